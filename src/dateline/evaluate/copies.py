"""Copies against edits of our own: real reports cut, reordered, given another headline, quoted inside one another.

The edits are made by a seeded random choice, and known by the reports they are made of: two texts are copies where one
of them is in both. Reports that are copies of one another to begin with are left out, but for the first.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

from dateline.link.copies import Memory, sketch, tie, ties
from dateline.records.copies import Sketch

EDITS = 2_000
SEED = 20_340_313
# Two reports with so many words in a row in common are no two texts to begin with: our own runs are shorter and fewer.
OWN_RUN = 20
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
Pair = frozenset[str]


@dataclass(frozen=True)
class Text:
    """A text and the reports that it is made of."""

    id: str
    kind: str
    text: str
    made_of: frozenset[str]


def evaluate(data: Path, edits: int = EDITS) -> dict[str, Any]:
    """Pairwise figures for the folder of fa-kes, over all reports and edits, with recall for each kind of edit."""
    originals = list(own_texts(articles(data)))
    made = list(edited(originals, edits))
    texts = [*originals, *made]
    wanted, found = pairs_of(texts), found_pairs(texts)
    kinds = {t.id: t.kind for t in texts}
    return {"texts": len(texts), **_figures(found, wanted), "kinds": _by_kind(found, wanted, kinds)}


def articles(data: Path) -> Iterator[tuple[str, str]]:
    with (data / "FA-KES-Dataset.csv").open(encoding="latin-1", newline="") as file:
        for row in csv.DictReader(file):
            yield row["unit_id"], f"{row['article_title']}\n\n{row['article_content']}"


def own_texts(rows: Iterable[tuple[str, str]]) -> Iterator[Text]:
    """The reports that share no long run of words with an earlier one."""
    seen: set[str] = set()
    for id_, text in rows:
        words = text.casefold().split()
        runs = {" ".join(words[i : i + OWN_RUN]) for i in range(len(words) - OWN_RUN + 1)}
        if runs and not runs & seen:
            yield Text(id_, "original", text, frozenset({id_}))
        seen |= runs


def edited(originals: Sequence[Text], edits: int) -> Iterator[Text]:
    """As many edits, of each kind in turn, of reports chosen by chance."""
    random = Random(SEED)
    kinds = tuple(_EDITS.items())
    for n in range(edits):
        kind, edit = kinds[n % len(kinds)]
        one, other = random.sample(originals, 2)
        text, made_of = edit(one, other, random)
        yield Text(f"{kind}-{n}", kind, text, made_of)


Edit = Callable[[Text, Text, Random], tuple[str, frozenset[str]]]


def _sentences(text: str) -> list[str]:
    return _SENTENCE.split(text)


def _cut(one: Text, other: Text, random: Random) -> tuple[str, frozenset[str]]:
    """Its beginning, or a part of it, half to nine tenths."""
    parts = _sentences(one.text)
    kept = max(1, round(len(parts) * random.uniform(0.5, 0.9)))
    first = random.choice((0, random.randint(0, len(parts) - kept)))
    return " ".join(parts[first : first + kept]), one.made_of


def _reordered(one: Text, other: Text, random: Random) -> tuple[str, frozenset[str]]:
    parts = _sentences(one.text)
    random.shuffle(parts)
    return " ".join(parts), one.made_of


def _retitled(one: Text, other: Text, random: Random) -> tuple[str, frozenset[str]]:
    """Another headline, one word in thirty another one, and a sentence of another report at the end."""
    body = one.text.partition("\n\n")[2]
    words = [random.choice(body.split()) if random.random() < 1 / 30 else w for w in body.split()]
    title = " ".join(random.sample(words, min(8, len(words))))
    return f"{title}\n\n{' '.join(words)} {_sentences(other.text)[-1]}", one.made_of


def _quoted(one: Text, other: Text, random: Random) -> tuple[str, frozenset[str]]:
    """All of it in the midst of another report."""
    parts = _sentences(other.text)
    at = random.randint(1, len(parts))
    inside = f'It said: "{one.text}"'
    return " ".join([*parts[:at], inside, *parts[at:]]), one.made_of | other.made_of


_EDITS: Mapping[str, Edit] = {"cut": _cut, "reordered": _reordered, "retitled": _retitled, "quoted": _quoted}


# --- pairs -------------------------------------------------------------------------------------------------


def pairs_of(texts: Iterable[Text]) -> set[Pair]:
    """The pairs that are made of one report."""
    holders: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        for original in text.made_of:
            holders[original].append(text.id)
    return {frozenset(pair) for ids in holders.values() for pair in combinations(ids, 2)}


def found_pairs(texts: Sequence[Text]) -> set[Pair]:
    """The pairs that our groups hold, and those that are copies by themselves."""
    shelf = Memory()
    tie(shelf, (Sketch(t.id, "", sketch(t.text)) for t in texts))
    members: dict[str, list[str]] = defaultdict(list)
    for report, group in shelf.groups().items():
        members[group].append(report)
    found = {frozenset(pair) for ids in members.values() for pair in combinations(ids, 2)}
    return found | {frozenset((a, b)) for a, b, _ in ties(shelf.sketches.values())}


def _figures(found: set[Pair], wanted: set[Pair]) -> dict[str, float | None]:
    right = len(found & wanted)
    return {
        "F": _percent(2 * right, len(found) + len(wanted)),
        "P": _percent(right, len(found)),
        "R": _percent(right, len(wanted)),
    }


def _by_kind(
    found: set[Pair], wanted: set[Pair], kinds: Mapping[str, str]
) -> dict[str, dict[str, float | None]]:
    """The same for the pairs that an edit of a kind is in."""
    return {
        kind: _figures(
            {p for p in found if any(kinds[t] == kind for t in p)},
            {p for p in wanted if any(kinds[t] == kind for t in p)},
        )
        for kind in _EDITS
    }


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None

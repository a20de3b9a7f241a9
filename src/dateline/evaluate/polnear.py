"""PolNeAR: how well source, cue and content are found; and attributions for an outside scorer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dateline.attribute import attributions
from dateline.knowledge.entities import EntityTable
from dateline.knowledge.gazetteer import Gazetteer
from dateline.read.masks import Masks
from dateline.read.syntax import parse as parse_syntax
from dateline.records.claims import Attribution
from dateline.records.parse import Parse
from dateline.records.text import Span

ROLES = ("source", "cue", "content")
Spans = tuple[Span, ...]


def plain_parse(text: str) -> Parse:
    """A parse with syntax alone: what attributions need."""
    syntax = parse_syntax(text, masks=_masks())
    return Parse(text, syntax.tokens, syntax.sentences)


@cache
def _masks() -> Masks:
    return Masks.of(EntityTable.load(), Gazetteer.open().kinds)


def evaluate(
    data: Path, limit: int | None = None, parse: Callable[[str], Parse] = plain_parse
) -> dict[str, Any]:
    """Scores over the articles of a split folder (`text/`, `attributions/`).

    Gold and found attributions are paired one to one by the characters that contents and cues share. Of
    a pair, a role is exact where its spans are the same, and overlaps where they share a character;
    `characters` counts those shared.
    """
    tally = Tally()
    articles = sorted((data / "text").glob("*.txt"))[:limit]
    for article in articles:
        text = read_text(article)
        tally.add(gold_of(data, article.stem), list(attributions(parse(text))))
    return {"articles": len(articles), "attributions": tally.gold, "found": tally.found, **tally.figures()}


def write(texts: Iterable[Path], out: Path) -> None:
    """The attributions of texts as JSON Lines: `id`; `source`, `cue`, `content` as [start, end] lists."""
    with out.open("w", encoding="utf-8") as lines:
        for path in texts:
            for found in attributions(plain_parse(read_text(path))):
                row = {role: [[s.start, s.end] for s in getattr(found, role)] for role in ROLES}
                lines.write(json.dumps({"id": path.stem, **row}) + "\n")


def read_text(path: Path) -> str:
    """A text with its line ends as they are: the key counts them."""
    return path.read_bytes().decode("utf-8")


def gold_of(data: Path, stem: str) -> list[Attribution]:
    """The attributions of one article, from the first annotator where several have worked on it."""
    files = sorted((data / "attributions").glob(f"{stem}_????.ann"))
    return list(_attributions(files[0].read_text(encoding="utf-8"))) if files else []


def _attributions(annotation: str) -> Iterator[Attribution]:
    """The relations of a brat file as attributions; those without content left out."""
    rows = [line.split("\t") for line in annotation.split("\n") if line.strip()]
    spans = {row[0]: _spans(row[1].split(" ", 1)[1]) for row in rows if row[0].startswith("T")}
    for row in rows:
        if row[0].startswith("E"):
            parts = [part.split(":") for part in row[1].split()]
            roles = [
                _joined(spans[i] for name, i in parts if name.lower().startswith(role)) for role in ROLES
            ]
            if roles[2]:
                yield Attribution(*roles)


def _spans(offsets: str) -> Spans:
    pairs = [tuple(map(int, part.split())) for part in offsets.split(";")]
    return tuple(Span(a, b) for a, b in pairs if a < b)


def _joined(groups: Iterable[Spans]) -> Spans:
    return tuple(sorted(span for group in groups for span in group))


def characters(spans: Spans) -> set[int]:
    return {k for span in spans for k in range(span.start, span.end)}


@dataclass
class Count:
    """Right ones, for one role and one measure; with how many were found and how many there are."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def figure(self) -> dict[str, float | int | None]:
        p = self.right / self.found if self.found else None
        r = self.right / self.gold if self.gold else None
        f = None if p is None or r is None else 0.0 if not p + r else 2 * p * r / (p + r)
        shown = {name: None if x is None else round(100 * x, 1) for name, x in (("P", p), ("R", r), ("F", f))}
        return {**shown, "right": self.right, "found": self.found, "gold": self.gold}


class Tally:
    """Exact, overlap and character counts of the three roles."""

    def __init__(self) -> None:
        self.gold = self.found = 0
        self.counts = {(role, m): Count() for role in ROLES for m in ("exact", "overlap", "characters")}

    def add(self, gold: list[Attribution], found: list[Attribution]) -> None:
        self.gold, self.found = self.gold + len(gold), self.found + len(found)
        pairs = paired(gold, found)
        for role in ROLES:
            self._add_role(role, gold, found, pairs)

    def _add_role(
        self, role: str, gold: list[Attribution], found: list[Attribution], pairs: list[tuple[int, int]]
    ) -> None:
        """One role of all pairs; an attribution that lacks the role counts for neither side."""
        wanted: list[Spans] = [getattr(a, role) for a in gold]
        got: list[Spans] = [getattr(a, role) for a in found]
        both = [(wanted[i], got[j]) for i, j in pairs if wanted[i] and got[j]]
        exact = sum(w == g for w, g in both)
        overlap = sum(any(a.overlaps(b) for a in w for b in g) for w, g in both)
        shared = sum(len(characters(w) & characters(g)) for w, g in both)
        for measure, right in (("exact", exact), ("overlap", overlap)):
            count = self.counts[role, measure]
            count.right += right
            count.found += sum(map(bool, got))
            count.gold += sum(map(bool, wanted))
        count = self.counts[role, "characters"]
        count.right += shared
        count.found += sum(len(s) for spans in got for s in spans)
        count.gold += sum(len(s) for spans in wanted for s in spans)

    def figures(self) -> dict[str, Any]:
        return {f"{role}_{measure}": count.figure() for (role, measure), count in self.counts.items()}


def paired(gold: list[Attribution], found: list[Attribution]) -> list[tuple[int, int]]:
    """Pairs of (gold, found) indices, one to one: a shared cue and much shared content first."""
    left = [(characters(a.content), characters(a.cue)) for a in gold]
    right = [(characters(a.content), characters(a.cue)) for a in found]
    ranked = sorted(
        (
            (len(lc & rc) + 100 * bool(lq & rq), -i, -j)
            for i, (lc, lq) in enumerate(left)
            for j, (rc, rq) in enumerate(right)
            if lc & rc or lq & rq
        ),
        reverse=True,
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs = []
    for _, i, j in ranked:
        if -i not in used_left and -j not in used_right:
            used_left.add(-i)
            used_right.add(-j)
            pairs.append((-i, -j))
    return pairs

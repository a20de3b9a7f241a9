"""Number words and figures: what "twenty-three", "2.5 million" and "dozens" stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

# A longer figure is an identifier, not a count.
LARGEST = 1e15

_DATA = Path(__file__).parent / "data"
_FIGURE = re.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?|\d+½")
_HYPHENS = frozenset("-‐‑–")


@dataclass(frozen=True)
class Numeral:
    """A number in words `first` to `last` (half-open).

    A vague one ("dozens") is `open` above its `value`, which is None where nothing is known ("several").
    """

    value: float | None
    first: int
    last: int
    open: bool = False


@dataclass(frozen=True)
class _Words:
    ones: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    ordinals: dict[str, int]
    open: dict[tuple[str, ...], float | None]
    longest_open: int


def rows(name: str | Path) -> list[list[str]]:
    """The rows of one of our tables, or of one at a path of its own, without comments and heading."""
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    kept = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return kept[1:]


@lru_cache(maxsize=1)
def _words() -> _Words:
    by_kind: dict[str, dict[str, int]] = {k: {} for k in ("one", "ten", "scale", "ordinal")}
    vague: dict[tuple[str, ...], float | None] = {}
    for word, kind, value in rows("numbers.tsv"):
        if kind == "open":
            vague[tuple(word.split())] = float(value) if value else None
        else:
            by_kind[kind][word] = int(value)
    return _Words(
        by_kind["one"],
        by_kind["ten"],
        by_kind["scale"],
        by_kind["ordinal"],
        vague,
        max(len(v) for v in vague),
    )


def begins_number(word: str) -> bool:
    """Whether a lower-case word may open a number: a cheap test before `numeral_at`."""
    words = _words()
    return (
        word[:1].isdigit()
        or word in words.ones
        or word in words.tens
        or word in words.scales
        or word in _openers()
    )


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    return frozenset({v[0] for v in _words().open} | {"a", "an", "half", "both"})


def numeral_at(words: Sequence[str], i: int) -> Numeral | None:
    """The longest number that begins at lower-case word `i`; "a" alone is none."""
    return _vague(words, i) or _half(words, i) or _article(words, i) or _both(words, i) or _counted(words, i)


def number_value(text: str) -> float | None:
    """What a whole phrase such as "2.5 million" or "fifty" stands for; None unless all of it is a number."""
    words = re.findall(r"\d[\d,.]*\d|\d½?|[^\W\d]+|[-‐‑–]", text.lower())
    found = numeral_at(words, 0) if words else None
    return found.value if found and found.last == len(words) else None


def ordinal_value(word: str) -> int | None:
    """ "third" 3, "21st" 21, "twenty-first" 21."""
    if match := re.fullmatch(r"(\d+)(?:st|nd|rd|th)", word):
        return int(match[1])
    words = _words()
    first, _, rest = word.partition("-")
    if rest:
        return (
            words.tens[first] + words.ordinals[rest]
            if first in words.tens and rest in words.ordinals
            else None
        )
    return words.ordinals.get(word)


def _vague(words: Sequence[str], i: int) -> Numeral | None:
    """ "dozens", "tens of thousands", "several hundred": open above what they surely are."""
    known = _words()
    for size in range(min(known.longest_open, len(words) - i), 0, -1):
        phrase = tuple(words[i : i + size])
        if phrase in known.open:
            after = i + size
            if after < len(words) and words[after] in known.scales:
                return Numeral(2.0 * known.scales[words[after]], i, after + 1, open=True)
            return Numeral(known.open[phrase], i, after, open=True)
    return None


def _half(words: Sequence[str], i: int) -> Numeral | None:
    """ "half a dozen", "half-a-million"."""
    if words[i] != "half":
        return None
    rest = [
        k
        for k in range(i + 1, min(i + 6, len(words)))
        if words[k] not in _HYPHENS and words[k] not in ("a", "an")
    ]
    scales = _words().scales
    if rest and words[rest[0]] in scales and rest[0] > i + 1:
        return Numeral(scales[words[rest[0]]] / 2, i, rest[0] + 1)
    return None


def _article(words: Sequence[str], i: int) -> Numeral | None:
    """ "a dozen", "a hundred and ten", "a couple of", "a pair of"."""
    if words[i] not in ("a", "an") or i + 1 >= len(words):
        return None
    if words[i + 1] in ("couple", "pair"):
        return Numeral(2.0, i, i + 2 + (i + 2 < len(words) and words[i + 2] == "of"))
    if words[i + 1] in _words().scales:
        found = _counted(("one", *words[i + 1 :]), 0)
        return found and Numeral(found.value, i, i + found.last)
    return None


def _both(words: Sequence[str], i: int) -> Numeral | None:
    return Numeral(2.0, i, i + 1) if words[i] == "both" else None


def _counted(words: Sequence[str], i: int) -> Numeral | None:
    """Figures and number words: "1,200", "2.5 million", "two hundred and twenty-three"."""
    known = _words()
    total, group, at, last = 0.0, None, i, i
    while at < len(words):
        word = words[at]
        if group is None and _FIGURE.fullmatch(word):
            group = _figure(word)
        elif word in known.tens and (group is None or (group % 100 == 0 and group >= 100)):
            group = (group or 0.0) + known.tens[word]
        elif word in known.ones and _takes_one(group, known.ones[word]):
            group = (group or 0.0) + known.ones[word]
        elif word in known.scales and group is not None and at > i:
            scale = known.scales[word]
            if scale >= 1000:
                total, group = total + group * scale, None
            else:
                group *= scale
        elif last > i and at + 1 < len(words) and _links(words, at):
            at += 1
            continue
        else:
            break
        at += 1
        last = at
    value = total + (group or 0.0)
    return Numeral(value, i, last) if last > i and value < LARGEST else None


def _figure(word: str) -> float:
    return float(word[:-1]) + 0.5 if word.endswith("½") else float(word.replace(",", ""))


def _takes_one(group: float | None, value: int) -> bool:
    """Whether a number under twenty may follow: "twenty-three", "hundred nine", but not "nine three"."""
    if group is None:
        return True
    if group % 100 == 0 and group >= 100:
        return True
    return group % 100 >= 20 and group % 10 == 0 and 0 < value < 10 and group == int(group)


def _links(words: Sequence[str], at: int) -> bool:
    """Whether "and" or a hyphen stays inside a number: "two hundred and six", "twenty-three"."""
    known = _words()
    before, after = words[at - 1], words[at + 1]
    if words[at] == "and":
        return before in known.scales and before != "dozen" and (after in known.ones or after in known.tens)
    if words[at] not in _HYPHENS:
        return False
    if before in known.tens and 0 < known.ones.get(after, 0) < 10:
        return True
    return after in known.scales and (before in known.ones or before in known.tens)

"""Which of many to compare: those that share a mark, so that ten thousand cost no ten million looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from dateline.knowledge.entities import loosen

# Names of two languages that are so much alike are one (the share of the letters; set by hand).
ALIKE = 0.75
# Of those who share a mark each meets no more than the first so many: who is like them is like one of these.
MOST = 40
# A word is compared with so many of another language that it shares most letters with.
_NEAREST = 15
# Shorter words are alike by chance.
SHORTEST = 4


def meeting(marks: Sequence[Iterable[Any]]) -> list[tuple[int, int]]:
    """The pairs, by number, that share a mark: the smaller number first, in order."""
    shelf: dict[Any, list[int]] = {}
    pairs: set[tuple[int, int]] = set()
    for j, own in enumerate(marks):
        for mark in own:
            others = shelf.setdefault(mark, [])
            pairs.update((i, j) for i in others if i != j)
            if len(others) < MOST and j not in others[-1:]:
                others.append(j)
    return sorted(pairs)


def alike_words(words: Iterable[tuple[str, str | None]]) -> Mapping[str, list[Any]]:
    """Word, spelled loosely -> a mark for each word of another language that is spelled much alike."""
    codes: dict[str, set[str | None]] = {}
    for word, code in words:
        if len(loose := loosen(word)) >= SHORTEST:
            codes.setdefault(loose, set()).add(code)
    if len(set().union(*codes.values())) < 2:
        return {}
    found: dict[str, list[Any]] = {}
    for left, right in _near(sorted(codes)):
        if len(codes[left] | codes[right]) > 1 and are_alike(left, right):
            for word in (left, right):
                found.setdefault(word, []).append(("alike", left, right))
    return found


def _near(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of words that share two letters in a row, each with those it shares most with."""
    shelf: dict[str, list[str]] = {}
    for word in words:
        pieces = sorted({word[i : i + 2] for i in range(len(word) - 1)})
        shared = Counter(other for piece in pieces for other in shelf.get(piece, ()))
        yield from ((other, word) for other, _ in shared.most_common(_NEAREST))
        for piece in pieces:
            shelf.setdefault(piece, []).append(word)


def are_alike(left: str, right: str) -> bool:
    """Whether two words, spelled loosely, share most of their letters in order."""
    at_best = 2 * min(len(left), len(right)) / (len(left) + len(right))
    return at_best >= ALIKE and SequenceMatcher(None, left, right).ratio() >= ALIKE

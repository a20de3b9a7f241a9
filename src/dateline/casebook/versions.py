"""A judgement on one version of a report in another: it holds where the words that it was about stand there, too."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import Any

from dateline.casebook.anchors import Ends, Json, Lost, around, quoted, shift_of

_WORD = re.compile(r"\w+|[^\w\s]")
_END = re.compile(r"[.!?؟。]+\s|\n")
# Longer texts are compared sentence by sentence alone: comparing all words of a book would take minutes.
MOST_WORDS = 20_000
# A shorter sentence ("He denied it.") may stand in two versions and mean two things.
LEAST_WORDS = 4


def carried(anchor: Json, old: str, new: str, *, all_words: bool, whole_sentence: bool) -> dict[str, Any]:
    """The anchor of a judgement on the text `old` as one on `new`; `Lost` where what it was about does not stand there.

    Of what it was about one trigger must stand in a sentence that kept most of its words (of a claim `all_words`), or
    all of them (`whole_sentence`), and each word of the value.
    """
    if not anchor["spans"]:
        raise Lost("it has no words of its own")
    kept, shift = compared(old, new), shift_of(old, anchor)
    spans = [_there(kept, s, shift, new) for s in anchor["spans"]]
    standing = [
        now
        for was, now in zip(anchor["spans"], spans, strict=True)
        if now is not None
        and kept.sentence_stands(was["start"] + shift, was["end"] + shift, whole=whole_sentence)
    ]
    if not standing or (all_words and None in spans):
        raise Lost(f"what stood around {quoted(anchor)} has changed")
    found = {**anchor, "run": None, "spans": standing, "around": around(new, standing[0])}
    about = (kept.at(start + shift, end + shift) for start, end in anchor.get("about", ()))
    found["about"] = [ends for ends in about if ends is not None]
    found["words"] = _all_there(kept, anchor.get("words", ()), shift, new)
    if "item" in anchor:
        found["item"] = {**_item(anchor["item"], kept, shift, new), "exact": True}
    return found


def _item(item: Json, kept: Kept, shift: int, new: str) -> dict[str, Any]:
    """The value of a list with its words, and those who said it by what is left of their cues."""
    cues = [[_there(kept, s, shift, new) for s in cue] for cue in item["sources"]]
    spans = _all_there(kept, item["spans"], shift, new)
    return {**item, "spans": spans, "sources": [cue for cue in cues if None not in cue]}


def _all_there(kept: Kept, spans: Iterable[Json], shift: int, new: str) -> list[Json]:
    found = []
    for span in spans:
        now = _there(kept, span, shift, new)
        if now is None:
            raise Lost(f"the words {span['quote']!r} have changed")
        found.append(now)
    return found


def _there(kept: Kept, span: Json, shift: int, new: str) -> Json | None:
    ends = kept.at(span["start"] + shift, span["end"] + shift)
    return ends and {"start": ends[0], "end": ends[1], "quote": new[ends[0] : ends[1]]}


# --- which words of one text stand in another -------------------------------------------------------------


@dataclass(frozen=True)
class Side:
    """A text as its words and its sentences, both as half-open ranges of characters."""

    words: Sequence[Ends]
    said: Sequence[str]
    sentences: Sequence[Ends]

    @staticmethod
    def of(text: str) -> Side:
        """A text taken apart."""
        words = [m.span() for m in _WORD.finditer(text)]
        ends = [0, *(m.end() for m in _END.finditer(text)), len(text)]
        return Side(words, [text[a:b] for a, b in words], [*pairwise(ends)])

    def inside(self, start: int, end: int) -> range:
        """The words that have a character in common with a range."""
        return range(
            bisect_right(self.words, start, key=lambda w: w[1]),
            bisect_left(self.words, end, key=lambda w: w[0]),
        )

    def sentence(self, at: int) -> range:
        """The words of the sentence at a character."""
        return self.inside(*self.sentences[bisect_right(self.sentences, at, key=lambda s: s[0]) - 1])


@dataclass(frozen=True)
class Kept:
    """The words of one text that stand in another, each with its number there."""

    old: Side
    new: Side
    now: Mapping[int, int]

    def at(self, start: int, end: int) -> Ends | None:
        """Where words stand, side by side as they did; None where one is gone or another came between them."""
        inside = self.old.inside(start, end)
        now = [self.now.get(n) for n in inside]
        first = now[0] if now else None
        if first is None or now != [*range(first, first + len(now))]:
            return None
        before, after = start - self.old.words[inside[0]][0], self.old.words[inside[-1]][1] - end
        return self.new.words[first][0] + before, self.new.words[first + len(now) - 1][1] - after

    def sentence_stands(self, start: int, end: int, *, whole: bool) -> bool:
        """Whether the sentence of words that stand kept most of its words; `whole`: all, and got no other."""
        was = self.old.sentence(start)
        first = self.now[self.old.inside(start, end)[0]]
        sentence = self.new.sentence(self.new.words[first][0])
        left = sum(self.now.get(n) in sentence for n in was)
        return left == len(was) == len(sentence) if whole else 2 * left > len(was)


@lru_cache(maxsize=32)
def compared(old: str, new: str) -> Kept:
    """Which words stand in both texts: in the same order, or in a whole sentence elsewhere."""
    a, b = Side.of(old), Side.of(new)
    now: dict[int, int] = {}
    if max(len(a.words), len(b.words)) <= MOST_WORDS:
        for block in SequenceMatcher(None, a.said, b.said).get_matching_blocks():
            now |= zip(
                range(block.a, block.a + block.size), range(block.b, block.b + block.size), strict=True
            )
    return Kept(a, b, now | _same_sentences(a, b))


def _same_sentences(a: Side, b: Side) -> dict[int, int]:
    """Sentences that stand in both word for word, and once in each: also those that were put elsewhere."""
    olds, news = _by_words(a), _by_words(b)
    pairs = ((words, olds[said], news[said]) for said in olds.keys() & news.keys() if (words := len(said)))
    return {
        old: new
        for words, was, now in pairs
        if was is not None and now is not None and words >= LEAST_WORDS
        for old, new in zip(was, now, strict=True)
    }


def _by_words(side: Side) -> dict[tuple[str, ...], range | None]:
    """Each sentence by its words; None where it stands twice."""
    ranges = [side.inside(*sentence) for sentence in side.sentences]
    said = [tuple(side.said[n] for n in words) for words in ranges]
    often = Counter(said)
    return {key: words if often[key] == 1 else None for key, words in zip(said, ranges, strict=True)}

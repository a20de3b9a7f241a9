"""The English that glosses make, as a text of its own: times and quantities are read there and pointed back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.knowledge.calendar import time_words
from dateline.records.parse import Quantity, Sentence, Timex, Token
from dateline.records.text import Span

# Kinds of time words: names of days, months and spans; those that English has before them where others
# have them after: "الاثنين الماضي", "lunes pasado".
_TIMES, _BEFORE_TIMES = "MWPuUk", "LNHCT"
# What English has before a figure and others after it: "40'tan fazla".
_BOUNDS = frozenset({"over", "nearly"})


@dataclass(frozen=True)
class Gloss:
    """The glosses of a parse in the order in which English has them; `order[k]` is the token of word `k`."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    order: tuple[int, ...]
    source: tuple[Token, ...]

    @staticmethod
    def of(tokens: Sequence[Token], sentences: Sequence[Sentence], *, singular: bool = False) -> Gloss:
        """`singular`: whether what is counted stands in the singular ("دو هفته", "two week")."""
        order = [i for s in sentences for i in _ordered(tokens, s, singular=singular)]
        at, text, made = 0, "", []
        place = {i: k for k, i in enumerate(order)}
        for k, i in enumerate(order):
            token = tokens[i]
            text += _gap(tokens, order, k)
            at = len(text)
            text += token.text
            made.append(replace(token, i=k, start=at, end=len(text), head=place[token.head], written=None))
        spans = {s.i: made[s.first : s.last] for s in sentences}
        shifted = tuple(
            replace(s, span=Span(spans[s.i][0].start, spans[s.i][-1].end)) for s in sentences if spans[s.i]
        )
        return Gloss(text, tuple(made), shifted, tuple(order), tuple(tokens))

    def timex(self, found: Timex) -> Timex:
        return replace(found, span=self.span(found.span))

    def quantity(self, found: Quantity) -> Quantity:
        head = self.order[found.head] if found.head is not None else None
        return replace(found, span=self.span(found.span), number=self.span(found.number), head=head)

    def words(self, span: Span) -> Span:
        """Where a span of the report stands in the gloss: from its first word there to its last."""
        first = max(bisect_right([t.start for t in self.source], span.start) - 1, 0)
        inside = {t.i for t in self.source[first:] if t.start < span.end and t.end > span.start}
        there = [self.tokens[k] for k, i in enumerate(self.order) if i in inside]
        return Span(there[0].start, there[-1].end) if there else Span(0, 0)

    def span(self, span: Span) -> Span:
        """The words of the report behind a span of the gloss."""
        starts = [t.start for t in self.tokens]
        first = max(bisect_right(starts, span.start) - 1, 0)
        behind = [
            self.source[self.order[k]]
            for k in range(first, len(self.tokens))
            if self.tokens[k].start < span.end and self.tokens[k].end > span.start
        ]
        return Span(min(t.span.start for t in behind), max(t.span.end for t in behind))


def _gap(tokens: Sequence[Token], order: Sequence[int], k: int) -> str:
    """What stands between two words: nothing where the report has nothing, a blank line between sentences."""
    if not k:
        return ""
    before, token = tokens[order[k - 1]], tokens[order[k]]
    if before.sentence != token.sentence:
        return "\n\n"
    mark = not (token.text[:1].isalnum() and before.text[-1:].isalnum())
    return "" if mark and before.end == token.start else " "


def _is(token: Token, kinds: str) -> bool:
    known = time_words().get(token.lower)
    return known is not None and known.kind in kinds


# How English has a spell of time up to now: "the last two weeks".
_PAST_SPELL = ("last", "count", "unit")


def _part(token: Token) -> str:
    if token.pos == "NUM":
        return "count"
    return "last" if _is(token, "L") else "unit" if _is(token, "uU") else ""


def _counts_past(run: Sequence[Token], *, singular: bool) -> bool:
    """ "دو هفته اخیر", "الأشهر الثلاثة الماضية": a spell of time up to now, its words as others have them.

    Not "قتل ثلاثة الأسبوع الماضي": three people.
    """
    parts = [_part(t) for t in run]
    unit = next((t for t in run if _part(t) == "unit"), None)
    spelled = parts in (["count", "unit", "last"], ["unit", "count", "last"])
    return spelled and unit is not None and (singular or unit.tag == "NNS")


def _ordered(tokens: Sequence[Token], sentence: Sentence, *, singular: bool) -> list[int]:
    """The words of a sentence, those moved that English puts elsewhere beside a time or a figure."""
    order = list(range(sentence.first, sentence.last))
    for k in range(len(order) - 1):
        here, after = tokens[order[k]], tokens[order[k + 1]]
        told = _is(here, _TIMES) and _is(after, _BEFORE_TIMES) and after.lower != "that"
        told = told and not (k and _is(tokens[order[k - 1]], _BEFORE_TIMES))  # "geçen ay aynı bölgede"
        bound = here.pos == "NUM" and after.pos == "ADV" and after.lower in _BOUNDS
        if _counts_past([tokens[i] for i in order[max(k - 1, 0) : k + 2]], singular=singular):
            order[k - 1 : k + 2] = sorted(
                order[k - 1 : k + 2], key=lambda i: _PAST_SPELL.index(_part(tokens[i]))
            )
        elif told or bound:
            order[k], order[k + 1] = order[k + 1], order[k]
        elif (
            here.lower in ("ago", "later")
            and after.pos in ("NUM", "DET", "ADJ")
            and k + 2 < len(order)
            and _is(tokens[order[k + 2]], "uU")
        ):
            order[k : k + 3] = [order[k + 1], order[k + 2], order[k]]
    return order

"""Quotation marks: which stretches of the text somebody else's words fill."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from dateline.records.text import Span

_PARAGRAPH = re.compile(r"[^\n]+")
# A single mark counts only where it cannot be an apostrophe: before a word, or after a full stop or comma.
_MARK = re.compile(r"[“”„«»\"]|''|``|(?<![\w.,!?'])[‘'](?=\w)|(?<=[\w.,!?])['’](?![\w'’])")
_CLOSERS = {
    "“": "”\"''",
    "„": '“”"',
    "«": "»",
    "»": "«",
    "‘": "’'",
    "'": "'’",
    "``": "''\"",
    "''": "''\"",
    '"': '"”',
}

# Shorter unclosed stretches are stray marks (inches, feet), not speech.
_LONG = 20


@dataclass(frozen=True)
class Quote:
    """A quotation with its marks. `closed` is false where the paragraph ends before the quotation does."""

    span: Span
    closed: bool = True


def quotes(text: str) -> tuple[Quote, ...]:
    """The outermost quotations, in order; one that a paragraph never closes goes to its end."""
    found: list[Quote] = []
    for paragraph in _PARAGRAPH.finditer(text):
        found += _in_paragraph(text, paragraph.start(), paragraph.end())
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int) -> list[Quote]:
    found: list[Quote] = []
    opened: tuple[int, str] | None = None
    for mark in _MARK.finditer(text, start, end):
        sign = mark.group()
        if opened is None:
            if sign in _CLOSERS and _opens(text, mark):
                opened = (mark.start(), sign)
        elif sign in _CLOSERS[opened[1]] and mark.start() > opened[0] + 1:
            found.append(Quote(Span(opened[0], mark.end())))
            opened = None
    if opened is not None and opened[1] not in "‘'" and end - opened[0] > _LONG:
        found.append(Quote(Span(opened[0], end), closed=False))
    return found


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Whether a word follows right after; of the angled marks, those after a space: "« so »", "»so«"."""
    before, after = text[max(mark.start() - 1, 0) : mark.start()], text[mark.end() : mark.end() + 1]
    if mark.group() == "«" and not before.strip():
        return True
    return bool(after.strip()) and (mark.group() != "»" or (after.isalnum() and not before.strip()))


class Quotes:
    """The quotations of a text, by place."""

    def __init__(self, text: str) -> None:
        self.all = quotes(text)
        self._starts = [q.span.start for q in self.all]

    def at(self, offset: int) -> Quote | None:
        """The quotation that covers an offset."""
        k = bisect_right(self._starts, offset) - 1
        return self.all[k] if k >= 0 and offset < self.all[k].span.end else None

    def within(self, span: Span) -> list[Quote]:
        """The quotations that touch a span, in order."""
        k = max(bisect_right(self._starts, span.start) - 1, 0)
        found = []
        for quote in self.all[k:]:
            if quote.span.start >= span.end:
                break
            if quote.span.end > span.start:
                found.append(quote)
        return found

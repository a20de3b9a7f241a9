"""What a parser gives, and the paragraphs that it is handed, whatever the language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.records.parse import Sentence, Token
from dateline.records.text import Region, Span

# A parser's memory grows with the paragraph: a longer one is cut at a sentence end, or else at a space.
MAX_PARAGRAPH = 10_000

# A line this short, against the longest of its block, ends a paragraph although the block goes on.
SHORT_LINE = 0.6

_BLOCK_END = re.compile(r"\n[^\S\n]*\n\s*")
_SENTENCE_END = re.compile(r"[.!?:…؟۔][\"'”’»)\]]*\s*$")
# Where a paragraph that is too long may be cut, the better place first.
_CUTS = (re.compile(r"[.!?؟۔][\"'”’»)]*\s+"), re.compile(r"\s+"))


@dataclass(frozen=True)
class Syntax:
    """What the parser gives: tokens, sentences, and its own (span, label) names, if any, to be judged elsewhere."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[tuple[Span, str], ...]


def pieces(text: str, regions: tuple[Region, ...]) -> Iterator[tuple[int, int, str]]:
    """The paragraphs to parse as (start, end, region kind)."""
    at = 0
    for region in sorted(regions, key=lambda r: r.span):
        if region.kind == "body" or region.span.start < at:
            continue
        yield from ((a, b, "body") for a, b in _paragraphs(text, at, region.span.start))
        if region.kind not in ("dateline", "boilerplate"):
            yield from ((a, b, region.kind) for a, b in _paragraphs(text, region.span.start, region.span.end))
        at = region.span.end
    yield from ((a, b, "body") for a, b in _paragraphs(text, at, len(text)))


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs between two offsets: blocks, cut at ends of lines that close a sentence or stop short."""
    for a, b in _split(text, start, end, _BLOCK_END):
        lines = list(_split(text, a, b, re.compile(r"\n")))
        longest = max((y - x for x, y in lines), default=0)
        first = a
        for x, y in lines:
            if _SENTENCE_END.search(text, x, y) or y - x < SHORT_LINE * longest or y == b:
                yield from _cut(text, first, y)
                first = y
        yield from _cut(text, first, b)


def _split(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    at = start
    for match in pattern.finditer(text, start, end):
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < end:
        yield at, end


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """One paragraph, in parts of at most `MAX_PARAGRAPH` characters; nothing where it is blank."""
    while end - start > MAX_PARAGRAPH:
        first, last = start + MAX_PARAGRAPH // 2, start + MAX_PARAGRAPH
        stops = ([m.end() for m in cut.finditer(text, first, last)] for cut in _CUTS)
        stop = next((found[-1] for found in stops if found), last)
        yield start, stop
        start = stop
    if text[start:end].strip():
        yield start, end

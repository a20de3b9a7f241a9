"""Quotations that run on: the other half of a content, and the sentences after it that nobody else says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.attribute.frame import Frame
from dateline.attribute.quotes import Quotes
from dateline.attribute.verbs import SPEECH, silent
from dateline.knowledge.cues import cues
from dateline.records.parse import Parse
from dateline.records.text import Span

_BETWEEN = " \n.,;:”\"'"
# More words than these after a cue say something else.
_REST = 12


def extended(parse: Parse, quoted: Quotes, found: list[Frame]) -> Iterator[Frame]:
    """Each frame with the quotation its content is part of, and those that go on after it."""
    for frame in found:
        spans = tuple(_whole(quoted, s, frame) for s in frame.content)
        if frame.form in "cqra" and frame.word.kind in SPEECH and spans:
            spans += tuple(_carried(parse, quoted, spans, frame))
        yield replace(frame, content=_merged(parse.text, spans))


def _whole(quoted: Quotes, span: Span, frame: Frame) -> Span:
    """A content that holds half of a quotation takes the other half, unless the cue stands inside it."""
    for quote in quoted.within(Span(max(span.start - 1, 0), span.end + 2)):
        if any(quote.span.overlaps(s) for s in (*frame.cue_spans, *frame.source_spans)):
            continue
        if quote.span.start <= span.start or quote.span.start < span.end:
            span = span.join(quote.span)
    return span


def _carried(parse: Parse, quoted: Quotes, spans: tuple[Span, ...], frame: Frame) -> Iterator[Span]:
    """Quotations that go on after the cue, in the next sentences, or in the next paragraph."""
    if not any(quoted.within(s) for s in spans):
        return
    at = max(s.end for s in (*spans, *frame.cue_spans, *frame.source_spans))
    own = parse.sentence_of(parse.tokens[frame.cue]).span.end
    for quote in quoted.all:
        if quote.span.start < at:
            continue
        if not _follows(parse, at, quote.span.start, own, _open_before(quoted, at)):
            return
        if (teller := _told_after(parse, quote.span)) is not None and teller != frame.cue:
            return
        yield quote.span
        at = quote.span.end


def _follows(parse: Parse, start: int, end: int, own: int, goes_on: bool) -> bool:
    """Whether nothing stands between two quotations but the rest of the cue's own sentence."""
    between = parse.text[start:end]
    if "\n" in between and not goes_on:
        return False
    if not between[max(own - start, 0) :].strip(_BETWEEN):
        return not between.strip(_BETWEEN) or silent(parse, start, min(own, end), _REST)
    return False


def _told_after(parse: Parse, span: Span) -> int | None:
    """The verb of saying that stands right after a quotation without full stop: another source has it."""
    if parse.text[span.start : span.end].rstrip("”\"'’")[-1:] == ".":
        return None
    table = cues()
    window = Span(span.end, min(span.end + 80, len(parse.text))) if span.end < len(parse.text) else None
    for token in [t for t in parse.tokens_in(window) if t.start >= span.end][:8] if window else []:
        if token.text in (".", ";"):
            return None
        word = table.get((token.lemma, "v"))
        if token.pos == "VERB" and word is not None and "q" in word.frames:
            return token.i
    return None


def _open_before(quoted: Quotes, at: int) -> bool:
    last = quoted.at(at - 1)
    return last is not None and not last.closed


def _merged(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans in order, those that touch or overlap made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and (span.start <= found[-1].end or not text[found[-1].end : span.start].strip()):
            found[-1] = found[-1].join(span)
        else:
            found.append(span)
    return tuple(found)

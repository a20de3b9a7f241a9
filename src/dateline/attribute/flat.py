"""Attributions as the record lists them: outermost ones, none inside another's content."""

from __future__ import annotations

from dateline.attribute.frame import Found, Frame
from dateline.attribute.frames import frames
from dateline.attribute.quotes import Quotes
from dateline.records.claims import Attribution
from dateline.records.parse import Parse
from dateline.records.text import Span

# Shorter quotations are words picked out of a sentence that goes on around them.
_SPEECH = 40


def attributions(parse: Parse) -> tuple[Attribution, ...]:
    """The attributions of a text, in order; where one holds another, only the outer one."""
    found = outermost(parse, frames(parse))
    return tuple(plain(parse, f) for f in found)


def plain(parse: Parse, frame: Frame) -> Attribution:
    """A frame as an attribution; a source with an apposition takes the comma that closes it."""
    source = tuple(
        Span(s.start, s.end + 1) if "," in parse.quote(s) and parse.text[s.end : s.end + 1] == "," else s
        for s in frame.source_spans
    )
    return Attribution(source, frame.cue_spans, frame.content)


def outermost(parse: Parse, found: tuple[Frame, ...]) -> list[Frame]:
    """Frames whose cue lies in no other's content, nor in direct speech: that is its speaker's."""
    quoted = Quotes(parse.text)
    places = Found(found)
    kept = []
    for frame in found:
        cue = frame.cue_spans[0].start
        quote = quoted.at(cue)
        inside = quote is not None and len(quote.span) > _SPEECH
        seen = frame.word.kind == "sense" and frame.form != "c"
        if (
            frame.content
            and not seen
            and not inside
            and not [g for g in places.around(cue) if g is not frame]
        ):
            kept.append(frame)
    return kept

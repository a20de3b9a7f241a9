"""Attributions as the record lists them: outermost ones, none inside another's content."""

from __future__ import annotations

from dateline.attribute.frame import Found, Frame
from dateline.attribute.frames import frames
from dateline.attribute.quotes import Quotes
from dateline.records.claims import Attribution
from dateline.records.parse import Parse

# Shorter quotations are words picked out of a sentence that goes on around them.
_SPEECH = 40


def attributions(parse: Parse) -> tuple[Attribution, ...]:
    """The attributions of a text, in order; where one holds another, only the outer one."""
    found = outermost(parse, frames(parse))
    return tuple(Attribution(f.source_spans, f.cue_spans, f.content) for f in found)


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

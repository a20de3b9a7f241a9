"""Attributions as the record lists them: outermost ones, none inside another's content."""

from __future__ import annotations

from dateline.attribute.frames import Frame, frames
from dateline.records.claims import Attribution
from dateline.records.parse import Parse


def attributions(parse: Parse) -> tuple[Attribution, ...]:
    """The attributions of a text, in order; where one holds another, only the outer one."""
    return tuple(Attribution(f.source_spans, f.cue_spans, f.content) for f in outermost(frames(parse)))


def outermost(found: tuple[Frame, ...]) -> list[Frame]:
    """Frames whose cue lies in no other's content."""
    return [
        f
        for f in found
        if f.content and not any(g is not f and g.covers(f.cue_spans[0].start) for g in found if g.content)
    ]

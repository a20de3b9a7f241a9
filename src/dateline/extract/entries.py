"""Mentions in the entries of a log: each has the place and the day of its entry's heading, where it names none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from dateline.knowledge.headings import Heading, headings
from dateline.records.claims import Argument, EventMention
from dateline.records.parse import Parse


def entered(
    parse: Parse, mentions: tuple[EventMention, ...], published: str | None
) -> tuple[EventMention, ...]:
    """The mentions, those under a heading with its number; not what speaks of several: "the two raids"."""
    found = headings(parse, published)
    ends = [h.last for h in found]
    return tuple(
        _under(parse, m, found[k], k)
        if (k := bisect_right(ends, m.token) - 1) >= 0 and not (m.weak and m.count != 1)
        else m
        for m in mentions
    )


def _under(parse: Parse, mention: EventMention, heading: Heading, k: int) -> EventMention:
    return replace(mention, entry=k, arguments=(*mention.arguments, *_lent(parse, mention, heading)))


def _lent(parse: Parse, mention: EventMention, heading: Heading) -> Iterator[Argument]:
    if not any(a.detail not in ("from", "to") for a in mention.of("place")):
        yield from (Argument("place", m.span, m.head, "where") for m in heading.places)
    root = parse.root_of(heading.day.span) if heading.day else None
    if heading.day and root and not mention.of("time"):
        yield Argument("time", heading.day.span, root.i)

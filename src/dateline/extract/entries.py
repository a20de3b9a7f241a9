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
    at = {m.id: bisect_right(ends, m.token) - 1 for m in mentions if not (m.weak and m.count != 1)}
    placed = {k: m.id for m in reversed(mentions) if (k := at.get(m.id, -1)) >= 0 and _is_placed(m)}
    return tuple(
        _under(parse, m, found[k], k, placed=placed.get(k, m.id) < m.id)
        if (k := at.get(m.id, -1)) >= 0
        else m
        for m in mentions
    )


def _is_placed(mention: EventMention) -> bool:
    return any(a.detail not in ("from", "to") for a in mention.of("place"))


def _under(parse: Parse, mention: EventMention, heading: Heading, k: int, *, placed: bool) -> EventMention:
    """A mention in its entry; `placed` where one before it there has a place of its own, which holds for it too."""
    places = () if placed or _is_placed(mention) else heading.places
    lent = (Argument("place", m.span, m.head, "where") for m in places)
    return replace(mention, entry=k, arguments=(*mention.arguments, *lent, *_day(parse, mention, heading)))


def _day(parse: Parse, mention: EventMention, heading: Heading) -> Iterator[Argument]:
    root = parse.root_of(heading.day.span) if heading.day else None
    if heading.day and root and not mention.of("time"):
        yield Argument("time", heading.day.span, root.i)

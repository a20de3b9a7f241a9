"""Mentions in the entries of a log: each has what its entry's heading and fields give, where it says nothing else."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.arguments import DOERS, SUFFERERS, as_argument, with_of
from dateline.extract.context import Context
from dateline.knowledge.headings import Heading, headings
from dateline.knowledge.labels import Field, fields
from dateline.records.claims import Argument, EventMention
from dateline.records.parse import Parse

# What fields tell of whoever a mention names none of: their role, and the classes that may have it.
PARTIES = {"actor": ("actor", DOERS), "target": ("recipient", SUFFERERS)}


def entered(
    context: Context, mentions: tuple[EventMention, ...], published: str | None
) -> tuple[EventMention, ...]:
    """The mentions, those under a heading with its number; not what speaks of several: "the two raids"."""
    parse = context.parse
    found = headings(parse, published)
    starts = [h.first for h in found]
    at = {m.id: bisect_right(starts, m.token) - 1 for m in mentions if not (m.weak and m.count != 1)}
    placed = {k: m.id for m in reversed(mentions) if (k := at.get(m.id, -1)) >= 0 and _is_placed(m)}
    # "KARVAN: Six dead in an attack on Tel Arin": where the attack was they died.
    tied = {m.id for m in mentions for o in mentions if _is_placed(o) and _are_tied(m, o)}
    mentions = tuple(
        _under(parse, m, found[k], k, placed=placed.get(k, m.id) < m.id or m.id in tied)
        if (k := at.get(m.id, -1)) >= 0
        else m
        for m in mentions
    )
    for k, argument in _parties(context, starts):
        under = [m for m in mentions if at.get(m.id) == k]
        if not any(m.of(argument.role) for m in under):
            mentions = tuple(_with_party(m, argument) if m in under else m for m in mentions)
    return mentions


def _are_tied(mention: EventMention, other: EventMention) -> bool:
    return mention.id in other.ties or other.id in mention.ties


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


def _parties(context: Context, starts: list[int]) -> Iterator[tuple[int, Argument]]:
    """What the fields of each entry say of who did it and to whom, where just one says so; -1 is no entry."""
    told: dict[tuple[int, str], list[Argument | None]] = {}
    for field in fields(context.parse):
        if field.kind in PARTIES:
            at = bisect_right(starts, field.first) - 1
            told.setdefault((at, field.kind), []).append(_party(context, field))
    yield from ((k, given[0]) for (k, _), given in told.items() if len(given) == 1 and given[0])


def _party(context: Context, field: Field) -> Argument | None:
    parse, (role, classes) = context.parse, PARTIES[field.kind]
    noun = parse.root_of(parse.span_of(parse.tokens[field.colon + 1 : field.last]))
    told = noun is not None and context.classes(noun) & classes
    return with_of(parse, as_argument(parse, role, noun)) if noun and told else None


def _with_party(mention: EventMention, argument: Argument) -> EventMention:
    """A mention that tells of the deed itself, with who did it, or to whom."""
    deed = mention.news and mention.strength != "result"
    return replace(mention, arguments=(*mention.arguments, argument)) if deed else mention

"""A lead that adds up what several happenings did: "attacks killed four", and then three dead here and one there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.group.facts import WIDE, Material, is_wide, same_day, same_place, where
from dateline.knowledge.cues import phrases
from dateline.records.claims import EventMention, TollMention
from dateline.records.parse import Parse
from dateline.records.values import DateRange, Location, Value

# So many sentences on, what is told is no part of a sum.
REACH = 6


def summed(material: Material) -> Material:
    """The material in which a mention whose dead are those of several happenings counts these."""
    counts = {i: n for toll in material.tolls for i, n in _counts(material, toll)}
    mentions = tuple(replace(m, count=counts.get(m.id, m.count)) for m in material.mentions)
    return replace(material, mentions=mentions) if counts else material


def _counts(material: Material, toll: TollMention) -> Iterator[tuple[int, int]]:
    """The mentions of the happenings that a figure adds up, each with how many they are."""
    mention = None if toll.mention is None else material.mentions[toll.mention]
    if mention is None or toll.kind != "killed" or toll.low != toll.high or (toll.low or 0) < 2:
        return
    told = _together(material, mention)
    separate = _is_separate(material.parse, mention)
    placed = any(_sites(material, m) for m in told) and not separate
    parts = 0 if placed else _parts(material, toll, mention.sentence)
    if parts and (
        separate
        or all(m.strength == "result" or m.count is None for m in told)
        or any(is_wide(v) for m in told for v in where(material, m))
    ):
        yield from ((m.id, parts) for m in told)


def _is_separate(parse: Parse, mention: EventMention) -> bool:
    """ "Three were shot dead in separate incidents in X": in quarters of X, each told after."""
    told = parse.sentence_tokens(parse.sentences[mention.sentence])
    return any(t.lower in phrases()["separate"] and parse.head(t).tag == "NNS" for t in told)


def _together(material: Material, mention: EventMention) -> list[EventMention]:
    """A mention and those that grammar ties to it in its sentence."""
    return [
        m
        for m in material.mentions
        if m.sentence == mention.sentence and (m is mention or m.id in mention.ties or mention.id in m.ties)
    ]


def _parts(material: Material, whole: TollMention, sentence: int) -> int:
    """How many places or days with dead of their own are told after a figure, where it is the sum; else 0."""
    seen: list[Value[Location]] = []
    past: list[DateRange] = []
    count = 0
    left = whole.low or 0
    for toll in material.tolls:
        part = None if toll.mention is None else material.mentions[toll.mention]
        if part is None or toll.kind != whole.kind or toll.of is not None:
            continue
        told = _together(material, part)
        sites = [p for m in told for p in _sites(material, m)]
        deed = any(m.strength != "result" or m.of("weapon", "actor") for m in told)
        days = [d for m in told for d in _days(material, m)]
        known = not sites or any(same_place(p, q) is not False for p in sites for q in seen)
        known = known and not _is_new_day(days, past)
        if not sentence < part.sentence <= sentence + REACH or not deed or known:
            continue
        seen += sites[:1]
        past += days
        count += 1
        left -= toll.low or 0
        if left <= 0:
            break
    return count if left == 0 and count > 1 else 0


def _days(material: Material, mention: EventMention) -> Iterator[DateRange]:
    told = (material.dates.get(a.span) for a in mention.of("time"))
    yield from (v.value for v in told if v and v.value)


def _is_new_day(days: Sequence[DateRange], past: Sequence[DateRange]) -> bool:
    return bool(days and past) and all(same_day(d, e) is False for d in days for e in past)


def _sites(material: Material, mention: EventMention) -> list[Value[Location]]:
    """The towns and finer places of a mention."""
    return [v for v in where(material, mention) if v.value and v.value.kind not in WIDE]

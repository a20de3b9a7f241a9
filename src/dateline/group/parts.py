"""Aggregates and their parts: "six bases were attacked", and each of the six."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from dateline.group.facts import WIDE, Material, same_place
from dateline.group.fit import GENERAL, OPEN, VIOLENCE, types_fit
from dateline.group.whereabouts import FROM_DATELINE
from dateline.records.events import Event
from dateline.records.text import Span
from dateline.records.values import Basis, Location, Toll, Value


def split(material: Material, event: Event) -> Iterator[Event]:
    """One event for each place where one mention lists several: "bases in X and Y were hit"."""
    inside = [p for p in event.places if p.value and p.value.role == "where"]
    apart = [p for p in _distinct(material, inside) if not _bounds(material, p.spans[0])]
    each = _shared_out(material, event.tolls, apart)
    listed = _are_listed(material, apart) and any(_is_plural(material, r.spans[0]) for r in event.recipients)
    # One figure for all places is that of the whole.
    plural = each is not None or ((event.count != 1 or listed) and not event.tolls)
    wide = any(p.value and p.value.kind in WIDE for p in apart)
    if len(apart) < 2 or wide or not plural or not event.news or event.count not in (None, 1, len(apart)):
        yield event
        return
    for k, place in enumerate(apart):
        yield replace(event, places=(place,), count=1, tolls=each[k] if each else event.tolls)


Tolls = tuple[Value[Toll], ...]


def _shared_out(material: Material, tolls: Tolls, places: Sequence[Value[Location]]) -> list[Tolls] | None:
    """ "Killed five in X and two in Y", "five and two respectively": the figures of each place, if all are told so."""
    if len(places) < 2:
        return None
    told = [t for t in tolls if t.basis is Basis.STATED and t.value]
    if _is_told_twice(material, told):
        return None
    at = [_place_of(material, t.spans[0], places) for t in told]
    if len(told) == len(places) and _respectively(material, told[-1].spans[0]):
        at = list(range(len(places)))
    placed = [t.value for t, i in zip(told, at, strict=True) if i is not None and t.value]
    bare = [t.value for t, i in zip(told, at, strict=True) if i is None and t.value]
    if not all(_is_sum(t, placed) for t in bare) or set(at) - {None} != set(range(len(places))):
        return None
    own = [[t for t, i in zip(told, at, strict=True) if i == k] for k in range(len(places))]
    return [tuple(replace(t, value=replace(t.value, of=None)) for t in one if t.value) for one in own]


def _is_told_twice(material: Material, tolls: Sequence[Value[Toll]]) -> bool:
    """ "Six killed near X" in a headline, "six were killed in Y" in the body: one figure, though of two places."""
    figures: dict[bool, set[tuple[str, int | None]]] = {True: set(), False: set()}
    for toll in tolls:
        headed = material.parse.sentence_at(toll.spans[0].start).region == "headline"
        figures[headed] |= {(toll.value.kind, toll.value.low)} if toll.value else set()
    return not figures[True].isdisjoint(figures[False])


def _is_sum(whole: Toll, parts: Sequence[Toll]) -> bool:
    """ "Killed 13. Seven fell in X and six in Y": whether a figure holds those of all places."""
    return whole.low == sum(t.low or 0 for t in parts if t.kind == whole.kind)


def _place_of(material: Material, figure: Span, places: Sequence[Value[Location]]) -> int | None:
    """The first of some places that stands after a figure in its sentence."""
    end = material.parse.sentence_at(figure.start).span.end
    after = [(s.start, k) for k, p in enumerate(places) for s in p.spans if figure.end <= s.start < end]
    return min(after)[1] if after else None


def _respectively(material: Material, figure: Span) -> bool:
    sentence = material.parse.sentence_at(figure.start)
    return any(t.lower == "respectively" for t in material.parse.sentence_tokens(sentence))


def _distinct(material: Material, places: Sequence[Value[Location]]) -> list[Value[Location]]:
    """Places without those that are one with one before them, or may be and are not listed: the city, its quarter."""
    kept: list[Value[Location]] = []
    for place in places:
        root = material.parse.root_of(place.spans[0])
        listed = root is not None and root.dep == "conj"
        if all(same_place(place, other) in ((False, None) if listed else (False,)) for other in kept):
            kept.append(place)
    return kept


def _are_listed(material: Material, places: Sequence[Value[Location]]) -> bool:
    """Whether some of the places are joined: "houses were burned in X and Y", not "in X. ... Y"."""
    roots = (material.parse.root_of(s) for p in places for s in p.spans)
    return any(root is not None and root.dep == "conj" for root in roots)


def _bounds(material: Material, span: Span) -> bool:
    """ "Between X and Y", "on the border of X and Y": neither of the two is a place of its own."""
    root = material.parse.root_of(span)
    above = (
        list(takewhile(lambda t: t.pos not in ("VERB", "AUX"), material.parse.ancestors(root.i)))
        if root
        else []
    )
    return any(t.lower == "between" or t.lemma in BOUNDARIES for t in above)


BOUNDARIES = frozenset({"border", "boundary", "frontier", "junction"})


def _is_plural(material: Material, span: Span) -> bool:
    root = material.parse.root_of(span)
    return root is not None and root.tag in ("NNS", "NNPS")


def tie(material: Material, events: Sequence[Event]) -> tuple[Event, ...]:
    """Parts point to their aggregate; a part that names no actor has those of the whole, by inference.

    A part of which only the outcome is told ("in X three died") is of the type of the whole, unless its words say more.
    """
    whole = _wholes(events)
    return tuple(_part(material, e, events, whole.get(i)) for i, e in enumerate(events))


def _part(material: Material, event: Event, events: Sequence[Event], whole: int | None) -> Event:
    if whole is None:
        return event
    outcome = all(material.mentions[m].strength == "result" for m in event.mentions)
    if outcome and event.type in GENERAL:
        event = replace(event, type=events[whole].type)
    inferred = (replace(a, basis=Basis.INFERRED, method="aggregate") for a in events[whole].actors)
    dated = any(d.value and d.value.start for d in event.dates)
    days = (
        event.dates
        if dated
        else (*(replace(d, basis=Basis.INFERRED) for d in events[whole].dates), *event.dates)
    )
    return replace(event, part_of=whole, actors=event.actors or tuple(inferred), dates=days)


def _wholes(events: Sequence[Event]) -> dict[int, int]:
    """Part -> aggregate. An aggregate has two parts or more, at most as many as it counts."""
    found: dict[int, int] = {}
    for i, whole in enumerate(events):
        if whole.count == 1 or not whole.news or whole.happened in OPEN:
            continue
        parts = [k for k, e in enumerate(events) if k != i and k not in found and _is_part(e, whole)]
        if len(parts) >= 2:
            found.update(dict.fromkeys(parts[: whole.count], i))
    return {part: i for part, i in found.items() if i not in found}


def _is_part(event: Event, whole: Event) -> bool:
    if event.count != 1 or not event.news or not _may_hold(whole.type, event.type):
        return False
    # What is placed by the report's own town may lie anywhere near it; nor was it where the fire came from.
    at = [
        p for p in event.places if p.method != FROM_DATELINE and p.value and p.value.role in ("where", "near")
    ]
    pairs = [same_place(p, q) for p in at for q in whole.places]
    return not pairs or any(same is not False for same in pairs)


def _may_hold(whole: str, part: str) -> bool:
    """Whether a type may be that of several happenings of which one is of the other: "attacks" of a clash too."""
    return types_fit(part, whole) or (whole in GENERAL and part in VIOLENCE | {"ABDUCT_DISSAP"})


# What a statement that nothing is known of harm may speak of in the plural: all the happenings told before it.
STRUCK = frozenset(
    {"site", "attack", "strike", "base", "area", "location", "incident", "raid", "place", "target"}
)


def unknown_tolls(material: Material, events: Sequence[Event]) -> tuple[Event, ...]:
    """ "No information about casualties at the attacked sites" holds for each, and for the rest of their whole."""
    said = [
        c.content for c in material.claims if c.stance == "no_information" and c.about in ("toll", "damage")
    ]
    ends = [span.start for spans in said for span in spans if _speaks_of_all(material, span)]
    before = [i for i, e in enumerate(events) if any(e.triggers[0].start < end for end in ends)]
    wholes = {events[i].part_of for i in before} - {None}
    return tuple(
        replace(e, toll_status="no_information")
        if e.news and e.toll_status == "not_mentioned" and (i in before or e.part_of in wholes)
        else e
        for i, e in enumerate(events)
    )


def _speaks_of_all(material: Material, span: Span) -> bool:
    return any(t.tag in ("NNS", "NNPS") and t.lemma in STRUCK for t in material.parse.tokens_in(span))

"""An event of the news without place or day of its own has those the story has been at, by inference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from dateline.group.days import REACH, age, scene_day, story_days
from dateline.group.facts import SETTLED, WIDE, Material, same_place, within
from dateline.group.fit import LATER, NEW, VIOLENCE
from dateline.group.whereabouts import FROM_DATELINE, finer_place, told_place
from dateline.knowledge.cues import phrases
from dateline.knowledge.entities import EntityTable
from dateline.knowledge.ontology import UNREST
from dateline.records.events import Event
from dateline.records.parse import Parse
from dateline.records.values import Basis, DateRange, Location, Value

CARRIED = "carried"
OF_PUBLICATION = "time of the publication day"
# What is told in passing with a day so near before the report belongs to its news.
RECENT = 7
T = TypeVar("T")


def carried(material: Material, events: Sequence[Event], table: EntityTable) -> list[Event]:
    """The events, each with the place and the day that hold for it as well."""
    placed = list(_placed(material, events, table))
    days = _days_told(material, placed)
    return [replace(e, dates=_inferred(d)) if d else e for e, d in zip(placed, days, strict=True)]


def _placed(material: Material, events: Sequence[Event], table: EntityTable) -> Iterator[Event]:
    place: Value[Location] | None = None
    last: Value[Location] | None = None
    for event in events:
        event = replace(event, places=_inferred(finer_place(material, event)) or event.places)
        if event.places:
            place = event.places[0] if event.news else place
        elif event.news and (event.count == 1 or (event.count is None and event.type in UNREST)):
            last = place or told_place(material, event, table) or last
            event = replace(event, places=_inferred(last))
        yield event


def _days_told(material: Material, events: Sequence[Event]) -> list[Value[DateRange] | None]:
    """For each event of the news without a day of its own that of the last one told, or of the scene; else None.

    A bare time of day ("at dawn"), or some hours later, is of the day told, not of the publication.
    """
    found: list[Value[DateRange] | None] = [None] * len(events)
    story = tuple(story_days(material))
    sentences = [material.sentences(e) for e in events]
    day: tuple[Value[DateRange], int, Event] | None = None
    for k in sorted((k for k, e in enumerate(events) if e.news), key=lambda k: sentences[k][0]):
        event, first = events[k], sentences[k][0]
        own = [d for d in event.dates if not (d.method == OF_PUBLICATION or d.spans[0] in material.clocks)]
        if own and own[0].value and own[0].value.start:
            day = (own[0], first, event)
        elif not own and day:
            # "on Friday arrested two over a bombing": the day is that of the arrest.
            over = first == day[1] and day[2].type == "ARREST" and event.type in VIOLENCE
            near = first - day[1] <= REACH and (
                _there(event, day[2].places) or _beside(material, event) or _right_after(material, event)
            )
            # "In the evening drones hit Y": a bare time of day is of the day told, wherever it was.
            found[k] = day[0] if (near or event.dates) and not over else None
        elif not own:
            scene = scene_day(material.parse, story, sentences[k]) or _day_in_passing(material, events, event)
            found[k] = scene
            day = (scene, first, event) if scene else None
    return found


def _day_in_passing(material: Material, events: Sequence[Event], event: Event) -> Value[DateRange] | None:
    """ "At a protest on Saturday a crowd stoned the police": the day of what the sentence tells beside its news."""
    told = set(material.sentences(event))
    beside = (e.dates[0] for e in events if not e.news and e.dates and told & set(material.sentences(e)))
    return next((d for d in beside if _is_recent(material, d)), None)


def _is_recent(material: Material, day: Value[DateRange]) -> bool:
    days = age(day.value, material.report.published) if day.value else None
    return days is not None and 0 <= days <= RECENT


def _there(event: Event, places: tuple[Value[Location], ...]) -> bool:
    """Whether an event is told of the same place: another place may have had another day."""
    own = [p for p in event.places if p.method != CARRIED]
    # A village that no gazetteer has may lie in the province that was told.
    told = bool(event.tolls or event.actors or event.recipients)
    return not own or any(
        same_place(p, q) or _may_hold(q) or (told and _near_by(p, q)) for p in own for q in places
    )


def _near_by(place: Value[Location], other: Value[Location]) -> bool:
    """Whether two towns are neighbours: what is told of them without a day is mostly of one."""
    a, b = (v.value and v.value.kind in SETTLED and v.value.resolved for v in (place, other))
    return bool(a and b and within(NEIGHBOURS_KM, a, b))


# Not tuned: so far apart lie towns of one district or of two beside each other.
NEIGHBOURS_KM = 40.0


def _may_hold(place: Value[Location]) -> bool:
    return place.value is not None and place.value.kind in WIDE


def _right_after(material: Material, event: Event) -> bool:
    """ "Jets later struck X", "hours later": of the day that was told, wherever it was; not "weeks later"."""
    parse = material.parse
    tokens = [material.mentions[m].token for m in event.mentions]
    later = [t for i in tokens for t in parse.children(i, "advmod") if t.lower in LATER]
    spells = [s.lemma for t in later for s in parse.children(t.i, "npadvmod")]
    return bool(later) and all(s in ("hour", "minute") for s in spells)


def _beside(material: Material, event: Event) -> bool:
    """ "Meanwhile gunmen killed two in Y", "in a separate attack": told as of the same day, wherever it was."""
    parse = material.parse
    own = {material.mentions[m].token for m in event.mentions}
    beside = [t for i in own for v in _with_verb(parse, i) for t in parse.children(v, "advmod", "prep")]
    near = [*beside, *(t for b in beside for t in parse.children(b.i, "prep"))]
    of = [n for t in near for n in parse.children(t.i, "pobj") if n.i not in own]
    new = (a.lower in NEW for n in of for a in parse.children(n.i, "amod", "det"))
    # "Earlier in the day soldiers shelled Y".
    same = (n.lower == "day" and parse.child(n.i, "det") is not None for n in of)
    return any(t.lower in phrases()["aside"] for t in near) or any(new) or any(same)


def _with_verb(parse: Parse, token: int) -> list[int]:
    verb = parse.verb_over(token)
    return [token, verb.i] if verb is not None else [token]


def _inferred(value: Value[T] | None) -> tuple[Value[T], ...]:
    """A value that is not told of the event itself."""
    if value is None:
        return ()
    method = value.method if value.method == FROM_DATELINE else CARRIED
    return (replace(value, basis=Basis.INFERRED, method=method, claims=()),)

"""An event of the news without place or day of its own has those the story has been at, by inference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from dateline.group.days import (
    REACH,
    StoryDay,
    age,
    is_to_come,
    only_day,
    opening_day,
    scene_day,
    story_days,
)
from dateline.group.facts import SETTLED, WIDE, Material, same_place, within
from dateline.group.fit import VIOLENCE
from dateline.group.whereabouts import FROM_DATELINE, finer_place, told_place, town_around
from dateline.knowledge.cues import phrases
from dateline.knowledge.entities import EntityTable
from dateline.knowledge.ontology import UNREST
from dateline.knowledge.speakers import COMMAS
from dateline.records.events import Event
from dateline.records.parse import Parse
from dateline.records.values import COUNTED, OF_PUBLICATION, Basis, DateRange, Location, Value

CARRIED = "carried"
# The day of the news at one place holds for what is told right after of another; it is no more than likely.
ELSEWHERE = "carried from another place"
# What is told in passing with a day so near before the report belongs to its news.
RECENT = 7
T = TypeVar("T")


def carried(material: Material, events: Sequence[Event], table: EntityTable) -> list[Event]:
    """The events, each with the place and the day that hold for it as well."""
    placed = list(_placed(material, events, table))
    days = _days_told(material, placed)
    return [
        replace(e, dates=_inferred(_at_own_hour(e, d))) if d else e for e, d in zip(placed, days, strict=True)
    ]


def _at_own_hour(event: Event, day: Value[DateRange]) -> Value[DateRange]:
    """ "In the morning drones hit X. At 18:20 Y was shelled": of that day, and not of its morning."""
    own = next((d for d in event.dates if d.value and d.value.time), None)
    if own is None or own.value is None or day.value is None or not day.value.is_day:
        return day
    hour = (own.value.value or own.value.partial or "").rpartition("T")[2]
    start = day.value.start
    at = replace(own.value, value=f"{start}T{hour}", start=start, end=start, partial=None)
    return replace(day, value=at, spans=(*day.spans, *own.spans))


def _placed(material: Material, events: Sequence[Event], table: EntityTable) -> Iterator[Event]:
    place: Value[Location] | None = None
    last: Value[Location] | None = None
    for event in events:
        event = replace(event, places=_inferred(finer_place(material, event)) or event.places)
        event = replace(event, places=(*event.places, *_inferred(town_around(material, event))))
        if event.places:
            place = event.places[0] if event.news else place
        elif event.news and (event.count == 1 or (event.count is None and event.type in UNREST)):
            last = place or told_place(material, event, table) or last
            event = replace(event, places=_inferred(last))
        yield event


@dataclass(frozen=True)
class _Told:
    """The day that the story has come to, the sentence that came to it, and the event of that day, if it was one."""

    day: Value[DateRange]
    sentence: int
    event: Event | None = None


def _days_told(material: Material, events: Sequence[Event]) -> list[Value[DateRange] | None]:
    """For each event of the news without a day of its own that of the last one told, or of the scene; else None.

    A bare time of day ("at dawn"), or some hours later, is of the day told, not of the publication.
    """
    found: list[Value[DateRange] | None] = [None] * len(events)
    story = tuple(story_days(material))
    sentences = [material.sentences(e) for e in events]
    firsts = [first_told(material, e) for e in events]
    told: _Told | None = None
    for k in sorted((k for k, e in enumerate(events) if e.news), key=lambda k: firsts[k]):
        event, first = events[k], firsts[k][0]
        own = [d for d in event.dates if not (d.method == OF_PUBLICATION or d.spans[0] in material.clocks)]
        if own:
            # "A strike in March killed two": a month that is recalled is not what the story has come to.
            recalled = told is not None and not (own[0].value and own[0].value.is_day)
            told = _Told(own[0], first, event) if _is_past(material, own[0]) and not recalled else told
        elif told and _goes_back(material.parse, first):
            told = None
        elif told:
            told = _come_to(story, told, first) or told
            found[k] = _day_on(material, event, told, first)
        else:
            scene = (
                scene_day(material.parse, story, sentences[k])
                or _day_of_the_lead(material, story, event)
                or _day_in_passing(material, events, event)
                or opening_day(material)
                or only_day(story)
            )
            found[k] = scene
            told = _Told(scene, first, event) if scene else None
    return found


def _day_of_the_lead(material: Material, story: Sequence[StoryDay], event: Event) -> Value[DateRange] | None:
    """ "Two nurses kidnapped | Two nurses were stopped on Monday": for what only a headline tells."""
    parse = material.parse
    mentions = [material.mentions[i] for i in event.mentions]
    if any(parse.sentences[m.sentence].region != "headline" for m in mentions):
        return None
    lead = max(m.sentence for m in mentions) + 1
    return next((day for root, day in story if root.sentence == lead), None)


def first_told(material: Material, event: Event) -> tuple[int, int]:
    """The sentence and the word where the body first tells of an event, else where the headline does."""
    told = [(m.sentence, m.token) for m in (material.mentions[i] for i in event.mentions)]
    body = [at for at in told if material.parse.sentences[at[0]].region != "headline"]
    return min(body or told)


def _goes_back(parse: Parse, sentence: int) -> bool:
    """ "Earlier, drones hit Y": of what comes next the day is not told."""
    first = parse.sentences[sentence].first
    opening, after = parse.tokens[first], parse.tokens[min(first + 1, len(parse.tokens) - 1)]
    return bool({opening.lemma, opening.lower} & phrases()["goes_back"]) and after.text in COMMAS


def _is_past(material: Material, day: Value[DateRange]) -> bool:
    """Whether a day is known, and not one that is still to come ("will stop attacks from 1 June")."""
    return bool(day.value and day.value.start) and not is_to_come(material, day)


def _come_to(story: Sequence[StoryDay], told: _Told, first: int) -> _Told | None:
    """The day that the story has come to since an event: "On Friday they left X. They burned Y"."""
    since = [
        (t.sentence, day) for t, day in story if told.sentence < t.sentence <= first <= t.sentence + REACH
    ]
    return _Told(since[-1][1], since[-1][0]) if since else None


def _day_on(material: Material, event: Event, told: _Told, first: int) -> Value[DateRange] | None:
    """The day told, where it holds for an event told after it in the sentence `first`."""
    if first - told.sentence > REACH and not event.dates:  # "in the evening" is so of any day
        return None
    if told.event is None:
        return told.day
    if _is_sequel(event, told.event, same=first in material.sentences(told.event)) and not event.dates:
        return None
    there = bool(event.dates) or _there(event, told.event.places) or _beside(material, event)
    return told.day if there else replace(told.day, method=ELSEWHERE)


def _is_sequel(event: Event, before: Event, *, same: bool) -> bool:
    """Whether an arrest came of a deed, or a deed led to an arrest: "on Friday arrested two over a bombing".

    Of unrest they arrest whoever is there.
    """
    if same:
        return before.type == "ARREST" and event.type in VIOLENCE
    return event.type == "ARREST" and before.type not in UNREST | {"ARREST"}


def _day_in_passing(material: Material, events: Sequence[Event], event: Event) -> Value[DateRange] | None:
    """ "At a protest on Saturday a crowd stoned the police": the day of what the sentence tells beside its news."""
    told = set(material.sentences(event))
    beside = (e.dates[0] for e in events if not e.news and e.dates and told & set(material.sentences(e)))
    beside = (d for d in beside if d.method != COUNTED)  # "the raid came a week after five were killed"
    return next((d for d in beside if is_recent(material, d)), None)


def is_recent(material: Material, day: Value[DateRange]) -> bool:
    """Whether a day lies in the week before the publication."""
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


def _beside(material: Material, event: Event) -> bool:
    """ "Meanwhile gunmen killed two in Y", "in a separate attack": told as of the same day, wherever it was."""
    parse = material.parse
    own = {material.mentions[m].token for m in event.mentions}
    beside = [t for i in own for v in _with_verb(parse, i) for t in parse.children(v, "advmod", "prep")]
    near = [*beside, *(t for b in beside for t in parse.children(b.i, "prep"))]
    of = [n for t in near for n in parse.children(t.i, "pobj") if n.i not in own]
    new = (a.lower in phrases()["anew"] for n in of for a in parse.children(n.i, "amod", "det"))
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
    method = value.method if value.method in (FROM_DATELINE, ELSEWHERE) else CARRIED
    return (replace(value, basis=Basis.INFERRED, method=method, claims=()),)

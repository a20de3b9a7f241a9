"""Where an incident took place, in the words of the MUC-4 set list of locations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.evaluate.muc4.candidates import Text, plain
from dateline.evaluate.muc4.tables import SetPlace, nations, nations_of_interest, places, words_for
from dateline.records.events import Event
from dateline.records.values import Location

# Types that lie inside a city: the city is written before them.
_INNER = frozenset({"NEIGHBORHOOD", "DISTRICT", "SUBURB", "UNIVERSITY", "SECTOR", "SCHOOL"})
# How much the places of an incident, and the dateline, speak for its country: one mention elsewhere is 1.
_HERE, _ORIGIN = 4, 3
# Endings of a place's name that the list writes as its type.
_TYPE_WORDS = words_for("place_type")
# Where nothing else tells: the more usual type of a name first.
_USUAL = ("CITY", "TOWN", "DEPARTMENT", "MUNICIPALITY", "NEIGHBORHOOD", "PROVINCE")


def location(text: Text, events: Sequence[Event], sentences: frozenset[int]) -> str:
    """The country, and the place of the list that events or sentences of the incident name, else the nearest.

    A wrong place costs no more than none: in the right country both are half right.
    """
    named = [*_named_by(events), *_named_in(text, sentences)]
    country = country_of(text, named)
    if country is None:
        return "-"
    for around in (named, _nearest(text, sentences), _dateline(text)):
        options = [p for name in around for p in _listed(name, country)]
        if options:
            best = options[0]
            inner = next((p for p in options[1:] if p.type in _INNER and best.name in p.within), None)
            return _written(inner or best, {plain(n.name) for n in around})
    return country


def _named_by(events: Sequence[Event]) -> Iterator[Location]:
    for event in events:
        for value in event.places:
            if value.value and value.value.role in ("where", "near"):
                yield value.value


def _named_in(text: Text, sentences: frozenset[int]) -> list[Location]:
    return [place for sentence, place in _body_places(text) if sentence in sentences]


def _nearest(text: Text, sentences: frozenset[int]) -> list[Location]:
    """The places of the text, the nearest to the incident first, those before it preferred."""

    def gap(row: tuple[int, Location]) -> int:
        return min(
            (2 * (s - row[0]) if row[0] <= s else 2 * (row[0] - s) + 1 for s in sentences), default=row[0]
        )

    return [place for _, place in sorted(_body_places(text), key=gap)]


def _dateline(text: Text) -> list[Location]:
    line = text.reading.report.dateline
    return [v.value for v in text.reading.places if v.value and line and v.spans[0].start < line.span.end]


def _body_places(text: Text) -> list[tuple[int, Location]]:
    """The places named after the dateline, each with its sentence."""
    return [
        (text.parse.sentence_at(v.spans[0].start).i, v.value)
        for v in text.reading.places
        if v.value and v.spans and v.spans[0].start >= _body(text)
    ]


def _body(text: Text) -> int:
    line = text.reading.report.dateline
    return line.span.end if line else 0


def country_of(text: Text, named: Sequence[Location]) -> str | None:
    """The country that most speaks for: the incident's places, the dateline, all places and nationalities."""
    votes: Counter[str] = Counter()
    for place in named:
        votes.update(dict.fromkeys(_countries(place), _HERE))
    for place in _dateline(text):
        votes.update(dict.fromkeys(_countries(place), _ORIGIN))
    for _, place in _body_places(text):
        votes.update(dict.fromkeys(_countries(place), 1))
    for mention in text.parse.mentions:
        if mention.entity and mention.entity.startswith("state:"):
            name = nations().get(mention.entity.removeprefix("state:"), "")
            votes.update({name: 1} if name in nations_of_interest() else {})
    return votes.most_common(1)[0][0] if votes else None


def _countries(place: Location) -> set[str]:
    """Which of the nine countries a place is in: by the set list if that is clear, else the gazetteer."""
    listed = {p.country for p in places().get(plain(place.name), ())}
    found = listed if len(listed) == 1 else {_country(place) or ""}
    return found & nations_of_interest()


def _country(place: Location | None) -> str | None:
    """Of interest only: places elsewhere are mostly homonyms."""
    if place is None or place.resolved is None or place.resolved.country is None:
        return None
    name = nations().get(place.resolved.country)
    return name if name in nations_of_interest() else None


def _listed(place: Location, country: str) -> list[SetPlace]:
    """The rows of the list for a name, in one country, the best type first."""
    name = plain(place.name)
    words = name.split()
    rows = [p for p in places().get(name, ()) if p.country == country]
    if len(words) > 1 and words[-1] in _TYPE_WORDS:
        short = " ".join(words[:-1])
        typed = [p for p in places().get(short, ()) if p.country == country]
        rows += [p for p in typed if p.type == words[-1]] or typed
    return sorted(rows, key=_usual)


def _usual(place: SetPlace) -> int:
    return _USUAL.index(place.type) if place.type in _USUAL else len(_USUAL)


def _written(place: SetPlace, named: set[str]) -> str:
    """The fill; what contains the place only where it is a city around a part, or the text names it."""
    within = [p for p in place.within.split(": ") if p]
    kept = [p for p in within if place.type in _INNER or (_name(p) in named and _name(p) != place.name)]
    return ": ".join([place.country, *kept, place.fill])


def _name(contained: str) -> str:
    return contained.split(" (")[0]

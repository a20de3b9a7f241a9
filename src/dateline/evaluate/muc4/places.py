"""Where an incident took place, in the words of the MUC-4 set list of locations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dateline.evaluate.muc4.candidates import Text, plain
from dateline.evaluate.muc4.tables import SetPlace, nations, nations_of_interest, places
from dateline.records.events import Event
from dateline.records.values import Location, Value

# Types that lie inside a city: the city is written before them.
_INNER = frozenset({"NEIGHBORHOOD", "DISTRICT", "SUBURB", "UNIVERSITY", "SECTOR", "SCHOOL"})
# Endings of a place's name that the list writes as its type.
_TYPE_WORDS = frozenset(
    "CITY TOWN DEPARTMENT PROVINCE MUNICIPALITY NEIGHBORHOOD DISTRICT REGION VILLAGE SUBURB RIVER FARM STATE HILL "
    "JURISDICTION CANTON HAMLET UNIVERSITY AIRPORT AREA SECTOR VOLCANO VALLEY ISLAND COLONIA ZONE".split()
)
# Where nothing else tells: the more usual type of a name first.
_USUAL = ("CITY", "TOWN", "DEPARTMENT", "MUNICIPALITY", "NEIGHBORHOOD", "PROVINCE")


def location(text: Text, events: Sequence[Event], sentences: frozenset[int]) -> str:
    """The country, with the narrowest place of the list that the incident's events or sentences name."""
    named = [*_named_by(events), *_named_in(text, sentences)]
    country = country_of(text, named)
    if country is None:
        return "-"
    options = [p for name in named for p in _listed(name, country)]
    if not options:
        return country
    best = options[0]
    inner = next((p for p in options[1:] if p.type in _INNER and best.name in p.within), None)
    return _written(inner or best, {plain(n.name) for n in named})


def _named_by(events: Sequence[Event]) -> Iterator[Location]:
    for event in events:
        for value in event.places:
            if value.value and value.value.role in ("where", "near"):
                yield value.value


def _named_in(text: Text, sentences: frozenset[int]) -> Iterator[Location]:
    for value in text.reading.places:
        if value.value and value.spans and text.parse.sentence_at(value.spans[0].start).i in sentences:
            if value.spans[0].start >= _body(text):
                yield value.value


def _body(text: Text) -> int:
    line = text.reading.report.dateline
    return line.span.end if line else 0


def country_of(text: Text, named: Iterable[Location]) -> str | None:
    """The country of the incident's places, else that of most places and nationalities in the text."""
    here = [c for n in named if (c := _country(n))]
    if here:
        return Counter(here).most_common(1)[0][0]
    seen = [c for v in text.reading.places if (c := _country(v.value))]
    states = [
        nations().get(m.entity.removeprefix("state:"))
        for m in text.parse.mentions
        if m.entity and m.entity.startswith("state:")
    ]
    counts = Counter([c for c in [*seen, *states] if c in nations_of_interest()])
    return counts.most_common(1)[0][0] if counts else None


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
    kept = [p for p in within if place.type in _INNER or _name(p) in named and _name(p) != place.name]
    return ": ".join([place.country, *kept, place.fill])


def _name(contained: str) -> str:
    return contained.split(" (")[0]


__all__ = ["Value", "country_of", "location"]

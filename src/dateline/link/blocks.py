"""What a telling is looked up by, so that only tellings that may be of one happening are compared.

A telling is kept under some blocks, each on a day, and looks for others under some blocks, each over a range of
days. Both are made so that of two tellings each looks for what the other is kept under, or neither: it does not matter
which of them came first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import product

from dateline.link.compare import DAYS
from dateline.records.incidents import Telling, ordinal

# A range of days beyond this is no day: "in March".
LONGEST = 8
# A follow-up that gives no day comes so long after what it tells of.
LATER = 14
# News of one day comes within days.
CLOSE = 2
# A cell of degrees, and how far over its edge a point is kept besides.
CELL, EDGE = 1.0, 0.3
# Few happenings of one day have this toll in common.
MANY = 4
# Tellings without any day are looked for on this one, tellings with one on their own days.
NO_DAY = 0
# Under which name a telling is kept -> under which names others look for it, with how many days before and after.
# "day": that of the event; "said": that of publication, where the event has none.
_MEETS = {
    "day": (("day", DAYS, DAYS), ("said", DAYS, LATER)),
    "said": (("day", LATER, DAYS), ("said", LATER, LATER)),
}
# Whose place is not known, or may be the wrong one of those that its report names, has to be of one day with others, or
# news of it.
_MEETS_CLOSE = {
    "day": (("day", 0, 0), ("said", 0, CLOSE)),
    "said": (("day", CLOSE, 0), ("said", CLOSE, CLOSE)),
}

Kept = tuple[int, int]
Asked = tuple[int, int, int]


@dataclass(frozen=True)
class _Days:
    """The days of a telling as ordinals, and whether they are those of the event or of its report."""

    first: int
    last: int
    side: str


def kept(telling: Telling) -> frozenset[Kept]:
    """(block, day) under which others find a telling; days as ordinals."""
    days = _days_of(telling)
    where = [_hashed("dated" if days else "undated", name) for name in _where(telling)]
    found = set(product(where, (NO_DAY,)))
    if days is not None:
        names = (*_where(telling), *_sided(telling, kept=True), *_elsewhere(telling, kept=True))
        found |= set(product((_hashed(days.side, name) for name in names), range(days.first, days.last + 1)))
    return frozenset(found)


def asked(telling: Telling) -> frozenset[Asked]:
    """(block, first day, last day) under which a telling looks for others; without a day, at any."""
    days = _days_of(telling)
    sides = ("undated",) if days else ("dated", "undated")
    found = {(_hashed(s, name), NO_DAY, NO_DAY) for name in _where(telling) for s in sides}
    if days is not None:
        close = (*_sided(telling, kept=False), *_elsewhere(telling, kept=False))
        for meets, names in ((_MEETS, _where(telling)), (_MEETS_CLOSE, close)):
            found |= {
                (_hashed(side, name), days.first - before, days.last + after)
                for name, (side, before, after) in product(names, meets[days.side])
            }
    return frozenset(found)


def met_at(wanted: Iterable[Asked], held: Mapping[Kept, Iterable[int]]) -> set[int]:
    """The nodes that are held where somebody looks."""
    places = ((block, day) for block, first, last in wanted for day in range(first, last + 1))
    return set().union(*(held[place] for place in places if place in held))


def _days_of(telling: Telling) -> _Days | None:
    """The days of a telling, or that of its publication; None where there is none, or a longer time."""
    first = telling.told
    last = ordinal(telling.end) if telling.start else first
    if first is None or last is None or not 0 <= last - first < LONGEST:
        return None
    return _Days(first, last, "day" if telling.start else "said")


def _where(telling: Telling) -> Iterator[str]:
    for spot in telling.spots:
        yield from (f"n:{name}" for name in spot.names)
        yield from (f"s:{key}" for key in spot.sounds)
        if spot.lat is not None and spot.lon is not None:
            yield from (f"p:{a}:{b}" for a, b in _cells(spot.lat, spot.lon))
    if telling.text_group:
        yield f"t:{telling.text_group}"


def _sided(telling: Telling, *, kept: bool) -> Iterator[str]:
    """A telling whose place we do not know closely meets all with such a name, others only those that lack a place."""
    sides = (
        ("placed" if kept else "bare",) if telling.is_placed else ("bare",) if kept else ("bare", "placed")
    )
    yield from (f"{name}:{side}" for name, side in product(_beside(telling), sides))


def _elsewhere(telling: Telling, *, kept: bool) -> Iterator[str]:
    """What a report names besides the place of a telling: what happened there may be the same."""
    yield from (f"e:{name}" for name in (telling.elsewhere if kept else telling.names | telling.sounds))
    if not kept:
        yield from (f"{kind}:{name}" for kind, name in product("ns", telling.elsewhere))


def _beside(telling: Telling) -> Iterator[str]:
    """Actors, sites, tolls, countries, and what its report names."""
    yield from (f"a:{actor}" for actor in telling.actors)
    yield from (f"s:{site}" for site in telling.sites)
    own = telling.countries | telling.names | telling.sounds
    yield from (f"r:{name}" for name in (own if telling.is_placed else telling.around or own))
    killed = telling.killed.low if telling.killed else None
    if killed is not None and killed >= MANY:
        yield f"k:{killed}"


def _cells(lat: float, lon: float) -> Iterator[tuple[int, int]]:
    """The cell of a point and those whose edge is close by."""
    for a in {int((lat + d) // CELL) for d in (-EDGE, EDGE)}:
        for b in {int((lon + d) // CELL) for d in (-EDGE, EDGE)}:
            yield a, b


@lru_cache(maxsize=100_000)
def _hashed(*words: str) -> int:
    """A signed number of 64 bits: what both databases keep."""
    return int.from_bytes(blake2b("\x1f".join(words).encode(), digest_size=8).digest(), "big", signed=True)

"""What a telling is looked up by, so that only tellings that may be of one happening are compared.

A telling is kept under some blocks, each on a day, and looks for others under some blocks, each over a range of
days. Both are made so that of two tellings each looks for what the other is kept under, or neither: it does not matter
which of them came first.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import blake2b
from itertools import product

from dateline.link.compare import FAMILIES, GENERIC, VIOLENT
from dateline.records.incidents import Telling

# Tellings further apart are never of one incident (`compare` bars them).
DAYS = 3
# A range of days beyond this is no day: "in March".
LONGEST = 8
# A cell of degrees, and how far over its edge a point is kept besides.
CELL, EDGE = 1.0, 0.3
# Tellings without a day are looked for on this one, tellings with one on their own days.
NO_DAY = 0

Kept = tuple[int, int]
Asked = tuple[int, int, int]


def kept(telling: Telling) -> frozenset[Kept]:
    """(block, day) under which others find a telling; days as ordinals."""
    days, family = days_of(telling), _family(telling.type)
    where = [_hashed(family, "dated" if days else "undated", name) for name in _where(telling)]
    found = set(product(where, (NO_DAY,)))
    if days is not None:
        names = [_hashed(family, name) for name in (*_where(telling), *_who(telling, kept=True))]
        found |= set(product(names, range(days[0], days[1] + 1)))
    return frozenset(found)


def asked(telling: Telling) -> frozenset[Asked]:
    """(block, first day, last day) under which a telling looks for others; without a day, at any."""
    days, family = days_of(telling), _family(telling.type)
    sides = ("undated",) if days else ("dated", "undated")
    found = {(_hashed(family, s, name), NO_DAY, NO_DAY) for name in _where(telling) for s in sides}
    if days is not None:
        names = [_hashed(family, name) for name in (*_where(telling), *_who(telling, kept=False))]
        found |= {(name, days[0] - DAYS, days[1] + DAYS) for name in names}
    return frozenset(found)


def days_of(telling: Telling) -> tuple[int, int] | None:
    """The days of a telling, or that of its publication; None where there is none, or a longer time."""
    first = _ordinal(telling.start or telling.published)
    last = _ordinal(telling.end) if telling.start else first
    if first is None or last is None or not 0 <= last - first < LONGEST:
        return None
    return first, last


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day[:10]).toordinal() if day and len(day) >= 10 else None


def _family(type_: str) -> str:
    """Types that may name one happening have the same."""
    if type_ in VIOLENT or type_ in GENERIC:
        return "violent"
    return next((min(family) for family in FAMILIES if type_ in family), type_)


def _where(telling: Telling) -> Iterator[str]:
    for spot in telling.spots:
        yield from (f"n:{name}" for name in spot.names)
        if spot.lat is not None and spot.lon is not None:
            yield from (f"p:{a}:{b}" for a, b in _cells(spot.lat, spot.lon))
    if telling.text_group:
        yield f"t:{telling.text_group}"


def _who(telling: Telling, *, kept: bool) -> Iterator[str]:
    """Actors: where a telling has no place, it meets all of an actor's, else those that have none."""
    sides = ["placed"] if kept else ["bare"]
    if not telling.spots:
        sides = ["bare"] if kept else ["bare", "placed"]
    yield from (f"a:{actor}:{side}" for actor in telling.actors for side in sides)


def _cells(lat: float, lon: float) -> Iterator[tuple[int, int]]:
    """The cell of a point and those whose edge is close by."""
    for a in {int((lat + d) // CELL) for d in (-EDGE, EDGE)}:
        for b in {int((lon + d) // CELL) for d in (-EDGE, EDGE)}:
            yield a, b


def _hashed(*words: str) -> int:
    """A signed number of 64 bits: what both databases keep."""
    return int.from_bytes(blake2b("\x1f".join(words).encode(), digest_size=8).digest(), "big", signed=True)

"""A value with the words it rests on, and the things that values hold: places, dates, parties, tolls."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from dateline.records.text import Span

T = TypeVar("T", covariant=True)
# How a day was found that is no more than likely: a bare time of day is of the day of publication where nothing else
# says of which; a day counted from another is that of no more than what it is told of.
OF_PUBLICATION, COUNTED = "time of the publication day", "counted back"


class Basis(StrEnum):
    """Why we hold a value: the words say it, other words imply it, or it was given or usual."""

    STATED = "stated"
    INFERRED = "inferred"
    ASSUMED = "assumed"


@dataclass(frozen=True)
class Candidate(Generic[T]):
    """A possible resolution, kept whether or not it was chosen."""

    value: T
    score: float
    why: str


@dataclass(frozen=True)
class Value(Generic[T]):
    """One found value. STATED and INFERRED rest on spans, ASSUMED on none.

    `value` is `None` where words were found but nothing could be decided: the candidates say why.
    `claims` holds indices of the claims that give it; empty for the outlet itself.
    """

    value: T | None
    spans: tuple[Span, ...] = ()
    basis: Basis = Basis.STATED
    method: str = ""
    score: float | None = None
    candidates: tuple[Candidate[T], ...] = ()
    claims: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if (self.basis is Basis.ASSUMED) == bool(self.spans):
            need = "no spans" if self.basis is Basis.ASSUMED else "spans"
            raise ValueError(f"A value that is {self.basis} has {need}; got {len(self.spans)}.")


@dataclass(frozen=True)
class Affiliation:
    """A dated edge from one entity to another: "part of" or "close to", with its origin."""

    to: str
    kind: str = "part_of"
    from_date: str | None = None
    to_date: str | None = None
    origin: str = ""


@dataclass(frozen=True)
class Entity:
    """A person, group, force, state or outlet known by an id, or one that only this report names.

    `notes`: umbrella, claim_brand, or who controls an outlet (state_controlled, independent ...).
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    aliases: tuple[str, ...] = ()
    ids: tuple[tuple[str, str], ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    origin: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """A gazetteer entry. `precision` is how fine its point is: exact | near | admin2 | admin1 | country | region."""

    id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: str
    population: int = 0
    origin: str = ""


@dataclass(frozen=True)
class Offset:
    """ "about 50 kilometres south of X": distance in km, compass bearing in words, and what it is from."""

    distance_km: float | None
    bearing: str | None
    origin: Value[Location]


@dataclass(frozen=True)
class Location:
    """A place as a report names it. `role` is where | from | to | near; `resolved` the gazetteer entry, if decided."""

    name: str
    kind: str = "other"
    role: str = "where"
    resolved: Place | None = None
    offset: Offset | None = None


@dataclass(frozen=True)
class DateRange:
    """A resolved time. ISO days; `start` and `end` are None without an anchor, and `partial` keeps what is known."""

    kind: str = "date"
    value: str | None = None
    start: str | None = None
    end: str | None = None
    precision: str | None = None
    time: str | None = None
    partial: str | None = None

    @property
    def is_day(self) -> bool:
        """Whether it is one day, or a part of one."""
        return self.start is not None and self.start == self.end


@dataclass(frozen=True)
class Party:
    """Somebody or something in a role: the most informative name the report gives, and the entity, if known."""

    name: str
    entity: str | None = None


@dataclass(frozen=True)
class Weapon:
    """A weapon or means, by class: firearm | explosive | drone | aircraft | rocket | missile | artillery | ..."""

    name: str
    kind: str


@dataclass(frozen=True)
class Toll:
    """A reported count. None is an open end.

    `of` is the index of the toll it is part of; `total` marks a war's running total.
    """

    kind: str
    low: int | None
    high: int | None
    qualifier: str = "exact"
    who: str = "people"
    of: int | None = None
    total: bool = False

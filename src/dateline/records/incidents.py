"""Across reports: one report's telling of an event as linking sees it, comparisons with reasons, judgements."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

# What a person may say of two tellings, and of a value.
PAIR_VERDICTS = ("same", "different", "unsure")
VALUE_VERDICTS = ("accept", "correct", "reject")
# Takes an earlier judgement back, or another undo; `left` is then that judgement's id.
UNDO = "undo"
# Precisions of a point that stands for all of a province, a country, a region.
WIDE = frozenset({"admin1", "country", "region"})


@dataclass(frozen=True)
class Interval:
    """A reported count; None is an open end."""

    low: int | None
    high: int | None


@dataclass(frozen=True)
class Spot:
    """A place as linking sees it: folded names, and a point with its precision where it is resolved.

    `sounds` are keys that spellings in several scripts share, of the whole name and of its telling words.
    `inside`: only what it lies in is resolved.
    """

    names: frozenset[str]
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    sounds: frozenset[str] = frozenset()
    inside: bool = False

    @property
    def is_close(self) -> bool:
        """Whether there is a point that is more than somewhere in a province or a country."""
        return self.lat is not None and self.precision not in WIDE


@dataclass(frozen=True)
class Telling:
    """One event as one report tells it. `key` is "report id#event id".

    `start` and `end` are ISO days; `published` the day of the report. `parties` are entity ids and folded names by
    role; `sites` the kinds of what was hit or stands there; `words` the content words of what is told, with what they
    mean in English, for rare ones in common; copies of one text share `text_group`. `around` has the countries (codes)
    of the report, and its places by name and sound; `hours` of the day
    those between which it was, those of a night up to 29.
    """

    key: str
    report: str
    type: str
    start: str | None = None
    end: str | None = None
    published: str | None = None
    spots: tuple[Spot, ...] = ()
    actors: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    weapons: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    killed: Interval | None = None
    wounded: Interval | None = None
    words: frozenset[str] = frozenset()
    text_group: str | None = None
    around: frozenset[str] = frozenset()
    hours: tuple[int, int] | None = None

    # What each comparison asks, worked out once for all of them.

    @cached_property
    def first(self) -> int | None:
        """The day that it begins, as an ordinal."""
        return ordinal(self.start)

    @cached_property
    def last(self) -> int | None:
        return ordinal(self.end or self.start)

    @cached_property
    def told(self) -> int | None:
        """The day that it begins; that of publication where it has none."""
        return ordinal(self.start or self.published)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of its places."""
        return frozenset(name for spot in self.spots for name in spot.names)

    @cached_property
    def sounds(self) -> frozenset[str]:
        return frozenset(key for spot in self.spots for key in spot.sounds)

    @cached_property
    def precisions(self) -> frozenset[str | None]:
        return frozenset(spot.precision for spot in self.spots)

    @cached_property
    def surroundings(self) -> frozenset[str]:
        """Places by name and sound: its own, and where those are not known closely what its report names."""
        own = self.names | self.sounds
        return own if self.is_placed else own | self.elsewhere

    @cached_property
    def elsewhere(self) -> frozenset[str]:
        """The other places that its report names, by name and sound."""
        return frozenset(n for n in self.around - self.names - self.sounds if not _is_country(n))

    @cached_property
    def is_placed(self) -> bool:
        """Whether the place of it is known closely."""
        return any(spot.is_close for spot in self.spots)

    @cached_property
    def countries(self) -> frozenset[str]:
        return frozenset(spot.country for spot in self.spots if spot.country is not None)


def _is_country(name: str) -> bool:
    """Whether it is a code of a country: names are folded."""
    return len(name) == 2 and name.isupper()


def ordinal(day: str | None) -> int | None:
    """An ISO day as a number; None for what is no whole day."""
    return date.fromisoformat(day[:10]).toordinal() if day and len(day) >= 10 else None


def report_of(key: str) -> str:
    """The report of a telling: an id may have any signs in it."""
    return key.rpartition("#")[0]


@dataclass(frozen=True)
class Feature:
    """One reason of a comparison: its part of the score, and the two values compared."""

    name: str
    weight: float
    left: str
    right: str


@dataclass(frozen=True)
class Comparison:
    """How well two tellings fit, feature by feature. `barred` names a hard rule that keeps them apart."""

    left: str
    right: str
    features: tuple[Feature, ...] = ()
    barred: str | None = None

    @property
    def score(self) -> float:
        return sum(f.weight for f in self.features)


@dataclass(frozen=True)
class Judgement:
    """What a person, or a rule, decided on a pair of tellings or on a value, and when; undo is a new one.

    `verdict` is same | different | unsure for a pair; accept | correct | reject for a value at `path` of `left`.
    `anchor` is JSON: the words that it was about, by which a later reading has it again under other numbers.
    """

    id: str
    left: str
    right: str | None
    verdict: str
    by: str
    at: str
    note: str = ""
    path: str = ""
    value: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Cluster:
    """Tellings held to be of one incident, and the comparisons of its members, best first."""

    id: str
    members: tuple[str, ...]
    links: tuple[Comparison, ...] = field(default=(), repr=False)

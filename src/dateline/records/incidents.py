"""Across reports: one report's telling of an event as linking sees it, comparisons with reasons, judgements."""

from __future__ import annotations

from dataclasses import dataclass, field

# What a person may say of two tellings, and of a value.
PAIR_VERDICTS = ("same", "different", "unsure")
VALUE_VERDICTS = ("accept", "correct", "reject")
# Takes an earlier judgement back, or another undo; `left` is then that judgement's id.
UNDO = "undo"


@dataclass(frozen=True)
class Interval:
    """A reported count; None is an open end."""

    low: int | None
    high: int | None


@dataclass(frozen=True)
class Spot:
    """A place as linking sees it: folded names, and a point with its precision where it is resolved.

    `sounds` are keys that spellings in several scripts share, of the whole name and of its telling words.
    """

    names: frozenset[str]
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    sounds: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Telling:
    """One event as one report tells it. `key` is "report id#event id".

    `start` and `end` are ISO days; `published` the day of the report. `parties` are entity ids and folded names by
    role; `sites` the kinds of what was hit or stands there; `words` the content words of what is told, with what they
    mean in English, for rare ones in common; copies of one text share `text_group`.
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

"""One happening as one report tells it, and the whole reading of a report."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records.claims import Attribution, Claim
from dateline.records.text import Report, Span
from dateline.records.values import DateRange, Entity, Location, Party, Toll, Value, Weapon


@dataclass(frozen=True)
class Event:
    """One happening with all claims about it. `claims` and `part_of` are indices into the reading's lists.

    `mentions` are ids of event mentions, the main one first; `triggers` their spans in the same order.
    """

    type: str
    mentions: tuple[int, ...]
    triggers: tuple[Span, ...]
    happened: str = "actual"
    news: bool = True
    part_of: int | None = None
    count: int | None = 1
    actors: tuple[Value[Party], ...] = ()
    recipients: tuple[Value[Party], ...] = ()
    victims: tuple[Value[Party], ...] = ()
    places: tuple[Value[Location], ...] = ()
    dates: tuple[Value[DateRange], ...] = ()
    weapons: tuple[Value[Weapon], ...] = ()
    tolls: tuple[Value[Toll], ...] = ()
    toll_status: str = "not_mentioned"
    damage: tuple[Span, ...] = ()
    reasons: tuple[Span, ...] = ()
    claims: tuple[int, ...] = ()
    score: float | None = None
    evidence: tuple[tuple[str, tuple[Span, ...], str], ...] = ()


@dataclass(frozen=True)
class Mark:
    """A loaded word and who used it: `used_by` None for the outlet, or the index of the claim that quotes it."""

    span: Span
    term: str
    neutral: str
    why: str
    used_by: int | None = None


@dataclass(frozen=True)
class Check:
    """Something a reader of the record should know, with the words it is about."""

    kind: str
    message: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Gloss:
    """Words of a report that is not in English, in English: ours, word by word, names romanised."""

    span: Span
    english: str


@dataclass(frozen=True)
class Reading:
    """What one report says: all that the contract prints."""

    report: Report
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()
    places: tuple[Value[Location], ...] = ()
    dates: tuple[Value[DateRange], ...] = ()
    said: tuple[Value[DateRange] | None, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    marks: tuple[Mark, ...] = ()
    checks: tuple[Check, ...] = ()
    glosses: tuple[Gloss, ...] = ()
    reader: str = ""
    components: tuple[tuple[str, str], ...] = ()

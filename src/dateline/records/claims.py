"""What words say happened, and who says so."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records.text import Span

# The detail of a time that only stands near its trigger, in the same clause.
LOOSE = "loose"
# The detail of a place that a road goes to: where it was, if nothing else says so.
TOWARD = "toward"


@dataclass(frozen=True)
class Argument:
    """A span that fills a role of an event mention; `head` its main token.

    `role`: actor | recipient | victim | place | time | weapon | damage | reason | toll.
    `detail`: the kind of a weapon, the role of a place; of a time `LOOSE`, or the days since it that are told ("P6D").
    """

    role: str
    span: Span
    head: int
    detail: str = ""


@dataclass(frozen=True)
class EventMention:
    """One place where words report an event: what they say, not what is true.

    `happened` and `news` as in the contract; `count` the happenings it speaks of, None where several;
    `token` the main trigger token, `sentence` the index of its sentence. `weak`: it only points back ("the attack");
    `strength`: strong | context | result, the last for words that report an outcome ("kill"); `ties`: ids of mentions
    that the grammar makes the same happening; `entry`: of a log, the number of the entry that it stands in.
    """

    id: int
    type: str
    trigger: Span
    token: int
    sentence: int
    arguments: tuple[Argument, ...] = ()
    happened: str = "actual"
    news: bool = True
    count: int | None = 1
    weak: bool = False
    strength: str = "strong"
    ties: tuple[int, ...] = ()
    entry: int | None = None

    def of(self, *roles: str) -> list[Argument]:
        return [a for a in self.arguments if a.role in roles]


@dataclass(frozen=True)
class Source:
    """Whoever is said to know. No spans only for the report's own voice."""

    name: str
    kind: str
    spans: tuple[Span, ...] = ()
    entity: str | None = None
    inferred: bool = False


@dataclass(frozen=True)
class Attribution:
    """Source, cue and content as the text has them, whether or not the content is about an event."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True)
class Claim:
    """What a source chain says about event mentions (by id), with stance and certainty as in the contract."""

    mentions: tuple[int, ...]
    source: Source
    via: tuple[Source, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    stance: str = "asserts"
    certainty: str = "certain"
    about: str = "event"
    medium: str | None = None
    said: Span | None = None
    method: str = ""
    score: float | None = None


# Of those whom tolls count: whoever is of one side is not of the other, and their dead are never the same people.
SIDES = {"soldiers": "state", "police": "state", "militants": "armed", "attackers": "armed"}


@dataclass(frozen=True)
class TollMention:
    """A reported count where it stands. `mention` is the event mention it belongs to by syntax, if any.

    `of` is the index of the toll it is part of ("among them three children"); `implied` is true where no number
    word stands ("the minister", "a soldier"); `sum_of` where the figure adds persons named beside a number.
    """

    kind: str
    span: Span
    low: int | None
    high: int | None
    qualifier: str
    who: str
    token: int
    mention: int | None = None
    of: int | None = None
    total: bool = False
    implied: bool = False
    also: tuple[Span, ...] = ()

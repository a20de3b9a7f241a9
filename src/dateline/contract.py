"""The JSON of the contract ("dateline/1"): its models, its schema, and the one mapping from the records.

Crossing the border a span becomes position and quote. `validate` checks both against the text, so a text
that was changed after reading is an error and not a wrong highlight. Ids are given here, in order: events
e1, e2 ..., claims c1 ..., tolls t1 ...
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dateline import __version__
from dateline.errors import BadRecord
from dateline.records import claims, events, text, values
from dateline.records.claims import SIDES

SCHEMA = "dateline/1"

# fmt: off
EventType = Literal[
    "ARMED_CLASH", "ATTACK", "AIR_STRIKE", "ART_MISS_ATTACK", "REM_EXPLOS", "SUIC_BOMB", "GRENADE",
    "CHEM_WEAP", "SEX_VIOL", "ABDUCT_DISSAP", "ARREST", "FORCE_AGAINST_PROTEST", "PEACE_PROTEST",
    "PROTEST_WITH_INTER", "VIOL_DEMONSTR", "MOB_VIOL", "PROPERTY_DISTRUCT", "GOV_REGAINS_TERIT",
    "NON_STATE_ACTOR_OVERTAKES_TER", "NON_VIOL_TERRIT_TRANSFER", "HQ_ESTABLISHED", "AGREEMENT",
    "CHANGE_TO_GROUP_ACT", "DISR_WEAP", "OTHER", "THREAT", "SANCTION", "AID", "VETO", "STATEMENT",
]
Happened = Literal[
    "actual", "attempted", "foiled", "planned", "threatened", "hypothetical", "denied",
]
BasisName = Literal[
    "stated", "inferred", "assumed",
]
TollKind = Literal[
    "killed", "wounded", "missing", "detained", "abducted", "displaced", "harmed",
]
Who = Literal[
    "civilians", "children", "women", "men", "soldiers", "police", "militants", "attackers",
    "journalists", "medics", "people",
]
WeaponClass = Literal[
    "firearm", "explosive", "drone", "aircraft", "rocket", "missile", "artillery", "vehicle", "blade",
    "incendiary", "chemical", "naval", "other",
]
PlaceKind = Literal[
    "country", "admin1", "admin2", "city", "village", "district", "camp", "base", "airport", "oil_field",
    "facility", "region", "sea", "other",
]
Precision = Literal[
    "exact", "near", "admin2", "admin1", "country", "region",
]
SourceKind = Literal[
    "outlet", "news_agency", "armed_group", "government", "military", "police", "court", "party", "ngo",
    "un", "medical", "monitor", "witness", "resident", "expert", "social_media", "anonymous_official",
    "company", "other",
]
EntityKind = Literal[
    SourceKind, "state", "person", "ethnic_or_religious_group",
]
Stance = Literal[
    "asserts", "claims_responsibility", "blames", "confirms", "denies", "no_information",
]
About = Literal[
    "event", "responsibility", "toll", "damage", "date", "place", "motive", "other",
]
Certainty = Literal[
    "certain", "probable", "possible", "underspecified",
]
Medium = Literal[
    "telegram", "x", "facebook", "statement", "communique", "television", "radio", "news_agency",
    "newspaper", "interview", "press_conference", "phone", "video", "website",
]
TollStatus = Literal[
    "figures", "none_harmed", "no_information", "not_mentioned",
]

# fmt: on


class Model(BaseModel):
    """Every field is always there; what the report does not say is null or an empty list."""

    model_config = ConfigDict(frozen=True, populate_by_name=True, use_attribute_docstrings=True)


class Span(Model):
    """A half-open range of Unicode code points of `report.text`, with the words there."""

    start: int = Field(ge=0)
    """First code point."""
    end: int = Field(gt=0)
    """The code point after the last."""
    quote: str = Field(min_length=1)
    """Always the slice of `report.text`."""


class Dateline(Model):
    """The place and agency that open a report."""

    place: str | None
    """The place as written."""
    agency: str | None
    """The agency as written."""
    spans: list[Span]
    """The whole dateline."""


class Report(Model):
    """The text that all offsets point into, and what is known of it."""

    id: str
    """As given, else the digest."""
    digest: str
    """A hash of the text."""
    text: str
    """Title, blank line, body; it never changes."""
    title: str | None
    """The headline."""
    outlet: str | None
    """Who published it."""
    url: str | None
    """Where it was found."""
    language: str | None
    """ISO 639-1 code."""
    published: str | None
    """ISO date, or year and month where only these are known."""
    published_basis: Literal["given", "stated", "inferred"] | None
    """Where the publication date comes from."""
    dateline: Dateline | None
    """The line that opens the report."""


class Mention(Model):
    """Somebody or something in a role of an event."""

    name: str
    """The most informative proper name that the report gives, without articles."""
    spans: list[Span]
    """The words it rests on, the main ones first."""
    entity: str | None
    """An id of `entities`."""
    basis: BasisName
    """Whether these words say it, others imply it, or it was assumed."""
    claims: list[str]
    """Who says so; empty for the outlet itself."""


class Resolved(Model):
    """A gazetteer entry."""

    id: str
    """The gazetteer's id."""
    name: str
    """The gazetteer's name."""
    country: str | None
    """ISO 3166-1 alpha-2."""
    admin1: str | None
    """First-order division."""
    lat: float | None
    """Degrees north."""
    lon: float | None
    """Degrees east."""
    precision: Precision
    """How fine the point is."""


class PlaceCandidate(Model):
    """A gazetteer entry that was weighed and not chosen; `id` is null for "none of these"."""

    id: str | None
    """The gazetteer's id."""
    name: str
    """The gazetteer's name."""
    country: str | None
    """ISO 3166-1 alpha-2."""
    admin1: str | None
    """First-order division."""
    lat: float | None
    """Degrees north."""
    lon: float | None
    """Degrees east."""
    precision: Precision | None
    """How fine the point is."""
    score: float
    """The higher the likelier; uncalibrated."""
    why: str
    """The reasons behind the score."""


class Offset(Model):
    """A place given by its distance or direction from another."""

    distance_km: float | None
    """Kilometres."""
    bearing: str | None
    """Compass direction in words."""
    origin: Place = Field(validation_alias="from", serialization_alias="from")
    """The place it is measured from."""


class Place(Model):
    """A place as the report names it; of an event's places the narrowest comes first."""

    name: str
    """As the report names it."""
    spans: list[Span]
    """The words it rests on."""
    role: Literal["where", "from", "to", "near"]
    """Its part in the event."""
    kind: PlaceKind
    """What sort of place."""
    resolved: Resolved | None
    """The gazetteer entry, only where one is clearly meant."""
    candidates: list[PlaceCandidate]
    """The other entries of that name."""
    offset: Offset | None
    """For "about 50 kilometres south of X"."""
    claims: list[str]
    """Who says so; empty for the outlet itself."""


class Date(Model):
    """A date, time, duration or set. Without an anchor `start` and `end` are null; see `partial`."""

    kind: Literal["date", "time", "duration", "set"]
    """As in TimeML."""
    value: str | None
    """As TimeML writes it."""
    start: str | None
    """First day, ISO."""
    end: str | None
    """Last day, ISO."""
    precision: Literal["day", "part_of_day", "week", "month", "year", "range"] | None
    """How narrow it is."""
    basis: BasisName
    """inferred from an anchor; assumed where the publication day is taken for want of another."""
    spans: list[Span]
    """The words it rests on."""
    time: str | None
    """Local time or part of day."""
    partial: str | None
    """What is known without an anchor: `--01-28`, `weekday:7`."""
    claims: list[str]
    """Who says so; empty for the outlet itself."""


class Weapon(Model):
    """A weapon or means."""

    spans: list[Span]
    """The words it rests on."""
    class_: WeaponClass | None = Field(validation_alias="class", serialization_alias="class")
    """What sort of weapon."""
    claims: list[str]
    """Who says so; empty for the outlet itself."""


class Toll(Model):
    """A reported figure, as written: "at least nine" is 9 and null."""

    id: str
    """t1, t2 ... in the reading."""
    kind: TollKind
    """What happened to them; harmed is killed and wounded in one figure."""
    low: int | None
    """Null where the figure has no lower end."""
    high: int | None
    """Null where the figure has no upper end."""
    qualifier: str
    """exact, at_least, more_than, up_to, less_than, about, nearly, range, vague ("dozens")."""
    who: Who
    """Whom it counts."""
    spans: list[Span]
    """The words it rests on."""
    basis: BasisName
    """inferred where the text implies a sum."""
    of: str | None
    """The id of the toll that this one is part of."""
    total: bool
    """A running total of a war or a year, which is never the toll of one event."""
    claims: list[str]
    """Who says so; empty for the outlet itself."""


class Total(Model):
    """What the report as a whole gives for one kind: parts added, competing figures spanned."""

    low: int | None
    """The lowest figure."""
    high: int | None
    """The highest figure; null where it is open."""
    tolls: list[str]
    """The ids of the tolls it is made of."""


class Evidence(Model):
    """The words behind a field that has no spans of its own."""

    spans: list[Span]
    """The words it rests on."""
    method: str | None
    """How it was decided."""
    score: float | None
    """Uncalibrated."""


class Event(Model):
    """One happening as this report tells it, however often it mentions it."""

    id: str
    """e1, e2 ..."""
    type: EventType
    """`dateline types` lists them."""
    happened: Happened
    """denied: nobody in the report says it did."""
    news: bool
    """False for background, history, a general or habitual statement."""
    part_of: str | None
    """The id of the aggregate that this one is part of."""
    count: int | None
    """How many happenings it speaks of; null: several, not said."""
    trigger: Span
    """The main words that express it."""
    mentions: list[Span]
    """All of them."""
    actors: list[Mention]
    """Who did it, as anyone in the report says."""
    recipients: list[Mention]
    """At whom or what it was directed."""
    victims: list[Mention]
    """Who was harmed."""
    places: list[Place]
    """Narrowest first."""
    date: Date | None
    """The best date."""
    dates: list[Date]
    """Every version of it."""
    weapons: list[Weapon]
    """Weapons and means."""
    tolls: list[Toll]
    """Every figure, each with its claims."""
    toll_status: TollStatus
    """What the report says about killed and wounded."""
    totals: dict[TollKind, Total]
    """Per kind, what the report as a whole gives."""
    damage: list[Span]
    """Damage to things."""
    reasons: list[Span]
    """Stated reasons."""
    claims: list[str]
    """Who says it."""
    score: float | None
    """Uncalibrated."""
    evidence: dict[str, Evidence]
    """For fields without spans of their own; may be partial."""


class Source(Model):
    """Whoever is said to know; kind outlet without spans is the report's own voice."""

    name: str
    """The most informative name."""
    kind: SourceKind
    """What sort of source."""
    spans: list[Span]
    """The words it rests on."""
    entity: str | None
    """An id of `entities`."""
    basis: BasisName
    """inferred where the name stands elsewhere; assumed for the outlet's own voice."""


class Relay(Model):
    """One hop between the source and the outlet."""

    name: str
    """The most informative name."""
    kind: SourceKind
    """What sort of source."""
    spans: list[Span]
    """The words it rests on."""
    entity: str | None
    """An id of `entities`."""


class Claim(Model):
    """What a chain of sources says, with stance and certainty."""

    id: str
    """c1, c2 ..."""
    events: list[str]
    """What it is about; empty: something that is no event of the list."""
    about: About
    """Which side of the event."""
    stance: Stance
    """How the source stands to it."""
    certainty: Certainty
    """How certain, according to that source."""
    source: Source
    """Who says it."""
    via: list[Relay]
    """Relays from the source outward; the outlet is not listed."""
    medium: Medium | None
    """Where it was said."""
    date: Date | None
    """When it was said, where the report tells."""
    cue: list[Span]
    """The words that link source and content."""
    content: list[Span]
    """What is attributed."""
    method: str | None
    """How it was found."""
    score: float | None
    """Uncalibrated."""


class Affiliation(Model):
    """A dated tie of an entity to another."""

    to: str
    """The other entity."""
    from_date: str | None
    """Since when."""
    to_date: str | None
    """Until when."""
    basis: BasisName
    """assumed where it comes from our table."""
    spans: list[Span]
    """The words it rests on."""


class Entity(Model):
    """A person, group, force, state or outlet."""

    id: str
    """Of our table, or of this reading."""
    name: str
    """Its usual name."""
    kind: EntityKind
    """What it is."""
    country: str | None
    """ISO 3166-1 alpha-2."""
    aliases: list[str]
    """Other names."""
    ids: dict[str, str]
    """Ids elsewhere."""
    affiliations: list[Affiliation]
    """Dated ties to others."""


class AttributionSpans(Model):
    """Source, cue and content, whether or not the content is about an event."""

    source: list[Span]
    """Who."""
    cue: list[Span]
    """The linking words."""
    content: list[Span]
    """What."""


class Mark(Model):
    """A loaded word and who used it."""

    spans: list[Span]
    """Where it stands."""
    term: str
    """The word as listed."""
    used_by: str
    """outlet, or a claim's id."""
    neutral: str
    """A wording that takes no side."""
    why: str
    """What makes it loaded."""


class Gloss(Span):
    """Words of a report that is not in English, in English. Ours, word by word, and no translation."""

    english: str
    """The English words, names in Latin letters."""


class Check(Model):
    """Something a reader of the record should know."""

    kind: str
    """count_mismatch, toll_mismatch, date_conflict, language_unsupported, text_truncated ..."""
    message: str
    """In words."""
    spans: list[Span]
    """The words it is about."""


class Run(Model):
    """What made the reading; no clock in it."""

    version: str
    """Of dateline."""
    reader: str
    """The engine behind it."""
    components: dict[str, str]
    """Versions of its parts."""


class Reading(Model):
    """What one report says: a pure function of input, options and version."""

    schema_: Literal["dateline/1"] = Field(validation_alias="schema", serialization_alias="schema")
    """The version of this contract."""
    report: Report
    """The text and what is known of it."""
    events: list[Event]
    """In the order of the text."""
    claims: list[Claim]
    """Who says what."""
    entities: list[Entity]
    """Everyone named that we know."""
    places: list[Place]
    """Every mention of a place, whether an event uses it or not."""
    dates: list[Date]
    """Every date, time, duration and set, whether an event uses it or not."""
    attributions: list[AttributionSpans]
    """Every attribution in the text."""
    marks: list[Mark]
    """Loaded words."""
    checks: list[Check]
    """What to be careful about."""
    glosses: list[Gloss] = []
    """The key words of a report that is not in English, in English; empty for an English one."""
    run: Run
    """What made it."""


# --- from the records to the contract ---------------------------------------------------------------------

PLACE_KINDS: frozenset[str] = frozenset(get_args(PlaceKind))
SOURCE_KINDS: frozenset[str] = frozenset(get_args(SourceKind))
ENTITY_KINDS: frozenset[str] = frozenset(get_args(EntityKind))
WEAPON_KINDS: frozenset[str] = frozenset(get_args(WeaponClass))
WHO: frozenset[str] = frozenset(get_args(Who))
MEDIA: frozenset[str] = frozenset(get_args(Medium))


def to_model(reading: events.Reading) -> Reading:
    """The contract's form of a reading."""
    return _Mapping(reading).reading()


def to_contract(reading: events.Reading) -> dict[str, Any]:
    """The contract's form of a reading, as plain data for JSON."""
    return to_model(reading).model_dump(by_alias=True)


def _of_list(name: str, known: frozenset[str], otherwise: Any) -> Any:
    """A name of one of the contract's lists; tables may know finer kinds than the contract prints."""
    return name if name in known else otherwise


@dataclass(frozen=True)
class _Mapping:
    """One reading on its way out; holds what the single parts need of the whole."""

    of: events.Reading

    @property
    def report(self) -> text.Report:
        return self.of.report

    @cached_property
    def _events_of(self) -> dict[int, list[str]]:
        """Event mention id -> the ids of the events that it belongs to."""
        found: dict[int, list[str]] = {}
        for i, event in enumerate(self.of.events):
            for mention in event.mentions:
                found.setdefault(mention, []).append(f"e{i + 1}")
        return found

    @cached_property
    def _first_toll(self) -> list[int]:
        """The number of tolls before each event."""
        starts = [0]
        for event in self.of.events:
            starts.append(starts[-1] + len(event.tolls))
        return starts

    def reading(self) -> Reading:
        of = self.of
        return Reading(
            schema_="dateline/1",
            report=self._report(),
            events=[self._event(i, e) for i, e in enumerate(of.events)],
            claims=[self._claim(i, c) for i, c in enumerate(of.claims)],
            entities=[self._entity(e) for e in of.entities],
            places=[self._place(p) for p in of.places],
            dates=[self._date(d) for d in of.dates],
            attributions=[self._attribution(a) for a in of.attributions],
            marks=[self._mark(m) for m in of.marks],
            checks=[*self._notes(), *(self._check(c) for c in of.checks)],
            glosses=[Gloss(**self._span(g.span).model_dump(), english=g.english) for g in of.glosses],
            run=Run(version=__version__, reader=of.reader, components=dict(of.components)),
        )

    def _span(self, span: text.Span) -> Span:
        return Span(start=span.start, end=span.end, quote=self.report.quote(span))

    def _spans(self, spans: Sequence[text.Span]) -> list[Span]:
        return [self._span(s) for s in spans]

    def _claim_ids(self, claims: Sequence[int]) -> list[str]:
        return [f"c{i + 1}" for i in claims]

    def _report(self) -> Report:
        r = self.report
        return Report(
            id=r.id,
            digest=r.digest,
            text=r.text,
            title=r.title,
            outlet=r.outlet,
            url=r.url,
            language=r.language,
            published=r.published,
            published_basis=r.published_basis,  # type: ignore[arg-type]  # pydantic checks it
            dateline=self._dateline(r.dateline),
        )

    def _dateline(self, line: text.Dateline | None) -> Dateline | None:
        if line is None:
            return None
        return Dateline(
            place=self.report.quote(line.place) if line.place else None,
            agency=self.report.quote(line.agency) if line.agency else None,
            spans=[self._span(line.span)],
        )

    def _mention(self, value: values.Value[values.Party]) -> Mention:
        return Mention(
            name=value.value.name if value.value else self.report.quote(value.spans[0]),
            spans=self._spans(value.spans),
            entity=value.value.entity if value.value else None,
            basis=value.basis.value,
            claims=self._claim_ids(value.claims),
        )

    def _place(self, value: values.Value[values.Location]) -> Place:
        place = value.value or values.Location(self.report.quote(value.spans[0]))
        return Place(
            name=place.name,
            spans=self._spans(value.spans),
            role=place.role,  # type: ignore[arg-type]
            kind=_of_list(place.kind, PLACE_KINDS, "other"),
            resolved=_resolved(place.resolved) if place.resolved else None,
            candidates=[_candidate(c) for c in value.candidates],
            offset=self._offset(place.offset) if place.offset else None,
            claims=self._claim_ids(value.claims),
        )

    def _offset(self, offset: values.Offset) -> Offset:
        return Offset(
            distance_km=offset.distance_km, bearing=offset.bearing, origin=self._place(offset.origin)
        )

    def _date(self, value: values.Value[values.DateRange]) -> Date:
        date = value.value or values.DateRange()
        return Date(
            kind=date.kind,  # type: ignore[arg-type]
            value=date.value,
            start=date.start,
            end=date.end,
            precision=date.precision,  # type: ignore[arg-type]
            basis=value.basis.value,
            spans=self._spans(value.spans),
            time=date.time,
            partial=date.partial,
            claims=self._claim_ids(value.claims),
        )

    def _weapon(self, value: values.Value[values.Weapon]) -> Weapon:
        return Weapon(
            spans=self._spans(value.spans),
            class_=_of_list(value.value.kind, WEAPON_KINDS, "other") if value.value else None,
            claims=self._claim_ids(value.claims),
        )

    def _tolls(self, at: int, event: events.Event) -> list[Toll]:
        first = self._first_toll[at]
        ids = [f"t{first + k + 1}" for k in range(len(event.tolls))]
        return [
            Toll(
                id=ids[k],
                kind=value.value.kind,  # type: ignore[arg-type]
                low=value.value.low,
                high=value.value.high,
                qualifier=value.value.qualifier,
                who=_of_list(value.value.who, WHO, "people"),
                spans=self._spans(value.spans),
                basis=value.basis.value,
                of=None if value.value.of is None else ids[value.value.of],
                total=value.value.total,
                claims=self._claim_ids(value.claims),
            )
            for k, value in enumerate(event.tolls)
            if value.value is not None
        ]

    def _event(self, at: int, event: events.Event) -> Event:
        tolls = self._tolls(at, event)
        dates = [self._date(d) for d in event.dates]
        return Event(
            id=f"e{at + 1}",
            type=event.type,  # type: ignore[arg-type]
            happened=event.happened,  # type: ignore[arg-type]
            news=event.news,
            part_of=None if event.part_of is None else f"e{event.part_of + 1}",
            count=event.count,
            trigger=self._span(event.triggers[0]),
            mentions=self._spans(event.triggers),
            actors=[self._mention(m) for m in event.actors],
            recipients=[self._mention(m) for m in event.recipients],
            victims=[self._mention(m) for m in event.victims],
            places=[self._place(p) for p in event.places],
            date=dates[0] if dates else None,
            dates=dates,
            weapons=[self._weapon(w) for w in event.weapons],
            tolls=tolls,
            toll_status=event.toll_status,  # type: ignore[arg-type]
            totals=totals(tolls, self.report.text, clash=event.type == "ARMED_CLASH"),
            damage=self._spans(event.damage),
            reasons=self._spans(event.reasons),
            claims=self._claim_ids(event.claims),
            score=event.score,
            evidence={
                name: Evidence(spans=self._spans(spans), method=method or None, score=None)
                for name, spans, method in event.evidence
            },
        )

    def _claim(self, at: int, claim: claims.Claim) -> Claim:
        said = self.of.said[at] if at < len(self.of.said) else None
        return Claim(
            id=f"c{at + 1}",
            events=self._events_about(at, claim),
            about=claim.about,  # type: ignore[arg-type]
            stance=claim.stance,  # type: ignore[arg-type]
            certainty=claim.certainty,  # type: ignore[arg-type]
            source=self._source(claim.source),
            via=[self._relay(s) for s in claim.via],
            medium=_of_list(claim.medium, MEDIA, None) if claim.medium else None,
            date=self._date(said) if said else None,
            cue=self._spans(claim.cue),
            content=self._spans(claim.content),
            method=claim.method or None,
            score=claim.score,
        )

    def _events_about(self, at: int, claim: claims.Claim) -> list[str]:
        """The events of its mentions, and those that name it; in the order of the events."""
        found = {e for m in claim.mentions for e in self._events_of.get(m, [])}
        found |= {f"e{i + 1}" for i, event in enumerate(self.of.events) if at in event.claims}
        return sorted(found, key=lambda e: int(e[1:]))

    def _source(self, source: claims.Source) -> Source:
        basis: BasisName = "assumed" if not source.spans else "inferred" if source.inferred else "stated"
        return Source(
            name=source.name,
            kind=_of_list(source.kind, SOURCE_KINDS, "other"),
            spans=self._spans(source.spans),
            entity=source.entity,
            basis=basis,
        )

    def _relay(self, source: claims.Source) -> Relay:
        return Relay(
            name=source.name,
            kind=_of_list(source.kind, SOURCE_KINDS, "other"),
            spans=self._spans(source.spans),
            entity=source.entity,
        )

    def _entity(self, entity: values.Entity) -> Entity:
        return Entity(
            id=entity.id,
            name=entity.name,
            kind=_of_list(entity.kind, ENTITY_KINDS, "other"),
            country=entity.country,
            aliases=list(entity.aliases),
            ids=dict(entity.ids),
            affiliations=[
                Affiliation(to=a.to, from_date=a.from_date, to_date=a.to_date, basis="assumed", spans=[])
                for a in entity.affiliations
            ],
        )

    def _attribution(self, attribution: claims.Attribution) -> AttributionSpans:
        return AttributionSpans(
            source=self._spans(attribution.source),
            cue=self._spans(attribution.cue),
            content=self._spans(attribution.content),
        )

    def _mark(self, mark: events.Mark) -> Mark:
        return Mark(
            spans=[self._span(mark.span)],
            term=mark.term,
            used_by="outlet" if mark.used_by is None else f"c{mark.used_by + 1}",
            neutral=mark.neutral,
            why=mark.why,
        )

    def _check(self, check: events.Check) -> Check:
        return Check(kind=check.kind, message=check.message, spans=self._spans(check.spans))

    def _notes(self) -> list[Check]:
        """What ingest wants shown, where no stage has said it again."""
        said = {(c.kind, c.message) for c in self.of.checks}
        return [Check(kind=k, message=m, spans=[]) for k, m in self.report.notes if (k, m) not in said]


def _resolved(place: values.Place) -> Resolved:
    return Resolved(
        id=place.id,
        name=place.name,
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,  # type: ignore[arg-type]
    )


def _candidate(candidate: values.Candidate[values.Location]) -> PlaceCandidate:
    place = candidate.value.resolved
    return PlaceCandidate(
        id=place.id if place else None,
        name=place.name if place else candidate.value.name,
        country=place.country if place else None,
        admin1=place.admin1 if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        precision=place.precision if place else None,  # type: ignore[arg-type]
        score=candidate.score,
        why=candidate.why,
    )


# --- totals -----------------------------------------------------------------------------------------------

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s|\n")


@dataclass(frozen=True)
class _Figure:
    """One version of a toll: a single figure, or several groups of people told together."""

    low: int | None
    high: int | None
    tolls: tuple[Toll, ...]


def totals(tolls: Sequence[Toll], text: str, *, clash: bool = False) -> dict[TollKind, Total]:
    """Per kind, what the report as a whole gives, from the tolls of one event.

    A running total and a part of a figure of the same kind are left out, and the own dead of attackers where
    others were harmed; of a clash the dead of both sides are added. Figures for different groups of people told
    in one sentence by the same source ("five soldiers and three civilians"), or for two opposed sides by anyone,
    are added. What is left competes, and is spanned from the lowest to the highest; an open figure leaves the top
    open where it reaches it, and a vague one ("dozens") stands aside for any that fits it. Without any figure for
    the whole, its parts give the lower end.
    """
    found: dict[TollKind, Total] = {}
    for kind in get_args(TollKind):
        of_kind = [t for t in tolls if t.kind == kind and not t.total]
        figures = clash and _both_sides(of_kind, text)
        figures = figures or _figures(_counted(_wholes(of_kind)), text) or _from_parts(of_kind)
        if figures:
            ids = [t.id for f in figures for t in f.tolls]
            found[kind] = Total(low=_lowest(figures), high=_highest(figures), tolls=ids)
    return found


def _known(toll: Toll) -> bool:
    return toll.low is not None or toll.high is not None


def _own(tolls: list[Toll]) -> list[Toll]:
    """The figures that say something and are no part of another."""
    ids = {t.id for t in tolls}
    return [t for t in tolls if _known(t) and t.of not in ids]


def _wholes(tolls: list[Toll]) -> list[Toll]:
    """The figures that are no part of another: neither by `of`, nor by counting some of the same people."""
    own = _own(tolls)
    harmed = [t for t in own if t.who != "attackers"] or own
    return [t for t in harmed if not any(_among(t, other) or _aside(t, other) for other in harmed)]


def _among(toll: Toll, whole: Toll) -> bool:
    """Whether a figure counts some of the people of another by the same source without saying so."""
    narrower = toll.who != "people" and whole.who == "people" and toll.claims == whole.claims
    return narrower and whole.low is not None and (toll.high or toll.low or 0) <= whole.low


def _aside(toll: Toll, other: Toll) -> bool:
    """Whether a figure is of the state's own men, told apart from a larger one of civilians."""
    apart = SIDES.get(toll.who) == "state" and other.who == "civilians" and toll.claims != other.claims
    return apart and _reach(toll) < _reach(other)


def _counted(tolls: list[Toll]) -> list[Toll]:
    """The figures without the vague ones that some other figure fits."""
    exact = [t for t in tolls if t.qualifier != "vague"]
    return [t for t in tolls if t in exact or not any(_reach(t) <= _reach(x) for x in exact)]


_OURS = re.compile(r"\b(?:our|its|their)\b", re.IGNORECASE)


def _both_sides(tolls: list[Toll], text: str) -> list[_Figure]:
    """The dead of the two sides of a clash, each spanned and then added; none where a figure is for both."""
    own = _without_outline(_own(tolls))
    sides = [[t for t in own if SIDES.get(t.who) == side] for side in ("state", "armed")]
    if not all(sides) and any(sides):
        # "Two of our fighters fell, nine militiamen were killed": those of whoever tells it, and the others.
        ours = [t for t in own if any(_OURS.search(s.quote) for s in t.spans)]
        sides = [ours, [t for t in own if t not in ours]]
    if not all(sides) or sum(map(len, sides)) < len(own):
        return []
    spans = [_figures(_counted(side), text) for side in sides]
    low, high = zip(*((_lowest(f), _highest(f)) for f in spans), strict=True)
    ids = tuple(t for figures in spans for f in figures for t in f.tolls)
    known = [n for n in low if n is not None]
    top = [n for n in high if n is not None]
    return [_Figure(sum(known) if known else None, sum(top) if len(top) == len(high) else None, ids)]


def _without_outline(tolls: list[Toll]) -> list[Toll]:
    """ "Dozens died": a vague figure stands aside where the dead of both sides together fit it."""
    known = [t for t in tolls if t.qualifier != "vague"]
    outlined = [t for t in tolls if t.qualifier == "vague" and t.who == "people"]
    return known if all(_reach(t) <= sum(map(_reach, known)) for t in outlined) else tolls


def _reach(toll: Toll) -> int:
    """The highest that a figure names."""
    return toll.high or toll.low or 0


def _figures(tolls: list[Toll], text: str) -> list[_Figure]:
    """Tolls told together made one figure, the others one each."""
    groups: list[list[Toll]] = []
    for toll in tolls:
        group = next((g for g in groups if all(_adds(t, toll, text) for t in g)), None)
        if group:
            group.append(toll)
        else:
            groups.append([toll])
    return [_sum(g) for g in groups]


def _adds(a: Toll, b: Toll, text: str) -> bool:
    """Whether two figures count different people in one sentence of one source, or of two opposed sides."""
    opposed = {SIDES.get(a.who), SIDES.get(b.who)} == {"state", "armed"}
    if a.who == b.who or not a.spans or not b.spans or (a.claims != b.claims and not opposed):
        return False
    first, second = sorted((a.spans[0], b.spans[0]), key=lambda s: s.start)
    return first.end <= second.start and not _SENTENCE_END.search(text, first.end, second.start)


def _sum(tolls: Sequence[Toll]) -> _Figure:
    lows = [t.low for t in tolls if t.low is not None]
    highs = [t.high for t in tolls if t.high is not None]
    high = sum(highs) if len(highs) == len(tolls) else None
    return _Figure(sum(lows) if lows else None, high, tuple(tolls))


def _from_parts(tolls: list[Toll]) -> list[_Figure]:
    parts = [t for t in tolls if _known(t)]
    whole = _sum(parts)
    return [_Figure(whole.low, None, whole.tolls)] if parts and whole.low is not None else []


def _lowest(figures: list[_Figure]) -> int | None:
    lows = [f.low for f in figures if f.low is not None]
    below = [f.high for f in figures if f.low is None and f.high is not None]
    return min(lows) if lows and not any(h < min(lows) for h in below) else None


def _highest(figures: list[_Figure]) -> int | None:
    highs = [f.high for f in figures if f.high is not None]
    above = [f.low for f in figures if f.high is None and f.low is not None]
    return max(highs) if highs and not any(low >= max(highs) for low in above) else None


# --- schema and validation --------------------------------------------------------------------------------

JSON_SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The JSON Schema of a reading, as published in docs/schema/reading.json."""
    return {
        "$schema": JSON_SCHEMA_DIALECT,
        **Reading.model_json_schema(by_alias=True, mode="validation"),
    }


def validate(obj: object) -> Reading:
    """A reading from plain data; `BadRecord` where it does not fit the schema, its text or itself."""
    try:
        reading = Reading.model_validate(obj)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(x) for x in first["loc"]) or "the record"
        raise BadRecord(
            f"Not a reading of {SCHEMA}: {where}: {first['msg']} ({error.error_count()} in all).",
            hint="docs/schema/reading.json describes every field.",
        ) from error
    for problem in _problems(reading):
        raise BadRecord(problem, hint="The text was changed after annotation: read it again.")
    return reading


M = TypeVar("M", bound=Model)


def every(model: type[M], node: object) -> Iterator[M]:
    """All parts of one kind below a node, in order."""
    if isinstance(node, model):
        yield node
    if isinstance(node, Model):
        for name in type(node).model_fields:
            yield from every(model, getattr(node, name))
    elif isinstance(node, dict):
        for value in node.values():
            yield from every(model, value)
    elif isinstance(node, list):
        for value in node:
            yield from every(model, value)


def _problems(reading: Reading) -> Iterator[str]:
    """What no schema can say: quotes that are not the text's, ids that nothing carries."""
    report = reading.report
    for span in every(Span, reading):
        there = report.text[span.start : span.end]
        if there != span.quote:
            where = f"Span {span.start}:{span.end} of report {report.id}"
            yield f"{where} quotes {span.quote[:40]!r}, but the text there is {there[:40]!r}."
    for kind, known, used in _references(reading):
        for name in sorted(used - known):
            yield f"The reading of report {report.id} refers to {kind} {name!r}, which it does not hold."


def _references(reading: Reading) -> Iterator[tuple[str, set[str], set[str]]]:
    """(kind, the ids there are, the ids referred to)."""
    events, claims = reading.events, reading.claims
    yield "claim", {c.id for c in claims}, _claims_used(reading)
    about = {i for c in claims for i in c.events}
    yield "event", {e.id for e in events}, about | {e.part_of for e in events if e.part_of}
    for event in events:
        summed = {t for total in event.totals.values() for t in total.tolls}
        yield "toll", {t.id for t in event.tolls}, summed | {t.of for t in event.tolls if t.of}
    named = [*every(Mention, reading), *every(Source, reading), *every(Relay, reading)]
    yield "entity", {e.id for e in reading.entities}, _values(named, "entity")


def _claims_used(reading: Reading) -> set[str]:
    parts = [p for kind in (Event, Mention, Place, Date, Weapon, Toll) for p in every(kind, reading)]
    return _values(parts, "claims") | _values(reading.marks, "used_by") - {"outlet"}


def _values(parts: Sequence[Model], field: str) -> set[str]:
    """All ids in one field of some parts, whether it holds one or a list."""
    found = (getattr(p, field) for p in parts)
    return {x for value in found if value for x in ([value] if isinstance(value, str) else value)}

"""From an incident and what a text names to the fills of a template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.evaluate.muc4.candidates import Phrase, Text, Thing, plain
from dateline.evaluate.muc4.incidents import Incident
from dateline.evaluate.muc4.model import Weights
from dateline.evaluate.muc4.places import location
from dateline.evaluate.muc4.tables import nations, type_of
from dateline.evaluate.muc4.templates import Template, quoted
from dateline.knowledge.ontology import STATE_KINDS
from dateline.records.events import Event
from dateline.records.parse import Quantity
from dateline.records.values import DateRange, Value

STAGES = ("ATTEMPTED", "THREATENED")
MEANS = ("GUN", "BOMB")
HUMAN_EFFECTS = ("DEATH", "INJURY", "NO INJURY OR DEATH", "NO INJURY", "REGAINED FREEDOM")
THING_EFFECTS = ("DESTROYED", "SOME DAMAGE", "NO DAMAGE")
CONFIDENCES = (
    "REPORTED AS FACT",
    "CLAIMED OR ADMITTED",
    "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "SUSPECTED OR ACCUSED",
    "POSSIBLE",
)
# "Recent" in MUC-4 is within two months.
_RECENT = 62
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_NIGHT = re.compile(r"\blast night\b")
_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_CATEGORIES = ("TERRORIST ACT", "STATE-SPONSORED VIOLENCE")
_STATE_TYPES = frozenset({"ACTIVE MILITARY", "LAW ENFORCEMENT"})


@dataclass(frozen=True)
class Parts:
    """What fills the slots of one incident, by role; each string once."""

    of: dict[str, tuple[Thing, ...]]

    def __getitem__(self, role: str) -> tuple[Thing, ...]:
        return tuple(_distinct(self.of.get(role, ())))


def _distinct(things: Iterable[Thing]) -> Iterator[Thing]:
    """Each string once, and none that only ends a longer one ("the Front" beside "members of the Front")."""
    kept = list(things)
    strings = {id(t): name_of(t) if t.named else string_of(t) for t in kept}
    seen: set[str] = set()
    for thing in kept:
        string = strings[id(thing)]
        inside = any(other.endswith(f" {string}") and " OF " in other for other in strings.values())
        if string and string not in seen and not inside:
            seen.add(string)
            yield thing


def name_of(thing: Thing) -> str:
    """The fullest name as the text writes it, without title."""
    names = [plain(thing.text[p.name.span.start : p.name.span.end]) for p in thing.phrases if p.name]
    names = [n for n in names if n]
    return max(names, key=lambda n: len(n.split())) if names else ""


def string_of(thing: Thing) -> str:
    """How a template quotes something: a name in its fullest form, a noun with what belongs to it."""
    if thing.key[0] in ("name", "person") and thing.type_in("objects") is None:
        return name_of(thing)
    return thing.string(thing.phrases[0])


def template(text: Text, incident: Incident, weights: Weights) -> Template:
    """The filled form of one incident."""
    found = Parts(incident.parts)
    fills: dict[int, list[str]] = {
        2: [when(text, incident, found)],
        3: [location(text, incident.events, incident.sentences)],
        5: [_likely(weights, "stage", STAGES, incident.features) or "ACCOMPLISHED"],
        8: category(incident, found, weights),
    }
    _fill_instruments(fills, incident, found, weights)
    fills[9] = [quoted(string_of(t)) for t in found["individual"]]
    fills[10] = [quoted(string_of(t)) for t in found["organization"]]
    fills[11] = [
        f"{_best(weights, 'confidence', CONFIDENCES, t) or CONFIDENCES[0]}: {quoted(string_of(t))}"
        for t in found["organization"]
    ]
    country = fills[3][0].split(":")[0]
    _fill_objects(fills, text, found, weights, country)
    _fill_people(fills, text, found, weights, country)
    return Template(incident.type, {n: tuple(lines) for n, lines in fills.items()})


def category(incident: Incident, found: Parts, weights: Weights) -> list[str]:
    """By who did it: a state's force, or anybody else."""
    kinds = {p.name.kind for t in found["organization"] for p in t.phrases if p.name}
    types = {t.type_in("people") for t in found["individual"]}
    state = bool(kinds & STATE_KINDS) or bool(types & _STATE_TYPES)
    other = bool(kinds - STATE_KINDS) or bool(types - _STATE_TYPES)
    if state != other:
        return [_CATEGORIES[state]]
    return [_CATEGORIES[weights.says("state", incident.features)]]


def _fill_instruments(
    fills: dict[int, list[str]], incident: Incident, found: Parts, weights: Weights
) -> None:
    """The means that are named; else the sort of means that the words imply ("shot"), with no words of its own."""
    things = found["instrument"]
    fills[6] = [quoted(string_of(t)) for t in things]
    typed = [(t.type_in("instruments"), t) for t in things]
    fills[7] = [f"{type_}: {quoted(string_of(t))}" for type_, t in typed if type_]
    implied = _likely(weights, "means", MEANS, incident.features)
    if implied and not things:
        fills[7] = [f'{implied}: "-"']


def _fill_objects(
    fills: dict[int, list[str]], text: Text, found: Parts, weights: Weights, country: str
) -> None:
    for thing in found["object"]:
        tag = quoted(string_of(thing))
        fills.setdefault(12, []).append(tag)
        fills.setdefault(13, []).append(f"{thing.type_in('objects') or 'OTHER'}: {tag}")
        fills.setdefault(14, []).append(f"{number_of(text, thing)}: {tag}")
        effect = _best(weights, "thing", THING_EFFECTS, thing)
        if effect:
            fills.setdefault(16, []).append(f"{effect}: {tag}")
        nation = nation_of(text, thing, country)
        if nation:
            fills.setdefault(15, []).append(f"{nation}: {tag}")


def _fill_people(
    fills: dict[int, list[str]], text: Text, found: Parts, weights: Weights, country: str
) -> None:
    for thing in found["person"]:
        tag = quoted(name_of(thing) if thing.named else string_of(thing))
        if thing.named:
            fills.setdefault(18, []).append(tag)
            title = title_of(text, thing)
            if title:
                fills.setdefault(19, []).append(f"{quoted(title)}: {tag}")
        else:
            title = None
            fills.setdefault(19, []).append(tag)
        fills.setdefault(20, []).append(f"{person_type(text, thing, title)}: {tag}")
        fills.setdefault(21, []).append(f"{number_of(text, thing)}: {tag}")
        effect = _best(weights, "human", HUMAN_EFFECTS, thing)
        if effect:
            fills.setdefault(23, []).append(f"{effect}: {tag}")
        nation = nation_of(text, thing, country)
        if nation:
            fills.setdefault(22, []).append(f"{nation}: {tag}")


def _best(weights: Weights, model: str, values: Sequence[str], thing: Thing) -> str | None:
    return _likely(weights, model, values, thing.features)


def _likely(weights: Weights, model: str, values: Sequence[str], features: frozenset[str]) -> str | None:
    """The value with the highest score, if it passes its threshold."""
    scored = [(weights.score(f"{model}={v}", features), v) for v in values]
    passed = [(s, v) for s, v in scored if s >= weights.thresholds.get(f"{model}={v}", 0.5)]
    return max(passed)[1] if passed else None


def title_of(text: Text, thing: Thing) -> str | None:
    """The longest title or role that stands before a name, else the longest noun for the person."""
    before = [t for p in thing.phrases if (t := _title(text, p))]
    beside = [thing.string(p) for p in thing.nouns]
    found = before or beside
    return max(found, key=len) if found else None


def _title(text: Text, phrase: Phrase) -> str | None:
    if phrase.name is None or phrase.words[0].start >= phrase.name.span.start:
        return None
    return plain(text.parse.text[phrase.words[0].start : phrase.name.span.start]).strip(" ,-") or None


def person_type(text: Text, thing: Thing, title: str | None) -> str:
    words = tuple((title or "").lower().split())
    found = _typed(words) if words else thing.type_in("people")
    if found is None and not words:
        found = thing.type_in("people")
    former = "former" in words or "retired" in words or "former" in thing.lemmas or "retired" in thing.lemmas
    if former and found in ("GOVERNMENT OFFICIAL", "ACTIVE MILITARY"):
        return {"GOVERNMENT OFFICIAL": "FORMER GOVERNMENT OFFICIAL"}.get(found, "FORMER ACTIVE MILITARY")
    return found or "CIVILIAN"


def _typed(words: tuple[str, ...]) -> str | None:
    """The type of a title: of its last word that has one, up to an "of"."""
    from_table = [_type_at(words, i) for i in range(len(words), 0, -1)]
    head = words.index("of") if "of" in words else len(words)
    first = [_type_at(words, i) for i in range(head, 0, -1)]
    return next((t for t in [*first, *from_table] if t), None)


def _type_at(words: tuple[str, ...], end: int) -> str | None:
    return type_of("people", words[:end])


def number_of(text: Text, thing: Thing) -> str:
    """How many: the count before the noun, 1 for one of a kind, PLURAL for more."""
    if thing.named:
        return "1"
    counted = [q for p in thing.phrases for q in _quantities(text, p)]
    for quantity in counted:
        written = _number(quantity)
        if written:
            return written
    return "PLURAL" if thing.plural else "1"


def _quantities(text: Text, phrase: Phrase) -> list[Quantity]:
    return [q for q in text.parse.quantities if q.head == phrase.head.i and q.unit in (None, "people")]


def _number(quantity: Quantity) -> str | None:
    low, high = quantity.low, quantity.high
    if low is None:
        return None
    if quantity.qualifier in ("about", "nearly"):
        return f"~{low}"
    if high is None:
        return f"{low}-"
    return str(low) if low == high else f"{low}-{high}"


def nation_of(text: Text, thing: Thing, country: str) -> str | None:
    """The nationality that stands with it, if it is another country than that of the incident."""
    for phrase in thing.phrases:
        for token in phrase.words:
            name = text.parse.mention_at(token.i)
            if name and name.entity and name.entity.startswith("state:"):
                nation = nations().get(name.entity.removeprefix("state:"))
                if nation and nation != country:
                    return nation
    return None


def when(text: Text, incident: Incident, found: Parts) -> str:
    """The day of the incident as MUC-4 writes it: by its events or sentences, else up to the report's."""
    published = text.reading.report.published
    if not published or len(published) != len("2031-05-04"):
        return "-"
    for value in [*_dates_of(text, incident, found), *_dates_in(text, incident.sentences)]:
        written = _dated(text, value, published)
        if written:
            return written
    return f"- {_day(published)}"


def _dates_of(text: Text, incident: Incident, found: Parts) -> Iterator[Value[DateRange]]:
    """The dates of the events that tell most of the incident first."""
    told = {s for role in ("person", "object") for t in found[role] for s in t.sentences}

    def rank(event: Event) -> tuple[int, int]:
        sentences = {text.parse.sentence_at(s.start).i for s in event.triggers}
        return (-len(told & sentences), event.triggers[0].start)

    for event in sorted(incident.events, key=rank):
        yield from event.dates


def _dates_in(text: Text, sentences: frozenset[int]) -> Iterator[Value[DateRange]]:
    line = text.reading.report.dateline
    for value in text.reading.dates:
        inside = value.spans and (line is None or value.spans[0].start >= line.span.end)
        if inside and text.parse.sentence_at(value.spans[0].start).i in sentences:
            yield value


def _dated(text: Text, value: Value[DateRange], published: str) -> str | None:
    """A day, the night between two, or up to the report for a weekday; None where it is no recent day."""
    day = value.value
    if not (day and day.start and day.end and value.spans) or day.kind not in ("date", "time"):
        return None
    words = text.parse.text[value.spans[0].start : value.spans[0].end].lower()
    age = (date.fromisoformat(published) - date.fromisoformat(day.start)).days
    if not 0 <= age <= _RECENT or day.precision not in ("day", "part_of_day"):
        return None
    if _WEEKDAY.search(words) and not any(c.isdigit() for c in words):
        return f"- {_day(published)}"
    if _NIGHT.search(words):
        return f"{_day(day.start)} - {_day((date.fromisoformat(day.start) + timedelta(days=1)).isoformat())}"
    return _day(day.start)


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day:02d} {_MONTHS[day.month - 1]} {day.year % 100:02d}"

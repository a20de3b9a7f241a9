"""From an incident and what a text names to the fills of a template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.evaluate.muc4.candidates import Phrase, Text, Thing, plain
from dateline.evaluate.muc4.incidents import Incident
from dateline.evaluate.muc4.model import Weights
from dateline.evaluate.muc4.places import location
from dateline.evaluate.muc4.tables import nations
from dateline.evaluate.muc4.templates import Template, quoted
from dateline.records.events import Event
from dateline.records.parse import Quantity

HUMAN_EFFECTS = ("DEATH", "INJURY", "NO INJURY OR DEATH", "NO INJURY", "REGAINED FREEDOM")
THING_EFFECTS = ("DESTROYED", "SOME DAMAGE", "NO DAMAGE")
CONFIDENCES = (
    "REPORTED AS FACT",
    "CLAIMED OR ADMITTED",
    "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "SUSPECTED OR ACCUSED",
    "POSSIBLE",
)
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_STATE_KINDS = frozenset({"military", "police", "government", "state"})


@dataclass(frozen=True)
class Parts:
    """What fills the slots of one incident, by role; each string once."""

    of: dict[str, tuple[Thing, ...]]

    def __getitem__(self, role: str) -> tuple[Thing, ...]:
        return tuple(_distinct(self.of.get(role, ())))


def _distinct(things: Iterable[Thing]) -> Iterator[Thing]:
    seen: set[str] = set()
    for thing in things:
        string = name_of(thing) if thing.named else string_of(thing)
        if string and string not in seen:
            seen.add(string)
            yield thing


def name_of(thing: Thing) -> str:
    """The fullest name as the text writes it, without title."""
    names = [plain(thing.text[p.name.span.start : p.name.span.end]) for p in thing.phrases if p.name]
    names = [n for n in names if n]
    return max(names, key=lambda n: len(n.split())) if names else ""


def string_of(thing: Thing) -> str:
    """How a template quotes something: a name as it is first given in full, a noun with what belongs to it."""
    if thing.key[0] in ("name", "person") and thing.type_in("objects") is None:
        return name_of(thing)
    return thing.string(thing.phrases[0])


def template(text: Text, incident: Incident, weights: Weights) -> Template:
    """The filled form of one incident."""
    found = Parts(incident.parts)
    fills: dict[int, list[str]] = {
        2: [when(text, incident, found)],
        3: [location(text, incident.events, _sentences(incident, found))],
        5: [stage(incident)],
        8: category(incident, found),
    }
    _fill_instruments(fills, found)
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


def _sentences(incident: Incident, found: Parts) -> frozenset[int]:
    told = {s for role in ("person", "object") for t in found[role] for s in t.sentences}
    return frozenset(told | incident.sentences)


def stage(incident: Incident) -> str:
    states = {e.happened for e in incident.events}
    if states and states <= {"attempted", "foiled"}:
        return "ATTEMPTED"
    if states and states <= {"threatened"}:
        return "THREATENED"
    return "ACCOMPLISHED"


def category(incident: Incident, found: Parts) -> list[str]:
    """By who did it: a state's force, or anybody else."""
    kinds = {p.name.kind for t in found["organization"] for p in t.phrases if p.name}
    if kinds and kinds <= _STATE_KINDS:
        return ["STATE-SPONSORED VIOLENCE"]
    soldiers = [t for t in found["individual"] if t.type_in("people") in ("ACTIVE MILITARY", "LAW ENFORCEMENT")]
    if soldiers and not found["organization"]:
        return ["STATE-SPONSORED VIOLENCE"]
    return ["TERRORIST ACT"]


def _fill_instruments(fills: dict[int, list[str]], found: Parts) -> None:
    things = found["instrument"]
    fills[6] = [quoted(string_of(t)) for t in things]
    fills[7] = [f"{t.type_in('instruments')}: {quoted(string_of(t))}" for t in things if t.type_in("instruments")]


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
    """The value with the highest score, if it passes its threshold."""
    scored = [(weights.score(f"{model}={v}", thing.features), v) for v in values]
    passed = [(s, v) for s, v in scored if s >= weights.thresholds.get(f"{model}={v}", 0.5)]
    return max(passed)[1] if passed else None


def title_of(text: Text, thing: Thing) -> str | None:
    """The longest title or role that stands before a name or beside it."""
    found = [t for p in thing.phrases for t in _titles(text, p)]
    return max(found, key=len) if found else None


def _titles(text: Text, phrase: Phrase) -> Iterator[str]:
    parse = text.parse
    if phrase.name and phrase.words[0].start < phrase.name.span.start:
        before = plain(parse.text[phrase.words[0].start : phrase.name.span.start]).strip(" ,-")
        if before:
            yield before
    for child in parse.children(phrase.head.i, "appos"):
        if child.pos in ("NOUN", "PROPN") and not parse.mention_at(child.i):
            yield _role(text, child.i)
    governor = parse.head(phrase.head)
    if phrase.head.dep == "appos" and not parse.mention_at(governor.i) and governor.pos == "NOUN":
        yield _role(text, governor.i)


def _role(text: Text, head: int) -> str:
    """A role in apposition, with its "of" phrase, without article."""
    parse = text.parse
    words = [t for t in parse.subtree(head, without=frozenset({"appos", "relcl", "acl", "punct", "conj", "cc"}))]
    run = [t for t in words if t.i <= head or t.i - head < 8]
    string = plain(parse.text[run[0].start : run[-1].end])
    return re.sub(r"^(?:THE|A|AN)\s+", "", string)


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
    from dateline.evaluate.muc4.tables import type_of

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
    """The day of the incident as MUC-4 writes it, from its best event with a date; else up to the report's."""
    published = text.reading.report.published
    for event in _by_rank(incident, found, text):
        for value in event.dates:
            day = value.value
            if day and day.start and day.end and value.spans and published:
                if day.precision in ("day", "part_of_day") and day.start == day.end:
                    return _dated(text, day.start, value.spans[0].start, value.spans[0].end, published)
    return f"- {_day(published)}" if published and len(published) == 10 else "-"


def _dated(text: Text, iso: str, start: int, end: int, published: str) -> str:
    words = text.parse.text[start:end].lower()
    if re.search(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", words) and not re.search(r"\d", words):
        return f"- {_day(published)}"
    return _day(iso)


def _by_rank(incident: Incident, found: Parts, text: Text) -> list[Event]:
    """The events that tell most of the incident first."""
    told = {s for role in ("person", "object") for t in found[role] for s in t.sentences}

    def rank(event: Event) -> tuple[int, int]:
        sentences = {text.parse.sentence_at(s.start).i for s in event.triggers}
        return (-len(told & sentences), event.triggers[0].start)

    return sorted(incident.events, key=rank)


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day:02d} {_MONTHS[day.month - 1]} {day.year % 100:02d}"


__all__ = ["template"]

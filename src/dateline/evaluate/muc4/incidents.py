"""Which incidents of MUC-4 a message tells: one per incident type, split where places or days differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.evaluate.muc4.candidates import Text, Thing
from dateline.evaluate.muc4.model import Weights
from dateline.evaluate.muc4.places import country_of
from dateline.evaluate.muc4.tables import type_of
from dateline.records.events import Event
from dateline.records.parse import Token

TYPES = ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY", "FORCED WORK STOPPAGE")
ROLES = ("instrument", "individual", "organization", "object", "person")
# What was hit tells incidents apart.
ANCHORS = ("object", "person")
# The event types that can be an incident of each type.
_EVENTS = {
    "ATTACK": "ATTACK ARMED_CLASH AIR_STRIKE ART_MISS_ATTACK GRENADE MOB_VIOL SEX_VIOL FORCE_AGAINST_PROTEST "
    "THREAT CHEM_WEAP PROPERTY_DISTRUCT REM_EXPLOS SUIC_BOMB VIOL_DEMONSTR",
    "BOMBING": "REM_EXPLOS SUIC_BOMB GRENADE PROPERTY_DISTRUCT DISR_WEAP ATTACK ART_MISS_ATTACK AIR_STRIKE",
    "KIDNAPPING": "ABDUCT_DISSAP ARREST",
    "ARSON": "PROPERTY_DISTRUCT ATTACK VIOL_DEMONSTR",
    "ROBBERY": "PROPERTY_DISTRUCT ATTACK OTHER",
    "FORCED WORK STOPPAGE": "PEACE_PROTEST THREAT OTHER",
}
EVENTS = {name: frozenset(types.split()) for name, types in _EVENTS.items()}
# "Recent" in MUC-4 is within two months.
_RECENT = 62
_LEAD = 3
_CONTENT = frozenset({"NOUN", "VERB", "PROPN", "ADJ"})


@dataclass(frozen=True)
class Incident:
    """One incident of a message: its type, the events that tell it, where, what fills its slots, its words."""

    type: str
    events: tuple[Event, ...]
    sentences: frozenset[int]
    parts: dict[str, tuple[Thing, ...]]
    features: frozenset[str]


def incidents(
    text: Text, features: frozenset[str], named: Sequence[Thing], weights: Weights
) -> list[Incident]:
    """The incidents that deserve a template: what was hit, parted by type and by what belongs together."""
    told = [t for t in TYPES if weights.says(f"type={t}", features)]
    if not told:
        return []
    chosen = cast(named, weights)
    hit = [t for role in ANCHORS for t in chosen[role]]
    typed = {
        t.key: max(told, key=lambda k: (weights.score(f"kind={k}", t.features), -told.index(k))) for t in hit
    }
    found: list[tuple[str, list[Thing]]] = []
    for type_ in told:
        own = [t for t in dict.fromkeys(hit) if typed[t.key] == type_]
        found += [(type_, group) for group in grouped(text, own, weights)] or [(type_, [])]
    return [
        _incident(text, type_, group, chosen, i, found, weights) for i, (type_, group) in enumerate(found)
    ]


def cast(named: Sequence[Thing], weights: Weights) -> dict[str, list[Thing]]:
    """Each thing in the role that it passes best, if any."""
    chosen: dict[str, list[Thing]] = {role: [] for role in ROLES}
    for thing in named:
        scored = [
            (weights.score(f"role={r}", thing.features) / weights.thresholds[f"role={r}"], r) for r in ROLES
        ]
        best, role = max(scored)
        if best >= 1:
            chosen[role].append(thing)
    return chosen


def _incident(
    text: Text,
    type_: str,
    group: list[Thing],
    chosen: dict[str, list[Thing]],
    at: int,
    found: list[tuple[str, list[Thing]]],
    weights: Weights,
) -> Incident:
    parts = {role: tuple(t for t in chosen[role] if t in group) for role in ANCHORS}
    for role in ROLES:
        if role not in ANCHORS:
            parts[role] = tuple(t for t in chosen[role] if at in homes(text, t, found, weights))
    sentences = frozenset(s for t in group for s in t.sentences)
    mapped = [e for e in text.reading.events if e.type in EVENTS[type_]]
    events = tuple(e for e in mapped if sentences & set(sentences_of(text, e))) if sentences else ()
    told = frozenset(s for e in events or mapped for s in sentences_of(text, e))
    where = sentences or told
    return Incident(type_, events or tuple(mapped), where, parts, telling(text, type_, where))


def telling(text: Text, type_: str, sentences: frozenset[int]) -> frozenset[str]:
    """The words that tell an incident, and how its events went: what may tell its means, stage and category."""
    words = {
        text.word(t)
        for i in sentences
        for t in text.parse.sentence_tokens(text.parse.sentences[i])
        if t.pos in _CONTENT
    }
    here = [e for e in text.reading.events if sentences & set(sentences_of(text, e))]
    states = {f"{e.type}:{e.happened}" for e in here} | {e.happened for e in here}
    kinds = {
        f"actor={m.kind}"
        for e in here
        for party in e.actors
        for span in party.spans[:1]
        for t in text.parse.tokens_in(span)
        if (m := text.parse.mention_at(t.i))
    }
    return frozenset({f"incident={type_}"} | {f"w={w}" for w in words} | {f"s={s}" for s in states} | kinds)


def homes(text: Text, thing: Thing, found: list[tuple[str, list[Thing]]], weights: Weights) -> list[int]:
    """The incidents that somebody or something belongs to: the best, and all others that it fits well."""
    scores = [_fit(text, thing, group, weights) for _, group in found]
    best = max(scores)
    floor = weights.thresholds.get("home", 0.5)
    return [i for i, s in enumerate(scores) if s == best or s >= floor]


def _fit(text: Text, thing: Thing, group: list[Thing], weights: Weights) -> float:
    scores = [weights.score("pair", pair_features(text, thing, other)) for other in group]
    return sum(scores) / len(scores) if scores else 0.0


def grouped(text: Text, named: list[Thing], weights: Weights) -> list[list[Thing]]:
    """Things that belong to one incident together: the two groups that fit best are joined while they fit."""
    groups = [[t] for t in named]
    scores = {
        (a.key, b.key): weights.score("pair", pair_features(text, a, b))
        for a in named
        for b in named
        if a != b
    }
    floor = weights.thresholds.get("pair", 0.5)
    while len(groups) > 1:
        pairs = [(_link(a, b, scores), i, j) for j, b in enumerate(groups) for i, a in enumerate(groups[:j])]
        score, i, j = max(pairs)
        if score < floor:
            break
        groups[i] += groups.pop(j)
    return groups


def _link(
    a: list[Thing], b: list[Thing], scores: dict[tuple[tuple[str, str], tuple[str, str]], float]
) -> float:
    return sum(scores[x.key, y.key] for x in a for y in b) / (len(a) * len(b))


def pair_features(text: Text, a: Thing, b: Thing) -> frozenset[str]:
    """What may tell whether two things belong to one incident; the same both ways round."""
    return frozenset(_pair_features(text, a, b))


def _pair_features(text: Text, a: Thing, b: Thing) -> Iterator[str]:
    near, first, second = min((abs(x - y), min(x, y), max(x, y)) for x in a.sentences for y in b.sentences)
    yield f"far={min(near, 8)}"
    paragraphs = {text.paragraph(first), text.paragraph(second)}
    yield f"paragraph={len(paragraphs) == 1}"
    yield f"apart={min(abs(text.paragraph(second) - text.paragraph(first)), 5)}"
    for what, table in (("place", text.places_by_sentence), ("day", text.days_by_sentence)):
        left = {x for s in a.sentences for x in table.get(s, ())}
        right = {x for s in b.sentences for x in table.get(s, ())}
        same = "same" if left & right else "other" if left and right else "none"
        yield f"{what}={same}"
        yield f"{what}={same}:{len(paragraphs)}"
    for sentence in range(first + 1, second + 1):
        yield from (f"between={w}" for w in text.opening(sentence))
    if near == 0:
        yield from (f"within={w}" for w in text.opening(first))
    events = [set(sentences_of(text, e)) for e in text.reading.events]
    yield f"event={any(e & a.sentences and e & b.sentences for e in events)}"
    lead = text.start
    yield f"lead={min(min(a.sentences) - lead, min(b.sentences) - lead) <= 0}"
    yield f"kinds={'+'.join(sorted(a.key[:1] + b.key[:1]))}"
    types = [{t for s in x.sentences for t in text.types_by_sentence.get(s, ())} for x in (a, b)]
    yield f"types={'same' if types[0] & types[1] else 'other' if types[0] and types[1] else 'none'}"
    yield f"mentions={min(min(len(a.phrases), len(b.phrases)), 3)}"
    yield f"indefinite={a.counted or b.counted}"


def sentences_of(text: Text, event: Event) -> Iterator[int]:
    for span in event.triggers:
        yield text.parse.sentence_at(span.start).i


def text_features(text: Text, genres: tuple[str, ...]) -> frozenset[str]:
    """What may tell whether a message has incidents of a type."""
    return frozenset(_text_features(text, genres))


def _text_features(text: Text, genres: tuple[str, ...]) -> Iterator[str]:
    for token in text.parse.tokens:
        if token.pos in _CONTENT:
            lemma = text.word(token)
            yield f"w={lemma}"
            if token.sentence - text.start < _LEAD:
                yield f"lead={lemma}"
    yield from (f"genre={g}" for g in genres)
    for event in text.reading.events:
        news = "news" if event.news else "old"
        yield f"ev={event.type}"
        yield f"ev={event.type}:{event.happened}"
        yield f"ev={event.type}:{event.happened}:{news}"
        first = min(sentences_of(text, event)) - text.start
        if first < _LEAD:
            yield f"evlead={event.type}:{event.happened}"
        yield f"age={event.type}:{_age(text, event)}"
        for token in (t for span in event.triggers for t in text.parse.tokens_in(span)):
            yield f"tr={text.word(token)}:{event.happened}:{news}"
        for role in ("actors", "victims", "recipients"):
            for head in (
                text.parse.root_of(span) for party in getattr(event, role) for span in party.spans[:1]
            ):
                sort = _sort(text, head) if head else None
                yield from (f"ev={event.type}:{role}={sort}", f"{role}={sort}") if sort else ()
        for role in ("actors", "victims", "recipients", "weapons", "tolls", "places", "dates"):
            if getattr(event, role):
                yield f"ev={event.type}:{role}"
    yield from (f"place={c}" for c in [country_of(text, ())] if c)
    for place in text.reading.places:
        if place.value and place.value.resolved and place.value.resolved.country:
            yield f"country={place.value.resolved.country}"
    words = len(text.parse.tokens)
    yield f"long={min(words // 150, 6)}"


def _sort(text: Text, head: Token) -> str | None:
    """What sort of person or thing a party is: by its noun, else by the kind of its name."""
    name = text.parse.mention_at(head.i)
    lemma = (head.lemma.lower(),)
    return (f"name-{name.kind}" if name else None) or type_of("people", lemma) or type_of("objects", lemma)


def _age(text: Text, event: Event) -> str:
    """How long before the report an event was, roughly."""
    published = text.reading.report.published
    starts = [v.value.start for v in event.dates if v.value and v.value.start]
    if not starts or not published or len(published) < len("2031-05-04"):
        return "unknown"
    days = (date.fromisoformat(published) - date.fromisoformat(starts[0])).days
    return "future" if days < 0 else "recent" if days <= _RECENT else "old"

"""Which incidents of MUC-4 a message tells: one per incident type, split where places or days differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.evaluate.muc4.candidates import Text
from dateline.evaluate.muc4.model import Weights
from dateline.records.events import Event

TYPES = ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY", "FORCED WORK STOPPAGE")
# The event types that can be an incident of each type.
_EVENTS = {
    "ATTACK": "ATTACK ARMED_CLASH AIR_STRIKE ART_MISS_ATTACK GRENADE MOB_VIOL SEX_VIOL FORCE_AGAINST_PROTEST THREAT "
    "CHEM_WEAP PROPERTY_DISTRUCT REM_EXPLOS SUIC_BOMB VIOL_DEMONSTR",
    "BOMBING": "REM_EXPLOS SUIC_BOMB GRENADE PROPERTY_DISTRUCT DISR_WEAP ATTACK ART_MISS_ATTACK AIR_STRIKE",
    "KIDNAPPING": "ABDUCT_DISSAP ARREST",
    "ARSON": "PROPERTY_DISTRUCT ATTACK VIOL_DEMONSTR",
    "ROBBERY": "PROPERTY_DISTRUCT ATTACK OTHER",
    "FORCED WORK STOPPAGE": "PEACE_PROTEST THREAT OTHER",
}
EVENTS = {name: frozenset(types.split()) for name, types in _EVENTS.items()}
_LEAD = 3
_CONTENT = frozenset({"NOUN", "VERB", "PROPN", "ADJ"})


@dataclass(frozen=True)
class Incident:
    """One incident of a message: its type, the events that tell it, and their sentences."""

    type: str
    events: tuple[Event, ...]
    sentences: frozenset[int]


def incidents(text: Text, features: frozenset[str], weights: Weights) -> list[Incident]:
    """The incidents that deserve a template."""
    told = [t for t in TYPES if weights.says(f"type={t}", features)]
    return [_incident(text, t) for t in told]


def _incident(text: Text, type_: str) -> Incident:
    events = tuple(e for e in text.reading.events if e.type in EVENTS[type_])
    return Incident(type_, events, frozenset(s for e in events for s in sentences_of(text, e)))


def sentences_of(text: Text, event: Event) -> Iterator[int]:
    for span in event.triggers:
        yield text.parse.sentence_at(span.start).i


def text_features(text: Text, genres: tuple[str, ...]) -> frozenset[str]:
    """What may tell whether a message has incidents of a type."""
    return frozenset(_text_features(text, genres))


def _text_features(text: Text, genres: tuple[str, ...]) -> Iterator[str]:
    for token in text.parse.tokens:
        if token.pos in _CONTENT and token.i not in ():
            lemma = token.lemma.lower()
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
        for role in ("actors", "victims", "recipients", "weapons", "tolls", "places", "dates"):
            if getattr(event, role):
                yield f"ev={event.type}:{role}"
    for place in text.reading.places:
        if place.value and place.value.resolved and place.value.resolved.country:
            yield f"country={place.value.resolved.country}"
    words = len(text.parse.tokens)
    yield f"long={min(words // 150, 6)}"

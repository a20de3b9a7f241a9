"""The key words of a report that is not in English, in English: a help for reading it, marked as ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.knowledge.entities import EntityTable
from dateline.knowledge.languages import LONGEST_NAME, Language, language
from dateline.knowledge.romanise import romanise
from dateline.records.claims import Claim
from dateline.records.events import Event, Gloss
from dateline.records.parse import Parse, Token
from dateline.records.text import Report, Span

_NOTHING = "_"
_LEFT_OUT = frozenset({"punct", "det"})


def glosses(
    report: Report, parse: Parse, events: Iterable[Event], claims: Iterable[Claim], table: EntityTable
) -> tuple[Gloss, ...]:
    """Triggers, parties, places, weapons, sources and cues in English; none for an English report."""
    tables = language(report.language or "")
    if not parse.glossed or tables is None:
        return ()
    spans = dict.fromkeys([*_of_events(events), *_of_claims(claims)])
    found = (Gloss(span, english(parse, span, table, tables)) for span in sorted(spans))
    return tuple(g for g in found if g.english and g.english.lower() != parse.quote(g.span).lower())


def english(parse: Parse, span: Span, table: EntityTable, tables: Language) -> str:
    """What some words stand for, word by word; known parties by English names, others by words or romanised."""
    words: list[str] = []
    done: set[Span] = set()
    tokens, i = list(parse.tokens_in(span)), 0
    while i < len(tokens):
        mention = parse.mention_at(tokens[i].i)
        entity = table.get(mention.entity) if mention and mention.entity else None
        if mention is None or entity is None:
            meaning, taken = _meant(parse, tokens[i : i + LONGEST_NAME], tables)
            words += filter(None, [meaning])
            i += taken
            continue
        if mention.span not in done:
            words.append(entity.name)
            done.add(mention.span)
        i += 1
    return " ".join(words)


def _meant(parse: Parse, tokens: Sequence[Token], tables: Language) -> tuple[str, int]:
    """What the first of some words mean, together or alone, and how many they are."""
    written = [parse.quote(token.span) for token in tokens]
    named, first = tables.named(written), tokens[0]
    if named and named[1] > 1:
        return named
    if first.text == _NOTHING or first.dep in _LEFT_OUT:
        return "", 1
    if first.text.lower() != written[0].lower():
        return first.text, 1
    return named or (romanise(written[0]), 1)


def _of_events(events: Iterable[Event]) -> Iterator[Span]:
    for event in events:
        yield from event.triggers[:1]
        for value in (*event.actors, *event.recipients, *event.victims, *event.places, *event.weapons):
            yield from value.spans[:1]


def _of_claims(claims: Iterable[Claim]) -> Iterator[Span]:
    for claim in claims:
        for source in (claim.source, *claim.via):
            yield from source.spans[:1]
        yield from claim.cue[:1]

"""The parties that a report's events and claims are about: those of our table, and others it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dateline.knowledge.entities import EntityTable, fold
from dateline.records.claims import Claim
from dateline.records.events import Event
from dateline.records.parse import Mention, Parse
from dateline.records.values import Entity, Party, Value

# Kinds of names that are no party by themselves.
_NO_PARTY = frozenset(("place", "nationality"))


def resolve_entities(
    parse: Parse, events: Iterable[Event], claims: Iterable[Claim], table: EntityTable
) -> tuple[Entity, ...]:
    """One record for every named actor, recipient, victim and source, in order; unnamed ones have none.

    A party that our table lacks gets the id `local:<slug>`, the same for the same name in any report.
    """
    named = {fold(m.name): m for m in parse.mentions if m.kind not in _NO_PARTY}
    found: dict[str, Entity] = {}
    for name, entity_id in (*_of_events(events), *_of_claims(claims)):
        entity = _known(entity_id, table) or _local(name, named, table)
        if entity:
            found.setdefault(entity.id, entity)
    return tuple(found.values())


def local_id(name: str) -> str:
    """The id of a party that only a report names."""
    return "local:" + (re.sub(r"[^\w]+", "-", fold(name)).strip("-") or "unnamed")


def _of_events(events: Iterable[Event]) -> Iterator[tuple[str, str | None]]:
    for event in events:
        for party in (*event.actors, *event.recipients, *event.victims):
            yield from _of_party(party)


def _of_party(party: Value[Party]) -> Iterator[tuple[str, str | None]]:
    for value in (party.value, *(c.value for c in party.candidates)):
        if value:
            yield value.name, value.entity


def _of_claims(claims: Iterable[Claim]) -> Iterator[tuple[str, str | None]]:
    for claim in claims:
        for source in (claim.source, *claim.via):
            if source.spans:
                yield source.name, source.entity


def _known(entity_id: str | None, table: EntityTable) -> Entity | None:
    return table.get(entity_id) if entity_id else None


def _local(name: str, named: dict[str, Mention], table: EntityTable) -> Entity | None:
    """The record of a name that the report has: the party the mention means, or one of its own."""
    mention = named.get(fold(name))
    if not mention:
        return None
    known = _known(mention.entity, table)
    if known:
        return known
    return Entity(local_id(mention.name), mention.name, mention.kind, origin="named in the report")

"""Where a word comes from in the end: copies, relays and affiliated parties that repeat one another count once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.knowledge.entities import EntityTable, fold

Json = Mapping[str, Any]

# People who saw for themselves: those of two reports are two, unless the text is copied.
SEEN = frozenset({"witness", "resident"})
# Edges along which a word is one's own: a part speaks for the whole, and who is close to it repeats it.
EDGES = frozenset({"part_of", "close_to"})
_LONGEST = 6


@dataclass(frozen=True)
class Origin:
    """The root of a claim: `key` the same for all that count as one, `steps` how it was reached, in words."""

    key: str
    name: str
    steps: tuple[str, ...] = ()


def origin_of(claim: Json, report: Json, table: EntityTable) -> Origin:
    """Who is behind a claim: its source, or the outlet itself; then the party they belong to."""
    source = claim["source"]
    if not source["spans"]:
        return _of_outlet(report, table)
    name = str(source["name"] or "unnamed")
    entity = source.get("entity")
    if source["kind"] in SEEN and not entity:
        group = report.get("text_group") or report["id"]
        return Origin(f"seen:{fold(name)}:{group}", name, (f"{name}, who are others in other reports",))
    return _with_party(entity or f"name:{fold(name)}", name, table)


def _of_outlet(report: Json, table: EntityTable) -> Origin:
    group = report.get("text_group")
    name = str(report.get("outlet") or "an unnamed outlet")
    if group:
        return Origin(f"text:{group}", name, ("copies of one text count once",))
    known = table.find(name)
    key = (
        known[0].id
        if len(known) == 1
        else f"outlet:{fold(name)}"
        if report.get("outlet")
        else f"report:{report['id']}"
    )
    return _with_party(key, name, table)


def _with_party(key: str, name: str, table: EntityTable) -> Origin:
    """The party at the end of the affiliations, each step said."""
    steps: list[str] = []
    at, seen = key, {key}
    for _ in range(_LONGEST):
        entity = table.get(at)
        edge = (
            next((a for a in entity.affiliations if a.kind in EDGES and a.to not in seen), None)
            if entity
            else None
        )
        if entity is None or edge is None:
            break
        whole = table.get(edge.to)
        steps.append(f"{entity.name} is {edge.kind.replace('_', ' ')} {whole.name if whole else edge.to}")
        at = edge.to
        seen.add(at)
    return Origin(at, name, tuple(steps))


def independent(origins: Iterable[Origin]) -> dict[str, list[Origin]]:
    """Origins by key: each key counts once."""
    found: dict[str, list[Origin]] = {}
    for origin in origins:
        found.setdefault(origin.key, []).append(origin)
    return found

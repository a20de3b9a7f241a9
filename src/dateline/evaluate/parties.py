"""Known parties by the right id: whoever the gold names as actor, source or relay and our table knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dateline.evaluate.scores import share
from dateline.knowledge.entities import EntityTable

Json = Mapping[str, Any]


def right(readings: Sequence[Json], gold: Sequence[Json], table: EntityTable) -> float | None:
    """The share of such names of which the report's reading has the party, under whatever name, in per cent.

    A name that the table lacks is not counted; of a name of several parties any will do.
    """
    by_id = {r["report"]["id"]: set(_read(r)) for r in readings if "error" not in r}
    known = [(line["id"], {e.id for e in table.find(name)}) for line in gold for name in sorted(_named(line))]
    found = [bool(parties & by_id.get(id_, set())) for id_, parties in known if parties]
    return share(sum(found), len(found))


def _named(line: Json) -> set[str]:
    """The names of one report's gold actors, sources and relays."""
    found = {name.strip() for event in line["events"] for name in (event["attacker"] or "").split(";")}
    for claim in line["claims"]:
        found |= {claim["source"], *(claim["via"] or ())}
    return {name for name in found if name}


def _read(reading: Json) -> Iterator[str]:
    """The ids of a reading's actors, sources and relays."""
    for event in reading["events"]:
        yield from (a["entity"] for a in event["actors"] if a["entity"])
    for claim in reading["claims"]:
        yield from (s["entity"] for s in (claim["source"], *claim["via"]) if s["entity"])

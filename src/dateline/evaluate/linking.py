"""Incidents against gold: extended B-cubed F over events, with the gold's own events and end to end.

The gold is that of the reports: each event names its incident, and a report tells of several.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dateline.evaluate import reports
from dateline.evaluate.reading import Reader
from dateline.evaluate.reports import rows_of, scorer_for
from dateline.evaluate.scores import module_of
from dateline.knowledge.entities import EntityTable, fold
from dateline.knowledge.meaning import sounds_of
from dateline.link import clusters
from dateline.link.tellings import accounts_of, sites_of, telling_of
from dateline.records.incidents import Interval, Spot, Telling

# The gold's coarse types in the contract's.
TYPES = {
    "armed_clash": "ARMED_CLASH",
    "air_or_drone_strike": "AIR_STRIKE",
    "shelling_artillery_missile": "ART_MISS_ATTACK",
    "ied_or_bombing": "REM_EXPLOS",
    "suicide_bombing": "SUIC_BOMB",
    "shooting_assassination": "ATTACK",
    "attack_on_civilians": "ATTACK",
    "abduction": "ABDUCT_DISSAP",
    "sexual_violence": "SEX_VIOL",
    "protest": "PEACE_PROTEST",
    "riot": "VIOL_DEMONSTR",
    "arrest": "ARREST",
    "agreement": "AGREEMENT",
}
Item = tuple[str, str]


def evaluate(
    data: Path, stem: str = "", scorer: Path | None = None, reader: Reader | None = None
) -> dict[str, Any]:
    """Figures for a folder with `reports.jsonl` and `gold.jsonl`, each after `stem` ("dev-a.")."""
    rows, gold = rows_of(data / f"{stem}reports.jsonl"), rows_of(data / f"{stem}gold.jsonl")
    return score(rows, gold, scorer or scorer_for(data), reader or Reader())


def score(
    rows: Sequence[Mapping[str, Any]], gold: Sequence[Mapping[str, Any]], scorer: Path, reader: Reader
) -> dict[str, Any]:
    table = EntityTable.load()
    wanted = {f"{g['id']}#{k}": e["incident"] for g in gold for k, e in enumerate(g["events"])}
    given = clusters(telling_of_gold(g, k, e, table) for g in gold for k, e in enumerate(g["events"]))
    readings = reports.readings(rows, reader)
    found = [telling_of(a) for r in readings if "error" not in r for a in accounts_of(r)]
    named = aligned(readings, gold, scorer)
    linked = clusters(found)
    return {
        "events": len(wanted),
        "incidents": len(set(wanted.values())),
        "gold events": b_cubed(_labels(given), wanted),
        "end to end": b_cubed({named.get(k, k): c for k, c in _labels(linked).items()}, wanted),
    }


def b_cubed(found: Mapping[str, str], wanted: Mapping[str, str]) -> dict[str, float]:
    """Precision over what was found, recall over what was wanted; one without its like stands alone."""
    precision = _mean(_overlap(item, found, wanted) for item in found)
    recall = _mean(_overlap(item, wanted, found) for item in wanted)
    both = precision + recall
    return {"P": precision, "R": recall, "F": round(2 * precision * recall / both, 1) if both else 0.0}


def _overlap(item: str, mine: Mapping[str, str], theirs: Mapping[str, str]) -> float:
    """The share of an item's companions that the other side keeps with it; 0 where the other side lacks the item."""
    if item not in theirs:
        return 0.0
    companions = [other for other, label in mine.items() if label == mine[item]]
    return sum(theirs.get(other) == theirs[item] for other in companions) / len(companions)


def _mean(values: Iterable[float]) -> float:
    every = list(values)
    return round(100 * sum(every) / len(every), 1) if every else 0.0


def _labels(found: Iterable[Any]) -> dict[str, str]:
    return {member: cluster.id for cluster in found for member in cluster.members}


def aligned(
    readings: Sequence[Mapping[str, Any]], gold: Sequence[Mapping[str, Any]], scorer: Path
) -> dict[str, str]:
    """The key of a read event -> that of the gold event it is aligned to, by the scorer's own alignment."""
    module = module_of(scorer)
    by_id = {r["report"]["id"]: r for r in readings if "error" not in r}
    named: dict[str, str] = {}
    for line in gold:
        events = module.news_events(by_id.get(line["id"], {}))
        for i, k in module.align(events, line["events"], module.kinship, 2.0):
            named[f"{line['id']}#{events[i]['id']}"] = f"{line['id']}#{k}"
    return named


def telling_of_gold(line: Mapping[str, Any], k: int, event: Mapping[str, Any], table: EntityTable) -> Telling:
    """A gold event as linking sees it."""
    place = event.get("place") or {}
    names = frozenset({fold(place["name"])}) if place.get("name") else frozenset()
    return Telling(
        key=f"{line['id']}#{k}",
        report=line["id"],
        type=TYPES.get(event["type"], "OTHER"),
        start=event.get("date"),
        end=event.get("date"),
        published=line.get("published"),
        spots=(_spot(names, place, line.get("language") or "en"),) if names else (),
        actors=_parties(event.get("attacker"), table),
        targets=_parties(event.get("target"), table),
        sites=sites_of((event.get("target") or "", place.get("name") or ""), line.get("language") or "en"),
        killed=_interval(event.get("killed")),
        wounded=_interval(event.get("wounded")),
    )


def _spot(names: frozenset[str], place: Mapping[str, Any], code: str) -> Spot:
    lat = place.get("lat")
    sounds = frozenset().union(*(sounds_of(name, code) for name in names))
    precision = "near" if lat is not None else None
    return Spot(names, place.get("country"), None, lat, place.get("lon"), precision, sounds)


def _parties(names: str | None, table: EntityTable) -> frozenset[str]:
    parts = [n.strip() for n in (names or "").replace("|", ";").split(";") if n.strip()]
    known = {n: table.find(n) for n in parts}
    return frozenset(found[0].id if len(found) == 1 else fold(n) for n, found in known.items())


def _interval(figure: Mapping[str, Any] | None) -> Interval | None:
    return Interval(figure["low"], figure["high"]) if figure and figure.get("low") is not None else None

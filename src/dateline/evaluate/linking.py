"""Incidents against gold: extended B-cubed F over events, with the gold's own events and end to end.

The gold is that of the reports: each event names its incident, and a report tells of several.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
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
from dateline.records.incidents import Interval, Spot, Telling, ordinal

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
# From tellings to (key of a telling -> its incident).
Linked = Callable[[Iterable[Telling]], Mapping[str, str]]
# Where what is told in years is moved to: one of so many days from this one on.
WEEK, DAYS = date(2031, 5, 5), 3


@dataclass(frozen=True)
class Told:
    """What some reports tell, by the gold and as we read it."""

    given: list[Telling]
    found: list[Telling]
    # The key of an event that we read -> that of the gold event it is aligned to.
    named: Mapping[str, str]
    # The key of a gold event -> its incident.
    wanted: Mapping[str, str]

    def gold_events(self, linked: Linked) -> dict[str, float]:
        return b_cubed(linked(self.given), self.wanted)

    def end_to_end(self, linked: Linked) -> dict[str, float]:
        found = linked(self.found)
        return b_cubed({self.named.get(key, key): label for key, label in found.items()}, self.wanted)


def evaluate(
    data: Path, stems: Sequence[str] = ("",), scorer: Path | None = None, reader: Reader | None = None
) -> dict[str, Any]:
    """Figures for a folder with `reports.jsonl` and `gold.jsonl`, each after a stem ("dev-a."); several in one week."""
    told = told_in(data, stems, scorer or scorer_for(data), reader or Reader())
    return {
        "events": len(told.wanted),
        "incidents": len(set(told.wanted.values())),
        "gold events": told.gold_events(linked),
        "end to end": told.end_to_end(linked),
    }


def told_in(data: Path, stems: Sequence[str], scorer: Path, reader: Reader) -> Told:
    """What some parts tell; several as one casebook, moved into one week: a day of the world has many."""
    rows = [row for stem in stems for row in rows_of(data / f"{stem}reports.jsonl")]
    gold = [row for stem in stems for row in rows_of(data / f"{stem}gold.jsonl")]
    by = into_one_week(gold) if len(stems) > 1 else {}
    table = EntityTable.load()
    told = [(g, k, e) for g in gold for k, e in enumerate(g["events"])]
    readings = reports.readings(rows, reader)
    accounts = (a for r in readings if "error" not in r for a in accounts_of(r))
    return Told(
        [_moved(telling_of_gold(g, k, e, table), by) for g, k, e in told],
        [_moved(telling_of(a), by) for a in accounts],
        aligned(readings, gold, scorer),
        {f"{g['id']}#{k}": e["incident"] for g, k, e in told},
    )


def into_one_week(gold: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Report -> the days to move it by: incidents that share reports stay as far apart as they were."""
    by: dict[str, int] = {}
    for n, group in enumerate(_sharing(gold)):
        lines = [g for g in gold if g["id"] in group]
        days = [e["date"] for g in lines for e in g["events"] if e.get("date")]
        first = min(filter(None, map(ordinal, days or [g["published"] for g in lines])))
        by |= dict.fromkeys(group, WEEK.toordinal() + n % DAYS - first)
    return by


def _sharing(gold: Sequence[Mapping[str, Any]]) -> list[set[str]]:
    """Reports, together with those that tell of one of their incidents."""
    groups: list[tuple[set[str], set[str]]] = []
    for line in gold:
        told = {e["incident"] for e in line["events"]}
        joined = [g for g in groups if g[1] & told]
        groups = [g for g in groups if g not in joined]
        groups.append(({line["id"]}.union(*(g[0] for g in joined)), told.union(*(g[1] for g in joined))))
    return [reports for reports, _ in groups]


def _moved(telling: Telling, by: Mapping[str, int]) -> Telling:
    def day(was: str | None) -> str | None:
        at = ordinal(was)
        return date.fromordinal(at + by.get(telling.report, 0)).isoformat() if at else was

    return replace(telling, start=day(telling.start), end=day(telling.end), published=day(telling.published))


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


def linked(tellings: Iterable[Telling]) -> dict[str, str]:
    """The key of a telling -> the incident that linking puts it in."""
    return {member: cluster.id for cluster in clusters(tellings) for member in cluster.members}


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

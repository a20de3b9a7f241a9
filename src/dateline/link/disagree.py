"""Where reports of one incident cannot both be right: date, place, type, actor, weapon, killed, wounded.

What is wider or open contradicts nothing inside it: "this week" no day of it, "at least nine" no twelve, a province no
town in it, "attack" no shelling. A toll that grows is history, and no contradiction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from dateline.knowledge.entities import EntityTable
from dateline.knowledge.gazetteer import distance_km
from dateline.link.compare import FAMILIES, NEAR_KM, kinship
from dateline.link.voices import root_of

Json = Mapping[str, Any]

# Weapons that may be one thing under two names; "other" may be any.
ONE_WEAPON = (
    frozenset({"explosive", "vehicle", "incendiary"}),
    frozenset({"explosive", "drone", "aircraft"}),
    frozenset({"explosive", "rocket", "missile", "artillery"}),
    frozenset({"aircraft", "rocket", "missile", "drone"}),
    frozenset({"naval", "artillery", "missile"}),
)
# What goes on while something else is done too.
BROAD = FAMILIES[2]
FINE = frozenset({"exact", "near"})


@dataclass(frozen=True)
class Version:
    """What one report has in a field: `value`, of the field's own type, to compare; `shown` to print."""

    report: str
    published: str
    value: Any
    shown: str


def contradictions(accounts: Sequence[tuple[Json, Json]], table: EntityTable) -> Iterator[dict[str, Any]]:
    """Fields in which (report, event) pairs cannot all be right, with each version that another contradicts."""
    for field, versions_of, clash in _FIELDS:
        versions = [v for report, event in accounts for v in versions_of(report, event, table)]
        # Versions alike are compared once: many reports of one incident give the same.
        alike = {(v.shown, v.published): v for v in versions}
        beside = {
            (v.shown, v.published) for a, b in combinations(alike.values(), 2) if clash(a, b) for v in (a, b)
        }
        if beside:
            yield {
                "field": field,
                "versions": _listed([v for v in versions if (v.shown, v.published) in beside]),
            }


def _listed(versions: Sequence[Version]) -> list[dict[str, Any]]:
    reports: dict[str, list[str]] = {}
    for version in versions:
        known = reports.setdefault(version.shown, [])
        if version.report not in known:
            known.append(version.report)
    return [{"value": value, "reports": found} for value, found in reports.items()]


def _version(report: Json, value: Any, shown: str) -> Version:
    return Version(report["id"], report.get("published") or "", value, shown)


# --- fields ----------------------------------------------------------------------------------------------


def _dates(report: Json, event: Json, table: EntityTable) -> Iterator[Version]:
    date = event.get("date") or {}
    if date.get("start") and date.get("basis") != "assumed":
        ends = date["start"], date.get("end") or date["start"]
        yield _version(report, ends, ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}")


def _other_dates(a: Version, b: Version) -> bool:
    return bool(a.value[1] < b.value[0] or b.value[1] < a.value[0])


@dataclass(frozen=True)
class _Point:
    lat: float
    lon: float
    precision: str


def _places(report: Json, event: Json, table: EntityTable) -> Iterator[Version]:
    """The finest place with a point, where it is fine enough to tell."""
    found = [p for p in event["places"] if p.get("role", "where") == "where" and p.get("resolved")]
    points = [p for p in found if p["resolved"].get("lat") is not None]
    fine = [p for p in points if p["resolved"].get("precision") in FINE]
    for place in fine[:1]:
        at = place["resolved"]
        yield _version(
            report, _Point(at["lat"], at["lon"], at["precision"]), str(at.get("name") or place["name"])
        )


def _other_places(a: Version, b: Version) -> bool:
    gap = distance_km(a.value, b.value)
    return gap is not None and gap > max(NEAR_KM[a.value.precision], NEAR_KM[b.value.precision])


def _types(report: Json, event: Json, table: EntityTable) -> Iterator[Version]:
    yield _version(report, event["type"], event["type"])


def _other_types(a: Version, b: Version) -> bool:
    """Kinds that cannot name one happening; a clash may be part of what others call a strike."""
    kin = kinship(a.value, b.value)
    return kin is None or (kin == "violent" and not {a.value, b.value} & BROAD)


def _actors(report: Json, event: Json, table: EntityTable) -> Iterator[Version]:
    """The parties that a report has as having done it; those that no table knows may be anybody."""
    roots = frozenset(root_of(m["entity"], table) for m in event["actors"] if m["entity"])
    if roots:
        names = dict.fromkeys(str(m["name"]) for m in event["actors"] if m["entity"])
        yield _version(report, roots, ", ".join(names))


def _weapons(report: Json, event: Json, table: EntityTable) -> Iterator[Version]:
    classes = frozenset(w["class"] for w in event.get("weapons", ())) - {"other"}
    if classes:
        yield _version(report, classes, ", ".join(sorted(classes)))


def _apart(a: Version, b: Version) -> bool:
    return not a.value & b.value


def _other_weapons(a: Version, b: Version) -> bool:
    return not any(
        {x, y} <= one for x in a.value for y in b.value for one in (*ONE_WEAPON, a.value & b.value)
    )


def _toll_of(kind: str) -> Callable[[Json, Json, EntityTable], Iterator[Version]]:
    def versions(report: Json, event: Json, table: EntityTable) -> Iterator[Version]:
        found = (event.get("totals") or {}).get(kind)
        if found and not report.get("superseded_by") and (found["low"], found["high"]) != (None, None):
            yield _version(report, (found["low"], found["high"]), _range(found["low"], found["high"]))

    return versions


def _range(low: int | None, high: int | None) -> str:
    if low == high:
        return str(low)
    return f"up to {high}" if low is None else f"at least {low}" if high is None else f"{low} to {high}"


def _other_tolls(a: Version, b: Version) -> bool:
    """Both cannot hold, unless the later only adds to the earlier."""
    less, more = (a, b) if _above(b, a) else (b, a)
    grown = bool(less.published and more.published and less.published < more.published)
    return _above(more, less) and not grown


def _above(more: Version, less: Version) -> bool:
    low, high = more.value[0], less.value[1]
    return low is not None and high is not None and low > high


_FIELDS: tuple[
    tuple[str, Callable[[Json, Json, EntityTable], Iterator[Version]], Callable[[Version, Version], bool]],
    ...,
] = (
    ("date", _dates, _other_dates),
    ("place", _places, _other_places),
    ("type", _types, _other_types),
    ("actor", _actors, _apart),
    ("weapon", _weapons, _other_weapons),
    ("killed", _toll_of("killed"), _other_tolls),
    ("wounded", _toll_of("wounded"), _other_tolls),
)

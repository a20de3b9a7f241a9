"""The tolls of an incident: every figure with who gave it, when and of what; low, best and high of those that stand.

Nothing is averaged. The rule, after UCDP GED's low, best and high and Airwars' ranges, is in docs/link.md.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.link.origins import Origin

Json = Mapping[str, Any]
KINDS = ("killed", "wounded", "missing", "detained", "abducted", "displaced")
# Those of whom a report speaks as a whole; others are parts of them, or beside them.
WHOLE = frozenset({"people", None})


@dataclass(frozen=True)
class Given:
    """One figure of a report: `by` the origins of those who give it; `party` where only who did it gives it."""

    row: dict[str, Any]
    report: Json
    by: tuple[str, ...]
    party: bool


def ledger(given: Iterable[Given]) -> dict[str, Any]:
    """Kind -> low, best, high and every figure, in the order given; kinds that nobody counts are left out."""
    by_kind: dict[str, list[Given]] = defaultdict(list)
    for one in given:
        by_kind[one.row["kind"]].append(one)
    return {
        kind: {**_bounds(by_kind[kind]), "figures": [_shown(one) for one in by_kind[kind]]}
        for kind in KINDS
        if by_kind[kind]
    }


def figures(report: Json, event: Json, origins: Mapping[str, Origin], claimants: set[str]) -> Iterator[Given]:
    """What one report gives; `origins` are those of its claims, `claimants` those who say they did it."""
    for toll in event["tolls"]:
        claims = [c for c in toll["claims"] if c in origins]
        by = tuple(dict.fromkeys(origins[c].key for c in claims)) or (f"report:{report['id']}",)
        whole = next((t for t in event["tolls"] if t.get("id") and t["id"] == toll.get("of")), None)
        row = {key: toll.get(key) for key in ("kind", "low", "high", "qualifier", "who")}
        row |= {
            "part_of": {key: whole[key] for key in ("low", "high", "who")} if whole else None,
            "total": bool(toll.get("total")),
            "names": sorted({origins[c].name for c in claims}) or [str(report.get("outlet") or report["id"])],
            "report": report["id"],
            "published": report.get("published"),
            "superseded_by": report.get("superseded_by"),
            "claims": [f"{report['id']}:{c}" for c in toll["claims"]],
            "by": sorted(by),
        }
        yield Given(row, report, by, bool(claims) and set(by) <= claimants)


def _shown(one: Given) -> dict[str, Any]:
    """A figure as the incident lists it; `counts` where low, best and high may rest on it."""
    return {**{k: v for k, v in one.row.items() if k != "kind"}, "counts": _counts(one)}


def _counts(one: Given) -> bool:
    """Not a part of another figure, nor of a whole war or year, nor of a report that another has replaced."""
    row = one.row
    known = row["low"] is not None or row["high"] is not None
    return known and not (row["part_of"] or row["total"] or row["superseded_by"])


@dataclass(frozen=True)
class _Standing:
    """The last word of one origin."""

    low: int | None
    high: int | None
    published: str
    party: bool

    @property
    def value(self) -> int:
        return self.low if self.low is not None else self.high or 0


def _bounds(given: Sequence[Given]) -> dict[str, int | None]:
    standing = list(_last_words([one for one in given if _counts(one)]))
    if not standing:
        return {"low": None, "best": None, "high": None}
    # What a party says of its own attack counts for the range, and for the best only where nobody else counts.
    others = [s for s in standing if not s.party] or standing
    counts = Counter(s.value for s in others)
    best = max(others, key=lambda s: (counts[s.value], s.published, -s.value))
    ends = [n for s in standing for n in (s.low, s.high) if n is not None]
    lows = [s.low for s in standing if s.low is not None] or ends
    return {"low": min(lows), "best": best.value, "high": max(ends)}


def _last_words(given: Sequence[Given]) -> Iterator[_Standing]:
    """For each origin what it gives on the last day that has a figure of it, parts added; of two reports both."""
    rows: dict[str, dict[str, list[Given]]] = defaultdict(lambda: defaultdict(list))
    for one in given:
        for origin in one.by:
            rows[origin][one.report["id"]].append(one)
    for reports in rows.values():
        added = [_added(found) for found in reports.values()]
        day = max(one.published for one in added)
        yield from dict.fromkeys(one for one in added if one.published == day)


def _added(given: Sequence[Given]) -> _Standing:
    """A figure of the whole where there is one, else the sum of its groups; of two of one group the later."""
    by_who = {one.row["who"]: one.row for one in given}
    whole = next((by_who[who] for who in WHOLE if who in by_who), None)
    parts = [whole] if whole else list(by_who.values())
    low, high = (_sum(row[end] for row in parts) for end in ("low", "high"))
    return _Standing(low, high, given[0].row["published"] or "", all(one.party for one in given))


def _sum(ends: Iterable[int | None]) -> int | None:
    """The sum of some ends; open where one is open."""
    every = list(ends)
    return None if None in every else sum(n for n in every if n is not None)

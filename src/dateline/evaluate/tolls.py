"""Described incidents, 1968 to 1987: the killed and wounded above zero that are exact, where, and by whom."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.evaluate.scores import file_of, json_rows, share, spread
from dateline.knowledge.entities import fold

FILE = "incidents.jsonl"
FIELDS = {"killed": "Fatalities", "wounded": "Injuries"}
# Figure -> the column that names it, and where an event has it.
NAMED = {"city": ("City", "places"), "perpetrator": ("Perpetrator", "actors")}


@dataclass
class Tally:
    """Counts of one kind: rows with a gold figure above zero, those met, false alarms among the rest."""

    gold: int = 0
    exact: int = 0
    found: int = 0
    zero: int = 0
    alarms: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, row_id: str, gold: int, figure: int | None) -> None:
        if gold > 0:
            self.gold += 1
            self.found += bool(figure)
            self.exact += figure == gold
        else:
            self.zero += 1
            self.alarms += bool(figure)
        if (figure or 0) != gold:
            self.misses.append(row_id)

    def figures(self) -> dict[str, Any]:
        return {
            "above_zero": self.gold,
            "exact": share(self.exact, self.gold),
            "any_figure": share(self.found, self.gold),
            "zero": self.zero,
            "false_alarms": share(self.alarms, self.zero),
            "misses": self.misses,
        }


def evaluate(data: Path, read: Callable[[str], dict[str, Any]], limit: int | None = None) -> dict[str, Any]:
    """Per kind, the share of figures above zero that the reading has exactly. A row's id is its line.

    Of the cities and perpetrators that a description names, the share that some event of it has. `limit` takes
    that many rows spread evenly over the set.
    """
    tallies = {kind: Tally() for kind in FIELDS}
    named: dict[str, list[bool]] = {name: [] for name in NAMED}
    rows = spread(json_rows(file_of(data, FILE)), limit)
    for row_id, row in rows:
        reading = read(row["Description"])
        for kind, name in FIELDS.items():
            if row[name].strip().isdigit():
                tallies[kind].add(row_id, int(row[name]), figure(reading, kind))
        for name, (field_name, role) in NAMED.items():
            wanted = [n for n in _names(row[field_name]) if n in _words(row["Description"])]
            if wanted:
                named[name].append(_has(reading, role, wanted))
    shares = {name: share(sum(found), len(found)) for name, found in named.items()}
    return {"incidents": len(rows), **shares, **{kind: tally.figures() for kind, tally in tallies.items()}}


def _names(given: str) -> list[str]:
    """A name and its short form: "Popular Front (PF)"; none of those that are only counted or unknown."""
    names = [_words(part).strip() for part in given.split("(")]
    return [f" {name} " for name in names if name and name not in ("unknown", "other")]


def _words(text: str) -> str:
    """A text as its folded words, each between blanks."""
    return f" {' '.join(re.findall(r'[a-z0-9]+', fold(text)))} "


def _has(reading: dict[str, Any], role: str, wanted: list[str]) -> bool:
    """Whether some event of a reading has one of some names in a role, or a longer form of it."""
    found = [_words(part["name"] or "") for event in reading["events"] for part in event[role]]
    return any(name in other for name in wanted for other in found)


def figure(reading: dict[str, Any], kind: str) -> int | None:
    """One figure for the incident that a text describes: the largest that any event of it has.

    The set gives the final count, so that the highest of competing figures is taken.
    """
    totals = [e["totals"][kind] for e in reading["events"] if kind in e["totals"]]
    figures = [f for t in totals for f in (t["low"], t["high"]) if f is not None]
    return max(figures, default=None)

"""Killed and wounded of described incidents, 1968 to 1987: the figures above zero that are exact."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.evaluate.scores import file_of, json_rows, share, spread

FILE = "incidents.jsonl"
FIELDS = {"killed": "Fatalities", "wounded": "Injuries"}


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

    `limit` takes that many rows spread evenly over the set.
    """
    tallies = {kind: Tally() for kind in FIELDS}
    rows = spread(json_rows(file_of(data, FILE)), limit)
    for row_id, row in rows:
        reading = read(row["Description"])
        for kind, name in FIELDS.items():
            if row[name].strip().isdigit():
                tallies[kind].add(row_id, int(row[name]), figure(reading, kind))
    return {"incidents": len(rows), **{kind: tally.figures() for kind, tally in tallies.items()}}


def figure(reading: dict[str, Any], kind: str) -> int | None:
    """One figure for the incident that a text describes: the largest that any event of it has.

    The set gives the final count, so that the highest of competing figures is taken.
    """
    totals = [e["totals"][kind] for e in reading["events"] if kind in e["totals"]]
    figures = [f for t in totals for f in (t["low"], t["high"]) if f is not None]
    return max(figures, default=None)

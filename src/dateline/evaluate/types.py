"""Event types of snippets (half of CASE 2021 task 2): the main event's type against the label."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from dateline.evaluate.scores import file_of, share
from dateline.knowledge.ontology import types

FILE = "case2021-half.tsv"

# Labels of the set that are no type of the contract: a type found there is a false alarm.
NONE = "NONE"


def evaluate(data: Path, read: Callable[[str], dict[str, Any]], limit: int | None = None) -> dict[str, Any]:
    """F of each type, weighted by how often it is gold; `among` is the share whose type some event has.

    `misses` are the ids of snippets whose main type is not the label.
    """
    known = {t.name for t in types()}
    rows = snippets(data)[:limit]
    gold = [row["SubType"] if row["SubType"] in known else NONE for row in rows]
    readings = [read(row["EventSnippet"]) for row in rows]
    found = [main_type(reading) or NONE for reading in readings]
    judged = [(g, {e["type"] for e in r["events"]}) for g, r in zip(gold, readings, strict=True) if g != NONE]
    return {
        "snippets": len(rows),
        "of_contract": len(judged),
        "weighted_f": weighted_f(gold, found),
        "among": share(sum(g in names for g, names in judged), len(judged)),
        "by_type": {name: f_of(gold, found, name) for name in sorted(set(gold) - {NONE})},
        "misses": [row["id"] for row, g, f in zip(rows, gold, found, strict=True) if g != f],
    }


def snippets(data: Path) -> list[dict[str, str]]:
    """The rows of the set; `InputError` where the file is not there."""
    with file_of(data, FILE).open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return [row for row in rows if row["SubType"] != "SubType"]


def main_type(reading: dict[str, Any]) -> str | None:
    """The type of the event that a reading is mostly about, None where it has none.

    News goes before background, what happened before what did not, the often mentioned before the rest.
    """
    events = reading["events"]
    if not events:
        return None
    rank = [(e["news"], e["happened"] == "actual", len(e["mentions"]), -i) for i, e in enumerate(events)]
    return str(events[rank.index(max(rank))]["type"])


def weighted_f(gold: Sequence[str], found: Sequence[str]) -> float | None:
    """Mean of the types' F, each weighted by its gold count; types outside the contract weigh nothing."""
    support = Counter(g for g in gold if g != NONE)
    total = sum(support.values())
    if not total:
        return None
    return round(sum((f_of(gold, found, name) or 0) * n for name, n in support.items()) / total, 2)


def f_of(gold: Sequence[str], found: Sequence[str], name: str) -> float | None:
    """F of one type in percent; None where it is neither gold nor found."""
    right = sum(g == f == name for g, f in zip(gold, found, strict=True))
    return share(2 * right, sum(g == name for g in gold) + sum(f == name for f in found))

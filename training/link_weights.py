"""Fits the weights of linking to gold/links dev-a and dev-b, and prints them beside those of the table.

`python training/link_weights.py`. Logistic regression on the pairs of gold events that meet, drawn to the table's
weights. The table is not written: weights are rounded and set by hand, half of the way.
"""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path

import numpy as np

from dateline.evaluate.linking import telling_of_gold
from dateline.knowledge.entities import EntityTable, rows
from dateline.link.cluster import SAME, Node, met
from dateline.link.compare import Pair, bar, levels

PARTS = ("dev-a", "dev-b")
STEPS, RATE, PULL = 6_000, 0.02, 1.0


def pairs(part: str, table: EntityTable) -> list[tuple[set[tuple[str, str]], bool]]:
    """The levels of each pair that meets and no rule keeps apart, and whether it is of one incident."""
    lines = [
        json.loads(line) for line in Path(f"gold/links/{part}.gold.jsonl").read_text("utf-8").splitlines()
    ]
    events = [(line, k, event) for line in lines for k, event in enumerate(line["events"])]
    nodes = {n: Node.of([telling_of_gold(*e, table)]) for n, e in enumerate(events)}
    found = [(a, b, Pair(nodes[a].telling, nodes[b].telling)) for a, b in met(nodes)]
    return [
        (set(levels(pair)), events[a][2]["incident"] == events[b][2]["incident"])
        for a, b, pair in found
        if bar(pair) is None
    ]


def main() -> None:
    table = {(r["feature"], r["level"]): float(r["weight"]) for r in rows("link_weights.tsv")}
    entities = EntityTable.load()
    found = list(chain.from_iterable(pairs(part, entities) for part in PARTS))
    names = list(table)
    given = np.array([[name in have for name in names] for have, _ in found], dtype=float)
    same = np.array([one for _, one in found], dtype=float)
    start = np.array(list(table.values()))
    weights = start.copy()
    for _ in range(STEPS):
        error = 1 / (1 + np.exp(SAME - given @ weights)) - same
        weights -= RATE * (given.T @ error + PULL * (weights - start))
    print(f"{len(found)} pairs, {int(same.sum())} of one incident")
    for name, old, new, pos, neg in zip(
        names, start, weights, given.T @ same, given.T @ (1 - same), strict=True
    ):
        print(f"{name[0]:12} {name[1]:12} {old:6.2f} {new:6.2f}   {int(pos)} of one, {int(neg)} of two")


main()

"""How far two people agree who judged the same things: the share, and Cohen's kappa."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any


@dataclass(frozen=True)
class Vote:
    """What somebody holds of a thing: `kind` is pair or value."""

    kind: str
    thing: str
    by: str
    verdict: str
    value: str = ""


def agreement(votes: Iterable[Vote]) -> list[dict[str, Any]]:
    """One row for each two people and kind who judged something in common; the last vote of each counts.

    Two corrections agree only where they give the same value. `kappa` is None where chance alone would agree always,
    as where both gave one verdict throughout.
    """
    held: dict[str, dict[str, dict[str, Vote]]] = defaultdict(lambda: defaultdict(dict))
    for vote in votes:
        held[vote.kind][vote.by][vote.thing] = vote
    rows = []
    for kind in sorted(held):
        for left, right in combinations(sorted(held[kind]), 2):
            row = _row(kind, left, right, held[kind])
            rows += [row] if row else []
    return rows


def _row(kind: str, left: str, right: str, held: Mapping[str, Mapping[str, Vote]]) -> dict[str, Any] | None:
    things = sorted(held[left].keys() & held[right].keys())
    if not things:
        return None
    pairs = [(held[left][t], held[right][t]) for t in things]
    agreed = [t for t, (a, b) in zip(things, pairs, strict=True) if _same(a, b)]
    share, chance = len(agreed) / len(things), _chance(pairs)
    return {
        "kind": kind,
        "people": [left, right],
        "judged": len(things),
        "agreed": len(agreed),
        "share": round(share, 3),
        "kappa": None if chance == 1 else round((share - chance) / (1 - chance), 3),
        "differ": [t for t in things if t not in agreed],
    }


def _same(a: Vote, b: Vote) -> bool:
    return a.verdict == b.verdict and a.value == b.value


def _chance(pairs: Sequence[tuple[Vote, Vote]]) -> float:
    """How often two would agree who gave their verdicts as often as these, to whatever things."""
    counts = [Counter(votes[side].verdict for votes in pairs) for side in (0, 1)]
    return sum(counts[0][v] * counts[1][v] for v in counts[0]) / len(pairs) ** 2

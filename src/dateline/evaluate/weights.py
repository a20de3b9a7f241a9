"""The weights of linking, learned from the linked sets that may be looked at: all but `test`.

    python -m dateline.evaluate.weights

writes them into `link_weights.tsv`. They are a logistic regression on the pairs that meet, of gold events and of what
we read, drawn towards the weights that there are; then each weight is moved in steps, as long as B-cubed gains on the
whole, less what any set has lost.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from math import exp, fsum
from pathlib import Path

from dateline.evaluate.linking import Told, told_in
from dateline.evaluate.reading import Reader
from dateline.evaluate.sets import LINKED, REPORTS_SCORER, Work
from dateline.knowledge.entities import DATA
from dateline.link.cluster import SAME, grouped, members_of, met, nodes_of
from dateline.link.compare import Pair, bar, levels, weights
from dateline.records.incidents import Telling

# (feature, level)
Level = tuple[str, str]
Weights = dict[Level, float]
# The levels of each pair of tellings; None where a rule keeps them apart.
Levels = Callable[[Telling, Telling], tuple[Level, ...] | None]

FILE = DATA / "link_weights.tsv"
# Set by hand. One day, place and kind, against which the rest is weighed; hours, which few reports give; a toll that is
# no chance, and another kind of site, or other means, which part two such tellings that have nothing else in common;
# places that may be one and may not: pairs of those meet only where more speaks for them, so that they look likely.
BY_HAND = frozenset(
    {
        ("date", "same"),
        ("hours", "other"),
        ("type", "same"),
        ("type", "other means"),
        ("killed", "same, many"),
        ("sites", "other"),
        *(
            ("place", level)
            for level in ("same", "same wide", "one country", "other names", "unknown", "elsewhere", "around")
        ),
    }
)
# How strongly a weight is drawn to what it was, against one pair; how often and how far it moves.
PULL, TURNS, RATE, MOST = 8.0, 1_500, 0.02, 400
STEPS = (0.3, -0.3, 0.7, -0.7)
ROUNDS = 2
# A gain of less is none; a set may lose so much.
LEAST, LOSS = 0.1, 0.9


def learned(sets: Mapping[str, Told], was: Weights) -> Weights:
    """The weights that tell best which tellings of some sets are of one incident."""
    of = _levels()
    pairs = [pair for told in sets.values() for pair in _pairs(told, of)]
    return _searched(sets, of, _fitted(pairs, was), _figures(sets, of, was))


# --- regression ------------------------------------------------------------------------------------------


def _pairs(told: Told, of: Levels) -> Iterator[tuple[tuple[Level, ...], bool]]:
    """The levels of pairs that meet, and whether they are of one incident."""
    incident_of = {**told.wanted, **{key: told.wanted[gold] for key, gold in told.named.items()}}
    for tellings in (told.given, told.found):
        nodes = nodes_of(t for t in tellings if t.key in incident_of)
        for a, b in met(nodes):
            left, right = nodes[a].telling, nodes[b].telling
            if (found := of(left, right)) is not None:
                yield found, incident_of[left.key] == incident_of[right.key]


def _fitted(pairs: Sequence[tuple[tuple[Level, ...], bool]], was: Weights) -> Weights:
    found = dict(was)
    rate = RATE * min(1.0, MOST / len(pairs))
    for _ in range(TURNS):
        slope = {level: PULL * (found[level] - was[level]) for level in found}
        for levels_, one in pairs:
            missed = 1 / (1 + exp(SAME - fsum(found[level] for level in levels_))) - one
            for level in levels_:
                slope[level] += missed
        found |= {level: found[level] - rate * slope[level] for level in found if level not in BY_HAND}
    return {level: round(weight, 1) for level, weight in found.items()}


# --- search ----------------------------------------------------------------------------------------------


def _searched(sets: Mapping[str, Told], of: Levels, found: Weights, floors: Sequence[float]) -> Weights:
    """Steps of one weight at a time, each kept that gains."""

    def worth(weights_: Weights) -> float:
        figures = _figures(sets, of, weights_)
        lost = fsum(max(0.0, floor - LOSS - figure) for floor, figure in zip(floors, figures, strict=True))
        return 2 * fsum(figures) / len(figures) - lost

    best = worth(found)
    for _ in range(ROUNDS):
        before = best
        for level in [level for level in found if level not in BY_HAND]:
            tried = ({**found, level: round(found[level] + step, 1)} for step in STEPS)
            gained = next(((w, new) for new in tried if (w := worth(new)) > best + LEAST), None)
            best, found = gained or (best, found)
        if best == before:
            break
    return found


def _figures(sets: Mapping[str, Told], of: Levels, weights_: Weights) -> list[float]:
    """B-cubed F of each set, of its gold events and end to end."""
    linked = partial(_linked, score=lambda left, right: _sum(of(left, right), weights_))
    return [told(linked)["F"] for one in sets.values() for told in (one.gold_events, one.end_to_end)]


def _sum(found: tuple[Level, ...] | None, weights_: Weights) -> float | None:
    return None if found is None else fsum(weights_[level] for level in found)


def _linked(
    tellings: Iterable[Telling], *, score: Callable[[Telling, Telling], float | None]
) -> dict[str, str]:
    nodes = nodes_of(tellings)
    groups = (members_of(nodes, group) for group in grouped(nodes, {}, score))
    return {key: members[0] for members in groups for key in members}


def _levels() -> Levels:
    """The levels of pairs, each looked at once."""
    seen: dict[tuple[int, int], tuple[Level, ...] | None] = {}

    def levels_of(left: Telling, right: Telling) -> tuple[Level, ...] | None:
        key = (id(left), id(right))
        if key not in seen:
            pair = Pair(left, right)
            seen[key] = None if bar(pair) else tuple(levels(pair))
        return seen[key]

    return levels_of


# --- the table -------------------------------------------------------------------------------------------


def written(found: Weights) -> str:
    """The table with new weights under the notes that it has."""
    notes = [line for line in FILE.read_text("utf-8").splitlines() if line.startswith("#")]
    rows = ["\t".join((*level, f"{weight:g}")) for level, weight in found.items()]
    return "\n".join([*notes, "feature\tlevel\tweight", *rows, ""])


def main() -> int:
    work = Work(Path(), Path("../shared"), Reader())
    sets = {
        split: told_in(work.at(folder), stems, work.at(REPORTS_SCORER), work.reader)
        for split, (folder, stems) in LINKED.items()
        if split != "test"
    }
    FILE.write_text(written(learned(sets, dict(weights()))), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

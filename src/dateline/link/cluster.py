"""From tellings and judgements to clusters: a pure function of both, whatever the order in which they came."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from dateline.link.compare import compare, rarity_of
from dateline.records.incidents import Cluster, Comparison, Judgement, Telling

# Pairs at or above the first are one incident, those down to the second are left to a person.
# Set by hand and checked on reports-dev; docs/link.md has the figures.
SAME = 2.6
UNSURE = 1.9

# Tellings meet where they share a place, or a country in one week: the size of a cell in degrees.
CELL = 1.0
WEEK = 7


def clusters(tellings: Iterable[Telling], judgements: Iterable[Judgement] = ()) -> tuple[Cluster, ...]:
    """The incidents behind some tellings; each telling is in one cluster, a lone one in its own."""
    every = {t.key: t for t in sorted(tellings, key=lambda t: t.key)}
    decided = verdicts(judgements)
    found = comparisons(list(every.values()), decided)
    return tuple(_clusters(every, found, decided))


def verdicts(judgements: Iterable[Judgement]) -> dict[frozenset[str], str]:
    """The last judgement on each pair, by time and then by id."""
    ordered = sorted(judgements, key=lambda j: (j.at, j.id))
    return {frozenset((j.left, j.right)): j.verdict for j in ordered if j.right is not None}


def comparisons(
    tellings: Sequence[Telling], decided: Mapping[frozenset[str], str] | None = None
) -> list[Comparison]:
    """All pairs worth a look, with their reasons."""
    counts = Counter(w for t in tellings for w in t.words | t.targets)
    rarity = rarity_of(counts, len(tellings))
    by_key = {t.key: t for t in tellings}
    pairs = set(candidates(tellings)) | {tuple(sorted(p)) for p in decided or {} if p <= by_key.keys()}
    return [compare(by_key[a], by_key[b], rarity) for a, b in sorted(pairs)]


def candidates(tellings: Iterable[Telling]) -> Iterator[tuple[str, str]]:
    """Pairs of tellings that share a place or an actor in one week, each once, left before right.

    A telling without any day meets those of all weeks.
    """
    dated: dict[tuple[str, str], list[str]] = defaultdict(list)
    undated: dict[str, list[str]] = defaultdict(list)
    everything: dict[str, list[str]] = defaultdict(list)
    for telling in tellings:
        day = telling.start or telling.published
        weeks = list(_weeks(day)) if day and len(day) >= 10 else []
        for block in _blocks(telling):
            everything[block].append(telling.key)
            for week in weeks:
                dated[block, week].append(telling.key)
            if not weeks:
                undated[block].append(telling.key)
    groups = [list(combinations(sorted(set(keys)), 2)) for keys in dated.values()]
    groups += [
        [(min(a, b), max(a, b)) for a in keys for b in everything[block] if a != b]
        for block, keys in undated.items()
    ]
    yield from dict.fromkeys(pair for group in groups for pair in group)


def _blocks(telling: Telling) -> Iterator[str]:
    """What a telling is looked up by: the names and cells of its places, its actors, its copied text."""
    for spot in telling.spots:
        yield from (f"n:{name}" for name in spot.names)
        if spot.lat is not None and spot.lon is not None:
            yield from (f"p:{a}:{b}" for a, b in _cells(spot.lat, spot.lon))
    yield from (f"a:{actor}" for actor in telling.actors)
    if telling.text_group:
        yield f"t:{telling.text_group}"


def _weeks(day: str) -> Iterator[str]:
    """The weeks that a day, and the days around it, lie in."""
    at = date.fromisoformat(day[:10])
    for shift in (-3, 3):
        near = at + timedelta(shift)
        yield f"{near.toordinal() // WEEK}"


def _cells(lat: float, lon: float) -> Iterator[tuple[int, int]]:
    """The cell of a point and those whose edge is close by."""
    for a in {int((lat + d) // CELL) for d in (-0.3, 0.3)}:
        for b in {int((lon + d) // CELL) for d in (-0.3, 0.3)}:
            yield a, b


class _Groups:
    """Clusters in the making: members, and what must not meet."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.of = {key: key for key in keys}
        self.members = {key: {key} for key in self.of}

    def join(self, left: str, right: str) -> None:
        a, b = sorted((self.of[left], self.of[right]))
        if a == b:
            return
        for key in self.members[b]:
            self.of[key] = a
        self.members[a] |= self.members.pop(b)

    def pairs(self, left: str, right: str) -> Iterator[frozenset[str]]:
        a, b = self.members[self.of[left]], self.members[self.of[right]]
        yield from (frozenset((x, y)) for x in a for y in b)


def _clusters(
    tellings: Mapping[str, Telling],
    compared: Sequence[Comparison],
    decided: Mapping[frozenset[str], str],
) -> Iterator[Cluster]:
    groups = _Groups(tellings)
    barred = {frozenset((c.left, c.right)) for c in compared if c.barred}
    apart = {pair for pair, verdict in decided.items() if verdict == "different"}
    together = {pair for pair, verdict in decided.items() if verdict == "same"}
    scores = {frozenset((c.left, c.right)): c.score for c in compared if not c.barred}
    for pair in sorted(together, key=sorted):
        if pair <= tellings.keys():
            groups.join(*sorted(pair))
    for comparison in sorted(compared, key=lambda c: (-c.score, c.left, c.right)):
        pair = frozenset((comparison.left, comparison.right))
        unsure = decided.get(pair) in ("different", "unsure")
        if comparison.barred or unsure or comparison.score < SAME:
            continue
        if _may_join(groups, comparison, barred - together, apart, scores, tellings):
            groups.join(comparison.left, comparison.right)
    yield from _made(groups, compared, decided)


def _may_join(
    groups: _Groups,
    comparison: Comparison,
    barred: set[frozenset[str]],
    apart: set[frozenset[str]],
    scores: Mapping[frozenset[str], float],
    tellings: Mapping[str, Telling],
) -> bool:
    """Whether nobody in two groups is held apart, and the two fit on the whole, not by one pair alone."""
    pairs = list(groups.pairs(comparison.left, comparison.right))
    reports = [
        {tellings[k].report for k in groups.members[groups.of[side]]}
        for side in (comparison.left, comparison.right)
    ]
    if any(p in barred or p in apart for p in pairs) or reports[0] & reports[1]:
        return False
    known = [scores[p] for p in pairs if p in scores]
    return bool(known) and sum(known) / len(pairs) >= UNSURE


def _made(
    groups: _Groups, compared: Sequence[Comparison], decided: Mapping[frozenset[str], str]
) -> Iterator[Cluster]:
    inside: dict[str, list[Comparison]] = defaultdict(list)
    beside: dict[str, list[Comparison]] = defaultdict(list)
    for c in compared:
        a, b = groups.of[c.left], groups.of[c.right]
        if a == b:
            inside[a].append(c)
        elif not c.barred and c.score >= UNSURE and decided.get(frozenset((c.left, c.right))) != "different":
            beside[a].append(c)
            beside[b].append(c)
    for first in sorted(groups.members):
        members = tuple(sorted(groups.members[first]))
        yield Cluster(id_of(members), members, tuple(inside[first]), tuple(beside[first]))


def id_of(members: Sequence[str]) -> str:
    """The id of an incident: of the telling that comes first, so that later ones do not change it."""
    return "i" + hashlib.sha256(members[0].encode()).hexdigest()[:10]

"""From tellings and judgements to clusters: a pure function of both, whatever the order in which they came.

Tellings with the same content are one node: ten thousand copies of one text are compared once. A cluster is found
inside one component of nodes that fit, so that a casebook need only look again at those that new tellings touch.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, islice, product

from dateline.link.blocks import asked, kept, met_at
from dateline.link.compare import compare, score
from dateline.link.tellings import written
from dateline.records.incidents import Cluster, Comparison, Judgement, Telling

# Pairs at or above the first are one incident, those down to the second are left to a person.
# Set by hand and checked on reports-dev and gold/links; docs/link.md has the figures.
SAME = 1.9
UNSURE = 1.5
# Two groups are compared by so many members of each, those with the first keys.
WITNESSES = 12
# A pair is as good as another within less than the weight of most features.
AS_GOOD = 0.3

Verdicts = Mapping[frozenset[str], str]
Pair = tuple[int, int]
# How well two tellings fit, None where they are kept apart.
Score = Callable[[Telling, Telling], float | None]


@dataclass(frozen=True)
class Node:
    """Tellings of one content: `telling` is that with the first key, `keys` and `reports` are those of all."""

    telling: Telling
    keys: tuple[str, ...]
    reports: frozenset[str] = field(repr=False)

    @staticmethod
    def of(tellings: Iterable[Telling]) -> Node:
        ordered = sorted(tellings, key=lambda t: t.key)
        return Node(ordered[0], tuple(t.key for t in ordered), frozenset(t.report for t in ordered))


@dataclass(frozen=True)
class Edge:
    """Two nodes, by number, that may be one happening."""

    left: int
    right: int
    score: float


def clusters(tellings: Iterable[Telling], judgements: Iterable[Judgement] = ()) -> tuple[Cluster, ...]:
    """The incidents behind some tellings; each telling is in one cluster, a lone one in its own."""
    decided = verdicts(judgements)
    nodes = nodes_of(tellings, judged_keys(decided))
    found = (cluster_of(nodes, group) for group in grouped(nodes, decided))
    return tuple(sorted(found, key=lambda c: c.members))


def grouped(nodes: Mapping[int, Node], decided: Verdicts, score: Score = score) -> list[list[int]]:
    """Nodes as groups, each one incident, by how well they fit."""
    edges = (edge_of(nodes, pair, score) for pair in met(nodes))
    return settle(nodes, [edge for edge in edges if edge is not None], decided, score)


def verdicts(judgements: Iterable[Judgement]) -> dict[frozenset[str], str]:
    """The last judgement on each pair, by time and then by id."""
    ordered = sorted(judgements, key=lambda j: (j.at, j.id))
    return {frozenset((j.left, j.right)): j.verdict for j in ordered if j.right is not None}


def judged_keys(decided: Verdicts) -> frozenset[str]:
    return frozenset(key for pair in decided for key in pair)


def signed(
    tellings: Iterable[Telling], judged: frozenset[str] = frozenset()
) -> Iterator[tuple[int, Telling]]:
    """Each telling with its signature: the same for those of one content in different reports.

    One that a person has judged, that says little, or whose like stands in its own report has one of its own.
    """
    seen: set[tuple[str, int]] = set()
    for telling in sorted(tellings, key=lambda t: t.key):
        alone = telling.key in judged or not (telling.spots or telling.actors)
        mark = _signature(telling, alone=alone)
        if (telling.report, mark) in seen:
            mark = _signature(telling, alone=True)
        seen.add((telling.report, mark))
        yield mark, telling


def _signature(telling: Telling, *, alone: bool) -> int:
    words = (telling.key if alone else "") + written(telling)
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest(), "big", signed=True)


def nodes_of(tellings: Iterable[Telling], judged: frozenset[str] = frozenset()) -> dict[int, Node]:
    alike: dict[int, list[Telling]] = defaultdict(list)
    for mark, telling in signed(tellings, judged):
        alike[mark].append(telling)
    return dict(enumerate(map(Node.of, alike.values())))


def met(nodes: Mapping[int, Node]) -> Iterator[Pair]:
    """Pairs of nodes that look for each other, each once."""
    held: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, node in nodes.items():
        for place in kept(node.telling):
            held[place].append(number)
    for number, node in nodes.items():
        yield from sorted((number, other) for other in met_at(asked(node.telling), held) if other > number)


def edge_of(nodes: Mapping[int, Node], pair: Pair, score: Score = score) -> Edge | None:
    """The edge between two nodes; None where they are kept apart or fit too little for a person to look at."""
    found = score(nodes[pair[0]].telling, nodes[pair[1]].telling)
    return Edge(*pair, found) if found is not None and found >= UNSURE else None


def _compared(nodes: Mapping[int, Node], a: int, b: int) -> Comparison:
    left, right = sorted((nodes[a].telling, nodes[b].telling), key=lambda t: t.key)
    return compare(left, right)


# --- groups of nodes -------------------------------------------------------------------------------------


class _Groups:
    """Clusters in the making: which nodes each has, and what must not meet."""

    def __init__(
        self, nodes: Mapping[int, Node], edges: Iterable[Edge], decided: Verdicts, score: Score
    ) -> None:
        self.nodes, self.score = nodes, score
        self.of = {number: number for number in nodes}
        self.members = {number: [number] for number in nodes}
        self.reports = {number: set(node.reports) for number, node in nodes.items()}
        self.number_of = {key: number for number, node in nodes.items() for key in node.keys}
        self.decided = {
            frozenset(self.number_of[key] for key in pair): verdict
            for pair, verdict in decided.items()
            if all(key in self.number_of for key in pair)
        }
        self.apart: dict[int, set[int]] = defaultdict(set)
        for pair, verdict in self.decided.items():
            if verdict == "different" and len(pair) == 2:
                a, b = pair
                self.apart[a].add(b)
                self.apart[b].add(a)
        # None for a pair that a rule keeps apart.
        self.scores: dict[Pair, float | None] = {_pair(e.left, e.right): e.score for e in edges}

    def join(self, a: int, b: int) -> None:
        into, other = sorted((self.of[a], self.of[b]), key=lambda n: self.nodes[n].telling.key)
        if into == other:
            return
        for number in self.members[other]:
            self.of[number] = into
        self.members[into] += self.members.pop(other)
        self.reports[into] |= self.reports.pop(other)

    def may_join(self, a: int, b: int) -> bool:
        """Whether nobody in two groups is held apart, and the two fit on the whole, not by one pair alone."""
        left, right = self.of[a], self.of[b]
        if left == right or self.reports[left] & self.reports[right] or self._held_apart(left, right):
            return False
        scores = []
        for pair in product(self._witnesses(left), self._witnesses(right)):
            if self.decided.get(frozenset(pair)) == "same":
                continue
            if (score := self._score(_pair(*pair))) is None:
                return False
            scores.append(score)
        return sum(scores) >= UNSURE * len(scores)

    def _held_apart(self, left: int, right: int) -> bool:
        others = set(self.members[right])
        return any(self.apart[n] & others for n in self.members[left] if n in self.apart)

    def _witnesses(self, group: int) -> list[int]:
        return sorted(self.members[group], key=lambda n: self.nodes[n].telling.key)[:WITNESSES]

    def _score(self, pair: Pair) -> float | None:
        if pair not in self.scores:
            self.scores[pair] = self.score(*(self.nodes[n].telling for n in pair))
        return self.scores[pair]


def _pair(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)


def settle(
    nodes: Mapping[int, Node], edges: Collection[Edge], decided: Verdicts, score: Score = score
) -> list[list[int]]:
    """Nodes as groups, each one incident: what people hold the same first, then the best pairs first."""
    groups = _Groups(nodes, edges, decided, score)
    for pair, verdict in sorted(groups.decided.items(), key=lambda item: _keys_of(nodes, item[0])):
        if verdict == "same" and len(pair) == 2:
            groups.join(*pair)
    for edge in sorted(leading(nodes, edges), key=lambda e: (-e.score, _keys_of(nodes, (e.left, e.right)))):
        unsure = groups.decided.get(frozenset((edge.left, edge.right))) in ("different", "unsure")
        if not unsure and groups.may_join(edge.left, edge.right):
            groups.join(edge.left, edge.right)
    return list(groups.members.values())


def leading(nodes: Mapping[int, Node], edges: Collection[Edge]) -> list[Edge]:
    """The edges that may join: of a telling whose place is not known closely only the best and what is as good.

    It fits many of its country and day, and would tie all of a war into one component. Its best with another like
    itself says nothing of where it was, and stands beside its best with one whose place is known.
    """
    unplaced = {n for n, node in nodes.items() if not node.telling.is_placed}
    good = [(e, _vague_ends(e, unplaced)) for e in edges if e.score >= SAME]
    best: dict[tuple[int, bool], float] = defaultdict(float)
    for e, vague in good:
        for at in vague:
            best[at] = max(best[at], e.score)
    return [e for e, vague in good if not vague or any(e.score >= best[at] - AS_GOOD for at in vague)]


def _vague_ends(e: Edge, unplaced: Collection[int]) -> list[tuple[int, bool]]:
    """Each end of an edge whose place is not known closely, and whether the other's is not either."""
    return [(n, m in unplaced) for n, m in ((e.left, e.right), (e.right, e.left)) if n in unplaced]


def _keys_of(nodes: Mapping[int, Node], numbers: Iterable[int]) -> list[str]:
    return sorted(nodes[n].telling.key for n in numbers)


# --- what comes of it ------------------------------------------------------------------------------------


def cluster_of(nodes: Mapping[int, Node], group: Sequence[int]) -> Cluster:
    """One incident, with the comparisons that tie its members, best first."""
    members = members_of(nodes, group)
    ordered = sorted(group, key=lambda n: nodes[n].telling.key)
    compared = [_compared(nodes, *p) for p in islice(combinations(ordered, 2), WITNESSES**2)]
    compared += [c for n in ordered[:WITNESSES] for c in _alike(nodes[n])]
    links = sorted((c for c in compared if not c.barred), key=lambda c: (-c.score, c.left, c.right))
    return Cluster(id_of(members[0]), members, tuple(links))


def members_of(nodes: Mapping[int, Node], group: Sequence[int]) -> tuple[str, ...]:
    return tuple(sorted(key for n in group for key in nodes[n].keys))


def _alike(node: Node) -> Iterator[Comparison]:
    """A node's first telling against those with the same content."""
    for key in node.keys[1:WITNESSES]:
        yield compare(node.telling, replace(node.telling, key=key, report=key))


def id_of(key: str) -> str:
    """The id of an incident is made of the first key of its tellings; that of each of the others names it too."""
    return "i" + hashlib.sha256(key.encode()).hexdigest()[:10]

"""Linking step by step: what came in meets what is there, and only the incidents that it touches are made anew.

Two steps, each in transactions that leave nothing half done. The first takes reports off the list of those to be looked
at, and puts down their tellings and which nodes fit; the second takes nodes, and puts down the incidents of their
components. After a crash both go on where they were; what comes out is what `link.clusters` makes of all at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dateline.link.blocks import asked, kept, met_at
from dateline.link.cluster import (
    SAME,
    Edge,
    Node,
    Verdicts,
    cluster_of,
    edge_of,
    id_of,
    judged_keys,
    leading,
    members_of,
    settle,
    signed,
)
from dateline.link.tellings import read_telling, written
from dateline.records.incidents import Cluster, Telling, report_of
from dateline.store import Book
from dateline.store.database import uncollected
from dateline.store.links import Links

Json = Mapping[str, Any]
# Reports, and nodes, that one transaction takes on.
REPORTS, NODES = 2_000, 5_000

# From the ids of reports to their tellings; from clusters to (incident, its parties), one for one.
Tellings = Callable[[Collection[str]], Iterable[Telling]]
Weigh = Callable[[Sequence[Cluster]], Iterator[tuple[Json, Sequence[Json]]]]


@dataclass(frozen=True)
class Linker:
    """Brings the incidents of a casebook up to date."""

    book: Book
    decided: Verdicts
    tellings: Tellings
    weigh: Weigh

    def run(self) -> None:
        """All steps there are."""
        while self.step():
            pass

    def step(self) -> bool:
        """One transaction: reports first, so that nodes are settled as the readings of the moment have them."""
        with uncollected(), self.book.writing() as connection:
            links = Links(connection)
            return self._refresh(links) or self._settle(links)

    # --- reports: their tellings, and what those fit -----------------------------------------------------

    def _refresh(self, links: Links) -> bool:
        reports = links.pending(REPORTS)
        _put(links, reports, list(signed(self.tellings(reports), judged_keys(self.decided))))
        links.done(reports)
        return bool(reports)

    # --- nodes: the incidents of their components --------------------------------------------------------

    def _settle(self, links: Links) -> bool:
        changed = set(links.unsettled(NODES))
        nodes, edges = _component(links, changed, self.decided)
        new = _changed(links, nodes, settle(nodes, edges, self.decided), changed)
        self._replace(links, [cluster_of(nodes, group) for group in new], nodes)
        links.settled(changed | nodes.keys())
        return bool(changed)

    def _replace(self, links: Links, new: Sequence[Cluster], nodes: Collection[int]) -> None:
        """Puts incidents in the place of those that held their tellings; who else was in those is settled again."""
        gone = set(links.incidents_of({key for cluster in new for key in cluster.members}).values())
        left = {n for n in links.members_of(gone).values() if n is not None and n not in nodes}
        links.drop_incidents(gone)
        links.unsettle(left)
        made = list(self.weigh(new))
        links.put_incidents(
            [row for row, _ in made], list(_members(new)), [p for _, parties in made for p in parties]
        )


def _changed(
    links: Links, nodes: Mapping[int, Node], groups: Sequence[Sequence[int]], changed: set[int]
) -> list[Sequence[int]]:
    """The groups that are no incident yet, and those of which a member has changed."""
    before = links.incidents_of({key for group in groups for n in group for key in nodes[n].keys})
    sizes = links.sizes(set(before.values()))

    def is_new(group: Sequence[int]) -> bool:
        members = members_of(nodes, group)
        id_ = id_of(members[0])
        return any(before.get(key) != id_ for key in members) or sizes.get(id_) != len(members)

    return [group for group in groups if not changed.isdisjoint(group) or is_new(group)]


def _members(clusters: Iterable[Cluster]) -> Iterator[Json]:
    for cluster in clusters:
        for key in cluster.members:
            yield {
                "telling_key": key,
                "incident_id": cluster.id,
                "report_id": report_of(key),
                "alias": id_of(key),
            }


# --- tellings --------------------------------------------------------------------------------------------


def _put(links: Links, reports: Sequence[str], told: Sequence[tuple[int, Telling]]) -> None:
    """Puts down the tellings of some reports in the place of those they had, and which nodes fit the new ones."""
    before = links.tellings_of(reports)
    now = {telling.key: mark for mark, telling in told}
    stale = {key for key, (_, mark) in before.items() if now.get(key) != mark}
    fresh = [(mark, telling) for mark, telling in told if telling.key not in before or telling.key in stale]
    number_of = links.nodes_named({mark for mark, _ in told})
    bodies = {mark: telling for mark, telling in fresh if mark not in number_of}
    new = links.put_nodes({mark: written(telling) for mark, telling in bodies.items()})
    number_of |= new
    touched = {before[key][0] for key in stale}
    _drop(links, stale)
    links.put_tellings(
        [{"key": f.key, "report_id": f.report, "node_id": number_of[mark]} for mark, f in fresh]
    )
    touched -= _drop_empty(links, touched)
    _keep(links, {new[mark]: telling for mark, telling in bodies.items()})
    _meet(links, touched | set(new.values()))
    links.unsettle({number_of[mark] for mark in now.values()})


def _drop(links: Links, keys: Collection[str]) -> None:
    """Takes tellings out, and the incidents they were in: what is left of those is settled again."""
    incidents = set(links.incidents_of(keys).values())
    left = {n for key, n in links.members_of(incidents).items() if key not in keys and n is not None}
    links.drop_incidents(incidents)
    links.drop_tellings(keys)
    links.unsettle(left)


def _drop_empty(links: Links, nodes: Collection[int]) -> set[int]:
    """Takes out the nodes that no telling has any more, and says which; those that they fitted are settled again."""
    gone = links.empty(nodes)
    beside = {n for a, b, _ in links.edges_of(gone) for n in (a, b)} - gone.keys()
    tellings = {n: read_telling("", body) for n, body in gone.items()}
    links.drop_nodes(gone, {(block, day, n) for n, told in tellings.items() for block, day in kept(told)})
    links.unsettle(beside)
    return set(gone)


def _keep(links: Links, new: Mapping[int, Telling]) -> None:
    links.put_blocks((block, day, n) for n, telling in new.items() for block, day in kept(telling))


def _meet(links: Links, numbers: Collection[int]) -> None:
    """Makes the edges of some nodes: to all that they fit."""
    links.drop_edges(numbers)
    mine = _read(links, numbers)
    wanted = {n: asked(node.telling) for n, node in mine.items()}
    held = links.held(set().union(*wanted.values()))
    pairs = sorted({(min(n, m), max(n, m)) for n in wanted for m in met_at(wanted[n], held) if m != n})
    nodes = mine | _read(links, {n for pair in pairs for n in pair} - mine.keys())
    edges = (edge_of(nodes, pair) for pair in pairs)
    links.put_edges([(e.left, e.right, e.score) for e in edges if e is not None])


def _read(links: Links, numbers: Collection[int]) -> dict[int, Node]:
    """Nodes by their content and first telling alone: all that a comparison needs."""
    return {n: _node(body, [key]) for n, (body, key) in links.bodies(numbers).items()}


def _node(body: str, keys: Sequence[str]) -> Node:
    """A node by the content that its tellings have in common, and their keys in order."""
    return Node(_telling(keys[0], body), tuple(keys), frozenset(map(report_of, keys)))


# What comes in together is of the same days: the same nodes are met again and again.
_telling = lru_cache(maxsize=50_000)(read_telling)


# --- components ------------------------------------------------------------------------------------------


def _component(links: Links, start: Collection[int], decided: Verdicts) -> tuple[dict[int, Node], list[Edge]]:
    """The nodes that may be of one incident with some nodes, through pairs that lead or what people said, and edges.

    Which pairs lead is known where all pairs of both nodes are, and of one without a known place whether the others
    have one: so one step farther is looked at than is gone, and from such nodes two.
    """
    nodes: dict[int, Node] = {}
    edges: set[Edge] = set()
    beside = _judged_beside(links, decided)
    front, inside = set(start), set(start)
    while front:
        _look(links, front - nodes.keys(), nodes, edges)
        _look(links, _fitting(front, edges) - nodes.keys(), nodes, edges)
        unplaced = {n for n, node in nodes.items() if not node.telling.is_placed}
        beyond = _nodes(links, _fitting(unplaced, edges) - nodes.keys())
        near = _fitting(front, leading(nodes | beyond, edges))
        near |= {n for f in front for n in beside.get(f, ())}
        front = near - inside
        inside |= front
    found = {n: node for n, node in nodes.items() if n in inside}
    return found, [e for e in edges if e.left in found and e.right in found]


def _look(links: Links, numbers: Collection[int], nodes: dict[int, Node], edges: set[Edge]) -> None:
    nodes |= _nodes(links, numbers)
    edges |= {Edge(*edge) for edge in links.edges_of(numbers)}


def _nodes(links: Links, numbers: Collection[int]) -> dict[int, Node]:
    return {n: _node(body, keys) for n, (body, keys) in links.contents(numbers).items()}


def _fitting(front: Collection[int], edges: Iterable[Edge]) -> set[int]:
    """The nodes at both ends of the good pairs of some."""
    good = ((e.left, e.right) for e in edges if e.score >= SAME and (e.left in front or e.right in front))
    return {n for pair in good for n in pair}


def _judged_beside(links: Links, decided: Verdicts) -> dict[int, set[int]]:
    node_of = links.nodes_of_keys(judged_keys(decided))
    beside: dict[int, set[int]] = defaultdict(set)
    for pair in decided:
        numbers = {node_of[key] for key in pair if key in node_of}
        for n in numbers:
            beside[n] |= numbers
    return beside

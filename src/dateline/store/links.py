"""The rows that linking works on: what is still to be looked at, tellings, nodes, blocks and edges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Insert,
    Integer,
    MetaData,
    Table,
    delete,
    func,
    insert,
    select,
    tuple_,
)

from dateline.store import schema as t

Asked = tuple[int, int, int]
# How many values one statement names at most.
MANY = 500

# What is asked of the blocks at one time; it lives as long as the connection.
_asked = Table(
    "asked",
    MetaData(),
    Column("block", BigInteger),
    Column("first", Integer),
    Column("last", Integer),
    prefixes=["TEMPORARY"],
)


@dataclass(frozen=True)
class Links:
    """The tables of linking, inside one transaction."""

    connection: Connection

    # --- what is to be looked at -------------------------------------------------------------------------

    def pending(self, limit: int) -> list[str]:
        """Reports that came in, or of which something changed."""
        return self._column(select(t.pending.c.report_id).order_by(t.pending.c.report_id).limit(limit))

    def done(self, reports: Sequence[str]) -> None:
        self._delete(t.pending.c.report_id, reports)

    def unsettled(self, limit: int) -> list[int]:
        return self._column(select(t.unsettled.c.node_id).order_by(t.unsettled.c.node_id).limit(limit))

    def unsettle(self, nodes: Collection[int]) -> None:
        known = set(self._in(select(t.unsettled.c.node_id), t.unsettled.c.node_id, nodes))
        self._insert(t.unsettled, [{"node_id": n} for n in sorted(set(nodes) - known)])

    def settled(self, nodes: Collection[int]) -> None:
        self._delete(t.unsettled.c.node_id, nodes)

    # --- tellings and nodes ------------------------------------------------------------------------------

    def tellings_of(self, reports: Sequence[str]) -> dict[str, tuple[int, int]]:
        """Key -> (node, signature)."""
        query = select(t.tellings.c.key, t.nodes.c.id, t.nodes.c.signature).join(t.nodes)
        return {r[0]: (r[1], r[2]) for r in self._rows_in(query, t.tellings.c.report_id, reports)}

    def nodes_of_keys(self, keys: Collection[str]) -> dict[str, int]:
        query = select(t.tellings.c.key, t.tellings.c.node_id)
        return {r[0]: r[1] for r in self._rows_in(query, t.tellings.c.key, keys)}

    def put_tellings(self, rows: Sequence[Mapping[str, Any]]) -> None:
        self._insert(t.tellings, rows)

    def drop_tellings(self, keys: Collection[str]) -> None:
        self._delete(t.tellings.c.key, keys)

    def nodes_named(self, signatures: Collection[int]) -> dict[int, int]:
        """Signature -> node, of those that there are."""
        query = select(t.nodes.c.signature, t.nodes.c.id)
        return {r[0]: r[1] for r in self._rows_in(query, t.nodes.c.signature, signatures)}

    def put_nodes(self, bodies: Mapping[int, str]) -> dict[int, int]:
        """Signature -> the new node's number."""
        first = (self.connection.scalar(select(func.max(t.nodes.c.id))) or 0) + 1
        numbers = {mark: first + k for k, mark in enumerate(bodies)}
        self._insert(
            t.nodes, [{"id": numbers[m], "signature": m, "body": body} for m, body in bodies.items()]
        )
        return numbers

    def contents(self, nodes: Collection[int]) -> dict[int, tuple[str, list[str]]]:
        """Node -> (its body, the keys of its tellings in order)."""
        query = select(t.nodes.c.id, t.nodes.c.body, t.tellings.c.key).join(t.tellings)
        found: dict[int, tuple[str, list[str]]] = {}
        for number, body, key in self._rows_in(query, t.nodes.c.id, nodes):
            found.setdefault(number, (body, []))[1].append(key)
        return {number: (body, sorted(keys)) for number, (body, keys) in found.items()}

    def bodies(self, nodes: Collection[int]) -> dict[int, tuple[str, str]]:
        """Node -> (its body, the first key of its tellings)."""
        query = (
            select(t.nodes.c.id, t.nodes.c.body, func.min(t.tellings.c.key))
            .join(t.tellings)
            .group_by(t.nodes.c.id, t.nodes.c.body)
        )
        return {r[0]: (r[1], r[2]) for r in self._rows_in(query, t.nodes.c.id, nodes)}

    def empty(self, nodes: Collection[int]) -> dict[int, str]:
        """Those of some nodes that no telling has any more, with their bodies."""
        query = select(t.nodes.c.id, t.nodes.c.body).outerjoin(t.tellings).where(t.tellings.c.key.is_(None))
        return {r[0]: r[1] for r in self._rows_in(query, t.nodes.c.id, nodes)}

    def drop_nodes(self, nodes: Collection[int], blocks: Collection[tuple[int, int, int]]) -> None:
        for part in batches(blocks):
            fits = tuple_(t.blocks.c.block, t.blocks.c.day, t.blocks.c.node_id).in_(part)
            self.connection.execute(delete(t.blocks).where(fits))
        self.drop_edges(nodes)
        for column in (t.unsettled.c.node_id, t.nodes.c.id):
            self._delete(column, nodes)

    # --- blocks and edges --------------------------------------------------------------------------------

    def put_blocks(self, rows: Iterable[tuple[int, int, int]]) -> None:
        """Rows of (block, day, node), in the order of the table."""
        put_rows(self.connection, insert(t.blocks), sorted(rows))

    def held(self, asked: Iterable[Asked]) -> dict[tuple[int, int], list[int]]:
        """(block, day) -> the nodes kept there, of all that somebody asks for: (block, first day, last day)."""
        _asked.create(self.connection, checkfirst=True)
        self.connection.execute(delete(_asked))
        put_rows(self.connection, insert(_asked), _joined(asked))
        b = t.blocks.c
        query = select(b.block, b.day, b.node_id).join(_asked, b.block == _asked.c.block)
        found: dict[tuple[int, int], list[int]] = defaultdict(list)
        for block, day, node in self.connection.execute(
            query.where(b.day.between(_asked.c.first, _asked.c.last))
        ):
            found[block, day].append(node)
        return found

    def drop_edges(self, nodes: Collection[int]) -> None:
        for column in (t.edges.c.left, t.edges.c.right):
            self._delete(column, nodes)

    def put_edges(self, rows: Sequence[tuple[int, int, float]]) -> None:
        put_rows(self.connection, insert(t.edges), rows)

    def edges_of(self, nodes: Collection[int]) -> set[tuple[int, int, float]]:
        found: set[tuple[int, int, float]] = set()
        for column in (t.edges.c.left, t.edges.c.right):
            found.update(map(tuple, self._rows_in(select(t.edges), column, nodes)))
        return found

    # --- incidents ---------------------------------------------------------------------------------------

    def incidents_of(self, keys: Collection[str]) -> dict[str, str]:
        """Telling -> the incident that it is in."""
        query = select(t.members.c.telling_key, t.members.c.incident_id)
        return {r[0]: r[1] for r in self._rows_in(query, t.members.c.telling_key, keys)}

    def members_of(self, incidents: Collection[str]) -> dict[str, int]:
        """The tellings of some incidents, each with its node where it still has one."""
        query = select(t.members.c.telling_key, t.tellings.c.node_id).outerjoin(
            t.tellings, t.tellings.c.key == t.members.c.telling_key
        )
        return {r[0]: r[1] for r in self._rows_in(query, t.members.c.incident_id, incidents)}

    def sizes(self, incidents: Collection[str]) -> dict[str, int]:
        """Incident -> how many tellings are in it."""
        m = t.members.c
        query = select(m.incident_id, func.count()).group_by(m.incident_id)
        return {r[0]: r[1] for r in self._rows_in(query, m.incident_id, incidents)}

    def drop_incidents(self, incidents: Collection[str]) -> None:
        for column in (t.parties.c.incident_id, t.members.c.incident_id, t.incidents.c.id):
            self._delete(column, incidents)

    def put_incidents(
        self, incidents: Sequence[Mapping[str, Any]], members: Sequence[Any], parties: Sequence[Any]
    ) -> None:
        for table, rows in ((t.incidents, incidents), (t.members, members), (t.parties, parties)):
            self._insert(table, rows)

    # --- statements --------------------------------------------------------------------------------------

    def _insert(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            self.connection.execute(insert(table), rows)

    def _delete(self, column: Any, values: Collection[Any]) -> None:
        for part in batches(values):
            self.connection.execute(delete(column.table).where(column.in_(part)))

    def _column(self, query: Any) -> list[Any]:
        return list(self.connection.scalars(query))

    def _rows_in(self, query: Any, column: Any, values: Collection[Any]) -> Iterator[Any]:
        for part in batches(values):
            yield from self.connection.execute(query.where(column.in_(part)))

    def _in(self, query: Any, column: Any, values: Collection[Any]) -> Iterator[Any]:
        return (row[0] for row in self._rows_in(query, column, values))


def _joined(asked: Iterable[Asked]) -> list[Asked]:
    """Ranges of days, those of one block that touch in one: so that each row is found once."""
    found: list[Asked] = []
    for block, first, last in sorted(asked):
        before = found[-1] if found else None
        if before and before[0] == block and first <= before[2] + 1:
            found[-1] = (block, before[1], max(last, before[2]))
        else:
            found.append((block, first, last))
    return found


def await_reports(connection: Connection, reports: Iterable[str]) -> None:
    """Linking is to look at these reports, again or for the first time."""
    links, wanted = Links(connection), set(reports)
    known = set(links._in(select(t.pending.c.report_id), t.pending.c.report_id, wanted))
    if wanted - known:
        connection.execute(insert(t.pending), [{"report_id": r} for r in sorted(wanted - known)])


def open_edges(connection: Connection, low: float, limit: int) -> list[tuple[int, int, float]]:
    """Edges from `low` up between nodes that are in two incidents, the best first."""
    left, right = t.tellings.alias(), t.tellings.alias()
    inside, beside = t.members.alias(), t.members.alias()
    query = (
        select(t.edges.c.left, t.edges.c.right, t.edges.c.score)
        .join(left, left.c.node_id == t.edges.c.left)
        .join(right, right.c.node_id == t.edges.c.right)
        .join(inside, inside.c.telling_key == left.c.key)
        .join(beside, beside.c.telling_key == right.c.key)
        .where(t.edges.c.score >= low, inside.c.incident_id != beside.c.incident_id)
        .where(left.c.report_id != right.c.report_id)
        .group_by(t.edges.c.left, t.edges.c.right, t.edges.c.score)
        .order_by(t.edges.c.score.desc(), t.edges.c.left, t.edges.c.right)
        .limit(limit)
    )
    return [tuple(row) for row in connection.execute(query)]


def put_rows(connection: Connection, statement: Insert, rows: Sequence[tuple[Any, ...]]) -> None:
    """Whole rows, in the order of a table's columns; SQLAlchemy's own look at each value costs more than the rest."""
    made = statement.compile(dialect=connection.dialect)
    names = [column.name for column in statement.table.columns]
    if rows:
        given = rows if made.positional else [dict(zip(names, row, strict=True)) for row in rows]
        connection.exec_driver_sql(str(made), list(given))


def batches(values: Collection[Any], size: int = MANY) -> Iterator[list[Any]]:
    """Some values at a time, in order: two runs send the same statements."""
    ordered = iter(sorted(values))
    while part := list(islice(ordered, size)):
        yield part

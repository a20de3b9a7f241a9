"""The sketches that copies are known by, kept in the casebook: what `link.copies.tie` asks of a shelf."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, case, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from dateline.records.copies import Sketch
from dateline.store import schema as t
from dateline.store.links import await_reports, batches, put_rows

# How many members are looked at before more are fetched: the first is nearly always a version.
FETCHED = 20


@dataclass(frozen=True)
class Sketches:
    """The shelf of a casebook, inside one transaction."""

    connection: Connection
    # The groups that this transaction has made or added to.
    _touched: set[str] = field(default_factory=set)

    def missing(self, limit: int) -> Sequence[Any]:
        """Reports that have no sketch yet: id, published, text."""
        r = t.reports.c
        known = select(t.sketches.c.report_id)
        query = select(r.id, r.published, r.text).where(r.id.not_in(known)).order_by(r.id).limit(limit)
        return self.connection.execute(query).all()

    def renamed(self) -> dict[str, str | None]:
        """Report id -> the first of its group, or None where it is alone: those that `reports` has otherwise."""
        s, r = t.sketches.c, t.reports.c
        name = case((func.count() > 1, func.min(s.report_id)))
        found: dict[str, str | None] = {}
        for part in batches(self._touched):
            inside = s.version_of.in_(part)
            ends = select(s.version_of, name.label("name")).where(inside).group_by(s.version_of).subquery()
            query = (
                select(r.id, ends.c.name)
                .join(t.sketches, s.report_id == r.id)
                .join(ends, ends.c.version_of == s.version_of)
                .where(r.text_group.is_distinct_from(ends.c.name))
            )
            found |= {row[0]: row[1] for row in self.connection.execute(query)}
        return found

    def name(self, groups: Mapping[str, str | None]) -> None:
        """Writes the group of each report beside it; linking looks at them again."""
        for name in set(groups.values()):
            for part in batches([id_ for id_, group in groups.items() if group == name]):
                here = update(t.reports).where(t.reports.c.id.in_(part))
                self.connection.execute(here.values(text_group=name))
        await_reports(self.connection, groups)

    def put(self, sketches: Sequence[Sketch]) -> None:
        self._insert(t.sketches, [_row(s) for s in sketches])
        self._insert(t.run_days, [(r, s.day) for s in sketches for r in s.runs])

    def common(self) -> frozenset[int]:
        return frozenset(self.connection.scalars(select(t.common_runs.c.run)))

    def spread(self, sketches: Sequence[Sketch], days: int) -> frozenset[int]:
        c = t.run_days.c
        met = {run for one in sketches for run in one.runs} - self.common()
        query = select(c.run).group_by(c.run).having(func.count() > days)
        return frozenset(
            run for part in batches(met) for run in self.connection.scalars(query.where(c.run.in_(part)))
        )

    def set_common(self, runs: frozenset[int]) -> Sequence[Sketch]:
        self._insert(t.common_runs, [(run,) for run in runs])
        groups = self._groups(runs)
        loose = [
            _sketch(row)
            for part in batches(groups)
            for row in self.connection.execute(select(t.sketches).where(t.sketches.c.version_of.in_(part)))
        ]
        for one in loose:
            self._drop(one.runs, groups)
        for part in batches(groups):
            here = update(t.sketches).where(t.sketches.c.version_of.in_(part))
            self.connection.execute(here.values(version_of=None))
        for part in batches(runs):
            # Nobody asks any more on how many days a common run is met.
            self.connection.execute(delete(t.run_days).where(t.run_days.c.run.in_(part)))
        return loose

    def post(self, sketch: Sketch, size: int) -> None:
        name = sketch.report
        here = update(t.sketches).where(t.sketches.c.report_id == name)
        self.connection.execute(here.values(version_of=name, size=size))
        self._insert(t.run_groups, [(run, name) for run in sketch.runs])
        self._touched.add(name)

    def holders(self, runs: frozenset[int]) -> Mapping[str, int]:
        c = t.run_groups.c
        query = select(c.version_of, func.count()).group_by(c.version_of)
        found: Counter[str] = Counter()
        for part in batches(runs):
            rows = self.connection.execute(query.where(c.run.in_(part)))
            found.update({row[0]: row[1] for row in rows})
        return found

    def members(self, group: str, least: float, most: float) -> Iterator[Sketch]:
        c = t.sketches.c
        inside = (c.version_of == group) & c.size.between(least, most)
        query, last = select(t.sketches).where(inside).order_by(c.size, c.report_id).limit(FETCHED), None
        while True:
            page = query if last is None else query.where(_after(last))
            rows = self.connection.execute(page).all()
            yield from map(_sketch, rows)
            if len(rows) < FETCHED:
                return
            last = rows[-1]

    def join(self, groups: Sequence[str]) -> None:
        """The smaller ones move to the largest."""
        c = t.sketches.c
        largest, *others = sorted(groups, key=self._count, reverse=True)
        self._touched.add(largest)
        for group in others:
            rows = self.connection.execute(select(t.sketches).where(c.version_of == group)).all()
            moved = {run for row in rows for run in _sketch(row).runs}
            self._drop(moved, {group})
            self._insert(t.run_groups, [(run, largest) for run in moved])
            self.connection.execute(
                update(t.sketches).where(c.version_of == group).values(version_of=largest)
            )

    def _count(self, group: str) -> int:
        query = select(func.count()).where(t.sketches.c.version_of == group)
        return int(self.connection.scalar(query) or 0)

    def _groups(self, runs: Collection[int]) -> set[str]:
        c = t.run_groups.c
        query = select(c.version_of).distinct()
        return {g for part in batches(runs) for g in self.connection.scalars(query.where(c.run.in_(part)))}

    def _drop(self, runs: Collection[int], groups: Collection[str]) -> None:
        c = t.run_groups.c
        for names in batches(groups):
            for part in batches(runs):
                self.connection.execute(delete(t.run_groups).where(c.run.in_(part), c.version_of.in_(names)))

    def _insert(self, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
        """Whole rows, those left out that are there already."""
        make = postgresql.insert if self.connection.dialect.name == "postgresql" else sqlite.insert
        put_rows(self.connection, make(table).on_conflict_do_nothing(), rows)


def _after(last: Any) -> Any:
    c = t.sketches.c
    return (c.size > last.size) | ((c.size == last.size) & (c.report_id > last.report_id))


def _row(sketch: Sketch) -> tuple[Any, ...]:
    """It is in no group yet."""
    return sketch.report, sketch.day, array("q", sorted(sketch.runs)).tobytes(), None, None


def _sketch(row: Any) -> Sketch:
    runs = array("q")
    runs.frombytes(row.runs)
    return Sketch(row.report_id, row.day, frozenset(runs))

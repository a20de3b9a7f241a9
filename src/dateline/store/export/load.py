"""From the tables of a casebook to cases, one after the other."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, select

from dateline.store import schema as t
from dateline.store.book import Book
from dateline.store.export.case import Case, Custody, Json, Part

# Readings that are kept for the incidents that follow: one report often tells of several.
KEPT = 256
Reading = Callable[[str], Json | None]


@dataclass(frozen=True)
class Loader:
    """Makes cases of incidents; `reading` gives a report's reading as it stands, and custody is looked up on wish."""

    book: Book
    reading: Reading
    custody: bool = False

    def cases(self, chosen: Select[Any]) -> Iterator[Case]:
        """A case for each row of a query for bodies of incidents."""
        read, kept = lru_cache(KEPT)(self.reading), lru_cache(KEPT)(self._custody)
        judged = self._judged()
        for row in self.book.stream(chosen):
            incident = json.loads(row[0])
            keys = [key.rpartition("#") for key in incident["events"]]
            parts = (_part(read(report), event, kept(report)) for report, _, event in keys)
            case = Case(incident, tuple(p for p in parts if p is not None))
            yield replace(case, judgements=tuple(_judgements(case, judged)))

    def _judged(self) -> Mapping[str, list[Json]]:
        """The judgements by what they are on; people make few."""
        found: dict[str, list[Json]] = defaultdict(list)
        for row in self.book.rows(select(t.judgements).order_by(t.judgements.c.at)):
            for key in {row.left, row.right} - {None}:
                found[key].append(dict(row._mapping))
        return found

    def _custody(self, report: str) -> Custody | None:
        row = self.book.report(report) if self.custody else None
        if row is None:
            return None
        run = (
            select(t.runs)
            .join(t.readings, t.readings.c.run_id == t.runs.c.id)
            .where(t.readings.c.report_id == report)
            .order_by(t.runs.c.began_at.desc(), t.runs.c.id.desc())
            .limit(1)
        )
        earlier = select(t.reports.c.id).where(t.reports.c.superseded_by == report).order_by(t.reports.c.id)
        return Custody(
            digest=row.digest,
            run=dict(self.book.rows(run)[0]._mapping),
            retrievals=[dict(r._mapping) for r in self.book.raw(report)],
            earlier=tuple(r.id for r in self.book.rows(earlier)),
            later=row.superseded_by,
            text_group=row.text_group,
        )


def _judgements(case: Case, judged: Mapping[str, list[Json]]) -> Iterable[Json]:
    """Those on the incident and what is behind it, and those that take one of them back."""
    keys = [case["id"], *case["events"], *case["reports"], *case.claims]
    found: dict[str, Json] = {}
    for key in keys:
        for row in judged.get(key, ()):
            if row["id"] not in found:
                found[row["id"]] = row
                keys.append(row["id"])
    return found.values()


def _part(reading: Json | None, event_id: str, custody: Custody | None) -> Part | None:
    """None where the report was read anew since, and no longer has that event."""
    event = next((e for e in reading["events"] if e["id"] == event_id), None) if reading else None
    if reading is None or event is None:
        return None
    claims = tuple(c for c in reading["claims"] if event_id in c["events"])
    return Part(reading["report"], event, claims, {e["id"]: e for e in reading["entities"]}, custody)

"""The rows of a casebook: put in, never overwritten, and taken out again."""

from __future__ import annotations

import json
import re
import threading
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Select, Table, delete, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from dateline.errors import CasebookError
from dateline.records.incidents import Judgement, report_of
from dateline.settings import BUSY_S
from dateline.store import schema as t
from dateline.store.database import begin_alone, open_database, shown
from dateline.store.links import Links, await_reports, batches
from dateline.store.search import add_words, find_words

Json = Mapping[str, Any]
# The least of a digest that names a report.
_DIGEST = re.compile(r"[0-9a-f]{8,63}")
# An index holds no longer ones.
MOST_ADDRESS = 2_000
UNFINISHED = {
    "kind": "Unfinished",
    "message": "Adding it was not finished.",
    "hint": "`dateline add --retry` goes on with it.",
}
_UNFINISHED = t.failures.c.kind == UNFINISHED["kind"]
_KEPT = "What was confirmed before is kept."
_HINTS = (
    (("full", "space"), "Free some space, and run the same command again: it goes on."),
    (
        ("locked", "lock timeout", "busy"),
        "Another program is writing: let it end, and run the same command again: it goes on.",
    ),
    (("readonly", "read-only"), "Make the file and its folder writable, or give another casebook."),
)
_HINT = "Is it whole, and is the server there? Run it again."


@dataclass(frozen=True)
class Raw:
    """A document as it was retrieved: from where and when."""

    body: bytes
    address: str
    retrieved_at: str
    digest: str


@dataclass(frozen=True)
class Book:
    """A casebook's database. Every method is one transaction, or runs inside the one of `writing`."""

    engine: Engine
    where: str
    # The transaction of each thread that is writing.
    _own: threading.local = field(default_factory=threading.local, repr=False, compare=False)

    @staticmethod
    def open(where: str | Path, *, busy_s: float = BUSY_S) -> Book:
        """A database with its tables, made or brought up to date."""
        return Book(open_database(where, busy_s=busy_s), shown(where))

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all is kept or nothing, and nobody else writes meanwhile; one inside it is a part of it."""
        if self._open is not None:
            yield self._open
            return
        with self._named("written"), self.engine.begin() as connection:
            begin_alone(connection)
            self._own.connection = connection
            try:
                yield connection
            finally:
                self._own.connection = None

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """For what only reads: inside `writing`, it sees what that has written."""
        if self._open is not None:
            yield self._open
            return
        with self._named("read"), self.engine.connect() as connection:
            yield connection

    @property
    def _open(self) -> Connection | None:
        return getattr(self._own, "connection", None)

    @contextmanager
    def _named(self, done: str) -> Iterator[None]:
        """Errors of the database as errors for people."""
        try:
            yield
        except DBAPIError as error:
            said = str(error.orig).strip().splitlines()[0]
            hint = next((h for words, h in _HINTS if any(w in said for w in words)), _HINT)
            raise CasebookError(
                f"The casebook {self.where} could not be {done}: {said}.", hint=f"{_KEPT} {hint}"
            ) from error

    # --- in ----------------------------------------------------------------------------------------------

    def begin_run(self, run: Json, at: str) -> str:
        """The id of a run of one version and reader; the same for all reports that they read."""
        id_ = run_id(run["version"], run["reader"])
        with self.writing() as connection:
            if not _has(connection, t.runs, id_):
                row = {"id": id_, "version": run["version"], "reader": run["reader"], "began_at": at}
                connection.execute(insert(t.runs).values(row))
        return id_

    def keep(
        self,
        reading: Json,
        *,
        run: str,
        at: str,
        raw: Raw | None,
    ) -> bool:
        """Keeps a report with its reading, to be linked; False where nothing of it is new."""
        report = reading["report"]
        with self.writing() as connection:
            known = _has(connection, t.reports, report["id"])
            if not known:
                self._add_report(connection, report, at)
            read = connection.execute(
                select(t.readings.c.run_id).where(
                    t.readings.c.report_id == report["id"], t.readings.c.run_id == run
                )
            ).first()
            if raw is not None:
                _add_raw(connection, raw, report["id"])
            if read is not None:
                return False
            row = {"report_id": report["id"], "run_id": run, "body": _packed(reading)}
            connection.execute(insert(t.readings).values(row))
            await_reports(connection, [report["id"]])
        return True

    def seen(self, report_id: str, *, run: str, raw: Raw | None) -> bool:
        """Whether a run has read a report; notes that it was retrieved once more."""
        with self.writing() as connection:
            known = (t.readings.c.report_id == report_id) & (t.readings.c.run_id == run)
            found = connection.execute(select(t.readings.c.run_id).where(known)).first() is not None
            if found and raw is not None:
                _add_raw(connection, raw, report_id)
        return found

    def _add_report(self, connection: Connection, report: Json, at: str) -> None:
        columns = ("id", "digest", "title", "outlet", "url", "language", "published", "text")
        row = {name: report[name] for name in columns}
        connection.execute(insert(t.reports).values(**row, added_at=at))
        add_words(connection, report["id"], report["title"], report["text"], report["language"])
        if report["url"]:
            # The report that an address had before is kept, and says what came after it.
            earlier = (t.reports.c.url == report["url"]) & (t.reports.c.id != report["id"])
            earlier &= t.reports.c.superseded_by.is_(None)
            old = list(connection.scalars(select(t.reports.c.id).where(earlier)))
            connection.execute(
                update(t.reports).where(t.reports.c.id.in_(old)).values(superseded_by=report["id"])
            )
            await_reports(connection, {*old, *_touched(connection, report["id"], old)})

    def fail(self, address: str, error: Json, at: str) -> None:
        """Notes what could not be added, so that it can be tried again."""
        words = {k: storable(error[k]) for k in ("kind", "message", "hint")}
        row = {"address": storable(address)[:MOST_ADDRESS], "at": at, **words}
        with self.writing() as connection:
            connection.execute(insert(t.failures).values(row))

    def begin(self, addresses: Iterable[str], at: str) -> None:
        """Notes inputs that are about to be added: what a crash leaves unfinished is known to have failed."""
        names = {storable(address)[:MOST_ADDRESS] for address in addresses}
        with self.writing() as connection:
            for part in batches(names):
                connection.execute(delete(t.failures).where(_UNFINISHED, t.failures.c.address.in_(part)))
                connection.execute(
                    insert(t.failures), [{**UNFINISHED, "address": name, "at": at} for name in part]
                )

    def finish(self, address: str) -> None:
        """An input is through: what failed of it is noted by itself."""
        of_it = t.failures.c.address == storable(address)[:MOST_ADDRESS]
        with self.writing() as connection:
            connection.execute(delete(t.failures).where(_UNFINISHED, of_it))

    def supersede(self, earlier: str, later: str) -> None:
        """One report in the place of another; the later one stands, also where it had stood before."""
        with self.writing() as connection:
            # What people held of one holds in the others; the figures of the one that is replaced count no more.
            touched = _touched(connection, earlier, [later]) | _touched(connection, later, [earlier])
            for id_, by in ((earlier, later), (later, None)):
                connection.execute(update(t.reports).where(t.reports.c.id == id_).values(superseded_by=by))
            await_reports(connection, {earlier, later, *touched})

    def settle(self, address: str, at: str, before: str | None = None) -> None:
        """What failed has come in since, or was tried again."""
        open_ = (t.failures.c.address == storable(address)[:MOST_ADDRESS]) & t.failures.c.settled_at.is_(None)
        if before is not None:
            open_ &= t.failures.c.at < before
        with self.writing() as connection:
            connection.execute(update(t.failures).where(open_).values(settled_at=at))

    def judge(self, judgement: Judgement, about: Iterable[str]) -> None:
        """Keeps a judgement; linking is to look again at the reports of the events, or incidents, it is about."""
        with self.writing() as connection:
            if not _has(connection, t.judgements, judgement.id):
                connection.execute(insert(t.judgements).values(asdict(judgement)))
                ids = _reports_of(connection, about)
                await_reports(connection, ids.union(*_versions(connection, ids).values()))

    # --- out ---------------------------------------------------------------------------------------------

    def rows(self, query: Select[Any]) -> list[Any]:
        """All rows of a query; for more than fit into memory there is `stream`."""
        with self.looking() as connection:
            return list(connection.execute(query))

    def stream(self, query: Select[Any], *, at_a_time: int = 200) -> Iterator[Any]:
        """The rows of a query as they come: for more than fit into memory."""
        with self.looking() as connection:
            yield from connection.execution_options(yield_per=at_a_time).execute(query)

    def reports(self) -> list[Any]:
        """All reports whole, by id."""
        return self.rows(select(t.reports).order_by(t.reports.c.id))

    def report(self, id_: str) -> Any | None:
        """All of a report but its words, which may be many."""
        about = [column for column in t.reports.c if column.name != "text"]
        return next(iter(self.rows(select(*about).where(t.reports.c.id == id_))), None)

    def whole(self, key: str) -> str:
        """A key with the whole id of its report, where it has the first signs of one that is a digest."""
        report, mark, part = key.rpartition("#") if "#" in key else (key, "", "")
        if not _DIGEST.fullmatch(report):
            return key
        begins = t.reports.c.id.startswith(report, autoescape=True)
        found = self.rows(select(t.reports.c.id).where(begins).limit(2))
        return f"{found[0].id}{mark}{part}" if len(found) == 1 else key

    def reading(self, report_id: str) -> Json | None:
        """The latest reading of a report."""
        query = (
            select(t.readings.c.body)
            .join(t.runs, t.runs.c.id == t.readings.c.run_id)
            .where(t.readings.c.report_id == report_id)
            .order_by(t.runs.c.began_at.desc(), t.runs.c.id.desc())
            .limit(1)
        )
        found = self.rows(query)
        return unpacked(found[0][0]) if found else None

    def told(self, report_ids: Collection[str]) -> Iterator[Any]:
        """The row (id, text_group, superseded_by) of each of some reports with its latest reading, packed; by id."""
        r = t.reports.c
        query = (
            select(r.id, r.text_group, r.superseded_by, t.readings.c.body)
            .join(t.readings, t.readings.c.report_id == t.reports.c.id)
            .join(t.runs, t.runs.c.id == t.readings.c.run_id)
            .order_by(t.reports.c.id, t.runs.c.began_at.desc(), t.runs.c.id.desc())
        )
        for part in batches(report_ids):
            rows = self.rows(query.where(t.reports.c.id.in_(part)))
            for _, latest in groupby(rows, key=lambda row: row.id):
                yield next(latest)

    def raw(self, report_id: str) -> list[Any]:
        """The retrievals of a report, with the bytes: the chain of custody."""
        query = (
            select(t.retrievals.c.address, t.retrievals.c.retrieved_at, t.raws.c.digest, t.raws.c.size)
            .join(t.raws, t.raws.c.digest == t.retrievals.c.raw_digest)
            .where(t.retrievals.c.report_id == report_id)
            .order_by(t.retrievals.c.id)
        )
        return self.rows(query)

    def judgements(self) -> list[Judgement]:
        """All of them in the order in which they were made, also those that were taken back."""
        query = select(t.judgements).order_by(t.judgements.c.at, t.judgements.c.id)
        return [Judgement(**row._mapping) for row in self.rows(query)]

    def versions(self, report_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """All versions of each of some reports, the one that stands last; by each of them. None where it is alone."""
        with self.looking() as connection:
            return _versions(connection, report_ids)

    def last_runs(self, report_ids: Iterable[str]) -> dict[str, str]:
        """The run of the latest reading of each of some reports."""
        columns = (t.readings.c.report_id, t.readings.c.run_id)
        joined = select(*columns).join(t.runs, t.runs.c.id == t.readings.c.run_id)
        found: dict[str, str] = {}
        for ids in batches(set(report_ids)):
            of_these = joined.where(t.readings.c.report_id.in_(ids))
            rows = self.rows(of_these.order_by(t.runs.c.began_at, t.runs.c.id))
            found.update((row.report_id, row.run_id) for row in rows)
        return found

    def incidents_of(self, keys: Iterable[str]) -> dict[str, str]:
        """The incident that each of some events is in."""
        with self.looking() as connection:
            return Links(connection).incidents_of(set(keys))

    def incidents_in(self, reports: Iterable[str]) -> dict[str, list[str]]:
        """The incidents that each of some reports tells of."""
        m, found = t.members.c, dict[str, list[str]]()
        of = select(m.report_id, m.incident_id).distinct().order_by(m.report_id, m.incident_id)
        for ids in batches(set(reports)):
            for row in self.rows(of.where(m.report_id.in_(ids))):
                found.setdefault(row.report_id, []).append(row.incident_id)
        return found

    def incident(self, id_: str) -> Json | None:
        """An incident by its id, or by one that it had before others joined it."""
        named = select(t.members.c.incident_id).where(t.members.c.alias == id_)
        query = select(t.incidents.c.body).where((t.incidents.c.id == id_) | t.incidents.c.id.in_(named))
        found = self.rows(query.order_by((t.incidents.c.id == id_).desc()))
        return json.loads(found[0][0]) if found else None

    def failures(self) -> list[Any]:
        """What has not come in yet."""
        return self.rows(
            select(t.failures).where(t.failures.c.settled_at.is_(None)).order_by(t.failures.c.id)
        )

    def published_after(self, day: str, *, added_since: str) -> list[Any]:
        """The id and day of the reports that came in since a time and were published after a day."""
        r = t.reports.c
        ahead = (r.published > day) & (func.length(r.published) == len(day)) & (r.added_at >= added_since)
        return self.rows(select(r.id, r.published).where(ahead).order_by(r.id))

    def is_linked(self) -> bool:
        """Whether linking has nothing to look at."""
        return not any(self.rows(select(table).limit(1)) for table in (t.pending, t.unsettled))

    def search(self, words: str, *, limit: int = 50) -> list[str]:
        with self.looking() as connection:
            return find_words(connection, words, limit=limit)

    def count(self, table: Table) -> int:
        """How many rows a table has."""
        return int(self.rows(select(func.count()).select_from(table))[0][0])


def run_id(version: str, reader: str) -> str:
    """What a run is called: the same for all that one version of dateline and one reader read."""
    return f"{version}/{reader}"


def storable(words: str) -> str:
    """Words as a database takes them: a file's name may hold bytes that are no text."""
    return words.encode("utf-8", "backslashreplace").decode().replace("\0", "\ufffd")


def _has(connection: Connection, table: Table, id_: str) -> bool:
    return connection.execute(select(table.c.id).where(table.c.id == id_)).first() is not None


def _reports_of(connection: Connection, keys: Iterable[str]) -> set[str]:
    """The reports that tellings, reports or incidents stand for."""
    names = {name for key in keys for name in (key, report_of(key))}
    query = select(t.members.c.report_id).where(
        t.members.c.incident_id.in_(names) | t.members.c.alias.in_(names)
    )
    known = select(t.reports.c.id).where(t.reports.c.id.in_(names))
    return {row[0] for part in (query, known) for row in connection.execute(part)}


def _versions(connection: Connection, report_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Each report that has other versions -> all of them, in order of their ids, but the one that stands last."""
    r, later, front = t.reports.c, dict[str, str](), set(report_ids)
    known: set[str] = set()
    while front:
        known |= front
        for part in batches(front):
            query = select(r.id, r.superseded_by).where(r.superseded_by.is_not(None))
            rows = connection.execute(query.where(r.id.in_(part) | r.superseded_by.in_(part)))
            later |= {row.id: row.superseded_by for row in rows}
        front = {*later, *later.values()} - known
    of_last: dict[str, list[str]] = {}
    for id_ in sorted(later):
        of_last.setdefault(_last(id_, later), []).append(id_)
    return {id_: (*ids, last) for last, ids in of_last.items() for id_ in (*ids, last)}


def _last(id_: str, later: Mapping[str, str]) -> str:
    while id_ in later:
        id_ = later[id_]
    return id_


def _touched(connection: Connection, report: str, others: Collection[str]) -> set[str]:
    """Reports and their versions, where those of another that they become versions of have been judged."""
    own = {report}.union(*_versions(connection, [report]).values())
    keys = connection.execute(select(t.judgements.c.left, t.judgements.c.right))
    if own.isdisjoint(report_of(key) for pair in keys for key in pair if key):
        return set()
    return set(others).union(*_versions(connection, others).values())


def _add_raw(connection: Connection, raw: Raw, report_id: str) -> None:
    known = connection.execute(select(t.raws.c.digest).where(t.raws.c.digest == raw.digest)).first()
    if known is None:
        row = {"digest": raw.digest, "size": len(raw.body), "body": zlib.compress(raw.body, 9)}
        connection.execute(insert(t.raws).values(row))
    seen = (
        (t.retrievals.c.report_id == report_id)
        & (t.retrievals.c.raw_digest == raw.digest)
        & (t.retrievals.c.address == storable(raw.address))
    )
    if connection.execute(select(t.retrievals.c.id).where(seen)).first() is None:
        row = {"report_id": report_id, "raw_digest": raw.digest}
        row |= {"address": storable(raw.address), "retrieved_at": raw.retrieved_at}
        connection.execute(insert(t.retrievals).values(row))


def _packed(reading: Json) -> bytes:
    return zlib.compress(json.dumps(reading, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def unpacked(body: bytes) -> Json:
    """A reading as it was packed."""
    found: Json = json.loads(zlib.decompress(body))
    return found

"""One database of reports, judgements and incidents: what the command line, the API and the desk call."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import Select

from dateline import __version__
from dateline.casebook.anchors import part_of
from dateline.casebook.copies import tie_new
from dateline.casebook.judged import judged, settled
from dateline.casebook.judging import Judging
from dateline.casebook.linking import Linker
from dateline.contract import to_contract
from dateline.errors import CasebookError
from dateline.knowledge.entities import EntityTable, fold
from dateline.link import weigh
from dateline.link.cluster import UNSURE, verdicts
from dateline.link.compare import compare
from dateline.link.tellings import accounts_of, read_telling, telling_of
from dateline.link.weigh import Account
from dateline.records.events import Reading
from dateline.records.incidents import (
    Cluster,
    Comparison,
    Judgement,
    Telling,
    report_of,
)
from dateline.records.text import Report
from dateline.settings import BUSY_S
from dateline.store import Book
from dateline.store import schema as t
from dateline.store.book import Raw, run_id, unpacked
from dateline.store.export import Loader, Written, format_of, whole_file, write
from dateline.store.finding import OF_DAYS, Finder, spellings
from dateline.store.links import Links, open_edges
from dateline.store.query import Query as Query

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Casebook:
    """Keeps readings and makes incidents of them. `Casebook.open("cases.db")`."""

    book: Book
    table: EntityTable = field(repr=False)

    @staticmethod
    def open(where: str | Path = "dateline.db", *, busy_s: float = BUSY_S) -> Casebook:
        """A casebook, made where there is none. It waits for another program that writes, `busy_s` at most."""
        return Casebook(Book.open(where, busy_s=busy_s), EntityTable.load())

    # --- in ----------------------------------------------------------------------------------------------

    def add(
        self,
        reading: Reading,
        *,
        raw: bytes | None = None,
        digest: str = "",
        address: str = "",
        retrieved: str | None = None,
        settles: bool = True,
    ) -> bool:
        """Keeps a report and its reading; False where both were there. Incidents are made by `link`.

        `digest` is the SHA-256 of `raw`, for a caller with many reports of one file: it is worked out once.
        `retrieved` is when that was, where not now. `settles` False leaves what failed at `address` open.
        """
        at = now()
        kept = Raw(raw, address, retrieved or at, digest or digest_of(raw)) if raw is not None else None
        # All in one: a crash must not leave a report without what it replaces, nor two writers one id.
        with self.book.writing():
            report = self.versioned(reading.report)
            body = to_contract(replace(reading, report=report))
            new = self.book.keep(body, run=self.book.begin_run(body["run"], at), at=at, raw=kept)
            if address and settles:
                self.book.settle(address, at)
            if new and report.id != reading.report.id:
                self._follow(reading.report.id, report)
        return new

    def seen(
        self, report_id: str, reader: str, *, raw: bytes, digest: str, address: str, retrieved: str | None
    ) -> bool:
        """Whether this version of a reader has read a report, so that it need not again; notes the retrieval."""
        found = Raw(raw, address, retrieved or now(), digest or digest_of(raw))
        return self.book.seen(report_id, run=run_id(__version__, reader), raw=found)

    def kept(self, report: Report) -> Any | None:
        """The row of these very words, if they are kept: under their id or as a version of what has it."""
        known = self.book.report(report.id)
        if known is None or known.digest == report.digest:
            return known
        return self.book.report(_version_of(report))

    def versioned(self, report: Report) -> Report:
        """The report under the id that it is kept by: other words under an id that is taken are a version of it."""
        known = self.book.report(report.id)
        if known is None or known.digest == report.digest:
            return report
        return replace(report, id=_version_of(report))

    def _follow(self, id_: str, report: Report) -> None:
        """Puts a version after the last one, unless another outlet only has the same id for it."""
        row = self.book.report(id_)
        while row is not None and row.superseded_by:
            row = self.book.report(row.superseded_by)
        if row is not None and row.id != report.id and (row.outlet, row.url) == (report.outlet, report.url):
            self.supersede(row.id, report.id)

    def supersede(self, earlier: str, later: str) -> None:
        """Notes that a report came in the place of another, which is kept; the later one stands."""
        self.book.supersede(earlier, later)

    def settle(self, address: str, *, before: str | None = None) -> None:
        """What failed at an address has been tried again; `before` leaves open what failed since that time."""
        self.book.settle(address, now(), before)

    def fail(self, address: str, error: Json) -> None:
        """Notes what could not be read; `failures` lists it until it comes in."""
        self.book.fail(address, error, now())

    def begin(self, addresses: Iterable[str]) -> str:
        """Notes inputs before they are added: `retry` names those that a crash left unfinished. The time it is then."""
        self.book.begin(addresses, now())
        return now()

    def finish(self, address: str, *, since: str) -> None:
        """An input is through: what failed of it before `since` has been tried again."""
        with self.book.writing():
            self.book.finish(address)
            self.book.settle(address, now(), since)

    def judge(
        self,
        left: str,
        right: str | None,
        verdict: str,
        *,
        by: str,
        note: str = "",
        path: str = "",
        value: str = "",
    ) -> Judgement:
        """A person's judgement on two events, on a value, or on an earlier judgement; always a new row.

        It takes effect with the next `link`. docs/casebook.md lists the verdicts and the values.
        """
        left, right = self.book.whole(left), self.book.whole(right) if right else right
        return self.judging.judge(Judgement("", left, right, verdict, by, now(), note, path, value))

    @property
    def judging(self) -> Judging:
        """People's judgements as they are now."""
        return Judging(self.book)

    # --- incidents ---------------------------------------------------------------------------------------

    def link(self) -> int:
        """Brings the incidents up to date with what came in and what people said; how many there are."""
        tie_new(self.book)
        while self._step():
            pass
        return self.book.count(t.incidents)

    def _step(self) -> bool:
        """One step of linking, with the judgements that there are when it begins; False where nothing is left."""
        with self.book.writing():
            judging = self.judging
            told, weighed = partial(self._tellings, judging), partial(self._weighed, judging)
            return Linker(self.book, verdicts(judging.pairs()), told, weighed).step()

    def _tellings(self, judging: Judging, report_ids: Collection[str]) -> Iterator[Telling]:
        return map(telling_of, self._accounts(judging, report_ids))

    def _accounts(self, judging: Judging, report_ids: Collection[str]) -> Iterator[Account]:
        """What reports tell, as their latest readings have it and people have judged it."""
        versions = self.book.versions(report_ids)
        for row in self.book.told(report_ids):
            last = versions.get(row.id, (row.id,))[-1]
            held = judging.of_report(row.id)
            yield from _accounts_in(row.body, held, row.text_group, row.superseded_by, last)

    def _weighed(self, judging: Judging, found: Sequence[Cluster]) -> Iterator[tuple[Json, list[Json]]]:
        ids = {report_of(key) for cluster in found for key in cluster.members}
        accounts = {a.key: a for a in self._accounts(judging, ids)}
        for cluster in found:
            yield self._incident(cluster, [accounts[key] for key in cluster.members], judging)

    def _incident(
        self, cluster: Cluster, own: Sequence[Account], judging: Judging
    ) -> tuple[Json, list[Json]]:
        body = settled(weigh(cluster, own, self.table), own, judging.of_incidents)
        body["links"] = [_words_of(c) for c in cluster.links]
        place, day, killed = body["place"] or {}, body["date"] or {}, body["tolls"].get("killed") or {}
        row = {
            **{name: body[name] for name in ("id", "label", "type", "status", "responsibility")},
            "start": day.get("start"),
            "end": day.get("end"),
            "country": place.get("country"),
            "lat": place.get("lat"),
            "lon": place.get("lon"),
            **{f"killed_{name}": killed.get(name) for name in ("low", "best", "high")},
            "wounded_best": body["tolls"].get("wounded", {}).get("best"),
            "independent": body["sources"]["independent"],
            "body": json.dumps(body, ensure_ascii=False),
            "number": int(cluster.id[1:], 16),
        }
        return row, list(_party_rows(cluster.id, own))

    def open_pairs(self, limit: int = 100) -> list[Json]:
        """The pairs that fit too little to be one and too much to be left, with their reasons, the best first."""
        decided = verdicts(self.judging.pairs())
        with self.book.looking() as connection:
            edges = open_edges(connection, UNSURE, limit + len(decided))
            bodies = Links(connection).bodies({n for a, b, _ in edges for n in (a, b)})
        pairs = [sorted((bodies[a][1], bodies[b][1])) for a, b, _ in edges]
        body_of = {key: body for body, key in bodies.values()}
        compared = [
            compare(*(read_telling(key, body_of[key]) for key in pair))
            for pair in pairs
            if decided.get(frozenset(pair)) not in ("same", "different")
        ]
        return [_words_of(c) for c in compared[:limit]]

    # --- out ---------------------------------------------------------------------------------------------

    def incidents(self, query: Query | str = "", *, limit: int | None = 100) -> Iterator[Json]:
        """The incidents that fit, newest first, those without a day last. docs/casebook.md has the query language."""
        yield from (json.loads(row.body) for row in self.book.rows(self._selected(query, limit)))

    def undated(self, query: Query | str) -> int:
        """How many incidents a query by day leaves out because nobody gives their day; 0 where it asks for none."""
        asked = _query(query)
        if not any(term.field in OF_DAYS and not term.negated for term in asked.terms):
            return 0
        with self.book.looking() as connection:
            return int(connection.execute(Finder(connection, self.table).undated(asked)).scalar_one())

    def _selected(self, query: Query | str, limit: int | None) -> Select[Any]:
        with self.book.looking() as connection:
            return Finder(connection, self.table).incidents(_query(query), limit)

    def reports(self, query: Query | str = "", *, limit: int | None = 100) -> Iterator[Json]:
        """The reports that fit, newest first, each with its incidents; `begins` is how its text begins."""
        with self.book.looking() as connection:
            rows = connection.execute(Finder(connection, self.table).reports(_query(query), limit)).all()
        incidents = self.book.incidents_in(row.id for row in rows)
        yield from ({**row._mapping, "incidents": incidents.get(row.id, [])} for row in rows)

    def show(self, id_: str) -> tuple[str, Json]:
        """One incident, report, or telling with all its evidence, as (what it is, its JSON)."""
        found = self.book.incident(id_)
        if found is not None:
            again = [row for row in self.judging.again(found["reports"]) if _is_of(row, found)]
            return "incident", {**found, "look_again": again} if again else found
        id_ = self.book.whole(id_)
        report, _, event = (id_, "", "") if self.book.report(id_) else id_.rpartition("#")
        reading = self.book.reading(report)
        if reading is None:
            hint = "`dateline incidents` lists the incidents, each with its reports."
            raise CasebookError(f"{id_} is not in this casebook.", hint=hint)
        if not event:
            held = self.judging.listed_of({report})
            return "report", {**reading, "judgements": held} if held else reading
        part = part_of(self.judging.judged(reading), event) or part_of(reading, event)
        if part is None:
            raise CasebookError(
                f"Report {report} has no {event}.", hint=f"`dateline show {report}` lists what it has."
            )
        return ("event" if event.startswith("e") else "claim"), part

    def export(
        self,
        format: str,
        out: str | Path | BinaryIO,
        query: Query | str = "",
        *,
        limit: int | None = None,
        force: bool = False,
    ) -> Written:
        """Writes the incidents that fit in a format of `dateline.store.export.FORMATS`, to a path or an open file.

        A path that is there already is an `ExportError`, unless `force`; a crash leaves no half file.
        """
        loader = Loader(self.book, self._judged(), custody=format_of(format).custody)
        cases = loader.cases(self._selected(query, limit))
        if not isinstance(out, str | Path):
            return write(format, cases, out)
        with whole_file(Path(out), force=force) as sink:
            return write(format, cases, sink)

    def _judged(self) -> Callable[[str], Json | None]:
        """Looks up a report's latest reading as people have judged it."""
        judging = self.judging

        def reading(report_id: str) -> Json | None:
            found = self.book.reading(report_id)
            return judging.judged(found) if found is not None else None

        return reading

    def tables(self, query: Query | str = "", *, limit: int | None = None) -> dict[str, Any]:
        """incidents, reports, events, claims, tolls and judgements, each a `pyarrow.Table`."""
        from dateline.store.export.arrow import tables

        cases = Loader(self.book, self._judged(), custody=True).cases(self._selected(query, limit))
        return tables(cases, [asdict(j) for j in self.book.judgements()])

    def retry(self) -> list[str]:
        """The addresses that failed and have not come in since."""
        return list(dict.fromkeys(row.address for row in self.book.failures()))


# What comes in is looked at for its tellings, and once more when it is weighed.
@lru_cache(maxsize=128)
def _accounts_in(
    body: bytes,
    held: tuple[Judgement, ...],
    text_group: str | None,
    superseded_by: str | None,
    version_of: str,
) -> tuple[Account, ...]:
    """What a packed reading tells, with what people held of its values."""
    reading = unpacked(body)
    now = judged(reading, held)
    left = {c["id"] for c in now["claims"]}
    rejected = [c for c in reading["claims"] if c["id"] not in left]
    return tuple(accounts_of({**now, "rejected": rejected}, text_group, superseded_by, version_of))


def _is_of(judgement: Json, incident: Json) -> bool:
    """Whether a judgement is about an event of an incident, or about a claim of a report of it."""
    keys = [key for key in (judgement["left"], judgement["right"]) if key]
    claims = [key for key in keys if key.rpartition("#")[2].startswith("c")]
    return not {*keys}.isdisjoint(incident["events"]) or any(
        report_of(k) in incident["reports"] for k in claims
    )


def _version_of(report: Report) -> str:
    return f"{report.id}@{report.digest[:8]}"


def digest_of(body: bytes) -> str:
    """The name of a document as it was retrieved: its SHA-256 in hexadecimal digits."""
    return hashlib.sha256(body).hexdigest()


def now() -> str:
    """This moment, as the casebook writes times."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _query(query: Query | str) -> Query:
    return Query.parse(query) if isinstance(query, str) else query


def _party_rows(incident: str, accounts: Iterable[Account]) -> Iterator[Json]:
    """Who and where an incident is looked up by, and who speaks of it: one row a name."""
    found = dict.fromkeys(row for account in accounts for row in _names_of(account))
    for role, name, entity in found:
        if not name:
            continue
        spelling = next(iter(spellings(name)), None) if role == "place" else None
        yield {
            "incident_id": incident,
            "role": role,
            "name": name,
            "folded": fold(name),
            "entity": entity,
            "spelling": spelling,
        }


def _names_of(account: Account) -> Iterator[tuple[str, str | None, str | None]]:
    """Role, name, and the entity or the place of the gazetteer."""
    for role in ("actors", "recipients", "victims"):
        for mention in account.event[role]:
            yield role.removesuffix("s"), mention["name"], mention["entity"]
    for place in account.event["places"]:
        at = place["resolved"] or {}
        yield from (("place", name, at.get("id")) for name in (place["name"], at.get("name")))
    for claim in account.claims:
        if claim["source"]["spans"]:
            yield "source", claim["source"]["name"], claim["source"]["entity"]
    yield "outlet", account.report["outlet"], None


def _words_of(comparison: Comparison) -> Json:
    return {
        "left": comparison.left,
        "right": comparison.right,
        "score": round(comparison.score, 2),
        "barred": comparison.barred,
        "features": [dict(vars(f)) for f in comparison.features],
    }

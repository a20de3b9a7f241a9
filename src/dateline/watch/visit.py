"""One visit to one source: what it shows, what of that is new, what failed.

A visit is a generator: it yields the time at which it wants to go on, so that others can be visited meanwhile.
Everything that comes in is kept at once; a visit that is cut off is taken up where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path

from dateline.casebook import Casebook, now
from dateline.errors import BadRecord, CasebookError, DatelineError, FetchError, InputError, failure, named
from dateline.ingest.arrival import Arrival, Skipped
from dateline.ingest.bring import Bringing
from dateline.ingest.bundles import head_of, is_export
from dateline.ingest.feed import listed
from dateline.ingest.fetch import Fetched
from dateline.ingest.lines import read_lines
from dateline.ingest.listed import Listed
from dateline.ingest.paths import files_below
from dateline.ingest.polite import PATIENCE_S
from dateline.ingest.sitemap import read_sitemap
from dateline.records.events import Reading
from dateline.records.text import Report
from dateline.store.watching import Seen, Watched, Watching, short
from dateline.watch.config import Source

# What fails is tried again after its time between visits, doubled each time, and at least as often as this.
_MOST_SOURCE_WAIT_S = 86_400.0
_MOST_REPORT_WAIT_S = 7 * 86_400.0
_LEAST_REPORT_WAIT_S = 600.0
_MOST_SITEMAPS = 200
# By so many bytes a file of lines is known again.
_KNOWN_BY = 1_024

Steps = Generator[float, None, None]


@dataclass
class Tally:
    """What a visit brought: reports that came, were there already, took the place of an earlier one, or failed.

    `later` are left for the next visit. `held` says why a source was not visited.
    """

    source: Source
    came: int = 0
    same: int = 0
    superseded: int = 0
    failed: int = 0
    later: int = 0
    failures: list[tuple[str, DatelineError]] = field(default_factory=list)
    held: str | None = None
    due_at: float = 0.0


@dataclass(frozen=True)
class Means:
    """What a visit works with. `read` makes a reading of a report; `clock` gives seconds since 1970."""

    casebook: Casebook
    read: Callable[[Report], Reading]
    bringing: Bringing
    clock: Callable[[], float]

    @property
    def watching(self) -> Watching:
        return Watching(self.casebook.book)


class Later(Exception):
    """The host is to be left alone for longer than a visit may take."""

    def __init__(self, at: float) -> None:
        super().__init__(at)
        self.at = at


def visit(source: Source, means: Means, *, force: bool = False) -> Generator[float, None, Tally]:
    """Visits a source. `force` tries again what failed although its time has not come."""
    this = _Visit(source, means, force)
    try:
        yield from _KINDS[source.kind](this)
        this.done()
    except Later as later:
        this.put_off(later.at)
    except CasebookError:
        raise
    except Exception as error:
        this.failed_whole(failure(source.at, error))
    return this.tally


class _Visit:
    """What is known of a source and what its visit has brought so far."""

    def __init__(self, source: Source, means: Means, force: bool) -> None:
        self.source, self.means, self.force = source, means, force
        self.tally = Tally(source)
        self.state = means.watching.source(source.key, source.name)
        self.seen = means.watching.seen(source.key)
        self.began = now()
        self.bringing = replace(means.bringing, given=source.given)
        # What the source says of its list is only kept when all that it lists has been looked at.
        self.fresh = replace(self.state, etag=None, last_modified=None)
        # Reports that failed and are due: the list is needed in full, also where it has not changed.
        self.unfinished = any(self.is_due(row) for row in self.seen.values() if row.failures)

    # --- asking ------------------------------------------------------------------------------------------

    def fetch(self, url: str, known: Watched | Seen | None = None) -> Generator[float, None, Fetched]:
        """A page as soon as its host may be asked; `known` is what it said when it was asked before."""
        polite = self.bringing.polite
        while (ready := polite.ready_at(url)) > self.means.clock():
            if ready - self.means.clock() > PATIENCE_S:
                raise Later(ready)
            yield ready
        yield self.means.clock()
        etag, modified = (known.etag, known.last_modified) if known else (None, None)
        return polite.get(url, delay_s=self.source.delay_s, etag=etag, last_modified=modified)

    def fetch_list(self) -> Generator[float, None, Fetched]:
        """The list of a source, or that it has not changed."""
        found = yield from self.fetch(self.source.at, None if self.unfinished else self.state)
        new = replace(self.state, etag=found.etag, last_modified=found.last_modified)
        self.fresh = self.state if found.unchanged else new
        return found

    def entries(self, found: Iterable[Listed], fetched: Fetched) -> Steps:
        """The reports of a list that are new, that changed, or that failed and are due; the others are left alone."""
        rows = (replace(entry, key=short(entry.key)) for entry in found)
        wanted = [e for e in rows if self.is_wanted(e.key, e.mark)]
        self.tally.later += max(0, len(wanted) - self.source.most)
        for entry in wanted[: self.source.most]:
            if entry.address is None:
                arrival = self.bringing.own_words(entry, fetched, self.source.at)
                self.take(entry.key, entry.mark, arrival)
            else:
                yield from self._page(entry, entry.address)

    def _page(self, entry: Listed, address: str) -> Steps:
        row = self.seen.get(entry.key)
        try:
            page = yield from self.fetch(address, row if row and not row.failures else None)
        except (Later, CasebookError):
            raise
        except Exception as error:
            # Whatever it is, it costs no other report of the list.
            self.fail(entry.key, entry.mark, address, failure(address, error))
            return
        if page.unchanged and row is not None:
            self.tally.same += 1
            self.keep(replace(row, mark=entry.mark))
        else:
            self.take(entry.key, entry.mark, self.bringing.page(page, address, entry), page)

    # --- deciding ----------------------------------------------------------------------------------------

    def is_wanted(self, key: str, mark: str) -> bool:
        """Whether something shown is to be looked at; what is not counts as there already."""
        row = self.seen.get(key)
        if row is None or row.mark != mark or (row.failures and self.is_due(row)):
            return True
        self.tally.same += not row.failures
        return False

    def is_due(self, row: Seen) -> bool:
        """Whether what failed may be tried again."""
        return self.force or row.held_until is None or row.held_until <= self.means.clock()

    # --- keeping -----------------------------------------------------------------------------------------

    def take(
        self,
        key: str,
        mark: str,
        arrival: Arrival,
        page: Fetched | None = None,
        *,
        settles: bool = True,
    ) -> bool:
        """Reads a report and keeps it, unless it is there in the same words; False where that failed."""
        report = arrival.found
        if isinstance(report, DatelineError):
            self.fail(key, mark, arrival.address, report)
            return False
        row = self.seen.get(key)
        if row is None or row.digest != report.digest or not row.report_id:
            try:
                id_ = self._add(report, arrival, row)
            except CasebookError:
                raise
            except Exception as error:
                self.fail(key, mark, arrival.address, failure(report.id, error))
                return False
        else:
            id_ = row.report_id
            self.tally.same += 1
        if settles:
            self.means.casebook.settle(arrival.address, before=self.began)
        etag, modified = (page.etag, page.last_modified) if page else (None, None)
        at = self.means.clock()
        self.keep(Seen(self.source.key, key, mark, report.digest, id_, etag, modified, at))
        return True

    def _add(self, report: Report, arrival: Arrival, row: Seen | None) -> str:
        """The id under which a report is kept; it supersedes what stood in its place."""
        casebook = self.means.casebook
        kept = casebook.versioned(report)
        new = casebook.add(
            self.means.read(kept),
            raw=report.text.encode() if arrival.raw is None else arrival.raw,
            digest=arrival.digest,
            address=arrival.address,
            retrieved=arrival.retrieved,
            settles=False,
        )
        if row is not None and row.report_id and row.report_id != kept.id:
            casebook.supersede(row.report_id, kept.id)
            self.tally.superseded += 1
        else:
            self.tally.came += new
            self.tally.same += not new
        return kept.id

    def fail(self, key: str, mark: str, address: str, error: DatelineError) -> None:
        """Notes a report that could not be had, with the time at which it is tried again."""
        self.put_back(key, mark, error)
        self.note(address, error)

    def put_back(self, key: str, mark: str, error: DatelineError) -> None:
        """Has what failed looked at again, the later the more often it has failed."""
        row = self.seen.get(key) or Seen(self.source.key, key, mark)
        failures, at = row.failures + 1, self.means.clock()
        wait = _wait(max(self.source.every_s, _LEAST_REPORT_WAIT_S), failures, _MOST_REPORT_WAIT_S)
        held = at + max(wait, _asked_wait(error))
        self.keep(replace(row, mark=mark, failures=failures, held_until=held, at=at, error=error.message))

    def note(self, address: str, error: DatelineError) -> None:
        """Counts a failure, and has the casebook list it for another try."""
        self.tally.failed += 1
        self.tally.failures.append((address, error))
        self.means.casebook.fail(address, error.as_json())

    def keep(self, row: Seen) -> None:
        """Remembers what was shown, at once."""
        self.seen[row.key] = row
        self.means.watching.keep(row)

    # --- ending ------------------------------------------------------------------------------------------

    def done(self) -> None:
        """The source was heard to its end."""
        if self.tally.later:
            self.fresh = replace(self.fresh, etag=None, last_modified=None)
        open_ = any(row.failures for row in self.seen.values())
        # The bad lines of a file of lines have its address too, and are not tried again here.
        if not open_ and (self.source.kind != "lines" or self.state.failures):
            self.means.casebook.settle(self.source.at, before=self.began)
        self._close(self.fresh, self.means.clock() + self.source.every_s)

    def put_off(self, at: float) -> None:
        """The host wants to be left alone: the rest is for the next visit, after that."""
        self.tally.later += 1
        self._close(replace(self.fresh, etag=None, last_modified=None), at, held=at)

    def failed_whole(self, error: DatelineError) -> None:
        """The source itself could not be had."""
        failures, at = self.state.failures + 1, self.means.clock()
        held = at + max(_wait(self.source.every_s, failures, _MOST_SOURCE_WAIT_S), _asked_wait(error))
        self.note(self.source.at, error)
        self._close(self.state, held, held=held, failures=failures, error=error.message)

    def _close(
        self,
        state: Watched,
        due_at: float,
        *,
        held: float | None = None,
        failures: int = 0,
        error: str | None = None,
    ) -> None:
        at, brought = self.means.clock(), self.tally.came + self.tally.superseded
        self.tally.due_at = due_at
        self.means.watching.keep(
            replace(
                state,
                asked_at=at,
                came_at=at if brought else state.came_at,
                due_at=due_at,
                held_until=held,
                failures=failures,
                error=error,
            )
        )


def _wait(least_s: float, failures: int, most_s: float) -> float:
    return min(least_s * 2.0 ** min(failures - 1, 20), most_s)


def _asked_wait(error: DatelineError) -> float:
    """The seconds that a host asked to be left alone for."""
    return (error.wait_s or 0.0) if isinstance(error, FetchError) else 0.0


# --- the kinds of source ---------------------------------------------------------------------------------


def _feed(this: _Visit) -> Steps:
    found = yield from this.fetch_list()
    if not found.unchanged:
        yield from this.entries(listed(found.raw, this.source.at, pages=this.source.pages), found)


def _page(this: _Visit) -> Steps:
    found = yield from this.fetch_list()
    if found.unchanged:
        this.tally.same += 1
    elif not this.take(short(this.source.at), "", this.bringing.page(found, this.source.at)):
        this.fresh = replace(this.fresh, etag=None, last_modified=None)


def _sitemap(this: _Visit) -> Steps:
    """The newest pages first; a sitemap inside one that has not changed is not read again."""
    found = yield from this.fetch_list()
    if found.unchanged:
        return
    root = read_sitemap(found.raw, this.source.at)
    inner: list[Seen] = []
    pages = list(root.pages)
    if root.sitemaps:
        # That the index is as it was says nothing of the sitemaps in it.
        this.fresh = replace(this.fresh, etag=None, last_modified=None)
        yield from _inner_sitemaps(this, list(root.sitemaps), pages, inner)
    pattern = this.source.match or "*"
    wanted = sorted((e for e in pages if fnmatchcase(e.key, pattern)), key=lambda entry: entry.mark)
    # An address that is listed twice counts once, with its last day.
    newest = sorted({entry.key: entry for entry in wanted}.values(), key=lambda e: e.mark, reverse=True)
    yield from this.entries(newest, found)
    if not this.tally.later:
        for row in inner:
            this.keep(row)


def _inner_sitemaps(this: _Visit, waiting: list[Listed], pages: list[Listed], rows: list[Seen]) -> Steps:
    """Adds the pages of all sitemaps that changed to `pages`, and what is to be remembered of them to `rows`."""
    known: set[str] = set()
    while waiting and len(known) < _MOST_SITEMAPS:
        entry = waiting.pop(0)
        key = short(f"sitemap {entry.key}")
        row = this.seen.get(key)
        waits = row is not None and row.failures and not this.is_due(row)
        good = row if row and not row.failures and not this.unfinished else None
        if entry.key in known or waits or (good and entry.mark and good.mark == entry.mark):
            continue
        known.add(entry.key)
        try:
            found = yield from this.fetch(entry.key, good)
            read = read_sitemap(found.raw, entry.key) if not found.unchanged else None
        except InputError as error:
            this.fail(key, entry.mark, entry.key, named(entry.key, error))
            continue
        if read is not None:
            pages += read.pages
            waiting += read.sitemaps
        this.means.casebook.settle(entry.key, before=this.began)
        at = this.means.clock()
        etag, modified = found.etag, found.last_modified
        rows.append(Seen(this.source.key, key, entry.mark, etag=etag, last_modified=modified, at=at))


def _folder(this: _Visit) -> Steps:
    folder = Path(this.source.at)
    if not folder.is_dir():
        raise BadRecord(f"{folder} is no folder.", hint="Check the path in the list of sources.")
    yield from _files(this, _readable(folder))


def _telegram(this: _Visit) -> Steps:
    """Exports of channels: the file itself, or all that lie below a folder."""
    at = Path(this.source.at)
    if not at.exists():
        raise BadRecord(f"{at} is not there.", hint="Give a result.json of Telegram Desktop, or its folder.")
    below = [at] if at.is_file() else _readable(at)
    exports = [path for path in below if is_export(head_of(path))]
    if not exports:
        raise BadRecord(f"{at} holds no Telegram export.", hint="Export the channel as JSON, as result.json.")
    yield from _files(this, exports)


def _readable(folder: Path) -> Iterable[Path]:
    return (path for path in files_below(folder) if not isinstance(path, Skipped))


def _files(this: _Visit, paths: Iterable[Path]) -> Steps:
    """The reports of the files that are new or changed. One that fails is looked at again when it is due."""
    for path in paths:
        yield this.means.clock()
        try:
            status = path.stat()
        except OSError:
            continue  # gone since it was listed
        key, mark = short(str(path)), f"{status.st_mtime_ns} {status.st_size}"
        if this.is_wanted(key, mark):
            yield from _file(this, path, key, mark)


def _file(this: _Visit, path: Path, key: str, mark: str) -> Steps:
    """A file with one report is known by its path, the reports of one with several by their ids in it."""
    failed: DatelineError | None = None
    several = False
    for arrival in this.bringing.file(path):
        yield this.means.clock()
        if isinstance(arrival, Skipped):
            continue
        if isinstance(arrival.found, DatelineError):
            failed = arrival.found
            this.note(arrival.address, failed)
        elif arrival.part is None:
            this.take(key, mark, arrival)
        else:
            several = True
            # The file as a whole may be large and change daily: each report is kept with its own words.
            part = replace(arrival, raw=None, digest="")
            if not this.take(short(f"{key}#{arrival.part}"), "", part):
                failed = this.tally.failures[-1][1]
    if failed is not None:
        this.put_back(key, mark, failed)
    elif several:
        row, at = this.seen.get(key) or Seen(this.source.key, key, mark), this.means.clock()
        this.keep(replace(row, mark=mark, failures=0, held_until=None, at=at, error=None))


def _lines(this: _Visit) -> Steps:
    """What was written to a file of lines since it was read; one that is another file now is read anew."""
    path = Path(this.source.at)
    try:
        with path.open("rb") as stream:
            offset = _known_offset(this.state.mark, stream.read(_KNOWN_BY), path.stat().st_size)
            stream.seek(offset)
            for line in stream:
                if not line.endswith(b"\n"):
                    break  # it is still being written
                yield this.means.clock()
                _line(this, line, path, offset)
                offset += len(line)
                this.fresh = this.state = replace(this.state, mark=_mark(path, offset))
                this.means.watching.keep(this.state)
    except OSError as error:
        hint = "Check the path in the list of sources."
        raise BadRecord(f"{path} cannot be read: {error.strerror or error}.", hint=hint) from error


def _line(this: _Visit, line: bytes, path: Path, offset: int) -> None:
    name, limit = f"{path}, byte {offset:,}, line", this.bringing.limit
    for outcome in read_lines([line], name=name, limit=limit, **this.source.given):
        if isinstance(outcome, Report):
            key = short(outcome.url or outcome.id)
            arrival = Arrival(outcome, outcome.url or str(path), id=outcome.id, part=key)
            this.take(key, "", arrival, settles=False)
        else:
            this.note(str(path), outcome[1])


def _mark(path: Path, offset: int) -> str:
    """How far a file was read, and how it began then."""
    with path.open("rb") as stream:
        return f"{offset} {sha256(stream.read(min(offset, _KNOWN_BY))).hexdigest()}"


def _known_offset(mark: str | None, head: bytes, size: int) -> int:
    """Where to read on; 0 where this is another file than the one that was read."""
    if mark is None:
        return 0
    words, _, begins = mark.partition(" ")
    offset = int(words)
    same = sha256(head[: min(offset, _KNOWN_BY)]).hexdigest() == begins
    return offset if same and offset <= size else 0


_KINDS: dict[str, Callable[[_Visit], Steps]] = {
    "feed": _feed,
    "sitemap": _sitemap,
    "page": _page,
    "folder": _folder,
    "telegram": _telegram,
    "lines": _lines,
}

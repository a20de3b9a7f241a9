"""Bring in: from a file, a folder, a pattern or an address to all the reports that are there, one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from dateline.errors import DatelineError, EmptyInput, InputError, NotText, failure, named
from dateline.ingest.arrival import Arrival, Outcome, Skipped, no_file
from dateline.ingest.bundles import (
    HEAD,
    document,
    filled,
    head_of,
    is_export,
    is_feed,
    is_wrapping,
    report_of,
    unpack,
)
from dateline.ingest.feed import listed
from dateline.ingest.fetch import Fetched
from dateline.ingest.item import Item
from dateline.ingest.lines import read_lines
from dateline.ingest.listed import Listed
from dateline.ingest.parquet import read_parquet
from dateline.ingest.paths import PARQUET, files_below, is_pattern, matching
from dateline.ingest.polite import Polite
from dateline.ingest.report import BYTES_OVER_LIMIT, LIMIT, ingest
from dateline.ingest.sitemap import Sitemap, is_sitemap, read_sitemap
from dateline.ingest.warc import is_warc, read_warc
from dateline.records.text import Report

LINES_ENDINGS = (".jsonl", ".ndjson")
# A larger file is no export or feed that we take apart.
MOST_BYTES = 500_000_000
# What a name promises that its content must keep: its bytes are no text that could be read in its place.
_PROMISES = {".parquet": "Parquet file", ".warc": "WARC", ".warc.gz": "WARC"}
# Sitemaps in sitemaps, for sites that do not keep to the standard's one.
_MOST_DEPTH = 3

Found = Iterator[Arrival | Skipped]


@dataclass(frozen=True)
class Bringing:
    """How to bring in: `given` (published, outlet, language, country) is what is known beforehand."""

    given: Mapping[str, str | None] = field(default_factory=dict)
    limit: int = LIMIT
    polite: Polite = field(default_factory=Polite)

    def bring_in(self, name: str, *, lines: bool = False, at_once: bool = True) -> Found:
        """All that a name stands for. A bad part costs only itself; `lines` takes files as JSON Lines.

        `at_once`: a person has named it now, so that an address is asked without leave.
        """
        try:
            if is_address(name):
                yield from self.address(name, at_once=at_once)
            elif is_pattern(name):
                for path in matching(name):
                    yield from self.path(path, lines=lines)
            else:
                yield from self.path(Path(name), lines=lines)
        except Exception as error:
            yield Arrival(failure(name, error), name, id=name)

    # --- files -------------------------------------------------------------------------------------------

    def path(self, path: Path, *, lines: bool = False) -> Found:
        """A file, or all the files below a folder."""
        if not path.is_dir():
            yield from self.file(path, lines=lines)
            return
        count = 0
        for found in files_below(path):
            yield from [found] if isinstance(found, Skipped) else self.file(found, lines=lines)
            count += not isinstance(found, Skipped)
        if not count:
            raise EmptyInput(f"{path} holds no file that can be read.", hint="Give a folder with reports.")

    def file(self, path: Path, *, lines: bool = False) -> Found:
        """The reports of one file, told by what it holds."""
        try:
            yield from self._file(path, lines)
        except OSError as error:
            yield Arrival(no_file(path, error), str(path), id=str(path))
        except Exception as error:
            yield Arrival(failure(str(path), error), str(path), id=str(path))

    def _file(self, path: Path, lines: bool) -> Found:
        name = str(path)
        if lines or name.endswith(LINES_ENDINGS):
            with path.open("rb") as stream:
                found = read_lines(stream, name=f"{name}, line", limit=self.limit, **self.given)
                yield from (record(outcome, name) for outcome in found)
            return
        head = head_of(path)
        if head.startswith(PARQUET):
            rows = read_parquet(path, name=name, limit=self.limit, **self.given)
            yield from (record(outcome, name) for outcome in rows)
        elif is_warc(head):
            yield from read_warc(path, name=name, limit=self.limit, **self.given)
        elif (promised := _promised(name)) is not None:
            raise NotText(
                f"{name} is no {promised}.", hint="It may be cut short or empty: fetch or write it anew."
            )
        elif is_wrapping(head) and path.stat().st_size <= MOST_BYTES:
            yield from self._unpacked(path.read_bytes(), name, path.parent)
        else:
            yield from self._text(path)

    def _text(self, path: Path) -> Found:
        with path.open("rb") as stream:
            raw = stream.read(self.limit * BYTES_OVER_LIMIT + 1)
        if is_sitemap(raw):
            yield from self._pages(self._listing(read_sitemap(raw, str(path)), 0))
            return
        report = ingest(raw, name=str(path), limit=self.limit, **self.given)
        yield Arrival(report, report.url or str(path), id=str(path), raw=raw)

    def _unpacked(self, raw: bytes, name: str, folder: Path | None = None) -> Found:
        """The parts of a file that is a wrapping; its bytes are hashed once."""
        digest = sha256(raw).hexdigest()
        for outcome in unpack(raw, name=name, limit=self.limit, folder=folder, **self.given) or ():
            yield replace(record(outcome, name, of_one=True), raw=raw, digest=digest)

    # --- addresses ---------------------------------------------------------------------------------------

    def address(self, url: str, *, at_once: bool = True) -> Found:
        """A page, the pages that a feed or a sitemap lists, or the messages of an export."""
        fetched = (self.polite.once if at_once else self.polite.get)(url)
        if is_sitemap(fetched.raw):
            yield from self._pages(self._listing(read_sitemap(fetched.raw, url), 0))
        elif is_feed(fetched.raw[:HEAD]):
            for entry in listed(fetched.raw, url):
                yield from self._page(entry) if entry.address else [self.own_words(entry, fetched, url)]
        elif is_export(fetched.raw[:HEAD]):
            yield from self._unpacked(fetched.raw, url)
        else:
            yield self.page(fetched, url)

    def _listing(self, sitemap: Sitemap, depth: int) -> Iterator[Listed | Arrival]:
        """The pages of a sitemap and of the sitemaps in it; one that cannot be had costs only its own pages."""
        yield from sitemap.pages
        for inner in sitemap.sitemaps if depth < _MOST_DEPTH else ():
            try:
                found = read_sitemap(self.polite.get(inner.key).raw, inner.key)
            except InputError as error:
                yield Arrival(named(inner.key, error), inner.key, id=inner.key)
            else:
                yield from self._listing(found, depth + 1)

    def _pages(self, entries: Iterator[Listed | Arrival]) -> Found:
        for entry in entries:
            yield from [entry] if isinstance(entry, Arrival) else self._page(entry)

    def _page(self, entry: Listed) -> Found:
        address = entry.address or entry.key
        try:
            yield self.page(self.polite.get(address), address, entry)
        except InputError as error:
            yield Arrival(named(address, error), address, id=address)

    def page(self, fetched: Fetched, address: str, entry: Listed | None = None) -> Arrival:
        """The report of a page (or of a PDF, an e-mail), with what a feed says of it where the page is silent."""
        item = entry.item if entry else None
        fields = item.fields if isinstance(item, Item) else {}
        known = {"url": fetched.url, "published": fields.get("published"), **filled(self.given)}
        found: Report | DatelineError
        try:
            found = document(
                fetched.raw, name=address, content_type=fetched.content_type, limit=self.limit, **known
            )
        except Exception as error:
            found = failure(address, error)
        if isinstance(found, Report) and found.outlet in (None, urlsplit(fetched.url).hostname):
            found = replace(found, outlet=fields.get("outlet") or found.outlet)
        return Arrival(found, address, id=address, raw=fetched.raw)

    def own_words(self, entry: Listed, fetched: Fetched, name: str) -> Arrival:
        """The report that a feed itself gives of an item."""
        assert entry.item is not None
        outcome = report_of(entry.item, name, self.limit, self.given)
        arrival = record(outcome, name, of_one=True)
        return replace(arrival, raw=fetched.raw, digest=fetched.digest)


def is_address(name: str) -> bool:
    """Whether a name is that of something on the web, and not of a file."""
    scheme, found, _ = name.partition("://")
    return bool(found) and scheme.isascii() and scheme[:1].isalpha() and scheme.replace("+", "").isalnum()


def record(outcome: Outcome, name: str, *, of_one: bool = False) -> Arrival:
    """A part of a file. `of_one`: in a file that holds one, the part is all of it."""
    if isinstance(outcome, tuple):
        return Arrival(outcome[1], name, id=outcome[0] or (name if of_one else None))
    own = outcome.url or outcome.id
    part = None if of_one and outcome.id == outcome.digest and not outcome.url else own
    return Arrival(outcome, outcome.url or name, id=outcome.id, part=part)


def _promised(name: str) -> str | None:
    return next((what for ending, what in _PROMISES.items() if name.lower().endswith(ending)), None)

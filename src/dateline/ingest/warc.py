"""WARC: pages as a crawler kept them, one report a response; a broken record costs only itself."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from dateline.errors import DatelineError, NoArticle, NotText, TooLarge, failure, named
from dateline.ingest.arrival import Arrival, Skipped
from dateline.ingest.bundles import document
from dateline.ingest.report import BYTES_OVER_LIMIT, LIMIT
from dateline.ingest.sitemap import GZIP, unzipped
from dateline.records.text import Report

_KINDS = frozenset({"response", "resource", "conversion"})
_TYPES = ("text/html", "application/xhtml", "text/plain", "application/pdf")
# How a record begins, plain and in its own gzip member.
_STARTS = {False: b"\r\nWARC/1.", True: b"\x1f\x8b\x08"}
_CHUNK = 1 << 20
_MOST_SAID = 200
# The last two are what warcio stumbles with over half a head.
_BROKEN = (ArchiveLoadFailed, zlib.error, EOFError, ValueError, OSError, AttributeError, TypeError)


class _Records(ArchiveIterator):  # type: ignore[misc]
    """Counts records of a wrong length, and prints nothing about them."""

    INC_RECORD = ""


def is_warc(head: bytes) -> bool:
    """Whether a file that begins so is a WARC, plain or gzipped."""
    try:
        return unzipped(head, "", most=5, whole=False) == b"WARC/"
    except NotText:  # a head cut in the middle of its first member
        return False


def read_warc(
    path: Path, *, name: str, limit: int = LIMIT, **given: str | None
) -> Iterator[Arrival | Skipped]:
    """The pages, texts and PDFs of a WARC that were answered with 200, in order; other records are passed over."""
    with path.open("rb") as stream:
        zipped = stream.read(2) == GZIP
        offset: int | None = 0
        while offset is not None:
            stream.seek(offset)
            records = _Records(stream)
            try:
                yield from _pages(records, name, limit, given)
                _check_end(stream, records.offset)
                return
            except _BROKEN as error:
                broken = records.offset if records.offset > offset else offset
                yield Arrival(_broken(name, broken, error), name, id=name)
                offset = _next_record(stream, broken + 1, zipped)


def _broken(name: str, offset: int, error: Exception) -> NotText:
    said = next(filter(None, map(str.strip, str(error).splitlines())), "")
    if isinstance(error, AttributeError | TypeError):
        said = "a record is cut short"
    if "non-chunked gzip" in said:
        said, hint = "all records are in one gzip member", f"Run `warcio recompress` on it: {name}."
    else:
        hint = "That record is lost, the others are read. `warcio check` says more of it."
    said = said if said.isprintable() and len(said) <= _MOST_SAID else "there is no record"
    return NotText(f"{name} is broken at byte {offset:,}: {said}.", hint=hint)


def _next_record(stream: BinaryIO, offset: int, zipped: bool) -> int | None:
    """Where the next record begins; None at the end of the file."""
    start, kept = _STARTS[zipped], b""
    stream.seek(offset)
    while chunk := stream.read(_CHUNK):
        found = (kept + chunk).find(start)
        if found >= 0:
            return offset - len(kept) + found + (0 if zipped else 2)
        offset += len(chunk)
        kept = (kept + chunk)[-len(start) + 1 :]
    return None


def _pages(records: Any, name: str, limit: int, given: dict[str, str | None]) -> Iterator[Arrival | Skipped]:
    for record in records:
        address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
        wanted = record.rec_type in _KINDS and _is_text(record) and address
        body = record.content_stream().read(limit * BYTES_OVER_LIMIT + 1) if wanted else b""
        _check_whole(record, address)
        if wanted:
            yield _arrival(record, address, body, name, limit, given)


def _check_whole(record: Any, address: str) -> None:
    """Reads a record to its end. `EOFError` where that comes before its length is reached."""
    while record.raw_stream.read(_CHUNK):
        pass
    if record.length is None or getattr(record.raw_stream, "limit", 0) > 0:
        raise EOFError(f"the record of {address or 'no address'} is cut short")


def _check_end(stream: BinaryIO, offset: int) -> None:
    """`EOFError` where something follows the last record: what warcio takes for the end may be half a record."""
    stream.seek(offset)
    if stream.read(_CHUNK).strip():
        raise EOFError("its last record is cut short")


def _content_type(record: Any) -> str:
    headers = record.http_headers
    return (headers.get_header("content-type") if headers else record.content_type) or ""


def _is_text(record: Any) -> bool:
    headers = record.http_headers
    fits = _content_type(record).lower().startswith(_TYPES)
    return fits and (headers is None or headers.get_statuscode() == "200")


def _arrival(
    record: Any, address: str, body: bytes, name: str, limit: int, given: dict[str, str | None]
) -> Arrival | Skipped:
    """The report of a page. A crawl is full of front pages: one without an article is passed over."""
    retrieved = record.rec_headers.get_header("WARC-Date")
    found: Report | DatelineError
    try:
        found = _report(record, address, body, limit, given)
    except Exception as error:
        found = failure(address, error)
    if isinstance(found, NoArticle):
        return Skipped(f"{name}, {address}", "a page without a body text")
    if isinstance(found, DatelineError):
        return Arrival(named(name, found), name, id=address)
    return Arrival(found, address, id=address, raw=body, retrieved=retrieved, part=address)


def _report(
    record: Any, address: str, body: bytes, limit: int, given: dict[str, str | None]
) -> Report | DatelineError:
    if len(body) > limit * BYTES_OVER_LIMIT:
        raise TooLarge(
            f"{address} is larger than {limit * BYTES_OVER_LIMIT:,} bytes.", hint="Raise the limit: --limit."
        )
    known = {"url": address, **given}
    return document(body, name=address, content_type=_content_type(record), limit=limit, **known)

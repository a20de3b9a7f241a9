"""Files that hold several reports, or one in a wrapping: Telegram exports, feeds, e-mails, PDFs. Told by content."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from dateline.errors import DatelineError, InputError, NotText, fault
from dateline.ingest import mail, telegram
from dateline.ingest.arrival import Outcome
from dateline.ingest.item import Item
from dateline.ingest.report import LIMIT, ingest
from dateline.records.text import Report

_FEED = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:(?:<\?[^>]*\?>|<!--.*?-->)\s*)*<(?:rss|feed|rdf:RDF)\b", re.I | re.S
)
_MAIL = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){3}")
_MAIL_FIELDS = re.compile(rb"^(?:from|date|subject|message-id|received|mime-version):", re.I | re.M)
_EXPORT = re.compile(rb'\s*\{[^{]{0,2000}?"(?:name|about|type|chats|messages)"\s*:', re.S)
# What a kind is told by.
HEAD = 5_000


def head_of(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(HEAD)


def unpack(
    raw: bytes, *, name: str, limit: int = LIMIT, folder: Path | None = None, **given: str | None
) -> Iterator[Outcome] | None:
    """The reports inside a file, each or its error; None for a plain text or page.

    `folder` is where the file lies: media beside a Telegram export are hashed there.
    """
    opener = _opener(raw[:HEAD])
    if opener is None:
        return None
    return (report_of(item, name, limit, given) for item in opener(raw, name, folder))


def document(
    raw: bytes, *, name: str, content_type: str | None, limit: int, **given: str | None
) -> Report | DatelineError:
    """The one report of a page, text, PDF or e-mail that was retrieved by itself."""
    parts = unpack(raw, name=name, limit=limit, folder=None, **given)
    if parts is None:
        html = "html" if "html" in (content_type or "") else None
        return ingest(raw, name=name, limit=limit, kind=html, **given)
    found = next(parts)
    return found[1] if isinstance(found, tuple) else found


def is_wrapping(head: bytes) -> bool:
    """Whether a file that begins so (its first `HEAD` bytes) holds reports in a wrapping."""
    return _opener(head) is not None


def _opener(head: bytes) -> Callable[[bytes, str, Path | None], Iterator[Item | InputError]] | None:
    return next((opens for fits, opens in _KINDS if fits(head)), None)


def report_of(item: Item | InputError, name: str, limit: int, given: Mapping[str, str | None]) -> Outcome:
    """The report of a part, or (its id, why there is none)."""
    if isinstance(item, InputError):
        return None, item
    own = filled(item.fields)
    where = f"{name}, {item.label}" if item.label else name
    try:
        report = ingest(item.body, name=where, kind=item.kind, limit=limit, **own | filled(given))
    except InputError as error:
        return own.get("id"), error
    except Exception as error:  # a fault of ours in one part must not cost the others
        return own.get("id"), fault(where, error)
    return item.completed(report)


def filled(fields: Mapping[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value}


def is_feed(head: bytes) -> bool:
    """Whether a document that begins so is a feed."""
    return bool(_FEED.match(head))


def _is_pdf(head: bytes) -> bool:
    return head.lstrip()[:4] == b"%PDF"


def is_export(head: bytes) -> bool:
    """Whether a file that begins so is a Telegram export."""
    return bool(_EXPORT.match(head)) and (b'"messages"' in head or b'"chats"' in head)


def _is_mail(head: bytes) -> bool:
    return bool(_MAIL.match(head)) and len(_MAIL_FIELDS.findall(head)) >= 2


def _read_export(raw: bytes, name: str, folder: Path | None) -> Iterator[Item | InputError]:
    try:
        export = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        yield NotText(
            f"{name} is a broken Telegram export: {error}.",
            hint="Export the chat again from Telegram Desktop, as JSON.",
        )
        return
    yield from telegram.items(export, name, folder)


def _read_pdf(raw: bytes, name: str, folder: Path | None) -> Iterator[Item | InputError]:
    # Imported late, as the next: a library that a plain text does without.
    from dateline.ingest import pdf

    return pdf.items(raw, name)


def _read_feed(raw: bytes, name: str, folder: Path | None) -> Iterator[Item | InputError]:
    from dateline.ingest import feed

    return feed.items(raw, name)


_KINDS: tuple[
    tuple[Callable[[bytes], bool], Callable[[bytes, str, Path | None], Iterator[Item | InputError]]], ...
] = (
    (_is_pdf, _read_pdf),
    (is_feed, _read_feed),
    (is_export, _read_export),
    (_is_mail, lambda raw, name, folder: mail.items(raw, name)),
)

"""From one raw document to a Report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from dateline.errors import BadRecord, EmptyInput, TooLarge
from dateline.ingest.clean import Clean, clean
from dateline.ingest.days import given_day
from dateline.ingest.decode import Decoded, decode
from dateline.ingest.language import language_of
from dateline.ingest.layout import Layout, lay_out
from dateline.ingest.page import Page, read_page
from dateline.records.text import Report

LIMIT = 2_000_000
# A page carries scripts and menus around its article: so many times the limit is let in.
_PAGE_FACTOR = 5
# So many bytes a character, and so much page around its text, are read before we look.
BYTES_OVER_LIMIT = 20
_KINDS = frozenset({"text", "html"})
_SPACE = re.compile(r"\s+")
# What no name or address has and no database keeps, and how long one may be for an index.
_ODD = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_MOST = {"id": 500, "url": 2_000, "language": 35}
_MOST_OUTLET = 500


@dataclass(frozen=True)
class _Published:
    day: str | None = None
    basis: str | None = None


def ingest(
    raw: bytes | str,
    *,
    id: str | None = None,
    name: str | None = None,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    language: str | None = None,
    country: str | None = None,
    kind: str | None = None,
    limit: int = LIMIT,
) -> Report:
    """A Report from a text or page. What is given wins over the text, and that over a page's metadata.

    `name` is a file name or URL: it stands in messages and helps to tell the kind. `kind` is text | html,
    judged where None. `limit` is in characters of the text. Raises an `InputError` that names the input.
    """
    name = name or id or "the text"
    _check(raw, name, kind, limit)
    _check_names(name, {"id": id, "url": url, "language": language})
    day = given_day(published, name=name) if published else None
    decoded = decode(raw, name=name, kind=kind)
    page = read_page(decoded.text, name=name, url=url) if decoded.html else Page(decoded.text)
    title = _ODD.sub(" ", title or page.title or "") or None
    outlet = _ODD.sub(" ", outlet or page.outlet or "").strip()[:_MOST_OUTLET]
    cleaned, headline_end = _titled(page.text, title)
    if not cleaned.text:
        raise EmptyInput(f"{name} has no text in it.", hint="Give a file with the text of a report.")
    _check_size(len(cleaned.text), name, limit)
    layout = lay_out(cleaned.text, title_end=headline_end)
    found = _published(day, layout, page)
    digest = sha256(cleaned.text.encode("utf-8")).hexdigest()
    return Report(
        id=id or digest,
        text=cleaned.text,
        digest=digest,
        title=_title(title, cleaned.text, layout),
        outlet=outlet or _agency(cleaned.text, layout),
        url=url or (page.url if page.url and _fits(page.url, "url") else None),
        language=(language or page.language or language_of(cleaned.text) or "").lower() or None,
        country=country.upper() if country else None,
        published=found.day,
        published_basis=found.basis,
        dateline=layout.dateline,
        regions=layout.regions,
        alignment=cleaned.alignment,
        notes=_notes(decoded, name),
    )


def _check(raw: bytes | str, name: str, kind: str | None, limit: int) -> None:
    """What can be said before any work is done."""
    if kind is not None and kind not in _KINDS:
        raise BadRecord(f"Unknown kind {kind!r} for {name}.", hint="A kind is text or html.")
    if not raw.strip():
        raise EmptyInput(f"{name} is empty.", hint="Give a file with the text of a report.")
    _check_size(len(raw), name, limit, factor=_PAGE_FACTOR)


def _check_names(name: str, given: Mapping[str, str | None]) -> None:
    wrong = next((field for field, value in given.items() if value and not _fits(value, field)), None)
    if wrong:
        most = _MOST[wrong]
        raise BadRecord(
            f"{_ODD.sub('?', name)[:200]}: the {wrong} is too long, or holds what is no character.",
            hint=f"It may have {most:,} characters, and none that cannot be printed.",
        )


def _fits(value: str, field: str) -> bool:
    return len(value) <= _MOST[field] and not _ODD.search(value)


def _check_size(size: int, name: str, limit: int, *, factor: int = 1) -> None:
    if size > limit * factor:
        raise TooLarge(
            f"{name} is too large: more than {limit * factor:,} characters, and the limit is {limit:,} of text.",
            hint="Split it into reports (JSON Lines holds many), or raise the limit (DATELINE_LIMIT).",
        )


def _titled(body: str, title: str | None) -> tuple[Clean, int | None]:
    """The clean text with its title first, and where the title ends; None without one."""
    heading = _SPACE.sub(" ", clean(title).text) if title else ""
    cleaned = clean(body)
    if not heading:
        return cleaned, None
    if cleaned.text.startswith(heading) and len(cleaned.text) > len(heading):
        return cleaned, len(heading)
    if not cleaned.text:
        return cleaned, None
    return clean(f"{heading}\n\n{body}"), len(heading)


def _title(given: str | None, text: str, layout: Layout) -> str | None:
    """The given title, or the headline that the text opens with."""
    if given and given.strip():
        return _SPACE.sub(" ", given).strip()
    return text[layout.headline.start : layout.headline.end] if layout.headline else None


def _agency(text: str, layout: Layout) -> str | None:
    """The agency of the dateline, where nobody says who published the report."""
    agency = layout.dateline.agency if layout.dateline else None
    return _SPACE.sub(" ", text[agency.start : agency.end]) if agency else None


def _published(given: str | None, layout: Layout, page: Page) -> _Published:
    if given:
        return _Published(given, "given")
    if layout.day:
        return _Published(layout.day, "stated")
    return _Published(page.published, "inferred") if page.published else _Published()


def _notes(decoded: Decoded, name: str) -> tuple[tuple[str, str], ...]:
    if not decoded.guessed:
        return ()
    return (("encoding_guessed", f"{name} does not say its encoding: read as {decoded.encoding}."),)

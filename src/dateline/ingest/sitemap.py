"""Sitemaps: the addresses of a site's pages, or of more sitemaps; plain or gzipped."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from dateline.errors import NotText, TooLarge
from dateline.ingest.listed import Listed

# The most that the standard lets a sitemap be, unpacked.
MOST_BYTES = 50_000_000
GZIP = b"\x1f\x8b"
_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:(?:<!--.*?-->|<\?[^>]*\?>)\s*)*<(?:\w+:)?(?:urlset|sitemapindex)\b", re.S
)
_HINT = "Give the address of a sitemap as robots.txt of the site names it."


@dataclass(frozen=True)
class Sitemap:
    """The pages that a sitemap lists, and the sitemaps that an index of them lists."""

    pages: tuple[Listed, ...] = ()
    sitemaps: tuple[Listed, ...] = ()


def is_sitemap(raw: bytes) -> bool:
    """Whether a document is a sitemap, also a gzipped one."""
    try:
        return bool(_HEAD.match(unzipped(raw, "", most=5_000, whole=False)))
    except (NotText, TooLarge):
        return False


def read_sitemap(raw: bytes, name: str) -> Sitemap:
    """What a sitemap lists, in its order. `InputError` where it is broken: what stands before the break is lost."""
    pages: list[Listed] = []
    sitemaps: list[Listed] = []
    try:
        for tag, listed in _entries(unzipped(raw, name)):
            (pages if tag == "url" else sitemaps).append(listed)
    except etree.XMLSyntaxError as error:
        raise NotText(f"{name} is a broken sitemap: {error}.", hint=_HINT) from error
    return Sitemap(tuple(pages), tuple(sitemaps))


def unzipped(raw: bytes, name: str, *, most: int = MOST_BYTES, whole: bool = True) -> bytes:
    """A document as it is inside its gzip; `whole` False gives only how it begins."""
    if not raw.startswith(GZIP):
        return raw if whole else raw[:most]
    try:
        body = gzip.GzipFile(fileobj=io.BytesIO(raw)).read(most + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise NotText(f"{name} is a broken gzip archive: {error}.", hint="Fetch it again.") from error
    if whole and len(body) > most:
        raise TooLarge(f"{name} is larger than {most:,} bytes when unpacked.", hint="Split it.")
    return body[:most]


def _entries(body: bytes) -> Iterator[tuple[str, Listed]]:
    """Entities are not resolved, and nothing is fetched while parsing."""
    parsing = etree.iterparse(
        io.BytesIO(body),
        events=("end",),
        tag=("{*}url", "{*}sitemap"),
        resolve_entities=False,
        no_network=True,
    )
    for _, element in parsing:
        address = _words(element, "loc")
        if address:
            yield etree.QName(element).localname, Listed(address, _words(element, "lastmod") or "", address)
        element.clear()


def _words(element: etree._Element, name: str) -> str | None:
    found = element.find(f"{{*}}{name}")
    return (found.text or "").strip() or None if found is not None else None

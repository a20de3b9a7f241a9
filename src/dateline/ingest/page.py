"""From an HTML page to its article: paragraphs, title, outlet, day, language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from htmldate import find_date
from lxml import etree
from lxml import html as lxml_html
from trafilatura import bare_extraction

from dateline.errors import NoArticle

# htmldate takes today as the last day that can be: a reading must not depend on the clock.
_FIRST_DAY, _LAST_DAY = "1990-01-01", "2099-12-31"

_BLOCKS = frozenset({"p", "head", "item", "quote", "code", "row"})
_SPACE = re.compile(r"\s+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")
_OUTLET_NAMES = (("property", "og:site_name"), ("name", "application-name"), ("name", "publisher"))


@dataclass(frozen=True)
class Page:
    """The article of a page and what the page says of itself. In `text`, a blank line parts paragraphs."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None


def read_page(markup: str, *, name: str, url: str | None = None) -> Page:
    """The article of a page. `NoArticle` where there is none."""
    tree = _tree(markup)
    found = None if tree is None else _extract(markup, url)
    if tree is None or found is None or not (text := _text(found.body)):
        raise NoArticle(
            f"{name} is a page without an article: no run of paragraphs was found.",
            hint="Give the address of the article itself, or save its text as a .txt file.",
        )
    return Page(
        text=text,
        title=_one_line(found.title),
        outlet=_outlet(tree) or _one_line(found.sitename),
        published=_published(markup, url),
        language=_language(tree),
        url=_one_line(found.url) or url,
    )


def _tree(markup: str) -> Any:
    try:
        return lxml_html.document_fromstring(markup.encode("utf-8", "replace"), parser=_parser())
    except (etree.ParserError, ValueError):
        return None


def _parser() -> Any:
    return lxml_html.HTMLParser(encoding="utf-8", remove_comments=True)


def _extract(markup: str, url: str | None) -> Any:
    return bare_extraction(
        markup,
        url=url,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "max_date": _LAST_DAY},
    )


def _text(body: Any) -> str:
    return "\n\n".join(block for block in _blocks(body) if block) if body is not None else ""


def _blocks(body: Any) -> Iterator[str]:
    """The paragraphs of trafilatura's tree, each on one line; outermost blocks only."""
    for element in body:
        if element.tag in _BLOCKS or not len(element):
            yield _SPACE.sub(" ", "".join(element.itertext())).strip()
        else:
            yield from _blocks(element)
        if element.tail and element.tail.strip():
            yield _SPACE.sub(" ", element.tail).strip()


def _published(markup: str, url: str | None) -> str | None:
    """The day that the page's own metadata or address gives; guesses from its text are left alone."""
    found = find_date(
        markup, url=url, original_date=True, extensive_search=False, min_date=_FIRST_DAY, max_date=_LAST_DAY
    )
    return str(found) if found else None


def _outlet(tree: Any) -> str | None:
    for attribute, value in _OUTLET_NAMES:
        for element in tree.iter("meta"):
            if element.get(attribute, "").lower() == value and _one_line(element.get("content")):
                return _one_line(element.get("content"))
    return None


def _language(tree: Any) -> str | None:
    """The two-letter code that the page declares."""
    match = _LANGUAGE.match(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
    return match.group().lower() if match else None


def _one_line(words: str | None) -> str | None:
    return _SPACE.sub(" ", words or "").strip() or None

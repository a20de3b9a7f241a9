"""From an HTML page to its article: paragraphs, title, outlet, day, language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from htmldate import find_date
from lxml import etree
from lxml import html as lxml_html
from trafilatura import bare_extraction
from trafilatura.settings import use_config

from dateline.errors import NoArticle

# htmldate takes today as the last day that can be: a reading must not depend on the clock.
_FIRST_DAY, _LAST_DAY = "1990-01-01", "2099-12-31"

# Trafilatura gives up its own paragraphs under 250 characters; a short report is a report.
_MIN_LENGTH = "60"
# Above this share of link texts, what was found is a list of links.
_MAX_LINKED = 0.7
_MAX_LINKS = 2_000

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
    text = _text(found.body) if found else ""
    if tree is None or found is None or not text or _is_index(tree, text):
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
        config=_config(),
        date_extraction_params={"extensive_search": False, "max_date": _LAST_DAY},
    )


@lru_cache(maxsize=1)
def _config() -> Any:
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", _MIN_LENGTH)
    return config


def _is_index(tree: Any, text: str) -> bool:
    """Whether most of a text is links: a front page, a list of stories."""
    links = (_one_line("".join(a.itertext())) for a in islice(tree.iter("a"), _MAX_LINKS))
    return sum(len(link) for link in set(links) if link and link in text) > _MAX_LINKED * len(text)


def _text(body: Any) -> str:
    return "\n\n".join(block for block in _blocks(body) if block) if body is not None else ""


def _blocks(body: Any) -> Iterator[str]:
    """The paragraphs of trafilatura's tree, each on one line; outermost blocks only."""
    for element in body:
        if element.tag in _BLOCKS or not len(element):
            yield from _lines("".join(_words(element)))
        else:
            yield _one_line(element.text) or ""
            yield from _blocks(element)
        yield _one_line(element.tail) or ""


def _words(block: Any) -> Iterator[str]:
    """The text of a block, a line end for each line break in it."""
    for event, element in etree.iterwalk(block, events=("start", "end")):
        if event == "start":
            yield "\n" if element.tag == "lb" else _SPACE.sub(" ", element.text or "")
        elif element is not block:
            yield _SPACE.sub(" ", element.tail or "")


def _lines(words: str) -> Iterator[str]:
    yield from (_SPACE.sub(" ", line).strip() for line in words.split("\n"))


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

"""RSS and Atom: one report an item, with the words that the feed itself gives or those of its page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from time import strftime
from typing import Any

import feedparser
from lxml import etree, html

from dateline.errors import EmptyInput, InputError, NotText
from dateline.ingest.item import Item
from dateline.ingest.listed import Listed

# An item with so many words that do not break off is taken for the whole report: no wire's first paragraph has them.
_WHOLE_WORDS = 120
_BREAKS_OFF = re.compile(r"(?:\.\.\.|…|\[(?:…|\.\.\.)\]|read more|continue reading)\W*$", re.IGNORECASE)


def items(raw: bytes, name: str) -> Iterator[Item | InputError]:
    """The items of a feed; those without words are errors of their own."""
    found = feedparser.parse(raw)
    if not found.entries:
        why = f": {found.bozo_exception}" if found.get("bozo_exception") else ""
        yield NotText(f"{name} is a feed without items{why}.", hint="Give the address of one of its reports.")
    outlet, language = found.feed.get("title"), found.feed.get("language")
    for number, entry in enumerate(found.entries, 1):
        yield _item(entry, f"item {number}", outlet, language, name)


def listed(raw: bytes, name: str, *, pages: bool = True) -> list[Listed]:
    """What a feed lists. An item's page is to be read where the feed has a link and not the whole text.

    `pages` False leaves every item at the feed's own words. `NotText` where this is no feed; an empty one is.
    """
    found = feedparser.parse(raw)
    if not found.entries and (not found.get("version") or found.get("bozo")):
        why = f": {found.bozo_exception}" if found.get("bozo_exception") else ""
        raise NotText(f"{name} is no feed{why}.", hint="Give the address of an RSS or Atom feed.")
    outlet, language = found.feed.get("title"), found.feed.get("language")
    often = Counter(_key(entry) for entry in found.entries)
    rows = (
        _listed(entry, _item(entry, f"item {n}", outlet, language, name), name, pages, often[_key(entry)] > 1)
        for n, entry in enumerate(found.entries, 1)
    )
    return list({row.key: row for row in rows}.values())


def _key(entry: Any) -> str:
    return str(entry.get("id") or _link(entry) or "")


def _listed(entry: Any, item: Item | InputError, name: str, pages: bool, shared: bool) -> Listed:
    """`shared`: other items have the same guid, which then tells nothing."""
    words = "" if isinstance(item, InputError) else item.body
    mark = sha256(
        "\n".join([str(entry.get("title")), str(_own(entry, "updated")), words]).encode()
    ).hexdigest()
    link, key = _link(entry), _key(entry)
    if shared or not key:
        key = f"{key} {link or mark}".strip()
    # A bare number is the feed's own: two feeds may both have it.
    key = key if ":" in key else f"{name}#{key}"
    if isinstance(item, Item):
        item.fields["id"] = key
    return Listed(key, mark, link if pages and not _is_whole(words) else None, item)


def _link(entry: Any) -> str | None:
    """The address of an item's page; feedparser gives a guid in its place, which may be none."""
    link = str(entry.get("link") or "")
    return link if link.startswith(("http://", "https://")) else None


def _is_whole(words: str) -> bool:
    return len(words.split()) >= _WHOLE_WORDS and not _BREAKS_OFF.search(words)


def _plain(body: str) -> str:
    """The words of a description, which is often markup: blocks and breaks as lines."""
    if "<" not in body:
        return body.strip()
    try:
        tree = html.fromstring(f"<div>{body}</div>")
    except (etree.ParserError, ValueError):
        return ""
    for block in tree.iter("p", "br", "li", "div", "tr"):
        block.tail = "\n" + (block.tail or "")
    return str(tree.text_content()).strip()


def _own(entry: Any, name: str) -> Any:
    """A field that the item has under this very name: feedparser puts one day in the place of another."""
    return dict.get(entry, name)


def _item(entry: Any, label: str, outlet: str | None, language: str | None, name: str) -> Item | InputError:
    body = entry.content[0].value if entry.get("content") else entry.get("summary", "")
    title = entry.get("title", "").strip()
    if not body.strip() and not title:
        return EmptyInput(f"{name}, {label} has no words.", hint="It is skipped.")
    day = _own(entry, "published_parsed") or _own(entry, "updated_parsed")
    return Item(
        _plain(body) or title,
        label=label,
        fields={
            "id": entry.get("id") or None,
            "title": title or None,
            "published": strftime("%Y-%m-%d", day) if day else None,
            "outlet": outlet,
            "url": _link(entry),
            "language": (language or "")[:2].lower() or None,
        },
    )

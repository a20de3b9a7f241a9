"""RSS and Atom: one report an item, with the words that the feed itself gives."""

from __future__ import annotations

from collections.abc import Iterator
from time import strftime
from typing import Any

import feedparser
from lxml import etree, html

from dateline.errors import EmptyInput, InputError, NotText
from dateline.ingest.item import Item


def items(raw: bytes, name: str) -> Iterator[Item | InputError]:
    """The items of a feed; those without words are errors of their own."""
    found = feedparser.parse(raw)
    if not found.entries:
        why = f": {found.bozo_exception}" if found.get("bozo_exception") else ""
        yield NotText(f"{name} is a feed without items{why}.", hint="Give the address of one of its reports.")
    outlet, language = found.feed.get("title"), found.feed.get("language")
    for number, entry in enumerate(found.entries, 1):
        yield _item(entry, f"item {number}", outlet, language, name)


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


def _item(entry: Any, label: str, outlet: str | None, language: str | None, name: str) -> Item | InputError:
    body = entry.content[0].value if entry.get("content") else entry.get("summary", "")
    title = entry.get("title", "").strip()
    if not body.strip() and not title:
        return EmptyInput(f"{name}, {label} has no words.", hint="It is skipped.")
    day = entry.get("published_parsed") or entry.get("updated_parsed")
    return Item(
        _plain(body) or title,
        label=label,
        fields={
            "id": entry.get("id") or None,
            "title": title or None,
            "published": strftime("%Y-%m-%d", day) if day else None,
            "outlet": outlet,
            "url": entry.get("link"),
            "language": (language or "")[:2].lower() or None,
        },
    )

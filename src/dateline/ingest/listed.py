"""What feeds and sitemaps list: reports with their addresses, and how one tells that a report changed."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.errors import InputError
from dateline.ingest.item import Item


@dataclass(frozen=True)
class Listed:
    """One report of a list. `key` stays the same as long as it is the same report; `mark` changes when it changes.

    `address` is its page; None where `item`, the words of the list itself, is all that there is to read.
    """

    key: str
    mark: str
    address: str | None = None
    item: Item | InputError | None = None

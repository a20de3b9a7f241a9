"""Ties the reports that are new to a casebook to the versions of their texts that it has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.link.copies import sketch, tie
from dateline.records.copies import Sketch
from dateline.store import Book
from dateline.store.copies import Sketches
from dateline.store.database import uncollected

# Reports that are tied in one transaction.
BATCH = 1_000


def tie_new(book: Book) -> dict[str, str | None]:
    """Report id -> the first report of its group, of all whose group this has changed; None: it has none any more.

    Only reports that were not tied before are looked at, and what they meet; the order in which they came does not
    matter. Safe to repeat.
    """
    return {report: group for batch in _batches(book) for report, group in batch.items()}


def _batches(book: Book) -> Iterator[dict[str, str | None]]:
    while True:
        with uncollected(), book.writing() as connection:
            shelf = Sketches(connection)
            rows = shelf.missing(BATCH)
            tie(shelf, map(_sketched, rows))
            changed = shelf.renamed()
            shelf.name(changed)
        yield changed
        if len(rows) < BATCH:
            return


def _sketched(row: Any) -> Sketch:
    return Sketch(row.id, (row.published or "")[:10], sketch(row.text))

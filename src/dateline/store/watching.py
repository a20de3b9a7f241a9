"""What watching knows of its sources, kept in the casebook: it is brought up to date, not added to."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from hashlib import sha256

from sqlalchemy import Table, insert, select, update

from dateline.store import schema as t
from dateline.store.book import Book, storable

_MOST_KEY = 500


@dataclass(frozen=True)
class Watched:
    """A source; times in seconds since 1970. Until `held_until` it is left alone, after so many `failures` in a row."""

    source: str
    name: str
    etag: str | None = None
    last_modified: str | None = None
    mark: str | None = None
    asked_at: float | None = None
    came_at: float | None = None
    due_at: float = 0.0
    held_until: float | None = None
    failures: int = 0
    error: str | None = None


@dataclass(frozen=True)
class Seen:
    """What a source has shown: what it was then (`mark`), and as which report it came in, if it did."""

    source: str
    key: str
    mark: str
    digest: str | None = None
    report_id: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    at: float = 0.0
    held_until: float | None = None
    failures: int = 0
    error: str | None = None


def short(key: str) -> str:
    """A key that an index can hold: one that is too long, or no text, by its hash."""
    fits = len(key) <= _MOST_KEY and key.isprintable()
    return key if fits else sha256(key.encode("utf-8", "backslashreplace")).hexdigest()


@dataclass(frozen=True)
class Watching:
    """The two tables. Each row is written by itself, so that a crash costs no more than one."""

    book: Book

    def source(self, source: str, name: str) -> Watched:
        """A source as it was left; a new one is due at once."""
        rows = self.book.rows(select(t.watched).where(t.watched.c.source == source))
        return Watched(**{**rows[0]._mapping, "name": name}) if rows else Watched(source, name)

    def seen(self, source: str) -> dict[str, Seen]:
        """All that a source has shown, by key."""
        rows = self.book.rows(select(t.seen).where(t.seen.c.source == source))
        return {row.key: Seen(**row._mapping) for row in rows}

    def keep(self, row: Watched | Seen) -> None:
        """Puts a row in the place of the one before it."""
        table: Table = t.watched if isinstance(row, Watched) else t.seen
        values = {k: storable(v) if isinstance(v, str) else v for k, v in asdict(row).items()}
        own = [column == values[column.name] for column in table.primary_key.columns]
        with self.book.writing() as connection:
            if not connection.execute(update(table).where(*own).values(values)).rowcount:
                connection.execute(insert(table).values(values))

"""Full-text search in the reports, by the keys of their words: FTS5 in SQLite, a text-search index in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, cast, column, false, literal_column, select, table, text
from sqlalchemy.dialects.postgresql import TSQUERY

from dateline.knowledge.word_keys import asked_keys, version, word_keys
from dateline.store import schema as t

_INDEX = table("report_words", column("id"), column("words"))
# PostgreSQL counts no further.
_LAST = 16_383
# Reports that are indexed anew at a time.
_BATCH = 500

_ADD = {
    "sqlite": "INSERT INTO report_words (id, title, text) VALUES (:id, :title, :text)",
    "postgresql": "INSERT INTO report_words VALUES (:id, CAST(:words AS tsvector))",
}
_BEST = {
    "sqlite": (
        "SELECT id FROM report_words WHERE report_words MATCH :asked"
        " ORDER BY bm25(report_words, 0, 4, 1), id LIMIT :limit"
    ),
    "postgresql": (
        "SELECT id FROM report_words, CAST(:asked AS tsquery) AS q"
        " WHERE words @@ q ORDER BY ts_rank(words, q) DESC, id LIMIT :limit"
    ),
}


def add_words(connection: Connection, id: str, title: str | None, body: str, language: str | None) -> None:
    """Puts a report's words into the index."""
    keys = {"title": list(word_keys(title or "", language)), "text": list(word_keys(body, language))}
    if connection.dialect.name == "sqlite":
        values = {name: " ".join(words) for name, words in keys.items()}
    else:
        values = {"words": " ".join([*_lexemes(keys["title"], "A"), *_lexemes(keys["text"], "", 1_000)])}
    connection.execute(text(_ADD[connection.dialect.name]), {"id": id, **values})


def _lexemes(keys: list[str], weight: str, after: int = 0) -> Iterator[str]:
    """Keys with where they stand, as PostgreSQL reads them; those of the title stand before and apart."""
    for at, key in enumerate(keys, after + 1):
        yield f"'{key}':{min(at, _LAST)}{weight}"


def find_words(connection: Connection, words: str, *, limit: int = 50) -> list[str]:
    """The ids of the reports that have some words in a row, best first."""
    asked = asked_for(words, connection.dialect.name)
    if asked is None:
        return []
    rows = connection.execute(text(_BEST[connection.dialect.name]), {"asked": asked, "limit": limit})
    return [row[0] for row in rows]


def asked_for(words: str, dialect: str) -> str | None:
    """What finds some words in a row, in the language of a database; None where there is no word in them."""
    rows = asked_keys(words)
    if not rows:
        return None
    if dialect == "sqlite":
        return " OR ".join(f'"{" ".join(row)}"' for row in rows)
    return " | ".join("(" + " <-> ".join(f"'{key}'" for key in row) + ")" for row in rows)


def reports_with(words: str, dialect: str) -> Select[Any]:
    """The reports that have some words in a row, as a part of a statement."""
    asked = asked_for(words, dialect)
    found = select(_INDEX.c.id)
    if asked is None:
        return found.where(false())
    if dialect == "sqlite":
        return found.where(literal_column("report_words").op("MATCH")(asked))
    return found.where(_INDEX.c.words.op("@@")(cast(asked, TSQUERY)))


# --- keeping the index as the keys are -------------------------------------------------------------------


def words_fit(connection: Connection) -> bool:
    """Whether the index has the keys of this version."""
    return bool(connection.scalar(text("SELECT version FROM word_index")) == version())


def refresh_words(connection: Connection) -> None:
    """Makes the index anew where its keys were made by another version."""
    if words_fit(connection):
        return
    connection.execute(text("DELETE FROM report_words"))
    columns = (t.reports.c.id, t.reports.c.title, t.reports.c.text, t.reports.c.language)
    after = ""
    while rows := connection.execute(
        select(*columns).where(t.reports.c.id > after).order_by(t.reports.c.id).limit(_BATCH)
    ).all():
        for row in rows:
            add_words(connection, row.id, row.title, row.text, row.language)
        after = rows[-1].id
    connection.execute(text("DELETE FROM word_index"))
    connection.execute(text("INSERT INTO word_index (version) VALUES (:version)"), {"version": version()})

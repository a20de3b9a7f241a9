"""Full-text search in the reports: FTS5 in SQLite, a text-search index in PostgreSQL. No stemming."""

from __future__ import annotations

import re

from sqlalchemy import Connection, text

_WORDS = re.compile(r"\w+")

_ADD = {
    "sqlite": "INSERT INTO report_words (id, title, text) VALUES (:id, :title, :text)",
    "postgresql": (
        "INSERT INTO report_words VALUES (:id, to_tsvector('simple', :title) || to_tsvector('simple', :text))"
    ),
}
_FIND = {
    "sqlite": "SELECT id FROM report_words WHERE report_words MATCH :words ORDER BY rank LIMIT :limit",
    "postgresql": (
        "SELECT id FROM report_words, websearch_to_tsquery('simple', :words) AS q"
        " WHERE words @@ q ORDER BY ts_rank(words, q) DESC, id LIMIT :limit"
    ),
}


def add_words(connection: Connection, id: str, title: str | None, body: str) -> None:
    """Puts a report's words into the index."""
    statement = text(_ADD[connection.dialect.name])
    connection.execute(statement, {"id": id, "title": title or "", "text": body})


def find_words(connection: Connection, query: str, *, limit: int = 50) -> list[str]:
    """The ids of the reports that have all the words, best first; the words between quotation marks in a row."""
    words = _for_sqlite(query) if connection.dialect.name == "sqlite" else query
    if not _WORDS.search(query):
        return []
    rows = connection.execute(text(_FIND[connection.dialect.name]), {"words": words, "limit": limit})
    return [row[0] for row in rows]


def _for_sqlite(query: str) -> str:
    """Each word or quoted run as a phrase: nothing of what people type is an operator."""
    phrases = re.findall(r'"([^"]+)"|(\S+)', query)
    return " ".join('"' + " ".join(_WORDS.findall(a or b)) + '"' for a, b in phrases if _WORDS.search(a or b))

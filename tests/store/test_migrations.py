"""Migrations: a casebook of any age is brought up to date with what it holds, in both databases."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, MetaData, create_engine, insert, select, text
from tests.postgres import Server

from dateline.casebook import Casebook
from dateline.serve.reader import Reader
from dateline.store import schema
from dateline.store.database import MIGRATIONS
from dateline.store.watching import Seen, Watched, Watching

CONFIG = Config()
CONFIG.set_main_option("script_location", str(MIGRATIONS))
# The indexes of words and points are made by hand, differently for each database; PostGIS has a table of its own.
BY_HAND = ("report_words", "incident_points", "incidents_by_geography", "spatial_ref_sys")
AGES = [s.revision for s in ScriptDirectory.from_config(CONFIG).walk_revisions()]
REPORT = (
    "INSERT INTO reports (id, digest, text, added_at) VALUES ('r1', 'd1', 'Shells hit Karvan.', '2034-03-14')"
)


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path, postgres: Server | None) -> str:
    if request.param == "sqlite":
        return str(tmp_path / "cases.db")
    if postgres is None:
        pytest.skip("no PostgreSQL on this machine: `make services` installs it")
    return postgres.bare()


def made_at(where: str, age: str) -> Engine:
    """A casebook as a version of that age made it, with one report."""
    server_ = where.startswith("postgresql")
    url = where.replace("postgresql:", "postgresql+psycopg:") if server_ else f"sqlite:///{where}"
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = create_engine(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, age)
        connection.execute(text(REPORT))
    engine.dispose()
    return engine


def test_the_migrations_are_one_line() -> None:
    assert len(ScriptDirectory.from_config(CONFIG).get_heads()) == 1


@pytest.mark.parametrize("age", AGES)
def test_a_casebook_of_any_age_is_brought_up_to_date(where: str, age: str) -> None:
    made_at(where, age)
    casebook = Casebook.open(where)
    assert [row.id for row in casebook.book.reports()] == ["r1"]
    with casebook.book.engine.connect() as connection:
        changes = compare_metadata(MigrationContext.configure(connection), schema.metadata)
    casebook.book.engine.dispose()
    assert [c for c in changes if not any(name in str(c) for name in BY_HAND)] == []


def rows_of_the_first(reading: bytes) -> dict[str, dict[str, object]]:
    """A row for each table of the first version that holds what was not derived."""
    return {
        "raws": {"digest": "raw", "size": 4, "body": zlib.compress(b"page")},
        "reports": {
            "id": "first", "digest": "d0", "title": None, "outlet": "Delta Wire", "url": "https://delta.example/1",
            "language": "en", "published": "2034-03-14", "text": "Shells hit Gao.", "added_at": "2034-03-14",
            "text_group": None, "superseded_by": "r1",
        },
        "runs": {"id": "0.0/old", "version": "0.0", "reader": "old", "began_at": "2034-03-14"},
        "retrievals": {"report_id": "first", "raw_digest": "raw", "address": "https://delta.example/1",
                       "retrieved_at": "2034-03-14T10:00:00Z"},
        "readings": {"report_id": "first", "run_id": "0.0/old", "body": reading},
        "judgements": {"id": "j1", "left": "first#e1", "right": None, "verdict": "reject", "by": "a reviewer",
                       "at": "2034-03-15", "note": "misread", "path": "tolls.0", "value": ""},
        "failures": {"address": "late.txt", "kind": "FetchError", "message": "It hangs.", "hint": "",
                     "at": "2034-03-14", "settled_at": None},
        "tellings": {"key": "first#e1", "report_id": "first", "body": "{}"},
        "incidents": {"id": "i0123456789", "label": "Shelling", "type": "ART_MISS_ATTACK", "status": "single_source",
                      "responsibility": "none", "independent": 1, "body": "{}"},
        "members": {"telling_key": "first#e1", "incident_id": "i0123456789", "report_id": "first"},
        "parties": {"incident_id": "i0123456789", "role": "place", "name": "Gao", "folded": "gao", "entity": None},
        "open_pairs": {"left": "first#e1", "right": "r1#e1", "score": 2.0, "body": "{}"},
    }  # fmt: skip


# What is made anew from the others.
DERIVED = frozenset({"tellings", "incidents", "members", "parties", "open_pairs"})


def test_all_that_the_first_version_kept_is_there_and_is_linked_anew(where: str, reader: Reader) -> None:
    read = reader.read("Shells hit Gao.", id="first", outlet="Delta Wire", published="2034-03-14").to_json()
    rows = rows_of_the_first(zlib.compress(read.encode()))
    old = made_at(where, "0001")
    with old.begin() as connection:
        tables = MetaData()
        tables.reflect(connection, only=list(rows))
        for name, row in rows.items():
            connection.execute(insert(tables.tables[name]).values(row))
    old.dispose()
    casebook = Casebook.open(where)
    for name in rows.keys() - DERIVED:
        found = casebook.book.rows(select(schema.metadata.tables[name]))
        assert any(rows[name].items() <= dict(kept._mapping).items() for kept in found), name
    assert casebook.link() == 1
    (incident,) = casebook.incidents()
    assert incident["events"] == ["first#e1"]
    assert set(casebook.book.search("shells")) == {"first", "r1"}
    casebook.book.engine.dispose()


def test_what_is_watched_comes_out_as_it_went_in(casebook: Casebook) -> None:
    watching = Watching(casebook.book)
    assert watching.source("feed a", "A") == Watched("feed a", "A")
    for failures in (0, 3):
        state = Watched("feed a", "A", '"v1"', "Monday", "7 ab", 1.5, 2.5, 3.5, None, failures, "It hangs.")
        row = Seen("feed a", "urn:1", "m", "d", "r1", '"v1"', None, 1.5, 2.5, failures, "It is gone.")
        watching.keep(state)
        watching.keep(row)
        assert watching.source("feed a", "A") == state
        assert watching.seen("feed a") == {"urn:1": row}
    watching.keep(Seen("feed b", "urn:1", "m"))
    assert len(watching.seen("feed a")) == 1

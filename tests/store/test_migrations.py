"""Migrations: a casebook of any age is brought up to date with what it holds, in both databases."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from tests.postgres import Server

from dateline.casebook import Casebook
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


def made_at(where: str, age: str) -> None:
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

"""Opens a casebook's database: SQLite in one file, or a PostgreSQL; brings its tables up to date."""

from __future__ import annotations

import math
import sqlite3
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from dateline.errors import CasebookError
from dateline.store.search import refresh_words

MIGRATIONS = Path(__file__).parent / "migrations"
# How long a writer waits for another one (ms).
BUSY_MS = 30_000
_MATHS = (
    ("radians", 1, math.radians),
    ("sin", 1, math.sin),
    ("cos", 1, math.cos),
    ("asin", 1, math.asin),
    ("sqrt", 1, math.sqrt),
    ("pow", 2, math.pow),
)


def open_database(where: str | Path) -> Engine:
    """The engine of a casebook, its tables made or brought up to date. `CasebookError` where that cannot be."""
    url = str(where) if "://" in str(where) else f"sqlite:///{Path(where).absolute()}"
    if url.startswith("postgresql://"):
        url = url.replace("postgresql://", "postgresql+psycopg://", 1)
    try:
        engine = create_engine(url)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _prepare)
        _upgrade(engine, str(where))
    except (DBAPIError, ModuleNotFoundError) as error:
        raise _unusable(str(where), error) from error
    return engine


def _prepare(connection: Any, _: Any) -> None:
    """Readers and a writer at once; a commit that is confirmed survives a crash of the program."""
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", f"busy_timeout={BUSY_MS}"):
        connection.execute(f"PRAGMA {pragma}")
    try:
        connection.execute("SELECT radians(0), pow(0, 1), asin(0)")
    except sqlite3.OperationalError:
        # A SQLite built without mathematics.
        for name, number, function in _MATHS:
            connection.create_function(name, number, function, deterministic=True)


def _upgrade(engine: Engine, where: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    known = {s.revision for s in ScriptDirectory.from_config(config).walk_revisions()}
    with engine.begin() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
        if current is not None and current not in known:
            raise CasebookError(
                f"The casebook {where} was made by a newer version of dateline (its tables are at {current}).",
                hint="Use that version, or another casebook: --casebook FILE.",
            )
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        refresh_words(connection)


def _unusable(where: str, error: Exception) -> CasebookError:
    if isinstance(error, ModuleNotFoundError):
        return CasebookError(
            f"The casebook {where} needs {error.name}, which is not installed.",
            hint="pip install 'dateline[postgres]'",
        )
    said = str(getattr(error, "orig", error)).strip().splitlines()[0]
    hint = "Is it a casebook, may it be written, and does no other program hold it?"
    return CasebookError(f"The casebook {where} cannot be opened: {said}.", hint=hint)

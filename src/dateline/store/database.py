"""Opens a casebook's database: SQLite in one file, or a PostgreSQL; brings its tables up to date."""

from __future__ import annotations

import gc
import math
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from dateline.errors import CasebookError
from dateline.settings import BUSY_S
from dateline.store.search import refresh_words, words_fit

# How much of the file SQLite holds in memory. With its own 2 MB, linking the same 4,000 records in a casebook of
# 370,000 took 2.8 times as long (one run each).
CACHE_KB = 64 * 1024
MIGRATIONS = Path(__file__).parent / "migrations"
# How long a server may take to answer.
CONNECT_S = 10
_KINDS = {
    "sqlite": "sqlite",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
# What writers of one PostgreSQL database wait for; the number says nothing.
_LOCK = 7_310_581
_MATHS = (
    ("radians", 1, math.radians),
    ("sin", 1, math.sin),
    ("cos", 1, math.cos),
    ("asin", 1, math.asin),
    ("sqrt", 1, math.sqrt),
    ("pow", 2, math.pow),
)


def open_database(where: str | Path, *, busy_s: float = BUSY_S) -> Engine:
    """The engine of a casebook, its tables made or brought up to date. `CasebookError` where that cannot be.

    Whoever writes waits for another writer, `busy_s` at most.
    """
    url, busy_ms = _url(where), round(busy_s * 1_000)
    try:
        engine = create_engine(url, connect_args=_patience(url), execution_options={"busy_ms": busy_ms})
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", partial(_prepare, busy_ms))
        _upgrade(engine, shown(where))
    except (DBAPIError, ModuleNotFoundError) as error:
        raise _unusable(shown(where), error) from error
    return engine


def shown(where: str | Path) -> str:
    """A casebook as it is named to people: without a password."""
    return make_url(str(where)).render_as_string() if "://" in str(where) else str(where)


def _url(where: str | Path) -> URL:
    if "://" not in str(where):
        _check_path(Path(where))
        return make_url(f"sqlite:///{Path(where).absolute()}")
    kind, _, rest = str(where).partition("://")
    if kind not in _KINDS:
        raise CasebookError(
            f"A casebook cannot be kept at {kind}://.", hint="Give a FILE, or postgresql://USER@HOST/NAME."
        )
    try:
        return make_url(f"{_KINDS[kind]}://{rest}")
    except (ArgumentError, ValueError) as error:
        raise CasebookError(
            f"This is no address of a casebook: {error}.", hint="Write it as postgresql://USER@HOST/NAME."
        ) from error


def _check_path(path: Path) -> None:
    """Says what SQLite only calls unable to open."""
    wrong = "is a folder" if path.is_dir() else "" if path.absolute().parent.is_dir() else "is in no folder"
    if wrong:
        raise CasebookError(f"The casebook {path} {wrong}.", hint="Give a file in a folder that is there.")


def _patience(url: URL) -> dict[str, Any]:
    """A server that does not answer is given up after a while."""
    waits = url.get_backend_name() == "postgresql" and "connect_timeout" not in url.query
    return {"connect_timeout": CONNECT_S} if waits else {}


def _prepare(busy_ms: int, connection: Any, _: Any) -> None:
    """What is confirmed survives a crash, also of the machine."""
    # Transactions begin where `begin_alone` says so, those that make tables among them.
    connection.isolation_level = None
    pragmas = (f"busy_timeout={busy_ms}", "synchronous=FULL", "foreign_keys=ON", f"cache_size=-{CACHE_KB}")
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")
    try:
        connection.execute("SELECT radians(0), pow(0, 1), asin(0)")
    except sqlite3.OperationalError:
        # A SQLite built without mathematics.
        for name, number, function in _MATHS:
            connection.create_function(name, number, function, deterministic=True)


def begin_alone(connection: Connection) -> None:
    """Lets a transaction be the only one that writes, until it ends: what it reads stays so until then."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        return
    busy_ms = connection.get_execution_options()["busy_ms"]
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {busy_ms}")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


@contextmanager
def uncollected() -> Iterator[None]:
    """For a big transaction: it makes very many rows and no cycles, and looking for cycles took a fifth of its time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _upgrade(engine: Engine, where: str) -> None:
    """One transaction, so that a crash leaves no half-made tables; most casebooks need none."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    with engine.connect() as connection:
        if _revision(connection, scripts, where) == scripts.get_current_head() and words_fit(connection):
            return
    with engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            # Readers and a writer at once; the file keeps it.
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        begin_alone(connection)
        # Another process may have made them meanwhile.
        _revision(connection, scripts, where)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        refresh_words(connection)


def _revision(connection: Connection, scripts: ScriptDirectory, where: str) -> str | None:
    """The state of the tables; None where there are none yet."""
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in {s.revision for s in scripts.walk_revisions()}:
        raise CasebookError(
            f"The casebook {where} was made by a newer version of dateline (its tables are at {current}).",
            hint="Use that version, or another casebook: --casebook FILE.",
        )
    others = inspect(connection).get_table_names() if current is None else []
    if connection.dialect.name == "sqlite" and others and "alembic_version" not in others:
        raise CasebookError(
            f"{where} is no casebook, but a database of something else (it has a table {others[0]}).",
            hint="Give a casebook, or a file that is not there yet: --casebook FILE.",
        )
    return current


def _unusable(where: str, error: Exception) -> CasebookError:
    if isinstance(error, ModuleNotFoundError):
        return CasebookError(
            f"The casebook {where} needs {error.name}, which is not installed.",
            hint="pip install 'dateline[postgres]'",
        )
    said = str(getattr(error, "orig", error)).strip().splitlines()[0]
    hint = "Is it a casebook, may it be written, and does no other program hold it?"
    if "://" in where:
        hint = "Is the server there, and are user, password and name of the database right?"
    return CasebookError(f"The casebook {where} cannot be opened: {said}.", hint=hint)

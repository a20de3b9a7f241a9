"""What all tests share: the tables and the parser, loaded once; an empty casebook in each database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.postgres import Server, server

from dateline.casebook import Casebook
from dateline.pipeline import Tools
from dateline.serve.reader import Reader, load


@pytest.fixture(scope="session")
def tools() -> Tools:
    return Tools.load()


@pytest.fixture(scope="session")
def reader() -> Reader:
    return load()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server | None]:
    with server() as found:
        yield found


@pytest.fixture(params=["sqlite", "postgresql"])
def casebook(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Casebook]:
    """An empty casebook, once in SQLite and once in PostgreSQL."""
    if request.param == "sqlite":
        yield Casebook.open(tmp_path / "cases.db")
        return
    running: Server | None = request.getfixturevalue("postgres")
    if running is None:
        pytest.skip("no PostgreSQL on this machine: `make services` installs it")
    address = running.database()
    found = Casebook.open(address)
    yield found
    found.book.engine.dispose()
    running.drop(address)

"""What a casebook bears: kill -9, a full disk, another writer, two at once, ten thousand copies of one text."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click.testing
import pytest
from click.testing import CliRunner
from sqlalchemy import Engine, event, select
from tests.postgres import Server

from dateline.casebook import Casebook
from dateline.ingest import read_lines
from dateline.records.text import Report
from dateline.serve import reader as reading
from dateline.serve.cli import cli
from dateline.serve.reader import Reader, Result
from dateline.settings import Settings
from dateline.store import book, schema

TOWNS = ("Gao", "Timbuktu", "Kidal", "Mopti", "Sirte", "Misrata", "Marib", "Taiz", "Kassala", "Nyala")
LEADS = (
    "Gunmen of the Northern Front killed {n} people in {town} on {day}, residents said.",
    "{n} people were killed in an attack on a market in {town} on {day}, the governor said.",
    "A car bomb exploded in {town} on {day}, killing {n}, police said.",
    "An air strike hit {town} on {day} and killed {n} people, a witness said.",
)
TAILS = (
    "The army denied that its soldiers were involved.",
    "The Valley League claimed responsibility in a statement.",
    "Nobody has claimed the attack.",
    "A hospital said that {n} wounded had come in.",
)


def reports(count: int) -> Iterator[dict[str, str]]:
    """Invented reports, two or three of each happening, some of them copies."""
    chance = random.Random(2034)
    for number in range(count):
        if number % 3 == 0 or chance.random() < 0.2:
            slots = {"n": chance.randint(2, 20), "town": chance.choice(TOWNS), "day": "Sunday"}
            lead = chance.choice(LEADS)
        yield {
            "id": f"r{number:03}",
            "text": " ".join([lead, *chance.sample(TAILS, 2)]).format(**slots),
            "outlet": chance.choice(("Harbour News", "Valley Post", "Delta Wire")),
            "published": f"2034-03-{1 + number % 20:02}",
        }


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty reports as JSON Lines."""
    path = tmp_path_factory.mktemp("reports") / "reports.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in reports(60)))
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def new(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Makes the address of a casebook that is not there yet, in each database."""
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"{time.monotonic_ns()}.db")
    running = request.getfixturevalue("postgres")
    if running is None:
        pytest.skip("no PostgreSQL on this machine: `make services` installs it")
    assert isinstance(running, Server)
    return running.database


@dataclass(frozen=True)
class Prepared:
    """A reader that has read the reports already: what is tested is how they are kept."""

    settings: Settings
    read: dict[str, Result]

    def read_report(self, report: Report) -> Result:
        return self.read[report.id]


@pytest.fixture(scope="module")
def prepared(lines: Path, reader: Reader) -> Prepared:
    with lines.open("rb") as stream:
        found = [reader.read_report(r) for r in read_lines(stream, name="line") if isinstance(r, Report)]
    return Prepared(reader.settings, {result.report.id: result for result in found})


@pytest.fixture
def loaded(prepared: Prepared, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands, and the processes forked here, have read the reports already."""
    monkeypatch.setattr(reading, "load", lambda **_: prepared)


def run(*words: str) -> click.testing.Result:
    return CliRunner().invoke(cli, words, standalone_mode=False, catch_exceptions=False)


def contents(where: str) -> dict[str, Any]:
    """All that a casebook holds, but for times and the numbers of rows."""
    kept = Casebook.open(where).book
    rows = {
        "reports": [[c for c in row if c != row.added_at] for row in kept.rows(select(schema.reports))],
        "readings": [
            (r.report_id, r.run_id, book._unpacked(r.body)) for r in kept.rows(select(schema.readings))
        ],
        "raws": kept.rows(select(schema.raws.c.digest, schema.raws.c.body)),
        "retrievals": kept.rows(select(schema.retrievals.c.report_id, schema.retrievals.c.raw_digest)),
        "tellings": kept.rows(select(schema.tellings.c.key, schema.nodes.c.body).join(schema.nodes)),
        "members": kept.rows(select(schema.members)),
        "incidents": kept.rows(select(schema.incidents)),
        "parties": kept.rows(select(schema.parties)),
        "sketches": kept.rows(select(schema.sketches.c.report_id, schema.sketches.c.runs)),
        "open": [*kept.rows(select(schema.pending)), *kept.rows(select(schema.unsettled)), *kept.failures()],
    }
    kept.engine.dispose()
    return {name: sorted(map(repr, found)) for name, found in rows.items()}


def forked(work: Callable[[], object]) -> int:
    """The id of a process of its own that does some work, and ends."""
    pid = os.fork()
    if pid == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        try:
            work()
            os._exit(0)
        except BaseException:
            os._exit(3)
    return pid


def ended(pid: int) -> int:
    """How a process ended: its code, or minus the signal that killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def statements(then: Callable[[int], None]) -> None:
    """Calls with the number of each statement of this process, before the database sees it."""
    count = 0

    def before(*_: object) -> None:
        nonlocal count
        count += 1
        then(count)

    event.listen(Engine, "before_cursor_execute", before)


def counted(where: str, lines: Path) -> int:
    """Adds undisturbed, in a process of its own; how many statements that took."""
    read, write = os.pipe()

    def add() -> None:
        last = [0]
        statements(lambda count: last.__setitem__(0, count))
        run("add", str(lines), "--casebook", where)
        os.write(write, str(last[0]).encode())

    assert ended(forked(add)) == 0
    return int(os.read(read, 20))


def killed_at(where: str, lines: Path, number: int) -> int:
    """Adds until the statement of that number, and is killed there."""

    def add() -> None:
        statements(lambda count: os.kill(os.getpid(), signal.SIGKILL) if count == number else None)
        run("add", str(lines), "--casebook", where)

    return ended(forked(add))


@pytest.mark.usefixtures("loaded")
def test_killed_anywhere_and_gone_on_it_is_as_undisturbed(new: Callable[[], str], lines: Path) -> None:
    whole, broken = new(), new()
    total = counted(whole, lines)
    chance = random.Random(total)
    # Among them the making of the tables, and often the linking: its statements are the last.
    moments = [
        20,
        *(chance.randrange(1, total) for _ in range(5)),
        *(total - chance.randrange(400) for _ in range(3)),
    ]
    ends = [killed_at(broken, lines, number) for number in moments]
    assert set(ends) <= {-signal.SIGKILL, 0}
    assert ends.count(-signal.SIGKILL) >= 4
    assert run("add", str(lines), "--casebook", broken).return_value == 0
    assert contents(broken) == contents(whole)


def test_a_program_that_was_killed_is_gone_on_with(tmp_path: Path, lines: Path) -> None:
    where = tmp_path / "cases.db"
    words = [sys.executable, "-m", "dateline", "add", str(lines), "--casebook", str(where)]
    with subprocess.Popen(words, stderr=subprocess.DEVNULL) as program:
        while program.poll() is None and reports_in(where) < 5:
            time.sleep(0.01)
        program.kill()
    assert program.returncode == -signal.SIGKILL
    confirmed = reports_in(where)
    casebook = Casebook.open(where)
    assert (casebook.retry(), casebook.link() > 0) == ([str(lines)], True)
    assert casebook.book.count(schema.readings) == confirmed < 60


def reports_in(where: Path) -> int:
    """How many reports another process has confirmed."""
    if not where.exists():
        return 0
    with closing(sqlite3.connect(where)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM reports").fetchone()[0])
        except sqlite3.OperationalError:
            return 0

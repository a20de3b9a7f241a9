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
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click.testing
import pytest
from click.testing import CliRunner
from sqlalchemy import Engine, event, select
from tests.postgres import Server

from dateline.casebook import Casebook
from dateline.errors import CasebookError
from dateline.ingest import read_lines
from dateline.records.text import Report
from dateline.serve import reader as reading
from dateline.serve.cli import cli, main
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
    return running.bare


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
            (r.report_id, r.run_id, book.unpacked(r.body)) for r in kept.rows(select(schema.readings))
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
        try:
            work()
            os._exit(0)
        except BaseException:
            traceback.print_exc()  # pytest shows it beside the test that failed
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


def when_linking(work: Callable[[], None]) -> None:
    """Does some work in this process when linking begins."""
    link = Casebook.link

    def linked(casebook: Casebook) -> int:
        work()
        return link(casebook)

    Casebook.link = linked  # type: ignore[method-assign]


def counted(where: str, lines: Path) -> tuple[int, int]:
    """Adds undisturbed, in a process of its own; how many statements that took before linking, and in it."""
    read, write = os.pipe()

    def add() -> None:
        last, before = [0], [0]
        statements(lambda count: last.__setitem__(0, count))
        when_linking(lambda: before.__setitem__(0, last[0]))
        run("add", str(lines), "--casebook", where)
        os.write(write, f"{before[0]} {last[0] - before[0]}".encode())

    assert ended(forked(add)) == 0
    adding, linking = map(int, os.read(read, 40).split())
    return adding, linking


def killed_at(where: str, lines: Path, number: int, *, linking: bool) -> int:
    """Adds until the statement of that number, or that of linking, and is killed there."""

    def kill() -> None:
        statements(lambda count: os.kill(os.getpid(), signal.SIGKILL) if count == number else None)

    def add() -> None:
        when_linking(kill) if linking else kill()
        run("add", str(lines), "--casebook", where)

    return ended(forked(add))


@pytest.mark.usefixtures("loaded")
def test_killed_anywhere_and_gone_on_it_is_as_undisturbed(new: Callable[[], str], lines: Path) -> None:
    whole, broken = new(), new()
    adding, linking = counted(whole, lines)
    chance = random.Random(adding)
    # The first while tables are made; where something is done already, a number is reached later, or in linking.
    ends = [
        killed_at(broken, lines, n, linking=False)
        for n in (20, *(chance.randrange(adding // 3) for _ in range(4)))
    ]
    moments = (linking // 4, chance.randrange(linking // 2, linking), 30, 60)
    ends += [killed_at(broken, lines, n, linking=True) for n in moments]
    assert set(ends) <= {-signal.SIGKILL, 0}
    assert ends.count(-signal.SIGKILL) >= 6
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


# --- who cannot write, and who writes at the same time ----------------------------------------------------


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("share", [0.3, 0.95], ids=["while adding", "while linking"])
def test_a_full_disk(tmp_path: Path, lines: Path, share: float) -> None:
    """What was added stays, what was not is listed, and comes in when there is space again."""
    whole, full = str(tmp_path / "whole.db"), str(tmp_path / "full.db")
    run("add", str(lines), "--casebook", whole)
    Casebook.open(full).book.engine.dispose()
    least, most = pages(full), pages(whole)

    def shrink(connection: sqlite3.Connection, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {least + round((most - least) * share)}")

    event.listen(Engine, "connect", shrink)
    try:
        with pytest.raises(CasebookError, match=r"full\.db could not be written: .*full") as said:
            run("add", str(lines), "--casebook", full)
    finally:
        event.remove(Engine, "connect", shrink)
    assert "run the same command again" in said.value.hint
    kept = Casebook.open(full)
    linking = share > 0.5
    assert kept.book.count(schema.reports) > 0
    assert (kept.retry(), kept.book.count(schema.reports) == 60) == ([] if linking else [str(lines)], linking)
    assert run("add", "--retry", "--casebook", full).return_value == 0
    assert contents(full) == contents(whole)


def pages(path: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA page_count").fetchone()[0])


@pytest.mark.usefixtures("loaded")
def test_a_casebook_that_another_program_holds(
    tmp_path: Path, lines: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = str(tmp_path / "cases.db")
    monkeypatch.setenv("DATELINE_BUSY", "0.2")
    Casebook.open(where)
    with closing(sqlite3.connect(where)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        with pytest.raises(CasebookError, match="could not be written: database is locked") as said:
            run("add", str(lines), "--casebook", where)
        assert 0.2 <= time.monotonic() - began < 5
        # Readers need not wait.
        assert run("incidents", "--casebook", where).return_value == 0
    assert "let it end" in said.value.hint
    assert run("add", str(lines), "--casebook", where).return_value == 0


@pytest.mark.usefixtures("loaded")
def test_two_at_once(new: Callable[[], str], lines: Path, tmp_path: Path) -> None:
    """Half of the reports are in both inputs; neither casebook is there yet, and both link."""
    rows = lines.read_text().splitlines(keepends=True)
    halves = [tmp_path / "left.jsonl", tmp_path / "right.jsonl"]
    for path, part in zip(halves, (rows[:45], rows[15:]), strict=True):
        path.write_text("".join(part))
    one, both = new(), new()
    for path in halves:
        run("add", str(path), "--casebook", one)
    running = [forked(lambda path=path: run("add", str(path), "--casebook", both)) for path in halves]  # type: ignore[misc]
    assert [ended(pid) for pid in running] == [0, 0]
    assert contents(both) == contents(one)


def test_other_words_under_one_id_from_two_at_once(new: Callable[[], str], reader: Reader) -> None:
    """Neither is lost: the one that comes second is a version of the first."""
    where = new()
    texts = ["Shells hit Karvan on Sunday.", "Gunmen attacked Gao on Monday."]
    read = [reader.read(text, id="item", outlet="Delta Wire").reading for text in texts]

    def add(number: int) -> None:
        casebook = Casebook.open(where)
        for k in range(20):
            report = replace(read[number].report, id=f"item {k}")
            casebook.add(replace(read[number], report=report))

    running = [forked(lambda number=number: add(number)) for number in (0, 1)]  # type: ignore[misc]
    assert [ended(pid) for pid in running] == [0, 0]
    kept = Casebook.open(where).book
    assert sorted(r.text for r in kept.reports()) == sorted(texts * 20)
    assert sum(row.superseded_by is not None for row in kept.rows(select(schema.reports))) == 20


# --- what is no casebook ----------------------------------------------------------------------------------


def of_something_else(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    return str(path)


def a_letter(path: Path) -> str:
    path.write_text("this is a letter, and it is long enough to be told from a database\n" * 20)
    return str(path)


def a_folder(path: Path) -> str:
    path.mkdir()
    return str(path)


WRONG: dict[str, tuple[Callable[[Path], str], str]] = {
    "another database": (of_something_else, "recipes"),
    "a letter": (a_letter, "not a database"),
    "a folder": (a_folder, "is a folder"),
    "no such folder": (lambda path: str(path / "cases.db"), "is in no folder"),
    "another kind": (lambda path: "mysql://user@host/name", "cannot be kept at mysql://"),
    "no address": (lambda path: "postgresql://user@host:port/name", "no address of a casebook"),
    "no server": (
        lambda path: "postgresql://user:secret@127.0.0.1:1/name",
        r"user:\*\*\*@127.*cannot be opened",
    ),
}


@pytest.mark.parametrize(("made", "said"), WRONG.values(), ids=WRONG.keys())
def test_what_is_no_casebook_is_named_and_left_as_it_is(
    tmp_path: Path, made: Callable[[Path], str], said: str
) -> None:
    where = made(tmp_path / "cases")
    before = sorted((p.name, p.is_file() and p.read_bytes()) for p in tmp_path.iterdir())
    with pytest.raises(CasebookError, match=said) as error:
        Casebook.open(where)
    assert error.value.hint
    assert "\n" not in error.value.message
    assert sorted((p.name, p.is_file() and p.read_bytes()) for p in tmp_path.iterdir()) == before


# --- much of one, and days that cannot be ------------------------------------------------------------------


def test_copies_of_one_text_cost_no_more_than_one_look_each(tmp_path: Path, reader: Reader) -> None:
    """Also where they are met on so many days that their words are taken for boilerplate."""
    text = (
        "Gunmen of the Northern Front killed nine people in Gao on 12 March 2034, residents said. The army denied"
        " that its soldiers were involved. A hospital said that twelve wounded had come in during the night."
    )
    read = reader.read(text, published="2034-03-13").reading
    casebook = Casebook.open(tmp_path / "cases.db")
    with casebook.book.writing():
        for number in range(600):
            day = f"2034-{4 + number % 40 // 28:02}-{1 + number % 40 % 28:02}"
            report = replace(
                read.report, id=f"copy {number:03}", published=day, outlet=f"Outlet {number % 30}"
            )
            casebook.add(replace(read, report=report))
    began = time.process_time()
    casebook.link()
    assert time.process_time() - began < 20
    (incident,) = (i for i in casebook.incidents() if i["tolls"].get("killed"))
    assert (incident["sources"]["reports"], incident["sources"]["independent"]) == (600, 2)
    assert len(incident["ties"]) == 599
    assert len(json.dumps(incident)) < 1_000_000


TOLD = "Gunmen killed nine people in Gao on {day}, residents said."


@pytest.mark.parametrize(
    ("day", "published"),
    [
        pytest.param("Sunday", "2099-03-14", id="published in the future"),
        pytest.param("20 March 2034", "2034-03-14", id="after its report"),
        pytest.param("4 May 1831", "2034-03-14", id="long before its report"),
    ],
)
def test_a_day_that_cannot_be_is_kept_and_disturbs_no_other(
    casebook: Casebook, reader: Reader, day: str, published: str
) -> None:
    for number in (1, 2):
        text = TOLD.format(day="Sunday") + f" {number} of them were children."
        casebook.add(
            reader.read(text, id=f"known {number}", published="2034-03-14", outlet=f"Post {number}").reading
        )
    casebook.link()
    (before,) = casebook.incidents()
    odd = reader.read(TOLD.format(day=day), id="odd", published=published, outlet="Delta Wire").reading
    casebook.add(odd)
    casebook.link()
    assert casebook.show("odd")[1]["report"]["published"] == published
    after = {i["id"]: i for i in casebook.incidents()}
    assert after[before["id"]]["reports"] == before["reports"]


@pytest.mark.usefixtures("loaded")
def test_reports_of_days_to_come_are_named(tmp_path: Path, lines: Path) -> None:
    where = str(tmp_path / "cases.db")
    said = run("add", str(lines), "--casebook", where).stderr
    assert "60 reports published on a day that is still to come (r000, 2034-03-01); kept as given." in said
    assert "still to come" not in run("add", str(lines), "--casebook", where).stderr


# --- what is asked wrongly --------------------------------------------------------------------------------

ASKED = {
    "incidents": (0, "no incident fits."),
    "incidents --json": (0, "no incident fits."),
    "incidents since:yesterday": (2, "yesterday"),
    "incidents type:NOTHING": (2, "NOTHING"),
    "incidents colour:red": (2, "colour"),
    "incidents --limit many": (2, "many"),
    "show nobody": (1, "nobody is not in this casebook."),
    "show nobody#e1": (1, "nobody#e1 is not in this casebook."),
    "show": (2, "ID"),
    "judge": (2, "Give a VERDICT"),
    "judge same a#e1 b#e1": (1, "a#e1 is not in this casebook."),
    "judge correct a#e1 --path type --value ATTACK": (1, "a#e1 is not in this casebook."),
    "judge undo 1f0c": (1, "1f0c is no judgement"),
    "judge maybe a#e1 b#e1": (2, "maybe"),
    "judge --list": (0, "nobody has judged anything."),
    "judge --open": (0, "no pair is left to a person."),
    "judge --import missing.jsonl": (1, "missing.jsonl cannot be read"),
    "export --format jsonl": (0, "no incident"),
    "export --format parquet": (2, "--out"),
    "export --format slides": (2, "slides"),
    "export --format csv --out no/such/folder/a.csv": (1, "a.csv"),
    "add": (2, "Nothing to add"),
    "add --retry": (0, "nothing failed"),
    "add --failed": (0, "nothing failed."),
    "incidents --casebook other.db": (1, "There is no casebook other.db."),
    "show r1 --casebook other.db": (1, "`dateline add PATH --casebook other.db` makes it."),
    "export --format jsonl --casebook other.db": (1, "There is no casebook other.db."),
    "incidents --casebook .": (1, "is a folder"),
}


@pytest.mark.parametrize(
    ("words", "code", "said"), [(w, *rest) for w, rest in ASKED.items()], ids=ASKED.keys()
)
def test_an_empty_casebook_answers(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    words: str,
    code: int,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_CASEBOOK", "cases.db")
    monkeypatch.setattr(sys, "argv", ["dateline", *words.split()])
    Casebook.open("cases.db")
    with pytest.raises(SystemExit) as ended_with:
        main()
    out, err = capfd.readouterr()
    assert (ended_with.value.code, out) == (code, "")
    assert said in err
    assert "Traceback" not in err
    assert not (tmp_path / "other.db").exists()


# --- read anew --------------------------------------------------------------------------------------------


def test_a_newer_version_reads_beside_the_older(
    casebook: Casebook, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The older reading stays, incidents follow the newer one, and so does what people judged."""
    told = {"first": "Gunmen killed nine people in Gao on Sunday, residents said.",
            "second": "Nine people were killed by gunmen in Gao on Sunday, the governor said."}  # fmt: skip
    read = {id_: reader.read(text, id=id_, published="2034-03-14").reading for id_, text in told.items()}
    for found in read.values():
        casebook.add(found)
    assert casebook.link() == 1
    casebook.judge("first#e1", "second#e1", "different", by="a reviewer")
    assert casebook.link() == 2
    monkeypatch.setattr("dateline.contract.__version__", "99.0")
    changed = [replace(read["first"], events=()), read["second"]]
    assert [casebook.add(found) for found in changed] == [True, True]
    assert casebook.link() == 1
    assert casebook.book.count(schema.readings) == 4
    assert [list(i["reports"]) for i in casebook.incidents()] == [["second"]]
    assert [j.verdict for j in casebook.judging.standing] == ["different"]

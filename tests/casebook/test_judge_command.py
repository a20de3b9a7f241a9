"""`dateline judge`: what it prints, where, and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.casebook import Casebook
from dateline.serve.cli import cli
from dateline.serve.reader import Reader

TEXT = "Gunmen killed nine people in the village of Tel Arin on Sunday, residents said."


@pytest.fixture
def book(tmp_path: Path, reader: Reader) -> Path:
    casebook = Casebook.open(tmp_path / "cases.db")
    for name in ("harbour", "valley"):
        casebook.add(reader.read(TEXT, id=name, outlet=name, published="2034-03-14").reading)
    casebook.link()
    return tmp_path / "cases.db"


def run(book: Path, *words: str, given: str = "") -> Result:
    # As `main` does it, an exit code that a command returns is the program's.
    return CliRunner().invoke(
        cli, ["judge", *words, "--casebook", str(book)], input=given, standalone_mode=False
    )


@pytest.mark.parametrize(
    ("words", "talk"),
    [
        pytest.param(("different", "harbour#e1", "valley#e1", "--by", "A"), "2 incidents", id="a pair"),
        pytest.param(("reject", "harbour#e1", "--path", "tolls.0", "--by", "A"), "1 incident", id="a value"),
    ],
)
def test_a_judgement_is_made(book: Path, words: tuple[str, ...], talk: str) -> None:
    done = run(book, *words)
    assert (done.return_value, done.stdout) == (0, "")
    assert talk in done.stderr


def test_lists(book: Path) -> None:
    run(book, "unsure", "harbour#e1", "valley#e1", "--by", "A")
    run(book, "same", "harbour#e1", "valley#e1", "--by", "B", "--note", "one market")
    assert "replaced  unsure harbour#e1 valley#e1  A" in run(book, "--list").stdout
    assert "(one market)" in run(book, "--list").stdout
    assert run(book, "--agreement").stdout.startswith(
        "A and B: 1 pair judged by both, 0 alike (0%), kappa 0.00"
    )
    assert '"state": "in force"' in run(book, "--list", "--json").stdout
    run(book, "unsure", "harbour#e1", "valley#e1", "--by", "B")
    assert "date +1.6: 2034-03-12 | 2034-03-12" in run(book, "--open").stdout


def test_export_and_import(book: Path, tmp_path: Path) -> None:
    run(book, "same", "harbour#e1", "valley#e1", "--by", "A")
    lines = run(book, "--export", "-").stdout
    assert run(book, "--export", str(tmp_path / "j.jsonl")).stdout == ""
    assert (tmp_path / "j.jsonl").read_text(encoding="utf-8") == lines
    assert "is there already" in str(run(book, "--export", str(tmp_path / "j.jsonl")).exception)
    assert run(book, "--export", str(tmp_path / "j.jsonl"), "--force").return_value == 0
    done = run(tmp_path / "new.db", "--import", "-", given=lines + "{\n")
    assert done.return_value == 1
    assert "line 2 is no JSON" in done.stderr
    assert "1 taken, 0 there already, 1 wrong" in done.stderr
    assert "1 judgement orphaned" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        pytest.param((), id="nothing"),
        pytest.param(("same", "a#e1"), id="one key for a pair"),
        pytest.param(("accept", "a#e1", "b#e1"), id="two keys for a value"),
        pytest.param(("undo",), id="undo of nothing"),
        pytest.param(("same", "a#e1", "b#e1", "--list"), id="two tasks"),
    ],
)
def test_wrong_usage(book: Path, words: tuple[str, ...]) -> None:
    assert type(run(book, *words).exception).__name__ == "UsageError"


def test_lists_make_no_casebook(tmp_path: Path) -> None:
    book = tmp_path / "none.db"
    assert "There is no casebook" in str(run(book, "--list").exception)
    assert not book.exists()

"""`dateline export`: data to stdout or a file, talk to stderr, 2 for wrong usage."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from tests.casebooks import casebook as made

from dateline.errors import ExportError
from dateline.serve import exports
from dateline.serve.cli import cli
from dateline.store.export import FORMATS


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("casebook") / "cases.db"
    made(path)
    return str(path)


def run(book: str, *words: str) -> Result:
    return CliRunner().invoke(
        cli, ["export", "--casebook", book, *words], standalone_mode=False, catch_exceptions=False
    )


def test_every_format_is_offered() -> None:
    assert tuple(FORMATS) == exports.NAMES


def test_text_goes_to_stdout_and_talk_to_stderr(book: str) -> None:
    result = run(book, "--format", "jsonl", "--type", "ATTACK")
    (line,) = result.stdout.splitlines()
    assert json.loads(line)["type"] == "ATTACK"
    assert result.stderr == "dateline: 1 incident\n"
    assert result.return_value == 0


def test_a_file_is_named_with_what_was_left_out(book: str, tmp_path: Path) -> None:
    path = tmp_path / "strikes.csv"
    result = run(book, "--format", "airwars", "--out", str(path))
    assert result.stdout == ""
    assert result.stderr == f"dateline: 1 incident in {path}; 2 left out: that are no strikes\n"
    with pytest.raises(ExportError, match="is there already"):
        run(book, "--format", "csv", "--out", str(path))
    run(book, "--format", "csv", "--out", str(path), "--force", "--limit", "2")
    assert len(path.read_text().splitlines()) == 3


def test_parquet_needs_a_file(book: str, tmp_path: Path) -> None:
    with pytest.raises(click.UsageError, match="--out"):
        run(book, "--format", "parquet")
    assert run(book, "--format", "parquet", "--out", str(tmp_path / "i.parquet")).return_value == 0


@pytest.mark.parametrize("words", [("--format", "xls"), (), ("--format", "csv", "--box", "1,2")])
def test_wrong_usage_says_so(book: str, words: tuple[str, ...]) -> None:
    with pytest.raises(click.UsageError):
        run(book, *words)

"""`dateline watch`: what it prints for each source, how it ends, how it goes on after it was killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.world import feed, item, page, served

import dateline
from dateline.casebook import Casebook
from dateline.records.events import Event, Reading
from dateline.records.text import Report, Span
from dateline.serve import reader
from dateline.serve.cli import cli
from dateline.store import schema

WORDS = "Rebels shelled Karvan on Sunday, residents said."
LIST = """
[defaults]
every = "1h"
delay = 0
[[source]]
name = "Harbour News"
kind = "feed"
address = "{at}/rss"
[[source]]
name = "Inbox"
kind = "folder"
path = "inbox"
"""


@pytest.fixture
def faked(monkeypatch: pytest.MonkeyPatch) -> None:
    def fake_read(report: Report, _: object) -> Reading:
        return Reading(report, (Event("ATTACK", (0,), (Span(0, 1),)),), reader="fake")

    monkeypatch.setattr(reader, "read_report", fake_read)
    monkeypatch.setattr(reader.Tools, "load", staticmethod(lambda: None))


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, dict[str, str]]]:
    """A server, its pages, and a list of it and of a folder in the working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_CASEBOOK", "cases.db")
    monkeypatch.setenv("DATELINE_ALLOW_LOCAL", "1")
    (tmp_path / "inbox").mkdir()
    with served() as (at, pages):
        (tmp_path / "sources.toml").write_text(LIST.format(at=at), encoding="utf-8")
        yield at, pages


def watch(*words: str) -> Result:
    return CliRunner().invoke(
        cli, ["watch", "sources.toml", *words], standalone_mode=False, catch_exceptions=False
    )


def said(result: Result) -> list[str]:
    """What is said of each source, in the order of their names, without the time of the next visit."""
    return sorted(line.split(";")[0] for line in result.stdout.splitlines())


@pytest.mark.usefixtures("faked")
def test_a_line_for_each_source(site: tuple[str, dict[str, str]], tmp_path: Path) -> None:
    at, pages = site
    pages["/rss"] = feed(item("urn:1", WORDS), item("urn:2", link=f"{at}/2"))
    (tmp_path / "inbox" / "a.txt").write_text("Gunmen attacked Gao.")
    first = watch("--once")
    assert said(first) == ["Harbour News: 1 came, 1 failed", "Inbox: 1 came"]
    assert f"{at}/2 answered 404" in first.stderr
    assert first.return_value == 1

    pages["/rss"] = feed(item("urn:1", f"Correction: {WORDS}"), item("urn:2", link=f"{at}/2"))
    pages["/2"] = page("A mine went off in Tel Arin.")
    second = watch("--once", "--retry")
    assert said(second) == ["Harbour News: 1 came, 1 superseded", "Inbox: 1 same"]
    assert second.return_value == 0


@pytest.mark.usefixtures("faked")
def test_a_visit_as_json(site: tuple[str, dict[str, str]]) -> None:
    at, pages = site
    pages["/rss"] = "<html>Welcome</html>"
    result = watch("--once", "--json")
    rows = {row["source"]: row for row in map(json.loads, result.stdout.splitlines())}
    assert rows["Harbour News"]["failed"] == 1
    (failure,) = rows["Harbour News"]["failures"]
    assert (failure["address"], failure["error"]["kind"]) == (f"{at}/rss", "NotText")
    assert set(failure["error"]) == {"kind", "message", "hint"}
    again = [json.loads(line) for line in watch("--once", "--json").stdout.splitlines()]
    assert "is no feed" in next(row["held"] for row in again if row["source"] == "Harbour News")


@pytest.mark.usefixtures("faked")
def test_how_it_stands(site: tuple[str, dict[str, str]]) -> None:
    at, pages = site
    before = watch("--status")
    assert before.return_value == 0
    pages["/rss"] = feed(item("urn:1", WORDS), item("urn:2", link=f"{at}/2"))
    watch("--once")
    heading, harbour, inbox = watch("--status").stdout.splitlines()
    assert heading.split()[:4] == ["source", "kind", "reports", "failing"]
    assert harbour.split()[:5] == ["Harbour", "News", "feed", "1", "1"]
    assert inbox.split()[:4] == ["Inbox", "folder", "0", "0"]
    row = json.loads(watch("--status", "--json").stdout.splitlines()[0])
    assert (row["reports"], row["open"], row["failures"], row["error"]) == (1, 1, 0, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("[[source]]\nname = 7", "line 2: 'name' is 7", id="value"),
        pytest.param("", "lists no source", id="empty"),
    ],
)
def test_a_list_that_is_wrong(
    site: tuple[str, dict[str, str]], tmp_path: Path, text: str, words: str
) -> None:
    (tmp_path / "sources.toml").write_text(text)
    result = watch("--once")
    assert words in result.stderr
    assert result.return_value == 2
    assert not (tmp_path / "cases.db").exists()


@pytest.mark.usefixtures("faked")
def test_what_is_left_alone_can_be_visited_now(site: tuple[str, dict[str, str]]) -> None:
    _, pages = site
    assert watch("--once").return_value == 1
    pages["/rss"] = feed(item("1", "Shells hit Karvan."))
    held = watch("--once")
    assert "1 source left alone: --once --retry visits them now." in held.stderr
    assert held.return_value == 1
    assert said(watch("--once", "--retry"))[0] == "Harbour News: 1 came"


def test_retry_goes_with_once(site: tuple[str, dict[str, str]]) -> None:
    with pytest.raises(Exception, match="--once"):
        watch("--retry")


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM], ids=["killed", "told to stop"])
def test_it_goes_on_where_it_was_stopped(
    site: tuple[str, dict[str, str]], tmp_path: Path, how: signal.Signals
) -> None:
    """The real program with the real reader, stopped in the middle of a source."""
    at, pages = site
    count = 7
    pages["/rss"] = feed(*(item(f"urn:{n}", link=f"{at}/{n}") for n in range(count)))
    pages |= {
        f"/{n}": page(f"Rebels killed {n + 2} soldiers in Karvan on Sunday, the army said.")
        for n in range(count)
    }
    (tmp_path / "sources.toml").write_text(LIST.format(at=at).replace("delay = 0", "delay = 0.3"))
    words = [sys.executable, "-m", "dateline", "watch", "sources.toml"]
    own = {**os.environ, "PYTHONPATH": str(Path(dateline.__file__).parents[1])}
    program = subprocess.Popen(words, cwd=tmp_path, env=own, stderr=subprocess.PIPE)
    book = Casebook.open(tmp_path / "cases.db").book
    for _ in range(600):
        if book.count(schema.reports) >= 2:
            break
        time.sleep(0.1)
    program.send_signal(how)
    program.communicate(timeout=60)
    kept = book.count(schema.reports)
    assert 2 <= kept < count
    assert program.returncode == (-how if how == signal.SIGKILL else 0)
    assert (book.count(schema.incidents) > 0) == (how == signal.SIGTERM)
    again = [*words, "--once"]
    done = subprocess.run(
        again, cwd=tmp_path, env=own, capture_output=True, text=True, check=True, timeout=120
    )
    assert f"{count - kept} came, {kept} same" in done.stdout
    assert book.count(schema.reports) == count
    assert book.count(schema.incidents) > 0

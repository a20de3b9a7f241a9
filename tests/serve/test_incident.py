"""Incidents at a terminal: what nobody gives a day for is seen to be so, wherever it is listed, shown or left out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests import casebooks

from dateline.casebook import Casebook
from dateline.casebook.fields import INCIDENT
from dateline.records.events import Reading
from dateline.serve.cli import cli
from dateline.serve.grid import plain
from dateline.serve.incident import best_words, incident_table, listed
from dateline.serve.words import value


@pytest.fixture
def where(tmp_path: Path) -> Path:
    casebooks.casebook(tmp_path / "cases.db")
    return tmp_path / "cases.db"


def run(where: Path, *words: str) -> Result:
    return CliRunner().invoke(
        cli, [*words, "--casebook", str(where)], standalone_mode=False, catch_exceptions=False
    )


def undated(reading: Reading) -> Reading:
    """The same report without a day."""
    return replace(reading, events=tuple(replace(e, dates=()) for e in reading.events))


def id_of(where: Path, query: str) -> str:
    (incident,) = Casebook.open(where).incidents(query)
    return str(incident["id"])


def test_a_list_says_where_nobody_gives_a_day(where: Path) -> None:
    lines = run(where, "incidents").stdout.splitlines()
    assert ["no day given; told 2034-03-20" in line for line in lines] == [False, False, True]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("incidents", "--since", "2034-03-01"), True, id="left out by day"),
        pytest.param(
            ("incidents", "since:2034-03", "type:AIR_STRIKE"), False, id="left out by its type, too"
        ),
        pytest.param(("incidents", "-since:2034-04"), False, id="turned round it is there"),
        pytest.param(("incidents",), False, id="nothing asked"),
        pytest.param(("export", "--format", "jsonl", "until:2034-03"), True, id="left out of an export"),
    ],
)
def test_who_asks_by_day_is_told_what_has_none(where: Path, words: tuple[str, ...], said: bool) -> None:
    assert ("1 incident more without a day" in run(where, *words).stderr) == said


def test_an_incident_says_who_gives_no_day(where: Path) -> None:
    shown = run(where, "show", id_of(where, "type:ARMED_CLASH")).stdout
    assert "no day given; told 2034-03-20" in shown
    assert "clash#e1  gives no day" in shown
    assert "give no day: held" not in shown, "there is one report alone"


def test_what_is_held_to_be_one_without_a_day_says_so(where: Path) -> None:
    book = Casebook.open(where)
    book.add(undated(casebooks.raid("late", "Delta Wire", killed=9)))
    book.link()
    book.judge("late#e1", "copy#e1", "same", by="A")
    book.link()
    shown = run(where, "show", id_of(where, "outlet:Delta type:ATTACK")).stdout
    assert "1 of 4 give no day: held to be one by what else fits" in shown
    assert "late#e1  gives no day" in shown


def test_ids_that_are_digests_are_short(where: Path) -> None:
    book = Casebook.open(where)
    digest = "ab" * 32
    book.add(casebooks.strike(digest))
    book.link()
    book.judge(f"{digest}#e1", None, "accept", by="A", path="type")
    assert f"{digest[:12]}#e1 type" in run(where, "judge", "--list").stdout
    assert digest not in run(where, "incidents", "--reports").stdout
    assert f'"left": "{digest}#e1"' in run(where, "judge", "--list", "--json").stdout
    assert run(where, "show", digest[:12]).return_value == 0


def test_a_report_that_another_replaced_says_so_in_the_list(where: Path) -> None:
    assert re.search(
        r"^raid  .*replaced by raid-2$", run(where, "incidents", "--reports").stdout, re.MULTILINE
    )


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        pytest.param(9, 9, 9, "9", id="one figure"),
        pytest.param(9, 11, 1_200, "11 (9 to 1,200)", id="a range"),
        pytest.param(None, None, None, "?", id="no figure"),
        pytest.param(None, 11, 12, "11 (? to 12)", id="somebody has judged the lower end open"),
        pytest.param(3, None, None, "? (3 to ?)", id="somebody has judged one end alone"),
    ],
)
def test_a_range_in_words(low: int | None, best: int | None, high: int | None, words: str) -> None:
    assert best_words({"low": low, "best": best, "high": high}) == words


@pytest.mark.parametrize(
    ("judged", "words"),
    [
        pytest.param(None, "nothing", id="none"),
        pytest.param(11, "11", id="a number"),
        pytest.param({"start": "2034-03-11", "end": "2034-03-11"}, "2034-03-11", id="a day"),
        pytest.param({"start": "2034-03-11", "end": "2034-03-12"}, "2034-03-11 to 2034-03-12", id="two days"),
        pytest.param({"start": None, "end": None}, "open", id="a day that is not known"),
        pytest.param({"name": "Tel Arin", "spans": []}, "Tel Arin", id="a place"),
        pytest.param({"name": None, "lat": 34.0, "lon": 44.0}, "34.0, 44.0", id="a point"),
        pytest.param({"class": "drone"}, "drone", id="a weapon"),
        pytest.param(
            {"kind": "killed", "low": 9, "high": None, "qualifier": "at_least"},
            "at least 9 killed",
            id="a toll",
        ),
    ],
)
def test_a_judged_value_in_short(judged: Any, words: str) -> None:
    assert value(judged) == words


VALUES = {
    "label": "A raid",
    "type": "ARREST",
    "status": "denied",
    "responsibility": "claimed",
    "place": "34.05,44.02",
    "date": "2034-03-11/2034-03-14",
    "start": "2034-03-11",
    "end": "2034-03-19",
    "low": "3",
    "best": "4",
    "high": "5",
}


def test_any_value_of_an_incident_that_has_none_can_be_judged_and_shown(where: Path) -> None:
    """Without a place, a day and a figure: whatever a person gives it alone, linking and showing go on."""
    book = Casebook.open(where)
    id_ = id_of(where, "type:ARMED_CLASH")
    for path in INCIDENT:
        held = book.judge(id_, None, "correct", by="A", path=path, value=VALUES[path.split(".")[-1]])
        book.link()
        body = book.show(id_)[1]
        assert held.path in plain(incident_table(body), width=200), path
        assert plain(listed([body]), width=200), path
        book.judge(held.id, None, "undo", by="A")

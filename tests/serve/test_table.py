"""The table for people."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from dateline.contract import to_model
from dateline.serve import table
from serve.example import EMPTY, READING

MODEL = to_model(READING)


def test_claims_stand_under_their_event() -> None:
    shown = table.plain(MODEL)
    first, second = shown.split("2  Air or drone strike")
    assert "army denied responsibility" in first
    assert "Northern Front claimed responsibility" in second
    assert "Northern Front  according to two residents, army" in first


def test_open_values_are_shown_as_open() -> None:
    assert "place open: Tall ‘Arin, North, SY or Tel Arin, North, SY" in table.plain(MODEL, width=160)


def test_background_comes_last() -> None:
    shown = table.plain(MODEL)
    assert shown.index("2  Air or drone strike") < shown.index("Background") < shown.index("3  Attack")


def test_checks_and_loaded_words_are_shown() -> None:
    shown = table.plain(MODEL)
    assert "The headline says nine" in shown
    assert "“barbaric” → deadly  used by army" in shown


def test_a_report_of_nothing_says_so() -> None:
    assert "no events reported; no claims" in table.plain(to_model(EMPTY))


@pytest.mark.parametrize("width", [40, 60, 100, 200])
def test_fits_the_terminal(width: int) -> None:
    assert max(len(line) for line in table.plain(MODEL, width=width).splitlines()) <= width


@pytest.mark.parametrize(
    ("no_color", "coloured"),
    [pytest.param(False, True, id="terminal"), pytest.param(True, False, id="NO_COLOR")],
)
def test_colours(no_color: bool, coloured: bool) -> None:
    out = io.StringIO()
    Console(file=out, force_terminal=True, no_color=no_color, width=100, color_system="standard").print(
        table.table(MODEL)
    )
    assert ("\x1b[31m" in out.getvalue()) is coloured


def test_words_of_a_report_are_no_markup() -> None:
    text = READING.report.text
    assert "<market>" in text
    assert "Nine dead in raid on Tel Arin <market>" in table.plain(MODEL)

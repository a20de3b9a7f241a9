"""Stretches of days told by their ends: the days that an event has of them, in several languages."""

from __future__ import annotations

import pytest

from dateline.ingest import ingest
from dateline.pipeline import Tools, read_report


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Tools.load()


def days_of(tools: Tools, text: str, code: str = "en") -> list[tuple[str | None, str | None]]:
    reading = read_report(ingest(text, language=code, published="2034-05-17"), tools)  # a Wednesday
    return [(d.value.start, d.value.end) for e in reading.events for d in e.dates[:1] if d.value]


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("from Friday to Sunday", "2034-05-12", "2034-05-14"),
        ("between Friday and Sunday", "2034-05-12", "2034-05-14"),
        ("between 12 May and 14 May", "2034-05-12", "2034-05-14"),
        ("between May 12 and 14", "2034-05-12", "2034-05-14"),
        ("between March 30 and 31", "2034-03-30", "2034-03-31"),
        ("on the night of 12 to 13 May", "2034-05-12", "2034-05-13"),
        ("on the night of May 12-13", "2034-05-12", "2034-05-13"),
        ("overnight into Saturday", "2034-05-12", "2034-05-13"),
        ("in the night from Friday to Saturday", "2034-05-12", "2034-05-13"),
        ("late on Friday and early on Saturday", "2034-05-12", "2034-05-13"),
        ("on Friday", "2034-05-12", "2034-05-12"),
    ],
)
def test_a_stretch_has_both_its_ends(when: str, first: str, last: str, tools: Tools) -> None:
    assert days_of(tools, f"Gunmen attacked a camp near Gao {when}.") == [(first, last)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Neuf civils ont été tués à Gao dans la nuit de vendredi à samedi."),
        ("es", "Nueve civiles fueron asesinados en Gao entre el viernes y el sábado."),
        ("it", "Nove civili sono stati uccisi a Gao tra venerdì e sabato."),
    ],
)
def test_in_other_languages(code: str, text: str, tools: Tools) -> None:
    assert days_of(tools, text, code) == [("2034-05-12", "2034-05-13")]


def test_two_happenings_on_two_days_are_no_stretch(tools: Tools) -> None:
    text = "Gunmen attacked a camp near Gao on Friday and a mill in Mopti on Sunday."
    assert ("2034-05-12", "2034-05-14") not in days_of(tools, text)

"""Whole invented reports: how many happenings of the news each tells, however often it names them."""

from __future__ import annotations

import pytest

from dateline.ingest import ingest
from dateline.pipeline import Tools, read_report

PUBLISHED = "2031-05-07"
Row = tuple[str, str | None, str]


def news(tools: Tools, row: Row) -> list[str]:
    """The types of the news events of a report, given as (language, title, text)."""
    language, title, text = row
    report = ingest(text, title=title, published=PUBLISHED, language=language)
    return [e.type for e in read_report(report, tools).events if e.news]


@pytest.mark.parametrize(
    ("row", "types"),
    [
        pytest.param(
            (
                "en",
                "Bombing kills four before dawn in Kandahar",
                "A bomb exploded in Kandahar on Monday, police said. Four people died.",
            ),
            ["REM_EXPLOS"],
            id="a time of day is no day: English",
        ),
        pytest.param(
            (
                "ar",
                "تفجير فجرا في بلدوين",
                "قتل أربعة أشخاص في تفجير في بلدوين يوم الاثنين، قالت الشرطة.",
            ),
            ["REM_EXPLOS"],
            id="a time of day is no day: Arabic",
        ),
        pytest.param(
            (
                "fr",
                "Attentat à l'aube à Goma",
                "Une bombe a explosé lundi à Goma, a indiqué la police. Quatre personnes sont mortes.",
            ),
            ["REM_EXPLOS"],
            id="a time of day is no day: French",
        ),
        pytest.param(
            (
                "ru",
                "Взрыв на рассвете в Грозном",
                "В Грозном в понедельник произошёл взрыв, погибли четыре человека, сообщила полиция.",
            ),
            ["REM_EXPLOS"],
            id="a time of day is no day: Russian",
        ),
        pytest.param(
            (
                "es",
                "Explosión de madrugada en Cúcuta",
                "Una bomba estalló el lunes en Cúcuta y mató a cuatro personas, dijo la policía.",
            ),
            ["REM_EXPLOS"],
            id="a time of day is no day: Spanish",
        ),
    ],
)
def test_one_happening_is_told_once(tools: Tools, row: Row, types: list[str]) -> None:
    assert news(tools, row) == types

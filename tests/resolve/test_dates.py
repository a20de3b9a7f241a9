"""What day a time means: told from the publication day, the dateline, the day last named, or left open."""

import pytest

from dateline.read.syntax import parse as read_syntax
from dateline.read.times import timexes
from dateline.records.parse import Parse
from dateline.records.text import Dateline, Report, Span
from dateline.records.values import Basis, DateRange, Value
from dateline.resolve.dates import publication_day, resolve_dates

PUBLISHED = "2031-03-13"  # a Thursday


def resolve(text: str, published: str | None = PUBLISHED, day: str | None = None) -> list[Value[DateRange]]:
    syntax = read_syntax(text)
    parse = Parse(text, syntax.tokens, syntax.sentences, timexes=timexes(text, syntax.tokens))
    at = text.find(day) if day else 0
    dateline = Dateline(Span(0, len(text)), day=Span(at, at + len(day))) if day else None
    report = Report("r1", text, "", published=published, dateline=dateline)
    return list(resolve_dates(report, parse).values())


def value(text: str, published: str | None = PUBLISHED) -> str | None:
    (found,) = resolve(text, published)
    return found.value.value if found.value else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("They attacked on Sunday.", "2031-03-09", id="nearest past weekday"),
        pytest.param("They attacked on Thursday.", "2031-03-13", id="publication day"),
        pytest.param(
            "They were attacked before noon on Sunday.",
            "2031-03-09T12:00",
            id="suffered before noon on a weekday",
        ),
        pytest.param(
            "They attacked before noon on Sunday.", "2031-03-09T12:00", id="before noon on a weekday"
        ),
        pytest.param("They must leave by Sunday.", "2031-03-16", id="by, ahead"),
        pytest.param("By Sunday nobody had claimed it.", "2031-03-09", id="by, told"),
        pytest.param("They attacked last Thursday.", "2031-03-06", id="last"),
        pytest.param("They attacked on the 9th.", "2031-03-09", id="day of this month"),
        pytest.param("They attacked on the 20th.", "2031-02-20", id="day of last month"),
        pytest.param("They will meet on the 20th.", "2031-03-20", id="will, day of this month"),
        pytest.param("They attacked on Tuesday of last week.", "2031-03-04", id="of last week"),
        pytest.param("They attacked last week, on Tuesday.", "2031-03-04", id="last week, on"),
        pytest.param("Two are being held since Sunday.", "2031-03-09", id="held since"),
        pytest.param("Six are known to have died on Sunday.", "2031-03-09", id="known to have"),
        pytest.param(
            "They are investigating the killing of a mayor on Sunday.", "2031-03-09", id="looks back"
        ),
        pytest.param(
            "Two guards are being held over the killing of a mayor on Sunday.",
            "2031-03-09",
            id="held over it",
        ),
        pytest.param(
            "They are looking into the killing of a mayor early Sunday.", "2031-03-09", id="looking into it"
        ),
        pytest.param(
            "They are marching on Sunday over the killing of a mayor.", "2031-03-16", id="over, after the day"
        ),
        pytest.param("In 2028 soldiers shot a mayor.", "2028", id="a year before those who did it"),
        pytest.param("They will meet on Thursday.", "2031-03-13", id="will, same weekday"),
        pytest.param("They will meet on Sunday.", "2031-03-16", id="will"),
        pytest.param("They are due to meet on Sunday.", "2031-03-16", id="due"),
        pytest.param("The truce holds until Sunday.", "2031-03-16", id="until"),
        pytest.param("They may have attacked on Sunday.", "2031-03-09", id="may have"),
        pytest.param("They could not be reached on Sunday.", "2031-03-09", id="could not"),
        pytest.param("They attacked on Sunday night.", "2031-03-09TNI", id="weekday night"),
        pytest.param("They attacked yesterday.", "2031-03-12", id="yesterday"),
        pytest.param("They attacked last night.", "2031-03-12TNI", id="last night"),
        pytest.param("They attacked two days ago.", "2031-03-11", id="two days ago"),
        pytest.param("They attacked last week.", "2031-W10", id="last week"),
        pytest.param("They attacked this month.", "2031-03", id="this month"),
        pytest.param("They attacked last year.", "2030", id="last year"),
        pytest.param("They attacked over the weekend.", "2031-W10-WE", id="weekend"),
        pytest.param("They attacked in August.", "2030-08", id="past month"),
        pytest.param("They attacked in August last year.", "2030-08", id="month of last year"),
        pytest.param("They will vote in May.", "2031-05", id="future month"),
        pytest.param("They attacked on 20 November.", "2030-11-20", id="day of last year"),
        pytest.param("The deadline is 20 March.", "2031-03-20", id="day that comes soon"),
        pytest.param("They attacked last winter.", "2030-WI", id="last season"),
        pytest.param("They attacked at 10:30 p.m.", "2031-03-13T22:30", id="clock alone"),
        pytest.param("They attacked on 11/3/2031.", "2031-03-11", id="figures near publication"),
    ],
)
def test_told_from_publication(text: str, expected: str) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        pytest.param("They attacked on Sunday.", "weekday:7", id="weekday"),
        pytest.param("They attacked on 28 January.", "--01-28", id="day"),
        pytest.param("They attacked in January.", "--01", id="month"),
        pytest.param("They attacked yesterday.", "relative:-1D", id="yesterday"),
        pytest.param("They attacked at 10 a.m.", "T10:00", id="clock"),
    ],
)
def test_open_without_an_anchor(text: str, partial: str) -> None:
    (found,) = resolve(text, None)
    assert found.value is not None
    assert (found.value.start, found.value.end, found.value.partial) == (None, None, partial)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "They attacked on 3 August 2030. The next day they fled.",
            ["2030-08-03", "2030-08-04"],
            id="next day",
        ),
        pytest.param(
            "They attacked on 3 August 2030. They had met the night before.",
            ["2030-08-03", "2030-08-02TNI"],
            id="night before",
        ),
        pytest.param(
            "They attacked on 3 August 2030. Two days later they fled.",
            ["2030-08-03", "2030-08-05"],
            id="later",
        ),
        pytest.param(
            "They attacked on Sunday at dawn.", ["2031-03-09", "2031-03-09TMO"], id="dawn of that day"
        ),
    ],
)
def test_told_from_the_text(text: str, expected: list[str]) -> None:
    assert [v.value.value for v in resolve(text) if v.value] == expected


def test_a_full_date_lends_its_year() -> None:
    full, lent = resolve("It began on 3 August 2030. They met again on 9 September.", None)
    assert full.basis is Basis.STATED
    assert lent.value is not None
    assert (lent.value.value, lent.basis, len(lent.spans)) == ("2030-09-09", Basis.INFERRED, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "They attacked on 10 May 2031. They fled on Sunday night.", "2031-05-11TNI", id="after it"
        ),
        pytest.param("They attacked on Friday. It said so on 11 May 2031.", "2031-05-09", id="before it"),
    ],
)
def test_without_a_publication_a_weekday_is_told_from_a_full_date(text: str, expected: str) -> None:
    assert expected in [v.value.value for v in resolve(text, None) if v.value]


def test_the_dateline_is_the_writers_today() -> None:
    text = "KARVAN, March 12 - They attacked on Tuesday and fled today."
    dateline, tuesday, today = resolve(text, PUBLISHED, "March 12")
    assert [v.value.value for v in (dateline, tuesday, today) if v.value] == [
        "2031-03-12",
        "2031-03-11",
        "2031-03-12",
    ]
    assert Span(8, 16) in tuesday.spans


def test_a_month_of_publication_gives_the_year_only() -> None:
    weekday, day = resolve("They attacked on Sunday. They had met on 3 January.", "2031-01")
    assert day.value is not None
    assert day.value.value == "2031-01-03"
    assert weekday.value is not None
    assert weekday.value.start is None


def test_figures_that_read_two_ways_stay_open() -> None:
    (found,) = resolve("They attacked on 3/8/2030.", None)
    assert found.value is not None
    assert found.value.start is None
    assert [c.value.value for c in found.candidates] == ["2030-03-08", "2030-08-03"]


def test_a_stated_duration_has_no_days() -> None:
    (found,) = resolve("They fought for three days.")
    assert found.value is not None
    assert (found.value.kind, found.value.value, found.value.start) == ("duration", "P3D", None)


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        pytest.param("2031-03-13", ("2031-03-13", "2031-03-13", "day"), id="day"),
        pytest.param("2031-03", ("2031-03-01", "2031-03-31", "month"), id="month"),
        pytest.param(None, None, id="unknown"),
    ],
)
def test_publication_day(published: str | None, expected: tuple[str, str, str] | None) -> None:
    found = publication_day(Report("r1", "x", "", published=published))
    assert (found and found.value and (found.value.start, found.value.end, found.value.precision)) == expected
    assert found is None or found.basis is Basis.ASSUMED

"""What words of dates mean, and which days a value covers."""

from datetime import date

import pytest

from dateline.knowledge.calendar import bounds, holiday, parse_date, shift, value_at, weekday_number
from dateline.knowledge.numerals import number_value


@pytest.mark.parametrize(
    ("words", "year", "expected"),
    [
        pytest.param("3 August 2031", None, "2031-08-03", id="day month year"),
        pytest.param("August 3, 2031", None, "2031-08-03", id="month day year"),
        pytest.param("Aug. 3", 2031, "2031-08-03", id="year from outside"),
        pytest.param("Aug. 3", None, None, id="no year known"),
        pytest.param("the 3rd of August, 2031", None, "2031-08-03", id="ordinal"),
        pytest.param("2031-08-03T10:00Z", None, "2031-08-03", id="ISO with time"),
        pytest.param("23/08/2031", None, "2031-08-23", id="slashes, day over twelve"),
        pytest.param("03/08/2031", None, None, id="slashes, either way"),
        pytest.param("31 June 2031", None, None, id="no such day"),
        pytest.param("August 2031", None, "2031-08", id="month and year"),
    ],
)
def test_parse_date(words: str, year: int | None, expected: str | None) -> None:
    assert parse_date(words, year) == expected


@pytest.mark.parametrize(
    ("value", "edge", "expected"),
    [
        pytest.param("2031-05-04", None, ("2031-05-04", "2031-05-04", "day"), id="day"),
        pytest.param("2031-05-04TMO", None, ("2031-05-04", "2031-05-04", "part_of_day"), id="morning"),
        pytest.param("2031-02", None, ("2031-02-01", "2031-02-28", "month"), id="month"),
        pytest.param("2031-12", None, ("2031-12-01", "2031-12-31", "month"), id="December"),
        pytest.param("2031", None, ("2031-01-01", "2031-12-31", "year"), id="year"),
        pytest.param("2031-W01", None, ("2030-12-30", "2031-01-05", "week"), id="week over new year"),
        pytest.param("2031-W01-WE", None, ("2031-01-04", "2031-01-05", "range"), id="weekend"),
        pytest.param("2031-WI", None, ("2031-12-01", "2032-02-29", "range"), id="winter"),
        pytest.param("2031-Q3", None, ("2031-07-01", "2031-09-30", "range"), id="quarter"),
        pytest.param("203", None, ("2030-01-01", "2039-12-31", "range"), id="decade"),
        pytest.param("2031-08", "START", ("2031-08-01", "2031-08-10", "range"), id="early"),
        pytest.param("2031-08", "END", ("2031-08-21", "2031-08-31", "range"), id="late"),
    ],
)
def test_bounds(value: str, edge: str | None, expected: tuple[str, str, str]) -> None:
    found = bounds(value, edge=edge)
    assert found is not None
    assert (found.start.isoformat(), found.end.isoformat(), found.precision) == expected


@pytest.mark.parametrize("value", ["P3D", "PRESENT_REF", "2031-13", "2031-02-30", "2031-W60", "XXXX-WXX-5"])
def test_no_bounds(value: str) -> None:
    assert bounds(value) is None


def test_shift_keeps_to_the_month() -> None:
    assert shift(date(2031, 3, 31), -1, "M") == date(2031, 2, 28)


def test_shift_out_of_the_calendar() -> None:
    assert shift(date(2031, 3, 31), -9999, "Y") is None


def test_value_at_a_week() -> None:
    assert value_at(date(2031, 1, 1), "W") == "2031-W01"


@pytest.mark.parametrize(
    ("name", "eve", "expected"),
    [
        pytest.param("easter", False, "2031-04-13", id="Easter"),
        pytest.param("thanksgiving", False, "2031-11-27", id="fourth Thursday"),
        pytest.param("12-25", True, "2031-12-24", id="eve"),
    ],
)
def test_holiday(name: str, eve: bool, expected: str) -> None:
    assert holiday(name, 2031, eve=eve) == expected


def test_weekday_cut_short() -> None:
    assert weekday_number("Thurs.") == 4


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("twenty-three", 23, id="hyphen"),
        pytest.param("two hundred and six", 206, id="and"),
        pytest.param("1,200", 1200, id="comma"),
        pytest.param("2.5 million", 2_500_000, id="decimal scale"),
        pytest.param("half a dozen", 6, id="half a dozen"),
        pytest.param("three thousand four hundred", 3400, id="two scales"),
        pytest.param("two and three", None, id="two numbers"),
        pytest.param("soldiers", None, id="no number"),
    ],
)
def test_number_value(words: str, expected: float | None) -> None:
    assert number_value(words) == expected

"""Which words are a time, of which kind, and what they say by themselves."""

from itertools import pairwise

import pytest

from dateline.read.syntax import parse
from dateline.read.times import timexes


def read(text: str) -> list[tuple[str, str, str | None]]:
    """Words, kind and value of each timex, without the parser's help."""
    return [(text[t.span.start : t.span.end], t.kind, t.value) for t in timexes(text, ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("on 3 August 2031.", ("3 August 2031", "date", "2031-08-03"), id="day month year"),
        pytest.param("on August 3, 2031, he", ("August 3, 2031", "date", "2031-08-03"), id="month day year"),
        pytest.param("the 3rd of August", ("the 3rd of August", "date", None), id="ordinal day"),
        pytest.param("by 11th Oct, 2031", ("11th Oct, 2031", "date", "2031-10-11"), id="month cut short"),
        pytest.param("at 2031-08-03 it", ("2031-08-03", "date", "2031-08-03"), id="ISO"),
        pytest.param("of 23/8/2031", ("23/8/2031", "date", "2031-08-23"), id="slashes"),
        pytest.param("of 23-08-2031", ("23-08-2031", "date", "2031-08-23"), id="hyphens"),
        pytest.param("of 3/8/2031", ("3/8/2031", "date", None), id="slashes, either way"),
        pytest.param(
            "late on Friday, 5 September 2031",
            ("Friday, 5 September 2031", "date", "2031-09-05"),
            id="weekday first",
        ),
        pytest.param("the night of 3 August", ("night of 3 August", "time", None), id="night of a day"),
        pytest.param(
            "from August 3-5, 2031", ("August 3-5, 2031", "date", "2031-08-03/2031-08-05"), id="days"
        ),
        pytest.param("in May 2031", ("May 2031", "date", "2031-05"), id="month and year"),
        pytest.param("since May 63 people fled", ("May", "date", None), id="no day of a month"),
        pytest.param("in May 14 people fled", ("May", "date", None), id="in a month, so many"),
        pytest.param("in May 14, 2031", ("May 14, 2031", "date", "2031-05-14"), id="in a day of a month"),
        pytest.param("through the night", ("the night", "time", None), id="through the night"),
        pytest.param("in late January", ("late January", "date", None), id="late month"),
        pytest.param("by mid-2031", ("mid-2031", "date", "2031"), id="mid year"),
        pytest.param("in August last year", ("August last year", "date", None), id="month of last year"),
        pytest.param("in the 2030s", ("the 2030s", "date", "203"), id="decade"),
        pytest.param("in the 19th century", ("19th century", "date", "18"), id="century"),
        pytest.param("in the summer of 2030", ("summer of 2030", "date", "2030-SU"), id="season"),
        pytest.param("the third quarter of 2031", ("third quarter of 2031", "date", "2031-Q3"), id="quarter"),
        pytest.param("on Sunday", ("Sunday", "date", None), id="weekday"),
        pytest.param("on Sunday morning", ("Sunday morning", "time", None), id="weekday morning"),
        pytest.param("last night", ("last night", "time", None), id="last night"),
        pytest.param("the night before.", ("the night before", "time", None), id="the night before"),
        pytest.param("two days ago", ("two days ago", "date", None), id="ago"),
        pytest.param("a day earlier in Karvan", ("a day earlier", "date", None), id="a day earlier"),
        pytest.param("earlier this month", ("this month", "date", None), id="this month"),
        pytest.param("at 10 a.m., he", ("10 a.m.", "time", None), id="clock"),
        pytest.param("at 9 a.m. Tuesday", ("9 a.m. Tuesday", "time", None), id="clock and weekday"),
        pytest.param("at 1400 hours", ("1400 hours", "time", None), id="military clock"),
        pytest.param("for 110 days", ("110 days", "duration", "P110D"), id="days long"),
        pytest.param("a months-long war", ("months-long", "duration", "PXM"), id="months-long"),
        pytest.param("a five-hour fight", ("five-hour", "duration", "PT5H"), id="five-hour"),
        pytest.param("two and a half years", ("two and a half years", "duration", "P2.5Y"), id="and a half"),
        pytest.param("5 1/2 hours", ("5 1/2 hours", "duration", "PT5H30M"), id="half hours"),
        pytest.param("the past four years", ("past four years", "duration", "P4Y"), id="past years"),
        pytest.param("13 days after the raid", ("13 days", "duration", "P13D"), id="days after something"),
        pytest.param("a decade", None, id="bare article"),
        pytest.param("on the 9th.", ("the 9th", "date", None), id="a day without its month"),
        pytest.param(
            "on the night of the 9th.", ("night of the 9th", "time", None), id="the night of such a day"
        ),
        pytest.param("every day", ("every day", "set", "P1D"), id="every day"),
        pytest.param("every Friday", ("every Friday", "set", "XXXX-WXX-5"), id="every Friday"),
        pytest.param("weekly", ("weekly", "set", "P1W"), id="weekly"),
    ],
)
def test_times(text: str, expected: tuple[str, str, str | None] | None) -> None:
    assert read(text) == ([expected] if expected else [])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("They march on the town.", id="verb"),
        pytest.param("He came second.", id="second"),
        pytest.param("the Sunday Times", id="newspaper"),
        pytest.param("at Monday Market", id="market"),
        pytest.param("a 25-year-old man", id="age"),
        pytest.param("men 30 years old", id="age in words"),
        pytest.param("killed 2000 people", id="count like a year"),
        pytest.param("and in 2000 men of the town", id="in so many men"),
        pytest.param("for $1999", id="money like a year"),
        pytest.param("the fall of the town", id="fall"),
        pytest.param("on 31-45 lines", id="no day"),
        pytest.param("on the 9th floor", id="floor"),
        pytest.param("in the 19th.", id="no day of a month"),
        pytest.param("the 7th April Bridge", id="name of a bridge"),
        pytest.param("heard on New Dawn Radio", id="name with Dawn"),
        pytest.param("Two local guards were hurt.", id="two who are local"),
        pytest.param("He hid 3 time bombs.", id="three time bombs"),
    ],
)
def test_no_times(text: str) -> None:
    assert read(text) == []


def test_may_and_march_are_judged_by_their_role() -> None:
    text = "May God help us. March with us on May 3."
    syntax = parse(text)
    assert [text[t.span.start : t.span.end] for t in timexes(text, syntax.tokens)] == ["May 3"]


def test_a_time_ends_with_its_paragraph() -> None:
    assert read("Raid in August\n\n3 fled") == [("August", "date", None)]


def test_spans_are_in_order_and_apart() -> None:
    text = "On Sunday, 3 August 2031, and again two days later at dawn, as every week since May 2030."
    found = timexes(text, ())
    assert [t.span for t in found] == sorted(t.span for t in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert len(found) == 5

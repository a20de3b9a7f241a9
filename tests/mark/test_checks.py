"""Checks: what does not fit inside one report, and what only looks so."""

from dataclasses import replace

import pytest

import dateline
from dateline.mark.checks import checks_of
from dateline.records.events import Event
from dateline.records.parse import Parse, Sentence
from dateline.records.text import Region, Report, Span
from dateline.records.values import DateRange, Location, Place, Toll, Value

TEXT = "Headline of nine words here. First sentence here now. Second one is here."
REPORT = Report("r", TEXT, "d", regions=(Region("headline", Span(0, 28)), Region("body", Span(29, 73))))
SPANS = (Span(0, 28), Span(29, 53), Span(54, 73))
PARSE = Parse(TEXT, (), tuple(Sentence(i, span, 0, 0) for i, span in enumerate(SPANS)))

HEAD, FIRST, SECOND = Span(12, 16), Span(29, 34), Span(54, 60)


def event(**fields):
    return Event("ATTACK", (0,), (HEAD,), **fields)


def toll(low, high, span=FIRST, claims=(), **fields):
    return Value(Toll("killed", low, high, **fields), (span,), claims=claims)


def day(start, span=FIRST, claims=(), end=None, kind="date"):
    return Value(DateRange(kind, start, start, end or start, "day"), (span,), claims=claims)


def place(name, country="XA", at=(10.0, 10.0), span=FIRST, role="where", precision="exact", claims=()):
    found = Place(name, name, "city", country, None, *at, precision)
    return Value(Location(name, "city", role, found), (span,), claims=claims)


def kinds(*events):
    return [c.kind for c in checks_of(REPORT, PARSE, events)]


@pytest.mark.parametrize(
    ("whole", "parts", "expected"),
    [
        pytest.param(6, [1] * 6, [], id="as many as told"),
        pytest.param(6, [1] * 5, ["count_mismatch"], id="one too few"),
        pytest.param(2, [1] * 3, ["count_mismatch"], id="one too many"),
        pytest.param(3, [2, 1], [], id="a part that is two"),
        pytest.param(None, [1] * 5, [], id="number not said"),
        pytest.param(6, [1, None], [], id="a part of unknown number"),
        pytest.param(6, [], [], id="nothing told apart"),
    ],
)
def test_count_mismatch(whole, parts, expected):
    assert kinds(event(count=whole), *(event(count=n, part_of=0) for n in parts)) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(toll(9, 9, HEAD), toll(9, None), [], id="nine and at least nine"),
        pytest.param(toll(9, 9, HEAD), toll(12, 12), ["toll_mismatch"], id="nine and twelve"),
        pytest.param(
            toll(None, 8, HEAD), toll(12, None), ["toll_mismatch"], id="up to eight and over eleven"
        ),
        pytest.param(toll(9, 9), toll(3, 3, of=0), [], id="a part of it"),
        pytest.param(toll(9, 9), toll(300, 300, total=True), [], id="a running total"),
        pytest.param(toll(9, 9), toll(3, 3, who="children"), [], id="other people"),
        pytest.param(toll(None, None), toll(3, 3), [], id="several and three"),
    ],
)
def test_toll_mismatch(left, right, expected):
    assert kinds(event(tolls=(left, right))) == expected


@pytest.mark.parametrize(
    ("start", "published", "happened", "expected"),
    [
        pytest.param("2034-03-20", "2034-03-14", "actual", ["date_in_future"], id="after its report"),
        pytest.param("2034-03-15", "2034-03-14", "actual", [], id="tomorrow, where it is told"),
        pytest.param("2034-03-20", "2034-03-14", "planned", [], id="planned"),
        pytest.param("1831-05-04", "2034-03-14", "actual", [], id="long before"),
        pytest.param("2034-03-20", "2034-03", "actual", [], id="the day of publication not known"),
        pytest.param("2034-03-20", None, "actual", [], id="nor the year"),
    ],
)
def test_date_in_future(start, published, happened, expected):
    report = replace(REPORT, published=published)
    told = event(dates=(day(start),), happened=happened)
    assert [c.kind for c in checks_of(report, PARSE, [told])] == expected


def test_toll_message_names_the_headline_and_both_figures():
    (check,) = checks_of(REPORT, PARSE, [event(tolls=(toll(9, 9, HEAD), toll(12, None)))])
    assert check.message == "Headline and body differ on the killed: 9 and 12 or more."
    assert check.spans == (HEAD, FIRST)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(day("2031-05-04"), day("2031-05-05", SECOND), ["date_conflict"], id="two days"),
        pytest.param(day("2031-05-04"), day("2031-05-04", SECOND), [], id="one day twice"),
        pytest.param(day("2031-05-04"), day("2031-05-05"), [], id="a span of days in one sentence"),
        pytest.param(
            day("2031-05-04", claims=(0,)), day("2031-05-05", claims=(1,)), ["date_conflict"], id="by two"
        ),
        pytest.param(
            day("2031-05-04"), day("2031-05-01", SECOND, end="2031-05-31"), [], id="day in its month"
        ),
        pytest.param(day(None), day("2031-05-05", SECOND), [], id="one open"),
    ],
)
def test_date_conflict(left, right, expected):
    assert kinds(event(dates=(left, right))) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(place("Orsk"), place("Ost", "XB", span=SECOND), ["place_conflict"], id="two countries"),
        pytest.param(place("Orsk"), place("Ost", "XB"), [], id="a list in one sentence"),
        pytest.param(place("Orsk"), place("Ost", at=(12.0, 10.0), span=SECOND), ["place_conflict"], id="far"),
        pytest.param(place("Orsk"), place("Ost", at=(10.1, 10.0), span=SECOND), [], id="near"),
        pytest.param(
            *(place("Orsk"), place("Ost", at=(15.0, 10.0), span=SECOND, precision="admin1"), []),
            id="a place and its province",
        ),
        pytest.param(place("Orsk"), place("Ost", "XB", span=SECOND, role="from"), [], id="launched from"),
    ],
)
def test_place_conflict(left, right, expected):
    assert kinds(event(places=(left, right))) == expected


def test_places_of_several_happenings_do_not_conflict():
    assert kinds(event(count=None, places=(place("Orsk"), place("Ost", "XB", span=SECOND)))) == []


def test_the_last_day_of_the_calendar_is_no_trouble() -> None:
    found = dateline.load().read(
        "Gunmen killed nine people in Gao on Friday, police said.", published="9999-12-31"
    )
    assert not [check for check in found.to_dict()["checks"] if check["kind"] == "date_in_future"]

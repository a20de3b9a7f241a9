"""How much, of what, and how sure: the contract's rows of tolls among them."""

import pytest

from dateline.read.numbers import implied_one, quantities
from dateline.read.syntax import parse

Row = tuple[str, int | None, int | None, str, str | None, str | None]


def read(text: str) -> list[Row]:
    tokens = parse(text).tokens
    return [
        (
            text[q.number.start : q.number.end],
            q.low,
            q.high,
            q.qualifier,
            q.unit,
            None if q.head is None else tokens[q.head].text,
        )
        for q in quantities(text, tokens)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("They killed nine people.", ("nine", 9, 9, "exact", "people", "people"), id="exact"),
        pytest.param(
            "They killed at least nine people.",
            ("nine", 9, None, "at_least", "people", "people"),
            id="at least",
        ),
        pytest.param(
            "No fewer than 12 guards died.",
            ("12", 12, None, "at_least", "people", "guards"),
            id="no fewer than",
        ),
        pytest.param(
            "More than 26,200 people died.",
            ("26,200", 26200, None, "more_than", "people", "people"),
            id="more than",
        ),
        pytest.param("Up to 80 fighters died.", ("80", None, 80, "up_to", "people", "fighters"), id="up to"),
        pytest.param(
            "As many as 80 fighters died.", ("80", None, 80, "up_to", "people", "fighters"), id="as many as"
        ),
        pytest.param("Nearly 40 soldiers died.", ("40", 40, 40, "nearly", "people", "soldiers"), id="nearly"),
        pytest.param("Some 40 soldiers died.", ("40", 40, 40, "about", "people", "soldiers"), id="some"),
        pytest.param(
            "Fewer than 10 people died.", ("10", None, 9, "less_than", "people", "people"), id="fewer than"
        ),
        pytest.param(
            "It killed 10 to 12 people.", ("10 to 12", 10, 12, "range", "people", "people"), id="range"
        ),
        pytest.param(
            "Between 10 and 12 men fled.", ("10 and 12", 10, 12, "range", "people", "men"), id="between"
        ),
        pytest.param(
            "Dozens of people died.", ("Dozens", 24, None, "vague", "people", "people"), id="dozens"
        ),
        pytest.param(
            "Scores of villagers fled.", ("Scores", 40, None, "vague", "people", "villagers"), id="scores"
        ),
        pytest.param(
            "Hundreds of people fled.", ("Hundreds", 200, None, "vague", "people", "people"), id="hundreds"
        ),
        pytest.param(
            "It killed several people.", ("several", None, None, "vague", "people", "people"), id="several"
        ),
        pytest.param(
            "Half a dozen men fled.", ("Half a dozen", 6, 6, "exact", "people", "men"), id="half a dozen"
        ),
        pytest.param(
            "Twenty-three others fled.", ("Twenty-three", 23, 23, "exact", "people", "others"), id="hyphen"
        ),
        pytest.param(
            "Nine of the soldiers died.", ("Nine", 9, 9, "exact", "people", "soldiers"), id="of the"
        ),
        pytest.param("Nine more people died.", ("Nine", 9, 9, "exact", "people", "people"), id="more"),
        pytest.param("The raid left 12 dead.", ("12", 12, 12, "exact", "people", "dead"), id="dead"),
        pytest.param(
            "It left dozens of men dead.",
            ("dozens", 24, None, "vague", "people", "men"),
            id="dead after its noun",
        ),
        pytest.param("Nine were killed.", ("Nine", 9, 9, "exact", None, None), id="bare subject"),
        pytest.param(
            "They fired 10 ballistic missiles.", ("10", 10, 10, "exact", "things", "missiles"), id="weapons"
        ),
        pytest.param("It is 50 km away.", ("50", 50, 50, "exact", "km", "km"), id="distance"),
        pytest.param("About 70 percent fled.", ("70", 70, 70, "about", "%", "percent"), id="percent"),
        pytest.param(
            "It cost $2.5 million.", ("2.5 million", 2500000, 2500000, "exact", "money", None), id="money"
        ),
        pytest.param("A man aged 25 died.", ("25", 25, 25, "exact", "age", None), id="aged"),
        pytest.param(
            "Omar Daran, 25, a driver, died.", ("25", 25, 25, "exact", "age", None), id="age after a name"
        ),
        pytest.param(
            "Nine people at least were hurt.",
            ("Nine", 9, None, "at_least", "people", "people"),
            id="after the noun",
        ),
        pytest.param("100 or more were hurt.", ("100", 100, None, "at_least", None, None), id="or more"),
        pytest.param("They fought for five hours.", ("five", 5, 5, "exact", "hours", "hours"), id="hours"),
    ],
)
def test_one_quantity(text: str, expected: Row) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It began on August 3.", id="day"),
        pytest.param("It began in 2031.", id="year"),
        pytest.param("the 2030 elections", id="year before a noun"),
        pytest.param("under the 2030 agreement", id="year, no qualifier"),
        pytest.param("03-07-2031", id="day in figures"),
        pytest.param("It began at 10 a.m.", id="clock"),
        pytest.param("They came along Route 4.", id="road"),
        pytest.param("Brigade 47 fired an M-19.", id="designations"),
        pytest.param("They fired 122mm rockets.", id="calibre"),
        pytest.param("No one died.", id="no one"),
        pytest.param("two-thirds of the town", id="fraction"),
        pytest.param("the third man", id="ordinal"),
    ],
)
def test_no_quantity(text: str) -> None:
    assert read(text) == []


def test_a_change_is_no_range() -> None:
    found = [(low, high) for _, low, high, *_ in read("The toll rose from 10 to 12.")]
    assert found == [(10, 10), (12, 12)]


def test_span_covers_qualifier_and_noun() -> None:
    text = "They killed at least another nine people."
    (found,) = quantities(text, parse(text).tokens)
    assert text[found.span.start : found.span.end] == "at least another nine people"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("A soldier died.", ["A soldier"], id="soldier"),
        pytest.param("They shot an unarmed policeman.", ["an unarmed policeman"], id="policeman"),
        pytest.param("A crew and a car were hit.", [], id="group and thing"),
    ],
)
def test_implied_one(text: str, expected: list[str]) -> None:
    found = implied_one(text, parse(text).tokens)
    assert [text[q.span.start : q.span.end] for q in found] == expected
    assert all((q.low, q.high, q.qualifier) == (1, 1, "article") for q in found)

"""A reading in plain words."""

from __future__ import annotations

import pytest

from dateline.contract import Claim, Date, Event, Place, Span, to_model
from dateline.serve import words
from serve.example import READING

MODEL = to_model(READING)
RAID, STRIKE, OLD = MODEL.events


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "expected"),
    [
        pytest.param(9, 9, "exact", "9", id="exact"),
        pytest.param(9, None, "at_least", "at least 9", id="at least"),
        pytest.param(26200, None, "more_than", "more than 26,200", id="more than"),
        pytest.param(None, 80, "up_to", "up to 80", id="up to"),
        pytest.param(40, 40, "nearly", "nearly 40", id="nearly"),
        pytest.param(10, 12, "range", "10 to 12", id="from to"),
        pytest.param(None, None, "vague", "no figure", id="several"),
        pytest.param(24, None, "vague", "24 or more", id="dozens"),
        pytest.param(0, 0, "exact", "0", id="nobody"),
    ],
)
def test_figure(low: int | None, high: int | None, qualifier: str, expected: str) -> None:
    assert words.figure(low, high, qualifier) == expected


def date(**fields: object) -> Date:
    empty = dict.fromkeys(("value", "start", "end", "precision", "time", "partial"))
    return Date.model_validate(
        {"kind": "date", "basis": "stated", "spans": [], "claims": [], **empty, **fields}
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(None, "date not given", id="none"),
        pytest.param(
            date(start="2033-03-13", end="2033-03-13", precision="day"), "2033-03-13 (Sunday)", id="day"
        ),
        pytest.param(
            date(start="2033-03-12", end="2033-03-13", precision="range"),
            "2033-03-12 to 2033-03-13",
            id="range",
        ),
        pytest.param(date(start="2033-03-01", end="2033-03-31", precision="month"), "2033-03", id="month"),
        pytest.param(date(start="2033-01-01", end="2033-12-31", precision="year"), "2033", id="year"),
        pytest.param(
            date(start="2033-03-13", end="2033-03-13", precision="part_of_day", time="night"),
            "2033-03-13 (Sunday), night",
            id="part of day",
        ),
        pytest.param(
            date(start="2033-03-13", end="2033-03-13", precision="day", basis="assumed"),
            "2033-03-13 (Sunday), assumed from the day of publication",
            id="assumed",
        ),
        pytest.param(date(partial="weekday:7"), "date open: weekday:7", id="open"),
        pytest.param(
            date(partial="weekday:7", spans=[{"start": 0, "end": 6, "quote": "Sunday"}]),
            "date open: “Sunday”",
            id="open, quoted",
        ),
    ],
)
def test_date_words(given: Date | None, expected: str) -> None:
    assert words.date_words(given) == expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        pytest.param(
            RAID.places[0], "place open: Tall ‘Arin, North, SY or Tel Arin, North, SY", id="two candidates"
        ),
        pytest.param(RAID.places[1], "North, SY, exact", id="resolved"),
        pytest.param(STRIKE.places[0], "50 km south of Karvan, place open", id="offset"),
    ],
)
def test_where_words(place: Place, expected: str) -> None:
    assert words.where_words(place) == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        pytest.param(MODEL.claims[0], "two residents via Harbour Radio: said", id="asserts through a relay"),
        pytest.param(MODEL.claims[1], "army: denied responsibility", id="denies the part in it"),
        pytest.param(MODEL.claims[2], "army: blamed Northern Front; probable", id="blames, hedged"),
        pytest.param(
            MODEL.claims[3],
            "Northern Front: claimed responsibility; by telegram",
            id="claims it, by a medium",
        ),
    ],
)
def test_claim_words(claim: Claim, expected: str) -> None:
    assert f"{words.speaker(claim)}: {words.stance_words(MODEL, claim)}" == expected


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        pytest.param(RAID, "reported", id="news"),
        pytest.param(OLD, "background, reported", id="background"),
        pytest.param(
            RAID.model_copy(update={"happened": "denied"}),
            "denied; nobody in the report says it happened",
            id="denied",
        ),
    ],
)
def test_happened_words(event: Event, expected: str) -> None:
    assert words.happened_words(event) == expected


def test_every_name_of_the_contract_has_words() -> None:
    from typing import get_args

    from dateline import contract

    assert all(words.type_words(name) for name in get_args(contract.EventType))
    assert set(words.HAPPENED) == set(get_args(contract.Happened))
    assert set(words.STANCES) == set(get_args(contract.Stance))
    assert set(words.OBJECTS) == set(get_args(contract.About))


@pytest.mark.parametrize(
    ("quotes", "expected"),
    [
        pytest.param(["that it was so"], "that it was so", id="indirect"),
        pytest.param(['"It was so,"'], "It was so", id="direct"),
        pytest.param(["“It was”", "“so”"], "It was” … “so", id="in two pieces"),
        pytest.param(["it\nwas"], "it was", id="over lines"),
    ],
)
def test_said(quotes: list[str], expected: str) -> None:
    spans = [Span(start=0, end=len(q), quote=q) for q in quotes]
    assert words.said(spans) == expected

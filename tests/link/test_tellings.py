"""What linking sees of an event."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.link.test_weigh import account

from dateline.link.tellings import read_telling, telling_of, written
from dateline.link.weigh import Account


def told_at(*places: dict[str, Any], around: tuple[dict[str, Any], ...] = ()) -> Account:
    """An event at some places, in a report that names others."""
    told = account("a", places=list(places), victims=[], weapons=[], damage=[], mentions=[])
    told.report.update(language="en", around=around)
    return told


def candidate(country: str, score: float) -> dict[str, Any]:
    at = {"XA": (34.0, 44.0), "XB": (12.0, 4.0), "XC": (-3.0, 29.0)}[country]
    return {"id": f"gn:{country}", "name": "Karvan", "country": country, "admin1": None, "lat": at[0], "lon": at[1],
            "precision": "exact", "score": score}  # fmt: skip


@pytest.mark.parametrize(
    ("scores", "countries"),
    [
        pytest.param({"XA": 0.97, "XB": 0.03}, {"XA"}, id="sure"),
        pytest.param({"XA": 0.6, "XB": 0.38, "XC": 0.02}, {"XA", "XB"}, id="one of two"),
        pytest.param({}, {"XA"}, id="said by a person"),
    ],
)
def test_a_place_may_be_any_that_nothing_decides_against(
    scores: dict[str, float], countries: set[str]
) -> None:
    found = [candidate(country, score) for country, score in scores.items()]
    place = {
        "name": "Karvan",
        "role": "where",
        "spans": [],
        "candidates": found,
        "resolved": candidate("XA", 1.0),
    }
    assert {spot.country for spot in telling_of(told_at(place)).spots} == countries


def test_what_a_report_names_counts_where_the_place_is_not_known() -> None:
    unknown = {"name": "Upper Ford", "role": "where", "spans": [], "resolved": None}
    land = {**candidate("XA", 1.0), "name": "Xaland", "precision": "country"}
    named = ({"name": "Karvan", "resolved": candidate("XA", 1.0)}, {"name": "Xaland", "resolved": land})
    around = telling_of(told_at(unknown, around=named)).around
    assert {"XA", "karvan"} <= around
    assert "xaland" not in around


@pytest.mark.parametrize(
    ("time", "hours"),
    [("morning", (5, 11)), ("night", (21, 29)), ("06:40", (6, 6)), ("19:05", (19, 19)), (None, None)],
)
def test_a_time_of_day_is_kept_in_hours(time: str | None, hours: tuple[int, int] | None) -> None:
    day = {"basis": "stated", "start": "2034-03-13", "end": "2034-03-13", "time": time}
    spoken = told_at()
    spoken.event["date"] = day
    told = telling_of(spoken)
    assert told.hours == hours
    assert read_telling(told.key, written(told)) == told


def test_a_telling_that_an_earlier_version_put_down_has_no_hours() -> None:
    told = telling_of(told_at())
    body = json.loads(written(told))
    del body["hours"]
    assert read_telling(told.key, json.dumps(body)) == told

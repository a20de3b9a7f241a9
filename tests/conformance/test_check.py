"""The checker itself: it must be able to fail."""

from __future__ import annotations

from typing import Any

import pytest

from .check import alike, failures

TEXT = "Rebels shelled Karvan on Sunday, police said."


def span(quote: str) -> dict[str, Any]:
    start = TEXT.index(quote)
    return {"start": start, "end": start + len(quote), "quote": quote}


def reading(**changes: Any) -> dict[str, Any]:
    event = {
        "id": "e1",
        "type": "ART_MISS_ATTACK",
        "happened": "actual",
        "news": True,
        "part_of": None,
        "trigger": span("shelled"),
        "actors": [{"name": "Rebels", "spans": [span("Rebels")]}],
        "recipients": [],
        "victims": [],
        "places": [{"name": "Karvan", "role": "where", "spans": [span("Karvan")]}],
        "date": {"start": "2031-05-04", "end": "2031-05-04", "precision": "day"},
        "weapons": [],
        "tolls": [{"kind": "killed", "low": 9, "high": None, "total": False}],
        "toll_status": "figures",
        **changes,
    }
    claim = {
        "id": "c1",
        "events": ["e1"],
        "source": {"name": "police", "spans": [span("police")]},
        "via": [],
        "stance": "asserts",
        "certainty": "certain",
        "about": "event",
    }
    return {"report": {"id": "x", "text": TEXT}, "events": [event], "claims": [claim]}


GOOD = [
    {
        "events": [{"type": ["ATTACK", "ART_MISS_ATTACK"], "actors": ["the rebels"], "actors_exactly": True}],
        "events_exactly": True,
    },
    {"events": [{"date": "2031-05-04", "killed": [9, None], "places": ["Karvan"]}]},
    {
        "claims": [{"source": ["army", "police"], "stance": "asserts", "via": [], "event": 0}],
        "events": [{}],
        "claims_exactly": True,
    },
    {"events": [{"any_of": [{"type": "ATTACK"}, {"type": "ART_MISS_ATTACK"}]}]},
]
BAD = [
    {"events": [{"type": "ATTACK"}]},
    {"events": [{"actors": [], "actors_exactly": True}]},
    {"events": [{"actors": ["soldiers"]}]},
    {"events": [{"date": None}]},
    {"events": [{"killed": [9, 9]}]},
    {"events": [{"no_toll": True}]},
    {"events": [{"not_figures": [9]}]},
    {"events": [{}, {}]},
    {"events": [], "events_exactly": True},
    {"no_events": True},
    {"no_claims": True},
    {"events": [{"hedged": True}]},
    {"claims": [{"source": "police", "stance": "denies"}]},
    {"claims": [{"source": "OUTLET"}]},
    {"not_claims": [{"source": "police"}]},
    {"events": [{}], "claims": [{"source": "police", "via": ["Harbour Radio"]}]},
    {"places": [{"name": "Karvan"}]},
    {"checks": ["count_mismatch"]},
]


@pytest.mark.parametrize("expect", GOOD)
def test_right_reading_passes(expect: dict[str, Any]) -> None:
    assert failures({"expect": expect}, reading()) == []


@pytest.mark.parametrize("expect", BAD)
def test_wrong_reading_fails(expect: dict[str, Any]) -> None:
    assert failures({"expect": expect}, reading())


def test_drifted_span_fails() -> None:
    drifted = reading(trigger={"start": 0, "end": 4, "quote": "shelled"})
    assert failures({"expect": {}}, drifted)


def test_failed_report_fails() -> None:
    assert failures({"expect": {}}, {"id": "x", "error": {"kind": "empty"}})


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Northern Front", "the Northern Front's fighters", True),
        ("front", "Northern Front", True),
        ("Northern Front", "Southern Front", False),
        ("soldiers", "a soldier", True),
        ("Al-Fashir", "al Fashir", True),
        ("police", "army", False),
    ],
)
def test_names(left: str, right: str, same: bool) -> None:
    assert alike(left, right) is same

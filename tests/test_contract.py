"""The mapping from the records to the contract, its schema, and what validation refuses."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dateline.contract import Toll, schema, to_contract, totals, validate
from dateline.errors import BadRecord
from serve.example import EMPTY, READING

PUBLISHED = Path(__file__).parent.parent / "docs" / "schema" / "reading.json"


@pytest.fixture
def plain() -> dict[str, Any]:
    return to_contract(READING)


def test_published_schema_is_the_schema() -> None:
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == schema(), "run `make docs`"


@pytest.mark.parametrize("reading", [READING, EMPTY], ids=["everything filled", "nothing found"])
def test_reading_fits_schema_and_itself(reading: Any) -> None:
    plain = json.loads(json.dumps(to_contract(reading)))
    jsonschema.validate(plain, schema())
    validate(plain)


FIELDS = {
    "reading": "schema report events claims entities places dates attributions marks checks glosses run",
    "event": "id type happened news part_of count trigger mentions actors recipients victims places date "
    "dates weapons tolls toll_status totals damage reasons claims score evidence",
    "claim": "id events about stance certainty source via medium date cue content method score",
    "weapon": "spans class claims",
}


def test_fields_are_those_of_the_contract(plain: dict[str, Any]) -> None:
    drone = plain["events"][1]["weapons"][0]
    found = {"reading": plain, "event": plain["events"][0], "claim": plain["claims"][0], "weapon": drone}
    assert {name: " ".join(record) for name, record in found.items()} == FIELDS
    assert plain["events"][1]["places"][0]["offset"]["from"]["name"] == "Karvan"


def test_ids_run_through_the_reading(plain: dict[str, Any]) -> None:
    assert [e["id"] for e in plain["events"]] == ["e1", "e2", "e3"]
    assert [c["id"] for c in plain["claims"]] == ["c1", "c2", "c3", "c4"]
    assert [t["id"] for e in plain["events"] for t in e["tolls"]] == ["t1", "t2", "t3", "t4"]
    assert plain["events"][0]["tolls"][1]["of"] == "t1"
    assert plain["claims"][0]["events"] == ["e1"]


def test_what_is_not_known_is_null(plain: dict[str, Any]) -> None:
    assert plain["events"][0]["places"][0]["resolved"] is None
    assert [c["id"] for c in plain["events"][0]["places"][0]["candidates"]] == ["g:2", "g:3", None]
    assert to_contract(EMPTY)["report"]["dateline"] is None
    assert plain["events"][1]["date"]["basis"] == "assumed"
    assert plain["events"][1]["date"]["spans"] == []


def test_notes_of_ingest_become_checks(plain: dict[str, Any]) -> None:
    assert [c["kind"] for c in plain["checks"]] == ["text_truncated", "toll_mismatch"]


def broken(plain: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    found = copy.deepcopy(plain)
    *way, last = [int(x) if x.isdigit() else x for x in path.split(".")]
    node: Any = found
    for step in way:
        node = node[step]
    node[last] = value
    return found


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        pytest.param("events.0.type", "ATACK", "events.0.type", id="unknown event type"),
        pytest.param(
            "events.0.trigger.quote", "kissed", "quotes 'kissed'", id="quote that is not the text's"
        ),
        pytest.param("report.text", "Changed.", "quotes", id="text changed after reading"),
        pytest.param("events.0.claims", ["c9"], "claim 'c9'", id="claim that is not there"),
        pytest.param("events.0.part_of", "e7", "event 'e7'", id="aggregate that is not there"),
        pytest.param("events.0.tolls.1.of", "t9", "toll 't9'", id="toll that is not there"),
        pytest.param("claims.3.source.entity", "nobody", "entity 'nobody'", id="entity that is not there"),
        pytest.param("marks.0.used_by", "c8", "claim 'c8'", id="mark of a claim that is not there"),
        pytest.param("schema", "dateline/2", "schema", id="another contract"),
    ],
)
def test_validate_refuses(plain: dict[str, Any], path: str, value: object, message: str) -> None:
    with pytest.raises(BadRecord, match=message):
        validate(broken(plain, path, value))


def test_validate_refuses_what_is_no_reading() -> None:
    with pytest.raises(BadRecord, match="report"):
        validate({"schema": "dateline/1"})


TWO = "Five soldiers and three civilians died. Later nine people died."


def toll(
    words: str,
    low: int | None,
    high: int | None,
    who: str = "people",
    *,
    id: str = "t1",
    of: str | None = None,
    total: bool = False,
    claims: tuple[str, ...] = (),
    kind: str = "killed",
    qualifier: str = "exact",
) -> Toll:
    start = TWO.index(words)
    return Toll.model_validate(
        {
            "id": id,
            "kind": kind,
            "low": low,
            "high": high,
            "qualifier": qualifier,
            "who": who,
            "spans": [{"start": start, "end": start + len(words), "quote": words}],
            "basis": "stated",
            "of": of,
            "total": total,
            "claims": list(claims),
        }
    )


@pytest.mark.parametrize(
    ("tolls", "expected"),
    [
        pytest.param([toll("nine people", 9, 9)], {"killed": (9, 9)}, id="one figure"),
        pytest.param([toll("nine people", 9, None)], {"killed": (9, None)}, id="open figure"),
        pytest.param([toll("nine people", None, 80)], {"killed": (None, 80)}, id="up to"),
        pytest.param([toll("nine people", None, None)], {}, id="several, no figure"),
        pytest.param(
            [toll("Five soldiers", 5, 5, "soldiers"), toll("three civilians", 3, 3, "civilians", id="t2")],
            {"killed": (8, 8)},
            id="groups told together are added",
        ),
        pytest.param(
            [
                toll("Five soldiers", 5, 5, "soldiers", claims=("c1",)),
                toll("three civilians", 3, 3, "civilians", id="t2", claims=("c2",)),
            ],
            {"killed": (3, 5)},
            id="groups of two sources are spanned",
        ),
        pytest.param(
            [toll("nine people", 9, 9), toll("three civilians", 12, 12, id="t2", claims=("c1",))],
            {"killed": (9, 12)},
            id="competing figures are spanned",
        ),
        pytest.param(
            [toll("nine people", 9, None), toll("three civilians", 12, 12, id="t2")],
            {"killed": (9, 12)},
            id="at least nine beside twelve",
        ),
        pytest.param(
            [toll("nine people", 9, None), toll("three civilians", 9, 9, id="t2")],
            {"killed": (9, None)},
            id="at least nine beside nine stays open",
        ),
        pytest.param(
            [toll("nine people", 9, 9), toll("three civilians", 3, 3, "civilians", id="t2", of="t1")],
            {"killed": (9, 9)},
            id="a part is not added to its whole",
        ),
        pytest.param(
            [toll("nine people", 9, 9), toll("three civilians", 3, 3, "civilians", id="t2")],
            {"killed": (9, 9)},
            id="a narrower group under a larger whole",
        ),
        pytest.param(
            [
                toll("nine people", None, 80, claims=("c2",)),
                toll("three civilians", 45, None, "civilians", id="t2", claims=("c1",)),
            ],
            {"killed": (45, 80)},
            id="at least 45 civilians beside up to 80 by another",
        ),
        pytest.param(
            [
                toll("nine people", 24, None, qualifier="vague"),
                toll("three civilians", 50, 100, id="t2", qualifier="range"),
            ],
            {"killed": (50, 100)},
            id="dozens beside a range",
        ),
        pytest.param(
            [toll("nine people", 24, None, qualifier="vague"), toll("three civilians", 3, 3, id="t2")],
            {"killed": (3, None)},
            id="dozens beside three competes",
        ),
        pytest.param(
            [
                toll("nine people", None, None),
                toll("three civilians", 3, 3, "civilians", id="t2", of="t1"),
            ],
            {"killed": (3, None)},
            id="parts of a whole without figure",
        ),
        pytest.param(
            [
                toll("nine people", 9, 9, kind="harmed"),
                toll("three civilians", 3, 3, id="t2", of="t1"),
            ],
            {"harmed": (9, 9), "killed": (3, 3)},
            id="killed among the harmed",
        ),
        pytest.param(
            [toll("nine people", 9, 9, total=True)], {}, id="a running total is no toll of the event"
        ),
        pytest.param([toll("nine people", 0, 0)], {"killed": (0, 0)}, id="nobody killed is a figure"),
    ],
)
def test_totals(tolls: list[Toll], expected: dict[str, tuple[int | None, int | None]]) -> None:
    assert {kind: (t.low, t.high) for kind, t in totals(tolls, TWO).items()} == expected


@pytest.mark.parametrize(
    ("tolls", "expected"),
    [
        pytest.param(
            [toll("Five", 5, 5, "soldiers"), toll("nine", 9, 9, "militants", id="t2")],
            (14, 14),
            id="both sides",
        ),
        pytest.param(
            [toll("Five", 5, 5, "soldiers"), toll("three", 3, 3, "soldiers", id="t2")],
            (3, 5),
            id="one side only",
        ),
        pytest.param(
            [
                toll("Five", 5, 5, "soldiers"),
                toll("three", 3, 3, "militants", id="t2"),
                toll("nine", 9, 9, id="t3"),
            ],
            (9, 9),
            id="a figure for both of them stands for them",
        ),
    ],
)
def test_totals_of_a_clash(tolls: list[Toll], expected: tuple[int, int]) -> None:
    found = totals(tolls, TWO, clash=True)["killed"]
    assert (found.low, found.high) == expected

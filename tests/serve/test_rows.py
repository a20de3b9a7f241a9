"""One row an event, for CSV and data frames."""

from __future__ import annotations

import csv
import io

from dateline.contract import to_model
from dateline.serve import rows
from serve.example import EMPTY, READING

MODEL = to_model(READING)


def read_back() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(rows.header() + rows.lines(MODEL))))


def test_one_row_an_event() -> None:
    assert [r["event"] for r in read_back()] == ["e1", "e2", "e3"]
    assert rows.lines(to_model(EMPTY)) == ""


def test_values_come_back() -> None:
    raid = read_back()[0]
    assert (raid["killed_low"], raid["killed_high"]) == ("9", "")
    assert raid["place"] == "Karvan"  # the narrowest that is resolved
    assert raid["places"] == "Tel Arin; Karvan"
    assert raid["sources"] == "two residents via Harbour Radio; army"
    assert raid["date_start"] == "2033-03-13"


def test_numbers_stay_numbers() -> None:
    raid = rows.rows(MODEL)[0]
    assert raid["killed_low"] == 9
    assert raid["latitude"] == 35.1
    assert raid["killed_high"] is None


def test_words_do_not_become_formulas() -> None:
    event = MODEL.events[0]
    actor = event.actors[0].model_copy(update={"name": "=1+1"})
    model = MODEL.model_copy(update={"events": [event.model_copy(update={"actors": [actor]})]})
    assert next(csv.DictReader(io.StringIO(rows.header() + rows.lines(model))))["actors"] == "'=1+1"

"""Incidents of many years moved into one week: how far apart what hangs together was, it stays."""

from __future__ import annotations

from typing import Any

from dateline.evaluate.linking import DAYS, WEEK, into_one_week


def line(report: str, *events: tuple[str, str | None], published: str = "2034-03-14") -> dict[str, Any]:
    told = [{"incident": incident, "date": day} for incident, day in events]
    return {"id": report, "published": published, "events": told}


def test_reports_that_share_an_incident_move_together() -> None:
    by = into_one_week(
        [
            line("wire", ("karvan", "2033-05-02")),
            line("weekly", ("karvan", "2033-05-02"), ("tel arin", "2033-05-04")),
            line("radio", ("tel arin", None)),
            line("log", ("gao", None), published="2036-01-09"),
        ]
    )
    assert by["wire"] == by["weekly"] == by["radio"]
    first_days = {"wire": "2033-05-02", "log": "2036-01-09"}
    moved = {
        r: by[r] + WEEK.fromisoformat(day).toordinal() - WEEK.toordinal() for r, day in first_days.items()
    }
    assert set(moved.values()) <= set(range(DAYS))
    assert moved["wire"] != moved["log"]

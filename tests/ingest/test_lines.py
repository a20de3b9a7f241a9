"""JSON Lines: a bad line costs only itself."""

import json

import pytest

from dateline.errors import InputError
from dateline.ingest import read_lines
from dateline.records.text import Report

BODY = "Shells hit the market of Tel Arin on Sunday, two residents said."


def test_fields_reach_the_report() -> None:
    line = {"id": "r1", "text": BODY, "title": "Nine dead", "published": "2031-03", "outlet": "Harbour Radio"}
    (report,) = read_lines([json.dumps(line | {"url": "https://h.example", "language": "en", "x": 1})])
    assert isinstance(report, Report)
    assert (report.id, report.title, report.published) == ("r1", "Nine dead", "2031-03")
    assert (report.outlet, report.url, report.language) == ("Harbour Radio", "https://h.example", "en")


def test_what_is_given_fills_what_a_line_leaves_open() -> None:
    lines = [
        json.dumps({"text": BODY, "published": "2031-03-01"}),
        json.dumps({"text": BODY, "outlet": None}),
    ]
    reports = list(read_lines(lines, published="2031-04-01", outlet="Delta Post"))
    assert [r.published for r in reports if isinstance(r, Report)] == ["2031-03-01", "2031-04-01"]
    assert [r.outlet for r in reports if isinstance(r, Report)] == ["Delta Post", "Delta Post"]


@pytest.mark.parametrize(
    ("line", "id", "kind"),
    [
        pytest.param("{no json", None, "BadRecord", id="no JSON"),
        pytest.param("[1]", None, "BadRecord", id="no object"),
        pytest.param(b"\xff\xfe{", None, "BadRecord", id="no UTF-8"),
        pytest.param("[" * 100_000, None, "BadRecord", id="nested too deep"),
        pytest.param('{"id": "r1"}', "r1", "BadRecord", id="no text"),
        pytest.param('{"id": "r1", "text": 5}', "r1", "BadRecord", id="text is a number"),
        pytest.param('{"id": "r1", "text": "a", "title": ["b"]}', "r1", "BadRecord", id="title is a list"),
        pytest.param('{"id": "r1", "text": " "}', "r1", "EmptyInput", id="blank text"),
        pytest.param('{"id": "r1", "text": "a b", "published": "soon"}', "r1", "BadRecord", id="no date"),
        pytest.param('{"id": 7, "text": ""}', "7", "EmptyInput", id="a number for an id"),
    ],
)
def test_a_bad_line_costs_only_itself(line: str | bytes, id: str | None, kind: str) -> None:
    good = json.dumps({"id": "good", "text": BODY})
    first, bad, last = read_lines([good, line, "", good])
    assert isinstance(first, Report)
    assert isinstance(last, Report)
    assert isinstance(bad, tuple)
    assert (bad[0], bad[1].kind) == (id, kind)
    assert isinstance(bad[1], InputError)
    assert "2" in bad[1].message or "r1" in bad[1].message


def test_markup_in_a_line_is_text() -> None:
    (report,) = read_lines([json.dumps({"text": "<p>Shells hit Tel Arin.</p>"})])
    assert isinstance(report, Report)
    assert report.text == "<p>Shells hit Tel Arin.</p>"

"""The adapters for event types, tolls, event places and marks: known readings give known figures."""

import json

import pytest

from dateline.errors import InputError
from dateline.evaluate import event_place, marks, tolls, types


def span(start, end):
    return {"start": start, "end": end, "quote": ""}


def event(type_="ATTACK", *, news=True, happened="actual", mentions=1, killed=None, places=()):
    totals = {"killed": {"low": killed[0], "high": killed[1], "tolls": []}} if killed else {}
    return {
        "type": type_,
        "news": news,
        "happened": happened,
        "mentions": [span(0, 4)] * mentions,
        "totals": totals,
        "places": [{"spans": [span(*p)], "role": "where"} for p in places],
    }


def reading(*events, marked=()):
    return {"events": list(events), "marks": [{"spans": [span(*m)]} for m in marked]}


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        pytest.param([], None, id="none"),
        pytest.param([event("ARREST"), event("ATTACK")], "ARREST", id="the first"),
        pytest.param([event("ARREST"), event("ATTACK", mentions=2)], "ATTACK", id="mentioned more"),
        pytest.param([event("ARREST", news=False), event("ATTACK")], "ATTACK", id="news first"),
        pytest.param([event("THREAT", happened="planned"), event("AID")], "AID", id="happened first"),
    ],
)
def test_main_type(events, expected):
    assert types.main_type(reading(*events)) == expected


def test_types_weigh_by_gold_and_count_false_alarms(tmp_path):
    rows = [("1", "a", "ATTACK"), ("2", "b", "ATTACK"), ("3", "c", "ARREST"), ("4", "d", "NATURAL_DISASTER")]
    lines = ["id\tEventSnippet\tSubType", *("\t".join(r) for r in rows)]
    (tmp_path / types.FILE).write_text("\n".join(lines), encoding="utf-8")
    found = {"a": "ATTACK", "b": "ARREST", "c": "ARREST", "d": "ATTACK"}
    scores = types.evaluate(tmp_path, lambda text: reading(event(found[text])))
    assert scores["by_type"] == {"ARREST": 66.67, "ATTACK": 50.0}
    assert scores["weighted_f"] == 55.56
    assert scores["misses"] == ["2", "4"]
    assert (scores["snippets"], scores["of_contract"]) == (4, 3)


@pytest.mark.parametrize(
    ("killed", "expected"),
    [
        pytest.param([(9, 9)], 9, id="exact"),
        pytest.param([(9, None)], 9, id="at least"),
        pytest.param([(None, 8)], 8, id="up to"),
        pytest.param([(2, 2), (9, 9)], 9, id="the largest of several"),
        pytest.param([(None, None)], None, id="several"),
        pytest.param([], None, id="none"),
    ],
)
def test_figure(killed, expected):
    assert tolls.figure(reading(*(event(killed=k) for k in killed)), "killed") == expected


def test_tolls_tell_exact_figures_from_false_alarms(tmp_path):
    rows = [("hit", "9", "0"), ("miss", "2", "0"), ("alarm", "0", "3")]
    unnamed = {"City": "", "Perpetrator": "Unknown"}
    lines = [json.dumps({"Description": d, "Fatalities": k, "Injuries": w, **unnamed}) for d, k, w in rows]
    (tmp_path / tolls.FILE).write_text("\n".join(lines), encoding="utf-8")
    scores = tolls.evaluate(tmp_path, lambda text: reading(event(killed={"hit": (9, 9)}.get(text, (1, 1)))))
    assert scores["killed"] == {
        "above_zero": 2,
        "exact": 50.0,
        "any_figure": 100.0,
        "zero": 1,
        "false_alarms": 100.0,
        "misses": ["2", "3"],
    }
    assert scores["wounded"]["exact"] == 0.0
    assert scores["city"] is None


def test_described_incidents_count_who_and_where_they_name(tmp_path):
    row = {"Fatalities": "", "Injuries": "", "City": "Karvan", "Perpetrator": "Hill Front (HF)"}
    texts = ("The Hill Front bombed Karvan.", "The HF bombed Karvan.", "Somebody bombed a town.")
    lines = [json.dumps({**row, "Description": text}) for text in texts]
    (tmp_path / tolls.FILE).write_text("\n".join(lines), encoding="utf-8")
    found = {"actors": [{"name": "HF rebels"}], "places": [{"name": "Old Karvan"}], "totals": {}}
    scores = tolls.evaluate(tmp_path, lambda text: {"events": [found] if "HF" in text else []})
    # The third names neither, and so counts in neither.
    assert (scores["city"], scores["perpetrator"]) == (50.0, 50.0)


@pytest.mark.parametrize(
    ("gold", "places", "figures"),
    [
        pytest.param([(10, 15)], [(10, 15)], (100.0, 100.0, 100.0), id="found"),
        pytest.param([(10, 15)], [(8, 15)], (100.0, 100.0, 100.0), id="overlaps"),
        pytest.param([(10, 15)], [(10, 15), (20, 25)], (50.0, 100.0, 0.0), id="one too many"),
        pytest.param([(10, 15)], [], (None, 0.0, 0.0), id="missed"),
        pytest.param([], [], (None, None, 100.0), id="rightly none"),
        pytest.param([], [(20, 25)], (0.0, None, 0.0), id="wrongly one"),
    ],
)
def test_event_place(tmp_path, gold, places, figures):
    spans = [{"label": "VERB", "start": 2, "end": 6}]
    spans += [{"label": "LOCATION", "start": a, "end": b} for a, b in gold]
    (tmp_path / event_place.FILE).write_text(json.dumps({"text": "x", "spans": spans}), encoding="utf-8")
    scores = event_place.evaluate(tmp_path, lambda text: reading(event(places=places)))
    assert (scores["precision"], scores["recall"], scores["exact"]) == figures


def test_event_elsewhere_gives_no_place(tmp_path):
    row = {"text": "x", "spans": [{"label": "VERB", "start": 40, "end": 46}]}
    (tmp_path / event_place.FILE).write_text(json.dumps(row), encoding="utf-8")
    scores = event_place.evaluate(tmp_path, lambda text: reading(event(places=[(10, 15)])))
    assert (scores["has_event"], scores["found"]) == (0.0, 0)


def test_marks_by_overlap_and_exactly(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "article1.txt").write_text("x", encoding="utf-8")
    labels = "article\ttechnique\tstart\tend\n1\tL\t0\t5\n1\tL\t10\t15\n1\tN\t30\t35\n"
    (tmp_path / marks.LABELS).write_text(labels, encoding="utf-8")
    scores = marks.evaluate(tmp_path, lambda text: reading(marked=[(0, 5), (12, 20), (50, 55)]))
    assert scores["overlap_precision"] == scores["overlap_recall"] == scores["overlap_f"] == 66.67
    assert scores["exact_f"] == 33.33
    assert scores["misses"] == ["1:30"]


@pytest.mark.parametrize("adapter", [types, tolls, event_place, marks], ids=lambda m: m.__name__)
def test_missing_set_says_what_to_do(tmp_path, adapter):
    with pytest.raises(InputError) as raised:
        adapter.evaluate(tmp_path, lambda text: reading())
    assert "--data" in raised.value.hint

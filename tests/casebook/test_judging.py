"""People's judgements: each row is what somebody held of a value, and what the incident then shows."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from dateline.casebook import Casebook
from dateline.casebook.agreement import Vote, agreement
from dateline.contract import to_contract
from dateline.errors import CasebookError, DatelineError
from dateline.serve.reader import Reader

NEWS = {
    "harbour": (
        "Gunmen killed nine people in the village of Tel Arin on Sunday, residents said. The army denied that its"
        " soldiers were involved."
    ),
    "valley": "Nine people were killed in an attack on Tel Arin on Sunday, the Valley Monitor group said.",
    "other": "A drone strike wounded two soldiers in Gao on Monday, the governor said.",
}
Body = dict[str, Any]


def add(casebook: Casebook, reader: Reader, *names: str) -> None:
    for name in names:
        given = {"id": name, "outlet": f"The {name} post", "published": "2034-03-14"}
        casebook.add(reader.read(NEWS[name], **given).reading)
    casebook.link()


def reread(casebook: Casebook, name: str, change: Callable[[Body], None]) -> None:
    """A newer version of the reader has read a report, and has something else."""
    body = deepcopy(dict(casebook.book.reading(name) or {}))
    body["run"] = {**body["run"], "version": "99.0"}
    change(body)
    run = casebook.book.begin_run(body["run"], "2099-01-01T00:00:00.000000+00:00")
    casebook.book.keep(body, run=run, at="2099-01-01", raw=None)
    casebook.link()


def renumbered(body: Body) -> None:
    """Another event stands first now: what was e1 is e2."""
    words = {"start": 0, "end": 6, "quote": body["report"]["text"][:6]}
    first = {**deepcopy(body["events"][0]), "trigger": words, "mentions": [words], "news": False, "tolls": []}
    for event in body["events"]:
        event["id"] = f"e{int(event['id'][1:]) + 1}"
    for claim in body["claims"]:
        claim["events"] = [f"e{int(id_[1:]) + 1}" for id_ in claim["events"]]
    body["events"].insert(0, first)


def without_tolls(body: Body) -> None:
    body["events"][0] |= {"tolls": [], "totals": {}}


def without_events(body: Body) -> None:
    body["events"] = []


def one(casebook: Casebook) -> Any:
    (incident,) = casebook.incidents()
    return incident


def held(
    casebook: Casebook, verdict: str, path: str, value: str = "", key: str = "harbour#e1", by: str = "A"
) -> Any:
    casebook.judge(key, None, verdict, by=by, path=path, value=value)
    casebook.link()
    return one(casebook)


def shown(incident: Any) -> dict[str, Any]:
    """An incident in one line of values."""
    killed = incident["tolls"].get("killed") or {}
    return {
        "type": incident["type"],
        "status": incident["status"],
        "start": (incident["date"] or {}).get("start"),
        "place": (incident["place"] or {}).get("name"),
        "lat": (incident["place"] or {}).get("lat"),
        "actors": [a["name"] for a in incident["actors"]],
        "killed": killed.get("best"),
        "label": incident["label"],
    }


@pytest.mark.parametrize(
    ("verdict", "path", "value", "expected"),
    [
        pytest.param("correct", "type", "AIR_STRIKE", {"type": "AIR_STRIKE"}, id="a type"),
        pytest.param("correct", "date.start", "2034-03-05", {"start": "2034-03-05"}, id="a day"),
        pytest.param(
            "correct", "date", "2034-03-04/2034-03-05", {"start": "2034-03-04"}, id="a range of days"
        ),
        pytest.param("reject", "date", "", {"start": None, "label": "Attack in Tel Arin"}, id="no date"),
        pytest.param("correct", "tolls.0.low", "11", {"killed": 11}, id="a toll that is one number"),
        pytest.param("reject", "tolls.0", "", {"killed": None}, id="a toll taken out"),
        pytest.param(
            "correct", "actors.0.name", "Northern Front", {"actors": ["Northern Front"]}, id="a name"
        ),
        pytest.param("reject", "actors.0.name", "", {"actors": []}, id="a name that is none"),
        pytest.param(
            "correct", "places.0.resolved", "34.05, 44.02", {"lat": 34.05, "place": "Tel Arin"}, id="a point"
        ),
        pytest.param(
            "correct",
            "places.0.resolved",
            '{"lat": 34.05, "lon": 44.02}',
            {"lat": 34.05},
            id="a point as JSON",
        ),
        pytest.param("correct", "places.0.name", "Tel Orin", {"place": "Tel Orin"}, id="a place's name"),
        pytest.param("reject", "places.0", "", {"place": None}, id="a place taken out"),
        pytest.param("accept", "type", "", {"type": "ATTACK"}, id="accepted as it is"),
    ],
)
def test_a_judged_value_counts(
    casebook: Casebook, reader: Reader, verdict: str, path: str, value: str, expected: dict[str, Any]
) -> None:
    add(casebook, reader, "harbour")
    before = shown(one(casebook))
    incident = held(casebook, verdict, path, value)
    assert {name: shown(incident)[name] for name in expected} == expected
    (row,) = incident["judged"]
    assert (row["of"], row["path"], row["verdict"]) == ("harbour#e1", path, verdict)
    assert row["basis"].startswith("judged by A at 20")
    casebook.judge(row["id"], None, "undo", by="B")
    casebook.link()
    assert shown(one(casebook)) == before
    assert [j.verdict for j in casebook.book.judgements()] == [verdict, "undo"]


def test_the_machines_value_stays_beside(casebook: Casebook, reader: Reader) -> None:
    add(casebook, reader, "harbour")
    (row,) = held(casebook, "correct", "tolls.0.low", "11")["judged"]
    assert (row["machine"], row["value"]) == (9, 11)
    assert casebook.show("harbour#e1")[1]["judged"] == [{k: v for k, v in row.items() if k != "of"}]
    assert casebook.show("harbour")[1]["events"][0]["tolls"][0]["low"] == 9


def test_a_correction_changes_what_is_linked(casebook: Casebook, reader: Reader) -> None:
    """Nine days earlier it is another attack."""
    add(casebook, reader, "harbour", "valley")
    assert casebook.link() == 1
    casebook.judge("valley#e1", None, "correct", by="A", path="date.start", value="2034-03-03")
    assert casebook.link() == 2


def test_a_rejected_event_is_not_linked(casebook: Casebook, reader: Reader) -> None:
    add(casebook, reader, "harbour")
    casebook.judge("harbour#e1", None, "reject", by="A")
    assert casebook.link() == 0
    assert casebook.show("harbour#e1")[0] == "event"


def test_a_rejected_claim_speaks_for_nothing(casebook: Casebook, reader: Reader) -> None:
    add(casebook, reader, "harbour", "valley")
    assert one(casebook)["status"] == "corroborated"
    assert held(casebook, "reject", "", key="harbour#c1")["status"] == "single_source"


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        pytest.param("killed.best", "10", {"killed": 10}, id="best figure"),
        pytest.param("status", "contested", {"status": "contested"}, id="status"),
        pytest.param(
            "type", "ARREST", {"type": "ARREST", "label": "Arrest in Tel Arin, 2034-03-12"}, id="type"
        ),
        pytest.param("place", "34.05,44.02", {"lat": 34.05, "place": "Tel Arin"}, id="place"),
        pytest.param("date.start", "2034-03-11", {"start": "2034-03-11"}, id="date"),
    ],
)
def test_an_incidents_own_field_is_corrected(
    casebook: Casebook, reader: Reader, path: str, value: str, expected: dict[str, Any]
) -> None:
    add(casebook, reader, "harbour")
    id_ = one(casebook)["id"]
    incident = held(casebook, "correct", path, value, key=id_)
    assert {name: shown(incident)[name] for name in expected} == expected
    assert incident["judged"][0]["of"] == id_
    add(casebook, reader, "valley")
    assert {name: shown(one(casebook))[name] for name in expected} == expected, "a later report joins"


def test_a_point_where_no_place_was_given(casebook: Casebook, reader: Reader) -> None:
    """It is called by its degrees: linking must not stand still for want of a name."""
    text = "Gunmen killed two soldiers on Sunday, the army said."
    casebook.add(reader.read(text, id="nowhere", published="2034-03-14").reading)
    casebook.link()
    incident = held(casebook, "correct", "place", "34.05,44.02", key=one(casebook)["id"])
    assert (incident["place"]["name"], incident["place"]["lat"]) == ("34.05, 44.02", 34.05)
    assert incident["label"].endswith(" 34.05, 44.02, 2034-03-12")


def test_an_incident_that_falls_apart_loses_its_judgement(casebook: Casebook, reader: Reader) -> None:
    add(casebook, reader, "harbour", "valley")
    held(casebook, "correct", "killed.best", "10", key=one(casebook)["id"])
    casebook.judge("harbour#e1", "valley#e1", "different", by="A")
    assert casebook.link() == 2
    assert {i["tolls"]["killed"]["best"] for i in casebook.incidents()} == {9}
    assert [row["state"] for row in casebook.judging.listed()] == ["orphaned", "in force"]


def test_the_last_judgement_on_a_value_counts(casebook: Casebook, reader: Reader) -> None:
    add(casebook, reader, "harbour")
    held(casebook, "correct", "tolls.0.low", "11", by="A")
    assert shown(held(casebook, "correct", "tolls.0.low", "12", by="B"))["killed"] == 12
    assert [row["state"] for row in casebook.judging.listed()] == ["replaced", "in force"]


# --- read anew -------------------------------------------------------------------------------------------


def test_judgements_follow_an_event_to_its_new_number(casebook: Casebook, reader: Reader) -> None:
    add(casebook, reader, "harbour", "valley")
    casebook.judge("harbour#e1", None, "correct", by="A", path="tolls.0.low", value="11")
    casebook.judge("harbour#e1", "valley#e1", "different", by="A")
    reread(casebook, "harbour", renumbered)
    found = {i["events"][0]: i["tolls"]["killed"]["best"] for i in casebook.incidents()}
    assert found == {"harbour#e2": 11, "valley#e1": 9}


@pytest.mark.parametrize(
    ("change", "state", "killed"),
    [
        pytest.param(renumbered, "in force", 11, id="under another number"),
        pytest.param(without_tolls, "in force", 11, id="the words are there, the value is not read any more"),
        pytest.param(without_events, "orphaned", None, id="the event is not read any more"),
    ],
)
def test_a_correction_survives_a_new_reading(
    casebook: Casebook, reader: Reader, change: Callable[[Body], None], state: str, killed: int | None
) -> None:
    add(casebook, reader, "harbour")
    held(casebook, "correct", "tolls.0.low", "11")
    reread(casebook, "harbour", change)
    (row,) = casebook.judging.listed()
    assert row["state"] == state
    assert [shown(i)["killed"] for i in casebook.incidents()] == ([killed] if killed else [])


def test_what_was_accepted_is_kept(casebook: Casebook, reader: Reader) -> None:
    add(casebook, reader, "harbour")
    held(casebook, "accept", "type")
    reread(casebook, "harbour", lambda body: body["events"][0].update(type="ARREST"))
    (row,) = one(casebook)["judged"]
    assert (shown(one(casebook))["type"], row["machine"]) == ("ATTACK", "ARREST")


def test_a_text_that_changed_moves_its_judgements(casebook: Casebook, reader: Reader) -> None:
    """A report of the same id comes with a line above it."""
    add(casebook, reader, "harbour")
    held(casebook, "correct", "actors.0.name", "Northern Front")
    text = "Late news\n\n" + NEWS["harbour"]
    longer = to_contract(reader.read(text, id="harbour", published="2034-03-14").reading)
    reread(casebook, "harbour", lambda body: body.update({k: v for k, v in longer.items() if k != "run"}))
    assert shown(one(casebook))["actors"] == ["Northern Front"]


def test_a_text_that_lost_the_words_orphans_its_judgements(casebook: Casebook, reader: Reader) -> None:
    add(casebook, reader, "harbour")
    held(casebook, "correct", "actors.0.name", "Northern Front")
    other = to_contract(reader.read(NEWS["valley"], id="harbour", published="2034-03-14").reading)
    reread(casebook, "harbour", lambda body: body.update({k: v for k, v in other.items() if k != "run"}))
    (row,) = casebook.judging.listed()
    assert row["state"] == "orphaned"
    assert "killed" in row["why"]
    assert shown(one(casebook))["actors"] == []


# --- errors ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "verdict", "more", "said"),
    [
        pytest.param(
            "harbour#e1", None, "correct", {"path": "tols.0.low"}, "Did you mean 'tolls.0.low'", id="path"
        ),
        pytest.param(
            "harbour#e1", None, "correct", {"path": "tolls.4.low", "value": "1"}, "has 1 tolls", id="number"
        ),
        pytest.param(
            "harbour#e1", None, "correct", {"path": "tolls.0.low", "value": "many"}, "'many'", id="value"
        ),
        pytest.param(
            "harbour#e1", None, "correct", {"path": "type", "value": "ATACK"}, "'ATTACK'", id="type"
        ),
        pytest.param(
            "harbour#e1", None, "correct", {"path": "actors.0", "value": "x"}, "as a whole", id="a whole"
        ),
        pytest.param(
            "harbour#e1", None, "reject", {"path": "happened"}, "needs a value", id="say what is right"
        ),
        pytest.param(
            "harbour#e1",
            None,
            "correct",
            {"path": "places.0.resolved", "value": '{"lat": 34, "lon": 44, "precision": "town"}'},
            "one of exact",
            id="how fine a point is",
        ),
        pytest.param(
            "harbour#e1",
            None,
            "correct",
            {"path": "places.0.resolved", "value": "134.05, 44.02"},
            "latitude first",
            id="no point on earth",
        ),
        pytest.param("harbour#e1", None, "same", {}, "accept", id="verdict of a pair"),
        pytest.param("harbour#e1", "harbour#e1", "same", {}, "twice", id="one event twice"),
        pytest.param("harbour#e7", None, "accept", {}, "no e7", id="no such event"),
        pytest.param("harbour", None, "accept", {}, "is a report", id="a report"),
        pytest.param("nobody#e1", None, "accept", {}, "not in this casebook", id="no such report"),
        pytest.param("ffff", None, "undo", {}, "no judgement", id="nothing to undo"),
        pytest.param("harbour#e1", None, "accept", {"by": " "}, "name", id="nobody judges"),
    ],
)
def test_what_does_not_fit_is_said(
    casebook: Casebook,
    reader: Reader,
    left: str,
    right: str | None,
    verdict: str,
    more: dict[str, str],
    said: str,
) -> None:
    add(casebook, reader, "harbour")
    with pytest.raises(DatelineError) as error:
        casebook.judge(left, right, verdict, **{"by": "A", **more})
    assert said in f"{error.value.message} {error.value.hint}"
    assert casebook.book.judgements() == []


# --- to another casebook and back ------------------------------------------------------------------------


def test_judgements_go_to_another_casebook(casebook: Casebook, reader: Reader, tmp_path: Any) -> None:
    add(casebook, reader, "harbour", "valley")
    casebook.judge("harbour#e1", "valley#e1", "different", by="A", note="two\u2028villages")
    wrong = casebook.judge("harbour#e1", None, "correct", by="A", path="tolls.0.low", value="11")
    casebook.judge(wrong.id, None, "undo", by="B")
    lines = list(casebook.judging.lines())
    other = Casebook.open(tmp_path / "other.db")
    add(other, reader, "harbour", "valley")
    assert sum(f is not None for f in other.judging.take(lines, "x")) == 3
    assert list(other.judging.take(lines, "x")) == [None, None, None]
    assert other.link() == 2
    assert list(other.judging.lines()) == lines
    assert [r["state"] for r in other.judging.listed()] == ["in force", "withdrawn", "in force"]


ROW = {"id": "j1", "left": "a#e1", "right": None, "verdict": "accept", "by": "A", "at": "2034-03-14T09:00:00"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("{", "no JSON", id="no JSON"),
        pytest.param("[]", "no object", id="no object"),
        pytest.param(json.dumps({**ROW, "by": ""}), "no by", id="nobody judges"),
        pytest.param(json.dumps({**ROW, "at": "noon"}), "'noon'", id="no time"),
        pytest.param(json.dumps({**ROW, "verdict": "same"}), "'same'", id="verdict of a pair"),
        pytest.param(json.dumps({**ROW, "path": "tips"}), "'tips'", id="no such value"),
        pytest.param(json.dumps({**ROW, "anchor": {"spans": [1]}}), "anchor", id="no anchor"),
        pytest.param(json.dumps({**ROW, "by": "B"}), "something else", id="changed"),
    ],
)
def test_a_line_that_does_not_fit_costs_no_other(casebook: Casebook, line: str, said: str) -> None:
    _, wrong, _ = casebook.judging.take([json.dumps(ROW), line, json.dumps({**ROW, "id": "j2"})], "file")
    assert isinstance(wrong, DatelineError)
    assert said in wrong.message
    assert "file, line 2" in wrong.message
    assert [j.id for j in casebook.book.judgements()] == ["j1", "j2"]
    assert [r["state"] for r in casebook.judging.listed()] == ["orphaned", "orphaned"]


def test_an_undo_is_undone(casebook: Casebook, reader: Reader) -> None:
    add(casebook, reader, "harbour")
    first = casebook.judge("harbour#e1", None, "correct", by="A", path="tolls.0.low", value="11")
    undo = casebook.judge(first.id, None, "undo", by="B")
    casebook.judge(undo.id[:8], None, "undo", by="A")
    casebook.link()
    assert shown(one(casebook))["killed"] == 11
    with pytest.raises(CasebookError):
        casebook.judge("", None, "undo", by="A")


# --- two people ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "share", "kappa"),
    [
        # By hand: 3 of 4 alike; left gives same 3/4, right 2/4: chance 3/4*2/4 + 1/4*2/4 = 1/2; (3/4-1/2)/(1/2).
        pytest.param("sssd", "ssdd", 0.75, 0.5, id="three of four"),
        pytest.param("sd", "ds", 0.0, -1.0, id="never"),
        pytest.param("sdu", "sdu", 1.0, 1.0, id="always"),
        pytest.param("ss", "ss", 1.0, None, id="one verdict throughout says nothing"),
    ],
)
def test_agreement(left: str, right: str, share: float, kappa: float | None) -> None:
    votes = [
        Vote("pair", f"p{n}", by, v) for by, all_ in (("A", left), ("B", right)) for n, v in enumerate(all_)
    ]
    (row,) = agreement(votes)
    assert (row["share"], row["kappa"], row["judged"]) == (share, kappa, len(left))


def test_two_people_on_one_value(casebook: Casebook, reader: Reader) -> None:
    """Two corrections agree only where they give one value; a judgement that was taken back does not count."""
    add(casebook, reader, "harbour", "valley")
    for by, low, type_ in (("A", "11", "ATTACK"), ("B", "12", "ATTACK")):
        casebook.judge("harbour#e1", None, "correct", by=by, path="tolls.0.low", value=low)
        casebook.judge("harbour#e1", None, "correct", by=by, path="type", value=type_)
    gone = casebook.judge("harbour#e1", "valley#e1", "same", by="A")
    casebook.judge("valley#e1", "harbour#e1", "different", by="B")
    casebook.judge(gone.id, None, "undo", by="A")
    (row,) = casebook.judging.agreement()
    assert (row["kind"], row["judged"], row["agreed"], row["differ"]) == (
        "value",
        2,
        1,
        ["harbour#e1 tolls.0.low"],
    )


def test_open_pairs_are_listed_with_their_reasons(casebook: Casebook, reader: Reader) -> None:
    add(casebook, reader, "harbour", "valley")
    casebook.judge("harbour#e1", "valley#e1", "unsure", by="A")
    casebook.link()
    (pair,) = casebook.open_pairs()
    assert {f["name"] for f in pair["features"]} >= {"date", "place"}
    casebook.judge("harbour#e1", "valley#e1", "different", by="A")
    casebook.link()
    assert casebook.open_pairs() == []

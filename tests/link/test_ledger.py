"""Figures of several reports and the range that stands; fields in which reports cannot both be right."""

from __future__ import annotations

from typing import Any

import pytest
from tests.link.test_weigh import account, claim, weighed

from dateline.link.weigh import Account

POLICE = claim("police")
RESIDENTS = claim("residents", kind="resident")
FRONT = claim("Northern Front", "claims_responsibility")


def toll(low: int | None, high: int | None, who: str = "people", **more: Any) -> dict[str, Any]:
    base = {"id": "t1", "kind": "killed", "low": low, "high": high, "qualifier": "exact", "who": who}
    return {**base, "claims": ["c1"], "total": False, "of": None, **more}


def given(report: str, *tolls: dict[str, Any], by: dict[str, Any] = POLICE, **more: Any) -> Account:
    return account(report, by, tolls=list(tolls), **more)


@pytest.mark.parametrize(
    ("accounts", "low", "best", "high"),
    [
        pytest.param([given("a", toll(9, 9))], 9, 9, 9, id="one figure"),
        pytest.param(
            [given("a", toll(9, 9), published="2034-03-13"), given("b", toll(12, 12), published="2034-03-14")],
            12, 12, 12, id="one origin's last word",
        ),
        pytest.param([given("a", toll(9, 9)), given("b", toll(12, 12))], 9, 9, 12, id="two words of one day"),
        pytest.param(
            [given("a", toll(9, 9)), given("b", toll(9, 9)), given("c", toll(4, 4), by=RESIDENTS)], 4, 4, 9,
            id="said twice on one day is said once",
        ),
        pytest.param(
            [given("a", toll(9, 9)), given("b", toll(4, 4), by=RESIDENTS), given("c", toll(4, 4), by=RESIDENTS)],
            4, 4, 9, id="what most origins give",
        ),
        pytest.param([given("a", toll(9, None)), given("b", toll(4, 4), by=RESIDENTS)], 4, 4, 9, id="at least nine"),
        pytest.param([given("a", toll(None, 80)), given("b", toll(4, 4), by=RESIDENTS)], 4, 4, 80, id="up to eighty"),
        pytest.param([given("a", toll(None, None))], None, None, None, id="several"),
        pytest.param(
            [given("a", toll(9, 9), toll(3, 3, "children", id="t2", of="t1"))], 9, 9, 9, id="a part counts no more",
        ),
        pytest.param([given("a", toll(9, 9), toll(800, 800, total=True))], 9, 9, 9, id="the toll of the war"),
        pytest.param([given("a", toll(3, 3, "soldiers"), toll(2, 2, "civilians"))], 5, 5, 5, id="two groups are added"),
        pytest.param(
            [given("a", toll(9, 9), superseded_by="b"), given("b", toll(4, 4), by=RESIDENTS)], 4, 4, 4,
            id="a report that another has replaced",
        ),
        pytest.param(
            [given("a", toll(40, 40), by=FRONT), given("b", toll(4, 4), by=RESIDENTS)], 4, 4, 40,
            id="who did it, and somebody else",
        ),
        pytest.param([given("a", toll(40, 40), by=FRONT)], 40, 40, 40, id="who did it, and nobody else"),
    ],
)  # fmt: skip
def test_bounds(accounts: list[Account], low: int | None, best: int | None, high: int | None) -> None:
    found = weighed(*accounts)["tolls"]["killed"]
    assert (found["low"], found["best"], found["high"]) == (low, best, high)
    assert len(found["figures"]) == sum(len(a.event["tolls"]) for a in accounts)


def test_a_figure_says_who_gave_it_when_and_of_what() -> None:
    part = toll(3, 3, "children", id="t2", of="t1")
    figures = weighed(given("a", toll(9, 9), part, published="2034-03-13"))["tolls"]["killed"]["figures"]
    assert figures[1] == {
        "low": 3, "high": 3, "qualifier": "exact", "who": "children", "part_of": {"low": 9, "high": 9, "who": "people"},
        "total": False, "names": ["police"], "report": "a", "published": "2034-03-13", "superseded_by": None,
        "claims": ["a:c1"], "by": ["name:police"], "counts": False,
    }  # fmt: skip


def test_who_confirms_and_who_denies_what() -> None:
    found = weighed(
        account("a", claim("hospital", "confirms", "toll"), claim("army", "denies", "responsibility"))
    )
    assert [(s["name"], s["about"]) for s in found["confirmed_by"]] == [("hospital", "toll")]
    assert [(s["name"], s["about"]) for s in found["denied_by"]] == [("army", "responsibility")]


def on(start: str, end: str | None = None, basis: str = "stated") -> dict[str, Any]:
    return {"date": {"start": start, "end": end or start, "precision": "day", "basis": basis}}


def at(lat: float, precision: str = "exact") -> dict[str, Any]:
    found = {"id": f"p{lat}", "name": f"place {lat}", "lat": lat, "lon": 44.0, "precision": precision}
    return {"places": [{"name": found["name"], "role": "where", "resolved": found}]}


def killed(low: int | None, high: int | None) -> dict[str, Any]:
    return {"totals": {"killed": {"low": low, "high": high}}}


def by(*entities: str) -> dict[str, Any]:
    return {"actors": [{"name": e, "entity": e, "claims": []} for e in entities]}


def with_(*classes: str) -> dict[str, Any]:
    return {"weapons": [{"class": c} for c in classes]}


@pytest.mark.parametrize(
    ("left", "right", "fields"),
    [
        pytest.param(on("2034-03-13"), on("2034-03-14"), ["date"], id="two days"),
        pytest.param(on("2034-03-13"), on("2034-03-10", "2034-03-16"), [], id="a day of the week"),
        pytest.param(on("2034-03-13"), on("2034-03-14", basis="assumed"), [], id="a day that nobody gave"),
        pytest.param(at(34.0), at(34.4), ["place"], id="two towns"),
        pytest.param(at(34.0), at(34.4, "admin1"), [], id="a town and its province"),
        pytest.param({"type": "AIR_STRIKE"}, {"type": "REM_EXPLOS"}, ["type"], id="a strike or a bomb"),
        pytest.param({"type": "AIR_STRIKE"}, {"type": "ATTACK"}, [], id="a strike is an attack"),
        pytest.param(by("hamas"), by("hezbollah"), ["actor"], id="two parties blamed"),
        pytest.param(by("hamas"), by("hamas", "hezbollah"), [], id="one of two"),
        pytest.param(with_("firearm"), with_("drone"), ["weapon"], id="guns or a drone"),
        pytest.param(with_("explosive"), with_("drone"), [], id="a drone that explodes"),
        pytest.param(killed(9, 9), killed(12, 12), ["killed"], id="nine or twelve"),
        pytest.param(killed(9, None), killed(12, 12), [], id="at least nine"),
        pytest.param(killed(None, 8), killed(9, None), ["killed"], id="up to eight or at least nine"),
        pytest.param(
            {**killed(9, 9), "published": "2034-03-13"}, {**killed(12, 12), "published": "2034-03-14"}, [], id="grown",
        ),
        pytest.param(
            {**killed(12, 12), "published": "2034-03-13"}, {**killed(9, 9), "published": "2034-03-14"}, ["killed"],
            id="fallen",
        ),
        pytest.param({**killed(12, 12), "superseded_by": "c"}, killed(9, 9), [], id="replaced"),
    ],
)  # fmt: skip
def test_contradictions(left: dict[str, Any], right: dict[str, Any], fields: list[str]) -> None:
    found = weighed(account("a", POLICE, **left), account("b", RESIDENTS, **right))["contradictions"]
    assert [c["field"] for c in found] == fields
    assert all(len(c["versions"]) == 2 for c in found)


WIRE = "Nine people were killed when gunmen fired on a bus near Karvan on Sunday evening, the police there said. "


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        pytest.param({"text": WIRE}, {"text": WIRE}, "same_text", id="word for word"),
        pytest.param({"agency": "Harbour News"}, {"agency": "HARBOUR NEWS"}, "agency", id="one agency"),
        pytest.param({"agency": "Harbour News"}, {"agency": "Valley Wire"}, None, id="two agencies"),
    ],
)
def test_ties(left: dict[str, Any], right: dict[str, Any], kind: str | None) -> None:
    found = weighed(account("a", POLICE, **left), account("b", RESIDENTS, **right))["ties"]
    assert found == ([{"left": "a", "right": "b", "kind": kind}] if kind else [])


def test_a_shared_statement_is_a_tie() -> None:
    words = {**claim("army"), "content": [{"quote": WIRE}]}
    found = weighed(account("a", words), account("b", {**words, "source": claim("commander")["source"]}))
    assert [t["kind"] for t in found["ties"]] == ["statement"]

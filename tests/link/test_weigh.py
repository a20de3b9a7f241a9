"""Claims of several reports and what they add up to: status, responsibility, independent origins, tolls."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.knowledge.entities import EntityTable
from dateline.link import weigh
from dateline.link.origins import origin_of
from dateline.link.weigh import Account
from dateline.records.incidents import Cluster

TABLE = EntityTable.load()


def claim(name: str, stance: str = "asserts", about: str = "event", **more: Any) -> dict[str, Any]:
    """A claim as the contract has it; `own` for the outlet's own voice."""
    own = more.pop("own", False)
    source = {
        "name": name,
        "kind": more.pop("kind", "police"),
        "spans": [] if own else [{"start": 0, "end": 1}],
    }
    source["entity"] = more.pop("entity", None)
    cue = [{"quote": more.pop("cue", "said")}]
    return {"id": "c1", "source": source, "stance": stance, "about": about, "cue": cue, **more}


def account(report: str, *claims: dict[str, Any], **event: Any) -> Account:
    base = {
        "id": "e1", "type": "ATTACK", "date": None, "places": [], "actors": [],
        "recipients": [], "tolls": [], "totals": {},
    }  # fmt: skip
    about = {"id": report, "outlet": event.pop("outlet", report), "published": event.pop("published", None)}
    about["text_group"] = event.pop("text_group", None)
    return Account(about, {**base, **event}, tuple({**c, "id": f"c{k}"} for k, c in enumerate(claims, 1)))


def weighed(*accounts: Account) -> dict[str, Any]:
    return weigh(Cluster("i1", tuple(a.key for a in accounts)), accounts, TABLE)


GROUP = {"name": "Northern Front", "entity": None, "claims": ["c1"]}


@pytest.mark.parametrize(
    ("accounts", "status", "independent"),
    [
        pytest.param([account("a", claim("police"))], "single_source", 1, id="one source"),
        pytest.param(
            [account("a", claim("police")), account("b", claim("residents", kind="resident"))],
            "corroborated", 2, id="two kinds of people",
        ),
        pytest.param(
            [account("a", claim("police")), account("b", claim("police"))], "single_source", 1, id="police twice",
        ),
        pytest.param(
            [account(r, claim("residents", kind="resident")) for r in "ab"],
            "corroborated", 2, id="residents of two reports",
        ),
        pytest.param(
            [account(r, claim("residents", kind="resident"), text_group="g") for r in "ab"],
            "single_source", 1, id="residents of one text and its copy",
        ),
        pytest.param(
            [account(r, claim(r, own=True), text_group="g") for r in "abcde"], "single_source", 1, id="five reprints",
        ),
        pytest.param(
            [account("a", claim("police"), claim("army", "denies"))], "contested", 1, id="said and denied",
        ),
        pytest.param(
            [account("a", claim("police"), claim("army", "denies", "responsibility"))],
            "single_source", 1, id="only the part in it denied",
        ),
        pytest.param([account("a", claim("army", "denies"))], "denied", 0, id="only denied"),
    ],
)  # fmt: skip
def test_status(accounts: list[Account], status: str, independent: int) -> None:
    found = weighed(*accounts)
    assert (found["status"], found["sources"]["independent"]) == (status, independent)
    assert found["why"]


@pytest.mark.parametrize(
    ("given", "responsibility"),
    [
        pytest.param(account("a", claim("police")), "none", id="nobody named"),
        pytest.param(account("a", claim("police", "blames"), actors=[GROUP]), "blamed", id="blamed"),
        pytest.param(account("a", claim("Front", "claims_responsibility"), actors=[GROUP]), "claimed", id="claimed"),
        pytest.param(
            account("a", claim("army", "claims_responsibility", cue="admitted")), "acknowledged", id="admitted",
        ),
        pytest.param(
            account("a", claim("police", "blames"), claim("Front", "denies", "responsibility"), actors=[GROUP]),
            "contested", id="blamed and denied",
        ),
        pytest.param(account("a", claim("army", "denies", "responsibility")), "denied", id="denied"),
    ],
)  # fmt: skip
def test_responsibility(given: Account, responsibility: str) -> None:
    assert weighed(given)["responsibility"] == responsibility


def toll(low: int, claims: list[str]) -> dict[str, Any]:
    return {"kind": "killed", "low": low, "high": low, "qualifier": "exact", "who": "people", "claims": claims,
            "total": False, "of": None}  # fmt: skip


def test_every_figure_is_kept_and_none_averaged() -> None:
    """Police raise their own figure; the army keeps to a lower one."""
    found = weighed(
        account("a", claim("police"), tolls=[toll(9, ["c1"])], published="2034-03-13"),
        account("b", claim("police"), tolls=[toll(12, ["c1"])], published="2034-03-14"),
        account("c", claim("army"), tolls=[toll(2, ["c1"])], published="2034-03-14"),
    )["tolls"]["killed"]
    assert (found["low"], found["high"]) == (2, 12)
    assert found["best"] == 12
    assert [f["low"] for f in found["figures"]] == [9, 12, 2]


def test_a_part_speaks_for_its_whole() -> None:
    """An affiliated party is one with the one it belongs to, and each step is said."""
    part = next(e for e in TABLE.by_id.values() if any(a.kind == "part_of" for a in e.affiliations))
    whole = next(a.to for a in part.affiliations if a.kind == "part_of")
    report = {"id": "a", "outlet": None, "text_group": None}
    own, of_whole = (origin_of(claim("x", entity=e), report, TABLE) for e in (part.id, whole))
    assert own.key == of_whole.key
    assert any(part.name in step for step in own.steps)

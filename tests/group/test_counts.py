"""The tolls of one event, from whole invented reports: (kind, low, high, its whole's low), and what they add up to."""

from __future__ import annotations

import pytest

from dateline.contract import to_contract
from dateline.ingest import ingest
from dateline.pipeline import Tools, read_report

Row = tuple[str, int | None, int | None, int | None]


def first_event(tools: Tools, text: str, title: str | None = None) -> dict:
    report = ingest(text, title=title, published="2031-05-07", language="en")
    return to_contract(read_report(report, tools))["events"][0]


def rows(event: dict) -> list[Row]:
    low = {t["id"]: t["low"] for t in event["tolls"]}
    return [(t["kind"], t["low"], t["high"], low.get(t["of"])) for t in event["tolls"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Gunmen killed nine people in Karvan. The nine were farmers, a guard said.",
            [("killed", 9, 9, None)],
            id="a figure given twice is one",
        ),
        pytest.param(
            "Hundreds have fled Karvan since Saturday, when gunmen shot dead five farmers.",
            [("displaced", 200, None, None), ("killed", 5, 5, None)],
            id="since a day of the week, when",
        ),
        pytest.param(
            "A strike in Karvan killed 11 patients and two nurses.",
            [("killed", 11, 11, 13), ("killed", 2, 2, 13), ("killed", 13, 13, None)],
            id="figures joined by and have a sum",
        ),
        pytest.param(
            "A bomb in Karvan injured ten soldiers and a driver.",
            [("wounded", 10, 10, 11), ("wounded", 1, 1, 11), ("wounded", 11, 11, None)],
            id="a person beside a figure",
        ),
        pytest.param(
            "A bomb in Karvan injured a guard, a cook and a driver.",
            [("wounded", 1, 1, 3), ("wounded", 1, 1, 3), ("wounded", 1, 1, 3), ("wounded", 3, 3, None)],
            id="persons told one by one",
        ),
        pytest.param(
            "A mayor was killed by gunmen in Karvan. Two other people were killed in the attack.",
            [("killed", 1, 1, 3), ("killed", 2, 2, 3), ("killed", 3, 3, None)],
            id="others beside one who was told before",
        ),
        pytest.param(
            "Gunmen killed three people in Karvan. A nurse was killed in the attack, a doctor said.",
            [("killed", 3, 3, None), ("killed", 1, 1, 3)],
            id="one of those counted",
        ),
        pytest.param(
            "Gunmen killed 30 people in Karvan. One soldier died in the attack, a doctor said.",
            [("killed", 30, 30, None), ("killed", 1, 1, 30)],
            id="one of those counted, with a number",
        ),
        pytest.param(
            "Gunmen killed 40 people in Karvan and wounded 100 others.",
            [("killed", 40, 40, None), ("wounded", 100, 100, None)],
            id="others of another kind add nothing",
        ),
        pytest.param(
            "A crowd stormed the town hall of Karvan, seizing four clerks. One clerk died of his wounds.",
            [("abducted", 4, 4, None), ("killed", 1, 1, None)],
            id="those seized by a crowd, and the dead",
        ),
        pytest.param(
            "Rebels abducted four drivers near Karvan on Monday and killed two of them.",
            [("abducted", 4, 4, None), ("killed", 2, 2, None)],
            id="those taken and then killed",
        ),
    ],
)
def test_tolls_of_an_event(tools: Tools, text: str, expected: list[Row]) -> None:
    assert rows(first_event(tools, text)) == expected


def test_a_sum_is_inferred_from_its_words(tools: Tools) -> None:
    *parts, whole = first_event(tools, "A strike in Karvan killed 11 patients and two nurses.")["tolls"]
    assert [t["basis"] for t in parts] == ["stated", "stated"]
    assert whole["basis"] == "inferred"
    assert {s["quote"] for s in whole["spans"]} >= {"11 patients", "two nurses"}


def test_one_victim_described_twice_is_one(tools: Tools) -> None:
    event = first_event(
        tools, "The acting minister Omar Dal was killed on Sunday in Karvan.", "Minister killed in attack"
    )
    assert event["totals"]["killed"] | {"tolls": []} == {"low": 1, "high": 1, "tolls": []}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param(
            "Gunmen killed three engineers in Karvan. Guards killed two of the attackers.", 3, 3,
            id="the attackers' own dead are apart",
        ),
        pytest.param(
            "Police said seven people died in the blast in Karvan. A hospital put the dead at 19.", 7, 19,
            id="competing figures are spanned",
        ),
        pytest.param(
            "A strike in Karvan killed nine people, the deadliest since spring, when 19 people died.", 9, 9,
            id="an earlier happening in a clause of time",
        ),
        pytest.param(
            "In a clash in Karvan the army said four soldiers were killed; it claims to have killed 22 fighters.",
            26, 26,
            id="the dead of two opposed sides are added",
        ),
        pytest.param(
            "At least nine soldiers died when rebels overran a base near Karvan, the army said. "
            "It said that 14 militants were killed later.",
            23, None,
            id="those of a raid on a base, in two sentences",
        ),
        pytest.param(
            "Rebels ambushed a patrol near Karvan, killing two soldiers. An officer put the dead at three soldiers. "
            "Five rebels were killed too.",
            7, 8,
            id="figures that compete for one side",
        ),
        pytest.param(
            "A bomb killed six people in a market. A nurse said four more had died on the road.", 10, 10,
            id="four more",
        ),
        pytest.param(
            "A bomb killed nine people in a market. Three of the wounded died overnight.", 12, 12,
            id="some of the wounded died later",
        ),
        pytest.param(
            "Gunmen killed three men and hurt two. One of the two wounded, a teacher, has since died.", 4, 4,
            id="one of those hurt died later, with an apposition",
        ),
        pytest.param(
            "The toll of a bombing rose to 12 after three of the injured died. Nine people were killed at once.", 9, 12,
            id="those who died later are in the toll",
        ),
        pytest.param(
            "A bomb killed nine people in a market. Three of the wounded were in critical condition.", 9, 9,
            id="some of the wounded live",
        ),
    ],
)  # fmt: skip
def test_totals(tools: Tools, text: str, low: int, high: int) -> None:
    total = first_event(tools, text)["totals"]["killed"]
    assert (total["low"], total["high"]) == (low, high)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("Gunmen killed nine people in Karvan.", "figures", id="figures"),
        pytest.param("A bomb exploded in Karvan. No one was hurt.", "none_harmed", id="no one was hurt"),
        pytest.param(
            "A bomb exploded in Karvan. There were no casualties.", "none_harmed", id="no casualties"
        ),
        pytest.param("A bomb exploded in Karvan.", "not_mentioned", id="nothing said"),
    ],
)
def test_status(tools: Tools, text: str, status: str) -> None:
    assert first_event(tools, text)["toll_status"] == status


def test_harm_told_beside_an_arrest_is_not_the_arrests(tools: Tools) -> None:
    event = first_event(
        tools,
        "Gunmen attacked a bank in Karvan. Two clerks were wounded and a boy was arrested, police said.",
    )
    assert ("wounded", 2, 2, None) in rows(event)

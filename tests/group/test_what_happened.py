"""Whole invented English reports: what happened, who did it, where, and how many fell, as one line for each event."""

from __future__ import annotations

import pytest

from dateline.contract import to_contract
from dateline.ingest import ingest
from dateline.pipeline import Tools, read_report


def told(tools: Tools, text: str, title: str | None = None) -> list[str]:
    """ "TYPE by ACTORS in PLACES, N dead, N hurt" of each event of the news that happened."""
    report = ingest(text, title=title, published="2031-05-07", language="en")
    events = to_contract(read_report(report, tools))["events"]
    happened = ("actual", "attempted", "foiled", "denied")
    return [_line(e) for e in events if e["news"] and e["happened"] in happened]


def _line(event: dict) -> str:
    words = [event["type"]]
    words += [f"by {', '.join(a['name'] for a in event['actors'])}"] if event["actors"] else []
    words += [f"in {', '.join(p['name'] for p in event['places'])}"] if event["places"] else []
    line = " ".join(words)
    for kind, word in (("killed", "dead"), ("wounded", "hurt"), ("abducted", "taken")):
        total = event["totals"].get(kind)
        line += f", {total['low']} {word}" if total else ""
    return line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Youths hurled stones and police answered with tear gas in Gao on Monday, leaving nine people hurt.",
            ["VIOL_DEMONSTR by Youths, police in Gao, 9 hurt"],
            id="who answers with tear gas",
        ),
        pytest.param(
            "Students threw bricks and soldiers responded with volleys of rubber bullets in Gao on Monday.",
            ["FORCE_AGAINST_PROTEST by Students, soldiers in Gao"],
            id="who responds with volleys of something",
        ),
        pytest.param(
            "Police in Gao said a bomb killed two people on Monday.",
            ["REM_EXPLOS in Gao, 2 dead"],
            id="where those speak who tell of it",
        ),
        pytest.param(
            "Police in Bamako said a bomb killed two people on Monday.",
            ["REM_EXPLOS, 2 dead"],
            id="a capital speaks of the whole country",
        ),
        pytest.param(
            "Police in Gao said a bomb killed two people in Kidal on Monday.",
            ["REM_EXPLOS in Kidal, 2 dead"],
            id="a place of its own before that of who speaks",
        ),
        pytest.param(
            "Rebels ambushed an army convoy near Gao on Monday. A firefight followed in which seven soldiers died.",
            ["ARMED_CLASH by Rebels in Gao, 7 dead"],
            id="a fight that follows an ambush",
        ),
        pytest.param(
            "Rebels ambushed an army convoy near Gao on Monday. Clashes also broke out in Kidal between herders and "
            "farmers.",
            ["ARMED_CLASH by Rebels in Gao", "MOB_VIOL by herders, farmers in Kidal"],
            id="fights elsewhere between others",
        ),
        pytest.param(
            "Four policemen were killed and a lorry was destroyed when their patrol came under attack near Gao on "
            "Monday.",
            ["ATTACK in Gao, 4 dead"],
            id="what an attack destroyed",
        ),
        pytest.param(
            "Rebels killed two policemen in Gao on Monday, hours before soldiers shot dead a teacher in Kidal.",
            ["ATTACK by soldiers in Kidal, 1 dead", "ATTACK by Rebels in Gao, 2 dead"],
            id="hours before another deed",
        ),
        pytest.param(
            "The killing of an elder by gunmen in Gao on Monday set off clashes between herders and soldiers in which "
            "five people died.",
            ["ATTACK by gunmen in Gao, 1 dead", "MOB_VIOL by herders, soldiers in Gao, 5 dead"],
            id="unrest that a killing led to",
        ),
        pytest.param(
            "An ambush on a patrol near Gao on Monday sparked a gun battle in which six soldiers died.",
            ["ARMED_CLASH in Gao, 6 dead"],
            id="a fight that an ambush led to",
        ),
        pytest.param(
            "A crowd attacked a police post in Gao on Monday after a man died in custody, and officers opened fire, "
            "killing three villagers.",
            ["VIOL_DEMONSTR by crowd, officers in Gao, 3 dead"],
            id="a death that brought the crowd out",
        ),
        pytest.param(
            "Two protesters died when soldiers opened fire in Gao on Monday. A policeman was also killed.",
            ["FORCE_AGAINST_PROTEST by soldiers in Gao, 3 dead"],
            id="who died tells at whom they shot",
        ),
        pytest.param(
            "Two traders died when soldiers opened fire in Gao on Monday.",
            ["ATTACK by soldiers in Gao, 2 dead"],
            id="traders are no protesters",
        ),
        pytest.param(
            "Gunmen blocked the road to Gao with burning lorries on Monday.",
            ["OTHER by Gunmen in Gao"],
            id="gunmen who block a road do not protest",
        ),
    ],
)
def test_who_did_what_where(tools: Tools, text: str, expected: list[str]) -> None:
    assert told(tools, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The toll from Monday's bombing of a market in Gao rose from 12 to 19, a doctor said.",
            ["REM_EXPLOS in Gao, 19 dead"],
            id="from one figure to another",
        ),
        pytest.param(
            "A blast in Gao on Monday killed four people at once and three more succumbed to their wounds.",
            ["REM_EXPLOS in Gao, 7 dead"],
            id="three more than those told before",
        ),
        pytest.param(
            "The toll of Monday's blast in Gao rose to seven after three more died.",
            ["REM_EXPLOS in Gao, 7 dead"],
            id="three more who are in the toll",
        ),
        pytest.param(
            "Forty pupils were seized from a hostel in Gao on Monday by men on motorbikes.",
            ["ABDUCT_DISSAP by men in Gao, 40 taken"],
            id="those seized by men who are no state",
        ),
        pytest.param(
            "Settlers uprooted 200 olive trees in Gao on Monday.",
            ["PROPERTY_DISTRUCT by Settlers in Gao"],
            id="trees are nobody displaced",
        ),
    ],
)
def test_how_many(tools: Tools, text: str, expected: list[str]) -> None:
    assert told(tools, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Each year the militia raids the villages along the river.", [], id="each year"),
        pytest.param("Every night gunmen shoot at houses in Gao.", [], id="every night"),
        pytest.param(
            "Soldiers set off charges during an exercise near Gao on Monday; no one was hurt.",
            [],
            id="an exercise",
        ),
        pytest.param("A gas cylinder exploded in a restaurant in Gao on Monday, killing six.", [], id="gas"),
        pytest.param(
            "The minister launched a scathing attack on the president on Monday.", [], id="of words"
        ),
        pytest.param(
            "The two sides agreed on Monday to a 72-hour ceasefire in Gao.",
            ["AGREEMENT in Gao"],
            id="agreed to",
        ),
    ],
)
def test_what_is_no_news_of_violence(tools: Tools, text: str, expected: list[str]) -> None:
    assert told(tools, text) == expected

"""Whole invented reports: on whom blame is put, of which happenings, and that it never lands on the one who blames."""

from __future__ import annotations

import pytest

from dateline.ingest import ingest
from dateline.pipeline import Tools, read_report

BOMB = "A bomb killed two people in Tumaco on Tuesday. "
PLATEAU = "Une bombe a tué deux personnes à Gao mardi. "


@pytest.mark.parametrize(
    ("language", "text", "actors", "hit"),
    [
        pytest.param("en", BOMB + "The governor blamed the attack on the Plain Front.", ["Plain Front"], []),
        pytest.param(
            "en", BOMB + "Police pinned the bombing on the Plain Front on Friday.", ["Plain Front"], []
        ),
        pytest.param(
            "en", BOMB + "The army put the blame for the attack on the Plain Front.", ["Plain Front"], []
        ),
        pytest.param(
            "en", BOMB + "The ministry laid responsibility for the attack on rebels.", ["rebels"], []
        ),
        pytest.param("en", BOMB + "The attack was blamed on the Plain Front.", ["Plain Front"], []),
        pytest.param(
            "en",
            BOMB + "The army blamed the Plain Front for the attack on the convoy.",
            ["Plain Front"],
            ["convoy"],
        ),
        pytest.param(
            "en",
            BOMB + "Police attributed the attack on the bus to the Plain Front.",
            ["Plain Front"],
            ["bus"],
        ),
        pytest.param("en", BOMB + "The mayor pinned a medal on a guard after the attack.", [], []),
        pytest.param("en", BOMB + "Kyiv blamed Moscow for the attack.", ["Moscow"], []),
        pytest.param("en", BOMB + "Moscow blamed Kyiv for the attack.", ["Kyiv"], []),
        pytest.param(
            "en", BOMB + "The army held the Plain Front responsible for the attack.", ["Plain Front"], []
        ),
        pytest.param("en", BOMB + "The army said it suspected the Plain Front.", ["Plain Front"], []),
        pytest.param(
            "en",
            BOMB + "The attack bore the hallmarks of the Plain Front, the army said.",
            ["Plain Front"],
            [],
        ),
        pytest.param(
            "en",
            "A bomb killed two people in Tumaco on Tuesday, an attack the army blamed on the Plain Front.",
            ["Plain Front"],
            [],
        ),
        pytest.param(
            "es",
            "Una bomba mató a dos personas en Tumaco el martes. El Ejército culpó del ataque al Frente del Páramo.",
            ["Frente del Páramo"],
            [],
        ),
        pytest.param(
            "ru",
            "Во вторник в Гао взрыв бомбы унёс жизни двух человек. Армия обвинила в теракте «Фронт плато».",
            ["Фронт плато"],
            [],
        ),
        pytest.param(
            "uk",
            "У вівторок у Гао бомба вбила двох людей. Армія звинуватила в теракті «Фронт плато».",
            ["Фронт плато"],
            [],
        ),
        pytest.param("fr", PLATEAU + "Moscou accuse Kiev d'avoir commis l'attentat.", ["Kiev"], []),
        pytest.param(
            "fr", PLATEAU + "L'armée a imputé l'attentat au Front du Plateau.", ["Front du Plateau"], []
        ),
    ],
)
def test_who_is_blamed(tools: Tools, language: str, text: str, actors: list[str], hit: list[str]) -> None:
    report = ingest(text, published="2036-02-22", language=language)
    (event,) = (e for e in read_report(report, tools).events if e.news)
    assert [v.value.name for v in event.actors if v.value] == actors
    assert [v.value.name for v in event.recipients if v.value] == hit


TWO = "Gunmen shot dead a judge in Cali on Monday and a bomb killed two people in Tumaco on Tuesday. "


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        pytest.param(TWO + "The Plain Front claimed both attacks.", [2], id="both"),
        pytest.param(TWO + "The army blamed the two attacks on the Plain Front.", [2], id="the two"),
        pytest.param(TWO + "The Plain Front claimed the bombing.", [1], id="one of them"),
        pytest.param(TWO + "The Plain Front claimed three attacks in Pasto.", [1], id="others"),
    ],
)
def test_how_many_are_claimed(tools: Tools, text: str, claimed: list[int]) -> None:
    """How many of the happenings each claim of a party is about."""
    reading = read_report(ingest(text, published="2036-02-22", language="en"), tools)
    said = [k for k, c in enumerate(reading.claims) if c.source.kind != "outlet"]
    assert [sum(k in e.claims for e in reading.events) for k in said] == claimed


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("Moscow said gunmen shot a guard in Tumaco on Tuesday.", "Moscow", id="a capital says"),
        pytest.param("Gunmen shot a guard in Tumaco on Tuesday, Kyiv said.", "Kyiv", id="and says last"),
        pytest.param("Tumaco: gunmen shot a guard on Tuesday.", "", id="a place before a colon"),
    ],
)
def test_a_capital_speaks(tools: Tools, text: str, source: str) -> None:
    (claim,) = read_report(ingest(text, published="2036-02-22", language="en"), tools).claims
    assert claim.source.name == source

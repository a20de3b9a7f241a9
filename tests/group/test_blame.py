"""Whole invented reports: on whom blame is put, of which happenings, and that it never lands on the one who blames."""

from __future__ import annotations

import pytest

from dateline.ingest import ingest
from dateline.pipeline import Tools, read_report

BOMB = "A bomb killed two people in Tumaco on Tuesday. "
PLATEAU = "Une bombe a tué deux personnes à Gao mardi. "
TR = "Salı günü Gao'da bir bomba iki kişiyi öldürdü. "
AR = "قتل شخصان الثلاثاء في انفجار قنبلة في غاو. "
FA = "دو نفر سه‌شنبه در انفجار بمب در گائو کشته شدند. "
DE = "Eine Bombe tötete am Dienstag in Gao zwei Menschen. "


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
            "en", BOMB + "The attack was blamed by the governor on the Plain Front.", ["Plain Front"], []
        ),
        pytest.param("en", BOMB + "The army said the Plain Front had carried it out.", ["Plain Front"], []),
        pytest.param("en", BOMB + "The army said it was not the work of the Plain Front.", [], []),
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
        pytest.param(
            "en",
            "Rebels and police accused each other of shelling a hospital in Tumaco on Tuesday.",
            ["Rebels", "police"],
            ["hospital"],
        ),
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
        pytest.param("en", BOMB + "The Plain Front was blamed for the attack.", ["Plain Front"], []),
        pytest.param("en", BOMB + "The army blamed the attack on rebels on Tuesday.", ["rebels"], []),
        pytest.param(
            "de",
            DE + "Die Armee machte am Mittwoch Rebellen für den Anschlag verantwortlich.",
            ["Rebellen"],
            [],
        ),
    ],
)
def test_who_is_blamed(tools: Tools, language: str, text: str, actors: list[str], hit: list[str]) -> None:
    report = ingest(text, published="2036-02-22", language=language)
    (event,) = (e for e in read_report(report, tools).events if e.news)
    assert [v.value.name for v in event.actors if v.value] == actors
    assert [v.value.name for v in event.recipients if v.value] == hit


@pytest.mark.parametrize(
    ("language", "text", "actor"),
    [
        pytest.param("tr", TR + "Ordu saldırıdan Yayla Cephesi'ni sorumlu tuttu.", "Yayla Cephesi"),
        pytest.param("tr", TR + "Vali saldırıdan Yayla Cephesi'ni sorumlu tuttu.", "Yayla Cephesi"),
        pytest.param("tr", TR + "Yayla Cephesi saldırıdan sorumlu tutuldu.", "Yayla Cephesi"),
        pytest.param("tr", TR + "Saldırıyı Yayla Cephesi üstlendi.", "Yayla Cephesi"),
        pytest.param("tr", TR + "Bombalı saldırıyı Yayla Cephesi üstlendi.", "Yayla Cephesi"),
        pytest.param("tr", TR + "Saldırının sorumluluğunu Yayla Cephesi üstlendi.", "Yayla Cephesi"),
        pytest.param("tr", TR + "Saldırıyı Yayla Cephesi adlı örgüt üstlendi.", "Yayla Cephesi"),
        pytest.param("tr", TR + "Ordu, saldırıyı Yayla Cephesi'nin düzenlediğini açıkladı.", "Yayla Cephesi"),
        pytest.param(
            "tr", TR + "Polis saldırının arkasında Yayla Cephesi'nin olduğunu söyledi.", "Yayla Cephesi"
        ),
        pytest.param("ar", AR + "وحمّل الجيش جبهة الهضبة مسؤولية الهجوم.", "جبهة الهضبة"),
        pytest.param("ar", AR + "واتهم الجيش جبهة الهضبة بالوقوف وراء الهجوم.", "جبهة الهضبة"),
        pytest.param("ar", AR + "واتهم المحافظ جبهة الهضبة بالوقوف خلف التفجير.", "جبهة الهضبة"),
        pytest.param("ar", AR + "وقال الجيش إن جبهة الهضبة تقف وراء الهجوم.", "جبهة الهضبة"),
        pytest.param("ar", AR + "وألقى الجيش باللوم على جبهة الهضبة في الهجوم.", "جبهة الهضبة"),
        pytest.param("fa", FA + "ارتش جبهه فلات را مسئول این حمله دانست.", "جبهه فلات"),
        pytest.param("fa", FA + "جبهه فلات ارتش را مسئول این حمله دانست.", "ارتش"),
        pytest.param("fa", FA + "پلیس جبهه فلات را عامل این حمله معرفی کرد.", "جبهه فلات"),
        pytest.param("fa", FA + "ارتش جبهه فلات را به انجام این حمله متهم کرد.", "جبهه فلات"),
        pytest.param("fa", FA + "ارتش این حمله را به جبهه فلات نسبت داد.", "جبهه فلات"),
        pytest.param("fa", FA + "مسئولیت این حمله را جبهه فلات بر عهده گرفت.", "جبهه فلات"),
        pytest.param(
            "de", DE + "Die Armee gab der Plateau-Front die Schuld an dem Anschlag.", "Plateau-Front"
        ),
        pytest.param(
            "de", DE + "Die Armee hat der Plateau-Front die Schuld an dem Anschlag gegeben.", "Plateau-Front"
        ),
        pytest.param("de", DE + "Die Armee schob die Schuld der Plateau-Front zu.", "Plateau-Front"),
        pytest.param("de", DE + "Die Armee schrieb den Anschlag der Plateau-Front zu.", "Plateau-Front"),
        pytest.param("de", DE + "Der Anschlag wurde der Plateau-Front zugeschrieben.", "Plateau-Front"),
        pytest.param(
            "de", DE + "Die Polizei macht die Plateau-Front für den Anschlag verantwortlich.", "Plateau-Front"
        ),
        pytest.param(
            "de", DE + "Hinter dem Anschlag steckt nach Angaben der Armee die Plateau-Front.", "Plateau-Front"
        ),
        pytest.param(
            "de", DE + "Verantwortlich für den Anschlag ist laut Armee die Plateau-Front.", "Plateau-Front"
        ),
        pytest.param("tr", TR + "Rusya saldırıdan Ukrayna'yı sorumlu tuttu.", "Ukrayna"),
        pytest.param("tr", TR + "Moskova saldırıdan Kiev'i sorumlu tuttu.", "Kiev"),
        pytest.param("ar", AR + "واتهمت روسيا أوكرانيا بالوقوف وراء الهجوم.", "أوكرانيا"),
        pytest.param("ar", AR + "واتهمت كييف موسكو بالوقوف وراء الهجوم.", "موسكو"),
        pytest.param("fa", FA + "اوکراین روسیه را مسئول این حمله دانست.", "روسیه"),
        pytest.param("de", DE + "Moskau machte Kiew für den Anschlag verantwortlich.", "Kiew"),
        pytest.param("de", DE + "Kiew machte Moskau für den Anschlag verantwortlich.", "Moskau"),
    ],
)
def test_who_is_blamed_where_words_stand_otherwise(
    tools: Tools, language: str, text: str, actor: str
) -> None:
    """The one who is blamed or who claims, never the one who blames, whatever the order of subject and object."""
    report = ingest(text, published="2036-02-22", language=language)
    (event,) = (e for e in read_report(report, tools).events if e.news)
    assert [v.value.name for v in event.actors if v.value] == [actor]
    assert not event.recipients


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

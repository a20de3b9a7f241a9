"""What names a text has, what they name, and which short forms mean the same."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import pytest

from dateline.knowledge.entities import EntityTable
from dateline.read.names import names
from dateline.read.syntax import parse
from dateline.records.parse import Mention

TABLE = EntityTable.load()
PLACES = {
    "tel arin": ("village",),
    "karvan": ("city",),
    "ain doran": ("base",),
    "selim": ("city",),
    "damascus": ("city",),
    "san miguel": ("city",),
    "port lora": ("city",),
    "guard": ("city",),
    "ambato": ("city",),
    "zangon kataf": ("admin2",),
    "bentiu": ("city",),
    "tibú": ("city",),
    "massacre": ("village",),
    "mission": ("city",),
    "sheikh doran": ("district",),
    "mar doran": ("city",),
}


def place_kinds(name: str) -> tuple[str, ...]:
    return PLACES.get(name.lower(), ())


@lru_cache
def read(text: str) -> tuple[Mention, ...]:
    syntax = parse(text)
    return names(syntax.tokens, syntax.sentences, syntax.names, TABLE, place_kinds)


def kinds(text: str) -> dict[str, str]:
    """Words of each name -> its kind."""
    return {text[m.span.start : m.span.end]: m.kind for m in read(text)}


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        pytest.param("Gunmen raided the village of Tel Arin.", "Tel Arin", "place", id="village of"),
        pytest.param("It fell in Selim.", "Selim", "place", id="in a known city"),
        pytest.param("Rockets fell near Guard on Monday.", "Guard", "place", id="a town called like a word"),
        pytest.param("Rockets hit Karvan province.", "Karvan province", "place", id="province"),
        pytest.param("The community of Oru Kessa was attacked.", "Oru Kessa", "place", id="whose community"),
        pytest.param("The gunmen came to Oru Kessa at dawn.", "Oru Kessa", "place", id="come to"),
        pytest.param("They swept into Oru Kessa at dawn.", "Oru Kessa", "place", id="swept into"),
        pytest.param("Oru Kessa was shelled on Monday.", "Oru Kessa", "place", id="shelled itself"),
        pytest.param("The Oru Kessa massacre was denied.", "Oru Kessa", "place", id="called after it"),
        pytest.param("Oru Kessa: six die in a raid", "Oru Kessa", "place", id="heads a count"),
        pytest.param("The police of Oru Kessa said so.", "Oru Kessa", "place", id="whose police"),
        pytest.param("Minister Orlu was attacked on Monday.", "Orlu", "person", id="a person attacked"),
        pytest.param("A shell hit a Karvan school.", "Karvan", "place", id="one of a town's schools"),
        pytest.param("A shell hit the Karvan school.", "Karvan school", "place", id="the town's school"),
        pytest.param("It fell in Barangay Oru Kessa.", "Barangay Oru Kessa", "place", id="barangay"),
        pytest.param("It fell in the Sheikh Doran area.", "Sheikh Doran area", "place", id="titled place"),
        pytest.param("They met Sheikh Doran.", "Doran", "person", id="titled person of that name"),
        pytest.param("They stormed Oru Kessa community.", "Oru Kessa", "place", id="a community stormed"),
        pytest.param("They met at a bridge outside Oru Kessa.", "Oru Kessa", "place", id="outside"),
        pytest.param("A bomb fell on the fair of Oru Kessa.", "Oru Kessa", "place", id="whose fair"),
        pytest.param("The mayor of Oru Kessa was shot.", "Oru Kessa", "place", id="whose mayor"),
        pytest.param("They stormed the Oru Kessa police station.", "Oru Kessa", "place", id="whose station"),
        pytest.param("They shelled the Kessani refinery.", "Kessani refinery", "place", id="whose refinery"),
        pytest.param("They shot Kessani elders.", "Kessani", "nationality", id="a people's elders"),
        pytest.param("Oru Kessa residents fled.", "Oru Kessa", "place", id="whose people, of no table"),
        pytest.param("It fell between Karvan and Oru Kessa.", "Oru Kessa", "place", id="beside a town"),
        pytest.param("They shelled Karvan and Oru Kessa.", "Oru Kessa", "place", id="shelled with a town"),
        pytest.param("Talks between Colonel Orlu and Karvan failed.", "Orlu", "person", id="a person beside"),
        pytest.param("Ambato police said so.", "Ambato", "place", id="a town taken for a common word"),
        pytest.param("Zangon Kataf residents said so.", "Zangon Kataf", "place", id="residents, no person"),
        pytest.param("They attacked a bus in Tibú on Monday.", "Tibú", "place", id="after in"),
        pytest.param("They attacked Bentiu on Monday.", "Bentiu", "place", id="without the day"),
        pytest.param("Residents of Oru Kessa fled.", "Oru Kessa", "place", id="residents of"),
        pytest.param("It was in general area Oru Kessa.", "Oru Kessa", "place", id="in area"),
        pytest.param("They met Oru and Kessa in the hall.", "Kessa", "person", id="who are met"),
        pytest.param(
            "Jets bombed Oru Kessa, a village in the hills.", "Oru Kessa", "place", id="which is a village"
        ),
        pytest.param("They raided Oru Kessa villages.", "Oru Kessa villages", "place", id="villages"),
        pytest.param("It was in Oru's Kessa district.", "Oru", "place", id="whose district"),
        pytest.param("Members of Los Corvos left.", "Los Corvos", "armed_group", id="members of"),
        pytest.param("It fell in the Oru Kessa sector.", "Oru Kessa sector", "place", id="sector"),
        pytest.param("A drone hit Ain Doran Air Base.", "Ain Doran Air Base", "place", id="air base"),
        pytest.param(
            "An attack on the Oru Kessa pumping station.", "Oru Kessa pumping station", "place", id="a site"
        ),
        pytest.param(
            "The League of the Forest left.", "League of the Forest", "government", id="a body of a place"
        ),
        pytest.param("It lies near the al-Doran gas field.", "al-Doran gas field", "place", id="gas field"),
        pytest.param(
            "He lived in Khirbat ‘Doran village.", "Khirbat ‘Doran village", "place", id="apostrophe"
        ),
        pytest.param("Troops entered Deir ez-Doran province.", "Deir ez-Doran province", "place", id="ez-"),
        pytest.param("Gunmen shelled Oru Kessa.", "Oru Kessa", "place", id="what is shelled"),
        pytest.param("The raid on Oru Kessa ended.", "Oru Kessa", "place", id="what is raided"),
        pytest.param("It fell on Port-au-Lora.", "Port-au-Lora", "place", id="hyphens around a small word"),
        pytest.param("They met President Adan Selim.", "Adan Selim", "person", id="title"),
        pytest.param("Lt. Col. Adan Selim spoke.", "Adan Selim", "person", id="two titles"),
        pytest.param("His son Karvan was hurt.", "Karvan", "person", id="kin before a name"),
        pytest.param("Businessman Selim Karvan was hurt.", "Selim Karvan", "person", id="trade before"),
        pytest.param("The Northern Front denied it.", "Northern Front", "armed_group", id="Front"),
        pytest.param("The Movement of Karvan left.", "Movement of Karvan", "armed_group", id="Movement of"),
        pytest.param("A shell hit the Northern Front base.", "Northern Front", "armed_group", id="its base"),
        pytest.param("A shell hit the Southern Front base.", "Southern Front", "armed_group", id="as known"),
        pytest.param("Harbour Radio reported it.", "Harbour Radio", "outlet", id="Radio"),
        pytest.param("The Karvan News Agency reported it.", "Karvan News Agency", "news_agency", id="agency"),
        pytest.param("The Ministry of Health said so.", "Ministry of Health", "government", id="Ministry of"),
        pytest.param("Karvan Police arrested him.", "Karvan Police", "police", id="Police"),
        pytest.param("The armed group Dorana claimed it.", "Dorana", "armed_group", id="noun before"),
        pytest.param("It was claimed by Sword of Dawn.", "Sword of Dawn", "armed_group", id="Sword of"),
        pytest.param(
            "A gang calling itself the Ashen Hand left.", "Ashen Hand", "armed_group", id="calling itself"
        ),
        pytest.param("The Kenyan police said so.", "Kenyan police", "police", id="nationality and body"),
        pytest.param("The Iraqi man fled.", "Iraqi", "nationality", id="nationality"),
        pytest.param("US-led troops left.", "US", "nationality", id="nationality before a hyphen"),
        pytest.param("Kurdish leaders met.", "Kurdish", "ethnic_or_religious_group", id="people"),
        pytest.param("Two men died in Iraq.", "Iraq", "place", id="country as a place"),
        pytest.param("Two men died in Syria, Iran and Iraq.", "Iraq", "place", id="country in a list"),
        pytest.param("Iraq denied the attack.", "Iraq", "state", id="country that speaks"),
        pytest.param("The raid was blamed on Iran.", "Iran", "state", id="country that is blamed"),
        pytest.param("Damascus denied the attack.", "Damascus", "state", id="capital that speaks"),
        pytest.param("The blast hit Damascus.", "Damascus", "place", id="capital that is hit"),
        pytest.param(
            "A bomb lay in the Karvan Trade Center.", "Karvan Trade Center", "place", id="a center of a town"
        ),
        pytest.param(
            "It lay in a vent of the Karvan Arts Center.",
            "Karvan Arts Center",
            "place",
            id="a vent of a center",
        ),
        pytest.param(
            "A blast hit a man at a Karvan Air Doran office.",
            "Karvan Air Doran office",
            "place",
            id="an office in a town",
        ),
        pytest.param(
            "It lay outside the Karvan Peace Corps headquarters.",
            "Karvan Peace Corps headquarters",
            "place",
            id="headquarters in a town",
        ),
        pytest.param(
            "It lay across a major Karvan thoroughfare.", "Karvan", "place", id="a street of a town, no major"
        ),
        pytest.param(
            "They praised the Karvan Trade Center.",
            "Karvan Trade Center",
            "other",
            id="a center that is praised",
        ),
        pytest.param(
            "It lay in the Oru Kessa Trade Center.",
            "Oru Kessa Trade Center",
            "other",
            id="a center of what is not known",
        ),
        pytest.param("He met Major Karvan in a street.", "Karvan", "person", id="a major of a town's name"),
        pytest.param(
            "He spoke of the Karvan Peace Corps.", "Karvan Peace Corps", "military", id="a corps of a town"
        ),
        pytest.param(
            "It fell in Shiite East Karvan.", "East Karvan", "place", id="a part of a town by its people"
        ),
        pytest.param(
            "They saw a statue of Simon Doran at Karvan.", "Karvan", "place", id="at a town, beside a person"
        ),
        pytest.param("It fell in Mar Doran on Monday.", "Mar Doran", "place", id="no month"),
        pytest.param("It fell in Mar 2031 in Karvan.", "Karvan", "place", id="a month"),
        pytest.param("A drone struck the tanker Aurora off Hodeidah.", "Aurora", "other", id="a tanker"),
        pytest.param("A man hijacked a Piedmont flight in Lyon.", "Piedmont", "other", id="whose flight"),
        pytest.param("A ship in Aurora was hit.", "Aurora", "place", id="a ship in a place"),
        pytest.param("They hit the port of Hodeidah.", "Hodeidah", "place", id="a port"),
    ],
)
def test_kinds(text: str, words: str, kind: str) -> None:
    assert kinds(text).get(words) == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "They raided the Reed Front near Karvan.", {"Reed Front", "Karvan"}, id="a group near a town"
        ),
        pytest.param(
            "They raided the Reed Front in Maroua.", {"Reed Front", "Maroua"}, id="a group in a known town"
        ),
        pytest.param(
            "He joined the Movement for the Liberation of the Delta.",
            {"Movement for the Liberation of the Delta"},
            id="what a body is for, and of what",
        ),
        pytest.param("Iraq's Karvan province was hit.", {"Iraq", "Karvan province"}, id="possessive cut"),
        pytest.param("Hezbollah leader Adan Selim spoke.", {"Hezbollah", "Adan Selim"}, id="title cut"),
        pytest.param("The Russian Wagner Group left.", {"Russian", "Wagner Group"}, id="nationality cut"),
        pytest.param("The bomb went off on Monday.", set(), id="a day is no name"),
        pytest.param("The Coalition said so.", set(), id="a capitalised noun is no name"),
        pytest.param(
            "Men were shot in Karvan (Mozambique).", {"Karvan", "Mozambique"}, id="a country in brackets"
        ),
        pytest.param("They fled Selim LGA.", {"Selim LGA"}, id="a kind of district"),
        pytest.param("A Karvan IED blast hurt two.", {"Karvan", "IED"}, id="a weapon after a place"),
        pytest.param("It fell in Karvan, Damascus.", {"Karvan", "Damascus"}, id="a comma between places"),
        pytest.param(
            "The People's Front of Karvan spoke.", {"People's Front of Karvan"}, id="possessive in a name"
        ),
        pytest.param("Near Tel Arin a bomb went off.", {"Tel Arin"}, id="first word of the sentence"),
        pytest.param("Damage is put at US $2 million.", set(), id="dollars"),
        pytest.param("A Ramadan market in Karvan was hit.", {"Karvan"}, id="a time of the year"),
    ],
)
def test_extents(text: str, expected: set[str]) -> None:
    assert set(kinds(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Massacre in Karvan leaves six dead", id="a word that opens a headline"),
        pytest.param(
            "With the support of the Mission both signed a truce in Karvan.", id="the, and a plain word"
        ),
    ],
)
def test_a_plain_word_is_no_place(text: str) -> None:
    assert [words for words, kind in kinds(text).items() if kind == "place"] == ["Karvan"]


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        pytest.param(
            "The Northern Liberation Front (NLF) denied it. The NLF left.",
            "NLF",
            "Northern Liberation Front",
            id="acronym in brackets",
        ),
        pytest.param(
            "The NLF (Northern Liberation Front) denied it. The NLF left.",
            "NLF",
            "Northern Liberation Front",
            id="acronym first",
        ),
        pytest.param(
            "Spokesman Adan Selim denied it. Selim left.", "Selim", "Adan Selim", id="surname after full name"
        ),
        pytest.param(
            "Adan Selim and Omar Selim spoke. Selim left.", "Selim", "Selim", id="surname of two people"
        ),
    ],
)
def test_short_forms(text: str, short: str, name: str) -> None:
    last = read(text)[-1]
    assert (text[last.span.start : last.span.end], last.name) == (short, name)


@pytest.mark.parametrize(
    ("text", "entity", "candidates"),
    [
        pytest.param("The RSF shelled a market in Sudan.", "rapid-support-forces", 0, id="by country"),
        pytest.param(
            "Reporters Without Borders (RSF) spoke. In Sudan, RSF said more.",
            "reporters-without-borders",
            0,
            id="by the long form",
        ),
        pytest.param("The RSF said so.", None, 2, id="undecided"),
        pytest.param("A colonel told AFP.", "agence-france-presse", 0, id="told an agency"),
        pytest.param(
            "The National Liberation Army left Burundi.", None, 1, id="name that many countries have"
        ),
        pytest.param("In Colombia the National Police left.", "colombian-national-police", 0, id="national"),
    ],
)
def test_entity(text: str, entity: str | None, candidates: int) -> None:
    found = [m for m in read(text) if m.kind not in ("place", "state", "nationality", "person")]
    assert (found[-1].entity, len(found[-1].candidates)) == (entity, candidates)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("’‘ - ( ) “", id="marks only"),
        pytest.param("AL- EL- 'S THE", id="articles only"),
        pytest.param("Police of of of the Karvan's 's 's", id="nonsense"),
    ],
)
def test_any_text_reads(text: str) -> None:
    found = read(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_a_generic_name_needs_its_country() -> None:
    abroad = read("In Burundi the Federal Police left.")[-1]
    home = read("In Iraq the Federal Police left.")[-1]
    assert (abroad.entity, home.entity) == (None, "iraqi-federal-police")


def test_a_language_is_no_place() -> None:
    found = kinds("A leaflet in Hausa, translated from Arabic, was left in Karvan.")
    assert [name for name, kind in found.items() if kind == "place"] == ["Karvan"]

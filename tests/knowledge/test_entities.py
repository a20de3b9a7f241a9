"""Parties by name: spellings, ambiguity, scanning, nationalities, and the tables themselves."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from dateline.knowledge.entities import EntityTable, fold, loosen, rows
from dateline.records.values import Entity

TABLE = EntityTable.load()
# fmt: off
KINDS = frozenset((
    "outlet", "news_agency", "armed_group", "government", "military", "police", "court",
    "party", "ngo", "un", "medical", "monitor", "company", "ethnic_or_religious_group",
    "state", "social_media",
))
# fmt: on
NOUN_KINDS = (KINDS - {"state"}) | {
    "witness",
    "resident",
    "expert",
    "social_media",
    "anonymous_official",
    "other",
}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("al-Shabab", {"al-shabaab"}, id="doubled vowel"),
        pytest.param("Al Shabaab", {"al-shabaab"}, id="article without hyphen"),
        pytest.param("ash-Shabaab", {"al-shabaab"}, id="sun letter"),
        pytest.param("Hizballah", {"hezbollah"}, id="listed spelling"),
        pytest.param("Hezbullah", {"hezbollah"}, id="vowels by rule"),
        pytest.param("Al-Qaida", {"al-qaeda"}, id="ai for ae"),
        pytest.param("Ansarullah", {"houthi-movement"}, id="joined"),
        pytest.param("Kata’ib Hezbollah", {"kata-ib-hezbollah"}, id="typographic apostrophe"),
        pytest.param("the Taliban", {"taliban"}, id="English article"),
        pytest.param("FARC", {"revolutionary-armed-forces-of-colombia"}, id="acronym"),
        pytest.param("Médecins sans frontières", {"doctors-without-borders"}, id="accents and case"),
        pytest.param(
            "RSF", {"rapid-support-forces", "reporters-without-borders"}, id="two parties, one name"
        ),
        pytest.param("AFP", {"agence-france-presse", "armed-forces-of-the-philippines"}, id="agency or army"),
        pytest.param("Iraq", {"state:IQ"}, id="state"),
        pytest.param("DRC", {"state:CD"}, id="state by acronym"),
        pytest.param("the Guardian", {"the-guardian"}, id="article that belongs to the name"),
        pytest.param("Guardian", set(), id="common word without its article"),
        pytest.param("Karvan Northern Front", set(), id="unknown"),
        pytest.param("الحرس الثوري", {"islamic-revolutionary-guard-corps"}, id="Arabic"),
        pytest.param("حرس الثوري", {"islamic-revolutionary-guard-corps"}, id="Arabic article cut off"),
        pytest.param("الدَّعم السَّريع", {"rapid-support-forces"}, id="harakat"),
        pytest.param("حزب\u200cالله", {"hezbollah"}, id="Persian joined by a non-joiner"),
        pytest.param("سپاه پاسداران", {"islamic-revolutionary-guard-corps"}, id="Persian yeh and kaf"),
        pytest.param("المرصد السورى", {"syrian-observatory-for-human-rights"}, id="alef maksura for yeh"),
        pytest.param("مجلس الأمن", {"un-security-council"}, id="the council"),
        pytest.param("مجلس أمن", set(), id="a council"),
        pytest.param("فتح", set(), id="common word without its companion"),
        pytest.param("حركة فتح", {"fatah"}, id="common word with its companion"),
        pytest.param("ВСУ", {"armed-forces-of-ukraine"}, id="Russian acronym"),
        pytest.param("Збройних Сил України", {"armed-forces-of-ukraine"}, id="Ukrainian genitive"),
        pytest.param("израильской армией", {"israel-defense-forces"}, id="Russian instrumental"),
        pytest.param("Российскими войсками", {"russian-armed-forces"}, id="first word inflected"),
        pytest.param("хуситов", {"houthi-movement"}, id="people of a movement, small"),
        pytest.param("israelischen Streitkräften", {"israel-defense-forces"}, id="German dative"),
        pytest.param("Rusya Savunma Bakanlığının", {"russian-defence-ministry"}, id="Turkish genitive"),
        pytest.param("Forces de soutien rapide", {"rapid-support-forces"}, id="French"),
        pytest.param("Guardia Revolucionaria", {"islamic-revolutionary-guard-corps"}, id="Spanish"),
        pytest.param("Resistência Islâmica no Iraque", {"islamic-resistance-in-iraq"}, id="Portuguese"),
        pytest.param("Guardiani della rivoluzione", {"islamic-revolutionary-guard-corps"}, id="Italian"),
    ],
)
def test_find(name: str, expected: set[str]) -> None:
    assert {e.id for e in TABLE.find(name)} == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("The al - Shabaab group", [("al - Shabaab", "al-shabaab")], id="article split off"),
        pytest.param(
            "by People 's Protection Units fighters",
            [("People 's Protection Units", "people-s-protection-units")],
            id="possessive inside",
        ),
        pytest.param(
            "Islamic State Khorasan Province said",
            [("Islamic State Khorasan Province", "islamic-state-khorasan-province")],
            id="longest wins",
        ),
        pytest.param("it is the way he told us", [], id="small words are no acronyms"),
        pytest.param("US - run bases", [("US", "state:US")], id="before a hyphen"),
        pytest.param("IS ) group", [("IS", "islamic-state")], id="a bracket ends a name"),
        pytest.param("in Syria , Iraq", [("Syria", "state:SY"), ("Iraq", "state:IQ")], id="a comma too"),
        pytest.param("the National Movement of", [], id="article name before a capital"),
        pytest.param(
            "قالت القوات المسلحة السودانية إن",
            [("القوات المسلحة السودانية", "sudanese-armed-forces")],
            id="no case",
        ),
        pytest.param(
            "لل حرس الثوري", [("حرس الثوري", "islamic-revolutionary-guard-corps")], id="clitic cut off"
        ),
        pytest.param("сообщили хуситы", [("хуситы", "houthi-movement")], id="written small in the table"),
        pytest.param(
            "écrit L' Orient le jour",
            [("L' Orient le jour", "l-orient-le-jour")],
            id="article without its vowel",
        ),
        pytest.param("selon l' Unicef", [("Unicef", "unicef")], id="article apart"),
        pytest.param("оружие звезда канала", [], id="a common word is no name"),
        pytest.param("бойцы ЧВК « Вагнер »", [("ЧВК « Вагнер", "wagner-group")], id="marks inside a name"),
    ],
)
def test_scan(words: str, expected: list[tuple[str, str]]) -> None:
    tokens = words.split()
    found = [(" ".join(tokens[a:b]), e[0].id) for a, b, e in TABLE.scan(tokens)]
    assert found == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("Iraqi", "IQ", id="adjective"),
        pytest.param("Israelis", "IL", id="plural"),
        pytest.param("French", "FR", id="other stem"),
        pytest.param("U.S.", "US", id="dots"),
        pytest.param("US", "US", id="capitals"),
        pytest.param("us", None, id="the pronoun"),
        pytest.param("South Korean", "KR", id="two words"),
        pytest.param("Palestinian", "PS", id="territory"),
        pytest.param("Congolese", None, id="two states: undecided"),
        pytest.param("Baghdad", None, id="a city"),
    ],
)
def test_nationality(word: str, expected: str | None) -> None:
    assert TABLE.nationality(word) == expected


def test_shared_nationality_keeps_both() -> None:
    assert set(TABLE.nationalities("Congolese")) == {"CD", "CG"}


@pytest.mark.parametrize(
    ("lemma", "kind", "can_act", "is_people", "is_body"),
    [
        pytest.param("gunman", "armed_group", True, True, False, id="armed person"),
        pytest.param("army", "military", True, False, True, id="force"),
        pytest.param("policeman", "police", True, True, False, id="officer"),
        pytest.param("ministry", "government", False, False, True, id="office"),
        pytest.param("interior ministry", "government", False, False, True, id="phrase"),
        pytest.param("resident", "resident", True, True, False, id="resident"),
        pytest.param("child", "resident", False, True, False, id="victim, no actor"),
        pytest.param("witness", "witness", False, True, False, id="witness"),
        pytest.param("hospital", "medical", False, False, True, id="hospital"),
        pytest.param("news agency", "news_agency", False, False, True, id="agency"),
    ],
)
def test_party_nouns(lemma: str, kind: str, can_act: bool, is_people: bool, is_body: bool) -> None:
    noun = TABLE.nouns[lemma]
    assert (noun.kind, noun.can_act, noun.is_people, noun.is_body) == (kind, can_act, is_people, is_body)
    assert TABLE.noun_kind(lemma) == kind


def test_noun_takes_the_first_phrase_it_knows() -> None:
    assert TABLE.noun("harbour ministry", "ministry") == TABLE.nouns["ministry"]
    assert TABLE.noun("harbour") is None


def test_tables_are_large_and_of_all_sides() -> None:
    kinds = Counter(e.kind for e in TABLE.by_id.values())
    assert sum(kinds.values()) - kinds["state"] >= 1300
    assert set(kinds) == KINDS
    assert len(TABLE.nouns) >= 250


def faults(entity: Entity) -> list[str]:
    """What is wrong with a row of the table."""
    rules = {
        "no origin": bool(entity.origin),
        "country is no ISO code": not entity.country or bool(re.fullmatch("[A-Z]{2}", entity.country)),
        "affiliation to nobody": all(a.to in TABLE.by_id for a in entity.affiliations),
        "affiliation of no kind": {a.kind for a in entity.affiliations} <= {"part_of", "close_to"},
        "not found by its name": entity in TABLE.find(entity.name),
        "alias of no letters": all(fold(a) for a in entity.aliases),
    }
    return [f"{entity.id}: {rule}" for rule, holds in rules.items() if not holds]


NOTES = {
    "umbrella",
    "claim_brand",
    "state_controlled",
    "state_affiliated",
    "public_independent",
    "party_controlled",
    "independent",
}


def test_notes_tell_brands_and_control() -> None:
    assert TABLE.by_id["islamic-resistance-in-iraq"].notes == ("claim_brand",)
    assert TABLE.by_id["popular-mobilization-forces"].notes == ("umbrella",)
    assert {n for e in TABLE.by_id.values() for n in e.notes} == NOTES
    assert {r["id"] for r in rows("entity_notes.tsv")} <= TABLE.by_id.keys()


def test_names_in_other_languages_are_found() -> None:
    """Each name of the table leads to its party, alone or beside a companion."""
    lost = [
        f"{row['id']}: {name}"
        for row in rows("entity_names.tsv")
        for name in row["names"].split("|")
        for said in ([f"{w} {name}" for w in row["needs"].split("|")] if row["needs"] else [name])
        if row["id"] not in {e.id for e in TABLE.find(said)}
    ]
    assert lost == []


def test_other_languages_are_many() -> None:
    table = list(rows("entity_names.tsv"))
    assert {r["language"] for r in table} == {"ar", "fa", "ru", "uk", "fr", "es", "pt", "de", "it", "tr"}
    assert len({r["id"] for r in table}) >= 500


def test_every_row_holds() -> None:
    assert [f for e in TABLE.by_id.values() for f in faults(e)] == []


def test_noun_kinds_are_source_kinds() -> None:
    assert {n.kind for n in TABLE.nouns.values()} <= NOUN_KINDS


@pytest.mark.parametrize(
    ("left", "right"),
    [("Hezbollah", "Hizbulla"), ("Qaida", "Kaeda"), ("Mayadeen", "Mayadin"), ("Houthi", "Huthi")],
)
def test_loose_spellings_meet(left: str, right: str) -> None:
    assert loosen(left) == loosen(right)
    assert fold(left) != fold(right)

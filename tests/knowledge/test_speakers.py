"""Names of sources and who is behind them; what a text says of somebody beside the name."""

from __future__ import annotations

import pytest

from dateline.knowledge.entities import EntityTable
from dateline.knowledge.speakers import in_english, named_outlet, office_of, speaker, with_office

TABLE = EntityTable.load()


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        pytest.param("a spokesman for the army", "army", set(), id="who speaks for a body"),
        pytest.param("general staff of the gendarmerie", "gendarmerie", set(), id="the narrower body"),
        pytest.param("interior ministry", "ministry", {"interior"}, id="one of several"),
        pytest.param("the doctors' union", "union", set(), id="a union of those who are another body"),
        pytest.param("Rebels of the Northern Front", None, {"north", "front"}, id="a group by its name"),
        pytest.param("union's secretary in Karvan", "union", set(), id="where is not who"),
        pytest.param("source in the joint forces", "force", {"joint"}, id="where is who, if it is a body"),
        pytest.param("three people who fled Karvan", None, set(), id="what they did is not who"),
        pytest.param(
            "spokesman for Karvan province", "governor", {"karvan", "region"}, id="who speaks for a province"
        ),
        pytest.param("farmers of Karvan province", None, {"farmer", "karvan"}, id="who lives in a province"),
        pytest.param("the Iraqi side", "government", set(), id="the side of a state"),
        pytest.param("assistant chief constable", "police", set(), id="a rank"),
        pytest.param(
            "president of the village council", "municipality", {"village"}, id="a president of less"
        ),
        pytest.param("Northern Hills Army", None, {"north", "hill"}, id="an army of its own"),
        pytest.param("Southern Command of the army", "army", {"south"}, id="a part of a state's army"),
        pytest.param("North-Western Column", None, {"northwest", "column"}, id="one word of the compass"),
        pytest.param("both sides", None, set(), id="both sides"),
        pytest.param("agency of emergency", "civil defence", set(), id="a phrase turned round"),
        pytest.param("the 84th Battalion", "army", set(), id="a unit that is counted"),
        pytest.param("Brigada 84", None, {"brigada", "84"}, id="in a language that nobody put into English"),
        pytest.param("Harsha Battalion", None, {"harsha", "battalion"}, id="a unit by a name is anybody's"),
        pytest.param("Sheriff Zaro Marun", "police", set(), id="a person behind an office"),
        pytest.param(
            "spokesman for Zaro Marun Brigades", None, {"zaro", "marun", "brigade"}, id="a group by a name"
        ),
        pytest.param("the town's military administration", "governor", {"town"}, id="who governs a town"),
        pytest.param("regional governor", "governor", {"region"}, id="who governs a region"),
        pytest.param("municipal officials", "municipality", {"town"}, id="officials of a town"),
        pytest.param("provincial officials", "government", set(), id="officials of a province: of any body"),
        pytest.param(
            "health directorate of Karvan", "health department", {"karvan"}, id="a health directorate"
        ),
        pytest.param("records of the district hospital", "hospital", set(), id="what a hospital writes down"),
        pytest.param(
            "directorate of orientation of the army", "army", {"orientation"}, id="an office of a body"
        ),
        pytest.param("Civic Guard", None, {"civil", "guard"}, id="civic and civil are one word"),
        pytest.param("the military junta", "government", set(), id="a junta"),
        pytest.param("officer of health", "hospital", set(), id="who works for a health service"),
    ],
)
def test_bodies(name: str, body: str | None, words: set[str]) -> None:
    found = speaker(name, TABLE)
    assert (found.body, found.words) == (body, words)


@pytest.mark.parametrize(
    ("name", "nation"),
    [
        pytest.param("Sudanese army", "SD", id="demonym"),
        pytest.param("Russia's defence ministry", "RU", id="state"),
        pytest.param("the regime in Kinshasa", None, id="where it is"),
        pytest.param("Moscow", "RU", id="capital"),
        pytest.param("Moskau", "RU", id="capital in another language"),
        pytest.param("Анкара", "TR", id="capital in another script"),
        pytest.param("Karvan", None, id="no capital"),
        pytest.param("the army", None, id="nobody says"),
    ],
)
def test_nations(name: str, nation: str | None) -> None:
    assert speaker(name, TABLE).nation == nation


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("Nine died, police commander Zaro Marun said.", "police", id="a title before"),
        pytest.param(
            "Nine died, Colonel Zaro Marun, a spokesman of the army, said.", "army", id="an apposition"
        ),
        pytest.param(
            "The head of police of the zone, colonel Zaro Marun, said so.",
            "police",
            id="two titles before",
        ),
        pytest.param(
            "The spokesman for Karvan province, Zaro Marun, said so.", "governor", id="a place before"
        ),
        pytest.param("Zaro Marun, named by the police, said so.", None, id="somebody else in it"),
        pytest.param("Police and Zaro Marun said so.", None, id="and"),
        pytest.param("Zaro Marun said so.", None, id="nothing beside it"),
    ],
)
def test_offices(text: str, body: str | None) -> None:
    name = "Zaro Marun"
    assert with_office(speaker(name, TABLE), office_of(text, name, "en"), TABLE).body == body


@pytest.mark.parametrize(
    ("name", "is_folk"),
    [
        pytest.param("Eleven survivors", True, id="people by number"),
        pytest.param("16 residents of the Karvan quarter", True, id="of a place by name"),
        pytest.param("one of the villagers", True, id="one of them"),
        pytest.param("Residents of nearby Karvan", True, id="at the head of a sentence"),
        pytest.param("two witnesses", True, id="a plural in -es"),
        pytest.param("the Karvan Farmers", False, id="a name"),
        pytest.param("Zaro Marun", False, id="a person by name"),
        pytest.param("a nurse", False, id="one of a hospital"),
        pytest.param("three officials", False, id="who hold an office"),
        pytest.param("the county", False, id="no people"),
        pytest.param("Villagers' Union", False, id="a union of them"),
    ],
)
def test_people_who_stand_for_nobody(name: str, is_folk: bool) -> None:
    assert speaker(name, TABLE).is_folk is is_folk


@pytest.mark.parametrize(
    ("name", "is_human"),
    [
        pytest.param("a presenter", True, id="who works for an outlet"),
        pytest.param("head of the station", True, id="a station is an outlet too"),
        pytest.param("nurse at the town's clinic", False, id="the clinic speaks through her"),
        pytest.param("newspaper local", False, id="an outlet, word by word from another language"),
    ],
)
def test_people(name: str, is_human: bool) -> None:
    assert speaker(name, TABLE).is_human is is_human


@pytest.mark.parametrize(
    ("name", "is_state"),
    [
        pytest.param("Moscow", True, id="a capital for its state"),
        pytest.param("Turkey", True, id="a country"),
        pytest.param("a Ukrainian", False, id="one of its people"),
        pytest.param("Turkish police", False, id="a body of it"),
    ],
)
def test_states_themselves(name: str, is_state: bool) -> None:
    assert speaker(name, TABLE).is_state_itself is is_state


@pytest.mark.parametrize(
    ("name", "code", "expected"),
    [
        pytest.param("Frente del Amanecer", "es", "front of Dawn", id="a group by the meaning of its words"),
        pytest.param("حركة النجم الجنوبي", "ar", "movement Star South", id="without the Arabic article"),
        pytest.param("Красного Креста", "ru", "red cross", id="two words that are one body, in a case form"),
        pytest.param("Frente Karvan", "es", "front Karvan", id="an unknown word stays"),
        pytest.param("Tabip Odası", "tr", "doctors chamber", id="two words"),
        pytest.param("bureau du shérif", "fr", "office of sheriff", id="an officer's office"),
    ],
)
def test_names_in_english(name: str, code: str, expected: str) -> None:
    assert in_english(name, code) == expected


@pytest.mark.parametrize(
    ("name", "code", "is_org"),
    [
        pytest.param("Observatoire du Karvan", "en", True, id="a French name over an English report"),
        pytest.param("Karvan Truce Log", "en", True, id="a log"),
        pytest.param("Karvan Post", "en", False, id="a paper"),
        pytest.param("Karvan Peace Register", "en", True, id="a register of what is done to people"),
        pytest.param("Karvan Rights Network", "en", True, id="a network"),
        pytest.param("Karvan News Network", "en", False, id="a network of news"),
    ],
)
def test_outlets_that_are_organizations(name: str, code: str, is_org: bool) -> None:
    assert named_outlet(name, code, TABLE).is_org is is_org

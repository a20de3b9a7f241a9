"""Who did it to whom, through the turns of a clause."""

from __future__ import annotations

import pytest

from dateline.pipeline import Tools
from extract.mentions import fails, mentions

ROWS = [
    pytest.param(
        "Men shot at two guards who watched the bank and killed them.",
        "killed",
        ["Men"],
        ["them"],
        id="them, over a preposition",
    ),
    pytest.param("Rebels shelled the market.", "shelled", ["Rebels"], ["market"], id="active"),
    pytest.param(
        "The market was shelled by rebels.", "shelled", ["rebels"], ["market"], id="passive with by"
    ),
    pytest.param("The market was shelled.", "shelled", [], ["market"], id="passive without by"),
    pytest.param("Market shelled in the north", "shelled", [], ["Market"], id="headline, what cannot act"),
    pytest.param("Lorries burned on the road to Karvan", "burned", [], ["Lorries"], id="headline, on a road"),
    pytest.param("Rebels have been shelling the market.", "shelling", ["Rebels"], ["market"], id="perfect"),
    pytest.param(
        "The rebels, who shelled the market, left the town.",
        "shelled",
        ["rebels"],
        ["market"],
        id="relative clause, subject",
    ),
    pytest.param(
        "The market, which rebels shelled, was empty.",
        "shelled",
        ["rebels"],
        ["market"],
        id="relative clause, object",
    ),
    pytest.param(
        "The market that was shelled by rebels is closed.",
        "shelled",
        ["rebels"],
        ["market"],
        id="relative clause, passive",
    ),
    pytest.param(
        "Soldiers killed by rebels were buried.", "killed", ["rebels"], ["Soldiers"], id="past participle"
    ),
    pytest.param(
        "Rebels shelling the market were seen on a hill.",
        "shelling",
        ["Rebels"],
        ["market"],
        id="present participle",
    ),
    pytest.param(
        "Gunmen stormed a hotel and killed two guards.",
        "killed",
        ["Gunmen"],
        ["two guards"],
        id="subject shared by joined verbs",
    ),
    pytest.param(
        "Gunmen stormed a hotel, killing two guards.",
        "killing",
        ["Gunmen"],
        ["two guards"],
        id="subject shared with a participle clause",
    ),
    pytest.param(
        "Gunmen killed two guards before attacking a hotel.",
        "attacking",
        ["Gunmen"],
        ["hotel"],
        id="subject shared with before + gerund",
    ),
    pytest.param(
        "Two guards were killed and four soldiers wounded by gunmen.",
        "wounded",
        ["gunmen"],
        ["four soldiers"],
        id="joined passives",
    ),
    pytest.param(
        "Gunmen killed and wounded 40 civilians.",
        "killed",
        ["Gunmen"],
        ["40 civilians"],
        id="object shared by joined verbs",
    ),
    pytest.param(
        "The army carried out an attack on the camp.",
        "attack",
        ["army"],
        ["camp"],
        id="light verb",
    ),
    pytest.param(
        "An attack was carried out by the army on the camp.",
        "attack",
        ["army"],
        ["camp"],
        id="light verb, passive",
    ),
    pytest.param(
        "The army launched a raid against the rebels.", "raid", ["army"], ["rebels"], id="light verb, against"
    ),
    pytest.param(
        "An attack by rebels on the camp failed to open the road.",
        "attack",
        ["rebels"],
        ["camp"],
        marks=fails('the parser hangs "on the camp" on the actor'),
        id="noun with by",
    ),
    pytest.param(
        "The rebel attack on the camp was filmed.",
        "attack",
        ["rebel"],
        ["camp"],
        marks=fails('the phrase "rebel attack" swallows its actor'),
        id="noun before",
    ),
    pytest.param(
        "The army's attack on the camp was filmed.",
        "attack",
        ["army"],
        ["camp"],
        id="possessive before a noun",
    ),
    pytest.param(
        "The army was accused of shelling the market.",
        "shelling",
        ["army"],
        ["market"],
        id="accused of + gerund",
    ),
    pytest.param(
        "Residents accused the army of shelling the market.",
        "shelling",
        ["army"],
        ["market"],
        id="accused an object of + gerund",
    ),
    pytest.param(
        "The army responded by shelling the market.", "shelling", ["army"], ["market"], id="by + gerund"
    ),
    pytest.param(
        "Two teachers were killed on Sunday in Karvan by soldiers.",
        "killed",
        ["soldiers"],
        ["Two teachers"],
        id="late by",
    ),
    pytest.param(
        "Two teachers were killed by Monday in Karvan.",
        "killed",
        [],
        ["Two teachers"],
        id="by a day is no actor",
    ),
    pytest.param(
        "Two teachers were killed by the roadside.",
        "killed",
        [],
        ["Two teachers"],
        id="by a place is no actor",
    ),
    pytest.param(
        "Two teachers were killed by a mine.", "killed", [], ["Two teachers"], id="by a weapon is no actor"
    ),
    pytest.param(
        "Rebels and militiamen attacked a convoy.",
        "attacked",
        ["Rebels", "militiamen"],
        ["convoy"],
        id="joined actors",
    ),
    pytest.param(
        "Rebels attacked a convoy and a police post.",
        "attacked",
        ["Rebels"],
        ["convoy", "police post"],
        id="joined recipients",
    ),
    pytest.param(
        "Fighters of the Eastern Brigade ambushed a convoy.",
        "ambushed",
        ["Fighters of the Eastern Brigade"],
        ["convoy"],
        id="party named behind the noun",
    ),
    pytest.param(
        "The Northern Front ambushed a convoy of the Southern Front.",
        "ambushed",
        ["Northern Front"],
        ["convoy of the Southern Front"],
        id="named on both sides",
    ),
    pytest.param(
        "Soldiers opened fire on a bus.", "opened", ["Soldiers"], ["bus"], id="verb phrase with a preposition"
    ),
    pytest.param("Gunmen shot at a bus.", "shot", ["Gunmen"], ["bus"], id="recipient behind a preposition"),
    pytest.param(
        "The bus came under fire from gunmen.", "fire", ["gunmen"], ["bus"], id="came under fire from"
    ),
    pytest.param(
        "Rockets fired by rebels hit the airport.",
        "hit",
        ["rebels"],
        ["airport"],
        id="the one who fired the weapon",
    ),
    pytest.param(
        "A rebel drone hit the airport.", "hit", ["rebel"], ["airport"], id="the owner of the weapon"
    ),
    pytest.param(
        "Villagers fled after soldiers burned their homes.",
        "burned",
        ["soldiers"],
        ["their homes"],
        id="adverbial clause has its own subject",
    ),
    pytest.param("The mayor was found shot dead.", "shot", [], ["mayor"], id="predicative participle"),
    pytest.param("It was rebels who shelled the market.", "shelled", ["rebels"], ["market"], id="cleft"),
    pytest.param(
        "Rebels are believed to have shelled the market.",
        "shelled",
        ["Rebels"],
        ["market"],
        id="raised subject",
    ),
    pytest.param(
        "A man was shot and killed by soldiers in Karvan.",
        "shot",
        ["soldiers"],
        ["man"],
        id="joined passives",
    ),
    pytest.param(
        "The office received reports of the killing of farmers in Karvan by herders.",
        "killing",
        ["herders"],
        ["farmers"],
        id="by, after a place",
    ),
    pytest.param(
        "On 29 April assailants attacked Karvan.", "attacked", ["assailants"], ["Karvan"], id="a day before"
    ),
    pytest.param(
        "On 14 October six armed men abducted a nurse.",
        "abducted",
        ["six armed men"],
        ["nurse"],
        id="after a day",
    ),
    pytest.param(
        "On Friday rebels shelled Karvan.", "shelled", ["rebels"], ["Karvan"], id="a weekday before"
    ),
    pytest.param(
        "Property: settlers uprooted 120 trees in Karvan.",
        "uprooted",
        ["settlers"],
        ["120 trees"],
        id="label",
    ),
    pytest.param(
        "Second incident: a shepherd was beaten near Karvan.", "beaten", [], ["shepherd"], id="label, passive"
    ),
    pytest.param("Two policemen martyred in Karvan.", "martyred", [], ["Two policemen"], id="martyred"),
    pytest.param(
        "The market is said to have been shelled by rebels.",
        "shelled",
        ["rebels"],
        ["market"],
        id="raised subject, passive",
    ),
    pytest.param(
        "Rebels triggered a landmine under a bus.", "triggered", ["Rebels"], [], id="triggered by rebels"
    ),
    pytest.param("A truck triggered a landmine.", "triggered", [], ["truck"], id="triggered by who is hit"),
    pytest.param(
        "Assam Rifles responded to firing between two groups of armed men at Moreh.",
        "firing",
        ["two groups of armed men"],
        [],
        id="who responds to it",
    ),
]


@pytest.mark.parametrize(("text", "word", "actors", "struck"), ROWS)
def test_sides(tools: Tools, text: str, word: str, actors: list[str], struck: list[str]) -> None:
    found = mentions(tools, text)
    assert (found.actors(word), found.struck(word)) == (actors, struck)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        pytest.param("Rebels hit the base with rockets.", "hit", [("rockets", "rocket")], id="with"),
        pytest.param("Rebels fired rockets at the base.", "fired", [("rockets", "rocket")], id="object"),
        pytest.param("Two drones struck the base.", "struck", [("drones", "drone")], id="subject"),
        pytest.param(
            "The base was struck by a ballistic missile.",
            "struck",
            [("ballistic missile", "missile")],
            id="by",
        ),
        pytest.param("The drone attack on the base was filmed.", "attack", [("drone", "drone")], id="before"),
        pytest.param(
            "Soldiers shelled the town using heavy artillery.",
            "shelled",
            [("heavy artillery", "artillery")],
            id="using",
        ),
        pytest.param("Rebels attacked a tank.", "attacked", [], id="a tank that is hit"),
        pytest.param("Gunmen on motorbikes attacked a village.", "attacked", [], id="how they came"),
    ],
)
def test_weapons(tools: Tools, text: str, word: str, expected: list[tuple[str, str]]) -> None:
    found = mentions(tools, text)
    weapons = [(found.parse.quote(a.span), a.detail) for a in found.at(word).of("weapon")]
    assert list(dict.fromkeys(weapons)) == expected


@pytest.mark.parametrize(
    ("text", "word", "reasons"),
    [
        pytest.param(
            "Rebels shelled the base in retaliation for a raid.",
            "shelled",
            ["in retaliation for a raid"],
            id="in retaliation for",
        ),
        pytest.param(
            "Rebels shelled the base in response to a raid on their camp.",
            "shelled",
            ["in response to a raid on their camp"],
            id="in response to",
        ),
        pytest.param(
            "Rebels shelled the base because soldiers had burned homes.",
            "shelled",
            ["because soldiers had burned homes"],
            marks=fails('a clause with "because" is background but no reason'),
            id="because",
        ),
        pytest.param("Workers protested over unpaid wages.", "protested", ["over unpaid wages"], id="over"),
        pytest.param(
            "Rebels shelled the base over the weekend.",
            "shelled",
            [],
            marks=fails('"over" with a time is read as a reason'),
            id="over as a time",
        ),
        pytest.param(
            "Jets flew over Karvan and bombed a camp.",
            "bombed",
            [],
            marks=fails('"over" with a place is read as a reason'),
            id="over as a way",
        ),
    ],
)
def test_reasons(tools: Tools, text: str, word: str, reasons: list[str]) -> None:
    assert mentions(tools, text).words(word, "reason") == reasons

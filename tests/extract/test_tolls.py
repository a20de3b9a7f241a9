"""Counts of people as news puts them: (kind, low, high, who), by the real parse. Everyone here is invented."""

from __future__ import annotations

import pytest

from dateline.extract import extract
from dateline.ingest import ingest
from dateline.pipeline import Tools
from dateline.read import read
from dateline.records.claims import TollMention

Row = tuple[str, int | None, int | None, str]


def tolls(tools: Tools, text: str) -> tuple[TollMention, ...]:
    parse = read(ingest(text, language="en"), tools.lexicon, tools.entities, tools.gazetteer.kinds)
    return extract(parse, tools.lexicon, tools.entities, published="2031-07-01")[1]


def rows(found: tuple[TollMention, ...]) -> list[Row]:
    return [(t.kind, t.low, t.high, t.who) for t in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Gunmen killed nine people.", [("killed", 9, 9, "people")], id="object of a verb"),
        pytest.param(
            "Nine families fled on tractors.", [("displaced", 9, 9, "civilians")], id="families on tractors"
        ),
        pytest.param(
            "In March 17 soldiers died.", [("killed", 17, 17, "soldiers")], id="in a month, so many"
        ),
        pytest.param("On March 17 soldiers died.", [], id="on a day of a month"),
        pytest.param(
            "The clinic received 13 people with gunshot wounds.",
            [("wounded", 13, 13, "people")],
            id="with wounds",
        ),
        pytest.param(
            "Gunmen opened fire on two policemen and killed them.",
            [("killed", 2, 2, "police")],
            id="as many as were shot at",
        ),
        pytest.param("Two gunmen came to the post and killed them.", [], id="not those who did it"),
        pytest.param("Ten rebels came and threatened to kill them.", [], id="not done to them"),
        pytest.param("They were killed in Bamba.", [], id="they, of whom nothing is told"),
        pytest.param(
            "On 14 October two soldiers were killed.",
            [("killed", 2, 2, "soldiers")],
            id="a number behind a month",
        ),
        pytest.param(
            "On 14 October 12 soldiers were killed.",
            [("killed", 12, 12, "soldiers")],
            id="figures behind a day",
        ),
        pytest.param(
            "On October 14 two soldiers were killed.",
            [("killed", 2, 2, "soldiers")],
            id="a number behind a day",
        ),
        pytest.param(
            "Three fighters killed, a bystander wounded.",
            [("killed", 3, 3, "militants"), ("wounded", 1, 1, "civilians")],
            id="one, in a note",
        ),
        pytest.param("Civilians killed: 14.", [("killed", 14, 14, "people")], id="a label with its people"),
        pytest.param("The beheading of two fishermen.", [("killed", 2, 2, "men")], id="beheading"),
        pytest.param("Two farmers were butchered.", [("killed", 2, 2, "civilians")], id="a verb that judges"),
        pytest.param(
            "Raid on Karvan. Killed: 3. Injured: about 40.",
            [("killed", 3, 3, "people"), ("wounded", 40, 40, "people")],
            id="labels of a log",
        ),
        pytest.param(
            "Raid on Karvan. Casualties: 3 killed, 4 wounded.",
            [("killed", 3, 3, "people"), ("wounded", 4, 4, "people")],
            id="a label over two figures",
        ),
        pytest.param(
            'Members of the gang known as "Five Barrels" executed 14 people.',
            [("killed", 14, 14, "people")],
            id="a long subject",
        ),
        pytest.param(
            "At least nine people were killed.", [("killed", 9, None, "people")], id="subject of a passive"
        ),
        pytest.param(
            "Shells hit a clinic; a boy of 17 was wounded and four women of 30 families were hurt.",
            [("wounded", 1, 1, "children"), ("wounded", 4, 4, "women")],
            id="years after of",
        ),
        pytest.param(
            "The blast killed four soldiers and wounded eleven.",
            [("killed", 4, 4, "soldiers"), ("wounded", 11, 11, "people")],
            id="two verbs",
        ),
        pytest.param(
            "A bomb exploded, killing at least six and wounding 21 others.",
            [("killed", 6, None, "people"), ("wounded", 21, 21, "people")],
            id="participles with bare figures",
        ),
        pytest.param(
            "A bomb exploded, killing five people and wounding at least 30.",
            [("killed", 5, 5, "people"), ("wounded", 30, None, "people")],
            id="bare figure at the end",
        ),
        pytest.param(
            "Shelling left 17 dead, 52 injured and eight missing.",
            [("killed", 17, 17, "people"), ("wounded", 52, 52, "people"), ("missing", 8, 8, "people")],
            id="dead, injured and missing",
        ),
        pytest.param(
            "A raid killed five farmers, three herders and a teacher.",
            [("killed", 5, 5, "civilians"), ("killed", 3, 3, "civilians"), ("killed", 1, 1, "civilians")],
            id="a list of three",
        ),
        pytest.param(
            "A raid killed seven people, three farmers and four herders.",
            [("killed", 7, 7, "people")],
            id="a list of who they were",
        ),
        pytest.param(
            "The dead are three men and two women.",
            [("killed", 3, 3, "men"), ("killed", 2, 2, "women")],
            id="who the dead are",
        ),
        pytest.param(
            "Two of the injured died on Tuesday.", [("killed", 2, 2, "people")], id="who was hurt and died"
        ),
        pytest.param(
            "Three people died at the scene and two others in hospital.",
            [("killed", 3, 3, "people"), ("killed", 2, 2, "people")],
            id="others elsewhere",
        ),
        pytest.param(
            "Police said nine people were killed, but residents put the number at 14.",
            [("killed", 9, 9, "people"), ("killed", 14, 14, "people")],
            id="the number of others",
        ),
        pytest.param(
            "Police say five people died, the hospital says eight.",
            [("killed", 5, 5, "people"), ("killed", 8, 8, "people")],
            id="a bare figure of others",
        ),
        pytest.param(
            "Fourteen people died in a raid. The doctors had first counted ten.",
            [("killed", 14, 14, "people")],
            id="a bare figure that is out of date",
        ),
        pytest.param(
            "Gunmen raided a village, with five people reported dead.",
            [("killed", 5, 5, "people")],
            id="reported dead",
        ),
        pytest.param(
            "The massacre claimed 14 victims.", [("killed", 14, 14, "people")], id="victims claimed"
        ),
        pytest.param(
            "A massacre in Karvan. He put the number of victims at 14.",
            [("killed", 14, 14, "people")],
            id="victims of a massacre",
        ),
        pytest.param(
            "Gunmen raided Karvan. We have buried nine of our people.",
            [("killed", 9, 9, "people")],
            id="buried",
        ),
        pytest.param(
            "Shells hit Karvan. Two people are buried under rubble.",
            [("missing", 2, 2, "people")],
            id="buried under",
        ),
        pytest.param("The five victims were buried.", [("killed", 5, 5, "people")], id="victims buried"),
        pytest.param("Karvan blast: Death toll now eight", [("killed", 8, 8, "people")], id="toll, no verb"),
        pytest.param(
            "At Least 41 Dead, Over 300 Injured In Market Blast",
            [("killed", 41, None, "people"), ("wounded", 300, None, "people")],
            id="headline in capitals",
        ),
        pytest.param("The attack left dozens dead.", [("killed", 24, None, "people")], id="dozens left dead"),
        pytest.param(
            "An ambush left five Northern Front recruits dead.",
            [("killed", 5, 5, "people")],
            id="left dead, under a name",
        ),
        pytest.param(
            "The bodies of two farmers were found.", [("killed", 2, 2, "civilians")], id="the bodies of two"
        ),
        pytest.param("The strike claimed 23 lives.", [("killed", 23, 23, "people")], id="claimed lives"),
        pytest.param("The Northern Front lost 15 men.", [("killed", 15, 15, "men")], id="lost men"),
        pytest.param("The army lost 15 tanks.", [], id="lost tanks are no toll"),
        pytest.param(
            "The toll from the bombing rose to 84.", [("killed", 84, 84, "people")], id="the toll rose"
        ),
        pytest.param(
            "The ministry says the death toll stands at 12.",
            [("killed", 12, 12, "people")],
            id="the toll stands at",
        ),
        pytest.param("A hospital put the dead at 19.", [("killed", 19, 19, "people")], id="put the dead at"),
        pytest.param(
            "Three more people died, raising the death toll to 31.",
            [("killed", 3, 3, "people"), ("killed", 31, 31, "people")],
            id="raising the toll",
        ),
        pytest.param(
            "Forty people were killed or wounded in the strike.",
            [("harmed", 40, 40, "people")],
            id="killed or wounded is one figure",
        ),
        pytest.param(
            "Seventeen people were treated in hospitals.",
            [("wounded", 17, 17, "people")],
            id="treated in hospitals",
        ),
        pytest.param(
            "Medics carried 15 wounded people from the scene.",
            [("wounded", 15, 15, "people")],
            id="wounded before its noun",
        ),
        pytest.param(
            "Some 1,200 people were displaced and two dozen killed.",
            [("displaced", 1200, 1200, "people"), ("killed", 24, 24, "people")],
            id="a number without a noun after another count",
        ),
        pytest.param(
            "Four police officers were injured.", [("wounded", 4, 4, "police")], id="the telling compound"
        ),
        pytest.param(
            "As many as 50 Velmari Brigade fighters were killed.",
            [("killed", None, 50, "militants")],
            id="a name between the number and its noun",
        ),
        pytest.param(
            "THE BOMB KILLED THREE POLICEMEN AND WOUNDED SIX CIVILIANS, THE RADIO SAID.",
            [("killed", 3, 3, "police"), ("wounded", 6, 6, "civilians")],
            id="upper case",
        ),
        pytest.param(
            "Its director put the injured at 29.", [("wounded", 29, 29, "people")], id="put the injured at"
        ),
        pytest.param(
            "Two soldiers embraced martyrdom.", [("killed", 2, 2, "soldiers")], id="embraced martyrdom"
        ),
        pytest.param(
            "Seven civilians paid the supreme price.", [("killed", 7, 7, "civilians")], id="the supreme price"
        ),
        pytest.param("A seventh man has died of burns.", [("killed", 7, 7, "men")], id="an ordinal counts"),
        pytest.param(
            "A second lieutenant was killed.", [("killed", 1, 1, "soldiers")], id="an ordinal that is a rank"
        ),
        pytest.param(
            "The number of people killed in a raid on Karvan has risen to 53.",
            [("killed", 53, 53, "people")],
            id="the number of people killed rose",
        ),
        pytest.param(
            "Officials on Monday raised the toll of a bombing in Karvan to 19.",
            [("killed", 19, 19, "people")],
            id="a figure after what the toll is of",
        ),
        pytest.param(
            "The blast sent 13 traders to their graves.",
            [("killed", 13, 13, "civilians")],
            id="sent to their graves",
        ),
        pytest.param(
            "A clash left two jawans martyred.", [("killed", 2, 2, "soldiers")], id="jawans martyred"
        ),
    ],
)
def test_figures(tools: Tools, text: str, expected: list[Row]) -> None:
    assert rows(tolls(tools, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("A trader was shot to death.", [("killed", "trader")], id="shot to death"),
        pytest.param("A trader was fatally stabbed.", [("killed", "trader")], id="fatally"),
        pytest.param(
            "The fatal stabbing of a trader was condemned.", [("killed", "trader")], id="fatal before a noun"
        ),
        pytest.param(
            "Gunmen shot the mayor dead and wounded his wife.",
            [("killed", "mayor"), ("wounded", "his wife")],
            id="the object between shot and dead",
        ),
        pytest.param("The driver lost his life.", [("killed", "driver")], id="lost his life"),
        pytest.param("A trader was shot and wounded.", [("wounded", "trader")], id="shot and wounded"),
        pytest.param(
            "The group reported the death of its commander.", [("killed", "its commander")], id="death of"
        ),
        pytest.param("The killing of a reporter shocked all.", [("killed", "reporter")], id="killing of"),
        pytest.param(
            "A bomb killed an Arab and wounded another.",
            [("killed", "Arab"), ("wounded", "another")],
            id="one of a people, and another",
        ),
        pytest.param(
            "A policeman was killed and his partner injured.",
            [("killed", "policeman"), ("wounded", "his partner")],
            id="a shared passive",
        ),
    ],
)
def test_one_person_without_a_number(tools: Tools, text: str, expected: list[tuple[str, str]]) -> None:
    found = tolls(tools, text)
    assert [(t.kind, text[t.span.start : t.span.end]) for t in found] == expected
    assert all(t.implied and t.low == t.high == 1 for t in found)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Gunmen killed the bill's last chance.", id="killed a thing"),
        pytest.param("A family was killed.", id="a group is no one person"),
        pytest.param("They planned to kill 20 people.", id="planned"),
        pytest.param("They tried to kill the mayor.", id="attempted"),
        pytest.param("About 5,000 people marched against the law.", id="attendance"),
        pytest.param("A man of 45 was seen 30 km away with 12 rifles.", id="age, distance and rifles"),
        pytest.param("The group called it an answer to the death of one of its men.", id="what is answered"),
        pytest.param("The guests met 12 prisoners.", id="prisoners who were only met"),
        pytest.param("The assailants burned 20 huts.", id="burned huts"),
        pytest.param("A schoolgirl lost two fingers.", id="fingers"),
        pytest.param(
            "A claim by the Front to have killed soldiers was dismissed.", id="a claim to have killed"
        ),
        pytest.param("They denied that any civilian had been killed.", id="any"),
        pytest.param("A banner hung from a bridge.", id="a banner that hung"),
        pytest.param("Three rockets came and one fell near the port.", id="a rocket that fell"),
        pytest.param("Doctors treated burns over most of his body.", id="a body that somebody has"),
        pytest.param("The three attackers fled into the bush.", id="those who did it fled"),
        pytest.param("Two men fled on a motorbike.", id="fled on a motorbike"),
        pytest.param("Five men fled the scene.", id="fled the scene"),
    ],
)
def test_no_toll(tools: Tools, text: str) -> None:
    assert tolls(tools, text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Rockets fell on the port, but no one was hurt.", "wounded", id="no one was hurt"),
        pytest.param("There were no casualties.", "harmed", id="no casualties"),
        pytest.param("Nobody was killed.", "killed", id="nobody"),
        pytest.param("A bomb went off without casualties.", "harmed", id="without casualties"),
    ],
)
def test_nobody(tools: Tools, text: str, kind: str) -> None:
    assert [(t.kind, t.low, t.high) for t in tolls(tools, text)] == [(kind, 0, 0)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("Twelve people died, among them three children.", [3], id="among them"),
        pytest.param(
            "Twelve people died, including two pupils and a nurse.", [2, 1], id="including two and one"
        ),
        pytest.param("Twelve people died, three of whom were children.", [3], id="of whom"),
        pytest.param("Twelve people died. Two children were among the dead.", [2], id="among the dead"),
        pytest.param("Twelve people died. Two of the dead were tourists.", [2], id="two of the dead"),
        pytest.param(
            "Twelve people died. The dead included the mayor and six guards.", [1, 6], id="the dead included"
        ),
        pytest.param("Twelve people were injured, two of them seriously.", [], id="how badly is no part"),
        pytest.param("Twelve people died and 30 were hurt.", [], id="another kind is no part"),
    ],
)
def test_parts(tools: Tools, text: str, parts: list[int]) -> None:
    found = tolls(tools, text)
    assert [t.low for t in found if t.of is not None and found[t.of].low == 12] == parts
    assert found[0].of is None


@pytest.mark.parametrize(
    ("text", "total"),
    [
        pytest.param("The war has killed 900 people since 2028.", [True], id="since a year"),
        pytest.param("At least 310 people have died in gang violence this year.", [True], id="this year"),
        pytest.param("In the city 19 have been murdered in a decade.", [True], id="in a decade"),
        pytest.param("More than 4,000 people were killed.", [True], id="too many for one event"),
        pytest.param(
            "The war has killed 900. An additional 50 are missing.", [False, False], id="no time told"
        ),
        pytest.param(
            "Since 2028 the war has killed 900 people. An additional 30 have been wounded.",
            [True, True],
            id="an additional figure after a total",
        ),
        pytest.param("Nine people were killed in the raid on Sunday.", [False], id="a day"),
        pytest.param("Nine people were killed in five minutes.", [False], id="minutes"),
        pytest.param(
            "A drone killed a driver on Tuesday, the 12th drone death since January.", [False], id="a rank"
        ),
    ],
)
def test_running_totals(tools: Tools, text: str, total: list[bool]) -> None:
    assert [t.total for t in tolls(tools, text)] == total


def test_the_minister_and_six_others_are_seven(tools: Tools) -> None:
    (toll,) = tolls(tools, "The minister and six others were killed.")
    assert (toll.low, toll.high, toll.implied) == (7, 7, True)

"""The day of an event that names none itself, and what is part of another: (type, day) of each event of the news."""

from __future__ import annotations

import pytest

from dateline.contract import to_contract
from dateline.ingest import ingest
from dateline.pipeline import Tools, read_report


def told(
    tools: Tools, text: str, title: str | None = None, language: str = "en"
) -> list[tuple[str, str | None]]:
    report = ingest(text, title=title, published="2036-03-20", language=language)  # a Thursday
    events = to_contract(read_report(report, tools))["events"]
    return [(e["type"], e["date"] and e["date"]["start"]) for e in events if e["news"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Gunmen killed nine farmers in Gao on Monday. The market was closed. Elders recalled the raid on Tel Arin.",
            [("ATTACK", "2036-03-17")],
            id="told aside, without a day or a toll",
        ),
        pytest.param(
            "Gunmen killed nine farmers in Gao on Monday. Shops closed. On Tuesday rockets hit a mill in Mopti.",
            [("ATTACK", "2036-03-17"), ("ART_MISS_ATTACK", "2036-03-18")],
            id="told later, with a place and a day of its own",
        ),
        pytest.param(
            "The death toll in the shelling of Gao on Monday has climbed to eleven.",
            [("ART_MISS_ATTACK", "2036-03-17")],
            id="a day behind what the toll is of",
        ),
        pytest.param(
            "A commission began on Wednesday to look into the shooting of porters by soldiers in Gao on Monday.",
            [("ATTACK", "2036-03-17")],
            id="looked into on another day",
        ),
        pytest.param(
            '"I heard the plane," said a survivor of Monday\'s air strike on a wedding in Gao, which killed nine.',
            [("AIR_STRIKE", "2036-03-17")],
            id="whose day stands behind a verb of saying",
        ),
        pytest.param(
            "The death toll from a mine in Gao rose to five on Wednesday.",
            [("REM_EXPLOS", None)],
            id="a weapon of which people died",
        ),
        pytest.param(
            "A fifth person has died after Monday's bomb on a bus in Gao.",
            [("REM_EXPLOS", "2036-03-17")],
            id="died after a bomb",
        ),
        pytest.param(
            "Nine miners were killed on 17 March in Gao.",
            [("ATTACK", "2036-03-17")],
            id="a month that is no march",
        ),
        pytest.param(
            "Shells fell on Gao on Monday and killed four. That evening gunmen shot dead a colonel in the centre.",
            [("ART_MISS_ATTACK", "2036-03-17"), ("ATTACK", "2036-03-17")],
            id="others act in another part of the day",
        ),
        pytest.param(
            "Soldiers raided a village near Gao on Monday. In the evening the soldiers burned five houses.",
            [("ATTACK", "2036-03-17")],
            id="the same people in another part of the day",
        ),
        pytest.param(
            "Gunmen raided a village near Gao on Saturday and a crowd burned a settlement near Mopti the next day.",
            [("ATTACK", "2036-03-15"), ("VIOL_DEMONSTR", "2036-03-16")],
            id="two deeds of two days in one sentence",
        ),
        pytest.param(
            "Gunmen shot dead six people at a mosque in Gao on Monday, and a mine killed two on the Ansongo road.",
            [("ATTACK", "2036-03-17"), ("REM_EXPLOS", "2036-03-17")],
            id="two deeds in joined clauses, each with its dead and its place",
        ),
        pytest.param(
            "Gunmen killed nine farmers in Gao on Monday. The attack comes amid clashes between farmers and herders.",
            [("ATTACK", "2036-03-17")],
            id="what goes on around it",
        ),
        pytest.param(
            "Shells fell on Gao on Monday, killing two. The army says the fire came from positions north of Mopti.",
            [("ART_MISS_ATTACK", "2036-03-17")],
            id="where the fire came from",
        ),
        pytest.param(
            "Agents took nine clerks of the paper mill from their homes in Gao on the night of 3 March.",
            [("ARREST", "2036-03-03")],
            id="taken from their homes",
        ),
        pytest.param(
            "On 8 May last year gunmen killed nine farmers in Gao. On Monday a mine killed two there.",
            [("REM_EXPLOS", "2036-03-17")],
            id="a day of last year",
        ),
        pytest.param(
            "Gunmen killed nine farmers on the 8th in Gao.",
            [("ATTACK", "2036-03-08")],
            id="a day without its month, before a place",
        ),
        pytest.param(
            'A bomb hit the port of Gao on Monday. "We took away the wounded in a milk van," a nun said.',
            [("REM_EXPLOS", "2036-03-17")],
            id="who took the wounded away",
        ),
        pytest.param(
            "Two soldiers died in Monday's attack on Gao. On Wednesday a fisherman saw three bodies on the bank.",
            [("ATTACK", "2036-03-17")],
            id="bodies that were seen",
        ),
        pytest.param(
            "17 March, Gao: IED against army vehicle, two killed.",
            [("REM_EXPLOS", "2036-03-17")],
            id="a weapon in a note with a toll",
        ),
        pytest.param(
            "On Monday a drone fired into the crowd at a market in Gao.",
            [("AIR_STRIKE", "2036-03-17")],
            id="what fired into a crowd",
        ),
        pytest.param(
            "17 March 2036, 06:40. Gao, bus depot. Drone strike. Killed: 1. 18 March 2036, 15:05. Kidal, settlement "
            "council. Two guided bombs. Killed: 3.",
            [("AIR_STRIKE", "2036-03-17"), ("AIR_STRIKE", "2036-03-18")],
            id="entries whose places stand after their days",
        ),
        pytest.param(
            "14 March, Gao. Shelling of the market. Killed: 4 civilians (one died on 16 March).",
            [("ART_MISS_ATTACK", "2036-03-14")],
            id="one of the dead died later",
        ),
        pytest.param(
            "14 March, Gao: drone strike on a bus. Killed: 29, three of whom died in hospital by 17 March.",
            [("AIR_STRIKE", "2036-03-14")],
            id="some of the dead died later",
        ),
        pytest.param(
            "Four days after the bombing of a depot in Karvan, experts found traces.",
            [("REM_EXPLOS", "2036-03-16")],
            id="days counted from it",
        ),
        pytest.param(
            "The bridge of Karvan was mended on Wednesday, a week after a firefight that killed four.",
            [("ARMED_CLASH", "2036-03-12")],
            id="a week before the day named beside it",
        ),
        pytest.param(
            "Gunmen killed nine farmers in Gao on Monday. A few hours later the army arrested six suspects.",
            [("ATTACK", "2036-03-17"), ("ARREST", "2036-03-17")],
            id="hours later on the day told",
        ),
        pytest.param(
            "Gunmen killed nine farmers in Gao on Monday. Some weeks later the army arrested six suspects.",
            [("ATTACK", "2036-03-17"), ("ARREST", None)],
            id="weeks later on no day",
        ),
        pytest.param(
            "Gunmen killed nine farmers in Karvan on Monday. On Wednesday two parties condemned the attack.",
            [("ATTACK", "2036-03-17")],
            id="the day of a condemnation",
        ),
        pytest.param(
            "A judge who is looking into the bombing of a mill in Karvan on March 9 showed a picture of a van.",
            [("REM_EXPLOS", "2036-03-09")],
            id="who looks into it now says nothing of the next year",
        ),
        pytest.param(
            "A blast hurt ten people in Karvan on 3 March. A baker who was wounded in it died in Oslo on Monday.",
            [("REM_EXPLOS", "2036-03-03")],
            id="when somebody hurt in it died",
        ),
        pytest.param(
            "A bomb in Karvan hurt ten people on 3 March. A guard died in hospital on Tuesday of his wounds.",
            [("REM_EXPLOS", "2036-03-03")],
            id="the day of a later death",
        ),
        pytest.param(
            "Rebels shot at a bus in Karvan. The driver succumbed on Tuesday.",
            [("ATTACK", None)],
            id="no day but that of a later death",
        ),
        pytest.param(
            "Rebels shot ten people in Karvan on 3 March. A third man died on Tuesday.",
            [("ATTACK", "2036-03-03")],
            id="one more of the wounded",
        ),
        pytest.param(
            "Police fined a driver on Monday for leaving Karvan on 3 March, when rebels shelled the market.",
            [("ART_MISS_ATTACK", "2036-03-03")],
            id="the nearer of two days and what was then",
        ),
        pytest.param(
            "Six men were buried on Wednesday. The bomb that killed them exploded in Karvan two days before the rite.",
            [("REM_EXPLOS", "2036-03-17")],
            id="days before what was told",
        ),
        pytest.param(
            "Three days before the vote, held on Tuesday, a bomb exploded in Karvan.",
            [("REM_EXPLOS", "2036-03-15")],
            id="days before what has a day of its own",
        ),
        pytest.param(
            "On Tuesday, the day after nine people were killed in a raid on Karvan, a group claimed it.",
            [("ATTACK", "2036-03-17")],
            id="the day of what came after",
        ),
        pytest.param(
            "Five days on from the raid on Karvan that killed nine people, nobody has been arrested.",
            [("ATTACK", "2036-03-15")],
            id="days on from it",
        ),
        pytest.param(
            "Police on Wednesday arrested three men over the bombing of a mill in Karvan on Monday.",
            [("ARREST", "2036-03-19"), ("REM_EXPLOS", "2036-03-17")],
            id="of two days of a verb that behind a noun is the noun's",
        ),
        pytest.param(
            "As of Wednesday the toll of the bombing in Karvan on Monday stood at nine dead.",
            [("REM_EXPLOS", "2036-03-17")],
            id="the day of a toll",
        ),
        pytest.param(
            "Officials said Tuesday a bomb exploded in a market in Karvan Monday, killing nine people.",
            [("REM_EXPLOS", "2036-03-17")],
            id="the day right behind said",
        ),
        pytest.param(
            "Nine people were killed in a raid on Karvan. The attackers came after dark on Monday.",
            [("ATTACK", "2036-03-17")],
            id="the day when they came",
        ),
        pytest.param(
            "Rebels killed nine people in Karvan. A mosque was still full on Monday evening when the shooting began.",
            [("ATTACK", "2036-03-17")],
            id="the day when it began",
        ),
        pytest.param(
            "The raid on Karvan, which occurred on Monday, left nine people dead.",
            [("ATTACK", "2036-03-17")],
            id="a clause tied to the place",
        ),
        pytest.param(
            "Fighting which has raged in Karvan since Monday has left nine people dead.",
            [("ARMED_CLASH", "2036-03-17")],
            id="since a day of this week",
        ),
        pytest.param(
            "Nine people have been killed in clashes in Karvan since Monday.",
            [("ARMED_CLASH", "2036-03-17")],
            id="a toll since a day of this week",
        ),
        pytest.param(
            "Schools in Karvan opened on Wednesday following Monday's raid in which rebels killed nine people.",
            [("ATTACK", "2036-03-17")],
            id="following a day's raid",
        ),
        pytest.param(
            "A woman who was shot in Monday's raid on Karvan died on Tuesday.",
            [("ATTACK", "2036-03-17")],
            id="shot on one day, dead on another",
        ),
        pytest.param(
            "In a statement the group said that its men raided Karvan the night before and killed nine people.",
            [("ATTACK", "2036-03-19")],
            id="the night before, said",
        ),
        pytest.param(
            "A bomb exploded in Karvan on Monday. Two men died yesterday, raising the number of fatalities to five.",
            [("REM_EXPLOS", "2036-03-17")],
            id="a death that raises the toll came later",
        ),
        pytest.param(
            "Six men were buried on Wednesday. The bomb that killed them in Karvan a day before the rite is the third.",
            [("REM_EXPLOS", "2036-03-18")],
            id="days before what is told of",
        ),
        pytest.param(
            "It is five days since rebels raided Karvan and killed nine people.",
            [("ATTACK", "2036-03-15")],
            id="so many days since",
        ),
        pytest.param(
            "Rebels raided Karvan overnight, killing nine people, police said on Thursday.",
            [("ATTACK", "2036-03-19")],
            id="overnight is from the day before",
        ),
        pytest.param(
            "Rebels raided Karvan on Monday. On Wednesday the bodies of nine people were found at the mill.",
            [("ATTACK", "2036-03-17")],
            id="the day when the dead were found",
        ),
        pytest.param(
            "Date: 9 March, 0615 GMT. Gunmen raided a mill in Karvan and killed two guards.",
            [("ATTACK", "2036-03-09")],
            id="a line that gives the day",
        ),
        pytest.param(
            "A guard has died of burns suffered in Karvan on 3 March, when a mob stoned the depot.",
            [("MOB_VIOL", "2036-03-03")],
            id="a day and the clause that says what was then",
        ),
        pytest.param(
            "A suicide bomber killed nine people who had queued for bread in Karvan on Monday.",
            [("SUIC_BOMB", "2036-03-17")],
            id="a day at the end of a clause about the dead",
        ),
        pytest.param(
            "Soldiers fired mortars at Karvan, killing two women. It started at nine yesterday morning.",
            [("ART_MISS_ATTACK", "2036-03-19")],
            id="when it began, told after",
        ),
        pytest.param(
            "Four neighbours were at the market of Karvan on 7 March. Volunteers shot six men.",
            [("ATTACK", "2036-03-07")],
            id="the day of the scene",
        ),
        pytest.param(
            "Rebels killed nine people in Karvan on Monday. They burned forty houses.",
            [("ATTACK", "2036-03-17")],
            id="burning is part of the raid",
        ),
        pytest.param(
            "Rebels raided Karvan on Monday, killing nine. They later abducted two nurses.",
            [("ATTACK", "2036-03-17"), ("ABDUCT_DISSAP", "2036-03-17")],
            id="what they did later is not",
        ),
        pytest.param(
            "The Northern Front raided Karvan on Monday, killing nine. The Southern Front abducted two nurses there.",
            [("ATTACK", "2036-03-17"), ("ABDUCT_DISSAP", "2036-03-17")],
            id="nor what others did",
        ),
        pytest.param(
            "The Northern Front raided Karvan on Monday. The group said it killed nine and burned six lorries.",
            [("ATTACK", "2036-03-17")],
            id="burning and those who died of it are part of the raid",
        ),
        pytest.param(
            "Rebels raided Karvan on Monday, killing nine people. They raped four women.",
            [("ATTACK", "2036-03-17")],
            id="a raid that killed is no rape alone",
        ),
        pytest.param(
            "Two bombs exploded in Karvan on Monday. The second bomb exploded at the mill and killed two.",
            [("REM_EXPLOS", "2036-03-17")],
            id="the second of two that were told",
        ),
        pytest.param(
            "Two drones struck a depot in Karvan on Monday. A third drone was shot down.",
            [("AIR_STRIKE", "2036-03-17")],
            id="a drone of the salvo",
        ),
        pytest.param(
            "Gunmen raided the post at Karvan on Monday, killing two. Hours after the raid a mob set fire to homes.",
            [("ATTACK", "2036-03-17"), ("PROPERTY_DISTRUCT", "2036-03-17")],
            id="what a mob did hours after it",
        ),
        pytest.param(
            "The death toll from the bombing of a depot in Karvan rose to 19 on Tuesday, officials said.",
            [("REM_EXPLOS", None)],
            id="the day the toll grew",
        ),
        pytest.param(
            "Mourners in Karvan on Tuesday buried 19 people killed in a suicide bombing.",
            [("SUIC_BOMB", None)],
            id="the day of the burial",
        ),
        pytest.param(
            "Police on Tuesday arrested two men over a bombing in Karvan that killed nine.",
            [("ARREST", "2036-03-18"), ("REM_EXPLOS", None)],
            id="the day of arrests over it",
        ),
        pytest.param(
            "The Lake Front on Wednesday claimed a bombing in Karvan that killed nine.",
            [("REM_EXPLOS", None)],
            id="the day of a claim",
        ),
        pytest.param(
            "The Lake Front on Wednesday owned up to a bombing in Karvan on Monday.",
            [("REM_EXPLOS", "2036-03-17")],
            id="the day of a claim and that of the deed",
        ),
        pytest.param(
            "Rockets hit a mill in Herat on Tuesday. The army said that jets later struck a depot in Kandahar.",
            [("ART_MISS_ATTACK", "2036-03-18"), ("AIR_STRIKE", "2036-03-18")],
            id="what jets struck later",
        ),
        pytest.param(
            "Rockets hit a mill in Herat on Tuesday. In the evening, shells killed six people in Kandahar.",
            [("ART_MISS_ATTACK", "2036-03-18"), ("ART_MISS_ATTACK", "2036-03-18")],
            id="in the evening of the day told, elsewhere",
        ),
        pytest.param(
            "Police shot a protester dead in Gao on Tuesday. In Kano, officers fired tear gas at students.",
            [("FORCE_AGAINST_PROTEST", "2036-03-18"), ("PROTEST_WITH_INTER", "2036-03-18")],
            id="a day told of one place holds for the next",
        ),
        pytest.param(
            "Gunmen killed nine farmers in Gao on Monday. Police arrested two suspects in Bamako.",
            [("ATTACK", "2036-03-17"), ("ARREST", None)],
            id="suspects are arrested some day",
        ),
        pytest.param(
            "Protesters blocked a road in Gao on Monday. Shops closed. Police arrested 20 people.",
            [("PEACE_PROTEST", "2036-03-17"), ("ARREST", "2036-03-17")],
            id="protesters on the day",
        ),
        pytest.param(
            "Rebels will lay down arms from 1 April, the ministry said. Gunmen shot two policemen in Gao.",
            [("AGREEMENT", "2036-04-01"), ("ATTACK", None)],
            id="a day to come holds for nothing that was done",
        ),
        pytest.param(
            "The Tuesday night raid on a farm near Jos left two guards dead.",
            [("ATTACK", "2036-03-18")],
            id="a night of a named day before the noun",
        ),
        pytest.param(
            "The blast, which was heard across Beirut at 6:10 p.m. yesterday, killed two dockers.",
            [("REM_EXPLOS", "2036-03-19")],
            id="the hour at which it was heard",
        ),
        pytest.param(
            "On Tuesday night we heard the planes. Four bombs fell on our street in Idlib.",
            [("AIR_STRIKE", "2036-03-18")],
            id="the night in which they were heard",
        ),
        pytest.param(
            "A policeman wounded in a shooting in Tumaco last Saturday died in hospital on Wednesday.",
            [("ATTACK", "2036-03-15")],
            id="the day behind the noun, and that of the death",
        ),
        pytest.param(
            "Farmers said the herders came at first light on Tuesday. Eleven people were hacked to death in Wase.",
            [("ATTACK", "2036-03-18")],
            id="the day on which herders came",
        ),
        pytest.param(
            "Rockets were fired at the airport of Erbil on Tuesday. A group claimed the attack on Wednesday.",
            [("ART_MISS_ATTACK", "2036-03-18")],
            id="a day behind what was claimed",
        ),
        pytest.param(
            "The raid on the Kassanda mine happened a week ago, but the company spoke of it only on Wednesday.",
            [("ATTACK", "2036-03-10")],
            id="a week ago is no day of this week",
        ),
        pytest.param(
            "Our name is linked to the burning of a clinic in Gao on Tuesday.",
            [("PROPERTY_DISTRUCT", "2036-03-18")],
            id="linked to what has been",
        ),
        pytest.param(
            "Three weeks after the bombing in Gao one of the wounded has died. The bomb went off on 1 March.",
            [("REM_EXPLOS", "2036-03-01")],
            id="weeks counted and the day told",
        ),
        pytest.param(
            "Gunmen killed a guard in Mopti. Others burned a school in Gao. Both happened on Monday.",
            [("ATTACK", "2036-03-17"), ("PROPERTY_DISTRUCT", "2036-03-17")],
            id="one day for both",
        ),
        pytest.param(
            "Gunmen killed a guard in Mopti. A bomb went off at a school in Gao. Both attacks took place on Monday.",
            [("ATTACK", "2036-03-17"), ("REM_EXPLOS", "2036-03-17")],
            id="one day for both attacks",
        ),
        pytest.param(
            "Gunmen killed a guard in Mopti on Sunday. Both attacks on Monday in Gao failed.",
            [("ATTACK", "2036-03-16"), ("ATTACK", "2036-03-17")],
            id="two attacks elsewhere",
        ),
        pytest.param(
            "On Thursday last soldiers came to our street in Gao and beat a man.",
            [("ATTACK", "2036-03-13")],
            id="Thursday last",
        ),
        pytest.param(
            "Between 10 and 12 March gunmen held the town of Gao and killed a teacher.",
            [("ATTACK", "2036-03-10")],
            id="between two days",
        ),
        pytest.param(
            "On the night of Tuesday the 4th men on horses burned a village near Gao.",
            [("PROPERTY_DISTRUCT", "2036-03-04")],
            id="Tuesday the 4th",
        ),
        pytest.param(
            "Since our last bulletin: 9 March, Gao, jets dropped two bombs on a school, killing a boy.",
            [("AIR_STRIKE", "2036-03-09")],
            id="since a bulletin",
        ),
        pytest.param(
            "They were cutting wood near Gao when the aircraft came on 8 March. Four were killed.",
            [("ATTACK", "2036-03-08")],
            id="the day that the aircraft came",
        ),
        pytest.param(
            "In an operation in Gao on the night 2/3 March, soldiers killed five gunmen.",
            [("ATTACK", "2036-03-02")],
            id="a night of two days",
        ),
        pytest.param(
            "On 6 March a bomb went off at a bank in Viña del Mar.",
            [("REM_EXPLOS", "2036-03-06")],
            id="Mar, which is no month",
        ),
        pytest.param(
            "Eight people died in an attack on a Christmas market in Dortmund.",
            [("ATTACK", None)],
            id="a market that is called after a holiday",
        ),
        pytest.param(
            "Gunmen attacked a church in Jos on Christmas Day, killing two.",
            [("ATTACK", "2035-12-25")],
            id="a holiday",
        ),
    ],
)
def test_days_and_parts(tools: Tools, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(tools, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param(
            "pt",
            "Gangues mataram três pessoas em Gao na terça-feira. No mesmo dia, rebeldes mataram um juiz em Kano.",
            id="pt",
        ),
        pytest.param(
            "de",
            "Am Dienstag töteten Rebellen drei Menschen in Gao. Am selben Tag töteten sie einen Richter in Kano.",
            id="de",
        ),
        pytest.param(
            "ar",
            "قتل مسلحون ثلاثة أشخاص في غاو الثلاثاء. وفي اليوم نفسه قتل متمردون قاضيا في كانو.",
            id="ar",
        ),
    ],
)
def test_the_same_day(tools: Tools, language: str, text: str) -> None:
    assert [day for _, day in told(tools, text, language=language)] == ["2036-03-18"] * 2


def test_an_outcome_says_where_it_was(tools: Tools) -> None:
    text = "Three people were killed on Tuesday in a drone attack in Gao. Shelling killed a civilian in Kano."
    events = to_contract(read_report(ingest(text, published="2036-03-20", language="en"), tools))["events"]
    assert [(e["type"], [p["name"] for p in e["places"]]) for e in events] == [
        ("AIR_STRIKE", ["Gao"]),
        ("ART_MISS_ATTACK", ["Kano"]),
    ]


def test_a_like_ambush_of_the_year_before_is_background(tools: Tools) -> None:
    text = (
        "Dix personnes ont été tuées lundi dans l'attaque d'un car près de Gao. "
        "L'an dernier, une embuscade avait tué douze routiers."
    )
    assert told(tools, text, language="fr") == [("ATTACK", "2036-03-17")]


def test_the_first_word_of_a_body_may_be_a_time(tools: Tools) -> None:
    found = told(tools, "Yesterday gunmen killed nine people in Karvan.", title="Nine dead in Karvan")
    assert found == [("ATTACK", "2036-03-19")]


def test_a_perfect_with_to_be_does_not_look_ahead(tools: Tools) -> None:
    found = told(tools, "Le convoi est tombé mercredi dans une embuscade à Karvan.", language="fr")
    assert found == [("ATTACK", "2036-03-19")]


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        pytest.param("Gao, 18 March: a mine killed two men.", "Gao", "2036-03-18", id="opening of a log"),
        pytest.param(
            "Tump, Kech, 18 March: a mine killed two men.", "Tump", "2036-03-18", id="and what it lies in"
        ),
        pytest.param(
            "Gao, 18 March: a mine killed two men in Kano on Monday.", "Kano", "2036-03-17", id="its own"
        ),
        pytest.param("GAO, March 18 (Harbour) - A mine killed two men.", "GAO", None, id="an agency's"),
    ],
)
def test_the_place_and_the_day_that_open_a_report(
    tools: Tools, text: str, place: str, day: str | None
) -> None:
    report = ingest(text, published="2036-03-20", language="en")
    (event,) = to_contract(read_report(report, tools))["events"]
    dates = event["date"] or {}
    assert ([p["name"] for p in event["places"]], dates.get("start")) == ([place], day)


def test_days_are_counted_from_an_event_in_german(tools: Tools) -> None:
    found = told(
        tools, "Zwei Tage nach einem Gefecht in Mossul verurteilten zwei Parteien die Gewalt.", language="de"
    )
    assert found == [("ARMED_CLASH", "2036-03-18")]


@pytest.mark.parametrize(
    ("language", "title", "text", "day"),
    [
        pytest.param(
            "en", None, "The government accused the Front on Tuesday of kidnapping nine teachers near Gao.", None,
            id="the day of a charge",
        ),
        pytest.param(
            "it", None, "Il governo ha accusato martedì il Fronte di aver rapito nove maestri a Gao.", None,
            id="of a charge in Italian",
        ),
        pytest.param(
            "en", None, "On the 11th our men ambushed a convoy near Gao.", "2036-03-11",
            id="a day without its month, before who acted",
        ),
        pytest.param(
            "it", None, "Una mina uccise due soldati a Gao; un terzo morì mercoledì in ospedale.", None,
            id="another died later",
        ),
        pytest.param(
            "es", "Secuestran a tres topógrafos en Gao",
            "Tres ingenieros fueron interceptados este lunes en la carretera a Gao.", "2036-03-17",
            id="the lead has the day of the headline",
        ),
        pytest.param(
            "tr", None,
            "Bakanlık, birliklerin 17 Mart günü öğle saatlerinde Gao yönünde üç askeri öldürdüğünü açıkladı.",
            "2036-03-17", id="behind the speaker of a verb that comes last",
        ),
        pytest.param(
            "ar", None, "بلغت حصيلة إطلاق النار على المتظاهرين في غاو يوم الإثنين أربعة قتلى.", "2036-03-17",
            id="behind the toll of a verb that comes first",
        ),
        pytest.param(
            "ar", None, "قتل ثلاثة جنود صباح الخميس الماضي في غاو.", "2036-03-13",
            id="the morning of last Thursday",
        ),
        pytest.param(
            "en", None,
            "On 17 March some eight hundred people asked for water. Guards fired, and four were killed.",
            "2036-03-17", id="what a crowd asked for",
        ),
        pytest.param(
            "en", None,
            "All tell of gunmen who came to Gao on Monday night. Nine farmers were killed.", "2036-03-17",
            id="who came",
        ),
        pytest.param(
            "en", None,
            "The fire at the mill of Gao was arson, police say. A group wrote that it had put bombs there on Monday.",
            "2036-03-17", id="the only day of the story",
        ),
    ],
)  # fmt: skip
def test_the_day_of_the_deed(
    tools: Tools, language: str, title: str | None, text: str, day: str | None
) -> None:
    assert told(tools, text, title=title, language=language)[0][1] == day

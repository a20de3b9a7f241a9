"""Whole invented English reports: what happened, who did it, where, and how many fell, as one line for each event."""

from __future__ import annotations

import pytest
from tests.group.telling import line

from dateline.contract import to_contract
from dateline.ingest import ingest
from dateline.pipeline import Tools, read_report


def told(tools: Tools, text: str, title: str | None = None) -> list[str]:
    """ "TYPE by ACTORS in PLACES, N dead, N hurt" of each event of the news that happened."""
    report = ingest(text, title=title, published="2031-05-07", language="en")
    events = to_contract(read_report(report, tools))["events"]
    happened = ("actual", "attempted", "foiled", "denied")
    return [line(e) for e in events if e["news"] and e["happened"] in happened]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Youths hurled stones and police answered with tear gas in Gao on Monday, leaving nine people hurt.",
            ["VIOL_DEMONSTR by Youths, police in Gao, 9 hurt"],
            id="who answers with tear gas",
        ),
        pytest.param(
            "Fishermen and police clashed in Gao on Monday. Officers answered stones with tear gas.",
            ["PROTEST_WITH_INTER by Fishermen, police in Gao"],
            id="a clash that was answered with tear gas",
        ),
        pytest.param(
            "Hundreds marched in Gao on Monday. A student was hit by a tear gas canister.",
            ["PROTEST_WITH_INTER by Hundreds in Gao"],
            id="what hit one of those who marched",
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
            "Soldiers killed two men carrying explosives in Gao on Monday.",
            ["ATTACK by Soldiers in Gao, 2 dead"],
            id="what those carried who were killed",
        ),
        pytest.param(
            "Gao Regional Hospital said two people were killed by a bomb on Monday.",
            ["REM_EXPLOS in Gao Regional Hospital, 2 dead"],
            id="a hospital named after its town tells it",
        ),
        pytest.param(
            "Gao Hospital received two bodies after a bomb exploded in Kidal on Monday.",
            ["REM_EXPLOS in Kidal, 2 dead"],
            id="and takes in the dead of another town",
        ),
        pytest.param(
            "The wounded were taken to Gao hospital after a blast in Kidal on Monday.",
            ["REM_EXPLOS in Kidal"],
            id="taken to hospital after a blast",
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
            ["ATTACK by Gunmen in Gao"],
            id="gunmen who block a road do not protest",
        ),
        pytest.param(
            "In an ambush laid by fighters of the Salt Front, eight soldiers lost their lives near Gao on Monday.",
            ["ARMED_CLASH by Salt Front in Gao, 8 dead"],
            id="who laid an ambush",
        ),
        pytest.param(
            "A naval patrol exchanged fire with smugglers near Gao on Monday; a sailor and four smugglers were killed.",
            ["ARMED_CLASH by naval patrol, smugglers in Gao, 5 dead"],
            id="with whom fire was exchanged",
        ),
        pytest.param(
            "Police said on Tuesday they had arrested the man who killed a bishop in Gao on Monday.",
            ["ARREST by Police in Gao", "ATTACK by man in Gao, 1 dead"],
            id="what the man did who was caught",
        ),
        pytest.param(
            "Demonstrators blocked the highway outside Gao on Monday. Police cleared the road with tear gas.",
            ["PROTEST_WITH_INTER by Demonstrators, Police in Gao"],
            id="a road cleared of a crowd",
        ),
        pytest.param(
            "Masked gunmen threw a petrol bomb at the house of a councillor in Gao on Monday.",
            ["PROPERTY_DISTRUCT by Masked gunmen in Gao"],
            id="a petrol bomb that no demonstrators threw",
        ),
        pytest.param(
            "Rebels attacked the police in Gao on Monday.",
            ["ATTACK by Rebels in Gao"],
            id="rebels are no demonstrators",
        ),
        pytest.param(
            "The mayor's office in Gao was strafed with automatic fire on Monday.",
            ["ATTACK in Gao"],
            id="strafed from the ground",
        ),
        pytest.param(
            "Jets strafed the mayor's office in Gao on Monday.",
            ["AIR_STRIKE in Gao"],
            id="strafed from the air",
        ),
        pytest.param(
            "Settlers set fire to two houses in the village of Duma on Monday.",
            ["PROPERTY_DISTRUCT by Settlers in Duma"],
            id="a village that has the name of a parliament",
        ),
        pytest.param(
            "A girl was killed in crossfire in Port-au-Prince on Monday.",
            ["ARMED_CLASH in Port-au-Prince, 1 dead"],
            id="a town with a common noun in its name",
        ),
        pytest.param(
            "A bomb went off near the governor's car in Lashkar Gah on Monday.",
            ["REM_EXPLOS in Lashkar Gah"],
            id="a town with what a group is called in its name",
        ),
        pytest.param(
            "Thousands fled their homes near Gao on Monday as rebels burned houses and beheaded a village chief.",
            ["ATTACK by rebels in Gao, 1 dead"],
            id="what people fled from",
        ),
        pytest.param(
            "A bomb killed a vendor in Gao on Monday morning. In the afternoon, gunmen shot a policeman dead there.",
            ["REM_EXPLOS in Gao, 1 dead", "ATTACK by gunmen in Gao, 1 dead"],
            id="in the morning and in the afternoon",
        ),
        pytest.param(
            "A mob beat two men to death in Gao on Monday after accusing them of kidnapping a child.",
            ["MOB_VIOL by mob in Gao, 2 dead"],
            id="what those killed were accused of",
        ),
        pytest.param(
            "Police in Gao on Monday arrested two men accused of killing a judge.",
            ["ARREST by Police in Gao"],
            id="what those arrested are accused of",
        ),
        pytest.param(
            "The army accused rebels of killing ten farmers in Gao on Monday.",
            ["ATTACK by rebels in Gao, 10 dead"],
            id="an accusation that is the news",
        ),
        pytest.param(
            "Gunmen attacked a policeman in Gao on Monday, killing him.",
            ["ATTACK by Gunmen in Gao, 1 dead"],
            id="one policeman",
        ),
        pytest.param(
            "Villagers found the beheaded body of a forest guard near Gao on Monday.",
            ["ATTACK in Gao, 1 dead"],
            id="who finds the dead",
        ),
        pytest.param(
            "Soldiers beat a shepherd to death near Gao on Monday, his family said. He had no weapon.",
            ["ATTACK by Soldiers in Gao, 1 dead"],
            id="a family is no he",
        ),
        pytest.param(
            "The army's air defences shot down 31 of 40 drones near Gao on Monday.",
            ["DISR_WEAP by army's air defences in Gao"],
            id="so many of the drones",
        ),
        pytest.param(
            "The army said it carried out strikes on a camp near Gao on Monday, killing nine fighters. "
            "Villagers said those killed were herders.",
            ["AIR_STRIKE by army in Gao, 9 dead"],
            id="who those killed were",
        ),
        pytest.param(
            "An unmanned aircraft of the air force engaged a gathering of rebels near Gao on Monday, killing nine.",
            ["AIR_STRIKE by air force in Gao, 9 dead"],
            id="engaged from the air",
        ),
        pytest.param(
            "The Plain Front attacked a post in Gao on Monday. The army said its soldiers fought off the attack.",
            ["ARMED_CLASH by Plain Front, soldiers in Gao"],
            id="fought off",
        ),
        pytest.param(
            "Two of our fighters fell in an attack by a militia near Gao on Monday. "
            "Nine militiamen were killed and a pickup destroyed.",
            ["ARMED_CLASH by militia in Gao, 11 dead"],
            id="one's own dead beside the others'",
        ),
        pytest.param(
            "The militia said its men burned houses in Gao on Monday, and denied killing anyone.",
            ["PROPERTY_DISTRUCT by militia in Gao"],
            id="nobody is anyone",
        ),
        pytest.param(
            "The army denied reports that one of its jets had bombed a wedding in Gao on Monday. "
            "Medics said the strike killed nine guests.",
            ["AIR_STRIKE in Gao, 9 dead"],
            id="what one of the jets did",
        ),
        pytest.param(
            "Five soldiers fell on the field of honour in an ambush near Gao on Monday.",
            ["ARMED_CLASH in Gao, 5 dead"],
            id="a field of honour is not what is attacked",
        ),
        pytest.param(
            "The rebels' political wing said government shelling killed three children in Gao on Monday.",
            ["ART_MISS_ATTACK by government in Gao, 3 dead"],
            id="a noun of shelling",
        ),
        pytest.param(
            "The Plain Front has not claimed responsibility for Monday's explosion in Gao.",
            ["REM_EXPLOS in Gao"],
            id="not claimed, and yet it was",
        ),
        pytest.param(
            "The Front was not involved in the killing of the teachers, its spokesman said, two days after "
            "gunmen shot dead four teachers in Gao.",
            ["ATTACK by gunmen in Gao, 4 dead"],
            id="days after it, a denial",
        ),
        pytest.param(
            "Rebels took Gao on Monday, their spokesman said. The garrison fled without firing a shot.",
            ["NON_STATE_ACTOR_OVERTAKES_TER by Rebels in Gao"],
            id="without firing a shot",
        ),
        pytest.param(
            "The army said a jet went down near Gao on Monday. The rebels said they had shot it down.",
            ["DISR_WEAP by rebels in Gao"],
            id="what was shot down",
        ),
        pytest.param(
            "Police rejected claims by residents that officers had fired at mourners in Gao on Monday.",
            ["ATTACK by officers in Gao"],
            id="claims by others, rejected",
        ),
        pytest.param(
            "The army said it dismantled a cell planning attacks in Gao.", [], id="planning attacks"
        ),
        pytest.param(
            "The army said its jets hit a rebel camp near Gao on Monday. "
            "The rebels said the bombs fell on a village and killed seven pupils.",
            ["AIR_STRIKE by army in Gao, 7 dead"],
            id="the bombs of the other side's words",
        ),
        pytest.param(
            "Mali's army said it killed a rebel commander and captured two of his guards in Gao on Monday.",
            ["ARREST by Mali's army in Gao", "ATTACK by Mali's army in Gao, 1 dead"],
            id="killed one, captured others",
        ),
        pytest.param(
            "The Plain Movement said drones belonging to the army bombed its hospital in Gao on Monday.",
            ["AIR_STRIKE by army in Gao"],
            id="drones belonging to",
        ),
        pytest.param("A helicopter crashed near Gao on Monday.", [], id="a crash is no strike"),
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
            "Airstrikes on Gao on Monday. Preliminary toll: 27 killed.",
            ["AIR_STRIKE in Gao, 27 dead"],
            id="the toll of several strikes",
        ),
        pytest.param(
            "The monitor recorded the deaths of five people in an airstrike on Gao on Monday.",
            ["AIR_STRIKE in Gao, 5 dead"],
            id="deaths that are recorded",
        ),
        pytest.param(
            "Settlers uprooted 200 olive trees in Gao on Monday.",
            ["PROPERTY_DISTRUCT by Settlers in Gao"],
            id="trees are nobody displaced",
        ),
        pytest.param(
            "Militants slit the throats of five labourers in Gao on Monday.",
            ["ATTACK by Militants in Gao, 5 dead"],
            id="throats",
        ),
        pytest.param(
            "The army lost two helicopters and eleven men in Monday's battle for Gao.",
            ["ARMED_CLASH in Gao, 11 dead"],
            id="men lost beside things",
        ),
        pytest.param(
            "Clashes between cartels in Gao on Monday left 18 gunmen and a bystander dead.",
            ["ARMED_CLASH by cartels in Gao, 19 dead"],
            id="a figure and one person",
        ),
        pytest.param(
            "A driver and 12 passengers were abducted near Gao on Sunday. The driver's body was found on Monday.",
            ["ABDUCT_DISSAP in Gao, 1 dead, 13 taken"],
            id="one of those taken, found dead",
        ),
        pytest.param(
            "Gunmen killed the head of the electoral board in Gao on Monday.",
            ["ATTACK by Gunmen in Gao, 1 dead"],
            id="the head of something",
        ),
        pytest.param(
            "A bomb was thrown over the wall of a police post in Gao on Monday.",
            ["REM_EXPLOS in Gao"],
            id="a bomb that was thrown",
        ),
        pytest.param(
            "Petrol bombs were thrown at a clinic in Gao on Monday.",
            ["PROPERTY_DISTRUCT in Gao"],
            id="fire bombs that were thrown",
        ),
        pytest.param(
            "A plane landed in Gao on Monday.",
            [],
            id="a plane that lands",
        ),
        pytest.param(
            "Troops fired on a jet as it left Gao on Monday.",
            ["ATTACK by Troops in Gao"],
            id="a jet that was fired on",
        ),
        pytest.param(
            "The device in Gao would have exploded on Monday.",
            [],
            id="what did not come to pass",
        ),
        pytest.param(
            "A trader was dragged from his car and beaten in Gao on Monday.",
            ["ATTACK in Gao"],
            id="one who was beaten is no mob",
        ),
        pytest.param(
            "A priest was shot and killed by Hill Front fighters in Gao on Monday.",
            ["ATTACK by Hill Front in Gao, 1 dead"],
            id="who shot and killed",
        ),
        pytest.param(
            "A bank in Gao was bombed by FLK, a leftist group, on Monday.",
            ["REM_EXPLOS by FLK in Gao"],
            id="a group that no table has",
        ),
        pytest.param(
            "Fighters of the Hill Front planted a bomb which blew up a bus in Gao on Monday.",
            ["REM_EXPLOS by Hill Front in Gao"],
            id="who set the bomb that went off",
        ),
        pytest.param(
            "The mining consulate in Gao was bombed on Monday.",
            ["REM_EXPLOS in Gao"],
            id="the town that a consulate is in",
        ),
        pytest.param(
            "A soldier was killed on Monday when his patrol hit a mine in Gao.",
            ["REM_EXPLOS in Gao, 1 dead"],
            id="those who hit a mine",
        ),
        pytest.param(
            "Gunmen believed to belong to the Hill Front killed two teachers in Gao on Monday.",
            ["ATTACK by Hill Front in Gao, 2 dead"],
            id="whom they are thought to belong to",
        ),
        pytest.param(
            "A teacher was executed by firing squad in Gao on Monday.",
            ["ATTACK in Gao, 1 dead"],
            id="a squad that fires",
        ),
        pytest.param(
            "An official of the mill in Gao fired the caretaker on Monday.",
            [],
            id="a caretaker who lost his work",
        ),
        pytest.param(
            "Gunmen fired into a crowd in Gao on Monday, killing two.",
            ["ATTACK by Gunmen in Gao, 2 dead"],
            id="only a state puts down a crowd",
        ),
        pytest.param(
            "A South African tourist was killed by gunmen in Gao on Monday.",
            ["ATTACK by gunmen in Gao, 1 dead"],
            id="a nation of two words is no place",
        ),
        pytest.param(
            "The Harbour Museum in Gao was attacked with rifles on Monday.",
            ["ATTACK in Harbour Museum"],
            id="a house that bears a name",
        ),
        pytest.param(
            "A bomb of great force went off at a mill in Gao on Monday.",
            ["REM_EXPLOS in Gao"],
            id="the force of a bomb is no party",
        ),
        pytest.param(
            "A bomb did minor damage to a mill in Gao on Monday.",
            ["REM_EXPLOS in Gao"],
            id="what a bomb did",
        ),
        pytest.param(
            "A strike did damage to the economy on Monday.",
            [],
            id="a strike that is no attack",
        ),
        pytest.param(
            "A ferry was sunk by a limpet mine in Gao on Monday.",
            ["REM_EXPLOS in Gao"],
            id="a ship that was sunk",
        ),
        pytest.param(
            "A ferry sank in Gao on Monday, killing nine people.",
            [],
            id="a ship that sank",
        ),
        pytest.param(
            "A bomb exploded at a mill in Gao on Monday. The Hill Front was suspected.",
            ["REM_EXPLOS by Hill Front in Gao"],
            id="who was suspected",
        ),
        pytest.param(
            "A bomb exploded at a mill in Gao on Monday. The mayor was blamed for slow relief.",
            ["REM_EXPLOS in Gao"],
            id="who was blamed for something else",
        ),
        pytest.param(
            "The Hill Front was responsible for bombing a mill in Gao on Monday.",
            ["REM_EXPLOS by Hill Front in Gao"],
            id="who was responsible for it",
        ),
        pytest.param(
            "Two bombs were thrown into the ground floor of a mill in Gao on Monday.",
            ["REM_EXPLOS in Gao"],
            id="a part of a house",
        ),
        pytest.param(
            "A bomb caused heavy damage to a mill in Gao on Monday.",
            ["REM_EXPLOS in Gao"],
            id="damage by a bomb",
        ),
        pytest.param(
            "A nurse was held by Hill Front rebels in Gao on Monday.",
            ["ABDUCT_DISSAP by Hill Front in Gao, 1 taken"],
            id="who was held by rebels",
        ),
        pytest.param(
            "The army held a parade for veterans in Gao on Monday.",
            [],
            id="a parade that was held",
        ),
        pytest.param(
            "Clashes between the army and the Hill Front in Gao on Monday left 30 dead.",
            ["ARMED_CLASH by army, Hill Front in Gao, 30 dead"],
            id="an army beside the group that it fights",
        ),
        pytest.param(
            "Gunmen killed two people in Gao on Monday. The Hill Front claimed the attack.",
            ["ATTACK by Hill Front in Gao, 2 dead"],
            id="gunmen who are given a name",
        ),
        pytest.param(
            "A monastery burned in Gao on Monday.",
            ["PROPERTY_DISTRUCT in Gao"],
            id="a building is nobody hurt",
        ),
        pytest.param(
            "Gunmen stopped a bus near Gao on Monday, took off nine passengers and shot them dead.",
            ["ATTACK by Gunmen in Gao, 9 dead"],
            id="those taken off and shot",
        ),
        pytest.param(
            "Air strikes killed five people in Gao and two in Kidal on Monday.",
            ["AIR_STRIKE in Gao, 5 dead", "AIR_STRIKE in Kidal, 2 dead"],
            id="each town its own dead",
        ),
        pytest.param(
            "Gunmen attacked two villages in Manipur on Monday. In Tel Arin, five were shot dead before sunrise. In "
            "the afternoon, four people were killed in Oru Kessa.",
            [
                "ATTACK by Gunmen in Manipur",
                "ATTACK by Gunmen in Tel Arin, 5 dead",
                "ATTACK by Gunmen in Oru Kessa, 4 dead",
            ],
            id="two villages, each at its own hour",
        ),
        pytest.param(
            "Bombs exploded in Gao and Kidal on Monday, killing five people and two people respectively.",
            ["REM_EXPLOS in Gao, 5 dead", "REM_EXPLOS in Kidal, 2 dead"],
            id="respectively",
        ),
    ],
)
def test_how_many(tools: Tools, text: str, expected: list[str]) -> None:
    assert told(tools, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Each year the militia raids the villages along the river.", [], id="each year"),
        pytest.param(
            "Health workers stopped vaccinating in Gao on Monday.", [], id="what people do no longer"
        ),
        pytest.param(
            "Residents stopped an army convoy in Gao on Monday.",
            ["PROTEST_WITH_INTER by Residents in Gao"],
            id="whom people stop",
        ),
        pytest.param(
            "Gunmen killed two men in Gao on Monday. A third is fighting for his life.",
            ["ATTACK by Gunmen in Gao, 2 dead"],
            id="who fights for his life",
        ),
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


@pytest.mark.parametrize(
    ("text", "happened"),
    [
        pytest.param(
            "Gunmen shot and killed a clerk in Gao in an attempt to kidnap him.", "actual", id="shot dead"
        ),
        pytest.param(
            "A blast killed two in Gao. The bomber had tried to reach the bank.", "actual", id="killed"
        ),
        pytest.param("Gunmen tried to kidnap a clerk in Gao.", "attempted", id="nobody was hurt"),
        pytest.param("Gunmen tried to storm a post in Gao. No one was hurt.", "attempted", id="no one hurt"),
        pytest.param("A bomb was thrown at a shop in Gao but failed to explode.", "attempted", id="a dud"),
    ],
)
def test_what_killed_or_wounded_did_not_fail(tools: Tools, text: str, happened: str) -> None:
    events = read_report(ingest(text, published="2031-05-07", language="en"), tools).events
    assert [e.happened for e in events if e.news] == [happened]

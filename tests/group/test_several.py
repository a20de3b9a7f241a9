"""Whole invented English reports of several happenings: each with its own day, doers, place and fallen."""

from __future__ import annotations

import pytest
from tests.group.telling import HARM, line

from dateline.contract import to_contract
from dateline.ingest import ingest
from dateline.pipeline import Tools, read_report


def told(tools: Tools, text: str) -> list[str]:
    """ "TYPE DAY by ACTORS in PLACES, N dead, N hurt" of each event of the news; "TITLE | TEXT" has a headline."""
    title, _, body = text.rpartition(" | ")
    report = ingest(body, title=title or None, published="2031-05-07", language="en")
    return [_dated(e) for e in to_contract(read_report(report, tools))["events"] if e["news"]]


def _dated(event: dict) -> str:
    day = ((event["date"] or {}).get("start") or "")[:10]
    return line(event, day=day, harm={**HARM, "detained": "held"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The army raided Gao on Thursday. The raid followed a bomb attack near Kidal the day before.",
            ["ATTACK 2031-05-01 by army in Gao"],
            id="what the news followed is background, and so is its day",
        ),
        pytest.param(
            "Gunmen killed six farmers in Gao on Sunday. The attack comes two days after a mine killed nine in Kidal.",
            ["ATTACK 2031-05-04 by Gunmen in Gao, 6 dead"],
            id="days after what was before",
        ),
        pytest.param(
            "A bomb killed six people in Gao on Sunday. A gun battle followed the blast.",
            ["ARMED_CLASH 2031-05-04 in Gao, 6 dead"],
            id="what followed the news",
        ),
        pytest.param(
            "The air force carried out strikes on a boatyard near Gao on Sunday. Six boats were destroyed and three "
            "men were killed.",
            ["AIR_STRIKE 2031-05-04 by air force in Gao, 3 dead"],
            id="what several strikes destroyed",
        ),
        pytest.param(
            "Air strikes hit a boatyard near Gao on Sunday. In Kidal, six boats were destroyed.",
            ["AIR_STRIKE 2031-05-04 in Gao", "PROPERTY_DISTRUCT 2031-05-04 in Kidal"],
            id="what was destroyed elsewhere",
        ),
        pytest.param(
            "A bomb killed four people in Gao on Sunday, while gunmen killed two policemen in a separate attack.",
            ["ATTACK 2031-05-04 by gunmen in Gao, 2 dead", "REM_EXPLOS 2031-05-04 in Gao, 4 dead"],
            id="while, in a separate attack",
        ),
        pytest.param(
            "A bomb killed four people in Gao on Sunday, and two policemen were killed in a separate shooting.",
            ["ATTACK 2031-05-04 in Gao, 2 dead", "REM_EXPLOS 2031-05-04 in Gao, 4 dead"],
            id="and, in a separate shooting",
        ),
        pytest.param(
            "A bomb killed four people in Gao on Sunday, while another six were wounded.",
            ["REM_EXPLOS 2031-05-04 in Gao, 4 dead, 6 hurt"],
            id="while, of the same",
        ),
        pytest.param(
            "A car bomb killed six people at a checkpoint in the city of Hesokara on Sunday. The vehicle had been left "
            "beside the checkpoint in the Gwoulap district. The hospital put the number of wounded at 12.",
            ["REM_EXPLOS 2031-05-04 in Hesokara, 6 dead, 12 hurt"],
            id="an unknown district of an unknown town",
        ),
        pytest.param(
            "Six killed in Karvanara | Gunmen killed six people in the Old Ford quarter on Sunday.",
            ["ATTACK 2031-05-04 by Gunmen in Karvanara, Old Ford quarter, 6 dead"],
            id="two unknown names of one figure",
        ),
        pytest.param(
            "Gunmen killed three people in Karvanara on Sunday and four in Sinkorola.",
            [
                "ATTACK 2031-05-04 by Gunmen in Karvanara, 3 dead",
                "ATTACK 2031-05-04 by Gunmen in Sinkorola, 4 dead",
            ],
            id="two unknown towns",
        ),
        pytest.param(
            "At 6.40 on Sunday a bomb hit a house in Gao, killing six. At 18.15 a drone hit a bus; two people died.",
            ["REM_EXPLOS 2031-05-04 in Gao, 6 dead", "AIR_STRIKE 2031-05-04 in Gao, 2 dead"],
            id="two clocks",
        ),
        pytest.param(
            "A bomb killed four people in Gao on Sunday morning. In the afternoon gunmen shot dead two policemen.",
            ["REM_EXPLOS 2031-05-04 in Gao, 4 dead", "ATTACK 2031-05-04 by gunmen in Gao, 2 dead"],
            id="in the afternoon gunmen",
        ),
        pytest.param(
            "A bomb hit a house in Gao on Sunday, killing six. Hours later a drone hit a bus, killing two.",
            ["REM_EXPLOS 2031-05-04 in Gao, 6 dead", "AIR_STRIKE 2031-05-04 in Gao, 2 dead"],
            id="hours later, on something else",
        ),
        pytest.param(
            "A drone hit a house in Gao on Sunday, killing two. Hours later rescuers found a third body.",
            ["AIR_STRIKE 2031-05-04 in Gao, 2 dead"],
            id="hours later, of the same",
        ),
        pytest.param(
            "Police used water cannon on a march in Gao on Sunday and detained ten people.",
            ["PROTEST_WITH_INTER 2031-05-04 by Police in Gao", "ARREST 2031-05-04 by Police in Gao, 10 held"],
            id="an arrest beside what was done to a crowd",
        ),
        pytest.param(
            "Rebels attacked Bamako and Gao on Sunday. Four people were killed in Bamako.",
            ["ATTACK 2031-05-04 by Rebels in Bamako, Gao, 4 dead"],
            id="a capital beside a town",
        ),
        pytest.param(
            "Shelling in Kherson on Sunday wounded a nurse. The same evening a man was hurt by a mine in Beryslav.",
            ["ART_MISS_ATTACK 2031-05-04 in Kherson, 1 hurt", "REM_EXPLOS 2031-05-04 in Beryslav, 1 hurt"],
            id="the same evening, an outcome and what did it",
        ),
        pytest.param(
            "A guard was killed when his car exploded in Kidal, a town occupied by Mali, on Sunday.",
            ["REM_EXPLOS 2031-05-04 in Kidal, 1 dead"],
            id="where a power has long been",
        ),
        pytest.param(
            "A drone hit a street in Gao on Sunday. Two houses were damaged and a woman was wounded.",
            ["AIR_STRIKE 2031-05-04 in Gao, 1 hurt"],
            id="several houses, one strike",
        ),
        pytest.param(
            "Troops raided a house in Gao on Sunday and arrested two men.",
            ["ARREST 2031-05-04 by Troops in Gao, 2 held"],
            id="an arrest in a raid",
        ),
        pytest.param(
            "Police broke up a march in Gao on Sunday, arresting ten people.",
            ["PROTEST_WITH_INTER 2031-05-04 by Police in Gao", "ARREST 2031-05-04 by Police in Gao, 10 held"],
            id="whom a participle holds",
        ),
        pytest.param(
            "A rocket attack on Gao killed four people on Sunday. The ministry spoke of an attack on a barracks.",
            ["ART_MISS_ATTACK 2031-05-04 in Gao, 4 dead"],
            id="what the other side makes of it",
        ),
        pytest.param(
            "A bomb killed two in Gao on Sunday. The governor spoke of an attack in Kidal on Monday that killed three.",
            ["REM_EXPLOS 2031-05-04 in Gao, 2 dead", "ATTACK 2031-05-05 in Kidal, 3 dead"],
            id="what somebody tells of another place",
        ),
        pytest.param(
            "A drone struck a minibus in Gao on Tuesday morning, killing two passengers. At about 18:20 the army "
            "shelled the centre of Gao with artillery and killed a nurse.",
            ["AIR_STRIKE 2031-05-06 in Gao, 2 dead", "ART_MISS_ATTACK 2031-05-06 by army in Gao, 1 dead"],
            id="the morning and an hour of the evening",
        ),
        pytest.param(
            "At 02:15 on 5 May a drone hit a depot in Gao. At 09:40 a missile hit a house in Gao, killing five.",
            ["AIR_STRIKE 2031-05-05 in Gao", "ART_MISS_ATTACK 2031-05-05 in Gao, 5 dead"],
            id="hours apart",
        ),
        pytest.param(
            "Jets bombed a camp in Gao on Tuesday morning. The strike, at 9:40, killed 14 people.",
            ["AIR_STRIKE 2031-05-06 in Gao, 14 dead"],
            id="an hour of the morning",
        ),
        pytest.param(
            "The assault on Gao began at 5 a.m. on Tuesday and fighting went on until 3 p.m. Twelve people were "
            "killed.",
            ["ARMED_CLASH 2031-05-06 in Gao, 12 dead"],
            id="until an hour",
        ),
        pytest.param(
            "A bomb went off in the market of Gao on Tuesday morning. Nine people were killed. At 2 p.m. the hospital "
            "said three of the wounded had died.",
            ["REM_EXPLOS 2031-05-06 in Gao, 12 dead"],
            id="the hour of a later death",
        ),
        pytest.param(
            "A nurse was killed in an artillery attack on a hospital in Gao on Tuesday evening. Earlier on Tuesday, a "
            "drone attack on a minibus in the city left two people dead.",
            ["ART_MISS_ATTACK 2031-05-06 in Gao, 1 dead", "AIR_STRIKE 2031-05-06 in Gao, 2 dead"],
            id="a sentence that opens with what came before",
        ),
        pytest.param(
            "A car bomb killed four people in Gao on Tuesday. Earlier, residents reported that a bomb had gone off "
            "there.",
            ["REM_EXPLOS 2031-05-06 in Gao, 4 dead"],
            id="what was said before",
        ),
        pytest.param(
            "A roadside bomb killed four soldiers on Tuesday near Gao. The device went off under their truck on the "
            "road to Bourem.",
            ["REM_EXPLOS 2031-05-06 in Gao, 4 dead"],
            id="the device told before",
        ),
        pytest.param(
            "A roadside bomb killed four soldiers on Tuesday near Gao. Another device went off in Bourem and wounded "
            "two.",
            ["REM_EXPLOS 2031-05-06 in Gao, 4 dead", "REM_EXPLOS 2031-05-06 in Bourem, 2 hurt"],
            id="another device",
        ),
        pytest.param(
            "Two soldiers were killed on Sunday when their vehicle hit a mine near Gao, the army said. Troops later "
            "searched the area and killed five militants.",
            ["REM_EXPLOS 2031-05-04 by army in Gao, 2 dead", "ATTACK 2031-05-04 by Troops in Gao, 5 dead"],
            id="those who were hit act in their turn",
        ),
        pytest.param(
            "A drone strike killed two rebels near Gao on Sunday. The rebels shelled a barracks in reprisal.",
            ["AIR_STRIKE 2031-05-04 in Gao, 2 dead", "ART_MISS_ATTACK 2031-05-04 by rebels in Gao"],
            id="rebels act in their turn",
        ),
        pytest.param(
            "Gunmen ambushed a patrol near Gao on Sunday, killing two soldiers. Troops shot dead five gunmen.",
            ["ARMED_CLASH 2031-05-04 by Gunmen, Troops in Gao, 7 dead"],
            id="both at hand in one fight",
        ),
        pytest.param(
            "Six miners were kidnapped near Gao on Friday. The gunmen killed a guard. In Kidal, bandits killed five "
            "farmers on Saturday.",
            [
                "ATTACK 2031-05-02 by gunmen in Gao, 1 dead, 6 taken",
                "ATTACK 2031-05-03 by bandits in Kidal, 5 dead",
            ],
            id="what names no place is told of where the text is",
        ),
        pytest.param(
            "Tanks shelled Khan Younis on Monday, killing five people. An air strike on a tent in Deir al-Balah killed "
            "two others.",
            [
                "ART_MISS_ATTACK 2031-05-05 in Khan Younis, 5 dead",
                "AIR_STRIKE 2031-05-05 in Deir al-Balah, 2 dead",
            ],
            id="neighbouring towns",
        ),
        pytest.param(
            "Rockets hit a school in Gao on Monday morning, killing three. In the evening, drones attacked Kidal.",
            ["ART_MISS_ATTACK 2031-05-05 in Gao, 3 dead", "AIR_STRIKE 2031-05-05 in Kidal"],
            id="the evening of the day told, elsewhere",
        ),
        pytest.param(
            "Armed men ambushed a bus near Gao on Monday and killed eight passengers. In a separate incident, a "
            "roadside bomb killed a policeman in Kidal.",
            ["ATTACK 2031-05-05 by Armed men in Gao, 8 dead", "REM_EXPLOS 2031-05-05 in Kidal, 1 dead"],
            id="a separate incident is of the day told",
        ),
        pytest.param(
            "Attack kills two soldiers; jets bomb Kidal | Two soldiers were killed in an attack by rebels in "
            "Gao on Sunday. Warplanes bombed rebel positions in Kidal on Monday.",
            ["ATTACK 2031-05-04 by rebels in Gao, 2 dead", "AIR_STRIKE 2031-05-05 in Kidal"],
            id="two happenings in one headline",
        ),
        pytest.param(
            "Air strikes on a market in Gao killed 25 people on Sunday. Dozens more were wounded. The army denied "
            "targeting civilians and said it hit a depot.",
            ["AIR_STRIKE 2031-05-04 by army in Gao, 25 dead, 24 hurt"],
            id="more who were hurt, and what the accused say",
        ),
        pytest.param(
            "A mob burned shops in Gao on Sunday. A day earlier, rebels had attacked a base in Kidal, killing nine.",
            ["PROPERTY_DISTRUCT 2031-05-04 by mob in Gao"],
            id="the dead of the background",
        ),
        pytest.param(
            "Soldiers killed three herders near Gao on Monday. Earlier in the day, rebels burned a lorry in Kidal.",
            [
                "ATTACK 2031-05-05 by Soldiers in Gao, 3 dead",
                "PROPERTY_DISTRUCT 2031-05-05 by rebels in Kidal",
            ],
            id="earlier in the day",
        ),
        pytest.param(
            "Nine killed in Katsina village | Gunmen killed nine people in Dandume, Katsina state, on Sunday.",
            ["ATTACK 2031-05-04 by Gunmen in Dandume, 9 dead"],
            id="a headline names the state of a village",
        ),
        pytest.param(
            "A bomb hit the market of Gao on Sunday. The hospital in Kidal counted seven dead.",
            ["REM_EXPLOS 2031-05-04 in Gao, 7 dead"],
            id="where the dead were counted",
        ),
        pytest.param(
            "A blast in Gao killed 11 people on Monday. Hours after the blast, a crowd ransacked a police station and "
            "burned tyres.",
            ["REM_EXPLOS 2031-05-05 in Gao, 11 dead", "VIOL_DEMONSTR 2031-05-05 by crowd in Gao"],
            id="two verbs of one crowd",
        ),
        pytest.param(
            "Police in Gao fired tear gas and live rounds at protesters on Monday, killing two people.",
            ["FORCE_AGAINST_PROTEST 2031-05-05 by Police in Gao, 2 dead"],
            id="tear gas, and shots that killed",
        ),
        pytest.param(
            "Gunmen abducted two nurses in Gao on Sunday. Their car was found abandoned near Kidal.",
            ["ABDUCT_DISSAP 2031-05-04 by Gunmen in Gao, 2 taken"],
            id="a car found abandoned",
        ),
        pytest.param(
            "Police shot dead a student in Gao on Sunday. On Monday, dozens of drivers marched to the ministry.",
            ["ATTACK 2031-05-04 by Police in Gao, 1 dead", "PEACE_PROTEST 2031-05-05 by drivers in Gao"],
            id="a march on the next day",
        ),
        pytest.param(
            "Gunmen attacked a post in Gao on Sunday, hurting three. On Monday a bomb ripped open a pipeline in Kidal.",
            ["ATTACK 2031-05-04 by Gunmen in Gao, 3 hurt", "REM_EXPLOS 2031-05-05 in Kidal"],
            id="a bomb on the next day",
        ),
        pytest.param(
            "At least 11 people were killed by a bomb in Gao on Monday. Eight died at the scene and three more died in "
            "hospital. The mayor wept. In the evening, rebels attacked a mill in Kidal, killing two guards.",
            ["REM_EXPLOS 2031-05-05 in Gao, 11 dead", "ATTACK 2031-05-05 by rebels in Kidal, 2 dead"],
            id="figures that make up another, and the evening of the day told",
        ),
        pytest.param(
            "A bomb near Gao hurt three soldiers on Sunday. One of them died on Monday at a hospital in Kidal.",
            ["REM_EXPLOS 2031-05-04 in Gao, 1 dead, 3 hurt"],
            id="one of them died later",
        ),
        pytest.param(
            "Raiders attacked two villages on Sunday, killing 34. Twenty-one were killed in Gao and 13 in Kidal.",
            [
                "ATTACK 2031-05-04 by Raiders, 34 dead",
                "ATTACK 2031-05-04 by Raiders in Gao, 21 dead",
                "ATTACK 2031-05-04 by Raiders in Kidal, 13 dead",
            ],
            id="the dead of each place",
        ),
        pytest.param(
            "Shelling killed three people in Gao and two in Kidal on Sunday.",
            ["ART_MISS_ATTACK 2031-05-04 in Gao, 3 dead", "ART_MISS_ATTACK 2031-05-04 in Kidal, 2 dead"],
            id="each place has its own dead",
        ),
        pytest.param(
            "A bomb killed five people in Gao on Sunday, three of them from Kidal.",
            ["REM_EXPLOS 2031-05-04 in Gao, Kidal, 5 dead"],
            id="where some of the dead came from",
        ),
        pytest.param(
            "The guards killed four rebels near Gao on Saturday. The guards said the men were planning attacks. Gunmen "
            "killed a judge in Kidal on Sunday.",
            [
                "ATTACK 2031-05-03 by guards in Gao, 4 dead",
                "ATTACK 2031-05-03 by men",
                "ATTACK 2031-05-04 by Gunmen in Kidal, 1 dead",
            ],
            id="planned attacks are no whole of those done",
        ),
        pytest.param(
            "A bomb killed five soldiers in Gao on Sunday. Separately, gunmen killed an elder as he left the town.",
            ["REM_EXPLOS 2031-05-04 in Gao, 5 dead", "ATTACK 2031-05-04 by gunmen in Gao, 1 dead"],
            id="separately, an outcome",
        ),
        pytest.param(
            "A bomb killed five soldiers in Gao on Sunday. Separately, four traders died when their bus hit a mine.",
            ["REM_EXPLOS 2031-05-04 in Gao, 5 dead", "REM_EXPLOS 2031-05-04 in Gao, 4 dead"],
            id="separately, an outcome and what led to it",
        ),
        pytest.param(
            "A bomb killed five soldiers in Gao on Sunday. Separately, the ministry said the blast had killed six.",
            ["REM_EXPLOS 2031-05-04 in Gao, 5 dead"],
            id="separately told",
        ),
        pytest.param(
            "Gunmen killed three traders in Gao on Sunday. On Monday rescuers recovered 11 bodies.",
            ["ATTACK 2031-05-04 by Gunmen in Gao, 11 dead"],
            id="the day on which the dead were found",
        ),
        pytest.param(
            "Gunmen raided Gao on Saturday. The mayor spoke on Sunday when he visited Kidal, where he condoled with "
            "the families of the three men killed in the raid.",
            ["ATTACK 2031-05-03 by Gunmen in Gao, 3 dead"],
            id="where and when somebody condoled",
        ),
        pytest.param(
            "The mayor on Monday visited Gao, where gunmen killed three men on Saturday.",
            ["ATTACK 2031-05-03 by gunmen in Gao, 3 dead"],
            id="what happened where somebody went",
        ),
        pytest.param(
            "The mayor was touring Gao on Sunday when gunmen killed two of his guards.",
            ["ATTACK 2031-05-04 by gunmen in Gao, 2 dead"],
            id="when somebody was on a visit",
        ),
        pytest.param(
            "The police confirmed on Sunday, in Kidal, the killing of four herders in Gao on Saturday.",
            ["ATTACK 2031-05-03 in Gao, 4 dead"],
            id="where it was confirmed",
        ),
        pytest.param(
            "The army said on Sunday in Kidal that gunmen had killed four herders in Gao on Saturday.",
            ["ATTACK 2031-05-03 by gunmen in Gao, 4 dead"],
            id="where it was said, behind the day",
        ),
        pytest.param(
            "Rebel leader gunned down in Gao on Sunday.",
            ["ATTACK 2031-05-04 in Gao, 1 dead"],
            id="gunned down, without an object",
        ),
        pytest.param(
            "Attacks killed four people in the Gao region on Sunday. Three died when a drone hit a bus in Ansongo. A "
            "woman was killed by shelling in Bourem.",
            [
                "ATTACK 2031-05-04 in Gao region, 4 dead",
                "AIR_STRIKE 2031-05-04 in Ansongo, 3 dead",
                "ART_MISS_ATTACK 2031-05-04 in Bourem, 1 dead",
            ],
            id="a lead that adds up two attacks",
        ),
        pytest.param(
            "Six people were killed in the Gao region on Sunday. Gunmen killed four in Ansongo. Two guards were shot "
            "dead in Bourem.",
            [
                "ATTACK 2031-05-04 in Gao region, 6 dead",
                "ATTACK 2031-05-04 by Gunmen in Ansongo, 4 dead",
                "ATTACK 2031-05-04 in Bourem, 2 dead",
            ],
            id="a figure that adds up two attacks",
        ),
        pytest.param(
            "Five people were killed in the Gao region on Sunday. Three died on the spot when a drone hit a bus in "
            "Ansongo. Two more died in a hospital in Bourem.",
            ["AIR_STRIKE 2031-05-04 in Ansongo, 5 dead"],
            id="where some of the dead of one attack died",
        ),
        pytest.param(
            "Gunmen shot dead a councillor in Gao on Sunday night, hours after a bomb exploded at the port. The bomb "
            "killed two people. The councillor died at the scene.",
            ["ATTACK 2031-05-04 by Gunmen in Gao, 1 dead", "REM_EXPLOS 2031-05-04 in Gao, 2 dead"],
            id="the victim and the weapon told of",
        ),
        pytest.param(
            "Six soldiers were killed in a mine blast near Gao on Monday morning, while four rebels were gunned down "
            "in an exchange of fire near Kidal a few hours later.",
            ["REM_EXPLOS 2031-05-05 in Gao, 6 dead", "ARMED_CLASH 2031-05-05 in Kidal, 4 dead"],
            id="while others were gunned down",
        ),
        pytest.param(
            "Two people died on Monday, while five others were injured, in a blast in Gao.",
            ["REM_EXPLOS 2031-05-05 in Gao, 2 dead, 5 hurt"],
            id="while others were hurt in the same",
        ),
        pytest.param(
            "A mayor was shot dead by gunmen in Gao on Monday, hours after a roadside bombing that hurt four soldiers "
            "in the same town.",
            ["ATTACK 2031-05-05 by gunmen in Gao, 1 dead", "REM_EXPLOS 2031-05-05 in Gao, 4 hurt"],
            id="hours after a bombing",
        ),
        pytest.param(
            "A mayor was shot dead by gunmen in Gao on Monday night. The suspects fled. Earlier in the day, a mine "
            "went off as a truck passed in the same town, wounding four soldiers.",
            ["ATTACK 2031-05-05 by gunmen in Gao, 1 dead", "REM_EXPLOS 2031-05-05 in Gao, 4 hurt"],
            id="earlier in the day",
        ),
        pytest.param(
            "Two soldiers were killed in a blast in Gao on Monday. Earlier, the police said a soldier was hurt in it.",
            ["REM_EXPLOS 2031-05-05 in Gao, 2 dead, 1 hurt"],
            id="what was said of it earlier",
        ),
        pytest.param(
            "A farmer was shot dead at Gao on Monday. In a separate incident, two men were shot and wounded at Gao "
            "the same day.",
            ["ATTACK 2031-05-05 in Gao, 1 dead", "ATTACK 2031-05-05 in Gao, 2 hurt"],
            id="in a separate incident",
        ),
        pytest.param(
            "Three men were hurt in a gunfight in Gao on Monday, a day after two people were killed in the town.",
            ["ARMED_CLASH 2031-05-05 in Gao, 3 hurt"],
            id="a day after others were killed there",
        ),
        pytest.param(
            "Bombing, ambush hit Gao | A mayor was shot dead by gunmen in Gao on Monday night. Earlier in the day, a "
            "mine went off in the town, wounding four soldiers.",
            ["ATTACK 2031-05-05 by gunmen in Gao, 1 dead", "REM_EXPLOS 2031-05-05 in Gao, 4 hurt"],
            id="a headline of two deeds",
        ),
        pytest.param(
            "Gunmen shot dead an elder in Gao on Sunday, hours after a bomb killed six people in Kidal. The elder was "
            "on his way home when two men opened fire on him.",
            ["ATTACK 2031-05-04 by Gunmen, men in Gao, 1 dead", "REM_EXPLOS 2031-05-04 in Kidal, 6 dead"],
            id="more of the one who was hit",
        ),
        pytest.param(
            "Gunmen attacked a clinic in Gao on Sunday, killing two nurses. Following the attack, soldiers raided "
            "several homes and shot a farmer dead.",
            ["ATTACK 2031-05-04 by Gunmen in Gao, 2 dead", "ATTACK 2031-05-04 by soldiers in Gao, 1 dead"],
            id="what others did after the attack",
        ),
        pytest.param(
            "Gunmen attacked a clinic in Gao on Sunday. Two nurses died in hospital after the attack.",
            ["ATTACK 2031-05-04 by Gunmen in Gao, 2 dead"],
            id="who died after the attack",
        ),
        pytest.param(
            "Militants attack camp in Bannu | Militants attacked a police camp in Jani Khel area of Bannu district on "
            "Sunday.",
            ["ATTACK 2031-05-04 by Militants in Jani Khel area"],
            id="a headline that is short for the district",
        ),
        pytest.param(
            "Attack in Sagaing | Four bombs were dropped on a school in Kyun Taw, Ye-U Township, Sagaing Region, on "
            "Sunday.",
            ["AIR_STRIKE 2031-05-04 in Kyun Taw"],
            id="a headline that is short for the region",
        ),
        pytest.param(
            "Two shot in Bannu | Two men were shot dead in Bannu on Sunday. Police in Bannu district are "
            "investigating.",
            ["ATTACK 2031-05-04 in Bannu, 2 dead"],
            id="a town that the body names too",
        ),
        pytest.param(
            "A man was shot dead in Cox's Bazar on Sunday.",
            ["ATTACK 2031-05-04 in Cox's Bazar, 1 dead"],
            id="a town whose name has a possessive",
        ),
        pytest.param(
            "Two men were hurt in a gunfight that broke out in Gao on Monday evening, a day after three people were "
            "killed in the town. A protest against the killing of the three people on Sunday went on.",
            ["ARMED_CLASH 2031-05-05 in Gao, 2 hurt", "PEACE_PROTEST 2031-05-05 in Gao"],
            id="the killing that was told as background",
        ),
        pytest.param(
            "Two soldiers were injured in a mine blast during a search exercise near Gao on Monday.",
            ["REM_EXPLOS 2031-05-05 in Gao, 2 hurt"],
            id="an exercise that is no drill",
        ),
        pytest.param(
            "The army set off charges during an exercise near Gao on Monday.",
            [],
            id="a drill",
        ),
        pytest.param(
            "Gunmen killed nine people in an attack on a mosque in the village of Tel Arin, in Sabra commune, western "
            "Niger, on Sunday.",
            ["ATTACK 2031-05-04 by Gunmen in Tel Arin, Sabra commune, 9 dead"],
            id="a village and what it lies in",
        ),
        pytest.param(
            "Bandits attacked Tel Arin community in Sabra State on Sunday.",
            ["ATTACK 2031-05-04 by Bandits in Tel Arin"],
            id="a community is a village",
        ),
        pytest.param(
            "Gunmen killed five people in Tel Arin community of Sabra State on Sunday.",
            ["ATTACK 2031-05-04 by Gunmen in Tel Arin, 5 dead"],
            id="a community of a state",
        ),
        pytest.param(
            "Rebels took control of Tel Arin, some 110 km northwest of Gao, on Sunday.",
            ["NON_STATE_ACTOR_OVERTAKES_TER 2031-05-04 by Rebels in Tel Arin"],
            id="what one takes control of",
        ),
        pytest.param(
            "Uganda school attack kills 12 | Gunmen killed 12 people at a school in Mpondwe on Sunday.",
            ["ATTACK 2031-05-04 by Gunmen in Mpondwe, 12 dead"],
            id="a country before what was hit there",
        ),
        pytest.param(
            "Nigeria attack kills 12 | Gunmen killed 12 people in Owo on Sunday.",
            ["ATTACK 2031-05-04 by Gunmen in Owo, 12 dead"],
            id="a country before an attack",
        ),
        pytest.param(
            "Rwanda drone strike kills five | A drone strike killed five people in Goma on Sunday.",
            ["AIR_STRIKE 2031-05-04 by Rwanda in Goma, 5 dead"],
            id="a country before a weapon",
        ),
        pytest.param(
            "Two attacks hit Gao | A suicide bomber killed six people in Gao on Sunday morning. In the evening, gunmen "
            "opened fire on a mosque in the town, killing four.",
            [
                "ATTACK in Gao",
                "SUIC_BOMB 2031-05-04 in Gao, 6 dead",
                "ATTACK 2031-05-04 by gunmen in Gao, 4 dead",
            ],
            id="parts, each of its type",
        ),
        pytest.param(
            "Gunmen have killed a clerk in Gao and soldiers have burned a mill in Mopti on Sunday.",
            [
                "PROPERTY_DISTRUCT 2031-05-04 by soldiers in Mopti",
                "ATTACK by Gunmen in Gao, 1 dead",
            ],
            id="two that have been done",
        ),
        pytest.param(
            "Police in Gao said gunmen fired at traders at the Kassi market on Sunday.",
            ["ATTACK 2031-05-04 by gunmen in Kassi market, Gao"],
            id="a market and the town of those who tell of it",
        ),
        pytest.param(
            "The army stopped a car in Gao on Sunday; three armed men were put out of action and two rifles recovered.",
            ["ATTACK 2031-05-04 in Gao, 3 dead"],
            id="rifles of those put out of action",
        ),
    ],
)
def test_each_has_its_own(tools: Tools, text: str, expected: list[str]) -> None:
    assert told(tools, text) == expected

"""Whole invented reports: what belongs to one attack, and what is another happening beside it."""

from __future__ import annotations

import pytest

from dateline.contract import to_contract
from dateline.ingest import ingest
from dateline.pipeline import Tools, read_report


def told(tools: Tools, text: str, language: str) -> list[str]:
    """ "TYPE in PLACE, N killed" of each happening of the news but for wholes; "TITLE | TEXT" has a headline."""
    title, _, body = text.rpartition(" | ")
    report = ingest(body, title=title or None, published="2031-05-07", language=language)
    events = [e for e in to_contract(read_report(report, tools))["events"] if e["news"]]
    wholes = {e["part_of"] for e in events}
    return [_line(e) for e in events if e["id"] not in wholes]


def _line(event: dict) -> str:
    place = next((p["name"] for p in event["places"]), None)
    killed = (event["totals"].get("killed") or {}).get("low")
    return event["type"] + (f" in {place}" if place else "") + (f", {killed} killed" if killed else "")


# A second blow within the hour, on the same spot or on those who help, is of the same attack.
SECOND_BLOWS = [
    ("A bomb tore through a market in Gao on Monday, killing six. A second bomb went off as medics arrived.",
     ["REM_EXPLOS in Gao, 6 killed"]),
    ("A car bomb killed four people in Gao on Monday. Minutes later a second blast hit the crowd, wounding nine.",
     ["REM_EXPLOS in Gao, 4 killed"]),
    ("Shells hit a mill in Gao on Monday, killing two. Half an hour later another shell hit the fire crew.",
     ["ART_MISS_ATTACK in Gao, 2 killed"]),
    ("A suicide bomber killed ten people in Gao on Monday. A second bomber blew himself up shortly afterwards.",
     ["SUIC_BOMB in Gao, 10 killed"]),
    ("Shells hit a mill in Gao on Monday, killing two. A repeat strike wounded a rescuer.",
     ["ART_MISS_ATTACK in Gao, 2 killed"]),
    # Another hour, another quarter, another town.
    ("A bomb killed three people in Gao on Monday morning. Hours later a second bomb wounded five in the port.",
     ["REM_EXPLOS in Gao, 3 killed", "REM_EXPLOS in Gao"]),
    ("A car bomb killed three in Gao on Monday. Shortly afterwards another car bomb killed two in Kidal.",
     ["REM_EXPLOS in Gao, 3 killed", "REM_EXPLOS in Kidal, 2 killed"]),
    ("A drone hit a bus in Gao on Monday, killing one. On Tuesday a second drone struck a school in Kidal.",
     ["AIR_STRIKE in Gao, 1 killed", "AIR_STRIKE in Kidal"]),
]  # fmt: skip

# "Also" with the deed itself tells what else came of it; with those who did it, of another.
ALSO = [
    ("en", "A mine killed three in Mali, police said on Tuesday. Monday's blast near Gao also injured four.",
     ["REM_EXPLOS in Gao, 3 killed"]),
    ("en", "A mine killed three workers in Gao on Monday. The blast also injured four people.",
     ["REM_EXPLOS in Gao, 3 killed"]),
    ("en", "A drone strike killed three in Gao on Monday. The army also struck Kidal, killing four.",
     ["AIR_STRIKE in Gao, 3 killed", "ATTACK in Kidal, 4 killed"]),
    ("en", "A mine killed three people in Gao on Monday. A blast in Kidal also killed four.",
     ["REM_EXPLOS in Gao, 3 killed", "REM_EXPLOS in Kidal, 4 killed"]),
    ("ru", "Трое рабочих погибли в понедельник при взрыве в Гао. Взрыв также ранил четырёх человек.",
     ["REM_EXPLOS in Гао, 3 killed"]),
    ("uk", "Троє робітників загинули в понеділок під час вибуху в Гао. Вибух також поранив чотирьох людей.",
     ["REM_EXPLOS in Гао, 3 killed"]),
]  # fmt: skip

# What was stopped of a salvo is of the attack; what was stopped elsewhere, or another day, is not.
SALVOS = [
    ("Drones attacked an oil depot in Gao on Monday. The ministry said 12 drones had been shot down.",
     ["AIR_STRIKE in Gao"]),
    ("Rebels fired nine missiles at Gao on Monday, killing four. Seven of the missiles were shot down.",
     ["ART_MISS_ATTACK in Gao, 4 killed"]),
    ("A bomb killed two people in Gao on Monday. Two more bombs were found nearby and defused.",
     ["REM_EXPLOS in Gao, 2 killed"]),
    ("Air defences shot down 24 drones over Gao on Monday, the ministry said.", ["DISR_WEAP in Gao"]),
    ("A drone struck a depot in Gao on Monday. The army said it had shot down two drones over Kidal.",
     ["AIR_STRIKE in Gao", "DISR_WEAP in Kidal"]),
    ("Police seized 40 rifles in Gao on Monday. Gunmen killed two people in the city the same day.",
     ["DISR_WEAP in Gao", "ATTACK in Gao, 2 killed"]),
    # What is seized after a shooting, and what those stop who sent the first, are other things.
    ("Gunmen with rifles attacked a post in Gao on Monday, wounding six soldiers. Police seized twenty rifles on a "
     "farm.", ["ATTACK in Gao", "DISR_WEAP in Gao"]),
    ("Gunmen threw grenades at a post in Gao on Monday, wounding six soldiers. Police seized forty grenades at a "
     "farm.", ["GRENADE in Gao", "DISR_WEAP in Gao"]),
    ("Army drones hit a rebel base in Gao on Monday. Rebel drones attacked Kidal and the army shot down nine drones.",
     ["AIR_STRIKE in Gao", "AIR_STRIKE in Kidal"]),
    ("Rockets hit a school in Gao on Monday, wounding six. Two rockets were intercepted.", ["ART_MISS_ATTACK in Gao"]),
    ("A bomb went off in Gao on Monday, wounding six people. Police defused two other bombs.", ["REM_EXPLOS in Gao"]),
]  # fmt: skip

# What came right before or after by the same hands is of the assault; why the news came about is background.
AROUND = [
    ("Gunmen stormed a hotel in Gao on Monday after a car bomb exploded at its gate. Nine people died.",
     ["REM_EXPLOS in Gao, 9 killed"]),
    ("A suicide bomber blew himself up in Gao on Monday after a shootout with guards.", ["SUIC_BOMB in Gao"]),
    ("Soldiers fired on a bus in Gao on Monday after a roadside bomb hit their convoy, killing two.",
     ["ATTACK in Gao", "REM_EXPLOS in Gao, 2 killed"]),
    ("Residents attacked a hostel in Gao on Monday after a bomb went off at a market, killing five.",
     ["MOB_VIOL in Gao", "REM_EXPLOS in Gao, 5 killed"]),
    ("Soldiers killed 14 rebels in Gao on Monday. The operation was launched after an attack on a post killed two.",
     ["ATTACK in Gao, 14 killed"]),
    ("Raiders killed seven people in Gao on Monday. The attack came days after a raid on a camp left three dead.",
     ["ATTACK in Gao, 7 killed"]),
    ("Police arrested a man in Gao on Monday after a guard was stabbed to death at the port.",
     ["ARREST in Gao", "ATTACK in Gao, 1 killed"]),
    ("Raiders killed four farmers in Gao on Monday. Police deployed 200 officers. A helicopter "
     "evacuated the wounded.",
     ["ATTACK in Gao, 4 killed"]),
    ("Mali deployed troops to the border town of Gao on Monday, its government said.",
     ["CHANGE_TO_GROUP_ACT in Gao"]),
    ("Settlers raided a village near Gao on Monday and burned two cars. Clashes broke out between them and "
     "villagers. Troops fired tear gas.", ["ATTACK in Gao"]),
    ("Shops stayed closed in Gao on Monday in protest against the killing of a trader.", ["PEACE_PROTEST in Gao"]),
    ("Shops stayed closed in Gao on Monday in protest against the killing of two traders on Sunday.",
     ["PEACE_PROTEST in Gao"]),
]  # fmt: skip

# What else the same people did before they left; and what others did to them later.
AFTERWARDS = [
    ("A mine killed a soldier in Gao on Monday. Four militants were killed in an operation launched after the blast.",
     ["REM_EXPLOS in Gao, 1 killed", "ATTACK in Gao, 4 killed"]),
    ("A mine killed a soldier in Gao on Monday. Two soldiers were hurt in the operation.",
     ["REM_EXPLOS in Gao, 1 killed"]),
    ("Gunmen attacked a post in Gao on Monday, killing a soldier. Four militants were hurt in the operation.",
     ["ATTACK in Gao, 1 killed"]),
    ("Rebels overran a base in Gao on Monday, killing 22 soldiers. They set fire to the camp before withdrawing.",
     ["ARMED_CLASH in Gao, 22 killed"]),
    ("Rebels overran a post in Gao on Monday, killing four guards. Warplanes later bombed the rebels, killing six.",
     ["ATTACK in Gao, 4 killed", "AIR_STRIKE in Gao, 6 killed"]),
    ("Rebels shelled a base in Gao on Monday. They had burned a school there the evening before.",
     ["ART_MISS_ATTACK in Gao"]),
]  # fmt: skip

# What a headline names is news, though the body recalls it; what only the body recalls is not.
HEADED = [
    ("Monks protest after bombing | Hundreds of monks marched in Gao on Monday to demand protection, two days after a "
     "bomb at a temple in Kidal killed two people.",
     ["PEACE_PROTEST in Gao", "REM_EXPLOS in Kidal, 2 killed"]),
    ("Attack kills nine | Raiders killed nine farmers in Gao on Monday. In March raiders had killed six in Kidal.",
     ["ATTACK in Gao, 9 killed"]),
    ("Militia seizes town | Militiamen seized Gao on Monday after a gun battle with soldiers. Four people were killed.",
     ["ARMED_CLASH in Gao, 4 killed"]),
]  # fmt: skip

# What was fired in a fight, by nobody named, is of the fight.
FIGHTS = [
    ("Clashes broke out on Monday between two militias in Gao. Shells fell on houses, trapping dozens of families.",
     ["ARMED_CLASH in Gao"]),
    ("Clashes broke out on Monday between two militias in Gao. Each accused the other of starting the shooting.",
     ["ARMED_CLASH in Gao"]),
    ("Clashes broke out on Monday between two militias in Gao. Rockets fell on Kidal, killing four people.",
     ["ARMED_CLASH in Gao", "ART_MISS_ATTACK in Kidal, 4 killed"]),
    ("Clashes broke out on Monday between two militias in Gao. The Dawn Brigade shelled a hospital on Tuesday.",
     ["ARMED_CLASH in Gao", "ART_MISS_ATTACK in Gao"]),
    ("Shells fell on houses in Gao on Monday. Clashes broke out in Kidal.",
     ["ART_MISS_ATTACK in Gao", "ARMED_CLASH in Kidal"]),
]  # fmt: skip

# Arrests over an attack are not the attack; a word that points back means all that was hit.
OVER = [
    ("A blast in Gao killed nine people on Monday. Officials condemned the attack and announced the arrest of two.",
     ["REM_EXPLOS in Gao, 9 killed", "ARREST in Gao"]),
    ("A judge was shot dead in Gao on Monday. The spokesman said two people had been arrested over the attack.",
     ["ATTACK in Gao, 1 killed", "ARREST in Gao"]),
    ("Artillery shelled two villages near Gao on Monday. The ministry said the shelling killed four rebels.",
     ["ART_MISS_ATTACK in Gao, 4 killed"]),
    ("Rebels attacked two villages near Gao on Monday. The attack on Kidal killed four people.",
     ["ATTACK in Gao", "ATTACK in Kidal, 4 killed"]),
]  # fmt: skip

# Happenings of their own, and those told by two words.
OTHERS = [
    ("Raiders killed four people in Gao on Monday. In a separate attack, two women were abducted in Kidal.",
     ["ATTACK in Gao, 4 killed", "ABDUCT_DISSAP in Kidal"]),
    ("Raiders killed four people in Gao on Monday. In the attack, two women were abducted.",
     ["ATTACK in Gao, 4 killed"]),
    ("Three people were shot dead in separate incidents in Karachi on Monday. In Lyari, a cook was killed by robbers. "
     "Two men were gunned down in Korangi.", ["ATTACK in Lyari, 1 killed", "ATTACK in Korangi, 2 killed"]),
    ("Sectarian clash in Gao | Two groups clashed in Gao on Monday. A boy died in the sectarian violence.",
     ["MOB_VIOL in Gao, 1 killed"]),
    ("Four dead as tribes fight in Gao | Four people were killed in fighting between two tribes in Gao on Sunday. "
     "The fighting resumed on Monday, leaving two more dead.",
     ["ARMED_CLASH in Gao, 4 killed", "ARMED_CLASH in Gao, 2 killed"]),
    ("Three herders were shot dead near Gao on Sunday. Youths blocked a road on Monday to protest "
     "against the killings.", ["ATTACK in Gao, 3 killed", "PEACE_PROTEST in Gao"]),
]  # fmt: skip

# What those do who came with a bomb is of the attack; what others did, or who came later, is not.
ASSAULTS = [
    ("A car bomb exploded outside a police station in Gao on Monday, killing three people. Minutes after the blast, "
     "gunmen opened fire on the station.", ["REM_EXPLOS in Gao, 3 killed"]),
    ("A car bomb exploded outside a police station in Gao on Monday, killing three people. After the explosion, rebels "
     "fired at the guards.", ["REM_EXPLOS in Gao, 3 killed"]),
    ("A car bomb exploded in Gao on Monday, killing three people. Hours after the explosion, gunmen opened fire on a "
     "bus in Kidal.", ["REM_EXPLOS in Gao, 3 killed", "ATTACK in Kidal"]),
    ("A car bomb exploded in Gao on Monday, killing three people. After the blast, police opened fire on a crowd.",
     ["REM_EXPLOS in Gao, 3 killed", "FORCE_AGAINST_PROTEST in Gao"]),
    ("Four soldiers were shot dead by bandits in Kaakong on Monday. The soldiers were on patrol along the Lodwar "
     "highway when they ran into an ambush.", ["ATTACK in Kaakong, 4 killed"]),
    ("Four soldiers were shot dead by bandits in Kaakong on Monday. On Tuesday a second patrol ran into an ambush near "
     "Lodwar.", ["ATTACK in Kaakong, 4 killed", "ATTACK in Lodwar"]),
    ("The minister ran into an old friend in Gao on Monday.", []),
    ("Two militants died in an encounter in Gao on Monday. Meanwhile, another encounter was under way in the forests "
     "near Kidal.", ["ARMED_CLASH in Gao, 2 killed", "ARMED_CLASH in Kidal"]),
    ("An encounter broke out in the village of Keegam on Monday, and a soldier was killed.",
     ["ARMED_CLASH in Keegam, 1 killed"]),
    ("An encounter between the president and the bishops took place in Gao on Monday.", []),
]  # fmt: skip

# A lead, and where or of whom it was; a town, and the township that has its name.
DETAILS = [
    ("Drone strikes killed 22 people in Gao on Monday. One drone hit a market, killing 17, and another hit a well, "
     "killing five.", ["AIR_STRIKE in Gao, 22 killed"]),
    ("Drone strikes killed 22 people in Gao on Monday. One drone hit a market in Kidal, killing 17, and another hit a "
     "well, killing four.", ["AIR_STRIKE in Gao, 22 killed", "AIR_STRIKE in Kidal, 4 killed"]),
    ("A warplane bombed a wedding in Ye-U Township on Monday, killing nine guests. The jet dropped two bombs on Htan "
     "Taw village at about 9 a.m.", ["AIR_STRIKE in Ye-U Township, 9 killed"]),
    ("A warplane bombed a wedding in Shwebo on Monday, killing nine guests. A jet bombed Kanbalu.",
     ["AIR_STRIKE in Shwebo, 9 killed", "AIR_STRIKE in Kanbalu"]),
    ("The navy shot down 30 drones over Gao on Monday. Later on Monday a drone hit a depot in Kidal, killing a guard.",
     ["DISR_WEAP in Gao", "AIR_STRIKE in Kidal, 1 killed"]),
]  # fmt: skip

# What answers a deed, what is said of others like it, and what it did to things.
AROUND_A_DEED = [
    ("Gunmen shot dead three farmers near Gao on Monday. Police set up checkpoints on the roads out of town.",
     ["ATTACK in Gao, 3 killed"]),
    ("Rebels set up a checkpoint on the road to Gao on Monday, drivers said.", ["HQ_ESTABLISHED in Gao"]),
    ("Rockets hit a base near Gao on Monday. Similar rocket fire in the past has been blamed on the Plain Front.",
     ["ART_MISS_ATTACK in Gao"]),
    ("Rebels ambushed a convoy near Gao on Monday. Two lorries were destroyed and six soldiers were killed.",
     ["ARMED_CLASH in Gao, 6 killed"]),
    ("Soldiers clashed with rebels near Gao on Monday. In Kidal, two houses were destroyed by a mob.",
     ["ARMED_CLASH in Gao", "PROPERTY_DISTRUCT in Kidal"]),
    ("The army shelled Gao on Monday. Two people died. A school and a power line were also damaged.",
     ["ART_MISS_ATTACK in Gao, 2 killed"]),
    ("The army shelled Gao on Monday. A church in Kidal was also burned down on Sunday.",
     ["ART_MISS_ATTACK in Gao", "PROPERTY_DISTRUCT in Kidal"]),
    ("Gunmen killed four people in Gao on Monday. A mob also burned down a police post in Kidal.",
     ["ATTACK in Gao, 4 killed", "PROPERTY_DISTRUCT in Kidal"]),
    ("Police document one more war crime. A drone hit a bus stop in Gao on Monday, killing a woman.",
     ["AIR_STRIKE in Gao, 1 killed"]),
    ("Rebels attacked the garrison of Gao on Monday. The garrison was captured after two hours of fighting.",
     ["ARMED_CLASH in Gao"]),
    ("Rebels attacked a post near Gao on Monday. In Kidal another group captured a bridge.",
     ["ATTACK in Gao", "NON_STATE_ACTOR_OVERTAKES_TER in Kidal"]),
]  # fmt: skip

# What was days before and is told in passing; what is told as another piece of news, or in its order.
RECALLED = [
    ("A bomb killed five policemen in Gao on Monday. It was the second attack on police in a week. On Thursday two "
     "constables were shot dead in Kidal.", ["REM_EXPLOS in Gao, 5 killed"]),
    ("A bomb killed five policemen in Gao on Monday. Separately, two constables were shot dead in Kidal on Thursday.",
     ["REM_EXPLOS in Gao, 5 killed", "ATTACK in Kidal, 2 killed"]),
    ("Two constables were shot dead in Kidal on Thursday. A bomb killed five policemen in Gao on Monday.",
     ["ATTACK in Kidal, 2 killed", "REM_EXPLOS in Gao, 5 killed"]),
    ("A bomb killed five policemen in Gao on Monday. Police said it had been hidden in a cart. Two herders were shot "
     "dead in Kidal on Sunday.", ["REM_EXPLOS in Gao, 5 killed", "ATTACK in Kidal, 2 killed"]),
    ("Soldiers detained three men in Gao on Monday. Police said they were suspects. A bomb killed five policemen in "
     "Kidal on Thursday.", ["ARREST in Gao", "REM_EXPLOS in Kidal, 5 killed"]),
    ("A mine killed two soldiers near Gao on Monday. Rebels then shot at the patrol from a hill. On 4 April a herder "
     "died when he stepped on a mine in Kidal.", ["REM_EXPLOS in Gao, 2 killed"]),
    ("Two die in Gao gun battle; second one on in Kidal | Two rebels died in a gun battle in Gao on Monday. Two "
     "labourers were hurt on Friday when rebels fired at them in Bamako.", ["ARMED_CLASH in Gao, 2 killed"]),
    ("A bomb killed two people in Gao on Monday. A blast at a mill in March killed eight. In Kidal, a drone hit a car, "
     "killing its driver.", ["REM_EXPLOS in Gao, 2 killed", "AIR_STRIKE in Kidal, 1 killed"]),
    ("A bomb killed two people in Gao on Monday. A blast at a mill in March killed eight. The device went off near "
     "Kidal.", ["REM_EXPLOS in Gao, 2 killed"]),
    ("Mine kills two | A mine killed two people in Gao on Monday. Kidal, which the rebels seized in February, is near.",
     ["REM_EXPLOS in Gao, 2 killed"]),
    ("A soldier died in a clash in Gao on Monday. The army confirmed it. Two labourers were shot in Kidal on Friday. "
     "Police said three people had been detained in that case.", ["ARMED_CLASH in Gao, 1 killed"]),
    ("A soldier died in a clash in Gao on Monday. Police said three people had been detained.",
     ["ARMED_CLASH in Gao, 1 killed", "ARREST in Gao"]),
    ("A shell hit a school in Gao on Monday, killing two. In March a mine killed six people in Kidal. A month later, "
     "two died in an ambush there.", ["ART_MISS_ATTACK in Gao, 2 killed"]),
    # Who is held after what was years ago, where the news is, is held for the news.
    ("A bomb killed two people in Gao on Monday. The army blamed the Plain Front. A bomb killed twelve people in Kidal "
     "in 2029. Police have arrested three men.", ["REM_EXPLOS in Gao, 2 killed", "ARREST in Gao"]),
    ("A bomb killed two people in Gao on Monday. The army blamed the Plain Front. A bomb killed twelve people in the "
     "town in 2029. Three suspects were detained, police said.", ["REM_EXPLOS in Gao, 2 killed", "ARREST in Gao"]),
    ("A bomb killed two people in Gao on Monday. The army blamed the Plain Front. In March gunmen killed twelve people "
     "in Kidal. Nine men had been arrested in that case.", ["REM_EXPLOS in Gao, 2 killed"]),
    ("A bomb killed two people in Gao on Monday. The army blamed the Plain Front. In March gunmen killed twelve people "
     "in Kidal. Police later arrested nine men.", ["REM_EXPLOS in Gao, 2 killed"]),
    # What somebody says of it, claims or denies is news.
    ("A bomb killed five policemen in Gao on Monday. The army said it had been hidden in a cart. Residents said gunmen "
     "had burned forty houses in Kidal on Friday, killing six people.",
     ["REM_EXPLOS in Gao, 5 killed", "ATTACK in Kidal, 6 killed"]),
    ("A bomb killed five policemen in Gao on Monday. No group has claimed it. On Friday, six people were killed in "
     "Kidal. The Plain Front claimed that attack.", ["REM_EXPLOS in Gao, 5 killed", "ATTACK in Kidal, 6 killed"]),
    ("Gunmen killed two traders in Gao on Monday. They fled. The Plain Front denied that its men killed six people in "
     "Kidal on Thursday.", ["ATTACK in Gao, 2 killed", "ATTACK in Kidal, 6 killed"]),
    ("A bomb killed five policemen in Gao on Monday. No group has claimed it. The attack came four days after gunmen "
     "killed six people in Kidal, according to police.", ["REM_EXPLOS in Gao, 5 killed"]),
    ("Gunmen killed two traders in Gao on Monday. It was the second such killing this month, police said. On Thursday "
     "a baker was shot dead in Kidal.", ["ATTACK in Gao, 2 killed"]),
    ("A bomb killed five policemen in Gao on Monday. No group has claimed it. On Friday, gunmen had killed six people "
     "in Kidal.", ["REM_EXPLOS in Gao, 5 killed"]),
]  # fmt: skip

# One deed in a headline told with two words; the day that stands right before who did it; what a party calls its deeds.
TOLD_SHORT = [
    ("Bandits kill nine, abduct 30 in fresh attack | Nine persons were killed and 30 others abducted when bandits "
     "attacked Gao on Monday.", ["ATTACK in Gao, 9 killed"]),
    ("Gunmen kill nine, burn homes in attack | Nine persons were killed when bandits attacked Gao on Monday. Forty "
     "houses were burned.", ["ATTACK in Gao, 9 killed"]),
    ("Bomb kills three in Gao, drone hits Kidal | A bomb killed three people in Gao on Monday. In Kidal, a drone hit "
     "a depot.", ["AIR_STRIKE in Kidal", "REM_EXPLOS in Gao, 3 killed"]),
    ("Yesterday's bombing of the market in Gao killed 11 people. This morning planes bombed the airstrip.",
     ["REM_EXPLOS in Gao, 11 killed", "AIR_STRIKE in Gao"]),
    ("A mine killed two soldiers in Gao on Monday. On Tuesday evening gunmen shot dead a judge in Gao.",
     ["REM_EXPLOS in Gao, 2 killed", "ATTACK in Gao, 1 killed"]),
    ("The planes bombed a market in Gao yesterday, killing 11 people. The strike also hit the airstrip.",
     ["AIR_STRIKE in Gao, 11 killed"]),
    ("Our units carried out a sabotage action against an army patrol in Gao on Monday. Three soldiers were killed.",
     ["ATTACK in Gao, 3 killed"]),
    ("Merchants in Gao closed their shops in protest on Monday after a bomb killed two people.",
     ["REM_EXPLOS in Gao, 2 killed"]),
    ("Hundreds marched in protest in Gao on Monday.", ["PEACE_PROTEST in Gao"]),
]  # fmt: skip

# The place that stands before who did it; another place near by; where somebody only came for the sake of the dead.
WHERE_IT_WAS = [
    ("A mine killed two soldiers in Gao on Monday. In Kidal gunmen shot dead a judge.",
     ["REM_EXPLOS in Gao, 2 killed", "ATTACK in Kidal, 1 killed"]),
    ("Near Gao armed men killed two herders on Monday.", ["ATTACK in Gao, 2 killed"]),
    ("In December rebels killed nine people in Gao.", ["ATTACK in Gao, 9 killed"]),
    ("A gunman wounded two soldiers in Ofra on Monday. Troops shot dead a youth in nearby Silwad.",
     ["ATTACK in Ofra", "ATTACK in Silwad, 1 killed"]),
    ("A gunman wounded two soldiers in Ofra on Monday. He came from nearby Silwad and fled.", ["ATTACK in Ofra"]),
    ("The governor visited Ngangara and condoled with the families of nine people killed in an attack on Monday.",
     ["ATTACK in Ngangara, 9 killed"]),
    ("The minister travelled to Ngangara, where he deplored the attack that left nine people dead on Monday.",
     ["ATTACK in Ngangara, 9 killed"]),
    ("The governor visited Kidal and condoled with the families of nine people killed in an attack in Gao on Monday.",
     ["ATTACK in Gao, 9 killed"]),
    ("Funerals were held in Kidal for six guards killed in an attack in Gao on Monday.",
     ["ATTACK in Gao, 6 killed"]),
    ("Thousands attended the funeral in Kidal of six guards who were killed in Gao on Monday.",
     ["ATTACK in Gao, 6 killed"]),
    ("A bomb killed six people at a funeral in Kidal on Monday.", ["REM_EXPLOS in Kidal, 6 killed"]),
    ("Three martyrs and 11 injuries as a result of the occupation's aggression on Jenin since dawn.",
     ["ATTACK in Jenin, 3 killed"]),
    ("The group accuses the army of aggression against farmers in Gao since 2029.", []),
    ("#Gao: 4 civilians killed by soldiers, Tue 6 May. #Kidal: 3 herders killed by gunmen, Wed 7 May.",
     ["ATTACK in Gao, 4 killed", "ATTACK in Kidal, 3 killed"]),
    ("The army violated the ceasefire in Gao on Monday with small arms and mortars.", ["ART_MISS_ATTACK in Gao"]),
    ("Both sides accused each other of violating the ceasefire. Shelling killed two people in Gao on Monday.",
     ["ART_MISS_ATTACK in Gao, 2 killed"]),
    ("Troops killed 12 rebels in Gao on Monday. Rebels had attacked Kidal on Thursday, beheading two farmers.",
     ["ATTACK in Gao, 12 killed"]),
]  # fmt: skip

# Notes and tickers: each item is one happening at its own place.
NOTES = [
    ("Gao: gunmen shot dead two farmers on Monday. Kidal: a mine killed three soldiers on Sunday.",
     ["ATTACK in Gao, 2 killed", "REM_EXPLOS in Kidal, 3 killed"]),
    ("Segou / Niono: two farmers killed by gunmen on Monday. Mopti / Djenne: three herders killed by gunmen on Sunday.",
     ["ATTACK in Niono, 2 killed", "ATTACK in Djenne, 3 killed"]),
    ("Gao: 2 farmers killed by gunmen (5 May); Kidal: 3 herders killed by gunmen (4 May).",
     ["ATTACK in Gao, 2 killed", "ATTACK in Kidal, 3 killed"]),
    ("BREAKING // Bomb explodes in Gao market // Three dead // Army: two soldiers killed by mine near Kidal",
     ["REM_EXPLOS in Gao market, 3 killed", "REM_EXPLOS in Kidal, 2 killed"]),
    ("\u26a1\ufe0fExplosions in Gao. \u26a1\ufe0fDrone attack on Kidal: two dead.",
     ["REM_EXPLOS in Gao", "AIR_STRIKE in Kidal, 2 killed"]),
    ("Police: two killed in Gao. Army: rebels attacked a post in Kidal on Sunday.",
     ["ATTACK in Gao, 2 killed", "ATTACK in Kidal"]),
    ("A bomb killed two people in Gao on Monday. Police found the car. The mill bombed on 3 April is near.",
     ["REM_EXPLOS in Gao, 2 killed"]),
    ("Gao: A bomb killed two people on Monday. Mayor: nobody saw who left it.", ["REM_EXPLOS in Gao, 2 killed"]),
]  # fmt: skip

ELSEWHERE = [
    ("pt", "Homens armados com fuzis atacaram um posto em Gao na segunda-feira, ferindo seis soldados. A polícia "
     "apreendeu vinte fuzis.", ["ATTACK in Gao", "DISR_WEAP in Gao"]),
    ("pt", "Drones atingiram um depósito em Gao na segunda-feira. O exército abateu nove drones.",
     ["AIR_STRIKE in Gao"]),
    ("tr", "Gao'da pazartesi günü mayın patladı, bir asker şehit oldu. Operasyonda dört terörist öldürüldü.",
     ["REM_EXPLOS in Gao, 1 killed", "ATTACK in Gao, 4 killed"]),
    ("tr", "Gao'da pazartesi günü mayın patladı, bir asker şehit oldu. Operasyonda iki asker de yaralandı.",
     ["REM_EXPLOS in Gao, 1 killed"]),
    ("ru", "В понедельник в Гао при взрыве погиб полицейский. В ходе спецоперации уничтожены четверо боевиков.",
     ["REM_EXPLOS in Гао, 1 killed", "ATTACK in Гао, 4 killed"]),
    ("es", "Una bomba mató a cinco policías en Gao el lunes. Fue el segundo ataque en una semana. El jueves dos "
     "agentes fueron asesinados a tiros en Kidal.", ["REM_EXPLOS in Gao, 5 killed"]),
    ("de", "Am Montag tötete in Gao eine Autobombe fünf Polizisten. Nach der Explosion eröffneten Bewaffnete das Feuer "
     "auf die Wache.", ["REM_EXPLOS in Gao, 5 killed"]),
    ("pt", "Um carro-bomba matou cinco polícias em Gao na segunda-feira. Depois da explosão, homens armados abriram "
     "fogo contra a esquadra.", ["REM_EXPLOS in Gao, 5 killed"]),
    ("de", "Am Montag explodierte in Gao eine Bombe und tötete sechs Menschen. Wenige Minuten später kam es zu einer "
     "zweiten Explosion.", ["REM_EXPLOS in Gao, 6 killed"]),
    ("es", "Un coche bomba mató a tres personas en Gao el lunes. Minutos después se produjo una segunda explosión.",
     ["REM_EXPLOS in Gao, 3 killed"]),
    ("fr", "Un obus est tombé lundi sur un marché de Gao, tuant deux personnes. Un deuxième obus est tombé peu après.",
     ["ART_MISS_ATTACK in Gao, 2 killed"]),
    ("uk", "У понеділок у Кабулі бомба вбила двох поліцейських. Невдовзі вибухнула друга бомба.",
     ["REM_EXPLOS in Кабулі, 2 killed"]),
    ("fr", "Des drones ont attaqué un dépôt à Gao lundi, blessant deux gardes. La défense a abattu 19 drones.",
     ["AIR_STRIKE in Gao"]),
    ("ru", "В понедельник беспилотники атаковали Белгород, ранены двое. За ночь сбиты 22 беспилотника.",
     ["AIR_STRIKE in Белгород"]),
    ("de", "Aus Protest gegen die Tötung eines Händlers blieben die Geschäfte in Gao am Montag geschlossen.",
     ["PEACE_PROTEST in Gao"]),
    ("tr", "Pazartesi günü Kabil'de bir pazarda bomba patladı, altı kişi öldü. Birkaç dakika sonra kurtarma ekipleri "
     "gelirken ikinci bir patlama meydana geldi.", ["REM_EXPLOS in Kabil, 6 killed"]),
    ("ar", "اندلعت أمس اشتباكات بين كتيبتين في زوارة. وسقطت قذائف على منازل المواطنين في المنطقة.",
     ["ARMED_CLASH in زوارة"]),
    ("ar", "اندلعت أمس اشتباكات في زوارة. وقصفت طائرة مسيرة اليوم مقر الكتيبة فقتلت ثلاثة.",
     ["ARMED_CLASH in زوارة", "AIR_STRIKE in زوارة, 3 killed"]),
    ("fr", "Des affrontements ont éclaté lundi entre deux milices à Gao. Des obus sont tombés sur des maisons.",
     ["ARMED_CLASH in Gao"]),
    # An attack is told to have occurred on another day than that of telling it.
    ("ar", "أفاد مصدر أمني، اليوم الأربعاء، بإصابة مدني بهجوم مسلح في كركوك. ووقع الهجوم منتصف ليلة أمس عندما أطلق "
     "مسلحون النار على سيارته.", ["ATTACK in كركوك"]),
    ("ar", "أعلنت الشرطة، الأربعاء، مقتل شخص بانفجار في بعقوبة. وأضافت أن انفجارا آخر وقع أمس في بعقوبة وأصاب شخصين.",
     ["REM_EXPLOS in بعقوبة, 1 killed", "REM_EXPLOS in بعقوبة"]),
    ("fa", "یک ولسوال دوشنبه در حمله مسلحانه در فیض‌آباد کشته شد. رییس پلیس گفت که دو نفر در پیوند به این حمله بازداشت "
     "شده‌اند.", ["ATTACK in فیض‌آباد, 1 killed", "ARREST in فیض‌آباد"]),
    ("fa", "انفجاری در مسجدی در کابل دیروز نه کشته بر جای گذاشت. طالبان این حمله را محکوم کرد و از دستگیری دو مظنون "
     "خبر داد.", ["REM_EXPLOS in کابل, 9 killed", "ARREST in کابل"]),
    ("tr", "Pazartesi günü Kabil'de bir kaymakam silahlı saldırıda öldürüldü. Polis, saldırıyla ilgili üç kişinin "
     "gözaltına alındığını açıkladı.", ["ATTACK in Kabil", "ARREST in Kabil"]),
    ("ar", "استشهد شاب (22 عاماً) برصاص قوات الاحتلال في مخيم بلاطة أمس.", ["ATTACK in بلاطة, 1 killed"]),
    ("ar", "قصفت المدفعية التركية أمس قرى غربي تل تمر. وأدت غارة مماثلة على المنطقة الأسبوع الماضي إلى مقتل عاملين.",
     ["ART_MISS_ATTACK in تل تمر"]),
    ("ar", "اشتباكات في سرت توقع ستة قتلى | اندلعت اشتباكات في سرت أمس وقتل ستة أشخاص.",
     ["ARMED_CLASH in سرت, 6 killed"]),
    ("ar", "الحكومة توقع اتفاقا مع المتمردين في سرت.", ["AGREEMENT in سرت"]),
    ("ar", "قتل جندي في سرت أمس. واعتقلت الشرطة 14 شخصا على خلفية الأحداث.",
     ["ATTACK in سرت, 1 killed", "ARREST in سرت"]),
    ("fa", "کشته شدن سه مهاجم در خاش | فرمانده مرزبانی از کشته شدن سه مهاجم مسلح در مرز خاش خبر داد. این افراد در "
     "درگیری با مرزبانان کشته شدند.", ["ARMED_CLASH in خاش, 3 killed"]),
]  # fmt: skip

# How a deed ended, and what did not come about, are no happenings beside it.
ENDINGS = [
    ("Two men hijacked a ferry off Gao on Sunday. The hijackers surrendered to naval police in Karvan.",
     ["ABDUCT_DISSAP in Gao"]),
    ("Four gunmen seized a bus in Gao on Tuesday. They gave themselves up to police at dawn on Wednesday.",
     ["ABDUCT_DISSAP in Gao"]),
    ("The Dawn Brigade kidnapped a bank manager in Gao on Monday. The government agreed to release nine prisoners.",
     ["ABDUCT_DISSAP in Gao"]),
    ("A cleaner found a bomb in a cinema in Gao on Monday. It was set to explode during the show.",
     ["DISR_WEAP in Gao"]),
    ("Police dismantled a bomb in Gao on Monday minutes before it was to go off.", ["DISR_WEAP in Gao"]),
    ("Guards defused three devices at a clinic in Gao on Monday before they could explode.", ["DISR_WEAP in Gao"]),
    ("A bomb was thrown at the gate of a mission in Gao on Sunday. It was defused by sappers.",
     ["REM_EXPLOS in Gao"]),
    ("A letter bomb arrived at a charity in Gao on Friday. Experts defused the device.", ["DISR_WEAP in Gao"]),
    ("A car bomb was found at a ministry in Gao on Monday. It was dismantled an hour later.", ["DISR_WEAP in Gao"]),
    ("A guard found a bomb at a museum in Gao on Monday. A bomb squad exploded the device.", ["DISR_WEAP in Gao"]),
    ("A bomb exploded at a bank in Gao on Monday. A group said it was in protest at the trial of its members.",
     ["REM_EXPLOS in Gao"]),
    ("Arsonists burned two cars in Gao on Tuesday to protest the arrest of a student.", ["PROPERTY_DISTRUCT in Gao"]),
    ("A judge was shot dead in Gao on Monday. In Karvan, a cell claimed responsibility for the killing.",
     ["ATTACK in Gao, 1 killed"]),
    ("A bomb destroyed a shop in Gao on Monday. The Ninth Column, an anti-Karvan group, claimed the attack.",
     ["REM_EXPLOS in Gao"]),
    ("Two explosions rocked Gao on Monday. The Dune Banner claimed the attack.", ["REM_EXPLOS in Gao"]),
    ("Two bombs went off at a bank in Gao on Monday. The second bomb also caused some damage to two shops.",
     ["REM_EXPLOS in Gao"]),
    ("A bomb exploded at a bank in Gao on Monday. It also caused heavy damage to the pharmacy next door.",
     ["REM_EXPLOS in Gao"]),
    ("Gunmen occupied the office of an airline in Gao on Monday, seizing two hostages.", ["ABDUCT_DISSAP in Gao"]),
    ("A ferry was hijacked off Gao on Monday. In the city of Dakar, a group claimed responsibility for the hijacking.",
     ["ABDUCT_DISSAP in Gao"]),
    ("A bomb exploded in Gao on Monday. It was claimed by the cell which took credit for a blast in Kidal in "
     "April.", ["REM_EXPLOS in Gao"]),
    ("Raiders abducted nine pupils in Gao on Friday. On Monday troops rescued the pupils in a forest near Kidal.",
     ["ABDUCT_DISSAP in Gao"]),
    ("Four men hijacked a bus in Gao on Monday and threatened to burn it.", ["ABDUCT_DISSAP in Gao"]),
    ("Two explosions occurred in Gao on Monday. In one bombing, the windows of an office were blown out.",
     ["REM_EXPLOS in Gao"]),
    ("Gunmen kidnapped six miners in Gao on Monday. In Kidal, on Tuesday two women were kidnapped, too.",
     ["ABDUCT_DISSAP in Gao", "ABDUCT_DISSAP in Kidal"]),
    ("Bombs went off in a station in Gao and on a train on Monday. The Front claimed both bombings.",
     ["REM_EXPLOS in Gao"]),
    ("A bomb exploded in Gao on Monday. Guards had emptied the hall before the bomb went off.",
     ["REM_EXPLOS in Gao"]),
    ("A bomb hurt two guards in Gao on Monday. Two explosions shook the port of Dakar.",
     ["REM_EXPLOS in Gao", "REM_EXPLOS in Dakar"]),
    ("A bomb hurt two guards in Gao on Monday. Hours later another bomb went off in the port.",
     ["REM_EXPLOS in Gao", "REM_EXPLOS in Gao"]),
    ("A bomb exploded in Gao on Monday. The army also hit a camp near Kidal.",
     ["REM_EXPLOS in Gao", "ATTACK in Kidal"]),
    ("Rebels captured Gao on Monday and took nine soldiers hostage.",
     ["NON_STATE_ACTOR_OVERTAKES_TER in Gao", "ABDUCT_DISSAP in Gao"]),
    ("Gunmen occupied a school in Gao on Monday. In Kidal, others seized four teachers as hostages.",
     ["NON_STATE_ACTOR_OVERTAKES_TER in Gao", "ABDUCT_DISSAP in Kidal"]),
    ("A bomb was found at a clinic in Gao on Monday and defused. A cell claimed responsibility for the bombing.",
     ["DISR_WEAP in Gao"]),
    ("Police defused a letter bomb at a bank in Gao on Monday. Nobody has claimed responsibility for the act.",
     ["DISR_WEAP in Gao"]),
    ("Police defused a car bomb in Gao on Monday. The Dune Banner claimed the bombing of a hotel in Kidal.",
     ["DISR_WEAP in Gao", "REM_EXPLOS in Kidal"]),
    ("Police defused a bomb in Gao on Monday. The attack on a bus in Kidal on Sunday was claimed by a cell.",
     ["DISR_WEAP in Gao", "ATTACK in Kidal"]),
    ("A bomb damaged a bank in Gao on Monday. The attack was meant as a protest against a trial, a caller said.",
     ["REM_EXPLOS in Gao"]),
    ("Youths burned a bus in Gao on Monday. A letter said the action was in protest at the price of bread.",
     ["PROPERTY_DISTRUCT in Gao"]),
    ("Arsonists burned a shop in Gao on Monday in apparent protest against a verdict.", ["PROPERTY_DISTRUCT in Gao"]),
    ("The event in Gao on Monday was meant as a protest against the price of bread.", ["PEACE_PROTEST in Gao"]),
    ("A bomb damaged a bank in Gao on Monday. On Tuesday the event was a peaceful protest by clerks.",
     ["REM_EXPLOS in Gao", "PEACE_PROTEST in Gao"]),
    ("Gunmen kidnapped the mayor of Gao on Monday and torched his car.", ["ABDUCT_DISSAP in Gao"]),
    ("Gunmen kidnapped the mayor of Gao on Monday. On Tuesday arsonists torched a school in Kidal.",
     ["ABDUCT_DISSAP in Gao", "PROPERTY_DISTRUCT in Kidal"]),
    ("A mission in Gao was hit by four bombings on Monday. Two local guards suffered injuries.",
     ["REM_EXPLOS in Gao"]),
    # Many of what strikes, and what holds a bomb.
    ("A wave of drones hit a depot in Gao on Monday.", ["AIR_STRIKE in Gao"]),
    ("Dozens of drones struck Gao on Monday.", ["AIR_STRIKE in Gao"]),
    ("A series of rockets hit two villages near Gao on Monday.", ["ART_MISS_ATTACK in Gao"]),
    ("A number of bombs damaged two shops in Gao on Monday.", ["REM_EXPLOS in Gao"]),
    ("The army launched a wave of strikes on Gao on Monday.", ["AIR_STRIKE in Gao"]),
    ("Mali fired dozens of missiles at Gao on Monday.", ["ART_MISS_ATTACK in Gao"]),
    ("A bomb killed two people in Gao on Monday amid a wave of attacks.", ["REM_EXPLOS in Gao, 2 killed"]),
    ("A wave of bombings killed nine people in Gao on Monday.", ["REM_EXPLOS in Gao, 9 killed"]),
    ("Police found a box containing a bomb at a bank in Gao on Monday.", ["DISR_WEAP in Gao"]),
    ("A bag with explosives was found at a bank in Gao on Monday.", ["DISR_WEAP in Gao"]),
    ("A car loaded with explosives crashed into a gate of the base in Gao on Monday.", ["REM_EXPLOS in Gao"]),
    ("A wave of kidnappings has shaken Gao.", []),
    ("A wave of attacks has hit Gao in recent months.", []),
    ("The ministry fired dozens of officers in Gao on Monday.", []),
    ("A number of films hit the cinemas of Gao on Monday.", []),
    ("Villagers found a box containing letters in Gao on Monday.", []),
    ("Police found a bag with clothes at a bank in Gao on Monday.", []),
    ("A lorry loaded with cement crashed into a bus in Gao on Monday, killing nine people.", []),
    ("A lorry carrying rifles crashed into a bus in Gao on Monday, killing nine people.", []),
    # Others give up, another bomb is found, an accord is reached, people do protest.
    ("Soldiers killed five rebels in Gao on Sunday. On Monday, forty rebels surrendered to the army in Bukavu.",
     ["ATTACK in Gao, 5 killed", "AGREEMENT in Bukavu"]),
    ("Two hundred fighters of the Northern Front surrendered to the army in Gao on Monday.", ["AGREEMENT in Gao"]),
    ("Gunmen seized the mayor of Gao on Friday. On Monday the government agreed to a ceasefire with the rebels.",
     ["ABDUCT_DISSAP in Gao", "AGREEMENT in Gao"]),
    ("Rebels kidnapped 20 miners in Gao on Friday. Mali and Niger agreed on Monday in Bamako to open the border.",
     ["ABDUCT_DISSAP in Gao", "AGREEMENT in Bamako"]),
    ("A roadside bomb killed two soldiers in Gao on Monday. On Tuesday police defused a car bomb in Bamako.",
     ["REM_EXPLOS in Gao, 2 killed", "DISR_WEAP in Bamako"]),
    ("Police foiled a plan to blow up a bridge in Gao on Monday and found explosives in a flat.",
     ["REM_EXPLOS in Gao", "DISR_WEAP in Gao"]),
    ("Rebel sappers blew up a bridge in Gao on Monday.", ["REM_EXPLOS in Gao"]),
    ("Police shot dead a trader in Gao on Monday. On Tuesday hundreds marched to protest the killing.",
     ["ATTACK in Gao, 1 killed", "PEACE_PROTEST in Gao"]),
    ("Shops closed in Gao on Monday in protest at the killing of a teacher.", ["PEACE_PROTEST in Gao"]),
    ("In Gao, the Northern Front claimed responsibility for a bombing that killed six on Monday.",
     ["REM_EXPLOS in Gao, 6 killed"]),
]  # fmt: skip

# So in other languages.
ENDINGS_ELSEWHERE = [
    ("fr", "Une bombe a explosé devant une banque à Gao lundi. Le groupe a dit avoir agi en signe de protestation.",
     ["REM_EXPLOS in Gao"]),
    ("fr", "Trois hommes ont détourné un avion à Gao lundi. Les pirates de l'air se sont rendus à la police.",
     ["ABDUCT_DISSAP in Gao"]),
    ("es", "Una bomba fue hallada en un banco de Cali el lunes. El artefacto fue desactivado por la policía.",
     ["DISR_WEAP in Cali"]),
    ("it", "Una bomba è stata trovata lunedì in una banca di Torino. Gli artificieri hanno fatto brillare l'ordigno.",
     ["DISR_WEAP in Torino"]),
    ("ru", "В Казани в понедельник нашли бомбу у входа в банк. Сапёры взорвали её на месте.",
     ["DISR_WEAP in Казани"]),
    ("uk", "У Харкові в понеділок знайшли бомбу біля входу в банк. Сапери підірвали її на місці.",
     ["DISR_WEAP in Харкові"]),
    ("ru", "Неизвестные в понедельник подожгли офис партии в Казани в знак протеста против суда.",
     ["PROPERTY_DISTRUCT in Казани"]),
    ("es", "Desconocidos quemaron un autobús en Cali el lunes en señal de protesta contra un juicio.",
     ["PROPERTY_DISTRUCT in Cali"]),
    ("es", "Lanzaron una granada contra una comisaría de Cali el lunes. La granada no explotó y fue desactivada.",
     ["GRENADE in Cali"]),
    ("ru", "В Казани в понедельник рабочие вышли на площадь в знак протеста против ареста профсоюзника.",
     ["PEACE_PROTEST in Казани"]),
    ("fr", "Des magasins ont fermé à Gao lundi en signe de protestation contre la mort d'un élève.",
     ["PEACE_PROTEST in Gao"]),
]  # fmt: skip


# What was done in a whole region is of several, where towns in it are told after; a lead adds up places and days.
REGIONS = [
    ("en", "Russian shelling killed three people in the Kharkiv region on Sunday. A glide bomb killed two in Kupiansk. "
     "A drone killed a man in Izium.",
     ["AIR_STRIKE in Kupiansk, 2 killed", "AIR_STRIKE in Izium, 1 killed"]),
    ("de", "In der Region Sumy wurden am Sonntag drei Menschen durch Beschuss getötet. In Konotop traf eine Gleitbombe "
     "ein Haus, zwei Menschen starben. In Ochtyrka kam eine Frau beim Angriff einer Drohne ums Leben.",
     ["AIR_STRIKE in Konotop, 2 killed", "AIR_STRIKE in Ochtyrka, 1 killed"]),
    ("uk", "У неділю на Харківщині внаслідок обстрілів загинули двоє людей. У Куп'янську дрон влучив в автобус. "
     "В Ізюмі окупанти скинули вибухівку на подвір'я.",
     ["AIR_STRIKE in Куп'янську", "AIR_STRIKE in Ізюмі"]),
    ("ru", "В воскресенье в результате обстрелов в Белгородской области погибли двое. Дрон атаковал машину в Шебекино.",
     ["ART_MISS_ATTACK in Белгородской области, 2 killed", "AIR_STRIKE in Шебекино"]),
    ("pt", "Ataques fazem nove mortos em Cabo Delgado | Na segunda-feira, rebeldes mataram dois camponeses em Meluco. "
     "Na terça, sete pessoas foram mortas numa emboscada na estrada de Oasse.",
     ["ATTACK in Meluco, 2 killed", "ATTACK in Oasse, 7 killed"]),
    # One town, one day.
    ("en", "Shelling killed four people in the Donetsk region on Sunday. Shells hit a market in Kramatorsk.",
     ["ART_MISS_ATTACK in Kramatorsk, 4 killed"]),
    ("en", "A bomb killed seven people in Gao on Monday. Four died at once and three died in hospital on Tuesday.",
     ["REM_EXPLOS in Gao, 7 killed"]),
    ("fr", "Neuf morts à Gao | Une bombe a tué neuf personnes lundi à Gao. Le marché a fermé.",
     ["REM_EXPLOS in Gao, 9 killed"]),
]  # fmt: skip

# A while later in the next town. "the police station of X" is in X. Last week's blow on "the city" is another.
LATER_ELSEWHERE = [
    ("es", "Dos policías murieron el lunes en un ataque contra la estación de Policía de Caldono. Horas más tarde, una "
     "bomba explotó en Toribío.", ["ATTACK in Caldono, 2 killed", "REM_EXPLOS in Toribío"]),
    ("de", "In Berlin-Neukölln wurde am Montag ein Mann erschossen. Wenige Stunden später wurde in Kreuzberg ein Lokal "
     "beschossen.", ["ATTACK in Berlin-Neukölln, 1 killed", "ART_MISS_ATTACK in Kreuzberg"]),
    ("ru", "Войска в понедельник атаковали Сумы, погибли два человека. На прошлой неделе в результате удара по городу "
     "погибли три человека.", ["ATTACK in Сумы, 2 killed"]),
    ("uk", "Війська обстріляли Суми, загинули двоє людей. Минулого місяця внаслідок удару по місту загинули п'ятеро.",
     ["ART_MISS_ATTACK in Суми, 2 killed"]),
    # The same place, or how it went on.
    ("en", "Gunmen attacked a village near Gao on Monday. Hours later four of the wounded died in Bamako.",
     ["ATTACK in Gao, 4 killed"]),
    ("fr", "Une bombe a explosé à Gao lundi. Quelques heures plus tard, deux blessés sont morts à l'hôpital de Bamako.",
     ["REM_EXPLOS in Gao, 2 killed"]),
    ("ru", "Взрыв прогремел в понедельник в Сумах. На прошлой неделе власти города закрыли рынок.",
     ["REM_EXPLOS in Сумах"]),
]  # fmt: skip


# Who is killed as he is to be held was not arrested; an arrest beside a killing is another happening.
HELD = [
    ("en", "Police killed a militant in Jos on Monday during his arrest.", ["ATTACK in Jos, 1 killed"]),
    ("en", "In Jos officers killed a militant who resisted arrest.", ["ATTACK in Jos, 1 killed"]),
    ("de", "In Essen erschoss die Polizei am Montag bei der Festnahme einen Mann.", ["ATTACK in Essen, 1 killed"]),
    ("en", "Soldiers arrested two men in Jos on Monday.", ["ARREST in Jos"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *SECOND_BLOWS,
        *SALVOS,
        *AROUND,
        *AFTERWARDS,
        *HEADED,
        *FIGHTS,
        *OVER,
        *OTHERS,
        *ASSAULTS,
        *DETAILS,
        *AROUND_A_DEED,
        *RECALLED,
        *NOTES,
        *TOLD_SHORT,
        *WHERE_IT_WAS,
        *ENDINGS,
    ],
)
def test_one_attack_or_two(tools: Tools, text: str, expected: list[str]) -> None:
    assert told(tools, text, "en") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [*ALSO, *ELSEWHERE, *ENDINGS_ELSEWHERE, *REGIONS, *LATER_ELSEWHERE, *HELD],
)
def test_so_in_any_language(tools: Tools, language: str, text: str, expected: list[str]) -> None:
    assert told(tools, text, language) == expected

"""Triggers: which words report an event, and of which type."""

from __future__ import annotations

import pytest

from dateline.ingest import ingest
from dateline.pipeline import Tools, read_report
from extract.mentions import fails, mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Rebels attacked the town.", [("attacked", "ATTACK")], id="verb"),
        pytest.param("The attack on the town lasted hours.", [("attack", "ATTACK")], id="noun"),
        pytest.param(
            "Two men on a motorcycle shot a trader.", [("shot", "ATTACK")], id="shot from a motorcycle"
        ),
        pytest.param("Men on scooters shot at a bus.", [("shot at", "ATTACK")], id="shot at, from scooters"),
        pytest.param(
            "Two men on a scooter threw acid at a clerk.", [("threw acid", "ATTACK")], id="threw acid"
        ),
        pytest.param(
            "Gunmen took two men from a bus.",
            [("took two men from a bus", "ABDUCT_DISSAP")],
            id="took from a bus",
        ),
        pytest.param(
            "Three villagers were taken from a mosque.",
            [("taken from", "ABDUCT_DISSAP")],
            id="taken from a mosque",
        ),
        pytest.param(
            "The army conducted an air operation against a camp.",
            [("air operation", "AIR_STRIKE")],
            id="by air",
        ),
        pytest.param(
            "The shelling of the market went on all day.", [("shelling", "ART_MISS_ATTACK")], id="gerund"
        ),
        pytest.param(
            "A salvo of rockets hit the airport.", [("salvo", "ART_MISS_ATTACK")], id="salvo of rockets"
        ),
        pytest.param(
            "A drone hit the base near Tel Arin.", [("hit", "AIR_STRIKE")], id="drone as the subject"
        ),
        pytest.param("Jets bombed the village.", [("bombed", "AIR_STRIKE")], id="bombed from the air"),
        pytest.param("A car bomb exploded in Karvan.", [("exploded", "REM_EXPLOS")], id="car bomb exploded"),
        pytest.param(
            "A suicide bomber blew himself up in a mosque.", [("blew", "SUIC_BOMB")], id="parted particle"
        ),
        pytest.param("Gunmen threw a grenade at a patrol.", [("threw", "GRENADE")], id="thrown grenade"),
        pytest.param(
            "Stones were hurled at a car.", [("hurled", "ATTACK")], id="thrown stones, in the passive"
        ),
        pytest.param(
            "Combats between rebels and the army went on.", [("Combats", "ARMED_CLASH")], id="combats"
        ),
        pytest.param("Two men threw a bomb at the town hall.", [("threw", "REM_EXPLOS")], id="thrown bomb"),
        pytest.param(
            "A petrol bomb was thrown at a mosque.",
            [("thrown", "PROPERTY_DISTRUCT")],
            id="thrown petrol bomb",
        ),
        pytest.param("Device thrown at a police post.", [("thrown", "REM_EXPLOS")], id="thrown, in a log"),
        pytest.param(
            "Armed men engaged a police post in Karvan.", [("engaged", "ATTACK")], id="engaged a post"
        ),
        pytest.param(
            "A strike hit a depot in Karvan.",
            [("strike", "AIR_STRIKE"), ("hit", "ATTACK")],
            id="a strike that hit",
        ),
        pytest.param("Karvan: strike on a depot.", [("strike", "AIR_STRIKE")], id="strike after a colon"),
        pytest.param(
            "Shelling of posts, two soldiers killed.",
            [("Shelling", "ART_MISS_ATTACK"), ("killed", "ATTACK")],
            id="gerund that opens a note",
        ),
        pytest.param(
            "Rebels and soldiers clashed near Tel Arin.", [("clashed", "ARMED_CLASH")], id="reciprocal verb"
        ),
        pytest.param(
            "Gunmen kidnapped two engineers.", [("kidnapped", "ABDUCT_DISSAP")], id="gunmen take people"
        ),
        pytest.param("Police arrested two engineers.", [("arrested", "ARREST")], id="police take people"),
        pytest.param("Police rounded up ten youths.", [("rounded up", "ARREST")], id="police round up"),
        pytest.param("Bandits rounded up ten youths.", [("rounded up", "ABDUCT_DISSAP")], id="bandits do"),
        pytest.param("Gunmen picked up a teacher.", [("picked up", "ABDUCT_DISSAP")], id="pick up"),
        pytest.param(
            "Gunmen marched 34 residents into the bush.", [("marched", "ABDUCT_DISSAP")], id="march people"
        ),
        pytest.param(
            "Soldiers sexually assaulted a girl.", [("sexually assaulted", "SEX_VIOL")], id="adverb first"
        ),
        pytest.param(
            "Relatives staged a sit-in.", [("staged a sit-in", "PEACE_PROTEST")], id="staged, no stag"
        ),
        pytest.param(
            "34 taken from two wards of Karvan", [("taken from", "ABDUCT_DISSAP")], id="a number alone"
        ),
        pytest.param("Police picked up over a dozen youths.", [("picked up", "ARREST")], id="over a dozen"),
        pytest.param("He picked up two passengers.", [], id="nobody armed picks up"),
        pytest.param(
            "Guards fired at men at a gold mine.", [("fired at", "ATTACK")], id="a mine where people dig"
        ),
        pytest.param("The driver, who protested, left.", [], id="one who objects"),
        pytest.param(
            "Gunmen took the wife of the mayor hostage.",
            [("took the wife of the mayor hostage", "ABDUCT_DISSAP")],
            id="of inside",
        ),
        pytest.param(
            "Fighters of the Northern Front detained a nurse.", [("detained", "ABDUCT_DISSAP")], id="detain"
        ),
        pytest.param("Militiamen violated four girls.", [("violated", "SEX_VIOL")], id="violate"),
        pytest.param("Youths set tyres ablaze.", [("set tyres ablaze", "VIOL_DEMONSTR")], id="burn tyres"),
        pytest.param(
            "The two sides exchanged 40 detainees.", [("exchanged 40 detainees", "AGREEMENT")], id="exchange"
        ),
        pytest.param(
            "The two clans buried the hatchet.", [("buried the hatchet", "AGREEMENT")], id="hatchet"
        ),
        pytest.param(
            "Police opened fire on protesters.",
            [("opened fire", "FORCE_AGAINST_PROTEST")],
            id="fire on a crowd",
        ),
        pytest.param(
            "Thousands marched through Karvan against the curfew.",
            [("marched", "PEACE_PROTEST")],
            id="march",
        ),
        pytest.param("Rioters set cars on fire.", [("set", "VIOL_DEMONSTR")], id="rioters burn"),
        pytest.param(
            "The army recaptured the town of Karvan from rebels.",
            [("recaptured", "GOV_REGAINS_TERIT")],
            id="army takes back a town",
        ),
        pytest.param(
            "Rebels captured the town of Karvan.",
            [("captured", "NON_STATE_ACTOR_OVERTAKES_TER")],
            id="rebels take a town",
        ),
        pytest.param(
            "Air defences shot down two drones.", [("shot down", "DISR_WEAP")], id="drones shot down"
        ),
        pytest.param(
            "The Northern Front and the government signed a ceasefire.",
            [("signed", "AGREEMENT")],
            id="ceasefire signed",
        ),
        pytest.param(
            "The council imposed sanctions on two commanders.", [("sanctions", "SANCTION")], id="sanctions"
        ),
        pytest.param(
            "The Front set off a remote-controlled explosion in Karvan.",
            [("explosion", "REM_EXPLOS")],
            id="a phrase does not begin inside a compound",
        ),
        pytest.param(
            "Police broke up a dock blockade in Karvan.",
            [("broke up a dock blockade", "PROTEST_WITH_INTER")],
            id="a blockade broken up",
        ),
        pytest.param(
            "A drone burst over the ward of a hospital.", [("burst", "AIR_STRIKE")], id="a drone that bursts"
        ),
        pytest.param("Families mourned the men who fell at Karvan.", [("fell", "ATTACK")], id="men fall"),
        pytest.param(
            "Karvan was struck on two consecutive days.", [("struck", "ATTACK")], id="a town was hit"
        ),
        pytest.param(
            "The families mourn the men who fell at Karvan.", [("fell", "ATTACK")], id="who fell in battle"
        ),
        pytest.param(
            "A company of the Northern Front fell upon a fuel convoy of the army west of Karvan.",
            [("fell", "ATTACK")],
            id="fell upon a convoy",
        ),
        pytest.param(
            "The Northern Front takes responsibility for the operation in Karvan on 9 May.",
            [("operation", "ATTACK")],
            id="an operation that somebody owns up to",
        ),
        pytest.param(
            "Fourteen terrorists were eliminated in Karvan.", [("eliminated", "ATTACK")], id="eliminated"
        ),
        pytest.param(
            "The machine that took the lives of two boys came from the west.",
            [("took", "ATTACK")],
            id="took lives",
        ),
        pytest.param(
            "A woman detonated a bomb strapped to her body in Karvan.",
            [("strapped", "SUIC_BOMB")],
            id="a bomb on one's body",
        ),
        pytest.param("Their truck hit a mine near Karvan.", [("hit", "REM_EXPLOS")], id="hit a mine"),
        pytest.param(
            "Police gunned down two militants in an encounter in Karvan.",
            [("encounter", "ARMED_CLASH")],
            id="an encounter beside those who fought",
        ),
        pytest.param("Two bombers struck Karvan.", [("struck", "AIR_STRIKE")], id="bombers"),
        pytest.param("A bomber struck Karvan.", [("struck", "ATTACK")], id="a bomber may be a man"),
        pytest.param(
            "Debris from a downed drone fell on a mill in Karvan.",
            [("fell", "AIR_STRIKE")],
            id="debris of a drone",
        ),
        pytest.param("Explosion rocks Kandahar, five injured", [("rocks", "REM_EXPLOS")], id="blast rocks"),
        pytest.param(
            "The army retook Kandahar from the rebels.", [("retook", "GOV_REGAINS_TERIT")], id="retook"
        ),
        pytest.param(
            "A bus ran over an explosive device near Karvan.", [("ran", "REM_EXPLOS")], id="ran over a device"
        ),
        pytest.param(
            "Pirates boarded a tanker off Karvan.", [("boarded", "ATTACK")], id="boarded by pirates"
        ),
        pytest.param("Two men were picked up in Karvan.", [("picked", "ARREST")], id="were picked up"),
        pytest.param(
            "Two people threw bombs at a bank in Karvan.",
            [("threw", "REM_EXPLOS")],
            id="people who throw bombs",
        ),
        pytest.param(
            "Protesters threw stones at a bank.", [("threw", "VIOL_DEMONSTR")], id="stones at a bank"
        ),
        pytest.param(
            "Police found nine kilos of explosives in Karvan.",
            [("found", "DISR_WEAP")],
            id="kilos of explosives",
        ),
        pytest.param(
            "Armed men took the village head and two teachers with them.",
            [("took the village head and two teachers with", "ABDUCT_DISSAP")],
            id="took several people with them",
        ),
        pytest.param(
            "The operation of 5 March against the barracks was ours.",
            [("operation", "ATTACK")],
            id="operation of a day",
        ),
        pytest.param(
            "Our fighters crushed a column of the occupiers.", [("crushed", "ATTACK")], id="crushed a column"
        ),
        pytest.param("The heroes routed an enemy patrol.", [("routed", "ATTACK")], id="what heroes do"),
        pytest.param("A march was held in Karvan.", [("march", "PEACE_PROTEST")], id="a march that was held"),
        pytest.param(
            "A school in Karvan was struck on 1 March.", [("struck", "ATTACK")], id="a school was struck"
        ),
        pytest.param("The bomb under the car blew off a wheel.", [("blew off", "REM_EXPLOS")], id="blew off"),
        pytest.param(
            "A shepherd lost his foot to a mine.",
            [("lost his foot", "REM_EXPLOS")],
            id="lost a foot to a mine",
        ),
        pytest.param(
            "Families of the disappeared gathered outside the office.",
            [("gathered", "PEACE_PROTEST")],
            id="families",
        ),
        pytest.param("The union called a strike.", [("strike", "PEACE_PROTEST")], id="called a strike"),
        pytest.param(
            "Raiders cut off the heads of two men.",
            [("cut off the heads", "ATTACK")],
            id="cut off the heads of",
        ),
        pytest.param(
            "Debris set a warehouse in Karvan on fire.",
            [("set a warehouse in Karvan on fire", "PROPERTY_DISTRUCT")],
            id="set on fire, with its town",
        ),
    ],
)
def test_types(tools: Tools, text: str, expected: list[tuple[str, str]]) -> None:
    found = mentions(tools, text)
    assert [(word, found.at(word.split()[0]).type) for word, _ in expected] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The flood hit three villages.", id="disaster hits"),
        pytest.param("An ambulance took a woman from her home to the clinic.", id="taken by those who help"),
        pytest.param("Robbers snatched a bag from a woman.", id="snatched things"),
        pytest.param("Volunteers took families from the village to safety.", id="taken to safety"),
        pytest.param("Air operations resumed at the airport.", id="flights"),
        pytest.param("The minister attacked the budget in parliament.", id="attacked in words"),
        pytest.param("The striker fired home from ten metres.", id="sport"),
        pytest.param("The champions bombed out of the cup in Karvan.", id="bombed out of a cup"),
        pytest.param("A look of anger was thrown at the judge.", id="thrown looks"),
        pytest.param("The singer threw a party at the hotel.", id="threw a party"),
        pytest.param("The firm engaged the base in talks.", id="engaged with words"),
        pytest.param("The singer exploded with rage at a photographer.", id="exploded with rage"),
        pytest.param("Investors hammered the shares of the mine.", id="hammered shares"),
        pytest.param("Fans stormed the website within minutes.", id="stormed a website"),
        pytest.param("The mayor bombarded the ministry with letters.", id="bombarded with letters"),
        pytest.param("The remarks set off an explosion of anger.", id="an explosion of anger"),
        pytest.param("A row exploded between two ministers.", id="a row exploded"),
        pytest.param("The statement met a storm of protest.", id="a storm of protest"),
        pytest.param("It is disputed between two state bodies.", id="state bodies"),
        pytest.param("The company launched a new phone.", id="launched a product"),
        pytest.param("He died of a heart attack in hospital.", id="heart attack"),
        pytest.param("The attack helicopter was shown at an air fair.", id="a classifying noun"),
        pytest.param("The bomb squad has a new head.", id="bomb squad"),
        pytest.param("Prices shot up in May.", id="prices shot up"),
        pytest.param("The meeting took place in Karvan.", id="took place"),
        pytest.param("Some 40 men of the Northern Front landed north of Karvan.", id="men who landed"),
        pytest.param("Three soldiers fell ill in Karvan.", id="fell ill"),
        pytest.param("The police took action in Karvan on Monday.", id="took action"),
        pytest.param("Karvan was hit by heavy rain.", id="hit by rain"),
        pytest.param("Traders take the road through Karvan in spring.", id="took the road"),
        pytest.param("A leaflet signed by the Northern Front was found.", id="signed by"),
        pytest.param("Engineers came to the aid of the farmers.", id="came to the aid"),
        pytest.param("Lightning struck a tree near the church.", id="lightning struck"),
        pytest.param(
            "The team was killed off by injuries in its defence.",
            marks=fails("a team is read as people killed"),
            id="sport in the words of war",
        ),
        pytest.param(
            "She fired her manager last week.",
            id="fired from a job",
        ),
        pytest.param(
            "The film tells of a raid on a bank.",
            marks=fails("a film is not told apart from news"),
            id="fiction",
        ),
        pytest.param("Troops launched a search operation in Karvan.", id="search operation"),
        pytest.param("Suspicion fell on the Northern Front.", id="suspicion fell on"),
        pytest.param("He was about to board a flight to Karvan.", id="about to board a flight"),
        pytest.param("She waited at the gate to pick up a friend.", id="picked up a friend"),
        pytest.param("Police launched an operation against illegal logging.", id="operation against a trade"),
        pytest.param("Armed men took photos of the town with their phones.", id="took photos with phones"),
        pytest.param("A military march was held in Karvan.", id="a march of soldiers"),
        pytest.param("Stock markets were hit on Monday.", id="markets of no town"),
        pytest.param("A bus was hit on the road.", id="a bus that was hit"),
        pytest.param(
            "Families gathered at the hospital to collect the bodies.", id="gathered for their dead"
        ),
        pytest.param("A worker lost a hand at a mill.", id="lost a hand at work"),
    ],
)
def test_no_event(tools: Tools, text: str) -> None:
    assert mentions(tools, text).triggers() == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Three killed in bomb blast in Karvan", ["killed", "blast"], id="headline participle"),
        pytest.param("Rebels shell market in Karvan", ["shell"], id="headline present"),
        pytest.param(
            "Army bombs rebel camp near Tel Arin",
            ["bombs"],
            marks=fails('the parser reads "rebel" as the verb'),
            id="headline verb that may be a noun",
        ),
        pytest.param("Mayor kidnapped in Karvan", ["kidnapped"], id="headline passive without auxiliary"),
        pytest.param("Gunmen raid bank, kill two guards", ["raid", "kill"], id="two headline verbs"),
        pytest.param("Blast hits bus in Karvan", ["Blast"], id="noun and verb are one"),
        pytest.param(
            "Two dockers die in shelling of the port", ["die", "shelling"], id="die in is no die-in"
        ),
    ],
)
def test_headlines(tools: Tools, text: str, expected: list[str]) -> None:
    body = "\n\nThe mayor of the town spoke to Harbour Radio on Monday about the budget."
    found = mentions(tools, text + body)
    assert all(any(word in trigger for trigger, _ in found.triggers()) for word in expected)
    assert all(m.news for m in found.found)


@pytest.mark.parametrize(
    ("text", "word", "count"),
    [
        pytest.param("The attack on the base failed to stop traffic.", "attack", 1, id="one"),
        pytest.param("The army carried out three attacks on the camp.", "attacks", 3, id="number"),
        pytest.param("The army carried out attacks on the camp.", "attacks", None, id="bare plural"),
        pytest.param("Several air strikes hit Karvan.", "strikes", None, id="several"),
        pytest.param("Twin bombings hit Karvan on Monday.", "bombings", 2, id="twin"),
        pytest.param(
            "Two car bombs exploded in Karvan.",
            "exploded",
            2,
            marks=fails("the verb does not take over the count of its subject"),
            id="two bombs",
        ),
        pytest.param("Six bases were attacked overnight.", "attacked", 6, id="six bases are six"),
        pytest.param("Gunmen killed six soldiers.", "killed", 1, id="six victims are one"),
        pytest.param(
            "The army carried out at least 20 strikes on Karvan.", "strikes", None, id="open number"
        ),
        pytest.param("Rebels shelled three villages.", "shelled", 3, id="three villages"),
    ],
)
def test_counts_of_happenings(tools: Tools, text: str, word: str, count: int | None) -> None:
    assert mentions(tools, text).at(word).count == count


@pytest.mark.parametrize(
    ("text", "word", "weak"),
    [
        pytest.param("The attack lasted an hour.", "attack", True, id="bare definite"),
        pytest.param(
            "That strike was the second in a week.",
            "strike",
            True,
            id="that",
        ),
        pytest.param("The attack on Karvan lasted an hour.", "attack", False, id="definite with a place"),
        pytest.param("An attack lasted an hour.", "attack", False, id="indefinite"),
        pytest.param("Rebels attacked.", "attacked", False, id="verb"),
    ],
)
def test_pointing_back(tools: Tools, text: str, word: str, weak: bool) -> None:
    before = "Rebels shelled Karvan on Sunday. "
    assert mentions(tools, before + text).at(word).weak is weak


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Nine people were killed in Karvan.", id="a count"),
        pytest.param("Gunmen killed a judge in Karvan.", id="an armed hand"),
        pytest.param("The governor was killed in Karvan.", id="an office"),
        pytest.param("A priest was killed in Karvan on Sunday.", id="a trade"),
        pytest.param("A police officer was killed in Karvan.", id="an officer"),
        pytest.param("The governor was shot dead in Karvan.", id="shot dead"),
        pytest.param("Nine people died in a bombing in Karvan.", id="died in a bombing"),
        pytest.param("The bodies of nine villagers were found near Karvan, shot in the head.", id="bodies"),
    ],
)
def test_outcomes_of_violence(tools: Tools, text: str) -> None:
    assert {kind for _, kind in mentions(tools, text).triggers()} & {"ATTACK", "REM_EXPLOS"}


ACCIDENT = "a count of dead is enough; only the one who acts is asked for an accident, not what they died in"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Nine people were killed in a bus crash near Karvan.", id="crash"),
        pytest.param("An earthquake killed nine people in Karvan.", id="earthquake"),
        pytest.param("Nine people drowned in a flood near Karvan.", id="flood"),
        pytest.param("The former mayor died at the age of 84.", id="age"),
        pytest.param("Nine people died of cholera in Karvan.", id="disease"),
        pytest.param("A fire killed nine people in a hotel in Karvan.", marks=fails(ACCIDENT), id="fire"),
    ],
)
def test_outcomes_of_accidents(tools: Tools, text: str) -> None:
    assert mentions(tools, text).triggers() == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An Israeli strike on a car killed two in Marjayoun.", ["AIR_STRIKE"]),
        ("A missile strike hit a hotel in Karvan.", ["ART_MISS_ATTACK"]),
        ("A hand grenade was thrown at the home of a councillor in Pabna.", ["GRENADE"]),
        ("Sulphur mustard was used against fighters at Marea.", ["CHEM_WEAP"]),
        ("A helicopter dropped barrels of chlorine on Karvan.", ["CHEM_WEAP"]),
        ("The plant uses chlorine to treat the water of Lyon.", []),
        ("A paramotor bombed a festival in Chaung-U.", ["AIR_STRIKE"]),
        ("A drone dropped a grenade on a cyclist in Beryslav.", ["AIR_STRIKE"]),
        ("A bomber rammed an explosives-laden car into a convoy near Karvan.", ["SUIC_BOMB"]),
        ("IED, 2 soldiers dead, Kaya road.", ["REM_EXPLOS"]),
        ("VBIED, Baghdad Karrada, 12 k.", ["REM_EXPLOS"]),
        ("Bomb disposal course, Kabul, 40 trainees.", []),
        ("Death toll in Karachi market blast climbs to nine", ["REM_EXPLOS"]),
        ("Mosul car bomb toll rises to 14", ["REM_EXPLOS"]),
        ("Drone slams into school bus in Kupiansk", ["AIR_STRIKE"]),
        ("Rockets hit Erbil, no casualties", ["ART_MISS_ATTACK"]),
        ("Bomb defused in Davao", ["DISR_WEAP"]),
        ("Vandals deface Holocaust memorial in Berlin", ["PROPERTY_DISTRUCT"]),
        ("Bandits made off with fourteen worshippers from a church in Karvan.", ["ABDUCT_DISSAP"]),
        ("The players made off with the trophy in Dakar.", []),
        ("A trader lost his life to unknown gunmen at Ihiala.", ["ATTACK"]),
        ("A man was found with his throat slit in Buea.", ["ATTACK"]),
        ("Farmer beheaded in Palma on Saturday, police sources say.", ["ATTACK"]),
        ("Fighters lay in wait for an army convoy near Mopti and killed six soldiers.", ["ARMED_CLASH"]),
        ("Two held over Nice shooting", ["ARREST", "ATTACK"]),
        ("He was held over until Monday in Porto.", []),
        ("Boys were forcibly recruited by the rebels at Walikale.", ["ABDUCT_DISSAP"]),
        ("Our fighters harvested nine soldiers of the junta at Karvan.", ["ATTACK"]),
        ("Soldiers harvested 30 tonnes of maize in Huambo.", []),
        ("Houthi missiles were launched at Eilat on Saturday.", ["ART_MISS_ATTACK"]),
        ("The agency launched a drone service in Kigali.", []),
        ("The enemy sent two dozen attack drones against Kharkiv.", ["AIR_STRIKE"]),
        ("The ministry sent drones and rifles to Karvan.", []),
        ("Bombs fell on Khartoum again on Monday.", ["AIR_STRIKE"]),
        ("Two drones flew over Karvan. One hit a school.", ["AIR_STRIKE"]),
        (
            "A blast shook a mosque in Kunduz, killing 12. The head of the suicide bomber was found.",
            ["SUIC_BOMB"],
        ),
        ("A suicide attacker on a motorbike rammed into a police van in Kulachi.", ["SUIC_BOMB"]),
        ("Troops engaged terrorists in Gwoza.", ["ARMED_CLASH"]),
        ("Twin suicide blasts hit a church in Peshawar.", ["SUIC_BOMB"]),
        ("Eight held in Barcelona anti-terror raids", ["ARREST"]),
        ("Two communities fought with sticks and bows at Bunkpurugu.", ["MOB_VIOL"]),
        ("Truckers blocked the border bridge at Karvan.", ["PEACE_PROTEST"]),
        ("Snow blocked the border bridge at Karvan.", []),
        ("The army engaged farmers in Gwoza.", []),
        ("Militiamen carried off beds and a generator from the hospital in Djugu.", ["PROPERTY_DISTRUCT"]),
        ("A child thief was set ablaze by a mob in Masvingo.", ["MOB_VIOL"]),
        ("A church was set ablaze in Masvingo.", ["PROPERTY_DISTRUCT"]),
        ("A pensioner was found slain in a farmhouse near Karvan.", ["ATTACK"]),
        ("Militants detonated a roadside bomb near Mindat.", ["REM_EXPLOS"]),
        ("A man detonated his bomb at a church in Colombo.", ["SUIC_BOMB"]),
        ("Rebels triggered an IED under a police bus near Sukma.", ["REM_EXPLOS"]),
        ("The minister blasted the police in Imphal.", []),
        ("Guerrillas blasted a police vehicle near Sukma.", ["REM_EXPLOS"]),
        (
            "Guards found a device in Karvan and defused it before it could explode.",
            ["DISR_WEAP"],
        ),
        ("Sappers defused the mine near Sukma before the explosion.", ["DISR_WEAP"]),
        ("The bomb in Sukma was defused before it exploded.", ["DISR_WEAP"]),
        ("A parcel bomb was intercepted at a post office in Karvan.", ["DISR_WEAP"]),
        ("Sappers defused a letter bomb in Karvan.", ["DISR_WEAP"]),
        ("A letter bomb wounded a clerk in Karvan.", ["REM_EXPLOS"]),
        ("Sappers defused a mine in Sukma before another mine exploded.", ["DISR_WEAP", "REM_EXPLOS"]),
        ("Sappers defused a mine in Sukma hours after a blast at the port.", ["DISR_WEAP", "REM_EXPLOS"]),
        (
            "Police cleared the inn in Sukma before a bomb exploded.",
            ["REM_EXPLOS"],
        ),
        ("Arsonists set fire in a library in Karvan.", ["PROPERTY_DISTRUCT"]),
        ("A shooting incident took place at a market in Iligan.", ["ATTACK"]),
        ("Heavy firing between troops and militants was reported at Sugnu.", ["ARMED_CLASH"]),
        ("Police responded to a shooting at a market in Iligan.", ["ATTACK"]),
        ("Police responded to a call about a fight in Iligan.", []),
        ("A 25-year-old was shot in a stairwell in Malmo.", ["ATTACK"]),
        ("Riot police pushed demonstrators off Rustaveli Avenue.", ["PROTEST_WITH_INTER"]),
        ("A tractor went over a mine at Balakliia.", ["REM_EXPLOS"]),
        ("Shelling hit Karvan. The fire was put out at noon. A worker was hurt.", ["ART_MISS_ATTACK"]),
        ("A fire that firefighters contained by noon closed the road to Karvan.", []),
        ("Soldiers came under fire in Karvan. The fire lasted an hour.", ["ATTACK"]),
        ("Masked men threw a petrol bomb at a synagogue in Karvan.", ["PROPERTY_DISTRUCT"]),
        ("Youths threw petrol bombs at the police in Karvan.", ["VIOL_DEMONSTR"]),
        ("Demonstrators threw petrol bombs at the town hall in Karvan.", ["VIOL_DEMONSTR"]),
        ("Gunmen attacked Porga. It was no clash between two villages.", ["ATTACK"]),
        ("A convoy came under fire in Porga. It was an ambush; three soldiers died.", ["ARMED_CLASH"]),
        ("12 Jun 2030, 09:10. Shostka, bus depot. Rocket artillery, six impacts.", ["ART_MISS_ATTACK"]),
        ("12 June: Karvan, school. Drone, one impact.", ["AIR_STRIKE"]),
        ("12 June 2030. Karvan. Missiles, the mayor said, had been stored there.", []),
        ("No fewer than 14 persons were feared killed when herdsmen stormed Agagbe.", ["ATTACK"]),
        ("Guards at the depot in Karvan were fired upon.", ["ATTACK"]),
        ("The mayor's driver was fired on Monday in Karvan.", []),
        ("Three clerks were fired in Karvan.", []),
        ("Three fires were set at a mill in Karvan.", ["PROPERTY_DISTRUCT"]),
        ("A date was set for the fire drill in Karvan.", []),
        ("A shop in Karvan was set afire.", ["PROPERTY_DISTRUCT"]),
        ("Two bombs were located at a mill in Karvan.", ["DISR_WEAP"]),
        ("The bomb factory was located in Karvan.", []),
        ("The Front admitted the machine-gunning of a parked car in Karvan.", ["ATTACK"]),
    ],
)
def test_what_kind_a_sentence_tells(tools: Tools, text: str, expected: list[str]) -> None:
    report = ingest(text, published="2031-05-07", language="en")
    assert [e.type for e in read_report(report, tools).events] == expected

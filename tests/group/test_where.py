"""Where it was, in the usual wordings of every language: "TYPE in PLACE, PLACE" of each event of the news."""

from __future__ import annotations

import pytest

from dateline.contract import to_contract
from dateline.ingest import ingest
from dateline.pipeline import Tools, read_report


def told(tools: Tools, language: str, text: str, title: str | None = None) -> list[str]:
    """Each event with its places as they are called, where nothing is known of them with a question mark."""
    report = ingest(text, title=title, published="2032-03-10", language=language)  # a Wednesday
    events = to_contract(read_report(report, tools))["events"]
    return [f"{e['type']} in {', '.join(map(name, e['places']))}" for e in events if e["news"]]


def name(place: dict) -> str:
    role = "" if place["role"] in ("where", "near") else f"{place['role']} "
    resolved = place["resolved"]
    return role + (resolved["name"] if resolved else f"{place['name']}?")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "en",
            "Israeli strikes on the southern suburbs of Beirut killed two people on Tuesday, a ministry said.",
            ["AIR_STRIKE in Beirut"],
            id="the suburbs of a capital",
        ),
        pytest.param(
            "en",
            "8 March 2032, 06:40. Gao, bus depot. Drone strike. 9 March 2032, 15:05. Kidal, settlement council. Two "
            "guided bombs.",
            ["AIR_STRIKE in Gao", "AIR_STRIKE in Kidal"],
            id="entries whose places stand after their days",
        ),
        pytest.param(
            "en",
            "By the grace of God our fighters stormed the barracks in Gao on Tuesday.",
            ["ARMED_CLASH in Gao"],
            id="no town of that name",
        ),
        pytest.param(
            "en",
            "Eight people were killed on Tuesday; the attack took place in Gao.",
            ["ATTACK in Gao"],
            id="behind a semicolon",
        ),
        pytest.param(
            "en",
            "Eight people were killed; their names were taken down by our partners in Ansongo.",
            ["ATTACK in "],
            id="where a report's own people are",
        ),
        pytest.param(
            "en",
            "Gunmen reached Oru Kessa. They killed six.",
            ["ATTACK in Oru Kessa?"],
            id="whom they reached",
        ),
        pytest.param(
            "en",
            "Residents of Oru Kessa woke to gunfire on Tuesday. Six people were killed.",
            ["ATTACK in Oru Kessa?"],
            id="who lives there",
        ),
        pytest.param(
            "en",
            "Police in Oru Kessa said gunmen killed six.",
            ["ATTACK in Oru Kessa?"],
            id="whose police tell",
        ),
        pytest.param(
            "en",
            "Gunmen killed six. The wounded were taken to Oru Kessa.",
            ["ATTACK in "],
            id="where the hurt are",
        ),
        pytest.param(
            "en",
            "Air strikes on Khartoum killed two people on Tuesday, medics said.",
            ["AIR_STRIKE in Khartoum"],
            id="a strike on a capital",
        ),
        pytest.param(
            "en",
            "A strike on Tuesday killed two men in Paktika. The government of Kabul condemned it.",
            ["AIR_STRIKE in Paktika"],
            id="a capital that governs",
        ),
        pytest.param(
            "en",
            "A strike on Tuesday killed two men in Paktika. Kabul said those who fired would pay for it.",
            ["AIR_STRIKE in Paktika"],
            id="a capital that speaks",
        ),
        pytest.param(
            "en",
            "Gunmen attacked a church on Sunday and killed nine people. The church is in the town of Mopti.",
            ["ATTACK in Mopti"],
            id="what was struck is said to be somewhere",
        ),
        pytest.param(
            "en",
            "Gunmen on motorcycles killed nine people on Sunday. The village, Tasovka, lies about 20 km from Mopti.",
            ["ATTACK in Mopti"],
            id="the village is named after",
        ),
        pytest.param(
            "en",
            "Six rebels were killed in fighting on Monday. The army's headquarters is in Goma.",
            ["ARMED_CLASH in "],
            id="where somebody's house is",
        ),
        pytest.param(
            "en",
            "Six rebels were killed in fighting on Monday. Another camp is in Goma.",
            ["ARMED_CLASH in "],
            id="another thing of the kind",
        ),
        pytest.param(
            "en",
            "Six villagers were shot dead on Monday. The minister is in Goma.",
            ["ATTACK in "],
            id="where somebody is",
        ),
        pytest.param(
            "en",
            "Militants attacked a convoy travelling from Gao to Ansongo on Sunday, killing nine soldiers, the staff "
            "said in a statement read in Bamako.",
            ["ATTACK in from Gao, to Ansongo"],
            id="where a statement was read",
        ),
        pytest.param(
            "en",
            "The army denied a claim that its drone had struck Kidal on Sunday, killing two people.",
            ["AIR_STRIKE in Kidal"],
            id="what a statement tells",
        ),
        pytest.param(
            "en",
            "Gunmen attacked a bus on the road from Gao to Ansongo on Monday, killing six passengers.",
            ["ATTACK in Gao, Ansongo"],
            id="on the road from one to the other",
        ),
        pytest.param(
            "en",
            "Gunmen who had come from Gao attacked a bus in Ansongo on Monday, killing six passengers.",
            ["ATTACK in Ansongo, from Gao"],
            id="whence they came",
        ),
        pytest.param(
            "en",
            "Residents of Konduga said that insurgents attacked the nearby village of Tasovka on Monday.",
            ["ATTACK in Konduga"],
            id="a village near what is named",
        ),
        pytest.param(
            "en",
            "Residents of Konduga said that insurgents attacked the nearby town of Mopti on Monday.",
            ["ATTACK in Mopti"],
            id="a known town elsewhere",
        ),
        pytest.param(
            "en",
            "A bomb killed eleven people at the Monday Market in Maiduguri on Tuesday.",
            ["REM_EXPLOS in Maiduguri"],
            id="a market with the name of a day",
        ),
        pytest.param(
            "fr",
            "Un engin explosif a sauté lundi au passage d'un convoi sur l'axe Djibo-Bourzanga, tuant six soldats.",
            ["REM_EXPLOS in between Djibo and Bourzanga"],
            id="a way called by its ends",
        ),
        pytest.param(
            "fr",
            "Des rebelles ont incendié des maisons à Tasovka, un village situé à une vingtaine de kilomètres de Mopti.",
            ["PROPERTY_DISTRUCT in Mopti"],
            id="a score of kilometres from a town",
        ),
        pytest.param(
            "pt",
            "Homens armados atacaram na segunda-feira a comunidade de Nova Esperança, na zona rural de Altamira.",
            ["ATTACK in Altamira, Altamira"],
            id="a name that begins as an adverb ends",
        ),
        pytest.param(
            "ru",
            "В понедельник в дагестанском Хасавюрте неизвестные обстреляли пост полиции.",
            ["ATTACK in Khasavyurt"],
            id="an adjective of a land before a town",
        ),
        pytest.param(
            "ru",
            "Вооружённые силы обстреляли посёлок Горняк в Донецкой области, ранены двое.",
            ["ART_MISS_ATTACK in Hirnyk"],
            id="a town called like those who work there",
        ),
        pytest.param(
            "ru",
            "Вооружённые силы обстреляли посёлок горняков во вторник утром, ранены двое.",
            ["ART_MISS_ATTACK in "],
            id="those who work there",
        ),
        pytest.param(
            "en",
            "A bomb exploded in Mopti on Monday. Eleven wounded were driven to Bamako, for Mopti has no surgeon.",
            ["REM_EXPLOS in Mopti"],
            id="where the wounded are driven to",
        ),
        pytest.param(
            "en",
            "Rebels killed four soldiers in the mountains of Mastung on Tuesday.",
            ["ATTACK in Mastung"],
            id="the mountains of a town",
        ),
        pytest.param(
            "en",
            "Two policemen were killed on Monday a few kilometres from Benghazi on the road to Ajdabiya.",
            ["ATTACK in Benghazi"],
            id="near one town on the road to another",
        ),
        pytest.param(
            "en",
            "Two policemen were killed by a bomb on Monday on the road leading to Ajdabiya.",
            ["REM_EXPLOS in Ajdabiya"],
            id="on the road to a town",
        ),
        pytest.param(
            "en",
            "A bomb killed two in Rylsk in Kursk region, which borders Ukraine, on Monday.",
            ["REM_EXPLOS in Ryl’sk"],
            id="what borders a land",
        ),
        pytest.param(
            "en",
            "Debris fell in Chornomorsk on Monday after drones were shot down over Odesa.",
            ["DISR_WEAP in Chornomors’k, Odesa"],
            id="what falls is no town",
        ),
        pytest.param(
            "en",
            "The last post in Marinka fell on Monday.",
            ["NON_STATE_ACTOR_OVERTAKES_TER in Marinka"],
            id="what falls to others",
        ),
        pytest.param(
            "en",
            "Gunmen attacked the villages of Kaya, Dori and Djibo on Monday, killing nine people.",
            ["ATTACK in Kaya, Dori, Djibo"],
            id="one figure for a list of places",
        ),
        pytest.param(
            "en",
            "Gunmen attacked the villages of Kaya, Dori and Djibo on Monday.",
            ["ATTACK in Kaya", "ATTACK in Dori", "ATTACK in Djibo"],
            id="a list of places",
        ),
        pytest.param(
            "en",
            "Shelling wounded six people in Nikopol on Monday, police said.",
            ["ART_MISS_ATTACK in Nikopol"],
            id="a deed that opens a sentence",
        ),
        pytest.param(
            "es",
            "Dos policías murieron el lunes en un ataque a pocos kilómetros de Tibú, en la vía que conduce a Cúcuta.",
            ["ATTACK in Tibú"],
            id="few kilometres from a town on the way to another",
        ),
        pytest.param(
            "pt",
            "Cinco pessoas foram mortas na segunda-feira num ataque a Macomia, disseram fontes a partir de Pemba.",
            ["ATTACK in Macomia"],
            id="from where sources speak",
        ),
        pytest.param(
            "ru",
            "Боевики обстреляли посёлок Горняк под Донецком, ранены двое.",
            ["ART_MISS_ATTACK in Hirnyk, Donetsk"],
            id="two names that are found in two lands",
        ),
        pytest.param(
            "fr",
            "Quatre soldats ont été tués lundi dans une attaque à Dori, selon une source sécuritaire à Kaya.",
            ["ATTACK in Dori"],
            id="where a source is",
        ),
        pytest.param(
            "fr",
            "Quatre soldats ont été tués lundi, selon l'armée, dans une attaque à Dori.",
            ["ATTACK in Dori"],
            id="an attack told after its source",
        ),
        pytest.param(
            "ar",
            "قتل خمسة مدنيين يوم الاثنين في قصف على قرية النيرب بريف إدلب، بحسب الدفاع المدني.",
            ["ART_MISS_ATTACK in al-Nayrab Idlib, Idlib"],
            id="a village in the countryside of a town",
        ),
        pytest.param(
            "en",
            "Birnin Gwari residents said gunmen killed four people on Monday.",
            ["ATTACK in Birnin Gwari LGA"],
            id="whose people tell it",
        ),
        pytest.param(
            "en",
            "Karvanara residents said gunmen killed four people on Monday.",
            ["ATTACK in Karvanara?"],
            id="whose people tell it, of no gazetteer",
        ),
        pytest.param(
            "en",
            "A convoy was ambushed between Karvanara and Bannu on Tuesday and three soldiers were killed.",
            ["ARMED_CLASH in Karvanara?, Bannu"],
            id="between an unknown village and a town",
        ),
        pytest.param(
            "en",
            "Artillery shelled Kharkiv and Karvanske on Monday, killing five civilians.",
            ["ART_MISS_ATTACK in Kharkiv, Karvanske?"],
            id="a town and an unknown village",
        ),
        pytest.param(
            "en",
            "Gunmen attacked the Blue Karvan in Kharkiv on Monday, killing five civilians.",
            ["ATTACK in Kharkiv"],
            id="a house in a town",
        ),
        pytest.param(
            "en",
            "Juba residents said gunmen killed four people on Monday.",
            ["ATTACK in Juba"],
            id="people of a capital",
        ),
        pytest.param(
            "en",
            "Juba officials said gunmen killed four people on Monday.",
            ["ATTACK in "],
            id="officials of a capital",
        ),
        pytest.param(
            "en",
            "Goma residents said they heard heavy gunfire on Tuesday. Two people were killed.",
            ["ATTACK in Goma"],
            id="they, who were named",
        ),
        pytest.param(
            "en",
            "Gunmen killed 14 in a village of Tillaberi province on Friday, the interior ministry said in Niamey.",
            ["ATTACK in Tillaberi"],
            id="said elsewhere",
        ),
        pytest.param(
            "en",
            "Gunmen killed 14 in Tillaberi province on Friday. They burned a market in Torodi, the ministry said.",
            ["ATTACK in Torodi Department, Tillaberi"],
            id="a town of the province",
        ),
        pytest.param(
            "en",
            "A blast struck a post at Spin Boldak, the crossing that links Kandahar with Chaman.",
            ["REM_EXPLOS in Spin Boldak"],
            id="what a place joins",
        ),
        pytest.param(
            "en",
            "A mine hit a bus travelling from Mogadishu to Baidoa. The blast took place on the outskirts of Baidoa.",
            ["REM_EXPLOS in Baidoa, from Mogadishu"],
            id="on the way, and there",
        ),
        pytest.param(
            "en",
            "The army carried out three air strikes on Hodeidah on Monday.",
            ["AIR_STRIKE in Al Ḩudaydah"],
            id="strikes on a town",
        ),
        pytest.param(
            "en",
            "A blast killed two clerks on Monday. The charge was hidden in a fruit stall parked in West Beirut.",
            ["REM_EXPLOS in Beirut"],
            id="where it was hidden, told after",
        ),
        pytest.param(
            "en",
            "A consul was shot dead on Monday. His body was found in a suburb of Beirut.",
            ["ATTACK in Beirut"],
            id="where the body was found",
        ),
        pytest.param(
            "en",
            "A bomb exploded outside a clinic on Monday. The ministers met in Geneva.",
            ["REM_EXPLOS in "],
            id="where others met",
        ),
        pytest.param(
            "en",
            "A bomb exploded outside a clinic on Monday. The consul was welcomed in Lisbon.",
            ["REM_EXPLOS in "],
            id="where one is welcomed",
        ),
        pytest.param(
            "en",
            "Guerrillas were in Stockholm. Two guards were shot dead on Monday when the government in Bonn said no.",
            ["ATTACK in Stockholm"],
            id="where a government sits",
        ),
        pytest.param(
            "en",
            "A parcel bomb posted in Bolivia exploded at a newspaper in Lima on Monday, injuring a clerk.",
            ["REM_EXPLOS in Lima, from Bolivia"],
            id="where a bomb was posted",
        ),
        pytest.param(
            "en",
            "Gunmen attacked a bus bound for Lagos on Monday, killing three passengers.",
            ["ATTACK in to Lagos"],
            id="whither a bus was bound",
        ),
        pytest.param(
            "en",
            "Two soldiers posted in Gao were shot dead on Monday.",
            ["ATTACK in Gao"],
            id="where soldiers are posted",
        ),
        pytest.param(
            "en",
            "A grenade wounded two near the Turin offices of the Velmar-Doran Bank on Monday.",
            ["GRENADE in Turin"],
            id="the offices that somebody has in a town",
        ),
        pytest.param(
            "en",
            "Guerrillas opened fire on a consulate in Mar del Plata on Monday, killing a guard.",
            ["ATTACK in Mar del Plata"],
            id="a town that begins like a month",
        ),
        pytest.param(
            "en",
            "A consul was found slain on Monday. His body was found in a suburb of Beirut. A radio reported the deed.",
            ["ATTACK in Beirut"],
            id="told again after where the body was",
        ),
        pytest.param(
            "en",
            "Rebels attacked Oru Kessa and Gao on Monday, killing two people.",
            ["ATTACK in Oru Kessa?, Gao"],
            id="an unknown place beside a town",
        ),
        pytest.param(
            "en",
            "Bonn separatists are suspected. A bomb exploded outside a ministry on Monday, killing two.",
            ["REM_EXPLOS in "],
            id="whose nationalists",
        ),
    ],
)
def test_where(tools: Tools, language: str, text: str, expected: list[str]) -> None:
    assert told(tools, language, text) == expected


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Shelling wounded six people in Nikopol on Monday, police said.", []),
        ("Bombing killed six people in Taiz on Monday, residents said.", []),
        ("Two men were wounded in Kramatorsk in Russian shelling on Monday.", ["Russian"]),
        ("Two men were wounded in Belgorod in Ukrainian shelling on Monday.", ["Ukrainian"]),
        ("Two men were arrested in Kramatorsk carrying grenades on Monday.", []),
        ("A convoy came under fire in Gao, killing two soldiers.", []),
        ("The army came under fire in Gao and killed two attackers.", ["army"]),
        ("Shooting wildly, two men wounded six people in Nikopol on Monday.", ["men"]),
    ],
)
def test_who(tools: Tools, text: str, actors: list[str]) -> None:
    """A noun of a deed, which the parser takes for a verb, is no act of whoever stands nearby."""
    events = to_contract(read_report(ingest(text, published="2032-03-10", language="en"), tools))["events"]
    assert [a["name"] for e in events for a in e["actors"]] == actors


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Gunmen kill five in Katsina", "Gunmen attacked a market in Jibia, killing five.", ["Jibia LGA"]),
        ("Attack in Gao kills four", "Gunmen attacked a bus near Ansongo, killing four.", ["Ansongo"]),
        (
            "Attack in Kirkuk kills three",
            "Gunmen attacked a patrol in Hawija, killing three.",
            ["Al Ḩawījah"],
        ),
        ("Attack in Gao kills four", "Gunmen attacked a bus in Gao, killing four.", ["Gao"]),
        ("Attack in Gao kills four", "Gunmen attacked a bus in Kidal, killing two.", ["Gao", "Kidal"]),
        (
            "Attack near Mogadishu kills three",
            "Gunmen hit a bus in Afgooye, killing three.",
            ["Afgooye, Mogadishu"],
        ),
        (
            "Attack in Mogadishu kills three",
            "Gunmen hit a bus in Afgooye, killing two.",
            ["Mogadishu", "Afgooye"],
        ),
    ],
)
def test_where_of_a_headline(tools: Tools, title: str, text: str, expected: list[str]) -> None:
    """A headline may mean the province that goes by the name of its town, or a town near by."""
    assert told(tools, "en", text, title) == [f"ATTACK in {place}" for place in expected]

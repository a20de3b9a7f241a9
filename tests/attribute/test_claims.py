"""Who says what of an event, through whom, how surely."""

import pytest
from tests.attribute.reading import claims, spoken

from dateline.records.claims import Claim


def brief(claim: Claim) -> str:
    """Source, relays and stance: "police > Harbour Radio: asserts"."""
    return f"{' > '.join([claim.source.name, *(v.name for v in claim.via)])}: {claim.stance}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Rebels *fired* on the bus, police said.", ["police: asserts"], id="said"),
        pytest.param(
            "Police spokesman Karim Amin said gunmen *shot* the mayor.",
            ["Karim Amin: asserts"],
            id="title dropped",
        ),
        pytest.param(
            "A police spokesman said gunmen *shot* the mayor.",
            ["police spokesman: asserts"],
            id="unnamed office",
        ),
        pytest.param(
            "Gunmen *shot* the mayor, according to witnesses and police.",
            ["witnesses and police: asserts"],
            id="collective",
        ),
        pytest.param(
            "Karim Amin, a doctor, said nine people were *killed*.", ["Karim Amin: asserts"], id="apposition"
        ),
        pytest.param(
            "Two residents told Harbour Radio that gunmen *shot* the mayor.",
            ["Two residents > Harbour Radio: asserts"],
            id="told an outlet",
        ),
        pytest.param(
            "Gunmen *shot* the mayor, said an official to Harbour Radio on Monday.",
            ["official > Harbour Radio: asserts"],
            id="said to an outlet",
        ),
        pytest.param(
            "Nine people were *killed*, according to statements by two officials to Harbour Radio.",
            ["two officials > Harbour Radio: asserts"],
            id="statements to an outlet",
        ),
        pytest.param(
            'Rebels *fired* on the bus. "I counted nine men," said Karim Amin, a farmer.',
            ["Karim Amin: asserts"],
            id="what a witness counted",
        ),
        pytest.param(
            "Rebels *fired* on a truck. The mayor says that the fight was not in his town.",
            ["mayor: denies"],
            id="not here",
        ),
        pytest.param(
            "Rebels *fired* on the bus. The union counted nine dead.",
            ["union: asserts"],
            id="counted",
        ),
        pytest.param(
            "Rebels *fired* on the bus. The fire service said that it came late.",
            ["fire service: asserts"],
            id="a service",
        ),
        pytest.param(
            "Gunmen *shot* two drivers on Friday night, and a little-known group calling itself the Hill Banner said "
            "on Sunday that its fighters had done it.",
            ["Hill Banner: claims_responsibility"],
            id="calling itself",
        ),
        pytest.param(
            "Rebels *fired* on a truck. The mayor insisted that not a single shot was fired in his town.",
            ["mayor: denies"],
            id="not a single",
        ),
        pytest.param(
            "The Information Office rejected as fabricated the reports that nine people were *killed*.",
            ["Information Office: denies"],
            id="rejected as",
        ),
        pytest.param(
            "Nine people were *killed*, according to statements of two residents.",
            ["two residents: asserts"],
            id="whose statements",
        ),
        pytest.param(
            "Two nurses told the Heathlander that rockets *killed* nine people.",
            ["Two nurses > Heathlander: asserts"],
            id="told an outlet that no table knows",
        ),
        pytest.param(
            "The mayor told state radio that gunmen *shot* the guard.",
            ["mayor > state radio: asserts"],
            id="told an outlet by its noun",
        ),
        pytest.param(
            "The mayor told Parliament that gunmen *shot* the guard.", ["mayor: asserts"], id="told no outlet"
        ),
        pytest.param(
            "Two officials consulted by Harbour Radio said nine people were *killed*.",
            ["Two officials > Harbour Radio: asserts"],
            id="consulted by",
        ),
        pytest.param(
            "“Nine people were *killed* on that road,” said a well digger.",
            ["well digger: asserts"],
            id="who is quoted is a person",
        ),
        pytest.param(
            "Gunmen *shot* the guard, said a nurse quoted by Harbour Radio.",
            ["nurse > Harbour Radio: asserts"],
            id="said, quoted by",
        ),
        pytest.param(
            "The Northern Front said in a letter passed to Harbour Radio that it *shot* the guard.",
            ["Northern Front > Harbour Radio: claims_responsibility"],
            id="in a letter to an outlet",
        ),
        pytest.param(
            "Nine people were *killed* in a raid on Karvan, a doctor there told Harbour Radio.",
            ["doctor > Harbour Radio: asserts"],
            id="told at the end",
        ),
        pytest.param(
            "Two drones *struck* the mill and burned a silo, a miller on the other bank said by radio.",
            ["miller: asserts"],
            id="told at the end, two verbs",
        ),
        pytest.param(
            "The army told Harbour Radio that its men had *shot* nobody and accused the Northern Front.",
            ["army > Harbour Radio: denies", "army > Harbour Radio: blames"],
            id="one speaker of two verbs",
        ),
        pytest.param(
            "The army vowed to *strike* the camp and said a guard was hurt.",
            ["army: asserts", "army: asserts"],
            id="one speaker after an infinitive",
        ),
        pytest.param(
            "The Relief Office said its staff saw smoke but did not say who was behind the *attack*.",
            ["Relief Office: asserts", "Relief Office: no_information"],
            id="but did not say",
        ),
        pytest.param("Soldiers are alleged to have *shot* two drivers.", [], id="of whom it is alleged"),
        pytest.param(
            "The army denied that its jets *hit* the mill, saying that they were on the ground.",
            ["army: denies", "army: asserts"],
            id="who denies goes on",
        ),
        pytest.param(
            "The rebels denied that their fighters *shelled* the mill, saying the army's guns did.",
            ["rebels: denies", "rebels: asserts"],
            id="who denies goes on, the other side",
        ),
        pytest.param(
            "Police said that the Northern Front claimed the *attack*, saying that the mayor was a spy.",
            ["Northern Front > Police: claims_responsibility", "Northern Front > Police: asserts"],
            id="who claims in another's words goes on",
        ),
        pytest.param(
            "The ministry said the army *hit* the camp, which residents say was empty.",
            ["ministry: blames", "residents: asserts"],
            id="a remark on what others say is nobody's relay",
        ),
        pytest.param(
            "Nobody has claimed the *attack*, but officials pointed the finger at the Northern Front.",
            ["officials: blames"],
            id="nobody passes nothing on",
        ),
        pytest.param(
            "The army said in a statement carried by the Valley News agency that its men *shot* two rebels.",
            ["army > Valley News: claims_responsibility"],
            id="an agency by its noun carries it",
        ),
        pytest.param(
            "A man who said he spoke for the Northern Front told Harbour Radio that it *shot* the mayor.",
            ["Northern Front > Harbour Radio: claims_responsibility"],
            id="for whom he says he speaks",
        ),
        pytest.param(
            "Gunmen *shot* two drivers. They said that the road was theirs.",
            ["Gunmen: asserts"],
            id="unnamed people by a pronoun",
        ),
        pytest.param(
            "The *killing* of the mayor bore the hallmarks of the Northern Front, prosecutors said.",
            ["prosecutors: blames"],
            id="what happened says nothing",
        ),
        pytest.param(
            "*Fighting* went on in Karvan, with at least 12 people reported dead, a nurse said.",
            ["nurse: asserts"],
            id="those reported dead say nothing",
        ),
        pytest.param(
            "The army said rebels *shot* two drivers, citing reports from the coast.",
            ["reports from the coast > army: asserts"],
            id="a place says nothing",
        ),
        pytest.param(
            "Gunmen who say they belong to the Northern Front claimed the *attack*.",
            ["Northern Front: claims_responsibility"],
            id="whom they say they belong to",
        ),
        pytest.param(
            "Two men suspected of the *attack* were held, police said.",
            ["police: asserts"],
            id="suspects say nothing",
        ),
        pytest.param(
            "Two residents told reporters that gunmen *shot* the mayor.",
            ["Two residents: asserts"],
            id="told reporters",
        ),
        pytest.param(
            "Harbour Radio quoted a resident as saying gunmen *shot* the mayor.",
            ["resident > Harbour Radio: asserts"],
            id="quoted as saying",
        ),
        pytest.param(
            "Gunmen *shot* the mayor, Harbour Radio reported, citing two officials.",
            ["two officials > Harbour Radio: asserts"],
            id="citing",
        ),
        pytest.param(
            "Citing witnesses, Harbour Radio said gunmen *shot* the mayor.",
            ["witnesses > Harbour Radio: asserts"],
            id="citing first",
        ),
        pytest.param(
            "Harbour Radio cited hospital officials who said nine people were *killed*.",
            ["hospital officials > Harbour Radio: asserts"],
            id="cited, who said",
        ),
        pytest.param(
            "Harbour Radio quoted a resident as saying the army had told people that rebels *shelled* it.",
            ["army > resident > Harbour Radio: blames"],
            id="three deep",
        ),
        pytest.param(
            "A bomb *struck* the market, killing four people, the head of the Karvan port, Omar Sahid, said on "
            "Monday.",
            ["Omar Sahid: asserts"],
            id="a speaker with a name between commas",
        ),
        pytest.param(
            "An army statement carried by Harbour Radio said rebels had *killed* six people.",
            ["army > Harbour Radio: asserts"],
            id="an army statement, carried",
        ),
        pytest.param(
            "According to an army statement quoted by Harbour Radio, rebels *killed* six people.",
            ["army > Harbour Radio: asserts"],
            id="an army statement, quoted",
        ),
        pytest.param(
            "According to a hospital report quoted by Harbour Radio, six people were *killed*.",
            ["hospital > Harbour Radio: asserts"],
            id="a hospital report, quoted",
        ),
        pytest.param(
            "A police report seen by the Harbour Times said gunmen *killed* six people.",
            ["police: asserts"],
            id="a police report, seen",
        ),
        pytest.param(
            "A statement signed by the Plain Front said it had *killed* six soldiers.",
            ["Plain Front: claims_responsibility"],
            id="signed by",
        ),
        pytest.param(
            "According to a community radio bulletin, gunmen *killed* six people.",
            ["community radio bulletin: asserts"],
            id="no bulletin of the community",
        ),
        pytest.param(
            "An army statement by Colonel Karmel Tane said rebels had *killed* six people.",
            ["Karmel Tane: asserts"],
            id="whose statement it is by name",
        ),
    ],
)
def test_source_and_relays(text: str, expected: list[str]) -> None:
    found = [brief(c) for c in spoken(text)]
    assert [f.rpartition(":")[0] for f in found] == [e.rpartition(":")[0] for e in expected]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        pytest.param("Police said nine people were *killed*.", "asserts", id="said"),
        pytest.param(
            "The Northern Front claimed responsibility for the *attack*.",
            "claims_responsibility",
            id="claimed responsibility",
        ),
        pytest.param(
            "The Northern Front claimed the *attack*.", "claims_responsibility", id="claimed the attack"
        ),
        pytest.param(
            "The *attack* was claimed by the Northern Front.",
            "claims_responsibility",
            id="was claimed by",
        ),
        pytest.param(
            "The Northern Front said it *shelled* the camp.", "claims_responsibility", id="said it shelled"
        ),
        pytest.param(
            "The army said its jets *bombed* the camp.", "claims_responsibility", id="said its jets bombed"
        ),
        pytest.param(
            "The Northern Front admitted *shelling* the camp.", "claims_responsibility", id="admitted"
        ),
        pytest.param(
            "The army said the Northern Front *shelled* the camp.", "blames", id="another party did it"
        ),
        pytest.param("The ministry blamed the Northern Front for the *attack*.", "blames", id="blamed"),
        pytest.param(
            "The government holds the Northern Front responsible for the *attack*.",
            "blames",
            id="holds responsible",
        ),
        pytest.param("The ministry confirmed the *attack*.", "confirms", id="confirmed"),
        pytest.param("The army denied the *attack*.", "denies", id="denied"),
        pytest.param("Police ruled out an *attack*.", "denies", id="ruled out"),
        pytest.param("Police did not rule out an *attack*.", "asserts", id="not ruled out"),
        pytest.param(
            "The army said the shells were *fired* by its enemies.", "asserts", id="its enemies did"
        ),
        pytest.param(
            "The rebels said the shells were *fired* by their enemies.", "asserts", id="their enemies did"
        ),
        pytest.param("The army denied *attacking* the village.", "denies", id="denied, gerund"),
        pytest.param("The army said it had no part in the *shelling*.", "denies", id="no part in"),
        pytest.param("The army said no base was *hit*.", "denies", id="nothing was hit"),
        pytest.param("The ministry called reports of the *attack* false.", "denies", id="called false"),
        pytest.param(
            'The ministry described the report of the *attack* as "fiction".',
            "denies",
            id="described as fiction",
        ),
        pytest.param(
            "The ministry called the report of the *attack* a provocation.",
            "denies",
            id="a report a provocation",
        ),
        pytest.param("The army said the *blast* was caused by a gas leak.", "denies", id="caused by a leak"),
        pytest.param("The rebels said the *blast* was an accident.", "denies", id="was an accident"),
        pytest.param("Police said the *blast* was not an accident.", "asserts", id="was no accident"),
        pytest.param("The group retracted its claim of the *attack*.", "denies", id="a claim taken back"),
        pytest.param(
            "The Northern Front boasted of the *attack*.", "claims_responsibility", id="boasted of it"
        ),
        pytest.param(
            "The Northern Front said the *attack* was its work.", "claims_responsibility", id="its work"
        ),
        pytest.param(
            "Police said the *attack* was the work of the Northern Front.", "blames", id="whose work"
        ),
        pytest.param(
            "Police said the *attack* was not the work of the Northern Front.", "denies", id="not its work"
        ),
        pytest.param("The army said reports of the *attack* were baseless.", "denies", id="baseless"),
        pytest.param(
            "His brothers *died* beside him, according to two doctors.", "asserts", id="not their brothers"
        ),
        pytest.param(
            "A commander said his men *attacked* the post.", "claims_responsibility", id="his own men"
        ),
        pytest.param(
            "The army said that no patrol had entered the valley before the *attack*.",
            "denies",
            id="no patrol entered",
        ),
        pytest.param("The Northern Front said none of its troops were near.", "denies", id="were not there"),
        pytest.param("The army said it had no men at the mill.", "denies", id="had no men there"),
        pytest.param("Two residents said no police were there.", "asserts", id="others were not there"),
        pytest.param("Police said nobody was *hurt*.", "asserts", id="none harmed"),
        pytest.param("Police said no one was *shot*.", "denies", id="none shot"),
        pytest.param(
            "A column of its troops *attacked* the mill, the Northern Front said.",
            "claims_responsibility",
            id="a column of its troops",
        ),
        pytest.param(
            "The brave fighters of the Northern Front *struck* the post, the Northern Front said.",
            "claims_responsibility",
            id="fighters of its name",
        ),
        pytest.param(
            "The Northern Front says it planted the bomb.", "claims_responsibility", id="planted it"
        ),
        pytest.param("Police believe the Northern Front is responsible.", "blames", id="is responsible"),
        pytest.param("The army said that it never targets civilians.", "denies", id="never does"),
        pytest.param("The army insisted that civilians had not been targeted.", "denies", id="was not done"),
        pytest.param("The army said that it would not target the village.", "asserts", id="a promise"),
        pytest.param("Harbour Radio could not verify the *attack*.", "no_information", id="could not verify"),
        pytest.param("The army declined to comment on the *attack*.", "no_information", id="declined"),
        pytest.param(
            "The army's statement made no mention of the *attack*.",
            "no_information",
            id="no mention in a statement",
        ),
        pytest.param("The army had no knowledge of an *attack*.", "no_information", id="no knowledge"),
        pytest.param("The mayor said that he knew of no *attack*.", "no_information", id="knew of none"),
        pytest.param("The rebels were not aware of the *attack*.", "no_information", id="not aware"),
        pytest.param(
            "The mission was looking into reports of an *attack*.", "no_information", id="looks into it"
        ),
        pytest.param(
            "The army was reviewing footage of the *attack*.", "no_information", id="reviews footage"
        ),
        pytest.param("The army did not comment on the *attack*.", "no_information", id="did not comment"),
        pytest.param(
            "The army has neither confirmed nor denied the *attack*.", "no_information", id="neither, nor"
        ),
        pytest.param(
            "There was no immediate comment on the *attack* from the army.",
            "no_information",
            id="no comment from",
        ),
        pytest.param(
            "After the *attack* army officials were not reachable.", "no_information", id="not reachable"
        ),
        pytest.param(
            "Army officials could not say who *fired* the shells.", "no_information", id="could not say who"
        ),
        pytest.param(
            "Fighters killed two men when they *ambushed* a bus, the army said.",
            "asserts",
            id="they are others",
        ),
        pytest.param(
            "The army said that they *ambushed* a bus.", "claims_responsibility", id="they are the army"
        ),
        pytest.param(
            "A lawyer said that the gang had nothing to do with the *blast*.",
            "denies",
            id="nothing to do with",
        ),
        pytest.param(
            "After the *blast* the mayor did not answer requests for comment.",
            "no_information",
            id="did not answer",
        ),
        pytest.param(
            "After the *attack* a lawyer said his client denies the charge.",
            "denies",
            id="a client denies",
        ),
        pytest.param(
            "After the *attack* a lawyer said his client fears for his life.",
            "asserts",
            id="a client fears",
        ),
        pytest.param(
            "Three were *shot* dead. The mayor said the attackers were fighters of the Northern Front.",
            "blames",
            id="attackers of a party",
        ),
        pytest.param(
            "Three were *shot* dead. The mayor said the attackers are thought to be Northern Front men.",
            "blames",
            id="thought to be men of a party",
        ),
        pytest.param(
            "Three were *shot* dead. The mayor said the attackers were young men.",
            "asserts",
            id="attackers of no party",
        ),
        pytest.param(
            "Three were *shot* dead. The mayor said the attackers were not fighters of the Northern Front.",
            "asserts",
            id="attackers of another party",
        ),
        pytest.param(
            "Three were *shot* dead. The mayor said the victims were members of the Northern Front.",
            "asserts",
            id="victims of a party",
        ),
        pytest.param(
            "A man was *killed*. The police said there were no deaths.", "denies", id="no deaths after one"
        ),
        pytest.param(
            "Shells *hit* the market. The police said there were no deaths.",
            "asserts",
            id="no deaths where none was told",
        ),
        pytest.param(
            "A man was *wounded*. The police said there were no deaths.",
            "asserts",
            id="no deaths among the wounded",
        ),
    ],
)
def test_stance(text: str, stance: str) -> None:
    assert [c.stance for c in spoken(text)] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("No group has claimed responsibility for the *attack*.", id="no group"),
        pytest.param("Nobody claimed the *attack*.", id="nobody"),
        pytest.param("Nobody says it is behind the *attack*.", id="nobody says it is"),
        pytest.param("Neither front said that it carried out the *attack*.", id="neither said it did"),
        pytest.param("There were no reports of casualties in the *attack*.", id="no reports"),
        pytest.param("It was not clear who was behind the *attack*.", id="not clear"),
        pytest.param("Details of the *attack* were not immediately available.", id="no details"),
    ],
)
def test_silence_in_the_outlets_voice(text: str) -> None:
    assert [(c.source.kind, c.source.spans, c.stance) for c in claims(text)] == [
        ("outlet", (), "no_information")
    ]


def test_silence_in_the_voice_of_who_says_so() -> None:
    (claim,) = claims("No one took responsibility for the *attack*, police said.")
    assert brief(claim) == "police: no_information"
    assert claim.about == "responsibility"


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        pytest.param("Police said rebels *shelled* the camp.", "certain", id="plain"),
        pytest.param("Police said rebels probably *shelled* the camp.", "probable", id="probably"),
        pytest.param("Police believe rebels *shelled* the camp.", "probable", id="believe"),
        pytest.param("Rebels may have *shelled* the camp, police said.", "possible", id="may have"),
        pytest.param("Police said rebels allegedly *shelled* the camp.", "underspecified", id="allegedly"),
        pytest.param(
            "It is possible that rebels *shelled* the camp, police said.", "possible", id="it is possible"
        ),
    ],
)
def test_certainty(text: str, certainty: str) -> None:
    assert spoken(text)[0].certainty == certainty


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        pytest.param("The group claimed the *attack* in a statement.", "statement", id="statement"),
        pytest.param(
            "The group claimed the *attack* in a statement on its Telegram channel.",
            "telegram",
            id="telegram",
        ),
        pytest.param("The ministry said on X that nine people were *killed*.", "x", id="X"),
        pytest.param("The mayor told reporters that nine were *killed*.", "press_conference", id="reporters"),
        pytest.param("The mayor said by phone that nine were *killed*.", "phone", id="phone"),
        pytest.param("The mayor said nine were *killed*.", None, id="not told"),
    ],
)
def test_medium(text: str, medium: str | None) -> None:
    assert spoken(text)[0].medium == medium


@pytest.mark.parametrize(
    ("text", "about"),
    [
        pytest.param("The army denied any role in the *attack*.", "responsibility", id="role"),
        pytest.param("The Northern Front claimed the *attack*.", "responsibility", id="claimed"),
        pytest.param("The mayor said nine people *died*.", "toll", id="died"),
        pytest.param("There was no word on damage from the *attack*.", "damage", id="damage"),
        pytest.param("The army denied the *attack*.", "event", id="the act"),
    ],
)
def test_about(text: str, about: str) -> None:
    assert claims(text)[0].about == about


def test_pronoun_goes_back_to_who_spoke_last() -> None:
    found = spoken("The Northern Front said it *shelled* the camp. It said nine soldiers *died*.")
    assert [(c.source.name, c.source.inferred) for c in found] == [
        ("Northern Front", False),
        ("Northern Front", True),
    ]


def test_statement_is_its_owners_word() -> None:
    (claim,) = spoken("A statement by the Northern Front claimed the *attack*.")
    assert brief(claim) == "Northern Front: claims_responsibility"
    assert claim.medium == "statement"


@pytest.mark.parametrize(
    ("source", "entity"),
    [
        pytest.param("The militia of the Taliban", "taliban", id="what it is called, and whose name"),
        pytest.param("The Taliban", "taliban", id="by name alone"),
        pytest.param("The governor of Iraq", None, id="an office is not its land"),
        pytest.param("The militia of the valley", None, id="nobody known"),
    ],
)
def test_which_party_speaks(source: str, entity: str | None) -> None:
    (claim,) = spoken(f"{source} said that nobody was *hurt* in the drill.")
    assert claim.source.entity == entity


def test_charge_that_another_denies() -> None:
    found = spoken("The rebels accuse the army of *bombing* a hospital, a charge the army denies.")
    assert [(c.source.name, c.stance, c.mentions) for c in found] == [
        ("rebels", "blames", (0,)),
        ("army", "denies", (0,)),
    ]


def test_nobody_claims_what_another_party_is_named_for() -> None:
    text = "The Northern Front claimed two *explosions* at a rite for men *killed* by the Southern Front."
    assert [(brief(c), c.mentions) for c in spoken(text)] == [("Northern Front: claims_responsibility", (0,))]


def test_two_names_claim_apart() -> None:
    found = spoken("Both the Northern Front and the Southern Front claimed responsibility for the *attack*.")
    assert {c.source.name for c in found} == {"Northern Front", "Southern Front"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "From Hill Voice, radio of the Northern Front. A squad of our men *attacked* the mill.",
            ["Northern Front > Hill Voice: claims_responsibility"],
            id="its radio",
        ),
        pytest.param(
            "Press service of the Northern Front. Our brigades did not *shell* the mill.",
            ["Northern Front: denies"],
            id="its denial",
        ),
        pytest.param(
            "Our men are safe. The Southern Front *shelled* the mill. The spokesman of the Northern Front.",
            ["Northern Front: blames"],
            id="signed by its spokesman",
        ),
        pytest.param(
            "Our fighters *shelled* the mill. The Northern Front said that two men were safe.",
            ["Northern Front: claims_responsibility", "Northern Front: asserts"],
            id="spoken by whoever is named in it",
        ),
    ],
)
def test_a_partys_own_statement_is_its_word(text: str, expected: list[str]) -> None:
    assert [brief(c) for c in spoken(text)] == expected


def test_our_reporter_makes_no_report_a_partys() -> None:
    assert spoken("Our reporter saw two men *shot*. The Northern Front was not there.") == []


def test_denial_goes_back_to_the_attack() -> None:
    found = spoken("Nine people died in an *attack* on the camp on Monday. The army denied the accusation.")
    assert [(c.mentions, c.stance) for c in found] == [((0,), "denies")]


@pytest.mark.parametrize(
    ("one", "other"),
    [("the Northern Front", "the Southern Front"), ("Israel", "Iran"), ("Ukraine", "Russia")],
)
def test_sides_are_read_alike(one: str, other: str) -> None:
    text = "{a} said that {b} *shelled* the camp, and {b} denied the *attack*."
    left = [c.stance for c in spoken(text.format(a=one, b=other))]
    right = [c.stance for c in spoken(text.format(a=other, b=one))]
    assert left == right == ["blames", "denies"]


def test_all_spans_lie_in_the_text() -> None:
    text = "Police said *nothing* of it. “No,” he said. According to X, the *raid* failed; reportedly, twice."
    for claim in claims(text):
        assert all(s.end <= len(text) for s in (*claim.cue, *claim.content, *claim.source.spans))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Rebels *fired* on the bus. Our correspondent counted eleven holes in its side.", id="counted"
        ),
        pytest.param(
            "The bus still burned after the *attack* when this reporter reached the bridge.",
            id="came there",
        ),
        pytest.param("Rebels *fired* on the bus. Our team saw four bodies.", id="saw"),
    ],
)
def test_what_a_reports_own_people_saw_is_its_own_voice(text: str) -> None:
    assert [(c.source.name, c.stance, c.cue) for c in claims(text)] == [("", "asserts", ())]

"""Who takes an act on itself, in how many words for it; and who only tells of another's."""

from __future__ import annotations

import pytest
from tests.attribute.reading import spoken

from dateline.ingest import ingest
from dateline.pipeline import Tools, read_report

BOMB = "A bomb *killed* two soldiers in Gao on Friday. "


def stances(text: str) -> list[tuple[str, str]]:
    return [(c.source.name, c.stance) for c in spoken(text)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param(
            BOMB
            + "In a message on its channel, a group that calls itself the Coast Emirate said it *killed* five.",
            "Coast Emirate",
            id="after a phrase",
        ),
        pytest.param(
            BOMB + "The Plain Front claimed responsibility and warned of more to come.",
            "Plain Front",
            id="with a warning beside it",
        ),
        pytest.param(
            BOMB + "The Plain Front claimed responsibility, saying that it would strike again.",
            "Plain Front",
            id="with what it would do",
        ),
        pytest.param(
            "The Dune Banner said that it was behind the *bombing* in Gao.",
            "Dune Banner",
            id="a name like a person's",
        ),
        pytest.param(BOMB + "Claimed by the Plain Front on its channel.", "Plain Front", id="note of a log"),
        pytest.param(
            BOMB + "Militiamen of the Forest Province say it was their work.",
            "Militiamen of the Forest Province",
            id="their work",
        ),
        pytest.param(
            BOMB + "A claim by the Plain Front to have *killed* ten soldiers was put out.",
            "Plain Front",
            id="to have killed",
        ),
        pytest.param(
            BOMB + "An audio message attributed to the Plain Front took credit for the attack.",
            "Plain Front",
            id="attributed to",
        ),
        pytest.param(
            "The army said that soldiers *fired* on a village near Gao.", "army", id="an army's soldiers"
        ),
        pytest.param("Police said that officers *shot* a man in Gao.", "Police", id="officers of police"),
        pytest.param(
            "The defence ministry said that troops *shelled* a village near Gao.",
            "defence ministry",
            id="a ministry's troops",
        ),
        pytest.param(
            "Rebels *struck* a post in Gao on Friday, a rebel spokesman said.", "rebel spokesman", id="rebels"
        ),
        pytest.param(
            "Plain Front fighters *burned* two lorries in Gao and left leaflets claiming responsibility.",
            "Plain Front fighters",
            id="leaflets of theirs",
        ),
        pytest.param(
            "The Hill Committee admitted that its cadres *killed* a contractor in Gao.",
            "Hill Committee",
            id="whose cadres",
        ),
        pytest.param(
            "Our fighters *struck* a post in Gao. Two rifles are in our hands. Plain Front, information section.",
            "Plain Front",
            id="signed after the name",
        ),
    ],
)
def test_who_claims_it(text: str, who: str) -> None:
    assert (who, "claims_responsibility") in stances(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The mayor said that soldiers *fired* on a village near Gao.", id="a mayor has none"),
        pytest.param("The army said that Valdian soldiers *fired* on a village.", id="another land's"),
        pytest.param("The army said that rebel forces *shelled* a village.", id="rebels'"),
        pytest.param("The army said that enemy troops *shelled* a village.", id="the enemy's"),
        pytest.param(
            "The army said that forces loyal to the Plain Front *shelled* it.", id="loyal to others"
        ),
        pytest.param("The army said that a soldier *shot* two colleagues.", id="one of them"),
        pytest.param("Police said that men dressed as police officers *shot* a man.", id="dressed as"),
        pytest.param("Residents said that officers *shot* a man in Gao.", id="residents have none"),
        pytest.param("Police said that soldiers *fired* on a village.", id="the army's, by the police"),
        pytest.param(BOMB + "The army said it was the work of the Plain Front.", id="another's work"),
        pytest.param(BOMB + "The army said that three soldiers were *killed*.", id="its own dead"),
    ],
)
def test_who_does_not(text: str) -> None:
    assert "claims_responsibility" not in {stance for _, stance in stances(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The army said an air strike killed five rebels near Gao on Friday.",
            [("army", "claims_responsibility")],
            id="rebels hit",
        ),
        pytest.param(
            "The army said an air strike killed five soldiers near Gao on Friday.",
            [("army", "asserts")],
            id="soldiers hit",
        ),
        pytest.param(
            "The mayor said an air strike killed five rebels near Gao on Friday.",
            [("mayor", "asserts")],
            id="a mayor tells",
        ),
        pytest.param(
            "The Plain Front said it had shot down a drone near Gao on Friday.",
            [("Plain Front", "claims_responsibility")],
            id="a drone shot down",
        ),
    ],
)
def test_a_strike_by_no_one_named(text: str, expected: list[tuple[str, str]], tools: Tools) -> None:
    result = read_report(ingest(text, published="2034-03-14"), tools)
    assert [(c.source.name, c.stance) for c in result.claims] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The army plans to attack Gao, a general said on Monday.",
        "The army said an air strike by Valdia killed five militants near Gao on Monday.",
        "The army said five of its soldiers were killed when gunmen attacked a post near Gao on Monday.",
        "Police said officers came under fire near Gao on Monday and two were killed.",
        "The Plain Front said its fighters were attacked by soldiers near Gao on Monday.",
        "The Command dismissed a claim by armed groups that its drone had struck Gao on Monday.",
        "Soldiers killed eleven villagers in Gao on Monday, the Valley Defence League said in a statement.",
        "An army spokesman said its men came under fire near Gao on Monday and one soldier was killed.",
        "Settlers fought in Gao on Monday. Soldiers dispersed both sides with tear gas, the military said.",
        "Missiles hit a mill in Gao on Monday. The air force said it had shot down four of seven missiles.",
        "Drones hit a mill in Gao on Monday. The army said it destroyed nine of the drones.",
    ],
)
def test_nobody_claims_what_was_done_to_it(text: str, tools: Tools) -> None:
    claims = read_report(ingest(text, published="2034-03-14"), tools).claims
    assert "claims_responsibility" not in {c.stance for c in claims}


def test_who_fought_off_an_attack_claims_no_attack(tools: Tools) -> None:
    text = "The defence ministry said its air defences shot down five drones that attacked Gao on Monday."
    result = read_report(ingest(text, published="2034-03-14"), tools)
    assert [(e.type, [a.value.name for a in e.actors if a.value]) for e in result.events][-1] == (
        "AIR_STRIKE",
        [],
    )


def test_who_denies_a_claim_does_not_pass_it_on(tools: Tools) -> None:
    text = "A bomb killed two soldiers in Gao. The army denied a claim by the Plain Front that ten had died."
    claims = read_report(ingest(text, published="2034-03-14"), tools).claims
    assert [(c.source.name, c.via) for c in claims if c.source.name == "Plain Front"] == [("Plain Front", ())]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            "The hospital listed nine wounded. A union counted 15 injured.",
            [("hospital", "asserts"), ("union", "asserts")],
            id="counting",
        ),
        pytest.param(
            "Police name the Plain Front. The army named a new commander.",
            [("Police", "blames")],
            id="naming a party",
        ),
        pytest.param(
            "A commander of the militia called the charge a joke. The mayor called the blast an act of cowards.",
            [("commander of the militia", "denies"), ("mayor", "asserts")],
            id="calling it something",
        ),
        pytest.param(
            "The army and rebels blamed each other.",
            [("army", "blames"), ("rebels", "blames")],
            id="each other",
        ),
        pytest.param(
            "The Plain Front said in a statement sent to Hill Report that it was responsible, that the bus was full.",
            [("Plain Front", "claims_responsibility")],
            id="first of several clauses",
        ),
        pytest.param(
            'The minister blamed rebels. "They have *murdered* a woman," he told reporters.',
            [("minister", "blames"), ("minister", "asserts")],
            id="they are others",
        ),
        pytest.param(
            "Soldiers are alleged to have *shot* two men.",
            [],
            id="nobody's word",
        ),
    ],
)
def test_who_says_so(words: str, expected: list[tuple[str, str]]) -> None:
    assert stances(BOMB + words) == expected


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        pytest.param("uk", "Рух «Плато» заявив, що в ніч на четвер підірвав колію поблизу Гао.", "Плато"),
        pytest.param("ru", "Движение «Плато» заявило, что в ночь на четверг подорвало склад в Гао.", "Плато"),
        pytest.param(
            "es", "El Frente de la Llanura dijo que atacó el cuartel de Gao.", "Frente de la Llanura"
        ),
    ],
)
def test_a_clause_without_subject_is_the_speakers(language: str, text: str, who: str, tools: Tools) -> None:
    claims = read_report(ingest(text, language=language, published="2034-03-14"), tools).claims
    assert [(c.source.name, c.stance) for c in claims] == [(who, "claims_responsibility")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            BOMB + "The army blamed fighters who reject the talks.",
            [("army", "blames")],
            id="a no to talks",
        ),
        pytest.param(
            "Police said that officers *shot* four men who were not part of that count.",
            [("Police", "claims_responsibility")],
            id="no part of a count",
        ),
        pytest.param(
            "Gangs *attacked* Gao, the police said, adding that officers had *shot* four of them.",
            [("police", "asserts"), ("police", "claims_responsibility")],
            id="the gangs' deed and its own",
        ),
        pytest.param(
            "A crowd *beat* a man to death, a town councillor and a shopkeeper said.",
            [("town councillor", "asserts"), ("shopkeeper", "asserts")],
            id="two by themselves",
        ),
    ],
)
def test_whose_word_it_is(text: str, expected: list[tuple[str, str]]) -> None:
    assert stances(text) == expected


def actors(text: str, tools: Tools) -> list[str]:
    result = read_report(ingest(text, language="en", published="2034-03-14"), tools)
    return sorted(v.value.name for e in result.events for v in e.actors if v.value is not None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Witnesses say that gunmen stopped drivers who carried no permits in Gao on Monday and beat them.",
            ["gunmen"],
            id="not those who were shot",
        ),
        pytest.param(
            "Two men on a motorcycle shot dead a priest in Gao on Monday.",
            ["men"],
            id="the object after a particle",
        ),
        pytest.param(
            "A bomb killed two men in Gao. A medic who undressed one of them spoke of burns.",
            [],
            id="a medic did nothing",
        ),
        pytest.param(
            "A protester was shot in Gao on Monday, a doctor said. The ministry said guards had opened fire and "
            "that its own officers carried batons.",
            ["guards"],
            id="carrying batons",
        ),
        pytest.param(
            "Police fired on a crowd in Gao on Monday. The Plain Companies say that two of their men burnt to death.",
            ["Police"],
            id="burnt to death",
        ),
        pytest.param(
            "Our fighters attacked Gao on Monday. The Plain Front thanks those who sheltered its fighters.",
            ["Plain Front"],
            id="whose fighters",
        ),
        pytest.param(
            "Police said 12 people were arrested in Gao on Monday.", ["Police"], id="who tells of arrests"
        ),
        pytest.param(
            "The army announced the arrest of four men in Gao.", ["army"], id="who announces an arrest"
        ),
        pytest.param(
            "A doctor said 12 people were arrested in Gao on Monday.", [], id="a doctor arrests nobody"
        ),
        pytest.param(
            "Police said 12 people were abducted in Gao on Monday.",
            [],
            id="who tells of an abduction took nobody",
        ),
        pytest.param(
            "Two men were shot dead in Gao on Monday. The mayor blamed the Plain Front for what he called incitement.",
            [],
            id="blamed for incitement",
        ),
        pytest.param(
            "Two men were shot dead in Gao on Monday. The mayor blamed the army for its failure to guard the road.",
            [],
            id="blamed for a failure",
        ),
        pytest.param(
            "Two men were shot dead in Gao on Monday. The mayor blamed the Plain Front for arming the gang.",
            [],
            id="blamed for arming those who did it",
        ),
        pytest.param(
            "Two men were shot dead in Gao on Monday. The mayor blamed the Plain Front for the deaths of the men.",
            ["Plain Front"],
            id="blamed for the deaths",
        ),
        pytest.param(
            "Two men were shot dead in Gao on Monday. The mayor blamed the Plain Front for the failed attack.",
            ["Plain Front"],
            id="blamed for an attack that failed",
        ),
    ],
)
def test_who_did_it(text: str, expected: list[str], tools: Tools) -> None:
    assert actors(text, tools) == expected


def parties(text: str, tools: Tools) -> tuple[list[tuple[str, str]], list[str]]:
    """Who claims, blames, denies and is silent, and who did it; by name."""
    result = read_report(ingest(text, language="en", published="2034-03-14"), tools)
    told = [(c.source.name, c.stance) for c in result.claims if c.stance != "asserts"]
    return told, sorted({v.value.name for e in result.events for v in e.actors if v.value is not None})


@pytest.mark.parametrize(
    ("text", "told", "did"),
    [
        pytest.param(
            "The {a} dismissed the {b}'s claim that it had seized the town of Gao on Monday.",
            [("{a}", "denies"), ("{b}", "claims_responsibility")],
            ["{b}"],
            id="a town is what one claims for oneself",
        ),
        pytest.param(
            "The {a} denied the {b}'s claim that it had shelled a school in Gao on Monday, killing two pupils.",
            [("{a}", "denies"), ("{b}", "blames")],
            ["{a}"],
            id="a school is what one is accused of",
        ),
        pytest.param(
            "The {a} rejected the {b}'s claim of having killed two soldiers near Gao on Monday.",
            [("{a}", "denies"), ("{b}", "claims_responsibility")],
            ["{b}"],
            id="a claim of having",
        ),
        pytest.param(
            "The {a} confirmed a report by the {b} that its fighters had attacked a post near Gao on Monday.",
            [("{a}", "confirms"), ("{b}", "claims_responsibility")],
            ["{b}"],
            id="confirmed, not passed on",
        ),
        pytest.param(
            "The {a} denied a {b} report that its fighters had shot two herders in Gao, calling it baseless.",
            [("{a}", "denies"), ("{b}", "blames"), ("{a}", "denies")],
            ["{a}"],
            id="a report of the other side",
        ),
        pytest.param(
            "The {a} said the {b}'s claim of having killed nine soldiers in Gao was pure fantasy.",
            [("{a}", "denies"), ("{b}", "claims_responsibility")],
            ["{b}"],
            id="a claim called untrue",
        ),
        pytest.param(
            "The {a} claimed to have downed a jet over Gao. The {b} said it lost it, blaming a mechanical failure.",
            [("{a}", "claims_responsibility"), ("{b}", "denies")],
            ["{a}"],
            id="a mishap told in its place",
        ),
        pytest.param(
            "The {a} said the air force bombed a market in Gao; the air force said it had hit a base of the {b}.",
            [("air force", "claims_responsibility")],
            ["air force"],
            id="another force speaks for itself",
        ),
        pytest.param(
            "A spokesman for the {a} said it had struck a base of the {b} near Gao on Monday.",
            [("spokesman for the {a}", "claims_responsibility")],
            ["{a}"],
            id="it of a spokesman",
        ),
        pytest.param(
            "A spokesman for the {a} said a bus was on its way to Gao when it hit a mine of the {b}.",
            [("spokesman for the {a}", "blames")],
            ["{b}"],
            id="it of a bus",
        ),
        pytest.param(
            "{a} fighters stormed a base in Gao, the group's media arm said. There was no comment from the {b}.",
            [("group's media arm", "claims_responsibility"), ("{b}", "no_information")],
            ["{a}"],
            id="a group's media arm",
        ),
        pytest.param(
            "The {a} announced the death of six soldiers in Gao on Monday.",
            [("{a}", "claims_responsibility")],
            ["{a}"],
            id="the death of the other side's",
        ),
        pytest.param(
            "The {a} announced the death of six fighters in an ambush in Gao on Monday.",
            [],
            [],
            id="the death of one's own",
        ),
    ],
)
@pytest.mark.parametrize(("a", "b"), [("Plain Front", "Hill Front"), ("Hill Front", "Plain Front")])
def test_one_claims_and_the_other_denies(
    text: str, told: list[tuple[str, str]], did: list[str], a: str, b: str, tools: Tools
) -> None:
    claims, actors = parties(text.format(a=a, b=b), tools)
    assert claims == [(name.format(a=a, b=b), stance) for name, stance in told]
    assert actors == [name.format(a=a, b=b) for name in did]

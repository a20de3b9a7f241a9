"""Which words are the source, the cue and the content."""

import pytest
from tests.attribute.reading import parsed

from dateline.attribute import attributions
from dateline.attribute.quotes import quotes


def words(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution; parts joined by " .. "."""
    parse = parsed(text)
    return [
        tuple(" .. ".join(parse.quote(s) for s in spans) for spans in (a.source, a.cue, a.content))
        for a in attributions(parse)
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        pytest.param(
            "Police said rebels fired on the bus.",
            "Police",
            "said",
            "rebels fired on the bus",
            id="said without that",
        ),
        pytest.param(
            "The ministry said on Monday that the bridge was hit.",
            "The ministry",
            "said",
            "that the bridge was hit",
            id="said that",
        ),
        pytest.param(
            "Nine people died in the blast, police said.",
            "police",
            "said",
            "Nine people died in the blast",
            id="cue at the end",
        ),
        pytest.param(
            "Nine people died in the blast, said the head of the hospital.",
            "the head of the hospital",
            "said",
            "Nine people died in the blast",
            id="cue before its source",
        ),
        pytest.param(
            "The camp was shelled at dawn, according to two residents.",
            "two residents",
            "according to",
            "The camp was shelled at dawn",
            id="according to",
        ),
        pytest.param(
            "“We heard three blasts,” the baker told Harbour Radio.",
            "the baker",
            "told",
            "“We heard three blasts,”",
            id="direct speech",
        ),
        pytest.param(
            "“We heard three blasts,” said the baker. “Then the wall fell.”",
            "the baker",
            "said",
            "“We heard three blasts,” .. “Then the wall fell.”",
            id="direct speech over sentences",
        ),
        pytest.param(
            "The governor called the raid “a grave mistake” on Monday.",
            "The governor",
            "called",
            "the raid “a grave mistake”",
            id="mixed speech",
        ),
        pytest.param(
            "The Northern Front denied attacking the village.",
            "The Northern Front",
            "denied",
            "attacking the village",
            id="gerund",
        ),
        pytest.param("The group vowed to fight on.", "The group", "vowed", "to fight on", id="infinitive"),
        pytest.param(
            "The mission urged both sides to stop the fighting.",
            "The mission",
            "urged",
            "both sides to stop the fighting",
            id="object and infinitive",
        ),
        pytest.param(
            "The ministry blamed the Northern Front for the raid.",
            "The ministry",
            "blamed",
            "the Northern Front for the raid",
            id="blame",
        ),
        pytest.param(
            "The government holds the Northern Front responsible for the blast.",
            "The government",
            "holds",
            "the Northern Front responsible for the blast",
            id="idiom",
        ),
        pytest.param(
            "Officials fear that more bodies lie under the rubble.",
            "Officials",
            "fear",
            "that more bodies lie under the rubble",
            id="belief",
        ),
        pytest.param(
            "The agency repeated its claim that the dam was mined.",
            "its",
            "claim",
            "that the dam was mined",
            id="noun",
        ),
        pytest.param(
            "The Northern Front was cited by Harbour News as saying that the strike hit the port.",
            "The Northern Front",
            "saying",
            "that the strike hit the port",
            id="cited as saying",
        ),
        pytest.param(
            "Harbour News cited a resident: the shells fell at dawn.",
            "a resident",
            "cited",
            "the shells fell at dawn",
            id="cited with a colon",
        ),
        pytest.param(
            "Police say the mayor was shot; his guard fled the town.",
            "Police",
            "say",
            "the mayor was shot",
            id="a semicolon ends it",
        ),
    ],
)
def test_attribution(text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in words(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The shelling went on until dawn.", id="no cue"),
        pytest.param("The blast claimed nine lives.", id="claimed lives"),
        pytest.param("Summary: gunmen shot the mayor of the town.", id="label"),
        pytest.param("- 13 May: gunmen shot the mayor of the town.", id="day"),
        pytest.param("Type of target: the mayor of the town.", id="label with more words"),
        pytest.param("The road remained closed on Monday.", id="nobody speaks"),
    ],
)
def test_no_attribution(text: str) -> None:
    assert words(text) == []


def test_only_the_outermost_is_listed() -> None:
    found = words("Harbour Radio said that police believe the group has fled.")
    assert [cue for _, cue, _ in found] == ["said"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('He said "we won" and left.', ['"we won"'], id="typewriter marks"),
        pytest.param("He said “we won” and left.", ["“we won”"], id="printed marks"),
        pytest.param("Er sagte: »Wir siegten« und ging.", ["»Wir siegten«"], id="marks that point inward"),
        pytest.param("Il a dit « gagné » et « fini », puis rien.", ["« gagné »", "« fini »"], id="outward"),
        pytest.param("Er sagte: „Wir siegten“, und ging.", ["„Wir siegten“"], id="low and high marks"),
        pytest.param("They’re the brothers’ men.", [], id="apostrophes"),
        pytest.param("He said ''we won'' and left.", ["''we won''"], id="two single marks"),
        pytest.param(
            "He said: “We won the day and the night.\n“We will win more.”",
            ["“We won the day and the night.", "“We will win more.”"],
            id="goes on in the next paragraph",
        ),
    ],
)
def test_quotes(text: str, expected: list[str]) -> None:
    assert [text[q.span.start : q.span.end] for q in quotes(text)] == expected

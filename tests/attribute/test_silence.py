"""Who keeps silent, in how many words for it; and what only sounds like silence."""

from __future__ import annotations

import pytest
from tests.attribute.reading import claims, spoken

BOMB = "A bomb *killed* two people in Gao on Friday, the army said in a statement. "


@pytest.mark.parametrize(
    ("words", "who"),
    [
        pytest.param("The statement did not say who was responsible.", "army", id="statement did not say"),
        pytest.param("The statement gave no motive.", "army", id="gave no motive"),
        pytest.param("The police did not return calls.", "police", id="did not return calls"),
        pytest.param("The Plain Front made no statement.", "Plain Front", id="made no statement"),
        pytest.param("The Plain Front has said nothing of the attack.", "Plain Front", id="said nothing"),
        pytest.param(
            "The Plain Front has not said anything about it.", "Plain Front", id="said not anything"
        ),
        pytest.param("The Plain Front has yet to comment.", "Plain Front", id="has yet to"),
        pytest.param("The Plain Front did not react.", "Plain Front", id="did not react"),
        pytest.param("The Plain Front stayed silent on the blast.", "Plain Front", id="stayed silent"),
        pytest.param("Police have named no suspect.", "Police", id="named no suspect"),
        pytest.param("The mayor would not be drawn on who was behind it.", "mayor", id="would not be drawn"),
        pytest.param("The mayor did not wish to guess who had planted it.", "mayor", id="did not wish to"),
        pytest.param("The fire service does not say by whom it was planted.", "fire service", id="by whom"),
        pytest.param("Calls to the ministry went unanswered.", "ministry", id="unanswered"),
        pytest.param("The ministry made no mention of casualties.", "ministry", id="no mention"),
        pytest.param("The prosecutor said he would name no suspect.", "prosecutor", id="would name none"),
        pytest.param("The prosecutor said it was too early to say who did it.", "prosecutor", id="too early"),
        pytest.param("The police chief refused to discuss the case.", "police chief", id="would not discuss"),
        pytest.param("The police chief ignored a request for comment.", "police chief", id="ignored"),
        pytest.param("The Plain Front has not claimed the attack.", "Plain Front", id="has not claimed"),
        pytest.param("The Plain Front has yet to claim responsibility.", "Plain Front", id="yet to claim"),
        pytest.param("No group has claimed the attack.", "", id="nobody has claimed"),
        pytest.param("Police said they were verifying the video.", "Police", id="were verifying"),
        pytest.param("We do not know who planted it, the mayor said.", "mayor", id="a speaker's we"),
        pytest.param("We have not been able to establish who built it.", "", id="the report's we"),
    ],
)
def test_who_is_silent(words: str, who: str) -> None:
    found = [c.source.name for c in claims(BOMB + words) if c.stance == "no_information"]
    assert found == [who]


@pytest.mark.parametrize(
    "words",
    [
        "An official, who did not want to be named, said the army was behind it.",
        "A baker, who did not give her name, said she fled.",
        "The Front vowed that the attack would not go unanswered.",
        "The guns were silent on Saturday.",
        "The funeral drew no crowds.",
        "It was too early to open the market.",
    ],
)
def test_what_only_sounds_like_silence(words: str) -> None:
    assert "no_information" not in {c.stance for c in claims(BOMB + words)}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param(
            "Rebels *fired* on a barracks, police said. The exchange went on for an hour, the force said.",
            ["police", "police"],
            id="the force",
        ),
        pytest.param(
            "Rebels *fired* on a barracks, a source at the ministry said. Two rebels fled, the same source said.",
            ["source at the ministry", "source at the ministry"],
            id="the same source",
        ),
        pytest.param(
            "Rebels *fired* on a barracks, a military source said. Two fled, said the source, who lives there.",
            ["military source", "military source"],
            id="the source, who",
        ),
        pytest.param(
            "Rebels *fired* on a barracks, the army said. Two rebels fled, the ministry added.",
            ["army", "ministry"],
            id="another body adds",
        ),
        pytest.param(
            "A bomb *killed* two, the hospital said. A leaflet left there and signed by the Plain Front denied it.",
            ["hospital", "Plain Front"],
            id="signed by",
        ),
        pytest.param(
            "A bomb *killed* two, the hospital said. A banner hung there and signed by the Plain Front denied it.",
            ["hospital", "Plain Front"],
            id="hung and signed by",
        ),
        pytest.param(
            "A bomb *killed* two, the hospital said. A leaflet found in the town blamed the army.",
            ["hospital", "leaflet"],
            id="a leaflet of nobody's",
        ),
    ],
)
def test_who_speaks_again(text: str, who: list[str]) -> None:
    assert [c.source.name for c in spoken(text)] == who

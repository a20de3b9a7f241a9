"""Which place and which time belong to which trigger."""

from __future__ import annotations

import pytest

from dateline.pipeline import Tools
from extract.mentions import fails, mentions


@pytest.mark.parametrize(
    ("text", "word", "places"),
    [
        pytest.param("Rebels shelled Karvan.", "shelled", [("Karvan", "where")], id="object"),
        pytest.param(
            "Rebels shelled a market in Karvan.", "shelled", [("Karvan", "where")], id="in, on the object"
        ),
        pytest.param(
            "In Karvan, rebels shelled a market.", "shelled", [("Karvan", "where")], id="opening the sentence"
        ),
        pytest.param(
            "Hundreds crossed into Tel Arin after rebels attacked Karvan.",
            "attacked",
            [("Karvan", "where")],
            id="where those are safe who fled",
        ),
        pytest.param(
            "Rebels crossed into Karvan after dusk and killed two guards.",
            "killed",
            [("Karvan", "where")],
            id="where those came who killed",
        ),
        pytest.param(
            "A lorry that came from Tel Arin hit a landmine near Karvan.",
            "hit",
            [("Tel Arin", "from"), ("Karvan", "near")],
            id="whence a lorry came",
        ),
        pytest.param(
            "Baghdad denounced the shelling of Karvan.", "shelling", [("Karvan", "where")], id="who speaks"
        ),
        pytest.param(
            "Fifteen people were killed in Karvan, according to police in Tel Arin.",
            "killed",
            [("Karvan", "where")],
            id="according to whom",
        ),
        pytest.param(
            "Rebels shelled Karvan. Nine were wounded and the wounded were evacuated to Tel Arin.",
            "wounded",
            [],
            id="whither the wounded were brought",
        ),
        pytest.param("Rebels shelled a base near Karvan.", "shelled", [("Karvan", "near")], id="near"),
        pytest.param("Rebels shelled a base outside Karvan.", "shelled", [("Karvan", "near")], id="outside"),
        pytest.param("Rebels fired rockets from Karvan at a base.", "fired", [("Karvan", "from")], id="from"),
        pytest.param(
            "The army withdrew from Karvan to Tel Arin.",
            "withdrew",
            [("Karvan", "from"), ("Tel Arin", "to")],
            id="from and to",
        ),
        pytest.param(
            "Gunmen from Karvan shelled Tel Arin.",
            "shelled",
            [("Tel Arin", "where")],
            id="where the actor comes from",
        ),
        pytest.param(
            "The government in Khartoum bombed Karvan.",
            "bombed",
            [("Karvan", "where")],
            marks=fails("the seat of a government is read as where it was"),
            id="seat of a government",
        ),
        pytest.param(
            "The governor of Karvan was killed in Tel Arin.",
            "killed",
            [("Tel Arin", "where")],
            marks=fails("an office alone is read as no person, its place as where it was"),
            id="office of a victim",
        ),
        pytest.param(
            "Rebels killed two people in Karvan and three in Tel Arin.",
            "killed",
            [("Karvan", "where"), ("Tel Arin", "where")],
            id="two places, one verb",
        ),
        pytest.param(
            "Rebels bombed Karvan and shelled Tel Arin.",
            "shelled",
            [("Tel Arin", "where")],
            id="joined verbs, each its own",
        ),
        pytest.param(
            "Rebels bombed Karvan and shelled Tel Arin.",
            "bombed",
            [("Karvan", "where")],
            id="joined verbs, the first",
        ),
        pytest.param(
            "Police in Karvan said rebels shelled Tel Arin.",
            "shelled",
            [("Tel Arin", "where")],
            id="place of the source",
        ),
        pytest.param(
            "Two people were killed when a bomb exploded in Karvan.",
            "exploded",
            [("Karvan", "where")],
            id="clause of the place",
        ),
        pytest.param(
            "A court in Karvan tried a man who bombed Tel Arin.",
            "bombed",
            [("Tel Arin", "where")],
            marks=fails("a place in the main clause falls to a trigger in its relative clause"),
            id="relative clause",
        ),
        pytest.param(
            "The raid on Karvan killed two people.", "raid", [("Karvan", "where")], id="behind a noun"
        ),
        pytest.param(
            "Rebels shelled a base 50 kilometres south of Karvan.",
            "shelled",
            [("Karvan", "reference")],
            id="measured from",
        ),
        pytest.param(
            "A bomb hit a base near a mosque in Karvan.",
            "hit",
            [("Karvan", "where")],
            id="near something in it",
        ),
        pytest.param(
            "Two men were hurt in a raid and flown to Karvan.",
            "hurt",
            [("Karvan", "to")],
            id="flown elsewhere",
        ),
        pytest.param(
            "The bus hit a mine on its way to Karvan.", "hit", [("Karvan", "to")], id="on the way there"
        ),
    ],
)
def test_places(tools: Tools, text: str, word: str, places: list[tuple[str, str]]) -> None:
    assert mentions(tools, text).places(word) == places


@pytest.mark.parametrize(
    ("text", "word", "times"),
    [
        pytest.param("Rebels shelled Karvan on Sunday.", "shelled", ["on Sunday"], id="own day"),
        pytest.param("On Sunday rebels shelled Karvan.", "shelled", ["On Sunday"], id="opening the sentence"),
        pytest.param(
            "Rebels shelled Karvan, police said on Monday.", "shelled", [], id="day of saying, behind"
        ),
        pytest.param(
            "Police said on Monday that rebels shelled Karvan.", "shelled", [], id="day of saying, before"
        ),
        pytest.param(
            "Police said on Monday that rebels shelled Karvan on Sunday.",
            "shelled",
            ["on Sunday"],
            id="both days",
        ),
        pytest.param(
            "Rebels shelled Karvan on Sunday, police said on Monday.",
            "shelled",
            ["on Sunday"],
            id="both days, behind",
        ),
        pytest.param(
            "Monday's attack on Karvan killed two people.", "attack", ["Monday"], id="possessive day"
        ),
        pytest.param(
            "The Sunday attack on Karvan killed two people.", "attack", ["Sunday"], id="day before a noun"
        ),
        pytest.param(
            "According to a statement on Monday, rebels shelled Karvan.",
            "shelled",
            [],
            id="day of a statement",
        ),
        pytest.param(
            "Rebels bombed Karvan on Sunday and shelled Tel Arin on Monday.",
            "shelled",
            ["on Monday"],
            id="joined verbs, each its own",
        ),
        pytest.param(
            "Rebels bombed Karvan on Sunday and shelled Tel Arin on Monday.",
            "bombed",
            ["on Sunday"],
            id="joined verbs, the first",
        ),
        pytest.param(
            "Police arrested a man on Monday over an attack in Karvan on Sunday.",
            "arrested",
            ["on Monday"],
            id="arrest and what it is for",
        ),
        pytest.param(
            "After the raid on the post in Karvan, the council sealed the town on Monday.",
            "raid",
            [],
            id="the day of what came after",
        ),
        pytest.param(
            "Nine people were killed as a mob came into Karvan, in the north, on Sunday, the police said.",
            "killed",
            ["on Sunday"],
            id="before the speaker, of what is said",
        ),
        pytest.param(
            "This is the fourth blast in Karvan since Monday.", "blast", [], id="what a rank is counted from"
        ),
        pytest.param(
            "A team came to Karvan six days after the killings of 4 May.",
            "killings",
            ["4 May"],
            id="a day told needs no counting back",
        ),
    ],
)
def test_times(tools: Tools, text: str, word: str, times: list[str]) -> None:
    assert [t.removeprefix("on ").removeprefix("On ") for t in mentions(tools, text).words(word, "time")] == [
        t.removeprefix("on ").removeprefix("On ") for t in times
    ]

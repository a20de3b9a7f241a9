"""What the parser is shown in the place of names: the same for all sides, word for word."""

from __future__ import annotations

import pytest

from dateline.knowledge.entities import EntityTable
from dateline.read.masks import Masks
from dateline.read.syntax import parse

MASKS = Masks.of(EntityTable.load(), lambda name: ("city",) if name == "Karvan" else ())


def shown(text: str) -> list[str]:
    words = text.split()
    stand_ins = MASKS(words)
    return [stand_ins.get(i, word) for i, word in enumerate(words)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Israeli jets hit a depot", "Malian jets hit a depot", id="peoples"),
        pytest.param("Velmari jets hit a depot", "Oskari jets hit a depot", id="unknown peoples"),
        pytest.param("Israeli jets hit a depot", "Velmari jets hit a depot", id="known and unknown people"),
        pytest.param("the Turks and their allies", "the Serbs and their allies", id="people in the plural"),
        pytest.param("Ukraine accused Russia", "India accused Pakistan", id="lands"),
        pytest.param("an Eastern Brigade post", "a Velmari Brigade post", id="body and its article"),
        pytest.param("Three Red Front men", "Three Oskari Front men", id="body after a common word"),
        pytest.param("Kurdish fighters fired", "Arab fighters fired", id="peoples of the entity table"),
    ],
)
def test_two_sides_look_alike(left: str, right: str) -> None:
    assert shown(left) == shown(right)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Gunmen fired on the market in Karvan", id="a place, and the word that opens a sentence"
        ),
        pytest.param("On Tuesday the mayor told Reuters", id="a day and an outlet"),
        pytest.param("In Tel Arin people fled", id="unknown names of several words"),
    ],
)
def test_who_is_no_side_stays(text: str) -> None:
    assert shown(text) == text.split()


def test_a_masked_parse_keeps_words_and_offsets() -> None:
    text = "An Oskari Front drone didn't hit the Velmari depot."
    tokens = parse(text, masks=MASKS).tokens
    assert [text[t.start : t.end] for t in tokens] == [t.text for t in tokens]
    assert [t.text for t in tokens] == [t.text for t in parse(text).tokens]
    assert "oskari" in {t.lemma for t in tokens}

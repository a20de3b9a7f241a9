"""Who pronouns and nominals go back to, and where that stays open."""

from __future__ import annotations

from functools import lru_cache

import pytest

from dateline.knowledge.coreference import antecedent, described
from dateline.knowledge.entities import EntityTable
from dateline.read.names import names
from dateline.read.syntax import parse
from dateline.records.parse import Parse

TABLE = EntityTable.load()


@lru_cache
def read(text: str) -> Parse:
    syntax = parse(text)
    mentions = names(syntax.tokens, syntax.sentences, syntax.names, TABLE, lambda name: ())
    return Parse(text, syntax.tokens, syntax.sentences, mentions)


def meant(text: str, word: str) -> str | None:
    """The name that the last such word of a text goes back to."""
    parsed = read(text)
    at = [t.i for t in parsed.tokens if t.text == word][-1]
    found = antecedent(parsed, at, TABLE)
    return found.name if found else None


def test_unnamed_subject_is_told_apart() -> None:
    parsed = read("Gunmen stopped a bus. They shot at it.")
    they = next(t.i for t in parsed.tokens if t.text == "They")
    found = described(parsed, they, TABLE)
    assert (antecedent(parsed, they, TABLE), found and found.text) == (None, "Gunmen")


FRONT = "The Northern Front shelled the base."
TWO = "The Northern Front fought the Southern Front."


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        pytest.param(f"{FRONT} The group denied it.", "group", "Northern Front", id="the group"),
        pytest.param(f"{FRONT} The front denied it.", "front", "Northern Front", id="word of the name"),
        pytest.param("The Northern Front said it left.", "it", "Northern Front", id="it under said"),
        pytest.param("The Northern Front said its men left.", "its", "Northern Front", id="its"),
        pytest.param("The Kenyan army left. The army denied it.", "army", "Kenyan army", id="the army"),
        pytest.param(
            "The Kenyan army left. The military denied it.", "military", "Kenyan army", id="same sense"
        ),
        pytest.param(
            "The Hill Freedom Army left. The military denied it.", "military", None, id="a state's military"
        ),
        pytest.param(
            "The Northern Front held a man of a rival group. The group denied it.",
            "group",
            None,
            id="a group told of without a name",
        ),
        pytest.param(
            "The Northern Front shelled the base, its spokesman said.",
            "its",
            "Northern Front",
            id="its spokesman, behind",
        ),
        pytest.param(
            "Harbour Radio quoted him. The station said more.", "station", "Harbour Radio", id="outlet"
        ),
        pytest.param("President Adan Selim spoke. He left.", "He", "Adan Selim", id="he"),
        pytest.param(
            "Adan Selim, the governor, spoke. The governor left.",
            "governor",
            "Adan Selim",
            id="by his office",
        ),
        pytest.param(f"{FRONT} It said it left.", "it", "Northern Front", id="over another pronoun"),
        pytest.param(f"{FRONT} The group said its men left.", "its", "Northern Front", id="over a nominal"),
        pytest.param(f"{TWO} The group denied it.", "group", "Northern Front", id="of two the subject"),
        pytest.param(
            "Fighters met the Northern Front and the Southern Front. The group denied it.",
            "group",
            None,
            id="of two neither a subject",
        ),
        pytest.param(
            "Police fought the Northern Front. Its men left.", "Its", "Northern Front", id="no subject fits"
        ),
        pytest.param(f"{FRONT} A group denied it.", "group", None, id="indefinite"),
        pytest.param(f"{FRONT} The second group denied it.", "group", None, id="another one"),
        pytest.param(f"{FRONT} The group of men denied it.", "group", None, id="narrowed"),
        pytest.param(f"{FRONT} The attackers left.", "attackers", None, id="unnamed people"),
        pytest.param(f"{FRONT} The terrorists left.", "terrorists", None, id="judging word"),
        pytest.param(f"{FRONT} The army denied it.", "army", None, id="other kind"),
        pytest.param(f"{FRONT} It is not clear why.", "It", None, id="empty it"),
        pytest.param("Gunmen fled. They shot at Harbour Radio.", "They", None, id="unnamed subject"),
        pytest.param("Adan Selim praised him.", "him", None, id="object is not its own subject"),
        pytest.param("Adan Selim met Omar Doran. His brother left.", "His", None, id="his, of two"),
    ],
)
def test_antecedent(text: str, word: str, expected: str | None) -> None:
    assert meant(text, word) == expected

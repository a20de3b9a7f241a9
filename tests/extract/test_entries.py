"""The entries of a log: what stands under a heading has its place and its day."""

from __future__ import annotations

import pytest

from dateline.pipeline import Tools
from extract.mentions import Mentions, mentions

LOG = (
    "3 JUN - KARVAN. Rockets on a depot. Two dead. 5 JUN - TEL ARIN, SYRIA. Checkpoint stormed before dawn. "
    "Four wounded according to the army."
)


def told(found: Mentions, word: str) -> tuple[list[str], list[str], int | None]:
    at = found.at(word)
    return [name for name, _ in found.places(word)], found.words(word, "time"), at.entry


@pytest.mark.parametrize(
    ("word", "places", "times", "entry"),
    [
        pytest.param("Rockets", ["KARVAN"], ["3 JUN"], 0, id="weapon without a verb"),
        pytest.param("dead", ["KARVAN"], ["3 JUN"], 0, id="outcome of the first"),
        pytest.param("stormed", ["TEL ARIN", "SYRIA"], ["dawn"], 1, id="a time of its own"),
        pytest.param("wounded", ["TEL ARIN", "SYRIA"], ["5 JUN"], 1, id="outcome of the second"),
    ],
)
def test_heading(tools: Tools, word: str, places: list[str], times: list[str], entry: int) -> None:
    assert told(mentions(tools, LOG), word) == (places, times, entry)


def test_days_before_colons(tools: Tools) -> None:
    found = mentions(tools, "Monday: rebels shelled Karvan. Wednesday: a mine killed two.")
    assert told(found, "shelled") == (["Karvan"], ["Monday"], 0)
    assert told(found, "killed") == ([], ["Wednesday"], 1)


SHEET = (
    "Incident report No. 27. Date: 3 June. Location: Velmar, in the north. Actor: unknown gunmen. Target: a convoy of "
    "traders. Summary: an ambush, two dead."
)


def test_fields(tools: Tools) -> None:
    found = mentions(tools, SHEET)
    assert told(found, "ambush") == (["Velmar"], ["3 June"], 0)
    assert (found.actors("ambush"), found.struck("ambush")) == (["unknown gunmen"], ["convoy of traders"])


@pytest.mark.parametrize(
    ("text", "word", "actors"),
    [
        pytest.param(
            "Strike on a depot in Karvan. Alleged belligerent: the army.", "Strike", ["army"], id="alleged"
        ),
        pytest.param(
            "Rebels hit a depot in Karvan. Actor: the army.", "hit", ["Rebels"], id="told otherwise"
        ),
        pytest.param("Attack on a depot in Karvan. Perpetrator: unknown.", "Attack", [], id="unknown"),
        pytest.param(
            "Date: 3 June. Place: Karvan. Attack on a bank. Actor: rebels. Date: 4 June. Place: Velmar. Raid on a bus.",
            "Raid",
            [],
            id="of another entry",
        ),
    ],
)
def test_actor_of_a_sheet(tools: Tools, text: str, word: str, actors: list[str]) -> None:
    assert mentions(tools, text).actors(word) == actors


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("Incident: roadside bomb, Karvan. Dead: 3.", ["REM_EXPLOS", "ATTACK"], id="weapon"),
        pytest.param(
            "Type: mortar fire. Place: Karvan.", ["ART_MISS_ATTACK"], id="weapon that a trigger names"
        ),
        pytest.param("Weapon: rifles. Place: Karvan.", [], id="rifles alone"),
        pytest.param("Status: the bomb squad is on its way.", [], id="no field of the deed"),
    ],
)
def test_what_a_field_tells(tools: Tools, text: str, kinds: list[str]) -> None:
    assert [kind for _, kind in mentions(tools, text).triggers()] == kinds


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        pytest.param(
            "10 May. Karvan. Raid on a bank. 11 May. Tel Arin. Two killed.",
            "killed",
            (["Tel Arin"], ["11 May"], 1),
            id="day and place apart",
        ),
        pytest.param(
            "10 May: two killed in Karvan, by rebels. 11 May: a teacher was abducted.",
            "abducted",
            ([], ["11 May"], 1),
            id="a day right behind a full stop",
        ),
        pytest.param(
            "10 May: Karvan: raid on a bank. Tel Arin: two killed.",
            "killed",
            (["Tel Arin"], ["10 May"], 1),
            id="a place under the same day",
        ),
        pytest.param(
            "10 May, Karvan: IED against a patrol. 11 May, Tel Arin: gunmen killed two.",
            "killed",
            (["Tel Arin"], ["11 May"], 1),
            id="a day and a place before a colon",
        ),
        pytest.param(
            "10 May, 22:30, Tel Arin: IED against a patrol. Two dead.",
            "IED",
            (["Tel Arin"], ["10 May"], 0),
            id="with an hour",
        ),
    ],
)
def test_headings_in_parts(
    tools: Tools, text: str, word: str, expected: tuple[list[str], list[str], int]
) -> None:
    assert told(mentions(tools, text), word) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1 July, Karvan. Rebels attacked a base. Two soldiers died.", id="day of publication"),
        pytest.param("On 3 June rebels attacked a base. Two soldiers died.", id="clause"),
        pytest.param("3 to 9 June. Rebels attacked a base. Two soldiers died.", id="period"),
        pytest.param("10 May, a day that nobody forgot: rebels attacked a base.", id="no name in it"),
    ],
)
def test_no_heading(tools: Tools, text: str) -> None:
    assert {m.entry for m in mentions(tools, text).found} == {None}

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


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1 July, Karvan. Rebels attacked a base. Two soldiers died.", id="day of publication"),
        pytest.param("On 3 June rebels attacked a base. Two soldiers died.", id="clause"),
        pytest.param("3 to 9 June. Rebels attacked a base. Two soldiers died.", id="period"),
    ],
)
def test_no_heading(tools: Tools, text: str) -> None:
    assert {m.entry for m in mentions(tools, text).found} == {None}

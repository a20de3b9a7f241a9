"""Scores of attributions against a key, and the answers for an outside scorer."""

import json
from pathlib import Path

import pytest

from dateline.evaluate.polnear import evaluate, gold_of, paired, write
from dateline.records.claims import Attribution
from dateline.records.text import Span

TEXT = "Police said rebels fired on the bus. The road is closed."
KEY = """T1\tSource 0 6\tPolice
T2\tCue 7 11\tsaid
T3\tContent 12 35\trebels fired on the bus
T4\tAttribution 7 11\tsaid
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3

"""


@pytest.fixture
def split(tmp_path: Path) -> Path:
    """A split of one article, with its key."""
    for folder, name, content in (("text", "a1.txt", TEXT), ("attributions", "a1_0000.ann", KEY)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(content, encoding="utf-8")
    return tmp_path


def one(start: int, end: int, cue: int) -> Attribution:
    return Attribution((), (Span(cue, cue + 4),), (Span(start, end),))


def test_key_is_read(split: Path) -> None:
    (gold,) = gold_of(split, "a1")
    spans = (*gold.source, *gold.cue, *gold.content)
    assert [TEXT[s.start : s.end] for s in spans] == ["Police", "said", "rebels fired on the bus"]


def test_right_answers_score_in_full(split: Path) -> None:
    scores = evaluate(split)
    assert (scores["articles"], scores["attributions"], scores["found"]) == (1, 1, 1)
    assert {scores[f"{role}_exact"]["F"] for role in ("source", "cue", "content")} == {100.0}


def test_pairs_are_one_to_one_and_best_first() -> None:
    gold = [one(0, 50, 60), one(100, 120, 130)]
    found = [one(0, 20, 200), one(0, 50, 60), one(110, 120, 300)]
    assert sorted(paired(gold, found)) == [(0, 1), (1, 2)]


def test_answers_are_written_without_a_key(tmp_path: Path) -> None:
    text, out = tmp_path / "a1.txt", tmp_path / "out.jsonl"
    text.write_text(TEXT, encoding="utf-8")
    write([text], out)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert rows == [{"id": "a1", "source": [[0, 6]], "cue": [[7, 11]], "content": [[12, 35]]}]

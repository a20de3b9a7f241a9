"""The real thing, a few times: from words to a reading that fits the contract."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import dateline
from dateline.contract import validate
from dateline.errors import EmptyInput

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.[th][xt]*"))
TEXT = """Nine dead in attack on village

KARVAN, March 13 - Gunmen killed at least nine people in the village of Tel Arin on Sunday, two residents \
said. The army denied that its soldiers were involved."""


@pytest.fixture(scope="module")
def reader() -> dateline.Reader:
    return dateline.load()


def test_design_example(reader: dateline.Reader) -> None:
    result = reader.read(TEXT, published="2033-03-14")
    found = result.to_dict()
    events = [e for e in found["events"] if e["news"]]
    assert [e["type"] for e in events] == ["ATTACK"]
    assert events[0]["totals"]["killed"]["low"] == 9
    assert events[0]["date"]["start"] == "2033-03-13"
    stances = {(c["source"]["name"], c["stance"]) for c in found["claims"] if c["source"]["spans"]}
    assert ("army", "denies") in stances
    assert "two residents" in {name for name, _ in stances}


def test_result_prints_and_gives_a_frame(reader: dateline.Reader) -> None:
    result = reader.read(TEXT)
    assert "denied" in str(result)
    assert repr(result).startswith("<Result of 'Nine dead in attack on village': 1 event reported")
    frame = result.to_frame()
    assert len(frame) == len(result.to_dict()["events"])
    assert frame["type"][0] == "ATTACK"
    assert "<!doctype html>" in result.to_html()
    assert json.loads(result.to_json()) == json.loads(json.dumps(result.to_dict()))


def test_read_many_gives_one_outcome_each(reader: dateline.Reader) -> None:
    outcomes = list(reader.read_many([TEXT, "", {"id": "x", "text": TEXT}, {"id": "y", "txt": TEXT}]))
    assert [type(o).__name__ for o in outcomes] == ["Result", "Failure", "Result", "Failure"]
    assert outcomes[3].to_dict()["id"] == "y"
    assert outcomes[2].to_dict()["report"]["id"] == "x"


def test_nothing_is_an_error(reader: dateline.Reader) -> None:
    with pytest.raises(EmptyInput):
        reader.read(" ")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_samples_fit_the_contract(reader: dateline.Reader, path: Path) -> None:
    validate(reader.read_file(path).to_dict())


@pytest.mark.parametrize("published", ["2033-03-14", "2033-03", None])
def test_a_reading_is_a_pure_function(reader: dateline.Reader, published: str | None) -> None:
    first, second = (reader.read(TEXT, published=published).to_json() for _ in range(2))
    assert first == second


SCRAPS = (
    "Gunmen killed nine people in Karvan on Sunday , the army said . Two rockets hit a base near Tel Arin "
    'and wounded 12 soldiers " according to Harbour Radio denied no group has claimed responsibility at '
    "least three of them could not be verified drone strike yesterday March 13 2033 10 women’s \n \n\n "
    "( ) - “ ” … 50 km south of KARVAN who whom its It they him"
)
WORDS = st.sampled_from(SCRAPS.split(" "))
JOINED = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)


@given(text=st.one_of(st.text(max_size=200), JOINED), title=st.none() | st.text(max_size=30) | JOINED)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@example(text="\ud800 killed two", title=None)
@example(text="a" * 3000, title="a")
def test_any_text_gives_a_reading_that_fits(reader: dateline.Reader, text: str, title: str | None) -> None:
    try:
        result = reader.read(text, title=title)
    except EmptyInput:
        return
    validate(json.loads(result.to_json()))
    assert str(result)
    assert result.to_html()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Εννέα άνθρωποι σκοτώθηκαν σε επίθεση σε ένα χωριό την Κυριακή.", "el", id="Greek"),
        pytest.param(
            "Nio människor dödades i ett anfall mot byn i söndags, säger polisen.", "sv", id="Swedish"
        ),
    ],
)
def test_unsupported_language_is_read_and_said(reader: dateline.Reader, text: str, language: str) -> None:
    found = reader.read(text).to_dict()
    assert found["report"]["language"] == language
    assert "language_unsupported" in [c["kind"] for c in found["checks"]]


def test_the_program_as_a_whole(tmp_path: Path) -> None:
    report, page = tmp_path / "report.txt", tmp_path / "page.html"
    report.write_text(TEXT, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "dateline",
        "read",
        str(report),
        str(tmp_path / "none.txt"),
        "--html",
        str(page),
    ]
    done = subprocess.run(
        command, capture_output=True, timeout=120, check=False, env={**os.environ, "LC_ALL": "C"}
    )
    assert done.returncode == 1
    assert "army denied" in done.stdout.decode()
    assert "none.txt cannot be read" in done.stderr.decode()
    assert "Tel Arin" in page.read_text(encoding="utf-8")

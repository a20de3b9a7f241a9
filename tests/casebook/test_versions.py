"""A report that is edited: what people held of it holds where the words still stand, and is shown again where not."""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.casebook import Casebook
from dateline.casebook.anchors import Lost
from dateline.casebook.versions import carried, compared
from dateline.errors import CasebookError
from dateline.records.events import Reading
from dateline.serve.cli import cli
from dateline.serve.reader import Reader
from dateline.store.links import await_reports

FIRST = (
    "Gunmen killed nine people in the village of Tel Arin on Sunday, residents said. The army denied that its"
    " soldiers were involved."
)
OTHER = "Nine people were killed in an attack on Tel Arin on Sunday, the Valley Monitor group said."
RISEN = FIRST.replace("nine people", "12 people")
MOVED = (
    "The governor came to the town late on Monday.\n\nThe army denied that its soldiers were involved. Gunmen killed"
    " nine people in the village of Tel Arin on Sunday, residents said."
)
ANEW = "A bomb killed six soldiers in Gao on Monday, the governor said. The army denied nothing."


def add(casebook: Casebook, reader: Reader, *texts: str, id: str = "raid") -> None:
    for text in texts:
        given = {"id": id, "outlet": f"The {id} post", "published": "2034-03-14"}
        casebook.add(reader.read(text, **given).reading)
        casebook.link()


def newest(casebook: Casebook) -> Any:
    """The event of the version that stands, as people have judged it."""
    (id_,) = (row.id for row in casebook.book.reports() if row.superseded_by is None)
    reading = casebook.judging.judged(casebook.book.reading(id_) or {})
    return next(iter(reading["events"]), None)


def states(casebook: Casebook) -> list[str]:
    return [row["state"] for row in casebook.judging.listed()]


@pytest.mark.parametrize(
    ("text", "verdict", "path", "value", "state"),
    [
        pytest.param(
            RISEN,
            "correct",
            "actors.0.name",
            "Northern Front",
            "in force",
            id="a figure is new, not the party",
        ),
        pytest.param(RISEN, "correct", "tolls.0.low", "11", "look again", id="the figure itself is new"),
        pytest.param(RISEN, "correct", "type", "ARMED_CLASH", "in force", id="the type hangs on its trigger"),
        pytest.param(
            RISEN,
            "correct",
            "happened",
            "attempted",
            "look again",
            id="whether it happened on all its sentence",
        ),
        pytest.param(RISEN, "correct", "date", "2034-03-11", "in force", id="the day"),
        pytest.param(RISEN, "reject", "places.0", "", "in force", id="a place that is none"),
        pytest.param(RISEN, "reject", "", "", "in force", id="an event that is none"),
        pytest.param(MOVED, "correct", "tolls.0.low", "11", "in force", id="its sentence was put elsewhere"),
        pytest.param(MOVED, "correct", "happened", "attempted", "in force", id="all of it"),
        pytest.param(
            FIRST.replace("nine", "at least nine"),
            "correct",
            "tolls.0.low",
            "11",
            "look again",
            id="a word more",
        ),
        pytest.param(
            FIRST.replace("Sunday", "Saturday"),
            "correct",
            "date",
            "2034-03-11",
            "look again",
            id="another day",
        ),
        pytest.param(ANEW, "reject", "", "", "look again", id="one word in common is another event"),
        pytest.param(ANEW, "correct", "type", "ARMED_CLASH", "look again", id="and has its own type"),
    ],
)
def test_an_edited_report(
    casebook: Casebook, reader: Reader, text: str, verdict: str, path: str, value: str, state: str
) -> None:
    add(casebook, reader, FIRST)
    casebook.judge("raid#e1", None, verdict, by="A", path=path, value=value)
    before = casebook.judging.judged(casebook.book.reading("raid") or {})["events"]
    add(casebook, reader, text)
    assert states(casebook) == [state]
    now = newest(casebook)
    assert bool(now and now.get("judged")) == (state == "in force" and bool(path))
    assert (now is None) == (state == "in force" and not path)
    assert casebook.judging.judged(casebook.book.reading("raid") or {})["events"] == before, (
        "the earlier one keeps it"
    )
    assert [row["why"] is None for row in casebook.judging.again()] == [False] * (state == "look again")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        pytest.param(RISEN, "in force", id="its words stand"),
        pytest.param(FIRST.replace("denied that", "said that"), "look again", id="they do not"),
    ],
)
def test_a_claim_holds_by_all_its_words(casebook: Casebook, reader: Reader, text: str, state: str) -> None:
    add(casebook, reader, FIRST)
    casebook.judge("raid#c2", None, "correct", by="A", path="source.name", value="Northern army")
    add(casebook, reader, text)
    assert states(casebook) == [state]


@pytest.mark.parametrize(
    ("text", "state", "count"),
    [
        pytest.param(RISEN, "in force", 2, id="the version is kept apart, too"),
        pytest.param(ANEW, "look again", 3, id="a version that tells of something else"),
    ],
)
def test_a_pair(casebook: Casebook, reader: Reader, text: str, state: str, count: int) -> None:
    add(casebook, reader, FIRST)
    add(casebook, reader, OTHER, id="other")
    casebook.judge("raid#e1", "other#e1", "different", by="A")
    add(casebook, reader, text)
    assert states(casebook) == [state]
    assert casebook.link() == count
    (alone,) = (i for i in casebook.incidents() if "other#e1" in i["events"])
    assert alone["events"] == ["other#e1"]


def outcome(casebook: Casebook) -> Any:
    """Incidents without the ids and times of judgements."""
    shown = [
        (sorted(i["events"]), i["type"], [a["name"] for a in i["actors"]], i["sources"]["independent"])
        for i in casebook.incidents()
    ]
    return sorted(shown), sorted(states(casebook))


def test_the_order_of_judging_and_editing_does_not_matter(tmp_path: Path, reader: Reader) -> None:
    """Judged before a version comes, after it, or on it: the same holds in all versions."""
    last = reader.read(MOVED, id="raid", outlet="The raid post", published="2034-03-14").reading.report
    found = []
    for number, order in enumerate(permutations(("first", "second", "third"))):
        book = Casebook.open(tmp_path / f"{number}.db")
        add(book, reader, OTHER, id="other")
        add(book, reader, FIRST, RISEN)
        key = f"{book.versioned(last).id}#e1"
        steps = {
            "first": lambda book=book: book.judge("raid#e1", "other#e1", "different", by="A"),
            "second": lambda book=book: add(book, reader, MOVED),
            "third": lambda book=book: book.judge(
                "raid#e1", None, "correct", by="A", path="type", value="ARMED_CLASH"
            ),
        }
        for step in order:
            steps[step]()
            book.link()
        assert newest_of(book, key)["type"] == "ARMED_CLASH"
        found.append(outcome(book))
    assert all(one == found[0] for one in found[1:])
    assert found[0][1] == ["in force", "in force"]


def newest_of(casebook: Casebook, key: str) -> Any:
    return casebook.show(key)[1]


def test_what_is_held_of_a_version_holds_in_the_earlier_one(casebook: Casebook, reader: Reader) -> None:
    """Who sees the latest text and takes a party out of it does not mean to leave it to the earlier one."""
    add(casebook, reader, FIRST, RISEN)
    (key,) = (f"{row.id}#e1" for row in casebook.book.reports() if row.superseded_by is None)
    casebook.judge(key, None, "reject", by="A", path="actors.0")
    casebook.link()
    (incident,) = casebook.incidents()
    assert incident["actors"] == []
    assert [(row["path"], row["of"]) for row in incident["judged"]] == [("actors.0", key)], "shown once"


def test_the_last_word_on_the_same_words_counts(casebook: Casebook, reader: Reader) -> None:
    """Two people judge two versions: they judged the same, and agreement says so."""
    add(casebook, reader, FIRST)
    casebook.judge("raid#e1", None, "correct", by="A", path="type", value="ARMED_CLASH")
    add(casebook, reader, RISEN)
    (key,) = (f"{row.id}#e1" for row in casebook.book.reports() if row.superseded_by is None)
    casebook.judge(key, None, "correct", by="B", path="type", value="ARREST")
    assert newest(casebook)["type"] == "ARREST"
    assert states(casebook) == ["replaced", "in force"]
    (row,) = casebook.judging.agreement()
    assert (row["people"], row["agreed"], row["differ"]) == (["A", "B"], 0, [f"{key} type"])


def test_who_judges_the_new_words_has_looked_again(casebook: Casebook, reader: Reader) -> None:
    add(casebook, reader, FIRST)
    casebook.judge("raid#e1", None, "correct", by="A", path="tolls.0.low", value="11")
    add(casebook, reader, RISEN)
    (row,) = casebook.judging.again()
    assert row["why"].endswith("the words 'nine people' have changed")
    (key,) = (f"{row.id}#e1" for row in casebook.book.reports() if row.superseded_by is None)
    casebook.judge(key, None, "correct", by="B", path="tolls.0.low", value="13")
    casebook.link()
    assert states(casebook) == ["replaced", "in force"]
    assert casebook.judging.again() == []


def test_a_feed_that_changes_its_mind_back(casebook: Casebook, reader: Reader) -> None:
    """The first words stand again, and so does what was held of them."""
    add(casebook, reader, FIRST)
    casebook.judge("raid#e1", None, "correct", by="A", path="tolls.0.low", value="11")
    add(casebook, reader, RISEN)
    (later,) = (row.id for row in casebook.book.reports() if row.superseded_by is None)
    casebook.supersede(later, "raid")
    casebook.link()
    assert states(casebook) == ["in force"]
    (incident,) = casebook.incidents()
    assert incident["tolls"]["killed"]["best"] == 11


def test_versions_of_a_report_are_one_origin(casebook: Casebook, reader: Reader) -> None:
    """Its residents are the same people, however much the text around them was changed."""
    add(
        casebook, reader, FIRST, MOVED + " Shops stayed shut. Schools were to open again within a week of it."
    )
    (incident,) = casebook.incidents()
    assert (incident["status"], incident["sources"]["reports"]) == ("single_source", 1)
    assert len(incident["reports"]) == 2
    (origin,) = incident["sources"]["origins"]
    assert "versions of one report" in origin["steps"][0]


def test_people_are_told(tmp_path: Path, reader: Reader) -> None:
    book = tmp_path / "cases.db"
    casebook = Casebook.open(book)
    casebook.add(reader.read(FIRST, id="raid", published="2034-03-14").reading)
    casebook.link()
    casebook.judge("raid#e1", None, "correct", by="A", path="tolls.0.low", value="11")
    line = tmp_path / "late.jsonl"
    line.write_text(f'{{"id": "raid", "text": "{RISEN}", "published": "2034-03-14"}}\n')

    def run(*words: str) -> Any:
        return CliRunner().invoke(cli, [*words, "--casebook", str(book)], standalone_mode=False)

    assert "1 judgement to be looked at again" in run("add", str(line)).stderr
    assert re.search(
        r"look again: in raid@\w+ the words 'nine people' have changed", run("judge", "--again").stdout
    )
    (incident,) = casebook.incidents()
    assert "look again  correct raid#e1 tolls.0.low, judged by A" in run("show", incident["id"]).stdout
    assert "look again" in run("show", "raid").stdout
    undo = casebook.judging.listed()[0]["id"]
    run("judge", "undo", undo)
    assert "no judgement is to be looked at again" in run("judge", "--again").stderr


# --- which words stand -----------------------------------------------------------------------------------

WORDS = st.lists(
    st.sampled_from(["nine", "people", "died", "in", "Karvan", ".", "\n", "on", "Sunday", "،"]), max_size=40
)


@given(old=WORDS, new=WORDS, start=st.integers(0, 40), length=st.integers(1, 6))
def test_what_stands_is_the_same_words(old: list[str], new: list[str], start: int, length: int) -> None:
    before, after = " ".join(old), " ".join(new)
    words = [m.span() for m in re.finditer(r"\S+", before)][start : start + length]
    if not words:
        return
    first, last = words[0][0], words[-1][1]
    found = compared(before, after).at(first, last)
    if found is not None:
        assert after[slice(*found)].split() == before[first:last].split()
    if before == after:
        assert found == (first, last)


def test_a_book_is_compared_by_its_sentences() -> None:
    """Twenty thousand words and more, in no time: what a sentence has kept is found, what is new in one is not."""
    many = [f"On day {n} the town of Karvan was quiet, said the mayor." for n in range(4_000)]
    edited = ["A new head.", *many[:2_000], "On day 2000 it burned.", *many[2_001:]]
    old, new = " ".join(many), " ".join(edited)
    at = old.index("day 3000")
    found = compared(old, new).at(at, at + 8)
    assert found is not None
    assert new[slice(*found)] == "day 3000"
    gone = old.index("day 2000")
    assert compared(old, new).at(gone, gone + 8) is None


def test_an_anchor_without_words_is_lost() -> None:
    with pytest.raises(Lost):
        carried(
            {"spans": [], "around": None}, "Nine died.", "Nine died.", all_words=False, whole_sentence=False
        )


# --- whatever the history --------------------------------------------------------------------------------

TEXTS = (FIRST, RISEN, MOVED, ANEW)
HELD = (
    ("reject", "actors.0", ""),
    ("correct", "type", "ARMED_CLASH"),
    ("correct", "tolls.0.low", "11"),
    ("correct", "happened", "attempted"),
    ("reject", "", ""),
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, len(TEXTS) - 1)),
        st.tuples(st.just("judge"), st.integers(0, len(HELD) - 1)),
        st.tuples(st.just("part"), st.just(0)),
        st.tuples(st.just("undo"), st.integers(0, 3)),
        st.tuples(st.just("back"), st.integers(0, 3)),
        st.tuples(st.just("link"), st.just(0)),
    ),
    min_size=3,
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(steps=STEPS)
def test_step_by_step_comes_to_what_all_at_once_comes_to(
    steps: list[tuple[str, int]], told: dict[str, Reading]
) -> None:
    """Reports that come, replace one another and are judged in any order leave nothing behind that is out of date."""
    with TemporaryDirectory() as folder:
        book = Casebook.open(Path(folder) / "cases.db")
        book.add(told[OTHER])
        book.add(told[FIRST])
        for step, number in steps:
            with suppress(CasebookError):
                take(book, told, step, number)
        book.link()
        found = list(book.incidents()), book.judging.listed()
        with book.book.writing() as connection:
            await_reports(connection, (row.id for row in book.book.reports()))
        book.link()
        assert (list(book.incidents()), book.judging.listed()) == found
        book.book.engine.dispose()


def take(book: Casebook, told: dict[str, Reading], step: str, number: int) -> None:
    """One step of a history; one that fits nothing that is there is none."""
    versions = [row.id for row in book.book.reports() if row.id != "other"]
    last = next(row.id for row in book.book.reports() if row.id != "other" and row.superseded_by is None)
    if step == "add":
        book.add(told[TEXTS[number]])
    elif step == "judge":
        verdict, path, value = HELD[number]
        book.judge(f"{last}#e1", None, verdict, by="A", path=path, value=value)
    elif step == "part":
        book.judge(f"{last}#e1", "other#e1", "different", by="A")
    elif step == "undo":
        standing = book.judging.standing
        if standing:
            book.judge(standing[number % len(standing)].id, None, "undo", by="B")
    elif step == "back":
        book.supersede(last, versions[number % len(versions)])
    else:
        book.link()


@pytest.fixture(scope="module")
def told(reader: Reader) -> dict[str, Reading]:
    """Each text, read once."""
    texts = [(OTHER, "other"), *((text, "raid") for text in TEXTS)]
    return {
        t: reader.read(t, id=id, outlet=f"The {id} post", published="2034-03-14").reading for t, id in texts
    }

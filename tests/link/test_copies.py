"""Texts and their copies: which are versions of one text, and that neither order nor the kind of shelf matters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine

from dateline.link.copies import Memory, groups, is_version, kind_of_tie, sketch, tie, ties
from dateline.records.copies import Sketch
from dateline.store import schema
from dateline.store.copies import Sketches

WIRE = (
    "Gunmen attacked a convoy of the Northern Front on the road from Karvan to Tel Arin on Sunday, and at least nine"
    " fighters were reported killed before the column turned back. Two residents said that the shooting began shortly"
    " after dawn and went on until noon. A spokesman for the front said that its own men had lost four, and gave no"
    " figure for the wounded, while the interior ministry had nothing to say about who was behind it."
)
OWN_WORDS = (
    "A column of the Northern Front came under fire near Tel Arin. The Valley Monitor, which follows the war from"
    " abroad, counted nine dead fighters, and said that it did not know the attackers. People in the next village heard"
    " shots for hours."
)


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        pytest.param(WIRE, WIRE, "same_text", id="word for word"),
        pytest.param(WIRE, WIRE.upper(), "same_text", id="in capitals"),
        pytest.param(WIRE, f"Blood on the road\n\nKARVAN (Harbour News) - {WIRE}", "same_text", id="another headline"),
        pytest.param(WIRE, WIRE[:270], "edited", id="cut"),
        pytest.param(WIRE, ". ".join(WIRE.split(". ")[::-1]), "edited", id="in another order"),
        pytest.param(WIRE, f"{OWN_WORDS} {OWN_WORDS[::-1]} It also wrote: {WIRE[:190]}", None, id="a part quoted"),
        pytest.param(OWN_WORDS, f"{WIRE} {WIRE[::-1]} It wrote: {OWN_WORDS}", "quoted", id="quoted whole"),
        pytest.param(WIRE, OWN_WORDS, None, id="the same told in other words"),
        pytest.param("Shots in Karvan.", "Shots in Karvan.", None, id="too short to tell"),
        pytest.param("Nine people were killed in Karvan on Sunday.",
                     "Nine people were killed in Karvan on Sunday.", "same_text", id="short, word for word"),
    ],
)  # fmt: skip
def test_kinds_of_tie(left: str, right: str, kind: str | None) -> None:
    a, b = sketch(left), sketch(right)
    assert kind_of_tie(len(a & b), len(a), len(b)) == kind
    assert list(ties([Sketch("a", "", a), Sketch("b", "", b)])) == ([("a", "b", kind)] if kind else [])


WORDS = st.lists(st.sampled_from([f"word{n}" for n in range(40)]), min_size=12, max_size=12)


@given(WORDS, st.text("abc ", max_size=200), st.text("def ", max_size=200))
def test_any_dozen_words_in_common_are_seen(run: list[str], before: str, after: str) -> None:
    shared = " ".join(run)
    assert sketch(f"{before} {shared} {after}") & sketch(f"{after} {shared} {before}")


def test_a_digest_does_not_make_its_parts_one() -> None:
    other = WIRE.translate(str.maketrans("aeiou", "eioua"))
    found = groups([("a", WIRE), ("b", other), ("digest", f"{OWN_WORDS} {WIRE} {other}")])
    assert found.get("a") is None or found.get("a") != found.get("b")


# --- order and shelf -------------------------------------------------------------------------------------

# Small numbers instead of hashes, so that runs meet, and few days, so that some become common.
DAYS = 3
SEVERAL = st.lists(
    st.tuples(st.sampled_from(["1", "2", "3", "4", "5", ""]), st.frozensets(st.integers(0, 14), max_size=9)),
    max_size=14,
).map(lambda rows: [Sketch(f"r{n:02}", day, runs) for n, (day, runs) in enumerate(rows)])


def at_once(sketches: list[Sketch]) -> set[frozenset[str]]:
    """The same by its definition: all pairs, without an index."""
    days = {run: {s.day for s in sketches if run in s.runs} for s in sketches for run in s.runs}
    common = {run for run, met in days.items() if len(met) > DAYS}
    group = {s.report: {s.report} for s in sketches}
    for a, b in combinations(sketches, 2):
        left, right = a.runs - common, b.runs - common
        if is_version(len(left & right), len(left), len(right)):
            joined = group[a.report] | group[b.report]
            group |= dict.fromkeys(joined, joined)
    return {frozenset(g) for g in group.values() if len(g) > 1}


def in_parts(sketches: list[Sketch], random: Random) -> Iterator[list[Sketch]]:
    rest = random.sample(sketches, len(sketches))
    while rest:
        size = random.randint(1, len(rest))
        yield rest[:size]
        rest = rest[size:]


@given(SEVERAL, st.randoms(use_true_random=False))
@settings(max_examples=200)
def test_order_of_arrival_does_not_matter(sketches: list[Sketch], random: Random) -> None:
    shelf = Memory()
    for part in in_parts(sketches, random):
        tie(shelf, part, days=DAYS)
    found: dict[str, set[str]] = {}
    for report, group in shelf.groups().items():
        found.setdefault(group, set()).add(report)
    assert {frozenset(g) for g in found.values()} == at_once(sketches)


@given(SEVERAL, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_a_casebook_ties_as_memory_does(sketches: list[Sketch], random: Random) -> None:
    engine = create_engine("sqlite://")
    schema.metadata.create_all(engine)
    with engine.begin() as connection:
        for one in sketches:
            row = {"id": one.report, "digest": "", "text": "", "added_at": ""}
            connection.execute(schema.reports.insert().values(row))
        named: dict[str, str | None] = {}
        for part in in_parts(sketches, random):
            shelf = Sketches(connection)
            tie(shelf, part, days=DAYS)
            changed = shelf.renamed()
            shelf.name(changed)
            named |= changed
    memory = Memory()
    tie(memory, sketches, days=DAYS)
    assert {report: group for report, group in named.items() if group} == memory.groups()


def test_many_copies_cost_one_look_each(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0

    def counted(*_: object) -> bool:
        nonlocal looks
        looks += 1
        return True

    monkeypatch.setattr("dateline.link.copies._versions", counted)
    body = sketch(WIRE)
    tie(Memory(), (Sketch(f"r{n}", "", body | {n}) for n in range(2_000)))
    assert looks == 1_999

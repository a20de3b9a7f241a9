"""Any text gives a reading that fits its schema, its text and itself; and reading is a pure function.

Two kinds of text: any characters at all, and scraps of news in a random order, which reach deeper.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dateline import contract
from dateline.errors import EmptyInput
from dateline.ingest import ingest
from dateline.knowledge.languages import codes
from dateline.pipeline import Tools, read_report

VALIDATOR = Draft202012Validator(contract.schema())
SLOW = settings(
    deadline=None,
    derandomize=True,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.function_scoped_fixture,
        HealthCheck.data_too_large,
    ],
)

# --- texts ------------------------------------------------------------------------------------------------

ODD = [
    "\x00", "\u202e", "\u2066", "\u200b", "\u200d", "\u00ad", "\ufeff", "\ud800", "\u0301", "\ufb01", "ß", "İ", "ı",
    "ǅ", "😀", "👨‍👩‍👧", "🇺🇳", "٣", "१२", "五", "½", "²", "№", "﷽", "قتل", "убиты", "死亡", "한국", "ไทย", "שלום",
    "\n", "\n\n", "\r\n", "\t", "\u2028", "\u00a0", "…", "—", "“", "”", "’", "«", "»", "&amp;", "&#0;", "<p>", "\\",
]  # fmt: skip
LONG = ["a" * 5000, "9" * 400, "-" * 300, "killed" * 200, "." * 500, "“" * 200, "1," * 300, "Al-" * 200]
_SCRAPS = (
    "Gunmen rebels army police residents soldiers civilians children Karvan Khartoum Iraq Tel Arin Reuters "
    "Northern Front Harbour Radio attack attacked shelled bombed killed wounded exploded abducted arrested "
    "clashed strike drone rockets car bomb ceasefire protest said told denied claimed confirmed blamed accused "
    "quoted as saying according to statement responsibility could not be verified no one none neither who which "
    "that whom it they its their the a two twelve 12 1,200 3.5 10-12 dozens hundreds several nearly up to at "
    "least more than over the toll to 84 among them including others bodies of Sunday Monday yesterday last "
    "night May 4 2031 03:30 24 hours ago 50 kilometres south of near in on from by with after before if may "
    "will would had been was were not never tried foiled planned threatened , , . . : ; ( ) - – — / ' \" “ ” ’ "
    "\n \n\n"
)
SCRAPS = tuple(_SCRAPS.split(" "))
ANY = st.text(max_size=120) | st.lists(st.sampled_from(ODD + LONG) | st.text(max_size=5), max_size=12).map(
    "".join
)
NEWS = st.lists(st.sampled_from(SCRAPS), min_size=1, max_size=60).map(" ".join)
SENTENCES = (
    'Gunmen killed at least nine people, among them three children, in Karvan on Sunday, "residents" said.',
    "The Northern Front claimed responsibility for the attack in a statement on its Telegram channel.",
    "The army denied that its soldiers were involved, Harbour Radio quoted a spokesman as saying.",
    "A drone hit a base about 50 kilometres south of Karvan; no casualties were reported.",
    "Police blamed the Southern Front, which said it could not confirm the toll of 10 to 12 dead.",
    "In 2029 a similar raid killed the mayor and six others, raising the toll of the war to 26,200.",
    "Six bases were attacked in Iraq and Syria, according to two officials who spoke to Reuters.",
)


@st.composite
def shaken(draw: st.DrawFn) -> str:
    """Sentences of news with words dropped, doubled, swapped or made odd."""
    words = " ".join(draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))).split(" ")
    for _ in range(draw(st.integers(0, 8))):
        i = draw(st.integers(0, len(words) - 1))
        new = draw(st.sampled_from(["", words[i - 1], *SCRAPS[:30], *ODD[:20]]) | st.sampled_from(SCRAPS))
        words[i] = new if draw(st.booleans()) else f"{words[i]} {new}"
    text = " ".join(words)
    return draw(st.sampled_from([text, text, text.upper(), text.lower(), text.replace(" ", "\n", 3)]))


def read(tools: Tools, text: str, **given: Any) -> dict[str, Any]:
    return contract.to_contract(read_report(ingest(text, **given), tools))


# --- what holds for every reading -------------------------------------------------------------------------


def nodes(node: object) -> Iterator[dict[str, Any]]:
    """Every object in the JSON of a reading."""
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    for child in node if isinstance(node, list) else ():
        yield from nodes(child)


def is_span(node: dict[str, Any]) -> bool:
    return node.keys() == {"start", "end", "quote"}


def broken(reading: dict[str, Any]) -> list[str]:
    """What is wrong with a reading; an implementation of its own, apart from `contract.validate`."""
    text = reading["report"]["text"]
    wrong = [e.message for e in VALIDATOR.iter_errors(reading)]
    spans = [n for n in nodes(reading) if is_span(n)]
    wrong += [
        f"span {s}" for s in spans if s["start"] >= s["end"] or text[s["start"] : s["end"]] != s["quote"]
    ]
    wrong += [f"{i} is nowhere" for i in _used(reading) - _known(reading)]
    wrong += [f"{n['basis']} on {n['spans']}" for n in nodes(reading) if _unfounded(n)]
    wrong += [f"{e['id']} is part of itself" for e in reading["events"] if e["part_of"] == e["id"]]
    wrong += [f"{e['id']}: no claim" for e in reading["events"] if not e["claims"]]
    return wrong


def _known(reading: dict[str, Any]) -> set[str]:
    events = reading["events"]
    ids = [x["id"] for x in (*events, *reading["claims"], *reading["entities"])]
    ids += [t["id"] for e in events for t in e["tolls"]]
    assert len(ids) == len(set(ids))
    return {*ids, "outlet"}


def _used(reading: dict[str, Any]) -> set[str]:
    """Every id that something refers to."""
    used = {m["used_by"] for m in reading["marks"]}
    for node in nodes(reading):
        used |= {i for name in ("claims", "events", "tolls") for i in _ids(node.get(name))}
        used |= {node[name] for name in ("of", "part_of", "entity") if node.get(name)}
    return used


def _ids(value: object) -> set[str]:
    return {v for v in value if isinstance(v, str)} if isinstance(value, list) else set()


def _unfounded(node: dict[str, Any]) -> bool:
    """A value that words say, without the words; or one that was assumed, with them."""
    if not {"basis", "spans"} <= node.keys() or "to" in node:
        return False
    return bool(node["spans"]) is (node["basis"] == "assumed")


@settings(SLOW, max_examples=120)
@given(text=ANY, title=st.none() | ANY)
@example(text="\n" * 50, title=None)
@example(text="\x00", title=None)
@example(text="\u202eGunmen killed two\u202c.", title="\u200b")
@example(text="٣ قتلى في الخرطوم", title=None)
@example(text="7" * 5000, title=None)
@example(text="May " + "9" * 4400, title=None)
def test_any_characters(tools: Tools, text: str, title: str | None) -> None:
    try:
        report = ingest(text, title=title)
    except EmptyInput:
        return
    assert broken(contract.to_contract(read_report(report, tools))) == []


PUBLISHED = st.sampled_from([None, "2031-05-07", "2031-05", "0001-01-01", "9999-12-31", "2032-02-29"])


@settings(SLOW, max_examples=250)
@given(text=NEWS | shaken(), title=st.none() | NEWS, published=PUBLISHED)
@example(text="to according the army , Karvan", title=None, published=None)
def test_scraps_of_news(tools: Tools, text: str, title: str | None, published: str | None) -> None:
    try:
        report = ingest(text, title=title, published=published, language="en")
    except EmptyInput:
        return
    assert broken(contract.to_contract(read_report(report, tools))) == []


def _languages() -> list[tuple[str, str]]:
    """Each language that is read by tables, with the words of its rows in tests/languages."""
    folder = Path(__file__).parent / "languages"
    found = []
    for code in sorted(codes()):
        rows = map(json.loads, (folder / f"{code}.jsonl").read_text(encoding="utf-8").splitlines())
        found.append((code, " ".join(row["text"] for row in rows)))
    return found


@pytest.mark.parametrize(("code", "words"), [pytest.param(*found, id=found[0]) for found in _languages()])
def test_scraps_of_every_language(tools: Tools, code: str, words: str) -> None:
    """Its words in any order, with signs, digits and emoji of all scripts between them."""
    scraps = st.lists(st.sampled_from(words.split()) | st.sampled_from(ODD), min_size=1, max_size=40).map(
        " ".join
    )

    @settings(SLOW, max_examples=40)
    @given(text=scraps, published=PUBLISHED)
    def holds(text: str, published: str | None) -> None:
        try:
            report = ingest(text, published=published, language=code)
        except EmptyInput:
            return
        assert broken(contract.to_contract(read_report(report, tools))) == []

    holds()


# --- the checks above can fail ----------------------------------------------------------------------------

REPORT = " ".join(SENTENCES)


def _set(reading: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """A copy with one value changed."""
    copy = json.loads(json.dumps(reading))
    node = copy
    *way, last = [int(p) if p.isdigit() else p for p in path.split(".")]
    for step in way:
        node = node[step]
    node[last] = value
    return dict(copy)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        pytest.param("events.0.type", "ATACK", id="type"),
        pytest.param("events.0.happened", "maybe", id="happened"),
        pytest.param("events.0.trigger.quote", "kissed", id="quote"),
        pytest.param("events.0.claims", ["c99"], id="claim"),
        pytest.param("events.0.claims", [], id="nobody's event"),
        pytest.param("events.0.part_of", "e99", id="aggregate"),
        pytest.param("events.0.tolls.0.of", "t99", id="toll"),
        pytest.param("events.0.tolls.0.spans", [], id="stated without words"),
        pytest.param("claims.0.source.entity", "nobody", id="entity"),
        pytest.param("claims.0.events", ["e99"], id="event"),
        pytest.param("places.0.kind", "planet", id="kind"),
    ],
)
def test_what_is_broken_is_seen(tools: Tools, path: str, value: object) -> None:
    reading = read(tools, REPORT, published="2031-05-07")
    assert broken(reading) == []
    assert broken(_set(reading, path, value))


# --- purity -----------------------------------------------------------------------------------------------


def test_a_reading_does_not_hang_on_what_was_read_before(tools: Tools) -> None:
    texts = [
        REPORT,
        SENTENCES[1],
        SENTENCES[2] + " " + SENTENCES[5],
        "Rebels shelled Karvan.",
        REPORT.upper(),
    ]
    alone = [json.dumps(read(tools, t, published="2031-05-07")) for t in texts]
    backwards = [json.dumps(read(tools, t, published="2031-05-07")) for t in reversed(texts)]
    assert alone == backwards[::-1]


def test_a_reading_does_not_hang_on_the_tools_that_made_it(tools: Tools) -> None:
    assert read(tools, REPORT) == read(Tools.load(), REPORT)


@settings(SLOW, max_examples=25)
@given(text=shaken(), between=NEWS)
def test_reading_twice_gives_the_same(tools: Tools, text: str, between: str) -> None:
    try:
        first = read(tools, text)
        read(tools, between)
    except EmptyInput:
        return
    assert first == read(tools, text)

"""spaCy's room: every word once, at its offsets, in one sentence; parts that hold no sentence left out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.read.paragraphs import MAX_PARAGRAPH, Syntax
from dateline.read.syntax import UNREAD, parse
from dateline.records.text import Region, Span


def sentences(syntax: Syntax, text: str) -> list[str]:
    return [text[s.span.start : s.span.end] for s in syntax.sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Rebels fired. Police ran.", ["Rebels fired.", "Police ran."], id="two on a line"),
        pytest.param(
            "Rebels fired\n\nPolice ran", ["Rebels fired", "Police ran"], id="a blank line ends one"
        ),
        pytest.param(
            "Rebels fired rockets at\nthe base on Sunday.",
            ["Rebels fired rockets at\nthe base on Sunday."],
            id="a wrapped line ends none",
        ),
        pytest.param(
            "Rebels fired at the base.\nPolice ran from the base.",
            ["Rebels fired at the base.", "Police ran from the base."],
            id="a line that closes a sentence",
        ),
        pytest.param("", [], id="nothing"),
        pytest.param(" \n\n ", [], id="white space"),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(parse(text), text) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        pytest.param(
            "The army denied bombing Karvan.", "bombing", ("VERB", "VBG", "bomb"), id="with an object"
        ),
        pytest.param(
            "The army denied the bombing.", "bombing", ("NOUN", "NN", "bombing"), id="a noun stays one"
        ),
        pytest.param("Rebels shelled the market.", "shelled", ("VERB", "VBD", "shell"), id="a plain verb"),
    ],
)
def test_gerunds(text: str, word: str, expected: tuple[str, str, str]) -> None:
    token = next(t for t in parse(text).tokens if t.text == word)
    assert (token.pos, token.tag, token.lemma) == expected


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        pytest.param(
            "A tailor and his sons were among the dead, Libyan police and hospital officials said; bullets hit a mill.",
            "dead",
            id="in a list of adjectives",
        ),
        pytest.param(
            "Four waiters were among the injured, Chadian police and hospital officials said; one rocket missed.",
            "injured",
            id="in a list of participles",
        ),
    ],
)
def test_who_says_it_is_no_part_of_the_list_before(text: str, listed: str) -> None:
    tokens = parse(text).tokens
    source, before = (next(t for t in tokens if t.text == word) for word in ("officials", listed))
    assert (source.dep, tokens[source.head].text) == ("nsubj", "said")
    assert (before.dep, tokens[before.head].text) == ("pobj", "among")


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        pytest.param(
            "Fighters took the town after a battle with the army and militias, local elders and residents said.",
            "militias",
            "elders",
            id="after a list of others",
        ),
        pytest.param(
            "A man blew himself up, killing 11 people and wounding 27, two nurses and a village guard said.",
            "27",
            "nurses",
            id="after a figure",
        ),
    ],
)
def test_those_who_say_it_together_are_no_part_of_the_list_before(text: str, word: str, source: str) -> None:
    tokens = parse(text).tokens
    told, speaker = (next(t for t in tokens if t.text == w) for w in (word, source))
    assert (speaker.dep, tokens[speaker.head].text) == ("nsubj", "said")
    assert speaker.i not in {t.i for t in tokens if t.head == told.i}


@pytest.mark.parametrize(
    ("text", "noun", "verb", "clause"),
    [
        pytest.param(
            "Ten people killed in an attack in Gao were buried.", "people", "buried", "killed", id="the dead"
        ),
        pytest.param(
            "Children abducted from a school in Kuriga were freed on Sunday.",
            "Children",
            "freed",
            "abducted",
            id="those taken",
        ),
        pytest.param(
            "The hospital in Goris announced that the woman wounded on her balcony had died.",
            "woman",
            "died",
            "wounded",
            id="in what is said",
        ),
    ],
)
def test_what_tells_which_people_is_no_verb_of_the_sentence(
    text: str, noun: str, verb: str, clause: str
) -> None:
    tokens = parse(text).tokens
    who, does, told = (next(t for t in tokens if t.text == w) for w in (noun, verb, clause))
    assert (tokens[who.head], told.dep, tokens[told.head]) == (does, "acl", who)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        pytest.param(
            "One was killed and two others hurt when a bomb exploded.", "VBN", id="shares its helper"
        ),
        pytest.param("One was killed and the blast hurt two others.", "VBD", id="with an object"),
    ],
)
def test_who_is_hurt(text: str, tag: str) -> None:
    assert next(t.tag for t in parse(text).tokens if t.text == "hurt") == tag


def test_regions_name_their_sentences_and_some_hold_none() -> None:
    text = "Nine dead in attack\n\nKARVAN (HR) - Gunmen killed nine.\n\nReporting by A. Writer"
    regions = (
        Region("headline", Span(0, 19)),
        Region("dateline", Span(21, 34)),
        Region("body", Span(35, 54)),
        Region("boilerplate", Span(56, len(text))),
    )
    found = parse(text, regions=regions)
    assert [(text[s.span.start : s.span.end], s.region) for s in found.sentences] == [
        ("Nine dead in attack", "headline"),
        ("Gunmen killed nine.", "body"),
    ]


def test_words_are_read_from_the_restored_case_at_the_same_offsets() -> None:
    text = "GUNMEN KILLED NINE."
    found = parse(text, cased="Gunmen killed nine.")
    assert [(t.text, t.start) for t in found.tokens] == [
        ("Gunmen", 0),
        ("killed", 7),
        ("nine", 14),
        (".", 18),
    ]


def test_a_long_paragraph_is_cut_at_sentence_ends() -> None:
    text = "Rebels fired at the base. " * (2 * MAX_PARAGRAPH // 26 + 10)
    found = parse(text)
    assert {text[s.span.start : s.span.end] for s in found.sentences} == {"Rebels fired at the base."}


def test_a_long_paragraph_without_any_space_is_cut_too() -> None:
    text = "x" * (2 * MAX_PARAGRAPH + 5)
    assert "".join(t.text for t in parse(text).tokens) == text


@settings(max_examples=60, deadline=None, derandomize=True)
@given(text=st.text(st.characters(codec="utf-8"), max_size=80) | st.text("ab .\n\"'-(é😀", max_size=60))
def test_every_word_once_in_order_in_one_sentence(text: str) -> None:
    found = parse(text)
    assert [t.i for t in found.tokens] == list(range(len(found.tokens)))
    assert all(text[t.start : t.end].replace("\n", " ") == t.text for t in found.tokens)
    assert all(a.end <= b.start for a, b in zip(found.tokens, found.tokens[1:], strict=False))
    covered = [t.i for s in found.sentences for t in found.tokens[s.first : s.last]]
    assert covered == [t.i for t in found.tokens]
    for token in found.tokens:
        sentence = found.sentences[token.sentence]
        assert sentence.first <= token.i < sentence.last
        assert sentence.first <= token.head < sentence.last
        assert sentence.span.covers(token.span)
    seen = set().union(*(range(t.start, t.end) for t in found.tokens))
    assert all(i in seen for i, c in enumerate(text) if not c.isspace() and not UNREAD.match(c))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        pytest.param(
            "Youths hurled stones and police answered with tear gas.",
            "police",
            ("nsubj", "answered"),
            id="a noun of the next clause",
        ),
        pytest.param(
            "Students threw bricks and soldiers responded with rubber bullets.",
            "soldiers",
            ("nsubj", "responded"),
            id="a subject joined to an object",
        ),
        pytest.param(
            "Students threw bricks and bottles and burned tyres.",
            "bottles",
            ("conj", "bricks"),
            id="a thing joined to an object",
        ),
        pytest.param(
            "Nine soldiers lost their lives and their commander, a major, was wounded.",
            "commander",
            ("nsubjpass", "wounded"),
            id="a subject of a passive joined to an object",
        ),
        pytest.param(
            "Nine soldiers lost their lives and their homes and were buried.",
            "homes",
            ("conj", "lives"),
            id="a thing joined to an object before a passive",
        ),
        pytest.param(
            "Troops killed four men planting a bomb.", "men", ("dobj", "killed"), id="struck while busy"
        ),
        pytest.param(
            "Villagers saw four men planting a bomb.", "men", ("nsubj", "planting"), id="seen while busy"
        ),
        pytest.param(
            "Police broke up the workers’ march.",
            "workers",
            ("poss", "march"),
            id="a curled mark of the plural",
        ),
        pytest.param("The toll rose from 12 to 19.", "12", ("pobj", "from"), id="from one figure"),
        pytest.param("The toll rose from 12 to 19.", "19", ("pobj", "to"), id="to another"),
        pytest.param("Between 12 and 19 people died.", "19", ("conj", "12"), id="a range"),
    ],
)
def test_words_that_the_parser_takes_for_others(text: str, word: str, expected: tuple[str, str]) -> None:
    tokens = parse(text).tokens
    token = next(t for t in tokens if t.text == word)
    assert (token.dep, tokens[token.head].text) == expected

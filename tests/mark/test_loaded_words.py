"""Loaded words: which are marked, who used them, and that the table treats all sides alike."""

import re

import pytest

from dateline.knowledge.lexicon import Lexicon, rows_of
from dateline.mark.words import marks_of
from dateline.records.claims import Claim, Source
from dateline.records.parse import Mention, Parse, Sentence, Token
from dateline.records.text import Span

LEXICON = Lexicon.load()

# Words that name a party, a state, a people or a leader: none may stand in a term outside the matched sets.
PARTIES = re.compile(
    r"\b(israel|palestin|iran|iraq|syria|russia|ukrain|ukro|banderi|ruscis|americ|u\.?s\b|britain|british|french"
    r"|turk|kurd|arab|saudi|yemen|leban|china\b|chinese|hamas|hezbollah|taliban|houthi|isis\b|islam|qaeda|nato\b"
    r"|assad|putin|trump|kiev|kyiv|moscow|washington|tehran|beijing|western|wagner|zionist|mullah|crusader"
    r"|imperialist|communist)"
)
# Each camp's word with each of the nouns: what is marked of one is marked of all.
CAMPS = ("zionist", "crusader", "mullah", "islamist", "imperialist", "communist")
NOUNS = ("entity", "regime", "enemy", "state", "occupation", "aggressor", "forces")
# Words for an outlook, of whatever party, and slurs for the fighters of the two sides of one war.
OUTLOOKS = {
    "islamist",
    "islamofascist",
    "crusader",
    "crusaders",
    "imperialist",
    "islamophobe",
    "enemies of islam",
}
SLURS = {"ukronazi": "ruscist", "ukrofascist": "rashist", "banderite": "orc", "banderovite": "orcs"}


def parse_of(tagged, *names):
    """A one-sentence parse from "words/POS/lemma/dep>head"; `names` are (words, kind) of its mentions."""
    tokens, at = [], 0
    for i, part in enumerate(tagged.split()):
        word, pos, lemma, dep = [*part.split("/"), "", "", ""][:4]
        label, _, head = dep.partition(">")
        tokens.append(
            Token(
                *(i, at, at + len(word), word, lemma or word.lower(), pos or "NOUN", pos, label),
                *(int(head) if head else i, 0),
            )
        )
        at += len(word) + 1
    text = " ".join(t.text for t in tokens)
    spans = [(Span(text.index(n), text.index(n) + len(n)), n, kind) for n, kind in names]
    mentions = tuple(
        Mention(span, kind, name, max(t.i for t in tokens if t.end <= span.end)) for span, name, kind in spans
    )
    return Parse(text, tuple(tokens), (Sentence(0, Span(0, len(text)), 0, len(tokens)),), mentions)


def terms(parse, claims=()):
    return [m.term for m in marks_of(parse, claims, LEXICON)]


@pytest.mark.parametrize(
    ("tagged", "names", "expected"),
    [
        pytest.param("the regime fired/VERB", [], ["regime"], id="epithet"),
        pytest.param("the regimes/NOUN/regime", [], ["regimes"], id="lemma"),
        pytest.param("regime change", [], [], id="set phrase left alone"),
        pytest.param("a brutal/ADJ raid", [], ["brutal"], id="emotive adjective"),
        pytest.param("criminal/ADJ court", [], [], id="adjective of a court"),
        pytest.param("a criminal/ADJ raid", [], ["criminal"], id="adjective of an act"),
        pytest.param("they attacked/VERB/attack cowardly/ADV", [], ["cowardly"], id="adverb"),
        pytest.param("so/ADV -/PUNCT called/VERB elections", [], ["so - called"], id="split by hyphens"),
        pytest.param("occupied/ADJ town", [], ["occupied"], id="holding a place"),
        pytest.param("an occupied/ADJ seat", [], [], id="occupied, of no place"),
        pytest.param("soldiers liberated/VERB/liberate it/PRON", [], ["liberated"], id="verb of one side"),
        pytest.param("counter/ADJ -/PUNCT terrorism", [], [], id="counter-terrorism"),
        pytest.param("terrorists fled/VERB", [], ["terrorists"], id="epithet for fighters"),
        pytest.param(
            "the Counter/PROPN Terrorism/PROPN Service/PROPN",
            [("Counter Terrorism Service", "military")],
            [],
            id="in a name",
        ),
        pytest.param(
            "the Liberation/PROPN Front/PROPN",
            [("Liberation Front", "armed_group")],
            [],
            id="liberation in a name",
        ),
        pytest.param(
            "Terrorists/PROPN fled/VERB", [("Terrorists", "other")], ["Terrorists"], id="no name by itself"
        ),
        pytest.param("a plain/ADJ report", [], [], id="nothing loaded"),
    ],
)
def test_marked(tagged, names, expected):
    assert terms(parse_of(tagged, *names)) == expected


def test_compound_is_marked_whole():
    parse = parse_of("coast/NOUN -/PUNCT occupied/ADJ base")
    tight = tuple(
        Token(t.i, a, b, t.text, t.lemma, t.pos, t.tag, t.dep, t.head, 0)
        for t, (a, b) in zip(parse.tokens, [(0, 5), (5, 6), (6, 14), (15, 19)], strict=True)
    )
    joined = Parse("coast-occupied base", tight, (Sentence(0, Span(0, 19), 0, 4),))
    assert terms(joined) == ["coast-occupied"]


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        pytest.param("they neutralised/VERB/neutralise/ROOT>1 fighters/NOUN/fighter/dobj>1", 1, id="people"),
        pytest.param("they neutralised/VERB/neutralise/ROOT>1 mines/NOUN/mine/dobj>1", 0, id="things"),
    ],
)
def test_euphemism_only_of_people(tagged, expected):
    assert len(terms(parse_of(tagged))) == expected


def claim(*content):
    return Claim((), Source("a spokesman", "other"), content=tuple(content))


@pytest.mark.parametrize(
    ("claims", "used_by"),
    [
        pytest.param([], None, id="the outlet"),
        pytest.param([claim(Span(0, 20))], 0, id="a source"),
        pytest.param([claim(Span(0, 30)), claim(Span(0, 20))], 1, id="the innermost source"),
        pytest.param([claim(Span(11, 20))], None, id="a source of other words"),
        pytest.param([claim(Span(11, 20), Span(0, 10))], 0, id="second part of a content"),
    ],
)
def test_used_by(claims, used_by):
    (mark,) = marks_of(parse_of("the regime shelled/VERB them/PRON again/ADV"), claims, LEXICON)
    assert mark.used_by == used_by


def test_a_mark_gives_a_neutral_wording_and_a_reason():
    (mark,) = marks_of(parse_of("the regime shelled/VERB them/PRON"), [], LEXICON)
    assert (mark.neutral, mark.why) == ("government", "names a party by a verdict on it")


def test_every_row_has_a_neutral_wording_a_reason_and_known_rules():
    rules = {"not-before", "not-after", "before", "hyphen-or-place", "needs"}
    for row in rows_of("loaded.tsv"):
        assert all(row[column] for column in ("neutral", "why", "class")), row["term"]
        assert {rule.partition(":")[0] for rule in row["context"].split()} <= rules, row["term"]


def test_the_table_has_enough_rows_and_each_once():
    keys = [(r["term"], r["pos"], r["context"]) for r in rows_of("loaded.tsv")]
    assert len(keys) >= 350
    assert len(keys) == len(set(keys))


def test_no_party_is_named_outside_the_matched_sets():
    matched = {f"{camp} {noun}" for camp in CAMPS for noun in NOUNS} | OUTLOOKS | {*SLURS, *SLURS.values()}
    named = {r["term"] for r in rows_of("loaded.tsv") if PARTIES.search(r["term"])}
    assert named - matched == set()


@pytest.mark.parametrize(("slur", "counterpart"), SLURS.items())
def test_slurs_of_two_sides_stand_together(slur, counterpart):
    rows = {r["term"]: (r["class"], r["context"]) for r in rows_of("loaded.tsv")}
    assert rows[slur] == rows[counterpart]


@pytest.mark.parametrize("noun", NOUNS)
def test_matched_sets_are_complete(noun):
    rows = {r["term"]: (r["class"], r["context"]) for r in rows_of("loaded.tsv")}
    assert len({rows[f"{camp} {noun}"] for camp in CAMPS}) == 1


@pytest.mark.parametrize("other", ["Northern", "Harbour", "Karvan", "Coastal"])
def test_marks_do_not_depend_on_who_is_meant(other):
    def summary(side):
        text = f"{side}/PROPN terrorists slaughtered/VERB/slaughter villagers of the {side}/PROPN regime"
        return [(m.neutral, m.why) for m in marks_of(parse_of(text, (side, "place")), [], LEXICON)]

    assert summary(other) == summary("Southern")
    assert len(summary(other)) == 3

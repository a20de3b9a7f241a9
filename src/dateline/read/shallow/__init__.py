"""The shallow reader: a parse by tables, for the languages without a parser here.

Every word is glossed: a token's `text` and `lemma` are the English words that it stands for, its span the words as they
are written, its labels those that the English parser gives. All that comes after `read` knows English words only.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge.cues import cues, phrases
from dateline.knowledge.entities import EntityTable
from dateline.knowledge.languages import Language
from dateline.knowledge.lexicon import Lexicon
from dateline.knowledge.naming import NameWords
from dateline.read.paragraphs import Syntax, pieces
from dateline.read.shallow.bodies import body_names
from dateline.read.shallow.chunks import Chunker, Lore, Node
from dateline.read.shallow.clauses import Builder, nodes_of
from dateline.read.shallow.figures import (
    ago,
    among,
    changed,
    clocked,
    composed,
    dated,
    numbered,
    of_months,
    shared,
    spelled_out,
    unbracketed,
    whence,
)
from dateline.read.shallow.words import Known, Word, sentences, words_of
from dateline.records.parse import Sentence, Token
from dateline.records.text import Region, Span

__all__ = ["lore", "parse"]

# Verbs of saying that more often tell what somebody goes on to do.
_GOES_ON = frozenset({"begin", "continue", "start"})
# Kinds of the cue table that are places or stand in one.
_PLACES = ("property", "territory", "base")


def parse(
    text: str,
    language: Language,
    lore: Lore,
    *,
    regions: tuple[Region, ...] = (),
    published: str | None = None,
) -> Syntax:
    """Tokens and sentences of a text; names are found later. `published` dates a day of another calendar."""
    tokens: list[Token] = []
    found: list[Sentence] = []
    for start, end, region in pieces(text, regions):
        for ranges in sentences(text, start, end, language):
            words = body_names(words_of(text, ranges, language, lore.known), language, lore)
            for step in (composed, clocked, of_months, among, unbracketed, changed):
                words = step(words)
            words = shared(words, language)
            words = whence(numbered(ago(spelled_out(dated(words, published)))), lore.is_thing)
            made = _tokens(_nodes(words, language, lore), len(tokens), len(found))
            if made:
                span = Span(made[0].start, made[-1].end)
                found.append(Sentence(len(found), span, len(tokens), len(tokens) + len(made), region))
                tokens += made
    return Syntax(tuple(tokens), tuple(found), ())


def lore(lexicon: Lexicon, table: EntityTable, known: Known) -> Lore:
    """What the chunker asks the English tables, and whether a written name is `known`."""
    naming = NameWords.load()
    verbs = {lemma: cue.frames for (lemma, pos), cue in cues().items() if pos == "v"}
    nouns = {lemma for lemma, pos in cues() if pos == "n"}

    def is_event(lemma: str) -> bool:
        return lemma in nouns or bool(lexicon.triggers.get(lemma, "NOUN"))

    def strikes(noun: str) -> bool:
        return any(t.strength != "result" for t in lexicon.triggers.get(noun, "NOUN"))

    def is_weapon(lemma: str) -> bool:
        return bool(lexicon.weapons.get(lemma))

    def is_title(lemma: str) -> bool:
        noun = table.noun(lemma)
        return naming.has("title", lemma) or lexicon.who(lemma) is not None or bool(noun and noun.is_people)

    def acts(lemma: str) -> bool:
        party = table.noun(lemma.lower())
        return party is not None and party.can_act

    def aims(noun: str) -> bool:
        rows = lexicon.triggers.get(noun, "NOUN")
        return any(t.frame == "by:on" and t.type != "STATEMENT" for t in rows)

    def befalls(noun: str) -> bool:
        return any(t.frame in ("by:of", "of") for t in lexicon.triggers.get(noun, "NOUN"))

    def does(noun: str, side: str) -> bool:
        return acts(side) and aims(noun)

    def takes_infinitive(lemma: str) -> bool:
        # "continuerà a combattere": a verb that only quotes what is said has other infinitives too.
        frames = verbs.get(lemma, frozenset("i"))
        return bool(frames & frozenset("it")) or lemma in _GOES_ON

    kinds = {lemma: cue.kind for (lemma, pos), cue in cues().items() if pos == "v"}

    def tells(lemma: str) -> bool:
        """Whether somebody is told something: then "a" names who hears it, not whom it is done to."""
        return kinds.get(lemma, "blame") != "blame"

    def speaks(lemma: str) -> bool:
        return table.noun_kind(lemma) is not None or lemma in phrases()["speaking_body"]

    def is_state(name: str) -> bool:
        """A state, or the capital that stands for it."""
        return table.capital_of(name) is not None or any(e.kind == "state" for e in table.find(name))

    def is_body(name: str) -> bool:
        """A state, its capital, or a party that the table knows by name."""
        return is_state(name) or bool(table.find(name))

    def opposed(side: str, other: str) -> bool:
        kinds = {table.noun_kind(side), table.noun_kind(other)}
        return "armed_group" in kinds and bool(kinds & {"government", "military", "police"})

    def is_thing(word: Word) -> bool:
        """A place, a building, a vehicle: what one can come or shoot from."""
        if word.pos == "PROPN":
            return known(word.written)
        return word.pos == "NOUN" and any(lexicon.cue(kind, word.lemma) for kind in _PLACES)

    reports = verbs.__contains__
    return Lore(
        is_event, is_weapon, is_title, reports, takes_infinitive, tells, speaks, known, does, acts, strikes,
        aims, befalls, is_state, is_body, opposed, is_thing,
    )  # fmt: skip


def _nodes(words: Sequence, language: Language, lore: Lore) -> list[Node]:  # type: ignore[type-arg]
    units = Chunker(words, language, lore).units()
    if not units:
        return []
    Builder(units, language, lore).build()
    return list(nodes_of(units))


def _tokens(nodes: Sequence[Node], first: int, sentence: int) -> list[Token]:
    index = {id(node): first + k for k, node in enumerate(nodes)}
    return [
        Token(
            index[id(node)],
            node.word.start,
            node.word.end,
            node.text,
            node.lemma if node.word.known and node.pos == "PROPN" else node.lemma.lower(),
            node.pos,
            node.tag,
            node.dep,
            index[id(node.head)] if node.head is not None else index[id(node)],
            sentence,
            Span(*node.word.whole) if node.word.whole else None,
        )
        for node in nodes
    ]

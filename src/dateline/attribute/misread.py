"""Attributions by verbs that the parser read otherwise, found by the order of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from dateline.attribute.frame import Frame, has_verb, make_frame, part_of, runs
from dateline.attribute.subjects import FINITE, own_subject, subject_of
from dateline.knowledge.cues import Cue, may_speak
from dateline.records.parse import Parse, Token

# What a noun phrase is made of, up to its main word.
_IN_NAMES = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PART", "PRON"})
_PLAIN = frozenset({"say", "report"})


def misread(parse: Parse, verb: Token, word: Cue) -> Frame | None:
    """The attribution by a cue whose source or object the parser took for something else; None where it did not."""
    if (found := _before_its_object(parse, verb, word)) is not None:
        return found
    if word.kind not in _PLAIN or word.stance:
        return None
    return _told_at_end(parse, verb, word) or _told_by_the_next(parse, verb, word)


def _before_its_object(parse: Parse, verb: Token, word: Cue) -> Frame | None:
    """ "Northern Front claims attack": a cue that the parser put before the noun that is its object."""
    head = parse.head(verb)
    before = parse.tokens[verb.i - 1] if verb.i else verb
    if (
        verb.dep not in ("compound", "amod", "nmod")
        or head.i < verb.i
        or before.pos != "PROPN"
        or "o" not in word.frames
    ):
        return None
    if verb.tag not in ("VBZ", "NNS"):
        return None
    content = [t for t in parse.subtree(head.i) if t.i > verb.i]
    return make_frame(parse, verb, word, "o", before, runs(parse, content), [], False)


def _told_at_end(parse: Parse, verb: Token, word: Cue) -> Frame | None:
    """ "..., a doctor there told Harbour Radio.": who stands between the last comma and the cue that ends the clause.

    The parser takes "a doctor" for an apposition to the name before it, or for the end of another clause.
    """
    first, last = part_of(parse, verb)
    comma = next((k for k in range(verb.i - 1, first + 3, -1) if parse.tokens[k].text == ","), None)
    if verb.tag not in FINITE or comma is None or not _parts(parse, first, comma, verb, last):
        return None
    subject = subject_of(parse, verb)[0]
    before = [t for t in parse.tokens[comma + 1 : verb.i] if t.pos != "ADV"]
    if before and before[0].tag in ("WDT", "WP"):
        return None  # "the camp, which residents say housed traders"
    head = _main_word(before)
    if head is None or (subject is not None and comma <= subject.i <= verb.i):
        return None
    frame = make_frame(parse, verb, word, "c", head, runs(parse, parse.tokens[first:comma]), [], False)
    return replace(frame, source_spans=(parse.span_of(before),))


def _parts(parse: Parse, first: int, comma: int, verb: Token, last: int) -> bool:
    """Whether a comma parts a clause from whoever told it, with no clause or quotation after the cue."""
    rest = parse.tokens[verb.i + 1 : last]
    goes_on = any(t.pos in ("VERB", "AUX") or t.lower == "that" or t.text in '“"' for t in rest)
    return has_verb(parse, first, comma) and not has_verb(parse, comma, verb.i) and not goes_on


def _main_word(words: Sequence[Token]) -> Token | None:
    """The noun that a phrase is about, the last before its first preposition; None where it is no noun phrase."""
    name = list(takewhile(lambda t: t.pos != "ADP", words))
    head = name[-1] if name and all(t.pos in _IN_NAMES for t in name) else None
    return head if head is not None and head.pos in ("NOUN", "PROPN", "PRON") else None


def _told_by_the_next(parse: Parse, verb: Token, word: Cue) -> Frame | None:
    """ "..., rapporte le Bureau", "..., announced the army": the party right after a cue that a comma opens.

    The parser takes it for the object, and the subject of the clause before for who says it.
    """
    first, last = part_of(parse, verb)
    comma = _opening_comma(parse, verb, first)
    subject = subject_of(parse, verb)[0]
    if comma is None or verb.tag == "VBG" or verb.lemma == "tell" or _has_speaker(parse, verb):
        return None
    if subject is None or subject.i >= comma or not has_verb(parse, subject.i, comma):
        return None
    head = _party_after(parse, verb, last)
    if head is None:
        return None
    return make_frame(parse, verb, word, "c", head, runs(parse, parse.tokens[first:comma]), [], False)


def _has_speaker(parse: Parse, verb: Token) -> bool:
    """Whether a verb has a subject of its own who may speak, not "two of his comrades" of the clause before it."""
    own = own_subject(parse, verb)
    silent = own is not None and own.i < verb.i and own.pos in ("NUM", "NOUN") and not may_speak(own.lemma)
    return own is not None and not silent


def _opening_comma(parse: Parse, verb: Token, first: int) -> int | None:
    """The comma right before a verb with its auxiliaries."""
    at = verb.i - 1
    while at > first and parse.tokens[at].pos == "AUX":
        at -= 1
    return at if parse.tokens[at].text == "," else None


def _party_after(parse: Parse, verb: Token, last: int) -> Token | None:
    """Who may speak and stands right after a verb, and is no subject of a verb behind."""
    after = parse.tokens[verb.i + 1 : last]
    name = list(takewhile(lambda t: t.pos in _IN_NAMES, after))
    head = next((t for t in name if t.pos in ("NOUN", "PROPN")), None)
    while head is not None and head.dep == "compound" and head.i < head.head <= name[-1].i:
        head = parse.head(head)
    behind = after[len(name) : len(name) + 1]
    goes_on = any(t.lower == "that" for t in after) or any(t.pos in ("VERB", "AUX") for t in behind)
    speaks = head is not None and (head.pos == "PROPN" or may_speak(head.lemma))
    return head if speaks and not goes_on else None

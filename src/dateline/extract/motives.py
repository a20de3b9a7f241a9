"""What a deed was done for, told by a word that elsewhere tells of a happening."""

from __future__ import annotations

from collections.abc import Collection

from dateline.knowledge.cues import phrases
from dateline.records.parse import Parse, Token


def names_motive(parse: Parse, word: Token, deeds: Collection[int]) -> bool:
    """ "Burned cars in protest", "to protest", "as a protest": why one of the deeds was done, or what is said of it.

    Who was killed "in a protest" or "in protests" was at one.
    """
    sign = parse.head(parse.head(word))
    word = sign if sign.lemma == "sign" and parse.head(word).lower == "of" else word
    link = parse.head(word)
    why = word.dep == "pobj" and (
        link.lower == "as" or (link.lower in ("in", "on") and _is_bare(parse, word))
    )
    if not (why or word.dep == "attr" or _is_purpose(parse, word)):
        return False
    verb = (parse.verb_over(link.i) or parse.head(link)) if why else link
    subjects = parse.children(verb.i, "nsubj", "nsubjpass")
    after_one = why and any(i < verb.i for i in deeds)
    meant = verb.lemma in phrases()["meant_as"] and any(
        t.lower in POINTING or (after_one and _is_the_deed(parse, t)) for t in subjects
    )
    told = verb.lemma == "act" or meant
    return told or any(t.i in deeds for t in (verb, *subjects, *parse.children(verb.i, "dobj")))


def _is_the_deed(parse: Parse, noun: Token) -> bool:
    """ "The action was in protest at": a deed told before; not "the event was a protest"."""
    known = any(t.lower in ("the", "this") for t in parse.children(noun.i, "det"))
    return known and noun.lemma in phrases()["told_of"]


# What stands for a deed told before: "it was in protest at".
POINTING = frozenset({"it", "that", "this", "which"})


def _is_purpose(parse: Parse, verb: Token) -> bool:
    return verb.dep in ("advcl", "xcomp") and any(t.lower == "to" for t in parse.children(verb.i, "aux"))


def _is_bare(parse: Parse, noun: Token) -> bool:
    """ "In protest", "in apparent protest"."""
    return noun.tag == "NN" and not parse.children(noun.i, "det", "poss", "nummod")

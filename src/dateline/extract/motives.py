"""What a deed was done for, told by a word that elsewhere tells of a happening."""

from __future__ import annotations

from collections.abc import Collection

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
    verb = parse.head(link) if why else link
    subjects = parse.children(verb.i, "nsubj", "nsubjpass")
    told = verb.lemma == "act" or (verb.lemma == "be" and any(t.lower in POINTING for t in subjects))
    return told or any(t.i in deeds for t in (verb, *subjects, *parse.children(verb.i, "dobj")))


# What stands for a deed told before: "it was in protest at".
POINTING = frozenset({"it", "that", "this", "which"})


def _is_purpose(parse: Parse, verb: Token) -> bool:
    return verb.dep in ("advcl", "xcomp") and any(t.lower == "to" for t in parse.children(verb.i, "aux"))


def _is_bare(parse: Parse, noun: Token) -> bool:
    return noun.tag == "NN" and not parse.children(noun.i, "det", "poss", "nummod")

"""What somebody says that a deed was which others told of before."""

from __future__ import annotations

from dateline.knowledge.cues import cues, phrases
from dateline.records.parse import Parse, Token

# What leads to what one speaks of; "from" in the languages that have no other word.
SPOKEN_OF = frozenset({"of", "about", "from"})


def is_ones_version(parse: Parse, noun: Token) -> bool:
    """ "The army spoke of a clash": what was told before, in somebody's words."""
    prep, verb = parse.head(noun), parse.verb_over(noun.i)
    if noun.pos != "NOUN" or verb is None:
        return False
    spoken = noun.dep == "pobj" and prep.lower in SPOKEN_OF and verb.lemma in phrases()["speaks_of"]
    return spoken or counters(parse, noun)


def counters(parse: Parse, noun: Token) -> bool:
    """ "It rejects this and speaks of a clash", "presented it as a clash": against what others say."""
    verb = parse.verb_over(noun.i)
    if verb is None or noun.dep not in ("dep", "dobj", "pobj"):
        return False
    links = (parse.head(noun), *parse.children(noun.i, "mark"))
    if any(t.lower == "as" for t in links):
        return verb.lemma in phrases()["presenting"]
    cue = cues().get((parse.head(verb).lemma, "v")) if verb.dep == "conj" else None
    return cue is not None and cue.stance == "denies" and (verb.lemma, "v") in cues()

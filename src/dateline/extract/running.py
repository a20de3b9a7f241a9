"""Whether a figure runs over a war or a year, and is no toll of one event."""

from __future__ import annotations

import re

from dateline.knowledge.cues import phrases
from dateline.knowledge.version import is_ones_version
from dateline.records.claims import TollMention
from dateline.records.parse import Parse, Timex, Token

# A running total of a war: figures reached in the course of one of these, never the toll of one event.
WARS = frozenset(
    {"war", "conflict", "offensive", "campaign", "genocide", "insurgency", "uprising", "troubles"}
)
OVER = frozenset({"in", "during", "over", "within", "throughout", "for"})
# No single happening of the last decades has been reported with as many: such a figure runs over a war.
WAR = 2000
LONG = frozenset({"year", "years", "month", "months", "decade", "decades", "century", "centuries"})
COARSE = frozenset({"year", "decade", "century"})
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf)th")
# "the 12th [Northern Front drone death] since": so many words may stand between.
RANK_REACH = 6
EVER = frozenset({"annually", "yearly", "overall", "so far", "to date"})


def is_running(parse: Parse, toll: TollMention) -> bool:
    """Whether a figure is a running total: "since 2031", "in the war", "this year", "in a decade"."""
    if toll.low is not None and toll.low >= WAR and toll.kind in ("killed", "wounded", "harmed"):
        return True
    word = parse.tokens[toll.token]
    return toll.kind != "detained" and any(_runs(parse, t) for t in _scope(parse, word, toll))


def _scope(parse: Parse, word: Token, toll: TollMention) -> list[Token]:
    """What tells the time of a figure: the adverbials of its verb, and of its noun."""
    own = [word, *parse.children(word.i)]
    figure = parse.tokens_in(toll.span)
    for token in figure:
        own += [token, *parse.children(token.i)]
    if word.pos not in ("VERB", "AUX") or word.dep in ("xcomp", "conj", "acl"):
        head = parse.head(word)
        if head.pos in ("VERB", "AUX") and word.pos in ("NOUN", "ADJ", "PROPN"):
            own += parse.children(head.i, "prep", "npadvmod", "advmod")
    return [t for t in own if t.sentence == word.sentence]


def _runs(parse: Parse, token: Token) -> bool:
    if token.lower == "since" and token.dep in ("prep", "mark"):
        return not (is_ranked(parse, token) or is_of_these_days(parse, token))
    if token.pos == "ADP" and token.lower in OVER:
        return any(_is_war(parse, t) or _is_long(parse, t) for t in parse.children(token.i, "pobj"))
    if token.dep == "npadvmod" and _is_long(parse, token):
        return True
    return token.dep == "advmod" and token.lower in EVER


def is_ranked(parse: Parse, since: Token) -> bool:
    """ "the 12th death since January", "the deadliest strike since": a rank over a time, no count of it."""
    before = [t for t in parse.tokens[max(since.i - RANK_REACH, 0) : since.i] if t.sentence == since.sentence]
    return any(t.tag == "JJS" or t.lower == "first" or ORDINAL.fullmatch(t.lower) for t in before)


def counts_days(parse: Parse, since: Token) -> bool:
    """ "Five days since the raid": it has only just been."""
    count, unit = (parse.tokens[max(since.i - k, 0)] for k in (2, 1))
    short = unit.lemma.removesuffix("s") in ("day", "week") and count.sentence == since.sentence
    return short and (count.pos == "NUM" or count.lower in ("a", "an"))


_WEEKS = frozenset({("unit", "W"), ("unit", "WE")})


def is_of_these_days(parse: Parse, since: Token) -> bool:
    """ "since the early hours of Wednesday", "since last week", "since our last bulletin": it has just begun."""
    below = {t.i for t in parse.subtree(since.head if since.dep == "mark" else since.i)}
    if any(parse.tokens[i].lemma in phrases()["comes_out"] for i in below):
        return True
    near = (t for t in parse.timexes if t.is_of_the_week or _WEEKS & {*t.parts})
    return any((root := parse.root_of(t.span)) is not None and root.i in below for t in near)


def _is_war(parse: Parse, noun: Token) -> bool:
    return noun.lemma in WARS


def _is_long(parse: Parse, noun: Token) -> bool:
    """A stretch of months or years, or a year itself: "a decade", "this year", "2031"."""
    timex = next((x for x in parse.timexes if x.span.start <= noun.start < x.span.end), None)
    return timex is not None and is_stretch(parse, timex)


def is_stretch(parse: Parse, timex: Timex) -> bool:
    words = {t.lower for t in parse.tokens_in(timex.span)}
    return bool(words & LONG) or timex.shape in COARSE


def follows_running(parse: Parse, toll: TollMention, before: TollMention | None) -> bool:
    """ "An additional 30 have been wounded", in the sentence after a running total, runs on with it."""
    if before is None or not before.total:
        return False
    gap = parse.tokens[toll.token].sentence - parse.tokens[before.token].sentence
    inside = parse.tokens_in(toll.span)
    words = {t.lower for t in parse.tokens[max(inside[0].i - 1, 0) : inside[-1].i + 1]}
    return gap <= 1 and bool(words & {"additional", "further", "another", "more"})


# What says nothing but which happening is meant.
MEANING = frozenset({"it", "this", "that", "these", "they"})


def is_ranking(parse: Parse, noun: Token) -> bool:
    """ "It was the third such attack this month": what has been told, placed among others.

    Not all languages have the verb, nor all the subject: "это третий взрыв", "è il terzo attacco"; of "این سومین انفجار
    است" the noun looks like the subject.
    """
    verb = parse.head(noun)
    verbless = parse.glossed and ((noun.dep == "dep" and verb.lower in MEANING) or _is_predicate(parse, noun))
    if noun.pos != "NOUN" or not (verbless or (noun.dep == "attr" and verb.lemma == "be")):
        return False
    words = parse.children(noun.i, "amod", "nummod", "det")
    among = any(t.tag == "JJS" or t.lower in RANKS or ORDINAL.fullmatch(t.lower) for t in words)
    subjects = parse.children(verb.i, "nsubj")
    return among and (
        verbless
        or _goes_without(parse, verb)
        or any(_means_it(parse, t) or parse.child(t.i, "det", "poss") for t in subjects)
    )


def _is_predicate(parse: Parse, noun: Token) -> bool:
    """ "این سومین انفجار است": "this" is what is spoken of, where nothing else is said of it."""
    verb = parse.head(noun)
    bare = noun.dep == "nsubj" and verb.lemma == "be" and not parse.child(verb.i, "attr", "acomp")
    return bare and any(t.lower in MEANING for t in parse.children(noun.i, "det"))


def _goes_without(parse: Parse, verb: Token) -> bool:
    """ "Es el segundo atentado": "it" without a word for it."""
    return parse.glossed and parse.child(verb.i, "nsubj", "nsubjpass", "expl") is None


def calls_it(parse: Parse, noun: Token) -> bool:
    """ "It was an ambush", "it was no clash": what somebody says that the deed was, or was not."""
    verb = parse.head(noun)
    if noun.pos != "NOUN" or noun.dep != "attr" or verb.lemma != "be":
        return _is_what_it_is_called(parse, noun) or is_ones_version(parse, noun)
    return _goes_without(parse, verb) or any(_means_it(parse, t) for t in parse.children(verb.i, "nsubj"))


def _is_what_it_is_called(parse: Parse, noun: Token) -> bool:
    """ "Calificó de masacre la muerte de dos": how other languages say that something is called so."""
    prep = parse.head(noun)
    called = parse.glossed and noun.pos == "NOUN" and noun.dep == "pobj" and prep.lower == "of"
    return called and parse.head(prep).lemma in phrases()["calling"]


def _means_it(parse: Parse, subject: Token) -> bool:
    """ "It", "this"; where nouns have a gender a happening is "he" or "she"."""
    return subject.lower in MEANING or (parse.glossed and subject.pos == "PRON")


RANKS = frozenset({"first", "latest", "such", "another", "last"})

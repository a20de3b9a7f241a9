"""Words by which a text says who says so: reporting verbs and nouns, hedges, media. Tables, not rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dateline.records.parse import Parse, Token


@dataclass(frozen=True)
class Cue:
    """A word that links a source to a content.

    `kind`: say | report | blame | judge | direct | commit | vow | believe | want | show | sense | seem |
    talk | relay. `frames` says how the content may stand to it: c clause, q quotation, o object,
    i infinitive, t object and infinitive, p after one of `preps`. `stance` is set where the word itself
    decides it.
    """

    lemma: str
    pos: str
    kind: str
    frames: frozenset[str]
    preps: frozenset[str]
    stance: str | None


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table of ours, without comments and the line of column names."""
    text = files("dateline.knowledge").joinpath("data", name).read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    yield from (line.split("\t") for line in lines[1:])


@lru_cache(maxsize=1)
def cues() -> dict[tuple[str, str], Cue]:
    """The cues by (lemma, v, n or a)."""
    return {
        (lemma, pos): Cue(lemma, pos, kind, frozenset(frames), frozenset(preps.split()), stance or None)
        for lemma, pos, kind, frames, preps, stance in rows("reporting.tsv")
    }


@lru_cache(maxsize=1)
def idioms() -> dict[str, dict[str, Cue]]:
    """Verbs that say something only with another word: verb -> word -> cue ("hold" -> "responsible").

    "@list" stands for each word of a list of said_phrases.tsv.
    """
    found: dict[str, dict[str, Cue]] = {}
    for verb, word, kind, stance in rows("said_idioms.tsv"):
        cue = Cue(verb, "v", kind, frozenset("o"), frozenset(), stance or None)
        words = phrases()[word[1:]] if word.startswith("@") else {word}
        found.setdefault(verb, {}).update(dict.fromkeys(words, cue))
    return found


@lru_cache(maxsize=1)
def blaming() -> dict[tuple[str, str], str]:
    """Verbs that put an act on somebody: (verb, the noun that makes it one or "") -> the preposition before whom."""
    return {(verb, noun): preposition for verb, noun, preposition in rows("blaming.tsv")}


@lru_cache(maxsize=1)
def hedges() -> dict[str, str]:
    """Words that lower certainty: lemma -> probable | possible | underspecified."""
    return {row[0]: row[1] for row in rows("hedges.tsv")}


@lru_cache(maxsize=1)
def media() -> dict[str, str]:
    """Words for the means by which something is said: lower-case word -> medium of the contract."""
    return {row[0]: row[1] for row in rows("media.tsv")}


@lru_cache(maxsize=1)
def called_again() -> dict[str, frozenset[str]]:
    """Wide nouns for whoever spoke last: lemma -> the kinds of sources that each may stand for."""
    return {noun: frozenset(kinds.split()) for noun, kinds in rows("called_again.tsv")}


@lru_cache(maxsize=1)
def own_agents() -> dict[str, frozenset[str]]:
    """Kind of a source -> the nouns by which it speaks of its own people: "soldiers" of an army."""
    return {kind: frozenset(nouns.split()) for kind, nouns in rows("own_agents.tsv")}


@lru_cache(maxsize=1)
def phrases() -> dict[str, frozenset[str]]:
    """Word lists of one kind each, from said_phrases.tsv: kind -> words."""
    found: dict[str, set[str]] = {}
    for name, word in rows("said_phrases.tsv"):
        found.setdefault(name, set()).add(word)
    return {name: frozenset(words) for name, words in found.items()}


def sparked(parse: Parse, verb: Token) -> list[Token]:
    """ "The killing set off [clashes]", "[riots] sparked by a killing": what a deed leads to, as verbs of it say."""
    if verb.lemma not in phrases()["sparks"]:
        return []
    what = parse.children(verb.i, "dobj", "nsubjpass")
    bare = verb.dep in ("acl", "relcl") and all(t.tag in ("WDT", "WP", "IN") for t in what)
    return [parse.head(verb)] if bare else what


def is_patron(parse: Parse, name: Token) -> bool:
    """ "A group close to the [Front]": whether a name only says whose side somebody is on."""
    if name.dep == "appos":
        return is_patron(parse, parse.head(name))
    prep = parse.head(name) if name.dep == "pobj" else name
    party = prep.lower == "near" and parse.head(prep).pos == "NOUN"
    return prep is not name and (party or parse.head(prep).lemma in phrases()["leaning"])


def said_to_be(parse: Parse, doer: Token) -> list[Token]:
    """ "The perpetrator was [X]", "[X] was the mastermind", "the attackers are believed to be [members] of X".

    Of attackers only what puts them with a party by name: that they were young men names nobody.
    """
    above = parse.head(doer)
    verb = above if above.lemma == "be" else next(iter(parse.children(above.i, "xcomp")), above)
    subject = doer.dep in ("nsubj", "nsubjpass")
    if verb.lemma != "be" or not (subject or doer.dep == "attr") or parse.children(verb.i, "neg"):
        return []
    if doer.lemma in phrases()["culprit"]:
        return parse.children(verb.i, "attr" if subject else "nsubj")
    told = parse.children(verb.i, "attr") if subject and doer.lemma in phrases()["doer"] else []
    return [t for t in told if _is_with_party(parse, t)]


def _is_with_party(parse: Parse, noun: Token) -> bool:
    """ "Fighters of X", "X militants", "militia from the X"."""
    of = [t for p in parse.children(noun.i, "prep") for t in parse.children(p.i, "pobj")]
    named = (parse.mention_at(t.i) for t in (noun, *of, *parse.children(noun.i, "compound")))
    return any(m is not None and m.kind in _PARTIES for m in named)


# Kinds of names of those who have men in arms.
_PARTIES = frozenset({"armed_group", "military", "police", "party"})


def in_another_case(parse: Parse, verb: Token) -> list[Token]:
    """The [in] of "a man was shot in a separate incident", "died in another attack": of no case told before.

    "In the second incident" may be one of those told at the start.
    """
    return [
        prep
        for prep in parse.children(verb.i, "prep")
        if prep.lower == "in" and any(_is_another(parse, n) for n in parse.children(prep.i, "pobj"))
    ]


def _is_another(parse: Parse, noun: Token) -> bool:
    words = {t.lower for t in parse.children(noun.i, "det", "amod")}
    return noun.lemma in phrases()["case"] and "the" not in words and not words.isdisjoint(phrases()["anew"])


def says_which(parse: Parse, verb: Token) -> bool:
    """ "X, which the rebels took": told only to say more of a name."""
    return verb.dep == "relcl" and parse.head(verb).pos == "PROPN"


def of_saying(parse: Parse, root: Token) -> bool:
    """ "Said on Tuesday it would", "said Tuesday a bomb had": a time right behind a verb of saying is of the saying.

    So is any behind one that ends its sentence: "... , police said in a statement on Tuesday". "Monday's raid" is none.
    """
    if root.dep == "poss":
        return False
    first = parse.head(root) if root.dep == "pobj" else root
    verb, over = parse.tokens[first.i - 1] if first.i else root, parse.verb_over(root.i)
    if over is not None and over.i < root.i and _says(over):
        told = parse.children(over.i, "ccomp")
        if told and all(t.i < over.i for t in told):
            return True
    before = _says(verb) and verb.sentence == root.sentence
    inserted = (
        before and verb.i > 0 and parse.tokens[verb.i - 1].text == ","
    )  # "..., said today local sources"
    return inserted or (
        before and any(t.dep == "ccomp" and t.head == verb.i for t in parse.ancestors(root.i))
    )


def told_behind(parse: Parse, root: Token) -> Token | None:
    """Where a language ends on the verb of saying: what is told behind a time, right there or past the speaker.

    "Ordu, birliklerin pazartesi günü X'te iki kişiyi öldürdüğünü açıkladı".
    """
    verb = parse.verb_over(root.i) if parse.glossed else None
    if verb is None or (verb.lemma, "v") not in cues():
        return None
    told = next((t for t in parse.children(verb.i, "ccomp") if root.i < t.i < verb.i), None)
    if told is None:
        return None
    first = min(t.i for t in parse.subtree(told.i))
    spoke = any(t.i < root.i for t in parse.children(verb.i, "nsubj"))
    return told if spoke or first == root.i + 1 else None


def is_ours(parse: Parse, noun: Token) -> bool:
    """ "Our partners in X": where a report's own people are."""
    known = noun.lemma in phrases()["colleague"]
    return known and any(t.lower == "our" for t in parse.children(noun.i, "poss"))


def _says(verb: Token) -> bool:
    return (verb.lemma, "v") in cues() and verb.tag == "VBD"


def may_speak(lemma: str) -> bool:
    """Whether a noun is one for those who say something: a party, an office."""
    return lemma.lower() in _speakers()


@lru_cache(maxsize=1)
def _speakers() -> frozenset[str]:
    return (
        frozenset(row[0] for row in rows("party_nouns.tsv")) | phrases()["title"] | phrases()["speaking_body"]
    )


def admits(cue: str) -> bool:
    """Whether a cue, in English or put into it, admits what speaks against the one who says it."""
    words = cue.casefold().split()
    return any(w.startswith(stem) for w in words for stem in phrases()["admission"])

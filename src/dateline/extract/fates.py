"""Words that say what became of people: "killed", "shot to death", "the dead", "claimed 23 lives"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.extract.participants import after, clause_verb, joined, patients, subjects
from dateline.knowledge.lexicon import Lexicon, Match, TollWord
from dateline.records.parse import Parse, Token

KINDS = frozenset({"killed", "wounded", "harmed", "missing", "detained", "abducted", "displaced"})
# "fatally shot", "the fatal stabbing of": these make a killing of any harm.
FATAL = frozenset({"fatally", "mortally", "fatal", "lethal"})
HURTING = frozenset(
    {"shoot", "stab", "beat", "wound", "injure", "knife", "burn", "crush", "shooting", "stabbing", "beating"}
)
# "hit in the leg": of these a wound is told where they hit a limb; whether one in the head kills is left open.
STRIKING = frozenset({"hit", "shoot", "strike"})
LIMBS = frozenset(
    {"leg", "arm", "shoulder", "foot", "hand", "thigh", "knee", "hip", "ankle", "limb", "calf", "wrist"}
)
# Beside these verbs "12 hostages" is a count of people taken; elsewhere it only names people.
TAKING = frozenset({"take", "hold", "keep", "seize", "capture", "have", "grab", "abduct", "detain"})
# Verbs that give a toll its figure: "rose to 84", "stands at 12", "put the dead at 19".
GIVING = frozenset({"to", "at", "past", "above", "beyond"})
# Nouns that such a verb gives a figure to.
TALLIES = frozenset({"number", "count", "tally", "total", "figure"})
# What is done with the dead, and what is left of them.
BURIAL = frozenset({"bury", "cremate", "inter", "funeral", "burial", "body", "corpse", "remain"})
# Of these it may be told who they were.
THE_DEAD = frozenset({"dead", "those", "victims", "fatalities", "killed"})
# Where or when the rest of them died; "by the count of others" is of the same.
WHERE_ELSE = frozenset({"in", "at", "on", "near", "outside", "later", "afterwards"})
# "an answer to the death of", "protesting the deaths": harm that was done before what is told.
ANSWERS = frozenset(
    {
        "answer",
        "response",
        "retaliation",
        "revenge",
        "reprisal",
        "vengeance",
        "reaction",
        "avenge",
        "retaliate",
    }
    | {"respond", "protest", "anniversary", "commemorate", "mourn", "mourning", "funeral"}
)


@dataclass(frozen=True)
class Fate:
    """A word that says what became of people; `frame` as in tolls.tsv, `tokens` all its words."""

    token: Token
    kind: str
    pos: str
    frame: str
    tokens: tuple[Token, ...]


def fates(parse: Parse, lexicon: Lexicon) -> Iterator[Fate]:
    """The words of harm, detention and flight, in order of the text."""
    found: set[int] = set()
    for match in lexicon.tolls.find(parse.tokens):
        fate = _fate(parse, match)
        if fate is not None:
            found.add(fate.token.i)
            yield _both(parse, fate, lexicon)
    for token in parse.tokens:
        if token.i not in found and (limb := _limb(parse, token)) is not None:
            yield Fate(token, "wounded", "VERB", "", (token, limb))
        if token.lower in FATAL and (head := parse.head(token)).i not in found and head.lemma in HURTING:
            yield Fate(head, "killed", head.pos, "act" if head.pos == "NOUN" else "", (token, head))


def _limb(parse: Parse, verb: Token) -> Token | None:
    """ "was hit in the leg", "shot him in the shoulder": the limb, which says that somebody was wounded."""
    if verb.pos != "VERB" or verb.lemma not in STRIKING:
        return None
    return next(
        (t for t in after(parse, verb, "in", "to", "at", "on", "into", "from") if t.lemma in LIMBS), None
    )


def _fate(parse: Parse, match: Match[TollWord]) -> Fate | None:
    row, token = match.row, match.head
    if row.kind not in KINDS or (row.frame == "status" and not _taken(parse, token)):
        return None
    if token.lower == "dead" and row.pos == "NOUN" and token.dep in ("amod", "oprd", "acomp"):
        return Fate(token, row.kind, "ADJ", "", match.tokens)
    fatal = row.kind == "wounded" and any(t.lower in FATAL for t in parse.children(token.i))
    fatal = fatal or (row.kind == "harmed" and _is_dead(parse, token))
    return Fate(token, "killed" if fatal else row.kind, row.pos, row.frame, match.tokens)


def _is_dead(parse: Parse, victim: Token) -> bool:
    """ "The massacre claimed 14 victims", "the five victims were buried", "the bodies of the victims"."""
    above = parse.head(victim)
    above = parse.head(above) if above.lower in ("of", "for") else above
    given = any(t.lemma in BURIAL for t in parse.children(above.i, "dobj"))  # "were given a burial"
    return given or above.lemma in BURIAL or (above.lemma == "claim" and victim.dep == "dobj")


def _taken(parse: Parse, noun: Token) -> bool:
    """Whether a word like "hostages" stands beside a verb that takes or holds them."""
    verb = clause_verb(parse, noun)
    return verb is not None and verb.lemma in TAKING and noun.dep in ("dobj", "oprd", "attr", "xcomp", "dep")


def _both(parse: Parse, fate: Fate, lexicon: Lexicon) -> Fate:
    """ "killed and wounded 40", "killed or injured": one figure for both is `harmed`."""
    if fate.kind not in ("killed", "wounded") or len(fate.tokens) > 1:
        return fate
    token = fate.token
    near = [t for t in parse.children(token.i, "conj") if t.i - token.i == 2]
    if token.dep == "conj" and token.i - token.head == 2:
        near.append(parse.head(token))
    # "11 قتلوا وأصيب 23": where the verb stands first, each has a count of its own.
    near = [t for t in near if not (_has_noun(parse, t) and _has_noun(parse, token))]
    kinds = {lexicon.toll_kind(t.lemma) for t in near} | {fate.kind}
    return replace(fate, kind="harmed") if {"killed", "wounded"} <= kinds else fate


def _has_noun(parse: Parse, verb: Token) -> bool:
    return bool(parse.children(verb.i, "nsubj", "nsubjpass", "dobj"))


def counted(parse: Parse, fate: Fate) -> list[list[Token]]:
    """The noun phrases that a word counts, in groups joined by "and"."""
    groups = _BY_POS[fate.pos](parse, fate)
    groups += [g for nouns in groups for n in nouns if (g := _who_they_were(parse, n))]
    groups = [[*g, *_elsewhere(parse, fate, g)] if k == 0 else g for k, g in enumerate(groups)]
    return [g for g in groups if g]


def _who_they_were(parse: Parse, noun: Token) -> list[Token]:
    """ "The dead are three men and two women", "those killed were five farmers"."""
    verb = parse.head(noun)
    if verb.lemma != "be" or noun.dep != "nsubj" or noun.lower not in THE_DEAD:
        return []
    told = [n for t in parse.children(verb.i, "attr") for n in joined(parse, t)]
    return [t for t in told if parse.child(t.i, "nummod", "det")]


def _elsewhere(parse: Parse, fate: Fate, nouns: list[Token]) -> list[Token]:
    """ "Three died at the scene and two others in hospital": the others, whom the parser joins to the scene."""
    if fate.pos != "VERB" or not nouns:
        return []
    below = parse.subtree(fate.token.i, without=frozenset({"ccomp", "relcl", "advcl", "parataxis"}))
    joined_on = (t for t in below if t.dep == "conj" and t not in nouns)
    return [t for t in joined_on if _is_count_of_more(parse, t, fate.token)]


def _is_count_of_more(parse: Parse, token: Token, verb: Token) -> bool:
    """ "[died at the scene] and two others in hospital", "and two in hospital", "and two more on the way"."""
    above = parse.head(token)
    there = above == verb or (above.dep == "pobj" and above.pos != "NUM")
    if token.pos == "NUM":
        return there and any(t.lower in WHERE_ELSE for t in parse.children(token.i, "prep", "advmod"))
    return there and token.lower == "others" and parse.child(token.i, "nummod") is not None


def _of_verb(parse: Parse, fate: Fate) -> list[list[Token]]:
    verb = fate.token
    named = verb.dep in ("dobj", "nsubj", "nsubjpass") and parse.child(verb.i, "det") is not None
    if named and (given := _given(parse, verb)):  # "put the injured at 29"
        return [given]
    if number := _tally(parse, verb):
        return [_given(parse, number)]
    if fate.frame == "lives":
        inner = [t for t in fate.tokens if t.pos == "NOUN"]
        return [inner, *(after(parse, t, "of") for t in inner)]
    if fate.frame == "losses":
        return [[n for t in parse.children(verb.i, "dobj") for n in joined(parse, t)]]
    if fate.frame == "subject":
        return [subjects(parse, verb)]
    own = {t.i for t in fate.tokens}
    found = [t for t in patients(parse, verb) if t.i not in own] or _recipients_of_gap(parse, fate)
    # "Mayor shot dead": the subject suffers; not in "a claim to have killed soldiers".
    done = any(t.lemma == "have" for t in parse.children(verb.i, "aux")) and parse.child(verb.i, "dobj")
    bare = (verb.tag == "VBN" and not done) or len(fate.tokens) > 1
    return [found or (subjects(parse, verb) if bare else [])]


def _borne_by(parse: Parse, hurt: Token) -> list[Token]:
    """ "Thirteen people with gunshot wounds", "two men with burns": who has them."""
    preposition = parse.head(hurt)
    bearer = parse.head(preposition)
    numbered = bearer.pos == "NUM" or parse.child(bearer.i, "nummod") is not None
    return [bearer] if hurt.dep == "pobj" and preposition.lower == "with" and numbered else []


def _recipients_of_gap(parse: Parse, fate: Fate) -> list[Token]:
    """ "shot the mayor dead": nouns that the parser hung on another word of the phrase."""
    inside = {t.i for t in fate.tokens}
    return [
        c
        for t in fate.tokens[1:]
        for c in parse.children(t.i, "nsubj", "dobj", "npadvmod")
        if c.i not in inside
    ]


def _of_noun(parse: Parse, fate: Fate) -> list[list[Token]]:
    noun = fate.token
    if fate.frame == "with":
        return [_borne_by(parse, noun)]
    if fate.frame == "toll":
        return [after(parse, noun, "of", "to", "at"), _given(parse, noun) or _given_bare(parse, noun)]
    of = after(parse, noun, "of", "to", "among") if fate.kind != "missing" else []
    owner = (
        parse.children(noun.i, "poss") if fate.frame in ("act", "body") and not _is_part(parse, noun) else []
    )
    return [[noun], of, owner, _given(parse, noun)]


def _is_part(parse: Parse, noun: Token) -> bool:
    """ "burns over most of his body", "wounds to her body": a body that somebody has, not one that is left."""
    prep = parse.head(noun)
    outer = parse.head(prep)
    own = parse.child(noun.i, "poss") is not None and noun.lemma == "body" and noun.dep == "pobj"
    return own and (
        prep.lower in ("on", "over", "to", "across") or outer.lower in ("most", "half", "%", "percent")
    )


def _given(parse: Parse, noun: Token) -> list[Token]:
    """ "the death toll rose to 84", "stands at 12", "put the dead at 19": the figure hangs on the verb."""
    verb = parse.head(noun)
    if noun.dep not in ("nsubj", "nsubjpass", "dobj", "attr") or verb.pos not in ("VERB", "AUX"):
        return []
    numbers = [t for t in parse.children(verb.i, "attr", "dobj", "npadvmod") if t.pos == "NUM"]
    given = [t for t in after(parse, verb, *GIVING) if t.pos in ("NUM", "NOUN")] + numbers
    return given or (_given_late(parse, noun) if noun.dep in ("dobj", "nsubjpass") else [])


def _given_bare(parse: Parse, noun: Token) -> list[Token]:
    """ "Death toll now eight": a headline without a verb."""
    beside = parse.children(noun.i, "appos", "npadvmod", "nummod")
    return [t for t in beside if t.pos == "NUM" and t.i > noun.i]


def _given_late(parse: Parse, noun: Token) -> list[Token]:
    """ "raised the toll of a blast in X to 19": a figure that the parser hung on a word between."""
    links = (t for t in parse.subtree(parse.head(noun).i) if t.i > noun.i and t.lower in GIVING)
    return [t for link in links for t in parse.children(link.i, "pobj") if t.pos == "NUM"]


def _tally(parse: Parse, verb: Token) -> Token | None:
    """ "the number of people killed in the raid rose to 53": the number, which is given a figure."""
    people = parse.head(verb)
    link = parse.head(people)
    number = parse.head(link)
    described = verb.dep in ("acl", "relcl") and link.lower == "of"
    return number if described and number.lemma in TALLIES and _given(parse, number) else None


def _of_adjective(parse: Parse, fate: Fate) -> list[list[Token]]:
    token, verb = fate.token, parse.head(fate.token)
    if token.dep == "amod":
        return [[verb]] if verb.pos in ("NOUN", "PROPN") else []
    own = [n for t in parse.children(token.i, "nsubj", "nsubjpass") for n in joined(parse, t)]
    governed = patients(parse, verb) or subjects(parse, verb) if verb.i != token.i else []
    if governed == [token]:  # "with five reported dead"
        governed = parse.children(verb.i, "nsubj")
    if verb.pos not in ("VERB", "AUX") and verb.i != token.i:
        governed = [verb] if verb.pos in ("NOUN", "PROPN", "NUM") else []
    return [[token], own or governed]


def is_answered(parse: Parse, fate: Fate) -> bool:
    """Whether a noun of harm gives what something else answers: "revenge for the killing of three"."""
    if fate.pos != "NOUN":
        return False
    above = [t for _, t in zip(range(3), parse.ancestors(fate.token.i), strict=False)]
    return any(t.lemma in ANSWERS for t in above)


_BY_POS = {"VERB": _of_verb, "NOUN": _of_noun, "ADJ": _of_adjective}

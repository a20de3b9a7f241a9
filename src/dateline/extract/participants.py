"""Who and what stands where around a word: subjects, objects and prepositional parts, through the turns of a clause.

All functions return main tokens of noun phrases. They look through passives, relative clauses, participles,
shared subjects of joined verbs, and light verbs ("carried out an attack on").
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from dateline.knowledge.cues import cues, phrases
from dateline.knowledge.labels import COLONS
from dateline.records.parse import Parse, Quantity, Token

SUBJECTS = ("nsubj", "csubj")
PASSIVE = ("nsubjpass",)
RELATIVES = frozenset({"who", "which", "that", "whom"})
# Branches that do not belong to the core of a noun phrase.
LOOSE = frozenset({"relcl", "acl", "appos", "advcl", "punct", "cc", "conj", "prep", "parataxis", "ccomp"})
ACCUSING = frozenset({"accuse", "suspect", "convict", "acquit", "clear", "guilty"})
# Participles that have an object in the passive, too.
GIVING = frozenset(
    {"give", "send", "offer", "deny", "pay", "award", "hand", "show", "call", "name", "leave", "grant"}
)
PREPOSITIONAL = ("prep", "agent", "dative")


def joined(parse: Parse, token: Token) -> list[Token]:
    """A noun and the nouns joined to it by "and" or commas."""
    found = [token]
    for other in parse.children(token.i, "conj"):
        if other.pos in ("NOUN", "PROPN", "NUM", "PRON", "ADJ") or parse.mention_at(other.i):
            found += joined(parse, other)
    return found


def is_passive(parse: Parse, verb: Token) -> bool:
    """Whether a verb form has its patient as subject: "was hit", or a bare participle after its noun."""
    if verb.tag != "VBN":
        return False
    if parse.child(verb.i, "nsubjpass", "auxpass", "agent"):
        return True
    helpers = {t.lemma for t in parse.children(verb.i, "aux")}
    if verb.dep == "acl" and "have" not in helpers:  # not "a claim to have hit the town"
        # "A gang known as X killed 14": the parser takes the verb of a long subject for a participle.
        return verb.lemma in GIVING or not parse.child(verb.i, "dobj")
    if verb.dep == "conj" and not helpers and parse.head(verb).pos in ("VERB", "AUX"):
        return is_passive(parse, parse.head(verb))
    return not helpers & {"have"} and not parse.child(verb.i, "dobj")


def subjects(parse: Parse, verb: Token, depth: int = 4) -> list[Token]:
    """The grammatical subjects of a verb, taken from a governing clause where it has none of its own."""
    own = parse.children(verb.i, *SUBJECTS, *PASSIVE)
    if own:
        return [n for t in own for n in joined(parse, _antecedent(parse, t, verb))]
    if depth == 0 or verb.head == verb.i:
        return []
    head = parse.head(verb)
    if verb.dep == "pcomp":
        return _subjects_of_governor(parse, head, depth)
    if verb.dep in ("acl", "relcl") and head.pos in ("NOUN", "NUM", "PROPN", "PRON"):
        return [head]
    if verb.dep == "xcomp" and head.pos == "ADJ" and head.dep == "acomp":
        return subjects(parse, parse.head(head), depth - 1)
    if verb.dep == "conj" and head.dep == "relcl" and _is_done_to_it(parse, verb, parse.head(head)):
        return subjects(parse, _verb_over(parse, parse.head(head)), depth - 1)
    if parse.glossed and verb.dep == "ccomp" and verb.i < head.i:
        return []  # "«Decapitaram três pessoas», contou um residente": no word is needed for "they"
    if verb.dep in ("conj", "xcomp", "advcl", "dep", "ccomp") and head.pos in ("VERB", "AUX"):
        if verb.dep == "xcomp" and (controlled := parse.child(head.i, "dobj")) and head.lemma != "have":
            return [controlled]
        return subjects(parse, head, depth - 1)
    return []


def _is_done_to_it(parse: Parse, verb: Token, noun: Token) -> bool:
    """ "Men stopped drivers who had no permits and beat them": "them" are the drivers, so it was not they who beat."""
    whom = parse.child(verb.i, "dobj")
    several = noun.tag in ("NNS", "NNPS")
    pronouns = ("them",) if several else ("him", "her", "it")
    it = whom is not None and whom.lower in pronouns
    return it and noun.dep in ("dobj", "pobj") and _verb_over(parse, noun).pos == "VERB"


def _verb_over(parse: Parse, noun: Token) -> Token:
    """What an object hangs on, over its preposition: "shot at two guards"."""
    above = parse.head(noun)
    return parse.head(above) if noun.dep == "pobj" else above


def _subjects_of_governor(parse: Parse, prep: Token, depth: int) -> list[Token]:
    """ "accused of shelling", "responded by shelling": who is accused, who responded; none of "was hit by shelling"."""
    governor = parse.head(prep)
    if prep.dep == "agent":
        return []
    if governor.dep == "acomp" and governor.lemma in phrases()["to_blame"]:
        governor = parse.head(governor)  # "was responsible for bombing"
    if governor.pos not in ("VERB", "AUX"):
        return []
    if prep.lower == "of" and governor.lemma in ACCUSING:
        return patients(parse, governor)
    if prep.lower == "to" and governor.lemma in phrases()["answering"]:
        return []  # "troops responded to firing": others fired
    return subjects(parse, governor, depth - 1)


def _antecedent(parse: Parse, token: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for, or the token itself."""
    if token.lower in RELATIVES and token.tag in ("WP", "WDT", "IN") and verb.dep == "relcl":
        return parse.head(verb)
    return token


def agents(parse: Parse, verb: Token) -> list[Token]:
    """Who does what a verb says: its subject, or the "by" phrase of a passive."""
    if not is_passive(parse, verb):
        return subjects(parse, verb)
    own = after(parse, verb, "by") or _late_agents(parse, verb)
    # "shot and killed by": the one who did both stands with the last verb joined.
    return own or [n for t in _joined_at_once(parse, verb) for n in agents(parse, t)]


def _late_agents(parse: Parse, verb: Token) -> list[Token]:
    """The "by" phrase of a passive that the parser hung on a word between: "killed in May by soldiers"."""
    below = parse.subtree(verb.i, without=frozenset({"ccomp", "relcl", "conj", "advcl", "parataxis"}))
    by = next((t for t in below if t.lower == "by" and t.i > verb.i and not _is_quoted_by(parse, t)), None)
    return [n for t in parse.children(by.i, "pobj") for n in joined(parse, t)] if by else []


def nominal_agents(parse: Parse, noun: Token) -> list[Token]:
    """Who did what a noun tells: its "by" phrase, also where the parser hung that on a word beside it.

    "Reports of the killing of farmers by herders": by herders nobody reports.
    """
    own = after(parse, noun, "by")
    rest = parse.tokens[noun.i + 1 : parse.sentence_of(noun).last]
    by = next((t for t in takewhile(lambda t: t.pos not in ("VERB", "AUX"), rest) if t.lower == "by"), None)
    if own or by is None:
        return own
    above = parse.head(by)
    done = above.pos == "VERB" and above in parse.ancestors(noun.i) and not is_passive(parse, above)
    told = above.pos in ("NOUN", "PROPN") and noun in parse.ancestors(above.i)
    return after_one(parse, by) if done or told else []


def _is_quoted_by(parse: Parse, by: Token) -> bool:
    """ "found, according to a source quoted by the channel": the "by" of a participle that says who tells."""
    above = parse.head(by)
    return above.pos == "VERB" and above.dep == "acl" and (above.lemma, "v") in cues()


def patients(parse: Parse, verb: Token) -> list[Token]:
    """Who or what it is done to: the object, or the subject of a passive."""
    if is_passive(parse, verb):
        return subjects(parse, verb)
    own = [
        n
        for t in parse.children(verb.i, "dobj", "dative", "oprd")
        for n in joined(parse, _antecedent(parse, t, verb))
    ]
    own = own or _about(parse, verb)
    if own:
        return own
    # "killed and wounded 40": the object stands with the last verb joined.
    return [n for t in _joined_at_once(parse, verb) for n in patients(parse, t)]


def _joined_at_once(parse: Parse, verb: Token) -> list[Token]:
    return [t for t in parse.children(verb.i, "conj") if t.tag == verb.tag and t.i - verb.i <= 2]


def _about(parse: Parse, verb: Token) -> list[Token]:
    """ "Picked up over a dozen youths", "shot down four of seven": the object that the parser took for no object."""
    words = (t for t in parse.children(verb.i, "prep") if t.lower in ("over", "about", "around"))
    over = [n for t in words for n in parse.children(t.i, "pobj") if parse.child(n.i, "nummod")]
    counts = (t for t in parse.children(verb.i, "npadvmod") if t.pos == "NUM" and t.i > verb.i)
    return over or [t for t in counts if any(p.lower == "of" for p in parse.children(t.i, "prep"))]


def after(parse: Parse, token: Token, *prepositions: str) -> list[Token]:
    """The objects of a token's prepositional phrases, joined ones included; any preposition where none is named.

    A noun in the dative with a noun is what that is on: "karakola düzenlenen saldırı".
    """
    found = []
    for prep in parse.children(token.i, *PREPOSITIONAL):
        if (
            prep.dep == "dative"
            and prep.pos in ("NOUN", "PROPN")
            and token.pos == "NOUN"
            and "on" in prepositions
        ):
            found += joined(parse, prep)
        for chain in (prep, *parse.children(prep.i, "prep")):  # "from near", "out of"
            if not prepositions or chain.lower in prepositions:
                found += [n for t in parse.children(chain.i, "pobj", "pcomp") for n in joined(parse, t)]
    return found


def after_one(parse: Parse, prep: Token) -> list[Token]:
    """The objects of one preposition."""
    direct = [n for t in parse.children(prep.i, "pobj") for n in joined(parse, t)]
    return direct + [n for inner in parse.children(prep.i, "prep") for n in after_one(parse, inner)]


def owners(parse: Parse, noun: Token) -> list[Token]:
    """Possessors and the names or nationalities set before a noun: "Iran's attack", "the rebel attack"."""
    return [n for t in parse.children(noun.i, "poss") for n in joined(parse, t)]


def holders(parse: Parse, noun: Token) -> list[Token]:
    """Whose a thing is said to be after it: "aircraft of the coalition", "a drone belonging to the army"."""
    at = [noun, *(t for t in parse.children(noun.i, "acl") if t.lemma == "belong")]
    preps = [t for above in at for t in parse.children(above.i, "prep") if t.lower in ("of", "to")]
    own = [t for t in preps if t.lower == "of" or t.head != noun.i]
    first = [n for t in own for n in parse.children(t.i, "pobj") if not _is_quality(parse, n)]
    return [n for one in first for n in joined(parse, one)]


def _is_quality(parse: Parse, noun: Token) -> bool:
    """ "A bomb of great force": one noun without an article, in a language that has them."""
    return noun.tag == "NN" and not parse.glossed and not parse.child(noun.i, "det", "poss", "compound")


def before(parse: Parse, noun: Token) -> list[Token]:
    """The words set before a noun that classify it: "rebel" in "rebel attack", "Israeli" in "Israeli strike"."""
    return parse.children(noun.i, "compound", "amod", "nmod")


def labelled(parse: Parse, last: Token) -> Quantity | None:
    """ "Killed: 3. Injured: about 40": the figure that a word is the label of, as logs have it."""
    mark, number = (parse.tokens[i] if i < len(parse.tokens) else last for i in (last.i + 1, last.i + 2))
    if mark.text not in COLONS:
        return None
    return next((q for q in parse.quantities if q.span.start == number.start), None)


def core(parse: Parse, noun: Token) -> list[Token]:
    """The tokens of a noun phrase without its clauses, appositions and prepositional parts, nor a leading article."""
    tokens = [t for t in parse.subtree(noun.i, without=LOOSE) if t.dep != "case" or t.head != noun.i]
    while (len(tokens) > 1 and tokens[0].pos in ("DET", "PUNCT", "SPACE", "ADP", "CCONJ")) or tokens[
        0
    ].dep == "det":
        if len(tokens) == 1:
            break
        tokens = tokens[1:]
    return tokens


def loads(parse: Parse, nouns: list[Token]) -> list[Token]:
    """What a vehicle or a bag holds: "a boat loaded with rifles", "a box containing a bomb"."""
    clauses = [c for n in nouns for c in parse.children(n.i, "acl") if c.lemma in phrases()["holding"]]
    return [t for c in clauses for t in (*after(parse, c, "with"), *parse.children(c.i, "dobj"))]


def several(parse: Parse, nouns: list[Token]) -> list[Token]:
    """What there are many of: "a wave of drones", "a number of bombs"."""
    row, measure = phrases()["row"], phrases()["measure"]
    return [t for n in nouns if n.lemma in row or n.lemma in measure for t in after(parse, n, "of")]


def top_of(tokens: Sequence[Token]) -> Token:
    """The token of a phrase that hangs on a word outside it."""
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head not in inside), tokens[0])


def clause_verb(parse: Parse, token: Token) -> Token | None:
    """The verb that governs a token most nearly; the token itself where it is one."""
    if token.pos in ("VERB", "AUX"):
        return token
    return parse.verb_over(token.i)

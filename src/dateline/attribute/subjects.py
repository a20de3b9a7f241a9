"""Who a verb is about: its subject, through passives, relative clauses, participles and shared subjects."""

from __future__ import annotations

from dateline.attribute.frame import SUBJECT
from dateline.knowledge.cues import cues, idioms, phrases
from dateline.records.parse import Parse, Token

# Kinds of cue that one speaker's sentence strings together: "said ... and accused ...".
_SPEAKING = frozenset({"say", "report", "blame", "judge"})
# Tags of verbs that have a tense.
FINITE = frozenset({"VBD", "VBZ", "VBP"})


def subject_of(parse: Parse, verb: Token) -> tuple[Token | None, bool]:
    """Who the verb is about, and whether it is passive; without a subject, that of the clause above."""
    # "Men suspected of a killing": a participle on its noun has what was done to the noun.
    undergone = verb.dep == "acl" and verb.tag == "VBN" and not parse.children(verb.i, "ccomp", "dobj")
    passive = bool(parse.children(verb.i, "auxpass")) or undergone
    if verb.dep == "amod":
        return parse.head(verb), True
    if verb.dep == "pcomp" and (quoted := _quoted_one(parse, verb)) is not None:
        return quoted, False
    own = own_subject(parse, verb)
    if own is not None:
        return _relative(parse, verb, own), passive or own.dep == "nsubjpass"
    if _goes_on(parse, verb) and (teller := _teller(parse, verb)) is not None:
        return teller, passive
    if (matrix := joined_to(parse, verb)) is not None:
        return subject_of(parse, matrix)
    at = verb
    for _ in range(4):
        head = parse.head(at)
        if head.i == at.i:
            return None, passive
        if at.dep in ("acl", "relcl"):
            return (head, passive) if head.pos in ("NOUN", "PROPN", "PRON") else (None, passive)
        if at.dep not in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep"):
            return None, passive
        found = _calling_itself(parse, head, at) or own_subject(parse, head)
        spoken = at.dep == "conj" and head.dep == "ccomp" and found is not None
        if spoken and found is not None and found.lemma in phrases()["document"]:
            at = head
            continue
        if found is not None and head.pos in ("VERB", "AUX"):
            return _relative(parse, head, found), passive
        at = head
    return None, passive


def _calling_itself(parse: Parse, head: Token, verb: Token) -> Token | None:
    """ "Gunmen shot two, and a group calling itself X said ...": the parser joins "calling" and "said" to "shot"."""
    if verb.dep != "conj":
        return None
    for other in parse.children(head.i, "conj"):
        bare = other.tag == "VBG" and not parse.children(other.i, "aux")
        if bare and head.i < other.i < verb.i and parse.children(other.i, "nsubj"):
            return parse.child(other.i, "nsubj")
    return None


def joined_to(parse: Parse, verb: Token) -> Token | None:
    """ "said that its men had left, and accused X": "said", which "accused" goes on from; else None.

    The parser joins the second verb to the clause. It is the speaker's where it is a cue in the tense of the first
    while the clause stands in another, or where a comma sets it apart.
    """
    inner = parse.head(verb)
    matrix = parse.head(inner)
    if verb.dep != "conj" or inner.dep not in ("ccomp", "xcomp") or inner.i > verb.i or matrix.i > inner.i:
        return None
    if not (_speaks(parse, matrix) and _speaks(parse, verb)) or own_subject(parse, matrix) is None:
        return None
    joint = parse.child(inner.i, "cc")
    # "said it saw bodies but did not say whose"
    silent = joint is not None and joint.lower == "but" and bool(parse.children(verb.i, "neg"))
    helped = [c for c in parse.children(verb.i, "aux", "auxpass", "mark") if not (silent and c.lemma == "do")]
    if own_subject(parse, verb) is not None or helped:
        return None
    apart = silent or (joint is not None and parse.tokens[joint.i - 1].text == ",")
    shifted = (
        any(c.lemma in ("have", "be") for c in parse.children(inner.i, "aux", "auxpass"))
        or inner.pos == "AUX"
    )
    # What follows "confirmed having struck" or "vowed to strike" with a tense of its own goes on from the first verb.
    tenseless = inner.dep == "xcomp" and verb.tag in FINITE
    return matrix if apart or shifted or tenseless else None


def _speaks(parse: Parse, verb: Token) -> bool:
    cue = cues().get((verb.lemma, "v"))
    plain = cue is not None and cue.kind in _SPEAKING
    plain = plain and (verb.lemma != "claim" or bool(parse.children(verb.i, "xcomp")))
    return plain or bool(
        idioms().get(verb.lemma, {}).keys() & {t.lemma for t in parse.children(verb.i, "dobj")}
    )


def _goes_on(parse: Parse, verb: Token) -> bool:
    """ "..., adding that", "denied that its jets hit it, calling it a lie": a cue that a comma sets behind a clause."""
    cue = cues().get((verb.lemma, "v"))
    apart = verb.dep in ("advcl", "conj") and parse.tokens[verb.i - 1].text == ","
    called = verb.lemma in phrases()["calling"]
    speaks = verb.lemma == "add" or (apart and (called or (cue is not None and cue.kind in _SPEAKING)))
    return verb.tag == "VBG" and speaks and not parse.children(verb.i, "aux")


def told_on(parse: Parse, clause: Token) -> frozenset[int]:
    """The words behind a content clause by which its speaker goes on: "said that they took it, adding that"."""
    inside = {t.i for t in parse.subtree(clause.i)}
    going = (parse.tokens[i] for i in inside if i > clause.i and _goes_on(parse, parse.tokens[i]))
    by_speaker = [t for t in going if (who := _teller(parse, t)) is not None and who.i not in inside]
    return frozenset(k.i for t in by_speaker for k in parse.subtree(t.i))


def _teller(parse: Parse, verb: Token) -> Token | None:
    """ "said that the group took the town, adding that": whoever said, not whoever took."""
    table = cues()
    for above in parse.ancestors(verb.i):
        cue = table.get((above.lemma, "v"))
        if (
            cue is not None
            and cue.kind in _SPEAKING
            and (subject := own_subject(parse, above)) is not None
            and not parse.children(above.i, "auxpass")
        ):
            return _relative(parse, above, subject)
    return None


def own_subject(parse: Parse, verb: Token) -> Token | None:
    """The subject nearest to its verb: the parser at times hangs that of the clause before on it too."""
    found = parse.children(verb.i, *SUBJECT)
    before = [t for t in found if t.i < verb.i]
    return before[-1] if before else next(iter(found), None)


def _quoted_one(parse: Parse, verb: Token) -> Token | None:
    """ "quoted X as saying": X; "quoted Y, which cited X, as saying": X too."""
    above = parse.head(parse.head(verb))
    if above.lemma not in ("quote", "cite", "report") or parse.children(above.i, "auxpass"):
        return None
    named = parse.child(above.i, "dobj")
    for inner in parse.children(named.i, "relcl") if named is not None else ():
        if inner.lemma in ("quote", "cite") and (cited := parse.child(inner.i, "dobj")) is not None:
            return cited
    return named


def _relative(parse: Parse, verb: Token, subject: Token) -> Token:
    """ "officials who said": the noun a relative clause hangs on, or that stands right before it."""
    if subject.tag not in ("WP", "WDT"):
        return subject
    if verb.dep == "relcl":
        return parse.head(verb)
    before = next((t for t in reversed(parse.tokens[: subject.i]) if t.pos != "PUNCT"), None)
    return before if before is not None and before.pos in ("NOUN", "PROPN") else subject


def agent_of(parse: Parse, verb: Token) -> Token | None:
    agent = parse.child(verb.i, "agent")
    return parse.child(agent.i, "pobj") if agent is not None else None

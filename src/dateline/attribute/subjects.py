"""Who a verb is about: its subject, through passives, relative clauses, participles and shared subjects."""

from __future__ import annotations

from dateline.attribute.frame import SUBJECT
from dateline.knowledge.cues import cues, phrases
from dateline.records.parse import Parse, Token


def subject_of(parse: Parse, verb: Token) -> tuple[Token | None, bool]:
    """Who the verb is about, and whether it is passive; without a subject, that of the clause above."""
    passive = bool(parse.children(verb.i, "auxpass"))
    if verb.dep == "amod":
        return parse.head(verb), True
    if verb.dep == "pcomp" and (quoted := _quoted_one(parse, verb)) is not None:
        return quoted, False
    own = own_subject(parse, verb)
    if own is not None:
        return _relative(parse, verb, own), passive or own.dep == "nsubjpass"
    if verb.lemma == "add" and verb.tag == "VBG" and (teller := _teller(parse, verb)) is not None:
        return teller, passive
    at = verb
    for _ in range(4):
        head = parse.head(at)
        if head.i == at.i:
            return None, passive
        if at.dep in ("acl", "relcl"):
            return (head, passive) if head.pos in ("NOUN", "PROPN", "PRON") else (None, passive)
        if at.dep not in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep"):
            return None, passive
        found = own_subject(parse, head)
        spoken = at.dep == "conj" and head.dep == "ccomp" and found is not None
        if spoken and found is not None and found.lemma in phrases()["document"]:
            at = head
            continue
        if found is not None and head.pos in ("VERB", "AUX"):
            return _relative(parse, head, found), passive
        at = head
    return None, passive


def _teller(parse: Parse, verb: Token) -> Token | None:
    """ "said that the group took the town, adding that": whoever said, not whoever took."""
    table = cues()
    for above in parse.ancestors(verb.i):
        cue = table.get((above.lemma, "v"))
        if (
            cue is not None
            and cue.kind in ("say", "report")
            and (subject := own_subject(parse, above)) is not None
        ):
            return subject
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

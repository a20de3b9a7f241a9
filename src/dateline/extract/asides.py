"""Deeds told only to say who somebody is: what prisoners are held for, what else a group has done."""

from __future__ import annotations

from dateline.extract.arguments import owning
from dateline.extract.factuality import MANY, clause_times, first_joined, is_known
from dateline.extract.frame import DAYS
from dateline.extract.participants import after
from dateline.knowledge.cues import phrases
from dateline.records.parse import Parse, Token


def is_aside(parse: Parse, token: Token) -> bool:
    """Whether a trigger tells no news but who somebody is; what has a day of its own is news."""
    at = _with_their_part(parse, first_joined(parse, token))
    link = parse.head(at)
    if at.dep not in ("pobj", "pcomp") or link.lower not in HELD_FOR:
        return False
    told = _are_held_for(parse, link) or (token.pos == "NOUN" and _is_of_their_record(parse, token, link))
    return (
        told
        and not _points_back(parse, token)
        and all(t.shape not in DAYS for t in clause_times(parse, token))
    )


HELD_FOR = frozenset({"for", "with", "over"})


def _with_their_part(parse: Parse, token: Token) -> Token:
    """The "part" of "for their part in attacks"; else the word itself."""
    link = parse.head(token)
    part = parse.head(link)
    taken = token.dep == "pobj" and link.lower == "in" and part.lemma in phrases()["part_in"]
    return part if taken and part.pos == "NOUN" else token


def _points_back(parse: Parse, token: Token) -> bool:
    """ "Held for the killing", "for the murder of the judge": what may have been told before."""
    whom = (
        after(parse, token, "of", "on", "against") if token.pos == "NOUN" else parse.children(token.i, "dobj")
    )
    if not whom and token.pos == "NOUN":
        return is_known(parse, token)
    return all(t.pos != "PROPN" and is_known(parse, t) for t in whom)


def _are_held_for(parse: Parse, link: Token) -> bool:
    """ "The release of a man held for", "two comrades who are in prison for", "charged with": who they are."""
    verb = parse.head(link) if parse.head(link).pos in ("VERB", "AUX") else parse.verb_over(link.i)
    if verb is None or verb.dep not in ("acl", "relcl"):
        return False
    kept = {verb.lemma, *(t.lemma for t in after(parse, verb, "in"))}
    return any(not kept.isdisjoint(phrases()[name]) for name in ("jails", "locks_up", "behind_bars", "tries"))


def _is_of_their_record(parse: Parse, noun: Token, link: Token) -> bool:
    """ "The same group claimed the killing of an envoy", "which has claimed other attacks": what they are known by."""
    verb = parse.head(link) if parse.head(link).pos in ("VERB", "AUX") else parse.verb_over(link.i)
    if verb is None or not (owning(parse, verb) or _is_to_blame(parse, verb)):
        return False
    subject = parse.child(verb.i, "nsubj")
    who = parse.head(verb) if verb.dep == "relcl" else subject
    if who is not None and any(t.lower == "same" for t in parse.children(who.i, "amod")):
        return True
    likened = phrases()["likened"] | MANY | {"other"}
    others = noun.tag == "NNS" and any(t.lower in likened for t in parse.children(noun.i, "amod"))
    return others and not parse.children(noun.i, "nummod")


def _is_to_blame(parse: Parse, verb: Token) -> bool:
    """ "Was responsible for"."""
    return any(t.lemma in phrases()["part_in"] for t in parse.children(verb.i, "acomp"))

"""Whether words say that it was not so: by "not" and "no", by having no part in it, by whose men were not there."""

from __future__ import annotations

from dateline.attribute.frame import SELF, Frame
from dateline.knowledge.cues import phrases
from dateline.knowledge.nobody import is_nobody
from dateline.records.claims import EventMention
from dateline.records.parse import Parse, Token

_VAGUE = frozenset(["do", "be"])
_FIGHTS = frozenset(["fight", "fighting", "firefight", "clash", "battle"])
_AT = frozenset(["in", "at", "near", "on"])
WILL = frozenset(["will", "would", "shall", "'ll", "wo", "'d"])


def negated(parse: Parse, token: Token) -> bool:
    """Whether a word is denied by its own clause: "not", "no ...", "nobody"."""
    if any(c.dep == "neg" or c.lower == "neither" for c in parse.children(token.i)):
        return True
    subjects = [c for c in parse.children(token.i, "nsubj", "nsubjpass") if c.i < token.i][-1:]
    return any(is_nobody(parse, c) for c in (*subjects, *parse.children(token.i, "dobj", "det", "attr")))


def is_denied(parse: Parse, frame: Frame, mentions: list[EventMention]) -> bool:
    """Whether the content says that it is not so: "are baseless", "had no part", "no base was hit"."""
    tokens = [t for s in frame.content for t in parse.tokens_in(s)]
    table = phrases()
    if any(t.lemma in table["baseless"] and t.pos != "VERB" and not negated(parse, t) for t in tokens):
        return True
    heads = [t for t in tokens if t.lemma in table["part_in"] and t.lemma != "do" and not _share_of(parse, t)]
    if any(negated(parse, t) or negated(parse, parse.head(t)) for t in heads):
        return True
    said_so = [t for t in tokens if t.dep in ("attr", "acomp") and parse.head(t).lemma == "be"]
    if any(t.lemma in table["untrue"] and not negated(parse, parse.head(t)) for t in said_so):
        return True
    if any(t.lemma in table["trace"] and negated(parse, parse.head(t)) for t in said_so):
        return True
    if has_nothing_to_do(parse, frame):
        return True
    if any(told_not_so(parse, m) for m in mentions) or any(_by_mishap(parse, t) for t in tokens):
        return True
    if any(t.lemma in table["deed_noun"] | _FIGHTS and _not_here(parse, t) for t in tokens):
        return True
    return any(_not_done(parse, root) for span in frame.content if (root := parse.root_of(span)) is not None)


def is_called_untrue(parse: Parse, said: Token) -> bool:
    """ "Its claim of having killed nine was pure fantasy": whether somebody denies so what another said."""
    verb = parse.head(said)
    called = {t.lemma for t in parse.children(verb.i, "attr", "acomp")}
    untrue = bool(called & (phrases()["untrue"] | phrases()["baseless"]))
    return said.dep == "nsubj" and verb.lemma == "be" and untrue and not negated(parse, verb)


def _share_of(parse: Parse, noun: Token) -> bool:
    """ "were not part of that count": a share of something, and no part in an act."""
    return noun.lemma == "part" and any(p.lower == "of" for p in parse.children(noun.i, "prep"))


def told_not_so(parse: Parse, mention: EventMention) -> bool:
    """Whether an event is said not to have been; that no one was hurt or arrested denies nothing."""
    if mention.type == "ARREST" or parse.tokens[mention.token].lemma in phrases()["harm"]:
        return False
    return mention.happened == "denied" or _no_event(parse, mention)


def _by_mishap(parse: Parse, word: Token) -> bool:
    """ "was caused by a gas leak", "crashed because of a technical fault", "the blast was an accident"."""
    if word.lemma not in phrases()["mishap_told"] or word.dep not in ("pobj", "attr", "acomp", "conj"):
        return False
    above = parse.head(parse.tokens[word.i]) if word.dep != "conj" else parse.head(parse.head(word))
    if word.dep in ("attr", "acomp"):
        return above.lemma == "be" and not negated(parse, above) and not parse.children(above.i, "expl")
    verb = parse.head(above)
    caused = above.lower == "by" and verb.lemma in ("cause", "trigger", "spark")
    because = bool({above.lower, parse.tokens[above.i - 1].lower} & {"because", "due", "owing"})
    because = because or (above.lower == "from" and verb.lemma in ("result", "stem"))
    return (caused or because) and not negated(parse, verb) and not negated(parse, above)


def _not_here(parse: Parse, noun: Token) -> bool:
    """ "The fight was not in his town"."""
    verb = parse.head(noun)
    where = any(p.lower in _AT for p in parse.children(verb.i, "prep"))
    return noun.dep == "nsubj" and verb.lemma == "be" and where and negated(parse, verb)


def was_not_there(parse: Parse, frame: Frame) -> bool:
    """Whether a content denies a part in it by where the party's forces were not."""
    return any(_absent(parse, frame, t) for s in frame.content for t in parse.tokens_in(s))


def _absent(parse: Parse, frame: Frame, verb: Token) -> bool:
    """ "no patrol of ours entered the valley", "none of its troops were near", "it had no men at the mill"."""
    subject = parse.child(verb.i, "nsubj", "nsubjpass")
    if subject is None or verb.pos not in ("VERB", "AUX") or verb.lemma not in phrases()["presence"]:
        return False
    if not negated(parse, verb) or not frame.covers(verb.start):
        return False
    if verb.lemma == "have":
        held = parse.child(verb.i, "dobj", "attr")
        own = subject.lower in SELF or _forces(parse, subject)
        return own and held is not None and _forces(parse, held)
    return _forces(parse, subject) or (subject.lower in ("it", "they", "we") and verb.lemma != "be")


def _forces(parse: Parse, token: Token) -> bool:
    """ "fighters", "none of its troops", "any of our units"."""
    if token.lemma in phrases()["forces"]:
        return True
    ofs = [p for p in parse.children(token.i, "prep") if p.lower == "of"]
    return any(o.lemma in phrases()["forces"] for p in ofs for o in parse.children(p.i, "pobj"))


def has_nothing_to_do(parse: Parse, frame: Frame) -> bool:
    """Whether a content says that its party had nothing to do with it."""
    tokens = (t for s in frame.content for t in parse.tokens_in(s))
    return any(t.lemma in ("nothing", "none") and _to_do_with(parse, t) for t in tokens)


def _to_do_with(parse: Parse, token: Token) -> bool:
    """ "nothing to do with", "nichts mit dem Anschlag zu tun": no part in it."""
    if [t.lower for t in parse.tokens[token.i + 1 : token.i + 4]] == ["to", "do", "with"]:
        return True
    done = parse.head(token)
    return token.dep == "dobj" and done.lemma == "do" and bool(_with(parse, done))


def _with(parse: Parse, verb: Token) -> list[Token]:
    return [p for p in parse.children(verb.i, "prep") if p.lower == "with"]


def _not_done(parse: Parse, verb: Token) -> bool:
    """ "never targets civilians", "had not been targeted"; not "would not attack", which is a promise."""
    if verb.pos != "VERB" or verb.lemma not in phrases()["deed"] - _VAGUE or not negated(parse, verb):
        return False
    beside = {t.lower for t in parse.children(verb.i, "aux", "neg", "advmod")}
    return not beside & WILL or "never" in beside


def _no_event(parse: Parse, mention: EventMention) -> bool:
    token = parse.tokens[mention.token]
    return token.lemma not in phrases()["toll"] and negated(parse, token)

"""Where somebody says nothing, cannot verify, or gives no figures; and where nobody has claimed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.attribute.denials import negated
from dateline.attribute.frame import part_of
from dateline.attribute.subjects import subject_of
from dateline.knowledge.cues import may_speak, phrases
from dateline.knowledge.nobody import is_nobody
from dateline.records.parse import Parse, Token
from dateline.records.text import Span

_BARRED = frozenset({"decline", "refuse", "fail"})
_UNWILLING = frozenset({"wish", "want", "care", "choose"})
# Verbs that tell of silence only by what is not given.
_WITH_OBJECT = frozenset(
    ["give", "provide", "release", "issue", "say", "know", "report", "name", "mention", "return", "offer"]
)
# Who is not reached, and would not be drawn.
_PASSIVE = frozenset({"reach", "draw"})
_CHECKING = frozenset({"verify", "confirm", "corroborate", "authenticate"})
_REMAINS = frozenset({"be", "remain", "stay", "keep", "go"})
# Not a party that could speak: "it was not clear", "no group", "there is".
_NOBODY = frozenset(["it", "there", "this", "that", "what", "no", "none", "nobody"])


@dataclass(frozen=True)
class Silence:
    """One statement that nothing is known. `source` is who is silent, None for the report's own voice."""

    cue: Token
    cue_span: Span
    source: Token | None
    content: tuple[Token, ...]


def silences(parse: Parse) -> Iterator[Silence]:
    """All statements of no information, in order."""
    table = phrases()
    for token in parse.tokens:
        looks = token.pos == "VERB" and _looks_into(parse, token)
        if token.pos in ("VERB", "AUX") and token.lemma in table["silent_verb"] and not looks:
            yield from _verb(parse, token)
        elif looks or (token.pos == "VERB" and _turns_away(parse, token)):
            yield _silent(parse, token, subject_of(parse, token)[0])
        elif token.pos == "NOUN" and token.lemma in table["silent_noun"]:
            yield from _noun(parse, token)
        elif token.lemma in table["silent_adjective"]:
            yield from _adjective(parse, token)


def _silent(parse: Parse, cue: Token, source: Token | None, first: Token | None = None) -> Silence:
    """The silence of a source by a cue, whose words begin at `first`."""
    return Silence(cue, _span(parse, first or cue, cue), _party(parse, source), _rest(parse, cue))


def _looks_into(parse: Parse, verb: Token) -> bool:
    """ "was looking into reports that", "is reviewing the footage"."""
    if verb.lemma in _CHECKING:  # "were verifying the statement"
        said = parse.child(verb.i, "dobj")
        document = said is not None and said.lemma in phrases()["document"] | phrases()["hearsay"]
        return verb.tag == "VBG" and bool(parse.children(verb.i, "aux")) and document
    return verb.lemma in phrases()["looks_into"] and _of_hearsay(parse, verb)


def _turns_away(parse: Parse, verb: Token) -> bool:
    """ "declined comment", "lehnte eine Stellungnahme ab", "ignored a request"."""
    asked = parse.child(verb.i, "dobj")
    if verb.lemma == "ignore":
        return asked is not None and asked.lemma in phrases()["asked"]
    return verb.lemma in _BARRED and _is_silent(parse, asked)


def _verb(parse: Parse, verb: Token) -> Iterator[Silence]:
    """ "could not verify", "declined to comment", "no group has claimed"."""
    if _next(parse, verb).lemma in ("responsibility", "credit") or _claims_after_subject(parse, verb):
        yield from _unclaimed(parse, verb)
        return
    if verb.lemma in ("take", "assume"):
        return
    if verb.lemma == "know" and parse.children(verb.i, "auxpass") and negated(parse, verb):
        yield _silent(parse, verb, None)
        return
    if verb.lemma in ("say", "know") and negated(parse, verb) and _asks(parse, verb):
        yield _silent(parse, verb, subject_of(parse, verb)[0])
        return
    if verb.lemma == "say" and _not_owned(parse, verb):
        yield _silent(parse, verb, None)
        return
    head = parse.head(verb)
    # "Could not bring themselves to confirm": whatever is not done with these, nothing is known.
    unable = verb.lemma in _CHECKING and negated(parse, head)
    barred = verb.dep == "xcomp" and (_bars(parse, head) or unable)
    if not (barred or negated(parse, verb) or _of_nothing(parse, verb)):
        return
    of_something = verb.lemma in _WITH_OBJECT and not (barred or _of_nothing(parse, verb))
    if of_something and not _is_silent(parse, parse.child(verb.i, "dobj")):
        return
    source, passive = subject_of(parse, head if barred else verb)
    # "بيان لم يتسن التحقق منه": a passive that only its form shows.
    passive = passive or (verb.tag == "VBN" and not parse.children(verb.i, "aux", "auxpass", "nsubj"))
    # "Die Angaben ließen sich nicht überprüfen": a document may keep silent, but verifies nothing.
    speaks = source is not None and source.lemma in phrases()["document"] and verb.lemma not in _CHECKING
    if source is not None and _is_thing(source) and (passive or not speaks):
        source = None
    if _is_something_else(parse, verb, passive):
        return
    if passive and verb.lemma not in _PASSIVE:
        source = None
    yield _silent(parse, verb, source, head if barred else verb)


def _is_something_else(parse: Parse, verb: Token, passive: bool) -> bool:
    """ "The march drew no crowds", "an official who did not want to be named"."""
    unnamed = verb.lemma == "name" and verb.dep == "xcomp" and bool(parse.children(verb.i, "auxpass"))
    return unnamed or (verb.lemma == "draw" and not passive)


def _bars(parse: Parse, verb: Token) -> bool:
    """ "declined to", "did not wish to", "has yet to"."""
    if verb.lemma == "have":
        return any(c.lower == "yet" for c in parse.children(verb.i, "advmod"))
    return verb.lemma in _BARRED or (verb.lemma in _UNWILLING and negated(parse, verb))


def _is_silent(parse: Parse, noun: Token | None) -> bool:
    """Whether it is what one asks for; "did not give her name" keeps back nothing."""
    own = noun is not None and noun.lemma == "name" and parse.child(noun.i, "poss") is not None
    return noun is not None and noun.lemma in phrases()["silent_object"] and not own


def _of_nothing(parse: Parse, verb: Token) -> bool:
    """ "knew of no ransom", "has heard of no strike"."""
    of = [p for p in parse.children(verb.i, "prep") if verb.lemma in ("know", "hear") and p.lower == "of"]
    return any(is_nobody(parse, noun) for p in of for noun in parse.children(p.i, "pobj"))


def _of_hearsay(parse: Parse, word: Token) -> bool:
    """Whether somebody looks into what others say or show, and not into what was done: "reports", "a video"."""
    of = [p.i for p in parse.children(word.i, "prep") if p.lower in ("into", "at", "of")]
    said = [noun for i in (word.i, *of) for noun in parse.children(i, "dobj", "pobj")]
    return any(noun.lemma in phrases()["hearsay"] for noun in said)


def _not_owned(parse: Parse, verb: Token) -> bool:
    """ "nobody says it is behind the raid", "neither front said that it shelled the mill"."""
    subject = subject_of(parse, verb)[0]
    told = {t.lemma for t in _rest(parse, verb)}
    table = phrases()
    deeds = table["deed"] | table["deed_noun"] | table["to_blame"]
    return subject is not None and is_nobody(parse, subject) and bool(told & (deeds - {"do", "be"}))


def _asks(parse: Parse, verb: Token) -> bool:
    """ "could not say who", "did not say whether", "does not say by whom"."""
    following = _next(parse, verb)
    following = _next(parse, following) if following.pos == "ADP" else following
    return following.tag in ("WP", "WRB", "WDT") or following.lower in ("whether", "if")


def _unclaimed(parse: Parse, verb: Token) -> Iterator[Silence]:
    """ "No group has claimed responsibility": read by the order of words, for its parse is often wrong."""
    first, last = part_of(parse, verb)
    before = parse.tokens[first : verb.i]
    denied = [
        t
        for t in before
        if t.lower in ("no", "nobody", "none", "neither")
        or ((t.dep == "neg" or t.lower == "yet") and t.i > verb.i - 4)
    ]
    subject = subject_of(parse, verb)[0]
    if subject is not None and subject.i > verb.i:
        # "Bislang bekannte sich niemand"
        around = [*parse.children(subject.i, "det"), subject]
        denied += [t for t in around if t.lower in ("no", "nobody")]
    if denied:
        stop = next((t.i for t in parse.tokens[verb.i : last] if t.lower in (",", "but")), last)
        after = tuple(t for t in parse.tokens[verb.i + 1 : stop] if t.pos != "PUNCT")
        start = min(denied[0].start, verb.start)
        # "The group has not claimed the attack": that group is silent; "no group" is nobody.
        own = denied[0].pos != "DET" and subject is not None and not is_nobody(parse, subject)
        who = _party(parse, subject) if own else None
        yield Silence(verb, Span(start, max(denied[0].end, verb.end)), who, after)


def _claims_after_subject(parse: Parse, verb: Token) -> bool:
    """Whether the subject stands between a verb and what it claims, as in Arabic: responsibility, or nobody's deed."""
    claimed = parse.child(verb.i, "dobj")
    subject = subject_of(parse, verb)[0] if claimed is not None else None
    if claimed is None or subject is None:
        return False
    if claimed.lemma in ("responsibility", "credit"):
        # "Ответственность никто не взял"
        return claimed.i < subject.i < verb.i or verb.i < subject.i < claimed.i
    return verb.i < subject.i < claimed.i and (verb.lemma == "claim" and is_nobody(parse, subject))


def _next(parse: Parse, token: Token) -> Token:
    return parse.tokens[min(token.i + 1, len(parse.tokens) - 1)]


def _noun(parse: Parse, noun: Token) -> Iterator[Silence]:
    """ "There is no information about ...", "had no immediate comment", "no word from the army"."""
    if not any(c.lower in ("no", "little", "any") for c in parse.children(noun.i, "det", "amod")):
        return
    head = parse.head(noun)
    if not any(c.lower == "no" for c in parse.children(noun.i, "det")) and not negated(parse, head):
        return
    if noun.dep == "dobj" and head.lemma in phrases()["silent_verb"]:
        return
    source = None
    if noun.dep == "dobj" and head.lemma in ("have", "make", "give", "offer", "issue"):
        source = subject_of(parse, head)[0]
    for prep in parse.subtree(noun.i):
        if prep.lower == "from" and prep.dep == "prep":
            source = parse.child(prep.i, "pobj")
    yield _silent(parse, noun, source)


def _adjective(parse: Parse, word: Token) -> Iterator[Silence]:
    """ "were not reachable", "it was not clear", "the number is unknown", "went unanswered", "too early to say"."""
    head = parse.head(word)
    if word.dep not in ("acomp", "oprd", "attr", "ROOT", "conj", "xcomp") or head.lemma not in _REMAINS:
        return
    # What is so without a "not": "was unclear", "went unanswered", "is aware of the reports".
    unsaid = word.lemma in phrases()["silent_itself"]
    if unsaid == negated(parse, head) and not (word.lemma == "aware" and _of_hearsay(parse, word)):
        return
    if word.lemma == "early" and not any(
        t.lemma in phrases()["silent_verb"] for t in parse.children(word.i, "xcomp")
    ):
        return
    source = _heard(parse, word, subject_of(parse, head)[0])
    if word.lemma in ("silent", "quiet") and (
        source is None or not (source.pos == "PROPN" or may_speak(source.lemma))
    ):
        return
    yield Silence(word, _span(parse, head, word), _party(parse, source), _rest(parse, head))


def _heard(parse: Parse, word: Token, subject: Token | None) -> Token | None:
    """Whose silence an adjective tells: its subject, or whom the calls went to that were not answered."""
    if subject is None:
        return None
    if word.lemma == "unanswered":
        to = next((p for p in parse.children(subject.i, "prep") if p.lower == "to"), None)
        return parse.child(to.i, "pobj") if to is not None else None
    return subject if word.lemma in phrases()["silent_party"] and not _is_thing(subject) else None


def _is_thing(noun: Token) -> bool:
    """Whether a noun is what is not given, rather than who gives it: "no figures were released"."""
    return noun.pos == "NOUN" and noun.lemma in phrases()["silent_object"] | phrases()["silent_noun"]


def _party(parse: Parse, token: Token | None) -> Token | None:
    """The silent party; None where nobody in particular is."""
    if token is None or token.lower in _NOBODY:
        return None
    if any(c.lower in ("no", "any", "neither") for c in parse.children(token.i, "det")):
        return None
    return token


def _span(parse: Parse, first: Token, last: Token) -> Span:
    low, high = sorted((first.i, last.i))
    side = {
        c.i for c in parse.children(parse.tokens[low].i, "aux", "auxpass", "neg", "advmod", "det", "amod")
    }
    while low - 1 in side:
        low -= 1
    return parse.tokens[low].span.join(parse.tokens[high].span)


def _rest(parse: Parse, token: Token) -> tuple[Token, ...]:
    """What nothing is known of: the words after the cue in its clause; for an adjective, its subject."""
    joined = [c.i for c in parse.children(token.i) if c.dep == "conj" or c.dep == "cc"]
    stop = min((k for k in joined if k > token.i), default=part_of(parse, token)[1])
    left = ("PUNCT", "CCONJ") if token.pos == "VERB" else ("PUNCT", "ADJ", "CCONJ")
    after = tuple(t for t in parse.subtree(token.i) if token.i < t.i < stop and t.pos not in left)
    subject = parse.child(token.i, "nsubj", "nsubjpass") if token.lemma in ("be", "remain") else None
    return tuple(parse.subtree(subject.i)) if subject is not None and subject.pos == "NOUN" else after

"""Whose word a whole report is: a party's own statement, which speaks of "our fighters" and is signed by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from dateline.attribute.chains import Chains, carries
from dateline.attribute.frame import OWN, PLAIN, Found, Frame, phrase
from dateline.attribute.quotes import Quotes
from dateline.knowledge.cues import phrases
from dateline.records.parse import Parse, Sentence, Token

# Kinds of those who have fighters of their own.
PARTIES = frozenset({"armed_group", "military", "police", "government", "party"})
# Forms of attribution that give another's words as they were.
_CITED = frozenset("aqr")
_JOINS = frozenset({"of", "for", "to"})
# A statement names its party in its first sentences or signs it in its last ones.
_ENDS = 2


def spoken_by(parse: Parse, chains: Chains, found: Found) -> Frame | None:
    """The party that speaks in a report of "our fighters", as the frame of its voice; None in a reporter's words."""
    ours = [t for t in parse.tokens if _of_ours(parse, t)]
    if not ours or not any(_in_own_words(parse, found, ours)):
        return None
    heads = chain(_signed(parse, chains), _speaking(parse, chains, found), _owning(parse))
    head = next(heads, None)
    return _frame(parse, head) if head is not None else None


def _in_own_words(parse: Parse, found: Found, tokens: Sequence[Token]) -> Iterator[bool]:
    """Whether words stand in no quotation, and in no words of others."""
    quoted = Quotes(parse.text)
    for token in tokens:
        around = [f for f in found.around(token.start) if carries(f) and f.source is not None]
        yield quoted.at(token.start) is None and not any(f.form in _CITED for f in around)


def _of_ours(parse: Parse, token: Token) -> bool:
    """ "our fighters", "a squad of our men"."""
    return token.lower == "our" and parse.head(token).lemma in phrases()["own_forces"]


def _signed(parse: Parse, chains: Chains) -> Iterator[int]:
    """ "Statement no. 4 of the Northern Front.", "Media office of X.", "The spokesman of X.": the party."""
    ends = [s for s in parse.sentences if s.region != "headline"]
    for sentence in (*ends[:_ENDS], *ends[-_ENDS:]):
        if not _is_signature(parse, sentence):
            continue
        words = parse.sentence_tokens(sentence)
        signs = [t.i for t in words if t.lemma.lower() in phrases()["signs"]]
        # "Northern Front, information section."
        head = next((t for t in words if t.dep == "ROOT" and t.pos == "PROPN"), None)
        if head is not None and any(i > head.i for i in signs) and _is_party(parse, chains, head):
            yield head.i
        for prep in [t for t in words if signs and t.i > signs[-1] and t.lower in _JOINS]:
            named = parse.child(prep.i, "pobj")
            if named is not None and _is_party(parse, chains, named):
                yield named.i


def organ_of(parse: Parse, voice: Frame) -> Token | None:
    """What the party speaks through: "Hill Voice, radio of the Hill Brigade"."""
    words = parse.sentence_tokens(parse.sentence_of(parse.tokens[voice.cue]))
    signs = [
        t
        for t in words
        if t.lemma.lower() in phrases()["signs"] and t.dep in ("appos", "dep") and t.i < voice.cue
    ]
    named = [parse.head(t) for t in signs if parse.head(t).pos == "PROPN" and parse.head(t).i < t.i]
    return next(iter(named), None)


def _is_signature(parse: Parse, sentence: Sentence) -> bool:
    verbs = [t for t in parse.sentence_tokens(sentence) if t.pos in ("VERB", "AUX") and t.dep == "ROOT"]
    return not verbs or all(t.lemma == "be" for t in verbs)


def _is_party(parse: Parse, chains: Chains, token: Token) -> bool:
    mention = parse.mention_at(token.i)
    if mention is not None:
        return mention.kind in PARTIES or (mention.kind == "other" and token.pos == "PROPN")
    return token.pos == "PROPN" or chains.names.table.noun_kind(token.lemma) in PARTIES


def _speaking(parse: Parse, chains: Chains, found: Found) -> Iterator[int]:
    """Who says something in a report of "our fighters", where it is a party by name."""
    for frame in found.all:
        if frame.source is None or frame.word.kind == "blame":
            continue
        source, _ = chains.chain(frame)
        named = parse.mention_at(frame.source) is not None or parse.tokens[frame.source].pos == "PROPN"
        ours = any(_of_ours(parse, t) for s in frame.content for t in parse.tokens_in(s))
        if source is not None and (named or source.inferred) and (source.kind in PARTIES or ours):
            yield frame.source


def _owning(parse: Parse) -> Iterator[int]:
    """ "The Northern Front thanks those who sheltered its fighters": the one party that a sentence names before."""
    for token in parse.tokens:
        if token.lower != "its" or parse.head(token).lemma not in phrases()["own_forces"]:
            continue
        before = [t for t in parse.sentence_tokens(parse.sentence_of(token)) if t.i < token.i]
        mentions = {m.head: m for t in before if (m := parse.mention_at(t.i)) is not None}
        parties = [k for k, m in mentions.items() if m.kind in PARTIES]
        if len(parties) == 1:
            yield parties[0]


def _frame(parse: Parse, head: int) -> Frame:
    token = parse.tokens[head]
    return Frame(head, PLAIN, OWN, head, (phrase(parse, token, away=token.i),), (), ())

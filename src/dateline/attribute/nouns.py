"""Attributions without a verb: nouns ("its claim that"), "according to", "reportedly", a colon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from dateline.attribute.frame import PLAIN, Frame, make_frame, part_of, runs
from dateline.attribute.subjects import subject_of, told_on
from dateline.knowledge.cues import Cue, cues, may_speak, phrases
from dateline.knowledge.labels import QUOTES, label_of
from dateline.records.parse import Parse, Token

# Verbs whose object is somebody else's word.
_UNSAYING = frozenset(
    (
        "reject",
        "deny",
        "dismiss",
        "refute",
        "rebut",
        "dispute",
        "hear",
        "face",
        "confirm",
        "contradict",
        "ignore",
    )
)
# Names before a noun that say where or of whom it is: "Karvan claim".
_NO_OWNERS = frozenset({"place", "nationality", "person"})


def nominal(parse: Parse, noun: Token, word: Cue) -> Iterator[Frame]:
    """ "its claim that ...", "a promise to ...", "criticism of ..."."""
    source = _owner(parse, noun)
    if parse.head(noun).lemma in phrases()["unclaims"] and noun.dep == "dobj":
        word = replace(word, stance="denies")
    for clause in (*parse.children(noun.i, "acl", "ccomp", "relcl", "advcl"), *_of_its_verb(parse, noun)):
        infinitive = any(c.text.lower() == "to" for c in parse.children(clause.i, "aux"))
        that = (c for c in parse.children(clause.i) if c.lower == "that")
        marked = any(c.dep == "mark" or c.tag == "IN" for c in that)
        if (infinitive and "i" in word.frames) or (marked and "c" in word.frames):
            further = told_on(parse, clause)
            tokens = [t for t in parse.subtree(clause.i) if t.i not in further]
            yield make_frame(parse, noun, word, "c", source, runs(parse, tokens), [], False)
            return
    if source is None or "p" not in word.frames:
        return
    for prep in parse.children(noun.i, "prep"):
        if prep.lower in word.preps:
            tokens = [t for t in parse.subtree(prep.i) if t.i > prep.i]
            if tokens:
                yield make_frame(parse, noun, word, "p", source, runs(parse, tokens), [prep], False)
                return


def _of_its_verb(parse: Parse, noun: Token) -> Iterator[Token]:
    """ "Denied the rebel report that its men had shot": the clause that the parser hangs on the verb."""
    verb = parse.head(noun)
    if noun.dep == "dobj" and verb.lemma in _UNSAYING:
        following = parse.subtree(noun.i)[-1].i + 1
        yield from (c for c in parse.children(verb.i, "ccomp") if parse.subtree(c.i)[0].i == following)


def _owner(parse: Parse, noun: Token) -> Token | None:
    """Whose claim it is: its possessor, the party before it, "by" or "from" somebody, or the subject of its verb."""
    owner = parse.child(noun.i, "poss")
    if owner is not None:
        return owner
    for before in parse.children(noun.i, "compound", "amod"):
        if _may_claim(parse, before):
            return before
    for prep in parse.children(noun.i, "prep", "agent"):
        if prep.lower in ("by", "from"):
            return parse.child(prep.i, "pobj")
    if noun.dep in ("dobj", "attr") and parse.head(noun).lemma not in _UNSAYING:
        return subject_of(parse, parse.head(noun))[0]
    return None


def _may_claim(parse: Parse, word: Token) -> bool:
    """Whether a word before "claim" or "report" says whose it is: "a UN report", "army claims"."""
    mention = parse.mention_at(word.i)
    if mention is not None:
        return mention.kind not in _NO_OWNERS
    return word.pos == "NOUN" and may_speak(word.lemma)


def tagged_on(parse: Parse, noun: Token) -> Iterator[Frame]:
    """ "..., a charge the army denied": a content taken up by a noun; read by the order of words."""
    last = parse.sentence_of(noun).last
    opens = (
        noun.i >= 2 and parse.tokens[noun.i - 1].lower in ("a", "an") and parse.tokens[noun.i - 2].text == ","
    )
    for token in parse.tokens[noun.i + 2 : min(noun.i + 16, last)] if opens else ():
        cue = cues().get((token.lemma, "v"))
        before = parse.tokens[token.i - 1 - (parse.tokens[token.i - 1].pos == "AUX")]
        if cue is None or cue.stance != "denies" or before.pos not in ("NOUN", "PROPN", "PRON"):
            continue
        first = next((t.i for t in parse.subtree(before.i) if t.i > noun.i), before.i)
        source = parse.span_of(parse.tokens[min(first, before.i) : before.i + 1])
        content = parse.tokens[noun.i - 1].span.join(noun.span)
        yield Frame(token.i, cue, "n", before.i, (source,), (token.span,), (content,))


def according(parse: Parse, token: Token) -> Iterator[Frame]:
    to = parse.child(token.i, "prep")
    source = parse.child(to.i, "pobj") if to is not None else None
    if to is None or source is None or to.i < token.i:
        return
    first, last = token.i, _told_until(parse, source, parse.subtree(source.i)[-1].i)
    tokens = _part(parse, token, first, last)
    if tokens:
        who = _of_its_own(parse, token, source) or source
        frame = make_frame(parse, token, PLAIN, "a", who, runs(parse, tokens), [], False)
        yield replace(frame, cue_spans=(token.span.join(to.span),))


def _of_its_own(parse: Parse, according: Token, document: Token) -> Token | None:
    """ "According to its own statements", "nach eigenen Angaben": who acts says so."""
    verb = parse.verb_over(according.i)
    own = any(t.lower == "own" for t in parse.children(document.i, "amod"))
    return parse.child(verb.i, "nsubj") if own and verb is not None else None


def _told_until(parse: Parse, document: Token, last: int) -> int:
    """ "according to statements by officials to Harbour Radio": who was told is no part of what was said."""
    end = parse.sentence_of(document).last
    if document.lemma not in phrases()["document"] or parse.tokens[min(last + 1, end - 1)].lower != "to":
        return last
    told = takewhile(lambda t: t.pos in ("DET", "NOUN", "PROPN"), parse.tokens[last + 2 : end])
    name = next(iter(reversed(list(told))), None)
    return name.i if name is not None and name.pos == "PROPN" else last


def _part(parse: Parse, token: Token, first: int, last: int) -> list[Token]:
    """The sentence around a phrase, between semicolons, without the phrase itself."""
    start, end = part_of(parse, token)
    return [*parse.tokens[start:first], *parse.tokens[last + 1 : end]]


def adverbial(parse: Parse, token: Token) -> Iterator[Frame]:
    host = parse.head(token)
    tokens = [t for t in parse.subtree(host.i) if t.i != token.i]
    if tokens:
        yield make_frame(parse, token, PLAIN, "d", None, runs(parse, tokens), [], False)


def colon(parse: Parse, first: int, last: int) -> Iterator[Frame]:
    """ "Police: three dead": a name, a colon and what it says."""
    for k in range(first + 1, min(first + 8, last - 1)):
        if parse.tokens[k].text == ":":
            break
        if parse.tokens[k].pos in ("VERB", "AUX", "PUNCT"):
            return
    else:
        return
    head = parse.root_of(parse.span_of(parse.tokens[first:k]))
    content = parse.tokens[k + 1 : last]
    if (
        head is None
        or head.pos not in ("PROPN", "NOUN")
        or len(content) < 3
        or _is_label(parse, head, first, k)
    ):
        return
    yield Frame(
        k,
        PLAIN,
        "r",
        head.i,
        (parse.span_of(parse.tokens[first:k]),),
        (parse.tokens[k].span,),
        runs(parse, content),
    )


def _is_label(parse: Parse, head: Token, first: int, colon: int) -> bool:
    """ "Summary: an attack on a convoy", "- 13 May: men took three": what only heads what is told after it."""
    if any(head in parse.tokens_in(t.span) for t in parse.timexes_in(parse.sentence_of(head).span)):
        return True
    opens = parse.sentence_of(head).region == "body" and parse.tokens[colon + 1].text not in QUOTES
    return opens and label_of(parse, first, colon) is not None

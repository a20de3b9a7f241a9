"""Counts of people killed, wounded, missing and so on, in the ways that news puts them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.extract.participants import after, core, joined, patients, subjects
from dateline.knowledge.lexicon import Lexicon
from dateline.records.claims import EventMention, TollMention
from dateline.records.parse import Parse, Quantity, Token
from dateline.records.text import Span

KINDS = frozenset({"killed", "wounded", "harmed", "missing", "detained", "abducted", "displaced"})
# "among them three children": what is counted after these is part of the toll before them.
PART_WORDS = frozenset({"including", "include", "among", "amongst", "whom", "them"})
# A running total of a war: figures reached since its start, never the toll of one event.
TOTAL_WORDS = frozenset(
    {"since", "overall", "so far this year", "war", "conflict", "offensive", "campaign", "genocide"}
)
SINGULAR_PRONOUNS = frozenset({"he", "she", "him", "her"})
NOBODY = frozenset({"no", "nobody", "none", "neither"})
# No single happening of the last decades has been reported with as many: such a figure runs over a war.
WAR = 2000
# How far before "dead" or "injured" a bare figure may stand when the parse does not tie them.
NEAR = 3


@dataclass(frozen=True)
class Head:
    """A word that says what became of people, and the kind of toll it gives."""

    token: Token
    kind: str


def tolls(parse: Parse, mentions: Sequence[EventMention], lexicon: Lexicon) -> tuple[TollMention, ...]:
    """Every reported count of people harmed, in order of the text."""
    by_number = {
        t.i: q for q in parse.quantities if q.unit in (None, "people") for t in parse.tokens_in(q.number)
    }
    by_head = {q.head: q for q in parse.quantities if q.head is not None and q.unit in (None, "people")}
    found: dict[Span, TollMention] = {}
    for head in _heads(parse, lexicon):
        for toll in _of_head(parse, head, by_number, by_head, lexicon):
            if toll.span not in found or (found[toll.span].implied and not toll.implied):
                found[toll.span] = toll
    ordered = sorted(found.values(), key=lambda t: t.span)
    tied = [
        replace(t, mention=_mention_of(parse, t.token, mentions), total=_is_total(parse, t)) for t in ordered
    ]
    return tuple(_with_parts(parse, tied))


def _heads(parse: Parse, lexicon: Lexicon) -> Iterator[Head]:
    for token in parse.tokens:
        kind = lexicon.toll_kind(token.lemma, token.pos)
        if kind in KINDS and not (token.dep == "amod" and token.pos == "VERB"):
            yield Head(token, _both(parse, token, kind, lexicon))


def _both(parse: Parse, token: Token, kind: str, lexicon: Lexicon) -> str:
    """ "killed and wounded 40", "killed or injured": one figure for both is `harmed`."""
    if kind not in ("killed", "wounded"):
        return kind
    near = [t for t in parse.children(token.i, "conj") if abs(t.i - token.i) <= 2]
    if token.dep == "conj" and token.i - token.head <= 2:
        near.append(parse.head(token))
    kinds = {lexicon.toll_kind(t.lemma, t.pos) for t in near} | {kind}
    return "harmed" if {"killed", "wounded"} <= kinds else kind


Index = dict[int, Quantity]


def _of_head(
    parse: Parse, head: Head, by_number: Index, by_head: Index, lexicon: Lexicon
) -> Iterator[TollMention]:
    groups = _counted(parse, head)
    for nouns in groups:
        counted = [(n, by_head.get(n.i) or by_number.get(n.i)) for n in nouns]
        figures = [_figure(parse, head, n, q, lexicon) for n, q in counted if q]
        people = [n for n, q in counted if not q]
        if figures and people and any(_is_other(parse, f) for f in figures):
            yield from _summed(parse, head, figures, people, lexicon)
        else:
            yield from figures
            yield from (t for n in people if (t := _implied(parse, head, n, lexicon)))
    if not any(by_head.get(n.i) or by_number.get(n.i) for nouns in groups for n in nouns):
        yield from _nearby(parse, head, by_number, lexicon)


def _counted(parse: Parse, head: Head) -> list[list[Token]]:
    """The noun phrases that a toll word counts, in groups joined by "and"."""
    token = head.token
    if token.pos == "VERB":
        found = patients(parse, token)
        if not found and token.tag in ("VBD", "VBN", "VBP", "VB", "VBG", "VBZ"):
            found = (
                subjects(parse, token)
                if token.lemma in ("die", "perish", "succumb") or token.tag == "VBN"
                else []
            )
        return [found] if found else []
    if token.pos == "NOUN":
        own = [token]
        return [own, after(parse, token, "of", "to", "at", "among"), _risen(parse, token)]
    verb = parse.head(token)
    return [[token], patients(parse, verb) or subjects(parse, verb)] if verb.i != token.i else [[token]]


def _risen(parse: Parse, noun: Token) -> list[Token]:
    """ "the death toll rose to 84", "the toll stands at 12": the figure hangs on the verb."""
    verb = parse.head(noun)
    if noun.dep in ("nsubj", "nsubjpass", "dobj") and verb.pos in ("VERB", "AUX"):
        return after(parse, verb, "to", "at", "past", "above") + parse.children(verb.i, "attr", "dobj")
    return []


def _figure(parse: Parse, head: Head, noun: Token, quantity: Quantity, lexicon: Lexicon) -> TollMention:
    return TollMention(
        kind=head.kind,
        span=quantity.span,
        low=quantity.low,
        high=quantity.high,
        qualifier=quantity.qualifier,
        who=_who(parse, noun, lexicon) or "people",
        token=head.token.i,
        also=(head.token.span,),
    )


def _who(parse: Parse, noun: Token, lexicon: Lexicon) -> str | None:
    """The group of people that a noun names: "soldiers", "children"; through "of" where the noun is a number."""
    words = [noun, *after(parse, noun, "of"), *parse.children(noun.i, "compound", "amod")]
    return next(
        (who for w in words if (who := lexicon.who(w.lemma)) and who != "people"), lexicon.who(noun.lemma)
    )


def _implied(parse: Parse, head: Head, noun: Token, lexicon: Lexicon) -> TollMention | None:
    """One named person, "a soldier", "him": a toll of one that no number word states."""
    if head.token.pos != "VERB" and head.token.lemma not in ("dead",):
        return None
    low = _one(parse, noun, lexicon)
    if low is None:
        return None
    exact = low or None
    tokens = core(parse, noun)
    return TollMention(
        head.kind, parse.span_of(tokens), exact, exact, "exact", _who(parse, noun, lexicon) or "people",
        head.token.i, implied=True, also=(head.token.span,),
    )  # fmt: skip


def _one(parse: Parse, noun: Token, lexicon: Lexicon) -> int | None:
    """1 where a noun phrase is one person, 0 where it is people without a number, None where it is neither."""
    mention = parse.mention_at(noun.i)
    if noun.lower in SINGULAR_PRONOUNS or (mention and mention.kind == "person"):
        return 1
    if not lexicon.who(noun.lemma):
        return None
    article = parse.child(noun.i, "det")
    if article and article.lower in NOBODY:
        return None
    if noun.tag == "NN" and (article is None or article.lower in ("a", "an", "another", "the", "one")):
        return 1
    return None


def _is_other(parse: Parse, toll: TollMention) -> bool:
    return any(t.lemma in ("other", "more") for t in parse.tokens_in(toll.span))


def _summed(
    parse: Parse, head: Head, figures: list[TollMention], people: list[Token], lexicon: Lexicon
) -> Iterator[TollMention]:
    """ "the minister and six others": a toll of seven, which the words imply."""
    named = [t for n in people if (t := _implied(parse, head, n, lexicon)) and t.low]
    base = figures[-1]
    if not named or base.low is None:
        yield from figures
        return
    more = len(named)
    high = base.high + more if base.high is not None else None
    spans = tuple(t.span for t in named)
    yield replace(base, low=base.low + more, high=high, implied=True, also=(*spans, *base.also), who="people")
    yield from figures[:-1]


def _nearby(parse: Parse, head: Head, by_number: Index, lexicon: Lexicon) -> Iterator[TollMention]:
    """ "six injured", "12 dead": a bare figure just before the word, where the parse does not tie them."""
    token = head.token
    for before in reversed(parse.tokens[max(token.i - NEAR, 0) : token.i]):
        if before.sentence != token.sentence or before.pos in ("VERB", "PUNCT", "CCONJ"):
            return
        if before.i in by_number and before.lemma not in ("year",):
            yield _figure(parse, head, parse.tokens[token.i - 1], by_number[before.i], lexicon)
            return


def _mention_of(parse: Parse, token: int, mentions: Sequence[EventMention]) -> int | None:
    """The event mention whose trigger is the toll word, or governs it."""
    by_token = {m.token: m.id for m in mentions}
    chain = [token, *(t.i for t in parse.ancestors(token))]
    return next((by_token[i] for i in chain if i in by_token), None)


def _is_total(parse: Parse, toll: TollMention) -> bool:
    """Whether a figure runs over a war or a year: "since 2031", "in the war so far"."""
    verb = parse.tokens[toll.token]
    scope = [w for w in parse.sentence_tokens(parse.sentences[verb.sentence])]
    near = {w.lemma for w in scope if w.i in {t.i for t in parse.subtree(verb.i)} or w.head == verb.head}
    if toll.low is not None and toll.low >= WAR:
        return True
    return (bool(near & TOTAL_WORDS) and "since" in near) or {"death", "war"} <= near


def _with_parts(parse: Parse, found: list[TollMention]) -> Iterator[TollMention]:
    """Ties "among them three children" to the toll before it in the sentence."""
    for i, toll in enumerate(found):
        whole = next((k for k in range(i - 1, -1, -1) if _whole(parse, found[k], toll)), None)
        yield replace(toll, of=whole) if whole is not None else toll


def _whole(parse: Parse, whole: TollMention, part: TollMention) -> bool:
    a, b = parse.tokens[whole.token], parse.tokens[part.token]
    if a.sentence != b.sentence or whole.kind != part.kind or whole.span.end > part.span.start:
        return False
    between = parse.tokens_in(Span(whole.span.end, part.span.end))
    smaller = part.low is None or whole.low is None or part.low <= whole.low
    return smaller and any(t.lemma in PART_WORDS for t in between)

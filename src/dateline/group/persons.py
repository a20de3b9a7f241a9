"""Which of the persons told one by one are different people: "the minister" and "Minister X" are one."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.records.claims import TollMention
from dateline.records.parse import Parse, Token
from dateline.records.text import Span

NEW = frozenset({"a", "an", "another", "one"})
PRONOUNS = frozenset({"he", "she", "him", "her", "his"})
# A person told in a clause beside ("X, killed a year before") may be of another happening.
ASIDE = frozenset({"acl", "relcl"})


def distinct(parse: Parse, singles: Sequence[TollMention]) -> list[int]:
    """The indices of those who are surely different people.

    Joined by "and" they are; told apart they are only where one is new to the text ("a man") and of another
    word. Names differ where they share no word. The rest may be the same under another description.
    """
    found: list[int] = []
    for i, one in enumerate(singles):
        if all(_differ(parse, singles[k], one) for k in found) and not _is_pronoun(parse, one):
            found.append(i)
    return found


def _differ(parse: Parse, a: TollMention, b: TollMention) -> bool:
    if a.token == b.token:
        return _are_listed(parse, a, b)
    x, y = _words(parse, a), _words(parse, b)
    if x & y:
        return False
    if _is_aside(parse, a) or _is_aside(parse, b):
        return False
    first, second = _mention(parse, a), _mention(parse, b)
    if first and second:
        return True
    return _is_new(parse, b) and not (_is_headline(parse, a) or _is_headline(parse, b))


def _is_aside(parse: Parse, toll: TollMention) -> bool:
    word = parse.tokens[toll.token]
    return word.pos == "NOUN" or word.dep in ASIDE


def _are_listed(parse: Parse, a: TollMention, b: TollMention) -> bool:
    """ "a guard and a driver" are two; "the envoy, X," and "a farmer and father" are one."""
    first, second = sorted((a.span, b.span))
    if first.overlaps(second):
        return False
    between = parse.tokens_in(Span(first.end, second.start)) if second.start > first.end else ()
    links = [*between, *(t for x in (a, b) for t in parse.children(_head(parse, x).i, "cc"))]
    determined = parse.child(_head(parse, b).i, "det", "poss") is not None
    return (determined or _mention(parse, b)) and any(t.lower in ("and", "or", "&") for t in links)


def _head(parse: Parse, toll: TollMention) -> Token:
    return parse.root_of(toll.span) or parse.tokens_in(toll.span)[-1]


def _words(parse: Parse, toll: TollMention) -> set[str]:
    """The nouns and names of a person's description, with what stands in apposition."""
    head = _head(parse, toll)
    beside = [t for a in parse.children(head.i, "appos") for t in parse.subtree(a.i)]
    own = [*parse.tokens_in(toll.span), *beside]
    return {t.lemma.lower() for t in own if t.pos in ("NOUN", "PROPN")}


def _mention(parse: Parse, toll: TollMention) -> bool:
    mention = parse.mention_at(_head(parse, toll).i)
    return mention is not None and mention.kind == "person"


def _is_new(parse: Parse, toll: TollMention) -> bool:
    determiner = parse.child(_head(parse, toll).i, "det", "nummod")
    return determiner is not None and determiner.lower in NEW


def _is_headline(parse: Parse, toll: TollMention) -> bool:
    return parse.sentence_of(parse.tokens[toll.token]).region == "headline"


def _is_pronoun(parse: Parse, toll: TollMention) -> bool:
    return _head(parse, toll).lower in PRONOUNS


def is_another(parse: Parse, toll: TollMention) -> bool:
    """ "another soldier died", "a soldier was also killed": one more than those before."""
    determiner = parse.child(_head(parse, toll).i, "det")
    return determiner is not None and (
        determiner.lower == "another" or (determiner.lower in NEW and is_also(parse, toll))
    )


def is_also(parse: Parse, toll: TollMention) -> bool:
    """ "Were also killed": besides those told before."""
    return any(t.lower == "also" for t in parse.children(toll.token, "advmod"))

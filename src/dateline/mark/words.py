"""Which words are loaded, and whether the outlet or one of its sources used them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from dateline.knowledge.lexicon import Lexicon, LoadedTerm, Match
from dateline.records.claims import Claim
from dateline.records.events import Mark
from dateline.records.parse import Mention, Parse, Token
from dateline.records.text import Span

_HYPHENS = frozenset("-‐‑–")

# Mentions of these kinds are names, and names are no choice of words; a nationality is an adjective, and
# "X resistance forces" is marked although the reader may take it for the name of some group it does not know.
_NOT_NAMES = frozenset({"nationality"})


def marks_of(parse: Parse, claims: Sequence[Claim], lexicon: Lexicon) -> tuple[Mark, ...]:
    """A mark for each loaded word in use; a word that is merely part of a name has none."""
    owners = _contents(claims)
    return tuple(
        Mark(span, parse.quote(span), match.row.neutral, match.row.why, _user(owners, span))
        for match in _loaded(parse, lexicon)
        for span in [_span(parse, match)]
    )


def _loaded(parse: Parse, lexicon: Lexicon) -> Iterator[Match[LoadedTerm]]:
    """The terms in use. Sentence by sentence, so that "the last word" and "the next word" stay inside it."""
    for _, group in groupby(parse.tokens, key=lambda t: t.sentence):
        for match in lexicon.loaded.find(tuple(group)):
            if not _in_name(parse, match) and all(_holds(rule, parse, match) for rule in match.row.context):
                yield match


def _span(parse: Parse, match: Match[LoadedTerm]) -> Span:
    """The words of a term, with the first half of a compound: all of "coast-occupied"."""
    first = match.tokens[0]
    before = _token(parse, first, -1)
    joined = before is not None and before.text in _HYPHENS and before.end == first.start
    start = _token(parse, first, -2) if joined else None
    return parse.span_of([start or first, *match.tokens])


def _in_name(parse: Parse, match: Match[LoadedTerm]) -> bool:
    """Whether the term is part of a proper name: all its words are capital words of a mention."""
    mention = parse.mention_at(match.head.i)
    if mention is None or mention.kind in _NOT_NAMES:
        return False
    return _is_name_word(match.tokens[0]) and _longer(mention, match)


def _is_name_word(token: Token) -> bool:
    return token.text[:1].isupper()


def _longer(mention: Mention, match: Match[LoadedTerm]) -> bool:
    """Whether a mention says more than the term itself: "Terrorists" at a sentence's start is no name."""
    return mention.span.start < match.tokens[0].start or mention.span.end > match.tokens[-1].end


# The rules of the table's context column ------------------------------------------------------------------


def _not_before(words: str, parse: Parse, match: Match[LoadedTerm]) -> bool:
    after = _token(parse, match.tokens[-1], 1)
    return after is None or after.lower not in words.split("|")


def _not_after(words: str, parse: Parse, match: Match[LoadedTerm]) -> bool:
    before = _word_before(parse, match)
    return before is None or before.lower not in words.split("|")


def _before(words: str, parse: Parse, match: Match[LoadedTerm]) -> bool:
    after = _token(parse, match.tokens[-1], 1)
    return after is not None and bool({after.lower, after.lemma} & set(words.split("|")))


def _hyphen_or_place(_: str, parse: Parse, match: Match[LoadedTerm]) -> bool:
    """Only as a word for who holds a place: "X-occupied", or before the name or noun of a place."""
    before, after = _token(parse, match.tokens[0], -1), _token(parse, match.tokens[-1], 1)
    if before is not None and before.text in _HYPHENS:
        return True
    return after is not None and (after.pos == "PROPN" or after.lemma in _HELD)


def _needs(kind: str, parse: Parse, match: Match[LoadedTerm]) -> bool:
    """`person-object`: only with people as what suffers the verb."""
    objects = parse.children(match.head.i, "dobj", "nsubjpass")
    return kind != "person-object" or any(_is_person(parse, t) for t in objects)


_HELD = frozenset({"territory", "land", "area", "town", "city", "village", "part", "region", "zone", "coast"})

_PERSONS = frozenset({"person", "armed_group", "military", "police", "other"})


def _is_person(parse: Parse, token: Token) -> bool:
    mention = parse.mention_at(token.i)
    if mention is not None:
        return mention.kind in _PERSONS
    return any(Lexicon.load().who(form) for form in (token.lemma, token.lower))


_RULES: dict[str, Callable[[str, Parse, Match[LoadedTerm]], bool]] = {
    "not-before": _not_before,
    "not-after": _not_after,
    "before": _before,
    "hyphen-or-place": _hyphen_or_place,
    "needs": _needs,
}


def _holds(rule: str, parse: Parse, match: Match[LoadedTerm]) -> bool:
    name, _, words = rule.partition(":")
    return _RULES[name](words, parse, match)


def _word_before(parse: Parse, match: Match[LoadedTerm]) -> Token | None:
    """The word before a term, a hyphen between them left out: "counter" in "counter-terrorism"."""
    before = _token(parse, match.tokens[0], -1)
    return _token(parse, before, -1) if before is not None and before.text in _HYPHENS else before


def _token(parse: Parse, token: Token, step: int) -> Token | None:
    """The token so many places on, inside the sentence."""
    at = token.i + step
    if not 0 <= at < len(parse.tokens) or parse.tokens[at].sentence != token.sentence:
        return None
    return parse.tokens[at]


# Who used it ----------------------------------------------------------------------------------------------


def _contents(claims: Sequence[Claim]) -> list[tuple[int, Span, int]]:
    """Every content span as (length, span, claim), the shortest first."""
    return sorted((len(span), span, i) for i, claim in enumerate(claims) for span in claim.content)


def _user(owners: list[tuple[int, Span, int]], span: Span) -> int | None:
    """The claim with the smallest content around the word; None is the outlet's own voice."""
    return next((claim for _, content, claim in owners if content.covers(span)), None)

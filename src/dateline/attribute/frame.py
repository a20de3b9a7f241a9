"""One attribution while it is being found, and the stretches of text it is made of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.knowledge.cues import Cue
from dateline.records.parse import Parse, Token
from dateline.records.text import Span

SUBJECT = ("nsubj", "nsubjpass", "csubj")
# Words that stand before a verb and belong to its group.
_GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})
_TRIM = frozenset(",;:.-–—")
# Contents are looked up by blocks of 2 ** 9 characters.
_BLOCK = 9
# The form of what a party tells in a statement of its own, without a cue: it says "we" of itself, and "it" of others.
OWN = "v"
# Words by which a source speaks of itself, or is spoken of.
SELF = frozenset(["it", "they", "we", "i", "he", "she", "themselves", "itself"])
# The cue of attributions that have no reporting word: "according to", a colon, "reportedly".
PLAIN = Cue("", "x", "report", frozenset("c"), frozenset(), None)


@dataclass(frozen=True)
class Frame:
    """One attribution before it is judged. `cue` and `source` are the main words of the cue and the source.

    `form` says how the content stands to the cue: a letter of `Cue.frames`, or g (gerund), n (taken up by a
    noun), a (according to), r (colon), d (adverb). `relay` is the main word of whoever cites the source;
    `goes_on`: its verb has no subject of its own and goes on with whoever spoke last ("وأضاف أن").
    """

    cue: int
    word: Cue
    form: str
    source: int | None
    source_spans: tuple[Span, ...]
    cue_spans: tuple[Span, ...]
    content: tuple[Span, ...]
    passive: bool = False
    relay: int | None = None
    goes_on: bool = False

    def covers(self, offset: int) -> bool:
        return any(s.start <= offset < s.end for s in self.content)

    @property
    def size(self) -> int:
        """How long its content is: the shortest around a word speaks of it most directly."""
        return sum(s.end - s.start for s in self.content)


class Found:
    """The attributions of a report, by the place of their contents and by the order of their cues."""

    def __init__(self, found: tuple[Frame, ...]) -> None:
        self.all = found
        self._cues = [f.cue for f in found]
        self._near: dict[int, list[Frame]] = {}
        for frame in found:
            blocks = {k for s in frame.content for k in range(s.start >> _BLOCK, (s.end >> _BLOCK) + 1)}
            for k in blocks:
                self._near.setdefault(k, []).append(frame)

    def around(self, offset: int) -> list[Frame]:
        """The attributions whose content covers an offset."""
        return [f for f in self._near.get(offset >> _BLOCK, ()) if f.covers(offset)]

    def inside(self, first: int, last: int) -> tuple[Frame, ...]:
        """The attributions whose cue is one of the tokens `first` to `last` (half-open)."""
        return self.all[bisect_left(self._cues, first) : bisect_left(self._cues, last)]

    def before(self, cue: int) -> Iterator[Frame]:
        """The attributions with an earlier cue, the nearest first."""
        return (self.all[k] for k in range(bisect_left(self._cues, cue) - 1, -1, -1))


def make_frame(
    parse: Parse,
    cue: Token,
    word: Cue,
    form: str,
    source: Token | None,
    content: tuple[Span, ...],
    extra: list[Token],
    passive: bool,
) -> Frame:
    cue_span = cue_group(parse, cue, extra)
    spans: tuple[Span, ...] = ()
    if source is not None:
        spans = (phrase(parse, source, away=cue.i),)
        if spans[0].overlaps(cue_span):
            spans = (source.span,)
    own = tuple(
        piece
        for span in content
        for piece in minus(span, (cue_span, *spans))
        if parse.quote(piece).strip(" ,.;:")
    )
    if not own and content and all(cue_span.covers(s) for s in content):
        own = (cue_span,)  # "a assumé la responsabilité": one phrase, cue and content
    return Frame(
        cue.i, word, form, source.i if source is not None else None, spans, (cue_span,), own, passive
    )


def minus(span: Span, holes: Iterable[Span]) -> Iterator[Span]:
    """What is left of a span outside some others."""
    at = span.start
    for hole in sorted(holes):
        if hole.overlaps(span):
            if hole.start > at:
                yield Span(at, hole.start)
            at = max(at, hole.end)
    if at < span.end:
        yield Span(at, span.end)


def phrase(parse: Parse, head: Token, *, away: int) -> Span:
    """The noun phrase of a source, without the branch that holds the word `away` (its own cue)."""
    inside = {t.i for t in parse.subtree(head.i)}
    for child in parse.children(head.i):
        branch = {t.i for t in parse.subtree(child.i)}
        if away in branch:
            inside -= {k for k in inside if k >= min(branch)}
    tokens = _trimmed([parse.tokens[k] for k in sorted(inside | {head.i})])
    return parse.span_of(tokens) if tokens else head.span


def cue_group(parse: Parse, cue: Token, extra: list[Token]) -> Span:
    """The cue with its auxiliaries, negation, adverbs, particle and preposition, as far as they touch."""
    first = last = cue.i
    side = {c.i for c in parse.children(cue.i) if c.dep in _GROUP}
    while first - 1 in side:
        first -= 1
    tail = {c.i for c in parse.children(cue.i, "prt")} | {t.i for t in extra}
    while last + 1 in tail:
        last += 1
    return parse.tokens[first].span.join(parse.tokens[last].span)


def _trimmed(tokens: list[Token]) -> list[Token]:
    while tokens and tokens[0].text in _TRIM:
        tokens = tokens[1:]
    while tokens and (tokens[-1].text in _TRIM or tokens[-1].dep == "cc"):
        tokens = tokens[:-1]
    return tokens


def runs(parse: Parse, tokens: list[Token] | tuple[Token, ...]) -> tuple[Span, ...]:
    """Contiguous stretches of some tokens, without the punctuation at their ends."""
    found: list[list[Token]] = []
    for token in tokens:
        if found and token.i == found[-1][-1].i + 1:
            found[-1].append(token)
        else:
            found.append([token])
    trimmed = [_trimmed(run) for run in found]
    return tuple(parse.span_of(run) for run in trimmed if run)


def part_of(parse: Parse, token: Token) -> tuple[int, int]:
    """The stretch of a sentence between semicolons that a token stands in, as (first, last + 1)."""
    sentence = parse.sentence_of(token)
    marks = [t.i for t in parse.sentence_tokens(sentence) if t.text == ";"]
    first = max((k + 1 for k in marks if k < token.i), default=sentence.first)
    return first, min((k for k in marks if k > token.i), default=sentence.last)


def has_verb(parse: Parse, first: int, last: int) -> bool:
    return any(t.pos in ("VERB", "AUX") for t in parse.tokens[first:last])


def index_of(token: Token | None) -> int | None:
    return token.i if token is not None else None

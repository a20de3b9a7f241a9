"""What the read stage knows of a text: tokens, sentences, names, times, quantities."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dateline.records.text import Span


@dataclass(frozen=True)
class Token:
    """One word. `head` is the index of its governor (itself at the root); labels: Universal POS and ClearNLP.

    `start` and `end` keep the order of the words: where one written word stands for several, each has a part of it,
    and `written` is all of it, which is what a reader is shown.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    written: Span | None = None

    @property
    def span(self) -> Span:
        return self.written or Span(self.start, self.end)

    @property
    def lower(self) -> str:
        return self.text.lower()


@dataclass(frozen=True)
class Sentence:
    """A run of tokens `first` to `last` (half-open) in one region of the report."""

    i: int
    span: Span
    first: int
    last: int
    region: str = "body"


# The method of a name that is a place only if it holds that of a known town: "the Karvan Trade Center".
HOUSE = "house"
# The method of a name that many bodies share, which here is that of a land's: none of our table.
OF_A_LAND = "of a land"


@dataclass(frozen=True)
class Mention:
    """A name in the text. `kind`: place | nationality | person | other, or an entity kind of the contract.

    `head` is the index of its last main token; `entity` an id of the entity table, where just one fits.
    """

    span: Span
    kind: str
    name: str
    head: int
    entity: str | None = None
    candidates: tuple[str, ...] = ()
    method: str = ""


@dataclass(frozen=True)
class Timex:
    """A time expression, not yet resolved. `kind`: date | time | duration | set.

    `value` is what needs no anchor ("2031-05-04", "P3D"); `shape` names the rule that resolves the rest from `parts`.
    """

    span: Span
    kind: str
    shape: str
    value: str | None = None
    parts: tuple[tuple[str, str], ...] = ()

    def part(self, name: str) -> str | None:
        return dict(self.parts).get(name)

    @property
    def is_of_the_week(self) -> bool:
        """Whether it is a day that reports name without a date: "Saturday", "yesterday", "in the evening"."""
        return self.shape in ("weekday", "deictic", "part")


@dataclass(frozen=True)
class Quantity:
    """A number with what it counts. None is an open end.

    `unit`: people, or None for a bare count, or km, years, money ...

    `head` is the token of the counted noun ("people" in "at least nine people"), or None for a bare number;
    `span` covers qualifier, number and counted noun; `number` only the number words.
    """

    span: Span
    number: Span
    low: int | None
    high: int | None
    qualifier: str
    unit: str | None
    head: int | None


@dataclass(frozen=True)
class Hint:
    """What a learned head thinks of a span: weighed beside the rules, never alone."""

    span: Span
    label: str
    score: float


@dataclass(frozen=True)
class Parse:
    """All spans lie in the text; sentences do not overlap; tokens are in order.

    `glossed`: the tokens' words are the English that those of the text stand for.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...] = ()
    timexes: tuple[Timex, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    hints: tuple[Hint, ...] = ()
    glossed: bool = False

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        found: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                found[token.head].append(token.i)
        return tuple(tuple(c) for c in found)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(t.start for t in self.tokens)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.span.start for s in self.sentences]

    @cached_property
    def _mention_at(self) -> dict[int, Mention]:
        """Token index -> the mention that covers it."""
        return {t.i: m for m in self.mentions for t in self.tokens_in(m.span)}

    def quote(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def name(self, span: Span) -> str:
        """The words of a span without the articles that lead it, in whatever language they are."""
        tokens = self.tokens_in(span)
        first = next((t for t in tokens if t.lower not in ("the", "a", "an")), None)
        return self.text[max(first.start, span.start) : span.end] if first else self.quote(span)

    def children(self, i: int, *deps: str) -> list[Token]:
        """The dependents of token `i`, in order; only those with one of `deps` where given."""
        return [self.tokens[c] for c in self._children[i] if not deps or self.tokens[c].dep in deps]

    def child(self, i: int, *deps: str) -> Token | None:
        """The first dependent of token `i` with one of `deps`."""
        return next(iter(self.children(i, *deps)), None)

    def head(self, token: Token) -> Token:
        return self.tokens[token.head]

    def ancestors(self, i: int) -> Iterator[Token]:
        """The governors of token `i`, nearest first, without itself."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]

    def verb_over(self, i: int) -> Token | None:
        """The nearest verb that governs token `i`."""
        return next((t for t in self.ancestors(i) if t.pos in ("VERB", "AUX")), None)

    def subtree(self, i: int, *, without: frozenset[str] = frozenset()) -> list[Token]:
        """Token `i` and all below it, in order, leaving out branches whose dep is in `without`."""
        found, todo = [], [i]
        while todo:
            at = todo.pop()
            found.append(at)
            todo += [c for c in self._children[at] if self.tokens[c].dep not in without]
        return [self.tokens[k] for k in sorted(found)]

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that touch a span."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_left(self._starts, span.end)
        return tuple(token for token in self.tokens[first:last] if token.end > span.start)

    def span_of(self, tokens: list[Token] | tuple[Token, ...]) -> Span:
        """The smallest span over some tokens."""
        return Span(min(t.span.start for t in tokens), max(t.span.end for t in tokens))

    def root_of(self, span: Span) -> Token | None:
        """The token of a span whose governor lies outside it; None where the span has no token."""
        tokens = self.tokens_in(span)
        inside = {t.i for t in tokens}
        return next((t for t in tokens if t.head not in inside or t.head == t.i), None)

    def sentence_of(self, token: Token) -> Sentence:
        return self.sentences[token.sentence]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds an offset, or the last one that begins before it."""
        at = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[max(at, 0)]

    def sentence_tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        return self.tokens[sentence.first : sentence.last]

    def mentions_in(self, span: Span) -> list[Mention]:
        """The names inside a span, in order."""
        found = (self._mention_at.get(t.i) for t in self.tokens_in(span))
        return [m for m in dict.fromkeys(found) if m is not None and span.covers(m.span)]

    def timexes_in(self, span: Span) -> tuple[Timex, ...]:
        """The time expressions that begin inside a span."""
        first = bisect_left(self._timex_starts, span.start)
        last = bisect_left(self._timex_starts, span.end)
        return self.timexes[first:last]

    @cached_property
    def _timex_starts(self) -> list[int]:
        return [t.span.start for t in self.timexes]

    def mention_at(self, i: int) -> Mention | None:
        """The name that covers token `i`."""
        return self._mention_at.get(i)

"""Hand-made records: a text whose words are marked with what they are, without any parser.

A `Story` splits its text at spaces; a full stop that stands alone ends a sentence, and a first sentence that ends
with "|" is the headline. Words hang on the first trigger of their sentence, an article on the word after it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from dateline.group import group
from dateline.knowledge.entities import EntityTable
from dateline.records.claims import Argument, Claim, EventMention, Source, TollMention
from dateline.records.events import Event
from dateline.records.parse import Mention, Parse, Sentence, Token
from dateline.records.text import Report, Span
from dateline.records.values import Basis, DateRange, Location, Place, Value

ARTICLES = frozenset({"a", "an", "the", "another"})
TABLE = EntityTable.load()
PUBLISHED = "2031-05-07"
# A grid of invented towns, far enough from each other to be two places.
POINTS = {"Karvan": (10.0, 10.0), "Tel Arin": (12.0, 12.0), "Oru Kessa": (14.0, 10.0)}


@dataclass
class Story:
    """A report under construction: add mentions, claims and tolls by their words, then ask for `events`."""

    text: str
    published: str | None = PUBLISHED
    mentions: list[EventMention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    tolls: list[TollMention] = field(default_factory=list)
    places: dict[Span, Value[Location]] = field(default_factory=dict)
    dates: dict[Span, Value[DateRange]] = field(default_factory=dict)
    names: list[Mention] = field(default_factory=list)

    def span(self, words: str, nth: int = 1) -> Span:
        """The nth occurrence of some words."""
        start = -1
        for _ in range(nth):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def _token(self, span: Span) -> int:
        return next(t.i for t in self.parse.tokens if span.start <= t.start < span.end)

    @cached_property
    def _words(self) -> list[tuple[int, str]]:
        found, at = [], 0
        for word in self.text.split(" "):
            found.append((at, word))
            at += len(word) + 1
        return found

    @property
    def parse(self) -> Parse:
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        first = 0
        for i, (start, word) in enumerate(self._words):
            kind = "DET" if word.lower() in ARTICLES else "NOUN" if word[0].isupper() else "VERB"
            dep = "det" if kind == "DET" else "dep"
            head = i + 1 if kind == "DET" else first
            tokens.append(
                Token(i, start, start + len(word), word, word.lower(), kind, "NN", dep, head, len(sentences))
            )
            if word in (".", "|") or i == len(self._words) - 1:
                span = Span(tokens[first].start, start + len(word))
                region = "headline" if word == "|" else "body"
                sentences.append(Sentence(len(sentences), span, first, i + 1, region))
                first = i + 1
        return Parse(self.text, tuple(tokens), tuple(sentences), tuple(self.names))

    def name(self, words: str, kind: str = "armed_group", entity: str | None = None, nth: int = 1) -> Span:
        """A name of the text."""
        span = self.span(words, nth)
        last = max(t.i for t in self.parse.tokens_in(span))
        known = Mention(span, kind, words, last, entity)
        if known not in self.names:
            self.names.append(known)
        return span

    def told(
        self,
        trigger: str,
        type: str = "ATTACK",
        *,
        nth: int = 1,
        place: str | None = None,
        day: str | None = None,
        **more: Any,
    ) -> int:
        """An event mention; `place` and `day` (words, or (words, ISO day)) are resolved; other roles by words."""
        roles = {k: more.pop(k) for k in ("actor", "recipient", "victim", "weapon") if k in more}
        span = self.span(trigger, nth)
        arguments = [self.part(role, words) for role, words in roles.items()]
        arguments += [self.at(place)] if place else []
        arguments += [self.on(day)] if day else []
        token = self.parse.tokens[self._token(span)]
        base = EventMention(len(self.mentions), type, span, token.i, token.sentence, tuple(arguments))
        self.mentions.append(replace(base, **more))
        return base.id

    def part(self, role: str, words: str, nth: int = 1) -> Argument:
        """An argument of a mention; words with a capital are the name of a party."""
        span = self.name(words, nth=nth) if words[0].isupper() else self.span(words, nth)
        return Argument(role, span, self._token(span))

    def adds(self, mention: int, argument: Argument) -> None:
        """One more argument for a mention."""
        old = self.mentions[mention]
        self.mentions[mention] = replace(old, arguments=(*old.arguments, argument))

    def at(self, words: str) -> Argument:
        """A place."""
        span = self.name(words, "place")
        lat, lon = POINTS[words]
        point = Place(words, words, "city", "XA", None, lat, lon, "exact")
        self.places[span] = Value(Location(words, "city", "where", point), (span,))
        return Argument("place", span, self._token(span), "where")

    def on(self, day: str) -> Argument:
        """A time, as "Sunday=2031-05-04": the words, and the day they mean."""
        words, iso = day.split("=")
        span = self.span(words)
        self.dates[span] = Value(DateRange("date", iso, iso, iso, "day"), (span,), Basis.INFERRED)
        return Argument("time", span, self._token(span))

    def says(self, source: str, content: str, *mentions: int, kind: str = "police", **more: Any) -> int:
        """A claim by a source in the text, or by the outlet where it is empty."""
        spans = (self.span(source),) if source else ()
        base = Claim(mentions, Source(source, kind, spans), content=(self.span(content),))
        self.claims.append(replace(base, **more))
        return len(self.claims) - 1

    def figure(self, words: str, low: int | None, high: int | None, mention: int, **more: Any) -> None:
        """A toll."""
        span = self.span(words)
        base = TollMention("killed", span, low, high, "exact", "people", self._token(span), mention)
        self.tolls.append(replace(base, **more))

    def grouped(self, table: EntityTable = TABLE) -> tuple[tuple[Event, ...], tuple[Claim, ...]]:
        """What group makes of it."""
        report = Report("r", self.text, "d", outlet="Harbour Radio", published=self.published)
        return group(
            report,
            self.parse,
            tuple(self.mentions),
            tuple(self.tolls),
            tuple(self.claims),
            self.dates,
            self.places,
            table,
        )

    def events(self) -> tuple[Event, ...]:
        return self.grouped()[0]

    def words_of(self, event: Event) -> list[str]:
        """The triggers of an event, in order of the text."""
        return [self.text[s.start : s.end] for s in sorted(event.triggers)]

    def told_apart(self) -> list[list[str]]:
        """The triggers of each event."""
        return [self.words_of(e) for e in self.events()]

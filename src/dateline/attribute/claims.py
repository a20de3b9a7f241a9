"""From attributions to claims: who says what of which event mentions, through whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.attribute.flat import outermost
from dateline.attribute.frames import Frame, frames
from dateline.attribute.silence import Silence, silences
from dateline.attribute.sources import OUTLET, Antecedent, Names, Table, nearest
from dateline.attribute.stance import about_of, certainty_of, medium_of, own_deed, stance_of
from dateline.knowledge.cues import phrases
from dateline.records.claims import Attribution, Claim, EventMention, Source
from dateline.records.parse import Parse, Token
from dateline.records.text import Span

# Kinds of cue that carry what is said of an event; the others tell of wishes and judgements.
_CARRIERS = frozenset({"say", "report", "blame", "talk", "show"})
_THOUGHT = frozenset({"believe", "suspect", "think", "fear", "assume"})
_JUDGED = frozenset({"condemn", "denounce", "praise", "hail", "welcome", "deplore"})
_RELAYS = frozenset({"outlet", "news_agency"})
_ANAPHORS = frozenset(
    {
        "this",
        "that",
        "it",
        "these",
        "those",
        "incident",
        "attack",
        "accusation",
        "claim",
        "allegation",
        "report",
    }
)


def attribute(
    parse: Parse, mentions: tuple[EventMention, ...], table: Table, antecedent: Antecedent = nearest
) -> tuple[tuple[Attribution, ...], tuple[Claim, ...]]:
    """All attributions of a report, and the claims they make about event mentions."""
    found = frames(parse)
    plain = tuple(Attribution(f.source_spans, f.cue_spans, f.content) for f in outermost(parse, found))
    work = _Work(parse, mentions, Names(parse, table, antecedent), found)
    return plain, tuple(sorted(work.claims(), key=lambda c: c.cue[0].start if c.cue else 0))


@dataclass(frozen=True)
class _Work:
    """One report on its way to claims."""

    parse: Parse
    mentions: tuple[EventMention, ...]
    names: Names
    frames: tuple[Frame, ...]

    def claims(self) -> Iterator[Claim]:
        silent = list(silences(self.parse))
        mute = {k for s in silent for k in range(s.cue_span.start, s.cue_span.end)}
        for frame in self.frames:
            if self._carries(frame) and self.parse.tokens[frame.cue].start not in mute:
                yield from self._claims_of(frame)
        for silence in silent:
            yield self._silent(silence)

    def _carries(self, frame: Frame) -> bool:
        if frame.form in "ard" or frame.word.kind in _CARRIERS:
            return frame.form != "i" or frame.word.kind in ("say", "report", "blame")
        return frame.word.lemma in _THOUGHT | _JUDGED

    def _claims_of(self, frame: Frame) -> Iterator[Claim]:
        """The claims of one frame: one for the events in its content that no inner frame says."""
        source, via = self._chain(frame)
        if source is None:
            return
        inside = [m for m in self.mentions if frame.covers(m.trigger.start) and self._innermost(m) is frame]
        told = inside or self._pointed_at(frame)
        names = {w.lower() for w in source.name.split()}
        same = {m.id for m in inside if source.name and own_deed(self.parse, frame, source, m, names)}
        stance = stance_of(self.parse, frame, source, inside, same)
        yield Claim(
            tuple(m.id for m in told),
            source,
            via,
            frame.cue_spans,
            frame.content,
            stance,
            certainty_of(self.parse, frame, inside),
            about_of(self.parse, frame, stance, inside),
            medium_of(self.parse, frame),
            method=f"frame:{frame.form}",
        )

    def _innermost(self, mention: EventMention) -> Frame | None:
        """The frame that speaks of a mention most directly: the shortest content around it that carries."""
        holding = [f for f in self.frames if self._carries(f) and f.covers(mention.trigger.start)]
        return min(holding, key=lambda f: sum(map(len, f.content)), default=None)

    # --- who ---

    def _chain(self, frame: Frame) -> tuple[Source | None, tuple[Source, ...]]:
        """The source of a frame and its relays, from the source outward."""
        if frame.form == "d" or frame.source is None:
            return (OUTLET, ()) if frame.form == "d" else (None, ())
        source = self._source(frame)
        relays = [*self._told(frame), *self._cited_by(frame)]
        for outer in self._outer(frame):
            if outer.source is not None and not self.names.is_document(outer.source):
                relays.append(self._source(outer))
        kept: list[Source] = []
        for relay in relays:
            if relay.name and relay.name not in (source.name, *(k.name for k in kept)):
                kept.append(relay)
        return source, tuple(kept)

    def _source(self, frame: Frame) -> Source:
        assert frame.source is not None
        head = frame.source
        if self.names.is_document(head) and (owner := self._document_owner(frame)) is not None:
            head = owner.i
        return self.names.source(head, frame.source_spans)

    def _document_owner(self, frame: Frame) -> Token | None:
        """Whose "statement" it is that nobody owns in its own phrase: the last source before it."""
        before = [f for f in self.frames if f.source is not None and f.cue < frame.cue and f.form != "a"]
        for other in reversed(before):
            if other.source is not None and not self.names.is_document(other.source):
                return self.parse.tokens[other.source]
        return None

    def _outer(self, frame: Frame) -> list[Frame]:
        """The frames that hold this one's cue, nearest first."""
        start = frame.cue_spans[0].start
        found = [
            f
            for f in self.frames
            if f is not frame and f.covers(start) and (self._carries(f) or f.word.kind == "relay")
        ]
        return sorted(found, key=lambda f: sum(map(len, f.content)))

    def _told(self, frame: Frame) -> list[Source]:
        """The outlet that was told: "told Harbour Radio that"."""
        found = []
        for child in self.parse.children(frame.cue, "dobj", "dative"):
            if self.parse.tokens[frame.cue].lemma == "tell" and not frame.covers(child.start):
                source = self.names.source(child.i, (child.span,))
                if source.kind in _RELAYS and child.pos == "PROPN":
                    found.append(source)
        return found

    def _cited_by(self, frame: Frame) -> list[Source]:
        """Who cites: "was cited by Z as saying", "Z quoted X as saying", "Z cited X, who said"."""
        parse = self.parse
        for head in parse.ancestors(frame.cue):
            if head.pos != "VERB" or head.lemma not in ("cite", "quote"):
                continue
            agent = parse.child(head.i, "agent")
            relay = parse.child(agent.i, "pobj") if agent is not None else parse.child(head.i, "nsubj")
            if relay is not None and relay.i != frame.source:
                return [self.names.source(relay.i, (parse.span_of(parse.subtree(relay.i)),))]
        return []

    # --- about what ---

    def _pointed_at(self, frame: Frame) -> list[EventMention]:
        """The event a content speaks of without a trigger of its own: nothing, unless words point back."""
        main = self._before(frame.content[0].start)
        return [main] if main is not None else []

    def _before(self, offset: int) -> EventMention | None:
        """The nearest news event mention before an offset, or the report's first one."""
        news = [m for m in self.mentions if m.news]
        before = [m for m in news if m.trigger.start < offset]
        return before[-1] if before else news[0] if news else None

    def _silent(self, silence: Silence) -> Claim:
        """A claim of no information, by whoever is silent or whoever says so."""
        parse = self.parse
        source = OUTLET
        if silence.source is not None:
            spans = (parse.span_of(parse.subtree(silence.source.i)),)
            source = self.names.source(silence.source.i, spans)
        content = (parse.span_of(silence.content),) if silence.content else ()
        inside = [m for m in self.mentions if content and content[0].covers(m.trigger)]
        told = inside or [m for m in [self._before(silence.cue.start)] if m is not None]
        words = {t.lemma for t in silence.content}
        about = next(
            (
                a
                for a in ("responsibility", "toll", "damage")
                if words & ({a} | phrases().get(a, frozenset()))
            ),
            "event",
        )
        return Claim(
            tuple(m.id for m in told),
            source,
            (),
            (silence.cue_span,),
            content,
            "no_information",
            "certain",
            about,
            None,
            method="silence",
        )

"""From attributions to claims: who says what of which event mentions, through whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.attribute.flat import outermost
from dateline.attribute.frames import Frame, frames, phrase
from dateline.attribute.silence import Silence, silences
from dateline.attribute.sources import OUTLET, Antecedent, Names
from dateline.attribute.stance import (
    about_of,
    announced,
    certainty_of,
    lemmas,
    medium_of,
    own_deed,
    stance_of,
)
from dateline.knowledge.coreference import antecedent
from dateline.knowledge.cues import phrases
from dateline.knowledge.entities import EntityTable
from dateline.records.claims import Attribution, Claim, EventMention, Source
from dateline.records.parse import Parse, Token

# Kinds of cue that carry what is said of an event; the others tell of wishes and judgements.
_CARRIERS = frozenset({"say", "report", "blame", "talk", "show", "vow", "relay", "sense"})
_THOUGHT = frozenset({"believe", "suspect", "think", "fear", "assume"})
_JUDGED = frozenset({"condemn", "denounce", "praise", "hail", "welcome", "deplore"})
_EYES = frozenset({"witness", "resident"})
_ARMED = frozenset({"armed_group", "military", "police", "government"})
# Deeds that nobody takes responsibility for.
_PEACEFUL = frozenset(
    [
        "ARREST",
        "AGREEMENT",
        "STATEMENT",
        "THREAT",
        "AID",
        "VETO",
        "SANCTION",
        "PEACE_PROTEST",
        "DISR_WEAP",
        "NON_VIOL_TERRIT_TRANSFER",
    ]
)
# Event types that are words themselves, and what has not happened: nothing that "it" or "the attack" goes back to.
_WORDS = frozenset({"STATEMENT", "THREAT", "AID", "VETO", "SANCTION"})
_NOT_YET = frozenset({"planned", "threatened", "hypothetical"})
_SPEAKING = frozenset({"speak", "talk"})
_CARRYING = frozenset({"carry", "publish", "air", "broadcast", "run", "circulate"})
_RELAYS = frozenset({"outlet", "news_agency"})
# A pronoun continues a speaker of at most this many sentences before.
_REACH = 3


def attribute(
    parse: Parse, mentions: tuple[EventMention, ...], table: EntityTable, resolve: Antecedent = antecedent
) -> tuple[tuple[Attribution, ...], tuple[Claim, ...]]:
    """All attributions of a report, and the claims they make about event mentions."""
    found = frames(parse)
    plain = tuple(Attribution(f.source_spans, f.cue_spans, f.content) for f in outermost(parse, found))
    work = _Work(parse, mentions, Names(parse, table, resolve), found)
    claims = work.own_voice(list(work.claims()))
    return plain, tuple(sorted(claims, key=lambda c: c.cue[0].start if c.cue else 0))


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
        mute |= {
            t.start for s in silent for t in self.parse.children(s.cue.i, "conj") if _nor(self.parse, s.cue)
        }
        for frame in self.frames:
            if self._carries(frame) and self.parse.tokens[frame.cue].start not in mute:
                yield from (
                    one for claim in self._claims_of(frame, silent) for one in self._each(frame, claim)
                )
        for silence in silent:
            yield self._silent(silence)

    def _each(self, frame: Frame, claim: Claim) -> Iterator[Claim]:
        """A claim by "A and B" as two, where both are names; "witnesses and police" speak as one."""
        parse = self.parse
        head = parse.tokens[frame.source] if frame.source is not None else None
        others = [t for t in parse.children(head.i, "conj") if t.pos == "PROPN"] if head is not None else []
        if head is None or head.pos != "PROPN" or not others or claim.source.inferred:
            yield claim
            return
        for one in (head, *others):
            named = self.names.one(one.i, (parse.span_of([t for t in parse.subtree(one.i) if t.i <= one.i]),))
            yield replace(claim, source=named)

    def own_voice(self, claims: list[Claim]) -> list[Claim]:
        """A party that takes responsibility in the report means its own deeds where it tells of more that name no actor."""
        owning = {c.source.name for c in claims if c.stance == "claims_responsibility" and c.source.name}
        by_id = {m.id: m for m in self.mentions}

        def owned(claim: Claim) -> bool:
            told = [by_id[i] for i in claim.mentions]
            inside = [m for m in told if any(s.covers(m.trigger) for s in claim.content)]
            if set(lemmas(self.parse, claim.content)) & phrases()["deed_noun"]:
                inside = told
            plain = claim.stance == "asserts" and claim.source.name in owning and claim.about != "motive"
            return plain and bool(inside) and not any(m.of("actor") or m.type in _PEACEFUL for m in inside)

        return [
            replace(c, stance="claims_responsibility", about="responsibility") if owned(c) else c
            for c in claims
        ]

    def _carries(self, frame: Frame) -> bool:
        if frame.source is None and frame.form != "d" and not frame.word.stance:
            return False
        if frame.form in "ard" or frame.word.kind in _CARRIERS:
            return frame.form != "i" or frame.word.kind in ("say", "report", "blame", "vow")
        if frame.word.lemma in _THOUGHT:
            return frame.form == "c"
        return frame.word.lemma in _JUDGED

    def _claims_of(self, frame: Frame, silent: list[Silence]) -> Iterator[Claim]:
        """The claims of one frame: one for the events in its content that no inner frame says."""
        source, via = self._chain(frame)
        covered = [m for m in self._spoken_of if frame.covers(m.trigger.start)]
        inside = [m for m in covered if self._innermost(m) is frame]
        if any(frame.covers(s.cue.start) and not _left(s, inside) for s in silent):
            return
        if (
            source is None
            or (covered and not inside)
            or (frame.word.kind == "sense" and source.kind not in _EYES)
        ):
            return
        names = {w.lower() for w in source.name.split()}
        violent = [m for m in inside if m.type not in _PEACEFUL]
        same = {m.id for m in violent if source.name and own_deed(self.parse, frame, m, names)}
        if source.kind in _ARMED:
            same |= {m.id for m in violent if announced(self.parse, frame, m)}
        stance = stance_of(self.parse, frame, inside, same)
        told = inside or self._pointed_at(frame, stance)
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

    @cached_property
    def _spoken_of(self) -> tuple[EventMention, ...]:
        """Event mentions that are no cues themselves: "claimed" speaks of the attack, it is none."""
        speaking = {f.cue for f in self.frames if self._carries(f)}
        return tuple(m for m in self.mentions if m.token not in speaking)

    def _innermost(self, mention: EventMention) -> Frame | None:
        """The frame that speaks of a mention most directly: the shortest content around it that carries."""
        holding = [f for f in self.frames if self._carries(f) and f.covers(mention.trigger.start)]
        return min(holding, key=lambda f: (sum(map(len, f.content)), f.word.kind != "relay"), default=None)

    # --- who ---

    def _chain(self, frame: Frame) -> tuple[Source | None, tuple[Source, ...]]:
        """The source of a frame and its relays, from the source outward."""
        if frame.form == "d" or frame.source is None:
            return (OUTLET, ()) if frame.form == "d" else (None, ())
        place = self.names.is_place(frame.source, colon=frame.form == "r")
        if place or not self.names.can_speak(frame.source):
            return None, ()
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
        first_person = self.parse.tokens[head].lower in ("we", "i", "my", "our")
        outer = self._outer(frame) if first_person else []
        if outer and outer[0].source is not None:
            return self._source(outer[0])
        return self.names.source(head, frame.source_spans, self._last_speaker(frame))

    def _last_speaker(self, frame: Frame) -> Source | None:
        """Who spoke last before a frame, in its paragraph or the one before: whom a pronoun continues."""
        before = [f for f in self.frames if f.cue < frame.cue and f.source is not None and self._carries(f)]
        start = self.parse.sentence_of(self.parse.tokens[frame.cue]).i
        for other in reversed(before):
            if other.source is None or start - self.parse.tokens[other.cue].sentence > _REACH:
                return None
            token = self.names.speaker(self.parse.tokens[other.source])
            if token.pos in ("NOUN", "PROPN") and not self.names.is_document(other.source):
                return self.names.source(other.source, other.source_spans)
        return None

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
        """The outlet that was told: "told Harbour Radio that", "in a statement carried by the Highland Agency"."""
        heads = [*self._addressed(frame), *self._carriers(frame)]
        outside = [t for t in heads if not frame.covers(t.start) and t.i != frame.source]
        return [relay for t in outside if (relay := self._outlet(t)) is not None]

    def _addressed(self, frame: Frame) -> Iterator[Token]:
        """Whom a source spoke to: the object of "told", or after "to" ("speaking to", "confirmed to")."""
        cue = self.parse.tokens[frame.cue]
        near = self.parse.sentence_tokens(self.parse.sentence_of(cue))
        for token in near:
            if token.lemma in ("tell", "inform") and token.i == cue.i:
                yield from self.parse.children(token.i, "dobj", "dative")
                yield from (
                    t for t in near if cue.i < t.i <= cue.i + 5 and t.pos == "PROPN" and t.dep != "compound"
                )
            if token.lower == "to" and token.i - 1 in (cue.i, *(t.i for t in near if t.lemma in _SPEAKING)):
                yield from (t for t in near if token.i < t.i <= token.i + 5 and t.pos == "PROPN")

    def _carriers(self, frame: Frame) -> Iterator[Token]:
        """Who carried the words: "carried by", "aired by", "on the website of"."""
        for token in self.parse.sentence_tokens(self.parse.sentence_of(self.parse.tokens[frame.cue])):
            if token.lemma in _CARRYING and token.tag == "VBN":
                agent = self.parse.child(token.i, "agent")
                yield from self.parse.children(agent.i, "pobj") if agent is not None else ()

    def _outlet(self, token: Token) -> Source | None:
        """A name as a relay, if it is that of an outlet."""
        if token.lemma in phrases()["newsperson"]:
            owners = self.parse.children(token.i, "poss", "compound", "nmod")
            return next((o for o in map(self._outlet, owners) if o is not None), None)
        beside = self.parse.child(token.i, "appos")
        named = beside if beside is not None and beside.pos == "PROPN" and token.pos == "NOUN" else token
        if named.pos != "PROPN":
            return None
        source = self._source_at(named.i)
        words = {source.name.rpartition(" ")[2].lower(), token.lemma}
        if source.kind in _RELAYS:
            return source
        return replace(source, kind="outlet") if words & phrases()["outlet_word"] else None

    def _cited_by(self, frame: Frame) -> list[Source]:
        """Who cites: "was cited by Z as saying", "Z quoted X as saying", "Z cited X, who said"."""
        parse = self.parse
        if frame.relay is not None:
            return [self._source_at(frame.relay)]
        relays: list[Source] = []
        start = frame.source if frame.source is not None else frame.cue
        for head in (*parse.ancestors(start), *parse.ancestors(frame.cue)):
            if head.pos == "VERB" and head.lemma in ("cite", "quote"):
                agent = parse.child(head.i, "agent")
                relay = parse.child(agent.i, "pobj") if agent is not None else parse.child(head.i, "nsubj")
                if relay is not None and relay.tag in ("WDT", "WP"):
                    relay = parse.head(head)
                if relay is not None and relay.i != frame.source:
                    relays.append(self._source_at(relay.i))
        return relays

    def _source_at(self, head: int) -> Source:
        token = self.parse.tokens[head]
        return self.names.source(head, (phrase(self.parse, token, away=token.i),))

    # --- about what ---

    def _pointed_at(self, frame: Frame, stance: str) -> list[EventMention]:
        """The event that a content without a trigger of its own speaks of: the last one before it.

        A denial, a blame or a confirmation is about the report's first event where none stands before.
        """
        at = frame.content[0].start
        main = self._named_again(frame, at) or self._before(at, anywhere=stance != "asserts")
        return [main] if main is not None else []

    def _named_again(self, frame: Frame, offset: int) -> EventMention | None:
        """The last event before an offset that goes by a noun of the content: "the strike", "the shelling"."""
        nouns = set(lemmas(self.parse, frame.content)) & phrases()["deed_noun"]
        before = [m for m in self._spoken_of if m.news and m.trigger.start < offset]
        return next((m for m in reversed(before) if self.parse.tokens[m.token].lemma in nouns), None)

    def _before(self, offset: int, *, anywhere: bool) -> EventMention | None:
        """The nearest news event mention before an offset; else the first one, if it may stand anywhere."""
        news = [m for m in self._spoken_of if m.news and m.type not in _WORDS and m.happened not in _NOT_YET]
        before = [m for m in news if m.trigger.start < offset]
        return before[-1] if before else news[0] if news and anywhere else None

    def _silent(self, silence: Silence) -> Claim:
        """A claim of no information, by whoever is silent, or says so; else in the report's own voice."""
        parse = self.parse
        source, via = self._voice(silence)
        content = (parse.span_of(silence.content),) if silence.content else ()
        inside = [m for m in self._spoken_of if content and content[0].covers(m.trigger)]
        told = inside or [m for m in [self._before(silence.cue.start, anywhere=True)] if m is not None]
        words = {silence.cue.lemma, *(t.lemma for t in silence.content)}
        sides = ("responsibility", "toll", "damage")
        about = next((a for a in sides if words & ({a} | phrases().get(a, frozenset()))), "event")
        ids = tuple(m.id for m in told)
        return Claim(
            ids,
            source,
            via,
            (silence.cue_span,),
            content,
            "no_information",
            "certain",
            about,
            method="silence",
        )

    def _voice(self, silence: Silence) -> tuple[Source, tuple[Source, ...]]:
        if silence.source is not None:
            spans = (self.parse.span_of(self.parse.subtree(silence.source.i)),)
            return self.names.source(silence.source.i, spans), ()
        if silence.cue.dep == "relcl" or self.parse.head(silence.cue).dep == "relcl":
            return OUTLET, ()
        around = [f for f in self.frames if self._carries(f) and f.covers(silence.cue.start)]
        for frame in sorted(around, key=lambda f: sum(map(len, f.content))):
            source, via = self._chain(frame)
            if source is not None:
                return source, via
        return OUTLET, ()


def _nor(parse: Parse, token: Token) -> bool:
    """ "neither confirmed nor denied", "declined to confirm or deny"."""
    return any(c.lower in ("nor", "or") for c in parse.children(token.i, "cc"))


def _left(silence: Silence, inside: list[EventMention]) -> bool:
    """Whether a content holds events that a silence in it is not about."""
    within = {t.i for t in silence.content} | {silence.cue.i}
    return any(m.token not in within for m in inside)

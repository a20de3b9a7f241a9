"""From attributions to claims: who says what of which event mentions, through whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.attribute.chains import Chains, carries
from dateline.attribute.denials import is_called_untrue, negated
from dateline.attribute.flat import outermost, plain
from dateline.attribute.frame import PLAIN, Found, Frame, minus
from dateline.attribute.frames import frames
from dateline.attribute.pointing import NOT_YET, PEACEFUL, WORDS, Pointing
from dateline.attribute.quotes import Quotes
from dateline.attribute.silence import Silence, silences
from dateline.attribute.sources import OUTLET, Antecedent, Names
from dateline.attribute.stance import (
    FROM_AFAR,
    about_of,
    announced,
    by_forces_of,
    certainty_of,
    did_it,
    held_against,
    lemmas,
    medium_of,
    named_actor,
    of_own_forces,
    own_deed,
    said_at,
    stance_of,
    wards_off,
    words_of,
)
from dateline.attribute.verbs import SEEN, is_ours
from dateline.attribute.voices import organ_of, spoken_by
from dateline.knowledge.coreference import antecedent, described
from dateline.knowledge.cues import may_speak, phrases
from dateline.knowledge.entities import EntityTable
from dateline.knowledge.nobody import is_nobody
from dateline.records.claims import Attribution, Claim, EventMention, Source
from dateline.records.parse import Parse, Token
from dateline.records.text import Span

# Kinds of sources whose word for what they saw or heard is a claim.
_EYES = frozenset({"witness", "resident"})
_BYSTANDERS = frozenset(
    (
        "witness",
        "resident",
        "medical",
        "un",
        "ngo",
        "monitor",
        "court",
        "expert",
        "outlet",
        "news_agency",
        "anonymous_official",
    )
)
_WE = frozenset({"we", "i", "us", "our"})
_ARMED = frozenset({"armed_group", "military", "police", "government"})


def attribute(
    parse: Parse, mentions: tuple[EventMention, ...], table: EntityTable, resolve: Antecedent = antecedent
) -> tuple[tuple[Attribution, ...], tuple[Claim, ...]]:
    """All attributions of a report, and the claims they make about event mentions."""
    found = frames(parse)
    listed = tuple(plain(parse, f) for f in outermost(parse, tuple(f for f in found if f.word is not SEEN)))
    ordered = Found(found)
    names = Names(parse, table, resolve, frozenset(m.token for m in mentions))
    work = _Work(parse, mentions, Chains(parse, names, ordered), ordered)
    claims = _one_kind(work.own_voice(list(work.claims())))
    return listed, tuple(sorted(claims, key=lambda c: c.cue[0].start if c.cue else 0))


def _standing(parse: Parse, frame: Frame) -> bool:
    """ "has always denied using schools": said of any time, not of what is told."""
    return frame.word.stance == "denies" and any(
        t.lower == "always" for t in parse.children(frame.cue, "advmod")
    )


@dataclass(frozen=True)
class _Work:
    """One report on its way to claims."""

    parse: Parse
    mentions: tuple[EventMention, ...]
    chains: Chains
    found: Found

    def claims(self) -> Iterator[Claim]:
        silent = list(silences(self.parse))
        mute = {k for s in silent for k in range(s.cue_span.start, s.cue_span.end)}
        mute |= {
            t.start for s in silent for t in self.parse.children(s.cue.i, "conj") if _nor(self.parse, s.cue)
        }
        for frame in self.found.all:
            muted = self.parse.tokens[frame.cue].start in mute or _standing(self.parse, frame)
            if carries(frame) and not muted:
                told = map(self._named, self._claims_of(frame, silent))
                yield from (one for claim in told for one in self._each(frame, claim))
        for silence in silent:
            yield self._silent(silence)
        yield from self._by_itself()

    def _by_itself(self) -> Iterator[Claim]:
        """What a party tells in its own statement, sentence by sentence, where nobody else is said to say it."""
        voice, source = self._speaker, self._party
        if voice is None or source is None:
            return
        organ = organ_of(self.parse, voice)
        via = (replace(self.chains.named(organ.i), kind="outlet"),) if organ is not None else ()
        told: dict[int, list[EventMention]] = {}
        for mention in self._spoken_of:
            if mention.news and mention.type not in PEACEFUL and self._innermost(mention) is None:
                told.setdefault(mention.sentence, []).append(mention)
        for at, mentions in told.items():
            frame = replace(voice, content=(self.parse.sentences[at].span,))
            stance = self._stance(frame, source, mentions)
            about = about_of(self.parse, frame, stance, mentions)
            ids = tuple(m.id for m in mentions)
            certainty = certainty_of(self.parse, frame, mentions)
            yield Claim(ids, source, via, (), frame.content, stance, certainty, about, method="own statement")

    @cached_property
    def _speaker(self) -> Frame | None:
        return spoken_by(self.parse, self.chains, self.found)

    @cached_property
    def _party(self) -> Source | None:
        """The party whose statement the whole report is."""
        voice = self._speaker
        if voice is None or voice.source is None:
            return None
        return self.chains.names.source(voice.source, voice.source_spans)

    def _named(self, claim: Claim) -> Claim:
        """A claim of "we" in a party's own statement is the party's."""
        if self._party is None or claim.source.name.lower() not in _WE:
            return claim
        return replace(claim, source=replace(self._party, spans=claim.source.spans))

    def _each(self, frame: Frame, claim: Claim) -> Iterator[Claim]:
        """A claim by "A and B" as two, where each is told of by itself or blames the other."""
        parse = self.parse
        head = parse.tokens[frame.source] if frame.source is not None else None
        others = parse.children(head.i, "conj") if head is not None else []
        if head is not None and not self._blame_each_other(frame):
            others = [t for t in others if self._by_itself_told(head, t)]
        if head is None or not others or claim.source.inferred:
            yield claim
            return
        for one in (head, *others):
            words = [t for t in parse.subtree(one.i) if t.i <= one.i]
            named = self.chains.names.one(one.i, (parse.span_of(words),))
            yield replace(claim, source=named)

    def _by_itself_told(self, first: Token, other: Token) -> bool:
        """Whether one of two joined is told of by itself: both by name, or "a councillor and a shopkeeper"."""
        named = first.pos == other.pos == "PROPN"
        return named or (other.pos == "NOUN" and bool(self.parse.children(other.i, "det", "nummod")))

    def _blame_each_other(self, frame: Frame) -> bool:
        words = [t.lower for s in frame.content for t in self.parse.tokens_in(s)]
        # One written word may stand for both: "gegenseitig".
        return frame.word.kind == "blame" and words[:2] in (["each", "other"], ["one", "another"], ["each"])

    def own_voice(self, claims: list[Claim]) -> list[Claim]:
        """An armed group that takes responsibility means its own deeds where it tells of more without an actor."""
        owners = [c.source for c in claims if c.stance == "claims_responsibility"]
        owning = {s.name for s in owners if s.name and s.kind == "armed_group"}
        by_id = {m.id: m for m in self.mentions}

        def owned(claim: Claim) -> bool:
            told = [by_id[i] for i in claim.mentions]
            inside = [m for m in told if any(s.covers(m.trigger) for s in claim.content)]
            if set(lemmas(self.parse, claim.content)) & phrases()["deed_noun"]:
                inside = told
            plain = claim.stance == "asserts" and claim.source.name in owning and claim.about != "motive"
            others = any(m.of("actor") or m.type in PEACEFUL or m.happened in NOT_YET for m in inside)
            return plain and bool(inside) and not others

        return [
            replace(c, stance="claims_responsibility", about="responsibility") if owned(c) else c
            for c in claims
        ]

    def _claims_of(self, frame: Frame, silent: list[Silence]) -> Iterator[Claim]:
        """The claims of one frame: one for the events in its content that no inner frame says."""
        source, via = self.chains.chain(frame)
        if source is None and self._is_blamed_by_all(frame):
            source = OUTLET
        covered = self._in(frame.content)
        inside = [m for m in covered if self._speaks_of(frame, m)]
        if source is None or (covered and not inside) or not self._may_say(frame, source):
            return
        if frame.source is not None and is_nobody(self.parse, self.parse.tokens[frame.source]):
            return
        if any(f.relay == frame.source and f.content == frame.content for f in self._about(frame)):
            return
        if not covered and (self._presents(frame) or self._is_a_deed(frame)):
            return
        if frame.word.lemma == "suspect" and self.parse.tokens_in(frame.content[0])[0].pos == "PRON":
            return
        if any(frame.covers(s.cue.start) and not _left(s, inside) for s in silent):
            return
        if not inside and (frame.goes_on or _of_something_else(self.parse, frame)):
            return
        told = inside or self._pointed_at(frame)
        if frame.word.kind == "sense" and self._saw(frame):
            ids = tuple(m.id for m in told)
            own = self._party or OUTLET
            yield Claim(ids, own, (), (), frame.content, "asserts", "certain", "event", method="seen")
            return
        stance = self._stance(frame, source, inside)
        if stance == "claims_responsibility":
            told = self._taken(frame, source, told)
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
            said=said_at(self.parse, frame),
            method=f"frame:{frame.form}",
        )

    def _is_blamed_by_all(self, frame: Frame) -> bool:
        """ "The Northern Front was suspected": whoever it is that says so, the report does."""
        alone = frame.form == "o" and frame.source is None and frame.word.stance == "blames"
        return alone and self._points_at_party(frame)

    def _presents(self, frame: Frame) -> bool:
        """ "A man who said he spoke for the Front": who he is, and nothing of what happened."""
        introduced = self.parse.tokens[frame.cue].dep in ("acl", "relcl")
        root = self.parse.root_of(frame.content[0]) if introduced else None
        return root is not None and root.lemma in phrases()["stands_for"]

    def _is_a_deed(self, frame: Frame) -> bool:
        """ "Soldiers found four rifles": what they did, and nothing that they say."""
        done = (m for m in self.mentions if m.type in PEACEFUL - WORDS)
        return frame.form == "o" and any(m.token == frame.cue for m in done)

    def _may_say(self, frame: Frame, source: Source) -> bool:
        """Whether a claim comes of it: what somebody saw or heard counts only from those who were there."""
        if frame.word.lemma in phrases()["points_at"]:
            return self._points_at_party(frame)
        return frame.word.kind != "sense" or source.kind in _EYES or self._saw(frame)

    def _points_at_party(self, frame: Frame) -> bool:
        """ "Police name the Northern Front", not "named the victim" or "named a new chief"."""
        whom = self.parse.root_of(frame.content[0])
        mention = self.parse.mention_at(whom.i) if whom is not None else None
        if whom is None or whom.head != frame.cue or self.parse.children(frame.cue, "oprd"):
            return False
        if mention is not None:
            return mention.kind in _ARMED
        noun = self.chains.names.table.noun(whom.lemma)
        several = noun is not None and (noun.is_body or whom.tag == "NNS")
        return several and noun is not None and noun.kind in _ARMED

    def _is_told(self, frame: Frame) -> bool:
        """Whether it is somebody's word, and not only what somebody sensed."""
        if frame.word.kind != "sense":
            return True
        source, _ = self.chains.chain(frame)
        return source is not None and self._may_say(frame, source)

    def _saw(self, frame: Frame) -> bool:
        """Whether the report's own people were there."""
        return frame.source is not None and is_ours(self.parse, self._quoted, self.parse.tokens[frame.source])

    @cached_property
    def _quoted(self) -> Quotes:
        return Quotes(self.parse.text)

    def _about(self, frame: Frame) -> list[Frame]:
        """The other attributions of the same words."""
        return [f for f in self.found.around(frame.content[0].start) if f is not frame]

    def _stance(self, frame: Frame, source: Source, inside: list[EventMention]) -> str:
        """The stance of a source; who only looks on takes no responsibility ("they shot my brother")."""
        of_ngo = source.kind == "ngo" and any(of_own_forces(self.parse, m) for m in inside)
        may_act = source.kind not in _BYSTANDERS or of_ngo
        own = may_act and bool(source.name) and self._own(frame, source, inside)
        if frame.word.stance is None and (self._denies_for_another(frame) or self._none_died(frame)):
            return "denies"
        return stance_of(self.parse, frame, inside, own, source.kind in _ARMED)

    def _denies_for_another(self, frame: Frame) -> bool:
        """ "The lawyer said his client denies the charges": a denial by one who is no source himself."""
        root = self.parse.root_of(frame.content[0])
        said = self.found.inside(root.i, root.i + 1) if root is not None else ()
        denied = (
            f for f in said if f.word.stance == "denies" and not negated(self.parse, self.parse.tokens[f.cue])
        )
        return any(self.chains.chain(f)[0] is None for f in denied)

    def _none_died(self, frame: Frame) -> bool:
        """ "There were no deaths", "it left no dead", after others told that somebody was killed."""
        root, fatal = self.parse.root_of(frame.content[0]), phrases()["fatal"]
        told = self.parse.children(root.i, "attr", "dobj") if root is not None else []
        if root is None or not negated(self.parse, root) or not any(t.lemma in fatal for t in told):
            return False
        killed = (m for m in self._spoken_of if m.news and m.trigger.end <= frame.cue_spans[0].start)
        return any(self.parse.tokens[m.token].lemma in fatal and self._by_others(frame, m) for m in killed)

    def _by_others(self, frame: Frame, mention: EventMention) -> bool:
        """Whether a mention is not in the words of a frame's own source."""
        own = self._innermost(mention)
        said, told = (self.chains.chain(f)[0] for f in (frame, own or frame))
        return own is None or said is None or told is None or said.name.lower() != told.name.lower()

    def _taken(self, frame: Frame, source: Source, told: list[EventMention]) -> list[EventMention]:
        """What a source takes responsibility for: its own deeds and what came of them, where it tells of others too."""
        own = [m for m in told if self._is_own(frame, source, m)]
        if own:
            return [m for m in told if m in own or (m.strength == "result" and not m.of("actor"))]
        # "Announced the arrest of two over the attack": that is another's.
        first = min(told, key=lambda m: m.token).type if told else ""
        mine = [m for m in told if m.type == first or (first != "ARREST" and not m.weak)] or told
        return [m for m in mine if not named_actor(self.parse, m)] or mine

    def _own(self, frame: Frame, source: Source, inside: list[EventMention]) -> bool:
        deeds = (m for m in inside if m.type not in PEACEFUL - {"DISR_WEAP"})
        done = [m for m in deeds if m.happened not in NOT_YET]
        violent = [m for m in done if not (wards_off(self.parse, m) or self._stops_some(m))]
        if held_against(self.parse, frame, inside) or (done and all(map(self._stops_some, done))):
            return False
        if any(self._is_own(frame, source, m) for m in violent):
            return True
        said = replace(frame, content=tuple(self._by_itself_alone(frame)))
        if did_it(self.parse, said, self._meant_by(source)):
            return True
        return source.kind in _ARMED and any(
            announced(self.parse, frame, m, source.kind) for m in violent[:1]
        )

    def _stops_some(self, mention: EventMention) -> bool:
        """ "It shot down four of seven missiles", after others hit a town: no deed to own up to."""
        if mention.type != "DISR_WEAP" or not any(m.type in FROM_AFAR for m in self.mentions):
            return False
        downed = {self.parse.tokens[a.head] for a in mention.of("recipient")}
        downed |= set(self.parse.children(mention.token, "dobj", "npadvmod"))
        return any(t.pos == "NUM" or self.parse.children(t.i, "nummod") for t in downed)

    def _is_own(self, frame: Frame, source: Source, mention: EventMention) -> bool:
        """Whether a source, or forces of its own, did what it tells."""
        if own_deed(self.parse, frame, mention, self._meant_by(source)):
            return True
        return by_forces_of(self.parse, frame, mention, source.kind) and not self._speak_apart(frame, mention)

    def _speak_apart(self, frame: Frame, mention: EventMention) -> bool:
        """ "The Force said the air force bombed it; the air force said ...": those who speak for themselves."""
        doers = {self.parse.quote(a.span).lower() for a in mention.of("actor")}
        others = (f for f in self.found.all if f.source is not None and f.source != frame.source)
        speaking = (self.parse.quote(s).lower() for f in others for s in f.source_spans)
        return any(words.removeprefix("the ") in doers for words in speaking)

    def _meant_by(self, source: Source) -> set[str]:
        """The words by which a source means itself."""
        nouns = phrases()["self_noun"] if source.kind == "armed_group" else frozenset()
        return self._words_of(source) | nouns | words_of(self._speaks_for(source))

    def _speaks_for(self, source: Source) -> Iterator[str]:
        """ "The group's media arm", "their spokesman": the name by which "the group" goes, or the noun."""
        names = self.chains.names
        for token in (t for span in source.spans for t in self.parse.tokens_in(span)):
            if token.tag == "PRP$" or (
                token.dep in ("poss", "pobj") and token.lemma in phrases()["self_noun"]
            ):
                meant = names.antecedent(self.parse, token.i, names.table)
                noun = described(self.parse, token.i, names.table)
                yield from (meant.name,) if meant is not None else () if noun is None else (noun.lemma,)

    def _by_itself_alone(self, frame: Frame) -> Iterator[Span]:
        """A content without what stands in it in the words of others."""
        words = filter(None, map(self.parse.tokens_in, frame.content))
        inner = [f for ts in words for f in self.found.inside(ts[0].i, ts[-1].i + 1) if f.size < frame.size]
        holes = [s for f in inner if carries(f) for s in f.content]
        for span in frame.content:
            yield from minus(span, holes)

    def _words_of(self, source: Source) -> set[str]:
        """The words of a source's name, as they are written and as they are glossed."""
        glossed = (t.lower for s in source.spans for t in self.parse.tokens_in(s) if t.pos == "PROPN")
        return {*words_of([source.name]), *glossed}

    @cached_property
    def _spoken_of(self) -> tuple[EventMention, ...]:
        """Event mentions that are no cues themselves: "claimed" speaks of the attack, it is none."""
        speaking = {f.cue for f in self.found.all if carries(f)}
        told = (m for m in self.mentions if m.token not in speaking)
        return tuple(sorted(told, key=lambda m: m.trigger.start))

    @cached_property
    def _pointing(self) -> Pointing:
        return Pointing(self.parse, self._spoken_of)

    def _in(self, content: tuple[Span, ...]) -> list[EventMention]:
        """The event mentions that begin in some spans."""
        found: list[EventMention] = []
        for span in content:
            first = bisect_left(self._spoken_of, span.start, key=lambda m: m.trigger.start)
            last = bisect_left(self._spoken_of, span.end, key=lambda m: m.trigger.start)
            found += self._spoken_of[first:last]
        return found

    def _innermost(self, mention: EventMention) -> Frame | None:
        """The frame that speaks of a mention most directly: the shortest content around it that carries."""
        holding = [f for f in self.found.around(mention.trigger.start) if carries(f) and self._is_told(f)]
        holding = [f for f in holding if f.source is not None] or holding
        return min(holding, key=lambda f: (f.size, f.word.kind != "relay"), default=None)

    def _speaks_of(self, frame: Frame, mention: EventMention) -> bool:
        """Whether a frame speaks of a mention itself, or denies or confirms who does: "denied X's claim that"."""
        inner = self._innermost(mention)
        if inner is None or inner is frame:
            return inner is frame
        said = self.parse.tokens[inner.cue]
        if said.pos != "NOUN":
            return False
        taken_up = frame.word.stance is not None and said.dep == "dobj" and said.head == frame.cue
        return taken_up or (frame.covers(said.start) and is_called_untrue(self.parse, said))

    def _pointed_at(self, frame: Frame) -> list[EventMention]:
        """The event that a content without a trigger of its own speaks of."""
        words = [t for s in frame.content for t in self.parse.tokens_in(s)]
        main = self._pointing.at(words, frame.content[0].start)
        return [main] if main is not None else []

    def _silent(self, silence: Silence) -> Claim:
        """A claim of no information, by whoever is silent, or says so; else in the report's own voice."""
        parse = self.parse
        source, via = self._voice(silence)
        content = (parse.span_of(silence.content),) if silence.content else ()
        inside = self._in(content)
        near = self._pointing.at(silence.content, silence.cue.start)
        told = inside or ([near] if near is not None else [])
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
        who = silence.source
        around = [f for f in self.found.around(silence.cue.start) if carries(f)]
        if who is not None and not self._is_outlet(who, around):
            source, via = self.chains.chain(self._silent_frame(silence, who))
            if source is None and who.pos == "PROPN":
                source = self.chains.named(who.i)  # a capital that no table has
            return source or OUTLET, via
        if who is not None or silence.cue.dep == "relcl" or self.parse.head(silence.cue).dep == "relcl":
            return self._party or OUTLET, ()
        for frame in sorted(around, key=lambda f: f.size):
            source, via = self.chains.chain(frame)
            if source is not None:
                return source, via
        return OUTLET, ()

    def _is_outlet(self, who: Token, around: list[Frame]) -> bool:
        """ "We could not verify it", "our reporter", in nobody else's words."""
        we = who.lower in _WE and not around and self._quoted.at(who.start) is None
        return we or is_ours(self.parse, self._quoted, who)

    def _silent_frame(self, silence: Silence, source: Token) -> Frame:
        """A silence as the attribution that it would be if its source had said something."""
        spans = (self.parse.span_of(self.parse.subtree(source.i)),)
        return Frame(silence.cue.i, PLAIN, "c", source.i, spans, (silence.cue_span,), (silence.cue_span,))


def _of_something_else(parse: Parse, frame: Frame) -> bool:
    """ "who reject the talks", "rejects the criminal act": a no to what nobody has said or done to anyone."""
    what = parse.root_of(frame.content[0]) if frame.content else None
    if frame.word.stance != "denies" or frame.form != "o" or what is None or what.pos != "NOUN":
        return False
    if parse.glossed:
        return False  # there a noun may have no English
    lists = ("deed_noun", "called", "document", "part_in", "toll", "deniable", "responsibility")
    known = frozenset().union(*(phrases()[name] for name in lists))
    told = any(t.pos == "VERB" for s in frame.content for t in parse.tokens_in(s))
    return not (what.lemma in known or may_speak(what.lemma) or told)


def _nor(parse: Parse, token: Token) -> bool:
    """ "neither confirmed nor denied", "declined to confirm or deny"."""
    return any(c.lower in ("nor", "or") for c in parse.children(token.i, "cc"))


def _one_kind(claims: list[Claim]) -> list[Claim]:
    """A source that one place tells nothing of is what another place says it is."""
    kinds = {c.source.name: c.source.kind for c in reversed(claims) if c.source.kind != "other"}
    return [
        replace(c, source=replace(c.source, kind=kinds.get(c.source.name, "other")))
        if c.source.kind == "other"
        else c
        for c in claims
    ]


def _left(silence: Silence, inside: list[EventMention]) -> bool:
    """Whether a content holds events that a silence in it is not about."""
    within = {t.i for t in silence.content} | {silence.cue.i}
    return any(m.token not in within and m.type not in WORDS for m in inside)

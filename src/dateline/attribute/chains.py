"""Who says it and through whom: the source of an attribution and its relays, from the source outward."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.attribute.denials import is_called_untrue
from dateline.attribute.frame import Found, Frame, phrase
from dateline.attribute.sources import OUTLET, Names, is_bare, is_definite
from dateline.attribute.subjects import joined_to
from dateline.knowledge.cues import called_again, may_speak, media, phrases
from dateline.knowledge.nobody import is_nobody
from dateline.records.claims import Source
from dateline.records.parse import Parse, Token
from dateline.records.text import Span

# Kinds of cue that carry what is said of an event; the others tell of wishes and judgements.
_CARRIERS = frozenset({"say", "report", "blame", "talk", "show", "vow", "relay", "sense"})
_THOUGHT = frozenset({"believe", "suspect", "think", "fear", "assume"})
_JUDGED = frozenset({"condemn", "denounce", "praise", "hail", "welcome", "deplore"})
_TELLING = frozenset({"tell", "recount", "relate", "testify"})
_OPENING = frozenset('“„«"')
_SPEAKING = frozenset({"speak", "talk"})
_CARRYING = frozenset({"carry", "publish", "air", "broadcast", "run", "circulate", "relay"})
# What who passes a source's words on did with it.
_HEARING = frozenset({"cite", "quote", "consult", "interview", "contact", "reach", "meet", "hear"})
_RELAYS = frozenset({"outlet", "news_agency"})
_FIRST_PERSON = frozenset({"we", "i", "my", "our"})
# A pronoun continues a speaker of at most this many sentences before.
_REACH = 3


def carries(frame: Frame) -> bool:
    """Whether an attribution carries what its source says of events."""
    if frame.source is None and frame.form != "d" and not (frame.word.stance or frame.goes_on):
        return False
    if frame.form in "ard" or frame.word.kind in _CARRIERS:
        return frame.form != "i" or frame.word.kind in ("say", "report", "blame", "vow")
    if frame.word.lemma in _THOUGHT:
        return frame.form == "c" or frame.word.stance is not None
    return frame.word.lemma in _JUDGED


@dataclass(frozen=True)
class Chains:
    """The sources of one report's attributions."""

    parse: Parse
    names: Names
    found: Found

    def chain(self, frame: Frame) -> tuple[Source | None, tuple[Source, ...]]:
        """The source of a frame and its relays, from the source outward."""
        if frame.goes_on:
            last = self._last_speaker(frame)
            return (last and replace(last, spans=frame.cue_spans, inferred=True)), ()
        if frame.form == "d" or frame.source is None:
            return (OUTLET, ()) if frame.form == "d" else (None, ())
        place = self.names.is_place(frame.source, colon=frame.form == "r")
        place = place or (frame.form == "r" and self.names.is_topic(frame.source))
        # Only people tell, and only people are quoted: there a noun that no table knows is one.
        quoted = self.parse.text[frame.content[0].start] in _OPENING
        people = frame.word.lemma in _TELLING or (quoted and frame.word.kind == "say")
        if frame.word.stance == "blames" and self.names.is_happening(frame.source):
            # "The killing bore the hallmarks of the Front"
            return (None if self._outer(frame) else OUTLET), ()
        if place or not (people or self.names.can_speak(frame.source)):
            return None, ()
        source = self._source(frame)
        relays = [*self._told(frame), *self._around(frame)]
        kept: list[Source] = []
        for relay in relays:
            if relay.name and relay.name not in (source.name, *(k.name for k in kept)):
                kept.append(relay)
        return source, tuple(kept)

    def _around(self, frame: Frame) -> list[Source]:
        """Who passes a frame's words on: whoever cites it, or the speaker around it with its relays."""
        outer = next((o for o in self._outer(frame) if not self._is_aside(frame, o)), None)
        if outer is None or frame.relay is not None:
            return self._cited_by(frame)
        speaker, via = self.chain(outer)
        document = outer.source is not None and self.names.is_document(outer.source)
        return [*([speaker] if speaker is not None and not document else []), *via]

    def _is_aside(self, frame: Frame, outer: Frame) -> bool:
        """ "Said it struck the camp, which residents say ...": the report's own remark on what another says.

        Nobody passes on what is put so, nor does "no group" that has claimed an attack pass on who is blamed.
        """
        parse = self.parse
        cue = parse.tokens[frame.cue]
        own = (cue, *([parse.head(cue)] if cue.dep in ("ccomp", "parataxis") else []))
        asides = (t.dep == "relcl" and outer.covers(t.start) and _set_apart(parse, t) for t in own)
        nobody = outer.source is not None and is_nobody(parse, parse.tokens[outer.source])
        return nobody or (outer.form != "q" and any(asides))

    def _source(self, frame: Frame) -> Source:
        assert frame.source is not None
        head = frame.source
        if self.names.is_document(head) and (owner := self._document_owner(frame)) is not None:
            head = owner.i
        if (before := self._told_before(frame, self.parse.tokens[head])) is not None:
            return replace(self.names.source(*before), spans=frame.source_spans, inferred=True)
        last = self._last_speaker(frame)
        if last is not None and self._goes_on(frame, self.parse.tokens[head], last):
            return replace(last, spans=frame.source_spans, inferred=True)
        first_person = self.parse.tokens[head].lower in _FIRST_PERSON
        outer = self._outer(frame) if first_person else []
        if outer and outer[0].source is not None:
            return self._source(outer[0])
        return self.names.source(head, frame.source_spans, last)

    def _told_before(self, frame: Frame, token: Token) -> tuple[int, tuple[Span, ...]] | None:
        """ "The source said" after "a source at the ministry said": the one that was told of more fully."""
        if not self._is_short(token):
            return None
        for other in self.found.before(frame.cue):
            head = self.parse.tokens[other.source] if other.source is not None else None
            if head is not None and head.lemma == token.lemma and not self._is_short(head):
                return head.i, other.source_spans
        return None

    def _is_short(self, token: Token) -> bool:
        """Whether a noun may stand for a fuller phrase: "the source"; without "the" where a language may lack it."""
        bare = self.parse.glossed and token.tag == "NN" and is_bare(self.parse, token)
        return is_definite(self.parse, token) or bare

    def _goes_on(self, frame: Frame, token: Token, last: Source) -> bool:
        """Whether "the source", "the force" or "the general", who "added" something, is whoever spoke last."""
        if not self._is_short(token):
            return False
        more = self.parse.tokens[frame.cue].lemma == "add"
        kinds = called_again().get(token.lemma, frozenset())
        alike = more and self.names.table.noun_kind(token.lemma) in (None, last.kind)
        return token.lemma == "source" or last.kind in kinds or alike

    def _last_speaker(self, frame: Frame) -> Source | None:
        """Who spoke last before a frame, in its paragraph or the one before: whom a pronoun continues."""
        start = self.parse.tokens[frame.cue].sentence
        for other in self.found.before(frame.cue):
            if start - self.parse.tokens[other.cue].sentence > _REACH:
                return None
            if other.goes_on:
                start = self.parse.tokens[other.cue].sentence
            if other.source is None or not carries(other):
                continue
            token = self.names.speaker(self.parse.tokens[other.source])
            speaks = other.word.kind == "say" or self.names.can_speak(other.source)
            # "قال أحدهم إنه عد"
            named = token.pos in ("NOUN", "PROPN") or token.lemma == "one"
            if named and speaks and not self.names.is_document(other.source):
                return self.names.source(other.source, other.source_spans)
        return None

    def _document_owner(self, frame: Frame) -> Token | None:
        """Whose "statement" it is, without an owner in its phrase: the last source's; "a leaflet" is nobody's."""
        assert frame.source is not None
        token = self.parse.tokens[frame.source]
        another = any(c.lower in ("a", "an") for c in self.parse.children(token.i, "det"))
        if another and token.lower not in media():
            return None
        for other in self.found.before(frame.cue):
            if other.form != "a" and other.source is not None and not self.names.is_document(other.source):
                return self.parse.tokens[other.source]
        return None

    def _outer(self, frame: Frame) -> list[Frame]:
        """The frames that hold this one's cue, nearest first; only longer ones, so that chains end."""
        if is_called_untrue(self.parse, self.parse.tokens[frame.cue]):
            return []  # who calls a claim untrue does not pass it on
        around = self.found.around(frame.cue_spans[0].start)
        longer = [f for f in around if f.size > frame.size and _passes(f)]
        return sorted(longer, key=lambda f: (f.size, f.word.kind != "relay", f.cue))

    def _told(self, frame: Frame) -> list[Source]:
        """The outlet that was told or carried it: "told Harbour Radio", "a statement aired by Valley TV"."""
        heads = [*self._addressed(frame), *self._carriers(frame), *self._addressed_before(frame)]
        outside = [t for t in heads if not frame.covers(t.start) and t.i != frame.source]
        plainly = {t.i for t in outside if self._is_told(frame, t)} | {t.i for t in self._carriers(frame)}
        relays = (self._outlet(t) or (self._told_name(t) if t.i in plainly else None) for t in outside)
        return [relay for relay in relays if relay is not None]

    def _is_told(self, frame: Frame, token: Token) -> bool:
        """Whether a word is whom the cue itself tells: "told the Courier", "contó a El Faro"."""
        above = self.parse.head(token)
        if above.i == frame.cue:
            return above.lemma in ("tell", "inform")
        return above.lower == "to" and above.head == frame.cue and token.dep == "pobj"

    def _told_name(self, token: Token) -> Source | None:
        """ "told the Courier", "told state radio": a name of no person or party, or an outlet's noun."""
        if token.pos != "PROPN":
            of_outlets = self.names.table.noun_kind(token.lemma) in _RELAYS
            return self.named(token.i) if of_outlets and token.tag == "NN" else None
        source, mention = self.named(token.i), self.parse.mention_at(token.i)
        known = mention is not None and mention.kind != "other"
        named = source.kind == "other" and token.tag == "NNP" and not (known or may_speak(token.lemma))
        return replace(source, kind="outlet") if named else None

    def _addressed_before(self, frame: Frame) -> Iterator[Token]:
        """Whom a source spoke to as it says where it began: "told Harbour Radio that ... and accused X"."""
        matrix = joined_to(self.parse, self.parse.tokens[frame.cue])
        if matrix is not None:
            yield from (
                t for other in self.found.all if other.cue == matrix.i for t in self._addressed(other)
            )

    def _addressed(self, frame: Frame) -> Iterator[Token]:
        """Whom a source spoke to: the object of "told", or after "to" ("speaking to", "confirmed to")."""
        cue = self.parse.tokens[frame.cue]
        near = self.parse.sentence_tokens(self.parse.sentence_of(cue))
        speaking = {cue.i, *(t.i for t in near if t.lemma in _SPEAKING)}
        for token in near:
            if token.lemma in ("tell", "inform") and token.i == cue.i:
                yield from self.parse.children(token.i, "dobj", "dative")
                yield from (
                    t for t in near if cue.i < t.i <= cue.i + 5 and t.pos == "PROPN" and t.dep != "compound"
                )
            if token.lower == "to" and (self._spoken_to(frame, token) or token.i - 1 in speaking):
                yield from (t for t in near if token.i < t.i <= token.i + 5 and t.pos == "PROPN")

    def _spoken_to(self, frame: Frame, to: Token) -> bool:
        """ "said an official to Reuters", "a statement by the army to Reuters", "in a letter passed to Reuters"."""
        if to.head in (frame.cue, frame.source) or self.parse.tokens[to.head].lemma in phrases()["sent"]:
            return True
        document = frame.source is not None and self.parse.tokens[frame.source].lemma in phrases()["document"]
        before = self.parse.tokens[to.i - 1].end
        return document and any(s.covers(to.span) or s.end == before for s in frame.source_spans)

    def _carriers(self, frame: Frame) -> Iterator[Token]:
        """Who carried the words: "carried by", "aired by", "on the website of"."""
        for token in self.parse.sentence_tokens(self.parse.sentence_of(self.parse.tokens[frame.cue])):
            if token.lemma in _CARRYING and token.tag == "VBN":
                carrier = _by_whom(self.parse, token)
                yield from (carrier,) if carrier is not None else ()

    def _outlet(self, token: Token) -> Source | None:
        """A name as a relay, if it is that of an outlet."""
        if token.lemma in phrases()["newsperson"]:
            owners = self.parse.children(token.i, "poss", "compound", "nmod")
            return next((o for o in map(self._outlet, owners) if o is not None), None)
        beside = self.parse.child(token.i, "appos")
        named = beside if beside is not None and beside.pos == "PROPN" and token.pos == "NOUN" else token
        if named.pos == "NOUN":
            # "the Harbour News agency"
            inner = map(self.parse.mention_at, (t.i for t in self.parse.children(token.i, "compound")))
            named = next((self.parse.tokens[m.head] for m in inner if m and m.kind in _RELAYS), named)
        if named.pos != "PROPN":
            return None
        source = self.named(named.i)
        words = {source.name.rpartition(" ")[2].lower(), token.lemma}
        if source.kind in _RELAYS:
            return source
        in_name = bool(words & phrases()["outlet_word"]) or token.lemma in phrases()["outlet_name"]
        return replace(source, kind="outlet") if in_name and " " in source.name else None

    def _cited_by(self, frame: Frame) -> list[Source]:
        """Who cites: "was cited by Z as saying", "Z quoted X as saying", "Z cited X, who said"."""
        parse = self.parse
        if frame.relay is not None:
            return [self.named(frame.relay)]
        relays: list[Source] = []
        start = frame.source if frame.source is not None else frame.cue
        told = (
            parse.head(parse.tokens[start]) if parse.tokens[start].dep == "compound" else parse.tokens[start]
        )
        for verb in parse.children(told.i, "acl"):
            # "said a nurse quoted by Z", "sources consulted by Z", "an army statement quoted by Z".
            relay = _by_whom(parse, verb)
            if verb.lemma in _HEARING and relay is not None and (heard := self._heard_by(relay)) is not None:
                relays.append(heard)
        for head in (*parse.ancestors(start), *parse.ancestors(frame.cue)):
            if head.pos == "VERB" and head.lemma in ("cite", "quote"):
                agent = parse.child(head.i, "agent")
                relay = parse.child(agent.i, "pobj") if agent is not None else parse.child(head.i, "nsubj")
                if relay is not None and relay.tag in ("WDT", "WP"):
                    relay = parse.head(head)
                if relay is not None and relay.i != frame.source:
                    relays.append(self.named(relay.i))
        return relays

    def _heard_by(self, token: Token) -> Source | None:
        """Who quotes or interviews a source: an outlet or body by name, not the army that questions a man."""
        source = self.named(token.i)
        if token.pos != "PROPN" and source.kind not in _RELAYS:
            return None
        return replace(source, kind="outlet") if source.kind == "other" else source

    def named(self, head: int) -> Source:
        """Whoever a word names, with the words of its phrase."""
        token = self.parse.tokens[head]
        return self.names.source(head, (phrase(self.parse, token, away=token.i),))


def _set_apart(parse: Parse, verb: Token) -> bool:
    """Whether a comma sets a relative clause apart: ", which X said", ", a claim that X calls baseless"."""
    first = parse.subtree(verb.i)[0]
    if first.lower == "to":
        return False  # "according to the Courier, to whom the army confirmed it"
    taken_up = parse.head(verb).lemma in phrases()["taken_up"] and parse.head(verb).dep == "appos"
    return taken_up or (first.i > 0 and "," in (first.text, parse.tokens[first.i - 1].text))


def _by_whom(parse: Parse, verb: Token) -> Token | None:
    """Who did it to the noun of a participle: "quoted by Z", "citadas por la agencia Z"."""
    by = [p for p in parse.children(verb.i, "agent", "prep") if p.dep == "agent" or p.lower == "by"]
    found = parse.child(by[0].i, "pobj") if by else None
    beside = parse.child(found.i, "appos") if found is not None else None
    return beside if beside is not None and beside.pos == "PROPN" else found


def _passes(frame: Frame) -> bool:
    """Whether a frame passes on what stands in it; who denies or confirms another's claim does not."""
    judges = frame.word.stance == "denies" or (frame.word.stance == "confirms" and frame.form == "o")
    return not judges and (carries(frame) or frame.word.kind == "relay")

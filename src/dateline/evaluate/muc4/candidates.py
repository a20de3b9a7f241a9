"""What a text names that could fill a slot: people, groups, things, each with all its mentions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.evaluate.muc4.tables import type_of
from dateline.records.claims import EventMention
from dateline.records.events import Event, Reading
from dateline.records.parse import Mention, Parse, Token
from dateline.records.text import Span

KINDS = ("people", "objects", "instruments")
_LEFT = frozenset("det amod compound nummod poss nmod quantmod case advmod predet".split())
_DROP = frozenset("a an the this that these those some any another other several".split())
_DEFINITE = frozenset("the this that these those his her their its".split())
_SKIP_KINDS = frozenset({"nationality"})
_TIMELIKE = frozenset("day week month year hour minute today yesterday time morning night".split())
_PARTICLES = frozenset({"prep", "agent"})
_FAR = 4
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
_OTHER = frozenset(
    "another other also meanwhile second elsewhere separate earlier recently previously similar later same third "
    "addition moreover last yesterday today simultaneously former recall".split()
)


@dataclass(frozen=True)
class Phrase:
    """One mention of something: its head and words, the name that covers it, if any."""

    head: Token
    words: tuple[Token, ...]
    name: Mention | None

    @property
    def span(self) -> Span:
        return Span(self.words[0].start, self.words[-1].end)


@dataclass(frozen=True)
class Thing:
    """Somebody or something that a text speaks of, by all phrases that name it."""

    key: tuple[str, str]
    phrases: tuple[Phrase, ...]
    features: frozenset[str]
    text: str

    @property
    def named(self) -> bool:
        return self.key[0] == "person"

    @property
    def plural(self) -> bool:
        return self.phrases[0].head.tag in ("NNS", "NNPS")

    @cached_property
    def sentences(self) -> frozenset[int]:
        return frozenset(p.head.sentence for p in self.phrases)

    @property
    def counted(self) -> bool:
        """Whether its first phrase has a number or an indefinite article: it is new there."""
        return _counted(self.phrases[0]) or self.phrases[0].head.lower in ("others", "another")

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        return lemmas(self.phrases[0])

    def type_in(self, kind: str) -> str | None:
        found = (type_of(kind, lemmas(p)) for p in self.phrases)
        return next((t for t in found if t), None)

    def string(self, phrase: Phrase) -> str:
        return plain(self.text[phrase.span.start : phrase.span.end])


def plain(text: str) -> str:
    """One line in capitals, without brackets and quotes."""
    text = re.sub(r"\[[^\]]*\]?|[\"“”]", " ", text.upper())
    return " ".join(text.split())


def lemmas(phrase: Phrase) -> tuple[str, ...]:
    """The words of a phrase up to its head, as the tables write them."""
    return tuple(_lemma(t) for t in phrase.words if t.i <= phrase.head.i)


def _lemma(token: Token) -> str:
    lower = token.lower
    if token.tag in ("NNPS", "NNP") and lower.endswith("s") and len(lower) > 4:
        return lower[:-1] if lower[-2:] != "ss" else lower
    return token.lemma.lower()


@dataclass(frozen=True)
class Text:
    """A message as read: what the candidates and their features are drawn from."""

    parse: Parse
    reading: Reading

    @cached_property
    def roles(self) -> dict[int, set[str]]:
        """Token -> the roles that the reading gives it, with the type of the event."""
        found: dict[int, set[str]] = {}
        for event in self.reading.events:
            for role, spans in _arguments(event):
                state = "" if event.happened == "actual" and event.news else "~"
                for span in spans:
                    for token in self.parse.tokens_in(span):
                        found.setdefault(token.i, set()).update(
                            {f"role={role}", f"role={role}:{event.type}{state}"}
                        )
        return found

    @cached_property
    def triggers(self) -> dict[int, str]:
        """Token of a trigger -> the type of its event."""
        return {
            token.i: event.type
            for event in self.reading.events
            for span in event.triggers
            for token in self.parse.tokens_in(span)
        }

    @cached_property
    def types_by_sentence(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for i, type_ in self.triggers.items():
            found.setdefault(self.parse.tokens[i].sentence, set()).add(type_)
        return found

    @cached_property
    def _paragraphs(self) -> tuple[int, ...]:
        """Where the paragraphs begin."""
        return tuple(m.end() for m in _PARAGRAPH.finditer(self.parse.text))

    def paragraph(self, sentence: int) -> int:
        return bisect_right(self._paragraphs, self.parse.sentences[sentence].span.start)

    @cached_property
    def places_by_sentence(self) -> dict[int, set[str]]:
        return self._by_sentence((v.spans, v.value.name if v.value else "") for v in self.reading.places)

    @cached_property
    def days_by_sentence(self) -> dict[int, set[str]]:
        return self._by_sentence(
            (v.spans, v.value.start or "" if v.value else "") for v in self.reading.dates
        )

    def _by_sentence(self, rows: Iterable[tuple[tuple[Span, ...], str]]) -> dict[int, set[str]]:
        line = self.reading.report.dateline
        found: dict[int, set[str]] = {}
        for spans, name in rows:
            if spans and name and (line is None or spans[0].start >= line.span.end):
                found.setdefault(self.parse.sentence_at(spans[0].start).i, set()).add(name)
        return found

    def opening(self, sentence: int) -> set[str]:
        """The first words of a sentence, and words anywhere in it that bring in another happening."""
        tokens = self.parse.sentence_tokens(self.parse.sentences[sentence])
        words = [t.lower for t in tokens]
        return {f"first={w}" for w in words[:1]} | {f"has={w}" for w in words if w in _OTHER}

    @cached_property
    def start(self) -> int:
        """The first sentence after the dateline."""
        line = self.reading.report.dateline
        return self.parse.sentence_at(line.span.end).i if line else 0


def _arguments(event: Event) -> Iterator[tuple[str, tuple[Span, ...]]]:
    for role in ("actors", "recipients", "victims"):
        for party in getattr(event, role):
            yield role, party.spans
    for weapon in event.weapons:
        yield "weapons", weapon.spans
    for toll in event.tolls:
        yield f"toll-{toll.value.kind if toll.value else ''}", toll.spans[:1]
    yield "damage", event.damage
    for place in event.places:
        yield "places", place.spans[:1]


def things(text: Text) -> tuple[Thing, ...]:
    """Everything that a text names, with the features of all its mentions together."""
    groups: dict[tuple[str, str], list[Phrase]] = {}
    for phrase in phrases(text.parse):
        groups.setdefault(_key(phrase, groups), []).append(phrase)
    return tuple(
        Thing(key, tuple(found), frozenset(f for p in found for f in _features(text, p)), text.parse.text)
        for key, found in groups.items()
    )


def phrases(parse: Parse) -> Iterator[Phrase]:
    """The noun phrases: names whole, other nouns with what stands before them and an "of" after them."""
    timed = {t.i for timex in parse.timexes for t in parse.tokens_in(timex.span)}
    for token in parse.tokens:
        name = parse.mention_at(token.i)
        if name:
            if name.head == token.i and name.kind not in _SKIP_KINDS:
                yield Phrase(token, _before(parse, token), name)
        elif token.pos in ("NOUN", "PROPN") and token.i not in timed and _heads(parse, token):
            if token.lemma.lower() not in _TIMELIKE and len(token.text) > 1:
                yield Phrase(token, _before(parse, token) + _of(parse, token), None)


def _heads(parse: Parse, token: Token) -> bool:
    return token.dep not in ("compound", "nmod", "amod") or token.head == token.i


def _before(parse: Parse, head: Token) -> tuple[Token, ...]:
    """The head with the words before it that belong to it, in an unbroken run."""
    left = [t for t in parse.subtree(head.i) if t.i < head.i and _hangs_left(parse, t, head)]
    run = [head]
    for token in reversed(left):
        if token.i != run[0].i - 1 and not _hyphen(parse, token.i + 1, run[0].i):
            break
        run.insert(0, token)
    while len(run) > 1 and (run[0].lower in _DROP or run[0].pos in ("PUNCT", "CCONJ", "NUM", "X")):
        run.pop(0)
    return tuple(parse.tokens[run[0].i : head.i + 1])


def _hyphen(parse: Parse, first: int, last: int) -> bool:
    return all(parse.tokens[i].text in "-\"'’" for i in range(first, last))


def _hangs_left(parse: Parse, token: Token, head: Token) -> bool:
    while token.i != head.i:
        if token.dep not in _LEFT or token.pos in ("PUNCT", "ADV", "X"):
            return False
        token = parse.tokens[token.head]
    return True


def _of(parse: Parse, head: Token) -> tuple[Token, ...]:
    """The "of" phrase that follows at once."""
    prep = next((t for t in parse.children(head.i, "prep") if t.lower == "of" and t.i == head.i + 1), None)
    pobj = parse.child(prep.i, "pobj") if prep else None
    if not pobj:
        return ()
    name = parse.mention_at(pobj.i)
    end = max((t.i for t in parse.tokens_in(name.span)), default=pobj.i) if name else pobj.i
    return tuple(parse.tokens[head.i + 1 : end + 1])


def _key(phrase: Phrase, seen: dict[tuple[str, str], list[Phrase]]) -> tuple[str, str]:
    """Names by name; a noun with an article that points back by the last phrase with that noun; else a new one."""
    if phrase.name:
        kind = "person" if phrase.name.kind == "person" else "name"
        return (kind, phrase.name.entity or phrase.name.name)
    lemma = phrase.head.lemma.lower()
    number = phrase.head.tag
    fresh = ("noun", f"{lemma}/{number}/{phrase.head.i}")
    same = [k for k in seen if k[0] == "noun" and k[1].startswith(f"{lemma}/{number}/")]
    return same[-1] if same and not _counted(phrase) else fresh


def _counted(phrase: Phrase) -> bool:
    return any(t.dep == "nummod" for t in phrase.words)


def _features(text: Text, phrase: Phrase) -> Iterator[str]:
    """What may tell the part that a phrase plays."""
    parse, head = text.parse, phrase.head
    yield f"h={_lemma(head)}"
    yield f"n={head.tag}"
    words = lemmas(phrase)
    yield from (f"m={w}" for w in words[:-1])
    for kind in KINDS:
        found = type_of(kind, words)
        yield from (f"{kind}={found}", f"{kind}") if found else ()
    if phrase.name:
        yield f"name={phrase.name.kind}"
        yield f"entity={bool(phrase.name.entity)}"
    roles = sorted({r for t in phrase.words for r in text.roles.get(t.i, ())})
    yield from roles
    if not roles:
        yield "role=none"
    yield from _governed(text, phrase)
    sentence = head.sentence - text.start
    yield f"at={min(max(sentence, 0), _FAR)}"
    near = text.types_by_sentence.get(head.sentence, set())
    yield from (f"near={t}" for t in near)
    yield f"near={bool(near)}"
    before = parse.tokens[phrase.words[0].i - 1].lower if phrase.words[0].i else "^"
    after = parse.tokens[head.i + 1].lower if head.i + 1 < len(parse.tokens) else "$"
    yield f"before={before}"
    yield f"after={after}"


def _governed(text: Text, phrase: Phrase) -> Iterator[str]:
    """How the phrase hangs on the word that governs it, through conjunctions and prepositions."""
    parse, token = text.parse, phrase.head
    for _ in range(_FAR):
        if token.dep not in ("conj", "appos") or token.head == token.i:
            break
        token = parse.tokens[token.head]
    path, governor = token.dep, parse.tokens[token.head]
    if token.dep == "pobj":
        path, prep, governor = f"{governor.lower}", governor, parse.tokens[governor.head]
        path = "by-agent" if prep.dep == "agent" else path
    elif governor.i == token.i:
        yield "g=root"
        return
    yield f"d={path}"
    yield f"g={governor.lemma.lower()}:{path}"
    yield f"gl={governor.lemma.lower()}"
    trigger = text.triggers.get(governor.i)
    yield f"gt={trigger}:{path}"
    if not trigger:
        up = parse.tokens[governor.head]
        yield f"gg={up.lemma.lower()}:{governor.dep}:{path}"
        if text.triggers.get(up.i):
            yield f"ggt={text.triggers[up.i]}:{governor.dep}:{path}"


def mention_tokens(text: Text, event: Event) -> Sequence[Token]:
    """The trigger tokens of an event."""
    return [t for span in event.triggers for t in text.parse.tokens_in(span)]


__all__ = ["EventMention", "Phrase", "Text", "Thing", "lemmas", "phrases", "plain", "things"]

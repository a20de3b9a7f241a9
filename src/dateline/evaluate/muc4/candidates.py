"""What a text names that could fill a slot: people, groups, things, each with all its mentions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from dateline.evaluate.muc4.tables import nouns, type_of, words_for
from dateline.records.events import Event, Reading
from dateline.records.parse import Mention, Parse, Token
from dateline.records.text import Span

KINDS = ("people", "objects", "instruments")
_LEFT = frozenset(
    ["det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "case", "advmod", "predet"]
)
_DROP = words_for("determiner")
_DEFINITE = words_for("definite")
_SKIP_KINDS = frozenset({"nationality"})
_TIMELIKE = words_for("time")
_FAR = 4
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
_CUES = words_for("cue")
_OTHER = words_for("another")


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

    @cached_property
    def nouns(self) -> tuple[Phrase, ...]:
        """Its phrases without a name."""
        return tuple(p for p in self.phrases if p.name is None)

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

    def word(self, token: Token) -> str:
        """The lemma of a word; of a name only its kind, so that nothing is learned of whom a text names."""
        lemma = _lemma(token)
        if any(lemma in nouns(kind) for kind in KINDS):
            return lemma
        name = self.parse.mention_at(token.i)
        if name:
            return f"@{name.kind}"
        return "@name" if token.tag in ("NNP", "NNPS") else lemma

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

    @cached_property
    def _cues(self) -> dict[int, frozenset[str]]:
        return {
            s.i: frozenset(t.lemma.lower() for t in self.parse.sentence_tokens(s)) & _CUES
            for s in self.parse.sentences
        }

    def cues(self, sentence: int) -> frozenset[str]:
        """Words of a sentence that tell who says it was whom, and how surely."""
        return self._cues[sentence]

    def opening(self, sentence: int) -> set[str]:
        """The first words of a sentence, and words anywhere in it that bring in another happening."""
        tokens = self.parse.sentence_tokens(self.parse.sentences[sentence])
        first = {f"first={self.word(t)}" for t in tokens[:1]}
        return first | {f"has={t.lower}" for t in tokens if t.lower in _OTHER}

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
        groups.setdefault(_key(text, phrase, groups), []).append(phrase)
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
        elif token.i not in timed and _heads(token):
            yield Phrase(token, _before(parse, token) + _of(parse, token), None)


def _heads(token: Token) -> bool:
    """Whether a word is the head noun of a phrase that is no time."""
    if token.pos not in ("NOUN", "PROPN") or token.lemma.lower() in _TIMELIKE or len(token.text) == 1:
        return False
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


def _key(text: Text, phrase: Phrase, seen: dict[tuple[str, str], list[Phrase]]) -> tuple[str, str]:
    """Names by name; a noun beside a name or that repeats a title by the person; others by the last alike."""
    parse = text.parse
    if phrase.name:
        return _named(phrase.name, seen)
    beside = (
        [parse.head(phrase.head)] if phrase.head.dep == "appos" else parse.children(phrase.head.i, "appos")
    )
    person = next((m for t in beside if (m := parse.mention_at(t.i)) and m.kind == "person"), None)
    if person:
        return _named(person, seen)
    lemma = _lemma(phrase.head)
    if phrase.words[0].i and parse.tokens[phrase.words[0].i - 1].lower in _DEFINITE:
        titled = [k for k, found in seen.items() if k[0] == "person" and any(_bears(p, lemma) for p in found)]
        if titled and phrase.head.tag not in ("NNS", "NNPS"):
            return titled[-1]
    number = phrase.head.tag
    same = [k for k in seen if k[0] == "noun" and k[1].startswith(f"{lemma}/{number}/")]
    return same[-1] if same and not _counted(phrase) else ("noun", f"{lemma}/{number}/{phrase.head.i}")


def _bears(phrase: Phrase, lemma: str) -> bool:
    """Whether a phrase gives its person a title or role by this noun."""
    covered = phrase.name.span if phrase.name else None
    return any(_lemma(t) == lemma for t in phrase.words if covered is None or not covered.covers(t.span))


def _named(name: Mention, seen: dict[tuple[str, str], list[Phrase]]) -> tuple[str, str]:
    """By entity or name; a person by a longer or shorter form of the name that came before."""
    if name.kind != "person":
        return ("name", name.entity or name.name)
    words = set(name.name.lower().split())
    for kind, other in reversed(seen):
        if kind == "person" and (words <= (theirs := set(other.lower().split())) or theirs <= words):
            return (kind, other)
    return ("person", name.name)


def _counted(phrase: Phrase) -> bool:
    return any(t.dep == "nummod" for t in phrase.words)


def _features(text: Text, phrase: Phrase) -> Iterator[str]:
    """What may tell the part that a phrase plays."""
    parse, head = text.parse, phrase.head
    words = lemmas(phrase)
    yield f"h={text.word(head)}"
    yield f"n={head.tag}"
    yield from (f"m={text.word(t)}" for t in phrase.words if t.i < head.i)
    kinds = [kind for kind in KINDS if type_of(kind, words)]
    yield from (f"{kind}={type_of(kind, words)}" for kind in kinds)
    sort = f"name-{phrase.name.kind}" if phrase.name else "+".join(kinds) or "none"
    yield f"sort={sort}"
    yield f"entity={bool(phrase.name and phrase.name.entity)}"
    roles = {r for t in phrase.words for r in text.roles.get(t.i, ())} or {"role=none"}
    yield from roles
    yield from (f"{sort}|{r}" for r in roles)
    for path in _governed(text, head):
        yield path
        if path.startswith(("gt=", "ggt=", "d=")):
            yield f"{sort}|{path}"
    holder = _holder(parse, head)
    yield from (f"v:{path}" for path in (_governed(text, holder) if holder else ()))
    yield from (f"vh={text.word(t)}" for t in [holder] if t)
    yield from _surroundings(text, phrase, sort)


def _surroundings(text: Text, phrase: Phrase, sort: str) -> Iterator[str]:
    head = phrase.head
    yield f"at={min(max(head.sentence - text.start, 0), _FAR)}"
    near = text.types_by_sentence.get(head.sentence, set())
    yield from (f"near={t}" for t in near)
    yield f"near={bool(near)}"
    yield f"{sort}|near={bool(near)}"
    yield f"before={_beside(text, phrase.words[0].i - 1)}"
    yield f"after={_beside(text, head.i + 1)}"
    yield from (f"sw={w}" for w in text.cues(head.sentence))


def _beside(text: Text, i: int) -> str:
    tokens = text.parse.tokens
    return text.word(tokens[i]) if 0 <= i < len(tokens) else "^"


def _holder(parse: Parse, head: Token) -> Token | None:
    """The noun that a word specifies: "rebels" in "Front rebels", "members" in "members of the Front"."""
    governor = parse.head(head)
    if head.dep in ("compound", "nmod", "amod", "poss") and governor.i != head.i:
        return governor
    if head.dep == "pobj" and governor.lower == "of" and parse.head(governor).pos in ("NOUN", "PROPN"):
        return parse.head(governor)
    return None


def _governed(text: Text, head: Token) -> Iterator[str]:
    """How a word hangs on the word that governs it, through conjunctions and prepositions."""
    parse, token = text.parse, head
    for _ in range(_FAR):
        if token.dep not in ("conj", "appos") or token.head == token.i:
            break
        token = parse.tokens[token.head]
    path, governor = token.dep, parse.tokens[token.head]
    if governor.i == token.i:
        yield "g=root"
        return
    if token.dep == "pobj":
        path = "by-agent" if governor.dep == "agent" else governor.lower
        governor = parse.tokens[governor.head]
    yield f"d={path}"
    yield f"g={text.word(governor)}:{path}"
    yield f"gl={text.word(governor)}"
    trigger = text.triggers.get(governor.i)
    yield f"gt={trigger}:{path}"
    if not trigger:
        up = parse.tokens[governor.head]
        yield f"gg={text.word(up)}:{governor.dep}:{path}"
        if text.triggers.get(up.i):
            yield f"ggt={text.triggers[up.i]}:{governor.dep}:{path}"

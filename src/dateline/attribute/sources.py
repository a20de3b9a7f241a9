"""Who a source is: its name, kind and entity, through pronouns and nominals to the name the text gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from dateline.knowledge.cues import phrases
from dateline.records.claims import Source
from dateline.records.parse import Mention, Parse, Token
from dateline.records.text import Span
from dateline.records.values import Entity

_LEFT = frozenset({"compound", "amod", "nummod", "poss", "nmod", "quantmod", "case", "punct"})
_PRONOUNS = frozenset("he she it they we i who him her them us me its their his our my".split())
_PEOPLE = frozenset("he she him her his i me my".split())
OUTLET = Source("", "outlet")


class Table(Protocol):
    """What attribution needs of the entity table."""

    def find(self, name: str) -> tuple[Entity, ...]: ...

    def noun_kind(self, lemma: str) -> str | None: ...


Antecedent = Callable[[Parse, int, Table], Mention | None]


@dataclass(frozen=True)
class Names:
    """How sources are named in one report: the parse with the means to look names up and back."""

    parse: Parse
    table: Table
    antecedent: Antecedent

    def source(self, head: int, spans: tuple[Span, ...]) -> Source:
        """The source whose main word is `head`: the owner of a document, the name behind a pronoun or nominal."""
        token = self.speaker(self.parse.tokens[head])
        if (known := self._known(token)) is not None:
            return self._of_mention(known, token, spans)
        name = self._collective(token)
        return Source(name, self._kind(token, name), spans, self._entity(name))

    def speaker(self, token: Token) -> Token:
        """Whoever stands behind a document: "its statement", "a report by the ministry"; else the word itself."""
        if token.lemma not in phrases()["document"]:
            return token
        return owner(self.parse, token) or token

    def is_document(self, head: int) -> bool:
        """Whether a source is a document of nobody named: "a statement said"."""
        token = self.parse.tokens[head]
        return token.lemma in phrases()["document"] and owner(self.parse, token) is None

    def _known(self, token: Token) -> Mention | None:
        """The name that a pronoun, a definite nominal or a short form stands for."""
        if token.pos == "PRON" or token.lower in _PRONOUNS or _definite(self.parse, token):
            return self.antecedent(self.parse, token.i, self.table)
        return None

    def _of_mention(self, known: Mention, token: Token, spans: tuple[Span, ...]) -> Source:
        name = bare(known.name)
        kind = known.kind if known.kind not in ("place", "nationality", "person", "other") else None
        kind = kind or self._kind(self.parse.tokens[known.head], name)
        if kind == "other":
            kind = self._kind(token, name)
        return Source(name, kind, spans, known.entity or self._entity(name), inferred=True)

    def _collective(self, token: Token) -> str:
        """The names of a source and of those joined to it: "witnesses and police"."""
        others = [t for t in self.parse.children(token.i, "conj") if t.pos in ("NOUN", "PROPN")]
        return " and ".join([self.name(token), *(self.name(t) for t in others)])

    def name(self, token: Token) -> str:
        """The words of a source without article and title; an unnamed one keeps what it is head of."""
        named = self._named(token)
        return named or self._described(token)

    def _named(self, token: Token) -> str | None:
        """The proper name in a noun phrase: after its titles, or set beside it."""
        if token.pos == "PROPN":
            return bare(self.parse.quote(self._core(token)))
        for beside in self.parse.children(token.i, "appos"):
            if beside.pos == "PROPN":
                return bare(self.parse.quote(self._core(beside)))
        return None

    def _described(self, token: Token) -> str:
        core = self._core(token)
        for prep in self.parse.children(token.i, "prep"):
            if (
                prep.lower in ("of", "for", "from", "at", "in")
                and prep.i == self.parse.tokens_in(core)[-1].i + 1
            ):
                obj = self.parse.child(prep.i, "pobj")
                if obj is not None and obj.pos in ("NOUN", "PROPN"):
                    core = core.join(self._core(obj))
        return _plain(self.parse.quote(core))

    def _core(self, token: Token) -> Span:
        """A noun with what stands before it, without what follows."""
        first = token.i
        side = {
            t.i
            for c in self.parse.children(token.i)
            if c.dep in _LEFT and c.i < token.i
            for t in self.parse.subtree(c.i)
        }
        while first - 1 in side:
            first -= 1
        return Span(self.parse.tokens[first].start, token.end)

    def _entity(self, name: str) -> str | None:
        found = self.table.find(name) if name else ()
        return found[0].id if len(found) == 1 else None

    def _kind(self, token: Token, name: str) -> str:
        """The kind of a source: of the party by that name, else of the nouns that describe it."""
        found = {e.kind for e in self.table.find(name)} if name else set()
        if len(found) == 1:
            return found.pop()
        mention = self.parse.mention_at(token.i)
        if mention is not None and mention.kind not in ("place", "nationality", "person", "other"):
            return mention.kind
        return self._kind_of_words(token) or "other"

    def _kind_of_words(self, token: Token) -> str | None:
        """By the nouns of the phrase, longest first, from its head leftwards; then those set beside it or after "of"."""
        words = [t.lemma for t in self.parse.tokens_in(self._core(token))]
        for k in range(len(words)):
            if (kind := self.table.noun_kind(" ".join(words[k:]))) is not None:
                return kind
        for word in reversed(words):
            if (kind := self.table.noun_kind(word)) is not None:
                return kind
        for beside in self.parse.children(token.i, "appos"):
            if (kind := self.table.noun_kind(beside.lemma)) is not None:
                return kind
        return None


def owner(parse: Parse, noun: Token) -> Token | None:
    """Whose document it is: possessor, "by", "from" or "of" somebody, or the group whose name stands before it."""
    found = parse.child(noun.i, "poss")
    if found is not None:
        return found
    for child in parse.children(noun.i):
        if child.dep in ("prep", "agent") and child.lower in ("by", "from", "of"):
            obj = parse.child(child.i, "pobj")
            if obj is not None and (obj.pos == "PROPN" or child.lower != "of"):
                return obj
        if child.dep == "acl" and (agent := parse.child(child.i, "agent")) is not None:
            return parse.child(agent.i, "pobj")
    compound = parse.child(noun.i, "compound")
    return compound if compound is not None and compound.pos == "PROPN" else None


def bare(name: str) -> str:
    """A name without article and titles: "Police spokesman X Y" is "X Y"; a name that is all title stays."""
    words = _plain(name).split()
    titles = phrases()["title"]
    last = max((k for k, w in enumerate(words) if w.lower() in titles), default=-1)
    rest = words[last + 1 :]
    if last >= 0 and rest and rest[0][:1].isupper():
        return " ".join(rest)
    return " ".join(words)


def _plain(name: str) -> str:
    words = " ".join(name.split()).strip(' ,.;:"“”()')
    first, _, rest = words.partition(" ")
    return (
        rest if first.lower() in ("the", "a", "an", "his", "her", "its", "their", "some") and rest else words
    )


def _definite(parse: Parse, token: Token) -> bool:
    """ "the group", "the ministry": a bare definite noun that may stand for a name."""
    kids = parse.children(token.i)
    described = any(
        c.dep in ("compound", "amod", "poss", "prep", "appos", "relcl", "nummod", "acl") for c in kids
    )
    return token.pos == "NOUN" and not described and any(c.lower in ("the", "this", "that") for c in kids)


def nearest(parse: Parse, i: int, table: Table) -> Mention | None:
    """A plain antecedent: the nearest name before that fits in kind. Used where no better resolver is given."""
    token = parse.tokens[i]
    person = token.lower in _PEOPLE
    kind = table.noun_kind(token.lemma) if token.pos == "NOUN" else None
    for mention in reversed([m for m in parse.mentions if m.span.end <= token.start]):
        if person and mention.kind == "person":
            return mention
        if (
            not person
            and mention.kind not in ("person", "place", "nationality")
            and kind in (None, mention.kind)
        ):
            return mention
    return None

"""Who a source is: its name, kind and entity, through pronouns and nominals to the name the text gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.attribute.subjects import subject_of
from dateline.knowledge.coreference import described
from dateline.knowledge.cues import is_patron, may_speak, phrases
from dateline.knowledge.entities import EntityTable
from dateline.records.claims import Source
from dateline.records.parse import OF_A_LAND, Mention, Parse, Token
from dateline.records.text import Span
from dateline.records.values import Entity

_LEFT = frozenset({"compound", "amod", "nummod", "poss", "nmod", "quantmod", "case", "punct"})
_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "who",
        "him",
        "her",
        "them",
        "us",
        "me",
        "its",
        "their",
        "his",
        "our",
        "my",
    ]
)
# Pronouns for what is no person: "everything points to", "that was said".
_THINGS = frozenset(["everything", "something", "anything", "this", "that", "what", "nothing"])
_PEOPLE = frozenset(["he", "she", "him", "her", "his", "i", "me", "my"])
# Kinds of names that say nothing about what a speaker is.
_NO_KIND = frozenset({"place", "nationality", "person", "other"})
# Kinds of sources that a single person may be.
_PERSONS = frozenset(
    {
        "other",
        "police",
        "military",
        "government",
        "party",
        "un",
        "ngo",
        "medical",
        "monitor",
        "witness",
        "resident",
        "expert",
    }
    | {"armed_group", "court", "anonymous_official", "social_media", "company"}
)
# A militia may be listed as a force, and a movement as a party.
_FORCES = frozenset({"armed_group", "military", "party"})
# Entity kinds that are no source kinds.
_SPOKEN_KIND = {"state": "government", "person": "other", "ethnic_or_religious_group": "other"}
OUTLET = Source("", "outlet")
# Kinds of those whose business it is to pass on what others say.
OUTLETS = frozenset({"outlet", "news_agency"})
# Names of these say of what sort a body is, not which: "Kurdish forces".
_SORTING = frozenset({"place", "nationality", "person", "state", "ethnic_or_religious_group"})
# What joins a noun to whom it belongs to, and how many may stand one inside the other.
_BELONGS = frozenset({"of", "for", "from", "at", "with"})
_DEEP = 3
# By whom a document is said to be made.
_ASCRIBED = frozenset(["attribute", "ascribe", "credit"])
# What says more of a noun, and what points back.
_DESCRIBING = frozenset(["compound", "amod", "poss", "prep", "appos", "relcl", "nummod", "acl"])
_POINTING = frozenset(["the", "this", "that"])


Antecedent = Callable[[Parse, int, EntityTable], Mention | None]


@dataclass(frozen=True)
class Names:
    """How sources are named in one report: the parse with the means to look names up and back."""

    parse: Parse
    table: EntityTable
    antecedent: Antecedent
    # The words of what happened: "the killing of a mayor" says nothing.
    happenings: frozenset[int] = frozenset()

    def source(self, head: int, spans: tuple[Span, ...], last: Source | None = None) -> Source:
        """The source with main word `head`: the owner of a document, the name behind a pronoun or nominal.

        `last` is whoever spoke before: a pronoun that fits stands for it rather than for a name further off.
        """
        token = self.speaker(self.parse.tokens[head])
        if last is not None and last.name and self._goes_on(token, last):
            return replace(last, spans=spans, inferred=True)
        if (known := self._known(token)) is not None:
            return self._of_mention(known, token, spans)
        if token.lower in _PRONOUNS and (meant := described(self.parse, token.i, self.table)) is not None:
            return replace(self.one(meant.i, spans), inferred=True)
        name = self._collective(token)
        return Source(name, self._kind(token, name), spans, self._entity(token, name))

    def one(self, head: int, spans: tuple[Span, ...]) -> Source:
        """A source by itself, without those joined to it."""
        token = self.parse.tokens[head]
        name = self.name(token)
        return Source(name, self._kind(token, name), spans, self._entity(token, name))

    def speaker(self, token: Token) -> Token:
        """Whoever stands behind a document ("its statement", "a report by police"), or the word itself."""
        if (of := self._claimed_party(token)) is not None:
            return of
        if token.lemma not in phrases()["document"]:
            return token
        return owner(self.parse, token) or self._of_whom(token) or token

    def _claimed_party(self, token: Token) -> Token | None:
        """ "Gunmen who say they belong to the Northern Front", "men who identify themselves as its scouts"."""
        for verb in self.parse.children(token.i, "relcl") if token.pos == "NOUN" else []:
            told = self.parse.child(verb.i, "ccomp", "xcomp")
            if verb.lemma == "identify" or (told is not None and told.lemma in phrases()["stands_for"]):
                words = self.parse.subtree((told or verb).i)
                named = [t for t in words if t.i > verb.i and t.dep == "pobj" and self._is_party_name(t)]
                return next(iter(named), None)
        return None

    def _is_party_name(self, token: Token) -> bool:
        mention = self.parse.mention_at(token.i)
        return mention is not None and mention.head == token.i and mention.kind not in _NO_KIND - {"other"}

    def _of_whom(self, document: Token) -> Token | None:
        """ "statements of two officials", which are theirs; a video or a report of people is none."""
        of = next((c for c in self.parse.children(document.i, "prep") if c.lower == "of"), None)
        who = self.parse.child(of.i, "pobj") if of is not None else None
        if who is None or document.lemma not in phrases()["word_of"]:
            return None
        return who if may_speak(who.lemma) else None

    def is_document(self, head: int) -> bool:
        """Whether a source is one certain document of nobody named: "the statement said"."""
        token = self.parse.tokens[head]
        if (
            token.lemma not in phrases()["document"]
            or token.tag == "NNS"
            or owner(self.parse, token) is not None
            or (self.table.noun_kind(token.lemma) in OUTLETS and self._named(token) is not None)
        ):
            return False
        return token.lemma != "report" or any(c.lower == "the" for c in self.parse.children(token.i, "det"))

    def is_place(self, head: int, *, colon: bool) -> bool:
        """Whether a word names a place and no party. Before a colon a state is a topic too ("Chad: ...")."""
        mention = self.parse.mention_at(head)
        if mention is None or mention.kind not in ("place", "state"):
            return False
        if self.table.noun_kind(self.parse.tokens[head].lemma) is not None:
            return False
        # A state in any language is none that the table finds by name; a capital stands for its state.
        parties = {e.kind for e in self.table.find(mention.name)} | ({mention.kind} - {"place"})
        english = " ".join(t.lemma for t in self.parse.tokens_in(mention.span))
        written = (mention.name, self.parse.tokens[head].lemma, english)
        parties |= {"state" for name in written if self.table.capital_of(name) is not None}
        return not parties or (colon and parties == {"state"})

    def is_topic(self, head: int) -> bool:
        """Whether a word before a headline's colon is what is written about: "Petelka: two dead", "Video: the raid"."""
        token, mention = self.parse.tokens[head], self.parse.mention_at(head)
        if token.pos == "NOUN" and mention is None and token.lemma not in phrases()["document"]:
            # "Clashes between police and bandits: ten dead": what happened is no party, whoever took part.
            return not may_speak(token.lemma) and self.table.noun_kind(token.lemma) is None
        if self.parse.sentence_of(token).region != "headline":
            return False
        if token.lemma in phrases()["document"]:
            return owner(self.parse, token) is None
        named = mention is not None and (mention.kind != "other" or " " in mention.name)
        return (
            token.pos == "PROPN"
            and not (named or may_speak(token.lemma))
            and not self.parse.children(head, "compound")
        )

    def can_speak(self, head: int) -> bool:
        """Whether a word is a name, a pronoun, a party noun or a document: "the battle" says nothing."""
        token = self.parse.tokens[head]
        if token.lower in _THINGS or self.is_happening(head):
            return False
        if token.pos != "NOUN" or self.parse.mention_at(head) is not None:
            return True
        if token.lemma in phrases()["document"] or may_speak(token.lemma):
            return True
        return self._kind_of_words(token) is not None

    def is_happening(self, head: int) -> bool:
        """Whether a word tells of what happened, and of nobody: "the killing", not "the protesters"."""
        lemma = self.parse.tokens[head].lemma
        speaks = may_speak(lemma) or lemma in phrases()["document"]
        return head in self.happenings and not speaks and self.table.noun_kind(lemma) is None

    def _goes_on(self, token: Token, last: Source) -> bool:
        """Whether a pronoun fits who spoke last: for "he" one that may be a person, else anybody."""
        if token.lower in ("we", "i", "my", "our"):
            return True
        if token.lower in _PEOPLE:
            return last.kind in _PERSONS and " and " not in last.name
        return token.lower in _PRONOUNS and token.lower not in ("who", "us")

    def _known(self, token: Token) -> Mention | None:
        """The name that a pronoun, a definite nominal or a short form stands for."""
        if token.pos == "PRON" or token.lower in _PRONOUNS or is_definite(self.parse, token):
            return self.antecedent(self.parse, token.i, self.table)
        return None

    def _of_mention(self, known: Mention, token: Token, spans: tuple[Span, ...]) -> Source:
        name = bare(known.name)
        kind = known.kind if known.kind not in _NO_KIND else self._kind(self.parse.tokens[known.head], name)
        if kind == "other":
            kind = self._kind(token, name)
        return Source(name, kind, spans, known.entity or self._entity(token, name), inferred=True)

    def _collective(self, token: Token) -> str:
        """The names of a source and of those joined to it: "witnesses and police"."""
        others = [t for t in self.parse.children(token.i, "conj") if t.pos in ("NOUN", "PROPN")]
        return " and ".join([self.name(token), *(self.name(t) for t in others)])

    def name(self, token: Token) -> str:
        """The words of a source without article and title; an unnamed one keeps what it is head of."""
        return self._named(token) or self._described(token)

    def _named(self, token: Token) -> str | None:
        """The proper name in a noun phrase: after its titles, set beside it, or inside that of a body."""
        if token.pos == "PROPN" or self._is_name(token):
            return self._full(token)
        for beside in (*self._beside(token), *self._calling_itself(token)):
            if beside.pos == "PROPN":
                return self._full(beside)
        noun = self.table.noun(token.lemma)
        if noun is not None and noun.is_body:
            inner = [m for m in map(self.parse.mention_at, self._before(token)) if m is not None]
            named = [m for m in inner if m.kind not in _SORTING and not self._is_behind(m)]
            named = named or self._aired_as(token)
            return bare(named[-1].name) if named else None
        return None

    def _is_behind(self, mention: Mention) -> bool:
        """ "Hamas-run authorities", "the Front-backed militia": a name that runs, leads or backs them is not theirs."""
        after = self.parse.tokens[mention.head + 1 : mention.head + 3]
        return [t.text == "-" or t.tag == "VBN" for t in after] == [True, True]

    def _aired_as(self, token: Token) -> list[Mention]:
        """What an outlet is called after its noun: "the channel of X", where that is an outlet's name.

        Where no word stands for the "of" ("کانال تلگرامی ندای کوهستان"), a name of no known kind is the outlet's too.
        """
        if self.table.noun_kind(token.lemma) not in OUTLETS:
            return []
        found = []
        for of, inner in self._genitives(token):
            mention = self.parse.mention_at(inner.i)
            joined = not self.parse.quote(of.span).strip()
            if mention is not None and (mention.kind in OUTLETS or (joined and mention.kind == "other")):
                found.append(mention)
        return found

    def _genitives(self, token: Token) -> Iterator[tuple[Token, Token]]:
        """What follows a noun with "of" and the like, one inside the other, as (preposition, noun)."""
        for _ in range(_DEEP):
            near = self.parse.children(token.i, "prep")
            prep = next((p for p in near if p.lower in _BELONGS and p.i > token.i), None)
            inner = self.parse.child(prep.i, "pobj") if prep is not None else None
            if prep is None or inner is None:
                return
            yield prep, inner
            token = inner

    def _beside(self, token: Token) -> list[Token]:
        """Names set beside an office, or beside the body it is of: "a spokesman for the army, X"."""
        found = list(self.parse.children(token.i, "appos"))
        for _, body in self._genitives(token) if token.lemma in phrases()["title"] else ():
            found += [t for t in self.parse.children(body.i, "appos") if self._is_person(t)]
        return found

    def _is_person(self, token: Token) -> bool:
        mention = self.parse.mention_at(token.i)
        return mention is not None and mention.kind == "person"

    def _calling_itself(self, token: Token) -> list[Token]:
        """ "a group calling itself X", "a group known as X": X."""
        above = self.parse.head(token)
        # At times the parser takes who calls itself so for the subject.
        named = [above] if token.dep == "nsubj" and above.tag == "VBG" and above.lemma == "call" else []
        return [
            inner
            for verb in (*self.parse.children(token.i, "acl", "relcl"), *named)
            if verb.lemma in ("call", "know", "name", "style", "identify")
            for inner in self.parse.subtree(verb.i)
            if inner.pos == "PROPN" and inner.dep in ("oprd", "pobj", "dobj", "attr", "ccomp", "xcomp")
        ]

    def _is_name(self, token: Token) -> bool:
        mention = self.parse.mention_at(token.i)
        return (
            mention is not None and mention.head == token.i and mention.kind not in ("place", "nationality")
        )

    def _full(self, token: Token) -> str:
        """A proper name whole: the mention that covers it, else its words with "of ..." and a name."""
        mention = self.parse.mention_at(token.i)
        if mention is not None and mention.kind not in ("place", "nationality"):
            name = bare(self.parse.name(self._with_names(mention.span, token)))
            generic = name.lower() in phrases()["outlet_word"]
            return self._described(token) if generic else self._longest(name, mention)
        core = self._core(token)
        for prep in self.parse.children(token.i, "prep"):
            obj = self.parse.child(prep.i, "pobj")
            named = obj is not None and (obj.pos == "PROPN" or self.parse.quote(obj.span)[:1].isupper())
            if prep.lower == "of" and prep.i == token.i + 1 and obj is not None and named:
                core = core.join(self._core(obj))
        return bare(self.parse.name(core))

    def _with_names(self, span: Span, token: Token) -> Span:
        """A name with the names right before it that belong to its phrase: "Attorney General's Office"."""
        core = self._core(token)
        mention = self.parse.mention_at(token.i)
        mention_kind = mention.kind if mention is not None else None
        before = [t for t in self.parse.tokens_in(core) if t.end <= span.start]
        for word in reversed(before):
            other = self.parse.mention_at(word.i)
            of_a_land = other is not None and other.kind in ("place", "nationality", "state")
            # "Valley Monitor": the place is part of what an outlet is called.
            in_title = mention_kind in OUTLETS and word.head == token.i
            if word.pos not in ("PROPN", "PART") or (of_a_land and not in_title):
                break
            span = span.join(word.span) if word.pos == "PROPN" else span
        return span

    def _longest(self, name: str, mention: Mention) -> str:
        """The fullest form that the report gives of a name: "Karim Amin" for "Amin"."""
        known = bare(mention.name)
        if len(known) > len(name):
            return known
        longer = self._longer.get((mention.kind, name), set()) if " " not in name else set()
        return next(iter(longer)) if len(longer) == 1 else name

    @cached_property
    def _longer(self) -> dict[tuple[str, str], set[str]]:
        """The longer names that hold a word, by kind: of persons the last word, of bodies any."""
        found: dict[tuple[str, str], set[str]] = {}
        for name, kind in {(bare(m.name), m.kind) for m in self.parse.mentions}:
            words = name.split()
            for word in (words[-1:] if kind == "person" else words) if len(words) > 1 else []:
                found.setdefault((kind, word), set()).add(name)
        return found

    def _described(self, token: Token) -> str:
        core = self._core(token)
        adjectives = self.parse.children(token.i, "amod")
        for prep in (p for t in (token, *adjectives) for p in self.parse.children(t.i, "prep")):
            obj = self.parse.child(prep.i, "pobj")
            told = prep.lower in ("of", "for", "from", "at", "in") or (obj and self._is_side(obj))
            if told and prep.i == self._last(token) + 1 and obj is not None and obj.pos in ("NOUN", "PROPN"):
                core = core.join(self._core(obj)).join(self._called(obj))
        return _plain(self.parse.name(core))

    def _is_side(self, token: Token) -> bool:
        """ "A site close to the militias": whose side a source is on, which is no place."""
        mention = self.parse.mention_at(token.i)
        party = mention.kind not in _SORTING if mention is not None else may_speak(token.lemma)
        return party and is_patron(self.parse, token)

    def _called(self, token: Token) -> Span:
        """A word with the whole of a party's name that begins with it: "le commandement du Front du Lac".

        Or with the name right behind it: "the movement Northern Dawn".
        """
        beside = [t.i for t in self.parse.children(token.i, "appos")]
        mentions = (self.parse.mention_at(i) for i in (token.i, *beside))
        named = [m.span for m in mentions if m is not None and m.kind not in ("place", "nationality")]
        return named[0].join(token.span) if named else token.span

    def _before(self, token: Token) -> list[int]:
        """The words of a noun phrase before its head, without a possessor."""
        return [
            t.i
            for c in self.parse.children(token.i, "compound", "nmod", "amod")
            for t in self.parse.subtree(c.i)
            if t.i < token.i
        ]

    def _core(self, token: Token) -> Span:
        """A noun with what stands before it, without what follows except its adjectives."""
        side = {
            t.i
            for c in self.parse.children(token.i)
            if c.dep in _LEFT and c.i < token.i
            for t in self.parse.subtree(c.i)
        }
        first = token.i
        while first - 1 in side:
            first -= 1
        return self.parse.tokens[first].span.join(self.parse.tokens[self._last(token)].span)

    def _last(self, token: Token) -> int:
        """The last adjective right after a noun, where a language has them there; else the noun."""
        last = token.i
        after = {c.i for c in self.parse.children(token.i, "amod") if c.pos == "ADJ"}
        while last + 1 in after:
            last += 1
        return last

    def _entity(self, token: Token, name: str) -> str | None:
        found = self._parties(token, name)
        return found[0].id if len(found) == 1 else None

    def _parties(self, token: Token, name: str) -> tuple[Entity, ...]:
        """The party that the reader knows a name as ("Irã", a state, no acronym), else all of that name."""
        mention = self.parse.mention_at(token.i)
        read = mention is not None and mention.head == token.i and " and " not in name
        known = self.table.get(mention.entity) if mention is not None and read and mention.entity else None
        if known is not None:
            return (known,)
        if mention is not None and read and mention.method == OF_A_LAND:
            return ()
        return (self.table.find(name) if name else ()) or self._within(token) or self._writes_for(token)

    def _writes_for(self, token: Token) -> tuple[Entity, ...]:
        """ "a correspondent of X", "an X journalist": whoever writes for an outlet speaks for it."""
        if token.lemma not in phrases()["newsperson"]:
            return ()
        for word in (*map(self.parse.tokens.__getitem__, self._before(token)), *self._employers(token)):
            mention = self.parse.mention_at(word.i)
            known = self.table.get(mention.entity) if mention is not None and mention.entity else None
            if known is not None and known.kind in OUTLETS:
                return (known,)
        return ()

    def _employers(self, token: Token) -> Iterator[Token]:
        """The names after a noun, its owner's, and those set beside them: "of the agency X"."""
        for inner in (*self.parse.children(token.i, "poss"), *(noun for _, noun in self._genitives(token))):
            yield inner
            yield from self.parse.children(inner.i, "appos", "compound", "nmod")

    def _within(self, token: Token) -> tuple[Entity, ...]:
        """ "the militia of X", where X is a party of that kind: X itself."""
        noun = self.table.noun(token.lemma)
        of = next((c for c in self.parse.children(token.i, "prep") if c.lower == "of"), None)
        inner = self.parse.child(of.i, "pobj") if of is not None else None
        mention = self.parse.mention_at(inner.i) if inner is not None else None
        known = self.table.get(mention.entity) if mention is not None and mention.entity else None
        if noun is None or not noun.is_body or known is None:
            return ()
        return (known,) if noun.kind == known.kind or {noun.kind, known.kind} <= _FORCES else ()

    def _kind(self, token: Token, name: str) -> str:
        """The kind of a source: of the party by that name, else of the nouns that describe it."""
        found = {e.kind for e in self._parties(token, name)}
        if len(found) == 1:
            return _SPOKEN_KIND.get(kind := found.pop(), kind)
        mention = self.parse.mention_at(token.i)
        if mention is not None and mention.kind not in _NO_KIND:
            return _SPOKEN_KIND.get(mention.kind, mention.kind)
        return self._kind_of_words(token) or "other"

    def _kind_of_words(self, token: Token) -> str | None:
        """By the body named in the phrase ("Relief Watch head X"), its nouns, or what stands beside it."""
        core = self.parse.tokens_in(self._core(token))
        of = [o for p in self.parse.children(token.i, "prep") for o in self.parse.children(p.i, "pobj")]
        named = [m for t in (*core, *of) if (m := self.parse.mention_at(t.i)) is not None]
        bodies = [m.kind for m in named if m.kind not in _NO_KIND and m.kind != "state"]
        # "Service of emergency": known the other way round.
        turned = (self.table.noun_kind(f"{o.lemma} {token.lemma}") for o in of)
        body = next(iter(bodies), None) or next(filter(None, turned), None) or self._kind_of_whole(token)
        return body or self._kind_of_nouns(core) or self._kind_beside(token)

    def _kind_of_whole(self, token: Token) -> str | None:
        """ "A spokesman for the group", "the rebels' leader", "gang leader": of the kind of those it is for."""
        if token.lemma not in phrases()["heads_of"] | phrases()["arm_of"]:
            return None
        of = [p for p in self.parse.children(token.i, "prep") if p.lower in ("of", "for")]
        whole = [o for p in of for o in self.parse.children(p.i, "pobj")]
        whole += self.parse.children(token.i, "poss", "compound")
        # "The head of a civil society group", "the fire brigade's chief": what narrows it says of what kind it is.
        narrowed = {w.i for w in whole if any(c.pos == "NOUN" for c in self.parse.children(w.i, "compound"))}
        # Who heads a group may head one of any kind; only armed ones are heard through a spokesman of "the group".
        speaks = token.lemma.startswith("spokes") or token.lemma in phrases()["arm_of"]
        wide = frozenset() if speaks else phrases()["self_noun"]
        whole = [word for word in whole if word.i not in narrowed and word.lemma not in wide]
        kinds = (self.table.noun_kind(word.lemma) for word in whole)
        return next((kind for kind in kinds if kind in _FORCES), None)

    def _kind_of_nouns(self, words: tuple[Token, ...]) -> str | None:
        """By the longest known run of words, the last one of several."""
        lemmas = [t.lemma for t in words]
        runs = [(b - a, b, a) for a in range(len(words)) for b in range(a + 1, len(words) + 1)]
        for size, b, a in sorted(runs, reverse=True):
            if size == 1 and words[a].lower in phrases()["outlet_word"]:
                return "outlet"
            kind = self.table.noun_kind(" ".join(lemmas[a:b]))
            if kind is not None and (size > 1 or words[a].pos != "ADJ"):
                return kind
        return None

    def _kind_beside(self, token: Token) -> str | None:
        for child in self.parse.children(token.i, "appos", "prep"):
            inner = child if child.dep == "appos" else self.parse.child(child.i, "pobj")
            if inner is not None and (kind := self.table.noun_kind(inner.lemma)) is not None:
                return kind
        return None


def owner(parse: Parse, noun: Token) -> Token | None:
    """Whose document it is: its possessor, "by", "from" or "of" somebody, or the name before it.

    "An army statement carried by the radio" is the army's.
    """
    found = parse.child(noun.i, "poss")
    if found is not None:
        return found
    for prep in parse.children(noun.i, "prep", "agent"):
        obj = parse.child(prep.i, "pobj") if prep.lower in ("by", "from", "of") else None
        if obj is not None and _is_owner(parse, prep, obj):
            return obj
    compounds = parse.children(noun.i, "compound")
    if compounds and _issues(compounds[-1]):
        return compounds[-1]
    makers = filter(None, (_maker(parse, verb) for verb in parse.children(noun.i, "acl")))
    if (maker := next(makers, None)) is not None:
        return maker
    if compounds and compounds[0].pos == "PROPN":
        return compounds[0]
    above = parse.head(noun)
    if noun.dep == "dobj" and above.lemma in phrases()["leaves"]:
        # "Fighters burned the post and left leaflets claiming responsibility"
        return subject_of(parse, above)[0]
    # "A banner hung from a bridge and signed by X denied it": the parser takes "hung" for its verb.
    return _maker(parse, parse.head(noun)) if noun.dep == "nsubj" else None


def _issues(noun: Token) -> bool:
    """ "An army statement", "a police report", not "a community radio bulletin"."""
    return noun.pos == "NOUN" and may_speak(noun.lemma) and noun.lemma not in phrases()["outlet_word"]


def _maker(parse: Parse, verb: Token) -> Token | None:
    """By whom a document was made: "issued by X", "left at a radio station and signed by X", "attributed to X"."""
    joined = [
        t for t in parse.children(verb.i, "conj") if t.tag == "VBN" and not parse.children(t.i, "auxpass")
    ]
    by = [by for v in (verb, *joined) for by in parse.children(v.i, "agent")]
    # "a message attributed to X"
    by += [p for p in parse.children(verb.i, "prep") if verb.lemma in _ASCRIBED and p.lower == "to"]
    return next(filter(None, (parse.child(p.i, "pobj") for p in by)), None)


def _is_owner(parse: Parse, prep: Token, noun: Token) -> bool:
    """Whether a document is somebody's: "by experts", "from residents", not "from the island"."""
    if prep.lower != "from":
        return noun.pos == "PROPN" or prep.lower != "of"
    mention = parse.mention_at(noun.i)
    return may_speak(noun.lemma) or (noun.pos == "PROPN" and (mention is None or mention.kind != "place"))


def bare(name: str) -> str:
    """A name without article and titles: "Police spokesman X Y" is "X Y"; a name that is all title stays."""
    words = _plain(name).split()
    titles = phrases()["title"]
    first = next((k for k, w in enumerate(words) if w.lower() in titles), None)
    if first is None:
        return " ".join(words)
    while first + 1 < len(words) and words[first + 1].lower() in titles:
        first += 1
    rest = words[first + 1 :]
    return " ".join(rest) if rest and rest[0][:1].isupper() else " ".join(words)


def _plain(name: str) -> str:
    words = " ".join(name.split()).strip(' ,.;:"“”()')
    first, _, rest = words.partition(" ")
    return (
        rest if first.lower() in ("the", "a", "an", "his", "her", "its", "their", "some") and rest else words
    )


def is_definite(parse: Parse, token: Token) -> bool:
    """ "the group", "the same ministry": a bare definite noun that may stand for a name."""
    return is_bare(parse, token) and any(c.lower in _POINTING for c in parse.children(token.i, "det"))


def is_bare(parse: Parse, token: Token) -> bool:
    """Whether nothing is said of a common noun but that it is the same as before."""
    describing = [c for c in parse.children(token.i) if c.dep in _DESCRIBING and c.lower != "same"]
    return token.pos == "NOUN" and all(_is_aside(parse, c) for c in describing)


def _is_aside(parse: Parse, clause: Token) -> bool:
    """ "The source, who may not speak to the press": said besides, of one who is known."""
    return clause.dep == "relcl" and parse.tokens[parse.subtree(clause.i)[0].i - 1].text == ","

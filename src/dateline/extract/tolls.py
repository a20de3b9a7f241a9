"""Counts of people killed, wounded, missing and so on, in the ways that news puts them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from dateline.extract.factuality import happened
from dateline.extract.fates import TALLIES, Fate, counted, fates, is_answered
from dateline.extract.participants import after, agents, core, joined, labelled
from dateline.extract.running import follows_running, is_running
from dateline.knowledge.care import DYING
from dateline.knowledge.lexicon import Lexicon
from dateline.knowledge.nobody import is_nobody
from dateline.knowledge.numerals import ordinal_value, rows
from dateline.records.claims import EventMention, TollMention
from dateline.records.parse import Parse, Quantity, Token
from dateline.records.text import Span

SINGULAR_PRONOUNS = frozenset({"he", "she", "him", "her", "his"})
# Of whom something is only denied or asked.
ANYONE = frozenset({"anyone", "anybody"})
ONE_DETERMINERS = frozenset({"a", "an", "another", "one", "his", "her", "their", "its", "our", "my", "your"})
# Nouns that an article does not make one person.
GROUPS = frozenset(
    {"family", "crew", "couple", "staff", "people", "police", "group", "crowd", "number", "majority", "dozen"}
    | {"team", "unit", "patrol", "band", "squad", "convoy", "mob", "household", "population", "community"}
    | {
        "party",
        "delegation",
        "score",
        "hundred",
        "handful",
        "other",
        "rest",
        "total",
        "force",
        "army",
        "toll",
    }
    | {"mission", "attack", "blast", "town", "village", "city", "part", "lot", "series", "ambassadorship"}
)
PEOPLES = frozenset({"nationality", "ethnic_or_religious_group"})
# How far before "dead", or after "wounding", a bare figure may stand where the parse ties them to nothing.
NEAR = 4
# "among them three children", "the dead included": what is counted after these is part of another toll.
PART_WORDS = frozenset({"including", "include", "includes", "included", "among", "amongst"})
PART_OF = frozenset(
    {"whom", "them", "those", "dead", "victims", "injured", "wounded", "casualties", "killed"}
)
# A figure of such a kind is missing where an act was only meant: nobody came to harm by it.
NOT_DONE = frozenset({"attempted", "foiled", "planned", "threatened", "hypothetical"})
HARM = frozenset({"killed", "wounded", "harmed"})
OTHERS = frozenset({"other", "others"})
# Beside these a list tells who they were.
ANYBODY = frozenset({"people", "person", "civilian", "victim", "other", "resident", "villager", "member"})
# Whose victims are dead.
MASSACRES = frozenset({"massacre", "slaughter", "carnage", "bloodbath"})
# How a figure is given that names nothing.
SAYING = frozenset({"say", "report", "count"})
SUPERSEDED = frozenset({"first", "initially", "earlier", "originally", "previously"})
PUTTING = frozenset({"put", "give", "cite", "place", "quote"})
Numbers = Mapping[int, Quantity]


def tolls(parse: Parse, mentions: Sequence[EventMention], lexicon: Lexicon) -> tuple[TollMention, ...]:
    """Every reported count of people harmed, in order of the text."""
    reader = _Reader(parse, mentions, lexicon)
    found: dict[Span, TollMention] = {}
    every = tuple(fates(parse, lexicon))
    others = {kind: {f.token.i for f in every if f.kind != kind} for kind in {f.kind for f in every}}
    for fate in every:
        for toll in reader.of_fate(fate, others[fate.kind]):
            old = found.get(toll.span)
            described = old is not None and (
                _only_describes(parse, old) or _only_names(parse, old, toll) or _died_of_it(parse, old, toll)
            )
            if old is None or (old.implied and not toll.implied) or described:
                found[toll.span] = toll
    for toll in reader.by_others(sorted(found.values(), key=lambda t: t.span)):
        found.setdefault(toll.span, toll)
    ordered = sorted(_ranked(parse, lexicon, list(found.values())), key=lambda t: t.span)
    return tuple(_with_totals(parse, reader.with_parts(ordered)))


def _ranked(parse: Parse, lexicon: Lexicon, found: list[TollMention]) -> Iterator[TollMention]:
    """Tolls where "a seventh man has died" makes seven dead, unless a figure as high is given."""
    for toll in found:
        rank = _rank(parse, lexicon, toll)
        given = (t for t in found if t.kind == toll.kind and not t.implied)
        if rank and not any((t.high or t.low or 0) >= rank for t in given):
            toll = replace(toll, low=rank, high=rank)
        yield toll


def _rank(parse: Parse, lexicon: Lexicon, toll: TollMention) -> int | None:
    """The place in the count that an ordinal gives one who died: 7 of "a seventh man", not of a rank or a son."""
    noun = parse.root_of(toll.span)
    if noun is None or not toll.implied or toll.kind != "killed" or noun.lemma in UNCOUNTED:
        return None
    if lexicon.who(noun.lemma) is None:
        return None
    # "18th" is more often a unit's number than a count.
    before = (t.lower for t in parse.tokens_in(toll.span) if noun.i - 3 < t.i < noun.i and t.lower.isalpha())
    return next((n for word in before if (n := ordinal_value(word)) and n > 1), None)


# Before these an ordinal is a rank or a place in a family.
UNCOUNTED = frozenset({"lieutenant", "son", "daughter", "child", "wife", "husband", "cousin", "secretary"})


def _only_describes(parse: Parse, toll: TollMention) -> bool:
    """ "four displaced women were killed", "two officers wounded in the raid died": the verb says more."""
    word = parse.tokens[toll.token]
    noun = parse.head(word)
    died = noun.dep == "nsubj" and parse.head(noun).lemma in DYING
    return word.dep == "amod" or (word.dep in ("acl", "relcl") and toll.kind == "wounded" and died)


def _only_names(parse: Parse, old: TollMention, new: TollMention) -> bool:
    """ "killed 15 displaced", "shot dead two hostages": the noun says who they were, the verb what became of them."""
    noun = parse.tokens[old.token]
    return new.kind in HARM and old.kind not in HARM and noun.pos == "NOUN" and old.span.covers(noun.span)


def _died_of_it(parse: Parse, old: TollMention, new: TollMention) -> bool:
    """ "Two of the injured died", "drei Verletzte starben": they are dead."""
    hurt = parse.tokens[old.token]
    died = hurt.dep == "pobj" or (hurt.dep == "nsubj" and hurt.head == new.token)
    return (old.kind, new.kind) == ("wounded", "killed") and died


@lru_cache(maxsize=1)
def _things() -> tuple[frozenset[str], frozenset[str]]:
    """Nouns that are counted as people, and as things."""
    units = [(row[0], row[1]) for row in rows("counted.tsv")]
    people = frozenset(noun for noun, unit in units if unit == "people")
    return people, frozenset(noun for noun, unit in units if unit != "people")


class _Reader:
    """One parse with its numbers indexed; every method only reads."""

    def __init__(self, parse: Parse, mentions: Sequence[EventMention], lexicon: Lexicon) -> None:
        self.parse, self.lexicon = parse, lexicon
        usable = [q for q in parse.quantities if q.unit in (None, "people")]
        self.by_number: Numbers = {t.i: q for q in usable for t in parse.tokens_in(q.number)}
        self.by_head: Numbers = {q.head: q for q in usable if q.head is not None}
        self.by_token = {m.token: m for m in mentions}
        self.massacres = any(parse.tokens[m.token].lemma in MASSACRES for m in mentions)

    # --- one word and its counts ---

    def of_fate(self, fate: Fate, others: Collection[int]) -> Iterator[TollMention]:
        """The tolls that one word gives; `others` are words for another fate: "killed 48 and 75 wounded"."""
        mention = self._mention_of(fate)
        if self._is_not_done(fate, mention):
            return
        if fate.kind == "detained" and mention is not None and mention.type == "ABDUCT_DISSAP":
            fate = replace(fate, kind="abducted")  # "gunmen seized forty pupils"
        if self.massacres and any(t.lemma == "victim" for t in fate.tokens):
            fate = replace(fate, kind="killed")
        home = mention.id if mention else None
        if (label := labelled(self.parse, fate.tokens[-1])) is not None and not self._is_of_other(label):
            yield replace(self._figure(fate, fate.token, label), mention=home)
            return
        stated = self.by_head.get(fate.token.i)  # "two dozen killed": the number hangs on the word itself
        counting = [[fate.token]] if stated else counted(self.parse, fate)
        if mention is not None and {n.i for g in counting for n in g} & {
            a.head for a in mention.of("weapon")
        }:
            return  # "three rockets came, and one fell near the port"
        counting = [self._listed(nouns) for nouns in counting]
        if fate.kind == "displaced" and any(self._who(n) == "attackers" for nouns in counting for n in nouns):
            return  # "the two attackers fled"
        groups = [[n for n in nouns if not (n.i in others and self._is_apart(n))] for nouns in counting]
        found = [t for nouns in groups for t in self._of_group(fate, nouns)]
        if not found:
            found += [*self._nearby(fate)] or self._one_before(fate)
        yield from (replace(t, mention=home) for t in dict.fromkeys(found))

    def _is_apart(self, noun: Token) -> bool:
        """ "Killed 48 and 75 wounded", "nine arrests and three hurt": a word for another fate among those counted."""
        return noun.dep == "conj" or not self._are_people(noun)

    def _is_of_other(self, figure: Quantity) -> bool:
        """ "Casualties: 3 killed, 4 wounded": the figure goes with the word after it."""
        after_it = next((t for t in self.parse.tokens if t.start >= figure.number.end), None)
        return after_it is not None and self.lexicon.toll_kind(after_it.lemma) in HARM

    def _is_not_done(self, fate: Fate, mention: EventMention | None) -> bool:
        """Whether nobody came to harm by it: it was only meant, or it is what something else answers."""
        if mention is not None and mention.token in {t.i for t in fate.tokens}:
            return mention.happened in NOT_DONE
        if fate.pos == "VERB" and happened(self.parse, fate.token, self.lexicon) in NOT_DONE:
            return True
        return is_answered(self.parse, fate)

    def _of_group(self, fate: Fate, nouns: list[Token]) -> Iterator[TollMention]:
        if any(self._is_nobody(n) for n in nouns):
            yield self._nobody(fate, nouns[0])
            return
        if fate.frame in ("losses", "people"):
            nouns = [n for n in nouns if self._are_people(n)]
        people = [n for n in nouns if not self._quantity(n)]
        figures = [self._figure(fate, n, q) for n in nouns if (q := self._quantity(n))]
        figures += [self._figure(fate, *those) for n in people if (those := self._those_meant(fate, n))]
        singles = [t for n in people if n.i != fate.token.i and (t := self._implied(fate, n))]
        if singles and any(_is_other(self.parse, f) for f in figures):
            yield from self._summed(figures, singles)
        else:
            yield from figures
            yield from singles

    def _those_meant(self, fate: Fate, noun: Token) -> tuple[Token, Quantity] | None:
        """ "Shot at two guards and killed them": as many as were told of before, but for those who did it."""
        if noun.lower not in ("them", "they") or fate.pos != "VERB":
            return None
        doers = {t.i for t in agents(self.parse, fate.token)}
        before = reversed(self.parse.tokens[self.parse.sentence_of(noun).first : noun.i])
        told = ((t, self.by_head[t.i]) for t in before if t.i in self.by_head and t.i not in doers)
        return next(((t, q) for t, q in told if q.unit == "people"), None)

    def _listed(self, nouns: list[Token]) -> list[Token]:
        """ "Five farmers, three herders and a teacher": a list, which the parser takes for two words for the same."""
        found = list(nouns)
        for noun in nouns:
            beside = self.parse.child(noun.i, "appos")
            if beside is not None and noun.lemma not in ANYBODY and self._quantity(beside):
                rest = joined(self.parse, beside)
                found += rest if len(rest) > 1 else []
        counts = [q.low or 0 if (q := self._quantity(n)) else 1 for n in found]
        # "Seven people, three farmers and four herders": who they were.
        return found[:1] if len(found) > 2 and counts[0] == sum(counts[1:]) else found

    def by_others(self, found: Sequence[TollMention]) -> Iterator[TollMention]:
        """ "Five died, the hospital says eight", "residents put the number at eight": what others say of the same."""
        for token in (t for t in self.parse.tokens if t.i in self.by_number and self._is_bare(t)):
            before = [t for t in found if t.span.end <= token.start and t.kind in HARM]
            toll = before[-1] if before else None
            if toll is None or toll.implied or token.sentence - self.parse.tokens[toll.token].sentence > 1:
                continue
            if not any(t.span.overlaps(self.by_number[token.i].span) for t in found):
                q = self.by_number[token.i]
                yield replace(
                    toll, span=q.span, low=q.low, high=q.high, qualifier=q.qualifier, token=token.i, also=()
                )

    def _is_bare(self, number: Token) -> bool:
        """Whether somebody says a number, or gives it as the number or figure, and of nothing."""
        parse, above = self.parse, self.parse.head(number)
        if self.by_number[number.i].head is not None or number.pos != "NUM":
            return False
        if number.dep == "dobj":
            first = any(t.lower in SUPERSEDED for t in parse.children(above.i, "advmod"))
            return above.lemma in SAYING and not first
        tally = parse.child(above.head, "dobj") if number.dep == "pobj" and above.lower == "at" else None
        tally = parse.head(above) if number.dep == "pobj" and above.lower == "of" else tally
        verb = parse.head(tally) if tally is not None else above
        bare = tally is not None and (above.lower == "of" or not parse.child(tally.i, "prep"))
        return bool(bare and tally and tally.lemma in TALLIES and verb.lemma in PUTTING)

    def _are_people(self, noun: Token) -> bool:
        """Whether an object is people: "lost 15 men" and "seized three nurses", not "seized three lorries"."""
        quantity = self._quantity(noun)
        if quantity is not None:
            return quantity.unit == "people" or (quantity.head is None and noun.pos == "NUM")
        mention = self.parse.mention_at(noun.i)
        return self.lexicon.who(noun.lemma) is not None or (mention is not None and mention.kind == "person")

    def _quantity(self, noun: Token) -> Quantity | None:
        return self.by_head.get(noun.i) or self.by_number.get(noun.i) or self._tied_inside(noun)

    def _tied_inside(self, noun: Token) -> Quantity | None:
        """ "50 Northern Front fighters": a number that the parser tied to a word between."""
        if noun.tag != "NNS":
            return None
        words = [t for t in core(self.parse, noun) if t.i < noun.i]
        found = next((self.by_number[t.i] for t in words if t.i in self.by_number), None)
        return found and replace(found, span=found.span.join(noun.span), head=noun.i, unit="people")

    def _figure(self, fate: Fate, noun: Token, quantity: Quantity) -> TollMention:
        return TollMention(
            fate.kind, quantity.span, quantity.low, quantity.high, quantity.qualifier,
            self._who(noun, quantity) or "people", fate.token.i, also=_words(self.parse, fate, quantity.span),
        )  # fmt: skip

    def _who(self, noun: Token, quantity: Quantity | None = None) -> str | None:
        """Whom a noun counts: "soldiers", "children"; through "of" where the noun is a number."""
        near = [noun, *after(self.parse, noun, "of")]
        if quantity is not None and quantity.head is not None:
            near.append(self.parse.tokens[quantity.head])
        words = [w for n in near for w in self._names_of(n)]
        known = [who for w in words if (who := self.lexicon.who(w))]
        if noun.lemma in OTHERS:
            known = [*self._who_before(noun), *known]
        return next((w for w in known if w != "people"), next(iter(known), None))

    def _who_before(self, other: Token) -> list[str]:
        """ "one gunman fell at the gate, five others were killed": others of those told of right before."""
        before = self.parse.tokens[self.parse.sentence_of(other).first : other.i]
        subjects = [t for t in before if t.dep in ("nsubj", "nsubjpass") and t.pos == "NOUN"]
        return [who for t in subjects[-1:] if self._quantity(t) and (who := self.lexicon.who(t.lemma))]

    def _names_of(self, noun: Token) -> list[str]:
        """A noun with the words before it, the most telling first: "police officer", "officer"."""
        before = self.parse.children(noun.i, "compound", "amod")
        pairs = [f"{b.lemma} {noun.lemma}".lower() for b in before]
        return [*pairs, noun.lemma, noun.lower, *(b.lemma for b in before)]

    # --- people without a number ---

    def _implied(self, fate: Fate, noun: Token) -> TollMention | None:
        """One named person, "a soldier", "him": a toll of one that no number word states."""
        if (fate.pos == "NOUN" and fate.frame not in ("act", "body")) or fate.frame in ("lives", "losses"):
            return None
        count = 2 if self._is_pair(noun) else 1
        if count == 1 and not self._is_one(fate, noun):
            return None
        span = self.parse.span_of(core(self.parse, noun))
        return TollMention(
            fate.kind, span, count, count, "exact", self._who(noun) or "people", fate.token.i,
            implied=True, also=_words(self.parse, fate, span),
        )  # fmt: skip

    def _is_pair(self, noun: Token) -> bool:
        """ "An elderly couple", "the couple": two, as far as no other number is told."""
        return noun.lemma == "couple" and noun.tag == "NN" and self.parse.child(noun.i, "det") is not None

    def _is_one(self, fate: Fate, noun: Token) -> bool:
        """Whether a noun phrase is one person."""
        mention = self.parse.mention_at(noun.i)
        if noun.lower in SINGULAR_PRONOUNS or (mention and mention.kind == "person"):
            return True
        if noun.lower in ANYONE:
            return False
        if noun.lemma == "head" and noun.tag == "NN" and after(self.parse, noun, "of"):
            return True  # "killed the head of the board"
        if self._is_named(fate, noun) or (noun.lower == "another" and noun.pos == "PRON"):
            return True
        if noun.tag not in ("NN", "NNP", "JJ") or noun.lemma in GROUPS:
            return False
        if self.lexicon.toll_kind(noun.lemma, "NOUN") in HARM:  # "the 12th death" is nobody
            return False
        determiner = self.parse.child(noun.i, "det", "poss")
        people, things = _things()
        if determiner and (determiner.lower == "any" or is_nobody(self.parse, determiner)):
            return False
        if self.lexicon.who(noun.lemma) or noun.lemma in people:
            return not (mention and mention.kind not in PEOPLES | {"other"})
        if mention is not None and mention.kind in PEOPLES:
            return determiner is not None and (noun.tag != "JJ" or determiner.lower in ONE_DETERMINERS)
        own = determiner is not None and determiner.lower in ONE_DETERMINERS
        if any(self.lexicon.is_kind(kind, noun) for kind in ("property", "base")):
            return False  # "a monastery burned"
        return own and fate.kind in ("killed", "wounded") and noun.lemma not in things and mention is None

    def _is_named(self, fate: Fate, noun: Token) -> bool:
        """A name that was killed or wounded is a person's, if no group or place is known by it."""
        if noun.tag != "NNP" or fate.pos != "VERB" or fate.kind not in ("killed", "wounded"):
            return False
        mention = self.parse.mention_at(noun.i)
        if mention is None or mention.kind == "other":
            return self.parse.child(noun.i, "det", "nummod") is None
        beside = self.parse.child(noun.i, "appos")  # "Ahmed, the wife of the envoy" under a town's name
        person = beside is not None and self.lexicon.who(beside.lemma) is not None
        return person and mention.kind == "place"

    def _is_nobody(self, noun: Token) -> bool:
        """ "nobody was hurt", "without casualties", "had not arrested anyone"."""
        if noun.lower in ("anyone", "anybody") and _is_denied(self.parse, noun):
            return True
        return _is_without(self.parse, noun) or is_nobody(self.parse, noun) or self._is_not_caused(noun)

    def _is_not_caused(self, noun: Token) -> bool:
        """ "did not cause casualties", "no hubo heridos": what harm there was not, without a figure."""
        verb = self.parse.head(noun)
        harm = self.lexicon.toll_kind(noun.lemma, "NOUN") in HARM and self._quantity(noun) is None
        yields = verb.lemma in YIELDING and noun.dep in ("dobj", "attr", "nsubj")
        return harm and yields and self.parse.child(verb.i, "neg") is not None

    def _nobody(self, fate: Fate, noun: Token) -> TollMention:
        span = self.parse.span_of([*self.parse.children(noun.i, "det"), noun])
        return TollMention(fate.kind, span, 0, 0, "exact", "people", fate.token.i, also=(fate.token.span,))

    # --- sums, and figures that the parser lost ---

    def _summed(self, figures: list[TollMention], singles: list[TollMention]) -> Iterator[TollMention]:
        """ "the minister and six others": a toll of seven, which the words imply."""
        base, more = figures[-1], sum(t.low or 1 for t in singles)
        if base.low is None:
            yield from figures
            return
        high = base.high + more if base.high is not None else None
        spans = tuple(t.span for t in singles)
        yield replace(
            base, low=base.low + more, high=high, implied=True, also=(*spans, *base.also), who="people"
        )
        yield from figures[:-1]

    def _nearby(self, fate: Fate) -> Iterator[TollMention]:
        """ "six injured", "wounding at least 30": a figure beside the word that the parse does not tie."""
        if fate.frame == "people" and self.parse.child(fate.token.i, "dobj"):
            # "several hundred women held a rally"
            return
        quantity = self._before(fate) or self._after(fate)
        if quantity is not None:
            noun = self.parse.tokens[quantity.head] if quantity.head is not None else fate.token
            yield self._figure(fate, noun, quantity)

    def _one_before(self, fate: Fate) -> list[TollMention]:
        """ "Three killed, a bystander wounded": one right before a verb that has no object, as notes have it."""
        verb, noun = fate.token, self.parse.tokens[max(fate.token.i - 1, 0)]
        bare = fate.kind in HARM and fate.pos == "VERB" and not fate.frame and verb.tag == "VBD"
        if not bare or noun.head != verb.i or noun.dep != "nsubj" or self.parse.child(verb.i, "dobj"):
            return []
        toll = self._implied(fate, noun) if self.lexicon.who(noun.lemma) else None
        return [toll] if toll else []

    def _before(self, fate: Fate) -> Quantity | None:
        first = fate.tokens[0]
        if fate.frame in ("lives", "losses", "toll", "status") or first.tag in ("VBG", "VB", "VBZ"):
            return None
        for token in reversed(self.parse.tokens[max(first.i - NEAR, 0) : first.i]):
            noun = token.tag == "VBZ" and token.i == first.head  # "left five recruits dead"
            if token.sentence != first.sentence or (token.pos in ("VERB", "PUNCT", "CCONJ") and not noun):
                return None
            if token.i in self.by_number:
                return self.by_number[token.i]
        return None

    def _after(self, fate: Fate) -> Quantity | None:
        if (
            fate.pos != "VERB"
            or fate.frame == "subject"
            or fate.token.tag not in ("VBG", "VBD", "VB", "VBZ", "VBP")
        ):
            return None
        last = fate.tokens[-1]
        for token in self.parse.tokens[last.i + 1 : last.i + 1 + NEAR]:
            if token.sentence != last.sentence or token.pos in ("VERB", "PUNCT", "CCONJ"):
                return None
            if token.i in self.by_number:
                return self.by_number[token.i]
        return None

    def _mention_of(self, fate: Fate) -> EventMention | None:
        """The event mention whose trigger is the toll word, or governs it."""
        chain = [*(t.i for t in fate.tokens), *(t.i for t in self.parse.ancestors(fate.token.i))]
        return next((self.by_token[i] for i in chain if i in self.by_token), None)

    # --- parts ---

    def with_parts(self, found: list[TollMention]) -> list[TollMention]:
        """Ties "among them three children" and "two of the dead" to the toll before them."""
        more = [t for cue in self._part_cues() for t in self._parts_at(cue, found)]
        spans = {t.span: t for t in more}
        kept = [t for t in found if t.span not in spans or not spans[t.span].implied]
        merged = sorted({t.span: t for t in [*more, *kept]}.values(), key=lambda t: t.span)
        parts = {t.span for t in more}
        return [
            replace(t, of=_whole(self.parse, merged, i, parts))
            if t.span in parts or self._speaks_of_part(t)
            else replace(t, of=_new_total(self.parse, merged, t))
            for i, t in enumerate(merged)
        ]

    def _part_cues(self) -> Iterator[Token]:
        return (t for t in self.parse.tokens if t.lower in PART_WORDS or t.lower == "whom")

    def _parts_at(self, cue: Token, found: list[TollMention]) -> Iterator[TollMention]:
        """The people counted beside a cue, with the kind of the toll before it or of those it names."""
        whole = _toll_before(self.parse, cue, found)
        named = _kind_named(self.parse, cue)
        if whole is None and named is None:
            return
        token = self.parse.tokens[whole.token] if whole else cue
        fate = Fate(token, whole.kind if whole else named or "", "VERB", "", ())
        for noun in self._beside(cue, named):
            quantity = self._quantity(noun)
            toll = self._figure(fate, noun, quantity) if quantity else self._implied(fate, noun)
            if toll is not None:
                yield replace(toll, mention=whole.mention if whole else None)

    def _beside(self, cue: Token, named: str | None) -> list[Token]:
        """Those told beside a cue: "[two] were among the dead", "the dead included [the mayor]"."""
        if named is None:
            return self._after_cue(cue)
        verb = cue if cue.pos == "VERB" else self.parse.head(cue)
        deps = ("dobj",) if cue.pos == "VERB" else ("nsubj", "attr")
        told = self.parse.children(verb.i, *deps) if verb.pos in ("VERB", "AUX") else []
        if cue.pos != "VERB" and verb.pos == "VERB" and (placed := self.parse.children(verb.i, "dobj")):
            told = placed  # "a list had him among the wounded"
        return [n for t in told if t.lower not in PART_OF for n in joined(self.parse, t)]

    def _after_cue(self, cue: Token) -> list[Token]:
        """ "including [two children and a nurse]", "among them [three children]", "of whom [two]"."""
        parse = self.parse
        if cue.lower == "whom" and cue.i > 1 and cue.i - 2 in self.by_number:
            return [parse.tokens[cue.i - 2]]
        near = [t for t in parse.tokens[cue.i + 1 : cue.i + 9] if t.sentence == cue.sentence]
        first = next((t for t in near if t.lower not in PART_OF and self._may_be_counted(t)), None)
        if first is None or any(t.lower in (";", ".") for t in parse.tokens[cue.i + 1 : first.i]):
            return []
        quantity = self.by_number.get(first.i)
        noun = parse.tokens[quantity.head] if quantity and quantity.head is not None else first
        return joined(parse, noun)

    def _may_be_counted(self, token: Token) -> bool:
        return token.i in self.by_number or (token.pos in ("NOUN", "PROPN") and token.dep != "compound")

    def _speaks_of_part(self, toll: TollMention) -> bool:
        """ "two of the dead", "63 of those injured", "one of them seriously", "eight seriously"."""
        tokens = self.parse.tokens_in(toll.span)
        last = tokens[-1].i
        following = [t.lower for t in self.parse.tokens[last + 1 : last + 4]]
        inside = [t.lower for t in tokens]
        words = [*inside, *following]
        if "of" in words and not (toll.kind == "killed" and {"wounded", "injured"} & {*words}):
            tail = words[words.index("of") + 1 :]
            near = [w for w in tail if w not in ("the", "those", "these")][:1]
            if tail[:1] == ["them"] or tail[:1] == ["those"] or (near and near[0] in PART_OF):
                return True
        return following[:1] != [] and following[0] in (
            "seriously",
            "critically",
            "gravely",
            "badly",
            "severely",
        )


# Verbs of what harm there is.
YIELDING = frozenset({"be", "cause", "claim", "have", "leave", "make", "occur", "produce", "provoke"})


def _is_without(parse: Parse, noun: Token) -> bool:
    """ "without casualties", "without causing casualties", "sin que se registraran heridos"."""
    above = parse.head(noun)
    if noun.dep == "pobj":
        return above.lower == "without"
    verbal = noun.dep in ("dobj", "nsubj", "nsubjpass", "attr") and above.pos in ("VERB", "AUX")
    led = above.dep == "pcomp" and parse.head(above).lower == "without"
    return verbal and (led or any(t.lower == "without" for t in parse.children(above.i, "mark", "prep")))


def _is_denied(parse: Parse, noun: Token) -> bool:
    """Whether "not" stands with the verb of an object."""
    return noun.dep == "dobj" and parse.child(noun.head, "neg") is not None


def _words(parse: Parse, fate: Fate, span: Span) -> tuple[Span, ...]:
    """The word of harm as further evidence, unless the figure's own words hold it."""
    return tuple(s for s in (fate.token.span,) if not span.covers(s))


def _is_other(parse: Parse, toll: TollMention) -> bool:
    return any(t.lemma in ("other", "more") for t in parse.tokens_in(toll.span))


def _toll_before(parse: Parse, cue: Token, found: list[TollMention]) -> TollMention | None:
    """The last figure that ends before a cue, in its sentence or else the one before."""
    before = [t for t in found if t.span.end <= cue.start and not t.implied and t.kind in HARM]
    near = [t for t in before if cue.sentence - parse.tokens[t.token].sentence <= 1]
    same = [t for t in near if parse.tokens[t.token].sentence == cue.sentence]
    named = [t for t in near if t.kind == _kind_named(parse, cue)]
    return next(iter((named or same or near)[-1:]), None) if same or named else None


def _kind_named(parse: Parse, cue: Token) -> str | None:
    """The kind of those named beside a cue: "the dead included", "among the wounded"."""
    near = (
        parse.tokens[max(cue.i - 3, 0) : cue.i] if cue.pos == "VERB" else parse.tokens[cue.i + 1 : cue.i + 4]
    )
    words = {t.lower for t in near if t.sentence == cue.sentence and t.dep in ("nsubj", "pobj")}
    if words & {"dead", "killed", "fatalities", "deaths"}:
        return "killed"
    return "wounded" if words & {"wounded", "injured"} else None


def _whole(parse: Parse, ordered: list[TollMention], i: int, parts: set[Span]) -> int | None:
    """The toll before it that a part belongs to: the nearest of its kind that is as large."""
    part = ordered[i]
    for k in range(i - 1, -1, -1):
        whole = ordered[k]
        larger = part.low is None or whole.low is None or part.low <= whole.low
        if whole.kind == part.kind and whole.span not in parts and larger and not whole.total:
            return k
    return None


def _new_total(parse: Parse, ordered: list[TollMention], more: TollMention) -> int | None:
    """ "Three more died, bringing the toll to eight": the total that those who died since are part of.

    It stands in the headline, or in the sentence that tells of them.
    """
    if more.kind != "killed" or not (
        _is_further(parse, more) or _is_hurt_before(parse, more) or _are_found(parse, more)
    ):
        return None
    for k, toll in enumerate(ordered):
        sentence = parse.tokens[toll.token].sentence
        near_head = parse.sentences[sentence].region == "headline"
        near = sentence == parse.tokens[more.token].sentence or near_head
        larger = toll.kind == "killed" and not toll.total and (toll.low or 0) > (more.low or 0)
        # "Killed four at once and two more died": a figure told before is a total only where it runs.
        whole = toll.span > more.span or near_head or _is_given_total(parse, toll)
        if near and larger and whole and not toll.implied and not _is_further(parse, toll):
            return k
    return None


def _is_given_total(parse: Parse, toll: TollMention) -> bool:
    """ "The toll rose to eight": a figure that a word for the count has, not those who died."""
    word = parse.tokens[toll.token]
    return word.pos == "NOUN" or parse.head(word).lemma in TALLIES


def _is_further(parse: Parse, toll: TollMention) -> bool:
    """ "Three more", "a further three", "another three"."""
    tokens = parse.tokens_in(toll.span)
    words = [t.lower for t in parse.tokens[max(tokens[0].i - 2, 0) : tokens[-1].i + 2]]
    inside = ("more" in words[1:] and "than" not in words and "no" not in words) or "additional" in words
    return inside or bool({"further", "another"} & set(words[:3]))


def _is_hurt_before(parse: Parse, toll: TollMention) -> bool:
    """ "Three of the wounded died"."""
    return any(t.lower in ("wounded", "injured") for t in parse.tokens_in(toll.span))


def _are_found(parse: Parse, toll: TollMention) -> bool:
    """ "Recovered the bodies of nine workers, raising the death toll to 21"."""
    word = parse.tokens[toll.token]
    return word.lemma in ("body", "corpse") and word.dep in ("dobj", "nsubjpass", "pobj")


def _with_totals(parse: Parse, found: list[TollMention]) -> Iterator[TollMention]:
    before: TollMention | None = None
    for toll in found:
        whole = found[toll.of] if toll.of is not None else None
        total = is_running(parse, toll) or (whole is not None and is_running(parse, whole))
        before = replace(toll, total=total or follows_running(parse, toll, before))
        yield before

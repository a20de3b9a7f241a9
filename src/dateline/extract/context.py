"""A parse with the word tables laid over it once: what each noun stands for, where the weapons are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.knowledge.coreference import meant
from dateline.knowledge.entities import EntityTable, PartyNoun
from dateline.knowledge.lexicon import Lexicon, Match, Trigger, WeaponWord
from dateline.knowledge.place_patterns import place_words
from dateline.records.parse import Mention, Parse, Token

# A named party that bears arms, or may send those who do.
ARMED_KINDS = frozenset({"armed_group", "military", "police", "government", "state", "party"})
FIGHTING = frozenset({"armed_group", "military"})
# Classes of nouns for people.
PEOPLE = frozenset({"armed", "person", "crowd"})
PEOPLE_KINDS = frozenset({"person", "ethnic_or_religious_group"})
PERSONAL = frozenset({"he", "she", "him", "her", "they", "them", "who", "whom", "we", "us", "i", "me"})
# Where a number stands for people: "34 taken from two wards".
ALONE = frozenset({"nsubj", "nsubjpass", "dobj", "ROOT"})
# What is a weapon by itself: whoever throws or uses it attacks with it.
MEANS = {"CHEM_WEAP": "chemical", "GRENADE": "grenade"}
# Classes of what is launched or dropped on somebody.
FLYING = frozenset({"artillery", "drone", "explosive", "incendiary", "missile", "rocket"})
# And of what is thrown.
THROWN = frozenset({"explosive", "incendiary", "other"})
# Kinds of things that triggers ask for, as the cue table lists them.
THINGS = ("base", "captive", "crowd", "demonstrator", "group", "property", "resolution", "territory")


@dataclass(frozen=True)
class Context:
    """One report's parse beside the tables; `weapons` by token, `triggers` the trigger phrases in order,
    `timed` the tokens of time expressions, `heads` those of outcome words, `events` those of any trigger."""

    parse: Parse
    lexicon: Lexicon
    table: EntityTable
    weapons: dict[int, WeaponWord] = field(default_factory=dict)
    triggers: tuple[Match[Trigger], ...] = ()
    timed: frozenset[int] = frozenset()
    heads: frozenset[int] = frozenset()
    events: frozenset[int] = frozenset()
    _classes: dict[int, frozenset[str]] = field(default_factory=dict)

    @staticmethod
    def of(parse: Parse, lexicon: Lexicon, table: EntityTable) -> Context:
        weapons = {
            t.i: row
            for m, row in _in_full(list(lexicon.weapons.find(parse.tokens)))
            for t in m.tokens
            if not _is_of_place(parse, t)
        }
        weapons |= _counted_weapons(parse, weapons) | _brought_down(parse, weapons)
        timed = frozenset(t.i for timex in parse.timexes for t in parse.tokens_in(timex.span))
        triggers = tuple(lexicon.triggers.find(parse.tokens, timed | _leading(parse, timed)))
        return Context(
            parse,
            lexicon,
            table,
            weapons,
            triggers,
            timed,
            frozenset(m.head.i for m in triggers if m.row.strength == "result"),
            frozenset(m.head.i for m in triggers),
        )

    def classes(self, token: Token) -> frozenset[str]:
        """What a noun stands for: person, armed, party, state, place, weapon, and the kinds of the cue table."""
        if token.i not in self._classes:
            self._classes[token.i] = frozenset(self._look(token))
        return self._classes[token.i]

    def noun(self, token: Token) -> PartyNoun | None:
        """The common noun for a party or people, with the word before it where the pair is known."""
        before = self.parse.tokens[token.i - 1] if token.i else token
        single = token.lower.removesuffix("men") + "man" if token.lower.endswith("men") else token.lower
        plain = token.lemma.removesuffix("s")
        return self.table.noun(f"{before.lower} {token.lemma}", token.lemma, token.lower, single, plain)

    def _look(self, token: Token) -> Iterator[str]:
        if token.i in self.timed:
            return
        mention: Mention | Token | None = self.parse.mention_at(token.i)
        if mention is None and token.pos in ("PRON", "NOUN"):
            mention = meant(self.parse, token.i, self.table)
        if isinstance(mention, Token):
            yield from self.classes(mention)  # "Gunmen killed two. They struck at dawn."
            mention = None
        if mention is not None:
            yield from _of_mention(mention)
            if mention.kind == "other" and _is_marked(self.parse, mention):
                yield from ("party", "armed")
            if mention.kind == "other" and self.lexicon.is_kind("property", token):
                yield "property"  # "the Harbour Museum"
        if any(r.frame == "body" for r in self.lexicon.tolls.get(token.lemma, "NOUN")):
            yield "corpse"
        if token.lemma == "old" and self.parse.tokens[max(token.i - 2, 0)].lemma == "year":
            yield "person"  # "a 25-year-old"
        if token.lower == "another" and (first := _told_first(self.parse, token)) is not None:
            yield from self.classes(first)
        if token.lower in PERSONAL or (token.pos == "NUM" and token.dep in ALONE):
            yield "person"
        if token.i in self.weapons:
            yield "weapon"
            if (kind := MEANS.get(self.lexicon.weapon_type(self.weapons[token.i]) or "")) is not None:
                yield kind
            if self.weapons[token.i].kind in FLYING:
                yield "munition"
            if self.weapons[token.i].kind in THROWN:
                yield "thrown"
        if token.pos == "NOUN" and token.i in self.events:
            yield "event"
        if token.pos == "VERB" or (
            token.pos == "PROPN" and mention is not None and mention.kind != "nationality"
        ):
            return
        yield from (kind for kind in THINGS if self.lexicon.is_kind(kind, token))
        noun = self.noun(token) if token.pos != "ADJ" else None
        people = noun is not None or token.pos == "NUM" or self.lexicon.is_kind("crowd", token)
        if people and self._of_fighters(token):
            yield from ("fighting", "armed")
        if noun is not None:
            yield "party"
            if noun.can_act and noun.kind in FIGHTING:
                yield "fighting"
            if noun.can_act:
                yield "armed"
                yield from _of_force(noun.kind)
            if noun.is_people:
                yield "person"
        elif self.lexicon.who(token.lemma) or self.lexicon.who(token.lower):
            yield "person"

    def _of_fighters(self, token: Token) -> bool:
        """ "a company of the Northern Front", "a gathering of militants", "seven of the bandits": those who fight."""
        parse = self.parse
        of = [t for t in parse.children(token.i, "prep") if t.lower == "of"]
        return any(self._fights(n) for t in of for n in parse.children(t.i, "pobj"))

    def _fights(self, token: Token) -> bool:
        mention = self.parse.mention_at(token.i)
        noun = self.noun(token) if mention is None and token.tag == "NNS" else None
        kind = (
            mention.kind if mention is not None else noun.kind if noun is not None and noun.can_act else None
        )
        return kind in FIGHTING


def _leading(parse: Parse, timed: frozenset[int]) -> set[int]:
    """ "Hit on Monday a mine": the prepositions before the times."""
    return {i - 1 for i in timed if i and i - 1 not in timed and parse.tokens[i - 1].pos == "ADP"}


def _told_first(parse: Parse, token: Token) -> Token | None:
    """ "Killed a guard and captured another": the guard."""
    verb = parse.head(token)
    return parse.child(verb.head, "dobj") if token.dep == "dobj" and verb.dep == "conj" else None


def _is_of_place(parse: Parse, token: Token) -> bool:
    """ "at a gold mine": where people dig, no weapon."""
    before = parse.tokens[max(token.i - 1, 0)]
    return f"{before.lower} {token.lemma}" in place_words()


def _in_full(matches: list[Match[WeaponWord]]) -> Iterator[tuple[Match[WeaponWord], WeaponWord]]:
    """Weapons with the row of the one fuller phrase that the report has: "bomber" is short for "suicide bomber"."""
    full: dict[str, set[WeaponWord]] = {}
    for match in matches:
        if len(match.row.words) > 1:
            full.setdefault(match.row.words[-1], set()).add(match.row)
    for match in matches:
        rows = full.get(match.row.words[0], set()) if len(match.row.words) == 1 else set()
        only = len({(r.kind, r.type) for r in rows}) == 1
        yield match, next(iter(sorted(rows, key=lambda r: r.phrase))) if only else match.row


# What one of several weapons does that were named before: "One hit a school".
STRIKING = frozenset(
    {
        "crash",
        "damage",
        "destroy",
        "explode",
        "fall",
        "hit",
        "land",
        "plough",
        "plow",
        "slam",
        "smash",
        "strike",
    }
)
COUNTED = frozenset({"one", "two", "three", "another", "others", "several", "some"})


def _counted_weapons(parse: Parse, weapons: dict[int, WeaponWord]) -> dict[int, WeaponWord]:
    """ "Two drones came. One hit a school": what is counted without its noun is of those named last before.

    So is what is counted of those that are named behind it: "one of its jets bombed".
    """
    several = [i for i in weapons if parse.tokens[i].tag == "NNS"]
    inside = {
        parse.head(of).i: weapons[i] for i in several if (of := parse.head(parse.tokens[i])).lower == "of"
    }
    return {i: row for i, row in inside.items() if parse.tokens[i].pos == "NUM"} | {
        t.i: weapons[max(before)]
        for t in parse.tokens
        if t.lower in COUNTED and t.dep == "nsubj" and parse.head(t).lemma in STRIKING
        if (before := [i for i in several if i < t.i and t.sentence - parse.tokens[i].sentence <= 1])
    }


def _brought_down(parse: Parse, weapons: dict[int, WeaponWord]) -> dict[int, WeaponWord]:
    """ "A jet went down. Rebels said they shot it down": the aircraft named last before."""
    flown = [i for i, row in weapons.items() if row.kind in ("aircraft", "drone")]
    return {
        t.i: weapons[max(before)]
        for t in parse.tokens
        if t.lower in ("it", "them", "they") and t.dep in ("dobj", "nsubjpass") and _comes_down(parse, t)
        if (before := [i for i in flown if i < t.i and t.sentence - parse.tokens[i].sentence <= 1])
    }


def _comes_down(parse: Parse, pronoun: Token) -> bool:
    verb = parse.head(pronoun)
    down = any(t.lower == "down" for t in parse.children(verb.i, "prt", "advmod"))
    return verb.lemma == "down" or (verb.lemma in ("shoot", "bring") and down)


# What opens a name that is set between marks.
_MARKS = frozenset('«»„“"')


def _is_marked(parse: Parse, mention: Mention) -> bool:
    """ "«Тихая вода» обстреляла пост": a name of several words between marks is that of a group."""
    around = parse.text[max(mention.span.start - 1, 0) : mention.span.end + 1]
    return " " in mention.name and around[0] in _MARKS and around[-1] in _MARKS


def _of_force(kind: str) -> Iterator[str]:
    """Who fights, and whether for no state."""
    if kind == "police" or kind in FIGHTING:
        yield "force"
    if kind == "armed_group":
        yield "irregular"


def _of_mention(mention: Mention) -> Iterator[str]:
    if mention.kind == "place":
        yield from ("place", "territory")
    elif mention.kind in PEOPLE_KINDS:
        yield "person"
    elif mention.kind == "nationality":
        yield "state"
    elif mention.kind != "other":
        yield "party"
    if mention.kind in FIGHTING:
        yield "fighting"
    yield from _of_force(mention.kind)
    if mention.kind in ARMED_KINDS or (mention.entity or "").startswith("state:"):
        yield "armed"

"""The phrases of a sentence: nouns with what belongs to them, verbs with their auxiliaries, the small words between."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile

from dateline.knowledge.calendar import is_timed, time_words
from dateline.knowledge.cues import phrases
from dateline.knowledge.languages import CASES, Language, fold
from dateline.read.shallow.english import form, tag_of
from dateline.read.shallow.figures import unsaid
from dateline.read.shallow.words import NOTHING, Word, is_clock

NOMINAL = frozenset({"NOUN", "PROPN"})
# Nouns that a number often follows, beside those of happenings: "claimed the lives of seven".
_COUNTING = frozenset({"life", "number", "toll", "body", "group", "presence"})


# Who is named with what they lead or did: "the commander of the attack".
_LED = frozenset({"commander", "leader", "head", "perpetrator", "suspect", "attacker", "member"})
# Nouns that the name of a body may follow.
_GENERIC = frozenset({"group", "organization"})
# What is often done something to, beside happenings.
OBJECTS = frozenset(
    {
        "responsibility",
        "claim",
        "accusation",
        "report",
        "statement",
        "involvement",
        "role",
        "position",
        "village",
        "town",
        "city",
        "area",
        "base",
        "house",
        "building",
        "market",
        "hospital",
        "school",
        "checkpoint",
        "convoy",
        "vehicle",
        "drone",
        "missile",
        "rocket",
        "weapon",
        "bomb",
        "control",
        "road",
        "airport",
        "border",
        "camp",
        "mosque",
        "truth",
        "church",
        "shrine",
        "bridge",
        "dam",
        "port",
        "pipeline",
        "refinery",
        "depot",
        "tower",
        "station",
        "office",
        "headquarters",
        "shop",
        "bank",
        "hotel",
        "restaurant",
        "farm",
        "car",
        "bus",
        "truck",
        "train",
        "ship",
        "boat",
        "tanker",
    }
)


@dataclass(eq=False)
class Node:
    """A word in the making of a tree: its governor (None yet, or at the root) and its relation."""

    word: Word
    dep: str = "dep"
    head: Node | None = None
    pos: str = ""
    tag: str = ""

    def __post_init__(self) -> None:
        self.pos = self.pos or self.word.pos
        self.tag = self.tag or tag_of(self.word)

    @property
    def lemma(self) -> str:
        return self.word.lemma

    @property
    def text(self) -> str:
        """The word as English has it; an unknown one as it is written."""
        if self.word.known or self.word.written[:1].isdigit():
            return form(self.lemma, self.tag)
        if self.word.has("quoted") and self.word.written[:1].islower():
            return self.word.written.capitalize()
        return self.word.written.lower() if self.pos == "NOUN" else self.word.written

    def under(self, head: Node, dep: str) -> None:
        self.head, self.dep = head, dep


@dataclass(eq=False)
class Unit:
    """A phrase: `kind` np | vg | adp | mark | rel | cc | adv | punct; `head` its main word, `nodes` all, in order."""

    kind: str
    head: Node
    nodes: list[Node] = field(default_factory=list)
    passive: bool = False

    @property
    def finite(self) -> bool:
        return self.kind == "vg" and not (
            self.bare_participle or self.infinitive or self.head.word.has("ger")
        )

    @property
    def infinitive(self) -> bool:
        """ "to shell", "to have shelled" """
        to = any(n.lemma == "to" and n.pos == "PART" for n in self.nodes)
        infinitives = [n for n in self.nodes if n.word.has("inf")]
        return self.kind == "vg" and (bool(infinitives) or to)

    @property
    def bare_participle(self) -> bool:
        """A participle without an auxiliary: "soldiers killed in the attack"."""
        auxiliary = any(n.pos == "AUX" for n in self.nodes if n is not self.head)
        return (
            self.kind == "vg"
            and self.head.word.has("part")
            and not auxiliary
            and not self.head.word.has("fin")
        )

    @property
    def is_time(self) -> bool:
        """Whether it is a bare time: "Monday", "last night", "12 October"."""
        if self.head.word.has("quoted") or self._is_named:
            # "die »Brigade des Morgens«", "la Brigade Aube"
            return False
        if self.head.lemma == "time" and any(n.pos == "NUM" for n in self.nodes):
            # "п'ять разів"
            return True
        return (
            self.head.word.has("day")
            or is_clock(self.head.word)
            or (self.kind == "np" and (_is_timed(self.head) or self._opens_a_time))
        )

    @property
    def _opens_a_time(self) -> bool:
        """ "Fin avril", "Anfang Mai": the end or the beginning of a month."""
        return is_timed(self.head.lemma, "eE") and is_timed(self.nodes[-1].lemma, "Mm")

    @property
    def _is_named(self) -> bool:
        """ "La Brigade Aube": whether its head ends a name that no time begins."""
        before = self.nodes[-2] if len(self.nodes) > 1 and self.nodes[-1] is self.head else None
        if before is None or before.pos not in NOMINAL or _is_timed(before, "eE"):
            return False
        return _are_names(before, self.head)


@dataclass(frozen=True)
class Lore:
    """What the chunker asks the tables about an English lemma; `known` is about a written name.

    `speaks`: whether it is a party, a force or an office.
    `strikes`: whether a noun is a happening of its own, no outcome of one ("death").
    `aims`: whether whom it befalls stands after "on" ("attack"); `befalls`: whether after "of" ("arrest").
    `opposed`: whether one noun is of those who fight a state and the other of the state: neither belongs to the other.
    `is_thing`: whether a word names a place or what stands in one, no time.
    `does`: whether a side does what a noun of happening tells ("the attack of the rebels"), or suffers it.
    """

    is_event: Callable[[str], bool]
    is_weapon: Callable[[str], bool]
    is_title: Callable[[str], bool]
    reports: Callable[[str], bool]
    takes_infinitive: Callable[[str], bool]
    tells: Callable[[str], bool]
    speaks: Callable[[str], bool]
    known: Callable[[str], bool]
    does: Callable[[str, str], bool] = lambda noun, side: False
    acts: Callable[[str], bool] = lambda lemma: False
    strikes: Callable[[str], bool] = lambda noun: False
    aims: Callable[[str], bool] = lambda noun: False
    befalls: Callable[[str], bool] = lambda noun: False
    is_state: Callable[[str], bool] = lambda name: False
    is_body: Callable[[str], bool] = lambda name: False
    opposed: Callable[[str, str], bool] = lambda side, other: False
    is_thing: Callable[[Word], bool] = lambda word: False


@dataclass
class Chunker:
    """One sentence's way from words to units."""

    words: Sequence[Word]
    language: Language
    lore: Lore
    nodes: list[Node] = field(init=False)
    at: int = 0
    verbs: int = 0

    def __post_init__(self) -> None:
        self.nodes = [Node(w) for w in self.words]

    def units(self) -> list[Unit]:
        found: list[Unit] = []
        while self.at < len(self.nodes):
            found.append(self._day() or self._clock() or self._verbs() or self._nouns() or self._small())
        if self.language.order == "sov":
            found = self._with_objects(_with_partners(found))
        return self._with_cases(found)

    # --- objects by a sign -------------------------------------------------------------------------------

    def _with_objects(self, units: list[Unit]) -> list[Unit]:
        """ "ارتش روستا را بمباران کرد": what a sign after it makes the object, apart from a subject before it."""
        found = list(units)
        for sign in [u for u in units if u.head.word.has("obj") and u.kind == "adv"]:
            self._free_responsibility(found, found.index(sign))
            k = self._marked(found, found.index(sign))
            if k is None:
                continue
            if not self._subject_before(found, k):
                parts = self._parted(found[k])
                found[k : k + 1] = parts
                k += len(parts) - 1
            head = found[k].head
            head.word = replace(head.word, features=head.word.features | {"obj"})
        return found

    def _free_responsibility(self, units: list[Unit], sign: int) -> None:
        """ "در تلگرام مسئولیت حمله را": what is claimed, apart from the noun of a preposition before it."""
        for k in range(sign - 1, max(sign - 6, 0), -1):
            unit = units[k]
            cut = next((n for n in unit.nodes if n.lemma == "responsibility" and n.dep == "genitive"), None)
            if unit.kind == "np" and cut is not None and units[k - 1].kind == "adp":
                units[k : k + 1] = self._cut_at(unit, cut)
                return

    def _marked(self, units: list[Unit], sign: int) -> int | None:
        """The phrase that a sign belongs to, over the prepositions that tell more of it."""
        k = self._led(units, sign - 1)
        this = k >= 1 and units[k].kind == "np" and units[k].nodes[0].lemma in ("this", "that", "1")
        if this and units[k - 1].kind == "np" and not units[k - 1].is_time:
            owner = units[k - 1].nodes[-1]
            one = units[k].nodes[0].lemma == "1"
            # "چهار عضو یک گروه را"
            k = self._led(units, k - (owner.lemma in _LED if one else self._done_to(owner)))
        bare = k >= 0 and units[k].kind == "np" and not (k and _leads(units[k - 1]))
        return k if bare else None

    def _led(self, units: list[Unit], k: int) -> int:
        """The first phrase of those that prepositions join to one."""
        while k >= 2 and units[k].kind == "np" and _leads(units[k - 1]) and units[k - 2].kind == "np":
            k -= 2
        # "مسئولیت حمله روز دوشنبه به یک کشتی را": over the time between.
        return k - 1 if 0 < k < len(units) and units[k].is_time and units[k - 1].kind == "np" else k

    def _subject_before(self, units: list[Unit], k: int) -> bool:
        for at in range(k - 1, -1, -1):
            if units[at].kind in ("vg", "mark", "rel"):
                return False
            free = units[at].kind == "np" and not (at and _leads(units[at - 1]))
            if free and not units[at].is_time and not _is_followed(units, at):
                return True
        return False

    def _parted(self, unit: Unit) -> list[Unit]:
        """A row of nouns as the one who acts and what it is done to; the row itself where it may be one phrase."""
        heads = [n for n in unit.nodes if n is unit.head or n.dep == "genitive"]
        if len(heads) < 2 or not self._may_act(heads[0]):
            return [unit]
        cut = next((n for n in heads[1:] if self._done_to(n)), None)
        cut = cut or next((n for n in heads[1:] if n.tag == "NNS" and self.lore.is_title(n.lemma)), None)
        cut = cut or next((b for a, b in pairwise(heads) if a.pos == b.pos == "PROPN"), None)
        cut = cut or next((n for n in heads[1:] if self._is_body(unit, n)), None)
        cut = cut or next((b for a, b in pairwise(heads) if self.lore.opposed(a.lemma, b.lemma)), None)
        if cut is None and self._is_body(unit, heads[0]) and self.lore.acts(heads[1].lemma):
            # "جبهه فلات ارتش را": nor does a name govern a body.
            cut = heads[1]
        return [unit] if cut is None else self._cut_at(unit, cut)

    def _is_body(self, unit: Unit, name: Node) -> bool:
        """ "ارتش جبهه فلات را": a name that begins with what the body is."""
        parts = [n for n in unit.nodes if n.head is name and n.dep == "compound"]
        return name.pos == "PROPN" and any(n.word.known and self.lore.speaks(n.lemma.lower()) for n in parts)

    def _cut_at(self, unit: Unit, cut: Node) -> list[Unit]:
        own = [n for n in unit.nodes if n is cut or _is_below(n, cut)]
        first = min(unit.nodes.index(n) for n in own)
        cut.head, cut.dep = None, "dep"
        return [Unit("np", unit.head, unit.nodes[:first]), Unit("np", cut, unit.nodes[first:])]

    def _may_act(self, node: Node) -> bool:
        speaks = self.lore.speaks(node.lemma) and node.lemma not in _LED
        # "حوثی‌ها": those of a body that the table knows.
        return node.pos == "PROPN" or speaks or (node.lemma[:1].isupper() and self.lore.is_body(node.lemma))

    def _done_to(self, node: Node) -> bool:
        return node.pos == "NOUN" and (self.lore.is_event(node.lemma) or node.lemma in OBJECTS)

    # --- small words -------------------------------------------------------------------------------------

    def _small(self) -> Unit:
        node = self.nodes[self.at]
        self.at += 1
        kind = {"ADP": "adp", "CCONJ": "cc", "SCONJ": "mark", "PUNCT": "punct", "PRON": "np"}.get(
            node.pos, "adv"
        )
        if node.word.has("rel"):
            kind = "rel"
        if node.lemma == NOTHING:
            kind = "adv"
        return Unit(kind, node, [node])

    # --- verbs -------------------------------------------------------------------------------------------

    def _verbs(self) -> Unit | None:
        """Auxiliaries, negation and adverbs up to a verb; an auxiliary alone is a verb."""
        end, verb = self.at, None
        while end < len(self.nodes):
            node = self.nodes[end]
            if node.pos == "VERB" and not (verb is None and self._is_adjective(end)):
                verb = end
                break
            inside = (node.pos in ("AUX", "PART") and not node.word.has("obj")) or (
                node.pos == "ADV" and end > self.at and not node.word.has("rel")
            )
            inside = inside or (node.pos == "PRON" and node.word.has("refl", "clitic"))
            if not inside:
                break
            end += 1
            if node.word.has("be") and self.language.order == "sov":
                # "مشغول بودند آتش گشودند": where verbs stand last, one that is closes its clause.
                break
        if verb is None:
            return self._copula(end)
        return self._made_verb(verb)

    def _is_adjective(self, i: int) -> bool:
        """Whether a participle stands before its noun: "the wounded men"."""
        node = self.nodes[i]
        after = next((n for n in self.nodes[i + 1 :] if not n.word.has("particle")), None)
        before = self.nodes[i - 1] if i else None
        # "köye girip evleri yaktı": where verbs stand last, a gerund stands before no noun of its own.
        # "unter Berufung auf Ermittler": nor does what only a phrase of several words has.
        phrased = " " in node.word.written.strip()
        forms = ("part",) if self.language.order == "sov" or phrased else ("part", "ger")
        if not node.word.has(*forms) or after is None or self.language.has("adjectives", "after"):
            return False
        if node.word.has("nominal"):
            return False
        if self.language.has("participles", "after"):
            return False
        auxiliary = before is not None and before.pos == "AUX"
        opens = before is None or before.word.written == ":"
        if opens and after.pos == "NUM" and self.language.has("adjectives", "both"):
            # "Mortos três soldados" tells what befell them, "os citados três homens" which they are.
            return False
        # "varılan mutabakat": where verbs stand last, what is passive by itself stands before its noun as well.
        closes = ("fin",) if self.language.order == "sov" else ("fin", "pass")
        # "в окупованій Горлівці"
        agrees = self._agrees and after.pos == "PROPN" and bool(node.word.features & _CASES - {"nom"})
        # "yaralanan bir asker"
        counted = after.pos == "DET" and self.language.order == "sov"
        described = after.pos in ("NOUN", "ADJ", "NUM") or agrees or counted
        if self._agrees and not share_case(node, after):
            # "похищенные боевиками": who did it, not whom it befell.
            return False
        return described and not auxiliary and not node.word.has(*closes)

    def _copula(self, end: int) -> Unit | None:
        inside = self.nodes[self.at : end]
        last = next((n for n in reversed(inside) if n.pos == "AUX"), None)
        if last is None:
            return None
        return self._made_verb(self.nodes.index(last, self.at))

    def _made_verb(self, i: int) -> Unit:
        head = self.nodes[i]
        nodes = self.nodes[self.at : i + 1]
        follow = i + 1
        while follow < len(self.nodes) and self._closes_verb(self.nodes[follow], head):
            nodes.append(self.nodes[follow])
            follow += 1
        self.at = follow
        if self._lacks_to(head, nodes):
            to = Node(unsaid(self.words[: self.words.index(nodes[0].word)], nodes[0].word, "to", "PART"))
            nodes = [to, *nodes] if to.word.start < nodes[0].word.start else nodes
        self.verbs += 1
        unit = Unit("vg", head, nodes)
        auxiliaries = [n for n in nodes if n.pos == "AUX" and n is not head]
        reflexive = any(n.word.has("refl") for n in nodes)
        unit.passive = _passive(head, auxiliaries) and (not reflexive or head.word.has("pass"))
        as_perfect(head, auxiliaries, reflexive=reflexive)
        for node in nodes:
            if node is not head:
                node.under(head, _verb_relation(node, unit.passive))
        if unit.passive:
            head.tag = "VBN"
        return unit

    def _lacks_to(self, head: Node, nodes: Sequence[Node]) -> bool:
        """Whether an infinitive under another verb has no word of its own for "to"."""
        bare = head.word.has("inf") and not any(n.pos in ("AUX", "PART") for n in nodes if n is not head)
        return self.language.has("infinitive", "bare") and bare and self.verbs > 0

    # --- days --------------------------------------------------------------------------------------------

    def _day(self) -> Unit | None:
        """ "el 12 de marzo de 2034", "am Montag, dem 12. März,": a day with its month, and its year if it has one."""
        named = is_day(self.nodes[self.at])
        end = self._skipped(self._skipped(self.at + 1, "PUNCT") if named else self.at, "DET")
        day = self.nodes[end] if end < len(self.nodes) else None
        if day is None or day.pos != "NUM" or not day.lemma.isdecimal() or int(day.lemma) > 31:
            return None
        month_at = self._skipped(end + 1, "ADP", "PUNCT")
        month = self.nodes[month_at] if month_at < len(self.nodes) else None
        if month is None or not is_timed(month.lemma, "Mm"):
            return None
        year_at = self._skipped(month_at + 1, "ADP", "PUNCT")
        year = self.nodes[year_at] if year_at < len(self.nodes) else None
        dated = year is not None and len(year.lemma) == 4 and year.lemma.isdecimal()
        last = (year_at if dated else month_at) + 1
        if named and self.language.has("bracket", "yes"):
            # Between an auxiliary and its verb the marks around a date end nothing.
            last = self._skipped(last, "PUNCT")
        nodes = self.nodes[self.at : last]
        self.at += len(nodes)
        for node in nodes:
            if node is not month:
                node.under(month, "nummod" if node.pos == "NUM" else "det" if node.pos == "DET" else "dep")
        return Unit("np", month, nodes)

    def _clock(self) -> Unit | None:
        """ "21:15", "ساعت ۲۱:۱۵", "14:20 Uhr": a time of day, whatever noun follows it."""
        led = self._skipped(self.at, "DET")
        hour = led < len(self.nodes) and self.nodes[led].lemma == "hour"
        led += hour
        clock = self.nodes[led] if led < len(self.nodes) else None
        if clock is None or not is_clock(clock.word):
            return None
        after = self.nodes[led + 1] if led + 1 < len(self.nodes) else None
        zoned = after is not None and is_timed(after.lemma, "GQc")
        nodes = self.nodes[self.at : led + 1 + zoned]
        self.at += len(nodes)
        head = after if after is not None and zoned else self.nodes[led - 1] if hour else clock
        for node in nodes:
            if node is not head:
                node.under(head, _noun_relation(node))
        return Unit("np", head, nodes)

    def _skipped(self, at: int, *poses: str) -> int:
        """The index after one small word or mark that may stand between the parts of a date."""
        node = self.nodes[at] if at < len(self.nodes) else None
        small = (
            node is not None
            and node.pos in poses
            and (node.lemma in ("the", "of", ".", ",") or node.pos == "DET")
        )
        return at + 1 if small else at

    def _closes_verb(self, node: Node, head: Node) -> bool:
        """What follows its verb and belongs to it: "ne ... pas", and the auxiliary of languages that put it last."""
        within = self.language.order != "svo" or self.language.has("inversion", "yes")
        if node.word.has("particle") or (node.word.has("within") and within):
            return True
        if node.pos == "PART":
            return node.word.has("neg", "after") or (node.lemma == "to" and self._auxiliary_after(node))
        last = self.language.order == "sov" or self.language.has("bracket", "yes")
        return node.pos == "AUX" and head.pos == "VERB" and last

    def _auxiliary_after(self, node: Node) -> bool:
        """ "beschossen zu haben": whether an auxiliary closes an infinitive."""
        k = self.nodes.index(node) + 1
        return k < len(self.nodes) and self.nodes[k].pos == "AUX" and self.language.has("bracket", "yes")

    # --- nouns -------------------------------------------------------------------------------------------

    def _nouns(self) -> Unit | None:
        first = self.at
        before = self._before_noun()
        core = self._core()
        if not core:
            return self._headless(first, before)
        head = self._built(core)
        shared = self.language.has("capitals", "nouns") and core[0].word.has("pl")
        if shared and before and before[0].lemma == "a":
            # "einen Jugendlichen": a form that may be of several is of one after such an article.
            core[0].word = replace(core[0].word, features=core[0].word.features - {"pl"})
            core[0].tag = tag_of(core[0].word)
        for node in before:
            node.under(self._modified(core, head), _noun_relation(node))
        after = self._after_noun()
        nodes = self.nodes[first : self.at]
        for node in after:
            node.under(core[-1] if core[-1].pos == "NOUN" else head, _noun_relation(node))
        head = self._name_after(head, after) or head
        self._owner_after(head, after)
        nodes = self.nodes[first : self.at]
        return Unit("np", head, [*self._article(head), *nodes] if len(nodes) == 1 else nodes)

    def _article(self, noun: Node) -> list[Node]:
        """ "الهجوم" is "the attack": the article of a happening, which says that it was told of before."""
        word = noun.word
        if noun.pos != "NOUN" or not self._definite(noun) or not self.lore.strikes(noun.lemma) or word.whole:
            return []
        return [article(noun, noun)]

    def _modified(self, core: list[Node], head: Node) -> Node:
        """What a word before a noun belongs to: the noun that follows it, not the name behind that."""
        return head if core[0].head is None or core[0].dep == "compound" else core[0]

    def _before_noun(self) -> list[Node]:
        found: list[Node] = []
        while self.at < len(self.nodes) and (self._may_precede(self.at) or self._opens_name(self.at)):
            if found and found[-1].pos == "NUM" and self._begins_anew(found[-1], self.nodes[self.at]):
                break
            found.append(self.nodes[self.at])
            self.at += 1
        return found

    def _opens_name(self, i: int) -> bool:
        """ "der »Roten Erde«", "по словам «Тихой воды»": a mark before a name, which ends no phrase."""
        node, after = self.nodes[i], self.nodes[i + 1 : i + 2]
        return node.pos == "PUNCT" and node.word.has("quoted") and bool(after) and after[0].pos in NOMINAL

    def _begins_anew(self, number: Node, node: Node) -> bool:
        """ "Nel 2013 un attacco": a year counts nothing; "sube a 19 el número": no count has an article after it."""
        plain = node.lemma == "the" and self.language.has("genitive", "none")
        return node.pos == "DET" and (plain or _is_year(number))

    def _may_precede(self, i: int) -> bool:
        node = self.nodes[i]
        if node.word.has("rel"):
            return False
        if (
            (node.pos in ("DET", "NUM", "ADJ") and not is_clock(node.word))
            or node.word.has("poss")
            or (node.pos == "VERB" and self._is_adjective(i))
            or (i and node.word.has("particle") and self._may_precede(i - 1))
        ):
            return True
        if node.pos == "ADV" and not _is_timed(node, "b"):
            ahead = [n for n in self.nodes[i + 1 : i + 5] if n.pos != "ADV"][:2]
            if ahead and ahead[0].pos == "NUM":
                return not is_clock(ahead[0].word)
            # "zwei bislang unbekannte Täter"
            counted = i > 0 and (self.nodes[i - 1].pos in ("NUM", "DET") or self._may_precede(i - 1))
            return counted and [n.pos for n in ahead] == ["ADJ", "NOUN"]
        return False

    def _core(self) -> list[Node]:
        found: list[Node] = []
        while self.at < len(self.nodes):
            node = self.nodes[self.at]
            joint = found and node.word.written in ("-", "‐", "‑") and self._names_go_on()
            joint = joint or (bool(found) and node.word.has("quoted"))
            if not (node.pos in NOMINAL or joint) or (found and not self._goes_on(found[-1], node)):
                break
            if found and node.word.has("acc"):
                self._owned(found[-1], node)
            found.append(node)
            self.at += 1
        return found

    def _owned(self, last: Node, node: Node) -> None:
        """ "Kerkük polisi": an ending that may be an accusative or a possessive, of a body named after a name."""
        bound = (
            self.language.has("genitive", "before") and node.pos in NOMINAL and not node.word.has("closes")
        )
        if bound and (
            (last.pos == "PROPN" and self.lore.acts(node.lemma.lower())) or self._is_owned(last, node)
        ):
            node.word = replace(node.word, features=node.word.features - {"acc"} | {"closes"})

    def _goes_on(self, last: Node, node: Node) -> bool:
        """Whether a noun still belongs to the phrase of the one before it: not a time after another noun."""
        if last.word.has("quoted") and node.word.has("quoted"):
            # "»Karmel heute«"
            return True
        if self._agrees and (self._apart(last, node) or self._bears_title(last, node)):
            return False
        if self.language.has("genitive", "bare") and self._are_states(last, node):
            # "اتهمت روسيا أوكرانيا"
            return False
        apart = is_timed(node.lemma, "MWRPDkuU")
        if self._is_another(last, node):
            return False
        if apart and self.language.has("relative", "comma") and _are_names(last, node):
            # "il gruppo Nuova Alba": where days and months have no capital, one shows a name.
            apart = False
        if last.word.has("glued"):
            return not (apart and last.word.has("within"))  # "ont ouvert le feu samedi"
        if self._is_object(last, node) or self._is_site(last, node):
            return False
        # "Kandahar vilayetinin sözcüsü": what owns is followed by what it owns.
        owns = last.word.has("gen") and self.language.has("genitive", "before")
        closed = last.word.has("closes") and not owns
        if closed or node.word.has("apart") or self._no_genitive(last, node):
            return False
        several = last.pos == "NOUN" and last.tag == "NNS" and node.pos == "PROPN"
        if several and not self.language.has("genitive", "bare"):
            return False
        times = time_words().get(last.lemma.lower())
        if times is not None and times.kind in "MWRPDk" and not apart:
            return False
        return not apart or times is not None

    def _is_object(self, last: Node, node: Node) -> bool:
        """ "polis göstericileri dağıttı": where a compound shows that it is one, an accusative that shows none."""
        if not self.language.has("genitive", "before"):
            return False
        if node.pos != "NOUN":
            # "saldırıyı Yayla Cephesi üstlendi": who claims what was done; "sorumlusunun Yayla Cephesi olduğunu".
            # Nor does a happening own who did it: "saldırının PKK tarafından".
            owner = last.lemma in _LED or (self.lore.is_event(last.lemma) and node.pos == "PROPN")
            predicated = last.word.has("gen") and last.pos == "NOUN" and owner
            return predicated or (last.word.has("acc") and self._done_to(last))
        if (
            last.pos == "NOUN"
            and last.word.has("pl")
            and not (last.word.has("gen", "closes") or node.word.has("closes"))
        ):
            # "ayrılıkçılar bölgede": nothing is compounded of several.
            return True
        if last.word.has("gen"):
            # "saldırganın gazeteciye ateş ettiğini", "askerin çatışmada": what belongs to somebody shows it.
            whole = self._end_of_word(node)
            cased = whole.word.has("acc", "dat") or self._case_follows(whole)
            cased = (cased and not node.word.has("closes") and not self._is_of(last, node)) or self._done_by(
                node
            )
            return last.pos == "NOUN" and (cased or self._suffers(node))
        acts = last.pos == "NOUN" and (self.lore.acts(last.lemma) or self.lore.is_title(last.lemma))
        ended = last.word.has("acc", "dat") and last.pos == "NOUN"
        # "ordu saldırıdan": the attack of the army would show that it is one.
        beside = self.lore.is_event(node.lemma) and (self._case_follows(node) or node.word.has("gen"))
        beside = beside and (acts or self.lore.is_state(last.lemma))
        acts = acts and not self._is_owned(last, node)
        return ended or (((acts and node.word.has("acc")) or beside) and not node.word.has("closes"))

    def _is_of(self, last: Node, node: Node) -> bool:
        """ "gazetenin muhabiri" is of a body, where no verb made a noun follows ("örgütün muhtarı öldürdüğü")."""
        after = next(iter(self.nodes[self.nodes.index(node) + 1 :][:1]), None)
        verb = after is not None and after.word.has("nominal")
        ended = node.word.has("acc") and not self._case_follows(self._end_of_word(node))
        return ended and not verb and self.lore.is_title(node.lemma) and not self.lore.is_title(last.lemma)

    def _is_owned(self, last: Node, node: Node) -> bool:
        """ "polis yetkilileri", "ordu uçakları köyü": an ending that may be an accusative, and is a possessive."""
        office = self.lore.speaks(node.lemma) and not self.lore.acts(node.lemma) and not last.word.has("pl")
        after = next(iter(self.nodes[self.nodes.index(node) + 1 :][:1]), None)
        object_next = after is not None and after.pos == "NOUN" and after.word.has("acc", "closes")
        return node.word.has("acc") and (office or (object_next and self.lore.is_weapon(node.lemma)))

    def _case_follows(self, node: Node) -> bool:
        """Whether a case that is a word of its own to us ends a noun: "çatışma+da"."""
        after = next(iter(self.nodes[self.nodes.index(node) + 1 :][:1]), None)
        return after is not None and after.word.has("post") and after.word.start == node.word.end

    def _end_of_word(self, node: Node) -> Node:
        """The last of the English words that one written word stands for."""
        k = self.nodes.index(node)
        while self.nodes[k].word.has("glued") and k + 1 < len(self.nodes):
            k += 1
        return self.nodes[k]

    def _done_by(self, node: Node) -> bool:
        """ "uçaklarının köyü vurduğu": a noun between who does something, in the genitive, and the verb made a noun.

        With a possessive of its own it may be whose the genitive says, where another one has the part of who acts.
        """
        k = self.nodes.index(node)
        after = next(iter(self.nodes[k + 1 : k + 2]), None)
        made = after is not None and after.word.has("nominal") and not after.word.has("pass", "intr", "be")
        before = takewhile(lambda n: n.pos != "PUNCT", reversed(self.nodes[: max(k - 1, 0)]))
        owned = node.word.has("acc") and any(n.word.has("gen") for n in before)
        return made and after is not None and after.lemma != "be" and not (node.word.has("gen") or owned)

    def _suffers(self, node: Node) -> bool:
        """ "hedeflerin topçu ateşiyle vurulduğunu": a compound and what befell the owner right after it."""
        rest = self.nodes[self.nodes.index(node) :]
        end = next((i for i, n in enumerate(rest) if n.pos != "NOUN"), len(rest))
        compound = end > 1 or (end == 1 and self.lore.is_weapon(node.lemma))
        verb = (
            rest[end + 1] if compound and end + 1 < len(rest) and self._case_follows(rest[end - 1]) else None
        )
        return verb is not None and verb.word.has("nominal") and verb.word.has("pass", "intr")

    def _are_states(self, last: Node, node: Node) -> bool:
        """Whether two names in a row are of two states: one does something to the other."""
        apart = last.word.end < node.word.start
        return apart and self.lore.is_state(last.lemma) and self.lore.is_state(node.lemma)

    def _is_another(self, last: Node, node: Node) -> bool:
        """ "bir yetkili Ufuk Haber'e": a title after "a" is no title of the name after it."""
        if not self.language.has("genitive", "before") or node.pos != "PROPN" or last.pos != "NOUN":
            return False
        before = list(takewhile(lambda n: n.pos in ("NOUN", "ADJ"), self.nodes[self.nodes.index(last) :: -1]))
        first = self.nodes.index(last) - len(before)
        return first >= 0 and self.nodes[first].lemma == "a" and self.lore.is_title(last.lemma)

    def _is_site(self, last: Node, node: Node) -> bool:
        """ "polis Karvan'da": a name with a sign of place after a noun says where, not who."""
        if not self.language.has("genitive", "before") or node.pos != "PROPN" or node.word.has("closes"):
            return False
        # "IŞİD Rakka'da": nor does a party that the tables know have a place's name.
        if not (last.pos == "NOUN" or (last.word.known and not node.word.known)):
            return False
        rest = self.nodes[self.nodes.index(node) : self.nodes.index(node) + 4]
        sign = next((n for n in rest if n.pos != "PROPN"), None)
        return sign is not None and sign.word.has("post") and sign.lemma in ("in", "from", "near")

    def _definite(self, node: Node) -> bool:
        """Whether a noun has an article written with it: then none can follow it in the construct state."""
        return self.language.has_article(fold(node.word.written))

    def _no_genitive(self, last: Node, node: Node) -> bool:
        """ "القصف إحراج": a noun after one with an article, or a word that nobody knows after such a happening.

        "ضربت مسيرات مستشفى": nor is a weapon a hospital's.
        """
        if node.word.has("opens") and self._definite(last):
            # "وزير الداخلية جماعة راية الساحل": nor the name of a body after such a one.
            return True
        if self.language.order == "vso" and (
            (self._known_name(last) and self._takes_part(node)) or self._meet(last, node)
        ):
            return True
        if not self._definite(last):
            return node.lemma in OBJECTS and self.lore.is_weapon(last.lemma) and self.language.order == "vso"
        if self._acted_on(last, node):
            return True
        unknown = node.pos == "PROPN" and not node.word.known and not self._definite(node)
        return node.pos == "NOUN" or (unknown and self.lore.is_event(last.lemma))

    def _meet(self, last: Node, node: Node) -> bool:
        """ "استهدف قناص مراسل قناة": one who bears arms is nobody's, where a person follows right after."""
        armed = self.lore.acts(last.lemma) and self.lore.is_title(last.lemma) and last.lemma not in _LED
        people = (
            self.lore.is_title(node.lemma) and not self._definite(last) and not last.word.has("binds", "pl")
        )
        k = self.nodes.index(last)
        return armed and people and k > 0 and self.nodes[k - 1].pos == "VERB"

    def _known_name(self, node: Node) -> bool:
        """A name that the tables know: it governs no noun after it ("شن داعش هجوما")."""
        return node.pos == "PROPN" and (node.word.has("ends") or self.lore.known(node.word.written))

    def _takes_part(self, node: Node) -> bool:
        """Whether a noun is of who acts or of what is done, to people or to things."""
        acts = self.lore.acts(node.lemma.lower()) or self.lore.is_title(node.lemma)
        return acts or self._done_to(node) or (node.word.known and self.lore.speaks(node.lemma.lower()))

    def _acted_on(self, last: Node, node: Node) -> bool:
        """ "اتهم الجيش جبهة الهضبة": a body right after its verb and a name, whom it does something to."""
        k = self.nodes.index(last)
        verb = k > 0 and self.nodes[k - 1].pos == "VERB" and self.language.order == "vso"
        verb = verb and not last.word.has("binds")
        body = self.lore.acts(last.lemma) and not self.lore.is_title(last.lemma)
        # "اتهم المحافظ جبهة الهضبة": nor is an official called what a body is.
        body = body or (node.word.known and self.lore.speaks(node.lemma.lower()))
        return verb and body and node.pos == "PROPN" and not self._definite(node)

    def _names_go_on(self) -> bool:
        before, after = (
            self.nodes[self.at - 1],
            self.nodes[self.at + 1] if self.at + 1 < len(self.nodes) else None,
        )
        glued = (
            after is not None and before.word.end == self.nodes[self.at].word.start == after.word.start - 1
        )
        return glued and after is not None and after.pos in NOMINAL

    def _after_noun(self) -> list[Node]:
        """Adjectives, possessives and bare participles that follow their noun."""
        found: list[Node] = []
        if self.language.has("adjectives", "before"):
            # "birliklerimiz": a possessive in the same word.
            last, owner = self.nodes[self.at - 1], self.nodes[self.at : self.at + 1]
            found += [n for n in owner if n.word.has("poss") and n.word.start == last.word.end]
            self.at += len(found)
            return found
        while self.at < len(self.nodes):
            node = self.nodes[self.at]
            after = self.nodes[self.at + 1] if self.at + 1 < len(self.nodes) else None
            bare = node.pos == "VERB" and node.word.has("part") and not node.word.has("fin", "pass")
            closed = after is None or after.pos in ("PUNCT", "VERB", "AUX", "CCONJ", "ADJ")
            adverb = node.pos == "ADV" and after is not None and after.pos == "ADJ"
            lemmas = ("1", "2") if self.nodes[self.at - 1].word.has("pl", "du") else ("1",)
            one = node.pos == "NUM" and node.lemma in lemmas and node.word.written[:1].isalpha()
            one = one and self.language.order == "vso"
            # "el viernes nuestras unidades": a possessive that is a word of its own stands before its noun.
            own = node.word.has("poss") and not (node.pos == "PRON" and self._precedes_noun(node, after))
            if not (node.pos == "ADJ" or own or adverb or one or (bare and closed and found)):
                break
            found.append(node)
            self.at += 1
        return found

    def _precedes_noun(self, node: Node, after: Node | None) -> bool:
        """Whether a noun, or a word before one, follows a possessive that is written apart."""
        apart = self.nodes[self.at - 1].word.end < node.word.start
        return apart and after is not None and after.pos in ("NOUN", "ADJ", "NUM")

    def _name_after(self, title: Node, told: list[Node]) -> Node | None:
        """ "el portavoz militar Oleg Marchenko": the name of a title that an adjective stands behind."""
        rest = self.nodes[self.at :]
        run = rest[: next((k for k, n in enumerate(rest) if n.pos != "PROPN"), len(rest))]
        titled = title.pos == "NOUN" and not title.word.has("pl") and self.lore.is_title(title.lemma)
        if not run or not told or not titled or told[-1].pos != "ADJ" or self._famous(run):
            return None
        self.at += len(run)
        return self._under_right(title, title, _name_head(run))

    def _owner_after(self, title: Node, told: list[Node]) -> None:
        """ "فرمانده پیشین پولیس": what a former one was of, where nothing written ties the two."""
        bare = self.language.order == "sov" and self.language.has("genitive", "bare")
        if not bare or not told or told[-1].lemma != "former" or not self.lore.is_title(title.lemma):
            return
        if core := self._core():
            owner = self._built(core)
            owner.dep, owner.head = "genitive", title

    def _headless(self, first: int, before: list[Node]) -> Unit | None:
        """A phrase without a noun: "the wounded", "twelve", "they"."""
        if not before:
            node = self.nodes[self.at]
            if node.pos != "PRON" or node.word.has("rel", "refl") or node.lemma == NOTHING:
                return None
            self.at += 1
            return Unit("np", node, [node])
        head = next((n for n in reversed(before) if n.pos in ("ADJ", "NUM")), before[-1])
        for node in before:
            if node is not head:
                node.under(head, _noun_relation(node))
        if head.pos == "ADJ" and head.lemma[:1].isupper() and any(n.pos == "NUM" for n in before):
            # "پنج فلسطینی": so many of a people.
            head.pos, head.tag = "NOUN", "NNS"
        return Unit("np", head, self.nodes[first : self.at])

    def _built(self, core: list[Node]) -> Node:
        """The relations among nouns in a row, and the one that governs them all."""
        runs = self._cut(_runs(core)) if self._agrees else _runs(core)
        heads = [_name_head(run) for run in runs]
        top = heads[0]
        for k in range(1, len(heads)):
            top = self._joined(top, heads[k - 1], heads[k], runs[k])
        return top

    def _cut(self, runs: list[list[Node]]) -> list[list[Node]]:
        """ "мэр Харькова Игорь Волков", "столица Дагестана Махачкала": a place in the genitive apart from a name."""
        found: list[list[Node]] = []
        for k, run in enumerate(runs):
            nouns = [r[-1].lemma for r in runs[:k] if r[-1].pos == "NOUN"]
            title = any(n == "capital" or self.lore.is_title(n) for n in nouns)
            sizes = range(len(run) - 1, 0, -1) if title and not run[0].word.has("quoted") else ()
            size = next((n for n in sizes if self._famous(run[:n]) and not self._famous(run)), len(run))
            found += [part for part in (run[:size], run[size:]) if part]
        return found

    def _joined(self, top: Node, left: Node, right: Node, run: list[Node]) -> Node:
        """A noun and the noun or name after it: a compound, a title, an apposition, a genitive."""
        glued = left.word.end == run[0].word.start or left.word.has("glued")
        if _is_timed(left) and _is_timed(right):
            # "пятница вечером": Friday evening.
            left.under(right, "compound")
            return right if top is left else top
        if glued or (self.language.has("genitive", "before") and right.pos == "NOUN"):
            found = self._under_right(top, left, right)
            if left.word.has("gen") and not glued:
                # "saldırının sorumlusu"
                left.dep = "poss"
            return found
        if left.lemma in _GENERIC and run[0].word.has("opens") and right.pos == "PROPN":
            # "گروه جبهه کوهستان": the group that is called so.
            return self._under_right(top, left, right)
        if self._titles(top, left, right, run):
            top.under(right, "compound")
            return right
        for mark in run if right.word.has("quoted") else ():
            if mark.pos == "PUNCT":
                mark.head = left
        if right.word.has("quoted") and not self.lore.is_title(left.lemma):
            right.under(left, "appos")
            return top
        if right.pos == "PROPN" and self.lore.is_title(left.lemma) and not self._famous(run):
            return self._under_right(top, left, right)
        if is_day(left) and is_day(right):
            right.under(left, "appos")
        elif self.language.has("genitive", "bare") and not (right.pos == "PROPN" and right.word.has("nom")):
            right.dep, right.head = "genitive", left
        else:
            right.under(left, "appos")
        return top

    def _titles(self, top: Node, left: Node, right: Node, run: list[Node]) -> bool:
        """ "глава района Иван Петренко": whether a name belongs to a title before the genitives in between."""
        if not self._agrees:
            return False
        several = len(run) > 1 or left.pos == "PROPN"
        again = left.pos == "NOUN" and self.lore.is_title(left.lemma)
        named = right.pos == "PROPN" and top is not left and not right.word.has("quoted")
        if again and named and not left.word.features & {"gen", "dat", "ins", "loc"}:
            # "представитель армии полковник Марчук": a second title before the name.
            left.under(right, "compound")
            again = False
        between = top is not left and several and right.pos == "PROPN" and not right.word.has("quoted")
        return bool(
            between and self.lore.is_title(top.lemma)
            and not again and not self._famous(run)
        )  # fmt: skip

    def _under_right(self, top: Node, left: Node, right: Node) -> Node:
        """The right one of two governs, in the place of the left; what governs all of them then."""
        right.dep, right.head = left.dep, left.head
        left.under(right, "compound")
        return right if top is left else top

    def _famous(self, run: list[Node]) -> bool:
        return self.lore.known(" ".join(n.word.written for n in run)) or run[0].word.known

    # --- cases -------------------------------------------------------------------------------------------

    @property
    def _agrees(self) -> bool:
        return self.language.has("agreement", "yes")

    def _apart(self, last: Node, node: Node) -> bool:
        """Whether a noun shows by its case that it is no genitive of the noun before it, or follows a time."""
        if node.word.has("quoted") or last.word.has("glued") or last.word.end == node.word.start:
            return False
        if node.word.has("acc") and self._is_accused(self.nodes.index(node)):
            return True
        if self._is_no_ones(last, node):
            return True
        shown = node.word.features & _CASES
        other = shown and "gen" not in shown and not shown & last.word.features
        return bool(other) or (_is_timed(last) and not _is_timed(node))

    def _bears_title(self, last: Node, node: Node) -> bool:
        """ "Голова громадської організації «Світ» Іван К.": who heads a body that an adjective tells more of."""
        if not last.word.has("quoted") or node.word.has("quoted") or node.pos != "PROPN":
            return False
        before = takewhile(lambda n: n.pos not in ("VERB", "AUX"), self.nodes[self.nodes.index(last) :: -1])
        body = next((n for n in before if not n.word.has("quoted")), None)
        led = self.nodes[self.nodes.index(body) - 1] if body is not None and self.nodes.index(body) else None
        return body is not None and body.pos == "NOUN" and led is not None and led.pos == "ADJ"

    def _is_no_ones(self, last: Node, node: Node) -> bool:
        """ "затримала у Львові чоловіка": people who may be an object, after the name of where it was."""
        i = self.nodes.index(last)
        led = i > 0 and self.nodes[i - 1].pos == "ADP" and self.nodes[i - 1].lemma in ("in", "near")
        person = node.pos == "NOUN" and node.word.has("acc") and self.lore.is_title(node.lemma)
        return led and last.pos == "PROPN" and person

    def _is_accused(self, i: int) -> bool:
        """ "обвинил в нападении боевиков": whether a form that may be an object follows what one is accused of."""
        k = i - 1
        while k > 0 and self.nodes[k].pos in ("NOUN", "ADJ", "DET", "NUM"):
            k -= 1
        led = 0 < k < i - 1 and self.nodes[k].pos == "ADP" and self.nodes[k - 1].pos == "VERB"
        return led and self.nodes[k - 1].lemma in ("accuse", "suspect", "blame")

    def _settle(self, unit: Unit, units: Sequence[Unit], k: int) -> None:
        """One case, or none, for a phrase whose forms may stand for several: adjectives tell, and what is beside."""
        case = self._told(unit, units[k - 1] if k else None, units, k)
        head = unit.head
        led = k > 0 and units[k - 1].kind == "adp"
        free = case is None or case == "nom"
        plural = {"pl"} if head.word.has("maypl") and free and not (led and not _is_plural(unit)) else set()
        features = (head.word.features - _CASES) | plural | ({case} if case else set())
        head.word = replace(head.word, features=features)
        if plural:
            head.tag = tag_of(head.word)

    def _told(self, unit: Unit, before: Unit | None, units: Sequence[Unit], k: int) -> str | None:
        if before is not None and before.kind == "adp":
            return None
        shown = _shared(unit)
        counts = [n for n in unit.nodes if n is not unit.head and (n.pos == "NUM" or n.lemma in _COUNTS)]
        if counts and not any(n.word.features & _CASES for n in counts):
            return None
        linked = before is not None and before.kind == "np" and not before.is_time
        first = next((n for n in unit.nodes if n in self.nodes), None)
        if "acc" in shown and first is not None and self._is_accused(self.nodes.index(first)):
            return "acc"
        # "задержали в Карване троих мужчин": nothing counted is of a place.
        # Nor are people, where their form may be that of an object: "затримала у Львові чоловіка".
        person = "acc" in shown and unit.head.pos == "NOUN" and self.lore.is_title(unit.head.lemma)
        placed = k > 1 and units[k - 2].kind == "adp" and units[k - 2].head.lemma in ("in", "near")
        named = before is not None and before.head.pos == "PROPN"
        counted = named and (bool(counts) or (person and placed)) and not self._befallen(units, k)
        if "gen" in shown and linked and not counted and not self._opens_clause(shown, units, k):
            return "gen"
        led = k > 2 and units[k - 3].kind == "adp" and units[k - 3].head.lemma != "on"
        joined = before is not None and before.kind == "cc" and led
        if joined and shown == {"ins"} and not unit.head.word.has("nom"):
            # "между армией и повстанцами": one preposition, or one agent, for both.
            return None
        told = {
            frozenset({"ins"}): "ins", frozenset({"nom"}): "nom", frozenset({"acc"}): "acc",
            frozenset({"gen", "acc"}): "acc", frozenset({"dat"}): "dat", frozenset({"dat", "loc"}): "dat",
            frozenset({"gen", "acc", "loc"}): "acc", frozenset({"loc"}): "loc",
        }  # fmt: skip
        return told.get(frozenset(shown))

    def _befallen(self, units: Sequence[Unit], k: int) -> bool:
        """ "о задержании в Самаре троих мужчин": whether what happened stands before the place, and no verb follows."""
        if k < 3 or units[k - 2].kind != "adp" or units[k - 3].kind != "np":
            return False
        after = units[k + 1] if k + 1 < len(units) else None
        return self.lore.befalls(units[k - 3].head.lemma) and not (after is not None and after.kind == "vg")

    def _opens_clause(self, shown: set[str], units: Sequence[Unit], k: int) -> bool:
        """ "В Карване ракеты попали": a form that may be a subject, after a preposition and before its verb."""
        after = units[k + 1] if k + 1 < len(units) else None
        led = k > 1 and units[k - 2].kind == "adp"
        return "nom" in shown and led and after is not None and after.finite

    def _with_cases(self, units: list[Unit]) -> list[Unit]:
        """Prepositions for genitives and for cases that stand without one."""
        found: list[Unit] = []
        for k, unit in enumerate(units):
            if unit.kind == "np":
                if self._agrees:
                    self._settle(unit, units, k)
                self._genitives(unit)
                before = units[k - 1] if k else None
                adp = self._case(unit, before) or self._counted(unit, before)
                if adp is not None and not self._is_told(units, k):
                    found.append(adp)
            found.append(unit)
        return found

    def _is_told(self, units: Sequence[Unit], k: int) -> bool:
        """ "sagte ein Lehrer der Zeitung »Kurier«": an outlet whose article may be a dative, after who tells it.

        "Sagte ein Reporter der Zeitung": who works for one speaks for it.
        """
        if not self.language.has("dative", fold(units[k].nodes[0].word.written)):
            return False
        names = {n.lemma.lower() for n in units[k].nodes}
        if names.isdisjoint(phrases()["outlet_word"] | phrases()["outlet_name"]):
            return False
        between = list(takewhile(lambda u: u.kind in ("np", "adp"), reversed(units[:k])))
        verb = units[k - len(between) - 1] if len(between) < k else None
        own = between and between[0].head.lemma in phrases()["newsperson"]
        return bool(between) and verb is not None and verb.head.lemma == "say" and not own

    def _genitives(self, unit: Unit) -> None:
        for node in list(unit.nodes):
            if node.dep == "genitive" and node.head is not None:
                first = min(
                    (n for n in unit.nodes if _is_below(n, node) or n is node), key=lambda n: n.word.start
                )
                k = unit.nodes.index(first)
                of = Node(unsaid([n.word for n in unit.nodes[:k]], first.word, self._of(node), "ADP"))
                of.under(node.head, "prep")
                node.under(of, "pobj")
                unit.nodes.insert(k, of)

    def _of(self, node: Node) -> str:
        """ "by" where a language has one case for who acts and for who suffers, and it is the former."""
        acts = self.language.has("genitive_agent", "yes") and node.head is not None
        return (
            "by" if acts and node.head is not None and self.lore.does(node.head.lemma, node.lemma) else "of"
        )

    def _case(self, unit: Unit, before: Unit | None) -> Unit | None:
        """The English preposition of a phrase that shows its relation by its case alone."""
        if before is not None and before.kind == "adp":
            return None
        case = self._shown_case(unit)
        if case == "ins" and (unit.head.pos == "ADJ" or unit.head.lemma == "dead"):
            # "найден мёртвым": how somebody was found, not by whom.
            return None
        if case is None or (case == "gen" and not _takes_genitive(before)):
            return None
        first = unit.nodes[0]
        node = Node(unsaid([before.nodes[-1].word] if before else [], first.word, CASES[case], "ADP"))
        if node.word.start >= first.word.start:
            return None
        return Unit("adp", node, [node])

    def _shown_case(self, unit: Unit) -> str | None:
        """The case that stands for a preposition, by the noun or by its article: "der Anwalt des Mannes"."""
        allowed = self.language.listed("cases")
        case = next((c for c in CASES if c in allowed and unit.head.word.has(c)), None)
        if case is None and "gen" in allowed and unit.nodes[0].pos in ("DET", "PRON"):
            return "gen" if unit.nodes[0].word.has("gen") else None
        return case or ("gen" if self._several_of(unit) else None)

    def _several_of(self, unit: Unit) -> bool:
        """ "Angriff bewaffneter Männer": the ending of an adjective that only a genitive of several has."""
        first, head = unit.nodes[0], unit.head
        ends = tuple(self.language.ranked("genitive_plural"))
        shows = bool(ends) and first.pos in ("ADJ", "VERB") and first is not head and first.head is head
        several = head.word.has("pl") or self.lore.is_title(head.lemma)
        return shows and several and first.word.written.islower() and first.word.written.endswith(ends)

    def _counted(self, unit: Unit, before: Unit | None) -> Unit | None:
        """ "مقتل خمسة جنود": the "of" between a noun of happening and a number whose genitive nothing shows."""
        first, last = unit.nodes[0], before.nodes[-1] if before is not None else None
        if last is None or first.lemma == "the" or not self.language.has("counted", "genitive"):
            return None
        counts = first.pos in ("NUM", "ADV") or (first.pos in ("DET", "ADJ") and unit.head.pos in NOMINAL)
        # "مقتل أحد الجنود"
        counts = counts or (first.pos == "PRON" and first.lemma in ("one", "another"))
        one = last.lemma == "one" and last.pos == "PRON"
        if one and unit.head.pos in NOMINAL:
            node = Node(unsaid([last.word], first.word, "of", "ADP"))
            return Unit("adp", node, [node]) if node.word.start < first.word.start else None
        if self.language.order == "sov" and first.lemma in ("this", "that") and unit.head.pos in NOMINAL:
            # "صحت این ادعا": "the truth of this claim".
            if last.pos != "NOUN" or self.lore.acts(last.lemma) or before is None or before.is_time:
                return None
            node = Node(unsaid([last.word], first.word, "of", "ADP"))
            return Unit("adp", node, [node]) if node.word.start < first.word.start else None
        governs = last.pos == "NOUN" and not last.word.has("closes") and not self._definite(last)
        harm = self.lore.is_event(last.lemma) or last.lemma in _COUNTING
        harm = harm or (self.language.order == "sov" and first.lemma == "1" and last.lemma in _LED)
        if self.language.order == "sov" and self.lore.aims(last.lemma):
            # "در این حمله سه نفر کشته شدند": who died in the attack.
            return None
        if not counts or not governs or unit.is_time or not harm:
            return None
        node = Node(unsaid([last.word], first.word, "of", "ADP"))
        if not first.word.written:
            # "مقتل عاملين": the "two" of a dual has taken the space between.
            node.word = replace(node.word, start=first.word.start, end=first.word.end)
            return Unit("adp", node, [node])
        return Unit("adp", node, [node]) if node.word.start < first.word.start else None


def _with_partners(units: list[Unit]) -> list[Unit]:
    """ "ordu ile isyancılar arasında": what is "with" beside "between" is "and"."""
    found = list(units)
    for k, unit in enumerate(units[1:-2], 1):
        with_, one, two, between = unit, units[k - 1], units[k + 1], units[k + 2]
        nouns = one.kind == two.kind == "np" and with_.kind == between.kind == "adp"
        post = nouns and with_.head.word.has("post") and between.head.word.has("post")
        if post and with_.head.lemma in ("with", "by") and between.head.lemma == "between":
            and_ = Node(replace(with_.head.word, lemma="and", pos="CCONJ", features=frozenset()))
            found[k] = Unit("cc", and_, [and_])
    return found


def _leads(unit: Unit) -> bool:
    """Whether it is a preposition of what follows it, not one that stands after its noun."""
    return unit.kind == "adp" and not unit.head.word.has("post")


def _is_followed(units: Sequence[Unit], at: int) -> bool:
    """ "saldırıdan": whether what stands after its noun says that it is neither subject nor object."""
    after = units[at + 1] if at + 1 < len(units) else None
    return after is not None and after.kind == "adp" and after.head.word.has("post")


def _takes_genitive(before: Unit | None) -> bool:
    """Whether a noun stands before that is no time: "sagte am Montag der Sprecher" has no genitive."""
    return before is not None and before.kind == "np" and not before.is_time


def _is_timed(node: Node, more: str = "") -> bool:
    return is_timed(node.lemma, "MmWwVSPDuUkRrj" + more)


def _are_names(*nodes: Node) -> bool:
    return all(n.word.written[:1].isupper() and not n.word.written.isupper() for n in nodes)


_CASES = frozenset({"nom", "gen", "dat", "acc", "ins", "loc"})
# Counts after which the genitive says nothing of what their phrase is: "пять солдат", "несколько человек".
_COUNTS = frozenset({"several", "many", "dozens", "hundreds", "thousands"})


def _is_plural(unit: Unit) -> bool:
    return any(n.word.has("pl") for n in unit.nodes if n is not unit.head)


def share_case(participle: Node, noun: Node) -> bool:
    """Whether two words may stand in one case; a participle that shows none is in the nominative."""
    shown = noun.word.features & _CASES
    own = participle.word.features & _CASES or {"nom", "acc"}
    return not shown or bool(own & shown)


def _shared(unit: Unit) -> set[str]:
    """The cases that the head of a phrase and what agrees with it have in common."""
    quoted = unit.head.word.has("quoted")
    shown = set(unit.head.word.features & _CASES)
    title = next((n for n in reversed(unit.nodes) if n.head is unit.head and n.pos == "NOUN"), None)
    if quoted and not shown:
        shown = {c for n in unit.nodes if n.word.has("quoted") for c in n.word.features & _CASES}
    if (quoted or not shown) and title is not None and title.dep == "compound":
        shown = set(title.word.features & _CASES)
    for node in unit.nodes:
        if node is not unit.head and node.pos in ("ADJ", "DET", "NUM", "VERB") and node.head is unit.head:
            own = node.word.features & _CASES
            shown = (shown & own or shown) if shown and own else shown or set(own)
    return shown


def _is_below(node: Node, top: Node) -> bool:
    at: Node | None = node
    for _ in range(50):
        if at is None or at.head is None:
            return False
        at = at.head
        if at is top:
            return True
    return False


def _is_year(node: Node) -> bool:
    return node.pos == "NUM" and re.fullmatch(r"(?:19|20)\d\d", node.lemma) is not None


def is_day(node: Node) -> bool:
    """ "أمس الأحد": a day that another word may name once more."""
    return is_timed(node.lemma, "WR")


def _passive(head: Node, auxiliaries: list[Node]) -> bool:
    if head.word.has("pass") or any(a.word.has("pass") for a in auxiliaries):
        return True
    participle = head.word.has("part")
    return participle and not head.word.has("intr") and any(a.word.has("be") for a in auxiliaries)


def article(first: Node, noun: Node) -> Node:
    """The "the" of a noun that is written with another word: the first letter of its phrase stands for it."""
    word, whole = first.word, (first.word.start, first.word.end)
    first.word = replace(word, start=word.start + 1, whole=whole)
    the = Node(Word(word.start, word.start + 1, "", "the", "DET", whole=whole))
    the.under(noun, "det")
    return the


def as_perfect(head: Node, auxiliaries: Sequence[Node], *, reflexive: bool = False) -> None:
    """Where "be" makes a perfect it is "have": "era esplosa", "war getötet worden", "s'est fait exploser"."""
    if not head.word.has("part"):
        return
    been = [a for a in auxiliaries if a.word.has("be")]
    kinds = {"had", "pres"} if reflexive else {"had"}
    if reflexive or head.word.has("intr") or len(been) > 1:
        for node in (a for a in been if a.word.has(*kinds)):
            node.word = replace(node.word, lemma="have", features=node.word.features - {"be"})


def _verb_relation(node: Node, passive: bool) -> str:
    if node.word.has("particle"):
        return "prt"
    if (node.word.has("within") and node.pos == "NOUN") or node.word.has("object"):
        # "open fire"; "les rebelles l'ont attaqué"
        return "dobj"
    if node.pos == "AUX":
        return "auxpass" if passive and node.word.has("be", "pass") else "aux"
    if node.word.has("neg") or node.lemma == "not":
        return "neg"
    return {"ADV": "advmod", "PART": "aux" if node.lemma == "to" else "neg"}.get(node.pos, "dep")


def _noun_relation(node: Node) -> str:
    if node.word.has("poss"):
        return "poss"
    return {"DET": "det", "NUM": "nummod", "ADJ": "amod", "VERB": "amod", "ADV": "advmod"}.get(
        node.pos, "dep"
    )


def _runs(core: list[Node]) -> list[list[Node]]:
    """Nouns in a row: each common noun by itself, names in a row together."""
    runs: list[list[Node]] = []
    for node, after in zip(core, [*core[1:], None], strict=True):
        before = runs[-1][-1] if runs else None
        # "Краснополье Сумской области": such a name after another begins a phrase of its own.
        opens = node.word.has("adj") and after is not None and after.pos == "NOUN"
        opens = opens or node.word.has("opens") or (before is not None and before.word.has("ends"))
        names = before is not None and node.pos != "NOUN" and before.pos != "NOUN" and not opens
        names = names and before is not None and before.word.has("quoted") == node.word.has("quoted")
        # "Сумская область": a name that only describes the noun after it.
        described = before is not None and before.word.has("adj") and node.pos == "NOUN"
        if names or described:
            runs[-1].append(node)
        else:
            runs.append([node])
    return runs


def _name_head(run: list[Node]) -> Node:
    """The last word of a name, which governs the others as English names have it."""
    last = next((n for n in reversed(run) if n.pos in NOMINAL), run[-1])
    for node in run:
        if node is not last:
            node.under(last, "punct" if node.pos == "PUNCT" else "compound")
    return last

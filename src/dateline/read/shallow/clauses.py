"""From the phrases of a sentence to its tree: clauses, subjects and objects by order and case, and who governs whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from dateline.knowledge.cues import phrases
from dateline.knowledge.languages import Language, fold
from dateline.read.shallow.chunks import NOMINAL, Lore, Node, Unit, article, as_perfect, is_day, share_case
from dateline.read.shallow.words import BEARINGS, NOTHING

# Relations in which a noun of happening keeps its own prepositions: "the attack on the base in the north".
_NOUN_PREPOSITIONS = frozenset(
    {"of", "on", "against", "by", "between", "for", "in", "at", "near", "with", "from", "to"}
)
# Verbs of what somebody holds, which need no office to say it.
_HOLDS = frozenset({"suspect", "believe", "think", "expect", "want", "know", "see", "hear", "show", "fear"})
# Verbs that keep back what an infinitive would tell: "отказались комментировать".
_WITHHOLDS = frozenset({"refuse", "decline"})
# Verbs of what is only done: a happening before one of them is no doer.
_DOES = frozenset(
    {"carry", "launch", "conduct", "commit", "stage", "organize", "perpetrate", "inflict", "claim"}
)
# Forces that as often suffer what they could do: "l'attaque d'une patrouille".
_STRUCK = frozenset(
    {"convoy", "patrol", "column", "garrison", "checkpoint", "post", "unit", "plane", "ship", "boat"}
)
# What it was aimed at stands after these.
_AT = frozenset({"on", "against"})
# Verbs that English too has with "of": "parle de trois morts".
_SPEAKS = frozenset({"speak", "talk"})
# Verbs whose object stands after a preposition, by their feature in the tables: "ударить по", "попасть в".
_GOVERNED = {"onto": "on", "into": "in", "over": "of"}
# Verbs of which those whom they befall stand in the dative.
_STRIKES = frozenset({"hit", "attack", "raid", "storm"})
# Verbs of what comes of a happening.
_OUTCOMES = frozenset({"result", "cause", "lead", "leave", "kill", "claim"})
# What is quoted from a document: "говорится в сообщении".
_QUOTES = frozenset({"say", "report", "note", "state"})
# A noun with one of these stands for itself.
_CASED = ("acc", "gen", "dat", "loc", "abl", "ins")
# Words that set what one says beside what another said.
_OPPOSING = frozenset({"but", "while", "whereas", "although", "though"})
_SPEECH_MARKS = frozenset(",\"“”«»„'‘’–—-")
_DASHES = frozenset("–—-")
# What is claimed is an act, and not what was said of it: "lo ha rivendicato".
CLAIM = "claim"
_OBJECTIVE = {"his": "him", "their": "them"}
# What an untyped clause is to the clause before it.
_RELATIONS = {
    "that": "ccomp", "adv": "advcl", "rel": "relcl", "part": "acl", "inf": "xcomp", "ger": "advcl",
    "conj": "conj", "report": "ccomp", "pcomp": "pcomp",
}  # fmt: skip


@dataclass
class Clause:
    """A verb with its parts. `kind` as in `_RELATIONS`, or main; `anchor` what it hangs on, once that is known."""

    kind: str = "main"
    anchor: Node | None = None
    parent: Clause | None = None
    mark: Node | None = None
    verb: Unit | None = None
    nouns: list[tuple[int, Unit]] = field(default_factory=list)
    loose: list[tuple[int, Node, str]] = field(default_factory=list)
    verb_at: int = -1
    opened_at: int = -1
    boundary: int = -1
    opened_by: str = ""
    governs: bool = False
    # A relative clause without a pronoun.
    bare: bool = False

    @property
    def waits(self) -> bool:
        return self.verb is None

    @property
    def is_perfect(self) -> bool:
        """ "ont attaqué", "hanno attaccato": a participle with its auxiliary, not passive; or one that shares it."""
        verb = self.verb
        if verb is None or verb.passive or not verb.head.word.has("part"):
            return False
        if self.opened_at >= 0:
            return True
        return not verb.bare_participle or self.shares_auxiliary

    @property
    def shares_auxiliary(self) -> bool:
        """ "et tué six soldats": the participle of a perfect that began in the clause before."""
        alone = self.verb is not None and self.verb.bare_participle
        return alone and self.kind == "conj" and self.parent is not None and self.parent.is_perfect


class Builder:
    """One sentence: units in, heads and relations set on their nodes."""

    def __init__(self, units: Sequence[Unit], language: Language, lore: Lore) -> None:
        self.units = units
        self.language = language
        self.lore = lore
        self.clause = Clause()
        self.clauses = [self.clause]
        self.last_noun: Node | None = None
        self.adp: Node | None = None

    def build(self) -> None:
        for k, unit in enumerate(self.units):
            getattr(self, f"_{unit.kind}")(k, unit)
        for clause in self.clauses:
            self._finish(clause)
        self._tie()
        for unit in self.units:
            self._with_article(unit)

    def _with_article(self, unit: Unit) -> None:
        """ "Dell'attacco", "au raid": of a happening, the article that its preposition holds."""
        noun, first = unit.head, unit.nodes[0]
        held = noun.dep == "pobj" and noun.head is not None and noun.head.word.has("the")
        if held and self.lore.strikes(noun.lemma) and first.pos in ("NOUN", "ADJ") and not first.word.whole:
            unit.nodes.insert(0, article(first, noun))

    # --- one unit after another --------------------------------------------------------------------------

    def _np(self, k: int, unit: Unit) -> None:
        if self.clause.kind == "part" and self.clause.anchor is unit.head and self.clause.parent is not None:
            self.clause = self.clause.parent
        self._into_participle(k, unit)
        if self._tells_what(k, unit):
            if self.adp is None:
                self._open("that", self._verb_head(), k)
                self.clause.nouns.append((k, unit))
            else:
                unit.head.under(self.adp, "pobj")
                self._open("rel", unit.head, k)
            self.adp = None
        elif self.adp is not None:
            unit.head.under(self.adp, "pobj")
            self.adp = None
        elif self.language.order == "sov" and self._told_all(k):
            self.clause = self.clause.parent or self.clause
            self.clause.nouns.append((k, unit))
        elif self.language.order == "sov" and self._closed_before(k):
            said = self._verb_head() if self._says_next(k) else None
            self._open("report" if said else "conj", said or self._main_verb(), k)
            self.clause.nouns.append((k, unit))
        elif self._in_brackets(k, unit):
            unit.head.under(self.units[k - 2].head, "appos")
        elif not self._joins_before(k, unit):
            self._leave_full(unit)
            self.clause.nouns.append((k, unit))
        if self._is_called(k, unit):
            self.clause.nouns.pop()
            unit.head.under(self.units[k + 1].head, "compound")
        self.last_noun = unit.head

    def _in_brackets(self, k: int, unit: Unit) -> bool:
        """ "en Algeciras (Cádiz) a dos hombres": a name in brackets tells more of the one before it."""
        around = (
            [u.head.word.written for u in (*self.units[k - 1 : k], *self.units[k + 1 : k + 2])]
            if k > 1
            else []
        )
        before = self.units[k - 2] if k > 1 else unit
        named = before.kind == "np" and before.head.pos == "PROPN" and unit.head.pos == "PROPN"
        return named and before is not unit and around == ["(", ")"]

    def _into_participle(self, k: int, unit: Unit) -> None:
        """ "dün Kadıköy'de toplanan grup bırakıldı": time and place right before a participle belong to it."""
        # "ağır yaralanan bir asker"
        first = next((n for n in unit.nodes[:-1] if n.pos not in ("ADJ", "ADV")), unit.head)
        told = first is not unit.head and first.pos == "VERB" and first.word.has("part")
        # "gerçekleştirilen operasyonda 5 kişi yakalandı": what was only done leaves it to the verb.
        empty = first.lemma == "conduct" and not self._happens(unit.head)
        if not told or empty or self.language.order != "sov":
            return
        start = k
        struck = self.units[k - 1] if k and self._happens(unit.head) else None
        if struck is not None and self._is_struck(struck):
            struck.head.under(unit.head, "dative")
            self.clause.nouns = [(i, u) for i, u in self.clause.nouns if u is not struck]
            start -= 1
        while start and _is_adjunct(self.units[start - 1]):
            start -= 1
        heads = [u.head for u in self.units[start:k]]
        for _, node, relation in self.clause.loose:
            if node.head is None and node in heads:
                # "ülkenin güneyindeki karakola düzenlenen": of the noun that it stands before
                node.under(struck.head if struck is not None and node.word.has("attr") else first, relation)
        for _, noun in self.clause.nouns:
            if noun.is_time and noun.head in heads:
                noun.head.under(first, "npadvmod")
        self.clause.nouns = [(i, u) for i, u in self.clause.nouns if u.head.head is not first]
        says = self.lore.reports(first.lemma)
        if first.dep == "amod" and (says or any(n.head is first for n in heads)):
            first.dep = "acl"

    def _is_struck(self, unit: Unit) -> bool:
        """ "karakola düzenlenen saldırı": what a dative right before the participle says that it was on."""
        free = unit.kind == "np" and unit.head.head is None and not unit.is_time
        return free and unit.head.word.has("dat")

    def _is_called(self, k: int, unit: Unit) -> bool:
        """ "Somali'nin başkenti Mogadişu'da": what is owned, right before the name that it has."""
        after = self.units[k + 1] if k + 1 < len(self.units) else None
        named = after is not None and after.kind == "np" and after.head.pos == "PROPN"
        owned = unit.head.pos == "NOUN" and unit.head.word.has("closes") and unit.head.head is None
        # "Kızıl Şafak örgütü Rakka'da": nor is a body, or an official, called what follows.
        party = self.lore.acts(unit.head.lemma) or self.lore.is_title(unit.head.lemma)
        owned = owned and not self._happens(unit.head) and not party
        return self.language.order == "sov" and named and owned and not unit.head.word.has(*_CASED)

    def _tells_what(self, k: int, unit: Unit) -> bool:
        """ "نفت الوزارة ما تداولته صفحات": "what" right before a verb, after one that has its subject."""
        after = self.units[k + 1] if k + 1 < len(self.units) else None
        what = unit.head.pos == "PRON" and unit.head.lemma == "what" and self.language.order == "vso"
        return what and self.clause.verb is not None and after is not None and after.finite

    def _leave_full(self, unit: Unit) -> None:
        """A relative clause without a pronoun has one object; a further noun phrase belongs to the verb outside."""
        outer = self.clause.parent
        if not self.clause.bare or outer is None or outer.verb is None or unit.is_time:
            return
        nouns = [u for i, u in self.clause.nouns if i > self.clause.verb_at and not u.is_time]
        # "هجوم شنه مئة مسلح": the pronoun of the noun outside leaves room for who did it.
        if any(u.head.pos != "PRON" for u in nouns) and not outer.verb.passive:
            self.clause = outer

    def _told_all(self, k: int) -> bool:
        """ "مردانی که سوار بودند یک قاضی را کشتند": after what is told of a noun its own clause goes on."""
        outer = self.clause.parent
        waits = self.clause.kind == "rel" and outer is not None and outer.waits and bool(outer.nouns)
        return waits and self._closed_before(k)

    def _closed_before(self, k: int) -> bool:
        """Whether a verb at the end of its clause came right before: what follows is a new clause."""
        return self.clause.verb is not None and self.clause.verb.finite and self.clause.verb_at < k

    def _says_next(self, k: int) -> bool:
        """ "پلیس اعلام کرد سه نفر کشته شدند": what is said right after a verb of saying that has no object."""
        verb = self.clause.verb
        if (
            verb is None
            or verb.passive
            or not self.lore.tells(verb.head.lemma)
            or self.clause.verb_at < k - 1
        ):
            return False
        return not any(u.head.word.has("obj", "acc") for _, u in self.clause.nouns) and self._verb_waits(k)

    def _verb_waits(self, k: int) -> bool:
        """Whether a verb of its own follows before the next comma or stop."""
        rest = self.units[k:]
        end = next((i for i, u in enumerate(rest) if u.kind in ("punct", "mark", "cc")), len(rest))
        return any(u.finite for u in rest[:end])

    def _joins_before(self, k: int, unit: Unit) -> bool:
        """Whether a noun phrase is one more in a list, or names the one before it."""
        before = self.units[k - 1] if k else None
        if before is None or self.last_noun is None:
            return False
        if before.kind == "cc":
            # An "and" that governs nothing yet joins nouns; else it has opened a clause.
            return before.head.head is None and self._conjoined(unit, before.head)
        if before.nodes[-1].word.has("quoted") and (titled := self._titled(unit)) is not None:
            # "Голова громадської організації «Світ» Іван К."
            unit.head.under(titled, "appos")
            return True
        if before.head.word.written != "," or k < 2 or self.units[k - 2].kind != "np":
            return False
        if unit.head.pos == "ADJ" and self.clause.verb is None:
            # "Les suspects, proches du mouvement, nient": an adjective set off tells of the noun before it.
            unit.head.under(self.units[k - 2].head, "amod")
            return True
        if self._is_some_of_them(k, unit):
            unit.head.under(self.units[k - 2].head, "appos")
            return True
        if self._in_list(k):
            return self._conjoined(unit, None)
        at = k + 1
        while self.last_noun.dep == "pobj" and self._goes_on_with_of(at):
            at += 2
        after = self.units[at] if at < len(self.units) else None
        closed = after is None or after.kind == "punct"
        if (told := self._told_of(k, unit)) is not None:
            unit.head.under(told, "appos")
            return True
        names = self.last_noun.pos == "PROPN" or unit.head.pos == "PROPN"
        inserted = closed and self._waits_for_verb(at + 1)
        if closed and (names or inserted) and not unit.is_time and self.units[k - 2].head is not unit.head:
            unit.head.under(self._titled(unit) or self.units[k - 2].head, "appos")
            return True
        return False

    def _is_some_of_them(self, k: int, unit: Unit) -> bool:
        """ "Mataron a ocho personas, tres de ellas mujeres": a part of those before the comma."""
        of, them = (*self.units[k + 1 : k + 3], None, None)[:2]
        pronoun = them is not None and them.head.pos == "PRON"
        return unit.head.pos == "NUM" and of is not None and of.head.lemma == "of" and pronoun

    def _titled(self, unit: Unit) -> Node | None:
        """ "el juez de paz de la comuna, Elio Saavedra": who bears an unknown name, before all that follows "of"."""
        name = " ".join(n.word.written for n in unit.nodes if n.pos == "PROPN")
        if unit.head.pos != "PROPN" or " " not in name or self.lore.known(name):
            return None
        noun = self._first_of(self.last_noun)
        titled = noun is not None and noun.pos == "NOUN" and self.lore.is_title(noun.lemma)
        return noun if titled and noun is not self.last_noun else None

    def _first_of(self, noun: Node | None) -> Node | None:
        """The noun that a chain of "of" began with."""
        while noun is not None and noun.dep == "pobj" and noun.head is not None and noun.head.lemma == "of":
            noun = noun.head.head
        return noun

    def _goes_on_with_of(self, at: int) -> bool:
        """ "in Karvan, der Hauptstadt der Provinz, ": whether "of" and a noun stand here."""
        pair = self.units[at : at + 2]
        return len(pair) == 2 and pair[0].head.lemma == "of" and pair[1].kind == "np"

    def _told_of(self, k: int, unit: Unit) -> Node | None:
        """ "O Grupo do Norte, aliança de colonos, reivindicou": what a longer phrase between commas tells of."""
        at = k + 1
        while at + 1 < len(self.units) and self.units[at].kind == "adp" and self.units[at + 1].kind == "np":
            at += 2
        closed = (
            at + 1 < len(self.units) and self.units[at].head.word.written == "," and self.units[at + 1].finite
        )
        named = unit.head.word.written[:1].isupper() and not self.language.has("capitals", "nouns")
        common = unit.head.pos == "NOUN" and not named and not unit.is_time
        if at == k + 1 or not closed or not common or not self.clause.waits:
            return None
        noun = self.units[k - 2].head
        while noun.dep == "pobj" and noun.head is not None and noun.head.head is not None:
            noun = noun.head.head
        subjects = [u.head for _, u in self.clause.nouns if not u.is_time]
        return noun if noun.head is None and noun in subjects else None

    def _waits_for_verb(self, k: int) -> bool:
        """Whether a clause without a verb goes on with one: "seine Partei, das Zentrum, bestätigte"."""
        return self.clause.waits and k < len(self.units) and self.units[k].kind == "vg"

    def _conjoined(self, unit: Unit, cc: Node | None) -> bool:
        assert self.last_noun is not None
        noun = self._alike(self.last_noun) if self._happens(unit.head) else self._person(unit, self.last_noun)
        if cc is not None:
            cc.under(noun, "cc")
        unit.head.under(noun, "conj")
        return True

    def _person(self, unit: Unit, noun: Node) -> Node:
        """ "مقتل رجل وامرأة": of a happening and whom it befell, the latter, where one more of them follows."""
        if not (self._happens(noun) and self.lore.is_title(unit.head.lemma)):
            return noun
        befallen = (n for u in self.units for n in u.nodes if n.dep == "pobj" and n.head is not None)
        of = (n for n in befallen if n.head is not None and n.head.head is noun and n.head.lemma == "of")
        return next((n for n in of if self.lore.is_title(n.lemma)), noun)

    def _happens(self, node: Node) -> bool:
        return node.pos == "NOUN" and self.lore.is_event(node.lemma)

    def _alike(self, noun: Node) -> Node:
        """ "مقتل جندي وإصابة ثلاثة": the happening that a noun after "of" belongs to, where another one follows."""
        at: Node | None = noun
        while at is not None and not self._happens(at):
            at = at.head.head if at.dep == "pobj" and at.head is not None else None
        return at or noun

    def _in_list(self, k: int) -> bool:
        """Whether commas and an "and" make a list of what follows: "A, B and C"."""
        at = k + 1
        while at + 1 < len(self.units):
            if self.units[at].kind == "cc":
                return self.units[at + 1].kind == "np" and not self._verb_after(at + 2)
            if self.units[at].head.word.written != "," or self.units[at + 1].kind != "np":
                return False
            at += 2
        return False

    def _verb_after(self, at: int) -> bool:
        return at < len(self.units) and self.units[at].finite

    def _clause_follows(self, k: int) -> bool:
        """Whether what comes after "and" is a clause of its own, with a verb before the next mark."""
        if self.language.order == "sov":
            return self.clause.verb is not None
        if self.clause.verb is None:
            return False
        rest = self.units[k:]
        if self.language.order == "vso" and rest and self._happens(rest[0].head) and rest[0].kind == "np":
            # "مقتل مدني وإصابة اثنين بنزاع نشب": one more happening, and a verb that tells of a noun after it.
            rest = rest[:2]
        apart = k > 1 and self.units[k - 2].head.word.written == ","
        for i, unit in enumerate(rest):
            if apart and unit.kind == "cc" and self._joins_nouns(k + i):
                continue  # ", а двое полицейских и водитель ранены"
            if unit.kind in ("punct", "cc", "mark", "rel"):
                return False
            perfect = self.clause.is_perfect and (unit is rest[0] or self._brackets)
            gapped = unit.bare_participle and (self.clause.verb.passive or perfect)
            if unit.finite or gapped or (unit.kind == "vg" and self._brackets):
                return True
        return False

    def _joins_nouns(self, k: int) -> bool:
        return [u.kind for u in self.units[k - 1 : k + 2 : 2]] == ["np", "np"]

    def _bracket_waits(self, k: int) -> bool:
        """ "hatten Regierung und Rebellen vereinbart": whether what "and" joins stands inside an open bracket."""
        opened = self.clause.verb
        if opened is None or opened.head.pos != "AUX" or self.clause.opened_at >= 0 or not self._brackets:
            return False
        rest = self.units[k:]
        end = next((i for i, u in enumerate(rest) if u.kind in ("punct", "cc", "mark", "rel")), len(rest))
        verbs = [u for u in rest[:end] if u.kind == "vg"]
        return bool(verbs) and not verbs[0].finite and self.clause.boundary < self.clause.verb_at

    def _adp(self, k: int, unit: Unit) -> None:
        if unit.head.word.has("post"):
            if self._owns_verb(k, unit.head):
                unit.head.under(self.units[k - 1].head, "case")
                return
            self._postposition(k, unit.head)
            return
        after = self.units[k + 1] if k + 1 < len(self.units) else None
        if (
            self.adp is None
            and self.language.order == "sov"
            and self._closed_before(k)
            and self._says_next(k)
        ):
            # "ارتش اعلام کرد در عملیاتی ... کشته شدند"
            self._open("report", self._verb_head(), k)
        if self.adp is not None:
            unit.head.under(self.adp, "prep")
        elif after is not None and after.infinitive and self._of_an_object(k, unit):
            # "accused the rebels of shelling"
            self.clause.loose.append((k, unit.head, "prep"))
            after.head.tag = "VBG"
            self._open("pcomp", unit.head, k)
            return
        elif after is not None and after.infinitive:
            anchor = self._verb_head()
            if anchor is not None and not self.lore.takes_infinitive(anchor.lemma):
                after.head.tag = "VBG"
            self._open("inf" if self.clause.verb else "adv", self._verb_head(), k)
            self.clause.mark = unit.head
            return
        elif after is not None and after.kind == "vg" and after.head.word.has("ger"):
            self._site(k, unit.head)
            self._open("pcomp", unit.head, k)
            return
        elif (deed := self._told_apart(k, unit.head)) is not None:
            unit.head.under(deed, "prep")
        else:
            self._site(k, unit.head)
        self.adp = unit.head

    def _owns_verb(self, k: int, sign: Node) -> bool:
        """ "Rusya'nın Herson'a saldırdığını": a name in the genitive that a verb made a noun has as its subject."""
        before, rest = self.units[k - 1], self.units[k + 1 :]
        if sign.lemma != "of" or before.kind != "np" or not self.clause.nouns:
            return False
        end = next((i for i, u in enumerate(rest) if u.kind in ("vg", "punct")), len(rest))
        verb = rest[end] if end < len(rest) and rest[end].head.word.has("nominal") else None
        taken = any(u.head.word.has("gen") or u.head.lemma == sign.lemma for u in rest[:end])
        if verb is None or taken or self.clause.nouns[-1][1] is not before:
            return False
        owned = rest[0].kind == "np" and rest[0].head.word.has("closes") and not rest[0].is_time
        named = owned and rest[0].nodes[0].pos == "PROPN" and not (verb.passive or verb.head.word.has("intr"))
        if owned and not named:
            return False
        before.head.word = replace(before.head.word, features=before.head.word.features | {"gen"})
        return True

    def _of_an_object(self, k: int, unit: Unit) -> bool:
        """Whether "of" with an infinitive tells what somebody is accused of, the object standing between."""
        before = self.units[k - 1] if k else None
        blames = self.clause.verb is not None and self.lore.reports(self.clause.verb.head.lemma)
        # "que l'armée accuse d'avoir tué": the object of a relative clause may be its pronoun.
        told = (
            before is self.clause.verb
            and self.clause.kind == "rel"
            and self.language.has("relative", "comma")
        )
        return unit.head.lemma == "of" and before is not None and (before.kind == "np" or told) and blames

    def _postposition(self, k: int, node: Node) -> None:
        """A preposition that follows its noun takes it over."""
        noun = self.last_noun
        if noun is None or self.units[k - 1].kind == "punct":
            # ", aralarında iki çocuğun da bulunduğu": what it stands after is another clause's.
            self.clause.loose.append((0, node, "prep"))
            return
        first = noun.head if noun.dep == "pobj" else None
        if first is not None and first.lemma in ("from", "by") and node.lemma == "according":
            # "Valilikten yapılan açıklamada": by whom a statement is, is who says it.
            self.clause.loose = [(i, n, d) for i, n, d in self.clause.loose if n is not first]
            first.under(noun, "case")
            noun.head, noun.dep, first = None, "dep", None
        if first is not None and first.lemma == "to" and first.word.has("post") and node.lemma in _AT:
            # "Karkamış'a yönelik", "Rusya'ya karşı": the ending is only that which the word after it asks for.
            self.clause.loose = [(i, n, d) for i, n, d in self.clause.loose if n is not first]
            first.under(noun, "case")
            noun.head, noun.dep, first = None, "dep", None
        split = first is not None and (first.word.end == node.word.start or first.lemma == "according")
        if first is not None and split and first.word.has("post"):
            # "göre" is "according" and "to": the noun belongs to the second, that to the first.
            node.under(first, "prep")
            noun.under(node, "pobj")
            return
        self.clause.nouns = [(i, u) for i, u in self.clause.nouns if u.head is not noun]
        if noun.dep in ("pobj", "conj") and noun.head is not None and noun.head.dep != "prep":
            self.clause.nouns = [(i, u) for i, u in self.clause.nouns if u.head is not noun.head]
            noun = noun.head
        noun.under(node, "pobj")
        owned = self.units[k + 1] if k + 1 < len(self.units) else None
        # "Beyrut'taki Sağlık Bakanlığı"
        seats = owned is not None and owned.kind == "np" and owned.head.lemma in phrases()["seated"]
        tells = node.lemma == "of" or (node.word.has("attr") and (node.lemma in _AT or seats))
        # "Yaralılardan üçü öldü": whom so many are out of.
        some = owned is not None and node.lemma == "from" and owned.head.pos == "NUM"
        if owned is not None and some and not owned.is_time:
            node.under(owned.head, "prep")
            return
        owned = owned if tells else None
        if owned is not None and owned.kind == "np" and not owned.is_time and owned.head.pos in NOMINAL:
            # "Kenya'nın Garissa kentinde": what is owned follows.
            node.under(owned.head, "prep")
            if node.lemma == "of":
                _as_owned(owned.head)
        else:
            self.clause.loose.append((k, node, "prep"))

    def _told_apart(self, k: int, prep: Node) -> Node | None:
        """ "о задержании в Самаре троих мужчин": what happened, where the place parts it from whom it befell."""
        units = self.units[k - 3 : k] if k > 2 else []
        apart = (
            [u.kind for u in units] == ["np", "adp", "np"] and prep.lemma == "of" and not prep.word.written
        )
        deed = units[0].head if apart else None
        placed = deed is not None and units[2].head.pos == "PROPN" and units[1].head.head is deed
        return deed if placed and deed is not None and self.lore.befalls(deed.lemma) else None

    def _site(self, k: int, node: Node) -> None:
        """What a prepositional phrase belongs to: the noun before it, or the verb, now or to come."""
        before = self.units[k - 1] if k else None
        noun = self.last_noun if before is not None and before.kind == "np" else None
        spoke = k > 1 and self.units[k - 2].kind == "vg"
        if before is not None and before.kind == "adv" and k > 1 and node.lemma == "of" and not spoke:
            noun = self.last_noun
        if before is not None and node.lemma == "to" and before.nodes[-1].lemma in phrases()["leaning"]:
            # "un groupe proche du Front"
            node.under(before.nodes[-1], "prep")
        elif node.lemma == "between" and (meeting := self._met_in(k, noun)) is not None:
            node.under(meeting, "prep")
        elif noun is not None and (
            self._keeps(noun, node) or self._employs(k, noun, node) or self._lies(k, noun, node)
        ):
            node.under(noun, "prep")
        elif noun is not None and (death := self._brought_about(k, noun)) is not None:
            node.under(death, "prep")
        elif noun is not None and (deed := self._done_by(k, noun, node) or self._aimed_by(noun, node)):
            node.under(deed, "prep")
        elif (
            before is not None
            and before.kind == "cc"
            and self.last_noun is not None
            and self.clause.verb is None
            and not spoke
        ):
            node.under(self.last_noun, "prep")
        else:
            self.clause.loose.append((k, node, "prep"))

    def _met_in(self, k: int, noun: Node | None) -> Node | None:
        """ "Heurts samedi à Nantes entre manifestants et policiers": the happening, before where and when it was."""
        placed = noun is not None and (noun.pos == "PROPN" or is_day(noun))
        after = self.units[k + 1] if k + 1 < len(self.units) else None
        sides = after is not None and after.kind == "np" and after.head.pos == "NOUN"
        nouns = (u.head for u in reversed(self.units[:k]) if u.kind == "np")
        return next((n for n in nouns if self._happens(n)), None) if placed and sides else None

    def _done_by(self, k: int, noun: Node, prep: Node) -> Node | None:
        """ "el asesinato de un líder por la guerrilla": what happened to whom a noun names, before who did it."""
        after = self.units[k + 1] if k + 1 < len(self.units) else None
        deed = self._first_of(noun)
        if prep.lemma != "by" or after is None or after.kind != "np" or deed is None or deed is noun:
            return None
        does = (
            after.head.pos == "PROPN"
            or self.lore.acts(after.head.lemma)
            or self.lore.is_title(after.head.lemma)
        )
        return deed if does and self._happens(deed) else None

    def _aimed_by(self, noun: Node, prep: Node) -> Node | None:
        """ "el ataque de los rebeldes contra la base": the deed of whom a noun names, before what it was aimed at."""
        deed = self._first_of(noun)
        aimed = prep.lemma in _AT and deed is not None and deed is not noun
        return deed if aimed and deed is not None and self.lore.aims(deed.lemma) else None

    def _brought_about(self, k: int, noun: Node) -> Node | None:
        """ "مقتل ثلاثة جنود في كمين": the happening of which a noun is, where another one is what it happened in."""
        after = self.units[k + 1] if k + 1 < len(self.units) else None
        led = after is not None and after.kind == "np" and self._happens(after.head)
        found = self._alike(noun) if led and noun.dep == "pobj" else noun
        return found if found is not noun else None

    def _lies(self, k: int, noun: Node, prep: Node) -> bool:
        """ "في سرمين شرقي إدلب": whether a preposition with a bearing tells where a named place lies."""
        after = self.units[k + 1] if k + 1 < len(self.units) else None
        led = after is not None and after.kind == "np" and after.nodes[0].lemma.startswith(BEARINGS)
        return led and (noun.pos == "PROPN" or noun.word.has("area")) and prep.lemma in ("in", "on")

    def _employs(self, k: int, noun: Node, prep: Node) -> bool:
        """ "مسؤول في الوزارة", "متحدث باسم الجيش": whether a preposition says whose somebody is."""
        if prep.word.has("of_noun"):
            return noun.pos in NOMINAL
        after = self.units[k + 1] if k + 1 < len(self.units) else None
        body = after.head if after is not None and after.kind == "np" else None
        if body is None or body.pos != "NOUN" or noun.pos != "NOUN" or prep.lemma not in ("in", "at", "from"):
            return False
        return (
            self.lore.is_title(noun.lemma) and self.lore.speaks(noun.lemma) and self.lore.speaks(body.lemma)
        )

    def _keeps(self, noun: Node, prep: Node) -> bool:
        """Whether a preposition right after a noun says something of the noun."""
        if prep.lemma in ("of", "between"):
            # "a fait état dimanche de sept blessés": nothing is of a weekday.
            return not is_day(noun)
        if prep.lemma in ("on", "in") and _is_account(noun):
            # "nach eigenen Angaben am Montag": the day is that of what is said.
            # "nach Angaben des Ministeriums in Beirut": where an office of state sits.
            return prep.lemma == "in" and noun.lemma in phrases()["seated"]
        aims = self.language.order == "sov" and prep.lemma == "for" and noun.pos == "NOUN"
        if aims and not (self.lore.is_title(noun.lemma) or self.lore.acts(noun.lemma)):
            # "تلاش برای دستگیری مهاجمان"
            return True
        eventive = noun.pos == "NOUN" and self.lore.is_event(noun.lemma) and prep.lemma in _NOUN_PREPOSITIONS
        return eventive or (
            self.clause.verb is None
            and self.language.order != "sov"
            and prep.lemma in ("in", "from", "near", "for")
            and noun.pos in NOMINAL
        )

    def _vg(self, k: int, unit: Unit) -> None:
        self.adp = None
        if unit.head.word.has("nominal"):
            self._nominal(k, unit)
            return
        if self._completes(unit) or self._leads_back(k, unit):
            return
        if self._closes_bracket(unit):
            self._bracketed(unit)
        elif (noun := self._told_ahead(k, unit)) is not None:
            self._open("part", noun, k)
        elif self._goes_on_perfect(k, unit):
            self._open("conj", self._verb_head(), k)
        elif (
            (unit.bare_participle or unit.head.word.has("act"))
            and self._is_reduced(k)
            and not self._gapped(k)
            and not self._headlines(k)
        ):
            self._open("part", self.last_noun, k)
        elif unit.infinitive and self.clause.verb is not None and (self._governed(k) or not self._waiting()):
            self._infinitive(k, unit)
        elif unit.head.word.has("ger") and self._has_before(k):
            self._converb(k, unit)
            return
        elif (
            unit.head.word.has("ger")
            and self.clause.kind != "pcomp"
            and not self._alone(k)
            and (self.clause.verb is not None or self._finite_after(k))
        ):
            self._open("ger", self._verb_head(), k)
        elif self._tells_of_noun(k, unit):
            self._open("rel", self.last_noun, k)
            self.clause.bare = True
        elif (deed := self._came_of(k, unit)) is not None:
            self._open("rel", deed, k)
            self.clause.bare = True
        elif self.clause.verb is not None:
            self._next_verb(k)
        self.clause.verb, self.clause.verb_at = unit, k

    def _told_ahead(self, k: int, unit: Unit) -> Node | None:
        """ "похищенный боевиками журналист": the noun after a participle and what belongs to it."""
        opened = k and self.units[k - 1].head.word.written == ","
        if not unit.bare_participle or opened or not self.language.has("agreement", "yes"):
            return None
        at = k + 1
        while at + 1 < len(self.units) and self.units[at].kind == "adp" and self.units[at + 1].kind == "np":
            at += 2
        noun = self.units[at] if k + 1 < at < len(self.units) else None
        agrees = noun is not None and noun.kind == "np" and share_case(unit.head, noun.head)
        return noun.head if agrees and noun is not None and not noun.is_time else None

    def _has_before(self, k: int) -> bool:
        """Whether a gerund has its object before it, and another verb after it."""
        return self.language.has("genitive", "before") and self._finite_after(k)

    def _converb(self, k: int, unit: Unit) -> None:
        """ "köye girip evleri yaktı": with its own object where the verb to come has one; the rest is that verb's.

        What shows the accusative is its own before anything else too: "iki eri öldürerek karakoldan kaçtı".
        """
        outer = self.clause
        inner = Clause("ger", None, outer, verb=unit, verb_at=k)
        rest = self.units[k + 1 :]
        end = next((i for i, u in enumerate(rest) if u.finite), len(rest))
        object_next = outer.nouns[-1:] and outer.nouns[-1][1].head.word.has("acc") and rest[:end]
        more = object_next or any(u.head.word.has("acc", "dat", "obj") for u in rest[:end])
        last = outer.nouns[-1:] if more and outer.nouns and outer.nouns[-1][0] == k - 1 else []
        inner.nouns = [(i, u) for i, u in last if u.head.word.has("acc", "dat", "obj")]
        outer.nouns = outer.nouns[: len(outer.nouns) - len(inner.nouns)]
        self.clauses.append(inner)

    def _governed(self, k: int) -> bool:
        """ "la mujer, que pidió omitir su nombre": an infinitive right after its verb, where verbs stand first."""
        return self.language.order != "sov" and not self._brackets and self.clause.verb_at == k - 1

    def _tells_of_noun(self, k: int, unit: Unit) -> bool:
        """ "غارة استهدفت سوقا": a verb right after an indefinite noun tells of it, where verbs else stand first."""
        before = self.units[k - 1] if k else None
        if self.language.order != "vso" or self.clause.verb is None or before is None or before.kind != "np":
            return False
        noun = before.head
        definite = any(
            self.language.has_article(fold(n.word.written)) or n.word.has("poss") for n in before.nodes
        )
        names = any(n.pos == "PROPN" for n in before.nodes)
        reports = self.lore.reports(unit.head.lemma) and not self.clause.boundary > self.clause.verb_at
        # "معارك استمرت": what happens says nothing; "أشخاص يشتبه بضلوعهم": nor do those of whom it is said.
        reports = reports and not (self._happens(noun) or unit.head.word.has("pass"))
        return noun.pos in ("NOUN", "ADJ") and not (definite or names or before.is_time or reports)

    def _came_of(self, k: int, unit: Unit) -> Node | None:
        """ "تفجير في بغداد يوم الاثنين أسفر عن": the happening, before where and when it was and what came of it."""
        before = self.units[k - 1] if k else None
        outcome = self.language.order == "vso" and unit.head.lemma in _OUTCOMES
        if not outcome or self.clause.verb is None or before is None or before.kind != "np":
            return None
        if not (before.is_time or before.head.pos == "PROPN"):
            return None
        nouns = (u.head for u in reversed(self.units[self.clause.verb_at + 1 : k]) if u.kind == "np")
        return next((n for n in nouns if self._happens(n) and self.lore.strikes(n.lemma)), None)

    def _headlines(self, k: int) -> bool:
        """ "Un attentat déjoué, trois suspects écroués", "...: uccisi due soldati": one thing told after the other."""
        clause = self.clause
        if clause.verb is not None and self.units[k - 1].head.word.written == ":":
            return not any(u.finite for u in self.units[k:])
        alone = clause.verb is not None and clause.verb.bare_participle and clause.kind in ("main", "conj")
        marked = clause.boundary > clause.verb_at and self.units[k - 1].kind == "np"
        return alone and marked and not any(u.finite for u in self.units)

    def _gapped(self, k: int) -> bool:
        """ "ont été arrêtés à Lyon et écroués": a participle that shares the auxiliary of the clause before it."""
        waits = self.clause.waits and self.clause.kind == "conj"
        # "hätten Häuser geplündert und zwei Männer getötet": nouns may stand between where verbs stand last.
        outer = self.clause.parent
        shared = self._brackets and outer is not None and outer.is_perfect
        return waits and (self.units[k - 1].kind == "cc" or shared or self._suffers_too(k))

    def _suffers_too(self, k: int) -> bool:
        """ "ont été tués et trois autres blessés": a passive without its auxiliary, of a subject of its own."""
        outer = self.clause.parent
        passive = outer is not None and outer.verb is not None and outer.verb.passive
        if not passive or [u for _, u in self.clause.nouns] != [self.units[k - 1]]:
            return False
        rest = self.units[k + 1 :]
        end = next((i for i, u in enumerate(rest) if u.kind in ("punct", "cc", "mark")), len(rest))
        return not any(u.finite for u in rest[:end])

    def _goes_on_perfect(self, k: int, unit: Unit) -> bool:
        """ "ont brûlé des maisons, tué six civils": a participle that has an object of its own after a comma."""
        after = self.units[k + 1] if k + 1 < len(self.units) else None
        listed = (
            unit.bare_participle and self.clause.is_perfect and self.units[k - 1].head.word.written == ","
        )
        person = after is not None and after.kind == "adp" and after.head.lemma == "to"
        return listed and after is not None and (person or (after.kind == "np" and not after.is_time))

    def _completes(self, unit: Unit) -> bool:
        """ "проверить это не удалось": a modal after the infinitive that it governs, with its negation."""
        before = self.clause.verb
        if (
            before is None
            or not before.infinitive
            or not (unit.head.pos == "AUX" and unit.head.word.has("modal"))
        ):
            return False
        for node in unit.nodes:
            node.under(before.head, "aux" if node is unit.head else node.dep)
        return True

    def _leads_back(self, k: int, unit: Unit) -> bool:
        """ "комментировать взрыв отказались": a verb after the infinitive that it governs."""
        outer = self.clause
        before = outer.verb
        governs = unit.finite and unit.head.lemma in _WITHHOLDS and self.language.has("agreement", "yes")
        if before is None or not before.infinitive or not governs or outer.boundary > outer.verb_at:
            return False
        before.head.tag = "VBG"
        if not self._happens(before.head):
            unit.head.word = replace(unit.head.word, lemma="decline")
        inner = Clause("inf", unit.head, outer, verb=before, verb_at=outer.verb_at)
        inner.nouns = [(i, u) for i, u in outer.nouns if i > outer.verb_at]
        inner.loose = [(i, n, d) for i, n, d in outer.loose if i > outer.verb_at]
        outer.nouns = [(i, u) for i, u in outer.nouns if i < outer.verb_at]
        outer.loose = [(i, n, d) for i, n, d in outer.loose if i < outer.verb_at]
        self.clauses.append(inner)
        outer.verb, outer.verb_at = unit, k
        return True

    def _nominal(self, k: int, unit: Unit) -> None:
        """ "öldüğünü söyledi": a verb made a noun is what the verb after it says; its subject is in the genitive."""
        outer = self.clause
        owned = next((i for i, u in outer.nouns if u.head.word.has("gen")), None)
        told = self._told_by_verb(k, unit)
        since = max(outer.boundary, owned - 1 if owned is not None else -1)
        if owned is not None and not unit.passive and not unit.head.word.has("intr"):
            since = self._past_object(outer, since)
        if told is None and owned is None:
            since = max(since, self._teller(outer, since))
        if told is not None and owned is None:
            # "Bakan, yaptığı açıklamada": who acts is the subject of the verb to come.
            since = k
        if not unit.passive and unit.head.tag == "VBN":
            unit.head.tag = "VBD"
        inner = Clause("rel" if told else "that", told, outer, verb=unit, verb_at=k)
        # "yaktığını ve öldürdüğünü", "yaktığını, öldürdüğünü söyledi"
        joined = self.units[outer.boundary - 1] if 0 < outer.boundary < k else None
        first = joined.head if joined is not None and joined.kind == "vg" else None
        if told is None and first is not None and first.word.has("nominal"):
            inner.kind, inner.anchor = "conj", first
        inner.nouns = [(i, u) for i, u in outer.nouns if i > since]
        inner.loose = [(i, n, d) for i, n, d in outer.loose if i > outer.boundary and d != "punct"]
        if outer.boundary >= 0:
            # "Ordu, salı günü ... öldürüldüğünü duyurdu": a time after the mark is that of what is said.
            inner.nouns = [(i, u) for i, u in outer.nouns if i > since or (u.is_time and i > outer.boundary)]
        outer.nouns = [n for n in outer.nouns if n not in inner.nouns]
        outer.loose = [(i, n, d) for i, n, d in outer.loose if not (i > outer.boundary and d != "punct")]
        self.clauses.append(inner)

    def _past_object(self, clause: Clause, since: int) -> int:
        """ "saldırıyı cephenin düzenlediğini": an object right before who did it, where none follows."""
        after = any(u.head.word.has("acc", "obj") for i, u in clause.nouns if i > since)
        before = next((u for i, u in clause.nouns if i == since), None)
        return since - 1 if before is not None and before.head.word.has("acc") and not after else since

    def _teller(self, clause: Clause, since: int) -> int:
        """ "bakanlık ise kayıp olmadığını bildirdi": where who says it stands, before what there is none of."""
        free = [
            (i, u) for i, u in clause.nouns if i > since and not u.is_time and not u.head.word.has(*_CASED)
        ]
        told = len(free) > 1 and self._speaks(free[0][1].head)
        return free[0][0] if told else -1

    def _told_by_verb(self, k: int, unit: Unit) -> Node | None:
        """ "Rusya'nın düzenlediği saldırıda": the noun after a verb made a noun that tells of it."""
        rest = self.units[k + 1 :]
        if rest and rest[0].kind == "adp" and not rest[0].head.word.has("post"):
            rest = rest[1:]
        by = len(rest) > 1 and rest[1].head.lemma == "by"
        tells = unit.head.word.has("part") and rest and rest[0].kind == "np" and not rest[0].is_time
        return rest[0].head if tells and not by else None

    def _infinitive(self, k: int, unit: Unit) -> None:
        """An infinitive under the verb before it; one that denies or the like has what English says with "-ing"."""
        anchor = self._verb_head()
        if anchor is not None and not self.lore.takes_infinitive(anchor.lemma):
            unit.head.tag = "VBG"
        self._open("inf", anchor, k, inherits=self.clause if self._brackets else None)

    @property
    def _brackets(self) -> bool:
        return self.language.has("bracket", "yes")

    def _closes_bracket(self, unit: Unit) -> bool:
        """ "wurden ... getötet": the verb that an auxiliary before it has been waiting for."""
        opened = self.clause.verb
        if opened is None or opened.head.pos != "AUX":
            return False
        if self.language.has("bracket", "finite") and unit.head.pos == "VERB":
            # "كانت القوات قد قصفت": the auxiliary waits for a verb that is finite itself.
            return self.clause.boundary < self.clause.verb_at
        if not self._brackets:
            return False
        return unit.head.word.has("part", "inf") and self.clause.boundary < self.clause.verb_at

    def _bracketed(self, unit: Unit) -> None:
        assert self.clause.verb is not None
        opened = self.clause.verb
        self.clause.opened_at = self.clause.verb_at
        passive = self._brackets and opened.head.word.has("be") and not unit.head.word.has("intr", "inf")
        unit.passive = unit.passive or passive
        if unit.passive:
            unit.head.tag = "VBN"
        if (
            self.language.has("bracket", "finite")
            and {"past"} <= unit.head.word.features & opened.head.word.features
        ):
            # "كانت القوات قد قصفت": had shelled, where "كانت القوات تقصف" was shelling.
            opened.head.word = replace(opened.head.word, lemma="have")
        if self._brackets:
            as_perfect(unit.head, [opened.head, *self._closing(unit)])
        for node in opened.nodes:
            if node is opened.head or node.head is opened.head:
                suffers = unit.passive and node.lemma != "have"
                relation = node.dep if node is not opened.head else "auxpass" if suffers else "aux"
                node.under(unit.head, relation)

    def _closing(self, unit: Unit) -> list[Node]:
        """ "war ... getötet worden", "waren ... entführt und befreit worden": the auxiliaries that close a bracket."""
        rest = takewhile(lambda u: u.kind != "punct", self.units[self.units.index(unit) :])
        verbs = (u for u in rest if u.kind == "vg" and (u is unit or u.nodes[0].pos == "VERB"))
        return [n for u in verbs for n in u.nodes if n.pos == "AUX"]

    def _waiting(self) -> bool:
        """Whether an outer clause still has no verb."""
        at = self.clause.parent
        while at is not None:
            if at.waits and at.nouns:
                return True
            at = at.parent
        return False

    def _alone(self, k: int) -> bool:
        return not any(u.kind == "vg" and i != k for i, u in enumerate(self.units))

    def _finite_after(self, k: int) -> bool:
        return any(u.finite for u in self.units[k + 1 :])

    def _is_reduced(self, k: int) -> bool:
        """Whether a bare participle only describes the noun before it: another verb carries the clause."""
        if self.last_noun is None:
            return False
        return self.clause.verb is not None or self._finite_after(k)

    def _next_verb(self, k: int) -> None:
        """A verb where the clause has one: it completes an outer clause, or opens one of its own."""
        outer = self.clause.parent
        while outer is not None and not (
            outer.waits and (outer.nouns or outer.loose or outer.kind == "main")
        ):
            outer = outer.parent
        before = self.units[k - 1] if k else None
        if outer is not None and not (before is not None and before.kind == "cc"):
            self._hand_over(self.clause, outer)
            self.clause = outer
            return
        verb = self._verb_head()
        near = self.clause.boundary < self.clause.verb_at or _is_hearsay(self.units[k])
        reporting = verb is not None and self.lore.reports(verb.lemma) and near
        inner = self.clause
        if (
            not reporting
            and self.clause.kind in ("rel", "part", "ger", "inf", "adv")
            and inner.boundary > inner.verb_at
        ):
            while self.clause.parent is not None and self.clause.kind in ("rel", "part", "ger", "inf", "adv"):
                self.clause = self.clause.parent
            verb = self._verb_head()
        self._open("report" if reporting else "conj", verb, k, inherits=inner)

    def _hand_over(self, old: Clause, new: Clause) -> None:
        """What stands after the last mark of a clause belongs to the one that goes on."""
        if old.boundary <= old.verb_at:
            return
        new.nouns += [(i, u) for i, u in old.nouns if i > old.boundary]
        new.loose += [(i, n, d) for i, n, d in old.loose if i > old.boundary]
        old.nouns = [(i, u) for i, u in old.nouns if i <= old.boundary]
        old.loose = [(i, n, d) for i, n, d in old.loose if i <= old.boundary]

    def _open(self, kind: str, anchor: Node | None, k: int, inherits: Clause | None = None) -> None:
        before = self.units[k - 1].head.word.written if k else ""
        new = Clause(kind, anchor, self.clause, opened_by=before)
        old = inherits or self.clause
        if inherits is not None and old.verb is not None:
            since = old.boundary if old.boundary > old.verb_at else self._last_noun_before(old, k)
            marks = old.boundary if old.boundary > old.verb_at else -1
            new.opened_by = self.units[marks].head.word.written if marks >= 0 else before
            new.nouns = [(i, u) for i, u in old.nouns if i > since]
            new.loose = [(i, n, d) for i, n, d in old.loose if i > since]
            old.nouns = [(i, u) for i, u in old.nouns if i <= since]
            old.loose = [(i, n, d) for i, n, d in old.loose if i <= since]
        self.clauses.append(new)
        self.clause = new

    def _last_noun_before(self, old: Clause, k: int) -> int:
        """Without a mark between two verbs, the last noun before the second is its subject."""
        after = [i for i, _ in old.nouns if i > old.verb_at]
        reporting = old.verb is not None and self.lore.reports(old.verb.head.lemma)
        if reporting:
            return after[0] - 1 if after and (len(after) > 1 or self.language.order == "svo") else k
        return after[-1] - 1 if len(after) > 1 else k

    def _verb_head(self) -> Node | None:
        at: Clause | None = self.clause
        while at is not None and at.verb is None:
            at = at.parent
        return at.verb.head if at is not None and at.verb is not None else None

    def _main_verb(self) -> Node | None:
        main = next((c for c in self.clauses if c.kind in ("main", "conj") and c.verb is not None), None)
        return main.verb.head if main is not None and main.verb is not None else None

    def _tells_as_what(self, k: int, unit: Unit) -> bool:
        """ "wies den Bericht als falsch zurück": the word for "when" with no verb of its own is "as"."""
        if not self._brackets or unit.head.lemma != "when" or self.clause.verb is None:
            return False
        rest = self.units[k + 1 :]
        end = next((i for i, u in enumerate(rest) if u.kind in ("punct", "cc")), len(rest))
        verb = next((u for u in rest[:end] if u.kind == "vg"), None)
        waits = self.clause.verb.head.pos == "AUX" and verb is not None and verb.bare_participle
        return bool(rest) and rest[0].kind == "np" and (verb is None or waits)

    def _mark(self, k: int, unit: Unit) -> None:
        if self._tells_as_what(k, unit):
            unit.head.word, unit.head.pos, unit.head.tag = replace(unit.head.word, lemma="as"), "ADP", "IN"
            self._adp(k, unit)
            return
        self.adp = None
        if unit.head.lemma in _OPPOSING:
            self._out_of_said(k + 1)
        before = self.units[k - 1] if k else None
        kind = "that" if unit.head.word.has("that") or unit.head.lemma in ("that", "whether") else "adv"
        anchor = self._verb_head()
        if before is not None and before.kind == "cc":
            twin = next((c for c in reversed(self.clauses) if c.kind == kind and c.verb is not None), None)
            if twin is not None and twin.verb is not None:
                before.head.under(twin.verb.head, "cc")
                self._open("conj", twin.verb.head, k)
                self.clause.mark = unit.head
                return
        noun = before.head if before is not None and before.kind == "np" else None
        if kind == "that" and noun is not None and noun.pos == "NOUN" and self.lore.is_event(noun.lemma):
            self._open("part", noun, k)
        else:
            if (
                (kind == "adv" or self._told_outside())
                and self.clause.kind in ("rel", "part")
                and (self.clause.boundary > self.clause.verb_at >= 0 or self._silent_inside())
            ):
                self.clause = self.clause.parent or self.clause
                anchor = self._verb_head()
            self._open(kind, anchor, k)
        self.clause.mark = unit.head

    def _silent_inside(self) -> bool:
        """Whether a relative clause without a pronoun has a verb that says nothing."""
        verb = self.clause.verb
        return self.clause.bare and verb is not None and not self.lore.reports(verb.head.lemma)

    def _told_outside(self) -> bool:
        """Whether the verb around a relative clause is one of saying that has not said anything yet."""
        outer = self.clause.parent
        verb = outer.verb.head if outer is not None and outer.verb is not None else None
        said = any(c.anchor is verb and c.kind in ("that", "report") for c in self.clauses)
        return verb is not None and self.lore.reports(verb.lemma) and not said

    def _rel(self, k: int, unit: Unit) -> None:
        prep = self.adp
        self.adp = None
        self._open("rel", self._told_more(k) or self.last_noun or self._verb_head(), k)
        if prep is not None:
            unit.head.under(prep, "pobj")
            self._reclaim(prep)
        elif unit.head.pos in ("ADV", "SCONJ"):
            self.clause.loose.append((k, unit.head, "advmod"))
        else:
            self.clause.nouns.append((k, unit))

    def _set_off_by(self, k: int) -> bool:
        """Whether a comma stands before a pronoun, over a preposition of its own."""
        at = k - 2 if k > 1 and self.units[k - 1].kind == "adp" else k - 1
        return self.units[at].head.word.written == ","

    def _told_more(self, k: int) -> Node | None:
        """What a relative pronoun tells of, if not the head of the phrase before it.

        After "and" what the relative clause before it told of; of "the toll of the attack which" the attack.
        """
        before = self.units[k - 1] if k else None
        if before is not None and before.kind == "cc":
            told = (c.anchor for c in reversed(self.clauses) if c.kind == "rel" and c.verb is not None)
            return next(told, None) or self._told_last(k)
        if before is not None and self.language.has("relative", "comma") and self._set_off_by(k):
            # "la milice du Sud, que l'armée accuse"
            first = self._first_of(self.last_noun)
            return first if first is not None and self.lore.acts(first.lemma) else None
        if before is None or before.kind != "np" or not self.language.has("genitive", "bare"):
            return None
        nouns = [n for n in before.nodes if n.pos in NOMINAL]
        return nouns[-1] if nouns and nouns[-1].dep != "compound" and self._happens(nouns[-1]) else None

    def _told_last(self, k: int) -> Node | None:
        """ "تبنى الهجوم على حاجز في سيناء، والذي أدى": what happened, before a comma and "and which"."""
        if self.language.order != "vso" or k < 2 or self.units[k - 2].head.word.written != ",":
            return None
        return next(
            (u.head for u in reversed(self.units[:k]) if u.kind == "np" and self._happens(u.head)), None
        )

    def _reclaim(self, prep: Node) -> None:
        """ "in which": the preposition belongs to the clause that the pronoun opens."""
        parent = self.clause.parent
        if parent is not None:
            parent.loose = [(i, n, d) for i, n, d in parent.loose if n is not prep]
        prep.head = None
        self.clause.loose.append((0, prep, "prep"))

    def _cc(self, k: int, unit: Unit) -> None:
        after = self.units[k + 1] if k + 1 < len(self.units) else None
        self.adp = None
        bound, inside = self.clause.boundary, self._bracket_waits(k + 1)
        self.clause.boundary = k
        before = self.units[k - 1].head if k and self.units[k - 1].kind == "vg" else None
        if before is not None and before.word.has("nominal"):
            # "saldırdıklarını ve öldürdüklerini söyledi": one thing said after the other.
            unit.head.under(before, "cc")
            return
        opens = after is not None and after.kind in ("vg", "np", "adp", "adv") and not inside
        opens = opens and not self._begins_list(k, bound)
        if not opens or not self._clause_follows(k + 1):
            if after is not None and after.kind == "np" and (self._brackets or self._begins_list(k, bound)):
                # "hatten Regierung und Rebellen vereinbart": what joins nouns ends no bracket.
                self.clause.boundary = bound
            if unit.head.head is None:
                self.clause.loose.append((k, unit.head, "cc"))
            return
        self._up_to_agreeing(k + 1)
        self._out_of_unmarked(k + 1)
        self._out_of_participle(k + 1)
        if unit.head.lemma in _OPPOSING:
            self._out_of_said(k + 1)
        verb = self._verb_head()
        if verb is not None:
            unit.head.under(verb, "cc")
        self._open("conj", verb, k + 1)

    def _begins_list(self, k: int, comma: int) -> bool:
        """ "wurde er getötet, seine Frau und sein Sohn wurden verletzt": nouns after a comma and a verb that has all.

        So has a verb that only befalls somebody: "погиб охранник, двое полицейских и водитель ранены".
        """
        verb = self.clause.verb
        befell = verb is not None and (verb.passive or verb.head.word.has("intr"))
        full = befell and any(i < comma for i, _ in self.clause.nouns)
        closed = (full or (self._brackets and self.clause.opened_at >= 0)) and comma > self.clause.verb_at
        return closed and comma == k - 2 and self._joins_nouns(k)

    def _up_to_agreeing(self, k: int) -> None:
        """ "заявил, что военные не стреляли, и обвинил": the verb after "and" goes on where one agrees with it."""
        verb = self.units[k] if k < len(self.units) else None
        if verb is None or verb.kind != "vg":
            return
        # "نفت الوزارة أن يكونوا هاجموا القرية واتهمت": where verbs stand first, who says one thing says another.
        shows = self.language.has("agreement", "yes")
        if not shows and not (self.language.order == "vso" and self.lore.reports(verb.head.lemma)):
            return
        alike = _alike if shows else _same
        at: Clause | None = self.clause
        while at is not None:
            if at.verb is not None and alike(at.verb.head.word.features, verb.head.word.features):
                self.clause = at
                return
            at = at.parent

    def _out_of_unmarked(self, k: int) -> None:
        """ "گفت آسیبی نبود و دولت آن را رد کرد": who says or denies more after "and" is outside what was said.

        Only where no word like "that" opened it, and where somebody else is named.
        """
        verb = next((u for u in self.units[k:] if u.kind == "vg"), None)
        sayer = self.units[k].kind == "np" and self._speaks(self.units[k].head)
        unmarked = self.language.order == "sov" and self.clause.kind == "report" and self.clause.mark is None
        if unmarked and sayer and verb is not None and self.lore.tells(verb.head.lemma):
            self.clause = self.clause.parent or self.clause

    def _out_of_participle(self, k: int) -> None:
        """ "levantó seis cuerpos calcinados y aseguró que": no finite verb goes on with what a participle tells of."""
        while self.units[k].finite and self.clause.kind == "part" and self._is_bare(self.clause):
            if self.clause.parent is None or self.clause.parent.verb is None:
                return
            self.clause = self.clause.parent

    def _is_bare(self, clause: Clause) -> bool:
        return clause.verb is not None and clause.verb.bare_participle

    def _out_of_said(self, k: int) -> None:
        """ "قال سكان إنهم ..., لكن الجيش نفى": what somebody else says against it is no part of what was said."""
        end = next((i for i in range(k, len(self.units)) if self.units[i].kind in ("punct", "mark")), None)
        verb = next((u for u in self.units[k:end] if u.kind == "vg"), None)
        sayer = any(u.kind == "np" and self._speaks(u.head) for u in self.units[k:end])
        if verb is None or not sayer or not self.lore.tells(verb.head.lemma):
            return
        at: Clause | None = self.clause
        while at is not None and at.kind != "that":
            at = at.parent
        if at is not None and at.parent is not None:
            self.clause = at.parent

    def _punct(self, k: int, unit: Unit) -> None:
        self.adp = None
        self.clause.loose.append((k, unit.head, "punct"))
        written = unit.head.word.written
        if written == "(" or written == ")":
            return
        if k == 1 and self._is_topic(k, written):
            self.clause.nouns = []
        self.clause.boundary = k
        if self.clause.bare and self.clause.parent is not None and written == ",":
            self.clause = self.clause.parent
            self.clause.boundary = k
            return
        done = self.clause.verb is not None and self.clause.verb_at < k
        if written == ":" and done and self._finite_after(k):
            verb = self._verb_head()
            self._open("report" if verb is not None and self.lore.reports(verb.lemma) else "conj", verb, k)
        elif done and self._is_upshot(k, unit):
            self._open("conj", None, k)
        elif done and self.clause.kind in ("rel", "part", "adv") and self.clause.parent is not None:
            outer = self.clause.parent
            if written in ",-–—" and self._closes_after(k, outer):
                outer.boundary = min(outer.boundary, outer.verb_at - 1)
                self.clause = outer
            elif outer.waits and written in ",-–—":
                self.clause = outer

    def _is_upshot(self, k: int, mark: Unit) -> bool:
        """ "Mann schießt auf Kirche – Festnahme", "Bombe explodiert - zwei Tote": nouns after a dash, to the end."""
        rest = [u.kind for u in self.units[k + 1 :]]
        apart = (
            mark.head.word.written in _DASHES and self.units[k - 1].nodes[-1].word.end < mark.head.word.start
        )
        return apart and rest[:1] == ["np"] and set(rest) <= {"np", "adp", "adv"}

    def _closes_after(self, k: int, outer: Clause) -> bool:
        """ "wurden zwei Männer, die schossen, getötet": whether a bracket around a clause closes after it."""
        opened = outer.verb is not None and outer.verb.head.pos == "AUX" and self._brackets
        rest = self.units[k + 1 :]
        end = next((i for i, u in enumerate(rest) if u.kind in ("punct", "mark", "cc")), len(rest))
        return opened and any(u.kind == "vg" and not u.finite for u in rest[:end])

    def _is_topic(self, k: int, mark: str) -> bool:
        """ "Sfax : la police disperse", "Iraq, esplode un ordigno", "Kenya, uomini armati attaccano": where it was."""
        after = self.units[k + 1] if k + 1 < len(self.units) else None
        svo = self.language.order == "svo" and after is not None and after.kind == "np" and not after.is_time
        at = k + 2 if svo else k + 1
        parted = mark == ":" or (mark == "," and self._verb_after(at) and not self._in_list(k + 1))
        return parted and [u.head.pos for _, u in self.clause.nouns] == ["PROPN"]

    def _adv(self, k: int, unit: Unit) -> None:
        negates = unit.head.word.has("neg") and not self._contrasts(k)
        relation = "advmod" if unit.head.pos == "ADV" else "neg" if negates else "dep"
        self.clause.loose.append((k, unit.head, relation))

    def _contrasts(self, k: int) -> bool:
        """ "Par deux femmes et non par une seule": what was, beside what was not."""
        around = [u.kind for u in (*self.units[max(k - 1, 0) : k], *self.units[k + 1 : k + 2])]
        return around in (["cc", "adp"], ["cc", "np"])

    # --- one clause --------------------------------------------------------------------------------------

    def _finish(self, clause: Clause) -> None:
        """Subject, objects and the rest of a clause, once all of it is known."""
        if clause.verb is None:
            self._verbless(clause)
            return
        verb = clause.verb.head
        alone = clause.verb.bare_participle and clause.opened_at < 0 and not clause.shares_auxiliary
        if alone and clause.kind in ("main", "conj") and not verb.word.has("intr"):
            # "48 civils tués": a participle alone is what happened to its subject.
            clause.verb.passive = True
        nouns = [(k, u) for k, u in clause.nouns if not self._timed(k, u, verb)]
        nouns = [(k, u) for k, u in nouns if not self._by_case(u, clause)]
        nouns = self._without_heading(clause, self._without_further(clause, nouns))
        if alone:
            nouns = self._without_topic(clause, nouns)
        # Where an auxiliary opens a bracket, its place counts, not that of the verb at the end.
        at = clause.opened_at if clause.opened_at >= 0 else clause.verb_at
        before = [u for k, u in nouns if k < at]
        after = [u for k, u in nouns if k > at]
        self._voiced(clause, before, after)
        subject, objects = self._parts(clause, before, after)
        # What its own sign shows to be the object is it, whatever else stands free.
        objects = sorted(objects, key=lambda u: not u.head.word.has("obj"))
        if subject is not None:
            subject.head.under(verb, "nsubjpass" if clause.verb.passive else "nsubj")
            _nobody(clause.verb, subject)
        # "ont pris en otage trois paysans": what is part of the verb leaves room for an object.
        objects = sorted(
            objects, key=lambda u: bool(verb.word.whole) and u.head.word.whole == verb.word.whole
        )
        for k, unit in enumerate(objects):
            unit.head.under(verb, self._object(clause, unit, k))
            if unit.head.word.has("poss"):
                # "убили их": one word for "their" and "them".
                lemma = _OBJECTIVE.get(unit.head.lemma, unit.head.lemma)
                unit.head.word, unit.head.tag = replace(unit.head.word, lemma=lemma), "PRP"
            if self._told(unit, verb.lemma) and unit.head.pos == "DET":
                unit.head.word = replace(unit.head.word, lemma="this", pos="PRON")
        for node in clause.verb.nodes:
            if node.word.has("object") and self.lore.reports(verb.lemma) and verb.lemma != CLAIM:
                node.word = replace(node.word, lemma="this")  # "Lo ha riferito la polizia"
        self._neither(clause)
        self._lacking(clause)
        self._without_harm(clause, objects)
        self._given(clause)
        self._told_to(clause, subject, objects)
        self._marked_object(clause, objects)
        self._aimed_at(clause, objects)
        suffers = clause.verb.passive or verb.word.has("intr")
        self._slain(clause, [*objects, *([subject] if subject is not None and suffers else [])])
        if subject is None:
            self._place_of_source(clause)
        for _, node, relation in clause.loose:
            if node.head is None and node is not verb:
                by = relation == "prep" and node.lemma == "by"
                told_of = clause.kind == "part" and clause.verb.bare_participle and not verb.word.has("act")
                suffers = clause.verb.passive or told_of
                # "Von den Verletzten sind drei getötet worden"
                whole = subject is not None and subject.head.pos == "NUM"
                if suffers and node.lemma == "of" and not whole and self._led_by(node):
                    node.word, by = replace(node.word, lemma="by"), True
                if by and not suffers and (node.word.has("post") or not node.word.written):
                    # "ударил дронами": the case of who acts, beside a verb that is no passive, is that of a means.
                    node.word = replace(node.word, lemma="with")
                if verb.lemma in ("accuse", "suspect") and node.word.has("instrument"):
                    # "اتهمت القوات بتنفيذ الهجوم"
                    node.word = replace(node.word, lemma="of")
                if verb.lemma == "blame" and node.lemma == "from":
                    # "saldırıdan sorumlu tuttu"
                    node.word = replace(node.word, lemma="for")
                node.under(verb, "agent" if by and suffers else relation)
        if self.lore.reports(verb.lemma) and not self.lore.tells(verb.lemma):
            self._accused(verb)

    def _led_by(self, of: Node) -> bool:
        """ "Von Unbekannten wurden zwei getötet": who did it opens the clause, where "of" is written as "by"."""
        if not (self.language.has("bracket", "yes") and of.word.written):
            return False
        led = next((n for n in nodes_of(self.units) if n.head is of and n.dep == "pobj"), None)
        return led is not None and (
            led.pos == "PROPN" or self.lore.speaks(led.lemma) or self.lore.acts(led.lemma)
        )

    def _accused(self, verb: Node) -> None:
        """ "обвинил в теракте «Фронт»", "culpó del ataque al Frente": whom a verb without an object accuses."""
        after = [n for n in nodes_of(self.units) if n.word.start > verb.word.start]
        if any(n.head is verb and n.dep in ("dobj", "nsubjpass") for n in after):
            return
        for noun in (n for n in after if n.pos in NOMINAL):
            at = noun.head
            given = noun.dep == "pobj" and at is not None and at.lemma == "to"
            act = at.head if given and at is not None else at
            if (
                (given or noun.dep == "appos")
                and act is not None
                and act.dep == "pobj"
                and self._happens(act)
            ):
                noun.under(verb, "dobj")
                return

    def _without_further(self, clause: Clause, nouns: list[tuple[int, Unit]]) -> list[tuple[int, Unit]]:
        """ "Cinco soldados mortos, três desaparecidos": what a comma parts from a participle is no object of it."""
        assert clause.verb is not None
        comma = clause.verb_at + 1
        marked = comma < len(self.units) and self.units[comma].head.word.written == ","
        if not clause.verb.bare_participle or clause.shares_auxiliary or clause.opened_at >= 0 or not marked:
            return nouns
        for _, unit in (n for n in nouns if n[0] > comma):
            unit.head.under(clause.verb.head, "dep")
        return [n for n in nouns if n[0] < comma]

    def _without_heading(self, clause: Clause, nouns: list[tuple[int, Unit]]) -> list[tuple[int, Unit]]:
        """ "Communiqué du Front : nos combattants ont attaqué": what a colon parts from its clause."""
        assert clause.verb is not None
        colons = (k for k in range(clause.verb_at, 0, -1) if self.units[k].head.word.written == ":")
        colon = next(colons, -1)
        if not any(k > colon for k, _ in nouns):
            return nouns
        for _, unit in (n for n in nouns if n[0] < colon):
            unit.head.under(clause.verb.head, "dep")
        return [n for n in nouns if n[0] > colon]

    def _without_topic(self, clause: Clause, nouns: list[tuple[int, Unit]]) -> list[tuple[int, Unit]]:
        """ "Mali, uccisi tre soldati": what stands before the mark is only where it happened."""
        assert clause.verb is not None
        marked = clause.verb_at > 0 and self.units[clause.verb_at - 1].head.word.written in (",", ":")
        if not marked or all(k < clause.verb_at for k, _ in nouns):
            return nouns
        for _, unit in (n for n in nouns if n[0] < clause.verb_at):
            unit.head.under(clause.verb.head, "dep")
        return [n for n in nouns if n[0] > clause.verb_at]

    def _told_to(self, clause: Clause, subject: Unit | None, objects: list[Unit]) -> None:
        """ "sagte der Zeitung": an article that is no object's, beside who says it, is that of who is told."""
        assert clause.verb is not None
        verb = clause.verb.head
        if not self._brackets or verb.lemma != "say" or subject is None:
            return
        for unit in objects:
            if fold(unit.nodes[0].word.written) in ("der", "dem", "den") and unit.head.dep in ("dobj", "dep"):
                self._hears(verb, unit.head)
                return

    def _lacking(self, clause: Clause) -> None:
        """ "данных о жертвах нет": the word for "no" belongs to what there is none of."""
        assert clause.verb is not None
        verb = clause.verb.head
        if not verb.word.has("lacks"):
            return
        no = next((n for u in self.units for n in u.nodes if n.lemma == "no"), None)
        noun = next((u.head for _, u in clause.nouns if u.head is not no), None)
        if no is not None and noun is not None:
            noun.under(verb, "attr")
            no.under(noun, "det")

    def _neither(self, clause: Clause) -> None:
        """ "Ni la policía ni el ejército confirmaron": the first "nor" before a verb is its "not"."""
        assert clause.verb is not None
        verb = clause.verb.head
        if any(n.dep == "neg" and n.head is verb for n in clause.verb.nodes):
            return
        for k, node, _ in clause.loose:
            if node.lemma == "nor" and k < clause.verb_at and node.head is None:
                node.word = replace(node.word, lemma="not")
                node.under(verb, "neg")
                return

    def _without_harm(self, clause: Clause, objects: list[Unit]) -> None:
        """ "no hubo heridos": the "not" of what there is belongs to the harm, as in "there were no wounded"."""
        assert clause.verb is not None
        verb = clause.verb.head
        no = next((n for n in clause.verb.nodes if n.dep == "neg" and n.head is verb), None)
        harmed = objects[0].head if objects and verb.lemma == "have" and verb.pos == "AUX" else None
        if no is None or harmed is None or any(n.pos == "NUM" for n in objects[0].nodes):
            return
        if self.lore.is_event(harmed.lemma) and not self.lore.strikes(harmed.lemma):
            no.word = replace(no.word, lemma="no")
            no.under(harmed, "det")

    def _given(self, clause: Clause) -> None:
        """ "schrieb den Anschlag der Front zu": the article is that of a dative, where English has "to"."""
        assert clause.verb is not None
        verb = clause.verb.head
        if verb.lemma != "attribute" or not self._brackets or clause.verb.passive:
            return
        made = [n for u in self.units for n in u.nodes if n.lemma == "of" and not n.word.written]
        inside = [n for n in made if n.head is not None and n.word.start > verb.word.start]
        if inside and not any(u.head.lemma == "to" and u.kind == "adp" for u in self.units):
            inside[-1].word = replace(inside[-1].word, lemma="to")
            inside[-1].under(verb, "prep")

    def _slain(self, clause: Clause, struck: list[Unit]) -> None:
        """ "уничтожены трое боевиков": what destroys things kills people; "abattu un drone": what kills downs.

        "sequestrato munizioni": what abducts people seizes things; "أوقفت القتال": what arrests people stops fighting.
        "gefallen": people die, towns fall; "خنثی کردند": what foils plots defuses bombs.
        """
        assert clause.verb is not None
        verb = clause.verb.head
        if verb.word.has("halts") and any(self._happens(u.head) for u in struck):
            verb.word = replace(verb.word, lemma="stop")
        elif verb.word.has("seizes") and any(self._is_thing(u.head) for u in struck):
            verb.word = replace(verb.word, lemma="confiscate")
        elif verb.word.has("falls") and any(self._is_thing(u.head) for u in struck):
            verb.word = replace(verb.word, lemma="fall")
        elif verb.word.has("slays", "hurts") and any(self._are_people(u.head) for u in struck):
            verb.word = replace(verb.word, lemma="kill" if verb.word.has("slays") else "wound")
        elif verb.word.has("fells") and any(self._are_weapons(u.head) for u in struck):
            verb.word = replace(verb.word, lemma="down")
        elif verb.word.has("defuses") and any(self._are_weapons(u.head) for u in struck):
            verb.word = replace(verb.word, lemma="defuse")

    def _are_people(self, node: Node) -> bool:
        """ "five of its residents" too"""
        return any(self.lore.is_title(n.lemma) for n in self._counted(node))

    def _are_weapons(self, node: Node) -> bool:
        """ "41 of 58 drones" too"""
        return any(self.lore.is_weapon(n.lemma) for n in self._counted(node))

    def _counted(self, node: Node) -> list[Node]:
        """A noun, or a number with the noun that it is out of."""
        every = [n for u in self.units for n in u.nodes]
        of = [n for n in every if n.head is node and n.lemma in ("of", "from") and node.pos == "NUM"]
        return [node, *(n for n in every if n.dep == "pobj" and n.head in of)]

    def _is_thing(self, node: Node) -> bool:
        return node.pos == "NOUN" and node.word.known and not self.lore.is_title(node.lemma)

    def _object_after(self, verb: Node, lemma: str) -> None:
        """What a verb does it to after its own preposition: "ударили по Одессе", "возложить вину на повстанцев"."""
        after = [n for n in nodes_of(self.units) if n.word.start > verb.word.start]
        found = [n for n in after if n.lemma == lemma and n.pos == "ADP"]
        prep = found[-1 if verb.word.has("far") else 0] if found else None
        noun = next((n for n in after if n.head is prep and n.dep == "pobj"), None) if prep else None
        if prep is not None and noun is not None:
            noun.under(verb, "dobj")
            prep.under(verb, "dep")

    def _place_of_source(self, clause: Clause) -> None:
        """ "сообщили в полиции": of a verb of saying in the plural without a subject, who said it."""
        assert clause.verb is not None
        prep = self._source_of(clause)
        noun = self._object_of(prep) if prep is not None else None
        if prep is not None and noun is not None:
            noun.under(clause.verb.head, "nsubj")
            prep.under(clause.verb.head, "dep")
            if clause.verb.passive:
                clause.verb.passive, clause.verb.head.tag = False, "VBD"

    def _source_before(self, clause: Clause) -> Node | None:
        """ "В Минобороны опровергли сообщения": a source that stands before its verb leaves it no subject."""
        return next(
            (n for k, n, _ in clause.loose if n is self._source_of(clause) and k < clause.verb_at), None
        )

    def _source_of(self, clause: Clause) -> Node | None:
        """The preposition before who said it, where a verb of saying is in the plural as if nobody did."""
        assert clause.verb is not None
        verb = clause.verb.head
        plural = verb.word.has("pl") and verb.lemma not in _HOLDS and not clause.verb.passive
        if not (self.lore.tells(verb.lemma) or verb.lemma in _WITHHOLDS):
            return None
        for _, prep, relation in clause.loose:
            noun = self._object_of(prep)
            said = relation == "prep" and prep.lemma in self.language.listed("sources")
            if said and noun is not None and ((plural and self._speaks(noun)) or self._quotes(clause, noun)):
                return prep
        return None

    def _quotes(self, clause: Clause, noun: Node) -> bool:
        """ "говорится в сообщении штаба", "hieß es in einer Mitteilung": what is quoted, of a verb that nobody says."""
        assert clause.verb is not None
        verb = clause.verb
        nobody = verb.passive or verb.head.word.has("imps")
        return nobody and verb.head.lemma in _QUOTES and noun.lemma in phrases()["document"]

    def _object_of(self, prep: Node) -> Node | None:
        return next((n for u in self.units for n in u.nodes if n.head is prep and n.dep == "pobj"), None)

    def _speaks(self, noun: Node) -> bool:
        """Whether a noun, with what it is compounded of, stands for who may say something: "security service"."""
        first = [n for u in self.units for n in u.nodes if n.head is noun and n.dep == "compound"]
        whole = " ".join(n.lemma.lower() for n in (*first, noun))
        named = noun.pos == "PROPN" and (
            self.lore.is_body(noun.lemma) or self.lore.is_body(noun.word.written)
        )
        return named or self.lore.speaks(whole) or self.lore.speaks(noun.lemma.lower())

    def _marked_object(self, clause: Clause, objects: list[Unit]) -> None:
        """A preposition that may mark the object does where there is no other.

        "mataron a doce personas"; of a verb of saying, what is said: "сообщили о взрыве".
        """
        assert clause.verb is not None
        verb = clause.verb.head
        for feature, lemma in _GOVERNED.items():
            if verb.word.has(feature) and not objects:
                self._object_after(verb, lemma)
        tells = self.lore.tells(verb.lemma)
        if verb.lemma in _STRIKES and self.language.order == "sov" and not objects:
            self._struck(clause)
        if objects or clause.verb.passive or verb.word.has("intr"):
            return
        for k, prep, relation in clause.loose:
            noun = self._object_of(prep)
            marks = prep.word.has("theme") if tells else prep.word.has("obj")
            # "نقلت القناة عن شهود": who is quoted.
            marks = marks or (prep.word.has("source") and verb.lemma in ("quote", "cite"))
            led = noun is not None and (tells or k > clause.verb_at or noun.word.has("rel"))
            if relation == "prep" and marks and led and noun is not None:
                if tells and prep.lemma == "of" and verb.lemma in _SPEAKS:
                    return
                noun.under(verb, "dobj")
                if tells and verb.lemma == "say":
                    # "заявил о взрыве": in English one reports it.
                    verb.word = replace(verb.word, lemma="report")
                prep.under(noun, "dep")
                if not tells:
                    self._marked_again(clause, k, noun)
                return

    def _aimed_at(self, clause: Clause, objects: list[Unit]) -> None:
        """ "bir eve hava saldırısı düzenledi": the dative of a verb that only does is that of what is done."""
        assert clause.verb is not None
        verb = clause.verb.head
        deed = objects[0].head if objects and verb.lemma in _DOES else None
        if self.language.order != "sov" or deed is None or not self.lore.aims(deed.lemma):
            return
        for _, unit in clause.nouns:
            if unit.head.dep == "dative" and unit.head.head is verb:
                unit.head.under(deed, "dative")

    def _struck(self, clause: Clause) -> None:
        """ "به پاسگاه حمله کردند", "Belgorod'a saldırdı": where verbs stand last, "to" says what is attacked."""
        assert clause.verb is not None
        to = next((n for _, n, d in reversed(clause.loose) if d == "prep" and n.lemma == "to"), None)
        noun = self._object_of(to) if to is not None else None
        if to is not None and noun is not None:
            noun.under(clause.verb.head, "nsubjpass" if clause.verb.passive else "dobj")
            to.under(noun, "case")

    def _marked_again(self, clause: Clause, first: int, noun: Node) -> None:
        """ "mató a una vendedora y a un guardia": a further object after "and", with the same sign."""
        for k, prep, _ in clause.loose:
            other = self._object_of(prep)
            if k > first and prep.word.has("obj") and self.units[k - 1].kind == "cc" and other is not None:
                other.under(noun, "conj")
                prep.under(other, "dep")

    def _timed(self, k: int, unit: Unit, verb: Node) -> bool:
        if unit.head.head is None and unit.is_time:
            unit.head.under(self._participle_after(k) or self._dates(k) or verb, "npadvmod")
        return unit.head.dep == "npadvmod"

    def _participle_after(self, k: int) -> Node | None:
        """ "salı günü düzenlenen saldırıda": where verbs stand last, a participle before its noun has its time."""
        after = self.units[k + 1] if k + 1 < len(self.units) else None
        first = after.nodes[0] if after is not None and after.kind == "np" else None
        tells = self.language.order == "sov" and first is not None and first.word.has("part")
        return first if tells and first is not None and first.dep == "amod" else None

    def _dates(self, k: int) -> Node | None:
        """ "انفجار دیروز": where verbs stand last, a time right after a happening is that of the happening."""
        before = self.units[k - 1] if k else None
        if self.language.order != "sov" or not self.language.has("genitive", "bare"):
            return None
        nouns = (
            [n for n in before.nodes if n.pos in NOMINAL]
            if before is not None and before.kind == "np"
            else []
        )
        # "سه مجروح امروز درگذشتند": of those who were hurt it tells what befell them.
        tells = nouns and self._happens(nouns[-1]) and nouns[-1].lemma not in phrases()["hurt"]
        return nouns[-1] if tells else None

    def _by_case(self, unit: Unit, clause: Clause) -> bool:
        """A dative is told by its case wherever it stands."""
        if clause.verb is not None and unit.head.word.has("dat") and unit.head.head is None:
            if clause.verb.passive and clause.verb.head.lemma in _STRIKES and self.language.order == "sov":
                unit.head.under(clause.verb.head, "nsubjpass")  # "karakola saldırı düzenlendi"
            else:
                self._hears(clause.verb.head, unit.head)
            return True
        return unit.head.head is not None

    def _hears(self, verb: Node, noun: Node) -> None:
        """A dative; of "say" the one who is told, which is another verb in English: "рассказал агентству"."""
        told = verb.lemma in ("say", "report") and verb.word.known
        if told:
            verb.word = replace(verb.word, lemma="tell")
        # "gemiye füze isabet etti": what is hit stands in the dative.
        noun.under(verb, "dobj" if told or verb.lemma == "hit" else "dative")

    def _voiced(self, clause: Clause, before: list[Unit], after: list[Unit]) -> None:
        """An ambiguous form is passive where nobody is left to act: one noun phrase and it alone."""
        assert clause.verb is not None
        first = bool(after) and self.language.order == "vso"
        if first and (
            clause.bare or self._drops_subject(clause.verb, before, after) or self._accuses_more(clause)
        ):
            return
        if (
            clause.verb.head.word.has("ambi")
            and len(before) + len(after) <= 1
            and not any(u.head.pos == "PRON" for u in before)
        ):
            clause.verb.passive = True
            clause.verb.head.tag = "VBN"

    def _drops_subject(self, verb: Unit, before: list[Unit], after: list[Unit]) -> bool:
        """Whether what follows a verb that stands first cannot be its subject: by case, number or gender."""
        if before or not after:
            return False
        noun = after[0]
        accusative = noun.head.word.has("acc") and not _counts(noun)
        feminine = noun.head.word.has("f") or fold(noun.head.word.written).endswith(
            self.language.ranked("feminine")
        )
        person = noun.head.pos == "NOUN" and self.lore.is_title(noun.head.lemma)
        return accusative or verb.head.word.has("pl") or (verb.head.word.has("f") and person and not feminine)

    def _accuses_more(self, clause: Clause) -> bool:
        """ "نفت ... واتهمت القوات": a verb of blame joined to what somebody said has whom it blames after it."""
        outer, verb = clause.parent, clause.verb
        said = outer.verb if clause.kind == "conj" and outer is not None else None
        if verb is None or said is None or not self.lore.reports(said.head.lemma):
            return False
        blames = self.lore.reports(verb.head.lemma) and not self.lore.tells(verb.head.lemma)
        alone = sum(not u.is_time for k, u in clause.nouns if k > clause.verb_at) == 1
        return blames and alone and _same(said.head.word.features, verb.head.word.features)

    def _parts(self, clause: Clause, before: list[Unit], after: list[Unit]) -> tuple[Unit | None, list[Unit]]:
        """Which noun phrase is the subject: by case, then by the order of the language."""
        assert clause.verb is not None
        every = [*before, *after]
        goes_on = self.units[clause.verb_at - 1].kind == "cc" or clause.shares_auxiliary
        if self._brackets and clause.kind == "conj" and goes_on:
            # "bestritt es und beschuldigte die Miliz": a verb right after "and" has the subject of the one before.
            return None, every
        if self.language.has("agreement", "yes"):
            subject = self._agreeing(clause, before, after)
            return subject, [u for u in every if u is not subject]
        nominative = [u for u in every if u.head.word.has("nom") and u.nodes[0].lemma != "including"]
        # After a number, Arabic has the accusative for what is counted.
        shows = self.language.order != "vso"
        marked = [
            u
            for u in every
            if u.head.word.has("obj") or (u.head.word.has("acc") and (shows or not _counts(u)))
        ]
        if (
            before
            and self.language.order == "vso"
            and clause.mark is not None
            and clause.mark.word.has("that")
        ):
            # "إن قصفا طال سوقا": what stands right after "إن" and its like is the subject, in the accusative.
            marked = [u for u in marked if u is not before[0]]
        if self.language.order == "vso" and (
            clause.bare or self._drops_subject(clause.verb, before, after) or self._accuses_more(clause)
        ):
            marked += [u for u in after[:1] if u not in marked] if not clause.verb.passive else []
        free = [u for u in every if u not in marked]
        subject = self._subject(clause, before, after, nominative, free)
        return subject, [u for u in every if u is not subject]

    def _agreeing(self, clause: Clause, before: list[Unit], after: list[Unit]) -> Unit | None:
        """The noun phrase with which the verb agrees: one that shows the nominative, then the nearest before it."""
        assert clause.verb is not None
        verb = clause.verb
        if clause.kind in ("inf", "ger", "pcomp") or verb.head.word.has("inf", "act"):
            return None
        if clause.kind == "part" and clause.mark is None:
            return None
        if verb.head.word.has("imps"):
            whole = [u for u in (*before, *after) if not u.head.word.has("gen", "dat", "ins")]
            return whole[0] if whole else None
        if self._shares_subject(clause):
            return None
        left, right = ([u for u in units if self._may_govern(u, verb)] for units in (before, after))
        if verb.head.lemma == CLAIM and left:
            # "«Армия рассвета» взяла на себя ответственность": what is claimed claims nothing.
            right = [u for u in right if u.head.lemma != "responsibility"]
        told = [u for u in (*left, *right) if self._told(u, verb.head.lemma)]
        if len(told) < len(left) + len(right):
            # "Влада це заперечила"
            left, right = ([u for u in units if u not in told] for units in (left, right))
        if not left and self._source_before(clause) is not None:
            right = [u for u in right if self._speaks(u.head)]
        if verb.head.lemma in _DOES and any(self._speaks(u.head) or u.head.word.has("quoted") for u in right):
            # "Удар нанёс Израиль"
            left = [u for u in left if not self._happens(u.head)]
        named = [u for u in (*left, *right) if u.head.word.has("nom")]
        if left and self._is_no_plural(left[-1], verb):
            # "Волну обстреляли войска": of a name that shows no number the verb may be in the plural, of forces it is.
            left = left if not any(self._speaks(u.head) for u in right) else []
        return next(iter(named or left[-1:] or right), None)

    def _is_no_plural(self, unit: Unit, verb: Unit) -> bool:
        """Whether a verb in the plural stands beside a name that shows none and is not in capitals: "Купянск"."""
        word = unit.head.word
        shows = word.has("pl") or word.written.isupper() or len(unit.nodes) > 1
        return unit.head.pos == "PROPN" and not shows and verb.head.word.has("pl")

    def _shares_subject(self, clause: Clause) -> bool:
        """ "силы перехватили и уничтожили 42 дрона": of two verbs around "and" the second has only an object."""
        assert clause.verb is not None
        at, outer = clause.verb_at, clause.parent
        joined = at > 1 and self.units[at - 1].kind == "cc" and outer is not None and outer.verb_at == at - 2
        verb = clause.verb
        acts = not (verb.passive or verb.head.word.has("intr", "pass"))
        led = outer is not None and any(i < outer.verb_at and not u.is_time for i, u in outer.nouns)
        return joined and acts and led and clause.kind == "conj"

    def _may_govern(self, unit: Unit, verb: Unit) -> bool:
        """Whether a noun phrase may be the subject by case, number and gender; counts and titles agree with all."""
        word = unit.head.word
        counted = any(n.pos == "NUM" or n.lemma in ("several", "many") for n in unit.nodes)
        if counted and unit.nodes[0].lemma in ("about", "more"):
            # "около двух тысяч рабочих собрались": the genitive is that of "about", not of an object.
            return not verb.head.word.has("m", "f")
        if word.has("gen", "dat", "acc", "ins", "loc"):
            return False
        if counted:
            if any(n.pos == "NUM" and n.word.has("gen", "dat", "acc", "ins") for n in unit.nodes):
                # "вбили сімох"
                return False
            # "погибли пять", "погибло пять", never "погибла пять".
            return not verb.head.word.has("m", "f") or any(n.lemma == "1" for n in unit.nodes)
        if any(u.head.dep == "conj" and u.head.head is unit.head for u in self.units):
            return True
        shown = verb.head.word.features
        if word.has("pl"):
            return "pl" in shown or not shown & _GENDERS
        genders = frozenset() if self.lore.is_title(word.lemma) else word.features & _GENDERS
        if not word.features & _GENDERS:
            # A name or letters that show no number: "США нанесли", "ООН заявила".
            return unit.head.pos == "PROPN" or word.written.isupper() or "pl" not in shown
        return "pl" not in shown and (not genders or not shown & _GENDERS or bool(genders & shown))

    def _subject(
        self, clause: Clause, before: list[Unit], after: list[Unit], nominative: list[Unit], free: list[Unit]
    ) -> Unit | None:
        assert clause.verb is not None
        if nominative and not clause.verb.passive:
            return nominative[0]
        left, right = [u for u in before if u in free], [u for u in after if u in free]
        verb = clause.verb.head.word
        last = self._brackets and (clause.mark is not None or clause.kind == "rel")
        if self.language.order == "sov" or last:
            return left[0] if left and clause.kind != "inf" else None
        if clause.kind in ("inf", "ger", "pcomp") or (clause.kind == "part" and clause.mark is None):
            return None
        suffers = clause.verb.passive or verb.has("intr")
        if self.language.has("inversion", "yes") and left and right and left[-1].head.pos == "ADJ":
            # "Verantwortlich ist die Miliz": what somebody is, before who it is.
            return right[0] if clause.verb.head.word.has("be") and not suffers else left[-1]
        # "إنه تم اعتقال ستة": a pronoun that stands for nobody.
        empty = self.language.order == "vso" and suffers and bool(right) and bool(left)
        # Nor is a noun before the verb what five befell: "قصف بستان راح ضحيته أربعة".
        empty = empty and (left[-1].head.pos == "PRON" or (_counts(right[0]) and not _counts(left[-1])))
        told = bool(left and right) and self._told(left[-1], verb.lemma)
        if left and not empty and not told:
            return left[-1]
        if self.language.order == "vso" and verb.has("inf") and not suffers:
            return None
        # "La atacó un grupo armado": the verb has its object.
        taken = any(n.word.has("object") for n in clause.verb.nodes) or self._is_led_by_object(clause)
        order = self.language.order == "vso" or self.language.has("inversion", "yes")
        inverts = told or taken or order or len(right) > 1
        speaks = self.lore.reports(verb.lemma) and (clause.opened_by in _SPEECH_MARKS or self._tells(clause))
        return right[0] if right and (suffers or inverts or speaks) else None

    def _is_led_by_object(self, clause: Clause) -> bool:
        """ "Los dos a quienes mató ayer la policía": a relative pronoun with the sign of the object."""
        signs = (
            self._object_of(n)
            for k, n, d in clause.loose
            if d == "prep" and n.word.has("obj") and k < clause.verb_at
        )
        return any(noun is not None and noun.word.has("rel") for noun in signs)

    def _told(self, unit: Unit, verb: str) -> bool:
        """ "Das teilte die Polizei mit", "Lo denuncia un comitato": a lone "that" or article is what is told."""
        lone = unit.head.lemma if len(unit.nodes) == 1 else ""
        inverts = lone in ("this", "that") and self.language.has("inversion", "yes")
        return (lone == "the" or inverts) and self.lore.reports(verb)

    def _tells(self, clause: Clause) -> bool:
        """Whether a clause says what is said: "dijo el portavoz que ..."."""
        assert clause.verb is not None
        return any(c.anchor is clause.verb.head and c.kind in ("that", "report") for c in self.clauses)

    def _object(self, clause: Clause, unit: Unit, k: int) -> str:
        assert clause.verb is not None
        verb = clause.verb.head
        if verb.lemma == "be" and (verb.pos == "AUX" or verb.word.has("nominal")):
            return "acomp" if unit.head.pos == "ADJ" else "attr"
        if clause.verb.passive or verb.word.has("intr"):
            return "dobj" if k == 0 and unit.head.pos != "PRON" and not verb.word.has("intr") else "dep"
        return "dobj" if k == 0 else "dep"

    def _verbless(self, clause: Clause) -> None:
        """A clause without a verb hangs on its first noun."""
        heads = [u.head for _, u in clause.nouns if u.head.head is None]
        if len(heads) > 1 and heads[0].word.has("dat") and self.lore.aims(heads[1].lemma):
            # "karakola saldırı"
            struck = heads.pop(0)
            struck.under(heads[0], "dative")
        top = (
            heads[0]
            if heads
            else next((n for _, n, d in clause.loose if n.head is None and d != "punct"), None)
        )
        for node in heads[1:]:
            node.under(heads[0], "appos" if node.pos == "PROPN" else "dep")
        for _, node, relation in clause.loose:
            if node is not top and node.head is None and top is not None:
                node.under(top, relation)
        clause.loose = [(0, top, "dep")] if top is not None else []

    # --- clauses among each other ------------------------------------------------------------------------

    def _tie(self) -> None:
        root = self._root()
        for clause in self.clauses:
            top = self._top(clause)
            if clause.mark is not None and top is not None and clause.mark is not top:
                clause.mark.under(top, "aux" if clause.mark.lemma == "to" and top.word.has("inf") else "mark")
            if top is None or top is root or top.head is not None:
                continue
            said = clause.parent.verb if clause.parent is not None and clause.kind == "that" else None
            anchor = clause.anchor or (said.head if said is not None else None)
            anchor = anchor if anchor is not None and anchor is not top else root
            top.under(anchor, _relation(clause, anchor))
        for unit in self.units:
            for node in unit.nodes:
                if node is not root and node.head is None:
                    node.under(root, node.dep)
        self._weapons()
        if self.language.has("genitive_agent", "of"):
            self._attackers()
        _without_loops(self.units, root)

    def _weapons(self) -> None:
        """ "attaque de drone", "атака дронов": what English says with a compound."""
        for noun in (n for u in self.units for n in u.nodes if n.dep == "pobj"):
            of = noun.head
            event = of.head if of is not None and of.lemma == "of" else None
            if of is None or event is None or event.pos != "NOUN":
                continue
            if self.lore.is_event(event.lemma) and self.lore.is_weapon(noun.lemma):
                noun.under(event, "compound")
                of.under(noun, "dep")

    def _attackers(self) -> None:
        """ "l'attaque des rebelles contre la base", "un ataque del ejército": who does it, where English has "by"."""
        aimed = [n.head for u in self.units for n in u.nodes if n.dep == "prep" and n.lemma in _AT]
        for noun in (n for u in self.units for n in u.nodes if n.dep == "pobj"):
            of = noun.head
            event = of.head if of is not None and of.lemma == "of" else None
            if of is None or event is None or event.pos != "NOUN" or noun.lemma.lower() in _STRUCK:
                continue
            if self.lore.does(event.lemma, noun.lemma) or (noun.pos == "PROPN" and event in aimed):
                of.word = replace(of.word, lemma="by")

    def _top(self, clause: Clause) -> Node | None:
        if clause.verb is not None:
            return clause.verb.head
        return clause.loose[0][1] if clause.loose and clause.loose[0][1].head is None else None

    def _root(self) -> Node:
        """The main verb; where what is said comes first, the verb of saying."""
        tops = [(c, t) for c in self.clauses if (t := self._top(c)) is not None]
        main = next((t for c, t in tops if c.kind == "main" and c.verb is not None), None)
        if main is None:
            main = next(
                (t for c, t in tops if c.verb is not None and c.kind in ("conj", "ger", "part")), None
            )
        main = main or (tops[0][1] if tops else self.units[0].head)
        for clause, top in tops:
            as_said = clause.kind == "adv" and clause.mark is not None and clause.mark.lemma == "as"
            if (clause.kind == "conj" or as_said) and top is not main and self._says_it(clause, as_said):
                main.under(top, "ccomp")
                top.head = None
                return top
        return main

    def _says_it(self, clause: Clause, as_said: bool) -> bool:
        """Whether a clause after a mark, or after "as", only tells who said what stands before it."""
        if clause.verb is None:
            return False
        verb = clause.verb.head
        content = any(c.anchor is verb and c.kind in ("that", "report", "inf") for c in self.clauses)
        # "... sorumlu tutarken, ayrılıkçılar birliklerinin olmadığını savundu"
        content = content or any(c.kind == "that" and c.parent is clause for c in self.clauses)
        # Who is told is nothing that is said.
        objects = verb.lemma != "tell" and any(
            u.head.dep == "dobj" and u.head.head is verb for _, u in clause.nouns
        )
        marked = as_said or clause.opened_by in _SPEECH_MARKS
        return self.lore.reports(verb.lemma) and marked and not content and not objects


def _is_account(noun: Node) -> bool:
    """ "According to their statements": whether a noun is what somebody goes by."""
    to = noun.head if noun.dep == "pobj" else None
    return to is not None and to.lemma == "to" and to.head is not None and to.head.lemma == "according"


def _as_owned(noun: Node) -> None:
    """ "Somali'nin başkenti": after its owner what looks like an accusative is the sign of what is owned."""
    if noun.word.has("acc") and not noun.word.has("closes"):
        noun.word = replace(noun.word, features=noun.word.features - {"acc"} | {"closes"})


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two verbs may have one subject by the number and gender they show."""
    shown = _GENDERS | {"pl"}
    return not left & shown or not right & shown or bool(left & right & shown)


def _same(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two verbs show one gender and number."""
    shown = _GENDERS | {"pl"}
    return left & shown == right & shown


_GENDERS = frozenset({"m", "f", "n"})


def _nobody(verb: Unit, subject: Unit) -> None:
    """ "not ... any group", "not ... one" as English has it: "no group", "nobody"."""
    no = next((n for n in verb.nodes if n.dep == "neg" and n.head is verb.head), None)
    any_ = next((n for n in subject.nodes if n.lemma == "any" and n.dep == "det"), None)
    if any_ is None and subject.head.pos == "PRON" and subject.head.lemma == "one":
        any_ = subject.head
    if no is not None and any_ is not None:
        any_.word = replace(any_.word, lemma="nobody" if any_ is subject.head else "no")
        no.word, no.dep = replace(no.word, lemma=NOTHING), "dep"


def _counts(unit: Unit) -> bool:
    return any(n.pos == "NUM" or n.lemma in ("several", "many") for n in unit.nodes)


def _is_hearsay(unit: Unit) -> bool:
    """Whether a verb is in the mood of what others say: "Soldaten seien beteiligt gewesen"."""
    return any(n.word.has("subj") for n in unit.nodes)


def _relation(clause: Clause, anchor: Node) -> str:
    relation = _RELATIONS.get(clause.kind, "dep")
    if relation in ("ccomp", "xcomp", "advcl") and anchor.pos in NOMINAL:
        return "acl"
    if relation == "relcl" and anchor.pos not in (*NOMINAL, "PRON", "NUM", "ADJ"):
        return "advcl"
    return relation if clause.verb is not None else "dep"


def _without_loops(units: Sequence[Unit], root: Node) -> None:
    """Every word must reach the root: one that does not is hung on it."""
    root.head, root.dep = None, "ROOT"
    for node in (n for u in units for n in u.nodes):
        seen: set[int] = set()
        at: Node | None = node
        while at is not None and id(at) not in seen:
            seen.add(id(at))
            at = at.head
        if at is not None:
            node.under(root, "dep")


def nodes_of(units: Sequence[Unit]) -> Iterator[Node]:
    yield from sorted((n for u in units for n in u.nodes), key=lambda n: n.word.start)


def _is_adjunct(unit: Unit) -> bool:
    """A time, a place or another side phrase, which is neither the subject nor the end of a clause."""
    if unit.kind == "np":
        return unit.is_time or unit.head.dep == "pobj" or unit.head.word.has("dat")
    return unit.kind == "adv" or (unit.kind == "adp" and unit.head.word.has("post"))

"""The words of the field: what reports an event, a weapon, a person, a toll; from tables under `data/`."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from dateline.records.parse import Token

DATA = Path(__file__).parent / "data"

# Words that a table row may hold for the reader's sake; in the text they, and the parts of speech below,
# may stand between the words of a verb phrase: "launched [several deadly] rockets".
_ARTICLES = frozenset({"a", "an", "the", "its", "their", "his", "her", "some"})
_BETWEEN = frozenset({"DET", "ADJ", "NUM", "PRON", "ADV", "PUNCT"})
_MAX_BETWEEN = 4

# Before one of these the object may stand: "set [the house] on fire", "took [nine people] hostage".
_PARTICLES = frozenset(
    {
        "up",
        "down",
        "on",
        "off",
        "out",
        "over",
        "back",
        "apart",
        "away",
        "into",
        "under",
        "behind",
        "to",
        "from",
        "with",
    }
    | {"ablaze", "alight", "dead", "hostage", "captive", "prisoner"}
)
# With a hyphen these make a noun of a verb: "sit-in", "pull-out".
_ADVERBS = frozenset({"in", "out", "up", "off", "down", "on", "over", "back", "away"})
_BETWEEN_NOUNS = _BETWEEN | {"NOUN", "PROPN"}

# The parts of speech of a row that a token may stand for. The small model calls headline words names.
_ROWS_FOR = {
    "NOUN": ("NOUN",),
    "PROPN": ("NOUN", "VERB"),
    "VERB": ("VERB",),
    "AUX": ("VERB",),
    "ADJ": ("ADJ",),
    "ADV": ("ADV",),
}
# A verb form in one of these places is a noun by use: "the shelling of".
_NOMINAL_DEPS = frozenset({"nsubj", "nsubjpass", "csubj", "dobj", "pobj", "compound", "attr", "appos"})
# A verb form that also serves as an adjective: "occupied", "lying".
_PARTICIPLES = frozenset({"VBN", "VBG"})
_OPEN_CLASSES = frozenset({"NOUN", "PROPN", "VERB", "AUX", "ADJ"})
_HYPHEN = frozenset({"-", "‐", "‑", "–"})


class Phrased(Protocol):
    """A row that is looked up by words."""

    @property
    def words(self) -> tuple[str, ...]: ...
    @property
    def pos(self) -> str: ...


R = TypeVar("R", bound=Phrased)


@dataclass(frozen=True)
class Trigger:
    """A word that reports an event of `type`; triggers.tsv explains `frame` and `strength`."""

    lemma: str
    words: tuple[str, ...]
    pos: str
    type: str
    frame: str
    strength: str
    note: tuple[str, ...] = ()

    @property
    def needs(self) -> str | None:
        """The kind of participant without which the row does not count, a kind of `cues.tsv`."""
        return next((n.removeprefix("needs:") for n in self.note if n.startswith("needs:")), None)

    @property
    def weapon_decides(self) -> bool:
        return "weapon" in self.note

    @property
    def from_the_air(self) -> bool:
        return "air" in self.note

    @property
    def of_own(self) -> bool:
        return "own" in self.note

    @property
    def is_bare(self) -> bool:
        return "bare" in self.note

    @property
    def actor_decides(self) -> bool:
        return "actor" in self.note


@dataclass(frozen=True)
class WeaponWord:
    """A weapon by phrase, its class of the contract, and the event type it decides, if any."""

    phrase: str
    words: tuple[str, ...]
    kind: str
    type: str | None
    pos: str = ""


@dataclass(frozen=True)
class PeopleWord:
    """A noun for people and the `who` of a toll."""

    lemma: str
    words: tuple[str, ...]
    who: str
    pos: str = ""


@dataclass(frozen=True)
class TollWord:
    """A word that says what a number of people suffered: `kind` and `frame` as in the head of tolls.tsv."""

    word: str
    words: tuple[str, ...]
    pos: str
    kind: str
    frame: str = ""


@dataclass(frozen=True)
class Cue:
    """A word or phrase that colours an event: `kind` happened | background | reason | damage | ..."""

    phrase: str
    words: tuple[str, ...]
    kind: str
    value: str
    pos: str = ""


@dataclass(frozen=True)
class Shift:
    """A trigger of `type` is of another where those who are `acting` or `struck` are of a kind."""

    type: str
    where: str
    kind: str
    becomes: str


@dataclass(frozen=True)
class LoadedTerm:
    """A loaded word, what a neutral text would say, and why it is marked; loaded.tsv explains `context`."""

    term: str
    words: tuple[str, ...]
    neutral: str
    why: str
    pos: str = ""
    context: tuple[str, ...] = ()


@dataclass(frozen=True)
class Match(Generic[R]):
    """Rows that fit at one place, best first, and the tokens they took; `head` is the one that governs."""

    rows: tuple[R, ...]
    tokens: tuple[Token, ...]
    head: Token

    @property
    def row(self) -> R:
        return self.rows[0]


class Phrases(Generic[R]):
    """Rows by their first word; the longest phrase that fits wins."""

    def __init__(self, rows: Iterable[R], *, gaps: bool = False) -> None:
        self._rows: dict[tuple[str, ...], list[R]] = {}
        for row in rows:
            self._rows.setdefault(row.words, []).append(row)
        self._index: dict[str, list[tuple[tuple[str, ...], list[R]]]] = {}
        for item in sorted(self._rows.items(), key=lambda item: -len(item[0])):
            self._index.setdefault(item[0][0], []).append(item)
        self._gaps = gaps

    def get(self, phrase: str, pos: str = "") -> tuple[R, ...]:
        """The rows of exactly this phrase, of this part of speech where one is given."""
        found = self._rows.get(words_of(phrase), ())
        return tuple(row for row in found if not pos or row.pos == pos)

    def at(self, tokens: Sequence[Token], i: int, aside: Collection[int] = ()) -> Match[R] | None:
        """The longest phrase that begins at `tokens[i]`, inside its sentence; the tokens `aside` may part its words."""
        for words, rows in self._beginning(tokens[i]):
            bound = len(words) > 1 and self._gaps and _second_half(tokens, i)
            taken = None if bound else self._fit(words, tokens, i, aside)
            if taken is None:
                continue
            fitting = () if _cut(tokens, taken) else _fitting(rows, taken, words)
            if fitting:
                return Match(fitting, tuple(taken), taken[_head_of(words, fitting[0].pos)])
        return None

    def _beginning(self, token: Token) -> list[tuple[tuple[str, ...], list[R]]]:
        """The phrases that begin with a token, longest first; the lemma's before those of other forms."""
        by_form = [found for form in forms(token) if (found := self._index.get(form))]
        if len(by_form) < 2:
            return by_form[0] if by_form else []
        order = reversed(by_form) if _nominal(token) else by_form
        return sorted(chain.from_iterable(order), key=lambda item: -len(item[0]))

    def find(self, tokens: Sequence[Token], aside: Collection[int] = ()) -> Iterator[Match[R]]:
        """All phrases in order; a token belongs to one phrase at most."""
        taken: set[int] = set()
        for i, token in enumerate(tokens):
            if token.i in taken:
                continue
            match = self.at(tokens, i, aside)
            if match and not any(t.i in taken for t in match.tokens):
                taken.update(t.i for t in match.tokens)
                yield match

    def _fit(
        self, words: tuple[str, ...], tokens: Sequence[Token], i: int, aside: Collection[int]
    ) -> list[Token] | None:
        taken, at, skipped = [tokens[i]], i + 1, 0
        while len(taken) < len(words):
            if at >= len(tokens) or tokens[at].sentence != tokens[i].sentence:
                return None
            token = tokens[at]
            if words[len(taken)] in forms(token):
                taken.append(token)
            elif token.text not in _HYPHEN and token.lower not in _ARTICLES and token.i not in aside:
                between = _BETWEEN_NOUNS if words[len(taken)] in _PARTICLES else _BETWEEN
                compound = token.dep == "compound"
                # "Took [the wife of the mayor] hostage", "took [the imam and two teachers] with them".
                joins = between is _BETWEEN_NOUNS and token.lower in ("of", "and")
                # "Set [a warehouse in Odesa] on fire": a fuller phrase has its object with its place.
                joins = joins or (between is _BETWEEN_NOUNS and len(words) > 2 and token.lower == "in")
                skipped += not joins and token.tag != "PRP$"  # "from [their] homes"
                if (
                    not self._gaps
                    or skipped > _MAX_BETWEEN
                    or not (token.pos in between or compound or joins)
                ):
                    return None
            at += 1
        return taken


def _second_half(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word is bound to the one before it: no phrase begins inside "remote-[controlled] explosion"."""
    before = tokens[i - 1] if i > 1 else None
    return before is not None and before.text in _HYPHEN and before.end == tokens[i].start


def _cut(tokens: Sequence[Token], taken: Sequence[Token]) -> bool:
    """Whether a verb phrase ends inside a noun phrase: "attacked a police" before "station"."""
    last = taken[-1]
    if len(taken) < 2 or taken[0].pos != "VERB" or last.dep not in ("compound", "nmod", "amod"):
        return False
    return last.head > last.i and last.pos in ("NOUN", "PROPN")


def forms(token: Token) -> tuple[str, ...]:
    """The spellings under which a token is looked up: lemma, as written, singular, verb of a past form."""
    return _forms(token.lemma, token.text)


@lru_cache(maxsize=50_000)
def _forms(lemma: str, text: str) -> tuple[str, ...]:
    lower = text.lower().replace("’", "'")
    return tuple(dict.fromkeys((lemma.lower(), lower, singular(lower), _irregular().get(lower, lower))))


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    return {row["form"]: row["lemma"] for row in rows_of("irregular.tsv")}


def singular(word: str) -> str:
    """An English noun in small letters in the singular, by its ending."""
    if len(word) < 4 or not word.endswith("s") or word.endswith("ss"):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("shes", "ches", "sses", "xes")) else word[:-1]


@lru_cache(maxsize=50_000)
def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase as the words that tokens are compared with: lower case, hyphens open, articles left out."""
    words = re.sub(r"(?<=\w)-(?=\w)", " ", phrase.lower()).split()
    kept = tuple(w for w in words if w not in _ARTICLES)
    return kept or tuple(words)


def _head_of(words: tuple[str, ...], pos: str) -> int:
    """Which word of a phrase governs: a verb phrase's first but its adverb, a noun phrase's last before "of"."""
    if pos == "VERB" or len(words) == 1:
        return int(len(words) > 1 and words[0].endswith("ly"))
    stop = next(
        (k for k, w in enumerate(words) if w in ("of", "on", "in", "by", "to", "between") and k), len(words)
    )
    return stop - 1


def _fitting(rows: list[R], taken: list[Token], words: tuple[str, ...]) -> tuple[R, ...]:
    """The rows whose part of speech suits the token that governs, the likeliest first."""
    ranked = []
    for row in rows:
        at = _head_of(words, row.pos)
        allowed = _allowed(
            taken[at],
            phrase=len(words) > 1,
            as_written=words[at] in (taken[at].lower, singular(taken[at].lower)),
        )
        if row.pos in allowed and not (row.pos == "NOUN" and _is_clause(taken, words)):
            ranked.append((allowed.index(row.pos), row))
    return tuple(row for _, row in sorted(ranked, key=lambda pair: pair[0]))


def _is_clause(taken: list[Token], words: tuple[str, ...]) -> bool:
    """ "Two die in shelling" is no die-in, nor "they sit in cells" a sit-in: a verb, then a word apart from it."""
    if len(words) != 2 or words[1] not in _ADVERBS or taken[0].pos != "VERB":
        return False
    return taken[0].tag != "VBG" and taken[1].i == taken[0].i + 1


def _allowed(head: Token, *, phrase: bool, as_written: bool) -> tuple[str, ...]:
    """The parts of speech of rows that a token may stand for, likeliest first; "" fits any."""
    usual = _ROWS_FOR.get(head.pos, ())
    if _nominal(head):
        usual = ("NOUN", "VERB")
    elif head.tag in _PARTICIPLES and head.pos == "VERB":
        usual = ("VERB", "ADJ")
    if phrase and not _nominal(head) and head.pos in _OPEN_CLASSES:
        extra = ("NOUN", "VERB", "ADJ") if as_written else ("VERB",)
        usual = (*usual, *(pos for pos in extra if pos not in usual))
    return (*usual, "")


def _nominal(token: Token) -> bool:
    """Whether a verb form stands where a noun does: "the shelling of"."""
    return token.pos == "VERB" and token.tag == "VBG" and token.dep in _NOMINAL_DEPS


@dataclass(frozen=True)
class Lexicon:
    """All word tables. `load()` reads them once."""

    triggers: Phrases[Trigger]
    weapons: Phrases[WeaponWord]
    weapon_types: dict[str, str]
    people: Phrases[PeopleWord]
    tolls: Phrases[TollWord]
    cues: dict[str, Phrases[Cue]]
    loaded: Phrases[LoadedTerm]
    shifts: tuple[Shift, ...] = ()

    @staticmethod
    def load() -> Lexicon:
        return _load()

    def who(self, lemma: str) -> str | None:
        """The `who` of a toll that a noun means."""
        rows = self.people.get(lemma)
        return rows[0].who if rows else None

    def toll_kind(self, word: str, pos: str = "") -> str | None:
        """What a verb, adjective or noun says that people suffered, if anything."""
        rows = self.tolls.get(word, pos)
        return rows[0].kind if rows else None

    def weapon_type(self, weapon: WeaponWord) -> str | None:
        """The event type that an attack with this weapon has, by its phrase or else by its class."""
        return weapon.type or self.weapon_types.get(weapon.kind)

    def shifted(self, type_: str, acting: Collection[str], struck: Collection[str]) -> str:
        """The type a trigger has once it is known of what kinds those are who act and who suffer."""
        places = {"acting": acting, "struck": struck, "either": {*acting, *struck}}
        rows = (s for s in self.shifts if s.type == type_ and s.kind in places[s.where])
        return next((s.becomes for s in rows), type_)

    def cue(self, kind: str, word: str, pos: str = "") -> Cue | None:
        """The row of a cue word of one kind; rows without a part of speech fit any."""
        phrases = self.cues.get(kind)
        rows = phrases.get(word) if phrases else ()
        return next((r for r in rows if not r.pos or not pos or r.pos == pos), None)

    def is_kind(self, kind: str, token: Token) -> bool:
        """Whether a token is a word of a participant kind: violent, crowd, territory, property, weapon ..."""
        if kind == "weapon":
            return any(self.weapons.get(form) for form in forms(token))
        if kind in ("person", "armed"):
            who = next((w for form in forms(token) if (w := self.who(form))), None)
            return who is not None and (kind == "person" or who in _ARMED)
        if kind in _MANY and token.tag == "NN" and self.who(token.lemma) == "civilians":
            return False  # villagers are a crowd, a villager is none
        return any(self.cue(kind, form) for form in forms(token))


_MANY = frozenset({"crowd", "mob"})
_ARMED = frozenset({"soldiers", "police", "militants", "attackers"})


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a table: lines that begin with # are notes, the first other line names the columns."""
    with (DATA / name).open(encoding="utf-8") as lines:
        table = (line for line in lines if not line.startswith("#"))
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


@lru_cache(maxsize=1)
def _load() -> Lexicon:
    cues = _read("cues.tsv", _cue)
    kinds = sorted({cue.kind for cue in cues})
    return Lexicon(
        triggers=Phrases(_read("triggers.tsv", _trigger), gaps=True),
        weapons=Phrases(_read("weapons.tsv", _weapon)),
        weapon_types={row["class"]: row["type"] for row in rows_of("weapon_types.tsv")},
        people=Phrases(_read("people.tsv", _people)),
        tolls=Phrases(_read("tolls.tsv", _toll), gaps=True),
        cues={kind: Phrases(c for c in cues if c.kind == kind) for kind in kinds},
        loaded=Phrases(_read("loaded.tsv", _loaded)),
        shifts=tuple(Shift(**row) for row in rows_of("shifts.tsv")),
    )


def _read(name: str, make: Callable[[dict[str, str]], R]) -> list[R]:
    return [make(row) for row in rows_of(name)]


def _trigger(row: dict[str, str]) -> Trigger:
    lemma = row["lemma"]
    note = tuple(row["note"].split())
    return Trigger(lemma, words_of(lemma), row["pos"], row["type"], row["frame"], row["strength"], note)


def _weapon(row: dict[str, str]) -> WeaponWord:
    return WeaponWord(row["phrase"], words_of(row["phrase"]), row["class"], row["type"] or None, "NOUN")


def _people(row: dict[str, str]) -> PeopleWord:
    return PeopleWord(row["lemma"], words_of(row["lemma"]), row["who"], "NOUN")


def _toll(row: dict[str, str]) -> TollWord:
    return TollWord(row["word"], words_of(row["word"]), row["pos"], row["kind"], row["frame"])


def _cue(row: dict[str, str]) -> Cue:
    return Cue(row["phrase"], words_of(row["phrase"]), row["kind"], row["value"], row["pos"])


def _loaded(row: dict[str, str]) -> LoadedTerm:
    context = tuple(row["context"].split())
    return LoadedTerm(row["term"], words_of(row["term"]), row["neutral"], row["why"], row["pos"], context)

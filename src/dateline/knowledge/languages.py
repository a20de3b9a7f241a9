"""The languages that are read by tables: what each word stands for in English, and how its sentences are built.

One folder of `data/languages/` each; docs/languages/README.md says how the tables are written.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import ModuleType

from dateline.knowledge.numerals import rows

FOLDER = Path(__file__).parent / "data" / "languages"

# The signs of Arabic script that do not tell words apart, and one spelling for letters written in several ways.
_MARKS = frozenset(map(chr, (*range(0x064B, 0x0660), 0x0670, 0x0640, 0x200C, 0x200D)))
_LETTERS = str.maketrans("أإآٱىیکۀةё’ʼ‘`", "ااااييكههе''''")
_ARTICLE = "ال"
# So many words of a name mean something together: "croix rouge".
LONGEST_NAME = 3
# In the form of a phrase: other words may stand here.
_GAP = "..."

# The preposition that English has for a case without one.
CASES = {"loc": "in", "abl": "from", "ins": "by", "gen": "of", "dat": "to"}


@dataclass(frozen=True)
class Part:
    """A word as English would say it: `gloss` one or more words, `length` how much of a written word it takes."""

    gloss: str
    pos: str
    features: frozenset[str] = frozenset()
    length: int | None = None


# The parts that a written word is made of; most have one.
Entry = tuple[Part, ...]


@dataclass(frozen=True)
class Phrase:
    """A row of several words: one part for all of it, or one a word."""

    words: tuple[str, ...]
    parts: Entry


@dataclass(frozen=True)
class Ending:
    """What an inflected ending stands for: `becomes` None leaves the word, only the features count."""

    ending: str
    becomes: str | None
    pos: str
    features: frozenset[str]
    least: int


@dataclass(frozen=True)
class Clitic:
    """A word that is written together with the next or the one before."""

    text: str
    prefix: bool
    part: Part
    least: int


@dataclass(frozen=True, eq=False)
class Language:
    """One language's tables, with its settings: language.toml in the folder explains each."""

    settings: dict[str, object]
    words: dict[str, tuple[Entry, ...]] = field(repr=False)
    phrases: dict[str, tuple[Phrase, ...]] = field(repr=False)
    heads: tuple[tuple[str, Part], ...] = field(repr=False)
    endings: dict[str, tuple[Ending, ...]] = field(repr=False)
    longest_ending: int = 0
    clitics: tuple[Clitic, ...] = field(default=(), repr=False)
    # Phrases with other words between their first and the rest: "أطلق مسلحون النار".
    apart: dict[str, tuple[Phrase, ...]] = field(default_factory=dict, repr=False)
    # What words mean inside the names of groups and outlets.
    names: dict[str, str] = field(default_factory=dict, repr=False)

    @property
    def order(self) -> str:
        return str(self.settings.get("order", "svo"))

    def has(self, setting: str, value: str) -> bool:
        """Whether a setting is, or lists, a value."""
        given = self.settings.get(setting)
        return value == given or (isinstance(given, list) and value in given)

    def listed(self, setting: str) -> frozenset[str]:
        given = self.settings.get(setting)
        return frozenset(map(str, given)) if isinstance(given, list) else frozenset()

    def has_article(self, word: str) -> bool:
        """Whether a folded word begins with an article that is written together with it."""
        return self.bare(word) != word

    def bare(self, word: str) -> str:
        """A folded word without such an article."""
        return word.removeprefix(str(self.settings.get("article", "")))

    def entries(self, word: str) -> tuple[Entry, ...]:
        """What a folded word stands for, as it is written, or without the Arabic article."""
        found = self.words.get(word)
        if found is None and self.has_article(word) and len(word) > 4:
            # No verb has an article, and no preposition.
            bare = self.words.get(self.bare(word), ())
            nominal = (e for e in bare if e[-1].pos not in ("VERB", "AUX") and e[0].pos != "ADP")
            found = tuple(nominal)
        return found or ()

    def ranked(self, setting: str) -> tuple[str, ...]:
        """A listed setting in its order."""
        given = self.settings.get(setting)
        return tuple(map(str, given)) if isinstance(given, list) else ()

    @property
    def script(self) -> str:
        return str(self.settings.get("script", "latin"))

    def lemma(self, word: str) -> str | None:
        """The dictionary form of a folded word, where the lemmatiser has another one."""
        code = str(self.settings.get("lemmatizer") or "")
        found = _lemmatizer().lemmatize(word, lang=code, low_memory=True).lower() if code else word
        return fold(found) if found != word else None

    def forms(self, word: str) -> Iterator[str]:
        """A folded word, its dictionary form, and what is left of it without an ending or the article."""
        yield word
        if lemma := self.lemma(word):
            yield lemma
        for form in dict.fromkeys((word, self.bare(word))):
            yield form
            for row in self.ending_rows(form):
                yield form.removesuffix(row.ending) + (row.becomes or "")

    def named(self, words: Sequence[str]) -> tuple[str, int] | None:
        """What the first of some words mean in a name, written as they are, and how many they are; None if unknown."""
        for n in range(min(LONGEST_NAME, len(words)), 1, -1):
            if meaning := self.names.get(" ".join(map(fold, words[:n]))):
                return meaning, n
        found = next((self.names[form] for form in self.forms(fold(words[0])) if form in self.names), None)
        return None if found is None else (found if words[0].islower() else found.capitalize(), 1)

    def ending_rows(self, word: str) -> Iterator[Ending]:
        """The rows for the endings of a folded word, the longest ending first."""
        for size in range(min(self.longest_ending, len(word) - 1), 0, -1):
            yield from (e for e in self.endings.get(word[-size:], ()) if len(word) - size >= e.least)


def fold(word: str) -> str:
    """A word as the tables are compared: lower case, Arabic letters in one spelling, without vowel signs."""
    if word.isascii():
        return word.lower()
    # Turkish "İ" in small letters would be two signs.
    lower = word.replace("İ", "i").lower()
    return "".join(c for c in lower.translate(_LETTERS) if c not in _MARKS)


def written_length(word: str, folded: int) -> int:
    """How many characters of a written word its first `folded` folded letters take, vowel signs included."""
    seen = at = 0
    while at < len(word) and (seen < folded or word[at] in _MARKS):
        seen += word[at] not in _MARKS
        at += 1
    return at


@lru_cache(maxsize=1)
def codes() -> frozenset[str]:
    """The languages that there are tables for."""
    return frozenset(p.parent.name for p in FOLDER.glob("*/words.tsv"))


@lru_cache(maxsize=32)
def language(code: str) -> Language | None:
    """The tables of a language by its ISO 639-1 code; None where there are none."""
    return load(FOLDER / code) if code in codes() else None


def load(folder: Path) -> Language:
    """The tables of a folder; its name is the code."""
    settings = tomllib.loads((folder / "language.toml").read_text(encoding="utf-8"))
    words: dict[str, list[Entry]] = {}
    phrases: dict[str, list[Phrase]] = {}
    apart: dict[str, list[Phrase]] = {}
    heads: list[tuple[str, Part]] = []
    for form, pos, gloss, features in map(_four, rows(folder / "words.tsv")):
        entry = _entry(form, pos, gloss, frozenset(features.split()))
        if form.startswith("+"):
            heads.append((fold(form[1:]), entry[0]))
        elif f" {_GAP} " in form:
            first, *rest = (fold(w) for w in form.split() if w != _GAP)
            apart.setdefault(first, []).append(Phrase((first, *rest), entry))
        elif " " in form:
            written = tuple(fold(w) for w in form.split())
            phrases.setdefault(written[0], []).append(Phrase(written, entry))
        else:
            whole = form.replace("+", "")
            # "يلقى" is no "يلقي", though the latter is often written so.
            told = _MARKS & {*whole} or whole.endswith("ى")
            for key in {fold(whole), whole} if told else (fold(whole),):
                words.setdefault(key, []).append(entry)
    endings = _endings(folder)
    return Language(
        settings,
        {form: tuple(found) for form, found in words.items()},
        {first: tuple(sorted(found, key=lambda p: -len(p.words))) for first, found in phrases.items()},
        tuple(sorted(heads, key=lambda h: -len(h[0]))),
        endings,
        max(map(len, endings), default=0),
        _clitics(folder),
        {first: tuple(found) for first, found in apart.items()},
        {fold(form): gloss for form, gloss in _optional(folder / "names.tsv")},
    )


def _four(row: list[str]) -> tuple[str, str, str, str]:
    """The four columns of a row whose last ones may be left out."""
    form, pos, gloss, features = (*row, "", "", "")[:4]
    return form, pos, gloss, features


def _entry(form: str, pos: str, gloss: str, features: frozenset[str]) -> Entry:
    """The parts of a row: cut at "+", or one a word where it gives a part of speech for each."""
    poses = pos.replace("+", " ").split()
    if len(poses) < 2:
        return (Part(gloss, pos, features),)
    cut = "+" in form and " " not in form
    pieces = form.split("+") if cut else [w for w in form.split() if w != _GAP]
    glosses = gloss.split("+") if "+" in gloss else gloss.split()
    last = len(poses) - 1
    # The features of a row belong to its verb, or else to its last word.
    head = next((k for k, p in enumerate(poses) if p in ("VERB", "AUX")), last)
    return tuple(
        Part(
            glosses[k].strip() if k < len(glosses) else "_",
            poses[k],
            features if k == head or ("each" in features and poses[k] == "VERB") else frozenset(),
            len(fold(pieces[k])) if cut else None,
        )
        for k in range(len(poses))
    )


def _endings(folder: Path) -> dict[str, tuple[Ending, ...]]:
    found: dict[str, list[Ending]] = {}
    for row in _optional(folder / "endings.tsv"):
        ending, becomes, pos, features, least = (*row, "", "", "", "")[:5]
        made = Ending(
            fold(ending),
            None if becomes == "*" else fold(becomes),
            pos or "*",
            frozenset(features.split()),
            int(least or 3),
        )
        found.setdefault(made.ending, []).append(made)
    return {ending: tuple(made) for ending, made in found.items()}


def _clitics(folder: Path) -> tuple[Clitic, ...]:
    found = []
    for row in _optional(folder / "clitics.tsv"):
        text, side, pos, gloss, features, least = (*row, "", "", "")[:6]
        part = Part(gloss, pos, frozenset(features.split()))
        found.append(Clitic(fold(text), side == "prefix", part, int(least or 2)))
    return tuple(sorted(found, key=lambda c: -len(c.text)))


def _optional(path: Path) -> list[list[str]]:
    return rows(path) if path.exists() else []


@lru_cache(maxsize=1)
def _lemmatizer() -> ModuleType:
    # Imported late: only some languages need it.
    import simplemma

    return simplemma

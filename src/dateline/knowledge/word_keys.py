"""Words as reports are searched by: folded, without the prefixes and endings that their language puts on.

A report goes by its own language, a question by every language of its script, so that forms of one word meet.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.knowledge.spelling import name_key, table

# Grows when this module changes what comes out.
_MADE = 1
# These part words ("l'armée", "army's", "Halep'te"), but not in Cyrillic: Ukrainian "об'єкт" is one.
_APOSTROPHE = re.compile(r"(?<=[^\W\d_\u0400-\u052f])['’ʼ](?=[^\W\d_\u0400-\u052f])")
# Written without spaces between words: every letter stands for itself, and a word is a run of them.
_UNSPACED = re.compile(
    r"([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff])"
)
_SCRIPTS = (("latin", "a", "\u024f"), ("cyrillic", "\u0400", "\u052f"), ("hebrew", "\u05d0", "\u05ea"),
            ("arabic", "\u0620", "\u06ff"))  # fmt: skip


@dataclass(frozen=True)
class _Affixes:
    """Of one language, each with how many letters must be left: prefixes as listed, endings the longest first."""

    prefixes: tuple[tuple[str, int], ...]
    endings: tuple[tuple[str, int], ...]


def word_keys(text: str, language: str | None) -> Iterator[str]:
    """The keys of the words of a report, in order, by its language; of one that we do not know, by the script."""
    for word in words_of(text):
        yield _key(word, language if language in _languages_of(word) else None)


def asked_keys(text: str) -> tuple[tuple[str, ...], ...]:
    """The keys that some words in a row may have in reports, one row for each language of their script."""
    words = tuple(words_of(text))
    languages = dict.fromkeys(name for w in words for name in _languages_of(w)) or {"": None}
    rows = (tuple(_key(w, name if name in _languages_of(w) else None) for w in words) for name in languages)
    return tuple(dict.fromkeys(rows)) if words else ()


def words_of(text: str) -> Iterator[str]:
    """The folded words of a text, without affixes taken off."""
    for piece in _APOSTROPHE.sub(" ", text).split():
        yield from _folded(piece)


@lru_cache(maxsize=1 << 16)
def _folded(piece: str) -> tuple[str, ...]:
    return tuple(_UNSPACED.sub(r" \1 ", name_key(piece)).split())


def _languages_of(word: str) -> tuple[str, ...]:
    """The languages of a word's script, that first which is taken where the report's is another."""
    script = next((name for name, first, last in _SCRIPTS if first <= word[0] <= last), "")
    return _languages().get(script, ())


@lru_cache(maxsize=1 << 17)
def _key(word: str, language: str | None) -> str:
    """A folded word without what its language puts before and after it."""
    first = next(iter(_languages_of(word)), None)
    affixes = _affixes().get(language or first or "")
    if affixes is None:
        return word
    while shorter := _without(word, affixes.endings, str.endswith):
        word = word[:shorter]
    while shorter := _without(word, affixes.prefixes, str.startswith):
        word = word[-shorter:]
    return word


def _without(word: str, affixes: Iterable[tuple[str, int]], has: Callable[[str, str], bool]) -> int | None:
    """How many letters are left where the first affix that a word has, and can lose, is taken off."""
    left = (len(word) - len(a) for a, least in affixes if has(word, a) and len(word) - len(a) >= least)
    return next(left, None)


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """Script -> the languages that have affixes in it, the one to be taken for all others first."""
    found: dict[str, dict[str, None]] = {}
    for language, script, *_ in table("word_affixes.tsv"):
        found.setdefault(script, {})[language] = None
    return {script: tuple(sorted(names, key=lambda n: n != "en")) for script, names in found.items()}


@cache
def _affixes() -> dict[str, _Affixes]:
    rows: dict[str, dict[str, list[tuple[str, int]]]] = {}
    for language, _, kind, least, affixes, *_ in table("word_affixes.tsv"):
        kinds = rows.setdefault(language, {"prefix": [], "ending": []})
        kinds[kind] += [(name_key(a), int(least)) for a in affixes.split()]
    return {
        language: _Affixes(
            tuple(kinds["prefix"]), tuple(sorted(kinds["ending"], key=lambda e: (-len(e[0]), e)))
        )
        for language, kinds in rows.items()
    }


@cache
def version() -> str:
    """Names what makes the keys: an index of another version has other keys and is made anew."""
    return hashlib.sha256(repr((_MADE, table("word_affixes.tsv"))).encode()).hexdigest()[:12]

"""Words of all languages as English ones, and the kinds of site they name: what two languages have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dateline.knowledge.entities import rows
from dateline.knowledge.languages import fold, language
from dateline.knowledge.rarity import rarity
from dateline.knowledge.sounds import sound_key
from dateline.knowledge.spelling import romanised, spelling_key

# Shorter words of a name are no name.
LEAST = 4
# Fewer consonants are those of too many names.
SOUNDS = 3
_WORD = re.compile(r"[^\W\d_]+")


def meant(text: str, code: str) -> Iterator[str]:
    """The words of a text in the singular and small letters, each followed by what it means in English."""
    for word in _WORD.findall(text):
        yield from _meant(word, code)


@lru_cache(maxsize=50_000)
def _meant(word: str, code: str) -> tuple[str, ...]:
    tables = language(code)
    if tables is None:
        return (singular(word.lower()),)
    folded = fold(word)
    entries = tables.entries(folded)
    if not entries and (lemma := tables.lemma(folded)):
        entries = tables.entries(lemma)
    glosses = [
        part.gloss for entry in entries for part in entry if part.pos in ("NOUN", "VERB", "PROPN", "ADJ")
    ]
    return (folded, *dict.fromkeys(singular(w) for gloss in glosses for w in gloss.lower().split()))


def singular(word: str) -> str:
    """An English word in small letters without the "s" of the plural."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=1)
def _sites() -> dict[str, str]:
    return {row["noun"]: row["site"] for row in rows("sites.tsv")}


@lru_cache(maxsize=1)
def means() -> dict[str, frozenset[str]]:
    """What people are hurt by (`hand`, `afar`) -> the words that say so, as `meant` gives them."""
    found: dict[str, set[str]] = {}
    for row in rows("means.tsv"):
        found.setdefault(row["means"], set()).add(row["word"])
    return {kind: frozenset(words) for kind, words in found.items()}


def sounds_of(name: str, code: str) -> frozenset[str]:
    """Keys that the spellings of a name share, in whichever script: of all of it, and of each telling word."""
    words = [w for w in name.split() if len(w) >= LEAST and rarity(w) == 1 and not site_of(singular(w))]
    return frozenset(key for part in (name, *words) if (key := _key(part, code)))


def _key(name: str, code: str) -> str | None:
    """That of its consonants; of a short name, the spelling."""
    sound = sound_key(name, code)
    return sound if sound and len(sound) >= SOUNDS else spelling_key(next(iter(romanised(name)), name))


@lru_cache(maxsize=1)
def sites_of_forces() -> frozenset[str]:
    """The kinds of site where armed forces may be."""
    return frozenset(row["site"] for row in rows("sites.tsv") if row["side"] == "forces")


def site_of(word: str) -> str | None:
    """The kind of site that an English noun in the singular names."""
    return _sites().get(word)

"""Names by their sound, across scripts: "مامباسا" and "Mambasa" have one key, whatever the language they stand in.

The rules are in data/sounds.tsv. A key is for comparing two names that no table knows, never for a look-up.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import zip_longest

from dateline.knowledge.spelling import fold, plain_words, romanised, table

# With fewer consonants a key says nothing by itself.
MIN_SOUNDS = 2
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
# What a written vowel may be in another language's spelling: "e" stands between "a" and "i".
_HEARD = {"a": "a", "e": "ai", "i": "i", "o": "u", "u": "u"}


@lru_cache(maxsize=1 << 14)
def sound_key(name: str, code: str | None = None) -> str | None:
    """The consonants of a name as one Latin key, in any script that we read; None where too few are left.

    `code` is the language of the report, which says how Latin letters sound ("Chassawjurt" in German).
    """
    key = _replaced(_levelled(name, code or ""), "vowel", "")
    return key if len(key) >= MIN_SOUNDS else None


def sounds_alike(a: str, code_a: str | None, b: str, code_b: str | None) -> bool:
    """Whether two names have one key and no vowel that both write is another: "Mombasa" is not "مامباسا"."""
    key = sound_key(a, code_a)
    if key is None or key != sound_key(b, code_b):
        return False
    pairs = zip_longest(
        _vowels(_levelled(a, code_a or "")), _vowels(_levelled(b, code_b or "")), fillvalue=""
    )
    return all(not x or not y or bool(set(x) & set(y)) for x, y in pairs)


def _vowels(levelled: str) -> list[str]:
    """What may be heard between the consonants, doubled ones as one; "" where no vowel is written."""
    squeezed = re.sub(r"([^aeiou])\1+", r"\1", levelled)
    inner = re.sub(r"^[aeiou]+|[aeiou]+$", "", squeezed)
    return ["".join(_HEARD[v] for v in slot) for slot in re.split(r"[^aeiou]", inner)[1:-1]]


@lru_cache(maxsize=1 << 14)
def _levelled(name: str, code: str) -> str:
    """A name in Latin letters, one letter for the sounds that scripts do not tell apart, vowels still there."""
    name = _replaced(_nominative(name, code), "mark", code)
    latin = romanised(name) or (fold(name),)
    words = latin[0].split()
    key = "".join(plain_words(words)) if words else ""
    return re.sub(r"[^a-zJ]", "", _replaced(_replaced(key, "write", code), "level", code))


def _replaced(name: str, step: str, code: str) -> str:
    for pattern, replacement in _rules(step, code):
        name = pattern.sub(replacement, name)
    return name


def _nominative(name: str, code: str) -> str:
    """A Cyrillic name without the case endings that have consonants."""
    rules = _rules("ending", code or "ru")
    return " ".join(_without(word, rules) for word in name.lower().split())


def _without(word: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    if not _CYRILLIC.fullmatch(word):
        return word
    return next((p.sub(r, word) for p, r in rules if p.search(word)), word)


@cache
def _rules(step: str, code: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The rules of one step for a language, in order."""
    return tuple(
        (re.compile(p), r)
        for codes, s, p, r, *_ in table("sounds.tsv")
        if s == step and (codes == "*" or code in codes.split())
    )

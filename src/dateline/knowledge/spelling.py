"""One name in many spellings: the folded form, and keys that are the same for all usual spellings of a name.

The rules are in data/spelling.tsv. A key found by them is a guess: whoever uses it must say so.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources

# Letters that carry no separate accent for NFKD to take away.
LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ə": "a",
        "þ": "th",
        "ð": "d",
        "ħ": "h",
    }
)
_MARKS = re.compile(r"[\u0300-\u036f]")
_SILENT = re.compile(r"['’‘`´ʿʾʼʻ′“”\".·\u0640]")
_SPACE = re.compile(r"[^\w]+|_")
_LATIN = re.compile(r"[a-z][a-z ]*")

# A shorter key fits too many names.
MIN_KEY = 3

# A consonant key shorter than this fits too many names to say anything.
MIN_SKELETON = 4


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """Lower case without accents, apostrophes and dots, words apart by one space: "Dar`a" -> "dara"."""
    text = name.casefold()
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text)).translate(LETTERS)
    return _SPACE.sub(" ", _SILENT.sub("", text)).strip()


@lru_cache(maxsize=1 << 15)
def spelling_key(name: str) -> str | None:
    """The key that the usual spellings of a name share; None for a short name or other letters."""
    folded = fold(name)
    if not _LATIN.fullmatch(folded):
        return None
    key = "".join(_plain_words(folded.split()))
    for pattern, replacement in rules("join"):
        key = pattern.sub(replacement, key)
    return key if len(key) >= MIN_KEY else None


@lru_cache(maxsize=1 << 15)
def skeleton_key(name: str) -> str | None:
    """The consonants of the spelling key, loosely classed; None where too few are left."""
    key = spelling_key(name)
    if key is None:
        return None
    for pattern, replacement in rules("skeleton"):
        key = pattern.sub(replacement, key)
    return key if len(key) >= MIN_SKELETON else None


@cache
def rules(step: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The rules of one step, in order."""
    return tuple((re.compile(p), r) for s, p, r, *_ in table("spelling.tsv") if s == step)


@cache
def transliterated() -> frozenset[str]:
    """Countries whose place names reach English through romanisation."""
    return frozenset(code for codes, *_ in table("transliterated.tsv") for code in codes.split())


def table(name: str) -> list[list[str]]:
    """The rows of a data table, without comments and heading."""
    text = resources.files("dateline.knowledge").joinpath("data", name).read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


def _plain_words(words: list[str]) -> list[str]:
    """Words without their articles; an article that has taken on the sound of the next word shows it."""
    found = []
    for word, following in zip(words, [*words[1:], ""], strict=True):
        stripped = _apply_word_rules(word, following)
        if stripped:
            found.append(stripped)
    return found or words


def _apply_word_rules(word: str, following: str) -> str:
    if following and _is_article(word, following):
        return ""
    for pattern, replacement in rules("word"):
        shorter = pattern.sub(replacement, word)
        word = shorter if len(shorter) > 2 else word
    return word


def _is_article(word: str, following: str) -> bool:
    """al and el stand before any word, other forms only where the next word begins with the same sound."""
    if not any(pattern.fullmatch(word) for pattern, _ in rules("article")):
        return False
    return word[-1] == "l" or following[0] == word.lstrip("aeiou")[:1]

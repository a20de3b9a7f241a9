"""Names as the tables of parties compare them: folded, loosely spelled, without article, by their stems."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from dateline.knowledge.spelling import table

DATA = Path(__file__).parent / "data"

ARTICLE = re.compile(r"\b(?:al|el|ul|ash|as|ad|ar|at|az|an|adh|ath)-(?=\w)|\bal ", re.IGNORECASE)
# A zero-width non-joiner parts Persian words: "حزب‌الله" is "حزب الله".
BREAK = re.compile("[\\s\\-‐‑–/_,\u200c]+")

# Most names need no folding but their case.
_PLAIN = re.compile(r"(?!.*\b(?:the|al)\b)[a-z0-9]+(?: [a-z0-9]+)*")
_DROP = dict.fromkeys(map(ord, "'’‘`´ʿʾʻʼ“”„«»\".()\u0640\u200d\u200e\u200f"))
# Letters that Arabic and Persian write in two ways, Turkish dotless i; signs that part from a letter
# (hamza, harakat, breve) go with the accents, on both sides of a look-up.
_LETTERS = str.maketrans("ٱىةیکہۀھı", "ايهيكههه" + "i")
_VOWELS = str.maketrans("eyoq", "iiuk")
_LOOSE = (("ai", "i"), ("dh", "d"), ("th", "t"), ("ca", "ka"), ("cu", "ku"))
_DOUBLED = re.compile(r"(.)\1+")

_ARABIC_ARTICLE = "ال"
# What is left of a word without its article or ending is at least this long ("الله" has no article).
MIN_REST = 3


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """A name without case, accents, apostrophes, hyphens and articles, English or Arabic in Latin letters."""
    plain = name.lower()
    if _PLAIN.fullmatch(plain):
        return plain
    words = [w for w in BREAK.split(plain_word(ARTICLE.sub(" ", name))) if w]
    return " ".join([w for w in words if w != "the"] or words)


def loosen(name: str) -> str:
    """The same for transliterations that differ in vowels, doubled letters and q / k ("Qaida", "Kaeda")."""
    return " ".join(map(loose_word, fold(name).split(" ")))


@lru_cache(maxsize=50_000)
def plain_word(word: str) -> str:
    word = word.lower().translate(_DROP)
    if word.isascii():
        return word
    letters = (c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return "".join(letters).translate(_LETTERS)


@lru_cache(maxsize=50_000)
def loose_word(word: str) -> str:
    word = word.translate(_VOWELS)
    for written, plain in _LOOSE:
        word = word.replace(written, plain)
    word = _DOUBLED.sub(r"\1", word)
    return word[:-2] + "a" if word.endswith(("ah", "ih")) else word


def bare(key: str) -> str:
    """A folded name of several words without the Arabic article on its first: "للحرس الثوري" has lost it.

    The others keep theirs, "مجلس الأمن" is one council and "مجلس أمن" any. So does a single word: "الحدث" is
    a broadcaster, "حدث" is "happened".
    """
    first, gap, rest = key.partition(" ")
    return bare_word(first) + gap + rest if gap else key


def bare_word(word: str) -> str:
    rest = word.removeprefix(_ARABIC_ARTICLE)
    return rest if len(rest) >= MIN_REST else word


def stems(key: str) -> str:
    """A folded name by the stems of its words: "израильской армией" and "израильская армия" are one."""
    return " ".join(map(stem, key.split(" ")))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A folded word without its case ending, where its script has a table of them."""
    for ending in _endings().get(script(word), ()):
        if word.endswith(ending) and len(word) - len(ending) >= MIN_REST:
            return word[: -len(ending)]
    return word


def script(word: str) -> str:
    """ "latin", "cyrillic", or "other", by the first letter."""
    first = word[:1]
    if "\u0400" <= first <= "\u052f":
        return "cyrillic"
    return "latin" if first < "\u0250" else "other"


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    """Script -> the folded case endings, longest first."""
    found: dict[str, set[str]] = {}
    for _, endings, *_ in table("name_stems.tsv"):
        for ending in map(plain_word, endings.split()):
            found.setdefault(script(ending), set()).add(ending)
    return {s: tuple(sorted(e, key=lambda x: (-len(x), x))) for s, e in found.items()}


@cache
def inflected() -> frozenset[str]:
    """The languages that there are endings for."""
    return frozenset(row[0] for row in table("name_stems.tsv"))

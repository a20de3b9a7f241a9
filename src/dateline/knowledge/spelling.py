"""One name in many spellings: the folded form, and keys that are the same for all usual spellings of a name.

The rules are in data/spelling.tsv, for other scripts in data/letters.tsv and data/name_endings.tsv. A key or a
form found by them is a guess: whoever uses it must say so.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from itertools import islice, product

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
        # Persian and Arabic keyboards give the same letter as different characters.
        "ی": "ي",
        "ې": "ي",
        "ک": "ك",
        "ڪ": "ك",
        "ہ": "ه",
        "ھ": "ه",
        "ە": "ه",
        "ٱ": "ا",
    }
)
# Letters that Arabic tells apart at the end of a word and Persian does not; in names they vary with the writer.
NAME_LETTERS = str.maketrans({"ى": "ي", "ة": "ه", "ۃ": "ه"})
# Accents, Arabic vowel signs and hamzas that NFKD has set apart, Hebrew points, the dot of Devanagari.
_MARKS = re.compile(
    r"[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u093c]"
)
_SILENT = re.compile(r"['’‘`´ʿʾʼʻ′“”\".·״׳\u0640\u200b\u200d-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
# The vowel signs of South and South-East Asian scripts are part of their words, though no letters to Python.
_SPACE = re.compile(r"[^\w\u0900-\u0963\u0970-\u109f\u1780-\u17d3]+|_")
_LATIN = re.compile(r"[a-z][a-z ]*")
_CYRILLIC = re.compile(r"[\u0400-\u04ff][\u0400-\u04ff ]*")
_ARABIC = re.compile(r"[\u0621-\u06d3][\u0621-\u06d3 ]*")
_ARABIC_ARTICLE = "ال"
_TURKISH_CASE = re.compile(
    r"['’](?:[dt][ae](?:n|ki)?|[yn]?[ıiuüae]|[ns]?[ıiuü]n|[ns]?[ıiuü]n?[dt][ae]n?|n[dt][ae]n?|l[ae]r|l[ıiuü])$",
    re.I,
)

# A shorter key fits too many names.
MIN_KEY = 3

# What is left of a name without its case ending or article must be this long, and so many forms are tried.
MIN_FORM = 3
MAX_FORMS = 80

# A consonant key shorter than this fits too many names to say anything.
MIN_SKELETON = 4


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """Lower case without accents, apostrophes and dots, words apart by one space: "Dar`a" -> "dara"."""
    text = name.casefold()
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text)).translate(LETTERS)
    return _SPACE.sub(" ", _SILENT.sub("", text)).strip()


def name_key(name: str) -> str:
    """The folded form under which the gazetteer keeps a name: Arabic and Persian final letters made one."""
    return fold(name).translate(NAME_LETTERS)


@lru_cache(maxsize=1 << 15)
def spelling_key(name: str) -> str | None:
    """The key that the usual spellings of a name share; None for a short name or other letters."""
    folded = fold(name)
    if not _LATIN.fullmatch(folded):
        return None
    key = "".join(plain_words(folded.split()))
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


@lru_cache(maxsize=1 << 14)
def base_forms(name: str) -> tuple[str, ...]:
    """Folded forms that a name may stand in a dictionary under, without itself: "Харькове" -> "харьков" ...

    Russian and Ukrainian case endings, Turkish ones after an apostrophe, the Arabic article. Most are no names:
    whoever asks takes those that a table knows.
    """
    folded = name_key(name)
    if _CYRILLIC.fullmatch(folded):
        options = [(word, *_nominatives(word)) for word in folded.split()]
        forms = [" ".join(words) for words in islice(product(*options), 1, MAX_FORMS)]
    elif _ARABIC.fullmatch(folded):
        bare = folded.removeprefix(_ARABIC_ARTICLE)
        forms = [bare if bare != folded else _ARABIC_ARTICLE + folded]
    else:
        bare = _TURKISH_CASE.sub("", name)
        forms = [] if bare == name else [fold(bare)]
    return tuple(dict.fromkeys(f for f in forms if len(f) >= MIN_FORM))


def _nominatives(word: str) -> tuple[str, ...]:
    """What one Cyrillic word may be in the nominative."""
    found = {
        word.removesuffix(ending) + nominative: None
        for ending, nominatives in _endings()
        if word.endswith(ending) and len(word) - len(ending) >= MIN_FORM - 1
        for nominative in nominatives
    }
    return tuple(form for form in found if form != word)


@cache
def _endings() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Folded ending -> folded nominative endings, longest first; "-" stands for none."""
    found: dict[str, dict[str, None]] = {}
    for _, ending, nominatives, *_ in table("name_endings.tsv"):
        forms = ("" if n == "-" else fold(n) for n in nominatives.split())
        found.setdefault(fold(ending), {}).update(dict.fromkeys(forms))
    return tuple((e, tuple(n)) for e, n in sorted(found.items(), key=lambda item: -len(item[0])))


# What follows the stem of an adjective: "-ский", "-ского", "-ській", folded.
_ADJECTIVE = re.compile(r"(?<=к)(?:ии|ого|ому|им|ом|ая|ои|ую|ое|а|оі|іи|ім|у|е)$")
# "Нікопольщина", "на Изюмщине": the land around a town, by a noun of its own.
_LAND = re.compile(r"(?:(?<=щин)|(?<=ччин))(?:а|и|і|ы|у|ою|ои|о|е)$")


@lru_cache(maxsize=1 << 12)
def called_after(name: str) -> tuple[str, ...]:
    """Folded names of the towns that a division may be called after: "Хасавюртовском" -> "хасавюрт" ...

    Most are no names: whoever asks takes those that a table knows.
    """
    folded = name_key(name)
    stem = _LAND.sub("", _ADJECTIVE.sub("", folded))
    if stem == folded or not _CYRILLIC.fullmatch(folded):
        return ()
    towns = (
        stem.removesuffix(ending) + town
        for ending, towns in _division_endings()
        if stem.endswith(ending)
        for town in towns
    )
    return tuple(dict.fromkeys(t for t in towns if len(t) >= MIN_FORM))


def is_land(name: str) -> bool:
    """ "Нікопольщині", "Изюмщина": whether a name says by its ending that it is an area around a town."""
    return _LAND.search(name_key(name)) is not None


@cache
def _division_endings() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Folded ending of an adjective's stem -> what the town has there."""
    rows = table("division_endings.tsv")
    return tuple(
        (fold(e), tuple("" if t == "-" else fold(t) for t in towns.split())) for e, towns, *_ in rows
    )


@lru_cache(maxsize=1 << 14)
def romanised(name: str) -> tuple[str, ...]:
    """A Cyrillic, Arabic or Persian name in Latin letters, by letter; () for a name in another script."""
    folded = name_key(name)
    if _CYRILLIC.fullmatch(folded):
        # Where Ukrainian has h, Russian has g, with one letter for both.
        return tuple(dict.fromkeys(_by_letter(folded, "cyrillic", {"г": sound}) for sound in "gh"))
    if _ARABIC.fullmatch(folded):
        return (" ".join(_by_letter(_without_article(w), "arabic", {}) for w in folded.split()),)
    return ()


def _without_article(word: str) -> str:
    bare = word.removeprefix(_ARABIC_ARTICLE)
    return bare if len(bare) >= MIN_FORM else word


def _by_letter(text: str, script: str, special: dict[str, str]) -> str:
    """Letter by letter; `^x` and `x$` in the table are x at the beginning and end of a word."""
    letters = _letters(script)
    words = []
    for word in text.split():
        last = len(word) - 1
        sounds = (
            special.get(c)
            or (letters.get(f"^{c}") if i == 0 else letters.get(f"{c}$") if i == last else None)
            or letters.get(c, "")
            for i, c in enumerate(word)
        )
        words.append("".join(sounds))
    return " ".join(words)


@cache
def _letters(script: str) -> dict[str, str]:
    return {letter: latin for kind, letter, latin, *_ in table("letters.tsv") if kind == script}


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


def plain_words(words: list[str]) -> list[str]:
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

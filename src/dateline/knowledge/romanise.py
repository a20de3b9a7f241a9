"""Names in Latin letters, for those who do not read their script: letter by letter, ours, never a key to look up by."""

from __future__ import annotations

from functools import lru_cache

from dateline.knowledge.numerals import rows

_ARTICLE = "ال"


def romanise(name: str) -> str:
    """A name in Latin letters, its words with a capital; one that has them already stays as it is.

    Arabic and Hebrew leave most vowels unwritten, and so does this: "محمد" is "Mhmd".
    """
    return " ".join(map(_word, name.split()))


def _word(word: str) -> str:
    letters = _letters()
    if not any(c in letters for c in word.lower()):
        return word
    article = "al-" if word.startswith(_ARTICLE) and len(word) > 3 else ""
    rest = word.removeprefix(_ARTICLE) if article else word
    latin = "".join(letters.get(c, c if c.isascii() else "") for c in rest.lower())
    return article + latin[:1].upper() + latin[1:]


@lru_cache(maxsize=1)
def _letters() -> dict[str, str]:
    return {row[0]: row[1] if len(row) > 1 else "" for row in rows("romanise.tsv")}

"""What stands around the names of places: the common nouns of their kinds, and the patterns of place_patterns.tsv."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dateline.knowledge.spelling import table

Pattern = re.Pattern[str]

# Ways that are called by the places they join.
WAYS = frozenset({"road", "highway", "motorway", "expressway", "axis", "corridor", "stretch", "track"})

DIRECTION = (
    r"(?:(?:far|extreme)[- ])?"
    r"(?:north|south|east|west|central|cent(?:re|er)|upper|lower)(?:[- ]?(?:east|west))?(?:ern|most)?"
)
ABOUT = r"(?:about|some|around|roughly|nearly|approximately|an estimated)"
_NUMBER = r"\d[\d,.]*|(?:twenty|thirty|forty|fifty)-\w+|(?<!-)\b[a-z]{3,9}"
_DISTANCE = rf"(?P<number>{_NUMBER})\s?-?(?P<unit>kilomet(?:er|re)s?|kms?|miles?|mi|met(?:er|re)s)\b"

_COUNTED = r"(?:an?|the|two|three|four|five|both|all|another)"

_BEARING = r"(?P<bearing>(?:north|south)(?:[- ]?(?:east|west))?|east|west)(?:ern)?"
# "In the north of the country" is in it.
_NOT_IN = r"(?<!in )(?<!in the )(?<!on )(?<!on the )"


@cache
def place_words() -> dict[str, tuple[tuple[str, ...], str]]:
    """Common noun -> (kinds of place it may name, best first; what a place of another kind is good for)."""
    return {
        word.lower(): (tuple(kinds.split("|")), otherwise)
        for word, kinds, otherwise, *_ in table("place_words.tsv")
    }


@lru_cache(maxsize=64)
def patterns(side: str, language: str, *clues: str) -> tuple[tuple[str, Pattern], ...]:
    """The patterns of a language on one side of a name, each with what it tells, in the order of the table.

    Those that stand before a name end where it begins; the others are to be matched from where it ends.
    """
    return tuple(
        (clue, re.compile(_written_out(pattern) + ("$" if side == "before" else "")))
        for clue, where, languages, pattern, *_ in table("place_patterns.tsv")
        if where == side and _holds(languages.split(), language) and (not clues or clue in clues)
    )


def _holds(languages: list[str], language: str) -> bool:
    return language in languages or ("*" in languages and f"-{language}" not in languages)


def _written_out(pattern: str) -> str:
    for name, macro in _macros().items():
        pattern = pattern.replace("{" + name + "}", macro)
    return pattern


@cache
def inside_patterns() -> tuple[Pattern, ...]:
    """A name with the common noun of its kind: "Idlib province", "Lake Tana"."""
    words = any_word()
    return (
        re.compile(rf"(?P<core>.+?)\s+(?P<word>{words})", re.IGNORECASE),
        re.compile(rf"(?P<word>{words})\s+(?:of\s+)?(?P<core>.+)", re.IGNORECASE),
    )


@cache
def any_word() -> str:
    return "|".join(sorted(map(re.escape, place_words()), key=len, reverse=True))


@cache
def _macros() -> dict[str, str]:
    """The macros of the table, those that hold others first."""
    noun = r"(?:(?!north|south|east|west)[A-Za-z]+[\s-]){0,3}(?:{WORD}|capital|stronghold)"
    return {
        "APPOSED": (
            r"(?:\s*\([^()]{1,40}\))?(?:\s*\))?"
            rf"(?:[,،]\s*(?:(?:{_COUNTED}\s+)?{{NOUN}}\s+{{PEOPLED}})?(?:(?:both|all)\s+)?"
            r")?(?:\s*(?:which\s+)?(?:is|lies|sits|stands)(?:\s+(?:located|situated))?\s+"
            r"|\s*(?:located|situated|lying)\s+)?"
        ),
        "TOWARDS": (
            r"(?:the\s+)?(?:{DIR}\s+|neighbou?ring\s+|nearby\s+)?"
            r"(?:(?:{DIR}|(?:\w+\s+)?(?:part|side|{WORD}))\s+(?:\w+\s+)?of\s+)?(?:the\s+)?"
            r"(?:{WORD}\s+(?:of\s+)?)?(?:the\s+)?"
        ),
        "NOUN": noun,
        "PEOPLED": r"(?:(?:of|with)\s+(?:[\w’'-]|\s|,(?=\d)){1,35}?\s+)?",
        "LIMITS": r"(?:(?:jurisdiction|limits|remit|precincts?)\s+)",
        "DIR": DIRECTION,
        "WORD": f"(?:{any_word()})",
        "KM": _DISTANCE,
        "BEARING": _BEARING,
        "NOT_IN": _NOT_IN,
        "ABOUT": ABOUT,
    }

"""The set lists of MUC-4 and the words that lead to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.knowledge.lexicon import rows_of

# The longest noun of the tables, in words.
_REACH = 4


@dataclass(frozen=True)
class SetPlace:
    """A place of the set list of locations; `within` holds what contains it, as the list writes it."""

    country: str
    name: str
    type: str
    within: str

    @property
    def fill(self) -> str:
        return f"{self.name} ({self.type})" if self.type else self.name


@lru_cache(maxsize=1)
def places() -> dict[str, tuple[SetPlace, ...]]:
    """The set list by name."""
    found: dict[str, list[SetPlace]] = {}
    for row in rows_of("muc4_places.tsv"):
        found.setdefault(row["name"], []).append(SetPlace(**row))
    return {name: tuple(rows) for name, rows in found.items()}


@lru_cache(maxsize=1)
def nations() -> dict[str, str]:
    """ISO code -> the name that MUC-4 gives the country."""
    return {row["iso"]: row["name"] for row in rows_of("muc4_nations.tsv")}


@lru_cache(maxsize=1)
def nations_of_interest() -> frozenset[str]:
    return frozenset(row["name"] for row in rows_of("muc4_nations.tsv") if row["of_interest"] == "1")


@cache
def nouns(kind: str) -> dict[str, str]:
    """The nouns of people | objects | instruments, each with its type."""
    return {row["noun"]: row["type"] for row in rows_of(f"muc4_{kind}.tsv")}


@cache
def words_for(use: str) -> frozenset[str]:
    """The words of one use: cue | another | time | determiner | definite | place_type."""
    return frozenset(row["word"] for row in rows_of("muc4_words.tsv") if row["use"] == use)


def type_of(kind: str, words: Sequence[str]) -> str | None:
    """The type of the longest noun that ends these words; lemmas in lower case."""
    table = nouns(kind)
    for n in range(min(_REACH, len(words)), 0, -1):
        found = table.get(" ".join(words[-n:]))
        if found:
            return found
    return None

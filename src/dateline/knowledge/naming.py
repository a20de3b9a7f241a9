"""Words in and beside names that tell what they name: "Brigade", "Ministry of", "President", "village of"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.knowledge.entities import rows

# The longest entry of the table has this many words ("attorney general's office").
REACH = 4

# How an adjective of a people ends: what a report calls "Velmari troops" need be in no table.
PEOPLE_ENDINGS = ("ese", "ian", "ean", "ish", "i", "an")


@dataclass(frozen=True)
class NameWords:
    """Phrases by where they stand: last, first, title, body, place_after, place_before, place_prep."""

    tables: dict[str, dict[str, str]]

    @staticmethod
    @lru_cache(maxsize=1)
    def load() -> NameWords:
        tables: dict[str, dict[str, str]] = {}
        for row in rows("name_words.tsv"):
            tables.setdefault(row["position"], {})[row["word"]] = row["kind"]
        return NameWords(tables)

    def ending(self, position: str, words: Sequence[str]) -> tuple[int, str] | None:
        """The longest phrase of a table that ends a run of words, as (words in it, kind)."""
        table = self.tables.get(position, {})
        for n in range(min(REACH, len(words)), 0, -1):
            kind = table.get(phrase(words[-n:]))
            if kind:
                return n, kind
        return None

    def beginning(self, position: str, words: Sequence[str]) -> tuple[int, str] | None:
        """The same at the beginning of a run of words."""
        table = self.tables.get(position, {})
        for n in range(min(REACH, len(words)), 0, -1):
            kind = table.get(phrase(words[:n]))
            if kind:
                return n, kind
        return None

    def has(self, position: str, word: str) -> bool:
        return word.lower() in self.tables.get(position, {})


def phrase(words: Sequence[str]) -> str:
    """Tokens as the tables write them: "attorney general's office", "vice-president"."""
    return " ".join(words).lower().replace("’", "'").replace(" 's", "'s").replace(" - ", "-")

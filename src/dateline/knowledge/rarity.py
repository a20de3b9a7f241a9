"""How much a word tells one incident from another: the less, the more reports of violence have it."""

from __future__ import annotations

from functools import lru_cache
from math import log

from dateline.knowledge.entities import rows

# The least share of the table; words below it are not listed, and tell as much as a word can.
LEAST = 0.02


@lru_cache(maxsize=1)
def _told() -> dict[str, float]:
    return {row["word"]: min(1.0, log(float(row["share"])) / log(LEAST)) for row in rows("common_words.tsv")}


def rarity(word: str) -> float:
    """From 0 for a word of every report to 1 for one of few; the same whatever a casebook holds."""
    return _told().get(word, 1.0)

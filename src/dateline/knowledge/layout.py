"""Words by which lines show that they are no part of a report, and words that no dateline opens with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_AGENCY = "news_agency"


@dataclass(frozen=True)
class LineRule:
    """What makes a line of a region kind. `where`: line | header (above the body) | tail (its end)."""

    pattern: re.Pattern[str]
    kind: str
    where: str


@lru_cache(maxsize=1)
def boilerplate() -> tuple[LineRule, ...]:
    """The rules in the order of the table; the first that fits decides."""
    return tuple(
        LineRule(re.compile(pattern, re.IGNORECASE), kind, where)
        for where, kind, pattern, *_ in _rows("boilerplate.tsv")
    )


@lru_cache(maxsize=1)
def not_places() -> frozenset[str]:
    """Words that stand before a dash or colon at the head of a text, but name no place."""
    return frozenset(word for word, *_ in _rows("not_datelines.tsv"))


@lru_cache(maxsize=1)
def agencies() -> frozenset[str]:
    """News agencies and networks as datelines name them, in lower case: one word each."""
    return frozenset(word.lower() for word, *_ in _rows("dateline_agencies.tsv"))


@lru_cache(maxsize=1)
def known_agencies() -> frozenset[str]:
    """The same with all news agencies of the party tables, under every name, in lower case."""
    by_id = {
        id_: [name, *aliases.split("|")]
        for id_, name, kind, _, aliases, *_ in _rows("entities.tsv")
        if kind == _AGENCY
    }
    for id_, _, names, needs, *_ in _rows("entity_names.tsv"):
        if id_ in by_id and not needs:
            by_id[id_] += names.split("|")
    return agencies() | {name.lower() for names in by_id.values() for name in names if name}


def _rows(name: str) -> list[list[str]]:
    text = files("dateline.knowledge").joinpath("data", name).read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]

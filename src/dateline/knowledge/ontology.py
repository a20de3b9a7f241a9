"""The event types of the contract, and what other schemes call them; their rules are in docs/codebook.md."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from dateline.errors import BadRecord
from dateline.knowledge.lexicon import rows_of

# The columns of types.tsv that name the same thing in another scheme, as users know the schemes.
SCHEMES = {
    "plover": "PLOVER",
    "cameo": "CAMEO",
    "acled": "ACLED",
    "ucdp": "UCDP type of violence",
    "gtd": "GTD attack type",
    "muc4": "MUC-4 incident type",
}

# What goes on in a place for hours or days: protests, riots, fighting.
UNREST = frozenset(
    {
        "ARMED_CLASH",
        "FORCE_AGAINST_PROTEST",
        "MOB_VIOL",
        "PEACE_PROTEST",
        "PROTEST_WITH_INTER",
        "VIOL_DEMONSTR",
    }
)
# Kinds of party that act for a state.
STATE_KINDS = frozenset({"government", "military", "police", "state"})
# Of these those that bear arms.
FORCE_KINDS = frozenset({"military", "police"})
# Event sets and people write some names in other ways; the contract's is on the right.
_ALIASES = {
    "DRONE_STRIKE": "AIR_STRIKE",
    "SHELLING": "ART_MISS_ATTACK",
    "IED": "REM_EXPLOS",
    "LANDMINE": "REM_EXPLOS",
    "SUICIDE_BOMB": "SUIC_BOMB",
    "KIDNAPPING": "ABDUCT_DISSAP",
    "CEASEFIRE": "AGREEMENT",
    "RIOT": "VIOL_DEMONSTR",
    "PROTEST": "PEACE_PROTEST",
    "ASSASSINATION": "ATTACK",
    "LOOTING": "PROPERTY_DISTRUCT",
    "INTERCEPTION": "DISR_WEAP",
}


@dataclass(frozen=True)
class EventType:
    """A type by its name in the contract; `crosswalk` gives its names in each scheme of `SCHEMES`, if any.

    `label`: what people call it. `group`: violence | protest | development | around.
    """

    name: str
    label: str
    group: str
    description: str
    crosswalk: tuple[tuple[str, tuple[str, ...]], ...]

    def named_in(self, scheme: str) -> tuple[str, ...]:
        """What a scheme calls this type; `KeyError` for a scheme that we do not know."""
        return dict(self.crosswalk)[scheme]


@lru_cache(maxsize=1)
def types() -> tuple[EventType, ...]:
    """All thirty, in the order of the contract."""
    return tuple(_type(row) for row in rows_of("types.tsv"))


@lru_cache(maxsize=1)
def _by_name() -> dict[str, EventType]:
    return {t.name: t for t in types()}


def event_type(name: str) -> EventType:
    """The type of that name; `BadRecord` with the nearest name where there is none."""
    asked = name.strip().upper().replace("-", "_").replace(" ", "_")
    if asked in _by_name():
        return _by_name()[asked]
    suggestion = suggest(name)
    guess = f" Did you mean {suggestion!r}?" if suggestion else ""
    raise BadRecord(f"Unknown event type {name!r}.{guess}", hint="`dateline types` lists them all.")


def suggest(name: str) -> str | None:
    """The type a misspelt or borrowed name most likely means; None where nothing is near."""
    asked = name.strip().upper().replace("-", "_").replace(" ", "_")
    names = [t.name for t in types()]
    near = get_close_matches(asked, [*names, *_ALIASES], n=1, cutoff=0.6)
    return _ALIASES.get(near[0], near[0]) if near else None


def _type(row: dict[str, str]) -> EventType:
    crosswalk = tuple((scheme, _names(row[scheme], scheme)) for scheme in SCHEMES)
    return EventType(row["name"], row["label"], row["group"], row["description"], crosswalk)


def _names(cell: str, scheme: str) -> tuple[str, ...]:
    parts = cell.split(", " if scheme == "cameo" else "; ")
    return tuple(p for p in parts if p and p != "none")

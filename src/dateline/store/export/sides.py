"""Who did it and whom it hit, as far as that is known: for schemes that want one side each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.store.export.case import Case, Json, Party

STATE = frozenset({"state", "government", "military", "police"})
ARMED = frozenset({"armed_group"})
# Who counts as unarmed by the word that the report uses; women, people and attackers may be either.
UNARMED = ("civilians", "children", "journalists", "medics")


@dataclass(frozen=True)
class Side:
    """The parties in a role; `kind` and `country` only where the same is known of all of them."""

    parties: tuple[Party, ...]
    kind: str | None
    country: str | None

    @property
    def name(self) -> str:
        return "; ".join(party.name for party in self.parties)

    @property
    def is_state(self) -> bool:
        return self.kind in STATE

    @property
    def is_armed(self) -> bool:
        return self.kind in STATE | ARMED


def side(case: Case, role: str) -> Side | None:
    """Those whom the reports have in a role. None where nobody is named, or where they name rivals.

    A known entity stands before a mere word ("gunmen") for it. Several actors of a contested responsibility
    are rivals: no one is chosen.
    """
    parties = tuple(case.parties(role))
    known = tuple(p for p in parties if p.entity) or parties
    rivals = role == "actors" and case["responsibility"] == "contested" and len(known) > 1
    if not known or rivals:
        return None
    entities = [case.entities.get(p.entity or "") for p in known]
    return Side(known, _kind(entities), _same(e["country"] if e else None for e in entities))


def _kind(entities: Iterable[Json | None]) -> str | None:
    """state for forces and offices of states together."""
    kinds = {e["kind"] if e else None for e in entities}
    if len(kinds) == 1:
        return kinds.pop()
    return "state" if kinds <= STATE else None


def _same(values: Iterable[str | None]) -> str | None:
    found = set(values)
    return found.pop() if len(found) == 1 else None


def unarmed_hit(case: Case) -> bool:
    """Whether any report counts people who are unarmed by its own word among the killed or wounded."""
    rows = [
        *case.figures("killed", *UNARMED),
        *case.figures("wounded", *UNARMED),
        *case.figures("harmed", *UNARMED),
    ]
    return any((row["low"] or row["high"] or 0) > 0 for row in rows)


def armed_hit(case: Case) -> bool:
    """Whether anyone armed is named as hit: by a figure, or as a recipient."""
    figures = [
        f for kind in ("killed", "wounded") for f in case.figures(kind, "soldiers", "police", "militants")
    ]
    kinds = {case.entities[p.entity]["kind"] for p in case.parties("recipients") if p.entity in case.entities}
    return bool(figures) or bool(kinds & (STATE | ARMED))


def only_unarmed_hit(case: Case) -> bool:
    """Whether unarmed people were hit, and nobody who is armed, or may be: a recipient that nobody knows is either."""
    known = all(p.entity in case.entities or _is_place(case, p) for p in case.parties("recipients"))
    return known and unarmed_hit(case) and not armed_hit(case)


def _is_place(case: Case, party: Party) -> bool:
    """ "the village of Tel Arin", which is raided, is where it happened."""
    return any(place["name"] in party.name for part in case.parts for place in part.event["places"])


def span(figures: Iterable[Json]) -> tuple[int | None, int | None]:
    """From the lowest low to the highest high of some figures; None where no figure gives that end."""
    rows = list(figures)
    lows = [row["low"] for row in rows if row["low"] is not None]
    highs = [row["high"] for row in rows if row["high"] is not None]
    return min(lows, default=None), max(highs, default=None)

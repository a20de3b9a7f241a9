"""Lists that are no readings: places of the gazetteer, event types, checks; for people and as records."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.table import Table
from rich.text import Text

from dateline.knowledge.gazetteer import lookup
from dateline.knowledge.ontology import SCHEMES, EventType, types

Record = Mapping[str, Any]
PLACE_COLUMNS = (
    "name",
    "kind",
    "country",
    "admin1",
    "lat",
    "lon",
    "precision",
    "population",
    "via",
    "origin",
)


@dataclass(frozen=True)
class Listing:
    """Records and the columns of them that people see."""

    rows: Sequence[Record]
    columns: Sequence[str]
    cell: Callable[[Record, str], str] = lambda row, column: _words(row.get(column))

    def table(self) -> Table:
        shown = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
        for column in self.columns:
            shown.add_column(column, overflow="fold", no_wrap=column == self.columns[0])
        for row in self.rows:
            shown.add_row(*(Text(self.cell(row, column)) for column in self.columns))
        return shown


def places_listing(name: str) -> Listing:
    """The places that a name may mean, best known first."""
    return Listing(lookup(name), PLACE_COLUMNS)


def types_listing() -> Listing:
    """The event types and what other schemes call them."""
    return Listing(
        [_type_record(t) for t in types()], ("name", "covers, and is called elsewhere"), _type_cell
    )


def _type_record(type_: EventType) -> Record:
    names = {scheme: list(type_.named_in(scheme)) for scheme in SCHEMES}
    return {"name": type_.name, "group": type_.group, "description": type_.description, **names}


def _type_cell(row: Record, column: str) -> str:
    """The name, or the description with the crosswalk below it."""
    if column == "name":
        return str(row["name"])
    elsewhere = (f"{SCHEMES[s]}: {_words(row[s])}" for s in SCHEMES if row[s])
    return f"{row['description']}\n{' · '.join(elsewhere)}"


def _words(value: Any) -> str:
    """A value for people: nothing for None, lists joined."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return "; ".join(f"{k} {_words(v)}" for k, v in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(_words(v) for v in value)
    return f"{value:,}" if isinstance(value, int) else str(value)

"""A reading as rows, one an event: for CSV and data frames. The columns are one table, in order."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from typing import Any

from dateline.contract import Event, Mention, Place, Reading
from dateline.serve import words

Cell = str | int | float | bool | None
Column = Callable[[Reading, Event], Cell]


def _joined(names: Iterable[str]) -> str | None:
    return "; ".join(words.unique(words.one_line(n) for n in names)) or None


def _names(mentions: Iterable[Mention]) -> str | None:
    return _joined(m.name for m in mentions)


def _place(event: Event) -> Place | None:
    """Where it was: the first such place that is resolved, else the first."""
    where = [p for p in event.places if p.role in ("where", "near")] or event.places
    return next((p for p in where if p.resolved), where[0] if where else None)


def _resolved(field: str) -> Column:
    def cell(_: Reading, event: Event) -> Cell:
        place = _place(event)
        return getattr(place.resolved, field) if place and place.resolved else None

    return cell


def _date(field: str) -> Column:
    return lambda _, event: getattr(event.date, field) if event.date else None


def _total(kind: str, end: str) -> Column:
    return lambda _, event: next((getattr(t, end) for k, t in event.totals.items() if k == kind), None)


def _sources(reading: Reading, event: Event) -> Cell:
    return _joined(words.speaker(c) for c in reading.claims if c.id in event.claims)


def _stances(reading: Reading, event: Event) -> Cell:
    said = [c for c in reading.claims if c.id in event.claims]
    return _joined(
        f"{words.source_words(c.source)} {words.stance_words(reading, c).replace(';', ',')}" for c in said
    )


COLUMNS: dict[str, Column] = {
    "report": lambda reading, _: reading.report.id,
    "outlet": lambda reading, _: reading.report.outlet,
    "published": lambda reading, _: reading.report.published,
    "event": lambda _, event: event.id,
    "type": lambda _, event: event.type,
    "happened": lambda _, event: event.happened,
    "news": lambda _, event: event.news,
    "part_of": lambda _, event: event.part_of,
    "count": lambda _, event: event.count,
    "date_start": _date("start"),
    "date_end": _date("end"),
    "date_precision": _date("precision"),
    "date_basis": _date("basis"),
    "date_partial": _date("partial"),
    "place": lambda _, event: place.name if (place := _place(event)) else None,
    "places": lambda _, event: _joined(p.name for p in event.places),
    "country": _resolved("country"),
    "admin1": _resolved("admin1"),
    "latitude": _resolved("lat"),
    "longitude": _resolved("lon"),
    "place_precision": _resolved("precision"),
    "actors": lambda _, event: _names(event.actors),
    "recipients": lambda _, event: _names(event.recipients),
    "victims": lambda _, event: _names(event.victims),
    "weapons": lambda _, event: _joined(w.class_ for w in event.weapons if w.class_),
    "killed_low": _total("killed", "low"),
    "killed_high": _total("killed", "high"),
    "wounded_low": _total("wounded", "low"),
    "wounded_high": _total("wounded", "high"),
    "harmed_low": _total("harmed", "low"),
    "harmed_high": _total("harmed", "high"),
    "toll_status": lambda _, event: event.toll_status,
    "sources": _sources,
    "stances": _stances,
    "trigger": lambda _, event: words.one_line(event.trigger.quote),
    "trigger_start": lambda _, event: event.trigger.start,
    "score": lambda _, event: event.score,
    "url": lambda reading, _: reading.report.url,
}


def rows(reading: Reading) -> list[dict[str, Cell]]:
    """One row an event; a report without events gives none."""
    return [{name: cell(reading, event) for name, cell in COLUMNS.items()} for event in reading.events]


def header() -> str:
    """The first line of the CSV."""
    return _line(COLUMNS)


def lines(reading: Reading) -> str:
    """The CSV lines of one reading."""
    return "".join(_line(_safe(c) for c in row.values()) for row in rows(reading))


def _line(cells: Iterable[Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def _safe(cell: Cell) -> Cell:
    """Words from a report must not become a formula in somebody's spreadsheet."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@") else cell

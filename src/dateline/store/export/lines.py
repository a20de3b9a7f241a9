"""Tables as text: CSV of any columns, with a row of HXL tags where wanted; JSON Lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from dateline.store.export.case import Case
from dateline.store.export.columns import Column

Lines = Callable[[Iterable[Case]], Iterator[str]]


def json_lines(cases: Iterable[Case]) -> Iterator[str]:
    """The incidents of the contract, one a line, with nothing taken away."""
    for case in cases:
        yield json.dumps(case.incident, ensure_ascii=False) + "\n"


def csv_of(columns: Sequence[Column], *, tags: bool = False) -> Lines:
    """A table with a row of names, one of tags if wanted, and a row an incident."""

    def lines(cases: Iterable[Case]) -> Iterator[str]:
        yield _line(column.name for column in columns)
        if tags:
            yield _line(column.tag for column in columns)
        for case in cases:
            yield _line(_cell(column.cell(case)) for column in columns)

    return lines


def _line(cells: Iterable[Any]) -> str:
    out = io.StringIO()
    # Only what may end a line is put between quotes: either character, though lines end with one.
    csv.writer(out, lineterminator=(ending := "\r\n")).writerow(cells)
    return out.getvalue().removesuffix(ending) + "\n"


def _cell(value: Any) -> Any:
    """Lists in one cell; words from a report must not become a formula in somebody's spreadsheet."""
    words = "; ".join(map(str, value)) if isinstance(value, list) else value
    return f"'{words}" if isinstance(words, str) and words[:1] in ("=", "+", "-", "@", "\t", "\r") else words

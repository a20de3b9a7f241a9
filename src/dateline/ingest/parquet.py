"""Parquet: many reports in one table, with the columns that JSON Lines have as fields; read in batches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from dateline.errors import BadRecord, NotText
from dateline.ingest.arrival import Outcome
from dateline.ingest.lines import FIELDS, read_record
from dateline.ingest.report import LIMIT

# So many rows are held at once.
_ROWS = 256


def read_parquet(path: Path, *, name: str, limit: int = LIMIT, **given: str | None) -> Iterator[Outcome]:
    """One Report, or (id, error), for each row, in order. A file that breaks in the middle ends with an error."""
    # Imported late: a library that a plain text does without.
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as table:
            columns = [c for c in table.schema_arrow.names if c in FIELDS]
            if "text" not in columns:
                yield None, _no_text(name, table.schema_arrow.names)
                return
            for number, row in enumerate(_rows(table, columns), 1):
                yield read_record(row, f"{name}, row {number}", limit, given)
    except (pa.ArrowException, OSError) as error:
        said = str(error).strip().splitlines()[0]
        yield (
            None,
            NotText(f"{name} is a broken Parquet file: {said}.", hint="Write it anew, or give JSON Lines."),
        )


def _rows(table: Any, columns: list[str]) -> Iterator[dict[str, Any]]:
    for batch in table.iter_batches(batch_size=_ROWS, columns=columns):
        for row in batch.to_pylist():
            yield {name: _written(value) for name, value in row.items()}


def _written(value: object) -> object:
    """Days and numbers as JSON Lines would have them."""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return str(value) if isinstance(value, int | Decimal) else value


def _no_text(name: str, columns: list[str]) -> BadRecord:
    has = ", ".join(columns) or "none"
    return BadRecord(
        f"{name} has no column 'text'; its columns are {has}.",
        hint=f"The columns are {', '.join(FIELDS)}; only text is needed.",
    )

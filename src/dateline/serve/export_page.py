"""The page on exports, made from the table of formats: what each holds, column by column, and what it loses."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.store.export import FORMATS, Format
from dateline.store.export.arrow import TABLES
from dateline.store.export.columns import INCIDENTS, TRACE, Column

HEAD = """# export

A casebook's incidents in the formats of other tools. This page is made from the code (`make docs`).

```sh
dateline export --format csv > incidents.csv
dateline export --format geojson --since 2034-03-01 --country SD --out incidents.geojson
dateline export --format acled --status corroborated --out acled.csv --casebook cases.db
```

The query and the options are those of `dateline incidents`; without `--limit` all that fit are written. Rows are
written as they come from the database, so a large casebook needs little memory (PROV sorts its records by kind, and
keeps them on disk meanwhile). With `--out` the file is whole or not there: it is written under another name and put
in its place at the end. A file that is there already is an error, unless `--force` is given.

**What is claimed stays a claim.** Every row has the incident's id, its status and responsibility, and the ids of
the reports, events and claims behind it; `dateline show ID` prints each. Nothing is filled in: a field that no
report gives is empty, low and high are never averaged, and where reports name rivals none is chosen. Codes of
other schemes are ours, by the rules named here, not theirs: the names of columns follow public lists of them, the
codes general knowledge of the codebooks. Check them against the edition that you use.

In Python `Casebook.open("cases.db").export("csv", "incidents.csv")`, with a query to choose.

| format | ending | what it is |
|---|---|---|
"""

FRAMES = """## Data frames and SQL

`Casebook.tables()` gives the tables below as `pyarrow.Table`, which pandas (`.to_pandas()`), polars
(`polars.from_arrow`) and DuckDB (`connection.register`) take as they are.
[examples/casebook.ipynb](../examples/casebook.ipynb) shows it. Takes a query, as `export` does.

Parquet files are read by all three. The casebook itself is SQLite or PostgreSQL: `pandas.read_sql("SELECT * FROM
incidents", sqlite3.connect("cases.db"))`. Its table `incidents` has `id label type status responsibility start end
country lat lon killed_low killed_best killed_high independent`, and the incident as JSON in `body`; read it, and
leave the writing to dateline.
"""


def export_page() -> str:
    """docs/export.md."""
    index = "".join(f"| [{name}](#{name}) | `{f.ending}` | {f.about} |\n" for name, f in FORMATS.items())
    return "\n".join([HEAD + index, *(_section(name, f) for name, f in FORMATS.items()), FRAMES, *_frames()])


def _section(name: str, format_: Format) -> str:
    left = f"\n**Leaves out** incidents {format_.left_out}; how many is said.\n" if format_.left_out else ""
    columns = "\n".join(_columns(name, format_))
    return f"## {name}\n\n{format_.about}\n\n**Loses.** {format_.loses}\n{left}{columns}"


def _columns(name: str, format_: Format) -> Iterator[str]:
    """A table; the columns of the CSV are told once, and those that all tables end with, too."""
    if not format_.columns:
        return
    if name == "hxl":
        yield "\n| column | tag |\n|---|---|"
        yield from (f"| `{column.name}` | `{column.tag}` |" for column in format_.columns)
    elif format_.columns is INCIDENTS and name != "csv":
        yield "\nColumns: see [csv](#csv)."
    else:
        yield "\n| column | what it holds |\n|---|---|"
        yield from (_row(column) for column in format_.columns if name == "csv" or column not in TRACE)
        if name != "csv":
            yield f"| {', '.join(f'`{column.name}`' for column in TRACE)} | as in [csv](#csv) |"
    yield ""


def _row(column: Column) -> str:
    return f"| `{column.name}` | {column.meaning} |"


def _frames() -> Iterator[str]:
    yield "| table | columns |\n|---|---|"
    for name, kinds in TABLES.items():
        columns = (
            "those of [csv](#csv)" if name == "incidents" else ", ".join(f"`{column}`" for column in kinds)
        )
        yield f"| `{name}` | {columns} |"
    yield ""

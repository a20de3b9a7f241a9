"""The command that takes incidents out of a casebook, in the formats of other people's tools."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO, cast

import click

from dateline.serve.filters import Asked, filters, query_of, say_undated
from dateline.serve.options import BOOK, open_book
from dateline.serve.speech import out, plural, say

# By hand, so that `dateline --help` need not load the formats; a test holds it equal to them.
NAMES = (
    "jsonl",
    "csv",
    "parquet",
    "geojson",
    "kml",
    "acled",
    "ucdp",
    "airwars",
    "hxl",
    "claimreview",
    "prov",
)


class _Stdout:
    """Standard output as a file of bytes."""

    def write(self, data: bytes) -> int:
        out(data.decode("utf-8"))
        return len(data)


@click.command(cls=Asked)
@click.option("--format", "name", type=click.Choice(NAMES), required=True, help="Which format.")
@click.option(
    "--out", "path", type=click.Path(path_type=Path), metavar="PATH", help="The file.  [default: stdout]"
)
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@BOOK
@filters
@click.option("--limit", type=int, help="At most so many, the newest first.  [default: all]")
def export(name: str, path: Path | None, force: bool, where: str, limit: int | None, **fields: Any) -> int:
    """Writes the incidents of a casebook in a format of other tools: tables, maps, claims, provenance.

    Every row carries the ids of the reports and claims behind it, and the status: what is claimed stays a claim.
    docs/export.md says what each format holds and what it loses.

    \b
    Example: dateline export --format geojson --since 2034-03-01 --out incidents.geojson
    """
    from dateline.store.export import FORMATS

    if path is None and not FORMATS[name].is_text:
        raise click.UsageError(f"{name} is no text: give a file with --out PATH.")
    query = query_of(**fields)
    sink = path if path is not None else cast(BinaryIO, _Stdout())
    casebook = open_book(where, makes=False)
    written = casebook.export(name, sink, query, limit=limit, force=force)
    left = f"; {written.left_out} left out: {FORMATS[name].left_out}" if written.left_out else ""
    say(f"{plural(written.incidents, 'incident')}{f' in {path}' if path else ''}{left}")
    say_undated(casebook, query)
    return 0


COMMANDS = (export,)

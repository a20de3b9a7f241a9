"""The options that the commands of the casebook share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dateline.casebook import Casebook

BOOK = click.option(
    "--casebook",
    "where",
    default="dateline.db",
    show_default=True,
    envvar="DATELINE_CASEBOOK",
    metavar="FILE|URL",
    help="The casebook: a file, or postgresql://USER@HOST/NAME.",
)
JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")


def open_book(where: str) -> Casebook:
    from dateline.casebook import Casebook
    from dateline.settings import settings

    try:
        own = settings()
    except ValueError as error:
        raise click.UsageError(f"DATELINE_LIMIT, DATELINE_BUSY: {error}") from error
    return Casebook.open(where, busy_s=own.busy_s)

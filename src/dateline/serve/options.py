"""The options that the commands of the casebook share."""

from __future__ import annotations

from pathlib import Path
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


def open_book(where: str, *, makes: bool = True) -> Casebook:
    """A casebook; where there is none it is made, or with `makes` False that is an error."""
    from dateline.casebook import Casebook
    from dateline.errors import CasebookError
    from dateline.settings import settings

    try:
        own = settings()
    except ValueError as error:
        raise click.UsageError(f"DATELINE_LIMIT, DATELINE_BUSY: {error}") from error
    if not makes and "://" not in where and not Path(where).exists():
        hint = f"`dateline add PATH --casebook {where}` makes it."
        raise CasebookError(f"There is no casebook {where}.", hint=hint)
    return Casebook.open(where, busy_s=own.busy_s)

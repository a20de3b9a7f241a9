"""The options that choose incidents, for every command that lists or exports them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from dateline.casebook import Query

Command = Callable[..., Any]

_FILTERS = (
    click.option("--place", metavar="NAME", help="Where: any spelling."),
    click.option("--country", metavar="CODE", help="As SY."),
    click.option("--box", metavar="W,S,E,N", help="A box in degrees: west, south, east, north."),
    click.option("--since", metavar="DATE", help="On that day or later."),
    click.option("--until", metavar="DATE", help="On that day or earlier."),
    click.option("--actor", metavar="NAME", help="Who did it, or was hit, as anyone says."),
    click.option("--type", metavar="TYPE", help="An event type, as AIR_STRIKE."),
    click.option("--status", metavar="STATUS", help="corroborated, single_source, contested or denied."),
    click.option("--words", metavar="WORDS", help="Words in the reports."),
)


def filters(command: Command) -> Command:
    """Gives a command the options that `query_of` reads."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


def query_of(*, box: str | None, **fields: Any) -> Query:
    """What the options ask for."""
    from dateline.casebook import Query

    return Query(box=_box(box), **fields)


def _box(words: str | None) -> tuple[float, float, float, float] | None:
    if words is None:
        return None
    try:
        west, south, east, north = map(float, words.split(","))
    except ValueError as error:
        raise click.UsageError(f"{words!r} is no box: write it as 43.5,33.0,45.0,34.5.") from error
    return west, south, east, north

"""The query and the options that choose incidents, for every command that lists or exports them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from dateline.errors import BadRecord
from dateline.serve.speech import plural, say

if TYPE_CHECKING:
    from dateline.casebook import Casebook, Query

Command = Callable[..., Any]

_FILTERS = (
    click.argument("query", nargs=-1, metavar="[QUERY]..."),
    click.option("--place", metavar="NAME", help="Where: any spelling."),
    click.option("--country", metavar="CODE", help="As SY, or by name."),
    click.option("--box", metavar="W,S,E,N", help="A box in degrees: west, south, east, north."),
    click.option(
        "--near", metavar="PLACE+KM", help="Round a point or a place: 34.05,44.02+25km, Karvan+25km."
    ),
    click.option("--since", metavar="DATE", help="On that day or later; a month or a year will do."),
    click.option("--until", metavar="DATE", help="On that day or earlier."),
    click.option("--actor", metavar="NAME", help="Who did it, or was hit, as anyone says."),
    click.option("--type", metavar="TYPE", help="An event type, as AIR_STRIKE."),
    click.option("--status", metavar="STATUS", help="corroborated, single_source, contested or denied."),
    click.option("--responsibility", metavar="WORD", help="As claimed, blamed, contested."),
    click.option("--source", metavar="NAME", help="Who says it."),
    click.option("--outlet", metavar="NAME", help="Who published it."),
    click.option("--language", metavar="CODE", help="The language of a report of it, as ar."),
    click.option("--killed", metavar="NUMBER", help="How many were reported killed: 5, >=5, <5, 5..9."),
    click.option("--words", metavar="WORDS", help="Words in the reports."),
)

_MINUS = "\N{MINUS SIGN}"
_TURNED = re.compile(r"-[^-]{2}")
# The shell takes the quotation marks of place:"Tel Arin" away.
_UNQUOTED = re.compile(rf"({_MINUS}?(?:place|actor|by|against|source|outlet|near):)([^\"|:]*\s[^\"|:]*)")


class Asked(click.Command):
    """A command that takes a query: in `-type:ARREST` the minus makes no option of it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, [f"{_MINUS}{a[1:]}" if _TURNED.match(a) else a for a in args])


def filters(command: Command) -> Command:
    """Gives a command the arguments and options that `query_of` reads."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


def query_of(*, query: tuple[str, ...], **fields: Any) -> Query:
    """What the arguments and the options ask for, together."""
    from dateline.casebook import Query

    try:
        return Query.parse(" ".join(map(_as_typed, query))) & Query.of(**fields)
    except BadRecord as error:
        raise click.UsageError(f"{error.message} {error.hint}") from error


def say_undated(casebook: Casebook, query: Query) -> None:
    """Says how many incidents a query by day leaves out only because nobody gives their day."""
    if count := casebook.undated(query):
        say(f"{plural(count, 'incident')} more without a day: leave out since and until to see them.")


def _as_typed(word: str) -> str:
    """An argument as the query that was typed: the quotation marks are put back, and the minus."""
    found = _UNQUOTED.fullmatch(word)
    typed = f'{found[1]}"{found[2]}"' if found else word
    return typed.replace(_MINUS, "-", 1) if typed.startswith(_MINUS) else typed

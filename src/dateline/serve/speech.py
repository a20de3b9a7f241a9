"""How the command line speaks: data to stdout, talk to stderr."""

from __future__ import annotations

import sys

import click

from dateline.errors import DatelineError


class Closed(Exception):
    """Nobody reads our output any more. Not an OSError: click and rich take those for failures."""


def out(text: str) -> None:
    """Data, as UTF-8 whatever the locale, at once."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise Closed from error


def say(message: str) -> None:
    """Talk, in one line."""
    click.echo(f"dateline: {' '.join(message.split())}", err=True)


def say_error(error: DatelineError) -> None:
    say(f"error: {error.message} {error.hint}")

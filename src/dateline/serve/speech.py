"""How the command line speaks: data to stdout, talk to stderr."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

import click

from dateline.errors import DatelineError

if TYPE_CHECKING:
    from rich.console import RenderableType


# An id that is a digest, and how much of it names a report to people.
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
SHORT = 12


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


def show_rich(*shown: RenderableType, width: int | None = None) -> None:
    """Data for people: in colours at a terminal, else plain, as wide as asked or as COLUMNS says."""
    from rich.console import Console

    from dateline.serve.grid import plain

    console = Console(highlight=False)
    if console.is_terminal:
        console.print(*shown)
        return
    usual = console.width if os.environ.get("COLUMNS") else 100
    out("".join(plain(part, width=width or usual) for part in shown))


def say(message: str) -> None:
    """Talk, in one line."""
    click.echo(f"dateline: {' '.join(message.split())}", err=True)


def say_error(error: DatelineError) -> None:
    """What is wrong and what to do, in one line."""
    say(f"error: {error.message} {error.hint}")


def shortened(words: str) -> str:
    """Words in which an id that is a digest is its first signs: `show` and `judge` take those, too."""
    return _DIGEST.sub(lambda found: found[0][:SHORT], words)


def plural(count: int, noun: str) -> str:
    """ "1 report", "3 reports", "no reports"."""
    return f"{count} {noun}" if count == 1 else f"{count or 'no'} {noun}s"

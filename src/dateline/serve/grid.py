"""Rows of a label and a value, as the terminal shows a record, in colours or plain."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

Row = tuple[str, Text]


def grid(rows: Iterator[Row]) -> Table:
    """Two columns: labels, and beside them what they are of."""
    found = Table.grid(padding=(0, 2, 0, 0))
    found.add_column(style="dim", no_wrap=True, min_width=9, justify="right")
    found.add_column(overflow="fold")
    for label, value in rows:
        found.add_row(label, value)
    return found


def once(label: str, values: list[Text]) -> Iterator[Row]:
    """Rows of one kind: the label stands beside the first only; equal values are said once."""
    distinct = list({v.plain: v for v in values}.values())
    for i, value in enumerate(distinct):
        yield ("" if i else label), value


def plain(shown: RenderableType, *, width: int) -> str:
    """As text without colours."""
    console = Console(width=width, no_color=True, highlight=False, force_terminal=False, color_system=None)
    with console.capture() as capture:
        console.print(shown)
    return "".join(line.rstrip() + "\n" for line in capture.get().splitlines())

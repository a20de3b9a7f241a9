"""Writes what follows from the code: the schema, the record reference, the command line, shown examples.

    python -m dateline.serve.reference .

A test holds the files equal to what this writes, so they cannot rot. An example stands between
`<!-- shown: COMMAND -->` and `<!-- /shown -->`; after ` | ` a path picks a part of the JSON.
"""

from __future__ import annotations

import inspect
import json
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
from click.testing import CliRunner

from dateline import contract
from dateline.serve.cli import HELP_NAMES, cli
from dateline.serve.export_page import export_page

WIDTH = 100


SHOWN = re.compile(r"(<!-- shown: dateline (.+?) -->\n```(\w*)\n)(.*?)(```\n<!-- /shown -->)", re.DOTALL)
WITH_EXAMPLES = ("README.md",)


def pages() -> dict[str, str]:
    """Path from the root -> its text, for the pages that are made whole."""
    return {
        "docs/schema/reading.json": _schema(),
        "docs/record.md": _record(),
        "docs/cli.md": _commands(),
        "docs/export.md": export_page(),
    }


def with_examples(text: str) -> str:
    """A page with the output of its examples as it is now; paths are as seen from the working folder."""
    return SHOWN.sub(lambda found: f"{found[1]}{_output(found[2])}{found[5]}", text)


def _output(command: str) -> str:
    """What the last of some commands prints; all of them share a casebook of their own."""
    words, _, path = command.partition(" | ")
    with TemporaryDirectory() as folder:
        settings = {"COLUMNS": "100", "NO_COLOR": "1", "DATELINE_CASEBOOK": str(Path(folder) / "cases.db")}
        runner = CliRunner(env=settings)
        for part in words.split("; dateline "):
            result = runner.invoke(cli, shlex.split(part), standalone_mode=False, catch_exceptions=False)
    if not path:
        return result.stdout.strip("\n─") + "\n"
    found = json.loads(result.stdout)
    for step in path.split("."):
        found = found[int(step)] if step.isdigit() else found[step]
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def _schema() -> str:
    return json.dumps(contract.schema(), indent=1, ensure_ascii=False) + "\n"


def _record() -> str:
    parts = [_RECORD_HEAD, *(_model(name, schema) for name, schema in _models())]
    return "\n".join(parts)


_RECORD_HEAD = """# The record

What `dateline read --json` prints for one report: `schema` is `dateline/1`. This page is made from the code
(`make docs`); the same in machine-readable form is [schema/reading.json](schema/reading.json).

All offsets are half-open and count Unicode code points of `report.text`. A value that the report does not
give is null or an empty list. `basis` says why a value is held: *stated* (these words say it), *inferred*
(other words imply it, and they are the spans), *assumed* (given or usual, without spans).
"""


def _models() -> Iterator[tuple[str, dict[str, Any]]]:
    """The reading, then its parts in the order in which the code has them."""
    whole = contract.schema()
    yield "Reading", whole
    order = [name for name, _ in inspect.getmembers(contract, inspect.isclass)]
    lines = {
        name: inspect.getsourcelines(getattr(contract, name))[1] for name in order if name in whole["$defs"]
    }
    for name in sorted(lines, key=lambda n: lines[n]):
        yield name, whole["$defs"][name]


def _model(name: str, schema: dict[str, Any]) -> str:
    rows = [
        f"| `{field}` | {_type(part)} | {_cell(part.get('description', ''))} |"
        for field, part in schema["properties"].items()
    ]
    head = f"## {name}\n\n{schema['description']}\n\n| field | type | meaning |\n|---|---|---|"
    return "\n".join([head, *rows, ""])


def _type(part: dict[str, Any]) -> str:
    """A JSON Schema type in a few words."""
    if "$ref" in part:
        name = part["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if "const" in part:
        return f"`{part['const']}`"
    if "enum" in part:
        return " \\| ".join(f"`{x}`" for x in part["enum"])
    if "anyOf" in part:
        return " or ".join(_type(p) for p in part["anyOf"])
    if part.get("type") == "array":
        return f"list of {_type(part['items'])}"
    if part.get("type") == "object":
        return f"object of {_type(part['additionalProperties'])}"
    return str(part.get("type", "any"))


def _cell(words: str) -> str:
    return re.sub(r"\s+", " ", words).replace("|", "\\|")


def _commands() -> str:
    """The help of every command, as it prints."""
    parts = [_CLI_HEAD, _help(cli, "dateline")]
    parts += [_help(command, f"dateline {name}") for name, command in sorted(cli.commands.items())]
    return "\n".join(parts)


_CLI_HEAD = """# The command line

Data goes to stdout, talk to stderr, so every command works in a pipe. Exit 0 means done, 1 a problem with
some of the data (named on stderr; the rest is done), 2 wrong usage. This page is made from the code
(`make docs`).
"""


def _help(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name, terminal_width=WIDTH, help_option_names=HELP_NAMES)
    return f"## {name}\n\n```\n{command.get_help(context)}\n```\n"


def write(root: Path) -> None:
    """All of it, below a folder."""
    examples = {name: with_examples((root / name).read_text(encoding="utf-8")) for name in WITH_EXAMPLES}
    for name, text in (pages() | examples).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))

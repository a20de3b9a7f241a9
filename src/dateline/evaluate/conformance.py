"""The conformance rows (`tests/conformance`), checked as any other system's readings would be."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from dateline.errors import InputError
from dateline.evaluate.reading import Reader
from dateline.evaluate.scores import module_of, share, spread

CHECK = "check.py"


def evaluate(data: Path, limit: int | None = None, reader: Reader | None = None) -> dict[str, Any]:
    """The share of rows without a failure, in all and by phenomenon; `misses` are the ids of the others."""
    check, reader = checker(data), reader or Reader()
    rows = spread(check.rows(data), limit)
    passed = {row["id"]: not check.failures(row, _reading(row, reader)) for row in rows}
    phenomena: dict[str, list[bool]] = {}
    for row in rows:
        phenomena.setdefault(row["phenomenon"], []).append(passed[row["id"]])
    return {
        "rows": len(rows),
        "passed": _percent(passed.values()),
        "by_phenomenon": {name: _percent(outcomes) for name, outcomes in sorted(phenomena.items())},
        "misses": [id for id, right in passed.items() if not right],
    }


def checker(data: Path) -> ModuleType:
    """The suite's own check, which knows nothing of us; `InputError` where it is not there."""
    if not (data / CHECK).exists():
        raise InputError(f"No {CHECK} in {data}.", hint="Give the folder tests/conformance with --data.")
    return module_of(data / CHECK)


def _reading(row: dict[str, Any], reader: Reader) -> dict[str, Any]:
    given = {name: row.get(name) for name in ("text", "title", "published")}
    return reader.row({**given, "language": "en"})


def _percent(outcomes: Iterable[bool]) -> float | None:
    found = list(outcomes)
    return share(sum(found), len(found))

"""What the adapters share: sets read from disk, samples of them, and figures in percent."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from dateline.errors import InputError

T = TypeVar("T")


def share(part: float, whole: float) -> float | None:
    """A part of a whole in percent; None where there is nothing to score."""
    return round(100 * part / whole, 2) if whole else None


def f_score(precision: float | None, recall: float | None) -> float | None:
    """The harmonic mean; None where there is nothing to score, 0 where nothing is right."""
    if precision is None or recall is None:
        return None
    return round(2 * precision * recall / (precision + recall), 2) if precision + recall else 0.0


def module_of(path: Path) -> ModuleType:
    """A Python file outside the package, loaded: a scorer, a check. `InputError` where it is not there."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if not path.exists() or spec is None or spec.loader is None:
        raise InputError(f"No {path}.", hint="Give the file of the scorer.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def file_of(data: Path, name: str) -> Path:
    """The file of a set, given its folder or the file itself; `InputError` where it is not there."""
    path = data / name if data.is_dir() else data
    if not path.exists():
        raise InputError(f"No {name} in {data}.", hint="Give the folder of the set with --data.")
    return path


def json_rows(path: Path) -> list[tuple[str, dict[str, Any]]]:
    """The rows of a JSON Lines file, each with its line number, counted from 1, as its id."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(str(i), json.loads(line)) for i, line in enumerate(lines, 1) if line.strip()]


def spread(rows: Sequence[T], limit: int | None) -> Sequence[T]:
    """That many rows, evenly over the set; all of them without a limit."""
    if limit is None or limit >= len(rows):
        return rows
    return [rows[i * len(rows) // limit] for i in range(limit)]

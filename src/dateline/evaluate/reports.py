"""Whole readings against gold reports, by the scorer that stands beside the data (`score/score_reports.py`)."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dateline.errors import DatelineError, InputError
from dateline.evaluate.reading import Reader
from dateline.evaluate.scores import file_of

SCORER = Path("score") / "score_reports.py"
LANGUAGE = "en"


@dataclass(frozen=True)
class Scored:
    """What the scorer says: its figures, and a line for each thing missed, spurious or wrong."""

    figures: dict[str, Any]
    misses: tuple[str, ...]


def evaluate(data: Path, scorer: Path | None = None) -> dict[str, Any]:
    """The scorer's figures for `reports.jsonl` against `gold.jsonl` of a folder: by language, and for all."""
    rows, gold = rows_of(file_of(data, "reports.jsonl")), data / "gold.jsonl"
    by = scorer or scorer_for(data)
    found, keys = readings(rows, Reader()), keys_of(rows, gold)
    return {**by_language(found, keys, by), **compared(found, keys, by).figures}


def by_language(
    found: Sequence[Mapping[str, Any]], keys: Sequence[Mapping[str, Any]], scorer: Path
) -> dict[str, float | None]:
    """The overall figure of each language, where there are several."""
    codes = sorted({language_of(key) for key in keys})
    if len(codes) == 1:
        return {}
    parts = {code: [key for key in keys if language_of(key) == code] for code in codes}
    return {
        f"{code} overall": compared(found, part, scorer).figures["overall"] for code, part in parts.items()
    }


def language_of(row: Mapping[str, Any]) -> str:
    return str(row.get("language") or LANGUAGE)


def score(rows: Iterable[Mapping[str, Any]], gold: Path, scorer: Path, reader: Reader) -> Scored:
    """Readings of some reports against their gold; a report that cannot be read counts as not read."""
    wanted = list(rows)
    keys = keys_of(wanted, gold)
    return compared(readings(wanted, reader), keys, scorer)


def keys_of(rows: Iterable[Mapping[str, Any]], gold: Path) -> list[dict[str, Any]]:
    """The gold of some reports."""
    if not gold.exists():
        raise InputError(f"No {gold}.", hint="Give a folder that holds reports and their gold.")
    wanted = {row["id"] for row in rows}
    return [line for line in rows_of(gold) if line["id"] in wanted]


def readings(rows: Iterable[Mapping[str, Any]], reader: Reader) -> list[dict[str, Any]]:
    """What we read of some reports, each once; where one cannot be read, the error."""
    return [_reading(row, reader) for row in rows]


def _reading(row: Mapping[str, Any], reader: Reader) -> dict[str, Any]:
    try:
        return reader.row(row)
    except DatelineError as error:
        return {"id": row["id"], "error": error.as_json()}


def compared(
    readings: Sequence[Mapping[str, Any]], gold: Sequence[Mapping[str, Any]], scorer: Path
) -> Scored:
    """Readings against gold, in a process of the scorer's own."""
    with TemporaryDirectory() as folder:
        found, wanted = (
            _written(Path(folder) / name, rows) for name, rows in (("found", readings), ("gold", gold))
        )
        command = [
            sys.executable,
            str(scorer),
            "--gold",
            str(wanted),
            "--pred",
            str(found),
            "--json",
            "--misses",
        ]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        last = done.stderr.strip().rpartition("\n")[2]
        raise InputError(f"{scorer.name} stopped: {last}", hint="Is the gold in the scorer's format?")
    return Scored(json.loads(done.stdout), tuple(filter(None, done.stderr.splitlines())))


def _written(path: Path, rows: Iterable[Mapping[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
    return path


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The reports of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def scorer_for(data: Path) -> Path:
    """The scorer in the nearest folder above the data or this one, or in `shared` beside them."""
    above = [*data.resolve().parents, *Path.cwd().parents]
    rooms = [room for folder in above for room in (folder, folder / "shared")]
    found = next((room / SCORER for room in rooms if (room / SCORER).exists()), None)
    if found is None:
        raise InputError(f"No {SCORER} above {data}.", hint="Give it with --scorer PATH.")
    return found

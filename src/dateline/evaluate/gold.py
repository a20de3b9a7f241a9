"""Our own gold reports (`gold/reports`): fiction, dev to look at and test to quote. See `gold/GUIDELINES.md`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.evaluate.reading import Reader
from dateline.evaluate.reports import Scored, rows_of, score, scorer_for

SPLITS = ("dev", "test")


def evaluate(data: Path, scorer: Path | None = None) -> dict[str, Any]:
    """The scorer's figures for each split and language of a folder with `NAME.reports.jsonl` and `NAME.gold.jsonl`."""
    room = data / "reports" if (data / "reports").is_dir() else data
    names = sorted(p.name.removesuffix(".reports.jsonl") for p in room.glob("*.reports.jsonl"))
    if not names:
        raise InputError(f"No dev.reports.jsonl in {data}.", hint="Give the folder gold/reports with --data.")
    reader, by = Reader(), scorer or scorer_for(data)
    parts = [(n, s) for n in names for s in ((n,) if n in SPLITS else SPLITS)]
    return {
        f"{name} {figure}" if name == split else f"{name} {split} {figure}": value
        for name, split in parts
        for figure, value in score_split(room, name, split, by, reader).figures.items()
    }


def score_split(data: Path, name: str, split: str, scorer: Path, reader: Reader) -> Scored:
    """One split: the English reports lie in a file each, those of another language together in one of its code."""
    rows = [row for row in rows_of(data / f"{name}.reports.jsonl") if name == split or split_of(row) == split]
    return score(rows, data / f"{name}.gold.jsonl", scorer, reader)


def split_of(row: Mapping[str, Any]) -> str:
    """dev or test, by the first byte of the hash of the id: even is dev."""
    return SPLITS[hashlib.sha256(str(row["id"]).encode()).digest()[0] % 2]

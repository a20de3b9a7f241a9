"""Our own gold reports (`gold/reports`): fiction, dev to look at and test to quote. See `gold/GUIDELINES.md`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.evaluate.reading import Reader
from dateline.evaluate.reports import Scored, rows_of, score, scorer_for

SPLITS = ("dev", "test")


def evaluate(data: Path, scorer: Path | None = None) -> dict[str, Any]:
    """The scorer's figures for each split of a folder with `SPLIT.reports.jsonl` and `SPLIT.gold.jsonl`."""
    room = data / "reports" if (data / "reports").is_dir() else data
    splits = [split for split in SPLITS if (room / f"{split}.reports.jsonl").exists()]
    if not splits:
        raise InputError(f"No dev.reports.jsonl in {data}.", hint="Give the folder gold/reports with --data.")
    reader, by = Reader(), scorer or scorer_for(data)
    return {
        f"{split} {name}": figure
        for split in splits
        for name, figure in score_split(room, split, by, reader).figures.items()
    }


def score_split(data: Path, split: str, scorer: Path, reader: Reader) -> Scored:
    reports = rows_of(data / f"{split}.reports.jsonl")
    return score(reports, data / f"{split}.gold.jsonl", scorer, reader, language=None)

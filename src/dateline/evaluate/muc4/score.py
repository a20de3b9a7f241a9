"""Runs the MUC-4 scorer that stands beside the data."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dateline.errors import InputError

SCORER = Path("score") / "muc4_score.py"


def scored(data: Path, keys: Sequence[Path], answers: str) -> dict[str, Any]:
    """The figures of the scorer: all slots, then per slot."""
    with TemporaryDirectory() as folder:
        response = Path(folder) / "response"
        response.write_text(answers, encoding="utf-8")
        command = [sys.executable, str(scorer_for(data)), "--json", "--key", *map(str, keys)]
        done = subprocess.run(
            [*command, "--response", str(response)], capture_output=True, text=True, check=False
        )
    if done.returncode:
        raise InputError(
            f"The MUC-4 scorer stopped: {done.stderr.strip()[-200:]}", hint="Check the key files."
        )
    rows = json.loads(done.stdout)
    every = rows["summary"]["All Templates"]
    figures = {name: every[name] for name in ("recall", "precision", "f1")}
    slots = {
        name: {k: row[k] for k in ("possible", "recall", "precision", "f1")}
        for name, row in rows["slots"].items()
    }
    return {"possible": every["possible"], **figures, "slots": slots}


def scorer_for(data: Path) -> Path:
    """The scorer in the nearest folder above the data; `InputError` where there is none."""
    for folder in data.resolve().parents:
        if (folder / SCORER).exists():
            return folder / SCORER
    raise InputError(f"No {SCORER} above {data}.", hint="The scorer stands beside the bench folder.")

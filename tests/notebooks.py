"""Runs the code of a notebook without Jupyter.

make docs     # puts what the cells print now into every notebook of examples/
"""

from __future__ import annotations

import json
import tempfile
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parent.parent / "examples"


def printed(notebook: dict[str, Any], folder: Path) -> list[str]:
    """What each code cell prints, run in order in a folder."""
    space: dict[str, Any] = {"__name__": "__main__"}
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    with chdir(folder):
        return [_run("".join(cell["source"]), f"cell {k}", space) for k, cell in enumerate(cells, 1)]


def _run(source: str, name: str, space: dict[str, Any]) -> str:
    out = StringIO()
    with redirect_stdout(out):
        exec(compile(source, name, "exec"), space)
    return out.getvalue()


def shown(notebook: dict[str, Any]) -> list[str]:
    """What each code cell is said to print."""
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    return ["".join(line for output in cell["outputs"] for line in output["text"]) for cell in cells]


def refresh(path: Path) -> None:
    """Writes a notebook with what its cells print now."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        outputs = iter(printed(notebook, Path(folder)))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    for k, (cell, text) in enumerate(zip(cells, outputs, strict=True), 1):
        stream = {"name": "stdout", "output_type": "stream", "text": text.splitlines(keepends=True)}
        cell |= {"execution_count": k, "outputs": [stream] if text else []}
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for found in sorted(EXAMPLES.glob("*.ipynb")):
        refresh(found)

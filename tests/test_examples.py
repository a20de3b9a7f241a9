"""The notebooks of examples/ run, and print what they show."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.notebooks import EXAMPLES, printed, shown


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.glob("*.ipynb")))
def test_notebook_prints_what_it_shows(name: str, tmp_path: Path) -> None:
    notebook = json.loads((EXAMPLES / name).read_text(encoding="utf-8"))
    assert any(shown(notebook))
    assert printed(notebook, tmp_path) == shown(notebook), "run `make docs`"

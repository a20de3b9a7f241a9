"""The public names, pinned: adding one is a decision, losing one a break."""

from __future__ import annotations

import subprocess
import sys

import pytest

import dateline

PUBLIC = ["DatelineError", "Failure", "Reader", "Result", "__version__", "load"]


def test_public_names() -> None:
    assert dateline.__all__ == PUBLIC
    assert dir(dateline) == PUBLIC
    assert all(getattr(dateline, name) is not None for name in PUBLIC)


@pytest.mark.parametrize(
    ("owner", "expected"),
    [
        pytest.param(
            dateline.Reader,
            "attempt parse read read_file read_many read_raw read_report read_url settings tools",
            id="Reader",
        ),
        pytest.param(dateline.Result, "model reading report to_dict to_frame to_html to_json", id="Result"),
        pytest.param(dateline.Failure, "error id to_dict to_json", id="Failure"),
    ],
)
def test_members(owner: type, expected: str) -> None:
    names = {n for n in dir(owner) if not n.startswith("_")} | set(owner.__dataclass_fields__)  # type: ignore[attr-defined]
    assert " ".join(sorted(names)) == expected


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nope'"):
        _ = dateline.nope  # type: ignore[attr-defined]


def test_importing_dateline_imports_nothing_else() -> None:
    script = "import sys, dateline; print([m for m in sys.modules if m.startswith('dateline.')])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

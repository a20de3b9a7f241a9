"""Every conformance row, read by dateline; a row that is known to fail must fail."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from .check import failures, rows
from .reading import known_failures, read_row

HERE = Path(__file__).parent
KNOWN = known_failures(HERE / "known_failures.tsv")
ROWS = rows()


def test_ids_are_distinct() -> None:
    assert len({row["id"] for row in ROWS}) == len(ROWS)


def test_known_failures_name_rows() -> None:
    ids = {row["id"] for row in ROWS}
    assert {name.split("/")[-1] for name in KNOWN} <= ids


def test_few_rows_are_known_to_fail() -> None:
    assert sum(row["id"] in KNOWN for row in ROWS) < 0.05 * len(ROWS)


@pytest.mark.slow
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_row(row: dict[str, Any]) -> None:
    failed = failures(row, read_row(row))
    if row["id"] in KNOWN:
        assert failed, f"{row['id']} passes now: remove it from known_failures.tsv"
        pytest.xfail(KNOWN[row["id"]])
    assert not failed, f"{row['text']}\n" + "\n".join(failed)

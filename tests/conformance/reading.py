"""How the conformance tests read their rows through dateline: each text once, kept for the session."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from dateline.contract import to_contract
from dateline.ingest import ingest
from dateline.pipeline import Tools, read_report


@cache
def tools() -> Tools:
    return Tools.load()


@cache
def read(text: str, title: str | None = None, published: str | None = None) -> dict[str, Any]:
    """The contract JSON of a text."""
    report = ingest(text, title=title, published=published, language="en")
    return to_contract(read_report(report, tools()))


def read_row(row: dict[str, Any]) -> dict[str, Any]:
    return read(row["text"], row.get("title"), row.get("published"))


def known_failures(path: Path) -> dict[str, str]:
    """Ids with the reason why they do not pass yet; lines that begin with # are comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t", 1) for line in lines if line.strip() and not line.startswith("#")]
    return {row[0]: row[1].strip() for row in rows}

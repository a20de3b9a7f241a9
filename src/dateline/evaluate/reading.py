"""The reader that figures are taken with: one set of tools, and the forms in which adapters ask for what it reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dateline.contract import to_contract
from dateline.ingest import ingest
from dateline.pipeline import Tools, read_report
from dateline.read import read
from dateline.records.parse import Parse
from dateline.records.text import Report

FIELDS = ("id", "title", "published", "outlet", "url", "language")


@dataclass(frozen=True)
class Reader:
    """Reads texts, reports given as rows, and parses. The tools are loaded when they are first needed."""

    @cached_property
    def tools(self) -> Tools:
        return Tools.load()

    def text(self, text: str) -> dict[str, Any]:
        """The JSON of the contract for a bare text."""
        return self.row({"text": text})

    def row(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The JSON of the contract for a line of `dateline read --jsonl`."""
        given = {name: row[name] for name in FIELDS if row.get(name)}
        return to_contract(read_report(ingest(row["text"], **given), self.tools))

    def parse(self, report: Report) -> Parse:
        return read(report, self.tools.lexicon, self.tools.entities, self.tools.gazetteer.kinds)

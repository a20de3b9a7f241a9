"""Loaded words tied to who used them, and checks: what a reader of the record should know."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge.lexicon import Lexicon
from dateline.mark.checks import checks_of
from dateline.mark.words import marks_of
from dateline.records.claims import Claim
from dateline.records.events import Check, Event, Mark
from dateline.records.parse import Parse
from dateline.records.text import Report

__all__ = ["mark"]


def mark(
    report: Report, parse: Parse, events: Sequence[Event], claims: Sequence[Claim], lexicon: Lexicon
) -> tuple[tuple[Mark, ...], tuple[Check, ...]]:
    """The marks in order of the text, and the checks by kind. Both follow the same rules for every party."""
    return marks_of(parse, claims, lexicon), checks_of(report, parse, events)

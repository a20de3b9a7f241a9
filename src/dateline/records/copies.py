"""What is kept of a text to know its copies by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sketch:
    """The word runs that stand for one report's text, as hashes; `day` is when it appeared, "" where nobody says."""

    report: str
    day: str
    runs: frozenset[int]

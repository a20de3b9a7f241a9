"""One report as it came in, with the raw document that it came in; or why it did not."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from dateline.errors import BadRecord, DatelineError
from dateline.records.text import Report

# A part of a file, or its id and why there is none.
Outcome = Report | tuple[str | None, DatelineError]


@dataclass(frozen=True)
class Arrival:
    """`found` is the report or its error, `address` what to give again to try again, `id` what to call it in an error.

    `raw` are the bytes as retrieved, `retrieved` when that was where it was not now. `part` tells a report from the
    others of one file; None where it is all of it.
    """

    found: Report | DatelineError
    address: str
    id: str | None = None
    raw: bytes | None = field(default=None, repr=False)
    digest: str = ""
    retrieved: str | None = None
    part: str | None = None


@dataclass(frozen=True)
class Skipped:
    """What was passed over because it is no report, and why; not a failure."""

    name: str
    why: str


def no_file(path: str | Path, error: OSError) -> BadRecord:
    """Why nothing came from a path."""
    return BadRecord(
        f"{path} cannot be read: {error.strerror or error}.",
        hint="Give the path of a text file or a saved page, a URL, or - for standard input.",
    )

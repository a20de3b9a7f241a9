"""Folders and patterns: the files in them that may hold reports."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from dateline.errors import BadRecord
from dateline.ingest.arrival import Skipped
from dateline.ingest.bundles import head_of, is_wrapping
from dateline.ingest.decode import binary_kind
from dateline.ingest.warc import is_warc

# What a Parquet file begins with.
PARQUET = b"PAR1"
# What lies beside saved pages and is text, but no report.
_NO_REPORTS = frozenset(
    {".css", ".js", ".mjs", ".map", ".svg", ".xsl", ".xslt", ".toml", ".yaml", ".yml", ".ini", ".cfg", ".py"}
    | {".sh", ".log", ".db", ".db-wal", ".db-shm"}
)


def is_pattern(name: str) -> bool:
    """Whether a name is a glob that the shell has left to us."""
    return glob.has_magic(name) and not Path(name).exists()


def matching(pattern: str) -> list[Path]:
    """The files and folders of a glob (`**` goes down), sorted. `BadRecord` where there are none."""
    found = sorted(map(Path, glob.glob(pattern, recursive=True)))
    if not found:
        raise BadRecord(f"{pattern} fits no file.", hint="Check the folder; ** goes down into folders.")
    return found


def files_below(folder: Path) -> Iterator[Path | Skipped]:
    """The files of a folder and of the folders in it, sorted; what can hold no report is passed over.

    Hidden files and folders are passed over, and folders that are links are not gone into.
    """
    closed: list[OSError] = []
    for at, folders, files in os.walk(folder, onerror=closed.append):
        hidden = sorted(name for name in (*folders, *files) if name.startswith("."))
        yield from (Skipped(str(Path(at, name)), "hidden") for name in hidden)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            yield _judged(Path(at, name))
    yield from (Skipped(str(error.filename), f"cannot be read: {error.strerror}") for error in closed)


def _judged(path: Path) -> Path | Skipped:
    if path.suffix.lower() in _NO_REPORTS:
        return Skipped(str(path), f"a {path.suffix} file")
    if not path.is_file():
        return Skipped(str(path), "no file")
    try:
        head = head_of(path)
    except OSError:
        return path  # why it cannot be read is said when it is read
    if head.startswith(PARQUET) or is_warc(head) or is_wrapping(head):
        return path
    what = binary_kind(head)
    return Skipped(str(path), what) if what else path

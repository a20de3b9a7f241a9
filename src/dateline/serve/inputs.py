"""From the words of a command line to outcomes: files, addresses, standard input, JSON Lines."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dateline.errors import BadRecord, DatelineError
from dateline.ingest import read_lines
from dateline.records.text import Report
from dateline.serve.reader import Failure, Reader, Result, fault

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
LINES_ENDINGS = (".jsonl", ".ndjson")
Outcome = Result | Failure


@dataclass(frozen=True)
class Inputs:
    """What to read. `lines` reads every input as JSON Lines; otherwise a file's ending decides.

    `given` (published, outlet, language, country) is what the user knows about the reports.
    """

    names: Sequence[str]
    given: dict[str, str | None]
    lines: bool = False

    def outcomes(self, reader: Reader) -> Iterator[Outcome]:
        """One outcome for each report, in order; a bad one costs only itself."""
        for name in self.names:
            if self.lines or name.endswith(LINES_ENDINGS):
                yield from self._lines(reader, name)
            else:
                yield self._one(reader, name)

    def count(self) -> int | None:
        """How many reports there are, where that is known beforehand."""
        return None if self.lines or any(n.endswith(LINES_ENDINGS) for n in self.names) else len(self.names)

    def _one(self, reader: Reader, name: str) -> Outcome:
        try:
            return self._read(reader, name)
        except DatelineError as error:
            return Failure(name, _naming(name, error))
        except Exception as error:  # a fault of ours in one report must not cost the others
            return _fault(name, error)

    def _read(self, reader: Reader, name: str) -> Result:
        if name == "-":
            return reader.read_raw(sys.stdin.buffer.read(), name="standard input", **self.given)
        if _ADDRESS.match(name):
            return reader.read_url(name, **self.given)
        return reader.read_file(name, **self.given)

    def _lines(self, reader: Reader, name: str) -> Iterator[Outcome]:
        try:
            with _opened(name) as stream:
                reports = read_lines(stream, name=f"{name}, line", limit=reader.settings.limit, **self.given)
                for item in reports:
                    yield Failure(*item) if isinstance(item, tuple) else self._report(reader, item)
        except OSError as error:
            yield Failure(name, _no_lines(name, error))

    def _report(self, reader: Reader, report: Report) -> Outcome:
        try:
            return reader.read_report(report)
        except DatelineError as error:
            return Failure(report.id, _naming(report.id, error))
        except Exception as error:  # a fault of ours in one report must not cost the others
            return _fault(report.id, error)


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    """A stream of lines, standard input for "-" (which stays open)."""
    if name == "-":
        yield sys.stdin.buffer
        return
    with Path(name).open("rb") as stream:
        yield stream


def _no_lines(name: str, error: OSError) -> BadRecord:
    return BadRecord(
        f"{name} cannot be read: {error.strerror or error}.",
        hint="Give the path of a file with one JSON object a line, or - for standard input.",
    )


def _naming(name: str, error: DatelineError) -> DatelineError:
    """The same error, with the input named where its message does not."""
    if name in error.message or name == "-":
        return error
    return type(error)(f"{name}: {error.message}", hint=error.hint)


def _fault(name: str, error: Exception) -> Failure:
    if os.environ.get("DATELINE_DEBUG"):
        raise error
    return Failure(name, fault(name, error))

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

from dateline.errors import BadRecord, DatelineError, InputError
from dateline.ingest import read_lines, unpack
from dateline.ingest.bundles import HEAD, is_wrapping
from dateline.records.text import Report
from dateline.serve.reader import Failure, Reader, Result, fault

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
# A larger file is no export or feed that we take apart.
MOST_BYTES = 500_000_000
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
                yield from self._several(reader, name)

    def count(self) -> int | None:
        """How many reports there are, where that is known beforehand."""
        return None if self.lines or any(n.endswith(LINES_ENDINGS) for n in self.names) else len(self.names)

    def _several(self, reader: Reader, name: str) -> Iterator[Outcome]:
        """The reports of one input: most hold one, an export or a feed holds many."""
        try:
            reports = self._unpacked(reader, name)
            if reports is None:
                yield self._read(reader, name)
                return
        except DatelineError as error:
            yield Failure(name, _naming(name, error))
            return
        except Exception as error:  # a fault of ours in one report must not cost the others
            yield _fault(name, error)
            return
        for item in reports:
            yield Failure(item[0] or name, item[1]) if isinstance(item, tuple) else self._report(reader, item)

    def _unpacked(self, reader: Reader, name: str) -> Iterator[Report | tuple[str | None, InputError]] | None:
        """What is inside a file that is a wrapping; None where it is a text, a page or an address of one."""
        if name == "-" or _ADDRESS.match(name) or not Path(name).is_file():
            return None
        path = Path(name)
        with path.open("rb") as stream:
            wrapped = is_wrapping(stream.read(HEAD))
        if not wrapped or path.stat().st_size > MOST_BYTES:
            return None
        limit = reader.settings.limit
        return unpack(path.read_bytes(), name=name, limit=limit, folder=path.parent, **self.given)

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

"""From the words of a command line to outcomes: files, folders, addresses, standard input, JSON Lines."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline.errors import DatelineError, failure
from dateline.ingest import ingest, read_lines
from dateline.ingest.arrival import Arrival, Skipped
from dateline.ingest.bring import LINES_ENDINGS, Bringing, is_address, record
from dateline.ingest.paths import is_pattern
from dateline.ingest.polite import Polite
from dateline.serve.reader import Failure, Reader, Result
from dateline.serve.speech import say
from dateline.settings import Settings

Outcome = Result | Failure
# So many of what was passed over are named; of more there are figures.
_MOST_NAMED = 3


@dataclass(frozen=True)
class Inputs:
    """What to read. `lines` reads every input as JSON Lines; otherwise what a file holds decides.

    `given` (published, outlet, language, country) is what the user knows about the reports. `polite` knows
    the hosts of all inputs: two of one host wait for each other.
    """

    names: Sequence[str]
    given: dict[str, str | None]
    lines: bool = False
    polite: Polite = field(default_factory=Polite)

    def outcomes(self, reader: Reader) -> Iterator[Outcome]:
        """One outcome for each report, in order; a bad one costs only itself."""
        for name in self.names:
            for arrival in self.arrivals(name, reader.settings):
                yield outcome_of(arrival, reader)

    def arrivals(self, name: str, own: Settings, *, at_once: bool = True) -> Iterator[Arrival]:
        """All that one input brings; `at_once` where a person has named it now."""
        bringing = Bringing(self.given, own.limit, self.polite)
        skipped: list[Skipped] = []
        found = (
            self._standard_input(own)
            if name == "-"
            else bringing.bring_in(name, lines=self.lines, at_once=at_once)
        )
        for item in found:
            if isinstance(item, Skipped):
                skipped.append(item)
            else:
                yield item
        if skipped:
            say(f"{name}: passed over {_listing(skipped)}")

    def count(self) -> int | None:
        """How many reports there are, where that is known beforehand."""
        several = any(n.endswith(LINES_ENDINGS) or is_pattern(n) or Path(n).is_dir() for n in self.names)
        return None if self.lines or several or any(map(is_address, self.names)) else len(self.names)

    def _standard_input(self, own: Settings) -> Iterator[Arrival]:
        stream = sys.stdin.buffer
        if self.lines:
            lines = read_lines(stream, name="-, line", limit=own.limit, **self.given)
            yield from (record(outcome, "-") for outcome in lines)
            return
        try:
            report = ingest(stream.read(), name="standard input", limit=own.limit, **self.given)
            yield Arrival(report, "-", id="-")
        except Exception as error:
            yield Arrival(failure("-", error), "-", id="-")


def outcome_of(arrival: Arrival, reader: Reader) -> Outcome:
    """The reading of a report that came in, or why there is none."""
    report = arrival.found
    if isinstance(report, DatelineError):
        return Failure(arrival.id, report)
    try:
        return reader.read_report(report)
    except Exception as error:
        name = arrival.id or report.id
        return Failure(name, failure(name, error))


def _listing(skipped: Sequence[Skipped]) -> str:
    """ "a.jpg (an image)", or of many only "12: 8 hidden, 4 an image"."""
    if len(skipped) <= _MOST_NAMED:
        return ", ".join(f"{item.name} ({item.why})" for item in skipped)
    kinds = Counter(item.why for item in skipped).most_common()
    return f"{len(skipped):,}: " + ", ".join(f"{count:,} {why}" for why, count in kinds)

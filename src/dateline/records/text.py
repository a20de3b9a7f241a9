"""The report and the half-open character ranges that point into it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Span:
    """A half-open range of Unicode code points of `Report.text`; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(
                f"Span {self.start}:{self.end} is empty or negative: a span has 0 <= start < end."
            )

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def join(self, other: Span) -> Span:
        """The smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True)
class Region:
    """A part of the text: headline | dateline | body | caption | quoted | boilerplate."""

    kind: str
    span: Span


@dataclass(frozen=True)
class Dateline:
    """The place and agency that open a report, as "TEHRAN (Tasnim) -"; `day` as the words give it."""

    span: Span
    place: Span | None = None
    agency: Span | None = None
    day: Span | None = None


@dataclass(frozen=True)
class Alignment:
    """Where each run of clean text came from: (start in the clean text, start in the raw text) per run."""

    runs: tuple[tuple[int, int], ...] = ((0, 0),)

    def to_raw(self, offset: int) -> int:
        """The raw offset of a clean one; inside a run both advance together."""
        clean, raw = self.runs[bisect_right(self.runs, (offset, 1 << 62)) - 1]
        return raw + offset - clean


@dataclass(frozen=True)
class Report:
    """One published text. `text` includes the headline and never changes; `quote` is the way to its words.

    `published` is an ISO date, or "2024-01" where only that is known; `published_basis` says whether it
    was given, stated in the text, or inferred. `notes` are the checks that ingest wants shown. `origin` is who
    said it first, where the outlet only passed it on; `medium` what it came by, as in claims.
    """

    id: str
    text: str
    digest: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    country: str | None = None
    published: str | None = None
    published_basis: str | None = None
    dateline: Dateline | None = None
    regions: tuple[Region, ...] = ()
    alignment: Alignment = field(default_factory=Alignment)
    notes: tuple[tuple[str, str], ...] = ()
    origin: str | None = None
    medium: str | None = None

    def quote(self, span: Span) -> str:
        """The words of a span; `ValueError` where it ends after the text."""
        if span.end > len(self.text):
            raise ValueError(
                f"Span {span.start}:{span.end} ends after report {self.id}, which has {len(self.text)} "
                "characters. The text was changed after annotation: read it again."
            )
        return self.text[span.start : span.end]

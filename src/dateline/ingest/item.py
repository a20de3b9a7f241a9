"""One report on its way out of a wrapping: its body, what the wrapping says of it, what it brings along."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dateline.records.text import Report


@dataclass(frozen=True)
class Item:
    """`fields` as `ingest` takes them (id, title, published, outlet, url, language); `label` names it in messages.

    `origin` is who said it first, where the wrapping says that it was passed on; `medium` as in claims.
    """

    body: str
    kind: str = "text"
    label: str = ""
    fields: dict[str, str | None] = field(default_factory=dict)
    origin: str | None = None
    medium: str | None = None
    notes: tuple[tuple[str, str], ...] = ()

    def completed(self, report: Report) -> Report:
        """The report with what only the wrapping knows."""
        return replace(report, origin=self.origin, medium=self.medium, notes=(*report.notes, *self.notes))

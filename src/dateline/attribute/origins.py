"""Reports that an outlet only passed on: who said it first speaks, or relays those who are quoted."""

from __future__ import annotations

from dataclasses import replace

from dateline.records.claims import Claim, Source
from dateline.records.text import Report


def passed_on(report: Report, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims of a forwarded report: its own voice is that of the origin, other sources come through it."""
    return tuple(_through(report, claim) for claim in claims) if report.origin or report.medium else claims


def _through(report: Report, claim: Claim) -> Claim:
    own = not claim.source.spans
    medium = claim.medium or (report.medium if own else None)
    if report.origin is None:
        return replace(claim, medium=medium)
    origin = Source(report.origin, "outlet")
    if own:
        return replace(claim, source=origin, medium=medium)
    return replace(claim, via=(*claim.via, origin), medium=medium)

"""Reports that an outlet only passed on: who said it first speaks, or relays those who are quoted.

A forwarded report is its origin's; one that a news agency wrote ("KARVAN (Harbour Wire) -") stays the word of the
outlet that prints it, but whoever it quotes spoke to the agency.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.attribute.sources import OUTLETS
from dateline.knowledge.entities import EntityTable, fold
from dateline.records.claims import Claim, Source
from dateline.records.text import Report

_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")


def passed_on(report: Report, claims: tuple[Claim, ...], table: EntityTable) -> tuple[Claim, ...]:
    """The claims of a forwarded report: its own voice is that of the origin, other sources come through it."""
    if report.origin or report.medium:
        return tuple(_through(report, claim) for claim in claims)
    agency = _agency(report, table)
    return tuple(_by_agency(agency, claim) for claim in claims) if agency is not None else claims


def _through(report: Report, claim: Claim) -> Claim:
    own = not claim.source.spans
    medium = claim.medium or (report.medium if own else None)
    if report.origin is None:
        return replace(claim, medium=medium)
    origin = Source(report.origin, "outlet")
    if own:
        return replace(claim, source=origin, medium=medium)
    return replace(claim, via=(*claim.via, origin), medium=medium)


def _agency(report: Report, table: EntityTable) -> Source | None:
    """The agency of the dateline, where the outlet is another."""
    span = report.dateline.agency if report.dateline is not None else None
    if span is None or not report.outlet:
        return None
    name = " ".join(report.quote(span).split())
    # "Valley Post (Harbour Wire)": in brackets stands who wrote it, not who prints it.
    outlet = _BRACKETS.sub(" ", report.outlet).strip()
    known = [e for e in table.find(name) if e.kind in OUTLETS]
    same = f" {fold(name)} " in f" {fold(outlet)} " or {e.id for e in known} & {
        e.id for e in table.find(outlet)
    }
    if not outlet or same:
        return None
    alone = known[0] if len(known) == 1 else None
    return Source(
        name,
        alone.kind if alone is not None else "news_agency",
        (span,),
        alone.id if alone is not None else None,
    )


def _by_agency(agency: Source, claim: Claim) -> Claim:
    """A claim through an agency, unless that is who says it or is among the relays already."""
    chain = (claim.source, *claim.via)
    ids = {s.entity for s in chain if s.entity}
    named = agency.entity in ids or fold(agency.name) in {fold(s.name) for s in chain}
    own = not claim.source.spans
    return claim if own or named else replace(claim, via=(*claim.via, agency))

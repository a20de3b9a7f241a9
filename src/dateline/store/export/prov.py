"""Where every incident comes from, as W3C PROV-JSON: raw documents, reports, claims, runs, outlets, judges."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import combinations
from tempfile import SpooledTemporaryFile
from typing import Any
from urllib.parse import quote

from dateline.store.export.case import Case, Custody, Json, Part, quoted

# One namespace a kind of thing; ids are percent-encoded where a qualified name cannot hold them.
KINDS = ("raw", "report", "claim", "incident", "judgement", "run", "outlet", "source", "judge", "software")
PREFIX = {"dateline": "urn:dateline:", **{kind: f"urn:dateline:{kind}:" for kind in KINDS}}
SECTIONS = (
    "entity",
    "activity",
    "agent",
    "wasGeneratedBy",
    "wasDerivedFrom",
    "wasAttributedTo",
    "wasAssociatedWith",
    "alternateOf",
)
# A section of more bytes than this waits on disk until it is written.
IN_MEMORY = 8_000_000
REVISION, QUOTATION = "prov:Revision", "prov:Quotation"
SOFTWARE = "software:dateline"


def prov_json(cases: Iterable[Case]) -> Iterator[str]:
    """One document. PROV-JSON sorts by kind of record, so each kind is collected apart; only ids stay in memory."""
    with ExitStack() as stack:
        sections = {name: stack.enter_context(_spool()) for name in SECTIONS}
        graph = _Graph(sections)
        for case in cases:
            _add_case(graph, case)
        yield f'{{"prefix": {json.dumps(PREFIX)}'
        for name, lines in sections.items():
            yield from _section(name, lines)
        yield "}\n"


def _spool() -> SpooledTemporaryFile[str]:
    return SpooledTemporaryFile(IN_MEMORY, mode="w+", encoding="utf-8", errors="backslashreplace")


def _section(name: str, lines: Any) -> Iterator[str]:
    lines.seek(0)
    first = True
    for line in lines:
        yield (f',\n"{name}": {{\n' if first else ",\n") + line.rstrip("\n")
        first = False
    if not first:
        yield "\n}"


@dataclass
class _Graph:
    """The records written so far: a thing or a relation that comes again is written once."""

    sections: Mapping[str, Any]
    seen: set[str] = field(default_factory=set)

    def thing(self, section: str, id_: str, type_: str, **more: Any) -> str:
        """An entity, activity or agent; what is None is left out."""
        if id_ not in self.seen:
            known = {name.replace("__", ":"): v for name, v in more.items() if v is not None}
            self._write(section, id_, {"prov:type": _name(type_), **known})
        return id_

    def relate(
        self, section: str, type_: str | None = None, more: Mapping[str, str] | None = None, **ends: str
    ) -> None:
        """A relation; its ends are named as PROV-JSON names them, without the prefix."""
        body: dict[str, Any] = {f"prov:{end}": id_ for end, id_ in ends.items()} | dict(more or {})
        if type_:
            body["prov:type"] = _name(type_)
        key = f"{section} {sorted(body.items(), key=str)}"
        if key not in self.seen:
            self.seen.add(key)
            self._write(section, f"_:{section}{len(self.seen)}", body)

    def _write(self, section: str, id_: str, body: Json) -> None:
        self.seen.add(id_)
        self.sections[section].write(f"{json.dumps(id_)}: {json.dumps(body, ensure_ascii=False)}\n")


def _name(qualified: str) -> dict[str, str]:
    return {"$": qualified, "type": "prov:QUALIFIED_NAME"}


def _id(kind: str, id_: str) -> str:
    return f"{kind}:{quote(id_, safe='')}"


def _add_case(graph: _Graph, case: Case) -> None:
    incident = graph.thing(
        "entity",
        _id("incident", case["id"]),
        "dateline:Incident",
        prov__label=case["label"],
        dateline__type=case["type"],
        dateline__status=case["status"],
        dateline__responsibility=case["responsibility"],
    )
    for part in case.parts:
        report = _add_report(graph, part)
        for claim in part.claims:
            said = _add_claim(graph, part, claim, report)
            graph.relate("wasDerivedFrom", generatedEntity=incident, usedEntity=said)
        if not part.claims:
            graph.relate("wasDerivedFrom", generatedEntity=incident, usedEntity=report)
    for judgement in case.judgements:
        decided = _add_judgement(graph, judgement)
        graph.relate("wasDerivedFrom", generatedEntity=incident, usedEntity=decided)
    _add_copies(graph, case.parts)


def _add_report(graph: _Graph, part: Part) -> str:
    report = part.report
    found = graph.thing(
        "entity",
        _id("report", report["id"]),
        "dateline:Report",
        prov__label=report["title"],
        dateline__digest=report["digest"],
        dateline__url=report["url"],
        dateline__published=report["published"],
        dateline__language=report["language"],
    )
    if report["outlet"]:
        outlet = _id("outlet", report["outlet"])
        graph.thing("agent", outlet, "prov:Organization", prov__label=report["outlet"])
        graph.relate("wasAttributedTo", entity=found, agent=outlet)
    if part.custody:
        _add_custody(graph, found, part.custody)
    return found


def _add_custody(graph: _Graph, report: str, custody: Custody) -> None:
    """The bytes that it was cleaned from, and its earlier and later versions."""
    for row in custody.retrievals:
        raw = graph.thing(
            "entity", _id("raw", row["digest"]), "dateline:RawDocument", dateline__size=row["size"]
        )
        came = {"dateline:address": row["address"], "dateline:retrieved": row["retrieved_at"]}
        graph.relate("wasDerivedFrom", generatedEntity=report, usedEntity=raw, more=came)
    # A version that tells of no exported incident is pointed at and not described.
    for earlier in custody.earlier:
        graph.relate("wasDerivedFrom", REVISION, generatedEntity=report, usedEntity=_id("report", earlier))
    if custody.later:
        graph.relate(
            "wasDerivedFrom", REVISION, generatedEntity=_id("report", custody.later), usedEntity=report
        )


def _add_claim(graph: _Graph, part: Part, claim: Json, report: str) -> str:
    found = graph.thing(
        "entity",
        _id("claim", part.key_of(claim)),
        "dateline:Claim",
        prov__value=quoted(claim["content"]) or None,
        dateline__stance=claim["stance"],
        dateline__about=claim["about"],
        dateline__certainty=claim["certainty"],
    )
    graph.relate("wasDerivedFrom", generatedEntity=found, usedEntity=report)
    graph.relate("wasAttributedTo", entity=found, agent=_add_speaker(graph, part, claim))
    if part.custody:
        graph.relate("wasGeneratedBy", entity=found, activity=_add_run(graph, part.custody.run))
    return found


def _add_speaker(graph: _Graph, part: Part, claim: Json) -> str:
    """Whoever says it: a known entity, the outlet in its own voice, or somebody of this report alone."""
    source = claim["source"]
    if not source["spans"] and part.report["outlet"]:
        return _id("outlet", part.report["outlet"])
    id_ = source["entity"] or f"{part.report['id']}/{source['name']}"
    return graph.thing(
        "agent", _id("source", id_), "prov:Agent", prov__label=source["name"], dateline__kind=source["kind"]
    )


def _add_run(graph: _Graph, run: Json) -> str:
    began = {
        "prov__startTime": run["began_at"],
        "dateline__version": run["version"],
        "dateline__reader": run["reader"],
    }
    found = graph.thing("activity", _id("run", run["id"]), "dateline:Run", **began)
    graph.thing("agent", SOFTWARE, "prov:SoftwareAgent", prov__label="dateline")
    graph.relate("wasAssociatedWith", activity=found, agent=SOFTWARE)
    return found


def _add_judgement(graph: _Graph, judgement: Json) -> str:
    found = graph.thing(
        "entity",
        _id("judgement", judgement["id"]),
        "dateline:Judgement",
        dateline__verdict=judgement["verdict"],
        dateline__on=" ".join(filter(None, (judgement["left"], judgement["right"]))),
        dateline__at=judgement["at"],
        dateline__note=judgement["note"] or None,
        dateline__path=judgement["path"] or None,
        dateline__value=judgement["value"] or None,
    )
    judge = graph.thing("agent", _id("judge", judgement["by"]), "prov:Person", prov__label=judgement["by"])
    graph.relate("wasAttributedTo", entity=found, agent=judge)
    return found


def _add_copies(graph: _Graph, parts: Iterable[Part]) -> None:
    """Of two copies the one published on a later day quotes the earlier; of one day neither comes first."""
    reports = {p.report["id"]: p for p in parts if p.custody and p.custody.text_group}
    for left, right in combinations(reports.values(), 2):
        if left.custody and right.custody and left.custody.text_group == right.custody.text_group:
            _add_pair(graph, left.report, right.report)


def _add_pair(graph: _Graph, left: Json, right: Json) -> None:
    days = [report["published"] or "" for report in (left, right)]
    comparable = all(len(day) == 10 for day in days) and days[0] != days[1]
    first, second = (left, right) if days[0] <= days[1] else (right, left)
    ids = [_id("report", report["id"]) for report in (first, second)]
    if comparable:
        graph.relate("wasDerivedFrom", QUOTATION, generatedEntity=ids[1], usedEntity=ids[0])
    else:
        graph.relate("alternateOf", alternate1=ids[0], alternate2=ids[1])

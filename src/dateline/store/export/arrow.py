"""Incidents as Parquet, and the casebook's tables as Arrow tables, which pandas, polars and DuckDB read as they are."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from dateline.store.export.case import Case, Json, Part, quoted
from dateline.store.export.columns import INCIDENTS, row_of

TYPES = {
    "text": pa.string(),
    "int": pa.int64(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "list": pa.list_(pa.string()),
}
# Rows that are in memory at a time.
BATCH = 1000
Row = Mapping[str, Any]


def _schema(kinds: Mapping[str, str]) -> Any:
    return pa.schema([(name, TYPES[kind]) for name, kind in kinds.items()])


_INCIDENT_KINDS = {column.name: column.kind for column in INCIDENTS}


# --- Parquet ----------------------------------------------------------------------------------------------


def parquet(cases: Iterable[Case], sink: BinaryIO) -> None:
    """The columns of the CSV with types, and in `body` the whole incident as JSON."""
    schema = _schema({**_INCIDENT_KINDS, "body": "text"})
    rows = ({**row_of(c), "body": json.dumps(c.incident, ensure_ascii=False)} for c in cases)
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        for batch in _batches(rows, schema):
            writer.write_batch(batch)


def _batches(rows: Iterable[Row], schema: Any) -> Iterator[Any]:
    left = iter(rows)
    while chunk := list(islice(left, BATCH)):
        yield pa.RecordBatch.from_pylist(chunk, schema=schema)


# --- tables -----------------------------------------------------------------------------------------------

# Table -> its columns and their kinds.
TABLES: dict[str, dict[str, str]] = {
    "incidents": _INCIDENT_KINDS,
    "reports": {
        "report_id": "text", "outlet": "text", "title": "text", "url": "text", "language": "text",
        "published": "text", "published_basis": "text", "digest": "text", "text_group": "text",
        "superseded_by": "text", "text": "text",
    },
    "events": {
        "incident_id": "text", "report_id": "text", "event_id": "text", "type": "text", "happened": "text",
        "trigger": "text", "date_start": "text", "date_end": "text", "date_precision": "text", "date_basis": "text",
        "places": "list", "actors": "list", "recipients": "list", "victims": "list", "weapons": "list",
        "toll_status": "text", "claim_ids": "list",
    },
    "claims": {
        "incident_id": "text", "report_id": "text", "claim_id": "text", "event_id": "text", "about": "text",
        "stance": "text", "certainty": "text", "source": "text", "source_kind": "text", "source_entity": "text",
        "own_voice": "bool", "via": "list", "medium": "text", "cue": "text", "content": "text",
    },
    "tolls": {
        "incident_id": "text", "report_id": "text", "event_id": "text", "kind": "text", "low": "int",
        "high": "int", "qualifier": "text", "who": "text", "part_of": "text", "words": "text", "published": "text",
        "claim_ids": "list",
    },
    "judgements": {
        "id": "text", "left": "text", "right": "text", "verdict": "text", "by": "text", "at": "text",
        "note": "text", "path": "text", "value": "text",
    },
}  # fmt: skip


def tables(cases: Iterable[Case], judgements: Sequence[Json]) -> dict[str, Any]:
    """Every table of `TABLES` as a `pyarrow.Table`, made in one pass over the cases."""
    batches: dict[str, list[Any]] = {name: [] for name in TABLES}
    schemas = {name: _schema(kinds) for name, kinds in TABLES.items()}
    left, seen = iter(cases), set[str]()
    while chunk := list(islice(left, BATCH)):
        for name, rows_of in _ROWS.items():
            rows = [row for case in chunk for row in rows_of(case)]
            if name == "reports":
                rows = _once(rows, seen)
            batches[name].append(pa.RecordBatch.from_pylist(rows, schema=schemas[name]))
    judged = [{name: row[name] for name in TABLES["judgements"]} for row in judgements]
    batches["judgements"].append(pa.RecordBatch.from_pylist(judged, schema=schemas["judgements"]))
    return {name: pa.Table.from_batches(found, schema=schemas[name]) for name, found in batches.items()}


def _once(rows: Iterable[Row], seen: set[str]) -> list[Row]:
    """A report that tells of several incidents is one row."""
    new = {row["report_id"]: row for row in rows if row["report_id"] not in seen}
    seen.update(new)
    return list(new.values())


def _reports(case: Case) -> Iterator[Row]:
    names = ("outlet", "title", "url", "language", "published", "published_basis", "digest", "text")
    for part in case.parts:
        kept = part.custody
        yield {
            "report_id": part.report["id"],
            **{name: part.report[name] for name in names},
            "text_group": kept.text_group if kept else None,
            "superseded_by": kept.later if kept else None,
        }


def _events(case: Case) -> Iterator[Row]:
    for part in case.parts:
        event, day = part.event, part.event["date"] or {}
        yield {
            **_ids(case, part),
            **{name: event[name] for name in ("type", "happened", "toll_status")},
            "trigger": event["trigger"]["quote"],
            **{f"date_{name}": day.get(name) for name in ("start", "end", "precision", "basis")},
            **{
                role: [m["name"] for m in event[role]]
                for role in ("places", "actors", "recipients", "victims")
            },
            "weapons": [w["class"] for w in event["weapons"] if w["class"]],
            "claim_ids": [part.key_of(c) for c in part.claims],
        }


def _claims(case: Case) -> Iterator[Row]:
    for part in case.parts:
        for claim in part.claims:
            source = claim["source"]
            yield {
                **_ids(case, part),
                "claim_id": part.key_of(claim),
                **{name: claim[name] for name in ("about", "stance", "certainty", "medium")},
                "source": source["name"],
                "source_kind": source["kind"],
                "source_entity": source["entity"],
                "own_voice": not source["spans"],
                "via": [relay["name"] for relay in claim["via"]],
                "cue": quoted(claim["cue"]) or None,
                "content": quoted(claim["content"]) or None,
            }


def _tolls(case: Case) -> Iterator[Row]:
    for part in case.parts:
        for toll in part.event["tolls"]:
            if not toll["total"]:
                yield {
                    **_ids(case, part),
                    **{name: toll[name] for name in ("kind", "low", "high", "qualifier", "who")},
                    "part_of": toll["of"],
                    "words": quoted(toll["spans"]) or None,
                    "published": part.report["published"],
                    "claim_ids": [f"{part.report['id']}#{c}" for c in toll["claims"]],
                }


_ROWS: dict[str, Callable[[Case], Iterable[Row]]] = {
    "incidents": lambda case: [row_of(case)],
    "reports": _reports,
    "events": _events,
    "claims": _claims,
    "tolls": _tolls,
}


def _ids(case: Case, part: Part) -> dict[str, str]:
    return {"incident_id": case["id"], "report_id": part.report["id"], "event_id": part.key}

"""JSON Lines: many reports in one stream, where a bad one costs only itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.errors import BadRecord, InputError, fault
from dateline.ingest.arrival import Outcome
from dateline.ingest.report import LIMIT, ingest

FIELDS = ("id", "text", "title", "published", "outlet", "url", "language", "country")


def read_lines(
    stream: Iterable[bytes | str], *, name: str = "line", limit: int = LIMIT, **given: str | None
) -> Iterator[Outcome]:
    """One Report, or (id, error), for each line that is not blank, in order.

    `given` (published, outlet, language, country) is used where a line has no value of its own.
    """
    for number, line in enumerate(stream, 1):
        if line.strip():
            yield _read_line(line, f"{name} {number}", limit, given)


def _read_line(line: bytes | str, name: str, limit: int, given: dict[str, str | None]) -> Outcome:
    try:
        found = _object(line, name)
    except InputError as error:
        return None, error
    return read_record(found, name, limit, given)


def read_record(record: dict[str, Any], name: str, limit: int, given: dict[str, str | None]) -> Outcome:
    """The Report of a record with some of `FIELDS`, or (its id, why there is none)."""
    id = _id(record)
    try:
        fields = _fields(record, name)
        text = fields.pop("text")
        where = f"{name} (id {id})" if id else name
        return ingest(text, name=where, kind="text", limit=limit, **given | {"id": id} | fields)
    except InputError as error:
        return id, error
    except Exception as error:  # a fault of ours in one record must not cost the others
        return id, fault(name, error)


def _object(line: bytes | str, name: str) -> dict[str, Any]:
    """The object of a line. `BadRecord` where there is none."""
    try:
        record = json.loads(
            line.decode("utf-8-sig") if isinstance(line, bytes) else line.removeprefix("\ufeff")
        )
    except (ValueError, RecursionError) as error:
        raise BadRecord(
            f"{name} is no JSON: {error}.", hint='Write one object a line: {"id": "r1", "text": "..."}'
        ) from error
    if not isinstance(record, dict):
        raise BadRecord(
            f"{name} holds no JSON object.", hint='Write one object a line: {"id": "r1", "text": "..."}'
        )
    return record


def _id(record: dict[str, Any]) -> str | None:
    """The id of a record that may have nothing else that fits."""
    id = record.get("id")
    return str(id) if isinstance(id, str | int) and id != "" else None


def _fields(record: dict[str, Any], name: str) -> dict[str, Any]:
    """The fields that we know and that hold something. `BadRecord` where they do not fit."""
    record = record | {"id": _id(record)} if isinstance(record.get("id"), int) else record
    wrong = [f for f in FIELDS if not isinstance(record.get(f), str | None)]
    if wrong:
        raise BadRecord(
            f"{name}: {wrong[0]!r} is no string.",
            hint=f"The fields are {', '.join(FIELDS)}; all are strings.",
        )
    if record.get("text") is None:
        raise BadRecord(
            f"{name} has no 'text'.", hint=f"The fields are {', '.join(FIELDS)}; only text is needed."
        )
    return {f: record[f] for f in FIELDS if record.get(f) is not None and (f == "text" or record[f])}

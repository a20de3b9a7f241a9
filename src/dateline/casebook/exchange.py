"""Judgements as JSON Lines, from one casebook to another."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from datetime import UTC, datetime
from typing import Any

from dateline.casebook.fields import checked
from dateline.errors import BadRecord, CasebookError
from dateline.records.incidents import PAIR_VERDICTS, UNDO, VALUE_VERDICTS, Judgement

NAMES = tuple(f.name for f in fields(Judgement))
NEEDED = ("id", "left", "verdict", "by", "at")


def to_line(judgement: Judgement) -> dict[str, Any]:
    """A judgement as an object of JSON, its anchor too."""
    return {**asdict(judgement), "anchor": json.loads(judgement.anchor) if judgement.anchor else None}


def from_line(line: str, where: str) -> Judgement:
    """A judgement from a line of JSON; `BadRecord` names the line and what does not fit."""
    try:
        row = json.loads(line)
    except ValueError as error:
        raise BadRecord(
            f"{where} is no JSON.", hint="One judgement a line, as `dateline judge --export` writes."
        ) from error
    if not isinstance(row, Mapping):
        raise BadRecord(f"{where} is no object of JSON.", hint="One judgement a line.")
    missing = [name for name in NEEDED if not isinstance(row.get(name), str) or not row[name]]
    if missing:
        raise BadRecord(f"{where} has no {missing[0]}.", hint=f"A judgement has {', '.join(NEEDED)}.")
    texts = {name: row.get(name) or "" for name in NAMES if name not in ("right", "anchor")}
    odd = [name for name, value in texts.items() if not isinstance(value, str)]
    if odd:
        raise BadRecord(f"{where}: {odd[0]} is no text.", hint="Numbers stand in quotation marks, too.")
    if row.get("anchor") and not _is_anchor(row["anchor"]):
        raise BadRecord(
            f"{where}: its anchor is none.", hint="Leave it as `dateline judge --export` wrote it."
        )
    anchor = json.dumps(row["anchor"], ensure_ascii=False) if row.get("anchor") else ""
    judgement = Judgement(**texts, right=row.get("right"), anchor=anchor)
    _check(judgement, where)
    return replace(judgement, at=_utc(judgement.at))


def _utc(at: str) -> str:
    """A time as the casebook writes it, so that times of two places can be put in order; a bare one is UTC."""
    time = datetime.fromisoformat(at)
    return (
        (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="microseconds")
    )


def _is_anchor(anchor: Any) -> bool:
    """Whether something is the anchor of a pair, of an incident or of a value, as far as we follow it."""
    if not isinstance(anchor, Mapping):
        return False
    if "members" in anchor:
        return all(isinstance(m, Mapping) and "key" in m and _is_anchor(m) for m in anchor["members"])
    if "left" in anchor:
        return _is_anchor(anchor["left"]) and _is_anchor(anchor.get("right"))
    item = (anchor.get("item") or {}).get("spans", ())
    spans = [*anchor.get("spans", ()), *anchor.get("words", ()), *item]
    return "run" in anchor and all({"start", "end", "quote"} <= span.keys() for span in spans)


def _check(judgement: Judgement, where: str) -> None:
    on_pair = judgement.right is not None
    allowed = PAIR_VERDICTS if on_pair else (*VALUE_VERDICTS, UNDO)
    if judgement.verdict not in allowed:
        raise BadRecord(
            f"{where}: unknown verdict {judgement.verdict!r}.",
            hint=f"It is one of {', '.join(allowed)} here.",
        )
    try:
        datetime.fromisoformat(judgement.at)
    except ValueError as error:
        raise BadRecord(
            f"{where}: at is {judgement.at!r}.", hint="A time as 2034-03-14T09:30:00+00:00."
        ) from error
    if not on_pair and judgement.verdict != UNDO:
        try:
            checked(judgement.left, judgement.path, judgement.verdict, judgement.value)
        except CasebookError as error:
            raise BadRecord(f"{where}: {error.message}", hint=error.hint) from error

"""What people's judgements make of a reading and of an incident: their value counts, the machine's stays beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from dateline.casebook.anchors import (
    Lost,
    anchor_of,
    find_part,
    find_value,
    part_of,
    still_there,
    value_anchor,
)
from dateline.casebook.fields import fields_of, parsed, pattern_of
from dateline.contract import Toll, totals
from dateline.link.weigh import Account, label_of
from dateline.records.incidents import Judgement

Json = Mapping[str, Any]

# What the date of an event, and of an incident, is where there was none.
NO_DATE: Json = {"kind": "date", "value": None, "start": None, "end": None, "precision": "day", "basis": "judged",
           "spans": [], "time": None, "partial": None, "claims": []}  # fmt: skip


@dataclass(frozen=True)
class Placed:
    """A judgement where a reading has what it is about: the part's id, and the path with the number of today.

    `lost` says why the reading has it no more. `back` is the value to be put back where only the reading lost it.
    """

    judgement: Judgement
    part: str = ""
    path: str = ""
    lost: str | None = None
    back: Json | None = None


# --- finding ---------------------------------------------------------------------------------------------


def anchored(reading: Json, shown: Json, part: str, path: str) -> str:
    """The anchor of a judgement on an event, a claim or a value of it; `shown` is the part as people see it."""
    anchor = anchor_of(reading, part)
    field, number, _ = _split(path)
    if number is not None:
        value = _item(shown, field, number)
        sources = [_cue_of(reading, c) for c in value.get("claims", ())]
        anchor["item"] = {**value_anchor(value), "sources": [s for s in sources if s is not None]}
    elif isinstance(shown.get(field), Mapping):
        anchor["words"] = list(shown[field]["spans"])
    if path and fields_of(f"#{part}")[pattern_of(path)].parse is not None:
        anchor["was"] = _at(shown, path)
    return json.dumps(anchor, ensure_ascii=False)


def place(reading: Json, judgement: Judgement) -> Placed:
    """Where a judgement on a value belongs in a reading."""
    try:
        return _placed(reading, judgement)
    except Lost as lost:
        return Placed(judgement, lost=str(lost))


def _placed(reading: Json, judgement: Judgement) -> Placed:
    id_ = judgement.left.rpartition("#")[2]
    anchor = json.loads(judgement.anchor) if judgement.anchor else None
    part, moved = find_part(reading, id_, anchor)
    field, number, rest = _split(judgement.path)
    if number is None:
        return Placed(judgement, part["id"], judgement.path)
    if anchor is None:
        _item(part, field, number)
        return Placed(judgement, part["id"], judgement.path)
    item = anchor["item"]
    at = find_value(part[field], item, moved)
    path = ".".join([field, str(len(part[field]) if at is None else at), *rest])
    if at is not None or judgement.verdict == "reject":
        return Placed(judgement, part["id"], path if at is not None else "-")
    return Placed(judgement, part["id"], path, back=_put_back(reading, item, moved, judgement.id))


def _put_back(reading: Json, item: Json, moved: int, id_: str) -> Json:
    """A value that a person holds and the reading has no more; its claims under their ids of today."""
    words = item["value"].get("name") or " ".join(s["quote"] for s in item["spans"])
    if not still_there(reading["report"]["text"], item, moved):
        raise Lost(f"{words!r} is not read any more")
    cues = [[(s["start"] + moved, s["quote"]) for s in cue] for cue in item["sources"]]
    claims = [c["id"] for c in reading["claims"] if [(s["start"], s["quote"]) for s in c["cue"]] in cues]
    if item["value"].get("claims") and not claims:
        raise Lost(f"{words!r} is not read any more, nor who said it")
    spans = [{**s, "start": s["start"] + moved, "end": s["end"] + moved} for s in item["spans"]]
    back = {**item["value"], "spans": spans, "claims": claims}
    return back | ({"id": f"t-{id_[:6]}", "of": None} if "id" in back else {})


def _cue_of(reading: Json, claim: str) -> list[Json] | None:
    found = part_of(reading, claim)
    return list(found["cue"]) if found else None


def _split(path: str) -> tuple[str, int | None, list[str]]:
    """ "tolls.0.low" as the list, the number in it, and the rest; no number where the path is of no list."""
    field, *rest = path.split(".")
    if rest and rest[0].isdecimal():
        return field, int(rest[0]), rest[1:]
    return field, None, rest


def _item(part: Json, field: str, number: int) -> Json:
    values: Sequence[Json] = part[field]
    if number >= len(values):
        raise Lost(
            f"{part['id']} has {len(values)} {field}, and no {field}.{number} (the first is {field}.0)"
        )
    return values[number]


def _at(record: Json, path: str) -> Any:
    """The value at a path; None where a record on the way is missing."""
    found: Any = record
    for step in path.split("."):
        if found is None:
            return None
        found = found[int(step)] if step.isdecimal() else found.get(step)
    return found


# --- a reading -------------------------------------------------------------------------------------------


def judged(reading: Json, judgements: Iterable[Judgement]) -> Json:
    """A reading with what people held of its values; the last on each value counts. What is lost is left out."""
    ordered = sorted(judgements, key=lambda j: (j.at, j.id))
    if not ordered:
        return reading
    base, body = deepcopy(dict(reading)), deepcopy(dict(reading))
    last: dict[tuple[str, str], Placed] = {}
    for judgement in ordered:
        found = place(base, judgement)
        if found.lost is None and found.path != "-":
            if found.back is not None:
                for each in (base, body):
                    _list_of(each, found).append(deepcopy(dict(found.back)))
            _keep(last, found)
    for found in last.values():
        _apply(body, base, found, alone=(found.part, _other_end(found.path)) not in last)
    _take_out(body, [f for f in last.values() if _goes(f)])
    return body


def _keep(last: dict[tuple[str, str], Placed], found: Placed) -> None:
    """The last on a value counts; who corrects or accepts something of a whole takes its rejection back."""
    if found.judgement.verdict != "reject":
        for whole in _wholes(found.path):
            if (found.part, whole) in last and last[found.part, whole].judgement.verdict == "reject":
                del last[found.part, whole]
    last.pop((found.part, found.path), None)
    last[found.part, found.path] = found


def _wholes(path: str) -> Iterator[str]:
    """What a path is part of: "tolls.0" and "" of "tolls.0.low"."""
    steps = path.split(".")
    yield from (".".join(steps[:n]) for n in range(len(steps)))


def _goes(found: Placed) -> bool:
    """Whether what a rejected value is part of goes with it."""
    field = fields_of(found.judgement.left)[pattern_of(found.path)]
    return found.judgement.verdict == "reject" and field.rejected == "out"


_ENDS = {"low": "high", "high": "low", "start": "end", "end": "start"}


def _other_end(path: str) -> str:
    *way, last = path.split(".")
    return ".".join([*way, _ENDS.get(last, "-")])


def _apply(body: dict[str, Any], base: Json, found: Placed, *, alone: bool) -> None:
    part, before = part_of(body, found.part), part_of(base, found.part)
    assert isinstance(part, dict)
    assert before is not None
    part.setdefault("judged", []).append(
        _row(found.judgement, found.path, _at(before, found.path) if found.path else None)
    )
    change = _change(found.judgement, found.path)
    if change is not None:
        _put(part, found.path, change[0], alone=alone)
    if found.path.startswith("tolls."):
        _add_up(part, body["report"]["text"])


def _row(judgement: Judgement, path: str, machine: Any) -> dict[str, Any]:
    """What is shown beside a judged value: who held what, when, and what the machine has."""
    return {
        "path": path,
        "verdict": judgement.verdict,
        "value": parsed(judgement.left, path, judgement.value) if judgement.verdict == "correct" else None,
        "machine": machine,
        "basis": f"judged by {judgement.by} at {judgement.at}",
        "note": judgement.note,
        "id": judgement.id,
    }


def _change(judgement: Judgement, path: str) -> tuple[Any] | None:
    """The value that a judgement puts at its path, as a tuple of one; None where it changes nothing there."""
    if judgement.verdict == "correct":
        return (parsed(judgement.left, path, judgement.value),)
    field = fields_of(judgement.left)[pattern_of(path)]
    if judgement.verdict == "reject":
        return {"nothing": (None,), "other": ("OTHER",)}.get(field.rejected or "")
    anchor = json.loads(judgement.anchor) if judgement.anchor else {}
    # Of a whole, only its being there is accepted.
    return (anchor["was"],) if "was" in anchor and field.parse is not None else None


def _put(record: dict[str, Any], path: str, value: Any, *, alone: bool) -> None:
    """Sets a value. A date that is a day and a figure that is a number stay so where one end is judged `alone`."""
    if path.split(".")[0] == "date":
        _put_date(record, path, value, alone=alone)
        return
    *way, last = path.split(".")
    holder: Any = record
    for step in way:
        holder = holder[int(step)] if step.isdecimal() else holder[step]
    if last in ("low", "high") and "qualifier" in holder and alone and holder["low"] == holder["high"]:
        holder[_ENDS[last]] = value
    holder[last] = value
    if "basis" in holder:
        holder["basis"] = "judged"
    if last == "resolved" and value is not None and value["name"] is None:
        value["name"] = holder["name"]


def _put_date(record: dict[str, Any], path: str, value: Any, *, alone: bool) -> None:
    old = record["date"]
    new = value if path == "date" else _with_end(old or {}, path.removeprefix("date."), value, alone=alone)
    known = old or (NO_DATE if "dates" in record else {})
    record["date"] = {**known, **new, "basis": "judged"} if new else None
    if "value" in (record["date"] or {}):
        record["date"]["value"] = record["date"]["start"]


def _with_end(date: Json, end: str, value: str | None, *, alone: bool) -> dict[str, Any]:
    """A date with one end set; the other follows a day's, and one that would be turned round."""
    other = _ENDS[end]
    held = date.get(other)
    if (
        value is None
        or held is None
        or (alone and date.get("precision") in ("day", "part_of_day"))
        or (held != value and (held < value) == (end == "start"))
    ):
        held = value
    new = {end: value, other: held}
    return {**new, "precision": "day" if new["start"] == new["end"] else "range"}


def _add_up(event: dict[str, Any], text: str) -> None:
    """The totals of an event from its tolls, as the contract adds them."""
    known = [{**t, "basis": "stated" if t["basis"] == "judged" else t["basis"]} for t in event["tolls"]]
    found = totals([Toll.model_validate(t) for t in known], text, clash=event["type"] == "ARMED_CLASH")
    event["totals"] = {kind: total.model_dump() for kind, total in found.items()}


def _list_of(reading: Json, found: Placed) -> list[Any]:
    part = part_of(reading, found.part)
    assert part is not None
    values: list[Any] = part[_split(found.path)[0]]
    return values


def _take_out(body: dict[str, Any], rejected: Sequence[Placed]) -> None:
    """What people rejected goes last, so that the numbers of the others hold until then."""
    in_lists = {(f.part, *_split(f.path)[:2]) for f in rejected if _split(f.path)[1] is not None}
    for id_, field, number in sorted(in_lists, key=lambda row: (row[0], row[1], -(row[2] or 0))):
        part = part_of(body, id_)
        assert isinstance(part, dict)
        del part[field][number]
        if field == "tolls":
            _add_up(part, body["report"]["text"])
    gone = {f.part for f in rejected if _split(f.path)[1] is None}
    for name in ("events", "claims"):
        body[name] = [p for p in body[name] if p["id"] not in gone]
    for event in body["events"] if gone else ():
        _forget(event, gone)


def _forget(record: Any, claims: set[str]) -> None:
    """Takes the ids of rejected claims out of what they spoke for."""
    if isinstance(record, list):
        for each in record:
            _forget(each, claims)
    elif isinstance(record, dict):
        for name, value in record.items():
            if name == "claims":
                record[name] = [c for c in value if c not in claims]
            else:
                _forget(value, claims)


# --- an incident -----------------------------------------------------------------------------------------


Held = Sequence[tuple[Judgement, frozenset[str]]]


def holds(members: frozenset[str], present: Iterable[str]) -> bool:
    """Whether an incident has most of the events that a judgement was about, so that it is still the same one."""
    return 2 * len(members & set(present)) > len(members)


def settled(body: dict[str, Any], accounts: Sequence[Account], held: Held) -> dict[str, Any]:
    """An incident with what people held of its own fields, and beside it all that they held of its events."""
    own = [j for j, members in held if holds(members, body["events"])]
    # What holds in several versions of a report is shown once, by the one that stands.
    told = sorted(accounts, key=lambda a: a.report["superseded_by"] is None)
    by_id = {row["id"]: {**row, "of": a.key} for a in told for row in a.event.get("judged", ())}
    rows = sorted(by_id.values(), key=lambda row: (row["of"], row["id"]))
    if not own and not rows:
        return body
    found = deepcopy(body)
    last = {j.path: j for j in sorted(own, key=lambda j: (j.at, j.id))}
    for path, judgement in last.items():
        rows.append({**_row(judgement, path, _at(body, path)), "of": body["id"]})
        change = _change(judgement, path)
        if change is not None:
            _put_field(found, path, change[0], alone=_other_end(path) not in last)
    if last.keys() & {"type", "place", "date", "date.start"} and "label" not in last:
        found["label"] = label_of(found["type"], found["place"], found["date"])
    return {**found, "judged": rows}


def _put_field(incident: dict[str, Any], path: str, value: Any, *, alone: bool) -> None:
    if path.startswith("tolls."):
        kind = path.split(".")[1]
        incident["tolls"].setdefault(kind, {"low": None, "best": None, "high": None, "figures": []})
    if path == "place":
        named = (incident["place"] or {}).get("name")
        point = value and f"{value['lat']:g}, {value['lon']:g}"
        incident["place"] = value and {**value, "name": value["name"] or named or point}
        return
    _put(incident, path, value, alone=alone)

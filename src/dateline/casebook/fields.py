"""The values of events, claims and incidents that a person may judge, and how each is written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any, get_args

from dateline.contract import (
    About,
    Happened,
    Precision,
    Resolved,
    SourceKind,
    Stance,
    TollKind,
    WeaponClass,
    Who,
)
from dateline.errors import CasebookError
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.ontology import event_type
from dateline.link.ledger import KINDS
from dateline.store.query import RESPONSIBILITY, STATUS

Parser = Callable[[str], Any]

NOTHING = ("", "null", "none", "-")
# A place as the contract has it.
_ENTRY = tuple(Resolved.model_fields)
_POINT = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*[,;]\s*(-?\d+(?:\.\d+)?)\s*")


def _bad(value: str, expected: str) -> CasebookError:
    return CasebookError(f"{value!r} does not fit here.", hint=f"Expected {expected}.")


def words(value: str) -> str:
    """A name or other words."""
    if not value.strip():
        raise _bad(value, "a name or other words")
    return value.strip()


def number(value: str) -> int | None:
    """A count; nothing for an open end."""
    if value.strip().lower() in NOTHING:
        return None
    if not value.strip().isdecimal():
        raise _bad(value, "a whole number, or null for an open end")
    return int(value)


def day(value: str) -> str | None:
    """An ISO day; None where there is to be none."""
    if value.strip().lower() in NOTHING:
        return None
    try:
        return date.fromisoformat(value.strip()).isoformat()
    except ValueError as error:
        raise _bad(value, "a day as 2034-03-12, or null") from error


def days(value: str) -> dict[str, str] | None:
    """A day, or a first and a last one."""
    first, _, last = value.partition("/")
    start, end = day(first), day(last or first)
    if start is None or end is None:
        return None
    if end < start:
        raise _bad(value, "the first day before the last, as 2034-03-12/2034-03-14")
    return {"start": start, "end": end, "precision": "day" if start == end else "range"}


def yes_no(value: str) -> bool:
    """True or false, also as yes and no."""
    known = {"true": True, "yes": True, "false": False, "no": False}
    if value.strip().lower() not in known:
        raise _bad(value, "true or false")
    return known[value.strip().lower()]


def type_name(value: str) -> str:
    """An event type of the codebook; who misspells one is told which is meant."""
    return event_type(value).name


def one_of(*names: str) -> Parser:
    """What takes one of some names and no other word."""

    def parse(value: str) -> str:
        if value.strip() not in names:
            near = get_close_matches(value, names, n=1)
            guess = f" Did you mean {near[0]!r}?" if near else ""
            raise _bad(value, f"one of {', '.join(names)}.{guess}".removesuffix("."))
        return value.strip()

    return parse


def resolved(value: str) -> dict[str, Any] | None:
    """An entry of the gazetteer by its id, a point as "34.05, 44.02", or the record itself as JSON."""
    if value.strip().lower() in NOTHING:
        return None
    if value.lstrip().startswith("{"):
        return _placed(value, _record(value))
    if point := _POINT.fullmatch(value):
        return _placed(value, {"lat": point[1], "lon": point[2]})
    place = Gazetteer.open().by_id(value.strip())
    if place is None:
        raise _bad(value, "an id that `dateline places NAME` prints, or a point as 34.05,44.02")
    return {name: getattr(place, name) for name in _ENTRY}


def _record(value: str) -> Mapping[str, Any]:
    try:
        found: Mapping[str, Any] = json.loads(value)
    except ValueError as error:
        raise _bad(value, "an id, a point or a record as JSON") from error
    return found


def _placed(value: str, found: Mapping[str, Any]) -> dict[str, Any]:
    """A place with a point on earth; exact, if nobody says how fine it is."""
    try:
        lat, lon = float(found["lat"]), float(found["lon"])
    except (ValueError, KeyError, TypeError) as error:
        raise _bad(value, "a record with lat and lon in degrees") from error
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise _bad(value, "the latitude first, up to 90 degrees, then the longitude, up to 180")
    precision = one_of(*get_args(Precision))(str(found.get("precision") or "exact"))
    return {**{name: found.get(name) for name in _ENTRY}, "lat": lat, "lon": lon, "precision": precision}


@dataclass(frozen=True)
class Field:
    """One value: how it is read, None for a whole that cannot be corrected; and what is left where it is rejected.

    `rejected`: nothing | out (the whole that it is part of) | other (the type OTHER) | None (say what is right).
    `hangs_on_all`: it rests on no words of its own, but on all of its sentence.
    """

    parse: Parser | None
    rejected: str | None = None
    hangs_on_all: bool = False


Fields = Mapping[str, Field]

_WHOLE = Field(None, "out")
_PARTY = {"": _WHOLE, ".name": Field(words, "out"), ".entity": Field(words, "nothing")}
_NUMBER = Field(number, "nothing")
_TIME = {
    "date": Field(days, "nothing"),
    "date.start": Field(day, "nothing"),
    "date.end": Field(day, "nothing"),
}
# A path with `*` for the number in a list, and no path for the event itself.
EVENT: Fields = {
    "": _WHOLE,
    "type": Field(type_name, "other"),
    "happened": Field(one_of(*get_args(Happened)), hangs_on_all=True),
    "news": Field(yes_no, hangs_on_all=True),
    "count": Field(number, "nothing", hangs_on_all=True),
    **_TIME,
    **{f"{role}.*{end}": f for role in ("actors", "recipients", "victims") for end, f in _PARTY.items()},
    "places.*": _WHOLE,
    "places.*.name": Field(words, "out"),
    "places.*.role": Field(one_of("where", "from", "to", "near")),
    "places.*.resolved": Field(resolved, "nothing"),
    "weapons.*": _WHOLE,
    "weapons.*.class": Field(one_of(*get_args(WeaponClass)), "out"),
    "tolls.*": _WHOLE,
    "tolls.*.low": _NUMBER,
    "tolls.*.high": _NUMBER,
    "tolls.*.kind": Field(one_of(*get_args(TollKind)), "out"),
    "tolls.*.who": Field(one_of(*get_args(Who))),
    "tolls.*.total": Field(yes_no),
}
CLAIM: Fields = {
    "": _WHOLE,
    "stance": Field(one_of(*get_args(Stance)), "out"),
    "about": Field(one_of(*get_args(About))),
    "source.name": Field(words),
    "source.entity": Field(words, "nothing"),
    "source.kind": Field(one_of(*get_args(SourceKind))),
}
INCIDENT: Fields = {
    "label": Field(words),
    "type": Field(type_name, "other"),
    "status": Field(one_of(*STATUS)),
    "responsibility": Field(one_of(*RESPONSIBILITY)),
    **_TIME,
    "place": Field(resolved, "nothing"),
    **{f"tolls.{kind}.{end}": _NUMBER for kind in KINDS for end in ("low", "best", "high")},
}


def fields_of(key: str) -> Fields:
    """What may be judged of an incident, of an event ("report#e1") or of a claim ("report#c1")."""
    if "#" not in key:
        return INCIDENT
    return CLAIM if key.rpartition("#")[2].startswith("c") else EVENT


def checked(key: str, path: str, verdict: str, value: str) -> tuple[str, str]:
    """A path and a value as they are kept; `CasebookError` where they name nothing or do not fit."""
    fields = fields_of(key)
    path = _spelt_out(path, fields)
    pattern = pattern_of(path)
    if pattern not in fields:
        near = get_close_matches(pattern, [f for f in fields if f], n=1)
        guess = f" Did you mean {near[0].replace('*', '0')!r}?" if near else ""
        known = ", ".join(sorted(f.replace("*", "0") for f in fields if f))
        raise CasebookError(f"{key} has no value {path!r} to judge.{guess}", hint=f"There are {known}.")
    field = fields[pattern]
    if verdict == "reject" and field.rejected is None:
        raise CasebookError(
            f"{path} of {key} needs a value.", hint="Say what is right: correct, with --value."
        )
    if verdict != "correct":
        return path, ""
    if field.parse is None:
        raise CasebookError(
            f"{path or key} as a whole can only be accepted or rejected.", hint="Correct one of its values."
        )
    found = field.parse(value)
    return path, found if isinstance(found, str) else json.dumps(found, ensure_ascii=False)


def _spelt_out(path: str, fields: Fields) -> str:
    """ "killed.best" is short for "tolls.killed.best"."""
    return f"tolls.{path}" if f"tolls.{path}" in fields else path


def pattern_of(path: str) -> str:
    """A path without its number: "tolls.*.low"."""
    return ".".join("*" if step.isdecimal() else step for step in path.split("."))


def parsed(key: str, path: str, value: str) -> Any:
    """A value as it stands in the record; what was kept parses."""
    field = fields_of(key)[pattern_of(path)]
    if field.parse in (days, resolved):
        return json.loads(value)
    return field.parse(value) if field.parse else value

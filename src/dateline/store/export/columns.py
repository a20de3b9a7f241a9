"""The columns that every table of incidents can have: what they are called, mean and hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from dateline.knowledge.countries import country
from dateline.store.export.case import Case

# What weighing adds up; a figure that nobody gives is None.
KINDS = ("killed", "wounded", "missing", "detained", "abducted", "displaced")
ENDS = {
    "low": "the lowest of the figures that count",
    "best": "the one that most independent origins give ([link](link.md) has the rule)",
    "high": "the highest of the figures that count",
}


@dataclass(frozen=True)
class Column:
    """`kind`: text | int | float | list (of texts); `tag` is its HXL hashtag, where it has one."""

    name: str
    meaning: str
    cell: Callable[[Case], Any]
    kind: str = "text"
    tag: str = ""


def empty(name: str, why: str) -> Column:
    """A column of the original that we cannot fill."""
    return Column(name, f"always empty: {why}", lambda case: None)


def of(field: str) -> Callable[[Case], Any]:
    return lambda case: case[field]


def of_place(field: str) -> Callable[[Case], Any]:
    return lambda case: case.place.get(field)


def of_day(field: str) -> Callable[[Case], Any]:
    return lambda case: case.day.get(field)


def toll(kind: str, end: str) -> Callable[[Case], int | None]:
    return lambda case: case.toll(kind, end)


def names(role: str) -> Callable[[Case], list[str]]:
    return lambda case: [party.name for party in case.parties(role)]


def said(role: str) -> Callable[[Case], list[str]]:
    return lambda case: [f"{party.name}: {', '.join(party.said)}" for party in case.parties(role)]


def unique(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(v for v in values if v))


def outlets(case: Case) -> list[str]:
    return unique(part.report["outlet"] for part in case.parts)


def _contradictions(case: Case) -> list[str]:
    return [
        f"{row['field']}: {' or '.join(str(v['value']) for v in row['versions'])}"
        for row in case["contradictions"]
    ]


def _country(case: Case) -> str | None:
    found = country(case.place.get("country"))
    return found.name if found else None


COUNTRY = Column("country", "English name", _country)

# What keeps a claim from becoming a fact: in every table, by these names.
TRACE = (
    Column("incident_id", "our id, for `dateline show`", of("id"), tag="#event+id"),
    Column(
        "status", "corroborated, single_source, contested or denied", of("status"), tag="#status+incident"
    ),
    Column(
        "responsibility",
        "acknowledged, claimed, blamed, contested, denied or none",
        of("responsibility"),
        tag="#status+responsibility",
    ),
    Column("why", "the claims behind both", of("why"), "list", "#description+why"),
    Column(
        "independent",
        "how many independent origins say so",
        lambda case: case["sources"]["independent"],
        "int",
        "#meta+origins+num",
    ),
    Column("report_ids", "the reports behind the row", of("reports"), "list", "#meta+id+report"),
    Column("event_ids", "the events of those reports", of("events"), "list", "#meta+id+event"),
    Column("claim_ids", "the claims about them", lambda case: list(case.claims), "list", "#meta+id+claim"),
)


def _tolls() -> tuple[Column, ...]:
    """low, best and high of each kind."""
    hxl = {"wounded": "injured", "low": "min", "high": "max"}
    return tuple(
        Column(
            f"{kind}_{end}",
            f"reported {kind}: {meaning}",
            toll(kind, end),
            "int",
            f"#affected+{hxl.get(kind, kind)}+{hxl.get(end, end)}",
        )
        for kind in KINDS
        for end, meaning in ENDS.items()
    )


INCIDENTS = (
    *TRACE[:3],
    Column("label", "type, place and day in words", of("label"), tag="#event+name"),
    Column("type", "the event type of the contract", of("type"), tag="#event+type"),
    Column("date_start", "the first day it may have been", of_day("start"), tag="#date+event+start"),
    Column("date_end", "the last", of_day("end"), tag="#date+event+end"),
    Column(
        "date_precision", "day, part_of_day, week, month, year or range", of_day("precision"),
        tag="#meta+date+precision",
    ),
    Column("date_basis", "stated, inferred or assumed", of_day("basis"), tag="#meta+date+basis"),
    Column("place", "the place with the finest point that most reports name", of_place("name"), tag="#loc+name"),
    Column("place_id", "its gazetteer entry; empty where it is not decided", of_place("id"), tag="#loc+code"),
    Column("country", "ISO 3166-1 alpha-2", of_place("country"), tag="#country+code+v_iso2"),
    Column("admin1", "first division", of_place("admin1"), tag="#adm1+name"),
    Column("latitude", "of the gazetteer entry: see place_precision", of_place("lat"), "float", "#geo+lat"),
    Column("longitude", "of the gazetteer entry", of_place("lon"), "float", "#geo+lon"),
    Column(
        "place_precision", "exact, near, admin2, admin1, country or region: how fine the point is",
        of_place("precision"), tag="#meta+geo+precision",
    ),
    Column("actors", "everyone of whom anyone says that they did it", names("actors"), "list", "#actor+name"),
    Column("actors_said", "who says so: claims, or a report itself", said("actors"), "list", "#meta+actor+said"),
    Column("recipients", "everyone of whom anyone says that it was aimed at them", names("recipients"), "list",
           "#actor+recipient+name"),
    Column("recipients_said", "who says so", said("recipients"), "list", "#meta+recipient+said"),
    *_tolls(),
    Column("contradictions", "what reports differ on, every version", _contradictions, "list",
           "#description+contradictions"),
    Column("outlets", "who published the reports", outlets, "list", "#meta+source"),
    *TRACE[3:],
)  # fmt: skip


def row_of(case: Case) -> dict[str, Any]:
    return {column.name: column.cell(case) for column in INCIDENTS}

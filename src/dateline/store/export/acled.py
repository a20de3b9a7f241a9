"""Incidents in the columns of ACLED (as of 2023), coded after its codebook as far as the reports allow.

Names: as the R package acledR lists them. Codes: general knowledge of the codebook, unverified.
"""

from __future__ import annotations

from dateline.knowledge.countries import country
from dateline.knowledge.ontology import event_type
from dateline.store.export.case import Case
from dateline.store.export.columns import COUNTRY, ENDS, TRACE, Column, empty, of_day, of_place, outlets, toll
from dateline.store.export.days import length
from dateline.store.export.sides import Side, armed_hit, side, unarmed_hit

GEO_PRECISION = {"exact": 1, "near": 2, "admin2": 2, "admin1": 3}
# Most days that an event of a time precision may span.
TIME_PRECISION = ((1, 1), (7, 2), (31, 3))
DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
# Where the sub-event says more than the event.
DISORDER_OF_SUB = {
    "Excessive force against protesters": "Political violence; Demonstrations",
    "Mob violence": "Political violence",
    "Violent demonstration": "Demonstrations",
}


def fits(case: Case) -> bool:
    """ACLED has a category for it."""
    return bool(event_type(case["type"]).named_in("acled"))


def _types(case: Case) -> tuple[str | None, str | None]:
    """Event type and sub-event type; none where armed people were attacked, which ACLED may take for a battle."""
    if case["type"] == "ATTACK" and armed_hit(case):
        return None, None
    event, _, sub = event_type(case["type"]).named_in("acled")[0].partition(": ")
    return event, sub


def _disorder(case: Case) -> str | None:
    event, sub = _types(case)
    return DISORDER_OF_SUB.get(sub or "") or DISORDER.get(event or "")


def _time_precision(case: Case) -> int | None:
    days = length(case.day)
    return next((code for most, code in TIME_PRECISION if days is not None and days <= most), None)


def _date(case: Case) -> str | None:
    """The first day; empty where the time is wider than ACLED codes."""
    return case.day["start"] if _time_precision(case) else None


def _year(case: Case) -> int | None:
    start, end = case.day.get("start"), case.day.get("end")
    return int(start[:4]) if start and end and start[:4] == end[:4] else None


def _geo_precision(case: Case) -> int | None:
    return GEO_PRECISION.get(case.place.get("precision") or "") if case.point else None


def _point(case: Case, axis: int) -> float | None:
    """No point for a country or a region: ACLED has no code for one."""
    return case.point[axis] if case.point and _geo_precision(case) else None


def _iso(case: Case) -> int | None:
    found = country(case.place.get("country"))
    return found.number if found else None


def _actor(case: Case, role: str) -> str | None:
    found = side(case, role)
    return found.name if found else None


def _inter(case: Case, role: str) -> str | None:
    found = side(case, role)
    return _inter_of(found, case.place.get("country")) if found else None


def _inter_of(found: Side, where: str | None) -> str | None:
    """Forces of the state itself, or of another; a rebel group and a militia cannot be told apart."""
    if not found.is_state or found.country is None or where is None:
        return None
    return "State forces" if found.country == where else "External/Other forces"


def _civilians(case: Case) -> str | None:
    return (
        "Civilian targeting"
        if _types(case)[0] == "Violence against civilians" and unarmed_hit(case)
        else None
    )


def _fatalities(case: Case) -> int | None:
    """The lowest figure that counts, as ACLED is conservative; 0 only where a report says that nobody was killed."""
    low = case.toll("killed", "low")
    nobody = any(part.event["toll_status"] == "none_harmed" for part in case.parts)
    return 0 if low is None and nobody else low


def _notes(case: Case) -> str:
    return f"{case['label']}, as reported: {'; '.join(case['why'])}"


COLUMNS = (
    Column("event_id_cnty", "our incident id, not one of ACLED", lambda case: case["id"]),
    Column("event_date", "first day; empty where the time is wider than a month", _date),
    Column("year", "empty where the time spans two", _year, "int"),
    Column("time_precision", "1 a day, 2 up to a week, 3 up to a month", _time_precision, "int"),
    Column("disorder_type", "from the types", _disorder),
    Column("event_type", "by our crosswalk; empty for an ATTACK on armed people", lambda case: _types(case)[0]),
    Column("sub_event_type", "by our crosswalk; empty for an ATTACK on armed people", lambda case: _types(case)[1]),
    Column("actor1", "who did it, as reported; empty where reports name rivals", lambda case: _actor(case, "actors")),
    empty("assoc_actor_1", "reports do not tell main and associated actors apart"),
    Column("inter1", "State forces, or External/Other forces for those of another state; else empty",
           lambda case: _inter(case, "actors")),
    Column("actor2", "whom it was aimed at, as reported", lambda case: _actor(case, "recipients")),
    empty("assoc_actor_2", "reports do not tell main and associated actors apart"),
    Column("inter2", "as inter1", lambda case: _inter(case, "recipients")),
    empty("interaction", "needs both inter codes of ACLED"),
    Column("civilian_targeting", "where violence against civilians has civilians, children, journalists or medics"
           " among its figures", _civilians),
    Column("iso", "numeric code", _iso, "int"),
    empty("region", "ACLED's own regions"),
    COUNTRY,
    Column("admin1", "first division", of_place("admin1")),
    empty("admin2", "not in the incident"),
    empty("admin3", "not in the incident"),
    Column("location", "the place", of_place("name")),
    Column("latitude", "not for a country or a region", lambda case: _point(case, 1), "float"),
    Column("longitude", "not for a country or a region", lambda case: _point(case, 0), "float"),
    Column("geo_precision", "1 exact; 2 near, or a second division; 3 a first division", _geo_precision, "int"),
    Column("source", "the outlets", outlets, "list"),
    empty("source_scale", "ACLED's own scale"),
    Column("notes", "label, and who says so", _notes),
    Column("fatalities", "the lowest reported figure that counts; empty, not 0, where nobody gives one",
           _fatalities, "int"),
    empty("tags", "ACLED's own tags"),
    empty("timestamp", "ACLED's own clock"),
    Column("date_end", "the last day it may have been", of_day("end")),
    Column("type", "the event type of the contract", lambda case: case["type"]),
    *(Column(f"killed_{end}", f"reported killed, {end}", toll("killed", end), "int") for end in ENDS),
    *TRACE,
)  # fmt: skip

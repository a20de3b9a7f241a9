"""Incidents in the columns of UCDP's Georeferenced Event Dataset, coded after its codebook as far as we know.

Names: as the R package ucdp lists them (GED 20.1) and older editions have them. Codes: general knowledge, unverified.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.knowledge.ontology import event_type
from dateline.store.export.case import Case
from dateline.store.export.columns import (
    COUNTRY,
    TRACE,
    Column,
    empty,
    of_day,
    of_place,
    outlets,
    toll,
    unique,
)
from dateline.store.export.days import length
from dateline.store.export.sides import Side, only_unarmed_hit, side

WHERE_PREC = {"exact": 1, "near": 2, "admin2": 3, "admin1": 4, "region": 5, "country": 6}
# Most days that an event of a date precision may span.
DATE_PREC = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
# Whose dead are those of a state, and of a group against it.
OF_SIDE = (("soldiers", "police"), ("militants",))
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3


def fits(case: Case) -> bool:
    """A type that UCDP counts, in which somebody is reported killed, whether or not with a figure."""
    counted = "not counted" not in event_type(case["type"]).named_in("ucdp")
    return counted and any(figure["high"] != 0 for figure in case.standing("killed"))


def violence(case: Case) -> int | None:
    """1 state-based, 2 non-state, 3 one-sided; None where the kind of a side is not known."""
    actor, hit = side(case, "actors"), side(case, "recipients")
    if actor is None or not actor.is_armed:
        return None
    if hit is not None and hit.is_armed:
        return STATE_BASED if actor.is_state or hit.is_state else NON_STATE
    return ONE_SIDED if only_unarmed_hit(case) else None


def sides(case: Case) -> tuple[Side | None, Side | None]:
    """Side A and B: in state-based violence the state is A, else who did it."""
    actor, hit = side(case, "actors"), side(case, "recipients")
    if violence(case) == STATE_BASED and actor and hit and hit.is_state and not actor.is_state:
        return hit, actor
    return actor, hit


def _side(which: int) -> Callable[[Case], str | None]:
    def name(case: Case) -> str | None:
        if which == 1 and violence(case) == ONE_SIDED:
            return "Civilians"
        found = sides(case)[which]
        return found.name if found else None

    return name


def _deaths(which: int) -> Callable[[Case], int | None]:
    """The killed of a side, where A is the state and B is not."""

    def figure(case: Case) -> int | None:
        a, b = sides(case)
        if violence(case) != STATE_BASED or a is None or b is None or a.is_state == b.is_state:
            return None
        return _agreed(case, OF_SIDE[which])

    return figure


def _agreed(case: Case, who: tuple[str, ...]) -> int | None:
    """The one exact figure that all reports give; None where they differ, or where it would have to be added up."""
    rows = case.figures("killed", *who)
    values = {(row["who"], row["low"], row["high"]) for row in rows}
    if len(values) != 1:
        return None
    _, low, high = values.pop()
    return low if low == high else None


def _date_prec(case: Case) -> int | None:
    days = length(case.day)
    return next((code for most, code in DATE_PREC if days is not None and days <= most), None)


def _where_prec(case: Case) -> int | None:
    return WHERE_PREC.get(case.place.get("precision") or "")


def _year(case: Case) -> int | None:
    start = case.day.get("start")
    return int(start[:4]) if start else None


def _wkt(case: Case) -> str | None:
    return f"POINT ({case.point[0]} {case.point[1]})" if case.point else None


def _of_reports(field: str) -> Callable[[Case], list[str]]:
    return lambda case: unique(part.report[field] for part in case.parts)


def _articles(case: Case) -> list[str]:
    rows = ([part.report[name] for name in ("outlet", "published", "title", "url")] for part in case.parts)
    return unique(", ".join(filter(None, row)) for row in rows)


def _originals(case: Case) -> list[str]:
    """Whom the reports quote."""
    return unique(c["source"]["name"] for p in case.parts for c in p.claims if c["source"]["spans"])


COLUMNS = (
    Column("id", "our incident id, not one of UCDP", lambda case: case["id"]),
    empty("relid", "UCDP's own id"),
    Column("year", "of the first day", _year, "int"),
    empty("active_year", "needs UCDP's count of a year"),
    empty("code_status", "UCDP's own check"),
    Column("type_of_violence", "1 state-based, 2 non-state, 3 one-sided; empty where the kind of a side is not known",
           violence, "int"),
    empty("conflict_dset_id", "UCDP's own id"),
    empty("conflict_new_id", "UCDP's own id"),
    empty("conflict_name", "UCDP's own name"),
    empty("dyad_dset_id", "UCDP's own id"),
    empty("dyad_new_id", "UCDP's own id"),
    empty("dyad_name", "UCDP's own name"),
    empty("side_a_dset_id", "UCDP's own id"),
    empty("side_a_new_id", "UCDP's own id"),
    Column("side_a", "who did it, as reported, or the state in state-based violence; empty where reports name rivals",
           _side(0)),
    empty("side_b_dset_id", "UCDP's own id"),
    empty("side_b_new_id", "UCDP's own id"),
    Column("side_b", "the other side; Civilians in one-sided violence", _side(1)),
    Column("number_of_sources", "reports, not independent origins", lambda case: case["sources"]["reports"], "int"),
    Column("source_article", "outlet, day, headline and address of each report", _articles, "list"),
    Column("source_office", "outlets", outlets, "list"),
    Column("source_date", "days of publication", _of_reports("published"), "list"),
    Column("source_headline", "headlines", _of_reports("title"), "list"),
    Column("source_original", "whom the reports quote", _originals, "list"),
    Column("where_prec", "1 exact, 2 near, 3 second division, 4 first division, 5 region, 6 country", _where_prec,
           "int"),
    Column("where_coordinates", "the place", of_place("name")),
    empty("where_description", "the place is in where_coordinates"),
    Column("adm_1", "first division", of_place("admin1")),
    empty("adm_2", "not in the incident"),
    Column("latitude", "see where_prec", of_place("lat"), "float"),
    Column("longitude", "see where_prec", of_place("lon"), "float"),
    Column("geom_wkt", "the point", _wkt),
    empty("priogrid_gid", "PRIO's own grid"),
    COUNTRY,
    empty("country_id", "Gleditsch and Ward's number"),
    empty("region", "UCDP's own regions"),
    empty("event_clarity", "UCDP's own judgement"),
    Column("date_prec", "1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year", _date_prec, "int"),
    Column("date_start", "the first day it may have been", of_day("start")),
    Column("date_end", "the last", of_day("end")),
    Column("deaths_a", "of the state's side: soldiers or police, where all reports give one exact figure", _deaths(0),
           "int"),
    Column("deaths_b", "of the side against the state: militants, likewise", _deaths(1), "int"),
    Column("deaths_civilians", "civilians, likewise", lambda case: _agreed(case, ("civilians",)), "int"),
    empty("deaths_unknown", "what is left is not worked out: figures of reports do not add up"),
    *(Column(end, f"reported killed, {end}", toll("killed", end), "int") for end in ("best", "high", "low")),
    empty("gwnoa", "Gleditsch and Ward's number"),
    empty("gwnob", "Gleditsch and Ward's number"),
    Column("type", "the event type of the contract", lambda case: case["type"]),
    *TRACE,
)  # fmt: skip

"""Strikes in the fields of Airwars' public incident pages, graded by rule after its published definitions.

Names: the fields of its pages, as column names. Definitions: general knowledge of its methodology, unverified.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.store.export.case import Case
from dateline.store.export.columns import (
    COUNTRY,
    TRACE,
    Column,
    empty,
    names,
    of_place,
    outlets,
    toll,
    unique,
)
from dateline.store.export.days import length
from dateline.store.export.sides import span, unarmed_hit

STRIKES = {"AIR_STRIKE": "Airstrike", "ART_MISS_ATTACK": "Artillery"}
# What the weapon says beyond the type.
BY_WEAPON = {"drone": "Drone strike", "naval": "Naval bombardment"}
OWN = "claims_responsibility"


def fits(case: Case) -> bool:
    """A strike from the air, or by artillery, rockets or missiles."""
    return case["type"] in STRIKES


def strike_status(case: Case) -> str | None:
    """Declared by the party itself; else by who says so. None where the only word on it is a denial."""
    if case["responsibility"] in ("claimed", "acknowledged"):
        return "Declared strike"
    if "contested" in (case["status"], case["responsibility"]):
        return "Contested strike"
    return {"single_source": "Single source claim", "corroborated": "Likely strike"}.get(case["status"])


def grading(case: Case) -> str | None:
    """Confirmed, Contested, Weak or Fair, for harm to civilians that is reported; never Discounted."""
    if not unarmed_hit(case) or case["status"] in ("contested", "denied"):
        return None
    if case["responsibility"] == "acknowledged":
        return "Confirmed"
    if case["responsibility"] == "contested":
        return "Contested"
    if case["status"] == "single_source":
        return "Weak"
    return "Fair" if case["responsibility"] in ("blamed", "claimed") else None


def _strike_type(case: Case) -> str:
    """Drone or naval where all weapons that are named are; else by the type."""
    classes = {weapon["class"] for part in case.parts for weapon in part.event["weapons"]}
    known = {BY_WEAPON.get(c or "") for c in classes}
    return (known.pop() if len(known) == 1 else None) or STRIKES[case["type"]]


def _date(case: Case) -> str | None:
    """A day or nothing; the table has days."""
    return case.day["start"] if length(case.day) == 1 else None


def _harm(case: Case) -> str | None:
    """Yes where a report counts civilians; No where it says that nobody was harmed; else not known."""
    if unarmed_hit(case):
        return "Yes"
    said = {part.event["toll_status"] for part in case.parts}
    return "No" if said == {"none_harmed"} else None


def _people(kind: str, end: int, *who: str) -> Callable[[Case], int | None]:
    return lambda case: span(case.figures(kind, *who))[end]


def _counted(what: str, kind: str, *who: str) -> tuple[Column, Column]:
    words = " or ".join(who)
    low = Column(
        f"{what}_min", f"lowest figure of {words}; empty where there is none", _people(kind, 0, *who), "int"
    )
    high = Column(f"{what}_max", "highest; empty where it is open", _people(kind, 1, *who), "int")
    return low, high


def _belligerents(known: bool) -> Callable[[Case], list[str]]:
    """Those who say it of themselves, or those of whom others say it."""
    return lambda case: [p.name for p in case.parties("actors") if (OWN in case.stances(p)) == known]


def _links(case: Case) -> list[str]:
    return unique(part.report["url"] for part in case.parts)


COLUMNS = (
    Column("incident_code", "our incident id, not one of Airwars", lambda case: case["id"]),
    Column("incident_date", "the day; empty where it is not one", _date),
    Column("location", "the place", of_place("name")),
    Column("admin1", "first division", of_place("admin1")),
    COUNTRY,
    Column("latitude", "see geolocation_accuracy", of_place("lat"), "float"),
    Column("longitude", "see geolocation_accuracy", of_place("lon"), "float"),
    Column("geolocation_accuracy", "our place precision: exact, near, admin2, admin1, country or region",
           of_place("precision")),
    Column("strike_status", "Declared strike, Likely strike, Contested strike or Single source claim", strike_status),
    Column("strike_type", "Airstrike, Drone strike, Artillery or Naval bombardment", _strike_type),
    Column("civilian_harm_reported", "Yes, No, or empty where nobody says", _harm),
    *_counted("civilians_reported_killed", "killed", "civilians"),
    *_counted("children_reported_killed", "killed", "children"),
    *_counted("women_reported_killed", "killed", "women"),
    *_counted("civilians_reported_injured", "wounded", "civilians"),
    *_counted("belligerents_reported_killed", "killed", "soldiers", "police", "militants"),
    *(Column(f"people_reported_killed_{name}", f"of anyone, {end}: whether civilians is not said",
             toll("killed", end), "int") for name, end in (("min", "low"), ("best", "best"), ("max", "high"))),
    empty("cause_of_injury", "reports seldom say"),
    Column("civilian_harm_grading", "Confirmed, Fair, Weak or Contested by rule; Airwars did not grade it", grading),
    Column("known_belligerents", "those who say it of themselves", _belligerents(True), "list"),
    Column("suspected_belligerents", "those of whom others say it", _belligerents(False), "list"),
    Column("suspected_targets", "whom it was aimed at, as anyone says", names("recipients"), "list"),
    Column("outlets", "who published the reports", outlets, "list"),
    Column("source_links", "addresses of the reports", _links, "list"),
    *TRACE,
)  # fmt: skip

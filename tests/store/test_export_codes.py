"""How what reports say is coded for ACLED, UCDP and Airwars: what is not known stays empty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from dateline.store.export import acled, airwars, ged
from dateline.store.export.case import Case, Part
from dateline.store.export.columns import Column

KINDS = {"army": "military", "ministry": "government", "front": "armed_group", "league": "armed_group"}
ENTITIES = {id_: {"id": id_, "kind": kind, "country": "ML"} for id_, kind in KINDS.items()}


def party(name: str, *said: str) -> dict[str, Any]:
    """Somebody; a known entity where the name is one of `KINDS`."""
    return {"name": name, "entity": name if name in KINDS else None, "said": list(said) or ["r1"]}


def figure(who: str, low: int | None, high: int | None, **more: Any) -> dict[str, Any]:
    """A figure of the killed, as the incident lists it."""
    return {"low": low, "high": high, "who": who, "total": False, "superseded_by": None, **more}


def case(
    *figures: dict[str, Any], stance: str = "asserts", weapons: Sequence[str] = (), **fields: Any
) -> Case:
    """One report, one claim; the toll of the incident from the figures of the killed."""
    ends = [n for f in figures for n in (f["low"], f["high"]) if n is not None]
    toll = {"low": min(ends, default=None), "best": max(ends, default=None), "high": max(ends, default=None)}
    incident = {
        "id": "i1", "label": "Attack in Gao", "type": "ATTACK", "status": "single_source", "responsibility": "blamed",
        "why": ["1 independent origin: police"], "date": None, "place": None, "actors": [], "recipients": [],
        "tolls": {"killed": {**toll, "figures": list(figures)}} if figures else {},
        "reports": ["r1"], "events": ["r1#e1"],
        "sources": {"reports": 1, "independent": 1}, "contradictions": [], **fields,
    }  # fmt: skip
    event = {
        "id": "e1", "tolls": [], "toll_status": "figures" if figures else "not_mentioned",
        "weapons": [{"class": w} for w in weapons], "places": [{"name": "Gao"}],
    }  # fmt: skip
    claims = ({"id": "c1", "stance": stance, "source": {"name": "police", "spans": [1]}},)
    report = {"id": "r1", "outlet": "Delta Wire", "url": None, "title": None, "published": "2034-03-13"}
    return Case(incident, (Part(report, event, claims, ENTITIES),))


def value(columns: Sequence[Column], name: str, found: Case) -> Any:
    return next(column for column in columns if column.name == name).cell(found)


def day(start: str, end: str | None = None) -> dict[str, Any]:
    return {"start": start, "end": end or start, "precision": "day", "basis": "stated"}


def place(precision: str, country: str | None = "ML") -> dict[str, Any]:
    return {
        "id": "p",
        "name": "Gao",
        "country": country,
        "admin1": None,
        "lat": 16.3,
        "lon": 0.0,
        "precision": precision,
    }


# --- time and place ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "acled_code", "ged_code"),
    [
        pytest.param("2034-03-13", "2034-03-13", 1, 1, id="a day"),
        pytest.param("2034-03-13", "2034-03-14", 2, 2, id="two days"),
        pytest.param("2034-03-13", "2034-03-19", 2, 3, id="a week"),
        pytest.param("2034-03-01", "2034-03-31", 3, 4, id="a month"),
        pytest.param("2034-01-01", "2034-12-31", None, 5, id="a year"),
        pytest.param("2033-01-01", "2034-12-31", None, None, id="two years"),
    ],
)
def test_time_precision(start: str, end: str, acled_code: int | None, ged_code: int | None) -> None:
    found = case(date=day(start, end))
    assert value(acled.COLUMNS, "time_precision", found) == acled_code
    assert value(acled.COLUMNS, "event_date", found) == (start if acled_code else None)
    assert value(ged.COLUMNS, "date_prec", found) == ged_code
    assert value(ged.COLUMNS, "date_end", found) == end


def test_no_day_is_no_day() -> None:
    for columns, name in (
        (acled.COLUMNS, "event_date"),
        (ged.COLUMNS, "date_start"),
        (airwars.COLUMNS, "incident_date"),
    ):
        assert value(columns, name, case()) is None
    assert value(acled.COLUMNS, "year", case(date=day("2033-12-31", "2034-01-01"))) is None


@pytest.mark.parametrize(
    ("precision", "acled_code", "ged_code"),
    [
        ("exact", 1, 1),
        ("near", 2, 2),
        ("admin2", 2, 3),
        ("admin1", 3, 4),
        ("region", None, 5),
        ("country", None, 6),
    ],
)
def test_place_precision(precision: str, acled_code: int | None, ged_code: int) -> None:
    found = case(place=place(precision))
    assert value(acled.COLUMNS, "geo_precision", found) == acled_code
    assert value(acled.COLUMNS, "latitude", found) == (16.3 if acled_code else None)
    assert value(ged.COLUMNS, "where_prec", found) == ged_code
    assert value(ged.COLUMNS, "latitude", found) == 16.3


def test_a_country_has_its_name_and_number() -> None:
    found = case(place=place("exact"))
    assert (value(acled.COLUMNS, "country", found), value(acled.COLUMNS, "iso", found)) == ("Mali", 466)
    nowhere = case(place=place("exact", country="XA"))
    assert (value(acled.COLUMNS, "country", nowhere), value(acled.COLUMNS, "iso", nowhere)) == (None, None)


# --- types and sides ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("found", "types"),
    [
        pytest.param(
            case(type="AIR_STRIKE"),
            ("Political violence", "Explosions/Remote violence", "Air/drone strike"),
            id="strike",
        ),
        pytest.param(
            case(type="MOB_VIOL"),
            ("Political violence", "Riots", "Mob violence"),
            id="a mob is political violence",
        ),
        pytest.param(
            case(type="VIOL_DEMONSTR"),
            ("Demonstrations", "Riots", "Violent demonstration"),
            id="a riot is not",
        ),
        pytest.param(
            case(figure("civilians", 9, 9)),
            ("Political violence", "Violence against civilians", "Attack"),
            id="attack on civilians",
        ),
        pytest.param(
            case(figure("soldiers", 9, 9)), (None, None, None), id="attack on soldiers: perhaps a battle"
        ),
        pytest.param(case(recipients=[party("army")]), (None, None, None), id="attack on an army"),
    ],
)
def test_acled_types(found: Case, types: tuple[str | None, ...]) -> None:
    names = ("disorder_type", "event_type", "sub_event_type")
    assert tuple(value(acled.COLUMNS, name, found) for name in names) == types


def test_what_acled_does_not_have_is_left_out() -> None:
    assert not acled.fits(case(type="THREAT"))
    assert acled.fits(case(type="ARREST"))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(case(actors=[party("army")], place=place("exact")), "State forces", id="at home"),
        pytest.param(
            case(actors=[party("army")], place=place("exact", "NE")), "External/Other forces", id="abroad"
        ),
        pytest.param(
            case(actors=[party("front")], place=place("exact")), None, id="rebels or militia: not known"
        ),
        pytest.param(case(actors=[party("gunmen")], place=place("exact")), None, id="nobody knows who"),
    ],
)
def test_acled_kind_of_actor(found: Case, expected: str | None) -> None:
    assert value(acled.COLUMNS, "inter1", found) == expected


RIVALS = [party("front", "r1:c1"), party("army", "r2:c1")]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(
            case(actors=[party("gunmen"), party("front")]), "front", id="a known entity before a mere word"
        ),
        pytest.param(case(actors=[party("gunmen")]), "gunmen", id="a mere word where there is no other"),
        pytest.param(case(actors=[party("front"), party("league")]), "front; league", id="both together"),
        pytest.param(case(actors=RIVALS, responsibility="contested"), None, id="rivals: no one is chosen"),
        pytest.param(case(), None, id="nobody named"),
    ],
)
def test_one_side(found: Case, expected: str | None) -> None:
    assert value(acled.COLUMNS, "actor1", found) == expected
    assert value(ged.COLUMNS, "side_a", found) == expected


CIVILIANS = figure("civilians", 9, 9)
ARMY, FRONT, LEAGUE = ([party(name)] for name in ("army", "front", "league"))


@pytest.mark.parametrize(
    ("found", "violence", "sides"),
    [
        pytest.param(case(actors=ARMY, recipients=FRONT), 1, ("army", "front"), id="state against group"),
        pytest.param(case(actors=FRONT, recipients=ARMY), 1, ("army", "front"), id="the state is side A"),
        pytest.param(case(actors=FRONT, recipients=LEAGUE), 2, ("front", "league"), id="group against group"),
        pytest.param(case(CIVILIANS, actors=FRONT), 3, ("front", "Civilians"), id="one-sided"),
        pytest.param(
            case(CIVILIANS, actors=FRONT, recipients=[party("village of Gao")]), 3, ("front", "Civilians"),
            id="the village is where it happened",
        ),
        pytest.param(
            case(CIVILIANS, actors=ARMY, recipients=[party("rebels")]), None, ("army", "rebels"),
            id="whom it was aimed at may be armed",
        ),
        pytest.param(
            case(CIVILIANS, figure("soldiers", 2, 2), actors=FRONT), None, ("front", None), id="soldiers were hit too"
        ),
        pytest.param(case(figure("people", 9, 9), actors=FRONT), None, ("front", None), id="who died is not said"),
        pytest.param(case(CIVILIANS, actors=[party("gunmen")]), None, ("gunmen", None), id="gunmen of whom"),
    ],
)  # fmt: skip
def test_ucdp_sides(found: Case, violence: int | None, sides: tuple[str | None, str | None]) -> None:
    assert value(ged.COLUMNS, "type_of_violence", found) == violence
    assert tuple(value(ged.COLUMNS, name, found) for name in ("side_a", "side_b")) == sides


def against(*figures: dict[str, Any]) -> Case:
    return case(*figures, actors=FRONT, recipients=ARMY)


@pytest.mark.parametrize(
    ("found", "deaths"),
    [
        pytest.param(against(figure("soldiers", 3, 3)), (3, None, None), id="soldiers are the state's"),
        pytest.param(
            against(figure("militants", 5, 5), CIVILIANS), (None, 5, 9), id="militants and civilians"
        ),
        pytest.param(
            against(figure("soldiers", 3, 3), figure("police", 2, 2)),
            (None, None, None),
            id="nothing is added up",
        ),
        pytest.param(
            against(figure("soldiers", 3, 3), figure("soldiers", 7, 7)),
            (None, None, None),
            id="two versions: neither",
        ),
        pytest.param(
            against(figure("soldiers", 3, None)), (None, None, None), id="at least three is no figure"
        ),
        pytest.param(
            case(figure("soldiers", 3, 3), actors=FRONT),
            (None, None, None),
            id="no side to which they belong",
        ),
    ],
)
def test_ucdp_deaths_by_side(found: Case, deaths: tuple[int | None, ...]) -> None:
    names = ("deaths_a", "deaths_b", "deaths_civilians")
    assert tuple(value(ged.COLUMNS, name, found) for name in names) == deaths


@pytest.mark.parametrize(
    ("found", "fits"),
    [
        pytest.param(case(CIVILIANS), True, id="a death"),
        pytest.param(case(figure("people", None, None)), True, id="several: no figure, but deaths"),
        pytest.param(case(figure("people", 0, 0)), False, id="nobody killed"),
        pytest.param(case(figure("people", 900, 900, total=True)), False, id="the dead of a whole war"),
        pytest.param(
            case(figure("people", 9, 9, superseded_by="r2")), False, id="taken back by a later version"
        ),
        pytest.param(case(), False, id="nothing said"),
        pytest.param(case(CIVILIANS, type="PEACE_PROTEST"), False, id="a type that is not counted"),
    ],
)
def test_what_ucdp_counts(found: Case, fits: bool) -> None:
    assert ged.fits(found) == fits


def test_ucdp_names_the_reports() -> None:
    assert value(ged.COLUMNS, "source_article", case()) == ["Delta Wire, 2034-03-13"]


# --- tolls -------------------------------------------------------------------------------------------------


def test_fatalities_are_the_lowest_and_never_the_mean() -> None:
    found = case(figure("people", 4, 4), figure("people", 10, 10))
    assert value(acled.COLUMNS, "fatalities", found) == 4
    assert [value(ged.COLUMNS, name, found) for name in ("low", "best", "high")] == [4, 10, 10]


def test_killed_or_wounded_in_one_figure_is_harm() -> None:
    found = case(type="AIR_STRIKE")
    found.parts[0].event["tolls"].append({"kind": "harmed", **figure("civilians", 20, 20)})
    assert value(airwars.COLUMNS, "civilian_harm_reported", found) == "Yes"
    assert value(airwars.COLUMNS, "civilians_reported_killed_min", found) is None


def test_no_figure_is_not_zero() -> None:
    assert value(acled.COLUMNS, "fatalities", case()) is None
    unhurt = case()
    unhurt.parts[0].event["toll_status"] = "none_harmed"  # type: ignore[index]
    assert value(acled.COLUMNS, "fatalities", unhurt) == 0


# --- Airwars -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "responsibility", "strike", "grading"),
    [
        pytest.param(
            "single_source", "acknowledged", "Declared strike", "Confirmed", id="the party admits it"
        ),
        pytest.param(
            "single_source", "claimed", "Declared strike", "Weak", id="the strike is declared, not the harm"
        ),
        pytest.param("single_source", "blamed", "Single source claim", "Weak", id="one source"),
        pytest.param("corroborated", "blamed", "Likely strike", "Fair", id="two sources, one blamed"),
        pytest.param("corroborated", "none", "Likely strike", None, id="two sources, nobody blamed"),
        pytest.param("corroborated", "contested", "Contested strike", "Contested", id="rivals"),
        pytest.param("contested", "blamed", "Contested strike", None, id="whether it happened is contested"),
        pytest.param("denied", "none", None, None, id="only denied"),
    ],
)
def test_airwars_grading(status: str, responsibility: str, strike: str | None, grading: str | None) -> None:
    found = case(CIVILIANS, type="AIR_STRIKE", status=status, responsibility=responsibility)
    assert value(airwars.COLUMNS, "strike_status", found) == strike
    assert value(airwars.COLUMNS, "civilian_harm_grading", found) == grading
    unhurt = case(figure("militants", 3, 3), type="AIR_STRIKE", status=status, responsibility=responsibility)
    assert value(airwars.COLUMNS, "civilian_harm_grading", unhurt) is None


def test_airwars_counts_as_civilians_who_are_called_so() -> None:
    found = case(
        figure("civilians", 4, None), figure("civilians", 2, 6), figure("people", 20, 20), type="AIR_STRIKE"
    )
    names = ("civilians_reported_killed_min", "civilians_reported_killed_max", "people_reported_killed_max")
    assert [value(airwars.COLUMNS, name, found) for name in names] == [2, 6, 20]
    assert value(airwars.COLUMNS, "children_reported_killed_min", found) is None


@pytest.mark.parametrize(
    ("stance", "known", "suspected"),
    [("claims_responsibility", ["army"], []), ("blames", [], ["army"])],
)
def test_airwars_tells_who_says_it_of_themselves(stance: str, known: list[str], suspected: list[str]) -> None:
    found = case(actors=[party("army", "r1:c1")], stance=stance, type="AIR_STRIKE")
    assert value(airwars.COLUMNS, "known_belligerents", found) == known
    assert value(airwars.COLUMNS, "suspected_belligerents", found) == suspected


@pytest.mark.parametrize(
    ("weapons", "expected"),
    [
        ([], "Airstrike"),
        (["drone"], "Drone strike"),
        (["drone", "aircraft"], "Airstrike"),
        (["other"], "Airstrike"),
    ],
)
def test_airwars_type_of_strike(weapons: list[str], expected: str) -> None:
    found = case(type="AIR_STRIKE", weapons=weapons)
    assert value(airwars.COLUMNS, "strike_type", found) == expected
    assert not airwars.fits(case(type="REM_EXPLOS"))

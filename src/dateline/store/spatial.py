"""Where incidents are: an R*Tree in SQLite, PostGIS in PostgreSQL, plain latitude and longitude without them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, column, func, literal_column, or_, select, table, text

from dateline.knowledge.gazetteer import EARTH_KM
from dateline.store import schema as t

Box = tuple[float, float, float, float]

_THERE = {
    "sqlite": "SELECT 1 FROM sqlite_master WHERE name = 'incident_points'",
    "postgresql": "SELECT 1 WHERE to_regclass('incidents_by_geography') IS NOT NULL",
}
_POINTS = table("incident_points", *map(column, ("number", "south", "north", "west", "east")))
# As the index of the migration has it.
_GEOGRAPHY = "CAST(ST_SetSRID(ST_MakePoint(lon, lat), 4326) AS geography)"


def has_index(connection: Connection) -> bool:
    """Whether this casebook was made where R*Tree, or PostGIS, is."""
    return connection.scalar(text(_THERE[connection.dialect.name])) is not None


def in_box(connection: Connection, box: Box) -> ColumnElement[bool]:
    """Incidents with a point in a box; one with its west end in the east reaches across the Pacific."""
    return or_(*(_in_part(connection, part) for part in _parts(box)))


def _parts(box: Box) -> Iterator[Box]:
    west, south, east, north = box
    if west <= east:
        yield box
    else:
        yield west, south, 180.0, north
        yield -180.0, south, east, north


def _in_part(connection: Connection, box: Box) -> ColumnElement[bool]:
    west, south, east, north = box
    i, p = t.incidents.c, _POINTS.c
    plain = and_(i.lat.between(south, north), i.lon.between(west, east))
    if connection.dialect.name == "sqlite" and has_index(connection):
        # The tree keeps rounded numbers, a little too wide: the plain test decides.
        touched = and_(p.north >= south, p.south <= north, p.east >= west, p.west <= east)
        return and_(i.number.in_(select(p.number).where(touched)), plain)
    return plain


def near_point(connection: Connection, lat: float, lon: float, km: float) -> ColumnElement[bool]:
    """Incidents with a point so near at most, measured along the earth."""
    if connection.dialect.name == "postgresql" and has_index(connection):
        point = func.ST_SetSRID(func.ST_MakePoint(lon, lat), 4326).op("::")(literal_column("geography"))
        within: ColumnElement[bool] = func.ST_DWithin(literal_column(_GEOGRAPHY), point, km * 1000, False)
        return within
    i = t.incidents.c
    close = _distance_km(connection, i.lat, i.lon, lat, lon) <= km
    return and_(in_box(connection, box_around(lat, lon, km)), close)


def box_around(lat: float, lon: float, km: float) -> Box:
    """The box that a circle fits in; all longitudes where it reaches a pole."""
    high = math.degrees(km / EARTH_KM) * 1.001
    south, north = max(-90.0, lat - high), min(90.0, lat + high)
    if south == -90.0 or north == 90.0:
        return -180.0, south, 180.0, north
    wide = math.degrees(math.asin(min(1.0, math.sin(math.radians(high)) / math.cos(math.radians(lat)))))
    if wide >= 180:
        return -180.0, south, 180.0, north
    return _turned(lon - wide), south, _turned(lon + wide), north


def _turned(lon: float) -> float:
    return (lon + 180.0) % 360.0 - 180.0


def _distance_km(
    connection: Connection, lat: Any, lon: Any, to_lat: float, to_lon: float
) -> ColumnElement[float]:
    """The distance in SQL, as `knowledge.gazetteer.distance_km` has it."""
    rad, least = func.radians, func.min if connection.dialect.name == "sqlite" else func.least
    across = func.pow(func.sin((rad(lat) - math.radians(to_lat)) / 2), 2)
    along = (
        func.cos(rad(lat))
        * math.cos(math.radians(to_lat))
        * func.pow(func.sin((rad(lon) - math.radians(to_lon)) / 2), 2)
    )
    distance: ColumnElement[float] = 2 * EARTH_KM * func.asin(func.sqrt(least(1.0, across + along)))
    return distance

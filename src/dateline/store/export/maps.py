"""Incidents on a map: GeoJSON and KML. Those without a point are kept, without a geometry."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from dateline.store.export.case import Case
from dateline.store.export.columns import row_of

# What XML 1.0 cannot hold, even escaped.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# In KML a point is data only where it is drawn.
_POINT = ("latitude", "longitude")


def geojson(cases: Iterable[Case]) -> Iterator[str]:
    """A FeatureCollection (RFC 7946), one feature a line."""
    yield '{"type": "FeatureCollection", "features": ['
    for k, case in enumerate(cases):
        yield ("," if k else "") + "\n" + json.dumps(_feature(case), ensure_ascii=False)
    yield "\n]}\n"


def _feature(case: Case) -> dict[str, Any]:
    geometry = {"type": "Point", "coordinates": list(case.point)} if case.point else None
    return {"type": "Feature", "id": case["id"], "geometry": geometry, "properties": row_of(case)}


def kml(cases: Iterable[Case]) -> Iterator[str]:
    """A document of placemarks (KML 2.2), with the time and the columns of the CSV as extended data."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n'
    yield "<name>Incidents as reported</name>\n"
    for case in cases:
        yield "".join(_placemark(case)) + "\n"
    yield "</Document></kml>\n"


def _placemark(case: Case) -> Iterator[str]:
    """In the order that the schema of KML wants."""
    yield f"<Placemark><name>{_text(case['label'])}</name>"
    yield f"<description>{_text(_description(case))}</description>"
    if case.day.get("start"):
        ends = ((name, case.day.get(end)) for name, end in (("begin", "start"), ("end", "end")))
        yield "<TimeSpan>" + "".join(f"<{n}>{_text(day)}</{n}>" for n, day in ends if day) + "</TimeSpan>"
    yield "<ExtendedData>"
    for name, value in row_of(case).items():
        if value not in (None, []) and name not in _POINT:
            yield f"<Data name={quoteattr(name)}><value>{_text(value)}</value></Data>"
    yield "</ExtendedData>"
    if case.point:
        yield f"<Point><coordinates>{case.point[0]},{case.point[1]}</coordinates></Point>"
    yield "</Placemark>"


def _description(case: Case) -> str:
    precision = case.place.get("precision")
    fine = f" The point is precise to: {precision}." if case.point else ""
    return f"{case['status']}; responsibility: {case['responsibility']}. {'; '.join(case['why'])}.{fine}"


def _text(value: Any) -> str:
    words = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return escape(_NO_XML.sub("\ufffd", words))

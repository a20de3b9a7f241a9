"""Reads places from files that others give out, as rows of places.tsv; which kind of file it is shows in its columns.

A table of one's own (name, lat, lon ...), a GeoNames dump, Who's On First features, an OCHA boundary file
(GeoJSON or CSV), UCDP's events. What has no use for reading reports (shops, streams) is left out.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dateline.errors import BadRecord
from dateline.knowledge.build_gazetteer import OWN_PRIOR, VILLAGE_PEOPLE
from dateline.knowledge.spelling import fold, table

# The columns that a user's table may have; the first three it must have.
IMPORT_COLUMNS = ("name", "lat", "lon", "country", "kind", "aliases", "admin1", "precision", "origin")
KINDS = frozenset(OWN_PRIOR)
KNOWN_FILES = (
    "A table with the columns name, lat, lon; a GeoNames dump (19 columns by tabs, no heading); a folder or file of "
    "Who's On First features; an OCHA boundary file (ADM1_EN, ADM1_PCODE ...), GeoJSON or CSV with lat and lon; "
    "UCDP GED (where_coordinates, latitude, longitude, where_prec)."
)

GEONAMES_COLUMNS = 19
ALTERNATE_NAMES = "alternateNamesV2.txt"
# Rows of alternate names that are no names: links, codes, wikidata.
NO_NAME = frozenset(
    {"link", "post", "iata", "icao", "faac", "fr_1793", "wkdt", "unlc", "abbr", "phon", "piny"}
)

UCDP_PRECISION = {"1": "exact", "2": "near", "3": "admin2", "4": "admin1"}
LEVEL_KIND = {1: "admin1", 2: "admin2"}
_ADM = re.compile(r"adm(\d)_(?:en|name)")
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_LAT = ("lat", "latitude", "center_lat", "y_coord", "y")
_LON = ("lon", "lng", "longitude", "center_lon", "x_coord", "x")


@dataclass(frozen=True)
class PlaceRow:
    """One imported place in the columns of places.tsv."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str
    admin1: str
    lat: float
    lon: float
    precision: str
    origin: str

    def cells(self) -> list[str]:
        aliases = "|".join(dict.fromkeys(_plain(a) for a in self.aliases if a and a != self.name))
        point = (f"{self.lat:g}", f"{self.lon:g}")
        return [self.name, aliases, self.kind, self.country, self.admin1, *point, self.precision, self.origin]


def read_places(path: Path) -> Iterator[PlaceRow]:
    """The places of a file or folder. `BadRecord` where it is of no known kind, or a line does not fit."""
    if path.is_dir() or path.suffix.lower() in (".geojson", ".json"):
        return _read_features(path)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        first = lines.readline().rstrip("\r\n")
    if _is_geonames(first):
        return _read_geonames(path)
    columns = {c.strip().strip('"').lower() for c in re.split(r"[\t,;]", first)}
    reader = next((read for needed, read in _READERS if needed(columns)), None)
    if reader is None:
        raise BadRecord(f"{path} is of no known kind: its first line is {first[:80]!r}.", hint=KNOWN_FILES)
    return reader(path)


# --- tables with a heading


def _lines(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines of a table with a heading: number, cells by lower-case column."""
    csv.field_size_limit(min(sys.maxsize, 1 << 24))
    with path.open(encoding="utf-8-sig", newline="") as file:
        heading = file.readline()
        delimiter = max("\t,;", key=heading.count)
        file.seek(0)
        for n, line in enumerate(csv.DictReader(file, delimiter=delimiter), 2):
            cells = ((k, v) for k, v in line.items() if isinstance(k, str) and isinstance(v, str))
            yield n, {k.strip().lower(): _plain(v) for k, v in cells}


def _read_own(path: Path) -> Iterator[PlaceRow]:
    for n, got in _lines(path):
        kind = got.get("kind") or "other"
        point = _point(got)
        if point is None or not got.get("name") or kind not in KINDS:
            raise BadRecord(
                f"Line {n} of {path} is no place: it needs a name, lat (to ±90), lon (to ±180) and a known kind.",
                hint=f"Columns: {', '.join(IMPORT_COLUMNS)}. Kinds: {', '.join(sorted(KINDS))}.",
            )
        yield PlaceRow(
            got["name"],
            tuple(got.get("aliases", "").split("|")),
            kind,
            got.get("country", "").upper(),
            got.get("admin1", ""),
            *point,
            got.get("precision") or "exact",
            got.get("origin") or f"imported from {path.name}, line {n}",
        )


def _read_ocha(path: Path) -> Iterator[PlaceRow]:
    for n, got in _lines(path):
        point = _point(got)
        if point is None:
            raise BadRecord(
                f"Line {n} of {path} has no point: a boundary table needs lat and lon.",
                hint="Give the GeoJSON of the boundaries, or a table with lat and lon (center_lat, center_lon).",
            )
        yield from _ocha_row(got, point, f"{path.name}, line {n}")


def _read_ucdp(path: Path) -> Iterator[PlaceRow]:
    """Every place of the events once; those placed by a region, a country or at sea are left out."""
    seen: set[tuple[str, str]] = set()
    for n, got in _lines(path):
        precision = UCDP_PRECISION.get(got.get("where_prec", ""))
        name, country = got.get("where_coordinates", ""), _country_code(got.get("country", ""))
        point = _point(got)
        if not (precision and name and point) or (name, country) in seen:
            continue
        seen.add((name, country))
        bare, kind = _ucdp_name(name)
        division = _without_kind(got.get("adm_1", ""))
        origin = f"UCDP GED ({path.name}), line {n}"
        yield PlaceRow(bare, (name,), kind, country, division, *point, precision, origin)


def _ucdp_name(name: str) -> tuple[str, str]:
    """ "Duma town" is the city of Duma."""
    bare = _without_kind(name)
    return (bare, _kinds("ucdp")[name.split()[-1].lower()]) if bare != name else (name, "other")


def _without_kind(name: str) -> str:
    words = name.split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1].lower() in _kinds("ucdp") else name


@cache
def _country_codes() -> dict[str, str]:
    rows = table("states.tsv")
    return {
        fold(word): code for code, name, aliases, *_ in rows for word in (name, *aliases.split("|")) if word
    }


def _country_code(name: str) -> str:
    """ISO code of "Yemen (North Yemen)"; "" for a name that we do not know."""
    return _country_codes().get(fold(_IN_BRACKETS.sub("", name)), "")


# --- GeoNames


def _is_geonames(line: str) -> bool:
    cells = line.split("\t")
    return len(cells) == GEONAMES_COLUMNS and cells[0].isdigit() and len(cells[6]) <= 1


def _read_geonames(path: Path) -> Iterator[PlaceRow]:
    """Places of the kinds listed; with `alternateNamesV2.txt` beside the file, also their other names."""
    others = _alternate_names(path.with_name(ALTERNATE_NAMES))
    with path.open(encoding="utf-8") as lines:
        for n, line in enumerate(lines, 1):
            cells = line.rstrip("\r\n").split("\t")
            if len(cells) != GEONAMES_COLUMNS:
                raise BadRecord(
                    f"Line {n} of {path} has {len(cells)} columns; a GeoNames dump has {GEONAMES_COLUMNS}.",
                    hint="Unpack the dump again, unchanged.",
                )
            if row := _geonames_row(cells, others.get(cells[0], ())):
                yield row


def _geonames_row(cells: list[str], others: Iterable[str]) -> PlaceRow | None:
    ident, name, _, listed, lat, lon, feature, code, country, *_ = cells
    kind = _kinds("geonames").get(f"{feature}.{code}")
    if kind is None:
        return None
    people = int(cells[14]) if cells[14].isdigit() else 0
    kind = "village" if kind == "city" and code == "PPL" and people < VILLAGE_PEOPLE else kind
    division = f"{country}.{cells[10]}" if country and cells[10] else ""
    aliases = (*listed.split(","), *others)
    precision = kind if kind in ("admin1", "admin2", "region") else "exact"
    return PlaceRow(
        name, aliases, kind, country, division, float(lat), float(lon), precision, f"GeoNames {ident}"
    )


def _alternate_names(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    if path.exists():
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                _, ident, language, name, *_ = line.rstrip("\r\n").split("\t")
                if language not in NO_NAME:
                    found[ident].append(name)
    return found


# --- GeoJSON: Who's On First, OCHA


def _read_features(path: Path) -> Iterator[PlaceRow]:
    files = sorted(f for f in path.rglob("*.geojson") if "-alt-" not in f.name) if path.is_dir() else [path]
    if not files:
        raise BadRecord(f"There is no .geojson file in {path}.", hint=KNOWN_FILES)
    for file in files:
        for feature in _features(file):
            yield from _feature_rows(feature, file)


def _features(file: Path) -> list[dict[str, Any]]:
    try:
        text = json.loads(file.read_text("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise BadRecord(f"{file} is no JSON: {error}.", hint="Unpack the file again, unchanged.") from error
    found = text.get("features", [text]) if isinstance(text, dict) else []
    return [f for f in found if isinstance(f, dict) and isinstance(f.get("properties"), dict)]


def _feature_rows(feature: Mapping[str, Any], file: Path) -> Iterator[PlaceRow]:
    given = {str(k).lower(): v for k, v in feature["properties"].items()}
    if "wof:id" in given:
        return _wof_row(given)
    got = {k: _plain(v) for k, v in given.items() if isinstance(v, str | int | float)}
    if not _is_ocha(set(got)):
        raise BadRecord(f"The features of {file} are of no known kind.", hint=KNOWN_FILES)
    point = _point(got) or _middle(feature.get("geometry"))
    return _ocha_row(got, point, file.name) if point else iter(())


def _wof_row(given: Mapping[str, Any]) -> Iterator[PlaceRow]:
    kind = _kinds("wof").get(str(given.get("wof:placetype")))
    gone = str(given.get("mz:is_current")) == "0" or given.get("edtf:deprecated") not in (
        None,
        "",
        "uuuu",
        "..",
    )
    lat, lon = given.get("geom:latitude"), given.get("geom:longitude")
    name = _plain(given.get("wof:name") or "")
    if kind is None or gone or not name or lat is None or lon is None:
        return
    names = [n for k, v in given.items() if k.startswith("name:") and isinstance(v, list) for n in v]
    country = str(given.get("iso:country") or given.get("wof:country") or "").upper()
    precision = kind if kind in ("admin1", "admin2") else "exact"
    origin = f"Who's On First {given['wof:id']}"
    yield PlaceRow(name, tuple(map(str, names)), kind, country, "", float(lat), float(lon), precision, origin)


def _is_ocha(columns: set[str]) -> bool:
    return any(_ADM.fullmatch(c) for c in columns) and any(
        c.startswith("adm") and "pcode" in c for c in columns
    )


def _ocha_row(got: Mapping[str, str], point: tuple[float, float], where: str) -> Iterator[PlaceRow]:
    """The finest level that the row names; its other names are those of that level in other languages."""
    level, key = max((int(m[1]), c) for c in got if (m := _ADM.fullmatch(c)) and got[c])
    if level == 0:
        return
    kind = LEVEL_KIND.get(level, "district")
    aliases = [v for c, v in got.items() if c.startswith(f"adm{level}_") and c != key and "pcode" not in c]
    pcode = got.get(f"adm{level}_pcode", "")
    country = (got.get("adm0_pcode") or pcode)[:2].upper()
    division = (got.get("adm1_en") or got.get("adm1_name") or "") if level > 1 else ""
    precision = kind if kind in ("admin1", "admin2") else "near"
    origin = f"OCHA boundaries {pcode or where}"
    yield PlaceRow(got[key], tuple(aliases), kind, country, division, *point, precision, origin)


def _middle(geometry: Any) -> tuple[float, float] | None:
    """Latitude and longitude of the middle of the box around a shape, to two decimals."""
    points = list(_positions(geometry.get("coordinates"))) if isinstance(geometry, dict) else []
    if not points:
        return None
    lons, lats = zip(*points, strict=True)
    return round((min(lats) + max(lats)) / 2, 2), round((min(lons) + max(lons)) / 2, 2)


def _positions(coordinates: Any) -> Iterator[tuple[float, float]]:
    if isinstance(coordinates, list) and len(coordinates) > 1 and isinstance(coordinates[0], int | float):
        yield float(coordinates[0]), float(coordinates[1])
    elif isinstance(coordinates, list):
        for part in coordinates:
            yield from _positions(part)


# --- shared


@cache
def _kinds(scheme: str) -> dict[str, str]:
    return {type_: kind for name, type_, kind in table("import_kinds.tsv") if name == scheme}


def _point(got: Mapping[str, str]) -> tuple[float, float] | None:
    try:
        lat = float(next(got[c] for c in _LAT if got.get(c)))
        lon = float(next(got[c] for c in _LON if got.get(c)))
    except (StopIteration, ValueError):
        return None
    return (lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None


def _plain(value: object) -> str:
    """One line without tabs and bars, which part cells and aliases here."""
    return " ".join(str(value).replace("\t", " ").split())


_READERS: tuple[tuple[Callable[[set[str]], bool], Callable[[Path], Iterator[PlaceRow]]], ...] = (
    (lambda columns: {"where_coordinates", "latitude", "longitude", "where_prec"} <= columns, _read_ucdp),
    (_is_ocha, _read_ocha),
    (lambda columns: "name" in columns and bool(columns & {"lat", "lon"}), _read_own),
)

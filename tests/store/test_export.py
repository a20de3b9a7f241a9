"""Every format is read back by somebody else's library, and says what the casebook says: no more, no less."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import duckdb
import geopandas
import hxl
import pandas
import polars
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lxml import etree
from prov.model import ProvDocument
from tests.casebooks import casebook as made

from dateline.casebook import Casebook, Query
from dateline.errors import ExportError
from dateline.store.export import FORMATS, write
from dateline.store.export.case import Case
from dateline.store.export.columns import TRACE

TABLES = [name for name, found in FORMATS.items() if found.columns and found.ending == ".csv"]
KML = {"k": "http://www.opengis.net/kml/2.2"}


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Casebook:
    return made(tmp_path_factory.mktemp("casebook") / "cases.db")


@pytest.fixture(scope="module")
def incidents(casebook: Casebook) -> dict[str, Any]:
    """By type, of which each has one."""
    return {i["type"]: i for i in casebook.incidents()}


def exported(casebook: Casebook, name: str, query: Query | str = "") -> bytes:
    sink = io.BytesIO()
    casebook.export(name, sink, query)
    return sink.getvalue()


def rows(casebook: Casebook, name: str) -> dict[str, dict[str, str]]:
    """The rows of a table by the id of the incident; the row of tags left out."""
    text = io.StringIO(exported(casebook, name).decode(), newline="")
    return {row["incident_id"]: row for row in csv.DictReader(text) if not row["status"].startswith("#")}


def test_the_contract_names_the_formats() -> None:
    names = "jsonl csv parquet geojson kml acled ucdp airwars hxl claimreview prov"
    assert " ".join(FORMATS) == names


# --- each format, read back -------------------------------------------------------------------------------


def test_json_lines_are_the_incidents(casebook: Casebook, incidents: dict[str, Any]) -> None:
    lines = exported(casebook, "jsonl").decode().splitlines()
    assert [json.loads(line) for line in lines] == list(incidents.values())


@pytest.mark.parametrize("name", TABLES)
def test_every_row_says_what_is_behind_it(casebook: Casebook, incidents: dict[str, Any], name: str) -> None:
    by_id = {i["id"]: i for i in incidents.values()}
    found = rows(casebook, name)
    assert found
    for id_, row in found.items():
        assert (row["status"], row["responsibility"]) == (by_id[id_]["status"], by_id[id_]["responsibility"])
        assert row["report_ids"].split("; ") == by_id[id_]["reports"]
        for key in row["claim_ids"].split("; "):
            assert casebook.show(key)[0] == "claim"


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_read_by_pandas_polars_and_duckdb(casebook: Casebook, tmp_path: Path, name: str) -> None:
    path = tmp_path / "table.csv"
    casebook.export(name, path)
    header = [column.name for column in FORMATS[name].columns]
    count = len(rows(casebook, name)) + (name == "hxl")
    for frame in (
        pandas.read_csv(path),
        polars.read_csv(path),
        duckdb.sql(f"SELECT * FROM read_csv('{path}', header = true)"),
    ):
        assert list(frame.columns) == header
        assert frame.shape == (count, len(header))


def test_parquet_is_typed_and_loses_nothing(
    casebook: Casebook, incidents: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "incidents.parquet"
    casebook.export("parquet", path)
    table = pq.read_table(path)
    assert [json.loads(body) for body in table["body"].to_pylist()] == list(incidents.values())
    query = f"SELECT incident_id, killed_low, killed_high, report_ids FROM '{path}' WHERE killed_best > 5"
    raid = incidents["ATTACK"]
    assert duckdb.sql(query).fetchall() == [(raid["id"], 9, 11, raid["reports"])]
    assert polars.read_parquet(path).filter(polars.col("place").is_null())["incident_id"].to_list() == [
        incidents["ARMED_CLASH"]["id"]
    ]
    assert pandas.read_parquet(path)["status"].tolist() == [i["status"] for i in incidents.values()]


def test_geojson_is_read_by_geopandas(casebook: Casebook, incidents: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "incidents.geojson"
    casebook.export("geojson", path)
    frame = geopandas.read_file(path).set_index("incident_id")
    strike = frame.loc[incidents["AIR_STRIKE"]["id"]]
    assert (strike.geometry.x, strike.geometry.y, strike["place_precision"]) == (12.0, 12.0, "exact")
    assert frame.loc[incidents["ARMED_CLASH"]["id"]].geometry is None
    assert set(frame["status"]) == {i["status"] for i in incidents.values()}


def test_kml_is_read_by_geopandas_and_lxml(
    casebook: Casebook, incidents: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "incidents.kml"
    casebook.export("kml", path)
    frame = geopandas.read_file(path)
    assert list(frame["incident_id"]) == [i["id"] for i in incidents.values()]
    tree = etree.parse(path)
    assert tree.xpath("//k:Placemark/k:name/text()", namespaces=KML) == [
        i["label"] for i in incidents.values()
    ]
    assert tree.xpath("//k:Point/k:coordinates/text()", namespaces=KML) == ["12.0,12.0", "10.0,10.0"]
    assert tree.xpath("//k:TimeSpan/k:begin/text()", namespaces=KML) == ["2034-03-14", "2034-03-12"]


def test_hxl_is_read_and_valid(casebook: Casebook, incidents: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "incidents.csv"
    casebook.export("hxl", path)
    data = hxl.data(str(path), hxl.InputOptions(allow_local=True)).cache()
    assert data.validate()
    assert [row.get("#event+id") for row in data] == [i["id"] for i in incidents.values()]
    assert [row.get("#affected+killed+min") for row in data] == ["4", "9", None]
    assert all(column.tag for column in data.columns)


# The terms of schema.org that a review may have: none of them rates.
NAMED = {
    "type": "object",
    "required": ["@type", "name"],
    "additionalProperties": False,
    "properties": {
        "@type": {"enum": ["Organization", "Person"]},
        "name": {"type": "string"},
        "identifier": {"type": "string"},
    },
}
DAY = {"type": "string", "pattern": r"^\d{4}(-\d\d){0,2}$"}
REVIEW = {
    "type": "object",
    "additionalProperties": False,
    "required": ["@type", "@id", "claimReviewed", "itemReviewed", "reviewBody"],
    "properties": {
        "@type": {"const": "ClaimReview"},
        "@id": {"type": "string", "format": "uri"},
        "identifier": {"type": "string"},
        "claimReviewed": {"type": "string", "minLength": 1},
        "reviewAspect": {"type": "string"},
        "reviewBody": {"type": "string"},
        "keywords": {"type": "array", "items": {"type": "string"}},
        "about": {
            "type": "object",
            "additionalProperties": False,
            "required": ["@type", "identifier"],
            "properties": {
                "@type": {"const": "Event"},
                "identifier": {"type": "string"},
                "name": {"type": "string"},
                "startDate": DAY,
                "endDate": DAY,
                "location": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        "@type": {"const": "Place"},
                        "name": {"type": "string"},
                        "geo": {
                            "type": "object",
                            "additionalProperties": False,
                            "properties": {
                                "@type": {"const": "GeoCoordinates"},
                                "latitude": {"type": "number"},
                                "longitude": {"type": "number"},
                            },
                        },
                    },
                },
            },
        },
        "itemReviewed": {
            "type": "object",
            "additionalProperties": False,
            "required": ["@type", "author", "appearance"],
            "properties": {
                "@type": {"const": "Claim"},
                "identifier": {"type": "string"},
                "author": NAMED,
                "datePublished": DAY,
                "appearance": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["@type", "identifier"],
                    "properties": {
                        "@type": {"const": "CreativeWork"},
                        "identifier": {"type": "string"},
                        "headline": {"type": "string"},
                        "url": {"type": "string"},
                        "inLanguage": {"type": "string"},
                        "datePublished": DAY,
                        "publisher": NAMED,
                    },
                },
            },
        },
    },
}


def test_claim_reviews_keep_to_schema_org_and_rate_nothing(casebook: Casebook) -> None:
    graph = json.loads(exported(casebook, "claimreview"))
    assert graph["@context"] == "https://schema.org"
    validator = Draft202012Validator(REVIEW)
    assert [error.message for review in graph["@graph"] for error in validator.iter_errors(review)] == []
    denial = next(r for r in graph["@graph"] if r["identifier"] == "raid#c2")
    assert denial["keywords"] == [
        "status:single_source",
        "responsibility:contested",
        "stance:denies",
        "certainty:certain",
    ]
    assert "Said by: The Front, in Harbour Radio." in denial["reviewBody"]
    assert len(graph["@graph"]) == 8


def test_provenance_makes_a_round_trip(casebook: Casebook) -> None:
    text = exported(casebook, "prov").decode()
    document = ProvDocument.deserialize(content=text, format="json")
    assert ProvDocument.deserialize(content=document.serialize(format="json"), format="json") == document
    notation = document.get_provn()
    for statement in (
        "wasDerivedFrom(report:copy, report:raid, -, -, -, [prov:type='prov:Quotation'])",
        "wasDerivedFrom(report:raid-2, report:raid, -, -, -, [prov:type='prov:Revision'])",
        "wasDerivedFrom(claim:raid%23c1, report:raid, -, -, -)",
        "wasAttributedTo(report:raid, outlet:Harbour%20Radio)",
        "wasGeneratedBy(claim:raid%23c1, run:0.1.0%2Fby%20hand, -)",
    ):
        assert statement in notation
    assert "judge:a%20reviewer" in notation


def test_what_people_corrected_is_exported_with_who_did(tmp_path: Path) -> None:
    corrected = made(tmp_path / "cases.db")
    judgement = corrected.judge("strike#e1", None, "correct", by="a reviewer", path="tolls.0.high", value="6")
    corrected.link()
    (row,) = rows(corrected, "airwars").values()
    assert (row["belligerents_reported_killed_min"], row["belligerents_reported_killed_max"]) == ("4", "6")
    corrected.judge(judgement.id, None, "undo", by="another reviewer")
    corrected.link()
    (row,) = rows(corrected, "airwars").values()
    assert row["belligerents_reported_killed_max"] == ""
    judges = json.loads(exported(corrected, "prov"))["agent"]
    assert {"judge:a%20reviewer", "judge:another%20reviewer"} <= set(judges)


def test_a_server_gives_the_same(casebook: Casebook, request: pytest.FixtureRequest) -> None:
    running = request.getfixturevalue("postgres")
    if running is None:
        pytest.skip("no PostgreSQL on this machine: `make services` installs it")
    served = made(running.database())
    assert exported(served, "csv") == exported(casebook, "csv")
    served.book.engine.dispose()


# --- filters, files, streams ------------------------------------------------------------------------------


def test_filters_choose_what_is_exported(casebook: Casebook, incidents: dict[str, Any]) -> None:
    lines = exported(casebook, "jsonl", Query.of(place="karvan")).decode().splitlines()
    assert [json.loads(line)["id"] for line in lines] == [incidents["ATTACK"]["id"]]


@pytest.mark.parametrize(("name", "left_out"), [("csv", 0), ("acled", 0), ("ucdp", 1), ("airwars", 2)])
def test_what_a_scheme_has_no_place_for_is_counted(casebook: Casebook, name: str, left_out: int) -> None:
    written = casebook.export(name, io.BytesIO())
    assert (written.incidents, written.left_out) == (3 - left_out, left_out)


def test_a_file_that_is_there_stays_unless_forced(casebook: Casebook, tmp_path: Path) -> None:
    path = tmp_path / "incidents.jsonl"
    path.write_text("mine")
    with pytest.raises(ExportError, match="is there already"):
        casebook.export("jsonl", path)
    assert path.read_text() == "mine"
    casebook.export("jsonl", path, force=True)
    assert path.read_bytes() == exported(casebook, "jsonl")


@pytest.mark.parametrize("name", FORMATS)
def test_a_crash_leaves_no_half_file(
    casebook: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path = tmp_path / f"incidents{FORMATS[name].ending}"
    path.write_text("before")
    read = type(casebook.book).reading

    def breaks(self: Any, report: str) -> Any:
        if report == "clash":
            raise RuntimeError("the lights went out")
        return read(self, report)

    monkeypatch.setattr(type(casebook.book), "reading", breaks)
    with pytest.raises(RuntimeError, match="lights"):
        casebook.export(name, path, force=True)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    assert path.read_text() == "before"


@pytest.mark.parametrize("where", [".", "nowhere/incidents.csv"])
def test_a_path_that_cannot_be_written_is_named(casebook: Casebook, tmp_path: Path, where: str) -> None:
    with pytest.raises(ExportError, match=str(tmp_path)):
        casebook.export("csv", tmp_path / where)


def test_an_unknown_format_is_named(casebook: Casebook) -> None:
    with pytest.raises(ExportError, match="'xls'"):
        casebook.export("xls", io.BytesIO())


INCIDENT = {
    "id": "i1", "label": "Attack", "type": "AIR_STRIKE", "status": "single_source", "responsibility": "none", "why": [],
    "date": None, "place": None, "actors": [], "recipients": [], "tolls": {"killed": {"low": 1, "best": 1, "high": 1,
    "figures": [{"low": 1, "high": 1, "who": "people"}]}}, "reports": [], "events": [],
    "sources": {"reports": 1, "independent": 1}, "contradictions": [],
}  # fmt: skip


@pytest.mark.parametrize("name", [n for n in FORMATS if n not in ("parquet", "claimreview", "prov")])
def test_rows_stream(name: str) -> None:
    """A sink that fails at once has seen no more than the first incidents: nothing is gathered before."""
    asked = []

    def cases() -> Any:
        for k in range(100):
            asked.append(k)
            yield Case({**INCIDENT, "id": f"i{k}"}, ())

    class Full(io.BytesIO):
        def write(self, data: Any) -> int:
            if len(asked) > 2:
                raise OSError("full")
            return len(data)

    with pytest.raises(OSError, match="full"):
        write(name, cases(), Full())
    assert len(asked) == 3


# --- any words ---------------------------------------------------------------------------------------------

WORDS = st.text(min_size=1, max_size=20) | st.sampled_from(
    ["=1+1", "@x", "\ud800", "\x00", "a\r\nb", "]]>", "\u2028"]
)
ANY = st.builds(
    lambda label, name, why: {
        **INCIDENT,
        "label": label,
        "place": {"name": name, "id": None, "country": None, "precision": None},
        "why": why,
        "actors": [{"name": name, "entity": None, "said": ["r:1:c1", "r:1"]}],
        "reports": ["r:1"],
    },
    WORDS,
    WORDS,
    st.lists(WORDS, max_size=3),
)


def text_of(name: str, incidents: list[dict[str, Any]]) -> str:
    sink = io.BytesIO()
    write(name, (Case(i, ()) for i in incidents), sink)
    return sink.getvalue().decode()


@given(st.lists(ANY, max_size=4))
def test_any_incident_comes_back_from_json_lines(given_: list[dict[str, Any]]) -> None:
    lines = text_of("jsonl", given_).split("\n")[:-1]
    assert [json.loads(line) for line in lines] == given_


@given(ANY)
def test_any_words_fit_in_a_cell(incident: dict[str, Any]) -> None:
    """They come back whole, but for what would be a formula."""
    (row,) = csv.DictReader(io.StringIO(text_of("csv", [incident]), newline=""))
    label = incident["label"].encode("utf-8", "backslashreplace").decode()
    guarded = f"'{label}" if label[:1] in ("=", "+", "-", "@", "\t", "\r") else label
    assert row["label"] == guarded
    assert row["actors_said"].endswith(": r:1#c1, r:1")


@given(ANY)
def test_any_words_fit_in_xml_and_json(incident: dict[str, Any]) -> None:
    tree = etree.fromstring(text_of("kml", [incident]).encode())
    assert len(tree.findall(".//k:Placemark", KML)) == 1
    (feature,) = json.loads(text_of("geojson", [incident]))["features"]
    assert feature["properties"]["label"] == incident["label"]


# --- tables ------------------------------------------------------------------------------------------------


def test_tables_are_read_by_pandas_polars_and_duckdb_as_they_are(
    casebook: Casebook, incidents: dict[str, Any]
) -> None:
    tables = casebook.tables()
    counts = {name: table.num_rows for name, table in tables.items()}
    assert counts == {"incidents": 3, "reports": 5, "events": 5, "claims": 8, "tolls": 4, "judgements": 1}
    assert set(tables["tolls"].to_pandas()["who"]) == {"civilians", "militants"}
    reports = {row["report_id"]: row for row in tables["reports"].to_pylist()}
    assert reports["raid"]["superseded_by"] == "raid-2"
    assert reports["raid"]["text_group"] == reports["copy"]["text_group"] is not None
    assert polars.from_arrow(tables["reports"])["report_id"].n_unique() == 5  # type: ignore[index]
    connection = duckdb.connect()
    for name, table in tables.items():
        connection.register(name, table)
    query = """
        SELECT source, count(*) FROM claims JOIN incidents USING (incident_id)
        WHERE stance = 'denies' AND incidents.type = 'ATTACK' GROUP BY source
    """
    assert connection.sql(query).fetchall() == [("The Front", 3)]


def test_an_empty_casebook_has_its_columns(tmp_path: Path) -> None:
    empty = Casebook.open(tmp_path / "empty.db")
    assert {name: table.num_rows for name, table in empty.tables().items()}["claims"] == 0
    for name in FORMATS:
        assert empty.export(name, io.BytesIO()).incidents == 0
    header = exported(empty, "csv").decode().strip().split(",")
    assert {column.name for column in TRACE} <= set(header)
    assert json.loads(exported(empty, "geojson"))["features"] == []
    assert json.loads(exported(empty, "claimreview"))["@graph"] == []
    assert json.loads(exported(empty, "prov"))["prefix"]

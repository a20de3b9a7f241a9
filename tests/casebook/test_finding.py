"""What a query finds: each row asks, and names the reports or incidents that fit. All of it in both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from tests.postgres import Server

from dateline.casebook import Casebook
from dateline.knowledge.gazetteer import distance_km
from dateline.records.values import Place
from dateline.serve.cli import cli
from dateline.serve.reader import Reader
from dateline.store.database import open_database
from dateline.store.spatial import box_around, has_index

# Name, outlet, language, text; all fiction, published on 14 March 2034.
NEWS = [
    ("tel", "Harbour Radio", "en",
     "Gunmen killed nine people in the village of Tel Arin on Sunday, residents said."),
    ("gao", "Sahel Post", "en",
     "A drone strike wounded two soldiers in Gao on Monday, the governor said. The market square was empty."),
    ("aleppo", "Harbour Radio", "en",
     "Police arrested three students in Aleppo on Monday, a lawyer said. A square market stall was empty."),
    ("fiji", "Island Post", "en", "Rebels shelled a base in Suva on Monday, killing one soldier, the army said."),
    ("ar", "الميناء", "ar", "قال السكان إن القصف على البلدة أدى إلى مقتل سبعة مدنيين يوم الأربعاء."),
    ("ru", "Гавань", "ru", "В четверг при обстреле Краматорска погибли четыре человека, сообщила полиция."),
    ("tr", "Liman", "tr", "Cuma günü Karvan'daki saldırıda altı kişi öldü, dedi polis."),
]  # fmt: skip


@pytest.fixture(scope="module", params=["sqlite", "postgis", "postgresql"])
def news(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, reader: Reader
) -> Iterator[Casebook]:
    """A casebook of the news; `postgresql` is one without PostGIS, `postgis` one with it."""
    casebook = Casebook.open(where(request, tmp_path_factory.mktemp("found")))
    for name, outlet, language, words in NEWS:
        given = {"id": name, "outlet": outlet, "language": language, "published": "2034-03-14"}
        casebook.add(reader.read(words, **given).reading)
    casebook.link()
    yield casebook
    casebook.book.engine.dispose()


def where(request: pytest.FixtureRequest, folder: Path) -> Path | str:
    if request.param == "sqlite":
        return folder / "cases.db"
    server: Server | None = request.getfixturevalue("postgres")
    if server is None:
        pytest.skip("no PostgreSQL on this machine: `make services` installs it")
    address = server.database()
    engine = open_database(address)
    with engine.begin() as connection:
        if request.param == "postgis" and not has_index(connection):
            pytest.skip("no PostGIS on this machine")
        if request.param == "postgresql":
            connection.execute(text("DROP EXTENSION IF EXISTS postgis CASCADE"))
    engine.dispose()
    return address


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("", "tel gao aleppo fiji ar ru tr", id="everything"),
        pytest.param("drone governor", "gao", id="all words"),
        pytest.param("drone lawyer", "", id="all words of one report"),
        pytest.param('"market square"', "gao", id="words in a row"),
        pytest.param("market square", "gao aleppo", id="words in any order"),
        pytest.param("soldier", "gao fiji", id="a plural"),
        pytest.param("drone|lawyer", "gao aleppo", id="one of two words"),
        pytest.param("market -drone", "aleppo", id="without a word"),
        pytest.param("AND (NOT *", "", id="nothing that people type is an operator"),
        pytest.param("قصف", "ar", id="an Arabic word with its article"),
        pytest.param("مدني", "ar", id="an Arabic plural"),
        pytest.param("обстрел", "ru", id="a Russian case"),
        pytest.param("полицией", "ru", id="another Russian case"),
        pytest.param("saldırı", "tr", id="a Turkish case"),
        pytest.param("Karvan", "tr", id="a Turkish name with its apostrophe"),
        pytest.param('outlet:"harbour radio"', "tel aleppo", id="outlet, any case"),
        pytest.param("outlet:гавань", "ru", id="outlet in its own letters, any case"),
        pytest.param("outlet:post", "gao fiji", id="a part of an outlet's name"),
        pytest.param("language:ar|tr", "ar tr", id="languages"),
        pytest.param("-language:en", "ar ru tr", id="other languages"),
        pytest.param("place:gao", "gao", id="place, any case"),
        pytest.param("place:Гао", "gao", id="place in another script"),
        pytest.param('place:"Tall Arin"', "tel", id="another spelling of a place that no table has"),
        pytest.param("place:حلب", "aleppo", id="place in Arabic"),
        pytest.param("place:Kramatorsk", "ru", id="place of a report in Russian"),
        pytest.param("country:Mali", "gao", id="country by name"),
        pytest.param("-country:ML -country:SY language:en", "tel fiji", id="not of some countries, also of none"),
        pytest.param("box:-1,15,1,17", "gao", id="box"),
        pytest.param("box:170,-20,-170,-10", "fiji", id="box across the Pacific"),
        pytest.param("near:16.3,0.0+30km", "gao", id="round a point"),
        pytest.param("near:16.3,0.0+1km", "", id="round a point, too near"),
        pytest.param("near:-18.1,-179.9+250km", "fiji", id="round a point across the Pacific"),
        pytest.param("near:Gao+5km", "gao", id="round a place"),
        pytest.param("-near:Gao+5km language:en", "tel aleppo fiji", id="away from a place"),
        pytest.param("actor:gunmen", "tel", id="actor"),
        pytest.param("by:soldiers", "", id="who did it"),
        pytest.param("against:soldiers", "gao", id="who was hit"),
        pytest.param("by:police", "aleppo", id="who arrested"),
        pytest.param("source:residents", "tel", id="source"),
        pytest.param('source:"harbour radio" type:ARREST', "aleppo", id="an outlet is a source, too"),
        pytest.param("type:AIR_STRIKE|ARREST", "gao aleppo", id="types"),
        pytest.param("-type:ARREST place:Aleppo", "", id="not a type"),
        pytest.param("status:single_source killed:>=9 language:en", "tel", id="killed at least"),
        pytest.param("killed:1..5", "fiji ru", id="killed between"),
        pytest.param("killed:<9", "fiji ar ru tr", id="killed fewer"),
        pytest.param("wounded:2", "gao", id="wounded"),
        pytest.param("origins:>=2", "", id="origins"),
        pytest.param("responsibility:none type:AIR_STRIKE", "gao", id="responsibility"),
    ],
)  # fmt: skip
def test_reports_that_a_query_finds(news: Casebook, query: str, expected: str) -> None:
    assert {report["id"] for report in news.reports(query)} == set(expected.split())


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("since:2034-03-13", "gao aleppo fiji", id="since a day"),
        pytest.param("until:2034-03-12", "tel ar ru tr", id="until a day"),
        pytest.param("since:2034-03 until:2034", "tel gao aleppo fiji ar ru tr", id="in a month and a year"),
        pytest.param("since:2034-04", "", id="since a month"),
        pytest.param('"market square" type:AIR_STRIKE', "gao", id="words and a type"),
        pytest.param("обстрел killed:4", "ru", id="words in Russian"),
    ],
)
def test_incidents_that_a_query_finds(news: Casebook, query: str, expected: str) -> None:
    assert {report for i in news.incidents(query) for report in i["reports"]} == set(expected.split())


def test_reports_name_their_incidents(news: Casebook) -> None:
    (report,) = news.reports("drone")
    (incident,) = news.incidents("drone")
    assert report["incidents"] == [incident["id"]]
    assert report["begins"].startswith("A drone strike")
    assert len(list(news.reports(limit=2))) == 2


def test_best_first(news: Casebook) -> None:
    assert news.book.search("market square") == ["gao"]
    assert set(news.book.search("soldiers")) == {"gao", "fiji"}
    assert news.book.search("*") == []


def test_an_index_of_another_version_is_made_anew(casebook: Casebook, reader: Reader) -> None:
    casebook.add(reader.read("Gunmen killed nine people in Tel Arin.", id="tel").reading)
    with casebook.book.engine.begin() as connection:
        connection.execute(text("DELETE FROM report_words"))
        connection.execute(text("UPDATE word_index SET version = 'old'"))
    assert list(casebook.reports("gunmen")) == []
    again = Casebook.open(
        casebook.book.engine.url.render_as_string(hide_password=False).replace("+psycopg", "")
    )
    assert [r["id"] for r in again.reports("gunman|gunmen")] == ["tel"]


LATS, LONS = st.floats(-90, 90), st.floats(-180, 180)


@given(LATS, LONS, LATS, LONS, st.floats(0.1, 20_000))
def test_a_circle_is_in_its_box(lat: float, lon: float, other: float, beside: float, km: float) -> None:
    west, south, east, north = box_around(lat, lon, km)
    gap = distance_km(_point(lat, lon), _point(other, beside))
    assert gap is not None
    if gap <= km:
        inside = west <= beside <= east if west <= east else beside >= west or beside <= east
        assert south <= other <= north
        assert inside or abs(abs(beside) - 180) < 1e-6


def _point(lat: float, lon: float) -> Place:
    return Place("", "", "city", None, None, lat, lon, "exact", None, "")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        pytest.param(["type:AIR_STRIKE"], "Air or drone strike in Gao", id="a term"),
        pytest.param(
            ["place:Tel Arin"], "Attack in Tel Arin", id="a name whose quotation marks the shell took"
        ),
        pytest.param(
            ["-type:ARREST", "-type:ATTACK", "language:en", "drone"],
            "Air or drone strike",
            id="a minus is no option",
        ),
        pytest.param(["drone", "--type", "AIR_STRIKE"], "Air or drone strike", id="a word and an option"),
        pytest.param(["--reports", "drone"], "gao  2034-03-14  Sahel Post  en  A drone strike", id="reports"),
        pytest.param(["--reports", "drone", "--json"], '"outlet": "Sahel Post"', id="reports as JSON"),
    ],
)
def test_the_command(tmp_path: Path, reader: Reader, words: list[str], shown: str) -> None:
    casebook = Casebook.open(tmp_path / "cases.db")
    for name, outlet, language, told in NEWS[:3]:
        given = {"id": name, "outlet": outlet, "language": language, "published": "2034-03-14"}
        casebook.add(reader.read(told, **given).reading)
    casebook.link()
    done = CliRunner().invoke(cli, ["incidents", *words, "--casebook", str(tmp_path / "cases.db")])
    assert shown in done.stdout
    assert len(done.stdout.splitlines()) == 1


def test_a_query_that_does_not_fit_is_wrong_usage(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["incidents", "plce:Karvan", "--casebook", str(tmp_path / "cases.db")])
    assert done.exit_code == 2
    assert "Did you mean 'place'" in done.stderr
    assert not (tmp_path / "cases.db").exists()

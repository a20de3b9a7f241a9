"""The casebook: what goes in comes out, adding twice changes nothing, people's judgements win and can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, text

from dateline.casebook import Casebook, Query, now
from dateline.errors import CasebookError
from dateline.serve.reader import Reader
from dateline.store import schema

NEWS = {
    "harbour": (
        "Gunmen killed nine people in the village of Tel Arin on Sunday, residents said. The army denied that its"
        " soldiers were involved."
    ),
    "valley": "Nine people were killed in an attack on Tel Arin on Sunday, the Valley Monitor group said.",
    "copy": (
        "Gunmen killed nine people in the village of Tel Arin on Sunday, residents said. The army denied that its"
        " soldiers were involved. Reprinted."
    ),
    "other": "A drone strike wounded two soldiers in Gao on Monday, the governor said.",
    "denied": "The army denied shelling the hospital in Kassala on Monday.",
}


def add(casebook: Casebook, reader: Reader, *names: str) -> list[bool]:
    return [
        casebook.add(
            reader.read(NEWS[name], id=name, outlet=f"The {name} post", published="2034-03-14").reading,
            raw=NEWS[name].encode(),
            address=f"https://{name}.example/1",
        )
        for name in names
    ]


def labels(casebook: Casebook, **query: object) -> set[tuple[str, str, int]]:
    """What a list of incidents shows: type, status, reports."""
    found = casebook.incidents(Query.of(**query))  # type: ignore[arg-type]
    return {(i["type"], i["status"], i["sources"]["reports"]) for i in found}


def test_adding_twice_changes_nothing(casebook: Casebook, reader: Reader) -> None:
    assert add(casebook, reader, "harbour", "harbour", "other") == [True, False, True]
    assert casebook.link() == casebook.link() == 2
    assert casebook.book.count(schema.readings) == 2
    assert casebook.book.count(schema.retrievals) == 2


def test_two_reports_of_one_happening_make_one_incident(casebook: Casebook, reader: Reader) -> None:
    add(casebook, reader, "harbour", "valley", "other")
    casebook.link()
    assert labels(casebook) == {("ATTACK", "corroborated", 2), ("AIR_STRIKE", "single_source", 1)}
    (incident,) = casebook.incidents(Query.of(place="Tel Arin"))
    assert incident["tolls"]["killed"]["best"] == 9
    assert incident["responsibility"] == "contested"
    assert [f["by"] for f in incident["tolls"]["killed"]["figures"]]


def test_copies_count_once(casebook: Casebook, reader: Reader) -> None:
    add(casebook, reader, "harbour", "copy")
    casebook.link()
    (incident,) = casebook.incidents()
    assert (incident["sources"]["reports"], incident["sources"]["independent"]) == (2, 1)
    assert incident["status"] == "single_source"


def test_what_is_only_denied_is_denied(casebook: Casebook, reader: Reader) -> None:
    add(casebook, reader, "denied")
    casebook.link()
    assert labels(casebook) == {("ART_MISS_ATTACK", "denied", 1)}


@pytest.mark.parametrize(
    ("query", "count"),
    [
        pytest.param({"place": "gao"}, 1, id="place, any case"),
        pytest.param({"country": "ML"}, 1, id="country"),
        pytest.param({"since": "2034-03-13"}, 1, id="since"),
        pytest.param({"until": "2034-03-12"}, 1, id="until"),
        pytest.param({"type": "ATTACK"}, 1, id="type"),
        pytest.param({"status": "contested"}, 0, id="status"),
        pytest.param({"words": "drone governor"}, 1, id="words of the reports"),
        pytest.param({"words": '"tel arin"'}, 1, id="words in a row"),
        pytest.param({"words": "AND (NOT *"}, 0, id="nothing that people type is an operator"),
        pytest.param({"box": "-1,15,1,17"}, 1, id="box"),
        pytest.param({"actor": "gunmen"}, 1, id="actor"),
    ],
)
def test_queries(casebook: Casebook, reader: Reader, query: dict[str, object], count: int) -> None:
    add(casebook, reader, "harbour", "other")
    casebook.link()
    assert len(list(casebook.incidents(Query.of(**query)))) == count  # type: ignore[arg-type]


def test_a_judgement_splits_and_another_joins_again(casebook: Casebook, reader: Reader) -> None:
    add(casebook, reader, "harbour", "valley")
    assert casebook.link() == 1
    casebook.judge("harbour#e1", "valley#e1", "different", by="a reviewer", note="two villages")
    assert casebook.link() == 2
    casebook.judge("harbour#e1", "valley#e1", "same", by="another reviewer")
    assert casebook.link() == 1
    assert [j.verdict for j in casebook.book.judgements()] == ["different", "same"]


def test_judgements_survive_a_new_reading(casebook: Casebook, reader: Reader) -> None:
    add(casebook, reader, "harbour", "valley")
    casebook.judge("harbour#e1", "valley#e1", "different", by="a reviewer")
    add(casebook, reader, "harbour", "valley")
    assert casebook.link() == 2


def test_a_later_report_of_one_address_supersedes_and_keeps_the_earlier(
    casebook: Casebook, reader: Reader
) -> None:
    for id_, words in (("first", NEWS["other"]), ("second", NEWS["other"] + " Three more were hurt.")):
        casebook.add(reader.read(words, id=id_, url="https://post.example/7", published="2034-03-14").reading)
    first, second = casebook.book.report("first"), casebook.book.report("second")
    assert first is not None
    assert second is not None
    assert (first.superseded_by, second.superseded_by) == ("second", None)


def test_the_figures_of_a_superseded_report_stay_and_do_not_count(casebook: Casebook, reader: Reader) -> None:
    for id_, count in (("first", "Nine"), ("second", "Eleven")):
        words = f"{count} people were killed in an attack on Tel Arin on Sunday, the governor said."
        casebook.add(reader.read(words, id=id_, url="https://post.example/7", published="2034-03-14").reading)
    casebook.link()
    (incident,) = casebook.incidents()
    killed = incident["tolls"]["killed"]
    assert [killed["low"], killed["best"], killed["high"]] == [11, 11, 11]
    assert {f["report"]: f["counts"] for f in killed["figures"]} == {"first": False, "second": True}


def version(casebook: Casebook, reader: Reader, words: str, **given: str) -> bool:
    given = {"id": "item", "published": "2034-03-14", "outlet": "Harbour News"} | given
    return casebook.add(reader.read(words, **given).reading)


def test_other_words_under_one_id_are_a_version_and_the_earlier_is_kept(
    casebook: Casebook, reader: Reader
) -> None:
    edited = [
        NEWS["other"],
        NEWS["other"] + " Three more were hurt.",
        NEWS["other"] + " Four more were hurt.",
    ]
    assert [version(casebook, reader, words) for words in [*edited, *edited]] == [True] * 3 + [False] * 3
    rows = {row.text: row for row in casebook.book.reports()}
    assert [rows[words].superseded_by for words in edited] == [rows[edited[1]].id, rows[edited[2]].id, None]
    assert rows[edited[0]].id == "item"


def test_one_id_at_two_outlets_is_two_reports(casebook: Casebook, reader: Reader) -> None:
    version(casebook, reader, NEWS["other"])
    version(casebook, reader, NEWS["valley"], outlet="Valley Monitor")
    assert [row.superseded_by for row in casebook.book.reports()] == [None, None]


def test_what_failed_since_a_time_stays_open(casebook: Casebook) -> None:
    error = {"kind": "NotText", "message": "It is broken.", "hint": ""}
    casebook.fail("a.jsonl", error)
    began = now()
    casebook.settle("a.jsonl", before=began)
    assert casebook.retry() == []
    casebook.fail("a.jsonl", error)
    casebook.settle("a.jsonl", before=began)
    assert casebook.retry() == ["a.jsonl"]


def test_a_retrieval_has_its_own_time(casebook: Casebook, reader: Reader) -> None:
    reading = reader.read(NEWS["other"], id="other").reading
    casebook.add(reading, raw=b"page", address="https://post.example/7", retrieved="2034-03-14T10:00:00Z")
    assert [row.retrieved_at for row in casebook.book.raw("other")] == ["2034-03-14T10:00:00Z"]


def test_raw_input_is_kept_with_its_custody(casebook: Casebook, reader: Reader) -> None:
    add(casebook, reader, "other")
    (row,) = casebook.book.raw("other")
    assert row.address == "https://other.example/1"
    assert row.size == len(NEWS["other"].encode())


@pytest.mark.parametrize(
    ("id_", "kind"),
    [("other", "report"), ("other#e1", "event"), ("other#c1", "claim")],
)
def test_show(casebook: Casebook, reader: Reader, id_: str, kind: str) -> None:
    add(casebook, reader, "other")
    assert casebook.show(id_)[0] == kind


@pytest.mark.parametrize("id_", ["nobody", "other#e9"])
def test_what_is_not_there_is_named(casebook: Casebook, reader: Reader, id_: str) -> None:
    add(casebook, reader, "other")
    with pytest.raises(CasebookError, match=id_.split("#")[-1]):
        casebook.show(id_)


def test_what_failed_is_listed_until_it_comes_in(casebook: Casebook, reader: Reader) -> None:
    casebook.fail("https://other.example/1", {"kind": "FetchError", "message": "It hangs.", "hint": ""})
    assert casebook.retry() == ["https://other.example/1"]
    add(casebook, reader, "other")
    assert casebook.retry() == []


def test_migrations_make_the_tables_that_the_schema_names(casebook: Casebook) -> None:
    """A migration is frozen: what the schema names beyond the last one needs a new one."""
    with casebook.book.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        changes = compare_metadata(context, schema.metadata)
    # The indexes of words and points are made by hand, differently for each database; PostGIS has a table of its own.
    by_hand = ("report_words", "incident_points", "incidents_by_geography", "spatial_ref_sys")
    assert [c for c in changes if not any(name in str(c) for name in by_hand)] == []


def test_a_newer_casebook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    Casebook.open(path)
    with create_engine(f"sqlite:///{path}").begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(CasebookError, match="newer version"):
        Casebook.open(path)


def test_what_is_no_casebook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "no.db"
    path.write_text("this is a letter, not a database, and it is long enough to be told from one" * 20)
    with pytest.raises(CasebookError, match="cannot be opened"):
        Casebook.open(path)


def test_the_first_signs_of_a_digest_name_a_report(casebook: Casebook, reader: Reader) -> None:
    report = reader.read(NEWS["valley"], published="2034-03-14").reading
    casebook.add(report)
    casebook.link()
    id_ = report.report.id
    assert casebook.show(id_[:12])[1]["report"]["id"] == id_
    assert casebook.show(f"{id_[:12]}#e1")[0] == "event"
    with pytest.raises(CasebookError, match="not in this casebook"):
        casebook.show("0123abcd")

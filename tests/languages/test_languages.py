"""Sentences of every language that is read by tables, and what they mean: the rows of `<code>.jsonl`.

The rows are written and checked as those of tests/conformance are; `known_failure` gives the reason of one that
does not pass yet.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.conformance.check import failures

from dateline.contract import to_contract
from dateline.ingest import ingest
from dateline.knowledge.languages import codes
from dateline.pipeline import Tools, read_report

HERE = Path(__file__).parent
LEAST_ROWS = 30
# Of a language's rows, so many may be known to fail.
MOST_FAILURES = 0.15


def rows(code: str) -> list[dict[str, Any]]:
    path = HERE / f"{code}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [{"language": code, **json.loads(line)} for line in lines if line.strip()]


ROWS = [row for code in sorted(codes()) for row in rows(code)]


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Tools.load()


def test_ids_are_distinct() -> None:
    assert len({row["id"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("code", sorted(codes()))
def test_every_language_has_rows_and_few_fail(code: str) -> None:
    own = rows(code)
    assert len(own) >= LEAST_ROWS
    assert sum("known_failure" in row for row in own) <= MOST_FAILURES * len(own)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_row(row: dict[str, Any], tools: Tools) -> None:
    given = {key: row.get(key) for key in ("title", "published", "outlet")}
    report = ingest(row["text"], language=row["language"], **given)
    failed = failures(row, to_contract(read_report(report, tools)))
    if "known_failure" in row:
        assert failed, f"{row['id']} passes now: take its known_failure out"
        pytest.xfail(row["known_failure"])
    assert not failed, f"{row['text']}\n" + "\n".join(failed)


def test_who_dies_beside_somebody_did_not_do_it(tools: Tools) -> None:
    text = "The mayor was shot. Two of his brothers died beside him, according to a rescuer."
    reading = read_report(ingest(text, language="en", published="2034-03-15"), tools)
    assert [c.stance for c in reading.claims if c.source.spans] == ["asserts"]


@pytest.mark.parametrize(
    ("code", "text", "state"),
    [
        pytest.param(
            "pt", "O Irã disse que ninguém ficou ferido no terremoto.", "state:IR", id="Irã, not IRA"
        ),
        pytest.param("tr", "Fas, depremde kimsenin yaralanmadığını açıkladı.", "state:MA", id="Fas, not FAS"),
    ],
)
def test_a_state_that_speaks_is_no_acronym(code: str, text: str, state: str, tools: Tools) -> None:
    reading = read_report(ingest(text, language=code, published="2034-03-15"), tools)
    assert {c.source.entity for c in reading.claims if c.source.spans} == {state}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        pytest.param("en", "An AFP journalist reported that the bridge had collapsed.", id="name before"),
        pytest.param("en", "A correspondent of AFP reported that the bridge had collapsed.", id="name after"),
        pytest.param("fr", "Un journaliste de l'AFP a rapporté que le pont s'était effondré.", id="fr"),
        pytest.param("es", "Un periodista de la agencia AFP informó de que el puente se derrumbó.", id="es"),
        pytest.param("de", "Ein Reporter der AFP berichtete, dass die Brücke eingestürzt ist.", id="de"),
        pytest.param("uk", "Кореспондент AFP повідомив, що міст обвалився.", id="uk"),
    ],
)
def test_who_writes_for_an_outlet_speaks_for_it(code: str, text: str, tools: Tools) -> None:
    reading = read_report(ingest(text, language=code, published="2034-03-15"), tools)
    assert [c.source.entity for c in reading.claims if c.source.spans] == ["agence-france-presse"]


@pytest.mark.parametrize(
    ("outlet", "via"),
    [
        pytest.param("Valley Post", ["Harbour Wire"], id="another prints it"),
        pytest.param("Valley Post (Harbour Wire)", ["Harbour Wire"], id="which says so"),
        pytest.param("The Harbour Wire", [], id="its own"),
        pytest.param(None, [], id="nobody else"),
    ],
)
@pytest.mark.parametrize(
    ("code", "text"),
    [
        pytest.param("en", "KARVAN (Harbour Wire) - Nine people were killed, two residents said.", id="en"),
        pytest.param(
            "fr", "KARVAN (Harbour Wire) - Neuf personnes ont été tuées, selon deux habitants.", id="fr"
        ),
        pytest.param("ru", "КАРВАН (Harbour Wire) - Девять человек погибли, сообщили жители.", id="ru"),
    ],
)
def test_who_is_quoted_in_a_dispatch_spoke_to_its_agency(
    code: str, text: str, outlet: str | None, via: list[str], tools: Tools
) -> None:
    report = ingest(text, language=code, published="2034-03-15", outlet=outlet)
    (claim,) = [c for c in read_report(report, tools).claims if c.source.spans]
    assert [relay.name for relay in claim.via] == via


def spans(found: Any) -> Iterator[dict[str, Any]]:
    """All spans of a reading as JSON."""
    if isinstance(found, dict) and set(found) == {"start", "end", "quote"}:
        yield found
    elif isinstance(found, dict | list):
        for part in found.values() if isinstance(found, dict) else found:
            yield from spans(part)


# Languages that write no small words together with others, nor compounds in one word.
@pytest.mark.parametrize("code", ["es", "fr", "it", "pt", "ru", "uk"])
def test_no_quote_cuts_a_written_word_that_is_several_in_english(code: str, tools: Tools) -> None:
    cut = []
    for row in rows(code):
        report = ingest(row["text"], language=code, published=row.get("published"))
        text = report.text
        for span in spans(to_contract(read_report(report, tools))):
            edges = ((span["start"] - 1, span["start"]), (span["end"] - 1, span["end"]))
            inside = [0 < b < len(text) and text[a].isalpha() and text[b].isalpha() for a, b in edges]
            cut += [(row["id"], span["quote"])] if any(inside) else []
    assert not cut


def test_a_german_verb_after_and_has_the_subject_before(tools: Tools) -> None:
    text = "Neun Bäcker wurden in Gao getötet. Ein Sprecher der Front bestritt es und beschuldigte die Miliz."
    reading = read_report(ingest(text, language="de", published="2034-03-15"), tools)
    assert [(c.source.name, c.stance) for c in reading.claims] == [
        ("Sprecher der Front", "denies"),
        ("Sprecher der Front", "blames"),
    ]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        pytest.param("en", "Nine bakers were killed in Gao. The army declined comment.", id="en"),
        pytest.param(
            "de", "Neun Bäcker wurden in Gao getötet. Die Armee lehnte eine Stellungnahme ab.", id="de"
        ),
    ],
)
def test_a_declined_comment(code: str, text: str, tools: Tools) -> None:
    claims = read_report(ingest(text, language=code, published="2034-03-15"), tools).claims
    assert [c.stance for c in claims if c.source.spans] == ["no_information"]


def test_a_district_and_its_province_are_two_places(tools: Tools) -> None:
    text = "افراد مسلح سه آموزگار را در ولسوالی گذره ولایت هرات ربودند."
    reading = read_report(ingest(text, language="fa", published="2034-03-15"), tools)
    assert [p.value.name for p in reading.places if p.value] == ["گذره", "هرات"]


def test_a_word_with_a_hyphen_stays_one_behind_an_apostrophe(tools: Tools) -> None:
    text = "Une frappe a tué trois personnes à Gao, a annoncé l'état-major des armées."
    reading = read_report(ingest(text, language="fr", published="2034-03-15"), tools)
    (gloss,) = [g for g in reading.glosses if "état-major" in text[g.span.start : g.span.end]]
    assert "general staff" in gloss.english


@pytest.mark.parametrize(
    ("code", "text", "party"),
    [
        pytest.param(
            "en", "The Security Council said the truce was holding.", "un-security-council", id="alone"
        ),
        pytest.param("en", "Bolivia's Security Council said the truce was holding.", None, id="possessive"),
        pytest.param("en", "The Potosi Region Security Council said the truce held.", None, id="compound"),
        pytest.param(
            "en", "The UN's Security Council said the truce was holding.", "un-security-council", id="UN"
        ),
        pytest.param(
            "fr",
            "Le Conseil de sécurité de la région de Potosi a déclaré que la trêve tenait.",
            None,
            id="fr",
        ),
        pytest.param("pt", "O Conselho de Segurança da Bolívia disse que a trégua se mantém.", None, id="pt"),
        pytest.param(
            "es",
            "El Consejo de Seguridad de las Naciones Unidas dijo que la tregua se mantiene.",
            "un-security-council",
            id="es, whole",
        ),
        pytest.param("ar", "قال مجلس أمن إقليم دارفور إن الهدنة صامدة.", None, id="ar"),
    ],
)
def test_a_land_may_have_a_council_of_the_same_name(
    code: str, text: str, party: str | None, tools: Tools
) -> None:
    reading = read_report(ingest(text, language=code, published="2034-03-15"), tools)
    assert {c.source.entity for c in reading.claims if c.source.spans} == {party}

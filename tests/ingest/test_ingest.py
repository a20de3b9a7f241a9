"""From bytes to a Report: encodings, kinds of file, pages, what is given and what is found, bad input."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import BadRecord, EmptyInput, InputError, NoArticle, NotText, TooLarge
from dateline.ingest import ingest

BODY = "Shells hit the market of Tel Arin on Sunday, two residents said. The army’s café was hit, they added."
PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Shells hit Tel Arin | Harbour Radio</title>
<meta property="og:site_name" content="Harbour Radio">
<meta property="article:published_time" content="2031-03-13T10:00:00Z">
<link rel="canonical" href="https://harbour.example/x"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>
<article><h1>Shells hit Tel Arin</h1>
<p>Shells struck the market in the village of Tel Arin on Sunday, killing at least nine people,
two residents said.</p>
<p>The army denied that its soldiers were involved. The Northern Front said in a statement that it
&quot;had no part&quot; in the shelling &amp; blamed the army for all of it.</p></article>
<aside class="newsletter">Sign up for our newsletter</aside>
<footer>(c) 2031 Harbour Radio. All rights reserved.</footer></body></html>"""


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(BODY.encode(), id="utf-8"),
        pytest.param(BODY.encode("utf-8-sig"), id="utf-8 with a mark"),
        pytest.param(BODY.encode("utf-16"), id="utf-16 with a mark"),
        pytest.param(BODY.encode("utf-16-le"), id="utf-16 without a mark"),
        pytest.param(BODY.encode("utf-16-be"), id="utf-16 big end first"),
        pytest.param(BODY.encode("utf-32"), id="utf-32"),
        pytest.param(BODY.encode("cp1252"), id="windows-1252"),
        pytest.param(BODY, id="characters"),
    ],
)
def test_encodings(raw: bytes | str) -> None:
    assert ingest(raw).text == BODY


def test_a_guessed_encoding_is_noted() -> None:
    assert [kind for kind, _ in ingest(BODY.encode("cp1252")).notes] == ["encoding_guessed"]
    assert ingest(BODY.encode()).notes == ()


def test_one_broken_byte_does_not_cost_the_report() -> None:
    assert "Tel Arin" in ingest(BODY.encode() + b" \xff " + BODY.encode()).text


def test_a_page() -> None:
    report = ingest(PAGE.encode(), name="page.html")
    assert report.title == "Shells hit Tel Arin"
    assert (report.outlet, report.language) == ("Harbour Radio", "en")
    assert (report.published, report.published_basis) == ("2031-03-13", "inferred")
    assert report.url == "https://harbour.example/x"
    assert [p.split()[0] for p in report.text.split("\n\n")] == ["Shells", "Shells", "The"]
    assert '"had no part" in the shelling & blamed' in report.text
    assert "newsletter" not in report.text
    assert "Home" not in report.text
    assert "rights reserved" not in report.text


def test_a_page_in_another_encoding() -> None:
    raw = (
        PAGE.replace("<head>", '<head><meta charset="windows-1251">')
        .replace("army", "армия")
        .encode("cp1251")
    )
    assert "The армия denied" in ingest(raw).text


def test_what_is_given_wins() -> None:
    report = ingest(
        PAGE,
        id="r1",
        title="Nine dead",
        published="2031-03-14",
        outlet="Delta Post",
        url="https://delta.example/1",
        language="FR",
        country="sy",
    )
    assert (report.id, report.title, report.outlet) == ("r1", "Nine dead", "Delta Post")
    assert (report.url, report.language, report.country) == ("https://delta.example/1", "fr", "SY")
    assert (report.published, report.published_basis) == ("2031-03-14", "given")
    assert report.text.startswith("Nine dead\n\n")


def test_the_id_is_the_digest_where_none_is_given() -> None:
    assert ingest(BODY).id == ingest(BODY).digest == hashlib.sha256(BODY.encode()).hexdigest()


@pytest.mark.parametrize(
    ("given_day", "kept"),
    [
        ("2031-05-04", "2031-05-04"),
        ("2031-05", "2031-05"),
        ("2031", "2031"),
        ("2031-05-04T10:00:00Z", "2031-05-04"),
    ],
)
def test_published_forms(given_day: str, kept: str) -> None:
    assert ingest(BODY, published=given_day).published == kept


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param(BODY, "en", id="English"),
        pytest.param(BODY.upper(), "en", id="English in capitals"),
        pytest.param(
            "قال الجيش إن المسلحين أطلقوا النار على القرية يوم الأحد وقتلوا تسعة", "ar", id="Arabic"
        ),
        pytest.param(
            "Le porte-parole a déclaré que neuf personnes ont été tuées dans le village", "fr", id="French"
        ),
        pytest.param("Военные сообщили, что девять человек погибли в деревне", "ru", id="Russian"),
        pytest.param("Rebels shell Aleppo, 3 dead in Idlib", "en", id="English headline"),
        pytest.param("Fire, he said.", None, id="too short"),
        pytest.param("12 34 56 78 90 12 34", None, id="no letters"),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert ingest(text).language == language


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        pytest.param(b"", EmptyInput, id="empty"),
        pytest.param(b" \r\n\t", EmptyInput, id="blank"),
        pytest.param("\u200b\u200e", EmptyInput, id="invisible"),
        pytest.param(b"%PDF-1.7\n%x", NotText, id="PDF"),
        pytest.param(
            b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><rss/>',
            NotText,
            id="XML, no kind that we know",
        ),
        pytest.param(b"PK\x03\x04\x14\x00", NotText, id="zip"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00", NotText, id="image"),
        pytest.param(b"\x1f\x8b\x08\x00", NotText, id="gzip"),
        pytest.param(b"\x00\x00\x00\x18ftypmp42", NotText, id="film"),
        pytest.param(bytes(range(256)) * 20, NotText, id="garbage"),
        pytest.param(b"\x00" * 400, NotText, id="zeros"),
        pytest.param("<html><body></body></html>", NoArticle, id="page without a body"),
        pytest.param("<html><head><title>x</title></head></html>", NoArticle, id="page with a title only"),
        pytest.param("<!doctype html><p", NoArticle, id="broken page"),
        pytest.param("x " * 1_100, TooLarge, id="long text"),
        pytest.param("<html><p>" + "x " * 6_000, TooLarge, id="long page"),
    ],
)
def test_bad_input_names_itself_and_says_what_to_do(raw: bytes | str, error: type[InputError]) -> None:
    with pytest.raises(error, match=r"report-7\.dat") as caught:
        ingest(raw, name="report-7.dat", limit=2_000)
    assert caught.value.hint


@pytest.mark.parametrize("day", ["yesterday", "2031-13-01", "2031-02-30", "13/03/2031", "31", "2031-5-4"])
def test_a_day_that_is_no_day(day: str) -> None:
    with pytest.raises(BadRecord, match=day) as caught:
        ingest(BODY, published=day)
    assert "2031-05-04" in caught.value.hint


def test_a_huge_text_is_refused_before_it_is_read() -> None:
    with pytest.raises(TooLarge):
        ingest(b"x" * 50_000_000)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-16")))
def test_any_bytes_give_a_report_or_an_error_of_ours(raw: bytes) -> None:
    try:
        report = ingest(raw, name="x")
    except InputError:
        return
    assert report.text.strip() == report.text != ""
    assert report.text.encode()

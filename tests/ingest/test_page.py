"""Pages: paragraphs kept, menus and lists of links left out, what the metadata says."""

import pytest

from dateline.errors import NoArticle
from dateline.ingest import ingest

FIRST = "Shells hit the market of Tel Arin on Sunday, killing nine people, residents said."
SECOND = "The army denied that its soldiers were there at the time of the attack."
LINKED = (
    '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Nine dead", '
    '"datePublished": "2031-03-13T08:00:00Z", "publisher": {"@type": "Organization", "name": "Delta Post"}}'
)


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        pytest.param(f"<p>{FIRST}</p><p>{SECOND}</p>", [FIRST, SECOND], id="paragraphs of a short page"),
        pytest.param(f"<div>{FIRST}</div><div>{SECOND}</div>", [FIRST, SECOND], id="divisions"),
        pytest.param(f"<div>{FIRST}<br><br>{SECOND}</div>", [FIRST, SECOND], id="line breaks"),
        pytest.param(f"<p>{FIRST.replace(' ', chr(10))}</p><p>{SECOND}</p>", [FIRST, SECOND], id="wrapped"),
        pytest.param(
            f"<p>{FIRST}</p><blockquote><p>{SECOND}</p></blockquote>", [FIRST, SECOND], id="quotation"
        ),
        pytest.param(f"<p>{FIRST}</p><ul><li>{SECOND}</li></ul>", [FIRST, SECOND], id="list"),
        pytest.param(f"<p>{FIRST}</p><p>{SECOND.replace('army', '<b>army</b>')}", [FIRST, SECOND], id="bold"),
        pytest.param("<p>" + "<b>" * 100 + FIRST + f"</b></p><p>{SECOND}</p>", [FIRST, SECOND], id="deep"),
    ],
)
def test_paragraphs(body: str, paragraphs: list[str]) -> None:
    report = ingest(f"<html><body><article>{body}</article></body></html>")
    assert report.text.split("\n\n") == paragraphs


def test_linked_data_gives_title_outlet_and_day() -> None:
    head = f'<script type="application/ld+json">{LINKED}</script>'
    report = ingest(
        f"<html><head>{head}</head><body><article><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
    )
    assert (report.title, report.outlet, report.published) == ("Nine dead", "Delta Post", "2031-03-13")


def test_the_dateline_wins_over_the_metadata() -> None:
    head = '<meta property="article:published_time" content="2031-03-15T10:00:00Z">'
    body = f"<p>KARVAN, March 13, 2031 (Harbour Radio) - {FIRST}</p><p>{SECOND}</p>"
    report = ingest(f"<html><head>{head}</head><body><article>{body}</article></body></html>")
    assert (report.published, report.published_basis) == ("2031-03-13", "stated")


def test_lines_of_a_page_that_are_no_report() -> None:
    body = f"<h1>Nine dead</h1><p>By Ada Writer</p><p>{FIRST}</p><p>Share this</p><p>{SECOND}</p>"
    page = f"<html><head><title>Nine dead</title></head><body><article>{body}</article></body></html>"
    report = ingest(page)
    left_out = [report.quote(r.span) for r in report.regions if r.kind == "boilerplate"]
    assert left_out == ["By Ada Writer", "Share this"]


def test_a_list_of_links_is_no_article() -> None:
    links = "".join(f"<li><a href='/{i}'>Story number {i} of the day</a></li>" for i in range(30))
    with pytest.raises(NoArticle):
        ingest(f"<html><body><ul>{links}</ul></body></html>")


def test_arabic_page() -> None:
    first = "قال سكان إن تسعة أشخاص على الأقل قتلوا في قصف على سوق القرية يوم الأحد بينما نفى الجيش تورطه."
    body = f"<p>{first}</p><p>{first[:-1]} أيضا.</p>"
    page = f"<html lang='ar' dir='rtl'><body><article>{body}</article></body></html>"
    report = ingest(page.encode("cp1256"), name="page.html")
    assert report.language == "ar"
    assert report.text.startswith(first)

"""The evidence page: complete without scripts or network, exact in its words, safe with any words."""

from __future__ import annotations

import dataclasses
import re
from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from dateline.contract import to_model
from dateline.records.claims import Attribution, Claim, Source
from dateline.records.events import Event, Reading
from dateline.records.text import Report, Span
from dateline.serve import page
from serve.example import EMPTY, READING

PAGE = page.render([to_model(READING)])


def parsed(markup: str = PAGE) -> html.HtmlElement:
    return html.document_fromstring(markup.encode())


def words_of(node: html.HtmlElement) -> str:
    """The text of the report as the page has it, without the numbers that lead back."""
    for badge in node.xpath(".//a[@class='b']"):
        badge.drop_tree()
    return "\n\n".join(p.text_content() for p in node.xpath("./p"))


def text_section(tree: html.HtmlElement) -> html.HtmlElement:
    return tree.xpath("//section[@class='text']")[0]


def test_the_words_are_the_reports() -> None:
    assert words_of(text_section(parsed())) == READING.report.text


def test_every_link_has_its_target() -> None:
    tree = parsed()
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = [href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")]
    assert targets
    assert set(targets) <= set(ids)


def test_a_value_leads_to_its_words() -> None:
    tree = parsed()
    (link,) = tree.xpath("//section[@id='r1-e1']//dd/a[starts-with(., '2 children')]")
    assert tree.get_element_by_id(link.get("href")[1:]).text_content() == "two children"


def test_words_lead_back_to_event_and_claim() -> None:
    back = parsed().xpath("//section[@class='text']//a[@class='b']/@href")
    assert {"#r1-e1", "#r1-e2", "#r1-e3", "#r1-c1", "#r1-c2"} <= set(back)


def test_asks_nothing_of_the_network() -> None:
    tree = parsed()
    assert not tree.xpath("//script[@src] | //img | //iframe | //link[@rel!='icon']")
    assert tree.xpath("//link/@href") == ["data:,"]
    assert "default-src 'none'" in tree.xpath("//meta[@http-equiv]/@content")[0]
    assert not re.search(r"url\(|@import", PAGE)


def test_only_its_own_script_runs() -> None:
    tree = parsed()
    (script,) = tree.xpath("//script/text()")
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in tree.xpath("//meta[@http-equiv]/@content")[0]


def test_works_on_a_phone_and_in_the_dark() -> None:
    assert 'name="viewport"' in PAGE
    assert "prefers-color-scheme: dark" in PAGE


def test_has_landmarks_and_names() -> None:
    tree = parsed()
    assert len(tree.xpath("//main")) == 1
    assert tree.xpath("//html/@lang") == ["en"]
    assert all(a.get("aria-labelledby") for a in tree.xpath("//article"))


def test_several_reports_have_a_list_and_their_own_ids() -> None:
    both = page.render([to_model(READING), to_model(EMPTY)])
    tree = parsed(both)
    assert tree.xpath("//nav//a/@href") == ["#r1", "#r2"]
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_candidates_of_an_open_place_are_shown() -> None:
    shown = parsed().xpath("//details[@class='others']")[0].text_content()
    assert "none of these" in shown
    assert "spelling; in the north" in shown


def test_loaded_word_says_who_used_it() -> None:
    (mark,) = parsed().xpath("//mark[@id][contains(@class, 'k-loaded')]")
    assert mark.get("title") == "loaded, used by army; neutral: deadly"


EVIL = '<script>alert(1)</script> "onmouseover=alert(1) & </mark> {{ 7*7 }}'


def test_words_are_never_markup() -> None:
    report = Report(id=EVIL, text=EVIL, digest="d", title=EVIL, outlet=EVIL, url="javascript:alert(1)")
    span = Span(0, len(EVIL))
    claim = Claim((0,), Source(EVIL, "other", (span,)), cue=(span,), content=(span,))
    event = Event("ATTACK", (0,), (span,), claims=(0,), damage=(span,))
    tree = parsed(page.render([to_model(Reading(report, (event,), (claim,)))]))
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//@onmouseover")
    assert not [h for h in tree.xpath("//a/@href") if not h.startswith("#")]
    assert words_of(text_section(tree)) == EVIL


def marked(length: int, spans: list[tuple[int, int]]) -> Reading:
    text = ("abc de\n\nfg " * 10)[:length]
    found = tuple(Attribution((Span(a, b),), (), ()) for a, b in spans)
    events = tuple(Event("ATTACK", (i,), (a.source[0],)) for i, a in enumerate(found))
    return Reading(Report(id="x", text=text, digest="d"), events)


@pytest.mark.parametrize(
    "spans",
    [
        pytest.param([(0, 10), (2, 5)], id="nested"),
        pytest.param([(0, 10), (0, 5), (5, 10)], id="side by side in one"),
        pytest.param([(0, 6), (3, 12)], id="crossing"),
        pytest.param([(0, 30), (5, 22), (10, 25)], id="over paragraphs"),
        pytest.param([(3, 4), (3, 4)], id="the same twice"),
    ],
)
def test_overlapping_evidence(spans: list[tuple[int, int]]) -> None:
    check_marks(marked(40, spans), spans)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=8))
@settings(max_examples=60, deadline=None)
def test_any_evidence(found: list[tuple[int, int]]) -> None:
    spans = [(a, min(a + n, 66)) for a, n in found]
    check_marks(marked(66, spans), spans)


def check_marks(reading: Reading, spans: list[tuple[int, int]]) -> None:
    """The words are all there, in order, and the pieces of each span are its words."""
    sheet = page.Sheet(1, to_model(reading), page._Marks("r1"))
    body = html.fragment_fromstring(f"<section>{sheet.text}</section>")
    squeezed = re.sub(r"\n\s*\n", "", reading.report.text)
    for badge in body.xpath(".//a[@class='b']"):
        badge.drop_tree()
    assert "".join(p.text_content() for p in body.xpath("./p")) == squeezed
    for start, end in spans:
        pieces = body.find_class(f"r1-s{start}-{end}")
        words = re.sub(r"\s", "", "".join(p.text_content() for p in pieces))
        assert words == re.sub(r"\s", "", reading.report.text[start:end])
        if words:
            assert sum(p.get("id") is not None for p in pieces) == 1


def test_split_evidence_lights_up_whole() -> None:
    sheet = page.Sheet(1, to_model(marked(40, [(0, 6), (3, 12)])), page._Marks("r1"))
    assert sheet.split_spans == ["r1-s3-12"]


def test_the_page_is_a_pure_function() -> None:
    assert page.render([to_model(READING)]) == PAGE


def test_right_to_left_text() -> None:
    reading = dataclasses.replace(READING, report=dataclasses.replace(READING.report, language="ar"))
    assert text_section(parsed(page.render([to_model(reading)]))).get("dir") == "rtl"

"""Files that hold several reports, or one in a wrapping, and what becomes of each part."""

from __future__ import annotations

import json
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from dateline.errors import EmptyInput, InputError
from dateline.ingest import unpack
from dateline.ingest.pdf import text_of
from dateline.ingest.telegram import items, joined
from dateline.records.text import Report

SAMPLE = Path(__file__).parents[2] / "samples" / "telegram" / "result.json"
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title><language>en-gb</language>
<item><title>Nine dead in Karvan</title><link>https://harbour.example/1</link><guid>h1</guid>
<pubDate>Mon, 13 Mar 2034 08:00:00 GMT</pubDate>
<description>&lt;p&gt;Gunmen killed nine people in Karvan on Sunday,&lt;/p&gt; residents said.</description></item>
<item><guid>h2</guid></item>
</channel></rss>"""
MAIL = b"""From: Valley Monitor <desk@valley.example>
To: list@valley.example
Date: Mon, 13 Mar 2034 09:00:00 +0300
Subject: Shelling in Karvan
Message-ID: <77@valley.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Rebels shelled Karvan on Sunday, the Valley Monitor said.
"""


def unpacked(raw: bytes, name: str = "it", **given: str) -> list[Report | tuple[str | None, InputError]]:
    found = unpack(raw, name=name, **given)
    assert found is not None
    return list(found)


def reports(raw: bytes, **given: str) -> list[Report]:
    return [r for r in unpacked(raw, **given) if isinstance(r, Report)]


def test_messages_of_a_telegram_export() -> None:
    first, second = reports(SAMPLE.read_bytes())
    assert (first.id, first.published, first.outlet) == ("2034001/2", "2034-03-13", "Harbour Watch")
    assert (first.origin, first.medium) == ("Northern Front Media", "telegram")
    assert "Our fighters attacked an army base in Karvan" in first.text
    assert (second.origin, dict(second.notes)["reply"]) == (None, "A reply to message 2.")
    assert dict(second.notes)["edited"] == "Edited on 2034-03-13 12:20."


def test_media_are_named_with_their_hash(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"picture")
    message = {"id": 1, "type": "message", "text": "Smoke over Karvan.", "photo": "a.jpg"}
    (item,) = items({"id": 5, "messages": [message]}, "it", tmp_path)
    assert not isinstance(item, InputError)
    assert sha256(b"picture").hexdigest() in item.notes[0][1]


def test_media_outside_the_folder_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    message = {"id": 1, "type": "message", "text": "Smoke.", "file": "../secret"}
    inner = tmp_path / "export"
    inner.mkdir()
    (item,) = items({"id": 5, "messages": [message]}, "it", inner)
    assert not isinstance(item, InputError)
    assert "sha256" not in item.notes[0][1]


def test_all_chats_of_an_account() -> None:
    chat = {
        "name": "A",
        "id": 1,
        "messages": [{"id": 1, "type": "message", "text": "Rebels attacked Karvan."}],
    }
    raw = json.dumps({"about": "x", "chats": {"list": [chat, {**chat, "id": 2}]}}).encode()
    assert [r.id for r in reports(raw)] == ["1/1", "2/1"]


@given(st.lists(st.text() | st.fixed_dictionaries({"text": st.text(), "type": st.just("bold")})))
def test_the_pieces_of_a_message_are_joined_in_order(parts: list[str | dict[str, str]]) -> None:
    assert joined(parts) == "".join(p if isinstance(p, str) else p["text"] for p in parts)


def test_items_of_a_feed() -> None:
    report, (_, error) = unpacked(FEED)  # type: ignore[misc]
    assert isinstance(report, Report)
    assert (report.id, report.outlet, report.published) == ("h1", "Harbour News", "2034-03-13")
    assert report.text.startswith("Nine dead in Karvan\n\nGunmen killed nine people")
    assert (report.language, report.url) == ("en", "https://harbour.example/1")
    assert isinstance(error, EmptyInput)


def test_an_email() -> None:
    (report,) = reports(MAIL)
    assert (report.title, report.outlet, report.published) == (
        "Shelling in Karvan",
        "Valley Monitor",
        "2034-03-13",
    )
    assert report.id == "77@valley.example"


def test_what_is_given_wins() -> None:
    (report,) = reports(MAIL, outlet="Valley desk")
    assert report.outlet == "Valley desk"


def scans() -> bytes:
    """A PDF of one page without a word on it."""
    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        pytest.param(
            b'{"name": "A", "messages": [{"id": 1, "te', "broken Telegram export", id="export cut short"
        ),
        pytest.param(b'{"name": "A", "messages": 7}', "no list of messages", id="export without messages"),
        pytest.param(b'{"name": "A", "messages": [3]}', "message 1 is no object", id="message that is none"),
        pytest.param(b"<rss>rubbish", "feed without items", id="feed of rubbish"),
        pytest.param(b"%PDF-1.7 rubbish", "broken PDF", id="PDF of rubbish"),
        pytest.param(scans(), "without text", id="PDF of scans"),
        pytest.param(MAIL.split(b"\n\n")[0] + b"\n\n", "e-mail without text", id="e-mail without text"),
    ],
)
def test_bad_wrappings_say_what_is_wrong(raw: bytes, words: str) -> None:
    ((_, error),) = unpacked(raw, "it")  # type: ignore[misc]
    assert words in error.message  # type: ignore[union-attr]
    assert error.hint  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"Gunmen killed nine people in Karvan.", id="text"),
        pytest.param(b"<html><body><p>Gunmen</p></body></html>", id="page"),
        pytest.param(b'{"id": "1", "text": "Gunmen killed nine."}', id="a line of JSON"),
        pytest.param(b"Karvan: nine dead\nThe toll: rising\nThe army: silent\n", id="lines with colons"),
    ],
)
def test_texts_and_pages_are_no_wrappings(raw: bytes) -> None:
    assert unpack(raw, name="it") is None


@given(st.sampled_from([b"%PDF-1.4\n", b"<rss>", b'{"name":"a","messages":[', MAIL]), st.binary(max_size=200))
def test_bytes_of_any_kind_raise_nothing(head: bytes, tail: bytes) -> None:
    for outcome in unpack(head + tail, name="it") or ():
        assert isinstance(outcome, Report) or isinstance(outcome[1], InputError)


def test_what_stands_on_every_page_is_dropped() -> None:
    days = ("first", "second", "third", "fourth")
    pages = [
        f"Valley Monitor\nPage {n}\nRebels shelled Kar-\nvan on the {day} day.\nAll rights kept"
        for n, day in enumerate(days)
    ]
    text = text_of(pages)
    assert "Valley Monitor" not in text
    assert "Page" not in text
    assert "shelled Karvan on the third day." in text

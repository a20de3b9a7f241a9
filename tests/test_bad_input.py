"""Bad input from end to end, through the real reader: one line that says what to do, exit 1, the others still read.

`serve/test_cli.py` has the single cases with a faked reader, `ingest/` those of bytes and addresses; here are the
files that people really pass, all in one run, and what only the real reader can show.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from click.testing import CliRunner, Result

from dateline.contract import validate
from dateline.ingest import fetch, polite
from dateline.pipeline import Tools
from dateline.serve.cli import cli

TEXT = "Gunmen killed nine people in Karvan on Sunday, two residents said. The army denied any part in the attack."
FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Harbour Radio</title>
<item><title>%s</title><description>&lt;p&gt;&#x0;</description><pubDate>soon</pubDate></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>Nine killed</title></entry></feed>"""
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>endobj\n" + TEXT.encode()
BROKEN = f"<html><head><title>Nine killed</title><body><div><p>{TEXT}<p>{TEXT.upper()}<table><tr><td>"
MENU = "<!doctype html><html><body><nav>" + "<a href='/x'>News</a> " * 40 + "</nav></body></html>"


@pytest.fixture(autouse=True)
def one_reader(monkeypatch: pytest.MonkeyPatch, tools: Tools) -> None:
    """The tables are there already: the command need not load them again for each test."""
    monkeypatch.setattr(Tools, "load", staticmethod(lambda: tools))
    for name in ("DATELINE_LIMIT", "DATELINE_ALLOW_LOCAL", "DATELINE_DEBUG"):
        monkeypatch.delenv(name, raising=False)


def run(*words: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, words, input=stdin, standalone_mode=False)


def records(result: Result) -> list[dict[str, Any]]:
    assert result.exception is None, result.exception
    return [json.loads(line) for line in result.stdout.splitlines()]


# What is passed -> the kind of error, or None where it can be read.
FILES: dict[str, tuple[bytes, str | None]] = {
    "good.txt": (TEXT.encode(), None),
    "empty.txt": (b"", "EmptyInput"),
    "invisible.txt": ("\ufeff\u200b\u200e\n".encode(), "EmptyInput"),
    "report.pdf": (PDF, "NotText"),
    "renamed.txt": (PDF, "NotText"),
    "report.docx": (b"PK\x03\x04\x14\x00\x06\x00" + bytes(100), "NotText"),
    "report.txt.gz": (gzip.compress(TEXT.encode(), mtime=0), "NotText"),
    "noise.txt": (bytes((i * 7919 + i // 3) % 256 for i in range(4000)), "NotText"),
    "broken.html": (BROKEN.encode(), None),
    "cut.html": (BROKEN.encode()[:30], "NoArticle"),
    "menu.html": (MENU.encode(), "NoArticle"),
    "long.txt": (b"Gunmen killed nine people in Karvan. " * 2000, "TooLarge"),
    "rubbish.rss": (b"<rss><channel><title>Harbour Radio</title><<<& ]]>", "NotText"),
    "old.txt": ("Gunmen killed nine people in Besançon – “two residents” said.".encode("cp1252"), None),
    "wide.txt": (TEXT.encode("utf-16"), None),
    "nul.txt": (TEXT.replace(" ", " \x00", 1).encode(), None),
    "last.txt": (TEXT.encode(), None),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, (raw, _) in FILES.items():
        (tmp_path / name).write_bytes(raw)
    return tmp_path


def test_each_bad_file_costs_only_itself(folder: Path) -> None:
    result = run("read", "--json", "--limit", "50k", *(str(folder / name) for name in FILES))
    found = records(result)
    assert {n: r.get("error", {}).get("kind") for n, r in zip(FILES, found, strict=True)} == {
        name: kind for name, (_, kind) in FILES.items()
    }
    assert result.return_value == 1
    for record in found:
        if "error" not in record:
            validate(record)
            assert "attack" in record["report"]["text"].lower() or "Besançon" in record["report"]["text"]


def test_each_bad_file_has_one_line_that_names_it_and_says_what_to_do(folder: Path) -> None:
    bad = [str(folder / name) for name, (_, kind) in FILES.items() if kind]
    result = run("read", "--limit", "50k", *bad)
    lines = result.stderr.splitlines()
    assert len(lines) == len(bad)
    assert all(path in line for path, line in zip(bad, lines, strict=True))
    assert all(line.rstrip().endswith((".", ")", "FILE", ".txt")) for line in lines)
    assert result.stdout == ""


def test_the_good_ones_among_them_read_as_they_do_alone(folder: Path) -> None:
    together = records(
        run("read", "--json", *(str(folder / n) for n in ("good.txt", "noise.txt", "last.txt")))
    )
    alone = records(run("read", "--json", str(folder / "good.txt")))
    assert together[0] == together[2] == alone[0]


@pytest.mark.parametrize("day", ["yesterday", "2031-13-01", "31/02/2031", "0", "2031-05-07; rm"])
def test_a_bad_date_fails_each_report_by_name(folder: Path, day: str) -> None:
    result = run("read", "--json", "--published", day, str(folder / "good.txt"), str(folder / "last.txt"))
    assert [r["error"]["kind"] for r in records(result)] == ["BadRecord"] * 2
    assert "good.txt" in result.stderr
    assert result.return_value == 1


LINES = [
    json.dumps({"id": "a", "text": TEXT, "published": "2031-05-07"}),
    "",
    "{",
    '"a string"',
    "null",
    json.dumps({"id": "f", "text": None}),
    json.dumps({"id": "g", "text": TEXT, "published": "2031-02-30"}),
    json.dumps({"id": "h", "text": "\u0000\u200b"}),
    json.dumps({"id": "i", "text": "Rebels shelled Karvan \ud800 on Sunday."}),
    '{"id": "j", "text": "Rebels shelled Karvan\nfor hours."}',
    json.dumps({"id": "k", "text": TEXT, "surprise": [1]}),
    json.dumps({"id": "l", "text": TEXT}) + "\r",
    json.dumps({"id": "m", "text": "x " * 40_000}),
    json.dumps({"id": "z", "text": TEXT, "language": "en"}),
]


def test_bad_lines_between_good_ones() -> None:
    result = run(
        "read", "--jsonl", "--limit", "50k", "-", stdin="\n".join(LINES).encode("utf-8", "surrogatepass")
    )
    found = records(result)
    read = [r["report"]["id"] for r in found if "report" in r]
    assert {"a", "i", "l", "z"} <= set(read)
    assert not {"f", "g", "h", "m"} & set(read)
    assert [r["id"] for r in found if "error" in r and r["id"]][:3] == ["f", "g", "h"]
    assert result.return_value == 1
    assert next(r for r in found if r.get("report", {}).get("id") == "a")["events"]


def test_bytes_that_are_no_utf_8_between_good_lines() -> None:
    good = json.dumps({"id": "a", "text": TEXT}).encode()
    result = run(
        "read", "--jsonl", "-", stdin=b"\n".join([good, b'{"id": "b", "text": "\xff\xfe\xe9"}', good])
    )
    assert ["error" in r for r in records(result)] == [False, True, False]


# --- languages that are not yet supported -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Εννέα άνθρωποι σκοτώθηκαν σε επίθεση σε χωριό, είπε ο στρατός.", "el", id="Greek"),
        pytest.param("תשעה בני אדם נהרגו בהתקפה על כפר ליד חרטום ביום ראשון, אמר הצבא.", "he", id="Hebrew"),
    ],
)  # fmt: skip
def test_another_language_is_read_with_a_check(text: str, language: str) -> None:
    (found,) = records(result := run("read", "--json", "-", stdin=text.encode()))
    validate(found)
    assert found["report"]["language"] == language
    (check,) = [c for c in found["checks"] if c["kind"] == "language_unsupported"]
    assert check["message"]
    assert result.return_value == 0
    assert result.stderr == ""


def test_a_language_that_is_given_wins() -> None:
    (found,) = records(run("read", "--json", "--language", "el", "-", stdin=TEXT.encode()))
    assert "language_unsupported" in [c["kind"] for c in found["checks"]]


# --- the web ----------------------------------------------------------------------------------------------


class Site(BaseHTTPRequestHandler):
    """A few pages; one never answers."""

    PAGES: ClassVar[dict[str, tuple[str, bytes]]] = {
        "/report": ("text/html; charset=utf-8", BROKEN.encode()),
        "/pdf": ("application/pdf", PDF),
        "/feed": ("application/rss+xml", (FEED % TEXT).encode()),
        "/menu": ("text/html", MENU.encode()),
        "/empty": ("text/html", b""),
    }

    def do_GET(self) -> None:
        if self.path == "/hang":
            time.sleep(2)
            return
        kind, body = self.PAGES.get(self.path, ("", b""))
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind or "text/plain")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_pages_that_cannot_be_read(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polite, "fetch", lambda url, **options: fetch(url, timeout_s=0.4, **options))
    paths = ["/report", "/pdf", "/feed", "/menu", "/empty", "/gone", "/hang", "/report"]
    result = run("read", "--json", "--allow-local", *(site + p for p in paths))
    kinds = [r.get("error", {}).get("kind") for r in records(result)]
    assert kinds == [None, "NotText", None, "NoArticle", "EmptyInput", "FetchError", "FetchError", None]
    assert all(site + path in result.stderr for path in paths[1:-1] if path != "/feed")
    assert result.return_value == 1


# --- as a program -----------------------------------------------------------------------------------------


def test_the_program_ends_with_1_and_without_a_trace(folder: Path) -> None:
    words = [sys.executable, "-m", "dateline", "read", *(str(folder / n) for n in ("report.pdf", "good.txt"))]
    done = subprocess.run(words, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1
    assert "nine people" in done.stdout
    assert done.stderr.startswith("dateline: error: ")
    assert len(done.stderr.splitlines()) == 1

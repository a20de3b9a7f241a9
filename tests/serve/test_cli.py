"""The command line: what it prints where, how it ends, and that a bad report costs only itself.

The reading itself is faked here, so nothing is parsed; `test_end_to_end.py` runs the real one.
"""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.ingest import fetch, polite
from dateline.records.events import Event, Reading
from dateline.records.text import Report, Span
from dateline.serve import reader
from dateline.serve.cli import cli

TEXT = "Gunmen attacked the village of Tel Arin on Sunday, two residents said. Nobody was hurt."


def fake_read(report: Report, _: object) -> Reading:
    """One event on the first word; a fault of ours where the text asks for it."""
    if "BREAK" in report.text:
        raise ZeroDivisionError("broken on purpose")
    end = len(report.text.split()[0])
    return Reading(report, (Event("ATTACK", (0,), (Span(0, end),)),), reader="fake")


@pytest.fixture(autouse=True)
def faked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "read_report", fake_read)
    monkeypatch.setattr(reader.Tools, "load", staticmethod(lambda: None))
    for name in ("DATELINE_LIMIT", "DATELINE_ALLOW_LOCAL", "DATELINE_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def good(tmp_path: Path) -> str:
    path = tmp_path / "good.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def run(*words: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, words, input=stdin, standalone_mode=False)


def code(result: Result) -> int:
    """The exit code of `main`, which the runner sees as a return value or an exception."""
    if result.exception is not None:
        return int(getattr(result.exception, "exit_code", 1))
    return int(result.return_value or 0)


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


# --- forms ------------------------------------------------------------------------------------------------


def test_table(good: str) -> None:
    result = run("read", good)
    assert code(result) == 0
    assert "1  Attack  “Gunmen”  reported" in result.stdout
    assert result.stderr == ""


def test_json_is_one_line_a_report(good: str) -> None:
    found = lines(run("read", "--json", good, good))
    assert [r["schema"] for r in found] == ["dateline/1"] * 2


def test_csv_has_one_header(good: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run("read", "--csv", good, good).stdout)))
    assert [r["trigger"] for r in rows] == ["Gunmen", "Gunmen"]


def test_html_is_written_beside_the_table(good: str, tmp_path: Path) -> None:
    page = tmp_path / "new" / "page.html"
    result = run("read", good, "--html", str(page))
    assert code(result) == 0
    assert "Attack" in result.stdout
    assert str(page) in result.stderr
    assert "<!doctype html>" in page.read_text(encoding="utf-8")


def test_what_the_user_knows_is_used(good: str) -> None:
    (found,) = lines(
        run("read", "--json", good, "--published", "2033-03-14", "--outlet", "Harbour", "--language", "en")
    )
    report = found["report"]
    assert isinstance(report, dict)
    assert (report["published"], report["outlet"], report["language"]) == ("2033-03-14", "Harbour", "en")
    assert report["published_basis"] == "given"


def test_standard_input() -> None:
    (found,) = lines(run("read", "--json", "-", stdin=TEXT))
    assert found["report"]["text"] == TEXT  # type: ignore[index]


def test_words_outside_any_encoding_come_out_as_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "arabic.txt"
    path.write_text("قُتل تسعة في تل عرين" * 3, encoding="utf-8")
    assert "قُتل" in run("read", "--json", str(path)).stdout


# --- batch ------------------------------------------------------------------------------------------------

BATCH = [
    {"id": "a", "text": TEXT},
    {"id": "b", "text": ""},
    "no json",
    {"id": "d"},
    {"id": "e", "text": "BREAK this"},
    {"id": "f", "text": TEXT, "published": "soon"},
    ["a", "list"],
    {"id": "h", "text": TEXT, "title": "Raid on Tel Arin", "outlet": "Harbour", "published": "2033-03-14"},
]


def batch() -> str:
    return "".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in BATCH)


def test_batch_keeps_order_and_count() -> None:
    result = run("read", "--jsonl", "-", stdin=batch())
    found = lines(result)
    assert [(r.get("report") or r)["id"] for r in found] == ["a", "b", None, "d", "e", "f", None, "h"]  # type: ignore[index]
    assert [sorted(r.get("error", {})) for r in found] == [  # type: ignore[call-overload]
        ["hint", "kind", "message"] if "error" in r else [] for r in found
    ]
    assert ["error" in r for r in found] == [False, True, True, True, True, True, True, False]
    assert code(result) == 1


def test_batch_reads_standard_input_without_being_told() -> None:
    assert len(lines(run("read", "--jsonl", stdin=batch()))) == len(BATCH)


def test_a_jsonl_file_is_a_batch(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text(batch(), encoding="utf-8")
    assert len(lines(run("read", "--json", str(path)))) == len(BATCH)


def test_title_is_part_of_the_text() -> None:
    last = lines(run("read", "--jsonl", stdin=batch()))[-1]
    assert last["report"]["text"] == f"Raid on Tel Arin\n\n{TEXT}"  # type: ignore[index]


def test_a_fault_of_ours_costs_one_report(good: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("BREAK this one, please.", encoding="utf-8")
    result = run("read", "--json", str(bad), good)
    assert ["error" in r for r in lines(result)] == [True, False]
    assert "fault of dateline" in result.stderr
    assert code(result) == 1


# --- bad input --------------------------------------------------------------------------------------------


def write(path: Path, raw: bytes) -> str:
    path.write_bytes(raw)
    return str(path)


BAD = {
    "empty file": (b"", "EmptyInput", []),
    "white space only": (b" \n\t\n", "EmptyInput", []),
    "bytes that are no text": (bytes(range(256)) * 40, "NotText", []),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(500), "NotText", []),
    "page without an article": (
        b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "NoArticle",
        [],
    ),
    "over the size limit": (b"word " * 1000, "TooLarge", ["--limit", "2k"]),
    "date that is no date": (TEXT.encode(), "BadRecord", ["--published", "31 Febtember"]),
    "day that is not in the calendar": (TEXT.encode(), "BadRecord", ["--published", "2033-02-30"]),
}


@pytest.mark.parametrize("name", list(BAD))
def test_bad_input_is_named_and_explained(name: str, tmp_path: Path) -> None:
    raw, kind, options = BAD[name]
    suffix = "html" if kind == "NoArticle" else "txt"
    path = write(tmp_path / f"bad.{suffix}", raw)
    result = run("read", "--json", path, *options)
    (found,) = lines(result)
    error = found["error"]
    assert isinstance(error, dict)
    assert error["kind"] == kind
    assert error["hint"]
    assert path in error["message"]
    assert len(result.stderr.splitlines()) == 1
    assert path in result.stderr
    assert "Traceback" not in result.stderr
    assert code(result) == 1


@pytest.mark.parametrize("name", [n for n, (_, _, options) in BAD.items() if not options])
def test_the_other_reports_still_read(name: str, good: str, tmp_path: Path) -> None:
    raw, kind, _ = BAD[name]
    path = write(tmp_path / f"bad.{'html' if kind == 'NoArticle' else 'txt'}", raw)
    result = run("read", path, good)
    assert result.stdout.count("1  Attack  “Gunmen”") == 1
    assert code(result) == 1


@pytest.mark.parametrize("suffix", ["txt", "jsonl"])
def test_missing_file(suffix: str, good: str) -> None:
    result = run("read", f"nowhere.{suffix}", good)
    assert f"nowhere.{suffix} cannot be read: No such file" in result.stderr
    assert "1  Attack" in result.stdout
    assert code(result) == 1


def test_a_folder_without_reports_is_named(tmp_path: Path) -> None:
    result = run("read", str(tmp_path))
    assert f"{tmp_path} holds no file" in result.stderr
    assert code(result) == 1


class Slow(BaseHTTPRequestHandler):
    """Answers its first bytes and then hangs."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        time.sleep(3)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def hanging() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Slow)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/report"
    server.shutdown()


def test_address_that_hangs(hanging: str, good: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polite, "fetch", lambda url, **options: fetch(url, timeout_s=0.3, **options))
    result = run("read", "--allow-local", hanging, good)
    assert hanging in result.stderr
    assert "seconds" in result.stderr
    assert "1  Attack" in result.stdout
    assert code(result) == 1


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/x", "http://localhost/x", "http://[::1]/x", "http://10.0.0.1/"]
)
def test_the_local_network_is_refused(url: str) -> None:
    (found,) = lines(run("read", "--json", url))
    assert found["error"]["kind"] == "FetchError"  # type: ignore[index]
    assert "--allow-local" in found["error"]["hint"]  # type: ignore[index]


def test_page_that_cannot_be_written(good: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    result = run("read", good, "--html", str(tmp_path / "file" / "page.html"))
    assert "cannot be written" in result.stderr
    assert code(result) == 1


# --- usage ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("read", "--json", "--csv", "-"), id="two forms"),
        pytest.param(("read", "--nope"), id="unknown option"),
        pytest.param(("read", "--limit", "much", "-"), id="size that is none"),
        pytest.param(("nope",), id="unknown command"),
        pytest.param(("places",), id="no place"),
        pytest.param(("places", "import"), id="nothing to import"),
        pytest.param(("evaluate", "nope"), id="unknown benchmark"),
        pytest.param(("evaluate", "polnear"), id="no data"),
        pytest.param(("evaluate", "polnear", "--data", "/nowhere"), id="data that is not there"),
    ],
)
def test_wrong_usage(words: tuple[str, ...]) -> None:
    assert code(run(*words)) == 2


def test_limit_from_the_environment(good: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_LIMIT", "10")
    assert "limit is 10 of text" in run("read", good).stderr
    monkeypatch.setenv("DATELINE_LIMIT", "lots")
    assert code(run("read", good)) == 2


# --- other commands ---------------------------------------------------------------------------------------


def test_types_are_all_there() -> None:
    found = lines(run("types", "--json"))
    assert len(found) == 30
    assert {"name", "description", "plover", "cameo", "acled", "ucdp", "gtd", "muc4"} <= set(found[0])
    assert "ATTACK" in run("types").stdout


def test_doctor_names_what_is_there() -> None:
    found = lines(run("doctor", "--json"))
    assert {"part", "ok", "optional", "found", "hint"} == set(found[0])
    assert all(r["hint"] for r in found if not r["ok"])


# --- as a program -----------------------------------------------------------------------------------------


def program(*words: str, stdin: bytes = b"", **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "dateline", *words]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=60, check=False, **options)  # type: ignore[call-overload,no-any-return]


def test_wrong_usage_says_so_on_stderr() -> None:
    done = program("read", "--nope")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--nope" in done.stderr


def test_help_answers_at_once() -> None:
    times = []
    for _ in range(3):
        began = time.perf_counter()
        assert b"Example" in program("--help").stdout
        times.append(time.perf_counter() - began)
    assert min(times) < 0.3


def test_help_imports_nothing_heavy() -> None:
    script = "import sys; sys.argv[1:] = ['--help']\nfrom dateline.serve.cli import main\n"
    script += (
        "try:\n main()\nfinally:\n"
        " print(sorted({'spacy', 'pydantic', 'rich', 'httpx', 'trafilatura', 'jinja2'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("command", ["types", "types --json", "doctor", "read --json docs/example.txt"])
def test_a_reader_that_stops_listening_is_no_error(command: str) -> None:
    script = f"{sys.executable} -m dateline {command} | true; echo ${{PIPESTATUS[0]}}"
    root = Path(__file__).parents[2]
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, cwd=root)
    assert done.stdout.splitlines()[-1] == "0"
    assert done.stderr == ""


def test_data_of_another_benchmark_is_named(tmp_path: Path) -> None:
    (tmp_path / "file.txt").write_text("nothing")
    done = program("evaluate", "toponyms", "--data", str(tmp_path))
    assert done.returncode == 1
    assert str(tmp_path).encode() in done.stderr
    assert b"Traceback" not in done.stderr


def test_addresses_of_other_kinds_are_refused() -> None:
    (found,) = lines(run("read", "--json", "file:///etc/passwd"))
    assert found["error"]["kind"] == "FetchError"  # type: ignore[index]

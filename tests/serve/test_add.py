"""`dateline add`: folders, what fails and is tried again, feeds from the web. The reading itself is faked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.world import World, feed, item, page, served, sitemap

from dateline.casebook import Casebook
from dateline.pipeline import READER
from dateline.records.events import Event, Reading
from dateline.records.text import Report, Span
from dateline.serve import reader
from dateline.serve.cli import cli
from dateline.serve.inputs import Inputs
from dateline.settings import Settings
from dateline.store import schema


def fake_read(report: Report, _: object) -> Reading:
    return Reading(report, (Event("ATTACK", (0,), (Span(0, 1),)),), reader=READER)


@pytest.fixture(autouse=True)
def faked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reader, "read_report", fake_read)
    monkeypatch.setattr(reader.Tools, "load", staticmethod(lambda: None))
    monkeypatch.setenv("DATELINE_CASEBOOK", str(tmp_path / "cases.db"))
    monkeypatch.setenv("DATELINE_ALLOW_LOCAL", "1")
    monkeypatch.chdir(tmp_path)


def add(*words: str) -> Result:
    return CliRunner().invoke(cli, ["add", *words], standalone_mode=False, catch_exceptions=False)


def last(result: Result) -> str:
    """The counts of the last line."""
    return result.stderr.splitlines()[-1].removeprefix("dateline: ").split(";")[0]


def test_a_folder_twice(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    (folder / "inner").mkdir(parents=True)
    (folder / "a.txt").write_text("Shells hit Karvan.")
    (folder / "inner" / "b.txt").write_text("Gunmen attacked Gao.")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    first = add("reports")
    assert last(first) == "2 added, 0 there already, 0 failed"
    assert "reports: passed over reports/picture.png (an image)" in first.stderr
    assert first.return_value == 0
    assert last(add("reports")) == "0 added, 2 there already, 0 failed"


def test_other_words_under_one_id_are_not_read_again_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"id": "a", "text": text} for text in ("Shells hit Karvan.", "Shells hit Gao.")]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert last(add("a.jsonl")) == "2 added, 0 there already, 0 failed"
    monkeypatch.setattr(reader, "read_report", None)
    assert last(add("a.jsonl")) == "0 added, 2 there already, 0 failed"


def test_another_day_of_publication_is_told_and_not_taken_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Shells hit Karvan.")
    add("a.txt", "--published", "2034-05-03")
    again = add("a.txt", "--published", "2034-05-04")
    assert "is there already, published 2034-05-03; kept as it was, not 2034-05-04." in again.stderr
    assert last(again) == "0 added, 1 there already, 0 failed"
    assert "is there already" not in add("a.txt", "--published", "2034-05-03").stderr


def test_a_line_that_failed_stays_noted_until_it_comes_in(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    path = tmp_path / "reports" / "a.jsonl"
    good = '{"id": "1", "text": "Shells hit Karvan."}\n'
    path.write_text("rubbish\n" + good)
    assert add("reports").return_value == 1
    assert last(add("--retry")) == "0 added, 1 there already, 1 failed"
    assert "BadRecord: reports/a.jsonl, line 1 is no JSON" in add("--failed").stdout
    path.write_text('{"id": "0", "text": "Gunmen attacked Gao."}\n' + good)
    assert last(add("--retry")) == "1 added, 1 there already, 0 failed"
    assert "nothing failed" in add("--retry").stderr


@pytest.fixture
def site() -> Iterator[tuple[str, dict[str, str]]]:
    with served() as found:
        yield found


def test_a_feed_whose_page_is_late(site: tuple[str, dict[str, str]], tmp_path: Path) -> None:
    at, pages = site
    pages |= {"/rss": feed(item("1", link=f"{at}/1"), item("2", link=f"{at}/2"), item("3", "Short words."))}
    pages |= {"/1": page("Shells hit Karvan.")}
    assert last(add(f"{at}/rss", "--delay", "0")) == "2 added, 0 there already, 1 failed"
    pages["/2"] = page("Gunmen attacked Gao.")
    assert last(add("--retry", "--delay", "0")) == "1 added, 0 there already, 0 failed"
    book = Casebook.open(tmp_path / "cases.db").book
    assert book.count(schema.reports) == 3
    assert {row.address for r in book.reports() for row in book.raw(r.id)} >= {f"{at}/1", f"{at}/2"}


def test_what_robots_txt_forbids_stays_forbidden_at_a_retry(site: tuple[str, dict[str, str]]) -> None:
    at, pages = site
    pages |= {"/rss": feed(item("1", link=f"{at}/1")), "/1": page("Shells hit Karvan.")}
    pages["/robots.txt"] = "User-agent: *\nDisallow: /1"
    assert last(add(f"{at}/rss", "--delay", "0")) == "0 added, 0 there already, 1 failed"
    again = add("--retry", "--delay", "0")
    assert "does not let programs fetch" in again.stderr
    assert last(again) == "0 added, 0 there already, 1 failed"
    assert last(add(f"{at}/1", "--delay", "0")) == "1 added, 0 there already, 0 failed"


def test_a_page_that_changes_supersedes(site: tuple[str, dict[str, str]], tmp_path: Path) -> None:
    at, pages = site
    pages |= {"/sitemap.xml": sitemap(f"{at}/1"), "/1": page("Shells hit Karvan.")}
    add(f"{at}/sitemap.xml", "--delay", "0")
    pages["/1"] = page("Correction: shells hit Gao.")
    assert last(add(f"{at}/sitemap.xml", "--delay", "0")) == "1 added, 0 there already, 0 failed"
    book = Casebook.open(tmp_path / "cases.db").book
    assert ["Correction" in r.text for r in book.reports() if r.superseded_by is None] == [True]


def test_two_inputs_of_one_host_share_its_pause() -> None:
    at = "https://harbour.example"
    world = World({f"{at}/{n}.xml": sitemap(f"{at}/{n}") for n in (1, 2)})
    wanted = Inputs((f"{at}/1.xml", f"{at}/2.xml"), {}, polite=world.polite(delay_s=5))
    for name in wanted.names:
        list(wanted.arrivals(name, Settings()))
    assert [address for _, address in world.asked].count(f"{at}/robots.txt") == 1
    assert [when for when, address in world.asked if address in (f"{at}/1", f"{at}/2")] == [5, 10]

"""Bring in: what a name stands for, one report after the other, and what a bad part costs."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from typing import Any

import httpx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.world import World, feed, item, page, sitemap
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dateline.errors import DatelineError
from dateline.ingest.arrival import Arrival, Skipped
from dateline.ingest.bring import Bringing
from dateline.ingest.feed import listed
from dateline.records.text import Report

SITE = "https://harbour.example"
WORDS = "Rebels shelled Karvan on Sunday, residents said."
LONG = " ".join([WORDS] * 20)


def brought(name: object, world: World | None = None, **given: str) -> list[str]:
    """What comes, in short: the words that a report begins with, the kind of an error, "-" for what is passed over."""
    return [_short(a) for a in Bringing(given, polite=(world or World()).polite()).bring_in(str(name))]


def _short(item: Arrival | Skipped) -> str:
    if isinstance(item, Skipped):
        return f"- {Path(item.name).name}: {item.why}"
    if isinstance(item.found, DatelineError):
        assert item.found.hint
        return f"{item.found.kind}: {item.found.message}"
    return item.found.text.splitlines()[-1]


def arrivals(name: object, world: World | None = None, **given: str) -> list[Arrival]:
    found = Bringing(given, polite=(world or World()).polite()).bring_in(str(name))
    return [a for a in found if isinstance(a, Arrival)]


def report(arrival: Arrival) -> Report:
    assert isinstance(arrival.found, Report)
    return arrival.found


# --- folders and patterns ---------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files: dict[str, bytes] = {
        "b.txt": b"Shells hit Karvan.",
        "a.txt": b"Gunmen attacked Gao.",
        "inner/c.jsonl": b'{"text": "A mine went off in Tel Arin."}\nrubbish\n',
        "inner/empty.txt": b"",
        "inner/picture.jpg": b"\xff\xd8\xff\xe0 picture",
        "inner/blob": b"\x07\0\x01\0\0\x02 blob",
        "inner/style.css": b"p { color: red }",
        ".hidden.txt": b"Not for you.",
        ".git/d.txt": b"Not for you.",
    }
    for name, body in files.items():
        path = tmp_path / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    return tmp_path / "reports"


def test_a_folder_with_all_that_is_in_it(folder: Path) -> None:
    inner = folder / "inner"
    assert brought(folder) == [
        "- .git: hidden",
        "- .hidden.txt: hidden",
        "Gunmen attacked Gao.",
        "Shells hit Karvan.",
        "- blob: an unknown binary file",
        "A mine went off in Tel Arin.",
        f"BadRecord: {inner / 'c.jsonl'}, line 2 is no JSON: Expecting value: line 1 column 1 (char 0).",
        f"EmptyInput: {inner / 'empty.txt'} is empty.",
        "- picture.jpg: an image",
        "- style.css: a .css file",
    ]


def test_a_link_to_a_folder_is_not_gone_into(folder: Path) -> None:
    (folder / "inner" / "again").symlink_to(folder, target_is_directory=True)
    assert brought(folder).count("Shells hit Karvan.") == 1


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        pytest.param("*.txt", ["Gunmen attacked Gao.", "Shells hit Karvan."], id="star"),
        pytest.param("[a]*", ["Gunmen attacked Gao."], id="letters"),
        pytest.param("**/c.jsonl", ["A mine went off in Tel Arin."], id="down into folders"),
    ],
)
def test_patterns_that_the_shell_left_to_us(folder: Path, pattern: str, expected: list[str]) -> None:
    assert [s for s in brought(folder / pattern) if "BadRecord" not in s] == expected


def test_a_pattern_that_fits_nothing_is_named(tmp_path: Path) -> None:
    assert brought(tmp_path / "*.txt") == [f"BadRecord: {tmp_path / '*.txt'} fits no file."]


def test_a_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    path = tmp_path / "report [1].txt"
    path.write_text("Shells hit Karvan.")
    assert brought(path) == ["Shells hit Karvan."]


# --- Parquet ----------------------------------------------------------------------------------------------


def table(path: Path, **columns: list[Any]) -> Path:
    pq.write_table(pa.table(columns), path, row_group_size=2)
    return path


def test_rows_of_a_parquet_file(tmp_path: Path) -> None:
    days = pa.array([1994284800, 1994371200, None], pa.timestamp("s"))
    path = table(
        tmp_path / "r.parquet",
        id=[7, 8, 9],
        text=["Shells hit Karvan.", None, "Gunmen attacked Gao."],
        published=days,
        outlet=["Harbour News", None, None],
        likes=[1, 2, 3],
    )
    first, second, third = arrivals(path)
    assert (report(first).id, report(first).published) == ("7", "2033-03-13")
    assert report(first).outlet == "Harbour News"
    assert isinstance(second.found, DatelineError)
    assert "row 2 has no 'text'" in second.found.message
    assert (report(third).id, third.part) == ("9", "9")


def test_a_parquet_file_is_told_by_its_content(tmp_path: Path) -> None:
    assert brought(table(tmp_path / "reports.bin", text=["Shells hit Karvan."])) == ["Shells hit Karvan."]


def test_a_parquet_file_without_a_text_column(tmp_path: Path) -> None:
    path = table(tmp_path / "r.parquet", body=["x"], day=["y"])
    assert brought(path) == [f"BadRecord: {path} has no column 'text'; its columns are body, day."]


def test_a_broken_parquet_file(tmp_path: Path) -> None:
    path = tmp_path / "r.parquet"
    path.write_bytes(b"PAR1 rubbish")
    (said,) = brought(path)
    assert said.startswith(f"NotText: {path} is a broken Parquet file")


@pytest.mark.parametrize("name", ["r.parquet", "r.warc", "r.warc.gz"])
def test_what_a_name_promises_and_the_content_does_not_keep(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"not what it says")
    (said,) = brought(tmp_path / name)
    assert said.startswith(f"NotText: {tmp_path / name} is no ")


def test_a_parquet_file_that_breaks_in_the_middle(tmp_path: Path) -> None:
    rows = [f"Shells hit Karvan, report {n}. {'x' * 500 * n}" for n in range(600)]
    path = table(tmp_path / "r.parquet", text=rows)
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2 : len(raw) // 2 + 2000] = b"#" * 2000
    path.write_bytes(raw)
    found = brought(path)
    assert found[0].startswith("Shells hit Karvan, report 0")
    assert found[-1].startswith("NotText")


# --- WARC -------------------------------------------------------------------------------------------------


def warc(*pages: tuple[str, str, bytes], gzipped: bool = True) -> tuple[bytes, list[int]]:
    """A WARC of (address, content type, body), and where its records begin."""
    out, starts = io.BytesIO(), []
    writer = WARCWriter(out, gzip=gzipped)
    for address, kind, body in pages:
        starts.append(out.tell())
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            address,
            "response",
            payload=io.BytesIO(body),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2034-03-14T10:00:00Z", "WARC-Record-ID": f"<urn:{address}>"},
        )
        writer.write_record(record)
    return out.getvalue(), starts


def crawl(gzipped: bool = True) -> tuple[bytes, list[int]]:
    html = "text/html; charset=utf-8"
    pages = [(f"{SITE}/{n}", html, page(f"Shells hit Karvan {n} times.").encode()) for n in (1, 2, 3)]
    return warc(*pages, gzipped=gzipped)


@pytest.mark.parametrize("gzipped", [True, False], ids=["gzipped", "plain"])
def test_pages_of_a_warc(tmp_path: Path, gzipped: bool) -> None:
    path = tmp_path / "crawl.warc"
    path.write_bytes(crawl(gzipped)[0])
    first, *rest = arrivals(path)
    assert len(rest) == 2
    assert (report(first).url, first.address) == (f"{SITE}/1", f"{SITE}/1")
    assert first.retrieved == "2034-03-14T10:00:00Z"
    assert first.raw == page("Shells hit Karvan 1 times.").encode()


def test_what_is_no_report_in_a_warc_is_passed_over(tmp_path: Path) -> None:
    raw, _ = warc(
        (f"{SITE}/", "text/html", b"<html><body><a href='/1'>One</a></body></html>"),
        (f"{SITE}/a.png", "image/png", b"\x89PNG"),
        (f"{SITE}/note", "text/plain", b"Shells hit Karvan."),
    )
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(raw)
    assert [s.split(":")[-1].strip() for s in brought(path)] == [
        "a page without a body text",
        "Shells hit Karvan.",
    ]


def without(raw: bytes, starts: list[int], how: str) -> bytes:
    """A WARC whose second record is spoilt."""
    at, end = starts[1], starts[2]
    return {
        "rubbish in the place of its head": raw[:at] + b"#" * 12 + raw[at + 12 :],
        "rubbish before it": raw[:at] + b"rubbish\r\nmore\r\n" + raw[at:],
        "cut in the middle, with others after it": raw[: (at + end) // 2] + raw[end:],
    }[how]


@pytest.mark.parametrize(
    ("how", "kept"),
    [
        ("rubbish in the place of its head", ["1", "3"]),
        ("rubbish before it", ["1", "2", "3"]),
        ("cut in the middle, with others after it", ["1", "3"]),
    ],
)
def test_a_broken_record_costs_only_itself(tmp_path: Path, how: str, kept: list[str]) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(without(*crawl(), how))
    found = arrivals(path)
    assert [report(a).url for a in found if isinstance(a.found, Report)] == [f"{SITE}/{n}" for n in kept]
    (error,) = (a.found for a in found if isinstance(a.found, DatelineError))
    assert f"{path} is broken at byte" in error.message
    assert error.message.isprintable()


@pytest.mark.parametrize("gzipped", [True, False], ids=["gzipped", "plain"])
@pytest.mark.parametrize("share", [0.7, 0.8, 0.9, 0.97])
def test_a_warc_cut_short_says_so(tmp_path: Path, gzipped: bool, share: float) -> None:
    raw, _ = crawl(gzipped)
    path = tmp_path / "crawl.warc"
    path.write_bytes(raw[: int(len(raw) * share)])
    found = brought(path)
    assert [s for s in found if "NotText" not in s][:2] != []
    assert "cut short" in found[-1]


def test_a_warc_in_one_gzip_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzip.compress(crawl(gzipped=False)[0]))
    errors = [a.found for a in arrivals(path) if isinstance(a.found, DatelineError)]
    assert "warcio recompress" in errors[0].hint


# --- feeds ------------------------------------------------------------------------------------------------


def test_the_pages_of_a_feed_are_fetched() -> None:
    items = [item("1", "Shells hit.", link=f"{SITE}/1"), item("2", WORDS), item("3", LONG, link=f"{SITE}/3")]
    world = World({f"{SITE}/rss": feed(*items), f"{SITE}/1": page("Shells hit Karvan on Sunday.")})
    first, second, third = arrivals(f"{SITE}/rss", world)
    assert "The mayor said" in report(first).text
    assert (report(first).published, report(first).outlet) == ("2034-03-13", "Harbour News")
    assert (report(first).url, first.address, first.part) == (f"{SITE}/1", f"{SITE}/1", None)
    assert report(second).text.endswith(WORDS)
    assert report(second).id == f"{SITE}/rss#2"
    assert report(third).text.endswith(LONG)
    assert world.pages_asked() == [f"{SITE}/rss", f"{SITE}/1"]


def test_a_bad_item_costs_only_itself() -> None:
    links = {"gone": 404, "busy": 429, "loop": httpx.Response(302, headers={"location": f"{SITE}/loop"})}
    links |= {"huge": b"x" * 10_000_001, "menu": "<html><body>Menu</body></html>", "fault": 500}
    items = [item(name, "Shells.", link=f"{SITE}/{name}") for name in links]
    world = World({f"{SITE}/{name}": answer for name, answer in links.items()})
    world.pages[f"{SITE}/rss"] = feed(item("empty", title=""), *items, item("last", WORDS))
    found = arrivals(f"{SITE}/rss", world)
    kinds = [a.found.kind if isinstance(a.found, DatelineError) else "report" for a in found]
    assert kinds == ["EmptyInput", *["FetchError"] * 4, "NoArticle", "FetchError", "report"]
    assert [a.address for a in found[1:-1]] == [f"{SITE}/{name}" for name in links]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        pytest.param("<rss>rubbish", "is no feed", id="broken"),
        pytest.param("<rss version='2.0'><channel><title>A</title></channel></rss>", None, id="empty"),
        pytest.param("", "is no feed", id="nothing"),
        pytest.param("\0\1\2", "is no feed", id="bytes"),
    ],
)
def test_rubbish_in_the_place_of_a_feed(body: str, message: str | None) -> None:
    if message is None:
        assert listed(body.encode(), "it") == []
        return
    with pytest.raises(DatelineError, match=message):
        listed(body.encode(), "it")


def test_a_feed_that_is_cut_short_gives_what_stands_before() -> None:
    whole, broken = listed(feed(item("urn:1", WORDS), item("urn:2", WORDS)).encode()[:-150], "it")
    assert (whole.key, type(whole.item).__name__) == ("urn:1", "Item")
    assert broken.key != whole.key


@pytest.mark.parametrize(
    "links", [("", "", ""), (f"{SITE}/1", f"{SITE}/2", f"{SITE}/3")], ids=["bare", "links"]
)
def test_items_that_share_a_guid_are_told_apart(links: tuple[str, ...]) -> None:
    items = [item("0", f"{n}: {WORDS}", link=link) for n, link in enumerate(links)]
    raw, turned = feed(*items, items[0]).encode(), feed(*reversed(items)).encode()
    keys = {entry.key for entry in listed(raw, "it")}
    assert len(listed(raw, "it")) == len(keys) == 3
    assert {entry.key for entry in listed(turned, "it")} == keys


def test_the_mark_of_an_item_changes_with_its_words() -> None:
    first, same, edited = (
        listed(feed(item("urn:1", words, link=f"{SITE}/1")).encode(), "it")[0]
        for words in (WORDS, WORDS, f"Correction: {WORDS}")
    )
    assert (first.key, first.mark) == (same.key, same.mark)
    assert first.key == edited.key
    assert first.mark != edited.mark


# --- sitemaps ---------------------------------------------------------------------------------------------


def test_pages_of_a_sitemap_and_of_the_sitemaps_in_it() -> None:
    inner = gzip.compress(sitemap(f"{SITE}/1", f"{SITE}/2").encode())
    index = sitemap(f"{SITE}/a.xml.gz", f"{SITE}/gone.xml", f"{SITE}/b.xml", kind="sitemapindex")
    world = World({f"{SITE}/sitemap.xml": index, f"{SITE}/a.xml.gz": inner})
    world.pages |= {f"{SITE}/b.xml": "<urlset><url><loc>", f"{SITE}/1": page("Shells hit Karvan.")}
    found = arrivals(f"{SITE}/sitemap.xml", world)
    assert [a.address for a in found] == [f"{SITE}/{n}" for n in ("1", "2", "gone.xml", "b.xml")]
    assert [a.found.kind for a in found[1:] if isinstance(a.found, DatelineError)] == [
        "FetchError",
        "FetchError",
        "NotText",
    ]


def test_a_sitemap_that_lists_itself_ends() -> None:
    world = World({f"{SITE}/s.xml": sitemap(f"{SITE}/s.xml", kind="sitemapindex")})
    assert arrivals(f"{SITE}/s.xml", world) == []
    assert len(world.pages_asked()) < 6


def test_a_sitemap_that_blows_up_is_refused() -> None:
    body = gzip.compress(b"<urlset>" + b" " * 60_000_000)
    (said,) = brought(f"{SITE}/s.xml.gz", World({f"{SITE}/s.xml.gz": body}))
    assert said.startswith("TooLarge")


def test_a_sitemap_opens_no_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret.example")
    body = f'<!DOCTYPE x [<!ENTITY s SYSTEM "file://{secret}">]><urlset><url><loc>https://&s;/</loc></url></urlset>'
    world = World({f"{SITE}/s.xml": body})
    brought(f"{SITE}/s.xml", world)
    assert not any("secret" in address for address in world.pages_asked())


# --- pages ------------------------------------------------------------------------------------------------


def test_one_page_that_is_named_is_fetched_without_asking_for_leave() -> None:
    pages = {f"{SITE}/1": page("Shells hit Karvan."), f"{SITE}/robots.txt": "User-agent: *\nDisallow: /"}
    world = World(pages)
    (arrival,) = arrivals(f"{SITE}/1", world, outlet="Harbour News")
    assert report(arrival).outlet == "Harbour News"
    assert arrival.raw == pages[f"{SITE}/1"].encode()


def test_what_cannot_be_fetched_is_named() -> None:
    assert brought(f"{SITE}/1") == [f"FetchError: {SITE}/1 answered 404 Not Found."]


def test_a_messenger_export_by_its_address() -> None:
    messages = [{"id": n, "type": "message", "text": f"{n}: {WORDS}"} for n in (1, 2)]
    world = World({f"{SITE}/result.json": json.dumps({"name": "A", "id": 5, "messages": messages})})
    assert brought(f"{SITE}/result.json", world) == [f"1: {WORDS}", f"2: {WORDS}"]

"""Watching: what is new comes once, what changed supersedes, what fails costs only itself and is tried again."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.world import World, feed, item, page, sitemap

from dateline.casebook import Casebook
from dateline.errors import CasebookError
from dateline.ingest.bring import Bringing
from dateline.records.events import Event, Reading
from dateline.records.text import Report, Span
from dateline.store import schema
from dateline.watch import Means, Source, Tally, Watch
from dateline.watch.visit import visit

SITE = "https://harbour.example"
FEED = Source("Harbour News", "feed", f"{SITE}/rss", 3_600.0)
WORDS = "Rebels shelled Karvan on Sunday, residents said."


@dataclass
class Desk:
    """A casebook, a web and a clock; each `once` is a new program that knows what the casebook knows."""

    where: str
    world: World
    broken: str = "BREAK"

    @cached_property
    def casebook(self) -> Casebook:
        return Casebook.open(self.where)

    def watch(self, *sources: Source, **polite: Any) -> Watch:
        bringing = Bringing(polite=self.world.polite(**polite))
        means = Means(self.casebook, self.read, bringing, lambda: self.world.now)
        return Watch(sources, means, self.world.sleep)

    def once(self, *sources: Source, force: bool = False) -> list[Tally]:
        return list(self.watch(*sources).once(force=force))

    def read(self, report: Report) -> Reading:
        if self.broken in report.text:
            raise ZeroDivisionError("broken on purpose")
        return Reading(report, (Event("ATTACK", (0,), (Span(0, 1),)),), reader="fake")

    def reports(self) -> dict[str, Any]:
        return {row.id: row for row in self.casebook.book.reports()}

    def standing(self) -> list[str]:
        """The last words of each report that nothing supersedes."""
        return sorted(r.text.splitlines()[-1] for r in self.reports().values() if r.superseded_by is None)


@pytest.fixture
def desk(casebook: Casebook) -> Desk:
    """Once with each database."""
    made = Desk(casebook.book.where, World())
    made.__dict__["casebook"] = casebook
    return made


@pytest.fixture
def small(tmp_path: Path) -> Desk:
    """For what does not depend on the database."""
    return Desk(str(tmp_path / "cases.db"), World())


def counts(tally: Tally) -> tuple[int, int, int, int, int]:
    """came, same, superseded, failed, later."""
    return tally.came, tally.same, tally.superseded, tally.failed, tally.later


# --- feeds ------------------------------------------------------------------------------------------------


def test_what_is_new_comes_once(desk: Desk) -> None:
    desk.world.pages |= {f"{SITE}/rss": feed(item("urn:1", link=f"{SITE}/1"), item("urn:2", WORDS))}
    desk.world.pages[f"{SITE}/1"] = page("Shells hit Karvan.")
    assert [counts(t) for t in desk.once(FEED)] == [(2, 0, 0, 0, 0)]
    assert [counts(t) for t in desk.once(FEED)] == [(0, 2, 0, 0, 0)]
    assert desk.world.pages_asked() == [f"{SITE}/rss", f"{SITE}/1", f"{SITE}/rss"]
    assert desk.casebook.book.count(schema.incidents) > 0


def test_an_item_that_is_edited_supersedes_and_the_old_is_kept(desk: Desk) -> None:
    for words in (WORDS, f"Correction: {WORDS}", f"Second correction: {WORDS}"):
        desk.world.pages[f"{SITE}/rss"] = feed(item("urn:1", words))
        (tally,) = desk.once(FEED)
    assert counts(tally) == (0, 0, 1, 0, 0)
    assert len(desk.reports()) == 3
    assert desk.standing() == [f"Second correction: {WORDS}"]


def test_an_item_that_changes_back_stands_again(small: Desk) -> None:
    for words in (WORDS, f"Correction: {WORDS}", WORDS):
        small.world.pages[f"{SITE}/rss"] = feed(item("urn:1", words))
        (tally,) = small.once(FEED)
    assert counts(tally) == (0, 0, 1, 0, 0)
    assert len(small.reports()) == 2
    assert small.standing() == [WORDS]


def test_a_page_that_is_edited_supersedes(small: Desk) -> None:
    for title, words in (("Shelling", "Shells hit Karvan."), ("Shelling, corrected", "Shells hit Gao.")):
        small.world.pages[f"{SITE}/rss"] = feed(item("urn:1", title=title, link=f"{SITE}/1"))
        small.world.pages[f"{SITE}/1"] = page(words)
        (tally,) = small.once(FEED)
    assert counts(tally) == (0, 0, 1, 0, 0)
    assert [words.split(".")[0] for words in small.standing()] == ["Shells hit Gao"]


def test_what_has_not_changed_is_not_sent_again(small: Desk) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.headers.get("if-none-match") == '"v1"':
            return httpx.Response(304)
        return httpx.Response(200, headers={"etag": '"v1"'}, text=feed(item("urn:1", WORDS)))

    small.world.pages[f"{SITE}/rss"] = answer
    assert counts(small.once(FEED)[0]) == (1, 0, 0, 0, 0)
    assert counts(small.once(FEED)[0]) == (0, 0, 0, 0, 0)
    assert small.world.requests[-1].headers["if-none-match"] == '"v1"'


def test_a_bad_item_costs_only_itself_and_is_tried_again(desk: Desk) -> None:
    items = [item(f"urn:{n}", link=f"{SITE}/{n}") for n in ("gone", "ill", "good")]
    answer = httpx.Response(200, headers={"etag": '"v1"'}, text=feed(*items, item("urn:4", "BREAK")))
    desk.world.pages |= {
        f"{SITE}/rss": answer,
        f"{SITE}/ill": 500,
        f"{SITE}/good": page("Shells hit Karvan."),
    }
    (tally,) = desk.once(FEED)
    assert counts(tally) == (1, 0, 0, 3, 0)
    assert [e.kind for _, e in tally.failures] == ["FetchError", "FetchError", "InternalError"]
    assert desk.casebook.retry() == [f"{SITE}/gone", f"{SITE}/ill", f"{SITE}/rss"]

    assert counts(desk.once(FEED)[0]) == (0, 1, 0, 0, 0)  # nothing is due yet
    desk.world.pages |= {
        f"{SITE}/gone": page("Gunmen attacked Gao."),
        f"{SITE}/ill": page("A mine went off."),
    }
    desk.broken = "nothing"
    desk.world.sleep(3_601)
    assert counts(desk.once(FEED)[0]) == (3, 1, 0, 0, 0)
    assert desk.casebook.retry() == []


def test_an_item_whose_link_is_none_costs_only_itself(small: Desk) -> None:
    bad, good = item("urn:1", link="http://[::1"), item("urn:2", link=f"{SITE}/2")
    small.world.pages |= {f"{SITE}/rss": feed(bad, good), f"{SITE}/2": page("Shells hit Karvan.")}
    (tally,) = small.once(FEED)
    assert counts(tally) == (1, 0, 0, 1, 0)
    assert "http://[::1 is no address" in tally.failures[0][1].message


def test_retry_does_not_wait(small: Desk) -> None:
    small.world.pages[f"{SITE}/rss"] = feed(item("urn:1", link=f"{SITE}/1"))
    assert counts(small.once(FEED)[0]) == (0, 0, 0, 1, 0)
    small.world.pages[f"{SITE}/1"] = page("Shells hit Karvan.")
    assert counts(small.once(FEED)[0]) == (0, 0, 0, 0, 0)
    assert counts(small.once(FEED, force=True)[0]) == (1, 0, 0, 0, 0)


def test_what_keeps_failing_is_tried_less_and_less(small: Desk) -> None:
    small.world.pages[f"{SITE}/rss"] = feed(item("urn:1", link=f"{SITE}/1"))
    for _ in range(30):
        small.once(FEED)
        small.world.sleep(3_600)
    tried = [int(at / 3_600) for at, address in small.world.asked if address == f"{SITE}/1"]
    assert tried == [0, 1, 3, 7, 15]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        pytest.param(404, "404", id="gone"),
        pytest.param(500, "500", id="fault"),
        pytest.param("<html>Welcome</html>", "is no feed", id="page in its place"),
        pytest.param("\0\1", "is no feed", id="rubbish"),
        pytest.param(httpx.Response(302, headers={"location": f"{SITE}/rss"}), "redirects", id="loop"),
        pytest.param(b"x" * 10_000_001, "larger than", id="huge"),
    ],
)
def test_a_bad_source_costs_only_itself(small: Desk, answer: Any, message: str) -> None:
    small.world.pages |= {f"{SITE}/rss": answer, "https://valley.example/rss": feed(item("urn:1", WORDS))}
    bad, good = small.once(FEED, replace(FEED, name="Valley", at="https://valley.example/rss"))
    if bad.source is not FEED:
        bad, good = good, bad
    assert counts(bad) == (0, 0, 0, 1, 0)
    assert message in bad.failures[0][1].message
    assert counts(good) == (1, 0, 0, 0, 0)
    (held,) = small.once(FEED)
    assert held.held is not None
    assert message in held.held
    small.world.pages[f"{SITE}/rss"] = feed(item("urn:2", f"Again: {WORDS}"))
    small.world.sleep(3_601)
    assert counts(small.once(FEED)[0]) == (1, 0, 0, 0, 0)
    assert small.casebook.retry() == []


def test_who_asks_us_to_wait_is_left_alone_for_so_long(small: Desk) -> None:
    small.world.pages[f"{SITE}/rss"] = httpx.Response(429, headers={"retry-after": "7200"})
    small.once(FEED)
    small.world.sleep(7_100)
    asked = len(small.world.asked)
    assert small.once(FEED)[0].held is not None
    assert len(small.world.asked) == asked
    small.world.sleep(200)
    small.once(FEED)
    assert len(small.world.asked) > asked


def test_a_host_that_is_busy_in_the_middle_gets_the_rest_later(small: Desk) -> None:
    items = [item(f"urn:{n}", link=f"{SITE}/{n}") for n in range(4)]
    small.world.pages |= {f"{SITE}/{n}": page(f"Shells hit Karvan {n} times.") for n in range(4)}
    small.world.pages |= {
        f"{SITE}/rss": feed(*items),
        f"{SITE}/1": httpx.Response(429, headers={"retry-after": "900"}),
    }
    (tally,) = small.once(FEED)
    assert counts(tally) == (1, 0, 0, 1, 1)
    assert tally.due_at == small.world.now + 900
    small.world.pages[f"{SITE}/1"] = page("Shells hit Karvan 1 time.")
    small.world.sleep(4_000)
    assert counts(small.once(FEED)[0]) == (3, 1, 0, 0, 0)


def test_one_visit_brings_so_many_and_the_next_the_rest(small: Desk) -> None:
    answer = feed(*(item(f"urn:{n}", f"{n}: {WORDS}") for n in range(5)))
    small.world.pages[f"{SITE}/rss"] = httpx.Response(200, headers={"etag": '"v1"'}, text=answer)
    source = replace(FEED, most=3)
    assert counts(small.once(source)[0]) == (3, 0, 0, 0, 2)
    assert counts(small.once(source)[0]) == (2, 3, 0, 0, 0)
    assert "if-none-match" not in small.world.requests[-1].headers


def test_a_feed_s_own_words_are_enough_where_one_says_so(small: Desk) -> None:
    small.world.pages[f"{SITE}/rss"] = feed(item("urn:1", WORDS, link=f"{SITE}/1"))
    assert counts(small.once(replace(FEED, pages=False))[0]) == (1, 0, 0, 0, 0)
    assert small.world.pages_asked() == [f"{SITE}/rss"]


def test_an_item_that_is_only_a_link_has_its_page(small: Desk) -> None:
    small.world.pages[f"{SITE}/rss"] = feed(item("urn:1", title="", link=f"{SITE}/1"))
    small.world.pages[f"{SITE}/1"] = page("Shells hit Karvan.")
    assert counts(small.once(FEED)[0]) == (1, 0, 0, 0, 0)


def test_two_feeds_with_the_same_numbers_do_not_meet(small: Desk) -> None:
    other = replace(FEED, name="Valley", at="https://valley.example/rss")
    small.world.pages |= {f"{SITE}/rss": feed(item("1", WORDS)), other.at: feed(item("1", f"Again: {WORDS}"))}
    assert [counts(t) for t in small.once(FEED, other)] == [(1, 0, 0, 0, 0)] * 2
    assert len(small.standing()) == 2


# --- stopping and going on --------------------------------------------------------------------------------


def test_a_visit_that_is_cut_off_is_taken_up_where_it_stopped(desk: Desk) -> None:
    items = [item(f"urn:{n}", link=f"{SITE}/{n}") for n in range(3)]
    answer = httpx.Response(200, headers={"etag": '"v1"'}, text=feed(*items))
    desk.world.pages |= {f"{SITE}/rss": answer}
    desk.world.pages |= {f"{SITE}/{n}": page(f"Shells hit Karvan {n} times.") for n in range(3)}

    def killed(request: httpx.Request) -> httpx.Response:
        raise SystemExit("killed")

    desk.world.pages[f"{SITE}/1"] = killed
    with pytest.raises(SystemExit):
        desk.once(FEED)
    assert len(desk.reports()) == 1
    desk.world.pages[f"{SITE}/1"] = page("Shells hit Karvan 1 time.")
    assert counts(desk.once(FEED)[0]) == (2, 1, 0, 0, 0)
    assert desk.world.pages_asked().count(f"{SITE}/0") == 1


def test_what_a_cut_off_run_brought_is_linked_by_the_next(small: Desk) -> None:
    small.world.pages[f"{SITE}/rss"] = feed(item("urn:1", WORDS))
    watch = small.watch(FEED)
    for _ in watch._visits([visit(source, watch.means) for source in watch.sources]):
        pass  # killed before linking
    assert small.casebook.book.count(schema.incidents) == 0
    small.once(FEED)
    assert small.casebook.book.count(schema.incidents) == 1


def test_a_source_is_visited_when_it_is_due(small: Desk) -> None:
    small.world.pages[f"{SITE}/rss"] = feed(item("urn:1", WORDS))
    follow = small.watch(FEED, replace(FEED, name="Valley", at=f"{SITE}/rss2", every_s=10_000)).follow()
    seen = [next(follow) for _ in range(5)]
    assert [t.source.name for t in seen if not t.failed] == ["Harbour News"] * 3
    at = [at for at, address in small.world.asked if address == f"{SITE}/rss"]
    assert [round(b - a, -2) for a, b in pairwise(at)] == [3_600, 3_600]


def test_who_waits_does_not_keep_the_others_waiting(small: Desk) -> None:
    slow = [item(f"urn:{n}", link=f"{SITE}/{n}") for n in range(3)]
    other = replace(FEED, name="Valley", at="https://valley.example/rss")
    small.world.pages |= {f"{SITE}/rss": feed(*slow), other.at: feed(item("urn:a", WORDS))}
    small.world.pages |= {f"{SITE}/robots.txt": "User-agent: *\nCrawl-delay: 60"}
    small.world.pages |= {f"{SITE}/{n}": page(f"Shells hit Karvan {n} times.") for n in range(3)}
    first, second = small.once(FEED, other)
    assert (first.source.name, second.source.name) == ("Valley", "Harbour News")
    assert [round(at) for at, a in small.world.asked if a.startswith(f"{SITE}/") and "robots" not in a] == [
        0,
        60,
        120,
        180,
    ]


def test_a_casebook_that_cannot_be_written_ends_it(small: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    small.world.pages[f"{SITE}/rss"] = feed(item("urn:1", WORDS))

    def full(*_: object, **__: object) -> bool:
        raise CasebookError("The disk is full.")

    monkeypatch.setattr(Casebook, "add", full)
    with pytest.raises(CasebookError, match="full"):
        small.once(FEED)


# --- sitemaps and pages -----------------------------------------------------------------------------------


def test_pages_of_a_sitemap_newest_first(small: Desk) -> None:
    source = Source("Valley", "sitemap", f"{SITE}/s.xml", 3_600.0, match="*/news/*", most=2)
    days = {"1": "2034-03-11", "2": "2034-03-13", "3": "2034-03-12"}
    rows = [f"<url><loc>{SITE}/news/{n}</loc><lastmod>{day}</lastmod></url>" for n, day in days.items()]
    other = f"<url><loc>{SITE}/sport/4</loc></url>"
    small.world.pages[f"{SITE}/s.xml"] = f"<urlset>{''.join(rows)}{other}</urlset>"
    small.world.pages |= {f"{SITE}/news/{n}": page(f"Shells hit Karvan {n} times.") for n in days}
    assert counts(small.once(source)[0]) == (2, 0, 0, 0, 1)
    assert small.world.pages_asked()[1:] == [f"{SITE}/news/2", f"{SITE}/news/3"]
    assert counts(small.once(source)[0]) == (1, 2, 0, 0, 0)


def test_an_address_that_is_listed_twice_counts_once(small: Desk) -> None:
    source = Source("Valley", "sitemap", f"{SITE}/s.xml", 3_600.0)
    rows = [f"<url><loc>{SITE}/1</loc><lastmod>{day}</lastmod></url>" for day in ("2034-03-12", "2034-03-11")]
    small.world.pages |= {
        f"{SITE}/s.xml": f"<urlset>{''.join(rows)}</urlset>",
        f"{SITE}/1": page("Shells hit."),
    }
    assert [counts(small.once(source)[0]) for _ in "12"] == [(1, 0, 0, 0, 0), (0, 1, 0, 0, 0)]
    assert small.world.pages_asked().count(f"{SITE}/1") == 1


def test_a_page_is_read_again_when_the_sitemap_says_that_it_changed(desk: Desk) -> None:
    source = Source("Valley", "sitemap", f"{SITE}/s.xml", 3_600.0)
    for lastmod, words in (
        ("2034-03-11", "Shells hit Karvan."),
        ("2034-03-12", "Correction: shells hit Gao."),
    ):
        desk.world.pages |= {f"{SITE}/s.xml": sitemap(f"{SITE}/1", lastmod=lastmod), f"{SITE}/1": page(words)}
        (tally,) = desk.once(source)
    assert counts(tally) == (0, 0, 1, 0, 0)
    assert len(desk.reports()) == 2


def test_sitemaps_that_have_not_changed_are_not_read_again(small: Desk) -> None:
    source = Source("Valley", "sitemap", f"{SITE}/index.xml", 3_600.0)
    small.world.pages |= {
        f"{SITE}/index.xml": sitemap(f"{SITE}/a.xml", f"{SITE}/gone.xml", kind="sitemapindex"),
        f"{SITE}/a.xml": sitemap(f"{SITE}/1"),
        f"{SITE}/1": page("Shells hit Karvan."),
    }
    (tally,) = small.once(source)
    assert counts(tally) == (1, 0, 0, 1, 0)
    small.once(source)
    assert small.world.pages_asked().count(f"{SITE}/a.xml") == 1
    small.world.pages[f"{SITE}/gone.xml"] = sitemap(f"{SITE}/2")
    small.world.pages[f"{SITE}/2"] = page("Gunmen attacked Gao.")
    small.world.sleep(3_601)
    assert counts(small.once(source)[0]) == (1, 1, 0, 0, 0)


def test_one_page_that_is_followed(small: Desk) -> None:
    source = Source("Live", "page", f"{SITE}/live", 600.0, outlet="Harbour News")
    for words in ("Shells hit Karvan.", "Shells hit Karvan.", "Shells hit Karvan and Gao."):
        small.world.pages[f"{SITE}/live"] = page(words)
        (tally,) = small.once(source)
    assert counts(tally) == (0, 0, 1, 0, 0)
    assert {r.outlet for r in small.reports().values()} == {"Harbour News"}
    assert len(small.standing()) == 1


# --- files ------------------------------------------------------------------------------------------------


def write(path: Path, words: str, at: int = 0) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")
    os.utime(path, (2_000_000_000 + at, 2_000_000_000 + at))


def test_a_folder_brings_what_is_new_and_what_changed(desk: Desk, tmp_path: Path) -> None:
    source = Source("Inbox", "folder", str(tmp_path / "inbox"), 60.0)
    write(tmp_path / "inbox" / "a.txt", "Shells hit Karvan.")
    write(tmp_path / "inbox" / "b.jsonl", '{"id": "b1", "text": "Gunmen attacked Gao."}\n')
    assert counts(desk.once(source)[0]) == (2, 0, 0, 0, 0)
    assert counts(desk.once(source)[0]) == (0, 2, 0, 0, 0)
    write(tmp_path / "inbox" / "a.txt", "Shells hit Karvan twice.", at=1)
    write(
        tmp_path / "inbox" / "b.jsonl", '{"id": "b1", "text": "Gunmen attacked Gao again."}\nrubbish\n', at=1
    )
    assert counts(desk.once(source)[0]) == (0, 0, 2, 1, 0)
    assert desk.standing() == ["Gunmen attacked Gao again.", "Shells hit Karvan twice."]
    assert desk.casebook.retry() == [str(tmp_path / "inbox" / "b.jsonl")]
    write(tmp_path / "inbox" / "b.jsonl", '{"id": "b1", "text": "Gunmen attacked Gao again."}\n', at=2)
    assert counts(desk.once(source)[0]) == (0, 2, 0, 0, 0)
    assert desk.casebook.retry() == []


def test_a_folder_that_is_not_there(small: Desk, tmp_path: Path) -> None:
    (tally,) = small.once(Source("Inbox", "folder", str(tmp_path / "none"), 60.0))
    assert "is no folder" in tally.failures[0][1].message


def export(*messages: tuple[int, str]) -> str:
    rows = [
        {"id": id_, "type": "message", "text": words, "date": "2034-03-13T10:00:00"}
        for id_, words in messages
    ]
    return json.dumps({"name": "Valley Monitor", "type": "public_channel", "id": 7, "messages": rows})


def test_a_channel_s_export_brings_new_and_edited_messages(desk: Desk, tmp_path: Path) -> None:
    source = Source("Valley Monitor", "telegram", str(tmp_path / "tg"), 60.0)
    write(tmp_path / "tg" / "note.txt", "Not a message.")
    write(tmp_path / "tg" / "result.json", export((1, "Shells hit Karvan."), (2, "Gunmen attacked Gao.")))
    assert counts(desk.once(source)[0]) == (2, 0, 0, 0, 0)
    write(
        tmp_path / "tg" / "result.json",
        export(
            (1, "Shells hit Karvan."), (2, "Correction: gunmen attacked Tel Arin."), (3, "A mine went off.")
        ),
        at=1,
    )
    assert counts(desk.once(source)[0]) == (1, 1, 1, 0, 0)
    assert len(desk.reports()) == 4
    assert {r.outlet for r in desk.reports().values()} == {"Valley Monitor"}


def test_a_file_of_lines_is_read_on_where_it_was_left(small: Desk, tmp_path: Path) -> None:
    path = tmp_path / "crawl.jsonl"
    source = Source("Crawl", "lines", str(path), 60.0)
    lines = [json.dumps({"id": f"r{n}", "text": f"Shells hit Karvan {n} times."}) + "\n" for n in range(4)]
    path.write_text(lines[0] + "rubbish\n" + lines[1][:20])
    assert counts(small.once(source)[0]) == (1, 0, 0, 1, 0)
    path.write_text(lines[0] + "rubbish\n" + lines[1] + lines[2])
    assert counts(small.once(source)[0]) == (2, 0, 0, 0, 0)
    assert counts(small.once(source)[0]) == (0, 0, 0, 0, 0)
    assert small.casebook.retry() == [str(path)]
    path.write_text(lines[3] + lines[0])  # another file under the same name
    assert counts(small.once(source)[0]) == (1, 1, 0, 0, 0)


NASTY = (
    {"id": "a\0b"},
    {"id": "\ud800"},
    {"id": "x" * 9_000},
    {"id": "long", "url": "https://h.example/" + "x" * 9_000},
    {"id": "odd", "url": "https://h.example/\ud800"},
    {"id": "language", "language": "e\0"},
    {"id": "title", "title": "Shelling\0in \ud800 Karvan"},
    {"id": "outlet", "outlet": "Harbour\0 " + "x" * 9_000},
    {"id": "good"},
)


def test_what_no_database_can_keep_costs_only_itself(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "crawl.jsonl"
    path.write_text("".join(json.dumps({"text": WORDS, **row}) + "\n" for row in NASTY))
    (tally,) = desk.once(Source("Crawl", "lines", str(path), 60.0))
    assert counts(tally) == (3, 0, 0, 6, 0)
    assert {error.kind for _, error in tally.failures} == {"BadRecord"}
    assert set(desk.reports()) == {"title", "outlet", "good"}


def test_a_file_whose_name_is_no_text(desk: Desk, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name, words in ((b"caf\xe9.txt", b"Shells hit Karvan."), (b"vid\xe9.txt", b"")):
        Path(os.fsdecode(os.fsencode(inbox) + b"/" + name)).write_bytes(words)
    source = Source("Inbox", "folder", str(inbox), 60.0)
    assert counts(desk.once(source)[0]) == (1, 0, 0, 1, 0)
    assert counts(desk.once(source)[0]) == (0, 1, 0, 0, 0)


def test_an_item_with_a_key_without_end(desk: Desk) -> None:
    desk.world.pages |= {
        f"{SITE}/rss": feed(item("urn:" + "x" * 9_000, link=f"{SITE}/1"), item("urn:2", WORDS))
    }
    desk.world.pages[f"{SITE}/1"] = page("Shells hit Karvan.")
    assert counts(desk.once(FEED)[0]) == (2, 0, 0, 0, 0)
    assert counts(desk.once(FEED)[0]) == (0, 2, 0, 0, 0)

"""Politeness: robots.txt, pauses, asking only for what changed, waiting where one is asked to."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest
from tests.world import World

from dateline import __version__
from dateline.errors import FetchError

SITE = "https://harbour.example"


def test_there_is_a_pause_between_two_requests_to_a_host() -> None:
    world = World({f"{SITE}/1": "a", f"{SITE}/2": "b", "https://valley.example/1": "c"})
    polite = world.polite(delay_s=5)
    for address in (f"{SITE}/1", "https://valley.example/1", f"{SITE}/2"):
        polite.get(address)
    assert [(t, a) for t, a in world.asked if "robots" not in a] == [
        (0, f"{SITE}/1"),
        (0, "https://valley.example/1"),
        (5, f"{SITE}/2"),
    ]


@pytest.mark.parametrize(
    ("rules", "pause"),
    [
        pytest.param("User-agent: *\nCrawl-delay: 20", 20, id="crawl delay"),
        pytest.param("User-agent: *\nRequest-rate: 1/30", 30, id="request rate"),
        pytest.param("User-agent: *\nCrawl-delay: 1", 3, id="never less than ours"),
        pytest.param("User-agent: other\nCrawl-delay: 20", 3, id="meant for another program"),
        pytest.param(
            "User-agent: dateline\nCrawl-delay: 9\n\nUser-agent: *\nCrawl-delay: 20", 9, id="for us"
        ),
    ],
)
def test_the_pause_that_a_host_asks_for(rules: str, pause: float) -> None:
    world = World({f"{SITE}/robots.txt": rules, f"{SITE}/1": "a"})
    polite = world.polite()
    polite.get(f"{SITE}/1")
    assert polite.ready_at(f"{SITE}/2") - world.now == pause


@pytest.mark.parametrize(
    ("robots", "message"),
    [
        pytest.param("User-agent: *\nDisallow: /", "robots.txt of harbour.example does not let", id="all"),
        pytest.param("User-agent: dateline\nDisallow: /1", "does not let programs fetch", id="us by name"),
        pytest.param("User-agent: *\nDisallow: /2", None, id="another page"),
        pytest.param(404, None, id="no rules"),
        pytest.param(403, None, id="rules that are kept from us"),
        pytest.param("<html>Not here</html>", None, id="a page in the place of rules"),
        pytest.param(500, "robots.txt of harbour.example cannot be had", id="a host that is ill"),
        pytest.param(429, "cannot be had", id="a host that is busy"),
    ],
)
def test_robots_txt_is_kept_to(robots: str | int, message: str | None) -> None:
    world = World({f"{SITE}/robots.txt": robots, f"{SITE}/1": "a"})
    if message is None:
        assert world.polite().get(f"{SITE}/1").raw == b"a"
        return
    with pytest.raises(FetchError, match=re.escape(message)) as caught:
        world.polite().get(f"{SITE}/1")
    assert caught.value.hint
    assert world.pages_asked() == []


def test_rules_are_asked_for_once_a_day() -> None:
    world = World({f"{SITE}/1": "a"})
    polite = world.polite()
    for pause in (0, 100, 90_000):
        world.sleep(pause)
        polite.get(f"{SITE}/1")
    assert [a for _, a in world.asked].count(f"{SITE}/robots.txt") == 2


def test_a_redirect_is_asked_for_at_its_own_host() -> None:
    moved = httpx.Response(301, headers={"location": "https://valley.example/2"})
    rules = "User-agent: *\nDisallow: /"
    world = World({f"{SITE}/1": moved, "https://valley.example/robots.txt": rules})
    with pytest.raises(FetchError, match=r"robots.txt of valley.example"):
        world.polite().get(f"{SITE}/1")
    assert world.pages_asked() == [f"{SITE}/1"]


def test_only_what_changed_is_sent_again() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        same = request.headers.get("if-none-match") == '"v1"'
        return httpx.Response(304 if same else 200, headers={"etag": '"v1"'}, content=b"" if same else b"a")

    world = World({f"{SITE}/1": answer})
    polite = world.polite()
    first = polite.get(f"{SITE}/1")
    assert (first.raw, first.etag, first.unchanged) == (b"a", '"v1"', False)
    assert polite.get(f"{SITE}/1", etag=first.etag).unchanged


def test_the_time_of_the_last_change_is_given_back() -> None:
    world = World({f"{SITE}/1": httpx.Response(304)})
    day = "Mon, 13 Mar 2034 08:00:00 GMT"
    assert world.polite().get(f"{SITE}/1", last_modified=day).unchanged
    assert world.requests[-1].headers["if-modified-since"] == day


def test_we_say_who_we_are() -> None:
    world = World({f"{SITE}/1": "a"})
    world.polite().get(f"{SITE}/1")
    assert {r.headers["user-agent"].split()[0] for r in world.requests} == {f"dateline/{__version__}"}


def busy(status: int, **headers: str) -> httpx.Response:
    return httpx.Response(status, headers={k.replace("_", "-"): v for k, v in headers.items()})


@pytest.mark.parametrize(
    ("answer", "wait_s"),
    [
        pytest.param(busy(429, retry_after="90"), 90, id="seconds"),
        pytest.param(busy(429), 60, id="not said for how long"),
        pytest.param(busy(503), 60, id="service unavailable"),
        pytest.param(busy(500), None, id="a fault says nothing about waiting"),
        pytest.param(busy(500, retry_after="30"), 30, id="a fault with a time"),
        pytest.param(busy(429, retry_after="99999999"), 86_400, id="a day at most"),
        pytest.param(busy(429, retry_after="soon"), 60, id="rubbish"),
    ],
)
def test_who_asks_us_to_wait_is_waited_for(answer: httpx.Response, wait_s: float | None) -> None:
    world = World({f"{SITE}/1": answer})
    polite = world.polite()
    with pytest.raises(FetchError, match=str(answer.status_code)) as caught:
        polite.get(f"{SITE}/1")
    assert (caught.value.status, caught.value.wait_s) == (answer.status_code, wait_s)
    assert polite.ready_at(f"{SITE}/2") == world.now + (wait_s or 3)


def test_a_time_to_come_back_at() -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=600), usegmt=True)
    world = World({f"{SITE}/1": busy(503, retry_after=later)})
    with pytest.raises(FetchError) as caught:
        world.polite().get(f"{SITE}/1")
    assert caught.value.wait_s == pytest.approx(600, abs=5)


def test_the_wait_grows_and_ends_when_it_goes_well() -> None:
    world = World({f"{SITE}/1": 429})
    polite, waits = world.polite(), []
    for _ in range(3):
        world.now = polite.ready_at(f"{SITE}/1")
        with pytest.raises(FetchError) as caught:
            polite.get(f"{SITE}/1")
        waits.append(caught.value.wait_s)
    assert waits == [60, 120, 240]
    world.now, world.pages[f"{SITE}/1"] = polite.ready_at(f"{SITE}/1"), "a"
    polite.get(f"{SITE}/1")
    assert polite.ready_at(f"{SITE}/1") == world.now + 3


def test_patience_has_an_end() -> None:
    world = World({f"{SITE}/1": busy(429, retry_after="5000"), f"{SITE}/2": "b"})
    polite = world.polite()
    with pytest.raises(FetchError):
        polite.get(f"{SITE}/1")
    with pytest.raises(FetchError, match="5000 seconds more") as caught:
        polite.get(f"{SITE}/2")
    assert caught.value.wait_s == 5000
    assert world.pages_asked() == [f"{SITE}/1"]


@pytest.mark.parametrize(
    ("address", "message"),
    [
        pytest.param("ftp://harbour.example/1", "no web address", id="no web address"),
        pytest.param("http://127.0.0.1/1", "local network", id="local network"),
    ],
)
def test_what_is_never_fetched(address: str, message: str) -> None:
    world = World()
    polite = world.polite()
    polite.network = type(polite.network)(lambda host, port: [host], polite.network.transport)
    with pytest.raises(FetchError, match=message):
        polite.get(address)
    assert world.asked == []


@pytest.mark.parametrize("address", ["http://[::1", "http://[", "ftp://harbour.example/1", "nothing"])
def test_what_is_no_address_is_said(address: str) -> None:
    with pytest.raises(FetchError, match=r"is no (web )?address"):
        World().polite().get(address)

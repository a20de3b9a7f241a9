"""Fetching: limits of time, size and redirects, and no way into the local network. All against 127.0.0.1."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module

import pytest

from dateline.errors import FetchError
from dateline.ingest import fetch
from dateline.ingest.fetch import is_public


class Pages(BaseHTTPRequestHandler):
    """A few pages, good and bad."""

    def do_GET(self) -> None:
        name = self.path.strip("/").replace("-", "_") or "page"
        getattr(self, name, self.missing)()

    def page(self) -> None:
        self.answer(200, b"<p>Shells hit Tel Arin.</p>")

    def missing(self) -> None:
        self.answer(404, b"no")

    def loop(self) -> None:
        self.answer(302, b"", "/loop")

    def moved(self) -> None:
        self.answer(301, b"", "/page")

    def to_file(self) -> None:
        self.answer(302, b"", "file:///etc/passwd")

    def to_metadata(self) -> None:
        self.answer(302, b"", "http://169.254.169.254/latest")

    def host(self) -> None:
        self.answer(200, str(self.headers["Host"]).encode())

    def hang(self) -> None:
        time.sleep(3)

    def drip(self) -> None:
        self.start(200)
        self.pour(b"x", pause_s=0.05, count=200)

    def huge(self) -> None:
        self.start(200)
        self.pour(b"x" * 100_000, pause_s=0, count=100)

    def start(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")

    def answer(self, status: int, body: bytes, location: str | None = None) -> None:
        self.start(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def pour(self, chunk: bytes, *, pause_s: float, count: int) -> None:
        self.end_headers()
        try:
            for _ in range(count):
                self.wfile.write(chunk)
                time.sleep(pause_s)
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:
        """Tests print nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_a_page(site: str) -> None:
    page = fetch(f"{site}/page", allow_local=True)
    assert page.raw == b"<p>Shells hit Tel Arin.</p>"
    assert page.content_type == "text/html; charset=utf-8"


def test_a_redirect_gives_the_last_address(site: str) -> None:
    assert fetch(f"{site}/moved", allow_local=True).url == f"{site}/page"


def test_the_host_is_told_although_we_connect_to_an_address(site: str) -> None:
    at = site.replace("127.0.0.1", "localhost")
    assert fetch(f"{at}/host", allow_local=True).raw.decode() == at.removeprefix("http://")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        pytest.param("/nothing", "404", id="not found"),
        pytest.param("/loop", "redirects more than 3 times", id="redirect loop"),
        pytest.param("/to-file", "no web address", id="redirect to a file"),
        pytest.param("/huge", "larger than 1,000,000 bytes", id="huge body"),
        pytest.param("/hang", "within 0.5 seconds", id="no answer"),
        pytest.param("/drip", "within 0.5 seconds", id="an answer that does not end"),
    ],
)
def test_what_is_given_up(site: str, path: str, message: str) -> None:
    started = time.monotonic()
    with pytest.raises(FetchError, match=message) as caught:
        fetch(site + path, allow_local=True, timeout_s=0.5, max_bytes=1_000_000, max_redirects=3)
    assert site in caught.value.message or "file:" in caught.value.message
    assert caught.value.hint
    assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost:8000/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://169.254.169.254/latest",
        "http://224.0.0.1/",
        "http://0.0.0.0/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://2130706433/",
        "http://0x7f.1/",
    ],
)
def test_the_local_network_is_not_fetched(url: str) -> None:
    with pytest.raises(FetchError, match="local network") as caught:
        fetch(url, timeout_s=0.5)
    assert "--allow-local" in caught.value.hint


def test_a_redirect_into_the_local_network(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server itself is taken for a public one: only its redirect is bad."""
    monkeypatch.setattr(
        import_module("dateline.ingest.fetch"), "is_public", lambda address: address == "127.0.0.1"
    )
    with pytest.raises(FetchError, match=r"169\.254\.169\.254.*local network"):
        fetch(f"{site}/to-metadata", timeout_s=1)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        pytest.param("file:///etc/passwd", "no web address", id="file"),
        pytest.param("ftp://example.org/x", "no web address", id="ftp"),
        pytest.param("https://", "no web address|no address", id="no host"),
        pytest.param("http://user:pass@example.org/", "user name or password", id="password"),
        pytest.param("http://[bad/", "no address", id="broken"),
        pytest.param("http://example.org:99999/", "no address", id="bad port"),
        pytest.param("http://no-such-host.invalid/", "not known", id="unknown host"),
    ],
)
def test_what_is_no_address(url: str, message: str) -> None:
    with pytest.raises(FetchError, match=message):
        fetch(url, timeout_s=1)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("100.64.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("fe80::1%eth0", False),
        ("ff02::1", False),
        ("240.0.0.1", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) == public

"""A web of a few pages for the tests: no network, no clock but this one, no sleeping."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx

from dateline.ingest.fetch import Network
from dateline.ingest.polite import Polite

Answer = httpx.Response | str | bytes | int | Callable[[httpx.Request], httpx.Response]
START = 2_000_000_000.0


@dataclass
class World:
    """`pages` maps an address to its body, a status, a response, or what makes one; what is not there is 404.

    `asked` are the requests in order, with the time and the address.
    """

    pages: dict[str, Any] = field(default_factory=dict)
    now: float = START
    asked: list[tuple[float, str]] = field(default_factory=list)
    requests: list[httpx.Request] = field(default_factory=list)

    def polite(self, **options: Any) -> Polite:
        network = Network(lambda host, port: ["93.184.216.34"], httpx.MockTransport(self._answer))
        return Polite(network=network, clock=lambda: self.now, sleep=self.sleep, **options)

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def pages_asked(self) -> list[str]:
        """The addresses asked for, without robots.txt."""
        return [address for _, address in self.asked if not address.endswith("/robots.txt")]

    def _answer(self, request: httpx.Request) -> httpx.Response:
        address = f"{request.url.scheme}://{request.headers['host']}{request.url.raw_path.decode()}"
        self.asked.append((self.now - START, address))
        self.requests.append(request)
        found: Answer = self.pages.get(address, 404)
        if callable(found) and not isinstance(found, httpx.Response):
            found = found(request)
        if isinstance(found, int):
            return httpx.Response(found)
        if isinstance(found, httpx.Response):
            return httpx.Response(found.status_code, headers=found.headers, content=found.content)
        kind = "text/html; charset=utf-8" if str(found).startswith("<html") else "application/xml"
        return httpx.Response(200, headers={"content-type": kind}, content=found)


def page(words: str, title: str = "Shelling in Karvan") -> str:
    """A page with one article."""
    return (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{words} The mayor said that"
        " the market was closed and that roads to the north were cut for the rest of the day.</p></article>"
        "</body></html>"
    )


def feed(*items: str, title: str = "Harbour News") -> str:
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title><language>en</language>'
        + "".join(items)
        + "</channel></rss>"
    )


def item(guid: str, words: str = "", *, link: str = "", title: str = "Shelling in Karvan") -> str:
    linked = f"<link>{link}</link>" if link else ""
    return (
        f"<item><title>{title}</title>{linked}<guid>{guid}</guid><description>{words}</description>"
        "<pubDate>Mon, 13 Mar 2034 08:00:00 GMT</pubDate></item>"
    )


def sitemap(*addresses: str, lastmod: str = "2034-03-13", kind: str = "urlset") -> str:
    tag = "url" if kind == "urlset" else "sitemap"
    inner = "".join(f"<{tag}><loc>{a}</loc><lastmod>{lastmod}</lastmod></{tag}>" for a in addresses)
    return (
        f'<?xml version="1.0"?><{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</{kind}>'
    )


@contextmanager
def served() -> Iterator[tuple[str, dict[str, str]]]:
    """A real server on this machine, and its pages: path -> body; what is not there is 404."""
    pages: dict[str, str] = {}

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path)
            self.send_response(404 if body is None else 200)
            html = (body or "").startswith("<html")
            self.send_header("Content-Type", "text/html" if html else "application/xml")
            self.end_headers()
            self.wfile.write((body or "").encode())

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", pages
    server.shutdown()

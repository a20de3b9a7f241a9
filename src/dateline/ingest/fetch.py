"""Pages from the web, within limits of time, size and redirects, and not from the local network."""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cached_property
from hashlib import sha256
from urllib.parse import urljoin, urlsplit

import httpx

from dateline import __version__
from dateline.errors import FetchError

TIMEOUT_S = 20.0
MAX_BYTES = 10_000_000
MAX_REDIRECTS = 5
NAME = "dateline"


def agent_of(contact: str | None = None) -> str:
    """Who we say that we are; `contact` is where a site can reach who runs this."""
    return f"{NAME}/{__version__} ({'; '.join(filter(None, ('reads news reports', contact)))})"


AGENT = agent_of()
_SAVE = "Save the page in a browser and give the file."
_LATER = f"Try again later. {_SAVE}"
# What to do about an answer that is no page, by its status.
_HINTS = {
    404: "Check the address.",
    410: "Check the address.",
    429: "Try again later.",
    503: "Try again later.",
}


@dataclass(frozen=True)
class Fetched:
    """A raw document, the address it came from after redirects, and what the server says of it.

    `etag` and `last_modified` are for asking again; `unchanged`: it is as it was then, and `raw` is empty.
    """

    raw: bytes
    url: str
    content_type: str | None
    etag: str | None = None
    last_modified: str | None = None
    unchanged: bool = False

    @cached_property
    def digest(self) -> str:
        """Made once, however many reports a feed gives."""
        return sha256(self.raw).hexdigest()


def addresses_of(host: str, port: int) -> list[str]:
    """The addresses of a host, as this machine knows them."""
    return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


@dataclass(frozen=True)
class Network:
    """How hosts are found and asked; a test hands in its own."""

    resolve: Callable[[str, int], list[str]] = addresses_of
    transport: httpx.BaseTransport | None = None


NETWORK = Network()


@dataclass(frozen=True)
class _Limits:
    allow_local: bool
    timeout_s: float
    max_bytes: int
    deadline: float
    network: Network
    headers: dict[str, str]


def fetch(
    url: str,
    *,
    allow_local: bool = False,
    timeout_s: float = TIMEOUT_S,
    max_bytes: int = MAX_BYTES,
    max_redirects: int = MAX_REDIRECTS,
    etag: str | None = None,
    last_modified: str | None = None,
    agent: str = AGENT,
    allowed: Callable[[str], None] = lambda address: None,
    network: Network = NETWORK,
) -> Fetched:
    """A page, within `timeout_s` for all hops together. `FetchError` says what went wrong and what to do.

    Each hop's host is resolved and checked before we connect, and we connect to the address that was checked.
    `etag` and `last_modified` as fetched before: a page that has not changed is not sent again. `allowed` is
    asked before each hop and raises where an address must not be fetched.
    """
    asked = {"If-None-Match": etag, "If-Modified-Since": last_modified, "User-Agent": agent}
    headers = {name: value for name, value in asked.items() if value}
    limits = _Limits(allow_local, timeout_s, max_bytes, time.monotonic() + timeout_s, network, headers)
    at = url
    for _ in range(max_redirects + 1):
        allowed(at)
        answer = _hop(at, url, limits)
        if isinstance(answer, Fetched):
            return answer
        at = answer
    raise FetchError(
        f"{url} redirects more than {max_redirects} times.", hint="Give the final address of the page."
    )


def _hop(at: str, url: str, limits: _Limits) -> Fetched | str:
    """The page, or the address that this one redirects to."""
    host, address = _checked(at, limits)
    target = httpx.URL(at).copy_with(host=address)
    headers = {
        "Host": httpx.URL(at).netloc.decode("ascii"),
        "Accept": "text/html,text/plain,*/*;q=0.5",
        **limits.headers,
    }
    try:
        with (
            httpx.Client(
                follow_redirects=False,
                trust_env=False,
                timeout=_left(url, limits),
                transport=limits.network.transport,
            ) as client,
            client.stream("GET", target, headers=headers, extensions={"sni_hostname": host}) as response,
        ):
            if response.has_redirect_location:
                return urljoin(at, response.headers["location"])
            return _answer(response, at, limits)
    except httpx.TimeoutException as error:
        raise _too_slow(url, limits) from error
    except httpx.HTTPError as error:
        raise FetchError(
            f"{url} could not be fetched: {error or type(error).__name__}.", hint=_LATER
        ) from error


def _answer(response: httpx.Response, at: str, limits: _Limits) -> Fetched:
    unchanged = response.status_code == httpx.codes.NOT_MODIFIED
    if not unchanged:
        _check_status(response, at)
    raw = b"" if unchanged else b"".join(_chunks(response, at, limits))
    said = response.headers
    return Fetched(raw, at, said.get("content-type"), said.get("etag"), said.get("last-modified"), unchanged)


def _chunks(response: httpx.Response, url: str, limits: _Limits) -> Iterator[bytes]:
    """The body as it comes, until the deadline or the size limit."""
    size = 0
    for chunk in response.iter_bytes():
        size += len(chunk)
        if size > limits.max_bytes:
            raise FetchError(f"{url} is larger than {limits.max_bytes:,} bytes.", hint=_SAVE)
        _left(url, limits)
        yield chunk


def _left(url: str, limits: _Limits) -> float:
    """The seconds until the deadline. `FetchError` where there are none."""
    left = limits.deadline - time.monotonic()
    if left <= 0:
        raise _too_slow(url, limits)
    return left


def _too_slow(url: str, limits: _Limits) -> FetchError:
    return FetchError(f"{url} did not answer in full within {limits.timeout_s:g} seconds.", hint=_LATER)


def _check_status(response: httpx.Response, url: str) -> None:
    if response.status_code != httpx.codes.OK:
        raise FetchError(
            f"{url} answered {response.status_code} {response.reason_phrase}.".replace(" .", "."),
            hint=_HINTS.get(response.status_code, _LATER if response.is_server_error else _SAVE),
            status=response.status_code,
            wait_s=_wait(response.headers.get("retry-after")),
        )


def _wait(words: str | None) -> float | None:
    """The seconds that a server asks to be left alone for, given in seconds or as a time; None where it does not."""
    if not words:
        return None
    try:
        return max(
            0.0, float(words) if words.strip().isdigit() else _seconds_to(parsedate_to_datetime(words))
        )
    except (ValueError, TypeError, OverflowError):
        return None


def _seconds_to(moment: datetime) -> float:
    return (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds()


def _checked(url: str, limits: _Limits) -> tuple[str, str]:
    """The host and the one address to connect to. `FetchError` for what must not be fetched."""
    try:
        parts = urlsplit(url)
        host, port, ascii_host = parts.hostname, parts.port, httpx.URL(url).raw_host.decode("ascii")
    except (ValueError, httpx.InvalidURL) as error:
        raise FetchError(
            f"{url} is no address: {error}.", hint="Write it as https://example.org/page"
        ) from error
    if parts.scheme not in ("http", "https") or not host:
        raise FetchError(f"{url} is no web address.", hint="Only http:// and https:// are fetched.")
    if parts.username or parts.password:
        raise FetchError(f"{url} carries a user name or password.", hint="Give the address without them.")
    port = port or (443 if parts.scheme == "https" else 80)
    addresses = _resolved(ascii_host.strip("[]"), port, url, limits.network)
    if not limits.allow_local and not all(map(is_public, addresses)):
        raise FetchError(
            f"{url} leads to the local network ({host}), which is not fetched.",
            hint="Use --allow-local if you mean it.",
        )
    return ascii_host, addresses[0]


def _resolved(host: str, port: int, url: str, network: Network) -> list[str]:
    try:
        return network.resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise FetchError(
            f"{url}: the host {host} is not known.", hint="Check the address and the network."
        ) from error


def is_public(address: str) -> bool:
    """Whether an address is one of the open internet; an IPv4 address inside an IPv6 one counts."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ()), _embedded(ip)]
        if any(v4 and not is_public(str(v4)) for v4 in inner):
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _embedded(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address behind the well-known prefix of NAT64."""
    return ipaddress.IPv4Address(ip.packed[-4:]) if ip in ipaddress.IPv6Network("64:ff9b::/96") else None

"""Many pages of the same hosts: robots.txt is kept to, there is a pause between two requests, and who asks us to
wait is waited for."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from dateline.errors import FetchError
from dateline.ingest import robots
from dateline.ingest.fetch import AGENT, NAME, NETWORK, Fetched, Network, fetch
from dateline.ingest.robots import Rules

DELAY_S = 3.0
# robots.txt is asked for again after a day, one that could not be had after ten minutes.
_RULES_S = 86_400.0
_NO_RULES_S = 600.0
# A host that answers 429 or 503 and does not say for how long is left alone for so long, doubled each time.
_WAIT_S = 60.0
_MOST_OWN_WAIT_S = 3_600.0
_MOST_WAIT_S = 86_400.0
# Who asks for more than this is not waited for: the page fails, and can be tried again.
PATIENCE_S = 120.0
_BUSY = frozenset({429, 503})
_REFUSED = "robots.txt of {host} does not let programs fetch {url}."
_HELD = "{host} asks to be left alone for {seconds:.0f} seconds more: {url} is not fetched now."
_NO_RULES = "robots.txt of {host} cannot be had, so {url} is not fetched: {why}"


@dataclass
class _Host:
    """What is known of a host: when it may be asked next, and by which rules."""

    next_at: float = 0.0
    held_until: float = 0.0
    strikes: int = 0
    rules: Rules | FetchError | None = None
    rules_until: float = 0.0


@dataclass
class Polite:
    """Fetches like `fetch`, one request at a time. `clock` (seconds) and `sleep` are handed in by tests."""

    delay_s: float = DELAY_S
    agent: str = AGENT
    allow_local: bool = False
    network: Network = NETWORK
    clock: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    _hosts: dict[str, _Host] = field(default_factory=dict, repr=False)

    def ready_at(self, url: str) -> float:
        """When the host of an address may be asked."""
        return self._host(url).next_at

    def get(
        self,
        url: str,
        *,
        delay_s: float | None = None,
        etag: str | None = None,
        last_modified: str | None = None,
    ) -> Fetched:
        """A page, as soon as its host may be asked. `FetchError` where it says no, is silent, or is to be left."""
        host = self._host(url)
        self._wait(host, url)
        try:
            found = self._fetch(url, allowed=self._allowed, etag=etag, last_modified=last_modified)
        except FetchError as error:
            self._hold(host, error)
            raise
        finally:
            host.next_at = max(host.next_at, self.clock() + self._pause(host, delay_s))
        host.strikes = 0
        return found

    def once(self, url: str) -> Fetched:
        """The one page that a person has named: at once, and without asking for leave."""
        try:
            return self._fetch(url)
        finally:
            self._host(url).next_at = self.clock() + self.delay_s

    def _wait(self, host: _Host, url: str) -> None:
        """Sleeps until a host may be asked. `FetchError` where it asked for more than our patience."""
        now = self.clock()
        if host.held_until - now > PATIENCE_S:
            left = host.held_until - now
            message = _HELD.format(host=urlsplit(url).netloc, seconds=left, url=url)
            raise FetchError(message, hint="Try it again then.", wait_s=left)
        self.sleep(max(0.0, host.next_at - now))

    def _fetch(
        self,
        url: str,
        *,
        allowed: Callable[[str], None] = lambda address: None,
        etag: str | None = None,
        last_modified: str | None = None,
    ) -> Fetched:
        return fetch(
            url,
            allow_local=self.allow_local,
            agent=self.agent,
            network=self.network,
            allowed=allowed,
            etag=etag,
            last_modified=last_modified,
        )

    def _host(self, url: str) -> _Host:
        return self._hosts.setdefault(_site(url), _Host())

    def _pause(self, host: _Host, delay_s: float | None) -> float:
        asked = host.rules.delay_s if isinstance(host.rules, Rules) else 0.0
        return max(self.delay_s if delay_s is None else delay_s, asked)

    def _hold(self, host: _Host, error: FetchError) -> None:
        """Leaves a host alone that asks for it; the error then says for how long."""
        if error.status in _BUSY or error.wait_s is not None:
            own = min(_WAIT_S * 2**host.strikes, _MOST_OWN_WAIT_S)
            error.wait_s = own if error.wait_s is None else min(error.wait_s, _MOST_WAIT_S)
            host.strikes += 1
            host.held_until = host.next_at = self.clock() + error.wait_s

    def _allowed(self, url: str) -> None:
        """Raises where the rules of a host do not let us fetch an address; each hop of a redirect is asked for."""
        name = _host_of(url)
        if name is None:
            return  # what it is instead, `fetch` says
        host = self._host(url)
        if host.rules is None or self.clock() >= host.rules_until:
            host.rules = self._learn(url)
            host.rules_until = self.clock() + (_RULES_S if isinstance(host.rules, Rules) else _NO_RULES_S)
        if isinstance(host.rules, FetchError):
            message = _NO_RULES.format(host=name, url=url, why=host.rules.message)
            raise FetchError(message, hint=host.rules.hint, wait_s=host.rules.wait_s)
        if not host.rules.allows(url):
            hint = "Ask the outlet, or save the page and give the file."
            raise FetchError(_REFUSED.format(host=name, url=url), hint=hint)

    def _learn(self, url: str) -> Rules | FetchError:
        """A host's rules. None there is leave to fetch all; a host that is ill is left alone (RFC 9309)."""
        try:
            raw = self._fetch(f"{_site(url)}/robots.txt").raw[: robots.MOST_BYTES]
        except FetchError as error:
            gone = error.status is not None and 400 <= error.status < 500 and error.status != 429
            return Rules("", NAME) if gone else error
        return Rules(raw.decode("utf-8", "replace"), NAME)


def _host_of(url: str) -> str | None:
    """The host of a web address; None for what is none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return parts.netloc if parts.scheme in ("http", "https") else None


def _site(url: str) -> str:
    """Scheme and host of an address; one that is none stands for itself."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return f"{parts.scheme}://{parts.netloc}".lower()

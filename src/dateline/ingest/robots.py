"""robots.txt: what a host lets a program fetch, and how often."""

from __future__ import annotations

from protego import Protego

# What stands behind this is not read: the standard asks for at least so much.
MOST_BYTES = 512_000


class Rules:
    """The rules of one host for one program."""

    def __init__(self, text: str, program: str) -> None:
        self._rules = Protego.parse(text)
        self._program = program

    def allows(self, url: str) -> bool:
        return bool(self._rules.can_fetch(url, self._program))

    @property
    def delay_s(self) -> float:
        """The seconds that the host asks for between two requests; 0 where it does not."""
        rate = self._rules.request_rate(self._program)
        between = rate.seconds / rate.requests if rate and rate.requests else 0.0
        return max(float(self._rules.crawl_delay(self._program) or 0.0), between)

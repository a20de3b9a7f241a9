"""What a user may set, read here and handed down as arguments.

`DATELINE_LIMIT` and `DATELINE_ALLOW_LOCAL` stand for the options of the same names; `DATELINE_BUSY` is for how many
seconds a casebook that another program writes is waited for. Where the gazetteer and
imported tables are kept is the business of `knowledge` (`DATELINE_DATA`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass

LIMIT = 2_000_000
BUSY_S = 30.0
_SIZE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([kmg]?)i?b?\s*", re.IGNORECASE)
_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}
_YES = frozenset({"1", "true", "yes", "on"})


@dataclass(frozen=True)
class Settings:
    """`limit` is in characters of text; `allow_local` lets addresses of the local network be fetched.

    `busy_s` is how long another writer of the casebook is waited for.
    """

    limit: int = LIMIT
    allow_local: bool = False
    busy_s: float = BUSY_S


def settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this environment. `ValueError` where one does not make sense."""
    return Settings(
        limit=size(environ["DATELINE_LIMIT"]) if environ.get("DATELINE_LIMIT") else LIMIT,
        allow_local=environ.get("DATELINE_ALLOW_LOCAL", "").lower() in _YES,
        busy_s=_seconds(environ["DATELINE_BUSY"]) if environ.get("DATELINE_BUSY") else BUSY_S,
    )


def _seconds(words: str) -> float:
    if not re.fullmatch(r"\d+(\.\d+)?", words):
        raise ValueError(f"{words!r} is no number of seconds: write it as 30, or 0.5.")
    return float(words)


def size(words: str) -> int:
    """A size as people write it: 500000, 500k, 2MB."""
    found = _SIZE.fullmatch(words)
    if not found or not float(found[1]):
        raise ValueError(f"{words!r} is no size: write it as 500000, 500k or 2MB.")
    return round(float(found[1]) * _UNITS[found[2].lower()])

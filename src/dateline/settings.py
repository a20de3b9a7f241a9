"""What a user may set, read here and handed down as arguments.

`DATELINE_LIMIT` and `DATELINE_ALLOW_LOCAL` stand for the options of the same names. Where the gazetteer and
imported tables are kept is the business of `knowledge` (`DATELINE_DATA`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass

LIMIT = 2_000_000
_SIZE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([kmg]?)i?b?\s*", re.IGNORECASE)
_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}
_YES = frozenset({"1", "true", "yes", "on"})


@dataclass(frozen=True)
class Settings:
    """`limit` is in characters of text; `allow_local` lets addresses of the local network be fetched."""

    limit: int = LIMIT
    allow_local: bool = False


def settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this environment. `ValueError` where one does not make sense."""
    return Settings(
        limit=size(environ["DATELINE_LIMIT"]) if environ.get("DATELINE_LIMIT") else LIMIT,
        allow_local=environ.get("DATELINE_ALLOW_LOCAL", "").lower() in _YES,
    )


def size(words: str) -> int:
    """A size as people write it: 500000, 500k, 2MB."""
    found = _SIZE.fullmatch(words)
    if not found or not float(found[1]):
        raise ValueError(f"{words!r} is no size: write it as 500000, 500k or 2MB.")
    return round(float(found[1]) * _UNITS[found[2].lower()])

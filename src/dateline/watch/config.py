"""The list of sources: a TOML file, read and checked before anything is fetched."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from operator import attrgetter
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

from dateline.errors import ConfigError

# Kind of source -> the key that says where it is.
KINDS = {
    "feed": "address",
    "sitemap": "address",
    "page": "address",
    "folder": "path",
    "telegram": "path",
    "lines": "path",
}
_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
# A site is not asked more often than this, whatever the list says.
_LEAST_EVERY_S = 60.0
_EVERY = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([smhd])\s*")
_DEFAULTS: dict[str, Any] = {"every": "1h"}


@dataclass(frozen=True)
class Source:
    """One source. `every_s` between visits, `delay_s` between requests (None: ours), `most` new reports a visit.

    `pages` False takes a feed's own words only; `match` is a pattern that the addresses of a sitemap must fit.
    """

    name: str
    kind: str
    at: str
    every_s: float
    delay_s: float | None = None
    outlet: str | None = None
    language: str | None = None
    country: str | None = None
    pages: bool = True
    match: str | None = None
    most: int = 100

    @property
    def key(self) -> str:
        """What it is known by from one run to the next: its name may change."""
        return f"{self.kind} {self.at}"

    @property
    def given(self) -> dict[str, str | None]:
        return {"outlet": self.outlet, "language": self.language, "country": self.country}


@dataclass(frozen=True)
class Config:
    """All sources; `contact` is told to the sites that are asked."""

    sources: tuple[Source, ...]
    contact: str | None = None


@dataclass(frozen=True)
class _Rule:
    fits: Callable[[Any], bool]
    expected: str


def _is_words(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_address(value: Any) -> bool:
    try:
        parts = urlsplit(value)
    except (ValueError, AttributeError, TypeError):
        return False
    return isinstance(value, str) and parts.scheme in ("http", "https") and bool(parts.hostname)


_WORDS = _Rule(_is_words, "words between quotation marks")
_RULES = {
    "every": _Rule(
        lambda v: isinstance(v, str) and bool(_EVERY.fullmatch(v)), 'a time as "15m", "6h" or "1d"'
    ),
    "delay": _Rule(lambda v: _is_number(v) and 0 <= v <= 3_600, "seconds, as 5"),
    "outlet": _WORDS,
    "language": _Rule(
        lambda v: isinstance(v, str) and bool(re.fullmatch("[A-Za-z]{2,3}", v)), 'a code as "en"'
    ),
    "country": _Rule(lambda v: isinstance(v, str) and bool(re.fullmatch("[A-Za-z]{2}", v)), 'a code as "SY"'),
    "most": _Rule(lambda v: isinstance(v, int) and not isinstance(v, bool) and v > 0, "a number as 100"),
    "pages": _Rule(lambda v: isinstance(v, bool), "true or false"),
    "name": _WORDS,
    "kind": _Rule(lambda v: v in [*KINDS], f"one of {', '.join(KINDS)}"),
    "address": _Rule(_is_address, 'an address as "https://example.org/feed.xml"'),
    "path": _WORDS,
    "match": _Rule(_is_words, 'a pattern as "*/news/*"'),
    "contact": _Rule(_is_words, "an address of mail or page where a site can reach you"),
}
# All that a list may say.
KEYS = frozenset(_RULES)
_OF_BOTH = ("every", "delay", "outlet", "language", "country", "most", "pages")
_OF_DEFAULTS = (*_OF_BOTH, "contact")
_OF_SOURCE = ("name", "kind", "address", "path", "match", *_OF_BOTH)


def load_config(path: Path) -> Config:
    """The sources that a file lists; paths in it are as seen from its folder. `ConfigError` names line and key."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not UTF-8"
        raise ConfigError(f"{path} cannot be read: {why}.", hint="Give a list of sources in TOML.") from error
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is no TOML: {error}.", hint="docs/watch.md has an example.") from error
    return _Reading(path, text).config(found)


@dataclass(frozen=True)
class _Reading:
    """One file on its way to a `Config`."""

    path: Path
    text: str

    def config(self, found: Mapping[str, Any]) -> Config:
        self._check_keys(found, ("defaults", "source"), "the list", 0)
        defaults, rows = found.get("defaults", {}), found.get("source", [])
        for key, value, kind in (("defaults", defaults, dict), ("source", rows, list)):
            if not isinstance(value, kind):
                self._fail(key, 0, "is no table", _SHAPE)
        self._check(defaults, _OF_DEFAULTS, "[defaults]", self._line("[defaults]", 0))
        if not rows:
            raise ConfigError(f"{self.path} lists no source.", hint=_SHAPE)
        common = _DEFAULTS | {k: v for k, v in defaults.items() if k != "contact"}
        sources = [self._source(row, common, number) for number, row in enumerate(rows)]
        self._check_twice(sources)
        return Config(tuple(sources), defaults.get("contact"))

    def _source(self, row: Any, defaults: Mapping[str, Any], number: int) -> Source:
        start = self._line("[[source]]", number)
        if not isinstance(row, dict):
            self._fail("source", start, "is no table", _SHAPE)
        what = f"source {row['name']!r}" if _is_words(row.get("name")) else f"source {number + 1}"
        self._check(row, _OF_SOURCE, what, start)
        for key in ("name", "kind"):
            if key not in row:
                self._fail(key, start, f"is missing in {what}", _expected(key))
        self._check_place(row, what, start)
        made = _made({**defaults, **row}, self.path.parent)
        if KINDS[made.kind] == "address" and made.every_s < _LEAST_EVERY_S:
            self._fail("every", start, f"is too often for {what}", "A site is asked once a minute at most.")
        return made

    def _check_place(self, row: Mapping[str, Any], what: str, start: int) -> None:
        """Each kind has an address or a path, and not the other."""
        where = KINDS[row["kind"]]
        other = "path" if where == "address" else "address"
        if other in row:
            said = f"does not go with kind {row['kind']!r} in {what}"
            self._fail(other, start, said, f"Give {where}: {_expected(where)}")
        if where not in row:
            self._fail(where, start, f"is missing in {what}", _expected(where))

    def _check(self, row: Mapping[str, Any], known: Sequence[str], what: str, start: int) -> None:
        self._check_keys(row, known, what, start)
        for key, value in row.items():
            if not _RULES[key].fits(value):
                self._fail(key, start, f"is {value!r} in {what}", _expected(key))

    def _check_keys(self, row: Mapping[str, Any], known: Sequence[str], what: str, start: int) -> None:
        for key in row:
            if key not in known:
                near = get_close_matches(key, known, 1)
                meant = f"Did you mean {near[0]!r}? " if near else ""
                self._fail(key, start, f"is no key of {what}", f"{meant}The keys are {', '.join(known)}.")

    def _check_twice(self, sources: Sequence[Source]) -> None:
        for key, value in (("name", _name), ("place", _key)):
            for number, source in enumerate(sources):
                if value(source) in map(value, sources[:number]):
                    start = self._line("[[source]]", number)
                    named = KINDS[source.kind] if key == "place" else key
                    said = f"of source {source.name!r} is that of another one"
                    self._fail(named, start, said, "Each source has its own name and place.")

    def _fail(self, key: str, start: int, said: str, hint: str) -> NoReturn:
        raise ConfigError(f"{self.path}, line {self._key_line(key, start)}: {key!r} {said}.", hint=hint)

    def _line(self, heading: str, number: int) -> int:
        """The line (from 1) of the nth such heading; 0 where the table is written in another way."""
        squeezed = [re.sub(r"\s|#.*", "", line) for line in self.text.splitlines()]
        found = [n for n, line in enumerate(squeezed, 1) if line == heading]
        return found[number] if number < len(found) else 0

    def _key_line(self, key: str, start: int) -> int:
        """The line of a key below a heading, or that of the heading where it is not there."""
        lines = self.text.splitlines()
        for number, line in enumerate(lines[start:], start + 1):
            if start and line.lstrip().startswith("["):
                break
            if re.match(rf"\s*\[*[\"']?{re.escape(key)}[\"']?\s*[=.\]]", line):
                return number
        return start or 1


_SHAPE = "Write [[source]] and below it name, kind and address or path; docs/watch.md has an example."


_name, _key = attrgetter("name"), attrgetter("key")


def _expected(key: str) -> str:
    return f"Expected {_RULES[key].expected}."


def _made(values: Mapping[str, Any], folder: Path) -> Source:
    where = KINDS[values["kind"]]
    same = ("name", "kind", "outlet", "language", "country", "pages", "match", "most")
    return Source(
        at=values[where] if where == "address" else str((folder / values[where]).absolute()),
        every_s=_seconds(values["every"]),
        delay_s=values.get("delay"),
        **{key: values[key] for key in same if key in values},
    )


def _seconds(words: str) -> float:
    found = _EVERY.fullmatch(words)
    assert found is not None
    return float(found[1]) * _UNITS[found[2]]

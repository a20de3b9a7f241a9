"""From raw text to clean text, with a map back: the only place where characters change."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html import unescape

from dateline.records.text import Alignment

# Typographic apostrophes, quotes and dashes stay as written: a quote must be findable on the page.
_SPACES = (
    "\t\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_LINE_ENDS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_SURROGATES = range(0xD800, 0xE000)

# One character for one: the offsets do not move.
_SAME_LENGTH = (
    dict.fromkeys(map(ord, _SPACES), " ")
    | dict.fromkeys(map(ord, _LINE_ENDS), "\n")
    | dict.fromkeys(_SURROGATES, "\ufffd")
)

_INVISIBLE = (
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # control characters that are no white space
    r"\xad\u180e\u200b\u2060-\u2064\ufeff"  # soft hyphen, zero width space, word joiner, byte order mark
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional marks
)
# A zero width (non-)joiner is spelling in Persian, Kurdish and Indic words, and noise after a Latin letter.
_STRAY_JOINER = r"(?<![\u0600-\u08ff\u0900-\u0dff\u200d])[\u200c\u200d]"
_LIGATURE = r"[\ufb00-\ufb06]"
_COMBINING = r"\w[\u0300-\u036f\u0653-\u0655]+"
_ENTITY = r"&(?:\#[0-9]{2,6}|\#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8}[0-9]?);"

_CHANGED = re.compile(rf"\r\n|[{_INVISIBLE}]|{_STRAY_JOINER}|{_LIGATURE}|{_COMBINING}|{_ENTITY}")
_GONE = re.compile(rf"[{_INVISIBLE}]")


@dataclass(frozen=True)
class Clean:
    """Text as the stages see it, and where each run of it stood in the raw text."""

    text: str
    alignment: Alignment


def clean(raw: str) -> Clean:
    """Take out what cannot be seen, write spaces and line ends one way, trim the ends.

    Each character of the result maps to an equal one, or to one it stands for: the "i" of a ligature to the
    ligature, a composed letter to its base.
    """
    parts, runs, at, length = [], [(0, 0)], 0, 0
    for match in _CHANGED.finditer(raw):
        new = _replacement(match.group())
        if new == match.group():
            continue
        parts += [raw[at : match.start()], new]
        length += match.start() - at
        runs += [(length + k, match.start()) for k in range(len(new))]
        length, at = length + len(new), match.end()
        runs.append((length, at))
    parts.append(raw[at:])
    return _trimmed("".join(parts).translate(_SAME_LENGTH), runs)


def _replacement(old: str) -> str:
    """What stands for a run of odd characters; nothing for the invisible ones."""
    if old == "\r\n":
        return "\n"
    if old[0] == "&":
        return _GONE.sub("", unescape(old)).translate(_SAME_LENGTH)
    if old in "\u200c\u200d" or _GONE.match(old):
        return ""
    return unicodedata.normalize("NFKC" if "\ufb00" <= old <= "\ufb06" else "NFC", old)


def _trimmed(text: str, runs: list[tuple[int, int]]) -> Clean:
    """The text without white space at its ends, and its runs: at most one for each clean offset."""
    kept = text.strip()
    skipped = len(text) - len(text.lstrip())
    first = Alignment(tuple(runs)).to_raw(skipped)
    moved = {0: first} | {
        clean - skipped: raw for clean, raw in runs if skipped <= clean <= skipped + len(kept)
    }
    return Clean(kept, Alignment(tuple(_joined(moved))))


def _joined(runs: dict[int, int]) -> list[tuple[int, int]]:
    """The runs that do not just go on where the one before stands."""
    found: list[tuple[int, int]] = []
    for clean, raw in sorted(runs.items()):
        if not found or raw - clean != found[-1][1] - found[-1][0]:
            found.append((clean, raw))
    return found

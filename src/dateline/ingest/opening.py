"""The line that opens a report: "KARVAN, March 13 (Harbour Radio) -" and its many forms."""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.ingest.days import DAY
from dateline.knowledge.layout import agencies, not_places
from dateline.records.text import Dateline, Span

_ARTICLE = r"(?:al|el|ez|az|ad|ar|as|at|an|ash|ed|es)"
_NAME = rf"(?:{_ARTICLE}[-\s])?[^\W\d_a-z][\w.'’‘ʿʾ`]*(?:-[\w'’‘ʿʾ`]+)*"
_LINK = rf"(?:{_ARTICLE}-[\w'’‘ʿʾ`-]+|de|del|di|da|do|dos|la|las|los|le|les|of|the|and|sur|bin|abu|y|e)"
_SORT_OF_PLACE = r"(?:\s(?:province|governorate|state|region|district|county|countryside|city|town|village))?"
_WORDS = rf"(?:{_LINK}\s)?{_NAME}(?:\s(?:{_LINK}|{_NAME})){{0,4}}{_SORT_OF_PLACE}"
_PLACE = rf"{_WORDS}(?:\s?/\s?{_WORDS}|,\s{_WORDS}|\s\[{_WORDS}\]|\s\({_WORDS}\)(?=,)){{0,2}}"
_AGENCY = r"\w[\w\x20.,'’&/+-]{0,48}?\w"
_DASH = r"(?:\s*(?:[–—―]|--+)\s*|\s+-\s+|(?<=[\w)\]])-\s)"
# What the monitors of broadcasts put before a text: "[Text]", "[Report by X] [Text]".
_SORT = r"(?:\[[^\]]{1,200}\]\s*){0,3}\[(?i:text|excerpts?|report|article|editorial)\]"

_FORMS = (
    rf"(?P<place>{_PLACE})(?:[,.]\s*|\s\(|\s)(?P<day>{DAY})\)?(?:[,.]?\s*[(/](?P<agency>{_AGENCY})[)/])?(?P<close>{_DASH}|:\s+)",
    rf"(?P<place>{_PLACE})[,.]?\s*[(/](?P<agency>{_AGENCY})[)/](?:[,.]?\s+(?P<day>{DAY}))?(?P<close>{_DASH}|:\s+)",
    rf"(?P<day>{DAY})\s\((?P<place>{_PLACE})\)(?P<close>{_DASH}|:\s+)",
    rf"(?P<place>{_PLACE})[,.]\s*(?P<day>{DAY})[,.]?\s*[(/](?P<agency>{_AGENCY})(?P<close>\)\s+|/\.?\s+)",
    rf"\((?P<agency>{_AGENCY})\)(?P<close>{_DASH})",
    rf"(?P<place>{_PLACE})(?P<close>{_DASH}|:\s+)",
    r"(?P<place>[^\W\d_a-z]{3,}(?:[ ,]+[^\W\d_a-z]{3,}){0,2})(?P<close>[^\S\n]*\n[^\S\n]*\n\s*)",
)

MAX_LENGTH = 160
_MAX_PLACE_WORDS = 8


def find_dateline(text: str, start: int) -> Dateline | None:
    """The dateline that opens the body at `start`, up to and with its dash; None where there is none.

    The forms are tried from the one that says most to a place alone.
    """
    for form in _forms():
        match = form.match(text, start, start + MAX_LENGTH)
        if match and match.end() < len(text):
            found = _dateline(match, text)
            if found:
                return found
    return None


@lru_cache(maxsize=1)
def _forms() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"{form}(?P<sort>{_SORT})?") for form in _FORMS)


def _dateline(match: re.Match[str], text: str) -> Dateline | None:
    found = {name: Span(*match.span(name)) for name, words in match.groupdict().items() if words}
    if "place" in found and "agency" not in found:
        found |= _agency_inside(text, found["place"])
    if found.get("agency") == found.get("place"):
        found.pop("place", None)
    place = text[found["place"].start : found["place"].end] if "place" in found else ""
    if place and (_is_common(place) or len(place.split()) > _MAX_PLACE_WORDS):
        return None
    marked = "agency" in found or "day" in found or match["sort"]
    if not marked and not _stands_alone(match, text, place):
        return None
    end = match.end("close") - len(match["close"]) + len(match["close"].rstrip())
    return Dateline(Span(match.start(), end), found.get("place"), found.get("agency"), found.get("day"))


def _agency_inside(text: str, place: Span) -> dict[str, Span]:
    """An agency that stands in no brackets: "DAMASCUS, SANA -", "AFP -". The place before it, if any."""
    words = text[place.start : place.end]
    if words.lower() in agencies():
        return {"agency": place}
    match = re.search(r"[\s,]+(?=[^\s,]+$)", words)
    if not match or words[match.end() :].lower() not in agencies():
        return {}
    return {
        "place": Span(place.start, place.start + match.start()),
        "agency": Span(place.start + match.end(), place.end),
    }


def _is_common(place: str) -> bool:
    """Whether the first or last word is one that opens sentences and labels, but no town bears."""
    words = re.findall(r"[^\W\d_][\w'’]*", place.lower())
    return not words or words[0] in not_places() or words[-1] in not_places()


def _stands_alone(match: re.Match[str], text: str, place: str) -> bool:
    """Whether a place with a dash, a colon or a line end alone is a dateline, not the start of a sentence."""
    close, after = match["close"].strip(), text[match.end() : match.end() + 60]
    if not close:
        return not after.isupper()
    if close == ":":
        return not after[0].islower() and len(place.split()) <= 4
    # In a text of capitals only, a dash alone does not tell a dateline from an aside.
    return "," in place or not (after[0].islower() or after.isupper())

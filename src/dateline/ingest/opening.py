"""The line that opens a report: "KARVAN, March 13 (Harbour Radio) -" and its many forms."""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.ingest.days import DAY
from dateline.knowledge.layout import agencies, known_agencies, not_places
from dateline.records.text import Dateline, Span

_S = r"[^\S\n]"
_ARTICLE = r"(?:al|el|ez|az|ad|ar|as|at|an|ash|ed|es)"
_NAME = rf"(?:{_ARTICLE}(?:-|{_S}))?[^\W\d_a-z][\w.'’‘ʿʾ`]*(?:-[\w'’‘ʿʾ`]+)*"
_LINK = rf"(?:{_ARTICLE}-[\w'’‘ʿʾ`-]+|de|del|di|da|do|dos|la|las|los|le|les|of|the|and|sur|bin|abu|y|e)"
_SORT_OF_PLACE = (
    rf"(?:{_S}(?:province|governorate|state|region|district|county|countryside|city|town|village))?"
)
_WORDS = rf"(?:{_LINK}{_S})?{_NAME}(?:{_S}(?:{_LINK}|{_NAME})){{0,4}}{_SORT_OF_PLACE}"
_PLACE = rf"{_WORDS}(?:{_S}?/{_S}?{_WORDS}|,{_S}{_WORDS}|{_S}\[{_WORDS}\]|{_S}\({_WORDS}\)(?=,)){{0,2}}"
_CAPITALS = r"[^\W\d_a-z]{3,}(?:[ ,]+[^\W\d_a-z]{3,}){0,2}"
_AGENCY = r"\w[\w\s.,'’&/+\[\]-]{0,48}?[\w\]]"
_NO_DAY = r"(?:NO DATE)"
_DAY = rf"(?P<day>{DAY}|{_NO_DAY})"
_DASH = rf"(?:\s*\.?(?:[–—―]|--+){_S}*|{_S}+-{_S}+|(?<=[\w)\]])-{_S}|{_S}?\.-{_S})"
_CLOSE = rf"(?P<close>{_DASH}|:\s+)"
# What the monitors of broadcasts put before a text: "[Text]", "[Report by X] [Text]".
_SORT = (
    r"(?:\[[^\]]{1,200}\]\s*){0,3}\[(?i:text|excerpts?|report|article|editorial)\](?:\s*\[(?i:continued)\])?"
)

# From the form that says most to a place alone.
_FORMS = (
    # "Lviv. 5 May. UKRINFORM -", "MOSCOW, 5 May - TASS."
    rf"(?P<place>{_PLACE})[,.]\s*{_DAY}[,.]?\s+(?P<listed>{_AGENCY}){_CLOSE}",
    rf"(?P<place>{_PLACE})[,.]\s*{_DAY}{_DASH}(?P<listed>{_AGENCY})(?P<close>\.\s+)",
    rf"(?P<place>{_PLACE})(?:[,.]\s*|\s\(|\s){_DAY}\)?(?:[,.]?\s*[(/](?P<agency>{_AGENCY})[)/])?{_CLOSE}",
    rf"(?P<place>{_PLACE})[,.]?\s*[(/](?P<agency>{_AGENCY})[)/](?:[,.]?\s+{_DAY})?{_CLOSE}",
    rf"{_DAY}\s\((?P<place>{_PLACE})\){_CLOSE}",
    rf"(?P<place>{_PLACE})[,.]\s*{_DAY}[,.]?\s*[(/](?P<agency>{_AGENCY})(?P<close>\)\s+|/\.?\s+)",
    rf"(?P<place>{_PLACE}){_S}\((?P<known>{_AGENCY})(?P<close>\)\s+)",
    # "Kabul (abc) Ein Sprengsatz": in small letters no party is shortened so.
    rf"(?P<place>{_PLACE})\.?{_S}\((?P<agency>[a-z]{{2,6}}(?:/[a-z]{{2,6}})?)(?P<close>\)\s+)(?=[^\W\d_a-z])",
    rf"\((?P<agency>{_AGENCY})\){_DASH}(?P<place>{_PLACE}),\s*{_DAY}{_CLOSE}",
    rf"\((?P<agency>{_AGENCY})\)(?P<close>{_DASH})",
    rf"(?P<place>{_PLACE}){_CLOSE}",
    rf"(?P<place>{_CAPITALS})(?P<close>[^\S\n]*\n[^\S\n]*\n\s*)",
    # "Karvan (Harbour Radio), 5 May 2031.", "KARVAN, 5 May 2031."
    rf"(?P<place>{_PLACE})[,.]?\s*\((?P<agency>{_AGENCY})\)[,.]?\s+{_DAY}(?P<close>\.\s+)",
    rf"(?P<place>{_CAPITALS}),\s*{_DAY}(?P<close>\.\s+)",
)

MAX_LENGTH = 160
_MAX_PLACE_WORDS = 8


def find_dateline(text: str, start: int, *, headline: bool = False) -> Dateline | None:
    """The dateline that opens the body at `start`, up to and with its dash; None where there is none.

    `headline`: the words may be one ("Poll: ..."), so that only a day, an agency or capitals make a dateline.
    """
    for form in _forms():
        match = form.match(text, start, start + MAX_LENGTH)
        if match and match.end() < len(text):
            found = _dateline(match, text, headline)
            if found:
                return found
    return None


def end_of_sort(text: str, found: Dateline) -> int:
    """Where the marks end that stand between a dateline and its text: "[Report] [Text]"."""
    match = re.compile(rf"\s*{_SORT}").match(text, found.span.end)
    return match.end() if match else found.span.end


@lru_cache(maxsize=1)
def _forms() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"{form}(?P<sort>{_SORT})?") for form in _FORMS)


def _dateline(match: re.Match[str], text: str, headline: bool) -> Dateline | None:
    found = {name: Span(*match.span(name)) for name, words in match.groupdict().items() if words}
    for name, among in (("known", agencies), ("listed", known_agencies)):
        if name in found:
            found["agency"] = found.pop(name)
            if text[found["agency"].start : found["agency"].end].lower() not in among():
                return None
    if "place" in found and "agency" not in found:
        found |= _agency_inside(text, found["place"])
    if found.get("agency") == found.get("place"):
        found.pop("place", None)
    place = text[found["place"].start : found["place"].end] if "place" in found else ""
    if place and "day" not in found and (_is_common(place) or len(place.split()) > _MAX_PLACE_WORDS):
        return None
    marked = "agency" in found or "day" in found or match["sort"]
    if not marked and not _stands_alone(match, text, place, headline):
        return None
    end = match.end("close") - len(match["close"]) + len(match["close"].rstrip())
    parts = {name: None if text.startswith("NO ", span.start) else span for name, span in found.items()}
    return Dateline(Span(match.start(), end), parts.get("place"), parts.get("agency"), parts.get("day"))


def _is_first_entry(text: str, start: int) -> bool:
    """ "Bama: three killed. Gwoza: two hurt": whether others head entries of a log as this place does."""
    return any(not _is_common(m["place"]) for m in _entries().finditer(text, start))


@lru_cache(maxsize=1)
def _entries() -> re.Pattern[str]:
    return re.compile(rf"(?<=[.;!]){_S}(?P<place>{_PLACE}):{_S}")


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


def _stands_alone(match: re.Match[str], text: str, place: str, headline: bool) -> bool:
    """Whether a place with a dash, a colon or a line end alone is a dateline, not the start of a sentence."""
    close, after = match["close"].strip(), text[match.end() : match.end() + 60]
    if headline and (close in ("", ":") or not place.isupper()):
        return False
    if not close:
        return not after.isupper()
    if close == ":":
        return not after[0].islower() and len(place.split()) <= 4 and not _is_first_entry(text, match.end())
    # In a text of capitals only, a dash alone does not tell a dateline from an aside.
    return "," in place or not (after[0].islower() or after.isupper())

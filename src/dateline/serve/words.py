"""A reading in plain words: what table and page say of dates, places, figures and claims.

Everything here is what a report says, so the words are "reported", "says" and "open", never "happened".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date as day_of
from typing import Any
from unicodedata import bidirectional

from dateline.contract import (
    Claim,
    Date,
    Event,
    Mark,
    Mention,
    Place,
    PlaceCandidate,
    Reading,
    Relay,
    Source,
    Span,
    Toll,
)
from dateline.knowledge.ontology import event_type
from dateline.serve.speech import plural

HAPPENED = {
    "actual": "reported",
    "attempted": "reported attempt",
    "foiled": "reported as foiled",
    "planned": "reported as planned",
    "threatened": "threatened",
    "hypothetical": "supposed",
    "denied": "denied; nobody in the report says it happened",
}
STANCES = {
    "asserts": "said",
    "claims_responsibility": "claimed responsibility",
    "blames": "blamed",
    "confirms": "confirmed",
    "denies": "denied",
    "no_information": "had no information",
}
# What a stance is about, after "denied" and "confirmed", and after the others.
OBJECTS = {
    "event": ("that it happened", ""),
    "responsibility": ("responsibility", "who did it"),
    "toll": ("the toll", "the toll"),
    "damage": ("the damage", "the damage"),
    "date": ("the date", "the date"),
    "place": ("the place", "the place"),
    "motive": ("the motive", "the motive"),
    "other": ("", ""),
}
_TRANSITIVE = frozenset({"denies", "confirms"})
TOLL_STATUS = {
    "none_harmed": "nobody reported harmed",
    "no_information": "no information given",
}
# How much of an ISO day says a month, a year.
_SHORT = {"month": 7, "year": 4}
_QUALIFIED = frozenset({"about", "nearly"})
# What an open figure is called by its qualifier.
_OPEN = {"more_than": "more than {:,}", "vague": "{:,} or more"}


def value(judged: Any) -> str:
    """A value that is judged, in short: a place or a party by its name, days, a figure, what it is else."""
    if not isinstance(judged, Mapping):
        return "nothing" if judged is None else str(judged)
    if "start" in judged:
        return " to ".join(dict.fromkeys(str(judged[end] or "open") for end in ("start", "end")))
    if "low" in judged:
        return f"{figure(judged['low'], judged['high'], judged['qualifier'])} {judged['kind']}"
    point = f"{judged.get('lat')}, {judged.get('lon')}"
    return str(judged.get("name") or judged.get("class") or point)


def type_words(name: str) -> str:
    return event_type(name).label


def happened_words(event: Event) -> str:
    """How the report puts it, and whether as news."""
    words = HAPPENED[event.happened]
    return words if event.news else f"background, {words}"


def count_words(event: Event) -> str:
    """How many happenings, where it is not one."""
    if event.count == 1:
        return ""
    return "several" if event.count is None else f"{event.count} happenings"


def figure(low: int | None, high: int | None, qualifier: str = "exact") -> str:
    """A figure as the contract writes it, back in words."""
    if low is None:
        return "no figure" if high is None else f"up to {high:,}"
    if high is None:
        return _OPEN.get(qualifier, "at least {:,}").format(low)
    if low != high:
        return f"{low:,} to {high:,}"
    return f"{qualifier} {low:,}" if qualifier in _QUALIFIED else f"{low:,}"


def toll_words(toll: Toll) -> str:
    words = figure(toll.low, toll.high, toll.qualifier)
    who = "" if toll.who == "people" else f" {toll.who}"
    part = ", part of the above" if toll.of else ""
    running = ", a running total" if toll.total else ""
    return f"{words}{who}{part}{running}"


def date_words(date: Date | None) -> str:
    """A date with its precision; an open one says so and quotes the words."""
    if date is None:
        return "date not given"
    if date.start is None:
        return f"date open: {quoted(date.spans) or date.partial or date.value}"
    words = _range_words(date)
    if date.time:
        words += f", {date.time}"
    return words + (", assumed from the day of publication" if date.basis == "assumed" else "")


def _range_words(date: Date) -> str:
    start = str(date.start)
    if date.precision in _SHORT:
        return start[: _SHORT[date.precision]]
    return f"{start} ({_weekday(start)})" if date.end in (None, start) else f"{start} to {date.end}"


def _weekday(iso: str) -> str:
    try:
        return f"{day_of.fromisoformat(iso):%A}"
    except ValueError:
        return "day open"


def place_words(place: Place) -> str:
    """A place as named, and what is known of where it is."""
    role = "" if place.role == "where" else f"{place.role} "
    return f"{role}{isolated(place.name)} ({where_words(place)})"


def where_words(place: Place) -> str:
    """Where a place is: resolved, computed from another, or open."""
    at = place.resolved
    if at:
        names = [x for x in (at.admin1, at.country) if x and x != place.name]
        return ", ".join([*names, _point_words(at.precision)])
    if place.offset:
        return f"{offset_words(place)}, place open"
    names = unique(candidate_words(c) for c in place.candidates if c.id)
    more = f" or {len(names) - 2} more" if len(names) > 2 else ""
    return f"place open: {' or '.join(names[:2])}{more}" if names else "place open: not in the gazetteer"


def candidate_words(candidate: PlaceCandidate) -> str:
    """A gazetteer entry in short, as "Tel Arin, North, SY"."""
    return ", ".join(x for x in (candidate.name, candidate.admin1, candidate.country) if x)


def _point_words(precision: str) -> str:
    return "exact" if precision == "exact" else f"{precision} precision"


def offset_words(place: Place) -> str:
    """ "50 km south of Karvan" """
    if not place.offset:
        return ""
    far = f"{place.offset.distance_km:g} km" if place.offset.distance_km is not None else ""
    return " ".join(
        x for x in (far, place.offset.bearing, "of" if far else "from", place.offset.origin.name) if x
    )


def source_words(source: Source | Relay) -> str:
    if source.spans or isinstance(source, Relay):
        return isolated(source.name)
    return "the report itself"


def is_plain(claim: Claim) -> bool:
    """The outlet telling the event in its own voice: there is nothing more to say of that claim."""
    return not claim.source.spans and claim.stance == "asserts" and claim.certainty == "certain"


def speaker(claim: Claim) -> str:
    """The source, and the relays from it outward."""
    return " via ".join([source_words(claim.source), *map(source_words, claim.via)])


def stance_words(reading: Reading, claim: Claim) -> str:
    """What the source did, as "denied responsibility; probable; by telegram"."""
    parts = [f"blamed {_blamed(reading, claim)}" if claim.stance == "blames" else _verb(claim)]
    if claim.certainty in ("probable", "possible"):
        parts.append(claim.certainty)
    if claim.medium:
        parts.append(f"by {claim.medium.replace('_', ' ')}")
    return "; ".join(parts)


def _blamed(reading: Reading, claim: Claim) -> str:
    """Whom a claim makes an actor."""
    actors = (a for e in reading.events for a in e.actors if claim.id in a.claims)
    return ", ".join(unique(isolated(a.name) for a in actors)) or "others"


def _verb(claim: Claim) -> str:
    verb, (direct, topic) = STANCES[claim.stance], OBJECTS[claim.about]
    if claim.stance in _TRANSITIVE:
        return f"{verb} {direct}".strip()
    if not topic or (claim.stance == "claims_responsibility" and claim.about == "responsibility"):
        return verb
    return f"{verb}, about {topic}"


def said_by(reading: Reading, claims: Sequence[str]) -> str:
    """Whose word some values are: the sources by name; "" for the report itself."""
    names = {c.id: source_words(c.source) for c in reading.claims}
    return ", ".join(unique(names[c] for c in claims if c in names))


def whose_word(reading: Reading, mentions: Sequence[Mention]) -> str:
    """Whose word a party's part in an event is; the report itself is named only beside others."""
    named = said_by(reading, [c for m in mentions for c in m.claims])
    own = any(not m.claims for m in mentions)
    return f"{named}, the report itself" if named and own else named


def used_by_words(reading: Reading, mark: Mark) -> str:
    return "the report itself" if mark.used_by == "outlet" else said_by(reading, [mark.used_by])


def quoted(spans: Sequence[Span]) -> str:
    """The words of the first span in quotation marks; "" without one."""
    return f"“{isolated(one_line(spans[0].quote))}”" if spans else ""


def said(spans: Sequence[Span]) -> str:
    """The words of a content, without the quotation marks around them."""
    return isolated(one_line(" … ".join(s.quote for s in spans)).strip('"“”«»,').strip())


def one_line(words: str) -> str:
    return " ".join(words.split())


# Languages that are written from right to left, and the marks that keep such words together in a line that is not.
RTL = frozenset({"ar", "fa", "he", "ur", "ps", "ku", "sd", "yi"})
_ISOLATE, _END = "\u2068", "\u2069"
GLOSSED = "In brackets: English by dateline, word by word, names in Latin letters."


def isolated(words: str) -> str:
    """Words with right-to-left letters, set apart so that a line around them keeps its order."""
    rtl = any(bidirectional(c) in ("R", "AL") for c in words)
    return f"{_ISOLATE}{words}{_END}" if rtl else words


def gloss(reading: Reading, spans: Sequence[Span]) -> str:
    """Our English for the first of some words that has one, in brackets; "" where there is none."""
    if not reading.glosses:
        return ""
    known = {(g.start, g.end): g.english for g in reading.glosses}
    found = next((e for s in spans if (e := known.get((s.start, s.end)))), "")
    return f"[{found}]" if found else ""


def unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def parts_of(reading: Reading, event: Event) -> list[str]:
    """The numbers of the events that an aggregate consists of."""
    return [e.id.removeprefix("e") for e in reading.events if e.part_of == event.id]


def summary(reading: Reading) -> str:
    """ "2 events reported, 1 in the background; 4 claims; 2 things to check" """
    news = sum(e.news for e in reading.events)
    parts = [f"{plural(news, 'event')} reported"]
    if len(reading.events) > news:
        parts[0] += f", {len(reading.events) - news} in the background"
    parts.append(plural(len(reading.claims), "claim"))
    if reading.checks:
        parts.append(f"{plural(len(reading.checks), 'thing')} to check")
    return "; ".join(parts)


def heading(reading: Reading) -> str:
    """The title, or else the first line of the text."""
    text = reading.report.text.strip()
    return one_line(reading.report.title or (text.split("\n", 1)[0][:120] if text else reading.report.id))


def imprint(reading: Reading) -> list[str]:
    """Outlet, day, dateline: what is known of the publication."""
    r = reading.report
    basis = f" ({r.published_basis})" if r.published_basis in ("inferred", "stated") else ""
    own = next((c.source.name for c in reading.claims if not c.source.spans), r.outlet)
    return [
        r.outlet or "outlet not known",
        *([f"passed on from {isolated(own)}"] if own and r.outlet and own != r.outlet else []),
        f"published {r.published}{basis}" if r.published else "day of publication not known",
        *([f"from {r.dateline.place}"] if r.dateline and r.dateline.place else []),
        *([r.dateline.agency] if r.dateline and r.dateline.agency and r.dateline.agency != r.outlet else []),
    ]

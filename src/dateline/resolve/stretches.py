"""Stretches of days told by their ends: "from Friday to Sunday", "12 and 14 May", "overnight into Wednesday"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

from dateline.records.parse import Parse, Timex
from dateline.records.text import Span
from dateline.records.values import Basis, DateRange, Value

Dates = Mapping[Span, Value[DateRange]]
# What stands between the ends of a stretch; "and" does so after "between", or where both days were.
LINKS = frozenset({"to", "until", "till", "through", "into", "and", "&", "-", "–", "—"})
BESIDE = frozenset({"the", "on", "up", "early", "late", "in", "hours", "small", "wee", "of", "till"})
# A night that runs into a day began on the one before.
NIGHT = "into"
LONGEST = timedelta(31)


def stretches(parse: Parse, dates: Dates) -> dict[Span, Value[DateRange]]:
    """For each time that is an end of a stretch, the whole of it."""
    days = [t for t in parse.timexes if t.kind in ("date", "time")]
    nights = ((t.span, _night(parse, dates, t)) for t in days)
    found = {span: night for span, night in nights if night}
    for first, last in pairwise(days):
        whole = _between(parse, first, last, dates)
        if whole is not None:
            found |= {first.span: whole, last.span: whole}
    return found


def _night(parse: Parse, dates: Dates, timex: Timex) -> Value[DateRange] | None:
    """ "The night from Friday to Saturday", one time; "overnight", which may be either side of midnight."""
    day = _day(dates, timex)
    if day is None:
        return None
    if timex.part("until"):
        return _whole(day, day + timedelta(1), dates[timex.span].spans)
    written = parse.text[timex.span.start : timex.span.end].casefold()
    overnight = _is_bare_night(timex) and written == "overnight"  # other languages say "this night"
    return _whole(day - timedelta(1), day, dates[timex.span].spans) if overnight else None


def _link(parse: Parse, first: Timex, last: Timex) -> str | None:
    """The word that ties the second time to the first, where only such words stand between."""
    if last.span.start - first.span.end > 20:
        return None
    words = [t.lower for t in parse.tokens if first.span.end <= t.start and t.end <= last.span.start]
    links = [w for w in words if w in LINKS]
    return links[0] if len(links) == 1 and set(words) <= LINKS | BESIDE else None


def _between(parse: Parse, first: Timex, last: Timex, dates: Dates) -> Value[DateRange] | None:
    link = _link(parse, first, last)
    start, end = _day(dates, first), _day(dates, last)
    if end is not None and link == NIGHT and _is_bare_night(first):
        start = end - timedelta(1)
    if link is None or start is None or end is None or not start < end <= start + LONGEST:
        return None
    return _whole(start, end, tuple(dict.fromkeys((first.span, last.span, *dates[last.span].spans))))


def _whole(start: date, end: date, spans: tuple[Span, ...]) -> Value[DateRange]:
    low, high = start.isoformat(), end.isoformat()
    return Value(DateRange("date", f"{low}/{high}", low, high, "range"), spans, Basis.INFERRED, "stretch")


def _day(dates: Dates, timex: Timex) -> date | None:
    value = dates[timex.span].value
    return date.fromisoformat(value.start) if value and value.start and value.is_day else None


def _is_bare_night(timex: Timex) -> bool:
    """ "Overnight", "in the night": no day of its own."""
    return timex.shape == "part" and timex.part("part") == "NI" and timex.part("mod") is None

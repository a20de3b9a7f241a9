"""What does not fit inside one report: headline against body, figures, dates and places of one event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import TypeVar

from dateline.knowledge.gazetteer import distance_km
from dateline.knowledge.languages import codes
from dateline.records.events import Check, Event
from dateline.records.parse import Parse
from dateline.records.text import Report, Span
from dateline.records.values import DateRange, Location, Toll, Value

T = TypeVar("T")

# Two points of one event this far apart are two places even where each is only a town's centre.
MAX_PLACE_GAP_KM = 60

_POINT = frozenset({"exact", "near"})
_TOLD_AS_PAST = frozenset({"actual", "attempted", "foiled"})


def checks_of(report: Report, parse: Parse, events: Sequence[Event]) -> tuple[Check, ...]:
    """All checks, each at most once, in the order of the table below."""
    found = [check for rule in _CHECKS for check in rule(report, parse, events)]
    return tuple(dict.fromkeys(found))


def _count_mismatch(report: Report, parse: Parse, events: Sequence[Event]) -> Iterator[Check]:
    """An aggregate ("six bases") with another number of parts than it says."""
    for i, event in enumerate(events):
        parts = [e for e in events if e.part_of == i]
        if event.count is None or event.count < 2 or not parts:
            continue
        told = sum(part.count or 1 for part in parts)
        if told != event.count and all(part.count for part in parts):
            message = f"The report speaks of {event.count} happenings and tells of {told}."
            yield Check("count_mismatch", message, (event.triggers[0], *(p.triggers[0] for p in parts)))


def _toll_mismatch(report: Report, parse: Parse, events: Sequence[Event]) -> Iterator[Check]:
    """Two figures for the same people of one event that cannot both hold."""
    for event in events:
        for left, right in _pairs(event.tolls):
            if _same_people(left[1], right[1]) and _disjoint(left[1], right[1]):
                yield Check("toll_mismatch", _toll_message(report, left, right), _spans(left[0], right[0]))


def _toll_message(report: Report, left: tuple[Value[Toll], Toll], right: tuple[Value[Toll], Toll]) -> str:
    kind = left[1].kind
    figures = f"{_figure(left[1])} and {_figure(right[1])}"
    if _in_headline(report, left[0]) != _in_headline(report, right[0]):
        return f"Headline and body differ on the {kind}: {figures}."
    return f"Figures that differ for the {kind} of one event: {figures}."


def _date_conflict(report: Report, parse: Parse, events: Sequence[Event]) -> Iterator[Check]:
    """Two days for one event that do not overlap."""
    for event in events:
        for left, right in _pairs(event.dates):
            if _apart(parse, left[0], right[0]) and _days_differ(left[1], right[1]):
                message = f"Dates that differ for one event: {left[1].start} and {right[1].start}."
                yield Check("date_conflict", message, _spans(left[0], right[0]))


def _date_in_future(report: Report, parse: Parse, events: Sequence[Event]) -> Iterator[Check]:
    """A happening told as past, of a day that was still to come when its report appeared."""
    if not report.published or len(report.published) < len("2031-05-04"):
        return
    published = date.fromisoformat(report.published[:10])
    for event in events:
        days = [(v, v.value.start) for v in event.dates if v.value is not None and v.value.start]
        # Where it is told it may be tomorrow already.
        late = [(date.fromisoformat(day[:10]) - published).days > 1 for _, day in days]
        if event.happened in _TOLD_AS_PAST and days and all(late):
            message = f"An event is told as past and dated {days[0][1][:10]}, after its report of {report.published}."
            yield Check("date_in_future", message, _spans(days[0][0]))


def _place_conflict(report: Report, parse: Parse, events: Sequence[Event]) -> Iterator[Check]:
    """Two places for one happening that cannot both be where it was."""
    for event in events:
        if event.count != 1:
            continue
        for left, right in _pairs(event.places):
            if _apart(parse, left[0], right[0]) and _far(left[1], right[1]):
                message = f"Places that differ for one event: {left[1].name} and {right[1].name}."
                yield Check("place_conflict", message, _spans(left[0], right[0]))


def _language_unsupported(report: Report, parse: Parse, events: Sequence[Event]) -> Iterator[Check]:
    """A language whose events and claims are not read."""
    if report.language and report.language.split("-")[0] not in codes() | {"en"}:
        message = f"The language of the report ({report.language}) is not supported: at most dates, places"
        yield Check("language_unsupported", f"{message} and known names are to be relied on.")


_CHECKS: tuple[Callable[[Report, Parse, Sequence[Event]], Iterator[Check]], ...] = (
    _count_mismatch,
    _toll_mismatch,
    _date_conflict,
    _date_in_future,
    _place_conflict,
    _language_unsupported,
)


# Comparing two values -------------------------------------------------------------------------------------


def _pairs(values: Iterable[Value[T]]) -> Iterator[tuple[tuple[Value[T], T], tuple[Value[T], T]]]:
    """Every two decided values, each with what it holds."""
    return combinations([(v, v.value) for v in values if v.value is not None], 2)


def _same_people(left: Toll, right: Toll) -> bool:
    """Whether two figures count the same: neither a part of the other, nor a running total."""
    parts = left.of is not None or right.of is not None
    return (
        not parts and not left.total and not right.total and (left.kind, left.who) == (right.kind, right.who)
    )


def _disjoint(left: Toll, right: Toll) -> bool:
    return _below(left, right) or _below(right, left)


def _below(left: Toll, right: Toll) -> bool:
    return left.high is not None and right.low is not None and left.high < right.low


def _figure(toll: Toll) -> str:
    """A figure as ISO-like words: "9", "9 or more", "up to 12", "9 to 12"."""
    if toll.low == toll.high:
        return str(toll.low)
    if toll.high is None:
        return f"{toll.low} or more"
    return f"up to {toll.high}" if toll.low is None else f"{toll.low} to {toll.high}"


def _days_differ(left: DateRange, right: DateRange) -> bool:
    ends = (left.start, left.end, right.start, right.end)
    if None in ends or left.kind == "duration" or right.kind == "duration":
        return False
    start, end, other_start, other_end = (str(e)[:10] for e in ends)
    return end < other_start or other_end < start


def _far(left: Location, right: Location) -> bool:
    """Whether two places of an event are in two countries, or two points a long way apart."""
    a, b = left.resolved, right.resolved
    if a is None or b is None or (left.role, right.role) != ("where", "where") or left.offset or right.offset:
        return False
    if a.country and b.country and a.country != b.country:
        return True
    gap = distance_km(a, b)
    return a.precision in _POINT and b.precision in _POINT and gap is not None and gap > MAX_PLACE_GAP_KM


def _apart(parse: Parse, left: Value[T], right: Value[T]) -> bool:
    """Whether two values rest on different sentences or claims: "in A and B" is a list, no conflict."""
    if not left.spans or not right.spans:
        return False
    if left.claims != right.claims:
        return True
    return parse.sentence_at(left.spans[0].start).i != parse.sentence_at(right.spans[0].start).i


def _in_headline(report: Report, value: Value[T]) -> bool:
    headlines = [r.span for r in report.regions if r.kind == "headline"]
    return any(h.covers(s) for h in headlines for s in value.spans[:1])


def _spans(*values: Value[T]) -> tuple[Span, ...]:
    return tuple(span for value in values for span in value.spans[:1])

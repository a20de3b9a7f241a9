"""Days counted from a happening: "four days after the raid" tells the day of the raid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from dateline.knowledge.calendar import shift
from dateline.records.claims import Argument, EventMention
from dateline.records.parse import Parse
from dateline.records.text import Report, Span
from dateline.records.values import Basis, DateRange, Value
from dateline.resolve.dates import today

Dates = Mapping[Span, Value[DateRange]]


def counted_days(
    report: Report, parse: Parse, mentions: Iterable[EventMention], dates: Dates
) -> dict[Span, Value[DateRange]]:
    """The day of each happening that another is told to have come so many days or weeks after."""
    told = (a for m in mentions for a in m.of("time") if a.span not in dates and a.detail)
    return {a.span: found for a in told if (found := _counted(report, parse, a, dates))}


def _counted(report: Report, parse: Parse, argument: Argument, dates: Dates) -> Value[DateRange] | None:
    """The anchor's day less what was counted, at the precision of a day."""
    anchor = next(_days_beside(parse, argument, dates), None) or today(report, parse)
    found = anchor.value.start if anchor and anchor.value else None
    count, unit = int(argument.detail[1:-1]), argument.detail[-1]
    day = shift(date.fromisoformat(found), -count, unit) if found else None
    if anchor is None or day is None:
        return None
    value = DateRange("date", day.isoformat(), day.isoformat(), day.isoformat(), "day")
    return Value(value, (argument.span, *anchor.spans), Basis.INFERRED, "counted back")


def _days_beside(parse: Parse, argument: Argument, dates: Dates) -> Iterator[Value[DateRange]]:
    """The day of what came after: "was mended on Friday, two days after"."""
    verb = parse.verb_over(argument.head)
    if verb is None:
        return
    for timex in parse.timexes:
        root, value = parse.root_of(timex.span), dates.get(timex.span)
        above = parse.verb_over(root.i) if root else None
        if above == verb and value and value.value and value.value.is_day:
            yield value

"""Days counted: "four days after the raid" tells the day of the raid, or of what came after it where that is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from dateline.knowledge.calendar import shift
from dateline.knowledge.cues import phrases
from dateline.records.claims import Argument, EventMention
from dateline.records.parse import Parse, Token
from dateline.records.text import Report, Span
from dateline.records.values import COUNTED, Basis, DateRange, Value
from dateline.resolve.dates import today

# So many sentences on "the ceremony" is still that of the day told.
REACH = 3
Dates = Mapping[Span, Value[DateRange]]


def counted_days(
    report: Report, parse: Parse, mentions: Iterable[EventMention], dates: Dates
) -> dict[Span, Value[DateRange]]:
    """The day of each happening that another is told to have come so many days or weeks after."""
    when = [a for m in mentions if m.news for a in m.of("time")]
    told = [v for a in when if (v := dates.get(a.span)) and v.value and v.value.is_day]
    counted = (a for m in mentions for a in m.of("time") if a.span not in dates and a.detail)
    return {a.span: found for a in counted if (found := _counted(report, parse, a, dates, told))}


def _counted(
    report: Report, parse: Parse, argument: Argument, dates: Dates, told: Sequence[Value[DateRange]]
) -> Value[DateRange] | None:
    """The anchor's day less what was counted, or with it on top."""
    after = parse.tokens[argument.head]
    count, unit, on = int(argument.detail.lstrip("+P")[:-1]), argument.detail[-1], argument.detail[0] == "+"
    known = any(_is_known(parse, t) for t in parse.children(after.i, "pobj"))
    if after.lower == "before":
        anchor = next(_days_of_what_came(parse, argument, dates), None)
    elif on:
        anchor = _told_last(parse, told, after)
    else:
        beside = next(_days_beside(parse, argument, dates), None)
        anchor = beside or _day_of_the_known(parse, argument, told)
        if anchor is None and not (known and _told_last(parse, told, after)):
            anchor = today(report, parse)
    found = anchor.value.start if anchor and anchor.value else None
    day = shift(date.fromisoformat(found), count if on else -count, unit) if found else None
    if anchor is None or day is None:
        return None
    return Value(_about(day, count, unit), (argument.span, *anchor.spans), Basis.INFERRED, COUNTED)


def _about(day: date, count: int, unit: str) -> DateRange:
    """The day itself; of "three weeks after" its week, for nobody counts the days of so many."""
    if unit != "W" or count < 2:
        return DateRange("date", day.isoformat(), day.isoformat(), day.isoformat(), "day")
    year, week, weekday = day.isocalendar()
    first = day - timedelta(weekday - 1)
    return DateRange(
        "date", f"{year}-W{week:02}", first.isoformat(), (first + timedelta(6)).isoformat(), "week"
    )


def _days_beside(parse: Parse, argument: Argument, dates: Dates) -> Iterator[Value[DateRange]]:
    """The day of what came after: "was mended on Friday, two days after"; "on Friday, the day after"."""
    start = argument.span.start
    for timex in parse.timexes:
        value, between = dates.get(timex.span), parse.text[timex.span.end : start].strip()
        if timex.span.end <= start and between in ("", ",") and value and value.value and value.value.is_day:
            yield value
    after = parse.tokens[argument.head]
    clause = parse.head(after) if after.dep == "mark" else after  # "came a day after a missile killed two"
    verb = parse.verb_over(clause.i)
    if verb is None:
        return
    for timex in parse.timexes:
        root, value = parse.root_of(timex.span), dates.get(timex.span)
        above = parse.verb_over(root.i) if root else None
        if above == verb and value and value.value and value.value.is_day:
            yield value


def _day_of_the_known(
    parse: Parse, argument: Argument, told: Sequence[Value[DateRange]]
) -> Value[DateRange] | None:
    """ "The blast came two days after": the day told of what is known."""
    after = parse.tokens[argument.head]
    comes = next((t for t in parse.ancestors(after.i) if t.lemma in phrases()["comes_about"]), None)
    subject = parse.child(comes.i, "nsubj") if comes is not None else None
    if subject is None or not (subject.lower in ("it", "this", "that") or _is_known(parse, subject)):
        return None
    return _told_last(parse, told, subject)


def _told_last(parse: Parse, told: Sequence[Value[DateRange]], token: Token) -> Value[DateRange] | None:
    """The day of the news that the text named last before a word, not long before."""
    before = [v for v in told if v.spans and v.spans[0].end <= token.start]
    near = [v for v in before if token.sentence - parse.sentence_at(v.spans[0].start).i <= REACH]
    return max(near, key=lambda v: v.spans[0], default=None)


def _days_of_what_came(parse: Parse, argument: Argument, dates: Dates) -> Iterator[Value[DateRange]]:
    """ "Two days before the vote, which is on Sunday"; "before the ceremony": of the day told last, or the next."""
    before = parse.tokens[argument.head]
    days = [(root, v) for t in parse.timexes if (root := parse.root_of(t.span)) and (v := dates[t.span])]
    days = [(root, v) for root, v in days if v.value and v.value.is_day]
    below = {t.i for t in parse.subtree(before.i)}
    yield from (v for root, v in days if root.i in below)
    # "Two days before the ceremony is": the parser takes it for a clause.
    subjects = parse.children(before.head, "nsubj") if before.dep == "mark" else []
    nouns = [*parse.children(before.i, "pobj"), *(t for t in subjects if t.i > before.i)]
    known = [t for t in nouns if _is_known(parse, t)]
    if known:
        yield from (
            v for root, v in reversed(days) if root.i < before.i and before.sentence - root.sentence <= REACH
        )
        yield from (v for root, v in days if 0 <= root.sentence - before.sentence <= 1)


def _is_known(parse: Parse, noun: Token) -> bool:
    """ "The ceremony", "their funeral": it has been told of."""
    return any(
        t.lower in ("the", "his", "her", "their", "its") for t in parse.children(noun.i, "det", "poss")
    )

"""From time expressions to days: against the publication day, the dateline, or the day last told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.knowledge.calendar import bounds, holiday, iso_day, parse_date, shift, value_at
from dateline.knowledge.cues import of_saying, phrases
from dateline.records.parse import Parse, Timex, Token
from dateline.records.text import Report, Span
from dateline.records.values import OF_PUBLICATION, Basis, Candidate, DateRange, Value

# A day without a year is the nearest past one, unless the next one comes this soon: of the last year's same
# day news would say so. Two months split the AQUAINT articles' deadlines from their anniversaries.
SOON_DAYS = 60

# Where the verb looks ahead the next one is meant, unless the last has only just been: "are investigating what
# happened on 3 May" says in May nothing of the year after. Not tuned.
AHEAD_DAYS = 300

# A dateline's day this close before the publication is the writer's today; further off it is something else.
MAX_DATELINE_GAP_DAYS = 3

_PARTS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "MI": "midday"}
_STEPS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "this": 0,
    "current": 0,
    "same": 0,
    "that": 0,
    "next": 1,
    "following": 1,
}
_TOLD = frozenset({"previous", "following", "same", "that"})
_FUTURE_AUXILIARIES = frozenset({"will", "'ll", "’ll", "shall", "would"})
_FUTURE_WORDS = frozenset(
    {"due", "schedule", "expect", "plan", "set", "postpone", "deadline", "upcoming", "slate"}
)
_FUTURE_PREPOSITIONS = frozenset({"until", "till", "by", "before"})
# "Are being held after a march on Saturday": what comes after something rests on its having happened.
_PAST_PREPOSITIONS = frozenset({"after", "since", "following"})


@dataclass(frozen=True)
class _Anchor:
    """A known day that others are told from, and the words that give it (none where it was given)."""

    day: date
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class _Setting:
    """What a report's times are told from: its publication day, the writer's today, a day of a known year.

    `full` is the first day that the text gives in full.
    """

    published: _Anchor | None
    today: _Anchor | None
    year: _Anchor | None
    full: _Anchor | None


@dataclass(frozen=True)
class _Found:
    """A timex resolved: its TimeML value, what it was told from, and what is known without an anchor."""

    value: str | None = None
    anchor: _Anchor | None = None
    partial: str | None = None
    ends: tuple[date, date] | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Place:
    """Where a timex stands: its setting, the day (or month) last told before it, whether its verb looks ahead."""

    setting: _Setting
    told: _Anchor | None
    wide: _Anchor | None
    future: bool

    @property
    def narrative(self) -> _Anchor | None:
        return self.told or self.setting.today

    def before(self, unit: str) -> _Anchor | None:
        """What "a month later" is told from: it may be a month, while "two days later" is told from a day."""
        return self.wide if unit in ("M", "Y") else self.told


def resolve_dates(report: Report, parse: Parse) -> dict[Span, Value[DateRange]]:
    """Every timex of a report with the days it means; without an anchor only what its own words give.

    A bare weekday is the nearest past one, publication day included; with a verb of the future the next.
    "The previous day" is told from the day that the text named last.
    """
    setting = _setting(report, parse)
    resolved: dict[Span, Value[DateRange]] = {}
    told: _Anchor | None = None
    wide: _Anchor | None = None
    for timex in parse.timexes:
        place = _Place(setting, told, wide, _is_future(parse, timex))
        value = _value(timex, _SHAPES[timex.shape](timex, place))
        resolved[timex.span] = value
        told = _day_told(parse, timex, value, told) or told
        wide = _day_told(parse, timex, value, wide, coarse=True) or wide
    return {span: _with_day(parse, resolved, setting, timex) for span, timex in _by_span(parse)}


def publication_day(report: Report) -> Value[DateRange] | None:
    """The day (or month) of publication as a date that is assumed: for an event of the day's news."""
    span = bounds(report.published[:10]) if report.published else None
    if span is None or report.published is None:
        return None
    found = DateRange(
        "date", report.published[:10], span.start.isoformat(), span.end.isoformat(), span.precision
    )
    return Value(found, (), Basis.ASSUMED, "publication")


def today(report: Report, parse: Parse) -> Value[DateRange] | None:
    """The writer's today: the dateline's day or that of publication."""
    anchor = _setting(report, parse).today
    if anchor is None:
        return None
    basis = Basis.INFERRED if anchor.spans else Basis.ASSUMED
    return Value(_bare_day(anchor.day.isoformat()), anchor.spans, basis, "today")


def _by_span(parse: Parse) -> Iterator[tuple[Span, Timex]]:
    return ((timex.span, timex) for timex in parse.timexes)


# --- the setting


def _setting(report: Report, parse: Parse) -> _Setting:
    published = _published(report)
    dateline = _dateline_day(report, published, parse)
    today = dateline if dateline and _is_near(dateline, published) else published
    year = published or today or _month_of_publication(report) or _lender(parse)
    return _Setting(published or today, today, year, _lender(parse, ("day",)))


def _published(report: Report) -> _Anchor | None:
    day = bounds(report.published[:10]) if report.published else None
    return _Anchor(day.start) if day and day.precision == "day" and 1500 < day.start.year < 2500 else None


def _month_of_publication(report: Report) -> _Anchor | None:
    """The last day of a publication month: good enough to tell the year of other dates."""
    month = bounds(report.published) if report.published else None
    return _Anchor(month.end) if month and 1500 < month.end.year < 2500 else None


def _dateline_day(report: Report, published: _Anchor | None, parse: Parse) -> _Anchor | None:
    """The day that the dateline names, its year taken from the publication or from the text."""
    span = report.dateline.day if report.dateline else None
    if span is None:
        return None
    words = report.quote(span)
    year = published or _month_of_publication(report) or _lender(parse)
    day = parse_date(words) or (year and _nearest_year(words, year.day))
    if not day or len(day) != 10:
        return None
    spans = (span,) if published else (span, *(year.spans if year else ()))
    return _Anchor(date.fromisoformat(day), spans)


def _nearest_year(words: str, near: date) -> str | None:
    days = [
        d for y in (near.year - 1, near.year, near.year + 1) if (d := parse_date(words, y)) and len(d) == 10
    ]
    return min(days, key=lambda d: abs((date.fromisoformat(d) - near).days), default=None)


def _is_near(dateline: _Anchor, published: _Anchor | None) -> bool:
    return published is None or 0 <= (published.day - dateline.day).days <= MAX_DATELINE_GAP_DAYS


def _lender(parse: Parse, shapes: tuple[str, ...] = ("day", "days", "month")) -> _Anchor | None:
    """The first day or month that the text gives in full: it lends its year to those without."""
    for timex in parse.timexes:
        if timex.shape in shapes and timex.value and (found := bounds(timex.value)):
            return _Anchor(found.end, (timex.span,))
    return None


# --- the tense around a timex


def _is_future(parse: Parse, timex: Timex) -> bool:
    """Whether the words that govern a timex look ahead: "will", "is due", "until"; not "Friday's attack"."""
    root = parse.root_of(timex.span)
    if root is None or of_saying(parse, root):
        return False
    if root.dep == "pobj" and parse.head(root).lower in _FUTURE_PREPOSITIONS and timex.shape != "part":
        return not _is_told(parse, parse.head(root))
    above = parse.head(parse.head(root)) if parse.head(root).lower == "of" else parse.head(root)
    if root.dep in ("compound", "poss", "nmod", "amod", "nummod", "pobj") and above.pos in ("NOUN", "PROPN"):
        return False
    for token in parse.ancestors(root.i):
        if (
            token.lemma in _FUTURE_WORDS
            and (
                token.lemma != "set" or _next_word(parse, token) in ("for", "to")
            )  # not "set off", "set on fire"
            and token.pos in ("VERB", "ADJ", "NOUN")
            and not parse.child(token.i, "dobj")
        ):
            return True
        if token.lower in _PAST_PREPOSITIONS:
            return False
        if token.pos in ("VERB", "AUX"):
            return _looks_ahead(parse, token) and not _is_cause_before(parse, token, root)
    return False


def _is_cause_before(parse: Parse, verb: Token, day: Token) -> bool:
    """ "Are being questioned over the killing of a man on Friday": the day of what they are asked about."""
    return any(t.lower == "over" and t.i < day.i for t in parse.children(verb.i, "prep"))


def _next_word(parse: Parse, token: Token) -> str:
    return parse.tokens[token.i + 1].lower if token.i + 1 < len(parse.tokens) else ""


def _is_told(parse: Parse, prep: Token) -> bool:
    """ "shortly before noon on Wednesday it struck", "by Sunday nobody had": what comes before it has been."""
    verb = parse.verb_over(prep.i)
    if verb is None:
        return False
    helpers = parse.children(verb.i, "aux", "auxpass")
    had = any(t.lower == "had" for t in helpers)
    # "Was hit before dawn", "killed before dawn" in a headline.
    suffered = verb.tag == "VBN" and all(t.tag == "VBD" for t in helpers) and verb.lemma not in _FUTURE_WORDS
    return had or ((verb.tag == "VBD" or suffered) and not parse.child(verb.i, "xcomp", "ccomp"))


def _looks_ahead(parse: Parse, verb: Token) -> bool:
    """ "Will leave", "may leave", "is leaving", "is held", "plans to leave"; but not "may have left"."""
    helpers = parse.children(verb.i, "aux", "auxpass")
    words = [t.lower for t in helpers]
    if "have" in words or "has" in words:
        return False
    if any(w in _FUTURE_AUXILIARIES for w in words):
        return True
    if _says_what_was(parse, verb):
        return False
    if any(t.lower in ("is", "are") and _is_english(parse, t) for t in helpers) and verb.tag in (
        "VBG",
        "VBN",
    ):
        return True
    return verb.dep == "xcomp" and "to" in words and _governed_by_plan(parse, verb)


def _says_what_was(parse: Parse, verb: Token) -> bool:
    """ "Are known to have died", "are investigating what happened"."""
    if verb.lemma in phrases()["looks_back"]:
        return True
    below = parse.children(verb.i, "xcomp")
    return any(t.lower == "have" for v in below for t in parse.children(v.i, "aux"))


def _is_english(parse: Parse, token: Token) -> bool:
    """Whether a word stands in the text as it is read: "est tombé" is "is fallen", and past."""
    return parse.text[token.start : token.end].casefold() == token.lower


def _governed_by_plan(parse: Parse, verb: Token) -> bool:
    governor = parse.head(verb)
    if governor.lemma in _FUTURE_WORDS or governor.lemma in ("go", "be"):
        return True
    return any(t.lower in _FUTURE_AUXILIARIES for t in parse.children(governor.i, "aux"))


# --- one function per shape


def _stated(timex: Timex, place: _Place) -> _Found:
    """What needs no anchor: durations, sets, years."""
    return _Found(timex.value)


def _day(timex: Timex, place: _Place) -> _Found:
    if timex.value:
        return _Found(timex.value)
    month, day = int(timex.part("month") or 0), int(timex.part("day") or 0)
    partial = f"--{month:02}-{day:02}"
    anchor = place.setting.year
    if anchor is None:
        return _Found(partial=partial)
    if timex.part("mod"):  # "8 May last year"
        found = iso_day(anchor.day.year + _STEPS.get(timex.part("mod") or "", 0), month, day)
    else:
        found = _of_some_year(lambda y: iso_day(y, month, day), anchor, place)
    return _Found(found and found + _part_suffix(timex), anchor, partial)


def _nth(timex: Timex, place: _Place) -> _Found:
    """ "On the 9th": of this month, or of the last; of the next where the verb looks ahead."""
    day, anchor = int(timex.part("day") or 0), place.setting.published
    if anchor is None:
        return _Found(partial=f"---{day:02}")
    first = anchor.day.replace(day=1)
    months = [first + timedelta(days) for days in (-31, -1, 0, 32)]
    days = [d for m in months if (d := iso_day(m.year, m.month, day))]
    past = [d for d in days if d <= anchor.day.isoformat()]
    ahead = [d for d in days if d >= anchor.day.isoformat()]
    near = ahead[:1] if place.future else past[-1:]
    return _Found(near[0] + _part_suffix(timex) if near else None, anchor, f"---{day:02}")


def _last_day(timex: Timex, place: _Place) -> _Found:
    """ "May 12 and 14": the second is of the month of the first."""
    if place.told is None:
        return _nth(timex, place)
    first, day = place.told.day, int(timex.part("day") or 0)
    return _Found(iso_day(first.year, first.month, day), place.told, f"--{first.month:02}-{day:02}")


def _days(timex: Timex, place: _Place) -> _Found:
    if timex.value:
        return _Found(timex.value)
    month, first, last = (int(timex.part(p) or 0) for p in ("month", "day", "last"))
    partial = f"--{month:02}-{first:02}/--{month:02}-{last:02}"
    anchor = place.setting.year
    if anchor is None:
        return _Found(partial=partial)
    start = _of_some_year(lambda y: iso_day(y, month, first), anchor, place)
    end = start and iso_day(int(start[:4]), month, last)
    return _Found(f"{start}/{end}" if end else None, anchor, partial)


def _of_some_year(day_in: Callable[[int], str | None], anchor: _Anchor, place: _Place) -> str | None:
    """The nearest past day of that name, or the next where the verb says so or it comes soon."""
    days = [d for y in range(anchor.day.year - 1, anchor.day.year + 2) if (d := day_in(y))]
    if place.setting.published is None:
        return min(days, key=lambda d: abs((date.fromisoformat(d) - anchor.day).days), default=None)
    soon = SOON_DAYS if not place.future else AHEAD_DAYS
    past = [d for d in days if d <= anchor.day.isoformat()]
    ahead = [d for d in days if 0 < (date.fromisoformat(d) - anchor.day).days <= soon]
    return ahead[0] if ahead else past[-1] if past else None


def _figures(timex: Timex, place: _Place) -> _Found:
    """A day in figures that reads two ways: the one within two months before publication, if only one is."""
    readings = tuple(v for v in (timex.part("one"), timex.part("other")) if v)
    anchor = place.setting.published
    if anchor is None:
        return _Found(candidates=readings)
    close = [r for r in readings if 0 <= (anchor.day - date.fromisoformat(r)).days <= SOON_DAYS]
    return _Found(close[0] if len(close) == 1 else None, anchor, candidates=readings)


def _holiday(timex: Timex, place: _Place) -> _Found:
    name, eve, anchor = timex.part("holiday") or "", timex.part("eve") == "eve", place.setting.year
    if timex.value or anchor is None:
        return _Found(timex.value, partial=f"holiday:{name}")
    return _Found(_of_some_year(lambda y: holiday(name, y, eve=eve), anchor, place), anchor)


def _month(timex: Timex, place: _Place) -> _Found:
    if timex.value:
        return _Found(timex.value)
    month, mod = int(timex.part("month") or 0), timex.part("mod")
    anchor = place.setting.year
    if anchor is None:
        return _Found(partial=f"--{month:02}")
    year = anchor.day.year
    if mod == "next" or (place.future and mod is None):
        year += month < anchor.day.month or (mod == "next" and month == anchor.day.month)
    elif mod not in ("this", "current"):
        year -= month > anchor.day.month or (mod == "last" and month == anchor.day.month)
    return _Found(f"{year:04}-{month:02}", anchor, f"--{month:02}")


def _month_of(timex: Timex, place: _Place) -> _Found:
    """ "August last year"."""
    month, anchor = int(timex.part("month") or 0), place.setting.year
    if anchor is None:
        return _Found(partial=f"--{month:02}")
    return _Found(f"{anchor.day.year + _STEPS.get(timex.part('mod') or '', 0):04}-{month:02}", anchor)


def _season(timex: Timex, place: _Place) -> _Found:
    if timex.value:
        return _Found(timex.value)
    season, mod, anchor = timex.part("season"), timex.part("mod"), place.setting.year
    if anchor is None:
        return _Found(partial=f"season:{season}")
    values = [f"{y:04}-{season}" for y in range(anchor.day.year - 2, anchor.day.year + 2)]
    spans = [(v, b) for v in values if (b := bounds(v))]
    if mod == "next" or place.future:
        ahead = [v for v, b in spans if b.start > anchor.day]
        return _Found(ahead[0] if ahead else None, anchor)
    before = [v for v, b in spans if (b.end if mod == "last" else b.start) <= anchor.day]
    if mod == "this" and f"{anchor.day.year:04}-{season}" in values:
        return _Found(f"{anchor.day.year:04}-{season}", anchor)
    return _Found(before[-1] if before else None, anchor)


def _quarter(timex: Timex, place: _Place) -> _Found:
    if timex.value or place.setting.year is None:
        return _Found(timex.value, partial=f"Q{timex.part('nth')}")
    anchor = place.setting.year
    year = anchor.day.year + _STEPS.get(timex.part("mod") or "this", 0)
    return _Found(f"{year:04}-Q{timex.part('nth')}", anchor)


def _weekday(timex: Timex, place: _Place) -> _Found:
    """ "Tuesday", "last Tuesday", "Tuesday of last week"."""
    number, mod = int(timex.part("weekday") or 0), timex.part("mod")
    partial = f"weekday:{number}"
    anchor = place.narrative if mod in _TOLD else place.setting.published
    if anchor is None:
        near = _nearest_weekday(number, place.told or place.setting.full)
        return replace(near, value=near.value and near.value + _part_suffix(timex), partial=partial)
    gap = number - anchor.day.isoweekday()
    weeks = 7 * _STEPS.get(mod or "", 0) if timex.part("unit") else None
    day = anchor.day + timedelta(_weekday_step(gap, mod, place.future) if weeks is None else gap + weeks)
    spans = place.setting.today.spans if place.setting.today and mod not in _TOLD else anchor.spans
    return _Found(day.isoformat() + _part_suffix(timex), _Anchor(anchor.day, spans), partial)


def _nearest_weekday(number: int, anchor: _Anchor | None) -> _Found:
    """Without a publication the weekday next to a day that the text gives in full, before or after it."""
    if anchor is None:
        return _Found()
    step = (number - anchor.day.isoweekday() + 3) % 7 - 3
    return _Found((anchor.day + timedelta(step)).isoformat(), anchor)


def _weekday_step(gap: int, mod: str | None, future: bool) -> int:
    """Days from the anchor to the weekday meant; `gap` is its number less the anchor's."""
    if mod in ("last", "previous", "past"):
        return -((-gap - 1) % 7 + 1)
    if mod in ("next", "following"):
        return (gap - 1) % 7 + 1
    return gap % 7 if future else -(-gap % 7)


def _deictic(timex: Timex, place: _Place) -> _Found:
    """ "Yesterday", "the day before yesterday", "tonight"."""
    step = int(timex.part("deictic") or 0)
    step += {"earlier": -1, "later": 1}.get(timex.part("dir") or "", 0)
    return _stepped(timex, place.setting.today, step, "D")


def _part(timex: Timex, place: _Place) -> _Found:
    """ "Last night", "that evening", "the night before"; a bare "at dawn" waits for its day."""
    mod, direction = timex.part("mod"), timex.part("dir")
    if timex.part("deictic"):
        return _deictic(timex, place)
    if mod is None and direction is None:
        return _Found(partial=_part_suffix(timex) or None)
    step = -1 if direction == "earlier" else 1 if direction == "later" else _STEPS.get(mod or "", 0)
    told = mod in _TOLD or direction is not None or mod == "next"
    return _stepped(timex, place.narrative if told else place.setting.today, step, "D")


def _unit(timex: Timex, place: _Place) -> _Found:
    """ "Last week", "that day", "the week before", "over the weekend"."""
    mod, unit, direction = timex.part("mod"), timex.part("unit") or "D", timex.part("dir")
    if timex.value:
        return _Found(timex.value)
    if unit == "WE":
        return _weekend(timex, place)
    step = -1 if direction == "earlier" else 1 if direction == "later" else _STEPS.get(mod or "", 0)
    told = mod in _TOLD or direction is not None or (unit == "D" and mod == "next")
    return _stepped(timex, place.narrative if told else place.setting.today, step, unit)


def _weekend(timex: Timex, place: _Place) -> _Found:
    """The weekend of the week, or before Saturday the one just past, unless the verb looks ahead."""
    anchor, mod = place.setting.today, timex.part("mod")
    if anchor is None:
        return _Found(partial="weekend")
    weeks = {"last": -1, "next": 1}.get(mod or "", 0)
    if mod is None and not place.future and anchor.day.isoweekday() < 6:
        weeks = -1
    return _Found(value_at(anchor.day + timedelta(7 * weeks), "WE"), anchor)


def _ago(timex: Timex, place: _Place) -> _Found:
    """ "Two days ago", "a day earlier": a vague count ("several days ago") is only past or future."""
    count, direction, unit = timex.part("count") or "X", timex.part("dir"), timex.part("unit") or "D"
    if count == "X" and unit in ("TH", "TM") and direction in ("ago", "later"):
        # "Hours later": on the day that was told, if any.
        known = place.setting.today if direction == "ago" else place.before("D")
        return _stepped(timex, known, 0, "D") if known or direction == "ago" else _Found()
    if count == "X" or "." in count:
        return _Found("FUTURE_REF" if direction == "later" else "PAST_REF")
    if direction == "later" and place.before(unit) is None:
        # "What we know two days later": of a day that is told further on, or not at all.
        return _Found()
    step = int(float(count)) * (1 if direction == "later" else -1)
    today = place.setting.today
    return _stepped(timex, today if direction == "ago" else place.before(unit) or today, step, unit)


def _stepped(timex: Timex, anchor: _Anchor | None, step: int, unit: str) -> _Found:
    """So many units from an anchor, at the unit's own precision."""
    partial = f"relative:{step:+d}{unit}" if step else f"relative:0{unit}"
    day = shift(anchor.day, step, unit) if anchor else None
    if day is None:
        return _Found(partial=partial)
    return _Found(value_at(day, unit) + _part_suffix(timex), anchor, partial)


def _stretch(timex: Timex, place: _Place) -> _Found:
    """ "The past four months": a length, and where it counts from today also its ends."""
    anchor, unit = place.setting.today, timex.part("unit") or "D"
    count = timex.part("count") or ("1" if timex.shape == "past" else "X")
    step = _STEPS.get(timex.part("mod") or "")
    if anchor is None or not count.isdigit() or step not in (-1, 1):
        return _Found(timex.value)
    other = shift(anchor.day, step * int(count), unit)
    ends = (min(other, anchor.day), max(other, anchor.day)) if other else None
    return _Found(timex.value, anchor if ends else None, ends=ends)


def _clock(timex: Timex, place: _Place) -> _Found:
    """A time of day; its day, if not named beside it, is found afterwards."""
    if timex.part("weekday"):
        return _weekday(timex, place)
    return _deictic(timex, place) if timex.part("deictic") else _Found(partial=_part_suffix(timex) or None)


_SHAPES: dict[str, Callable[[Timex, _Place], _Found]] = {
    "day": _day,
    "nth": _nth,
    "last_day": _last_day,
    "days": _days,
    "figures": _figures,
    "holiday": _holiday,
    "past": _stretch,
    "month": _month,
    "month_of": _month_of,
    "year": _stated,
    "decade": _stated,
    "century": _stated,
    "quarter": _quarter,
    "season": _season,
    "weekday": _weekday,
    "deictic": _deictic,
    "part": _part,
    "unit": _unit,
    "ago": _ago,
    "stretch": _stretch,
    "length": _stated,
    "set": _stated,
    "reference": _stated,
    "clock": _clock,
    "military": _clock,
}


# --- times of day


def _part_suffix(timex: Timex) -> str:
    """The time of day as TimeML adds it to a day: "TMO", "T10:35", or nothing."""
    clock, part = timex.part("clock"), timex.part("part")
    if clock:
        return "T" + _hours(clock, timex.part("ampm") or ("pm" if part in ("AF", "EV", "NI") else None))
    return f"T{part}" if part else ""


def _hours(clock: str, ampm: str | None) -> str:
    """ "10.35" pm is 22:35, "1400" is 14:00."""
    digits = clock.replace(".", ":").split(":")
    if len(digits) == 1 and len(clock) in (3, 4):
        digits = [clock[:-2], clock[-2:]]
    hour = int(digits[0]) if digits[0].isdigit() else 0
    hour = hour % 12 + (12 if ampm == "pm" else 0) if ampm and hour <= 12 else hour
    return f"{hour:02}:{digits[1] if len(digits) > 1 else '00'}"


def _time_words(timex: Timex) -> str | None:
    """The time of day for a person: "10:35" or "morning"."""
    suffix = _part_suffix(timex)[1:]
    return _PARTS.get(suffix, suffix) or None


def _with_day(
    parse: Parse, resolved: dict[Span, Value[DateRange]], setting: _Setting, timex: Timex
) -> Value[DateRange]:
    """A bare time of day takes the day told nearest to it in its sentence, or else the writer's today."""
    value = resolved[timex.span]
    if timex.kind != "time" or value.value is None or value.value.start:
        return value
    sentence = parse.sentence_at(timex.span.start) if parse.sentences else None
    near = [
        t
        for t in parse.timexes
        if sentence
        and sentence.span.covers(t.span)
        and t != timex
        and (v := resolved[t.span].value)
        and v.is_day
    ]
    if near:
        best = min(
            near, key=lambda t: min(abs(t.span.start - timex.span.end), abs(timex.span.start - t.span.end))
        )
        return _at_time(timex, resolved[best.span])
    return _at_today(timex, setting, value)


def _at_time(timex: Timex, day: Value[DateRange]) -> Value[DateRange]:
    found = replace(
        day.value or DateRange(),
        kind="time",
        value=((day.value and day.value.start) or "") + _part_suffix(timex),
        precision="part_of_day",
        time=_time_words(timex),
    )
    return Value(found, (timex.span, *day.spans), Basis.INFERRED, "time beside a day")


def _at_today(timex: Timex, setting: _Setting, value: Value[DateRange]) -> Value[DateRange]:
    if setting.today is None:
        return value
    day = setting.today.day.isoformat()
    found = DateRange("time", day + _part_suffix(timex), day, day, "part_of_day", _time_words(timex))
    return Value(found, (timex.span, *setting.today.spans), Basis.INFERRED, OF_PUBLICATION)


# --- from what was found to a value


def _value(timex: Timex, found: _Found) -> Value[DateRange]:
    span = (
        bounds(found.value, edge=timex.part("edge"))
        if found.value and timex.kind in ("date", "time")
        else None
    )
    ends = found.ends or ((span.start, span.end) if span else None)
    precision = "range" if found.ends else span.precision if span else None
    result = DateRange(
        timex.kind,
        found.value,
        ends[0].isoformat() if ends else None,
        ends[1].isoformat() if ends else None,
        precision,
        _time_words(timex),
        found.partial if ends is None else None,
    )
    spans = tuple(dict.fromkeys((timex.span, *(found.anchor.spans if found.anchor else ()))))
    basis = Basis.INFERRED if found.anchor else Basis.STATED
    options = tuple(Candidate(_bare_day(c), 0.5, "day and month could be swapped") for c in found.candidates)
    return Value(result, spans, basis, f"timex {timex.shape}", None, options)


def _bare_day(day: str) -> DateRange:
    return DateRange("date", day, day, day, "day")


def _day_told(
    parse: Parse, timex: Timex, value: Value[DateRange], told: _Anchor | None, *, coarse: bool = False
) -> _Anchor | None:
    """The day, or month, a text goes on from: the last one named, but for that of saying what was done on another."""
    found = value.value
    if timex.kind not in ("date", "time") or found is None or found.start is None:
        return None
    if not (found.is_day or (coarse and found.precision == "month")):
        return None
    root = parse.root_of(timex.span)
    if told is not None and root is not None and of_saying(parse, root):
        return None
    return _Anchor(date.fromisoformat(found.start), value.spans)

"""The calendar: words of time, dates in words, and the days that a TimeML value covers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from dateline.knowledge.numerals import ordinal_value, rows

# The words that narrow a period, as thirds of it: "early August" is its first ten days.
_THIRDS = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}

# Not tuned: two reports of one blast differ by less, within one report and between two.
HOURS_APART = 3

_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}


@dataclass(frozen=True)
class TimeWord:
    """A word of the time table: `kind` its class letter; `cased` where it needs a capital."""

    kind: str
    value: str
    cased: bool


@dataclass(frozen=True)
class Bounds:
    """The first and last day of a value, and how precise it is, in the contract's words."""

    start: date
    end: date
    precision: str


@lru_cache(maxsize=1)
def time_words() -> dict[str, TimeWord]:
    """The time table, by lower-case word."""
    return {word: TimeWord(kind, value, cased == "yes") for word, kind, value, cased in rows("times.tsv")}


def month_number(word: str) -> int | None:
    """ "August", "Aug." and "AUG" are 8."""
    found = time_words().get(word.lower().rstrip("."))
    return int(found.value) if found and found.kind in "Mm" else None


def is_timed(word: str, kinds: str) -> bool:
    """Whether an English word is one of some classes of the time table: "u" for "week" and "hour"."""
    known = time_words().get(word.lower())
    return known is not None and known.kind in kinds


def weekday_number(word: str) -> int | None:
    """Monday 1 to Sunday 7, also cut short."""
    found = time_words().get(word.lower().rstrip("."))
    return int(found.value) if found and found.kind in "Ww" else None


def parse_date(words: str, year_hint: int | None = None) -> str | None:
    """The ISO date that words give ("3 August 2031", "August 3", "2031-08-03", "03/08/2031", "August 2031").

    A month and year give "2031-08". Without a year `year_hint` is taken; None where there is none, where the
    day does not exist, or where day and month could be swapped.
    """
    text = words.strip()
    if iso := re.search(r"\b(\d{4})-(\d\d)-(\d\d)(?!\d)", text):
        return iso_day(int(iso[1]), int(iso[2]), int(iso[3]))
    if slashed := re.search(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b", text):
        return slashed_day(int(slashed[1]), int(slashed[2]), int(slashed[3]))
    month = next((m for w in re.findall(r"[^\W\d_]+", text) if (m := month_number(w))), None)
    stated = re.search(r"(?<!\d)(\d{4})(?!\d)", text)
    year = int(stated[1]) if stated else year_hint
    if month is None or year is None:
        return None
    day = re.search(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?![\d:])", text)
    return iso_day(year, month, int(day[1])) if day else f"{year:04}-{month:02}"


def slashed_day(first: int, second: int, year: int) -> str | None:
    """A day written "3/8/2031": only where one of the two cannot be the month, or both are the same."""
    year = full_year(year)
    if first == second or second > 12:
        return iso_day(year, first, second)
    return iso_day(year, second, first) if first > 12 else None


def full_year(year: int) -> int:
    """A year in two figures in full: 24 is 2024, 85 is 1985."""
    return year + (2000 if year < 70 else 1900 if year < 100 else 0)


def iso_day(year: int, month: int, day: int) -> str | None:
    """The ISO form of a day, or None where there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def holiday(name: str, year: int, *, eve: bool = False) -> str | None:
    """The day of a holiday of the time table in a year: a month and day, "thanksgiving" or "easter"."""
    if name == "thanksgiving":
        day = date(year, 11, 22 + (3 - date(year, 11, 22).weekday()) % 7)
    elif name == "easter":
        day = _easter(year)
    else:
        day = date(year, int(name[:2]), int(name[3:]))
    return (day - timedelta(eve)).isoformat()


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def day_number(word: str) -> int | None:
    """ "3", "3rd" and "third" are 3; None over 31."""
    number = int(word) if word.isdigit() else ordinal_value(word.lower())
    return number if number and 1 <= number <= 31 else None


def bounds(value: str, *, edge: str | None = None) -> Bounds | None:
    """The days of a TimeML date value, narrowed by START, MID or END; None for no calendar date."""
    for pattern, reader in _READERS:
        if match := re.fullmatch(pattern, value):
            return _narrow(reader(*match.groups()), edge)
    return None


def _narrow(whole: Bounds | None, edge: str | None) -> Bounds | None:
    """The third of a period that "early", "mid" or "late" means."""
    if whole is None or edge not in _THIRDS or whole.start == whole.end:
        return whole
    size = (whole.end - whole.start).days + 1
    first, last = _THIRDS[edge]
    start = whole.start + timedelta(size * first // 3)
    return Bounds(start, whole.start + timedelta(size * last // 3 - 1), "range")


def _day(year: str, month: str, day: str, time: str | None) -> Bounds | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return Bounds(found, found, "part_of_day" if time else "day")


def _month(year: str, month: str) -> Bounds | None:
    return _months(int(year), int(month), int(month), "month") if 1 <= int(month) <= 12 else None


def _months(year: int, first: int, last: int, precision: str) -> Bounds | None:
    """From the first day of one month to the last of another; months over 12 are the next year's."""
    if not 1 <= year < 9999:
        return None
    after = date(year + last // 12, last % 12 + 1, 1)
    return Bounds(date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1), after - timedelta(1), precision)


def _week(year: str, week: str, weekend: str | None) -> Bounds | None:
    try:
        monday = date.fromisocalendar(int(year), int(week), 1)
    except ValueError:
        return None
    if weekend:
        return Bounds(monday + timedelta(5), monday + timedelta(6), "range")
    return Bounds(monday, monday + timedelta(6), "week")


def _year(year: str) -> Bounds | None:
    return _months(int(year), 1, 12, "year")


def _season(year: str, season: str) -> Bounds | None:
    return _months(int(year), *_SEASONS[season], "range")


def _quarter(year: str, quarter: str) -> Bounds | None:
    return _months(int(year), 3 * int(quarter) - 2, 3 * int(quarter), "range")


def _decade(decade: str) -> Bounds | None:
    return _years(int(decade) * 10, 10)


def _century(century: str) -> Bounds | None:
    return _years(int(century) * 100, 100)


def _years(first: int, size: int) -> Bounds | None:
    if not 1 <= first < 9900:
        return None
    return Bounds(date(first, 1, 1), date(first + size - 1, 12, 31), "range")


def _two_days(first: str, last: str) -> Bounds | None:
    start, end = bounds(first), bounds(last)
    return Bounds(start.start, end.end, "range") if start and end and start.start <= end.end else None


_READERS = (
    (r"(\d{4})-(\d\d)-(\d\d)(T.*)?", _day),
    (r"(\d{4})-(\d\d)", _month),
    (r"(\d{4})-W(\d\d)(-WE)?", _week),
    (r"(\d{4})", _year),
    (r"(\d{4})-(SP|SU|FA|WI)", _season),
    (r"(\d{4})-Q([1-4])", _quarter),
    (r"(\d{3})", _decade),
    (r"(\d\d)", _century),
    (r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)", _two_days),
)


def shift(day: date, count: int, unit: str) -> date | None:
    """A day so many units later (or earlier): unit D, W, M, Y, 10Y, 100Y or 2W; hours stay on the day."""
    try:
        if unit in _DAYS:
            return day + timedelta(_DAYS[unit] * count)
        months = day.year * 12 + day.month - 1 + _MONTHS[unit] * count
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, _last_of(year, month + 1)))
    except (ValueError, OverflowError):
        return None


_DAYS = {"D": 1, "W": 7, "2W": 14, "TH": 0, "TM": 0, "TS": 0}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "10Y": 120, "100Y": 1200}


def _last_of(year: int, month: int) -> int:
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(1)).day


def value_at(day: date, unit: str) -> str:
    """The TimeML value of the day, week, month, quarter, year, decade or century that a day lies in."""
    week = day.isocalendar()
    return {
        "W": f"{week.year:04}-W{week.week:02}",
        "2W": f"{week.year:04}-W{week.week:02}",
        "WE": f"{week.year:04}-W{week.week:02}-WE",
        "M": f"{day:%Y-%m}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "Y": f"{day.year:04}",
        "10Y": f"{day.year // 10:03}",
        "100Y": f"{day.year // 100:02}",
    }.get(unit, day.isoformat())

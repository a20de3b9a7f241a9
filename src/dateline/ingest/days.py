"""Days as report headers write them: only what gives a year, since a header has no other anchor."""

from __future__ import annotations

import re
from datetime import date

from dateline.errors import BadRecord

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# The months as datelines of other languages write them, January first: fr, it, es, pt, de, tr, ru, uk.
_ELSEWHERE = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
)
_NAMES = [(word, k + 1) for months in _ELSEWHERE for k, word in enumerate(months.split())]


def _cut(names: list[tuple[str, int]]) -> dict[str, int]:
    """The beginnings of three letters and more that months of one number alone have: "fév", "sett"."""
    found: dict[str, set[int]] = {}
    for word, number in names:
        for size in range(3, len(word)):
            found.setdefault(word[:size], set()).add(number)
    return {short: next(iter(numbers)) for short, numbers in found.items() if len(numbers) == 1}


_NUMBERS = _cut(_NAMES) | dict(_NAMES)
_MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    rf"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|{'|'.join(_NUMBERS)})\b\.?"
)
_WEEKDAY = r"(?i:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?i:day)?\b\.?"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th|er|º)?"
# "13. März 2034", "13 de marzo de 2034"
_OF = r"\.?(?:\s+de)?\s+"

# One day, with or without its year. The first two are words, the third ISO, the fourth day.month.year.
DAY = (
    r"(?:"
    rf"(?:{_WEEKDAY},?\s+|le\s+)?(?:{_MONTH}\s+{_NUMBER}|{_NUMBER}{_OF}{_MONTH})(?:(?:,\s*|{_OF})(?:(?:19|20)\d\d|\d\d)(?!\d|:\d))?"
    r"|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)"
)
_PARTS = re.compile(
    rf"(?:(?P<m1>{_MONTH})\s+(?P<d1>\d+)(?:st|nd|rd|th)?|(?P<d2>\d+)(?:st|nd|rd|th|er|º)?{_OF}(?P<m2>{_MONTH}))"
    r"(?:,?\s*(?:de\s+)?(?P<full>\d{4})|,?\s+(?P<short>\d\d))?$",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)$|(?P<d2>\d{1,2})\.(?P<m2>\d{1,2})\.(?P<y2>\d{4})$"
)
_GIVEN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?$")

# "89" is 1989 and "31" is 2031: wires of the 1950s are rarer than reports of the next decades.
_CENTURY_TURNS = 60


def iso_day(words: str) -> str | None:
    """ "13 March 2031" as 2031-03-13; None without a year, or for a day that no calendar has."""
    numeric = _NUMERIC.match(words.strip())
    if numeric:
        return _iso(*(numeric[a] or numeric[b] for a, b in (("y", "y2"), ("m", "m2"), ("d", "d2"))))
    parts = _PARTS.search(words.strip())
    if not parts or not (parts["full"] or parts["short"]):
        return None
    month = _month(parts["m1"] or parts["m2"])
    return _iso(parts["full"] or _century(parts["short"]), str(month), parts["d1"] or parts["d2"])


def _month(word: str) -> int:
    lower = word.lower().rstrip(".")
    return _NUMBERS.get(lower) or _MONTHS.index(lower[:3]) + 1


def given_day(words: str, *, name: str) -> str:
    """The day of publication as a caller gives it: 2031-05-04, 2031-05 or 2031. `BadRecord` else."""
    match = _GIVEN.match(words.strip())
    year, month, day = match.groups() if match else (None, None, None)
    if year and _iso(year, month or "1", day or "1"):
        return "-".join(part for part in (year, month, day) if part)
    raise BadRecord(
        f"{words!r} is no date of publication (for {name}).",
        hint="Write it as 2031-05-04, or 2031-05 where the day is not known.",
    )


def _century(short: str) -> str:
    return ("20" if int(short) < _CENTURY_TURNS else "19") + short


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None

"""What the words of a sentence leave unsaid or say in several: numbers, days of other calendars, tenses, duals."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from dateline.knowledge.calendar import is_timed, month_number
from dateline.knowledge.cues import phrases
from dateline.knowledge.languages import Language
from dateline.read.shallow.words import NOTHING, Word, is_clock

SCALES = frozenset({100, 1000, 1_000_000, 1_000_000_000})
# A day without a year lies at most so long after the day of publication; else it is one of the year before.
_AHEAD_DAYS = 90


def composed(words: Sequence[Word]) -> list[Word]:
    """Runs of number words as one figure: "deux cents", "ثلاثة وعشرين", "dreiundzwanzig"."""
    found: list[Word] = []
    at = 0
    while at < len(words):
        size, value = _number(words, at)
        if size > 1:
            found.append(_joined(words[at : at + size], f"{value:g}" if value < 1e15 else str(value)))
        else:
            found.append(words[at])
        at += max(size, 1)
    return found


def _joined(run: Sequence[Word], lemma: str) -> Word:
    written = " ".join(w.written for w in run)
    features = run[0].features - {"du"}
    return replace(run[0], end=run[-1].end, written=written, lemma=lemma, features=features, whole=None)


def _value(word: Word) -> float | None:
    if word.pos != "NUM":
        return None
    try:
        return float(word.lemma)
    except ValueError:
        return None


def _number(words: Sequence[Word], at: int) -> tuple[int, float]:
    """The longest number at a word, as (words taken, value)."""
    value = _value(words[at])
    if value is None:
        return 0, 0.0
    total, group, last, i = 0.0, value, at + 1, at + 1
    while i < len(words):
        joint = words[i].written == "-" or (words[i].pos == "CCONJ" and words[i].lemma == "and")
        linked = joint and i + 1 < len(words)
        k = i + 1 if linked else i
        more = _value(words[k])
        step = (
            None
            if more is None
            else _combined(group, more, words[k - 1 if not linked else i - 1], words[k], linked)
        )
        if step is None:
            break
        carried, group = step
        total += carried
        i = last = k + 1
    return last - at, total + group


def _combined(
    group: float, more: float, before: Word, word: Word, linked: bool
) -> tuple[float, float] | None:
    """What a further number word does: (what is complete, what goes on), or None where it is another number."""
    spelled = not word.written[0].isdigit()
    if more in SCALES and spelled and not linked:
        if 0 < group < more:
            return (0.0, group * more) if more == 100 else (group * more, 0.0)
        return None
    if not spelled or before.written[0].isdigit():
        return None
    units_first = 0 < group < 10 and more >= 20 and more % 10 == 0 and more < 100 and linked
    fits = (
        group == 0
        or (group >= 100 and group % 100 == 0 and more < 100)
        or (group % 100 >= 10 and group % 10 == 0 and more < 10)
        or (group >= 1000 and group % 1000 == 0 and more < 1000)
    )
    return (0.0, group + more) if fits or units_first else None


def shared(words: Sequence[Word], language: Language) -> list[Word]:
    """ "5'i polis 8 kişi", "ikisi çocuk en az beş kişi": a share, told before the count that holds it."""
    found = list(words)
    for k, word in enumerate(words if language.settings.get("shares") else ()):
        if not _is_share(word, language):
            continue
        told = list(takewhile(lambda w: w.pos in _SHARING and not w.has(*_CASED), words[k + 1 : k + 8]))
        end = k + 1 + len(told)
        whole = _value(words[end]) if end < len(words) else None
        while whole is not None and _is_share(words[end], language):
            # "3'ü kadın, 2'si çocuk 7 kişi"
            told = list(
                takewhile(lambda w: w.pos in _SHARING and not w.has(*_CASED), words[end + 1 : end + 7])
            )
            end += 1 + len(told)
            whole = _value(words[end]) if end < len(words) else None
        if whole is None or not any(w.pos in ("NOUN", "ADJ") for w in told) or whole < (_value(word) or 0):
            continue
        for i in range(k, end):
            bound = words[i].pos == "ADV" and words[i].lemma != NOTHING and i > k + 1
            found[i] = (
                words[i] if bound else replace(words[i], lemma=NOTHING, pos="ADV", features=frozenset())
            )
    return found


def _is_share(word: Word, language: Language) -> bool:
    _, mark, ending = word.written.replace("’", "'").partition("'")
    return word.pos == "NUM" and (word.has("share") or (bool(mark) and ending in language.listed("shares")))


# What a share is told with: "5'i ağır yaralı olmak üzere en az".
_SHARING = frozenset({"NOUN", "ADJ", "ADV", "PUNCT"})
_CASED = ("acc", "dat", "gen", "loc", "abl", "ins")


# --- days of other calendars -----------------------------------------------------------------------------


def dated(words: Sequence[Word], published: str | None) -> list[Word]:
    """Days of the Jalali and Hijri calendars as English writes the same day: "2034-03-13", "13 March"."""
    found: list[Word] = []
    at = 0
    while at < len(words):
        told = (reads(words, at, published) for reads in (_day, _month, _season, _year))
        size, made = next((read for read in told if read[1]), (1, None))
        found.append(made or words[at])
        at += size
    return found


def of_months(words: Sequence[Word]) -> list[Word]:
    """ "17 يناير الجاري", "العاشر من يناير": a day and its month as English has them, whatever stands beside them."""
    found = list(words)
    for k, (day, month, after) in enumerate(zip(words, words[1:], words[2:], strict=False)):
        if not _counts_days(day):
            continue
        if month_number(month.lemma) and after.pos == "ADJ" and after.lemma in _NEAREST:
            found[k + 2] = replace(after, lemma=NOTHING, pos="ADV", features=frozenset())
        elif month.pos == "ADP" and month.lemma == "from" and month_number(after.lemma):
            found[k + 1] = replace(month, lemma="of")
    return found


def clocked(words: Sequence[Word]) -> list[Word]:
    """ "alle 21.15", "saat 14.20'de", "14.20 Uhr": a time of day as English writes it; "a duré 2 h" is a length."""
    found = list(words)
    for k, word in enumerate(words):
        led = words[k - 1] if k else None
        if is_clock(word) and word.written.endswith("h") and (led is None or led.lemma not in _AT):
            found[k] = replace(word, lemma=word.lemma.split(":")[0])
        elif (led is not None and led.has("clock")) or _is_zone(words[k + 1 : k + 2]) or _is_dotted(words, k):
            spelled = replace(word, lemma=word.lemma.replace(".", ":"))
            found[k] = spelled if is_clock(spelled) else word
    return found


# What stands before an hour, and not before a length of hours.
_AT = frozenset(
    {"to", "at", "around", "about", "from", "since", "until", "up to", "of", "and", "between", "before", "after"}
)  # fmt: skip


# A day and a month have no such second half, and few sums two digits after a full stop.
_DOTTED = re.compile(r"(?:[01]?\d|2[0-4])\.(?:00|1[3-9]|[2-5]\d)")


def _is_dotted(words: Sequence[Word], k: int) -> bool:
    """ "a las 6.40", "около 6.40": an hour with a full stop after what stands before hours."""
    if words[k].pos != "NUM" or not _DOTTED.fullmatch(words[k].written):
        return False
    led = [w for w in words[max(k - 2, 0) : k] if w.pos != "DET"]
    return bool(led) and led[-1].pos == "ADP" and led[-1].lemma in _HOURLY


_HOURLY = frozenset({"to", "at", "around", "about", "in", "near"})


def _is_zone(words: Sequence[Word]) -> bool:
    return bool(words) and is_timed(words[0].lemma, "GQc")


def among(words: Sequence[Word]) -> list[Word]:
    """ "unter den fünf Toten": not fewer than five, which has no article."""
    found = list(words)
    for k, (under, article, number) in enumerate(zip(words, words[1:], words[2:], strict=False)):
        if under.pos == "ADP" and under.lemma == "under" and article.pos == "DET" and number.pos == "NUM":
            found[k] = replace(under, lemma="among")
    return found


def unbracketed(words: Sequence[Word]) -> list[Word]:
    """ "nesta quarta-feira (14)": a day's number in brackets after the day of the week counts nothing."""
    found = list(words)
    for k, (day, opens, number, closes) in enumerate(
        zip(words, words[1:], words[2:], words[3:], strict=False)
    ):
        bracketed = opens.written == "(" and closes.written == ")" and _counts_days(number)
        if is_timed(day.lemma, "W") and bracketed and number.pos == "NUM":
            found[k + 2] = replace(number, lemma=NOTHING, pos="ADV", features=frozenset(), known=True)
    return found


def changed(words: Sequence[Word]) -> list[Word]:
    """ "subió de ocho a once", "salito da 8 a 11", "выросло с 8 до 11": a change, where "of 8 to 11" is a range."""
    found = list(words)
    for k in range(1, len(words) - 3):
        first, low, second, high = words[k : k + 4]
        pair = first.pos == second.pos == "ADP" and low.pos == high.pos == "NUM"
        verb = next((w for w in reversed(words[:k]) if w.pos in ("VERB", "PUNCT")), None)
        if pair and first.lemma in _FROM and verb is not None and verb.lemma in _CHANGING:
            found[k], found[k + 2] = replace(first, lemma="from"), replace(second, lemma="to")
    return found


_FROM = frozenset({"of", "by", "from", "with"})
_CHANGING = frozenset(
    {"rise", "increase", "grow", "climb", "jump", "pass", "go", "mount", "fall", "drop", "decrease"}
)
# What says of a month that it is the nearest, which goes without saying where its day is told.
_NEAREST = frozenset({"this", "last", "current", "present", "past"})


def _counts_days(word: Word) -> bool:
    return 0 < (_value(word) or 0) <= 31 or is_timed(word.lemma, "O")


def _day(words: Sequence[Word], at: int, published: str | None) -> tuple[int, Word | None]:
    month = words[at + 1] if at + 1 < len(words) else None
    calendar = _calendar(month)
    day = _value(words[at])
    if month is None or calendar is None or day is None or not month.lemma.isdecimal():
        return 1, None
    year = _year_of(words[at + 2 : at + 3])
    return _as_time(
        words[at : at + 2 + bool(year)], _spelled(calendar, int(day), int(month.lemma), year, published)
    )


def _month(words: Sequence[Word], at: int, published: str | None) -> tuple[int, Word | None]:
    """ "در ماه میزان", "آبان گذشته", "سنبله سال گذشته": a month by itself, as the one that its middle lies in."""
    led = words[at].lemma == "month"
    k = at + led
    month = words[k] if k < len(words) else None
    calendar = _calendar(month)
    if month is None or calendar is None or not month.lemma.isdecimal():
        return 1, None
    end = k + 1 + (words[k + 1 : k + 2] != [] and words[k + 1].lemma == "month")
    size, year = _told_year(words[end : end + 2], calendar, published)
    if not size and not led and end == k + 1 and not month.has("month"):
        return 1, None  # "میزان تلفات": many names of months mean something else
    found = _middle(calendar, int(month.lemma), year, published)
    return _as_time(words[at : end + size], f"{found:%B %Y}" if found else None)


def _season(words: Sequence[Word], at: int, published: str | None) -> tuple[int, Word | None]:
    """ "بهار امسال", "پاییز سال ۱۴۱۱": a season by the year that the calendar counts."""
    calendar = _calendar(words[at]) if is_timed(words[at].lemma, "S") else None
    size, year = _told_year(words[at + 1 : at + 3], calendar, published) if calendar else (0, None)
    if calendar is None or year is None:
        return 1, None
    found = _middle(calendar, 1, year, published)
    return _as_time(words[at : at + 1 + size], f"{words[at].lemma} {found:%Y}" if found else None)


def _year(words: Sequence[Word], at: int, _: str | None) -> tuple[int, Word | None]:
    """ "سال ۱۴۱۱": as the year in which it begins."""
    calendar, year = _calendar(words[at]), _year_of(words[at + 1 : at + 2])
    if calendar is None or year is None or words[at].lemma != "year":
        return 1, None
    found = _middle(calendar, 1, year, None)
    return _as_time(words[at : at + 2], f"{found:%Y}" if found else None)


def _calendar(word: Word | None) -> str | None:
    return next((c for c in _CALENDARS if word is not None and word.has(c)), None)


def _year_of(words: Sequence[Word]) -> int | None:
    """A number that is the year of another calendar."""
    year = _value(words[0]) if words else None
    return int(year) if year is not None and 1300 <= year <= 1500 else None


def _as_time(run: Sequence[Word], spelled: str | None) -> tuple[int, Word | None]:
    if spelled is None:
        return 1, None
    made = _joined(run, spelled)
    return len(run), replace(made, pos="NOUN", features=frozenset({"day", "closes", "apart"}))


def _told_year(words: Sequence[Word], calendar: str, published: str | None) -> tuple[int, int | None]:
    """What says of which year a month is, as (words taken, year): "۱۴۱۱", "سال ۱۴۱۱", "سال گذشته", "گذشته"."""
    first, second = (words[i].lemma if i < len(words) else "" for i in (0, 1))
    if (year := _year_of(words[:1])) is not None:
        return 1, year
    if first == "year" and (year := _year_of(words[1:])) is not None:
        return 2, year
    ages = {"last year": 1, "this year": 0} | ({f"year {w}": n for w, n in _YEARS.items()})
    told = next((w for w in (first, f"{first} {second}") if w in ages), None)
    if told is not None and published and len(published) >= 10:
        this = _CALENDARS[calendar][1](date.fromisoformat(published[:10]))
        return (1 if told == first else 2), this - ages[told]
    return int(first in _NEAREST), None


# How many years ago a year lies that is called so.
_YEARS = {"last": 1, "past": 1, "this": 0, "current": 0}


def _middle(calendar: str, month: int, year: int | None, published: str | None) -> date | None:
    """The day in the middle of a month; without a year of the last one that has come."""
    to_gregorian, year_of = _CALENDARS[calendar]
    if year is not None:
        return to_gregorian(year, month, _MIDDLE)
    if not published or len(published) < 10:
        return None
    anchor = date.fromisoformat(published[:10])
    this = year_of(anchor)
    return to_gregorian(this - (to_gregorian(this, month, 1) > anchor), month, _MIDDLE)


_MIDDLE = 15


def _spelled(calendar: str, day: int, month: int, year: int | None, published: str | None) -> str | None:
    """A day in English; without a year the one nearest before the day of publication, which stays unsaid."""
    to_gregorian, year_of = _CALENDARS[calendar]
    try:
        if year is not None:
            return to_gregorian(year, month, day).isoformat()
        if not published or len(published) < 10:
            return None
        anchor = date.fromisoformat(published[:10])
        latest = to_gregorian(year_of(anchor), month, day)
        ahead = (latest - anchor).days > _AHEAD_DAYS
        return f"{to_gregorian(year_of(anchor) - ahead, month, day):%-d %B}"
    except (ValueError, OverflowError):
        return None


def _of_jalali(year: int, month: int, day: int) -> date:
    from persiantools.jdatetime import JalaliDate

    found: date = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
    return found


def _of_hijri(year: int, month: int, day: int) -> date:
    from hijridate import Hijri

    found = Hijri(year, month, day).to_gregorian()
    return date(found.year, found.month, found.day)


def _jalali_year(day: date) -> int:
    from persiantools.jdatetime import JalaliDate

    return int(JalaliDate(day).year)  # type: ignore[no-untyped-call]


def _hijri_year(day: date) -> int:
    from hijridate import Gregorian

    return Gregorian(day.year, day.month, day.day).to_hijri().year


_CALENDARS: dict[str, tuple[Callable[[int, int, int], date], Callable[[date], int]]] = {
    "jalali": (_of_jalali, _jalali_year),
    "hijri": (_of_hijri, _hijri_year),
}


# --- what an ending says and English needs a word for ----------------------------------------------------

# feature of a verb, or of a noun -> (the English word, its part of speech)
_UNSAID = (
    ("fut", ("VERB",), "will", "AUX"),
    ("had", ("VERB",), "have", "AUX"),
    ("cond", ("VERB", "AUX"), "reportedly", "ADV"),
    ("neg", ("VERB", "AUX"), "not", "PART"),
    ("du", ("NOUN",), "2", "NUM"),
)


def spelled_out(words: Sequence[Word]) -> list[Word]:
    """With a word of its own for what only an ending says: future, hearsay, negation, two of a kind."""
    found: list[Word] = []
    for word in words:
        for feature, poses, lemma, pos in _UNSAID:
            said = found and (found[-1].lemma == lemma or found[-1].pos == "NUM" == pos)
            if feature in word.features and word.pos in poses and not said:
                made = unsaid(found, word, lemma, pos)
                word = replace(word, start=max(word.start, made.end), whole=None)
                if feature == "cond" and word.pos == "AUX" and not made.end > word.start:
                    # The auxiliary is what says so: its letters are the evidence.
                    # "Avrebbero ucciso" is "have", not "had".
                    made, word = _swapped(made, replace(word, features=word.features | {"pres"}))
                    found.append(word)
                    word = made
                else:
                    found.append(made)
        found.append(word)
    return found


def _swapped(left: Word, right: Word) -> tuple[Word, Word]:
    """Two words in each other's place."""
    return (
        replace(left, start=right.start, end=right.end, whole=right.whole),
        replace(right, start=left.start, end=left.end, whole=left.whole),
    )


def numbered(words: Sequence[Word]) -> list[Word]:
    """ "el frente 41", "la carretera federal 45": a number that counts nothing, since no noun follows it."""
    found = list(words)
    for k, word in enumerate(words):
        before = next((w for w in reversed(words[max(k - 2, 0) : k]) if w.pos != "ADJ"), None)
        named = before is not None and before.pos == "NOUN" and before.lemma in phrases()["numbered"]
        after = words[k + 1] if k + 1 < len(words) else None
        counts = after is not None and after.pos in ("NOUN", "ADJ", "NUM", "PROPN")
        if named and word.pos == "NUM" and word.written.isdigit() and not counts:
            found[k] = replace(word, pos="ADJ")
        if word.has("place") and after is not None and after.pos == "NOUN" and not month_number(after.lemma):
            # "45-й бригады"
            found[k] = replace(word, pos="ADJ")
    return found


def ago(words: Sequence[Word]) -> list[Word]:
    """ "قبل عامين", "через два дня": what means "ago" or "later" where a span of time follows it.

    "Через два дня после взрыва" is "two days after".
    """
    found = list(words)
    for k, word in enumerate(words):
        unit = next((w for w in words[k + 1 : k + 3] if w.pos == "NOUN"), None)
        counted = k + 1 < len(words) and _counts(words[k + 1])
        told = next((f for f in ("ago", "later") if word.has(f)), None)
        if not (told and counted and unit is not None and is_timed(unit.lemma, "u")):
            continue
        then = words[words.index(unit, k) + 1 :][:1]
        found[k] = replace(word, lemma=NOTHING if then and then[0].lemma == "after" else told, pos="ADV")
        if k and word.whole and words[k - 1].whole == word.whole:
            found[k - 1] = replace(words[k - 1], lemma=NOTHING, pos="ADV")
    return found


def whence(words: Sequence[Word], is_thing: Callable[[Word], bool]) -> list[Word]:
    """ "tiré depuis une voiture", "lanzados desde Líbano": "since" is "from" before what is a place or a thing."""
    found = list(words)
    for k, word in enumerate(words):
        if word.lemma != "since" or word.pos != "ADP":
            continue
        led = next((w for w in words[k + 1 :] if w.pos not in ("DET", "ADJ")), None)
        if led is not None and is_thing(led):
            found[k] = replace(word, lemma="from")
    return found


def _counts(word: Word) -> bool:
    """ "vor zwei Wochen", "vor einer Woche", "vor Wochen": of "vor der Woche" nobody knows how long ago it was."""
    return word.pos in ("NUM", "ADJ") or word.lemma == "a" or word.has("pl")


def unsaid(before: Sequence[Word], word: Word, lemma: str, pos: str) -> Word:
    """A word that nothing writes: it takes the space before the next word, or else its first letter."""
    free = word.start - (before[-1].end if before else word.start)
    start = word.start - 1 if free > 0 else word.start
    return Word(start, start + 1, "", lemma, pos)

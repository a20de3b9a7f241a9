"""Time expressions: each word becomes one letter, its class; the patterns are written in letters."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.knowledge.calendar import day_number, full_year, holiday, iso_day, time_words
from dateline.knowledge.numerals import numeral_at
from dateline.read.numbers import LAST_DAY
from dateline.records.parse import Sentence, Timex, Token
from dateline.records.text import Span

# Years outside of these are taken for plain figures unless a month stands by them.
FIRST_YEAR, LAST_YEAR = 1800, 2100

# What a piece of text is, by shape alone: the first that fits. Words get their letter from the time table.
_PIECES = re.compile(
    r"""
      (?P<I>\d{4}-\d\d-\d\d(?!\d))
    | (?P<s>['’]s\b)
    | (?P<S>\d{1,2}(?P<mark>[-/.])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?!\d))
    | (?P<C>\d{1,2}:[0-5]\d(?::[0-5]\d)?(?!\d) | \d{1,2}\.[0-5]\d(?=\s?[ap]\.?m\b)
        | (?:(?<=[Aa]t\s)|(?<=[Aa]t\sabout\s)|(?<=[Aa]t\saround\s))(?:[01]?\d|2[0-4])\.[0-5]\d(?![\d%]))
    | (?P<h>\d/\d(?!\d|\s[A-Z])|½)
    | (?P<o>\d{1,2}(?:st|nd|rd|th)\b)
    | (?P<K>\d{3}0s\b)
    | (?P<y>[12]\d{3}(?![\d.,]*\d|\w))
    | (?P<d>\d{1,2}(?![\d,]*\d|[.:]\d))
    | (?P<n>\d[\d.,]*\d|\d)
    | (?P<word>[ap]\.m\.?|[^\W\d_]+(?:['’]clock)?)
    | (?P<dash>[-–—‐‑]|(?<=\d)/(?=\d{1,2}\s[A-Z]))
    | (?P<comma>,)
    | (?P<dot>\.)
    | (?P<gap>\n[^\S\n]*\n)
    | (?P<other>[^\s\w])
    """,
    re.VERBOSE,
)

# Their letters: I ISO day, / slashed day, : clock, h half, o 3rd, K 1990s, y year, d one or two digits,
# n figure; - , and ; as they are (; is the full stop), # a gap of paragraphs, ~ other marks, _ other words.
_LETTERS = {"S": "/", "C": ":", "dash": "-", "comma": ",", "dot": ";", "gap": "#", "other": "~"}

_MACROS = {
    "MONTH": "(?P<month>M|m;?)",
    "YEAR": "(?:[,f]?(?P<year>y))",
    "NAMED": "(?:(?P<weekday>[Ww]);?,?t?)?",
    "NIGHT": "(?:(?P<part>[PD])[fq])?",
    "EDGE": "(?:(?P<edge>E)(?:-|qt?)?|t?(?P<edge_>e)ft?)?",
    "COUNT": "(?P<count>(?:a?Zf?|[dny](?:-?[XY]|h)?|[aX]Y(?:&?X)*|X(?:-?[XO])*)(?:&ah)?|ha)",
    "WEEK": "(?:(?P<mod>[LNH])(?P<unit>u)|(?P<unit_>u)(?P<mod_>[LNH]))",
    "DIR": r"[Abl]|[BF](?=[~,;#&_q]|$)",
    "CLOCK": (
        "(?P<clock>:)(?P<ampm>p);?(?:Qc?|G)*|(?P<clock_>:)(?:Qc?|G)*|"
        "(?P<clock__>[dn])(?P<ampm_>p);?(?:Qc?|G)*|(?P<clock___>[dnyX])(?:Qc|G)+"
    ),
}

# (shape, kind, pattern): the longest match wins, then the earlier row.
_RULES = (
    ("day", "date", "I"),
    ("day", "date", "/"),
    ("day", "date", "{NIGHT}{NAMED}t?(?P<day>[doO])f?{MONTH}{YEAR}?(?P<part_>P)?"),
    ("day", "date", "{NIGHT}{NAMED}{MONTH}(?P<day>[do]){YEAR}?(?P<part_>P)?"),
    ("day", "date", "{NIGHT}{NAMED}t?(?P<day>[doO])f?{MONTH},?f?{WEEK}"),
    ("day", "date", "{NIGHT}{NAMED}{MONTH}(?P<day>[do]),?f?{WEEK}"),
    ("nth", "date", "(?:(?<=q)|(?P<part>P)f)t(?P<day>o)(?=[,;~#&q]|$|_)"),
    ("nth", "date", "{NIGHT}(?P<weekday>W),?t(?P<day>o)"),
    ("days", "date", "{NIGHT}{MONTH}(?P<day>[do])[-2](?P<last>[do])(?![uUXn-]){YEAR}?"),
    ("last_day", "date", "(?<=[Mm][do]&)(?P<day>[do])(?=[,~;#]|$)"),
    ("days", "date", "{NIGHT}(?P<day>[do])[-2&]t?(?P<last>[do])f?{MONTH}{YEAR}?"),
    ("days", "date", "(?P<part>[PD])[fq]t?(?P<day>[do])qt?(?P<last>[do])f?{MONTH}{YEAR}?"),
    ("month", "date", "{EDGE}{MONTH}(?:,|f)?(?P<year>y)"),
    ("month", "date", "{EDGE}(?P<mod>[LNHC])?(?P<month>M|m;)(?!-?[do](?!-?[uU]))"),
    ("month_of", "date", "{EDGE}{MONTH}f?(?P<mod>[LNH])(?P<unit>u)"),
    ("year", "date", "{EDGE}(?P<year>y)"),
    ("decade", "date", "{EDGE}t?(?P<decade>K)"),
    ("century", "date", "(?P<nth>[oO])-?(?P<unit>u)"),
    ("quarter", "date", "(?P<nth>[oO])(?P<unit>u)(?:f?(?P<year>y)|f(?P<mod>[LNH])u)?"),
    ("season", "date", "{EDGE}(?P<mod>[LNHC])(?P<season>S)"),
    ("season", "date", "{EDGE}(?P<season>S)f?(?P<year>y)"),
    ("season", "date", "(?<=q)(?P<season>S)"),
    ("weekday", "date", "{NIGHT}{EDGE}(?P<mod>[LNHCT])?(?P<weekday>W)(?:s?(?P<part_>[PD]))?"),
    ("weekday", "date", "{NIGHT}(?P<weekday>W)(?P<part_>[PD])?,?[fq]?t?{WEEK}"),
    ("weekday", "date", "{WEEK},?q?t?(?P<weekday>W)(?P<part>[PD])?"),
    ("weekday", "date", "{NIGHT}(?P<weekday>W)(?P<mod>L)"),
    ("weekday", "date", "(?P<part>[PD])(?P<weekday>W)"),
    ("weekday", "date", "(?P<weekday>W)(?P<mod>L)(?P<part>[PD])"),
    ("weekday", "date", "(?P<part>[PD])[fq]t?(?P<weekday>W)[2q]t?(?P<until>W)"),
    ("deictic", "date", "{NIGHT}(?P<deictic>R)(?:s?(?P<part_>[PD]))?"),
    ("deictic", "date", "tu(?P<dir>[BF])(?P<deictic>R)"),
    ("part", "date", "(?P<deictic>r)"),
    ("part", "date", "{EDGE}(?P<mod>[LHCTN])(?P<part>[PD])"),
    ("part", "date", "t(?P<part>[PD])(?P<dir>{DIR})"),
    ("part", "time", "(?P<part>D)"),
    ("part", "time", "(?<=[qE])t?(?P<part>P)"),
    ("part", "time", "(?<=2)t(?P<part>P)"),
    ("part", "time", "t?(?P<part>P)U"),
    ("past", "duration", "(?P<mod>L)(?P<unit>u)"),
    ("unit", "date", "{EDGE}(?P<mod>[LNHCT])(?P<unit>[uk])"),
    ("unit", "date", "(?:(?<=q)t?)?(?P<unit>k)"),
    ("unit", "date", "t(?P<unit>u)(?P<dir>{DIR})"),
    ("ago", "date", "{COUNT}-?(?P<unit>[uU])(?P<dir>{DIR})"),
    ("ago", "date", "(?P<one>a)(?P<unit>u)(?P<dir>{DIR})"),
    ("ago", "date", "(?P<some>(?P<unit>U))(?P<dir>{DIR})"),
    ("stretch", "duration", "(?P<mod>[LNC]){COUNT}(?P<unit>[uU])"),
    ("stretch", "duration", "{COUNT}(?P<mod>[LNC])(?P<unit>U)"),
    ("stretch", "duration", "(?P<mod>[LNC])(?P<unit>U)"),
    ("military", "time", "(?P<clock>[yn])(?P<unit>U)"),
    ("length", "duration", "{COUNT}\\+?-?(?P<unit>[uU])(?:-J)?"),
    ("length", "duration", "(?P<one>a)(?P<unit>u)&ah"),
    ("length", "duration", "(?P<half>h)a(?P<unit>u)"),
    ("length", "duration", "(?<=q)(?P<one>a)(?P<unit>u)(?!-)"),
    ("length", "duration", "(?P<some>(?P<unit>[U]))-J"),
    ("length", "duration", "(?P<one>(?P<unit>u))-J"),
    ("length", "duration", "(?<=q)(?P<some>(?P<unit>U))"),
    ("length", "duration", "(?P<some>(?P<unit>U))(?=[BF])"),
    ("set", "set", "v(?P<unit>[uk])"),
    ("set", "set", "v{COUNT}(?P<unit>U)"),
    ("set", "set", "v(?P<weekday>W)(?P<part>P)?"),
    ("set", "set", "v(?P<part>P)"),
    ("set", "set", "(?<=q)(?P<weekday>V)"),
    ("weekday", "date", "(?P<weekday>V)"),
    ("set", "set", "(?P<often>g)"),
    ("set", "set", "@a?(?P<unit>u)"),
    ("clock", "time", "(?:{CLOCK})(?:,?(?P<weekday>W)|,?(?P<deictic>R)|)"),
    ("clock", "time", "(?P<clock>d)qt(?P<part>P)"),
    ("reference", "date", "(?P<word>x)"),
    ("reference", "date", "t(?P<word>z)"),
    ("holiday", "date", "(?P<mod>[LNH])?(?P<holiday>j)(?P<eve>i|u|W)?,?(?P<year>y)?"),
)


def _compiled(pattern: str) -> re.Pattern[str]:
    for name, macro in _MACROS.items():
        pattern = pattern.replace("{" + name + "}", macro)
    return re.compile(pattern)


_COMPILED = tuple((shape, kind, _compiled(pattern)) for shape, kind, pattern in _RULES)


@dataclass(frozen=True)
class _Words:
    """The pieces of a text: their offsets, lower-case words, table values, and letters as one string."""

    spans: tuple[tuple[int, int], ...]
    lower: tuple[str, ...]
    values: tuple[str, ...]
    letters: str


@dataclass(frozen=True)
class _Match:
    shape: str
    kind: str
    first: int
    last: int
    groups: tuple[tuple[str, int, int], ...]


def timexes(text: str, tokens: Sequence[Token], sentences: Sequence[Sentence] = ()) -> tuple[Timex, ...]:
    """The time expressions of a text in order, without their prepositions; none runs from headline to body.

    `tokens` tell a month from a verb ("march", "may") and give restored case. A duration is no age: "25 years
    old" is left out.
    """
    words = _read_words(text, tokens, sentences)
    found = (_timex(text, words, match) for match in _longest(words, _matches(text, tokens, words)))
    return tuple(t for t in found if t)


def _read_words(text: str, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> _Words:
    starts = [t.start for t in tokens]
    breaks = {after.span.start for before, after in pairwise(sentences) if before.region != after.region}
    spans, values = [], []
    lower: list[str] = []
    letters: list[str] = []
    for piece in _PIECES.finditer(text):
        shape = piece.lastgroup or "other"
        word = piece[0].lower()
        letter, value = _LETTERS.get(shape, shape), ""
        if shape == "word":
            letter, value = _classify(piece, word, tokens, starts)
            # "Overnight into Wednesday" is two times.
            letter = "2" if word == "into" and letters[-1:] in (["P"], ["D"]) else letter
            # "Closed following Monday's attack" is after it.
            letter = "q" if word == "following" and letters[-1:] != ["t"] else letter
        elif shape == "d" and _counts_people(text, piece, lower, letters):
            letter = "n"
        if piece.start() in breaks:
            # A wall before the first word of the body, which may itself be a time ("Yesterday").
            spans.append((piece.start(), piece.start()))
            lower.append("")
            values.append("")
            letters.append("#")
        spans.append(piece.span())
        lower.append(word)
        values.append(value)
        letters.append(letter)
    return _Words(tuple(spans), tuple(lower), tuple(values), "".join(letters))


def _counts_people(text: str, piece: re.Match[str], lower: list[str], letters: list[str]) -> bool:
    """ "Since January 63 people", "in January 12 people": a figure after a month that is no day of it."""
    if letters[-1:] not in (["M"], ["m"]):
        return False
    counted = lower[-2:-1] == ["in"] and text[piece.end() : piece.end() + 2].strip().isalpha()
    return counted or int(piece[0]) > LAST_DAY


def _classify(
    piece: re.Match[str], word: str, tokens: Sequence[Token], starts: Sequence[int]
) -> tuple[str, str]:
    """A word's letter and value; "_" where it is no word of time, or wants the capital that it lacks."""
    known = time_words().get(word)
    if known is None:
        return "_", ""
    i = bisect_left(starts, piece.start())
    token = tokens[i] if i < len(tokens) and starts[i] == piece.start() else None
    if known.kind == "D" and token is not None and token.dep == "nsubj" and piece[0][0].isupper():
        return "_", ""  # "Dawn, a paper, said"
    if known.kind == "P" and token is not None and token.dep == "npadvmod":
        return "D", known.value  # "Le soir", "вечером": says by itself when
    if known.cased:
        if not (token.text if token else piece[0])[:1].isupper():
            return "_", ""
        if token and token.pos in ("VERB", "AUX"):
            return "m" if known.kind in "Mm" else "_", known.value
    return known.kind, known.value


def _matches(text: str, tokens: Sequence[Token], words: _Words) -> Iterator[_Match]:
    for shape, kind, pattern in _COMPILED:
        for found in pattern.finditer(words.letters):
            groups = tuple((n.rstrip("_"), *found.span(n)) for n in found.groupdict() if found[n])
            match = _Match(shape, kind, found.start(), found.end(), groups)
            if _stands(text, words, match):
                yield match


def _longest(words: _Words, matches: Iterator[_Match]) -> list[_Match]:
    """Of matches that overlap the longest, or else the earlier rule's; in order of the text."""
    taken = bytearray(len(words.letters))
    kept = []
    for match in sorted(matches, key=lambda m: m.first - m.last):
        if not any(taken[match.first : match.last]):
            taken[match.first : match.last] = b"\1" * (match.last - match.first)
            kept.append(match)
    return sorted(kept, key=lambda m: m.first)


def _stands(text: str, words: _Words, match: _Match) -> bool:
    """Whether a match is a time here: each shape has its own doubts."""
    doubt = _DOUBTS.get(match.shape)
    return not (_counts_from(words, match) or (doubt and doubt(text, words, match)))


def _counts_from(words: _Words, match: _Match) -> bool:
    """ "The day before the vote": told from what comes after it; not "the day before, when"."""
    after = words.lower[match.last] if words.letters[match.last : match.last + 1] in ("&", "_", "q") else ""
    return words.letters[match.last - 1] in "BF" and after != "" and after not in _AFTER_BEFORE


_AFTER_BEFORE = frozenset({"and", "but", "when", "while", "in", "near", "by", "outside", "inside"})


def _no_year(text: str, words: _Words, match: _Match) -> bool:
    """A bare figure of four digits: money, a count, a designation, or out of range."""
    at = match.last - 1
    year = int(words.lower[at])
    before = words.lower[match.first - 1] if match.first else ""
    if not FIRST_YEAR <= year <= LAST_YEAR or before in ("$", "€", "£", "no", "rs", "#", "route", "flight"):
        return True
    if before == "aged" or _of_birth(words, match):
        return True
    after = words.lower[match.last] if match.last < len(words.lower) else ""
    if after in _COUNTED and before == "in":
        return words.letters[match.first - 2 : match.first - 1] not in (
            "",
            ";",
            "#",
        )  # "In 2031 soldiers shot"
    letters = words.letters[match.last : match.last + 2]
    return letters[:1] in ("U", "G") or letters == "Qc" or after in _COUNTED


def _of_birth(words: _Words, match: _Match) -> bool:
    """ "A man born in 1971", "мужчина 1971 года рождения"; but "the group was born in 1971"."""
    if words.lower[match.last : match.last + 2] == ("year", "old"):
        return True
    near = words.lower[max(match.first - 3, 0) : match.first]
    return near[-2:] == ("born", "in") and near[0] not in ("is", "was", "were", "been")


_COUNTED = frozenset(
    {"people", "men", "women", "children", "troops", "soldiers", "dead", "km", "miles", "feet", "%"}
)


def _no_day(text: str, words: _Words, match: _Match) -> bool:
    """ "The 7th April Bridge": a day that names a thing; "8 May last week": two times."""
    if _group_value(words, match, "unit") not in (None, "Y"):
        return True
    return words.letters[match.last : match.last + 1] == "%" and words.letters[match.last - 1] != "y"


def _no_nth(text: str, words: _Words, match: _Match) -> bool:
    """ "On the 9th", "Tuesday the 9th" are days; "in the 19th", "on the 9th floor" are none."""
    if any(name == "weekday" for name, _, _ in match.groups):
        return False
    after = words.lower[match.last] if words.letters[match.last : match.last + 1] == "_" else ""
    on = words.letters[match.first] == "P" or words.lower[match.first - 1] == "on"
    return not on or (after != "" and after not in _AFTER_A_DAY)


_AFTER_A_DAY = frozenset(
    {"and", "but", "when", "while", "after", "as", "that", "he", "she", "it", "they", "we", "in", "i", "you"}
    | {"the", "a", "an", "our", "his", "her", "their", "its", "my", "your", "some", "these", "no", "there"}
)


def _no_month_of(text: str, words: _Words, match: _Match) -> bool:
    """ "August last year" is a month, "Friday last week" two times."""
    return _group_value(words, match, "unit") != "Y"


def _no_century(text: str, words: _Words, match: _Match) -> bool:
    return _group_value(words, match, "unit") != "100Y"


def _no_quarter(text: str, words: _Words, match: _Match) -> bool:
    return _group_value(words, match, "unit") != "Q"


def _no_season(text: str, words: _Words, match: _Match) -> bool:
    """ "the fall of the city": of the bare seasons only those that mean nothing else."""
    bare = {name for name, _, _ in match.groups} == {"season"}
    return bare and words.lower[match.last - 1] in ("fall", "spring")


def _no_weekday(text: str, words: _Words, match: _Match) -> bool:
    """ "Black Friday", "Sunday Times": a name; "Friday last month": two times; "on Friday past the post": one."""
    if _group_value(words, match, "unit") not in (None, "W"):
        return True
    if words.letters[match.last - 1] == "L" and words.lower[match.last - 1] != "last":
        return True
    around = words.letters[max(match.first - 1, 0) : match.first] + words.letters[match.last : match.last + 1]
    return "!" in around


def _no_month(text: str, words: _Words, match: _Match) -> bool:
    """ "The March for Peace", "March with us", "7th April Bridge": a march or a name, not a month."""
    before = words.letters[match.first - 1 : match.first]
    after = words.lower[match.last] if match.last < len(words.lower) else ""
    if words.letters[match.first] == "m" and before == "_":
        return True  # "Viña del Mar."
    marches = words.lower[match.last - 1] == "march" and before != "q" and after in _MARCHES
    return marches or words.letters[match.last : match.last + 1] == "%"


_MARCHES = frozenset({"of", "for", "on", "against", "to", "with", "through", "past"})


def _no_part(text: str, words: _Words, match: _Match) -> bool:
    """ "New Dawn": a point of the day is written small, but where it opens a sentence."""
    if words.lower[match.first] == "past" and words.letters[match.last - 1] == "D":
        return True  # "just past noon" is a time of whatever day
    opens = match.first == 0 or words.letters[match.first - 1] in ";#"
    first, last = words.spans[match.last - 1]
    return words.letters[match.last - 1] == "D" and text[first:last].istitle() and not opens


def _no_holiday(text: str, words: _Words, match: _Match) -> bool:
    """ "A Christmas market": a holiday after which a thing is called, which stands for weeks."""
    return words.lower[match.last : match.last + 1] in (("market",), ("tree",))


def _no_length(text: str, words: _Words, match: _Match) -> bool:
    """Years of age: "25 years old", "25-year-old", "aged 25 years", "a boy (16 years)"."""
    around = words.lower[max(match.first - 1, 0) : match.first] + words.lower[match.last : match.last + 1]
    if around[:1] == ("aged",) or around == ("(", ")"):
        return True
    after = [w for w in words.lower[match.last : match.last + 2] if w not in "-–—‐‑"]
    if after[:1] in (["old"], ["olds"]) or words.lower[match.last - 1] == "old":
        return True
    return _group_value(words, match, "unit") == "TS" and match.shape != "length"


def _no_military(text: str, words: _Words, match: _Match) -> bool:
    """ "1400 hours" is a time of day, "1200 days" and "2700 hours" are not."""
    return (
        not re.fullmatch(r"(?:[01]\d|2[0-3])[0-5]\d", words.lower[match.first])
        or words.lower[match.last - 1] != "hours"
    )


def _no_past(text: str, words: _Words, match: _Match) -> bool:
    """ "The past year" is a length, "last year" a year."""
    return words.lower[match.first] != "past"


def _no_unit(text: str, words: _Words, match: _Match) -> bool:
    return _group_value(words, match, "unit") in ("TS", "TM")


_DOUBTS = {
    "day": _no_day,
    "nth": _no_nth,
    "month_of": _no_month_of,
    "year": _no_year,
    "century": _no_century,
    "quarter": _no_quarter,
    "season": _no_season,
    "weekday": _no_weekday,
    "month": _no_month,
    "part": _no_part,
    "holiday": _no_holiday,
    "length": _no_length,
    "stretch": _no_length,
    "unit": _no_unit,
    "past": _no_past,
    "military": _no_military,
}


def _group_value(words: _Words, match: _Match, name: str) -> str | None:
    return next(
        (words.values[first] or words.lower[first] for n, first, _ in match.groups if n == name), None
    )


def _timex(text: str, words: _Words, match: _Match) -> Timex | None:
    parts = _parts(words, match)
    if match.shape == "day" and "day" not in parts:
        return _figures(words, match)
    span = Span(words.spans[match.first][0], words.spans[match.last - 1][1])
    kind = "time" if match.kind == "date" and {"part", "clock"} & set(parts) else match.kind
    if words.letters[match.first] == "r":
        kind, parts = "time", {"deictic": "0", "part": "NI"}
    maker = _VALUES.get(match.shape)
    value = maker(parts) if maker else None
    return Timex(span, kind, match.shape, value, tuple(parts.items()))


def _figures(words: _Words, match: _Match) -> Timex | None:
    """A day all in figures; open where day and month could be swapped; None where it is no day."""
    first, second, third = (int(n) for n in re.findall(r"\d+", words.lower[match.first]))
    span = Span(*words.spans[match.first])
    if words.letters[match.first] == "I":
        value = iso_day(first, second, third)
        return Timex(span, "date", "day", value) if value else None
    year = full_year(third)
    readings = {v for v in (iso_day(year, first, second), iso_day(year, second, first)) if v}
    if len(readings) == 1:
        return Timex(span, "date", "day", readings.pop())
    if not readings:
        return None
    return Timex(span, "date", "figures", None, tuple(zip(("one", "other"), sorted(readings), strict=False)))


def _parts(words: _Words, match: _Match) -> dict[str, str]:
    """What each group of a match says: a number, or the value of its word in the time table."""
    parts = {}
    for name, first, last in match.groups:
        if name == "count":
            parts[name] = _count(words.lower[first:last])
        elif name in ("day", "last", "nth"):
            parts[name] = str(day_number(words.lower[first]) or 0)
        elif name in _UNSAID_COUNTS:
            parts["count"] = _UNSAID_COUNTS[name]
        elif name == "dir":
            parts[name] = _DIRECTIONS[words.letters[first]]
        else:
            parts[name] = words.values[first] or words.lower[first]
    return parts


# "a year", "months-long", "half an hour": the count that no number word gives.
_UNSAID_COUNTS = {"one": "1", "some": "X", "half": "0.5"}
_DIRECTIONS = {"A": "ago", "B": "earlier", "b": "earlier", "F": "later", "l": "later"}


def _count(words: Sequence[str]) -> str:
    """The figure of a count, "X" for a vague one; halves added ("two and a half")."""
    half = 0.5 if any(w in ("½", "1/2", "half") for w in words[1:]) else 0.0
    if words[0] == "half":
        return "0.5"
    found = numeral_at(words, 0)
    if found is None or found.open or found.value is None:
        return "X"
    number = found.value + (half if found.last < len(words) else 0.0)
    return f"{number:g}"


def _day_value(parts: dict[str, str]) -> str | None:
    if "year" not in parts:
        return None
    day = iso_day(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    return day and day + (f"T{parts['part']}" if "part" in parts else "")


def _days_value(parts: dict[str, str]) -> str | None:
    first = _day_value(parts)
    last = _day_value({**parts, "day": parts["last"]})
    return f"{first}/{last}" if first and last else None


def _month_value(parts: dict[str, str]) -> str | None:
    return f"{parts['year']}-{int(parts['month']):02}" if "year" in parts else None


def _length_value(parts: dict[str, str]) -> str | None:
    """ISO durations, with TimeML's X for a vague count: P3D, PT5H30M, PXM."""
    count, unit = parts.get("count", "X"), parts["unit"]
    scaled = re.fullmatch(r"(\d+)(\w+)", unit)
    if scaled:
        unit = scaled[2]
        count = count if count == "X" else f"{float(count) * int(scaled[1]):g}"
    if unit == "Q":
        unit, count = "M", count if count == "X" else f"{float(count) * 3:g}"
    if unit == "TH" and count.endswith(".5"):
        whole = count[:-2]
        return f"PT{whole}H30M" if whole != "0" else "PT30M"
    return f"PT{count}{unit[1]}" if unit.startswith("T") else f"P{count}{unit}"


def _set_value(parts: dict[str, str]) -> str | None:
    if "often" in parts:
        return parts["often"]
    if "weekday" in parts:
        return f"XXXX-WXX-{parts['weekday']}" + (f"T{parts['part']}" if "part" in parts else "")
    if "part" in parts:
        return f"XXXX-XX-XXT{parts['part']}"
    if parts["unit"] == "WE":
        return "XXXX-WXX-WE"
    return _length_value({"count": "1", **parts})


def _holiday_value(parts: dict[str, str]) -> str | None:
    return (
        holiday(parts["holiday"], int(parts["year"]), eve=parts.get("eve") == "eve")
        if "year" in parts
        else None
    )


_VALUES: dict[str, Callable[[dict[str, str]], str | None]] = {
    "day": _day_value,
    "days": _days_value,
    "month": _month_value,
    "year": lambda parts: parts["year"],
    "decade": lambda parts: parts["decade"][:3],
    "century": lambda parts: f"{int(parts['nth']) - 1:02}",
    "quarter": lambda parts: f"{parts['year']}-Q{parts['nth']}" if "year" in parts else None,
    "season": lambda parts: f"{parts['year']}-{parts['season']}" if "year" in parts else None,
    "length": _length_value,
    "stretch": _length_value,
    "past": lambda parts: _length_value({"count": "1", **parts}),
    "set": _set_value,
    "holiday": _holiday_value,
    "reference": lambda parts: parts["word"],
}

"""Numbers and what they count: "at least nine of the soldiers" is 9 or more, of people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.knowledge.numerals import Numeral, begins_number, numeral_at, rows
from dateline.records.parse import Quantity, Token
from dateline.records.text import Span

# The counted noun stands at most so many words after its number ("nine other local security officers").
REACH = 7

_HYPHENS = frozenset("-‐‑–—")
_MODIFIERS = frozenset({"PRON", "ADJ", "PROPN", "NOUN", "VERB", "ADV", "PUNCT", "PART", "DET", "NUM"})


@dataclass(frozen=True)
class _Found:
    """A number between tokens `first` and `last` (half-open), with the qualifier's tokens around it."""

    low: float | None
    high: float | None
    qualifier: str
    number: tuple[int, int]
    first: int
    last: int
    plain: bool


def quantities(text: str, tokens: Sequence[Token]) -> tuple[Quantity, ...]:
    """The counts in a text; not its dates, clock times, ordinals, calibres and designations.

    `head` is the counted noun, also in "nine of the soldiers", or the word of harm that stands for one
    ("12 dead", "9 killed"). "fewer than 10" is (None, 9) with "less_than"; of "2.5 km" `low` is 2.
    """
    words = [t.lower for t in tokens]
    return tuple(
        _quantity(tokens, words, found)
        for found in _numbers(tokens, words)
        if not _is_something_else(text, tokens, words, found)
    )


def implied_one(text: str, tokens: Sequence[Token]) -> tuple[Quantity, ...]:
    """The single people that an article counts ("a policeman"), as 1 with qualifier "article"."""
    found = []
    for token in tokens:
        if token.lower not in ("a", "an"):
            continue
        noun = tokens[token.head]
        if token.dep == "det" and 0 < noun.i - token.i <= REACH and _is_one_person(noun):
            span = Span(token.start, noun.end)
            found.append(Quantity(span, token.span, 1, 1, "article", "people", noun.i))
    return tuple(found)


def _is_one_person(noun: Token) -> bool:
    return (
        noun.tag in ("NN", "NNP")
        and _units().get(noun.lemma) == "people"
        and noun.lower not in _near("group")
    )


@lru_cache(maxsize=1)
def _units() -> dict[str, str]:
    """The lemma of a counted noun -> what kind of count that makes."""
    return {row[0]: row[1] for row in rows("counted.tsv")}


@lru_cache(maxsize=1)
def _neighbours() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for word, kind in rows("number_neighbours.tsv"):
        table.setdefault(kind, set()).add(word)
    return {kind: frozenset(words) for kind, words in table.items()}


def _near(kind: str) -> frozenset[str]:
    """The words of one kind that stand next to a number."""
    return _neighbours()[kind]


@lru_cache(maxsize=2)
def _qualifiers(where: str) -> tuple[dict[tuple[str, ...], str], int]:
    """The phrases before or after a number, with what they do, and the longest one's length."""
    table = {
        tuple(phrase.split()): effect for phrase, side, effect in rows("qualifiers.tsv") if side == where
    }
    return table, max(len(p) for p in table)


def _numbers(tokens: Sequence[Token], words: Sequence[str]) -> Iterator[_Found]:
    """The numbers in order, ranges joined, qualifiers read."""
    i = 0
    while i < len(words):
        numeral = numeral_at(words, i) if begins_number(words[i]) else None
        if numeral is None or not _one_sentence(tokens, numeral):
            i += 1
            continue
        found = _ranged(tokens, words, numeral) or _single(tokens, words, numeral)
        yield found
        i = max(found.last, found.number[1])


def _one_sentence(tokens: Sequence[Token], numeral: Numeral) -> bool:
    return tokens[numeral.first].sentence == tokens[numeral.last - 1].sentence


def _ranged(tokens: Sequence[Token], words: Sequence[str], low: Numeral) -> _Found | None:
    """ "10 to 12", "10-12", "between 10 and 12"; but "from 10 to 12" is a change, not a range."""
    link = low.last
    if low.open or low.value is None or link + 1 >= len(words):
        return None
    between = low.first > 0 and words[low.first - 1] == "between"
    joined = words[link] in ("to", "or") or words[link] in _HYPHENS or (between and words[link] == "and")
    high = numeral_at(words, link + 1) if joined and begins_number(words[link + 1]) else None
    if high is None or high.open or high.value is None or not _one_sentence(tokens, high):
        return None
    changed = words[link] == "to" and low.first > 0 and words[low.first - 1] == "from"
    if changed or high.value <= low.value or (words[link] == "or" and high.value > 2 * low.value):
        return None
    first, qualifier = (low.first - 1, "range") if between else _before(words, low.first)
    return _Found(low.value, high.value, "range", (low.first, high.last), first, high.last, not qualifier)


def _single(tokens: Sequence[Token], words: Sequence[str], numeral: Numeral) -> _Found:
    first, before = _before(words, numeral.first)
    last, after = _after(words, numeral.last)
    if not after and numeral.last < len(words):
        # "Eleven people at least": past the noun that is counted.
        after = _after(words, numeral.last + 1)[1] if tokens[numeral.last].pos == "NOUN" else ""
    number = (numeral.first, numeral.last)
    if numeral.open:
        return _Found(numeral.value, None, before or "vague", number, first, last, False)
    effect = before or after or "exact"
    low, high = _EFFECTS[effect](numeral.value or 0.0)
    return _Found(low, high, effect, number, first, last, effect == "exact")


# What a qualifier makes of a figure, as the contract writes tolls.
_EFFECTS: dict[str, Callable[[float], tuple[float | None, float | None]]] = {
    "exact": lambda n: (n, n),
    "about": lambda n: (n, n),
    "nearly": lambda n: (n, n),
    "at_least": lambda n: (n, None),
    "more_than": lambda n: (n, None),
    "up_to": lambda n: (None, n),
    "less_than": lambda n: (None, n - 1),
}


def _before(words: Sequence[str], first: int) -> tuple[int, str]:
    """Where the qualifier before a number begins, and its effect; "another" may stand between."""
    table, longest = _qualifiers("before")
    at = first
    while (
        at > 0 and first - at < 2 and words[at - 1] in ("another", "a", "an", "the", "additional", "further")
    ):
        at -= 1
    for end in dict.fromkeys((at, first)):
        for size in range(min(longest, end), 0, -1):
            phrase = tuple(words[end - size : end])
            if phrase in table:
                return end - size, table[phrase]
    return first, ""


def _after(words: Sequence[str], last: int) -> tuple[int, str]:
    table, longest = _qualifiers("after")
    for size in range(min(longest, len(words) - last), 0, -1):
        phrase, end = tuple(words[last : last + size]), last + size
        if phrase in table and not (end < len(words) and begins_number(words[end])):
            return end, table[phrase]
    return last, ""


def _is_something_else(text: str, tokens: Sequence[Token], words: Sequence[str], found: _Found) -> bool:
    """Whether a number is part of a date, a time, a name or an idiom, and counts nothing."""
    return any(test(text, tokens, words, found) for test in _NOT_COUNTS)


def _is_pronoun(text: str, tokens: Sequence[Token], words: Sequence[str], found: _Found) -> bool:
    """ "no one", "one another", "the one who", "one day"; "one of the men" and "one person" count."""
    first, last = found.number
    if words[first] not in ("one", "many", "few", "both", "various") or last - first > 1:
        return False
    after = words[last] if last < len(words) else ""
    before = words[first - 1] if first else ""
    if words[first] == "one":
        return (
            before in ("no", "any", "every", "this", "that", "which", "each", "only", "day", "the")
            and after != "of"
            and tokens[first].dep != "nummod"
        ) or _is_anybody(tokens, first, after)
    if tokens[first].dep in ("preconj", "cc"):
        return True
    return before in ("how", "so", "as", "too", "very") or tokens[first].pos == "ADV" or after == "and"


def _is_anybody(tokens: Sequence[Token], first: int, after: str) -> bool:
    """ "One can hardly tell", "one another", "the new one"."""
    if after in ("another", "by", "day", "-"):
        return True
    if after == "of" or tokens[first].dep == "nummod":
        return False
    described = first > 0 and tokens[first - 1].pos == "ADJ" and tokens[first - 1].head == first
    return described or after in ("can", "could", "may", "might", "must", "should", "would", "has", "is")


def _is_date(text: str, tokens: Sequence[Token], words: Sequence[str], found: _Found) -> bool:
    first, last = found.number
    after = words[last] if last < len(words) else ""
    if _is_behind_month(tokens, first) or _is_in_figures(tokens, first, last):
        return True
    if _is_month(tokens, last) or (after == "of" and _is_month(tokens, last + 1)):
        return True
    return _is_year(tokens, words, found)


def _is_in_figures(tokens: Sequence[Token], first: int, last: int) -> bool:
    """The parts of "03-07-2031": figures held together by hyphens up to a year."""
    text = "".join(t.text for t in tokens[max(first - 4, 0) : last + 4])
    if not re.search(r"\d{1,2}-\d{1,2}-\d{4}", text):
        return False
    after = tokens[last] if last < len(tokens) else None
    glued_after = after is not None and after.text == "-" and after.start == tokens[last - 1].end
    glued_before = (
        first > 1 and tokens[first - 1].text == "-" and tokens[first - 1].end == tokens[first].start
    )
    return glued_after or glued_before


def _is_behind_month(tokens: Sequence[Token], i: int) -> bool:
    """ "June 14", "June 2031", not "on 14 June 12 soldiers" nor "in June two soldiers", "in June 14 soldiers"."""
    if not _is_month(tokens, i - 1) or not tokens[i].text[:1].isdigit() or _is_no_day(tokens, i):
        return False
    day_before = i > 1 and tokens[i - 2].text.isdigit() and len(tokens[i - 2].text) < YEAR
    return len(tokens[i].text) == YEAR or not day_before


def _is_no_day(tokens: Sequence[Token], i: int) -> bool:
    """ "Since January 1,200 people", "since May 63 people", "in March 17 people": no day of the month before it."""
    figure = tokens[i].text.replace(",", "")
    if not figure.isdigit() or len(tokens[i].text) == YEAR:
        return False
    within = i > 1 and tokens[i - 2].lower == "in" and tokens[i + 1 : i + 2] and tokens[i + 1].text.isalpha()
    return bool(within) or int(figure) > LAST_DAY


# So many figures has a year, so many days a month.
YEAR, LAST_DAY = 4, 31


def _is_month(tokens: Sequence[Token], i: int) -> bool:
    if not 0 <= i < len(tokens) or tokens[i].lower.rstrip(".") not in _near("month"):
        return False
    return tokens[i].text[:1].isupper()


def _is_year(tokens: Sequence[Token], words: Sequence[str], found: _Found) -> bool:
    """A bare four-digit figure of a likely year, unless it is qualified or counts people."""
    first, last = found.number
    if last - first != 1 and found.qualifier != "range":
        return False
    if not re.fullmatch(r"(?:19|20)\d\d", words[first]):
        return False
    named = first > 0 and words[first - 1] == "the"
    if not (found.plain or named or found.qualifier == "range"):
        return False
    noun = _noun_after(tokens, last)
    return noun is None or _units().get(tokens[noun].lemma) is None or tokens[noun].tag in ("NN", "NNP")


def _is_clock(text: str, tokens: Sequence[Token], words: Sequence[str], found: _Found) -> bool:
    first, last = found.number
    after = words[last] if last < len(words) else ""
    before = words[first - 1] if first else ""
    military = after == "hours" and re.fullmatch(r"[012]\d[0-5]\d", words[first]) is not None
    at_hour = before == "at" and after in (",", "on", ".") and found.plain and not _stands_at(tokens, first)
    return after in _near("clock") or military or at_hour


def _stands_at(tokens: Sequence[Token], first: int) -> bool:
    """ "The toll stands at 12", "put the dead at 19": "at" gives a figure and no hour."""
    return tokens[tokens[first - 1].head].lemma in ("stand", "put", "estimate", "remain")


def _is_name(text: str, tokens: Sequence[Token], words: Sequence[str], found: _Found) -> bool:
    """ "Route 4", "122mm", "F-16", "Brigade 47": a figure after a name or a designator, or a calibre."""
    first, last = found.number
    token, before = tokens[first], tokens[first - 1] if first else None
    after = words[last] if last < len(words) else ""
    if after in _near("calibre") or (
        after in _HYPHENS and last + 1 < len(words) and words[last + 1] in _near("calibre")
    ):
        return True
    if before is None or before.sentence != token.sentence or not found.plain:
        return False
    glued = (
        before.end == token.start
        and before.text in _HYPHENS
        and first > 1
        and tokens[first - 2].end == before.start
    )
    if glued and tokens[first - 2].pos in ("PROPN", "NOUN") and not tokens[first - 2].text[:1].isdigit():
        return True
    if not words[first][:1].isdigit():
        return False
    named = before.lower in _near("designator") or (
        before.pos == "PROPN" and token.dep in ("nummod", "appos", "npadvmod")
    )
    noun = _noun_after(tokens, last)
    return named and token.head < token.i and (noun is None or _units().get(tokens[noun].lemma) != "people")


def _is_part(text: str, tokens: Sequence[Token], words: Sequence[str], found: _Found) -> bool:
    """ "two-thirds", "one-way", "50-50", "1." at the head of a list."""
    first, last = found.number
    after = words[last] if last < len(words) else ""
    if after in _near("fraction") or (
        after in _HYPHENS and last + 1 < len(words) and words[last + 1] in _near("fraction")
    ):
        return True
    starts = first == 0 or tokens[first - 1].sentence != tokens[first].sentence
    listed = after in (")", ".") and words[first].isdigit() and starts and last - first == 1
    decimal = (
        found.low is not None and found.low != int(found.low) and _unit_after(tokens, words, found) is None
    )
    return (
        listed
        or decimal
        or (after in _HYPHENS and first + 1 == last and _glued(tokens, last) and _is_word(words, last + 1))
    )


def _glued(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i - 1].end == tokens[i].start


def _is_word(words: Sequence[str], i: int) -> bool:
    """Whether "nine-" goes on with a word that makes no measure of it ("two-way", "one-sided")."""
    return i < len(words) and words[i] in _near("idiom")


_NOT_COUNTS = (_is_pronoun, _is_date, _is_clock, _is_name, _is_part)


def _quantity(tokens: Sequence[Token], words: Sequence[str], found: _Found) -> Quantity:
    head = _head(tokens, words, found)
    unit = _money(words, found) or _age(tokens, words, found) or _unit_after(tokens, words, found)
    if unit is None and head is not None:
        unit = _unit_of(tokens[head])
    first, last = found.number
    end = max(found.last, (head + 1) if head is not None else 0)
    low = None if found.low is None else int(found.low)
    high = None if found.high is None else int(found.high)
    return Quantity(
        Span(tokens[found.first].start, tokens[end - 1].end),
        Span(tokens[first].start, tokens[last - 1].end),
        low,
        high,
        found.qualifier,
        unit,
        head,
    )


def _unit_of(noun: Token) -> str | None:
    """The unit of a counted noun, also where a headline's capitals hide its lemma ("Civilians")."""
    units, word = _units(), noun.lower
    stems = (
        noun.lemma,
        word,
        word.removesuffix("s"),
        re.sub("ies$", "y", word),
        re.sub("(ss|sh|ch|x)es$", r"\1", word),
    )
    known = next((units[stem] for stem in stems if stem in units), None)
    if known is None and (word in _near("harm") or word.endswith(("men", "women", "people"))):
        return "people"
    return known


def _money(words: Sequence[str], found: _Found) -> str | None:
    first = found.number[0]
    return "money" if first and words[first - 1] in _near("money") else None


def _age(tokens: Sequence[Token], words: Sequence[str], found: _Found) -> str | None:
    """ "aged 25", "25-year-old", "25 years old", "a boy of 9 with", and "Name, 25,": years of age."""
    first, last = found.number
    before = words[first - 1] if first else ""
    tail = [w for w in words[last : last + 5] if w not in _HYPHENS]
    if tail[:1] == ["year-old"]:
        return "age"
    if tail[:1] in (["year"], ["years"], ["month"], ["months"]) and tail[1:2] in (["old"], ["olds"]):
        return "age"
    if before in ("aged", "ages", "age"):
        return "age"
    counts = last < len(tokens) and tokens[last].pos in ("NOUN", "ADJ", "PROPN")
    if before == "of" and first > 1 and words[first - 2] in _near("aged") and not counts:
        return "age"
    named = before == "," and first > 1 and tokens[first - 2].pos == "PROPN" and found.plain
    closed = not tail or tail[0] in (",", ".", ";", "and", ")")
    return (
        "age"
        if named and closed and found.low is not None and found.low < 120 and last - first == 1
        else None
    )


def _unit_after(tokens: Sequence[Token], words: Sequence[str], found: _Found) -> str | None:
    """The measure that follows at once: "%", "km", "-hour", "per cent"."""
    at = found.last
    if at < len(words) and words[at] in _HYPHENS:
        at += 1
    if at >= len(words):
        return None
    if words[at] == "per" and words[at + 1 : at + 2] == ["cent"]:
        return "%"
    unit = _units().get(tokens[at].lemma) or _units().get(words[at])
    return None if unit in ("people", "things") else unit


def _head(tokens: Sequence[Token], words: Sequence[str], found: _Found) -> int | None:
    """The counted noun: what the parser ties the number to, or else the noun that follows."""
    last = found.last
    if last < len(words) and words[last] in _near("harm") and not _modifies(tokens, last):
        return last
    if last < len(words) and words[last] == "of":
        return _noun_after(tokens, last + 1)
    token = tokens[found.number[1] - 1]
    governor = tokens[token.head]
    if (
        token.dep == "nummod"
        and last <= governor.i <= last + REACH
        and governor.pos in ("NOUN", "PROPN", "ADJ")
    ):
        return governor.i
    noun = _noun_after(tokens, last)
    stands_alone = token.dep in _NOUN_DEPS and words[last : last + 1] != ["%"]
    if noun is None or not stands_alone:
        return noun
    # Who did it and whom it befell, side by side where the verb stands first: "شيع المئات جثمان الفتى".
    beside = tokens[noun].dep in _NOUN_DEPS and tokens[noun].head == token.head
    return None if noun > last or beside else noun


# What a number is to its verb where it stands for its noun ("wounding 40 outside the bakery").
_NOUN_DEPS = frozenset({"dobj", "nsubj", "nsubjpass", "pobj", "attr"})


def _modifies(tokens: Sequence[Token], i: int) -> bool:
    """Whether "injured" stands before its noun, as in "nine injured people"."""
    return tokens[i].dep == "amod" and i < tokens[i].head <= i + REACH


def _noun_after(tokens: Sequence[Token], i: int) -> int | None:
    """The last noun of the phrase that goes on at token `i`; None where a verb or the end comes first."""
    noun, at = None, i
    while at < len(tokens) and at < i + REACH and tokens[at].sentence == tokens[i - 1].sentence:
        token = tokens[at]
        if _closes(tokens, noun, token):
            break
        if token.pos in ("NOUN", "PROPN") or token.lower in ("others", "people", "dead", "wounded"):
            noun = at
        elif noun is not None or token.pos not in _MODIFIERS or not _may_modify(token):
            break
        at += 1
    return noun


def _closes(tokens: Sequence[Token], noun: int | None, token: Token) -> bool:
    """Whether a noun phrase ends before a token: a weekday, "dead" or a name after its noun."""
    if token.lower in _near("weekday") or (noun is not None and token.lower in _near("harm")):
        return True
    return noun is not None and token.pos == "PROPN" and tokens[noun].pos == "NOUN"


def _may_modify(token: Token) -> bool:
    if token.pos in ("VERB", "PRON"):
        return (token.tag in ("VBN", "VBG") and token.dep == "amod") or token.tag == "PRP$"
    return token.pos != "PUNCT" or token.text in _HYPHENS or token.text in "\"'“”‘’"

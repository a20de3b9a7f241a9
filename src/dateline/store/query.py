"""The query language: one for the command line, the API and Python.

    place:"Tel Arin" since:2034-03 type:AIR_STRIKE|ATTACK -status:denied killed:>=5 "market square"

Terms stand side by side and must all fit; `|` parts values of which one must; `-` before a term turns it round. What
has no field are words of the reports. `Query.parse` reads it, `str(query)` writes it, and both fit each other.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from dateline.errors import BadRecord
from dateline.knowledge.gazetteer import country_code
from dateline.knowledge.ontology import event_type

STATUS = ("corroborated", "single_source", "contested", "denied")
RESPONSIBILITY = ("acknowledged", "claimed", "blamed", "contested", "denied", "none")
WORDS = "words"
_IN_QUOTES = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_FIELD = re.compile(r"([A-Za-z_]+):")
_NUMBER = r"-?\d+(?:\.\d+)?"
_BOX = re.compile(rf"({_NUMBER}),({_NUMBER}),({_NUMBER}),({_NUMBER})")
_NEAR = re.compile(r"(.+?)\s*\+\s*(\d+(?:\.\d+)?)\s*(?:km)?", re.IGNORECASE)
_POINT = re.compile(rf"({_NUMBER})\s*,\s*({_NUMBER})")
_DAY = re.compile(r"\d{4}(-\d{2}){0,2}")
_COUNT = re.compile(r"(>=|<=|>|<|=)?(\d+)|(\d+)\.\.(\d+)")
_ONE_WORD = re.compile(r'"([^"]*\S[^"]*)"|(\S+)')
# How far apart two points on earth can be at most (km).
HALF_ROUND = 20_038

Check = Callable[[str], str]


@dataclass(frozen=True)
class Field:
    """What may be asked, as docs/casebook.md tells: how a value is checked and brought into one form, an example."""

    check: Check
    example: str


@dataclass(frozen=True)
class Term:
    """One thing asked for: `values` of which one must fit; `negated`: none may."""

    field: str
    values: tuple[str, ...]
    negated: bool = False

    def __str__(self) -> str:
        field = "" if self.field == WORDS else f"{self.field}:"
        values = "|".join(_quoted(v, self.field) for v in self.values)
        return f"{'-' * self.negated}{field}{values}"


@dataclass(frozen=True)
class Query:
    """What is asked of a casebook; without a term, everything."""

    terms: tuple[Term, ...] = ()

    @staticmethod
    def parse(text: str) -> Query:
        """A query as people write it; `BadRecord` says what does not fit and what would."""
        return Query(tuple(_terms(text)))

    @staticmethod
    def of(**fields: str | int | Iterable[str] | None) -> Query:
        """A query by its fields: `Query.of(place="Karvan", type=["ATTACK", "AIR_STRIKE"])`; None asks nothing.

        `words` are read as in a query: each word for itself, those in quotation marks in a row.
        """
        terms: list[Term] = []
        for name, value in fields.items():
            if name == WORDS and isinstance(value, str):
                terms += [_term(WORDS, [a or b], False) for a, b in _ONE_WORD.findall(value)]
            elif value is not None:
                values = [str(value)] if isinstance(value, str | int) else list(value)
                terms.append(_term(name, values, False))
        return Query(tuple(terms))

    def __and__(self, other: Query) -> Query:
        """What fits both."""
        return Query(self.terms + other.terms)

    def __str__(self) -> str:
        return " ".join(map(str, self.terms))


# --- values ----------------------------------------------------------------------------------------------


def _name(value: str) -> str:
    name = " ".join(value.split())
    if not name:
        raise BadRecord("A name is empty.")
    return name


def _one_of(*names: str) -> Check:
    def check(value: str) -> str:
        if value.lower() not in names:
            raise BadRecord(
                f"{value!r} is none of them.{_guess(value, names)}", hint=f"It is one of {', '.join(names)}."
            )
        return value.lower()

    return check


def _type(value: str) -> str:
    return event_type(value).name


def _country(value: str) -> str:
    code = country_code(value)
    if code is None:
        raise BadRecord(f"{value!r} is no country that we know.", hint="Write its name, or its code as SY.")
    return code


def _language(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,3}", value):
        raise BadRecord(f"{value!r} is no code of a language.", hint="Write it as en or ar.")
    return value.lower()


def _day(value: str) -> str:
    if not _DAY.fullmatch(value):
        raise BadRecord(f"{value!r} is no date.", hint="Write it as 2034-03-12, 2034-03 or 2034.")
    try:
        first_day(value)
    except ValueError as error:
        raise BadRecord(f"{value!r} is not in the calendar.", hint="Write a date as 2034-03-12.") from error
    return value


def first_day(value: str) -> str:
    """The first day of a day, month or year."""
    return date.fromisoformat((value + "-01-01")[:10]).isoformat()


def last_day(value: str) -> str:
    """The last day of a day, month or year."""
    if len(value) == 10:
        return value
    year, month = int(value[:4]), int(value[5:7] or 12)
    return f"{value[:4]}-{month:02}-{monthrange(year, month)[1]:02}"


def _box(value: str) -> str:
    found = _BOX.fullmatch(value.replace(" ", ""))
    if not found:
        raise BadRecord(
            f"{value!r} is no box.", hint="Write it in degrees as west,south,east,north: 43.5,33.0,45.0,34.5."
        )
    west, south, east, north = map(float, found.groups())
    if not (abs(west) <= 180 and abs(east) <= 180 and -90 <= south <= north <= 90):
        hint = "West and east are -180 to 180 (west is the larger across the Pacific); south below north, -90 to 90."
        raise BadRecord(f"{value!r} is no box on earth.", hint=hint)
    return found[0]


def box_of(value: str) -> tuple[float, float, float, float]:
    """West, south, east, north of a checked box."""
    west, south, east, north = map(float, value.split(","))
    return west, south, east, north


def _near(value: str) -> str:
    found = _NEAR.fullmatch(value.strip())
    if not found or not found[1].strip() or float(found[2]) > HALF_ROUND:
        raise BadRecord(
            f"{value!r} is no place and distance.",
            hint='Write it as near:34.05,44.02+25km or near:"Tel Arin+25km".',
        )
    point = _POINT.fullmatch(found[1].strip())
    if point and not (abs(float(point[1])) <= 90 and abs(float(point[2])) <= 180):
        raise BadRecord(
            f"{found[1]!r} is no point on earth.",
            hint="Write the latitude first, then the longitude: 34.05,44.02.",
        )
    at = f"{point[1]},{point[2]}" if point else " ".join(found[1].split())
    return f"{at}+{found[2]}km"


@dataclass(frozen=True)
class Near:
    """Round what, and how far: a point, or a place by name."""

    km: float
    point: tuple[float, float] | None
    name: str


def near_of(value: str) -> Near:
    """A checked `near:`."""
    at, _, km = value.rpartition("+")
    point = _POINT.fullmatch(at)
    return Near(float(km.removesuffix("km")), (float(point[1]), float(point[2])) if point else None, at)


def _count(value: str) -> str:
    found = _COUNT.fullmatch(value.replace(" ", ""))
    if not found or (found[3] and int(found[3]) > int(found[4])):
        raise BadRecord(f"{value!r} is no number.", hint="Write it as 5, >=5, <5 or 5..9.")
    return found[0]


def bounds_of(value: str) -> tuple[int | None, int | None]:
    """The least and the most that a checked number may be; None where it is open."""
    found = _COUNT.fullmatch(value)
    assert found is not None
    if found[3]:
        return int(found[3]), int(found[4])
    number = int(found[2])
    return {
        ">=": (number, None),
        ">": (number + 1, None),
        "<=": (None, number),
        "<": (None, number - 1),
    }.get(found[1], (number, number))


FIELDS: Mapping[str, Field] = {
    "place": Field(_name, 'place:"Tel Arin"'),
    "country": Field(_country, "country:SY"),
    "box": Field(_box, "box:43.5,33.0,45.0,34.5"),
    "near": Field(_near, "near:34.05,44.02+25km"),
    "since": Field(_day, "since:2034-03"),
    "until": Field(_day, "until:2034-03-12"),
    "actor": Field(_name, "actor:army"),
    "by": Field(_name, 'by:"Northern Front"'),
    "against": Field(_name, "against:police"),
    "type": Field(_type, "type:AIR_STRIKE"),
    "status": Field(_one_of(*STATUS), "status:contested"),
    "responsibility": Field(_one_of(*RESPONSIBILITY), "responsibility:claimed"),
    "source": Field(_name, "source:residents"),
    "outlet": Field(_name, 'outlet:"Harbour Radio"'),
    "language": Field(_language, "language:ar"),
    "killed": Field(_count, "killed:>=5"),
    "wounded": Field(_count, "wounded:>=5"),
    "origins": Field(_count, "origins:>=2"),
    WORDS: Field(_name, '"market square"'),
}


# --- reading ---------------------------------------------------------------------------------------------


def _terms(text: str) -> Iterator[Term]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        negated = text[at] == "-"
        found = _FIELD.match(text, at + negated)
        name = found[1].lower() if found else WORDS
        if name not in FIELDS:
            raise _unknown(name, text)
        values, end = _values(text, found.end() if found else at + negated, name)
        yield _term(name, values, negated)
        at = end


def _unknown(name: str, text: str) -> BadRecord:
    hint = f"There are {', '.join(FIELDS)}. Words with a colon stand in quotation marks."
    return BadRecord(f"Unknown field {name!r} in the query {text!r}.{_guess(name, FIELDS)}", hint=hint)


def _guess(word: str, names: Iterable[str]) -> str:
    near = get_close_matches(word.lower(), list(names), n=1)
    return f" Did you mean {near[0]!r}?" if near else ""


def _values(text: str, at: int, name: str) -> tuple[list[str], int]:
    """The values of one term, and where it ends."""
    values: list[str] = []
    while True:
        value, at = _in_quotes(text, at) if text[at : at + 1] == '"' else _bare(text, at)
        if name == "near" and text[at : at + 1] == "+":
            # near:"Tel Arin"+25km
            far, at = _bare(text, at)
            value += far
        if not value.strip():
            raise BadRecord(
                f"{name}: has no value at {at} of {text!r}.", hint=f"Write it as {FIELDS[name].example}."
            )
        values.append(value)
        if text[at : at + 1] != "|":
            return values, at
        at += 1


def _bare(text: str, at: int) -> tuple[str, int]:
    end = next((i for i in range(at, len(text)) if text[i].isspace() or text[i] in '|"'), len(text))
    return text[at:end], end


def _in_quotes(text: str, at: int) -> tuple[str, int]:
    found = _IN_QUOTES.match(text, at)
    if not found:
        hint = 'Write " at both ends, and \\" for one inside.'
        raise BadRecord(f"The quotation mark at {at} of {text!r} is not closed.", hint=hint)
    return re.sub(r"\\(.)", r"\1", found[1], flags=re.DOTALL), found.end()


def _term(name: str, values: Iterable[str], negated: bool) -> Term:
    if name not in FIELDS:
        raise _unknown(name, name)
    field = FIELDS[name]
    try:
        return Term(name, tuple(map(field.check, values)), negated)
    except BadRecord as error:
        hint = error.hint or f"Write it as {field.example}."
        raise BadRecord(f"{name}: {error.message}", hint=hint) from error


def _quoted(value: str, field: str) -> str:
    """A value as it is read again: in quotation marks where it would be taken for something else."""
    plain = not re.search(r'[\s"|]', value)
    if plain and (field != WORDS or not (value.startswith("-") or _FIELD.match(value))):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

"""Which part of a text is what: headline, dateline, body, captions, and the lines that are no report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.ingest.days import DAY, iso_day
from dateline.ingest.opening import end_of_sort, find_dateline
from dateline.knowledge.labels import opens_field
from dateline.knowledge.layout import boilerplate
from dateline.records.text import Dateline, Region, Span

# Longer lines without a final stop are rather paragraphs that lost it.
_MAX_HEADLINE = 200
_MAX_HEADLINE_WORDS = 24
_FULL_STOP = re.compile(r"(?<!\b[A-Z])[.:;,…][\"'”’)\]]*$")
_STOP = re.compile(r"[.!?:)\]\"”’]\s*$")
_LINE = re.compile(r"[^\n]+")
_DAY_LINE = re.compile(
    rf"(?:(?:last\s+)?(?:published|updated|posted|date(?:\s+of\s+publication)?|issued)\s*(?:on|at|:)?\s*)?"
    rf"(?P<day>{DAY})(?:\s*(?:,|at|\||-|–)?\s*\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?(?:\s*\(?[A-Z]{{2,4}}\)?)?)?\s*",
    re.IGNORECASE,
)
# Header lines stand before the body: so many at most are looked at.
_HEADER_LINES = 6
_HEADER_LENGTH = 600


@dataclass(frozen=True)
class Layout:
    """The regions in order, the headline and dateline among them, and the day that a header line gives."""

    regions: tuple[Region, ...]
    headline: Span | None = None
    dateline: Dateline | None = None
    day: str | None = None


def lay_out(text: str, *, title_end: int | None = None) -> Layout:
    """The regions of a text; `title_end` where a given title ends, None to judge the first line."""
    headline = Span(0, title_end) if title_end else _headline(text)
    extras, body, day = _header(text, headline.end if headline else 0)
    dateline = find_dateline(text, body, headline=_is_opening_line(text, body)) or _later_dateline(text, body)
    if dateline and _heads_entry(text, dateline):
        dateline = None
    if dateline and dateline.day:
        day = iso_day(_words(text, dateline.day)) or day
    if dateline and headline is None and dateline.span.start > 0 and not extras:
        headline = Span(0, len(text[: dateline.span.start].split("\n")[0].rstrip()))
    marked = [Region("headline", headline)] if headline else []
    marked += extras
    marked += [Region("dateline", Span(dateline.span.start, end_of_sort(text, dateline)))] if dateline else []
    marked += _boilerplate(text, dateline.span.end if dateline else body)
    return Layout(tuple(_with_body(text, marked)), headline, dateline, day)


def _words(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _headline(text: str) -> Span | None:
    """The first line, where it is short, has no final stop, and a blank line or a dateline follows."""
    line, _, rest = text.partition("\n")
    line = line.rstrip()
    if not rest.strip() or not line or not _is_short(line):
        return None
    if _FULL_STOP.search(line) or _day_of(line) or _kind_of(line, header=True):
        return None
    blank_follows = not rest.split("\n", 1)[0].strip()
    if find_dateline(text, 0, headline=blank_follows):
        return None
    body = len(text) - len(rest.lstrip())
    return Span(0, len(line)) if blank_follows or find_dateline(text, body) else None


def _is_short(line: str) -> bool:
    return len(line) <= _MAX_HEADLINE and len(line.split()) <= _MAX_HEADLINE_WORDS


def _is_opening_line(text: str, body: int) -> bool:
    """Whether the body begins with the text, in a short line of its own: perhaps a headline with a stop."""
    line, _, rest = text.partition("\n")
    return body == 0 and _is_short(line) and rest[:1] == "\n"


def _heads_entry(text: str, first: Dateline) -> bool:
    """Whether a place and a day head but the first entry of a log, in which more lines begin so."""
    if first.day is None or first.agency is not None:
        return False
    after = text.find("\n", first.span.end)
    lines = _LINE.finditer(text, after) if after >= 0 else iter(())
    found = (find_dateline(text, m.start()) for m in lines)
    return any(d is not None and d.day is not None and d.agency is None for d in found)


def _later_dateline(text: str, body: int) -> Dateline | None:
    """A dateline in capitals, or with day or agency, at one of the next lines: short ones stand before it."""
    for match in list(_LINE.finditer(text, body, body + _HEADER_LENGTH))[:_HEADER_LINES]:
        found = find_dateline(text, match.start(), headline=True) if match.start() > body else None
        if found:
            return found
        if not _is_short(match.group()):
            return None
    return None


def _header(text: str, start: int) -> tuple[list[Region], int, str | None]:
    """The lines between headline and body that give a day or a byline; where the body starts; the day."""
    found: list[Region] = []
    day, body = None, start
    for match in list(_LINE.finditer(text, start))[: _HEADER_LINES + 1]:
        line = match.group().strip()
        if not line:
            continue
        body = match.start() + len(match.group()) - len(match.group().lstrip())
        stated = _day_of(line)
        if stated and opens_field(line) and _goes_on_with_fields(text, match.end()):
            return found, body, day or stated  # "Date: 3 May. Location: X": the day of what is told
        kind = "dateline" if stated else _kind_of(line, header=True)
        if kind is None or match.end() >= len(text):
            break
        day = day or stated
        found.append(Region(kind, Span(body, body + len(line))))
    return found, body, day


def _goes_on_with_fields(text: str, end: int) -> bool:
    """Whether the line behind is a field of an incident sheet: "Location: Karvan"."""
    after = next((m.group() for m in _LINE.finditer(text, end) if m.group().strip()), "")
    return opens_field(after.strip())


def _day_of(line: str) -> str | None:
    """The day of a line that holds nothing else."""
    match = _DAY_LINE.fullmatch(line)
    return iso_day(match["day"]) if match else None


def _kind_of(line: str, *, header: bool = False) -> str | None:
    """The region kind of a line that is no part of the report; None for the report's own words."""
    places = ("line", "header") if header else ("line",)
    return next((r.kind for r in boilerplate() if r.where in places and r.pattern.fullmatch(line)), None)


def _boilerplate(text: str, start: int) -> Iterator[Region]:
    """The whole lines and the ends of lines that are no part of the report."""
    opens = True
    for match in _LINE.finditer(text, start):
        line = match.group()
        left = match.start() + len(line) - len(line.lstrip())
        # A line inside a wrapped paragraph is no line of its own.
        opens = opens or text[match.start() - 2 : match.start()] == "\n\n"
        kind = _kind_of(line.strip()) if opens else None
        opens = bool(kind or not line.strip() or _STOP.search(line))
        if kind:
            yield Region(kind, Span(left, match.start() + len(line.rstrip())))
            continue
        tail = next((t for r in boilerplate() if r.where == "tail" and (t := r.pattern.search(line))), None)
        if tail:
            yield Region(
                "boilerplate", Span(match.start() + tail.start(), match.start() + len(line.rstrip()))
            )


def _with_body(text: str, marked: list[Region]) -> Iterator[Region]:
    """The marked regions, and the body between them where it is not blank."""
    at = 0
    for region in sorted(marked, key=lambda r: r.span):
        yield from _body(text, at, region.span.start)
        yield region
        at = region.span.end
    yield from _body(text, at, len(text))


def _body(text: str, start: int, end: int) -> Iterator[Region]:
    part = text[start:end]
    if part.strip():
        yield Region("body", Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip())))

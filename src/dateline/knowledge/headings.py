"""The headings of the entries of a log, which say where and when it was.

"12 FEB - PETELKOLE, NIGER.", "Tuesday:", or fields with labels: "Date: 12 February. Location: Petelkole".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.knowledge.cues import phrases
from dateline.knowledge.labels import Field, fields
from dateline.knowledge.meaning import site_of
from dateline.records.parse import Mention, Parse, Sentence, Timex, Token

# A heading is short.
LONGEST = 16
# Shapes of times that name a day.
DAYS = frozenset({"day", "weekday", "figures"})
# Beside names and times a heading has only these, and nouns for places.
JOINING = frozenset({"PUNCT", "SPACE", "SYM", "ADP", "CCONJ", "DET", "PROPN"})
DASHES = frozenset({"-", "–", "—"})
LANDS = frozenset({"place", "state"})


@dataclass(frozen=True)
class Heading:
    """What opens an entry: its tokens, half-open, and the day and the places that it names; maybe with labels."""

    first: int
    last: int
    day: Timex | None
    places: tuple[Mention, ...]
    labelled: bool = False


def headings(parse: Parse, published: str | None) -> tuple[Heading, ...]:
    """The headings of a report in order.

    A single one has labels, and holds for the whole, or names a place and a day, and not that of publication.
    """
    found = headings_in(parse)
    if len(found) > 1:
        return found
    if found and found[0].labelled:
        return (replace(found[0], first=0),)
    return tuple(h for h in found if h.places and h.day and _is_of_another_day(h.day, published))


def headings_in(parse: Parse) -> tuple[Heading, ...]:
    """All that looks like a heading, in order."""
    return tuple(_merged(_all(parse)))


def _all(parse: Parse) -> Iterator[Heading]:
    """What each sentence or field gives by itself, in order."""
    marked = {f.first: f for f in fields(parse)}
    inside = -1
    found = None
    for sentence in parse.sentences:
        field = marked.get(sentence.first)
        if field is not None:
            inside = field.last
        dated = found is not None and not found.places and found.last == sentence.first
        found = _of_field(parse, field) if field is not None else None
        if field is None and sentence.region == "body" and sentence.first >= inside:
            found = _heading(parse, sentence, dated=dated)
        if found is not None:
            yield found


def _of_field(parse: Parse, field: Field) -> Heading | None:
    """ "Date: 12 February", "Location: Petelkole, in the north"."""
    if field.kind not in ("place", "day"):
        return None
    span = parse.span_of(parse.tokens[field.colon + 1 : field.last])
    days = [t for t in parse.timexes_in(span) if t.shape in DAYS]
    names = tuple(m for m in parse.mentions_in(span) if m.kind in LANDS | {"other"})
    day = days[0] if field.kind == "day" and len(days) == 1 else None
    places = names if field.kind == "place" else ()
    return Heading(field.first, field.last, day, places, labelled=True) if day or places else None


def _merged(found: Iterator[Heading]) -> Iterator[Heading]:
    """ "10 May. Karvan.", "Date: 10 May. Location: Karvan": one heading; a place under a day has that day."""
    last: Heading | None = None
    for heading in found:
        if last is not None and _go_together(last, heading):
            day, places = last.day or heading.day, last.places or heading.places
            last = replace(last, last=heading.last, day=day, places=places)
            continue
        if last is not None:
            yield last
            heading = heading if heading.day else replace(heading, day=last.day)
        last = heading
    if last is not None:
        yield last


def _go_together(a: Heading, b: Heading) -> bool:
    """Whether two headings are parts of one: the first has no place, or no day, and the next has it."""
    more = (a.day is None and not b.places) or (not a.places and b.day is None)
    return more and ((a.labelled and b.labelled) or (a.last == b.first and a.labelled == b.labelled))


def with_places(parse: Parse, published: str | None) -> tuple[Mention, ...]:
    """The names of a report, those of no known kind that stand in a heading with a day, or with a label, for places."""
    found = headings(parse, published)
    inside = {t.i for h in found if h.day and not h.labelled for t in parse.tokens[h.first : h.last]}
    inside |= {m.head for h in found for m in h.places}
    return tuple(
        replace(m, kind="place", method="heading") if m.kind == "other" and m.head in inside else m
        for m in parse.mentions
    )


def _is_of_another_day(day: Timex, published: str | None) -> bool:
    told = day.value or "-".join((day.part(name) or "").zfill(2) for name in ("month", "day"))
    return day.shape != "weekday" and not (published or "").endswith(told)


def _heading(parse: Parse, sentence: Sentence, *, dated: bool) -> Heading | None:
    """The heading that a sentence is or opens with; `dated` where it follows the day of an entry."""
    tokens = parse.sentence_tokens(sentence)
    return next((h for part in _openings(tokens) if (h := _made(parse, part, dated=dated))), None)


def _openings(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """A whole short sentence, or its words before a colon or a dash."""
    yield tokens
    for marks in (frozenset({":"}), DASHES):
        end = next((k for k, t in enumerate(tokens) if t.text in marks), None)
        if end is not None:
            yield tokens[:end]


def _made(parse: Parse, tokens: Sequence[Token], *, dated: bool) -> Heading | None:
    if not 0 < len(tokens) <= LONGEST:
        return None
    first, last = tokens[0].i, tokens[-1].i + 1
    times = [t for t in parse.timexes if tokens[0].start <= t.span.start and t.span.end <= tokens[-1].end]
    names = [m for m in parse.mentions if tokens[0].start <= m.span.start and m.span.end <= tokens[-1].end]
    spans = [*(t.span for t in times), *(m.span for m in names)]
    named = {t.i for span in spans for t in parse.tokens_in(span)}
    days = [t for t in times if t.shape in DAYS]
    if any(m.kind not in LANDS | {"other"} for m in names):
        return None
    capitals = bool(days) and not names  # "15 March, Mand": no name to the parser
    # "13 October, 06:40. Karvan, village council.": whatever stands beside the place.
    placed = dated and bool(names) and names[0].span.start == tokens[0].start
    if not all(
        t.i in named
        or _joins(t)
        or (bool(names) and _is_site(parse, t))
        or (capitals and t.text[:1].isupper())
        or (placed and t.pos in ("ADJ", "NOUN"))
        for t in tokens
    ):
        return None
    # "14 March, Tump": what a day stands beside is a place, whether we know it or not.
    places = tuple(m for m in names if m.kind in LANDS or days)
    if len(days) > 1 or not (days or places):  # "28 Feb - 6 Mar" heads the whole
        return None
    return Heading(first, last, next(iter(days), None), places)


def _is_site(parse: Parse, token: Token) -> bool:
    """ "Karvan, bus depot": a kind of site, and what says of it which."""
    return site_of((parse.head(token) if token.dep == "compound" else token).lemma) is not None


def _joins(token: Token) -> bool:
    return token.pos in JOINING or token.lemma in phrases()["heading"]

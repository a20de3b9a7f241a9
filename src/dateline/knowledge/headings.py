"""The headings of the entries of a log: "12 FEB - PETELKOLE, NIGER.", "Tuesday:", which say where and when it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.knowledge.cues import phrases
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
    """What opens an entry: its tokens, half-open, and the day and the places that it names."""

    first: int
    last: int
    day: Timex | None
    places: tuple[Mention, ...]


def headings(parse: Parse, published: str | None) -> tuple[Heading, ...]:
    """The headings of a report in order. A single one names a place and a day, and not that of publication."""
    found = tuple(h for s in parse.sentences if s.region == "body" and (h := _heading(parse, s)))
    if len(found) > 1:
        return found
    return tuple(h for h in found if h.places and h.day and _is_of_another_day(h.day, published))


def with_places(parse: Parse, published: str | None) -> tuple[Mention, ...]:
    """The names of a report, those of no known kind that stand in a heading with a day taken for places."""
    found = [h for h in headings(parse, published) if h.day]
    inside = {t.i for h in found for t in parse.tokens[h.first : h.last]}
    return tuple(
        replace(m, kind="place", method="heading") if m.kind == "other" and m.head in inside else m
        for m in parse.mentions
    )


def _is_of_another_day(day: Timex, published: str | None) -> bool:
    told = day.value or "-".join((day.part(name) or "").zfill(2) for name in ("month", "day"))
    return day.shape != "weekday" and not (published or "").endswith(told)


def _heading(parse: Parse, sentence: Sentence) -> Heading | None:
    tokens = parse.sentence_tokens(sentence)
    return next((h for part in _openings(tokens) if (h := _made(parse, part))), None)


def _openings(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """A whole short sentence, or its words before a colon or a dash."""
    yield tokens
    for marks in (frozenset({":"}), DASHES):
        end = next((k for k, t in enumerate(tokens) if t.text in marks), None)
        if end is not None:
            yield tokens[:end]


def _made(parse: Parse, tokens: Sequence[Token]) -> Heading | None:
    if not 0 < len(tokens) <= LONGEST:
        return None
    first, last = tokens[0].i, tokens[-1].i + 1
    times = [t for t in parse.timexes if tokens[0].start <= t.span.start and t.span.end <= tokens[-1].end]
    names = [m for m in parse.mentions if tokens[0].start <= m.span.start and m.span.end <= tokens[-1].end]
    spans = [*(t.span for t in times), *(m.span for m in names)]
    named = {t.i for span in spans for t in parse.tokens_in(span)}
    if any(m.kind not in LANDS | {"other"} for m in names) or not all(
        t.i in named or _joins(t) for t in tokens
    ):
        return None
    days = [t for t in times if t.shape in DAYS]
    places = tuple(m for m in names if m.kind in LANDS)
    if len(days) > 1 or not (days or places):  # "28 Feb - 6 Mar" heads the whole
        return None
    return Heading(first, last, next(iter(days), None), places)


def _joins(token: Token) -> bool:
    return token.pos in JOINING or token.lemma in phrases()["heading"]

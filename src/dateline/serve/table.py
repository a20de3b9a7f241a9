"""A reading for people at a terminal: its events in order, with the claims under them.

Colours, width and NO_COLOR are rich's business; piped, the same words come out plain.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from dateline.contract import Claim, Date, Event, Mention, Place, Reading, Span, Toll
from dateline.serve import words
from dateline.serve.grid import Row, grid, once
from dateline.serve.grid import plain as in_plain

STANCE_STYLES = {
    "asserts": "green",
    "confirms": "green",
    "claims_responsibility": "magenta",
    "blames": "magenta",
    "denies": "red",
    "no_information": "yellow",
}
# A claim's words are for recognising it; the page has them in full.
MAX_QUOTE = 160


def table(reading: Reading) -> RenderableType:
    """One report: header, events of the news, background, what to check."""
    news = [e for e in reading.events if e.news]
    background = [e for e in reading.events if not e.news]
    return Group(
        _header(reading),
        *(_event(reading, e) for e in news),
        *_background(reading, background),
        *_loose_claims(reading),
        *_notes(reading),
        Text(""),
    )


def plain(reading: Reading, *, width: int = 100) -> str:
    """The table as text without colours."""
    return in_plain(table(reading), width=width)


def _header(reading: Reading) -> RenderableType:
    imprint = Text(" · ".join([*words.imprint(reading), reading.report.id[:24]]), style="dim")
    lines = [
        Text(words.isolated(words.heading(reading)), style="bold"),
        imprint,
        Text(words.summary(reading)),
    ]
    if reading.glosses:
        lines.append(Text(words.GLOSSED, style="dim"))
    return Group(Rule(style="dim"), *lines)


def _event(reading: Reading, event: Event) -> RenderableType:
    indent = 2 if event.part_of else 0
    return Padding(Group(_title(reading, event), grid(_rows(reading, event))), (1, 0, 0, indent))


def _title(reading: Reading, event: Event) -> Text:
    """ "2  Air or drone strike  “hit”  reported · 2033-03-13 (Sunday)" """
    style = "bold cyan" if event.news else "cyan dim"
    title = Text(f"{event.id.removeprefix('e')}  ")
    title.append(words.type_words(event.type), style=style)
    title.append(f"  {words.quoted([event.trigger])}", style="italic")
    title.append(_glossed(reading, [event.trigger]))
    title.append(f"  {words.happened_words(event)}", style="" if event.happened == "actual" else "yellow")
    for note in _title_notes(reading, event):
        title.append(f" · {note}", style="dim")
    return title


def _title_notes(reading: Reading, event: Event) -> Iterator[str]:
    if count := words.count_words(event):
        yield count
    if parts := words.parts_of(reading, event):
        yield f"made up of {', '.join(parts)}"
    if event.part_of:
        yield f"part of {event.part_of.removeprefix('e')}"


def _rows(reading: Reading, event: Event) -> Iterator[Row]:
    yield from once("when", [_date(d) for d in event.dates] or [_date(None)])
    yield from once("where", [_place(p).append(_glossed(reading, p.spans)) for p in event.places])
    for label, mentions in (("by", event.actors), ("against", event.recipients), ("harmed", event.victims)):
        yield from once(label, _parties(reading, mentions))
    yield from once("with", [Text(_weapon(w.class_, words.quoted(w.spans))) for w in event.weapons])
    for kind in words.unique(t.kind for t in event.tolls):
        yield from once(kind, [_toll(reading, t) for t in event.tolls if t.kind == kind])
    if event.toll_status in words.TOLL_STATUS:
        yield "toll", Text(words.TOLL_STATUS[event.toll_status])
    yield from once("damage", [Text(words.quoted([s])) for s in event.damage])
    yield from once("reason", [Text(words.quoted([s])) for s in event.reasons])
    claims = [c for c in reading.claims if c.id in event.claims]
    yield from once("said by", [_claim(reading, c) for c in claims])


def _date(date: Date | None) -> Text:
    return Text(words.date_words(date), style="" if date and date.start else "yellow")


def _place(place: Place) -> Text:
    return Text(words.place_words(place), style="" if place.resolved else "yellow")


def _parties(reading: Reading, mentions: list[Mention]) -> list[Text]:
    """One line a name, with all who say so."""
    named = {name: [m for m in mentions if m.name == name] for name in words.unique(m.name for m in mentions)}
    return [_party(reading, name, same) for name, same in named.items()]


def _party(reading: Reading, name: str, same: list[Mention]) -> Text:
    by = words.whose_word(reading, same)
    spans = [s for m in same for s in m.spans]
    found = Text.assemble((words.isolated(name), "bold"), _glossed(reading, spans))
    return found.append(f"  according to {by}" if by else "", style="dim")


def _glossed(reading: Reading, spans: list[Span]) -> Text:
    """Our English beside words of another language."""
    found = words.gloss(reading, spans)
    return Text(f" {found}" if found else "", style="dim")


def _weapon(kind: str | None, quote: str) -> str:
    return f"{quote} ({kind})" if kind else quote


def _toll(reading: Reading, toll: Toll) -> Text:
    by = words.said_by(reading, toll.claims)
    found = Text.assemble((words.toll_words(toll), "bold"), (f"  {words.quoted(toll.spans)}", "italic"))
    return found.append(f"  according to {by}" if by else "", style="dim")


def _claim(reading: Reading, claim: Claim) -> Text:
    found = Text.assemble((words.speaker(claim), "bold"), _glossed(reading, claim.source.spans))
    if words.is_plain(claim):
        return found
    found = found.append(" ")
    found.append(words.stance_words(reading, claim), style=STANCE_STYLES[claim.stance])
    quote = words.said(claim.content)
    short = quote if len(quote) <= MAX_QUOTE else quote[: MAX_QUOTE - 4].rsplit(" ", 1)[0] + " ..."
    return found.append(f": “{short}”" if quote else "", style="dim")


def _background(reading: Reading, events: list[Event]) -> Iterator[RenderableType]:
    """Events that are no news, one line each and dim."""
    if events:
        yield Text("\nBackground", style="dim bold")
    for event in events:
        line = _title(reading, event)
        if event.date:
            line.append(f" · {words.date_words(event.date)}", style="dim")
        for place in event.places[:1]:
            line.append(f" · {place.name}", style="dim")
        line.stylize("dim")
        yield Padding(line, (0, 0, 0, 2))


def _loose_claims(reading: Reading) -> Iterator[RenderableType]:
    """Claims about something that is no event of the list."""
    loose = [c for c in reading.claims if not c.events]
    if loose:
        yield Padding(grid(once("also said", [_claim(reading, c) for c in loose])), (1, 0, 0, 0))


def _notes(reading: Reading) -> Iterator[RenderableType]:
    rows: list[Row] = [("check", Text(c.message, style="yellow")) for c in reading.checks]
    rows += _loaded(reading)
    if rows:
        yield Padding(grid(iter(rows)), (1, 0, 0, 0))


def _loaded(reading: Reading) -> list[Row]:
    """Loaded words, each once for everyone who used it, with how often."""
    used: dict[tuple[str, str, str], int] = {}
    for mark in reading.marks:
        key = words.one_line(mark.spans[0].quote).lower(), mark.neutral, words.used_by_words(reading, mark)
        used[key] = used.get(key, 0) + 1
    return [("loaded", _loaded_word(*key, count)) for key, count in used.items()]


def _loaded_word(term: str, neutral: str, by: str, count: int) -> Text:
    times = f" {count} times" if count > 1 else ""
    return Text.assemble((f"“{term}”", "underline"), f" → {neutral}", (f"  used by {by}{times}", "dim"))

"""The evidence page: one HTML file with the text, its evidence, and the values that rest on it.

Without scripts every value is a link to its words, and numbers behind the words lead back. Overlapping
evidence is nested; where two spans cross, the later one is split and only its first piece carries the id.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from dateline.contract import Claim, Date, Event, Mark, Mention, Place, Reading, Span, Toll
from dateline.serve import words

HERE = Path(__file__).parent
_PARAGRAPH = re.compile(r"\n\s*\n")
_WEB = re.compile(r"https?://", re.IGNORECASE)
Key = tuple[int, int]


@dataclass(frozen=True)
class Shown:
    """A value as the page shows it: words that link to their spans, who says so, what else was weighed."""

    text: str
    spans: tuple[str, ...] = ()
    by: tuple[tuple[str, str], ...] = ()
    note: str = ""
    open: bool = False
    others: tuple[tuple[str, str], ...] = ()
    gloss: str = ""


@dataclass(frozen=True)
class ShownClaim:
    """A claim under an event: who, through whom, what they did, and their words."""

    id: str
    number: str
    source: Shown
    via: tuple[Shown, ...]
    stance: str
    verb: Shown
    content: Shown | None
    date: str


@dataclass(frozen=True)
class ShownEvent:
    """An event as a card: its rows of (label, values) and the claims under them."""

    id: str
    number: str
    title: str
    trigger: Shown
    status: str
    notes: tuple[str, ...]
    news: bool
    part: bool
    rows: tuple[tuple[str, tuple[Shown, ...]], ...]
    claims: tuple[ShownClaim, ...]


@dataclass
class _Marks:
    """The spans of one report that the page marks, each with an id and the roles it plays."""

    prefix: str
    roles: dict[Key, list[str]] = field(default_factory=dict)
    badges: dict[Key, list[tuple[str, str]]] = field(default_factory=dict)
    titles: dict[Key, str] = field(default_factory=dict)

    def ids(self, spans: Iterable[Span], role: str) -> tuple[str, ...]:
        """The ids of some spans, which from now on are marked in this role."""
        return tuple(self._id((s.start, s.end), role) for s in spans)

    def badge(self, span: Span, target: str, label: str) -> None:
        """A number behind a span that leads back to what rests on it."""
        found = self.badges.setdefault((span.start, span.end), [])
        if (target, label) not in found:
            found.append((target, label))

    def _id(self, key: Key, role: str) -> str:
        roles = self.roles.setdefault(key, [])
        if role not in roles:
            roles.append(role)
        return self.name(key)

    def name(self, key: Key) -> str:
        return f"{self.prefix}-s{key[0]}-{key[1]}"


@dataclass(frozen=True)
class Sheet:
    """One report on the page; the marks are complete once all values have been shown."""

    number: int
    reading: Reading
    marks: _Marks

    @property
    def id(self) -> str:
        return f"r{self.number}"

    @property
    def heading(self) -> str:
        return words.heading(self.reading)

    @property
    def imprint(self) -> list[str]:
        return words.imprint(self.reading)

    @property
    def summary(self) -> str:
        return words.summary(self.reading)

    @property
    def url(self) -> str | None:
        """The address of the report, where it is one a browser may safely follow."""
        url = self.reading.report.url
        return url if url and _WEB.match(url) else None

    @property
    def language(self) -> str:
        return self.reading.report.language or ""

    @property
    def direction(self) -> str:
        return "rtl" if self.language.split("-")[0] in words.RTL else "ltr"

    @cached_property
    def events(self) -> list[ShownEvent]:
        return [self._event(e) for e in self.reading.events]

    @cached_property
    def loose_claims(self) -> list[ShownClaim]:
        """Claims about something that is no event of the list."""
        return [self._claim(c, self._claim_id(c)) for c in self.reading.claims if not c.events]

    @cached_property
    def loaded(self) -> list[tuple[Shown, str, str, str]]:
        """(the words, who used them, a neutral wording, why)"""
        return [self._loaded(m) for m in self.reading.marks]

    def _loaded(self, mark: Mark) -> tuple[Shown, str, str, str]:
        by = words.used_by_words(self.reading, mark)
        for span in mark.spans:
            title = f"loaded, used by {by}; neutral: {mark.neutral}"
            self.marks.titles[(span.start, span.end)] = title
        shown = Shown(words.one_line(mark.spans[0].quote), self.marks.ids(mark.spans, "loaded"))
        return shown, by, mark.neutral, mark.why

    @cached_property
    def checks(self) -> list[Shown]:
        return [Shown(c.message, self.marks.ids(c.spans, "check"), note=c.kind) for c in self.reading.checks]

    @cached_property
    def mentioned(self) -> list[tuple[str, list[Shown]]]:
        """Every place and date in the text, whether an event uses it or not."""
        places = [self._place(p, "where") for p in self.reading.places]
        dates = [self._date(d) for d in self.reading.dates]
        return [(label, found) for label, found in (("Places", places), ("Dates", dates)) if found]

    @cached_property
    def text(self) -> Markup:
        """The report's text with its marks; asks for all values first, so that all their spans are known."""
        _ = (self.events, self.loose_claims, self.loaded, self.checks, self.mentioned)
        return _text(self.reading, self.marks)

    @cached_property
    def split_spans(self) -> list[str]:
        """The ids of spans shown in several pieces: the page needs a rule for each."""
        _ = self.text
        counts: dict[str, int] = {}
        for name in re.findall(r'class="m [^"]*?(\S+-s\d+-\d+)"', str(self.text)):
            counts[name] = counts.get(name, 0) + 1
        return [name for name, count in counts.items() if count > 1]

    def _event(self, event: Event) -> ShownEvent:
        number = event.id.removeprefix("e")
        id_ = f"{self.id}-{event.id}"
        for span in event.mentions:
            self.marks.badge(span, id_, number)
        claims = [c for c in self.reading.claims if c.id in event.claims]
        return ShownEvent(
            id=id_,
            number=number,
            title=words.type_words(event.type),
            trigger=Shown(
                words.one_line(event.trigger.quote),
                self.marks.ids(event.mentions, "trigger"),
                gloss=words.gloss(self.reading, [event.trigger]),
            ),
            status=words.happened_words(event),
            notes=tuple(self._notes(event)),
            news=event.news,
            part=event.part_of is not None,
            rows=tuple((label, values) for label, values in self._rows(event) if values),
            claims=tuple(self._claim(c, self._claim_id(c, event)) for c in claims),
        )

    def _notes(self, event: Event) -> Iterator[str]:
        if count := words.count_words(event):
            yield count
        if parts := words.parts_of(self.reading, event):
            yield f"made up of {', '.join(parts)}"
        if event.part_of:
            yield f"part of {event.part_of.removeprefix('e')}"

    def _rows(self, event: Event) -> Iterator[tuple[str, tuple[Shown, ...]]]:
        missing = (Shown(words.date_words(None), open=True),) if event.news else ()
        yield "When", tuple(self._date(d) for d in event.dates) or missing
        yield "Where", tuple(self._place(p, "where") for p in event.places)
        yield "By", tuple(self._party(m, "who") for m in event.actors)
        yield "Against", tuple(self._party(m, "who") for m in event.recipients)
        yield "Harmed", tuple(self._party(m, "who") for m in event.victims)
        yield (
            "With",
            tuple(
                Shown(
                    words.quoted(w.spans),
                    self.marks.ids(w.spans, "weapon"),
                    self._by(w.claims),
                    w.class_ or "",
                )
                for w in event.weapons
            ),
        )
        for kind in words.unique(t.kind for t in event.tolls):
            yield kind.capitalize(), tuple(self._toll(t) for t in event.tolls if t.kind == kind)
        if event.toll_status in words.TOLL_STATUS:
            spans = self.marks.ids(_evidence(event, "toll_status"), "toll")
            yield "Toll", (Shown(words.TOLL_STATUS[event.toll_status], spans),)
        yield "Damage", self._quotes(event.damage, "damage")
        yield "Reason given", self._quotes(event.reasons, "reason")

    def _quotes(self, spans: Sequence[Span], role: str) -> tuple[Shown, ...]:
        return tuple(Shown(words.quoted([s]), self.marks.ids([s], role)) for s in spans)

    def _party(self, mention: Mention, role: str) -> Shown:
        note = "" if mention.basis == "stated" else mention.basis
        return Shown(
            mention.name,
            self.marks.ids(mention.spans, role),
            self._by(mention.claims),
            note,
            gloss=words.gloss(self.reading, mention.spans),
        )

    def _place(self, place: Place, role: str) -> Shown:
        return Shown(
            place.name,
            self.marks.ids(place.spans, role),
            self._by(place.claims),
            " ".join(x for x in ("" if place.role == "where" else place.role, words.where_words(place)) if x),
            open=place.resolved is None,
            others=tuple((words.candidate_words(c), c.why) for c in place.candidates),
            gloss=words.gloss(self.reading, place.spans),
        )

    def _date(self, date: Date) -> Shown:
        note = date.basis if date.basis == "inferred" and date.start else ""
        return Shown(
            words.date_words(date),
            self.marks.ids(date.spans, "when"),
            self._by(date.claims),
            note,
            open=date.start is None and date.kind in ("date", "time"),
        )

    def _toll(self, toll: Toll) -> Shown:
        return Shown(words.toll_words(toll), self.marks.ids(toll.spans, "toll"), self._by(toll.claims))

    def _by(self, claims: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """(anchor, name) of each claim that gives a value; one a name."""
        found = {words.source_words(c.source): self._anchor(c) for c in self.reading.claims if c.id in claims}
        return tuple((anchor, name) for name, anchor in found.items())

    def _anchor(self, claim: Claim) -> str:
        """Where a claim stands on the page: under the first of its events."""
        return f"{self.id}-{claim.id}"

    def _claim_id(self, claim: Claim, event: Event | None = None) -> str:
        first = claim.events[0] if claim.events else None
        return (
            self._anchor(claim) if event is None or event.id == first else f"{self.id}-{event.id}-{claim.id}"
        )

    def _claim(self, claim: Claim, id_: str) -> ShownClaim:
        number = claim.id
        for span in claim.cue[:1]:
            self.marks.badge(span, self._anchor(claim), number)
        quote = words.said(claim.content)
        return ShownClaim(
            id=id_,
            number=number,
            source=Shown(
                words.source_words(claim.source),
                self.marks.ids(claim.source.spans, "source"),
                gloss=words.gloss(self.reading, claim.source.spans),
            ),
            via=tuple(Shown(r.name, self.marks.ids(r.spans, "source")) for r in claim.via),
            stance=claim.stance,
            verb=Shown(words.stance_words(self.reading, claim), self.marks.ids(claim.cue, "cue")),
            content=Shown(quote, self.marks.ids(claim.content, "content")) if quote else None,
            date=words.date_words(claim.date) if claim.date else "",
        )


def render(readings: Sequence[Reading]) -> str:
    """The page for some readings. It asks nothing of the network and runs no script but its own."""
    sheets = [Sheet(i, r, _Marks(f"r{i}")) for i, r in enumerate(readings, 1)]
    script = (HERE / "static" / "page.js").read_text(encoding="utf-8")
    return _template().render(
        sheets=sheets,
        style=Markup((HERE / "static" / "page.css").read_text(encoding="utf-8")),
        script=Markup(script),
        script_hash=b64encode(sha256(script.encode()).digest()).decode(),
        version=readings[0].run.version if readings else "",
    )


@lru_cache(maxsize=1)
def _template() -> Template:
    env = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return env.get_template("page.html")


def _evidence(event: Event, name: str) -> list[Span]:
    return event.evidence[name].spans if name in event.evidence else []


# --- the text with its marks ------------------------------------------------------------------------------


def _text(reading: Reading, marks: _Marks) -> Markup:
    """Paragraphs, with the spans that touch each one."""
    text, done = reading.report.text, set[Key]()
    paragraphs = (_paragraph(text, start, end, marks, done) for start, end in _paragraphs(text))
    heading = reading.report.title
    parts = []
    for i, (start, body) in enumerate(paragraphs):
        headline = i == 0 and heading and text[start:].startswith(heading)
        parts.append(Markup('<p class="headline">' if headline else "<p>") + body + Markup("</p>\n"))
    return Markup("").join(parts)


def _paragraphs(text: str) -> Iterator[Key]:
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def _paragraph(text: str, start: int, end: int, marks: _Marks, done: set[Key]) -> tuple[int, Markup]:
    """One paragraph as properly nested marks; `done` holds the spans whose first piece has been written."""
    inside = [k for k in marks.roles if k[0] < end and k[1] > start]
    edges = sorted({start, end, *(min(max(x, start), end) for k in inside for x in k)})
    opens: dict[int, list[Key]] = {}
    for key in sorted(inside, key=lambda k: (max(k[0], start), -k[1])):
        opens.setdefault(max(key[0], start), []).append(key)
    parts: list[Markup] = []
    stack: list[Key] = []
    for at, following in zip(edges, [*edges[1:], end], strict=True):
        stack = _close(stack, at if at < end else len(text) + 1, end, parts, marks, done)
        for key in opens.get(at, []) if at < end else []:
            stack = _open(stack, key, parts, marks, done)
        parts.append(escape(text[at:following]))
    return start, Markup("").join(parts)


def _close(
    stack: list[Key], at: int, end: int, parts: list[Markup], marks: _Marks, done: set[Key]
) -> list[Key]:
    """Ends the spans that end here, reopening those that were opened inside them and go on."""
    ending = [k for k in stack if min(k[1], end) <= at]
    if not ending:
        return stack
    low = min(stack.index(k) for k in ending)
    reopened = [k for k in stack[low:] if k not in ending]
    for key in reversed(stack[low:]):
        parts.append(Markup("</mark>"))
        if key[1] <= at and key in ending:
            parts += _badges(key, marks)
    stack = stack[:low]
    for key in reopened:
        stack = _open(stack, key, parts, marks, done)
    return stack


def _open(stack: list[Key], key: Key, parts: list[Markup], marks: _Marks, done: set[Key]) -> list[Key]:
    name = marks.name(key)
    roles = " ".join(f"k-{r}" for r in marks.roles[key])
    anchor = Markup("") if key in done else Markup(' id="{}"').format(name)
    done.add(key)
    title = Markup(' title="{}"').format(marks.titles[key]) if key in marks.titles else Markup("")
    parts.append(Markup('<mark{} class="m {} {}"{}>').format(anchor, roles, name, title))
    return [*stack, key]


def _badges(key: Key, marks: _Marks) -> list[Markup]:
    """The numbers behind a span; they are no part of the text, so they are not selected with it."""
    form = Markup('<a class="b" href="#{}" title="{}" aria-label="{}">{}</a>')
    return [
        form.format(target, _badge_title(label), _badge_title(label), label)
        for target, label in marks.badges.get(key, [])
    ]


def _badge_title(label: str) -> str:
    return f"claim {label.removeprefix('c')}" if label.startswith("c") else f"event {label}"

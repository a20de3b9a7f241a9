"""What each event mention says of its happening, in a form that two mentions can be compared by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dateline.knowledge.care import found_dead
from dateline.knowledge.coreference import described
from dateline.knowledge.cues import cues, phrases
from dateline.knowledge.entities import EntityTable
from dateline.knowledge.gazetteer import alike, is_namesake
from dateline.knowledge.meaning import site_of
from dateline.knowledge.place_patterns import place_words
from dateline.records.claims import LOOSE, TOWARD, Argument, Claim, EventMention, TollMention
from dateline.records.events import Event
from dateline.records.parse import Parse, Token
from dateline.records.text import Report, Span
from dateline.records.values import DateRange, Location, Place, Value

Dates = Mapping[Span, Value[DateRange]]
Places = Mapping[Span, Value[Location]]

# Two points nearer than this are one place under two names (a beach and its city).
SAME_PLACE_KM = 20.0
# Two towns, villages or quarters with names of their own are two, save that a gazetteer has a suburb beside its town.
ONE_TOWN_KM = 3.0
FINE = frozenset({"exact", "near"})
# A place of another kind may lie in one of these: the hotel in the city.
SETTLED = frozenset({"city", "village"})
WIDE = frozenset({"country", "admin1", "admin2", "region", "sea"})
# Of these no two overlap.
DIVISIONS = frozenset({"country", "admin1", "admin2"})


@dataclass(frozen=True)
class Material:
    """All that the earlier stages found in one report."""

    report: Report
    parse: Parse
    mentions: tuple[EventMention, ...]
    tolls: tuple[TollMention, ...]
    claims: tuple[Claim, ...]
    dates: Dates
    places: Places
    table: EntityTable | None = None

    def meant(self, token: Token) -> Token:
        """The noun that a pronoun goes back to where it names nobody; else the word itself."""
        if token.pos != "PRON" or self.table is None:
            return token
        return described(self.parse, token.i, self.table) or token

    @cached_property
    def clocks(self) -> frozenset[Span]:
        """The times that name no day, as "last night" and "that evening" do: "before dawn", "some hours later"."""
        bare = (t for t in self.parse.timexes if t.shape in ("part", "clock"))
        of_day = [t for t in bare if not any(t.part(p) for p in ("mod", "dir", "deictic", "weekday"))]
        hours = [t for t in self.parse.timexes if t.shape == "ago" and t.part("unit") in ("TH", "TM")]
        return frozenset(t.span for t in (*of_day, *hours))

    def sentences(self, event: Event) -> list[int]:
        """The sentences of the body that tell of an event, in order; those of the headline where none does."""
        found = sorted({self.mentions[m].sentence for m in event.mentions})
        return [s for s in found if self.parse.sentences[s].region != "headline"] or found


@dataclass(frozen=True)
class Facts:
    """One mention's own places, days and names; empty where it gives none.

    `scene` and `era`: of a mention without places or without days, those of what was told right before it. `doers` and
    `hit`: the nouns for who did it and who or what suffered.
    """

    mention: EventMention
    places: tuple[Value[Location], ...] = ()
    days: tuple[DateRange, ...] = ()
    actors: frozenset[str] = frozenset()
    struck: frozenset[str] = frozenset()
    tolls: frozenset[tuple[str, int | None, int | None]] = field(default_factory=frozenset)
    sites: frozenset[str] = frozenset()
    scene: tuple[Value[Location], ...] = ()
    era: tuple[DateRange, ...] = ()
    doers: frozenset[str] = frozenset()
    hit: frozenset[str] = frozenset()


def facts_of(material: Material, mention: EventMention) -> Facts:
    """The comparable facts of one mention."""
    tolls = [t for t in material.tolls if t.mention == mention.id and not t.implied]
    return Facts(
        mention,
        tuple(narrowest(material, where(material, mention))),
        tuple(
            v.value for a in _told_times(material, mention) if (v := material.dates.get(a.span)) and v.value
        ),
        _names(material.parse, mention.of("actor")),
        _names(material.parse, mention.of("recipient", "victim")),
        frozenset((t.kind, t.low, t.high) for t in tolls),
        _sites(material.parse, mention.of("recipient")),
        doers=_doers(material, mention),
        hit=frozenset(material.parse.tokens[a.head].lemma.lower() for a in mention.of("recipient", "victim")),
    )


def is_of_telling(material: Material, mention: EventMention) -> bool:
    """ "أفاد مصدر، اليوم الأحد، بمقتل": whether all its times are the day of telling, which is mostly its own, too."""
    over = [(a, material.parse.verb_over(a.head)) for a in _told_times(material, mention)]
    return bool(over) and all(
        a.detail == LOOSE and v is not None and (v.lemma, "v") in cues() for a, v in over
    )


def _doers(material: Material, mention: EventMention) -> frozenset[str]:
    """The nouns for who did it; where somebody says "it did", of what kind that is."""
    acting = [material.parse.tokens[a.head] for a in mention.of("actor")]
    named = {t.lemma.lower() for t in acting if t.pos != "PRON"}
    spoken = any(t.pos == "PRON" for t in acting)
    if not acting and (operation := _operation(material, mention)):
        named = {operation}
    return frozenset(named | {c.source.kind for c in material.claims if spoken and mention.id in c.mentions})


def _operation(material: Material, mention: EventMention) -> str | None:
    """ "Four militants were killed in an operation": what forces do to those of the other side."""
    struck = [material.parse.tokens[a.head].lemma for a in mention.of("recipient", "victim")]
    table = material.table
    if table is None or not any(table.noun_kind(s) == "armed_group" for s in struck):
        return None
    parse = material.parse
    within = (n.lemma for p in parse.children(mention.token, "prep") for n in parse.children(p.i, "pobj"))
    return next((n for n in within if n in phrases()["state_force"]), None)


def doers(facts: Iterable[Facts]) -> set[str]:
    return {d for f in facts for d in f.doers}


def _sites(parse: Parse, struck: Iterable[Argument]) -> frozenset[str]:
    """The kinds of what was hit: a hospital, a bridge."""
    words = (t.lemma for a in struck for t in parse.tokens_in(a.span))
    return frozenset(site for w in words if (site := site_of(w)))


def _told_times(material: Material, mention: EventMention) -> list[Argument]:
    """The times of a mention that name a day.

    A word that only points back gives none of its own clause: "nobody owned up to the raid by Friday"; nor does one for
    the dead that were found.
    """
    if found_dead(material.parse, material.parse.tokens[mention.token]):
        return []
    return [a for a in dated(material, mention) if not (mention.weak and a.detail == LOOSE)]


def dated(material: Material, mention: EventMention) -> list[Argument]:
    """The times of a mention that name a day; "before dawn" and "at 6 a.m." hold for whatever day is told."""
    return [a for a in mention.of("time") if a.span not in material.clocks]


def where(material: Material, mention: EventMention) -> list[Value[Location]]:
    """The places in which a mention happened, not those it came from or went to."""
    told = [(v, a.detail) for a in mention.of("place") if (v := material.places.get(a.span))]
    found = [
        v
        for v, role in told
        if role in ("where", "")
        or (role == "near" and not _is_country(v))
        or (role == "reference" and v.value and (v.value.offset or _stands_alone(material, v)))
    ]
    measured = {s for v in found if v.value and v.value.offset for s in v.value.offset.origin.spans}
    return [v for v in found if v.spans[0] not in measured or (v.value and v.value.offset)]


def _stands_alone(material: Material, place: Value[Location]) -> bool:
    """ "Some kilometres from X, in the Y region": no other place that fine is named beside X."""
    span = material.parse.sentence_at(place.spans[0].start).span
    ends = {a.span for m in material.mentions for a in m.of("place") if a.detail == TOWARD}
    beside = (v for s, v in material.places.items() if v is not place and span.covers(s) and s not in ends)
    return not any(v.value and v.value.kind not in WIDE for v in beside) and not _is_country(place)


def _is_country(place: Value[Location]) -> bool:
    """ "near the border of X" is said of either side of it."""
    return place.value is not None and place.value.kind == "country"


def narrowest(material: Material, places: Sequence[Value[Location]]) -> list[Value[Location]]:
    """Places without those that only hold another of them ("Rukban in Syria": Rukban)."""
    return [p for p in places if not any(q is not p and holds(material.parse, p, q) for q in places)]


def holds(parse: Parse, wide: Value[Location], narrow: Value[Location]) -> bool:
    """Whether the first place contains the second, by the gazetteer or by "X in Y"."""
    a, b = wide.value, narrow.value
    if a is None or b is None:
        return False
    if narrow.spans[0] in placed_by(wide) or _hangs_on(parse, narrow.spans[0], wide.spans[0]):
        return False
    if _is_road(a) and not _is_road(b) and b.kind not in WIDE:
        return True
    big, small = a.resolved, b.resolved
    if big and small and _heads_its_province(parse, wide, narrow, big, small):
        return True
    contained = narrow.method == "container" and wide.method != "container" and a.kind in WIDE
    if contained and big and small and big.country == small.country:
        return True  # all that is known of the narrow place is where it lies
    if (a.kind in WIDE and b.kind not in WIDE) or (a.kind == "country" and b.kind != "country"):
        known = big is not None and small is not None and big.country and small.country
        if big and small and _is_its_province(small, big):
            return False
        if not known or (big and small and big.country == small.country and not _lies_outside(b, a)):
            return True
    return _hangs_on(parse, wide.spans[0], narrow.spans[0]) or (
        small is not None and _in_brackets(parse, wide.spans, narrow.spans)
    )


def _is_its_province(town: Place, district: Place) -> bool:
    """ "Attack in Katsina", "in Jibia district": beside a district of another name the province is meant."""
    other = district.kind == "admin2" and not same_name(town.name, district.name)
    return other and district.admin1 in (town.admin1, None) and is_namesake(town)


def _heads_its_province(
    parse: Parse, head: Value[Location], body: Value[Location], town: Place, other: Place
) -> bool:
    """ "Attack in Gao kills four", "near Ansongo": a headline names the province of what the body tells."""
    if town.admin1 != other.admin1 or same_name(town.name, other.name) or within(SAME_PLACE_KM, town, other):
        return False
    first, second = (parse.sentence_at(v.spans[0].start).region == "headline" for v in (head, body))
    return first and not second and is_namesake(town)


def placed_by(place: Value[Location]) -> tuple[Span, ...]:
    """The names by which one is placed: Y of "X in Y" where no table has X, and of "X, south of Y"."""
    offset = place.value.offset if place.value else None
    return (*place.spans[1:], *(offset.origin.spans if offset else ()))


def _in_brackets(parse: Parse, wide: Sequence[Span], narrow: Sequence[Span]) -> bool:
    """ "Algeciras (Cádiz)": in brackets stands the province, whatever town has its name."""
    between = ((parse.text[n.end : w.start].strip(), w) for n in narrow for w in wide)
    return any(words == "(" and parse.text[w.end : w.end + 1] == ")" for words, w in between)


def _hangs_on(parse: Parse, wide: Span, narrow: Span) -> bool:
    """ "the beach in Mogadishu", "the village of Bura in Tana": the wide name modifies the narrow one or its noun."""
    low, high = _called(parse, wide), _called(parse, narrow)
    if low is None or high is None:
        return False
    chain = [low, *parse.ancestors(low.i)]
    prep = parse.head(high)
    named = {high.i, prep.head} if high.dep == "pobj" and prep.lower == "of" else {high.i}
    steps = [t for t in chain[1:] if t.i in named]
    between = chain[: chain.index(steps[0])] if steps else []
    return bool(steps) and all(
        t.dep in ("pobj", "prep", "appos", "npadvmod", "compound", "poss", "nmod") for t in between
    )


def _called(parse: Parse, name: Span) -> Token | None:
    """The main word of a name, or the noun for what is called so: "the X community"."""
    root = parse.root_of(name)
    noun = parse.head(root) if root is not None and root.dep == "compound" else root
    return noun if noun is not None and noun.lemma == "community" else root


def _names(parse: Parse, arguments: Iterable[Argument]) -> frozenset[str]:
    """Folded names of named parties; common nouns compare too weakly to keep two attacks apart."""
    found = (parse.mention_at(a.head) for a in arguments)
    return frozenset(m.entity or m.name.casefold() for m in found if m and m.kind != "nationality")


def is_town(place: Value[Location]) -> bool:
    """Whether a place is a town or wider, and not somewhere in one."""
    return place.value is not None and place.value.kind in SETTLED | WIDE


def is_wide(place: Value[Location]) -> bool:
    """Whether a place holds many towns."""
    return place.value is not None and place.value.kind in WIDE


def same_place(a: Value[Location], b: Value[Location]) -> bool | None:
    """True for one place, False for two, None where one may hold the other or nothing can be said."""
    x, y = a.value, b.value
    if x is None or y is None:
        return None
    if same_name(x.name, y.name):
        return True
    if _is_road(x) or _is_road(y):
        return None
    p, q = x.resolved, y.resolved
    if p and q and p.country and q.country and p.country != q.country:
        return False
    if x.kind in WIDE or y.kind in WIDE:
        if p and q and p.id == q.id:
            return True
        if _lies_outside(y, x) or _lies_outside(x, y):
            return False
        return False if p and q and x.kind == y.kind and x.kind in DIVISIONS else None
    if _in_its_district(x, y) or _in_its_district(y, x) or _is_township(x) != _is_township(y):
        return None
    if p is None or q is None or not {p.precision, q.precision} <= FINE:
        inside = p is None and q is None and (x.kind == "other") != (y.kind == "other")
        # "X ... the Y district", of which nothing is known: what has no word for its kind may hold the other.
        return None if inside or (x.kind in SETTLED) != (y.kind in SETTLED) else False
    own_names = {x.kind, y.kind} <= SETTLED or x.kind == y.kind == "district"
    return p.id == q.id or within(ONE_TOWN_KM if own_names else SAME_PLACE_KM, p, q)


def _lies_outside(place: Location, area: Location) -> bool:
    """Whether a town is far from a district, or from a province that is not its own."""
    p, q = place.resolved, area.resolved
    if not (p and q) or place.kind not in SETTLED or area.kind not in ("admin1", "admin2"):
        return False
    own = area.kind == "admin1" and (not (p.admin1 and q.admin1) or alike(p.admin1, q.admin1))
    return not own and not within(OUTSIDE_KM, p, q)


# Not tuned: further than this from its middle hardly a district reaches.
OUTSIDE_KM = 120.0


def _in_its_district(village: Location, town: Location) -> bool:
    """Whether all that is known of a village is its district, which has the name of the town."""
    p, q = village.resolved, town.resolved
    return bool(p and q and p.precision == "admin2" and p.id != q.id and same_name(p.name, q.name))


def _is_township(place: Location) -> bool:
    """ "Ye-U Township": in the gazetteer a town, and there villages lie in it."""
    kinds, _ = place_words().get(place.name.split()[-1].casefold(), ((), ""))
    return place.kind in SETTLED and "admin2" in kinds


def _is_road(place: Location) -> bool:
    """ "The Atbara road" goes far."""
    return site_of(place.name.split()[-1].casefold()) == "road"


def within(km: float, a: Place, b: Place) -> bool:
    """Whether two points lie nearer than that."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return max(abs(a.lat - b.lat), abs(a.lon - b.lon) * 0.8) * 111 < km


def same_name(a: str, b: str) -> bool:
    """ "Herat", "Herat city"."""
    x, y = (set(name.casefold().replace("-", " ").split()) for name in (a, b))
    return x <= y or y <= x


def same_day(a: DateRange, b: DateRange) -> bool | None:
    """Whether two times may be one; None where either is open."""
    if a.start and b.start:
        return a.start <= (b.end or b.start) and b.start <= (a.end or a.start)
    if a.partial and b.partial:
        return a.partial == b.partial or None
    return None

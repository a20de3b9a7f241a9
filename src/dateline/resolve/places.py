"""Place names to places: what each may mean, what the report says of it, and the winner if any."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from dateline.knowledge.gazetteer import ENGLISH_SPEAKING, Gazetteer, Match, alike, distance_km
from dateline.knowledge.spelling import fold, romanised, rules, table, transliterated
from dateline.records.parse import Mention, Parse
from dateline.records.text import Report, Span
from dateline.records.values import Basis, Candidate, Location, Offset, Place, Value

# Candidates kept while weighing, and those shown with the result.
WEIGHED, SHOWN = 16, 5

# The best must lead the second by this much (tuned on TR-News and GWN-half: less gains nothing).
LEAD = 0.15

# Two candidates nearer than this are one answer in two grains (a city and its district): take the better.
SAME_PLACE_KM = 30.0

# How much a country counts as spoken of: named, by a nationality, by a place in it, given with the report.
NAMED_VOTE, NATIONALITY_VOTE, INSIDE_VOTE, GIVEN_VOTE, OUTLET_VOTE = 1.0, 0.7, 0.5, 1.0, 0.2

# How well known a place must be, and by how much more than its namesakes, for an outlet to be at home there. Those
# in English-speaking countries are often called like common words.
HOME, HOME_ENGLISH, HOME_LEAD, SHORT_NAME = 4.7, 5.5, 0.7, 4

NEAR_KM = 100.0

# A little place so near another of the report, by the measure of `_close`, is backed by it (under 20 km).
NEXT_TO = 0.83

# Known so well, also under another name, a place may come up where only states are told of.
KNOWN = 3.3

# A place known this well (as log10 of people) may come up in any report; a smaller one only where it fits.
WELL_KNOWN = 4.7

# What a division costs against the city that gives it its name.
NAMESAKE_LESS = 0.5

# Kinds of place that no words around them put elsewhere.
UNDOUBTED = frozenset({"country", "sea"})

# Words that with common nouns alone make no name.
GENERIC = frozenset(
    {
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "upper",
        "lower",
        "new",
        "old",
        "greater",
        "military",
        "general",
        "main",
        "public",
        "private",
        "national",
        "international",
        "regional",
        "local",
        "the",
        "of",
        "and",
        "university",
    }
)

# Where people live: what no country is called.
SETTLEMENTS = frozenset({"village", "town", "hamlet", "settlement", "villages", "towns"})

# How known a country is by the name of its people.
COUNTRY_PRIOR = 8.5

# Only in countries spoken of this much, against the most named one, are other spellings of a name looked for.
SPOKEN = 0.5

# A sea or a region of several countries has no country to be spoken of: neither for nor against it.
NO_COUNTRY = 0.6

# The method of the names that only the dateline has, and the number of the sentence that it stands for.
IN_DATELINE, DATELINE_SENTENCE = "dateline", -1
_WORD = re.compile(r"[\w’'-]+")
_DATELINE_PART = re.compile(r"[^\s,/()\[\]][^,/()\[\]]*[^\s,/()\[\]]|[^\s,/()\[\]]")

# The mentions that name a place: a state acts, and still names its country or capital.
PLACE_KINDS = frozenset({"place", "state"})
# Those that speak for a country.
SPEAKING = PLACE_KINDS | {"nationality"}

DIRECTIONS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip
KM = {"km": 1.0, "kms": 1.0, "mile": 1.609, "miles": 1.609, "mi": 1.609, "metres": 0.001, "meters": 0.001}

_DIRECTION = r"(?:north|south|east|west|central|upper|lower)(?:[- ]?(?:east|west))?(?:ern|most)?"
# A list of places ("X, Y and Z") looks like a place and its container; these around it tell.
_LIST_GOES_ON = re.compile(r"\s*(?:,\s*)?(?:and|or|as well as|&)\s|\s*,\s*[A-Z]")
_LIST_BEFORE = re.compile(r"(?:\b(?:and|or)|[A-Z][\w’'-]+,)\s+$")
_OFFSET = re.compile(
    r"(?:(?P<number>\d[\d,.]*)\s?-?(?P<unit>kilomet(?:er|re)s?|kms?|miles?|mi|met(?:er|re)s)\b"
    r"(?:\s*\([^)]*\))?,?\s+)?(?:to\s+the\s+|(?:just|further|immediately)\s+)?"
    r"(?P<bearing>(?:north|south)(?:[- ]?(?:east|west))?|east|west)(?:ern)?\s+of\s+"
    r"(?:the\s+)?(?:[a-z]+\s+of\s+)?$",
    re.I,
)
_QUALIFIER = re.compile(r"(?:\b(?:about|some|around|roughly|nearly|approximately|an estimated)\s+)$", re.I)
_JOINS_OFFSET = re.compile(r"[,\s(–—-]*(?:which\s+(?:is|lies)|lies|is|located|situated)?[,\s]*")


@dataclass(frozen=True)
class Relation:
    """What the text says of a mention by another, `to`: in, near or of it, or parted from it by a comma."""

    to: int
    how: str


@dataclass(frozen=True)
class Clue:
    """What the words around one mention say: the kinds a common noun asks for, and what it lies in."""

    mention: Mention
    core: str
    sentence: int
    word: str | None = None
    kinds: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    country: str | None = None
    offset: tuple[Span, float | None, str] | None = None
    offset_of: int | None = None
    capital: Span | None = None


@dataclass(frozen=True)
class Situation:
    """What is known when one name is weighed: countries spoken of, containers, the places near by."""

    report_shares: dict[str, float]
    placed: bool
    division_shares: dict[tuple[str | None, str | None], float]
    sentence_shares: dict[str, float]
    given: str | None
    kinds: tuple[str, ...]
    containers: tuple[Place, ...]
    countries: frozenset[str]
    neighbours: tuple[Place, ...]
    gazetteer: Gazetteer


@dataclass
class Group:
    """The mentions of one name in one report: one sense for all."""

    clues: list[Clue] = field(default_factory=list)
    matches: tuple[Match, ...] = ()
    ranked: tuple[tuple[Match, float, str], ...] = ()
    backed: bool = True

    @property
    def best(self) -> Place | None:
        return self.ranked[0][0].place if self.ranked else None

    @property
    def sure(self) -> float:
        """The share of the best candidate: one of many namesakes says little of where the report is."""
        top = self.ranked[0][1]
        return 1 / sum(math.exp(score - top) for _, score, _ in self.ranked)


Groups = dict[tuple[str, tuple[str, ...]], Group]


def resolve_places(report: Report, parse: Parse, gazetteer: Gazetteer) -> dict[Span, Value[Location]]:
    """Every place mention with its candidates, and the place it means where one candidate clearly leads."""
    clues = read_clues(parse, gazetteer, dateline_names(report))
    groups = _groups(clues)
    named = _named_countries(report, (*parse.mentions, *dateline_names(report)), gazetteer)
    for _ in range(2):
        shares = _shares(_sum([named, *_winner_votes(groups).values()]))
        for group in groups.values():
            group.matches = _candidates(group.clues[0], gazetteer, shares)
        _weigh(report, parse, groups, clues, named, gazetteer)
    decided = {c.mention.span: _decide(c, groups, clues, gazetteer) for c in clues}
    return _with_offsets(clues, _beside_dateline(report, clues, decided))


# --- what the words around a name say


def read_clues(parse: Parse, gazetteer: Gazetteer, dateline: tuple[Mention, ...] = ()) -> list[Clue]:
    """The clues of all place mentions and of the names in the dateline, in the order of the text."""
    named = [m for m in parse.mentions if _names_place(m, gazetteer)]
    places = sorted((*named, *dateline), key=lambda m: m.span)
    nations = {m.span.end: m for m in parse.mentions if m.kind == "nationality"}
    return [_clue(i, places, nations, parse, gazetteer) for i in range(len(places))]


def dateline_names(report: Report) -> tuple[Mention, ...]:
    """The places of a dateline, which the parser does not see: "HYDERABAD, Sindh" are two."""
    line = report.dateline
    if line is None or line.place is None:
        return ()
    parts = _DATELINE_PART.finditer(report.text, line.place.start, line.place.end)
    return tuple(Mention(Span(*m.span()), "place", m[0], 0, method=IN_DATELINE) for m in parts)


def _names_place(mention: Mention, gazetteer: Gazetteer) -> bool:
    """A place, a state, or a country's own name used like an adjective ("US troops")."""
    if mention.kind == "nationality":
        return "country" in gazetteer.kinds(mention.name)
    return mention.kind in PLACE_KINDS


def _clue(
    i: int, places: list[Mention], nations: dict[int, Mention], parse: Parse, gazetteer: Gazetteer
) -> Clue:
    mention = places[i]
    core, word = _core(mention, parse.text, gazetteer)
    offset = _offset(mention, parse.text)
    return Clue(
        mention,
        core,
        _sentence_of(mention, parse),
        word,
        place_words().get(word or "", ((), ""))[0],
        _in_dateline(i, places, parse.text) or _relations(i, places, parse.text),
        _nation_before(mention, nations, parse.text, gazetteer),
        offset,
        _offset_subject(i, places, offset, parse.text),
        _capital(i, places, parse.text),
    )


def _sentence_of(mention: Mention, parse: Parse) -> int:
    """The sentence of a name; the dateline is one of its own."""
    if mention.method == IN_DATELINE or not parse.tokens:
        return DATELINE_SENTENCE
    return parse.tokens[mention.head].sentence


def _in_dateline(i: int, places: list[Mention], text: str) -> tuple[Relation, ...]:
    """ "KARVAN, Velmar": the second holds the first."""
    if places[i].method != IN_DATELINE or i + 1 == len(places) or places[i + 1].method != IN_DATELINE:
        return ()
    joint = text[places[i].span.end : places[i + 1].span.start].strip()
    return (Relation(i + 1, "in"),) if joint in (",", "(", "[") else ()


def _core(mention: Mention, text: str, gazetteer: Gazetteer) -> tuple[str, str | None]:
    """The name without a common noun that says its kind, and that noun: ("Idlib", "province")."""
    name = fold(mention.name)
    for pattern in () if gazetteer.matches(mention.name) else _inside_patterns():
        if match := pattern.fullmatch(name):
            return match["core"], match["word"]
    after = _after_pattern().match(text, mention.span.end)
    if after:
        # "a northern Mozambique village" is one in the country, whatever else bears its name.
        is_in_it = after["word"].lower() in SETTLEMENTS and gazetteer.country(mention.name)
        return name, None if is_in_it else after["word"].lower()
    if not text[max(0, mention.span.start - 7) : mention.span.start].endswith(("of ", "of the ")):
        return name, None
    before = _before_pattern().search(text, max(0, mention.span.start - 50), mention.span.start)
    # "the district of X" names X; in "Y district of X" the noun is Y's.
    named = before is not None and not (before["previous"] or "the").lstrip('("“‘')[:1].isupper()
    return name, before["word"].lower() if before and (named or before["previous"] == "The") else None


def _relations(i: int, places: list[Mention], text: str) -> tuple[Relation, ...]:
    """What stands between a mention and its neighbours: "X, Y", "X in northern Y", "Y's X", "X near Y"."""
    found = []
    start, end = places[i].span.start, _end_with_word(places[i], text)
    if i + 1 < len(places):
        gap = text[end : places[i + 1].span.start]
        how = _what_between(gap.lstrip()) if len(gap) < 60 else None
        if how and (how != "comma" or not _is_list(start, _end_with_word(places[i + 1], text), text)):
            found.append(Relation(i + 1, how))
    if i > 0:
        gap = text[places[i - 1].span.end : start]
        if len(gap) < 50 and _container_first().fullmatch(gap):
            found.append(Relation(i - 1, "of"))
    return tuple(found)


def _what_between(gap: str) -> str | None:
    return next((how for how, pattern in _between() if pattern.fullmatch(gap)), None)


def _is_list(start: int, end: int, text: str) -> bool:
    return bool(_LIST_GOES_ON.match(text, end) or _LIST_BEFORE.search(text, max(0, start - 25), start))


def _end_with_word(mention: Mention, text: str) -> int:
    after = _after_pattern().match(text, mention.span.end)
    return after.end("word") if after else mention.span.end


def _capital(i: int, places: list[Mention], text: str) -> Span | None:
    """The words "X's capital" or "capital of X", where no name of it stands beside: "X's capital, Y"."""
    span = places[i].span
    before = _CAPITAL_BEFORE.search(text, max(0, span.start - 20), span.start)
    after = _CAPITAL_AFTER.match(text, span.end)
    if before is None and after is None:
        return None
    whole = Span(before.start() if before else span.start, after.end() if after else span.end)
    named = i + 1 < len(places) and _CAPITAL_NAMED.fullmatch(text, whole.end, places[i + 1].span.start)
    told = i > 0 and _CAPITAL_TOLD.fullmatch(text, places[i - 1].span.end, whole.start)
    return None if named or told else whole


_CAPITAL_NAMED = re.compile(r",?\s*(?:of\s)?")
_CAPITAL_TOLD = re.compile(r",?\s*(?:the\s)?")
_CAPITAL_AFTER = re.compile(r"[’']s?\scapital\b(?!\s+(?:punish|market|control|gain|flow))")
_CAPITAL_BEFORE = re.compile(r"\bcapital of (?:the )?$")


def _nation_before(
    mention: Mention, nations: dict[int, Mention], text: str, gazetteer: Gazetteer
) -> str | None:
    """The country of "the Syrian town of X" or "Syrian X"."""
    window = text[max(0, mention.span.start - 45) : mention.span.start]
    match = _nation_first().search(window)
    nation = nations.get(mention.span.start - len(match[0])) if match else None
    return _country_of(nation, gazetteer) if nation else None


def _offset(mention: Mention, text: str) -> tuple[Span, float | None, str] | None:
    """ "about 50 kilometres south of" before a name: where it begins, the distance in km, the bearing."""
    low = max(0, mention.span.start - 90)
    match = _OFFSET.search(text, low, mention.span.start)
    if not match:
        return None
    start = match.start()
    if qualifier := _QUALIFIER.search(text, low, start):
        start = qualifier.start()
    bearing = re.sub(r"[- ]", "", match["bearing"].lower())
    return Span(start, mention.span.end), _kilometres(match["number"], match["unit"]), bearing


def _kilometres(number: str | None, unit: str | None) -> float | None:
    if not number or not unit:
        return None
    unit = unit.lower()
    factor = KM.get(unit, 0.001 if unit.startswith("met") else 1.0)
    try:
        return round(float(number.rstrip(".,").replace(",", "")) * factor, 1)
    except ValueError:
        return None


def _offset_subject(
    i: int, places: list[Mention], offset: tuple[Span, float | None, str] | None, text: str
) -> int | None:
    """The mention placed by an offset before mention `i`: Y in "Y, 50 km south of X"; None where none is."""
    if not offset or i == 0:
        return None
    gap = text[_end_with_word(places[i - 1], text) : offset[0].start]
    return i - 1 if len(gap) < 40 and _JOINS_OFFSET.fullmatch(gap) else None


# --- candidates and their weights


def _groups(clues: list[Clue]) -> Groups:
    groups: Groups = defaultdict(Group)
    for clue in clues:
        groups[clue.core, clue.kinds].clues.append(clue)
    return groups


def _candidates(clue: Clue, gazetteer: Gazetteer, shares: dict[str, float]) -> tuple[Match, ...]:
    """Places of this name, with and without its common noun; other spellings in the countries spoken of."""
    if _is_generic(clue.core):
        return ()
    found = list(gazetteer.matches(clue.mention.name))
    nation = gazetteer.country(clue.mention.name)
    if nation and not any(m.place.id == nation.id for m in found):
        return (Match(nation, COUNTRY_PRIOR, "demonym"), *found)
    if clue.word:
        found = [
            *gazetteer.matches(f"{clue.core} {clue.word}"),
            *gazetteer.matches(f"{clue.word} {clue.core}"),
            *found,
        ]
    found += gazetteer.matches(clue.core)
    foreign = bool(romanised(clue.core))
    spoken = [c for c, share in shares.items() if share >= SPOKEN and (foreign or c in transliterated())]
    if not found or (spoken and not any(m.place.country in shares for m in found)):
        written = bool(found)
        others = [m for c in spoken for m in gazetteer.derived(clue.core, c)]
        # Consonants alone are too little against a place that is written just so.
        found += [m for m in others if not (written and m.via == "skeleton")]
    if not found:
        found += _otherwise(clue.core, gazetteer, shares)
    if clue.kinds:
        found += _namesake_divisions(clue, found, gazetteer)
    unique = {m.place.id: m for m in sorted(found, key=lambda m: m.prior)}
    ordered = sorted(unique.values(), key=lambda m: (m.place.country not in shares, -m.prior))
    return tuple(ordered[:WEIGHED] + [m for m in ordered[WEIGHED:] if m.prior > 4.5])


def _otherwise(core: str, gazetteer: Gazetteer, shares: dict[str, float]) -> list[Match]:
    """An unknown name as others may write it, in the countries spoken of: by rule, in one word, by its town."""
    for found in (gazetteer.derived(core), *map(gazetteer.matches, _rewritten(core))):
        if near := [m for m in found if not shares or m.place.country in shares]:
            return near
    return []


def _rewritten(core: str) -> Iterator[str]:
    """ "Tel Arin" as "Telarin", "Hasav" as "Khasav", "North Gate at Karvan" as "Karvan"."""
    whole = core.replace(" ", "")
    if whole != core:
        yield whole
    for pattern, other in rules("also"):
        if pattern.search(core):
            yield pattern.sub(other, core)
    _, at, town = core.rpartition(" at ")
    if at:
        yield town


def _is_generic(core: str) -> bool:
    """Whether a name holds only common nouns of places and directions ("Western", "Military Base")."""
    return all(word in GENERIC or word in place_words() for word in core.split())


def _namesake_divisions(clue: Clue, found: list[Match], gazetteer: Gazetteer) -> list[Match]:
    """The division called like its city: for "Hasakeh province" where only the city is spelt so."""
    if not {"admin1", "admin2"} & set(clue.kinds) or any(m.place.kind in clue.kinds for m in found):
        return []
    divisions = [(m, gazetteer.parents(m.place)) for m in found if m.place.kind in ("city", "village")]
    return [
        Match(parents[0], m.prior - NAMESAKE_LESS, "spelling")
        for m, parents in divisions
        if parents and parents[0].kind == "admin1" and alike(m.place.name, parents[0].name)
    ]


def _known(match: Match, situation: Situation) -> float:
    return match.prior


def _contained(match: Match, situation: Situation) -> float:
    """1 where the text says it lies in a thing that does contain it, less where that is a whole country."""
    if not situation.containers and not situation.countries:
        return 0.0
    if match.place.country in situation.countries:
        return 1.0
    return max(
        (float(situation.gazetteer.contains(c, match.place)) for c in situation.containers), default=0.0
    )


def _same_sentence(match: Match, situation: Situation) -> float:
    if match.place.country is None:
        return NO_COUNTRY
    return situation.sentence_shares.get(match.place.country, 0.0)


def _same_report(match: Match, situation: Situation) -> float:
    if match.place.country is None:
        return NO_COUNTRY
    return situation.report_shares.get(match.place.country, 0.0)


def _same_division(match: Match, situation: Situation) -> float:
    return situation.division_shares.get((match.place.country, match.place.admin1), 0.0)


def _given(match: Match, situation: Situation) -> float:
    return float(situation.given is not None and match.place.country == situation.given)


def _kind_fits(match: Match, situation: Situation) -> float:
    """1 for the kind that the common noun asks for, down to -1 for one that it excludes; 0 without a noun."""
    if not situation.kinds:
        return 0.0
    if match.place.kind not in situation.kinds:
        return -1.0
    return 1.0 - 0.2 * min(situation.kinds.index(match.place.kind), 4)


def _close(match: Match, situation: Situation) -> float:
    """1 beside another place of the report, 0.5 at `NEAR_KM`, less and less beyond."""
    gaps = [distance_km(match.place, n) for n in situation.neighbours]
    return max((1 / (1 + g / NEAR_KM) for g in gaps if g is not None), default=0.0)


# Tuned by hand on TR-News and GWN-half; the reasons are shown where a feature speaks for a candidate.
FEATURES: tuple[tuple[Callable[[Match, Situation], float], float, str], ...] = (
    (_known, 0.7, ""),
    (_contained, 4.0, "lies in what the text names around it"),
    (_same_sentence, 0.7, "its country is named in the sentence"),
    (_same_report, 2.0, "its country is spoken of in the report"),
    (_same_division, 1.0, "its division is spoken of in the report"),
    (_given, 0.7, "its country was given with the report"),
    (_kind_fits, 2.0, "is of the kind that the text says"),
    (_close, 1.2, "is near other places of the report"),
)
CONTEXT = (_contained, _same_sentence, _same_report, _same_division, _given)
VIA = {
    "name": "has this name",
    "alias": "is also called so",
    "form": "has this name in another form",
    "spelling": "is spelt so by rule",
    "skeleton": "has the same consonants",
    "demonym": "is the country of these people",
}


def _weigh(
    report: Report,
    parse: Parse,
    groups: Groups,
    clues: list[Clue],
    named: dict[str, float],
    gazetteer: Gazetteer,
) -> None:
    """Rank the candidates of every name by what is known so far, its own voice left out."""
    own, winning = _own_votes(clues, gazetteer), _winner_votes(groups)
    votes = _sum([named, *winning.values()])
    by_sentence = _sentence_votes(parse, groups, gazetteer)
    winners = {key: g.best for key, g in groups.items() if g.best and g.best.kind not in ("country", "sea")}
    for key, group in groups.items():
        neighbours = tuple(p for k, p in winners.items() if k[0] != key[0] and p is not None)
        containers = [
            _group_of(clues[r.to], groups).best for c in group.clues for r in c.relations if r.how != "near"
        ]
        situation = Situation(
            _shares(_sum([votes, _negative(own.get(key[0], {})), _negative(winning.get(key[0], {}))])),
            report.country is not None or _tells_where(key[0], groups),
            _division_shares(k_g for k_g in groups.items() if k_g[0][0] != key[0]),
            _sentence_shares(group, by_sentence),
            report.country,
            key[1],
            tuple(p for p in containers if p is not None),
            frozenset(c.country for c in group.clues if c.country),
            neighbours,
            gazetteer,
        )
        scored = [_score(m, situation) for m in group.matches]
        group.ranked = tuple(sorted(scored, key=lambda s: (-s[1], s[0].place.id)))
        group.backed = bool(group.ranked) and _backed(group.ranked[0][0], situation)


def _tells_where(core: str, groups: Groups) -> bool:
    """Whether another name puts the report in a country: the state or the nationality of who acts does not."""
    return any(
        name != core
        and group.best is not None
        and group.best.country is not None
        and any(clue.mention.kind == "place" for clue in group.clues)
        for (name, _), group in groups.items()
    )


def _score(match: Match, situation: Situation) -> tuple[Match, float, str]:
    total, reasons = 0.0, [VIA[match.via]]
    for feature, weight, reason in FEATURES:
        value = feature(match, situation)
        total += weight * value
        if reason and value >= 0.3:
            reasons.append(reason)
    return match, total, "; ".join(reasons)


def _backed(match: Match, situation: Situation) -> bool:
    """Whether "none of these" is beaten: a little known place needs the report to speak of where it is."""
    called = _is_called_so(match, situation)
    if match.place.country is None or (called and match.prior >= WELL_KNOWN):
        return True
    if not situation.placed and (match.via == "name" or match.prior >= KNOWN or not situation.report_shares):
        return match.via != "skeleton" and (called or "facility" not in situation.kinds)
    if called and match.via != "form" and _close(match, situation) >= NEXT_TO:
        return True
    return any(feature(match, situation) > 0.1 for feature in CONTEXT)


def _is_called_so(match: Match, situation: Situation) -> bool:
    """Whether a place has just this name; a market or a hotel needs more than a name like it somewhere."""
    return match.via in (("name", "alias") if "facility" in situation.kinds else WRITTEN)


WRITTEN = ("name", "alias", "form", "demonym")


def _group_of(clue: Clue, groups: Groups) -> Group:
    return groups[clue.core, clue.kinds]


def _named_countries(report: Report, mentions: Iterable[Mention], gazetteer: Gazetteer) -> dict[str, float]:
    """Votes for countries that the report names, by name or nationality, and for the one given with it."""
    votes: dict[str, float] = defaultdict(float)
    for mention in mentions:
        if country := _country_of(mention, gazetteer) if mention.kind in SPEAKING else None:
            votes[country] += NATIONALITY_VOTE if mention.kind == "nationality" else NAMED_VOTE
    if report.country:
        votes[report.country] += GIVEN_VOTE
    elif home := _home_of(report.outlet or "", gazetteer):
        votes[home] += OUTLET_VOTE
    return votes


def _home_of(outlet: str, gazetteer: Gazetteer) -> str | None:
    """The country of the one well-known place that an outlet is called by: "Karvan Daily News"."""
    words = _WORD.findall(outlet)
    runs = [" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, min(i + 4, len(words) + 1))]
    named = (run for run in runs if not run[0].islower() and not _is_generic(fold(run)))
    found = {home for run in named if (home := _known_home(run, gazetteer))}
    return found.pop() if len(found) == 1 else None


def _known_home(name: str, gazetteer: Gazetteer) -> str | None:
    """The country of a name, where no place in another country is known nearly as well by it."""
    country = gazetteer.country(name)
    if country or len(name) < SHORT_NAME:
        return country.country if country else None
    found = [m for m in gazetteer.matches(name) if m.via in ("name", "alias")]
    if not found or found[0].prior < (HOME_ENGLISH if found[0].place.country in ENGLISH_SPEAKING else HOME):
        return None
    best, *others = found
    rivals = (m for m in others if m.place.country != best.place.country)
    return None if any(best.prior - m.prior < HOME_LEAD for m in rivals) else best.place.country


def _country_of(mention: Mention, gazetteer: Gazetteer) -> str | None:
    """The country that a name or nationality stands for."""
    found = gazetteer.country(mention.name)
    return found.country if found else None


def _own_votes(clues: list[Clue], gazetteer: Gazetteer) -> dict[str, dict[str, float]]:
    """Name -> the votes that it gave to the country it may be: no evidence for itself."""
    votes: dict[str, dict[str, float]] = defaultdict(dict)
    for clue in clues:
        country = _country_of(clue.mention, gazetteer)
        if country:
            vote = NATIONALITY_VOTE if clue.mention.kind == "nationality" else NAMED_VOTE
            votes[clue.core] = _sum([votes[clue.core], {country: vote}])
    return votes


def _sum(votes: list[dict[str, float]]) -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    for part in votes:
        for country, vote in part.items():
            total[country] += vote
    return total


def _negative(votes: dict[str, float]) -> dict[str, float]:
    return {country: -vote for country, vote in votes.items()}


def _winner_votes(groups: Groups) -> dict[str, dict[str, float]]:
    """Name -> its vote for the country that the place it means so far lies in."""
    votes: dict[str, dict[str, float]] = defaultdict(dict)
    for (core, _), group in groups.items():
        place = group.best
        if place and place.country and place.kind != "country":
            vote = {place.country: INSIDE_VOTE * len(group.clues) ** 0.5 * group.sure**0.5}
            votes[core] = _sum([votes[core], vote])
    return votes


def _division_shares(
    others: Iterable[tuple[tuple[str, tuple[str, ...]], Group]],
) -> dict[tuple[str | None, str | None], float]:
    """How much the other names of the report speak for a first-order division, by what they mean so far."""
    votes: dict[tuple[str | None, str | None], float] = defaultdict(float)
    for _, group in others:
        if group.best and group.best.admin1:
            votes[group.best.country, group.best.admin1] += len(group.clues) ** 0.5
    total = sum(votes.values())
    return {division: vote / total for division, vote in votes.items()}


def _shares(votes: dict[str, float]) -> dict[str, float]:
    """Votes damped and scaled, so that the country most spoken of has 1."""
    damped = {country: math.sqrt(vote) for country, vote in votes.items() if vote > 0.01}
    most = max(damped.values(), default=1.0)
    return {country: vote / most for country, vote in damped.items()}


def _sentence_votes(parse: Parse, groups: Groups, gazetteer: Gazetteer) -> dict[int, dict[str, set[str]]]:
    """Sentence -> country -> the names in it that speak for that country."""
    found: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for mention in parse.mentions:
        if mention.kind in SPEAKING and parse.tokens:
            country = _country_of(mention, gazetteer)
            if country:
                found[parse.tokens[mention.head].sentence][country].add(fold(mention.name))
    for (core, _), group in groups.items():
        if group.best and group.best.country:
            for clue in group.clues:
                found[clue.sentence][group.best.country].add(core)
    return found


def _sentence_shares(group: Group, by_sentence: dict[int, dict[str, set[str]]]) -> dict[str, float]:
    """Countries spoken of, by other names, in the sentences of this one."""
    shares: dict[str, float] = {}
    for clue in group.clues:
        for country, names in by_sentence[clue.sentence].items():
            if names - {clue.core}:
                shares[country] = 1.0
    return shares


# --- the decision


def _decide(clue: Clue, groups: Groups, clues: list[Clue], gazetteer: Gazetteer) -> Value[Location]:
    group = _group_of(clue, groups)
    candidates = tuple(Candidate(_location(clue, m.place), s, why) for m, s, why in _shown(group))
    chosen = _as_said(clue, _put_in(clue, groups, clues, gazetteer) or _winner(group, gazetteer))
    if clue.capital and chosen and chosen.kind == "country":
        return _capital_of(clue, clue.capital, chosen, candidates, gazetteer)
    if chosen and not _gainsaid(clue, chosen, groups, clues, gazetteer):
        score = next(
            (c.score for c in candidates if c.value.resolved and c.value.resolved.id == chosen.id), None
        )
        return Value(
            _location(clue, chosen), (clue.mention.span,), Basis.STATED, "gazetteer", score, candidates
        )
    return _by_relation(clue, candidates, groups, clues, gazetteer)


def _capital_of(
    clue: Clue,
    words: Span,
    country: Place,
    candidates: tuple[Candidate[Location], ...],
    gazetteer: Gazetteer,
) -> Value[Location]:
    """What "X's capital" means: a town that the text does not name."""
    town = gazetteer.capital(country.country or "") or country
    called = replace(_location(clue, town), name=f"capital of {clue.mention.name}")
    return Value(called, (clue.mention.span, words), Basis.INFERRED, "capital", 0.9, candidates)


def _put_in(clue: Clue, groups: Groups, clues: list[Clue], gazetteer: Gazetteer) -> Place | None:
    """The best candidate in the country that this very mention is put in: "in X, Pakistan" beside "in X, India"."""
    outer = [_winner(_group_of(clues[r.to], groups), gazetteer) for r in clue.relations if r.how in HOLDING]
    countries = {p.country for p in outer if p and p.kind == "country"} | ({clue.country} - {None})
    ranked = _group_of(clue, groups).ranked
    if len(countries) != 1 or not ranked or ranked[0][0].place.country in countries:
        return None
    return next((m.place for m, _, _ in ranked if m.place.country in countries), None)


HOLDING = ("in", "of", "comma")


def _shown(group: Group) -> list[tuple[Match, float, str]]:
    """The best candidates with their share of all weight."""
    if not group.ranked:
        return []
    top = group.ranked[0][1]
    weights = [math.exp(score - top) for _, score, _ in group.ranked]
    total = sum(weights)
    return [
        (m, round(w / total, 3), why) for (m, _, why), w in zip(group.ranked[:SHOWN], weights, strict=False)
    ]


def _winner(group: Group, gazetteer: Gazetteer) -> Place | None:
    """The best candidate, unless another elsewhere is as good; a city and its division are no rivals."""
    if not group.ranked or not group.backed:
        return None
    (best, top, _), rest = group.ranked[0], group.ranked[1:]
    for other, score, _ in rest:
        if top - score >= LEAD:
            break
        gap = distance_km(best.place, other.place)
        if (gap is None or gap > SAME_PLACE_KM) and not _nested(best.place, other.place, gazetteer):
            return None
    return best.place


def _nested(a: Place, b: Place, gazetteer: Gazetteer) -> bool:
    return gazetteer.contains(a, b) or gazetteer.contains(b, a)


def _as_said(clue: Clue, place: Place | None) -> Place | None:
    """A place as the common noun beside its name allows: of another kind it may still tell roughly where."""
    if place is None or not clue.kinds or place.kind in clue.kinds:
        return place
    otherwise = place_words()[clue.word or ""][1]
    if otherwise == "any":
        return place
    if otherwise == "none" or place.kind not in (
        "city",
        "village",
        "district",
        "admin1",
        "admin2",
        "country",
    ):
        return None
    return replace(place, precision=otherwise) if place.precision == "exact" else place


def _gainsaid(clue: Clue, place: Place, groups: Groups, clues: list[Clue], gazetteer: Gazetteer) -> bool:
    """Whether the text puts the name in another country than the place is in."""
    if place.kind in UNDOUBTED:
        return False
    said = [
        _winner(_group_of(clues[r.to], groups), gazetteer) for r in clue.relations if r.how in ("in", "of")
    ]
    countries = {p.country for p in said if p and p.country} | ({clue.country} if clue.country else set())
    return bool(countries) and place.country is not None and place.country not in countries


def _by_relation(
    clue: Clue,
    candidates: tuple[Candidate[Location], ...],
    groups: Groups,
    clues: list[Clue],
    gazetteer: Gazetteer,
) -> Value[Location]:
    """For a name not known, or not decided: what the text says it lies in or near, no finer than that."""
    for relation in clue.relations:
        outer = _winner(_group_of(clues[relation.to], groups), gazetteer)
        if outer and _may_hold(outer, relation, clue):
            coarse = replace(outer, precision="near" if outer.precision == "exact" else outer.precision)
            where = "near" if relation.how == "near" else "in"
            why = f"no place of this name is decided; the text puts it {where} {outer.name}"
            spans = (clue.mention.span, clues[relation.to].mention.span)
            shown = (Candidate(_location(clue, coarse), 0.5, why), *candidates)
            return Value(_location(clue, coarse), spans, Basis.INFERRED, "container", 0.5, shown)
    return Value(_location(clue, None), (clue.mention.span,), Basis.STATED, "gazetteer", None, candidates)


def _beside_dateline(
    report: Report, clues: list[Clue], decided: dict[Span, Value[Location]]
) -> dict[Span, Value[Location]]:
    """A market or a road that no table knows is near the town of the dateline, where no other town stands by it."""
    line = next((c.mention.span for c in clues if c.mention.method == IN_DATELINE), None)
    town = decided[line].value if line else None
    if line is None or town is None or town.resolved is None or town.resolved.kind not in TOWNS:
        return decided
    towns = {c.sentence for c in clues if _is_town(decided[c.mention.span])}
    found = {
        c.mention.span: _by_dateline(c, decided[c.mention.span], town.resolved, line)
        for c in clues
        if _is_unknown_house(c, decided[c.mention.span]) and c.sentence not in towns
    }
    return {**decided, **found}


TOWNS = frozenset({"city", "village"})


def _is_town(value: Value[Location]) -> bool:
    return bool(value.value and value.value.resolved and value.value.resolved.kind in TOWNS)


def _is_unknown_house(clue: Clue, value: Value[Location]) -> bool:
    """A thing that stands in a town, by its common noun, and that nothing else places."""
    near = place_words().get(clue.word or "", ((), ""))[1] == "near"
    return near and bool(value.value) and not (value.value and value.value.resolved)


def _by_dateline(clue: Clue, value: Value[Location], town: Place, line: Span) -> Value[Location]:
    near = replace(town, precision="near")
    why = f"no place of this name is decided; the report is from {town.name}"
    shown = (Candidate(_location(clue, near), 0.5, why), *value.candidates)
    spans = (clue.mention.span, line)
    return Value(_location(clue, near), spans, Basis.INFERRED, IN_DATELINE, 0.5, shown)


def _may_hold(outer: Place, relation: Relation, clue: Clue) -> bool:
    """After a mere comma only an area holds the name before it."""
    return relation.how in ("in", "of", "near") or outer.kind in ("country", "admin1", "admin2", "region")


# "An X border post", where X is one of these, is somewhere in it, and X is all that is named.
AREAS = frozenset({"country", "admin1", "region"})


def _location(clue: Clue, place: Place | None) -> Location:
    kind = place.kind if place else "other"
    wide = kind in AREAS and place_words().get(clue.word or "", ((), ""))[1] == "near"
    if clue.kinds and kind not in clue.kinds and not wide:
        kind = clue.kinds[0]
    return Location(clue.mention.name, kind, "where", place)


def _with_offsets(clues: list[Clue], decided: dict[Span, Value[Location]]) -> dict[Span, Value[Location]]:
    """Attach "50 km south of X" to the name it tells of, or to X's own mention where it tells of none."""
    found = dict(decided)
    for clue in clues:
        if not clue.offset:
            continue
        span, distance, bearing = clue.offset
        origin = decided[clue.mention.span]
        offset = Offset(distance, bearing, origin)
        subject = clues[clue.offset_of].mention.span if clue.offset_of is not None else None
        if subject is not None:
            found[subject] = _placed(found[subject], offset)
        else:
            found[clue.mention.span] = _anonymous(clue, origin, offset, span)
    return found


def _placed(value: Value[Location], offset: Offset) -> Value[Location]:
    """A named place with its offset; its point is computed only where nothing else gives one."""
    assert value.value is not None
    known = value.value.resolved if value.method == "gazetteer" else None
    return replace(value, value=replace(value.value, offset=offset, resolved=known or computed(offset)))


def _anonymous(clue: Clue, origin: Value[Location], offset: Offset, span: Span) -> Value[Location]:
    location = Location(clue.mention.name, "other", "where", computed(offset), offset)
    return Value(location, (span,), Basis.INFERRED, "offset", origin.score)


def computed(offset: Offset) -> Place | None:
    """The point at an offset from a known place; without a distance, the known place itself, as "near"."""
    start = offset.origin.value.resolved if offset.origin.value else None
    if start is None or start.lat is None or start.lon is None:
        return None
    if offset.distance_km is None or offset.bearing not in DIRECTIONS:
        return replace(start, precision="near")
    lat, lon = travel(start.lat, start.lon, DIRECTIONS[offset.bearing], offset.distance_km)
    name = f"{offset.distance_km:g} km {offset.bearing} of {start.name}"
    ident = f"{start.id}+{offset.distance_km:g}km-{offset.bearing}"
    return Place(ident, name, "other", start.country, None, lat, lon, "near", 0, f"computed from {start.id}")


def travel(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """The point `km` away on a compass bearing in degrees, to two decimals: offsets in reports are rough."""
    north = km * math.cos(math.radians(bearing)) / 111.2
    east = km * math.sin(math.radians(bearing)) / (111.2 * max(math.cos(math.radians(lat)), 0.01))
    return round(lat + north, 2), round(lon + east, 2)


# --- common nouns of places


@cache
def _between() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What may stand between a place and another that tells where it is, and what the other then is to it."""
    noun = rf"(?:(?!north|south|east|west)[a-z]+[\s-]){{0,2}}(?:{_words_pattern()}|capital|stronghold)"
    apposed = rf"(?:,\s*(?:(?:a|an|the)\s+{noun}\s+)?(?:which is\s+|located\s+|situated\s+)?)?"
    towards = rf"(?:the\s+)?(?:{_DIRECTION}\s+)?(?:(?:part|side|{_words_pattern()})\s+of\s+)?(?:the\s+)?"
    near = "(?:near|outside|close to|next to|bordering|around)"
    return (
        ("in", re.compile(rf"{apposed},?\s*(?:in|within|inside)\s+{towards}")),
        ("in", re.compile(rf"(?:,\s*(?:the\s+|a\s+)?{noun}\s+)?of\s+{towards}")),
        ("near", re.compile(rf"{apposed},?\s*(?:just\s+)?{near}\s+{towards}")),
        (
            "near",
            re.compile(
                rf"{apposed},?\s*on\s+the\s+(?:{_DIRECTION}\s+)?(?:outskirts|edge)\s+of\s+(?:the\s+)?"
            ),
        ),
        ("comma", re.compile(rf",\s*(?:the\s+)?(?:{_DIRECTION}\s+)?")),
    )


@cache
def _container_first() -> re.Pattern[str]:
    """What may stand between a place and one in it: "Y's northern city of X", "Y's X"."""
    noun = rf"(?:(?:{_words_pattern()}|capital)\s+(?:of\s+)?(?:the\s+)?)"
    return re.compile(rf"[’']s?\s+(?:{_DIRECTION}\s+)?(?:[a-z]+\s+)?{noun}|[’']s?\s+(?:{_DIRECTION}\s+)?")


@cache
def _nation_first() -> re.Pattern[str]:
    """What may stand between a nationality and a place: "Syrian X", "Syrian coastal town of X"."""
    return re.compile(rf"\s(?:(?:[a-z-]+\s)?(?:{_words_pattern()}|capital)\s(?:of\s)?)?$")


@cache
def place_words() -> dict[str, tuple[tuple[str, ...], str]]:
    """Common noun -> (kinds of place it may name, best first; what a place of another kind is good for)."""
    return {
        word.lower(): (tuple(kinds.split("|")), otherwise)
        for word, kinds, otherwise in table("place_words.tsv")
    }


@cache
def _words_pattern() -> str:
    return "|".join(sorted(map(re.escape, place_words()), key=len, reverse=True))


@cache
def _after_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:[’']s)?(?!\s*\n\s*\n)\s+(?P<word>{_words_pattern()})\b(?!\s+of\b)", re.I)


@cache
def _before_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<previous>[^\s]+)\s+)?\b(?P<word>{_words_pattern()})\s+of\s+(?:the\s+)?$", re.I
    )


@cache
def _inside_patterns() -> tuple[re.Pattern[str], ...]:
    words = _words_pattern().replace(r"\-", " ")
    return (
        re.compile(rf"(?P<core>.+?)\s+(?P<word>{words})", re.I),
        re.compile(rf"(?P<word>{words})\s+(?:of\s+)?(?P<core>.+)", re.I),
    )

"""Place names to places: what each may mean, what the report says of it, and the winner if any."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from dateline.knowledge.entities import EntityTable
from dateline.knowledge.gazetteer import ENGLISH_SPEAKING, Gazetteer, Match, alike, distance_km
from dateline.knowledge.meaning import singular, site_of
from dateline.knowledge.naming import NameWords
from dateline.knowledge.place_patterns import place_words
from dateline.knowledge.rarity import rarity
from dateline.knowledge.spelling import called_after, fold, romanised, rules, transliterated
from dateline.records.parse import HOUSE, Mention, Parse
from dateline.records.text import Report, Span
from dateline.records.values import Basis, Candidate, Location, Offset, Place, Value
from dateline.resolve.clues import (
    ALSO,
    DATELINE_SENTENCE,
    END,
    IN_DATELINE,
    LISTED,
    SPEAKING,
    Clue,
    dateline_names,
    nation_of,
    read_clues,
)

# Candidates kept while weighing, and those shown with the result.
WEIGHED, SHOWN = 16, 5

# The best must lead the second by this much (tuned on TR-News and GWN-half: less gains nothing).
LEAD = 0.15

# Two candidates nearer than this are one answer in two grains (a city and its district): take the better.
SAME_PLACE_KM = 30.0

# How much a country counts as spoken of: named, by a nationality, by a party or a place in it, given with the report.
NAMED_VOTE, NATIONALITY_VOTE, PARTY_VOTE, INSIDE_VOTE, GIVEN_VOTE, OUTLET_VOTE = 1.0, 0.7, 0.6, 0.5, 1.0, 0.2

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
# And of how well known a one is reason to think of it by a rule of spelling, against consonants alone.
WELL_SPELT = 2.8

# So many people live in what may stand in a list of districts.
LARGE = 100_000

# So often the names of a report are weighed by each other at most: until none changes its place.
PASSES = 3

# What lies in the south-west of a country is at most so many degrees off from its middle.
SIDE = 60.0

# So many sentences tell of what is in the headline.
LEADING = 2

# So long a road may be to be somewhere near its middle, and to be somewhere about it.
SHORT_WAY_KM, LONG_WAY_KM = 60.0, 150.0

# A name of many namesakes puts no report anywhere: the best must have this share.
SURE = 0.5

# What a division costs against the city that gives it its name.
NAMESAKE_LESS = 0.5

TOWNS, DIVISIONS = frozenset({"city", "village"}), frozenset({"admin1", "admin2", "district"})

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

# How known a country is by the name of its people.
COUNTRY_PRIOR = 8.5

# Only in countries spoken of this much, against the most named one, are other spellings of a name looked for.
SPOKEN = 0.5

# A sea or a region of several countries has no country to be spoken of: neither for nor against it.
NO_COUNTRY = 0.6

_WORD = re.compile(r"[\w’'-]+")
DIRECTIONS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip


@dataclass(frozen=True)
class Situation:
    """What is known when one name is weighed: countries spoken of, containers, the places near by.

    `told_shares`: without those that only somebody who acts is of.
    """

    core: str
    report_shares: dict[str, float]
    told_shares: dict[str, float]
    placed: bool
    division_shares: dict[tuple[str | None, str | None], float]
    sentence_shares: dict[str, float]
    given: str | None
    kinds: tuple[str, ...]
    called: tuple[Place, ...]
    containers: tuple[Place, ...]
    countries: frozenset[str]
    neighbours: tuple[Place, ...]
    beside: tuple[Place, ...]
    sides: tuple[tuple[Place, float], ...]
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
    clues = read_clues(report, parse, gazetteer)
    groups = _groups(clues)
    named = _named_countries(report, parse, gazetteer)
    for _ in range(PASSES):
        shares = _shares(_sum([named, *_winner_votes(_heard(groups, clues)).values()]))
        for group in groups.values():
            group.matches = _candidates(group.clues[0], gazetteer, shares)
        before = {key: group.best for key, group in groups.items()}
        _weigh(report, parse, groups, clues, named, gazetteer)
        if all(group.best == before[key] for key, group in groups.items()):
            break
    whole = (_in_whole(c, groups, parse) for c in clues)
    decided = {c.mention.span: _decide(c, groups, clues, gazetteer) for c in whole}
    decided = _somewhere_about(clues, groups, parse, _beside_dateline(report, clues, decided))
    found = _with_offsets(clues, decided)
    ends = {c.mention.span for c in clues if c.mention.method == END}
    ends |= {s for c in clues if c.mention.method == HOUSE and not _point(found[s := c.mention.span])}
    return {span: value for span, value in found.items() if span not in ends}


# --- candidates and their weights


def _groups(clues: list[Clue]) -> Groups:
    groups: Groups = defaultdict(Group)
    for clue in clues:
        groups[clue.core, clue.kinds].clues.append(clue)
    return groups


def _candidates(clue: Clue, gazetteer: Gazetteer, shares: dict[str, float]) -> tuple[Match, ...]:
    """Places of this name, with and without its common noun; other spellings in the countries spoken of."""
    if _is_generic(clue.core):
        # "Plateau State", "Delta State": a division is called so in full.
        whole = gazetteer.matches(clue.mention.name) if " " in clue.mention.name else ()
        return tuple(m for m in whole if m.place.kind == "admin1")
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
        alike_only = not written and all(m.via == "skeleton" for m in others)
        found += [m for m in others if not (written and m.via == "skeleton")]
        found += [m for m in gazetteer.derived(clue.core) if m.prior >= WELL_SPELT] if alike_only else ()
    elsewhere = shares and not foreign and not any(m.place.country in shares for m in found)
    if any(r.how == END for r in clue.relations):
        return ()  # a way is where its ends are
    if not found:
        found += _otherwise(clue.core, gazetteer, shares) or _quartered(clue.mention.name, gazetteer)
    elif elsewhere:
        found += _otherwise(clue.core, gazetteer, shares)
    if clue.kinds:
        found += _namesake_divisions(clue, found, gazetteer) + _namesake_towns(clue, found, gazetteer)
    unique = {m.place.id: m for m in sorted(found, key=lambda m: m.prior)}
    ordered = sorted(unique.values(), key=lambda m: (m.place.country not in shares, -m.prior))
    return tuple(ordered[:WEIGHED] + [m for m in ordered[WEIGHED:] if m.prior > 4.5])


def _otherwise(core: str, gazetteer: Gazetteer, shares: dict[str, float]) -> list[Match]:
    """An unknown name as others may write it, in the countries spoken of: by rule, in one word, by its town."""
    for found in (gazetteer.derived(core), *map(gazetteer.matches, _rewritten(core))):
        if near := [m for m in found if not shares or m.place.country in shares]:
            return near
    # "A Turkish drone hit Tal Rifat": an army strikes abroad too.
    return [m for m in gazetteer.derived(core) if m.prior >= WELL_SPELT]


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


def _quartered(name: str, gazetteer: Gazetteer) -> list[Match]:
    """ "Leipzig-Connewitz": a quarter that no table knows is in the town before it."""
    town, hyphen, quarter = name.partition("-")
    found = gazetteer.matches(town) if hyphen and quarter[:1].isupper() else ()
    return [replace(m, via="spelling") for m in found if m.place.kind in TOWNS and m.prior >= WELL_KNOWN]


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


def _namesake_towns(clue: Clue, found: list[Match], gazetteer: Gazetteer) -> list[Match]:
    """The towns after which a division may be called that no table knows: "Хасавюртовский район"."""
    division = set(clue.kinds) & DIVISIONS and not any(m.place.kind in DIVISIONS for m in found)
    towns = (m for form in called_after(clue.core) for m in gazetteer.matches(form)) if division else ()
    return [replace(m, prior=m.prior - NAMESAKE_LESS, via="spelling") for m in towns if m.place.kind in TOWNS]


def _known(match: Match, situation: Situation) -> float:
    return match.prior


def _contained(match: Match, situation: Situation) -> float:
    """1 where the text says it lies in a thing that does contain it, less where that is a whole country."""
    if not situation.containers and not situation.countries:
        return 0.0
    if match.place.country in situation.countries:
        return 1.0
    held = [float(situation.gazetteer.contains(c, match.place)) for c in situation.containers]
    return sum(held) / len(held) if held else 0.0


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


def _holds_told(match: Match, situation: Situation) -> float:
    """1 for a district that holds a town of the report; what a province holds is told of its city as well."""
    if match.place.kind != "admin2" or situation.kinds:
        return 0.0
    towns = (p for p in situation.neighbours if p.kind in TOWNS)
    return float(any(situation.gazetteer.contains(match.place, p) for p in towns))


def _otherwise_called(match: Match, situation: Situation) -> float:
    """1 for another name's place where the report says what bears this name: "in Pará", "the state of Pará"."""
    told = [p for p in situation.called if p.country == match.place.country]
    return float(bool(told) and not any(alike(match.place.name, p.name) for p in told))


def _told_near(match: Match, situation: Situation) -> float:
    """1 where it is near what the text puts it near, 0 somewhat farther, -1 where it is far from that."""
    gaps = [gap for p in situation.beside if (gap := distance_km(match.place, p)) is not None]
    return 0.0 if not gaps else 1.0 if min(gaps) <= SAME_PLACE_KM else -1.0 if min(gaps) > NEAR_KM else 0.0


def _on_that_side(match: Match, situation: Situation) -> float:
    """1 in the part of its country that is told ("southwestern Colombia"), -1 in the opposite one."""
    turns = [
        abs((bearing(country, match.place) - side + 180) % 360 - 180)
        for country, side in situation.sides
        if country.country == match.place.country and match.place.kind != "country"
    ]
    return 0.0 if not turns else 1.0 if min(turns) <= SIDE else -1.0 if min(turns) >= 180 - SIDE else 0.0


def _by_another_name(match: Match, situation: Situation) -> float:
    """1 for a place that has the name beside a very different one: "Ariha" for Jericho."""
    if match.via != "alias" or not match.place.id.startswith("gn:"):
        return 0.0
    if match.place.country not in transliterated() or not situation.core.isascii():
        return 0.0  # elsewhere any alias costs so much; in another script every name is one
    name, core = f" {fold(match.place.name)} ", f" {situation.core} "
    return float(not (name in core or core in name or alike(name, core)))


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
    (_otherwise_called, -1.5, ""),
    (_holds_told, 0.7, "holds other places of the report"),
    (_by_another_name, -0.6, ""),
    (_on_that_side, 0.7, "is in the part of the country that is told"),
    (_told_near, 2.0, "is near what the text puts it near"),
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
    """Rank the candidates of every name by what is known so far, its own voice left out.

    Once all have been weighed the least known come first, and what they then mean speaks for the better known: two
    names never take each other's country.
    """
    again = any(g.ranked for g in groups.values())
    heard = _heard(groups, clues)
    own, winning = _own_votes(clues, gazetteer), _winner_votes(heard)
    votes, parties = _sum([named, *winning.values()]), _party_votes(parse, gazetteer)
    by_sentence = _sentence_votes(parse, heard, gazetteer)
    winners = {key: g.best for key, g in heard.items() if g.best and g.best.kind not in ("country", "sea")}
    sides = tuple(
        (country, DIRECTIONS[c.side])
        for c in clues
        if c.side in DIRECTIONS and (country := _group_of(c, groups).best) and country.kind == "country"
    )
    for key, group in sorted(groups.items(), key=lambda g: _fame(g[1])) if again else groups.items():
        told = _sum([votes, _negative(own.get(key[0], {})), _negative(winning.get(key[0], {}))])
        neighbours = tuple(p for k, p in winners.items() if k[0] != key[0] and p is not None)
        containers = [
            _group_of(clues[r.to], groups).best for c in group.clues for r in c.relations if r.how in HOLDING
        ]
        situation = Situation(
            key[0],
            _shares(_sum([parties, told])),
            _shares(told),
            report.country is not None or _tells_where(key[0], heard),
            _division_shares(k_g for k_g in heard.items() if k_g[0][0] != key[0]),
            _sentence_shares(group, by_sentence),
            report.country,
            key[1],
            tuple(g.best for k, g in groups.items() if k[0] == key[0] and k[1] and g.best)
            if not key[1]
            else (),
            tuple(p for p in containers if p is not None),
            frozenset(c.country for c in group.clues if c.country),
            neighbours,
            tuple(p for c in group.clues if (p := _told_beside(c, groups, clues))),
            sides,
            gazetteer,
        )
        scored = [_score(m, situation) for m in group.matches]
        group.ranked = tuple(sorted(scored, key=lambda s: (-s[1], s[0].place.id)))
        group.backed = bool(group.ranked) and _backed(group.ranked[0][0], situation)
        if again and key in winners and group.best and group.best != winners[key]:
            now = _winner_votes({k: g for k, g in heard.items() if k[0] == key[0]}).get(key[0], {})
            votes = _sum([votes, _negative(winning.get(key[0], {})), now])
            winning[key[0]], winners[key] = now, group.best


def _fame(group: Group) -> float:
    return max((m.prior for m in group.matches), default=0.0)


def _told_beside(clue: Clue, groups: Groups, clues: list[Clue]) -> Place | None:
    """The town that a name is said to be near, or some way from: "X, 12 km from Y", "X, east of Y"."""
    near = [clues[r.to] for r in clue.relations if r.how == "near"]
    near += [c for c in clues if c.offset_of is not None and clues[c.offset_of] is clue]
    towns = (_group_of(c, groups).best for c in near)
    return next((p for p in towns if p is not None and p.kind in TOWNS), None)


def _heard(groups: Groups, clues: list[Clue]) -> Groups:
    """The names that tell where the report is: not a district far from the town that it is said to be of."""
    return {key: group for key, group in groups.items() if not _is_astray(group, groups, clues)}


def _is_astray(group: Group, groups: Groups, clues: list[Clue]) -> bool:
    said = [
        (_group_of(clues[r.to], groups).best, r.how)
        for clue in group.clues
        for r in clue.relations
        if r.how in HOLDING
    ]
    return any(
        _far_from_town(group.best, town) and (how != "comma" or _is_larger(town, group.best))
        for town, how in said
    )


def _is_larger(town: Place | None, place: Place | None) -> bool:
    return town is not None and place is not None and town.population > place.population


def _far_from_town(place: Place | None, town: Place | None) -> bool:
    if place is None or town is None or place.kind in AREAS or town.kind not in TOWNS:
        return False
    return town.admin1 != place.admin1 and _far(place, town)


def _far(place: Place, town: Place) -> bool:
    gap = distance_km(town, place)
    return gap is not None and gap > NEAR_KM


def _tells_where(core: str, groups: Groups) -> bool:
    """Whether another name puts the report in a country: the state or the nationality of who acts does not."""
    return any(
        name != core
        and group.backed
        and group.best is not None
        and group.best.country is not None
        and group.sure >= SURE
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
    if not situation.placed and (match.via == "name" or match.prior >= KNOWN or not situation.told_shares):
        return match.via != "skeleton" and (called or "facility" not in situation.kinds)
    if called and match.via != "form" and _close(match, situation) >= NEXT_TO:
        return True
    if called and match.place.kind in DIVISIONS and _is_told_as(match.place.kind, situation):
        return True
    told = replace(situation, report_shares=situation.told_shares)
    return any(feature(match, told) > 0.1 for feature in CONTEXT)


def _is_told_as(kind: str, situation: Situation) -> bool:
    """Whether a common noun, also the last word of the name, says the kind: "Tank district"."""
    return kind in (situation.kinds or place_words().get(situation.core.rpartition(" ")[2], ((), ""))[0])


def _is_called_so(match: Match, situation: Situation) -> bool:
    """Whether a place has just this name; a market or a hotel needs more than a name like it somewhere.

    "На площади Жанаозена": a well-known town in another case is no guess.
    """
    guessed = "facility" in situation.kinds and not (match.place.kind in TOWNS and match.prior >= KNOWN)
    return match.via in (("name", "alias") if guessed else WRITTEN)


WRITTEN = ("name", "alias", "form", "demonym")


def _group_of(clue: Clue, groups: Groups) -> Group:
    return groups[clue.core, clue.kinds]


def _named_countries(report: Report, parse: Parse, gazetteer: Gazetteer) -> dict[str, float]:
    """Votes for countries that the report names, by name or nationality, and for the one given with it."""
    votes: dict[str, float] = defaultdict(float)
    for mention in (*parse.mentions, *dateline_names(report)):
        if country := nation_of(mention, gazetteer) if mention.kind in SPEAKING else None:
            votes[country] += _vote(mention)
    if report.country:
        votes[report.country] += GIVEN_VOTE
    elif home := _home_of(report.outlet or "", gazetteer):
        votes[home] += OUTLET_VOTE
    return votes


def _party_votes(parse: Parse, gazetteer: Gazetteer) -> dict[str, float]:
    """Votes for the countries of who acts: they choose between namesakes, and put no report anywhere."""
    votes: dict[str, float] = defaultdict(float)
    for mention in parse.mentions:
        if mention.kind not in SPEAKING:
            for country, share in _countries_of(mention, gazetteer).items():
                votes[country] += PARTY_VOTE * share
    return votes


def _countries_of(mention: Mention, gazetteer: Gazetteer) -> dict[str, float]:
    """The country of a force, a group or a people, in parts where several may be meant, or of "Karvani army".

    English-speaking powers act abroad, and their towns are called like others.
    """
    if mention.kind in SPEAKERS:
        return {}
    book = EntityTable.load()
    known = [mention.entity] if mention.entity else mention.candidates
    countries: list[str | None] = [p.country for ident in known if (p := book.get(ident))]
    if not countries and mention.kind in FORCES:
        nations = (gazetteer.country(word) for word in mention.name.split() if word[:1].isupper())
        countries = [nation.country for nation in nations if nation is not None][:1]
    return {c: countries.count(c) / len(countries) for c in countries if c and c not in ENGLISH_SPEAKING}


# Those that speak of anywhere, and those that a nation has: an embassy stands abroad.
SPEAKERS = frozenset({"news_agency", "outlet", "un", "social_media", "person"})
FORCES = frozenset({"military", "police", "armed_group"})


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
    if country or len(name) < SHORT_NAME or rarity(fold(name)) < 1:
        return country.country if country else None
    found = [m for m in gazetteer.matches(name) if m.via in ("name", "alias")]
    if not found or found[0].prior < (HOME_ENGLISH if found[0].place.country in ENGLISH_SPEAKING else HOME):
        return None
    best, *others = found
    rivals = (m for m in others if m.place.country != best.place.country)
    return None if any(best.prior - m.prior < HOME_LEAD for m in rivals) else best.place.country


def _own_votes(clues: list[Clue], gazetteer: Gazetteer) -> dict[str, dict[str, float]]:
    """Name -> the votes that it gave to the country it may be: no evidence for itself."""
    votes: dict[str, dict[str, float]] = defaultdict(dict)
    for clue in clues:
        country = nation_of(clue.mention, gazetteer)
        if country:
            votes[clue.core] = _sum([votes[clue.core], {country: _vote(clue.mention)}])
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


def _sentence_votes(
    parse: Parse, groups: Groups, gazetteer: Gazetteer
) -> dict[int, dict[str, dict[str, float]]]:
    """Sentence -> country -> the names in it that speak for that country, and how much: a nationality is of who."""
    found: dict[int, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for mention in parse.mentions:
        if mention.kind in SPEAKING and parse.tokens:
            country = nation_of(mention, gazetteer)
            if country:
                found[parse.tokens[mention.head].sentence][country][fold(mention.name)] = _vote(mention)
    for (core, _), group in groups.items():
        if group.best and group.best.country:
            for clue in group.clues:
                found[clue.sentence][group.best.country][core] = _vote(clue.mention)
    return found


def _vote(mention: Mention) -> float:
    return NATIONALITY_VOTE if mention.kind == "nationality" else NAMED_VOTE


def _sentence_shares(group: Group, by_sentence: dict[int, dict[str, dict[str, float]]]) -> dict[str, float]:
    """Countries spoken of, by other names, in the sentences of this one."""
    shares: dict[str, float] = {}
    for clue in group.clues:
        for country, names in by_sentence[clue.sentence].items():
            if others := [vote for name, vote in names.items() if name != clue.core]:
                shares[country] = max(shares.get(country, 0.0), *others)
    return shares


# --- the decision


def _in_whole(clue: Clue, groups: Groups, parse: Parse) -> Clue:
    """ "Khost" in a headline, "the province of Khost" below and no town of that name: the headline is short."""
    if clue.kinds or not _in_headline(clue, parse):
        return clue
    if not all(_in_headline(c, parse) for c in _group_of(clue, groups).clues):
        return clue
    named = (g for g in groups.values() if g.best and g.best.kind in ("admin1", "admin2"))
    whole = next((c for g in named if _is_whole_of(clue, c := g.clues[0])), None)
    return replace(clue, core=whole.core, kinds=whole.kinds, word=whole.word) if whole else clue


def _is_whole_of(short: Clue, clue: Clue) -> bool:
    """Whether a name is another with the noun of a division: "Bannu district", also where that is the whole name."""
    if clue.core == short.core:
        return bool(clue.kinds)
    first, _, noun = clue.core.rpartition(" ")
    return first == short.core and bool(DIVISIONS & {*place_words().get(noun, ((), ""))[0][:1]})


def _in_headline(clue: Clue, parse: Parse) -> bool:
    return parse.sentences[clue.sentence].region == "headline"


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
    group = _group_of(clue, groups)
    countries = _said_countries(clue, groups, clues, gazetteer) or {
        c for other in group.clues for c in _said_countries(other, groups, clues, gazetteer)
    }
    ranked = group.ranked
    if len(countries) != 1 or not ranked or ranked[0][0].place.country in countries:
        return None
    return next((m.place for m, _, _ in ranked if m.place.country in countries), None)


def _said_countries(clue: Clue, groups: Groups, clues: list[Clue], gazetteer: Gazetteer) -> set[str]:
    """The countries that the words around a mention put it in."""
    outer = [_winner(_group_of(clues[r.to], groups), gazetteer) for r in clue.relations if r.how in HOLDING]
    named = {p.country for p in outer if p and p.kind == "country"} | {clue.country}
    return {c for c in named if c}


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
    if otherwise in ("none", "town") or place.kind not in (
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
    """Whether the text puts the name in another country than the place is in, or in what lies far from it."""
    if place.kind in UNDOUBTED:
        return False
    told = [(p, r) for r in clue.relations if (p := _winner(_group_of(clues[r.to], groups), gazetteer))]
    said = [p for p, r in told if r.how in ("in", "of") or (r.how == "comma" and p.kind in AREAS | DIVISIONS)]
    said += [
        p for p, r in told if r.how == LISTED and _holds_it(p, clues[r.to], place, groups, clues, gazetteer)
    ]
    beside = [p for p, r in told if r.how == "comma" and _is_larger(p, place)]
    countries = {p.country for p in (*said, *beside) if p.country} | (
        {clue.country} if clue.country else set()
    )
    if countries and place.country is not None and place.country not in countries:
        return True
    near = [p for p, r in told if r.how == "near" and p.kind in TOWNS]
    house = {*clue.kinds[:1]} == {"facility"} and place.kind in TOWNS
    if house and any(p.kind in TOWNS and (distance_km(place, p) or 0.0) > SAME_PLACE_KM for p in said):
        return True  # "X's Y Hotel" is not in Y
    return any(_far_from_town(place, town) or _outside(place, town, gazetteer) for town in said) or any(
        _far(place, town) for town in near
    )


def _holds_it(
    outer: Place, clue: Clue, place: Place, groups: Groups, clues: list[Clue], gazetteer: Gazetteer
) -> bool:
    """Whether what follows a name in a list holds it: it is in an area itself, or a district beside a village."""
    return _is_held(outer, clue, groups, clues, gazetteer) or (
        _is_told_as_division(clue) and place.population < LARGE
    )


def _is_told_as_division(clue: Clue) -> bool:
    """ "Karvan district": by its noun, inside the name or beside it."""
    kinds = clue.kinds or place_words().get(clue.core.rpartition(" ")[2], ((), ""))[0]
    return bool(set(kinds[:1]) & DIVISIONS)


def _outside(place: Place, area: Place, gazetteer: Gazetteer) -> bool:
    """Whether a place lies far outside a division."""
    if place.kind in AREAS or area.kind not in DIVISIONS or gazetteer.contains(area, place):
        return False
    if area.kind == "admin1" and not place.admin1:
        return False
    gap = distance_km(area, place)
    return gap is not None and gap > SHORT_WAY_KM


def _by_relation(
    clue: Clue,
    candidates: tuple[Candidate[Location], ...],
    groups: Groups,
    clues: list[Clue],
    gazetteer: Gazetteer,
) -> Value[Location]:
    """For a name not known, or not decided: what the text says it lies in or near, no finer than that."""
    if way := _way(clue, groups, clues, gazetteer):
        return Value(_location(clue, way), (clue.mention.span,), Basis.INFERRED, "offset", 0.5, candidates)
    holder = _holder(clue, groups, clues, gazetteer)
    wide = holder is None or holder[0].kind in AREAS
    town = _town_named_in(clue, groups, gazetteer) if wide else None
    if town is not None and (holder is None or gazetteer.contains(holder[0], town)):
        holder = town, "in", clue
    if holder is None:
        return Value(_location(clue, None), (clue.mention.span,), Basis.STATED, "gazetteer", None, candidates)
    outer, how, said = holder
    why = f"no place of this name is decided; the text puts it {how} {outer.name}"
    spans = tuple(dict.fromkeys((clue.mention.span, said.mention.span)))
    there = _unknown_in(clue, loosely(outer))
    return Value(there, spans, Basis.INFERRED, "container", 0.5, (Candidate(there, 0.5, why), *candidates))


def _town_named_in(clue: Clue, groups: Groups, gazetteer: Gazetteer) -> Place | None:
    """ "West Karvan", "a Karvan jail", "the Karvan Palace Hotel": the town in the name of what lies in it.

    A house or a street that is written large may be called after a town of another country.
    """
    words = clue.mention.name.split()
    part = len(words) > 1 and NameWords.load().has("part_of_town", words[0])
    words = words[part:]
    countries = _told_countries(clue, groups)
    for n in range(len(words) if part else len(words) - 1, 0, -1):
        rest = words[n:]
        if (rest or not part) and not _stands_in_town(clue, rest):
            continue
        called = gazetteer.matches(" ".join(words[:n]))
        area = max((m.prior for m in called if m.place.kind in AREAS), default=0.0)
        # "South Florida" is in no town.
        towns = [m for m in called if _is_well_known_town(m) and m.prior > area]
        told = [m for m in towns if m.place.country in countries]
        anywhere = towns if _is_common(rest) or not countries else []
        if best := max(told or anywhere, key=lambda m: m.prior, default=None):
            return best.place
    return None


def _stands_in_town(clue: Clue, rest: list[str]) -> bool:
    """Whether what follows a town's name says of a thing that it stands there: not what else is called like it."""
    otherwise = place_words().get(clue.word or "", ((), ""))[1]
    if not rest or otherwise in ("any", "admin1", "none"):
        return False
    if DIVISIONS & {*place_words().get(rest[0].lower(), ((), ""))[0][:1]}:
        return False  # "the Karvan County History Center"
    noun = rest[-1].lower()
    known = (
        otherwise == "near" or NameWords.load().has("in_town", noun) or site_of(singular(noun)) is not None
    )
    return _is_common(rest) or (known and otherwise != "town")


def _is_common(words: list[str]) -> bool:
    """Whether words are no part of a name: "a Karvan [street]"."""
    return all(w.islower() for w in words)


def _is_well_known_town(match: Match) -> bool:
    return match.place.kind in TOWNS and match.prior >= WELL_KNOWN and match.via in ("name", "alias")


def _told_countries(clue: Clue, groups: Groups) -> set[str | None]:
    """The countries that the other names of a report are in."""
    return {g.best.country for (core, _), g in groups.items() if core != clue.core and g.backed and g.best}


def _unknown_in(clue: Clue, place: Place) -> Location:
    return Location(clue.mention.name, clue.kinds[0] if clue.kinds else "other", "where", place)


def _way(clue: Clue, groups: Groups, clues: list[Clue], gazetteer: Gazetteer) -> Place | None:
    """Half way between the two places that a road is called by, if they are not far from each other."""
    ends = [_winner(_group_of(clues[r.to], groups), gazetteer) for r in clue.relations if r.how == END]
    a, b = ends if len(ends) == 2 else (None, None)
    gap = distance_km(a, b) if a and b else None
    if a is None or b is None or gap is None or gap > LONG_WAY_KM:
        return None
    lat, lon = (
        round((x + y) / 2, 2) for x, y in ((a.lat or 0.0, b.lat or 0.0), (a.lon or 0.0, b.lon or 0.0))
    )
    admin1 = a.admin1 if a.admin1 == b.admin1 else None
    country = a.country if a.country == b.country else None
    precision = "near" if gap <= SHORT_WAY_KM else "admin2"
    name, origin = f"between {a.name} and {b.name}", f"computed from {a.id} and {b.id}"
    return Place(f"{a.id}~{b.id}", name, "other", country, admin1, lat, lon, precision, 0, origin)


# "X in the hamlet of Y, Z district": through so many unknown names a known one is looked for.
STEPS = 3


def _holder(
    clue: Clue, groups: Groups, clues: list[Clue], gazetteer: Gazetteer, steps: int = STEPS
) -> tuple[Place, str, Clue] | None:
    """The place that the text puts a name in or near, by way of other unknown names, and the clue that names it."""
    for relation in (r for r in clue.relations if r.how != END):
        beside = clues[relation.to]
        how = "near" if relation.how in ("near", "way") else "in"
        outer = _winner(_group_of(beside, groups), gazetteer)
        if outer is not None and (relation.how == ALSO or _gainsaid(beside, outer, groups, clues, gazetteer)):
            outer = None
        if outer is not None and (set(beside.kinds) & DIVISIONS or _as_said(beside, outer)):
            if relation.how != LISTED or _is_held(outer, beside, groups, clues, gazetteer):
                return outer, how, beside
        elif steps and (relation.how != LISTED or outer is None):
            further = _holder(beside, groups, clues, gazetteer, steps - 1)
            if further is None and how == "in" and (town := _town_named_in(beside, groups, gazetteer)):
                further = town, how, beside
            if further is not None:
                return further[0], "near" if how == "near" else further[1], further[2]
    return None


def _is_held(place: Place, clue: Clue, groups: Groups, clues: list[Clue], gazetteer: Gazetteer) -> bool:
    """Whether a place is said to be in an area that does contain it: "X, Y, Z" lists no three places then."""
    outer = (_winner(_group_of(clues[r.to], groups), gazetteer) for r in clue.relations if r.how != "near")
    areas = (p for p in outer if p is not None and p.kind in AREAS | DIVISIONS)
    return any(gazetteer.contains(p, place) for p in areas)


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


def _somewhere_about(
    clues: list[Clue], groups: Groups, parse: Parse, decided: dict[Span, Value[Location]]
) -> dict[Span, Value[Location]]:
    """An unknown name is about the one district of its sentence, the town of the headline or the one district told."""
    told = [(c, v) for c in clues if (v := decided[c.mention.span]).basis is Basis.STATED and _point(v)]
    areas = [(c, v) for c, v in told if _is_district(v)]
    headed = [(c, v) for c, v in told if _heads(c, parse) and (_is_town(v) or _is_district(v))]
    below = {c.core for c in clues if not _heads(c, parse)}
    lead = [n for n, s in enumerate(parse.sentences) if s.region != "headline"][:LEADING]
    found = dict(decided)
    for clue in clues:
        value = decided[clue.mention.span]
        if _point(value) or clue.core not in below or not _stands_in(clue, parse, groups):
            continue
        beside = [(c, v) for c, v in told if c.sentence == clue.sentence]
        about = _only_one([x for x in beside if _is_district(x[1])])
        if about is None and clue.sentence in lead:
            far = _only_one(headed) or _only_one(areas)
            about = far if far and all(_may_lie_beside(v, far[1]) for _, v in beside) else None
        if about:
            found[clue.mention.span] = _about(clue, value, *about)
    return found


def _heads(clue: Clue, parse: Parse) -> bool:
    return clue.sentence != DATELINE_SENTENCE and _in_headline(clue, parse)


def _may_lie_beside(value: Value[Location], about: Value[Location]) -> bool:
    """Whether a name told beside one place may be at another: in its country, and not at a town far from it."""
    here, there = _point(value), _point(about)
    assert here is not None
    assert there is not None
    near = (distance_km(here, there) or 0.0) <= SHORT_WAY_KM or here.kind in AREAS
    return near and here.country in (there.country, None)


def _stands_in(clue: Clue, parse: Parse, groups: Groups) -> bool:
    """Whether a name that no place has is told as a place's: by its noun, or by what stands before it."""
    root = parse.root_of(clue.mention.span) if clue.mention.method not in (IN_DATELINE, END) else None
    known = any(m.via in WRITTEN for m in _group_of(clue, groups).matches)
    if root is None or known or clue.mention.kind != "place":
        return False
    if clue.word:
        return place_words()[clue.word][1] in ("any", "near", "town")
    first = parse.head(root) if root.dep == "conj" else root
    return first.dep == "pobj" and parse.head(first).lower in STANDING


# The prepositions that only a place stands after, where a name does.
STANDING = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "between", "into", "through", "within", "of", "on"}
)


def _point(value: Value[Location]) -> Place | None:
    return value.value.resolved if value.value else None


def _is_district(value: Value[Location]) -> bool:
    place = _point(value)
    return place is not None and place.kind == "admin2"


def _only_one(told: list[tuple[Clue, Value[Location]]]) -> tuple[Clue, Value[Location]] | None:
    """The one place, under one or several names near each other; None where there are more."""
    if not told or any(
        (distance_km(p, q) or 0) > SAME_PLACE_KM
        for _, v in told
        for _, w in told[:1]
        if (p := _point(v)) and (q := _point(w))
    ):
        return None
    return told[0]


def _about(clue: Clue, value: Value[Location], named: Clue, known: Value[Location]) -> Value[Location]:
    place = _point(known)
    assert place is not None
    why = f"no place of this name is decided; the report is of {place.name}"
    about = _unknown_in(clue, replace(place, precision="admin2"))
    spans = (clue.mention.span, named.mention.span)
    return Value(
        about, spans, Basis.INFERRED, "container", 0.3, (Candidate(about, 0.3, why), *value.candidates)
    )


def _is_town(value: Value[Location]) -> bool:
    return bool(value.value and value.value.resolved and value.value.resolved.kind in TOWNS)


def _is_unknown_house(clue: Clue, value: Value[Location]) -> bool:
    """A thing that stands in a town, by its common noun, and that nothing else places."""
    stands = place_words().get(clue.word or "", ((), ""))[1] in ("near", "town")
    return stands and bool(value.value) and not (value.value and value.value.resolved)


def _by_dateline(clue: Clue, value: Value[Location], town: Place, line: Span) -> Value[Location]:
    near = loosely(town)
    why = f"no place of this name is decided; the report is from {town.name}"
    shown = (Candidate(_location(clue, near), 0.5, why), *value.candidates)
    spans = (clue.mention.span, line)
    return Value(_location(clue, near), spans, Basis.INFERRED, IN_DATELINE, 0.5, shown)


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
    if known and value.value.kind == "facility" and known.kind in TOWNS:
        known = None  # the road to a town, some way from another
    return replace(value, value=replace(value.value, offset=offset, resolved=known or computed(offset)))


def _anonymous(clue: Clue, origin: Value[Location], offset: Offset, span: Span) -> Value[Location]:
    location = Location(clue.mention.name, "other", "where", computed(offset), offset)
    return Value(location, (span,), Basis.INFERRED, "offset", origin.score)


def computed(offset: Offset) -> Place | None:
    """The point at an offset from a known place; the place itself, as "near", without a distance or of an area."""
    start = offset.origin.value.resolved if offset.origin.value else None
    if start is None or start.lat is None or start.lon is None:
        return None
    if offset.distance_km is None or offset.bearing not in DIRECTIONS or start.kind in AREAS:
        return loosely(start)
    lat, lon = travel(start.lat, start.lon, DIRECTIONS[offset.bearing], offset.distance_km)
    name = f"{offset.distance_km:g} km {offset.bearing} of {start.name}"
    ident = f"{start.id}+{offset.distance_km:g}km-{offset.bearing}"
    return Place(ident, name, "other", start.country, None, lat, lon, "near", 0, f"computed from {start.id}")


def loosely(place: Place) -> Place:
    """Somewhere about a point; an area is as wide as it was."""
    return replace(place, precision="near") if place.precision == "exact" else place


def bearing(start: Place, end: Place) -> float:
    """The rough compass bearing from one point to another, in degrees; nowhere is north."""
    north = (end.lat or 0.0) - (start.lat or 0.0)
    east = ((end.lon or 0.0) - (start.lon or 0.0)) * math.cos(math.radians(start.lat or 0.0))
    return math.degrees(math.atan2(east, north))


def travel(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """The point `km` away on a compass bearing in degrees, to two decimals: offsets in reports are rough."""
    north = km * math.cos(math.radians(bearing)) / 111.2
    east = km * math.sin(math.radians(bearing)) / (111.2 * max(math.cos(math.radians(lat)), 0.01))
    return round(lat + north, 2), round(lon + east, 2)

"""How well two tellings fit: a table of features, each with its level and the two values compared.

A level's weight is data, `link_weights.tsv`: how the weights came about stands at its head.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from math import fsum, inf, sqrt

from dateline.knowledge.calendar import HOURS_APART
from dateline.knowledge.entities import rows
from dateline.knowledge.gazetteer import distance_km
from dateline.knowledge.meaning import means, sites_of_forces
from dateline.knowledge.rarity import rarity
from dateline.records.incidents import Comparison, Feature, Interval, Telling, ordinal

# Points closer than this are one place for us, by the coarser of two precisions (km).
NEAR_KM = {"exact": 15.0, "near": 30.0, "admin2": 60.0, "admin1": 200.0, "country": 800.0, "region": 1500.0}
FAR_TIMES = 4
# No distance.
_UNASKED = -1.0
# A place that is resolved so finely, or only named, is one place to be in.
FINE = frozenset({"exact", "near", "admin2", None})
# Tellings whose days are further apart are not of one happening; nor, lacking a day, of reports so far apart.
DAYS, PUBLISHED_DAYS = 3, 16
# The hour at which the night ends.
SMALL = 5
# Types of one family can name one happening in two reports.
FAMILIES = (
    frozenset({"AIR_STRIKE", "ART_MISS_ATTACK", "CHEM_WEAP"}),
    frozenset({"REM_EXPLOS", "SUIC_BOMB", "GRENADE"}),
    frozenset({"ATTACK", "ARMED_CLASH", "MOB_VIOL", "SEX_VIOL", "PROPERTY_DISTRUCT"}),
    frozenset({"PEACE_PROTEST", "PROTEST_WITH_INTER", "VIOL_DEMONSTR", "FORCE_AGAINST_PROTEST"}),
    frozenset({"ABDUCT_DISSAP", "ARREST"}),
    frozenset({"GOV_REGAINS_TERIT", "NON_STATE_ACTOR_OVERTAKES_TER", "NON_VIOL_TERRIT_TRANSFER"}),
)
# What "attack" may turn out to be in another report.
GENERIC = frozenset({"ATTACK", "OTHER"})
VIOLENT = frozenset().union(*FAMILIES[:3])
FROM_AFAR = FAMILIES[0] | FAMILIES[1]
# Violence at a protest or against those who are taken away, a post that is stormed and held, and a strike that is
# stopped are told as either.
BESIDE = (
    FAMILIES[2] | FAMILIES[3] | GENERIC,
    FAMILIES[2] | FAMILIES[4] | GENERIC,
    FAMILIES[2] | FAMILIES[5] | GENERIC,
    FAMILIES[0] | {"DISR_WEAP"},
    FAMILIES[1] | {"DISR_WEAP"},
)


class Pair:
    """Two tellings, with what several rules and features ask of them. A casebook makes millions."""

    def __init__(self, left: Telling, right: Telling) -> None:
        self.left, self.right = left, right
        # Days between their ranges, 0 where they touch; None where one is open.
        self.days = _days(left, right) if left.start and right.start else None
        # Days between them where one has no day of its own, that of publication in its place.
        self.published = _gap(left.told, right.told) if self.days is None else None
        # No `cached_property`: it would take a lock for each of them.
        self._near: float | None = _UNASKED

    @property
    def told_before(self) -> bool:
        """Whether the report of one, which has no day of its own, came out before the day of the other."""
        pairs = ((self.left, self.right), (self.right, self.left))
        days = ((ordinal(a.published), b.first) for a, b in pairs if not a.start and b.start)
        return any(told and first and told < first for told, first in days)

    @property
    def near(self) -> float | None:
        """The least distance of two points against what their precision allows: up to 1 they may be one place."""
        if self._near == _UNASKED:
            ratios = [
                gap
                / max(NEAR_KM.get(a.precision or "exact", 15.0), NEAR_KM.get(b.precision or "exact", 15.0))
                for a in self.left.spots
                for b in self.right.spots
                if (gap := distance_km(a, b)) is not None
            ]
            self._near = min(ratios, default=None)
        return self._near

    @property
    def is_far(self) -> bool:
        return self.near is not None and self.near > FAR_TIMES

    @property
    def is_one_day(self) -> bool:
        days = {self.left.first, self.left.last, self.right.first, self.right.last}
        return len(days) == 1 and None not in days

    @property
    def is_one_point(self) -> bool:
        """Whether two of the points are one place, and not somewhere in one district."""
        towns = [[s for s in t.spots if s.precision != "admin2"] for t in (self.left, self.right)]
        gaps = (distance_km(a, b) for a in towns[0] for b in towns[1])
        return any(gap is not None and gap <= NEAR_KM["near"] for gap in gaps)


Level = Callable[[Pair], str | None]
Shown = Callable[[Telling, Telling], tuple[str, str]]


def compare(left: Telling, right: Telling) -> Comparison:
    """All features of a pair; a pair that a hard rule keeps apart has none."""
    pair = Pair(left, right)
    if barred := bar(pair):
        return Comparison(left.key, right.key, barred=barred)
    features = [Feature(name, w, *shown(left, right)) for name, w, shown in _weighed(pair)]
    return Comparison(left.key, right.key, tuple(features))


def score(left: Telling, right: Telling) -> float | None:
    """That of `compare`, without its words: many times in a big casebook. None where a rule keeps the two apart."""
    pair = Pair(left, right)
    if bar(pair):
        return None
    found = [weight_at[level] for level_of, weight_at in _scored() if (level := level_of(pair))]
    return fsum(found)


def bar(pair: Pair) -> str | None:
    """The hard rule that keeps two tellings apart."""
    for name, rule in _BARS:
        if rule(pair):
            return name
    return None


def levels(pair: Pair) -> Iterator[tuple[str, str]]:
    """Each feature that both tellings have something for, with its level: what weights are learned on."""
    for name, level_of, _ in _FEATURES:
        if level := level_of(pair):
            yield name, level


def _weighed(pair: Pair) -> Iterator[tuple[str, float, Shown]]:
    table = weights()
    for name, level_of, shown in _FEATURES:
        if level := level_of(pair):
            yield name, table[name, level], shown


@lru_cache(maxsize=1)
def weights() -> dict[tuple[str, str], float]:
    """(Feature, level) -> its weight."""
    return {(row["feature"], row["level"]): float(row["weight"]) for row in rows("link_weights.tsv")}


@lru_cache(maxsize=1)
def _scored() -> tuple[tuple[Level, dict[str, float]], ...]:
    """Each feature with the weights of its levels."""
    table = weights()
    return tuple(
        (level_of, {level: w for (feature, level), w in table.items() if feature == name})
        for name, level_of, _ in _FEATURES
    )


# --- hard rules ------------------------------------------------------------------------------------------


def _one_report(pair: Pair) -> bool:
    """One report tells them apart."""
    return pair.left.report == pair.right.report


def _other_days(pair: Pair) -> bool:
    return pair.days is not None and pair.days > DAYS


def _other_kind(pair: Pair) -> bool:
    return kinship(pair.left.type, pair.right.type) is None


def _far(pair: Pair) -> bool:
    """Each is resolved, every point of one far from every point of the other, and neither report names both."""
    return pair.is_far and not _names_both(pair.left, pair.right) and not _names_both(pair.right, pair.left)


def _names_both(telling: Telling, other: Telling) -> bool:
    """Whether the report of one names the place of the other too: it may have been taken for the wrong one."""
    return not (other.names | other.sounds).isdisjoint(telling.elsewhere)


def _published_long_apart(pair: Pair) -> bool:
    """One is not dated, and the other is of another time than its report."""
    return pair.published is not None and pair.published > PUBLISHED_DAYS


_BARS: tuple[tuple[str, Callable[[Pair], bool]], ...] = (
    ("one report tells them apart", _one_report),
    ("other days", _other_days),
    ("other kinds of event", _other_kind),
    ("other places", _far),
    ("published long apart", _published_long_apart),
)


# --- features: the level of each, None where one of two says nothing of it -------------------------------


def _date(pair: Pair) -> str | None:
    gap = pair.days
    return None if gap is None else ("same", "next", "two", "three")[min(gap, 3)]


def _hours(pair: Pair) -> str | None:
    """The morning of a day is not its evening."""
    left, right = pair.left.hours, pair.right.hours
    if left is None or right is None or not pair.is_one_day:
        return None
    gap = min(max(a[0], b[0]) - min(a[1], b[1]) for a in _told_as(left) for b in _told_as(right))
    return "other" if gap >= HOURS_APART else None


def _told_as(hours: tuple[int, int]) -> list[tuple[int, int]]:
    """The small hours are those of the night before, too."""
    first, last = hours
    return [hours, (first + 24, last + 24)] if last < SMALL else [hours]


def _publication(pair: Pair) -> str | None:
    """Reports of one or two days tell of the same news, where a day of the event is missing."""
    gap = pair.published
    if gap is not None and pair.told_before:
        return "before"
    return None if gap is None else "close" if gap <= 2 else "week" if gap <= 7 else "later"


# Levels of places that may be one and may not: what a report names besides speaks for it.
_OPEN = frozenset({"same wide", "one country", "other names", "unknown"})


def _place(pair: Pair) -> str:
    level = _where(pair)
    named = level in _OPEN and not pair.left.surroundings.isdisjoint(pair.right.surroundings)
    return "around" if named else level


def _where(pair: Pair) -> str:
    left, right = pair.left, pair.right
    if not left.spots or not right.spots:
        return "unknown"
    known = bool(left.countries and right.countries)
    two_countries = known and left.countries.isdisjoint(right.countries)
    if pair.is_far:
        return "elsewhere"
    near, shared = pair.near, not left.names.isdisjoint(right.names)
    # Towns that face each other over a border are two, however near; a fight across it each side tells of its own.
    fight = "ARMED_CLASH" in (left.type, right.type) and kinship(left.type, right.type) in ("same", "family")
    facing = two_countries and not fight
    beside = "apart" if facing and left.sounds.isdisjoint(right.sounds) else "near"
    if shared or (near is not None and near <= 1):
        if FINE.isdisjoint(left.precisions) or FINE.isdisjoint(right.precisions):
            return "same wide" if shared else _within(left, right)
        return "same" if shared or (pair.is_one_point and not two_countries) else beside
    if near is not None:
        return beside if near <= 2 else "apart"
    if not left.sounds.isdisjoint(right.sounds):
        return "alike"
    return "apart" if two_countries else "one country" if known else "other names"


def _within(left: Telling, right: Telling) -> str:
    """Of a village that no gazetteer has only the district may be known, and still its name tells it from others."""
    if not left.sounds.isdisjoint(right.sounds):
        return "alike"
    return "other names" if any(s.inside for t in (left, right) for s in t.spots) else "same wide"


@cache
def kinship(left: str, right: str) -> str | None:
    """How far two event types may name one happening; None where they cannot."""
    if left == right:
        return "same"
    if any({left, right} <= family for family in FAMILIES):
        return "family"
    if (left in GENERIC and right in VIOLENT) or (right in GENERIC and left in VIOLENT):
        return "generic"
    if {left, right} <= VIOLENT:
        return "violent"
    return "beside" if any({left, right} <= family for family in BESIDE) else None


def _type(pair: Pair) -> str | None:
    kin = kinship(pair.left.type, pair.right.type)
    return "other means" if kin == "generic" and _by_other_means(pair.left, pair.right) else kin


def _by_other_means(left: Telling, right: Telling) -> bool:
    """ "Was shot dead", "a bomb went off": one tells only of hands, the other only of what goes off or comes down."""
    near, far = (left, right) if left.type in GENERIC else (right, left)
    hand, afar = means()["hand"], means()["afar"]
    return bool(
        far.type in FROM_AFAR
        and near.words & hand
        and far.words & afar
        and not near.words & afar
        and not far.words & hand
    )


def _actors(pair: Pair) -> str | None:
    return _sets(pair.left.actors, pair.right.actors)


def _targets(pair: Pair) -> str | None:
    shared = pair.left.targets & pair.right.targets
    if not shared:
        return None
    return "rare" if any(rarity(name) == 1 for name in shared) else "common"


def _sites(pair: Pair) -> str | None:
    """Another kind of site is another target; but where forces may be, one side's depot is the other's market."""
    left, right = pair.left.sites, pair.right.sites
    disputed = left.isdisjoint(right) and not sites_of_forces().isdisjoint(left | right)
    return None if disputed else _sets(left, right)


def _weapons(pair: Pair) -> str | None:
    return _sets(pair.left.weapons, pair.right.weapons)


def _sets(left: frozenset[str], right: frozenset[str]) -> str | None:
    if not left or not right:
        return None
    return "other" if left.isdisjoint(right) else "shared"


def _killed(pair: Pair) -> str | None:
    return _tolls(pair.left.killed, pair.right.killed)


def _wounded(pair: Pair) -> str | None:
    return _tolls(pair.left.wounded, pair.right.wounded)


def _tolls(left: Interval | None, right: Interval | None) -> str | None:
    """Tolls grow: near ones, and those that may both hold, are no evidence against."""
    if left is None or right is None:
        return None
    a, b = _figure(left), _figure(right)
    if a is None or b is None:
        return None
    if a == b:
        return "same, many" if a > 3 else "same, few"
    if max(left.low or 0, right.low or 0) <= min(_end(left), _end(right)):
        return "fits"
    ratio = min(a, b) / max(a, b)
    return "near" if ratio >= 0.6 else "half" if ratio >= 0.3 else "far"


def _end(interval: Interval) -> float:
    return inf if interval.high is None else interval.high


def _words(pair: Pair) -> str | None:
    if not pair.left.words or not pair.right.words:
        return None
    both = sqrt(_told(pair.left.words) * _told(pair.right.words))
    share = fsum(map(rarity, pair.left.words & pair.right.words)) / both if both else 0.0
    return "many" if share >= 0.3 else "some" if share >= 0.15 else "few" if share >= 0.05 else "none"


@lru_cache(maxsize=100_000)
def _told(words: frozenset[str]) -> float:
    return fsum(map(rarity, words))


def _copied(pair: Pair) -> str | None:
    """Two copies of one text that stand in the same place of it tell the same."""
    same = pair.left.text_group is not None and pair.left.text_group == pair.right.text_group
    return "yes" if same and pair.left.type == pair.right.type else None


# --- the values compared, in words -----------------------------------------------------------------------


def _each(value_of: Callable[[Telling], object]) -> Shown:
    return lambda left, right: (str(value_of(left)), str(value_of(right)))


def _shared_words(left: Telling, right: Telling) -> tuple[str, str]:
    shared = sorted(left.words & right.words, key=lambda word: (-rarity(word), word))
    return " ".join(shared[:6]), f"{len(shared)} in common"


def _ends(interval: Interval | None) -> str:
    return f"{interval.low}-{interval.high}" if interval else ""


def _from_to(hours: tuple[int, int] | None) -> str:
    return "" if hours is None else f"{hours[0]}-{hours[1]}"


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)[:4])


_FEATURES: tuple[tuple[str, Level, Shown], ...] = (
    ("date", _date, _each(lambda t: t.start)),
    ("hours", _hours, _each(lambda t: _from_to(t.hours))),
    ("publication", _publication, _each(lambda t: t.start or t.published)),
    ("place", _place, _each(lambda t: _listed(t.names))),
    ("type", _type, _each(lambda t: t.type)),
    ("actors", _actors, _each(lambda t: _listed(t.actors))),
    ("targets", _targets, _each(lambda t: _listed(t.targets))),
    ("sites", _sites, _each(lambda t: _listed(t.sites))),
    ("weapons", _weapons, _each(lambda t: _listed(t.weapons))),
    ("killed", _killed, _each(lambda t: _ends(t.killed))),
    ("wounded", _wounded, _each(lambda t: _ends(t.wounded))),
    ("words", _words, _shared_words),
    ("copied text", _copied, _each(lambda t: t.report)),
)


# --- distances -------------------------------------------------------------------------------------------


def _days(left: Telling, right: Telling) -> int:
    first, second = (right, left) if (right.start or "") < (left.start or "") else (left, right)
    return max(0, (second.first or 0) - (first.last or 0)) if first.last and second.first else 0


def _gap(left: int | None, right: int | None) -> int | None:
    return None if left is None or right is None else abs(left - right)


def _figure(interval: Interval) -> int | None:
    return interval.low if interval.low is not None else interval.high

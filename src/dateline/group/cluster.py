"""The mentions of one happening made one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.group.days import days_told_after
from dateline.group.facts import Facts, Material, facts_of, is_of_telling, is_town, same_day, same_place
from dateline.group.fit import (
    GENERAL,
    PARTS,
    TAKEN,
    TAKING,
    VIOLENCE,
    apart,
    compatible,
    is_damage,
    is_indefinite,
    is_known,
    is_new,
    is_set_apart,
    may_be_one,
    speaks_of_known,
    tells_when,
    types_fit,
)
from dateline.group.once import told_once
from dateline.records.claims import EventMention
from dateline.records.parse import Token
from dateline.records.values import DateRange

# How many sentences back a mention without a sign of its own may still belong to a happening.
REACH = 4
# Beyond this no mention joins a happening: longer than any report of ours. Not tuned: it keeps time linear.
FAR = 150


def clusters(material: Material) -> list[list[int]]:
    """Groups of mention ids, each one happening, the mentions in order of the text."""
    facts = list(_on_their_days(material, [facts_of(material, m) for m in material.mentions]))
    tied_to: dict[int, list[int]] = {}
    for fact in facts:
        for other in fact.mention.ties:
            tied_to.setdefault(other, []).append(fact.mention.id)
    facts = list(_at_their_scenes(material, [_with_outcomes(facts, tied_to, fact) for fact in facts]))
    groups: list[list[int]] = []
    home: dict[int, int] = {}
    for fact in _in_order(facts):
        near = _tied(facts, tied_to, fact)
        best = _best(material, groups, facts, fact, {home[i] for i in near if i in home})
        if best is None:
            best = len(groups)
            groups.append([])
        groups[best].append(fact.mention.id)
        home[fact.mention.id] = best
    return told_once(material, groups, facts)


def _on_their_days(material: Material, facts: Sequence[Facts]) -> Iterator[Facts]:
    """ "A bomb killed two. It went off on Monday. Last week a blast hurt four": what has its day told after it."""
    told = days_told_after(material)
    occurred = [f for f in facts if f.days and tells_when(material.parse, f.mention)]
    for fact in facts:
        own = fact.mention
        if own.weak or is_headline(material, fact) or not own.news:
            yield fact
        elif not fact.days:
            day = told.get(own.sentence)
            yield replace(fact, days=(day,)) if day else fact
        else:
            days = _days_of(occurred, fact) if occurred and is_of_telling(material, own) else ()
            yield replace(fact, days=days or fact.days)


def _days_of(occurred: Sequence[Facts], fact: Facts) -> tuple[DateRange, ...]:
    """The days on which "the attack" is told to have occurred, of an attack told shortly before."""
    own = fact.mention
    near = (f for f in occurred if 0 < f.mention.sentence - own.sentence <= REACH)
    return next((f.days for f in near if may_be_one(own.type, f.mention.type)), ())


def _at_their_scenes(material: Material, facts: Sequence[Facts]) -> Iterator[Facts]:
    """ "Miners were taken in X. The gunmen shot a guard": what names no place or day is told of where the text is."""
    place: Facts | None = None
    day: Facts | None = None
    for fact in facts:
        body = not is_headline(material, fact)
        scene = place.places if place and _still_at(place, fact, REACH) else ()
        era = (
            (day.days if day and _still_at(day, fact, FAR) else ())
            if body
            else _day_headed(material, facts, fact)
        )
        yield replace(
            fact,
            scene=() if fact.places else tuple(p for p in scene if is_town(p)),
            era=() if fact.days else era,
        )
        place = fact if fact.places and body else place
        day = fact if fact.days and body else day


def _day_headed(material: Material, facts: Sequence[Facts], head: Facts) -> tuple[DateRange, ...]:
    """ "Gun battle in X | Two died in a gun battle on Monday": the day of the news that a headline may be of."""
    first = next((f for f in facts if f.days and f.mention.news and not is_headline(material, f)), None)
    return first.days if first and compatible(first.mention, head.mention) else ()


def is_headline(material: Material, fact: Facts) -> bool:
    return material.parse.sentences[fact.mention.sentence].region == "headline"


def _still_at(told: Facts, fact: Facts, reach: int) -> bool:
    near = fact.mention.sentence - told.mention.sentence <= reach
    return near and told.mention.news == fact.mention.news


def _with_outcomes(facts: Sequence[Facts], tied_to: Mapping[int, Sequence[int]], fact: Facts) -> Facts:
    """ "Shelling killed two in X on Sunday": where and when it was stands with another word for it, tied to it."""
    own = fact.mention
    near = [facts[i] for i in sorted({*own.ties, *tied_to.get(own.id, ())})]
    beside = [f for f in near if f.mention.sentence == own.sentence and _is_one(own, f.mention)]
    places = fact.places or next((f.places for f in beside if f.places), ())
    return replace(fact, places=places, days=fact.days or next((f.days for f in beside if f.days), ()))


def _is_one(mention: EventMention, other: EventMention) -> bool:
    """Whether two tied mentions are of one act: a deed and its outcome, "gunned down in a clash"."""
    if mention.news != other.news:
        return False
    results = [m.strength == "result" for m in (mention, other)]
    both, fit = {mention.type, other.type}, types_fit(mention.type, other.type)
    if mention.strength == "result":
        return all(results) or fit
    # "As a result of a drone attack two cars were damaged".
    fit = fit or both == {"ATTACK", "ARMED_CLASH"} or bool(both & PARTS)
    return any(results) or (both <= VIOLENCE | PARTS and fit)


def _tied(facts: Sequence[Facts], tied_to: Mapping[int, Sequence[int]], fact: Facts) -> set[int]:
    """The mentions that grammar ties to one; of words for the outcome all that lead on: "killed and hurt when"."""
    found = {fact.mention.id}
    todo = [fact.mention.id]
    while todo:
        at = todo.pop()
        near = {*facts[at].mention.ties, *tied_to.get(at, ())} - found
        found |= near
        todo += [i for i in near if facts[i].mention.strength == "result"]
    return found - {fact.mention.id}


def _in_order(facts: Sequence[Facts]) -> list[Facts]:
    """Mentions that stand by themselves first within a sentence, outcomes and pointers after what they point to."""
    return sorted(facts, key=lambda f: (f.mention.sentence, f.mention.strength == "result", f.mention.id))


def _best(
    material: Material, groups: list[list[int]], facts: Sequence[Facts], fact: Facts, tied: set[int]
) -> int | None:
    recent = [k for k, g in enumerate(groups) if k in tied or k == 0 or _recent(facts, g, fact)]
    scored = [(_score(material, [facts[i] for i in groups[k]], fact, tied=k in tied), k) for k in recent]
    good = [(s, _is_of_type(material, [facts[i] for i in groups[k]], fact), k) for s, k in scored if s > 0]
    return max(good)[-1] if good else None


def _is_of_type(material: Material, group: Sequence[Facts], fact: Facts) -> bool:
    """ "Shot dead, hours after a bombing. They opened fire": of equals what the body tells by a deed of that type."""
    body = [f.mention for f in group if material.parse.sentences[f.mention.sentence].region != "headline"]
    return any(m.type == fact.mention.type and m.strength != "result" for m in body)


def _recent(facts: Sequence[Facts], group: Sequence[int], fact: Facts) -> bool:
    """Whether a happening was told of not long ago; further back, in a book of reports, is another report."""
    return fact.mention.sentence - facts[group[-1]].mention.sentence <= FAR


def _beside_arrest(material: Material, one: Facts, other: Facts) -> bool:
    """ "Killed a commander and captured two", "used tear gas and held ten": an arrest, and a deed beside it."""
    types = {one.mention.type, other.mention.type}
    if "ARREST" not in types or types <= TAKING:
        return False
    first, last = (material.parse.tokens[f.mention.token] for f in (one, other))
    return _is_joined(material, first, last) or _is_joined(material, last, first)


def _is_joined(material: Material, last: Token, first: Token) -> bool:
    """ "Held ten" after "used tear gas and"; "seven arrests" after "eleven hurt and"."""
    above = material.parse.head(last)
    return last.dep == "conj" and (above.i == first.i or (above.pos == "NOUN" and above.head == first.i))


def _is_another(material: Material, later: EventMention, outcome: EventMention) -> bool:
    """ "A bomb killed four and two died in a separate attack": one told after an outcome, and not of it."""
    return outcome.token < later.token and not later.weak and is_new(material.parse, later)


def _may_tell_of(material: Material, one: Facts, other: Facts, *, tied: bool) -> bool:
    """Whether two mentions may be of one happening: by their types, or by what they struck."""
    if compatible(one.mention, other.mention, tied=tied):
        return True
    if is_damage(material.parse, other.mention):
        return one.mention.type in VIOLENCE  # "They ambushed a convoy. Two lorries were destroyed."
    if one.mention.type in TAKEN and other.mention.happened == "foiled":
        # "Took the town. The army said it had repelled the assault".
        return other.mention.type in VIOLENCE and is_known(
            material.parse, material.parse.tokens[other.mention.token]
        )
    # "Attacked the garrison. The garrison was captured".
    return other.mention.type in TAKEN and one.mention.type in VIOLENCE and bool(one.hit & other.hit)


def _tells_news(material: Material) -> bool:
    """Whether a report tells of a deed as news: in one of a trial "the attack" is what was tried."""
    return any(m.news and not m.weak and m.strength != "result" for m in material.mentions)


def _score(material: Material, group: Sequence[Facts], fact: Facts, *, tied: bool) -> float:
    """How well a mention fits a group; 0 or less: it does not."""
    if any(_beside_arrest(material, f, fact) for f in group):
        return 0
    if not tied and any(_is_another(material, f.mention, fact.mention) for f in group):
        return 0
    if not any(_may_tell_of(material, f, fact, tied=tied) for f in group) or apart(
        material, group, [fact], tied=tied
    ):
        return 0
    score = 4.0 if tied else 0.0
    score += 2.0 * any(same_place(p, q) for f in group for p in f.places for q in fact.places)
    score += any(same_day(d, e) for f in group for d in f.days for e in fact.days)
    score += 2.0 * bool({t for f in group for t in f.tolls} & fact.tolls)
    score += 0.5 * any(f.actors & fact.actors for f in group) + any(f.struck & fact.struck for f in group)
    score += 1.5 * fact.mention.weak + 1.5 * speaks_of_known(material, group, fact)
    # "Houses were burned. It was the first attack": of the attack that was told before.
    score -= fact.mention.weak and not any(types_fit(f.mention.type, fact.mention.type) for f in group)
    named = fact.mention.weak and fact.mention.type not in GENERAL
    score += 0.5 * (named and any(f.mention.type == fact.mention.type for f in group))
    if fact.mention.weak and not tied:
        # "Nobody claimed the raid": of the news rather than of what came before it; "the raids" of several.
        recalled = fact.mention.news and not any(f.mention.news for f in group)
        score -= 3.0 * (recalled and _tells_news(material))
        score += 0.2 * any((f.mention.count == 1) == (fact.mention.count == 1) for f in group)
    gap = min(abs(fact.mention.sentence - f.mention.sentence) for f in group)
    lead = all(material.parse.sentences[f.mention.sentence].region == "headline" for f in group)
    if not (tied or lead) and fact.mention.count == 1 and fact.mention.strength == "result":
        # "Fighting broke out. They attacked two posts. Six died": of the whole rather than of several parts.
        score -= 0.2 * any(f.mention.count != 1 for f in group)
    if not tied and not fact.mention.weak:
        # "The same evening a man was hurt by a mine": with what did it an outcome is no other's.
        deed = fact.mention.strength != "result" or fact.mention.of("weapon")
        new = deed and is_new(material.parse, fact.mention)
        score -= 2.5 * (new or is_set_apart(material.parse, fact.mention))
        score -= 1.0 * (is_indefinite(material.parse, fact.mention) and not lead)
    near = gap <= REACH or lead or fact.mention.strength == "result"
    return score + (1.0 - 0.15 * min(gap, 5) if near else -0.5)

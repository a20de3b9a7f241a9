"""The mentions of one happening made one."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.group.facts import Facts, Material, facts_of, same_day, same_place
from dateline.records.claims import EventMention
from dateline.records.parse import Parse

VIOLENCE = frozenset(
    {"ATTACK", "AIR_STRIKE", "ART_MISS_ATTACK", "REM_EXPLOS", "SUIC_BOMB", "GRENADE", "CHEM_WEAP", "ARMED_CLASH",
     "SEX_VIOL", "MOB_VIOL", "PROPERTY_DISTRUCT"}
)  # fmt: skip
# What can leave people dead or hurt: words for the outcome fit any of these.
HARMING = VIOLENCE | {"FORCE_AGAINST_PROTEST", "VIOL_DEMONSTR", "PROTEST_WITH_INTER"}
TERRITORY = frozenset({"GOV_REGAINS_TERIT", "NON_STATE_ACTOR_OVERTAKES_TER", "NON_VIOL_TERRIT_TRANSFER"})
# General words for violence: what they report may be any of the narrower types.
GENERAL = frozenset({"ATTACK"})
# Narrower types that may be two words for one happening.
KIN = (
    frozenset({"AIR_STRIKE", "ART_MISS_ATTACK", "REM_EXPLOS"}),
    frozenset({"REM_EXPLOS", "SUIC_BOMB", "GRENADE"}),
    frozenset({"MOB_VIOL", "VIOL_DEMONSTR", "FORCE_AGAINST_PROTEST", "PROTEST_WITH_INTER", "PEACE_PROTEST"}),
    TERRITORY,
    frozenset({"ATTACK", "FORCE_AGAINST_PROTEST"}),
    frozenset({"ARMED_CLASH", "VIOL_DEMONSTR", "FORCE_AGAINST_PROTEST", "PROTEST_WITH_INTER"}),
)
# What has not happened is another thing than what has.
OPEN = frozenset({"planned", "threatened", "hypothetical"})
# A mention with one of these is another happening than the last.
NEW = frozenset(
    {
        "another",
        "second",
        "third",
        "separate",
        "separately",
        "other",
        "different",
        "also",
        "elsewhere",
        "meanwhile",
    }
)
# How many sentences back a mention without a sign of its own may still belong to a happening.
REACH = 4
# Beyond this no mention joins a happening: longer than any report of ours. Not tuned: it keeps time linear.
FAR = 150


def types_fit(x: str, y: str) -> bool:
    """Whether two types may be two words for one happening."""
    if x == y:
        return True
    if x in VIOLENCE and y in VIOLENCE and not {x, y} & {"PROPERTY_DISTRUCT", "ARMED_CLASH", "SEX_VIOL"}:
        return bool(GENERAL & {x, y}) or any({x, y} <= kin for kin in KIN)
    return any({x, y} <= kin for kin in KIN)


def compatible(a: EventMention, b: EventMention, *, tied: bool = False) -> bool:
    """Whether two mentions' types may be one happening; a tie by grammar allows more."""
    if types_fit(a.type, b.type):
        return True
    both = {a.type, b.type}
    outcome = "result" in (a.strength, b.strength) and bool(GENERAL & both)
    return (outcome and (tied or both <= HARMING)) or (both <= VIOLENCE and (tied or b.weak))


def clusters(material: Material) -> list[list[int]]:
    """Groups of mention ids, each one happening, the mentions in order of the text."""
    facts = [facts_of(material, m) for m in material.mentions]
    tied_to: dict[int, list[int]] = {}
    for fact in facts:
        for other in fact.mention.ties:
            tied_to.setdefault(other, []).append(fact.mention.id)
    groups: list[list[int]] = []
    home: dict[int, int] = {}
    for fact in _in_order(facts):
        near = (*fact.mention.ties, *tied_to.get(fact.mention.id, ()))
        best = _best(material, groups, facts, fact, {home[i] for i in near if i in home})
        if best is None:
            best = len(groups)
            groups.append([])
        groups[best].append(fact.mention.id)
        home[fact.mention.id] = best
    return groups


def _in_order(facts: Sequence[Facts]) -> list[Facts]:
    """Mentions that stand by themselves first within a sentence, outcomes and pointers after what they point to."""
    return sorted(facts, key=lambda f: (f.mention.sentence, f.mention.strength == "result", f.mention.id))


def _best(
    material: Material, groups: list[list[int]], facts: Sequence[Facts], fact: Facts, tied: set[int]
) -> int | None:
    recent = [k for k, g in enumerate(groups) if k in tied or k == 0 or _recent(facts, g, fact)]
    scored = [(_score(material, [facts[i] for i in groups[k]], fact, tied=k in tied), k) for k in recent]
    good = [(s, k) for s, k in scored if s > 0]
    return max(good, key=lambda pair: (pair[0], pair[1]))[1] if good else None


def _recent(facts: Sequence[Facts], group: Sequence[int], fact: Facts) -> bool:
    """Whether a happening was told of not long ago; further back, in a book of reports, is another report."""
    return fact.mention.sentence - facts[group[-1]].mention.sentence <= FAR


def _score(material: Material, group: Sequence[Facts], fact: Facts, *, tied: bool) -> float:
    """How well a mention fits a group; 0 or less: it does not."""
    if not any(compatible(f.mention, fact.mention, tied=tied) for f in group) or _clash(
        material.parse, group, fact, tied=tied
    ):
        return 0
    score = 4.0 if tied else 0.0
    score += 2.0 * any(same_place(p, q) for f in group for p in f.places for q in fact.places)
    score += any(same_day(d, e) for f in group for d in f.days for e in fact.days)
    score += 2.0 * bool({t for f in group for t in f.tolls} & fact.tolls)
    score += 0.5 * any(f.actors & fact.actors for f in group) + any(f.struck & fact.struck for f in group)
    score += 1.5 * fact.mention.weak
    gap = min(abs(fact.mention.sentence - f.mention.sentence) for f in group)
    lead = all(material.parse.sentences[f.mention.sentence].region == "headline" for f in group)
    if not tied and not fact.mention.weak:
        score -= 2.5 * (_new(material.parse, fact.mention) and fact.mention.strength != "result")
        score -= 1.0 * (_indefinite(material.parse, fact.mention) and not lead)
    near = gap <= REACH or lead or fact.mention.strength == "result"
    return score + (1.0 - 0.15 * min(gap, 5) if near else -0.5)


def _clash(parse: Parse, group: Sequence[Facts], fact: Facts, *, tied: bool) -> bool:
    """Whether anything says that these are two happenings."""
    # What only points back says nothing of its own about the happening.
    own = [f.mention for f in group if not f.mention.weak] or [f.mention for f in group]
    if any(m.news != fact.mention.news for m in own) and not fact.mention.weak:
        return True
    if (
        all((f.mention.happened in OPEN) != (fact.mention.happened in OPEN) for f in group)
        and not fact.mention.weak
    ):
        return True
    if (
        any((f.mention.count != 1) != (fact.mention.count != 1) for f in group)
        and not tied
        and not _loose(parse, group, fact)
    ):
        return True
    places = [same_place(p, q) for f in group for p in f.places for q in fact.places]
    if False in places and True not in places:
        return True
    days = [same_day(d, e) for f in group for d in f.days for e in fact.days]
    if False in days and True not in days:
        return True
    return not tied and _other_sides(group, fact)


def _loose(parse: Parse, group: Sequence[Facts], fact: Facts) -> bool:
    """ "attacks" without a number, in a headline or without a place, may be a loose word for the one that follows."""
    several = [f.mention for f in (*group, fact) if f.mention.count != 1]
    return all(
        m.count is None and (not m.of("place") or parse.sentences[m.sentence].region == "headline")
        for m in several
    )


def _other_sides(group: Sequence[Facts], fact: Facts) -> bool:
    """Different named actors who struck different named parties."""
    actors = {a for f in group for a in f.actors}
    struck = {s for f in group for s in f.struck}
    return bool(
        actors
        and fact.actors
        and not actors & fact.actors
        and struck
        and fact.struck
        and not struck & fact.struck
    )


def _new(parse: Parse, mention: EventMention) -> bool:
    """Whether "another", "also", "separate" stand with a trigger."""
    token = parse.tokens[mention.token]
    near = parse.children(token.i, "det", "amod", "advmod")
    for subject in parse.children(token.i, "nsubj", "nsubjpass"):
        near += [
            t for t in parse.children(subject.i, "det", "amod") if t.lower in NEW - {"other", "different"}
        ]
    if token.pos == "NOUN" and parse.head(token).pos == "VERB":
        near += parse.children(token.head, "advmod")
    return any(t.lower in NEW for t in near)


def _indefinite(parse: Parse, mention: EventMention) -> bool:
    """ "a drone attack": news of another happening, where one was already told."""
    article = parse.child(mention.token, "det")
    told = mention.of("place", "time", "recipient", "victim", "weapon", "actor")
    return bool(told) and article is not None and article.lower in ("a", "an", "another")

"""Whether mentions fit one happening: their types, and what speaks against it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from dateline.group.days import age
from dateline.group.facts import (
    SETTLED,
    Facts,
    Material,
    doers,
    is_wide,
    same_day,
    same_name,
    same_place,
    within,
)
from dateline.knowledge.calendar import HOURS_APART
from dateline.knowledge.cues import cues, in_another_case, phrases, sparked
from dateline.knowledge.gazetteer import is_namesake
from dateline.knowledge.numerals import ordinal_value
from dateline.knowledge.ontology import UNREST
from dateline.records.claims import LOOSE, EventMention
from dateline.records.parse import Parse, Token
from dateline.records.text import Span
from dateline.records.values import DateRange, Location, Value

VIOLENCE = frozenset(
    {"ATTACK", "AIR_STRIKE", "ART_MISS_ATTACK", "REM_EXPLOS", "SUIC_BOMB", "GRENADE", "CHEM_WEAP", "ARMED_CLASH",
     "SEX_VIOL", "MOB_VIOL", "PROPERTY_DISTRUCT"}
)  # fmt: skip
# What can leave people dead or hurt: words for the outcome fit any of these.
HARMING = VIOLENCE | {"FORCE_AGAINST_PROTEST", "VIOL_DEMONSTR", "PROTEST_WITH_INTER"}
# What nobody dies of.
HARMLESS = frozenset({"AID", "VETO", "SANCTION", "STATEMENT", "AGREEMENT"})
TERRITORY = frozenset({"GOV_REGAINS_TERIT", "NON_STATE_ACTOR_OVERTAKES_TER", "NON_VIOL_TERRIT_TRANSFER"})
# What is taken by force may leave people dead.
TAKEN = TERRITORY - {"NON_VIOL_TERRIT_TRANSFER"}
# General words for violence: what they report may be any of the narrower types.
GENERAL = frozenset({"ATTACK"})
# No fight: who does this is not at hand.
FROM_AFAR = frozenset({"AIR_STRIKE", "ART_MISS_ATTACK", "CHEM_WEAP", "REM_EXPLOS", "SUIC_BOMB"})
# What goes off once.
BLASTS = frozenset({"REM_EXPLOS", "SUIC_BOMB"})
# Two names for one act: by whom people were taken may be told only once.
TAKING = frozenset({"ARREST", "ABDUCT_DISSAP"})
# Narrower types that may be two words for one happening.
KIN = (
    frozenset({"AIR_STRIKE", "ART_MISS_ATTACK", "REM_EXPLOS"}),
    frozenset({"AIR_STRIKE", "CHEM_WEAP"}),
    frozenset({"ART_MISS_ATTACK", "CHEM_WEAP"}),
    frozenset({"REM_EXPLOS", "SUIC_BOMB", "GRENADE"}),
    frozenset({"MOB_VIOL", "VIOL_DEMONSTR", "FORCE_AGAINST_PROTEST", "PROTEST_WITH_INTER", "PEACE_PROTEST"}),
    TERRITORY,
    TAKEN | {"ARMED_CLASH"},
    TAKING,
    frozenset({"ATTACK", "FORCE_AGAINST_PROTEST"}),
    frozenset({"ATTACK", "VIOL_DEMONSTR"}),
    frozenset({"MOB_VIOL", "ARMED_CLASH"}),
    frozenset({"ARMED_CLASH", "VIOL_DEMONSTR", "FORCE_AGAINST_PROTEST", "PROTEST_WITH_INTER"}),
)
# What raiders do beside killing: told in one breath with an attack it is part of that.
PARTS = frozenset({"PROPERTY_DISTRUCT", "ABDUCT_DISSAP"})
# What has not happened is another thing than what has.
OPEN = frozenset({"planned", "threatened", "hypothetical"})
# These set what is told to another hour than that of what was told before.
HOURS = frozenset({"before", "after", "later", "earlier", "afterwards"})


def but_for_its_end(mentions: Sequence[EventMention]) -> Sequence[EventMention]:
    """ "Hijacked in X. They surrendered in Y": of how it ended are no place, no day and nobody who did it."""
    return [m for m in mentions if m.type not in HARMLESS] or mentions


def types_fit(x: str, y: str) -> bool:
    """Whether two types may be two words for one happening."""
    if x == y:
        return True
    if x in VIOLENCE and y in VIOLENCE and not {x, y} & {"PROPERTY_DISTRUCT", "ARMED_CLASH", "SEX_VIOL"}:
        return bool(GENERAL & {x, y}) or any({x, y} <= kin for kin in KIN)
    return any({x, y} <= kin for kin in KIN)


def may_be_one(x: str, y: str) -> bool:
    """Whether a word that points back may be of another type than what it means: any violence may."""
    return types_fit(x, y) or {x, y} <= VIOLENCE


def compatible(a: EventMention, b: EventMention, *, tied: bool = False) -> bool:
    """Whether two mentions' types may be one happening; a tie by grammar allows more."""
    if types_fit(a.type, b.type):
        return True
    both = {a.type, b.type}
    if both & HARMLESS:
        # "The rescue operation ended with five dead": they died of something else.
        return False
    outcome = "result" in (a.strength, b.strength)
    if tied and both <= HARMING:
        return True
    return (outcome and (tied or both <= HARMING | TAKEN)) or (both <= VIOLENCE and b.weak)


def apart(material: Material, group: Sequence[Facts], others: Sequence[Facts], *, tied: bool = False) -> bool:
    """Whether anything says that two groups of mentions, or a group and one mention, are two happenings."""
    parse = material.parse
    if (
        _told_otherwise(group, others)
        or _of_other_entry(group, others)
        or _headed_beside(parse, group, others)
        or (not tied and (_other_count(parse, group, others) or _is_next_to_it(parse, group, others)))
    ):
        return True
    pairs = [(f, p, o, q) for f, p in _whereabouts(parse, group) for o in others for q in o.places]
    same = [same_place(pair[1], pair[3]) for pair in pairs]
    places = [
        None if x is False and _heads(material, *pair) else x for x, pair in zip(same, pairs, strict=True)
    ]
    if False in places and True not in places and not _resumes(parse, group, others):
        return True
    days = [same_day(d, e) for o in others for d in _whenabouts(parse, group, o, tied=tied) for e in o.days]
    if False in days and True not in days:
        return True
    return not tied and (
        _other_sides(group, others)
        or _of_long_before(material, group, others)
        or _is_elsewhere_again(parse, group, others)
        or _other_sites(parse, group, others)
        or _hours_between(parse, group, others)
        or _other_hour(material, group, others)
        or _in_its_wake(parse, group, others)
        or _sparked(parse, group, others)
        or _sparked(parse, others, group)
        or _in_their_turn(parse, group, others)
        or _turned_to(parse, group, others)
        or _that_evening(material, group, others)
        or _joined_elsewhere(parse, group, others)
    )


def _is_next_to_it(parse: Parse, group: Sequence[Facts], others: Sequence[Facts]) -> bool:
    """ "In nearby X", told after what was in a place of another name, however near."""
    beside = {p.value.name for o in others if _is_nearby_at(parse, o.mention) for p in o.places if p.value}
    return bool(beside) and not beside & {p.value.name for f in group for p in f.places if p.value}


def _is_nearby_at(parse: Parse, mention: EventMention) -> bool:
    return any(_is_nearby(parse, a.head) for a in mention.of("place") if a.detail not in ("from", "to"))


def _of_long_before(material: Material, group: Sequence[Facts], others: Sequence[Facts]) -> bool:
    """ "Four died in a clash near X. In October two officers were killed there": recalled, with another toll."""
    published = material.report.published
    told = {f.mention.sentence for f in group}
    dated = [f for f in others if f.days and f.mention.sentence not in told]
    if not published or not dated or any(f.days for f in group):
        return False
    counted = [f for f in (_with_toll(material, f) for f in dated) if f.tolls]
    if tolls_agree(group, counted):
        return False
    return any(all(is_long_before(d, published) for d in f.days) for f in counted)


def _with_toll(material: Material, fact: Facts) -> Facts:
    """ "In October a strike killed three": the toll of a deed is that of the outcome tied to it."""
    tied = (
        (t.kind, t.low, t.high) for t in material.tolls if t.mention in fact.mention.ties and not t.implied
    )
    return fact if fact.tolls else replace(fact, tolls=frozenset(tied))


def _is_elsewhere_again(parse: Parse, group: Sequence[Facts], others: Sequence[Facts]) -> bool:
    """ "A strike in March killed eight. In Y a drone hit a car": after what is recalled, something new elsewhere."""
    days = [d for f in group for d in f.days]
    if not days or any(d.is_day for d in days) or any(f.places for f in group):
        return False
    told = max(f.mention.sentence for f in group)
    return any(
        f.places and not f.days and f.mention.sentence > told and is_deed(f) and _brings(parse, f.mention)
        for f in others
    )


def _brings(parse: Parse, mention: EventMention) -> bool:
    """ "A drone hit", "gunmen shot": who or what was not told of before."""
    used = [parse.tokens[a.head] for a in mention.of("actor", "weapon")]
    return bool(used) and not any(is_known(parse, t) or t.pos == "PRON" for t in used)


def is_long_before(day: DateRange, published: str) -> bool:
    days = age(day, published)
    return days is not None and days > (NEAR_DAYS if day.is_day else 0)


# Not tuned: what a report opens with and gives no day was no longer ago.
NEAR_DAYS = 14


def tolls_agree(group: Sequence[Facts], others: Sequence[Facts]) -> bool | None:
    """Whether two groups give figures that may be the same; None where no kind has one in both."""
    pairs = [
        (low, high, other_low, other_high)
        for f in group
        for kind, low, high in f.tolls
        for o in others
        for other_kind, other_low, other_high in o.tolls
        if kind == other_kind
    ]
    return any(_overlap(*pair) for pair in pairs) if pairs else None


def _overlap(low: int | None, high: int | None, other_low: int | None, other_high: int | None) -> bool:
    top, other_top = (float("inf") if h is None else h for h in (high, other_high))
    return (low or 0) <= other_top and (other_low or 0) <= top


def _resumes(parse: Parse, group: Sequence[Facts], others: Sequence[Facts]) -> bool:
    """ "A bomb killed two near X. The device went off on the road to Y": the one that was told of right before."""
    used = [parse.tokens[a.head] for f in others for a in f.mention.of("weapon")]
    near = min(f.mention.sentence for f in others) - max(f.mention.sentence for f in group) <= 1
    if near and all(only_occurs(parse, f.mention) for f in others):
        return True
    blasts = all(any(f.mention.type in BLASTS for f in facts) for facts in (group, others))
    return (
        near and blasts and bool(used) and all(is_known(parse, t) and not _is_ranked(parse, t) for t in used)
    )


def only_occurs(parse: Parse, mention: EventMention) -> bool:
    """ "The attack occurred late last night"."""
    noun, verb = parse.tokens[mention.token], parse.verb_over(mention.token)
    if noun.dep != "nsubj" or verb is None or verb.lemma not in phrases()["befalls"]:
        return False
    beside = parse.children(noun.i, "det", "amod", "nummod")
    return bool(beside) and all(t.lower in DEFINITE for t in beside)


DEFINITE = frozenset({"the", "this", "that"})


def is_definite(parse: Parse, noun: Token) -> bool:
    """ "The attack", "this attack": one that was told of; some languages have no article."""
    articles = [t.lower for t in parse.children(noun.i, "det")]
    return any(t in DEFINITE for t in articles) or (parse.glossed and not articles)


def tells_when(parse: Parse, mention: EventMention) -> bool:
    """ "The attack occurred on Monday", "claimed the attack, which occurred on Monday": of one told before."""
    noun = parse.tokens[mention.token]
    clauses = parse.children(noun.i, "relcl", "acl")
    befalls = any(t.lemma in phrases()["befalls"] for t in clauses) and is_definite(parse, noun)
    return befalls or only_occurs(parse, mention)


def _headed_beside(parse: Parse, group: Sequence[Facts], others: Sequence[Facts]) -> bool:
    """ "PKK attack kills two; Turkey strikes Iraq": a headline tells of two happenings."""
    pairs = ((f.mention, o.mention) for f in group for o in others if is_deed(f) and is_deed(o))
    return any(
        m.sentence == n.sentence
        and parse.sentences[m.sentence].region == "headline"
        and any(t.text == ";" for t in parse.tokens[min(m.token, n.token) : max(m.token, n.token)])
        for m, n in pairs
    )


def is_deed(fact: Facts) -> bool:
    return not fact.mention.weak and fact.mention.strength != "result"


def _in_their_turn(parse: Parse, group: Sequence[Facts], others: Sequence[Facts]) -> bool:
    """ "A mine killed two soldiers. Troops shot five rebels": those who suffered, or who are of the other side, act.

    Where both are at hand it is one fight, unless the words set the second later.
    """
    of_state = phrases()["state_force"]
    first, second = doers(group), doers(others)
    if all(f.mention.weak for f in others):
        return False
    if not second:
        return _is_hit_later(parse, first, others)
    if first & second:
        return False
    hit = {h for f in group for h in f.hit}
    suffered = bool(second & hit or (second <= of_state and hit & of_state))
    if suffered and all(f.mention.type in FROM_AFAR for f in group if is_deed(f)):
        return True
    opposed = (
        bool(first)
        and (first <= of_state) != (second <= of_state)
        and not (first & of_state and second & of_state)
    )
    return (suffered or opposed) and any(_answers(parse, f.mention) for f in others)


def _is_hit_later(parse: Parse, first: Collection[str], others: Sequence[Facts]) -> bool:
    """ "Rebels overran a post. Warplanes later bombed the rebels": from afar, nobody else is named who did it."""
    return any(
        f.mention.type in FROM_AFAR and not f.hit.isdisjoint(first) and _answers(parse, f.mention)
        for f in others
    )


def _answers(parse: Parse, mention: EventMention) -> bool:
    """ "later searched the area and killed five", "in retaliation": told as what came after; not "in the response"."""
    token = parse.tokens[mention.token]
    verbs = [token, parse.head(token)] if token.dep == "conj" else [token]
    near = [t for v in verbs for t in parse.children(v.i, "advmod", "prep")]
    return any(
        t.lower in LATER
        or any(
            n.lemma in phrases()["reprisal"] and not is_known(parse, n) for n in parse.children(t.i, "pobj")
        )
        for t in near
    )


def _whereabouts(parse: Parse, group: Sequence[Facts]) -> list[tuple[Facts, Value[Location]]]:
    """Where a group of mentions is told to be, else where the text was when it told of it.

    "Two dead in X and two in Y": of two places of a headline the body may tell one by one.
    """
    own = [(f, p) for f in group for p in f.places]
    body = [(f, p) for f, p in own if parse.sentences[f.mention.sentence].region != "headline"]
    if body and len(own) > len(body) + 1:
        return body
    return own or [(f, p) for f in group for p in f.scene]


def _whenabouts(parse: Parse, group: Sequence[Facts], other: Facts, *, tied: bool) -> list[DateRange]:
    """When a group of mentions is told to be, else on which day the text was when it told of it.

    That of "with the shelling it answered a death last week" may be no day of the shelling.
    """
    own = [d for f in group for d in f.days]
    noun = parse.tokens[other.mention.token].pos == "NOUN"
    loose = noun and all(a.detail == LOOSE for a in other.mention.of("time"))
    return own if own or tied or loose else [d for f in group for d in f.era]


def _other_hour(material: Material, group: Sequence[Facts], others: Sequence[Facts]) -> bool:
    """ "In the morning ... at 6 p.m.", "at 02:15 ... at 09:40": of one day, and not of one hour."""
    if not any(f.mention.of("time") for f in others):
        return False
    hours, more = ([h for f in facts for h in _hours(material, f)] for facts in (group, others))
    if hours and more and min(abs(a - b) for a in hours for b in more) >= HOURS_APART:
        return True
    times, later = ({p for f in facts for p in _parts_of_day(material, f)} for facts in (group, others))
    return any({a, b} in LATE_AND_EARLY for a in times for b in later) and not times & later


def _parts_of_day(material: Material, fact: Facts) -> Iterator[str]:
    yield from (
        part for s in _at(material, fact) for t in material.parse.timexes_in(s) if (part := t.part("part"))
    )
    hours = _hours(material, fact)
    yield from (next((part for part, end in PARTS_OF_DAY.items() if h < end), "") for h in hours)


def _hours(material: Material, fact: Facts) -> Iterator[int]:
    """At which hours a mention is told to be. That of a word for the outcome may be of a death."""
    days = (material.dates.get(s) for s in _at(material, fact) if fact.mention.strength != "result")
    clocks = (day.value.time for day in days if day and day.value and day.value.time)
    return (int(clock[:2]) for clock in clocks if clock[:2].isdigit())


def _at(material: Material, fact: Facts) -> list[Span]:
    """The times of a mention, but for those until which it went on: "the barns burned until noon"."""
    parse = material.parse
    spans = [a.span for a in fact.mention.of("time")]
    return [s for s in spans if not any(t.lower in phrases()["until"] for t in _led_by(parse, s))]


def _led_by(parse: Parse, span: Span) -> list[Token]:
    """The prepositions that a time hangs on: "[up] [to] noon"."""
    root = parse.root_of(span)
    return list(takewhile(lambda t: t.pos == "ADP", parse.ancestors(root.i))) if root else []


# The hour at which each part of a day ends; after the last it is night again.
PARTS_OF_DAY = {"NI": 5, "MO": 12, "AF": 17, "EV": 22}
# Parts of a day that nobody takes for one another: the morning, and the afternoon or the evening.
LATE_AND_EARLY = ({"MO", "AF"}, {"MO", "EV"})


def _sparked(parse: Parse, group: Sequence[Facts], others: Sequence[Facts]) -> bool:
    """ "The killing set off clashes": a deed, and the unrest that it led to."""
    led = (parse.verb_over(f.mention.token) for f in group if f.mention.strength != "result")
    what = {t.i for verb in led if verb is not None for t in sparked(parse, verb)}
    own = {f.mention.token for f in group}
    return any(
        o.mention.token in what - own and (o.mention.count != 1 or o.mention.type in UNREST - {"ARMED_CLASH"})
        for o in others
    )


def _hours_between(parse: Parse, group: Sequence[Facts], others: Sequence[Facts]) -> bool:
    """ "Rebels killed two in X, hours before soldiers shot a man in Y": one told to say when the other was."""
    pairs = [(f.mention, o.mention) for f in group for o in others]
    return any(_is_told_from(parse, above, below) for pair in pairs for above, below in (pair, pair[::-1]))


def _turned_to(parse: Parse, group: Sequence[Facts], others: Sequence[Facts]) -> bool:
    """ "Earlier in the day a mine went off": no more of what the body told before."""
    told = [s for f in group if parse.sentences[s := f.mention.sentence].region != "headline"]
    return any(
        is_deed(o)
        and min(told, default=o.mention.sentence) < o.mention.sentence
        and (_opens_anew(parse, parse.tokens[o.mention.token]) or _hits_later(parse, group, o))
        and not _goes_off(parse, o.mention)
        for o in others
    )


def _joined_elsewhere(parse: Parse, group: Sequence[Facts], others: Sequence[Facts]) -> bool:
    """ "Gunmen shot six in X, and a mine killed two on the Y road": two clauses, each with its dead and its place."""
    pairs = [(f, o) for f in group for o in others if f.mention.sentence == o.mention.sentence]
    return any(
        a.tolls
        and b.tolls
        and a.places
        and b.places
        and not any(same_name(_called(p), _called(q)) for p in a.places for q in b.places)
        and _joins_another(parse, parse.tokens[a.mention.token], parse.tokens[b.mention.token])
        for pair in pairs
        for a, b in (pair, pair[::-1])
    )


def _called(place: Value[Location]) -> str:
    return place.value.name if place.value else ""


def _joins_another(parse: Parse, verb: Token, joined: Token) -> bool:
    """Whether a clause joined to a verb has somebody or something else that acts, not told of before."""
    acting = parse.children(joined.i, "nsubj")
    new = all(t.pos == "NOUN" and not is_known(parse, t) for t in acting)
    return joined.dep == "conj" and joined.head == verb.i and bool(acting) and new


def _that_evening(material: Material, group: Sequence[Facts], others: Sequence[Facts]) -> bool:
    """ "Shells fell on X. That evening gunmen shot a colonel": others, in another part of the day."""
    parse, last = material.parse, max(f.mention.sentence for f in group)
    later = (o for o in others if o.mention.sentence > last and is_deed(o))
    later = (o for o in later if _opens_on_part(parse, parse.tokens[o.mention.token]))
    return any(_do_others(parse, group, o) for o in later)


def _do_others(parse: Parse, group: Sequence[Facts], fact: Facts) -> bool:
    """Whether who acts is named as nobody who was told of."""
    before = {parse.tokens[a.head].lemma for f in group for a in f.mention.of("actor")}
    acting = [parse.tokens[a.head] for a in fact.mention.of("actor")]
    new = (t.pos == "NOUN" and not is_known(parse, t) and t.lemma not in before for t in acting)
    return bool(acting) and all(new)


def _opens_on_part(parse: Parse, verb: Token) -> bool:
    """ "That evening", "that same night"; a bare "in the evening" may be of the deed that was told."""
    opening = parse.tokens[parse.sentence_of(verb).first : verb.i]
    pointing = [t for t in opening if t.lower in ("that", "same") and t.pos in ("DET", "ADJ")]
    times = parse.timexes if pointing else ()
    return any(t.part("part") and opening[0].start <= t.span.start < verb.start for t in times)


def _hits_later(parse: Parse, group: Sequence[Facts], fact: Facts) -> bool:
    """ "Hours later a drone hit a bus", "shots were fired in Y": on what had not been hit, or elsewhere."""
    verb = parse.tokens[fact.mention.token]
    anew = fact.struck and fact.mention.type in FROM_AFAR and not any(f.struck & fact.struck for f in group)
    if not (anew or (_is_elsewhere(group, fact) and not is_known(parse, verb))):
        return False
    before = parse.tokens[parse.sentence_of(verb).first : verb.i]
    return any(t.lower == "later" and _by_a_spell(parse, t) and _is_over(parse, verb, t) for t in before)


def _is_elsewhere(group: Sequence[Facts], fact: Facts) -> bool:
    """Whether a town or a quarter of another name is told, however near."""
    named = {p.value.name for f in group for p in f.places if p.value}
    own = [p for p in fact.places if p.value and p.value.kind in SETTLED | {"district", "other"}]
    return bool(named and own) and not any(same_name(p.value.name, n) for p in own if p.value for n in named)


def _is_over(parse: Parse, verb: Token, adverb: Token) -> bool:
    """Whether an adverb says when of a verb, by itself or with what it measures: "hours later"."""
    above = parse.head(adverb)
    return verb in (above, parse.head(above))


def _is_told_from(parse: Parse, told: EventMention, other: EventMention) -> bool:
    """ "Hours before soldiers shot", "hours after a bombing", under a deed: not "died hours after a bombing"."""
    above, below = parse.tokens[told.token], parse.tokens[other.token]
    link = parse.head(below)
    if below.dep != "pobj":
        return below.dep == "advcl" and link == above and _after_a_while(parse, below)
    near = link.head == above.i and link.lower in AFTER | {"before"} and _by_a_spell(parse, link)
    return near and told.strength != "result"


def _in_its_wake(parse: Parse, group: Sequence[Facts], others: Sequence[Facts]) -> bool:
    """ "After the attack, soldiers raided a village": what somebody did when a deed that was told was over."""
    pairs = [(parse.tokens[f.mention.token], parse.tokens[o.mention.token]) for f in group for o in others]
    both = (p for pair in pairs for p in (pair, pair[::-1]))
    return any(_follows(parse, *p) or _is_counted_after(parse, *p) for p in both)


def _follows(parse: Parse, before: Token, verb: Token) -> bool:
    link = parse.head(before)
    if before.dep != "pobj" or link.lower not in AFTER:
        return False
    known = any(t.lower in DEFINITE for t in parse.children(before.i, "det"))
    first = parse.head(verb) if verb.dep == "conj" else verb
    others = any(t.pos != "PRON" for t in parse.children(first.i, "nsubj")) and parse.child(verb.i, "dobj")
    return bool(known and others) and link.head == first.i and first.pos == "VERB"


def _is_counted_after(parse: Parse, before: Token, noun: Token) -> bool:
    """ "It was the second attack of the day, after the blast that killed a guard": what makes it the second."""
    link = parse.head(before)
    counted = noun.dep == "attr" and link.head in (noun.i, noun.head)
    return counted and before.dep == "pobj" and link.lower in AFTER


def _heads(material: Material, f: Facts, p: Value[Location], o: Facts, q: Value[Location]) -> bool:
    """ "Blast in Herat kills four": a headline may mean the province or district that has the name of its town.

    "Bomb in Mirab" and "in the village of Old Ford, Mirab": the headline names where the village lies.
    """
    return any(
        material.parse.sentences[head.mention.sentence].region == "headline"
        and (
            _of_the_same_name(a.value, b.value)
            or _next_to(a.value, b.value, near=_is_told_near(material, a))
            or _addressed(material, a, b)
            or (_are_unknown(a, b) and bool(f.tolls & o.tolls))
        )
        for head, a, b in ((f, p, q), (o, q, p))
    )


def _are_unknown(a: Value[Location], b: Value[Location]) -> bool:
    """ "Three killed in X", "three died in Y": of one figure and two names that no gazetteer has."""
    return all(v.value is not None and v.value.resolved is None for v in (a, b))


def _addressed(material: Material, wide: Value[Location], narrow: Value[Location]) -> bool:
    """ "Old Ford, Mirab district": whether a place is named right behind another, as where that lies."""
    parse, end = material.parse, narrow.spans[0].end
    a, b = (v.value and v.value.resolved for v in (wide, narrow))
    if a and b and not within(DISTRICT_KM, a, b):
        return False
    behind = (s for s, v in material.places.items() if s.start >= end and same_place(wide, v))
    for span in behind:
        between = parse.tokens_in(Span(end, span.start))
        if len(between) <= ADDRESS and not any(
            (t.pos in ("VERB", "CCONJ") and t.dep != "amod") or t.text in ".;:" for t in between
        ):
            return True
    return False


# So many words may stand between a village and the district it lies in.
ADDRESS = 6


def _is_told_near(material: Material, place: Value[Location]) -> bool:
    """ "Bomb near X kills three": it may be in another town."""
    told = (a for m in material.mentions for a in m.of("place"))
    return any(a.detail == "near" and a.span == place.spans[0] for a in told)


def _next_to(town: Location | None, other: Location | None, *, near: bool) -> bool:
    """Whether a place is so near a town that it may lie in its district, and is no other town unless told as `near`."""
    a, b = town and town.resolved, other and other.resolved
    if not (town and other and a and b and a.country == b.country):
        return False
    one_province = other.kind != "city" and (a.admin1 == b.admin1 or None in (a.admin1, b.admin1))
    return (near or one_province) and within(DISTRICT_KM, a, b)


# The villages of a district are mostly nearer than this to the town of its name.
DISTRICT_KM = 50.0


def _of_the_same_name(town: Location | None, other: Location | None) -> bool:
    """Whether a town's province has its name and holds the other place."""
    a, b = town and town.resolved, other and other.resolved
    held = a and b and a.country == b.country and b.admin1 in (a.admin1, None)
    return bool(a and held and is_namesake(a))


def _told_otherwise(group: Sequence[Facts], others: Sequence[Facts]) -> bool:
    """News and background, or done and only planned; what only points back says neither of its own.

    Nor does its outcome: "the attack left two dead".
    """
    firm = [f.mention for f in group if not f.mention.weak]
    own = firm or [f.mention for f in group]
    pointed = {i for f in group if firm and f.mention.weak for i in f.mention.ties}
    further = [f.mention for f in others if not f.mention.weak and f.mention.id not in pointed]
    if any(m.news != n.news for m in own for n in further):
        return True
    is_open = {f.mention.happened in OPEN for f in group}
    return any((n.happened in OPEN) not in is_open for n in further)


def _of_other_entry(group: Sequence[Facts], others: Sequence[Facts]) -> bool:
    """Whether all that stands in a log stands in other entries of it."""
    entries, more = ({e for f in facts if (e := f.mention.entry) is not None} for facts in (group, others))
    return bool(entries and more) and not entries & more


def _other_count(parse: Parse, group: Sequence[Facts], others: Sequence[Facts]) -> bool:
    """Whether one happening is told here and several there; "the raids" are those that were told of as several."""
    if all(f.mention.weak and f.mention.count is None for f in others) and any(
        f.mention.count != 1 for f in group
    ):
        return False
    pairs = [(m, n) for m in _counting(group) for n in _counting(others) if (m.count != 1) != (n.count != 1)]
    ordered = (sorted(pair, key=lambda m: m.count == 1) for pair in pairs)
    told = (pair for pair in ordered if not (_means_all(*pair) or _means_both(parse, *pair)))
    differ = any(not (_outcome(parse, *pair) or _one_of(parse, *pair)) for pair in told)
    every = (*group, *others)
    return differ and not (_loose(parse, every) or _headed_by_one(parse, every))


def _means_all(several: EventMention, one: EventMention) -> bool:
    """ "Killings were reported. The raid", "two explosions rocked X. The attack": whatever was told before it."""
    return one.weak and (several.count is None or not one.of("place"))


def _means_both(parse: Parse, several: EventMention, one: EventMention) -> bool:
    """ "Bombs went off at a station and on a train. He claimed both bombings": what one verb told of several."""
    used = (parse.tokens[a.head] for a in one.of("weapon"))
    return several.weak and (len(one.of("place")) > 1 or any(t.tag == "NNS" for t in used))


def _headed_by_one(parse: Parse, facts: Sequence[Facts]) -> bool:
    """ "Bombs hit X" and "air strikes were launched on a quarter of X": what a headline tells as one, at one place."""
    deeds = [f for f in facts if is_deed(f)]
    several = [f for f in deeds if f.mention.count != 1]
    told = [f for f in deeds if f not in several]
    kinds, named = ({f.mention.type for f in some} for some in (deeds, several))
    return (
        len(kinds - GENERAL) == 1
        and not named & GENERAL
        and all(parse.sentences[f.mention.sentence].region == "headline" for f in told)
        and all(f.mention.count is None and len(f.places) == 1 and not is_wide(f.places[0]) for f in several)
    )


def _counting(group: Sequence[Facts]) -> list[EventMention]:
    """The mentions that tell how many: not those tied to a plural, at one remove or more."""
    mentions = [f.mention for f in group]
    several = {m.id for m in mentions if m.count != 1}
    bound, more = several, several
    while more:
        tied = {i for m in mentions if m.id in more for i in m.ties}
        more = (tied | {m.id for m in mentions if set(m.ties) & more}) - bound
        bound = bound | more
    return [m for m in mentions if m.id in several or m.id not in bound]


def _outcome(parse: Parse, several: EventMention, one: EventMention) -> bool:
    """ "Four were killed when two bombs went off": a word for the outcome tells no number of what led to it."""
    # "Clashes broke out in X. The ministry counted nine dead": one unrest, whatever its number. "Dozens were hurt".
    unrest = several.type in UNREST and several.count is None
    reach = 1 if unrest or _is_bare(parse, one) else 0
    near = 0 <= one.sentence - several.sentence <= reach or any(
        parse.sentences[m.sentence].region == "headline" for m in (several, one)
    )
    told = one.strength == "result" or is_damage(parse, one)
    return near and told and set(one.of("place")) <= set(several.of("place"))


def is_damage(parse: Parse, mention: EventMention) -> bool:
    """ "Jets carried out strikes on X. Six boats were destroyed": what was hit, by nobody else."""
    passive = parse.child(mention.token, "nsubjpass") is not None
    return mention.type == "PROPERTY_DISTRUCT" and passive and not mention.of("actor")


def _is_bare(parse: Parse, outcome: EventMention) -> bool:
    """ "Six people died.", "Toll: 27 killed", with no day or hand of its own, and not of one of those told of."""
    ranks = {"another", "one", "other"}
    told = parse.sentence_tokens(parse.sentences[outcome.sentence])
    return not outcome.of("actor", "time") and not any(
        t.lower in ranks or ordinal_value(t.lower) for t in told
    )


def _one_of(parse: Parse, several: EventMention, one: EventMention) -> bool:
    """ "Two mines hit a bus. The second went off later", "The first strike": one of those that were counted."""
    head = parse.sentences[several.sentence].region == "headline"
    gap = 0 if head else one.sentence - several.sentence
    used = [parse.tokens[i] for i in (*(a.head for a in one.of("weapon")), one.token)]
    ranked = any((is_known(parse, t) and _is_ranked(parse, t)) or _is_one(parse, t) for t in used)
    return (ranked and 0 <= gap <= 1) or (0 <= gap <= OUT_OF and any(_is_out_of(parse, t) for t in used))


def _is_one(parse: Parse, noun: Token) -> bool:
    """ "In one bombing windows were blown out"."""
    return any(t.lower == "one" for t in parse.children(noun.i, "nummod"))


# So many sentences on "one of the bombs" is still one of those told of.
OUT_OF = 3


def _is_out_of(parse: Parse, token: Token) -> bool:
    """ "One of the bombs hit a house"."""
    prep = parse.child(token.i, "prep") if token.pos == "NUM" else None
    return prep is not None and any(t.tag == "NNS" for t in parse.children(prep.i, "pobj"))


def _is_ranked(parse: Parse, noun: Token) -> bool:
    return any(ordinal_value(t.lower) or t.lower == "other" for t in parse.children(noun.i, "amod", "nummod"))


def _loose(parse: Parse, facts: Sequence[Facts]) -> bool:
    """ "attacks" without a number, in a headline or without a place, may be a loose word for the one that follows.

    "Protests" are one unrest as often as several. What shelling did in a whole region is that of several.
    """
    mentions = [f.mention for f in facts]
    several = [f for f in facts if f.mention.count != 1 and not _resumed(f.mention, mentions)]
    return all(
        f.mention.count is None
        and (
            not (f.mention.of("place") or any(_is_province(p) for p in f.places))
            or parse.sentences[f.mention.sentence].region == "headline"
        )
        for f in several
    )


def _is_province(place: Value[Location]) -> bool:
    """What a whole country saw may be the one happening that is told after it."""
    return place.value is not None and place.value.kind == "admin1"


def _resumed(several: EventMention, mentions: Sequence[EventMention]) -> bool:
    """ "Protests shook the city. The march ...": one unrest, told in the plural and beside that in the singular."""
    near = (m for m in mentions if m.count == 1 and abs(m.sentence - several.sentence) <= 1)
    return several.count is None and several.type in UNREST and any(m.type in UNREST for m in near)


def _other_sides(group: Sequence[Facts], others: Sequence[Facts]) -> bool:
    """Different named actors who struck different named parties."""
    actors, more = ({a for f in facts for a in f.actors} for facts in (group, others))
    struck, hit = ({a for f in facts for a in f.struck} for facts in (group, others))
    return all((actors, more, struck, hit)) and not actors & more and not struck & hit


def _other_sites(parse: Parse, group: Sequence[Facts], others: Sequence[Facts]) -> bool:
    """ "A few hours before, they struck the power station": what was hit is of another kind, at an hour of its own.

    Without an hour it may be what the other side says was hit.
    """
    timed = [f for f in others if f.sites and _has_hour(parse, f.mention)]
    struck, hit = ({s for f in facts for s in f.sites} for facts in (group, timed))
    return bool(struck and hit) and not struck & hit


def _has_hour(parse: Parse, mention: EventMention) -> bool:
    links = parse.children(mention.token, "mark", "advmod", "prep")
    near = [t for t in links if not parse.child(t.i, "pcomp")]  # "before withdrawing" is what else they did
    # "in the afternoon" tells more of the day that was told.
    parts = {t.span for t in parse.timexes if t.shape == "part"}
    told = [a for a in mention.of("time", "reason") if a.span not in parts]
    return bool(told) or any(t.lower in HOURS for t in near)


def is_new(parse: Parse, mention: EventMention) -> bool:
    """Whether "another", "also", "the same evening" stand with a trigger; not with one that only points back."""
    token = parse.tokens[mention.token]
    if mention.weak:
        return False
    near = parse.children(token.i, "det", "amod")
    verb = token if token.pos == "VERB" else parse.head(token)
    if not (is_damage(parse, mention) or _tells_more(parse, verb) or _is_by_the_same(parse, mention)):
        near += parse.children(token.i, "advmod")
        near += parse.children(verb.i, "advmod") if token.pos == "NOUN" and verb.pos == "VERB" else []
    weapons, new = {a.head for a in mention.of("weapon")}, phrases()["anew"]
    for subject in parse.children(token.i, "nsubj", "nsubjpass"):
        if subject.i in weapons and is_known(parse, subject):
            continue
        # "Otra mina mató": what other languages say for "another".
        ranks = (
            new - {"different"}
            if subject.i in weapons and subject.tag == "NN"
            else new - {"other", "different"}
        )
        near += [t for t in parse.children(subject.i, "det", "amod") if t.lower in ranks]
    same = (t.lower == "same" for a in mention.of("time") for t in parse.tokens_in(a.span))
    told_anew = (_after_a_while(parse, token) or _opens_anew(parse, token)) and not _goes_off(parse, mention)
    # "A similar raid last week".
    alike = any(t.lower in phrases()["likened"] for t in near) and bool(mention.of("time"))
    return any(t.lower in new for t in near) or any(same) or told_anew or alike


def _is_by_the_same(parse: Parse, mention: EventMention) -> bool:
    """ "It also caused damage to a shop", "the bomb also wrecked two cars": by what was told of."""
    deed = parse.child(mention.token, "nsubj")
    if deed is None:
        return False
    known = is_known(parse, deed) and any(a.head == deed.i for a in mention.of("weapon"))
    return known or (deed.lower == "it" and parse.tokens[mention.token].lemma == "cause")


def _goes_off(parse: Parse, mention: EventMention) -> bool:
    """ "Placed there an hour before the bomb went off": the one that was told of; not "hours later the second bomb"."""
    deed = parse.child(mention.token, "nsubj")
    return deed is not None and _is_by_the_same(parse, mention) and not _is_ranked(parse, deed)


def _is_nearby(parse: Parse, name: int) -> bool:
    """ "In nearby X": another place than that of what was told."""
    return any(t.lower in phrases()["beside_it"] for t in parse.children(name, "amod"))


def _tells_more(parse: Parse, verb: Token) -> bool:
    """ "The blast also injured four", "Monday's raid also left two dead": what else came of what was told."""
    deed = parse.child(verb.i, "nsubj")
    if deed is None or deed.lemma not in phrases()["told_of"]:
        return False
    owner = parse.child(deed.i, "poss")
    dated = owner is not None and any(t.span.covers(owner.span) for t in parse.timexes)
    return dated or is_definite(parse, deed)


def _opens_anew(parse: Parse, token: Token) -> bool:
    """ "Earlier in the day a mine went off", "a man was shot in a separate incident": another happening."""
    verb = token if token.pos == "VERB" else parse.verb_over(token.i)
    if verb is None:
        return False
    rest = parse.tokens[parse.sentence_of(verb).first : verb.i]
    opening = [*takewhile(lambda t: t.text != ",", rest)]
    before = (t for t in opening if t.lower == "earlier" or (t.lower == "before" and _by_a_spell(parse, t)))
    if any(_is_over(parse, verb, t) for t in before):
        return True
    return any(t in opening or t.i > verb.i for t in in_another_case(parse, verb))


def comes_with(parse: Parse, deed: EventMention, other: EventMention) -> bool:
    """ "Stormed a hotel after a bomb went off at its gate": what came right before or after a deed, by grammar."""
    verb, below = parse.tokens[deed.token], parse.tokens[other.token]
    link = parse.head(below) if below.dep == "pobj" else parse.child(below.i, "mark")
    clause = below if below.dep == "advcl" else link
    if link is None or clause is None or link.lower not in AFTER | {"before"} or _by_a_spell(parse, link):
        return False
    return clause.head == verb.i


def is_set_apart(parse: Parse, mention: EventMention) -> bool:
    """ "Separately, gunmen killed an elder", "Separately, two died when a bus hit a mine": of no deed told before."""
    token = parse.tokens[mention.token]
    verbs = (token, parse.head(token)) if token.dep == "advcl" else (token,)
    return any(t.lower in SEPARATE for v in verbs for t in parse.children(v.i, "advmod"))


SEPARATE = frozenset({"elsewhere", "separately"})


LATER = frozenset({"later", "afterwards", "subsequently"})
AFTER = frozenset({"after", "following"})
SPANS = frozenset({"minute", "hour", "day", "week"})


def _after_a_while(parse: Parse, token: Token) -> bool:
    """ "Hours later rockets hit a market", "hours after the assault a mob burned": another happening."""
    spells = [t for t in parse.children(token.i, "npadvmod") if t.lemma in SPANS]
    if token.dep == "advcl" and (parse.head(token).lemma, "v") in cues():
        return False  # "its spokesman said two days after gunmen shot them": when that was said
    links = [c for t in (token, *spells) for c in parse.children(t.i, "prep", "mark", "advmod")]
    # "Hours before soldiers shot a man", not "hours before the vote".
    after = [
        t
        for t in links
        if t.lower in AFTER or (t.dep == "mark" and t.head == token.i and t.lower == "before")
    ]
    later = (t for t in links if t.lower in LATER or (t in after and t.i < token.i))
    return any(_by_a_spell(parse, link) for link in later)


def _by_a_spell(parse: Parse, link: Token) -> bool:
    """ "Hours after", "two days later"."""
    return any(t.lemma in SPANS for t in (parse.head(link), parse.tokens[max(link.i - 1, 0)]))


def is_known(parse: Parse, noun: Token) -> bool:
    """ "the second mine blew up": one of those that were told of."""
    return any(t.lower == "the" for t in parse.children(noun.i, "det"))


def speaks_of_known(material: Material, group: Sequence[Facts], fact: Facts) -> bool:
    """ "The judge was hit", "they fired on him", "the bomb killed two": of whom or of what a group of mentions told."""
    parse, roles = material.parse, ("victim", "recipient", "weapon")
    own = [parse.tokens[a.head] for a in fact.mention.of(*roles)]
    pairs = [(t, material.meant(t)) for t in own]
    named = {n.lemma for t, n in pairs if n.tag == "NN" and (n is not t or is_known(parse, n))}
    told = (a for f in group for a in f.mention.of(*roles))
    return any(parse.tokens[a.head].lemma in named for a in told)


def is_salvo(parse: Parse, group: Sequence[Facts], mention: EventMention) -> bool:
    """ "Drones hit X. A third drone was shot down", "19 drones were": what was stopped or found of an attack."""
    if mention.type != "DISR_WEAP":
        return False
    caught = [a for a in mention.of("weapon") if _is_one_more(parse, parse.tokens[a.head])]
    used = {a.detail for f in group if f.mention.type != "DISR_WEAP" for a in f.mention.of("weapon")}
    return any(a.detail in used for a in caught)


def _is_one_more(parse: Parse, noun: Token) -> bool:
    near = parse.children(noun.i, "det", "amod", "nummod")
    several = noun.tag in ("NNS", "CD") or any(t.tag == "CD" and t.lower not in ("1", "one") for t in near)
    return several or any(t.lower in phrases()["anew"] or t.lower == "more" for t in near)


def is_indefinite(parse: Parse, mention: EventMention) -> bool:
    """ "a drone attack": news of another happening, where one was already told."""
    article = parse.child(mention.token, "det")
    told = mention.of("place", "time", "recipient", "victim", "weapon", "actor")
    return bool(told) and article is not None and article.lower in ("a", "an", "another")

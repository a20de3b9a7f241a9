"""group: from event mentions and claims to events, one for each happening that the report tells of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.group import counts
from dateline.group.both import shared_out
from dateline.group.carry import CARRIED, ELSEWHERE, carried, first_told, is_recent
from dateline.group.clash import is_clash
from dateline.group.cluster import clusters
from dateline.group.days import age, is_to_come
from dateline.group.facts import (
    SETTLED,
    Dates,
    Material,
    Places,
    dated,
    holds,
    narrowest,
    same_day,
    same_place,
    where,
)
from dateline.group.fit import (
    BLASTS,
    FROM_AFAR,
    HARMING,
    OPEN,
    PARTS,
    TAKING,
    VIOLENCE,
    but_for_its_end,
    is_new,
    is_set_apart,
    may_be_one,
)
from dateline.group.parties import claimed, claims_over, merged, named_first, parties, taken_by
from dateline.group.parts import split, tie, unknown_tolls
from dateline.group.sums import summed
from dateline.knowledge.cues import phrases
from dateline.knowledge.entities import EntityTable
from dateline.knowledge.version import counters
from dateline.records.claims import LOOSE, TOWARD, Argument, Claim, EventMention, Source, TollMention
from dateline.records.events import Event
from dateline.records.parse import Parse
from dateline.records.text import Report, Span
from dateline.records.values import COUNTED, Basis, DateRange, Location, Party, Value, Weapon

__all__ = ["group"]

# Narrow types before general ones: of several words for one happening the narrowest gives its type.
NARROW = (
    "SUIC_BOMB", "CHEM_WEAP", "GRENADE", "AIR_STRIKE", "ART_MISS_ATTACK", "REM_EXPLOS", "SEX_VIOL",
    "FORCE_AGAINST_PROTEST", "VIOL_DEMONSTR", "PROTEST_WITH_INTER", "MOB_VIOL", "ARMED_CLASH",
)  # fmt: skip
# What is done beside killing, and gives way to it.
BESIDE = frozenset({"PROPERTY_DISTRUCT", "DISR_WEAP"})
# Kinds of place that stand in a town: without an entry of their own they give way to it.
HOUSES = frozenset({"facility", "base", "other"})
# Talk makes no happening of its own beside a claim that says the same.
TALK = frozenset({"STATEMENT"})
ROLES = ("where", "near", "from", "to")
# News only where the report opens with it or dates it.
POLICY = frozenset(
    {"AID", "VETO", "SANCTION", "STATEMENT", "THREAT", "CHANGE_TO_GROUP_ACT", "HQ_ESTABLISHED"}
)
# Told beside violence, forces sent, checkpoints set up, the wounded flown out and more threatened only answer it.
ANSWERING = frozenset({"AID", "CHANGE_TO_GROUP_ACT", "HQ_ESTABLISHED", "THREAT"})
# An event this long before the report, told after others, is its background; after a year it is history anywhere.
OLD_DAYS = 14
HISTORY_DAYS = 365
LEAD_SENTENCES = 2
# What a report tells in so many sentences it was written to tell.
WHOLE_SENTENCES = 3


def group(
    report: Report,
    parse: Parse,
    mentions: tuple[EventMention, ...],
    tolls: tuple[TollMention, ...],
    claims: tuple[Claim, ...],
    dates: Dates,
    places: Places,
    table: EntityTable,
) -> tuple[tuple[Event, ...], tuple[Claim, ...]]:
    """The events of a report in order, and its claims with the outlet's own added where no one else speaks."""
    material = summed(Material(report, parse, mentions, tolls, claims, dates, places, table))
    material, found = shared_out(material, clusters(material))
    groups = [g for g in found if _tells(material, g)]
    shared = counts.share(material, groups)
    events = [_event(material, ids, shared.get(k, []), table) for k, ids in enumerate(groups)]
    events = _with_recalled(material, events)
    events = _told_aside(material, _dated_background(material, carried(material, events, table)))
    events = list(_with_sequels(material, events))
    tied = unknown_tolls(
        material, tie(material, [part for event in events for part in split(material, event)])
    )
    return _with_outlet(report, tuple(_policy_background(material, tied)), material.claims)


def _tells(material: Material, ids: Sequence[int]) -> bool:
    """Whether mentions make an event: not those of mere talk, nor "no arrests were made", which nobody claims."""
    mentions = [material.mentions[i] for i in ids]
    if all(m.type in TALK for m in mentions):
        return False
    denials = {i for c in material.claims if c.stance == "denies" for i in c.mentions}
    return any(m.happened != "denied" or m.id in denials for m in mentions)


def _policy_background(material: Material, events: Sequence[Event]) -> Iterator[Event]:
    """Aid, threats, movements of forces and the like are news where the report opens with them or dates them."""
    first = min((_opens(material, e) for e in events if e.news and e.type not in POLICY), default=None)
    for event in events:
        opens = _opens(material, event)
        lead = opens[0] < LEAD_SENTENCES and (event.type not in ANSWERING or first is None or opens <= first)
        dated = any(d.basis is Basis.STATED for d in event.dates)
        # "Guerrillas recruited by the Front threw grenades".
        aside = first is not None and all(_describes(material, m) for m in event.mentions)
        told = dated or (lead and not aside)
        yield event if event.type not in POLICY or told else replace(event, news=False)


def _opens(material: Material, event: Event) -> tuple[int, int]:
    """Where a report first tells of an event: the sentence and the word."""
    return min((material.mentions[m].sentence, material.mentions[m].token) for m in event.mentions)


def _with_outlet(
    report: Report, events: tuple[Event, ...], claims: tuple[Claim, ...]
) -> tuple[tuple[Event, ...], tuple[Claim, ...]]:
    """Gives each event that nobody else speaks for a claim in the report's own voice."""
    said = list(claims)
    own: dict[tuple[int, ...], int] = {}
    result = []
    for event in events:
        if not event.claims:
            if event.mentions not in own:
                own[event.mentions] = len(said)
                said.append(Claim(event.mentions, Source(report.outlet or "", "outlet"), method="own voice"))
            event = replace(event, claims=(own[event.mentions],))
        result.append(event)
    return tuple(result), tuple(said)


def _event(material: Material, ids: Sequence[int], tolls: list[TollMention], table: EntityTable) -> Event:
    every = sorted((material.mentions[i] for i in ids), key=_prominence)
    mentions = but_for_its_end(every)
    claims = tuple(i for i, c in enumerate(material.claims) if set(c.mentions) & set(ids))
    spoken = [material.claims[i] for i in claims]
    doing = [m for m in mentions if not _only_denied(material, m)] or mentions
    # "Burned houses, and denied killing anyone": an outcome that is denied gives no type.
    kind = _type(material, [m for m in mentions if not _is_no_outcome(m)] or mentions)
    # "Drones hit a depot. The army said it shot down nine": who stopped some sent none.
    stopped = {m.id for m in mentions if m.type == "DISR_WEAP" and kind in FROM_AFAR}
    doing = [m for m in doing if m.id not in stopped]
    owned = tuple(i for i in claims if not set(material.claims[i].mentions) & set(ids) <= stopped)
    acting = [*parties(material, doing, ("actor",), table), *claimed(material, owned, table)]
    acting = acting or list(taken_by(material, owned) if kind == "ARREST" else ())
    fought = any(m.type == "ARMED_CLASH" for m in mentions)
    dates = _dates(material, mentions)
    return Event(
        type="ARMED_CLASH" if kind == "ATTACK" and is_clash(material, mentions, tolls, table) else kind,
        mentions=tuple(m.id for m in every),
        triggers=tuple(m.trigger for m in every),
        happened=_happened(material, _made_safe(mentions), spoken, dates),
        news=any(m.news for m in mentions),
        count=_count(mentions),
        actors=_sides(
            material, mentions, named_first(material, tuple(merged(acting)), table, fought=fought), table
        ),
        recipients=parties(material, mentions, ("recipient",), table),
        victims=parties(material, mentions, ("victim",), table),
        places=_places(material, mentions),
        dates=dates,
        weapons=tuple(_weapons(material, mentions)),
        tolls=counts.values(material, tolls),
        toll_status=counts.status(material, tolls, spoken),
        damage=_spans(mentions, "damage"),
        reasons=_spans(mentions, "reason"),
        claims=claims,
    )


def _is_no_outcome(mention: EventMention) -> bool:
    return mention.strength == "result" and mention.happened == "denied"


def _sides(
    material: Material, mentions: Sequence[EventMention], actors: tuple[Value[Party], ...], table: EntityTable
) -> tuple[Value[Party], ...]:
    """Those of whom fighters fell in a clash took part in it, where nobody else is named."""
    if actors or _type(material, mentions) != "ARMED_CLASH":
        return actors
    fallen = parties(material, [_acting(m) for m in mentions], ("actor",), table)
    return tuple(replace(v, basis=Basis.INFERRED) for v in fallen if v.method == "name")


def _acting(mention: EventMention) -> EventMention:
    victims = tuple(replace(a, role="actor") for a in mention.of("victim"))
    return replace(mention, arguments=victims)


def _prominence(mention: EventMention) -> tuple[bool, bool, int]:
    """The main trigger first: one that stands by itself, before outcomes and words that point back."""
    return (mention.weak, mention.strength == "result", mention.id)


def _type(material: Material, mentions: Sequence[EventMention]) -> str:
    """The narrowest type that a mention gives; a word that reports only the outcome gives it last."""
    mentions = [m for m in mentions if not _is_ones_word(material, m)] or mentions
    mentions = [m for m in mentions if not counts.was_to_be_held(material, m, mentions)]
    mentions = _by_shells(material, _by_hand(material, _as_the_body_has_it(material, _made_safe(mentions))))
    mentions = _but_for_the_struck(material, _of_a_fight(mentions))
    mentions = _weightiest(material, _without_protest(mentions))
    # A word that only points back is of the type of what it means, or says nothing ("the march ended in the clash").
    strong = [m for m in mentions if not m.weak and m.strength != "result"] or mentions
    raids = [m for m in strong if m.type != "SEX_VIOL"]
    if raids and _kills(material, mentions):
        # Where raiders killed, rape is part of the raid.
        mentions = [m for m in mentions if m.type != "SEX_VIOL"]
        strong = raids
    taken = Counter(m.type for m in strong if m.type in TAKING).most_common(1)
    crushed = any(m.type in CRUSHED for m in strong)  # arrests are how a protest was broken up
    if (
        taken
        and not crushed
        and not _kills(material, mentions)
        and not any(_is_killing(material, m) for m in strong)
    ):
        return taken[0][0]  # what else they did is how they came
    meant = [m for m in mentions if any(may_be_one(m.type, n.type) for n in strong)]
    if strong[0].type == "ATTACK":
        # "Attackers stormed the hostel. They threw bottles": what a crowd might do too.
        meant = [m for m in meant if m.type != "VIOL_DEMONSTR"]
    every = [m.type for m in meant]
    own = [m.type for m in mentions if m.strength != "result"] or every
    firm = [m.type for m in meant if m.strength != "result" and not m.weak]
    if not _by_mob(meant):
        firm, every = ([t for t in told if t != "MOB_VIOL"] or told for told in (firm, every))
    narrow = (t for told in (firm, every) for t in NARROW if t in told)
    found = next(narrow, Counter(own).most_common(1)[0][0])
    if found not in BESIDE or not _kills(material, mentions):
        return found
    aside = PARTS | BESIDE
    return next((m.type for m in mentions if m.type not in aside), "ATTACK")  # people were the aim, too


def _is_ones_word(material: Material, mention: EventMention) -> bool:
    """ "Killed nine": no clash because those who deny it "speak of a clash"; one that has a place is another thing."""
    return not mention.of("place") and counters(material.parse, material.parse.tokens[mention.token])


def _as_the_body_has_it(material: Material, mentions: Sequence[EventMention]) -> Sequence[EventMention]:
    """ "Bombing, ambush hit town": of a headline that names several deeds those that the body tells of it."""
    headed = [m for m in mentions if material.parse.sentences[m.sentence].region == "headline"]
    deeds = {m.type for m in headed if m.strength == "strong"}
    own = {m.type for m in mentions if m not in headed and m.strength != "result" and not m.weak}
    if len(deeds) < 2 or not deeds & own:
        return mentions
    return [m for m in mentions if m not in headed or m.type in own]


def _made_safe(mentions: Sequence[EventMention]) -> Sequence[EventMention]:
    """ "A letter bomb came. A guard defused it": what was made safe tells of no blast."""
    rest = [m for m in mentions if not (_is_bare_weapon(m) or _is_kept_from(m))]
    deeds = [m for m in rest if not m.weak]
    return rest if deeds and all(m.type == "DISR_WEAP" for m in deeds) else mentions


def _is_bare_weapon(mention: EventMention) -> bool:
    return any(a.head == mention.token for a in mention.of("weapon"))


def _is_kept_from(mention: EventMention) -> bool:
    return mention.type in BLASTS and mention.happened in OPEN | {"foiled"}


def _by_hand(material: Material, mentions: Sequence[EventMention]) -> Sequence[EventMention]:
    """ "A post was shelled. Gunmen shelled the post": what other languages call so is shells where nobody is told."""
    words = {m.id: material.parse.tokens[m.token].lemma for m in mentions}
    if not any(m.type == "ATTACK" and words[m.id] in phrases()["shelling"] for m in mentions):
        return mentions
    return [m for m in mentions if m.type != "ART_MISS_ATTACK" or words[m.id] not in phrases()["shelling"]]


def _by_shells(material: Material, mentions: Sequence[EventMention]) -> Sequence[EventMention]:
    """ "Shells hit a bakery. A second strike hit the crew": a bare "strike" is of what struck before."""
    bare = [m for m in mentions if m.type == "AIR_STRIKE" and _is_bare_strike(material, m)]
    others = {m.type for m in mentions if m not in bare and m.strength != "result"}
    return (
        [m for m in mentions if m not in bare] if others & SHELLS and "AIR_STRIKE" not in others else mentions
    )


SHELLS = frozenset({"ART_MISS_ATTACK", "REM_EXPLOS"})


def _of_a_fight(mentions: Sequence[EventMention]) -> Sequence[EventMention]:
    """ "Clashes broke out. Shells fell on houses": what was fired in a fight, by nobody named, is no shelling."""
    first = min(m.sentence for m in mentions)
    shells = [m for m in mentions if m.type == "ART_MISS_ATTACK"]
    stray = [m for m in shells if m.sentence > first and not m.of("actor")]
    fight = any(m.type == "ARMED_CLASH" and m.strength != "result" for m in mentions)
    return [m for m in mentions if m not in stray] if fight and stray == shells else mentions


def _but_for_the_struck(material: Material, mentions: Sequence[EventMention]) -> Sequence[EventMention]:
    """ "Troops shot a man dead. He had thrown a grenade at them": what he did gives no type to his death."""
    first = mentions[0]
    acting, struck = ([material.parse.tokens[a.head] for a in first.of(*r)] for r in (("actor",), SUFFERING))
    if not any(t.tag == "NN" for t in struck) or not acting or any(t.tag == "NN" for t in acting):
        return mentions
    return [m for m in mentions if m is first or not _is_by(material.parse, m, "he", "she")]


SUFFERING = ("recipient", "victim")


def _is_by(parse: Parse, mention: EventMention, *pronouns: str) -> bool:
    acting = [parse.tokens[a.head].lower for a in mention.of("actor")]
    return bool(acting) and all(t in pronouns for t in acting)


def _is_bare_strike(material: Material, mention: EventMention) -> bool:
    word = material.parse.tokens[mention.token]
    return word.lemma == "strike" and mention.trigger == word.span and not mention.of("weapon")


def _by_mob(mentions: Sequence[EventMention]) -> bool:
    """Whether a crowd is what tells of a happening: it acts or two fight, and nobody protests or came for a raid."""
    mobs = [m for m in mentions if m.type == "MOB_VIOL"]
    others = {m.type for m in mentions if m.strength != "result"} - {"MOB_VIOL"}
    crowd = any(m.of("actor") for m in mobs)
    return others <= {"ARMED_CLASH"} or (others <= {"ARMED_CLASH", "ATTACK"} and crowd)


def _without_protest(mentions: Sequence[EventMention]) -> Sequence[EventMention]:
    """ "Settlers raided a village. Troops fired tear gas": against a raid that is no protest broken up."""
    first = next((m for m in mentions if m.strength != "result" and not m.weak), None)
    told = {m.type for m in mentions if m.strength != "result"}
    if first is None or first.type not in RAIDED or told & PROTESTS:
        return mentions
    return [m for m in mentions if m.type != "PROTEST_WITH_INTER"]


RAIDED = frozenset({"ATTACK", "MOB_VIOL", "PROPERTY_DISTRUCT"})
PROTESTS = frozenset({"PEACE_PROTEST", "VIOL_DEMONSTR", "FORCE_AGAINST_PROTEST"})
CRUSHED = frozenset({"PROTEST_WITH_INTER", "FORCE_AGAINST_PROTEST"})


def _weightiest(material: Material, mentions: Sequence[EventMention]) -> Sequence[EventMention]:
    """Of a raid that burned and carried off, what tells of the attack; taking weighs less only than killing."""
    attacks = [m for m in mentions if m.type not in PARTS]
    # "In the incursion": of a raid that killed, a word that points back says enough.
    kills = _kills(material, mentions)
    own = any((m.strength != "result" and (kills or not m.weak)) or m.of("actor") for m in attacks)
    taken = any(m.type == "ABDUCT_DISSAP" for m in mentions)
    ids = {m.id for m in attacks}
    # "burned in an attack": the attack is the burning.
    same = any(set(m.ties) & ids for m in mentions if m.type in PARTS) or any(
        set(m.ties) - ids for m in attacks if m.strength != "result"
    )
    return attacks if own and (kills or not (taken or same)) else mentions


def _is_killing(material: Material, mention: EventMention) -> bool:
    """ "Killings at the market": no figure says how many died."""
    return material.parse.tokens[mention.token].lemma in KILLING


KILLING = frozenset({"killing", "murder", "massacre", "slaughter", "slaying", "kill", "slay"})


def _kills(material: Material, mentions: Sequence[EventMention]) -> bool:
    ids = {m.id for m in mentions}
    return any(t.kind == "killed" and t.mention in ids for t in material.tolls)


def _happened(
    material: Material,
    mentions: Sequence[EventMention],
    claims: Sequence[Claim],
    dates: Sequence[Value[DateRange]],
) -> str:
    """What somebody says happened did, for the record; denied only where nobody says so.

    What has a day after that of the report is planned, however it is told ("a vigil is set for Friday").
    """
    if dates and all(d.value and d.value.is_day and is_to_come(material, d) for d in dates):
        return "planned"
    found = [
        "denied" if m.happened not in OPEN and _only_denied(material, m) else m.happened for m in mentions
    ]
    if any(c.stance in ("claims_responsibility", "confirms", "blames") for c in claims):
        found = [h for h in found if h != "denied"] or ["actual"]
    if "attempted" in found and _harms(material, mentions):
        return "actual"
    for sure in ("foiled", "attempted", "actual"):
        if sure in found:
            return sure
    return Counter(found).most_common(1)[0][0]


def _harms(material: Material, mentions: Sequence[EventMention]) -> bool:
    """ "Shot dead in an attempt to abduct him": what killed or wounded somebody did not fail."""
    done = {m.id for m in mentions if m.happened == "actual"}
    return any(t.kind in counts.HARM and t.mention in done and t.high != 0 for t in material.tolls)


def _only_denied(material: Material, mention: EventMention) -> bool:
    """Whether a mention stands in nothing but denials."""
    over = [
        c
        for c in material.claims
        if mention.id in c.mentions and any(s.covers(mention.trigger) for s in c.content)
    ]
    return bool(over) and all(c.stance == "denies" and c.about in ("event", "toll") for c in over)


def _count(mentions: Sequence[EventMention]) -> int | None:
    """How many happenings a group speaks of: a plural noun gives it to the verbs tied to it.

    "Two villages attacked, nine dead": a word for the outcome tells no number, where one is told.
    """
    several = {m.id for m in mentions if m.count != 1}
    counted = any(m.count not in (None, 1) for m in mentions)
    tied = {i for m in mentions for i in (m.ties if m.id in several else ())}
    tied |= {m.id for m in mentions if set(m.ties) & several} | several
    if several and all(m.id in tied or m.weak or (counted and m.strength == "result") for m in mentions):
        return next((m.count for m in mentions if m.id in several and m.count), None)
    return 1


def _places(material: Material, mentions: Sequence[EventMention]) -> tuple[Value[Location], ...]:
    """Where it was, narrowest first, then where it came from or went to."""
    told = [(v, m, a.detail) for m in mentions for a in m.of("place") if (v := material.places.get(a.span))]
    inside = [v for m in mentions for v in where(material, m)]
    inside = inside or [v for v, _, role in told if role == TOWARD]
    at = [v for v, _, role in told if role == "where"]
    kept = _settled(material.parse, narrowest(material, inside), inside, at)
    result: dict[str, Value[Location]] = {}
    for value, mention, role in told:
        if value.value is None or not (value in kept or role in ("from", "to")):
            continue
        claims = claims_over(material.claims, mention.id, value.spans[0])
        found = replace(
            value, value=replace(value.value, role=role if role in ROLES else "where"), claims=claims
        )
        key = value.value.name.casefold()
        result[key] = _both(result[key], found) if key in result else found
    return tuple(sorted(result.values(), key=_breadth))


# Of two places an event is at or near, the finer stands first; the wider only holds it.
BREADTH = {"country": 3, "admin1": 2, "region": 2, "sea": 2, "admin2": 1}


def _breadth(place: Value[Location]) -> tuple[bool, int, int]:
    value = place.value
    if value is None:
        return (True, 0, 0)
    return (value.role in ("from", "to"), BREADTH.get(value.kind or "", 0), ROLES.index(value.role))


def _both(old: Value[Location], new: Value[Location]) -> Value[Location]:
    """One place named twice: the spans of both, and nobody's claim where the outlet says it once.

    "On the way to X, ... just outside X": it was there, whatever was on the way.
    """
    spans = tuple(dict.fromkeys([*old.spans, *new.spans]))
    claims = tuple(sorted({*old.claims, *new.claims})) if old.claims and new.claims else ()
    nearer = min(
        filter(None, (old.value, new.value)), key=lambda place: ROLES.index(place.role), default=None
    )
    return replace(old, value=nearer, spans=spans, claims=claims)


def _settled(
    parse: Parse, kept: list[Value[Location]], inside: list[Value[Location]], at: list[Value[Location]]
) -> list[Value[Location]]:
    """A known town instead of a house in it that no gazetteer knows ("the Front's base in X": X).

    "Between X and Y", "shelled X and Y": neither is a house in the other.
    """
    vague = [
        v
        for v in kept
        if v.value and not v.value.resolved and v.value.kind in HOUSES and not _is_paired(parse, v, kept)
    ]
    known = [v for v in inside if v.value and v.value.resolved and v.value.resolved.kind in SETTLED]
    # "Outside the X offices of Y"; "West X" is no town of the gazetteer.
    bearing = [v for v in known if _is_no_house(v) and any(holds(parse, v, h) for h in vague)]
    towns = [v for v in known if v in bearing or (v in at and v.value and v.value.kind in SETTLED)]
    if not towns and not any(v.value and v.value.resolved for v in kept):
        # "In the district of X ... in Y village", which no gazetteer has: X as well.
        return kept + [v for v in at if v not in kept and _is_known_district(v)]
    if not towns or not vague:
        return kept
    return [v for v in kept if v not in vague] + [t for t in towns if t not in kept]


def _is_no_house(place: Value[Location]) -> bool:
    """A town or a part of it, and not a road or a building by its name."""
    return place.value is not None and place.value.kind in SETTLED | {"other"}


def _is_paired(parse: Parse, place: Value[Location], others: list[Value[Location]]) -> bool:
    """Whether a place is named in one breath with another."""
    root = parse.root_of(place.spans[0])
    ends = {r.i for v in others if v is not place and (r := parse.root_of(v.spans[0]))}
    if root is None:
        return False
    return (root.dep == "conj" and root.head in ends) or any(
        t.i in ends for t in parse.children(root.i, "conj")
    )


def _is_known_district(place: Value[Location]) -> bool:
    return bool(place.value and place.value.resolved and place.value.kind in ("admin2", "district"))


def _dates(material: Material, mentions: Sequence[EventMention]) -> tuple[Value[DateRange], ...]:
    """When it was: the finest first, then every other version."""
    found: dict[tuple[str | None, str | None], Value[DateRange]] = {}
    for m, a in _times(material, mentions):
        value = material.dates.get(a.span)
        if value is None or value.value is None or value.value.kind not in ("date", "time"):
            continue
        key = (value.value.start, value.value.partial or value.value.value)
        claims = claims_over(material.claims, m.id, a.span)
        found.setdefault(key, replace(value, claims=claims))
    return tuple(sorted((v for v in found.values() if not _holds_another(v, found.values())), key=_fineness))


def _times(material: Material, mentions: Sequence[EventMention]) -> list[tuple[EventMention, Argument]]:
    """The times of an event: those that name its day, of them those that hang on its words; else what there is."""
    named = any(dated(material, m) for m in mentions)
    told = [
        (m, a)
        for m in mentions
        for a in (dated(material, m) if named else m.of("time"))
        if not (m.weak and a.detail == LOOSE)  # "nobody owned up to the raid by Friday"
    ]
    firm = [(m, a) for m, a in told if a.detail != LOOSE]
    if any(_is_day(material, a.span) for _, a in firm):
        return firm
    known = [
        v.value
        for _, a in firm
        if (v := material.dates.get(a.span)) and v.value and v.value.precision == "week"
    ]
    return [(m, a) for m, a in told if (m, a) in firm or _fits(material.dates.get(a.span), known)]


def _fits(time: Value[DateRange] | None, known: Sequence[DateRange]) -> bool:
    """Whether a time that only stands near may be that of "a week ago"."""
    return time is None or time.value is None or all(same_day(time.value, k) is not False for k in known)


def _is_day(material: Material, span: Span) -> bool:
    value = material.dates.get(span)
    return value is not None and value.value is not None and value.value.is_day


FINENESS = ("part_of_day", "day", "week", "month", "year", "range")


def _fineness(value: Value[DateRange]) -> int:
    precision = value.value.precision if value.value else None
    return FINENESS.index(precision) if precision in FINENESS else len(FINENESS)


def _holds_another(wide: Value[DateRange], values: Iterable[Value[DateRange]]) -> bool:
    """Whether a time only holds a finer one ("this year" beside "on Wednesday"): it is no other version of it."""
    a = wide.value
    if a is None or a.start is None or a.precision not in ("month", "year"):
        return False
    finer = [v.value for v in values if v.value and _fineness(v) < _fineness(wide)]
    return any(b.start and a.start <= b.start and (b.end or b.start) <= (a.end or a.start) for b in finer)


def _weapons(material: Material, mentions: Sequence[EventMention]) -> Iterator[Value[Weapon]]:
    seen: dict[str, Value[Weapon]] = {}
    for m in mentions:
        for a in m.of("weapon"):
            name = material.parse.name(a.span)
            claims = claims_over(material.claims, m.id, a.span)
            old = seen.get(name.casefold())
            if old is None:
                seen[name.casefold()] = Value(
                    Weapon(name, a.detail), (a.span,), Basis.STATED, "weapon", claims=claims
                )
            elif a.span not in old.spans:
                seen[name.casefold()] = replace(old, spans=(*old.spans, a.span))
    yield from seen.values()


def _spans(mentions: Sequence[EventMention], role: str) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(a.span for m in mentions for a in m.of(role)))


def _dated_background(material: Material, events: list[Event]) -> list[Event]:
    """Events dated well before the report, or before its news, and told after its lead, are background."""
    published = material.report.published
    if not published or len(published) < 10:
        return events
    first = min((e for e in events if e.news), key=lambda e: material.sentences(e), default=None)
    return [
        replace(e, news=False)
        if _is_old(material, e, published) or (first is not None and _is_recap(material, e, first))
        else e
        for e in events
    ]


def _is_recap(material: Material, event: Event, first: Event) -> bool:
    """ "The day before, the town had an air strike": no more than that is told, and it was before the news."""
    day, news = (e.dates[0].value if e.dates else None for e in (event, first))
    if not event.news or day is None or news is None or not day.start or not news.start:
        return False
    if (day.end or day.start) >= news.start:
        return False
    opens = material.parse.sentence_at(event.dates[0].spans[0].start).i == material.sentences(event)[0]
    later = opens and first_told(material, event) > first_told(material, first)
    if later and (_is_long_before(day, news) or _is_told_in_passing(material, event, first)):
        return True
    bare = not event.tolls and not event.actors
    aside = min(material.mentions[m].sentence for m in event.mentions) >= LEAD_SENTENCES
    return aside and (bare or all(_describes(material, m) for m in event.mentions))


def _is_long_before(day: DateRange, news: DateRange) -> bool:
    """ "Last week two were killed there", "in January", "on 3 January": no day is told, or one of long before."""
    days = age(day, news.start)
    return news.is_day and (not day.is_day or (days is not None and days > OLD_DAYS))


def _is_told_in_passing(material: Material, event: Event, first: Event) -> bool:
    """ "On Sunday another strike killed four", in one sentence of a report that is of one of Wednesday.

    "A bomb killed five on Monday. On Thursday two had been shot": told after a deed, and as no other news. What
    somebody says of it, claims or denies is news.
    """
    days = _days_between(event, first)
    told = [material.mentions[m] for m in event.mentions]
    if event.claims or days is None or days < 2 or any(is_set_apart(material.parse, m) for m in told):
        return False
    another = any(is_new(material.parse, m) for m in told)
    whole = len(material.sentences(first)) >= WHOLE_SENTENCES
    once = len({m.sentence for m in told if not m.weak}) < 2
    if once and (another or whole) and may_be_one(event.type, first.type):
        return True
    deed = first.type in HARMING and first.happened == "actual"
    return deed and not another and all(m.entry is None and m.sentence >= LEAD_SENTENCES for m in told)


def _days_between(before: Event, after: Event) -> int | None:
    day, news = (e.dates[0].value if e.dates else None for e in (before, after))
    return age(day, news.start) if day and news else None


def _told_aside(material: Material, events: list[Event]) -> list[Event]:
    """What is told after the news without a toll or a side, and is not set where and when it was, is background."""
    first = min((e for e in events if e.news), key=material.sentences, default=None)
    if first is None or first.count != 1:
        return events
    day = _day(first)
    return [
        replace(e, news=False)
        if e is not first
        and material.sentences(e)[0] >= LEAD_SENTENCES
        and (_adds_nothing(material, e) or (day is not None and _is_aside(e, day)))
        else e
        for e in events
    ]


def _with_recalled(material: Material, events: list[Event]) -> list[Event]:
    """ "The day before, a drone had hit Y, killing nine. The Front says that it aimed at lorries": the drone is news.

    So it is where all else that is news is violence without a day or a toll.
    """
    told = [e for e in events if e.news]
    if not told or any(e.dates or e.tolls or e.type not in VIOLENCE for e in told):
        return events
    past = (e for e in events if not e.news and e.tolls and e.type in VIOLENCE and e.happened == "actual")
    recent = (e for e in past if any(d.method != COUNTED and is_recent(material, d) for d in e.dates[:1]))
    news = next(recent, None)
    return [replace(e, news=True) if e is news else e for e in events]


def _adds_nothing(material: Material, event: Event) -> bool:
    """ "A bomb killed two in X on Sunday. ... The army bombed hideouts": no toll, and no day and no place of its own.

    Nor is the day of the news of another place, which is only likely, one of its own.
    """
    days = {d.method for d in event.dates[:1]}
    if event.tolls or event.happened != "actual" or not days <= {CARRIED, ELSEWHERE}:
        return False
    own_place = any(p.basis is Basis.STATED for p in event.places[:1]) and days != {ELSEWHERE}
    told = [material.mentions[m] for m in event.mentions]
    headed = any(material.parse.sentences[m.sentence].region == "headline" for m in told)
    another = any(is_new(material.parse, m) or is_set_apart(material.parse, m) for m in told)
    return not (own_place or headed or another)


def _with_sequels(material: Material, events: list[Event]) -> Iterator[Event]:
    """ "On Friday two were shot in X. Three had been detained over it": who was held for what is only recalled."""
    old = {s: e for e in events if not e.news and e.type in HARMING for s in material.sentences(e)}
    news = min((e for e in events if e.news), key=material.sentences, default=None)
    for event in events:
        first = material.sentences(event)[0]
        own = any(v.basis is Basis.STATED for v in (*event.dates, *event.places))
        before = (
            old.get(first - 1) if event.type == "ARREST" and not own and first >= LEAD_SENTENCES else None
        )
        sequel = before is not None and (news is None or _is_of_the_old(event, before, news))
        yield replace(event, news=False) if sequel else event


def _is_of_the_old(event: Event, before: Event, news: Event) -> bool:
    """What is told after a deed of years ago, where the news is, is of the news: "Police have arrested three"."""
    days = _days_between(before, news)
    there = any(same_place(p, q) for p in event.places for q in news.places)
    return not there or (days is not None and days <= OLD_DAYS)


def _is_aside(event: Event, news: DateRange) -> bool:
    """Whether nothing says where an event was, or no day goes with a place of its own, or none of the news's."""
    if event.tolls or event.actors or event.recipients or not event.news:
        return False
    own_place = bool(event.places) and event.places[0].method != CARRIED
    day = _day(event)
    if not event.places or day is None or event.dates[0].method == ELSEWHERE:
        return own_place or not event.places
    return not own_place and event.dates[0].method != CARRIED and same_day(day, news) is False


def _day(event: Event) -> DateRange | None:
    value = event.dates[0] if event.dates else None
    return value.value if value and value.basis is not Basis.ASSUMED else None


def _is_old(material: Material, event: Event, published: str) -> bool:
    day = event.dates[0].value if event.dates else None
    days = age(day, published) if day and event.news else None
    if days is None:
        return False
    first = min(material.mentions[m].sentence for m in event.mentions)
    bare = not event.tolls and not event.actors
    aside = first >= LEAD_SENTENCES or (bare and all(_describes(material, m) for m in event.mentions))
    return days > HISTORY_DAYS or (aside and days > OLD_DAYS)


def _describes(material: Material, mention: int) -> bool:
    """ "A school bombed on March 2 is shut": told only to say which school; a note has no other verb."""
    parse, token = material.parse, material.mentions[mention].token
    verbs = any(t.pos in ("VERB", "AUX") for t in parse.ancestors(token))
    return parse.tokens[token].dep in ("acl", "relcl") and verbs

"""Happenings that the mentions alone left apart made one: the headline's and the body's, and those told twice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from dateline.group.blows import is_second_blow, is_shot_after
from dateline.group.facts import Facts, Material, doers, is_wide, same_day, same_place
from dateline.group.fit import (
    BLASTS,
    FROM_AFAR,
    HARMING,
    LATER,
    OPEN,
    PARTS,
    TAKEN,
    TAKING,
    TERRITORY,
    VIOLENCE,
    apart,
    comes_with,
    compatible,
    is_deed,
    is_definite,
    is_indefinite,
    is_known,
    is_long_before,
    is_new,
    is_salvo,
    may_be_one,
    tolls_agree,
    types_fit,
)
from dateline.knowledge.cues import phrases, says_which
from dateline.records.claims import EventMention
from dateline.records.parse import Parse, Token

# What a headline's dead may have died of, whatever the body calls it.
DEADLY = HARMING | TERRITORY | {"PEACE_PROTEST"}
# What raiders do with their own hands.
RAIDS = frozenset({"ATTACK", "ARMED_CLASH", "VIOL_DEMONSTR", "PROTEST_WITH_INTER", "MOB_VIOL"})
# What may be part of another act, and of which: from afar nobody is raped or carried off.
WHOLES = {"PROPERTY_DISTRUCT": HARMING | {"ABDUCT_DISSAP"}, "ABDUCT_DISSAP": RAIDS, "SEX_VIOL": RAIDS}
Groups = list[list[int]]


def told_once(material: Material, groups: Groups, facts: Sequence[Facts]) -> Groups:
    """The groups with those joined that tell of one happening."""
    found = [list(g) for g in groups]
    for k in range(len(found)):
        if _is_kept_from(material, found, facts, k):
            found[k] = []
    for k in range(len(found)):
        if found[k] and _is_headline(material, _of(facts, found[k])):
            body = _body_of(material, found, facts, k)
            _join(found, k, _first_news(material, found, facts, k) if body is None else body)
    for k in range(len(found)):
        raid = (i for i in range(len(found)) if i != k and _is_part(material, found, facts, i, k))
        _join(found, next(raid, None), k)
    for k in range(len(found)):
        told = (i for i in range(k) if found[k] and found[i] and _told_again(material, found, facts, i, k))
        _join(found, next(told, None), k)
    for k in range(len(found)):
        ended = (
            i for i in range(k) if _is_how_it_ended(material, _of(facts, found[i]), _of(facts, found[k]))
        )
        _join(found, next(ended, None), k)
    return [g for g in found if g]


def _join(groups: Groups, first: int | None, second: int | None) -> None:
    """Puts the second group's mentions to the first's."""
    if first is not None and second is not None:
        groups[first] = sorted([*groups[first], *groups[second]])
        groups[second] = []


def _of(facts: Sequence[Facts], group: Sequence[int]) -> list[Facts]:
    return [facts[i] for i in group]


def _in_headline(material: Material, fact: Facts) -> bool:
    return material.parse.sentences[fact.mention.sentence].region == "headline"


def _is_headline(material: Material, group: Sequence[Facts]) -> bool:
    return all(_in_headline(material, f) for f in group)


# --- the headline and the body ---


def _body_of(material: Material, groups: Groups, facts: Sequence[Facts], k: int) -> int | None:
    """The happening of the body that a headline tells of: the one that fits it best, the first of equals."""
    head = _of(facts, groups[k])
    body = [i for i, g in enumerate(groups) if g and _is_body(material, head, _of(facts, g))]
    scored = [(_likeness(material, head, _of(facts, groups[i])), -i) for i in body]
    fitting = [(s, i) for s, i in scored if s > 0]
    if not fitting or all(_comes_after(material, f) for f in head):
        # "Residents protest over killing": what the body only recalls is news where the headline names it.
        recalled = [
            (s, -i)
            for i in body
            if (s := _likeness(material, _recalled(head), _of(facts, groups[i]))) > 0
            and not all(
                says_which(material.parse, material.parse.tokens[f.mention.token])
                for f in _of(facts, groups[i])
            )
        ]
        fitting = recalled or fitting
    if not fitting or (
        _several(head) and len(fitting) > 1 and not _several(_of(facts, groups[-max(fitting)[1]]))
    ):
        return None
    return -max(fitting)[1]


def _first_news(material: Material, groups: Groups, facts: Sequence[Facts], k: int) -> int | None:
    """ "Attack in the north | Gunmen raided X": the one deed of a headline, wherever the body has it."""
    head = _of(facts, groups[k])
    others = [_of(facts, g) for i, g in enumerate(groups) if g and i != k]
    alone = not any(_in_headline(material, f) for group in others for f in group)
    if not alone or _several(head) or any(_comes_after(material, f) for f in head):
        return None
    return next((i for i, g in enumerate(groups) if g and i != k and _may_head(head, _of(facts, g))), None)


def _may_head(head: Sequence[Facts], body: Sequence[Facts]) -> bool:
    """Whether a headline may be of a happening, but for its place."""
    news = any(f.mention.news for f in body) and not _several(body)
    types = any(may_be_one(h.mention.type, f.mention.type) for h in head for f in body)
    days = [same_day(d, e) for h in head for d in h.days for f in body for e in f.days]
    return news and types and tolls_agree(head, body) is not False and (True in days or False not in days)


def _comes_after(material: Material, fact: Facts) -> bool:
    """ "Drones hit X after clashes": what a headline says the news came after."""
    word = material.parse.tokens[fact.mention.token]
    return word.dep == "pobj" and material.parse.head(word).lower in ("after", "following")


def _is_body(material: Material, head: Sequence[Facts], group: Sequence[Facts]) -> bool:
    """Whether the body tells of a group, and no headline but what grammar ties to `head`: "abduct ten in an attack"."""
    headed = [f.mention for f in group if _in_headline(material, f)]
    own = [f.mention for f in head]
    tied = any(h.id in m.ties or m.id in h.ties for h in own for m in headed)
    return len(headed) < len(group) and (not headed or tied)


def _recalled(head: Sequence[Facts]) -> list[Facts]:
    """What a headline names, as what the body tells to explain the news."""
    return [replace(f, mention=replace(f.mention, news=False)) for f in head]


def _several(group: Sequence[Facts]) -> bool:
    return any(f.mention.count != 1 for f in group)


def _likeness(material: Material, head: Sequence[Facts], body: Sequence[Facts]) -> float:
    """How well a headline fits a happening of the body; 0 where it does not."""
    alike = tolls_agree(head, body)
    if alike is False or apart(material, body, head, tied=True):
        return 0
    # What only points back says little of the type: a raid of which somebody "speaks of an attack" is no clash.
    firm = [f for f in body if not f.mention.weak] or body
    types = any(compatible(f.mention, h.mention) for f in firm for h in head)
    outcome = all(h.mention.strength == "result" for h in head)
    deadly = all(f.mention.type in DEADLY for f in (*head, *body))
    if not types and not (deadly and (alike or outcome)):
        return 0
    places = [same_place(p, q) for f in body for p in f.places for h in head for q in h.places]
    return 1 + types + 3.0 * bool(alike) + 2.0 * (True in places)


# --- what did not come about, and how it ended ---


def _is_kept_from(material: Material, groups: Groups, facts: Sequence[Facts], k: int) -> bool:
    """ "Found a bomb. It was set to explode at noon": no more than what was made safe was for."""
    group = _of(facts, groups[k])
    if not group or not all(_is_mere_blast(material, f) for f in group):
        return False
    safe = [f for g in groups for f in _of(facts, g) if f.mention.type == "DISR_WEAP"]
    return bool(safe) and _near(safe, group)


def _is_mere_blast(material: Material, fact: Facts) -> bool:
    """ "Was to explode", "before it went off": nobody and nothing is told beside it; "it could have killed dozens"."""
    own = fact.mention
    outcome = own.strength == "result"
    roles = ("actor",) if outcome else ("actor", "recipient", "victim")
    sides = (material.parse.tokens[a.head] for a in own.of(*roles))
    bare = not fact.tolls and all(t.pos == "PRON" for t in sides)
    verb = material.parse.tokens[own.token].pos == "VERB"
    return bare and verb and (outcome or own.type in BLASTS) and own.happened in OPEN | {"foiled"}


def _is_how_it_ended(material: Material, first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    """ "Hijacked a ferry. The hijackers surrendered", "a ministry agreed to free nine", "they were rescued"."""
    if not first or not second or not all(_may_end_it(material, f) for f in second):
        return False
    begun = min(f.mention.token for f in first)
    deed = any(f.mention.type in ENDED and is_deed(f) for f in first)
    later = all(f.mention.token > begun and f.mention.news == first[0].mention.news for f in second)
    taken = any(f.mention.type == "ABDUCT_DISSAP" for f in first)
    return deed and later and all(_gives_up(material, first, f, taken=taken) for f in second)


def _may_end_it(material: Material, fact: Facts) -> bool:
    """ "Agreed to release", "surrendered to", "were rescued": no accord, truce or relief is named."""
    own = fact.mention
    verb = material.parse.tokens[own.token]
    consents = own.type == "AGREEMENT" and own.strength == "context"
    return verb.pos == "VERB" and (consents or (own.type == "AID" and verb.lemma in phrases()["rescues"]))


def _gives_up(material: Material, first: Sequence[Facts], fact: Facts, *, taken: bool) -> bool:
    """Whether those who did a deed give up, or anybody consents where people were taken."""
    parse = material.parse
    if fact.mention.type == "AID":
        return taken and _are_those_taken(parse, first, fact)
    if parse.tokens[fact.mention.token].lemma not in phrases()["gives_up"]:
        return taken and _concedes(material, fact)
    own = {a.head for f in first for a in f.mention.of("actor")}
    acting = [parse.tokens[a.head] for a in fact.mention.of("actor")]
    return all(t.i in own or t.pos == "PRON" or is_definite(parse, t) for t in acting)


def _are_those_taken(parse: Parse, first: Sequence[Facts], fact: Facts) -> bool:
    """ "They were rescued", "the hostages", "three of the nuns": and not "twenty other captives"."""
    hit = {h for f in first for h in f.hit}
    whom = [parse.tokens[a.head] for a in fact.mention.of("recipient", "victim")]
    known = (t.pos == "PRON" or t.lemma.lower() in hit or is_definite(parse, t) for t in whom)
    return bool(whom) and all(known) and not is_new(parse, fact.mention)


def _concedes(material: Material, fact: Facts) -> bool:
    """ "Agreed to release nine", "to the demands", "the ministry agreed": and not "agreed in X to withdraw troops"."""
    parse, verb = material.parse, fact.mention.token
    to = [n for t in parse.children(verb, "prep") for n in parse.children(t.i, "pobj")]
    given = any(t.lemma in phrases()["concedes"] for t in (*to, *parse.children(verb, "xcomp", "advcl")))
    return given or not (fact.places or fact.days)


# --- what is part of a raid ---


def _is_part(material: Material, groups: Groups, facts: Sequence[Facts], i: int, k: int) -> bool:
    """Whether the second group only tells more of the first: "killed nine and burned houses", a drone of the salvo."""
    first, second = _of(facts, groups[i]), _of(facts, groups[k])
    if not first or not second:
        return False
    if _is_search(material, first, second):
        told = {f.mention.sentence for f in first} & {f.mention.sentence for f in second}
        return _same_hands(first, second) and (bool(told) or not apart(material, first, second))
    close = _is_close(material, first, second)
    for is_one, anywhere, tied in _SORTS:
        if (close or anywhere) and is_one(material, first, second):
            return not apart(material, first, second, tied=tied)
    return False


def _is_close(material: Material, first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    """Whether a group is told so near another, or by such words, that it may be part of it."""
    bare = not any(f.places or f.days or f.mention.of("actor") for f in second)
    near = _near(first, second, 1 + bare)
    return near or _is_headline(material, first) or _by_the_known(material, second)


def _is_of_the_salvo(material: Material, first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    """ "Nine drones were shot down", of those sent: no rifles seized after a shooting, nor what the senders stop."""
    begun = min(f.mention.sentence for f in first)
    sent = [f for f in first if f.mention.type in FROM_AFAR]
    by = frozenset().union(*(f.doers for f in sent))
    caught = all(
        f.mention.type == "DISR_WEAP" and f.mention.sentence >= begun and not f.doers & by for f in second
    )
    return caught and any(is_salvo(material.parse, sent, f.mention) for f in second)


def _is_of_the_raid(material: Material, first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    """ "Burned houses", by the same hands and then."""
    if not _tells_parts(first, second) or _by_others(first, second):
        return False
    later = any(
        _came_later(material, f) or (_is_another(material, f) and not _opened_by(material, first, f))
        for f in second
    )
    return not later and _same_hands(first, second)


def _opened_by(material: Material, first: Sequence[Facts], fact: Facts) -> bool:
    """ "In another attack, two were abducted": what the sentence opens with is that very deed."""
    tokens = material.parse.tokens
    return any(fact.mention.id in f.mention.ties and tokens[f.mention.token].dep == "pobj" for f in first)


def _is_retreat(_: Material, first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    """ "After two days of fighting the rebels withdrew": how a fight ended."""
    fought = any(f.mention.type in FOUGHT and f.mention.strength != "result" for f in first)
    return fought and all(f.mention.type == "NON_VIOL_TERRIT_TRANSFER" for f in second)


# What may end with one side leaving the place.
FOUGHT = HARMING | (TERRITORY - {"NON_VIOL_TERRIT_TRANSFER"})


def _is_made_safe(material: Material, first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    """ "A letter bomb arrived. Experts defused the device": the one that was told of."""
    begun = min(f.mention.sentence for f in first)
    own = {f.mention.token for f in first}
    return any(f.mention.type in LEFT for f in first) and all(
        f.mention.type == "DISR_WEAP" and f.mention.sentence >= begun and _is_of_it(material.parse, f, own)
        for f in second
    )


def _is_of_it(parse: Parse, fact: Facts, own: Collection[int]) -> bool:
    """ "A [car bomb] was found", "it was defused", "the device": and not "the second bomb"."""
    verb = parse.tokens[fact.mention.token]
    what = parse.children(verb.i, "dobj", "nsubjpass")
    # "It did not go off and was defused".
    what = what or (parse.children(verb.head, "nsubj", "nsubjpass") if verb.dep == "conj" else [])
    ranked = any(t.lower in phrases()["anew"] for n in what for t in parse.children(n.i, "amod"))
    return not ranked and any(t.i in own or t.pos == "PRON" or is_known(parse, t) for t in what)


def _is_owned_up_to(material: Material, first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    """ "Police defused a bomb. A group claimed responsibility for the bombing": what was to come of the bomb."""
    safe = [f.mention for f in first if f.mention.type == "DISR_WEAP"]
    if not safe or len(safe) < len(first) or not all(f.mention.type in VIOLENCE for f in second):
        return False
    claimed = {m for c in material.claims if c.about == "responsibility" for m in c.mentions}
    told = max(m.sentence for m in safe)
    return any(a.detail in SET for m in safe for a in m.of("weapon")) and all(
        told < f.mention.sentence <= told + OWNED_REACH
        and f.mention.id in claimed
        and _only_points(material, f)
        for f in second
    )


def _only_points(material: Material, fact: Facts) -> bool:
    """ "The bombing", "this act": a noun for what was told, and nothing more of it."""
    noun = material.parse.tokens[fact.mention.token]
    bare = not (fact.places or fact.days or fact.tolls or fact.struck or fact.hit)
    return bare and noun.pos == "NOUN" and is_definite(material.parse, noun)


# What is set to go off, of which somebody may say that it was his.
SET = frozenset({"explosive", "incendiary"})
# So many sentences on somebody says so.
OWNED_REACH = 3
# What somebody may find and make safe.
LEFT = BLASTS | {"DISR_WEAP", "GRENADE"}
# What those may give up who did it.
ENDED = HARMING | TAKEN | {"ABDUCT_DISSAP"}


def _is_occupation(material: Material, first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    """ "Occupied an office, seizing two hostages": no ground is gained by those who hold people in a house."""
    held = any(f.mention.type == "ABDUCT_DISSAP" for f in first)
    houses = (a.head for f in second for a in f.mention.of("recipient"))
    named = (m for i in houses if (m := material.parse.mention_at(i)))
    taken = all(f.mention.type == "NON_STATE_ACTOR_OVERTAKES_TER" for f in second)
    there = [same_place(p, q) for f in first for p in f.places for s in second for q in s.places]
    house = taken and all(m.kind != "place" for m in named) and (True in there or not there)
    return held and house and _same_hands(first, second)


def _is_prelude(material: Material, first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    """ "Gunmen stormed a hotel after a bomb went off at its gate", "blew himself up after a shootout": one assault."""
    deeds, others = (
        [f for f in facts if f.mention.strength != "result" and not f.mention.weak]
        for facts in (first, second)
    )
    pairs = [(f.mention, o.mention) for f in deeds for o in others]
    joined = any(comes_with(material.parse, *p) or comes_with(material.parse, *p[::-1]) for p in pairs)
    told = [f.mention for f in (*deeds, *others)]
    shots = any(material.parse.tokens[m.token].lemma in phrases()["gunfight"] for m in told)
    blast = any(m.type in BLASTS for m in told) and not any(_is_of_forces(f) for f in (*deeds, *others))
    at_hand = all(m.type in ASSAULT | TAKEN | PARTS for m in told) and not any(
        f.places or f.days for f in second
    )
    return joined and at_hand and (shots or blast)


# What those may do one after the other who come to kill.
ASSAULT = frozenset({"ATTACK", "ARMED_CLASH", "GRENADE", "REM_EXPLOS", "SUIC_BOMB"})


def _is_of_forces(fact: Facts) -> bool:
    """ "Soldiers opened fire after a bomb hit them": what forces did is theirs; of a fight they are one side."""
    return fact.mention.type != "ARMED_CLASH" and bool(fact.doers & phrases()["state_force"])


def _is_shot_after(material: Material, first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    return not any(_is_of_forces(f) for f in second) and is_shot_after(material, first, second)


def _tells_parts(first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    """ "Burned six lorries", with or without those who died of it, beside what may have burned them.

    "Abducted a judge and burned his car": told in one sentence.
    """
    parts = [f for f in second if f.mention.type in WHOLES]
    breath = {f.mention.sentence for f in parts}
    told = {f.mention.type for f in first if f.mention.type in HARMING or f.mention.sentence in breath}
    own = all(f in parts or f.mention.strength == "result" for f in second)
    return bool(parts) and own and all(told & WHOLES[f.mention.type] for f in parts)


def _is_wreck(material: Material, first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    """ "Killed ten and destroyed two tanks": what an attack destroys beside is its damage."""
    ids, tokens = {f.mention.id for f in first}, {f.mention.token for f in first}
    return any(f.mention.type in HARMING for f in first) and all(
        f.mention.type == "DISR_WEAP"
        and (verb := material.parse.tokens[f.mention.token]).lemma == "destroy"
        and (
            set(f.mention.ties) & ids
            or any(f.mention.id in g.mention.ties for g in first)
            or (verb.dep == "conj" and verb.head in tokens)
        )
        for f in second
    )


def _are_spoils(material: Material, first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    """ "Six fell in a clash. Two rifles were recovered", "arrested two men and seized a pistol": part of the deed."""
    fight = any(f.mention.type in HARMING for f in first) and _killed(first)
    fight = fight or any(f.mention.type == "ARREST" for f in first)
    begun = min(f.mention.sentence for f in first)
    return (
        fight
        and all(f.mention.sentence >= begun for f in second)
        and _near(first, second, SPOILS_REACH)
        and all(
            f.mention.type == "DISR_WEAP" and material.parse.tokens[f.mention.token].lemma in RECOVERING
            for f in second
        )
    )


def _killed(group: Sequence[Facts]) -> bool:
    return any(kind == "killed" for f in group for kind, _, _ in f.tolls)


# What was found is often told last.
SPOILS_REACH = 3
# How weapons are taken from those who fell.
RECOVERING = frozenset(
    {"capture", "collect", "confiscate", "discover", "find", "recover", "retrieve", "seize"}
)
# How those come who only take people along.
SEARCHES = frozenset({"raid", "search", "storm", "sweep"})


def _is_search(material: Material, first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    """ "Police raided seven flats, broke the doors and arrested four men": how those came who took people along."""
    seized = all(f.mention.type in TAKING for f in first)
    raids = [f for f in second if material.parse.tokens[f.mention.token].lemma in SEARCHES]
    beside = (
        f.mention.type == "PROPERTY_DISTRUCT" or f.mention.strength == "result"
        for f in second
        if f not in raids
    )
    return seized and bool(raids) and all(beside) and not _killed(second)


def _near(first: Sequence[Facts], second: Sequence[Facts], within: int = 1) -> bool:
    return any(abs(f.mention.sentence - s.mention.sentence) <= within for f in first for s in second)


def _by_the_known(material: Material, group: Sequence[Facts]) -> bool:
    """ "Before they left, the attackers set fire to": who did what was told before."""
    acting = [a for f in group for a in f.mention.of("actor")]
    known = {t.i for f in group for t in _known_doers(material, f)}
    return bool(acting) and all(a.head in known for a in acting)


def _known_doers(material: Material, fact: Facts) -> list[Token]:
    """ "the attackers", among those who act."""
    parse = material.parse
    acting = [parse.tokens[a.head] for a in fact.mention.of("actor")]
    return [
        t
        for t in acting
        if t.lemma in phrases()["doer"] and any(d.lower == "the" for d in parse.children(t.i, "det"))
    ]


def _goes_on(material: Material, first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    """ "Troops exchanged fire with the attackers": what those met who came with the deed told before."""
    deed = any(f.mention.type in HARMING for f in first)
    return deed and all(f.mention.type == "ARMED_CLASH" and _known_doers(material, f) for f in second)


def _breaks_out(material: Material, first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    """ "Ambushed a convoy. A firefight followed": what ensues, with no side, place or day of its own."""
    deed = any(f.mention.type in HARMING for f in first)
    fights = [f for f in second if f.mention.strength != "result"]
    bare = not any(f.places or f.days or f.mention.of("actor") for f in fights)
    return deed and bool(fights) and bare and all(_ensues(material, f) for f in fights)


def _is_fired_amid(material: Material, first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    """ "Clashes broke out. Shells fell on houses", "accused them of the shooting": of the fight, by nobody named."""
    fight = any(f.mention.type == "ARMED_CLASH" and f.mention.strength != "result" for f in first)
    bare = not any(f.places or f.days or f.tolls or f.mention.of("actor") for f in second)
    return fight and bare and all(_is_fire(material, f.mention) for f in second)


def _is_fire(material: Material, mention: EventMention) -> bool:
    noun = material.parse.tokens[mention.token]
    return mention.type == "ART_MISS_ATTACK" or (noun.pos == "NOUN" and noun.lemma in phrases()["shots"])


def _ensues(material: Material, fact: Facts) -> bool:
    verb = material.parse.verb_over(fact.mention.token)
    return fact.mention.type == "ARMED_CLASH" and verb is not None and verb.lemma in phrases()["comes_about"]


def _is_another(material: Material, fact: Facts) -> bool:
    """ "A mob also burned the market"; not "the attackers also burned the market"."""
    return is_new(material.parse, fact.mention) and not _by_the_known(material, [fact])


def _came_later(material: Material, fact: Facts) -> bool:
    """ "later kidnapped a judge": a deed of another hour."""
    return any(t.lower in LATER for t in material.parse.children(fact.mention.token, "advmod"))


def _by_others(first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    """ "Settlers burned cars. The army dispersed a crowd": what others did than the forces that came is theirs."""
    forces, others = (doers(facts) for facts in (first, second))
    of_state = phrases()["state_force"]
    return bool(forces and others) and forces <= of_state and not others & (of_state | phrases()["doer"])


def _same_hands(first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    """Whether nobody else is named as the one who did the second."""
    actors, others = ({a for f in facts for a in f.actors} for facts in (first, second))
    return not others or not actors or bool(actors & others)


# What may be part of another happening: the test, whether it may be told anywhere, whether the words tie the two.
_SORTS: tuple[tuple[Callable[[Material, Sequence[Facts], Sequence[Facts]], bool], bool, bool], ...] = (
    (_are_spoils, True, True),
    (_is_retreat, True, False),
    (_is_of_the_salvo, True, True),
    (is_second_blow, True, True),
    (_is_shot_after, True, True),
    (_is_wreck, False, True),
    (_is_made_safe, False, True),
    (_is_owned_up_to, True, True),
    (_is_occupation, False, True),
    (_goes_on, False, True),
    (_breaks_out, False, False),
    (_is_fired_amid, False, True),
    (_is_prelude, False, False),
    (_is_of_the_raid, False, False),
)


# --- one happening told twice ---


def _told_again(material: Material, groups: Groups, facts: Sequence[Facts], i: int, k: int) -> bool:
    """Whether two groups tell of one happening: of one type at one place on one day, or with one toll there.

    The toll of the headline is enough: it heads the report for its own news.
    """
    first, second = _of(facts, groups[i]), _of(facts, groups[k])
    if _only_denied(material, first, second) or (
        _near(first, second) and _only_denied(material, second, first)
    ):
        return True
    if _adds_up(first, second) or _retold(material, first, second):
        return True
    if any(is_new(material.parse, f.mention) for f in second) or apart(material, first, second):
        return False
    places = [same_place(p, q) for f in first for p in f.places for s in second for q in s.places]
    days = [same_day(d, e) for f in first for d in f.days for s in second for e in s.days]
    types = any(compatible(f.mention, s.mention) for f in first for s in second)
    deadly = all(f.mention.type in DEADLY for f in (*first, *second))
    headed = [f for f in first if _in_headline(material, f)]
    if deadly and _one_toll(first, second) and (True in places or True in days or _one_toll(headed, second)):
        return True
    return types and True in places and True in days and tolls_agree(first, second) is not False


def _only_denied(material: Material, first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    """ "Dismissed reports that a market was hit": what is only denied, and set nowhere else, is what is told beside."""
    denied = {m for c in material.claims if c.stance == "denies" for m in c.mentions}
    told = [p for f in first for p in (f.places or f.scene)]
    there = all(any(same_place(p, q) for q in told) for f in second for p in f.places)
    bare = there and not any(f.days or f.tolls for f in second)
    # "Denied targeting civilians and said it hit a depot": what else it says of that.
    beside = {f.mention.sentence for f in second if f.mention.id in denied}
    said = bool(beside) and all(f.mention.sentence in beside and f.mention.type in VIOLENCE for f in second)
    news = any(f.mention.news and f.mention.type in VIOLENCE and f.mention.id not in denied for f in first)
    return bare and said and news


def _retold(material: Material, first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    """ "The toll of the attack on the village rose. Gunmen had stormed the village on Sunday": how the news was done.

    What a verb or a day of its own tells as news is no attack that was told of before.
    """
    parse = material.parse
    deeds = [f.mention for f in first if is_deed(f)]
    named = all(m.news and parse.tokens[m.token].pos == "NOUN" and not is_indefinite(parse, m) for m in deeds)
    bare = not any(f.days for f in first) and not any(f.mention.news or f.places for f in second)
    if not (named and bare) or not _near(first, second) or tolls_agree(first, second) is False:
        return False
    published, days = material.report.published, [d for f in second for d in f.days]
    return (
        bool(published and days)
        and not any(is_long_before(d, published or "") for d in days)
        and all(_is_of_known(parse, f) for f in second if is_deed(f))
        and any(types_fit(f.mention.type, s.mention.type) for f in first for s in second)
    )


def _is_of_known(parse: Parse, fact: Facts) -> bool:
    """ "Had stormed the village", "атаковал город": what was told of, and not "in another attack", "a village"."""
    struck = (parse.tokens[a.head] for a in fact.mention.of("recipient", "victim"))
    return all(is_definite(parse, n) for n in struck) and not is_new(parse, fact.mention)


def _adds_up(first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    """ "22 died in X. One drone killed 17 at a market, another five at a well": who a lead's dead were, in one town."""
    parts = [low for f in second for kind, low, high in f.tolls if kind == "killed" and low == high]
    whole = {low for f in first for kind, low, _ in f.tolls if kind == "killed"}
    if len(parts) < 2 or sum(low or 0 for low in parts) not in whole or not _near(first, second, ADDED_REACH):
        return False
    types = any(types_fit(f.mention.type, s.mention.type) for f in first for s in second)
    sites = [p for f in second for p in f.places]
    towns = [p for f in first for p in f.places if not is_wide(p)]
    return (
        types and bool(towns) and all(same_place(p, q) is not False for p in sites for q in (*sites, *towns))
    )


# So many sentences on, a lead says how its dead fell.
ADDED_REACH = 2


def _one_toll(first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    """Whether both give the same figure, of more than one person."""
    both = {t for f in first for t in f.tolls} & {t for f in second for t in f.tolls}
    return any((low or 0) > 1 for _, low, _ in both)

"""extract: from a parse to event mentions and reported tolls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from dateline.extract.arguments import LANDING, Layout, arguments, places, ties
from dateline.extract.asides import is_aside
from dateline.extract.context import Context
from dateline.extract.entries import entered
from dateline.extract.factuality import (
    explains,
    happened,
    history,
    is_background,
    is_recalled,
    leaves_no_sign,
)
from dateline.extract.frame import remembered
from dateline.extract.participants import after, agents, core
from dateline.extract.running import calls_it, is_ranking
from dateline.extract.times import is_counted, times
from dateline.extract.tolls import tolls
from dateline.extract.triggers import KILLING, Found, sides, triggers
from dateline.knowledge.coreference import antecedent, described
from dateline.knowledge.cues import cues, phrases
from dateline.knowledge.entities import EntityTable
from dateline.knowledge.lexicon import Lexicon
from dateline.knowledge.ontology import STATE_KINDS
from dateline.records.claims import LOOSE, SIDES, Argument, EventMention, TollMention
from dateline.records.parse import Parse, Token

__all__ = ["extract"]

# A definite noun with nothing of its own points back to a mention before it: "the attack", "that strike".
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "such", "both"})


# What a definite noun has of its own; a time that only stands near is none of these.
OWN = ("place", "time", "recipient", "victim")
# Things that are struck one by one: "six bases were hit" are six happenings.
THINGS = frozenset({"base", "territory"})


def extract(
    parse: Parse, lexicon: Lexicon, table: EntityTable, *, published: str | None = None
) -> tuple[tuple[EventMention, ...], tuple[TollMention, ...]]:
    """The event mentions of a text in order, and the tolls it reports; `published` is the report's day, if known."""
    context = Context.of(parse, lexicon, table)
    layout = Layout.of(context, triggers(context))
    past = history(parse, lexicon) | remembered(parse, lexicon)
    year = int(published[:4]) if published else None
    where, when = places(layout), times(layout)
    mentions = tuple(
        _mention(layout, k, [*where.get(k, ()), *when.get(k, ())], year, past)
        for k in range(len(layout.found))
    )
    mentions = tuple(_pointing_back(parse, m, mentions) for m in mentions)
    mentions = tuple(_news_or_had_been(parse, m, mentions) for m in mentions)
    mentions = _by_suicide(context, mentions)
    mentions = tuple(_on_protest(context, m, mentions) for m in mentions)
    mentions = tuple(_with_joined(parse, m, mentions) for m in mentions)
    mentions = tuple(_dated_by_tied(m, mentions) for m in mentions)
    mentions = tuple(_news_or_outcome(parse, m, mentions) for m in mentions)
    mentions = tuple(_news_or_recalled(parse, m, mentions) for m in mentions)
    mentions = entered(context, mentions, published)
    mentions = tuple(_news_or_known(m, mentions[:k]) for k, m in enumerate(mentions))
    mentions = tuple(_news_or_object(parse, m, mentions) for m in mentions)
    mentions = tuple(_news_or_flight(parse, m, mentions) for m in mentions)
    counted = tolls(parse, mentions, lexicon)
    mentions = _retold(parse, mentions, counted)
    running = {t.mention for t in counted if t.total} - {t.mention for t in counted if not t.total}
    below = {m.id for m in mentions if _is_counted_in(parse, m, [r for r in mentions if r.id in running])}
    return tuple(replace(m, news=m.news and m.id not in running | below) for m in mentions), counted


def _pointing_back(parse: Parse, mention: EventMention, mentions: tuple[EventMention, ...]) -> EventMention:
    """ "Baro saldırıyı kınadı", "осудили нападение": where nouns have no article, a bare one of what is told."""
    token = parse.tokens[mention.token]
    told = mention.news and not mention.weak and mention.type in VIOLENT
    if not (parse.glossed and told and token.tag == "NN"):
        return mention
    own = mention.of("actor", *OWN) or parse.child(token.i, "det", "poss", "amod", "compound")
    if own or not _is_spoken_of(parse, token) or len(core(parse, token)) > 1:
        return mention
    weak = any(m.type in VIOLENT and m.sentence != mention.sentence for m in mentions)
    return replace(mention, weak=weak, happened="actual" if _has_a_doer(parse, token) else mention.happened)


def _is_spoken_of(parse: Parse, noun: Token) -> bool:
    """What somebody condemns or claims, what something is of, or responsibility for."""
    above = parse.head(noun)
    if noun.dep in ("poss", "pobj"):
        return noun.dep == "poss" or above.lower == "of" or parse.head(above).lemma == "responsibility"
    return (above.lemma, "v") in cues()


def _has_a_doer(parse: Parse, noun: Token) -> bool:
    """ "Saldırının failleri bulunacak": what somebody has done is not to come."""
    owned = parse.head(noun) if noun.dep == "poss" else parse.head(parse.head(noun))
    return noun.dep in ("poss", "pobj") and owned.lemma in phrases()["doer"]


def _news_or_had_been(
    parse: Parse, mention: EventMention, mentions: tuple[EventMention, ...]
) -> EventMention:
    """ "Nobody owned up. On Sunday two had been hurt by a grenade": no background where it is all that is told.

    "In the raid two had been hurt on Sunday" tells more of what is known.
    """
    if not mention.news or not is_recalled(parse, parse.tokens[mention.token]):
        return mention
    beside = [m for m in mentions if m.sentence == mention.sentence]
    times = [t for m in beside for a in m.of("time") for t in parse.timexes_in(a.span)]
    known = any(mention.id in m.ties and _is_known(parse, m) for m in beside)
    deeds = (m for m in mentions if m.sentence < mention.sentence and m.news and not m.weak)
    new = known or not any(m.type in VIOLENT for m in deeds)
    return replace(mention, news=new and any(t.is_of_the_week for t in times))


def _is_known(parse: Parse, mention: EventMention) -> bool:
    return any(t.lower in DEFINITE for t in parse.children(mention.token, "det"))


# So many sentences on a report may say of a blast that somebody wore the bomb.
WORN = 2


def _by_suicide(context: Context, mentions: tuple[EventMention, ...]) -> tuple[EventMention, ...]:
    """ "A blast killed two. Parts of the suicide bomber were found": of a blast what the next sentences know of it."""
    told = {m.sentence for m in mentions}
    worn = {
        context.parse.tokens[i].sentence for i, w in context.weapons.items() if w.type == "SUIC_BOMB"
    } - told
    return tuple(
        replace(m, type="SUIC_BOMB")
        if m.type == "REM_EXPLOS" and worn & set(range(m.sentence + 1, m.sentence + WORN + 1))
        else m
        for m in mentions
    )


def _on_protest(context: Context, mention: EventMention, mentions: tuple[EventMention, ...]) -> EventMention:
    """ "Two protesters died when police opened fire": of an attack by forces on whom it fell tells what it was.

    "Fired tear gas and live rounds, killing two": so does that it killed.
    """
    outcomes = [
        m
        for m in mentions
        if m.strength == "result" and (m.id in mention.ties or mention.id in m.ties) and m.of("victim")
    ]
    if mention.type == "PROTEST_WITH_INTER" and any(
        context.parse.tokens[m.token].lemma in KILLING for m in outcomes
    ):
        return replace(mention, type="FORCE_AGAINST_PROTEST")
    if mention.type != "ATTACK" or mention.strength == "result" or not outcomes:
        return mention
    parts = (*mention.of("actor"), *(a for m in outcomes for a in m.of("victim")))
    kind = _shifted(context, "ATTACK", parts)
    return replace(mention, type=kind) if kind == "FORCE_AGAINST_PROTEST" else mention


def _is_counted_in(parse: Parse, mention: EventMention, running: list[EventMention]) -> bool:
    """ "In two years 200 were killed in attacks": what a running total was counted in has no day of its own."""
    above = {t.i for t in parse.ancestors(mention.token)}
    tied = any(m.id in mention.ties and m.token in above for m in running)
    return tied and not mention.of("time")


def _with_joined(parse: Parse, mention: EventMention, mentions: tuple[EventMention, ...]) -> EventMention:
    """ "seized and shot in 2031": what is joined to a verb shares its place, its time and its background."""
    by_token = {m.token: m for m in mentions}
    token = parse.tokens[mention.token]
    joined = [t.i for t in parse.children(token.i, "conj") if not parse.child(t.i, "nsubj", "nsubjpass")]
    joined += [token.head] if token.dep == "conj" and not parse.child(token.i, "nsubj", "nsubjpass") else []
    others = [by_token[i] for i in joined if i in by_token]
    lent = [a for o in others for role in ("place", "time") if not mention.of(role) for a in o.of(role)]
    return replace(
        mention, news=mention.news and all(o.news for o in others), arguments=(*mention.arguments, *lent)
    )


def _news_or_outcome(parse: Parse, mention: EventMention, mentions: tuple[EventMention, ...]) -> EventMention:
    """ "A year ago rebels had raided X, [killing] nine", "the bombing of 2029 in which 22 [died]": no news either."""
    deeds = {m.token: m for m in mentions if m.type in VIOLENT and m.strength != "result"}
    led = next((deeds[t.i] for t in _above(parse, mention.token) if t.i in deeds), None)
    if led is None or mention.strength != "result":
        old = _led_to_the_old(parse, mention, mentions) or _left_by_the_old(parse, mention, mentions)
        return replace(mention, news=mention.news and not old)
    return replace(mention, news=mention.news and led.news)


def _above(parse: Parse, token: int) -> Iterator[Token]:
    """What a word hangs on; a relative clause also on what the noun before it is of: "two months of clashes that"."""
    word = parse.tokens[token]
    if word.dep == "relcl":
        of = (t for t in parse.children(word.head, "prep") if t.lower == "of" and t.i < token)
        yield from (noun for t in of for noun in parse.children(t.i, "pobj"))
    yield from parse.ancestors(token)


def _left_by_the_old(parse: Parse, mention: EventMention, mentions: tuple[EventMention, ...]) -> bool:
    """ "Have carried out six attacks since May, [killing] 40": what is left by what is no news.

    So is what "two months of clashes have left".
    """
    causes = [
        m for m in mentions if m.strength != "result" and (m.id in mention.ties or mention.id in m.ties)
    ]
    old = bool(causes) and not any(m.news for m in causes)
    subject = parse.child(mention.token, "nsubj", "nsubjpass")
    of_them = subject is not None and any(parse.head(parse.tokens[m.token]).head == subject.i for m in causes)
    told = bool(mention.of("time")) or (subject is not None and not of_them)
    return mention.strength == "result" and old and not told


def _led_to_the_old(parse: Parse, mention: EventMention, mentions: tuple[EventMention, ...]) -> bool:
    """ "A week after five were killed in an [air strike]": how those died of whom no news tells."""
    token = parse.tokens[mention.token]
    article = parse.child(token.i, "det", "poss")
    past = {m.token for m in mentions if m.strength == "result" and not m.news and m.id in mention.ties}
    new = token.pos == "NOUN" and (article is None or article.lower in ("a", "an", "another"))
    verb = parse.head(parse.head(token))
    had = any(t.lower == "had" for t in parse.children(verb.i, "aux"))
    return new and (had or not mention.of("time")) and verb.i in past


def _hangs_elsewhere(parse: Parse, token: Token, place: Argument) -> bool:
    """ "Called the blast an act planned in X": of a known happening X is no place, if it hangs on another verb."""
    verb, known = parse.verb_over(token.i), parse.child(token.i, "det", "poss")
    if token.pos != "NOUN" or verb is None or known is None or known.lower not in DEFINITE:
        return False
    above = [*parse.ancestors(place.head)]
    return token not in above and parse.verb_over(place.head) != verb


def _dated_by_tied(mention: EventMention, mentions: tuple[EventMention, ...]) -> EventMention:
    """ "On Friday she saw men hurt in Tuesday's raid": a day that only stands near gives way to that of the raid."""
    near = (m for m in mentions if m.id in mention.ties or mention.id in m.ties)
    firm = any(a.detail != LOOSE for m in near for a in m.of("time"))
    loose = [a for a in mention.of("time") if a.detail == LOOSE] if firm else []
    return replace(mention, arguments=tuple(a for a in mention.arguments if a not in loose))


def _news_or_recalled(
    parse: Parse, mention: EventMention, mentions: tuple[EventMention, ...]
) -> EventMention:
    """ "Had already been raided in August, when seven died", "had died as shells fell": more of what is recalled.

    "It came days after a raid on X left three dead": so does what hangs on the verb beside it.
    """
    recalled = [m for m in mentions if m.id in mention.ties and not m.news]
    past = {m.token for m in recalled}
    word = parse.tokens[mention.token]
    # "Had fired on a crowd when a bomb killed two": that came then; "had died when" is what they died of.
    harmed = word.dep == "advcl" and any(m.token == word.head and m.strength == "result" for m in recalled)
    when = harmed and any(t.lower in WHEN for t in parse.children(word.i, "mark", "advmod"))
    more = when or (word.dep == "relcl" and past & {t.i for t in parse.ancestors(mention.token)})
    led = word.dep == "advcl" and any(
        parse.tokens[i].dep == "pobj" and parse.head(parse.head(parse.tokens[i])).i == word.head for i in past
    )
    # "Had attacked X on Thursday, beheading two".
    going_on = word.tag == "VBG" and word.dep == "advcl" and word.head in past
    return replace(mention, news=mention.news and not (more or led or going_on))


WHEN = frozenset({"as", "when"})


def _retold(
    parse: Parse, mentions: tuple[EventMention, ...], counted: tuple[TollMention, ...]
) -> tuple[EventMention, ...]:
    """ "A day after three were killed there. A protest against the killing of the three": no more news than before."""
    tolls: dict[int, set[tuple[str, int | None, int | None]]] = {}
    for t in counted:
        if t.mention is not None:
            tolls.setdefault(t.mention, set()).add((t.kind, t.low, t.high))
    result: list[EventMention] = []
    for m in mentions:
        own = tolls.get(m.id, set())
        before = [b.news for b in result if own and own & tolls.get(b.id, set())]
        known = m.news and before and not any(before) and _of_the_known(parse, m)
        result.append(replace(m, news=False) if known else m)
    return tuple(result)


def _of_the_known(parse: Parse, mention: EventMention) -> bool:
    """ "The killing of the three": a noun, and those who have been told of."""
    whom = mention.of("recipient", "victim")
    known = (t.lower in DEFINITE for a in whom for t in parse.children(a.head, "det"))
    return parse.tokens[mention.token].pos == "NOUN" and any(known)


# What is spoken of as known: a standing agreement, a withdrawal that only ends a raid.
KNOWN = frozenset({"AGREEMENT", "NON_VIOL_TERRIT_TRANSFER"})


def _news_or_known(mention: EventMention, before: tuple[EventMention, ...]) -> EventMention:
    """ "The truce was not ours to break", "died in the retreat": what no word before told of is no news of its own."""
    known = mention.type in KNOWN and mention.weak
    if not known or any(m.type == mention.type for m in before):
        return mention
    return replace(mention, news=False)


def _news_or_object(parse: Parse, mention: EventMention, mentions: tuple[EventMention, ...]) -> EventMention:
    """ "Last week they had agreed a ceasefire": what one does that is no news is none either, where both are one."""
    token = parse.tokens[mention.token]
    if not mention.news or token.dep not in ("dobj", "nsubjpass"):
        return mention
    verb = next((m for m in mentions if m.token == token.head and m.type == mention.type), None)
    return replace(mention, news=verb is None or verb.news)


def _news_or_flight(parse: Parse, mention: EventMention, mentions: tuple[EventMention, ...]) -> EventMention:
    """ "Hundreds fled their homes": beside what they fled from it is what came of that."""
    fled = mention.type == "OTHER" and parse.tokens[mention.token].lemma in FLIGHT
    return replace(
        mention, news=mention.news and not (fled and any(m.news and m.type in VIOLENT for m in mentions))
    )


FLIGHT = frozenset({"flee", "displacement", "exodus", "eviction", "drive"})
VIOLENT = frozenset(
    {"ATTACK", "AIR_STRIKE", "ART_MISS_ATTACK", "REM_EXPLOS", "SUIC_BOMB", "GRENADE", "ARMED_CLASH", "SEX_VIOL",
     "MOB_VIOL", "ABDUCT_DISSAP", "PROPERTY_DISTRUCT", "NON_STATE_ACTOR_OVERTAKES_TER"}
)  # fmt: skip


def _mention(
    layout: Layout, k: int, more: list[Argument], year: int | None, past: frozenset[int]
) -> EventMention:
    context, found = layout.context, layout.found[k]
    token = found.token
    ranked, heard = is_ranking(context.parse, token), _is_heard(context.parse, token)
    kept = [a for a in more if a.role != "place" or not _hangs_elsewhere(context.parse, token, a)]
    unseen, people = leaves_no_sign(context.parse, token), _is_people(context.parse, found)
    parts = (*arguments(layout, k), *(() if ranked or unseen or people else kept))
    return EventMention(
        id=k,
        type=_type(context, found, parts),
        trigger=context.parse.span_of(found.tokens),
        token=token.i,
        sentence=token.sentence,
        arguments=parts,
        happened=happened(context.parse, token, context.lexicon),
        news=not (
            layout.in_reason(token)
            or is_background(context.parse, token, context.lexicon, year, past)
            or is_aside(context.parse, token)
        ),
        count=1 if heard else _count(context, found),
        weak=ranked
        or heard
        or unseen
        or calls_it(context.parse, token)
        or _of_the_dead(context.parse, found)
        or _by_known_weapon(context, found)
        or _by_stray_shot(context.parse, parts)
        or _is_means(context, found)
        or (_points_back(context.parse, found, parts) and not _is_told_motive(layout, token)),
        strength=found.row.strength,
        ties=ties(layout, k),
    )


def _is_people(parse: Parse, found: Found) -> bool:
    """ "One of the wounded died", "had taken in seven injured": those whom what was told had hurt."""
    token, above = found.token, parse.head(found.token)
    if found.row.strength != "result" or not token.lower.endswith("ed"):
        return False
    if token.dep == "acl" and above.pos == "NUM":
        verb = parse.verb_over(above.i)
        return verb is not None and verb.lemma in phrases()["caring"]
    return any(t.lower in DEFINITE for t in parse.children(token.i, "det"))


def _of_the_dead(parse: Parse, found: Found) -> bool:
    """ "Those killed were herders", "those who died had no arms": what was told before, of whom more is said."""
    whom = parse.head(found.token)
    told = found.row.strength == "result" and found.token.dep in ("acl", "relcl") and whom.dep == "nsubj"
    return told and whom.lower == "those" and parse.head(whom).lemma in ("be", "have")


def _by_known_weapon(context: Context, found: Found) -> bool:
    """ "The bombs fell on a school", after "jets hit a camp": what the other side says of the same."""
    subject = context.parse.child(found.token.i, "nsubj")
    if subject is None or found.token.lemma not in LANDING or subject.i not in context.weapons:
        return False
    if context.parse.glossed:
        return False  # there most nouns have an article
    return any(t.lower == "the" for t in context.parse.children(subject.i, "det"))


def _by_stray_shot(parse: Parse, parts: tuple[Argument, ...]) -> bool:
    """ "A girl was hit by a stray bullet": of the shooting that was told."""
    shots = (a.head for a in parts if a.role == "weapon")
    return any(t.lower == "stray" for i in shots for t in parse.children(i, "amod", "compound"))


def _is_means(context: Context, found: Found) -> bool:
    """ "Was hit by a tear gas canister": what a protest was broken up with, told of one of those hurt.

    "Police answered with tear gas" tells how it was broken up.
    """
    means = found.row.type == "PROTEST_WITH_INTER" and found.token.i in context.weapons
    return means and found.token.dep == "pobj" and context.parse.head(found.token).lower != "with"


# What those who keep count may tell of: how many bangs, not how many happenings.
COUNTING = frozenset({"count", "record", "register", "log"})


def _is_heard(parse: Parse, noun: Token) -> bool:
    """ "A neighbour heard two explosions", "six blasts were recorded": how one happening sounded."""
    verb = parse.verb_over(noun.i)
    heard = COUNTING | {"hear"} if noun.lemma in SOUNDS else {"hear"}
    if verb is None or noun.pos != "NOUN" or verb.lemma not in heard:
        return False
    chain = [noun, *takewhile(lambda t: t.i != verb.i, parse.ancestors(noun.i))]
    heard_of = ("dobj", "nsubj", "nsubjpass") if noun.lemma in SOUNDS else ("dobj", "nsubjpass")
    return chain[-1].dep in heard_of and all(t.pos in ("NOUN", "ADP") for t in chain)


def _type(context: Context, found: Found, parts: tuple[Argument, ...]) -> str:
    """The row's type, unless a weapon beside the trigger decides a narrower one, or who acts on whom."""
    kind = found.row.type
    decided = _decided(context, parts)
    if kind in TERRITORY and "PROTEST_WITH_INTER" in decided:
        kind = "PROTEST_WITH_INTER"  # "cleared the road with tear gas"
    if kind in BY_ACTOR and (found.row.actor_decides or found.row.strength == "context"):
        return _shifted(context, _type_by_actor(context, found, parts), parts)
    if found.row.weapon_decides:
        kind = next((t for t in (*FIRST, *decided) if t in decided and t != "ATTACK"), kind)
    # "Guns shelled the town": who shells has guns; "with small arms" is how.
    means = all(context.parse.tokens[a.head].dep in ("pobj", "conj") for a in parts if a.role == "weapon")
    shells = found.token.lemma in phrases()["shelling"] and kind not in decided and means
    if (shells or kind == "REM_EXPLOS") and found.row.weapon_decides and "ATTACK" in decided:
        kind = "ATTACK"  # "shelled the post with small arms", "attacked it with rifles and explosives"
    dropped = found.token.lemma in LANDING and any(
        context.parse.tokens[a.head].lemma == "bomb" for a in parts
    )
    if kind == "REM_EXPLOS" and dropped:
        kind = "AIR_STRIKE"
    if kind == "ATTACK" and found.row.from_the_air and not context.parse.glossed and "ATTACK" not in decided:
        kind = "AIR_STRIKE"  # what other languages call so may as well be shells
    return _shifted(context, kind, parts)


TERRITORY = frozenset({"GOV_REGAINS_TERIT", "NON_STATE_ACTOR_OVERTAKES_TER"})


def _decided(context: Context, parts: tuple[Argument, ...]) -> list[str]:
    """The types that the weapons beside a trigger stand for."""
    used = [context.weapons[a.head] for a in parts if a.role == "weapon" and a.head in context.weapons]
    return [t for w in used if (t := context.lexicon.weapon_type(w))]


# These decide before what brought them: "helicopters dropped chlorine".
FIRST = ("CHEM_WEAP", "SUIC_BOMB")
# People who march are demonstrators, whatever the noun for them.
PROTESTING = frozenset({"march", "protest", "demonstrate", "rally", "gather", "chant"})
CROWDS = ("demonstrator", "mob", "gunman", "rebel")


def _shifted(context: Context, kind: str, parts: tuple[Argument, ...]) -> str:
    """The type that a trigger has once it is known who acts on whom (knowledge/data/shifts.tsv)."""
    acting = [k for a in parts if a.role == "actor" for k in _crowds(context, a)]
    struck = [k for a in parts if a.role in ("recipient", "victim") for k in _crowds(context, a)]
    if kind == "ART_MISS_ATTACK" and any(a.role == "weapon" for a in parts):
        acting = [k for k in acting if k != "gunman"]  # who fires a rocket shells
    shifted = context.lexicon.shifted(kind, acting, struck)
    doers = [context.parse.tokens[a.head] for a in parts if a.role == "actor"]
    kinds = [k for t in doers if (k := _party_kind(context, t))]
    if shifted != "FORCE_AGAINST_PROTEST" or any(k in STATE_KINDS for k in kinds):
        return shifted
    # "Gunmen fired into a crowd": only a state puts down.
    return "ATTACK" if "armed_group" in kinds and kind == shifted else kind


def _crowds(context: Context, argument: Argument) -> list[str]:
    """The kinds of crowd that a noun stands for, or those whom it is made up of: "members of two communities".

    "Gang members" are those of the gang.
    """
    token = context.parse.tokens[argument.head]
    whole = [*after(context.parse, token, "of"), *context.parse.children(token.i, "compound")]
    among = [token, *(whole if token.lemma in MADE_UP else ())]
    marching = any(t.lemma in PROTESTING for t in context.parse.children(token.i, "acl", "relcl"))
    return [
        k
        for k in CROWDS
        if any(context.lexicon.is_kind(k, t) for t in among) or (marching and k == "demonstrator")
    ]


MADE_UP = frozenset({"member", "group", "hundred", "dozen", "score", "thousand", "band"})


# Types that are one act in the hands of a state and another in those of others: (by a state, by others).
BY_ACTOR = {
    "ABDUCT_DISSAP": ("ARREST", "ABDUCT_DISSAP"),
    "ARREST": ("ARREST", "ABDUCT_DISSAP"),
    "GOV_REGAINS_TERIT": ("GOV_REGAINS_TERIT", "NON_STATE_ACTOR_OVERTAKES_TER"),
    "NON_STATE_ACTOR_OVERTAKES_TER": ("GOV_REGAINS_TERIT", "NON_STATE_ACTOR_OVERTAKES_TER"),
}


def _type_by_actor(context: Context, found: Found, parts: tuple[Argument, ...]) -> str:
    """A capture by police or soldiers is an arrest, as is that of an attacker by nobody named."""
    kind, parse = found.row.type, context.parse
    doers = [parse.tokens[a.head] for a in parts if a.role == "actor"]
    doers = doers or (agents(parse, found.token) if found.token.pos == "VERB" else [])
    kinds = [k for t in doers if (k := _party_kind(context, t))]
    taken = (_counted_of(parse, parse.tokens[a.head]) for a in parts if a.role in ("recipient", "victim"))
    caught = [context.lexicon.who(t.lemma) for t in taken]
    by_state = any(k in STATE_KINDS for k in kinds) or (
        not kinds and (any(SIDES.get(who) == "armed" for who in caught if who) or _is_suspected(parse, parts))
    )
    if kind == "ARREST":
        # A party of no known kind that takes soldiers is at war with their state.
        foes = any(SIDES.get(who) == "state" for who in caught if who) and bool(doers)
        by_state = by_state or ("armed_group" not in kinds and not foes)
    return BY_ACTOR[kind][0 if by_state else 1]


def _is_suspected(parse: Parse, parts: tuple[Argument, ...]) -> bool:
    """ "Two alleged members of the gang were captured": nobody else takes people for what they may have done."""
    taken = (a.head for a in parts if a.role in ("recipient", "victim"))
    return any(t.lemma in phrases()["suspected"] for i in taken for t in parse.children(i, "amod"))


def _counted_of(parse: Parse, token: Token) -> Token:
    """ "60 rebels were killed and 15 captured": rebels, too."""
    verb = parse.head(token)
    if token.pos != "NUM" or verb.dep != "conj":
        return token
    return next(iter(parse.children(verb.head, "nsubjpass", "dobj")), token)


def _party_kind(context: Context, doer: Token) -> str | None:
    """ "The army said it had retaken the town": for a pronoun the kind of whom it stands for."""
    parse, table = context.parse, context.table
    pronoun = doer.pos == "PRON"
    mention = antecedent(parse, doer.i, table) if pronoun else parse.mention_at(doer.i)
    noun = context.noun((described(parse, doer.i, table) if pronoun else None) or doer)
    return mention.kind if mention else noun.kind if noun else None


def _count(context: Context, found: Found) -> int | None:
    """How many happenings a mention speaks of: "three attacks" 3, "attacks" several, "six bases were hit" 6."""
    parse, token = context.parse, found.token
    number = _number(parse, token.i) if token.pos == "NOUN" else None
    # "İki saldırı": some languages count in the singular.
    single = token.tag != "NNS" and number in (None, 1)
    if token.pos == "NOUN" and (single or found.row.strength == "result" or not found.row.words):
        return 1  # "rockets on the town" are one salvo
    if token.lemma in DEATHS and any(t.lower in DEFINITE for t in parse.children(token.i, "det")):
        return 1  # "the killings of 3 May"
    own = number or _pair(parse, token) if token.pos == "NOUN" else _times(parse, token)
    _, struck = sides(context, found)
    if found.row.type == "PROPERTY_DISTRUCT":
        struck = []  # "two houses were damaged": in one go
    things = [t for t in struck if t.tag in ("NNS", "NNPS") and context.classes(t) & THINGS]
    numbers = [n for t in things if (n := _number(parse, t.i)) is not None]
    several = token.pos == "NOUN" and token.lemma not in SOUNDS
    return own or next(iter(numbers), None if several else 1)


# Nouns for what is heard: one happening has as many as there were bangs.
SOUNDS = frozenset({"blast", "detonation", "explosion", "gunshot", "shot"})
# Nouns for single deaths, of which one happening has as many as died.
DEATHS = frozenset({"killing", "murder", "slaying"})


def _times(parse: Parse, verb: Token) -> int | None:
    """ "was hit twice", "was hit on two days in a row"; who fired twice may have done so in one go."""
    shots = verb.lemma in phrases()["salvo"]
    if not shots and any(t.lower == "twice" for t in parse.children(verb.i, "advmod")):
        return 2
    on = [t for t in parse.children(verb.i, "prep") if t.lower == "on"]
    days = [t for p in on for t in parse.children(p.i, "pobj") if t.lemma in DAYS and t.tag == "NNS"]
    return next((n for t in days if (n := _number(parse, t.i)) is not None), None)


# Of these one happening has one.
DAYS = frozenset({"day", "night", "occasion", "evening", "morning"})


def _pair(parse: Parse, token: Token) -> int | None:
    """ "twin bombings", "a double attack", "both raids"."""
    words = {t.lower for t in parse.children(token.i, "amod", "compound", "det")} | {
        parse.tokens[max(token.i - 1, 0)].lower
    }
    return 2 if words & {"both", "double", "twin", "two"} else None


def _number(parse: Parse, head: int) -> int | None:
    found = next((q for q in parse.quantities if q.head == head), None)
    return found.low if found is not None and found.low == found.high else None


def _is_told_motive(layout: Layout, noun: Token) -> bool:
    """ "In retaliation for the killing of a commander", "it came after the raid that": no news, but of its own."""
    context = layout.context
    told = layout.in_reason(noun) and context.parse.child(noun.i, "prep") is not None
    return told or explains(context.parse, noun, context.lexicon)


def _points_back(parse: Parse, found: Found, parts: tuple[Argument, ...]) -> bool:
    token = found.token
    if token.pos != "NOUN":
        return False
    determiner = parse.child(token.i, "det", "poss")
    definite = determiner is not None and determiner.lower in DEFINITE
    return (
        definite
        and not any(a.role in OWN and a.detail != LOOSE and not is_counted(a) for a in parts)
        and len(core(parse, token)) <= 3
    )

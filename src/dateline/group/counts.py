"""The tolls of an event: each figure once, parts tied to wholes, sums that the words imply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from dateline.group.facts import Material
from dateline.group.persons import distinct, is_also, is_another
from dateline.knowledge.cues import phrases
from dateline.records.claims import Claim, EventMention, TollMention
from dateline.records.parse import Parse, Token
from dateline.records.text import Span
from dateline.records.values import Basis, Toll, Value

HARM = frozenset({"killed", "wounded", "harmed"})
# Which tolls a type of event can have; the others hold harm.
OWN_KIND = {"ARREST": "detained", "ABDUCT_DISSAP": "abducted"}
# How many sentences after a happening its tolls may still stand.
REACH = 3
# "since [the spring of 2029, ]when": so many words may stand between.
WHEN_REACH = 6
# How a thing was done, or what somebody meant to do; "after" and "for" tell of another.
DURING = frozenset({"during", "in", "at", "of", "while"})
OTHERS = frozenset({"other", "others"})
# The own dead of those who attacked are no part of a count of those they harmed.
ATTACKING = frozenset({"attackers"})
MAY_ATTACK = frozenset({"people", "militants", "attackers"})


# --- which event a toll belongs to ---


def share(material: Material, groups: Sequence[Sequence[int]]) -> dict[int, list[TollMention]]:
    """Group -> the toll mentions that belong to it: by grammar, else the nearest happening before it."""
    home = {m: k for k, ids in enumerate(groups) for m in ids}
    owner: dict[int, int | None] = {}
    for i, toll in enumerate(material.tolls):
        owner[i] = _owner(material, groups, home, toll)
    for i, toll in enumerate(material.tolls):
        if toll.of is not None and not (_is_more(material.parse, toll) and owner[i] != owner[toll.of]):
            owner[i] = owner[toll.of]
        elif _speaks_of_others(material.parse, toll):
            owner[i] = _with_first_victim(material, owner, i)
    result: dict[int, list[TollMention]] = {}
    for i, k in owner.items():
        if k is not None:
            result.setdefault(k, []).append(material.tolls[i])
    return result


def _owner(
    material: Material, groups: Sequence[Sequence[int]], home: dict[int, int], toll: TollMention
) -> int | None:
    k = _home(material, home, toll)
    if _is_earlier(material.parse, toll) or (
        k is None and (_is_reason(material, toll) or _came_before(material.parse, toll))
    ):
        return None
    together = [material.mentions[i] for i in groups[k]] if k is not None else []
    if any(m.id == toll.mention and was_to_be_held(material, m, together) for m in together):
        return None  # "his arrest", when he was killed
    if k is not None and _suits(material, groups[k], toll):
        return k
    return _nearest(material, groups, toll)


def _home(material: Material, home: dict[int, int], toll: TollMention) -> int | None:
    """The group of its event mention; of a participle ("..., killing nine"), that of the verb it goes with.

    "..., arresting nine" is a happening of its own.
    """
    if toll.mention is None:
        return None
    token = material.parse.tokens[material.mentions[toll.mention].token]
    own = material.mentions[toll.mention].type in OWN_KIND
    if token.tag == "VBG" and token.dep in ("advcl", "acl") and not own:
        above = next((m for m in material.mentions if m.token == token.head), None)
        if above is not None and above.strength != "result":
            return home.get(above.id)
    return home.get(toll.mention)


def _is_earlier(parse: Parse, toll: TollMention) -> bool:
    """ "the deadliest strike since spring, when 19 people died": the toll of another happening, long ago.

    "Have fled since Saturday, when" tells of the news.
    """
    when = next((t for t in parse.children(toll.token, "advmod") if t.lower == "when"), None)
    before = parse.tokens[max(when.i - WHEN_REACH, 0) : when.i] if when else ()
    since = next((t for t in before if t.lower == "since" and when and t.sentence == when.sentence), None)
    if since is None or when is None:
        return False
    return not any(t.is_of_the_week for t in parse.timexes_in(Span(since.start, when.start)))


def _came_before(parse: Parse, toll: TollMention) -> bool:
    """ "A crowd attacked the post after a man died in custody": that was before what is told."""
    word = parse.tokens[toll.token]
    return word.dep == "advcl" and any(t.lower == "after" for t in parse.children(word.i, "mark"))


def _is_reason(material: Material, toll: TollMention) -> bool:
    """Whether a figure stands in what is given as the reason of a happening: it is of another one."""
    return any(a.span.covers(toll.span) for m in material.mentions for a in m.of("reason"))


def _suits(material: Material, ids: Sequence[int], toll: TollMention) -> bool:
    """Whether a happening has tolls of a kind: an arrest its own, an abduction also those who were then killed."""
    every = [material.mentions[i] for i in ids]
    mentions = [m for m in every if not was_to_be_held(material, m, every)]
    types = {m.type for m in mentions if m.strength != "result"} or {m.type for m in mentions}
    found_dead = toll.kind == "killed" and toll.mention is None  # "the driver's body was found"
    told = found_dead or any(m.strength == "result" for m in mentions)
    harmed = toll.kind in HARM and "ABDUCT_DISSAP" in types and told
    return harmed or bool(types - set(OWN_KIND)) or toll.kind in {OWN_KIND[t] for t in types}


def was_to_be_held(material: Material, arrest: EventMention, mentions: Sequence[EventMention]) -> bool:
    """ "Killed a man during his arrest", "shot dead one who resisted arrest": how it came that he was killed."""
    parse, noun = material.parse, material.parse.tokens[arrest.token]
    if arrest.type != "ARREST" or noun.pos != "NOUN":
        return False
    above = [*parse.ancestors(noun.i)]
    killed = {t.mention for t in material.tolls if t.kind == "killed"}
    deaths = {m.token for m in mentions if m.strength == "result" and m.id in killed}
    between = [noun, *takewhile(lambda t: t.i not in deaths, above)]
    during = all(t.dep != "conj" and (t.pos != "ADP" or t.lower in DURING) for t in between)
    return during and any(t.i in deaths for t in above)


def _nearest(material: Material, groups: Sequence[Sequence[int]], toll: TollMention) -> int | None:
    """The happening in the same sentence, or else the last one of the news before it."""
    sentence = material.parse.tokens[toll.token].sentence
    best: tuple[float, int] | None = None
    for k, ids in enumerate(groups):
        if not _suits(material, ids, toll):
            continue
        for i in ids:
            mention = material.mentions[i]
            gap = sentence - mention.sentence
            if gap == 0 or (0 < gap <= REACH and mention.news):
                cost = gap + 0.001 * abs(mention.token - toll.token) + (0 if mention.news else 0.5)
                best = min(best, (cost, k)) if best else (cost, k)
    return best[1] if best else None


def _with_first_victim(material: Material, owner: dict[int, int | None], i: int) -> int | None:
    """ "Two other people were killed" goes with the one victim named before, unless its event has one."""
    toll = material.tolls[i]
    before = [k for k in range(i) if _is_single(material.tolls[k]) and material.tolls[k].kind == toll.kind]
    counted = {owner[k] for k in range(len(material.tolls)) if k != i and material.tolls[k].kind in HARM}
    if owner[i] in counted or not before or toll.implied:
        return owner[i]
    return owner[before[-1]]


def _speaks_of_others(parse: Parse, toll: TollMention) -> bool:
    return any(t.lower in OTHERS for t in parse.tokens_in(toll.span))


def _is_more(parse: Parse, toll: TollMention) -> bool:
    """ "Four more had died", "a further six", "three of the wounded died": so many besides those told before."""
    tokens = parse.tokens_in(toll.span)
    around = parse.tokens[max(tokens[0].i - 2, 0) : tokens[-1].i + 2]
    words = [t.lower for t in around]
    more = "more" in words[1:] and "than" not in words and "no" not in words
    # "ещё трое": what is "also" right before its number.
    also = any(a.lower == "also" and b.pos == "NUM" for a, b in pairwise(around))
    return more or also or "further" in words[:2] or _were_hurt(parse, toll, tokens[0])


def _were_hurt(parse: Parse, toll: TollMention, figure: Token) -> bool:
    """ "Three of the wounded", "three wounded died": whether those whom a figure counts had been hurt before."""
    after = [t.lower for t in parse.tokens[figure.i + 1 : figure.i + 5]]
    hurt = phrases()["hurt"]
    of = next((after[k:] for k, word in enumerate(after[:2]) if word in ("of", "from")), [])
    if figure.i >= 2 and not hurt.isdisjoint([parse.tokens[figure.i - 2].lower]):
        # "Yaralılardan üçü": where what they are part of stands first.
        return parse.tokens[figure.i - 1].lower in ("of", "from")
    return not hurt.isdisjoint(of) or (toll.kind == "killed" and not hurt.isdisjoint(after[:1]))


def _is_single(toll: TollMention) -> bool:
    return toll.implied and toll.low == toll.high == 1


# --- the tolls of one event ---


@dataclass
class _Kept:
    """A figure with all the places where it is given, and the index of the one it is part of."""

    toll: TollMention
    same: list[TollMention]
    of: int | None = None


def values(material: Material, mentions: Sequence[TollMention]) -> tuple[Value[Toll], ...]:
    """The figures of one event, each once: a figure given again adds its spans and claims."""
    kept = _once(mentions)
    for i, one in enumerate(kept):
        if one.toll.of is not None:
            one.of = _index_of(kept, material.tolls[one.toll.of], i)
    for kind in dict.fromkeys(k.toll.kind for k in kept):
        _add_sums(material.parse, kept, kind)
        _tie_later(material.parse, kept, kind)
        _tie_singles(kept, kind)
    return tuple(_value(material, k) for k in kept)


def _once(mentions: Sequence[TollMention]) -> list[_Kept]:
    kept: list[_Kept] = []
    for toll in mentions:
        if (toll.low, toll.high) == (0, 0):
            continue
        same = next((k for k in kept if _same(k.toll, toll)), None)
        if same is None:
            kept.append(_Kept(toll, [toll]))
        else:
            same.same.append(toll)
    return kept


def _same(a: TollMention, b: TollMention) -> bool:
    """Whether two mentions give one figure; two figures beside one word count different people."""
    figures = a.kind == b.kind and (a.low, a.high) == (b.low, b.high) and not a.implied and not b.implied
    alike = a.who == b.who or "people" in (a.who, b.who)
    return figures and alike and (a.of is None) == (b.of is None) and a.token != b.token


def _index_of(kept: list[_Kept], origin: TollMention, but: int) -> int | None:
    return next((i for i, k in enumerate(kept) if i != but and origin in k.same), None)


def _add_sums(parse: Parse, kept: list[_Kept], kind: str) -> None:
    """Adds the sums that the words imply: of figures joined by "and", of persons, and of "others" to them."""
    own = [i for i, k in enumerate(kept) if k.toll.kind == kind and k.of is None and not k.toll.total]
    _tie_shares(parse, kept, own)
    for parts in (_joined(kept, own), _persons(parse, kept, own), _others(parse, kept, own)):
        fresh = [i for i in parts if kept[i].of is None]
        if len(fresh) < 2 or _is_given(kept, own, fresh):
            _tie_to_sum(kept, own, fresh)
            continue
        kept.append(_Kept(total := _sum([kept[i].toll for i in fresh]), [total]))
        for i in fresh:
            kept[i].of = len(kept) - 1


def _tie_shares(parse: Parse, kept: list[_Kept], own: list[int]) -> None:
    """ "Killed nine. Six died on the spot and three in hospital": figures of one sentence that make up another."""
    places: dict[int, list[int]] = {}
    for i in own:
        if kept[i].toll.low is not None:
            places.setdefault(parse.tokens[kept[i].toll.token].sentence, []).append(i)
    for shares in places.values():
        _tie_to_sum(kept, own, shares)


def _joined(kept: list[_Kept], own: list[int]) -> list[int]:
    """ "11 patients and two nurses": all that one word counts, where one of them is a figure."""
    own = [i for i in own if kept[i].toll.who not in ATTACKING]
    for i in own:
        words = {t.token for t in kept[i].same}
        beside = [k for k in own if words & {t.token for t in kept[k].same} and _known(kept[k].toll)]
        if len(beside) > 1 and not all(_is_single(kept[k].toll) for k in beside):
            return beside
    return []


def _persons(parse: Parse, kept: list[_Kept], own: list[int]) -> list[int]:
    """Two or more persons told one by one, where no figure counts them."""
    singles = [i for i in own if _is_single(kept[i].toll)]
    if any(not _is_single(kept[i].toll) and _reach(kept[i].toll) > 1 for i in own):
        return []
    return [singles[k] for k in distinct(parse, [kept[i].toll for i in singles])]


def _others(parse: Parse, kept: list[_Kept], own: list[int]) -> list[int]:
    """ "Two other people were killed", after one victim was named; "another died later", after a figure."""
    figures = [i for i in own if not _is_single(kept[i].toll) and _known(kept[i].toll)]
    singles = [i for i in own if _is_single(kept[i].toll)]
    more = [i for i in figures if _speaks_of_others(parse, kept[i].toll) and not kept[i].toll.implied]
    if more:
        before = [i for i in singles if kept[i].toll.span < kept[more[0]].toll.span]
        return [*(before[k] for k in distinct(parse, [kept[i].toll for i in before])), more[0]]
    # "The toll rose to 12 after three more died": the 12 holds them.
    free = [i for i in figures if not _came_before(parse, kept[i].toll)]
    added = next((i for i in free if _is_more(parse, kept[i].toll) or is_also(parse, kept[i].toll)), None)
    if added is not None and (told := [i for i in figures if kept[i].toll.span < kept[added].toll.span]):
        who = {kept[i].toll.who for i in (told[-1], added)}
        return [told[-1], added] if _is_more(parse, kept[added].toll) or len(who) > 1 else []
    another = [i for i in singles if is_another(parse, kept[i].toll)]
    told = [i for i in figures if another and kept[i].toll.span < kept[another[0]].toll.span]
    return [told[-1], another[0]] if told else []


def _tie_to_sum(kept: list[_Kept], own: list[int], parts: list[int]) -> None:
    """ "Five were killed. Three died on the spot, two more in hospital": the report gives the sum itself."""
    total = sum(kept[i].toll.low or 0 for i in parts)
    whole = next((i for i in own if i not in parts and kept[i].toll.low == total), None)
    for i in parts if whole is not None and len(parts) > 1 else ():
        kept[i].of = whole


def _is_given(kept: list[_Kept], own: list[int], parts: list[int]) -> bool:
    """Whether the report itself gives a figure as large as a sum, or says that nobody knows one."""
    reach = sum(_reach(kept[i].toll) for i in parts)
    return any(
        _reach(kept[i].toll) >= reach for i in own if i not in parts and kept[i].toll.who not in ATTACKING
    )


def _sum(parts: Sequence[TollMention]) -> TollMention:
    lows = [t.low or 0 for t in parts]
    highs = [t.high for t in parts if t.high is not None]
    who = {t.who for t in parts}
    also = tuple(s for t in parts[1:] for s in (t.span, *t.also))
    return replace(
        parts[0],
        low=sum(lows) or None,
        high=sum(highs) if len(highs) == len(parts) else None,
        qualifier=next((t.qualifier for t in parts if t.qualifier != "exact"), "exact"),
        who=who.pop() if len(who) == 1 else "people",
        implied=True,
        also=tuple(dict.fromkeys((*parts[0].also, *also))),
    )


def _tie_later(parse: Parse, kept: list[_Kept], kind: str) -> None:
    """ "The toll rose to 12 after three of the wounded died": these are among the 12."""
    whole = max((i for i, k in enumerate(kept) if k.toll.kind == kind), key=lambda i: _reach(kept[i].toll))
    for i, one in enumerate(kept):
        if i != whole and one.of is None and one.toll.kind == kind and _is_more(parse, one.toll):
            one.of = whole


def _tie_singles(kept: list[_Kept], kind: str) -> None:
    """A victim told singly is one of those whom the largest figure counts."""
    wholes = [
        i
        for i, k in enumerate(kept)
        if k.toll.kind == kind and k.of is None and not k.toll.total and _reach(k.toll) > 1
    ]
    if not wholes:
        return
    largest = max(wholes, key=lambda i: _reach(kept[i].toll))
    for i, one in enumerate(kept):
        apart = one.toll.who in ATTACKING and kept[largest].toll.who not in MAY_ATTACK
        told_singly = _is_single(one.toll) or _is_one_of(one.toll, kept[largest].toll)
        if i != largest and one.toll.kind == kind and told_singly and one.of is None and not apart:
            one.of = largest


def _is_one_of(toll: TollMention, whole: TollMention) -> bool:
    """ "One soldier died", beside 33 people: a number of one is a victim told singly too."""
    return toll.low == toll.high == 1 and toll.who != "people" and whole.who == "people"


def _known(toll: TollMention) -> bool:
    return toll.low is not None or toll.high is not None


def _reach(toll: TollMention) -> int:
    """The highest that a figure names."""
    return max(toll.low or 0, toll.high or 0)


def _value(material: Material, one: _Kept) -> Value[Toll]:
    toll, same = one.toll, one.same
    spans = tuple(dict.fromkeys([*(t.span for t in same), *toll.also]))
    claims = [over(material.claims, t.span, t.mention) for t in same]
    own = any(not c for c in claims)
    return Value(
        Toll(toll.kind, toll.low, toll.high, toll.qualifier, toll.who, one.of, any(t.total for t in same)),
        spans,
        Basis.INFERRED if toll.implied else Basis.STATED,
        "toll",
        claims=() if own else tuple(sorted({c for group in claims for c in group})),
    )


def over(claims: tuple[Claim, ...], span: Span, mention: int | None) -> tuple[int, ...]:
    """The claims in whose content a figure stands."""
    return tuple(
        i
        for i, c in enumerate(claims)
        if c.stance != "no_information" and any(s.covers(span) for s in c.content)
    )


def status(material: Material, mentions: Sequence[TollMention], claims: Sequence[Claim]) -> str:
    """What the report says of harm: a value of the contract's `toll_status`."""
    harm = [t for t in mentions if t.kind in HARM]
    if any((t.low or t.high) for t in harm):
        return "figures"
    if any((t.low, t.high) == (0, 0) for t in harm):
        return "none_harmed"
    if any(c.stance == "no_information" and c.about in ("toll", "damage") for c in claims):
        return "no_information"
    return "not_mentioned"

"""The tolls of an event: each figure once, parts tied to wholes, with the claims that give it."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.group.facts import Material
from dateline.group.cluster import VIOLENCE
from dateline.records.claims import Claim, TollMention
from dateline.records.text import Span
from dateline.records.values import Basis, Toll, Value

HARM = frozenset({"killed", "wounded", "harmed"})
# Which tolls a type of event can have; the others hold harm.
OWN_KIND = {"ARREST": "detained", "ABDUCT_DISSAP": "abducted"}


def share(material: Material, groups: Sequence[Sequence[int]]) -> dict[int, list[TollMention]]:
    """Group -> the toll mentions that belong to it: by grammar, else the nearest happening before it."""
    home = {m: k for k, ids in enumerate(groups) for m in ids}
    result: dict[int, list[TollMention]] = {}
    for toll in material.tolls:
        k = home.get(toll.mention) if toll.mention is not None else None
        if k is None or not _suits(material, groups[k], toll):
            k = _nearest(material, groups, toll)
        if k is not None:
            result.setdefault(k, []).append(toll)
    return result


def _suits(material: Material, ids: Sequence[int], toll: TollMention) -> bool:
    types = {material.mentions[i].type for i in ids}
    if toll.kind in HARM:
        return bool(types & VIOLENCE) or not types & set(OWN_KIND)
    own = {OWN_KIND[t] for t in types if t in OWN_KIND}
    return not own or toll.kind in own


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
            if gap == 0 or (0 < gap <= 3 and mention.news):
                cost = gap + 0.001 * abs(mention.token - toll.token) + (0 if mention.news else 0.5)
                best = min(best, (cost, k)) if best else (cost, k)
    return best[1] if best else None


def values(material: Material, mentions: Sequence[TollMention]) -> tuple[Value[Toll], ...]:
    """The figures of one event, each once: a figure given again adds its spans and claims."""
    kept: list[tuple[TollMention, list[TollMention]]] = []
    for toll in mentions:
        if (toll.low, toll.high) == (0, 0):
            continue
        same = next((k for k in kept if _same(k[0], toll)), None)
        if same is None:
            kept.append((toll, [toll]))
        else:
            same[1].append(toll)
    wholes = [_whole(material, kept, i) for i in range(len(kept))]
    return tuple(_value(material, *kept[i], wholes[i]) for i in range(len(kept)))


def _same(a: TollMention, b: TollMention) -> bool:
    figures = a.kind == b.kind and (a.low, a.high) == (b.low, b.high) and not a.implied and not b.implied
    return figures and (a.who == b.who or "people" in (a.who, b.who)) and (a.of is None) == (b.of is None)


def _whole(material: Material, kept: list[tuple[TollMention, list[TollMention]]], i: int) -> int | None:
    """The index of the toll that this one is part of: by the words, or a named victim among those counted."""
    toll = kept[i][0]
    if toll.of is not None:
        origin = material.tolls[toll.of]
        return next((k for k, (_, same) in enumerate(kept) if origin in same and k != i), None)
    if not toll.implied or toll.low != 1:
        return None
    larger = [
        k
        for k, (t, _) in enumerate(kept)
        if k != i and t.kind == toll.kind and not (t.implied and t.low == 1) and (t.low or 0) >= 1
    ]
    return max(larger, key=lambda k: kept[k][0].low or 0) if larger else None


def _value(material: Material, toll: TollMention, same: list[TollMention], whole: int | None) -> Value[Toll]:
    spans = tuple(dict.fromkeys([*(t.span for t in same), *toll.also]))
    claims = [over(material.claims, t.span, t.mention) for t in same]
    own = any(not c for c in claims)
    return Value(
        Toll(toll.kind, toll.low, toll.high, toll.qualifier, toll.who, whole, any(t.total for t in same)),
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

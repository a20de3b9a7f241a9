"""Words that mean several happenings told before, each of which has an event of its own: "the two attacks"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.group.facts import Material
from dateline.group.fit import VIOLENCE, may_be_one
from dateline.records.claims import Claim, EventMention

Groups = list[list[int]]


def shared_out(material: Material, groups: Groups) -> tuple[Material, Groups]:
    """The groups without such words, and what is claimed with them claimed of each that they mean."""
    kept: Groups = []
    meant: dict[int, tuple[int, ...]] = {}
    for group in sorted(groups):
        told = _meant(material, kept, group)
        if told:
            meant |= dict.fromkeys(group, told)
        else:
            kept.append(group)
    if not meant:
        return material, groups
    claims = tuple(_of_each(claim, meant) for claim in material.claims)
    mentions = tuple(_undated(m) if i in meant else m for i, m in enumerate(material.mentions))
    return replace(material, claims=claims, mentions=mentions), kept


def _undated(mention: EventMention) -> EventMention:
    """A mention without its times, which are those of the happenings that it means."""
    return replace(mention, arguments=tuple(a for a in mention.arguments if a.role != "time"))


def _meant(material: Material, before: Groups, group: Sequence[int]) -> tuple[int, ...]:
    """A mention of each of the happenings that a group points back at; none where it tells of its own."""
    own = [material.mentions[i] for i in group]
    number = own[0].count
    if (
        number is None
        or number < 2
        or not all(m.count == number and m.type in VIOLENCE for m in own)
        or not all(m.weak or _only_dated(material, m) for m in own)
    ):
        return ()
    told = [[material.mentions[i] for i in g] for g in before]
    fitting = [
        g
        for g in told
        if all(m.count == 1 for m in g) and any(m.news and may_be_one(m.type, own[0].type) for m in g)
    ]
    return tuple(g[0].id for g in fitting) if len(fitting) == number else ()


def _only_dated(material: Material, mention: EventMention) -> bool:
    """ "Both attacks took place on Monday": of those told before, with a day and nothing else of their own."""
    determiners = {t.lower for t in material.parse.children(mention.token, "det", "nummod", "predet")}
    return bool(determiners & {"both", "the"}) and not mention.of("place", "recipient", "victim", "actor")


def _of_each(claim: Claim, meant: Mapping[int, Sequence[int]]) -> Claim:
    each = (i for m in claim.mentions for i in meant.get(m, (m,)))
    return replace(claim, mentions=tuple(dict.fromkeys(each)))

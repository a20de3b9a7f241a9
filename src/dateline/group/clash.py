"""Whether an attack was a fight: on forces that bear arms themselves, or one that left dead on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.group.facts import Material
from dateline.knowledge.cues import phrases
from dateline.knowledge.entities import EntityTable
from dateline.records.claims import SIDES, EventMention, TollMention
from dateline.records.parse import Token

# How forces are attacked where they can fight back; "attack" alone may be one shot, or a bomb.
ASSAULTS = frozenset({"ambush", "assault", "lay", "lie", "overrun", "raid", "storm", "waylay"})
FORCES = frozenset({"military", "armed_group"})
# Of the nouns for forces these are as often civilian: whose they are is said beside them.
SHARED = frozenset({"checkpoint", "convoy", "outpost"})
UNARMED = frozenset({"civilians", "children", "women", "journalists", "medics"})
# A person who comes with one of these does not come to fight.
SINGLE = frozenset({"blade", "vehicle", "incendiary"})


def is_clash(
    material: Material, mentions: Sequence[EventMention], tolls: Sequence[TollMention], table: EntityTable
) -> bool:
    """Whether those who were attacked could fight back; not where the dead were unarmed people."""
    fallen = [t for t in tolls if t.kind in ("killed", "wounded") and not t.total and _reach(t)]
    armed = max((_reach(t) for t in fallen if t.who in SIDES), default=0)
    if any(t.who in UNARMED or (t.who == "people" and _reach(t) > 2 * armed > 0) for t in fallen):
        return False
    dead = [t for t in fallen if t.kind == "killed" and t.who in SIDES]
    own = [t for t in dead if _are_own(material, t)]
    if {SIDES.get(t.who) for t in dead} >= {"state", "armed"} or 0 < len(own) < len(dead):
        return True
    by_hand = not any(a.detail in SINGLE for m in mentions for a in m.of("weapon"))
    return by_hand and any(_on_forces(material, m, table, {t.who for t in fallen}) for m in mentions)


def _are_own(material: Material, toll: TollMention) -> bool:
    """ "Three of our fighters", "two of its men": those of whoever tells it."""
    return any(t.tag == "PRP$" for t in material.parse.tokens_in(toll.span))


def _reach(toll: TollMention) -> int:
    return max(toll.low or 0, toll.high or 0)


def _on_forces(material: Material, mention: EventMention, table: EntityTable, fallen: set[str]) -> bool:
    """ "Ambushed a patrol", "the raid on their post" where only soldiers or policemen fell."""
    lemma = material.parse.tokens[mention.token].lemma
    if lemma not in ASSAULTS:
        return False
    if _on_base(material, mention, table, {"military", "police"}):
        return True
    struck = [material.parse.tokens[a.head] for a in mention.of("recipient", "victim")]
    kinds = {k for t in struck for k in _kinds(material, t, table)}
    sides = {SIDES.get(who) for who in fallen - {"people"}}
    return bool(kinds & FORCES) or ("state" in sides and None not in sides)


def _on_base(material: Material, mention: EventMention, table: EntityTable, kinds: set[str]) -> bool:
    """ "Raided a police camp", "attacked the barracks": where those are who bear arms, by whatever is told of them."""
    struck = [material.parse.tokens[a.head] for a in mention.of("recipient")]
    return any(
        t.lemma in phrases()["base"]
        and kinds & {*_kinds(material, t, table)}
        and not any(b.lemma in phrases()["clerks"] for b in _beside(material, t))
        for t in struck
    )


def _kinds(material: Material, token: Token, table: EntityTable) -> Iterator[str]:
    """What kind of party a struck noun is, or belongs to: "army post", "a base of the militia"."""
    parse = material.parse
    noun = table.noun(token.lemma, token.lower)
    if noun is not None and token.lemma not in SHARED:
        yield noun.kind
    for near in (token, *_beside(material, token)):
        mention = parse.mention_at(near.i)
        beside = table.noun(near.lemma, near.lower) if near.i != token.i else None
        if mention is not None:
            yield mention.kind
        elif beside is not None:
            yield beside.kind


def _beside(material: Material, token: Token) -> list[Token]:
    """The words that say whose a noun is: before it, or after "of"."""
    parse = material.parse
    of = [t for t in parse.children(token.i, "prep") if t.lower == "of"]
    return [
        *parse.children(token.i, "compound", "amod", "nmod", "poss"),
        *(n for t in of for n in parse.children(t.i, "pobj")),
    ]

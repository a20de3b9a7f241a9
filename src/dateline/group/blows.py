"""A second blow on the same spot: "a second bomb went off as rescuers arrived" tells more of one attack."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dateline.group.facts import Facts, Material
from dateline.group.fit import AFTER, BLASTS, SPANS
from dateline.knowledge.cues import phrases
from dateline.knowledge.numerals import ordinal_value
from dateline.records.claims import EventMention
from dateline.records.parse import Parse, Token

# What strikes from afar, again and again: a fight or a raid is told otherwise.
BLOWS = frozenset({"AIR_STRIKE", "ART_MISS_ATTACK", "REM_EXPLOS", "SUIC_BOMB"})
# A word for a strike may mean whatever struck before.
STRUCK = BLOWS | {"ATTACK"}
# So many sentences may stand between the blows.
REACH = 3


def is_second_blow(material: Material, first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    """Whether all that a group tells is one more blow, within the hour or on those who came to help."""
    deeds = [f.mention for f in second if f.mention.strength != "result" and not f.mention.weak]
    before = max((f.mention.sentence for f in first), default=0)
    struck, hit = ({site for f in facts for site in f.sites} for facts in (first, second))
    return (
        any(f.mention.type in BLOWS for f in first)
        and (not (struck and hit) or bool(struck & hit))
        and bool(deeds)
        and all(m.type in STRUCK and 0 <= m.sentence - before <= REACH for m in deeds)
        and any(_is_one_more(material.parse, m) for m in deeds)
        and all(_is_there(material.parse, m) for m in deeds)
    )


def _is_one_more(parse: Parse, mention: EventMention) -> bool:
    """ "A second explosion", "another shell"."""
    heads = {mention.token, *(a.head for a in mention.of("weapon", "actor"))}
    heads |= {t.i for t in parse.children(mention.token, "nsubj", "nsubjpass")}
    ranks = (t for i in heads for t in parse.children(i, "amod", "nummod", "det", "compound"))
    return any(ordinal_value(t.lower) or t.lower in phrases()["repeated"] for t in ranks)


def _is_there(parse: Parse, mention: EventMention) -> bool:
    """Whether its sentence has it soon after, or on the same spot, and none of "another part of the town"."""
    told = parse.sentence_tokens(parse.sentences[mention.sentence])
    if any(t.lower in phrases()["elsewhere"] and _is_ground(parse, parse.head(t)) for t in told):
        return False
    helped = any(t.lemma in phrases()["rescuer"] or _is_same_spot(parse, t) or _gathers(t) for t in told)
    helped = helped or any(_is_of(parse, a.head, "same") for a in mention.of("recipient"))
    return helped or _is_soon(parse, mention, told)


def _is_ground(parse: Parse, noun: Token) -> bool:
    return noun.dep == "pobj" or (noun.dep == "dobj" and noun.lemma not in phrases()["rescuer"])


def _gathers(verb: Token) -> bool:
    """ "As more troops arrived"."""
    return verb.dep == "advcl" and verb.lemma in phrases()["gathers"]


def _is_same_spot(parse: Parse, noun: Token) -> bool:
    """ "The scene", "the same spot"."""
    return noun.lemma in phrases()["spot"] and (_is_of(parse, noun.i, "the") or _is_of(parse, noun.i, "same"))


def _is_of(parse: Parse, noun: int, word: str) -> bool:
    return any(t.lower == word for t in parse.children(noun, "det", "amod"))


def _is_soon(parse: Parse, mention: EventMention, told: Sequence[Token]) -> bool:
    """ "Minutes later", "half an hour later", "shortly afterwards"."""
    if any(t.lemma in phrases()["soon"] for t in told):
        return True
    spells = parse.timexes_in(parse.sentences[mention.sentence].span)
    return any(t.part("unit") == "TH" and t.part("count") in HOUR for t in spells)


# How many hours are no more than one.
HOUR = frozenset({"0.5", "1"})


def is_shot_after(material: Material, first: Sequence[Facts], second: Sequence[Facts]) -> bool:
    """ "After the blast, gunmen opened fire": the shots of those who came with a bomb."""
    blasts = {f.mention.token for f in first if f.mention.type in BLASTS}
    deeds = [f.mention for f in second if f.mention.strength != "result" and not f.mention.weak]
    at_hand = all(m.type in AT_HAND and not m.of("place") for m in deeds)
    return at_hand and any(_is_right_after(material.parse, m, blasts) for m in deeds)


# What those do who are there.
AT_HAND = frozenset({"ATTACK", "ARMED_CLASH"})


def _is_right_after(parse: Parse, mention: EventMention, blasts: Collection[int]) -> bool:
    """ "After the blast", "minutes after the explosion"; not "hours after"."""
    spells = [t for t in parse.children(mention.token, "npadvmod") if t.lemma in SPANS]
    links = [t for i in (mention.token, *(s.i for s in spells)) for t in parse.children(i, "prep")]
    links = [t for t in links if t.lower in AFTER]
    spells += [s for t in links for s in parse.children(t.i, "npadvmod")]
    soon = all(s.lemma in phrases()["soon"] for s in spells)
    return soon and any(n.i in blasts for t in links for n in parse.children(t.i, "pobj"))

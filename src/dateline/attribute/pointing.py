"""Which event mention words go back to that name none themselves: "the attack", "it", "the accusation"."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.knowledge.cues import phrases
from dateline.records.claims import EventMention
from dateline.records.parse import Parse, Token

# Event types that are words themselves, and what has not happened: nothing goes back to them.
_WORDS = frozenset({"STATEMENT", "THREAT", "AID", "VETO", "SANCTION"})
_NOT_YET = frozenset({"planned", "threatened", "hypothetical"})
# Deeds that a denial or a claim seldom means where a violent one stands beside them.
PEACEFUL = _WORDS | frozenset(
    ["ARREST", "AGREEMENT", "PEACE_PROTEST", "DISR_WEAP", "NON_VIOL_TERRIT_TRANSFER", "CHANGE_TO_GROUP_ACT"]
)
_ANAPHORS = frozenset({"it", "this", "that", "these", "those", "so", "which"})
# Contents this short cannot bring in an event of their own.
_SHORT = 4


def pointed_at(
    parse: Parse, mentions: Iterable[EventMention], content: Iterable[Token], offset: int
) -> EventMention | None:
    """The event that a content without a trigger of its own is about.

    One that goes by a noun of the content; else for "it" and short contents the nearest before `offset`, for
    others the report's first, or the first after it where none stands before.
    """
    words = list(content)
    news = [m for m in mentions if m.news and m.type not in _WORDS and m.happened not in _NOT_YET]
    before = [m for m in news if m.trigger.start < offset]
    nouns = {t.lemma for t in words} & phrases()["deed_noun"]
    named = [m for m in before if parse.tokens[m.token].lemma in nouns]
    if named:
        return named[-1]
    found = before or news
    violent = [m for m in found if m.type not in PEACEFUL] or found
    if not violent:
        return None
    near = len(words) <= _SHORT or any(t.lower in _ANAPHORS and t.dep != "mark" for t in words)
    return violent[-1] if near and before else violent[0]

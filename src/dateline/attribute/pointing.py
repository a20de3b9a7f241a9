"""Which event mention words go back to that name none themselves: "the attack", "it", "the accusation"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from dateline.knowledge.cues import phrases
from dateline.records.claims import EventMention
from dateline.records.parse import Parse, Token

# Event types that are words themselves, and what has not happened: nothing goes back to them.
WORDS = frozenset({"STATEMENT", "THREAT", "AID", "VETO", "SANCTION"})
NOT_YET = frozenset({"planned", "threatened", "hypothetical"})
# Deeds that a denial or a claim seldom means where a violent one stands beside them.
PEACEFUL = WORDS | frozenset(
    ["ARREST", "AGREEMENT", "PEACE_PROTEST", "DISR_WEAP", "NON_VIOL_TERRIT_TRANSFER", "CHANGE_TO_GROUP_ACT"]
)
_ANAPHORS = frozenset({"it", "this", "that", "these", "those", "so", "which"})
# Contents this short cannot bring in an event of their own.
_SHORT = 4


class Pointing:
    """The events of a report that later words may go back to."""

    def __init__(self, parse: Parse, mentions: Iterable[EventMention]) -> None:
        told = (m for m in mentions if m.news and m.type not in WORDS and m.happened not in NOT_YET)
        self._news = sorted(told, key=_start)
        self._violent = [m for m in self._news if m.type not in PEACEFUL] or self._news
        self._named: dict[str, list[EventMention]] = {}
        for mention in self._news:
            self._named.setdefault(parse.tokens[mention.token].lemma, []).append(mention)

    def at(self, content: Iterable[Token], offset: int) -> EventMention | None:
        """The event that a content without a trigger of its own is about.

        One that goes by a noun of the content; else for "it" and short contents the nearest before
        `offset`, for others the report's first.
        """
        words = list(content)
        nouns = {t.lemma for t in words} & phrases()["deed_noun"]
        named = [m for noun in nouns if (m := _last(self._named.get(noun, []), offset)) is not None]
        if named:
            return max(named, key=_start)
        near = len(words) <= _SHORT or any(t.lower in _ANAPHORS and t.dep != "mark" for t in words)
        last = _last(self._violent, offset) or _last(self._news, offset)
        if near and last is not None:
            return last
        return next(iter(self._violent), None)


def _start(mention: EventMention) -> int:
    return mention.trigger.start


def _last(mentions: list[EventMention], offset: int) -> EventMention | None:
    """The last of some ordered mentions before an offset."""
    k = bisect_left(mentions, offset, key=_start)
    return mentions[k - 1] if k else None

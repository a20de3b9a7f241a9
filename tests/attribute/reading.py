"""Parses with marked triggers: "Rebels *fired* rockets, police said." has one event mention."""

from __future__ import annotations

import re
from functools import cache

from dateline.attribute import attribute
from dateline.ingest import ingest
from dateline.knowledge.entities import EntityTable
from dateline.knowledge.lexicon import Lexicon
from dateline.read import read
from dateline.records.claims import Argument, Claim, EventMention
from dateline.records.parse import Parse, Token

_MARK = re.compile(r"\*(\w+)\*")


def no_places(name: str) -> tuple[str, ...]:
    """No gazetteer: what attribution does must not hang on it."""
    return ()


@cache
def parsed(text: str) -> Parse:
    return read(ingest(text, language="en"), Lexicon.load(), EntityTable.load(), no_places)


def mentions_of(parse: Parse, triggers: list[str]) -> tuple[EventMention, ...]:
    """One event mention for each trigger, in order, with its subject or "by" phrase as actor."""
    found: list[EventMention] = []
    tokens = iter(parse.tokens)
    for word in triggers:
        token = next(t for t in tokens if t.text == word)
        found.append(
            EventMention(len(found), "ATTACK", token.span, token.i, token.sentence, _actor(parse, token))
        )
    return tuple(found)


def _actor(parse: Parse, trigger: Token) -> tuple[Argument, ...]:
    agent = parse.child(trigger.i, "agent")
    actor = parse.child(agent.i, "pobj") if agent is not None else parse.child(trigger.i, "nsubj")
    if actor is None or trigger.pos != "VERB":
        return ()
    words = [t for t in parse.subtree(actor.i) if t.i <= actor.i]
    return (Argument("actor", parse.span_of(words), actor.i),)


def claims(marked: str) -> list[Claim]:
    """The claims of a text whose triggers stand between asterisks."""
    triggers = _MARK.findall(marked)
    parse = parsed(_MARK.sub(r"\1", marked))
    return list(attribute(parse, mentions_of(parse, triggers), EntityTable.load())[1])


def spoken(marked: str) -> list[Claim]:
    """The claims that somebody makes, without the report's own voice."""
    return [c for c in claims(marked) if c.source.spans]

"""Words for nobody: who did nothing, says nothing, came to no harm."""

from __future__ import annotations

from dateline.knowledge.cues import phrases
from dateline.records.parse import Parse, Token


def is_nobody(parse: Parse, token: Token) -> bool:
    """ "nobody", "no group", "neither front", "none of the crew", "not a single shot"."""
    words = phrases()["nobody"]
    return token.lower in words or any(
        t.lower in words or t.lower == "not" for t in parse.children(token.i, "det", "neg", "nmod", "preconj")
    )

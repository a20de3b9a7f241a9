"""Deaths that came after the event: of wounds, in hospital, the third of those hurt."""

from __future__ import annotations

from dateline.extract.participants import subjects
from dateline.extract.running import ORDINAL
from dateline.records.parse import Parse, Token

DYING = frozenset({"die", "succumb"})
# What people die of, or where, days after they were hurt.
WOUNDS = frozenset({"wound", "injury", "burn"})
WARDS = frozenset({"hospital", "clinic", "infirmary"})
# Branches that tell of something else than the death.
OUTSIDE = frozenset({"ccomp", "conj", "parataxis"})


def is_later(parse: Parse, token: Token) -> bool:
    """Whether a word for dying tells of somebody who was hurt before: its day is not that of the event."""
    if token.lemma not in DYING or token.pos != "VERB":
        return False
    below = [t for t in parse.subtree(token.i, without=OUTSIDE) if t.pos == "NOUN"]
    if token.lemma == "succumb" or any(t.lemma in WOUNDS for t in below):
        return True
    dead = subjects(parse, token)
    one = bool(dead) and all(t.tag in ("NN", "NNP") for t in dead)
    return any(_ranked(parse, t) for t in dead) or (one and any(t.lemma in WARDS for t in below))


def _ranked(parse: Parse, noun: Token) -> bool:
    """ "a third man": he joins those who died before him."""
    return any(ORDINAL.fullmatch(t.lower) for t in (noun, *parse.children(noun.i, "amod", "nummod")))

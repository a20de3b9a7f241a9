"""Where the hurt are brought: no place of what hurt them."""

from __future__ import annotations

from dateline.records.parse import Parse, Token

CARE = frozenset({"hospital", "clinic", "morgue", "infirmary", "mortuary"})
CARED_FOR = frozenset({"die", "succumb", "treat", "admit", "recover", "take", "rush", "bring", "transfer"})


def where_the_hurt_are(parse: Parse, token: Token) -> bool:
    """ "died in an X hospital", "were taken to the hospital of X": X is where the hurt were brought."""
    above = list(parse.ancestors(token.i))
    verb = next((t for t in above if t.pos in ("VERB", "AUX")), None)
    phrase = [token, *above[: above.index(verb)]] if verb else []
    return verb is not None and verb.lemma in CARED_FOR and any(t.lemma in CARE for t in phrase)

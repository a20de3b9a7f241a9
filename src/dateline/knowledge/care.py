"""Where the hurt are brought: no place of what hurt them."""

from __future__ import annotations

from dateline.records.parse import Parse, Token

CARE = frozenset({"hospital", "clinic", "morgue", "infirmary", "mortuary"})
CARED_FOR = frozenset({"die", "succumb", "treat", "admit", "recover", "take", "rush", "bring", "transfer"})
# Whither somebody was carried is elsewhere only beside another place: a wounded man may be carried within one town.
CARRIED = frozenset({"carry", "deliver", "transport", "evacuate"})


def where_the_hurt_are(parse: Parse, token: Token) -> bool:
    """ "died in an X hospital", "were taken to the hospital of X": X is where the hurt were brought."""
    above = list(parse.ancestors(token.i))
    verb = next((t for t in above if t.pos in ("VERB", "AUX")), None)
    phrase = [token, *above[: above.index(verb)]] if verb else []
    if verb is None or verb.lemma not in CARED_FOR | CARRIED:
        return False
    if verb.lemma in CARRIED and not _other_place(parse, token):
        return False
    # German has two phrases beside each other: "in ein Krankenhaus in X gebracht".
    before = phrase[-1].i - 1 if phrase[-1].pos == "ADP" and phrase[-1].lower == "in" else None
    beside = [parse.tokens[before]] if before is not None and before >= 0 else []
    return any(t.lemma in CARE for t in (*phrase, *beside))


def _other_place(parse: Parse, token: Token) -> bool:
    """Whether the sentence names another place."""
    own = parse.mention_at(token.i)
    places = (m for m in parse.mentions if m.kind == "place" and m != own)
    return any(parse.tokens[m.head].sentence == token.sentence for m in places)

"""What becomes of the hurt: where they are brought is not where they were hurt, nor when they die the day of it."""

from __future__ import annotations

from itertools import takewhile

from dateline.knowledge.cues import phrases
from dateline.knowledge.numerals import ordinal_value
from dateline.records.parse import Parse, Token

CARE = frozenset({"hospital", "clinic", "morgue", "infirmary", "mortuary"})
CARED_FOR = frozenset(
    {"die", "succumb", "treat", "admit", "recover", "take", "rush", "bring", "transfer", "receive"}
)
# Whither somebody was carried is elsewhere only beside another place: a wounded man may be carried within one town.
CARRIED = frozenset({"carry", "deliver", "transport", "evacuate"})
MOVED = CARRIED | {
    "airlift", "bring", "drive", "ferry", "fly", "move", "refer", "rush", "shift", "take", "transfer",
}  # fmt: skip
DYING = frozenset({"die", "succumb"})
WOUNDS = frozenset({"wound", "injury", "burn"})
# What is done with those who were found dead.
FOUND = frozenset(
    {"bring", "carry", "count", "discover", "film", "find", "notice", "photograph", "pull", "receive", "recover",
     "retrieve", "see", "spot", "take", "wash"}
)  # fmt: skip
REMAINS = frozenset({"body", "corpse", "remains"})
HURT = frozenset({"wound", "injure", "hurt", "hit", "shoot", "stab"})
ONES_HURT = frozenset({"wounded", "injured", "burned", "burnt", "maimed"})
# "A victim of the raid on X died", "died of burns from the raid on X": what stands below these is where it was.
SUFFERING, CAUSES = frozenset({"nsubj", "nsubjpass"}), frozenset({"after", "following", "from"})
# Branches of a verb that tell of something else.
OUTSIDE = frozenset({"ccomp", "conj", "parataxis"})


def where_the_hurt_are(parse: Parse, token: Token) -> bool:
    """ "died in an X hospital", "were taken to the hospital of X": X is where the hurt were brought."""
    verb = parse.verb_over(token.i)
    if verb is None or verb.lemma not in CARED_FOR | MOVED:
        return False
    phrase = [token, *takewhile(lambda t: t != verb, parse.ancestors(token.i))]
    # "Were taken to hospital after a blast in X"; "Shelling of X: two wounded were taken to Y".
    if any(t.lower in CAUSES for t in phrase) or phrase[-1].dep == "dep":
        return False
    if _died_hurt(parse, verb):
        return not any(t.dep in SUFFERING for t in phrase)
    if verb.lemma in MOVED and _are_hurt(parse, verb) and _other_place(parse, token, near=False):
        return True
    # German has two phrases beside each other: "in ein Krankenhaus in X gebracht".
    top = phrase[-1]
    beside = [parse.tokens[top.i - 1]] if top.i and top.pos == "ADP" and top.lower == "in" else []
    cared_for = any(t.lemma in CARE for t in (*phrase, *beside))
    return cared_for and (verb.lemma not in CARRIED or _other_place(parse, token, near=False))


def _are_hurt(parse: Parse, verb: Token) -> bool:
    """ "The wounded were evacuated to X", "fifteen wounded, flown to X", "a guard was shot and moved to X"."""
    moved = (
        [parse.head(verb)] if verb.dep in ("acl", "relcl") else parse.children(verb.i, "nsubjpass", "dobj")
    )
    if not moved and verb.dep == "conj" and verb.tag == "VBN" and parse.head(verb).lemma in HURT:
        return True
    over = [parse.head(verb)] if verb.dep == "ccomp" and not moved else []
    # "Nine of the wounded were brought to X".
    of = (p for t in (verb, *moved) for p in parse.children(t.i, "prep") if p.lower in ("of", "from"))
    some = [t for p in of for t in parse.children(p.i, "pobj")]
    return any(t.lower in ONES_HURT for m in (*moved, *over, *some) for t in (m, *parse.children(m.i, "acl")))


def _other_place(parse: Parse, token: Token, *, near: bool = True) -> bool:
    """Whether the sentence names another place; the report, where it need not be near."""
    own = parse.mention_at(token.i)
    places = (m for m in parse.mentions if m.kind == "place" and (own is None or m.name != own.name))
    return any(not near or parse.tokens[m.head].sentence == token.sentence for m in places)


def died_later(parse: Parse, verb: Token) -> bool:
    """Whether a word for dying tells of somebody who was hurt before: "of his wounds", "a third man died"."""
    if verb.lemma not in DYING or verb.pos != "VERB":
        return False
    if _died_hurt(parse, verb) or _raises_the_toll(parse, verb):
        return True
    below, dead = _nouns_below(parse, verb), _who(parse, verb)
    one = bool(dead) and all(t.tag in ("NN", "NNP") or t.lower in ("one", "1") for t in dead)
    return any(_is_one_more(parse, t) for t in dead) or (one and any(t.lemma in CARE for t in below))


def _raises_the_toll(parse: Parse, verb: Token) -> bool:
    """ "Two men died yesterday, raising the number of fatalities to five"; not who "died in an ambush"."""
    deeds = (n for t in parse.children(verb.i, "prep") for n in parse.children(t.i, "pobj"))
    new = (n for n in deeds if n.lemma in phrases()["told_of"])
    if any(t.lower in ("a", "an") for n in new for t in parse.children(n.i, "det")):
        return False
    raised = (
        t for c in parse.children(verb.i, "advcl") if c.tag == "VBG" for t in parse.children(c.i, "dobj")
    )
    return any(t.lemma in ("toll", "number", "tally", "count") and parse.child(t.i, "det") for t in raised)


def comes_of_it(parse: Parse, verb: Token) -> bool:
    """ "The toll rose", "held a funeral", "buried the dead": what comes of a happening has a day of its own."""
    table = phrases()
    if verb.lemma in table["sequel"] | table["calls_on"]:
        return True
    parts = parse.children(verb.i, "nsubj", "nsubjpass", "dobj")
    if verb.lemma in FOUND and any(t.lemma in REMAINS for t in parts):
        return True
    return any(t.lemma in table["sequel_noun"] and not _only_some(parse, t) for t in parts)


def up_to(parse: Parse, token: Token, root: Token) -> list[Token]:
    """What stands above a token, up to the word that stands over another one as well, that included."""
    over = [root, *parse.ancestors(root.i)]
    above = [*parse.ancestors(token.i)]
    last = next((k for k, t in enumerate(above) if t in over), len(above))
    return above[: last + 1]


def called_on(parse: Parse, root: Token, trigger: Token) -> bool:
    """ "Visited X, where he condoled with the families of those killed": X is where somebody went for their sake."""
    calls, above = phrases()["calls_on"], up_to(parse, trigger, root)
    if above[-1:] == [root]:  # "the funeral in X of those killed", where the parser ties them to X
        above = [*above, parse.head(parse.head(root))]
    return trigger.i != root.i and any(t.lemma in calls or _is_rite(parse, t) for t in above)


def _is_rite(parse: Parse, word: Token) -> bool:
    """ "The funeral in X of those killed", "funerals were held in X for them"."""
    held = [*parse.children(word.i, "nsubj", "nsubjpass", "dobj"), parse.head(word), word]
    return any(t.lemma in phrases()["rite"] for t in held)


def found_dead(parse: Parse, token: Token) -> bool:
    """ "Rescuers recovered 14 bodies on Saturday": a day that says nothing of when they died."""
    verb = parse.verb_over(token.i)
    return token.lemma in REMAINS and verb is not None and verb.lemma in FOUND


def _only_some(parse: Parse, noun: Token) -> bool:
    """ "a number of": no figure that grows."""
    article = parse.child(noun.i, "det")
    return noun.lemma == "number" and article is not None and article.lower == "a"


def _died_hurt(parse: Parse, verb: Token) -> bool:
    """ "died of burns", "the man hurt in the raid died": a death told apart from what led to it."""
    if verb.lemma not in DYING:
        return False
    below = [t for d in _who(parse, verb) for t in parse.subtree(d.i)]
    hurt = (t for t in below if t.dep in ("acl", "relcl"))
    wounds = any(t.lower in ONES_HURT for t in below)  # "three of the wounded died"
    # "One more victim of the ambush died"
    wounds = wounds or any(t.lemma == "victim" and parse.child(t.i, "prep") for t in _who(parse, verb))
    wounds = wounds or any(t.lemma in WOUNDS for t in _nouns_below(parse, verb))
    wounds = wounds or any(_is_some_of_them(parse, t) for t in _who(parse, verb))
    return verb.lemma == "succumb" or wounds or any(t.lemma in HURT and t.tag == "VBN" for t in hurt)


def _is_some_of_them(parse: Parse, token: Token) -> bool:
    """ "Three were hurt. One of them died", "29, three of whom died in hospital", "Killed: 4 (one died on Monday)"."""
    of = (t for p in parse.children(token.i, "prep") if p.lower == "of" for t in parse.children(p.i, "pobj"))
    return any(t.lower in ("them", "whom") for t in of) or parse.tokens[token.i - 1].text == "("


def _nouns_below(parse: Parse, verb: Token) -> list[Token]:
    return [t for t in parse.subtree(verb.i, without=OUTSIDE) if t.pos == "NOUN"]


def _who(parse: Parse, verb: Token) -> list[Token]:
    """The subjects of a verb, or of the verb that it is joined to."""
    own = parse.children(verb.i, "nsubj", "nsubjpass")
    return own or (_who(parse, parse.head(verb)) if verb.dep == "conj" else [])


def _is_one_more(parse: Parse, noun: Token) -> bool:
    """ "A third man": he joins those who died before him."""
    ranks = (ordinal_value(t.lower) for t in (noun, *parse.children(noun.i, "amod", "nummod")))
    return any(rank is not None and rank > 1 for rank in ranks)

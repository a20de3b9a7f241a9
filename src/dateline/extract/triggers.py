"""The words that report an event, and the row of the trigger table that fits them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract import participants as p
from dateline.extract.context import Context
from dateline.knowledge.lexicon import Match, Trigger
from dateline.records.parse import Parse, Token

# What a trigger "needs" -> the classes of participants that satisfy it.
NEEDS: dict[str, frozenset[str]] = {
    "person": frozenset({"person", "crowd", "captive"}),
    "captive": frozenset({"captive", "person"}),
    "property": frozenset({"property", "base"}),
    "territory": frozenset({"territory", "base", "place"}),
    "armed": frozenset({"armed"}),
    "base": frozenset({"base"}),
    "group": frozenset({"armed", "party", "group"}),
    "weapon": frozenset({"weapon"}),
    "crowd": frozenset({"crowd"}),
    "resolution": frozenset({"resolution"}),
}
# A violent context: what a word of two meanings ("hit", "raid") must have beside it.
ACTING = frozenset({"armed", "weapon"})
STRUCK = frozenset({"base", "place", "property", "person", "party", "territory", "armed"})
# Prepositions after a nominal event that name who suffers it, where, or who did it.
NOUN_LINKS = (
    "on",
    "against",
    "at",
    "in",
    "near",
    "targeting",
    "by",
    "of",
    "inside",
    "outside",
    "between",
    "with",
)
# What somebody only says: beside a happening in the same sentence it is a claim about that, no event of its own.
TALK = frozenset({"STATEMENT"})
# A noun before another noun classifies it ("attack helicopter") and reports nothing.
MODIFYING = frozenset({"compound", "nmod", "amod"})


@dataclass(frozen=True)
class Found:
    """A trigger in the text: its main token, all its tokens, and the row that it met."""

    token: Token
    tokens: tuple[Token, ...]
    row: Trigger


def triggers(context: Context) -> Iterator[Found]:
    """The triggers in order of the text; of several rows at one word the first that fits its surroundings."""
    found = [f for match in context.triggers if (f := _found(context, match))]
    busy = {f.token.sentence for f in found if f.row.type not in TALK}
    return (f for f in found if f.row.type not in TALK or f.token.sentence not in busy)


def _found(context: Context, match: Match[Trigger]) -> Found | None:
    head = _main(context.parse, match)
    if _set_aside(context.parse, head) or head.i in context.timed:
        return None
    row = next((r for r in match.rows if _fits(context, head, r)), None)
    if row is None or (row.strength == "result" and row.pos == "NOUN" and not _counted(context, head)):
        return None
    return Found(head, match.tokens, row)


def _main(parse: Parse, match: Match[Trigger]) -> Token:
    """The token that carries the clause: of "were killed" the participle, not its auxiliary."""
    head = match.head
    inside = {t.i for t in match.tokens}
    return parse.head(head) if head.dep in ("aux", "auxpass") and head.head in inside else head


def _counted(context: Context, noun: Token) -> bool:
    """Whether an outcome noun ("deaths", "casualties") has a figure; without one it reports nothing by itself."""
    near = {noun.i, *(t.i for t in p.after(context.parse, noun, "of", "to", "among"))}
    return any(q.head in near for q in context.parse.quantities)


def _set_aside(parse: Parse, token: Token) -> bool:
    """Whether a word is part of a name, or only classifies or describes another noun."""
    mention = parse.mention_at(token.i)
    if mention is not None and mention.kind != "nationality":
        return True
    head = parse.head(token)
    return token.dep in MODIFYING and head.i > token.i and head.pos in ("NOUN", "PROPN")


def _fits(context: Context, token: Token, row: Trigger) -> bool:
    agents, patients = sides(context.parse, token, row)
    acting = {c for t in agents for c in context.classes(t)}
    struck = {c for t in patients for c in context.classes(t)}
    if row.needs:
        where = {
            c
            for n in context.parse.mentions
            if n.kind == "place" and _under(context.parse, n.head, token)
            for c in ("place",)
        }
        return bool((acting if row.needs == "crowd" else acting | struck | where) & NEEDS[row.needs])
    if row.strength != "context":
        return True
    if row.pos == "VERB":
        return (
            bool(acting & ACTING and (struck & STRUCK or not patients))
            or "weapon" in struck
            or bool(struck & {"base"} and (acting or p.is_passive(context.parse, token)))
        )
    return bool((acting | struck) & (ACTING | {"state", "base"}))


def _under(parse: Parse, i: int, token: Token) -> bool:
    above = list(parse.ancestors(i))[:2]
    return any(t.i == token.i for t in above)


def sides(parse: Parse, token: Token, row: Trigger) -> tuple[list[Token], list[Token]]:
    """Who acts and who suffers at a trigger, as its frame and its clause say."""
    if token.pos in ("VERB", "AUX") and row.pos == "VERB":
        return _verb_sides(parse, token, row.frame)
    return _noun_sides(parse, token, row.frame)


AT = ("at", "on", "upon", "against", "into", "towards", "toward", "with", "over", "across", "through")


def _verb_sides(parse: Parse, token: Token, frame: str) -> tuple[list[Token], list[Token]]:
    agents = p.agents(parse, token)
    if frame == "patient":
        return p.after(parse, token, "by"), p.subjects(parse, token)
    if frame == "mutual":
        return agents + p.after(parse, token, "with"), []
    if frame == "agent@patient":
        return agents, p.patients(parse, token) + p.after(parse, token, *AT)
    if frame == "agent":
        return agents, p.after(parse, token, "against", "at", "on")
    return agents, p.patients(parse, token) or p.after(parse, token, "at", "on", "against")


def _noun_sides(parse: Parse, token: Token, frame: str) -> tuple[list[Token], list[Token]]:
    acting = [
        *p.owners(parse, token),
        *p.before(parse, token),
        *light_agents(parse, token),
        *p.after(parse, token, "by", "from"),
    ]
    on = p.after(
        parse, token, "on", "against", "at", "targeting", "upon", "into", "in", "near", "inside", "outside"
    )
    of = p.after(parse, token, "of")
    if frame == "between":
        return acting + p.after(parse, token, "between", "with", "among"), []
    if frame == "by:of":
        return acting, of + on
    if frame in ("of", "patient"):
        return p.after(parse, token, "by"), of or p.owners(parse, token)
    return acting, on + of + light_patients(parse, token)


LIGHT = frozenset(
    "carry conduct launch stage mount commit perpetrate make execute undertake wage begin start open perform "
    "lead plan orchestrate resume continue intensify escalate".split()
)


def light_agents(parse: Parse, noun: Token) -> list[Token]:
    """Who carries out a nominal event: the subject of the light verb whose object it is."""
    verb = light_verb(parse, noun)
    return p.agents(parse, verb) if verb is not None else []


def light_patients(parse: Parse, noun: Token) -> list[Token]:
    """Whom a nominal event is directed at, where the phrase hangs on its light verb."""
    verb = light_verb(parse, noun)
    return p.after(parse, verb, "on", "against", "at") if verb is not None else []


def light_verb(parse: Parse, noun: Token) -> Token | None:
    """The verb that only lends its subject to a nominal event: "launched", "carried out", "conducted"."""
    verb = parse.head(noun)
    if noun.dep == "conj" and verb.pos == "NOUN":
        return light_verb(parse, verb)
    if noun.dep in ("dobj", "nsubjpass") and verb.lemma in LIGHT:
        return verb
    return next((t for t in parse.children(noun.i, "acl", "relcl") if t.lemma in LIGHT), None)

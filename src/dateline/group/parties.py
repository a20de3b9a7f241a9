"""Who acted and who suffered, with the claims that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.group.facts import Material
from dateline.knowledge.coreference import antecedent, described
from dateline.knowledge.cues import blaming, is_patron, may_speak, phrases, said_to_be
from dateline.knowledge.entities import EntityTable
from dateline.knowledge.ontology import FORCE_KINDS, STATE_KINDS
from dateline.records.claims import Argument, Claim, EventMention, Source
from dateline.records.parse import Mention, Parse, Token
from dateline.records.text import Span
from dateline.records.values import Basis, Party, Value

ARTICLES = ("the ", "a ", "an ", "its ", "their ", "his ", "her ", "some ", "several ")
PRONOUNS = frozenset({"PRON", "DET"})
# Kinds of name that do not name the party in a phrase that holds them: "Iraqi fighters", "Kurdish fighters".
UNNAMING = frozenset({"nationality", "ethnic_or_religious_group", "place", "person", "other", "state"})
# Where a name in a phrase names the party itself: "Front fighters", "members of the Front".
CLASSING = frozenset({"compound", "nmod", "amod", "appos", "pobj"})
# What people come in: the party is those in it.
COLLECTING = frozenset({"band", "crowd", "gang", "group", "handful", "mob", "number", "squad"})
FORCES = frozenset({"armed_group", "military", "police"})
BLAME = frozenset({"accuse", "blame", "suspect"})
IMPERSONAL = frozenset(
    {"attack", "bombing", "strike", "raid", "shooting", "responsibility", "it", "this", "finger"}
)


def parties(
    material: Material, mentions: Iterable[EventMention], roles: tuple[str, ...], table: EntityTable
) -> tuple[Value[Party], ...]:
    """The parties in some roles of an event, one value for each name, with all its spans and claims."""
    found = [
        party
        for m in mentions
        for one in m.of(*roles)
        for a in _several(material.parse, one, table)
        if (party := _party(material, a, table, _said_of(material, m, a)))
    ]
    return tuple(merged(found))


def _several(parse: Parse, argument: Argument, table: EntityTable) -> list[Argument]:
    """ "Northern Front and Southern Front gunmen": the gunmen of both."""
    head = parse.tokens[argument.head]
    if _is_each_other(parse, head):
        return []  # those who blame each other are named by what they say
    if argument.role != "actor" or not table.noun(head.lemma, head.lower):
        return [argument]
    inside = [m for m in parse.mentions_in(argument.span) if m.kind not in UNNAMING]
    joined = [m for m in inside if parse.tokens[m.head].dep == "conj" and m.head < head.i]
    return [replace(argument, span=m.span, head=m.head) for m in inside] if joined else [argument]


def _said_of(material: Material, mention: EventMention, argument: Argument) -> tuple[int, ...]:
    """The claims that give a part: its words, or those of the mention where the speaker itself is the part."""
    over = claims_over(material.claims, mention.id, argument.span)
    if over:
        return over
    own = claims_over(material.claims, mention.id, mention.trigger)
    return tuple(i for i in own if any(s.overlaps(argument.span) for s in material.claims[i].source.spans))


def claims_over(claims: tuple[Claim, ...], mention: int, span: Span) -> tuple[int, ...]:
    """The claims that say these words of a mention; none where the outlet itself says them."""
    over = [
        i for i, c in enumerate(claims) if mention in c.mentions and any(s.covers(span) for s in c.content)
    ]
    said = tuple(i for i in over if claims[i].stance not in ("denies", "no_information"))
    # Words that stand only in a denial are the denier's: nobody else, and not the outlet, says so.
    return said or tuple(i for i in over if claims[i].stance == "denies")


def _party(
    material: Material, argument: Argument, table: EntityTable, claims: tuple[int, ...]
) -> Value[Party] | None:
    parse = material.parse
    token = parse.tokens[argument.head]
    if argument.role == "actor" and _is_of_it(parse, token) and _speaks_itself(material, claims):
        return None  # the claim names who that is
    named = _named(parse, argument, table) if argument.role == "actor" else parse.mention_at(token.i)
    if named is None and argument.role == "actor" and token.lemma in phrases()["self_noun"]:
        # "the group Ansar al-Wadi", "группировка «Север»": what a body is called stands beside it.
        beside = (parse.mention_at(t.i) for t in parse.children(token.i, "appos"))
        named = next((m for m in beside if m is not None and m.kind not in ("place", "person")), None)
    if named is not None and not (named.kind == "nationality" and argument.span != named.span):
        spans: tuple[Span, ...] = (argument.span,) if argument.span.covers(named.span) else (named.span,)
        return Value(Party(named.name, named.entity), spans, Basis.STATED, "name", claims=claims)
    meant = (
        _meant(parse, token, table) if argument.role == "actor" or not parse.child(token.i, "poss") else None
    )
    if meant is not None:
        spans = (argument.span, meant.span)
        return Value(Party(meant.name, meant.entity), spans, Basis.INFERRED, "coreference", claims=claims)
    if token.pos in PRONOUNS:
        return _described(material, argument, table, claims)
    inner = _collected(parse, token, table)
    span = argument.span if inner is None else _core(parse, inner)
    name = plain(_uncounted(parse, span, inner or token))
    # "border guards of Iran" are named by their state, "armed groups in Iran" are not.
    of_state = table.noun_kind(token.lemma) in FORCE_KINDS
    state = of_state and argument.role == "actor" and any(m.kind == "state" for m in parse.mentions_in(span))
    return Value(Party(name), (span,), Basis.STATED, "name" if state else "noun", claims=claims)


def _is_of_it(parse: Parse, token: Token) -> bool:
    """ "it", "they", "its fighters", "our units"."""
    owner = parse.child(token.i, "poss")
    return token.lower in ("it", "they", "we") or (
        owner is not None and owner.lower in ("its", "their", "our")
    )


def _speaks_itself(material: Material, claims: tuple[int, ...]) -> bool:
    """Whether "it" stands in a claim of a deed by whoever did it, and is given a name by that."""
    told = [material.claims[i] for i in claims]
    return any(c.stance == "claims_responsibility" and c.source.name.lower() not in NAMELESS for c in told)


def _collected(parse: Parse, token: Token, table: EntityTable) -> Token | None:
    """ "A group of masked men": the men."""
    if token.lemma not in COLLECTING:
        return None
    of = (t for t in parse.children(token.i, "prep") if t.lower == "of")
    inside = (n for t in of for n in parse.children(t.i, "pobj"))
    return next((n for n in inside if n.tag == "NNS" and table.noun(n.lemma, n.lower)), None)


def _core(parse: Parse, head: Token) -> Span:
    """A noun with the words before it, without what follows."""
    away = frozenset({"relcl", "acl", "prep", "appos", "cc", "conj", "punct", "case"})
    return parse.span_of(parse.subtree(head.i, without=away))


def _meant(parse: Parse, token: Token, table: EntityTable) -> Mention | None:
    """Whom a pronoun or "the group" means; of "its fighters" the party that "its" stands for, of "his troops" none."""
    owner = parse.child(token.i, "poss")
    if owner is None or owner.tag != "PRP$":
        # "forces of the government" are nobody else's; "fighters of the group" are those of the group that is meant.
        whose = next(iter(_whose(parse, token)), token)
        other = whose is not token and whose.lemma not in phrases()["self_noun"]
        return None if other else antecedent(parse, whose.i, table)
    party = antecedent(parse, owner.i, table)
    return party if party is not None and party.kind != "person" else None


def _described(
    material: Material, argument: Argument, table: EntityTable, claims: tuple[int, ...]
) -> Value[Party] | None:
    """Who a pronoun stands for, where that is no name: "Gunmen stopped a bus. They shot"."""
    parse = material.parse
    head = described(parse, argument.head, table)
    if head is None:
        return None
    span = _core(parse, head)
    return Value(
        Party(plain(_uncounted(parse, span, head))),
        (argument.span, span),
        Basis.INFERRED,
        "noun",
        claims=claims,
    )


def _named(parse: Parse, argument: Argument, table: EntityTable) -> Mention | None:
    """The party named in a phrase: its head, or the last name in it ("Front fighters", "Iran's Guards")."""
    at_head = parse.mention_at(argument.head)
    if at_head is not None and at_head.kind not in ("nationality",):
        return at_head
    inside = [m for m in parse.mentions_in(argument.span) if m.kind not in UNNAMING]
    named = [
        m
        for m in inside
        if parse.text[m.span.end : m.span.end + 1] != "-" and not is_patron(parse, parse.tokens[m.head])
    ]
    classing = [m for m in named if (root := parse.root_of(m.span)) and root.dep in CLASSING]
    head = parse.tokens[argument.head]
    if classing and table.noun(head.lemma, head.lower):
        return classing[-1]
    return at_head or _of_party(parse, head, table)


def _of_party(parse: Parse, head: Token, table: EntityTable) -> Mention | None:
    """ "Guards of the Hill Companies", "extortionists of the Hill Front": the party; of its rivals none."""
    noun = table.noun(head.lemma, head.lower)
    if head.lemma in phrases()["against"] or (noun is not None and not noun.can_act) or head.pos != "NOUN":
        return None
    of = (t for t in parse.children(head.i, "prep") if t.lower in ("of", "from"))
    named = (parse.mention_at(n.i) for t in of for n in parse.children(t.i, "pobj"))
    return next((m for m in named if m is not None and m.kind in FORCES), None)


def _uncounted(parse: Parse, span: Span, head: Token) -> str:
    """The words of a phrase after its number: "at least four civilians" names civilians."""
    ends = [q.number.end for q in parse.quantities if q.number.overlaps(span) and q.number.end <= head.start]
    return parse.text[max(ends) : span.end].strip(" ,-") if ends else parse.name(span)


def plain(name: str) -> str:
    """A phrase without leading article."""
    lower = name.lower()
    cut = next((len(a) for a in ARTICLES if lower.startswith(a)), 0)
    return name[cut:]


def merged(values: Iterable[Value[Party]]) -> Iterator[Value[Party]]:
    """One value for each party, with the spans of all; the outlet's own word clears it of claims."""
    groups: dict[str, list[Value[Party]]] = {}
    for value in values:
        if value.value is not None:
            groups.setdefault(value.value.entity or value.value.name.casefold(), []).append(value)
    for same in groups.values():
        best = min(same, key=lambda v: (v.basis is not Basis.STATED, -len(v.value.name if v.value else "")))
        spans = tuple(dict.fromkeys([*best.spans, *(s for v in same for s in v.spans)]))
        own = any(not v.claims for v in same)
        claims = () if own else tuple(sorted({c for v in same for c in v.claims}))
        yield Value(best.value, spans, best.basis, best.method, best.score, claims=claims)


# Kinds of name that only carry what others say.
RELAYING = frozenset({"outlet", "news_agency", "social_media"})
# A source that only a pronoun names has no name to give an actor.
NAMELESS = frozenset(
    {"", "he", "she", "it", "they", "we", "i", "who", "spokesman", "spokeswoman", "spokesperson"}
)


def claimed(material: Material, claims: Iterable[int], table: EntityTable) -> Iterator[Value[Party]]:
    """Who did it by the claims: those who claim it, and those who are blamed."""
    for i in claims:
        claim = material.claims[i]
        name = claim.source.name.lower()
        if claim.stance == "claims_responsibility" and name not in NAMELESS | phrases()["document"]:
            yield _of_source(material.parse, claim.source, i)
        if claim.stance in ("blames", "asserts", "confirms"):
            yield from (v for a in _blamed(material.parse, claim) if (v := _party(material, a, table, (i,))))


def taken_by(material: Material, claims: Iterable[int]) -> Iterator[Value[Party]]:
    """ "Police said 12 people were arrested", "the army announced the arrest": by the forces that tell of it."""
    for i in claims:
        claim = material.claims[i]
        told = claim.stance in ("asserts", "confirms") and claim.source.kind in FORCE_KINDS
        if told and claim.source.name.lower() not in NAMELESS:
            yield replace(_of_source(material.parse, claim.source, i), basis=Basis.INFERRED)


def _of_source(parse: Parse, source: Source, claim: int) -> Value[Party]:
    """Who claims it; of a spokesman or a commander the party by name for which he speaks."""
    basis = Basis.INFERRED if source.inferred else Basis.STATED
    inside = (m for s in source.spans for m in parse.mentions_in(s) if m.kind not in UNNAMING | RELAYING)
    own = (m for m in inside if not is_patron(parse, parse.tokens[m.head]))
    party = next(own, None) if source.entity is None else None
    if party is not None:
        return Value(Party(party.name, party.entity), (party.span,), basis, "claim", claims=(claim,))
    if (body := _body_of(parse, source)) is not None:
        return Value(Party(plain(parse.name(body))), (body,), basis, "noun", claims=(claim,))
    # Scripts without capitals show a name by its part of speech alone.
    name = any(t.pos == "PROPN" for s in source.spans for t in parse.tokens_in(s))
    method = "claim" if source.entity or source.name != source.name.lower() or name else "noun"
    return Value(Party(source.name, source.entity), source.spans, basis, method, claims=(claim,))


def _body_of(parse: Parse, source: Source) -> Span | None:
    """ "The movement's spokesman", "spokesman for the army": the body, which has no name."""
    speaking = (t for s in source.spans for t in parse.tokens_in(s) if t.lemma.startswith("spokes"))
    for token in speaking:
        named = [*_objects(parse, token, "for", "of"), *parse.children(token.i, "poss", "compound", "amod")]
        body = next((t for t in named if may_speak(t.lemma)), None)
        if body is not None:
            return _core(parse, body)
    return None


def _blamed(parse: Parse, claim: Claim) -> Iterator[Argument]:
    """Whom a claim holds responsible: "blamed X", "attributed it to X", "X was behind it", "the work of X"."""
    for token in (t for span in (*claim.cue, *claim.content) for t in parse.tokens_in(span)):
        for noun in _held(parse, token):
            for who in (_by_name(parse, w) for w in _each(parse, token, noun)):
                core = parse.subtree(
                    who.i, without=frozenset({"relcl", "acl", "prep", "appos", "cc", "conj", "punct", "det"})
                )
                yield Argument("actor", parse.span_of([*core, *_whose(parse, who)]), who.i)


def _whose(parse: Parse, noun: Token) -> list[Token]:
    """ "forces of the government": whose forces somebody blames."""
    forces = noun.pos == "NOUN" and noun.lemma in phrases()["forces"]
    return [t for t in _objects(parse, noun, "of") if t.pos == "NOUN"] if forces else []


def _by_name(parse: Parse, noun: Token) -> Token:
    """ "A village force, the Reed Guard", "fighters of the Reed Guard": the name beside what somebody is."""
    if noun.pos != "NOUN":
        return noun
    beside = (
        m for t in parse.children(noun.i, "appos") if (m := parse.mention_at(t.i)) and m.kind != "place"
    )
    of = (m for t in _objects(parse, noun, "of") if (m := parse.mention_at(t.i)) and m.kind not in UNNAMING)
    return next((parse.tokens[m.head] for m in (*beside, *of)), noun)


def _held(parse: Parse, token: Token) -> list[Token]:
    """The noun that a word of blame puts the act on."""
    if token.lemma == "responsible" and token.dep == "amod" and parse.head(token).i < token.i:
        return [parse.head(token)]  # "held the Front responsible", as the parser has it
    if token.lemma == "responsible" and token.dep in ("acomp", "oprd", "amod"):
        return parse.children(token.head, "nsubj", "dobj")
    if token.lower == "behind" and _is_behind(parse, token):
        # "Behind the attack is the Front": who it is may stand last.
        named = [t for t in parse.children(token.head, "nsubj") if t.lower != "there"]
        return named or parse.children(token.head, "attr")
    if told := said_to_be(parse, token):
        return told
    if token.lemma in phrases()["trace"] and token.pos == "NOUN":
        return _objects(parse, token, "of")
    if token.lemma in phrases()["done_it"] and any(
        t.lower in ("it", "this") for t in parse.children(token.i, "dobj")
    ):
        return parse.children(token.i, "nsubj")
    if token.lemma == "point" and any(t.lemma == "finger" for t in parse.children(token.i, "dobj")):
        return _objects(parse, token, "at", "to")
    put = _objects(parse, token, *(by := tuple(_put_by(parse, token))))
    # "was blamed by the governor on rebels"
    agents = (t for agent in parse.children(token.i, "agent") for t in parse.children(agent.i, "pobj"))
    put += [t for agent in agents for t in _objects(parse, agent, *by)]
    # "blamed it on rebels on Sunday"
    when = [x.span for x in parse.timexes]
    if held := [t for t in put if not _is_no_party(t) and not any(s.covers(t.span) for s in when)]:
        return held
    if token.lemma == "attribute":
        return _late(parse, token, "to") or _given(parse, token)
    if token.lemma in BLAME and not _of_being(parse, token) and not _for_a_fault(parse, token):
        return [t for t in parse.children(token.i, "dobj", "nsubjpass") if not _is_no_party(t)]
    return []


def _is_no_party(token: Token) -> bool:
    """ "Suspect a settling of scores", "blamed an accident": what it came of, and nobody who did it."""
    return token.lemma in IMPERSONAL or (token.pos == "NOUN" and token.lemma in phrases()["cause"])


def _of_being(parse: Parse, verb: Token) -> bool:
    """ "Suspected them of being spies", "accused Chad of backing the group": no act of theirs that is told."""
    of = (t for t in parse.children(verb.i, "prep") if t.lower == "of")
    told = [v for t in of for v in parse.children(t.i, "pcomp")]
    return bool(told) and (verb.lemma == "suspect" or all(v.lemma in phrases()["backs"] for v in told))


def _for_a_fault(parse: Parse, verb: Token) -> bool:
    """ "Blamed the government for its failure", "for what it called incitement": for less than the act itself."""
    told = {t.lemma for p in parse.children(verb.i, "prep") if p.lower == "for" for t in parse.subtree(p.i)}
    faults = phrases()["fault"] | phrases()["backs"]
    return not told.isdisjoint(faults) and told.isdisjoint(phrases()["deed_noun"])


def _is_behind(parse: Parse, word: Token) -> bool:
    """ "X was behind it", "X stands behind the attack", not "stands behind its soldiers"."""
    verb = parse.head(word).lemma
    of = parse.children(word.i, "pobj")
    deed = any(t.lemma in IMPERSONAL | phrases()["deed_noun"] for t in of)
    return verb == "be" or (verb in ("occur", "stand") and deed)


def _given(parse: Parse, verb: Token) -> list[Token]:
    """ "wurde der Front zugeschrieben", "به جبهه نسبت داد": whom languages name without "to"."""
    direct = parse.children(verb.i, "dobj") if _has_act(parse, verb) else []
    return [t for t in (*_objects(parse, verb, "on"), *direct) if t.lemma not in IMPERSONAL]


def _has_act(parse: Parse, verb: Token) -> bool:
    """Whether what is attributed is no direct object: the subject of a passive, or a second object."""
    acts = parse.children(verb.i, "nsubjpass", "dep")
    return any(t.dep == "nsubjpass" or t.lemma in IMPERSONAL for t in acts)


def _put_by(parse: Parse, verb: Token) -> Iterator[str]:
    """The prepositions behind which a verb names the one to blame: "blamed it on", "laid responsibility on"."""
    objects = {t.lemma for t in parse.children(verb.i, "dobj", "nsubjpass")}
    for (lemma, noun), preposition in blaming().items():
        if lemma == verb.lemma and (not noun or noun in objects):
            yield preposition


def _late(parse: Parse, verb: Token, preposition: str) -> list[Token]:
    """The last named party after a preposition in a verb's sentence, where the parser hung it elsewhere."""
    after = [
        t for t in parse.sentence_tokens(parse.sentence_of(verb)) if t.i > verb.i and t.lower == preposition
    ]
    found = [n for t in after for n in parse.children(t.i, "pobj")]
    return [n for n in found if parse.mention_at(_by_name(parse, n).i)][-1:]


def _objects(parse: Parse, token: Token, *prepositions: str) -> list[Token]:
    return [
        t for prep in parse.children(token.i, "prep") if prep.lower in prepositions
        for t in parse.children(prep.i, "pobj")
    ]  # fmt: skip


def _each(parse: Parse, verb: Token, noun: Token) -> list[Token]:
    """ "blamed each other": both who blame; otherwise the noun and those joined to it."""
    if _is_each_other(parse, noun):
        found = parse.children(verb.i, "nsubj")
    else:
        found = [noun]
    return found + [t for n in found for t in parse.children(n.i, "conj")]


def _is_each_other(parse: Parse, word: Token) -> bool:
    return word.lemma == "other" and parse.tokens[max(word.i - 1, 0)].lower == "each"


def named_first(
    material: Material, values: tuple[Value[Party], ...], table: EntityTable, *, fought: bool
) -> tuple[Value[Party], ...]:
    """Drops "gunmen" and the like where a party is named for the act, and the "rebel" of "rebel spokesman".

    Where two sides fought, forces of a state stay beside the name of the other.
    """
    named = [v for v in values if v.method != "noun"]
    several = {v.value.name.casefold() for v in values if v.value}
    single = [v for v in values if v.value and f"{v.value.name.casefold()}s" in several]
    if not named:
        return tuple(v for v in values if v not in single)
    against = fought and not any(_of_state(material.parse, v, table) for v in named)
    return tuple(v for v in values if v in named or (against and _of_state(material.parse, v, table)))


def _of_state(parse: Parse, value: Value[Party], table: EntityTable) -> bool:
    """Whether a party is a state or its forces, by its name or its noun."""
    kinds = {m.kind for s in value.spans for m in parse.mentions_in(s)}
    heads = [root for s in value.spans if (root := parse.root_of(s)) is not None]
    of_state = STATE_KINDS | {"nationality"}
    return bool(of_state & (kinds | {table.noun_kind(root.lemma) for root in heads}))

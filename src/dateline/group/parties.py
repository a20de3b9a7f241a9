"""Who acted and who suffered, with the claims that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.group.facts import Material
from dateline.knowledge.coreference import antecedent
from dateline.knowledge.entities import EntityTable
from dateline.records.claims import Argument, Claim, EventMention, Source
from dateline.records.parse import Mention, Parse
from dateline.records.text import Span
from dateline.records.values import Basis, Party, Value

ARTICLES = ("the ", "a ", "an ", "its ", "their ", "his ", "her ", "some ", "several ")
PRONOUNS = frozenset({"PRON", "DET"})
# Bare words for those who act: they give way to a party that is named for the same act.
UNNAMING = frozenset({"nationality", "ethnic_or_religious_group", "place", "person", "other", "state"})
# Where a name in a phrase names the party itself: "Front fighters", "members of the Front".
CLASSING = frozenset({"compound", "nmod", "amod", "appos", "pobj"})
BLAME = frozenset({"blame", "accuse", "hold", "attribute"})


def parties(
    material: Material, mentions: Iterable[EventMention], roles: tuple[str, ...], table: EntityTable
) -> tuple[Value[Party], ...]:
    """The parties in some roles of an event, one value for each name, with all its spans and claims."""
    found = [
        party
        for m in mentions
        for a in m.of(*roles)
        if (party := _party(material, a, table, claims_over(material.claims, m.id, a.span)))
    ]
    return tuple(merged(found))


def claims_over(claims: tuple[Claim, ...], mention: int, span: Span) -> tuple[int, ...]:
    """The claims that say these words of a mention; none where the outlet itself says them."""
    return tuple(
        i for i, c in enumerate(claims)
        if mention in c.mentions and c.stance not in ("denies", "no_information") and any(s.covers(span) for s in c.content)
    )  # fmt: skip


def _party(
    material: Material, argument: Argument, table: EntityTable, claims: tuple[int, ...]
) -> Value[Party] | None:
    parse = material.parse
    token = parse.tokens[argument.head]
    named = _named(parse, argument, table) if argument.role == "actor" else parse.mention_at(token.i)
    if named is not None and not (named.kind == "nationality" and argument.span != named.span):
        spans: tuple[Span, ...] = (argument.span,) if argument.span.covers(named.span) else (named.span,)
        return Value(Party(named.name, named.entity), spans, Basis.STATED, "name", claims=claims)
    meant = antecedent(parse, token.i, table)
    if meant is not None:
        spans = (argument.span, meant.span)
        return Value(Party(meant.name, meant.entity), spans, Basis.INFERRED, "coreference", claims=claims)
    if token.pos in PRONOUNS:
        return None
    return Value(
        Party(plain(_uncounted(parse, argument.span))), (argument.span,), Basis.STATED, "noun", claims=claims
    )


def _named(parse: Parse, argument: Argument, table: EntityTable) -> Mention | None:
    """The party named in a phrase: its head, or the last name in it ("Front fighters", "Iran's Guards")."""
    at_head = parse.mention_at(argument.head)
    if at_head is not None and at_head.kind not in ("nationality",):
        return at_head
    inside = [m for m in parse.mentions if argument.span.covers(m.span) and m.kind not in UNNAMING]
    named = [m for m in inside if parse.text[m.span.end : m.span.end + 1] != "-"]
    classing = [m for m in named if (root := parse.root_of(m.span)) and root.dep in CLASSING]
    head = parse.tokens[argument.head]
    return classing[-1] if classing and table.noun(head.lemma, head.lower) else at_head


def _uncounted(parse: Parse, span: Span) -> str:
    """The words of a phrase after its number: "at least four civilians" names civilians."""
    ends = [q.number.end for q in parse.quantities if q.number.overlaps(span) and q.number.end < span.end]
    return parse.text[max(ends) : span.end].strip(" ,-") if ends else parse.quote(span)


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


def claimed(material: Material, claims: Iterable[int], table: EntityTable) -> Iterator[Value[Party]]:
    """Who did it by the claims: those who claim it, and those who are blamed."""
    for i in claims:
        claim = material.claims[i]
        if claim.stance == "claims_responsibility" and claim.source.name:
            yield _of_source(claim.source, i)
        if claim.stance == "blames":
            yield from (v for a in _blamed(material.parse, claim) if (v := _party(material, a, table, (i,))))


def _of_source(source: Source, claim: int) -> Value[Party]:
    basis = Basis.INFERRED if source.inferred else Basis.STATED
    return Value(Party(source.name, source.entity), source.spans, basis, "claim", claims=(claim,))


def _blamed(parse: Parse, claim: Claim) -> Iterator[Argument]:
    """The object of "blamed X", "accused X of"; "blamed it on X"."""
    for span in claim.cue:
        for token in parse.tokens_in(span):
            if token.lemma in BLAME:
                for child in parse.children(token.i, "dobj"):
                    if child.lemma not in ("attack", "bombing", "strike", "responsibility", "it"):
                        core = parse.subtree(
                            child.i, without=frozenset({"relcl", "acl", "prep", "appos", "cc", "conj"})
                        )
                        yield Argument("actor", parse.span_of(core), child.i)


def named_first(values: tuple[Value[Party], ...]) -> tuple[Value[Party], ...]:
    """Drops "gunmen" and the like where a party is named for the act."""
    named = [v for v in values if v.method != "noun"]
    return tuple(named) if named else values

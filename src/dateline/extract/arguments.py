"""The parts of an event mention: who did it, to whom, with what, where, when, why; and the mentions tied to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile

from dateline.extract import participants as p
from dateline.extract.context import MEANS, PEOPLE, Context
from dateline.extract.triggers import AIMING, LIGHT, MODIFYING, Found, light_verb, sides
from dateline.knowledge.care import CARE, called_on, up_to, where_the_hurt_are
from dateline.knowledge.cues import cues, idioms, in_another_case, is_ours, phrases, sparked
from dateline.knowledge.nobody import is_nobody
from dateline.knowledge.ontology import UNREST
from dateline.knowledge.place_patterns import WAYS, place_words
from dateline.records.claims import TOWARD, Argument
from dateline.records.parse import Parse, Token
from dateline.records.text import Span

DOERS = frozenset({"armed", "party", "person", "crowd", "state"})
OWNERS = frozenset({"armed", "party", "state"})
SUFFERERS = frozenset(
    {"armed", "party", "person", "crowd", "base", "property", "territory", "place", "group", "captive"}
)
# Through these a part reaches up to the trigger that it belongs to.
REPORTING_CLAUSE = ("ccomp", "parataxis")
WITH = ("with", "by", "using", "from", "via", "of", "in")
ROLES_OF_PREPOSITION = {
    "from": "from",
    "to": "to",
    "toward": "to",
    "towards": "to",
    "into": "where",
    "near": "near",
}
NEARBY = ("near", "outside", "off", "around")
# A clause joined by these tells of another happening, not of the outcome of the first.
SEQUENCE = frozenset({"after", "before", "following", "since", "despite", "amid", "ahead"})
# What is so told is another happening.
SEPARATE = frozenset({"another", "elsewhere", "separate", "separately"})
FOLLOWING = frozenset({"follow", "precede", "succeed"})
RESULT = ("result",)


@dataclass(frozen=True)
class Layout:
    """Where the triggers stand, and the reasons given, whose words are no part of the news.

    `at` gives the trigger of a token, `in_sentence` those of a sentence, `reasons` the (main token of the
    connective, span) of each phrase that gives a reason.
    """

    context: Context
    found: tuple[Found, ...]
    at: dict[int, int]
    in_sentence: dict[int, list[int]]
    reasons: tuple[tuple[int, Span], ...]
    motives: frozenset[int]

    @staticmethod
    def of(context: Context, found: Sequence[Found]) -> Layout:
        at = {i: k for k, f in enumerate(found) for i in tops(context.parse, f)}
        in_sentence: dict[int, list[int]] = {}
        for k, f in enumerate(found):
            in_sentence.setdefault(f.token.sentence, []).append(k)
        reasons = tuple(_reasons(context))
        parse = context.parse
        motives = (s for i, s in reasons if parse.tokens[i].lower not in LOOSE_REASONS)
        inside = frozenset(t.i for s in motives for t in parse.tokens_in(s))
        own = {f.token.i for f in found if f.row.type == "PEACE_PROTEST" and _is_all_told(parse, f.token, at)}
        return Layout(context, tuple(found), at, in_sentence, reasons, inside - own)

    @cached_property
    def reasons_of(self) -> dict[int, list[Argument]]:
        """Trigger -> the reasons given for it: what they hang on, else the first trigger of the sentence."""
        result: dict[int, list[Argument]] = {}
        for head, span in self.reasons:
            token = self.context.parse.tokens[head]
            owner = self.owner(token)
            same = self.in_sentence.get(token.sentence, [])
            k = owner if owner is not None else next(iter(same), None)
            if k is not None:
                result.setdefault(k, []).append(Argument("reason", span, head))
        return result

    def in_reason(self, token: Token) -> bool:
        """Whether a token stands in a motive; what came "after" or "over" something may be news itself."""
        return token.i in self.motives

    def owner(self, token: Token) -> int | None:
        """The trigger that a token hangs on, looking up past other words, but not out of reported speech."""
        parse = self.context.parse
        below = token
        for above in parse.ancestors(token.i):
            if above.i in self.at:
                return self.at[above.i]
            if above.pos == "NOUN" and above.i in self.context.heads:
                return None
            if above.pos in ("VERB", "AUX"):
                if below.dep not in REPORTING_CLAUSE and _reports(parse, above):
                    return None
                inside = self._inside(above, below)
                if inside is not None:
                    return inside
            below = above
        return self._nearest(token)

    def _nearest(self, token: Token) -> int | None:
        """The trigger nearest to a token in its sentence, where no word above it decides."""
        near = self.in_sentence.get(token.sentence, [])
        return min(near, key=lambda k: abs(self.found[k].token.i - token.i), default=None)

    def _inside(self, verb: Token, but: Token) -> int | None:
        """The trigger among the subject, objects and complements of a verb that is none itself."""
        parse = self.context.parse
        children = parse.children(verb.i, "nsubj", "nsubjpass", "dobj", "attr", "prep", "xcomp")
        if verb.lemma in LIGHT:  # "the aggression launched six raids": the raids
            children = sorted(children, key=lambda t: t.dep != "dobj")
        for child in children:
            if child.i == but.i or (child.dep == "prep" and child.lower in SEQUENCE):
                continue  # "the attack came after a bombing": two
            for token in (child, *parse.children(child.i, "pobj", "dobj")):
                if token.i in self.at:
                    return self.at[token.i]
        return None


def tops(parse: Parse, found: Found) -> Iterator[int]:
    """The main token of a trigger, and what stands above it among its words: of "frappe aérienne" the first."""
    own = {t.i for t in found.tokens}
    yield from (t.i for t in takewhile(lambda t: t.i in own, (found.token, *parse.ancestors(found.token.i))))


def _reports(parse: Parse, verb: Token) -> bool:
    """Whether a verb has a clause that it tells of; not one that only a semicolon parts from it."""
    if verb.lemma in ("leave", "make", "let"):
        return False
    told = (c for c in parse.children(verb.i) if c.dep in REPORTING_CLAUSE)
    return any(all(t.text != ";" for t in parse.tokens[c.i : verb.i]) for c in told)


def _reasons(context: Context) -> Iterator[tuple[int, Span]]:
    """Phrases that give a reason: (main token of the connective, span from it to the end of its phrase)."""
    parse = context.parse
    for match in context.lexicon.cues["reason"].find(parse.tokens):
        if match.tokens[0].lower == "to" and "armed" in context.classes(match.tokens[1]):
            continue  # "a gathering that belongs to forces"
        top = p.top_of(match.tokens)
        first = match.tokens[0].i
        below = sorted(
            {t.i: t for m in match.tokens for t in parse.subtree(m.i) if t.i >= first}.values(),
            key=lambda t: t.i,
        )
        if len(below) > len(match.tokens):
            yield top.i, parse.span_of([*below, *_trailing(parse, top, below[-1])])


def _trailing(parse: Parse, top: Token, last: Token) -> list[Token]:
    """ "Atacó en respuesta al bombardeo de un puente [en X el sábado]": what ends the clause of a motive is of that."""
    if not parse.glossed or parse.head(top).i > top.i:
        return []
    rest = parse.tokens[last.i + 1 : parse.sentence_of(last).last]
    found = [*takewhile(lambda t: t.pos not in ENDS_PHRASE, rest)]
    if any(t.dep in ("dobj", "nsubj", "nsubjpass") for t in found):
        return []
    more = [c for t in (last, *found) for c in parse.children(t.i, "relcl")]
    return [*found, *(t for c in more for t in parse.subtree(c.i) if t.i > last.i)]


ENDS_PHRASE = frozenset({"AUX", "CCONJ", "PUNCT", "SCONJ", "VERB"})


def arguments(layout: Layout, k: int) -> tuple[Argument, ...]:
    """All arguments of the k-th trigger, in the order of the roles."""
    context, found = layout.context, layout.found[k]
    acting, struck = sides(context, found)
    acting = [] if _befell(layout, found.token) else acting
    parts: list[Argument] = []
    parts += list(_actors(context, acting, layout)) or list(
        _actors(context, [*_owners_of_means(context, found), *_behind(context, found)], layout)
    )
    parts += _recipients(context, struck, found, layout)
    parts += _weapons(context, found, acting, struck)
    parts += layout.reasons_of.get(k, [])
    return tuple(dict.fromkeys(parts))


def _befell(layout: Layout, verb: Token) -> bool:
    """ "The convoy came under fire, killing two": not the convoy killed them."""
    above = layout.at.get(verb.head) if verb.tag == "VBG" and verb.dep == "advcl" else None
    return above is not None and layout.found[above].row.frame == "patient"


def _counted_noun(parse: Parse, token: Token) -> Token:
    """ "hundreds of nurses": the nurses."""
    if not parse.child(token.i, "prep"):
        return token
    quantity = next((q for q in parse.quantities if q.number.start <= token.start < q.number.end), None)
    return parse.tokens[quantity.head] if quantity and quantity.head is not None else token


def _owners_of_means(context: Context, found: Found) -> list[Token]:
    """ "An attack with Russian drones", "ataque de misiles rusos": whose the weapons of a noun of happening are."""
    parse = context.parse
    nouns = [t for t in found.tokens if t.pos == "NOUN"]
    means = [
        w for t in nouns for w in (*p.after(parse, t, "with"), *p.before(parse, t)) if w.i in context.weapons
    ]
    near = [n for w in means for n in (*p.owners(parse, w), *p.before(parse, w))]
    near += [n for t in nouns if t.i in context.weapons for n in _senders(parse, t)]
    return [n for n in near if context.classes(n) & OWNERS]


def _behind(context: Context, found: Found) -> list[Token]:
    """ "The Hill Front is behind the attack": who, in the report's own words, stands behind a happening."""
    parse = context.parse
    preps = [parse.head(t) for t in found.tokens if t.pos == "NOUN" and t.dep == "pobj"]
    verbs = [parse.head(p) for p in preps if p.lower == "behind" and parse.head(p).lemma in ("be", "stand")]
    own = [parse.head(v) if v.dep == "xcomp" else v for v in verbs if not parse.children(v.i, "neg")]
    return [n for v in own for n in parse.children(v.i, "nsubj", "nsubjpass") if context.classes(n) & OWNERS]


# These speak for others, and act for nobody.
VOICES = frozenset({"correspondent", "source", "spokesman", "spokesperson", "spokeswoman", "witness"})


def _actors(context: Context, acting: Iterable[Token], layout: Layout) -> Iterator[Argument]:
    parse = context.parse
    for token in acting:
        if _are_weapons(context, token):
            yield from _actors(context, p.several(parse, [token]), layout)
            continue
        kinds = context.classes(token) or _unknown_group(parse, token)
        if (
            token.i in layout.at
            or not kinds
            or token.pos == "NUM"
            or token.lemma in VOICES
            or (token.dep in MODIFYING and (not kinds & OWNERS or _is_scene(layout, token)))
            or (token.dep in MODIFYING and "weapon" not in kinds and kinds & {"base", "property"})
        ):
            continue
        if "weapon" in kinds or (kinds & {"property", "base"} and not kinds & DOERS):
            yield from _manned(context, token, kinds)
            near = [*p.owners(parse, token), *p.before(parse, token), *p.holders(parse, token)]
            near += _senders(parse, token)
            owning = list(_actors(context, (t for t in near if context.classes(t) & OWNERS), layout))
            yield from owning or ([as_argument(parse, "actor", token)] if _is_force(context, token) else [])
        elif kinds & DOERS and not ("place" in kinds and "armed" not in kinds):
            yield _with_party(context, as_argument(parse, "actor", token))


def _is_scene(layout: Layout, name: Token) -> bool:
    """ "Uganda school attack", "Nigeria attack": a country before a happening, or what it hit there, is where it was.

    Before a weapon, or where the noun names its aim, it is whoever did it: "Rwanda drone strike".
    """
    context, noun = layout.context, layout.context.parse.head(name)
    if noun.i not in layout.at or not _is_country(context.parse, name):
        return False
    between = context.parse.tokens[name.i + 1 : noun.i]
    if any(t.i in context.weapons for t in (*between, *layout.found[layout.at[noun.i]].tokens)):
        return False
    hit = any(context.classes(t) & {"base", "property"} for t in between)
    return hit or not (between or p.after(context.parse, noun, *AIMING))


def _is_country(parse: Parse, name: Token) -> bool:
    mention = parse.mention_at(name.i)
    return (
        mention is not None and mention.kind != "nationality" and (mention.entity or "").startswith("state:")
    )


def _is_force(context: Context, token: Token) -> bool:
    """ "The air force bombed": a weapon by its name, and a body that fights."""
    return {"group", "fighting"} <= context.classes(token)


def _unknown_group(parse: Parse, token: Token) -> frozenset[str]:
    """ "Bombed by FLA": a name that no table has, of those who are said to have done it."""
    mention = parse.mention_at(token.i)
    named = mention is not None and mention.kind == "other" and parse.head(token).dep == "agent"
    return frozenset({"party"}) if named else frozenset()


def _senders(parse: Parse, weapon: Token) -> list[Token]:
    """ "Bombs sent by the Front", "fighters planted a bomb which blew up a bus": who put a weapon there."""
    sent = [c for c in parse.children(weapon.i, "acl") if c.lemma in FIRING]
    put = parse.head(weapon)
    held = weapon.dep in ("dobj", "nsubjpass") and put.lemma in FIRING
    own = p.agents(parse, put) if held else []
    return [*own, *(n for c in sent for n in p.after(parse, c, "by"))]


def _manned(context: Context, token: Token, kinds: frozenset[str]) -> Iterator[Argument]:
    """ "a Guyanese patrol boat fired": the boat acts for those who own it."""
    owners = [*p.owners(context.parse, token), *p.before(context.parse, token)]
    if "weapon" not in kinds and any(context.classes(t) & OWNERS for t in owners):
        yield as_argument(context.parse, "actor", token)


def _with_party(context: Context, argument: Argument) -> Argument:
    """ "fighters of the Eastern Brigade": the phrase that names the party belongs to the actor."""
    parse = context.parse
    for prep in (*parse.children(argument.head, "prep"), *_belonging(parse, argument.head)):
        for noun in parse.children(prep.i, "pobj") if prep.lower in ("of", "from", "to") else ():
            mention = parse.mention_at(noun.i)
            if mention is not None and mention.kind not in ("place", "nationality", "person", "other"):
                return Argument(argument.role, argument.span.join(mention.span), argument.head)
            if mention is None and noun.pos == "NOUN" and context.classes(noun) & OWNERS:
                # "forces of the government", "مقاتلي الفصيل"
                return Argument(argument.role, argument.span.join(noun.span), argument.head)
    return argument


def _belonging(parse: Parse, noun: int) -> list[Token]:
    """ "Gunmen belonging to", "believed to belong to": the "to" before the party whose they are."""
    said = parse.children(noun, "acl")
    verbs = [t for v in said for t in (v, *parse.children(v.i, "xcomp")) if t.lemma == "belong"]
    return [t for v in verbs for t in parse.children(v.i, "prep")]


def _recipients(
    context: Context, struck: Iterable[Token], found: Found, layout: Layout
) -> Iterator[Argument]:
    role = "victim" if found.row.strength in RESULT else "recipient"
    for token in struck:
        kinds = context.classes(token)
        weapon = "weapon" in kinds and not kinds & {"base", "property"}
        if token.i in layout.at or layout.in_reason(token) or token.pos in ("ADJ", "ADV"):
            continue
        if is_nobody(context.parse, token) and token.pos != "PROPN":
            continue
        if _is_only_where(context.parse, token) or _is_volley(context, token, found):
            continue
        if weapon and (token.pos == "PRON" or not _struck_hull(context, token, found)):
            continue
        named = token.pos == "PROPN" or (token.pos == "NOUN" and found.row.weapon_decides)
        if weapon or kinds & SUFFERERS or (named and token.i not in context.timed):
            yield with_of(context.parse, as_argument(context.parse, role, token))


def _is_volley(context: Context, token: Token, found: Found) -> bool:
    """ "Fired six shots at a judge", "dozens of drones": what was fired, and not at whom."""
    if found.token.lemma not in FIRING:
        return False
    return context.lexicon.is_kind("volley", token) or _are_weapons(context, token)


def _are_weapons(context: Context, token: Token) -> bool:
    """ "Dozens" of "dozens of drones"."""
    return any(t.i in context.weapons for t in p.several(context.parse, [token]))


def _is_only_where(parse: Parse, token: Token) -> bool:
    """ "Opened fire in X": a place is where it was, and not what was hit."""
    mention = parse.mention_at(token.i)
    return mention is not None and mention.kind == "place" and parse.head(token).lower == "in"


def with_of(parse: Parse, argument: Argument) -> Argument:
    """ "a column of rebels", "the village of X": what follows "of" belongs to the name of what was hit."""
    prep = next((t for t in parse.children(argument.head, "prep") if t.lower == "of"), None)
    if prep is None:
        return argument
    below = parse.subtree(prep.i, without=frozenset({"relcl", "acl", "cc", "conj", "punct"}))
    if len(below) > OF_WORDS:
        return argument
    return Argument(argument.role, argument.span.join(parse.span_of(below)), argument.head)


OF_WORDS = 5


# Verbs whose object is the weapon, not what it hits.
FIRING = frozenset(
    {
        "fire",
        "launch",
        "send",
        "lob",
        "throw",
        "drop",
        "lay",
        "mail",
        "place",
        "plant",
        "detonate",
        "hurl",
        "use",
        "deploy",
        "set",
        "explode",
        "rain",
        "unleash",
    }
)


LANDING = frozenset({"fall", "land", "rain", "slam", "crash"})


def _struck_hull(context: Context, token: Token, found: Found) -> bool:
    """ "hit a tank", "destroyed a launcher": a weapon that is the target."""
    if found.row.frame == "patient" and found.token.lemma in LANDING:
        return False
    if found.row.needs in MEANS.values():
        return False
    if token.dep == "pobj" and context.parse.head(token).lower in AIMING:
        return True  # "fired on the jet"
    return found.token.lemma not in FIRING and token.i not in {t.i for t in found.tokens}


def as_argument(parse: Parse, role: str, token: Token) -> Argument:
    """A noun as a part of a mention: its core, or all of its name."""
    token = _counted_noun(parse, token)
    mention = parse.mention_at(token.i)
    span = parse.span_of(p.core(parse, token))
    return Argument(role, span.join(mention.span) if mention else span, token.i)


def _weapons(context: Context, found: Found, acting: list[Token], struck: list[Token]) -> Iterator[Argument]:
    """Weapons that act, are fired, are set before the trigger, or come "with" it."""
    parse = context.parse
    verb = light_verb(parse, found.token) or found.token
    near = [*acting, *struck, *found.tokens, *p.before(parse, found.token), *p.after(parse, verb, *WITH)]
    near += [n for t in found.tokens for n in p.after(parse, t, *WITH)]
    if found.row.strength == "result":  # "lost a foot to a mine"
        near += [n for t in (verb, *found.tokens) for n in p.after(parse, t, "to")]
    near += [n for t in acting for n in p.after(parse, t, "with")]
    # "Killed two men carrying explosives": a vehicle blows up with its load
    near += p.several(parse, [*acting, *struck])
    near += p.loads(parse, [*acting, *(t for t in struck if not context.classes(t) & PEOPLE)])
    near += [
        n
        for t in parse.children(verb.i, "advcl")
        for n in p.patients(parse, t)
        if t.lemma in ("use", "employ", "fire", "launch")
        # "struck the camp after rockets were fired": those of another
        and not any(m.lower in SEQUENCE for m in parse.children(t.i, "mark"))
    ]
    for token in (_full_noun(context, t) for t in near):
        if token.i in context.weapons and (
            found.row.type == "DISR_WEAP" or not (token in struck and _struck_hull(context, token, found))
        ):
            tokens = _compact(parse, token)
            yield Argument("weapon", parse.span_of(tokens), token.i, context.weapons[token.i].kind)


LOOSE_REASONS = frozenset(
    {"over", "following", "after", "because", "due", "owing", "amid", "on", "as", "sparked", "triggered"}
)


def _full_noun(context: Context, token: Token) -> Token:
    """ "Parcel bombs" of "parcel"."""
    head = context.parse.head(token)
    return head if token.dep in MODIFYING and head.i in context.weapons else token


def _compact(parse: Parse, token: Token) -> list[Token]:
    """A weapon with the words set right before it: "armed unmanned aerial vehicles", "explosive-laden drone"."""
    tokens = [t for t in p.core(parse, token) if t.i <= token.i]
    while len(tokens) > 1 and tokens[0].pos in ("NUM", "DET", "PUNCT", "ADP", "ADV"):
        tokens = tokens[1:]
    return tokens


def places(layout: Layout) -> dict[int, list[Argument]]:
    """Trigger -> the places of its clause. A place goes to the trigger it hangs on, by way of any noun between."""
    context = layout.context
    parse, found = context.parse, layout.found
    result: dict[int, list[Argument]] = {}
    last: tuple[Span, int] | None = None
    for mention in parse.mentions:
        root = parse.root_of(mention.span)
        placed = mention.kind == "place" or (mention.kind == "state" and _stands_in(parse, mention.head))
        if not placed or _is_based_there(parse, mention.span) or _names_a_leaning(parse, mention.span):
            continue
        if root is None or layout.in_reason(root) or _owns_actor(context, root):
            continue
        if _speaks(parse, root) or _owns_speaker(context, root) or where_the_hurt_are(parse, root):
            continue
        if any(is_ours(parse, t) for t in islice(parse.ancestors(root.i), 2)):
            continue
        if _said_there(layout, root) or _is_doer(layout, root) or _only_borders(parse, root):
            continue
        k = last[1] if last is not None and _addresses(parse, last[0], mention.span) else layout.owner(root)
        if k is None or found[k].token.sentence != root.sentence or called_on(parse, root, found[k].token):
            continue
        if _came_away_to(layout, root, found[k].token):
            continue
        role = _place_role(parse, root, found[k])
        if (
            role == "from" and found[k].row.type == "ABDUCT_DISSAP"
        ):  # who is taken from a place is taken there
            role = "where"
        result.setdefault(k, []).append(Argument("place", mention.span, root.i, role))
        last = mention.span, k
    return result


def _addresses(parse: Parse, narrow: Span, wide: Span) -> bool:
    """ "The village of X, in Y commune, western Z": whether a place is named right behind another, as where it lies.

    So is "قرية X بريف Y", whatever the last of the two hangs on.
    """
    between = parse.tokens_in(Span(narrow.end, wide.start)) if narrow.end < wide.start else ()
    if not between or len(between) > ADDRESS or not (between[0].text == "," or between[0].lower == "in"):
        return False
    return all(
        t.text == "," or t.lower in ("in", "of") or t.pos in ("DET", "ADJ") or t.lower in place_words()
        for t in between
    )


# So many words may stand between a place and the one it lies in.
ADDRESS = 8


def _is_based_there(parse: Parse, span: Span) -> bool:
    """ "the Cairo-based monitor", "a Lahore-bound bus": where somebody is from or something goes."""
    after = parse.tokens_in(span)[-1].i + 1
    joined = [t.lower for t in parse.tokens[after : after + 2]]
    return joined[:1] == ["-"] and joined[-1] in ROOTED


def _names_a_leaning(parse: Parse, span: Span) -> bool:
    """ "An anti-Karvan group", "pro-Karvan crowds": for or against whom they are."""
    before = parse.text[max(span.start - LEANING, 0) : span.start].casefold()
    return before.endswith("-") and before[:-1].split()[-1:] in (["anti"], ["pro"])


# The longest of what so stands before a name, and a sign before it.
LEANING = 6
ROOTED = frozenset(
    {"based", "bound", "born", "backed", "linked", "trained", "registered", "made", "headquartered"}
)


def _stands_in(parse: Parse, i: int) -> bool:
    """Whether a name that may be a state or its capital stands where a place does: "marched through Santiago".

    "A strike on Kyiv and Lviv": so does one that is joined to a place.
    """
    token = parse.tokens[i]
    first = parse.head(token) if token.dep == "conj" else token
    beside = (parse.mention_at(t.i) for t in (first, *parse.children(first.i, "conj")) if t.i != i)
    struck = first.dep == "dobj" or (first.dep == "pobj" and parse.head(first).lower in ("on", "against"))
    if struck and any(m is not None and m.kind == "place" for m in beside):
        return True
    return token.dep == "pobj" and parse.head(token).lower in (
        "in",
        "at",
        "near",
        "through",
        "across",
        "outside",
        "inside",
    )


def _owns_actor(context: Context, root: Token) -> bool:
    """ "Iran's Guards", "the government in Kabul", "officials from X", "the army of X": the place is a party's."""
    parse = context.parse
    if root.dep == "poss" and root.head not in context.heads:
        return parse.head(root).lemma not in SETTLEMENT
    if root.dep in ("compound", "nmod") and parse.head(root).lemma not in SETTLEMENT:
        return "armed" in context.classes(parse.head(root)) or "party" in context.classes(parse.head(root))
    if root.dep == "nsubj" and "armed" in context.classes(root):
        return True
    if root.dep == "npadvmod" and parse.head(root).tag == "VBN":
        return True  # "the Tripoli-based command", "a Khartoum-backed militia"
    above = list(parse.ancestors(root.i))[:2]
    if len(above) < 2:
        return False
    sent = above[0].lower == "from" and "person" in context.classes(above[1])
    return sent or (above[0].lower == "of" and above[1].lemma in phrases()["national_force"])


def _ends_attribution(parse: Parse, root: Token) -> bool:
    """ "..., selon une source à Dori.", where the place hangs on the verb.

    In the midst of a clause it may be of either: "wurden nach Angaben der Polizei in Halle drei Menschen getötet".
    """
    before = parse.head(root).i - 1 if root.dep == "pobj" else -1
    if before < 0 or parse.tokens[before].pos not in ("NOUN", "PROPN"):
        return False
    above = takewhile(lambda t: t.pos in ("ADP", "NOUN", "PROPN"), parse.ancestors(before))
    source = next((t for t in above if t.lower == "according"), None)
    if source is None:
        return False
    after = parse.tokens[min(root.i + 1, len(parse.tokens) - 1)]
    return after.pos == "PUNCT" or source.i == parse.sentences[root.sentence].first


def _owns_speaker(context: Context, root: Token) -> bool:
    """ "a doctor in Dori said", "according to police in Dori": where somebody speaks, not what they speak of."""
    parse = context.parse
    if _ends_attribution(parse, root):
        return True
    for token in [root, *parse.ancestors(root.i)]:
        if token.lower == "according":
            return True
        if token.dep == "nsubj":
            verb = parse.head(token).lemma
            cue = cues().get((verb, "v"))
            speaks = (cue is not None and cue.kind == "judge") or (
                (cue is not None or verb in phrases()["listening"])
                and bool({"person", "party"} & context.classes(token))
            )
            # "The hospital in X counted seven dead": where they were brought.
            counts = token.lemma in CARE and token.head not in context.heads
            return (speaks or counts) and token.i != root.i and token.i not in context.events
        if token.pos not in ("ADP", "NOUN", "PROPN") or token.i in context.events:
            return False
    return False


def _said_there(layout: Layout, root: Token) -> bool:
    """ "Two died, the council announced in X": X is where it was said, beside a verb with a speaker of its own.

    What is judged ("the office in X condemned the raid", "called this raid a crime") happened elsewhere.
    """
    parse = layout.context.parse
    prep, verb = parse.head(root), parse.verb_over(root.i)
    if verb is not None and (_is_of_words(parse, verb) or _owned_up_there(parse, root, verb)):
        return True
    cue = cues().get((verb.lemma, "v")) if verb is not None else None
    if (
        verb is None
        or cue is None
        or cue.kind not in ("say", "report", "judge", "believe", "direct")
        or root.dep != "pobj"
        or prep.head != verb.i
    ):
        return False
    judged = any(t.i in layout.at and prep.i < t.i for t in parse.children(verb.i, "dobj"))
    said = judged or cue.kind == "judge"
    said = said or (cue.kind in ("say", "report") and _is_next_but_times(layout, verb, prep))
    return verb.i not in layout.at and said and bool(parse.child(verb.i, "nsubj"))


def _came_away_to(layout: Layout, root: Token, trigger: Token) -> bool:
    """ "Hundreds reach X after an attack on Y", "cross into X, fleeing those who raided Y": X is safe."""
    parse, away = layout.context.parse, phrases()["comes_away"]
    above = [*takewhile(lambda t: t.i != trigger.i, parse.ancestors(root.i))]
    goer = next((t for t in above if t.lemma in away), None)
    if goer is None or trigger in parse.ancestors(root.i):
        return False
    if any("armed" in layout.context.classes(t) for t in p.subjects(parse, goer)):
        return False
    links = [t for t in up_to(parse, trigger, root) if t.i != goer.i]
    marks = [m for t in (trigger, *links) for m in parse.children(t.i, "mark")]
    left = any(t.lemma in away for t in links) or any(is_after(parse, t) for t in (*links, *marks))
    return left and (goer in parse.ancestors(trigger.i) or parse.head(goer).pos == "ADP")


def is_after(parse: Parse, token: Token) -> bool:
    """Whether a token is "after" or "following", also where it is read as another of its meanings."""
    return token.lower in AFTER or parse.text[token.start : token.end].casefold() in AFTER


# Words for "after" as the text has them, where the reading of them is not "after".
AFTER = frozenset({"after", "following", "nach"})


def _owned_up_there(parse: Parse, place: Token, verb: Token) -> bool:
    """ "In X, a cell claimed responsibility for the killing": where that was said of what was told before."""
    between = takewhile(lambda t: t.i != verb.i, parse.ancestors(place.i))
    if place.i > verb.i or not all(t.pos in ("ADP", "NOUN") for t in between):
        return False
    deeds = [n for t in owning(parse, verb) for n in p.after(parse, t, "for")]
    return any(c.lower in KNOWN for n in deeds for c in parse.children(n.i, "det"))


def owning(parse: Parse, verb: Token) -> list[Token]:
    """The "responsibility" of "claims responsibility", the "credit" of "took credit"."""
    words = idioms().get(verb.lemma, {})
    objects = parse.children(verb.i, "dobj")
    return [t for t in objects if t.lemma in words and words[t.lemma].stance == "claims_responsibility"]


# What a noun has that was told of before.
KNOWN = frozenset({"the", "this", "that", "these", "those"})


def _is_of_words(parse: Parse, verb: Token) -> bool:
    """ "In a statement read in X": where words were said that somebody put out."""
    noun = parse.head(verb)
    put_out = verb.tag == "VBN" and verb.dep == "acl" and parse.child(verb.i, "nsubj", "nsubjpass") is None
    return put_out and noun.i < verb.i and noun.lemma in phrases()["document"]


def _only_borders(parse: Parse, root: Token) -> bool:
    """ "A region which borders X", "neighbouring X": what only lies beside where it was.

    "At X, the crossing that links Y with Z": so is what a place joins that is told itself.
    """
    above = parse.head(root)
    if root.dep not in ("dobj", "pobj"):
        return False
    verb = parse.head(above) if root.dep == "pobj" else above
    joins = verb.lemma in phrases()["linking"] and verb.dep in ("relcl", "acl")
    return above.lemma in phrases()["bordering"] or (joins and parse.head(verb).dep == "appos")


def _is_doer(layout: Layout, name: Token) -> bool:
    """ "Rwanda drone strike": the country before a happening that is not where it was."""
    country = name.dep in MODIFYING and _is_country(layout.context.parse, name)
    return country and layout.context.parse.head(name).i in layout.at and not _is_scene(layout, name)


def _is_next_but_times(layout: Layout, verb: Token, prep: Token) -> bool:
    """ "Confirmed on Monday, in X, the killing of four": right behind the verb, or behind the day it was said on."""
    between = layout.context.parse.tokens[verb.i + 1 : prep.i]
    return verb.i < prep.i and all(
        t.i in layout.context.timed or t.pos in ("ADP", "DET", "PUNCT") for t in between
    )


def _speaks(parse: Parse, root: Token) -> bool:
    """ "Baghdad denounced the raid", "accused Russia of the raid": a place that stands for those who rule it."""
    verb = parse.head(root)
    cue = cues().get((verb.lemma, "v")) if verb.pos == "VERB" else None
    if cue is None or root.i == verb.i:
        return False
    return root.dep in ("nsubj", "agent") or (root.dep == "dobj" and cue.kind == "blame")


GENERIC = frozenset({"city", "town", "village", "port", "capital"})
# What a place has in it, or is: "X's capital", "X's old town", "X community".
SETTLEMENT = GENERIC | {
    "community",
    "neighborhood",
    "neighbourhood",
    "quarter",
    "suburb",
    "district",
    "outskirts",
    "market",
    "station",
    "airport",
    "centre",
}
BEARINGS = frozenset(
    [
        "north",
        "south",
        "east",
        "west",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "northern",
        "southern",
        "distance",
    ]
)


def _measured(parse: Parse, prep: Token) -> bool:
    """ "50 kilometres south of X", "a mile from X": X only says where something else is."""
    outer = parse.head(parse.head(prep))
    if (
        prep.lower == "of"
        and parse.head(prep).lemma in GENERIC
        and outer.i != prep.i
        and parse.head(prep).dep == "pobj"
    ):
        return _measured(parse, parse.head(parse.head(prep)))
    near = parse.tokens[max(prep.i - 3, 0) : prep.i]
    units = any(
        q.unit == "km" and q.span.end <= prep.start and prep.start - q.span.end < 12 for q in parse.quantities
    )
    bearing = bool(near) and near[-1].lower in BEARINGS
    # "in the west of the city" is in it, "west of the city" is not.
    within = bearing and any(t.lower == "in" for t in near[:-1])
    return prep.lower in ("of", "from") and (units or (bearing and not within))


def _place_role(parse: Parse, root: Token, found: Found) -> str:
    """The role that the prepositions above a place give it, the outermost first: "from an office in X" is from.

    The one before the happening itself says nothing of the place: "died from a strike in X".
    """
    preps = []
    own = {t.head for t in found.tokens if t.pos == "NOUN" and t.dep == "pobj"}
    for above in parse.ancestors(root.i):
        if above.pos in ("VERB", "AUX"):
            break
        if above.pos in ("ADP", "SCONJ") and above.i not in own:
            preps.append(above)
    if _is_road_end(parse, root):
        return TOWARD
    if preps and (way := _on_its_way(parse, preps, found)):
        return way
    if not preps:
        return "where"
    if _came_from(parse, root, found):
        return "from"
    if _measured(parse, preps[0]):
        return "reference"
    # "near the border of X" is, "outside a hotel in X" is in X.
    if any(_is_near(parse, prep) and all(t.lower in OF for t in preps[:k]) for k, prep in enumerate(preps)):
        return "near"
    moving = any(parse.head(t).lemma in (MOVING if t == preps[-1] else JOURNEYS) for t in preps)
    # "On the road from X to Y" is between the two.
    preps = [t for t in preps if parse.head(t).lemma not in WAYS]
    roles = [ROLES_OF_PREPOSITION[t.lower] for t in reversed(preps) if t.lower in ROLES_OF_PREPOSITION]
    return next((r for r in roles if r == "from" or (moving and r == "to")), "where")


def _came_from(parse: Parse, root: Token, found: Found) -> bool:
    """ "The fire came from positions north of X"."""
    verb = parse.verb_over(root.i)
    if verb is None or verb.lemma != "come" or found.token.head != verb.i or found.token.dep != "nsubj":
        return False
    return any(t.lower == "from" and t.i < root.i for t in parse.children(verb.i, "prep"))


def _on_its_way(parse: Parse, preps: Sequence[Token], found: Found) -> str | None:
    """ "A parcel bomb posted in X", "a bus bound for X", "that left X": whence or whither what hit or was hit."""
    prep, verb = preps[-1], parse.head(preps[-1])
    left = verb.dep in ("acl", "relcl") and verb.lemma in phrases()["departing"]
    if left and all(t.lower in WHENCE for t in preps):
        return "from"
    if verb.dep != "acl":
        return None
    posted = verb.lemma in phrases()["posting"] and parse.head(verb) in found.tokens
    if posted and prep.lower in ("in", "from", "at"):
        return "from"
    return "to" if prep.lower == "for" and verb.lemma in phrases()["bound"] else None


OF = frozenset({"of", "with", "to", "between"})
# "From" in the languages whose word for it is also that for "of" or "by".
WHENCE = frozenset({"from", "of", "by"})
MOVING = frozenset(
    {"withdraw", "flee", "move", "retreat", "pull", "return", "transfer", "abduct", "take", "kidnap"}
    | {
        "airlift",
        "evacuate",
        "ferry",
        "fly",
        "refer",
        "rush",
        "shift",
        "transport",
        "travel",
        "head",
    }
)
# Nouns for being under way: "on its way to X".
JOURNEYS = frozenset({"way", "route", "journey", "trip"})


def _is_told_from(parse: Parse, root: Token) -> bool:
    """Whether the sentence tells, before a place, how far it was from another, or near which: "à 20 km de X"."""
    first = parse.sentence_of(root).first
    others = (parse.head(parse.tokens[m.head]) for m in parse.mentions if first <= m.head < root.i)
    return any(_measured(parse, prep) or _is_near(parse, prep) for prep in others)


def _is_road_end(parse: Parse, root: Token) -> bool:
    """ "On the road to X", "the road leading to X", "la vía que conduce a X": somewhere on the way there."""
    above = parse.head(root)
    if root.dep == "dobj" or (root.dep == "pobj" and parse.head(above).lemma in phrases()["leading_to"]):
        verb = above if root.dep == "dobj" else parse.head(above)
        leads = verb.lemma in phrases()["leading_to"] and verb.dep in ("acl", "relcl")
        return leads and parse.head(verb).lemma in WAYS
    if root.dep != "pobj":
        return False
    if parse.glossed and above.lower == "of" and parse.head(above).lemma in WAYS:
        return _is_told_from(parse, root)  # "à 20 km de Ménaka, sur l'axe d'Ansongo"
    if above.lower not in ("to", "toward", "towards", "for"):
        return False
    way = parse.tokens[above.i - 1]
    return way.lemma in WAYS and not any(t.lower == "from" for t in parse.children(way.i, "prep"))


def _is_near(parse: Parse, prep: Token) -> bool:
    before = parse.tokens[max(prep.i - 1, 0)].lower
    return prep.lower in NEARBY or (prep.lower in ("to", "of") and before in ("close", "outside", "next"))


def ties(layout: Layout, k: int) -> tuple[int, ...]:
    """The triggers that tell of the same happening by grammar: an outcome and its cause, a noun and its light verb.

    "Condemned the attack and announced the arrest of two": what is said next is another.
    """
    parse = layout.context.parse
    below = layout.found[k].token
    if layout.in_reason(below):
        return ()
    led = _led_to(layout, below)
    if led is not None:
        return (led,)
    at = below
    for above in parse.ancestors(below.i):
        if (
            at.dep in (*REPORTING_CLAUSE,)
            or (at.pos in ("ADP", "SCONJ") and at.lower in SEQUENCE)
            or _sequenced(parse, at)
            or _set_beside(layout, at)
            or (at.dep == "conj" and at.i != below.i and (at.lemma, "v") in cues())
        ):
            return ()
        if above.lemma in FOLLOWING or _sparks(layout, above) or _is_suspect(layout, at, above):
            return ()
        if above.dep == "relcl" and owning(parse, above):
            return ()  # "claimed by the group that owned up to the bombing of a mill"
        if above.i in layout.at:
            return (layout.at[above.i],) if _one_happening(layout, below, at, above) else ()
        if above.pos in ("VERB", "AUX"):
            inside = layout._inside(above, at)
            if inside is not None and inside != k:
                return (inside,)
            if _reports(parse, above):
                return ()
        at = above
    return ()


def _led_to(layout: Layout, verb: Token) -> int | None:
    """ "It came days after a [raid] on X left three dead", which the parser takes for "came after a raid"."""
    parse = layout.context.parse
    bare = (
        verb.dep == "advcl"
        and verb.tag in ("VBD", "VBN")
        and not parse.children(verb.i, "nsubj", "mark", "aux")
    )
    before = parse.children(verb.head, "prep") if bare and verb.head < verb.i else []
    after = [t for t in before if verb.head < t.i < verb.i and t.lower in SEQUENCE]
    deeds = (layout.at.get(n.i) for t in after for n in parse.children(t.i, "pobj"))
    return next((k for k in deeds if k is not None), None)


def _is_all_told(parse: Parse, noun: Token, at: Collection[int]) -> bool:
    """ "Shops were closed in protest against": the protest, where the verb tells of no other happening."""
    verb = parse.verb_over(noun.i)
    stands = (
        noun.pos == "NOUN" and noun.dep == "pobj" and parse.head(noun).lower in ("from", "in", "of", "out")
    )
    return stands and verb is not None and verb.i not in at


def _is_suspect(layout: Layout, clause: Token, noun: Token) -> bool:
    """ "Arrested the man who killed a bishop": what those did who are caught for it was before."""
    verb = layout.context.parse.head(noun)
    caught = verb.i in layout.at and layout.found[layout.at[verb.i]].row.type == "ARREST"
    return caught and clause.dep in ("acl", "relcl") and noun.dep in ("dobj", "nsubjpass")


def _sparks(layout: Layout, verb: Token) -> bool:
    """ "The killing set off clashes": unrest that a deed leads to is another happening, a fight is not."""
    parse = layout.context.parse
    what = [layout.found[layout.at[t.i]] for t in sparked(parse, verb) if t.i in layout.at]
    return any(f.token.tag == "NNS" or f.row.type in UNREST - {"ARMED_CLASH"} for f in what)


def _sequenced(parse: Parse, clause: Token) -> bool:
    return any(t.lower in SEQUENCE for t in parse.children(clause.i, "mark", "advmod"))


def _set_beside(layout: Layout, clause: Token) -> bool:
    """ "Six died in a blast at X, while four rebels were gunned down at Y": a deed beside another."""
    parse = layout.context.parse
    k = layout.at.get(clause.i)
    if k is None or clause.dep != "advcl":
        return False
    if layout.found[k].row.strength == "result" and not in_another_case(parse, clause):
        return False
    mark = next((t for t in parse.children(clause.i, "mark") if t.lower in ("while", "whereas")), None)
    behind = mark is not None and mark.i > clause.head and parse.tokens[mark.i - 1].text == ","
    return behind and parse.child(clause.i, "nsubj", "nsubjpass") is not None


def _not_arrested(layout: Layout, verb: Token) -> bool:
    """Whether a verb says that nobody was arrested."""
    parse = layout.context.parse
    if layout.found[layout.at[verb.i]].row.type != "ARREST":
        return False
    whom = parse.children(verb.i, "dobj", "nsubjpass")
    return parse.child(verb.i, "neg") is not None or any(is_nobody(parse, t) for t in whom)


def _is_over(layout: Layout, link: Token, arrest: Token) -> bool:
    """ "Two were arrested over the attack", as other languages have it before they tell of the arrest."""
    return link.lower in OVER_WHAT and layout.found[layout.at[arrest.i]].row.type == "ARREST"


OVER_WHAT = frozenset({"about", "because", "over"})


def _one_happening(layout: Layout, below: Token, link: Token, above: Token) -> bool:
    """Joined verbs with subjects of their own are two happenings, unless one is the outcome of the other.

    What was not done tells of nothing: "had arrested nobody over the attack". Nor is an arrest what it is over.
    """
    parse = layout.context.parse
    if link.pos == "ADP" and (_not_arrested(layout, above) or _is_over(layout, link, above)):
        return False
    if link.dep != "conj" or below.pos != "VERB":
        return True
    own = parse.children(below.i, "nsubj", "nsubjpass")
    if own and any(t.lower in SEPARATE for t in parse.subtree(below.i, without=frozenset({"conj"}))):
        return False  # "six were killed in X, and three died in a separate raid"
    if own and _apart_in_space(parse, below, above):
        return False  # "gunmen shot two in X, and a bomb killed three in Y"
    rows = [layout.found[layout.at[t.i]].row for t in (below, above)]
    return not own or (any(r.strength == "result" for r in rows) and all(r.weapon_decides for r in rows))


def _apart_in_space(parse: Parse, verb: Token, other: Token) -> bool:
    """Whether each of two joined verbs has a place of its own by name."""
    clauses = (parse.subtree(v.i, without=frozenset({"conj"})) for v in (verb, other))
    first, second = (
        {m.name for t in clause if (m := parse.mention_at(t.i)) and m.kind == "place"} for clause in clauses
    )
    return bool(first and second) and not first & second

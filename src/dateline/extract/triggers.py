"""The words that report an event, and the row of the trigger table that fits them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.extract import participants as p
from dateline.extract.context import FLYING, PEOPLE, Context
from dateline.extract.factuality import NEGATIVE, is_known, row_of
from dateline.extract.motives import names_motive
from dateline.extract.running import calls_it
from dateline.knowledge.care import ONES_HURT
from dateline.knowledge.cues import blaming, idioms, may_speak, phrases
from dateline.knowledge.headings import headings_in
from dateline.knowledge.labels import COLONS, Field, fields
from dateline.knowledge.lexicon import Match, Trigger, WeaponWord
from dateline.knowledge.meaning import site_of
from dateline.knowledge.ontology import UNREST
from dateline.records.parse import Parse, Token

# What a trigger "needs" -> the classes of participants that satisfy it, and whether the one who acts may be it.
NEEDS: dict[str, tuple[frozenset[str], bool]] = {
    "person": (frozenset({"person", "crowd", "captive"}), False),
    "captive": (frozenset({"captive", "person"}), False),
    "property": (frozenset({"property", "base"}), False),
    "territory": (frozenset({"territory", "base", "place"}), False),
    "armed": (frozenset({"armed"}), True),
    "base": (frozenset({"base"}), False),
    "group": (frozenset({"armed", "party", "group"}), True),
    "irregular": (frozenset({"irregular"}), True),
    "force": (frozenset({"force"}), True),
    "weapon": (frozenset({"weapon"}), True),
    "caught": (frozenset({"person", "crowd", "captive"}), False),
    "chemical": (frozenset({"chemical"}), False),
    "disposer": (frozenset({"weapon"}), False),
    "grenade": (frozenset({"grenade"}), False),
    "corpse": (frozenset({"corpse"}), False),
    "demonstrator": (frozenset({"demonstrator"}), False),
    "crowd": (frozenset({"crowd"}), True),
    "resolution": (frozenset({"resolution"}), False),
}
# What needs somebody armed who acts, and these to act on.
BY_ARMED = {
    "captors": NEEDS["person"][0],
    "foes": frozenset({"fighting"}),
    "plunder": frozenset({"property"}),
    "posts": frozenset({"base"}),
}
AIMING = ("against", "at", "into", "on", "onto", "over", "through", "toward", "towards", "upon")
# A violent context: what a word of two meanings ("hit", "raid") must have beside it.
ACTING = frozenset({"armed", "weapon", "event"})
STRUCK = frozenset({"base", "place", "property", "person", "party", "territory", "armed", "captive"})
USED_ON = STRUCK - {"property"}
BODILY = frozenset({"base", "property", "place", "person", "armed"})
# The type of rows that keep words from being triggers ("take place", "bomb squad").
NO_EVENT = "-"
# What is hit, or where, rather than an event of its own: "shot at a march".
GATHERINGS = frozenset({"PEACE_PROTEST", "PROTEST_WITH_INTER"})
# What somebody only says: beside a happening in the same sentence it is a claim about that, no event of its own.
TALK = frozenset({"STATEMENT"})
# Nobody dies of these: an outcome beside one of them needs another cause.
PEACEFUL = TALK | {"PEACE_PROTEST", "AGREEMENT", "AID", "VETO", "SANCTION", "ARREST", "THREAT", "OTHER"}
# A noun before another noun classifies it ("attack helicopter") and reports nothing.
MODIFYING = frozenset({"compound", "nmod", "amod"})
# Verbs that lend a nominal event their subject: who did it, or who came through it.
LIGHT = frozenset(
    {
        "begin", "carry", "commit", "conduct", "continue", "escalate", "execute", "intensify", "launch", "lay",
        "lead", "make", "mount", "open", "orchestrate", "perform", "perpetrate", "plan", "resume", "set", "spring",
        "stage", "start", "undertake", "wage",
    }
)  # fmt: skip
# "Laid an ambush on the road": where, not whom it was to hit.
LAYING = frozenset({"lay", "set", "spring"})
SURVIVING = frozenset({"survive", "escape", "suffer", "face", "repel", "withstand"})
AT = ("at", "on", "upon", "against", "into", "towards", "toward", "over", "across", "through", "in")


OPENING, CLOSING = frozenset('"«“„'), frozenset('"»”“')


@dataclass(frozen=True)
class Found:
    """A trigger in the text: its main token, all its tokens, and the row that it met."""

    token: Token
    tokens: tuple[Token, ...]
    row: Trigger


def triggers(context: Context) -> list[Found]:
    """The triggers in order of the text; of several rows at one word the first that fits its surroundings."""
    found = [f for match in context.triggers if (f := _found(context, match) or _inner(context, match))]
    more = (*_again(context, found), *_owned_up(context, found), *_laid(context, found))
    found = sorted([*found, *more], key=lambda f: f.token.i)
    found = [f for f in found if not _struck_protest(context.parse, f, found)]
    found = [f for f in found if not _says_why(context, f, found)]
    found = [f for f in found if not _only_shakes(context.parse, f, found)]
    found = [f for f in found if not _is_averted(context.parse, f, found)]
    violent = {f.token.sentence for f in found if f.row.strength != "result" and f.row.type not in PEACEFUL}
    found = [f for f in found if f.row.strength != "result" or _by_violence(context, f, violent)]
    busy = {f.token.sentence for f in found if f.row.type not in TALK}
    return [f for f in found if f.row.type not in TALK or f.token.sentence not in busy]


def _by_violence(context: Context, found: Found, violent: set[int]) -> bool:
    """Whether an outcome is that of violence: not of an earthquake, and with an attack, an armed hand or a count near.

    "Killed" says violence by itself where a person is; "died" and "hurt" do not.
    """
    parse, token = context.parse, found.token
    agents, struck = sides(context, found)
    causes = [
        *agents,
        *p.subjects(parse, token),
        *p.after(parse, token, "in", "of", "from", "by", "during", "when", "to"),
    ]
    if token.dep in ("oprd", "acomp", "ccomp", "amod"):
        causes += p.subjects(parse, parse.head(token))
    if token.dep == "advcl" and token.sentence not in violent:
        causes.append(parse.head(token))  # "the ferry sank, killing nine"
    if any(_is_accident(context, t) for t in causes):
        return False
    acting = [t for t in (*causes, *p.before(parse, token)) if t not in struck]
    if token.lemma == "fall" and any(t.i in _fights(context) for t in p.after(parse, token, "in")):
        return False  # "fell in the clashes": that is what is told
    among = [*p.after(parse, token, "among", "including"), *parse.children(token.i, "dobj")]
    if any(context.classes(t) & ACTING for t in acting) or any("armed" in context.classes(t) for t in among):
        return True
    if _is_owned(parse, token):
        return True
    if any(abs(token.sentence - s) <= NEARBY for s in violent) and not _angers(context, token):
        return True
    if found.row.frame == "patient":
        # "those who fell at X": in battle, of which no more is told.
        return token.lemma == "fall" and token.dep == "relcl" and _has_place(parse, found)
    if token.lemma in KILLING and any(t.pos in ("NOUN", "PROPN", "NUM", "PRON") for t in struck):
        return True
    counted = {q.head for q in parse.quantities} | {None}
    lives = [n for t in found.tokens if t.pos == "NOUN" for n in p.after(parse, t, "of")]
    return any(t.i in counted or t.pos == "NUM" for t in (token, *struck, *lives))


def _angers(context: Context, verb: Token) -> bool:
    """ "A crowd burned the post after a man died in custody": what brought people out is not their doing."""
    parse = context.parse
    after = verb.dep == "advcl" and any(t.lower == "after" for t in parse.children(verb.i, "mark"))
    deed = parse.head(verb).i
    crowd = UNREST | {"MOB_VIOL", "PEACE_PROTEST"}
    by_crowd = any("crowd" in context.classes(t) for t in p.subjects(parse, parse.head(verb)))
    rows = [r for m in context.triggers if m.head.i == deed for r in m.rows if r.strength != "result"]
    return after and any(r.type in crowd or by_crowd for r in rows)


def _fights(context: Context) -> set[int]:
    return {m.head.i for m in context.triggers if any(r.type == "ARMED_CLASH" for r in m.rows)}


def _is_accident(context: Context, token: Token) -> bool:
    """Whether a noun, with the word before it, is a disaster, a disease or a crash."""
    before = context.parse.tokens[max(token.i - 1, 0)]
    names = (token.lemma, token.lower, f"{before.lower} {token.lemma}")
    return any(context.lexicon.cue("accident", name) for name in names)


KILLING = frozenset({"kill", "slay", "murder", "assassinate", "execute", "behead"})
# An attack this many sentences away may be what somebody died of.
NEARBY = 3


def _struck_protest(parse: Parse, found: Found, all_found: list[Found]) -> bool:
    """ "attacked its rally", "shot at a march": the gathering is what was hit, or where, no event of its own.

    Nor is a convoy, whatever it carried: "the attack that an aid convoy came under"; nor a rally that somebody left.
    """
    convoy = found.token.lemma == "convoy"
    if not (convoy or found.row.type in GATHERINGS) or found.row.pos != "NOUN":
        return False
    chain = list(parse.ancestors(found.token.i))[:2]
    violent = {t.i for f in all_found if f.row.type not in GATHERINGS | TALK for t in f.tokens}
    left = any(t.lemma in phrases()["leaves_behind"] for t in chain)
    return (convoy or found.token.dep in ("dobj", "pobj")) and (left or any(t.i in violent for t in chain))


def _says_why(context: Context, found: Found, all_found: list[Found]) -> bool:
    """ "Burned cars in protest", "the bomb was to protest": why somebody did what is told beside, and no protest.

    "Used batons to disperse a crowd" tells of one.
    """
    if found.row.type not in GATHERINGS or found.row.frame == "agent>patient":
        return False
    violent = {t.i for f in all_found if f.row.type not in GATHERINGS | PEACEFUL for t in f.tokens}
    return names_motive(context.parse, found.token, violent | {*context.weapons})


def _only_shakes(parse: Parse, found: Found, all_found: list[Found]) -> bool:
    """ "Riots that shook X": what shakes a town is told by its own word; only a blast is told by this one."""
    if found.row.frame != "event>patient" or found.row.pos != "VERB":
        return False
    acting = {t.i for t in p.agents(parse, found.token)}
    return any(f.token.i in acting and f.row.type in UNREST for f in all_found)


def _is_averted(parse: Parse, found: Found, all_found: list[Found]) -> bool:
    """ "Cut its wires before it went off", "the bomb was made safe before the blast": there was none.

    "Before a second one exploded" tells of another bomb.
    """
    if found.row.type != "REM_EXPLOS":
        return False
    made_safe = {f.token.i for f in all_found if f.row.type == "DISR_WEAP"}
    above = parse.head(found.token)
    if found.row.frame == "event" and found.token.dep in ("dobj", "nsubjpass"):
        return above.i in made_safe  # "a letter bomb was intercepted"
    if found.token.dep == "pobj":
        before, above = above, parse.head(above)
    else:
        before = next(iter(parse.children(found.token.i, "mark")), found.token)
    own = parse.children(found.token.i, "nsubj")
    soon = before.lower in ("before", "until") and not any(_is_new(parse, t) for t in own)
    return soon and above.i in made_safe


def _is_new(parse: Parse, noun: Token) -> bool:
    """Whether a noun tells of something that was not told of: neither "it" nor "the bomb"."""
    return noun.pos != "PRON" and not is_known(parse, noun)


def _found(context: Context, match: Match[Trigger]) -> Found | None:
    head = _main(context.parse, match)
    timed = any(t.i in context.timed for t in match.tokens)  # "killed on 8 March" is no march
    if _set_aside(context.parse, head) or timed or _is_title(context.parse, match):
        return None
    if _protests(match):
        return None
    acts = any(t.dep == "nsubj" and t.head == head.i for t in match.tokens)
    for row in match.rows:
        if row.type == NO_EVENT:
            return None
        if acts and row.frame == "agent>patient":
            continue  # "هاجم متظاهرون القنصلية": who attacks, where the verb comes first, is not attacked
        found = Found(head, match.tokens, row)
        if _fits(context, found):
            return found if row.strength != "result" or row.pos != "NOUN" or _counted(context, head) else None
    return None


def _protests(match: Match[Trigger]) -> bool:
    """ "Protested that a student was killed", where a language sets the two side by side: nobody killed a protest."""
    pair = len(match.tokens) > 1 and any(r.type == "FORCE_AGAINST_PROTEST" for r in match.rows)
    return pair and any(t.lemma == "protest" and t.pos == "VERB" for t in match.tokens)


def _is_title(parse: Parse, match: Match[Trigger]) -> bool:
    """ "the plan "Interception"": a capitalised noun alone between quotation marks names something."""
    first, last = match.tokens[0], match.tokens[-1]
    if not (first.i > 0 and last.i + 1 < len(parse.tokens)) or match.head.pos not in ("NOUN", "PROPN"):
        return False
    quoted = parse.tokens[first.i - 1].text in OPENING and parse.tokens[last.i + 1].text in CLOSING
    before = parse.tokens[max(first.i - 2, 0)]
    return (
        quoted
        and parse.text[first.start].isupper()
        and before.pos == "NOUN"
        and before.sentence == first.sentence
    )


def _inner(context: Context, match: Match[Trigger]) -> Found | None:
    """The trigger inside a phrase none of whose rows fits ("foil an attack": the attack)."""
    if len(match.tokens) == 1 or any(r.type == NO_EVENT for r in match.rows):
        return None
    tokens = list(match.tokens)
    if _protests(match):
        tokens.sort(key=lambda t: t.lemma != "protest")
    for token in tokens:
        rows = context.lexicon.triggers.get(token.lemma, "VERB" if token.pos in ("VERB", "AUX") else "NOUN")
        found = _found(context, Match(rows, (token,), token)) if rows else None
        if found:
            return found
    return None


def _again(context: Context, found: list[Found]) -> Iterator[Found]:
    """Nouns of two meanings whose meaning an earlier trigger of a violent type, or their own verb, has settled.

    "The strike", after a raid was told; "a strike hit a depot".
    """
    if all(f.row.type in TALK for f in found):
        return
    first = min(f.token.i if f.row.strength != "result" else 0 for f in found)
    taken = {f.token.i for f in found}
    for match in context.triggers:
        head = _main(context.parse, match)
        row = next((r for r in match.rows if _of_two_meanings(r)), None)
        settled = head.i > first or (head.dep == "nsubj" and head.head in taken)
        apart = _set_aside(context.parse, head) or _burns(context.parse, head)
        if row and settled and head.i not in taken and not apart:
            yield Found(head, match.tokens, row)


def _owned_up(context: Context, found: list[Found]) -> Iterator[Found]:
    """ "Takes responsibility for the operation of 3 May", "for a bomb at a bank": an attack, whatever its noun."""
    taken = {t.i for f in found for t in f.tokens}
    for token in context.parse.tokens:
        plain = token.lemma in phrases()["owned"]
        if (
            token.pos != "NOUN"
            or token.i in taken
            or not (plain or _stands_for_attack(context, token, found))
        ):
            continue
        if _is_owned(context.parse, token) or _is_on_a_post(context, token):
            yield Found(token, (token,), Trigger(token.lemma, (token.lemma,), "NOUN", *OWNED))


def _is_on_a_post(context: Context, deed: Token) -> bool:
    """ "The operation against the barracks", "against a patrol"; not "against smugglers", "in the camp"."""
    if deed.lemma != "operation" or _set_aside(context.parse, deed):
        return False
    aimed = p.after(context.parse, deed, "against")
    return any("base" in context.classes(t) or context.lexicon.cue("violent", t.lemma) for t in aimed)


def _stands_for_attack(context: Context, noun: Token, found: list[Found]) -> bool:
    """Whether a noun is a weapon of which no word beside tells what it did."""
    weapon = context.weapons.get(noun.i)
    return weapon is not None and weapon.kind in FLYING and not any(f.token.head == noun.i for f in found)


# Type, frame, strength and note of the row that such a noun has.
OWNED = ("ATTACK", "by:on", "strong", ("weapon",))


# Verbs that own up to what is their object, without "responsibility".
OWNING = frozenset({"acknowledge", "admit", "assume", "claim"})


def _is_owned(parse: Parse, noun: Token) -> bool:
    """Whether a noun is what a verb of owning up has as its object, or "responsibility for" as its own."""
    if _set_aside(parse, noun):
        return False
    above = parse.head(noun)
    if above.pos == "ADP":
        return any(_owns_up(parse, t) for t in (parse.head(above), *parse.children(above.head, "dobj")))
    return noun.dep in ("dobj", "nsubjpass") and above.lemma in OWNING


def _owns_up(parse: Parse, word: Token) -> bool:
    """Whether a noun is the "responsibility" of "take responsibility"."""
    cue = idioms().get(parse.head(word).lemma, {}).get(word.lemma)
    return cue is not None and cue.stance == "claims_responsibility"


def _laid(context: Context, found: list[Found]) -> Iterator[Found]:
    """ "Rockets on Karvan, two hurt", "Mine under a bus.", "Incident: IED": a weapon, in a sentence without a verb.

    "The toll from a mine rose to five", "a third man died after a bomb at a bank": or what people died of.
    """
    parse = context.parse
    told = {f.token.sentence for f in found if f.row.strength != "result"}
    named = {_named_in(context, f) for f in fields(parse) if f.kind == "event"}
    for token in parse.tokens:
        weapon = context.weapons.get(token.i)
        if weapon is None or token.pos not in ("NOUN", "PROPN") or token.sentence in told:
            continue
        kind = weapon.type or context.lexicon.weapon_type(weapon)
        if kind in (None, "ATTACK"):
            continue
        if token.i in named or _is_laid(context, token, weapon) or _is_died_of(context, token, weapon):
            yield Found(token, (token,), replace(_LAID, type=kind))


def _is_died_of(context: Context, token: Token, weapon: WeaponWord) -> bool:
    """Whether a weapon is the cause of an outcome of which nobody is the agent: "die", "toll"."""
    above = context.parse.head(token)
    if weapon.kind not in FLYING or token.dep != "pobj" or above.lower not in ("after", "by", "from", "in"):
        return False
    matches = (m for m in context.triggers if _main(context.parse, m).i == above.head)
    return any(r.strength == "result" and r.frame in ("of", "patient") for m in matches for r in m.rows)


def _named_in(context: Context, field: Field) -> int | None:
    """The main word of the weapon that a field names: "Type: roadside bomb"."""
    value = range(field.colon + 1, min(field.last, field.colon + 1 + FIELD_REACH))
    return next((i for i in value if i in context.weapons and i + 1 not in context.weapons), None)


# So many words of a field may tell what it was.
FIELD_REACH = 5


def _is_laid(context: Context, token: Token, weapon: WeaponWord) -> bool:
    """Whether a weapon is told with what it hits, or opens a note."""
    parse = context.parse
    struck = _after_any(parse, Found(token, (token,), _LAID), *LAID_AT)
    at = any(context.classes(t) & STRUCK for t in struck)
    return _heads_notice(parse, token) and (
        at
        or (weapon.kind == "explosive" and _opens_entry(context, token))
        or _is_first_of_entry(parse, token)
    )


def _is_first_of_entry(parse: Parse, token: Token) -> bool:
    """ "12 June, 21:00. Karvan, market. Two glide bombs.": what a heading with a place is followed by."""
    first = parse.sentences[token.sentence].first
    opens = parse.subtree(token.i)[0].i == first
    return opens and any(h.last == first and h.places for h in headings_in(parse))


def _opens_entry(context: Context, token: Token) -> bool:
    """ "IED, two soldiers dead", "Baga: VBIED at the gate": one explosive that opens a note with a place or a toll."""
    parse = context.parse
    sentence = parse.sentences[token.sentence]
    before, after = (
        parse.tokens[i] if sentence.first <= i < sentence.last else None for i in (token.i - 1, token.i + 1)
    )
    if token.tag not in ("NN", "NNP") or after is None or not (after.pos == "ADP" or after.text in ",;:"):
        return False
    opens = before is None or before.text in COLONS
    placed = any(
        m.kind == "place" and parse.tokens[m.head].sentence == token.sentence for m in parse.mentions
    )
    return opens and (placed or any(parse.tokens[i].sentence == token.sentence for i in context.heads))


# Where in such a sentence a weapon is.
LAID_AT = ("on", "at", "against", "under", "outside", "upon", "vs", "v")
_LAID = Trigger("", (), "NOUN", "ATTACK", "by:on", "strong", ("weapon",))


def _heads_notice(parse: Parse, token: Token) -> bool:
    """Whether a noun is the main word of a sentence without a finite verb, or of the part before its figures."""
    root = next((t for t in (token, *parse.ancestors(token.i)) if t.dep == "ROOT"), token)
    verbs = (t for t in (token, root) if parse.child(t.i, "aux", "auxpass") or _is_finite(parse, t))
    heads = token.dep in ("ROOT", "dep", "nsubj", "nsubjpass")
    headed = (
        token.dep == "appos" and parse.tokens[token.i - 1].text in COLONS
    )  # "14 March, Karvan: IED on a bus"
    return (heads or headed) and not any(verbs)


def _is_finite(parse: Parse, token: Token) -> bool:
    """A verb, but not that of "IED against a lorry, 2 killed"."""
    counted = any(t.pos == "NUM" for t in parse.children(token.i, "nsubj", "nsubjpass"))
    return token.pos in ("VERB", "AUX") and not (token.tag in ("VBN", "VBD") and counted)


def _of_two_meanings(row: Trigger) -> bool:
    return row.pos == "NOUN" and row.strength == "context" and row.weapon_decides and row.type != NO_EVENT


def _main(parse: Parse, match: Match[Trigger]) -> Token:
    """The token that carries the clause: of "were killed" the participle, not its auxiliary."""
    head = match.head
    inside = {t.i for t in match.tokens}
    return parse.head(head) if head.dep in ("aux", "auxpass") and head.head in inside else head


def _counted(context: Context, noun: Token) -> bool:
    """Whether an outcome noun ("deaths", "casualties") has a figure; without one it reports nothing by itself."""
    if p.labelled(context.parse, noun):
        return True
    near = {noun.i, *(t.i for t in p.after(context.parse, noun, "of", "to", "among"))}
    bare = (context.parse.root_of(q.number) for q in context.parse.quantities if q.head is None)
    heads = {q.head for q in context.parse.quantities} | {root.i for root in bare if root}
    return bool(heads & near)


# "The blast toll", "the bombing death of a lawyer": what came of a blast and a bombing, and tells of them.
OUTCOMES = frozenset({"death", "toll"})


def _set_aside(parse: Parse, token: Token) -> bool:
    """Whether a word is part of a name, or only classifies or describes another noun."""
    mention = parse.mention_at(token.i)
    if mention is not None and mention.kind != "nationality":
        return True
    head = parse.head(token)
    denied = (t.lower for t in (*parse.children(head.i, "neg"), *parse.children(token.i, "det")))
    if calls_it(parse, token) and not NEGATIVE.isdisjoint(denied):
        return True
    if token.dep == "pcomp" and head.lower == "without":
        # "Fled without firing a shot", "without warning": how they did it; not "passed without shelling".
        return parse.child(token.i, "dobj") is not None or token.lemma == "warn"
    modifies = token.dep in MODIFYING and head.i > token.i and head.pos in ("NOUN", "PROPN")
    return modifies and head.lemma not in OUTCOMES


def _fits(context: Context, found: Found) -> bool:
    row = found.row
    if _burns(context.parse, found.token):
        return False
    agents, patients = sides(context, found)
    if _is_figure(context, found, agents, patients) or _dismisses(context, found):
        return False
    if row.of_own and not _is_own(context.parse, found):
        return False
    if row.is_bare and _says_how(context.parse, found.token):
        return False
    every = [*agents, *p.several(context.parse, agents), *_charges(context, agents)]
    acting = frozenset(c for t in every for c in context.classes(t))
    if any(t.lemma in phrases()["owned"] for t in agents):
        acting |= {"event"}  # "an operation that targeted the depot"
    if row.frame == "event>patient" and any(
        _is_unrest(context, t) for t in p.subjects(context.parse, found.token)
    ):
        return False  # "fighting exploded in the capital": how it came about
    if found.token.lemma == "crash" and any(
        _is_flown(context, t) for t in p.subjects(context.parse, found.token)
    ):
        return False  # "a helicopter crashed": how it came down is not told
    if row.type == "REM_EXPLOS" and any(
        _is_accident(context, t) for t in p.subjects(context.parse, found.token)
    ):
        return False  # "a gas cylinder exploded"
    if _only_leads_to(context, found, patients):
        return False
    lasting = row.needs == "territory" and found.token.lemma in phrases()["holds"]
    if lasting and found.token.dep in ("acl", "amod", "relcl"):
        return False  # "a city occupied by the army": for long
    if row.needs == "disposer" and not _are_disposers(context, agents):
        return False
    if row.needs == "disposer" and all(t.pos == "PRON" for t in patients):
        return bool(patients)  # "sappers blew it up"
    if row.type == "DISR_WEAP":
        acting = frozenset()
    held = [*p.loads(context.parse, patients), *p.several(context.parse, patients)]
    struck = frozenset(c for t in [*patients, *held] for c in context.classes(t))
    if row.needs == "territory" and ("weapon" in acting | struck or "person" in struck):
        return False
    if row.needs == "alive":
        return any(_is_alive(context, t) for t in patients)
    if row.needs == "caught" and agents:
        return False  # "waited to pick up a friend"
    if row.type == "ABDUCT_DISSAP" and any(t.lemma in phrases()["rescuer"] for t in agents):
        return False  # "an ambulance took her from her home"
    if row.type == "ABDUCT_DISSAP" and patients and all(t.lower in ONES_HURT for t in patients):
        return False  # "we took away the wounded in a van"
    if row.needs in BY_ARMED:
        hands = {"armed"} if row.needs == "captors" else {"armed", "weapon"}  # "the plane picked up the men"
        return bool(acting & hands) and bool(struck & BY_ARMED[row.needs])
    if row.needs == "munition" and row.frame == "event>patient":
        return "munition" in acting
    if row.needs == "building":
        at = _after_any(context.parse, found, *AIMING)
        thrown = (context.weapons.get(t.i) for t in (*found.tokens, *patients))
        firebomb = any(w is not None and w.kind == "incendiary" for w in thrown)
        return firebomb and any(context.classes(t) & {"base", "property"} for t in at)
    if row.needs in ("munition", "thrown"):
        aiming = (*AIMING, "in") if context.parse.glossed else AIMING  # "в автобус", "in das Haus"
        aim = [n for t in (found.token, *patients, *held) for n in p.after(context.parse, t, *aiming)]
        aim += context.parse.children(found.token.i, "dative")  # "camiye molotof atıldı"
        aim += [n for t in aim for n in p.after(context.parse, t, "of")]  # "the ground floor of the mill"
        return row.needs in struck and any(context.classes(t) & STRUCK or t.pos == "PROPN" for t in aim)
    if (
        row.needs == "chemical"
        and row.pos == "VERB"
        and not ("armed" in acting or struck & USED_ON or _filled(context, patients))
    ):
        return False  # "the plant uses chlorine"
    if row.needs == "crowd" and _is_march_held(context.parse, found.token):
        return not acting & {"fighting"}
    if row.needs == "crowd" and _is_strike_called(context, found.token):
        return True
    if row.needs:
        wanted, acts = NEEDS[row.needs]
        if row.needs == "property" and acting & {"weapon", "fighting"} and patients:
            return "event" not in struck  # "dismantled a cell planning attacks"
        if row.needs == "crowd" and (
            _is_one_person(context, agents)
            or _gives_up(context.parse, found.token)
            or _comes_in_sorrow(context.parse, found.token)
            or _throws_bombs(context, found.token, agents)
            or _come_armed(context, agents)
        ):
            return False
        if row.needs == "weapon":  # "31 of 40 drones", "nine kilos of explosives"
            several = [t for t in patients if t.pos == "NUM" or t.lemma in phrases()["measure"]]
            counted = [n for t in several for n in p.after(context.parse, t, "of")]
            bags = [t for t in patients if not context.classes(t) & PEOPLE]
            counted += [n for t in bags for n in p.after(context.parse, t, "with")]  # "a bag with explosives"
            struck |= {c for t in counted for c in context.classes(t)}
        near = acting if row.needs == "crowd" else struck | (acting if acts else frozenset())
        if row.frame == "patient" and struck & {"person", "armed"} and not struck & wanted:
            return False  # "the men who fell at X", "a patrol fell into an ambush at X": X is where
        if row.frame == "patient" and patients and all(_is_stuff(context.parse, t) for t in patients):
            wanted = wanted - {"place"}  # "debris fell in X"
        return bool(wanted & near) or (bool(wanted & {"place"}) and _has_place(context.parse, found))
    protest = row.type == "PEACE_PROTEST" and row.pos == "VERB"
    if protest and (_is_one_person(context, agents) or _are_states(context, agents)):
        return False
    if row.strength != "context":
        return True
    if row.pos == "VERB":
        return _violent_clause(context, found, acting, struck, bare=not patients)
    if row.weapon_decides and struck & {"base", "property", "place", "armed", "fighting"}:
        return True
    if row.frame == "between":
        if _flares(context.parse, found.token):
            return row.type == "ARMED_CLASH"
        struck |= _around(context, found.token)
    return bool((acting | struck) & (ACTING | {"state", "base"}))


def _is_march_held(parse: Parse, noun: Token) -> bool:
    """ "A march was held in Karvan": people marched, whoever they are; not "a funeral march was held"."""
    verb = parse.head(noun)
    held = noun.dep in ("dobj", "nsubjpass") and verb.lemma in ("hold", "stage", "organise", "organize")
    drill = any(t.lower == "military" for t in parse.children(noun.i, "amod"))
    return noun.lemma == "march" and held and not (drill or parse.children(noun.i, "compound"))


def _is_strike_called(context: Context, noun: Token) -> bool:
    """ "The union called a strike for Monday": not "the general called the strike a success"."""
    verb = context.parse.head(noun)
    called = noun.dep == "dobj" and verb.lemma in ("call", "observe", "suspend")
    called = called and not context.parse.child(verb.i, "oprd")
    callers = p.agents(context.parse, verb) if noun.lemma == "strike" and called else []
    return any("crowd" in context.classes(t) for t in callers)


def _charges(context: Context, vehicles: list[Token]) -> list[Token]:
    """ "A car loaded with explosives": what makes a vehicle a bomb."""
    loads = p.loads(context.parse, vehicles)
    return [t for t in loads if t.i in context.weapons and context.weapons[t.i].kind == "explosive"]


def _flares(parse: Parse, noun: Token) -> bool:
    """ "An encounter broke out", "was under way": nobody meets so but to fight."""
    verb = parse.head(noun)
    told = [verb, *(parse.children(verb.i, "prep", "acomp", "advmod") if verb.lemma == "be" else ())]
    return noun.dep == "nsubj" and any(t.lemma in phrases()["flares"] for t in told)


def _burns(parse: Parse, noun: Token) -> bool:
    """ "The fire was put out", "a fire that spread to two houses": what burns is not shot."""
    if noun.lemma not in phrases()["burning_noun"]:
        return False
    verbs = [parse.head(noun), *parse.children(noun.i, "relcl", "acl")]
    told = (" ".join([v.lemma, *(t.lower for t in parse.children(v.i, "prt"))]) for v in verbs)
    return not phrases()["burning"].isdisjoint(told)


def _is_own(parse: Parse, found: Found) -> bool:
    """ "Detonated his device": what is somebody's own he has on him; anybody may detonate "a device"."""
    return any(t.tag == "PRP$" for n in found.tokens for t in parse.children(n.i, "poss"))


def _says_how(parse: Parse, verb: Token) -> bool:
    """ "Retaliated with air strikes", "by shelling", "against the town": more than that fire was answered."""
    return any(t.lower in ("against", "by", "with") for t in parse.children(verb.i, "prep", "agent"))


def _is_flown(context: Context, token: Token) -> bool:
    weapon = context.weapons.get(token.i)
    return weapon is not None and weapon.kind == "aircraft"


def _only_leads_to(context: Context, found: Found, patients: list[Token]) -> bool:
    """ "The killing set off clashes": what is so set off is told by its own word."""
    if found.token.lemma not in LEADING or found.row.pos != "VERB":
        return False
    heads = {m.head.i for m in context.triggers}
    return bool(patients) and all(t.i in heads and t.i not in context.weapons for t in patients)


def _around(context: Context, noun: Token) -> frozenset[str]:
    """ "shot two militants in an encounter": what those are who act and suffer where a fight is told beside."""
    prep = context.parse.head(noun)
    verb = context.parse.head(prep)
    if noun.dep != "pobj" or prep.lower not in ("after", "during", "in") or verb.pos != "VERB":
        return frozenset()
    sides = (*p.agents(context.parse, verb), *p.patients(context.parse, verb))
    return frozenset(c for t in sides for c in context.classes(t))


def _is_figure(context: Context, found: Found, agents: list[Token], patients: list[Token]) -> bool:
    """ "Investors hammered the shares", "exploded with rage", "bombed out of the cup": a figure of speech."""
    parse, word = context.parse, found.token
    things = [*patients, *(p.after(parse, word, "out", "of") if word.lemma in LEAVING else ())]
    things += [t for n in (word, *things) for t in parse.children(n.i, "compound")]
    felt = p.after(parse, word, "with", "by", "in", "into", "of") if word.lemma in MOVED else []
    felt += [t for n in patients if n.lemma in MOVED for t in p.after(parse, n, "of")]
    said = p.after(parse, word, "with") if word.lemma in POURING else []
    told = (
        ("thing", things),
        ("player", [t for t in agents if t.tag == "NN"]),
        ("emotion", felt + agents),
        ("words", said),
    )
    return any(_is_cue(context, "figure", value, t) for value, near in told for t in near)


def _dismisses(context: Context, found: Found) -> bool:
    """ "The ministry fired its spokesman", "was fired on Monday": who fires on people has them behind a preposition."""
    verb = found.token
    if verb.lemma != "fire" or context.parse.glossed:
        return False
    objects = [n for t in found.tokens if t.pos == "ADP" for n in p.after_one(context.parse, t)]
    if len(found.tokens) > 1 and not any(n.i in context.timed for n in objects):
        return False  # "the guards were fired upon"
    whom = p.patients(context.parse, verb)
    kinds = [context.classes(t) for t in (p.several(context.parse, whom) or whom)]  # "dozens of missiles"
    return any("person" in k and "weapon" not in k for k in kinds)


def _is_cue(context: Context, kind: str, value: str, token: Token) -> bool:
    cue = context.lexicon.cue(kind, token.lemma) or context.lexicon.cue(kind, token.lower)
    return cue is not None and cue.value == value and context.parse.mention_at(token.i) is None


POURING = frozenset(
    {"assail", "attack", "bomb", "bombard", "hit", "pelt", "pepper", "shell", "shower", "storm"}
)
LEADING = frozenset({"set", "trigger", "spark"})
LEAVING = frozenset({"bomb", "crash"})
# What feelings do to people, and people with them.
MOVED = frozenset(
    {"attack", "burst", "erupt", "explode", "explosion", "grip", "hit", "overcome", "seize", "strike"}
)
# What may explode as a word for breaking out.
_BREAKING_OUT = frozenset(
    {"anger", "argument", "battle", "clash", "combat", "confrontation", "controversy", "crisis", "debate", "dispute",
     "feud", "fight", "fighting", "hostility", "protest", "quarrel", "riot", "row", "scandal", "unrest", "violence"}
)  # fmt: skip


def _is_unrest(context: Context, noun: Token) -> bool:
    return noun.lemma in _BREAKING_OUT and noun.i not in context.weapons


def _gives_up(parse: Parse, verb: Token) -> bool:
    """ "Health workers stopped vaccinating": what they do no longer, and nobody is stopped."""
    return any(t.tag == "VBG" for t in parse.children(verb.i, "xcomp")) and not parse.child(verb.i, "dobj")


def _comes_in_sorrow(parse: Parse, verb: Token) -> bool:
    """ "Hundreds gathered to bury the dead", "outside in search of news": what for, and it is no protest."""
    aims = [*parse.children(verb.i, "xcomp", "advcl"), *p.after(parse, verb, "for", "in", "at")]
    named = (t for a in aims for t in (a, *parse.children(a.i, "dobj")))
    return any(t.lemma in phrases()["gathered_for"] for t in named)


def _throws_bombs(context: Context, verb: Token, agents: list[Token]) -> bool:
    """ "The bomb was thrown by six people": whoever they are, unless they demonstrate."""
    thrown = (context.weapons.get(t.i) for t in context.parse.children(verb.i, "dobj", "nsubjpass"))
    bombs = any(w is not None and w.kind == "explosive" for w in thrown)
    return bombs and not any("demonstrator" in context.classes(t) for t in agents)


def _come_armed(context: Context, agents: list[Token]) -> bool:
    """ "Armed youths": no crowd, unless they demonstrate."""
    armed = any(t.lower == "armed" for a in agents for t in context.parse.children(a.i, "amod"))
    return armed and not any("demonstrator" in context.classes(t) for t in agents)


def _are_disposers(context: Context, agents: list[Token]) -> bool:
    """ "Sappers", "a bomb squad": who blows up only what others have left."""
    before = ((context.parse.tokens[max(t.i - 1, 0)], t) for t in agents)
    names = (name for b, t in before for name in (t.lemma, f"{b.lower} {t.lemma}"))
    return any(context.lexicon.cue("disposer", name) for name in names)


def _are_states(context: Context, agents: list[Token]) -> bool:
    """ "Iran protested at the strike": those who protest with no more than words."""
    mentions = [context.parse.mention_at(t.i) for t in agents]
    return bool(mentions) and all(m is not None and m.kind in STATES for m in mentions)


STATES = frozenset({"government", "state", "un"})


def _is_one_person(context: Context, agents: list[Token]) -> bool:
    """ "the driver, who protested": one who objects is no protest; "binlerce kişi" are many."""
    parse = context.parse
    counted = {q.head for q in parse.quantities}
    return bool(agents) and all(
        t.lower in ("he", "she")
        or (
            t.tag == "NN"
            and t.i not in counted
            and not p.after(parse, t, "of")
            and "person" in context.classes(t)
            and not {"crowd", "group"} & context.classes(t)
        )
        for t in agents
    )


def _is_stuff(parse: Parse, token: Token) -> bool:
    """ "Debris", "rain": what is told without an article, and is no name."""
    named = token.pos == "PROPN" and parse.mention_at(token.i) is not None
    return token.pos in ("NOUN", "PROPN") and not (named or parse.child(token.i, "det", "poss", "nummod"))


def _is_alive(context: Context, token: Token) -> bool:
    """People named by a noun: of "set them alight" it is open what burned."""
    kinds = context.classes(token)
    return token.pos != "PRON" and "person" in kinds and "corpse" not in kinds


def _filled(context: Context, patients: list[Token]) -> bool:
    """ "Shells filled with gas": weapons that hold what they bring."""
    kinds = [context.classes(t) for t in patients]
    return any("weapon" in k and "chemical" not in k for k in kinds)


def _violent_clause(
    context: Context, found: Found, acting: frozenset[str], struck: frozenset[str], *, bare: bool
) -> bool:
    """Whether who acts and who suffers make a verb of two meanings a violent one."""
    if found.row.frame == "event>patient":
        acting -= {"armed"}  # "men landed on the beach": only what is fired lands on somebody
    means = p.after(context.parse, found.token, "with", "using")
    if any("weapon" in context.classes(t) for t in means):
        return True
    if "weapon" in struck or (acting & ACTING and (struck & STRUCK or bare)):
        return True
    if acting & {"fighting", "weapon", "event"} and found.row.weapon_decides and not bare:
        return True
    if struck & {"base"} and (acting or p.is_passive(context.parse, found.token) or _unsaid(context, found)):
        return True
    came_under = found.token.lemma in LAID_ON and _nobody_acts(context.parse, found)
    if came_under and (
        "place" in struck or any(_is_site(context.parse, t) for t in sides(context, found)[1])
    ):
        return True
    if acting & {"armed"} and found.token.lemma in BY_HAND and not bare:
        return True
    if found.token.lemma in VEILED and "armed" in struck:
        return not bare and not _is_participle(context.parse, found.token)
    violent = context.lexicon.cue("violent", found.token.lemma) is not None or found.token.lemma in BY_HAND
    if found.token.lemma in OF_WORDS and not struck & {"base", "property", "place", "armed"}:
        return violent and any(_unnamed(context, t) for t in sides(context, found)[1])
    return violent and bool(struck & BODILY)


def _is_site(parse: Parse, noun: Token) -> bool:
    """ "A school in Karvan was struck"; not "stock markets were hit", nor a bus, which a lorry may have hit."""
    site = site_of(noun.lemma) if noun.pos == "NOUN" else None
    known = noun.tag == "NN" or parse.children(noun.i, "det", "nummod", "poss")
    return bool(known) and site is not None and site not in NO_TARGETS


# Sites that are "struck" or "hit" without an attack.
NO_TARGETS = frozenset({"ambulance", "boat", "bus", "ceremony", "convoy", "patrol", "road", "ship", "train"})


def _nobody_acts(parse: Parse, found: Found) -> bool:
    """ "The town was hit on two nights": a passive that leaves out by whom or by what."""
    return p.is_passive(parse, found.token) and not p.after(parse, found.token, "by", "with")


def _is_participle(parse: Parse, token: Token) -> bool:
    """ "terrorists neutralised": a passive without its auxiliary, as headlines have it; other languages need none."""
    return not parse.glossed and p.is_passive(parse, token) and not parse.child(token.i, "auxpass")


# What communiqués say of fighters whom they killed: "ten terrorists were eliminated".
VEILED = frozenset({"eliminate", "liquidate", "neutralise", "neutralize"})
# Verbs that without an agent say of a place that it came under fire.
LAID_ON = frozenset({"hit", "strike", "target"})
# Verbs that are also done with words and ballots: "attacked her opponent", "beat the senator".
OF_WORDS = frozenset({"attack", "beat", "hit", "strike"})
RIVALS = frozenset(
    {"opponent", "rival", "critic", "candidate", "nominee", "party", "government", "president", "democrat"}
)


def _unnamed(context: Context, token: Token) -> bool:
    """Whether a word names people by what they are, who are beaten with hands: not a rival, a name or a pronoun."""
    plain = token.pos == "NOUN" and token.lemma not in RIVALS and context.parse.mention_at(token.i) is None
    return plain and "person" in context.classes(token)


# Verbs that are violent wherever a person or a place suffers them, whoever acts.
BY_HAND = frozenset({"shoot", "attack", "storm", "raid", "beat", "stab", "fire", "shell", "bomb"})
# Verbs that always have an object: without one, in "Mayor kidnapped in X", the subject suffers.
OBJECT_BOUND = frozenset(
    {
        "kill",
        "abduct",
        "kidnap",
        "arrest",
        "detain",
        "wound",
        "injure",
        "shoot",
        "assassinate",
        "beat",
        "murder",
        "behead",
        "decapitate",
        "eliminate",
        "execute",
        "gun",
        "hurt",
        "neutralise",
        "neutralize",
        "destroy",
        "ambush",
        "torch",
        "raze",
        "free",
        "defuse",
        "deface",
        "desecrate",
        "hijack",
        "loot",
        "martyr",
        "massacre",
        "slaughter",
        "slay",
        "lynch",
        "rape",
        "stab",
    }
)


def _unsaid(context: Context, found: Found) -> bool:
    """ "Another struck the base": an agent that is only counted."""
    return any(t.pos in ("DET", "PRON", "NUM") for t in sides(context, found)[0])


def _has_place(parse: Parse, found: Found) -> bool:
    """Whether the name of a place hangs on the trigger, or on a word that does."""
    inside = {t.i for t in found.tokens}
    places = [m for m in parse.mentions if m.kind == "place"]
    return any(any(t.i in inside for t in list(parse.ancestors(m.head))[:2]) for m in places)


def sides(context: Context, found: Found) -> tuple[list[Token], list[Token]]:
    """Who acts and who suffers at a trigger, as its frame and its clause say; its own words left out."""
    verb = found.token.pos in ("VERB", "AUX") and found.row.pos == "VERB"
    acting, struck = _verb_sides(context, found) if verb else _noun_sides(context.parse, found)
    # "prisoner exchange", "gun battle": nobody who acts is named in what two sides do.
    lent = () if found.row.frame == "between" else ("pobj", *MODIFYING)
    own = {t.i for t in found.tokens if t.dep not in lent} | {found.token.i}
    return [t for t in acting if t.i not in own], [t for t in struck if t.i not in own]


def _verb_sides(context: Context, found: Found) -> tuple[list[Token], list[Token]]:
    parse, token, frame = context.parse, found.token, found.row.frame
    agents = p.agents(parse, token)
    if frame == "patient":
        return _after_any(parse, found, "by", "from"), p.subjects(parse, token)
    if frame == "mutual":
        return agents + _after_any(parse, found, "with"), []  # "exchanged fire with smugglers"
    if frame == "agent@patient":
        after = _after_any(parse, found, *AT, found.tokens[-1].lower)
        # "Slit the throats of five men"
        after += [n for t in found.tokens if t.pos == "NOUN" for n in p.after(parse, t, "of")]
        if found.tokens[-1].pos == "ADP" and parse.child(token.i, "nsubj"):
            # "A bomber rammed into a van", which the parser takes for a passive.
            return p.subjects(parse, token), [*parse.children(token.i, "dobj"), *after]
        return agents, p.patients(parse, token) + after
    if frame == "agent":
        return agents, p.after(parse, token, "against", "at", "on")
    own = {t.i for t in found.tokens}
    if p.labelled(parse, found.tokens[-1]):
        return [], agents  # "Civilians killed: 14"
    if token.lemma == "find" and not p.is_passive(parse, token):
        return [], [t for t in p.patients(parse, token) if t.i not in own]  # who finds the dead did nothing
    if _bare(context, found):
        return p.after(parse, token, "by"), agents
    direct = [t for t in p.patients(parse, token) if t.i not in own]
    if not direct and found.tokens[-1].pos == "ADP":
        direct = p.after_one(parse, found.tokens[-1])  # "tore through a minibus on the road"
    if token.lemma in RUNNING_ONTO and any(_is_explosive(context, t) for t in direct):
        return direct, agents
    return agents, direct or _after_any(parse, found, "at", "on", "against", "with" if len(own) > 1 else "at")


# "The bus hit a mine": what is so hit goes off.
RUNNING_ONTO = frozenset({"hit", "strike"})


def _is_explosive(context: Context, token: Token) -> bool:
    return token.i in context.weapons and context.weapons[token.i].kind == "explosive"


def _bare(context: Context, found: Found) -> bool:
    """Whether a verb that always has an object stands without one, as headlines have it."""
    parse, token = context.parse, found.token
    past = token.tag in ("VBD", "VBN") and not p.is_passive(parse, token)
    bound = past and (token.lemma in OBJECT_BOUND or _cannot_act(context, p.subjects(parse, token)))
    objects = (
        [t for t in p.patients(parse, token) if t.pos != "ADJ" or parse.child(t.i, "det")]
        or [
            t
            for t in p.after(parse, token, "at", "on", "into")
            if t.i not in context.timed and "territory" not in context.classes(t)
        ]
        or parse.child(token.i, "ccomp", "conj")
    )
    return bound and not objects


def _cannot_act(context: Context, nouns: list[Token]) -> bool:
    """ "Convoy destroyed on the road", "Market shelled": what does nothing, and so has something done to it."""
    kinds = [context.classes(t) for t in nouns]
    return bool(kinds) and all(k & THINGS and not k & ACTIVE for k in kinds)


# What is only acted on, and what acts.
THINGS = frozenset({"base", "property", "territory"})
ACTIVE = frozenset({"armed", "crowd", "fighting", "person", "state", "weapon"})


def _after_any(parse: Parse, found: Found, *prepositions: str) -> list[Token]:
    """The objects of prepositions on any word of the trigger, or inside it ("opened fire on")."""
    own = [n for t in found.tokens for n in p.after(parse, t, *prepositions)]
    inner = [
        n for t in found.tokens if t.pos == "ADP" and t.lower in prepositions for n in p.after_one(parse, t)
    ]
    return [*dict.fromkeys([*own, *inner])]


def _noun_sides(parse: Parse, found: Found) -> tuple[list[Token], list[Token]]:
    token, frame = found.token, found.row.frame
    verb = parse.head(token)
    agents = [*p.owners(parse, token), *p.before(parse, token), *light_agents(parse, token)]
    by = p.nominal_agents(parse, token) if found.row.strength == "strong" else p.after(parse, token, "by")
    agents += [*by, *p.after(parse, token, "from"), *_answering(parse, token)]
    of = p.after(parse, token, "of")
    on = p.after(parse, token, *AGAINST) or p.after(parse, row_of(parse, token), *AGAINST)
    on += _set_off(parse, token)
    through = p.subjects(parse, verb) if token.dep == "dobj" and verb.lemma in SURVIVING else []
    agents += _blamed(parse, token)
    if frame == "between":
        around = p.after(parse, verb, "between", "among") if token.dep in ("nsubj", "dobj") else []
        if token.dep == "nsubj" and verb.lemma in phrases()["pits"]:
            # "Fighting pitted the army against rebels", "des combats ont opposé l'armée aux rebelles"
            around += [*p.patients(parse, verb), *p.after(parse, verb, "against", "to", "with")]
        return [*agents, *p.after(parse, token, "between", "with", "among"), *around], []
    if frame == "by:of":
        return agents, [*of, *on, *through]
    if frame in ("of", "patient"):
        return by, of or p.owners(parse, token)
    return agents, [*on, *of, *through, *light_patients(parse, token)]


# "A strike on the depot", "a wave of strikes on the depot".
AGAINST = ("on", "against", "at", "targeting", "upon", "into")


def _answering(parse: Parse, noun: Token) -> list[Token]:
    """ "Police answered with tear gas", "used batons and pepper spray": who answers so, or uses it."""
    noun = next(t for t in (noun, *parse.ancestors(noun.i)) if t.dep != "conj" or t.pos == "VERB")
    prep = parse.head(noun)
    if noun.dep == "dobj" and prep.lemma in phrases()["wielding"]:
        return p.agents(parse, prep)
    if noun.dep == "pobj" and prep.lower == "of":
        prep = parse.head(parse.head(prep))
    verb = parse.head(prep)
    return p.agents(parse, verb) if prep.lower == "with" and verb.lemma in phrases()["answering"] else []


def _set_off(parse: Parse, noun: Token) -> list[Token]:
    """ "A second strike, on the depot, killed": a phrase between commas that the parser hung on the verb."""
    verb = parse.head(noun)
    if noun.dep not in ("nsubj", "nsubjpass"):
        return []
    between = [
        t
        for t in parse.children(verb.i, "prep")
        if noun.i < t.i < verb.i and t.lower in ("on", "against", "at")
    ]
    return [n for t in between for n in p.after_one(parse, t)]


def _blamed(parse: Parse, noun: Token) -> list[Token]:
    """ "the attack, blamed on X", "a raid the army blamed on X", "was blamed on X": who is said to have done it."""
    verbs = [
        *parse.children(noun.i, "acl", "relcl"),
        *([parse.head(noun)] if noun.dep == "nsubjpass" else []),
    ]
    behind = ((t, "by" if t.lemma == "claim" else blaming().get((t.lemma, ""))) for t in verbs)
    after = [n for t, preposition in behind if preposition for n in p.after(parse, t, preposition)]
    # "blamed on rebels on Sunday", "blamed on a settling of scores"
    found = [n for n in after if parse.mention_at(n.i) or may_speak(n.lemma)]
    # "wurde der Front zugeschrieben": a dative, where English has "to".
    given = [n for t in verbs if t.lemma == "attribute" for n in parse.children(t.i, "dobj")]
    return found or given or _blamed_for(parse, noun)


def _blamed_for(parse: Parse, noun: Token) -> list[Token]:
    """ "X was blamed for the attack"."""
    preposition = parse.head(noun)
    verb = parse.head(preposition)
    put = noun.dep == "pobj" and preposition.lower == "for" and verb.lemma == "blame" and verb.tag == "VBN"
    return parse.children(verb.i, "nsubjpass") if put else []


def light_agents(parse: Parse, noun: Token) -> list[Token]:
    """Who carries out a nominal event: the subject of the light verb whose object it is."""
    verb = light_verb(parse, noun)
    return p.agents(parse, verb) if verb is not None else []


def light_patients(parse: Parse, noun: Token) -> list[Token]:
    """Whom a nominal event is directed at, where the phrase hangs on its light verb."""
    verb = light_verb(parse, noun)
    if verb is None or verb.lemma in LAYING:
        return []
    return p.after(parse, verb, "on", "against", "at")


def light_verb(parse: Parse, noun: Token) -> Token | None:
    """The verb that only lends its subject to a nominal event: "launched", "carried out", "conducted"."""
    if (row := row_of(parse, noun)).i != noun.i:
        return light_verb(parse, row)  # "launched a series of strikes"
    verb = parse.head(noun)
    if noun.dep == "conj" and verb.pos == "NOUN" and verb.i != noun.i:
        return light_verb(parse, verb)
    if noun.dep in ("dobj", "nsubjpass") and verb.lemma in LIGHT:
        return verb
    return next((t for t in parse.children(noun.i, "acl", "relcl") if t.lemma in LIGHT), None)

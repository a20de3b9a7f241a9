"""What happened apart from what was attempted, foiled, planned, threatened, supposed or denied.

And what is news apart from background, history and general statements.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from dateline.extract.frame import DAYS
from dateline.extract.motives import POINTING
from dateline.extract.participants import after, patients
from dateline.extract.running import counts_days, is_of_these_days, is_ranked, is_ranking, is_stretch
from dateline.knowledge.cues import cues, phrases, says_which
from dateline.knowledge.lexicon import Lexicon
from dateline.knowledge.nobody import is_nobody
from dateline.knowledge.ontology import UNREST
from dateline.records.parse import Parse, Timex, Token
from dateline.records.text import Span

SUPPOSING = frozenset({"if", "unless", "whether", "should", "lest", "until"})
POSSIBLE = frozenset({"may", "might", "could", "can", "would", "should", "must"})
# With "have" and an active verb these tell of what did not come to pass.
UNREAL = frozenset({"could", "would"})
# Auxiliaries that put a verb in the future: what was only announced.
FUTURE = frozenset({"will", "shall", "'ll", "wo"})
NEGATIVE = frozenset({"not", "n't", "never", "no", "neither", "nor", "without"})
# With a plural these make a summary of many happenings, not one of the news.
MANY = frozenset(
    {
        "numerous",
        "many",
        "frequent",
        "repeated",
        "countless",
        "multiple",
        "regular",
        "previous",
        "past",
        "earlier",
        "recent",
        "dozens",
        "hundreds",
        "scores",
    }
)
# Too loose to say by themselves that a happening is old.
LOOSE_HISTORY = frozenset(
    {"anniversary", "amid", "ongoing", "once", "past", "prior", "former", "trial", "in the wake of", "since"}
)
# Strength of the governors' word: a failed plan is foiled, a planned threat is a threat.
ORDER = ("denied", "foiled", "threatened", "planned", "attempted", "hypothetical")


def happened(parse: Parse, token: Token, lexicon: Lexicon) -> str:
    """How far the words at a trigger say that it happened: a value of the contract's `happened`."""
    governed = list(_governed(parse, token, lexicon))
    pairs = {*pairwise(governed)}
    if ("foiled", "failed") in pairs or (("foiled", "attempted") in pairs and is_known(parse, token)):
        return "actual"  # "failed to stop an attack", "tried to stop the assault"
    if (
        "foiled" in governed
        and {*governed[governed.index("foiled") :]} & STILL_OPEN
        and not is_known(parse, token)
    ):
        governed.remove("foiled")  # "is ready to repel an attack": there was none; a foiled plan is foiled
    own = {*_own(parse, token, lexicon)}
    if "hypothetical" in own:
        own.discard("denied")  # "nobody should be shot"
    found = own | {"attempted" if h == "failed" else h for h in governed}
    return next((h for h in ORDER if h in found), "actual")


_OPEN = frozenset({"a", "an", "another", "any", "other"})


def is_known(parse: Parse, noun: Token) -> bool:
    """Whether what somebody is to stop is known of: "the shelling of Karvan", not "an attack"."""
    return any(t.lower not in _OPEN for t in parse.children(noun.i, "det", "poss"))


STILL_OPEN = frozenset({"planned", "threatened", "hypothetical"})


def _own(parse: Parse, token: Token, lexicon: Lexicon) -> Iterator[str]:
    """What the trigger's own auxiliaries, negation and modifiers say."""
    if leaves_no_sign(parse, token):
        yield "denied"
    auxiliaries = {t.lower for t in parse.children(token.i, "aux")}
    perfect = any(t.lemma == "have" for t in parse.children(token.i, "aux"))
    promised = "would" in auxiliaries and token.dep == "ccomp"
    if (auxiliaries & FUTURE or promised) and not perfect:
        yield "planned"
    elif auxiliaries & POSSIBLE and any(t.lower == "before" for t in parse.children(token.i, "mark")):
        yield "foiled"
    elif auxiliaries & POSSIBLE and not (perfect and _may_have_been(parse, token, auxiliaries)):
        yield "hypothetical"
    if _is_aim(parse, token, lexicon) or _is_set_to(parse, token):
        yield "planned"
    if _is_talked_of(parse, token, lexicon):
        yield "hypothetical"
    if parse.child(token.i, "neg") or any(t.lower in NEGATIVE for t in parse.children(token.i, "det")):
        yield "denied"
    # Of "hit the town, no casualties" the parser makes two objects.
    whom = parse.children(token.i, "nsubj", "nsubjpass"), parse.children(token.i, "dobj")[:1]
    if any(is_nobody(parse, t) for nouns in whom for t in nouns):
        yield "denied"
    supposed = any(t.lower in SUPPOSING for t in parse.children(token.i, "mark"))
    if supposed or _is_any(parse, token) or _is_inverted(parse, token):
        yield "hypothetical"
    if _in_story(parse, token, lexicon) or _in_drill(parse, token, lexicon):
        yield "hypothetical"
    if token.pos == "NOUN" and token.dep == "nsubj":
        yield from _of_its_verb(parse, token, lexicon)
    for word in parse.children(token.i, "amod", "compound"):
        if how := _how(word, lexicon):
            yield how
    for word in parse.children(token.i, "acl"):
        if word.tag == "VBN" and word.lemma in phrases()["done_to"]:
            yield _how(word, lexicon) or "planned"  # "two assaults repelled on Monday"


def _may_have_been(parse: Parse, verb: Token, auxiliaries: set[str]) -> bool:
    """ "May have killed", "could have been fired from": perhaps it was so; "would have exploded" says it was not."""
    return not auxiliaries & UNREAL or bool(parse.child(verb.i, "auxpass"))


def _is_inverted(parse: Parse, verb: Token) -> bool:
    """ "Had the mine gone off a minute later", "were they to shell the port": a condition without an "if"."""
    subject, helper = parse.child(verb.i, "nsubj", "nsubjpass"), parse.child(verb.i, "aux", "auxpass")
    if (
        subject is None
        or helper is None
        or helper.i > subject.i
        or helper.lower not in ("had", "were", "should")
        or (helper.lower == "had" and parse.glossed)  # "وكان مسلحون قد اقتحموا": where verbs stand first
    ):
        return False
    sentence = parse.sentences[verb.sentence]
    before = parse.tokens[max(helper.i - 1, 0)]
    last = parse.tokens[sentence.last - 1]
    return (helper.i == sentence.first or before.lower in (",", "and", "that", "but")) and last.lower != "?"


def _is_any(parse: Parse, noun: Token) -> bool:
    """ "to repel any attack": none that is known of."""
    return noun.pos == "NOUN" and any(t.lower == "any" for t in parse.children(noun.i, "det"))


def _is_aim(parse: Parse, token: Token, lexicon: Lexicon) -> bool:
    """ "launched an operation to arrest the gunmen", "for the arrest of": nobody is arrested yet."""
    above, infinitive = parse.head(token), _is_infinitive(parse, token)
    clause = infinitive and token.dep in ("xcomp", "advcl", "acl", "relcl") and above.i != token.i
    if clause and above.lemma in phrases()["setting_out"]:
        return True
    purpose = clause and token.dep == "advcl"
    if not (purpose or any(t.lemma in phrases()["setting_out"] for t in _seekers(parse, token))):
        return False
    found = lexicon.triggers.at(parse.tokens, token.i)
    return found is not None and any(r.type == "ARREST" for r in found.rows)


def _is_set_to(parse: Parse, verb: Token) -> bool:
    """ "It was set to explode at noon", "was timed to go off", "minutes before it was to blow up"."""
    above = parse.head(verb)
    clause = verb.dep in ("xcomp", "advcl", "acl", "ccomp") and _is_infinitive(parse, verb)
    return clause and (above.lemma in phrases()["set_to"] or (above.lemma == "be" and not parse.glossed))


def _is_talked_of(parse: Parse, noun: Token, lexicon: Lexicon) -> bool:
    """ "Talks on a ceasefire", "on an accord of ceasefire": there is none yet."""
    first = parse.head(parse.head(noun)) if parse.head(noun).lower == "of" else noun
    link = parse.head(first)
    if first.dep != "pobj" or link.lower not in ("on", "about", "for", "toward", "towards"):
        return False
    above = parse.head(link)
    near = (above, *parse.children(above.i, "dobj", "nsubj", "nsubjpass"))
    if not any(t.lemma in phrases()["parley"] for t in near):
        return False
    found = lexicon.triggers.at(parse.tokens, noun.i)
    return found is not None and any(r.type == "AGREEMENT" for r in found.rows)


def _seekers(parse: Parse, arrest: Token) -> Iterable[Token]:
    """The clause that is to bring an arrest about: "a search for", "began an operation to"; an ADP may stand behind."""
    first = arrest
    while first.dep == "conj" and parse.head(first).pos == first.pos:
        first = parse.head(first)
    link = parse.head(first) if first.dep in ("pobj", "pcomp") else first
    behind = next(iter(parse.tokens[arrest.i + 1 : arrest.i + 2]), arrest)
    if parse.glossed and behind.pos == "ADP" and behind.lower in ("for", "against"):
        link = behind
    elif parse.glossed and _comes_for(parse, link, first):
        return (parse.head(link),)
    elif link.lower in ("to", "on") and link is not first:  # not "the operation led to arrests"
        return parse.children(link.head, "dobj", "nsubjpass")
    elif link.lower != "for" and not (link.tag == "VB" and link.dep in ("xcomp", "acl")):
        return ()
    return parse.subtree(link.head, without=frozenset({"ccomp", "relcl", "parataxis", "advcl"}))


def _comes_for(parse: Parse, link: Token, arrest: Token) -> bool:
    """ "دخلت المخيم لاعتقال مطلوب": what other languages say with a noun where English has "to arrest"."""
    return link.lower == "to" and link is not arrest and parse.head(link).lemma in phrases()["setting_out"]


def _of_its_verb(parse: Parse, noun: Token, lexicon: Lexicon) -> Iterator[str]:
    """ "a strike on a tanker could close the strait": one that may come; "the strike could" has been."""
    verb = parse.head(noun)
    if _is_ahead(parse, verb, lexicon):
        yield "planned"
    # "Orikhiv: two assaults repelled", "march postponed": what these say nothing does of itself
    if verb.lemma in phrases()["done_to"] and verb.tag in ("VBD", "VBN") and not parse.child(verb.i, "dobj"):
        yield _how(verb, lexicon) or "planned"
    if verb.lemma == "be" and not parse.child(verb.i, "neg"):
        called = (
            t
            for t in parse.children(verb.i, "attr")
            if all(c.lower != "no" for c in parse.children(t.i, "det"))
        )
        if any(t.lemma in phrases()["no_attack"] for t in called):
            yield "hypothetical"
    known = parse.child(noun.i, "relcl", "acl") or any(
        t.lower not in ("a", "an", "another") for t in parse.children(noun.i, "det", "poss", "nummod")
    )
    if not known and _is_open(parse, verb) and not clause_times(parse, noun):
        yield "hypothetical"


def _is_open(parse: Parse, verb: Token) -> bool:
    """Whether a verb's auxiliaries leave open what it tells: "could close", not "could have closed"."""
    auxiliaries = parse.children(verb.i, "aux")
    open_ = any(t.lower in POSSIBLE | FUTURE for t in auxiliaries)
    return open_ and not any(t.lemma == "have" for t in auxiliaries)


def _is_ahead(parse: Parse, verb: Token, lexicon: Lexicon) -> bool:
    """ "talks will resume", "the march is due on Sunday": what the verb lets happen is still to come."""
    if verb.lemma in phrases()["comes_about"] and {t.lower for t in parse.children(verb.i, "aux")} & FUTURE:
        return True
    return verb.lemma == "be" and any(_how(t, lexicon) == "planned" for t in parse.children(verb.i, "acomp"))


def _in_story(parse: Parse, token: Token, lexicon: Lexicon) -> bool:
    """Whether a film, a novel or a drill is what the sentence speaks of; not "when he was shot, a film ran"."""
    *_, root = (token, *parse.ancestors(token.i))
    if any(t.dep == "advcl" for t in (token, *parse.ancestors(token.i))):
        return False
    subjects = parse.children(root.i, "nsubj")
    return root.i != token.i and any(_how(t, lexicon) == "hypothetical" for t in subjects if t.pos == "NOUN")


def _in_drill(parse: Parse, verb: Token, lexicon: Lexicon) -> bool:
    """ "Set off charges during an exercise": what is only played, unless they search or patrol in it."""
    joined = [parse.head(verb)] if verb.dep == "conj" else parse.children(verb.i, "conj")
    played = [n for t in (verb, *joined) for n in after(parse, t, "during", "in")]
    return any(
        t.pos == "NOUN"
        and _how(t, lexicon) == "hypothetical"
        and not after(parse, t, "of")
        and not any(c.lemma in phrases()["in_earnest"] for c in parse.children(t.i, "compound"))
        for t in played
    )


def _governed(parse: Parse, token: Token, lexicon: Lexicon) -> Iterator[str]:
    """What the words above a trigger say: "tried to", "plans for", "threatened to", "foiled a plot to"."""
    at, linked, settled = token, "", False
    for above in parse.ancestors(token.i):
        if at.dep in ("pobj", "pcomp") and above.lower in REASONS:
            return
        if at.dep in ("conj", "appos") and above.pos == at.pos:
            at = above
            continue
        if not _goes_up(parse, at) or (at.pos == "NOUN" and at.lemma in phrases()["sequel_noun"]):
            return  # "ordered an inquiry into the killings"
        if at.dep in ("pobj", "pcomp") and (above.lower in SETTLING or _of_ones_part(parse, above)):
            return
        if at.dep in ("pobj", "pcomp") and above.lower == "without":
            yield "denied"
        if above.lemma == "call" and linked == "to" and not _is_passive_part(parse, above):
            linked = "for"  # as other languages have it; "police were called to a blast" tells what was
        if above.lemma == "call" and not linked and at.dep == "xcomp" and _is_infinitive(parse, at):
            linked = "for"  # "called on supporters to march"
        if at.dep in ("dobj", "nsubjpass", "ccomp"):
            linked = at.lemma if at.dep != "ccomp" else ""
        if above.lemma == "call" and at.dep == "dobj" and parse.child(above.i, "oprd"):
            return  # "called the strike a success"
        if _brought_about(parse, above):
            linked, at = "", above
            continue
        settled = settled or (at.dep == "acl" and at.tag == "VBN")
        how = "failed" if above.lemma == "fail" else _how(above, lexicon, linked, parse.child(above.i, "prt"))
        if how == "planned" and above.lemma == "agree" and _is_accord(parse, token, lexicon):
            how = None  # "agreed on Sunday to a truce": there is one
        if above.lemma == "order" and above.tag == "VBG" and at.dep == "dobj" and is_known(parse, at):
            how = None  # "accused of ordering the shooting"
        if above.lemma == "able" and _was_so(parse, above):
            how = None
        if above.lemma == "fear" and above.tag == "VBN" and at.dep != "pobj":
            how = None  # "14 were feared killed": so a toll is told
        if how == "foiled" and above.tag == "VB" and above.i == parse.sentence_of(above).first:
            how = None  # "Stop the killings": a call to those who do it
        if how == "foiled" and _is_let_be(parse, at, above):
            return
        if how == "foiled" and _is_purpose(parse, lexicon, at, above):
            how = None  # "blocked the road to protest against the killings": what for
        if how and at.dep in REACHING and not (settled and how in ("planned", "hypothetical")):
            yield how
            if how == "foiled" and _is_open(parse, above) and not parse.glossed:
                yield "hypothetical"  # "must stop the killing"
        if above.lemma == "deny" and at.i == token.i and token.lower.endswith("ing"):
            yield "denied"
        if above.pos == "ADP":
            linked = above.lower
        elif above.pos in ("VERB", "AUX"):
            yield from _lent(parse, at, above, token)
        at = above


def _was_so(parse: Parse, quality: Token) -> bool:
    """ "We were able to confirm that a jet fired": what somebody was able to do was done; not "are", "were not"."""
    verb = parse.head(quality)
    return verb.lemma == "be" and verb.tag == "VBD" and parse.child(verb.i, "neg") is None


def _is_passive_part(parse: Parse, verb: Token) -> bool:
    """ "Called", of those who were; not of those who "have called"."""
    active = any(t.lemma == "have" for t in parse.children(verb.i, "aux"))
    return verb.tag == "VBN" and not (active and parse.child(verb.i, "auxpass") is None)


def _is_let_be(parse: Parse, deed: Token, verb: Token) -> bool:
    """ "Did not prevent the raid", "stopped shelling the town": nobody foiled what one gives up oneself."""
    return parse.child(verb.i, "neg") is not None or (deed.dep == "xcomp" and deed.tag == "VBG")


def _is_purpose(parse: Parse, lexicon: Lexicon, clause: Token, verb: Token) -> bool:
    """ "Blocked a road to protest"; not "foiled a plot to bomb it", where the parser ties the bombing to the verb."""
    aimed = parse.children(verb.i, "dobj", "nsubjpass")
    planned = any(lexicon.cue("happened", t.lemma, t.pos) is not None for t in aimed)
    return clause.dep in ("advcl", "xcomp") and _is_infinitive(parse, clause) and bool(aimed) and not planned


def _is_accord(parse: Parse, noun: Token, lexicon: Lexicon) -> bool:
    rows = lexicon.triggers.get(noun.lemma, "NOUN") or () if noun.pos == "NOUN" else ()
    return any(r.type == "AGREEMENT" for r in rows)


SIGNS = frozenset({"sign", "trace", "evidence", "indication", "report", "word", "record"})


def leaves_no_sign(parse: Parse, token: Token) -> bool:
    """ "found no sign of a fire": there was none, as far as was seen."""
    prep = parse.head(token)
    sign = parse.head(prep)
    of_it = token.dep == "pobj" and prep.lower == "of" and sign.lemma in SIGNS
    return of_it and any(t.lower == "no" for t in parse.children(sign.i, "det"))


# What comes "after" or "despite" something rests on its having happened, whatever the words above say.
SETTLING = frozenset({"after", "since", "following", "despite"})


def _of_ones_part(parse: Parse, prep: Token) -> bool:
    """ "has not claimed responsibility for", "were not involved in": what nobody owns up to has happened."""
    words = phrases()["part_in"] - {"do", "carry", "perpetrate"}
    part = parse.head(prep)
    open_ = {t.lower for t in parse.children(part.i, "aux")} & (FUTURE | POSSIBLE)
    return prep.lower in ("for", "in") and part.lemma in words and not open_


DAYTIMES = frozenset({"weekday", "deictic", "part", "clock"})
# "had arrested nobody over the attack": what something is done over has happened.
REASONS = frozenset({"over"})


# Through these a governor's meaning reaches down: complements and objects, not its subject.
REACHING = frozenset(
    {
        "xcomp",
        "ccomp",
        "dobj",
        "pobj",
        "pcomp",
        "prep",
        "acl",
        "relcl",
        "nsubjpass",
        "compound",
        "amod",
        "poss",
        "advcl",
    }
)


def _goes_up(parse: Parse, at: Token) -> bool:
    """Whether what stands above a clause bears on it: not above a subject, a relative clause or a "when"."""
    if at.dep == "advcl":
        return _is_infinitive(parse, at) or _supposed(parse, at)
    return at.dep not in ("nsubj", "parataxis", "dep") and not (
        at.dep == "relcl" and not _is_infinitive(parse, at)
    )


def _is_infinitive(parse: Parse, token: Token) -> bool:
    return any(t.lower == "to" for t in parse.children(token.i, "aux"))


def _lent(parse: Parse, below: Token, verb: Token, trigger: Token) -> Iterator[str]:
    """What the auxiliaries of a verb say of the nominal event that is its object ("will launch an attack")."""
    bare = below.dep in ("xcomp", "ccomp") and below.tag == "VB"
    if _supposed(parse, below) or (bare and _is_open(parse, verb)):
        yield "hypothetical"  # "could be used to attack", "a law that would let them shell"
    if trigger.pos != "NOUN" or below.dep not in ("dobj", "nsubjpass", "pobj", "prep"):
        return
    if parse.child(verb.i, "neg"):
        yield "denied"
    if {t.lower for t in parse.children(verb.i, "aux")} & FUTURE:
        yield "planned"


def _brought_about(parse: Parse, verb: Token) -> bool:
    """ "a permis de détruire": what a strike has allowed, without whom, it has brought about."""
    past = verb.tag in ("VBD", "VBN") and verb.lemma in ("allow", "enable")
    other = parse.children(verb.i, "dobj", "auxpass", "nsubjpass", "neg")
    return past and all(t.tag in ("WP", "WDT") for t in other)


def _how(token: Token, lexicon: Lexicon, linked: str = "", particle: Token | None = None) -> str | None:
    """What a word says of what it governs; `linked` the preposition between ("called for"), or a particle."""
    with_it = (linked, particle.lower if particle is not None else "")
    cue = next((c for w in with_it if w and (c := lexicon.cue("happened", f"{token.lemma} {w}"))), None)
    cue = cue or lexicon.cue("happened", token.lemma, token.pos)
    return cue.value if cue else None


def _supposed(parse: Parse, token: Token) -> bool:
    return token.dep == "advcl" and any(t.lower in ("if", "unless") for t in parse.children(token.i, "mark"))


def is_recalled(parse: Parse, token: Token) -> bool:
    """Whether a trigger tells of what had happened before the news."""
    return _past_perfect(parse, row_of(parse, token)) and not _of_the_news(parse, token)


def is_background(
    parse: Parse, token: Token, lexicon: Lexicon, year: int | None, history: frozenset[int]
) -> bool:
    """Whether a trigger tells, in whatever tense, of history, habit or a general state rather than of the news.

    `history` holds the tokens on which phrases like "earlier this year" hang.
    """
    above = {token.i, *(t.i for t in parse.ancestors(token.i))}
    return (
        _habitual(parse, token, lexicon)
        or _in_old_time(parse, row_of(parse, token), year)
        or _beside_the_old(parse, token, year)
        or _is_of_a_month(parse, token)
        or _gnomic(parse, token)
        or _of_principle(parse, token)
        or _long_accused(parse, token)
        or _is_of_prisoners(parse, token)
        or _is_struggle(parse, token)
        or _is_of_a_row(parse, token)
        or _after_since(parse, token)
        or _long(parse, token)
        or _before(parse, token)
        or _of_a_time_before(parse, token, lexicon)
        or bool(above & history)
        or _long_after(parse, token, lexicon)
        or _days_after(parse, _clause_of(parse, token), lexicon)
        or _followed(parse, token)
        or explains(parse, token, lexicon)
        or _after_that(parse, token)
        or _is_protested(parse, token, lexicon)
        or _each_time(parse, token)
        or _is_charge(parse, token, lexicon)
        or _of_the_former(parse, token)
        or _of_a_memory(parse, token, lexicon)
        or (lexicon.cue("state", token.lemma, token.pos) is not None and not _of_a_day(parse, token))
        or _summed_up(parse, token)
        or _of_no_day(parse, token)
        or _is_breached(parse, token, lexicon)
        or _is_setting(parse, token)
    )


def row_of(parse: Parse, noun: Token) -> Token:
    """ "A series of raids": the word that stands for all of them in its clause; else the noun itself."""
    of = parse.head(noun)
    row = parse.head(of)
    return row if noun.dep == "pobj" and of.lower == "of" and row.lemma in phrases()["row"] else noun


def _is_breached(parse: Parse, noun: Token, lexicon: Lexicon) -> bool:
    """ "Broke the truce", "a violation of the accord", "the truce collapsed": one that there was before."""
    above = parse.head(parse.head(noun)) if noun.dep == "pobj" else parse.head(noun)
    breached = noun.dep in ("pobj", "dobj", "nsubjpass") and above.lemma in phrases()["breach"]
    breached = breached or any(t.lemma in phrases()["breach"] for t in parse.children(noun.i, "acl"))
    ended = noun.dep == "nsubj" and above.lemma in phrases()["lapse"]
    return (breached or ended) and _is_accord(parse, noun, lexicon)


def _is_setting(parse: Parse, noun: Token) -> bool:
    """ "The attack comes amid clashes": what goes on around it."""
    amid = parse.head(noun)
    around = noun.dep == "pobj" and amid.lower in ("amid", "amidst")
    return around and parse.head(amid).lemma in phrases()["comes_about"] and not clause_times(parse, noun)


def _of_no_day(parse: Parse, noun: Token) -> bool:
    """ "Has been the scene of clashes", "the area sees raids", "such attacks are claimed by": no day of it is told."""
    verb = _verb_of_a_state(parse, noun)
    if verb is None or noun.tag != "NNS" or in_lead(parse, noun) or parse.child(noun.i, "nummod"):
        return False
    helpers = [] if parse.glossed else parse.children(verb.i, "aux", "auxpass")
    present = any(t.tag in ("VBZ", "VBP") for t in (verb, *helpers))
    return present and not clause_times(parse, verb)


def _verb_of_a_state(parse: Parse, noun: Token) -> Token | None:
    above = parse.head(noun)
    if noun.dep == "dobj":
        return above if above.lemma in phrases()["undergoes"] else None
    if noun.dep in ("nsubj", "nsubjpass"):
        others = any(t.lower in ("such", "similar") for t in parse.children(noun.i, "amod"))
        return above if others else None
    scene = parse.head(above)
    told = noun.dep == "pobj" and above.lower == "of" and scene.dep == "attr"
    return parse.head(scene) if told and scene.lemma in phrases()["scene"] else None


def _summed_up(parse: Parse, token: Token) -> bool:
    """ "Bridges have been blown up, clinics shelled": what has been done to many, no day or place of it told."""
    verb = token
    while verb.dep == "conj" and parse.head(verb).pos == "VERB":
        verb = parse.head(verb)
    perfect = {t.lower for t in parse.children(verb.i, "aux", "auxpass")} >= {"have", "been"}
    whom = parse.children(verb.i, "nsubjpass")
    bare = bool(whom) and all(t.tag == "NNS" and not parse.children(t.i) for t in whom)
    span = parse.sentences[token.sentence].span
    return perfect and bare and not parse.timexes_in(span) and not _names_a_place(parse, span)


def _names_a_place(parse: Parse, span: Span) -> bool:
    return any(m.kind in ("place", "state") and span.covers(m.span) for m in parse.mentions)


def history(parse: Parse, lexicon: Lexicon) -> frozenset[int]:
    """The governors of phrases that put a clause in the past of the news ("earlier this year", "in recent months")."""
    matches = lexicon.cues["background"].find(parse.tokens)
    told = (m for m in matches if m.row.value == "history" and m.row.phrase not in LOOSE_HISTORY)
    told = (m for m in told if not (m.head.lemma in phrases()["row"] and _is_of_now(parse, m.head, lexicon)))
    roots = (parse.root_of(t.span) for t in parse.timexes if _is_long_past(t))
    # "The previous day" is no more than the day before.
    days = {t.i for x in parse.timexes if x.part("unit") == "D" for t in parse.tokens_in(x.span)}
    heads = (m.head for m in told if m.head.i not in days)
    return frozenset(_holder(parse, t) for t in (*heads, *roots) if t is not None)


def _is_of_now(parse: Parse, row: Token, lexicon: Lexicon) -> bool:
    """ "A wave of drones hit a depot", "a wave of bombings on Sunday": what comes at once, or on one day."""
    what = [t.i for t in after(parse, row, "of")]
    weapons = (m for i in what if (m := lexicon.weapons.at(parse.tokens, i)))
    deeds = (d for i in what if (d := lexicon.triggers.at(parse.tokens, i)))
    if any(r.type in SALVOS for m in weapons for r in m.rows):
        return True
    if any(r.type in SALVOS or r.from_the_air for d in deeds for r in d.rows):
        return True
    return any(t.shape in DAYS for above in (row, parse.head(row)) for t in clause_times(parse, above))


# What is sent in waves.
SALVOS = frozenset({"AIR_STRIKE", "ART_MISS_ATTACK"})


def _is_long_past(timex: Timex) -> bool:
    """ "Last month", "l'année dernière": in whatever order a language puts it; "the week before", "a week earlier"."""
    unit = (timex.part("unit") or "")[-1:]
    last = timex.shape == "unit" and timex.part("mod") == "last" and unit in ("M", "Y")
    return last or (timex.part("dir") == "earlier" and unit in ("W", "M", "Y"))


def _holder(parse: Parse, word: Token) -> int:
    """What a phrase hangs on; one with a preposition on a verb or on many, not on "the third raid in recent months".

    Of "the raid was the latest in a series" it is only the series.
    """
    above = parse.head(word)
    apart = word.lemma in phrases()["row"] and above.pos == "ADP"  # "amid a wave of attacks"
    if apart or word.dep in ("attr", "appos") or word.tag == "JJS":
        return word.i
    whose = parse.head(above)
    like = any(t.lower in phrases()["likened"] for t in parse.children(whose.i, "amod"))
    many = whose.pos in ("VERB", "AUX") or whose.tag == "NNS" or like
    return whose.i if above.pos == "ADP" and many and not is_ranked(parse, above) else above.i


def _long(parse: Parse, token: Token) -> bool:
    """ "has fought the army for eleven years", "since April": a state, not a happening."""
    near = [
        t for t in clause_times(parse, token) if t.kind == "duration" and LONG_SPELL.fullmatch(t.value or "")
    ]
    roots = [r for t in near if (r := parse.root_of(t.span))]
    lasting = token.pos == "VERB" and any(parse.head(r).lower in ("for", "over", "during") for r in roots)
    holder = _verb_of_several(parse, token) or token
    first = token if _has_a_day(parse, token) else first_joined(parse, token)
    hanging = (t for h in {token, holder, first} for t in parse.children(h.i, "prep", "mark", "advmod"))
    since = (t for t in hanging if t.lower == "since")
    counted = holder is not token and any(is_stretch(parse, t) for t in clause_times(parse, holder))
    since = (t for t in since if not counts_days(parse, t))
    return lasting or counted or any(not (is_ranked(parse, t) or is_of_these_days(parse, t)) for t in since)


def _has_a_day(parse: Parse, token: Token) -> bool:
    """ "Has fought since 2031 and on Monday killed ten": whether the sentence tells a day beside a spell."""
    near = parse.timexes_in(parse.sentences[token.sentence].span)
    return any(t.shape in DAYS for t in near)


def _verb_of_several(parse: Parse, token: Token) -> Token | None:
    """ "Fourteen attacks have been recorded since January", "there were 14 this year": of several, the verb."""
    verb = parse.head(token)
    bound = token.tag == "NNS" and token.dep in ("nsubj", "nsubjpass", "dobj")
    counted = token.tag == "NNS" and token.dep == "attr" and _is_there(parse, verb)
    return verb if (bound and verb.pos == "VERB") or counted else None


def _is_there(parse: Parse, verb: Token) -> bool:
    return verb.lemma == "be" and any(t.lower == "there" for t in parse.children(verb.i, "expl", "nsubj"))


# Years, decades or months: "P11Y", "P3M", not the minutes of "PT30M".
LONG_SPELL = re.compile(r"P[^T]*(?:Y|M|DE)")


def _long_after(parse: Parse, token: Token, lexicon: Lexicon) -> bool:
    """ "a decade after the bombing": the bombing is old; "a day after a bombing" is told beside the news."""
    prep = parse.head(token)
    if token.dep != "pobj" or prep.lower not in ("after", "since"):
        return False
    before = parse.children(prep.head, "npadvmod") + parse.children(prep.i, "npadvmod")
    if any(t.lemma in LONG and t.i < prep.i for t in before):
        return True
    unit = parse.tokens[prep.i - 1] if prep.i else token
    if prep.lower != "after" or unit.lemma not in SHORT:
        return False
    return _is_new(parse, token) or (unit.lemma not in HOURS and _is_struck_again(parse, prep, lexicon))


def _is_struck_again(parse: Parse, after: Token, lexicon: Lexicon) -> bool:
    """ "Days after the bombing that killed nine, another blast struck": the news is what came then.

    Not so where somebody has died since.
    """
    verb = parse.verb_over(after.i)
    told = (verb, *parse.children(verb.i, "nsubj")) if verb is not None else ()
    found = (lexicon.triggers.at(parse.tokens, t.i) for t in told)
    rows = {r for m in found if m is not None for r in m.rows if r.type in STRIKES}
    kills = verb is not None and parse.child(verb.i, "dobj") is not None
    return any(kills or r.strength != "result" for r in rows)


def _clause_of(parse: Parse, token: Token) -> Token:
    """The verb of what a noun tells of: "[a raid] killed nine", "nine died in [a raid]"; else the word itself."""
    above = parse.head(token)
    if token.dep == "pobj" and above.lower in ("in", "during", "by"):
        above = parse.head(above)
    return above if token.dep in ("nsubj", "pobj") and above.pos == "VERB" else token


def _days_after(parse: Parse, verb: Token, lexicon: Lexicon) -> bool:
    """ "A day after men were seized, raiders killed six": told beside the news, like "a day after a raid"."""
    after = next((t for t in parse.children(verb.i, "mark") if t.lower == "after"), None)
    if after is None or verb.dep != "advcl" or not after.i:
        return False
    # "The attack comes a week after", "the men were shot a week after".
    told = (parse.head(verb), *parse.children(verb.head, "conj", "nsubj"))
    news = any(lexicon.triggers.at(parse.tokens, t.i) for t in told)
    return news and parse.tokens[after.i - 1].lemma in (LONG | SHORT) - HOURS


def _followed(parse: Parse, noun: Token) -> bool:
    """ "The raid followed a bomb attack": what came before what is told."""
    verb, subject = parse.head(noun), parse.child(parse.head(noun).i, "nsubj")
    if noun.dep != "dobj" or verb.lemma not in phrases()["comes_after"] or subject is None:
        return False
    known = parse.child(subject.i, "det")
    return known is not None and known.lower in ("the", "this", "that") and _is_new(parse, noun)


def _is_protested(parse: Parse, noun: Token, lexicon: Lexicon) -> bool:
    """ "In protest at the killing of a trader", "marched against the arrests": what a protest is about was before."""
    prep = parse.head(noun)
    if noun.dep != "pobj" or prep.lower not in PROTESTING:
        return False
    if parse.tokens[max(prep.i - 1, 0)].lemma == "protest":
        return True
    led = parse.head(prep).lemma
    against = prep.lower in ("against", "over")
    return against and any(row.type == "PEACE_PROTEST" for row in lexicon.triggers.get(led))


PROTESTING = frozenset({"against", "at", "by", "for", "over"})


def explains(parse: Parse, token: Token, lexicon: Lexicon) -> bool:
    """ "The operation was launched after an attack on a post", "the raid came after a clash": why the news came about.

    What was hours before is news itself.
    """
    at = token
    for above in parse.ancestors(token.i):
        link = above if at.dep == "pobj" else parse.child(at.i, "mark")
        verb = above if at.dep == "advcl" else parse.head(above)
        if link is not None and link.lower in ("after", "following") and at.dep in ("pobj", "advcl"):
            known = _is_of_the_known(parse, verb) or _set_off(parse, token, verb, lexicon)
            return known and parse.tokens[link.i - 1].lemma not in HOURS
        if above.pos == "VERB" and at.dep not in ("nsubj", "nsubjpass"):
            return False
        at = above
    return False


def _after_that(parse: Parse, verb: Token) -> bool:
    """ "این حمله یک هفته پس از آن صورت می‌گیرد که": where other languages say "after that" before what was before."""
    above = parse.head(verb)
    after = [t for t in parse.children(above.i, "prep") if t.lower in ("after", "following")]
    pointing = (n.lower in ("that", "it", "this") for t in after for n in parse.children(t.i, "pobj"))
    subject = parse.child(above.i, "nsubj", "nsubjpass")
    known = subject is not None and any(
        t.lower in ("the", "this", "that") for t in (subject, *parse.children(subject.i, "det"))
    )
    return parse.glossed and verb.dep == "ccomp" and known and any(pointing)


def _set_off(parse: Parse, arrest: Token, verb: Token, lexicon: Lexicon) -> bool:
    """ "The clashes began after the arrest of a commander": an arrest that set off what was told of."""
    unrest = parse.child(verb.i, "nsubj")
    if verb.lemma not in phrases()["comes_about"] or unrest is None or in_lead(parse, verb):
        return False
    known = any(t.lower in ("the", "this", "these") for t in parse.children(unrest.i, "det"))
    kinds = [
        {r.type for r in m.rows} for t in (arrest, unrest) if (m := lexicon.triggers.at(parse.tokens, t.i))
    ]
    return known and len(kinds) == 2 and kinds[0] <= {"ARREST", "ABDUCT_DISSAP"} and bool(kinds[1] & FIGHTS)


# What an arrest may set off.
FIGHTS = UNREST | {"ARMED_CLASH"}


def _is_of_the_known(parse: Parse, verb: Token) -> bool:
    """ "It came", "it was the second raid", "the operation was launched": what was before that of which was told."""
    if any(is_ranking(parse, t) for t in parse.children(verb.i, "attr")):
        return True
    subject = parse.child(verb.i, "nsubj", "nsubjpass")
    if verb.lemma not in phrases()["comes_of"] or subject is None:
        return False
    known = {subject.lower, *(t.lower for t in parse.children(subject.i, "det"))}
    return not known.isdisjoint({"it", "that", "the", "these", "this"})


def _of_the_former(parse: Parse, verb: Token) -> bool:
    """ "the former rebel who kidnapped tourists": what somebody is known for, of no day of its own."""
    if verb.dep != "relcl":
        return False
    whose = parse.head(verb)
    words = (whose, *parse.children(whose.i, "amod", "compound"))
    former = any(t.lower in ("former", "onetime", "ex") or t.lower.startswith("ex-") for t in words)
    return (former or _has_done_much(parse, verb)) and not clause_times(parse, verb)


def _has_done_much(parse: Parse, verb: Token) -> bool:
    """ "The Front, which has kidnapped dozens of people": over the years."""
    perfect = any(t.lower in ("has", "have") for t in parse.children(verb.i, "aux"))
    done = patients(parse, verb) if perfect else ()
    scores = [q.span for q in parse.quantities if q.qualifier == "vague" and q.low] if done else ()
    return any(span.covers(noun.span) for span in scores for noun in done)


def _of_a_memory(parse: Parse, token: Token, lexicon: Lexicon) -> bool:
    """ "on the anniversary of the massacre in which forty died", "a conviction for arson": what was long ago."""
    for at in (token, *parse.ancestors(token.i)):
        prep = parse.head(at)
        if at.dep == "pobj" and prep.lower in ("of", "for", "to", "in") and _recalls(parse, prep, lexicon):
            return True
        if at.dep not in ("pobj", "prep", "relcl", "acl", "nsubj", "nsubjpass", "dobj"):
            return False
    return False


def _recalls(parse: Parse, prep: Token, lexicon: Lexicon) -> bool:
    """Whether a preposition belongs to a memory or a verdict, or to a verb of which it is a part."""
    above = parse.head(prep)
    near = (
        (above, *parse.children(above.i, "nsubj", "dobj"))
        if above.pos == "VERB" and parse.glossed
        else (above,)
    )
    return any(t.pos == "NOUN" and lexicon.cue("looks_back", t.lemma, t.pos) is not None for t in near)


def _is_charge(parse: Parse, token: Token, lexicon: Lexicon) -> bool:
    """ "Beat two men to death after accusing them of kidnapping a child": what is held against those who are struck."""
    of, verb = parse.head(token), parse.head(parse.head(token))
    accused = token.dep in ("pcomp", "pobj") and of.lower == "of" and verb.lemma in ("accuse", "suspect")
    if not accused or verb.dep not in ("acl", "advcl", "pcomp", "relcl"):
        return False
    verbs = (t for t in parse.ancestors(verb.i) if t.pos == "VERB")
    told = (m for t in verbs if (m := lexicon.triggers.at(parse.tokens, t.i)))
    done = {r.type for m in told for r in m.rows}
    # "Arrested a man accused of killing a judge on Sunday": that is news of both.
    return bool(done & STRIKING) or ("ARREST" in done and not clause_times(parse, token))


# What strikes a place once more.
STRIKES = frozenset(
    {"AIR_STRIKE", "ARMED_CLASH", "ART_MISS_ATTACK", "ATTACK", "GRENADE", "REM_EXPLOS", "SUIC_BOMB"}
)
# What is done to people for what they are accused of.
STRIKING = frozenset({"ATTACK", "MOB_VIOL", "ABDUCT_DISSAP"})


def _each_time(parse: Parse, verb: Token) -> bool:
    """ "for every child it killed": of any such time, not of one."""
    return verb.dep == "relcl" and any(t.lower in ("every", "each") for t in parse.children(verb.head, "det"))


def _of_a_day(parse: Parse, noun: Token) -> bool:
    """ "Monday's bloodshed", "unrest broke out on Monday", "were subjected to violence on Monday": what came about."""
    verb = parse.verb_over(noun.i)
    undergone = verb is not None and verb.lemma in phrases()["undergoes"] and noun.dep in ("pobj", "dobj")
    # "Nine were victims of violence on Monday".
    whose = parse.head(parse.head(noun))
    undergone = undergone or (noun.dep == "pobj" and whose.lemma == "victim" and whose.dep == "attr")
    begun = verb is not None and verb.lemma in phrases()["comes_about"] and noun.dep == "nsubj"
    near = {t.i for t in parse.children(noun.i, "poss", "compound")}
    # "The aggression on Karvan since dawn".
    near |= {
        n.i for t in parse.children(noun.i, "prep") if t.lower == "since" for n in parse.children(t.i, "pobj")
    }
    if verb is not None and (undergone or begun):
        near |= {
            t.i for t in parse.subtree(verb.i, without=frozenset({"ccomp", "relcl", "conj", "parataxis"}))
        }
    days = (t for t in parse.timexes if t.shape in DAYS)
    return any((root := parse.root_of(t.span)) is not None and root.i in near for t in days)


LONG = frozenset({"year", "decade", "month", "century"})
HOURS = frozenset({"minute", "hour"})
SHORT = frozenset({"minute", "hour", "day", "week", "weekend"})


def _is_new(parse: Parse, noun: Token) -> bool:
    """Whether a noun only brings up a happening ("a raid", "raid" in a headline), and tells no more of it."""
    known = parse.children(noun.i, "det", "poss")
    return not parse.child(noun.i, "relcl") and all(t.lower in ("a", "an", "another") for t in known)


# "The night before" tells a day beside the one that was told.
OF_LATE = frozenset({"morning", "afternoon", "evening", "night", "day"})


def _before(parse: Parse, token: Token) -> bool:
    """ "the group hit the port before": before now, not before something else, nor "the night before"."""
    told = (t for t in parse.children(token.i, "advmod") if t.lower in ("before", "previously", "formerly"))
    return any(parse.tokens[max(t.i - 1, 0)].lemma not in OF_LATE for t in told)


def _of_a_time_before(parse: Parse, token: Token, lexicon: Lexicon) -> bool:
    """ "the previous night's bombing": of a time before the one told; where the lead tells nothing else, the news."""
    owners = parse.children(token.i, "poss")
    if not any(t.lower in ("previous", "preceding") for o in owners for t in parse.children(o.i, "amod")):
        return False
    near = parse.timexes_in(parse.sentences[token.sentence].span)
    if not in_lead(parse, token) or all(t.shape != "weekday" for t in near):
        return True
    return any(lexicon.triggers.at(parse.tokens, t.i) for t in parse.ancestors(token.i))


def in_lead(parse: Parse, token: Token) -> bool:
    """Whether a token stands in the headline or in the first sentence after it."""
    before = parse.sentences[: token.sentence]
    return all(s.region == "headline" for s in before)


def _gnomic(parse: Parse, token: Token) -> bool:
    """ "men who raid and burn", "they behead chiefs", "kidnapping has become a trade": what is so, not what happened.

    Headlines and leads tell in the present tense what has happened; so do other languages.
    """
    if parse.glossed or clause_times(parse, token):
        return False
    verb = first_joined(parse, token)
    if token.pos == "NOUN" or token.dep == "csubj":
        return _is_bare_topic(parse, token) or _is_trade(parse, token)
    told = verb.tag in ("VBZ", "VBP") and verb.lower not in SAME_IN_PAST
    whose = parse.child(verb.i, "nsubj")
    many = whose is not None and whose.tag in ("NNS", "PRP", "WP", "WDT", "NNPS") and whose.lower != "it"
    free = not parse.children(verb.i, "aux", "auxpass", "dative")
    if whose is None or not (told and many and free):
        return False
    # The parser takes much in a headline for a relative clause: "Blast rocks X: six soldiers die".
    describes = verb.dep == "relcl" and (whose.tag in ("WP", "WDT") or not in_lead(parse, token))
    return describes or not (in_lead(parse, token) or _is_of_one(parse, verb))


def _of_principle(parse: Parse, verb: Token) -> bool:
    """ "Says it only targets fighters": what somebody always does."""
    only = any(t.lower in ("only", "never", "exclusively") for t in parse.children(verb.i, "advmod"))
    present = verb.tag in ("VBZ", "VBP") and not parse.children(verb.i, "aux", "auxpass")
    return only and present and verb.dep == "ccomp" and not clause_times(parse, verb)


def _is_of_one(parse: Parse, verb: Token) -> bool:
    """ "They enter Karvan and shoot two men": a place or a number of its own, as in a log of one day."""
    below = parse.subtree(verb.i, without=frozenset({"ccomp", "relcl", "parataxis"}))
    counted = {q.head for q in parse.quantities}
    return any(t.i in counted or t.pos == "NUM" or _is_place(parse, t) for t in below)


def _is_place(parse: Parse, token: Token) -> bool:
    mention = parse.mention_at(token.i)
    return mention is not None and mention.kind == "place"


def _is_bare_topic(parse: Parse, noun: Token) -> bool:
    """ "Kidnapping for ransom has become a trade": of all of it, not of one."""
    above = parse.head(parse.head(noun))
    noun = above if noun.dep == "pobj" and above.pos == "NOUN" else noun
    bare = noun.tag in ("NN", "VBG") and not parse.children(noun.i, "det", "poss", "nummod", "amod")
    verb = parse.head(noun)
    told = bare and noun.dep in ("nsubj", "csubj") and verb.lemma in ("be", "become", "remain")
    return told and verb.tag != "VBD" and parse.child(verb.i, "attr") is not None


def _is_trade(parse: Parse, noun: Token) -> bool:
    """ "finances itself by kidnapping", "live on extortion": what somebody does for a living."""
    prep, verb = parse.head(noun), parse.verb_over(noun.i)
    bare = noun.tag in ("NN", "VBG") and not parse.children(noun.i, "det", "poss", "nummod", "prep")
    means = noun.dep in ("pobj", "pcomp") and prep.lower in ("by", "from", "on", "through")
    present = verb is not None and verb.tag in ("VBZ", "VBP") and not parse.child(verb.i, "auxpass")
    return bare and means and present


def first_joined(parse: Parse, token: Token) -> Token:
    """The first of several verbs joined to one: its tense is that of all."""
    while token.dep == "conj" and parse.head(token).pos in ("VERB", "AUX"):
        token = parse.head(token)
    return token


# Present forms that look like the past.
SAME_IN_PAST = frozenset(
    {"beat", "burst", "cut", "hit", "hurt", "put", "set", "shed", "shut", "split", "spread"}
)


def _long_accused(parse: Parse, noun: Token) -> bool:
    """ "Rights groups have accused them of rape and plunder": of no one day or place."""
    first = noun
    while first.dep == "conj" and parse.head(first).pos == noun.pos:
        first = parse.head(first)
    verb = parse.head(parse.head(first))
    bare = noun.pos == "NOUN" and not parse.children(noun.i, "det", "poss", "nummod", "prep")
    accused = first.dep in ("pobj", "pcomp") and verb.lemma in ("accuse", "suspect", "blame")
    perfect = any(t.lemma == "have" for t in parse.children(verb.i, "aux"))
    return bare and accused and perfect and not clause_times(parse, verb)


def _of_the_news(parse: Parse, token: Token) -> bool:
    """ "Hours earlier they had blown up a bridge", "the attackers had opened fire": of the day, or of the deed told."""
    verb = token if token.pos == "VERB" else parse.verb_over(token.i)
    if verb is None:
        return False
    beside = parse.children(verb.i, "npadvmod", "advmod", "prep")
    spells = [*beside, *(t for b in beside for t in parse.children(b.i, "npadvmod"))]
    doers = (t for t in parse.children(verb.i, "nsubj") if t.lemma in phrases()["doer"])
    near = (t.lemma in ("hour", "minute") or _is_that_day(parse, t) or _is_by_then(parse, t) for t in spells)
    return any(near) or (any(doers) and not clause_times(parse, verb))


def _is_by_then(parse: Parse, word: Token) -> bool:
    """ "By noon they had taken the town", "by Sunday": what came after the deed told."""
    if word.lower != "by" or word.dep != "prep":
        return False
    ends = {n.i for n in parse.children(word.i, "pobj")}
    return any(t.shape in DAYTIMES and (r := parse.root_of(t.span)) and r.i in ends for t in parse.timexes)


def _is_that_day(parse: Parse, word: Token) -> bool:
    """ "Earlier in the day", "earlier that day", "on the same evening": of the day that was told."""
    inside = [n for p in (word, *parse.children(word.i, "prep")) for n in parse.children(p.i, "pobj")]
    within = [n for n in inside if word.lower == "earlier" and n.lemma in OF_LATE]
    if any(t.lower == "the" for n in within for t in parse.children(n.i, "det")):
        return True
    days = (n for n in (word, *inside, *parse.children(word.i, "npadvmod")) if n.lemma in OF_LATE)
    return any(t.lower in ("that", "same") for n in days for t in parse.children(n.i, "det", "amod"))


def _past_perfect(parse: Parse, token: Token) -> bool:
    """ "had attacked", outside reported speech, where it is only the past of "has attacked"."""
    bound = token.dep in ("dobj", "nsubjpass") or (token.dep == "nsubj" and _is_new(parse, token))
    verb = parse.head(token) if token.pos == "NOUN" and bound else token
    if token.dep == "pobj" and verb is token and _is_new(parse, token) and not clause_times(parse, token):
        above = parse.head(token)  # "had left after an agreement": that was before, too
        verb = parse.head(above) if above.lower in ("after", "following", "in", "during", "under") else token
    if verb is not token and _tells(verb) and not parse.child(verb.i, "neg"):
        return False
    had = any(t.lower == "had" for t in parse.children(verb.i, "aux"))
    verb = first_joined(parse, verb)
    told = parse.children(verb.head, "nsubj") if verb.dep == "ccomp" and not clause_times(parse, verb) else ()
    found = any(t.lemma in phrases()["inquiring"] for t in told)  # "the inquiry found that soldiers had shot"
    return had and (found or not (verb.dep in ("ccomp", "xcomp") or _is_word_of(parse, verb)))


def _is_word_of(parse: Parse, verb: Token) -> bool:
    """ "Dismissed its claim that it had taken the town": what somebody's word says is told as a content clause."""
    noun = parse.head(verb)
    told = (noun.lemma, "n") in cues() or noun.lemma in phrases()["hearsay"]
    opens = (t for t in parse.children(verb.i) if t.lower == "that")
    return verb.dep == "acl" and told and any(t.dep == "mark" or t.tag == "IN" for t in opens)


def _tells(verb: Token) -> bool:
    """ "Rescuers had earlier reported 19 dead": what is said of such a verb is when it was told."""
    return (verb.lemma, "v") in cues()


def _habitual(parse: Parse, token: Token, lexicon: Lexicon) -> bool:
    words = [*parse.children(token.i, "advmod", "amod", "npadvmod", "det", "nummod", "quantmod")]
    above = parse.head(token)
    if token.dep == "pobj" and above.lower == "of":
        words.append(parse.head(above))
    words += [w for t in _bearers(parse, token) for w in parse.children(t.i, "advmod", "npadvmod")]
    plural = token.tag == "NNS" and (any(w.lower in MANY for w in words) or _in_spell(parse, token))
    every = any(_is_each(parse, w) for w in words if w.dep == "npadvmod")
    return plural or every or any(lexicon.cue("habitual", w.lower) for w in words)


def _bearers(parse: Parse, token: Token) -> Iterator[Token]:
    """The words whose "often" holds for a happening, too: what it is the object of, what it comes about by."""
    above = parse.head(token)
    if token.dep in ("dobj", "pobj") and not _tells(above):
        yield above
    if token.dep == "nsubj" and above.lemma in phrases()["comes_about"]:
        yield above
    if (state := _verb_of_a_state(parse, token)) is not None:
        yield state


def _is_each(parse: Parse, spell: Token) -> bool:
    """ "Each year", "almost every night": a spell of which there are many."""
    return any(t.lower in ("each", "every") for t in parse.children(spell.i, "det", "nummod"))


def _in_spell(parse: Parse, token: Token) -> bool:
    """ "a week of kidnappings", "months of raids": a spell of them, not one; "a day of clashes" is one."""
    prep = parse.head(token)
    spell = parse.head(prep)
    return token.dep == "pobj" and prep.lower == "of" and spell.lemma in LONG | {"week", "spate"}


def _is_of_prisoners(parse: Parse, verb: Token) -> bool:
    """ "Demanded the release of two men jailed in X": who they are, and no arrest of a day."""
    if verb.dep != "acl" or verb.tag != "VBN" or clause_times(parse, verb):
        return False
    if verb.lemma in phrases()["jails"]:
        return True
    release = parse.head(parse.head(parse.head(verb)))
    demand = cues().get((parse.head(release).lemma, "v"))
    asked = release.lemma in phrases()["frees"] and demand is not None and demand.kind in ("direct", "want")
    return asked and verb.lemma in phrases()["locks_up"]


def _is_of_a_row(parse: Parse, noun: Token) -> bool:
    """ "It is one more in a series of raids", "it is linked to a series of raids": those that were before."""
    row = row_of(parse, noun) if noun.tag == "NNS" else noun
    if row is noun or row.dep != "pobj":
        return False
    above = parse.head(parse.head(row))
    verb = parse.head(above) if above.dep in ("attr", "acomp") else above
    known = any(t.lower in POINTING or is_known(parse, t) for t in parse.children(verb.i, *SUBJECTS))
    tied = above.lemma in phrases()["links"] or verb.lemma == "be"
    return tied and known and all(t.lower in ("a", "the") for t in parse.children(row.i, "det"))


SUBJECTS = ("nsubj", "nsubjpass")


def _is_struggle(parse: Parse, verb: Token) -> bool:
    """ "Guerrillas fighting the army", "says it is fighting to free the south": what for and for long, no fight."""
    if verb.lemma != "fight" or verb.tag != "VBG" or clause_times(parse, verb):
        return False
    if any(t.lemma == "have" for t in parse.children(verb.i, "aux")):
        return False  # what has gone on until now may be of the news
    aims = any(t.lower == "for" for t in parse.children(verb.i, "prep"))
    return verb.dep == "acl" or aims or any(_is_infinitive(parse, t) for t in parse.children(verb.i, "xcomp"))


def _after_since(parse: Parse, token: Token) -> bool:
    """ "the deadliest since the bombing", "since gunmen attacked": what it is measured from.

    "Have fled since gunmen attacked on Monday": what it has led to, and news with it.
    """
    below = token
    for above in (token, *parse.ancestors(token.i)):
        since = [t for t in (above, *parse.children(above.i, "mark")) if t.lower == "since"]
        if since:
            return not (counts_days(parse, since[0]) or is_of_these_days(parse, since[0]))
        if (
            above.pos in ("VERB", "AUX")
            and above.dep in ("ROOT", "ccomp", "conj", "parataxis")
            and below.dep != "pcomp"
        ):
            return False
        below = above
    return False


def _in_old_time(parse: Parse, token: Token, year: int | None) -> bool:
    """Whether the clause's own time is a year before the report's."""
    if year is None:
        return False
    verb = parse.head(token) if token.dep in ("nsubj", "nsubjpass") else token
    when = [
        c for c in parse.children(token.i, "advcl") if any(t.lower == "when" for t in parse.children(c.i))
    ]
    times = [t for word in (token, verb, *when) for t in clause_times(parse, word)]
    return any(_is_old(parse, t, year) for t in times)


def _times_over(parse: Parse, clause: Token, above: Token) -> list[Timex]:
    """The times of what a clause hangs on; of "the men abducted" that is the verb, too: "were found dead in 2031"."""
    verb = parse.verb_over(above.i) if clause.dep in ("acl", "relcl") and above.pos != "VERB" else None
    return [*_times_on(parse, above), *(_times_on(parse, verb) if verb is not None else ())]


def _ties_to_the_old(prep: Token, above: Token) -> bool:
    """ "Broke down after", "began with": what so hangs on a word is of its time."""
    opens = prep.lower == "with" and above.lemma in ("begin", "start")
    return opens or prep.lower in ("after", "following")


def _is_old(parse: Parse, timex: Timex, year: int) -> bool:
    """Whether a time is of a year before; "since 2031" reaches up to now."""
    root, of = parse.root_of(timex.span), _year(timex)
    since = root is not None and parse.head(root).lower == "since"
    return of is not None and of < year and not since


def _beside_the_old(parse: Parse, token: Token, year: int | None) -> bool:
    """ "broke down in 2031 after a bomb killed five", "the raid of 2031, which cost nine lives": as old as that."""
    if year is None or clause_times(parse, token):
        return False
    for at in (token, *parse.ancestors(token.i)):
        above = parse.head(at)
        if at.dep in ("ROOT", "ccomp", "parataxis") or at.i == above.i:
            return False
        if at.dep in ("relcl", "acl", "advcl") or (at.dep == "prep" and _ties_to_the_old(at, above)):
            return any(_is_old(parse, t, year) for t in _times_over(parse, at, above))
    return False


def _is_of_a_month(parse: Parse, verb: Token) -> bool:
    """ "X, which the rebels took in February": told to say more of a name, with nothing finer than a month."""
    times = clause_times(parse, verb) if says_which(parse, verb) else []
    return bool(times) and all(t.shape == "month" for t in times)


def _times_on(parse: Parse, token: Token) -> list[Timex]:
    """The times that hang on a word, those set before a noun too ("the 2031 raid")."""
    if token.pos == "VERB":
        return clause_times(parse, token)
    near = {t.i for t in parse.children(token.i)}
    below = near | {t.i for p in parse.children(token.i, "prep") for t in parse.children(p.i)}
    span = parse.sentences[token.sentence].span
    return [t for t in parse.timexes_in(span) if (r := parse.root_of(t.span)) is not None and r.i in below]


def _year(timex: Timex) -> int | None:
    digits = (timex.value or timex.part("year") or "")[:4]
    return int(digits) if digits.isdigit() and timex.kind in ("date", "time") else None


def clause_times(parse: Parse, token: Token) -> list[Timex]:
    """The times that hang on a trigger or below it, nearest clause only."""
    sentence = parse.sentences[token.sentence].span
    near = parse.timexes_in(sentence)
    if not near:
        return []
    below = {
        t.i
        for t in parse.subtree(token.i, without=frozenset({"ccomp", "relcl", "conj", "parataxis", "advcl"}))
    }
    roots = [(t, parse.root_of(t.span)) for t in near]
    return [t for t, root in roots if root and root.i in below and root.dep not in SET_BEFORE]


# A time set before a noun ("the 2027 coup") is that noun's.
SET_BEFORE = frozenset({"compound", "nummod", "nmod", "amod"})

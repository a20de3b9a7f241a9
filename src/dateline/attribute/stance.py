"""What a source does with an event: assert, claim, blame, confirm, deny; how surely; about what of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from dateline.attribute.denials import (
    WILL,
    has_nothing_to_do,
    is_denied,
    negated,
    told_not_so,
    was_not_there,
)
from dateline.attribute.frame import OWN, SELF, Frame
from dateline.attribute.pointing import NOT_YET
from dateline.knowledge.cues import cues, hedges, media, own_agents, phrases, said_to_be
from dateline.knowledge.ontology import STATE_KINDS
from dateline.records.claims import EventMention
from dateline.records.parse import Parse, Token
from dateline.records.text import Span

_OWN = frozenset(["its", "their", "our", "his", "my"])
_ITS = frozenset({"its", "our"})
_FIRST = frozenset(["we", "i", "ourselves"])
_DEFENCE, _MINISTRY = frozenset({"defence", "defense"}), frozenset({"ministry", "minister", "department"})
# Keeping a crowd off is no attack.
_UNHARMING = frozenset({"PEACE_PROTEST", "PROTEST_WITH_INTER", "VIOL_DEMONSTR"})
# What only one side to a fight does to the other.
FROM_AFAR = frozenset({"AIR_STRIKE", "ART_MISS_ATTACK"})
_WEAKER = ("certain", "probable", "possible", "underspecified")
# What a party claims for itself, whoever denies it.
_BOASTED = frozenset({"ABDUCT_DISSAP", "DISR_WEAP", "GOV_REGAINS_TERIT", "NON_STATE_ACTOR_OVERTAKES_TER"})
# An object that begins a content has its main word within this many characters.
_NEAR = 40


def words_of(names: Iterable[str]) -> set[str]:
    """The words of some names as they are compared: in small letters, without quotation marks."""
    return {word.strip("«»“”„\"'").lower() for name in names for word in name.split()}


def lemmas(parse: Parse, spans: tuple[Span, ...]) -> list[str]:
    return [t.lemma for s in spans for t in parse.tokens_in(s)]


def stance_of(parse: Parse, frame: Frame, mentions: list[EventMention], own: bool, party: bool) -> str:
    """The stance of one attribution; `own` where it is the source's own deed, `party` where that has forces."""
    if frame.word.stance != "denies" and takes_responsibility(parse, frame):
        return "claims_responsibility"
    if frame.word.stance == "confirms" and any(told_not_so(parse, m) for m in mentions):
        return "denies"  # "confirmed that its aircraft had not bombed the mill"
    if frame.word.stance == "blames" and _blames_mishap(parse, frame):
        return "denies"
    if frame.word.stance is not None and not negated(parse, parse.tokens[frame.cue]):
        return frame.word.stance
    if frame.word.stance == "denies":
        return "asserts"
    if is_denied(parse, frame, mentions) or (party and was_not_there(parse, frame)):
        return "denies"
    if own:
        return "claims_responsibility"
    if held_against(parse, frame, mentions):
        return "blames"
    acted = next((m for m in mentions if m.of("actor") and m.happened not in NOT_YET), None)
    if (acted is not None and named_actor(parse, acted)) or _names_whom(parse, frame):
        return "blames"
    return "asserts"


def _blames_mishap(parse: Parse, frame: Frame) -> bool:
    """ "Blamed a gas leak", "blaming a mechanical failure": an accident, told in the place of an attack."""
    root = parse.root_of(frame.content[0]) if frame.content else None
    return root is not None and root.lemma in phrases()["mishap_told"]


def _names_whom(parse: Parse, frame: Frame) -> bool:
    """ "that the Northern Front is responsible", "was behind it", "was the work of the Front": a party by name."""
    for token in [t for s in frame.content for t in parse.tokens_in(s)]:
        trace = token.lemma in phrases()["trace"]
        if trace and any(_is_party(parse, whose) for whose in _whose_work(parse, token)):
            return True
        to_blame = token.lemma in phrases()["to_blame"] and not negated(parse, parse.head(token))
        blamed = [*said_to_be(parse, token), *(parse.children(token.head, "nsubj")[:1] if to_blame else [])]
        if any(_is_party(parse, w) for t in blamed for w in (t, *_objects_of(parse, t))):
            return True
    return False


def _is_party(parse: Parse, token: Token) -> bool:
    words = (token, *parse.children(token.i, "compound", "amod", "nmod"))
    kinds = {m.kind for t in words if (m := parse.mention_at(t.i)) is not None}
    return bool(kinds - {"place", "person", "nationality"})


def _whose_work(parse: Parse, token: Token) -> list[Token]:
    """ "the work of X", "the hallmarks of X", "its work": whose it is, where nothing says that it is not."""
    if token.pos != "NOUN" or negated(parse, parse.head(token)):
        return []
    return [*parse.children(token.i, "poss"), *_objects_of(parse, token)]


def _objects_of(parse: Parse, noun: Token) -> list[Token]:
    of = (p for p in parse.children(noun.i, "prep") if p.lower == "of")
    return [t for p in of for t in parse.children(p.i, "pobj")]


def takes_responsibility(parse: Parse, frame: Frame) -> bool:
    """ "claimed responsibility", "claimed the attack", "took responsibility"."""
    cue = parse.tokens[frame.cue]
    if cue.lemma == "claim" and frame.form == "o":
        return True
    words = lemmas(parse, frame.content)[:3]
    return "responsibility" in words and cue.lemma in (
        "claim",
        "accept",
        "admit",
        "acknowledge",
        "assume",
        "take",
    )


def named_actor(parse: Parse, mention: EventMention) -> bool:
    """Whether the actor is a party by name, or belongs to one: "army soldiers", "the Northern Front"."""
    return any(
        (t.pos == "PROPN" and t.i > parse.sentence_of(t).first) or parse.mention_at(t.i) is not None
        for a in mention.of("actor")
        for t in parse.tokens_in(a.span)
    )


def own_deed(parse: Parse, frame: Frame, mention: EventMention, names: set[str]) -> bool:
    """Whether who did it is the source: "it attacked", "its fighters", or the same name (words `names`)."""
    heads = [parse.tokens[a.head] for a in mention.of("actor")]
    if _without_subject(parse, frame, parse.tokens[mention.token]):
        return True
    if _belongs(parse, frame, parse.tokens[mention.token]):
        return True
    if not heads:
        verb = parse.tokens[mention.token]
        subject = parse.child(verb.i, "nsubj")
        bare = not parse.children(verb.i, "nsubj", "nsubjpass")
        if bare and verb.dep == "conj" and verb.pos == "VERB":
            subject = parse.child(verb.head, "nsubj")  # "it killed two and captured three"
        # Who dies is the subject of "die", and did nothing.
        told = {a.head for a in mention.arguments}
        acting = (
            verb.pos == "VERB" and subject is not None and not told & {t.i for t in parse.subtree(subject.i)}
        )
        heads = [subject] if acting and subject is not None else []
        if bare and _drops_subject(parse, frame, mention):
            return True
    return any(_is_source(parse, frame, head, names) for head in heads)


def _drops_subject(parse: Parse, frame: Frame, mention: EventMention) -> bool:
    """ "öldürdüğünü söyledi", "заявили, что убили": a deed told without who did it, as languages do of who tells it.

    Of those who tell it in the plural, or where the verb is no plural: "полиция заявила, что убили двоих" is of others.
    """
    verb, cue = parse.tokens[mention.token], parse.tokens[frame.cue]
    told = (
        verb.pos == "VERB" and verb.tag in ("VBD", "VBZ", "VBP") and (verb.dep, verb.head) == ("ccomp", cue.i)
    )
    done = bool(mention.of("victim", "recipient")) and bool(parse.children(verb.i, "dobj", "dative"))
    several = frame.source is not None and parse.tokens[frame.source].tag in ("NNS", "NNPS")
    marked = any(t.lower == "that" for t in parse.children(verb.i, "mark"))
    return told and done and (several or not marked)


def _without_subject(parse: Parse, frame: Frame, verb: Token) -> bool:
    """ "admitted shelling the town", "its claim to have shelled the town": a verb whose doer is who says it."""
    cue = parse.tokens[frame.cue]
    if cue.pos == "NOUN" and cue.lemma == "claim" and verb.dep == "pcomp":
        return parse.head(verb).head == frame.cue  # "its claim of having shelled the town"
    infinitive = any(c.lower == "to" for c in parse.children(verb.i, "aux"))
    return verb.head == frame.cue and (frame.form == "g" or (cue.pos == "NOUN" and infinitive))


def of_own_forces(parse: Parse, mention: EventMention) -> bool:
    """ "its cadres killed a contractor": whatever kind of body says so has men of its own."""
    heads = [parse.tokens[a.head] for a in mention.of("actor")]
    return any(_is_force(h) and any(c.lower in _ITS for c in parse.children(h.i, "poss")) for h in heads)


def wards_off(parse: Parse, mention: EventMention) -> bool:
    """ "Repelled the attack": what others did, and no deed that one owns up to."""
    return parse.tokens[mention.token].lemma in phrases()["wards_off"]


def by_forces_of(parse: Parse, frame: Frame, mention: EventMention, kind: str) -> bool:
    """ "The army said soldiers fired", "that an air strike killed five rebels": by those who are a source's own.

    Of a government only its ministry of defence has forces.
    """
    words = {t.lemma for s in frame.source_spans for t in parse.tokens_in(s)}
    of_defence = bool(words & _DEFENCE) and bool(words & _MINISTRY)
    kind = "military" if kind == "government" and of_defence else kind
    if mention.type in _UNHARMING:
        return False
    actors = mention.of("actor")
    if actors:
        own = own_agents().get(kind, frozenset())
        heads = [parse.tokens[a.head] for a in actors]
        return all(h.lemma in own and _is_unmarked(parse, h) for h in heads) and not named_actor(
            parse, mention
        )
    if any(t.lower == "by" for t in parse.subtree(mention.token)):
        return False  # "an air strike by X": another's, whoever that is
    hit = {parse.tokens[a.head].lemma for a in mention.of("recipient", "victim")}
    return kind == "military" and mention.type in FROM_AFAR and bool(hit & phrases()["foe"])


def _is_unmarked(parse: Parse, noun: Token) -> bool:
    """Whether nothing says whose forces they are: "security forces", not "rebel forces", and no "a soldier"."""
    if noun.tag == "NN" and any(c.lower in ("a", "an", "one") for c in parse.children(noun.i)):
        return False
    saying = [c for c in parse.children(noun.i) if c.dep not in ("det", "nummod", "punct", "case")]
    return all(c.lemma in own_agents()["*"] for c in saying)


def announced(parse: Parse, frame: Frame, mention: EventMention, kind: str) -> bool:
    """ "announced a rocket salvo", "boasted of the killing": a deed without another actor, as the teller's own.

    Not what a teller of its kind has suffered.
    """
    told = {"o": ("announce", "declare", "claim"), "p": ("boast", "brag")}
    if parse.tokens[frame.cue].lemma not in told.get(frame.form, ()):
        return False
    # "the killing's author": of what is announced something else is told.
    owner = parse.tokens[mention.token].dep == "poss"
    near = mention.trigger.start - frame.content[0].start < _NEAR
    lost = _is_loss(parse, mention, kind) or (kind in STATE_KINDS and _tells_of_the_dead(parse, frame))
    return near and not owner and not mention.of("actor") and not lost


def _tells_of_the_dead(parse: Parse, frame: Frame) -> bool:
    """ "أعلنت الشرطة مقتل شخص بانفجار": what is announced is who died, and none of those a state's forces fight."""
    root = parse.root_of(frame.content[0])
    if root is None or root.pos != "NOUN" or root.lemma not in phrases()["toll"]:
        return False
    return not any(t.lemma in phrases()["foe"] for t in parse.subtree(root.i))


def _is_loss(parse: Parse, mention: EventMention, kind: str) -> bool:
    """ "The army announced the death of six soldiers", "the Front announced that of its fighters": of one's own."""
    hit = [parse.tokens[a.head] for a in mention.of("recipient", "victim")]
    foes = any(t.lemma in phrases()["foe"] for t in hit)
    of_party = any(_is_party(parse, t) for h in hit for t in parse.subtree(h.i))
    return mention.type == "ATTACK" and bool(hit) and not of_party and (kind in STATE_KINDS) != foes


def did_it(parse: Parse, frame: Frame, names: set[str]) -> bool:
    """ "that its fighters did it", "that it was behind the blast", "it was responsible", "it was their work"."""
    for token in [t for s in frame.content for t in parse.tokens_in(s)]:
        work = (
            _whose_work(parse, token) if token.lemma in phrases()["work_of"] and token.dep == "attr" else []
        )
        if work and (_belongs(parse, frame, token) or any(_is_source(parse, frame, t, names) for t in work)):
            return True
        if token.lemma in phrases()["deed"] and not negated(parse, token):
            subject = parse.child(token.i, "nsubj")
            if subject is not None and _is_source(parse, frame, subject, names) and _deed(parse, token):
                return True
    return False


def _deed(parse: Parse, verb: Token) -> bool:
    """Whether a verb tells of a deed: "did it", "was behind", "fired", but not "did well" and "carried batons".

    Who "burnt to death" did nothing.
    """
    if verb.lemma == "burn" and not parse.children(verb.i, "dobj"):
        return False
    if parse.text[verb.end :].startswith((" in the air", " into the air")):
        return False  # "fired in the air": at nobody
    if {t.lower for t in parse.children(verb.i, "aux")} & WILL:
        return False  # "it would strike again"
    wanted = {"do": frozenset({"it", "this"}), "be": phrases()["to_blame"], "carry": frozenset({"out"})}.get(
        verb.lemma
    )
    return wanted is None or bool(wanted & {t.lower for t in parse.children(verb.i)})


def _is_source(parse: Parse, frame: Frame, head: Token, names: set[str]) -> bool:
    if head.i == frame.source:
        return True
    if head.lower in SELF and frame.covers(head.start):
        if frame.form in (OWN, "q"):
            return head.lower in _FIRST
        if _of_others(parse, frame, head):
            return False
        return frame.source is None or head.lower in _agreeing(parse, frame.source)
    if _belongs(parse, frame, head):
        return True
    if any(_is_source(parse, frame, whole, names) for whole in _wholes(parse, head)):
        return True
    # "The army", "Rebels": those of the source, where nothing more is said of them.
    known = any(c.lower == "the" for c in parse.children(head.i, "det"))
    if head.pos == "NOUN" and (known or (head.tag == "NNS" and not parse.children(head.i))):
        more = {c.lower for c in parse.children(head.i, "compound", "amod", "nmod")}
        return head.lemma in names and more <= names  # "the air force" is no "Rapid Force"
    own = [t for t in parse.subtree(head.i) if t.pos == "PROPN" and t.i <= head.i]
    return bool(own) and words_of(parse.quote(t.span) for t in own) <= names


def _wholes(parse: Parse, head: Token) -> list[Token]:
    """Whom some are of: "a column of its troops", "the brigades of the Northern Front", "five of our men"."""
    if head.pos != "NUM" and head.lemma not in phrases()["forces"]:
        return []
    ofs = [p for p in parse.children(head.i, "prep") if p.lower in ("of", "from")]
    return [whole for p in ofs for whole in parse.children(p.i, "pobj")]


def _of_others(parse: Parse, frame: Frame, pronoun: Token) -> bool:
    """ "Fighters killed two when they ambushed a bus, the army said": "they" are the several of the clause above.

    "The bus was on its way when it hit a mine": and "it" is what that clause tells of.
    """
    several = frame.source is not None and parse.tokens[frame.source].tag in ("NNS", "NNPS")
    if pronoun.lower not in ("they", "it") or several or parse.head(pronoun).dep not in ("advcl", "conj"):
        return False
    above = parse.head(parse.head(pronoun))
    subjects = (t for t in parse.children(above.i, "nsubj", "nsubjpass") if t.i < pronoun.i)
    tags = ("NNS", "NNPS") if pronoun.lower == "they" else ("NN", "NNP")
    return any(t.tag in tags and frame.covers(t.start) for t in subjects)


def _belongs(parse: Parse, frame: Frame, token: Token) -> bool:
    """ "its fighters", "our attack"; "his brothers" is no word of several, and "its enemies" are others."""
    several = frame.source is not None and parse.tokens[frame.source].tag in ("NNS", "NNPS")
    owners = {c.lower for c in parse.children(token.i, "poss") if token.lemma not in phrases()["against"]}
    if frame.form == OWN:
        return "our" in owners
    if _is_dismissed(parse, frame) and not _is_force(token):
        return False
    return bool(owners & (_OWN - {"his", "my"} if several else _OWN))


def _is_dismissed(parse: Parse, frame: Frame) -> bool:
    """ "The army dismissed a claim by rebels that its drone had": another's words, in which "its" is the army's."""
    noun = parse.tokens[frame.cue]
    cue = cues().get((parse.head(noun).lemma, "v"))
    return noun.pos == "NOUN" and cue is not None and cue.stance == "denies"


def held_against(parse: Parse, frame: Frame, mentions: Sequence[EventMention]) -> bool:
    """ "Denied the army's claim that it had shelled a school": a deed of whoever denies, and not of whoever claims.

    Of taking a place, downing an aircraft or hitting those who bear arms a party boasts itself.
    """
    told = [m for m in mentions if _of_it(parse, m)]
    if not told or not _is_dismissed(parse, frame):
        return False
    struck = [parse.tokens[a.head] for m in told for a in m.of("recipient", "victim")]
    armed = phrases()["foe"] | phrases()["forces"] | frozenset().union(*own_agents().values())
    boast = any(m.type in _BOASTED for m in told) or any(t.lemma in armed for t in struck)
    denied = parse.head(parse.tokens[frame.cue]).lemma == "deny"
    return not boast and (bool(struck) or denied)


def _of_it(parse: Parse, mention: EventMention) -> bool:
    """ "that it had shelled", "that its drone struck"."""
    subject = parse.child(mention.token, "nsubj")
    owners = {c.lower for c in parse.children(subject.i, "poss")} if subject is not None else set()
    return bool(owners & {"its", "their"}) or (subject is not None and subject.lower in ("it", "they"))


def _is_force(noun: Token) -> bool:
    """ "Its fighters": whom any party has."""
    return noun.lemma in phrases()["own_forces"]


def _agreeing(parse: Parse, source: int) -> frozenset[str]:
    """The pronouns by which a source may mean itself, or the body for which it speaks."""
    token = parse.tokens[source]
    if any(t.lemma.startswith("spokes") for t in parse.subtree(token.i)):
        return frozenset({"we", "it", "they", "i"})
    mention = parse.mention_at(source)
    # "The Dune Banner": no name of a person has an article.
    named = mention is not None and mention.kind == "person" and not parse.child(token.i, "det")
    person = (
        named or token.lower in ("he", "she") or (token.tag == "NN" and token.lemma in phrases()["title"])
    )
    if person:
        return frozenset({"we", "i", "he", "she"})
    # "Die Front erklärte, sie habe": where nouns have a gender, "she" is a body too.
    body = frozenset({"we", "it", "they", "i", token.lower})
    return body | {"she"} if parse.glossed else body


def certainty_of(parse: Parse, frame: Frame, mentions: list[EventMention]) -> str:
    """How sure the source is: the weakest hedge over the cue and between it and the events."""
    table = hedges()
    found = [table[w] for w in [parse.tokens[frame.cue].lemma] if w in table and frame.form != "d"]
    if frame.form == "d":
        found.append("underspecified")
    heads = [parse.tokens[m.token] for m in mentions]
    if not heads and frame.content and (root := parse.root_of(frame.content[0])) is not None:
        heads = [root]
    for head in heads:
        for token in _line(parse, frame, head):
            found += [
                table[c.lemma]
                for c in parse.children(token.i, "aux", "advmod", "amod", "mark", "acomp")
                if c.lemma in table
            ]
            if (token.i != head.i or not mentions) and token.lemma in table:
                found.append(table[token.lemma])
    return max(found, key=_WEAKER.index, default="certain")


def _line(parse: Parse, frame: Frame, token: Token) -> list[Token]:
    """A word and its governors as far as the content reaches."""
    above = []
    for head in parse.ancestors(token.i):
        if not frame.covers(head.start):
            break
        above.append(head)
    return [token, *above]


def about_of(parse: Parse, frame: Frame, stance: str, mentions: list[EventMention]) -> str:
    """Which side of the event the claim is about."""
    if stance in ("claims_responsibility", "blames"):
        return "responsibility"
    words = set(lemmas(parse, frame.content))
    table = phrases()
    taken_back = parse.head(parse.tokens[frame.cue]).lemma in table["unclaims"]
    apart = (
        bool(words & ((table["part_in"] - {"do"}) | table["trace"]))
        or taken_back
        or was_not_there(parse, frame)
    )
    if stance == "denies" and (apart or has_nothing_to_do(parse, frame)):
        return "responsibility"
    if stance == "denies" and any(m.of("actor") for m in mentions):
        return "event"  # whose forces did not kill denies more than how many died
    triggers = {parse.tokens[m.token].lemma for m in mentions}
    if triggers & table["toll"] or (not mentions and words & table["toll"]):
        return "toll"
    if not mentions and words & table["damage"]:
        return "damage"
    if words & table["motive"] and stance == "asserts":
        return "motive"
    return "event"


def medium_of(parse: Parse, frame: Frame) -> str | None:
    """The means, from words of the cue's sentence outside the content: "in a statement", "on X".

    A platform is closer than a kind of document, and that closer than whoever carried it.
    """
    cue = parse.tokens[frame.cue]
    table = media()
    found = [
        (_RANK.get(table[t.lower], 2), abs(t.i - frame.cue), table[t.lower])
        for t in parse.sentence_tokens(parse.sentence_of(cue))
        if t.lower in table and not frame.covers(t.start) and (t.lower != "x" or t.text == "X")
    ]
    return min(found)[2] if found else None


def said_at(parse: Parse, frame: Frame) -> Span | None:
    """When it was said: the time that stands by the cue, outside the content ("said on Monday")."""
    cue = parse.tokens[frame.cue]
    sentence = parse.sentence_of(cue)
    k = bisect_left(parse.timexes, sentence.span.start, key=lambda t: t.span.start)
    near: list[tuple[int, Span]] = []
    for timex in parse.timexes[k:]:
        if timex.span.start >= sentence.span.end:
            break
        head = parse.root_of(timex.span)
        if head is not None and timex.kind in ("date", "time") and not frame.covers(timex.span.start):
            near.append((abs(head.i - cue.i), timex.span))
    best = min(near, default=None)
    return best[1] if best is not None and best[0] <= _BY else None


# A time further from the cue than this many words is that of something else.
_BY = 6
# Which of several means near a cue is the one.
_RANK = {"telegram": 0, "x": 0, "facebook": 0} | dict.fromkeys(
    ("statement", "communique", "video", "phone", "press_conference", "interview"), 1
)

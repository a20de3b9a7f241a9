"""Who "the group", "the ministry", "it" and "they" are, where the text makes it clear."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.knowledge.entities import EntityTable, PartyNoun, fold
from dateline.records.parse import Mention, Parse, Token

# "The group" goes back to a name this many sentences before, and not further.
WINDOW = 3

# How many steps a pronoun may take over other pronouns and nominals.
STEPS = 4

_PERSONAL = {"he": "person", "she": "person", "him": "person", "his": "person", "her": "person"}
_PERSONAL |= {"it": "body", "its": "body", "itself": "body"}
_PERSONAL |= {"they": "several", "them": "several", "their": "several", "themselves": "several"}

_SUBJECTS = ("nsubj", "nsubjpass")
_OBJECTS = ("dobj", "dative", "oprd", "pobj")
_ALWAYS_PLURAL = frozenset(("police", "people", "troops", "forces"))
# Nouns for several people of whom none is "he".
_COLLECTIVE = frozenset(("family", "crew", "couple", "crowd", "mob", "staff", "household", "population"))
_RELATIVE = ("WP", "WDT")
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "their"))

# After these "it" mostly stands for nothing: "it is not clear", "it remains to be seen".
_EMPTY_IT = frozenset(("be", "seem", "appear", "remain", "become", "happen", "emerge", "take"))

_NO_BODIES = frozenset(("person", "place", "nationality", "ethnic_or_religious_group"))
_PLURAL = frozenset(("armed_group", "military", "police", "ethnic_or_religious_group", "nationality"))

# Nouns so wide that any organisation may be meant.
_WIDE = frozenset(("group", "organization", "organisation", "movement", "network", "outfit", "body"))
_WIDE_KINDS = frozenset(("armed_group", "party", "ngo", "monitor", "un"))

_LIKE = {
    "armed_group": frozenset(("armed_group",)),
    "news_agency": frozenset(("news_agency",)),
    "outlet": frozenset(("outlet", "news_agency")),
    "ngo": frozenset(("ngo", "monitor")),
    "monitor": frozenset(("monitor", "ngo")),
    "party": frozenset(("party",)),
    "company": frozenset(("company",)),
    "un": frozenset(("un",)),
}

# Members who stand for the whole group; "the attackers" or a judging word like "terrorists" do not.
_MEMBERS = frozenset(("rebel", "insurgent", "militant", "guerrilla", "fighter", "separatist"))

# Nouns that are as often a thing as a party.
_ABSTRACT = frozenset(("resistance", "insurgency", "rebellion", "power", "force"))

# Nouns that say the same of a body: "the military" is the "Northern Army" named before.
_SAME = (
    frozenset(("army", "military", "armed force", "armed")),
    frozenset(("police", "policeman", "police officer", "police force", "gendarmerie")),
    frozenset(("ministry", "department")),
    frozenset(("court", "tribunal")),
    frozenset(("channel", "network", "television", "tv", "station", "broadcaster", "news")),
    frozenset(("newspaper", "daily", "paper", "times", "post")),
    frozenset(("radio", "station", "broadcaster")),
    frozenset(("rebel", "fighter", "militant", "insurgent", "guerrilla", "rebels", "guerrillas")),
)


def antecedent(parse: Parse, i: int, table: EntityTable) -> Mention | None:
    """The name that a pronoun or a definite nominal at token `i` goes back to; None where it is not clear."""
    found = meant(parse, i, table)
    return found if isinstance(found, Mention) else None


def described(parse: Parse, i: int, table: EntityTable) -> Token | None:
    """The head of the unnamed phrase that a pronoun goes back to: "Gunmen" for the "they" that follows."""
    found = meant(parse, i, table)
    return found if isinstance(found, Token) else None


def meant(parse: Parse, i: int, table: EntityTable) -> Mention | Token | None:
    """What a pronoun or a definite nominal at token `i` goes back to: a name, or the head of an unnamed phrase."""
    return _back(parse, parse.tokens[i], table, STEPS)


def _back(parse: Parse, token: Token, table: EntityTable, steps: int) -> Mention | Token | None:
    if not steps or parse.mention_at(token.i):
        return None
    if token.lower in _PERSONAL:
        return _pronoun(parse, token, table, steps)
    if token.pos == "NOUN" and _definite(parse, token):
        return _nominal(parse, token, table)
    return None


# --- pronouns --------------------------------------------------------------------------------------------


def _pronoun(parse: Parse, token: Token, table: EntityTable, steps: int) -> Mention | Token | None:
    """The nearest subject above it or before it, named or not; else the one name before that fits."""
    wanted = _PERSONAL[token.lower]
    if token.lower == "it" and _stands_for_nothing(parse, token):
        return None
    for subject in (*_object_before(parse, token), *_subjects(parse, token, table)):
        if _agrees(parse, subject, wanted, table):
            named = parse.mention_at(subject.i) or _back(parse, subject, table, steps - 1)
            return named or (subject if subject.pos == "NOUN" else None)
    return _only_before(parse, token, table) if wanted == "body" else None


def _only_before(parse: Parse, token: Token, table: EntityTable) -> Mention | None:
    """The only organisation that the sentence before names, where nothing nearer may be meant."""
    if token.dep in _OBJECTS or _nearer(parse, token, table):
        return None
    return _only(
        m
        for m in parse.mentions
        if parse.tokens[m.head].sentence == token.sentence - 1
        and m.kind not in ("state", "other")
        and _mention_agrees(m, parse.tokens[m.head], "body")
    )


def _stands_for_nothing(parse: Parse, token: Token) -> bool:
    verb = parse.head(token)
    if token.dep == "expl" or (token.dep in _SUBJECTS and verb.lemma in _EMPTY_IT):
        return True
    return token.dep == "nsubjpass" and parse.child(verb.i, "ccomp") is not None


def _subjects(parse: Parse, token: Token, table: EntityTable) -> Iterator[Token]:
    """Subjects of the clauses above a pronoun, inner first, then that of the sentence before."""
    own = token.dep in _OBJECTS
    yield from _told_by_spokesman(parse, token)
    for verb in parse.ancestors(token.i):
        for subject in parse.children(verb.i, *_SUBJECTS):
            if subject.i < token.i and not _inside(parse, token, subject) and not own:
                yield parse.head(verb) if subject.tag in _RELATIVE else subject
        # "Stopped a bus and shot them": joined verbs have one subject.
        shared = verb.dep == "conj" and not parse.child(verb.i, *_SUBJECTS)
        own = own and (shared or verb.pos not in ("VERB", "AUX"))
    if token.dep in _OBJECTS or _person_unclear(parse, token) or _nearer(parse, token, table):
        return
    sentence = parse.sentence_of(token)
    if sentence.i and (before := parse.sentences[sentence.i - 1]).region == sentence.region:
        roots = [t for t in parse.sentence_tokens(before) if t.head == t.i]
        for root in roots[:1]:
            yield from parse.children(root.i, *_SUBJECTS)


def _told_by_spokesman(parse: Parse, token: Token) -> list[Token]:
    """ "Rebels took the town, their spokesman said": the subject of what stands before."""
    speaker = parse.head(token)
    if token.dep != "poss" or not speaker.lemma.startswith("spokes") or speaker.dep not in _SUBJECTS:
        return []
    told = [c for c in parse.children(speaker.head, "ccomp") if c.i < token.i]
    return [t for c in told for t in parse.children(c.i, *_SUBJECTS)]


def _object_before(parse: Parse, token: Token) -> list[Token]:
    """ "Took off nine passengers and shot them": the object of the verb that a pronoun's verb is joined to."""
    verb = parse.head(token)
    joined = token.dep == "dobj" and verb.dep == "conj" and not parse.child(verb.i, *_SUBJECTS)
    return parse.children(verb.head, "dobj") if joined else []


def _person_unclear(parse: Parse, token: Token) -> bool:
    """Whether "he" or "his" has no clear way back to the sentence before.

    A name nearer than that may be meant; and "his" or "him" needs that only one person is about.
    """
    if _PERSONAL[token.lower] != "person":
        return False
    close = {
        fold(m.name): parse.tokens[m.head].sentence
        for m in parse.mentions
        if m.kind == "person"
        and m.span.end <= token.start
        and parse.tokens[m.head].sentence >= token.sentence - WINDOW
    }
    return token.sentence in close.values() or (token.dep not in _SUBJECTS and len(close) > 1)


def _nearer(parse: Parse, token: Token, table: EntityTable) -> bool:
    """Whether people or a party stand between the sentence before and "they" or "it", and may be meant."""
    wanted = _PERSONAL[token.lower]
    before = [t for t in parse.sentence_tokens(parse.sentence_of(token)) if t.i < token.i]
    if wanted == "several":
        return any(
            t.tag in ("NNS", "NNPS") and ((n := _noun(parse, t, table)) and n.is_people) for t in before
        )
    bodies = (parse.mention_at(t.i) for t in before)
    return wanted == "body" and any(m and m.kind not in _NO_BODIES | {"other"} for m in bodies)


def _inside(parse: Parse, token: Token, other: Token) -> bool:
    """Whether a token stands in the phrase of another: "its" in "its fighters"."""
    return any(t.i == other.i for t in parse.ancestors(token.i))


def _agrees(parse: Parse, subject: Token, wanted: str, table: EntityTable) -> bool:
    """Whether a subject may be what the pronoun stands for, by number and kind."""
    if subject.lower in _PERSONAL:
        return _PERSONAL[subject.lower] == wanted
    mention = parse.mention_at(subject.i)
    if mention:
        return _mention_agrees(mention, subject, wanted)
    plural = subject.tag in ("NNS", "NNPS")
    noun = _noun(parse, subject, table)
    if wanted == "several":
        return plural or bool(noun and noun.is_body)
    if wanted == "person":
        one = not plural and subject.lemma not in _COLLECTIVE
        return one and bool(noun and not noun.is_body)
    return not plural and subject.lemma not in _ALWAYS_PLURAL and not (noun and not noun.is_body)


def _mention_agrees(mention: Mention, subject: Token, wanted: str) -> bool:
    if wanted == "person":
        return mention.kind == "person"
    if wanted == "several":
        return mention.kind in _PLURAL or subject.tag == "NNPS"
    return mention.kind not in _NO_BODIES and fold(mention.name).split(" ")[-1] not in _ALWAYS_PLURAL


# --- nominals --------------------------------------------------------------------------------------------


def _nominal(parse: Parse, token: Token, table: EntityTable) -> Mention | None:
    """ "the group", "the ministry": a name with that very word, else the one of that kind close before."""
    noun = _noun(parse, token, table)
    if not noun or token.lemma in _ABSTRACT:
        return None
    earlier = _earlier(parse, token, table)
    if not noun.is_body and token.tag == "NN":
        return _only(m for m in earlier if m.kind == "person" and _introduced(parse, m, token))
    if noun.is_people and token.lemma not in _MEMBERS:
        return None
    same = _only(m for m in earlier if _has_word(m, token))
    if same:
        return same
    earlier = [m for m in earlier if m.head > _last_new(parse, token)]
    if any(_has_word(m, token) for m in earlier):
        return _last_subject(parse, token, [m for m in earlier if _has_word(m, token)])
    kinds = _WIDE_KINDS if token.lemma in _WIDE and noun.kind == "armed_group" else _LIKE.get(noun.kind)
    if not kinds:
        return None
    first = max(token.sentence - WINDOW, 0)
    close = [m for m in earlier if m.kind in kinds and parse.tokens[m.head].sentence >= first]
    return _only(close) or _last_subject(parse, token, close)


def _last_new(parse: Parse, token: Token) -> int:
    """Where "a rival group" stands before "the group", which means that and no name before it; else -1."""
    start = parse.sentences[max(token.sentence - WINDOW, 0)].first
    before = (t for t in parse.tokens[start : token.i] if t.lemma == token.lemma)
    new = (t.i for t in before if any(c.lower in ("a", "an", "another") for c in parse.children(t.i, "det")))
    return max((i for i in new if not _is_named(parse, i)), default=-1)


def _is_named(parse: Parse, i: int) -> bool:
    """ "a group called the Plain Front", "the Plain Front, a group of herders": one that has a name."""
    beside = parse.children(i, "acl", "relcl", "appos")
    return parse.tokens[i].dep in ("appos", "attr") or bool(beside)


def _earlier(parse: Parse, token: Token, table: EntityTable) -> list[Mention]:
    """The names before a nominal, without those inside its phrase; of its nation only, where it has one."""
    start = min(t.start for t in parse.subtree(token.i))
    nations = [c.text for c in parse.children(token.i, "amod", "compound") if table.nationality(c.text)]
    states = {table.nationality(n) for n in nations}
    found = [m for m in parse.mentions if m.span.end <= start]
    return [m for m in found if not states or _country(m, table) in states]


def _country(mention: Mention, table: EntityTable) -> str | None:
    entity = table.get(mention.entity) if mention.entity else None
    return entity.country if entity else None


def _noun(parse: Parse, token: Token, table: EntityTable) -> PartyNoun | None:
    """What a noun means, with the word that narrows it: "rights group", "news agency"."""
    narrow = [f"{t.lemma} {token.lemma}" for t in parse.children(token.i, "compound", "amod")]
    return table.noun(*narrow, token.lemma, token.lower)


def _definite(parse: Parse, token: Token) -> bool:
    """ "The group" and "this militant group", not "a group", "the group that ..." or "the group of ..."."""
    determiner = parse.child(token.i, "det")
    if not determiner or determiner.lower not in _DEFINITE:
        return False
    if any(c.dep in ("relcl", "acl", "nummod", "appos") for c in parse.children(token.i)):
        return False
    if any(c.lower in ("of", "in", "from") for c in parse.children(token.i, "prep")):
        return False
    narrowing = parse.children(token.i, "compound", "amod", "nmod")
    named = [m for c in narrowing if (m := parse.mention_at(c.i)) and m.kind != "nationality"]
    return not named and not any(c.lower in ("other", "second", "same") for c in narrowing)


def _introduced(parse: Parse, mention: Mention, token: Token) -> bool:
    """Whether a person came with these words: "Minister X", "X, a spokesman for", "attorney general X"."""
    first = parse.tokens_in(mention.span)[0]
    before = parse.tokens[max(first.i - 4, parse.sentence_of(first).first) : first.i]
    after = parse.children(mention.head, "appos")
    words = {t.lemma for t in before} | {w.lemma for t in after for w in parse.subtree(t.i)}
    wanted = {token.lemma, *(c.lemma for c in parse.children(token.i, "compound"))}
    return wanted <= words


def _has_word(mention: Mention, token: Token) -> bool:
    """Whether a name holds the noun or one that means the same: "the army" and "Kenyan army"."""
    if mention.kind in ("place", "person", "nationality"):
        return False
    if mention.kind == "armed_group" and token.lemma in ("army", "military"):
        return False  # "the army" is a state's, whatever a "Liberation Army" calls itself
    words = set(fold(mention.name).split())
    alike = next((group for group in _SAME if token.lemma in group), frozenset((token.lemma,)))
    return bool(words & {*alike, token.lower})


def _only(mentions: Iterator[Mention] | list[Mention]) -> Mention | None:
    """The last of some mentions where all name the same one."""
    found = list(mentions)
    if found and len({m.entity or fold(m.name) for m in found}) == 1:
        return found[-1]
    return None


def _last_subject(parse: Parse, token: Token, mentions: list[Mention]) -> Mention | None:
    """Of several names the one that is the only subject among them, in this sentence or the one before."""
    for sentence in (token.sentence, token.sentence - 1):
        subjects = [m for m in mentions if _is_subject(parse, m, sentence)]
        if subjects:
            return _only(subjects)
    return None


def _is_subject(parse: Parse, mention: Mention, sentence: int) -> bool:
    head = parse.tokens[mention.head]
    return head.sentence == sentence and head.dep in _SUBJECTS

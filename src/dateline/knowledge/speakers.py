"""What the name of a source says of who is behind it: "a spokesman for the Northern Army" is the army of the north."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.knowledge.cues import rows
from dateline.knowledge.entities import EntityTable, PartyNoun
from dateline.knowledge.gazetteer import seat_of
from dateline.knowledge.languages import FOLDER, Language, fold, language
from dateline.knowledge.lexicon import singular
from dateline.knowledge.numerals import number_value, ordinal_value
from dateline.knowledge.numerals import rows as table_rows
from dateline.knowledge.romanise import romanise

# The words of a name, known phrases together, with the classes and values of each.
_Parts = Sequence[tuple[str, tuple[tuple[str, str], ...]]]
_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’](?:s\b)?")
# What stands after it is where somebody is, not who: "the union's secretary in Lomé"; unless it names a body.
_WHERE = re.compile(r"\s(?:in|near|at|from)\s.*")
_CLAUSE = re.compile(r"\s(?:who|whom|that|which)\s.*")
_LONGEST = 3
# "North-Eastern", "south west": one word, as other languages write it.
_COMPASS = re.compile(r"\b(north|south)[-\s]?(east|west)(?:ern)?\b", re.IGNORECASE)
_OF = re.compile(r"(\w+) of (?:the )?(\w+)")
# Kinds of people who speak for themselves.
FOLK = frozenset({"witness", "resident", "ethnic_or_religious_group", "party"})
# Classes of words that tell one from others of the kind.
_TELLING = frozenset({"same", "org", "unit"})
# Classes of words that stand before a person's name, and of those that make somebody more than one of the people.
_TITLES = frozenset({"office", "one", "each"})
_TOWN = frozenset({"town", "district"})
LEVELS = _TOWN | {"region"}
# Bodies that ask people of what happened.
_ASKING = frozenset({"monitor", "union", "association"})
_BEARS = frozenset({"office", "one", "each", "group", "outlet", "self"})


@dataclass(frozen=True)
class Speaker:
    """Who a source's name stands for.

    `body` is a kind of institution ("army", "ministry"); `single` where a state has one of it. `words` are what tells
    it from others of the kind, `names` those of them that are written as names; `nation` an ISO code; `is_self` the
    report's own voice, `is_before` whoever spoke before; `is_state` an outlet that is called a state's,
    `is_org` one that is called an organization's; `inside` whom a union or the like is of: "the doctors' union";
    `is_officer` one person of an office: "the police spokesman"; `is_people` people of a nation: "Ukrainians";
    `is_human` people and no institution: "a nurse", "two presenters", `is_folk` of them those who stand for nobody,
    "six villagers of Karvan"; `asks` those whom an organization sends to ask people: "field staff".
    """

    body: str | None = None
    single: bool = False
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    nation: str | None = None
    is_self: bool = False
    is_before: bool = False
    is_outlet: bool = False
    is_group: bool = False
    is_state: bool = False
    is_org: bool = False
    inside: frozenset[str] = frozenset()
    is_officer: bool = False
    is_people: bool = False
    is_human: bool = False
    is_folk: bool = False
    asks: bool = False

    @property
    def is_state_itself(self) -> bool:
        """A country or a capital that stands for its state: "Kyiv", and not "a Ukrainian"."""
        more = self.words or self.body or self.is_group or self.is_outlet or self.is_people
        return bool(self.nation) and not more

    @property
    def is_house(self) -> bool:
        """A body that is called as such and no paper: as the outlet of a report, "Valley Police Command"."""
        return self.body is not None and not (self.is_outlet or self.is_org)

    @property
    def is_asking(self) -> bool:
        """A rights group, a monitor, a union: what it has heard from people is its finding."""
        return self.is_org or self.asks or self.body in _ASKING


@lru_cache(maxsize=20_000)
def speaker(name: str, table: EntityTable) -> Speaker:
    """What an English name, or one put into English word by word, stands for."""
    plain = _COMPASS.sub(r"\1\2", _POSSESSIVE.sub(" ", name))
    nation, written = _nation(_uncounted(_written(_turned(plain))), table)
    parts = list(_parts(written))
    bodies = [(value, kind) for _, kinds in parts for kind, value in kinds if kind in ("one", "each")]
    kinds = {kind for _, found in parts for kind, _ in found}
    if parts and ("all", "") in parts[0][1]:
        return Speaker(is_before=True)
    content = [words for words, found in parts if all(kind in _TELLING for kind, _ in found)]
    # "Elders" at the head of a sentence is no name.
    names = frozenset(_lemma(w) for w in content if not w.islower()) - _people()
    level = _level(parts)
    own_army = _is_own_army(_body(bodies)[0], nation, names, parts)
    body, single = (None, False) if own_army else _body(bodies)
    if body is None:
        body, single = _unsaid_body(kinds, nation, counted=any(map(_is_number, written)))
    elif body == "government" and level & _TOWN:
        body, single = "municipality", False
    head, noun = _head(plain, table)
    human = _is_human(noun)
    folk = human and noun is not None and noun.kind in FOLK and _is_plain(head, written)
    person = _person(parts, table, has_office="office" in kinds)
    words = frozenset(_lemma(w) for w in content if body != "army" or not _is_unit(w)) - person
    if body in ("governor", "municipality"):
        words |= level
    # "The force said": the police or the army that spoke before.
    the_force = body == "force" and name.casefold().endswith("force")
    speaks_again = bool(kinds & {"before", "office", "side"}) and not kinds & {"self", "group", "outlet"}
    return Speaker(
        body=body,
        single=single,
        words=words,
        names=names,
        nation=nation,
        is_self="self" in kinds and (not content or _is_ours(plain)),
        is_before=not content
        and nation is None
        and " of " not in name
        and (the_force or (body is None and speaks_again)),
        is_outlet="outlet" in kinds,
        is_group="group" in kinds or own_army,
        is_state="state" in kinds,
        is_org="org" in kinds or body == "monitor",
        is_officer=human and any(kind == "office" for kind, _ in _known(head)),
        is_human=human and len(bodies) < 2,
        is_folk=folk,
        asks="asks" in kinds,
        is_people=any(table.nationality(word) for word in _written(_turned(plain))),
        inside=frozenset(value for value, _ in bodies) - {body} if body in _WIDER else frozenset(),
    )


def _unsaid_body(kinds: AbstractSet[str], nation: str | None, *, counted: bool) -> tuple[str | None, bool]:
    """The body of a name that has none in it, and whether a state has one of it."""
    if "unit" in kinds and counted:
        # "The 97th Battalion", "Brigade 31": only an army counts its units.
        return "army", True
    if "side" in kinds and nation:
        return "government", True
    # "A spokesman for the province": whoever governs it.
    return ("governor" if {"area", "office"} <= kinds else None), False


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    """Nouns for people, in the singular."""
    return frozenset(noun for noun, unit in rows("counted.tsv") if unit == "people")


def _head(name: str, table: EntityTable) -> tuple[str, PartyNoun | None]:
    """The word that a name is of, and what it means: "spokesman for the army", "the zone's press head"."""
    parts = re.split(r"\s(?:of|for|in|at|from|near|on|who)\s", name)
    heads = (
        (head, table.noun(head.casefold(), singular(head.casefold()))) for head in map(_last_told, parts)
    )
    # "One of the survivors": where nothing is said of the one.
    return next(((head, noun) for head, noun in heads if head), ("", None))


def _last_told(words: str) -> str:
    """The last word that says who somebody is; of an outlet none: "newspaper local"."""
    told = [w for w in words.split() if not _is_filler(w) and number_value(w) is None]
    is_outlet = any(kind == "outlet" for word in told for kind, _ in _known(word))
    return told[-1] if told and not is_outlet else ""


def _is_plain(head: str, written: Sequence[str]) -> bool:
    """ "Residents", also at the head of a sentence, and not the "Olive Farmers", a doctor or a chief."""
    return (head.islower() or written[:1] == [head]) and not _BEARS & {kind for kind, _ in _known(head)}


def _person(parts: _Parts, table: EntityTable, *, has_office: bool) -> frozenset[str]:
    """The words of a person's full name behind what he is: "Sheriff N. N."."""
    last = next((k for k in range(len(parts), 0, -1) if parts[k - 1][1] or parts[k - 1][0].islower()), 0)
    named = [_lemma(word) for word, _ in parts[last:]]
    title, kinds = parts[last - 1] if last else ("", ())
    titled = any(kind in _TITLES for kind, _ in kinds) and (
        has_office or _is_human(table.noun(title.casefold()))
    )
    return frozenset(named) if titled and len(named) > 1 else frozenset()


def _is_human(noun: PartyNoun | None) -> bool:
    return noun is not None and noun.is_people and not noun.is_body


def _level(parts: _Parts) -> frozenset[str]:
    """Of what somebody governs: "the city's administration", "the regional administration"."""
    return frozenset([value for _, kinds in parts for kind, value in kinds if kind == "level"][:1])


def _uncounted(words: Sequence[str]) -> list[str]:
    """The words of a name without the number that it begins with: "Six villagers", "all nine"."""
    first = next((k for k, word in enumerate(words) if not _is_filler(word)), len(words))
    return [w for k, w in enumerate(words) if k > first or _known(w) or number_value(w) is None]


def _is_unit(word: str) -> bool:
    """What tells a part of an army from others of the same: "the 97th Battalion"."""
    return _is_number(word) or any(kind == "unit" for kind, _ in _known(word))


def _is_number(word: str) -> bool:
    return number_value(word) is not None or ordinal_value(word.casefold()) is not None


def _is_ours(name: str) -> bool:
    """ "Our field worker", "notre équipe": people of whoever writes."""
    words = name.casefold().split()
    return "our" in (words[:1] + words[-1:]) or words[1:3] == ["of", "our"]


def _is_own_army(
    body: str | None, nation: str | None, names: frozenset[str], parts: Sequence[tuple[str, object]]
) -> bool:
    """Whether an army is a group of that name, "the Northern Hills Army", and no state's."""
    if body != "army" or nation or len(parts) < 2:
        return False
    before, last = (_lemma(words) for words, _ in parts[-2:])
    return last == "army" and before in names


def _written(plain: str) -> list[str]:
    """The words of a name that say who it is."""
    who = _CLAUSE.sub("", plain) or plain
    where = _WHERE.search(who)
    if where and where.start() and not _names_body(where[0]):
        who = who[: where.start()]
    return [w for w in _WORD.findall(who) if len(w) > 1 or w == "I"]


def _names_body(words: str) -> bool:
    kinds = (kind for _, found in _parts(_WORD.findall(words)[1:]) for kind, _ in found)
    return any(kind in ("one", "each", "group") for kind in kinds)


def _turned(name: str) -> str:
    """ "agency of emergency" as "emergency agency", where that is a known phrase."""
    found = _OF.search(name)
    turned = f"{found[2]} {found[1]}" if found else ""
    return name.replace(found[0], turned) if found and _known(turned) else name


# --- a name's office, from the words beside it in the text -------------------------------------------------

_TOKEN = re.compile(r"[^\W_]+|[,،(.;؛:\n]")
_BACK, _FAR, _ON = 10, 7, 10
COMMAS = frozenset({",", "،"})
# With these somebody else comes in: "Zara, named by a rights group".
_BREAK = frozenset({"and", "with", "to", "names"})
_STOP = frozenset({"by", "who", "whom", "which", "that", "said", "told", "say", "tell", "as"})


def with_office(who: Speaker, office: str, table: EntityTable) -> Speaker:
    """A named person with the body that an office is of: "Colonel N. N. of the police" is the police."""
    of = speaker(office, table)
    if "our" in office.casefold().split() and not who.names:
        return replace(who, is_self=True)
    if not office or who.body or who.is_group or not who.names:
        return who
    body = replace(who, body=of.body, single=of.single, words=of.words, nation=who.nation or of.nation)
    return body if of.body else who


def named_outlet(name: str, code: str | None, table: EntityTable) -> Speaker:
    """An outlet by its name, in the language of its report, or in another that makes it an organization's."""
    who = speaker(in_english(name, code), table)
    # "Valley News Network" is a paper, "Valley Rights Network" none.
    is_org = who.is_org if not who.is_outlet else who.body is not None
    is_org = is_org or (not who.is_outlet and any(fold(w) in _org_words() for w in _TOKEN.findall(name)))
    return replace(who, is_org=is_org)


@lru_cache(maxsize=1)
def _org_words() -> frozenset[str]:
    """The words of all languages for an organization that looks into what happens."""
    meanings = (row for path in sorted(FOLDER.glob("*/names.tsv")) for row in table_rows(path))
    return frozenset(fold(form) for form, gloss in meanings if any(k == "org" for k, _ in _known(gloss)))


def outlet_of(who: Speaker, office: str, table: EntityTable) -> Speaker:
    """An outlet as the text introduces it: "X, the radio of the Northern Front" is the front's."""
    of = speaker(office, table)
    is_theirs = bool(office and of.is_outlet and of.words and " of " in f"{office} ".replace(" to ", " of "))
    return replace(who, words=of.words, names=of.names, is_outlet=True) if is_theirs else who


def office_of(text: str, name: str, code: str | None) -> str:
    """The English words that say what somebody is, right before or after the first place where a text names them."""
    at = text.find(name)
    tables = language(code or "")
    if at < 0 or not name:
        return ""
    before = _TOKEN.findall(text[max(0, at - 120) : at])[::-1][:_BACK]
    after = _TOKEN.findall(text[at + len(name) : at + len(name) + 120])
    return f"{_titles(before, tables)} {_apposition(after, tables)}".strip()


def _titles(before: Sequence[str], tables: Language | None) -> str:
    """The known words that stand before a name without a break, a comma between two offices allowed."""
    found: list[str] = []
    for k, token in enumerate(before):
        words = _gloss(token, tables)
        known = all(_known(w) and w.casefold() not in _BREAK for w in words.split())
        if token not in COMMAS and not known:
            comma = max((i for i in range(k) if before[i] in COMMAS), default=None)
            further = _office_before(before[comma + 1 :], tables) if comma is not None else ()
            found = [*found[:comma], *further] if further else found
            break
        found.append("" if token in COMMAS else words)
    return " ".join(filter(None, reversed(found)))


def _office_before(before: Sequence[str], tables: Language | None) -> Sequence[str]:
    """ "The spokesman for the province, N. N.": back to the office, if nothing else comes between."""
    words: list[str] = []
    for token in before[:_FAR]:
        gloss = _gloss(token, tables)
        if not token[0].isalnum() or (_STOP | _BREAK) & set(gloss.casefold().split()):
            break
        words.append(gloss)
        if any(kind == "office" for kind, _ in _classes().get(gloss.casefold(), ())):
            return words
    return ()


def _apposition(after: Sequence[str], tables: Language | None) -> str:
    """What stands in commas or brackets after a name, where it begins with an office or a body."""
    if not after or after[0] not in {*COMMAS, "("}:
        return ""
    inside: list[str] = []
    for token in after[1 : _ON + 1]:
        gloss = _gloss(token, tables)
        if not token[0].isalnum() or _STOP & set(gloss.casefold().split()):
            break
        inside.append(gloss)
    words = [w for w in " ".join(inside).replace("'s", "").split() if not _is_filler(w)]
    known = any(_known(" ".join(words[:n])) for n in range(1, _LONGEST + 1))
    return " ".join(filter(None, inside)) if words and known else ""


def _is_filler(word: str) -> bool:
    """ "The", "local", "district": what says nothing of who, but perhaps of what somebody governs."""
    kinds = {kind for kind, _ in _classes().get(word.casefold(), ())}
    return "filler" in kinds and kinds <= {"filler", "level"}


def in_english(name: str, code: str | None) -> str:
    """A name word by word in English, as the tables of a language have its words; other words romanised."""
    tables = language(code or "")
    if tables is None:
        return name
    words, meant, i = _TOKEN.findall(name), [], 0
    while i < len(words):
        meaning, n = tables.named(words[i:]) or (_entered(words[i], tables), 1)
        meant.append(meaning)
        i += n
    return " ".join(filter(None, meant))


def _gloss(word: str, tables: Language | None) -> str:
    if tables is None:
        return word
    named = tables.named([word])
    return named[0] if named else _entered(word, tables)


def _entered(word: str, tables: Language) -> str:
    """What a word means in running text, romanised where the tables do not have it."""
    entries = next((found for form in tables.forms(fold(word)) if (found := tables.entries(form))), ())
    if not entries:
        return romanise(word)
    return " ".join(part.gloss for part in entries[0] if part.gloss != "_")


def _body(found: Sequence[tuple[str, str]]) -> tuple[str | None, bool]:
    """The body that a name is of: a ministry or a union before the army or the doctors in its name."""
    ranked = sorted(
        found, key=lambda f: (f[0] not in _WIDER, f[0] in _WIDEST, f[0] == "government", f[1] != "one")
    )
    return (ranked[0][0], ranked[0][1] == "one") if ranked else (None, False)


# Bodies in whose names others stand: "the doctors' union", "the police minister".
_WIDER = ("union", "association", "monitor", "ministry", "embassy", "party", "civil defence", "ambulance")
# Bodies whose names stand for others too: "the army's gendarmerie", "president of a village council".
_WIDEST = frozenset({"army", "security forces", "government", "agency", "presidency"})


def _parts(words: Sequence[str]) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """The words of a name, those of a known phrase together, with the classes of each."""
    i = 0
    while i < len(words):
        for n in range(min(_LONGEST, len(words) - i), 0, -1):
            phrase = " ".join(words[i : i + n])
            known = _known(phrase)
            if known or n == 1:
                yield phrase, known
                i += n
                break


@lru_cache(maxsize=1)
def _classes() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for word, kind, *value in rows("origin_words.tsv"):
        found[word] = (*found.get(word, ()), (kind, "".join(value)))
    return found


def _known(phrase: str) -> tuple[tuple[str, str], ...]:
    """The classes of a phrase, as it is written or in the singular."""
    return _classes().get(phrase.casefold()) or _classes().get(_lemma(phrase), ())


def _lemma(word: str) -> str:
    small = word.casefold()
    same = next((value for kind, value in _classes().get(small, ()) if kind == "same"), small)
    return singular(same)


def _nation(words: Sequence[str], table: EntityTable) -> tuple[str | None, list[str]]:
    """The state that a name has in it, or that a known force in it is of, and the other words."""
    found = [(i, j, e) for i, j, several in table.scan(words) for e in several[:1]]
    named = [(i, j, e.country) for i, j, e in found if e.kind == "state"]
    named += [(i, i + 1, iso) for i, w in enumerate(words) if (iso := _adjective(w, table))]
    forces = [e.country for _, _, e in found if e.kind in ("military", "police", "government")]
    inside = {k for i, j, _ in named for k in range(i, j)}
    rest = [w for k, w in enumerate(words) if k not in inside]
    return next(filter(None, (*(iso for _, _, iso in named), *forces)), None), rest


def _adjective(word: str, table: EntityTable) -> str | None:
    """The state of "Ukrainian", or of a capital that stands for it."""
    if not word[:1].isupper():
        return None
    state = next((e.country for e in table.find(word) if e.kind == "state"), None)
    return table.nationality(word) or table.capital_of(word) or seat_of(word) or state

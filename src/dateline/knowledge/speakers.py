"""What the name of a source says of who is behind it: "a spokesman for the Northern Army" is the army of the north."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.knowledge.cues import rows
from dateline.knowledge.entities import EntityTable
from dateline.knowledge.gazetteer import seat_of
from dateline.knowledge.languages import FOLDER, Language, fold, language
from dateline.knowledge.meaning import singular
from dateline.knowledge.numerals import rows as table_rows
from dateline.knowledge.romanise import romanise

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’](?:s\b)?")
# What stands after it is where somebody is, not who: "the union's secretary in Lomé"; unless it names a body.
_WHERE = re.compile(r"\s(?:in|near|at|from)\s.*")
_CLAUSE = re.compile(r"\s(?:who|whom|that|which)\s.*")
_LONGEST = 3
# "North-Eastern", "south west": one word, as other languages write it.
_COMPASS = re.compile(r"\b(north|south)[-\s]?(east|west)(?:ern)?\b", re.IGNORECASE)
_OF = re.compile(r"(\w+) of (?:the )?(\w+)")


@dataclass(frozen=True)
class Speaker:
    """Who a source's name stands for.

    `body` is a kind of institution ("army", "ministry"); `single` where a state has one of it. `words` are what tells
    it from others of the kind, `names` those of them that are written as names; `nation` an ISO code; `is_self` the
    report's own voice, `is_before` whoever spoke before; `is_state` an outlet that is called a state's,
    `is_org` one that is called an organization's; `inside` whom a union or the like is of: "the doctors' union";
    `is_officer` one person of an office: "the police spokesman"; `is_people` people of a nation: "Ukrainians".
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

    @property
    def is_state_itself(self) -> bool:
        """A country or a capital that stands for its state: "Kyiv", and not "a Ukrainian"."""
        more = self.words or self.body or self.is_group or self.is_outlet or self.is_people
        return bool(self.nation) and not more


@lru_cache(maxsize=20_000)
def speaker(name: str, table: EntityTable) -> Speaker:
    """What an English name, or one put into English word by word, stands for."""
    plain = _COMPASS.sub(r"\1\2", _POSSESSIVE.sub(" ", name))
    nation, written = _nation(_written(_turned(plain)), table)
    parts = list(_parts(written))
    bodies = [(value, kind) for _, kinds in parts for kind, value in kinds if kind in ("one", "each")]
    kinds = {kind for _, found in parts for kind, _ in found}
    if parts and ("all", "") in parts[0][1]:
        return Speaker(is_before=True)
    content = [words for words, found in parts if all(kind in ("same", "org") for kind, _ in found)]
    body, single = _body(bodies)
    # "Elders" at the head of a sentence is no name.
    names = frozenset(_lemma(w) for w in content if not w.islower()) - _people()
    own_army = _is_own_army(body, nation, names, parts)
    if own_army:
        body, single = None, False
    if body is None and "side" in kinds and nation:
        body, single = "government", True
    if body is None and {"area", "office"} <= kinds:
        # "A spokesman for the province": whoever governs it.
        body = "governor"
    # "The force said": the police or the army that spoke before.
    the_force = body == "force" and name.casefold().endswith("force")
    speaks_again = bool(kinds & {"before", "office", "side"}) and not kinds & {"self", "group", "outlet"}
    return Speaker(
        body=body,
        single=single,
        words=frozenset(_lemma(w) for w in content),
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
        is_officer=_is_officer(plain, table),
        is_people=any(table.nationality(word) for word in _written(_turned(plain))),
        inside=frozenset(value for value, _ in bodies) - {body} if body in _WIDER else frozenset(),
    )


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    """Nouns for people, in the singular."""
    return frozenset(noun for noun, unit in rows("counted.tsv") if unit == "people")


def _is_officer(name: str, table: EntityTable) -> bool:
    """Whether a name is that of one person's office: "a spokesman for the army", "the zone's press head"."""
    words = re.split(r"\s(?:of|for|in|at|from)\s", name.casefold())[0].split()
    noun = table.noun(words[-1]) if words else None
    return noun is not None and noun.is_people and any(kind == "office" for kind, _ in _known(words[-1]))


def _is_ours(name: str) -> bool:
    """ "Our field worker", "notre équipe": people of whoever writes."""
    words = name.casefold().split()
    return "our" in (words[:1] + words[-1:])


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
    is_org = who.is_org or (not who.is_outlet and any(fold(w) in _org_words() for w in _TOKEN.findall(name)))
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
    return {kind for kind, _ in _classes().get(word.casefold(), ())} == {"filler"}


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

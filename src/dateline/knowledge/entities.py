"""Parties, forces, ministries, monitors, outlets and states by name, and the common nouns for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from dateline.knowledge.folding import (
    ARTICLE,
    BREAK,
    DATA,
    bare,
    bare_word,
    fold,
    inflected,
    loose_word,
    loosen,
    plain_word,
    script,
    stem,
    stems,
)
from dateline.records.values import Affiliation, Entity

__all__ = ["DATA", "EntityTable", "PartyNoun", "State", "fold", "loosen", "rows"]

# A loose spelling of a single short word meets too many other words ("Eran", "Iran").
LOOSE_LENGTH = 6

# Longer all-capital names ("UNIFIL") are also written "Unifil"; shorter ones meet words ("IS", "US", "PA").
ACRONYM_LENGTH = 4

# A stem of a single word is this long at least, by script.
_STEM_LENGTH = {"cyrillic": 4, "latin": 6}

# Between the words of a name; any other mark ends it.
_JOINTS = frozenset("-‐‑–'’‘`´ʿʾʻʼ“”„«»\"/")
_STOP = "|"
# "l'", "dell'": an article that lost its vowel is one word with the next.
_ELIDED = re.compile(r"[^\W\d_]{1,4}['’]")


@dataclass(frozen=True)
class PartyNoun:
    """A common noun for a party or for people: "gunmen", "the ministry", "residents".

    `can_act`: may be an armed actor; `is_people`: may be a victim; `is_body`: an organisation, not persons.
    """

    kind: str
    can_act: bool
    is_people: bool
    is_body: bool


@dataclass(frozen=True)
class State:
    """A state or territory with what the names in reports need: demonyms and capital."""

    iso: str
    entity: Entity
    demonyms: tuple[str, ...]
    capital: str | None


@dataclass(frozen=True)
class _Alias:
    """One spelling of one entity: `upper` where only capitals mean it, `article` where it needs its "The".

    `small`: the table has it without a capital, so a report may too ("хуситы", "les talibans").
    """

    entity: Entity
    upper: bool
    article: bool
    small: bool = False


_Aliases = dict[str, tuple[_Alias, ...]]


@dataclass(frozen=True)
class _OtherNames:
    """What parties are called in other languages: exact, and by stems where a language inflects names."""

    strict: _Aliases
    loose: _Aliases
    longest: dict[str, int]

    def reach(self, first: str) -> int:
        """How many words the longest name that begins with a folded word has."""
        return max(self.longest.get(w, 0) for w in (first, bare_word(first), stem(first)))


@dataclass(frozen=True, eq=False)
class EntityTable:
    """What we know of parties by name. Two parties with one name are both kept: the caller decides."""

    by_id: dict[str, Entity]
    states: dict[str, State]
    nouns: dict[str, PartyNoun]
    _strict: _Aliases = field(repr=False)
    _loose: _Aliases = field(repr=False)
    _longest: dict[str, int] = field(repr=False)
    _demonyms: dict[str, tuple[str, ...]] = field(repr=False)
    _capitals: dict[str, str] = field(repr=False)

    @staticmethod
    @lru_cache(maxsize=1)
    def load() -> EntityTable:
        """The tables of the package, read once."""
        states = {s.iso: s for s in map(_state, rows("states.tsv"))}
        notes = _notes()
        entities = [s.entity for s in states.values()] + [_entity(r, notes) for r in rows("entities.tsv")]
        strict = _index(entities)
        loose = _loosely(strict)
        return EntityTable(
            {e.id: e for e in entities},
            states,
            {r["noun"]: _noun(r) for r in rows("party_nouns.tsv")},
            strict,
            loose,
            _longest([*strict, *loose]),
            _demonyms(states),
            {fold(s.capital): s.iso for s in states.values() if s.capital},
        )

    def get(self, entity_id: str) -> Entity | None:
        return self.by_id.get(entity_id)

    def find(self, name: str) -> tuple[Entity, ...]:
        """All parties a name may mean; loose spellings ("al-Shabab") and case forms only where no exact one fits."""
        bald = not name.lower().startswith("the ")
        return _parties(a for a in self._named(fold(name)) if not (bald and a.article))

    def scan(self, words: Sequence[str]) -> Iterator[tuple[int, int, tuple[Entity, ...]]]:
        """The longest names in a run of words, in order, as (first, last + 1, parties). Case counts."""
        parts = [_part(words, i) for i in range(len(words))]
        i = 0
        while i < len(words):
            hit = self._match(words, parts, i) if parts[i] else None
            if hit:
                yield _with_article(words, i), *hit
            i = hit[0] if hit else i + 1

    @cached_property
    def _homonyms(self) -> dict[str, frozenset[str]]:
        """Folded name -> the words after it with which it is no party."""
        return {fold(r["name"]): frozenset(r["next"].split("|")) for r in rows("entity_homonyms.tsv")}

    @cached_property
    def _others(self) -> _OtherNames:
        """Read when the first name is looked up."""
        return _other_names(self.by_id)

    @cached_property
    def _reach(self) -> Callable[[str], int]:
        """How many words the longest name has that begins with a folded word, in any spelling; for most words 0."""
        return lru_cache(maxsize=50_000)(self._reach_of)

    def _reach_of(self, first: str) -> int:
        ours = max(self._longest.get(first, 0), self._longest.get(loose_word(first), 0))
        return max(ours, self._others.reach(first))

    def _named(self, key: str) -> tuple[_Alias, ...]:
        """The spellings of a folded name: exact ones of all languages, else loose ones, else case forms."""
        exact = self._strict.get(key, ()) + self._others.strict.get(bare(key), ())
        loose = exact or self._loose.get(" ".join(map(loose_word, key.split(" "))), ())
        return loose or self._others.loose.get(stems(key), ())

    def nationality(self, word: str) -> str | None:
        """ISO-2 of "Iraqi", "French", "U.S."; None where it is none, or where two states share it."""
        found = self.nationalities(word)
        return found[0] if len(found) == 1 else None

    def nationalities(self, word: str) -> tuple[str, ...]:
        """All states a demonym may mean ("Congolese")."""
        if not word.islower():
            return self._demonyms.get(fold(word), ())
        return ()

    def capital_of(self, name: str) -> str | None:
        """ISO-2 of the state whose capital this is: "Moscow said" means a state."""
        return self._capitals.get(fold(name))

    def noun(self, *phrases: str) -> PartyNoun | None:
        """What the first known of some phrases means ("interior ministry", else "ministry")."""
        return next((self.nouns[p] for p in phrases if p in self.nouns), None)

    def noun_kind(self, lemma: str) -> str | None:
        """The source kind of a common noun or phrase, by lemma: "ministry" is government."""
        noun = self.nouns.get(lemma.lower())
        return noun.kind if noun else None

    def _match(self, words: Sequence[str], parts: list[str], i: int) -> tuple[int, tuple[Entity, ...]] | None:
        after = next(iter(parts[i + 1 : i + 2]), "")
        first = parts[i].partition(" ")[0] + ("s" if after == "'s" else "")
        if first.endswith("'"):
            first = first[:-1] + after.partition(" ")[0]
        reach = max(self._reach(first), self._longest.get(parts[i], 0))
        if not reach:
            return None
        article = i > 0 and words[i - 1].lower() == "the"
        for end, key in reversed(_keys(parts, i, reach)):
            alone = article and not (end < len(words) and words[end][:1].isupper())
            found = self._spelled(words[i:end], key, alone)
            if found and not self._is_other(key, words[end : end + 2]):
                return end, found
        return None

    def _is_other(self, key: str, after: Sequence[str]) -> bool:
        """Whether the next word says that a name means something else: "the M23 motorway"."""
        others = self._homonyms.get(key, ())
        return next((w.lower() for w in after if w not in _JOINTS), "") in others

    def _spelled(self, words: Sequence[str], key: str, article: bool) -> tuple[Entity, ...]:
        """The parties of a folded key, where the words are capitalised as a name is, or have no case."""
        known = self._named(key)
        if not known:
            return ()
        named = any(_opens_name(w) for w in words)
        upper = any(_capitals(w) > 1 for w in words)
        return _parties(
            a for a in known if (named or a.small) and (upper or not a.upper) and (article or not a.article)
        )


def rows(file: str) -> Iterator[dict[str, str]]:
    """The rows of a table of this package; lines that begin with # are notes."""
    lines = (DATA / file).read_text("utf-8").splitlines()
    table = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return (dict(zip(table[0], row, strict=True)) for row in table[1:])


def _part(words: Sequence[str], i: int) -> str:
    """The folded form of one token; empty for hyphens, quotes and articles inside a name."""
    part = _folded_part(words[i])
    if i + 1 < len(words) and words[i + 1] == "-" and ARTICLE.match(part + "-x"):
        return ""
    return part


@lru_cache(maxsize=50_000)
def _folded_part(written: str) -> str:
    """The same without a look at the next token."""
    if not any(c.isalnum() for c in written):
        return "" if written in _JOINTS else _STOP
    word = BREAK.sub(" ", plain_word(written)).strip()
    if word and _ELIDED.fullmatch(written):
        return f"{word}'"
    if word in ("al", "the"):
        return ""
    return word if written not in ("'s", "’s") else "'s"


def _keys(parts: list[str], first: int, reach: int) -> list[tuple[int, str]]:
    """The folded beginnings of a run as (last + 1, key), up to `reach` words; "People", "'s" is one word."""
    found, key, n = [], "", 0
    for j in range(first, len(parts)):
        if parts[j] == _STOP or (n >= reach and parts[j] != "'s"):
            break
        if parts[j] == "'s":
            key += "s"
        elif parts[j]:
            key = key[:-1] + parts[j] if key.endswith("'") else f"{key} {parts[j]}".lstrip()
            n = key.count(" ") + 1
        if parts[j]:
            found.append((j + 1, key.removesuffix("'")))
    return found


def _with_article(words: Sequence[str], i: int) -> int:
    """The first word of a name that begins at `i`, with an Arabic article before it ("al", "-")."""
    if i >= 2 and words[i - 1] == "-" and ARTICLE.match(words[i - 2] + "-x"):
        return i - 2
    return i - 1 if i and words[i - 1].lower() == "al" else i


def _state(row: dict[str, str]) -> State:
    aliases = tuple(filter(None, row["aliases"].split("|")))
    entity = Entity(f"state:{row['iso']}", row["name"], "state", row["iso"], aliases, origin=row["origin"])
    return State(row["iso"], entity, tuple(filter(None, row["demonyms"].split("|"))), row["capital"] or None)


def _entity(row: dict[str, str], notes: dict[str, tuple[str, ...]]) -> Entity:
    return Entity(
        row["id"],
        row["name"],
        row["kind"],
        row["country"] or None,
        tuple(filter(None, row["aliases"].split("|"))),
        affiliations=tuple(_affiliation(a, row["origin"]) for a in row["affiliations"].split("|") if a),
        origin=row["origin"],
        notes=notes.get(row["id"], ()),
    )


def _notes() -> dict[str, tuple[str, ...]]:
    """Id -> what a party is besides its kind: an umbrella, a claim brand, who controls an outlet."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("entity_notes.tsv"):
        found[row["id"]] = (*found.get(row["id"], ()), row["note"])
    return found


def _affiliation(text: str, origin: str) -> Affiliation:
    """An edge written `id>kind>from>to`; the dates may be missing."""
    to, kind, start, end = (text + ">>>").split(">")[:4]
    return Affiliation(to, kind or "part_of", start or None, end or None, origin)


def _noun(row: dict[str, str]) -> PartyNoun:
    return PartyNoun(row["kind"], row["can_act"] == "1", row["is_people"] == "1", row["body"] == "1")


def _index(entities: list[Entity]) -> _Aliases:
    """Folded name -> whoever goes by it."""
    found: _Aliases = {}
    for entity in entities:
        for name in (entity.name, *entity.aliases):
            key = fold(name)
            _add(found, key, _alias(entity, name))
    return found


def _alias(entity: Entity, name: str, *, small: bool = False) -> _Alias:
    upper = len(name.replace(".", "")) <= ACRONYM_LENGTH and _capitals(name) > 1
    return _Alias(entity, upper, name.startswith("The ") and name.count(" ") == 1, small)


def _loosely(strict: _Aliases) -> _Aliases:
    """The same by loose spelling; short single words and states left out."""
    found: dict[str, dict[str, _Alias]] = {}
    for key, aliases in strict.items():
        loose = " ".join(map(loose_word, key.split(" ")))
        if " " in loose or len(loose) >= LOOSE_LENGTH:
            named = ((a.entity.id, a) for a in aliases if a.entity.kind != "state")
            found.setdefault(loose, {}).update(named)
    return {key: tuple(aliases.values()) for key, aliases in found.items() if aliases}


def _other_names(by_id: dict[str, Entity]) -> _OtherNames:
    """The names of entity_names.tsv; a name that needs a companion only with it, on either side."""
    strict: _Aliases = {}
    loose: _Aliases = {}
    for row in rows("entity_names.tsv"):
        for name in _with_companion(row["names"].split("|"), row["needs"]):
            key = bare(fold(name))
            alias = _alias(by_id[row["id"]], name, small=name.islower())
            _add(strict, key, alias)
            by_stem = stems(key)
            if row["language"] in inflected() and (
                " " in key or len(by_stem) >= _STEM_LENGTH.get(script(key), len(by_stem) + 1)
            ):
                _add(loose, by_stem, alias)
    return _OtherNames(strict, loose, _longest([*strict, *loose]))


def _with_companion(names: Sequence[str], needs: str) -> Iterator[str]:
    for name in names:
        if not needs:
            yield name
        for word in filter(None, needs.split("|")):
            yield f"{word} {name}"
            yield f"{name} {word}"


def _add(index: _Aliases, key: str, alias: _Alias) -> None:
    known = index.get(key, ())
    if key and all(a.entity is not alias.entity for a in known):
        index[key] = (*known, alias)


def _parties(aliases: Iterable[_Alias]) -> tuple[Entity, ...]:
    """The entities of some spellings, each once."""
    return tuple({a.entity.id: a.entity for a in aliases}.values())


def _opens_name(word: str) -> bool:
    """Whether a word has a capital, or letters that have none."""
    first = word[:1]
    return first.isupper() or (first.isalpha() and not first.islower())


def _capitals(word: str) -> int:
    return sum(c.isupper() for c in word)


def _longest(keys: list[str]) -> dict[str, int]:
    """First word of a key -> how many words the longest such key has."""
    found: dict[str, int] = {}
    for key in keys:
        first, n = key.partition(" ")[0], key.count(" ") + 1
        if n > found.get(first, 0):
            found[first] = n
    return found


def _demonyms(states: dict[str, State]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for state in states.values():
        for word in dict.fromkeys(map(fold, state.demonyms)):
            found[word] = (*found.get(word, ()), state.iso)
    return found

"""Parties, forces, ministries, monitors, outlets and states by name, and the common nouns for them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from dateline.records.values import Affiliation, Entity

DATA = Path(__file__).parent / "data"

# A loose spelling of a single short word meets too many other words ("Eran", "Iran").
LOOSE_LENGTH = 6

# Longer all-capital names ("UNIFIL") are also written "Unifil"; shorter ones meet words ("IS", "US", "PA").
ACRONYM_LENGTH = 4

_ARTICLE = re.compile(r"\b(?:al|el|ul|ash|as|ad|ar|at|az|an|adh|ath)-(?=\w)|\bal ", re.IGNORECASE)
# Most names need no folding but their case.
_PLAIN = re.compile(r"(?!.*\b(?:the|al)\b)[a-z0-9]+(?: [a-z0-9]+)*")
_BREAK = re.compile(r"[\s\-‐‑–/_,]+")
_DROP = str.maketrans("", "", "'’‘`´ʿʾʻʼ“”\".()")
# Between the words of a name; any other mark ends it.
_JOINTS = frozenset("-‐‑–'’‘`´ʿʾʻʼ“”\"/")
_STOP = "|"
_VOWELS = str.maketrans("eyoq", "iiuk")
_LOOSE = (("ai", "i"), ("dh", "d"), ("th", "t"), ("ca", "ka"), ("cu", "ku"))
_DOUBLED = re.compile(r"(.)\1+")


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
    """One spelling of one entity: `upper` where only capitals mean it, `article` where it needs its "The"."""

    entity: Entity
    upper: bool
    article: bool


@dataclass(frozen=True)
class EntityTable:
    """What we know of parties by name. Two parties with one name are both kept: the caller decides."""

    by_id: dict[str, Entity]
    states: dict[str, State]
    nouns: dict[str, PartyNoun]
    _strict: dict[str, tuple[_Alias, ...]] = field(repr=False)
    _loose: dict[str, tuple[_Alias, ...]] = field(repr=False)
    _longest: dict[str, int] = field(repr=False)
    _demonyms: dict[str, tuple[str, ...]] = field(repr=False)
    _capitals: dict[str, str] = field(repr=False)

    @staticmethod
    @lru_cache(maxsize=1)
    def load() -> EntityTable:
        """The tables of the package, read once."""
        states = {s.iso: s for s in map(_state, rows("states.tsv"))}
        entities = [s.entity for s in states.values()] + [_entity(r) for r in rows("entities.tsv")]
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
        """All parties a name may mean; loose spellings ("al-Shabab") only where no exact one fits."""
        found = self._strict.get(fold(name)) or self._loose.get(loosen(name)) or ()
        bare = not name.lower().startswith("the ")
        return tuple(a.entity for a in found if not (bare and a.article))

    def scan(self, words: Sequence[str]) -> Iterator[tuple[int, int, tuple[Entity, ...]]]:
        """The longest names in a run of words, in order, as (first, last + 1, parties). Case counts."""
        parts = [_part(words, i) for i in range(len(words))]
        i = 0
        while i < len(words):
            hit = self._match(words, parts, i) if parts[i] else None
            if hit:
                yield _with_article(words, i), *hit
            i = hit[0] if hit else i + 1

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
        first = parts[i].partition(" ")[0] + ("s" if parts[i + 1 : i + 2] == ["'s"] else "")
        reach = max(self._longest.get(first, 0), self._longest.get(_loose_word(first), 0))
        reach = max(reach, self._longest.get(parts[i], 0))
        if not reach:
            return None
        article = i > 0 and words[i - 1].lower() == "the"
        for end, key in reversed(_keys(parts, i, reach)):
            alone = article and not (end < len(words) and words[end][:1].isupper())
            found = self._spelled(words[i:end], key, alone)
            if found:
                return end, found
        return None

    def _spelled(self, words: Sequence[str], key: str, article: bool) -> tuple[Entity, ...]:
        """The parties of a folded key, where the words are capitalised as a name is."""
        if not words[-1][:1].isupper() and not any(w[:1].isupper() for w in words):
            return ()
        aliases = self._strict.get(key) or self._loose.get(" ".join(map(_loose_word, key.split(" ")))) or ()
        upper = any(_capitals(w) > 1 for w in words)
        return tuple(a.entity for a in aliases if (upper or not a.upper) and (article or not a.article))


def fold(name: str) -> str:
    """A name without case, accents, apostrophes, hyphens and articles, English or Arabic."""
    plain = name.lower()
    if _PLAIN.fullmatch(plain):
        return plain
    words = [w for w in _BREAK.split(_plain(_ARTICLE.sub(" ", name))) if w]
    return " ".join([w for w in words if w != "the"] or words)


def loosen(name: str) -> str:
    """The same for transliterations that differ in vowels, doubled letters and q / k ("Qaida", "Kaeda")."""
    return " ".join(map(_loose_word, fold(name).split(" ")))


def rows(file: str) -> Iterator[dict[str, str]]:
    """The rows of a table of this package; lines that begin with # are notes."""
    lines = (DATA / file).read_text("utf-8").splitlines()
    table = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return (dict(zip(table[0], row, strict=True)) for row in table[1:])


@lru_cache(maxsize=50_000)
def _plain(word: str) -> str:
    word = word.lower().translate(_DROP)
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


@lru_cache(maxsize=50_000)
def _loose_word(word: str) -> str:
    word = word.translate(_VOWELS)
    for written, plain in _LOOSE:
        word = word.replace(written, plain)
    word = _DOUBLED.sub(r"\1", word)
    return word[:-2] + "a" if word.endswith(("ah", "ih")) else word


def _part(words: Sequence[str], i: int) -> str:
    """The folded form of one token; empty for hyphens, quotes and articles inside a name."""
    if not any(c.isalnum() for c in words[i]):
        return "" if words[i] in _JOINTS else _STOP
    word = _BREAK.sub(" ", _plain(words[i])).strip()
    if word in ("al", "the"):
        return ""
    if i + 1 < len(words) and words[i + 1] == "-" and _ARTICLE.match(word + "-x"):
        return ""
    return word if words[i] != "'s" and words[i] != "’s" else "'s"


def _keys(parts: list[str], first: int, reach: int) -> list[tuple[int, str]]:
    """The folded beginnings of a run as (last + 1, key), up to `reach` words; "People", "'s" is one word."""
    found, key, n = [], "", 0
    for j in range(first, len(parts)):
        if parts[j] == _STOP or (n >= reach and parts[j] != "'s"):
            break
        if parts[j] == "'s":
            key += "s"
        elif parts[j]:
            key = f"{key} {parts[j]}" if key else parts[j]
            n = key.count(" ") + 1
        if parts[j]:
            found.append((j + 1, key))
    return found


def _with_article(words: Sequence[str], i: int) -> int:
    """The first word of a name that begins at `i`, with an Arabic article before it ("al", "-")."""
    if i >= 2 and words[i - 1] == "-" and _ARTICLE.match(words[i - 2] + "-x"):
        return i - 2
    return i - 1 if i and words[i - 1].lower() == "al" else i


def _state(row: dict[str, str]) -> State:
    aliases = tuple(filter(None, row["aliases"].split("|")))
    entity = Entity(f"state:{row['iso']}", row["name"], "state", row["iso"], aliases, origin=row["origin"])
    return State(row["iso"], entity, tuple(filter(None, row["demonyms"].split("|"))), row["capital"] or None)


def _entity(row: dict[str, str]) -> Entity:
    return Entity(
        row["id"],
        row["name"],
        row["kind"],
        row["country"] or None,
        tuple(filter(None, row["aliases"].split("|"))),
        affiliations=tuple(_affiliation(a, row["origin"]) for a in row["affiliations"].split("|") if a),
        origin=row["origin"],
    )


def _affiliation(text: str, origin: str) -> Affiliation:
    """An edge written `id>kind>from>to`; the dates may be missing."""
    to, kind, start, end = (text + ">>>").split(">")[:4]
    return Affiliation(to, kind or "part_of", start or None, end or None, origin)


def _noun(row: dict[str, str]) -> PartyNoun:
    return PartyNoun(row["kind"], row["can_act"] == "1", row["is_people"] == "1", row["body"] == "1")


def _index(entities: list[Entity]) -> dict[str, tuple[_Alias, ...]]:
    """Folded name -> whoever goes by it."""
    found: dict[str, tuple[_Alias, ...]] = {}
    for entity in entities:
        for name in (entity.name, *entity.aliases):
            key = fold(name)
            known = found.get(key, ())
            if key and all(a.entity is not entity for a in known):
                upper = len(name.replace(".", "")) <= ACRONYM_LENGTH and _capitals(name) > 1
                article = name.startswith("The ") and name.count(" ") == 1
                found[key] = (*known, _Alias(entity, upper, article))
    return found


def _loosely(strict: dict[str, tuple[_Alias, ...]]) -> dict[str, tuple[_Alias, ...]]:
    """The same by loose spelling; short single words and states left out."""
    found: dict[str, dict[str, _Alias]] = {}
    for key, aliases in strict.items():
        loose = " ".join(map(_loose_word, key.split(" ")))
        if " " in loose or len(loose) >= LOOSE_LENGTH:
            named = ((a.entity.id, a) for a in aliases if a.entity.kind != "state")
            found.setdefault(loose, {}).update(named)
    return {key: tuple(aliases.values()) for key, aliases in found.items() if aliases}


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

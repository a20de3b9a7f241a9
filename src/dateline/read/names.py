"""Names in a text, and what they name: decided from tables and context, not from spaCy's types."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.knowledge.cues import blaming
from dateline.knowledge.entities import EntityTable, fold
from dateline.knowledge.naming import PEOPLE_ENDINGS, NameWords, phrase
from dateline.knowledge.place_patterns import WAYS, place_words
from dateline.read.case import is_common
from dateline.records.parse import HOUSE, OF_A_LAND, Mention, Sentence, Token
from dateline.records.text import Span
from dateline.records.values import Entity

PlaceKinds = Callable[[str], tuple[str, ...]]

# spaCy's labels that are names of somebody or something, not times or numbers.
LABELS = frozenset(("PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"))
PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))

# With this share of its longer words capitalised a sentence is in title case: capitals say nothing.
TITLE_CASE = 0.7

_JOINTS = frozenset("-‘’'`ʿʾ–&/")
_POSSESSIVE = frozenset(("'s", "’s"))
_CASELESS = frozenset(("PUNCT", "SYM", "NUM", "SPACE"))
_OPENERS = ('"', "“", "„", "«")
_NEVER_FIRST = frozenset(("DET", "ADP", "PRON", "CCONJ", "SCONJ", "AUX", "PART"))
_LANDS = frozenset(("place", "state", "nationality"))
# So many words may stand between a name and the land that owns it: "of the region of X".
_OWNERS = 5
_REPORTERS = frozenset(("news_agency", "outlet"))
_ALSO_PLACES = frozenset(
    ("ethnic_or_religious_group", "government", "news_agency", "outlet", "police", "party")
)
_BEARING_ARMS = frozenset(("armed_group", "military", "party"))
_SMALL_FIRST = frozenset(("near", "in", "at", "from", "outside", "inside", "the", "a", "an"))
_COMMON = frozenset(("DET", "PRON", "ADP", "AUX", "CCONJ", "SCONJ", "ADV", "PART", "INTJ", "VERB"))
_PLACE_KINDS_STRONG = frozenset(("country", "admin1", "city"))
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&./-]{1,9}$|[A-Z][A-Za-z]?[A-Z]{1,6}$")


# What a name right after says where something is by itself: that of a quarter needs its town.
SETTLEMENTS = frozenset(
    {"canton", "city", "commune", "county", "department", "district", "governorate", "hamlet", "municipality",
     "prefecture", "province", "region", "settlement", "state", "territory", "town", "township", "village"}
)  # fmt: skip


@dataclass(frozen=True)
class _Piece:
    """A run of tokens that may be a name: `label` is spaCy's, `entities` what the table offers."""

    first: int
    last: int
    label: str = ""
    entities: tuple[Entity, ...] = ()
    titled: bool = False


@dataclass(frozen=True)
class _Judged:
    """A piece with its kind: `strength` 3 where words say so, 2 by the tables, 1 by a guess."""

    first: int
    last: int
    kind: str
    strength: int
    method: str
    name: str
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True)
class _Text:
    """What every rule looks at."""

    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    table: EntityTable
    naming: NameWords
    place_kinds: PlaceKinds
    written: tuple[str, ...]

    def name(self, first: int, last: int) -> str:
        """The words of a run as they are written, without articles, quotes and possessives at the ends."""
        text = ""
        for token in self.tokens[first:last]:
            if text and token.start > self.tokens[token.i - 1].end:
                text += " "
            text += self.written[token.i]
        return text.strip(" '\"’“”‘,")


def names(
    tokens: tuple[Token, ...],
    sentences: tuple[Sentence, ...],
    spacy_names: tuple[tuple[Span, str], ...],
    table: EntityTable,
    place_kinds: PlaceKinds,
    *,
    written: tuple[str, ...] | None = None,
) -> tuple[Mention, ...]:
    """All names in order, none overlapping. `place_kinds` gives the gazetteer's kinds of a name, if any.

    `written` are the words as the report has them, where the tokens are glosses of another language.
    """
    words = tuple(t.text for t in tokens)
    text = _Text(tokens, words, sentences, table, NameWords.load(), place_kinds, written or words)
    judged = [j for p in _pieces(text, spacy_names) if (j := _judge(text, p))]
    judged = [j for j in _agreed(_without_headline_words(text, judged)) if j.strength or j.last - j.first > 1]
    judged = _informed(text, judged)
    return tuple(_mentions(text, judged))


# --- where a name is -------------------------------------------------------------------------------------


def _pieces(text: _Text, spacy_names: tuple[tuple[Span, str], ...]) -> Iterator[_Piece]:
    """The names of the table, of spaCy and of capitals, cut apart so that none overlaps another."""
    starts = {t.start: t.i for t in text.tokens}
    ends = {t.end: t.i + 1 for t in text.tokens}
    by_spacy = [
        (starts[s.start], ends[s.end], label)
        for s, label in spacy_names
        if label in LABELS and s.start in starts and s.end in ends
    ]
    begins = [first for first, _, _ in by_spacy]
    for sentence in text.sentences:
        hits = _hits(text, sentence)
        ranges = by_spacy[bisect_left(begins, sentence.first) : bisect_left(begins, sentence.last)]
        if not _title_case(text, sentence):
            ranges += [(a, b, "") for a, b in _runs(text, sentence)]
        at = sentence.first
        for first, last, label in _joined(ranges, list(hits)):
            for piece in _cut(text, max(first, at), last, label, hits):
                yield piece
                at = piece.last


def _hits(text: _Text, sentence: Sentence) -> dict[tuple[int, int], tuple[Entity, ...]]:
    """Names of the entity table in one sentence."""
    found = list(text.table.scan(text.written[sentence.first : sentence.last]))
    if text.written is not text.words:
        glossed = text.table.scan(text.words[sentence.first : sentence.last])
        found += [hit for hit in glossed if not any(a < hit[1] and hit[0] < b for a, b, _ in found)]
    return {
        (sentence.first + a, sentence.first + b): entities
        for a, b, entities in found
        if b - a > 1 or _is_name_word(text.tokens[sentence.first + a], sentence)
    }


def _is_name_word(token: Token, sentence: Sentence) -> bool:
    """Whether a single capitalised word is a name here and not, say, the first word of a sentence."""
    return token.text.isupper() or token.pos not in _COMMON or token.i != sentence.first


def _title_case(text: _Text, sentence: Sentence) -> bool:
    if text.words[sentence.last - 1] in (".", "?", "!") and sentence.region != "headline":
        return False
    longer = [w for w in text.words[sentence.first : sentence.last] if len(w) > 3 and w.isalpha()]
    return len(longer) > 3 and sum(w[0].isupper() for w in longer) >= TITLE_CASE * len(longer)


def _runs(text: _Text, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, with the particles and joints between them."""
    i = sentence.first
    while i < sentence.last:
        if not _opens(text, i, sentence):
            i += 1
            continue
        end = i + 1
        while end < sentence.last and (step := _goes_on(text, end, sentence.last)):
            end = step
        yield _with_particles(text, i, sentence.first), end
        i = end


def _opens(text: _Text, i: int, sentence: Sentence) -> bool:
    token = text.tokens[i]
    if not _capital(text, token):
        return False
    first = i == sentence.first or text.words[i - 1] in "\"“‘':"
    if first:
        return (
            token.pos == "PROPN"
            or bool(text.table.nationalities(token.text))
            or _is_town_of_people(text, i)
            or _heads_a_note(text, i)
        )
    return token.pos not in _COMMON or len(token.text) > 3


def _is_town_of_people(text: _Text, i: int) -> bool:
    """ "Goma residents", "Ambato police": a town that opens a sentence and is taken for a common word."""
    token = text.tokens[i]
    if token.dep not in _BEFORE_NOUN or token.head != i + 1 or is_common(token.lower):
        return False
    return text.table.noun_kind(text.tokens[i + 1].lemma) is not None and bool(text.place_kinds(token.text))


_BEFORE_NOUN = frozenset(("compound", "amod"))


def _heads_a_note(text: _Text, i: int) -> bool:
    """ "Bama: three soldiers killed": a town with a colon, which the parser takes for a common word."""
    token = text.tokens[i]
    if text.words[i + 1 : i + 2] != (":",) or is_common(token.lower):
        return False
    placed = _heads_a_figure(text, i + 1) or bool(text.place_kinds(token.text))
    return placed and text.table.noun_kind(token.lemma) is None


def _heads_a_figure(text: _Text, last: int) -> bool:
    """ "Oru Kessa: eleven dead": what a headline puts before a count is where it was."""
    after = text.tokens[last + 1 : last + 2]
    return text.words[last : last + 1] == (":",) and bool(after) and after[0].pos == "NUM"


def _upper(token: Token) -> bool:
    """Whether a word is written as a name: with a capital, or in a script without them by what it is taken for."""
    first = token.text[0]
    return first.isupper() or (first.isalpha() and not first.islower() and token.pos == "PROPN")


def _capital(text: _Text, token: Token) -> bool:
    return _upper(token) and not _is_calendar(text, token) and token.pos not in _CASELESS


def _goes_on(text: _Text, i: int, stop: int) -> int | None:
    """The end of the next name word after `i`, over at most three joints and particles; else None."""
    for j in range(i, min(i + 4, stop)):
        token = text.tokens[j]
        if j == i and _told_apart(text, j):
            return None
        if _capital(text, token) and token.pos not in ("DET", "PRON", "ADP"):
            return j + 1
        if not _joins(text, j, i, stop):
            return None
    return None


def _told_apart(text: _Text, i: int) -> bool:
    """Whether the tables part a name from the one before it: "мэр Харькова Игорь Волков", "у Херсоні росіяни".

    A small adjective begins none: "в дагестанском Хасавюрте".
    """
    before, token = text.tokens[i - 1], text.tokens[i]
    people = token.pos == "NOUN" and text.written[i][:1].islower()
    names = before.pos == "PROPN" and (token.pos == "PROPN" or people) and text.written is not text.words
    small = before.pos == "ADJ" and text.written[i - 1][:1].islower() and text.written[i][:1].isupper()
    return small or (names and before.dep not in ("compound", "amod", "punct"))


def _joins(text: _Text, j: int, i: int, stop: int) -> bool:
    """Whether a small word or mark may stand inside a name: "al", "ez-", "-au-", "of" after "Ministry"."""
    word, after = text.words[j], text.words[j + 1 : j + 2]
    if _is_spaced(text, j):
        return False
    if word == "-":
        inner = after and (after[0] in text.naming.tables["particle"] or text.words[j + 2 : j + 3] == ("-",))
        return j + 1 < stop and bool(inner or not after[0].islower())
    if word in _JOINTS or _links(text, j, i):
        return True
    return (word.islower() and text.naming.has("particle", word)) or (
        text.words[j - 1] == "-" == "".join(after)
    )


def _is_spaced(text: _Text, i: int) -> bool:
    """ "الشراونة - بعلبك", "Borno / Bama": a mark that parts two names."""
    return text.words[i] in _PARTING and text.tokens[i].start > text.tokens[i - 1].end


_PARTING = frozenset("-–—/|")


def _links(text: _Text, j: int, i: int) -> bool:
    """Whether "of", "for" or "the" goes on with a name: "Ministry of", "Front for the"."""
    word = text.words[j]
    if word == "the" and j > i:
        return text.words[j - 1] in ("of", "for")
    after = text.words[j + 1 : j + 2]
    if j == i and after == ("of",) and text.tokens[j].pos == "ADJ" and _is_body_word(text, text.words[i - 1]):
        # "Forces démocratiques du Kivu"
        return text.written is not text.words
    if text.written is not text.words and _led_by_body(text, i):
        # "Front de libération du Nord": of a body's name, also words without a capital up to the next one.
        after_of = j > i and text.words[j - 1] in ("of", "for", "the")
        return word in ("of", "for") or (after_of and text.tokens[j].pos == "NOUN")
    if j == i and word == "of" and "for" in text.words[max(i - 6, 0) : i] and _led_by_body(text, i):
        return True  # "Front for the Honour of": what a body is for
    # An adjective may stand between: "Observatório Sírio dos Direitos Humanos".
    back = i - 2 if text.tokens[i - 1].pos == "ADJ" and i > 1 else i - 1
    return j == i and word in ("of", "for") and _is_body_word(text, text.words[back])


def _led_by_body(text: _Text, i: int) -> bool:
    """Whether the name that ends before `i` begins with what a body is called: "Army of Liberation"."""
    for k in range(i - 1, max(i - 7, -1), -1):
        if _is_body_word(text, text.words[k]):
            return True
        if not (_capital(text, text.tokens[k]) or text.words[k] in ("of", "for", "the")):
            return False
    return False


def _is_body_word(text: _Text, word: str) -> bool:
    return word[:1].isupper() and (text.naming.has("last", word) or text.naming.has("first", word))


def _with_particles(text: _Text, i: int, stop: int) -> int:
    """The first token of a name that begins at `i`, with "al-" before it."""
    if (
        i - 2 >= stop
        and text.words[i - 1] == "-"
        and text.words[i - 2].lower() in text.naming.tables["particle"]
    ):
        return i - 2
    return i - 1 if i - 1 >= stop and text.words[i - 1] in ("al", "el", "bin", "abu") else i


def _joined(ranges: list[tuple[int, int, str]], hits: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Overlapping ranges made one; it keeps the label of the longest that has one."""
    found: list[tuple[int, int, str]] = []
    for first, last, label in sorted([*ranges, *((a, b, "") for a, b in hits)]):
        if found and first < found[-1][1]:
            start, end, known = found[-1]
            longer = label and (not known or last - first > end - start)
            found[-1] = (start, max(end, last), label if longer else known)
        else:
            found.append((first, last, label))
    return found


def _cut(
    text: _Text, first: int, last: int, label: str, hits: dict[tuple[int, int], tuple[Entity, ...]]
) -> Iterator[_Piece]:
    """One range as one name, or as the several names it is made of."""
    first, last = _trimmed(text, first, last, hits)
    if first >= last:
        return
    if (first, last) in hits:
        yield _Piece(first, last, label, hits[first, last])
        return
    for a, b in _parts(text, first, last, label, hits):
        if (a, b) == (first, last):
            yield _Piece(a, b, label, titled=_titled(text, a) or _has_title(text, a, b))
        else:
            yield from _cut(text, a, b, label, hits)


def _trimmed(
    text: _Text, first: int, last: int, hits: dict[tuple[int, int], tuple[Entity, ...]]
) -> tuple[int, int]:
    """A range without articles, quotes, possessives and small words at its ends; never into a table name."""
    begins, ends = {a for a, _ in hits}, {b for _, b in hits}
    while first < last and first not in begins and not _can_begin(text, first, last):
        first += 1
    if last - first > 2 and text.words[last - 2] == "on" and _is_calendar(text, text.tokens[last - 1]):
        last -= 2  # "Bentiu on Monday"
    while first < last and last not in ends and not _can_end(text.tokens[last - 1]):
        last -= 1
    return first, last


def _can_begin(text: _Text, i: int, last: int) -> bool:
    token = text.tokens[i]
    arabic = i + 1 < last and text.words[i + 1] == "-"
    if _is_calendar(text, token) or (not arabic and token.pos in _NEVER_FIRST):
        return False
    if i + 1 < last and token.lower in _SMALL_FIRST:
        return False
    return (
        _upper(token)
        or (text.naming.has("particle", token.lower) and i + 1 < last)
        or token.text[0].isdigit()
    )


def _is_calendar(text: _Text, token: Token) -> bool:
    """A day or a month; in a text read by tables "Jan" is no January but a name that no table has."""
    if not text.naming.has("calendar", token.lower.strip(".")):
        return False
    own = text.written is not text.words and text.written[token.i] == text.words[token.i]
    return not (own and token.pos == "PROPN") and not _opens_a_name(text, token.i)


def _opens_a_name(text: _Text, i: int) -> bool:
    """ "Mar del Plata", "Mar Doran": what shortens a month elsewhere, before more of a known name."""
    run = text.words[i : i + 3]
    short = (
        len(run[0]) == SHORT_MONTH and run[0].istitle() and run[0] != "May" and run[1:] and run[1].isalpha()
    )
    dated = i > 0 and text.words[i - 1][:1].isdigit()
    return bool(short and not dated) and any(
        text.place_kinds(text.name(i, i + n)) for n in range(2, len(run) + 1)
    )


# "Mar", "Dec".
SHORT_MONTH = 3


def _can_end(token: Token) -> bool:
    return _upper(token) or token.text[0].isdigit() or (token.text.islower() and token.pos == "PROPN")


def _parts(
    text: _Text, first: int, last: int, label: str, hits: dict[tuple[int, int], tuple[Entity, ...]]
) -> list[tuple[int, int]]:
    """The cuts of a range: at brackets, titles, table names inside, possessives, after a nationality.

    "Cox's Bazar" is a place.
    """
    if (
        bracket := next((i for i in range(first + 1, last) if text.words[i] in ("(", "[")), None)
    ) is not None:
        return [(first, bracket), (bracket + 1, last)]
    if (dash := next((i for i in range(first + 1, last - 1) if _is_spaced(text, i)), None)) is not None:
        return [(first, dash), (dash + 1, last)]
    if (end := _place_end(text, first, last)) is not None:
        return [(first, end), (end, last)]
    inside = [h for h in hits if first <= h[0] and h[1] <= last]
    held = text.naming.ending("last", text.words[first:last])
    for i in range(first + 1, last - (held[0] if held else 1)):
        owned = text.words[i] in _POSSESSIVE and not any(a <= i < b for a, b in inside)
        if owned and not (_owned(text, i) or text.place_kinds(text.name(i - 1, min(i + 2, last)))):
            return [(first, i), (i + 1, last)]
    joint = _between_two(text, first, last) or _before_seat(text, first, last)
    if joint is not None:
        return [(first, joint), (joint + 1, last)]
    long_name = _long_name(text, first, last)
    if label == "PERSON" and last - first > 2 and text.table.noun_kind(text.words[first]):
        return [(first, first + 1), (first + 1, last)]
    if last - first > 1 and _is_at_known(text, first, last):
        return [(first, last)]
    if not long_name and (title := _title_in(text, first, last)):
        return [(a, b) for a, b in ((first, title[0]), (title[1], last)) if a < b]
    if last - first > 1 and _is_place_name(text, first, last):
        return [(first, last)]
    nation = _nation_end(text, first, last)
    for a, b in sorted(inside, key=lambda h: h[0] - h[1]):
        if nation and first < a and b <= nation:
            continue  # the "African" of "South African"
        states = all(e.kind == "state" for e in hits[a, b])
        if label == "PERSON" and b - a == 1 and _of_person(text, first, last, (a, b)):
            continue
        if long_name and b == last and _belongs(text, first, a, hits[a, b]):
            continue
        if not (states and (long_name or label in ("ORG", "FAC", "EVENT", "LAW", "WORK_OF_ART"))) and not (
            long_name and b < last
        ):
            return [(x, y) for x, y in ((first, a), (a, b), (b, last)) if x < y]
    if nation and nation < last and not long_name and label not in ("ORG", "FAC", "EVENT", "LAW"):
        return [(first, nation), (nation, last)]
    if last - first > 1 and nation != last and not long_name and _nation_ends(text, last - 1):
        return [(first, last - 1), (last - 1, last)]
    return [(first, last)]


def _is_at_known(text: _Text, first: int, last: int) -> bool:
    """ "in Sheikh Karvan", "the Sheikh Karvan district": a known place where one stands, no person by a title."""
    stands = is_at(text.tokens, first) or text.naming.beginning("place_after", text.words[last : last + 2])
    return bool(stands) and bool(text.place_kinds(text.name(first, last)))


def _place_end(text: _Text, first: int, last: int) -> int | None:
    """Where a place ends inside a range: "Karvan, Velmar", "Karvan IED"."""
    words = text.words
    comma = next((i for i in range(first + 1, last - 1) if words[i] == ","), None)
    if comma and (text.place_kinds(text.name(first, comma)) or text.place_kinds(text.name(comma + 1, last))):
        return comma
    acronym = last - first > 1 and len(words[last - 1]) > 1 and words[last - 1].isupper()
    acronym = acronym and not text.naming.has("place_after", words[last - 1])
    mixed = acronym and not words[last - 2].isupper() and words[last - 2] not in _JOINTS
    return last - 1 if mixed and text.place_kinds(text.name(first, last - 1)) else None


def _between_two(text: _Text, first: int, last: int) -> int | None:
    """ "between Macomia and Awasse": where one name ends and the other begins."""
    joints = [i for i in range(first + 1, last - 1) if text.words[i] == "and"]
    return joints[0] if joints and first and text.words[first - 1] == "between" else None


def _before_seat(text: _Text, first: int, last: int) -> int | None:
    """ "Consulate in Karvan": where the name of a body ends before the place it is in; a group bears its region's."""
    joint = next((i for i in range(first + 1, last - 1) if text.words[i] in _SEATING), None)
    if joint is None or text.words[joint] in ("near", "outside"):
        return joint
    body = text.naming.ending("last", text.words[first:joint])
    kinds = text.place_kinds(text.name(joint + 1, last))
    bears = body is not None and body[1] in _BEARING_ARMS and _TOWNS.isdisjoint(kinds)
    return joint if kinds and not bears else None


_SEATING = frozenset(("in", "at", "near", "outside"))
_TOWNS = frozenset(("city", "village"))


def _nation_ends(text: _Text, i: int) -> bool:
    """ "بلدوين الصومالية": an adjective of a nation that stands after the name it describes."""
    return text.tokens[i].pos == "ADJ" and bool(text.table.nationalities(text.words[i]))


def _of_person(text: _Text, first: int, last: int, hit: tuple[int, int]) -> bool:
    """Whether a party's one-word name is part of a person's: "Richard Wagner", "Amal Selim"."""
    return hit[1] == last or text.naming.has("given", text.words[first])


def _belongs(text: _Text, first: int, i: int, entities: tuple[Entity, ...]) -> bool:
    """Whether a known name is only the end of a longer one: "Movement of X", "Karvani National Guard"."""
    if text.words[i - 1] in ("of", "for", "the", "in"):
        return True
    found = text.table.nationalities(" ".join(text.words[first:i]))
    return bool(found) and not any(e.country in found for e in entities)


def _owned(text: _Text, i: int) -> bool:
    """Whether a possessive belongs to the name of a body: "People's Front", "Workers' Party"."""
    return text.table.noun_kind(text.tokens[i - 1].lemma) is not None and text.tokens[i - 1].pos != "NOUN"


def _is_place_name(text: _Text, first: int, last: int) -> bool:
    """Whether a place goes by a whole range ("Tal Afar", "Central America"), but no nationality with it."""
    if _is_region(text, first, last):
        return True
    return not _nation_end(text, first, last) and bool(text.place_kinds(text.name(first, last)))


def _long_name(text: _Text, first: int, last: int) -> bool:
    """Whether the words of an office, a force or a place hold a run together ("Israel Radio")."""
    words = text.words[first:last]
    if len(words) < 2:
        return False
    if text.naming.ending("last", words) or text.naming.ending("place_after", words):
        return True
    linked = [i for i, w in enumerate(words) if i and w in ("of", "for", "in")]
    return any(_is_body_word(text, words[i - 1]) for i in linked)


def _title_in(text: _Text, first: int, last: int) -> tuple[int, int] | None:
    """The first title in a range, and all that follow it at once: "Lt. Gen." as (first, last + 1)."""
    for i in range(first, last):
        found = text.naming.beginning("title", text.words[i:last])
        if found and not (i > first and text.words[i - 1] in _JOINTS):
            end = i + found[0]
            while more := text.naming.beginning("title", text.words[end:last]):
                end += more[0]
            return i, end
    return None


def _titled(text: _Text, first: int) -> bool:
    """Whether a title or a noun for one person stands right before a token ("spokesman", "Col.", "son")."""
    if text.naming.ending("title", text.words[max(0, first - 3) : first]):
        return True
    noun = (
        text.table.noun(text.tokens[first - 1].lemma)
        if first and text.tokens[first - 1].tag == "NN"
        else None
    )
    return bool(noun and noun.is_people)


def _has_title(text: _Text, first: int, last: int) -> bool:
    """Whether a title is told to belong to a name that it does not touch: "глава района Иван", read by tables."""
    if text.written is text.words or not first or text.tokens[first - 1].tag != "NN":
        return False
    head = _head_of(text, first, last)
    title = next(
        (t for t in text.tokens[max(0, first - 8) : first] if t.head == head and t.dep == "compound"), None
    )
    noun = text.table.noun(title.lemma) if title is not None and title.pos == "NOUN" else None
    return bool(noun and noun.is_people)


def _nation_end(text: _Text, first: int, last: int) -> int | None:
    """Where a nationality at the beginning of a range ends."""
    for n in (2, 1):
        if first + n <= last and text.table.nationalities(" ".join(text.words[first : first + n])):
            return first + n
    return None


# --- what it names ---------------------------------------------------------------------------------------


def _judge(text: _Text, piece: _Piece) -> _Judged | None:
    """The first rule that knows; None where the words are no name after all."""
    if _is_no_name(text, piece):
        return None
    for rule in _RULES:
        found = rule(text, piece)
        if found:
            return found
    return None


def _is_no_name(text: _Text, piece: _Piece) -> bool:
    """ "US $2 million", "on New Year's Eve", "a Ramadan market"."""
    alone = piece.last - piece.first == 1
    feast = alone and text.naming.has("feast", text.words[piece.first])
    return feast or text.words[piece.last : piece.last + 1] == ("$",)


def _by_table(text: _Text, piece: _Piece) -> _Judged | None:
    if not piece.entities:
        return None
    kinds = {e.kind for e in piece.entities}
    if kinds == {"state"}:
        nation = _nation_end(text, piece.first, piece.last) == piece.last
        if nation and (body := _body_after(text, piece.last)):
            return _made(text, piece, body[1], 3, "nationality and body", last=body[0])
        kind = "nationality" if nation and _modifies(text, piece.last - 1) else _state_or_place(text, piece)
    elif "state" in kinds or len(kinds) > 1:
        kind = piece.entities[0].kind
    else:
        kind = kinds.pop()
    # "в ДНР": what rules a division goes by its name.
    rules = kind == "armed_group" and "admin1" in text.place_kinds(text.name(piece.first, piece.last))
    if (rules or kind in _ALSO_PLACES) and _stands_as_place(text, piece):
        return _by_place_word(text, piece) or _made(text, piece, "place", 3, "name of a party and a place")
    return _made(text, piece, kind, 3, "entity table", entities=piece.entities)


def _stands_as_place(text: _Text, piece: _Piece) -> bool:
    """Whether a name that a party and a place share is the place: "in Merawi, Amhara", "Fars province"."""
    if _is_spoken(text, piece) or not text.place_kinds(text.name(piece.first, piece.last)):
        return False
    before = tuple(w.lower() for w in text.words[max(0, piece.first - 4) : piece.first])
    if before[-1:] == ("the",) and any(e.kind == "government" for e in piece.entities):
        return False  # "in the Duma"
    if before[-1:] == ("of",) and _is_place_noun(text, piece.first - 1):
        return True
    token = _chain_head(text, text.tokens[_head_of(text, piece.first, piece.last)])
    prep = token.dep == "pobj" and text.naming.has("place_prep", text.tokens[token.head].lower)
    return prep or bool(text.naming.beginning("place_after", text.words[piece.last : piece.last + 2]))


def _by_marks(text: _Text, piece: _Piece) -> _Judged | None:
    """What a body is called between marks is its name, though a place goes by it: «батальон "Кавказ"»."""
    opened = piece.first > 1 and text.words[piece.first - 1] in _OPENERS
    head = text.tokens[_head_of(text, piece.first, piece.last)]
    if opened and head.dep == "dobj" and text.tokens[head.head].lemma == "tell":
        return _made(text, piece, "outlet", 2, "told")
    return _by_noun_before(text, piece) if opened and not piece.entities else None


def _by_region(text: _Text, piece: _Piece) -> _Judged | None:
    whole = _is_region(text, piece.first, piece.last) and not _body_after(text, piece.last)
    return _made(text, piece, "place", 3, "region") if whole else None


def _is_region(text: _Text, first: int, last: int) -> bool:
    return phrase(text.words[first:last]) in text.naming.tables["region"]


def _by_nationality(text: _Text, piece: _Piece) -> _Judged | None:
    found = text.table.nationalities(text.name(piece.first, piece.last))
    if not found and text.written is not text.words:
        found = text.table.nationalities(" ".join(text.words[piece.first : piece.last]))
    if not found:
        return _by_form(text, piece)
    if body := _body_before(text, piece):
        return replace(
            _made(text, piece, body[1], 3, "nationality and body"),
            first=body[0],
            name=text.name(body[0], piece.last),
        )
    if body := _body_after(text, piece.last):
        return _made(text, piece, body[1], 3, "nationality and body", last=body[0])
    states = tuple(text.table.states[iso].entity for iso in found)
    return _made(text, piece, "nationality", 3, "nationality", entities=states)


def _body_before(text: _Text, piece: _Piece) -> tuple[int, str] | None:
    """The body that a nationality after it names ("ejército israelí"), as (its first word, kind)."""
    token = text.tokens[piece.last - 1]
    body = text.tokens[token.head]
    if token.dep != "amod" or not 0 < piece.first - body.i <= 2 or text.written is text.words:
        return None
    noun = text.table.noun(body.lemma)
    if noun is None or not noun.is_body:
        return None
    first = body.i
    # "وزارة الدفاع الروسية": the words of a body whose gloss is more than one.
    while first and text.tokens[first - 1].dep == "compound" and text.tokens[first - 1].head == body.i:
        first -= 1
    return first, noun.kind


def _by_form(text: _Text, piece: _Piece) -> _Judged | None:
    """An adjective of a people that no table has, by its ending and the noun after it: "Velmari troops"."""
    name = text.name(piece.first, piece.last)
    if piece.last - piece.first > 1 or not name.endswith(PEOPLE_ENDINGS) or text.place_kinds(name):
        return None
    token = text.tokens[piece.first]
    if token.i and text.naming.has("place_prep", text.words[token.i - 1].lower()):
        return None
    if body := _body_after(text, piece.last):
        return _made(text, piece, body[1], 3, "nationality and body", last=body[0])
    noun = text.tokens[token.head]
    modifies = token.dep in ("amod", "compound", "nmod") and noun.i > token.i and noun.text.islower()
    # "Velmari village", "the Velmari police station": what is there is called so.
    modifies = modifies and not text.naming.has("place_after", noun.lemma)
    return _made(text, piece, "nationality", 2, "form of a nationality") if modifies else None


def _by_people_after(text: _Text, piece: _Piece) -> _Judged | None:
    """ "the Bani Karvan tribe": whose it is, whatever lies somewhere by that name."""
    found = text.naming.beginning("people_after", text.words[piece.last : piece.last + 3])
    return _made(text, piece, found[1], 3, "people after") if found else None


def _by_dwellers(text: _Text, piece: _Piece) -> _Judged | None:
    """ "Zangon Kataf residents": a known place, though a parser or a first name make it a person."""
    after = text.tokens[piece.last] if piece.last < len(text.tokens) else None
    if (
        after is None
        or not text.naming.has("dweller", after.lemma)
        or text.tokens[piece.last - 1].head != after.i
    ):
        return None
    known = text.place_kinds(text.name(piece.first, piece.last))
    return _made(text, piece, "place", 3, "people of a place") if known else None


def _by_craft(text: _Text, piece: _Piece) -> _Judged | None:
    """ "The tanker Aurora", "a Piedmont flight": what a ship is called, and whose a plane or a car is."""
    before = text.tokens[piece.first - 1] if piece.first else None
    named = before is not None and before.tag == "NN" and text.naming.has("craft", before.lemma)
    if not named and not text.naming.beginning("craft_of", text.words[piece.last : piece.last + 1]):
        return None
    return _made(text, piece, "other", 2, "name of a craft")


def _by_place_word(text: _Text, piece: _Piece) -> _Judged | None:
    """ "Deir ez-Zur province", "Ain al-Asad Air Base", "the village of Tel Arin", "District: Tel Arin"."""
    words = text.words[piece.first : piece.last]
    own = text.naming.ending("place_after", words)
    called = _is_marked(text, piece) and not text.place_kinds(text.name(piece.first, piece.last))
    if (
        own
        and own[0] < len(words)
        and not called
        and _is_land(text, piece, own[0])
        and not _leads_of(text, words)
    ):
        return _made(text, piece, "place", 3, "place word")
    ends = text.sentences[text.tokens[piece.first].sentence].last
    after = text.naming.beginning("place_after", text.words[piece.last : min(piece.last + 3, ends)])
    if after and not piece.titled and not _of_a_body(text, piece) and _is_one_phrase(text, piece):
        last = piece.last + (0 if _is_one_of_town(text, piece, piece.last + after[0] - 1) else after[0])
        return _made(text, piece, "place", 3, "place word", last=last)
    before = text.words[max(0, piece.first - 1) : piece.first]
    if before and before[-1] in ("of", ":") and _is_place_noun(text, piece.first - 1):
        return _made(text, piece, "place", 3, "place word")
    return None


def _by_house(text: _Text, piece: _Piece) -> _Judged | None:
    """ "In the Karvan Trade Center", "at a Karvan Air office", "a major Karvan thoroughfare": it is in the town.

    A town alone before a common noun is the name, which other rules know unless it looks titled.
    """
    end = _house_end(text, piece)
    town = _leading_town(text, piece) if end is not None else None
    if end is None or town is None or not _is_stood_in(text, piece.first, end):
        return None
    if town == piece.last:
        return _made(text, piece, "place", 3, "titled house") if piece.titled else None
    return _made(text, piece, "place", 3, HOUSE, last=end)


def _house_end(text: _Text, piece: _Piece) -> int | None:
    """Where a name ends whose last word is a house, or that stands right before one."""
    if text.written is not text.words:
        return None
    if piece.last - piece.first > 1 and text.naming.has("in_town", text.words[piece.last - 1]):
        return piece.last
    after = text.tokens[piece.last] if piece.last < len(text.tokens) else None
    tied = after is not None and text.tokens[_head_of(text, piece.first, piece.last)].head == after.i
    return piece.last + 1 if tied and after and text.naming.has("in_town", after.lower) else None


def _leading_town(text: _Text, piece: _Piece) -> int | None:
    """Where the known town ends that a name begins with."""
    first = piece.first
    for end in range(piece.last, first, -1):
        if "city" in text.place_kinds(text.name(first, end)):
            known = end - first > 1 or not text.naming.has("surname", text.words[first])
            return end if known else None
    return None


def _is_stood_in(text: _Text, first: int, last: int) -> bool:
    """Whether a name stands where a house does: "in the X", "outside the gate of the X"."""
    token = text.tokens[_head_of(text, first, last)]
    while token.dep == "pobj" and text.tokens[token.head].lower == "of":
        token = text.tokens[text.tokens[token.head].head]
    return token.dep == "pobj" and text.naming.has("place_prep", text.tokens[token.head].lower)


def _is_one_of_town(text: _Text, piece: _Piece, noun: int) -> bool:
    """ "A Karvan school": one of a town's schools, without a name of its own."""
    before = text.tokens[max(piece.first - 3, 0) : piece.first]
    some = any(t.head == noun and t.lower in ("a", "an") for t in before)
    return some and not _TOWNS.isdisjoint(text.place_kinds(text.name(piece.first, piece.last)))


def _is_place_noun(text: _Text, end: int) -> bool:
    """Whether a noun for a place ends there: "[the village] of", "[la ciudad sudanesa] de"."""
    if text.naming.ending("place_before", text.words[max(0, end - 3) : end]):
        return True
    described = end > 1 and text.written is not text.words and text.tokens[end - 1].pos == "ADJ"
    return described and _is_place_noun(text, end - 1)


def _is_one_phrase(text: _Text, piece: _Piece) -> bool:
    """Whether the word after a name belongs to it; where verbs stand first, it may be what was done something to."""
    head, after = _head_of(text, piece.first, piece.last), text.tokens[piece.last]
    tied = after.i == text.tokens[head].head or piece.first <= after.head < piece.last
    return text.written is text.words or tied


def _of_a_body(text: _Text, piece: _Piece) -> bool:
    """Whether a name is that of a force or an office by its last word: not a place by that name."""
    words = text.words[piece.first : piece.last]
    body, land = text.naming.ending("last", words), text.naming.ending("place_after", words)
    return bool(body and body[1] != "other" and not (land and _is_land(text, piece, land[0])))


def _leads_of(text: _Text, words: tuple[str, ...]) -> bool:
    """ "League of the Forest": what a body is called after is not the place."""
    body = text.naming.beginning("first", words)
    return body is not None and body[1] != "place" and words[body[0] : body[0] + 1] in (("of",), ("for",))


def _is_land(text: _Text, piece: _Piece, n: int) -> bool:
    """Whether a word that also ends names of offices ("Department") ends the name of a place here."""
    both = text.naming.ending("last", text.words[piece.first : piece.last])
    return not both or bool(text.place_kinds(text.name(piece.first, piece.last - n)))


def _by_title(text: _Text, piece: _Piece) -> _Judged | None:
    titled = piece.titled and not (_long_name(text, piece.first, piece.last) or _is_where(text, piece))
    return _made(text, piece, "person", 3, "title") if titled else None


def _is_where(text: _Text, piece: _Piece) -> bool:
    """ "Polis Mardin'de": a known place with a sign of place after it, which no title before it makes a person."""
    above = text.tokens[text.tokens[_head_of(text, piece.first, piece.last)].head]
    after = text.written is not text.words and above.pos == "ADP" and above.i >= piece.last
    return (
        after
        and text.naming.has("place_at", above.lower)
        and bool(text.place_kinds(text.name(piece.first, piece.last)))
    )


def _by_noun_after(text: _Text, piece: _Piece) -> _Judged | None:
    """ "Kızıl Şafak örgütü": where a language has the noun for a body after its name."""
    token = text.tokens[_head_of(text, piece.first, piece.last)]
    over = text.tokens[token.head]
    after = token.dep == "compound" and over.i == piece.last and over.pos == "NOUN"
    noun = text.table.noun(over.lemma) if after and text.written is not text.words else None
    return _made(text, piece, noun.kind, 2, "noun after") if noun is not None and noun.is_body else None


def _by_noun_before(text: _Text, piece: _Piece) -> _Judged | None:
    """ "the armed group X", "radio station X", and "another son, X"."""
    token = text.tokens[_head_of(text, piece.first, piece.last)]
    if token.dep == "appos" and (noun := text.table.noun(text.tokens[token.head].lemma)) and noun.is_people:
        return _made(text, piece, "person", 2, "apposition") if text.tokens[token.head].tag == "NN" else None
    if kind := _of_fighters(text, piece, token):
        return _made(text, piece, kind, 2, "fighters before")
    before = _self_named(text, piece.first) or _word_before(text, piece.first - _has_own_article(text, piece))
    if not before or _is_where(text, piece) or before.tag != "NN" or before.sentence != token.sentence:
        return None
    narrow = f"{text.tokens[before.i - 1].lemma} {before.lemma}" if before.i else before.lemma
    noun = text.table.noun(narrow, before.lemma)
    return _made(text, piece, noun.kind, 2, "noun before") if noun and noun.is_body else None


def _is_marked(text: _Text, piece: _Piece) -> bool:
    """Whether a name stands between marks: "«Серая рука»", "»Graue Hand«"."""
    before, after = text.words[max(piece.first - 1, 0)], text.words[piece.last : piece.last + 1]
    return piece.first > 0 and (before in _OPENERS or (before == "»" and "«" in after))


def _of_fighters(text: _Text, piece: _Piece, token: Token) -> str | None:
    """ "боевики «Серой руки»", "Kämpfer der »Grauen Hand«": the kind of fighters right before a name in marks."""
    i = piece.first - 1
    if not i or not _is_marked(text, piece):
        return None
    belongs = False
    while i and text.words[i - 1].lower() in ("of", "the"):
        belongs, i = True, i - 1
    before = text.tokens[i - 1] if i else None
    if before is None or before.sentence != token.sentence or not (belongs or before.tag == "NNS"):
        return None
    noun = text.table.noun(before.lemma)
    return noun.kind if noun is not None and noun.can_act and noun.is_people else None


def _self_named(text: _Text, i: int) -> Token | None:
    """ "a group calling itself X", "a gang that calls itself the X": the noun before the verb."""
    at = i - 2 if i > 1 and text.words[i - 1] == "the" else i - 1
    if at < 1 or text.words[at] not in ("itself", "themselves"):
        return None
    nouns = (t for t in reversed(text.tokens[max(at - 4, 0) : at - 1]) if t.pos == "NOUN")
    return next(nouns, None)


def _word_before(text: _Text, i: int) -> Token | None:
    """The word before a name, over a mark that opens it: «the group "X"»."""
    i -= i > 1 and text.words[i - 1] in _OPENERS
    return text.tokens[i - 1] if i else None


def _by_name_word(text: _Text, piece: _Piece) -> _Judged | None:
    """ "Harbour Radio", "Northern Front", "Ministry of Health"."""
    words = text.words[piece.first : piece.last]
    if len(words) < 2 or (not text.naming.ending("last", words) and _stands_as_place(text, piece)):
        return None  # "in Lashkar Gah"
    found = text.naming.ending("last", words) or text.naming.beginning("first", words)
    of = next((i for i, w in enumerate(words) if i and w in ("of", "for", "in")), None)
    if of and (head := text.naming.ending("last", words[:of]) or text.naming.beginning("first", words[:of])):
        found = head
    return _made(text, piece, found[1], 3, "name word") if found else None


def _by_context(text: _Text, piece: _Piece) -> _Judged | None:
    """Places, persons and others by the gazetteer, spaCy's label, the words around; the best score wins."""
    words = [w for w in text.words[piece.first : piece.last] if w[0].isalpha()]
    if not words or not _worth(text, piece):
        return None
    kinds = text.place_kinds(text.name(piece.first, piece.last))
    first = _first_of_list(text, piece)
    while first > 1 and _describes(text, first - 1, piece):
        first -= 1
    before = text.words[first - 1].lower() if first else ""
    above = text.tokens[text.tokens[_head_of(text, piece.first, piece.last)].head]
    if text.written is not text.words and above.pos == "ADP" and above.i >= piece.last:
        before = above.lower
    prep = text.naming.has("place_prep", before)
    place = (2 if _PLACE_KINDS_STRONG & set(kinds) else 1 if kinds else 0) + (piece.label in PLACE_LABELS)
    place += 2 if text.naming.has("place_at", before) else 1 if prep else 0
    place += 2 * (before == "near")
    place += 2 * (_is_called(text, piece) or _holds_division(text, piece) or _is_in_village(text, piece))
    place += 2 * _befalls_a_place(text, _community_or_head(text, piece))
    place += 2 * _heads_a_figure(text, piece.last)
    place += 2 * (_has_a_site(text, piece) or (place > 0 and _is_beside_a_place(text, piece)))
    place *= not (_is_plain_word(text, piece) or (text.naming.has("make", words[0]) and not prep))
    speaks = text.naming.has("speaks", _subject_of(text, piece.last - 1))
    given = len(words) > 1 and text.naming.has("given", words[0])
    guessed = piece.label == "PERSON" and not _opens_as_a_word(text, piece)
    person = (2 if len(words) > 1 else 1) * guessed + 2 * speaks + 2 * given
    surname = text.naming.has("surname", text.name(piece.first, piece.last))
    person += 3 * surname
    acronym = bool(_ACRONYM.match(words[0])) and len(words) == 1
    other = 2 * (piece.label == "ORG") + 2 * acronym + (piece.label in ("NORP", "PRODUCT", "EVENT", "LAW"))
    other += _acts(text, piece)
    english = text.tokens[piece.first].lemma if len(words) == 1 else ""
    capital = text.table.capital_of(text.name(piece.first, piece.last)) or text.table.capital_of(english)
    struck = _befalls_a_place(text, text.tokens[_head_of(text, piece.first, piece.last)])
    if capital and _state_or_place(text, piece) == "state" and not (prep or struck):
        return _made(text, piece, "state", 2, "capital", entities=(text.table.states[capital].entity,))
    no_place = not kinds if text.written is text.words else _has_own_article(text, piece)
    if no_place and _has_members(text, piece):
        return _made(text, piece, "armed_group", 2, "members of")
    best = max(place, person, other)
    if best == 0:
        return _made(text, piece, "other", 0, "capitals")
    kind = "place" if place == best else "person" if person == best else "other"
    return _made(text, piece, kind, 2 if best > 2 else 1, "context")


def _describes(text: _Text, i: int, piece: _Piece) -> bool:
    """Whether a word tells of a name which part of a place it is: "in [predominantly Shiite] East Karvan"."""
    token = text.tokens[i]
    inner = range(i + 1, piece.last)
    adjective = token.pos in ("ADJ", "ADV", "PROPN") and token.dep in ("amod", "advmod", "compound", "nmod")
    return text.written is text.words and adjective and token.head in inner


def _has_members(text: _Text, piece: _Piece) -> bool:
    """ "members of X", "a faction of the X", "X fighters": a group, whatever its name looks like."""
    behind = text.tokens[piece.last] if piece.last < len(text.tokens) else None
    if behind is not None and behind.tag == "NNS" and text.tokens[piece.last - 1].head == behind.i:
        return text.naming.has("member", behind.lemma)
    at = piece.first - 1 - (text.words[piece.first - 1] == "the") if piece.first > 1 else 0
    return at > 0 and text.words[at] == "of" and text.naming.has("member", text.tokens[at - 1].lemma)


def _has_own_article(text: _Text, piece: _Piece) -> bool:
    """ "Miembros de Los Delta": an article that is written large is part of the name."""
    article = piece.first - 1
    written = text.written is not text.words and article > 0 and text.words[article] == "the"
    return written and text.written[article][:1].isupper()


def _opens_as_a_word(text: _Text, piece: _Piece) -> bool:
    """ "Debris fell on a house": a common noun whose capital is that of its sentence."""
    opens = piece.first == text.sentences[text.tokens[piece.first].sentence].first
    return opens and piece.last - piece.first == 1 and is_common(text.words[piece.first].lower())


def _is_plain_word(text: _Text, piece: _Piece) -> bool:
    """ "Massacre in X", "the Mission": a common noun with a capital is no place that somewhere is called so."""
    word = text.words[piece.first]
    if piece.last - piece.first > 1 or not is_common(word.lower()):
        return False
    if text.written is not text.words and text.written[piece.first] == word:
        return False  # "Van'da", "Humus'ta": what is no word of its own language
    if piece.first and text.words[piece.first - 1] == "the":
        return True
    opens = piece.first == text.sentences[text.tokens[piece.first].sentence].first
    return opens and text.words[piece.last : piece.last + 1] in (("in",), ("at",), ("on",), ("near",))


_RULES = (
    _by_marks,
    _by_region,
    _by_table,
    _by_nationality,
    _by_people_after,
    _by_dwellers,
    _by_craft,
    _by_place_word,
    _by_house,
    _by_noun_after,
    _by_title,
    _by_name_word,
    _by_noun_before,
    _by_context,
)


def _acts(text: _Text, piece: _Piece) -> bool:
    """Whether a name that no parser labels stands for somebody who acts: a subject, or after "by", "between"."""
    if text.written is text.words:
        return False
    head = text.tokens[_head_of(text, piece.first, piece.last)]
    while head.dep == "conj" and head.head != head.i:
        head = text.tokens[head.head]
    governor = text.tokens[head.head]
    return head.dep == "nsubj" or (head.dep == "pobj" and governor.lower in ("by", "between"))


def _is_called(text: _Text, piece: _Piece) -> bool:
    """ "das Dorf Karvan", "la ville Karvan", "l'axe Karvan-Tel Arin": what a village, a town or a way is called."""
    head = text.tokens[_head_of(text, piece.first, piece.last)]
    noun = text.tokens[head.head].lemma
    return head.dep == "appos" and head.head == piece.first - 1 and (noun in SETTLEMENTS or noun in WAYS)


def _is_in_village(text: _Text, piece: _Piece) -> bool:
    """ "in village Karvan", "in general area Karvan"; "Karvan, a village north of Tel Arin"."""
    head = _head_of(text, piece.first, piece.last)
    said = any(
        t.dep == "appos" and t.head == head and t.lemma in SETTLEMENTS
        for t in text.tokens[piece.last : piece.last + 6]
    )
    i = piece.first - 1
    if said or i < 1 or text.words[i] not in SETTLEMENTS | {"area"}:
        return said
    i -= text.words[i - 1] in ("general", "border")
    return text.naming.has("place_prep", text.words[i - 1].lower())


def _holds_division(text: _Text, piece: _Piece) -> bool:
    """ "Karvan's Tel Arin district": whose districts and villages are named is a place."""
    if text.words[piece.last : piece.last + 1] not in (("'s",), ("’s",)):
        return False
    after = text.tokens[piece.last + 1 : piece.last + 5]
    named = next((n for n, t in enumerate(after) if not _upper(t) and t.text != "-"), len(after))
    return any(t.lower in SETTLEMENTS or _is_division(t.lower) for t in after[1 : named + 1])


def _is_division(word: str) -> bool:
    kinds, otherwise = place_words().get(word, ((), ""))
    return otherwise == "any" and bool({"district", "admin2"} & set(kinds))


def _has_a_site(text: _Text, piece: _Piece) -> bool:
    """ "The Tel Arin police station", "Tel Arin residents": whose site and whose people are named is a place."""
    if text.written is not text.words or piece.last == len(text.tokens):
        return False
    token = text.tokens[_head_of(text, piece.first, piece.last)]
    noun = text.tokens[token.head]
    near = token.dep in _BEFORE_NOUN and piece.last <= noun.i <= piece.last + 1
    return near and any(text.naming.has(p, noun.lemma) for p in ("place_after", "dweller"))


def _is_beside_a_place(text: _Text, piece: _Piece) -> bool:
    """ "Between Tel Arin and Karvan", "shelled Karvan and Tel Arin": what is named in one breath with a town."""
    first, last = piece.first - 1, piece.last + 1
    if first > 0 and text.words[first] == "and":
        last = first
        while first and text.tokens[first - 1].pos == "PROPN":
            first -= 1
    elif text.words[piece.last : last] == ("and",):
        first = last
        while last < len(text.tokens) and text.tokens[last].pos == "PROPN":
            last += 1
    else:
        return False
    return not _PLACE_KINDS_STRONG.isdisjoint(text.place_kinds(text.name(first, last)))


def _first_of_list(text: _Text, piece: _Piece) -> int:
    """Where the first of a list of names begins: "in" is said of Y too in "in X and Y"."""
    head = text.tokens[_head_of(text, piece.first, piece.last)]
    joined = head.dep == "conj" and text.words[piece.first - 1] in ("and", ",", "or")
    if not joined or text.written is not text.words:
        return piece.first
    first = _chain_head(text, head).i
    while first and text.tokens[first - 1].head == first and text.tokens[first - 1].dep == "compound":
        first -= 1
    return first


def _community_or_head(text: _Text, piece: _Piece) -> Token:
    """What stands for a name: the first of a list, the noun after it in "stormed Oru Kessa community"."""
    after = text.tokens[piece.last] if piece.last < len(text.tokens) else None
    if after is not None and after.lower in ("community", "communities"):
        return after
    return _chain_head(text, text.tokens[_head_of(text, piece.first, piece.last)])


def _befalls_a_place(text: _Text, head: Token) -> bool:
    """Whether a name is what is shelled, entered or raided: "the raid on X", "rebels left X", "came to X"."""
    governor = text.tokens[head.head]
    if head.dep in _STRUCK_BY:
        return text.naming.has(_STRUCK_BY[head.dep], governor.lemma)
    if head.dep != "pobj" or governor.lower not in ("on", "of", "to", "from", "for"):
        return False
    above = text.tokens[governor.head]
    if governor.lower in ("on", "to") and text.naming.has("place_goal", above.lemma):
        return True
    beside = text.tokens[governor.i - 1]
    blamed = blaming().get((above.lemma, "")) == governor.lower  # "blamed the raid on X"
    if beside.dep == "dobj" and beside.head == above.i and not blamed:
        above = beside  # "carried out a raid on X", where the parser ties "on" to the verb
    return text.naming.has("place_noun", above.lemma) or (
        governor.lower == "on" and text.naming.has("place_verb", above.lemma)
    )


# The position in the table that says, of what a name depends on so, that it befalls places.
_STRUCK_BY = {"dobj": "place_verb", "nsubjpass": "place_struck", "compound": "place_deed"}


def is_at(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word stands where a place does, right after a preposition: "near Tank" is no word of the field."""
    before = tokens[i - 1]
    return i > 0 and before.sentence == tokens[i].sentence and before.lower in _AT


_AT = frozenset(("near", "in", "at", "from", "outside", "between"))


def _worth(text: _Text, piece: _Piece) -> bool:
    """Not a title alone, a day, or the common first word of a sentence."""
    words = [w for w in text.words[piece.first : piece.last] if w[0].isalpha() and len(w.strip(".")) > 1]
    if not words:
        return False
    title = text.naming.beginning("title", words)
    if title and title[0] == len(words):
        return False
    if _is_spoken(text, piece):
        return False
    if _is_noun(text, words):
        stands = is_at(text.tokens, piece.first) or _is_called(text, piece)
        return stands and bool(text.place_kinds(text.name(piece.first, piece.last)))
    if len(words) > 1 or piece.label:
        return not all(text.naming.has("calendar", w.strip(".")) for w in words)
    known = (
        text.tokens[piece.first].pos == "PROPN"
        or _is_town_of_people(text, piece.first)
        or _heads_a_note(text, piece.first)
    )
    return known or (is_at(text.tokens, piece.first) and bool(text.place_kinds(words[0])))


def _is_spoken(text: _Text, piece: _Piece) -> bool:
    """ "said in Arabic", "translated from Hausa": a language."""
    alone = piece.last - piece.first == 1 and text.naming.has("language", text.words[piece.first])
    return alone and text.words[piece.first - 1 : piece.first] in (("in",), ("into",), ("from",))


def _is_noun(text: _Text, words: list[str]) -> bool:
    """Whether a single capitalised word is a common noun for a party: "the Coalition", "the Ministry"."""
    if len(words) != 1:
        return False
    return any(text.table.noun_kind(w) for w in (words[0], words[0].removesuffix("s")))


def _made(
    text: _Text,
    piece: _Piece,
    kind: str,
    strength: int,
    method: str,
    *,
    last: int | None = None,
    entities: tuple[Entity, ...] = (),
) -> _Judged:
    end = last or piece.last
    return _Judged(piece.first, end, kind, strength, method, text.name(piece.first, end), entities)


def _body_after(text: _Text, i: int) -> tuple[int, str] | None:
    """The lower-case body that a nationality names ("Kenyan army"), as (last + 1, kind)."""
    found = text.naming.beginning("body", text.words[i : i + 3])
    return (i + found[0], found[1]) if found else None


def _modifies(text: _Text, i: int) -> bool:
    """Whether a word is an adjective before a noun: "US forces", "the U.S.-led"."""
    return text.tokens[i].dep in ("amod", "compound", "nmod", "npadvmod") or text.words[i + 1 : i + 2] == (
        "-",
    )


def _state_or_place(text: _Text, piece: _Piece) -> str:
    """A country acts ("Iraq said", "an attack by Iraq") or is where something is."""
    token = _chain_head(text, text.tokens[piece.last - 1])
    if token.dep == "poss":
        return "place" if text.naming.has("place_before", text.tokens[token.head].lower) else "state"
    if token.dep in ("nsubj", "nsubjpass", "agent", "dative"):
        return "state"
    if token.dep == "pobj":
        governor = text.tokens[token.head]
        return "place" if text.naming.has("place_prep", governor.lower) else "state"
    return "place"


def _chain_head(text: _Text, token: Token) -> Token:
    """The first of a list of names: "in Syria, Iraq and Iran"."""
    for _ in range(8):
        if token.dep not in ("conj", "appos") or token.head == token.i:
            break
        token = text.tokens[token.head]
    return token


def _subject_of(text: _Text, i: int) -> str:
    token = text.tokens[i]
    return text.tokens[token.head].lemma if token.dep == "nsubj" else ""


# --- what the report as a whole says ---------------------------------------------------------------------


def _without_headline_words(text: _Text, judged: list[_Judged]) -> list[_Judged]:
    """Guesses in a headline in title case only count where the body or the gazetteer has the name.

    A word that the text also writes small is none, whatever the gazetteer says ("Solidarity").
    """
    titles = {s.i for s in text.sentences if _title_case(text, s)}
    body = {fold(j.name) for j in judged if text.tokens[j.first].sentence not in titles}
    return [
        j
        for j in judged
        if text.tokens[j.first].sentence not in titles
        or (j.strength > 1 and j.method != "name word")
        or fold(j.name) in body
        or (text.place_kinds(j.name) and j.name.lower() not in text.words)
    ]


def _agreed(judged: list[_Judged]) -> list[_Judged]:
    """One kind for one name: the strongest evidence in the report decides for the weaker places."""
    best: dict[str, _Judged] = {}
    for j in judged:
        key = fold(j.name)
        if key not in best or j.strength > best[key].strength:
            best[key] = j
    return [
        replace(j, kind=b.kind, strength=b.strength, method=f"{b.method}, elsewhere in the report")
        if (b := best[fold(j.name)]).strength > j.strength and j.strength < 3
        else j
        for j in judged
    ]


def _informed(text: _Text, judged: list[_Judged]) -> list[_Judged]:
    """Short forms take the name, kind and party of the long form: acronyms in brackets, surnames."""
    known = _acronyms(text, judged, _countries(judged))
    surnames = _surnames(text, judged)
    return [_told(j, known, surnames) for j in judged]


def _told(j: _Judged, known: dict[str, _Judged], surnames: dict[str, str]) -> _Judged:
    full = known.get(j.name)
    if full:
        entities = full.entities or j.entities
        method = j.method if j.name == full.name else "acronym of the report"
        return replace(j, kind=full.kind, name=full.name, entities=entities, method=method)
    surname = surnames.get(fold(j.name))
    if surname and not j.entities and (j.kind == "person" or j.strength < 3):
        return replace(j, kind="person", name=surname, method="surname")
    return j


def _acronyms(text: _Text, judged: list[_Judged], countries: list[str]) -> dict[str, _Judged]:
    """ "Northern Liberation Front (NLF)": short form -> the long one, the party of either kept."""
    found: dict[str, _Judged] = {}
    for long, short in pairwise(judged):
        if short.first == long.last + 1 and _bracketed(text, short):
            if _abbreviates(short.name, long.name) or _foreign(short, long, countries):
                own = _single(long) or (() if _foreign(short, long, countries) else _single(short))
                full = replace(long, entities=own or long.entities)
                found |= {short.name: full, long.name: full}
            elif _abbreviates(long.name, short.name):
                full = replace(short, entities=_single(short) or _single(long) or short.entities)
                found |= {long.name: full, short.name: full}
    return found


def _foreign(short: _Judged, long: _Judged, countries: list[str]) -> bool:
    """Whether letters in brackets after a party can only be its own: unknown, or of other countries."""
    if not _ACRONYM.match(short.name) or long.kind in ("place", "person", "nationality", "state", "other"):
        return False
    return all(e.country and e.country not in countries and e.kind not in _REPORTERS for e in short.entities)


def _bracketed(text: _Text, j: _Judged) -> bool:
    around = (text.words[j.first - 1], *text.words[j.last : j.last + 1])
    return around in (("(", ")"), ("[", "]"))


def _single(j: _Judged) -> tuple[Entity, ...]:
    return j.entities if len(j.entities) == 1 else ()


def _abbreviates(short: str, long: str) -> bool:
    """Whether capitals of a short form come, in order, from the long one, beginning with its first letter."""
    letters = [c for c in short.lower() if c.isalnum()]
    if not short[:1].isupper() or " " in short or not 2 <= len(letters) <= 8 or " " not in long:
        return False
    rest = iter(fold(long))
    return sum(c.isupper() for c in short) >= 2 and all(c in rest for c in letters)


def _surnames(text: _Text, judged: list[_Judged]) -> dict[str, str]:
    """Folded surname, or later part of a name -> full name of the one person in the report who has it."""
    found: dict[str, set[str]] = {}
    for full in {j.name for j in judged if j.kind == "person" and " " in j.name}:
        words = full.split()
        inner = [w for w in words[1:-1] if len(w) > 3 and not text.naming.has("given", w)]
        for short in (words[-1], " ".join(words[1:]), *inner):
            found.setdefault(fold(short), set()).add(full)
    longest = {key: max(sorted(full), key=len) for key, full in found.items()}
    return {key: full for key, full in longest.items() if all(_is_part(f, full) for f in found[key])}


def _is_part(short: str, full: str) -> bool:
    """Whether one name leaves words out of another: one person under both."""
    return set(fold(short).split()) <= set(fold(full).split())


def _countries(judged: list[_Judged]) -> list[str]:
    """The states that a report names, the one it names most first."""
    named = [e.country for j in judged if len(j.entities) == 1 for e in j.entities if e.kind == "state"]
    return [country for country, _ in Counter(filter(None, named)).most_common()]


def _mentions(text: _Text, judged: list[_Judged]) -> Iterator[Mention]:
    countries = _countries(judged)
    single = [j for j in judged if len(j.entities) == 1 and not _elsewhere(text, j, countries)]
    lands = {i for j in judged if j.kind in _LANDS for i in range(j.first, j.last)}
    owned = [j for j in single if _of_a_land(text, j, lands)]
    settled = {e.id for j in single if j not in owned for e in j.entities}
    for j in judged:
        chosen = _chosen(text, j, settled, countries) if j not in owned else None
        kind = chosen.kind if chosen and len(j.entities) > 1 and chosen.kind != "state" else j.kind
        kind = "government" if j in owned else kind
        yield Mention(
            text.tokens[j.first].span.join(text.tokens[j.last - 1].span),
            kind,
            j.name,
            _head_of(text, j.first, j.last),
            chosen.id if chosen else None,
            tuple(e.id for e in j.entities) if not chosen and j not in owned else (),
            OF_A_LAND if j in owned else j.method,
        )


def _chosen(text: _Text, j: _Judged, settled: set[str], countries: list[str]) -> Entity | None:
    """The party a name means: the only one, one named elsewhere, an agency that reports, or by country."""
    if len(j.entities) < 2:
        own = j.entities[0] if j.entities and j.entities[0].id in settled else None
        return own or _national(text, j, countries[:1])
    reports = _reports(text, j)
    for known in (
        [e for e in j.entities if e.id in settled],
        [e for e in j.entities if reports and e.kind in _REPORTERS],
        [e for e in j.entities if e.country in countries and e.kind not in _REPORTERS],
        [e for e in j.entities if e.kind in _REPORTERS],
    ):
        if len(known) == 1:
            return known[0]
    return None


def _elsewhere(text: _Text, j: _Judged, countries: list[str]) -> bool:
    """Whether a name many countries have ("National Liberation Army") is known from another one only."""
    (entity,) = j.entities
    if entity.country is None or entity.country in countries or entity.kind == "state":
        return False
    shortened = re.match(re.escape(j.name) + r" (?:of |\()", entity.name, re.IGNORECASE)
    generic = all(text.naming.has("generic", w) for w in fold(j.name).split())
    return generic or bool(shortened)


def _of_a_land(text: _Text, j: _Judged, lands: set[int]) -> bool:
    """Whether a name that an international body shares with others is that of a land's: "X's Security Council"."""
    (entity,) = j.entities
    words = [t.lemma.lower() for t in text.tokens[j.first : j.last] if t.pos in ("NOUN", "PROPN", "ADJ")]
    if entity.country is not None or not words or not all(text.naming.has("generic", w) for w in words):
        return False
    head = _head_of(text, j.first, j.last)
    sentence = text.sentences[text.tokens[head].sentence]
    return any(_belongs_to(text, head, i) for i in lands if sentence.first <= i < sentence.last)


def _belongs_to(text: _Text, head: int, owner: int) -> bool:
    """Whether a noun is owned by what a word is part of: before it, or after "of"."""
    at = text.tokens[owner]
    for _ in range(_OWNERS):
        above = text.tokens[at.head]
        if above.i == head:
            return at.dep in ("poss", "compound", "nmod", "amod") or (at.dep == "prep" and at.lower == "of")
        if at.dep not in ("poss", "compound", "nmod", "amod", "prep", "pobj"):
            return False
        at = above
    return False


def _reports(text: _Text, j: _Judged) -> bool:
    """Whether a name stands where an agency does: "told X", "X reported", "(X)"."""
    head = text.tokens[_head_of(text, j.first, j.last)]
    verb = text.tokens[head.head].lemma
    return verb in ("report", "quote", "cite", "interview") or (verb == "tell" and head.dep == "dobj")


def _national(text: _Text, j: _Judged, countries: list[str]) -> Entity | None:
    """The "National Police" or "Army" of the one country in the report whose force of that name we know."""
    if j.kind not in ("military", "police"):
        return None
    states = [text.table.states[c] for c in countries if c in text.table.states]
    asked = {f"{j.name} ({s.entity.name})" for s in states} | {f"{j.name} of {s.entity.name}" for s in states}
    asked |= {f"{demonym} {j.name}" for s in states for demonym in s.demonyms}
    found = {e.id: e for name in asked for e in text.table.find(name) if e.kind == j.kind}
    return next(iter(found.values())) if len(found) == 1 else None


def _head_of(text: _Text, first: int, last: int) -> int:
    """The token of a name whose governor lies outside it."""
    inside = range(first, last)
    heads = [i for i in inside if text.tokens[i].head not in inside or text.tokens[i].head == i]
    return heads[-1] if heads else last - 1

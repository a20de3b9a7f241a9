"""From a paragraph to its words: cut, looked up in the tables of its language, told apart by their neighbours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import dropwhile, pairwise, takewhile

from dateline.knowledge.calendar import is_timed, time_words
from dateline.knowledge.cues import cues, phrases
from dateline.knowledge.languages import (
    CASES,
    Clitic,
    Ending,
    Entry,
    Language,
    Part,
    Phrase,
    fold,
    written_length,
)
from dateline.knowledge.naming import NameWords
from dateline.knowledge.place_patterns import place_words

Known = Callable[[str], bool]
# Clitics taken off a word, and what is left of it.
_Taken = tuple[list[Clitic], str]

_LETTER = "(?:[^\\W\\d_]|[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u0670\u0640\u200c\u200d])"
_WORD = f"{_LETTER}(?:{_LETTER}|\\d)*"
_PIECES = re.compile(
    rf"""
      \d{{1,4}}(?:(?P<mark>[-/.])\d{{1,2}}(?P=mark)\d{{1,4}}|:\d\d)(?!\d)
    | \d{{1,2}}[ \u00a0\u202f]?h(?:[ \u00a0\u202f]?\d\d)?(?!\w)
    | (?<![\d.,])\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+(?![\d.,]*\d)
    | (?<!\w)[А-ЯЁІЇЄҐ]\.(?=\s)
    | \d+[-‐‑]{_LETTER}+(?![-‐‑\w])
    | \d+(?:[.,٫٬]\d+)*
    | {_WORD}(?:['’ʼ‘]{_WORD}|['’ʼ](?=\s))*(?:[-‐‑]{_WORD}(?:['’ʼ]{_WORD})*)*
    | \.{{2,}}
    | \S
    """,
    re.VERBOSE,
)
_HYPHENS = re.compile(r"[-‐‑]")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
# Marks that a phrase does not reach over.
_STOPS = frozenset(".,;:،؛!?؟")
# Marks of Arabic script, as the rules know them.
_MARKS = {"،": ",", "؛": ";", "؟": "?", "۔": "."}
_ENDS = frozenset(".!?…؟۔")
_CLOSERS = frozenset("\"'”“’»«)]")
_OPENERS = frozenset("\"'“‘«»„([¿¡-–—")

# The ending of feminine nouns.
_FEMININE = "ة"
# What is left after "pro-" has more letters than this.
_SHORTEST_SIDE = 3

# The most words of a name with small words inside: "San Pedro de la Vega".
_LONGEST_NAME = 6

# How the words begin for the sides of a place.
BEARINGS = ("north", "south", "east", "west")

# A word that stands for nothing in English ("se", "را").
NOTHING = "_"


@dataclass(frozen=True)
class Word:
    """A word with what it stands for. `lemma` is English where the tables know the word, else as written.

    `whole` is where the written word begins and ends of which this is but one of several English words.
    """

    start: int
    end: int
    written: str
    lemma: str
    pos: str
    features: frozenset[str] = frozenset()
    known: bool = True
    whole: tuple[int, int] | None = None

    def has(self, *features: str) -> bool:
        return not self.features.isdisjoint(features)


@dataclass(frozen=True)
class _Piece:
    """A written word, and what it may stand for: `keys` are the forms by which phrases know it."""

    start: int
    end: int
    written: str
    keys: tuple[str, ...]
    entries: tuple[Entry, ...]


def sentences(text: str, start: int, end: int, language: Language) -> Iterator[list[tuple[int, int]]]:
    """The sentences of a paragraph as the ranges of their words and marks."""
    found: list[tuple[int, int]] = []
    pieces = [m.span() for m in _PIECES.finditer(text, start, end)]
    for k, (a, b) in enumerate(pieces):
        found.append((a, b))
        after = pieces[k + 1] if k + 1 < len(pieces) else None
        if after and text[a] in _ENDS and _ends(text, pieces, k):
            # Marks that close a quotation belong to the sentence that they close.
            continue
        ended = k and text[pieces[k - 1][0]] in _ENDS and pieces[k - 1][1] == a
        closing = text[a] in _CLOSERS and ended and text[b : b + 1].isspace()
        opened = (
            text[a] in _ENDS
            and b < end
            and not _goes_on(text, b)
            and not _abbreviated(text, pieces, k, language)
        )
        if (closing and not _goes_on(text, b)) or opened:
            yield found
            found = []
    if found:
        yield found


def _ends(text: str, pieces: Sequence[tuple[int, int]], k: int) -> bool:
    """Whether the mark after a full stop still closes its sentence."""
    return text[pieces[k + 1][0]] in _CLOSERS and pieces[k + 1][0] == pieces[k][1]


def _goes_on(text: str, at: int) -> bool:
    """Whether what follows is written small, or without a space: "3.5", "e.g. here"."""
    rest = text[at : at + 4].lstrip()
    if not text[at : at + 1].isspace():
        return bool(rest)
    first = next((c for c in rest if c not in _OPENERS), "")
    return first.islower()


def _abbreviated(text: str, pieces: Sequence[tuple[int, int]], k: int, language: Language) -> bool:
    """Whether a full stop belongs to the word before it: an initial, or an abbreviation of the language."""
    if not k or text[pieces[k][0]] != "." or pieces[k - 1][1] != pieces[k][0]:
        return False
    before = text[slice(*pieces[k - 1])]
    if before.isdecimal():
        # "am 12. März": where a full stop makes an ordinal, a short number does not end its sentence.
        return (
            language.has("ordinals", "dot") and int(before) <= 31 and not _counts(text, pieces, k, language)
        )
    return (len(before) == 1 and before.isupper()) or fold(before) in language.listed("abbreviations")


def _counts(text: str, pieces: Sequence[tuple[int, int]], k: int, language: Language) -> bool:
    """Whether the number before a full stop only counts: "stieg auf 23.", "um 7.", with no month after it."""
    led = language.entries(fold(text[slice(*pieces[k - 2])])) if k > 1 else ()
    after = language.entries(fold(text[slice(*pieces[k + 1])])) if k + 1 < len(pieces) else ()
    return any(e[-1].pos == "ADP" and len(e) == 1 for e in led) and not any(_is_kind(e, "Mm") for e in after)


def words_of(text: str, ranges: Sequence[tuple[int, int]], language: Language, known: Known) -> list[Word]:
    """The words of one sentence. `known` says whether a written name is in the gazetteer or the entity table."""
    if language.has("ordinals", "dot"):
        ranges = _with_ordinals(text, ranges)
    if language.has("apostrophe", "suffix"):
        ranges = _with_suffixes(text, ranges, language)
    pieces: list[_Piece] = []
    for a, b in ranges:
        if pieces and _is_called(text[a:b], pieces[-1], language, known):
            pieces.append(_Piece(a, b, text[a:b], (fold(text[a:b]),), ()))
        else:
            pieces += _cut(text, a, b, language, known)
    if language.listed("particles"):
        pieces = _with_particles(pieces, language)
    if language.apart:
        pieces = _with_partners(pieces, language)
    pieces = _across_days(pieces, language)
    found: list[Word] = []
    at = 0
    while at < len(pieces):
        size, made = (
            _phrase(pieces, at, found, language)
            or _long_name(text, pieces, at, language, known)
            or _capital_name(text, pieces, at, language, known)
            or (1, _single(pieces, at, found, language, known))
        )
        found += made
        at += size
    if language.listed("relatives"):
        found = _with_relatives(found, language)
    named = _quoted_names(_with_objects(_by_means(found)), language)
    if language.has("genitive", "before"):
        named = _opening_names(named)
    return _titled_names(named, language) if language.has("capitals", "names") else named


# The preposition before a means, in place of "in": "بالصواريخ" is "with rockets", "برصاص" "by gunfire".
_MEANS = {"means": "with", "fire": "by"}


def _by_means(words: Sequence[Word]) -> list[Word]:
    found = list(words)
    for k, word in enumerate(words):
        if not word.has("instrument"):
            continue
        head = next((w for w in words[k + 1 : k + 5] if not w.has("glued") and w.pos != "NUM"), None)
        means = next((m for f, m in _MEANS.items() if head is not None and head.has(f)), None)
        if means:
            found[k] = replace(word, lemma=means)
    return found


_OBJECTS = {"his": "it", "its": "it", "their": "they", "our": "we"}
_OWNERS = {lemma: owner for owner, lemma in _OBJECTS.items()}


def _with_objects(words: list[Word]) -> list[Word]:
    """A pronoun written together with a verb is its object, one with a noun its owner."""
    found = list(words)
    for k, (word, before) in enumerate(zip(words[1:], words, strict=False), 1):
        if before.pos == "NOUN" and before.end == word.start and word.has("acc") and word.lemma in _OWNERS:
            found[k] = replace(word, lemma=_OWNERS[word.lemma], features=frozenset({"poss"}))
        verb = words[k - 2] if k > 1 and before.has("particle") else before  # "set up"
        if verb.pos != "VERB" or before.end != word.start or word.pos != "PRON":
            continue
        if k > 1 and words[k - 2].lemma in ("as", "what"):
            # "ما ذكره": what "what" stands for, once more.
            found[k] = replace(word, lemma=NOTHING, pos="ADV", features=frozenset())
            found[k - 2] = replace(words[k - 2], features=words[k - 2].features | {"acc"})
        elif word.has("poss") and word.lemma in _OBJECTS:
            found[k] = replace(word, lemma=_OBJECTS[word.lemma], features=frozenset({"acc"}))
    return found


# The case that an article shows where it is a relative pronoun.
_TOLD_IN = {"den": "acc", "dem": "dat", "denen": "dat"}


def _with_relatives(words: list[Word], language: Language) -> list[Word]:
    """ "Männer, die auf Soldaten schossen": an article after a comma, where its clause ends with its verb."""
    found = list(words)
    for k, word in enumerate(words[:-1]):
        if fold(word.written) not in language.listed("relatives"):
            continue
        comma = k - 2 if k > 1 and words[k - 1].pos == "ADP" else k - 1
        if comma < 1 or words[comma].written != "," or words[comma - 1].pos == "PUNCT":
            continue
        stop = next((i for i in range(k + 1, len(words)) if words[i].pos == "PUNCT"), len(words))
        if not _ends_with_verb(words[k + 1 : stop]) or _may_be_article(words, k, comma):
            continue
        case = frozenset(
            {c for w, c in _TOLD_IN.items() if w == fold(word.written)} if comma == k - 1 else ()
        )
        found[k] = replace(word, lemma="which", pos="PRON", features=frozenset({"rel"}) | case)
        if words[stop - 1].pos == "ADJ" and not words[stop - 1].known:
            found[stop - 1] = replace(words[stop - 1], pos="VERB", features=frozenset({"past"}))
    return found


def _ends_with_verb(words: Sequence[Word]) -> bool:
    """Whether a clause has its finite verb at its end, or before an "and", and nowhere else."""
    if not words or not (_is_finite(words[-1]) or words[-1].lemma == "reportedly" or _is_unknown(words[-1])):
        return False
    inside = [i for i, w in enumerate(words[:-1]) if _is_finite(w)]
    return all(words[i + 1].pos in ("CCONJ", "VERB", "AUX", "ADV") for i in inside)


def _is_finite(word: Word) -> bool:
    return word.pos in ("VERB", "AUX") and not word.has("part", "inf", "ger")


def _is_unknown(word: Word) -> bool:
    """A small word that no table has, where a verb is to come."""
    return word.pos == "ADJ" and not word.known and word.written[:1].islower()


def _may_be_article(words: Sequence[Word], k: int, comma: int) -> bool:
    """ "sagte ein Sprecher, die Lage eskaliere": an article of a noun in what is said."""
    after = next((w for w in words[k + 1 :] if w.pos != "ADJ"), words[k + 1])
    noun = after.pos in ("NOUN", "PROPN") and comma == k - 1
    return noun and (_awaits_clause(words[:comma]) or words[comma - 1].pos in ("VERB", "AUX", "ADV"))


def _opening_names(words: list[Word]) -> list[Word]:
    """The first word of a sentence, where the next has a capital and says what body is named."""
    at = next((k for k, w in enumerate(words) if w.pos != "PUNCT"), len(words))
    first, after = (words[at], words[at + 1]) if at + 1 < len(words) else (None, None)
    if first is None or after is None or first.pos not in ("NOUN", "ADJ") or not first.known:
        return words
    # What a body's name ends with: "Kuzey Cephesi", "Halk Hareketi".
    body = NameWords.load().has("last", after.lemma) and after.has("closes")
    # "Kuzey Rüzgârı adlı örgüt"
    called = any(w.has("called") for w in words[at + 2 : at + 3])
    if after.pos != "PROPN" or not (body or called):
        return words
    found = list(words)
    found[at] = replace(first, lemma=first.lemma[:1].upper() + first.lemma[1:], pos="PROPN")
    return found


def _titled_names(words: list[Word], language: Language) -> list[Word]:
    """An adjective with a capital inside a sentence begins a name: "Западная бригада", "die Rote Nordfront"."""
    found = list(words)
    for k, word in enumerate(words[1:-1], 1):
        opens = words[k - 1].pos == "PUNCT" and words[k - 1].written not in (",", "(")
        after = words[k + 1]
        if not word.written[:1].isupper() or opens or after.pos != "NOUN" or not after.known:
            continue
        noun = _written_with(words, k + 1)
        if not (word.pos == "ADJ" and word.known) and not _may_title(words[k - 1], word, noun, language):
            continue
        found[k] = replace(_named(word), features=word.features)
        if _is_area(noun[-1]):
            # "в Киевском районе Донецка": the noun is of what follows, and the name only describes it.
            found[k] = replace(
                word, lemma=word.written, pos="PROPN", features=word.features | {"adj"}, known=False
            )
        else:
            found[k + 1 : k + 1 + len(noun)] = [replace(_named(w), features=w.features) for w in noun]
    return found


def _written_with(words: Sequence[Word], k: int) -> list[Word]:
    """A word, with the others that one written word stands for: "Nord", "front"."""
    rest = takewhile(lambda pair: pair[0].end == pair[1].start and pair[1].pos == "NOUN", pairwise(words[k:]))
    return [words[k], *(after for _, after in rest)]


def _may_title(led: Word, word: Word, noun: Sequence[Word], language: Language) -> bool:
    """ "die Rote Nordfront": an adjective that no table has, by its article, its ending and the body after it."""
    unknown = word.pos in ("ADJ", "PROPN") and not word.known
    declined = unknown and word.written.endswith(tuple(language.listed("declined")))
    return declined and led.pos == "DET" and NameWords.load().has("last", noun[-1].lemma)


def _is_area(word: Word) -> bool:
    """Whether a noun is of a part of a country or a town, not of a thing that stands in one."""
    kinds, otherwise = place_words().get(word.lemma, ((), "near"))
    return bool(kinds) and otherwise != "near"


NAME_MARKS = {"«": "»", "»": "«", "„": "“”", "“": "”", '"': '"'}
_NAME_LENGTH = 5
# Before what is called by a name between marks.
_NAMING = ("NOUN", "VERB", "ADP")


def _quoted_names(words: list[Word], language: Language) -> list[Word]:
    """What a noun is called between marks is a name, whatever its words mean: "группировка «Северный фронт»"."""
    found = list(words)
    for k, word in enumerate(words):
        closers = NAME_MARKS.get(word.written)
        if closers is None or (k and words[k - 1].end == word.start):
            continue
        inner = range(k + 1, min(k + 2 + _NAME_LENGTH, len(words)))
        end = next((i for i in inner if words[i].written in closers), None)
        if end is None or end == k + 1 or not _is_name(words[k + 1 : end]):
            continue
        if _is_called_so(words, k, end) or _stands_alone(words, k, end, language):
            found[k : end + 1] = [_named(w) for w in words[k : end + 1]]
    return found


def _is_called_so(words: Sequence[Word], k: int, end: int) -> bool:
    """Whether what stands before a mark is called by what stands between the marks."""
    before = next((w for w in reversed(words[:k]) if w.lemma != NOTHING), None)
    if before is None:
        return False
    inner = words[k + 1 : end]
    return before.pos in _NAMING or (before.lemma == "the" and (_is_body(inner) or _is_described(inner)))


def _stands_alone(words: Sequence[Word], k: int, end: int, language: Language) -> bool:
    """ "Ранее «Южный фронт» заявил": several words with a capital that nothing outside the marks tells of.

    Not what somebody says: that has a mark after it, and ends as a sentence does.
    """
    inner, after = words[k + 1 : end], words[end + 1 : end + 2]
    spoken = not after or after[0].pos == "PUNCT" or any(w.written in _STOPS for w in inner)
    acts = bool(after) and after[0].pos in ("VERB", "AUX")
    several = len(inner) > 1 and (acts or _is_described(inner))
    return several and not spoken and language.has("capitals", "names")


def _is_described(words: Sequence[Word]) -> bool:
    """ "«Тихая вода»", "»Rote Erde«": an adjective, or a word that no table knows, before a noun."""
    first = words[0]
    return len(words) > 1 and (first.pos == "ADJ" or (first.pos == "PROPN" and not first.known))


def _is_body(words: Sequence[Word]) -> bool:
    """ "der »Allianz der Vulkane«", "der »Nordfront«": what is called as bodies are, by its first or last word."""
    names = NameWords.load()
    first, last = words[0], words[-1]
    return names.has("first", first.lemma.lower()) or names.has("last", last.lemma.lower())


def _named(word: Word) -> Word:
    """A word as a part of a name, with a capital where its English is known."""
    quoted = frozenset({"quoted"}) | (word.features & _CASE_NAMES)
    if word.pos in ("PUNCT", "NUM", "ADP", "CCONJ"):
        return replace(word, features=quoted)
    if word.known and word.lemma[:1].isalpha() and word.pos != "PROPN":
        return replace(word, lemma=word.lemma[:1].upper() + word.lemma[1:], pos="PROPN", features=quoted)
    return replace(word, pos="PROPN", features=quoted)


def _is_name(words: Sequence[Word]) -> bool:
    capital = words[0].written[:1].isupper()
    return capital and not any(w.pos == "VERB" and w.has("past", "pres", "fin") for w in words)


def _with_ordinals(text: str, ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """ "12." before a word as one piece: the twelfth."""
    found: list[tuple[int, int]] = []
    for k, (a, b) in enumerate(ranges):
        before = found[-1] if found else (0, 0)
        short = text[slice(*before)].isdecimal() and before[1] == a and before[1] - before[0] <= 2
        after = text[ranges[k + 1][0]] if k + 1 < len(ranges) else ""
        if text[a:b] == "." and short and after.isalpha():
            found[-1] = (before[0], b)
        else:
            found.append((a, b))
    return found


def _with_suffixes(text: str, ranges: Sequence[tuple[int, int]], language: Language) -> list[tuple[int, int]]:
    """ "23'e": what is written after a figure and an apostrophe, "to 23"; with the figure where it says nothing."""
    found: list[tuple[int, int]] = []
    for k, (a, b) in enumerate(ranges):
        marked = len(found) > 1 and text[found[-1][0]] in "'’" and found[-1] == (a - 1, a)
        if not (marked and text[found[-2][0]].isdecimal() and found[-2][1] == a - 1):
            found.append(ranges[k])
            continue
        means = language.entries(fold(text[a - 1 : b])) and fold(text[a:b]) not in language.listed("shares")
        found.pop()
        if not means or _number_bound(text, ranges, k, language):
            # "5'i ağır", "40'tan fazla"
            found[-1] = (found[-1][0], b)
        else:
            found.append((a - 1, b))
    return found


def _number_bound(text: str, ranges: Sequence[tuple[int, int]], k: int, language: Language) -> bool:
    """ "20'ye yakın": whether the word after a figure says how near it is."""
    after = text[slice(*ranges[k + 1])] if k + 1 < len(ranges) else ""
    return any(e[-1].pos == "ADV" for e in language.entries(fold(after)))


# --- one written word ------------------------------------------------------------------------------------


def _cut(text: str, start: int, end: int, language: Language, known: Known) -> Iterator[_Piece]:
    """A run of letters as its words: parted at hyphens, apostrophes and clitics where the tables say so."""
    written = text[start:end]
    if not written[0].isalpha() and not (written[0] in "'’" and end - start > 1):
        yield _Piece(start, end, written, (written,), ())
        return
    for a, b in _parted(written, start, language, known):
        yield from _without_clitics(text, a, b, language, known)


def _parted(written: str, start: int, language: Language, known: Known) -> Iterator[tuple[int, int]]:
    joined = language.has("apostrophe", "cut") and re.search(r"[-‐‑'’ʼ‘]", written) is not None
    # A lemmatiser may know "l'armée" as one word: it is two for us, unless the table has it.
    own = language.entries(fold(written)) if joined else _entries(written, language)
    own = own or _siding(fold(written), language)
    whole = known(written) or _is_double_name(written, language)
    if own or (_HYPHENS.search(written) and whole and not _has_particle(written)):
        yield start, start + len(written)
        return
    at = 0
    for mark in re.finditer(r"[-‐‑]|['’ʼ‘]", written):
        cut = mark.start()
        if cut < at:
            continue
        if _HYPHENS.match(written, cut):
            if cut > at:
                yield start + at, start + cut
            yield start + cut, start + cut + 1
            at = cut + 1
        elif language.has("apostrophe", "cut"):
            # "l'armée" is two words, the name "N'Djamena" is one.
            rest = _HYPHENS.split(written[cut + 1 :])[0]
            if written[at].islower() or rest[:1].isupper() or _entries(rest, language):
                yield start + at, start + cut + 1
                at = cut + 1
                if language.entries(fold(written[at:])):
                    # What is left is one word of the table: "l'état-major".
                    break
        elif language.has("apostrophe", "suffix"):
            yield start + at, start + cut
            at = cut
    if at < len(written):
        yield start + at, start + len(written)


def _has_particle(written: str) -> bool:
    """ "al-Sahil", "ez-Zour": a small word of a name, a hyphen, and the name."""
    small, *name = _HYPHENS.split(written, maxsplit=1)
    named = bool(name) and name[0][:1].isupper()
    return named and small.islower() and NameWords.load().has("particle", small)


def _is_double_name(written: str, language: Language) -> bool:
    """Whether capitals on both sides of a hyphen make one name of a word that begins as no table has it."""
    parts = _HYPHENS.split(written)
    capitals = all(p[:1].isupper() and not p.isupper() for p in (parts[0], parts[-1]))
    return capitals and not language.has("capitals", "nouns") and not _entries(parts[0], language)


def _is_called(written: str, before: _Piece, language: Language, known: Known) -> bool:
    """ "مدينة سنجار", "شهرستان سرباز": a known name after a kind of place that has no article, whatever it looks like.

    What may be an adjective, or opens something, is none, but where only the second has an article.
    """
    kind = any("area" in e[-1].features for e in before.entries)
    entries = _entries(written, language)
    if not kind or language.has_article(fold(before.written)) or _are_areas(entries):
        return False
    if not entries and any(
        "elsewhere" in c.part.features and written[:1] == c.text for c in language.clitics
    ):
        # "بلدة كروس": no town is "like" something.
        return True
    nominal = {e[-1].pos for e in entries if "town" not in e[-1].features} <= {"NOUN", "VERB"}
    # "مدينة كويتا": an ending that only might be that of an adjective.
    nominal = nominal or (bool(language.clitics) and not language.entries(fold(written)))
    return known(written) and (nominal or language.has_article(fold(written)))


def _are_areas(entries: tuple[Entry, ...]) -> bool:
    """ "أحياء مدينة الأبيض": one kind of place after another."""
    return any("area" in e[-1].features for e in entries)


def _without_clitics(text: str, start: int, end: int, language: Language, known: Known) -> Iterator[_Piece]:
    written = text[start:end]
    named = known(written) and _is_suffixed(text, start, end, language)
    entries = () if named else _entries(written, language)
    for before, core, after in (
        () if entries and not _joins(written, language) else _likely(written, language)
    ):
        # A name is not cut for another name that it ends in.
        named = not _entries(core, language) and not core[0].isdigit() and known(written)
        if named or not _suits(core, after, language) or not _may_come(before, core, language):
            continue
        if not _stands(core, language, known):
            continue
        if (
            before
            and before[-1].part.pos == "ADP"
            and _in_another_case(_entries(core, language))
            and known(written)
        ):
            continue
        at = start
        for clitic in before:
            size = written_length(text[at:end], len(clitic.text))
            yield _Piece(at, at + size, text[at : at + size], (clitic.text,), ((clitic.part,),))
            at += size
        stop = at + len(core)
        yield _Piece(at, stop, core, _keys(core, language), _owned(core, after, language))
        for clitic in after:
            size = end - stop if clitic is after[-1] else written_length(text[stop:end], len(clitic.text))
            yield _Piece(stop, stop + size, text[stop : stop + size], (clitic.text,), ((clitic.part,),))
            stop += size
        return
    joint = _joint(written, language) if not entries and not known(written) else None
    if joint is not None:
        yield _Piece(start, start + 1, written[0], (joint.text,), ((joint.part,),))
        start, written = start + 1, written[1:]
    yield _Piece(start, end, written, _keys(written, language), entries)


def _is_suffixed(text: str, start: int, end: int, language: Language) -> bool:
    """ "Mardin'de": before an apostrophe stands a name as it is, and its own ending is none."""
    apart = (
        language.has("apostrophe", "suffix") and text[end : end + 1] in ("'", "’") and text[start].isupper()
    )
    return apart and not language.entries(fold(text[start:end]))


# Written so, an alif begins a word.
_FIRST = frozenset("أإآ")


def _joins(written: str, language: Language) -> bool:
    """ "وأدى": an "and" before a letter that begins words, so no "وادي", with which it is folded."""
    return written[1:2] in _FIRST and any(
        "always" in c.part.features and written.startswith(c.text) for c in language.clitics
    )


def _may_come(before: Sequence[Clitic], core: str, language: Language) -> bool:
    """ "سيقصف": what says that something will be is written together with a present only, so "سامر" is a name."""
    future = any("fut" in c.part.features for c in before)
    return not future or any({"pres"} <= e[-1].features for e in _entries(core, language))


def _owned(core: str, after: Sequence[Clitic], language: Language) -> tuple[Entry, ...]:
    """ "قادتها": before a pronoun "ت" may be "ة", so that a verb ("she led") is a noun ("leaders") as well."""
    entries = _entries(core, language)
    bare = core.removesuffix("ت")
    if not after or bare == core or any(e[-1].pos == "NOUN" for e in entries):
        return entries
    return (*entries, *(e for e in language.entries(fold(bare + _FEMININE)) if e[-1].pos == "NOUN"))


def _joint(written: str, language: Language) -> Clitic | None:
    """ "تمبكتو وغوندام": an "and" before a word that nobody knows, where more names are joined so than begin so."""
    return next(
        (c for c in language.clitics if "always" in c.part.features and written.startswith(c.text)
         and len(written) - len(c.text) > c.least), None,
    )  # fmt: skip


def _likely(written: str, language: Language) -> list[tuple[list[Clitic], str, list[Clitic]]]:
    """The ways to take clitics off, fewest first; of equals first what leaves a word: "ل لبنان", not "لل بنان"."""
    return sorted(
        _splits(written, language),
        key=lambda split: (len(split[0]) + len(split[2]), not _entries(split[1], language)),
    )


def _splits(written: str, language: Language) -> Iterator[tuple[list[Clitic], str, list[Clitic]]]:
    """The ways to take clitics off a word, fewest first: (before, core as written, after)."""
    if not language.clitics:
        return
    whole: _Taken = ([], written)
    for before, rest in [whole, *_taken(written, language, prefix=True)]:
        uncut: _Taken = ([], rest)
        for after, core in [uncut, *_taken(rest, language, prefix=False)]:
            if before or after:
                yield before, core, after


def _taken(written: str, language: Language, *, prefix: bool) -> list[_Taken]:
    """A word without one to three clitics at one of its ends."""
    found: list[_Taken] = []
    level: list[_Taken] = [([], written)]
    for _ in range(3 if prefix else 1):
        nearer: list[_Taken] = []
        for taken, rest in level:
            folded = fold(rest)
            for clitic in language.clitics:
                if clitic.prefix != prefix or len(folded) - len(clitic.text) < clitic.least:
                    continue
                if prefix and folded.startswith(clitic.text):
                    core = rest[written_length(rest, len(clitic.text)) :]
                    nearer.append(([*taken, clitic], core))
                elif not prefix and folded.endswith(clitic.text):
                    core = rest[: written_length(rest, len(folded) - len(clitic.text))]
                    # "ه" is a pronoun, "ة", which is folded to it, is none.
                    if _FEMININE not in rest[len(core) :]:
                        nearer.append(([clitic, *taken], core))
        found += nearer
        level = nearer
    return found


def _stands(core: str, language: Language, known: Known) -> bool:
    """Whether what is left of a word without its clitics is a word or a name."""
    if _entries(core, language) or known(core) or core.isdigit():
        return True
    return language.has_article(fold(core)) and len(core) > 4


def _suits(core: str, after: Sequence[Clitic], language: Language) -> bool:
    """A possessive goes with a noun, another pronoun with a verb or a preposition."""
    poses = {e[-1].pos for e in _entries(core, language)}
    return all(
        bool(poses & {"NOUN", "ADJ", "NUM", "DET"})
        if "poss" in clitic.part.features
        else bool(poses & {"VERB", "AUX", "ADP", "SCONJ"})
        for clitic in after
        if clitic.part.pos == "PRON"
    )


def _keys(written: str, language: Language) -> tuple[str, ...]:
    word = fold(written)
    lemma = language.lemma(word)
    bare = language.bare(word) if language.has_article(word) else None
    # "هجوما انتحاريا": an accusative that only a letter more shows; "reducidas": whose participle it is.
    ended = (
        word.removesuffix(e.ending) + e.becomes
        for e in language.ending_rows(word)
        if e.becomes is not None and ("part" in e.features or ("acc" in e.features and not e.becomes))
    )
    return tuple(k for k in (word, lemma, bare, *ended) if k)


@lru_cache(maxsize=50_000)
def _entries(written: str, language: Language) -> tuple[Entry, ...]:
    """What a written word stands for: as it is, by its dictionary form, by its ending, as a compound."""
    word = fold(written)
    exact = language.entries(written) or language.entries(word)
    if exact:
        return exact
    if paired := _paired(word, language):
        return paired
    lemma = language.lemma(word)
    by_lemma = language.entries(lemma) if lemma else ()
    if by_lemma:
        return tuple(_inflected(e, word, lemma, language) for e in by_lemma)
    parted = _at_half_space(written, language)
    return parted or _by_ending(word, language) or _compound(word, language) or _siding(word, language)


def _paired(word: str, language: Language) -> tuple[Entry, ...]:
    """ "дронами-камикадзе", "телеграм-каналы": two words in one row; the first that changes shows the case."""
    first, _, rest = word.partition("-")
    for form in language.forms(first) if rest else ():
        for second in (rest, language.lemma(rest)):
            changed = (first, form) if form != first else (rest, second)
            if found := language.entries(f"{form}-{second}"):
                return tuple(_inflected(e, *changed, language) for e in found)
    return ()


def _at_half_space(written: str, language: Language) -> tuple[Entry, ...]:
    """ "حمله‌ای": what a half-space parts is an ending, which else might begin a letter earlier."""
    stem, parted, end = written.rpartition("\u200c")
    rows = language.ending_rows(fold(written)) if parted and stem and end else ()
    endings = [e for e in rows if e.ending == fold(end) and e.becomes is not None]
    found = ((e, row) for row in endings for e in language.entries(fold(stem) + (row.becomes or "")))
    return tuple(_ended(e, fold(written), row) for e, row in found if row.pos in ("*", e[-1].pos))


def _inflected(entry: Entry, word: str, lemma: str | None, language: Language) -> Entry:
    """An entry with the features that the ending of the written word, beside its dictionary form, shows."""
    for ending in language.ending_rows(word):
        if "guess" in ending.features or ending.pos not in ("*", entry[-1].pos):
            continue
        if ending.becomes is None or word[: len(word) - len(ending.ending)] + ending.becomes == lemma:
            return _ended(entry, word, ending)
    # Another form: of a verb what its ending says of any ("cargada"), else a past ("погиб");
    # of a noun not that of the row.
    guess = next((e for e in language.ending_rows(word) if "guess" in e.features and e.pos == "VERB"), None)
    shown = guess.features - {"guess"} if guess else frozenset({"past"})
    own = entry[-1].features - {"inf"} - _CASE_NAMES
    return (
        *entry[:-1],
        replace(entry[-1], features=own | (shown if "inf" in entry[-1].features else frozenset())),
    )


def _ended(entry: Entry, word: str, ending: Ending) -> Entry:
    """An entry with what its ending says; an ending to be cut is a preposition after its noun."""
    part = replace(entry[-1], features=_shown_by(entry[-1].features, ending.features))
    if "our" in ending.features:
        # "birliklerimizin": "our" stands in the last letters of the word.
        stem = replace(part, length=len(word) - _OUR, features=part.features - {"our", "cut"})
        return (*entry[:-1], stem, Part("our", "PRON", frozenset({"poss"})))
    case = next((c for c in CASES if c in ending.features), None)
    if "cut" not in ending.features or case is None:
        return (*entry[:-1], part)
    stem = replace(
        part, length=len(word) - len(ending.ending), features=part.features - {case, "cut", "attr"}
    )
    return (*entry[:-1], stem, Part(CASES[case], "ADP", frozenset({"post"}) | (ending.features & {"attr"})))


# So many letters of a word are quoted for an ending that says whose it is.
_OUR = 2
_CASE_NAMES = frozenset({*CASES, "nom", "acc"})
_TENSES = frozenset({"past", "pres", "fut", "inf", "part", "ger"})


def _shown_by(own: frozenset[str], shown: frozenset[str]) -> frozenset[str]:
    """What a word has of itself with what its ending shows: the case of the ending holds, not that of the entry."""
    if shown & _CASE_NAMES:
        own -= _CASE_NAMES
    if shown & (_TENSES | {"cond"}):
        own -= {"inf"}
    if "binds" in shown:
        own -= {"closes", "apart"}
    # The present of a verb that only tells of what is completed is its future: "начнёт".
    if "pf" in own and "pres" in shown:
        shown = (shown - {"pres"}) | {"fut"}
    return own | shown


def _by_ending(word: str, language: Language) -> tuple[Entry, ...]:
    """What the longest ending leaves that the table knows: all of it, for each part of speech once."""
    found: list[Entry] = []
    taken = ""
    for ending in language.ending_rows(word):
        if ending.becomes is None or (found and ending.ending != taken):
            continue
        poses = {e[-1].pos for e in found}
        stem = word[: len(word) - len(ending.ending)] + ending.becomes
        if "acc" in ending.features and stem.endswith(fold(_FEMININE)):
            # "قادها" is "led it": "قادة" has no such accusative.
            continue
        made = [
            _ended(e, word, ending)
            for e in language.entries(stem)
            if ending.pos in ("*", e[-1].pos) and e[-1].pos not in poses
        ]
        if made:
            found, taken = [*found, *made], ending.ending
    return tuple(found)


def _compound(word: str, language: Language) -> tuple[Entry, ...]:
    """ "Raketenangriff": a first part, known or not, and a head that makes compounds."""
    for head, part in language.heads:
        if word.endswith(head) and len(word) - len(head) > 2:
            first = word[: -len(head)]
            stems = (first, first.rstrip("s"), first + "e", language.lemma(first) or first)
            named = (e[0] for stem in stems for e in language.entries(stem) if e[0].pos in _NOMINAL)
            found = next(named, Part(first, "NOUN"))
            return ((replace(found, length=len(first)), replace(part, length=len(head))),)
    return ()


def _siding(word: str, language: Language) -> tuple[Entry, ...]:
    """ "pró-iraniano", "проиранский": an adjective after "pro-"; one of a people needs no hyphen. "Hisbollah-nahe"."""
    side, *leaning = _HYPHENS.split(word)
    if len(leaning) == 1 and leaning[0] in language.listed("leaning"):
        return ((Part(f"pro-{side}", "ADJ"),),)
    for prefix in language.ranked("siding"):
        rest = word.removeprefix(prefix)
        hyphen = _HYPHENS.match(rest) is not None
        sides = _entries(rest[hyphen:], language) if rest != word and len(rest) > _SHORTEST_SIDE else ()
        found = [
            e for e in sides if len(e) == 1 and e[0].pos == "ADJ" and (hyphen or e[0].gloss[:1].isupper())
        ]
        if found:
            return tuple((replace(e[0], gloss=f"pro-{e[0].gloss}"),) for e in found)
    return ()


# --- verbs in two pieces -----------------------------------------------------------------------------------


def _with_particles(pieces: list[_Piece], language: Language) -> list[_Piece]:
    """ "nahm ... fest": a verb and the particle at the end of its clause as the verb that they make together."""
    particles = language.listed("particles")
    found = list(pieces)
    verb: int | None = None
    for k, piece in enumerate(pieces):
        if any(e[-1].pos == "VERB" and e[-1].features & {"past", "pres"} for e in piece.entries):
            verb = k
        elif not piece.written[0].isalnum() and piece.written not in _QUOTES:
            verb = None
        elif verb is not None and fold(piece.written) in particles and _ends_clause(pieces, k):
            whole = _together(pieces[verb], fold(piece.written), language)
            if whole is not None:
                found[verb] = replace(found[verb], entries=(whole,), keys=())
                found[k] = replace(piece, entries=((Part(NOTHING, "ADV"),),), keys=())
    return found


# Marks that part no verb from its particle: "machte die »Nordfront« verantwortlich".
_QUOTES = frozenset("\"“”„«»'‘’")
# So far a phrase may reach over other words, which are mostly its subject.
_REACH = 14


def _with_partners(pieces: list[_Piece], language: Language) -> list[_Piece]:
    """ "أطلق مسلحون النار": the words of a phrase that others stand between, each as it is in the phrase."""
    found = list(pieces)
    for k, piece in enumerate(pieces):
        phrases = [p for key in piece.keys for p in language.apart.get(key, ())]
        for phrase in sorted(phrases, key=lambda p: -len(p.words)):
            at = _partner(found, k, phrase.words[1:])
            if at is None:
                continue
            for i, part in zip((k, *range(at, len(pieces))), phrase.parts, strict=False):
                found[i] = replace(pieces[i], entries=((part,),), keys=())
            break
    return found


def _partner(pieces: Sequence[_Piece], k: int, words: Sequence[str]) -> int | None:
    """Where the rest of a phrase stands after its first word: in the same clause, before another verb."""
    for at in range(k + 1, min(k + _REACH, len(pieces) - len(words) + 1)):
        if all(w in p.keys for w, p in zip(words, pieces[at : at + len(words)], strict=True)):
            return at
        entries = pieces[at].entries
        verb = bool(entries) and all(e[-1].pos in ("VERB", "AUX", "SCONJ") for e in entries)
        if (pieces[at].written in _STOPS and not _sets_off_day(pieces, at)) or verb:
            return None
    return None


def _sets_off_day(pieces: Sequence[_Piece], at: int) -> bool:
    """ "أعلن التنظيم، الأربعاء، مسؤوليته": whether a comma opens or closes a day on its own."""
    marks = [i for i in range(max(0, at - 4), min(at + 5, len(pieces))) if pieces[i].written in _STOPS]
    return any(
        abs(other - at) - 1 > 0 and all(_tells_day(p) for p in pieces[min(other, at) + 1 : max(other, at)])
        for other in marks
        if other != at
    )


def _tells_day(piece: _Piece) -> bool:
    return any(_is_kind(e, "WROPD") for e in piece.entries)


def _across_days(pieces: list[_Piece], language: Language) -> list[_Piece]:
    """ "Pisó el lunes una mina": a phrase whose verb a day parts from its other words, each as it is in the phrase."""
    found = pieces
    for day in (k for k, p in enumerate(pieces) if k and any(_is_kind(e, "WR") for e in p.entries)):
        k, rest = _around_day(pieces, day)
        if phrase := _verb_phrase(pieces, k, rest, language):
            at = (k, *range(rest, rest + len(phrase.words) - 1))
            parts = _one_a_word(phrase, [pieces[i] for i in at])
            found = list(found)
            for i, part in zip(at, parts, strict=True):
                found[i] = replace(pieces[i], entries=((part,),), keys=())
    return found


def _around_day(pieces: Sequence[_Piece], day: int) -> tuple[int, int]:
    """The piece before the words for a day and the one after them: around "el lunes por la noche"."""
    led = takewhile(lambda k: _is_small(pieces[k], "Hu"), range(day - 1, 0, -1))
    before = min(led, default=day) - 1
    after = takewhile(lambda k: _is_small(pieces[k], "POMD"), range(day + 1, len(pieces)))
    told = [k for k in after if any(_is_kind(e, "POMD") for e in pieces[k].entries)]
    return before, max(told, default=day) + 1


def _is_small(piece: _Piece, kinds: str) -> bool:
    """Whether a piece is a preposition, an article or a word for a time of these classes."""
    return any(e[-1].pos in ("ADP", "DET") or _is_kind(e, kinds) for e in piece.entries)


def _verb_phrase(pieces: Sequence[_Piece], k: int, rest: int, language: Language) -> Phrase | None:
    """The longest phrase of the verb at a piece whose other words follow at `rest`."""
    for phrase in (p for key in pieces[k].keys for p in language.phrases.get(key, ())):
        run = pieces[rest : rest + len(phrase.words) - 1]
        fits = phrase.parts[0].pos == "VERB" and len(run) == len(phrase.words) - 1
        if fits and all(w in p.keys for w, p in zip(phrase.words[1:], run, strict=True)):
            return phrase
    return None


def _one_a_word(phrase: Phrase, run: Sequence[_Piece]) -> list[Part]:
    """The parts of a phrase, one a word: where it is one word to us, that is the verb, and the others are nothing."""
    parts = [_as_written(part, run) for part in phrase.parts]
    if len(parts) == len(run):
        return [replace(a, features=a.features | _shown(p, a)) for p, a in zip(run, parts, strict=True)]
    return [parts[0], *[Part(NOTHING, "ADV")] * (len(run) - 1)]


def _ends_clause(pieces: Sequence[_Piece], k: int) -> bool:
    after = pieces[k + 1] if k + 1 < len(pieces) else None
    return after is None or not after.written[0].isalnum() or any(e[-1].pos == "CCONJ" for e in after.entries)


def _together(verb: _Piece, particle: str, language: Language) -> Entry | None:
    """The entry of the verb with its particle, in the tense of the verb as it is written."""
    shown = next(e[-1].features for e in verb.entries if e[-1].pos == "VERB")
    for key in verb.keys:
        for entry in language.entries(particle + key):
            if entry[-1].pos == "VERB":
                part = replace(
                    entry[-1], features=(entry[-1].features - {"inf", "part"}) | (shown - {"intr"})
                )
                return (*entry[:-1], part)
    return None


# --- which of its meanings -------------------------------------------------------------------------------


def _phrase(
    pieces: Sequence[_Piece], at: int, before: Sequence[Word], language: Language
) -> tuple[int, list[Word]] | None:
    """The longest phrase of the tables that begins at a piece, as (pieces taken, its words)."""
    for key in pieces[at].keys:
        for phrase in language.phrases.get(key, ()):
            size = len(phrase.words)
            run = pieces[at : at + size]
            if len(run) < size or not all(
                w in p.keys for w, p in zip(phrase.words[:-1], run[:-1], strict=True)
            ):
                continue
            if _breaks_a_name(run, phrase, language):
                continue
            if phrase.words[-1] in run[-1].keys:
                return size, _in_perfect(_of_phrase(run, phrase.parts), run[0], before)
            ending = _ending_of(phrase, run[-1], language)
            if ending is not None:
                return size, _with_ending(run, phrase.parts, ending)
    return None


def _in_perfect(made: list[Word], first: _Piece, before: Sequence[Word]) -> list[Word]:
    """ "Ont fait exploser": a phrase that opens with what may be a participle is one after its auxiliary."""
    verb, *rest = made
    may = verb.pos == "VERB" and not verb.has("part") and any("part" in e[-1].features for e in first.entries)
    if not may or not _auxiliary_waits(before):
        return made
    return [replace(verb, features=verb.features - _TENSES | {"part"}), *rest]


def _breaks_a_name(run: Sequence[_Piece], phrase: Phrase, language: Language) -> bool:
    """ "A comunidade de Nova Esperança": no "de nova", for a capital begins a name."""
    small = run[0].written[:1].islower() and phrase.parts[-1].pos in ("ADV", "ADP", "SCONJ", "CCONJ")
    return small and run[-1].written[:1].isupper() and not language.has("capitals", "nouns")


def _ending_of(phrase: Phrase, last: _Piece, language: Language) -> Ending | None:
    """ "intihar saldırısında": the ending that a phrase has, where its nouns are inflected only at their end."""
    if phrase.parts[-1].pos != "NOUN" or not language.has("phrases", "end"):
        return None
    stems = {phrase.words[-1], *(stem for _, stem in _stems(phrase.words[-1], language))}
    return next((row for row, stem in _stems(fold(last.written), language) if stem in stems), None)


def _with_ending(run: Sequence[_Piece], parts: Entry, ending: Ending) -> list[Word]:
    """A phrase with its ending, as `_ended` has that of a single word."""
    *before, noun = parts
    last = run[-1]
    whole = _ended((noun,), last.written, ending)
    if len(whole) == 1:
        return _of_phrase(run, (*before, *whole))
    stop = last.end - len(ending.ending)
    cut = replace(last, end=stop, written=last.written[: stop - last.start])
    made = _of_phrase([*run[:-1], cut], (*before, replace(whole[0], length=None)))
    return [*made, *_words(stop, last.end, last.written[stop - last.start :], whole[1:])]


def _stems(word: str, language: Language) -> Iterator[tuple[Ending, str]]:
    """What the endings of a noun may have been added to, the longest ending first."""
    for row in language.ending_rows(word):
        if row.becomes is not None and row.pos in ("*", "NOUN"):
            yield row, word[: len(word) - len(row.ending)] + row.becomes


def _long_name(
    text: str, pieces: Sequence[_Piece], at: int, language: Language, known: Known
) -> tuple[int, list[Word]] | None:
    """A known name of several words, where no capital shows that its common words belong to it: "دير الزور".

    Or one of two known names that the genitive of nothing shows to be two: "چپرهار ننگرهار".
    """
    if language.script != "arabic" or not pieces[at].written[0].isalpha():
        return None
    for size in range(min(4, len(pieces) - at), 1, -1):
        run = pieces[at : at + size]
        written = all(p.written[0].isalpha() or p.written == "-" for p in run) and run[-1].written != "-"
        # A clitic is no part of a name, and a kind of place stands before one: "ريف حلب".
        apart = all(text[a.end : b.start].isspace() for a, b in pairwise(run))
        area = any("area" in e[-1].features for e in pieces[at].entries)
        if area and known(text[run[1].start : run[-1].end]):
            continue
        if written and apart and known(text[run[0].start : run[-1].end]):
            made = [Word(p.start, p.end, p.written, p.written, "PROPN", known=False) for p in run]
            # "النصيرات وسط قطاع غزة", "دشت برچی کابل": no part of a name before it or after it.
            bounds = frozenset({"opens"}), frozenset({"ends"})
            return size, [
                replace(made[0], features=bounds[0]),
                *made[1:-1],
                replace(made[-1], features=bounds[1]),
            ]
    pair = pieces[at : at + 2]
    two = language.order == "sov" and len(pair) == 2 and not any(p.entries for p in pair)
    if two and all(known(p.written) for p in pair):
        one = pair[0]
        return 1, [
            Word(one.start, one.end, one.written, one.written, "PROPN", frozenset({"ends"}), known=False)
        ]
    return None


def _capital_name(
    text: str, pieces: Sequence[_Piece], at: int, language: Language, known: Known
) -> tuple[int, list[Word]] | None:
    """A known name of several words as one, whatever its words mean: "São Pedro da Aldeia", "Mezar-ı Şerif"."""
    if language.script == "arabic" or not pieces[at].written[0].isupper():
        return None
    for size in range(min(_LONGEST_NAME, len(pieces) - at), 1, -1):
        run = pieces[at : at + size]
        small = any(p.written[0].islower() or p.entries for p in run)
        whole = all(p.written[0].isalpha() or p.written == "-" for p in run)
        if not small or not run[-1].written[0].isupper() or not whole:
            continue
        written = text[run[0].start : run[-1].end]
        if (_opens_sentence(pieces, at) and all(p.entries for p in run)) or _calls_a_body(run):
            continue
        if known(written) or _belong(pieces, run, at, language, known):
            return size, [Word(run[0].start, run[-1].end, written, written, "PROPN", known=False)]
    return None


def _calls_a_body(run: Sequence[_Piece]) -> bool:
    """Whether a word of a name says what body is called so: "Conselho de Segurança"."""
    words = NameWords.load()
    glosses = (word for p in run if p.entries for word in p.entries[0][-1].gloss.split())
    return any(words.has("last", g) or words.has("first", g) for g in glosses)


def _belong(
    pieces: Sequence[_Piece], run: Sequence[_Piece], at: int, language: Language, known: Known
) -> bool:
    """ "Virgen del Arenal": whether a name that stands for nothing by itself is the first word of a longer one."""
    if not language.has("genitive", "none") or language.has("capitals", "nouns"):
        return False
    first, *joints, _ = run
    of = bool(joints) and all(e[0].gloss in ("of", "the") for p in joints for e in p.entries[:1])
    if not of or not all(p.entries for p in joints) or first.entries or _opens_sentence(pieces, at):
        return False
    guess = any("guess" in e.features for e in language.ending_rows(fold(first.written)))
    return not guess and not known(first.written)


def _opens_sentence(pieces: Sequence[_Piece], at: int) -> bool:
    return not any(p.written[0].isalnum() for p in pieces[:at])


def _of_phrase(run: Sequence[_Piece], parts: Entry) -> list[Word]:
    parts = tuple(_as_written(part, run) for part in parts)
    if len(parts) == len(run):
        features = [_shown(p, part) for p, part in zip(run, parts, strict=True)]
        made = [_words(p.start, p.end, p.written, (part,)) for p, part in zip(run, parts, strict=True)]
        return [replace(w, features=w.features | f) for ws, f in zip(made, features, strict=True) for w in ws]
    glosses = parts[0].gloss.split()
    if len(glosses) == len(run):
        paired = [
            _words(p.start, p.end, p.written, (replace(parts[0], gloss=g),))
            for p, g in zip(run, glosses, strict=True)
        ]
        # "bombalı saldırıyı": the last word shows the object.
        shown = _of_head(run[-1:], parts[0].pos) & {"acc"}
        *before, last = _tagged([w for made in paired for w in made], parts[0])
        return [*before, replace(last, features=last.features | shown)]
    written = " ".join(p.written for p in run)
    shown = frozenset() if "closes" in parts[0].features else _of_head(run, parts[0].pos)
    shown |= _article_in(run[-1]) if parts[0].pos == "ADP" else frozenset()
    return [
        replace(w, features=w.features | shown) for w in _words(run[0].start, run[-1].end, written, parts[:1])
    ]


def _as_written(part: Part, run: Sequence[_Piece]) -> Part:
    """A phrase of the dictionary, in the tense of its verb: "privar de la libertad", for "privó de la libertad"."""
    verbs = [e[-1] for p in run for e in p.entries if e[-1].pos == "VERB"] if "inf" in part.features else []
    verb = next((v for v in verbs if "part" in v.features), next(iter(verbs), part))
    return replace(
        part, features=part.features - {"inf"} | (verb.features & (_TENSES | {"pl", "cond", "subj"}))
    )


def _of_head(run: Sequence[_Piece], pos: str) -> frozenset[str]:
    """Case and number of a phrase that is one word to us: those of its first word of that part of speech."""
    found = next((p.entries[0][-1] for p in run if p.entries and p.entries[0][-1].pos == pos), None)
    return found.features & (_CASE_NAMES | {"pl", "maypl"}) if found and pos == "NOUN" else frozenset()


def _article_in(piece: _Piece) -> frozenset[str]:
    """ "Au cours du": what the last word of a phrase says of an article."""
    return frozenset(f for e in piece.entries if e[-1].pos == "ADP" for f in e[-1].features & {"the"})


def _shown(piece: _Piece, part: Part) -> frozenset[str]:
    """What the written form of a word in a phrase shows, where the row of the phrase says nothing of it."""
    return piece.entries[0][-1].features if piece.entries and not part.features & _TENSES else frozenset()


def _single(
    pieces: Sequence[_Piece], at: int, before: Sequence[Word], language: Language, known: Known
) -> list[Word]:
    piece = pieces[at]
    led = bool(before) and _is_place_after(piece, before[-1], pieces[at + 1 :], language)
    led = led or _is_no_verb(piece, before)
    small = piece.entries and _begins_a_name(pieces, at, before, language)
    if small or _is_tied(pieces, at) or (led and known(piece.written)):
        return [replace(_unknown(piece, before, (), language, known), pos="PROPN", features=frozenset())]
    if piece.entries:
        return _in_name(piece, before, pieces[at + 1 : at + 2], language) or _words(
            piece.start,
            piece.end,
            piece.written,
            _likeliest(piece, before, pieces[at + 1 : at + 5], language),
        )
    return [_unknown(piece, before, pieces[at + 1 : at + 2], language, known)]


def _is_tied(pieces: Sequence[_Piece], at: int) -> bool:
    """ "al-Sahil": a small word that a hyphen ties to a name, whatever it means elsewhere ("al porto")."""
    run = pieces[at : at + 3]
    tied = len(run) == 3 and all(a.end == b.start for a, b in pairwise(run))
    return tied and _has_particle("".join(p.written for p in run))


def _is_place_after(piece: _Piece, led_by: Word, after: Sequence[_Piece], language: Language) -> bool:
    """Whether a word that means something else is a name here: "في درعا", "شرقي درعا", "در سرباز"."""
    genitive = led_by.pos == "ADP" or led_by.lemma.startswith(BEARINGS)
    if genitive and language.order == "vso" and _in_another_case(piece.entries):
        return True
    if led_by.pos != "ADP" or led_by.lemma not in _AT:
        return False
    if any("town" in e[-1].features for e in piece.entries):
        return led_by.lemma != "from" and not (after and _describes(after[0], language))
    return language.order == "vso" and _is_no_place(piece, led_by, language)


def _done_with(before: Sequence[Word]) -> bool:
    """ "uccisi a colpi di pistola": a participle and the means right after it."""
    rest = [w for w in before if w.pos not in ("DET", "ADJ", "NUM")]
    while rest and rest[-1].pos == "NOUN":
        rest.pop()
    with_ = bool(rest) and rest.pop().lemma == "with"
    return with_ and bool(rest) and rest[-1].has("part") and not rest[-1].has("intr")


def _in_another_case(entries: Sequence[Entry]) -> bool:
    """Whether all that a form may be stands in a case that no preposition has: "درعا" (a shield, as an object)."""
    return bool(entries) and all(
        e[-1].pos in ("NOUN", "ADJ") and not e[-1].features.isdisjoint({"nom", "acc"}) for e in entries
    )


def _describes(piece: _Piece, language: Language) -> bool:
    """Whether a word tells more of a common noun before it: "في صور جوية", "صور الأقمار"."""
    if not piece.entries or _tells_day(piece):
        return False
    first = piece.entries[0][-1]
    plain = first.gloss[:1].islower() and not first.gloss.startswith(BEARINGS)
    return plain and (
        first.pos == "ADJ" or (first.pos == "NOUN" and language.has_article(fold(piece.written)))
    )


def _is_no_place(piece: _Piece, led_by: Word, language: Language) -> bool:
    """Whether a word means nothing that something may be in: "في نوى" (a verb), "بالأبيض" ("the white", no noun)."""
    poses = {e[-1].pos for e in piece.entries}
    apart = led_by.end < piece.start
    return (poses == {"VERB"} and apart) or (poses == {"ADJ"} and language.has_article(fold(piece.written)))


def _is_no_verb(piece: _Piece, before: Sequence[Word]) -> bool:
    """ "due sospetti a Tiro": a capital after a preposition is a name's, whatever verb has this form."""
    named = piece.written[:1].isupper() and not piece.written.isupper() and len(before) > 1
    verbal = {e[-1].pos for e in piece.entries} == {"VERB"}
    return named and verbal and before[-1].pos == "ADP" and before[-1].lemma in _AT


# Before what can only be a place: "في نوى".
_AT = frozenset({"in", "near", "from", "between", "toward"})
_NOMINAL = ("NOUN", "PROPN", "ADJ", "NUM")
# What usually follows a word: the parts of speech preferred after it.
_AFTER = {
    "DET": ("NOUN", "ADJ", "PROPN", "NUM"),
    "ADP": ("NOUN", "PROPN", "DET", "ADJ", "NUM", "PRON"),
    "NUM": ("NUM", "NOUN", "ADJ"),
    "PRON": ("VERB", "AUX"),
    "AUX": ("VERB", "AUX", "ADV", "PART"),
    "PART": ("VERB", "AUX"),
}


def _likeliest(piece: _Piece, before: Sequence[Word], after: Sequence[_Piece], language: Language) -> Entry:
    """The first entry, or one that its left neighbour asks for; a capital inside a sentence asks for a name."""
    entries = piece.entries
    if (suffered := _shown_passive(piece, language)) is not None:
        return suffered
    if len(entries) == 1:
        return entries[0]
    if language.has("capitals", "nouns"):
        opens = not before or before[-1].pos == "PUNCT"
        if piece.written[0].islower() or (opens and after and after[0].written[0].isupper()):
            # "einer bewaffneten Bande": no noun is written so. "Unbekannte Täter schossen": the next word is it.
            entries = tuple(e for e in entries if e[-1].pos != "NOUN") or entries
    told = language.order == "vso" and _tells_of(before, piece, after, language)
    entries, spell, after = _asked_for(entries, before, after), after[1:2], after[:1]
    finite = next((e for e in entries if e[-1].pos == "VERB" and "past" in e[-1].features), None)
    if told and finite is not None:
        return finite
    # "أطلق النار مسلح": nor does a noun that is part of its verb stand between.
    inside = {"within"} if language.order == "vso" else set()
    last = next((w for w in _in_phrase(before) if w.lemma != NOTHING and not w.has(*inside)), None)
    if last is not None and last.pos == "NUM" and {"part", "fin"} <= entries[0][-1].features:
        return entries[0]
    hour = next((e for e in entries if _is_kind(e, "PD")), None)
    if hour is not None and after and any(_is_kind(e, "WRO") for e in after[0].entries):
        # "فجر السبت" is Saturday dawn, "فجر عبوة" blew up a charge.
        return hour
    wanted = _AFTER.get("DET" if last.has("poss") else last.pos, ()) if last else ()
    noun = next((e for e in entries if e[-1].pos == "NOUN"), None)
    if last is not None and last.lemma in ("same", "one") and noun is not None and last.pos != "NUM":
        # "le même communiqué" is no "communiqué par", "أحد قادتها" one of its leaders.
        return noun
    if last is not None and last.pos == "VERB" and last.lemma in _YIELDING and noun is not None:
        # "sin que se registraran heridos", "senza causare feriti": nobody is wounded by such a verb.
        return noun
    if last is None and noun is not None and _of_next(after, spell):
        # "Comunicado de las Milicias", "Attaque lundi d'un convoi": a noun heads the sentence.
        return noun
    noun_written = language.has("capitals", "nouns") and piece.written[0].isupper()
    if last is not None and noun is not None and noun_written and last.pos != "PUNCT":
        # "laut ersten Berichten": no verb is written so.
        return noun
    if {"DET", "ADP"} <= {e[-1].pos for e in entries}:
        # "le chef des rebelles" is "of the", "a tué des civils" is the plural of "a".
        led = last is not None and last.pos in _NOMINAL and not (_is_time(last) and _agrees(piece, after))
        wanted = ("ADP",) if led else ("DET",)
        return next(e for e in entries if e[-1].pos in wanted)
    if language.order == "vso" and last is not None and last.pos == "VERB":
        wanted = ("NOUN", "PROPN", "NUM")
    referred = bool(spell) and bool(spell[0].entries) and spell[0].entries[0][-1].pos == "PRON"
    adposition = bool(after) and bool(after[0].entries) and after[0].entries[0][0].pos == "ADP"
    opens = last is not None and last.pos in ("CCONJ", "PUNCT")
    befell = finite is not None and finite[-1].gloss in _SUFFERED and (last is None or opens)
    if language.order == "vso" and adposition and befell and finite is not None:
        # "قتل في القصف مدنيان", ", قتل فيه أربعة": where it was comes before whom it befell.
        return finite
    if language.order == "vso" and adposition and not (referred and opens):
        # A verb is followed by its subject.
        wanted = ("NOUN", *wanted)
    if last is not None and last.pos in ("NUM", "DET") and any(e[-1].gloss == "of" for e in entries):
        return next(e for e in entries if e[-1].gloss == "of")
    if finite is not None and language.order == "sov" and _closes_perfect(after):
        return finite
    if (
        last is not None
        and last.lemma in _BEFALLING
        and noun is not None
        and not language.has_article(fold(last.written))
    ):
        # "مقتل مدني" is the death of a civilian, no civilian death.
        return noun
    if last is not None and last.lemma in _AIMED and any(e[-1].gloss == "on" for e in entries):
        return next(e for e in entries if e[-1].gloss == "on")
    if any(e[-1].pos == "PART" for e in entries) and _verb_next(after):
        wanted = ("PART",)
    named = [e for e in entries if "name" in e[-1].features and e[-1].pos == "ADP"]
    if named:
        # "à Karvan" is "in", "à la population" is "to".
        return named[0] if _name_next(after) else next(e for e in entries if e not in named)
    ago = next((e for e in entries if e[-1].gloss == "ago"), None)
    if ago is not None and len(entries) > 1:
        # "hace tres días" is a time, "hace un ruido" is none; "zwei Tage zuvor" is one, "hatte zuvor zwei" none.
        time = last is not None and is_timed(last.lemma, "u")
        spells = any(is_timed(e[-1].gloss, "u") for p in spell for e in p.entries)
        counts = "after" not in ago[-1].features and (spells or _number_next(after))
        return ago if time or counts else next(e for e in entries if e is not ago)
    later = next((e for e in entries if e[-1].gloss == "after"), None)
    if later is not None and last is not None and last.lemma in _LONG and not _name_next(after):
        return later  # "ein Jahr nach dem Anschlag"
    by = next((e for e in entries if e[-1].gloss == "by"), None)
    if by is not None and len(entries) > 1:
        # "ucciso dal gruppo" is "by", "dal villaggio" is "from".
        times = (
            ("ADV", "NUM", "DET") if last is None or not _is_time(last) else ("ADV", "NUM", "DET", last.pos)
        )
        verb = next((w for w in reversed(before) if w.pos not in times), None)
        acted = (verb is not None and verb.has("part")) or _auxiliary_waits(before) or _done_with(before)
        return by if acted else next(e for e in entries if e is not by)
    if last is not None and any("rel" in e[-1].features for e in entries):
        # "dit que" opens what is said, "l'homme que" tells of the man.
        said = last.pos in ("VERB", "AUX") or _awaits_clause(before)
        wanted = ("SCONJ",) if said else ("PRON", "DET")
        if last.pos == "PUNCT":
            # "ракета, що влучила" tells of the missile; after another word, what is said follows.
            tells = len(before) > 1 and before[-2].pos in ("NOUN", "PROPN")
            tells = tells and (
                _verb_next(after) or (language.has("relative", "comma") and not _set_off(before))
            )
            wanted = ("PRON", "DET") if tells else ("SCONJ",)
    if last is not None and last.written == "," and len(before) > 1 and before[-2].pos == "NOUN":
        # "мужчина, пострадавший накануне": tells of the man.
        told_of = next((e for e in entries if e[-1].pos == "VERB" and "part" in e[-1].features), None)
        if told_of is not None and noun is not None and language.has("agreement", "yes"):
            return told_of
    several = next((e for e in entries if {"part", "pl"} <= e[-1].features), None)
    if several and finite and last is not None and last.pos == "NOUN" and last.has("pl"):
        # "le persone uccise": those who were killed; "uccise" with a subject is what one did.
        return several
    if any("part" in e[-1].features for e in entries) and _auxiliary_waits(before):
        entries = tuple(e for e in entries if "part" in e[-1].features)
    if language.has("bracket", "yes") and len({e[-1].features & _BOTH for e in entries}) > 1:
        # "Soldaten erschossen einen Lehrer" goes on, "Lehrer in Karvan erschossen" is closed by its participle.
        # "die verletzten Soldaten" are those who were.
        told = last is not None and last.pos in ("DET", "NUM", "ADJ", "ADP", "CCONJ")
        goes_on = bool(after) and after[0].written[0].isalnum()
        shown = {"past"} if goes_on and not told else {"part"}
        if not goes_on and _is_subordinate(before) and not _auxiliary_waits(before):
            # "Wie das Blatt berichtet, fanden sie": what ends such a clause is its verb.
            shown = {"past", "pres"}
        entries = tuple(e for e in entries if shown & e[-1].features) or entries
    if (
        last is not None
        and (_closes(last, language) or _awaits_verb(before))
        and not language.has_article(fold(piece.written))
    ):
        wanted = ("VERB",)
    elif (
        last is not None
        and last.pos in ("NOUN", "PROPN", "ADJ")
        and language.ranked("after_noun")
        and not any("rel" in e[-1].features for e in entries)
    ):
        nouns = [e for e in entries if e[-1].pos == "NOUN" and _awaits_noun(before)]
        if not nouns and _is_time(last) and _before_noun(after):
            # "A maggio altri scontri": no time is described by what comes before the next noun.
            nouns = [e for e in entries if e[-1].pos in ("ADJ", "DET", "NUM")]
        return nouns[0] if nouns else _after_noun(piece, entries, last, language)
    if {"ADV", "ADP"} <= {e[-1].pos for e in entries}:
        # "نحو عشرين" is "about", "نحو الحدود" is "toward".
        wanted = ("ADV",) if _number_next(after) else ("ADP",)
    if last is not None and piece.written[:1].isupper():
        wanted = ("PROPN", *wanted)
    return next((e for e in entries if e[-1].pos in wanted), entries[0])


def _in_phrase(before: Sequence[Word]) -> Iterator[Word]:
    """The words before, nearest first, without adverbs and without the mark in "une « attaque »"."""
    for k in range(len(before) - 1, -1, -1):
        opens = before[k].written in _QUOTES and k and before[k - 1].pos in ("DET", "ADP", "NUM")
        if before[k].pos != "ADV" and not opens:
            yield before[k]


_BOTH = frozenset({"past", "part"})


def _tells_of(before: Sequence[Word], piece: _Piece, after: Sequence[_Piece], language: Language) -> bool:
    """ "هجوم شنه مسلحون": whether an indefinite noun stands before, that noun's pronoun and who did it after."""
    noun, pronoun, subject = before[-1] if before else None, after[:1], after[1:2]
    if noun is None or noun.pos not in ("NOUN", "ADJ") or language.has_article(fold(noun.written)):
        return False
    glued = bool(pronoun) and pronoun[0].start == piece.end and bool(pronoun[0].entries)
    if not glued or pronoun[0].entries[0][-1].pos != "PRON" or not subject:
        return False
    if any({"past", "pl"} <= e[-1].features for e in piece.entries):
        # "كمين نصبوه": it shows by itself who did it.
        return True
    small = ("ADP", "PUNCT", "VERB", "AUX", "SCONJ", "CCONJ", "PART")
    return subject[0].written[0].isalnum() and not any(e[-1].pos in small for e in subject[0].entries[:1])


def _shown_passive(piece: _Piece, language: Language) -> Entry | None:
    """ "قُتل": the verb, where a vowel on its first letter shows that it is passive."""
    vowel = str(language.settings.get("passive_vowel", ""))
    if not vowel or piece.written[1:2] != vowel:
        return None
    verb = next((e for e in piece.entries if e[-1].pos == "VERB" and e[-1].features & {"ambi", "pass"}), None)
    if verb is None:
        return None
    return (*verb[:-1], replace(verb[-1], features=verb[-1].features - {"ambi"} | {"pass"}))


def _closes_perfect(after: Sequence[_Piece]) -> bool:
    """ "کشته است": an auxiliary right after, and with it a verb, where verbs stand last."""
    return any(p.entries and p.entries[0][-1].pos == "AUX" for p in after)


# Verbs whose subject or object are those whom it befell.
_YIELDING = frozenset({"cause", "make", "occur", "provoke", "record", "register", "report"})
# Verbs of what befalls people, passive by what is there.
_SUFFERED = frozenset({"kill", "wound", "injure"})
# Nouns of what befalls people.
_BEFALLING = frozenset(
    {
        "death",
        "killing",
        "martyrdom",
        "injury",
        "wounding",
        "arrest",
        "abduction",
        "kidnapping",
        "assassination",
    }
)
# Nouns of what is aimed at somebody: English has "on" after them where others have "to".
_AIMED = frozenset({"attack", "airstrike", "strike", "raid", "assault", "bombardment", "aggression"})


# So long after a happening it is no news ("ein Jahr nach dem Anschlag"); days after it may be.
_LONG = frozenset({"month", "year", "decade"})


def _awaits_noun(before: Sequence[Word]) -> bool:
    """ "une seconde frappe": between an article and its noun stands an adjective."""
    return len(before) > 1 and before[-1].pos == "ADJ" and before[-2].pos in ("DET", "NUM")


def _after_noun(piece: _Piece, entries: tuple[Entry, ...], last: Word, language: Language) -> Entry:
    """The entry that a language prefers after a noun; an adjective must agree with it."""
    # "طائرات التحالف": nor has it an article where the noun has none.
    definite = (
        last.pos == "NOUN" and language.has_article(fold(piece.written)) and not _closes(last, language)
    )
    fits = [
        e
        for e in entries
        if e[-1].pos != "ADJ" or not (definite or ("pl" in e[-1].features and not last.has("pl", "du")))
    ]
    fits = fits or list(entries)
    return next((e for pos in language.ranked("after_noun") for e in fits if e[-1].pos == pos), entries[0])


# What an entry may need, in this order -> whether it is met by the words before it and the pieces after it.
_NEEDS: dict[str, Callable[[Sequence[Word], Sequence[_Piece]], bool]] = {
    "num": lambda _, after: _counts_next(after),
    "self": lambda before, _: _is_reflexive(before),
    "verb": lambda _, after: _finite_next(after),
    "verbal": lambda _, after: _only_verb_next(after),
    "object": lambda _, after: _only_verb_next(after, ("VERB", "AUX")),
    "joined": lambda before, after: _is_joined(before, after),
    "infinitive": lambda _, after: _infinitive_next(after),
    "said": lambda before, after: _is_told(before, after),
    "account": lambda _, after: _account_next(after),
    "counted": lambda before, after: _counted_alone(before, after),
    "limits": lambda before, after: _is_limited(before) and _counts_next(after),
    "beyond": lambda before, _: _is_counted(before),
    "done": lambda before, after: _is_done(before, after),
    "ours": lambda before, _: _is_owned(before),
    "another": lambda before, _: _is_befallen(before),
    "therein": lambda before, after: _is_therein(before) and _counts_next(after),
}


def _asked_for(
    entries: tuple[Entry, ...], before: Sequence[Word], after: Sequence[_Piece]
) -> tuple[Entry, ...]:
    """The entries whose need is met, where a row names one; else those without a need.

    `num`: a number follows ("dont cinq soldats"); `self`: with a reflexive pronoun ("se sont rendus");
    `verb`: a finite verb follows ("das bestätigte die Polizei"); `verbal`: what can only be one ("من يحمل السلاح");
    `object`: what can only be a finite verb follows, or its auxiliary ("les rebelles l'ont attaqué");
    `joined`: after a count, before an "and" ("چهار نفر دستگیر و یک نفر کشته شد");
    `infinitive`: one follows ("al estallar la bomba");
    `said`: what is said stands beside it ("soutient que", ", soutient l'ONG");
    `account`: somebody's account follows ("nach ukrainischen Angaben");
    `counted`: a count without an article stands before, and no verb follows ("14 heridos, 40 detenidos");
    `limits`: a "not" waits for it, and a count follows ("n'a fait que deux morts");
    `beyond`: after a noun with its count ("3 kişi daha");
    `done`: after an object with its sign, before an "and" ("دو سرباز را کشته و ...");
    `ours`: right after a noun that is no time ("نیروهای ما");
    `another`: after a verb, or a noun of what befalls people ("وأصيب آخر", "إصابة ثالث");
    `therein`: after "that" and a preposition, before a count ("که در آن سه نفر").
    """
    if all(_NEEDS.keys().isdisjoint(e[-1].features) for e in entries):
        return entries
    for need, is_met in _NEEDS.items():
        needy = tuple(e for e in entries if need in e[-1].features)
        if needy:
            met = is_met(before, after)
            entries = needy if met else tuple(e for e in entries if e not in needy) or needy
    return entries


def _is_kind(entry: Entry, kinds: str) -> bool:
    """Whether an entry is a word for a time of one of these classes of the time table."""
    return is_timed(entry[0].gloss.split()[0], kinds)


def _is_time(word: Word) -> bool:
    return word.lemma.lower() in time_words() or is_clock(word)


def is_clock(word: Word) -> bool:
    """Whether a word is a time of day, as English writes it."""
    return word.pos == "NUM" and re.fullmatch(r"(?:[01]?\d|2[0-4]):[0-5]\d", word.lemma) is not None


def _tells_when(word: Word) -> bool:
    """ "a annoncé samedi que", "dijo el lunes que": the day of saying, with what belongs to it."""
    return _is_time(word) or word.pos in ("DET", "ADV", "NUM")


def _begins_a_name(pieces: Sequence[_Piece], at: int, before: Sequence[Word], language: Language) -> bool:
    """ "le village de Tel Arin", "la agencia Al Sahil": a small word of a name."""
    piece, after = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    if language.has("capitals", "nouns") or not before or before[-1].pos == "PUNCT" or after is None:
        return False
    short = len(piece.written) <= 3 and piece.written[0].isupper() and not piece.written.isupper()
    named = after.written[:1].isupper() and (not after.entries or _joins_a_name(after, "NOUN", "ADJ"))
    return (
        short
        and named
        and {e[-1].pos for e in piece.entries} <= {"ADJ", "ADV", "ADP", "DET", "PRON", "SCONJ"}
    )


def _counts_next(after: Sequence[_Piece]) -> bool:
    """Whether a count follows, over what may stand before one: "au moins douze", "une dizaine"."""
    for piece in after[:4]:
        if _number_next((piece,)):
            return True
        if not piece.entries or piece.entries[0][-1].pos not in ("ADV", "ADP", "DET", "ADJ"):
            return False
    return False


def _is_limited(before: Sequence[Word]) -> bool:
    """ "n'a fait que deux morts": whether a "not" of this clause still has no word that closes it."""
    for word in reversed(before):
        if word.pos in ("SCONJ", "PUNCT") or word.has("after", "rel") or word.lemma == "no":
            return False
        if word.has("neg"):
            return True
    return False


def _is_done(before: Sequence[Word], after: Sequence[_Piece]) -> bool:
    """ "دو سرباز را در هرات کشته و": whether an object stands open, and an "and" goes on."""
    joint = bool(after) and bool(after[0].entries) and after[0].entries[0][-1].pos == "CCONJ"
    clause = takewhile(lambda w: w.pos not in ("VERB", "AUX", "PUNCT", "SCONJ"), reversed(before))
    return joint and any(w.pos == "PART" and w.has("obj") for w in clause)


def _is_owned(before: Sequence[Word]) -> bool:
    return bool(before) and before[-1].pos == "NOUN" and not _is_time(before[-1])


def _is_befallen(before: Sequence[Word]) -> bool:
    return bool(before) and (before[-1].pos == "VERB" or before[-1].lemma in _BEFALLING)


def _is_therein(before: Sequence[Word]) -> bool:
    return len(before) > 1 and before[-1].pos == "ADP" and before[-2].lemma == "that"


def _is_counted(before: Sequence[Word]) -> bool:
    """ "3 kişi daha": whether a noun with a number stands before."""
    return [w.pos for w in before[-2:]] == ["NUM", "NOUN"] or [w.pos for w in before[-1:]] == ["NUM"]


def _is_reflexive(before: Sequence[Word]) -> bool:
    """Whether a reflexive pronoun belongs to the verb to come: only small words of a verb between."""
    for word in reversed(before):
        if word.has("refl"):
            return True
        if word.pos not in ("AUX", "ADV", "PART", "PRON"):
            return False
    return False


def _awaits_clause(before: Sequence[Word]) -> bool:
    """Whether a verb of saying still has nothing that is said: "a déclaré hier à la presse que"."""
    for k in range(len(before) - 1, -1, -1):
        word = before[k]
        if word.pos in ("SCONJ", "PUNCT") or word.has("rel"):
            return False
        if word.pos == "VERB":
            cue = cues().get((word.lemma, "v"))
            between = before[k + 1 :]
            rest = [*dropwhile(lambda w: w.pos != "ADP" and _tells_when(w), between)]
            told = bool(between) and (not rest or rest[0].pos == "ADP")
            return told and cue is not None and "c" in cue.frames
    return False


def _set_off(before: Sequence[Word]) -> bool:
    """ "afirmó, según la ONG, que": whether a verb of saying still waits, what stands after it set off by commas.

    Not one that stands behind what was said: "..., a dit le maire, que nous avons joint".
    """
    waits, small = False, True
    for word in before:
        cue = cues().get((word.lemma, "v")) if word.pos == "VERB" else None
        if cue is not None and "c" in cue.frames:
            waits = not small
        elif word.pos == "SCONJ":
            waits = False
        small = word.pos == "PUNCT" or (small and word.pos in ("AUX", "ADV", "PART"))
    return waits


def _is_subordinate(before: Sequence[Word]) -> bool:
    """ "Wie das Blatt unter Berufung auf X": whether a small word has opened the clause, and no comma has closed it."""
    clause = list(takewhile(lambda w: w.pos != "PUNCT", reversed(before)))
    return bool(clause) and clause[-1].pos == "SCONJ"


def _auxiliary_waits(before: Sequence[Word]) -> bool:
    """Whether an auxiliary of this clause still has no verb: then a form that may be a participle is one."""
    for word in reversed(before):
        if word.pos in ("VERB", "SCONJ") or (word.pos == "PUNCT" and word.written not in "\"“”«»„'"):
            return False
        if word.pos == "AUX" and word.has("be", "have"):
            return True
    return False


def _name_next(after: Sequence[_Piece]) -> bool:
    return any(p.written[0].isupper() for p in after)


def _number_next(after: Sequence[_Piece]) -> bool:
    return any(p.written[0].isdigit() or any(e[-1].pos == "NUM" for e in p.entries) for p in after)


def _verb_next(after: Sequence[_Piece]) -> bool:
    return any(p.entries and p.entries[0][-1].pos in ("VERB", "AUX") for p in after)


def _finite_next(after: Sequence[_Piece]) -> bool:
    features = after[0].entries[0][-1].features if after and after[0].entries else frozenset()
    return _verb_next(after[:1]) and bool(features & {"past", "pres", "fin"}) and "part" not in features


def _is_joined(before: Sequence[Word], after: Sequence[_Piece]) -> bool:
    joint = bool(after) and bool(after[0].entries) and after[0].entries[0][-1].pos == "CCONJ"
    near = before[-4:]  # "پنج تن از مزدوران کشته و"
    return joint and bool(near) and near[-1].pos in ("NOUN", "ADJ") and any(w.pos == "NUM" for w in near)


def _only_verb_next(after: Sequence[_Piece], kinds: Sequence[str] = ("VERB",)) -> bool:
    entries = after[0].entries if after else ()
    return _finite_next(after) and all(e[-1].pos in kinds for e in entries)


def _infinitive_next(after: Sequence[_Piece]) -> bool:
    """Whether an infinitive follows, over an auxiliary's: "al estallar", "al ser emboscados"."""
    return any(p.entries and p.entries[0][-1].features & {"inf"} for p in after[:1])


def _agrees(article: _Piece, after: Sequence[_Piece]) -> bool:
    """ "tomaram no domingo a cidade", "a tué lundi des civils": an article after a time; not "a tiros"."""
    nouns = [e[-1] for p in after for e in p.entries if e[-1].pos in ("NOUN", "ADJ") and p.written.islower()]
    return any(("pl" in noun.features) == article.written.endswith("s") for noun in nouns)


def _of_next(after: Sequence[_Piece], further: Sequence[_Piece]) -> bool:
    """Whether "of" follows, or a time and then "of"."""
    timed = any(_is_kind(e, "WRPD") for p in after for e in p.entries)
    near = further if timed else after
    return any(e[-1].pos == "ADP" and e[-1].gloss == "of" for p in near for e in p.entries)


def _counted_alone(before: Sequence[Word], after: Sequence[_Piece]) -> bool:
    """ "dejó 40 detenidos", not "los 40 detenidos", nor "40 presos huyeron"."""
    count = bool(before) and before[-1].pos == "NUM"
    known = len(before) > 1 and before[-2].lemma == "the"
    acts = _finite_next(after) or any("refl" in e[-1].features for p in after[:1] for e in p.entries)
    return count and not known and not acts


def _account_next(after: Sequence[_Piece]) -> bool:
    """Whether a noun for what is said follows, over an adjective: "eigenen Angaben"."""
    glosses = [{e[-1].gloss for e in p.entries} for p in after[:2]]
    told = next((k for k, g in enumerate(glosses) if g & phrases()["document"]), None)
    return told is not None and all(e[-1].pos == "ADJ" for p in after[:told] for e in p.entries)


def _is_told(before: Sequence[Word], after: Sequence[_Piece]) -> bool:
    """Whether a verb has what is said beside it: "que" or a mark of speech after it, a comma or such a mark before.

    Or an infinitive: "sostiene di aver colpito".
    """
    opens = after[0] if after else None
    if opens is not None and (
        opens.written in _SAYING or any("that" in e[-1].features for e in opens.entries)
    ):
        return True
    if any(e[-1].gloss == "of" for p in after[:1] for e in p.entries) and _infinitive_next(after[1:]):
        return True
    last = next(
        (w for w in reversed(before) if w.pos not in ("AUX", "ADV", "PART") and not w.has("clitic")), None
    )
    lone = bool(before) and (before[0].lemma == "the" or before[0].has("object"))
    if lone and all(w.pos == "AUX" for w in before[1:]):
        # "Lo sostiene la milizia": what was told before.
        return True
    return last is not None and last.pos == "PUNCT" and last.written in _SPOKEN


# Marks that open what is said, and those that end it.
_SAYING = frozenset(':"“«„')
_SPOKEN = frozenset(',"”»“')


def _closes(word: Word, language: Language) -> bool:
    """Whether a word with an article ends a noun phrase: no noun without one can follow."""
    return word.pos in ("NOUN", "ADJ", "PROPN") and language.has_article(fold(word.written))


def _awaits_verb(before: Sequence[Word]) -> bool:
    """ "إن داعش قتل": a name, and nothing but it, since the word that opened its clause."""
    names = next((k for k, w in enumerate(reversed(before)) if w.pos != "PROPN"), len(before))
    return 0 < names < len(before) and before[-names - 1].has("that")


def _joins_a_name(piece: _Piece, *poses: str) -> bool:
    """Whether a known word may stand in a name: one common word, not in capitals only."""
    part = piece.entries[0][-1]
    if part.gloss == "country":
        return False  # "nel nord del Paese"
    plain = part.pos in poses and " " not in part.gloss and not part.gloss[:1].isupper()
    return len(piece.entries[0]) == 1 and plain and not piece.written.isupper()


def _in_name(
    piece: _Piece, before: Sequence[Word], after: Sequence[_Piece], language: Language
) -> list[Word]:
    """A common word with a capital inside a sentence is part of a name: "le Front du Nord", "il gruppo Nuova Alba"."""
    written = piece.written
    opens = not any(w.pos != "PUNCT" for w in before) or _is_headed(before)
    if opens or not written[0].isupper() or language.has("capitals", "nouns"):
        return []
    goes_on = any(p.written[:1].isupper() and not p.written.isupper() for p in after)
    adjective = before[-1].pos == "PROPN" or (goes_on and language.has("relative", "comma"))
    if not _joins_a_name(piece, *(("NOUN", "ADJ") if adjective else ("NOUN",))):
        return []
    part = piece.entries[0][-1]
    name = replace(part, pos="PROPN", gloss=part.gloss.capitalize())
    return _words(piece.start, piece.end, written, (name,))


def _is_headed(before: Sequence[Word]) -> bool:
    """ "Moçambique: Ataque em Cabo Delgado": whether only a name and a colon stand before, as desks head their news."""
    return before[-1].written == ":" and all(w.pos == "PROPN" for w in before[:-1])


def _unknown(
    piece: _Piece, before: Sequence[Word], after: Sequence[_Piece], language: Language, known: Known
) -> Word:
    """A word that no table has: a number, a mark, a name by its capital or its fame, or a guess by its ending."""
    written = piece.written
    word = Word(piece.start, piece.end, written, written, "PUNCT", known=False)
    if written[0].isdigit() and (described := re.fullmatch(r"(\d+)[-‐‑](\D+)", written)):
        return _described(word, described[1], described[2], language)
    if written[0].isdigit():
        return replace(word, lemma=_figure(written), pos="NUM")
    if not written[0].isalpha():
        mark = _MARKS.get(written, written)
        return replace(word, written=mark, lemma=mark)
    guess = _guess(fold(written), language)
    # "Сумская область подверглась обстрелу": what describes a part of a country is its name, though it opens.
    opens = not any(w.pos != "PUNCT" for w in before) and not any(_divides(p) for p in after)
    if (
        written[-1] == "s"
        and not known(written)
        and "gen" in language.listed("cases")
        and known(written[:-1])
    ):
        # "im Nordosten Nigerias"
        return replace(word, lemma=written[:-1], pos="PROPN", features=frozenset({"gen"}), known=True)
    describes = opens and guess is not None and guess.pos == "ADJ" and _before_noun(after)
    if language.has("capitals", "nouns") and _is_one(before, after):
        return replace(word, pos="NOUN")
    if (known(written) and not written[0].islower() and not describes) or (
        (written[0].isupper() and not (opens and guess)) and not language.has("capitals", "nouns")
    ):
        # "Сумская область": a name by its capital that only describes what follows.
        adjective = guess.features - {"guess"} | {"adj"} if guess and guess.pos == "ADJ" else frozenset()
        if not any(_may_be_described(p, adjective) for p in after):
            adjective = frozenset()  # "У Краматорську дрон"
        return replace(word, pos="PROPN", features=frozenset(adjective))
    if guess and _calls_for_noun(before, guess):
        return replace(word, pos="NOUN")
    if guess:
        return replace(word, pos=guess.pos, features=guess.features - {"guess"})
    if written[0].islower() and language.has("capitals", "nouns"):
        return _described_or_done(word, before, after)
    if language.has("capitals", "nouns") and _is_one_of_many(before):
        return replace(word, pos="NOUN")
    caseless = not written[0].isupper() and not written[0].islower()
    return replace(word, pos="PROPN" if caseless or written[0].isupper() else "NOUN")


def _may_be_described(piece: _Piece, adjective: frozenset[str]) -> bool:
    """Whether a word agrees with an adjective; one that no table has may: "сообщает Озёрский вестник"."""
    unknown = not piece.entries and piece.written[0].isalpha()
    return unknown or any(_may_describe(adjective, e[-1].features) for e in piece.entries)


def _may_describe(adjective: frozenset[str], noun: frozenset[str]) -> bool:
    """Whether case and gender, where both show them, let a word describe a noun."""
    both = ((adjective & shown, noun & shown) for shown in (_CASES, _GENDERS))
    return all(not a or not b or a & b for a, b in both)


_CASES = frozenset({"nom", "gen", "dat", "acc", "ins", "loc"})
_GENDERS = frozenset({"m", "f", "n"})


def _calls_for_noun(before: Sequence[Word], guess: Ending) -> bool:
    """ "un billar", "le gérant", "de la panadería", "d'en face": whether no verb that only its ending shows can stand.

    "la golpeó": an article may be a pronoun before a finite verb, but not after a preposition.
    """
    last = before[-1] if before else None
    if last is None or last.pos not in ("DET", "NUM", "ADP"):
        return False
    finite = bool(guess.features & {"past", "pres", "fut"})
    if last.pos == "ADP":
        return finite and not last.has("rel")
    led = last.lemma != "the" or (len(before) > 1 and before[-2].pos == "ADP")
    return bool(guess.features & {"inf", "pres", "ger"}) or guess.pos == "ADV" or (finite and led)


def _before_noun(after: Sequence[_Piece]) -> bool:
    """ "Партизанский отряд взорвал": whether a noun comes next, so that no town has the word before it for its name."""
    first = after[0] if after else None
    return (
        first is not None and first.written[0].islower() and any(e[-1].pos == "NOUN" for e in first.entries)
    )


def _divides(piece: _Piece) -> bool:
    """Whether a word can only be a part of a country or a town: "область", "район"."""
    glosses = (e[-1].gloss for e in piece.entries)
    return piece.written[0].islower() and any(
        set(place_words().get(g, ((),))[0]) & _DIVISIONS for g in glosses
    )


_DIVISIONS = frozenset({"admin1", "admin2", "district"})


def _guess(folded: str, language: Language) -> Ending | None:
    """What an unknown word may be by its ending, or a verb where its dictionary form ends like an infinitive."""
    own = next((e for e in language.ending_rows(folded) if "guess" in e.features), None)
    if own is not None or (lemma := language.lemma(folded)) is None:
        return own
    verb = next((e for e in language.ending_rows(lemma) if {"guess", "inf"} <= e.features), None)
    return verb and replace(verb, features=frozenset({"guess", "pres"}))


def _is_one(before: Sequence[Word], after: Sequence[_Piece]) -> bool:
    """ "in einem Brunnen": no town, though one has the name; not "ein Hamas-Mann"."""
    led = before[-1] if before else None
    alone = not after or not (after[0].written[0].isupper() or after[0].written[0] in "-‐‑")
    return led is not None and led.pos == "DET" and led.lemma in ("a", "no") and alone


# How a weak verb of the past ends.
_PAST = ("te", "ten")


def _described_or_done(word: Word, before: Sequence[Word], after: Sequence[_Piece]) -> Word:
    """ "Fahrgäste, die auf den Zug warteten.": a verb at the end of its clause; else what describes a noun."""
    ends = not after or not after[0].written[0].isalnum()
    led = before[-1] if before else None
    done = ends and led is not None and led.pos not in ("DET", "ADJ", "NUM") and word.written.endswith(_PAST)
    if done and len(word.written) > len("hatten"):
        return replace(word, pos="VERB", features=frozenset({"past"}))
    return replace(word, pos="ADJ")


def _is_one_of_many(before: Sequence[Word]) -> bool:
    """ "eine Wache", "keine neue Wache", "acht Wachen", "im Keller": where stands no name that is unknown."""
    led = next((w for w in reversed(before) if w.pos != "ADJ"), None)
    if led is None:
        return False
    counted = led.pos == "NUM" and led.lemma.isdecimal() and len(led.lemma) < len("2034")
    return counted or led.has("det") or (led.pos == "DET" and led.lemma in ("a", "no"))


def _described(word: Word, figure: str, rest: str, language: Language) -> Word:
    """ "45-летний", "45-Jähriger", "12-го": a figure that is part of a word, or a number with its ending."""
    pos = "NOUN" if rest[0].isupper() and language.has("capitals", "nouns") else "ADJ"
    part = next((e[-1] for e in _entries(rest, language) if e[-1].pos == pos), None)
    if part is None:
        # "45-й бригады" is one brigade, "12-го" a day.
        place = rest in language.listed("ordinal_endings")
        return replace(word, lemma=figure, pos="NUM", features=frozenset({"place"} if place else ()))
    return replace(word, lemma=f"{figure}-{part.gloss}", pos=pos, features=part.features, known=True)


def _figure(written: str) -> str:
    """A figure as English writes it: western digits, no marks between thousands, a point before decimals."""
    plain = re.sub(r"(?<=\d)['’]\w+$", "", written.translate(_DIGITS)).removesuffix(".")
    if re.fullmatch(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}|\d+:\d\d", plain):
        return plain
    hours = re.fullmatch(r"(\d+)\s?h(?:\s?(\d\d))?", plain)
    if hours:
        return f"{hours[1]}:{hours[2] or '00'}"
    grouped = re.fullmatch(r"\d{1,3}(?:[ \u00a0\u202f.,٬]\d{3})+", plain)
    if grouped:
        return re.sub(r"\D", "", plain)
    return plain.replace("٫", ".").replace("٬", "").replace(",", ".")


def _words(start: int, end: int, written: str, entry: Entry) -> list[Word]:
    """The words of an entry: a gloss of several words, or an entry of several parts, cuts the written one."""
    found: list[Word] = []
    at = start
    for k, part in enumerate(entry):
        stop = end if k == len(entry) - 1 or part.length is None else min(at + part.length, end - 1)
        pieces = part.gloss.split() if part.gloss != NOTHING else [NOTHING]
        found += _glossed(at, stop, written[at - start : stop - start], pieces, part)
        at = stop
    return found


def _glossed(start: int, end: int, written: str, glosses: Sequence[str], part: Part) -> list[Word]:
    """One part of a written word; where it means several words, the first ones take a letter each."""
    several = min(len(glosses), end - start)
    made = []
    for k, gloss in enumerate(glosses[-several:]):
        stop = end if k == several - 1 else start + k + 1
        whole = (start, end) if several > 1 else None
        made.append(Word(start + k, stop, written, gloss, part.pos, part.features, whole=whole))
    return _tagged(made, part) if several > 1 else made


# The parts of speech of words in longer glosses.
_SMALL = {
    "of": "ADP", "to": "ADP", "in": "ADP", "on": "ADP", "at": "ADP", "by": "ADP", "with": "ADP", "for": "ADP",
    "under": "ADP", "the": "DET", "a": "DET",
    "not": "PART", "least": "ADJ", "most": "ADJ", "more": "ADJ", "than": "ADP",
    "no": "DET", "up": "ADV", "down": "ADV", "out": "ADV", "off": "ADV", "back": "ADV", "away": "ADV", "over": "ADV",
}  # fmt: skip


# A word that belongs to the next one, as English has it, whatever the language would make of two nouns.
_BOUND = frozenset({"glued"})
# "carry out", "shoot down".
_PARTICLE = frozenset({"glued", "particle"})


def _glued(word: Word, part: Part) -> frozenset[str]:
    if part.pos == "VERB":
        return _PARTICLE if _SMALL.get(word.lemma) == "ADV" else _BOUND | {"within"}
    return _BOUND | (part.features & {"apart", *_CASES})  # the first word shows the case, as well


def _tagged(words: list[Word], part: Part) -> list[Word]:
    """Small words of a longer gloss have a part of speech of their own; a verb phrase is led by its verb."""
    if part.pos in ("ADV", "ADP"):
        return words
    leads = 0 if part.pos == "VERB" else len(words) - 1
    rest = "NOUN" if part.pos == "VERB" else part.pos
    return [
        w if k == leads else replace(w, pos=_SMALL.get(w.lemma, rest), features=_glued(w, part))
        for k, w in enumerate(words)
    ]

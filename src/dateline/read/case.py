"""Text in capitals (transcripts, old wires) written as running text is: same length, so offsets hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dateline.knowledge.entities import EntityTable

# A block is in capitals where at most one cased letter in five is small ("McDONALD", "3rd").
_MAX_SMALL = 0.2
# In a mixed text, a shorter block of capitals may be a list of acronyms.
_MIN_LETTERS, _MIN_COMMON = 20, 2

_BLOCK = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_STOP = re.compile(r"[.!?:][\"'”’)\]]*\s+[\"'“‘(\[]*$|,\s+[\"“]$")
_BRACKET = re.compile(r"(?:\A|[.!?:\])\"”-])\s*\[[^\[\]]*\]\s+$")
_DATELINE_DASH = re.compile(r"(?:\)|[A-Z]{3} \d\d)\s?(?:--?|[–—])\s$")
_OPENED = re.compile(r"[\w\"”]\s[(\[]$")
_DATELINE_LENGTH = 120
_VOWELS = frozenset("aeiouyáéíóúàèìòùâêîôûäëïöüãõåæø")
_MAX_ACRONYM = 6
_MAX_PHRASE = 6

SMALL, CAPITAL, UPPER, KEEP = "small", "capital", "upper", "keep"
Known = Callable[[str], bool]


@dataclass(frozen=True)
class _Tables:
    """Words by the way they are written; `rare` small ones may be surnames; `phrases`: names of parties."""

    small: frozenset[str]
    rare: frozenset[str]
    kinds: dict[str, frozenset[str]]
    demonyms: frozenset[str]
    phrases: dict[tuple[str, str], tuple[tuple[str, ...], ...]]


@dataclass
class _Run:
    """The words of one block while they are decided: `how` is changed in place, word by word."""

    text: str
    spans: list[tuple[int, int]]
    words: list[str]
    how: list[str]
    fixed: dict[int, str]

    def gap(self, i: int) -> str:
        """What stands between word `i` and the one before it."""
        return self.text[self.spans[i - 1][1] : self.spans[i][0]] if i else ""

    def joined(self, i: int) -> bool:
        """Whether only white space or a hyphen parts word `i` from the one before."""
        gap = self.gap(i)
        return bool(gap) and (gap == "-" or gap.isspace())


def restore(text: str, known: Known | None = None) -> str | None:
    """The text with its case restored, character for character; None where no part is in capitals.

    `known` says whether some words, in small letters, are a name ("blue nile"). It is asked only about two or
    three words of which one at least is in the dictionary.
    """
    whole = _in_capitals(text)
    blocks = [m.span() for m in _BLOCK.finditer(text) if whole or _is_shout(m.group())]
    if not blocks:
        return None
    parts, at = [], 0
    for start, end in blocks:
        parts += [text[at:start], _restored(text[start:end], known)]
        at = end
    return "".join([*parts, text[at:]])


def is_common(word: str) -> bool:
    """Whether a word in small letters is in the dictionary."""
    return word in _tables().small


def _in_capitals(text: str) -> bool:
    small, large = sum(map(str.islower, text)), sum(map(str.isupper, text))
    return large > 1 and small <= _MAX_SMALL * (small + large)


def _is_shout(block: str) -> bool:
    """Whether a block of a mixed text is a sentence or headline in capitals."""
    if not _in_capitals(block) or sum(map(str.isupper, block)) < _MIN_LETTERS:
        return False
    return sum(w in _tables().small for w in map(str.lower, _WORD.findall(block))) >= _MIN_COMMON


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    data = files("dateline.knowledge").joinpath("data")
    small = [
        w for w in data.joinpath("lowercase_words.txt").read_text("utf-8").split("\n") if w and w[0] != "#"
    ]
    lines = [r for r in data.joinpath("casing.tsv").read_text("utf-8").split("\n") if r and r[0] != "#"][1:]
    tables = dict(line.split("\t") for line in lines)
    kinds = {kind: frozenset(words.lower().split()) for kind, words in tables.items()}
    entities = EntityTable.load()
    demonyms = {d.lower() for s in entities.states.values() for d in s.demonyms}
    names = {n.removeprefix("The ") for e in entities.by_id.values() for n in (e.name, *e.aliases)}
    names |= set(tables["phrase"].split("|"))
    common = frozenset(w.rstrip("?") for w in small) - kinds["upper"]
    return _Tables(
        common,
        frozenset(w[:-1] for w in small if w[-1] == "?"),
        kinds,
        frozenset(demonyms),
        _phrases(names, common),
    )


def _phrases(names: set[str], small: frozenset[str]) -> dict[tuple[str, str], tuple[tuple[str, ...], ...]]:
    """The names of parties by their first two words, longer ones first; single words only if acronyms."""
    found: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for name in sorted(names):
        words = tuple(_WORD.findall(name))
        acronym = len(words) == 1 and len(name) > 2 and name.isupper() and name.lower() not in small
        if acronym or 1 < len(words) <= _MAX_PHRASE:
            key = (words[0].lower(), _stem(words[1].lower()) if words[1:] else "")
            found.setdefault(key, []).append(words)
    return {key: tuple(sorted(group, key=len, reverse=True)) for key, group in found.items()}


def _restored(block: str, known: Known | None) -> str:
    run = _run(block)
    for step in (
        _names_of_parties,
        _acronyms,
        _letters,
        _months_and_us,
        _links,
        _titles_and_kinds,
        _sentence_starts,
    ):
        step(run)
    if known:
        _known_names(run, known)
    return _written(run)


def _run(block: str) -> _Run:
    spans, words = [], []
    for match in _WORD.finditer(block):
        spans.append(match.span())
        words.append(match.group())
    lower = [w.lower() for w in words]
    how = [_usual(w) if word.isupper() else KEEP for w, word in zip(lower, words, strict=True)]
    return _Run(block, spans, lower, how, {})


@lru_cache(maxsize=50_000)
def _usual(word: str) -> str:
    """How a word is written by itself, inside a sentence."""
    tables = _tables()
    if word[0].isdigit():
        return SMALL if word[-1].isalpha() and len(word) < 6 else KEEP
    if word in tables.kinds["upper"] or len(word) == 1:
        return SMALL if word in "ayeo" else UPPER
    if word in tables.small or _stem(word) in tables.small or word in tables.kinds["common"]:
        return SMALL
    if word in tables.kinds["short"]:
        return CAPITAL
    return UPPER if len(word) < 6 and _VOWELS.isdisjoint(word) else CAPITAL


def _stem(word: str) -> str:
    """The word without what follows an apostrophe."""
    return word if word.isalnum() else re.split("['’]", word, maxsplit=1)[0]


def _names_of_parties(run: _Run) -> None:
    """Names in the entity table are written as it writes them."""
    phrases, stems, i = _tables().phrases, [*map(_stem, run.words), ""], 0
    while i < len(run.words):
        hits = phrases.get((run.words[i], stems[i + 1])) or phrases.get((stems[i], ""))
        hit = next((p for p in hits if _is_phrase(run, i, p)), ()) if hits else ()
        for k, word in enumerate(hit):
            run.fixed[i + k] = word
        i += len(hit) or 1


def _is_phrase(run: _Run, i: int, phrase: tuple[str, ...]) -> bool:
    at = run.words[i : i + len(phrase)]
    same = len(at) == len(phrase) and all(w.lower() in (a, _stem(a)) for w, a in zip(phrase, at, strict=True))
    return same and all(run.joined(k) for k in range(i + 1, i + len(phrase)))


def _acronyms(run: _Run) -> None:
    """A short unknown word alone in brackets is an acronym, there and in the rest of the block."""
    found = {run.words[i] for i in range(len(run.words)) if _is_acronym(run, i)}
    if found:
        run.how = [UPPER if word in found else how for word, how in zip(run.words, run.how, strict=True)]


def _is_acronym(run: _Run, i: int) -> bool:
    start, end = run.spans[i]
    if run.text[start - 1 : start] not in ("(", "[") or run.text[end : end + 1] not in (")", "]"):
        return False
    short = end - start <= _MAX_ACRONYM and (
        run.how[i] == CAPITAL or run.words[i] in _tables().kinds["common"]
    )
    alone = short and _OPENED.search(run.text, max(start - 3, 0), start)
    return bool(alone) and not _is_place(run.words[i])


def _letters(run: _Run) -> None:
    """ "A. Merani", "9 a.m.": a letter with a stop is an initial, but for the hours."""
    for i, word in enumerate(run.words):
        if len(word) == 1 and run.text[run.spans[i][1] : run.spans[i][1] + 1] == ".":
            hour = word in "ap" and run.words[i + 1 : i + 2] == ["m"] and run.gap(i + 1) == "."
            ends_hour = word == "m" and run.gap(i) == "." and run.words[i - 1] in "ap"
            run.how[i] = SMALL if hour or ends_hour else UPPER


def _is_place(word: str) -> bool:
    return bool(EntityTable.load().find(word)) or word in _tables().demonyms


def _months_and_us(run: _Run) -> None:
    """ "March" beside a figure or after "last"; "US" unless it is the pronoun."""
    kinds, words = _tables().kinds, run.words
    for i, word in enumerate(words):
        if word in kinds["month"]:
            before, after = words[i - 1] if i else "", words[i + 1] if i + 1 < len(words) else ""
            dated = before[:1].isdigit() or after[:1].isdigit() or before in kinds["dated"]
            run.how[i] = CAPITAL if dated else SMALL
        elif word == "us" and i and _is_pronoun(run, i):
            run.how[i] = SMALL


def _is_pronoun(run: _Run, i: int) -> bool:
    """Whether "us" is the pronoun: after "let", or after "of" and before a stop or a small function word."""
    kinds, before = _tables().kinds, run.words[i - 1]
    ends = i + 1 == len(run.words) or not run.joined(i + 1) or run.words[i + 1] in kinds["function"]
    return before in kinds["gives"] or (before in kinds["pronoun"] and ends)


def _links(run: _Run) -> None:
    """ "San Luis de la Reina", "La Union": small links inside a name, a capital at its head."""
    kinds = _tables().kinds
    odd = kinds["lead"] | kinds["link"]
    for i, word in enumerate(run.words[:-1]):
        if word not in odd or not run.joined(i + 1):
            continue
        inside = i > 0 and run.joined(i) and run.how[i - 1] in (CAPITAL, UPPER)
        if word in kinds["lead"] and run.words[i + 1] not in kinds["link"]:
            run.how[i + 1] = run.how[i + 1] if run.how[i + 1] != SMALL else CAPITAL
            run.how[i] = SMALL if run.words[i - 1 : i] == ["de"] and i else CAPITAL
        elif word in kinds["link"] and (inside or (i and run.words[i - 1] == "de")):
            run.how[i] = SMALL


def _titles_and_kinds(run: _Run) -> None:
    """ "President" before a name, "Battalion" or a surname after one; not "the Salvadoran army"."""
    tables = _tables()
    before, after = tables.kinds["before"], tables.kinds["after"]
    for i in range(len(run.words) - 2, -1, -1):
        if run.words[i] in before and run.how[i] == SMALL and run.joined(i + 1):
            if run.words[i + 1] in tables.rare:
                run.how[i + 1] = CAPITAL
            run.how[i] = CAPITAL if _names(run, i + 1) else SMALL
    for i in range(1, len(run.words)):
        stem = _stem(run.words[i])
        named = stem in after or stem in tables.rare
        if named and run.how[i] == SMALL and run.joined(i) and _names(run, i - 1):
            run.how[i] = CAPITAL


def _names(run: _Run, i: int) -> bool:
    """Whether a word is part of a name, and no nationality."""
    return run.how[i] == CAPITAL and run.words[i] not in _tables().demonyms and len(run.words[i]) > 1


def _sentence_starts(run: _Run) -> None:
    for i, how in enumerate(run.how):
        if how == SMALL and (i == 0 or _opens(run, i)):
            run.how[i] = CAPITAL


def _opens(run: _Run, i: int) -> bool:
    gap = run.gap(i)
    if gap == " ":
        return False
    if run.spans[i][0] < _DATELINE_LENGTH and _DATELINE_DASH.search(
        run.text, max(run.spans[i][0] - 12, 0), run.spans[i][0]
    ):
        return True
    if (
        gap[-1:].isspace()
        and "]" in gap
        and _BRACKET.search(run.text, max(run.spans[i][0] - 200, 0), run.spans[i][0])
    ):
        return True
    if not _STOP.search(gap):
        return False
    return not (
        gap[0] == "." and (run.words[i - 1] in _tables().kinds["titled"] or len(run.words[i - 1]) == 1)
    )


def _known_names(run: _Run, known: Known) -> None:
    """Runs of two or three words that the gazetteer knows, where at least one is in the dictionary."""
    links, function = _tables().kinds["link"], _tables().kinds["function"] | _tables().kinds["link"]
    for i, j in _pairs(run):
        words = run.words[i:j]
        ends = words[0] in function or words[-1] in function
        if not ends and SMALL in run.how[i:j] and i not in run.fixed and known(" ".join(words)):
            for k in range(i, j):
                if run.words[k] not in links:
                    run.how[k] = CAPITAL


def _pairs(run: _Run) -> Iterator[tuple[int, int]]:
    """Runs of three and two words with nothing but spaces or hyphens between them, longer ones first."""
    close = [run.joined(i) for i in range(len(run.words))]
    for i in range(1, len(close)):
        if close[i]:
            if i + 1 < len(close) and close[i + 1]:
                yield i - 1, i + 2
            yield i - 1, i + 1


def _written(run: _Run) -> str:
    parts, at = [], 0
    for i, (start, end) in enumerate(run.spans):
        old = run.text[start:end]
        parts += [run.text[at:start], _cased(old, run.how[i], run.fixed.get(i))]
        at = end
    return "".join([*parts, run.text[at:]])


def _cased(old: str, how: str, fixed: str | None) -> str:
    if fixed:
        like = fixed.ljust(len(old), "x")
        return "".join(a if b.isupper() else _lower(a) for a, b in zip(old, like, strict=True))
    if how in (KEEP, UPPER):
        tail = _POSSESSIVE.search(old) if how == UPPER else None
        return old[: tail.start()] + _lower(tail.group()) if tail else old
    return _lower(old) if how == SMALL else _capital(old)


_POSSESSIVE = re.compile(r"['’](?:S|LL|RE|VE|D|T|M)$")
_NAME_PARTS = re.compile(r"(?:[OD]['’]|MC(?=[^AEIOU]))([^\W\d_])")


def _capital(old: str) -> str:
    """First letter large: also the third of O'Connor and McNamara."""
    inner = _NAME_PARTS.match(old)
    new = old[0] + _lower(old[1:])
    return new[: inner.start(1)] + inner[1] + new[inner.end() :] if inner else new


def _lower(old: str) -> str:
    """Small letters, where that does not change the length."""
    new = old.lower()
    return new if len(new) == len(old) else "".join(c.lower() if len(c.lower()) == 1 else c for c in old)

"""What the words around the names of places say of them, in every language by the English that they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.gloss import Gloss
from dateline.knowledge.numerals import number_value
from dateline.knowledge.place_patterns import (
    ABOUT,
    WAYS,
    any_word,
    inside_patterns,
    patterns,
    place_words,
)
from dateline.knowledge.spelling import fold
from dateline.records.parse import Mention, Parse
from dateline.records.text import Report, Span

# The method of the names that only the dateline has, and the number of the sentence that it stands for.
IN_DATELINE, DATELINE_SENTENCE = "dateline", -1
_DATELINE_PART = re.compile(r"[^\s,/()\[\]][^,/()\[\]]*[^\s,/()\[\]]|[^\s,/()\[\]]")

# The mentions that name a place: a state acts, and still names its country or capital.
PLACE_KINDS = frozenset({"place", "state"})
# Those that speak for a country.
SPEAKING = PLACE_KINDS | {"nationality"}

# Where people live: what no country is called.
SETTLEMENTS = frozenset({"village", "town", "hamlet", "settlement", "villages", "towns", "community"})

# After a comma where more names follow: a list, or a place and what holds it.
LISTED = "list"
# What stands beside a name, and in or near the same: "X and Y in Z".
ALSO = "also"

# The joint in the name of a way that is called by the places it joins, and how the name is to those places.
_JOINT = re.compile(r"\s*[-–—/]\s*")
END = "end"

# What the id of a state's entity begins with, before the code of its country.
_STATE = "state:"

KM = {"km": 1.0, "kms": 1.0, "mile": 1.609, "miles": 1.609, "mi": 1.609, "metres": 0.001, "meters": 0.001}

# So far before a name what belongs to it begins, and so long is what may stand between two names.
REACH, GAP = 90, 60

# A list of places ("X, Y and Z") looks like a place and its container; these around it tell. A name in a
# script without capitals stays as it is written among English words.
_LIST_GOES_ON = re.compile(r"\s*(?:[,،]\s*)?(?:and|or|as well as|&)\s|\s*[,،]\s*[^\W\d_a-z]")
_LIST_BEFORE = re.compile(r"(?:\b(?:and|or)|[^\W\d_a-z][\w’'-]+[,،])\s+$")
_QUALIFIER = re.compile(
    rf"(?:\b(?:{ABOUT}|an?|just|only|less than|more than|over|under)\s+)+$", re.IGNORECASE
)
_CAPITAL_NAMED = re.compile(r",?\s*(?:of\s)?")
_CAPITAL_TOLD = re.compile(r",?\s*(?:the\s)?")
_WORD = re.compile(rf"\s+(?:{any_word()})\b")

Distance = tuple[Span, float | None, str]


@dataclass(frozen=True)
class Relation:
    """What the text says of a mention by another, `to`: in, near or of it, parted from it by a comma, or listed."""

    to: int
    how: str


@dataclass(frozen=True)
class Clue:
    """What the words around one mention say: the kinds a common noun asks for, and what it lies in.

    `side` is the part of it that is meant: southwest in "southwestern X".
    """

    mention: Mention
    core: str
    sentence: int
    word: str | None = None
    kinds: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    country: str | None = None
    offset: Distance | None = None
    offset_of: int | None = None
    capital: Span | None = None
    side: str | None = None


@dataclass(frozen=True)
class Wording:
    """A report in English: its own text, or what its words stand for; `spans` are those of `places` in it."""

    text: str
    language: str
    places: tuple[Mention, ...]
    spans: tuple[Span, ...]
    gloss: Gloss | None
    parse: Parse
    gazetteer: Gazetteer

    def written(self, span: Span) -> Span:
        """The words of the report behind a span of the wording."""
        return self.gloss.span(span) if self.gloss else span

    def before(self, i: int) -> int:
        return max(0, self.spans[i].start - REACH)

    def find_before(self, i: int, *clues: str) -> re.Match[str] | None:
        """The first pattern of some clues that ends where name `i` begins."""
        start = self.spans[i].start
        found = (
            p.search(self.text, self.before(i), start) for _, p in patterns("before", self.language, *clues)
        )
        return next(filter(None, found), None)

    def find_behind(self, i: int, *clues: str) -> re.Match[str] | None:
        """The first pattern of some clues that begins where name `i` ends."""
        found = (p.match(self.text, self.spans[i].end) for _, p in patterns("behind", self.language, *clues))
        return next(filter(None, found), None)

    @cached_property
    def nations(self) -> tuple[dict[int, Mention], dict[int, Mention]]:
        """The adjectives of nations, by where they begin and where they end in the wording."""
        named = [m for m in self.parse.mentions if m.kind == "nationality"]
        spans = [self.gloss.words(m.span) if self.gloss else m.span for m in named]
        return (
            {s.start: m for s, m in zip(spans, named, strict=True)},
            {s.end: m for s, m in zip(spans, named, strict=True)},
        )


def read_clues(report: Report, parse: Parse, gazetteer: Gazetteer) -> list[Clue]:
    """The clues of all place mentions in the order of the text, then of the names in the dateline."""
    wording = _wording(report, parse, gazetteer)
    named = [_clue(i, wording) for i in range(len(wording.places))]
    named += _dateline_clues(report, gazetteer, len(named))
    return _with_ends(_by_one_name(named, gazetteer), parse, gazetteer)


def _by_one_name(clues: list[Clue], gazetteer: Gazetteer) -> list[Clue]:
    """ "Токмак", "под Токмаком": one name in its cases stands for the same places, and is one name."""
    meant = {c.core: gazetteer.matches(c.core) for c in clues}
    places = {core: frozenset(m.place.id for m in found) for core, found in meant.items()}
    cores: dict[frozenset[str], str] = {}
    for core in sorted(meant, key=lambda core: -sum(m.prior for m in meant[core])):
        cores.setdefault(places[core], core)
    inflected = {core for core, found in meant.items() if found and found[0].via == "form"}
    return [replace(c, core=cores[places[c.core]]) if c.core in inflected else c for c in clues]


def nation_of(mention: Mention, gazetteer: Gazetteer) -> str | None:
    """The country that a name or nationality stands for."""
    found = gazetteer.country(mention.name)
    return found.country if found else None


def _wording(report: Report, parse: Parse, gazetteer: Gazetteer) -> Wording:
    places = tuple(sorted((m for m in parse.mentions if _names_place(m, gazetteer)), key=lambda m: m.span))
    gloss = Gloss.of(parse.tokens, parse.sentences) if parse.glossed else None
    spans = tuple(gloss.words(m.span) if gloss else m.span for m in places)
    language = (report.language or "en")[:2].lower() if gloss else "en"
    # A word that stands for nothing is a "_" in a gloss.
    text = gloss.text.replace("_", " ") if gloss else parse.text
    return Wording(text, language, places, spans, gloss, parse, gazetteer)


def _names_place(mention: Mention, gazetteer: Gazetteer) -> bool:
    """A place, a state, or a country's own name used like an adjective ("US troops")."""
    if mention.kind == "nationality":
        return "country" in gazetteer.kinds(mention.name)
    return mention.kind in PLACE_KINDS


# --- the dateline


def dateline_names(report: Report) -> tuple[Mention, ...]:
    """The places of a dateline, which the parser does not see: "HYDERABAD, Sindh" are two."""
    line = report.dateline
    if line is None or line.place is None:
        return ()
    parts = _DATELINE_PART.finditer(report.text, line.place.start, line.place.end)
    return tuple(Mention(Span(*m.span()), "place", m[0], 0, method=IN_DATELINE) for m in parts)


def _dateline_clues(report: Report, gazetteer: Gazetteer, first: int) -> list[Clue]:
    """ "KARVAN, Velmar": the second holds the first."""
    found = []
    places = dateline_names(report)
    for k, mention in enumerate(places):
        core, word = _parted(mention.name, gazetteer)
        after = places[k + 1 : k + 2]
        joint = report.text[mention.span.end : after[0].span.start].strip() if after else None
        relations = (Relation(first + k + 1, "in"),) if joint in (",", "(", "[") else ()
        kinds = place_words().get(word or "", ((), ""))[0]
        found.append(Clue(mention, core, DATELINE_SENTENCE, word, kinds, relations))
    return found


# --- a way between two places


def _with_ends(clues: list[Clue], parse: Parse, gazetteer: Gazetteer) -> list[Clue]:
    """The clues, and last the two ends of every way that is called by them: "the Karvan-Tel Arin road"."""
    found = list(clues)
    for i, clue in enumerate(clues):
        if clue.word in WAYS and clue.mention.method != IN_DATELINE:
            ends = _ends(clue, parse, gazetteer)
            to = range(len(found), len(found) + len(ends))
            found += ends
            found[i] = replace(clue, relations=(*(Relation(k, END) for k in to), *clue.relations))
    return found


def _ends(clue: Clue, parse: Parse, gazetteer: Gazetteer) -> list[Clue]:
    """The two known places in the name of a way; none where the name has none, or is one that is known."""
    written = parse.quote(clue.mention.span)
    if any(gazetteer.matches(name) for name in (written, clue.core)):
        return []
    stop = re.search(rf"\s+{clue.word}\b.*", written, re.IGNORECASE)
    joints = list(_JOINT.finditer(written, 0, stop.start() if stop else len(written)))
    cuts = sorted(
        ((a, b) for a in joints for b in joints if a.start() <= b.start()), key=lambda c: c[0] is not c[1]
    )
    for a, b in cuts:
        spans = Span(0, a.start()), Span(b.end(), stop.start() if stop else len(written))
        names = [written[s.start : s.end] for s in spans]
        if all(gazetteer.matches(name) for name in names):
            at = clue.mention.span.start
            return [
                Clue(
                    replace(clue.mention, span=Span(at + s.start, at + s.end), name=name, method=END),
                    fold(name),
                    clue.sentence,
                )
                for s, name in zip(spans, names, strict=True)
            ]
    return []


# --- one name


def _clue(i: int, wording: Wording) -> Clue:
    mention = wording.places[i]
    core, word = _core(i, wording)
    word = PROVINCE if _only_holds(mention, core, word, wording) else word
    offset = _offset(i, wording)
    return Clue(
        mention,
        core,
        wording.parse.tokens[mention.head].sentence if wording.parse.tokens else DATELINE_SENTENCE,
        word,
        place_words().get(word or "", ((), ""))[0],
        _relations(i, wording),
        _nation_beside(i, wording),
        (wording.written(offset[0]), *offset[1:]) if offset else None,
        _offset_subject(i, offset, wording),
        _capital(i, wording),
        _side(i, wording),
    )


def _only_holds(mention: Mention, core: str, word: str | None, wording: Wording) -> bool:
    """ "Nine killed in Katsina village": a headline names the province of a village that is named below."""
    parse = wording.parse
    headed = bool(parse.tokens) and parse.sentence_of(parse.tokens[mention.head]).region == "headline"
    kinds = (
        {m.place.kind for m in wording.gazetteer.matches(core)} if headed and word in SETTLEMENTS else set()
    )
    return bool(kinds & {"admin1", "region"}) or ("admin2" in kinds and not kinds & {"city", "village"})


# The noun of an area that a village may be named by.
PROVINCE = "province"


def _parted(name: str, gazetteer: Gazetteer) -> tuple[str, str | None]:
    """A name without the common noun in it, and that noun: ("Idlib", "province")."""
    folded = fold(name)
    for pattern in () if gazetteer.matches(name) else inside_patterns():
        if match := pattern.fullmatch(folded):
            return match["core"], match["word"]
    return folded, None


def _core(i: int, wording: Wording) -> tuple[str, str | None]:
    """The name without a common noun that says its kind, and that noun, inside the name or beside it."""
    mention = wording.places[i]
    core, word = _parted(mention.name, wording.gazetteer)
    if word is None and wording.gloss:
        core, word = _parted_gloss(i, wording)
    if word is not None:
        return core, word
    if after := wording.find_behind(i, "after"):
        # "a northern Mozambique village" is one in the country, whatever else bears its name.
        word = after["word"].lower()
        is_in_it = word in SETTLEMENTS and wording.gazetteer.country(mention.name)
        # "A Karvan street" is called by no name, and stands in the town.
        return core, None if is_in_it or place_words()[word][1] == "town" else word
    return core, _word_before(
        wording.find_before(i, "before"), wording.spans[i - 1].end if i and wording.gloss else 0
    )


def _word_before(found: re.Match[str] | None, named: int) -> str | None:
    """The noun of "the district of X" is of X, that of "Y district of X" is of Y, whose mention it may close."""
    if found is None or found.end("word") == named:
        return None
    previous = found.groupdict().get("previous") or "the"
    plain = not previous.lstrip('("“‘')[:1].isupper()
    return found["word"].lower() if plain or previous == "The" else None


def _parted_gloss(i: int, wording: Wording) -> tuple[str, str | None]:
    """A name in another language without its common noun, as it is written or, where only that is known, glossed."""
    mention, span = wording.places[i], wording.spans[i]
    for pattern in () if wording.gazetteer.matches(mention.name) else inside_patterns():
        if match := pattern.fullmatch(wording.text, span.start, span.end):
            inner = wording.written(Span(*match.span("core")))
            written = wording.parse.quote(inner)
            known = wording.gazetteer.matches(written) or not wording.gazetteer.matches(match["core"])
            return fold(written if known else match["core"]), match["word"].lower()
    # "Kenias", "Конго": what the tables know by its English name.
    glossed = wording.text[span.start : span.end]
    by_gloss = not wording.gazetteer.matches(mention.name) and wording.gazetteer.matches(glossed)
    return fold(glossed if by_gloss else mention.name), None


# --- what stands between two names


def _relations(i: int, wording: Wording) -> tuple[Relation, ...]:
    """What stands between a mention and its neighbours: "X, Y", "X in northern Y", "Y's X", "X near Y"."""
    found = []
    if _alias(i, wording):
        return tuple(r for r in _relations(i + 1, wording) if r.to != i)
    if i + 1 < len(wording.places):
        start, end = _end_with_word(i, wording), wording.spans[i + 1].start
        how, gap = _what_between(start, end, wording, holds=False), wording.text[start:end]
        if how:
            # In brackets stands what holds it, however many names follow: "X (Y, Z)".
            listed = how == "comma" and "(" not in gap and _is_list(i, wording)
            inner = (Relation(i + 2, how),) if how != ALSO and not listed and _holds(i + 1, wording) else ()
            found += [*inner, Relation(i + 1, LISTED if listed else how)]
    if i > 0 and _holds(i - 1, wording):
        found.append(Relation(i - 1, "of"))
    elif i > 0 and wording.find_before(i, "nearby"):
        found.append(Relation(i - 1, "near"))
    return tuple(found)


def _alias(i: int, wording: Wording) -> bool:
    """Whether the next name is another for this one: "X, also known as Y"."""
    if i + 1 >= len(wording.places):
        return False
    gap = wording.text[wording.spans[i].end : wording.spans[i + 1].start]
    return any(pattern.fullmatch(gap) for _, pattern in patterns("between", wording.language, "alias"))


def _holds(i: int, wording: Wording) -> bool:
    """Whether the next name lies in this one: "Y's X"."""
    if i + 1 >= len(wording.places):
        return False
    return _what_between(wording.spans[i].end, wording.spans[i + 1].start, wording, holds=True) is not None


def _what_between(start: int, end: int, wording: Wording, *, holds: bool) -> str | None:
    """What the words between two names make the second to the first, or with `holds` the first to the second."""
    if end - start >= GAP:
        return None
    gap = wording.text[start:end] if holds else wording.text[start:end].lstrip()
    known = ("of",) if holds else ("in", "near", "way", "comma", ALSO)
    found = patterns("between", wording.language, *known)
    return next((how for how, pattern in found if pattern.fullmatch(gap)), None)


def _is_list(i: int, wording: Wording) -> bool:
    start, text = wording.spans[i].start, wording.text
    after = _LIST_GOES_ON.match(text, _end_with_word(i + 1, wording))
    return bool(after or _LIST_BEFORE.search(text, max(0, start - 25), start))


def _end_with_word(i: int, wording: Wording) -> int:
    after = wording.find_behind(i, "after")
    return after.end("word") if after else wording.spans[i].end


# --- what stands beside one


def _capital(i: int, wording: Wording) -> Span | None:
    """The words "X's capital" or "capital of X", where no name of it stands beside: "X's capital, Y"."""
    span, text, others = wording.spans[i], wording.text, wording.spans
    before, behind = wording.find_before(i, "capital"), wording.find_behind(i, "capital")
    if before is None and behind is None:
        return None
    whole = Span(before.start() if before else span.start, behind.end() if behind else span.end)
    named = i + 1 < len(others) and _CAPITAL_NAMED.fullmatch(text, whole.end, others[i + 1].start)
    told = i > 0 and _CAPITAL_TOLD.fullmatch(text, others[i - 1].end, whole.start)
    return None if named or told else wording.written(whole)


def _side(i: int, wording: Wording) -> str | None:
    """The part of "southwestern X" or "the south-west of X"."""
    found = wording.find_before(i, "side")
    return re.sub(r"[- ]", "", found["bearing"].lower()) if found else None


def _nation_beside(i: int, wording: Wording) -> str | None:
    """The country of "the Syrian town of X", "Syrian X" or "la ville syrienne de X"."""
    begins, ends = wording.nations
    for side, known, edge in (("before", ends, re.Match.end), ("behind", begins, re.Match.start)):
        for _, pattern in patterns(side, wording.language, "nation"):
            at = wording.before(i) if side == "before" else wording.spans[i].end
            found = (
                pattern.search(wording.text, at, wording.spans[i].start)
                if side == "before"
                else pattern.match(wording.text, at)
            )
            nation = known.get(edge(found, "nation")) if found else None
            if nation and nation.entity and nation.entity.startswith(_STATE):
                return nation.entity.removeprefix(_STATE)
    return None


def _offset(i: int, wording: Wording) -> Distance | None:
    """ "about 50 kilometres south of" before a name: where it begins, the distance in km, the bearing."""
    before, behind = wording.find_before(i, "offset"), wording.find_behind(i, "offset")
    match = before or behind
    if match is None:
        return None
    start = before.start() if before else wording.spans[i].start
    if before and (qualifier := _QUALIFIER.search(wording.text, wording.before(i), start)):
        start = qualifier.start()
    bearing = re.sub(r"[- ]", "", match["bearing"].lower())
    end = behind.end() if behind and not before else wording.spans[i].end
    told = match.groupdict()
    return Span(start, end), _kilometres(told.get("number"), told.get("unit")), bearing


def _kilometres(number: str | None, unit: str | None) -> float | None:
    if not number or not unit:
        return None
    unit = unit.lower()
    factor = KM.get(unit, 0.001 if unit.startswith("met") else 1.0)
    value = number_value(number.rstrip(".,"))
    return None if value is None else round(value * factor, 1)


def _offset_subject(i: int, offset: Distance | None, wording: Wording) -> int | None:
    """The mention placed by an offset before mention `i`: Y in "Y, 50 km south of X"; None where none is."""
    if not offset or i == 0:
        return None
    gap = wording.text[_end_with_word(i - 1, wording) : offset[0].start]
    joins = patterns("between", wording.language, "offset")
    return i - 1 if len(gap) < GAP and any(p.fullmatch(gap) for _, p in joins) else None

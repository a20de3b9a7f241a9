"""read: from a report to a parse."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from dateline.knowledge.entities import EntityTable
from dateline.knowledge.gloss import Gloss
from dateline.knowledge.headings import with_places
from dateline.knowledge.languages import Language, language
from dateline.knowledge.lexicon import Lexicon
from dateline.read.case import restore
from dateline.read.masks import Masks
from dateline.read.names import is_at, names
from dateline.read.numbers import quantities
from dateline.read.shallow import lore
from dateline.read.shallow import parse as parse_by_tables
from dateline.read.syntax import parse
from dateline.read.times import timexes
from dateline.records.parse import Mention, Parse, Timex
from dateline.records.text import Report

__all__ = ["read"]


# A word with a capital after a word without one: a name, also where a headline has capitals throughout.
_NAME = re.compile(r"(?<=[a-z,] )[A-Z]\w+")
_WORD = re.compile(r"[^\W\d_]{4,}")
# Those whose names may end with a word for a time.
NAMED = frozenset({"armed_group", "party", "ngo", "outlet", "news_agency"})
# The share of longer words with a capital that makes a headline one in title case.
TITLE_CASE = 0.75


def _headlines(report: Report, cased: str, known: Callable[[str], bool]) -> str:
    """A text whose headlines in Title Case are written as sentences, which the parser reads better."""
    named = {m.lower() for m in _NAME.findall(cased)}
    for region in report.regions:
        words = _WORD.findall(cased, region.span.start, region.span.end)
        capitals = sum(w[0].isupper() for w in words)
        if region.kind != "headline" or len(words) < 3 or capitals < TITLE_CASE * len(words):
            continue
        a, b = region.span.start, region.span.end
        plain = restore(cased[a:b].upper(), lambda name: name.lower() in named or known(name))
        if plain and len(plain) == b - a:
            cased = cased[:a] + plain + cased[b:]
    return cased


def read(
    report: Report, lexicon: Lexicon, table: EntityTable, place_kinds: Callable[[str], tuple[str, ...]]
) -> Parse:
    """Tokens, sentences, names, times and quantities of a report. `place_kinds` says what places a name may be."""
    tables = language((report.language or "en").split("-")[0].lower())
    parsed = (
        _by_tables(report, tables, lexicon, table, place_kinds)
        if tables is not None
        else _by_parser(report, lexicon, table, place_kinds)
    )
    return replace(parsed, mentions=with_places(parsed, report.published))


def _by_tables(
    report: Report,
    tables: Language,
    lexicon: Lexicon,
    table: EntityTable,
    place_kinds: Callable[[str], tuple[str, ...]],
) -> Parse:
    """A report in a language that only tables are known of: its words glossed, its sentences chunked."""

    @lru_cache(maxsize=10_000)
    def known(name: str) -> bool:
        return bool(table.find(name) or place_kinds(name))

    syntax = parse_by_tables(
        report.text, tables, lore(lexicon, table, known), regions=report.regions, published=report.published
    )
    gloss = Gloss.of(syntax.tokens, syntax.sentences, singular=tables.has("counted_noun", "singular"))
    written = tuple(report.text[t.start : t.end] for t in syntax.tokens)
    found = names(syntax.tokens, syntax.sentences, (), table, place_kinds, written=written)
    return Parse(
        text=report.text,
        tokens=syntax.tokens,
        sentences=syntax.sentences,
        mentions=found,
        timexes=_without_names(
            report.text,
            found,
            _in_figures(report.text, map(gloss.timex, timexes(gloss.text, gloss.tokens, gloss.sentences))),
        ),
        quantities=tuple(gloss.quantity(q) for q in quantities(gloss.text, gloss.tokens)),
        glossed=True,
    )


def _in_figures(text: str, times: Iterable[Timex]) -> Iterator[Timex]:
    """Times without what is a year only as a gloss: "двух тысяч рабочих" counts workers."""
    return (t for t in times if t.shape != "year" or any(map(str.isdigit, text[t.span.start : t.span.end])))


def _without_names(text: str, mentions: tuple[Mention, ...], times: Iterable[Timex]) -> tuple[Timex, ...]:
    """The times of a text, without those that are the end of a party's name: "Banner of the Dawn"."""
    tails = {" ".join(text[m.span.start : m.span.end].split()[-2:]) for m in mentions if m.kind in NAMED}
    ends = tuple(t for t in tails if " " in t)
    return tuple(t for t in times if not text.endswith(ends, 0, t.span.end))


def _by_parser(
    report: Report, lexicon: Lexicon, table: EntityTable, place_kinds: Callable[[str], tuple[str, ...]]
) -> Parse:
    """An English report, or one in a language that nothing is known of."""

    def known(name: str) -> bool:
        return bool(table.find(name) or place_kinds(name))

    def common(mention: Mention) -> bool:
        """A word of the field with a capital because it opens a sentence or stands in a headline."""
        head = syntax.tokens[mention.head]
        # Of "Port-au-Prince" the last word says nothing.
        lemma = head.lemma if head.span == mention.span else mention.name.lower()
        words = {
            mention.name.lower(),
            lemma,
            lemma.removesuffix("men") + "man" if lemma.endswith("men") else lemma,
        }
        single = " " not in mention.name and mention.entity is None and mention.name not in towns
        return single and any(lexicon.weapons.get(w) or table.noun(w) for w in words)

    cased = restore(report.text, known) or report.text
    masks = Masks.of(table, place_kinds)
    syntax = parse(report.text, cased=_headlines(report, cased, known), regions=report.regions, masks=masks)
    found = names(syntax.tokens, syntax.sentences, syntax.names, table, place_kinds)
    towns = {
        m.name for m in found if m.kind == "place" and is_at(syntax.tokens, m.head) and place_kinds(m.name)
    }
    return Parse(
        text=report.text,
        tokens=syntax.tokens,
        sentences=syntax.sentences,
        mentions=tuple(m for m in found if not common(m)),
        timexes=timexes(report.text, syntax.tokens, syntax.sentences),
        quantities=quantities(report.text, syntax.tokens),
    )

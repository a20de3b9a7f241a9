"""read: from a report to a parse."""

from __future__ import annotations

from collections.abc import Callable

from dateline.knowledge.entities import EntityTable
from dateline.knowledge.lexicon import Lexicon
from dateline.read.case import restore
from dateline.read.names import names
from dateline.read.numbers import quantities
from dateline.read.syntax import parse
from dateline.read.times import timexes
from dateline.records.parse import Mention, Parse
from dateline.records.text import Report

__all__ = ["read"]


def read(
    report: Report, lexicon: Lexicon, table: EntityTable, place_kinds: Callable[[str], tuple[str, ...]]
) -> Parse:
    """Tokens, sentences, names, times and quantities of a report. `place_kinds` says what places a name may be."""

    def known(name: str) -> bool:
        return bool(table.find(name) or place_kinds(name))

    def common(mention: Mention) -> bool:
        """A word of the field with a capital because it opens a sentence or stands in a headline."""
        lemma = syntax.tokens[mention.head].lemma
        words = {
            mention.name.lower(),
            lemma,
            lemma.removesuffix("men") + "man" if lemma.endswith("men") else lemma,
        }
        single = " " not in mention.name and mention.entity is None
        return single and any(lexicon.weapons.get(w) or table.noun(w) for w in words)

    syntax = parse(report.text, cased=restore(report.text, known), regions=report.regions)
    found = names(syntax.tokens, syntax.sentences, syntax.names, table, place_kinds)
    return Parse(
        text=report.text,
        tokens=syntax.tokens,
        sentences=syntax.sentences,
        mentions=tuple(m for m in found if not common(m)),
        timexes=timexes(report.text, syntax.tokens, syntax.sentences),
        quantities=quantities(report.text, syntax.tokens),
    )

"""Event mentions of a sentence, by the real parse, as words that rows can name."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from dateline.extract import extract
from dateline.ingest import ingest
from dateline.pipeline import Tools
from dateline.read import read
from dateline.records.claims import EventMention
from dateline.records.parse import Parse

# Rows name the one who suffers without asking whether the trigger tells the deed or its outcome.
STRUCK = ("recipient", "victim")


@dataclass(frozen=True)
class Mentions:
    """What extract finds in a text."""

    parse: Parse
    found: tuple[EventMention, ...]

    def triggers(self) -> list[tuple[str, str]]:
        """(trigger words, type) in order of the text."""
        return [(self.parse.quote(m.trigger), m.type) for m in self.found]

    def at(self, word: str) -> EventMention:
        """The first mention whose trigger has a word."""
        return next(m for m in self.found if word in self.parse.quote(m.trigger).split())

    def words(self, word: str, *roles: str) -> list[str]:
        """The arguments of a trigger in some roles, as the text has them."""
        return [self.parse.quote(a.span) for a in self.at(word).of(*roles)]

    def actors(self, word: str) -> list[str]:
        return self.words(word, "actor")

    def struck(self, word: str) -> list[str]:
        return self.words(word, *STRUCK)

    def places(self, word: str) -> list[tuple[str, str]]:
        """(place, role) of a trigger."""
        return [(self.parse.quote(a.span), a.detail) for a in self.at(word).of("place")]


def mentions(tools: Tools, text: str, published: str = "2031-07-01") -> Mentions:
    """The mentions of a text that appeared on a day."""
    parse = read(ingest(text, language="en"), tools.lexicon, tools.entities, tools.gazetteer.kinds)
    found, _ = extract(parse, tools.lexicon, tools.entities, published=published)
    return Mentions(parse, found)


def fails(reason: str) -> pytest.MarkDecorator:
    """A row that does not hold yet; once it does, the mark must go."""
    return pytest.mark.xfail(strict=True, reason=reason)

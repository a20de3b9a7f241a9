"""One report through all stages, in order: the architecture in one screen."""

from __future__ import annotations

from dataclasses import dataclass

from dateline import __version__
from dateline.attribute import attribute, passed_on
from dateline.extract import extract
from dateline.group import group
from dateline.knowledge.coreference import antecedent
from dateline.knowledge.entities import EntityTable
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.lexicon import Lexicon
from dateline.mark import mark
from dateline.read import read
from dateline.records.events import Reading
from dateline.records.text import Report
from dateline.resolve.counted import counted_days
from dateline.resolve.dates import resolve_dates
from dateline.resolve.entities import resolve_entities
from dateline.resolve.glosses import glosses
from dateline.resolve.places import resolve_places
from dateline.resolve.stretches import stretches

# What a reading says that it was made by.
READER = f"dateline {__version__}"


@dataclass(frozen=True)
class Tools:
    """What a reading needs beside the report: loaded once, used for many."""

    lexicon: Lexicon
    entities: EntityTable
    gazetteer: Gazetteer

    @staticmethod
    def load() -> Tools:
        return Tools(Lexicon.load(), EntityTable.load(), Gazetteer.open())


def read_report(report: Report, tools: Tools) -> Reading:
    """What one report says. A pure function of the report, the tables and the version."""
    parse = read(report, tools.lexicon, tools.entities, tools.gazetteer.kinds)
    mentions, tolls = extract(parse, tools.lexicon, tools.entities, published=report.published)
    attributions, claims = attribute(parse, mentions, tools.entities, antecedent)
    dates = resolve_dates(report, parse)
    places = resolve_places(report, parse, tools.gazetteer)
    days = {**dates, **stretches(parse, dates), **counted_days(report, parse, mentions, dates)}
    events, claims = group(report, parse, mentions, tolls, claims, days, places, tools.entities)
    claims = passed_on(report, claims, tools.entities)
    entities = resolve_entities(parse, events, claims, tools.entities)
    marks, checks = mark(report, parse, events, claims, tools.lexicon)
    return Reading(
        report=report,
        events=events,
        claims=claims,
        entities=entities,
        places=tuple(places.values()),
        dates=tuple(dates.values()),
        said=tuple(dates.get(c.said) if c.said else None for c in claims),
        attributions=attributions,
        marks=marks,
        checks=checks,
        glosses=glosses(report, parse, events, claims, tools.entities),
        reader=READER,
    )

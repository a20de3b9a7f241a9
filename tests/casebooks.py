"""Casebooks of invented reports, made by hand: no parser is asked.

Four happenings: a raid that residents tell and the army denies, with its copy and a later version; a strike that both
sides speak of; a clash without a known place; a threat that nobody counts.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.factories import Story

from dateline.casebook import Casebook
from dateline.records.events import Reading
from dateline.records.text import Report
from dateline.records.values import Entity, Party, Value

FRONT = Entity("northern-front", "Northern Front", "armed_group", "XA")
ARMY = Entity("xa-army", "Exland", "military", "XA")
LEAGUE = Entity("valley-league", "Valley League", "armed_group", "XA")


def reading(story: Story, id: str, *entities: Entity, outlet: str | None, **more: Any) -> Reading:
    """What a story says, as a report of an outlet."""
    events, claims = story.grouped()
    known = {e.name: e.id for e in entities}
    events = tuple(
        replace(e, actors=_known(e.actors, known), recipients=_known(e.recipients, known)) for e in events
    )
    digest = hashlib.sha256(story.text.encode()).hexdigest()
    report = Report(id, story.text, digest, outlet=outlet, published=story.published, language="en", **more)
    return Reading(
        report,
        events,
        claims,
        entities,
        tuple(story.places.values()),
        tuple(story.dates.values()),
        reader="by hand",
    )


def _known(parties: tuple[Value[Party], ...], known: dict[str, str]) -> tuple[Value[Party], ...]:
    """The parties, with the entities that their names are."""
    return tuple(
        replace(p, value=replace(p.value, entity=known.get(p.value.name))) for p in parties if p.value
    )


def raid(
    id: str = "raid", outlet: str = "Harbour Radio", *, killed: int = 9, ending: str = "", **more: Any
) -> Reading:
    """Residents say that the Northern Front killed civilians; the Front denies its part."""
    text = f"Northern Front raided Karvan on Sunday , {killed} civilians died , residents said . The Front denied it ."
    story = Story(text + ending, published=more.pop("published", "2034-03-13"))
    told = story.told("raided", actor="Northern Front", place="Karvan", day="Sunday=2034-03-12")
    story.figure(f"{killed} civilians", killed, killed, told, who="civilians")
    story.says("residents", f"{killed} civilians died", told, kind="resident", stance="blames")
    story.says("The Front", "it", told, kind="armed_group", stance="denies", about="responsibility")
    return reading(story, id, FRONT, outlet=outlet, title="Raid on Karvan", **more)


def strike(id: str = "strike", outlet: str | None = "Valley Post") -> Reading:
    """The army claims a strike; the League speaks of its dead, at least four of them."""
    text = "Exland jets struck Tel Arin on Monday and killed at least 4 militants , the army said ."
    story = Story(text, published="2034-03-15")
    told = story.told("struck", "AIR_STRIKE", actor="Exland", place="Tel Arin", day="Monday=2034-03-14")
    story.figure("at least 4 militants", 4, None, told, who="militants", qualifier="at least")
    story.says(
        "the army", "Exland jets struck Tel Arin", told, kind="military", stance="claims_responsibility"
    )
    return reading(story, id, ARMY, outlet=outlet, url="https://post.example/strike")


def clash(id: str = "clash", outlet: str = "Delta Wire") -> Reading:
    """Two groups fight somewhere; no figure."""
    text = "Valley League fought Northern Front , a witness said ."
    story = Story(text, published="2034-03-20")
    told = story.told("fought", "ARMED_CLASH", actor="Valley League", recipient="Northern Front")
    story.says("a witness", "Valley League fought Northern Front", told, kind="witness")
    return reading(story, id, LEAGUE, FRONT, outlet=outlet)


def casebook(where: Path | str) -> Casebook:
    """All of them, linked, with one judgement."""
    book = Casebook.open(where)
    later = raid("raid-2", killed=11, published="2034-03-14", url="https://harbour.example/1")
    for told in (
        raid(url="https://harbour.example/1"),
        raid("copy", "Morning Paper", ending=" Reprinted .", published="2034-03-14"),
        later,
        strike(),
        clash(),
    ):
        book.add(told, raw=told.report.text.encode(), address=told.report.url or f"{told.report.id}.txt")
    book.link()
    book.judge("raid#e1", "copy#e1", "same", by="a reviewer", note="one text")
    book.link()
    return book

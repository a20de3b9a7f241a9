"""A hand-made reading with something in every field, so that showing is tested without the pipeline."""

from __future__ import annotations

from dateline.records.claims import Attribution, Claim, Source
from dateline.records.events import Check, Event, Mark, Reading
from dateline.records.text import Dateline, Region, Report, Span
from dateline.records.values import (
    Affiliation,
    Basis,
    Candidate,
    DateRange,
    Entity,
    Location,
    Offset,
    Party,
    Place,
    Toll,
    Value,
    Weapon,
)

TEXT = """Nine dead in raid on Tel Arin <market>

KARVAN (Harbour Wire), March 13 - Gunmen of the Northern Front killed at least nine people, among them two \
children, in the village of Tel Arin on Sunday, two residents told Harbour Radio. The army denied that its \
soldiers were involved. It said the barbaric raid was "an act of the Northern Front".

A drone hit a depot about 50 kilometres south of Karvan, according to the Northern Front's Telegram channel. \
No casualties were reported there. In 2029 a similar raid killed several people."""


def at(words: str, nth: int = 1, text: str = TEXT) -> Span:
    """The span of the nth occurrence of some words."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def place(id_: str, name: str, lat: float, lon: float) -> Place:
    return Place(id_, name, "village", "SY", "North", lat, lon, "exact", origin="invented")


FRONT = Entity(
    "northern-front",
    "Northern Front",
    "armed_group",
    "SY",
    ("the Front",),
    (("wikidata", "Q0"),),
    (Affiliation("harbour-league", from_date="2028"),),
    "invented",
)
RADIO = Entity("harbour-radio", "Harbour Radio", "outlet", None, (), (), (), "invented")
KARVAN = Value(
    Location("Karvan", "city", "where", place("g:1", "Karvan", 35.1, 40.2)), (at("KARVAN"), at("Karvan"))
)
ARIN = Value(
    Location("Tel Arin", "village", "where"),
    (at("village of Tel Arin"), at("Tel Arin")),
    candidates=(
        Candidate(
            Location("Tel Arin", resolved=place("g:2", "Tall ‘Arin", 36.2, 40.9)),
            0.41,
            "spelling; in the north",
        ),
        Candidate(Location("Tel Arin", resolved=place("g:3", "Tel Arin", 33.0, 36.1)), 0.39, "same name"),
        Candidate(Location("Tel Arin"), 0.2, "none of these"),
    ),
)
DEPOT = Value(
    Location("depot", "facility", "where", None, Offset(50.0, "south", KARVAN)),
    (at("depot"), at("about 50 kilometres south of Karvan")),
)
SUNDAY = Value(
    DateRange("date", "2033-03-13", "2033-03-13", "2033-03-13", "day"), (at("on Sunday"),), Basis.INFERRED
)
OPEN_SUNDAY = Value(DateRange(partial="weekday:7"), (at("on Sunday"),), Basis.STATED)
ASSUMED_DAY = Value(DateRange("date", "2033-03-13", "2033-03-13", "2033-03-13", "day"), (), Basis.ASSUMED)
YEAR = Value(DateRange("date", "2029", "2029-01-01", "2029-12-31", "year"), (at("2029"),))

RESIDENTS = Source("two residents", "resident", (at("two residents"),))
ARMY = Source("army", "military", (at("The army"),))
ARMY_AGAIN = Source("army", "military", (Span(at("It said").start, at("It said").start + 2),), inferred=True)
THE_FRONT = Source("Northern Front", "armed_group", (at("Northern Front", 3),), "northern-front")

CLAIMS = (
    Claim(
        (0, 1),
        RESIDENTS,
        (Source("Harbour Radio", "outlet", (at("Harbour Radio"),), "harbour-radio"),),
        (at("told"),),
        (
            at(
                "Gunmen of the Northern Front killed at least nine people, among them two children, "
                "in the village of Tel Arin on Sunday"
            ),
        ),
        method="reporting-verb",
        score=0.9,
    ),
    Claim(
        (1,),
        ARMY,
        (),
        (at("denied"),),
        (at("that its soldiers were involved"),),
        "denies",
        about="responsibility",
    ),
    Claim(
        (1,),
        ARMY_AGAIN,
        (),
        (at("said"),),
        (at('the barbaric raid was "an act of the Northern Front"'),),
        "blames",
        "probable",
        "responsibility",
    ),
    Claim(
        (2,),
        THE_FRONT,
        (),
        (at("according to"),),
        (at("A drone hit a depot about 50 kilometres south of Karvan"),),
        "claims_responsibility",
        medium="telegram",
    ),
)

RAID = Event(
    "ATTACK",
    (1, 0),
    (at("killed"), at("raid"), at("raid", 2)),
    actors=(
        Value(
            Party("Northern Front", "northern-front"),
            (at("Gunmen of the Northern Front"), at("Northern Front")),
            claims=(0,),
        ),
        Value(Party("Northern Front", "northern-front"), (at("Northern Front", 2),), claims=(2,)),
    ),
    victims=(Value(Party("people"), (at("at least nine people"),)),),
    places=(ARIN, KARVAN),
    dates=(SUNDAY,),
    weapons=(),
    tolls=(
        Value(Toll("killed", 9, None, "at_least"), (at("at least nine people"),), claims=(0,)),
        Value(Toll("killed", 2, 2, who="children", of=0), (at("two children"),), claims=(0,)),
        Value(Toll("killed", 9, 9), (at("Nine dead"),)),
    ),
    toll_status="figures",
    claims=(0, 1, 2),
    score=0.93,
    evidence=(("happened", (at("killed"),), "verb"),),
)
STRIKE = Event(
    "AIR_STRIKE",
    (2,),
    (at("hit"),),
    actors=(
        Value(
            Party("Northern Front", "northern-front"), (at("Northern Front", 3),), Basis.INFERRED, claims=(3,)
        ),
    ),
    recipients=(Value(Party("depot"), (at("a depot"),)),),
    places=(DEPOT,),
    dates=(ASSUMED_DAY,),
    weapons=(Value(Weapon("drone", "drone"), (at("drone"),)),),
    toll_status="none_harmed",
    damage=(at("depot"),),
    claims=(3,),
)
BACKGROUND = Event(
    "ATTACK",
    (3,),
    (at("raid", 3),),
    news=False,
    dates=(YEAR,),
    tolls=(Value(Toll("killed", None, None, "vague"), (at("several people"),)),),
    toll_status="figures",
)

REPORT = Report(
    id="r1",
    text=TEXT,
    digest="sha256:0",
    title="Nine dead in raid on Tel Arin <market>",
    outlet="Harbour Wire",
    url="https://harbour.example/r1?a=1&b=<2>",
    language="en",
    published="2033-03-13",
    published_basis="given",
    dateline=Dateline(at("KARVAN (Harbour Wire), March 13 -"), at("KARVAN"), at("Harbour Wire")),
    regions=(Region("headline", at("Nine dead in raid on Tel Arin <market>")),),
    notes=(("text_truncated", "The page was cut at 2 MB."),),
)

READING = Reading(
    report=REPORT,
    events=(RAID, STRIKE, BACKGROUND),
    claims=CLAIMS,
    entities=(FRONT, RADIO),
    places=(KARVAN, ARIN, DEPOT),
    dates=(SUNDAY, YEAR),
    said=(None, None, None, None),
    attributions=(Attribution((at("two residents"),), (at("told"),), CLAIMS[0].content),),
    marks=(Mark(at("barbaric"), "barbaric", "deadly", "condemns", 2),),
    checks=(Check("toll_mismatch", "The headline says nine, the body at least nine.", (at("Nine dead"),)),),
    reader="en-rules",
    components=(("spacy", "3.8"),),
)

EMPTY = Reading(report=Report(id="r2", text="Nothing of note.", digest="sha256:1"), reader="en-rules")

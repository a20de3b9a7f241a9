"""export: a casebook's incidents in the formats of other people's tools, each row with the claims behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from dateline.errors import ExportError
from dateline.store.export import acled, airwars, ged, hxl
from dateline.store.export.case import Case
from dateline.store.export.columns import INCIDENTS, Column
from dateline.store.export.files import whole_file
from dateline.store.export.lines import Lines, csv_of, json_lines
from dateline.store.export.load import Loader
from dateline.store.export.maps import geojson, kml
from dateline.store.export.prov import prov_json
from dateline.store.export.reviews import claim_reviews

__all__ = ["FORMATS", "Format", "Loader", "Written", "format_of", "whole_file", "write"]

Writer = Callable[[Iterable[Case], BinaryIO], None]


@dataclass(frozen=True)
class Format:
    """A format by how it is written.

    `ending` of its files; `is_text`: fit for a terminal and a pipe; `columns`, where it is a table;
    `fits` says which incidents the scheme has a place for, `left_out` names the others in words; `custody`: it needs
    to know how the reports came in.
    """

    writer: Writer
    ending: str
    about: str
    loses: str
    columns: Sequence[Column] = ()
    is_text: bool = True
    fits: Callable[[Case], bool] = lambda case: True
    left_out: str = ""
    custody: bool = False


@dataclass(frozen=True)
class Written:
    """How many incidents were written, and how many the format has no place for."""

    incidents: int
    left_out: int


def _text(lines: Lines) -> Writer:
    """A writer of the lines as UTF-8. What is no character (half of a surrogate pair) is written as its escape."""

    def write_lines(cases: Iterable[Case], sink: BinaryIO) -> None:
        for line in lines(cases):
            sink.write(line.encode("utf-8", "backslashreplace"))

    return write_lines


def _parquet(cases: Iterable[Case], sink: BinaryIO) -> None:
    # Imported late: a library that most uses of a casebook do without.
    from dateline.store.export.arrow import parquet

    parquet(cases, sink)


_CELLS = "Lists are one cell, joined by `; `; a cell that begins like a formula has a `'` before it."

FORMATS: dict[str, Format] = {
    "jsonl": Format(
        _text(json_lines),
        ".jsonl",
        "JSON Lines: the incident of the contract, one a line, as `dateline incidents --json` prints it.",
        "Nothing of the incident. The words of the reports are in their readings: `dateline show REPORT --json`.",
    ),
    "csv": Format(
        _text(csv_of(INCIDENTS)),
        ".csv",
        "CSV with a row of names, one row an incident.",
        f"The single figures behind low, best and high, the steps between origins, and the history. {_CELLS}",
        INCIDENTS,
    ),
    "parquet": Format(
        _parquet,
        ".parquet",
        "Parquet: the columns of the CSV with types and lists, and `body`, the whole incident as JSON. Needs `--out`.",
        "Nothing of the incident: `body` has it all.",
        INCIDENTS,
        is_text=False,
    ),
    "geojson": Format(
        _text(geojson),
        ".geojson",
        "GeoJSON (RFC 7946): a feature an incident, with the columns of the CSV as properties.",
        "What the CSV loses, but lists stay lists. A point shows the gazetteer's entry: `place_precision` says whether"
        " that is a village or the middle of a country. Without a resolved place the geometry is null.",
        INCIDENTS,
    ),
    "kml": Format(
        _text(kml),
        ".kml",
        "KML 2.2: a placemark an incident, with its time and the columns of the CSV as extended data.",
        "What the CSV loses; all values are text. Characters that XML cannot hold become U+FFFD. Without a resolved"
        " place there is no point.",
        INCIDENTS,
    ),
    "acled": Format(
        _text(csv_of(acled.COLUMNS)),
        ".csv",
        "CSV in the columns of ACLED (2023), coded after its codebook, then ours.",
        "Rival actors (both stay empty), all versions but the lowest toll, the difference between a day that is stated"
        " and one that is assumed. ACLED itself has not coded any of it: its own research goes beyond the reports."
        f" {_CELLS}",
        acled.COLUMNS,
        fits=acled.fits,
        left_out="of types that ACLED does not have",
    ),
    "ucdp": Format(
        _text(csv_of(ged.COLUMNS)),
        ".csv",
        "CSV in the columns of the UCDP Georeferenced Event Dataset, coded after its codebook, then ours.",
        "Incidents without a reported death and types that UCDP does not count; rival actors; dyads and conflicts."
        " Deaths by side stand only where all reports give one exact figure, so they need not add up to `best`."
        f" {_CELLS}",
        ged.COLUMNS,
        fits=ged.fits,
        left_out="without a reported death, or of types that UCDP does not count",
    ),
    "airwars": Format(
        _text(csv_of(airwars.COLUMNS)),
        ".csv",
        "CSV in the fields of Airwars' incident pages, strikes only, graded by rule after its definitions, then ours.",
        "All that is no strike; days that are not exact; who of the dead was a civilian where no report says so"
        " (Airwars takes them for civilians, we do not). Airwars itself has graded none of it; nothing is Discounted."
        f" {_CELLS}",
        airwars.COLUMNS,
        fits=airwars.fits,
        left_out="that are no strikes",
    ),
    "hxl": Format(
        _text(csv_of(hxl.COLUMNS, tags=True)),
        ".csv",
        "The CSV with a second row of HXL hashtags.",
        f"What the CSV loses. {_CELLS}",
        hxl.COLUMNS,
    ),
    "claimreview": Format(
        _text(claim_reviews),
        ".jsonld",
        "JSON-LD of schema.org: a `ClaimReview` for each claim about each incident, with who says it, where, and the"
        " incident's status.",
        "Places, tolls and parties beyond the words of the claim. There is no `reviewRating` and no `author`: true or"
        " false is not ours to say, and who publishes it puts a name to it. A group of witnesses is a `Person`.",
    ),
    "prov": Format(
        _text(prov_json),
        ".prov.json",
        "PROV-JSON of W3C: raw documents, reports, claims, incidents and judgements as entities, runs as activities,"
        " outlets, sources and judges as agents. Copies and versions are derivations of type `prov:Quotation`"
        " (wasQuotedFrom) and `prov:Revision` (wasRevisionOf), as PROV-JSON writes them.",
        "What is said: only stance, certainty and words of a claim are there. Of two copies the one of a later day"
        " quotes the earlier; where the days do not tell they are `alternateOf` each other.",
        custody=True,
    ),
}


def format_of(name: str) -> Format:
    """The format of that name; `ExportError` with those that there are where there is none."""
    if name not in FORMATS:
        raise ExportError(f"Unknown format {name!r}.", hint=f"It is one of {', '.join(FORMATS)}.")
    return FORMATS[name]


def write(name: str, cases: Iterable[Case], sink: BinaryIO) -> Written:
    """Writes the cases that the format has a place for, one after the other."""
    format_, counts = format_of(name), {True: 0, False: 0}

    def fitting() -> Iterator[Case]:
        for case in cases:
            fits = format_.fits(case)
            counts[fits] += 1
            if fits:
                yield case

    format_.writer(fitting(), sink)
    return Written(counts[True], counts[False])

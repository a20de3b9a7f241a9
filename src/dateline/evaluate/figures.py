"""The figures that the README shows, as they were in the last whole run."""

from __future__ import annotations

from dateline.evaluate.floors import Floors
from dateline.evaluate.sets import LINKED, SETS

FIGURES = {"gold events F": "F given", "end to end F": "F end to end"}
# What | set and split, as floors.json has them | its figures, with a word for each where there are several.
HEADLINES = (
    ("a whole reading", "seed dated", {"overall": ""}),
    ("a whole reading", "reports-dev en", {"overall": ""}),
    ("a whole reading, read by tables", "reports-dev other", {"overall": ""}),
    ("a whole reading, our own fiction", "gold dev", {"overall": ""}),
    ("a whole reading, our own fiction", "gold test", {"overall": ""}),
    ("known parties by the right id", "reports-dev en", {"parties": "%"}),
    ("known parties by the right id", "reports-dev other", {"parties": "%"}),
    *(("incidents across reports, B-cubed", f"linking {split}", FIGURES) for split in LINKED),
    ("minimal sentences", "conformance all", {"passed": "% pass"}),
    ("incident templates, all slots", "muc4 TST1", {"all slots F": "F"}),
    ("incident templates, all slots", "muc4 TST2", {"all slots F": "F"}),
    (
        "attribution, overlap F",
        "polnear dev",
        {"source_overlap": "source", "cue_overlap": "cue", "content_overlap": "content"},
    ),
    (
        "places within 161 km",
        "toponyms TR-News",
        {"name given": "% name given", "end to end F": "F end to end"},
    ),
    (
        "places within 161 km",
        "toponyms GWN-half",
        {"name given": "% name given", "end to end F": "F end to end"},
    ),
    ("times", "timeml AQUAINT", {"overlap F": "F spans", "value F": "F values"}),
    ("main event type", "types CASE half", {"weighted F": "F weighted"}),
    ("tolls above zero, exact", "tolls all", {"killed exact": "% killed", "injured exact": "% injured"}),
    ("cities and perpetrators named", "tolls all", {"city": "% city", "perpetrator": "% perpetrator"}),
    ("the place of an event", "event-place all", {"f": "F"}),
    ("loaded words, spans that overlap", "marks all", {"overlap_f": "F"}),
)
COUNTED = {f"{gold.name} {gold.split}": gold.counted for gold in SETS}


def table(kept: Floors) -> str:
    """The headline figures in Markdown; a set that was never scored has no row."""
    rows = [_row(what, name, figures, kept) for what, name, figures in HEADLINES if name in kept]
    return "\n".join(["| what | on | figure | count |", "|---|---|---|---|", *rows]) + "\n"


def _row(what: str, name: str, figures: dict[str, str], kept: Floors) -> str:
    last = {figure: kept[name].figures[figure].last for figure in figures if figure in kept[name].figures}
    shown = ", ".join(
        f"{value:.1f} {figures[figure]}".strip() for figure, value in last.items() if value is not None
    )
    count = f"{kept[name].count:,} {COUNTED[name]}"
    return f"| {what} | {name} | {shown or 'none'} | {count.removesuffix('s') if kept[name].count == 1 else count} |"

"""An incident for people at a terminal: what its reports add up to, who says so, and why they are held to be of one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.serve import words
from dateline.serve.grid import Row, grid, once
from dateline.serve.speech import plural, shortened

Json = Mapping[str, Any]
# Comparisons that are shown; --json has all.
LINKS = 8
STATUS_STYLES = {"corroborated": "green", "contested": "red", "denied": "red", "single_source": "yellow"}

# A time, to the minute.
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)\S*")


def incident_table(incident: Json) -> RenderableType:
    """Heading, fields with those who say so, origins, differences, links."""
    incident = json.loads(shortened(json.dumps(incident)))
    heading = Text(words.isolated(incident["label"]), style="bold")
    return Group(Rule(style="dim"), heading, _imprint(incident), Padding(grid(_rows(incident)), (1, 0, 1, 0)))


def listed(incidents: list[Json]) -> RenderableType:
    """Several incidents, one a line."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(5):
        table.add_column(overflow="fold")
    for incident in incidents:
        status = Text(incident["status"], style=STATUS_STYLES[incident["status"]])
        label = Text(words.isolated(incident["label"]), style="bold")
        if incident["date"] is None:
            label.append(f" (no day given; {told_words(incident)})", style="not bold dim")
        table.add_row(
            Text(incident["id"], style="dim"),
            label,
            status.append(f"; {incident['responsibility']}", style=""),
            killed_words(incident),
            source_words(incident),
        )
    return table


def source_words(incident: Json) -> str:
    """ "3 reports, 2 independent origins" """
    sources = incident["sources"]
    reports, origins = (
        plural(sources[key], name)
        for key, name in (("reports", "report"), ("independent", "independent origin"))
    )
    return f"{reports}, {origins}"


def killed_words(incident: Json) -> str:
    """ "11 (9 to 12) killed"; nothing where no figure is given."""
    toll = incident["tolls"].get("killed")
    return f"{best_words(toll)} killed" if toll else ""


def best_words(toll: Json) -> str:
    """ "11 (9 to 12)": the best figure, and the range where it is one; who judges may leave an end open."""
    best, low, high = ("?" if toll[end] is None else f"{toll[end]:,}" for end in ("best", "low", "high"))
    return best if low == high else f"{best} ({low} to {high})"


def _imprint(incident: Json) -> Text:
    found = Text(f"{incident['id']} · ", style="dim")
    found.append(incident["status"], style=STATUS_STYLES[incident["status"]])
    return found.append(
        f" · responsibility: {incident['responsibility']} · {source_words(incident)}", style="dim"
    )


def _rows(incident: Json) -> Iterator[Row]:
    yield from once("why", [Text(words.isolated(reason)) for reason in incident["why"]])
    yield from once("when", [Text(_day(incident)), *_undated(incident["history"])])
    yield from once("where", [Text(_place(incident["place"]))])
    for label, role in (("by", "actors"), ("against", "recipients")):
        yield from once(label, [_party(party) for party in incident[role]])
    for kind, toll in incident["tolls"].items():
        yield kind, Text(best_words(toll), style="bold")
        yield from (("", _figure(figure)) for figure in toll["figures"])
    for label, key in (("confirmed", "confirmed_by"), ("denied", "denied_by")):
        yield from once(label, [_stand(stand) for stand in incident[key]])
    yield from once("told by", [_report(row) for row in incident["history"]])
    yield from once("origins", [_origin(origin) for origin in incident["sources"]["origins"]])
    yield from once("copies", [_tie(tie) for tie in incident["ties"]])
    yield from once("differ on", [_versions(row) for row in incident["contradictions"]])
    yield from once("judged", [Text(held_words(row)) for row in incident.get("judged", ())])
    yield from once("look again", [_again(row) for row in incident.get("look_again", ())])
    yield from once("linked", list(_links(incident["links"])))


def _day(incident: Json) -> str:
    """The day, or that nobody gives one: then all that is known is when it was told."""
    date = incident["date"]
    if date is None:
        return f"no day given; {told_words(incident)}"
    days = date["start"] if date["start"] == date["end"] else f"{date['start']} to {date['end']}"
    return f"{days} ({date['precision'].replace('_', ' ')}, {date['basis']})"


def _undated(history: list[Json]) -> Iterator[Text]:
    """How many tellings give no day: one of those may be of another happening."""
    count = sum(row.get("date", {}) is None for row in history)
    if count and len(history) > 1:
        yield Text(f"{count} of {len(history)} give no day: held to be one by what else fits", style="yellow")


def told_words(incident: Json) -> str:
    """ "told 2034-03-13 to 2034-03-15": when the reports of it appeared, of those that say so."""
    days = sorted(row["published"] for row in incident["history"] if row["published"])
    return f"told {' to '.join(dict.fromkeys((days[0], days[-1])))}" if days else "no report of it is dated"


def _place(place: Json | None) -> str:
    if place is None:
        return "no place given"
    name = words.isolated(place["name"])
    if not place["precision"]:
        return f"{name} (open: not in the gazetteer)"
    region = ", ".join(part for part in (place.get("admin1"), place.get("country")) if part)
    return f"{name}, {region} ({place['precision']})"


def _party(party: Json) -> Text:
    found = Text(words.isolated(party["name"] or "unnamed"), style="bold")
    return found.append(f"  according to {', '.join(party['said'])}", style="dim")


def _figure(figure: Json) -> Text:
    found = Text(words.figure(figure["low"], figure["high"], figure["qualifier"] or "exact"))
    if figure["who"]:
        found.append(f" {figure['who']}")
    by = words.isolated(", ".join(figure["names"]))
    found.append(f"  {by}, {figure['published'] or 'undated'}, in {figure['report']}", style="dim")
    return found if figure["counts"] else found.append("  (not counted)", style="dim")


def _stand(stand: Json) -> Text:
    found = Text(words.isolated(stand["name"] or "unnamed"), style="bold")
    return found.append(f", the {stand['about']}: “{stand['content']}”  {stand['claim']}", style="dim")


def _report(row: Json) -> Text:
    found = Text(f"{row['published'] or 'undated'}  {words.isolated(row['outlet'] or 'an unnamed outlet')}")
    found.append(f"  {row['report']}#{row['event']}", style="dim")
    # Until a casebook of before is linked anew it does not say.
    if row.get("date", {}) is None:
        found.append("  gives no day", style="yellow")
    later = row.get("superseded_by")
    return found.append(f"  replaced by {later}", style="yellow") if later else found


def _origin(origin: Json) -> Text:
    found = Text(words.isolated(", ".join(origin["names"])), style="bold")
    steps = "; ".join(origin["steps"])
    return found.append(f"  {steps}" if steps else "", style="dim")


def _tie(tie: Json) -> Text:
    return Text(f"{tie['left']} and {tie['right']}: {tie['kind'].replace('_', ' ')}")


def _versions(row: Json) -> Text:
    versions = "; ".join(f"{v['value']} in {', '.join(v['reports'])}" for v in row["versions"])
    return Text(f"{row['field']}: {versions}")


def held_words(row: Json) -> str:
    """ "correct tolls.0.low of a1f0#e1 to 11, machine 9; judged by ... (misprint)" """
    value = f" to {words.value(row['value'])}" if row["verdict"] == "correct" else ""
    note = f" ({row['note']})" if row["note"] else ""
    what = f"{row['path']} of {row['of']}" if row["path"] else row["of"]
    machine, basis = words.value(row["machine"]), _MOMENT.sub(r"\1 \2", row["basis"])
    return f"{row['verdict']} {what}{value}, machine {machine}; {basis}{note}"


def _again(row: Json) -> Text:
    """ "reject a1f0#e1 actors.0, judged by A: in a1f0@77 the words 'Northern Front' have changed" """
    what = " ".join(filter(None, (row["verdict"], row["left"], row["right"], row["path"])))
    return Text(f"{what}, judged by {row['by']}: {row['why']}", style="yellow")


def has_day(compared: Json) -> bool:
    """Whether a comparison of two events had a day of both, if only that of publication."""
    return any(feature["name"] in ("date", "publication") for feature in compared["features"])


def _links(links: list[Json]) -> Iterator[Text]:
    for link in links[:LINKS]:
        reasons = ", ".join(f"{f['name']} {f['weight']:+g}" for f in link["features"])
        reasons += "" if has_day(link) else "; no day to compare"
        found = Text(f"{link['left']} = {link['right']}  {link['score']:g}")
        yield found.append(f"  ({link['barred'] or reasons})", style="dim")
    if len(links) > LINKS:
        yield Text(f"and {len(links) - LINKS} more: --json has them all", style="dim")

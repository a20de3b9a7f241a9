"""The commands of the casebook: add, incidents, show."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from dateline.errors import CasebookError, DatelineError
from dateline.serve.filters import Asked, filters, query_of
from dateline.serve.judge import line_of
from dateline.serve.options import BOOK, JSON, open_book
from dateline.serve.speech import out, say, say_error

if TYPE_CHECKING:
    from dateline.casebook import Casebook
    from dateline.ingest.arrival import Arrival
    from dateline.serve.inputs import Inputs
    from dateline.serve.reader import Reader


@click.command()
@click.argument("inputs", nargs=-1, metavar="PATH|URL...")
@BOOK
@click.option("--retry", is_flag=True, help="Try again what failed before.")
@click.option("--published", metavar="DATE", help="Day of publication: 2031-05-04, or 2031-05.")
@click.option("--outlet", metavar="NAME", help="Who published the reports.")
@click.option("--language", metavar="CODE", help="Their language, as en.")
@click.option("--country", metavar="CODE", help="The country they are about, as SY.")
@click.option(
    "--delay",
    "delay_s",
    type=click.FloatRange(min=0),
    default=3.0,
    show_default=True,
    metavar="SECONDS",
    help="Between two requests to a host, where a feed or a sitemap lists pages.",
)
@click.option("--allow-local", is_flag=True, help="Also fetch addresses of the local network.")
def add(
    inputs: tuple[str, ...],
    where: str,
    retry: bool,
    delay_s: float,
    allow_local: bool,
    **given: str | None,
) -> int:
    """Reads reports and keeps them: the reports, what they say, and the incidents that they tell of together.

    PATH is a file, a folder with all that is in it, or a pattern: texts, pages, PDFs, e-mails, feeds, Telegram
    exports, JSON Lines, Parquet, WARC. URL is a page, a feed or a sitemap, whose pages are fetched one by one.

    Safe to repeat: what is there already is not added again. What fails is noted and can be retried.

    \b
    Example: dateline add reports/*.html --casebook cases.db
    """
    from dateline.serve.inputs import Inputs
    from dateline.serve.reader import load
    from dateline.serve.words import plural

    casebook = open_book(where)
    names = (*inputs, *(casebook.retry() if retry else ()))
    if not names and (not retry or casebook.book.is_linked()):
        raise click.UsageError("Nothing to add: give a PATH or a URL, or --retry.")
    reader, kept, same, failed = load(allow_local=allow_local or None), 0, 0, 0
    began = casebook.begin(name for name in names if name != "-")
    for name in names:
        for new in _added(casebook, reader, name, began, Inputs((name,), given, delay_s=delay_s)):
            kept, same, failed = kept + (new is True), same + (new is False), failed + (new is None)
    incidents = plural(casebook.link(), "incident")
    say(f"{kept} added, {same} there already, {failed} failed; {incidents} in {casebook.book.where}")
    return 1 if failed else 0


def _added(
    casebook: Casebook, reader: Reader, name: str, began: str, wanted: Inputs
) -> Iterator[bool | None]:
    """For each report of an input: whether it was new; None where it failed, which is noted."""
    for arrival in wanted.arrivals(name, reader.settings):
        yield _kept(casebook, reader, arrival)
        # What failed there before has been tried again; what fails now has a later time.
        if arrival.address != name:
            casebook.settle(arrival.address, before=began)
    casebook.finish(name, since=began)


def _kept(casebook: Casebook, reader: Reader, arrival: Arrival) -> bool | None:
    from dateline.pipeline import READER
    from dateline.records.text import Report
    from dateline.serve.inputs import outcome_of
    from dateline.serve.reader import Failure

    came: dict[str, Any] = {
        "digest": arrival.digest,
        "address": arrival.address,
        "retrieved": arrival.retrieved,
    }
    if isinstance(arrival.found, Report):
        came["raw"] = arrival.found.text.encode() if arrival.raw is None else arrival.raw
        if casebook.seen(arrival.found, READER, **came):
            return False
    outcome = outcome_of(arrival, reader)
    if isinstance(outcome, Failure):
        _failed(casebook, arrival, outcome.error)
        return None
    try:
        return casebook.add(outcome.reading, settles=False, **came)
    except CasebookError as error:
        name = arrival.id or arrival.address
        _failed(casebook, arrival, CasebookError(f"{name}: {error.message}", hint=error.hint))
        return None


def _failed(casebook: Casebook, arrival: Arrival, error: DatelineError) -> None:
    """Says and notes a failure; where not even that can be written, adding ends."""
    say_error(error)
    casebook.fail(arrival.address, error.as_json())


@click.command(cls=Asked)
@BOOK
@filters
@click.option("--reports", "as_reports", is_flag=True, help="Lists the reports instead of the incidents.")
@click.option("--limit", default=50, show_default=True, help="At most so many.")
@JSON
def incidents(where: str, as_reports: bool, limit: int, as_json: bool, **fields: Any) -> int:
    """The incidents, newest first, with who says so and how many independent origins there are.

    A QUERY has terms that must all fit; docs/casebook.md lists them. Options are terms, too.

    \b
    Example: dateline incidents place:Karvan since:2034-03 -status:denied "drone"
    """
    query = query_of(**fields)
    casebook = open_book(where)
    rows, line = (casebook.reports, _report_line) if as_reports else (casebook.incidents, _line)
    found = list(rows(query, limit=limit))
    for row in found:
        out((json.dumps(row, ensure_ascii=False) if as_json else line(row)) + "\n")
    if not found:
        say(f"no {'report' if as_reports else 'incident'} fits.")
    return 0


def _report_line(report: Any) -> str:
    """ "a1f0  2034-03-14  The harbour post  en  Nine dead in attack on village  i3b57" """
    from dateline.serve.words import plural

    title = report["title"] or report["begins"].split("\n")[0][:80]
    told = ", ".join(report["incidents"]) or plural(0, "incident")
    parts = (
        report["id"],
        report["published"] or "undated",
        report["outlet"],
        report["language"],
        title,
        told,
    )
    return "  ".join(part for part in parts if part)


def _line(incident: Any) -> str:
    """ "i3b57  Air strike in Karvan, 2034-03-13  contested; blamed  11 (9 to 12) killed  3 reports, ..." """
    from dateline.serve.words import plural

    toll = incident["tolls"].get("killed")
    killed = f"  {_figures(toll)} killed" if toll else ""
    sources = incident["sources"]
    return (
        f"{incident['id']}  {incident['label']}  {incident['status']}; {incident['responsibility']}{killed}"
        f"  {plural(sources['reports'], 'report')}, {plural(sources['independent'], 'independent origin')}"
    )


def _figures(toll: Any) -> str:
    best = toll["best"] if toll["best"] is not None else "?"
    return f"{best}" if toll["low"] == toll["high"] else f"{best} ({toll['low']} to {toll['high']})"


@click.command()
@click.argument("id_", metavar="ID")
@BOOK
@JSON
def show(id_: str, where: str, as_json: bool) -> int:
    """One incident, report ("REPORT"), event or claim ("REPORT#e1", "REPORT#c1") with all its evidence.

    \b
    Example: dateline show i3b57c66d6c
    """
    kind, body = open_book(where).show(id_)
    if as_json or kind in ("event", "claim"):
        out(json.dumps(body, ensure_ascii=False, indent=None if as_json else 2) + "\n")
    elif kind == "report":
        from dateline.contract import Reading
        from dateline.serve.table import plain

        out(plain(Reading.model_validate(body)))
        out("".join(f"{line_of(row)}\n" for row in body.get("judgements", ())))
    else:
        out("\n".join(_lines(body)) + "\n")
    return 0


def _lines(incident: Any) -> Iterator[str]:
    yield _line(incident)
    yield from (f"   why  {reason}" for reason in incident["why"])
    for kind, toll in incident["tolls"].items():
        yield f"  {kind}: low {toll['low']}, best {toll['best']}, high {toll['high']}"
        for figure in toll["figures"]:
            ends = " to ".join("?" if n is None else str(n) for n in (figure["low"], figure["high"]))
            yield f"      {ends}  {figure['report']}  {figure['published'] or 'undated'}"
    for row in incident["contradictions"]:
        versions = "; ".join(f"{v['value']} in {', '.join(v['reports'])}" for v in row["versions"])
        yield f"  reports differ on the {row['field']}: {versions}"
    yield from map(_held, incident.get("judged", ()))
    yield from (f"  told in {key}" for key in incident["events"])
    for link in incident["links"]:
        reasons = ", ".join(f"{f['name']} {f['weight']:+g}" for f in link["features"])
        yield f"  {link['left']} = {link['right']}: {link['score']} ({link['barred'] or reasons})"


def _held(row: Any) -> str:
    """ "correct tolls.0.low of a1f0#e1 to 11, machine 9; judged by ... (misprint)" """
    value = f" to {row['value']}" if row["verdict"] == "correct" else ""
    note = f" ({row['note']})" if row["note"] else ""
    what = f"{row['path']} of {row['of']}" if row["path"] else row["of"]
    return f"  {row['verdict']} {what}{value}, machine {row['machine']}; {row['basis']}{note}"


COMMANDS = (add, incidents, show)

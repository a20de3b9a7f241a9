"""The commands of the casebook: add, incidents, show."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from dateline.errors import CasebookError, DatelineError
from dateline.serve.filters import Asked, filters, query_of, say_undated
from dateline.serve.judge import line_of, say_again
from dateline.serve.options import BOOK, JSON, open_book
from dateline.serve.speech import out, plural, say, say_error, shortened, show_rich

if TYPE_CHECKING:
    from dateline.casebook import Casebook
    from dateline.ingest.arrival import Arrival
    from dateline.records.text import Report
    from dateline.serve.reader import Reader


@click.command()
@click.argument("inputs", nargs=-1, metavar="PATH|URL...")
@BOOK
@click.option("--retry", is_flag=True, help="Try again what failed before.")
@click.option(
    "--failed", is_flag=True, help="Only list what failed and has not come in since, with the reason."
)
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
    failed: bool,
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
    from dateline.ingest.polite import Polite
    from dateline.serve.inputs import Inputs
    from dateline.serve.reader import load

    if not (inputs or retry or failed):
        raise click.UsageError("Nothing to add: give a PATH or a URL, or --retry.")
    casebook = open_book(where)
    if failed:
        return _list_failures(casebook)
    names = (*inputs, *(casebook.retry() if retry else ()))
    if not names and casebook.book.is_linked():
        say("nothing failed: there is nothing to try again.")
        return 0
    reader, kept, same, wrong = load(allow_local=allow_local or None), 0, 0, 0
    wanted = Inputs(names, given, polite=Polite(delay_s, allow_local=reader.settings.allow_local))
    began = casebook.begin(name for name in names if name != "-")
    for name in names:
        arrivals = wanted.arrivals(name, reader.settings, at_once=name in inputs)
        for new in _added(casebook, reader, name, began, arrivals):
            kept, same, wrong = kept + (new is True), same + (new is False), wrong + (new is None)
    _wonder(casebook, began)
    incidents = plural(casebook.link(), "incident")
    say(f"{kept} added, {same} there already, {wrong} failed; {incidents} in {casebook.book.where}")
    say_again(casebook)
    return 1 if wrong else 0


def _list_failures(casebook: Casebook) -> int:
    """What failed, one a line: where, when, why, what to do."""
    # Of what failed again and again for one reason the last time.
    rows = {(row.address, row.message): row for row in casebook.book.failures()}
    for row in rows.values():
        out(f"{row.address}  {row.at[:16].replace('T', ' ')}  {row.kind}: {row.message} {row.hint}\n")
    if not rows:
        say("nothing failed.")
    return 0


def _added(
    casebook: Casebook, reader: Reader, name: str, began: str, arrivals: Iterable[Arrival]
) -> Iterator[bool | None]:
    """For each report of an input: whether it was new; None where it failed, which is noted."""
    for arrival in arrivals:
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
        known = casebook.kept(arrival.found)
        if known is not None:
            _wonder_at_day(known, arrival.found)
            if casebook.seen(known.id, READER, **came):
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


def _wonder_at_day(known: Any, again: Report) -> None:
    """Says that a report that is there already has another day of publication than it is given now."""
    if again.published and known.published != again.published:
        was = f"published {known.published}" if known.published else "undated"
        say(f"{shortened(known.id)} is there already, {was}; kept as it was, not {again.published}.")


def _wonder(casebook: Casebook, began: str) -> None:
    """Says which of the reports that came in since cannot have been published yet; they are kept as given."""
    from dateline.casebook import now

    ahead = casebook.book.published_after(now()[:10], added_since=began)
    if ahead:
        first = f"{shortened(ahead[0].id)}, {ahead[0].published}"
        say(
            f"{plural(len(ahead), 'report')} published on a day that is still to come ({first}); kept as given."
        )


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
    query, casebook = query_of(**fields), open_book(where, makes=False)
    found = list((casebook.reports if as_reports else casebook.incidents)(query, limit=limit))
    if as_json:
        out("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found))
    elif as_reports:
        out("".join(shortened(_report_line(row)) + "\n" for row in found))
    elif found:
        from dateline.serve.incident import listed

        # In a pipe one line an incident, however long.
        show_rich(listed(found), width=1_000)
    if not found:
        say(f"no {'report' if as_reports else 'incident'} fits.")
    say_undated(casebook, query)
    if not casebook.book.is_linked():
        say("some reports are not linked yet: `dateline add --retry` does that.")
    return 0


def _report_line(report: Any) -> str:
    """ "a1f0  2034-03-14  The harbour post  en  Nine dead in attack on village  i3b57" """
    title = report["title"] or report["begins"].split("\n")[0][:80]
    told, later = ", ".join(report["incidents"]) or plural(0, "incident"), report["superseded_by"]
    parts = (
        report["id"],
        report["published"] or "undated",
        report["outlet"],
        report["language"],
        title,
        told,
        later and f"replaced by {later}",
    )
    return "  ".join(part for part in parts if part)


@click.command()
@click.argument("id_", metavar="ID")
@BOOK
@JSON
def show(id_: str, where: str, as_json: bool) -> int:
    """One incident, report ("REPORT"), event or claim ("REPORT#e1", "REPORT#c1") with all its evidence.

    \b
    Example: dateline show i3b57c66d6c
    """
    kind, body = open_book(where, makes=False).show(id_)
    if as_json or kind in ("event", "claim"):
        out(json.dumps(body, ensure_ascii=False, indent=None if as_json else 2) + "\n")
    elif kind == "report":
        from dateline.contract import Reading
        from dateline.serve.table import plain

        out(plain(Reading.model_validate(body)))
        out("".join(f"{shortened(line_of(row))}\n" for row in body.get("judgements", ())))
    else:
        from dateline.serve.incident import incident_table

        show_rich(incident_table(body))
    return 0


COMMANDS = (add, incidents, show)

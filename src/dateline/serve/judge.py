"""The command `judge`: people's judgements made, taken back, listed, compared and exchanged."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.errors import BadRecord, DatelineError
from dateline.records.incidents import PAIR_VERDICTS, UNDO, VALUE_VERDICTS
from dateline.serve.options import BOOK, JSON, open_book
from dateline.serve.speech import out, plural, say, say_error, shortened

if TYPE_CHECKING:
    from dateline.casebook import Casebook

Row = Mapping[str, Any]


@click.command()
@click.argument("verdict", type=click.Choice([*PAIR_VERDICTS, *VALUE_VERDICTS, UNDO]), required=False)
@click.argument("left", metavar="KEY", required=False)
@click.argument("right", required=False, metavar="[KEY]")
@BOOK
@click.option("--by", metavar="NAME", help="Who judges.  [default: the name of this account]")
@click.option("--note", default="", help="Why.")
@click.option("--path", default="", help="Which value is judged, as actors.0.name or killed.best.")
@click.option("--value", default="", help="The right value.")
@click.option("--list", "task", flag_value="list", help="All judgements, and whether they are in force.")
@click.option(
    "--open", "task", flag_value="open", help="Pairs left to a person, with the reasons field by field."
)
@click.option(
    "--again",
    "task",
    flag_value="again",
    help="Those whose words a later version of the report has changed: to be looked at again.",
)
@click.option(
    "--agreement", "task", flag_value="agreement", help="How far people agree: share, Cohen's kappa."
)
@click.option("--export", "export_to", metavar="FILE|-", help="Writes all judgements as JSON Lines.")
@click.option("--force", is_flag=True, help="With --export: replace a file that is there.")
@click.option("--import", "import_from", metavar="FILE|-", help="Takes judgements of another casebook.")
@JSON
def judge(
    verdict: str | None,
    left: str | None,
    right: str | None,
    where: str,
    by: str | None,
    task: str | None,
    export_to: str | None,
    import_from: str | None,
    force: bool,
    as_json: bool,
    **words: str,
) -> int:
    """A person's judgement: on two events (same, different, unsure), or on a value (accept, correct, reject).

    A KEY is that of an event in a report, as `dateline show` prints it; of an incident or a claim for a value.
    Always a new row: the last one counts, and `undo ID` takes one back.

    \b
    Example: dateline judge different "a1f0#e1" "77c2#e1" --note "two markets"
    """
    asked = [bool(verdict), task is not None, export_to is not None, import_from is not None]
    if sum(asked) != 1:
        raise click.UsageError(
            "Give a VERDICT with its KEYs, or one of --list, --open, --again, --agreement, --export, --import."
        )
    if verdict:
        _check_keys(verdict, left, right)
    casebook = open_book(where, makes=import_from is not None)
    if task:
        return _print(casebook, task, as_json)
    if export_to:
        return _export(casebook, export_to, force=force)
    if import_from:
        return _import(casebook, import_from)
    assert verdict
    assert left
    return _judge(casebook, verdict, left, right, by or getpass.getuser(), words)


def _check_keys(verdict: str, left: str | None, right: str | None) -> None:
    if left is None or (right is None) == (verdict in PAIR_VERDICTS):
        raise click.UsageError(
            "same, different and unsure take two KEYs; accept, correct and reject take one; undo an ID of --list."
        )


def _judge(
    casebook: Casebook, verdict: str, left: str, right: str | None, by: str, words: Mapping[str, str]
) -> int:
    judgement = casebook.judge(left, right, verdict, by=by, **words)
    say(f"judgement {judgement.id}: {plural(casebook.link(), 'incident')}")
    return 0


# --- lists -----------------------------------------------------------------------------------------------


def _print(casebook: Casebook, task: str, as_json: bool) -> int:
    rows_of, line, none = _TASKS[task]
    count = 0
    for row in rows_of(casebook):
        out((json.dumps(row, ensure_ascii=False) if as_json else shortened(line(row))) + "\n")
        count += 1
    if not count:
        say(none)
    return 0


def line_of(row: Row) -> str:
    """ "1f0c  in force  correct a1f0#e1 tolls.0.low = 11  a reviewer, 2034-03-14 09:30  (misprint)" """
    what = " ".join(filter(None, (row["left"], row["right"], row["path"])))
    value = f" = {row['value']}" if row["verdict"] == "correct" else ""
    note = f"  ({row['note']})" if row["note"] else ""
    why = f": {row['why']}" if row["why"] else ""
    at = row["at"][:16].replace("T", " ")
    return f"{row['id']}  {row['state']}{why}  {row['verdict']} {what}{value}  {row['by']}, {at}{note}"


def _open_pair(row: Row) -> str:
    from dateline.serve.incident import has_day

    features = [f"\n    {f['name']} {f['weight']:+g}: {f['left']} | {f['right']}" for f in row["features"]]
    features += [] if has_day(row) else ["\n    no day to compare"]
    return f"{row['left']}  {row['right']}  {row['score']}{''.join(features)}"


def _agreement(row: Row) -> str:
    kappa = "none: one verdict throughout" if row["kappa"] is None else f"{row['kappa']:.2f}"
    return (
        f"{' and '.join(row['people'])}: {plural(row['judged'], row['kind'])} judged by both,"
        f" {row['agreed']} alike ({row['share']:.0%}), kappa {kappa}"
        + "".join(f"\n    differ on {thing}" for thing in row["differ"])
    )


_TASKS: Mapping[str, tuple[Callable[[Casebook], Iterable[Row]], Callable[[Row], str], str]] = {
    "list": (lambda c: c.judging.listed(), line_of, "nobody has judged anything."),
    "open": (lambda c: c.open_pairs(), _open_pair, "no pair is left to a person."),
    "again": (lambda c: c.judging.again(), line_of, "no judgement is to be looked at again."),
    "agreement": (lambda c: c.judging.agreement(), _agreement, "no two people have judged the same."),
}


def say_again(casebook: Casebook) -> None:
    """Says how many judgements are to be looked at again, where there are any."""
    if rows := casebook.judging.again():
        which = plural(len(rows), "judgement")
        say(f"{which} to be looked at again, a report has changed: `dateline judge --again` says where.")


# --- to and from other casebooks -------------------------------------------------------------------------


def _export(casebook: Casebook, name: str, *, force: bool) -> int:
    from dateline.store.export import whole_file

    text = "".join(f"{line}\n" for line in casebook.judging.lines())
    if name == "-":
        out(text)
        return 0
    with whole_file(Path(name), force=force) as sink:
        sink.write(text.encode("utf-8"))
    return 0


def _import(casebook: Casebook, name: str) -> int:
    found = list(casebook.judging.take(_lines(name), name))
    wrong = [f for f in found if isinstance(f, DatelineError)]
    for error in wrong:
        say_error(error)
    same = sum(f is None for f in found)
    new = len(found) - len(wrong) - same
    incidents = plural(casebook.link(), "incident")
    say(f"{new} taken, {same} there already, {len(wrong)} wrong; {incidents}")
    say_again(casebook)
    lost = [row for row in casebook.judging.listed() if row["state"] == "orphaned"]
    if lost:
        say(f"{plural(len(lost), 'judgement')} orphaned: `dateline judge --list` says why.")
    return 1 if wrong else 0


def _lines(name: str) -> Iterator[str]:
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadRecord(
            f"{name} cannot be read: {error}.", hint="A file that `dateline judge --export` wrote, or -."
        ) from error
    yield from text.split("\n")


COMMANDS = (judge,)

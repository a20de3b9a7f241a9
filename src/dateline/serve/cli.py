"""The command line. Data to stdout, talk to stderr; exit 0 done, 1 a problem with some data, 2 wrong usage.

Heavy modules are imported inside the commands that need them: `dateline --help` answers at once.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline import __version__
from dateline.errors import BadRecord, DatelineError
from dateline.serve import cases, exports, judge, watching
from dateline.serve.speech import Closed, out, say, say_error, show_rich
from dateline.settings import settings, size

if TYPE_CHECKING:
    from dateline.serve.inputs import Inputs, Outcome
    from dateline.serve.reader import Reader

HELP_NAMES = ["-h", "--help"]
CONTEXT = {"help_option_names": HELP_NAMES, "max_content_width": 100}

# Benchmark -> the module that scores it with `evaluate(data)`, and answers it with `write(texts, out)`.
EVALUATIONS = {
    "conformance": "dateline.evaluate.conformance",
    "event-place": "dateline.evaluate.event_place",
    "gold": "dateline.evaluate.gold",
    "linking": "dateline.evaluate.linking",
    "marks": "dateline.evaluate.marks",
    "muc4": "dateline.evaluate.muc4",
    "polnear": "dateline.evaluate.polnear",
    "reports": "dateline.evaluate.reports",
    "timeml": "dateline.evaluate.timeml",
    "tolls": "dateline.evaluate.tolls",
    "toponyms": "dateline.evaluate.toponyms",
    "types": "dateline.evaluate.types",
}
SCORES_PARSES = frozenset({"toponyms"})


def main() -> None:
    """The command `dateline`; a reader that stops listening (`| head`) is no error."""
    try:
        code = cli.main(prog_name="dateline", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        say("stopped.")
        sys.exit(1)
    except DatelineError as error:
        say_error(error)
        sys.exit(1)
    except Closed:
        # The interpreter flushes stdout once more on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)


@click.group(context_settings=CONTEXT)
@click.version_option(__version__, prog_name="dateline")
def cli() -> None:
    """Reads reports of political violence and says who says what happened, where, when, through whom, and
    what nobody has confirmed.

    \b
    Example: dateline read report.txt --published 2031-05-04
    """


class Size(click.ParamType[int]):
    """A size as people write it."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            return value if isinstance(value, int) else size(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


@cli.command()
@click.argument("inputs", nargs=-1, metavar="[PATH|URL|-]...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a report, one a line.")
@click.option("--csv", "as_csv", is_flag=True, help="One row an event.")
@click.option(
    "--html",
    "html_file",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Also write a stand-alone page with the evidence highlighted.",
)
@click.option(
    "--jsonl",
    is_flag=True,
    help="Batch: JSON Lines in (id, text, title, published, outlet, url, language), JSON Lines out.",
)
@click.option("--published", metavar="DATE", help="Day of publication: 2031-05-04, or 2031-05.")
@click.option("--outlet", metavar="NAME", help="Who published the report.")
@click.option("--language", metavar="CODE", help="Its language, as en.")
@click.option("--country", metavar="CODE", help="The country it is about, as SY.")
@click.option("--limit", type=Size(), help="Largest text, as 500k or 5MB.  [default: 2MB]")
@click.option("--allow-local", is_flag=True, help="Also fetch addresses of the local network.")
def read(
    inputs: tuple[str, ...],
    as_json: bool,
    as_csv: bool,
    html_file: Path | None,
    jsonl: bool,
    limit: int | None,
    allow_local: bool,
    **given: str | None,
) -> int:
    """Reads reports and prints what they say: events in order, and who says so.

    PATH is a text file, a saved page, or a .jsonl file with many reports; - is standard input.

    \b
    Example: dateline read samples/*.txt --html evidence.html
    """
    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other.")
    names = inputs or _standard_input()
    from dateline.ingest.polite import Polite
    from dateline.serve.inputs import Inputs

    reader = _reader(limit, allow_local)
    wanted = Inputs(names, given, jsonl, Polite(allow_local=reader.settings.allow_local))
    form = "csv" if as_csv else "json" if as_json or jsonl else "table"
    return _show(_with_progress(wanted.outcomes(reader), wanted), form, html_file)


def _standard_input() -> tuple[str, ...]:
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError("Nothing to read: give a PATH, a URL, or - for standard input.")
    return ("-",)


def _reader(limit: int | None, allow_local: bool) -> Reader:
    from dateline.serve.reader import load

    try:
        own = settings()
    except ValueError as error:
        raise click.UsageError(f"DATELINE_LIMIT: {error}") from error
    return load(limit=limit or own.limit, allow_local=allow_local or own.allow_local)


def _with_progress(outcomes: Iterator[Outcome], wanted: Inputs) -> Iterator[Outcome]:
    """A bar on stderr, where somebody is there, the work is long, and the output does not show it."""
    count = wanted.count()
    if not sys.stderr.isatty() or sys.stdout.isatty() or (count is not None and count < 4):
        return outcomes
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return iter(track(outcomes, "reading", total=count, console=console, transient=True))


def _show(outcomes: Iterator[Outcome], form: str, html_file: Path | None) -> int:
    """Prints each outcome as it comes; 1 if any report failed."""
    from dateline.serve.reader import Failure

    show, failed, kept = _printer(form), 0, []
    for outcome in outcomes:
        show(outcome)
        if isinstance(outcome, Failure):
            failed += 1
            say_error(outcome.error)
        elif html_file:
            kept.append(outcome.model)
    if html_file:
        failed += _write_page(html_file, kept)
    return 1 if failed else 0


def _printer(form: str) -> Any:
    """The function that prints one outcome in a form; tables and rows leave failures to stderr."""
    from dateline.serve.reader import Result

    if form == "json":
        return lambda outcome: out(outcome.to_json() + "\n")
    show = _rows_printer() if form == "csv" else _table_printer()
    return lambda outcome: show(outcome) if isinstance(outcome, Result) else None


def _rows_printer() -> Any:
    from dateline.serve.rows import header, lines

    out(header())
    return lambda result: out(lines(result.model))


def _table_printer() -> Any:
    from dateline.serve.table import table

    return lambda result: show_rich(table(result.model))


def _write_page(path: Path, models: list[Any]) -> int:
    from dateline.serve.page import render

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(render(models), encoding="utf-8", errors="replace")
    except OSError as error:
        say(f"{path} cannot be written: {error.strerror}. Give another file with --html.")
        return 1
    say(f"wrote {path}")
    return 0


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a type.")
def types(as_json: bool) -> None:
    """The event types, with their crosswalks to PLOVER, CAMEO, ACLED, UCDP, GTD and MUC-4.

    \b
    Example: dateline types --json
    """
    from dateline.serve.listings import types_listing

    _list(types_listing(), as_json)


@cli.command()
@click.argument("words", nargs=-1, required=True, metavar="NAME | import FILE")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a place.")
def places(words: tuple[str, ...], as_json: bool) -> int:
    """Looks a place up in the gazetteer; `places import FILE` adds a table of your own.

    FILE is CSV or TSV with a heading: name, lat, lon, and where known country, kind, aliases, admin1,
    precision, origin; or a GeoNames dump, a folder of Who's On First features, an OCHA boundary file,
    UCDP GED.

    \b
    Example: dateline places "Deir ez-Zur"
    """
    if words[0] == "import":
        return _import(words[1:])
    from dateline.serve.listings import places_listing

    found = places_listing(" ".join(words))
    if not found.rows:
        say(f"no place named {' '.join(words)!r} is known; `dateline places import FILE` adds your own.")
        return 1
    _list(found, as_json)
    return 0


def _import(files: tuple[str, ...]) -> int:
    if not files:
        raise click.UsageError("Give the file to import: dateline places import FILE")
    from dateline.knowledge.gazetteer import import_table

    for file in files:
        try:
            say(f"{import_table(Path(file)):,} places taken in from {file}")
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or "it is not UTF-8"
            say(f"error: {file} cannot be read: {why}. Give a CSV or TSV file in UTF-8.")
            return 1
    return 0


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a check.")
def doctor(as_json: bool) -> int:
    """What works on this machine, and what is missing.

    \b
    Example: dateline doctor
    """
    from dateline.serve.doctor import examine

    found = examine()
    _list(found, as_json)
    return 0 if all(row["ok"] or row["optional"] for row in found.rows) else 1


@cli.command()
@click.argument("name", type=click.Choice([*EVALUATIONS]), metavar="NAME")
@click.argument("more", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="")
@click.option(
    "--data", type=click.Path(exists=True, path_type=Path), help="Folder or file with the gold data."
)
@click.option(
    "--texts",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE...",
    help="Texts to answer without looking at a key (muc4, polnear).",
)
@click.option("--responses", type=click.Path(path_type=Path), help="Where the answers to --texts go.")
@click.option(
    "--scorer",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The scorer of reports and gold.  [default: score/score_reports.py near the data]",
)
@click.option("--json", "as_json", is_flag=True, help="The figures as one JSON object.")
def evaluate(
    name: str,
    more: tuple[Path, ...],
    data: Path | None,
    texts: tuple[Path, ...],
    responses: Path | None,
    scorer: Path | None,
    as_json: bool,
) -> None:
    """Scores against gold data, or answers texts for a scorer elsewhere.

    NAME is one of conformance, event-place, gold, linking, marks, muc4, polnear, reports, timeml, tolls, toponyms,
    types.

    \b
    Example: dateline evaluate polnear --data polnear/dev
    """
    if bool(texts) != bool(responses) or bool(texts) == bool(data):
        raise click.UsageError("Give --data PATH, or --texts FILE... with --responses OUT.")
    if more and not texts:
        raise click.UsageError(f"Unexpected argument {str(more[0])!r}.")
    module = _evaluation(name)
    if texts and not hasattr(module, "write"):
        raise click.UsageError(f"{name} takes --data only; muc4 and polnear answer texts.")
    try:
        if data:
            _figures(name, _scored(name, module, data, scorer), as_json)
        else:
            module.write([*texts, *more], responses)
    except (LookupError, ValueError, OSError) as error:
        _debug(error)
        what = data or ", ".join(map(str, [*texts, *more]))
        hint = f"Is this the data of {name}? ../shared/bench/README.md says what belongs where."
        raise BadRecord(f"{what}: {type(error).__name__}: {error}.", hint=hint) from error
    if responses:
        say(f"wrote {responses}")


def _debug(error: Exception) -> None:
    if os.environ.get("DATELINE_DEBUG"):
        raise error


def _scored(name: str, module: Any, data: Path, scorer: Path | None) -> dict[str, Any]:
    """The figures of a benchmark; one that scores readings, or parses, is given what makes them."""
    takes = signature(module.evaluate).parameters
    if "scorer" in takes:
        return dict(module.evaluate(data, scorer=scorer))
    if name in SCORES_PARSES:
        return dict(module.evaluate(data, read=_reader(None, False).parse))
    if "read" not in takes or takes["read"].default is not takes["read"].empty:
        return dict(module.evaluate(data))
    reader = _reader(None, False)
    return dict(module.evaluate(data, read=lambda text: reader.read(text).to_dict()))


def _evaluation(name: str) -> Any:
    try:
        return import_module(EVALUATIONS[name])
    except ModuleNotFoundError as error:
        if error.name != EVALUATIONS[name]:
            raise
        raise click.UsageError(f"{name} cannot be scored by this version.") from error


def _figures(name: str, figures: dict[str, Any], as_json: bool) -> None:
    if as_json:
        out(json.dumps({"evaluation": name, **figures}, ensure_ascii=False) + "\n")
        return
    for label, value in figures.items():
        words = " ".join(f"{k}={v}" for k, v in value.items()) if isinstance(value, dict) else value
        out(f"{label:32} {words}\n")


def _list(found: Any, as_json: bool) -> None:
    """A listing as JSON Lines, or as a table for people."""
    if as_json:
        out("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found.rows))
        return
    show_rich(found.table(), width=120)


for _command in (*cases.COMMANDS, *judge.COMMANDS, *exports.COMMANDS, *watching.COMMANDS):
    cli.add_command(_command)

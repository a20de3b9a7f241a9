"""The command `dateline watch`: follows a list of sources and says what came of each."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.errors import ConfigError
from dateline.serve.judge import say_again
from dateline.serve.options import BOOK, JSON, open_book
from dateline.serve.speech import out, plural, say, say_error

if TYPE_CHECKING:
    from dateline.casebook import Casebook
    from dateline.store.watching import Watching
    from dateline.watch import Config, Source, Tally, Watch

_COUNTS = ("came", "same", "superseded", "failed", "later")


@click.command()
@click.argument("config", metavar="CONFIG", type=click.Path(path_type=Path))
@BOOK
@click.option("--once", is_flag=True, help="Visit each source once, and end.")
@click.option("--retry", is_flag=True, help="With --once: also try again what failed and is not due yet.")
@click.option("--status", is_flag=True, help="Only say how it stands with each source.")
@click.option("--allow-local", is_flag=True, help="Also fetch addresses of the local network.")
@JSON
def watch(
    config: Path, where: str, once: bool, retry: bool, status: bool, allow_local: bool, as_json: bool
) -> int:
    """Follows feeds, sitemaps, pages, folders, Telegram exports and files of lines, and adds what is new.

    CONFIG is a TOML list of sources (docs/watch.md). It is for the public channels of outlets and organisations,
    never for accounts of private persons. Sites are asked politely: robots.txt, pauses, only for what changed.
    Runs until it is stopped, and takes up where it stopped; prints a line for each visit.

    \b
    Example: dateline watch sources.toml --once --casebook cases.db
    """
    from dateline.watch import load_config

    if retry and not once:
        raise click.UsageError("--retry goes with --once.")
    try:
        wanted = load_config(config)
    except ConfigError as error:
        say_error(error)
        return 2
    if status:
        return _status(wanted, open_book(where), as_json)
    following = _watch(wanted, where, allow_local)
    code = _show(following.once(force=retry) if once else _until_stopped(following), as_json)
    say_again(following.means.casebook)
    return code


def _watch(config: Config, where: str, allow_local: bool) -> Watch:
    from dateline.ingest.bring import Bringing
    from dateline.ingest.fetch import agent_of
    from dateline.ingest.polite import Polite
    from dateline.serve.reader import load
    from dateline.settings import settings
    from dateline.watch import Means, Watch

    own = settings()
    polite = Polite(agent=agent_of(config.contact), allow_local=allow_local or own.allow_local)
    bringing = Bringing(limit=own.limit, polite=polite)
    reader = load()
    means = Means(open_book(where), lambda report: reader.read_report(report).reading, bringing, time.time)
    return Watch(config.sources, means, time.sleep)


def _until_stopped(following: Watch) -> Iterator[Tally]:
    """All visits until somebody says stop: what came until then is kept, and linked."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    visits = following.follow()
    try:
        yield from visits
    except KeyboardInterrupt:
        say("stopped; the next run goes on from here.")


def _show(tallies: Iterator[Tally], as_json: bool) -> int:
    """Prints each visit as it ends; 1 where something failed."""
    failed = held = 0
    for tally in tallies:
        failed, held = failed + tally.failed, held + (tally.held is not None)
        out((json.dumps(_as_json(tally), ensure_ascii=False) if as_json else _line(tally)) + "\n")
        if not as_json:
            for _, error in tally.failures:
                say_error(error)
    if held:
        say(f"{plural(held, 'source')} left alone: --once --retry visits them now.")
    return 1 if failed or held else 0


def _line(tally: Tally) -> str:
    """ "Harbour News: 3 came, 10 same, 1 failed; next 2034-03-14 10:15 UTC"."""
    counts = [f"{getattr(tally, name):,} {name}" for name in _COUNTS if getattr(tally, name)]
    said = f"left alone: {tally.held}" if tally.held else ", ".join(counts) or "nothing new"
    return f"{tally.source.name}: {said.rstrip('.')}; next {_moment(tally.due_at)}"


def _moment(at: float | None) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M UTC") if at else "-"


def _iso(at: float | None) -> str | None:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds") if at else None


def _named(source: Source) -> dict[str, Any]:
    return {"source": source.name, "kind": source.kind, "at": source.at}


def _as_json(tally: Tally) -> dict[str, Any]:
    return {
        **_named(tally.source),
        **{name: getattr(tally, name) for name in _COUNTS},
        "failures": [{"address": address, "error": error.as_json()} for address, error in tally.failures],
        "held": tally.held,
        "next": _iso(tally.due_at),
    }


def _status(config: Config, casebook: Casebook, as_json: bool) -> int:
    """How it stands with each source; 1 where one is failing."""
    from dateline.store.watching import Watching

    rows = [_standing(Watching(casebook.book), source) for source in config.sources]
    if as_json:
        out("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    else:
        _table(rows)
    return 1 if any(row["failures"] or row["open"] for row in rows) else 0


def _standing(watching: Watching, source: Source) -> dict[str, Any]:
    state, shown = watching.source(source.key, source.name), watching.seen(source.key).values()
    return {
        **_named(source),
        "reports": sum(row.report_id is not None for row in shown),
        "open": sum(row.failures > 0 for row in shown),
        "asked": _iso(state.asked_at),
        "came": _iso(state.came_at),
        "next": _iso(state.due_at),
        "failures": state.failures,
        "error": state.error,
    }


_HEADINGS = {
    "source": "source",
    "kind": "kind",
    "reports": "reports",
    "open": "failing",
    "asked": "last visit (UTC)",
    "came": "last came",
    "next": "next",
    "failures": "failed in a row",
    "error": "why",
}


def _cell(value: Any, key: str) -> str:
    """A value for people: a time to the minute (UTC), "-" for none."""
    if value is None:
        return "-"
    return str(value)[:16].replace("T", " ") if key in ("asked", "came", "next") else str(value)


def _table(rows: list[dict[str, Any]]) -> None:
    cells = [list(_HEADINGS.values())]
    cells += [[_cell(row[key], key) for key in _HEADINGS] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for line in cells:
        out("  ".join(map(str.ljust, line, widths)).rstrip() + "\n")


COMMANDS = (watch,)

"""`make evaluate`: every set that is there, each figure beside the last run's, gains and losses by name, floors.

python -m dateline.evaluate                    all sets; writes the figures to floors.json
python -m dateline.evaluate --only polnear     some sets
python -m dateline.evaluate --quick            samples, against no floor, writing no figure
python -m dateline.evaluate --raise            raise the floors to just under the figures
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from dateline.errors import DatelineError
from dateline.evaluate import figures, floors
from dateline.evaluate.floors import Kept
from dateline.evaluate.reading import Reader
from dateline.evaluate.sets import SETS, GoldSet, Outcome, Work

# Texts of a set in a quick run.
QUICK = 40
PROCESSES = 2
# So many gains, and losses, are named; --all names them all.
NAMED = 12

# The largest first, so that no process is left with a long one at the end.
LONG = ("marks", "event-place", "toponyms", "muc4", "tolls", "polnear")


@dataclass(frozen=True)
class Run:
    """One set's run: an outcome, or why there is none."""

    name: str
    digest: str | None
    outcome: Outcome | None
    skipped: str | None = None
    failed: str | None = None
    seconds: float = 0.0


@dataclass(frozen=True)
class Compared:
    """A run beside what was kept: figures under their floor, items better and worse than in the last run."""

    gold: GoldSet
    run: Run
    kept: Kept | None
    below: tuple[str, ...]
    gains: tuple[str, ...]
    losses: tuple[str, ...]


def name_of(gold: GoldSet) -> str:
    return f"{gold.name} {gold.split}"


def run_set(gold: GoldSet, work: Work) -> Run:
    """One set; a fault in it must not cost the others their figures."""
    name, absent = name_of(gold), gold.absent(work)
    if absent:
        return Run(name, None, None, skipped=f"{absent[0]} is not there")
    if work.limit is not None and not gold.sampled:
        return Run(name, None, None, skipped="it has no sample")
    start = time.perf_counter()
    try:
        outcome = gold.score(work)
    except DatelineError as error:
        return Run(name, None, None, failed=f"{error.message} {error.hint}")
    except Exception as error:
        return Run(name, None, None, failed=f"{type(error).__name__}: {error}")
    return Run(name, gold.digest(work), outcome, seconds=round(time.perf_counter() - start, 1))


_WORK: Work | None = None


def _begin(work: Work) -> None:
    """In each process: one reader for all the sets that it gets."""
    global _WORK
    _WORK = replace(work, reader=Reader())


def _run_numbered(number: int) -> tuple[int, Run]:
    assert _WORK is not None
    return number, run_set(SETS[number], _WORK)


def run_all(numbers: Sequence[int], work: Work, processes: int) -> Iterator[tuple[int, Run]]:
    """The runs of some sets as they end."""
    if processes == 1 or len(numbers) == 1:
        yield from ((n, run_set(SETS[n], work)) for n in numbers)
        return
    # Two processes that each ask for all cores only wait for each other.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    order = sorted(numbers, key=lambda n: LONG.index(SETS[n].name) if SETS[n].name in LONG else len(LONG))
    with ProcessPoolExecutor(processes, get_context("spawn"), _begin, (work,)) as pool:
        yield from pool.map(_run_numbered, order)


def compared(gold: GoldSet, run: Run, kept: Kept | None, before: Mapping[str, float] | None) -> Compared:
    """A run beside the floors and the items of the last one; without those nothing was gained or lost."""
    now = run.outcome.misses if run.outcome else {}
    both = {**now, **before} if before is not None and run.outcome else {}
    change = {item: now.get(item, 1.0) - (before or {}).get(item, 1.0) for item in both}
    return Compared(
        gold,
        run,
        kept,
        tuple(floors.below(kept, run.outcome.figures)) if run.outcome else (),
        tuple(sorted(item for item, by in change.items() if by > 0)),
        tuple(sorted(item for item, by in change.items() if by < 0)),
    )


def lines(found: Compared, *, named: int | None = NAMED, held: bool = True) -> Iterator[str]:
    """What people read of one set."""
    run, gold = found.run, found.gold
    if run.outcome is None:
        yield f"{run.name}: {'skipped' if run.skipped else 'FAILED'}: {run.skipped or run.failed}"
        return
    yield f"{run.name}: {run.outcome.count} {gold.counted}, {run.seconds:.0f} s"
    if held and found.kept and found.kept.digest != run.digest:
        yield "  (its gold data is not what the last figures and the floors were taken on)"
    for name, now in run.outcome.figures.items():
        yield f"  {name:24}{_shown(now)}{_beside(found, name, now) if held else ''}"
    yield from _named("better", "+", found.gains, named)
    yield from _named("worse", "-", found.losses, named)


def _shown(figure: float | None) -> str:
    return f"{'none' if figure is None else format(figure, '.1f'):>7}"


def _beside(found: Compared, name: str, now: float | None) -> str:
    old = found.kept.figures.get(name) if found.kept else None
    if old is None:
        return "   new"
    step = 0.0 if now is None or old.last is None else round(now - old.last, 1)
    moved = f" ({step:+.1f})" if step else ""
    floor = "" if old.floor is None else f"   floor {old.floor:.1f}"
    return f"   last{_shown(old.last)}{moved}{floor}{'   BELOW ITS FLOOR' if name in found.below else ''}"


def _named(what: str, sign: str, items: Sequence[str], named: int | None) -> Iterator[str]:
    if items:
        yield f"  {what} than in the last run: {len(items)}"
        yield from (f"    {sign} {item}" for item in items[:named])
        if named is not None and len(items) > named:
            yield f"    ... and {len(items) - named} more: --all names them"


def as_json(found: Compared) -> dict[str, Any]:
    """One set for programs."""
    outcome = found.run.outcome
    old = found.kept.figures if found.kept else {}
    return {
        "set": found.gold.name,
        "split": found.gold.split,
        "skipped": found.run.skipped,
        "failed": found.run.failed,
        "count": outcome.count if outcome else None,
        "counted": found.gold.counted,
        "figures": {
            name: {"now": now, **asdict(old.get(name, floors.Figure()))}
            for name, now in (outcome.figures if outcome else {}).items()
        },
        "below": found.below,
        "gains": found.gains,
        "losses": found.losses,
    }


def main(argv: Sequence[str] | None = None) -> int:
    """0 when all floors hold, 1 for a figure below its floor or a set that failed, 2 wrong usage."""
    options = _options(argv)
    work = Work(options.root, options.shared, Reader(), QUICK if options.quick else None)
    floors_file, items_file = options.root / "floors.json", options.root / "out" / "evaluated.json"
    numbers = [n for n, gold in enumerate(SETS) if not options.only or gold.name in options.only]
    try:
        kept = floors.load(floors_file)
    except DatelineError as error:
        print(f"evaluate: error: {error.message} {error.hint}", file=sys.stderr)
        return 1
    if options.figures:
        print(figures.table(kept), end="")
        return 0
    items, key = _items(items_file), "quick" if options.quick else "whole"
    print(f"evaluate: {len(numbers)} sets; all of them take about five minutes", file=sys.stderr)
    found: list[Compared] = []
    for number, run in run_all(numbers, work, options.processes):
        one = compared(SETS[number], run, kept.get(run.name), items.get(key, {}).get(run.name))
        found.append(replace(one, below=()) if options.quick else one)
        if not options.json:
            print(
                "\n".join(lines(one, named=None if options.all else NAMED, held=not options.quick)),
                flush=True,
            )
    if options.json:
        print(
            json.dumps(
                [as_json(one) for one in sorted(found, key=lambda one: SETS.index(one.gold))], indent=1
            )
        )
    _keep_items(items_file, items, key, found)
    if not options.quick:
        _keep_figures(floors_file, found, raise_them=options.raise_floors)
    return _verdict(found)


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m dateline.evaluate",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    names = list(dict.fromkeys(gold.name for gold in SETS))
    parser.add_argument(
        "--only", nargs="+", choices=names, metavar="SET", help=f"only these: {' '.join(names)}"
    )
    parser.add_argument(
        "--quick", action="store_true", help=f"at most {QUICK} texts of each set; floors not held"
    )
    parser.add_argument(
        "--raise", dest="raise_floors", action="store_true", help="raise floors to the figures"
    )
    parser.add_argument("--all", action="store_true", help="name all gains and losses")
    parser.add_argument("--json", action="store_true", help="one JSON list, one object a set")
    parser.add_argument("--figures", action="store_true", help="no run: the last figures in Markdown")
    parser.add_argument("--root", type=Path, default=Path(), help="the repository")
    parser.add_argument(
        "--shared", type=Path, default=Path("../shared"), help="where bench, seed and score lie"
    )
    parser.add_argument("--processes", type=int, default=PROCESSES, help="how many at a time")
    options = parser.parse_args(argv)
    if options.quick and options.raise_floors:
        parser.error("--raise needs whole sets: leave out --quick")
    return options


def _items(path: Path) -> dict[str, dict[str, dict[str, float]]]:
    """The items that were not all right in the last run, by kind of run and set; a broken file counts as none."""
    try:
        found: dict[str, dict[str, dict[str, float]]] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def _keep_items(
    path: Path, items: dict[str, dict[str, dict[str, float]]], key: str, found: Iterable[Compared]
) -> None:
    new = {one.run.name: dict(one.run.outcome.misses) for one in found if one.run.outcome}
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        json.dumps({**items, key: {**items.get(key, {}), **new}}, ensure_ascii=False), encoding="utf-8"
    )


def _keep_figures(path: Path, found: Iterable[Compared], *, raise_them: bool) -> None:
    """The new figures beside the floors, in the order of the table; sets that gave none stay as they were."""
    # Read anew: another run may have ended since this one began.
    kept = floors.load(path)
    for one in found:
        name, outcome = one.run.name, one.run.outcome
        if outcome and one.run.digest:
            new = floors.with_run(kept.get(name), outcome.count, one.run.digest, outcome.figures)
            kept[name] = floors.raised(new) if raise_them else new
    order = [name_of(gold) for gold in SETS]
    ranked = sorted(kept, key=lambda name: order.index(name) if name in order else len(order))
    floors.write(path, {name: kept[name] for name in ranked})


def _verdict(found: Sequence[Compared]) -> int:
    """Says what is wrong on stderr; 0 where nothing is."""
    problems = [f"{one.run.name}: {name} is below its floor" for one in found for name in one.below]
    problems += [f"{one.run.name}: {one.run.failed}" for one in found if one.run.failed]
    skipped = [one.run.name for one in found if one.run.skipped]
    if skipped:
        print(f"evaluate: skipped {len(skipped)}: {', '.join(skipped)}", file=sys.stderr)
    for problem in problems:
        print(f"evaluate: {problem}", file=sys.stderr)
    return 1 if problems else 0

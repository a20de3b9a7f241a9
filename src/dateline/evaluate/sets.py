"""The sets that `make evaluate` scores, in one table: where each lies, what it needs, which figures are kept.

A path that begins with `shared/` lies in the shared folder, another one in the repository.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dateline.attribute import attributions
from dateline.evaluate import (
    conformance,
    copies,
    event_place,
    gold,
    independence,
    linking,
    marks,
    muc4,
    parties,
    polnear,
    reports,
    timeml,
    tolls,
    toponyms,
    types,
)
from dateline.evaluate.reading import Reader
from dateline.evaluate.scores import spread
from dateline.knowledge.languages import codes

BENCH = "shared/bench"
REPORTS_SCORER = "shared/score/score_reports.py"
MUC4_SCORER = "shared/score/muc4_score.py"

SEED_PUBLISHED = "2024-01-28"

# The figures of the report scorer that we keep: F, or the share that is right.
REPORT_FIGURES = (
    "event",
    "type",
    "attacker",
    "place_name",
    "place_25km",
    "date",
    "killed",
    "wounded",
    "toll_status_accuracy",
    "claim_source",
    "claim_source_stance",
    "via",
)


DEV = ("dev-a", "dev-b", "dev-c", "dev-d", "dev-e")
LATER = ("dev-f", "dev-g", "dev-h", "dev-i", "dev-j", "dev-k", "dev-l", "dev-m", "dev-n", "dev-o", "dev-p")
# Split -> folder, and what its files begin with; several parts are one casebook of one week.
LINKED: dict[str, tuple[str, tuple[str, ...]]] = {
    "reports-dev": (f"{BENCH}/reports-dev", ("",)),
    **{split: ("gold/links", (f"{split}.",)) for split in (*DEV, *LATER, "test")},
    "dev in one week": ("gold/links", tuple(f"{split}." for split in DEV)),
}


@dataclass(frozen=True)
class Outcome:
    """What a run on one set gave. `misses` has the items that are not all right, each with its score, 0 to 1."""

    count: int
    figures: Mapping[str, float | None]
    misses: Mapping[str, float]


@dataclass(frozen=True)
class Work:
    """Where the data lies, what reads it, and how many items are read (None: all)."""

    root: Path
    shared: Path
    reader: Reader
    limit: int | None = None

    def at(self, path: str) -> Path:
        return self.shared / path.removeprefix("shared/") if path.startswith("shared/") else self.root / path


@dataclass(frozen=True)
class GoldSet:
    """One set and split: `data` is what its figures depend on, `needs` what else must be there."""

    name: str
    split: str
    counted: str
    data: tuple[str, ...]
    score: Callable[[Work], Outcome]
    needs: tuple[str, ...] = ()
    sampled: bool = True

    def absent(self, work: Work) -> list[Path]:
        """What would be needed and is not there."""
        return [p for p in map(work.at, (*self.data, *self.needs)) if not p.exists()]

    def digest(self, work: Work) -> str:
        """A short hash of the gold data and its texts."""
        found = hashlib.sha256()
        for path in (file for part in self.data for file in _files(work.at(part))):
            found.update(path.name.encode())
            found.update(path.read_bytes())
        return found.hexdigest()[:12]


def _files(path: Path) -> list[Path]:
    """The files of a folder, Python's own left out; a file is itself."""
    found = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    return [p for p in found if "__pycache__" not in p.parts]


def _missed(ids: Iterable[str]) -> dict[str, float]:
    return dict.fromkeys(ids, 0.0)


def _of_reports(scored: reports.Scored) -> Outcome:
    rows = scored.figures
    kept = {
        n: row["F"] or 0.0 for n in REPORT_FIGURES if isinstance(row := rows.get(n), dict) and row["gold"]
    }
    # Report, what is wrong, with what; the wrong words themselves would be new names at each change.
    misses = _missed(" | ".join(m.split("\t")[:3]) for m in scored.misses)
    return Outcome(rows["reports"], {"overall": rows.get("overall"), **kept}, misses)


def seed(work: Work, *, key: str, published: str | None) -> Outcome:
    text = work.at("shared/seed/report.txt").read_text(encoding="utf-8")
    row = {"id": "seed", "text": text, "published": published}
    scorer = work.at(REPORTS_SCORER)
    return _of_reports(reports.score([row], work.at(key), scorer, work.reader))


def reports_dev(work: Work, *, english: bool) -> Outcome:
    """The English reports, or those of all other languages, with the overall figure of each."""
    data, scorer = work.at(f"{BENCH}/reports-dev"), work.at(REPORTS_SCORER)
    every = reports.rows_of(data / "reports.jsonl")
    rows = [row for row in every if (reports.language_of(row) == reports.LANGUAGE) == english]
    found, keys = reports.readings(rows, work.reader), reports.keys_of(rows, data / "gold.jsonl")
    scored = _of_reports(reports.compared(found, keys, scorer))
    more = {"parties": parties.right(found, keys, work.reader.tools.entities)}
    more |= reports.by_language(found, keys, scorer)
    return Outcome(scored.count, {**scored.figures, **more}, scored.misses)


def incidents(work: Work, *, folder: str, stems: Sequence[str]) -> Outcome:
    """Linking of the gold's own events, and of those that we read; B-cubed."""
    found = linking.evaluate(work.at(folder), stems, work.at(REPORTS_SCORER), work.reader)
    return Outcome(found["events"], _b_cubed(found), {})


def _b_cubed(found: Mapping[str, Any]) -> dict[str, float]:
    return {f"{what} {name}": found[what][name] for what in ("gold events", "end to end") for name in "PRF"}


def origins(work: Work, *, stem: str) -> Outcome:
    """How many independent origins stand behind linked reports; an item is an incident for which we count others."""
    scorer = work.at(REPORTS_SCORER)
    found = independence.evaluate(work.at("gold/links"), stem, scorer, work.reader)
    figures = {
        f"{what} {name}": found[what][name]
        for what in ("gold claims", "end to end")
        for name in ("exact", "within one")
    }
    misses = [
        f"{i} {what}"
        for i, (n, *counts) in found["counted"].items()
        for what, c in zip(("given", "read"), counts, strict=True)
        if c != n
    ]
    return Outcome(found["incidents"], figures, _missed(misses))


def copied(work: Work) -> Outcome:
    """Edits of real reports, found among all of them, in pairs."""
    found = copies.evaluate(work.at(f"{BENCH}/fa-kes"))
    kinds = {f"{kind} F": row["F"] for kind, row in found["kinds"].items()}
    return Outcome(found["texts"], {**{f"pairwise {n}": found[n] for n in "FPR"}, **kinds}, {})


def own_gold(work: Work, *, name: str, split: str) -> Outcome:
    scorer = work.at(REPORTS_SCORER)
    return _of_reports(gold.score_split(work.at("gold/reports"), name, split, scorer, work.reader))


def _gold_files(name: str) -> tuple[str, ...]:
    return tuple(f"gold/reports/{name}.{part}.jsonl" for part in ("reports", "gold"))


def _gold_sets() -> Iterator[GoldSet]:
    """Ours: the two English splits, and the two of each language that there are tables for."""
    for split in gold.SPLITS:
        yield GoldSet(
            "gold", split, "reports", _gold_files(split), partial(own_gold, name=split, split=split), RS
        )
    for code in sorted(codes()):
        for split in gold.SPLITS:
            score = partial(own_gold, name=code, split=split)
            yield GoldSet(f"gold {code}", split, "reports", _gold_files(code), score, RS)


def muc4_test(work: Work, *, data: str) -> Outcome:
    """All slots of one official test; the score of an item is the F of its message."""
    room = work.at(data)
    keys = [p for p in _files(room) if p.name.startswith("key")]
    texts = [p for p in _files(room) if p not in keys]
    rows = _muc4_rows(work.at(MUC4_SCORER), keys, muc4.answers(texts, muc4.Reader(work.reader.tools)))
    every = rows["summary"]["All Templates"]
    # A message without a key has no F unless we gave a template for it.
    scores = {m: (r["f1"] or 0.0) / 100 for m, r in rows["messages"].items() if r["possible"] or r["actual"]}
    return Outcome(
        len(rows["messages"]),
        {"all slots F": every["f1"], "recall": every["recall"], "precision": every["precision"]},
        {m: round(s, 3) for m, s in scores.items() if s < 1},
    )


def _muc4_rows(scorer: Path, keys: list[Path], answers: str) -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        response = Path(folder) / "response"
        response.write_text(answers, encoding="utf-8")
        command = [sys.executable, str(scorer), "--json", "--per-message", "--key", *map(str, keys)]
        done = subprocess.run([*command, "--response", str(response)], capture_output=True, check=True)
    rows: dict[str, Any] = json.loads(done.stdout)
    return rows


def attributed(work: Work) -> Outcome:
    """PolNeAR; an item is a gold attribution, right where some of its content was found."""
    data = work.at(f"{BENCH}/polnear/dev")
    tally, misses = polnear.Tally(), set()
    articles = spread(sorted((data / "text").glob("*.txt")), work.limit)
    for article in articles:
        wanted = polnear.gold_of(data, article.stem)
        found = list(attributions(polnear.plain_parse(polnear.read_text(article))))
        tally.add(wanted, found)
        met = {i for i, j in polnear.paired(wanted, found) if _touch(wanted[i].content, found[j].content)}
        misses |= {f"{article.stem}:{a.content[0].start}" for i, a in enumerate(wanted) if i not in met}
    figures = {name: row["F"] for name, row in tally.figures().items() if not name.endswith("characters")}
    return Outcome(tally.gold, figures, _missed(sorted(misses)))


def _touch(left: polnear.Spans, right: polnear.Spans) -> bool:
    return any(a.overlaps(b) for a in left for b in right)


def places(work: Work, *, file: str) -> Outcome:
    """Within 161 km, the name given and end to end; an item is an article's name that got a wrong point."""
    articles = spread(list(toponyms.read_articles(work.at(f"{BENCH}/toponyms/{file}"))), work.limit)
    gazetteer = work.reader.tools.gazetteer
    right, total, missed = toponyms.score_given(articles, gazetteer)
    recognised, met, found, _ = toponyms.score_found(articles, gazetteer, work.reader.parse)
    figures = {
        "name given": _percent(right, total),
        "end to end F": _percent(2 * met, found + total),
        "end to end recall": _percent(met, total),
        "end to end precision": _percent(met, found),
        "recognised": _percent(recognised, total),
    }
    return Outcome(total, figures, _missed(f"{m.article}: {m.name}" for m in missed))


def times(work: Work) -> Outcome:
    articles = spread(list(timeml.articles(work.at(f"{BENCH}/timeml"))), work.limit)
    pairs = [pair for article in articles for pair in timeml.pairs(article)]
    figures = timeml.score(pairs)
    kept = {f"{name} F": figures[f"{name}_f"] for name in ("strict", "overlap", "type", "value")}
    wrong = [p for p in pairs if p.gold and not (p.found and p.found.value == p.gold.value)]
    misses = _missed(f"{p.article}:{p.gold.span.start}" for p in wrong if p.gold)
    return Outcome(int(figures["gold"]), kept, misses)


def event_types(work: Work) -> Outcome:
    found = types.evaluate(work.at(f"{BENCH}/event-types"), work.reader.text, work.limit)
    kept = {"weighted F": found["weighted_f"], "among": found["among"]}
    return Outcome(found["snippets"], kept, _missed(found["misses"]))


def figures_of_harm(work: Work) -> Outcome:
    found = tolls.evaluate(work.at(f"{BENCH}/incidents-rand"), work.reader.text, work.limit)
    kept = {"killed exact": found["killed"]["exact"], "injured exact": found["wounded"]["exact"]}
    kept |= {name: found[name] for name in tolls.NAMED}
    misses = [f"{row} {kind}" for kind in tolls.FIELDS for row in found[kind]["misses"]]
    return Outcome(found["incidents"], kept, _missed(misses))


def event_places(work: Work) -> Outcome:
    found = event_place.evaluate(work.at(f"{BENCH}/event-place"), work.reader.text, work.limit)
    kept = {name: found[name] for name in ("f", "precision", "recall", "exact")}
    return Outcome(found["sentences"], kept, _missed(found["misses"]))


def loaded_words(work: Work) -> Outcome:
    found = marks.evaluate(work.at(f"{BENCH}/loaded-language"), work.reader.text, work.limit)
    kept = {name: found[name] for name in ("overlap_f", "overlap_precision", "overlap_recall")}
    return Outcome(found["spans"], kept, _missed(found["misses"]))


def suite(work: Work) -> Outcome:
    found = conformance.evaluate(work.at("tests/conformance"), work.limit, work.reader)
    return Outcome(found["rows"], {"passed": found["passed"]}, _missed(found["misses"]))


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


SEED_TEXT = "shared/seed/report.txt"
RS, MS = (REPORTS_SCORER,), (MUC4_SCORER,)
DATED, UNDATED = "shared/seed/gold.jsonl", "shared/seed/gold-undated.jsonl"
TST = {split: f"{BENCH}/muc4/{split}" for split in ("tst1", "tst2")}
TOPONYMS = {name: f"{BENCH}/toponyms/{file}" for name, file in toponyms.SETS.items()}

# Split -> what its files begin with, as a pattern; the first two have figures together.
APART = (*DEV[2:], *LATER, "test")
STEMS = {"dev": "dev-[ab]", **{split: split for split in APART}}
LINKS = {
    split: tuple(
        f"gold/links/{name}.{part}.jsonl" for name in names for part in ("reports", "gold", "incidents")
    )
    for split, names in (("dev", ("dev-a", "dev-b")), *((one, (one,)) for one in APART))
}

SETS: tuple[GoldSet, ...] = (
    GoldSet(
        "seed", "dated", "reports", (SEED_TEXT, DATED), partial(seed, key=DATED, published=SEED_PUBLISHED), RS
    ),
    GoldSet(
        "seed", "undated", "reports", (SEED_TEXT, UNDATED), partial(seed, key=UNDATED, published=None), RS
    ),
    *(
        GoldSet(
            "reports-dev",
            split,
            "reports",
            (f"{BENCH}/reports-dev",),
            partial(reports_dev, english=english),
            RS,
        )
        for split, english in (("en", True), ("other", False))
    ),
    *(
        GoldSet(
            "linking",
            split,
            "events",
            tuple(f"{folder}/{stem}{part}.jsonl" for stem in stems for part in ("gold", "reports")),
            partial(incidents, folder=folder, stems=stems),
            RS,
        )
        for split, (folder, stems) in LINKED.items()
    ),
    GoldSet("copies", "fa-kes", "texts", (f"{BENCH}/fa-kes",), copied, sampled=False),
    *(
        GoldSet("independence", split, "incidents", links, partial(origins, stem=STEMS[split]), RS)
        for split, links in LINKS.items()
    ),
    *_gold_sets(),
    GoldSet("conformance", "all", "rows", ("tests/conformance/rows", "tests/conformance/check.py"), suite),
    GoldSet(
        "muc4", "TST1", "messages", (TST["tst1"],), partial(muc4_test, data=TST["tst1"]), MS, sampled=False
    ),
    GoldSet(
        "muc4", "TST2", "messages", (TST["tst2"],), partial(muc4_test, data=TST["tst2"]), MS, sampled=False
    ),
    GoldSet("polnear", "dev", "attributions", (f"{BENCH}/polnear/dev",), attributed),
    *(
        GoldSet("toponyms", name, "names", (path,), partial(places, file=toponyms.SETS[name]))
        for name, path in TOPONYMS.items()
    ),
    GoldSet("timeml", "AQUAINT", "times", (f"{BENCH}/timeml",), times),
    GoldSet("types", "CASE half", "snippets", (f"{BENCH}/event-types",), event_types),
    GoldSet("tolls", "all", "incidents", (f"{BENCH}/incidents-rand",), figures_of_harm),
    GoldSet("event-place", "all", "sentences", (f"{BENCH}/event-place",), event_places),
    GoldSet("marks", "all", "spans", (f"{BENCH}/loaded-language",), loaded_words),
)

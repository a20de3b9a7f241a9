"""Loaded words against the spans of loaded language and name calling that people marked in news articles."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dateline.evaluate.scores import f_score, file_of, share
from dateline.records.text import Span

LABELS = "labels.tsv"


def evaluate(data: Path, read: Callable[[str], dict[str, Any]], limit: int | None = None) -> dict[str, Any]:
    """Precision, recall and F of marks, by spans that share a character and by spans that are the same.

    The gold marks phrases of opinion pieces on American politics, ours are words in reports of violence: the
    figure shows movement, not worth. An entry of `misses` is "article:start" of a gold span without a mark.
    """
    gold = labels(data)
    articles = sorted(gold)[:limit]
    marked = {a: _marks(read(_text(data, a))) for a in articles}
    total, found = sum(len(gold[a]) for a in articles), sum(len(marked[a]) for a in articles)
    touched = [(a, g) for a in articles for g in gold[a] if any(g.overlaps(m) for m in marked[a])]
    right = sum(any(m.overlaps(g) for g in gold[a]) for a in articles for m in marked[a])
    same = sum(len(gold[a] & marked[a]) for a in articles)
    precision, recall = share(right, found), share(len(touched), total)
    met = set(touched)
    return {
        "articles": len(articles),
        "spans": total,
        "marks": found,
        "overlap_precision": precision,
        "overlap_recall": recall,
        "overlap_f": f_score(precision, recall),
        "exact_f": share(2 * same, total + found),
        "misses": [f"{a}:{g.start}" for a in articles for g in sorted(gold[a]) if (a, g) not in met],
    }


def labels(data: Path) -> dict[str, set[Span]]:
    """The gold spans of each article; `InputError` where the file is not there."""
    found: dict[str, set[Span]] = defaultdict(set)
    with file_of(data, LABELS).open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            found[row["article"]].add(Span(int(row["start"]), int(row["end"])))
    return dict(found)


def _text(data: Path, article: str) -> str:
    return (data / "articles" / f"article{article}.txt").read_text(encoding="utf-8")


def _marks(reading: dict[str, Any]) -> set[Span]:
    return {Span(s["start"], s["end"]) for mark in reading["marks"] for s in mark["spans"]}


def _f(precision: float | None, recall: float | None) -> float | None:
    if not precision or not recall:
        return None
    return round(2 * precision * recall / (precision + recall), 2)

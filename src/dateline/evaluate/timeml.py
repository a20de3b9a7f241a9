"""Time expressions against TimeML gold (AQUAINT): spans, types, values; published is the creation time."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from dateline.errors import InputError
from dateline.read.syntax import parse
from dateline.read.times import timexes
from dateline.records.parse import Parse
from dateline.records.text import Report, Span
from dateline.resolve.dates import resolve_dates


@dataclass(frozen=True)
class GoldTimex:
    """One TIMEX3: its span in the text, its type (date | time | duration | set) and its value."""

    span: Span
    kind: str
    value: str


@dataclass(frozen=True)
class Article:
    """A gold article: `half` is 0 to develop on and 1 to test on, by a hash of its name."""

    name: str
    text: str
    published: str
    gold: tuple[GoldTimex, ...]

    @property
    def half(self) -> int:
        return hashlib.sha256(self.name.encode()).digest()[0] % 2


@dataclass(frozen=True)
class Pair:
    """A gold timex and the predicted one that overlaps it; either may be missing."""

    article: str
    words: str
    gold: GoldTimex | None
    found: GoldTimex | None


def evaluate(data: Path, half: int | None = None) -> dict[str, float | int]:
    """Precision, recall and F of strict and overlapping spans, and of types and values.

    `half` 0 or 1 scores one half only. A type or value counts where the spans overlap, as in TempEval-3.
    """
    return score([pair for article in articles(data, half) for pair in pairs(article)])


def articles(data: Path, half: int | None = None) -> Iterator[Article]:
    """The gold articles under a folder; `InputError` where there is none."""
    files = sorted(data.glob("*.tml"))
    if not files:
        raise InputError(f"No .tml file in {data}.", hint="Give the folder of the TimeML gold with --data.")
    for path in files:
        article = read_article(path)
        if half is None or article.half == half:
            yield article


def read_article(path: Path) -> Article:
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    stamp = root.find("DCT/TIMEX3")
    body = root.find("TEXT")
    if stamp is None or body is None:
        raise InputError(f"{path.name} has no DCT or no TEXT.", hint="Is it TimeML 1.2.1?")
    text, gold = "", []
    for kind, piece in _flat(body):
        if isinstance(kind, ElementTree.Element) and piece:
            span = Span(len(text), len(text) + len(piece))
            gold.append(GoldTimex(span, kind.get("type", "").lower(), _normal(kind.get("value", ""))))
        text += piece
    return Article(path.stem, text, stamp.get("value", "")[:10], tuple(gold))


def _flat(node: ElementTree.Element) -> Iterator[tuple[ElementTree.Element | None, str]]:
    """The text in order, each TIMEX3 as one piece with its element."""
    yield None, node.text or ""
    for child in node:
        if child.tag == "TIMEX3":
            yield child, "".join(child.itertext())
        else:
            yield from _flat(child)
        yield None, child.tail or ""


def _normal(value: str) -> str:
    """Values that differ only in how the annotators padded them ("2000-W7")."""
    return re.sub(r"W(\d)(?!\d)", r"W0\1", value)


def pairs(article: Article) -> list[Pair]:
    """Gold and predicted timexes of an article, aligned by overlap in order."""
    found = predict(article)
    rest, matched = list(found), []
    for gold in article.gold:
        best = next((f for f in rest if f.span.overlaps(gold.span)), None)
        if best:
            rest.remove(best)
        matched.append(Pair(article.name, article.text[gold.span.start : gold.span.end], gold, best))
    extra = [Pair(article.name, article.text[f.span.start : f.span.end], None, f) for f in rest]
    return matched + extra


def predict(article: Article) -> list[GoldTimex]:
    """What we read in an article."""
    syntax = parse(article.text)
    read = Parse(article.text, syntax.tokens, syntax.sentences)
    read = Parse(
        read.text, read.tokens, read.sentences, timexes=timexes(read.text, read.tokens, read.sentences)
    )
    report = Report(article.name, article.text, "", published=article.published)
    return [
        GoldTimex(span, value.value.kind, value.value.value or "")
        for span, value in resolve_dates(report, read).items()
        if value.value
    ]


def score(matched: list[Pair]) -> dict[str, float | int]:
    """The figures over aligned pairs, in percent."""
    gold = sum(p.gold is not None for p in matched)
    found = sum(p.found is not None for p in matched)
    both = [(p.gold, p.found) for p in matched if p.gold and p.found]
    counts = {
        "strict": sum(g.span == f.span for g, f in both),
        "overlap": len(both),
        "type": sum(g.kind == f.kind for g, f in both),
        "value": sum(g.value == f.value for g, f in both),
    }
    figures: dict[str, float | int] = {"gold": gold, "found": found}
    for name, right in counts.items():
        figures[f"{name}_precision"] = _percent(right, found)
        figures[f"{name}_recall"] = _percent(right, gold)
        figures[f"{name}_f"] = _percent(2 * right, gold + found)
    return figures


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


if __name__ == "__main__":
    json.dump(evaluate(Path(sys.argv[1])), sys.stdout, indent=2)

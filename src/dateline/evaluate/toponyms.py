"""TR-News and GeoWebNews: how often a place name gets the right point.

    python -m dateline.evaluate.toponyms --data ../shared/bench/toponyms

Given the name: the mention is taken from the gold. End to end: it must be found as well.
Right is within 161 km (100 miles).
"""

from __future__ import annotations

import argparse
import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.knowledge.gazetteer import Gazetteer, distance_km
from dateline.read.syntax import parse as parse_syntax
from dateline.records.parse import Mention, Parse
from dateline.records.text import Report, Span
from dateline.records.values import Location, Place, Value
from dateline.resolve.places import resolve_places

NEAR_ENOUGH_KM = 161.0
SETS = {"TR-News": "TR-News.xml", "GWN-half": "GWN-half.xml"}


@dataclass(frozen=True)
class Gold:
    """A gold toponym: where it stands, its name, its point, and whether GeoNames knows it."""

    span: Span
    name: str
    point: Place | None
    in_geonames: bool


@dataclass(frozen=True)
class Article:
    """One gold text with its toponyms."""

    id: str
    text: str
    gold: tuple[Gold, ...]


@dataclass(frozen=True)
class Miss:
    """One name that got no point or a wrong one, for reading."""

    article: str
    name: str
    got: str
    gap_km: float | None


def read_articles(path: Path) -> Iterator[Article]:
    """The articles of either file, by their own tags."""
    root = ElementTree.fromstring(path.read_text("utf-8"))
    for n, article in enumerate(root.iter("article")):
        text = article.findtext("text") or ""
        gold = [g for t in article.iter("toponym") if (g := _gold(t)) and _in_place(g, text)]
        yield Article(article.get("docid") or article.get("file") or str(n), text, tuple(_distinct(gold)))


def _gold(tag: ElementTree.Element) -> Gold | None:
    name = tag.findtext("phrase") or tag.findtext("extractedName")
    start, end = int(tag.findtext("start") or 0), int(tag.findtext("end") or 0)
    lat = tag.findtext("gaztag/lat") or tag.findtext("latitude")
    lon = tag.findtext("gaztag/lon") or tag.findtext("longitude")
    if not name or end <= start or not lat or not lon:
        return None
    point = Place("gold", name, "other", None, None, float(lat), float(lon), "exact")
    gaztag = tag.find("gaztag")
    known = gaztag.get("geonameid") is not None if gaztag is not None else bool(tag.findtext("geonamesID"))
    return Gold(Span(start, end), name, point, known)


def _in_place(gold: Gold, text: str) -> bool:
    return text[gold.span.start : gold.span.end].split() == gold.name.split()


def _distinct(gold: list[Gold]) -> list[Gold]:
    """Without a toponym inside another: one place a span."""
    return [g for g in gold if not any(o.span.covers(g.span) and o.span != g.span for o in gold)]


def given_parse(article: Article) -> Parse:
    """The parse of an article whose place mentions are the gold ones."""
    syntax = parse_syntax(article.text)
    parse = Parse(article.text, syntax.tokens, syntax.sentences)
    mentions = tuple(
        Mention(g.span, "place", g.name, tokens[-1].i if (tokens := parse.tokens_in(g.span)) else 0)
        for g in sorted(article.gold, key=lambda g: g.span)
    )
    return replace(parse, mentions=mentions)


def point_of(value: Value[Location] | None) -> Place | None:
    """The point of the name itself: for "50 km south of X" that of X."""
    location = value.value if value else None
    if location and value and value.method == "offset" and location.offset and location.offset.origin.value:
        return location.offset.origin.value.resolved
    return location.resolved if location else None


def score_given(
    articles: Iterable[Article], gazetteer: Gazetteer, parses: Callable[[Article], Parse] = given_parse
) -> tuple[int, int, list[Miss]]:
    """(right, all, misses) over the toponyms that have a GeoNames id, the name being given."""
    right, total, misses = 0, 0, []
    for article in articles:
        found = resolve_places(_report(article), parses(article), gazetteer)
        for gold in (g for g in article.gold if g.in_geonames and g.point):
            total += 1
            got = point_of(found.get(gold.span))
            gap = distance_km(got, gold.point) if got and gold.point else None
            if gap is not None and gap <= NEAR_ENOUGH_KM:
                right += 1
            else:
                misses.append(Miss(article.id, gold.name, _label(got), gap))
    return right, total, misses


def score_found(
    articles: Iterable[Article], gazetteer: Gazetteer, read: Callable[[Report], Parse]
) -> tuple[int, int, int, int]:
    """(recognised, recognised and right, found, all) end to end; a name found overlaps a gold one."""
    recognised = right = found_count = total = 0
    for article in articles:
        report = _report(article)
        found = resolve_places(report, read(report), gazetteer)
        points = {span: point_of(value) for span, value in found.items() if point_of(value)}
        found_count += len(points)
        for gold in (g for g in article.gold if g.in_geonames):
            total += 1
            spans = [s for s in points if s.overlaps(gold.span)]
            recognised += bool(spans)
            gaps = [distance_km(p, gold.point) for s in spans if (p := points[s]) and gold.point]
            right += any(g is not None and g <= NEAR_ENOUGH_KM for g in gaps)
    return recognised, right, found_count, total


def evaluate(
    data: Path, limit: int | None = None, read: Callable[[Report], Parse] | None = None
) -> dict[str, dict[str, float]]:
    """Per set: Acc@161km with the name given; precision, recall and F end to end where `read` is given."""
    gazetteer = Gazetteer.open()
    figures: dict[str, dict[str, float]] = {}
    for name, file in SETS.items():
        articles = list(read_articles(data / file))[:limit]
        right, total, _ = score_given(articles, gazetteer)
        figures[name] = {"given_acc161": _percent(right, total), "count": total}
        if read:
            figures[name] |= _end_to_end(*score_found(articles, gazetteer, read))
    return figures


def _end_to_end(recognised: int, right: int, found: int, total: int) -> dict[str, float]:
    precision, recall = _percent(right, found), _percent(right, total)
    f = round(2 * precision * recall / (precision + recall), 1) if precision + recall else 0.0
    return {
        "recognised_recall": _percent(recognised, total),
        "precision": precision,
        "recall": recall,
        "f": f,
        "found": found,
    }


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def _report(article: Article) -> Report:
    return Report(article.id, article.text, article.id)


def _label(place: Place | None) -> str:
    return f"{place.name} ({place.kind}, {place.country})" if place else "-"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    arguments = parser.parse_args()
    print(json.dumps(evaluate(arguments.data, arguments.limit), indent=1))


if __name__ == "__main__":
    main()

"""Which of the places named in a sentence is the place of this verb, or none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from dateline.evaluate.scores import file_of, json_rows, share, spread
from dateline.records.text import Span

FILE = "sentences.jsonl"

# So many words may stand between a light verb and the noun that is the event.
CARRIED_WITHIN = 4


def evaluate(data: Path, read: Callable[[str], dict[str, Any]], limit: int | None = None) -> dict[str, Any]:
    """Precision, recall and F of places by overlapping spans; `exact` is the share of sentences all right.

    `has_event` is the share of sentences where the reading has an event at the verb: without one no place
    can be given. Rows with a broken place span are left out. A row's id is its line; `limit` takes that many,
    spread evenly.
    """
    rows = spread([row for row in json_rows(file_of(data, FILE)) if _whole(row[1])], limit)
    right = found_all = gold_all = exact = events = 0
    misses = []
    for row_id, row in rows:
        verb, gold = _labelled(row, "VERB"), _labelled(row, "LOCATION")
        at_verb = events_at(read(row["text"]), verb, row["text"])
        found = places_of(at_verb)
        met = sum(any(f.overlaps(g) for g in gold) for f in found)
        complete = met == len(found) and all(any(f.overlaps(g) for f in found) for g in gold)
        right, found_all, gold_all = right + met, found_all + len(found), gold_all + len(gold)
        events, exact = events + bool(at_verb), exact + complete
        misses += [] if complete else [row_id]
    return {
        "sentences": len(rows),
        "places": gold_all,
        "found": found_all,
        "precision": share(right, found_all),
        "recall": share(right, gold_all),
        "f": share(2 * right, found_all + gold_all),
        "exact": share(exact, len(rows)),
        "has_event": share(events, len(rows)),
        "misses": misses,
    }


def events_at(reading: dict[str, Any], verbs: Iterable[Span], text: str) -> list[dict[str, Any]]:
    """The events with a mention at the verb, or else in the noun it carries ("launched an assault")."""
    wanted = list(verbs)
    at_verb = [e for e in reading["events"] if any(m.overlaps(v) for m in _mentions(e) for v in wanted)]
    carried = [
        e for e in reading["events"] if any(_carries(v, m, text) for m in _mentions(e) for v in wanted)
    ]
    return at_verb or carried


def _mentions(event: dict[str, Any]) -> list[Span]:
    return [_span(m) for m in event["mentions"]]


def _carries(verb: Span, noun: Span, text: str) -> bool:
    """Whether only a few words and no mark of punctuation stand between a verb and a mention after it."""
    between = text[verb.end : noun.start]
    return (
        noun.start > verb.end and len(between.split()) <= CARRIED_WITHIN and not set(between) & set(",.;:()")
    )


def places_of(events: Iterable[dict[str, Any]]) -> list[Span]:
    """The main words of the places where these events were, each once."""
    spans = [_span(p["spans"][0]) for e in events for p in e["places"] if p["spans"] and p["role"] == "where"]
    return sorted(set(spans))


def _whole(row: dict[str, Any]) -> bool:
    """Whether each place span of a row holds a word: some of the set are empty or a letter long."""
    return all(s["end"] - s["start"] > 1 for s in row["spans"])


def _labelled(row: dict[str, Any], label: str) -> list[Span]:
    return [_span(s) for s in row["spans"] if s["label"] == label]


def _span(value: dict[str, Any]) -> Span:
    return Span(value["start"], value["end"])

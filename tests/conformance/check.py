"""Check readings (CONTRACT.md, schema dateline/1) against the conformance rows beside this file.

    python check.py READINGS.jsonl [--phenomenon NAME] [--failures]

READINGS.jsonl: one reading a line, `report.id` (or `id`) equal to the row's id. Standard library only, so
that any system that writes the contract's JSON can be checked. README.md describes the expectation language.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

Json = dict[str, Any]
HERE = Path(__file__).parent

ARTICLES = frozenset(
    ["a", "an", "the", "of", "in", "on", "at", "and", "its", "their", "his", "her", "our", "s"]
)
OPPOSED = (frozenset(["north", "south", "east", "west", "northern", "southern", "eastern", "western"]),)
OPTIONAL = frozenset(
    [
        "STATEMENT",
        "THREAT",
        "AID",
        "VETO",
        "SANCTION",
        "PROPERTY_DISTRUCT",
        "DISR_WEAP",
        "CHANGE_TO_GROUP_ACT",
        "OTHER",
    ]
)
HAPPENED_AS_NEWS = frozenset({"actual", "attempted", "foiled", "denied"})
TOLL_KINDS = ("killed", "wounded", "missing", "detained", "abducted", "displaced", "harmed")
MOST_ASSIGNMENTS = 500


def rows(folder: Path = HERE) -> list[Json]:
    """All conformance rows, files in name order."""
    files = sorted((folder / "rows").glob("*.jsonl"))
    return [json.loads(line) for f in files for line in f.read_text(encoding="utf-8").splitlines() if line]


def words(name: str | None) -> frozenset[str]:
    """Folded content words: no case, accents, apostrophes or articles; plural and singular made one."""
    folded = unicodedata.normalize("NFKD", name or "").casefold()
    folded = "".join(c for c in folded if not unicodedata.combining(c))
    found = re.findall(r"\w+", re.sub(r"['’‘`ʿʾ]s?\b|['’‘`ʿʾ]", "", folded))
    kept = [w for w in found if w not in ARTICLES] or found
    return frozenset(w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in kept)


def alike(expected: str, got: str | None) -> bool:
    """Whether one name's content words are all in the other, with no opposed direction left over."""
    left, right = words(expected), words(got)
    if not left or not right or not (left <= right or right <= left):
        return False
    return not any((left & o) != (right & o) and left & o and right & o for o in OPPOSED)


def options(value: Any) -> list[Any]:
    """An expectation value is one value, or a list of values that are all right."""
    return value if isinstance(value, list) else [value]


def named(expected: Any, mentions: list[Json]) -> bool:
    """Whether some mention bears the expected name (or one of its alternatives)."""
    return any(alike(e, m.get("name")) for e in options(expected) for m in mentions)


def missing_names(expected: list[Any], mentions: list[Json]) -> list[Any]:
    return [e for e in expected if not named(e, mentions)]


def surplus_names(expected: list[Any], mentions: list[Json]) -> list[Any]:
    return [m.get("name") for m in mentions if not any(named(e, [m]) for e in expected)]


def roles(event: Json, *names: str) -> list[Json]:
    return [m for name in names for m in event.get(name) or []]


def places_with_role(event: Json, *wanted: str) -> list[Json]:
    return [p for p in event.get("places") or [] if p.get("role", "where") in wanted]


def figures(event: Json, kind: str) -> list[tuple[Any, Any]]:
    """The (low, high) of an event's tolls of a kind, running totals apart, and the report's total."""
    tolls = [t for t in event.get("tolls") or [] if t.get("kind") == kind and not t.get("total")]
    found = [(t.get("low"), t.get("high")) for t in tolls]
    total = (event.get("totals") or {}).get(kind)
    return found + ([(total.get("low"), total.get("high"))] if total else [])


def date_fits(expected: str | None, date: Json | None) -> bool:
    """A day ("2031-05-04"), a range ("2031-05-01/2031-05-31"), or null: open."""
    start, end = (date or {}).get("start"), (date or {}).get("end")
    if expected is None:
        return start is None and end is None
    first, _, last = expected.partition("/")
    return bool(start == first and (end or start) == (last or first))


def toll_fits(expected: Json, toll: Json) -> bool:
    plain = all(toll.get(k) in options(v) for k, v in expected.items() if k not in ("low", "high", "part"))
    ends = all(toll.get(k) == expected[k] for k in ("low", "high") if k in expected)
    part = "part" not in expected or bool(toll.get("of")) == expected["part"]
    return plain and ends and part


def hedged(event: Json, claims: list[Json]) -> bool:
    """Not told as plain fact: supposed, or every claim that asserts it is less than certain."""
    if event.get("happened") == "hypothetical":
        return True
    about = [c for c in claims if event.get("id") in (c.get("events") or [])]
    saying = [c for c in about if c.get("stance") in ("asserts", "blames", "confirms")]
    return bool(saying) and all(c.get("certainty") != "certain" for c in saying)


EventTest = Callable[[Any, Json, Json], bool]


def _exactly(field: str) -> EventTest:
    return lambda wanted, event, _: (
        not wanted or not surplus_names(event["_wanted"].get(field, []), roles(event, field))
    )


def _has(*fields: str) -> EventTest:
    return lambda wanted, event, _: not missing_names(wanted, roles(event, *fields))


def _has_none(*fields: str) -> EventTest:
    return lambda wanted, event, _: not any(named(w, roles(event, *fields)) for w in wanted)


def _place(*place_roles: str) -> EventTest:
    return lambda wanted, event, _: not missing_names(wanted, places_with_role(event, *place_roles))


def _equals(field: str) -> EventTest:
    return lambda wanted, event, _: event.get(field) in options(wanted)


def _date_part(field: str) -> EventTest:
    return lambda wanted, event, _: (event.get("date") or {}).get(field) in options(wanted)


def _figure(kind: str) -> EventTest:
    return lambda wanted, event, _: tuple(wanted) in figures(event, kind)


def _no_toll(wanted: Any, event: Json, _: Json) -> bool:
    kinds = TOLL_KINDS if wanted is True else wanted
    return not any(figures(event, k) for k in kinds)


def _tolls(wanted: Any, event: Json, _: Json) -> bool:
    return all(any(toll_fits(w, t) for t in event.get("tolls") or []) for w in wanted)


def _not_figures(wanted: Any, event: Json, _: Json) -> bool:
    """None of these numbers is an end of a toll of the event, running totals apart."""
    tolls = [t for t in event.get("tolls") or [] if not t.get("total")]
    return not any(n in (t.get("low"), t.get("high")) for t in tolls for n in wanted)


def _weapons(wanted: Any, event: Json, _: Json) -> bool:
    found = [w.get("class") for w in event.get("weapons") or []]
    return all(any(o in found for o in options(w)) for w in wanted)


def _offset(wanted: Any, event: Json, _: Json) -> bool:
    def fits(place: Json) -> bool:
        got = place.get("offset") or {}
        start = (got.get("from") or {}).get("name")
        plain = all(got.get(k) == v for k, v in wanted.items() if k in ("distance_km", "bearing"))
        return bool(got) and plain and alike(wanted["from"], start)

    return any(fits(p) for p in event.get("places") or [])


def _country(wanted: Any, event: Json, _: Json) -> bool:
    found = [(p.get("resolved") or {}).get("country") for p in event.get("places") or []]
    return any(w in found for w in options(wanted))


EVENT_TESTS: dict[str, EventTest] = {
    "type": _equals("type"),
    "happened": _equals("happened"),
    "news": _equals("news"),
    "count": _equals("count"),
    "toll_status": _equals("toll_status"),
    "hedged": lambda wanted, event, reading: hedged(event, reading.get("claims") or []) == wanted,
    "part_of_another": lambda wanted, event, _: bool(event.get("part_of")) == wanted,
    "actors": _has("actors"),
    "actors_exactly": _exactly("actors"),
    "not_actors": _has_none("actors"),
    "recipients": _has("recipients"),
    "victims": _has("victims"),
    "targets": _has("recipients", "victims"),
    "not_targets": _has_none("recipients", "victims"),
    "places": _place("where", "near"),
    "places_from": _place("from"),
    "places_to": _place("to", "where"),
    "places_near": _place("near"),
    "not_places": lambda wanted, event, _: (
        not any(named(w, places_with_role(event, "where")) for w in wanted)
    ),
    "country": _country,
    "offset": _offset,
    "date": lambda wanted, event, _: any(date_fits(w, event.get("date")) for w in options(wanted)),
    "date_precision": _date_part("precision"),
    "date_basis": _date_part("basis"),
    "date_partial": _date_part("partial"),
    "weapons": _weapons,
    "tolls": _tolls,
    "no_toll": _no_toll,
    "not_figures": _not_figures,
    **{kind: _figure(kind) for kind in TOLL_KINDS},
}


def event_misses(wanted: Json, event: Json, reading: Json) -> list[str]:
    """The keys of an expected event that an event of the reading fails."""
    if "any_of" in wanted:
        return min((event_misses(w, event, reading) for w in wanted["any_of"]), key=len)
    seen = {**event, "_wanted": wanted}
    return [key for key, value in wanted.items() if not EVENT_TESTS[key](value, seen, reading)]


def assignments(wanted: list[Json], reading: Json) -> Iterator[dict[int, Json]]:
    """Every way to give each expected event its own event of the reading."""
    found = reading.get("events") or []
    fits = [[i for i, e in enumerate(found) if not event_misses(w, e, reading)] for w in wanted]

    def walk(at: int, used: dict[int, int]) -> Iterator[dict[int, Json]]:
        if at == len(wanted):
            yield {w: found[i] for w, i in used.items()}
            return
        for i in fits[at]:
            if i not in used.values():
                yield from walk(at + 1, {**used, at: i})

    yield from islice(walk(0, {}), MOST_ASSIGNMENTS)


def is_counted(event: Json) -> bool:
    """An event that "events_exactly" and "no_events" count: news, of a type that is not optional."""
    return bool(event.get("news", True)) and event.get("type") not in OPTIONAL


def surplus_events(assigned: dict[int, Json], reading: Json) -> list[str]:
    """News events that were not expected; an aggregate with parts stands for its parts."""
    events = reading.get("events") or []
    parents = {e.get("part_of") for e in events if e.get("part_of")}
    expected = [id(e) for e in assigned.values()]
    rest = [e for e in events if is_counted(e) and id(e) not in expected and e.get("id") not in parents]
    return [f"unexpected event {describe(e)}" for e in rest]


def describe(event: Json) -> str:
    trigger = (event.get("trigger") or {}).get("quote")
    news = "news" if event.get("news", True) else "background"
    return f"{event.get('type')}/{event.get('happened')}/{news} {trigger!r}"


def own_voice(claim: Json) -> bool:
    return not (claim.get("source") or {}).get("spans")


def _source_fits(wanted: Any, claim: Json) -> bool:
    source = claim.get("source") or {}
    return any(
        own_voice(claim) if w == "OUTLET" else not own_voice(claim) and alike(w, source.get("name"))
        for w in options(wanted)
    )


def _via_fits(wanted: list[Any], claim: Json) -> bool:
    got = claim.get("via") or []
    return len(got) == len(wanted) and all(named(w, [g]) for w, g in zip(wanted, got, strict=True))


def _quotes(spans: list[Json] | None) -> str:
    return " ".join(s.get("quote") or "" for s in spans or [])


ClaimTest = Callable[[Any, Json, dict[int, Json]], bool]

CLAIM_TESTS: dict[str, ClaimTest] = {
    "source": lambda wanted, claim, _: _source_fits(wanted, claim),
    "kind": lambda wanted, claim, _: (claim.get("source") or {}).get("kind") in options(wanted),
    "stance": lambda wanted, claim, _: claim.get("stance") in options(wanted),
    "certainty": lambda wanted, claim, _: claim.get("certainty") in options(wanted),
    "about": lambda wanted, claim, _: claim.get("about") in options(wanted),
    "medium": lambda wanted, claim, _: claim.get("medium") in options(wanted),
    "via": lambda wanted, claim, _: _via_fits(wanted, claim),
    "cue": lambda wanted, claim, _: any(w in _quotes(claim.get("cue")) for w in options(wanted)),
    "content": lambda wanted, claim, _: any(w in _quotes(claim.get("content")) for w in options(wanted)),
    "event": lambda wanted, claim, assigned: all(
        assigned[w]["id"] in (claim.get("events") or []) for w in options(wanted) if w in assigned
    ),
}


def claim_fits(wanted: Json, claim: Json, assigned: dict[int, Json]) -> bool:
    return all(CLAIM_TESTS[key](value, claim, assigned) for key, value in wanted.items())


def claim_failures(expect: Json, reading: Json, assigned: dict[int, Json]) -> list[str]:
    claims = reading.get("claims") or []
    failed = [
        f"no claim {w}"
        for w in expect.get("claims", [])
        if not any(claim_fits(w, c, assigned) for c in claims)
    ]
    failed += [
        f"wrong claim {w}"
        for w in expect.get("not_claims", [])
        if any(claim_fits(w, c, assigned) for c in claims)
    ]
    spoken = [c for c in claims if not own_voice(c)]
    if expect.get("no_claims") and spoken:
        failed += [f"unexpected claim by {c['source'].get('name')!r}" for c in spoken]
    if expect.get("claims_exactly"):
        listed = [w["source"] for w in expect.get("claims", [])]
        other = [c for c in spoken if not any(_source_fits(s, c) for s in listed)]
        failed += [f"unexpected source {c['source'].get('name')!r}" for c in other]
    return failed


def date_entry_fits(wanted: Json, date: Json) -> bool:
    plain = all(date.get(k) in options(v) for k, v in wanted.items() if k != "quote")
    return plain and ("quote" not in wanted or wanted["quote"] in _quotes(date.get("spans")))


def place_entry_fits(wanted: Json, place: Json) -> bool:
    resolved = place.get("resolved")
    country = "country" not in wanted or (resolved or {}).get("country") in options(wanted["country"])
    decided = "resolved" not in wanted or bool(resolved) == wanted["resolved"]
    kind = "kind" not in wanted or place.get("kind") in options(wanted["kind"])
    return any(alike(w, place.get("name")) for w in options(wanted["name"])) and country and decided and kind


def list_failures(expect: Json, reading: Json) -> list[str]:
    """The report's own lists: places, dates, checks, and what it knows of itself."""
    places, dates = reading.get("places") or [], reading.get("dates") or []
    failed = [
        f"no place {w}" for w in expect.get("places", []) if not any(place_entry_fits(w, p) for p in places)
    ]
    failed += [
        f"no date {w}" for w in expect.get("dates", []) if not any(date_entry_fits(w, d) for d in dates)
    ]
    kinds = [c.get("kind") for c in reading.get("checks") or []]
    failed += [f"no check {w}" for w in expect.get("checks", []) if not any(o in kinds for o in options(w))]
    return failed


def spans_of(value: Any) -> Iterator[Json]:
    if isinstance(value, dict):
        if {"start", "end", "quote"} <= value.keys():
            yield value
        for v in value.values():
            yield from spans_of(v)
    elif isinstance(value, list):
        for v in value:
            yield from spans_of(v)


def span_failures(reading: Json) -> list[str]:
    """Every span's quote is that slice of the text, whatever the row expects."""
    text = (reading.get("report") or {}).get("text") or ""
    return [
        f"span {s} is not its quote" for s in spans_of(reading) if text[s["start"] : s["end"]] != s["quote"]
    ]


def unmatched(wanted: list[Json], reading: Json) -> list[str]:
    """Why no assignment exists: per expected event, the nearest event and what it fails."""
    found = reading.get("events") or []
    failed = []
    for w in wanted:
        near = min(
            ((event_misses(w, e, reading), describe(e)) for e in found), key=lambda m: len(m[0]), default=None
        )
        if near is None:
            failed.append(f"no event {w}")
        elif near[0]:
            failed.append(f"no event {w}: nearest {near[1]} fails {', '.join(near[0])}")
    return failed or [f"fewer events than expected: {len(found)} for {len(wanted)}"]


def event_failures(expect: Json, reading: Json) -> list[str]:
    """The failures of events and claims under the assignment that fits best."""
    best: list[str] | None = None
    for assigned in assignments(expect.get("events", []), reading):
        failed = claim_failures(expect, reading, assigned)
        failed += surplus_events(assigned, reading) if expect.get("events_exactly") else []
        best = failed if best is None or len(failed) < len(best) else best
        if not best:
            break
    if best is None:
        return unmatched(expect["events"], reading) + claim_failures(expect, reading, {})
    return best


def failures(row: Json, reading: Json) -> list[str]:
    """What of a row's expectation the reading (contract JSON) does not meet; empty where it passes."""
    if "error" in reading:
        return [f"not read: {reading['error']}"]
    expect = row["expect"]
    failed = event_failures(expect, reading) + list_failures(expect, reading) + span_failures(reading)
    if expect.get("no_events"):
        happened = [
            e for e in reading.get("events") or [] if is_counted(e) and e.get("happened") in HAPPENED_AS_NEWS
        ]
        failed += [f"unexpected event {describe(e)}" for e in happened]
    return failed


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("readings", type=Path)
    parser.add_argument("--phenomenon", help="only the rows of this phenomenon")
    parser.add_argument("--failures", action="store_true", help="list each failed row with its reasons")
    args = parser.parse_args()
    lines = [
        json.loads(line) for line in args.readings.read_text(encoding="utf-8").split("\n") if line.strip()
    ]
    readings = {(r.get("report") or {}).get("id") or r.get("id"): r for r in lines}
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows():
        if args.phenomenon in (None, row["phenomenon"]):
            failed = failures(row, readings.get(row["id"], {"error": "no reading with this id"}))
            counts[row["phenomenon"]][bool(failed)] += 1
            if failed and args.failures:
                print(f"{row['id']}: {row['text']}", *failed, sep="\n    ")
    for phenomenon, (passed, failed_rows) in sorted(counts.items()):
        print(f"{phenomenon:20} passed {passed:3}  failed {failed_rows:3}")
    passed, lost = (sum(pair[i] for pair in counts.values()) for i in (0, 1))
    print(f"{'all':20} passed {passed:3}  failed {lost:3}")
    return int(lost > 0)


if __name__ == "__main__":
    sys.exit(main())

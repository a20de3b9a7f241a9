"""The same rules for all sides: with the two names of a row swapped, or invented, only the names differ.

What the entity table and the gazetteer add (ids, kinds, countries, coordinates) is not compared.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .check import rows
from .reading import known_failures, read

Json = dict[str, Any]
Pair = tuple[str, str]
HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "samples"
KNOWN = known_failures(HERE / "known_failures.tsv")
INVENTED = ("Velmari", "Oskari")
# An adjective that no one knows cannot be told from any other name: peoples and lands become other ones.
PEOPLES = ("Uruguayan", "Bhutanese")
LANDS = ("Uruguay", "Bhutan")
# A second set, of words that are also in the dictionary, and of peoples of one continent.
OTHERS = {"bodies": ("Liberation", "Unity"), "peoples": ("Malian", "Burundian"), "lands": ("Norway", "Mali")}
ROWS_OF_LANDS = frozenset({"Ukraine", "India", "Armenia"})


def samples() -> list[Json]:
    """The plain sample reports with two like-for-like sides."""
    lines = (HERE / "samples.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    return [{**row, "text": (SAMPLES / row["file"]).read_text(encoding="utf-8")} for row in found]


ROWS = [row for row in rows() if row.get("swap")] + samples()


def renamer(pairs: dict[str, str]) -> Callable[[str], str]:
    """Replaces whole names, all at once, in any case, and fits "a" and "an" to them."""
    cased = {f(old): f(new) for old, new in pairs.items() for f in (str.title, str.upper, str.lower, str)}
    pattern = re.compile(
        r"(\b[Aa]n? )?\b(" + "|".join(sorted(map(re.escape, cased), key=len, reverse=True)) + r")\b"
    )

    def replace(match: re.Match[str]) -> str:
        new = cased[match[2]]
        if not match[1]:
            return new
        return match[1][0] + ("n " if new[0] in "AEIOUaeiou" else " ") + new

    return lambda text: pattern.sub(replace, text)


def invented(pair: list[str]) -> list[str]:
    """Names of the same shape: the last word in common stays, what tells the sides apart is new."""
    return like(pair, bodies=INVENTED, peoples=PEOPLES, lands=LANDS)


def like(pair: list[str], *, bodies: Pair, peoples: Pair, lands: Pair) -> list[str]:
    left, right = (name.split() for name in pair)
    if len(left) > 1 and left[-1] == right[-1]:
        upper = left[-1].isupper()
        return [f"{name.upper() if upper else name} {left[-1]}" for name in bodies]
    return list(lands if pair[0] in ROWS_OF_LANDS else peoples)


def names(mentions: list[Json]) -> list[str]:
    return sorted(m.get("name") or "" for m in mentions)


def toll_of(toll: Json) -> list[Any]:
    return [toll.get(k) for k in ("kind", "low", "high", "qualifier", "who", "total")] + [
        bool(toll.get("of"))
    ]


def event_of(event: Json, ids: dict[str, int]) -> Json:
    date = event.get("date") or {}
    return {
        **{k: event.get(k) for k in ("type", "happened", "news", "count", "toll_status", "totals")},
        "part_of": ids.get(event.get("part_of") or ""),
        "trigger": event["trigger"]["quote"],
        **{role: names(event[role]) for role in ("actors", "recipients", "victims")},
        "places": sorted([p["name"], p["role"]] for p in event["places"]),
        "date": [date.get(k) for k in ("start", "end", "precision", "basis", "partial")],
        "weapons": sorted(w["class"] for w in event["weapons"]),
        "tolls": sorted(map(str, map(toll_of, event["tolls"]))),
        "claims": len(event["claims"]),
    }


def claim_of(claim: Json, ids: dict[str, int]) -> Json:
    return {
        **{k: claim.get(k) for k in ("stance", "certainty", "about", "medium")},
        "source": claim["source"]["name"],
        "via": " < ".join(v["name"] for v in claim["via"]),
        "events": sorted(ids[e] for e in claim["events"]),
    }


def projection(reading: Json) -> Json:
    """What must not depend on who the sides are."""
    ids = {event["id"]: i for i, event in enumerate(reading["events"])}
    events = [event_of(event, ids) for event in reading["events"]]
    for event in events:
        event["totals"] = {k: [v.get("low"), v.get("high")] for k, v in (event["totals"] or {}).items()}
    return {"events": events, "claims": [claim_of(claim, ids) for claim in reading["claims"]]}


def renamed(value: Any, rename: Callable[[str], str]) -> Any:
    """The projection with all its words renamed and case folded, lists put in order again."""
    if isinstance(value, str):
        return rename(value).casefold()
    if isinstance(value, dict):
        return {key: renamed(item, rename) for key, item in value.items()}
    if isinstance(value, list):
        new = [renamed(item, rename) for item in value]
        return sorted(new, key=str) if not any(isinstance(item, dict) for item in new) else new
    return value


def differences(left: Any, right: Any, path: str = "") -> list[str]:
    """Where two projections differ, as paths with both values."""
    if isinstance(left, dict) and isinstance(right, dict):
        keys = sorted(left.keys() | right.keys())
        return [d for key in keys for d in differences(left.get(key), right.get(key), f"{path}.{key}")]
    same_length = isinstance(left, list) and isinstance(right, list) and len(left) == len(right)
    if same_length and any(isinstance(item, dict) for item in left):
        return [d for i in range(len(left)) for d in differences(left[i], right[i], f"{path}[{i}]")]
    return [] if left == right else [f"{path}: {left!r} became {right!r}"]


def check_renamed(row: Json, new_names: list[str]) -> None:
    there = renamer(dict(zip(row["swap"], new_names, strict=True)))
    back = renamer(dict(zip(new_names, row["swap"], strict=True)))
    title = row.get("title")
    before = projection(read(row["text"], title, row.get("published")))
    after = projection(read(there(row["text"]), title and there(title), row.get("published")))
    found = differences(renamed(before, lambda text: text), renamed(after, back))
    assert not found, "\n".join([there(row["text"]), *found])


def check_known(name: str, row: Json, new_names: list[str]) -> None:
    if name not in KNOWN:
        return check_renamed(row, new_names)
    try:
        check_renamed(row, new_names)
    except AssertionError:
        pytest.xfail(KNOWN[name])
    pytest.fail(f"{name} passes now: remove it from known_failures.tsv")


def test_enough_rows_have_sides() -> None:
    assert len(ROWS) >= 120


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_sides_stand_in_the_text(row: Json) -> None:
    """Swapping must change the text, and swapping back must give it again."""
    there = renamer(dict(zip(row["swap"], reversed(row["swap"]), strict=True)))
    assert there(row["text"]) != row["text"]
    assert there(there(row["text"])) == row["text"]


@pytest.mark.slow
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_swapped_sides_are_read_alike(row: Json) -> None:
    check_known(f"swap/{row['id']}", row, row["swap"][::-1])


@pytest.mark.slow
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_invented_sides_are_read_alike(row: Json) -> None:
    check_known(f"invented/{row['id']}", row, invented(row["swap"]))


@pytest.mark.slow
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_other_sides_are_read_alike(row: Json) -> None:
    check_known(f"others/{row['id']}", row, like(row["swap"], **OTHERS))

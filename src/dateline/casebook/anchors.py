"""What a judgement is about, kept by its words: a later reading has the same under other numbers, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

Json = Mapping[str, Any]
Ends = tuple[int, int]

# So many characters on either side tell one place of a text from another.
CONTEXT = 32
# What tells two values of one list apart where both rest on the same words.
IDENTITY = ("kind", "name", "role", "class", "who")


class Lost(Exception):
    """What a judgement was about is not in this reading; the message says what is missing."""


# --- whole events and claims ------------------------------------------------------------------------------


def part_of(reading: Json, id_: str) -> Json | None:
    """An event or a claim of a reading by its id."""
    return next((p for p in _parts(reading, id_) if p["id"] == id_), None)


def anchor_of(reading: Json, id_: str) -> dict[str, Any]:
    """The words by which an event or a claim is found again, with what stands around the first of them."""
    part = part_of(reading, id_)
    if part is None:
        raise Lost(f"the reading has no {id_}")
    spans = list(_spans_of(part))
    return {
        "run": run_of(reading),
        "type": part.get("type") or part.get("stance"),
        "spans": spans,
        "around": around(reading["report"]["text"], spans[0]) if spans else None,
        # Two happenings can hang on one verb ("killed five in A and two in B"): their values tell them apart.
        "about": sorted({ends_of(s) for s in _value_spans(part)}),
    }


def run_of(reading: Json) -> str:
    """The run that made a reading, as the casebook calls it."""
    return f"{reading['run']['version']}/{reading['run']['reader']}"


def find_part(reading: Json, id_: str, anchor: Json | None) -> tuple[Json, int]:
    """The event or claim that an anchor means, and how far the text has moved since; `Lost` where it is gone.

    The first words count before the others; where two hang on the same words, what they tell decides, then the type.
    """
    if not anchor or not anchor["spans"]:
        part = part_of(reading, id_)
        if part is None:
            raise Lost(f"the reading has no {id_} any more")
        return part, 0
    moved = shift_of(reading["report"]["text"], anchor)
    wanted = [(s["start"] + moved, s["end"] + moved) for s in anchor["spans"]]
    for fits in _TIERS:
        found = [p for p in _parts(reading, id_) if fits([*map(ends_of, _spans_of(p))], wanted)]
        if found:
            tests = (_nearest(found, anchor, moved), _like(anchor), lambda p: p["id"] == id_)
            return _only(found, *tests, what=quoted(anchor)), moved
    raise Lost(f"nothing is read at {quoted(anchor)} any more")


_TIERS: tuple[Callable[[Sequence[Ends], Sequence[Ends]], bool], ...] = (
    lambda spans, wanted: spans[:1] == wanted[:1],
    lambda spans, wanted: wanted[0] in spans,
    lambda spans, wanted: bool({*spans} & {*wanted}),
    lambda spans, wanted: any(_overlap(s, wanted[0]) for s in spans),
)


def _parts(reading: Json, id_: str) -> Sequence[Json]:
    found: Sequence[Json] = reading["claims" if id_.startswith("c") else "events"]
    return found


def _spans_of(part: Json) -> Iterator[Json]:
    """The words of an event (its triggers) or of a claim (cue, content, source), the main ones first."""
    if "trigger" in part:
        yield part["trigger"]
        yield from (m for m in part["mentions"] if m != part["trigger"])
    else:
        yield from (*part["cue"], *part["content"], *part["source"]["spans"])


def _value_spans(part: Json) -> Iterator[Json]:
    for name in ("places", "actors", "recipients", "victims", "tolls"):
        yield from (s for value in part.get(name) or () for s in value["spans"])


def _nearest(found: Sequence[Json], anchor: Json, moved: int) -> Callable[[Json], bool]:
    """Whether an event shares as many of its values' words with an anchor as any does."""
    wanted = {(start + moved, end + moved) for start, end in anchor.get("about", ())}
    shared = {p["id"]: len(wanted & {ends_of(s) for s in _value_spans(p)}) for p in found}
    most = max(shared.values())
    return lambda part: shared.get(part["id"], 0) == most


def _like(anchor: Json) -> Callable[[Json], bool]:
    return lambda part: (part.get("type") or part.get("stance")) == anchor.get("type")


def around(text: str, span: Json) -> dict[str, str]:
    """What stands on both sides of some words."""
    start, end = span["start"], span["end"]
    return {"before": text[max(0, start - CONTEXT) : start], "after": text[end : end + CONTEXT]}


def shift_of(text: str, anchor: Json) -> int:
    """By how many characters the words stand elsewhere than they did; `Lost` where they are gone or not one."""
    span = anchor["spans"][0]
    words = f"{anchor['around']['before']}{span['quote']}{anchor['around']['after']}"
    first: int = span["start"] - len(anchor["around"]["before"])
    if text[first : first + len(words)] == words:
        return 0
    if text.count(words) != 1:
        raise Lost(f"the text has changed around {quoted(anchor)}")
    return text.index(words) - first


def quoted(anchor: Json) -> str:
    """The first words of an anchor, and where they stood: as errors name it."""
    span = anchor["spans"][0]
    return f"{span['quote']!r} ({span['start']}:{span['end']})"


def _only(found: Sequence[Json], *tests: Callable[[Json], bool], what: str) -> Json:
    """The one that all are about, or that passes the first test that only one passes."""
    for test in tests:
        if len(found) == 1:
            break
        found = [p for p in found if test(p)] or found
    if len(found) > 1:
        raise Lost(f"{len(found)} things are read at {what}")
    return found[0]


# --- values in a list ------------------------------------------------------------------------------------


def value_anchor(value: Json) -> dict[str, Any]:
    """The words that a value of a list rests on, and the value itself."""
    return {"spans": list(value.get("spans") or ()), "value": value}


def find_value(values: Sequence[Json], anchor: Json, moved: int) -> int | None:
    """The number of the value that rests on an anchor's words; None where none does, `Lost` where two do."""
    spans = [(s["start"] + moved, s["end"] + moved) for s in anchor["spans"]]
    by_words = _same_words(values, spans[0]) if spans else _same_identity(values, anchor["value"])
    found = [values[i] for i in by_words]
    if not found:
        return None
    if anchor.get("exact") and spans and not any(ends_of(v["spans"][0]) == spans[0] for v in found):
        raise Lost(f"{anchor['spans'][0]['quote']!r} now stands in {found[0]['spans'][0]['quote']!r}")
    one = _only(
        found, lambda v: _identity(v) == _identity(anchor["value"]), what=repr(_named(anchor["value"]))
    )
    return next(i for i in by_words if values[i] is one)


def _same_words(values: Sequence[Json], wanted: Ends) -> list[int]:
    """Those whose main words are these; else those that have a word in common with them."""
    mains = [(i, ends_of(v["spans"][0])) for i, v in enumerate(values) if v.get("spans")]
    return [i for i, ends in mains if ends == wanted] or [i for i, ends in mains if _overlap(ends, wanted)]


def _same_identity(values: Sequence[Json], wanted: Json) -> list[int]:
    return [i for i, v in enumerate(values) if _identity(v) == _identity(wanted)]


def _identity(value: Json) -> tuple[Any, ...]:
    return tuple(value.get(name) for name in IDENTITY)


def _named(value: Json) -> Any:
    return value.get("name") or value.get("kind") or value.get("class")


def still_there(text: str, anchor: Json, moved: int) -> bool:
    """Whether the words of a value stand in the text, so that what a person held of them can be put back."""
    spans: Iterable[Json] = anchor["spans"]
    return bool(anchor["spans"]) and all(
        text[s["start"] + moved : s["end"] + moved] == s["quote"] for s in spans
    )


def ends_of(span: Json) -> Ends:
    """A span without its words."""
    return span["start"], span["end"]


def _overlap(a: Ends, b: Ends) -> bool:
    return a[0] < b[1] and b[0] < a[1]

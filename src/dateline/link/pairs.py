"""Two voices, and whether they are one by themselves: by party, text, report, outlet, body or name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from dateline.knowledge.entities import EntityTable, fold, loosen
from dateline.knowledge.ontology import STATE_KINDS
from dateline.knowledge.speakers import LEVELS, Speaker
from dateline.link.copies import how_tied, is_copy, kind_of_tie
from dateline.link.meeting import SHORTEST, are_alike, meeting
from dateline.link.voices import Json, Voice

# Bodies that have outlets by their own name and are no state's.
CIVIL = frozenset({"party", "union", "association", "monitor"})
# A word of so many letters is the stem of one that begins with it.
_STEM = 6


def _one_party(a: Voice, b: Voice) -> str | None:
    """The same party of the entity table, at the end of its affiliations."""
    same = a.root[0] is not None and a.root[0] == b.root[0]
    return f"both are {a.root[0]}" if same else None


def one_text(a: Voice, b: Voice) -> str | None:
    """What two copies of one text say: in their own voice, or through the same people."""
    if a.report["id"] == b.report["id"] or not _tied(a.report, b.report):
        return None
    same = (a.own and b.own) or (a.is_person and b.is_person and fold(a.name) == fold(b.name))
    return how_tied(a.report, b.report) if same else None


def _one_report(a: Voice, b: Voice) -> str | None:
    """The report's own voice, or the same person in one report."""
    if a.report["id"] != b.report["id"]:
        return None
    one = not (a.own or b.own) and (_is_short_for(a, b) or _is_short_for(b, a) or _one_person(a, b))
    return "one voice of one report" if (a.own and b.own) or one else None


def _is_short_for(a: Voice, b: Voice) -> bool:
    """ "The cell" of one report for "the central cell": a name inside another."""
    short, long = fold(a.name).split(), fold(b.name).split()
    return short == long or (bool(short) and not a.is_person and set(short) <= set(long))


def _one_person(a: Voice, b: Voice) -> bool:
    """ "Drivers" and "three drivers" of one report."""
    left, right = a.who.words, b.who.words
    return a.is_person and b.is_person and bool(left and right) and (left <= right or right <= left)


def _one_outlet(a: Voice, b: Voice) -> str | None:
    """Two reports in the own voice of one outlet, or of outlets that carry one agency."""
    if not (a.own and b.own):
        return None
    left, right = carried(a), carried(b)
    return f"both carry {a.report.get('agency') or a.name}" if left and left == right else None


def carried(voice: Voice) -> str:
    return fold(str(voice.report.get("agency") or voice.report.get("outlet") or ""))


def _one_body(a: Voice, b: Voice) -> str | None:
    """The army, the police, the interior ministry: one in a state, whoever speaks for it."""
    left, right = a.who, b.who
    if _is_paper(a) or _is_paper(b) or left.body is None or left.body != right.body or a.nation != b.nation:
        return None
    same = _same_of(left.words, right.words) or (
        a.is_at_home and b.is_at_home and a.report["id"] == b.report["id"]
    )
    return f"{a.name} and {b.name} are one {left.body}" if same else None


def _same_of(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether what two bodies of a kind are called is in each other, or nothing is said of either."""
    if not (left and right):
        return not (left or right)
    return _within(left, right) or _within(right, left)


def two_levels(left: frozenset[str], right: frozenset[str]) -> bool:
    """The town's and the region's administration."""
    return bool(left & LEVELS and right & LEVELS) and not left & right & LEVELS


def _is_paper(voice: Voice) -> bool:
    """An outlet's own voice, but not that of a body which writes itself."""
    return voice.own and not voice.is_house


def _within(few: frozenset[str], more: frozenset[str]) -> bool:
    """Whether all words are among others, "transport" also for "transporters"."""
    return all(any(w == other or _is_stem(w, other) or _is_stem(other, w) for other in more) for w in few)


def _is_stem(short: str, long: str) -> bool:
    return len(short) >= _STEM and long.startswith(short)


def two_nations(a: Voice, b: Voice) -> bool:
    left, right = a.nation, b.nation
    return left is not None and right is not None and left != right


def _one_name(a: Voice, b: Voice) -> str | None:
    """One name in another: "Rebels of the Northern Front" and "Northern Front", "the Front's Radio Dawn"."""
    left, right = a.who, b.who
    if fold(a.name) == fold(b.name) and not (a.is_person or b.is_person):
        return f"{a.name} speaks in both"
    if (
        a.is_person
        or b.is_person
        or (left.body != right.body and left.body and right.body)
        or two_nations(a, b)
    ):
        return None
    if _are_paper_and_state(a, b):
        return None
    mine, theirs = _called(a), _called(b)
    short, long = sorted((mine, theirs), key=len)
    # What a ministry is for is no name: "Defence Units". And two papers may be of one river.
    domain = mine if left.body == "ministry" else theirs if right.body == "ministry" else None
    if (left.body != right.body and domain == short) or (a.own and b.own and len(short) < len(long)):
        return None
    foreign = a.report.get("language") != b.report.get("language")
    inside = _are_inside(short, long, foreign) or (foreign and _as_written(a, b))
    return f"{a.name} and {b.name} are one name" if inside else None


def _as_written(a: Voice, b: Voice) -> bool:
    """ "Frente Llanos Libres" and "Fronte Llanos Libres": names of some length before they are put into English."""
    short, long = sorted((a.written, b.written), key=len)
    return len(short) > 1 and _are_inside(short, long, foreign=True)


def _are_inside(short: frozenset[str], long: frozenset[str], foreign: bool) -> bool:
    return bool(short) and all(any(_alike(w, other, foreign) for other in long) for w in short)


def _are_paper_and_state(a: Voice, b: Voice) -> bool:
    """An outlet that bears the name of a town is not the town's police, but a party's may be the party."""
    bodies = {a.who.body, b.who.body}
    state = {a.kind, b.kind} & STATE_KINDS and not (a.is_house or b.is_house)
    return (a.own or b.own) and bool(state or (len(bodies) > 1 and not bodies & CIVIL))


def _called(voice: Voice) -> frozenset[str]:
    """What tells a name from others; of an outlet all of it: "North Line" is no "North Shield"."""
    return voice.who.words if _is_paper(voice) else called(voice.who) - LEVELS


def called(who: Speaker) -> frozenset[str]:
    return who.names or who.words


def _alike(left: str, right: str, foreign: bool) -> bool:
    """One word of a name in two spellings; across languages it may differ more."""
    a, b = loosen(left), loosen(right)
    return a == b or (foreign and min(len(a), len(b)) >= SHORTEST and are_alike(a, b))


def one_statement(a: Voice, b: Voice) -> str | None:
    """The same words of some length, whoever is said to have said them."""
    if a.report["id"] == b.report["id"]:
        return None
    left, right = a.content, b.content
    return (
        "the same statement in the same words" if is_copy(len(left & right), len(left), len(right)) else None
    )


# What is asked of two voices that may be one; copies and statements are asked of every claim, by `origins_of`.
PAIRS: tuple[Callable[[Voice, Voice], str | None], ...] = (
    _one_party,
    _one_report,
    _one_outlet,
    _one_body,
    _one_name,
)


def _tied(left: Json, right: Json) -> bool:
    """Whether the texts of two reports are copies: of one group, or by their sketches."""
    group = left.get("text_group")
    if group is not None and group == right.get("text_group"):
        return True
    a, b = left.get("runs") or frozenset(), right.get("runs") or frozenset()
    return kind_of_tie(len(a & b), len(a), len(b)) is not None


def ties_of(said: Sequence[tuple[Json, Json]], table: EntityTable) -> Iterator[dict[str, str]]:
    """The ties between the reports of some claims: same_text | edited | quoted | agency | statement."""
    reports = {report["id"]: report for _, report in said}
    if len(reports) < 2:
        return
    voices: dict[str, list[Voice]] = {}
    for claim, report in said:
        voices.setdefault(report["id"], []).append(Voice(claim, report, table))
    first: dict[str, str] = {}
    for id_ in sorted(reports):
        first.setdefault(reports[id_].get("text_group") or id_, id_)
    beside = [(first[reports[i].get("text_group") or i], i) for i in sorted(reports)]
    # Versions of one text are tied to the first of them, and of each text the first to those of others.
    texts = sorted(first.values())
    pairs = meeting([_marks_of_text(reports[id_], voices[id_]) for id_ in texts])
    for left, right in (*((a, b) for a, b in beside if a != b), *((texts[i], texts[j]) for i, j in pairs)):
        kind = _tie(reports[left], reports[right])
        if kind is None and any(one_statement(a, b) for a in voices[left] for b in voices[right]):
            kind = "statement"
        if kind:
            yield {"left": left, "right": right, "kind": kind}


def _marks_of_text(report: Json, voices: Sequence[Voice]) -> Iterator[Any]:
    """What two reports share if there is any tie between them."""
    yield from (("run", run) for run in report.get("runs") or ())
    yield from (("said", run) for voice in voices for run in voice.content)
    if report.get("agency"):
        yield "agency", fold(str(report["agency"]))


def _tie(left: Json, right: Json) -> str | None:
    a, b = left.get("runs") or frozenset(), right.get("runs") or frozenset()
    kind = kind_of_tie(len(a & b), len(a), len(b))
    if kind is None and _tied(left, right):
        return "edited"
    same = left.get("agency") and fold(str(left["agency"])) == fold(str(right.get("agency") or ""))
    return kind or ("agency" if same else None)

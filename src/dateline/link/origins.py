"""Where a word comes from in the end: copies, relays and parties that speak for one another count once.

All claims of an incident are looked at together: "the army" is the army that another report names, "the Observatory"
the one monitor among those who speak, an outlet's own voice that of the text it copies. Each step is kept in words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.knowledge.entities import EntityTable, fold, loosen
from dateline.link.copies import how_tied
from dateline.link.meeting import alike_words, meeting
from dateline.link.pairs import PAIRS, called, carried, one_statement, one_text
from dateline.link.rules import RULES, Joins, Roots
from dateline.link.voices import Json, Voice


@dataclass(frozen=True)
class Origin:
    """The root of a claim: `key` the same for all that count as one, `steps` how it was reached, in words."""

    key: str
    name: str
    steps: tuple[str, ...] = ()


def origins_of(said: Sequence[tuple[Json, Json]], table: EntityTable) -> list[Origin]:
    """The origin of each (claim, report) of an incident, in the same order."""
    every = [Voice(claim, report, table) for claim, report in said]
    voices, at = _distinct(every)
    roots = Roots(voices, every, at)
    for i, j in meeting(_marks(voices)):
        apart = roots.find(i) != roots.find(j)
        if apart and (why := _first(rule(voices[i], voices[j]) for rule in PAIRS)):
            roots.join(i, j, why)
    for i, j, why in _texts(every, at):
        roots.join(i, j, why)
    for rule in RULES:
        for i, j, why in rule(voices, roots):
            roots.join(i, j, why)
    found = [_origin(roots, i) for i in range(len(voices))]
    return [_repeated(found[k], voice, voices[k]) for k, voice in zip(at, every, strict=True)]


def _first(found: Iterable[str | None]) -> str | None:
    return next(filter(None, found), None)


def _distinct(every: Sequence[Voice]) -> tuple[list[Voice], list[int]]:
    """The voices that are looked at, and for each of all the number of the one that stands for it.

    What copies say alike, and who is named alike, is looked at once:
    ten thousand times the police cost one look.
    """
    number: dict[Any, int] = {}
    at = [number.setdefault(_named_alike(voice, n), len(number)) for n, voice in enumerate(every)]
    first = dict(zip(reversed(at), reversed(every), strict=True))
    return [first[k] for k in range(len(number))], at


def _named_alike(voice: Voice, number: int) -> Any:
    """The same for those who count as one by their name alone, or in copies of one text; else its own."""
    group, source = voice.report.get("text_group"), voice.claim["source"]
    claims = voice.claim["stance"] == "claims_responsibility"
    if group is not None:
        name = None if voice.own else fold(voice.name)
        return (group, voice.own, name, source.get("entity"), voice.where, claims)
    names = (fold(voice.name), voice.report.get("language"), claims)
    if voice.own:
        return (*names, voice.report.get("agency"), voice.report.get("office")) if carried(voice) else number
    if voice.is_person or voice.who.is_before or voice.is_place or voice.claim.get("via"):
        return number
    return (*names, voice.kind, source.get("entity"), source.get("english"), source.get("office"))


def _marks(voices: Sequence[Voice]) -> list[set[Any]]:
    """For each voice what it shares with those who may be the same."""
    alike = alike_words(
        (w, v.report.get("language")) for v in voices if not v.is_person for w in called(v.who) | v.written
    )
    return [set(_marks_of(voice, alike)) for voice in voices]


def _marks_of(voice: Voice, alike: Mapping[str, Sequence[Any]]) -> Iterator[Any]:
    yield "report", voice.report["id"]
    if voice.root[0]:
        yield "root", voice.root[0]
    if voice.own:
        yield "carried", carried(voice)
    if voice.who.body and (voice.is_house or not voice.own):
        yield "body", voice.who.body, voice.nation
    if not voice.is_person:
        yield "name", fold(voice.name)
        for word in map(loosen, called(voice.who) | voice.written):
            yield "word", word
            yield from alike.get(word, ())


def _texts(every: Sequence[Voice], at: Sequence[int]) -> Joins:
    """What copies of one text say, and one statement in the same words."""
    if len({voice.report["id"] for voice in every}) < 2:
        return
    shared = _shared_runs(every)
    for i, j in meeting([set(_marks_in_text(voice, shared)) for voice in every]):
        why = one_text(every[i], every[j]) or one_statement(every[i], every[j])
        if why:
            yield at[i], at[j], why


def _shared_runs(every: Sequence[Voice]) -> frozenset[int]:
    """The runs that two reports have: no other ties anybody."""
    runs = {voice.report["id"]: voice.report.get("runs") or frozenset() for voice in every}
    met = Counter(run for own in runs.values() for run in own)
    return frozenset(run for run, count in met.items() if count > 1)


def _marks_in_text(voice: Voice, shared: frozenset[int]) -> Iterator[Any]:
    yield from (("said", run) for run in voice.content)
    if voice.own or voice.is_person:
        yield from (("run", run) for run in shared.intersection(voice.report.get("runs") or ()))
        if voice.report.get("text_group") is not None:
            yield "group", voice.report["text_group"]


def _repeated(origin: Origin, voice: Voice, first: Voice) -> Origin:
    """An origin as another has it who is named alike, or one of its copies."""
    if voice is first:
        return origin
    step = f"{voice.name} speaks in both"
    if voice.report["id"] == first.report["id"]:
        step = "one voice of one report"
    elif voice.report.get("text_group") is not None:
        step = how_tied(first.report, voice.report)
    return Origin(origin.key, voice.name, (*origin.steps, step))


def _origin(roots: Roots, i: int) -> Origin:
    first = roots.voices[roots.find(i)]
    return Origin(_key(first), roots.voices[i].name, tuple(dict.fromkeys(roots.steps[i])))


def _key(voice: Voice) -> str:
    if voice.root[0]:
        return voice.root[0]
    if voice.own:
        return f"report:{voice.report['id']}"
    here = f":{voice.report['id']}" if voice.is_person else ""
    return f"name:{fold(voice.name)}{here}"


def independent(origins: Iterable[Origin]) -> dict[str, list[Origin]]:
    """Origins by key: each key counts once."""
    found: dict[str, list[Origin]] = {}
    for origin in origins:
        found.setdefault(origin.key, []).append(origin)
    return found

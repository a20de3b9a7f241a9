"""Voices that are one only beside the others of an incident: "he", a relay, the only army that is named.

Each rule looks at all of them, and at what the rules before it have joined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Any

from dateline.knowledge.entities import fold
from dateline.knowledge.ontology import STATE_KINDS
from dateline.knowledge.speakers import Speaker
from dateline.link.meeting import MOST
from dateline.link.pairs import PAIRS, two_levels, two_nations
from dateline.link.voices import Voice

# Two voices by number that count as one, and why.
Joins = Iterator[tuple[int, int, str]]
# Outlets of a state, as the notes of the entity table call them.
STATE_OUTLET = frozenset({"state_controlled", "state_affiliated"})
GROUP_KINDS = frozenset({"armed_group", "party"})
# Common nouns for those who may stand, unnamed, for one who is named elsewhere.
_UNNAMED = frozenset({"monitor", "armed_group", "ngo", "party", "un", "court", "news_agency", "outlet"})


class Roots:
    """Voices that count as one, in the making: the steps by which each was joined, and who speaks in which report."""

    def __init__(self, voices: Sequence[Voice], every: Sequence[Voice], at: Sequence[int]) -> None:
        self.voices = voices
        self.here: dict[str, list[tuple[int, int]]] = {}
        self.outlets: dict[str, Speaker] = {}
        for k, voice in zip(at, every, strict=True):
            self.here.setdefault(voice.report["id"], []).append((voice.where, k))
            self.outlets.setdefault(voice.report["id"], voice.outlet)
        self.at = list(range(len(voices)))
        self.steps: list[list[str]] = [list(v.root[1]) for v in voices]
        self._nations = [frozenset(filter(None, [v.nation])) for v in voices]

    def beside(self, voice: Voice) -> list[int]:
        """Those who speak in the report of a voice."""
        return list(dict.fromkeys(k for _, k in self.here[voice.report["id"]]))

    def find(self, i: int) -> int:
        while self.at[i] != i:
            self.at[i] = self.at[self.at[i]]
            i = self.at[i]
        return i

    def join(self, i: int, j: int, why: str) -> None:
        a, b = sorted((self.find(i), self.find(j)))
        if a != b:
            self.at[b] = a
            self._nations[a] |= self._nations[b]
            self.steps[j].append(why)

    def nations(self, *some: int) -> frozenset[str]:
        """The nations that those who count as one with some voices are of."""
        return frozenset().union(*(self._nations[self.find(i)] for i in some))


def _back_to_speaker(voices: Sequence[Voice], roots: Roots) -> Joins:
    """ "He", "the director", "the statement": whoever spoke before in the report, or the report itself."""
    for j, voice in enumerate(voices):
        if (voice.who.is_before or voice.is_place) and not voice.own:
            holds_office = voice.who.is_officer or voice.kind in STATE_KINDS
            same = [(at, i) for at, i in roots.here[voice.report["id"]] if i != j]
            clear = [(at, i) for at, i in same if not (voices[i].who.is_before or voices[i].is_place)]
            clear = [(at, i) for at, i in clear if not (holds_office and voices[i].is_person)]
            before = [(at, i) for at, i in clear if not voices[i].own and at <= voice.where]
            for _, i in (max(before, key=lambda one: one[0]),) if before else clear[:1]:
                yield i, j, f"{voice.name} is taken for {voices[i].name}, who spoke before"


def _named_after(voices: Sequence[Voice], roots: Roots) -> Joins:
    """ "..., police said. Deputy director N. N. said ...": an office of the body that spoke right before.

    "..., the district's press officer said. N. N. told ...": a full name that nothing is said of is the officer's.
    """
    for j, voice in enumerate(voices):
        if not (voice.has_bare_office or voice.is_bare_name):
            continue
        before = [(at, i) for at, i in roots.here[voice.report["id"]] if i != j and at < voice.where]
        i = max(before, default=(0, None))[1]
        if i is None or two_nations(voices[i], voice):
            continue
        if voice.has_bare_office and voices[i].is_body:
            yield i, j, f"{voice.name} is taken for an officer of {voices[i].name}, who spoke before"
        elif voice.is_bare_name and voices[i].is_one_officer:
            yield i, j, f"{voice.name} is taken for the {voices[i].name}, who spoke before"


def _through(voices: Sequence[Voice], roots: Roots) -> Joins:
    """People whom a body or the report itself has asked: what they say is its finding."""
    asking = [i for i, v in enumerate(voices) if not v.is_person and v.who.is_asking][:MOST]
    first: dict[str, int] = {}
    for j, person in enumerate(voices):
        if person.is_person and person.claim.get("via"):
            i = _who_asked(person, voices, roots.beside(person), asking)
            for asker in person.asked_by if i is None else ():
                # Whom an organization heard that nobody quotes itself: all of them are its voice.
                i = first.setdefault(fold(asker.name), j)
            if i is not None and i != j:
                yield i, j, f"{person.name} spoke to {voices[i].name}"


def _who_asked(
    person: Voice, voices: Sequence[Voice], here: Sequence[int], asking: Sequence[int]
) -> int | None:
    via = [str(v["name"] or "") for v in person.claim["via"]]
    for i in here:
        if not voices[i].is_person and any(_is_asking(name, voices[i], person) for name in via):
            return i
    asked = ((i, asker) for i in asking for asker in person.asked_by)
    return next((i for i, asker in asked if any(rule(asker, voices[i]) for rule in PAIRS)), None)


def _asked(voices: Sequence[Voice], roots: Roots) -> Joins:
    """People in the report of an organization that looks into what happens: it has asked them."""
    first: dict[str, int] = {}
    for j, voice in sorted(enumerate(voices), key=lambda one: not one[1].own):
        if voice.outlet.is_org and (voice.own or voice.is_anybody):
            i = first.setdefault(voice.report["id"], j)
            if i != j:
                yield i, j, f"{voice.name} spoke to {voice.report.get('outlet')}"


def _is_asking(via: str, asked: Voice, person: Voice) -> bool:
    """Whether it was a body that is quoted here itself, or the organization whose report it is."""
    if asked.own:
        return any(asker.is_ours for asker in person.asked_by)
    return fold(via) == fold(asked.name) and asked.kind not in ("outlet", "news_agency")


def _relayed(voices: Sequence[Voice], roots: Roots) -> Joins:
    """A report is quoted that is itself among these: it adds what it has, not itself once more."""
    by_word: dict[str, list[str]] = {}
    for report, its in roots.outlets.items():
        for word in its.words:
            by_word.setdefault(word, []).append(report)
    for j, voice in enumerate(voices):
        outlet = voice.kind in ("outlet", "news_agency") or (voice.who.is_outlet and not voice.who.names)
        if voice.own or voice.who.is_human or not outlet:
            continue
        named = (r for w in sorted(voice.who.words) for r in by_word.get(w, ())[:MOST])
        whose = next((r for r in named if r != voice.report["id"] and _is_of(roots.outlets[r], voice)), None)
        if whose is None and _is_unnamed_outlet(voice):
            whose = next((r for r in roots.outlets if r != voice.report["id"]), None)
        if whose is not None:
            yield roots.here[whose][0][1], j, f"{voice.name} only relays what {whose} has"


def _is_unnamed_outlet(voice: Voice) -> bool:
    return not (voice.who.names or voice.who.body or voice.entity)


def _is_of(outlet: Speaker, voice: Voice) -> bool:
    """Whether an outlet is the one that is named."""
    words = outlet.words
    return bool(words) and (words <= voice.who.words or voice.who.words <= words)


def _state_outlets(voices: Sequence[Voice], roots: Roots) -> Joins:
    """A state's own outlet repeats what the state says: in its own report, or in another."""
    states = [i for i, v in enumerate(voices) if v.is_state]
    for j, voice in enumerate(voices):
        if voice.own and _is_state_outlet(voice):
            here = [i for i in roots.beside(voice) if voices[i].is_state]
            i = next((i for i in (*here, *states) if not two_nations(voices[i], voice)), None)
            if i is not None:
                yield i, j, f"{voice.name} is a state's outlet and repeats {voices[i].name}"


def _is_state_outlet(voice: Voice) -> bool:
    entity = voice.entity
    called = entity is None and voice.who.is_state and not voice.who.is_house
    return called or bool(entity and STATE_OUTLET & set(entity.notes))


def _unnamed(voices: Sequence[Voice], roots: Roots) -> Joins:
    """ "The army", "the group", "the Observatory", "officials": the one of the kind that is named here, if one only.

    Bodies before whole states: who may speak for a state is known by then.
    """
    kinds: dict[Any, int] = {}
    for i, voice in enumerate(voices):
        kinds.setdefault(_kind_of(voice), i)
    likes: dict[Any, list[int]] = {}
    known: list[int] = []
    for j in sorted(range(len(voices)), key=lambda j: _is_state_itself(voices[j])):
        voice = voices[j]
        if voice.own or voice.is_person or not (_is_state_itself(voice) or _is_nameless(voice)):
            continue
        found = voice.who.is_before and (voice.who.body is None or roots.steps[j])
        if found or any(roots.find(i) == roots.find(j) for i in known):
            # Who it is has been found: "the source" who spoke before, "the authorities" of another report.
            continue
        kind = _kind_of(voice)
        if kind not in likes:
            likes[kind] = [i for i in kinds.values() if _may_stand_for(voice, voices[i])]
        any_one = _is_state_itself(voice) and not voice.who.words
        like = _likeliest(likes[kind], j, roots, any_one=any_one)
        if like is not None:
            known += [j] if any_one else []
            why = "which is of that state" if any_one else "the only one named"
            yield like, j, f"{voice.name} is taken for {voices[like].name}, {why}"


def _is_nameless(voice: Voice) -> bool:
    """ "The army", "the separatist front"."""
    return not (voice.who.names if voice.who.is_group else voice.who.words)


def _kind_of(voice: Voice) -> Any:
    """All by which one may stand for another."""
    entity = voice.claim["source"].get("entity")
    return voice.who, voice.kind, voice.own, entity, voice.own and fold(voice.name), voice.is_person


def _likeliest(like: Sequence[int], j: int, roots: Roots, *, any_one: bool) -> int | None:
    """The first of some voices that may be one with another; where any will not do, if all of them are one."""
    may = [i for i in like if roots.find(i) != roots.find(j) and len(roots.nations(i, j)) < 2]
    one = any_one or len({roots.find(i) for i in may}) == 1
    return may[0] if may and one else None


def _is_state_itself(voice: Voice) -> bool:
    """ "Ukraine", "the Ukrainian side", "the authorities", "Kyiv"."""
    state = voice.entity is not None and voice.entity.kind == "state"
    return voice.who.body == "government" or state or voice.who.is_state_itself


def _may_stand_for(unnamed: Voice, named: Voice) -> bool:
    if named.own and not named.is_house:
        # "A rights group": the one that writes itself.
        return (
            named.who.is_org and unnamed.kind in ("ngo", "monitor") and unnamed.who.body in (None, "monitor")
        ) or unnamed.who.body in named.who.inside
    if (
        two_nations(unnamed, named)
        or named.is_person
        or not (named.who.words or named.entity or named.who.body)
    ):
        return False
    if _is_state_itself(unnamed) or unnamed.kind == "anonymous_official":
        return named.is_state and not _is_state_itself(named)
    if unnamed.who.body is not None:
        same = unnamed.who.body == named.who.body and _tells_more(named, unnamed)
        # "The doctors": their union.
        return same or unnamed.who.body in named.who.inside
    if unnamed.who.is_group:
        return bool(named.who.names) and not named.is_state and _is_group(named)
    return unnamed.kind == named.kind and unnamed.kind in _UNNAMED


def _is_group(named: Voice) -> bool:
    """By its words, its kind, or what it claims."""
    claims = named.claim["stance"] == "claims_responsibility"
    return named.who.is_group or named.kind in GROUP_KINDS or (claims and named.who.body is None)


def _tells_more(named: Voice, unnamed: Voice) -> bool:
    return bool(named.who.words or named.entity or (named.nation and not unnamed.nation))


def _one_claimant(voices: Sequence[Voice], roots: Roots) -> Joins:
    """One act claimed in reports of two languages under names that no table ties: one claimant."""
    own = [i for i, v in enumerate(voices) if v.claim["stance"] == "claims_responsibility"]
    for n, j in enumerate(own):
        for i in own[: min(n, MOST)]:
            a, b = voices[i], voices[j]
            two = (a.entity and b.entity) or a.is_body != b.is_body
            if a.report.get("language") != b.report.get("language") and not two:
                yield i, j, f"{a.name} and {b.name} claim it in two languages"


def _two_languages(voices: Sequence[Voice], roots: Roots) -> Joins:
    """A union, a ministry: the only one of its kind in reports of each of two languages, in words we cannot compare."""
    by_body: dict[str, dict[str | None, list[int]]] = {}
    for k, voice in enumerate(voices):
        if voice.who.body and not (voice.own or voice.who.single):
            by_body.setdefault(voice.who.body, {}).setdefault(voice.report.get("language"), []).append(k)
    for body, spoken in by_body.items():
        alone = [some for some in spoken.values() if len({roots.find(k) for k in some}) == 1]
        for left, right in combinations(alone, 2):
            pairs = ((i, j) for i in left[:MOST] for j in right[:MOST])
            pair = next((p for p in pairs if not _are_two(voices[p[0]], voices[p[1]])), None)
            if pair:
                i, j = sorted(pair)
                yield i, j, f"{voices[i].name} and {voices[j].name} are the only {body} of either language"


def _are_two(a: Voice, b: Voice) -> bool:
    """Whether both have names of their own, without a word in common."""
    left, right = a.who.words, b.who.words
    apart = left and right and not left & right
    # What a ministry is for is known by its word: "defence", "emergencies".
    named = (a.who.names and b.who.names) or (a.who.body == "ministry" and not (a.who.names or b.who.names))
    return bool(apart and named) or two_levels(left, right) or two_nations(a, b)


Rule = Callable[[Sequence[Voice], Roots], Joins]
RULES: tuple[Rule, ...] = (
    _through,
    _asked,
    _back_to_speaker,
    _named_after,
    _relayed,
    _state_outlets,
    _unnamed,
    _two_languages,
    _one_claimant,
)

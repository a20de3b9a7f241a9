"""Where a word comes from in the end: copies, relays and parties that speak for one another count once.

All claims of an incident are looked at together: "the army" is the army that another report names, "the Observatory"
the one monitor among those who speak, an outlet's own voice that of the text it copies. Each step is kept in words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import Any

from dateline.knowledge.entities import EntityTable, fold, loosen
from dateline.knowledge.speakers import Speaker, in_english, outlet_of, speaker, with_office
from dateline.link.copies import is_copy, kind_of_tie, sketch
from dateline.link.meeting import MOST, SHORTEST, alike_words, are_alike, meeting
from dateline.records.values import Entity

Json = Mapping[str, Any]
# Two voices by number that count as one, and why.
Joins = Iterator[tuple[int, int, str]]

# Edges along which a word is one's own: a part speaks for the whole, and who is close to it repeats it.
EDGES = frozenset({"part_of", "close_to"})
_LONGEST = 6
# Those of whom every report finds others.
PEOPLE = frozenset({"witness", "resident", "other", "expert", "social_media"})
# Outlets of a state, as the notes of the entity table call them.
STATE_OUTLET = frozenset({"state_controlled", "state_affiliated"})
STATE_KINDS = frozenset({"government", "military", "police", "state"})
# An armed group may be called an army.
GROUP_KINDS = frozenset({"armed_group", "other", "party", "military"})
STATE_BODIES = frozenset({"ministry", "governor", "municipality", "presidency", "court", "embassy"})
# Common nouns for those who may stand, unnamed, for one who is named elsewhere.
_UNNAMED = frozenset({"monitor", "armed_group", "ngo", "party", "un", "court", "news_agency", "outlet"})


@dataclass(frozen=True)
class Origin:
    """The root of a claim: `key` the same for all that count as one, `steps` how it was reached, in words."""

    key: str
    name: str
    steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Voice:
    """Who speaks in one claim of one report: `claim` and `report` as the contract has them, `home` the country."""

    claim: Json
    report: Json
    table: EntityTable = field(repr=False, compare=False)

    @cached_property
    def own(self) -> bool:
        """Whether it is the report's own voice."""
        return not self.claim["source"]["spans"] or self.who.is_self

    @cached_property
    def name(self) -> str:
        outlet = self.report.get("outlet") or "an unnamed outlet"
        return str(outlet if self.own else self.claim["source"]["name"] or "unnamed")

    @cached_property
    def who(self) -> Speaker:
        source = self.claim["source"]
        if not source["spans"]:
            return self.outlet
        who = speaker(str(source.get("english") or source["name"] or ""), self.table)
        return with_office(who, str(source.get("office") or ""), self.table)

    @cached_property
    def outlet(self) -> Speaker:
        """The outlet by its name."""
        name = in_english(str(self.report.get("outlet") or ""), self.report.get("language"))
        return outlet_of(speaker(name, self.table), str(self.report.get("office") or ""), self.table)

    @cached_property
    def kind(self) -> str:
        return "outlet" if self.own else str(self.claim["source"]["kind"])

    @cached_property
    def entity(self) -> Entity | None:
        """The party that we know it by, an outlet by its name."""
        if not self.own:
            return self.table.get(self.claim["source"].get("entity") or "")
        found = self.table.find(self.name)
        return found[0] if len(found) == 1 else None

    @cached_property
    def root(self) -> tuple[str | None, tuple[str, ...]]:
        """The party at the end of the affiliations, each step said."""
        return _root(self.entity, self.table)

    @cached_property
    def content(self) -> frozenset[int]:
        """A sketch of what is said, where it is of some length."""
        quotes = " ".join(str(s.get("quote", "")) for s in self.claim.get("content", ()))
        return sketch(quotes) if len(quotes) > 80 else frozenset()

    @cached_property
    def nation(self) -> str | None:
        return self.who.nation or (self.entity.country if self.entity else None)

    @property
    def where(self) -> int:
        return min((int(s.get("start", 0)) for s in self.claim["source"]["spans"]), default=0)

    @cached_property
    def is_person(self) -> bool:
        """Somebody who saw or knows, and not a body: others in each report."""
        who = self.who
        return not (self.own or self.entity or who.body or who.names or who.is_group) and self.kind in PEOPLE

    @cached_property
    def is_place(self) -> bool:
        """The name of a place, which is nobody's."""
        return not self.own and self.entity is None and fold(self.name) in self.report.get("places", ())

    @cached_property
    def is_state(self) -> bool:
        """A state's own word: of a ministry, a force, an office."""
        of_state = self.is_body or (self.who.body in (None, "force") and self.kind in STATE_KINDS)
        return not (self.own or self.who.is_group) and of_state

    @property
    def has_bare_office(self) -> bool:
        """A person by name with an office of which the text does not say whose it is: "Deputy director N. N."."""
        office = str(self.claim["source"].get("office") or "")
        bare = bool(self.who.names) and self.who.body is None and not self.entity
        return bare and bool(office) and speaker(office, self.table).is_before

    @property
    def is_body(self) -> bool:
        """A body that only a state has."""
        return self.who.single or self.who.body in STATE_BODIES


def _root(entity: Entity | None, table: EntityTable) -> tuple[str | None, tuple[str, ...]]:
    steps: list[str] = []
    seen: set[str] = set()
    while entity is not None and len(seen) < _LONGEST:
        seen.add(entity.id)
        edge = next((a for a in entity.affiliations if a.kind in EDGES and a.to not in seen), None)
        whole = table.get(edge.to) if edge else None
        if edge is None or whole is None:
            return entity.id, tuple(steps)
        steps.append(f"{entity.name} is {edge.kind.replace('_', ' ')} {whole.name}")
        entity = whole
    return (entity.id if entity else None), tuple(steps)


def root_of(entity: str, table: EntityTable) -> str:
    """The id of the party at the end of an entity's affiliations."""
    return _root(table.get(entity), table)[0] or entity


# --- two voices ------------------------------------------------------------------------------------------


def _one_party(a: Voice, b: Voice) -> str | None:
    """The same party of the entity table, at the end of its affiliations."""
    same = a.root[0] is not None and a.root[0] == b.root[0]
    return f"both are {a.root[0]}" if same else None


def _one_text(a: Voice, b: Voice) -> str | None:
    """What two copies of one text say: in their own voice, or through the same people."""
    if a.report["id"] == b.report["id"] or not _tied(a.report, b.report):
        return None
    same = (a.own and b.own) or (a.is_person and b.is_person and fold(a.name) == fold(b.name))
    return f"{a.report['id']} and {b.report['id']} are copies of one text" if same else None


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
    left, right = _carried(a), _carried(b)
    return f"both carry {a.report.get('agency') or a.name}" if left and left == right else None


def _carried(voice: Voice) -> str:
    return fold(str(voice.report.get("agency") or voice.report.get("outlet") or ""))


def _one_body(a: Voice, b: Voice) -> str | None:
    """The army, the police, the interior ministry: one in a state, whoever speaks for it."""
    left, right = a.who, b.who
    if a.own or b.own or left.body is None or left.body != right.body or a.nation != b.nation:
        return None
    named = left.words and right.words
    same = named and (left.words <= right.words or right.words <= left.words)
    same = same or not (left.words or right.words)
    return f"{a.name} and {b.name} are one {left.body}" if same else None


def _two_nations(a: Voice, b: Voice) -> bool:
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
        or _two_nations(a, b)
    ):
        return None
    # An outlet that bears the name of a town is not the town's police.
    if (a.own or b.own) and (left.body != right.body or {a.kind, b.kind} & STATE_KINDS):
        return None
    mine, theirs = _called(left), _called(right)
    short, long = sorted((mine, theirs), key=len)
    # What a ministry is for is no name: "Defence Units". And two papers may be of one river.
    domain = mine if left.body == "ministry" else theirs if right.body == "ministry" else None
    if (left.body != right.body and domain == short) or (a.own and b.own and len(short) < len(long)):
        return None
    foreign = a.report.get("language") != b.report.get("language")
    inside = short and all(any(_alike(w, other, foreign) for other in long) for w in short)
    return f"{a.name} and {b.name} are one name" if inside else None


def _called(who: Speaker) -> frozenset[str]:
    return who.names or who.words


def _alike(left: str, right: str, foreign: bool) -> bool:
    """One word of a name in two spellings; across languages it may differ more."""
    a, b = loosen(left), loosen(right)
    return a == b or (foreign and min(len(a), len(b)) >= SHORTEST and are_alike(a, b))


def _one_statement(a: Voice, b: Voice) -> str | None:
    """The same words of some length, whoever is said to have said them."""
    if a.report["id"] == b.report["id"]:
        return None
    left, right = a.content, b.content
    return (
        "the same statement in the same words" if is_copy(len(left & right), len(left), len(right)) else None
    )


def _is_asking(via: str, asked: Voice) -> bool:
    """Whether it was a body that is quoted here itself, or the organization whose report it is."""
    if asked.own:
        return asked.outlet.is_org and (speaker(via, asked.table).is_self or fold(via) in fold(asked.name))
    return fold(via) == fold(asked.name) and asked.kind not in ("outlet", "news_agency")


# What is asked of two voices that may be one; copies and statements are asked of every claim, by `_texts`.
_PAIRS: tuple[Callable[[Voice, Voice], str | None], ...] = (
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
        if kind is None and any(_one_statement(a, b) for a in voices[left] for b in voices[right]):
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


# --- all voices of an incident ---------------------------------------------------------------------------


class _Roots:
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


def origins_of(said: Sequence[tuple[Json, Json]], table: EntityTable) -> list[Origin]:
    """The origin of each (claim, report) of an incident, in the same order."""
    every = [Voice(claim, report, table) for claim, report in said]
    voices, at = _distinct(every)
    roots = _Roots(voices, every, at)
    for i, j in meeting(_marks(voices)):
        why = (
            _first(rule(voices[i], voices[j]) for rule in _PAIRS) if roots.find(i) != roots.find(j) else None
        )
        if why:
            roots.join(i, j, why)
    for i, j, why in _texts(every, at):
        roots.join(i, j, why)
    for rule in _RULES:
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
        return (*names, voice.report.get("agency"), voice.report.get("office")) if _carried(voice) else number
    if voice.is_person or voice.who.is_before or voice.is_place or voice.claim.get("via"):
        return number
    return (*names, voice.kind, source.get("entity"), source.get("english"), source.get("office"))


def _marks(voices: Sequence[Voice]) -> list[set[Any]]:
    """For each voice what it shares with those who may be the same."""
    alike = alike_words(
        (w, v.report.get("language")) for v in voices if not v.is_person for w in _called(v.who)
    )
    return [set(_marks_of(voice, alike)) for voice in voices]


def _marks_of(voice: Voice, alike: Mapping[str, Sequence[Any]]) -> Iterator[Any]:
    yield "report", voice.report["id"]
    if voice.root[0]:
        yield "root", voice.root[0]
    if voice.own:
        yield "carried", _carried(voice)
    elif voice.who.body:
        yield "body", voice.who.body, voice.nation
    if not voice.is_person:
        yield "name", fold(voice.name)
        for word in map(loosen, _called(voice.who)):
            yield "word", word
            yield from alike.get(word, ())


def _texts(every: Sequence[Voice], at: Sequence[int]) -> Joins:
    """What copies of one text say, and one statement in the same words."""
    if len({voice.report["id"] for voice in every}) < 2:
        return
    shared = _shared_runs(every)
    for i, j in meeting([set(_marks_in_text(voice, shared)) for voice in every]):
        why = _one_text(every[i], every[j]) or _one_statement(every[i], every[j])
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
        step = f"{first.report['id']} and {voice.report['id']} are copies of one text"
    return Origin(origin.key, voice.name, (*origin.steps, step))


def _origin(roots: _Roots, i: int) -> Origin:
    first = roots.voices[roots.find(i)]
    return Origin(_key(first), roots.voices[i].name, tuple(dict.fromkeys(roots.steps[i])))


def _key(voice: Voice) -> str:
    if voice.root[0]:
        return voice.root[0]
    if voice.own:
        return f"report:{voice.report['id']}"
    here = f":{voice.report['id']}" if voice.is_person else ""
    return f"name:{fold(voice.name)}{here}"


def _back_to_speaker(voices: Sequence[Voice], roots: _Roots) -> Joins:
    """ "He", "the director", "the statement": whoever spoke before in the report, or the report itself."""
    for j, voice in enumerate(voices):
        if (voice.who.is_before or voice.is_place) and not voice.own:
            same = [(at, i) for at, i in roots.here[voice.report["id"]] if i != j]
            clear = [(at, i) for at, i in same if not (voices[i].who.is_before or voices[i].is_place)]
            before = [(at, i) for at, i in clear if not voices[i].own and at <= voice.where]
            for _, i in (max(before, key=lambda one: one[0]),) if before else clear[:1]:
                yield i, j, f"{voice.name} is taken for {voices[i].name}, who spoke before"


def _named_after(voices: Sequence[Voice], roots: _Roots) -> Joins:
    """ "..., police said. Deputy director N. N. said ...": an office of the body that spoke right before."""
    for j, voice in enumerate(voices):
        if voice.has_bare_office:
            before = [(at, i) for at, i in roots.here[voice.report["id"]] if i != j and at < voice.where]
            i = max(before, default=(0, None))[1]
            if i is not None and voices[i].is_body and not _two_nations(voices[i], voice):
                yield i, j, f"{voice.name} is taken for an officer of {voices[i].name}, who spoke before"


def _through(voices: Sequence[Voice], roots: _Roots) -> Joins:
    """People whom a body or the report itself has asked: what they say is its finding."""
    for j, person in enumerate(voices):
        if person.is_person and person.claim.get("via"):
            via = [str(v["name"] or "") for v in person.claim["via"]]
            for i in roots.beside(person):
                if not voices[i].is_person and any(_is_asking(name, voices[i]) for name in via):
                    yield i, j, f"{person.name} spoke to {voices[i].name}"


def _relayed(voices: Sequence[Voice], roots: _Roots) -> Joins:
    """A report is quoted that is itself among these: it adds what it has, not itself once more."""
    by_word: dict[str, list[str]] = {}
    for report, its in roots.outlets.items():
        for word in its.words:
            by_word.setdefault(word, []).append(report)
    for j, voice in enumerate(voices):
        outlet = voice.kind in ("outlet", "news_agency") or (voice.who.is_outlet and not voice.who.names)
        if voice.own or not outlet:
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


def _state_outlets(voices: Sequence[Voice], roots: _Roots) -> Joins:
    """A state's own outlet repeats what the state says: in its own report, or in another."""
    states = [i for i, v in enumerate(voices) if v.is_state]
    for j, voice in enumerate(voices):
        if voice.own and _is_state_outlet(voice):
            here = [i for i in roots.beside(voice) if voices[i].is_state]
            i = next((i for i in (*here, *states) if not _two_nations(voices[i], voice)), None)
            if i is not None:
                yield i, j, f"{voice.name} is a state's outlet and repeats {voices[i].name}"


def _is_state_outlet(voice: Voice) -> bool:
    entity = voice.entity
    return bool(entity and STATE_OUTLET & set(entity.notes)) or (entity is None and voice.who.is_state)


def _unnamed(voices: Sequence[Voice], roots: _Roots) -> Joins:
    """ "The army", "the group", "the Observatory", "officials": the one of the kind that is named here, if one only.

    Bodies before whole states: who may speak for a state is known by then.
    """
    kinds: dict[Any, int] = {}
    for i, voice in enumerate(voices):
        kinds.setdefault(_kind_of(voice), i)
    likes: dict[Any, list[int]] = {}
    for j in sorted(range(len(voices)), key=lambda j: _is_state_itself(voices[j])):
        voice = voices[j]
        if voice.own or voice.is_person or (voice.who.words and not _is_state_itself(voice)):
            continue
        kind = _kind_of(voice)
        if kind not in likes:
            likes[kind] = [i for i in kinds.values() if _may_stand_for(voice, voices[i])]
        like = _only(likes[kind], j, roots)
        if like is not None:
            yield like, j, f"{voice.name} is taken for {voices[like].name}, the only one named"


def _kind_of(voice: Voice) -> Any:
    """All by which one may stand for another."""
    entity = voice.claim["source"].get("entity")
    return voice.who, voice.kind, voice.own, entity, voice.own and fold(voice.name), voice.is_person


def _only(like: Sequence[int], j: int, roots: _Roots) -> int | None:
    """The first of some voices, if all of them that may be one with another are one themselves."""
    first: int | None = None
    for i in like:
        if roots.find(i) == roots.find(j) or len(roots.nations(i, j)) > 1:
            continue
        if first is not None and roots.find(i) != roots.find(first):
            return None
        first = i if first is None else first
    return first


def _is_state_itself(voice: Voice) -> bool:
    """ "Ukraine", "the Ukrainian side", "the authorities"."""
    return voice.who.body == "government" or bool(voice.entity and voice.entity.kind == "state")


def _may_stand_for(unnamed: Voice, named: Voice) -> bool:
    if named.own:
        # "A rights group": the one that writes itself.
        return (
            named.who.is_org and unnamed.kind in ("ngo", "monitor") and unnamed.who.body in (None, "monitor")
        ) or unnamed.who.body in named.who.inside
    if (
        _two_nations(unnamed, named)
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
        return bool(named.who.names) and not named.is_state and named.kind in GROUP_KINDS
    return unnamed.kind == named.kind and unnamed.kind in _UNNAMED


def _tells_more(named: Voice, unnamed: Voice) -> bool:
    return bool(named.who.words or named.entity or (named.nation and not unnamed.nation))


def _one_claimant(voices: Sequence[Voice], roots: _Roots) -> Joins:
    """One act claimed in reports of two languages under names that no table ties: one claimant."""
    own = [i for i, v in enumerate(voices) if v.claim["stance"] == "claims_responsibility"]
    for n, j in enumerate(own):
        for i in own[: min(n, MOST)]:
            a, b = voices[i], voices[j]
            two = (a.entity and b.entity) or a.is_body != b.is_body
            if a.report.get("language") != b.report.get("language") and not two:
                yield i, j, f"{a.name} and {b.name} claim it in two languages"


def _two_languages(voices: Sequence[Voice], roots: _Roots) -> Joins:
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
    return bool(a.who.names and b.who.names) or _two_nations(a, b)


Rule = Callable[[Sequence[Voice], _Roots], Joins]
_RULES: tuple[Rule, ...] = (
    _through,
    _back_to_speaker,
    _named_after,
    _relayed,
    _state_outlets,
    _unnamed,
    _two_languages,
    _one_claimant,
)


def independent(origins: Iterable[Origin]) -> dict[str, list[Origin]]:
    """Origins by key: each key counts once."""
    found: dict[str, list[Origin]] = {}
    for origin in origins:
        found.setdefault(origin.key, []).append(origin)
    return found

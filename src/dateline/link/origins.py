"""Where a word comes from in the end: copies, relays and parties that speak for one another count once.

All claims of an incident are looked at together: "the army" is the army that another report names, "the Observatory"
the one monitor among those who speak, an outlet's own voice that of the text it copies. Each step is kept in words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from itertools import combinations
from typing import Any

from dateline.knowledge.entities import EntityTable, fold, loosen
from dateline.knowledge.speakers import Speaker, in_english, outlet_of, speaker, with_office
from dateline.link.copies import is_copy, kind_of_tie, sketch
from dateline.records.values import Entity

Json = Mapping[str, Any]

# Edges along which a word is one's own: a part speaks for the whole, and who is close to it repeats it.
EDGES = frozenset({"part_of", "close_to"})
_LONGEST = 6
# Names of two languages that are so much alike are one (the share of the letters; set by hand).
ALIKE = 0.75
# Those of whom every report finds others.
PEOPLE = frozenset({"witness", "resident", "other", "expert", "social_media"})
# Outlets of a state, as the notes of the entity table call them.
STATE_OUTLET = frozenset({"state_controlled", "state_affiliated"})
STATE_KINDS = frozenset({"government", "military", "police", "state"})
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
        body = self.who.body
        of_state = self.who.single or body in STATE_BODIES
        return not self.own and (of_state or (body in (None, "force") and self.kind in STATE_KINDS))


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
    one = not (a.own or b.own) and (fold(a.name) == fold(b.name) or _one_person(a, b))
    return "one voice of one report" if (a.own and b.own) or one else None


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
    if a.own or b.own or left.body is None or left.body != right.body or _nation(a) != _nation(b):
        return None
    named = left.words and right.words
    same = named and (left.words <= right.words or right.words <= left.words)
    same = same or not (left.words or right.words)
    return f"{a.name} and {b.name} are one {left.body}" if same else None


def _two_nations(a: Voice, b: Voice) -> bool:
    left, right = _nation(a), _nation(b)
    return left is not None and right is not None and left != right


def _nation(voice: Voice) -> str | None:
    return voice.who.nation or (voice.entity.country if voice.entity else None)


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
    foreign = a.report.get("language") != b.report.get("language")
    inside = short and all(any(_alike(w, other, foreign) for other in long) for w in short)
    return f"{a.name} and {b.name} are one name" if inside else None


def _called(who: Speaker) -> frozenset[str]:
    return who.names or who.words


def _alike(left: str, right: str, foreign: bool) -> bool:
    """One word of a name in two spellings; across languages it may differ more."""
    a, b = loosen(left), loosen(right)
    return a == b or (foreign and min(len(a), len(b)) > 3 and SequenceMatcher(None, a, b).ratio() >= ALIKE)


def _one_statement(a: Voice, b: Voice) -> str | None:
    """The same words of some length, whoever is said to have said them."""
    if a.report["id"] == b.report["id"]:
        return None
    left, right = _words(a), _words(b)
    return (
        "the same statement in the same words" if is_copy(len(left & right), len(left), len(right)) else None
    )


def _words(voice: Voice) -> frozenset[int]:
    quotes = " ".join(str(s.get("quote", "")) for s in voice.claim.get("content", ()))
    return sketch(quotes) if len(quotes) > 80 else frozenset()


def _through(a: Voice, b: Voice) -> str | None:
    """People whom a body or the report itself has asked: what they say is its finding."""
    for person, asked in ((a, b), (b, a)):
        if person.is_person and person.report["id"] == asked.report["id"] and not asked.is_person:
            for via in person.claim.get("via") or ():
                if _is_asking(str(via["name"] or ""), asked):
                    return f"{person.name} spoke to {asked.name}"
    return None


def _is_asking(via: str, asked: Voice) -> bool:
    """Whether it was a body that is quoted here itself, or the organization whose report it is."""
    if asked.own:
        return asked.outlet.is_org and (speaker(via, asked.table).is_self or fold(via) in fold(asked.name))
    return fold(via) == fold(asked.name) and asked.kind not in ("outlet", "news_agency")


_PAIRS: tuple[Callable[[Voice, Voice], str | None], ...] = (
    _one_party,
    _one_text,
    _one_report,
    _one_outlet,
    _one_body,
    _one_name,
    _one_statement,
    _through,
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
    voices: dict[str, list[Voice]] = {}
    for claim, report in said:
        voices.setdefault(report["id"], []).append(Voice(claim, report, table))
    first: dict[str, str] = {}
    for id_ in sorted(reports):
        first.setdefault(reports[id_].get("text_group") or id_, id_)
    beside = [(first[reports[i].get("text_group") or i], i) for i in sorted(reports)]
    # Versions of one text are tied to the first of them, and of each text the first to those of others.
    for left, right in (*((a, b) for a, b in beside if a != b), *combinations(sorted(first.values()), 2)):
        kind = _tie(reports[left], reports[right])
        if kind is None and any(_one_statement(a, b) for a in voices[left] for b in voices[right]):
            kind = "statement"
        if kind:
            yield {"left": left, "right": right, "kind": kind}


def _tie(left: Json, right: Json) -> str | None:
    a, b = left.get("runs") or frozenset(), right.get("runs") or frozenset()
    kind = kind_of_tie(len(a & b), len(a), len(b))
    if kind is None and _tied(left, right):
        return "edited"
    same = left.get("agency") and fold(str(left["agency"])) == fold(str(right.get("agency") or ""))
    return kind or ("agency" if same else None)


# --- all voices of an incident ---------------------------------------------------------------------------


class _Roots:
    """Voices that count as one, in the making: the steps by which each was joined."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        self.voices = voices
        self.at = list(range(len(voices)))
        self.steps: list[list[str]] = [list(v.root[1]) for v in voices]
        self._nations = [frozenset(filter(None, [_nation(v)])) for v in voices]

    def find(self, i: int) -> int:
        while self.at[i] != i:
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
    roots = _Roots(voices)
    for i, j in combinations(range(len(voices)), 2):
        why = next((w for rule in _PAIRS if (w := rule(voices[i], voices[j]))), None)
        if why:
            roots.join(i, j, why)
    for rule in (_back_to_speaker, _relayed, _state_outlets, _unnamed, _two_languages, _one_claimant):
        for i, j, why in rule(voices, roots):
            roots.join(i, j, why)
    found = [_origin(roots, i) for i in range(len(voices))]
    return [_copied(found[k], voice, voices[k]) for k, voice in zip(at, every, strict=True)]


def _distinct(every: Sequence[Voice]) -> tuple[list[Voice], list[int]]:
    """The voices that are looked at, and for each of all the number of the one that stands for it.

    What copies say alike is looked at once, so that ten thousand of them cost no more than one.
    """
    number: dict[Any, int] = {}
    at = [number.setdefault(_alike_in_copies(voice, n), len(number)) for n, voice in enumerate(every)]
    first = dict(zip(reversed(at), reversed(every), strict=True))
    return [first[k] for k in range(len(number))], at


def _alike_in_copies(voice: Voice, number: int) -> Any:
    """The same for what copies of one text say through the same people; else its own."""
    group = voice.report.get("text_group")
    if group is None:
        return number
    source = voice.claim["source"]
    claims = voice.claim["stance"] == "claims_responsibility"
    return (
        group,
        voice.own,
        None if voice.own else fold(voice.name),
        source.get("entity"),
        voice.where,
        claims,
    )


def _copied(origin: Origin, voice: Voice, first: Voice) -> Origin:
    """An origin as one of its copies has it."""
    if voice is first or voice.report["id"] == first.report["id"]:
        return origin
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


Joins = Iterator[tuple[int, int, str]]


def _back_to_speaker(voices: Sequence[Voice], roots: _Roots) -> Joins:
    """ "He", "the director", "the statement": whoever spoke before in the report, or the report itself."""
    for j, voice in enumerate(voices):
        if (voice.who.is_before or voice.is_place) and not voice.own:
            same = [i for i, v in enumerate(voices) if v.report["id"] == voice.report["id"] and i != j]
            clear = [i for i in same if not (voices[i].who.is_before or voices[i].is_place)]
            before = [i for i in clear if not voices[i].own and voices[i].where <= voice.where]
            for i in (max(before, key=lambda i: voices[i].where),) if before else clear[:1]:
                yield i, j, f"{voice.name} is taken for {voices[i].name}, who spoke before"


def _relayed(voices: Sequence[Voice], roots: _Roots) -> Joins:
    """A report is quoted that is itself among these: it adds what it has, not itself once more."""
    for j, voice in enumerate(voices):
        outlet = voice.kind in ("outlet", "news_agency") or (voice.who.is_outlet and not voice.who.names)
        if voice.own or not outlet:
            continue
        others = [i for i, v in enumerate(voices) if v.report["id"] != voice.report["id"]]
        named = [i for i in others if voice.who.words and _is_of(voices[i], voice)]
        for i in named[:1] or (others[:1] if _is_unnamed_outlet(voice) else ()):
            yield i, j, f"{voice.name} only relays what {voices[i].report['id']} has"


def _is_unnamed_outlet(voice: Voice) -> bool:
    return not (voice.who.names or voice.who.body or voice.entity)


def _is_of(voice: Voice, outlet: Voice) -> bool:
    """Whether a voice is in a report of an outlet."""
    words = voice.outlet.words
    return bool(words) and (words <= outlet.who.words or outlet.who.words <= words)


def _state_outlets(voices: Sequence[Voice], roots: _Roots) -> Joins:
    """A state's own outlet repeats what the state says: in its own report, or in another."""
    for j, voice in enumerate(voices):
        if voice.own and _is_state_outlet(voice):
            states = [i for i, v in enumerate(voices) if v.is_state and not _two_nations(v, voice)]
            here = [i for i in states if voices[i].report["id"] == voice.report["id"]]
            for i in (here or states)[:1]:
                yield i, j, f"{voice.name} is a state's outlet and repeats {voices[i].name}"


def _is_state_outlet(voice: Voice) -> bool:
    entity = voice.entity
    return bool(entity and STATE_OUTLET & set(entity.notes)) or (entity is None and voice.who.is_state)


def _unnamed(voices: Sequence[Voice], roots: _Roots) -> Joins:
    """ "The army", "the group", "the Observatory", "officials": the one of the kind that is named here, if one only.

    Bodies before whole states: who may speak for a state is known by then.
    """
    for j in sorted(range(len(voices)), key=lambda j: _is_state_itself(voices[j])):
        voice = voices[j]
        if voice.own or voice.is_person or (voice.who.words and not _is_state_itself(voice)):
            continue
        like = [i for i, v in enumerate(voices) if _may_stand_for(voice, v)]
        like = [i for i in like if roots.find(i) != roots.find(j) and len(roots.nations(i, j)) < 2]
        if len({roots.find(i) for i in like}) == 1:
            yield like[0], j, f"{voice.name} is taken for {voices[like[0]].name}, the only one named"


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
        return (
            bool(named.who.names) and not named.is_state and named.kind in ("armed_group", "other", "party")
        )
    return unnamed.kind == named.kind and unnamed.kind in _UNNAMED


def _tells_more(named: Voice, unnamed: Voice) -> bool:
    return bool(named.who.words or named.entity or (_nation(named) and not _nation(unnamed)))


def _one_claimant(voices: Sequence[Voice], roots: _Roots) -> Joins:
    """One act claimed in reports of two languages under names that no table ties: one claimant."""
    own = [i for i, v in enumerate(voices) if v.claim["stance"] == "claims_responsibility"]
    for i, j in combinations(own, 2):
        a, b = voices[i], voices[j]
        if a.report.get("language") != b.report.get("language") and not (a.entity and b.entity):
            yield i, j, f"{a.name} and {b.name} claim it in two languages"


def _two_languages(voices: Sequence[Voice], roots: _Roots) -> Joins:
    """A union, a ministry: the only one of its kind in reports of each of two languages, in words we cannot compare."""
    for i, j in combinations(range(len(voices)), 2):
        a, b = voices[i], voices[j]
        codes = [v.report.get("language") for v in (a, b)]
        same = codes[0] != codes[1] and a.who.body and _body_in(a) == (b.who.body, codes[0])
        named = a.own or b.own or (a.who.names and b.who.names) or _two_nations(a, b)
        if same and not named and all(_alone(voices, roots, (a.who.body, code)) for code in codes):
            yield i, j, f"{a.name} and {b.name} are the only {a.who.body} of either language"


def _alone(voices: Sequence[Voice], roots: _Roots, kind: tuple[str | None, str | None]) -> bool:
    return len({roots.find(k) for k, v in enumerate(voices) if _body_in(v) == kind}) == 1


def _body_in(voice: Voice) -> tuple[str | None, str | None]:
    return (None if voice.own or voice.who.single else voice.who.body), voice.report.get("language")


def independent(origins: Iterable[Origin]) -> dict[str, list[Origin]]:
    """Origins by key: each key counts once."""
    found: dict[str, list[Origin]] = {}
    for origin in origins:
        found.setdefault(origin.key, []).append(origin)
    return found

"""Who speaks in a claim: what a voice is known by, and the party at the end of its affiliations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from dateline.knowledge.entities import EntityTable, fold
from dateline.knowledge.ontology import FORCE_KINDS, STATE_KINDS
from dateline.knowledge.speakers import Speaker, in_english, named_outlet, outlet_of, speaker, with_office
from dateline.link.copies import sketch
from dateline.records.values import Entity

Json = Mapping[str, Any]
# Edges along which a word is one's own: a part speaks for the whole, and who is close to it repeats it.
EDGES = frozenset({"part_of", "close_to"})
_LONGEST = 6
# Shorter words in a name tell little.
_TELLING = 4
# Those of whom every report finds others.
PEOPLE = frozenset({"witness", "resident", "other", "expert", "social_media"})
# Those who speak for themselves, whatever their name.
NEIGHBOURS = frozenset({"witness", "resident", "ethnic_or_religious_group"})
# Those of whose reports "the unit" and "the officers" are.
FORCES = frozenset(
    {"army", "police", "gendarmerie", "border guard", "coast guard", "security forces", "intelligence"}
)
# What the name of a relay leaves open.
_NAMED: Json = {"kind": "other", "spans": [{"start": 0, "end": 0}]}
STATE_BODIES = frozenset({"ministry", "governor", "municipality", "presidency", "court", "embassy"})


@dataclass(frozen=True)
class Voice:
    """Who speaks in one claim of one report, both as the contract has them."""

    claim: Json
    report: Json
    table: EntityTable = field(repr=False, compare=False)

    @cached_property
    def own(self) -> bool:
        """Whether it is the report's own voice, also where the outlet names itself."""
        name, outlet = self.claim["source"]["name"], self.report.get("outlet")
        names_itself = bool(name and outlet) and fold(str(name)) == fold(str(outlet))
        return names_itself or not self.claim["source"]["spans"] or self.who.is_self or self._is_sent

    @property
    def _is_sent(self) -> bool:
        """ "The team's doctor", "field staff of the Register": people of the organization that writes."""
        who = self.who
        return who.asks and self.outlet.is_org and who.words <= self.outlet.words

    @cached_property
    def name(self) -> str:
        outlet = self.report.get("outlet") or "an unnamed outlet"
        return str(outlet if self.own else self.claim["source"]["name"] or "unnamed")

    @cached_property
    def who(self) -> Speaker:
        source = self.claim["source"]
        if not source["spans"]:
            return self.outlet
        who = self._named(source)
        return self._at_home(with_office(who, str(source.get("office") or ""), self.table))

    def _named(self, source: Json) -> Speaker:
        name = source.get("english") or in_english(str(source["name"] or ""), self.report.get("language"))
        return speaker(name, self.table)

    def _at_home(self, who: Speaker) -> Speaker:
        """ "The Command", "Brigade 31", "the bomb squad" in the report of the body itself: they are of that body."""
        home = self.outlet
        apart = who.nation and home.nation and who.nation != home.nation
        if not home.is_house or who.is_group or apart or who.body not in (None, home.body):
            return who
        named = bool(who.body) or (who.words <= home.words if who.words else self._says_little(who))
        unit = self.claim["source"]["kind"] in FORCE_KINDS and home.body in FORCES and not who.names
        if not (named or unit):
            return who
        of = replace(home, words=who.words, names=who.names) if named else home
        return replace(of, is_officer=who.is_officer, is_human=who.is_human)

    def _says_little(self, who: Speaker) -> bool:
        """ "The Command", "the directorate", and neither "he" nor a state."""
        kind = self.claim["source"]["kind"]
        return kind in STATE_KINDS or (kind == "other" and not (who.is_before or who.is_human or who.nation))

    @cached_property
    def outlet(self) -> Speaker:
        """The outlet by its name."""
        who = named_outlet(str(self.report.get("outlet") or ""), self.report.get("language"), self.table)
        return outlet_of(who, str(self.report.get("office") or ""), self.table)

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
    def asked_by(self) -> tuple[Voice, ...]:
        """The organizations that have asked whoever speaks here, each as a voice of its own."""
        named = [v for v in self.claim.get("via", ()) if v.get("name")]
        every = (
            Voice({**self.claim, "source": {**_NAMED, **v}, "via": ()}, self.report, self.table)
            for v in named
        )
        return tuple(v for v in every if v.who.asks or (self.outlet if v.is_ours else v.who).is_asking)

    @property
    def is_at_home(self) -> bool:
        """Somebody of the body whose own report it is."""
        return not self.own and self.outlet.is_house and self.who.body == self.outlet.body

    @cached_property
    def written(self) -> frozenset[str]:
        """The words of the name as the report has them, those in capitals."""
        words = re.findall(r"[^\W\d_]+", self.name)
        return frozenset(w.casefold() for w in words if w[0].isupper() and len(w) >= _TELLING)

    @property
    def is_ours(self) -> bool:
        """ "We", "field staff of the Register": the outlet by a part of its name."""
        words = self.who.words
        return self.own or self.who.asks or (bool(words) and words <= self.outlet.words)

    @cached_property
    def is_person(self) -> bool:
        """Somebody who saw or knows, and not a body: others in each report."""
        who = self.who
        if self.own or self.entity or who.is_group or who.is_state_itself:
            return False
        if who.is_human and not who.names and self.asked_by:
            # A nurse of no named hospital, as a rights group heard her.
            return True
        return not who.body and (who.is_folk or (not who.names and self.kind in PEOPLE))

    @property
    def is_anybody(self) -> bool:
        """One of the people, also by name: "N. N., a resident of Karvan"."""
        known = self.own or self.entity or self.who.body or self.who.is_group
        return self.is_person or not (known or self.kind not in NEIGHBOURS)

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
    def is_house(self) -> bool:
        """The own voice of a body that no paper speaks for: the report is its statement."""
        return self.own and self.outlet.is_house

    @property
    def has_bare_office(self) -> bool:
        """A person by name with an office of which the text does not say whose it is: "Deputy director N. N."."""
        office = str(self.claim["source"].get("office") or "")
        bare = bool(self.who.names) and self.who.body is None and not (self.entity or self.who.is_officer)
        of = speaker(office, self.table)
        return bare and of.is_before and of.is_officer

    @property
    def is_bare_name(self) -> bool:
        """A full name of which the text says nothing: no office, no kind."""
        known = (
            self.own
            or self.entity
            or self.who.body
            or self.who.is_group
            or self.claim["source"].get("office")
            or self.claim["stance"] == "claims_responsibility"
        )
        return not known and self.kind == "other" and len(self.name.split()) > 1 and len(self.who.names) > 1

    @property
    def is_one_officer(self) -> bool:
        """One person by office and not by name: "the town's police commander"."""
        return self.who.is_officer and not (self.own or self.who.names)

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

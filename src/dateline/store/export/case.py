"""What is exported: an incident with what each of its reports tells of it, claim by claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

Json = Mapping[str, Any]


def quoted(spans: Iterable[Json]) -> str:
    """The words of some spans."""
    return " … ".join(span["quote"] for span in spans)


@dataclass(frozen=True)
class Custody:
    """How a report came in, was read and was followed, as the casebook keeps it.

    `earlier` and `later` are ids of reports of the same address that it superseded, and that superseded it.
    """

    digest: str
    run: Json
    retrievals: Sequence[Json] = ()
    earlier: tuple[str, ...] = ()
    later: str | None = None
    text_group: str | None = None


@dataclass(frozen=True)
class Part:
    """One report's part in an incident: its event, the claims about it, and the entities of the report by id."""

    report: Json
    event: Json
    claims: tuple[Json, ...]
    entities: Mapping[str, Json]
    custody: Custody | None = None

    @property
    def key(self) -> str:
        return f"{self.report['id']}#{self.event['id']}"

    def key_of(self, claim: Json) -> str:
        """The id by which `dateline show` finds a claim."""
        return f"{self.report['id']}#{claim['id']}"


@dataclass(frozen=True)
class Party:
    """Somebody in a role, and who says so: keys of claims, or ids of reports that say it themselves."""

    name: str
    entity: str | None
    said: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """An incident as the contract has it, with its parts; `judgements` are people's decisions that bear on it."""

    incident: Json
    parts: tuple[Part, ...]
    judgements: tuple[Json, ...] = ()

    def __getitem__(self, name: str) -> Any:
        """A field of the incident."""
        return self.incident[name]

    @property
    def day(self) -> Json:
        return self.incident["date"] or {}

    @property
    def place(self) -> Json:
        return self.incident["place"] or {}

    @property
    def point(self) -> tuple[float, float] | None:
        """Longitude and latitude, where the place is resolved."""
        lon, lat = self.place.get("lon"), self.place.get("lat")
        return (lon, lat) if lon is not None and lat is not None else None

    def toll(self, kind: str, end: str) -> int | None:
        """low, best or high of killed, wounded and so on; None where nobody gives a figure."""
        found: int | None = (self.incident["tolls"].get(kind) or {}).get(end)
        return found

    @cached_property
    def claims(self) -> tuple[str, ...]:
        """The keys of all claims behind it, in the order of the reports."""
        return tuple(dict.fromkeys(p.key_of(c) for p in self.parts for c in p.claims))

    @cached_property
    def entities(self) -> dict[str, Json]:
        return {id_: e for p in self.parts for id_, e in p.entities.items()}

    def parties(self, role: str) -> Iterator[Party]:
        """Everyone whom anyone has in a role (actors, recipients)."""
        for row in self.incident[role]:
            yield Party(row["name"], row["entity"], tuple(map(self.key_of_said, row["said"])))

    def key_of_said(self, said: str) -> str:
        """A claim of the incident, "report:c1", by its key "report#c1"; a report stays as it is."""
        if said in self.incident["reports"]:
            return said
        report, _, claim = said.rpartition(":")
        return f"{report}#{claim}"

    def figures(self, kind: str, *who: str) -> list[Json]:
        """The figures given of some people: not the totals of a war, nor those of a report that another replaced."""
        return [f for f in self.standing(kind) if f["who"] in who]

    def standing(self, kind: str) -> list[Json]:
        """The figures of a kind that are of this happening; as the reports have them where no incident adds them up."""
        added = self.incident["tolls"].get(kind)
        told = (toll for part in self.parts for toll in part.event["tolls"] if toll["kind"] == kind)
        given = added["figures"] if added else told
        return [f for f in given if not f.get("total") and not f.get("superseded_by")]

    def stances(self, party: Party) -> set[str]:
        """The stances of the claims that name a party."""
        stance_of = {p.key_of(c): c["stance"] for p in self.parts for c in p.claims}
        return {stance_of[key] for key in party.said if key in stance_of}

"""What an incident's reports add up to: status, responsibility, tolls and contradictions, each with its reasons.

Nothing is averaged: every figure stays with who gave it; low, best and high are chosen by the rules below.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.knowledge.cues import admits
from dateline.knowledge.entities import EntityTable, fold
from dateline.knowledge.ontology import event_type
from dateline.link.copies import Memory, tie, version_of
from dateline.link.disagree import contradictions
from dateline.link.ledger import Given, figures, ledger
from dateline.link.origins import Origin, independent, origins_of
from dateline.link.pairs import ties_of
from dateline.link.support import stands_beside_denial, supports
from dateline.records.copies import Sketch
from dateline.records.incidents import Cluster

Json = Mapping[str, Any]
# A denial of these says that it did not happen as told; one of the part in it does not.
NOT_SO = frozenset({"event", "toll", "damage", "place", "date"})
# Types that name the weapon, and those of what is done besides an attack.
BY_WEAPON = frozenset({"AIR_STRIKE", "ART_MISS_ATTACK", "REM_EXPLOS", "SUIC_BOMB", "GRENADE", "CHEM_WEAP"})
BESIDES = frozenset({"OTHER", "PROPERTY_DISTRUCT", "ARREST", "DISR_WEAP"})


@dataclass(frozen=True)
class Account:
    """One report's part in an incident: the report, its event, and the claims about it, as the contract has them.

    `tells` where the report itself says that it happened, besides what others say in it.
    """

    report: Json
    event: Json
    claims: tuple[Json, ...]
    tells: bool = False

    @property
    def key(self) -> str:
        return f"{self.report['id']}#{self.event['id']}"

    @property
    def voices(self) -> tuple[Json, ...]:
        """The claims, and that of the report itself."""
        return (*self.claims, _own_voice(self.report)) if self.tells else self.claims


@dataclass(frozen=True)
class _Said:
    """A claim with its origin and the account it stands in."""

    account: Account
    claim: Json
    origin: Origin
    supports: bool

    def __str__(self) -> str:
        return f"{self.account.report['id']}:{self.claim['id']}"


def _own_voice(report: Json) -> Json:
    source: Json = {"name": report.get("outlet"), "kind": "outlet", "spans": [], "entity": None}
    return {"id": "own", "source": source, "stance": "asserts", "about": "event", "cue": [], "content": []}


def weigh(cluster: Cluster, accounts: Sequence[Account], table: EntityTable) -> dict[str, Any]:
    """The incident of the contract, from a cluster and the accounts of its members."""
    ordered = sorted(_grouped(accounts), key=lambda a: (a.report.get("published") or "9999", a.key))
    said = _said(ordered, table)
    status, why = _status(said)
    responsibility, because = _responsibility(ordered, said)
    supporting = independent(s.origin for s in said if s.supports)
    place, day = _place(ordered), _date(ordered)
    type_ = type_of(a.event["type"] for a in ordered)
    return {
        "id": cluster.id,
        "label": label_of(type_, place, day),
        "type": type_,
        "status": status,
        "responsibility": responsibility,
        "why": [*why, *because],
        "date": day,
        "place": place,
        "actors": _parties(ordered, "actors"),
        "recipients": _parties(ordered, "recipients"),
        "tolls": ledger(_given(ordered, said)),
        "reports": list(dict.fromkeys(a.report["id"] for a in ordered)),
        "events": [a.key for a in ordered],
        "sources": {
            "reports": len({version_of(a.report) for a in ordered}),
            "outlets": len({fold(a.report.get("outlet") or a.report["id"]) for a in ordered}),
            "independent": len(supporting),
            "origins": [_origin_words(found) for found in supporting.values()],
        },
        "confirmed_by": [_stand(s) for s in said if s.claim["stance"] == "confirms"],
        "denied_by": [_stand(s) for s in said if s.claim["stance"] == "denies"],
        "ties": list(ties_of([(s.claim, s.account.report) for s in said], table)),
        "contradictions": list(contradictions([(a.report, a.event) for a in ordered], table)),
        "history": list(_history(ordered)),
    }


def _grouped(accounts: Sequence[Account]) -> Sequence[Account]:
    """Accounts, those of copies of one text in one group, and those of the versions of one report, too."""
    return _of_one_report(_of_one_text(accounts))


def _of_one_report(accounts: Sequence[Account]) -> Sequence[Account]:
    """Accounts, all versions of a report and the copies of each in one group: who speaks in them speaks once."""
    groups: dict[str, set[str]] = {}
    for a in accounts:
        groups.setdefault(version_of(a.report), set()).add(_group_of(a))
    several = [found for found in groups.values() if len(found) > 1]
    name = {group: group for found in several for group in found}
    for found in several:
        joined = {name[group] for group in found}
        name |= {group: min(joined) for group, at in name.items() if at in joined}
    return [
        replace(a, report={**a.report, "text_group": name[_group_of(a)]}) if _group_of(a) in name else a
        for a in accounts
    ]


def _group_of(account: Account) -> str:
    return str(account.report.get("text_group") or account.report["id"])


def _of_one_text(accounts: Sequence[Account]) -> Sequence[Account]:
    """Accounts, those of versions of one text in one group also where its runs are met on too many days for one."""
    loose = {
        a.report["id"]: a.report["runs"]
        for a in accounts
        if not a.report.get("text_group") and a.report.get("runs")
    }
    if len(loose) < 2:
        return accounts
    shelf = Memory()
    tie(shelf, (Sketch(id_, "", runs) for id_, runs in loose.items()))
    found = shelf.groups()
    return [
        replace(a, report={**a.report, "text_group": found[a.report["id"]]}) if a.report["id"] in found else a
        for a in accounts
    ]


def _said(accounts: Sequence[Account], table: EntityTable) -> list[_Said]:
    every = [(a, c, supports(c, a.claims, a.report.get("language"))) for a in accounts for c in a.voices]
    # Who supports it comes first: an origin is known by the first that speaks.
    every.sort(key=lambda one: not one[2])
    origins = origins_of([(c, a.report) for a, c, _ in every], table)
    said = [_Said(a, c, origin, yes) for (a, c, yes), origin in zip(every, origins, strict=True)]
    denied: dict[tuple[str, str], int] = {}
    for one in said:
        if _is_denial(one.claim):
            key = one.account.key, one.origin.key
            denied[key] = min(denied.get(key, _at(one)), _at(one))
    return [replace(s, supports=s.supports and not _in_its_place(s, denied)) for s in said]


def _in_its_place(said: _Said, denied: Mapping[tuple[str, str], int]) -> bool:
    """Whether who has denied it all goes on to tell of an accident or the like in its place."""
    since = denied.get((said.account.key, said.origin.key))
    if since is None or _at(said) <= since:
        return False
    return not stands_beside_denial(said.claim, said.account.report.get("language"))


def _at(said: _Said) -> int:
    """Where it is said: at its cue, for one who goes on ("denied it, saying that ...") is named once."""
    spans = [s for s in said.claim["cue"] if "start" in s] or said.claim["source"]["spans"]
    return min((int(s.get("start", 0)) for s in spans), default=0)


def _is_denial(claim: Json) -> bool:
    """Of the whole, not of a figure or of one's own part."""
    return bool(claim["stance"] == "denies" and claim["about"] == "event")


def _origin_words(found: Sequence[Origin]) -> dict[str, Any]:
    return {
        "key": found[0].key,
        "names": sorted({o.name for o in found}),
        "steps": sorted({s for o in found for s in o.steps}),
    }


# --- whether it happened as told -------------------------------------------------------------------------


def _status(said: Sequence[_Said]) -> tuple[str, list[str]]:
    """corroborated | single_source | contested | denied, with the claims behind it."""
    support = [s for s in said if s.supports]
    against = [s for s in said if s.claim["stance"] == "denies" and s.claim["about"] in NOT_SO]
    if against and not support:
        return "denied", [f"only denied: {_listed(against)}"]
    if against:
        return "contested", [f"said by {_listed(support)}", f"denied by {_listed(against)}"]
    origins = independent(s.origin for s in support)
    names = ", ".join(sorted(found[0].name for found in origins.values()))
    words = f"{len(origins)} independent origin{'s' * (len(origins) != 1)}: {names or 'none named'}"
    return ("corroborated" if len(origins) > 1 else "single_source"), [words]


def _responsibility(accounts: Sequence[Account], said: Sequence[_Said]) -> tuple[str, list[str]]:
    """acknowledged | claimed | blamed | contested | denied | none, with the claims behind it."""
    own = [s for s in said if _is_own(s)]
    # A party may also admit what it would not claim: the harm, the mistake.
    parties = {root for a in accounts for m in a.event["actors"] if (root := _who(m))}
    mine = [
        s for s in said if _is_own(s) or ({s.origin.key, _who(s.claim["source"])} & parties and s.supports)
    ]
    admitted = [s for s in mine if any(admits(c.get("english") or c["quote"]) for c in s.claim["cue"])]
    refused = [s for s in said if s.claim["stance"] == "denies" and s.claim["about"] == "responsibility"]
    named = _named(accounts)
    if admitted:
        return "acknowledged", [f"admitted by {_listed(admitted)}"]
    if own:
        several = len({_who(s.claim["source"]) for s in own}) > 1
        return ("contested" if several else "claimed"), [f"claimed by {_listed(own)}"]
    blamed = [f"named: {', '.join(sorted(named))}"] if named else []
    if refused:
        return ("contested" if named else "denied"), [*blamed, f"part denied by {_listed(refused)}"]
    if len(named) > 1 and len(_blamed(said)) > 1:
        return "contested", blamed
    return ("blamed", blamed) if named else ("none", [])


def _is_own(said: _Said) -> bool:
    return bool(said.claim["stance"] == "claims_responsibility")


def _named(accounts: Sequence[Account]) -> set[str]:
    """The parties that anyone names as having done it, by what they are called."""
    return {m["name"] for a in accounts for m in a.event["actors"] if m["entity"]} or {
        m["name"] for a in accounts for m in a.event["actors"]
    }


def _blamed(said: Sequence[_Said]) -> set[str]:
    return {_who(s.claim["source"]) for s in said if s.claim["stance"] == "blames"}


def _who(source: Json) -> str:
    return str(source.get("entity") or fold(source["name"] or ""))


def _listed(said: Sequence[_Said]) -> str:
    return ", ".join(f"{s.claim['source']['name']} ({s})" for s in said)


# --- when, where, who ------------------------------------------------------------------------------------


def _date(accounts: Sequence[Account]) -> dict[str, Any] | None:
    """The day that most reports give, a narrower one before a wider; the earliest report's where they tie."""
    found = [a.event["date"] for a in accounts if a.event.get("date") and a.event["date"].get("start")]
    if not found:
        return None
    counts = Counter((d["start"], d["end"]) for d in found)
    best = max(found, key=lambda d: (d["precision"] in ("day", "part_of_day"), counts[d["start"], d["end"]]))
    return {key: best[key] for key in ("start", "end", "precision", "basis")}


def _place(accounts: Sequence[Account]) -> dict[str, Any] | None:
    """The place with the finest point that most reports name."""
    rank = ("exact", "near", "admin2", "admin1", "country", "region")
    places = [p for a in accounts for p in a.event["places"] if p.get("role", "where") in ("where", "near")]
    resolved = [p["resolved"] for p in places if p.get("resolved")]
    if resolved:
        counts = Counter(r["id"] for r in resolved)
        return dict(min(resolved, key=lambda r: (rank.index(r["precision"]), -counts[r["id"]])))
    named = next((p["name"] for p in places), None)
    return {"id": None, "name": named, "country": None, "precision": None} if named else None


def _parties(accounts: Sequence[Account], role: str) -> list[dict[str, Any]]:
    """Everyone whom any report has in a role, with those who say so."""
    found: dict[str, dict[str, Any]] = {}
    for account in accounts:
        for mention in account.event[role]:
            row = found.setdefault(
                _who(mention), {"name": mention["name"], "entity": mention["entity"], "said": []}
            )
            row["said"] += [f"{account.report['id']}:{c}" for c in mention["claims"]] or [
                account.report["id"]
            ]
    return list(found.values())


def type_of(values: Iterator[str]) -> str:
    """The type that most reports give; one that names the weapon says more, what else was done says less."""
    counts = Counter(values)
    return max(counts, key=lambda v: (v in BY_WEAPON, v not in BESIDES, counts[v]))


def label_of(type_: str, place: Json | None, day: Json | None) -> str:
    """What an incident is called: "Suicide bombing in Karvan, 2034-03-13"."""
    where = f" in {place['name']}" if place else ""
    if place and place["name"][0].isdigit():
        # "40 km north of Kassala" is no place to be in.
        where = where.replace(" in ", " ", 1)
    when = f", {day['start']}" if day else ""
    return f"{event_type(type_).label}{where}{when}"


# --- tolls -----------------------------------------------------------------------------------------------


def _given(accounts: Sequence[Account], said: Sequence[_Said]) -> Iterator[Given]:
    """Every figure of every report, with the origins of those who give it."""
    claimants = {s.origin.key for s in said if _is_own(s)}
    origins: dict[str, dict[str, Origin]] = defaultdict(dict)
    for one in said:
        origins[one.account.key][one.claim["id"]] = one.origin
    for account in accounts:
        yield from figures(account.report, account.event, origins[account.key], claimants)


def _stand(said: _Said) -> dict[str, Any]:
    """Who confirms, or denies, what."""
    quotes = [s["quote"] for s in said.claim.get("content", ()) if s.get("quote")]
    return {
        "name": said.origin.name,
        "origin": said.origin.key,
        "about": said.claim["about"],
        "content": " ".join(quotes) or None,
        "claim": str(said),
        "published": said.account.report.get("published"),
    }


def _day_of(date: Json | None) -> dict[str, Any] | None:
    """When a report has it, and how it knows; None where it gives no day, so that it may be of any."""
    if not date or not date["start"]:
        return None
    return {name: date[name] for name in ("start", "end", "precision", "basis")}


def _history(accounts: Sequence[Account]) -> Iterator[dict[str, Any]]:
    """What each report added, in the order of publication."""
    for account in accounts:
        totals = {k: [v["low"], v["high"]] for k, v in (account.event.get("totals") or {}).items()}
        yield {
            "published": account.report.get("published"),
            "report": account.report["id"],
            "outlet": account.report.get("outlet"),
            "superseded_by": account.report.get("superseded_by"),
            "event": account.event["id"],
            "date": _day_of(account.event.get("date")),
            "tolls": totals,
        }

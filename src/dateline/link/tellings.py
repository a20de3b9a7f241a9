"""From a reading, as the contract has it, to the tellings that are linked and the accounts that are weighed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from dateline.knowledge.entities import fold
from dateline.knowledge.meaning import meant, site_of, sounds_of
from dateline.knowledge.speakers import in_english, office_of
from dateline.link.copies import sketch
from dateline.link.support import tells_itself
from dateline.link.weigh import Account
from dateline.records.incidents import Interval, Spot, Telling, report_of

Json = Mapping[str, Any]

HAPPENED = frozenset({"actual", "attempted", "foiled", "denied"})
# What people say and do around happenings is not linked.
NOT_LINKED = frozenset({"STATEMENT", "THREAT", "VETO", "SANCTION", "AID", "CHANGE_TO_GROUP_ACT"})
# How likely a place of some name must be to be the one meant, and to be one of those that may be.
SURE, POSSIBLE = 0.9, 0.05
# Shorter words say too little.
SHORTEST = 4
# The hours of each part of the day, as `time` of a date names it; those of a night run into the next day.
HOURS = {
    "morning": (5, 11),
    "midday": (11, 14),
    "afternoon": (12, 17),
    "evening": (17, 22),
    "night": (21, 29),
}
# What a telling tells: all but whose it is.
_CONTENT = tuple(f.name for f in fields(Telling) if f.name not in ("key", "report"))


def accounts_of(
    reading: Json,
    text_group: str | None = None,
    superseded_by: str | None = None,
    version_of: str | None = None,
) -> Iterator[Account]:
    """The happenings that a report tells as news, aggregates that have parts left out.

    `version_of` is the same for all versions of one report.
    """
    report = {key: reading["report"][key] for key in ("id", "outlet", "published", "language", "url")}
    report |= {
        "text_group": text_group,
        "superseded_by": superseded_by,
        "version_of": version_of or report["id"],
        "runs": sketch(reading["report"]["text"]),
    }
    report["agency"] = (reading["report"]["dateline"] or {}).get("agency")
    name = str(report["outlet"] or "")
    report["office"] = office_of(reading["report"]["text"], name, report["language"]) if name else ""
    report["around"] = reading["places"]
    report["places"] = frozenset(fold(p["name"]) for p in reading["places"] if p.get("name"))
    claims_of = _with_english(reading)
    wholes = {e["part_of"] for e in reading["events"] if e["part_of"]}
    for event in reading["events"]:
        linked = event["news"] and event["happened"] in HAPPENED and event["type"] not in NOT_LINKED
        if linked and event["id"] not in wholes:
            claims = tuple(c for c in claims_of if event["id"] in c["events"])
            # What a person has taken out was no word of the report's own.
            out = [c for c in reading.get("rejected", ()) if event["id"] in c["events"]]
            yield Account(report, event, claims, tells_itself([*claims, *out], report["language"]))


def _with_english(reading: Json) -> list[Json]:
    """The claims, each source with its English and with what the text beside it says that somebody is."""
    report = reading["report"]
    glosses = {(g["start"], g["end"]): g["english"] for g in reading.get("glosses", ())}
    return [
        {
            **c,
            "source": _in_full(c["source"], report, glosses),
            "cue": [{**s, "english": glosses.get((s["start"], s["end"]))} for s in c["cue"]],
        }
        for c in reading["claims"]
    ]


def _in_full(source: Json, report: Json, glosses: Mapping[tuple[int, int], str]) -> Json:
    if not source["spans"]:
        return source
    first, name = source["spans"][0], str(source["name"] or "")
    english = glosses.get((first["start"], first["end"])) or in_english(name, report["language"])
    return {**source, "english": english, "office": office_of(report["text"], name, report["language"])}


def telling_of(account: Account) -> Telling:
    """What linking sees of an account."""
    event, report = account.event, account.report
    # The day of publication, assumed where nothing is said, is compared as that.
    date = event["date"] if event["date"] and event["date"]["basis"] != "assumed" else {}
    return Telling(
        key=account.key,
        report=report["id"],
        type=event["type"],
        start=date.get("start"),
        end=date.get("end"),
        published=report["published"],
        spots=tuple(spot for p in _places(event) for spot in _spots(p, report["language"] or "en")),
        actors=_parties(event["actors"]),
        targets=_parties([*event["recipients"], *event["victims"]]),
        weapons=frozenset(w["class"] for w in event["weapons"]),
        sites=sites_of(_site_words(event), report["language"] or "en"),
        killed=_interval(event, "killed"),
        wounded=_interval(event, "wounded"),
        words=frozenset(_words(account)),
        text_group=report["text_group"],
        around=frozenset(_around(report)),
        hours=_hours(date.get("time")),
    )


def written(telling: Telling) -> str:
    """A telling's content as JSON: all but whose it is, and of its days the one that counts."""
    row = {name: getattr(telling, name) for name in _CONTENT}
    row["published"] = None if telling.start else telling.published
    return json.dumps(row, default=_plain, ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    """Sets in order, records by field."""
    return sorted(value) if isinstance(value, frozenset) else vars(value)


def read_telling(key: str, body: str) -> Telling:
    """A telling from its key and what `written` gave."""
    row = json.loads(body)
    for name in ("actors", "targets", "weapons", "sites", "words", "around"):
        row[name] = frozenset(row[name])
    row["spots"] = tuple(
        Spot(**{**s, **{n: frozenset(s[n]) for n in ("names", "sounds")}}) for s in row["spots"]
    )
    for name in ("killed", "wounded"):
        row[name] = Interval(**row[name]) if row[name] else None
    # What an earlier version put down has none.
    row["hours"] = tuple(row.get("hours") or ()) or None
    return Telling(key=key, report=report_of(key), **row)


def _places(event: Json) -> list[Json]:
    near = [p for p in event["places"] if p["role"] in ("where", "near")]
    return near or list(event["places"])


def _spots(place: Json, code: str) -> Iterator[Spot]:
    """Where a place is; where it may be, if it is one of several of its name and nothing decides."""
    first = place["resolved"]
    yield _spot(place, first or {}, code)
    candidates = place.get("candidates") or ()
    if first and not any(c["score"] >= SURE for c in candidates):
        yield from (
            _spot(place, c, code) for c in candidates if c["score"] >= POSSIBLE and c["id"] != first["id"]
        )


# What is so wide is told by its own name or holds another.
WIDE = frozenset({"country", "region", "admin1", "admin2"})


def _spot(place: Json, at: Json, code: str) -> Spot:
    # A place that is only known to lie in a wide one does not bear its name.
    inside = at.get("precision") in WIDE and place["kind"] not in WIDE
    names = {fold(place["name"]), "" if inside else fold(at.get("name") or "")} - {""}
    return Spot(
        frozenset(names),
        at.get("country"),
        at.get("admin1"),
        at.get("lat"),
        at.get("lon"),
        at.get("precision"),
        frozenset().union(*(sounds_of(name, code) for name in names)),
        inside,
    )


def _around(report: Json) -> Iterator[str]:
    """The countries of a report, and its places by name and sound; what is wider than a province by country alone."""
    for place in (p for p in report["around"] if p.get("name")):
        at = place["resolved"] or {}
        yield from filter(None, [at.get("country")])
        if at.get("precision") not in ("country", "region"):
            spot = _spot(place, at, report["language"] or "en")
            yield from spot.names | spot.sounds


def _parties(mentions: Iterable[Json]) -> frozenset[str]:
    return frozenset(m["entity"] or fold(m["name"]) for m in mentions if m["entity"] or m["name"])


def _hours(told: str | None) -> tuple[int, int] | None:
    """The hours of a time of day, of the clock or in words."""
    if told and told[:2].isdigit():
        return int(told[:2]), int(told[:2])
    return HOURS.get(told or "")


def _interval(event: Json, kind: str) -> Interval | None:
    found = (event["totals"] or {}).get(kind)
    return Interval(found["low"], found["high"]) if found else None


def sites_of(texts: Iterable[str], code: str) -> frozenset[str]:
    """The kinds of site that some words name."""
    found = (site_of(word) for text in texts for word in meant(text, code))
    return frozenset(site for site in found if site)


def _site_words(event: Json) -> Iterator[str]:
    told = (*event["recipients"], *event["victims"], *_places(event))
    yield from (span["quote"] for part in told for span in part["spans"][:1])
    yield from (span["quote"] for span in event["damage"])


def _words(account: Account) -> Iterator[str]:
    """The content words of what is told: of the claims' contents, the parties, the damage."""
    event = account.event
    spans = [s for c in account.claims for s in c["content"]]
    spans += [s for m in (*event["recipients"], *event["victims"]) for s in m["spans"]]
    spans += [*event["damage"], *event["mentions"]]
    for span in spans:
        words = meant(span["quote"], account.report["language"] or "en")
        yield from (w for w in words if len(w) >= SHORTEST)

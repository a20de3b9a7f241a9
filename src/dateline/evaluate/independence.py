"""Independent origins against gold: how many stand behind an incident, with the gold's own claims and end to end.

The gold is that of linked reports: per incident its reports, and the number of origins among the claims that support
that it happened, as a careful person counts them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dateline.evaluate import reports
from dateline.evaluate.linking import aligned
from dateline.evaluate.reading import Reader
from dateline.ingest import ingest
from dateline.knowledge.entities import EntityTable
from dateline.knowledge.languages import language
from dateline.knowledge.speakers import in_english, office_of
from dateline.link import clusters, weigh
from dateline.link.copies import groups, sketch
from dateline.link.tellings import accounts_of, telling_of
from dateline.link.weigh import Account
from dateline.records.incidents import Cluster
from dateline.records.text import Span
from dateline.resolve.glosses import english

Json = Mapping[str, Any]
# (Report, source) -> its English.
Names = Mapping[tuple[str, str], str]


def evaluate(folder: Path, split: str, scorer: Path, reader: Reader) -> dict[str, Any]:
    """Figures for the files of a split in `gold/links`."""
    parts = {
        part: [row for path in sorted(folder.glob(f"{split}*.{part}.jsonl")) for row in reports.rows_of(path)]
        for part in ("reports", "gold", "incidents")
    }
    return score(parts["reports"], parts["gold"], parts["incidents"], scorer, reader)


def score(
    rows: Sequence[Json], gold: Sequence[Json], incidents: Sequence[Json], scorer: Path, reader: Reader
) -> dict[str, Any]:
    """Exact and within one, in per cent of the incidents, with what was counted for each."""
    wanted = {i["id"]: int(i["origins"]) for i in incidents}
    table = EntityTable.load()
    read = [r for r in reports.readings(rows, reader) if "error" not in r]
    incident_of = _incidents_of(read, gold, scorer)
    words = english_names(rows, gold, reader)
    group_of = groups((row["id"], row["text"]) for row in rows)
    given = {i["id"]: weighed_gold(i, rows, gold, group_of, table, words) for i in incidents}
    found = _end_to_end(group_of, read, incident_of, table)
    return {
        "incidents": len(wanted),
        "gold claims": _figures(wanted, given),
        "end to end": _figures(wanted, {i: found.get(i) for i in wanted}),
        "counted": {i: (n, _count(given[i]), _count(found.get(i))) for i, n in wanted.items()},
    }


def _count(incident: Json | None) -> int:
    return int(incident["sources"]["independent"]) if incident else 0


def _figures(wanted: Mapping[str, int], found: Mapping[str, Json | None]) -> dict[str, float | None]:
    off = Counter(abs(_count(found[i]) - n) for i, n in wanted.items())
    count = len(wanted)
    return {
        "exact": round(100 * off[0] / count, 1) if count else None,
        "within one": round(100 * (off[0] + off[1]) / count, 1) if count else None,
    }


# --- the gold's own claims -------------------------------------------------------------------------------


def english_names(rows: Sequence[Json], gold: Sequence[Json], reader: Reader) -> dict[tuple[str, str], str]:
    """(Report, source or cue as the gold writes it) -> its English, as our glosses have it."""
    named = {
        line["id"]: {str(n) for c in line["claims"] for n in (c["source"], c.get("cue"), *c["via"]) if n}
        for line in gold
    }
    found: dict[tuple[str, str], str] = {}
    for row in rows:
        tables = language(row.get("language") or "")
        if tables is not None:
            report = ingest(row["text"], id=row["id"], language=row["language"])
            parse = reader.parse(report)
            for name in named[row["id"]]:
                at = report.text.find(name)
                if at >= 0:
                    span = Span(at, at + len(name))
                    found[row["id"], name] = english(parse, span, reader.tools.entities, tables)
    return found


def weighed_gold(
    incident: Json,
    rows: Sequence[Json],
    gold: Sequence[Json],
    group_of: Mapping[str, str],
    table: EntityTable,
    words: Names,
) -> Json:
    """An incident as weighed from the gold's events and claims."""
    by_id, keys = {row["id"]: row for row in rows}, {line["id"]: line for line in gold}
    accounts = [
        _account(by_id[id_], keys[id_], incident, group_of.get(id_), table, words)
        for id_ in incident["reports"]
    ]
    return weigh(Cluster(incident["id"], tuple(a.key for a in accounts)), accounts, table)


def _account(
    row: Json,
    key: Json,
    incident: Json,
    group: str | None,
    table: EntityTable,
    words: Names,
) -> Account:
    about = [c for c in key["claims"] if c["about"].get("incident") == incident["id"]]
    told = [e for e in key["events"] if e["incident"] == incident["id"]]
    claims = [_claim(c, n, row, table, words) for n, c in enumerate(about, 1)]
    report = {
        "id": row["id"], "outlet": row.get("outlet"), "published": row.get("published"),
        "language": row.get("language"), "text_group": group, "runs": sketch(row["text"]),
        "office": office_of(row["text"], row.get("outlet") or "", row.get("language")),
    }  # fmt: skip
    place = next((e["place"] for e in told if e.get("place")), None)
    places = [{"name": place["name"], "role": "where", "resolved": None}] if place else []
    event: dict[str, Any] = {
        "id": "e1", "type": "ATTACK", "date": None, "places": places, "actors": [], "recipients": [],
        "tolls": [], "totals": {}, "weapons": [],
    }  # fmt: skip
    return Account(report, event, tuple(claims), tells=row["id"] in incident["own_voice"])


def _claim(claim: Json, number: int, row: Json, table: EntityTable, english: Names) -> Json:
    source = _source(str(claim["source"]), row, table, english)
    return {
        "id": f"c{number}",
        "source": {**source, "spans": [{"start": number, "end": number + 1}]},
        "via": [_source(v, row, table, english) for v in claim.get("via", ()) if v],
        "stance": claim["stance"],
        "about": "event",
        "cue": [_cue(claim["cue"], row, english)] if claim.get("cue") else [],
        "content": [{"quote": claim["about"]["what"]}] if claim.get("about") else [],
    }


def _cue(cue: str, row: Json, english: Names) -> Json:
    return {"quote": cue, "english": english.get((row["id"], cue))}


def _source(name: str, row: Json, table: EntityTable, english: Names) -> dict[str, Any]:
    known, words = table.find(name), english.get((row["id"], name)) or in_english(name, row.get("language"))
    entity = known[0] if len(known) == 1 else None
    kind = entity.kind if entity else _kind(words, table)
    office = office_of(row["text"], name, row.get("language"))
    known_as = entity.id if entity else None
    return {"name": name, "kind": kind, "entity": known_as, "english": words, "office": office}


def _kind(name: str, table: EntityTable) -> str:
    """The kind of a source by its noun: the one before "of" or "at", else any."""
    words = name.casefold().replace("'s", "").split()
    ends = [i for i, w in enumerate(words) if w in ("of", "at", "in", "from", "who")] + [len(words)]
    heads = [" ".join(words[i : ends[0]]) for i in range(ends[0])]
    every = [" ".join(words[i:j]) for j in range(len(words), 0, -1) for i in range(j)]
    noun = table.noun(*heads, *every)
    return noun.kind if noun else "other"


# --- end to end ------------------------------------------------------------------------------------------


def _incidents_of(read: Sequence[Json], gold: Sequence[Json], scorer: Path) -> dict[str, str]:
    """The key of an event that we read -> the incident of the gold event that it is aligned to."""
    incident_of = {f"{g['id']}#{k}": e["incident"] for g in gold for k, e in enumerate(g["events"])}
    named = aligned(read, gold, scorer)
    return {key: incident_of[named[key]] for key in named if named[key] in incident_of}


def _end_to_end(
    group_of: Mapping[str, str], read: Sequence[Json], incident_of: Mapping[str, str], table: EntityTable
) -> dict[str, Json]:
    """Gold incident -> the incident that we make of the most of its events."""
    accounts = {a.key: a for r in read for a in accounts_of(r, group_of.get(r["report"]["id"]))}
    votes: dict[str, Counter[Cluster]] = defaultdict(Counter)
    for cluster in clusters(map(telling_of, accounts.values())):
        for key in cluster.members:
            if key in incident_of:
                votes[incident_of[key]][cluster] += 1
    return {
        incident: weigh(cluster, [accounts[key] for key in cluster.members], table)
        for incident, found in votes.items()
        for cluster in (max(found, key=lambda c: (found[c], -len(c.members), c.id)),)
    }

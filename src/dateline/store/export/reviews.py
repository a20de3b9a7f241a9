"""Claims as schema.org ClaimReview in JSON-LD: who says what of which incident, and its status; never a rating."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from dateline.store.export.case import Case, Json, Part, quoted

# Sources who speak as persons; all others speak for an organization.
PERSONS = frozenset({"witness", "resident", "expert", "anonymous_official", "social_media"})


def claim_reviews(cases: Iterable[Case]) -> Iterator[str]:
    """One graph; a review for each claim about each incident."""
    yield '{"@context": "https://schema.org", "@graph": ['
    reviews = (_review(case, part, claim) for case in cases for part in case.parts for claim in part.claims)
    for k, review in enumerate(reviews):
        yield ("," if k else "") + "\n" + json.dumps(_known(review), ensure_ascii=False)
    yield "\n]}\n"


def _review(case: Case, part: Part, claim: Json) -> dict[str, Any]:
    """No author and no rating: whoever publishes the review puts a name to it."""
    key = part.key_of(claim)
    return {
        "@type": "ClaimReview",
        "@id": f"urn:dateline:review:{quote(case['id'], safe='')}:{quote(key, safe='')}",
        "identifier": key,
        "claimReviewed": _words(part, claim),
        "reviewAspect": claim["about"],
        "reviewBody": _body(case, part, claim),
        "keywords": [
            f"status:{case['status']}",
            f"responsibility:{case['responsibility']}",
            f"stance:{claim['stance']}",
            f"certainty:{claim['certainty']}",
        ],
        "about": _event(case),
        "itemReviewed": {
            "@type": "Claim",
            "identifier": key,
            "author": _speaker(claim["source"]),
            "datePublished": (claim["date"] or {}).get("start"),
            "appearance": _report(part.report),
        },
    }


def _words(part: Part, claim: Json) -> str:
    """What is claimed in the report's words; the event's trigger where the claim has no words of its own."""
    return quoted(claim["content"] or claim["cue"] or [part.event["trigger"]])


def _body(case: Case, part: Part, claim: Json) -> str:
    """Words that fit one source and many, and rate nothing."""
    via = "".join(f", via {relay['name']}" for relay in claim["via"])
    outlet = f", in {part.report['outlet']}" if part.report["outlet"] and claim["source"]["spans"] else ""
    return (
        f"Said by: {claim['source']['name']}{via}{outlet}. Stance: {claim['stance']}; certainty: {claim['certainty']}."
        f" All reports together: {case['status']}; responsibility: {case['responsibility']}."
        " This is what is said, not whether it is so."
    )


def _speaker(source: Json) -> dict[str, Any]:
    kind = "Person" if source["kind"] in PERSONS else "Organization"
    return {"@type": kind, "name": source["name"], "identifier": source["entity"]}


def _report(report: Json) -> dict[str, Any]:
    outlet = {"@type": "Organization", "name": report["outlet"]} if report["outlet"] else None
    return {
        "@type": "CreativeWork",
        "identifier": report["id"],
        "headline": report["title"],
        "url": report["url"],
        "inLanguage": report["language"],
        "datePublished": report["published"],
        "publisher": outlet,
    }


def _event(case: Case) -> dict[str, Any]:
    place: dict[str, Any] | None = None
    if case.place:
        place = {"@type": "Place", "name": case.place["name"]}
        if case.point:
            lon, lat = case.point
            place["geo"] = {"@type": "GeoCoordinates", "latitude": lat, "longitude": lon}
    return {
        "@type": "Event",
        "identifier": case["id"],
        "name": case["label"],
        "startDate": case.day.get("start"),
        "endDate": case.day.get("end"),
        "location": place,
    }


def _known(value: Any) -> Any:
    """What is not known is left out."""
    if isinstance(value, dict):
        return {k: _known(v) for k, v in value.items() if v is not None}
    return value

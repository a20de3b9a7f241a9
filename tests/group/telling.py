"""An event as one line, as the rows of these tests have it."""

from __future__ import annotations

from collections.abc import Mapping

HARM = {"killed": "dead", "wounded": "hurt", "abducted": "taken"}


def line(event: dict, *, day: str = "", harm: Mapping[str, str] = HARM) -> str:
    """ "TYPE DAY by ACTORS in PLACES, N dead, N hurt": what is not told is left out."""
    words = [event["type"], day]
    words += [f"by {', '.join(a['name'] for a in event['actors'])}"] if event["actors"] else []
    words += [f"in {', '.join(p['name'] for p in event['places'])}"] if event["places"] else []
    told = [" ".join(filter(None, words))]
    told += [f"{total['low']} {word}" for kind, word in harm.items() if (total := event["totals"].get(kind))]
    return ", ".join(told)

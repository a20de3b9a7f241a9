"""How long a time is: for codes of precision."""

from __future__ import annotations

from datetime import date

from dateline.store.export.case import Json


def length(day: Json) -> int | None:
    """The days from start to end, both counted; None where an end is not known."""
    start, end = day.get("start"), day.get("end")
    if not start or not end:
        return None
    return (date.fromisoformat(end) - date.fromisoformat(start)).days + 1

"""Whether a report tells a happening in its own voice, or only relays what others say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import Any

from dateline.knowledge.cues import rows
from dateline.knowledge.entities import EntityTable, fold
from dateline.knowledge.speakers import in_english, speaker

Json = Mapping[str, Any]
Place = tuple[int, int]
# Where a clause ends that stands by itself; a full stop after an initial or a short title ends none.
_END = re.compile(r"(?<=[.!?؟…])[\"”»“']*\s+(?=[\"“«']?[^\Wa-z_])|\n+|[;؛]\s")
_SHORT = re.compile(r"\W?(?:[^\W\d_]|Mr|Mrs|Dr|St|Gen|Col|Lt|No)\.")


def tells_itself(reading: Json, event: Json) -> bool:
    """Whether the report says in its own voice who did it, and tells of it before it quotes anybody.

    What a paper sums up in its lead from those whom it quotes later makes it no origin; and an organization that looks
    into what happens may quote its witnesses first.
    """
    names = any(not actor["claims"] for actor in event["actors"])
    return names and (_is_org(reading["report"]) or _tells_first(reading, event))


def _is_org(report: Json) -> bool:
    """Whether a report is by an organization that looks into what happens: a monitor, a rights group."""
    name = in_english(str(report.get("outlet") or ""), report.get("language"))
    return speaker(name, EntityTable.load()).is_org


def _tells_first(reading: Json, event: Json) -> bool:
    """In the body, outside what others say: what follows somebody's words may go on with them."""
    text, words = reading["report"]["text"], list(_said_in(reading))
    contents = [(s["start"], s["end"]) for a in reading["attributions"] for s in a["content"]]
    told = [m["start"] for m in event["mentions"] if not _inside(m["start"], contents)]
    sentences = _sentences(text, len(_headline(reading["report"])))
    lead = list(takewhile(lambda s: not any(s[0] <= at < s[1] for at in words), sentences))
    if len(lead) < len(sentences) and _looks_back(text, sentences[len(lead)], reading["report"]["language"]):
        lead = lead[:-1]
    return any(_inside(at, lead) for at in told)


def _said_in(reading: Json) -> Iterator[int]:
    """Where a report's sources and cues stand."""
    yield from (s["start"] for a in reading["attributions"] for part in ("source", "cue") for s in a[part])


def _looks_back(text: str, sentence: Place, language: str | None) -> bool:
    """ "This was reported by the ministry": the sentence before is the ministry's."""
    return fold(text[sentence[0] : sentence[1]]).startswith(_back().get(language or "en", ()))


@lru_cache(maxsize=1)
def _back() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, words in rows("back_words.tsv"):
        found[code] = (*found.get(code, ()), fold(words))
    return found


def _headline(report: Json) -> str:
    title = str(report.get("title") or "")
    return title if report["text"].startswith(title) else ""


def _inside(at: int, places: Sequence[Place]) -> bool:
    return any(start <= at < end for start, end in places)


@lru_cache(maxsize=16)
def _sentences(text: str, start: int) -> tuple[Place, ...]:
    """The sentences of a text from some place on, those with a semicolon in two."""
    return tuple(_parted(text, start))


def _parted(text: str, start: int) -> Iterator[Place]:
    for end in _END.finditer(text, start):
        if _SHORT.fullmatch(text[start : end.start()].rpartition(" ")[2]):
            continue
        if text[start : end.start()].strip():
            yield start, end.start()
        start = end.end()
    yield start, len(text)

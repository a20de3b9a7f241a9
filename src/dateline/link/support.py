"""Which claims support that it happened: of who tells it, not of who rejects, answers or weighs what others tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from dateline.knowledge.cues import phrases
from dateline.knowledge.speakers import in_english

Json = Mapping[str, Any]
SUPPORT = frozenset({"asserts", "confirms", "claims_responsibility", "blames"})
# Shorter words say nothing of what it is about.
_SHORTEST = 4
_HEAD = 2


def supports(claim: Json, beside: Sequence[Json], language: str | None) -> bool:
    """Whether a claim, of a report in a language with those `beside` it, says that it happened."""
    if claim["stance"] not in SUPPORT:
        return False
    if claim["stance"] == "claims_responsibility":
        return True
    if claim.get("cue") and not claim["source"]["spans"] and claim["source"]["kind"] == "outlet":
        # "Reportedly", "auraient été triés": hearsay of nobody named.
        return False
    cue, content = _words(claim.get("cue", ()), language), _words(claim.get("content", ()), language)
    if _any(cue, "spreads") and any(_denies(c, claim) for c in beside):
        return False
    return not (_answers(cue, content) or _any(content, "believes_not"))


def tells_itself(claims: Sequence[Json], language: str | None) -> bool:
    """Whether a report itself says that it happened: where none of its claims does, and none says that it did not.

    A report that names who says so sums them up, however plainly. What its own people saw is a claim, and theirs.
    """
    denied = any(c["stance"] == "denies" and c["about"] == "event" for c in claims)
    return not denied and not any(supports(c, claims, language) for c in claims)


def stands_beside_denial(claim: Json, language: str | None) -> bool:
    """Whether who denies it all still says that it happened: by granting the dead, but not those of an accident."""
    if claim["stance"] != "asserts":
        return True
    return claim["about"] == "toll" and not _any(_words(claim.get("content", ()), language), "mishap")


def _denies(other: Json, claim: Json) -> bool:
    """Another than the one who is quoted says no: then the quotation is there to be rejected."""
    return bool(other["stance"] == "denies" and other["source"]["name"] != claim["source"]["name"])


def _answers(cue: Sequence[str], content: Sequence[str]) -> bool:
    """Mourning, an inquiry, a promise: what comes after, of one who does not say what the inquiry found."""
    answer = _any(cue, "responds") or _any(content[:_HEAD], "responds")
    return answer and not _any((*cue, *content), "finds")


def _any(words: Sequence[str], kind: str) -> bool:
    return any(word.startswith(tuple(phrases()[kind])) for word in words)


def _words(spans: Sequence[Json], language: str | None) -> tuple[str, ...]:
    return tuple(w for span in spans for w in _in_english(span, language))


def _in_english(span: Json, language: str | None) -> Iterator[str]:
    given = span.get("english")
    if given:
        yield from _telling(given)
        return
    for word in str(span["quote"]).split():
        yield from _glossed(word, language)


@lru_cache(maxsize=20_000)
def _glossed(word: str, language: str | None) -> tuple[str, ...]:
    return _telling(in_english(word, language))


def _telling(words: str) -> tuple[str, ...]:
    return tuple(w for w in words.casefold().replace("-", " ").split() if len(w) >= _SHORTEST)

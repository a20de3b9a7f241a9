"""The fields of an incident sheet: "Location: X. Actor: unknown gunmen. Killed: 3", each with what its label means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.knowledge.cues import rows
from dateline.records.parse import Parse, Sentence, Token

# A label has no more words than this.
LONGEST = 4
COLONS = frozenset({":", "："})
QUOTES = frozenset("\"«“„'‘")


@dataclass(frozen=True)
class Field:
    """A label and what stands after it: the tokens `first` to `colon`, and those behind it up to `last`, half-open."""

    kind: str
    first: int
    colon: int
    last: int


def fields(parse: Parse) -> Iterator[Field]:
    """The fields of a report's body in order; what is quoted behind a label somebody says."""
    for sentence in parse.sentences:
        found = _field(parse, sentence) if sentence.region == "body" else None
        if found is not None and parse.tokens[found.colon + 1].text not in QUOTES:
            yield found


def label_of(parse: Parse, first: int, colon: int) -> str | None:
    """What the words before a colon announce, if they are a label: of "type of incident" what "type" does."""
    words = [t for t in parse.tokens[first:colon] if t.pos not in ("PUNCT", "SYM", "SPACE")]
    if not 0 < len(words) <= LONGEST:
        return None
    end = next((k for k, t in enumerate(words) if k and t.pos == "ADP"), len(words))
    return next((_labels()[w] for w in _forms(words[end - 1]) if w in _labels()), None)


def opens_field(line: str) -> bool:
    """Whether an English line opens with a label and has a value: "Location: Karvan"; "To: the editor" has none."""
    label, _, value = line.partition(":")
    words = label.lower().split()
    end = words.index("of") if "of" in words else len(words)
    known = 0 < end <= LONGEST and words[end - 1].removesuffix("s") in _labels()
    return known and bool(value.strip())


def _field(parse: Parse, sentence: Sentence) -> Field | None:
    """The field that a sentence opens; where the parser ends it with the colon, the next sentence is the value."""
    near = parse.tokens[sentence.first : min(sentence.first + LONGEST + 2, sentence.last)]
    colon = next((t.i for t in near if t.text in COLONS), None)
    kind = label_of(parse, sentence.first, colon) if colon is not None else None
    if colon is None or kind is None:
        return None
    after = parse.sentences[sentence.i + 1 : sentence.i + 2] if colon + 1 == sentence.last else (sentence,)
    return Field(kind, sentence.first, colon, after[0].last) if after else None


def _forms(token: Token) -> tuple[str, ...]:
    return token.lemma, token.lower, token.lower.removesuffix("s")


@lru_cache(maxsize=1)
def _labels() -> dict[str, str]:
    return {label: field for label, field, *_ in rows("labels.tsv")}

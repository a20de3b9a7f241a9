"""All attributions of a text: which words are the source, the cue and the content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.attribute.frame import Frame, minus, runs
from dateline.attribute.nouns import according, adverbial, colon, nominal, tagged_on
from dateline.attribute.quotes import Quotes
from dateline.attribute.running import extended
from dateline.attribute.verbs import (
    adjectival,
    idiom_of,
    idiomatic,
    is_headline_verb,
    seen_by_us,
    verbal,
)
from dateline.knowledge.cues import cues, phrases
from dateline.records.parse import Parse
from dateline.records.text import Span


def frames(parse: Parse) -> tuple[Frame, ...]:
    """All attributions of a text, nested ones too, in the order of their cues."""
    quoted = Quotes(parse.text)
    found: dict[int, Frame] = {}
    taken = _taken_up(parse)
    for frame in (*taken, *_candidates(parse, quoted)):
        if frame.content:
            found.setdefault(frame.cue, frame)
    ordered = _with_relays([_cut(parse, found[k], taken) for k in sorted(found)])
    return tuple(f for f in extended(parse, quoted, ordered) if f.content)


def _taken_up(parse: Parse) -> list[Frame]:
    nouns = phrases()["taken_up"]
    return [f for t in parse.tokens if t.lemma in nouns for f in tagged_on(parse, t)]


def _cut(parse: Parse, frame: Frame, taken: list[Frame]) -> Frame:
    """A content without what is tagged on to it: "..., a charge the army denied"."""
    for other in taken:
        start = other.content[0].start
        if other.cue != frame.cue and frame.form != "n" and frame.covers(start):
            hole = Span(start, parse.sentence_of(parse.tokens[other.cue]).span.end)
            pieces = tuple(piece for s in frame.content for piece in minus(s, (hole,)))
            words = tuple(r for s in pieces for r in runs(parse, parse.tokens_in(s)))
            frame = replace(frame, content=words)
    return frame


def _with_relays(found: list[Frame]) -> list[Frame]:
    """ "Z reported ..., citing X": what Z said is X's content, without the phrase that names X."""
    told = list(found)
    for k, frame in enumerate(found):
        if frame.word.kind != "relay" or frame.form != "a":
            continue
        hole = frame.cue_spans[0].join(frame.source_spans[0])
        near = [
            j
            for j, g in enumerate(found)
            if g.form in "cqo" and j != k and frame.covers(g.cue_spans[0].start)
        ]
        if not near:
            continue
        j = min(near, key=lambda n: abs(found[n].cue - frame.cue))
        content = tuple(piece for s in told[j].content for piece in minus(s, (hole,)))
        told[j] = replace(told[j], content=content, source_spans=_clear(told[j].source_spans, hole))
        told[k] = replace(frame, content=content, relay=told[j].source)
    return told


def _clear(spans: tuple[Span, ...], hole: Span) -> tuple[Span, ...]:
    """Source spans without a phrase set into them ("State television, quoting the ministry")."""
    return tuple(Span(s.start, hole.start) if s.start < hole.start < s.end else s for s in spans)


def _candidates(parse: Parse, quoted: Quotes) -> Iterator[Frame]:
    table = cues()
    adverbs, beheld = phrases()["said_adverb"], phrases()["being_there"]
    for token in parse.tokens:
        if token.pos == "VERB" and (idiom := idiom_of(parse, token)) is not None:
            yield from idiomatic(parse, token, idiom)
        elif (token.lemma, "v") in table and (token.pos in ("VERB", "AUX") or is_headline_verb(parse, token)):
            told = [f for f in verbal(parse, quoted, token, table[token.lemma, "v"]) if f.content]
            yield from told or seen_by_us(parse, quoted, token)
        elif token.pos == "VERB" and token.lemma in beheld:
            yield from seen_by_us(parse, quoted, token)
        elif token.dep == "acomp" and (token.lemma, "a") in table:
            yield from adjectival(parse, token, table[token.lemma, "a"])
        elif token.pos == "NOUN" and (token.lemma, "n") in table:
            yield from nominal(parse, token, table[token.lemma, "n"])
        elif token.lower == "according":
            yield from according(parse, token)
        elif token.lower in adverbs:
            yield from adverbial(parse, token)
    for sentence in parse.sentences:
        yield from colon(parse, sentence.first, sentence.last)

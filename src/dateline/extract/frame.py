"""What a report is about as a whole: in one of a verdict or a day of memory most of what is told is no news."""

from __future__ import annotations

from dateline.knowledge.lexicon import Lexicon
from dateline.records.parse import Parse, Sentence, Token

# A sentence with one of these tells of these days, whatever the report is about.
DAYS = frozenset({"weekday", "deictic", "day", "part", "nth"})
# On such a day something else may happen: "a bomb went off on the anniversary".
BESIDE = frozenset({"on", "during", "before", "ahead", "after", "by"})


def remembered(parse: Parse, lexicon: Lexicon) -> frozenset[int]:
    """The main words of the sentences that tell of the past, where the news is that it is judged or remembered."""
    if not any(_looks_back(parse, lexicon, s) for s in _opening(parse)):
        return frozenset()
    dated = {parse.sentence_at(t.span.start).span for t in parse.timexes if t.shape in DAYS}
    past = (s for s in parse.sentences if s.span not in dated)
    return frozenset(t.i for s in past for t in parse.sentence_tokens(s) if t.head == t.i)


def _opening(parse: Parse) -> list[Sentence]:
    """The headline and the first sentence after it."""
    first = next((k for k, s in enumerate(parse.sentences) if s.region != "headline"), -1)
    return list(parse.sentences[: first + 1])


def _looks_back(parse: Parse, lexicon: Lexicon, sentence: Sentence) -> bool:
    return any(_is_news(parse, lexicon, t) for t in parse.sentence_tokens(sentence))


def _is_news(parse: Parse, lexicon: Lexicon, token: Token) -> bool:
    """Whether a verdict or a memory is what a sentence tells, not what stands beside that."""
    if lexicon.cue("looks_back", token.lemma, token.pos) is None:
        return False
    verb = token if token.pos == "VERB" else parse.head(token)
    if token.pos != "VERB" and token.dep == "pobj" and verb.lower in BESIDE:
        return False
    return verb.dep in ("ROOT", "conj", "ccomp") or token.dep == "ROOT"

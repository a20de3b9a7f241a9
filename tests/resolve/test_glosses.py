"""The English beside words of other languages: ours, word by word."""

from __future__ import annotations

import pytest

from dateline.ingest import ingest
from dateline.knowledge.entities import EntityTable
from dateline.knowledge.languages import language
from dateline.knowledge.romanise import romanise
from dateline.records.parse import Mention, Parse, Sentence, Token
from dateline.records.text import Span
from dateline.resolve.glosses import english, glosses

TEXT = "мэр Карвана и ФФФ"
RUSSIAN = language("ru")
PARSE = Parse(
    TEXT,
    (
        Token(0, 0, 3, "mayor", "mayor", "NOUN", "NN", "ROOT", 0, 0),
        Token(1, 3, 4, "of", "of", "ADP", "IN", "prep", 0, 0),
        Token(2, 4, 11, "Карвана", "карван", "PROPN", "NNP", "pobj", 1, 0),
        Token(3, 12, 13, "and", "and", "CCONJ", "CC", "cc", 0, 0),
        Token(4, 14, 17, "ФФФ", "ффф", "PROPN", "NNP", "conj", 0, 0),
    ),
    (Sentence(0, Span(0, 17), 0, 5),),
    mentions=(Mention(Span(14, 17), "armed_group", "ФФФ", 4, "islamic-state"),),
    glossed=True,
)


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        pytest.param(Span(0, 11), "mayor of Karvana", id="glosses, an unknown name romanised"),
        pytest.param(Span(14, 17), "Islamic State", id="a known party by its English name"),
        pytest.param(Span(0, 17), "mayor of Karvana and Islamic State", id="both"),
    ],
)
def test_english(span: Span, expected: str) -> None:
    assert RUSSIAN is not None
    assert english(PARSE, span, EntityTable.load(), RUSSIAN) == expected


def test_english_reports_have_none() -> None:
    plain = Parse(TEXT, PARSE.tokens, PARSE.sentences)
    assert glosses(ingest(TEXT, language="ru"), plain, (), (), EntityTable.load()) == ()


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        pytest.param("Харків", "Kharkiv", id="Ukrainian"),
        pytest.param("Щербаков", "Shcherbakov", id="Russian"),
        pytest.param("الناصر", "al-Nasr", id="Arabic article, vowels as written"),
        pytest.param("Sébaste", "Sébaste", id="Latin stays"),
    ],
)
def test_names_in_latin_letters(name: str, latin: str) -> None:
    assert romanise(name) == latin

"""The words around places in every language: a sentence, one of its names, and what that must come out as."""

from __future__ import annotations

import pytest

from dateline.ingest import ingest
from dateline.pipeline import Tools, read_report


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Tools.load()


def label(code: str, text: str, name: str, tools: Tools) -> str:
    """ "name kind country precision" of the place of a name."""
    reading = read_report(ingest(text, language=code, published="2034-05-15"), tools)
    place = next(p.value.resolved for p in reading.places if p.value and p.value.name == name)
    return f"{place.name} {place.kind} {place.country} {place.precision}" if place else "open"


SOUTH = "40 km south of Garissa other KE near"


@pytest.mark.parametrize(
    ("code", "text", "name", "expected"),
    [
        pytest.param("fr", "Une bombe a explosé à environ 40 km au sud de Garissa.", "Garissa", SOUTH),
        pytest.param("es", "Una bomba explotó a unos 40 kilómetros al sur de Garissa.", "Garissa", SOUTH),
        pytest.param(
            "pt", "Uma bomba explodiu a cerca de 40 quilômetros ao sul de Garissa.", "Garissa", SOUTH
        ),
        pytest.param("it", "Una bomba è esplosa a circa 40 chilometri a sud di Garissa.", "Garissa", SOUTH),
        pytest.param("de", "Eine Bombe explodierte etwa 40 Kilometer südlich von Garissa.", "Garissa", SOUTH),
        pytest.param("ru", "Бомба взорвалась примерно в 40 километрах к югу от Гариссы.", "Гариссы", SOUTH),
        pytest.param("uk", "Бомба вибухнула за 40 кілометрів на південь від Гарісси.", "Гарісси", SOUTH),
        pytest.param("ar", "انفجرت قنبلة في قرية على بعد نحو 40 كيلومترا جنوب غاريسا.", "غاريسا", SOUTH),
        pytest.param("fa", "بمبی در حدود ۴۰ کیلومتری جنوب گاریسا منفجر شد.", "گاریسا", SOUTH),
        pytest.param(
            "tr", "Garissa'nın yaklaşık 40 kilometre güneyinde bir bomba patladı.", "Garissa", SOUTH
        ),
        pytest.param(
            "fr",
            "Une bombe a explosé à Tasovka, dans la région de Gao, au Mali.",
            "Tasovka",
            "Gao admin1 ML admin1",
            id="an unknown village in what the text puts it in",
        ),
        pytest.param(
            "es",
            "Una bomba explotó en la ciudad colombiana de Trujillo.",
            "Trujillo",
            "Trujillo city CO exact",
            id="the nation after the noun",
        ),
        pytest.param(
            "tr",
            "Kolombiya'nın Trujillo kentinde bir bomba patladı.",
            "Trujillo kent",
            "Trujillo city CO exact",
            id="the outer place first",
        ),
        pytest.param(
            "ar",
            "انفجرت قنبلة في مدينة طرابلس اللبنانية.",
            "طرابلس",
            "Tripoli city LB exact",
            id="the nation after the name",
        ),
        pytest.param(
            "pt",
            "Uma bomba explodiu no Rio de Janeiro.",
            "Rio de Janeiro",
            "Rio de Janeiro city BR exact",
            id="a name with small words inside",
        ),
        pytest.param(
            "uk",
            "Троє людей загинули у Великій Писарівці.",
            "Великій Писарівці",
            "Velyka Pysarivka village UA near",
            id="two words in the locative",
        ),
        pytest.param(
            "uk",
            "Потяг підірвали під Джанкоєм.",
            "Джанкоєм",
            "Dzhankoy city UA exact",
            id="the instrumental after a vowel",
        ),
        pytest.param(
            "de",
            "Im Norden Kenias explodierte eine Bombe.",
            "Kenias",
            "Kenya country KE country",
            id="a name in the genitive",
        ),
    ],
)
def test_place(code: str, text: str, name: str, expected: str, tools: Tools) -> None:
    assert label(code, text, name, tools) == expected

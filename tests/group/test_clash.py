"""What who was struck, how, and who fell make of an attack; who is told to have done it."""

from __future__ import annotations

import pytest

from dateline.ingest import ingest
from dateline.pipeline import Tools, read_report


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        pytest.param("en", "Gunmen ambushed an army patrol near Karvan on Monday.", "ARMED_CLASH", id="a patrol"),
        pytest.param("en", "Rebels overran a base in Karvan; nine soldiers died.", "ARMED_CLASH", id="an overrun base"),
        pytest.param("en", "Rebels raided the village of Karvan and killed nine.", "ATTACK", id="a village"),
        pytest.param(
            "en", "Gunmen ambushed a convoy near Karvan and killed four soldiers and six miners.", "ATTACK",
            id="unarmed people fell as well",
        ),
        pytest.param("en", "A gunman shot two soldiers beside a well in Karvan.", "ATTACK", id="shot, not assaulted"),
        pytest.param(
            "en", "Rebels attacked Karvan. Four soldiers and nine militants died.", "ARMED_CLASH",
            id="dead on both sides",
        ),
        pytest.param(
            "en", "Raiders burned houses in the village of Karvan on Monday, killing nine farmers.", "ATTACK",
            id="a burned village where people were killed",
        ),
        pytest.param(
            "en", "Militants opened fire on a patrol near Karvan on Monday. The troops retaliated.", "ARMED_CLASH",
            id="fire that was answered",
        ),
        pytest.param("en", "Iran retaliated with missiles on two bases near Erbil.", "ART_MISS_ATTACK", id="an answer"),
        pytest.param("es", "Una emboscada a una patrulla militar dejó tres soldados muertos en Cali.", "ARMED_CLASH",
                     id="Spanish"),
        pytest.param("it", "I ribelli hanno assaltato la base militare di Kismayo.", "ARMED_CLASH", id="Italian"),
        pytest.param("fr", "Six soldats sont morts lors de l'assaut contre leur caserne de Dori.", "ARMED_CLASH",
                     id="French"),
        pytest.param("de", "Rebellen haben in Kirkuk einen Militärposten gestürmt.", "ARMED_CLASH", id="German"),
        pytest.param("ar", "اقتحم مسلحون ثكنة للجيش في كركوك يوم الاثنين.", "ARMED_CLASH", id="Arabic"),
        pytest.param("ru", "Неизвестные обстреляли пост в Грозном.", "ATTACK", id="Russian: shot at by unknown men"),
        pytest.param("ru", "Неизвестные обстреляли пост из миномётов в Грозном.", "ART_MISS_ATTACK",
                     id="Russian: with mortars"),
        pytest.param("ru", "Самолёты сбросили две бомбы на Харьков.", "AIR_STRIKE", id="Russian: bombs dropped"),
    ],
)  # fmt: skip
def test_type(tools: Tools, language: str, text: str, kind: str) -> None:
    report = ingest(text, published="2031-05-07", language=language)
    assert [e.type for e in read_report(report, tools).events] == [kind]


@pytest.mark.parametrize(
    ("language", "text", "actors"),
    [
        pytest.param(
            "en",
            "A squad of our men attacked a mill at Karvan on Sunday, the Front for Renewal said.",
            ["Front for Renewal"],
            id="a squad of our men",
        ),
        pytest.param(
            "ar",
            "قال مصدر عسكري إن قذيفة للقوات المسلحة سقطت على ميناء عدن.",
            [],
            id="a source acts for nobody",
        ),
    ],
)
def test_who(tools: Tools, language: str, text: str, actors: list[str]) -> None:
    event = read_report(ingest(text, published="2031-05-07", language=language), tools).events[0]
    assert [a.value.name for a in event.actors if a.value] == actors

"""Days told from the day last named, in every language: the day of the second attack of a report."""

from __future__ import annotations

import pytest

from dateline.ingest import ingest
from dateline.pipeline import Tools, read_report


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Tools.load()


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "A bomb exploded in Gao on 9 May. The next morning, gunmen attacked a convoy.", "10"),
        ("en", "A bomb exploded in Gao on 9 May. The blast came two days after gunmen attacked a bus.", "07"),
        (
            "fr",
            "Une bombe a explosé à Gao le 9 mai. Le surlendemain, des hommes armés ont attaqué un convoi.",
            "11",
        ),
        (
            "es",
            "Una bomba explotó en Gao el 9 de mayo. La víspera, hombres armados atacaron un convoy.",
            "08",
        ),
        (
            "pt",
            "Uma bomba explodiu em Gao no dia 9 de maio. Na manhã seguinte, homens armados atacaram um comboio.",
            "10",
        ),
        (
            "it",
            "Una bomba è esplosa a Gao il 9 maggio. La sera prima, uomini armati hanno attaccato un convoglio.",
            "08",
        ),
        (
            "de",
            "Eine Bombe explodierte am 9. Mai in Gao. Am Vortag griffen Bewaffnete einen Konvoi an.",
            "08",
        ),
        ("ru", "9 мая в Гао взорвалась бомба. Через два дня боевики напали на колонну.", "11"),
        ("uk", "9 травня в Гао вибухнула бомба. Напередодні бойовики напали на колону.", "08"),
        (
            "tr",
            "9 Mayıs'ta Gao'da bir bomba patladı. Ertesi sabah silahlı kişiler bir konvoya saldırdı.",
            "10",
        ),
        ("ar", "انفجرت قنبلة في غاو في 9 مايو. وبعد يومين، هاجم مسلحون قافلة.", "11"),
        ("fa", "روز ۹ مه بمبی در گائو منفجر شد. روز قبل افراد مسلح به کاروانی حمله کردند.", "08"),
        ("ru", "9 мая в Гао взорвалась бомба. За сутки до этого боевики напали на колонну.", "08"),
        ("ru", "9 мая в Гао взорвалась бомба. За три дня до этого боевики напали на колонну.", "06"),
        ("ru", "9 мая в Гао взорвалась бомба. Спустя два дня боевики напали на колонну.", "11"),
        ("uk", "9 травня в Гао вибухнула бомба. За добу до того бойовики напали на колону.", "08"),
        ("uk", "9 травня в Гао вибухнула бомба. Через два дні бойовики напали на колону.", "11"),
        (
            "pt",
            "Uma bomba explodiu em Gao no dia 9 de maio. No dia 12, homens armados atacaram um comboio.",
            "12",
        ),
        (
            "pt",
            "Uma bomba explodiu em Gao na sexta-feira. Ontem à noite, homens armados atacaram um comboio.",
            "14",
        ),
        (
            "it",
            "Una bomba è esplosa a Gao il 9 maggio. Il giorno successivo, uomini armati hanno attaccato un convoglio.",
            "10",
        ),
        (
            "de",
            "Eine Bombe explodierte am 9. Mai in Gao. Einen Tag vorher griffen Bewaffnete einen Konvoi an.",
            "08",
        ),
        (
            "de",
            "Eine Bombe explodierte gestern in Gao. Heute Morgen griffen Bewaffnete einen Konvoi an.",
            "15",
        ),
        ("fa", "روز ۹ مه بمبی در گائو منفجر شد. سه روز قبل افراد مسلح به کاروانی حمله کردند.", "06"),
        ("ar", "انفجرت قنبلة في غاو في 9 مايو. وفي نفس اليوم هاجم مسلحون قافلة.", "09"),
        (
            "tr",
            "9 Mayıs'ta Gao'da bir bomba patladı. Bir gün önce silahlı kişiler bir konvoya saldırdı.",
            "08",
        ),
    ],
)
def test_day_told_from_another(code: str, text: str, expected: str, tools: Tools) -> None:
    reading = read_report(ingest(text, language=code, published="2034-05-15"), tools)
    days = {d.value.start for e in reading.events if e.type == "ATTACK" for d in e.dates if d.value}
    assert f"2034-05-{expected}" in days

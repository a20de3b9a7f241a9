"""Words of a question and forms of them that reports have: whether the one finds the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge.word_keys import asked_keys, word_keys

# A word as people type it, what reports have for it, and what is another word.
ROWS = [
    ("ar", "الجيش", "جيش والجيش للجيش بالجيش وللجيش", "جسر"),
    ("ar", "بلدة", "البلدة والبلدة ببلدة بلدتي البلدات", "بلاد"),
    ("ar", "قصف", "القصف وقصف بالقصف قصفت قصفوا", "قصر"),
    ("ar", "انفجار", "الانفجار انفجارات بانفجار والانفجارات", "انتحار"),
    ("ar", "غاو", "لغاو بغاو وغاو", "غاز"),
    ("ar", "لبنان", "بلبنان ولبنان للبنان", "لندن"),
    ("ar", "مدنيون", "المدنيين مدنيين للمدنيين مدني", "مدارس"),
    ("fa", "روستا", "روستای", "روسیه"),
    ("fa", "حمله", "حمله‌ها حملات", "حامله"),
    ("ru", "армия", "армии армией армию Армия", "арабы"),
    ("ru", "село", "села селом сёлами селу", "сеть"),
    ("ru", "рынок", "рынок", "рыба"),
    ("ru", "обстрел", "обстрела обстрелом обстреляли обстрелы обстреляла", "облака"),
    ("ru", "убиты", "убит убиты убито убита", "убежище"),
    ("ru", "взорвался", "взорвалась взорвался взорвали", "взвод"),
    ("ru", "Карван", "Карване Карвана Карвану Карваном", "Карабах"),
    ("uk", "військо", "війська військом військами", "віник"),
    ("uk", "об'єкт", "об’єкти об'єктом об'єкта", "обіцянка"),
    ("uk", "обстріл", "обстрілу обстріли обстріляли обстрілом", "обставина"),
    ("uk", "поранено", "поранені поранених поранена", "порада"),
    ("tr", "saldırı", "saldırıda saldırısında saldırının saldırılar saldırılarda", "saray"),
    ("tr", "asker", "askerler askerleri askerin", "aslan"),
    ("tr", "Karvan", "Karvan'da Karvan’ın Karvan'dan", "Karaman"),
    ("de", "Angriff", "Angriffe Angriffs Angriffen", "Anlage"),
    ("de", "Dorf", "Dorfes Dorfe", "Dank"),
    ("fr", "attaque", "attaques attaqué attaquée l'attaque", "attente"),
    ("fr", "armée", "l'armée l’armée armées", "arme"),
    ("es", "ataque", "ataques atacado", "acción"),
    ("es", "explosión", "explosiones explosion", "expulsión"),
    ("pt", "explosão", "explosao", "expulsão"),
    ("it", "attacco", "attacchi attacco", "attesa"),
    ("en", "attack", "attacks attacked attacking attackers Attack", "attach"),
    ("en", "army", "army's Army armies", "arms"),
    ("zh", "市场", "市场 南部市场遭到袭击", "市区"),
    ("hi", "बाज़ार", "बाजार", "बाजरा"),
    ("he", "הצבא", "צבא לצבא והצבא", "צבע"),
]  # fmt: skip
# What this does not do: stems that change, verbs with prefixes.
KNOWN_MISSES = {"atacado"}
# French "army" and "weapon" are one without their accents, Persian "village" and "Russia" without Arabic endings.
KNOWN_CONFUSIONS = {"arme", "روسیه"}


def finds(question: str, text: str, language: str | None) -> bool:
    """Whether the words of a question stand side by side in a text, as a search has it."""
    found = list(word_keys(text, language))
    rows = [list(row) for row in asked_keys(question)]
    return any(found[i : i + len(row)] == row for row in rows for i in range(len(found)))


PAIRS = [(language, word, form) for language, word, forms, _ in ROWS for form in forms.split(" ")]


@pytest.mark.parametrize(("language", "word", "form"), PAIRS)
def test_a_word_finds_its_forms(language: str, word: str, form: str) -> None:
    assert finds(word, form, language) != (form in KNOWN_MISSES), (
        asked_keys(word),
        *word_keys(form, language),
    )


@pytest.mark.parametrize(
    ("language", "word", "other"), [(language, word, o) for language, word, _, o in ROWS]
)
def test_a_word_does_not_find_another(language: str, word: str, other: str) -> None:
    assert finds(word, other, language) == (other in KNOWN_CONFUSIONS), (
        asked_keys(word),
        *word_keys(other, language),
    )


@given(st.text(max_size=40), st.sampled_from([None, "ar", "ru", "tr", "en", "xx"]))
def test_a_text_finds_itself(text: str, language: str | None) -> None:
    keys = list(word_keys(text, language))
    assert all(key and " " not in key for key in keys)
    assert not keys or finds(text, text, language)

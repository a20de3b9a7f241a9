"""Sentences of six languages by a few words of their tables, and what governs what in them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from dateline.knowledge.entities import EntityTable
from dateline.knowledge.languages import load
from dateline.knowledge.lexicon import Lexicon
from dateline.read.paragraphs import Syntax
from dateline.read.shallow import lore, parse

TABLES = Path(__file__).parent / "tables"
NAMES = frozenset({"Харьков", "أربيل", "غزة", "Charkiw", "Gao", "کابل"})


def tree(code: str, text: str) -> Syntax:
    return parse(
        text,
        load(TABLES / code),
        lore(Lexicon.load(), EntityTable.load(), NAMES.__contains__),
        published="2034-03-15",
    )


def relations(syntax: Syntax) -> set[str]:
    """ "nsubj(killed, men)" for each word but marks and articles."""
    tokens = syntax.tokens
    return {f"{t.dep}({tokens[t.head].text}, {t.text})" for t in tokens if t.dep not in ("punct", "det")}


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        pytest.param(
            "es",
            "Hombres armados mataron a doce personas en la aldea, dijo un portavoz de la policía.",
            "ccomp(said, killed) nsubj(killed, men) dobj(killed, people) nummod(people, 12) prep(killed, in)"
            " nsubj(said, spokesman) amod(men, armed)",
            id="es, personal object, speech after its content",
        ),
        pytest.param(
            "es",
            "Al menos 12 soldados fueron asesinados por el grupo armado en Gao el 12 de marzo de 2034.",
            "nsubjpass(killed, soldiers) auxpass(killed, was) agent(killed, by) pobj(by, group)"
            " npadvmod(killed, March) advmod(soldiers, least)",
            id="es, passive with agent and day",
        ),
        pytest.param(
            "es",
            "El ejército negó que sus soldados estaban implicados.",
            "nsubj(denied, army) mark(involved, that) ccomp(denied, involved) nsubjpass(involved, soldiers)"
            " poss(soldiers, their)",
            id="es, denial of a clause",
        ),
        pytest.param(
            "ru",
            "В результате удара по селу погибли 52 человека, сообщил губернатор.",
            "ccomp(reported, died) nsubj(died, people) nsubj(reported, governor) prep(died, in)"
            " prep(result, of) pobj(of, strike)",
            id="ru, subject after its verb, bare genitive",
        ),
        pytest.param(
            "ru",
            "Село Липцы обстреляно российскими войсками.",
            "nsubjpass(shelled, village) agent(shelled, by) pobj(by, troops) amod(troops, Russian)",
            id="ru, agent in the instrumental",
        ),
        pytest.param(
            "ar",
            "قال المتحدث إن الجيش الإسرائيلي قصف مدينة غزة بصواريخ يوم الاثنين الماضي.",
            "nsubj(said, spokesman) ccomp(said, shelled) nsubj(shelled, army) dobj(shelled, city)"
            " pobj(with, missiles) pobj(of, غزة) amod(army, Israeli)",
            id="ar, verb first, verb told from its noun, prefix",
        ),
        pytest.param(
            "ar",
            "وقتل أربعة مدنيين في قصف على أربيل.",
            "nsubjpass(killed, civilians) nummod(civilians, 4) prep(killed, in) prep(shelling, on)",
            id="ar, passive by what is missing",
        ),
        pytest.param(
            "de",
            "Bei einem Raketenangriff auf Charkiw wurden am Montag mindestens zwölf Menschen getötet, teilte die"
            " Polizei mit.",
            "ccomp(said, killed) auxpass(killed, was) nsubjpass(killed, people) compound(attack, missile)"
            " prep(attack, on) nsubj(said, police)",
            id="de, verb bracket, compound",
        ),
        pytest.param(
            "de",
            "Am Montag griffen Rebellen das Dorf an.",
            "nsubj(attacked, rebels) dobj(attacked, village) prep(attacked, on)",
            id="de, subject after the verb",
        ),
        pytest.param(
            "tr",
            "Silahlı saldırıda 12 asker öldürüldü.",
            "prep(killed, in) pobj(in, attack) nsubjpass(killed, soldier) nummod(soldier, 12)",
            id="tr, case ending as preposition",
        ),
        pytest.param(
            "tr",
            "Güvenlik güçleri köyde 12 kişiyi öldürdü.",
            "nsubj(killed, forces) dobj(killed, person) compound(forces, security) pobj(in, village)",
            id="tr, verb last",
        ),
        pytest.param(
            "fa",
            "ارتش اعلام کرد که نیروهای ارتش به روستای تل آرین حمله کردند.",
            "nsubj(announced, army) ccomp(announced, attacked) nsubj(attacked, forces) pobj(of, army)"
            " prep(attacked, on)",
            id="fa, compound verbs, ezafe",
        ),
    ],
)
def test_trees(code: str, text: str, expected: str) -> None:
    wanted = {w if w.endswith(")") else w + ")" for w in expected.replace(") ", ")|").split("|")}
    found = relations(tree(code, text))
    assert wanted <= found, f"missing {sorted(wanted - found)} in {sorted(found)}"


@pytest.mark.parametrize(
    ("code", "text", "number"),
    [
        pytest.param("es", "treinta y cinco soldados", "35", id="tens and ones"),
        pytest.param("es", "doce mil personas", "12000", id="scale"),
        pytest.param("es", "1.200 personas", "1200", id="point between thousands"),
        pytest.param("ar", "ثلاثة وعشرين مدني", "23", id="ones before tens"),
        pytest.param("ar", "٤٩ مدني", "49", id="Arabic digits"),
        pytest.param("ar", "مقتل شهيدان", "2", id="dual"),
        pytest.param("fa", "۱۲ نفر", "12", id="Persian digits"),
        pytest.param("fa", "در ۱۳ مهر ۱۴۱۲", "2033-10-04", id="Jalali day with its year"),
        pytest.param("fa", "در ۱۳ مهر", "4 october", id="Jalali day by the day of publication"),
        pytest.param("fa", "در ماه سرطان", "july 2033", id="Jalali month by the day of publication"),
        pytest.param("fa", "در سرطان سال گذشته", "july 2032", id="Jalali month of last year"),
        pytest.param("fa", "در مهر ماه ۱۴۱۰", "october 2031", id="Jalali month with its year"),
        pytest.param("fa", "آبان‌ماه گذشته", "november 2033", id="Jalali month in one word"),
        pytest.param("fa", "در سال ۱۴۱۱", "2032", id="Jalali year"),
        pytest.param("fa", "سرطان نفر", "4", id="what may be no month is none by itself"),
        pytest.param("fa", "سال گذشته", "last", id="a year without a number"),
    ],
)
def test_figures(code: str, text: str, number: str) -> None:
    assert number in {t.text.lower() for t in tree(code, text).tokens}


@pytest.mark.parametrize("code", ["es", "ru", "ar", "de", "tr", "fa"])
def test_any_text_makes_a_tree(code: str) -> None:
    """Words of all scripts, marks and emoji: tokens in order, none empty, every one below the root."""
    text = "قُتِل \"x\" и — the 12, l'a 🙂 y que, (по) … de\n\nKöy'de 1.200,5 ۱۲ که را؟ به. «в на»: что и не"
    tokens = tree(code, text).tokens
    assert all(a.end <= b.start and a.start < a.end for a, b in pairwise(tokens))
    for token in tokens:
        at, steps = token, 0
        while at.head != at.i and steps <= len(tokens):
            at, steps = tokens[at.head], steps + 1
        assert steps <= len(tokens)
        assert at.sentence == token.sentence

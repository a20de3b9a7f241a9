"""Word tables: complete, well formed, and found in text by lemma, by phrase and by part of speech."""

import re

import pytest

from dateline.extract.triggers import BY_ARMED, NEEDS
from dateline.knowledge.lexicon import DATA, Lexicon, rows_of, words_of
from dateline.knowledge.ontology import types
from dateline.records.parse import Token

LEXICON = Lexicon.load()
TYPES = {t.name for t in types()}
FRAMES = {
    "VERB": {"agent>patient", "agent@patient", "event>patient", "mutual", "patient", "agent"},
    "NOUN": {"by:on", "by:of", "by", "of", "between", "event"},
    "ADJ": {"patient"},
}
CLASSES = {"firearm", "explosive", "drone", "aircraft", "rocket", "missile", "artillery"}
CLASSES |= {"vehicle", "blade", "incendiary", "chemical", "naval", "other"}
WHO = {"civilians", "children", "women", "men", "soldiers", "police", "militants", "attackers"}
WHO |= {"journalists", "medics", "people"}
TOLLS = {"killed", "wounded", "harmed", "missing", "detained", "abducted", "displaced", "freed", "not_toll"}
HAPPENED = {"attempted", "foiled", "planned", "threatened", "hypothetical"}


def tokens(text, dep="dep"):
    """Tokens from "words/POS/lemma"; the lemma is the word where left out."""
    found, at = [], 0
    for i, part in enumerate(text.split()):
        word, pos, lemma = [*part.split("/"), ""][:3]
        tag = "VBG" if pos == "VERB" and word.endswith("ing") else pos
        found.append(Token(i, at, at + len(word), word, lemma or word.lower(), pos, tag, dep, i, 0))
        at += len(word) + 1
    return tuple(found)


def triggers(text, dep="dep"):
    return [
        (" ".join(t.text for t in m.tokens), m.row.type) for m in LEXICON.triggers.find(tokens(text, dep))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Rebels/NOUN/rebel shelled/VERB/shell", [("shelled", "ART_MISS_ATTACK")], id="verb"),
        pytest.param("an/DET ambush/NOUN", [("ambush", "ATTACK")], id="noun"),
        pytest.param(
            "drone/NOUN strikes/NOUN/strike", [("drone strikes", "AIR_STRIKE")], id="longest phrase"
        ),
        pytest.param(
            "cease/NOUN -/PUNCT fire/NOUN", [("cease fire", "AGREEMENT")], id="hyphen split by the tokenizer"
        ),
        pytest.param(
            "launched/VERB/launch several/ADJ rockets/NOUN/rocket",
            [("launched rockets", "ART_MISS_ATTACK")],
            id="adjective inside a verb phrase",
        ),
        pytest.param(
            "burned/VERB/burn the/DET house/NOUN down/ADP",
            [("burned down", "PROPERTY_DISTRUCT")],
            id="object inside a verb phrase",
        ),
        pytest.param(
            "took/VERB/take nine/NUM people/NOUN hostage/NOUN",
            [("took hostage", "ABDUCT_DISSAP")],
            id="object before hostage",
        ),
        pytest.param(
            "shot/VERB/shoot down/ADP a/DET drone/NOUN", [("shot down", "DISR_WEAP")], id="particle verb"
        ),
        pytest.param("a/DET rain/NOUN cloud/NOUN", [], id="noun of a verb row"),
        pytest.param("Shelling/PROPN kills/PROPN/kills nine/NUM", 2, id="headline words called names"),
        pytest.param("the/DET sunny/ADJ day/NOUN", [], id="nothing"),
    ],
)
def test_triggers_found(text, expected):
    found = triggers(text)
    assert len(found) == expected if isinstance(expected, int) else found == expected


def test_gerund_in_a_noun_place_is_a_noun():
    (match,) = LEXICON.triggers.find(tokens("shelling/VERB/shell", dep="nsubj"))
    assert match.row.pos == "NOUN"


def test_a_phrase_does_not_cross_a_sentence():
    first, second = tokens("drone/NOUN strikes/NOUN/strike")
    apart = (first, Token(1, 6, 13, "strikes", "strike", "NOUN", "NNS", "dep", 1, 1))
    assert [m.row.lemma for m in LEXICON.triggers.find((first, second))] == ["drone strike"]
    assert "drone strike" not in [m.row.lemma for m in LEXICON.triggers.find(apart)]


def test_triggers_cover_all_types_with_well_formed_rows():
    rows = [r for r in rows_of("triggers.tsv") if r["type"] != "-"]
    assert {r["type"] for r in rows} == TYPES
    assert [r for r in rows if r["frame"] not in FRAMES[r["pos"]]] == []
    assert [r for r in rows if r["strength"] not in {"strong", "context", "result"}] == []
    assert [r for r in rows if r["lemma"] != " ".join(r["lemma"].lower().split())] == []


def test_a_phrase_that_is_no_event_keeps_its_words_from_being_one():
    assert triggers("took/VERB/take place/NOUN") == [("took place", "-")]


def test_what_triggers_need_is_a_kind_that_can_be_told():
    needs = {n for r in rows_of("triggers.tsv") for n in re.findall(r"needs:(\w+)", r["note"])}
    assert needs <= set(LEXICON.cues) | {"alive", "building", "munition", "thrown"} | set(NEEDS) | set(
        BY_ARMED
    )


@pytest.mark.parametrize(
    ("phrase", "kind", "type_"),
    [
        pytest.param("unmanned aerial vehicle", "drone", "AIR_STRIKE", id="drone by its long name"),
        pytest.param("Katyusha", "rocket", "ART_MISS_ATTACK", id="rocket by make"),
        pytest.param("AK-47", "firearm", "ATTACK", id="hyphen and number"),
        pytest.param("car bomb", "explosive", "REM_EXPLOS", id="bomb"),
        pytest.param("suicide vest", "explosive", "SUIC_BOMB", id="phrase decides before class"),
        pytest.param("rocket-propelled grenade", "rocket", "GRENADE", id="grenade that is a rocket"),
        pytest.param("tear gas", "chemical", "PROTEST_WITH_INTER", id="tear gas is no chemical weapon"),
        pytest.param("gunboat", "naval", None, id="class without a type"),
    ],
)
def test_weapons(phrase, kind, type_):
    weapon = LEXICON.weapons.get(phrase)[0]
    assert (weapon.kind, LEXICON.weapon_type(weapon)) == (kind, type_)


@pytest.mark.parametrize(
    ("table", "column", "allowed"),
    [
        pytest.param("weapons.tsv", "class", CLASSES, id="weapon classes"),
        pytest.param("weapons.tsv", "type", TYPES | {""}, id="weapon types"),
        pytest.param("weapon_types.tsv", "type", TYPES, id="types of classes"),
        pytest.param("people.tsv", "who", WHO, id="who"),
        pytest.param(
            "tolls.tsv",
            "kind",
            TOLLS,
            id="toll kinds",
        ),
    ],
)
def test_closed_columns(table, column, allowed):
    assert {row[column] for row in rows_of(table)} <= allowed


@pytest.mark.parametrize(
    ("lemma", "who"),
    [
        ("soldier", "soldiers"),
        ("toddler", "children"),
        ("gunman", "militants"),
        ("villager", "civilians"),
        ("assailant", "attackers"),
        ("reporter", "journalists"),
        ("paramedic", "medics"),
        ("zebra", None),
    ],
)
def test_who(lemma, who):
    assert LEXICON.who(lemma) == who


@pytest.mark.parametrize(
    ("word", "pos", "kind"),
    [
        ("kill", "VERB", "killed"),
        ("dead", "ADJ", "killed"),
        ("casualty", "NOUN", "harmed"),
        ("displace", "VERB", "displaced"),
        ("attend", "VERB", "not_toll"),
        ("sing", "VERB", None),
    ],
)
def test_toll_kind(word, pos, kind):
    assert LEXICON.toll_kind(word, pos) == kind


@pytest.mark.parametrize(
    ("word", "pos", "value"),
    [
        ("fail", "VERB", "attempted"),
        ("thwart", "VERB", "foiled"),
        ("plot", "NOUN", "planned"),
        ("vow", "VERB", "threatened"),
        ("if", "SCONJ", "hypothetical"),
    ],
)
def test_happened_cues(word, pos, value):
    assert LEXICON.cue("happened", word, pos).value == value


def test_happened_values_are_those_of_the_contract():
    assert {r["value"] for r in rows_of("cues.tsv") if r["kind"] == "happened"} == HAPPENED


@pytest.mark.parametrize(
    ("type_", "acting", "struck", "becomes"),
    [
        pytest.param("ATTACK", {"armed"}, {"demonstrator"}, "FORCE_AGAINST_PROTEST", id="on protesters"),
        pytest.param("ATTACK", {"demonstrator"}, {"armed"}, "VIOL_DEMONSTR", id="by protesters"),
        pytest.param("ATTACK", {"mob"}, {"person"}, "MOB_VIOL", id="by a mob"),
        pytest.param("ARMED_CLASH", {"armed"}, {"demonstrator"}, "VIOL_DEMONSTR", id="either side"),
        pytest.param("ATTACK", {"armed"}, {"mob"}, "ATTACK", id="on villagers"),
        pytest.param("AIR_STRIKE", {"armed"}, {"demonstrator"}, "AIR_STRIKE", id="means decides before"),
    ],
)
def test_participants_shift_a_type(type_, acting, struck, becomes):
    assert LEXICON.shifted(type_, acting, struck) == becomes


@pytest.mark.parametrize("kind", ["background", "habitual", "reason", "damage", "light", "violent", "crowd"])
def test_cue_kinds_are_there(kind):
    assert kind in LEXICON.cues


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        pytest.param("launch an attack", ("launch", "attack"), id="article left out"),
        pytest.param("Gang-Rape", ("gang", "rape"), id="hyphen opened"),
        pytest.param("the", ("the",), id="nothing but an article"),
    ],
)
def test_words_of(phrase, words):
    assert words_of(phrase) == words


@pytest.mark.parametrize(
    "table",
    ["triggers", "weapons", "people", "tolls", "cues", "loaded", "irregular", "types", "weapon_types"],
)
def test_tables_say_where_they_come_from(table):
    assert "origin:" in (DATA / f"{table}.tsv").read_text(encoding="utf-8").split("\n\n")[0][:600]

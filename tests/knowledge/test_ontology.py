"""Event types: complete, with crosswalks, and a misspelt name finds its neighbour."""

import pytest

from dateline.errors import BadRecord
from dateline.knowledge.ontology import SCHEMES, event_type, suggest, types

CONTRACT = """
ARMED_CLASH ATTACK AIR_STRIKE ART_MISS_ATTACK REM_EXPLOS SUIC_BOMB GRENADE CHEM_WEAP SEX_VIOL
ABDUCT_DISSAP ARREST FORCE_AGAINST_PROTEST PEACE_PROTEST PROTEST_WITH_INTER VIOL_DEMONSTR MOB_VIOL
PROPERTY_DISTRUCT GOV_REGAINS_TERIT NON_STATE_ACTOR_OVERTAKES_TER NON_VIOL_TERRIT_TRANSFER
HQ_ESTABLISHED AGREEMENT CHANGE_TO_GROUP_ACT DISR_WEAP OTHER THREAT SANCTION AID VETO STATEMENT
"""


def test_types_are_those_of_the_contract_in_its_order():
    assert [t.name for t in types()] == CONTRACT.split()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_type_knows_every_scheme(scheme):
    assert all(isinstance(t.named_in(scheme), tuple) for t in types())


@pytest.mark.parametrize("type_", types(), ids=lambda t: t.name)
def test_type_is_described(type_):
    assert len(type_.description) > 20
    assert type_.group in {"violence", "protest", "development", "around"}


@pytest.mark.parametrize(
    ("name", "scheme", "expected"),
    [
        pytest.param("AIR_STRIKE", "acled", ("Explosions/Remote violence: Air/drone strike",), id="one name"),
        pytest.param("ABDUCT_DISSAP", "gtd", ("Hostage Taking (Kidnapping)", "Hijacking"), id="two names"),
        pytest.param("PEACE_PROTEST", "muc4", (), id="none"),
        pytest.param("THREAT", "cameo", ("138", "139"), id="codes"),
        pytest.param("NON_VIOL_TERRIT_TRANSFER", "plover", ("RETREAT",), id="plover"),
    ],
)
def test_crosswalk(name, scheme, expected):
    assert event_type(name).named_in(scheme) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param("ATACK", "ATTACK", id="letter left out"),
        pytest.param("Air-Strike", "AIR_STRIKE", id="other case and hyphen"),
        pytest.param("AIRSTRIKE", "AIR_STRIKE", id="no underscore"),
        pytest.param("PROPERTY_DESTRUCT", "PROPERTY_DISTRUCT", id="spelt rightly"),
        pytest.param("kidnapping", "ABDUCT_DISSAP", id="common word"),
        pytest.param("shelling", "ART_MISS_ATTACK", id="borrowed name"),
        pytest.param("QQQQQ", None, id="nothing near"),
    ],
)
def test_suggestion(asked, expected):
    assert suggest(asked) == expected


def test_unknown_type_names_its_neighbour_and_the_command():
    with pytest.raises(BadRecord, match="Did you mean 'ATTACK'") as raised:
        event_type("ATACK")
    assert "dateline types" in raised.value.hint


def test_event_type_takes_other_spellings():
    assert event_type("air strike").name == "AIR_STRIKE"

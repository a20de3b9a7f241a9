"""The query language: what is written is what is read, and what does not fit is said with what would."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import BadRecord
from dateline.store.query import FIELDS, WORDS, Query, Term


def term(field: str, *values: str, negated: bool = False) -> Term:
    return Term(field, values, negated)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("drone governor", [term(WORDS, "drone"), term(WORDS, "governor")], id="words"),
        pytest.param('"market square"', [term(WORDS, "market square")], id="words in a row"),
        pytest.param("-drone", [term(WORDS, "drone", negated=True)], id="not a word"),
        pytest.param('place:"Tel Arin"', [term("place", "Tel Arin")], id="a name of two words"),
        pytest.param("PLACE:Karvan", [term("place", "Karvan")], id="fields in any case"),
        pytest.param("type:air_strike|ATTACK", [term("type", "AIR_STRIKE", "ATTACK")], id="one of two"),
        pytest.param(
            'actor:"A|B"|army', [term("actor", "A|B", "army")], id="a bar in quotation marks is none"
        ),
        pytest.param("-type:ARREST", [term("type", "ARREST", negated=True)], id="turned round"),
        pytest.param("country:Syria", [term("country", "SY")], id="a country by name"),
        pytest.param("country:sy", [term("country", "SY")], id="a country by code"),
        pytest.param("since:2034-03", [term("since", "2034-03")], id="a month"),
        pytest.param("killed:>=5", [term("killed", ">=5")], id="at least"),
        pytest.param("near:34.05,44.02+25", [term("near", "34.05,44.02+25km")], id="round a point"),
        pytest.param('near:"Tel Arin"+25km', [term("near", "Tel Arin+25km")], id="round a place"),
        pytest.param("box:-1,15,1,17", [term("box", "-1,15,1,17")], id="a box that begins with a minus"),
        pytest.param('source:"X \\"Y\\""', [term("source", 'X "Y"')], id="a quotation mark inside"),
        pytest.param('"12:30"', [term(WORDS, "12:30")], id="a colon in quotation marks"),
    ],
)
def test_parse(text: str, expected: list[Term]) -> None:
    assert list(Query.parse(text).terms) == expected
    assert Query.parse(str(Query.parse(text))) == Query.parse(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("plce:Karvan", "Did you mean 'place'", id="a field misspelt"),
        pytest.param("http://post.example", "quotation marks", id="a colon in a word"),
        pytest.param("status:contestd", "Did you mean 'contested'", id="a value misspelt"),
        pytest.param("type:ATACK", "Did you mean 'ATTACK'", id="a type misspelt"),
        pytest.param("place:", 'place:"Tel Arin"', id="no value"),
        pytest.param("type:ATTACK|", "no value", id="no value after a bar"),
        pytest.param('"market', "not closed", id="an open quotation mark"),
        pytest.param("since:12.3.2034", "2034-03-12", id="a date of another kind"),
        pytest.param("since:2034-13", "calendar", id="a month too many"),
        pytest.param("box:1,2,3", "west,south,east,north", id="a box with three sides"),
        pytest.param("box:1,20,3,10", "on earth", id="a box upside down"),
        pytest.param("near:Karvan", "+25km", id="how near is not said"),
        pytest.param("near:95,10+5", "on earth", id="no point on earth"),
        pytest.param("killed:many", ">=5", id="no number"),
        pytest.param("killed:9..5", "no number", id="a range upside down"),
        pytest.param("country:Atlantis", "Atlantis", id="no country"),
        pytest.param("language:arabic", "en or ar", id="no code"),
    ],
)
def test_what_does_not_fit_is_said(text: str, said: str) -> None:
    with pytest.raises(BadRecord) as error:
        Query.parse(text)
    assert said in f"{error.value.message} {error.value.hint}"
    assert error.value.hint


def test_python_asks_the_same() -> None:
    asked = Query.of(
        place="Tel Arin", type=["ATTACK", "AIR_STRIKE"], words='drone "market square"', actor=None
    )
    assert str(asked) == 'place:"Tel Arin" type:ATTACK|AIR_STRIKE drone "market square"'
    assert Query.parse("place:Karvan") & Query.of(killed=5) == Query.parse("place:Karvan killed:5")


@pytest.mark.parametrize("name", list(FIELDS))
def test_examples_are_queries(name: str) -> None:
    (found,) = Query.parse(FIELDS[name].example).terms
    assert found.field == name


def test_every_field_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "casebook.md").read_text(encoding="utf-8")
    documented = {
        name
        for row in re.findall(r"^\| (`.*?) \|", page, re.MULTILINE)
        for name in re.findall(r"`(\w+):", row)
    }
    assert documented >= FIELDS.keys()


NAMES = st.text(min_size=1, max_size=12).map(lambda s: " ".join(s.split())).filter(bool)
VALUES = {
    **dict.fromkeys(("place", "actor", "by", "against", "source", "outlet", WORDS), NAMES),
    "status": st.sampled_from(["contested", "denied"]),
    "type": st.sampled_from(["ATTACK", "AIR_STRIKE"]),
    "country": st.sampled_from(["SY", "ML"]),
    "since": st.dates().map(str),
    "until": st.dates().map(lambda d: str(d)[:7]),
    "killed": st.integers(0, 10**6).map(lambda n: f">={n}"),
    "near": st.tuples(NAMES, st.integers(0, 20_000)).map(lambda row: f"{row[0]}+{row[1]}km"),
}  # fmt: skip


@st.composite
def terms(draw: st.DrawFn) -> Term:
    field = draw(st.sampled_from(sorted(VALUES)))
    values = draw(st.lists(VALUES[field], min_size=1, max_size=3))
    return Term(field, tuple(values), draw(st.booleans()))


# The first query reads the table of countries; a busy machine takes its time.
SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(st.lists(terms(), max_size=5))
def test_what_is_written_is_what_is_read(asked: list[Term]) -> None:
    query = Query(tuple(asked))
    assert Query.parse(str(query)) == query


@SLOW
@given(st.text(max_size=30))
def test_any_text_is_a_query_or_an_error(text: str) -> None:
    with suppress(BadRecord):
        query = Query.parse(text)
        assert Query.parse(str(query)) == query

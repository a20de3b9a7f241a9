"""Tellings and what they make together: rows of near-twins and copies, and what must hold for any order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.link import clusters
from dateline.records.incidents import Interval, Judgement, Spot, Telling

KARVAN = Spot(frozenset({"karvan"}), "XA", None, 34.0, 44.0, "exact")
NEARBY = Spot(frozenset({"kharwan"}), "XB", None, 34.05, 44.02, "near")
FACING = Spot(frozenset({"oru kessa"}), "XB", None, 34.02, 44.01, "exact")
FAR = Spot(frozenset({"tel arin"}), "XA", None, 38.0, 44.0, "exact")
DISTRICT = Spot(frozenset({"upper valley"}), "XA", None, 34.2, 44.1, "admin2")
LAND = Spot(frozenset({"xaland"}), "XA", None, 33.0, 43.0, "country")


def telling(report: str, event: str = "e1", **fields: object) -> Telling:
    base = Telling(
        f"{report}#{event}",
        report,
        "AIR_STRIKE",
        "2034-03-13",
        "2034-03-13",
        "2034-03-14",
        (KARVAN,),
        frozenset({"northern front"}),
        frozenset({"market"}),
        killed=Interval(11, 11),
    )
    return replace(base, **fields)  # type: ignore[arg-type]


def groups(tellings: list[Telling], judgements: tuple[Judgement, ...] = ()) -> set[frozenset[str]]:
    return {frozenset(c.members) for c in clusters(tellings, judgements)}


def judged(verdict: str, at: str, left: str = "a#e1", right: str = "b#e1") -> Judgement:
    return Judgement(f"j{at}", left, right, verdict, "a reviewer", at)


A, B = telling("a"), telling("b")
# Nothing but the place, the day, the kind and the words.
BARE: dict[str, object] = {"actors": frozenset(), "targets": frozenset(), "killed": None}
TOGETHER, APART = {frozenset({"a#e1", "b#e1"})}, {frozenset({"a#e1"}), frozenset({"b#e1"})}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(A, B, TOGETHER, id="alike in all"),
        pytest.param(A, telling("b", killed=Interval(14, 14)), TOGETHER, id="a toll that has grown"),
        pytest.param(
            A,
            telling("b", spots=(NEARBY,), actors=frozenset()),
            TOGETHER,
            id="another spelling over a border",
        ),
        pytest.param(
            A,
            telling(
                "b", spots=(FACING,), actors=frozenset(), targets=frozenset(), killed=None, type="ARMED_CLASH"
            ),
            APART,
            id="the town across a border",
        ),
        pytest.param(
            A,
            telling("b", spots=(FACING,), actors=frozenset(), killed=Interval(9, 9)),
            APART,
            id="the town across a border, and a like toll",
        ),
        pytest.param(
            telling("a", type="ARMED_CLASH"),
            telling("b", spots=(FACING,), type="ARMED_CLASH", actors=frozenset(), killed=Interval(9, 9)),
            TOGETHER,
            id="a fight across a border, with the market that both name",
        ),
        pytest.param(A, telling("b", start=None, end=None), TOGETHER, id="undated, of the same days"),
        pytest.param(
            A, telling("b", start=None, end=None, published="2034-03-13"), TOGETHER, id="undated, of that day"
        ),
        pytest.param(
            A,
            telling("b", start=None, end=None, published="2034-03-12", type="ART_MISS_ATTACK"),
            APART,
            id="undated, and told before it happened",
        ),
        pytest.param(
            A, telling("b", type="ATTACK", actors=frozenset({"army"})), TOGETHER, id="blamed on another"
        ),
        pytest.param(
            A, telling("b", start="2034-03-18", end="2034-03-18"), APART, id="same town, other week"
        ),
        pytest.param(
            A,
            telling(
                "b",
                start="2034-03-14",
                end="2034-03-14",
                killed=Interval(2, 2),
                targets=frozenset({"bridge"}),
            ),
            APART,
            id="same town, next day, another target",
        ),
        pytest.param(A, telling("b", spots=(FAR,)), APART, id="another town"),
        pytest.param(
            A,
            telling("b", spots=(FAR,), around=frozenset({"karvan"})),
            TOGETHER,
            id="the wrong one of two towns",
        ),
        pytest.param(
            A,
            telling("b", spots=(FAR,), around=frozenset({"karvan"}), **BARE),
            APART,
            id="another town, in a report that names both, and nothing in common but the day and the kind",
        ),
        pytest.param(
            telling("a", hours=(5, 11), killed=Interval(3, 3), sites=frozenset({"market"})),
            telling("b", hours=(17, 22), actors=frozenset()),
            APART,
            id="the morning and the evening of a day",
        ),
        pytest.param(
            telling("a", hours=(21, 29), **BARE),
            telling("b", hours=(2, 2), **BARE),
            TOGETHER,
            id="two in the night",
        ),
        pytest.param(
            telling("a", hours=(5, 11), **BARE),
            telling("b", hours=(9, 9), **BARE),
            TOGETHER,
            id="nine in the morning",
        ),
        pytest.param(
            telling("a", hours=(5, 11), **BARE),
            telling("b", hours=(17, 22), start="2034-03-12", **BARE),
            TOGETHER,
            id="hours of days that are not one day count for nothing",
        ),
        pytest.param(A, telling("b", type="PEACE_PROTEST"), APART, id="another kind"),
        pytest.param(
            telling("a", type="MOB_VIOL"),
            telling("b", type="VIOL_DEMONSTR"),
            TOGETHER,
            id="violence at a protest",
        ),
        pytest.param(
            telling("a", type="ATTACK"),
            telling("b", type="NON_STATE_ACTOR_OVERTAKES_TER"),
            TOGETHER,
            id="a post stormed and held",
        ),
        pytest.param(
            A,
            telling("b", spots=(LAND,), around=frozenset({"XA"}), actors=frozenset()),
            TOGETHER,
            id="the country alone, and the same toll",
        ),
        pytest.param(
            A,
            telling("b", spots=(LAND,), around=frozenset({"XA"}), actors=frozenset(), killed=None),
            APART,
            id="the country, the day and the kind alone",
        ),
        pytest.param(
            telling("a", sites=frozenset({"power"}), **BARE),
            telling("b", spots=(), sites=frozenset({"power"}), **BARE),
            TOGETHER,
            id="no place at all, and the same kind of site",
        ),
        pytest.param(
            telling("a", sites=frozenset({"power"}), **BARE),
            telling("b", spots=(), **BARE),
            APART,
            id="no place at all, and nothing in common but the day and the kind",
        ),
        pytest.param(
            telling("a", spots=(Spot(frozenset({"upper ford"}), "XA"),), around=frozenset({"XA", "karvan"})),
            B,
            TOGETHER,
            id="a village that we do not know, in a report that names the town",
        ),
        pytest.param(
            telling("a", spots=(DISTRICT,), killed=None, actors=frozenset()),
            telling("b", start="2034-03-14", end="2034-03-14"),
            APART,
            id="a district, and another town in it the next day",
        ),
        pytest.param(
            telling("a", spots=(Spot(frozenset({"مامباسا"}), sounds=frozenset({"mambas"})),)),
            telling("b", spots=(Spot(frozenset({"mambasa"}), sounds=frozenset({"mambas"})),)),
            TOGETHER,
            id="one town in two scripts, unresolved",
        ),
        pytest.param(
            telling("a", killed=None, targets=frozenset(), sites=frozenset({"medical"}), actors=frozenset()),
            telling(
                "b",
                killed=Interval(2, 2),
                targets=frozenset(),
                sites=frozenset({"power"}),
                actors=frozenset(),
            ),
            APART,
            id="a clinic and a power station in one town on one day, and no more: left to a person",
        ),
        pytest.param(
            telling("a", sites=frozenset({"depot"}), **BARE),
            telling("b", sites=frozenset({"market"}), **BARE),
            TOGETHER,
            id="one side's depot is the other's market",
        ),
        pytest.param(
            telling("a", type="ATTACK", words=frozenset({"mayor", "shot", "gunman"}), **BARE),
            telling("b", type="REM_EXPLOS", words=frozenset({"soldier", "bomb"}), **BARE),
            APART,
            id="a shooting and a blast in one town on one day, and no more",
        ),
        pytest.param(
            telling("a", type="ATTACK", words=frozenset({"hotel", "shot", "blast"}), **BARE),
            telling("b", type="REM_EXPLOS", words=frozenset({"hotel", "bomb"}), **BARE),
            TOGETHER,
            id="a blast and shots, told as either",
        ),
        pytest.param(
            telling("a", type="ATTACK", words=frozenset({"attack"}), **BARE),
            telling("b", type="REM_EXPLOS", words=frozenset({"bomb"}), **BARE),
            TOGETHER,
            id="an attack of which nothing says how it was done",
        ),
        pytest.param(A, replace(telling("a", "e2"), key="b#e1"), APART, id="one report tells them apart"),
    ],
)
def test_pairs(left: Telling, right: Telling, expected: set[frozenset[str]]) -> None:
    assert groups([left, right]) == expected


def test_two_attacks_in_one_day_stay_two() -> None:
    """Each of two reports tells of both: no chain of pairs may join what a report keeps apart."""
    morning = {"killed": Interval(3, 3), "targets": frozenset({"market"})}
    evening = {"killed": Interval(9, 9), "targets": frozenset({"barracks"}), "type": "REM_EXPLOS"}
    told = [telling(r, e, **kind) for r in "ab" for e, kind in (("e1", morning), ("e2", evening))]
    assert groups(told) == {frozenset({"a#e1", "b#e1"}), frozenset({"a#e2", "b#e2"})}


@pytest.mark.parametrize(
    ("judgements", "expected"),
    [
        pytest.param((judged("different", "1"),), APART, id="different"),
        pytest.param((judged("unsure", "1"),), APART, id="unsure is left open"),
        pytest.param((judged("different", "1"), judged("same", "2")), TOGETHER, id="the later one counts"),
        pytest.param((judged("same", "2"), judged("different", "1")), TOGETHER, id="whatever their order"),
    ],
)
def test_people_decide(judgements: tuple[Judgement, ...], expected: set[frozenset[str]]) -> None:
    assert groups([A, B], judgements) == expected


def test_people_may_join_what_rules_keep_apart() -> None:
    assert groups([A, telling("b", spots=(FAR,))], (judged("same", "1"),)) == TOGETHER


def test_what_gives_only_its_country_joins_whom_it_fits_best() -> None:
    vague = telling("b", spots=(LAND,), around=frozenset({"XA"}), killed=Interval(9, 9))
    other = telling("c", spots=(FAR,), killed=Interval(9, 9))
    assert groups([A, vague, other]) == {frozenset({"a#e1"}), frozenset({"b#e1", "c#e1"})}


def test_copies_without_a_known_place_join_whom_they_fit_best_among_those_with_one() -> None:
    vague: dict[str, object] = {"spots": (LAND,), "around": frozenset({"XA"})}
    hurt = {"b": Interval(4, 4), "c": Interval(4, None)}
    copies = [telling(report, text_group="t1", wounded=wounded, **vague) for report, wounded in hurt.items()]
    assert groups([A, *copies]) == {frozenset({"a#e1", "b#e1", "c#e1"})}


def test_reasons_are_kept() -> None:
    (cluster,) = clusters([A, B])
    features = {f.name: (f.left, f.right) for f in cluster.links[0].features}
    assert features["date"] == ("2034-03-13", "2034-03-13")
    assert features["killed"] == ("11-11", "11-11")


SEVERAL = st.lists(
    st.builds(
        telling,
        report=st.sampled_from("abcdefg"),
        event=st.sampled_from(["e1", "e2"]),
        start=st.sampled_from(["2034-03-13", "2034-03-14", None]),
        spots=st.sampled_from([(KARVAN,), (NEARBY,), (FAR,), ()]),
        type=st.sampled_from(["AIR_STRIKE", "ATTACK", "ARREST"]),
        killed=st.sampled_from([Interval(11, 11), Interval(2, None), None]),
        sites=st.sampled_from([frozenset({"market"}), frozenset()]),
        around=st.sampled_from([frozenset({"XA", "karvan"}), frozenset()]),
        hours=st.sampled_from([(5, 11), (17, 22), None]),
    ),
    max_size=10,
    unique_by=lambda t: t.key,
)


@given(SEVERAL, st.randoms())
def test_order_of_arrival_does_not_matter(told: list[Telling], random: object) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert clusters(shuffled) == clusters(told)


@given(SEVERAL)
def test_every_telling_is_in_one_cluster_and_no_report_twice(told: list[Telling]) -> None:
    found = clusters(told)
    assert sorted(k for c in found for k in c.members) == sorted(t.key for t in told)
    for cluster in found:
        reports = [k.split("#")[0] for k in cluster.members]
        assert len(reports) == len(set(reports))

"""What an event has from its mentions and claims: actors, place and day carried, the outlet's own voice."""

from __future__ import annotations

import pytest

from dateline.records.events import Event
from factories import Story

SUNDAY = "Sunday=2031-05-04"


def names(event: Event) -> list[tuple[str, tuple[int, ...]]]:
    return [(a.value.name, a.claims) for a in event.actors if a.value]


def test_who_claims_it_did_it_by_that_claim() -> None:
    story = Story("A bomb exploded in Karvan . Front said it was behind the blast .")
    mention = story.told("exploded", "REM_EXPLOS", place="Karvan")
    story.says("Front", "it was behind the blast", mention, stance="claims_responsibility")
    (event,) = story.events()
    assert names(event) == [("Front", (0,))]


def test_named_over_gunmen() -> None:
    story = Story("gunmen attacked Karvan . Front said it attacked .")
    mention = story.told("attacked", actor="gunmen", place="Karvan")
    story.says("Front", "it attacked", mention, stance="claims_responsibility")
    (event,) = story.events()
    assert names(event) == [("Front", (0,))]


def test_gunmen_where_nobody_is_named() -> None:
    story = Story("gunmen attacked Karvan .")
    story.told("attacked", actor="gunmen", place="Karvan")
    assert names(story.events()[0]) == [("gunmen", ())]


def test_an_actor_inside_a_claim_is_that_claim_s() -> None:
    story = Story("Police said Front attacked Karvan .")
    mention = story.told("attacked", actor="Front", place="Karvan")
    story.says("Police", "Front attacked Karvan", mention)
    (event,) = story.events()
    assert names(event) == [("Front", (0,))]
    assert [p.claims for p in event.places] == [(0,)]


@pytest.mark.parametrize(
    ("stance", "actors"),
    [pytest.param("denies", [], id="denied"), pytest.param("asserts", ["Soldiers"], id="told")],
)
def test_who_did_what_is_only_denied_did_not_do_the_rest(stance: str, actors: list[str]) -> None:
    story = Story("A bomb hit Karvan . Police say that Soldiers struck guests .")
    first = story.told("hit", place="Karvan")
    story.told("struck", actor="Soldiers", ties=(first,))
    story.says("Police", "Soldiers struck guests", 1, stance=stance)
    (event,) = story.events()
    assert [a.value.name for a in event.actors if a.value] == actors


def test_what_the_outlet_says_too_is_its_own() -> None:
    story = Story("Front attacked Karvan . Police said Front attacked Karvan .")
    story.told("attacked", actor="Front", place="Karvan")
    second = story.told("attacked", nth=2, weak=True, place="Karvan")
    story.adds(second, story.part("actor", "Front", nth=2))
    story.says("Police", "Front attacked Karvan .", second)
    (event,) = story.events()
    assert names(event) == [("Front", ())]


def test_the_outlet_speaks_only_where_nobody_else_does() -> None:
    story = Story("Rebels hit Karvan . Police said Rebels struck Tel Arin .")
    story.told("hit", place="Karvan")
    said = story.told("struck", place="Tel Arin")
    story.says("Police", "Rebels struck Tel Arin", said)
    events, claims = story.grouped()
    assert [[claims[i].source.kind for i in e.claims] for e in events] == [["outlet"], ["police"]]
    own = next(c for c in claims if c.source.kind == "outlet")
    assert (own.source.name, own.source.spans, own.stance) == ("Harbour Radio", (), "asserts")


@pytest.mark.parametrize(
    ("how", "stances", "happened"),
    [
        pytest.param("actual", ["asserts"], "actual", id="asserted"),
        pytest.param("actual", ["denies"], "denied", id="only denied"),
        pytest.param("actual", ["denies", "asserts"], "actual", id="denied by one, told by another"),
        pytest.param("planned", ["asserts"], "planned", id="planned"),
        pytest.param("denied", ["denies", "blames"], "actual", id="denied by one, blamed by another"),
        pytest.param("attempted", [], "attempted", id="attempted, in the outlet's voice"),
    ],
)
def test_happened(how: str, stances: list[str], happened: str) -> None:
    story = Story("Police said , Army said : Front attacked Karvan .")
    mention = story.told("attacked", happened=how, place="Karvan")
    for source, stance in zip(("Police", "Army"), stances, strict=False):
        story.says(source, "Front attacked Karvan", mention, stance=stance)
    assert [e.happened for e in story.events()] == [happened]


def test_what_is_negated_and_claimed_by_nobody_is_no_event() -> None:
    story = Story("Rebels did not attack Karvan .")
    story.told("attack", happened="denied", place="Karvan")
    assert story.events() == ()


# --- carried ----------------------------------------------------------------------------------------------


def test_place_and_day_are_carried_to_the_next_happening_by_inference() -> None:
    story = Story("Rebels hit Karvan on Sunday . Farmers marched .")
    story.told("hit", place="Karvan", day=SUNDAY)
    story.told("marched", "PEACE_PROTEST")
    _, second = story.events()
    assert [(p.value.name, str(p.basis)) for p in second.places if p.value] == [("Karvan", "inferred")]
    assert [(d.value.start, str(d.basis)) for d in second.dates if d.value] == [("2031-05-04", "inferred")]


def test_the_day_of_what_the_sentence_tells_in_passing_is_carried() -> None:
    story = Story("At a protest on Sunday a crowd stoned the police . Police arrested two men .")
    story.told("protest", "PEACE_PROTEST", day=SUNDAY, news=False)
    story.told("stoned", "VIOL_DEMONSTR")
    story.told("arrested", "ARREST")
    assert [e.dates[0].value.start for e in story.events() if e.news and e.dates[0].value] == [
        "2031-05-04"
    ] * 2


def test_a_happening_elsewhere_has_no_day_carried_to_it() -> None:
    story = Story("Rebels hit Karvan on Sunday . Police arrested two men in Tel Arin .")
    story.told("hit", place="Karvan", day=SUNDAY)
    story.told("arrested", "ARREST", place="Tel Arin")
    _, second = story.events()
    assert [p.value.name for p in second.places if p.value] == ["Tel Arin"]
    assert second.dates == ()


def test_a_day_is_not_carried_far() -> None:
    story = Story(
        "Rebels hit Karvan on Sunday . It rained . It rained . It rained . It rained . Police arrested two ."
    )
    story.told("hit", place="Karvan", day=SUNDAY)
    story.told("arrested", "ARREST")
    assert story.events()[1].dates == ()


def test_background_gives_neither_place_nor_day() -> None:
    story = Story("Rebels once hit Karvan on Sunday . Police arrested two men .")
    story.told("hit", place="Karvan", day=SUNDAY, news=False)
    story.told("arrested", "ARREST")
    _, second = story.events()
    assert (second.places, second.dates) == ((), ())


def test_background_takes_neither_place_nor_day() -> None:
    story = Story("Rebels hit Karvan on Sunday . Police once arrested two men .")
    story.told("hit", place="Karvan", day=SUNDAY)
    story.told("arrested", "ARREST", news=False)
    _, second = story.events()
    assert (second.places, second.dates) == ((), ())


@pytest.mark.parametrize(
    ("day", "news"),
    [
        pytest.param("2031-05-04", True, id="three days before"),
        pytest.param("2029-05-04", False, id="two years before"),
    ],
)
def test_old_days_are_background(day: str, news: bool) -> None:
    story = Story("Rebels hit Karvan on Sunday .")
    story.told("hit", place="Karvan", day=f"Sunday={day}")
    assert [e.news for e in story.events()] == [news]

"""One happening or two: hand-made mentions, no parser. Words that stand apart are parts of the story's text."""

from __future__ import annotations

from typing import Any

import pytest

from factories import Story


def two(
    text: str, first: dict[str, Any], second: dict[str, Any], *, types: tuple[str, str] = ("ATTACK", "ATTACK")
) -> Story:
    """A story of two mentions, "hit" and "struck"."""
    story = Story(text)
    story.told("hit", types[0], **first)
    story.told("struck", types[1], **second)
    return story


TEXT = "Rebels hit Karvan on Sunday . Gunmen struck Tel Arin on Monday . They hid in Karvan on Sunday ."
SUNDAY, MONDAY = "Sunday=2031-05-04", "Monday=2031-05-05"


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        pytest.param({"place": "Karvan"}, {"place": "Karvan"}, False, id="one place"),
        pytest.param({"place": "Karvan"}, {"place": "Tel Arin"}, True, id="two places"),
        pytest.param({"place": "Karvan"}, {}, False, id="a place and none"),
        pytest.param({"day": SUNDAY}, {"day": MONDAY}, True, id="two days"),
        pytest.param({"day": SUNDAY}, {"day": SUNDAY}, False, id="one day"),
        pytest.param(
            {"place": "Karvan", "day": SUNDAY},
            {"place": "Karvan", "day": MONDAY},
            True,
            id="one place on two days",
        ),
        pytest.param(
            {"place": "Karvan", "day": SUNDAY},
            {"place": "Tel Arin", "day": SUNDAY},
            True,
            id="two places on one day",
        ),
        pytest.param({}, {"news": False}, True, id="news and background"),
        pytest.param({}, {"news": False, "weak": True}, False, id="a word that points back is no background"),
        pytest.param({}, {"happened": "planned"}, True, id="done and planned"),
        pytest.param({}, {"happened": "threatened"}, True, id="done and threatened"),
        pytest.param({}, {"happened": "denied"}, False, id="a denial is about the same event"),
        pytest.param({}, {"happened": "attempted"}, False, id="done and attempted"),
        pytest.param({"happened": "planned"}, {"happened": "planned"}, False, id="both planned"),
        pytest.param(
            {"place": "Karvan"},
            {"place": "Tel Arin", "ties": (0,)},
            True,
            id="a tie does not join two places",
        ),
        pytest.param({}, {"news": False, "ties": (0,)}, True, id="a tie does not mix news and background"),
    ],
)
def test_place_day_and_how_far(first: dict[str, Any], second: dict[str, Any], apart: bool) -> None:
    assert len(two(TEXT, first, second).events()) == 1 + apart


@pytest.mark.parametrize(
    ("words", "apart"),
    [
        pytest.param({"weak": True}, False, id="a word that points back"),
        pytest.param({}, True, id="background of its own"),
    ],
)
def test_a_word_that_points_back_from_the_background_keeps_no_news_away(
    words: dict[str, Any], apart: bool
) -> None:
    story = Story("Gunmen hit Karvan . It was the worst attack in years . A man struck himself .")
    story.told("hit", place="Karvan")
    story.told("attack", news=False, **words)
    story.told("struck")
    assert (["hit", "attack", "struck"] in story.told_apart()) is not apart


@pytest.mark.parametrize(
    ("types", "apart"),
    [
        pytest.param(("ATTACK", "AIR_STRIKE"), False, id="general and narrow"),
        pytest.param(("AIR_STRIKE", "ART_MISS_ATTACK"), False, id="strike and rockets"),
        pytest.param(("REM_EXPLOS", "SUIC_BOMB"), False, id="blast and suicide bombing"),
        pytest.param(("AIR_STRIKE", "ABDUCT_DISSAP"), True, id="strike and abduction"),
        pytest.param(("ATTACK", "ARREST"), True, id="attack and arrest"),
        pytest.param(("ATTACK", "AGREEMENT"), True, id="attack and truce"),
        pytest.param(("ATTACK", "SANCTION"), True, id="attack and sanctions"),
        pytest.param(
            ("PEACE_PROTEST", "FORCE_AGAINST_PROTEST"), False, id="protest and the force used on it"
        ),
        pytest.param(("SUIC_BOMB", "GRENADE"), False, id="kinds of blast"),
        pytest.param(("AIR_STRIKE", "SUIC_BOMB"), True, id="from the air and by a bomber"),
        pytest.param(("SEX_VIOL", "AIR_STRIKE"), True, id="sexual violence is no strike"),
    ],
)
def test_types(types: tuple[str, str], apart: bool) -> None:
    assert len(two(TEXT, {}, {}, types=types).events()) == 1 + apart


@pytest.mark.parametrize(
    ("types", "kept"),
    [
        pytest.param(("ATTACK", "AIR_STRIKE"), "AIR_STRIKE", id="narrow over general"),
        pytest.param(("REM_EXPLOS", "SUIC_BOMB"), "SUIC_BOMB", id="suicide over blast"),
        pytest.param(("ATTACK", "ATTACK"), "ATTACK", id="the same"),
    ],
)
def test_the_narrowest_type_names_it(types: tuple[str, str], kept: str) -> None:
    assert [e.type for e in two(TEXT, {}, {}, types=types).events()] == [kept]


def test_an_outcome_joins_what_left_it() -> None:
    story = Story("Jets hit Karvan . Nine people were killed .")
    story.told("hit", "AIR_STRIKE", place="Karvan")
    story.told("killed", "ATTACK", strength="result")
    (event,) = story.events()
    assert (event.type, story.words_of(event)) == ("AIR_STRIKE", ["hit", "killed"])


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        pytest.param("Rebels hit a bank . Another attack struck a school .", True, id="another"),
        pytest.param("Rebels hit a bank . The attack struck at dawn .", False, id="the"),
        pytest.param(
            "Rebels hit a bank . An attack struck a school .", True, id="indefinite with parts of its own"
        ),
        pytest.param("Rebels hit a bank . An attack it was .", False, id="indefinite without any"),
    ],
)
def test_signs_of_a_new_happening(text: str, apart: bool) -> None:
    story = Story(text)
    story.told("hit", actor="Rebels")
    parts = {"recipient": "a school"} if "school" in text else {}
    story.told("attack", weak="The attack" in text, **parts)
    assert len(story.events()) == 1 + apart


def test_the_headline_is_the_first_happening_not_its_own() -> None:
    story = Story("Nine die in attack | Rebels hit Karvan on Sunday .")
    story.told("attack")
    story.told("hit", place="Karvan", day=SUNDAY)
    assert len(story.events()) == 1


def test_different_sides_are_two_happenings() -> None:
    story = Story("Front hit Army . Brigade struck Guard .")
    story.told("hit", actor="Front", recipient="Army")
    story.told("struck", actor="Brigade", recipient="Guard")
    assert story.told_apart() == [["hit"], ["struck"]]


def test_the_sides_of_one_fight_may_be_named_in_turn() -> None:
    story = Story("Front hit Army . Front struck Army .")
    story.told("hit", actor="Front", recipient="Army")
    story.told("struck", actor="Front", recipient="Army")
    assert len(story.events()) == 1


def test_events_come_in_the_order_of_the_text() -> None:
    story = Story(TEXT)
    story.told("hit", place="Karvan")
    story.told("struck", place="Tel Arin")
    assert story.told_apart() == [["hit"], ["struck"]]


# --- aggregates -------------------------------------------------------------------------------------------

SIX = "Rebels attacked three towns . They hit Karvan . They struck Tel Arin . They shelled Oru Kessa ."


def aggregate(count: int | None, parts: int) -> Story:
    story = Story(SIX)
    story.told("attacked", count=count, actor="Rebels")
    for trigger, place in (("hit", "Karvan"), ("struck", "Tel Arin"), ("shelled", "Oru Kessa"))[:parts]:
        story.told(trigger, place=place)
    return story


@pytest.mark.parametrize(
    ("count", "parts", "tied"),
    [
        pytest.param(3, 3, 3, id="as many as told"),
        pytest.param(3, 2, 2, id="fewer than told"),
        pytest.param(2, 3, 2, id="never more than told"),
        pytest.param(
            None,
            3,
            3,
            id="number not said",
            marks=pytest.mark.xfail(
                strict=True,
                raises=StopIteration,
                reason="a plural without number or place joins the first part",
            ),
        ),
        pytest.param(3, 1, 0, id="one part makes no aggregate"),
    ],
)
def test_parts_point_to_their_aggregate(count: int | None, parts: int, tied: int) -> None:
    events = aggregate(count, parts).events()
    whole = next(i for i, e in enumerate(events) if e.count != 1)
    assert [e.part_of for e in events].count(whole) == tied
    assert events[whole].part_of is None


def test_a_part_has_the_actors_of_the_whole_by_inference() -> None:
    _, *parts = aggregate(3, 3).events()
    assert {(a.value.name, str(a.basis)) for e in parts for a in e.actors if a.value} == {
        ("Rebels", "inferred")
    }


def test_a_mention_of_several_places_is_split_over_them() -> None:
    story = Story("Rebels attacked towns in Karvan and Tel Arin .")
    story.told("attacked", count=2, place="Karvan")
    story.adds(0, story.at("Tel Arin"))
    assert [[p.value.name for p in e.places if p.value] for e in story.events()] == [["Karvan"], ["Tel Arin"]]

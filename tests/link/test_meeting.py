"""Who is compared with whom: all that share a mark, and never too many."""

from __future__ import annotations

import pytest
from tests.link.test_weigh import TABLE, said

from dateline.link.meeting import MOST, alike_words, meeting
from dateline.link.origins import independent, origins_of


def test_those_who_share_a_mark_meet() -> None:
    assert meeting([{"a"}, {"b"}, {"b", "a"}, {"c"}]) == [(0, 2), (1, 2)]


def test_each_meets_no_more_than_so_many() -> None:
    assert len(meeting([{"a"}] * 1000)) <= 1000 * MOST


def test_words_of_two_languages_that_are_spelled_alike_share_a_mark() -> None:
    found = alike_words([("glib", "uk"), ("hlib", "en"), ("danko", "en"), ("marun", "uk")])
    assert set(found["glib"]) & set(found["hlib"])
    assert "marun" not in found


def test_words_of_one_language_are_themselves() -> None:
    assert alike_words([("glib", "en"), ("hlib", "en")]) == {}


def test_the_looks_grow_with_the_voices_and_not_with_their_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []
    monkeypatch.setattr("dateline.link.origins.PAIRS", (lambda a, b: looks.append(1),))
    voices = [said(f"r{n}", f"Union of Karvan street {n}") for n in range(600)]
    origins_of(voices, TABLE)
    assert len(looks) <= 600 * MOST


def test_who_is_named_alike_in_a_thousand_reports_is_one() -> None:
    voices = [said(f"r{n}", name) for n in range(1000) for name in ("police", "army")]
    voices += [said(f"r{n}", "residents", "resident") for n in range(5)]
    assert len(independent(origins_of(voices, TABLE))) == 7

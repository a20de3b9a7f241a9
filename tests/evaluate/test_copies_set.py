"""Edits of texts and the pairs that they make."""

from __future__ import annotations

from dateline.evaluate.copies import EDITS, Text, edited, own_texts, pairs_of


def one(id_: str, word: str) -> Text:
    body = " ".join(f"The {word} of {n} was heard in Karvan that night." for n in range(10))
    return Text(id_, "original", f"Heard in Karvan\n\n{body}", frozenset({id_}))


def test_edits_are_the_same_each_time() -> None:
    texts = [one("a", "shot"), one("b", "blast"), one("c", "siren")]
    made = list(edited(texts, 40))
    assert made == list(edited(texts, 40))
    assert {t.kind for t in made} == {"cut", "reordered", "retitled", "quoted"}
    assert EDITS == 2_000


def test_pairs_are_of_texts_made_of_one_report() -> None:
    a, b = one("a", "shot"), one("b", "blast")
    digest = Text("d", "quoted", "", frozenset("ab"))
    assert pairs_of([a, b, digest]) == {frozenset("ad"), frozenset("bd")}


def test_reports_that_are_copies_to_begin_with_count_once() -> None:
    words = " ".join(map(str, range(30)))
    assert [t.id for t in own_texts([("a", words), ("b", f"{words} again"), ("c", "other words")])] == ["a"]

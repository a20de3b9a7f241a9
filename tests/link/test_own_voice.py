"""Whether a report tells a happening itself or relays it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from tests.link.test_weigh import account, claim, weighed

from dateline.link.own_voice import tells_itself


def span(text: str, quote: str) -> dict[str, Any]:
    at = text.index(quote)
    return {"start": at, "end": at + len(quote), "quote": quote}


def reading(
    text: str, *said: Mapping[str, str], title: str = "", language: str = "en", **more: Any
) -> dict[str, Any]:
    """A reading of a text; what is said as source, cue and content, each a quotation of it."""
    whole = f"{title}\n\n{text}" if title else text
    attributions = [{part: [span(whole, quote)] for part, quote in one.items()} for one in said]
    blank: dict[str, Any] = {"source": [], "cue": [], "content": []}
    return {
        "report": {"text": whole, "title": title or None, "language": language, **more},
        "attributions": [{**blank, **a} for a in attributions],
    }


def told(read: Mapping[str, Any], quotes: Sequence[str], claims: Sequence[str] = ()) -> dict[str, Any]:
    """An event that is told in some words, done by a party that the report itself names, or some claims."""
    mentions = [span(read["report"]["text"], q) for q in quotes]
    return {"mentions": mentions, "actors": [{"name": "rebels", "claims": list(claims)}]}


POLICE = {"source": "Police", "cue": "said", "content": "that three were hurt"}


@pytest.mark.parametrize(
    ("read", "quotes", "own"),
    [
        pytest.param(
            reading("A bomb went off in Karvan. Police said that three were hurt.", POLICE), ["went off"], True,
            id="the lead",
        ),
        pytest.param(
            reading("A bomb went off in Karvan, residents said.", {"source": "residents", "cue": "said"}), ["went off"],
            False, id="a lead that somebody said",
        ),
        pytest.param(
            reading("Police said that three were hurt. A shop was burned.", POLICE), ["burned"], False,
            id="what follows somebody's words",
        ),
        pytest.param(
            reading("Shops are shut.", title="A bomb went off in Karvan"), ["went off"], False, id="only the headline",
        ),
        pytest.param(
            reading("A bomb went off; Police said that three were hurt.", POLICE), ["went off"], True, id="a semicolon",
        ),
        pytest.param(
            reading("A bomb of Gen. N. Marun went off. Police said that three were hurt.", POLICE), ["bomb"], True,
            id="a title and an initial",
        ),
        pytest.param(
            reading(
                "В Карване прогремел взрыв. Об этом сообщила полиция.", {"source": "полиция", "cue": "сообщила"},
                language="ru",
            ),
            ["взрыв"], False, id="this was reported by",
        ),
        pytest.param(
            reading("В Карване прогремел взрыв. Раненых нет, сообщила полиция.",
                    {"source": "полиция", "cue": "сообщила"}, language="ru"),
            ["взрыв"], True, id="and something else was reported by",
        ),
        pytest.param(
            reading("Police said that three were hurt, two badly.", POLICE), ["hurt"], False, id="inside what is said",
        ),
    ],
)  # fmt: skip
def test_own_voice(read: dict[str, Any], quotes: list[str], own: bool) -> None:
    assert tells_itself(read, told(read, quotes)) is own


@pytest.mark.parametrize(
    ("outlet", "own"),
    [("Valley Observatory", True), ("Karvan Rights Network", True), ("Karvan Daily", False), ("", False)],
)
def test_an_organization_may_quote_its_witnesses_first(outlet: str, own: bool) -> None:
    read = reading("Police said that three were hurt. A shop was burned.", POLICE, outlet=outlet)
    assert tells_itself(read, told(read, ["burned"])) is own


def test_who_leaves_it_to_others_who_did_it_adds_nothing() -> None:
    read = reading(
        "Rebels fired on Karvan. Police said that three were hurt.", POLICE, outlet="Valley Observatory"
    )
    assert tells_itself(read, told(read, ["fired"]))
    assert not tells_itself(read, told(read, ["fired"], claims=["c1"]))


def test_the_own_voice_is_an_origin_beside_those_who_are_quoted() -> None:
    given = account("a", claim("police"), outlet="Karvan Daily")
    telling = type(given)(given.report, given.event, given.claims, tells=True)
    assert weighed(given)["sources"]["independent"] == 1
    assert weighed(telling)["sources"]["independent"] == 2

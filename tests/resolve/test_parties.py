"""Which parties a report's list of entities holds, and under which id."""

from __future__ import annotations

import pytest

from dateline.knowledge.entities import EntityTable
from dateline.records.claims import Claim, Source
from dateline.records.events import Event
from dateline.records.parse import Mention, Parse
from dateline.records.text import Span
from dateline.records.values import Party, Value
from dateline.resolve.entities import local_id, resolve_entities

TABLE = EntityTable.load()
SPAN = Span(0, 1)


def ids(name: str, entity: str | None = None, kind: str | None = None) -> list[str]:
    """Ids of the list where a party of that name acts; `kind` is what the text names by it."""
    mentions = (Mention(SPAN, kind, name, 0, entity),) if kind else ()
    event = Event("ATTACK", (0,), (SPAN,), actors=(Value(Party(name, entity), (SPAN,)),))
    return [e.id for e in resolve_entities(Parse("x", (), (), mentions), [event], [], TABLE)]


@pytest.mark.parametrize(
    ("name", "entity", "kind", "expected"),
    [
        pytest.param("Hamas", "hamas", "armed_group", ["hamas"], id="in the table"),
        pytest.param("Northern Front", None, "armed_group", ["local:northern-front"], id="only here"),
        pytest.param("gunmen", None, None, [], id="unnamed"),
        pytest.param("Karvan", None, "place", [], id="a place is no party"),
    ],
)
def test_actors(name: str, entity: str | None, kind: str | None, expected: list[str]) -> None:
    assert ids(name, entity, kind) == expected


def test_sources_and_relays_are_listed_once() -> None:
    source = Source("Reuters", "news_agency", (SPAN,), "reuters")
    relay = Source("Taliban", "armed_group", (SPAN,), "taliban")
    claims = [Claim((0,), source, via=(relay,)), Claim((0,), source)]
    found = resolve_entities(Parse("x", (), ()), [], claims, TABLE)
    assert [e.id for e in found] == ["reuters", "taliban"]


def test_the_outlet_itself_is_no_entity() -> None:
    claims = [Claim((0,), Source("Harbour Radio", "outlet"))]
    assert resolve_entities(Parse("x", (), ()), [], claims, TABLE) == ()


def test_local_ids_are_the_same_for_the_same_name() -> None:
    assert local_id("The al-Doran Front") == local_id("Al Doran front") == "local:doran-front"

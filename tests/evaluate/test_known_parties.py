"""Known parties by their ids: of the gold's names, those that our table has."""

import pytest

from dateline.evaluate.parties import right
from dateline.knowledge.entities import EntityTable

TABLE = EntityTable.load()


def gold(attacker: str | None, *sources: str) -> dict:
    claims = [{"source": name, "via": ["Reuters"]} for name in sources]
    return {"id": "a", "events": [{"attacker": attacker}], "claims": claims}


def reading(*entities: str | None) -> dict:
    claims = [{"source": {"entity": e}, "via": []} for e in entities]
    return {"report": {"id": "a"}, "events": [{"actors": [{"entity": None}]}], "claims": claims}


@pytest.mark.parametrize(
    ("line", "read", "expected"),
    [
        pytest.param(gold(None, "Red Cross"), reading("reuters"), 50.0, id="one of two"),
        pytest.param(
            gold("Northern Front; Reuters"), reading("reuters"), 100.0, id="unknown names do not count"
        ),
        pytest.param(gold("AFP"), reading("agence-france-presse"), 100.0, id="either party of a name"),
        pytest.param(gold("Reuters"), reading(None), 0.0, id="without an id"),
        pytest.param(gold("Northern Front"), reading(None), None, id="nobody known"),
        pytest.param(gold("Reuters"), {"id": "a", "error": {}}, 0.0, id="not read"),
    ],
)
def test_share_of_known_parties(line: dict, read: dict, expected: float | None) -> None:
    assert right([read], [line], TABLE) == expected

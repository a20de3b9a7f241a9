"""Which claims support that it happened."""

from __future__ import annotations

from typing import Any

import pytest
from tests.link.test_weigh import account, claim, weighed

from dateline.link.support import supports, tells_itself


def told(
    name: str = "police", stance: str = "asserts", cue: str = "said", what: str = "", **more: Any
) -> Any:
    return claim(name, stance, cue=cue, content=[{"quote": what}] if what else [], **more)


DENIAL = told("army", "denies", "denied", "that anybody was hit")


@pytest.mark.parametrize(
    ("said", "beside", "language", "expected"),
    [
        pytest.param(told(), [], "en", True, id="said"),
        pytest.param(told(stance="denies"), [], "en", False, id="denied"),
        pytest.param(told("foreign media", cue="spread"), [DENIAL], "en", False, id="spread, says who denies it"),
        pytest.param(told("the ferry line", cue="spread"), [], "en", True, id="spread, and nobody denies"),
        pytest.param(told("N. N.", cue="lieutenant said"), [DENIAL], "en", True, id="a lieutenant is no lie"),
        pytest.param(told("army", cue="spread"), [DENIAL], "en", True, id="spread and denied by one and the same"),
        pytest.param(told(cue="mourned", what="the dead"), [], "en", False, id="mourned"),
        pytest.param(told(cue="announced", what="an inquiry and two suspensions"), [], "en", False, id="an inquiry"),
        pytest.param(
            told(cue="said", what="an inquiry found that nine were killed"), [], "en", True, id="what an inquiry found",
        ),
        pytest.param(told(cue="promised", what="the families a pension"), [], "en", False, id="promised"),
        pytest.param(
            told("N. N.", cue="called", what="the confession barely credible"), [], "en", False, id="weighs a claim",
        ),
        pytest.param(
            told("N. N.", cue="nannte", what="das Bekenntnis wenig glaubhaft"), [], "de", False, id="in German",
        ),
        pytest.param(
            told("Front", "claims_responsibility", "vowed", "more of the same"), [], "en", True, id="claimed and vowed",
        ),
    ],
)  # fmt: skip
def test_support(said: Any, beside: list[Any], language: str, expected: bool) -> None:
    assert supports(said, [said, *beside], language) is expected


def test_what_is_told_to_be_rejected_leaves_only_the_denial() -> None:
    found = weighed(account("a", told("foreign media", cue="circulated"), DENIAL))
    assert (found["status"], found["sources"]["independent"]) == ("denied", 0)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        pytest.param([], True, id="nobody is quoted"),
        pytest.param([told()], False, id="police said so, however plainly the lead tells it"),
        pytest.param([told(cue="mourned", what="the dead")], True, id="who is quoted only mourns"),
        pytest.param([told("army", "denies", about="event")], False, id="only a denial of it"),
        pytest.param(
            [told("army", "denies", about="responsibility")], True, id="only a denial of who did it"
        ),
    ],
)
def test_whether_a_report_tells_it_itself(claims: list[Any], expected: bool) -> None:
    assert tells_itself(claims, "en") is expected

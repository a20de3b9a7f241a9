"""Weights learned from made-up tellings: what tells two incidents apart weighs against, what they share for."""

from __future__ import annotations

from dateline.evaluate.linking import Told
from dateline.evaluate.weights import BY_HAND, learned
from dateline.link.compare import weights
from dateline.records.incidents import Spot, Telling

SPOT = Spot(frozenset({"karvan"}), "ML", None, 14.0, -4.0, "exact")


def telling(report: str, weapon: str) -> Telling:
    return Telling(
        key=f"{report}#0",
        report=report,
        type="ATTACK",
        start="2036-03-17",
        end="2036-03-17",
        spots=(SPOT,),
        weapons=frozenset({weapon}),
        words=frozenset({report}),
    )


def told() -> Told:
    """Two attacks in one town on one day, each told by four reports."""
    of = {f"{weapon}-{k}": weapon for weapon in ("drone", "mine") for k in range(4)}
    tellings = [telling(report, weapon) for report, weapon in of.items()]
    return Told(tellings, [], {}, {f"{report}#0": weapon for report, weapon in of.items()})


def test_what_was_used_tells_two_attacks_apart() -> None:
    was = {**weights(), ("weapons", "other"): 0.0, ("weapons", "shared"): 0.0}
    found = learned({"twins": told()}, was)
    assert found["weapons", "other"] < -1
    assert {level: found[level] for level in BY_HAND} == {level: was[level] for level in BY_HAND}

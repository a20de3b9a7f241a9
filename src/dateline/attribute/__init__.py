"""From a parse and its event mentions to attributions and claims: who says so."""

from __future__ import annotations

from dateline.attribute.claims import attribute
from dateline.attribute.flat import attributions
from dateline.attribute.origins import passed_on

__all__ = ["attribute", "attributions", "passed_on"]

"""What all tests share: the tables and the parser, loaded once."""

from __future__ import annotations

import pytest

from dateline.pipeline import Tools


@pytest.fixture(scope="session")
def tools() -> Tools:
    return Tools.load()

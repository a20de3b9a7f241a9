"""Settings from the environment."""

from __future__ import annotations

import pytest

from dateline.settings import LIMIT, Settings, settings, size


@pytest.mark.parametrize(
    ("words", "expected"),
    [("500000", 500_000), ("500k", 500_000), ("2MB", 2_000_000), ("1.5 mb", 1_500_000), ("1GiB", 10**9)],
)
def test_size(words: str, expected: int) -> None:
    assert size(words) == expected


@pytest.mark.parametrize("words", ["", "much", "-5", "0", "5 parsecs"])
def test_no_size(words: str) -> None:
    with pytest.raises(ValueError, match="is no size"):
        size(words)


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        pytest.param({}, Settings(LIMIT, False), id="nothing set"),
        pytest.param({"DATELINE_LIMIT": "5MB"}, Settings(5_000_000, False), id="limit"),
        pytest.param({"DATELINE_ALLOW_LOCAL": "1"}, Settings(LIMIT, True), id="local network"),
        pytest.param({"DATELINE_ALLOW_LOCAL": "0"}, Settings(LIMIT, False), id="not the local network"),
        pytest.param({"DATELINE_BUSY": "0.5"}, Settings(busy_s=0.5), id="another writer"),
    ],
)
def test_settings(environ: dict[str, str], expected: Settings) -> None:
    assert settings(environ) == expected

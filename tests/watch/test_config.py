"""The list of sources: what it may say, and what is said of one that is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.errors import ConfigError
from dateline.watch import Config, Source, load_config
from dateline.watch.config import KEYS

PAGE = (Path(__file__).parents[2] / "docs" / "watch.md").read_text(encoding="utf-8")

GOOD = """
[defaults]
every = "2h"
delay = 5
language = "en"
contact = "desk@valley.example"

[[source]]
name = "Harbour News"
kind = "feed"
address = "https://harbour.example/rss"
every = "15m"

[[source]]  # what a crawler writes
name = "Crawl"
kind = "lines"
path = "inbox/crawl.jsonl"
outlet = "Valley Monitor"
country = "SY"
"""


def load(tmp_path: Path, text: str) -> Config:
    path = tmp_path / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return load_config(path)


def test_sources_with_what_they_have_in_common(tmp_path: Path) -> None:
    config = load(tmp_path, GOOD)
    crawl = str(tmp_path / "inbox" / "crawl.jsonl")
    assert config == Config(
        (
            Source("Harbour News", "feed", "https://harbour.example/rss", 900, 5, language="en"),
            Source("Crawl", "lines", crawl, 7_200, 5, "Valley Monitor", "en", "SY"),
        ),
        "desk@valley.example",
    )


def with_line(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new, 1)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        pytest.param(
            with_line("address =", "adress ="),
            "line 11: 'adress' is no key of source 'Harbour News'.",
            "Did you mean 'address'? The keys are name, kind,",
            id="key that is wrong",
        ),
        pytest.param(
            with_line('every = "15m"', "every = 15"),
            "line 12: 'every' is 15 in source 'Harbour News'.",
            'Expected a time as "15m", "6h" or "1d".',
            id="time without a unit",
        ),
        pytest.param(
            with_line('every = "15m"', 'every = "5s"'),
            "line 12: 'every' is too often for source 'Harbour News'.",
            "once a minute",
            id="too often",
        ),
        pytest.param(
            with_line('kind = "feed"', 'kind = "rss"'),
            "line 10: 'kind' is 'rss'",
            "one of feed, sitemap, page, folder, telegram, lines",
            id="kind",
        ),
        pytest.param(
            with_line('kind = "feed"', 'kind = ["feed"]'),
            "line 10: 'kind' is ['feed']",
            "one of feed, sitemap",
            id="several kinds",
        ),
        pytest.param(
            with_line('kind = "feed"', 'kind = "folder"'),
            "line 11: 'address' does not go with kind 'folder'",
            "Give path",
            id="address of a folder",
        ),
        pytest.param(
            with_line('path = "inbox/crawl.jsonl"', ""),
            "line 14: 'path' is missing in",
            "Expected",
            id="no path",
        ),
        pytest.param(
            with_line('name = "Crawl"', ""),
            "line 14: 'name' is missing in source 2",
            "Expected",
            id="no name",
        ),
        pytest.param(
            with_line("https://harbour", "harbour"),
            "line 11: 'address' is",
            "https://example",
            id="no address",
        ),
        pytest.param(with_line("delay = 5", 'delay = "5"'), "line 4: 'delay' is '5'", "seconds", id="words"),
        pytest.param(with_line("delay = 5", "delay = -1"), "line 4: 'delay' is -1", "seconds", id="negative"),
        pytest.param(with_line("delay = 5", "delays = 5"), "line 4: 'delays'", "'delay'?", id="default"),
        pytest.param(with_line('"Crawl"', '"Harbour News"'), "line 15: 'name'", "own name", id="name twice"),
        pytest.param(GOOD + GOOD[GOOD.index("[[") :], "line 21: 'name' of source", "own", id="all twice"),
        pytest.param(with_line("[defaults]", "[default]"), "line 2: 'default'", "'defaults'?", id="table"),
        pytest.param("source = 7", "line 1: 'source' is no table", "[[source]]", id="no table"),
        pytest.param("source = [7]", "line 1: 'source' is no table", "[[source]]", id="no tables"),
        pytest.param("", "lists no source", "[[source]]", id="empty"),
        pytest.param("[[source", "is no TOML", "example", id="no TOML"),
    ],
)
def test_what_is_wrong_is_said_with_line_and_key(tmp_path: Path, text: str, message: str, hint: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text)
    assert message in caught.value.message
    assert "sources.toml" in caught.value.message
    assert hint in caught.value.hint


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        load_config(tmp_path / "none.toml")


def test_the_example_of_the_docs_is_a_list(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert [s.kind for s in load(tmp_path, example).sources] == ["feed", "sitemap", "telegram"]


def test_every_key_is_documented() -> None:
    rows = re.findall(r"^\| (`.*?) \|", PAGE, re.MULTILINE)
    assert {key for row in rows for key in re.findall(r"`(\w+)`", row)} == KEYS

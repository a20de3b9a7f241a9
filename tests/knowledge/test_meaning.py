"""What words of all languages have in common: their meaning in English, the site they name, how a name sounds."""

from __future__ import annotations

import pytest

from dateline.knowledge.meaning import meant, site_of, sounds_of


@pytest.mark.parametrize(
    ("text", "code", "site"),
    [
        pytest.param("the maternity ward", "en", "medical", id="ward"),
        pytest.param("two markets", "en", "market", id="plural"),
        pytest.param("l'hôpital", "fr", "medical", id="French"),
        pytest.param("السوق", "ar", "market", id="Arabic with the article"),
        pytest.param("рынка", "ru", "market", id="Russian genitive"),
        pytest.param("ринок", "uk", "market", id="Ukrainian"),
        pytest.param("villagers", "en", None, id="no site"),
    ],
)
def test_sites(text: str, code: str, site: str | None) -> None:
    assert {site_of(word) for word in meant(text, code)} - {None} == ({site} if site else set())


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        pytest.param("مامباسا", "Mambasa", True, id="Arabic and Latin"),
        pytest.param("Краснополье", "Krasnopillia", True, id="Russian and a Ukrainian spelling in Latin"),
        pytest.param("Nuur market", "Nuur", True, id="a site and its own name"),
        pytest.param("Nuur market", "Karvan market", False, id="the site alone is no name"),
        pytest.param("Karvan", "Tel Arin", False, id="two towns"),
    ],
)
def test_sounds(one: str, other: str, alike: bool) -> None:
    assert bool(sounds_of(one, "") & sounds_of(other, "")) == alike

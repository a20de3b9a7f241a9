"""Cleaning: what is mapped out, and that every clean character leads back to its raw one."""

import unicodedata
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest.clean import clean

ODD = "\xad\u200b\u200c\u200e\u202b\ufeff\xa0\u2009\t\r\n\f\x00\x1c\u2028ﬁﬄe\u0301\ud800&amp;’“–آ"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param("sol\xaddiers", "soldiers", id="soft hyphen goes"),
        pytest.param("20\xa0km", "20 km", id="no-break space becomes a space"),
        pytest.param("a\r\nb\rc", "a\nb\nc", id="line ends become one kind"),
        pytest.param("one\ftwo", "one\ntwo", id="form feed becomes a line end"),
        pytest.param("\u200fTel\u200b Arin\u202c", "Tel Arin", id="marks of direction and zero width go"),
        pytest.param("oﬃcers", "officers", id="ligature becomes its letters"),
        pytest.param("Jamundi\u0301", "Jamundí", id="combining accent is composed"),
        pytest.param("fire &amp; smoke &#8211; here", "fire & smoke – here", id="entities become characters"),
        pytest.param("the army’s “part”", "the army’s “part”", id="typographic marks stay"),
        pytest.param("می\u200cگوید", "می\u200cگوید", id="zero width non-joiner stays in Persian"),
        pytest.param("sol\u200cdiers", "soldiers", id="zero width non-joiner goes in Latin"),
        pytest.param("  \n body \n", "body", id="white space at the ends goes"),
        pytest.param("bad \ud800 half", "bad \ufffd half", id="half a surrogate pair is replaced"),
        pytest.param("bell\x07s", "bells", id="control characters go"),
    ],
)
def test_what_is_changed(raw: str, text: str) -> None:
    assert clean(raw).text == text


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        pytest.param("\ufeff so\xadme &amp; oﬃce in Tel\xa0Arin", "Tel", id="after many changes"),
        pytest.param("a\r\n\r\nb\r\n\r\nTel", "Tel", id="after line ends"),
        pytest.param("Tel", "Tel", id="nothing changed"),
    ],
)
def test_a_word_is_found_in_the_raw_text(raw: str, word: str) -> None:
    cleaned = clean(raw)
    at = cleaned.alignment.to_raw(cleaned.text.index(word))
    assert raw[at : at + len(word)] == word


@given(st.text(st.sampled_from(ODD) | st.characters(), max_size=60))
def test_every_character_leads_back_to_one_it_stands_for(raw: str) -> None:
    cleaned = clean(raw)
    assert cleaned.text == cleaned.text.strip()
    places = [cleaned.alignment.to_raw(i) for i in range(len(cleaned.text))]
    assert places == sorted(places)
    for character, at in zip(cleaned.text, places, strict=True):
        assert _stands_for(character, raw, at)


def _stands_for(character: str, raw: str, at: int) -> bool:
    old = raw[at]
    blank = old.isspace() and character in " \n"
    replaced = character == "\ufffd" and 0xD800 <= ord(old) < 0xE000
    wider = old == "&" or character in unicodedata.normalize("NFKC", old)
    composed = character in unicodedata.normalize("NFC", raw[at : at + 12])
    return character == old or blank or replaced or wider or composed or character == unescape(old)


@given(st.text(st.sampled_from(ODD), max_size=40))
def test_cleaning_takes_out_all_that_is_invisible(raw: str) -> None:
    assert not set(clean(raw).text) & set("\xad\u200b\u200e\u202b\ufeff\xa0\r\f\x00\ud800")

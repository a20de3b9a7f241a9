"""Whatever the text: claims and attributions hold, and point into it."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.attribute.reading import mentions_of, parsed

from dateline.attribute import attribute
from dateline.knowledge.entities import EntityTable
from dateline.records.claims import Claim

VOCABULARY = (
    "police rebels X Radio reporters who it a the camp statement said attacked denied claimed citing quoted told "
    "verify was not able that according to as saying responsibility for by but no , . ; : “ ” \" 'no' "
)
WORDS = st.sampled_from([*VOCABULARY.split(), "\n\n"])


def spans_of(claim: Claim) -> list[tuple[int, int]]:
    sources = [s for source in (claim.source, *claim.via) for s in source.spans]
    return [(s.start, s.end) for s in (*claim.cue, *claim.content, *sources)]


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40))
def test_spans_lie_in_the_text(words: list[str]) -> None:
    text = " ".join(words).strip()
    if not text:
        return
    parse = parsed(text)
    triggers = [t.text for t in parse.tokens if t.text == "attacked"]
    attributions, claims = attribute(parse, mentions_of(parse, triggers), EntityTable.load())
    for claim in claims:
        assert all(0 <= a < b <= len(parse.text) for a, b in spans_of(claim))
        assert set(claim.mentions) <= set(range(len(triggers)))
    assert all(a.content and a.cue for a in attributions)

"""English forms and Penn tags for glosses, as the tables and stages after `read` expect them."""

from __future__ import annotations

from functools import lru_cache

from dateline.knowledge.lexicon import rows_of
from dateline.read.shallow.words import Word

_PLURALS = {"child": "children", "man": "men", "woman": "women", "person": "people"}
_THIRD = {"be": "is", "have": "has"}
_SAME = frozenset(
    {
        "dead",
        "wounded",
        "missing",
        "injured",
        "killed",
        "media",
        "information",
        "aid",
        "ammunition",
        "people",
        "police",
        "aircraft",
        "personnel",
        "cattle",
        "staff",
        "forces",
        "troops",
    }
)
_MODALS = frozenset({"will", "would", "may", "might", "can", "could", "should", "must", "shall"})
_TAGS = {
    "ADJ": "JJ", "ADV": "RB", "ADP": "IN", "SCONJ": "IN", "CCONJ": "CC", "DET": "DT", "NUM": "CD",
    "PART": "RB", "INTJ": "UH", "PRON": "PRP", "SYM": "SYM", "X": "FW",
}  # fmt: skip


def tag_of(word: Word) -> str:
    """The Penn tag of a word by its part of speech and features."""
    if word.pos in ("NOUN", "PROPN"):
        return ("NN" if word.pos == "NOUN" else "NNP") + ("S" if word.has("pl", "du") else "")
    if word.pos == "VERB" or (word.pos == "AUX" and word.lemma not in _MODALS):
        return _verb_tag(word)
    if word.pos == "AUX":
        return "MD"
    if word.pos in ("PRON", "ADV", "DET") and word.has("rel"):
        return {"PRON": "WP", "ADV": "WRB", "DET": "WDT"}[word.pos]
    if word.has("poss"):
        return "PRP$"
    if word.pos == "PUNCT":
        return word.written[:1] if word.written[:1] in ",.:" else "``"
    return _TAGS.get(word.pos, "NN")


def _verb_tag(word: Word) -> str:
    for feature, tag in (("part", "VBN"), ("ger", "VBG"), ("inf", "VB"), ("pres", "VBZ"), ("past", "VBD")):
        if feature in word.features:
            return tag
    return "VB" if word.has("fut") else "VBD"


@lru_cache(maxsize=20_000)
def form(lemma: str, tag: str) -> str:
    """The English form that a tag asks for: "kill" VBN "killed", "child" NNS "children"."""
    if tag in ("VBD", "VBN"):
        return _past(lemma, tag)
    if tag == "VBG":
        return lemma[:-1] + "ing" if lemma.endswith("e") and not lemma.endswith("ee") else lemma + "ing"
    if tag == "VBZ":
        return _THIRD.get(lemma) or _with_s(lemma)
    if tag in ("NNS", "NNPS"):
        return _plural(lemma)
    return lemma


def _past(lemma: str, tag: str) -> str:
    irregular = _irregular().get(lemma)
    if irregular:
        return irregular[1] if tag == "VBN" else irregular[0]
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + "ed"


def _plural(lemma: str) -> str:
    if lemma in _PLURALS:
        return _PLURALS[lemma]
    if lemma in _SAME or (lemma.endswith("s") and not lemma.endswith("ss")):
        return lemma
    if lemma.endswith("man") and lemma not in ("german", "roman", "human"):
        return lemma[:-3] + "men"
    return _with_s(lemma)


def _with_s(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "ch", "sh", "z")) else "s")


@lru_cache(maxsize=1)
def _irregular() -> dict[str, tuple[str, str]]:
    """Lemma -> past and participle, of verbs that do not just take -ed."""
    return {row["lemma"]: (row["past"], row["participle"]) for row in rows_of("english_forms.tsv")}

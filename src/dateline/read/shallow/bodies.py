"""Names of armed bodies in a script without capitals: "حركة راية الفجر", a common word and what it is called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from dateline.knowledge.calendar import time_words
from dateline.knowledge.languages import Language, fold
from dateline.read.shallow.chunks import OBJECTS, Lore
from dateline.read.shallow.words import BEARINGS, NAME_MARKS, Word

_BODIES = frozenset(
    {"battalion", "brigade", "movement", "front", "militia", "organization", "corps", "legion", "group"}
)
# What is called after something: "Allianz der Vulkane".
_CALLED = _BODIES - {"group", "organization", "corps"} | {"alliance", "league"}
# What the first word of such a name is in English: "Group" is a company's as well.
_NAMED = {"group": "movement"}
_PARTS = frozenset({"NOUN", "PROPN", "ADJ"})
# Words of a name after the first.
_LONGEST = 4


def body_names(words: Sequence[Word], language: Language, lore: Lore) -> list[Word]:
    """The words of a sentence, those of such names made name words; only where an article shows their end."""
    found = list(words)
    for k, word in enumerate(words):
        if found[k].has("quoted"):
            continue
        if (closed := _between_marks(words, k, language)) is not None:
            *inside, last = (_in_marks(w) for w in words[k + 1 : closed])
            found[k + 1 : closed] = [*inside, replace(last, features=last.features | {"closes"})]
            continue
        if _is_called_after(words, k, language, lore):
            found[k], found[k + 2] = (
                replace(word, pos="PROPN", lemma=word.lemma.capitalize()),
                _name_word(words[k + 2]),
            )
            continue
        if (cause := _fights_for(words, k, language)) is not None:
            found[k] = replace(word, pos="PROPN", lemma=word.lemma.capitalize())
            found[cause] = replace(
                _name_word(words[cause]), lemma=words[cause].lemma.capitalize(), known=True
            )
            continue
        end = _end(words, k, language, lore) if _leads(word, language) else None
        end = k + 2 if _is_called_next(words, k, language, lore) else end
        end = _end_by_table(words, k, language) or end
        if end is not None:
            called = _NAMED.get(word.lemma, word.lemma).capitalize()
            found[k] = replace(word, pos="PROPN", lemma=called, features=word.features | {"opens"})
            found[k + 1 : end] = [_name_word(w) for w in words[k + 1 : end]]
    return found


def _between_marks(words: Sequence[Word], k: int, language: Language) -> int | None:
    """ "تنظيم "راية النهرين"", "گروه «جبهه باد»": where marks close what a body is called, no capital showing it."""
    if language.script != "arabic" or words[k].pos != "NOUN" or words[k].lemma not in _BODIES:
        return None
    at = next((i for i, w in enumerate(words[k + 1 : k + 3], k + 1) if w.pos != "ADJ"), None)
    closer = NAME_MARKS.get(words[at].written) if at is not None else None
    if at is None or closer is None:
        return None
    return next(
        (i + 1 for i, w in enumerate(words[at + 1 : at + 2 + _LONGEST], at + 1) if w.written in closer), None
    )


# What movements fight for: "le Front de libération de l'Ituri".
_CAUSES = frozenset(
    {
        "defence",
        "dignity",
        "freedom",
        "independence",
        "justice",
        "liberation",
        "release",
        "renewal",
        "resistance",
        "salvation",
        "self-defence",
        "self-determination",
        "struggle",
        "unity",
    }
)


def _fights_for(words: Sequence[Word], k: int, language: Language) -> int | None:
    """ "le Front de libération de l'Ituri": where the word stands that says what a body with a capital fights for."""
    word, after = words[k], words[k + 1 : k + 4]
    named = word.written[:1].isupper() and word.lemma.lower() in _CALLED | {"army", "force"}
    if not named or not language.has("relative", "comma") or not after or after[0].lemma != "of":
        return None
    at = k + 3 if len(after) > 2 and after[1].pos == "DET" else k + 2
    cause = words[at] if at < len(words) else None
    fought_for = cause is not None and cause.pos in ("NOUN", "PROPN") and cause.lemma.lower() in _CAUSES
    return at if fought_for else None


def _is_called_after(words: Sequence[Word], k: int, language: Language, lore: Lore) -> bool:
    """ "Allianz der Vulkane": a body of a thing that no table knows, where a capital shows no name."""
    word, after = words[k], words[k + 1 : k + 3]
    if (
        not language.has("capitals", "nouns")
        or word.pos != "NOUN"
        or word.lemma not in _CALLED
        or len(after) < 2
    ):
        return False
    article, called = after
    return article.pos == "DET" and article.has("gen") and not called.known and not lore.known(called.written)


def _is_called_next(words: Sequence[Word], k: int, language: Language, lore: Lore) -> bool:
    """ "جبهه فلات": a body and a word that no table knows, where nothing written stands between them."""
    word, after = words[k], words[k + 1 : k + 2]
    bare = language.script == "arabic" and not language.settings.get("article")
    if not bare or word.pos != "NOUN" or word.lemma not in _BODIES - {"group", "organization", "corps"}:
        return False
    unknown = [w for w in after if w.pos == "PROPN" and not w.known and not w.has("glued")]
    return bool(unknown) and not word.has("closes", "pl") and not lore.known(unknown[0].written)


def _end_by_table(words: Sequence[Word], k: int, language: Language) -> int | None:
    """One past the last word of "جبهه کوهستان", "جنبش عدالت مکران": words that names are made of, then a place.

    "جبهه شرق" is where the fighting is.
    """
    word = words[k]
    bare = language.script == "arabic" and not language.settings.get("article")
    if not bare or word.pos != "NOUN" or word.lemma not in _CALLED | {"group"} or word.has("closes", "pl"):
        return None
    run = list(takewhile(lambda w: _names(w, language), words[k + 1 : k + 1 + _LONGEST]))
    signed = any(w.has("obj") for w in words[k + 1 + len(run) :][:1])
    if run and signed and (run[-1].has("pl") or run[-1].lemma == "people"):
        run.pop()  # "جبهه مردم را کشت": whom it killed
    things = [w for w in run if w.pos != "ADJ" and not w.lemma.startswith(BEARINGS)]
    if not things:
        return None
    end = k + 1 + len(run)
    after = [*words[end : end + 2], word, word][:2]
    # "جبهه نجات هرات را گرفت": what it took.
    place = after[0].pos == "PROPN" and not after[0].known and not after[1].has("obj")
    return end + place


def _names(word: Word, language: Language) -> bool:
    """Whether a word is one of those that names are made of, and neither a time nor part of a verb."""
    timed = word.lemma.lower() in time_words() or word.has("within", "glued")
    return word.pos in _PARTS and fold(word.written) in language.names and not timed


def _leads(word: Word, language: Language) -> bool:
    if not language.settings.get("article") or word.pos != "NOUN" or word.lemma not in _BODIES:
        return False
    return not language.has_article(fold(word.written)) and not word.has("closes", "du")


def _name_word(word: Word) -> Word:
    return replace(word, pos="PROPN", lemma=word.written, known=False, features=word.features & {"quoted"})


def _in_marks(word: Word) -> Word:
    return replace(word if word.pos == "PUNCT" else _name_word(word), features=frozenset({"quoted"}))


def _done_to(word: Word, lore: Lore) -> bool:
    return word.pos == "NOUN" and (word.lemma in OBJECTS or lore.is_event(word.lemma))


def _end(words: Sequence[Word], k: int, language: Language, lore: Lore) -> int | None:
    """One past the last word of the name: the article shows it; None where what follows is a common phrase."""
    end, stop = None, min(k + 1 + _LONGEST, len(words))
    for i in range(k + 1, stop):
        word = words[i]
        known = time_words().get(word.lemma.lower())
        # "كتائب الفجر" are called after the dawn; nothing is called after Tuesday.
        called = known is not None and known.kind in "PD" and language.has_article(fold(word.written))
        timed = i == k + 1 and known is not None and not called
        # "تنظيم جند الشمال": nor is it a verb where names are made of it.
        named = i == k + 1 and word.pos == "VERB" and fold(word.written) in language.names
        if not (word.pos in _PARTS or named) or timed or word.has("glued"):
            break
        article = language.has_article(fold(word.written))
        if article and word.known and (lore.speaks(word.lemma) or (i == k + 1 and _done_to(word, lore))):
            # "كتائب المعارضة": the opposition's; "مليشيا الدرع الإرهابية": what somebody calls them;
            # "هاجمت كتيبة القرية": what it attacked.
            break
        if end is not None and not (article and word.pos == "ADJ"):
            break
        end = i + 1 if article else end
    return end

"""Which language a text is in, where nobody says so."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from py3langid import langid

MIN_WORDS = 5
_SAMPLE = 3_000
_GUESSES = 4

# The languages that each script can be; a guess in another script is no guess. Origin: general knowledge.
_SCRIPTS = {
    "ARABIC": frozenset({"ar", "fa", "ur", "ps", "ug", "ku", "sd"}),
    "CYRILLIC": frozenset({"ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn", "tg"}),
    "HEBREW": frozenset({"he", "yi"}),
    "GREEK": frozenset({"el"}),
    "ARMENIAN": frozenset({"hy"}),
    "GEORGIAN": frozenset({"ka"}),
    "ETHIOPIC": frozenset({"am", "ti"}),
    "DEVANAGARI": frozenset({"hi", "mr", "ne"}),
    "BENGALI": frozenset({"bn", "as"}),
    "THAI": frozenset({"th"}),
    "HANGUL": frozenset({"ko"}),
    "CJK": frozenset({"zh", "ja"}),
    "HIRAGANA": frozenset({"ja"}),
    "KATAKANA": frozenset({"ja"}),
    "MYANMAR": frozenset({"my"}),
}
# Of the languages in Latin letters, those with a daily press: short English texts look like Latin or Pidgin.
_LATIN_CODES = (
    "en fr es pt de it nl ro pl cs sk hu tr az uz id ms vi tl sw so ha yo ig rw zu xh af mg ku sq hr bs sl "
    "sv no nb da fi et lv lt ca gl eu is mt"
)
_LATIN = frozenset(_LATIN_CODES.split())
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """The ISO 639-1 code, or None under five words or where the guess does not fit the script."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    script = _script("".join(words))
    if script is None or (len(words) < MIN_WORDS and script not in {"CJK", "THAI", "MYANMAR"}):
        return None
    allowed = _SCRIPTS.get(script, _LATIN)
    if len(allowed) == 1:
        return next(iter(allowed))
    # In capitals only, every language looks like German or Latin to a model of letter runs.
    ranked = langid.rank(sample.lower() if sample.isupper() else sample)
    return next((str(code) for code, _ in ranked[:_GUESSES] if code in allowed), None)


def _script(letters: str) -> str | None:
    """The script of most letters, by their Unicode names."""
    counts = Counter(unicodedata.name(c, "?").split()[0] for c in letters[:500])
    return counts.most_common(1)[0][0] if counts else None

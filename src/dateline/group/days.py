"""The day that the story has come to, for an event that names none of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dateline.group.facts import Material
from dateline.knowledge.care import comes_of_it, died_later
from dateline.knowledge.cues import cues, phrases, told_behind
from dateline.records.parse import Parse, Timex, Token
from dateline.records.values import OF_PUBLICATION, DateRange, Value

# How many sentences on a day still holds for what is told without one: 3 was better than 1 on reports-dev and gold dev.
REACH = 3
# Only these shapes name a day by themselves.
NAMING = frozenset({"day", "weekday", "deictic", "figures", "clock"})
# What the resolver says of a part of a day that tells which day ("last night").
ITS_OWN = "timex part"
# "It started at nine yesterday morning": who or what so begins was told of right before.
POINTING = frozenset({"it", "this", "they", "that"})
StoryDay = tuple[Token, Value[DateRange]]


def scene_day(parse: Parse, days: Sequence[StoryDay], sentences: Sequence[int]) -> Value[DateRange] | None:
    """The day named nearest before an event that `sentences` tell of, or between them, or when it began after."""
    first, last = sentences[0], sentences[-1]
    before = [v for t, v in days if first - REACH <= t.sentence <= first]
    inside = [v for t, v in days if first < t.sentence <= last]
    later = [
        v for t, v in days if first < t.sentence <= last + _reach_back(parse, t) and _points_back(parse, t)
    ]
    return before[-1] if before else next(iter(later + inside), None)


def _reach_back(parse: Parse, root: Token) -> int:
    """ "Both happened on Monday": a day that holds for more than what was told right before."""
    verb = parse.verb_over(root.i)
    subjects = parse.children(verb.i, "nsubj", "nsubjpass") if verb is not None else []
    return REACH if any(_is_several(parse, t) for t in subjects) else 1


def _is_several(parse: Parse, noun: Token) -> bool:
    """ "Both", "all three", "the two attacks", "both incidents"."""
    each = {"both", "all"}
    counted = parse.children(noun.i, "det", "nummod", "predet", "advmod")
    plural = noun.tag == "NNS" and any(t.lower in each or t.dep == "nummod" for t in counted)
    return noun.lower in each or plural or (noun.pos == "NUM" and any(t.lower in each for t in counted))


def days_told_after(material: Material) -> dict[int, DateRange]:
    """By sentence the day that the next one gives for what it tells: "A bomb killed two. It went off on Monday"."""
    parse = material.parse
    told = ((t, v.value) for t, v in story_days(material) if _only_dates(parse, t))
    return {t.sentence - 1: day for t, day in told if day is not None}


def _only_dates(parse: Parse, root: Token) -> bool:
    verb = parse.verb_over(root.i)
    return verb is not None and (only_happened(parse, verb) or _come_for_it(parse, verb))


def opening_day(material: Material) -> Value[DateRange] | None:
    """The day that opens a log or a letter ("Karvan, 14 March: ..."), which no agency writes it on."""
    line = material.report.dateline
    day = material.dates.get(line.day) if line and line.day and not line.agency else None
    return (
        day if day is not None and day.value and day.value.is_day and not is_to_come(material, day) else None
    )


def only_day(story: Sequence[StoryDay]) -> Value[DateRange] | None:
    """The day of the story, where it tells of one only."""
    days = {v.value.start for _, v in story if v.value}
    return story[0][1] if len(days) == 1 else None


def story_days(material: Material) -> Iterator[StoryDay]:
    """The days of the story in order, each with the main word of the words that name it.

    A day of saying, of waiting or of dying later is none; nor is one that a relative clause gives of somebody.
    """
    parse = material.parse
    taken = {a.span for m in material.mentions for a in m.of("time")}
    motives = [a.span for m in material.mentions for a in m.of("reason")]
    for timex in parse.timexes:
        root, value = parse.root_of(timex.span), material.dates.get(timex.span)
        free = timex.span not in taken and not any(m.covers(timex.span) for m in motives)
        if root is None or value is None or not (free and value.value and value.value.is_day):
            continue
        if value.method == OF_PUBLICATION or not _names_day(timex, value):
            continue
        if not is_to_come(material, value) and (_tells(parse, root) or _is_entry(material, root, value)):
            yield root, value


def _names_day(timex: Timex, value: Value[DateRange]) -> bool:
    """Whether a time names a day by itself: "Monday", "this morning"; "in the morning" is of any."""
    return timex.shape in NAMING or value.method == ITS_OWN


def _is_entry(material: Material, root: Token, value: Value[DateRange]) -> bool:
    """ "Date: 9 Feb, 0615 GMT.": a line without a verb that gives a day; that of publication only heads the text."""
    parse = material.parse
    sentence = parse.sentences[root.sentence]
    verbless = all(t.pos not in ("VERB", "AUX") for t in parse.sentence_tokens(sentence))
    published = value.value is not None and value.value.start == material.report.published
    return verbless and sentence.region != "headline" and not published


def _tells(parse: Parse, root: Token) -> bool:
    """Whether a time tells of what was done."""
    table = phrases()
    if told_behind(parse, root) is not None:
        return True
    for above in parse.ancestors(root.i):
        if above.lemma in table["saying"] or above.lower in table["until"]:
            return False
        if above.dep == "relcl" and not _tells_of_it(parse, above):
            return False
        if above.pos in ("VERB", "AUX"):
            aside = above.lemma in table["aftermath"] and not _come_for_it(parse, above)
            said = (above.lemma, "v") in cues() and not (_perceives(parse, above) or _asks_for(parse, above))
            return not (
                said or aside or above.tag == "VBZ" or died_later(parse, above) or comes_of_it(parse, above)
            )
    return False


def _goes_on(parse: Parse, verb: Token) -> bool:
    """ "Buses ran again this morning": what is done when it is over."""
    return any(t.lower == "again" for t in parse.children(verb.i, "advmod"))


def _tells_of_it(parse: Parse, clause: Token) -> bool:
    """Whether a relative clause tells of what was done: "a mob that came on Monday", "X, where on Monday a bomb"."""
    head = parse.head(clause)
    where = any(t.lower == "where" for t in parse.children(clause.i, "advmod"))
    return clause.lemma == "be" or where or head.lemma in phrases()["told_of"] | phrases()["comers"]


def _asks_for(parse: Parse, verb: Token) -> bool:
    """ "A crowd asked for water on Monday": what people did, and not what they said."""
    return verb.lemma in ("ask", "call") and any(t.lower == "for" for t in parse.children(verb.i, "prep"))


def _perceives(parse: Parse, verb: Token) -> bool:
    """ "That night we heard the planes": of a thing, and not of what somebody says."""
    return verb.lemma in phrases()["perceived"] and bool(parse.children(verb.i, "dobj"))


def _points_back(parse: Parse, root: Token) -> bool:
    verb = parse.verb_over(root.i)
    if verb is None:
        return False
    subjects = parse.children(verb.i, "nsubj") if verb.lemma in ("last", "end") else []
    over = any(_points_at_what_was_told(parse, t) for t in subjects)
    return over or only_happened(parse, verb) or _come_for_it(parse, verb)


def only_happened(parse: Parse, verb: Token) -> bool:
    """Whether a sentence only says that what was told happened: "it took place", "the incident occurred".

    In other languages "it" may go without saying ("Ocurrió el lunes").
    """
    if verb.lemma not in phrases()["comes_about"]:
        return False
    subjects = parse.children(verb.i, "nsubj", "nsubjpass")
    unsaid = not subjects and parse.glossed and verb.lemma in phrases()["befalls"]
    return unsaid or any(_points_at_what_was_told(parse, t) for t in subjects)


def _come_for_it(parse: Parse, verb: Token) -> bool:
    """ "The assailants came at dusk on Thursday": how it began."""
    if verb.lemma not in phrases()["arrives"]:
        return False
    comers = [parse.head(verb)] if verb.dep == "relcl" else parse.children(verb.i, "nsubj")
    return any(t.lower == "they" or t.lemma in phrases()["comers"] for t in comers)


def _points_at_what_was_told(parse: Parse, subject: Token) -> bool:
    articles = {t.lower for t in parse.children(subject.i, "det")}
    # "Инцидент произошёл": some languages have no article.
    several = _is_several(parse, subject)
    known = bool(articles & (POINTING | {"the"})) or several or (parse.glossed and not articles)
    other = parse.children(subject.i, "amod", "poss", *(() if several else ("nummod",)))
    pointing = subject.lower in POINTING or (several and subject.pos != "NOUN")
    return pointing or (known and not other and subject.lemma in phrases()["told_of"])


def is_to_come(material: Material, day: Value[DateRange]) -> bool:
    """Whether a day lies after the publication."""
    days = age(day.value, material.report.published) if day.value else None
    return days is not None and days < 0


def age(day: DateRange, published: str | None) -> int | None:
    """The days from the end of a day or range to publication; None where either is not known."""
    end = day.end or day.start
    if not end or not published or len(published) < 10:
        return None
    return (date.fromisoformat(published[:10]) - date.fromisoformat(end[:10])).days

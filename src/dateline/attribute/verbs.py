"""Attributions by verbs: what stands to a verb of saying, thinking or judging as its content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.attribute.denials import negated
from dateline.attribute.frame import (
    SUBJECT,
    Frame,
    cue_group,
    has_verb,
    index_of,
    make_frame,
    part_of,
    phrase,
    runs,
)
from dateline.attribute.misread import misread
from dateline.attribute.quotes import Quotes
from dateline.attribute.subjects import agent_of, joined_to, own_subject, subject_of, told_on
from dateline.knowledge.cues import Cue, cues, idioms, media, phrases
from dateline.records.parse import Parse, Token
from dateline.records.text import Span

CLAUSE = ("ccomp", "parataxis")
_PAPERS = frozenset({"paper", "newspaper", "agency", "station", "site", "website"})
# The cue of what a report's own people saw.
SEEN = Cue("", "v", "sense", frozenset("o"), frozenset(), None)
SPEECH = frozenset({"say", "report", "talk", "direct", "judge", "commit", "vow", "blame"})
_WILLING = frozenset({"commit", "vow", "want"})
# What may stand before the first word of a clause and still belong to it.
_OPENING = frozenset({"cc", "punct", "advmod", "prep", "mark", "intj", "npadvmod"})
# Shorter quotations are single words, not speech.
_SHORT_QUOTE = 12
_MEANS = frozenset({"in", "on", "via", "through", "over", "by"})
# So many words may stand between a verb and the preposition that it takes.
_APART = 2
# Words that tell that more of a clause stands between a subject and a verb at its end.
# Kinds of cue whose subject in the passive is whom others speak of: "soldiers are alleged to have".
_OF_OTHERS = frozenset({"believe", "want", "say", "report"})
_PARTS = frozenset({"NOUN", "PROPN", "NUM", "VERB"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_CHANNELS = frozenset({"telegram", "twitter", "facebook"})


def verbal(parse: Parse, quoted: Quotes, verb: Token, word: Cue) -> Iterator[Frame]:
    if word.kind == "relay":
        yield from _relayed(parse, verb, word)
        return
    if (found := misread(parse, verb, word)) is not None:
        yield found
        return
    source, passive = subject_of(parse, verb)
    word = replace(word, kind="report") if _calls_it(parse, verb, word) else word
    # "Army accused of killing": a headline drops the auxiliary.
    if word.kind == "blame" and verb.tag in ("VBN", "VBD"):
        passive = passive or not parse.children(verb.i, "dobj", "ccomp")
    if (bare := _claimed_by(parse, verb, word) or _denied_by(parse, verb, word, source)) is not None:
        yield bare
        return
    for form, content, extra in _contents(parse, quoted, verb, word, passive):
        spans = content
        if not spans:
            continue
        who = agent_of(parse, verb) if passive and form in "cqoptg" else source
        if form in "cq" and content[-1].end <= verb.start and own_subject(parse, verb) is None:
            who = _after_cue(parse, verb) or who
        if word.kind == "seem" or (passive and form == "i" and word.kind in _OF_OTHERS):
            who, spans = agent_of(parse, verb), _expected(parse, verb, content)
            # "are alleged to have": as "allegedly", nobody's word
            form = "d" if who is None and word.kind in ("say", "report") else form
        frame = make_frame(parse, verb, word, form, who, spans, extra, passive)
        yield replace(frame, goes_on=who is None and not passive and _drops_subject(parse, verb, frame))
        return


def _drops_subject(parse: Parse, verb: Token, frame: Frame) -> bool:
    """ "وأضاف أن", "Añadió que": whether a new sentence goes on with what was said, in a language that needs no "he".

    "Dicen que", "сообщают о": in the present, many say so whom nobody names.
    """
    says = frame.word.kind in ("say", "report") and frame.word.stance is None and frame.form == "c"
    tensed = verb.tag in ("VBD", "VBZ") or verb.lemma == "add"
    alone = verb.dep == "ROOT" and own_subject(parse, verb) is None
    return parse.glossed and says and tensed and alone and not _led_by_noun(parse, verb, frame)


def _led_by_noun(parse: Parse, verb: Token, frame: Frame) -> bool:
    """ "У міськраді кажуть": whether a noun stands before a verb and outside of what is said, who may be the one."""
    first = parse.sentence_of(verb).first
    before = [t for t in parse.tokens[first : verb.i] if t.pos in NOMINAL and not frame.covers(t.start)]
    nouns = (t for t in before if not parse.timexes_in(t.span))
    return any(t.lemma not in phrases()["document"] for t in nouns)


def _calls_it(parse: Parse, verb: Token, word: Cue) -> bool:
    """ "called the charge a joke", "called the blast an act of cowards": it is said of the event."""
    it = parse.child(verb.i, "dobj")
    if word.kind not in ("direct", "judge") or it is None or parse.child(verb.i, "oprd") is None:
        return False
    return it.lemma in phrases()["deed_noun"] | phrases()["called"]


def _claimed_by(parse: Parse, verb: Token, word: Cue) -> Frame | None:
    """ "Claimed by the Northern Front.": the note of a log, of what it told before."""
    who = agent_of(parse, verb)
    bare = verb.tag == "VBN" and verb.dep == "ROOT" and not parse.children(verb.i, "auxpass", "dobj", "ccomp")
    if verb.lemma != "claim" or who is None or not bare or own_subject(parse, verb) is not None:
        return None
    return _of_itself(parse, verb, word, who)


def _denied_by(parse: Parse, verb: Token, word: Cue, source: Token | None) -> Frame | None:
    """ "The government accuses the Front, qui dément.": of what was told before, where nothing follows."""
    after = parse.tokens[verb.i + 1 : verb.i + 2]
    told = parse.children(verb.i, "dobj", "ccomp", "xcomp", "auxpass", "advcl", "parataxis")
    closed = not after or after[0].text in _CLOSING
    bare = word.lemma == "deny" and closed and source is not None and source.i < verb.i and not told
    return _of_itself(parse, verb, word, source) if bare and source is not None else None


# What a clause ends with.
_CLOSING = frozenset(".;!)")


def _of_itself(parse: Parse, verb: Token, word: Cue, who: Token) -> Frame:
    """A cue that has no content but the deed told before it."""
    return Frame(verb.i, word, "o", who.i, (phrase(parse, who, away=verb.i),), (verb.span,), (verb.span,))


def adjectival(parse: Parse, word: Token, cue: Cue) -> Iterator[Frame]:
    """ "was confident that", "is wary of", "are eager to": the adjective with its verb is the cue."""
    verb = parse.head(word)
    source, _ = subject_of(parse, verb)
    last = part_of(parse, word)[1]
    inner = next((c for c in parse.children(word.i, "ccomp", "xcomp", "prep") if word.i < c.i < last), None)
    if source is None or inner is None or source.lower in ("it", "there"):
        return
    extra = [inner] if inner.dep == "prep" else []
    if extra and ("p" not in cue.frames or inner.lower not in cue.preps):
        return
    content = [t for t in parse.subtree(inner.i) if t.i < last and t not in extra]
    frame = make_frame(parse, word, cue, "c", source, runs(parse, content), extra, False)
    start = cue_group(parse, verb, []).start
    yield replace(frame, cue_spans=(Span(start, max(s.end for s in frame.cue_spans)),))


def _after_cue(parse: Parse, verb: Token) -> Token | None:
    """ "..., added a resident": a source after its cue that the parser took for an object."""
    found = parse.child(verb.i, "dobj", "attr", "npadvmod", "oprd")
    return found if found is not None and found.i > verb.i and found.pos in ("NOUN", "PROPN") else None


def _expected(parse: Parse, verb: Token, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """ "The convoy is expected to leave": nobody's word, about the subject and what follows."""
    subject = parse.child(verb.i, "nsubjpass", "nsubj")
    return (*runs(parse, parse.subtree(subject.i)), *content) if subject is not None else content


def is_headline_verb(parse: Parse, token: Token) -> bool:
    """ "Northern Front claims attack": a verb that the parser took for a noun, where no other verb stands."""
    if token.tag not in ("NNS", "VBZ") or not token.lower.endswith("s") or token.i + 1 >= len(parse.tokens):
        return False
    sentence = parse.sentence_of(token)
    words = parse.sentence_tokens(sentence)
    plain = token.i > sentence.first and parse.tokens[token.i - 1].pos == "PROPN" and words[-1].text != "."
    return plain and not any(t.pos in ("VERB", "AUX") for t in words if t.i != token.i)


def idiom_of(parse: Parse, verb: Token) -> Cue | None:
    """ "hold ... responsible", "took responsibility", "put the toll at"."""
    if verb.lemma in phrases()["calling"] and _calls_untrue(parse, verb):
        return Cue(verb.lemma, "v", "report", frozenset("o"), frozenset(), "denies")
    wanted = idioms().get(verb.lemma)
    if wanted is None:
        return None
    near = parse.children(verb.i, "dobj", "oprd", "acomp", "advcl", "ccomp", "xcomp", "attr", "pobj")
    near += [k for c in near for k in parse.children(c.i, "acomp", "amod", "acl")]
    found = next(
        (c.lemma for c in near if c.lemma in wanted and (c.i > verb.i or verb_last(parse, verb, c))), None
    )
    following = parse.tokens[min(verb.i + 1, len(parse.tokens) - 1)].lemma
    return wanted.get(found or following)


def _calls_untrue(parse: Parse, verb: Token) -> bool:
    """ "called the charge false", "described the video as staged"; "called the raid a provocation" denies nothing."""
    last = part_of(parse, verb)[1]
    words = [t for t in parse.subtree(verb.i) if verb.i < t.i < last and t.head >= verb.i]
    of_words = any(t.lemma in phrases()["hearsay"] | phrases()["taken_up"] for t in words)
    belittling = phrases()["belittling"] if of_words else frozenset()
    untrue = phrases()["baseless"] | phrases()["untrue"] | belittling
    called = [t for t in words if {t.lemma, t.lower} & untrue and _is_called(parse, verb, t)]
    return any(not negated(parse, t) for t in called) and not negated(parse, verb)


def _is_called(parse: Parse, verb: Token, word: Token) -> bool:
    """Whether a word is what something is called, as the parser has it: a predicate, after "as", or the last word."""
    above = parse.head(word)
    predicate = word.dep in ("oprd", "ccomp", "acomp", "attr", "xcomp", "dobj")
    behind = predicate and above.head == verb.i and above.dep in ("ccomp", "xcomp")
    # "called the findings fabricated": the parser takes the participle for one of the noun's own.
    behind = behind or (word.dep == "acl" and above.dep == "dobj" and above.head == verb.i)
    return behind or (predicate and above.i == verb.i) or above.lower == "as"


def seen_by_us(parse: Parse, quoted: Quotes, verb: Token) -> Iterator[Frame]:
    """ "Our correspondent counted eleven holes", "when this paper reached the market": its own people were there."""
    if verb.lemma not in phrases()["being_there"]:
        return
    source, passive = subject_of(parse, verb)
    if source is not None and not passive and is_ours(parse, quoted, source):
        first, last = part_of(parse, verb)
        yield make_frame(parse, verb, SEEN, "o", source, runs(parse, parse.tokens[first:last]), [], False)


def is_ours(parse: Parse, quoted: Quotes, head: Token) -> bool:
    """Whether a word is for the report's own people: "our correspondent", "this reporter", "I" in no quotation."""
    if quoted.at(head.start) is not None:
        return False
    beside = {t.lower for t in parse.children(head.i, "poss", "det")}
    paper = head.lemma in phrases()["newsperson"] | _PAPERS
    return head.lower == "i" or "our" in beside or (paper and "this" in beside)


def idiomatic(parse: Parse, verb: Token, word: Cue) -> Iterator[Frame]:
    source, passive = subject_of(parse, verb)
    who = agent_of(parse, verb) if passive else source
    last = part_of(parse, verb)[1]
    aside = _said_besides(parse, verb)
    tokens = [t for t in parse.subtree(verb.i) if verb.i < t.i < last and t.dep != "prt" and t.i not in aside]
    claimed = parse.child(verb.i, "dobj")
    if claimed is not None and verb_last(parse, verb, claimed):
        tokens = list(parse.tokens[parse.subtree(claimed.i)[0].i : verb.i])
    yield make_frame(
        parse, verb, word, "o", who, runs(parse, _without_means(parse, verb, tokens)), [], passive
    )


def _said_besides(parse: Parse, verb: Token) -> set[int]:
    """ "Claimed responsibility and warned of more", "..., saying it would strike again": words of their own cue."""
    table = cues()
    joined = [c for c in parse.children(verb.i, "conj", "advcl") if (c.lemma, "v") in table]
    first = min((t.i for c in joined for t in parse.subtree(c.i)), default=len(parse.tokens))
    return {t.i for t in parse.subtree(verb.i) if t.i >= first} | {t.i for t in parse.children(verb.i, "cc")}


def _without_means(parse: Parse, verb: Token, tokens: list[Token]) -> list[Token]:
    """An object without the means by which it was said: "claimed the attack in a statement"."""
    table = media()
    for token in tokens:
        if token.dep == "prep" and token.lower in _MEANS and token.i > verb.i + 1:
            obj = parse.child(token.i, "pobj")
            words = {t.lower for t in parse.subtree(obj.i)} if obj is not None else set()
            if obj is not None and (obj.lower in table or words & _CHANNELS):
                return [t for t in tokens if t.i < token.i]
    return tokens


def _contents(
    parse: Parse, quoted: Quotes, verb: Token, word: Cue, passive: bool
) -> Iterator[tuple[str, tuple[Span, ...], list[Token]]]:
    """The ways the content may stand to a verb, best first: (form, spans, further words of the cue)."""
    allowed = word.frames
    if word.kind in ("say", "report") and word.stance is None and (told := _told_before(parse, quoted, verb)):
        yield "c", told, []
    for prep in _prepositions(parse, verb, word):
        yield "p", runs(parse, [t for t in parse.subtree(prep.i) if t.i > prep.i]), [prep]
    if word.kind in _WILLING and (inner := _infinitive(parse, verb)) is not None:
        yield "i", runs(parse, _after(parse, verb, inner, "t" in allowed)), []
    if _takes_object(parse, verb, word):
        yield "o", _object(parse, verb, passive), []
    if "c" in allowed and (clause := _clause(parse, verb)) is not None:
        yield "c", _clause_spans(parse, verb, clause), []
    if "c" in allowed and parse.children(verb.i, "ccomp"):
        yield "c", _rest(parse, verb), []
    if "c" in allowed and "o" not in allowed and word.kind in ("say", "report"):
        yield "c", _having_done(parse, verb), []
    if "q" in allowed and word.kind in SPEECH:
        yield "q", _quoted(parse, quoted, verb), []
    if allowed & set("ti") and (inner := _infinitive(parse, verb)) is not None:
        yield "i", runs(parse, _after(parse, verb, inner, "t" in allowed)), []
    if "o" in allowed:
        yield "o", _object(parse, verb, passive), []
        yield "g", _gerund(parse, verb), []
        if word.stance is not None:
            yield "o", _relative_content(parse, verb), []
    if "c" in allowed and word.kind in ("say", "report"):
        yield "c", _inserted(parse, verb), []
    if "c" in allowed:
        yield "c", _plainly(parse, quoted, verb, word), []


def _told_before(parse: Parse, quoted: Quotes, verb: Token) -> tuple[Span, ...]:
    """ "Police said this", "Об этом сообщили в полиции": the sentence before is what was said.

    Who denies or confirms "this" speaks of what another said before: no cue with a stance of its own comes here.
    """
    said = parse.child(verb.i, "dobj")
    sentence = parse.sentence_of(verb)
    if said is None or said.lower != "this" or not sentence.i or verb.dep != "ROOT" or quoted.at(said.start):
        return ()
    before = parse.sentences[sentence.i - 1]
    return (before.span,) if before.region == sentence.region else ()


def _takes_object(parse: Parse, verb: Token, word: Cue) -> bool:
    """Whether the object is the content even where a clause follows: "claimed responsibility"."""
    if "o" not in word.frames:
        return False
    if word.lemma == "claim" and parse.child(verb.i, "auxpass") is not None:
        return parse.child(verb.i, "nsubjpass") is not None
    obj = parse.child(verb.i, "dobj")
    named = parse.child(verb.i, "oprd") is not None
    return obj is not None and (word.kind == "judge" or named or obj.lemma == "responsibility")


def _prepositions(parse: Parse, verb: Token, word: Cue) -> list[Token]:
    """The preposition by which a verb takes its content, where it stands close: "called for", "warned of"."""
    if "p" not in word.frames:
        return []
    near = [p for p in parse.children(verb.i, "prep") if p.lower in word.preps and p.i > verb.i]
    found = [p for p in near if len(_between(parse, verb, p)) <= _APART]
    # "speaking on condition of anonymity", "spoke on state radio"
    means = {"condition", *(media() if verb.lemma in ("speak", "talk") else ())}
    return [p for p in found for o in parse.children(p.i, "pobj", "pcomp") if o.lemma not in means][:1]


def _between(parse: Parse, verb: Token, prep: Token) -> list[Token]:
    """What stands between a verb and its preposition, but for "lui," and the like, which say who speaks again."""
    apart = parse.tokens[verb.i + 1 : prep.i]
    return [t for t in apart if t.pos not in ("PUNCT", "PRON")]


def _clause(parse: Parse, verb: Token) -> Token | None:
    """The content clause of a verb: one after it, or else one before it; inside its part of the sentence."""
    first, last = part_of(parse, verb)
    own = [c for c in parse.children(verb.i, *CLAUSE) if c.pos in ("VERB", "AUX") or parse.children(c.i)]
    after = [c for c in own if verb.i < c.i < last and c.dep == "ccomp"]
    marked = [c for c in after if any(k.dep == "mark" for k in parse.children(c.i))]
    before = [c for c in own if first <= c.i < verb.i]
    return next(iter([*marked, *after, *before, *(c for c in own if verb.i < c.i < last)]), None)


def _clause_spans(parse: Parse, verb: Token, clause: Token) -> tuple[Span, ...]:
    """The words of a content clause, with what is coordinated to it, without the cue's own words."""
    first, last = part_of(parse, verb)
    mine = {t.i for t in parse.subtree(clause.i) if first <= t.i < last}
    if verb.i in mine:
        mine -= {t.i for t in parse.subtree(verb.i)}
    goes_on = [c for c in parse.children(clause.i, "conj") if (m := joined_to(parse, c)) and m.i == verb.i]
    mine -= {k for c in goes_on for k in mine if k >= _joint(parse, clause, c)}
    mine -= told_on(parse, clause)
    if not mine:
        return ()
    if verb.i < clause.i:
        # "said in a statement that it was responsible, that ..."
        joined = [t for t in parse.tokens[verb.i : clause.i] if t.dep == "acl" and _is_that(parse, t)]
        mine |= {t.i for c in joined for t in parse.subtree(c.i)}
    if clause.i < verb.i:
        opening = parse.tokens[first : min(mine)]
        if all(t.dep in _OPENING for t in opening):
            mine |= {t.i for t in opening}
    return runs(parse, [parse.tokens[k] for k in sorted(mine)])


def _is_that(parse: Parse, clause: Token) -> bool:
    return any(t.lower == "that" and t.dep == "mark" for t in parse.children(clause.i))


def _joint(parse: Parse, clause: Token, verb: Token) -> int:
    """Where the part of a sentence begins that a second verb opens: at its "and"."""
    joints = [c.i for c in parse.children(clause.i, "cc") if c.i < verb.i]
    return max(joints, default=verb.i)


def _rest(parse: Parse, verb: Token) -> tuple[Span, ...]:
    """What follows a verb up to the semicolon, from "that" on where it stands, if it is a clause."""
    tokens = parse.tokens[verb.i + 1 : part_of(parse, verb)[1]]
    start = next((k for k, t in enumerate(tokens) if t.lower == "that" and t.dep == "mark"), 0)
    tokens = tokens[start:]
    return runs(parse, tokens) if any(t.pos in ("VERB", "AUX") for t in tokens) else ()


def _plainly(parse: Parse, quoted: Quotes, verb: Token, word: Cue) -> tuple[Span, ...]:
    """What follows "said", or "that" after another verb, where the parser sees no clause."""
    last = part_of(parse, verb)[1]
    if quoted.at(verb.start) is not None or last - verb.i < 5 or not parse.children(verb.i, *SUBJECT):
        return ()
    if (clause := _of_document(parse, verb, last)) is not None:
        return runs(parse, parse.tokens[clause:last])
    near = parse.tokens[verb.i + 1 : min(verb.i + 9, last)]
    that = next((t.i for t in near if t.lower == "that"), None)
    if that is not None and (near[0].lower == "to" or not has_verb(parse, verb.i + 1, that)):
        return runs(parse, parse.tokens[that:last])
    if word.lemma != "say":
        return ()
    days = phrases()["day_word"]
    first = next((t.i for t in parse.tokens[verb.i + 1 : last] if t.lower not in days), last)
    return runs(parse, parse.tokens[first:last]) if has_verb(parse, first, last) else ()


def _of_document(parse: Parse, verb: Token, last: int) -> int | None:
    """ "said in a statement carried by X that its men ...": where the parser hangs the clause on the statement."""
    for that in parse.tokens[verb.i + 1 : last]:
        clause = parse.head(that)
        noun = parse.head(clause)
        if that.lower == "that" and that.dep == "mark" and clause.dep in ("acl", "ccomp"):
            told = noun.lemma in phrases()["document"] and parse.head(parse.head(noun)).i == verb.i
            return that.i if told else None
    return None


# The two marks of a quotation.
_MARKS = 2


def _quoted(parse: Parse, quoted: Quotes, verb: Token) -> tuple[Span, ...]:
    """The quotations that stand next to a cue and its source, in its sentence or just before it."""
    if quoted.at(verb.start) is not None:
        return ()
    sentence = parse.sentence_of(verb)
    chunk = _chunk(parse, verb)
    found = []
    for quote in quoted.within(Span(max(sentence.span.start - 3, 0), sentence.span.end)):
        if quote.span.end <= chunk.start and silent(parse, quote.span.end, chunk.start, 3):
            found.append(quote.span)
        if quote.span.start >= chunk.end and silent(parse, chunk.end, quote.span.start, 9):
            found.append(quote.span)
    # "told the »Courier«": a name between marks is nothing that anybody says.
    named = {s for s in found for m in parse.mentions_in(s) if len(m.span) >= len(s) - _MARKS}
    return tuple(s for s in found if len(s) > _SHORT_QUOTE and s not in named)


def _chunk(parse: Parse, verb: Token) -> Span:
    """A verb with its subject, where they stand together."""
    span = cue_group(parse, verb, [])
    subject = parse.child(verb.i, *SUBJECT)
    if subject is None:
        return span
    return span.join(phrase(parse, subject, away=verb.i))


def silent(parse: Parse, start: int, end: int, most: int) -> bool:
    """Whether little stands between two offsets, and no other verb."""
    if end <= start:
        return True
    between = [t for t in parse.tokens_in(Span(start, end)) if start <= t.start < end]
    return len(between) <= most and not any(t.pos in ("VERB", "AUX") for t in between)


def _inserted(parse: Parse, verb: Token) -> tuple[Span, ...]:
    """ "The camp, police said, was hit": the clause that a cue stands in, set off by commas."""
    chunk = parse.tokens_in(_chunk(parse, verb))
    first, last = part_of(parse, verb)
    start, end = chunk[0].i, chunk[-1].i + 1
    if start == first or parse.tokens[start - 1].text != "," or not parse.children(verb.i, *SUBJECT):
        return ()
    rest = parse.tokens[end:last]
    tail = rest if rest and rest[0].text == "," else ()
    tokens = [*parse.tokens[first:start], *tail]
    return runs(parse, tokens) if any(t.pos in ("VERB", "AUX") for t in tokens) else ()


def _infinitive(parse: Parse, verb: Token) -> Token | None:
    for child in parse.children(verb.i, "xcomp", "ccomp", "advcl"):
        if child.i > verb.i and any(c.text.lower() == "to" for c in parse.children(child.i, "aux")):
            return child
    return None


def _after(parse: Parse, verb: Token, inner: Token, with_object: bool) -> list[Token]:
    """An infinitive after its verb; from the object on, where it has one ("urged the army to stop")."""
    tokens = parse.subtree(inner.i)
    objects = parse.children(verb.i, "dobj", "dative") if with_object else []
    if objects and objects[0].i > verb.i:
        first = parse.subtree(objects[0].i)[0].i
        return list(parse.tokens[first : tokens[-1].i + 1])
    return [t for t in tokens if t.i > verb.i]


def _gerund(parse: Parse, verb: Token) -> tuple[Span, ...]:
    """ "denied attacking the village", "admitted to killing him"."""
    for child in parse.children(verb.i, "xcomp", "pcomp", "ccomp", "prep"):
        inner = parse.child(child.i, "pcomp") if child.dep == "prep" else child
        if inner is not None and inner.tag == "VBG" and inner.i > verb.i:
            return runs(parse, [t for t in parse.subtree(inner.i) if t.i > verb.i])
    return ()


def _having_done(parse: Parse, verb: Token) -> tuple[Span, ...]:
    """ "assure n'avoir visé que des groupes armés", "asegura haber visto": an infinitive where English has a clause."""
    inner = parse.child(verb.i, "xcomp")
    told = inner is not None and inner.tag == "VBG" and inner.i > verb.i
    return (
        runs(parse, [t for t in parse.subtree(inner.i) if t.i > verb.i]) if inner is not None and told else ()
    )


def _relative_content(parse: Parse, verb: Token) -> tuple[Span, ...]:
    """ "a charge that the army denied": the noun before the relative clause that the verb ends."""
    if verb.dep != "relcl":
        return ()
    noun = parse.head(verb)
    return (parse.span_of([t for t in parse.subtree(noun.i) if t.i <= noun.i]),)


def _object(parse: Parse, verb: Token, passive: bool) -> tuple[Span, ...]:
    """The object of a verb, to the end of its phrase; in the passive, its subject."""
    if passive:
        child = parse.child(verb.i, "nsubjpass")
        return runs(parse, parse.subtree(child.i)) if child is not None else ()
    child = parse.child(verb.i, "dobj", "oprd", "attr") or _after_as(parse, verb)
    if child is not None and verb.lemma == "claim" and child.lemma in phrases()["not_claimed"]:
        return ()
    if child is None or (child.pos == "PRON" and child.tag.startswith("W")):
        return ()
    if child.i < verb.i:
        # An object before its verb is content where the subject follows: "Ответственность взяла группа".
        if verb_last(parse, verb, child):
            return runs(parse, parse.tokens[parse.subtree(child.i)[0].i : verb.i])
        return runs(parse, parse.subtree(child.i)) if _inverted(parse, child) else ()
    first = parse.subtree(child.i)[0].i
    last = parse.subtree(child.i)[-1].i
    for extra in parse.children(verb.i, "oprd", "prep", "advcl", "xcomp", "pcomp"):
        edge = parse.subtree(extra.i)
        if edge[0].i <= last + 1 and edge[0].i > verb.i:
            last = max(last, edge[-1].i)
    return runs(parse, _without_means(parse, verb, list(parse.tokens[first : last + 1])))


def _after_as(parse: Parse, verb: Token) -> Token | None:
    """ "rejected as fabricated the reports that ...": the parser hangs the object on the word after "as"."""
    for inner in parse.children(verb.i, "advcl"):
        if inner.i == verb.i + 2 and any(t.lower == "as" for t in parse.children(inner.i, "mark")):
            return parse.child(inner.i, "dobj")
    for prep in parse.children(verb.i, "prep"):
        noun = parse.child(prep.i, "pobj") if prep.lower == "as" and prep.i == verb.i + 1 else None
        # "dismissed as rumours reports of an attack": one noun to the parser
        if (
            noun is not None
            and noun.lemma in phrases()["hearsay"]
            and parse.children(noun.i, "amod", "compound")
        ):
            return noun
    return None


_POINTED = frozenset({"this", "that", "it"})


def verb_last(parse: Parse, verb: Token, child: Token) -> bool:
    """Whether a noun is what a verb at the end is about: subject, object, verb, as in Persian; so may "this" be."""
    subject = parse.child(verb.i, *SUBJECT)
    named = (child.pos in ("NOUN", "PROPN") or child.lower in _POINTED) and not child.tag.startswith("W")
    return named and subject is not None and subject.i < child.i < verb.i


def _inverted(parse: Parse, child: Token) -> bool:
    """Whether the subject comes after an object: behind its verb, or close before one that claims a deed."""
    subject = parse.child(child.head, *SUBJECT)
    if subject is None or subject.i < child.i:
        return False
    between = parse.tokens[parse.subtree(subject.i)[-1].i + 1 : child.head]
    near = parse.mention_at(subject.i) is not None or not any(t.pos in _PARTS for t in between)
    claims = parse.tokens[child.head].lemma == "claim" and not parse.children(child.head, "ccomp", "xcomp")
    return subject.i > child.head or (near and claims)


def _relayed(parse: Parse, verb: Token, word: Cue) -> Iterator[Frame]:
    """ "Z cited X: ...", "Z reported ..., citing X": X is the source, Z relays."""
    cited = parse.child(verb.i, "dobj")
    if cited is None:
        return
    first, last = part_of(parse, verb)
    colon = next((t.i for t in parse.tokens[verb.i : last] if t.text == ":"), None)
    named = parse.child(cited.i, "appos") or cited
    if colon is not None and colon + 2 < last and not has_verb(parse, cited.i, colon):
        frame = make_frame(
            parse, verb, word, "c", named, runs(parse, parse.tokens[colon + 1 : last]), [], False
        )
        yield replace(frame, relay=index_of(parse.child(verb.i, *SUBJECT)))
    elif verb.tag == "VBG" and not parse.children(verb.i, "prep"):
        frame = make_frame(parse, verb, word, "a", named, runs(parse, parse.tokens[first:last]), [], False)
        yield replace(frame, relay=index_of(subject_of(parse, verb)[0]))

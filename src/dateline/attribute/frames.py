"""Attributions in a sentence: which words are the source, the cue and the content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.attribute.quotes import Quotes
from dateline.knowledge.cues import Cue, cues, idioms, media, phrases
from dateline.records.parse import Parse, Token
from dateline.records.text import Span

CLAUSE = ("ccomp", "parataxis")
SUBJECT = ("nsubj", "nsubjpass", "csubj")
# Words that stand before a verb and belong to its group.
_GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})
_SPEECH = frozenset({"say", "report", "talk", "direct", "judge", "commit", "vow", "blame"})
_TRIM = frozenset(",;:.-–—")
_WILLING = frozenset({"commit", "vow", "want"})
# What may stand before the first word of a clause and still belong to it.
_OPENING = frozenset({"cc", "punct", "advmod", "prep", "mark", "intj", "npadvmod"})
# Verbs whose object is somebody else's word.
_UNSAYING = frozenset(
    "reject deny dismiss refute rebut dispute hear face confirm contradict repudiate ignore".split()
)
_SHORT_QUOTE = 12
_MEANS = frozenset({"in", "on", "via", "through", "over", "by"})
_CHANNELS = frozenset({"telegram", "twitter", "facebook"})
_NO_SOURCE = Cue("", "x", "report", frozenset("c"), frozenset(), None)


@dataclass(frozen=True)
class Frame:
    """One attribution before it is judged. `cue` is the main word of the cue; `source` the head word of the source.

    `form` says how the content stands to the cue: a letter of `Cue.frames`, or a (according to), r (colon), d (adverb).
    """

    cue: int
    word: Cue
    form: str
    source: int | None
    source_spans: tuple[Span, ...]
    cue_spans: tuple[Span, ...]
    content: tuple[Span, ...]
    passive: bool = False
    relay: int | None = None

    def covers(self, offset: int) -> bool:
        return any(s.start <= offset < s.end for s in self.content)


def frames(parse: Parse) -> tuple[Frame, ...]:
    """All attributions of a text, nested ones too, in the order of their cues."""
    quoted = Quotes(parse.text)
    found: dict[int, Frame] = {}
    for frame in _candidates(parse, quoted):
        found.setdefault(frame.cue, frame)
    ordered = _with_relays([found[k] for k in sorted(found)])
    return tuple(_extended(parse, quoted, ordered))


def _with_relays(found: list[Frame]) -> list[Frame]:
    """ "Z reported ..., citing X", "Citing X, Z said": what Z said is X's content, without the phrase that names X."""
    told = list(found)
    for k, frame in enumerate(found):
        if frame.word.kind != "relay" or frame.form != "a":
            continue
        hole = frame.cue_spans[0].join(frame.source_spans[0])
        near = [
            j for j, g in enumerate(found) if g.form in "cq" and j != k and frame.covers(g.cue_spans[0].start)
        ]
        if not near:
            continue
        j = min(near, key=lambda n: abs(found[n].cue - frame.cue))
        content = tuple(piece for s in told[j].content for piece in _minus(s, (hole,)))
        told[j] = replace(told[j], content=content, source_spans=_clear(told[j].source_spans, hole))
        told[k] = replace(frame, content=content, relay=told[j].source)
    return told


def _clear(spans: tuple[Span, ...], hole: Span) -> tuple[Span, ...]:
    """Source spans without a phrase set into them ("State television, quoting the ministry")."""
    return tuple(Span(s.start, hole.start) if s.start < hole.start < s.end else s for s in spans)


def _candidates(parse: Parse, quoted: Quotes) -> Iterator[Frame]:
    table = cues()
    adverbs = phrases()["said_adverb"]
    for token in parse.tokens:
        if token.pos == "VERB" and (idiom := _idiom(parse, token)) is not None:
            yield from _idiomatic(parse, token, idiom)
        elif (token.lemma, "v") in table and (token.pos in ("VERB", "AUX") or _headline_verb(parse, token)):
            yield from _verbal(parse, quoted, token, table[token.lemma, "v"])
        elif token.pos == "NOUN" and (token.lemma, "n") in table:
            yield from _nominal(parse, token, table[token.lemma, "n"])
        elif token.lower == "according":
            yield from _according(parse, token)
        elif token.lower in adverbs:
            yield from _adverbial(parse, token)
    for sentence in parse.sentences:
        yield from _colon(parse, sentence.first, sentence.last)


# --- verbs -------------------------------------------------------------------------------------------------------


def _verbal(parse: Parse, quoted: Quotes, verb: Token, word: Cue) -> Iterator[Frame]:
    if word.kind == "relay":
        yield from _relayed(parse, verb, word)
        return
    if (misread := _misread(parse, verb, word)) is not None:
        yield misread
        return
    source, passive = subject_of(parse, verb)
    for form, content, extra in _contents(parse, quoted, verb, word, passive):
        spans = content
        if not spans:
            continue
        who = source
        if passive and form in "cqopt":
            who = _agent(parse, verb)
        yield _frame(parse, verb, word, form, who, spans, extra, passive)
        return


def _headline_verb(parse: Parse, token: Token) -> bool:
    """ "Northern Front claims attack": a verb that the parser took for a noun, where no other verb stands."""
    if token.tag not in ("NNS", "VBZ") or not token.lower.endswith("s") or token.i + 1 >= len(parse.tokens):
        return False
    sentence = parse.sentence_of(token)
    words = parse.sentence_tokens(sentence)
    plain = token.i > sentence.first and parse.tokens[token.i - 1].pos == "PROPN" and words[-1].text != "."
    return plain and not any(t.pos in ("VERB", "AUX") for t in words if t.i != token.i)


def _misread(parse: Parse, verb: Token, word: Cue) -> Frame | None:
    """ "Northern Front claims attack on base": a cue that the parser put before the noun that is its object."""
    head = parse.head(verb)
    before = parse.tokens[verb.i - 1] if verb.i else verb
    if (
        verb.dep not in ("compound", "amod", "nmod")
        or head.i < verb.i
        or before.pos != "PROPN"
        or "o" not in word.frames
    ):
        return None
    if verb.tag not in ("VBZ", "NNS"):
        return None
    content = [t for t in parse.subtree(head.i) if t.i > verb.i]
    return _frame(parse, verb, word, "o", before, _runs(parse, content), [], False)


def _idiom(parse: Parse, verb: Token) -> Cue | None:
    """ "hold ... responsible", "took responsibility", "put the toll at"."""
    wanted = idioms().get(verb.lemma)
    if wanted is None:
        return None
    near = parse.children(verb.i, "dobj", "oprd", "acomp", "ccomp", "xcomp", "attr", "pobj")
    near += [k for c in near for k in parse.children(c.i, "acomp", "amod")]
    found = next((c.lemma for c in near if c.i > verb.i and c.lemma in wanted), None)
    following = parse.tokens[min(verb.i + 1, len(parse.tokens) - 1)].lemma
    return wanted.get(found or following)


def _idiomatic(parse: Parse, verb: Token, word: Cue) -> Iterator[Frame]:
    source, passive = subject_of(parse, verb)
    who = _agent(parse, verb) if passive else source
    last = part_of(parse, verb)[1]
    tokens = [t for t in parse.subtree(verb.i) if verb.i < t.i < last]
    yield _frame(parse, verb, word, "o", who, _runs(parse, _without_means(parse, verb, tokens)), [], passive)


def _without_means(parse: Parse, verb: Token, tokens: list[Token]) -> list[Token]:
    """An object without the words that tell by what means it was said: "claimed the attack in a statement"."""
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
    for prep in _prepositions(parse, verb, word):
        yield "p", _runs(parse, [t for t in parse.subtree(prep.i) if t.i > prep.i]), [prep]
    if word.kind in _WILLING and (inner := _infinitive(parse, verb)) is not None:
        yield "i", _runs(parse, _after(parse, verb, inner, "t" in allowed)), []
    if _takes_object(parse, verb, word):
        yield "o", _object(parse, verb, passive), []
    if "c" in allowed and (clause := _clause(parse, verb)) is not None:
        yield "c", _clause_spans(parse, verb, clause), []
    if "c" in allowed and parse.children(verb.i, "ccomp"):
        yield "c", _rest(parse, verb), []
    if "q" in allowed and word.kind in _SPEECH:
        yield "q", _quoted(parse, quoted, verb), []
    if "t" in allowed or "i" in allowed:
        if (inner := _infinitive(parse, verb)) is not None:
            yield "i", _runs(parse, _after(parse, verb, inner, "t" in allowed)), []
    if "o" in allowed:
        yield "o", _object(parse, verb, passive), []
        yield "g", _gerund(parse, verb), []
        if word.stance is not None:
            yield "o", _relative_content(parse, verb), []
    if "c" in allowed and word.kind in ("say", "report"):
        yield "c", _inserted(parse, verb), []
    if "c" in allowed:
        yield "c", _plainly(parse, quoted, verb, word), []


def _takes_object(parse: Parse, verb: Token, word: Cue) -> bool:
    """Whether the object is the content even where a clause follows: "claimed responsibility", "praised them"."""
    if "o" not in word.frames:
        return False
    obj = parse.child(verb.i, "dobj")
    return obj is not None and (word.kind == "judge" or obj.lemma == "responsibility")


def _prepositions(parse: Parse, verb: Token, word: Cue) -> list[Token]:
    """The preposition by which a verb takes its content, where it stands close: "called for", "warned of"."""
    if "p" not in word.frames:
        return []
    found = [p for p in parse.children(verb.i, "prep") if p.lower in word.preps and 0 < p.i - verb.i <= 3]
    return [p for p in found for o in parse.children(p.i, "pobj", "pcomp") if o.lemma != "condition"][:1]


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
    if not mine:
        return ()
    if clause.i < verb.i:
        opening = parse.tokens[first : min(mine)]
        if all(t.dep in _OPENING for t in opening):
            mine |= {t.i for t in opening}
    return _runs(parse, [parse.tokens[k] for k in sorted(mine)])


def _rest(parse: Parse, verb: Token) -> tuple[Span, ...]:
    """What follows a verb up to the semicolon, from "that" on where it stands, if it is a clause."""
    tokens = parse.tokens[verb.i + 1 : part_of(parse, verb)[1]]
    start = next((k for k, t in enumerate(tokens) if t.lower == "that" and t.dep == "mark"), 0)
    tokens = tokens[start:]
    return _runs(parse, tokens) if any(t.pos in ("VERB", "AUX") for t in tokens) else ()


def _plainly(parse: Parse, quoted: Quotes, verb: Token, word: Cue) -> tuple[Span, ...]:
    """What follows "said", or "that" after another verb, where the parser sees no clause."""
    last = part_of(parse, verb)[1]
    if quoted.at(verb.start) is not None or last - verb.i < 5 or not parse.children(verb.i, *SUBJECT):
        return ()
    near = parse.tokens[verb.i + 1 : min(verb.i + 9, last)]
    that = next((t.i for t in near if t.lower == "that"), None)
    if that is not None and (near[0].lower == "to" or not _verbs(parse, verb.i + 1, that)):
        return _runs(parse, parse.tokens[that:last])
    if word.lemma != "say":
        return ()
    days = phrases()["day_word"]
    first = next((t.i for t in parse.tokens[verb.i + 1 : last] if t.lower not in days), last)
    return _runs(parse, parse.tokens[first:last])


def part_of(parse: Parse, token: Token) -> tuple[int, int]:
    """The stretch of a sentence between semicolons that a token stands in, as (first, last + 1)."""
    sentence = parse.sentence_of(token)
    marks = [t.i for t in parse.sentence_tokens(sentence) if t.text == ";"]
    first = max((k + 1 for k in marks if k < token.i), default=sentence.first)
    return first, min((k for k in marks if k > token.i), default=sentence.last)


def _quoted(parse: Parse, quoted: Quotes, verb: Token) -> tuple[Span, ...]:
    """The quotations that stand next to a cue and its source, in its sentence or just before it."""
    if quoted.at(verb.start) is not None:
        return ()
    sentence = parse.sentence_of(verb)
    chunk = _chunk(parse, verb)
    found = []
    for quote in quoted.within(Span(max(sentence.span.start - 3, 0), sentence.span.end)):
        if quote.span.end <= chunk.start and _silent(parse, quote.span.end, chunk.start, 3):
            found.append(quote.span)
        if quote.span.start >= chunk.end and _silent(parse, chunk.end, quote.span.start, 9):
            found.append(quote.span)
    return tuple(s for s in found if len(s) > _SHORT_QUOTE)


def _chunk(parse: Parse, verb: Token) -> Span:
    """A verb with its subject, where they stand together."""
    span = cue_group(parse, verb, [])
    subject = parse.child(verb.i, *SUBJECT)
    if subject is None:
        return span
    return span.join(phrase(parse, subject, away=verb.i))


def _silent(parse: Parse, start: int, end: int, most: int) -> bool:
    """Whether little stands between two offsets, and no other verb."""
    if end <= start:
        return True
    between = [t for t in parse.tokens_in(Span(start, end)) if start <= t.start < end]
    return len(between) <= most and not any(t.pos in ("VERB", "AUX") for t in between)


def _inserted(parse: Parse, verb: Token) -> tuple[Span, ...]:
    """ "The camp, police said, was hit": the clause that a cue stands in, set off by commas or put at its end."""
    chunk = parse.tokens_in(_chunk(parse, verb))
    first, last = part_of(parse, verb)
    start, end = chunk[0].i, chunk[-1].i + 1
    if start == first or parse.tokens[start - 1].text != "," or not parse.children(verb.i, *SUBJECT):
        return ()
    rest = parse.tokens[end:last]
    tail = rest if rest and rest[0].text == "," else ()
    tokens = [*parse.tokens[first:start], *tail]
    return _runs(parse, tokens) if any(t.pos in ("VERB", "AUX") for t in tokens) else ()


def _infinitive(parse: Parse, verb: Token) -> Token | None:
    for child in parse.children(verb.i, "xcomp", "ccomp", "advcl"):
        if child.i > verb.i and any(c.text.lower() == "to" for c in parse.children(child.i, "aux")):
            return child
    return None


def _after(parse: Parse, verb: Token, inner: Token, with_object: bool) -> list[Token]:
    """An infinitive after its verb; where the verb takes an object too ("urged the army to stop"), from the object on."""
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
            return _runs(parse, [t for t in parse.subtree(inner.i) if t.i > verb.i])
    return ()


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
        return _runs(parse, parse.subtree(child.i)) if child is not None else ()
    child = parse.child(verb.i, "dobj", "oprd", "attr")
    if child is not None and verb.lemma == "claim" and child.lemma in phrases()["not_claimed"]:
        return ()
    if child is None or child.i < verb.i or (child.pos == "PRON" and child.tag.startswith("W")):
        return ()
    first = parse.subtree(child.i)[0].i
    last = parse.subtree(child.i)[-1].i
    for extra in parse.children(verb.i, "oprd", "prep", "advcl", "xcomp", "pcomp"):
        edge = parse.subtree(extra.i)
        if edge[0].i <= last + 1 and edge[0].i > verb.i:
            last = max(last, edge[-1].i)
    return _runs(parse, _without_means(parse, verb, list(parse.tokens[first : last + 1])))


def subject_of(parse: Parse, verb: Token) -> tuple[Token | None, bool]:
    """Who the verb is about and whether it is passive; a verb without a subject shares that of the clause above."""
    passive = bool(parse.children(verb.i, "auxpass"))
    if verb.dep == "amod":
        return parse.head(verb), True
    if verb.dep == "pcomp" and (quoted := _quoted_one(parse, verb)) is not None:
        return quoted, False
    own = _own_subject(parse, verb)
    if own is not None:
        return _relative(parse, verb, own), passive or own.dep == "nsubjpass"
    at = verb
    for _ in range(4):
        head = parse.head(at)
        if head.i == at.i:
            return None, passive
        if at.dep in ("acl", "relcl"):
            return (head, passive) if head.pos in ("NOUN", "PROPN", "PRON") else (None, passive)
        if at.dep not in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep"):
            return None, passive
        found = _own_subject(parse, head)
        if found is not None and head.pos in ("VERB", "AUX"):
            return _relative(parse, head, found), passive
        at = head
    return None, passive


def _own_subject(parse: Parse, verb: Token) -> Token | None:
    """The subject nearest to its verb: the parser at times hangs that of the clause before on it too."""
    found = parse.children(verb.i, *SUBJECT)
    before = [t for t in found if t.i < verb.i]
    return before[-1] if before else next(iter(found), None)


def _quoted_one(parse: Parse, verb: Token) -> Token | None:
    """ "quoted X as saying": X; "quoted Y, which cited X, as saying": X too."""
    above = parse.head(parse.head(verb))
    if above.lemma not in ("quote", "cite", "report") or parse.children(above.i, "auxpass"):
        return None
    named = parse.child(above.i, "dobj")
    for inner in parse.children(named.i, "relcl") if named is not None else ():
        if inner.lemma in ("quote", "cite") and (cited := parse.child(inner.i, "dobj")) is not None:
            return cited
    return named


def _relative(parse: Parse, verb: Token, subject: Token) -> Token:
    """ "officials who said": the noun a relative clause hangs on."""
    if subject.tag in ("WP", "WDT") and verb.dep == "relcl":
        return parse.head(verb)
    return subject


def _agent(parse: Parse, verb: Token) -> Token | None:
    agent = parse.child(verb.i, "agent")
    return parse.child(agent.i, "pobj") if agent is not None else None


def _relayed(parse: Parse, verb: Token, word: Cue) -> Iterator[Frame]:
    """ "Z cited X: ...", "Z reported ..., citing X": X is the source, Z relays."""
    cited = parse.child(verb.i, "dobj")
    if cited is None:
        return
    first, last = part_of(parse, verb)
    colon = next((t.i for t in parse.tokens[verb.i : last] if t.text == ":"), None)
    named = parse.child(cited.i, "appos") or cited
    if colon is not None and colon + 2 < last and not _verbs(parse, cited.i, colon):
        frame = _frame(parse, verb, word, "c", named, _runs(parse, parse.tokens[colon + 1 : last]), [], False)
        yield replace(frame, relay=_index(parse.child(verb.i, *SUBJECT)))
    elif verb.tag == "VBG" and not parse.children(verb.i, "prep"):
        frame = _frame(parse, verb, word, "a", named, _runs(parse, parse.tokens[first:last]), [], False)
        yield replace(frame, relay=_index(subject_of(parse, verb)[0]))


def _verbs(parse: Parse, first: int, last: int) -> bool:
    return any(t.pos in ("VERB", "AUX") for t in parse.tokens[first:last])


def _index(token: Token | None) -> int | None:
    return token.i if token is not None else None


# --- nouns, prepositions, adverbs, colons ----------------------------------------------------------------------------


def _nominal(parse: Parse, noun: Token, word: Cue) -> Iterator[Frame]:
    """ "its claim that ...", "a promise to ...", "criticism of ..."."""
    source = _owner(parse, noun)
    for clause in parse.children(noun.i, "acl", "ccomp", "relcl", "advcl"):
        infinitive = any(c.text.lower() == "to" for c in parse.children(clause.i, "aux"))
        marked = any(c.lower == "that" and c.dep == "mark" for c in parse.children(clause.i))
        if (infinitive and "i" in word.frames) or (marked and "c" in word.frames):
            yield _frame(parse, noun, word, "c", source, _runs(parse, parse.subtree(clause.i)), [], False)
            return
    if source is None or "p" not in word.frames:
        return
    for prep in parse.children(noun.i, "prep"):
        if prep.lower in word.preps:
            tokens = [t for t in parse.subtree(prep.i) if t.i > prep.i]
            if tokens:
                yield _frame(parse, noun, word, "p", source, _runs(parse, tokens), [prep], False)
                return


def _owner(parse: Parse, noun: Token) -> Token | None:
    """Whose claim it is: the possessor, "by" or "from" somebody, or the subject of the verb that has it as object."""
    owner = parse.child(noun.i, "poss")
    if owner is not None:
        return owner
    for prep in parse.children(noun.i, "prep", "agent"):
        if prep.lower in ("by", "from"):
            return parse.child(prep.i, "pobj")
    if noun.dep in ("dobj", "attr") and parse.head(noun).lemma not in _UNSAYING:
        return subject_of(parse, parse.head(noun))[0]
    return None


def _according(parse: Parse, token: Token) -> Iterator[Frame]:
    to = parse.child(token.i, "prep")
    source = parse.child(to.i, "pobj") if to is not None else None
    if to is None or source is None:
        return
    mine = parse.subtree(source.i)
    first, last = token.i, mine[-1].i
    tokens = _part(parse, token, first, last)
    if tokens:
        frame = _frame(parse, token, _NO_SOURCE, "a", source, _runs(parse, tokens), [], False)
        yield replace(frame, cue_spans=(Span(token.start, to.end),))


def _part(parse: Parse, token: Token, first: int, last: int) -> list[Token]:
    """The sentence around a phrase, between semicolons, without the phrase itself."""
    start, end = part_of(parse, token)
    return [*parse.tokens[start:first], *parse.tokens[last + 1 : end]]


def _adverbial(parse: Parse, token: Token) -> Iterator[Frame]:
    host = parse.head(token)
    tokens = [t for t in parse.subtree(host.i) if t.i != token.i]
    if tokens:
        yield _frame(parse, token, _NO_SOURCE, "d", None, _runs(parse, tokens), [], False)


def _colon(parse: Parse, first: int, last: int) -> Iterator[Frame]:
    """ "Police: three dead": a name, a colon and what it says."""
    for k in range(first + 1, min(first + 8, last - 1)):
        if parse.tokens[k].text == ":":
            break
        if parse.tokens[k].pos in ("VERB", "AUX", "PUNCT"):
            return
    else:
        return
    head = parse.root_of(parse.span_of(parse.tokens[first:k]))
    content = parse.tokens[k + 1 : last]
    if head is None or head.pos not in ("PROPN", "NOUN") or len(content) < 3:
        return
    yield Frame(
        k,
        _NO_SOURCE,
        "r",
        head.i,
        (parse.span_of(parse.tokens[first:k]),),
        (parse.tokens[k].span,),
        _runs(parse, content),
    )


# --- spans -----------------------------------------------------------------------------------------------------------


def _frame(
    parse: Parse,
    cue: Token,
    word: Cue,
    form: str,
    source: Token | None,
    content: tuple[Span, ...],
    extra: list[Token],
    passive: bool,
) -> Frame:
    cue_span = cue_group(parse, cue, extra)
    spans = ()
    if source is not None:
        spans = (phrase(parse, source, away=cue.i),)
        if spans[0].overlaps(cue_span):
            spans = (source.span,)
    content = tuple(
        piece
        for span in content
        for piece in _minus(span, (cue_span, *spans))
        if parse.quote(piece).strip(" ,.;:")
    )
    return Frame(
        cue.i, word, form, source.i if source is not None else None, spans, (cue_span,), content, passive
    )


def _minus(span: Span, holes: Iterable[Span]) -> Iterator[Span]:
    """What is left of a span outside some others."""
    at = span.start
    for hole in sorted(holes):
        if hole.overlaps(span):
            if hole.start > at:
                yield Span(at, hole.start)
            at = max(at, hole.end)
    if at < span.end:
        yield Span(at, span.end)


def phrase(parse: Parse, head: Token, *, away: int) -> Span:
    """The noun phrase of a source, without the branch that holds the word `away` (its own cue)."""
    inside = {t.i for t in parse.subtree(head.i)}
    for child in parse.children(head.i):
        branch = {t.i for t in parse.subtree(child.i)}
        if away in branch:
            inside -= {k for k in inside if k >= min(branch)}
    tokens = _trimmed([parse.tokens[k] for k in sorted(inside | {head.i})])
    return parse.span_of(tokens) if tokens else head.span


def cue_group(parse: Parse, cue: Token, extra: list[Token]) -> Span:
    """The cue with its auxiliaries, negation, adverbs, particle and preposition, as far as they touch."""
    first = last = cue.i
    side = {c.i for c in parse.children(cue.i) if c.dep in _GROUP}
    while first - 1 in side:
        first -= 1
    tail = {c.i for c in parse.children(cue.i, "prt")} | {t.i for t in extra}
    while last + 1 in tail:
        last += 1
    return Span(parse.tokens[first].start, parse.tokens[last].end)


def _trimmed(tokens: list[Token]) -> list[Token]:
    while tokens and tokens[0].text in _TRIM:
        tokens = tokens[1:]
    while tokens and tokens[-1].text in _TRIM:
        tokens = tokens[:-1]
    return tokens


def _runs(parse: Parse, tokens: list[Token] | tuple[Token, ...]) -> tuple[Span, ...]:
    """Contiguous stretches of some tokens, without the punctuation at their ends."""
    found: list[list[Token]] = []
    for token in tokens:
        if found and token.i == found[-1][-1].i + 1:
            found[-1].append(token)
        else:
            found.append([token])
    trimmed = [_trimmed(run) for run in found]
    return tuple(parse.span_of(run) for run in trimmed if run)


# --- quotations that run on ------------------------------------------------------------------------------------------


def _extended(parse: Parse, quoted: Quotes, found: list[Frame]) -> Iterator[Frame]:
    """Each frame with the quotation its content is part of, and those of the sentences after it that nobody else says."""
    for frame in found:
        spans = tuple(_whole(quoted, s, frame) for s in frame.content)
        if frame.form in "cqra" and frame.word.kind in _SPEECH and spans:
            spans += tuple(_carried(parse, quoted, spans, frame))
        yield replace(frame, content=_merged(parse.text, spans))


def _whole(quoted: Quotes, span: Span, frame: Frame) -> Span:
    """A content that holds half of a quotation takes the other half, unless the cue stands inside the quotation."""
    for quote in quoted.within(Span(max(span.start - 1, 0), span.end + 2)):
        if any(quote.span.overlaps(s) for s in (*frame.cue_spans, *frame.source_spans)):
            continue
        if quote.span.start <= span.start or quote.span.start < span.end:
            span = span.join(quote.span)
    return span


def _carried(parse: Parse, quoted: Quotes, spans: tuple[Span, ...], frame: Frame) -> Iterator[Span]:
    """Quotations that open the next sentences of the paragraph, or go on in the next one because none was closed."""
    if not any(quoted.within(s) for s in spans):
        return
    own = parse.sentence_of(parse.tokens[frame.cue]).span.end
    at = max(own, *(s.end for s in spans))
    for quote in quoted.all:
        if quote.span.start < at:
            continue
        between = parse.text[at : quote.span.start]
        if between.strip(" \n.,;:”\"'") or ("\n" in between and not _open_before(quoted, at)):
            return
        if (teller := _told_after(parse, quote.span)) is not None and teller != frame.cue:
            return
        yield quote.span
        at = quote.span.end


def _told_after(parse: Parse, span: Span) -> int | None:
    """The verb of saying that stands right after a quotation without full stop: another source has it."""
    if parse.text[span.start : span.end].rstrip("”\"'’")[-1:] == ".":
        return None
    table = cues()
    window = Span(span.end, min(span.end + 80, len(parse.text))) if span.end < len(parse.text) else None
    for token in [t for t in parse.tokens_in(window) if t.start >= span.end][:8] if window else []:
        if token.text in (".", ";"):
            return None
        word = table.get((token.lemma, "v"))
        if token.pos == "VERB" and word is not None and "q" in word.frames:
            return token.i
    return None


def _open_before(quoted: Quotes, at: int) -> bool:
    last = quoted.at(at - 1)
    return last is not None and not last.closed


def _merged(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans in order, those that touch or overlap made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and (span.start <= found[-1].end or not text[found[-1].end : span.start].strip()):
            found[-1] = found[-1].join(span)
        else:
            found.append(span)
    return tuple(found)

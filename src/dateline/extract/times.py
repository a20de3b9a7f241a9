"""The times of the events: which words tell the day of which trigger, and which tell of something else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, takewhile

from dateline.extract.arguments import Layout, is_after, tops
from dateline.extract.running import is_ranked
from dateline.extract.triggers import LIGHT, Found, light_verb
from dateline.knowledge.care import comes_of_it, died_later, up_to
from dateline.knowledge.cues import cues, idioms, of_saying, phrases, told_behind
from dateline.records.claims import LOOSE, Argument
from dateline.records.parse import Parse, Timex, Token
from dateline.records.text import Span

# Stances of verbs whose object is a happening told before: their time is when somebody took a stand on it.
STANDS = frozenset({"blames", "denies", "claims_responsibility"})
# A time hangs on the day itself: only these say which day it was ("they held the town since May" does not).
DAYS = frozenset({"day", "weekday", "deictic", "part", "figures"})
# Shapes that name a day whatever stands behind them: "the Monday night raid".
NAMED = frozenset({"day", "weekday", "deictic"})
# What a happening does that is over.
ENDING = frozenset({"stop", "cease", "end", "subside", "halt", "abate"})
UNITS = {"day": "D", "week": "W"}
KNOWN = frozenset({"the", "this", "that"})


def times(layout: Layout) -> dict[int, list[Argument]]:
    """Trigger -> the times of its clause, `LOOSE` those that only stand near; a time of saying belongs to none."""
    result: dict[int, list[Argument]] = {}
    spare: dict[int, list[Argument]] = {}
    for timex in layout.context.parse.timexes:
        found = _owned(layout, timex)
        if found is not None:
            k, argument, asides = found
            (spare if asides else result).setdefault(k, []).append(argument)
    for k, argument in (*_counted_back(layout), *_counted_before(layout), *_counted_on(layout)):
        if not any(a.detail != LOOSE for a in result.get(k, ())):  # "six days after the killings of 3 May"
            result.setdefault(k, []).append(argument)
    days = frozenset(t.span for t in layout.context.parse.timexes if t.shape in DAYS)
    years = frozenset(t.span for t in layout.context.parse.timexes if t.shape == "year")
    kept = {k: _firm(arguments, days | years) for k, arguments in result.items()}
    return {**spare, **kept}


def _firm(arguments: list[Argument], days: frozenset[Span]) -> list[Argument]:
    """Those that hang on the trigger itself, where they tell its day or its year ("the 2033 raid"); else all."""
    firm = [a for a in arguments if a.detail != LOOSE]
    return firm if any(a.span in days or a.detail for a in firm) else arguments


def _owned(layout: Layout, timex: Timex) -> tuple[int, Argument, bool] | None:
    """The trigger of a time, the time as its argument, and whether that only stands in an aside of its clause."""
    parse = layout.context.parse
    root = parse.root_of(timex.span)
    if root is None or timex.kind not in ("date", "time") or layout.in_reason(root):
        return None
    if timex.kind == "time" and timex.shape not in NAMED and _classifies(parse, timex.span):
        return None
    if _is_counted_from(parse, timex) or of_saying(parse, root):
        return None
    k = _told_at(layout, root)
    k = _of_noun_before(layout, timex, root) if k is None else k
    k = _inside_subject(layout, root) if k is None else k
    if k is not None:
        return k, Argument("time", timex.span, root.i), False
    k = _before_speaker(layout, root)
    k = _opens_told(layout, root) if k is None else k
    k = layout.owner(root) if k is None else k
    if k is None or _is_ranking(parse, root) or _of_release(parse, root, layout.found[k].token):
        return None
    told = layout.found[k]
    came_before = _came_before(parse, root, told.token) and not _is_right_behind(parse, timex, told.token)
    if came_before or _counts_to(parse, timex, told.token):
        return None
    if (
        _is_of_stand(parse, root, told)
        or (timex.shape in DAYS and _is_of_telling(parse, root, told.token))
        or _is_of_answered(parse, root, told.token)
        or _is_of_sequel(parse, root, told)
        or _is_of_death(parse, root, told)
        or (timex.shape != "part" and _is_of_end(parse, root, told))  # "stopped by evening" says no other day
    ):
        return None
    argument = Argument("time", timex.span, root.i, _hold(parse, root, layout.found[k]))
    if not _of_other_clause(parse, root, layout.found[k].token):
        return k, argument, False
    return (k, argument, True) if _ends_clause(parse, timex, root) else None


def _is_of_end(parse: Parse, root: Token, found: Found) -> bool:
    """ "The clashes stopped on Thursday", "the raid followed a blast the day before": of the end, or of the blast."""
    verb = parse.head(found.token)
    ends = found.token.dep == "nsubj" and verb.lemma in ENDING | phrases()["comes_after"]
    return ends and verb in parse.ancestors(root.i)


def _counted_back(layout: Layout) -> Iterator[tuple[int, Argument]]:
    """ "four days after the raid": (the trigger of the blast, these words as its time, with the count "P6D")."""
    parse = layout.context.parse
    for after in (t for t in parse.tokens if _is_after(parse, t)):
        unit = _unit_before(parse, after)
        k = next(_come_before(layout, after), None)
        if unit is not None and k is not None:
            first, count = unit
            yield k, Argument("time", Span(first.start, after.end), after.i, count)


def is_counted(argument: Argument) -> bool:
    """Whether a time is a count of days from another: "a day after", on which it came (`+`) or from which (`P`)."""
    return argument.role == "time" and argument.detail[:1] in ("P", "+")


def _counted_on(layout: Layout) -> Iterator[tuple[int, Argument]]:
    """ "A day after the attack gunmen shot": (the trigger of the shot, the count as its time, "+P1D")."""
    parse = layout.context.parse
    for after in (t for t in parse.tokens if t.dep == "prep" and _is_after(parse, t)):
        unit = _unit_before(parse, after)
        known = [n for n in parse.children(after.i, "pobj") if n.i in layout.at and _is_bare_known(parse, n)]
        k = layout.owner(after) if unit and known else None
        if unit is not None and k is not None and layout.found[k].token not in known:
            first, count = unit
            yield k, Argument("time", Span(first.start, known[0].end), after.i, f"+{count}")


def _is_bare_known(parse: Parse, noun: Token) -> bool:
    """ "The attack": no more is said of it, so it has been told of."""
    article = parse.child(noun.i, "det")
    return article is not None and article.lower in KNOWN and len(parse.children(noun.i)) == 1


def _counted_before(layout: Layout) -> Iterator[tuple[int, Argument]]:
    """ "Was shot two days before the funeral": (the trigger of the shot, these words as its time, "P2D")."""
    parse = layout.context.parse
    for before in (t for t in parse.tokens if t.lower == "before"):
        unit, k = _unit_before(parse, before), layout.owner(before)
        if unit is None or k is None or _is_of_end(parse, before, layout.found[k]):
            continue
        if before not in parse.ancestors(layout.found[k].token.i):
            first, count = unit
            yield k, Argument("time", Span(first.start, before.end), before.i, count)


def _is_counted_from(parse: Parse, timex: Timex) -> bool:
    """ "Two days before the vote, on Tuesday": the day of something else."""
    root = parse.root_of(timex.span)
    above = parse.ancestors(root.i) if root else ()
    return any(t.lower == "before" and _unit_before(parse, t) for t in above)


def _counts_to(parse: Parse, timex: Timex, trigger: Token) -> bool:
    """ "On Tuesday, two days after nine died in a raid, a group claimed it": of what came before it is not the day."""
    rest = [t for t in parse.tokens if t.start >= timex.span.end][:6]
    rest = rest[1:] if rest and rest[0].lower == "," else rest
    after = next((t for t in rest if _is_after(parse, t)), None)
    unit = _unit_before(parse, after) if after else None
    if not (after and unit and rest and unit[0].i == rest[0].i and after.dep == "mark"):
        return False
    return parse.head(after) in (trigger, *parse.ancestors(trigger.i))


def _of_noun_before(layout: Layout, timex: Timex, root: Token) -> int | None:
    """ "On Friday arrested two over the raid on X on Monday": of two days the one behind a noun is that noun's.

    So is one behind a noun of the subject: "the toll of the raid on X on Monday rose".
    """
    parse = layout.context.parse
    verb = parse.verb_over(root.i)
    first = parse.head(root) if root.dep == "pobj" else root
    if verb is None or timex.shape not in DAYS or parse.head(first) != verb:
        return None
    start = min(t.i for t in parse.subtree(first.i))
    told = [
        t
        for t in parse.tokens[parse.sentence_of(verb).first : start]
        if t.i in layout.at and (t.pos == "NOUN" or t.dep in ("acl", "relcl"))
    ]
    last = told[-1] if told else None
    if last is None or max(t.i for t in parse.subtree(last.i)) != start - 1:
        return None
    others = (parse.root_of(t.span) for t in parse.timexes if t.shape in DAYS and t != timex)
    over = (verb, parse.head(verb)) if verb.dep == "xcomp" else (verb,)
    beside = any(o is not None and parse.verb_over(o.i) in over for o in others)
    subject = first.i < verb.i not in layout.at and last.dep == "pobj" and last not in parse.children(verb.i)
    return layout.at[last.i] if beside or subject else None


def _inside_subject(layout: Layout, root: Token) -> int | None:
    """ "بلغت حصيلة القصف يوم الاثنين أربعة": between subject and object of a verb that comes first, of the subject."""
    parse = layout.context.parse
    verb = parse.verb_over(root.i) if parse.glossed else None
    subject, reached = (parse.child(verb.i, d) for d in ("nsubj", "dobj")) if verb else (None, None)
    if verb is None or subject is None or reached is None or not comes_of_it(parse, verb):
        return None
    if not verb.i < subject.i < root.i < reached.i:
        return None
    told = (t for t in parse.subtree(subject.i) if t.i in layout.at)
    return next((layout.at[t.i] for t in told), None)


def _came_before(parse: Parse, root: Token, trigger: Token) -> bool:
    """ "After the raid a third man died on Monday": the day is of what came after, not of the raid."""
    prep = parse.head(trigger)
    return trigger.dep == "pobj" and _is_after(parse, prep) and prep not in [*parse.ancestors(root.i)]


def _is_right_behind(parse: Parse, timex: Timex, trigger: Token) -> bool:
    """ "закрыт после взрыва смертника 10 марта": a date in full right behind the happening, with no word before it."""
    if timex.shape != "day" or not parse.glossed:
        return False
    last = max(t.i for t in parse.subtree(trigger.i))
    return parse.tokens[last + 1].start == timex.span.start


def _is_after(parse: Parse, token: Token) -> bool:
    """ "After", "following"; "five days on from", "five days since"."""
    counted = token.lower in ("since", "from") and _unit_before(parse, token) is not None
    return counted or is_after(parse, token)


def _unit_before(parse: Parse, after: Token) -> tuple[Token, str] | None:
    """The first token of the count before "after", and the count: "a week", "six days"."""
    unit = parse.tokens[after.i - 1] if after.i else after
    if after.lower == "from":
        unit = parse.tokens[max(unit.i - 1, 0)] if unit.lower == "on" else after
    code = UNITS.get(unit.lemma.removesuffix("s"))
    if code is None or unit.sentence != after.sentence or after.i < 2:
        return None
    number = next((q for q in parse.quantities if q.span.start <= unit.start < q.span.end), None)
    if number is not None and number.low == number.high and number.low:
        return parse.tokens_in(number.span)[0], f"P{number.low}{code}"
    article = parse.tokens[unit.i - 1]
    return (article, f"P1{code}") if article.lower in ("a", "an", "one", "the") else None


def _come_before(layout: Layout, after: Token) -> Iterator[int]:
    """The triggers that "after" stands over: its object, or the clause that it opens and that clause's subject."""
    parse = layout.context.parse
    below = parse.children(after.i, "pobj", "pcomp")
    if after.dep != "prep":
        clause = parse.head(after)
        below += [clause, *parse.children(clause.i, "nsubj", "nsubjpass")]
    yield from (layout.at[t.i] for t in below if t.i in layout.at and t.i > after.i)


def _told_at(layout: Layout, root: Token) -> int | None:
    """ "on 3 March, when a crowd stoned": the time says when the clause after it was."""
    parse = layout.context.parse
    clauses = (t for t in parse.children(root.i, "relcl", "advcl") if t.i in layout.at)
    when = (t for t in clauses if any(w.lower == "when" for w in parse.children(t.i, "advmod", "mark")))
    return next((layout.at[t.i] for t in when), None)


def _before_speaker(layout: Layout, root: Token) -> int | None:
    """ "Nine died as gangs came, on Saturday, the police said": what stands before the speaker is of what is said."""
    parse = layout.context.parse
    verb = parse.verb_over(root.i)
    if verb is None or (verb.lemma, "v") not in cues():
        return None
    told = next((t for t in parse.children(verb.i, "ccomp") if t.i < root.i), None)
    speaker = parse.child(verb.i, "nsubj")
    if told is None or speaker is None or not root.i < speaker.i < verb.i:
        return None
    return layout.at.get(told.i)


def _opens_told(layout: Layout, root: Token) -> int | None:
    """ "Ordu pazartesi günü X'te iki kişinin öldürüldüğünü açıkladı": right before what is told, and of that."""
    parse = layout.context.parse
    told = told_behind(parse, root)
    return layout.at.get(told.i) if told is not None else None


def _is_ranking(parse: Parse, root: Token) -> bool:
    """ "The fourth blast since summer": what the count runs from, not the day of the blast."""
    since = parse.head(root)
    return since.lower == "since" and is_ranked(parse, since)


def _of_release(parse: Parse, root: Token, trigger: Token) -> bool:
    """ "On Monday they released a video and said that they had killed nine": the day of what was done before saying."""
    told = (t for t in (trigger, *parse.ancestors(trigger.i)) if t.dep == "ccomp")
    saying = (parse.head(t) for t in told)
    return any(s.dep == "conj" and parse.head(s) == parse.verb_over(root.i) for s in saying)


def _hold(parse: Parse, root: Token, found: Found) -> str:
    """Whether a time hangs on the trigger, its light verb, or the verb of what it did or who heard it."""
    token = found.token
    if {t.i for t in parse.ancestors(root.i)} & {*tops(parse, found)}:
        return LOOSE if _may_be_of_stand(parse, root, token) else ""
    verb, light = parse.verb_over(root.i), light_verb(parse, token)
    bound = verb is not None and (
        _when(parse, verb, token)
        or (light is not None and light.i == verb.i)
        or (token.head == verb.i and token.dep in ("nsubj", "nsubjpass"))
        or (token.head == verb.i and verb.lemma in phrases()["perceived"])  # "heard blasts on Monday"
    )
    return "" if bound else LOOSE


def _when(parse: Parse, verb: Token, trigger: Token) -> bool:
    """ "The mosque was full on Monday evening when the shooting began"."""
    clauses = (t for t in parse.children(verb.i, "advcl") if t.i > verb.i)
    when = (t for t in clauses if any(w.lower == "when" for w in parse.children(t.i, "advmod", "mark")))
    return any(trigger.i == t.i or (trigger.head == t.i and trigger.dep == "nsubj") for t in when)


def _is_of_stand(parse: Parse, root: Token, found: Found) -> bool:
    """ "on Wednesday two parties condemned the raid": the time of a claim, a denial or a blame."""
    token = found.token
    verb = parse.verb_over(root.i)
    if verb is None or token in parse.ancestors(root.i):
        return False
    if token.pos != "NOUN":
        return _is_of_charge(parse, verb, token)
    if token.dep == "nsubj" and token.head == verb.i:
        return False  # "on Monday clashes opposed the two": no happening takes a stand
    # "takes responsibility for a raid on 3 March": who speaks now gives the day of what was done.
    # Of "the raid on X was claimed on 3 March" it is that of the claim.
    own = root.i < token.i or token.dep == "nsubjpass" or not parse.child(token.i, "prep")
    past = verb.tag in ("VBD", "VBN") and own
    return past and _takes_stand(parse, verb) and not parse.child(verb.i, "ccomp", "parataxis")


def _is_of_charge(parse: Parse, verb: Token, token: Token) -> bool:
    """ "accused X on Tuesday of kidnapping nine": the time of the charge."""
    cue = cues().get((verb.lemma, "v"))
    below = token.dep in ("pcomp", "xcomp", "advcl") and verb in islice(parse.ancestors(token.i), 2)
    return below and cue is not None and cue.kind == "blame" and verb.tag in ("VBD", "VBN")


def _is_of_answered(parse: Parse, root: Token, trigger: Token) -> bool:
    """ "It answered with the shelling to the death of a leader last week": of what is answered, which stands before it.

    Where a language ends the clause with its verb, the parser hangs the time on that.
    """
    led, verb = parse.head(trigger), parse.verb_over(root.i)
    if led.lower != "with" or verb is None or led.head != verb.i or verb.lemma not in phrases()["answering"]:
        return False
    first, named = min(t.i for t in parse.subtree(root.i)), phrases()["toll"] | phrases()["deed_noun"]
    to = (p for t in (verb, trigger) for p in parse.children(t.i, "prep") if p.i > led.i)
    below = (t for p in to for t in parse.children(p.i, "pobj") if t.i < first)
    answered = (t for t in below if t.lemma in named)
    behind = [max(t.i for t in parse.subtree(n.i)) for n in answered]
    first = first - 1 if parse.head(root).dep == "prep" else first
    return first - 1 in behind


def _is_of_telling(parse: Parse, root: Token, token: Token) -> bool:
    """ "In a video of Sunday they claim to have killed five": when it was told, not when they were killed."""
    done = parse.verb_over(token.i) if token.pos != "VERB" else token
    if done is None or done.dep != "xcomp" or done in parse.ancestors(root.i):
        return False
    return any(t.lemma == "have" for t in parse.children(done.i, "aux"))


def _may_be_of_stand(parse: Parse, root: Token, token: Token) -> bool:
    """ "claimed the attack on Thursday": of a deed that was told of it may be the day of either."""
    verb = parse.verb_over(token.i)
    article = parse.child(token.i, "det")
    known = article is not None and article.lower in ("the", "this", "that")
    last = known and verb is not None and verb.tag == "VBD" and root.i > token.i
    return bool(
        last
        and verb
        and parse.children(token.i, "prep")[:1] == [parse.head(root)]
        and _takes_stand(parse, verb)
    )


def _is_of_sequel(parse: Parse, root: Token, found: Found) -> bool:
    """ "the toll of the raid rose on Friday", "on Friday X buried those killed": the day of what came of it.

    What stands after the trigger may be its own: "visited the scene of a raid on Friday".
    """
    token, verb = found.token, parse.verb_over(root.i)
    if verb is None or token in parse.ancestors(root.i) or _when(parse, verb, token):
        return False
    if verb.i < token.i < root.i and not (found.row.strength == "result" and token.pos == "ADJ"):
        return False  # but "the toll stood at five dead on Tuesday"
    return verb in parse.ancestors(token.i) and any(comes_of_it(parse, t) for t in up_to(parse, token, root))


def _takes_stand(parse: Parse, verb: Token) -> bool:
    cue = cues().get((verb.lemma, "v"))
    # "On Monday the front claimed the raid", "owned up to it", "condemned the bombing".
    if verb.lemma in phrases()["answers"] or (
        cue is not None and (cue.stance in STANDS or cue.kind in ("blame", "judge"))
    ):
        return True
    words = idioms().get(verb.lemma, {})
    return any(t.lemma in words for t in parse.children(verb.i, "dobj"))


def _is_of_death(parse: Parse, root: Token, found: Found) -> bool:
    """ "died on Tuesday of his wounds": the day of a death that came later; not "wounds suffered on Monday"."""
    verb = parse.verb_over(root.i)
    if verb is not None and verb != found.token and died_later(parse, verb):
        return found.token in parse.ancestors(verb.i)  # "killed two; a third died on Tuesday"
    if not died_later(parse, found.token):
        return False
    between = takewhile(lambda t: t != found.token, parse.ancestors(root.i))
    return not any(t.pos == "VERB" for t in between)


def _ends_clause(parse: Parse, timex: Timex, root: Token) -> bool:
    """ "killed nine who had queued for bread on Monday": a day at the end of a clause that goes on without a comma."""
    clause = next((t for t in parse.ancestors(root.i) if t.dep == "relcl"), None)
    if clause is None or timex.shape not in DAYS or clause.lemma in phrases()["saying"]:
        return False
    below = [t for t in parse.subtree(clause.i) if t.pos != "PUNCT"]
    first, last = min(t.i for t in below), max(t.i for t in below)
    joined = first == 0 or parse.tokens[first - 1].pos != "PUNCT"
    since = any(t.lower in ("since", "until", "before") for t in parse.ancestors(root.i))
    return joined and not since and parse.tokens[last].end <= timex.span.end


def _classifies(parse: Parse, span: Span) -> bool:
    """ "a night raid", "the night train": the time says what kind it is, and gives no day."""
    return any(t.dep == "compound" and parse.head(t).start >= span.end for t in parse.tokens_in(span))


def _tells_of(parse: Parse, clause: Token, trigger: Token, begins: frozenset[str], *, since: bool) -> bool:
    """ "The attack on X, which occurred on Monday": of the attack, though the parser ties it to X."""
    if clause.head == trigger.i:
        return since or clause.lemma in begins
    return trigger in parse.ancestors(clause.i) and clause.lemma in phrases()["comes_about"]


def _of_other_clause(parse: Parse, root: Token, trigger: Token) -> bool:
    """Whether a time stands in a relative clause without the trigger: "which has ruled there since May"."""
    inside = {trigger.i, *(t.i for t in parse.ancestors(trigger.i))}
    above = [t for t in parse.ancestors(root.i) if t.i not in inside]
    # "the siege, which began on Monday", "the raid that rebels launched", "the blast that was heard"
    begins = phrases()["comes_about"] | phrases()["perceived"] | LIGHT
    since = parse.head(root).lower == "since"  # "the fighting that has raged since Monday"
    return any(
        (t.dep == "relcl" and not _tells_of(parse, t, trigger, begins, since=since))
        or t.lemma in phrases()["saying"]
        for t in above
    )

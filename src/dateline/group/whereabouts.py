"""Where an event was that gives no place, or only a wide one: what the report says around it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from dateline.group.days import only_happened
from dateline.group.facts import SETTLED, WIDE, Material, narrowest, placed_by
from dateline.group.fit import but_for_its_end
from dateline.knowledge.care import where_the_hurt_are
from dateline.knowledge.cues import is_ours, phrases
from dateline.knowledge.entities import EntityTable
from dateline.knowledge.labels import COLONS, label_of
from dateline.knowledge.meaning import site_of
from dateline.knowledge.place_patterns import place_words
from dateline.records.claims import Source
from dateline.records.events import Event
from dateline.records.parse import Parse, Token
from dateline.records.values import Basis, Location, Value

# What a place stands in when something is said to be there: "in X", "at X station", "outside the market of X".
STANDING = frozenset({"in", "at", "near", "outside", "inside", "within"})
# Through these a name belongs to the noun that stands there.
PART_OF = frozenset({"compound", "nmod", "poss", "pobj", "appos", "conj"})
# A place told so widely may be told finer beside it.
VAST = WIDE - {"admin2"}
# How finely at least an unknown village is placed.
VILLAGES = frozenset({"near", "admin2"})
# So many sentences after an event may say where it was.
NEXT = 2
# The method of a place that only the dateline gives.
FROM_DATELINE, FROM_SPEAKER, FROM_VISIT = "dateline", "speaker", "visit"
# Who tells of what was where they are: an office or people of a town, not who studies it from there.
PEOPLE = frozenset({"resident", "witness"})
LOCAL = PEOPLE | {"police", "medical", "government", "court"}
Found = list[tuple[Token, Value[Location]]]


def told_place(material: Material, event: Event, table: EntityTable) -> Value[Location] | None:
    """The last place that the text was "in" or "at" before or in an event, else one that its news names.

    A country or a province comes last.
    """
    reach = material.sentences(event)[0]
    told = [(t, v) for t, v in _told(material, reach) if not _is_of_party(material.parse, t, table)]
    news, standing = _of_news(material, told), _standing(material.parse, told)
    fine = [v for v in standing if v.value and v.value.kind not in VAST]
    found = _last(material, fine or _struck(news) or _named(material.parse, news) or standing)
    return (
        found
        or _said_after(material, event)
        or _found_after(material, event)
        or _of_speakers(material, event, table)
        or _of_visit(material, event)
        or _of_dateline(material, table)
    )


def _said_after(material: Material, event: Event) -> Value[Location] | None:
    """ "Gunmen stormed a church. The church stands in X", "it happened in X": told only after the event."""
    parse = material.parse
    sentences = material.sentences(event)
    near = range(sentences[-1] + 1, sentences[-1] + NEXT + 1)
    after = [
        (r, v) for span, v in material.places.items() if (r := parse.root_of(span)) and r.sentence in near
    ]
    told = {t.lemma for s in sentences for t in parse.sentence_tokens(parse.sentences[s])}
    return next((v for r, v in after if _happened_there(parse, r) or _lies_there(parse, r, told)), None)


def _found_after(material: Material, event: Event) -> Value[Location] | None:
    """ "A bomb killed two. It had been hidden in a car parked in X", "his body was found in X": where it was set."""
    parse = material.parse
    sentences = material.sentences(event)
    reach = range(sentences[0] + 1, sentences[-1] + NEXT + 1)
    others = {a.span for m in material.mentions if m.id not in event.mentions for a in m.of("place")}
    fine = (v for s, v in material.places.items() if s not in others and v.value and v.value.kind not in VAST)
    told = ((r, v) for v in fine if (r := parse.root_of(v.spans[0])) and r.sentence in reach)
    return next((v for r, v in told if _is_found_there(parse, r)), None)


def _is_found_there(parse: Parse, root: Token) -> bool:
    """ "Had been hidden in X", "a car parked at X": what somebody came upon, or had set there before."""
    verb = parse.verb_over(root.i)
    if verb is None or verb.tag != "VBN" or verb.lemma not in phrases()["set_there"]:
        return False
    # "A second bomb was found in X".
    nouns = parse.children(verb.i, "nsubjpass")
    other = any(t.lower in phrases()["anew"] for n in nouns for t in parse.children(n.i, "amod", "det"))
    return not other and any(p.lower in STANDING for p in _prepositions(parse, root))


def _happened_there(parse: Parse, root: Token) -> bool:
    """ "It happened in X", "the incident took place near X"."""
    verb = parse.verb_over(root.i)
    stands = any(p.lower in STANDING for p in _prepositions(parse, root))
    return stands and verb is not None and only_happened(parse, verb)


def _lies_there(parse: Parse, root: Token, told: Collection[str]) -> bool:
    """Whether a sentence says that what was told of is in or near a place, or is called so."""
    verb = parse.verb_over(root.i)
    if verb is None or verb.lemma not in phrases()["lying"]:
        return False
    subjects = parse.children(verb.i, "nsubj", "nsubjpass")
    if root.dep == "appos":
        return parse.head(root) in subjects and _is_the_one(parse, parse.head(root), told)
    stands = any(p.lower in STANDING for p in _prepositions(parse, root))
    return stands and any(t.pos == "NOUN" and _is_the_one(parse, t, told) for t in subjects[:1])


def _is_the_one(parse: Parse, noun: Token, told: Collection[str]) -> bool:
    """ "The church", "the village": told of, no other, and nobody's; some languages have no article."""
    article = parse.child(noun.i, "det")
    known = article is None or article.lower in ("the", "this", "that")
    kind = noun.lemma in place_words() or site_of(noun.lemma) is not None
    meant = noun.lemma in phrases()["locality"] or (noun.lemma in told and kind)
    return meant and known and parse.child(noun.i, "poss") is None


def finer_place(material: Material, event: Event) -> Value[Location] | None:
    """The town in the sentences of an event of which only the country or the province is told."""
    wide = [v.value for v in event.places if v.value and v.value.role in ("where", "near")]
    if not wide or not all(w.kind in VAST and w.resolved for w in wide):
        return None
    sentences = material.sentences(event)
    told = _of_news(material, _told(material, sentences[-1]))
    beside = _standing(material.parse, [(root, v) for root, v in told if root.sentence in sentences])
    anchors = {s for v in event.places for s in placed_by(v)}
    # "Two days after the attack a man was shot in Y": what is told of another happening is where that was.
    own = but_for_its_end([material.mentions[i] for i in event.mentions])
    others = {a.span for m in material.mentions if m not in own for a in m.of("place")}
    taken = anchors | (others - {a.span for m in own for a in m.of("place")})
    towns = [v for v in beside if v.value and v.value.kind not in WIDE and v.spans[0] not in taken]
    towns = towns or [*filter(None, [_said_after(material, event)])]
    return _last(material, [v for v in towns if v.value and any(_lies_in(v.value, w) for w in wide)])


def town_around(material: Material, event: Event) -> Value[Location] | None:
    """ "Police in X said shots were fired at the Y market": the one town told so far that such a site may be in."""
    sites = [v.value for v in event.places if v.value]
    if not sites or any(s.kind != "facility" or s.resolved for s in sites):
        return None
    reach = material.sentences(event)[-1]
    towns = {
        v.value.resolved.id: v
        for span, v in material.places.items()
        if v.value and v.value.resolved and v.value.kind in SETTLED and v.value.role in ("where", "near")
        if (root := material.parse.root_of(span)) is None or root.sentence <= reach
    }
    town, *others = towns.values() or (None,)
    return None if town is None or others else _near(town, FROM_SPEAKER)


def _of_speakers(material: Material, event: Event, table: EntityTable) -> Value[Location] | None:
    """ "Police in X said a bomb killed two": near the one town whose people tell it, if nothing else places it.

    So is a hospital that bears its town's name, and tells of the dead or receives them.
    """
    speakers = [s for i in event.claims if (s := material.claims[i].source).kind in LOCAL]
    told = [
        v
        for v in material.places.values()
        if any(_is_from(source, v) for source in speakers) or _takes_in(material, event, v)
    ]
    near = [v for v in narrowest(material, told) if v.value and _is_village(v.value)]
    at_home = [v for v in told if any(s.kind in PEOPLE and _is_from(s, v) for s in speakers)]
    unknown = [v for v in told if v.value and not v.value.resolved and v.value.kind not in WIDE]
    towns = {_known_as(v): v for v in near or unknown}
    (town, *others) = towns.values() or (None,)
    if town is None or others:
        return None
    return _near(town, FROM_SPEAKER) if town in at_home or not _is_capital(town, table) else None


def _known_as(place: Value[Location]) -> str | None:
    told = place.value
    return None if told is None else told.resolved.id if told.resolved else told.name


def _of_visit(material: Material, event: Event) -> Value[Location] | None:
    """ "The minister visited X and condoled with the families": near the one town that somebody came to."""
    parse, visits = material.parse, phrases()["visiting"]
    near = {i + k for i in material.sentences(event) for k in (-1, 0, 1)}
    came = [
        v
        for span, v in material.places.items()
        if (r := parse.root_of(span))
        and r.sentence in near
        and v.value
        and _is_come_to(parse, r, visits, "to", "in")
    ]
    (town, *others) = came or (None,)
    if town is None or others or town.value is None or town.value.kind in WIDE:
        return None
    return _near(town, FROM_VISIT)


def _is_come_to(parse: Parse, root: Token, verbs: Collection[str], *to: str) -> bool:
    """ "Visited X", "a visit to X", "gunmen reached X", "swept into X"."""
    above = parse.head(root)
    goal = root.dep == "pobj" and above.lower in to
    came = parse.head(above) if goal else above
    return (goal or root.dep == "dobj") and came.lemma in verbs


def _is_from(source: Source, place: Value[Location]) -> bool:
    """Whether a place is in what a speaker is called; "they" are called after whom they stand for."""
    called = place.value is not None and place.value.name in source.name
    return called or any(s.covers(place.spans[0]) for s in source.spans)


def _takes_in(material: Material, event: Event, place: Value[Location]) -> bool:
    """ "X Hospital received five bodies": whose place is that of those who take in the hurt of an event."""
    root = material.parse.root_of(place.spans[0])
    told = root is not None and root.dep == "nsubj" and root.sentence in material.sentences(event)
    return root is not None and told and where_the_hurt_are(material.parse, root)


def _is_village(place: Location) -> bool:
    """A town or its district, what bears its name, or an unknown name of which the text says only what it lies in."""
    known = place.resolved
    near = known is not None and (
        known.precision == "near" if place.kind == "facility" else known.precision in VILLAGES
    )
    return place.kind in SETTLED | {"admin2"} or (place.kind in ("other", "facility") and near)


def _is_capital(town: Value[Location], table: EntityTable) -> bool:
    """A capital is where offices speak of the whole country."""
    place = town.value.resolved if town.value else None
    return place is not None and table.capital_of(place.name) == place.country


def _of_dateline(material: Material, table: EntityTable) -> Value[Location] | None:
    """The town that a report is from, unless it only speaks of other countries.

    A capital is where a desk writes of the whole country. A log names a village or a district with what it lies in.
    """
    line = material.report.dateline
    found = [v for s, v in material.places.items() if line and line.place and line.place.covers(s)]
    town = found[0].value if found else None
    if line is None or town is None:
        return None
    if len(found) > 1 and line.day and not line.agency and town.kind not in VAST:
        return replace(found[0], basis=Basis.INFERRED, method=FROM_DATELINE)
    if town.resolved is None or town.kind not in SETTLED or _is_capital(found[0], table):
        return None
    elsewhere = {
        v.value.resolved.country
        for v in material.places.values()
        if v not in found and v.value and v.value.resolved
    }
    if elsewhere and town.resolved.country not in elsewhere:
        return None
    return _near(found[0], FROM_DATELINE)


def _near(town: Value[Location], method: str) -> Value[Location]:
    """A town that only stands for where something was, by inference."""
    place = town.value
    if place is not None and place.resolved is not None and place.kind != "admin2":
        place = replace(place, resolved=replace(place.resolved, precision="near"))
    return replace(town, value=place, basis=Basis.INFERRED, method=method)


def _lies_in(place: Location, wide: Location) -> bool:
    """Whether a known place is in the country, and in the province, that a wide one is."""
    inner, outer = place.resolved, wide.resolved
    if inner is None or outer is None or inner.country != outer.country:
        return False
    province = outer.name if outer.kind == "admin1" else outer.admin1
    return outer.kind == "country" or not province or inner.admin1 in (province, None)


def _told(material: Material, reach: int) -> Found:
    """The places up to a sentence with their main words, without those where somebody speaks."""
    parse = material.parse
    return [
        (root, value)
        for span, value in material.places.items()
        if (root := parse.root_of(span))
        and root.sentence <= reach
        and value.value
        and not _is_of_speaker(parse, root)
        and not where_the_hurt_are(parse, root)
    ]


def _of_news(material: Material, told: Found) -> Found:
    """Without the places of events that are only recalled."""
    past = {a.span for m in material.mentions if not m.news for a in m.of("place")}
    return [(root, value) for root, value in told if value.spans[0] not in past]


def _standing(parse: Parse, told: Found) -> list[Value[Location]]:
    return [
        v
        for root, v in told
        if _is_labelled(parse, v) or any(t.lower in STANDING for t in _prepositions(parse, root))
    ]


def _is_labelled(parse: Parse, place: Value[Location]) -> bool:
    """ "Location: X", "Township: X", as logs have it."""
    colon = parse.tokens_in(place.spans[0])[0].i - 1
    return colon > 0 and parse.tokens[colon].text in COLONS and label_of(parse, colon - 1, colon) == "place"


def _prepositions(parse: Parse, token: Token) -> Iterator[Token]:
    """The prepositions that a name stands under, up to the word that its phrase hangs on."""
    below = token
    for above in parse.ancestors(token.i):
        if above.pos == "ADP":
            yield above
        elif above.pos not in ("NOUN", "PROPN") or not _is_part(below):
            return
        below = above


def _is_part(token: Token) -> bool:
    return token.dep in PART_OF or (token.dep == "prep" and token.lower == "of")


def _struck(told: Found) -> list[Value[Location]]:
    return [v for root, v in told if root.dep == "nsubjpass" and v.value and v.value.kind in SETTLED]


def _named(parse: Parse, told: Found) -> list[Value[Location]]:
    """The known places, and those that nothing places where somebody lives or came to."""
    fine = [(r, v, v.value) for r, v in told if v.value and v.value.kind not in WIDE]
    reaches = phrases()["reaching"]
    return [
        v
        for r, v, place in fine
        if place.resolved
        or place.kind in SETTLED
        or _is_lived_in(parse, r)
        or _is_come_to(parse, r, reaches, "to", "into", "on", "onto", "upon")
    ]


def _is_lived_in(parse: Parse, root: Token) -> bool:
    """ "Residents of X"."""
    above = parse.head(root)
    of = root.dep == "pobj" and above.lower == "of"
    return of and parse.head(above).lemma in phrases()["living_there"]


def _last(material: Material, values: list[Value[Location]]) -> Value[Location] | None:
    return max(narrowest(material, values), key=lambda v: v.spans[0], default=None)


def _is_of_party(parse: Parse, token: Token, table: EntityTable) -> bool:
    """ "the government of X", "the government in X rejected it": whose it is, not where something happened."""
    prep = parse.head(token)
    if token.dep in ("compound", "nmod"):  # "Karvan nationalists"
        return table.noun_kind(prep.lemma) == "armed_group"
    head = parse.head(prep)
    noun = table.noun(head.lemma) if token.dep == "pobj" else None
    if noun is None or not noun.is_body:
        return False
    # "The ministry in X was bombed".
    acts = noun.kind == "government" and (head.dep == "nsubj" or parse.head(head).lower == "by")
    return prep.lower == "of" or (prep.lower == "in" and acts)


def _is_of_speaker(parse: Parse, token: Token) -> bool:
    """ "a doctor at the hospital in X said": where somebody is who speaks, not where it happened."""
    below = token
    for above in parse.ancestors(token.i):
        if is_ours(parse, above):
            return True
        if above.pos in ("VERB", "AUX"):
            quotes = any(t.dep in ("ccomp", "parataxis") for t in parse.children(above.i))
            if below.dep == "nsubj":
                return quotes or above.lemma in phrases()["listening"]
            return quotes and below.dep == "prep" and _is_beside(parse, above, below)
        below = above
    return False


def _is_beside(parse: Parse, verb: Token, prep: Token) -> bool:
    """ "The ministry said on Sunday in X", "told reporters in X", but not "said, in X" or "said four died in X"."""
    between = parse.tokens[verb.i + 1 : prep.i]
    return verb.i < prep.i and all(t.pos not in ("PUNCT", "VERB", "AUX") for t in between)

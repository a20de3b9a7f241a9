"""Place names to places: each row is a sentence with its names and what one of them must come out as."""

from __future__ import annotations

import re

import pytest

from dateline.knowledge.gazetteer import Gazetteer
from dateline.records.parse import Mention, Parse, Sentence, Token
from dateline.records.text import Dateline, Report, Span
from dateline.records.values import Location, Value
from dateline.resolve.places import resolve_places


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def parsed(text: str, names: str, nations: str = "") -> Parse:
    """A parse without a model: words, sentences at full stops, and the given names as mentions."""
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    for n, match in enumerate(re.finditer(r"[^.]+(?:\.\d[^.]*)*\.?", text)):
        first = len(tokens)
        for word in re.finditer(r"\w+|[^\w\s]", match[0]):
            start = match.start() + word.start()
            tokens.append(
                Token(
                    len(tokens), start, start + len(word[0]), word[0], word[0].lower(), "", "", "", first, n
                )
            )
        sentences.append(Sentence(n, Span(match.start(), match.end()), first, len(tokens)))
    parse = Parse(text, tuple(tokens), tuple(sentences))
    kinds = [(n, "place") for n in names.split("|")] + [(n, "nationality") for n in nations.split("|") if n]
    spans = [
        (Span(m.start(), m.end()), kind, name)
        for name, kind in kinds
        for m in re.finditer(rf"\b{re.escape(name)}\b", text)
    ]
    mentions = tuple(Mention(s, kind, name, parse.tokens_in(s)[-1].i) for s, kind, name in sorted(spans))
    return Parse(text, parse.tokens, parse.sentences, mentions)


def resolved(
    gazetteer: Gazetteer,
    text: str,
    names: str,
    nations: str = "",
    country: str | None = None,
    outlet: str | None = None,
) -> dict[str, Value[Location]]:
    """The values by name; of a name that occurs twice, the first."""
    parse = parsed(text, names, nations)
    report = Report("r", text, "d", country=country, outlet=outlet)
    found = resolve_places(report, parse, gazetteer)
    by_name: dict[str, Value[Location]] = {}
    for mention in parse.mentions:
        if mention.span in found:
            by_name.setdefault(mention.name, found[mention.span])
    return by_name


def label(value: Value[Location]) -> str | None:
    """ "kind country precision" of what was decided."""
    assert value.value is not None
    place = value.value.resolved
    return f"{place.kind} {place.country} {place.precision}" if place else None


@pytest.mark.parametrize(
    ("text", "names", "name", "expected"),
    [
        pytest.param(
            "Shells fell on Aleppo.",
            "Aleppo",
            "Aleppo",
            "city SY exact",
            id="a city before its namesake division",
        ),
        pytest.param(
            "Shells fell on Aleppo province.",
            "Aleppo",
            "Aleppo",
            "admin1 SY admin1",
            id="noun after the name",
        ),
        pytest.param(
            "Shells fell on Aleppo province.",
            "Aleppo province",
            "Aleppo province",
            "admin1 SY admin1",
            id="noun inside the name",
        ),
        pytest.param(
            "Fighting in the province of Idlib.",
            "Idlib",
            "Idlib",
            "admin1 SY admin1",
            id="noun before the name",
        ),
        pytest.param(
            "Fire in Tripoli, Lebanon.", "Tripoli|Lebanon", "Tripoli", "city LB exact", id="X, country"
        ),
        pytest.param(
            "Fire in Tripoli. Libya sent aid.",
            "Tripoli|Libya",
            "Tripoli",
            "city LY exact",
            id="country in the report",
        ),
        pytest.param(
            "A blast in Georgia hit Tbilisi.",
            "Georgia|Tbilisi",
            "Georgia",
            "country GE country",
            id="country, its city near by",
        ),
        pytest.param(
            "A blast in Georgia hit Atlanta.",
            "Georgia|Atlanta",
            "Georgia",
            "admin1 US admin1",
            id="state, its city near by",
        ),
        pytest.param(
            "Rebels shelled Deir ez-Zur in Syria.",
            "Deir ez-Zur|Syria",
            "Deir ez-Zur",
            "city SY exact",
            id="other spelling",
        ),
        pytest.param(
            "Rukban district in southeastern Syria.", "Rukban|Syria", "Rukban", "camp SY near", id="own table"
        ),
        pytest.param(
            "A drone hit the Tower 22 base in Jordan.",
            "Tower 22|Jordan",
            "Tower 22",
            "base JO near",
            id="base of the own table",
        ),
        pytest.param(
            "A drone hit Ain al-Asad airbase in Iraq.",
            "Ain al-Asad|Iraq",
            "Ain al-Asad",
            "base IQ near",
            id="airbase, not a town",
        ),
        pytest.param("A ship was hit in the Red Sea.", "Red Sea", "Red Sea", "sea None region", id="sea"),
        pytest.param(
            "Cars burnt in the Sahel and in Mali.",
            "Sahel|Mali",
            "Sahel",
            "region None region",
            id="region of several countries",
        ),
        pytest.param(
            "Khirbat Adnun village in Hasakah province.",
            "Khirbat Adnun|Hasakah",
            "Khirbat Adnun",
            "admin1 SY admin1",
            id="unknown village in a province",
        ),
        pytest.param(
            "Troops entered Qorvash, a village in northern Iraq.",
            "Qorvash|Iraq",
            "Qorvash",
            "country IQ country",
            id="unknown village in a country",
        ),
        pytest.param(
            "Troops entered Qorvashtan.", "Qorvashtan", "Qorvashtan", None, id="unknown, nothing said"
        ),
        pytest.param(
            "Troops entered Mosul and Qorvashtan.",
            "Mosul|Qorvashtan",
            "Qorvashtan",
            None,
            id="a list says nothing",
        ),
        pytest.param(
            "Shells fell on Hasakeh province in Syria.",
            "Hasakeh|Syria",
            "Hasakeh",
            "admin1 SY admin1",
            id="division spelt like its city",
        ),
        pytest.param(
            "Shells fell on Aleppo and on Qorvash.",
            "Aleppo|Qorvash",
            "Qorvash",
            None,
            id="only a far namesake is known",
        ),
        pytest.param(
            "Aid left the Western Base in Syria.",
            "Western Base|Syria",
            "Western Base",
            "country SY country",
            id="generic",
        ),
        pytest.param(
            "In Idlib district of Balochistan.",
            "Balochistan",
            "Balochistan",
            "admin1 PK admin1",
            id="another's noun",
        ),
        pytest.param(
            "A raid on the Tal Afar bus station in Iraq.",
            "Tal Afar|Iraq",
            "Tal Afar",
            "city IQ near",
            id="a bus station stands near its town",
        ),
        pytest.param(
            "Gunmen fired on an Iraq border post.",
            "Iraq",
            "Iraq",
            "country IQ country",
            id="a country's post",
        ),
        pytest.param(
            "Shells fell on Harkiv in Ukraine.", "Harkiv|Ukraine", "Harkiv", "city UA exact", id="h for kh"
        ),
        pytest.param(
            "Shells fell on Kher son in Ukraine.",
            "Kher son|Ukraine",
            "Kher son",
            "city UA exact",
            id="in two words",
        ),
        pytest.param(
            "Guards closed the North Gate at Kandahar in Afghanistan.",
            "North Gate at Kandahar|Afghanistan",
            "North Gate at Kandahar",
            "city AF exact",
            id="a gate at a town",
        ),
        pytest.param(
            "Fire at the Nuur market.", "Nuur market", "Nuur market", None, id="a market of an unknown name"
        ),
        pytest.param(
            "Four died in a northern Mozambique village.",
            "Mozambique",
            "Mozambique",
            "country MZ country",
            id="a village in a country",
        ),
        pytest.param(
            "Four died in Kano village.", "Kano", "Kano", "city NG exact", id="a village of that name"
        ),
        pytest.param(
            "Four died at Oru Kessa, Tel Doran chiefdom, Bokkos LGA of Plateau State.",
            "Oru Kessa|Tel Doran|Bokkos LGA|Plateau State",
            "Oru Kessa",
            "admin2 NG admin2",
            id="a village by way of an unknown chiefdom",
        ),
        pytest.param(
            "Four died in Oru Kessa, Kupiansk district, Kharkiv region.",
            "Oru Kessa|Kupiansk district|Kharkiv region",
            "Oru Kessa",
            "admin2 UA admin2",
            id="a chain is no list",
        ),
        pytest.param(
            "Four died in Oru Kessa, Gao and Mopti.",
            "Oru Kessa|Gao|Mopti",
            "Oru Kessa",
            None,
            id="a list is no chain",
        ),
        pytest.param(
            "Four died in Oru Kessa (Bankass circle).",
            "Oru Kessa|Bankass",
            "Oru Kessa",
            "city ML near",
            id="town in brackets",
        ),
        pytest.param(
            "Four died in Oru Kessa, a locality of Masisi territory.",
            "Oru Kessa|Masisi territory",
            "Oru Kessa",
            "admin2 CD admin2",
            id="a locality of",
        ),
        pytest.param(
            "Four died in Oru Kessa, about 12 kilometres from the town of Bankass.",
            "Oru Kessa|Bankass",
            "Oru Kessa",
            "city ML near",
            id="kilometres from a town",
        ),
        pytest.param(
            "Four died in Oru Kessa, about 120 kilometres from the town of Bankass.",
            "Oru Kessa|Bankass",
            "Oru Kessa",
            None,
            id="too far to be near",
        ),
        pytest.param(
            "Four died at Oru Kessa in the jurisdiction of Miran Shah police station.",
            "Oru Kessa|Miran Shah",
            "Oru Kessa",
            "city PK near",
            id="whose police it is",
        ),
        pytest.param(
            "Two died on the Gao-Ansongo road.",
            "Gao-Ansongo road",
            "Gao-Ansongo road",
            "other ML admin2",
            id="a road by its ends",
        ),
        pytest.param(
            "Two died on the Kabul-Gao road.",
            "Kabul-Gao road",
            "Kabul-Gao road",
            None,
            id="ends too far apart",
        ),
        pytest.param(
            "A bomb went off at the Mosul Grand Hotel in Iraq.",
            "Mosul Grand Hotel|Iraq",
            "Mosul Grand Hotel",
            "city IQ near",
            id="a hotel called by its town",
        ),
        pytest.param(
            "It fell in South Florida.", "South Florida", "South Florida", None, id="a side of no town"
        ),
        pytest.param(
            "A bomb went off at the Paris Grand Hotel in Iraq.",
            "Paris Grand Hotel|Iraq",
            "Paris Grand Hotel",
            "country IQ country",
            id="a hotel called by a town elsewhere",
        ),
        pytest.param(
            "Raiders burned Oru Kessa village and shot two people in Zurmi LGA of Zamfara State.",
            "Oru Kessa|Zurmi LGA|Zamfara State",
            "Oru Kessa",
            "admin2 NG admin2",
            id="about the district of its sentence",
        ),
        pytest.param(
            "Raiders burned Oru Kessa village and shot two people in Zurmi LGA and Bokkos LGA.",
            "Oru Kessa|Zurmi LGA|Bokkos LGA",
            "Oru Kessa",
            None,
            id="about one district or none",
        ),
        pytest.param(
            "A grenade exploded in West Beirut on Monday.",
            "West Beirut",
            "West Beirut",
            "city LB near",
            id="a part of a town",
        ),
        pytest.param(
            "Arsonists set fire to a Turin building.",
            "Turin building",
            "Turin building",
            "city IT near",
            id="a building of a town",
        ),
        pytest.param(
            "A blast hit the Cairo Doran Hotel.",
            "Cairo Doran Hotel",
            "Cairo Doran Hotel",
            "city EG near",
            id="a hotel with its town's name",
        ),
        pytest.param(
            "Egypt was shaken by a blast in the Cairo Doran Library.",
            "Egypt|Cairo Doran Library",
            "Cairo Doran Library",
            "city EG near",
            id="a library with its town's name",
        ),
        pytest.param(
            "Shots were fired at the Madrid Doran Center in Quito.",
            "Madrid Doran Center|Quito",
            "Madrid Doran Center",
            "city EC near",
            id="called after a town, and in another",
        ),
        pytest.param(
            "Peru was shaken by a blast in the Madrid Doran Center.",
            "Peru|Madrid Doran Center",
            "Madrid Doran Center",
            None,
            id="called after a town of another country",
        ),
        pytest.param(
            "Gunmen raided Madrid Doran village.",
            "Madrid Doran village",
            "Madrid Doran village",
            None,
            id="a village that begins with a town's name",
        ),
        pytest.param(
            "Two boats sank on the Kabul Doran river.",
            "Kabul Doran river",
            "Kabul Doran river",
            None,
            id="a river that begins with a town's name",
        ),
        pytest.param(
            "Gunmen killed two in East Orlukessa.",
            "East Orlukessa",
            "East Orlukessa",
            None,
            id="a part of what is not known",
        ),
        pytest.param(
            "A bomb was found in Athens beside the car of an American diplomat. Greece protested.",
            "Athens|Greece",
            "Athens",
            "city GR exact",
            id="whose diplomat tells of no place",
        ),
        pytest.param(
            "Shots were fired at Orlukessa Base in West Beirut.",
            "Orlukessa Base|West Beirut",
            "Orlukessa Base",
            "city LB near",
            id="a base in a part of a town",
        ),
        pytest.param(
            "A blast wrecked Jerusalem's Eilat Hotel.",
            "Jerusalem|Eilat Hotel",
            "Eilat Hotel",
            "city IL near",
            id="a hotel of one town called after another",
        ),
        pytest.param(
            "A blast wrecked the Eilat Hotel.",
            "Eilat Hotel",
            "Eilat Hotel",
            "city IL near",
            id="a hotel called after a town",
        ),
    ],
)
def test_resolved(gazetteer: Gazetteer, text: str, names: str, name: str, expected: str | None) -> None:
    assert label(resolved(gazetteer, text, names)[name]) == expected


@pytest.mark.parametrize(
    ("text", "parties", "name", "expected"),
    [
        pytest.param(
            "Shells fell on Ariha, the Syrian army said.",
            "Syrian army|military|",
            "Ariha",
            "city SY exact",
            id="a nation's army",
        ),
        pytest.param(
            "The SDF said a blast hit Ras al-Ayn.",
            "SDF|armed_group|syrian-democratic-forces",
            "Ras al-Ayn",
            "city SY exact",
            id="a group of a country",
        ),
        pytest.param(
            "Houthi shells fell on Hays.",
            "Houthi|armed_group|houthi-movement",
            "Hays",
            "city YE exact",
            id="not where it is better known",
        ),
        pytest.param(
            "It burned in Athens near the American embassy.",
            "American embassy|government|",
            "Athens",
            "city GR exact",
            id="an embassy stands abroad",
        ),
    ],
)
def test_who_acts_tells_the_country(
    gazetteer: Gazetteer, text: str, parties: str, name: str, expected: str
) -> None:
    words, kind, entity = parties.split("|")
    parse = parsed(text, name)
    at = text.index(words)
    party = Mention(Span(at, at + len(words)), kind, words, 0, entity or None)
    whole = Parse(text, parse.tokens, parse.sentences, (*parse.mentions, party))
    found = resolve_places(Report("r", text, "d"), whole, gazetteer)
    assert label(found[parse.mentions[0].span]) == expected


def test_near_what_it_is_told_near(gazetteer: Gazetteer) -> None:
    found = resolved(gazetteer, "Troops left Salem, east of Nablus.", "Salem|Nablus", "Israeli")
    assert label(found["Salem"]) == "city PS exact"


def test_two_equally_good_stay_open(gazetteer: Gazetteer) -> None:
    value = resolved(gazetteer, "Shots were fired in Franklin.", "Franklin")["Franklin"]
    assert value.value is not None
    assert value.value.resolved is None
    assert len(value.candidates) > 1
    assert all(c.why for c in value.candidates)


def test_nationality_gives_the_country(gazetteer: Gazetteer) -> None:
    found = resolved(gazetteer, "The Lebanese town of Tripoli was shelled.", "Tripoli", "Lebanese")
    assert label(found["Tripoli"]) == "city LB exact"


def test_who_strikes_is_no_container(gazetteer: Gazetteer) -> None:
    found = resolved(gazetteer, "After Israeli strikes on Damascus the army spoke.", "Damascus", "Israeli")
    assert label(found["Damascus"]) == "city SY exact"


@pytest.mark.parametrize(
    "text",
    [
        "Washington and Israel met.",
        "Washington's close ally Israel met.",
        "Russia's strikes in Israel.",
        "Israel in Washington.",
    ],
)
def test_a_country_stays_itself(gazetteer: Gazetteer, text: str) -> None:
    assert label(resolved(gazetteer, text, "Washington|Israel|Russia")["Israel"]) == "country IL country"


def test_possessive_container(gazetteer: Gazetteer) -> None:
    found = resolved(gazetteer, "A blast shook Lebanon's northern city of Tripoli.", "Lebanon|Tripoli")
    assert label(found["Tripoli"]) == "city LB exact"


def test_given_country_helps(gazetteer: Gazetteer) -> None:
    assert (
        label(resolved(gazetteer, "Shots in Tripoli.", "Tripoli", country="LB")["Tripoli"]) == "city LB exact"
    )


@pytest.mark.parametrize(
    ("outlet", "expected"),
    [
        pytest.param(None, "city LY exact", id="no outlet: the better known"),
        pytest.param("Beirut Evening Sheet", "city LB exact", id="its town"),
        pytest.param("Libya Evening Sheet", "city LY exact", id="its country"),
        pytest.param("Evening Post of the Coast", "city LY exact", id="common words are no home"),
        pytest.param("Beirut and Benghazi Sheet", "city LY exact", id="two homes are none"),
        pytest.param("Human Beirut Sheet", "city LB exact", id="a word of every report is no home"),
    ],
)
def test_outlet_at_home(gazetteer: Gazetteer, outlet: str | None, expected: str) -> None:
    found = resolved(gazetteer, "Shots were heard in Tripoli.", "Tripoli", outlet=outlet)
    assert label(found["Tripoli"]) == expected


def test_a_named_country_beats_the_outlet(gazetteer: Gazetteer) -> None:
    text = "Shots were heard in Tripoli, and all over Libya."
    assert (
        label(resolved(gazetteer, text, "Tripoli|Libya", outlet="Beirut Sheet")["Tripoli"]) == "city LY exact"
    )


@pytest.mark.parametrize(
    ("text", "names", "nations", "name", "expected"),
    [
        # The nationality of those who shell puts no town in their country, nor speaks against another.
        ("Syrian artillery shelled Hermel.", "Hermel", "Syrian", "Hermel", "city LB exact"),
        # A little place is backed by the one next to it, over a border.
        (
            "A trader in Tamu, Myanmar, heard the shots in Moreh.",
            "Tamu|Myanmar|Moreh",
            "",
            "Moreh",
            "city IN exact",
        ),
        # A name of which nothing fits says nothing of where the report is.
        ("Houses burned in Wabag and along the Lai river.", "Wabag|Lai river", "", "Wabag", "city PG exact"),
        # A common noun in the next paragraph is none of the name's.
        (
            "Shots near Merawi\n\nPort workers in Ethiopia struck.",
            "Merawi|Ethiopia",
            "",
            "Merawi",
            "city ET exact",
        ),
    ],
)
def test_backed(gazetteer: Gazetteer, text: str, names: str, nations: str, name: str, expected: str) -> None:
    assert label(resolved(gazetteer, text, names, nations)[name]) == expected


def test_two_senses_where_the_text_puts_them_in_two_countries(gazetteer: Gazetteer) -> None:
    text = "In Tripoli, Lebanon, it rained. In Tripoli, Libya, it did not."
    parse = parsed(text, "Tripoli|Lebanon|Libya")
    found = resolve_places(Report("r", text, "d"), parse, gazetteer)
    tripoli = [found[m.span] for m in parse.mentions if m.name == "Tripoli"]
    assert [(label(v) or "").split()[1] for v in tripoli] == ["LB", "LY"]


def test_a_country_told_once_holds_for_all_mentions(gazetteer: Gazetteer) -> None:
    text = "Palma (Mozambique): an ambush. Trucks burned south of Palma."
    found = resolved(gazetteer, text, "Palma|Mozambique")
    assert label(found["Palma"]).startswith("city MZ")


def test_one_sense_for_all_mentions(gazetteer: Gazetteer) -> None:
    text = "Fire broke out in Tripoli, Lebanon. Later Tripoli was calm."
    parse = parsed(text, "Tripoli|Lebanon")
    found = resolve_places(Report("r", text, "d"), parse, gazetteer)
    tripoli = [found[m.span] for m in parse.mentions if m.name == "Tripoli"]
    assert [label(v) for v in tripoli] == ["city LB exact", "city LB exact"]


@pytest.mark.parametrize(
    ("phrase", "distance", "bearing", "lat", "lon"),
    [
        pytest.param("about 50 kilometres south of Mosul", 50.0, "south", -0.45, 0.0, id="kilometres"),
        pytest.param("20 km north-east of Mosul", 20.0, "northeast", 0.13, 0.15, id="km, hyphen"),
        pytest.param(
            "some 31 miles (50 km) west of the city of Mosul",
            49.9,
            "west",
            0.0,
            -0.56,
            id="miles, bracket, city of",
        ),
        pytest.param("just south of Mosul", None, "south", 0.0, 0.0, id="no distance"),
    ],
)
def test_offsets(
    gazetteer: Gazetteer, phrase: str, distance: float | None, bearing: str, lat: float, lon: float
) -> None:
    value = resolved(gazetteer, f"Two mines went off {phrase} on Friday.", "Mosul")["Mosul"].value
    assert value is not None
    assert value.offset is not None
    assert value.resolved is not None
    origin = value.offset.origin.value
    assert origin is not None
    assert origin.resolved is not None
    assert (value.offset.distance_km, value.offset.bearing, value.resolved.precision) == (
        distance,
        bearing,
        "near",
    )
    assert value.resolved.lat == pytest.approx((origin.resolved.lat or 0) + lat, abs=0.03)
    assert value.resolved.lon == pytest.approx((origin.resolved.lon or 0) + lon, abs=0.03)


@pytest.mark.parametrize("phrase", ["north of Iraq", "about 50 km north of Iraq"])
def test_beside_an_area_is_no_finer_than_the_area(gazetteer: Gazetteer, phrase: str) -> None:
    value = resolved(gazetteer, f"Two mines went off {phrase} on Friday.", "Iraq")["Iraq"].value
    assert value is not None
    assert value.resolved is not None
    assert value.offset is not None
    assert value.resolved.precision == "country"


def test_offset_tells_of_the_name_before_it(gazetteer: Gazetteer) -> None:
    found = resolved(gazetteer, "A raid on Qorvash, about 50 km south of Mosul, failed.", "Qorvash|Mosul")
    village, city = found["Qorvash"].value, found["Mosul"].value
    assert village is not None
    assert city is not None
    assert village.offset is not None
    assert village.resolved is not None
    assert village.resolved.precision == "near"
    assert city.offset is None


def test_known_place_keeps_its_point(gazetteer: Gazetteer) -> None:
    value = resolved(gazetteer, "A raid on Qayyarah, 60 km south of Mosul.", "Qayyarah|Mosul")[
        "Qayyarah"
    ].value
    assert value is not None
    assert value.resolved is not None
    assert value.resolved.name.startswith("Al Qay")
    assert value.offset is not None


def test_unknown_airport_stands_near_its_town(gazetteer: Gazetteer) -> None:
    assert (
        label(resolved(gazetteer, "A raid on Tal Afar prison in Iraq.", "Tal Afar|Iraq")["Tal Afar"])
        == "city IQ near"
    )


def test_container_is_named_among_the_spans(gazetteer: Gazetteer) -> None:
    value = resolved(gazetteer, "Khirbat Adnun village in Hasakah province.", "Khirbat Adnun|Hasakah")[
        "Khirbat Adnun"
    ]
    assert len(value.spans) == 2
    assert value.basis == "inferred"
    assert "puts it in" in value.candidates[0].why


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        pytest.param(
            "It was in Kwali, a village in Bukkuyum.", "Kwali|Bukkuyum", "Bukkuyum LGA", id="not its namesake"
        ),
        pytest.param(
            "It was in the Kralpora area of Kupwara district.",
            "Kralpora area|Kupwara district",
            "Kupwara district",
            id="nor one in the same province",
        ),
        pytest.param(
            "It was at Oru Kessa in Kenya's Mandera County.",
            "Oru Kessa|Kenya|Mandera County",
            "Mandera County",
            id="in what the country has",
        ),
        pytest.param(
            "It was in Oru Kessa and Velmar, two hamlets in Bukkuyum.",
            "Oru Kessa|Velmar|Bukkuyum",
            "Bukkuyum LGA",
            id="of two the first",
        ),
        pytest.param(
            "It was in Oru Kessa (also written Ourou Kessa) in Bukkuyum.",
            "Oru Kessa|Bukkuyum",
            "Bukkuyum LGA",
            id="another spelling",
        ),
        pytest.param(
            "It was in Oru Kessa (also written Ourou Kessa) in Bukkuyum.",
            "Oru Kessa|Ourou Kessa|Bukkuyum",
            "Bukkuyum LGA",
            id="another name",
        ),
        pytest.param(
            "It was in Oru Kessa, a town of some 4,000 people in Bukkuyum.",
            "Oru Kessa|Bukkuyum",
            "Bukkuyum LGA",
            id="its people",
        ),
        pytest.param(
            "It was in Oru Kessa under Usoor police station limits of Bijapur district in Chhattisgarh.",
            "Oru Kessa|Usoor|Bijapur district|Chhattisgarh",
            "Bijapur district",
            id="the limits of a police station",
        ),
        pytest.param(
            "It was in Oru Kessa village, Yarang district, Pattani, on Monday.",
            "Oru Kessa village|Yarang district|Pattani",
            "Yarang",
            id="a village, its district, its province",
        ),
        pytest.param(
            "It was in Oru Kessa, an hour's drive from Goma.", "Oru Kessa|Goma", "Goma", id="by the way there"
        ),
        pytest.param(
            "It was in Oru Kessa, a village some ten kilometres north of Goma.",
            "Oru Kessa|Goma",
            "10 km north of Goma",
            id="a distance in words, after what it is",
        ),
        pytest.param(
            "It was in Oru Kessa, rural Tibú.", "Oru Kessa|Tibú", "Tibú", id="the country around a town"
        ),
        pytest.param(
            "A bus blew up in Sultan Kudarat. It had left Isulan.",
            "Sultan Kudarat|Isulan",
            "Sultan Kudarat",
            id="the province that holds what is told, not the town of its name",
        ),
        pytest.param(
            "It was in Oru Kessa and in Kano.", "Oru Kessa|Kano", None, id="nothing is said of the first"
        ),
        pytest.param(
            "It was at Kunduz, Baghlan province and Takhar.",
            "Kunduz|Baghlan province|Takhar",
            "Kunduz",
            id="a city in a list stays itself",
        ),
    ],
)
def test_put_in(gazetteer: Gazetteer, text: str, names: str, expected: str | None) -> None:
    value = resolved(gazetteer, text, names)[names.split("|")[0]]
    place = value.value.resolved if value.value else None
    assert (place and place.name) == expected


def test_nothing_to_resolve(gazetteer: Gazetteer) -> None:
    assert resolve_places(Report("r", "Quiet.", "d"), parsed("Quiet.", "Nowhere"), gazetteer) == {}


@pytest.mark.parametrize(
    ("line", "text", "names", "name", "expected", "method"),
    [
        pytest.param(
            "HYDERABAD, Sindh",
            "A blast hit Hyderabad.",
            "Hyderabad",
            "Hyderabad",
            "city PK exact",
            "gazetteer",
            id="what a dateline lies in",
        ),
        pytest.param(
            "KRASNOPILLIA, Ukraine",
            "Shells fell on Lyman.",
            "Lyman",
            "Lyman",
            "city UA exact",
            "gazetteer",
            id="its country is spoken of",
        ),
        pytest.param(
            "BELEDWEYNE",
            "A car blew up at Hoyo market.",
            "Hoyo market",
            "Hoyo market",
            "city SO near",
            "dateline",
            id="a market that no table knows",
        ),
        pytest.param(
            "SHARIFF AGUAK",
            "A guard was shot in Barangay Poblacion.",
            "Barangay Poblacion",
            "Barangay Poblacion",
            "city PH near",
            "dateline",
            id="a barangay of a name that many have",
        ),
        pytest.param(
            "BELEDWEYNE",
            "A car blew up at Hoyo market while others left for Jowhar.",
            "Hoyo market|Jowhar",
            "Hoyo market",
            None,
            "gazetteer",
            id="not beside another town",
        ),
    ],
)
def test_dateline_places(
    gazetteer: Gazetteer, line: str, text: str, names: str, name: str, expected: str | None, method: str
) -> None:
    body = parsed(f"{line} - {text}", names)
    report = Report("r", body.text, "d", dateline=Dateline(Span(0, len(line) + 2), Span(0, len(line))))
    found = resolve_places(report, body, gazetteer)
    value = next(found[m.span] for m in body.mentions if m.name == name)
    assert (label(value), value.method) == (expected, method)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        pytest.param("It was in Mali's capital.", "Mali", "city ML exact", id="possessive"),
        pytest.param("It was in the capital of Mali.", "Mali", "city ML exact", id="of"),
        pytest.param(
            "It was in Mali's capital, Bamako.", "Mali|Bamako", "country ML country", id="named after"
        ),
        pytest.param(
            "It was in Bamako, the capital of Mali.", "Mali|Bamako", "country ML country", id="before"
        ),
    ],
)
def test_capital(gazetteer: Gazetteer, text: str, names: str, expected: str) -> None:
    assert label(resolved(gazetteer, text, names)["Mali"]) == expected


@pytest.mark.parametrize(
    ("text", "name", "countries"),
    [
        ("A Turkish drone hit a car in Kameshli.", "Kameshli", {"SY", "TR"}),
        ("An American drone hit a car in Bukamal.", "Bukamal", {"SY"}),
        ("A Turkish drone hit a car in Qorvashtan.", "Qorvashtan", set()),
        ("Turkish police searched a house in Kamışlı.", "Kamışlı", {"TR", "SY"}),
    ],
)
def test_abroad(gazetteer: Gazetteer, text: str, name: str, countries: set[str]) -> None:
    """An army strikes abroad: a town that its own country lacks is thought of where a rule spells it so."""
    found = resolved(gazetteer, text, name, text.split()[1])[name].candidates
    assert {c.value.resolved.country for c in found if c.value.resolved} == countries

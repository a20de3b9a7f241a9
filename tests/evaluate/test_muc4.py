"""The MUC-4 exporter: messages in, templates out, set fills by table. All texts are invented."""

import pytest

from dateline.errors import InputError
from dateline.evaluate import muc4
from dateline.evaluate.muc4 import fills, places
from dateline.evaluate.muc4.candidates import Text, plain, things
from dateline.evaluate.muc4.incidents import Incident
from dateline.evaluate.muc4.messages import Message, messages
from dateline.evaluate.muc4.model import Weights
from dateline.evaluate.muc4.score import scorer_for
from dateline.evaluate.muc4.tables import nations, nations_of_interest, type_of
from dateline.evaluate.muc4.templates import Template, quoted, written
from dateline.records.events import Reading
from dateline.records.parse import Parse, Quantity, Sentence
from dateline.records.text import Dateline, Report, Span
from dateline.records.values import Basis, DateRange, Location, Place, Value

BANK = """LIMA, 12 MAY 31 (HARBOUR RADIO) -- [TEXT] TERRORISTS OF THE NORTHERN FRONT TODAY EXPLODED A POWERFUL BOMB
AT A BANK IN LIMA.  TWO CIVILIANS WERE KILLED BY THE BOMB, AND THE BANK WAS DAMAGED.  POLICE SAID THE
TERRORISTS PLACED THE BOMB IN FRONT OF THE BANK.
"""
HARVEST = """LIMA, 13 MAY 31 (HARBOUR RADIO) -- [TEXT] THE MINISTRY OF AGRICULTURE TODAY PRESENTED ITS PLAN FOR THE
COFFEE HARVEST.  THE MINISTER SAID PRICES HAD RISEN THIS YEAR AND THAT THE CROP WOULD BE THE LARGEST IN A
DECADE.  EXPORTS TO EUROPE HAVE GROWN BY A TENTH SINCE JANUARY.

   THE PLAN OFFERS CHEAP CREDIT TO SMALL GROWERS AND NEW ROADS TO THE VALLEYS.  CONGRESS WILL DEBATE THE
BUDGET NEXT WEEK, AND THE MINISTER HOPES FOR A TRADE AGREEMENT WITH BRAZIL BEFORE THE END OF THE YEAR.
"""


def file_of(tmp_path, *texts):
    path = tmp_path / "texts"
    parts = [f"TST9-MUC4-{i:04d}\n\n   {text}\n\n" for i, text in enumerate(texts, 1)]
    path.write_text("".join(parts), encoding="utf-8")
    return path


def text_of(words, *, published="2031-05-12", dates=(), named=(), dateline=None):
    """A message of one sentence, with the dates and places given."""
    line = Dateline(Span(0, dateline)) if dateline else None
    report = Report("m", words, "d", published=published, dateline=line)
    parse = Parse(words, (), (Sentence(0, Span(0, len(words)), 0, 0),))
    return Text(parse, Reading(report, dates=tuple(dates), places=tuple(named)))


def day(text, words, iso, **more):
    at = text.index(words)
    value = DateRange(start=iso, end=iso, precision="day", **more)
    return Value(value, (Span(at, at + len(words)),), Basis.INFERRED)


def place(text, name, country=None):
    at = text.index(name.upper())
    resolved = Place("1", name, "city", country, None, None, None, "exact") if country else None
    return Value(Location(name, "city", resolved=resolved), (Span(at, at + len(name)),))


def test_messages_are_split_at_their_ids(tmp_path):
    found = list(messages(file_of(tmp_path, BANK, HARVEST)))
    assert [m.id for m in found] == ["TST9-MUC4-0001", "TST9-MUC4-0002"]
    assert found[0].text.strip().startswith("LIMA, 12 MAY 31")
    assert "HARVEST" not in found[0].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("LIMA, 1 MAY 31 -- [TEXT] A", ("text",), id="plain"),
        pytest.param("LIMA, 1 MAY 31 -- [EDITORIAL] [EXCERPTS] A", ("editorial", "excerpts"), id="two"),
        pytest.param("LIMA, 1 MAY 31 -- A [SIC] B", (), id="none"),
    ],
)
def test_genres(text, expected):
    assert Message("m", text).genres == expected


def lines_of(form):
    return {line[:35].strip(): line[36:] for line in form.splitlines() if not line.startswith(" ")}


def test_an_irrelevant_message_has_asterisks_only():
    found = lines_of(written("M-1", []))
    assert found.pop("0.  MESSAGE: ID") == "M-1"
    assert len(found) == 24
    assert set(found.values()) == {"*"}


def test_a_template_has_a_hyphen_for_nothing_and_an_asterisk_for_what_never_applies():
    form = written("M-1", [Template("KIDNAPPING", {2: ("- 12 MAY 31",), 18: ('"ANA"', '"LUIS"')})])
    found = lines_of(form)
    assert found["4.  INCIDENT: TYPE"] == "KIDNAPPING"
    assert found["12. PHYS TGT: ID"] == "*"
    assert found["10. PERP: ORGANIZATION ID"] == "-"
    assert '\n                                    "LUIS"\n' in form


def test_templates_of_a_message_are_numbered():
    form = written("M-1", [Template("ATTACK"), Template("BOMBING")])
    assert [line[36:] for line in form.splitlines() if line.startswith("1.")] == ["1", "2"]


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        pytest.param('the "Old" Bridge', '"the Old Bridge"', id="quotes inside"),
        pytest.param(" Bridge ", '"Bridge"', id="spaces"),
    ],
)
def test_string_fills_are_quoted(string, expected):
    assert quoted(string) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The  Front\n[NF] camp", "THE FRONT CAMP", id="lines and brackets"),
        pytest.param('the "Old" bridge', "THE OLD BRIDGE", id="quotes"),
    ],
)
def test_plain(text, expected):
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        pytest.param("people", ("mayor",), "GOVERNMENT OFFICIAL", id="official"),
        pytest.param("people", ("police", "officer"), "LAW ENFORCEMENT", id="the longer noun wins"),
        pytest.param("people", ("bridge",), None, id="no person"),
        pytest.param("objects", ("city", "bus"), "TRANSPORT VEHICLE", id="last noun"),
        pytest.param("objects", ("power", "line"), "ENERGY", id="two words"),
        pytest.param("instruments", ("car", "bomb"), "VEHICLE BOMB", id="car bomb"),
        pytest.param("instruments", ("homemade", "bomb"), "BOMB", id="bomb"),
    ],
)
def test_set_fills_by_noun(kind, words, expected):
    assert type_of(kind, words) == expected


def test_nine_countries_are_of_interest():
    assert len(nations_of_interest()) == 9
    assert nations()["PE"] in nations_of_interest()
    assert nations()["MX"] not in nations_of_interest()


def test_a_score_adds_weights_and_passes_its_threshold():
    weights = Weights({"m": {"": -1.0, "a": 2.0, "b": -3.0}}, {"m": 0.6})
    assert weights.score("m", {"a", "unknown"}) == pytest.approx(0.731, abs=0.001)
    assert weights.says("m", {"a"})
    assert not weights.says("m", {"a", "b"})


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "expected"),
    [
        pytest.param(9, 9, "exact", "9", id="exact"),
        pytest.param(9, None, "at_least", "9-", id="at least"),
        pytest.param(40, 40, "about", "~40", id="about"),
        pytest.param(10, 12, "range", "10-12", id="range"),
        pytest.param(None, None, "several", None, id="several"),
    ],
)
def test_numbers(low, high, qualifier, expected):
    span = Span(0, 1)
    assert fills._number(Quantity(span, span, low, high, qualifier, "people", 0)) == expected


@pytest.mark.parametrize(
    ("words", "iso", "expected"),
    [
        pytest.param("YESTERDAY", "2031-05-11", "11 MAY 31", id="calculable"),
        pytest.param("LAST NIGHT", "2031-05-11", "11 MAY 31 - 12 MAY 31", id="last night"),
        pytest.param("ON SUNDAY", "2031-05-11", "- 12 MAY 31", id="weekday"),
        pytest.param("IN 2027", "2027-05-12", "- 12 MAY 31", id="long ago"),
        pytest.param("TOMORROW", "2031-05-13", "- 12 MAY 31", id="future"),
    ],
)
def test_dates(words, iso, expected):
    sentence = f"A BOMB EXPLODED {words}."
    text = text_of(sentence, dates=[day(sentence, words, iso)])
    incident = Incident("BOMBING", (), frozenset({0}), {}, frozenset())
    assert fills.when(text, incident, fills.Parts({})) == expected


def test_without_a_date_of_the_report_there_is_none():
    incident = Incident("BOMBING", (), frozenset({0}), {}, frozenset())
    assert fills.when(text_of("A BOMB EXPLODED.", published=None), incident, fills.Parts({})) == "-"


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        pytest.param([("Lima", "PE")], "PERU: LIMA (CITY)", id="city"),
        pytest.param(
            [("Miraflores", "PE"), ("Lima", "PE")], "PERU: LIMA (CITY): MIRAFLORES", id="inside a city"
        ),
        pytest.param([("Xxville", "PE")], "PERU", id="not on the list"),
        pytest.param([("Paris", "FR")], "-", id="no country of interest"),
    ],
)
def test_locations(named, expected):
    sentence = "A BOMB EXPLODED IN " + " IN ".join(name.upper() for name, _ in named)
    text = text_of(sentence, named=[place(sentence, *one) for one in named])
    assert places.location(text, (), frozenset({0})).startswith(expected)


def test_the_country_is_that_of_most():
    sentence = "MIRAFLORES, LIMA, CUZCO"
    text = text_of(sentence, named=[place(sentence, n, "PE") for n in ("Lima", "Cuzco")])
    assert places.country_of(text, [Location("Xxville", resolved=None)]) == "PERU"


def test_the_scorer_is_looked_for_above_the_data(tmp_path):
    with pytest.raises(InputError, match=r"muc4_score\.py"):
        scorer_for(tmp_path / "bench" / "muc4")


@pytest.fixture(scope="module")
def reader():
    return muc4.Reader(muc4.Tools.load())


@pytest.mark.slow
def test_a_bombing_is_told_and_a_harvest_is_not(tmp_path, reader):
    out = tmp_path / "answers"
    muc4.write([file_of(tmp_path, BANK, HARVEST)], out, read=reader)
    bank, harvest = out.read_text(encoding="utf-8").split("0.  MESSAGE: ID")[1:]
    assert "BOMBING" in bank
    assert '"BOMB"' in bank or '"POWERFUL BOMB"' in bank
    assert "PERU: LIMA (CITY)" in bank
    assert "12 MAY 31" in bank
    assert lines_of("0.  MESSAGE: ID" + harvest)["4.  INCIDENT: TYPE"] == "*"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "strings"),
    [
        pytest.param("THE MAYOR OF TARMA WAS KILLED.", ["MAYOR OF TARMA"], id="of phrase"),
        pytest.param("FIVE PEASANTS WERE KILLED.", ["PEASANTS"], id="number left out"),
    ],
)
def test_phrases_are_whole(reader, text, strings):
    read = reader(Message("m", f"LIMA, 12 MAY 31 -- [TEXT] {text}"))
    found = {t.string(p) for t in things(read) for p in t.phrases}
    assert set(strings) <= found

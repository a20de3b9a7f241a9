"""The dateline line in its many forms, and first sentences that look like one."""

import pytest

from dateline.ingest import ingest

BODY = "Gunmen killed at least nine people in the village, two residents said. The army denied it."


@pytest.mark.parametrize(
    ("opening", "place", "agency", "day"),
    [
        pytest.param("KARVAN (Harbour Radio) – ", "KARVAN", "Harbour Radio", None, id="agency in brackets"),
        pytest.param("KARVAN, March 13 - ", "KARVAN", None, "March 13", id="month and day"),
        pytest.param("KARVAN, 11th Oct, 2031: ", "KARVAN", None, "11th Oct, 2031", id="colon"),
        pytest.param("BOGOTA, 12 Jun 89 (EFE) -- ", "BOGOTA", "EFE", "12 Jun 89", id="old wire"),
        pytest.param("Bahir Dar: ", "Bahir Dar", None, None, id="place and colon"),
        pytest.param("BEIRUT, Lebanon (AP) — ", "BEIRUT, Lebanon", "AP", None, id="place and country"),
        pytest.param("(Reuters) - ", None, "Reuters", None, id="agency alone"),
        pytest.param("AFP – ", None, "AFP", None, id="agency without brackets"),
        pytest.param("Damascus, SANA- ", "Damascus", "SANA", None, id="agency after a comma"),
        pytest.param("Washington CNN — ", "Washington", "CNN", None, id="agency after a space"),
        pytest.param("MOSCOW, May 4. /TASS/. ", "MOSCOW", "TASS", "May 4", id="agency between strokes"),
        pytest.param("Ternopil. 5 May. Ukrinform - ", "Ternopil", "Ukrinform", "5 May.", id="full stops"),
        pytest.param("Karvan, 10 feb (Agencia Sur).- ", "Karvan", "Agencia Sur", "10 feb", id="Spanish dash"),
        pytest.param("Karvan, Chis.- ", "Karvan, Chis", None, None, id="Spanish dash, no day"),
        pytest.param("KARVAN, 3 févr. (Dépêche) – ", "KARVAN", "Dépêche", "3 févr.", id="French month cut"),
        pytest.param("Karvan, le 3 mars 2031 - ", "Karvan", None, "le 3 mars 2031", id="French article"),
        pytest.param(
            "Karvan, 3 set 2031 (Gazeta) - ", "Karvan", "Gazeta", "3 set 2031", id="Portuguese month"
        ),
        pytest.param(
            "(Corno) - Karvan, 3 giu - ", "Karvan", "Corno", "3 giu", id="agency first, Italian month"
        ),
        pytest.param("TAMBOV, May 5 - RIA Novosti. ", "TAMBOV", "RIA Novosti", "May 5", id="behind the dash"),
        pytest.param("ТЕРНОПІЛЬ. 5 травня. УКРІНФОРМ - ", "ТЕРНОПІЛЬ", "УКРІНФОРМ", "5 травня.", id="uk"),
        pytest.param("PRAIA, 5 de maio - Lusa. ", "PRAIA", "Lusa", "5 de maio", id="pt"),
        pytest.param("New Delhi, Oct 5 (PTI) ", "New Delhi", "PTI", "Oct 5", id="no dash"),
        pytest.param(
            "Kabul [Afghanistan], May 4 (ANI): ", "Kabul [Afghanistan]", "ANI", "May 4", id="square"
        ),
        pytest.param("May 4, 2031 (KHARTOUM) – ", "KHARTOUM", None, "May 4, 2031", id="day first"),
        pytest.param("GENEVA (4 May 2031) – ", "GENEVA", None, "4 May 2031", id="day in brackets"),
        pytest.param("CAIRO/BEIRUT, May 4 (Reuters) - ", "CAIRO/BEIRUT", "Reuters", "May 4", id="two places"),
        pytest.param("Ain al-Arab – ", "Ain al-Arab", None, None, id="article inside a name"),
        pytest.param(
            "SANTA FE (ARGENTINA), 4 MAY 88 (NA) -- ", "SANTA FE (ARGENTINA)", "NA", "4 MAY 88", id="("
        ),
        pytest.param(
            "KARVAN (Harbour Radio), 5 May 2031. ",
            "KARVAN",
            "Harbour Radio",
            "5 May 2031",
            id="no dash, agency",
        ),
        pytest.param("KARVAN, May 5, 2031. ", "KARVAN", None, "May 5, 2031", id="a full stop for a dash"),
        pytest.param("Sana'a, Jan 3 - ", "Sana'a", None, "Jan 3", id="apostrophe"),
        pytest.param("Karvan/Mirab (hrb) ", "Karvan/Mirab", "hrb", None, id="small letters, no dash"),
        pytest.param("Idlib, Syria – dozens died. ", "Idlib, Syria", None, None, id="small letter follows"),
    ],
)
def test_openings(opening: str, place: str | None, agency: str | None, day: str | None) -> None:
    report = ingest(opening + BODY)
    found = report.dateline
    assert found is not None
    parts = [report.quote(span) if span else None for span in (found.place, found.agency, found.day)]
    assert parts == [place, agency, day]
    assert report.text[found.span.end :].lstrip().startswith(("Gunmen", "dozens"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Gunmen — some on motorbikes — attacked the village.", id="aside between dashes"),
        pytest.param("Free Karvan Front (FKF) Fighters attacked the village.", id="a short name in brackets"),
        pytest.param("Karvan (then Mirab) Province saw clashes.", id="words in brackets"),
        pytest.param("Analysis: The war in the east goes on.", id="label"),
        pytest.param("The army said - on Friday - that it fired.", id="aside with hyphens"),
        pytest.param("Rebels killed 12 people - Reuters said.", id="source after a dash"),
        pytest.param(
            "THE NORTHERN FRONT -- A SMALL GROUP -- SAID IT FIRED ROCKETS AT THE BASE.", id="capitals"
        ),
        pytest.param("Update: The toll has risen.", id="update"),
        pytest.param("Karvan: Gunmen shot a man. Tel Arin: A bomb went off.", id="first entry of several"),
        pytest.param("In Karvan, 5 May. Rain fell.", id="a preposition"),
        pytest.param("Karvan. 5 May was a day - an odd one - that nobody forgot.", id="day in a sentence"),
    ],
)
def test_no_dateline(text: str) -> None:
    assert ingest(text).dateline is None


@pytest.mark.parametrize(
    ("opening", "published"),
    [
        pytest.param("KARVAN, March 13, 2031 - ", "2031-03-13", id="full date"),
        pytest.param("SAN SALVADOR, 12 JAN 90 (DPA) -- ", "1990-01-12", id="two digits, last century"),
        pytest.param("KARVAN, 5 May 31 (EFE) -- ", "2031-05-05", id="two digits, this century"),
        pytest.param("KARVAN, March 13 - ", None, id="no year, no date"),
        pytest.param("KARVAN, 31 February 2031 - ", None, id="a day that no calendar has"),
    ],
)
def test_the_day_of_the_dateline_is_the_day_of_publication(opening: str, published: str | None) -> None:
    report = ingest(opening + BODY)
    assert (report.published, report.published_basis) == (published, "stated" if published else None)


def test_a_place_on_a_line_of_its_own_under_a_headline() -> None:
    report = ingest(f"Nine dead in attack\n\nANKARA\n\n{BODY}")
    assert report.dateline is not None
    assert report.quote(report.dateline.span) == "ANKARA"

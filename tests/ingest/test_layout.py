"""Regions: headline, header lines, and the lines that are no part of a report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.ingest import ingest
from dateline.records.text import Report

BODY = "Shells hit the market of Tel Arin on Sunday, two residents said. Nine people died."


def regions(report: Report, kind: str) -> list[str]:
    return [report.quote(r.span) for r in report.regions if r.kind == kind]


@pytest.mark.parametrize(
    ("first", "is_headline"),
    [
        pytest.param("Nine dead in attack on village\n\n", True, id="short line and a blank one"),
        pytest.param("Who fired on Tel Arin?\n\n", True, id="question"),
        pytest.param("Nine dead in attack on village\nKARVAN, March 13 - ", True, id="dateline follows"),
        pytest.param("Nine people died in the attack.\n\n", False, id="a sentence"),
        pytest.param("Nine dead in attack on village\n", False, id="no blank line"),
        pytest.param("March 13, 2031\n\n", False, id="a date"),
        pytest.param("By Ada Writer\n\n", False, id="a byline"),
    ],
)
def test_headline(first: str, is_headline: bool) -> None:
    report = ingest(first + BODY)
    assert (report.title is not None) == is_headline
    assert regions(report, "headline") == ([first.split("\n")[0]] if is_headline else [])


@pytest.mark.parametrize(
    ("text", "title", "starts"),
    [
        pytest.param(BODY, "Nine dead", "Nine dead\n\nShells", id="set before the body"),
        pytest.param(f"Nine dead\n\n{BODY}", "Nine dead", "Nine dead\n\nShells", id="already there"),
        pytest.param(f"Nine dead. {BODY}", "Nine dead", "Nine dead. Shells", id="there on the same line"),
        pytest.param(BODY, " Nine \n dead ", "Nine dead\n\nShells", id="on one line"),
    ],
)
def test_a_title_given_apart(text: str, title: str, starts: str) -> None:
    report = ingest(text, title=title)
    assert report.text.startswith(starts)
    assert regions(report, "headline") == ["Nine dead"]
    assert report.title == "Nine dead"


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by A. Writer and B. Writer; Editing by C. Writer",
        "(Additional reporting by A. Writer)",
        "Read more: the war in pictures",
        "Sign up for our newsletter",
        "Follow us on Telegram",
        "© 2031 Harbour Radio",
        "(c) 2031 Harbour Radio. All rights reserved.",
        "Share this",
        "ADVERTISEMENT",
        "A. Writer in Karvan contributed to this report.",
        "https://harbour.example/more",
        "Tags: war, peace",
        "3 min read",
        "***",
    ],
)
def test_a_line_that_is_no_report(line: str) -> None:
    assert regions(ingest(f"{BODY}\n\n{line}\n\nThe army denied it."), "boilerplate") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell after the attack.",
        "Related attacks killed four more people in the same village.",
        "The army contributed to this with its silence for a week.",
        "Follow-up attacks on the same day killed four more people.",
        "Subscribe to that view and you will be shot, the letter said.",
        "Photographers were held for an hour.",
        "Source of the fire was a shell, the mayor said.",
    ],
)
def test_a_line_that_is_the_report(line: str) -> None:
    assert regions(ingest(f"{BODY}\n\n{line}\n\nThe army denied it."), "boilerplate") == []


def test_a_credit_at_the_end_of_a_paragraph() -> None:
    report = ingest(f"{BODY} (Reporting by A. Writer; Editing by B. Writer)")
    assert regions(report, "boilerplate") == ["(Reporting by A. Writer; Editing by B. Writer)"]
    assert regions(report, "body") == [BODY]


def test_header_lines_between_headline_and_body() -> None:
    report = ingest(f"Nine dead in Tel Arin\n\nBy Ada Writer\n\nPublished 13 March 2031, 10:30\n\n{BODY}")
    assert (report.published, report.published_basis) == ("2031-03-13", "stated")
    assert regions(report, "boilerplate") == ["By Ada Writer"]
    assert regions(report, "body") == [BODY]


LINES = st.sampled_from(
    [
        "KARVAN (AP) - Fire.",
        "Nine dead",
        "By Ada Writer",
        "",
        " ",
        "Read more",
        "May 4, 2031",
        "A: b",
        "x.",
        "é\u0301",
    ]
)


@given(st.lists(LINES | st.text(max_size=30), min_size=1, max_size=8), st.none() | st.text(max_size=20))
def test_any_text_gives_ordered_regions_inside_it(lines: list[str], title: str | None) -> None:
    try:
        report = ingest("\n".join(lines), title=title, kind="text")
    except InputError:
        return
    ends = 0
    for region in report.regions:
        assert ends <= region.span.start
        assert report.quote(region.span).strip()
        ends = region.span.end
    covered = "".join(report.quote(r.span) for r in report.regions)
    assert "".join(covered.split()) == "".join(report.text.split())


def test_a_dateline_after_a_headline_with_a_stop() -> None:
    report = ingest(f"Nine people died in the attack.\n\nKARVAN, March 13 - {BODY}")
    assert regions(report, "headline") == ["Nine people died in the attack."]
    assert regions(report, "dateline") == ["KARVAN, March 13 -"]


def test_a_label_in_a_headline_is_no_dateline() -> None:
    report = ingest(f"Northern Front: we fired the shells\n\n{BODY}")
    assert report.dateline is None
    assert regions(report, "headline") == ["Northern Front: we fired the shells"]


def test_a_line_inside_a_wrapped_paragraph_is_the_report() -> None:
    report = ingest("THE TWO MEN WERE KILLED, IT WAS SAID\nBY POLICE AND HEALTH AUTHORITIES.\nREAD MORE")
    assert regions(report, "boilerplate") == ["READ MORE"]


def test_the_marks_of_a_broadcast_monitor_are_not_read() -> None:
    report = ingest("KARVAN, 3 JAN 30 (HARBOUR RADIO) -- [REPORT] [ADA WRITER] [TEXT] THE ARMY FIRED SHELLS.")
    assert regions(report, "dateline") == ["KARVAN, 3 JAN 30 (HARBOUR RADIO) -- [REPORT] [ADA WRITER] [TEXT]"]
    assert regions(report, "body") == ["THE ARMY FIRED SHELLS."]
    assert report.dateline is not None
    assert report.quote(report.dateline.span) == "KARVAN, 3 JAN 30 (HARBOUR RADIO) --"


def test_the_first_of_several_entries_is_no_dateline() -> None:
    text = "Karvan, 10 May: a mine killed two men.\nTel Arin, 11 May: gunmen killed a guard."
    assert ingest(text).dateline is None
    assert ingest(text.split("\n")[0]).dateline is not None


@pytest.mark.parametrize(
    ("next_line", "is_header"),
    [
        pytest.param("Location: Tel Arin", False, id="a place"),
        pytest.param("Type of incident: shelling", False, id="an event"),
        pytest.param("To: all media", True, id="whom a release is to"),
        pytest.param("Subject: condemnation of the attack", True, id="what a release is about"),
        pytest.param(BODY, True, id="the report"),
    ],
)
def test_the_day_of_an_incident_sheet_is_no_header(next_line: str, is_header: bool) -> None:
    report = ingest(f"Incident report\n\nDate: 9 March 2031\n{next_line}\n{BODY}")
    assert (regions(report, "dateline") == ["Date: 9 March 2031"]) == is_header

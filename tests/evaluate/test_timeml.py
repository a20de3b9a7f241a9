"""The scores of time expressions, on an article small enough to count by hand."""

from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.evaluate.timeml import evaluate

ARTICLE = """<?xml version="1.0" ?>
<TimeML><DOCID>invented</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2031-03-13">2031-03-13</TIMEX3></DCT>
<TEXT>Gunmen <EVENT eid="e1">attacked</EVENT> on
<TIMEX3 tid="t1" type="DATE" value="2031-03-09">Sunday</TIMEX3> and
<TIMEX3 tid="t2" type="DATE" value="2031-03-01">yesterday</TIMEX3>. They return
<TIMEX3 tid="t3" type="DATE" value="FUTURE_REF">someday</TIMEX3>, in <EVENT eid="e2">2032</EVENT>.</TEXT>
</TimeML>"""


def test_counts_spans_and_values(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text(ARTICLE, encoding="utf-8")
    figures = evaluate(tmp_path)
    assert (figures["gold"], figures["found"]) == (3, 3)
    assert (figures["overlap_f"], figures["value_f"]) == (66.7, 33.3)


def test_no_articles(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"No \.tml file"):
        evaluate(tmp_path)

"""Linking step by step: whatever came in which order, it comes to what all at once comes to."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from dateline.casebook.linking import Linker
from dateline.link import clusters
from dateline.link.cluster import verdicts
from dateline.records.incidents import Cluster, Interval, Judgement, Spot, Telling
from dateline.store import Book, schema
from dateline.store.links import Links, await_reports

KARVAN = Spot(frozenset({"karvan"}), "XA", None, 34.0, 44.0, "exact")
NEARBY = Spot(frozenset({"kharwan"}), "XB", None, 34.05, 44.02, "near")
FAR = Spot(frozenset({"tel arin"}), "XA", None, 38.0, 44.0, "exact")
LAND = Spot(frozenset({"xaland"}), "XA", None, 34.0, 44.0, "country")


class Kept:
    """A casebook of tellings alone: what Linker needs of one."""

    def __init__(self, folder: str) -> None:
        self.book = Book.open(Path(folder) / "cases.db")
        self.told: dict[str, list[Telling]] = {}
        self.judged: list[Judgement] = []

    def read(self, report: str, tellings: Sequence[Telling]) -> None:
        """A report comes in, or is read anew."""
        with self.book.writing() as connection:
            if report not in self.told:
                row = {"id": report, "digest": report, "text": report, "added_at": "2034-03-14"}
                connection.execute(insert(schema.reports).values(row))
            await_reports(connection, [report])
        self.told[report] = [replace(t, key=f"{report}#e{k}", report=report) for k, t in enumerate(tellings)]

    def judge(self, left: str, right: str, verdict: str) -> None:
        at = f"2034-03-15T00:00:{len(self.judged):02}"
        self.judged.append(Judgement(f"j{len(self.judged)}", left, right, verdict, "a reviewer", at))
        self.book.judge(self.judged[-1], ())
        with self.book.writing() as connection:
            await_reports(connection, {left[0], right[0]} & self.told.keys())

    def link(self) -> set[tuple[str, frozenset[str]]]:
        Linker(self.book, verdicts(self.judged), self._tellings, _plain).run()
        found = defaultdict(set)
        for row in self.book.rows(select(schema.members)):
            found[row.incident_id].add(row.telling_key)
        assert set(found) == {row.id for row in self.book.rows(select(schema.incidents.c.id))}
        return {(id_, frozenset(keys)) for id_, keys in found.items()}

    def _tellings(self, reports: Collection[str]) -> list[Telling]:
        return [telling for report in reports for telling in self.told[report]]

    def at_once(self) -> set[tuple[str, frozenset[str]]]:
        every = [t for told in self.told.values() for t in told]
        return {(c.id, frozenset(c.members)) for c in clusters(every, self.judged)}


def _plain(found: Sequence[Cluster]) -> Iterator[tuple[dict[str, object], list[dict[str, object]]]]:
    for cluster in found:
        body = json.dumps(cluster.members)
        empty = dict.fromkeys(("label", "type", "status", "responsibility"), "")
        yield {"id": cluster.id, "independent": 0, "body": body, **empty}, []


TELLINGS = st.builds(
    Telling,
    key=st.just(""),
    report=st.just(""),
    type=st.sampled_from(["AIR_STRIKE", "ATTACK", "ARREST"]),
    start=st.sampled_from(["2034-03-13", "2034-03-14", None]),
    published=st.sampled_from(["2034-03-14", None]),
    spots=st.sampled_from([(KARVAN,), (NEARBY,), (FAR,), (LAND,), ()]),
    around=st.sampled_from([frozenset({"XA"}), frozenset({"XB", "karvan"}), frozenset()]),
    killed=st.sampled_from([Interval(5, 5), Interval(1, 1), None]),
    actors=st.sampled_from([frozenset({"northern front"}), frozenset({"army"}), frozenset()]),
)
KEYS = st.builds("{}#e{}".format, st.sampled_from("abcd"), st.integers(0, 1))
STEPS = st.one_of(
    st.tuples(st.just("read"), st.sampled_from("abcdef"), st.lists(TELLINGS, max_size=2)),
    st.tuples(st.just("judge"), KEYS, KEYS, st.sampled_from(["same", "different", "unsure"])),
    st.tuples(st.just("link")),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, max_size=14))
def test_step_by_step_is_all_at_once(steps: list[tuple[object, ...]]) -> None:
    with TemporaryDirectory() as folder:
        kept = Kept(folder)
        for name, *values in steps:
            if name == "judge" and values[0] == values[1]:
                continue
            getattr(kept, str(name))(*values)
        assert kept.link() == kept.at_once()
        kept.book.engine.dispose()


def test_ten_thousand_of_one_content_are_one_node() -> None:
    told = Telling("", "", "AIR_STRIKE", "2034-03-13", "2034-03-13", None, (KARVAN,))
    with TemporaryDirectory() as folder:
        kept = Kept(folder)
        rows = [{"id": f"r{k}", "digest": "d", "text": "", "added_at": "2034"} for k in range(10_000)]
        with kept.book.writing() as connection:
            connection.execute(insert(schema.reports), rows)
            await_reports(connection, [row["id"] for row in rows])
        kept.told = {r["id"]: [replace(told, key=f"{r['id']}#e1", report=r["id"])] for r in rows}
        ((_, members),) = kept.link()
        assert len(members) == 10_000
        assert kept.book.count(schema.nodes) == 1
        kept.book.engine.dispose()


def test_what_is_asked_for_within_a_longer_time_cuts_nothing_of_it(tmp_path: Path) -> None:
    with Book.open(tmp_path / "cases.db").writing() as connection:
        links = Links(connection)
        connection.execute(insert(schema.nodes), [{"id": n, "signature": n, "body": ""} for n in (1, 2, 3)])
        links.put_blocks([(7, 2, 1), (7, 9, 2), (8, 5, 3)])
        assert links.held([(7, 1, 9), (7, 2, 3)]) == {(7, 2): [1], (7, 9): [2]}

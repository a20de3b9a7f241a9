"""People's judgements: made, taken back, found again after a new reading, listed, exchanged, compared."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, product
from typing import Any

from dateline.casebook.agreement import Vote, agreement
from dateline.casebook.anchors import Lost, anchor_of, find_part, part_of
from dateline.casebook.exchange import from_line, to_line
from dateline.casebook.fields import INCIDENT, checked, fields_of, pattern_of
from dateline.casebook.judged import Held, Placed, anchored, holds, judged, place
from dateline.casebook.versions import carried
from dateline.errors import CasebookError, DatelineError
from dateline.records.incidents import PAIR_VERDICTS, UNDO, VALUE_VERDICTS, Judgement, report_of
from dateline.store import Book

Json = Mapping[str, Any]

# A state of a judgement, and those in which it counts.
AGAIN = "look again"
HOLDS = ("in force", AGAIN)
# A judgement on an incident remembers so many of its events: enough to know it again.
MEMBERS = 40


@dataclass(frozen=True)
class Judging:
    """The judgements of one casebook, as they stand when it is made."""

    book: Book
    # Read once each: a report can have many judgements.
    _readings: dict[str, Json | None] = field(default_factory=dict, repr=False)

    # --- making ------------------------------------------------------------------------------------------

    def judge(self, draft: Judgement) -> Judgement:
        """Keeps a judgement that has no id and no anchor yet, and says what was kept.

        `CasebookError` where it names nothing of this casebook or does not fit.
        """
        if not draft.by.strip():
            raise CasebookError("A judgement needs the name of who judges.", hint="--by NAME")
        made = self._made(draft)
        named = "|".join(str(getattr(made, n)) for n in ("left", "right", "verdict", "by", "path", "at"))
        made = replace(made, id=hashlib.sha256(named.encode()).hexdigest()[:16])
        self.book.judge(made, about(made, {j.id: j for j in self.rows}))
        return made

    def _made(self, draft: Judgement) -> Judgement:
        """A draft with the words that it is about, its path and its value as they are kept."""
        if draft.verdict == UNDO:
            return replace(draft, left=self._to_undo(draft.left, draft.right))
        if draft.right is not None:
            return replace(draft, anchor=self._on_pair(draft.left, draft.right, draft.verdict))
        _allowed(draft.verdict, VALUE_VERDICTS)
        path, value = checked(self._known(draft.left), draft.path, draft.verdict, draft.value)
        return replace(draft, path=path, value=value, anchor=self._on_value(draft.left, path))

    def _to_undo(self, id_: str, right: str | None) -> str:
        found = [j.id for j in self.rows if j.id.startswith(id_)]
        if right is not None or len(found) != 1:
            said = "names several judgements" if len(found) > 1 else "is no judgement of this casebook"
            raise CasebookError(
                f"{id_} {said}.", hint="`dateline judge --list` prints their ids: undo takes one."
            )
        return found[0]

    def _on_pair(self, left: str, right: str, verdict: str) -> str:
        _allowed(verdict, PAIR_VERDICTS)
        if left == right:
            raise CasebookError(f"{left} is given twice.", hint="A pair is of two different events.")
        return json.dumps({"left": self._anchor(left), "right": self._anchor(right)}, ensure_ascii=False)

    def _on_value(self, key: str, path: str) -> str:
        report, _, part = key.rpartition("#")
        if not report:
            return self._on_incident(key, path)
        reading = self._reading(report)
        assert reading is not None
        shown = self.judged(reading)
        try:
            return anchored(reading, part_of(shown, part) or part_of(reading, part) or {}, part, path)
        except Lost as lost:
            raise CasebookError(f"{key}: {lost}.", hint=f"`dateline show {key}` prints its values.") from lost

    def _on_incident(self, id_: str, path: str) -> str:
        body = self.book.incident(id_)
        assert body is not None
        members = [{"key": key, **self._anchor(key)} for key in body["events"][:MEMBERS]]
        return json.dumps({"members": members, "was": _field(body, path)}, ensure_ascii=False)

    def _anchor(self, key: str) -> dict[str, Any]:
        report, _, part = self._known(key).rpartition("#")
        reading = self._reading(report)
        if reading is None or not part.startswith("e"):
            raise CasebookError(f"{key} is no event.", hint="The key of an event is REPORT#e1.")
        return anchor_of(reading, part)

    def _known(self, key: str) -> str:
        """A key that is one of an event or claim ("report#e1"), or of an incident."""
        report, _, part = key.rpartition("#")
        reading = self._reading(report) if report else None
        if reading is not None and part_of(reading, part) is not None:
            return key
        if not report and self.book.incident(key) is not None:
            return key
        what = f"Report {report} has no {part}." if reading is not None else f"{key} is not in this casebook."
        if self.book.report(key) is not None:
            what = f"{key} is a report: a judgement is on one of its events or claims, as {key}#e1."
        raise CasebookError(what, hint="`dateline incidents` and `dateline show ID` print the ids.")

    # --- taking effect -----------------------------------------------------------------------------------

    @cached_property
    def rows(self) -> tuple[Judgement, ...]:
        """All of them, in the order in which they were made."""
        return tuple(self.book.judgements())

    @cached_property
    def standing(self) -> tuple[Judgement, ...]:
        """Those that nobody took back."""
        return standing(self.rows)

    def pairs(self) -> tuple[Judgement, ...]:
        """Those on pairs, with the keys that the events have today, in each version of their reports."""
        pairs = (j for j in self.standing if j.verdict in PAIR_VERDICTS)
        found = (self._pair(j, *ends) for j in pairs for ends in self._ends(j))
        return tuple(j for j, lost in found if lost is None)

    def judged(self, reading: Json) -> Json:
        """A reading with what people held of its values."""
        return judged(reading, self.of_report(reading["report"]["id"]))

    def of_report(self, report: str) -> tuple[Judgement, ...]:
        """Those that stand on values of one report, also those made on another version in words that it has."""
        found = []
        for judgement in chain(*(self._by_report.get(v, ()) for v in self._versions.get(report, (report,)))):
            with suppress(Lost):
                found.append(self._in(report, judgement))
        return tuple(found)

    @cached_property
    def _by_report(self) -> dict[str, tuple[Judgement, ...]]:
        found: dict[str, list[Judgement]] = {}
        for judgement in self.standing:
            if judgement.right is None and "#" in judgement.left:
                found.setdefault(report_of(judgement.left), []).append(judgement)
        return {report: tuple(rows) for report, rows in found.items()}

    @cached_property
    def of_incidents(self) -> Held:
        """Those on incidents, each with the events that the incident had, under their keys of today."""
        found = (j for j in self.standing if j.right is None and "#" not in j.left)
        return tuple((j, frozenset(self._members(j))) for j in found)

    def _members(self, judgement: Judgement) -> Iterator[str]:
        for member in json.loads(judgement.anchor)["members"] if judgement.anchor else ():
            try:
                yield self._key(member["key"], member)
            except Lost:
                # An event that is not read any more: it counts among those that are no longer in the incident.
                yield f"{member['key']}?"

    # --- versions of a report ----------------------------------------------------------------------------

    @cached_property
    def _versions(self) -> Mapping[str, Sequence[str]]:
        """All versions of each report that was judged, and of each of those, the one that stands last."""
        return self.book.versions({report for j in self.standing for report in _reports(j)})

    def _last(self, report: str) -> str:
        """The version that stands."""
        return self._versions.get(report, (report,))[-1]

    def _ends(self, judgement: Judgement) -> Iterable[tuple[str, str]]:
        """The versions of its two reports that a judgement on a pair is about."""
        left, right = _reports(judgement)
        lefts, rights = (self._versions.get(report, (report,)) for report in (left, right))
        if left == right:
            return zip(lefts, rights, strict=True)
        # Of two versions of one report only what was said of them is known.
        return [(left, right)] if left in rights else product(lefts, rights)

    def _in(self, report: str, judgement: Judgement) -> Judgement:
        """A judgement on a value as one on another version of its report; `Lost` where its words do not stand there."""
        own, _, part = judgement.left.rpartition("#")
        if own == report:
            return judgement
        anchor = json.loads(judgement.anchor or self._anchored(judgement))
        hangs_on_all = fields_of(judgement.left)[pattern_of(judgement.path)].hangs_on_all
        anchor = self._carried(anchor, own, report, part, whole_sentence=hangs_on_all)
        return replace(judgement, left=f"{report}#{part}", anchor=json.dumps(anchor, ensure_ascii=False))

    def _anchored(self, judgement: Judgement) -> str:
        """The words of one that was kept without them."""
        report, _, part = judgement.left.rpartition("#")
        reading = self._known_reading(report)
        return anchored(reading, part_of(reading, part) or {}, part, judgement.path)

    def _carried(
        self, anchor: Json, own: str, report: str, part: str, *, whole_sentence: bool = False
    ) -> dict[str, Any]:
        old, new = (self._known_reading(id_)["report"]["text"] for id_ in (own, report))
        return carried(anchor, old, new, all_words=part.startswith("c"), whole_sentence=whole_sentence)

    def _pair(self, judgement: Judgement, *reports: str) -> tuple[Judgement, str | None]:
        """A judgement on a pair under the keys of today, in some versions of its reports, and what is lost of it."""
        anchor = json.loads(judgement.anchor) if judgement.anchor else {}
        assert judgement.right is not None
        try:
            left, right = (
                self._key(key, anchor.get(side), report)
                for key, side, report in zip(
                    (judgement.left, judgement.right), ("left", "right"), reports, strict=True
                )
            )
        except Lost as lost:
            return judgement, str(lost)
        if left == right:
            return judgement, f"the two are read as one event, {left}"
        return replace(judgement, left=left, right=right), None

    def _key(self, key: str, anchor: Json | None, version: str = "") -> str:
        """The key of today of an event, in a version of its report; the same where no new run has read the report."""
        report, _, part = key.rpartition("#")
        version = version or report
        if anchor and version == report and self._last_runs.get(report) == anchor["run"]:
            return key
        reading = self._known_reading(version)
        if version != report:
            anchor = self._carried(
                anchor or anchor_of(self._known_reading(report), part), report, version, part
            )
        return f"{version}#{find_part(reading, part, anchor)[0]['id']}"

    @cached_property
    def _last_runs(self) -> dict[str, str]:
        """The latest run of each report that a pair or an incident was judged by."""
        pairs = {key for j in self.standing for key in (j.left, j.right) if key}
        members = {
            m["key"]
            for j in self.standing
            if '"members"' in j.anchor
            for m in json.loads(j.anchor)["members"]
        }
        return self.book.last_runs({key.rpartition("#")[0] for key in pairs | members if "#" in key})

    def _known_reading(self, report: str) -> Json:
        reading = self._reading(report)
        if reading is None:
            raise Lost(f"report {report} is not in this casebook")
        return reading

    def _reading(self, report: str) -> Json | None:
        if report not in self._readings:
            self._readings[report] = self.book.reading(report)
        return self._readings[report]

    # --- out and in --------------------------------------------------------------------------------------

    def listed(self) -> list[dict[str, Any]]:
        """Every judgement with its state: in force, replaced by a later one, withdrawn, orphaned and why.

        Or to be looked at again: it holds in the version of the report that it was made on, and the version that
        stands has other words there.
        """
        return self._listed(self.rows)

    def listed_of(self, reports: Iterable[str]) -> list[dict[str, Any]]:
        """Those on some reports, and on other versions of them."""
        wanted = {version for report in reports for version in self._versions.get(report, (report,))}
        return self._listed([j for j in self.rows if not wanted.isdisjoint(_reports(j))])

    def again(self, reports: Iterable[str] | None = None) -> list[dict[str, Any]]:
        """Those to be looked at again: a later version of the report has changed the words that they were about."""
        # Who judged nothing that has versions pays nothing.
        some = self._versions.keys() & (reports or self._versions.keys())
        return [row for row in self.listed_of(some) if row["state"] == AGAIN]

    def _listed(self, rows: Sequence[Judgement]) -> list[dict[str, Any]]:
        states = [(j, *self._state(j)) for j in rows]
        last = {thing: j for j, state, thing, _ in states if state in HOLDS and thing is not None}

        def is_replaced(judgement: Judgement, state: str, thing: str | None) -> bool:
            if state not in HOLDS or thing is None:
                return False
            return last[thing] is not judgement or (state == AGAIN and self._is_settled(judgement))

        return [
            {**to_line(j), "state": "replaced" if is_replaced(j, state, thing) else state, "why": why}
            for j, state, thing, why in states
        ]

    def _is_settled(self, judgement: Judgement) -> bool:
        """Whether somebody has since judged the same value in the version that stands, in its new words."""
        if judgement.right is not None:
            return False
        report, _, _ = judgement.left.rpartition("#")
        anchor = json.loads(judgement.anchor or self._anchored(judgement))
        trigger = {name: value for name, value in anchor.items() if name not in ("item", "words")}
        try:
            now = self._key(judgement.left, trigger, self._last(report))
        except Lost:
            return False
        kind = pattern_of(judgement.path)
        later = (j for j in self._by_report.get(self._last(report), ()) if _time(j) > _time(judgement))
        return any(j.left == now and pattern_of(j.path) == kind for j in later)

    @cached_property
    def _standing_ids(self) -> frozenset[str]:
        return frozenset(j.id for j in standing_rows(self.rows))

    def _state(self, judgement: Judgement) -> tuple[str, str | None, str | None]:
        """The state of one by itself, the thing that is judged as of today, and why it is lost."""
        if judgement.id not in self._standing_ids:
            return "withdrawn", None, None
        if judgement.verdict == UNDO:
            return "in force", None, None
        thing, lost = self._thing(judgement, stands=True)
        if lost is None:
            return "in force", thing, None
        own, gone = self._thing(judgement, stands=False)
        if gone is not None:
            return "orphaned", None, gone
        later = " and ".join(sorted({self._last(r) for r in _reports(judgement)} - {*_reports(judgement)}))
        return AGAIN, own, f"in {later} {lost}"

    def _thing(self, judgement: Judgement, *, stands: bool) -> tuple[str | None, str | None]:
        """What a judgement is on, the same for two people who judge the same; or why it is lost.

        In the versions that stand, or in those that it was made on.
        """
        if not _reports(judgement):
            return self._incident_of(judgement)
        reports = [self._last(r) if stands else r for r in _reports(judgement)]
        if judgement.right is not None:
            ends = reports if tuple(reports) in [*self._ends(judgement)] else _reports(judgement)
            pair, lost = self._pair(judgement, *ends)
            return " = ".join(sorted((pair.left, pair.right or ""))), lost
        try:
            found: Placed = place(self._known_reading(reports[0]), self._in(reports[0], judgement))
        except Lost as lost:
            return None, str(lost)
        return f"{reports[0]}#{found.part} {found.path}", found.lost

    def _incident_of(self, judgement: Judgement) -> tuple[str | None, str | None]:
        members = next(m for j, m in self.of_incidents if j.id == judgement.id)
        homes = self.book.incidents_of(members)
        for home in sorted(set(homes.values())):
            if holds(members, [key for key, id_ in homes.items() if id_ == home]):
                return f"{home} {judgement.path}", None
        return None, f"no incident has most of the events that {judgement.left} had"

    def agreement(self) -> list[dict[str, Any]]:
        """How far people agree, for each two of them and each kind of judgement."""
        votes = []
        for judgement in self.standing:
            _, thing, _ = self._state(judgement)
            if thing is not None:
                kind = "pair" if judgement.right is not None else "value"
                votes.append(Vote(kind, thing, judgement.by, judgement.verdict, judgement.value))
        return agreement(votes)

    def lines(self) -> Iterator[str]:
        """All of them as JSON Lines, also those that were taken back: the history."""
        yield from (json.dumps(to_line(j), ensure_ascii=False) for j in self.rows)

    def take(self, lines: Iterable[str], name: str) -> Iterator[Judgement | DatelineError | None]:
        """Keeps judgements of another casebook, one a line; for each None where it is there, or what is wrong."""
        known = {j.id: j for j in self.rows}
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                found = from_line(line, f"{name}, line {number}")
                self._differs(found, known.get(found.id), f"{name}, line {number}")
            except DatelineError as error:
                yield error
                continue
            if found.id in known:
                yield None
            else:
                known[found.id] = found
                self.book.judge(found, about(found, known))
                yield found

    def _differs(self, found: Judgement, known: Judgement | None, where: str) -> None:
        if known is not None and known != found:
            raise CasebookError(
                f"{where}: judgement {found.id} is here already and says something else.",
                hint="Judgements are never changed: give the new one an id of its own.",
            )


def _allowed(verdict: str, verdicts: Sequence[str]) -> None:
    if verdict not in verdicts:
        raise CasebookError(f"Unknown verdict {verdict!r}.", hint=f"It is one of {', '.join(verdicts)} here.")


def _field(body: Json, path: str) -> Any:
    assert pattern_of(path) in INCIDENT
    found: Any = body
    for step in path.split("."):
        found = (found or {}).get(step)
    return found


def _reports(judgement: Judgement) -> tuple[str, ...]:
    """The reports whose events or claims a judgement is about; none where it is about an incident, or an undo."""
    return tuple(report_of(key) for key in (judgement.left, judgement.right) if key and "#" in key)


def _time(judgement: Judgement) -> tuple[str, str]:
    return judgement.at, judgement.id


def standing_rows(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that nobody took back, undos among them: an undo can be undone."""
    ordered = sorted(judgements, key=lambda j: (j.at, j.id))
    gone: set[str] = set()
    for judgement in reversed(ordered):
        if judgement.verdict == UNDO and judgement.id not in gone:
            gone.add(judgement.left)
    return [j for j in ordered if j.id not in gone]


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that count: nobody took them back."""
    return tuple(j for j in standing_rows(judgements) if j.verdict != UNDO)


def about(judgement: Judgement, known: Mapping[str, Judgement]) -> set[str]:
    """The keys of what a judgement is about, or the one that it takes back."""
    left = dict(known)
    while judgement.verdict == UNDO and judgement.left in left:
        judgement = left.pop(judgement.left)
    members = json.loads(judgement.anchor).get("members", ()) if judgement.anchor else ()
    return {*filter(None, (judgement.left, judgement.right)), *(m["key"] for m in members)}

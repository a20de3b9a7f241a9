"""Copies of one text: reprints, cut and re-headlined ones, one quoted inside another; by word runs in common.

A text is known by some of its word runs (winnowing), so that every longer run that two texts share is seen in both.
Versions of one text are a group: what hangs together by pairs of versions, whatever the order in which they came.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from typing import Any, Protocol

from dateline.records.copies import Sketch

# A run of this many words in common is no accident.
RUN = 6
# Of so many runs in a row the one with the least hash is kept: whoever shares RUN + WINDOW - 1 words shares one.
WINDOW = 7
# So much of the shorter text in the longer makes a copy; so much of the longer in the shorter makes a version.
# Set by hand: the 17 pairs of reports-dev that tell one incident in one language in their own words share none.
COPIED = 0.5
# The share of both that the same text has, whatever was put above or below it.
SAME = 0.85
# So few runs may be a turn of phrase, or a name with its long title.
LEAST = 3
# A run met on more days than this is boilerplate: a reprint lives for days, the foot of a page for months.
COMMON_DAYS = 20
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=2_000)
def sketch(text: str) -> frozenset[int]:
    """The hashes of a text's word runs, about one of four; a text of fewer words than a run has none."""
    words = _WORD.findall(text.casefold())
    every = [_hash(" ".join(words[i : i + RUN])) for i in range(len(words) - RUN + 1)]
    windows = max(1, len(every) - WINDOW + 1) if every else 0
    return frozenset(min(every[i : i + WINDOW]) for i in range(windows))


def _hash(words: str) -> int:
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big", signed=True)


def is_copy(shared: int, left: int, right: int) -> bool:
    """Whether the shorter of two texts, of `left` and `right` runs, is in good part in the longer."""
    return _enough(shared, left, right) and shared >= COPIED * min(left, right)


def is_version(shared: int, left: int, right: int) -> bool:
    """Whether good parts of both are the same: two versions of one text, not one quoted in another."""
    return _enough(shared, left, right) and shared >= COPIED * max(left, right)


def _enough(shared: int, left: int, right: int) -> bool:
    return shared >= LEAST or shared == left == right > 0


def kind_of_tie(shared: int, left: int, right: int) -> str | None:
    """same_text | edited | quoted, or None where two texts are no copies."""
    if not is_copy(shared, left, right):
        return None
    if shared >= SAME * max(left, right):
        return "same_text"
    return "edited" if is_version(shared, left, right) else "quoted"


def ties(sketches: Iterable[Sketch]) -> Iterator[tuple[str, str, str]]:
    """The copies among some sketches, as (report, report, kind), the first of the two by name before the other."""
    runs = {s.report: s.runs for s in sorted(sketches, key=lambda s: s.report)}
    holders: dict[int, list[str]] = defaultdict(list)
    for report, own in runs.items():
        for run in own:
            holders[run].append(report)
    met = {pair for reports in holders.values() for pair in combinations(reports, 2)}
    for a, b in sorted(met):
        kind = kind_of_tie(len(runs[a] & runs[b]), len(runs[a]), len(runs[b]))
        if kind:
            yield a, b, kind


# --- groups, kept up to date as reports come ---------------------------------------------------------------


class Shelf(Protocol):
    """Where sketches are kept, by run and by group."""

    def put(self, sketches: Sequence[Sketch]) -> None:
        """Keeps new sketches; they are in no group yet."""

    def common(self) -> frozenset[int]:
        """The runs that were taken for boilerplate so far."""

    def spread(self, sketches: Sequence[Sketch], days: int) -> frozenset[int]:
        """The runs of these sketches that are met on more days than `days` and are not yet common."""

    def set_common(self, runs: frozenset[int]) -> Sequence[Sketch]:
        """Takes runs for common, and undoes all groups that have one; their sketches."""

    def post(self, sketch: Sketch, size: int) -> None:
        """Makes a sketch a group of its own, named as its report; `size` is the number of its runs not common."""

    def holders(self, runs: frozenset[int]) -> Mapping[str, int]:
        """Group -> how many of these runs it has."""

    def members(self, group: str, least: float, most: float) -> Iterator[Sketch]:
        """The sketches of a group whose size lies within the two."""

    def join(self, groups: Sequence[str]) -> None:
        """Makes one group of several."""


def tie(shelf: Shelf, new: Iterable[Sketch], *, days: int = COMMON_DAYS) -> None:
    """Puts new sketches on a shelf and joins the groups of those that are versions of one text.

    What comes out depends on what was put, not on the order. Only groups that share a run with a new sketch are
    looked at; a run that becomes boilerplate by it costs one look at all that have it.
    """
    arrived = list(new)
    shelf.put(arrived)
    spread = shelf.spread(arrived, days)
    again = shelf.set_common(spread) if spread else ()
    common = shelf.common()
    for one in (*again, *arrived):
        _place(shelf, one, common)


def _place(shelf: Shelf, one: Sketch, common: frozenset[int]) -> None:
    own = one.runs - common
    least, most = COPIED * len(own), len(own) / COPIED
    kin = [
        group
        for group, shared in shelf.holders(own).items()
        if is_version(shared, len(own), len(own))
        and any(_versions(own, s.runs - common) for s in shelf.members(group, least, most))
    ]
    shelf.post(one, len(own))
    if kin:
        shelf.join([one.report, *kin])


def _versions(left: frozenset[int], right: frozenset[int]) -> bool:
    return is_version(len(left & right), len(left), len(right))


@dataclass
class Memory:
    """A shelf in memory, for a batch."""

    sketches: dict[str, Sketch] = field(default_factory=dict)
    _days: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    _common: set[int] = field(default_factory=set)
    _groups: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    _members: dict[str, list[str]] = field(default_factory=dict)
    _sizes: dict[str, int] = field(default_factory=dict)

    def put(self, sketches: Sequence[Sketch]) -> None:
        for one in sketches:
            self.sketches[one.report] = one
            for run in one.runs:
                self._days[run].add(one.day)

    def common(self) -> frozenset[int]:
        return frozenset(self._common)

    def spread(self, sketches: Sequence[Sketch], days: int) -> frozenset[int]:
        runs = {run for one in sketches for run in one.runs}
        return frozenset(r for r in runs - self._common if len(self._days[r]) > days)

    def set_common(self, runs: frozenset[int]) -> Sequence[Sketch]:
        self._common |= runs
        groups = {group for run in runs for group in self._groups[run]}
        loose = [self.sketches[r] for g in sorted(groups) for r in self._members.pop(g)]
        for run in {run for one in loose for run in one.runs}:
            self._groups[run] -= groups
        return loose

    def post(self, sketch: Sketch, size: int) -> None:
        self._members[sketch.report] = [sketch.report]
        self._sizes[sketch.report] = size
        for run in sketch.runs:
            self._groups[run].add(sketch.report)

    def holders(self, runs: frozenset[int]) -> Mapping[str, int]:
        return Counter(group for run in runs for group in self._groups[run])

    def members(self, group: str, least: float, most: float) -> Iterator[Sketch]:
        yield from (self.sketches[r] for r in self._members[group] if least <= self._sizes[r] <= most)

    def join(self, groups: Sequence[str]) -> None:
        # The smaller ones move to the largest, so that many copies cost no more than few.
        largest, *others = sorted(groups, key=lambda g: -len(self._members[g]))
        for group in others:
            for report in self._members.pop(group):
                self._members[largest].append(report)
                for run in self.sketches[report].runs:
                    self._groups[run].discard(group)
                    self._groups[run].add(largest)

    def groups(self) -> dict[str, str]:
        """Report -> the first report of its group; those alone are left out."""
        every = (sorted(members) for members in self._members.values() if len(members) > 1)
        return {report: members[0] for members in every for report in members}


def version_of(report: Mapping[str, Any]) -> str:
    """What all versions of a report have in common: the id of the one that stands, where they are known."""
    return str(report.get("version_of") or report["id"])


def how_tied(left: Mapping[str, Any], right: Mapping[str, Any]) -> str:
    """Two reports of one group, in words."""
    one = version_of(left) == version_of(right)
    return f"{left['id']} and {right['id']} are {'versions of one report' if one else 'copies of one text'}"


def groups(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Report id -> the group of its versions, of (id, text) pairs of one day; texts without another have none."""
    shelf = Memory()
    tie(shelf, (Sketch(id_, "", sketch(text)) for id_, text in texts))
    return shelf.groups()

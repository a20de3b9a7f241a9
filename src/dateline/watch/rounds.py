"""Rounds: all sources that are due, visited side by side, and what came linked once at the end."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

from dateline.store import schema as t
from dateline.store.watching import Watched
from dateline.watch.config import Source
from dateline.watch.visit import Means, Tally, visit

# Between two looks at the clock when nothing is due.
_LEAST_SLEEP_S = 1.0


@dataclass(frozen=True)
class Watch:
    """Follows the sources of a list. `sleep` is handed in by tests."""

    sources: tuple[Source, ...]
    means: Means
    sleep: Callable[[float], None]

    def follow(self) -> Iterator[Tally]:
        """What each visit brings, for ever: a source is visited when it is due."""
        while True:
            yield from self._round([s for s in self.sources if self._due_at(s) <= self.means.clock()])
            next_at = min(map(self._due_at, self.sources))
            self.sleep(max(_LEAST_SLEEP_S, next_at - self.means.clock()))

    def once(self, *, force: bool = False) -> Iterator[Tally]:
        """One visit to each source; those that are to be left alone only where `force` says so."""
        free: list[Source] = []
        for source in self.sources:
            state = self.state(source)
            if not force and (state.held_until or 0.0) > self.means.clock():
                yield Tally(source, held=state.error or "its host asks to wait", due_at=state.due_at)
            else:
                free.append(source)
        yield from self._round(free, force=force)

    def state(self, source: Source) -> Watched:
        return self.means.watching.source(source.key, source.name)

    def _due_at(self, source: Source) -> float:
        return self.state(source).due_at

    def _round(self, sources: list[Source], *, force: bool = False) -> Iterator[Tally]:
        """The visits, each going on when its host may be asked: who waits does not keep the others waiting."""
        try:
            yield from self._visits([visit(s, self.means, force=force) for s in sources])
        finally:
            # Also what an earlier run brought and did not come to link.
            if self.means.casebook.book.count(t.pending):
                self.means.casebook.link()

    def _visits(self, visits: list[Generator[float, None, Tally]]) -> Iterator[Tally]:
        numbers = count()
        waiting = [(0.0, next(numbers), v) for v in visits]
        while waiting:
            at, _, steps = heappop(waiting)
            self.sleep(max(0.0, at - self.means.clock()))
            try:
                heappush(waiting, (next(steps), next(numbers), steps))
            except StopIteration as ended:
                yield ended.value

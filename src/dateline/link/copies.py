"""Copies of one text: reprints, cut and re-headlined ones, one quoted whole inside another; by word runs in common."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

# A run of this many words in common is no accident; of all runs, every fourth is kept, chosen by its hash.
RUN = 6
KEPT = 4
# The share of the shorter text's runs that the longer one has.
# Set by hand: the 17 pairs of reports-dev that tell one incident in one language in their own words share none.
COPIED = 0.5
# Runs that so many texts have are boilerplate.
COMMON = 200
_WORD = re.compile(r"\w+")


def groups(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Report id -> the group of its copies, of (id, text) pairs; texts without a copy have none."""
    runs = {id_: frozenset(runs_of(text)) for id_, text in texts}
    parent = {id_: id_ for id_ in runs}
    for left, right in sorted(copies(runs)):
        a, b = sorted((_root(parent, left), _root(parent, right)))
        parent[b] = a
    sizes = Counter(_root(parent, id_) for id_ in runs)
    return {id_: _root(parent, id_) for id_ in sorted(runs) if sizes[_root(parent, id_)] > 1}


def runs_of(text: str) -> Iterator[int]:
    """The hashes of a text's word runs, a quarter of them; those of a short text all."""
    words = [w.lower() for w in _WORD.findall(text)]
    every = [
        int.from_bytes(blake2b(" ".join(words[i : i + RUN]).encode(), digest_size=8).digest(), "big")
        for i in range(len(words) - RUN + 1)
    ]
    yield from (h for h in every if h % KEPT == 0 or len(every) < 80)


def copies(runs: Mapping[str, frozenset[int]]) -> Iterator[tuple[str, str]]:
    """Pairs of which the shorter is in good part in the longer."""
    holders: dict[int, list[str]] = defaultdict(list)
    for id_ in sorted(runs):
        for run in runs[id_]:
            holders[run].append(id_)
    shared: Counter[tuple[str, str]] = Counter()
    for ids in holders.values():
        if 1 < len(ids) <= COMMON:
            shared.update((a, b) for i, a in enumerate(ids) for b in ids[i + 1 :])
        elif len(ids) > COMMON:
            # Ten thousand copies of one text: each is tied to the first, not to all others.
            shared.update((ids[0], b) for b in ids[1:])
    for (a, b), count in shared.items():
        if count >= COPIED * min(len(runs[a]), len(runs[b])):
            yield a, b


def _root(parent: dict[str, str], id_: str) -> str:
    while parent[id_] != id_:
        parent[id_] = id_ = parent[parent[id_]]
    return id_

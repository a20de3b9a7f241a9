"""The figures of the last run and the floors below which none may fall, kept in `floors.json`.

Floors only go up: `raised` lifts them to just under a figure. To lower one, edit the file in a commit that says why.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dateline.errors import InputError

# A floor lies this far under the figure that raised it: changes elsewhere move some figures by a little.
MARGIN = 1.0

ABOUT = (
    "Figures of the last whole run of `make evaluate`, and floors under them. `python -m dateline.evaluate --raise` "
    "raises floors; a floor is lowered by hand, in a commit that says why. `digest` is of the gold data and its texts."
)


@dataclass(frozen=True)
class Figure:
    """The last value of a figure and its floor; None: nothing to score, no floor yet."""

    last: float | None = None
    floor: float | None = None


@dataclass(frozen=True)
class Kept:
    """What is kept of one set and split."""

    count: int
    digest: str
    figures: Mapping[str, Figure] = field(default_factory=dict)


Floors = Mapping[str, Kept]


def load(path: Path) -> dict[str, Kept]:
    """The floors of a file, none where it does not exist. `InputError` where it is not well-formed."""
    if not path.exists():
        return {}
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["sets"]
        return {name: _kept(row) for name, row in rows.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"{path} holds no floors: {type(error).__name__}: {error}.",
            hint="It is written by `python -m dateline.evaluate`; restore it with git.",
        ) from error


def _kept(row: Mapping[str, Any]) -> Kept:
    figures = {name: Figure(_number(f["last"]), _number(f["floor"])) for name, f in row["figures"].items()}
    return Kept(int(row["count"]), str(row["digest"]), figures)


def _number(value: Any) -> float | None:
    if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)):
        return value
    raise ValueError(f"{value!r} is no figure")


def write(path: Path, floors: Floors) -> None:
    sets = {
        name: {
            "count": kept.count,
            "digest": kept.digest,
            "figures": {n: {"last": f.last, "floor": f.floor} for n, f in kept.figures.items()},
        }
        for name, kept in floors.items()
    }
    path.write_text(json.dumps({"about": ABOUT, "sets": sets}, indent=1) + "\n", encoding="utf-8")


def below(kept: Kept | None, figures: Mapping[str, float | None]) -> list[str]:
    """The figures that are under their floor, or that have one and now nothing to score."""
    return [
        name
        for name, figure in (kept.figures if kept else {}).items()
        if figure.floor is not None and ((now := figures.get(name)) is None or now < figure.floor)
    ]


def with_run(kept: Kept | None, count: int, digest: str, figures: Mapping[str, float | None]) -> Kept:
    """The same floors, with the figures of a new run."""
    old = kept.figures if kept else {}
    new = {name: replace(old.get(name, Figure()), last=now) for name, now in figures.items()}
    gone = {
        name: replace(f, last=None) for name, f in old.items() if name not in figures and f.floor is not None
    }
    return Kept(count, digest, {**new, **gone})


def raised(kept: Kept) -> Kept:
    """Each floor at `MARGIN` under the last figure, where that is higher than it was."""
    return replace(kept, figures={name: _raised(figure) for name, figure in kept.figures.items()})


def _raised(figure: Figure) -> Figure:
    if figure.last is None:
        return figure
    floor = round(max(figure.last - MARGIN, 0.0), 1)
    return replace(figure, floor=floor if figure.floor is None else max(floor, figure.floor))

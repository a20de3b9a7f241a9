"""A MUC-4 template and how it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

# Printed number -> label. The first two are written by `written`.
SLOTS = {
    2: "INCIDENT: DATE",
    3: "INCIDENT: LOCATION",
    4: "INCIDENT: TYPE",
    5: "INCIDENT: STAGE OF EXECUTION",
    6: "INCIDENT: INSTRUMENT ID",
    7: "INCIDENT: INSTRUMENT TYPE",
    8: "PERP: INCIDENT CATEGORY",
    9: "PERP: INDIVIDUAL ID",
    10: "PERP: ORGANIZATION ID",
    11: "PERP: ORGANIZATION CONFIDENCE",
    12: "PHYS TGT: ID",
    13: "PHYS TGT: TYPE",
    14: "PHYS TGT: NUMBER",
    15: "PHYS TGT: FOREIGN NATION",
    16: "PHYS TGT: EFFECT OF INCIDENT",
    17: "PHYS TGT: TOTAL NUMBER",
    18: "HUM TGT: NAME",
    19: "HUM TGT: DESCRIPTION",
    20: "HUM TGT: TYPE",
    21: "HUM TGT: NUMBER",
    22: "HUM TGT: FOREIGN NATION",
    23: "HUM TGT: EFFECT OF INCIDENT",
    24: "HUM TGT: TOTAL NUMBER",
}
_WIDTH = 36
# Slots that some incident types never fill: an asterisk stands there.
_INAPPLICABLE = {"ARSON": frozenset({6, 7}), "KIDNAPPING": frozenset({6, 7, *range(12, 18)})}


@dataclass(frozen=True)
class Template:
    """One incident: fills by slot number, each written out ('DEATH: "JOHN DOE"')."""

    type: str
    fills: dict[int, tuple[str, ...]] = field(default_factory=dict)


def quoted(string: str) -> str:
    """A string fill in double quotes."""
    return '"' + string.replace("\\", "").replace('"', "").strip() + '"'


def written(message: str, templates: Iterable[Template]) -> str:
    """All templates of one message; the form of an irrelevant one where there are none."""
    found = list(templates)
    if not found:
        return _form(message, "*", dict.fromkeys(SLOTS, ("*",)))
    return "\n".join(_form(message, str(i), _all(t)) for i, t in enumerate(found, 1))


def _all(template: Template) -> dict[int, tuple[str, ...]]:
    none = _INAPPLICABLE.get(template.type, frozenset())
    fills = {**template.fills, 4: (template.type,)}
    return {n: ("*",) if n in none else fills.get(n) or ("-",) for n in SLOTS}


def _form(message: str, number: str, fills: dict[int, tuple[str, ...]]) -> str:
    head = [(0, "MESSAGE: ID", (message,)), (1, "MESSAGE: TEMPLATE", (number,))]
    slots = [*head, *((n, label, fills[n]) for n, label in SLOTS.items())]
    return "\n".join(line for slot in slots for line in _lines(*slot)) + "\n"


def _lines(number: int, label: str, fills: tuple[str, ...]) -> Iterator[str]:
    yield f"{f'{number}.':<4}{label}".ljust(_WIDTH) + fills[0]
    for fill in fills[1:]:
        yield " " * _WIDTH + fill

"""From a query to a statement: which incidents, or reports, fit all of its terms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, String, and_, func, literal, or_, select, true

from dateline.errors import BadRecord
from dateline.knowledge.entities import EntityTable, fold
from dateline.knowledge.gazetteer import LONE_KEY, Gazetteer
from dateline.knowledge.spelling import romanised, spelling_key
from dateline.store import schema as t
from dateline.store.query import WORDS, Query, Term, bounds_of, box_of, first_day, last_day, near_of
from dateline.store.search import reports_with
from dateline.store.spatial import in_box, near_point

Condition = ColumnElement[bool]

PARTIES = ("actor", "recipient", "victim")
# The roles in which a name is looked up.
ROLES: Mapping[str, tuple[str, ...]] = {
    "place": ("place",),
    "actor": PARTIES,
    "by": ("actor",),
    "against": ("recipient", "victim"),
    "source": ("source", "outlet"),
}
# What is asked of a report itself where reports are listed, not of the incidents it tells of.
OF_DAYS = frozenset({"since", "until"})
OF_REPORTS = frozenset({WORDS, "outlet", "language", "since", "until"})


@dataclass(frozen=True)
class Finder:
    """Makes statements for one connection; `table` knows parties by their names."""

    connection: Connection
    table: EntityTable

    def incidents(self, query: Query, limit: int | None) -> Select[Any]:
        """The bodies of the incidents that fit, newest first, those without a day last."""
        i = t.incidents.c
        chosen = select(i.body).where(self._incidents(query))
        return chosen.order_by(i.start.is_(None), i.start.desc(), i.id).limit(limit)

    def undated(self, query: Query) -> Select[Any]:
        """How many incidents fit but for their day, which nobody knows."""
        others = Query(tuple(term for term in query.terms if term.field not in OF_DAYS))
        without = t.incidents.c.start.is_(None)
        return select(func.count()).select_from(t.incidents).where(self._incidents(others), without)

    def reports(self, query: Query, limit: int | None) -> Select[Any]:
        """The reports that fit, newest first: their words and days, and the incidents that they tell of."""
        r = t.reports.c
        own = Query(tuple(term for term in query.terms if term.field in OF_REPORTS))
        others = Query(tuple(term for term in query.terms if term.field not in OF_REPORTS))
        fits = [self._turned(term, r.id, self._of_report(term)) for term in own.terms]
        if others.terms:
            told = select(t.members.c.report_id).join(
                t.incidents, t.incidents.c.id == t.members.c.incident_id
            )
            fits.append(r.id.in_(told.where(self._incidents(others))))
        begins = func.substr(r.text, 1, 200).label("begins")
        columns = (r.id, r.title, r.outlet, r.url, r.language, r.published, r.superseded_by, begins)
        chosen = select(*columns).where(and_(true(), *fits))
        return chosen.order_by(r.published.is_(None), r.published.desc(), r.id).limit(limit)

    # --- incidents ---------------------------------------------------------------------------------------

    def _incidents(self, query: Query) -> Condition:
        together = [term for term in query.terms if term.field == WORDS and not term.negated]
        fits = [
            self._turned(term, t.incidents.c.id, self._any(term))
            for term in query.terms
            if term not in together
        ]
        if together:
            m = t.members.c
            in_one = and_(*(self._words(term, m.report_id) for term in together))
            fits.append(t.incidents.c.id.in_(select(m.incident_id).where(in_one)))
        return and_(true(), *fits)

    def _turned(self, term: Term, id_: Any, fits: Condition) -> Condition:
        """A term, or all that it does not fit: also what has no such value."""
        return id_.not_in(select(id_).where(fits)) if term.negated else fits

    def _any(self, term: Term) -> Condition:
        return or_(*(self._one(term.field, value) for value in term.values))

    def _one(self, field: str, value: str) -> Condition:
        """Whether an incident has one value of a field."""
        i, m, r = t.incidents.c, t.members.c, t.reports.c
        if field in ROLES:
            return i.id.in_(self._named(field, value))
        if field in ("outlet", "language", WORDS):
            own = self._of_report(Term(field, (value,)))
            return i.id.in_(select(m.incident_id).join(t.reports, r.id == m.report_id).where(own))
        return _PLAIN[field](self, value)

    def _named(self, field: str, name: str) -> Select[Any]:
        """The incidents in which somebody or some place has a name: in a spelling that we know, or as a part of it."""
        p, folded = t.parties.c, fold(name)
        padded = literal(" ", String) + p.folded + " "
        fits: list[Condition] = [p.entity.in_(self._known(field, name))]
        if folded:
            fits.append(padded.contains(f" {folded} ", autoescape=True))
        if field == "place":
            fits.append(p.spelling.in_(spellings(name)))
        return select(p.incident_id).where(p.role.in_(ROLES[field]), or_(*fits))

    def _known(self, field: str, name: str) -> list[str]:
        if field == "place":
            return [place.id for place in Gazetteer.open().find(name) if place.id]
        return [entity.id for entity in self.table.find(name)]

    # --- reports -----------------------------------------------------------------------------------------

    def _of_report(self, term: Term) -> Condition:
        return or_(*(self._one_of_report(term.field, value) for value in term.values))

    def _one_of_report(self, field: str, value: str) -> Condition:
        r = t.reports.c
        if field == WORDS:
            return r.id.in_(reports_with(value, self.connection.dialect.name))
        if field == "outlet":
            return r.outlet.in_(self._outlets(value))
        if field == "language":
            return r.language == value
        day = func.substr(r.published, 1, 10)
        return day >= first_day(value) if field == "since" else day <= last_day(value)

    def _outlets(self, name: str) -> list[str]:
        """The outlets of reports that are called so, or of whose name this is a part."""
        wanted = f" {fold(name)} "
        names = self.connection.scalars(select(t.reports.c.outlet).distinct())
        return [outlet for outlet in names if outlet and wanted.strip() and wanted in f" {fold(outlet)} "]

    def _words(self, term: Term, report: Any) -> Condition:
        return or_(*(report.in_(reports_with(value, self.connection.dialect.name)) for value in term.values))


def spellings(name: str) -> list[str]:
    """The keys that a name shares with its other spellings, also across scripts; none for a short one."""
    keys = {spelling_key(form) for form in (name, *romanised(name))}
    return sorted(key for key in keys if key and len(key) >= LONE_KEY)


def _near(finder: Finder, value: str) -> Condition:
    near = near_of(value)
    return near_point(finder.connection, *(near.point or _point_of(near.name)), near.km)


def _point_of(name: str) -> tuple[float, float]:
    """The point of the best known place of a name."""
    for place in Gazetteer.open().find(name):
        if place.lat is not None and place.lon is not None:
            return place.lat, place.lon
    hint = "`dateline places NAME` finds them; a point is 34.05,44.02."
    raise BadRecord(f"near: no place is called {name!r}.", hint=hint)


def _between(column: Any) -> Callable[[Finder, str], Condition]:
    def fits(_: Finder, value: str) -> Condition:
        low, high = bounds_of(value)
        ends = [column >= low] if low is not None else []
        return and_(column.is_not(None), *ends, *([column <= high] if high is not None else []))

    return fits


_I = t.incidents.c
_PLAIN: Mapping[str, Callable[[Finder, str], Condition]] = {
    "country": lambda _, value: _I.country == value,
    "type": lambda _, value: _I.type == value,
    "status": lambda _, value: _I.status == value,
    "responsibility": lambda _, value: _I.responsibility == value,
    "since": lambda _, value: _I.end >= first_day(value),
    "until": lambda _, value: _I.start <= last_day(value),
    "box": lambda finder, value: in_box(finder.connection, box_of(value)),
    "near": _near,
    "killed": _between(_I.killed_best),
    "wounded": _between(_I.wounded_best),
    "origins": _between(_I.independent),
}

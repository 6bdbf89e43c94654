"""Applies how people count to a set of read models: the difference to how they counted before."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.many_rows import among, given
from services.chassis.work import UnitOfWork
from services.contracts.registration.reports import Place
from services.reporting.domain.what_counts import OF_UNITS, Line, Lines
from services.reporting.tables import people, tallies

COUNTRY = ""
Changes = Counter[tuple[str, Line]]  # by agency


@dataclass(frozen=True)
class Counted:
    """One person's place in the order of pages, and lines."""

    place: Place
    lines: Lines

    @property
    def agency_id(self) -> str:
        """The person's agency."""
        return self.place[0]

    @property
    def person_id(self) -> str:
        """Who it is."""
        return self.place[-1]


def apply(uow: UnitOfWork, build: int, persons: Sequence[Counted]) -> None:
    """Who counts already is counted anew; nothing changes for who counts the same."""
    mine = (people.c.build == build, among(people.c.person_id, [one.person_id for one in persons]))
    before = {row.person_id: row for row in uow.session.execute(sa.select(people).where(*mine))}
    changes: Changes = Counter()
    changed = []
    for one in persons:
        held = before.get(one.person_id)
        agency_id = held.agency_id if held else one.agency_id
        counted: Lines = {(kind, a, b): number for kind, a, b, number in held.counted} if held else {}
        new, gone = set(one.lines.items()), set(counted.items())
        if agency_id == one.agency_id:
            new, gone = new - gone, gone - new
        if held and not new and not gone:
            continue
        _add(changes, one.agency_id, new, 1)
        _add(changes, agency_id, gone, -1)
        changed.append(one)
    _keep(uow, build, changed)
    _tally(uow, build, changes)


def add(uow: UnitOfWork, build: int, persons: Sequence[Counted]) -> None:
    """Who does not count yet; whoever counts already stays as an event has it, for that was pulled later or will be.

    Who stands there twice has moved between two pages, and counts as in the later one.
    """
    persons = list({one.person_id: one for one in persons}.values())
    new = _insert(people, [_row(build, one) for one in persons]).on_conflict_do_nothing()
    kept = set(uow.session.scalars(new.returning(people.c.person_id)))
    changes: Changes = Counter()
    for one in persons:
        if one.person_id in kept:
            _add(changes, one.agency_id, one.lines.items(), 1)
    _tally(uow, build, changes)


def _add(changes: Changes, agency_id: str, lines: Iterable[tuple[Line, int]], sign: int) -> None:
    for line, number in lines:
        changes[agency_id, line] += sign * number
        if line[0] not in OF_UNITS:
            changes[COUNTRY, line] += sign * number


def _keep(uow: UnitOfWork, build: int, changed: Sequence[Counted]) -> None:
    rows = [_row(build, one) for one in changed]
    if rows:
        new = _insert(people, rows)
        values = {"agency_id": new.excluded.agency_id, "counted": new.excluded.counted}
        uow.session.execute(new.on_conflict_do_update(index_elements=["build", "person_id"], set_=values))


def _row(build: int, one: Counted) -> dict[str, Any]:
    counted = [[*line, number] for line, number in sorted(one.lines.items())]
    return {"build": build, "person_id": one.person_id, "agency_id": one.agency_id, "counted": counted}


def _tally(uow: UnitOfWork, build: int, changes: Changes) -> None:
    rows = [
        {"build": build, "kind": kind, "agency_id": agency_id, "a": a, "b": b, "people": number}
        for (agency_id, (kind, a, b)), number in sorted(changes.items())
        if number
    ]
    if rows:
        new = _insert(tallies, rows)
        more = {"people": tallies.c.people + new.excluded.people}
        key = ["build", "kind", "agency_id", "a", "b"]
        uow.session.execute(new.on_conflict_do_update(index_elements=key, set_=more))


def _insert(table: sa.Table, rows: list[dict[str, Any]]) -> Any:
    columns = [table.c[name] for name in rows[0]]
    return insert(table).from_select(columns, sa.select(given("given", rows, *columns)), include_defaults=False)

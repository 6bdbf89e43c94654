"""Cases with their changes and decisions, loaded together for any number of cases."""
from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from services.chassis.many_rows import among
from services.chassis.work import UnitOfWork
from services.contracts.errors import NotFound
from services.verification.domain.levels import LEVELS, Level
from services.verification.domain.what_is_left_to_decide import Change, Decided, left_to_decide, needs_people, rejected
from services.verification.domain.whose_office import Place
from services.verification.tables import cases, changes, decisions, level1_units

_CASE_IDS = sa.any_(sa.bindparam("case_ids", type_=sa.ARRAY(cases.c.id.type)))
_OF_THIS_ROUND = sa.and_(cases.c.id == changes.c.case_id, cases.c.round == changes.c.round)
_CHANGES = (  # made once, as the other: every case that is touched is read by them
    sa.select(changes.c.id, changes.c.case_id, changes.c.key, changes.c.digest)
    .join(cases, _OF_THIS_ROUND)
    .where(cases.c.id == _CASE_IDS)
    .order_by(changes.c.position)
)
_DECISIONS: sa.Select[Any] = sa.select(decisions).where(decisions.c.case_id == _CASE_IDS)


@dataclass
class Work:
    """One case: its row, this round's changes and every decision of every round; ``made`` are the decisions' rows."""

    case: sa.Row[Any]
    changes: list[Change] = field(default_factory=list)
    decisions: list[Decided] = field(default_factory=list)
    made: list[sa.Row[Any]] = field(default_factory=list)

    @property
    def level(self) -> Level:
        """The level at which the case is."""
        return LEVELS[self.case.level]

    @property
    def left(self) -> list[Change]:
        """What this level still has to decide."""
        return left_to_decide(self.level, self.changes, self.decisions, self.case.round)

    @property
    def needs_people(self) -> bool:
        """Whether somebody at this level must act."""
        return needs_people(self.level, self.changes, self.decisions, self.case.round)

    @property
    def approved(self) -> list[str]:
        """The keys that no level rejected in this round, in order."""
        gone = rejected(self.changes, self.decisions, self.case.round)
        return [change.key for change in self.changes if change.key not in gone]

    @property
    def decided_elsewhere(self) -> set[str]:
        """Who decided this form at another level, in any round: an approval of an earlier round still stands."""
        return {decided.who for decided in self.decisions if decided.level != self.case.level}

    @property
    def place(self) -> Place:
        """Where the civil servant works."""
        return place_of(self.case)


def place_of(case: sa.Row[Any]) -> Place:
    """Where the civil servant of a case works."""
    return Place(
        case.unit_path, case.unit_names, case.agency_id, case.agency_name, case.national,
        case.kanreg_id, case.kanreg_name, case.chosen_unit, case.chosen_name,
    )


def load(uow: UnitOfWork, rows: Collection[sa.Row[Any]]) -> list[Work]:
    """The work of the given cases, two selects for all of them."""
    works = {row.id: Work(row) for row in rows}
    if not works:
        return []
    of_them = {"case_ids": list(works)}
    for row in uow.session.execute(_CHANGES, of_them).all():
        works[row.case_id].changes.append(Change(row.id, row.key, row.digest))
    for made in uow.session.execute(_DECISIONS, of_them).all():
        decided = Decided(made.level, made.round, made.key, made.digest, made.verdict == "approve", made.who)
        works[made.case_id].decisions.append(decided)
        works[made.case_id].made.append(made)
    return list(works.values())


def load_one(uow: UnitOfWork, *where: sa.ColumnElement[bool], to_write: bool = False) -> Work:
    """One case.  Raises ``NotFound``; ``to_write`` holds it until the end of the transaction."""
    statement = sa.select(cases).where(*where)
    row = uow.session.execute(statement.with_for_update() if to_write else statement).one_or_none()
    if row is None:
        raise NotFound("Berkas ini tidak ditemukan di kantor Anda.")
    [work] = load(uow, [row])
    return work


def flagged_among(uow: UnitOfWork, works: Collection[Work]) -> set[str]:
    """The level-1 units on the way up of these cases; they stay so until the end of the transaction."""
    units = {unit for work in works for unit in (*work.case.unit_path, work.case.chosen_unit)}
    ticked = sa.select(level1_units.c.unit_id).where(level1_units.c.flagged, among(level1_units.c.unit_id, units))
    return set(uow.session.scalars(ticked)) if units else set()

"""Moves cases from state to state: guarded update, transition, message and event, all in one transaction."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from services.chassis.many_rows import given, insert_rows
from services.chassis.work import UnitOfWork
from services.contracts.errors import Conflict
from services.contracts.event import new_id
from services.contracts.verification.events import CaseMoved
from services.contracts.verification.messages import CaseAtLevel, level_queue
from services.verification.domain.whose_office import Office
from services.verification.handlers.leasing import NOBODY
from services.verification.tables import cases, transitions

MOVED = "level-1 unit chosen"  # the reason of a step that an operator caused; the own words stay in registration
STALE = "Berkas ini sudah berpindah sejak halaman Anda dibuka."


@dataclass(frozen=True)
class Move:
    """Where one case goes; ``by`` is ``(who, name, office)`` of the person, empty for the system.

    ``was`` names the stage that it leaves, where the case itself does not say so; ``why`` is a person's reason.
    """

    case: sa.Row[Any]
    state: str
    level: int
    office: Office | None = None
    by: tuple[str, str, str] = ("", "", "")
    was: str = ""
    why: str = ""


def stage(state: str, level: int) -> str:
    """The stage that people count: the level while a case is at one."""
    return f"level-{level}" if state in ("queued", "open", "no_office", "sending", "record_conflict") else state


def move(uow: UnitOfWork, moves: Sequence[Move]) -> None:
    """Do all moves or none.  Raises ``Conflict`` when a case is no longer at the version that was read."""
    if not moves:
        return
    _guarded_update(uow, moves)
    uow.session.execute(insert_rows(transitions, [_transition(m) for m in moves]))
    uow.post([_level_message(m) for m in moves if m.state == "queued"])
    uow.publish(*[event for m in moves if (event := _moved(m)) is not None])


def _guarded_update(uow: UnitOfWork, moves: Sequence[Move]) -> None:
    columns = [cases.c[name] for name in ("id", "version", "state", "level", "office_kind", "office_id")]
    new = given("new", [_row(m) for m in moves], *columns)
    free = {**NOBODY, "outcome": "", "outcome_by": None}
    update = (
        sa.update(cases)
        .where(cases.c.id == new.c.id, cases.c.version == new.c.version)
        .values(
            state=new.c.state, level=new.c.level, version=new.c.version + 1, since=sa.func.now(),
            office_kind=new.c.office_kind, office_id=new.c.office_id, due_at=None, **free,
        )
    )
    if uow.session.execute(update).rowcount != len(moves):  # type: ignore[attr-defined]
        raise Conflict(STALE, code="stale")


def _row(m: Move) -> dict[str, Any]:
    return {"id": m.case.id, "version": m.case.version, "state": m.state, "level": m.level, **_place(m)}


def _transition(m: Move) -> dict[str, Any]:
    who, name, office = m.by
    return {
        "case_id": m.case.id, "version": m.case.version + 1, "state": m.state, "level": m.level,
        "round": m.case.round, "why": m.why, "who": who, "name": name,
        "office": office or (m.office.name if m.office else ""), "left_kind": m.case.office_kind,
        "left_id": m.case.office_id, "left_level": m.case.level, **_place(m),
    }


def _place(m: Move) -> dict[str, str]:
    kind, office_id = (m.office.kind, m.office.id) if m.office else ("", "")
    return {"office_kind": kind, "office_id": office_id}


def _level_message(m: Move) -> tuple[str, str, dict[str, Any]]:
    message = CaseAtLevel(case_id=m.case.id, version=m.case.version + 1, event_id=new_id())
    return "", level_queue(m.level), message.to_wire()


def _moved(m: Move) -> CaseMoved | None:
    was = m.was or stage(m.case.state, m.case.level)
    now = stage(m.state, m.level)
    if was == now:
        return None
    return CaseMoved(
        case_id=m.case.id, submission_id=m.case.submission_id, person_id=m.case.person_id,
        agency_id=m.case.agency_id, version=m.case.version + 1, was=was, now=now,
        by_people=bool(m.by[0]), turned_back=m.state == "returned" and bool(m.why),
    )



"""Writes a step of a follow-up: the row as it stands now, and the history."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from services.chassis.many_rows import among, insert_rows
from services.chassis.work import UnitOfWork
from services.contracts.event import new_id
from services.contracts.registration.missing import Stage
from services.contracts.registration.missing_events import StandingChanged
from services.registration.tables import follow_ups, missing_people

RECEIVED = "received"  # the form came: what was noted holds no longer
NOTHING: dict[str, Any] = {
    "reason": "", "stage": Stage.NONE, "owner_id": None, "owner": "", "deadline": None, "note": "", "document": None,
    "proposed_by": None, "owner_told": "",
}  # fmt: skip


def step(
    uow: UnitOfWork, rows: Sequence[sa.Row[Any]], action: str, by: str, now: dict[str, Any], **said: Any
) -> None:
    """``now``: what the rows become.  ``said`` stands in the history only: the note of a decision."""
    if not rows:
        return
    mine = among(missing_people.c.person_id, [row.person_id for row in rows])
    values = {**now, "version": missing_people.c.version + 1}
    uow.session.execute(sa.update(missing_people).where(mine).values(values))
    remember(uow, rows, action, by, {**now, **said})
    uow.publish(*(StandingChanged(person_id=row.person_id, agency_id=row.agency_id) for row in rows))


def remember(uow: UnitOfWork, rows: Sequence[sa.Row[Any]], action: str, by: str, now: dict[str, Any]) -> None:
    """The history alone."""
    kept = [
        {"id": new_id(), "person_id": row.person_id, "action": action, "by": by, "facts": _facts(row, now)}
        for row in rows
    ]
    uow.session.execute(insert_rows(follow_ups, kept))


def received(uow: UnitOfWork, person_id: str) -> None:
    """Called before the form is sent, which takes the row away: what was noted stays in the history."""
    mine = sa.select(missing_people).where(missing_people.c.person_id == person_id, missing_people.c.stage != "")
    rows = uow.session.execute(mine).all()
    if rows:
        remember(uow, rows, RECEIVED, "", {})


def _facts(row: sa.Row[Any], now: dict[str, Any]) -> dict[str, Any]:
    facts = {name: now.get(name, getattr(row, name)) for name in ("reason", "owner", "deadline", "note", "document")}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in facts.items()}

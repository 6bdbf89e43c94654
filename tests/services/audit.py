"""What the audit of a service under test holds."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.audit.tables import entries
from services.chassis.work import Work


def entries_of(work: Work, *actions: str) -> list[sa.Row[Any]]:
    """In their order; only those of these actions where any are given."""
    statement = sa.select(entries).order_by(entries.c.id)
    if actions:
        statement = statement.where(entries.c.action.in_(actions))
    with work.begin() as uow:
        return list(uow.session.execute(statement))


def told(work: Work) -> list[tuple[str, str, list[str]]]:
    """Action, actor, and whose data: of everything."""
    return [(row.action, row.name, row.people) for row in entries_of(work)]

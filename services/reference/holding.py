"""Which values hold on a day, and what a day in Indonesia is, as the database is asked; the rule stands in domain."""

from datetime import date, datetime, timedelta, timezone
from typing import Any

import sqlalchemy as sa

from services.reference.domain.which_values_hold import COMING, ENDED, HOLDS, state
from services.reference.tables import list_values

WIB = timezone(timedelta(hours=7))  # where the lists are kept


def today() -> date:
    """The day in Jakarta."""
    return datetime.now(WIB).date()


def holds_on(day: date, of: Any = list_values.c) -> sa.ColumnElement[bool]:
    """Values that hold on a day; ``of`` are the columns of values or of versions."""
    begun = sa.or_(of.valid_from.is_(None), of.valid_from <= day)
    going_on = sa.case((of.valid_to.is_(None), of.active), else_=of.valid_to > day)
    return sa.and_(begun, going_on)


def in_state(wanted: str, day: date, of: Any = list_values.c) -> sa.ColumnElement[bool]:
    """Values in this state on a day; all of them for ""."""
    ended = sa.case((of.valid_to.is_(None), sa.not_(of.active)), else_=of.valid_to <= day)
    conditions = {
        HOLDS: holds_on(day, of), ENDED: ended, COMING: sa.and_(sa.not_(ended), of.valid_from > day), "": sa.true(),
    }  # fmt: skip
    return conditions[wanted]


def state_of(row: sa.Row[Any], day: date) -> str:
    """The state of a value or of a version."""
    return state(day, active=row.active, valid_from=row.valid_from, valid_to=row.valid_to)

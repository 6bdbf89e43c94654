"""Once a working day each office with late work is told to its supervisor: one event an office, whatever it holds."""
from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.work import UnitOfWork
from services.contracts.verification.events import OfficeLate
from services.contracts.working_days import is_working_day
from services.verification.domain.levels import LEVELS
from services.verification.offices import office_name
from services.verification.tables import cases, escalations
from services.verification.views.queues import late_at

JAKARTA = ZoneInfo("Asia/Jakarta")
_ANY = sa.func.min(sa.cast(cases.c.id, sa.Text))  # there is no least of UUIDs before PostgreSQL 18
BEGINS = 7  # o'clock in Jakarta: before the offices there open


def escalate(uow: UnitOfWork, now: datetime | None = None) -> int:
    """Tell of today's late offices, once; how many those are.  Nothing before seven, on weekends and on holidays."""
    here = (now or datetime.now(JAKARTA)).astimezone(JAKARTA)
    if here.hour < BEGINS or not is_working_day(here.date()) or not _first_today(uow, here.date()):
        return 0
    late = [event for level in LEVELS for event in _late_at(uow, level, here.date())]
    uow.publish(*late)
    return len(late)


def _first_today(uow: UnitOfWork, day: date) -> bool:
    """Whether nobody has told of this day before: of several processes one does."""
    once = insert(escalations).values(day=day).on_conflict_do_nothing().returning(escalations.c.day)
    return uow.session.scalar(once) is not None


def _late_at(uow: UnitOfWork, level: int, day: date) -> list[OfficeLate]:
    office = (cases.c.office_kind, cases.c.office_id)
    waiting = (cases.c.state == "open", late_at(level))
    counted = sa.select(*office, sa.func.count().label("late"), _ANY.label("one")).where(*waiting)
    groups = uow.session.execute(counted.group_by(*office).order_by(*office)).all()
    return [
        OfficeLate(
            level=level, office_kind=group.office_kind, office_id=group.office_id, office=office_name(example),
            agency_id=example.agency_id if group.office_kind in ("org_unit", "agency") else "", late=group.late,
            day=day.isoformat(),
        )
        for group in groups
        for example in uow.session.execute(sa.select(cases).where(cases.c.id == sa.cast(group.one, cases.c.id.type)))
    ]

"""Letters: to who has not sent, asked for or by themselves, and to who follows up when a deadline is near or over."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from services.chassis.many_rows import among
from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork, Work
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.identity.settings import Phase
from services.contracts.registration.gates import Gate
from services.contracts.registration.missing import Followed, Stage
from services.contracts.registration.missing_events import FollowUpDue, PersonToRemind
from services.contracts.working_days import is_working_day
from services.registration.domain.when_people_are_reminded import BY_ITSELF, EVERY, FROM, NEAR, OVER, UNTIL, due
from services.registration.domain.why_people_are_missing import NO_LETTERS
from services.registration.missing.finding import ZONE
from services.registration.missing.whose import take
from services.registration.openings import Openings
from services.registration.tables import IN_HAND, agency_gates, missing_people, registrants

AT_ONCE = 500  # people in one transaction
ROW = missing_people.c
NO_ADDRESS = "belum mendaftar, jadi alamatnya tidak diketahui"
LATELY = "sudah diingatkan dalam 7 hari terakhir"
NO_USE = "alasannya membuat surat tidak berguna"


def remind(uow: UnitOfWork, actor: Actor, services: Services, person_ids: Sequence[str]) -> Followed:
    """Those who can be reached and have not been reminded lately.  Raises ``NotFound`` for foreign people."""
    chosen = [{"person_id": one} for one in person_ids]
    taken = take(uow, actor, services, "remind", chosen, versions=False)
    reached = _reached(uow, [row.person_id for row in taken.rows])
    lately = datetime.now(UTC) - EVERY
    ready = []
    for row in taken.rows:
        if why := _why_not(row, reached, lately):
            taken.others.append((row.name, why))
        else:
            ready.append(row)
    taken.rows = ready
    _write(uow, [row.person_id for row in ready])
    for row in ready:
        uow.audit(Action.PERSON_REMINDED, subject=row.nip, people=[row.person_id])
    return taken.followed()


def _why_not(row: sa.Row[Any], reached: set[str], lately: datetime) -> str:
    if row.person_id not in reached:
        return NO_ADDRESS
    if row.reason in NO_LETTERS:
        return NO_USE
    return LATELY if row.reminded_at is not None and row.reminded_at > lately else ""


def _reached(uow: UnitOfWork, person_ids: Sequence[str]) -> set[str]:
    c = registrants.c
    mine = (among(c.person_id, person_ids), c.state.in_(("baru", "aktif")))
    return set(uow.session.scalars(sa.select(c.person_id).where(*mine)))


def _write(uow: UnitOfWork, person_ids: Sequence[str]) -> None:
    now = {"reminded_at": sa.func.now(), "reminders": ROW.reminders + 1}
    uow.session.execute(sa.update(missing_people).where(among(ROW.person_id, person_ids)).values(now))
    uow.publish(*(PersonToRemind(person_id=one) for one in person_ids))


def is_time(now: datetime | None = None) -> bool:
    """Working hours of a working day in Jakarta."""
    here = (now or datetime.now(ZONE)).astimezone(ZONE)
    return FROM <= here.hour < UNTIL and is_working_day(here.date())


def write_due(work: Work, openings: Openings) -> None:
    """The letters of this moment; nothing outside working hours."""
    if is_time():
        for agency_id in work.do(agencies_to_remind, openings):
            while work.do(remind_due, agency_id):
                pass
        while work.do(tell_owners):
            pass


def agencies_to_remind(uow: UnitOfWork, openings: Openings) -> list[str]:
    """Those that have opened registration and whose people can fill now."""
    opened = sa.select(agency_gates.c.agency_id).where(agency_gates.c.gate == Gate.REGISTRATION)
    asked = uow.session.scalars(opened.where(agency_gates.c.ticked).order_by(agency_gates.c.agency_id)).all()
    return [one for one in asked if openings.of(Phase.FILLING, one)["open"]]


def remind_due(uow: UnitOfWork, agency_id: str) -> bool:
    """The next of an agency who registered or were written to a week ago; whether there may be more.

    Of several processes each takes others.
    """
    ago = sa.func.now() - EVERY
    wanted = (
        ROW.agency_id == agency_id, IN_HAND, ROW.stage != Stage.FINAL,
        ROW.reminders < BY_ITSELF, ROW.reason.not_in(NO_LETTERS), ROW.since < ago,
        sa.or_(ROW.reminded_at.is_(None), ROW.reminded_at < ago),
    )  # fmt: skip
    some = sa.select(ROW.person_id).where(*wanted).limit(AT_ONCE).with_for_update(skip_locked=True)
    person_ids = uow.session.scalars(some).all()
    if person_ids:
        _write(uow, person_ids)
    return len(person_ids) == AT_ONCE


def tell_owners(uow: UnitOfWork, now: datetime | None = None) -> int:
    """One event for each owner and agency with follow-ups that became near or over; how many.

    Each follow-up is told of twice at most.
    """
    today = (now or datetime.now(ZONE)).astimezone(ZONE).date()
    stage = sa.case((ROW.deadline < today, OVER), else_="near")
    wanted = (ROW.deadline <= today + NEAR, ROW.stage == Stage.NOTED, ROW.owner_told != stage)
    some = sa.select(ROW.person_id, ROW.owner_id, ROW.agency_id, ROW.deadline).where(*wanted).limit(AT_ONCE)
    rows = uow.session.execute(some.order_by(ROW.deadline).with_for_update(skip_locked=True)).all()
    mine = among(ROW.person_id, [row.person_id for row in rows])
    uow.session.execute(sa.update(missing_people).where(mine).values(owner_told=stage))
    told = Counter((row.owner_id, row.agency_id, due(row.deadline, today)) for row in rows)
    owners = sorted({(owner, agency) for owner, agency, _due in told})
    events = [
        FollowUpDue(account_id=o, agency_id=a, near=told[o, a, "near"], over=told[o, a, OVER]) for o, a in owners
    ]
    uow.publish(*events)
    return len(events)

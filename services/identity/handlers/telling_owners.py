"""Who follows up people that are missing gets a letter when deadlines are near or over."""
from __future__ import annotations

from urllib.parse import urlencode

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.registration.missing_events import FollowUpDue
from services.identity.mail.letter import Letter
from services.identity.mail.queueing import queue_mail
from services.identity.tables import accounts

PAGE = "/admin/belum-terdata/orang"


def tell_owner(uow: UnitOfWork, event: FollowUpDue) -> None:
    """Numbers only, no names; an account that was deleted meanwhile gets none."""
    if uow.session.scalar(sa.select(accounts.c.id).where(accounts.c.id == event.account_id)) is None:
        return
    path = f"{PAGE}?{urlencode({'instansi': event.agency_id, 'tahap': 'noted'})}"
    numbers = {"near": str(event.near), "over": str(event.over)}
    queue_mail(uow, event.account_id, Letter.FOLLOW_UP_DUE, **numbers, path=path)

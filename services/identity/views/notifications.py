"""A civil servant's notifications."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.identity.notifications import MOST_READ, Notifications, NotificationShown
from services.identity.tables import notifications


def my_notifications(uow: UnitOfWork, actor: Actor) -> Notifications:
    """The newest ones of the own account."""
    mine = sa.select(notifications).where(notifications.c.account_id == actor.account_id)
    rows = uow.session.execute(mine.order_by(notifications.c.at.desc(), notifications.c.id.desc()).limit(MOST_READ))
    newest = [
        NotificationShown(
            id=row.id, kind=row.kind, level=row.level, at=row.at.isoformat(), read=row.read_at is not None
        )
        for row in rows
    ]
    return Notifications(unread=unread(uow, actor.account_id), newest=newest)


def unread(uow: UnitOfWork, account_id: str) -> int:
    """How many the account has not read."""
    mine = (notifications.c.account_id == account_id, notifications.c.read_at.is_(None))
    return uow.session.scalar(sa.select(sa.func.count()).select_from(notifications).where(*mine)) or 0

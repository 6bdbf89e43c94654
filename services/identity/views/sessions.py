"""The sessions of an account that live: where, in which browser, since when, last used when."""
from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.identity.answers import SessionShown
from services.identity.tables import accounts, sessions
from services.identity.tokens import digest
from services.identity.views.session_limits import session_limits


def my_sessions(uow: UnitOfWork, actor: Actor, token: str) -> list[SessionShown]:
    """The own ones; ``token`` tells which of them asks."""
    return living(uow, actor.account_id, digest(token))


def living(uow: UnitOfWork, account_id: str, here: bytes = b"") -> list[SessionShown]:
    """Those that have neither ended nor passed their limits, the last used first."""
    rows = uow.session.execute(
        sa.select(sessions, accounts.c.kind)
        .join(accounts, accounts.c.id == sessions.c.account_id)
        .where(sessions.c.account_id == account_id, sessions.c.ended_at.is_(None))
        .order_by(sessions.c.seen_at.desc())
    )
    limits, now = session_limits(uow), datetime.now(UTC)
    return [
        SessionShown(
            id=row.id,
            address=row.address,
            browser=row.browser,
            began_at=row.began_at.isoformat(),
            seen_at=row.seen_at.isoformat(),
            here=row.token_digest == here,
        )
        for row in rows
        if not limits[row.kind].have_passed(began=row.began_at, seen=row.seen_at, now=now)
    ]

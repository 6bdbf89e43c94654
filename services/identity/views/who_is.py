"""Who is behind a session token."""
from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor, Grant, Jurisdiction, JurisdictionKind
from services.contracts.errors import NotLoggedIn
from services.contracts.profiles import Profile
from services.identity.tables import accounts, notifications, profiles, sessions
from services.identity.tokens import digest, shown
from services.identity.views.session_limits import session_limits

SEEN_EVERY = timedelta(minutes=1)
PROFILE_ENDED = sa.exists().where(  # of itself, since the session began; who ends one by hand ends the sessions, too
    profiles.c.account_id == sessions.c.account_id,
    profiles.c.ends_at > sessions.c.began_at,
    profiles.c.ends_at <= sa.func.now(),
)

UNREAD = (
    sa.select(sa.func.count())
    .where(notifications.c.account_id == accounts.c.id, notifications.c.read_at.is_(None))
    .scalar_subquery()
    .label("unread")
)
_FOUND = (  # made once, as the other: every page begins with them
    sa.select(accounts, sessions.c.began_at, sessions.c.seen_at, UNREAD)
    .join(sessions, sessions.c.account_id == accounts.c.id)
    .where(
        sessions.c.token_digest == sa.bindparam("digest"),
        sessions.c.ended_at.is_(None),
        sa.not_(accounts.c.locked),
        sa.not_(PROFILE_ENDED),
    )
)
_HELD = (
    sa.select(profiles)
    .where(
        profiles.c.account_id == sa.bindparam("account_id"),
        profiles.c.starts_at <= sa.bindparam("now"),
        sa.or_(profiles.c.ends_at.is_(None), profiles.c.ends_at > sa.bindparam("now")),
    )
    .order_by(profiles.c.id)
)


def who_is(uow: UnitOfWork, token: str, address: str = "") -> tuple[sa.Row[Any], Actor]:
    """The account of a living session and the actor to be signed.  Raises ``NotLoggedIn``."""
    found = uow.session.execute(_FOUND, {"digest": digest(token)}).one_or_none()
    now = datetime.now(UTC)
    limits = session_limits(uow)
    if found is None or limits[found.kind].have_passed(began=found.began_at, seen=found.seen_at, now=now):
        raise NotLoggedIn("Sesi Anda telah berakhir. Silakan masuk lagi.")
    if now - found.seen_at > SEEN_EVERY:
        uow.session.execute(sa.update(sessions).where(sessions.c.token_digest == digest(token)).values(seen_at=now))
    return found, Actor(
        account_id=found.id,
        name=found.name,
        person_id=found.person_id or "",
        citizen=found.kind == "citizen",
        address=address,
        session=shown(token),
        grants=_grants(uow, found.id, now),
    )


def _grants(uow: UnitOfWork, account_id: str, now: datetime) -> tuple[Grant, ...]:
    rows = uow.session.execute(_HELD, {"account_id": account_id, "now": now})
    return tuple(
        Grant(
            Profile(row.profile),
            Jurisdiction(JurisdictionKind(row.jurisdiction_kind), row.jurisdiction_id, row.jurisdiction_name),
        )
        for row in rows
    )

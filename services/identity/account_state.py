"""In which state an official's account is, as an expression of a query; the first that applies counts."""
from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from services.identity.tables import accounts, profiles, sessions

LONG = timedelta(days=30)  # since the last log-in: somebody should ask whether the account is still needed
SOON = timedelta(days=30)  # until a profile ends

SEEN_AT = (
    sa.select(sa.func.max(sessions.c.seen_at)).where(sessions.c.account_id == accounts.c.id).scalar_subquery()
)
_MINE = (profiles.c.account_id == accounts.c.id, profiles.c.ended_at.is_(None))
ENDS_AT = sa.select(sa.func.min(profiles.c.ends_at)).where(*_MINE).scalar_subquery()
_LONG_AGO = sa.func.now() - LONG

STATE = sa.case(
    (accounts.c.locked, "locked"),
    (accounts.c.password_hash.is_(None), "invited"),
    (~sa.exists().where(*_MINE), "empty"),
    (sa.func.coalesce(SEEN_AT, accounts.c.created_at) < _LONG_AGO, "away"),
    (sa.func.now() + SOON > ENDS_AT, "ending"),
    else_="active",
)

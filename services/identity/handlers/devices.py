"""Browsers that are known: in which an account has logged in, and which it trusts for some hours."""
from __future__ import annotations

import secrets
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.work import UnitOfWork
from services.identity.domain.what_a_log_in_still_needs import TRUST
from services.identity.tables import devices
from services.identity.tokens import digest


def is_trusted(uow: UnitOfWork, account_id: str, device: str) -> bool:
    """Whether the account has logged in with a code in this browser and asked not to be asked again today."""
    if not device:
        return False
    until = sa.select(devices.c.trusted_until).where(
        devices.c.token_digest == digest(device), devices.c.account_id == account_id
    )
    found = uow.session.scalar(until)
    return found is not None and found > datetime.now(UTC)


def remember(uow: UnitOfWork, account_id: str, device: str, *, trust: bool) -> str:
    """The token by which this browser is known from now on: the one that it has, or a new one."""
    known = sa.exists().where(devices.c.token_digest == digest(device))
    token = device if device and uow.session.scalar(sa.select(known)) else secrets.token_urlsafe(32)
    row = insert(devices).values(token_digest=digest(token), account_id=account_id)
    again = {"seen_at": sa.func.now()}
    uow.session.execute(row.on_conflict_do_update(index_elements=["token_digest", "account_id"], set_=again))
    if trust:
        mine = (devices.c.token_digest == digest(token), devices.c.account_id == account_id)
        uow.session.execute(sa.update(devices).where(*mine).values(trusted_until=datetime.now(UTC) + TRUST))
    return token

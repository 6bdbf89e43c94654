"""A link of a letter that still opens the door: used once, within its time, at the door of its account."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import NotFound
from services.contracts.identity.answers import LinkShown
from services.identity.tables import accounts, links
from services.identity.tokens import digest

OVER = "Tautan ini sudah dipakai atau sudah habis waktunya."


def shown(uow: UnitOfWork, _actor: Actor, token: str, kind: str) -> LinkShown:
    """What the page says before the link is used: looking uses nothing up.  Raises ``NotFound``."""
    found = living(uow, token, kind)
    return LinkShown(purpose=found.purpose, username=found.username)


def living(uow: UnitOfWork, token: str, kind: str, *, lock: bool = False) -> sa.Row[Any]:
    """The link and its account; of two that use it at once, ``lock`` lets the second see that it is used."""
    open_ = (links.c.used_at.is_(None), links.c.ends_at > sa.func.now(), sa.not_(accounts.c.locked))
    statement = (
        sa.select(links.c.purpose, accounts)
        .join(accounts, accounts.c.id == links.c.account_id)
        .where(links.c.token_digest == digest(token), accounts.c.kind == kind, *open_)
    )
    found = uow.session.execute(statement.with_for_update(of=links) if lock else statement).one_or_none()
    if found is None:
        raise NotFound(OVER)
    return found

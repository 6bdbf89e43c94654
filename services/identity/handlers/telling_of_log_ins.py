"""What the audit hears of log-ins: who came in from where, and what was refused; never what was typed."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.identity.tables import accounts
from services.identity.tokens import shown


def began(uow: UnitOfWork, account: sa.Row[Any], address: str, browser: str, session: str) -> None:
    """A session has begun."""
    who = Actor(
        account_id=account.id, name=account.name, person_id=account.person_id or "", citizen=account.kind == "citizen",
        address=address, session=shown(session),
    )  # fmt: skip
    uow.audit(Action.LOG_IN, subject=account.id, after={"browser": browser}, actor=who)


def refused(uow: UnitOfWork, account_id: str, address: str, why: str) -> None:
    """A try came to nothing; ``account_id`` is empty where nobody has the name that was typed."""
    holder = None
    if account_id:
        holder = uow.session.scalar(sa.select(accounts.c.person_id).where(accounts.c.id == account_id))
    nobody, people = Actor(account_id="", address=address), [holder] if holder else []
    uow.audit(Action.LOG_IN_REFUSED, subject=account_id, people=people, reason=why, actor=nobody)

"""Links that let the holder of an account set its password."""
from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.identity.domain.how_long_links_last import LASTS, Purpose
from services.identity.mail.letter import Letter
from services.identity.mail.queueing import queue_mail
from services.identity.tables import accounts, links
from services.identity.tokens import digest

FORGOTTEN = {"official": "/admin/lupa-sandi", "citizen": "/lupa-sandi"}
PAGES = {"official": "/admin/sandi-baru/", "citizen": "/sandi-baru/"}


def invite(uow: UnitOfWork, account_id: str, granter: str) -> bool:
    """Send the activation link of a new account, or one in place of all before; False without an e-mail address."""
    end_links(uow, account_id)
    account = uow.session.execute(sa.select(accounts).where(accounts.c.id == account_id)).one()
    path = PAGES[account.kind] + make_link(uow, account_id, Purpose.ACTIVATION)
    hours = str(LASTS[Purpose.ACTIVATION] // timedelta(hours=1))
    return queue_mail(
        uow, account_id, Letter.ACTIVATION, username=account.username, granter=granter, path=path, hours=hours
    )


def make_link(uow: UnitOfWork, account_id: str, purpose: Purpose) -> str:
    """The token of a new link; older ones go on working, so that nobody can end them by asking."""
    token = secrets.token_urlsafe(32)
    row = {"token_digest": digest(token), "account_id": account_id, "purpose": purpose}
    uow.session.execute(sa.insert(links).values(**row, ends_at=datetime.now(UTC) + LASTS[purpose]))
    return token


def end_links(uow: UnitOfWork, account_id: str) -> None:
    """No link of this account works any more."""
    uow.session.execute(sa.delete(links).where(links.c.account_id == account_id, links.c.used_at.is_(None)))

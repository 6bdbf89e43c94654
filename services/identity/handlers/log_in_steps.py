"""The way from a right password to a session: a short-lived token that opens nothing but the next step."""
from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import NotLoggedIn
from services.contracts.identity.answers import Entered, UnderWay
from services.identity.domain.what_a_log_in_still_needs import PATIENCE, Step, next_step
from services.identity.handlers import devices, telling_of_log_ins
from services.identity.handlers.sessions import begin_session
from services.identity.tables import accounts, log_ins, second_factors
from services.identity.tokens import digest

TOO_LATE = "Waktu untuk masuk sudah habis. Mulai lagi dengan kata sandi."
HAS_APP = sa.exists().where(second_factors.c.account_id == accounts.c.id).label("has_app")


def begin(uow: UnitOfWork, account_id: str, address: str, browser: str, device: str) -> Entered:
    """The password was right: a session where nothing else is needed, else the first step."""
    mine = (accounts.c.id == account_id, sa.not_(accounts.c.locked))
    account = uow.session.execute(sa.select(accounts, HAS_APP).where(*mine)).one_or_none()
    if account is None:
        raise NotLoggedIn(TOO_LATE)
    trusted = devices.is_trusted(uow, account_id, device)
    must_change = account.must_change_password
    step = next_step(account.kind, has_app=account.has_app, code_shown=trusted, must_change=must_change)
    if step is Step.DONE:
        return _done(uow, account, address, browser, device)
    token = secrets.token_urlsafe(32)
    row = {"token_digest": digest(token), "account_id": account_id, "address": address, "browser": browser}
    uow.session.execute(sa.insert(log_ins).values(**row, code_shown=trusted))
    return Entered(step=step, token=token, device="")


def go_on(uow: UnitOfWork, token: str, device: str) -> Entered:
    """What comes next; with nothing left, the session."""
    found = under_way(uow, token)
    step = _step(found)
    if step is not Step.DONE:
        return Entered(step=step, token=token, device="")
    uow.session.execute(sa.delete(log_ins).where(log_ins.c.token_digest == digest(token)))
    return _done(uow, found, found.address, found.browser, device, trust=found.trust)


def shown(uow: UnitOfWork, _actor: Actor, token: str) -> UnderWay:
    """What the log-in under way asks next."""
    found = under_way(uow, token)
    return UnderWay(step=_step(found), username=found.username)


def under_way(uow: UnitOfWork, token: str, *expected: Step) -> sa.Row[Any]:
    """The log-in and its account, locked for this step.  Raises ``NotLoggedIn`` when it is over or elsewhere."""
    alive = log_ins.c.began_at > datetime.now(UTC) - PATIENCE
    found = uow.session.execute(
        sa.select(log_ins, accounts, HAS_APP)
        .join(accounts, accounts.c.id == log_ins.c.account_id)
        .where(log_ins.c.token_digest == digest(token), alive, sa.not_(accounts.c.locked))
        .with_for_update(of=log_ins)
    ).one_or_none()
    if found is None or (expected and _step(found) not in expected):
        raise NotLoggedIn(TOO_LATE)
    return found


def code_was_shown(uow: UnitOfWork, token: str, *, trust: bool = False) -> None:
    """The second factor is done with; ``trust`` this browser from now on."""
    mine = log_ins.c.token_digest == digest(token)
    uow.session.execute(sa.update(log_ins).where(mine).values(code_shown=True, trust=trust))


def _done(
    uow: UnitOfWork, account: sa.Row[Any], address: str, browser: str, device: str, *, trust: bool = False
) -> Entered:
    known = devices.remember(uow, account.id, device, trust=trust)
    session = begin_session(uow, account.id, address, browser)
    telling_of_log_ins.began(uow, account, address, browser, session)
    return Entered(step=Step.DONE, token=session, device=known)


def _step(found: sa.Row[Any]) -> Step:
    must_change = found.must_change_password
    return next_step(found.kind, has_app=found.has_app, code_shown=found.code_shown, must_change=must_change)

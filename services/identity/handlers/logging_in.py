"""Logging in and out: one answer for every wrong try, slower with each."""
from __future__ import annotations

import re
import secrets
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import NotLoggedIn, Refusal, TooMany
from services.contracts.identity.answers import Session
from services.identity import passwords
from services.identity.domain.who_may_try_again import WINDOW, wait_for
from services.identity.tables import accounts, sessions, tries
from services.identity.tokens import digest

SEPARATORS = re.compile(r"[\s.\-]")  # in a NIP as cards print it, in a nomor register as proofs group it
WRONG = "Nama pengguna atau kata sandi tidak cocok."


def log_in(uow: UnitOfWork, _actor: Actor, kind: str, username: str, password: str, address: str) -> Session | Refusal:
    """Begin a session.  Same answer and time for an unknown name and a wrong password.

    A refusal is returned, not raised, so that the count of failures is committed.
    """
    name = username.lower() if kind == "official" else SEPARATORS.sub("", username).upper()
    subject = f"{kind}:{name}:{address}"
    if (pause := _pause(uow, subject)) > 0:
        return TooMany(f"Terlalu banyak percobaan. Coba lagi {pause} detik lagi.", retry_after=pause)
    account = uow.session.execute(
        sa.select(accounts).where(
            accounts.c.kind == kind, sa.or_(accounts.c.username == name, accounts.c.second_username == name)
        )
    ).one_or_none()
    if not passwords.fits(account.password_hash if account else None, password) or account is None or account.locked:
        _count_failure(uow, subject)
        return NotLoggedIn(WRONG)
    uow.session.execute(sa.delete(tries).where(tries.c.subject == subject))
    token = secrets.token_urlsafe(32)
    row = {"token_digest": digest(token), "account_id": account.id, "address": address}
    uow.session.execute(sa.insert(sessions).values(row))
    return Session(token=token, must_change_password=account.must_change_password)


def _pause(uow: UnitOfWork, subject: str) -> int:
    row = uow.session.execute(sa.select(tries).where(tries.c.subject == subject)).one_or_none()
    return 0 if row is None else wait_for(row.failures, row.since, datetime.now(UTC))


def _count_failure(uow: UnitOfWork, subject: str) -> None:
    row = insert(tries).values(subject=subject, failures=1, since=sa.func.now())
    forgotten = tries.c.since < sa.func.now() - WINDOW
    again = {"failures": sa.case((forgotten, 1), else_=tries.c.failures + 1), "since": sa.func.now()}
    uow.session.execute(row.on_conflict_do_update(index_elements=["subject"], set_=again))


def log_out(uow: UnitOfWork, _actor: Actor, token: str) -> dict[str, Any]:
    """End the session; ending it again changes nothing."""
    ended = sa.update(sessions).where(sessions.c.token_digest == digest(token), sessions.c.ended_at.is_(None))
    uow.session.execute(ended.values(ended_at=sa.func.now()))
    return {}

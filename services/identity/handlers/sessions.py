"""Sessions begin and end: by their holder, by an administrator, and when something changes that they stand on."""
from __future__ import annotations

import secrets
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import NotFound
from services.identity.tables import devices, log_ins, sessions
from services.identity.tokens import digest

LIVING = sessions.c.ended_at.is_(None)


def begin_session(uow: UnitOfWork, account_id: str, address: str, browser: str) -> str:
    """The token of a new session; only its digest is kept."""
    token = secrets.token_urlsafe(32)
    row = {"token_digest": digest(token), "account_id": account_id, "address": address, "browser": browser}
    uow.session.execute(sa.insert(sessions).values(row))
    return token


def log_out(uow: UnitOfWork, actor: Actor, token: str) -> dict[str, Any]:
    """End the session; ending it again changes nothing."""
    if _end(uow, sessions.c.token_digest == digest(token)):
        uow.audit(Action.LOG_OUT, subject=actor.account_id)
    return {}


def end_session(uow: UnitOfWork, actor: Actor, session_id: str) -> dict[str, Any]:
    """End one of the own sessions.  Raises ``NotFound`` for those of others."""
    if not _end(uow, sessions.c.id == session_id, sessions.c.account_id == actor.account_id):
        raise NotFound("Sesi ini tidak ada atau sudah berakhir.")
    return {}


def end_other_sessions(uow: UnitOfWork, actor: Actor, token: str) -> dict[str, int]:
    """End all own sessions but the one that asks; how many those were."""
    others = sessions.c.token_digest != digest(token)
    _end_what_is_no_session_yet(uow, actor.account_id)
    return {"ended": _end(uow, sessions.c.account_id == actor.account_id, others)}


def end_sessions(uow: UnitOfWork, account_id: str) -> int:
    """All sessions of an account and its log-ins under way: call it when a profile, a password or the account ends."""
    _end_what_is_no_session_yet(uow, account_id)
    return _end(uow, sessions.c.account_id == account_id)


def _end_what_is_no_session_yet(uow: UnitOfWork, account_id: str) -> None:
    """Log-ins under way, and the trust that spares the next one its code."""
    uow.session.execute(sa.delete(log_ins).where(log_ins.c.account_id == account_id))
    uow.session.execute(sa.update(devices).where(devices.c.account_id == account_id).values(trusted_until=None))


def _end(uow: UnitOfWork, *which: sa.ColumnElement[bool]) -> int:
    ended = sa.update(sessions).where(LIVING, *which).values(ended_at=sa.func.now()).returning(sessions.c.id)
    return len(uow.session.execute(ended).all())

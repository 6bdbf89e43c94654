"""A holder chooses a password: the first own one, a new one, or one by a link that came by mail."""
from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from services.chassis.audit.journal import Journal
from services.chassis.work import UnitOfWork, Work
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Invalid
from services.contracts.event import new_id
from services.contracts.identity.answers import Entered
from services.contracts.identity.notifications import Told
from services.identity import passwords
from services.identity.domain.what_a_log_in_still_needs import Step
from services.identity.domain.which_passwords_are_refused import why_refused
from services.identity.domain.who_may_try_again import DEVICE
from services.identity.handlers import log_in_steps
from services.identity.handlers.inviting import FORGOTTEN, end_links
from services.identity.handlers.notifying import remember
from services.identity.handlers.sessions import end_other_sessions
from services.identity.handlers.throttling import Counted, count, forgive
from services.identity.mail.letter import Letter
from services.identity.mail.moments import in_words
from services.identity.mail.queueing import queue_mail
from services.identity.tables import accounts

SAME = "Pilih kata sandi yang lain dari yang sekarang."
WRONG_OLD = "Kata sandi sekarang tidak cocok."


def choose_first(work: Work, token: str, password: str, device: str) -> Entered:
    """In place of a password that somebody else knows; it is the last step of the log-in."""
    account = work.do(_of_log_in, token)
    hashed = accepted(account, password)
    entered: Entered = work.do(_with_own_password, token, hashed, device)
    return entered


def change(work: Work, actor: Actor, token: str, old: str, new: str) -> dict[str, Any]:
    """The holder knows the old one; all other sessions end."""
    account, counted = work.do(_of_actor, actor.account_id)
    if not passwords.fits(account.password_hash, old):
        raise Invalid(WRONG_OLD, fields={"old": [WRONG_OLD]})
    try:
        hashed = accepted(account, new)
    except Invalid as refusal:
        raise Invalid(refusal.message, fields={"new": [refusal.message]}) from refusal
    with work.begin(Journal(actor, "change_password")) as uow:
        _with_new_password(uow, actor, token, hashed, counted)
        tell_of_change(uow, account)
        people = [account.person_id] if account.person_id else []
        uow.audit(Action.PASSWORD_CHANGED, subject=account.id, people=people)
    return {}


def accepted(account: sa.Row[Any], password: str) -> str:
    """The hash of a new password.  Raises ``Invalid`` with what is wrong with it."""
    own = (account.name, account.username, account.second_username or "", account.email)
    message = why_refused(password, account.kind, own)
    if not message and passwords.fits(account.password_hash, password):
        message = SAME
    if message:
        raise Invalid(message, fields={"password": [message]})
    return passwords.hash_password(password)


def set_password(uow: UnitOfWork, account_id: str, hashed: str) -> None:
    """The holder's own password from now on; links that could replace it end."""
    end_links(uow, account_id)
    own = {"password_hash": hashed, "must_change_password": False}
    uow.session.execute(sa.update(accounts).where(accounts.c.id == account_id).values(own))


def tell_of_change(uow: UnitOfWork, account: sa.Row[Any]) -> None:
    """A letter to the holder, who may not have been the one who did it."""
    at = in_words(datetime.now(UTC), account.language)
    queue_mail(uow, account.id, Letter.PASSWORD_CHANGED, at=at, path=FORGOTTEN[account.kind])
    if account.kind == "citizen":
        remember(uow, account.id, Told.PASSWORD_CHANGED, f"password:{new_id()}")


def _of_log_in(uow: UnitOfWork, token: str) -> sa.Row[Any]:
    return log_in_steps.under_way(uow, token, Step.PASSWORD)


def _of_actor(uow: UnitOfWork, account_id: str) -> tuple[sa.Row[Any], Counted]:
    counted = [(DEVICE, f"change {account_id}")]
    count(uow, counted)
    return uow.session.execute(sa.select(accounts).where(accounts.c.id == account_id)).one(), counted


def _with_own_password(uow: UnitOfWork, token: str, hashed: str, device: str) -> Entered:
    set_password(uow, log_in_steps.under_way(uow, token, Step.PASSWORD).account_id, hashed)
    return log_in_steps.go_on(uow, token, device)


def _with_new_password(uow: UnitOfWork, actor: Actor, token: str, hashed: str, counted: Counted) -> None:
    forgive(uow, counted)
    set_password(uow, actor.account_id, hashed)
    end_other_sessions(uow, actor, token)

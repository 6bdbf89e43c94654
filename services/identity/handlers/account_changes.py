"""An admin changes an account as a whole: user name and e-mail, first password, lock, deletion."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Invalid
from services.contracts.identity.account_answers import Changed
from services.identity.first_password import hashed
from services.identity.handlers.creating import NO_ADDRESS, TAKEN, good
from services.identity.handlers.ending import end_access, end_profiles
from services.identity.handlers.inviting import end_links, invite
from services.identity.handlers.sessions import end_sessions
from services.identity.official import Official, in_my_hands, write

LOCKED = "Akun ini terkunci. Buka kuncinya lebih dulu."
NOT_LOCKED = "Akun ini tidak terkunci."


def edit_account(uow: UnitOfWork, actor: Actor, account_id: str, version: int, username: str, email: str) -> Changed:
    """A new user name, a new e-mail address; the name stays the state's."""
    official = in_my_hands(uow, actor, account_id, version)
    after = {"username": good(username), "email": email}
    try:
        with uow.session.begin_nested():
            version = write(uow, official, **after)
    except sa.exc.IntegrityError as error:
        raise Invalid(TAKEN, fields={"username": [TAKEN]}) from error
    if email != official.account.email:
        end_links(uow, account_id)  # they went to the address of before
    _audit(uow, official, Action.ACCOUNT_CHANGED, before={n: getattr(official.account, n) for n in after}, after=after)
    return Changed(version=version)


def set_password(uow: UnitOfWork, actor: Actor, account_id: str, version: int, password: str) -> Changed:
    """A first password, which its holder replaces at the next log-in; sessions and links end."""
    official = in_my_hands(uow, actor, account_id, version)
    known = official.account
    password_hash = hashed(password, known.name, known.username, known.nip, known.email)
    end_sessions(uow, account_id)
    end_links(uow, account_id)
    _audit(uow, official, Action.PASSWORD_SET)
    return Changed(version=write(uow, official, password_hash=password_hash, must_change_password=True))


def send_activation(uow: UnitOfWork, actor: Actor, account_id: str, version: int) -> Changed:
    """An activation link in place of the password, which no longer opens the account; sessions end."""
    official = in_my_hands(uow, actor, account_id, version)
    if official.account.locked:
        raise Invalid(LOCKED, fields={})
    if not invite(uow, account_id, actor.name):
        raise Invalid(NO_ADDRESS, fields={"email": [NO_ADDRESS]})
    end_sessions(uow, account_id)
    _audit(uow, official, Action.ACTIVATION_SENT)
    return Changed(version=write(uow, official, password_hash=None, must_change_password=False))


def lock_account(uow: UnitOfWork, actor: Actor, account_id: str, version: int, reason: str) -> Changed:
    """Nobody logs in any more; sessions end, claimed work goes back.  The profiles stay."""
    official = in_my_hands(uow, actor, account_id, version)
    if official.account.locked:
        raise Invalid(LOCKED, fields={})
    end_access(uow, official.profiles)
    end_sessions(uow, account_id)
    end_links(uow, account_id)
    _audit(uow, official, Action.ACCOUNT_LOCKED, reason=reason)
    return Changed(version=write(uow, official, locked=True, locked_reason=reason))


def unlock_account(uow: UnitOfWork, actor: Actor, account_id: str, version: int) -> Changed:
    """The holder may log in again."""
    official = in_my_hands(uow, actor, account_id, version)
    if not official.account.locked:
        raise Invalid(NOT_LOCKED, fields={})
    _audit(uow, official, Action.ACCOUNT_UNLOCKED, before={"reason": official.account.locked_reason})
    return Changed(version=write(uow, official, locked=False, locked_reason=""))


def end_account_sessions(uow: UnitOfWork, actor: Actor, account_id: str, version: int) -> dict[str, int]:
    """Whoever is logged in must log in again; how many sessions those were.  The account stays as it is."""
    official = in_my_hands(uow, actor, account_id, version)
    ended = end_sessions(uow, account_id)
    _audit(uow, official, Action.SESSIONS_ENDED, before={"sessions": ended})
    return {"ended": ended}


def delete_account(uow: UnitOfWork, actor: Actor, account_id: str, version: int, reason: str) -> dict[str, Any]:
    """The account is closed for good: profiles end, the row stays for the audit, the user name becomes free."""
    official = in_my_hands(uow, actor, account_id, version)
    if official.profiles:
        end_profiles(uow, official.profiles, reason, by=actor)
    end_sessions(uow, account_id)
    end_links(uow, account_id)
    _audit(uow, official, Action.ACCOUNT_DELETED, before={"username": official.account.username}, reason=reason)
    write(uow, official, locked=True, deleted_at=sa.func.now(), deleted_reason=reason)
    return {}


def _audit(uow: UnitOfWork, official: Official, action: Action, **more: Any) -> None:
    person = official.account.person_id
    uow.audit(action, subject=official.account.id, people=[person] if person else [], **more)

"""Civil servants whose registration an agency verifies: who waits or was rejected does not get in."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Forbidden, Invalid, NotFound
from services.contracts.event import new_id
from services.contracts.identity.notifications import Told
from services.contracts.registration.events import RegistrantDecided
from services.identity import passwords
from services.identity.domain.which_passwords_are_refused import why_refused
from services.identity.handlers.notifying import remember
from services.identity.handlers.sessions import end_sessions
from services.identity.mail.letter import Letter
from services.identity.mail.queueing import queue_mail
from services.identity.tables import accounts

REFUSALS = {
    "baru": "Pendaftaran Anda menunggu persetujuan instansi. Kami mengirim e-mail begitu ada keputusan.",
    "ditolak": "Pendaftaran Anda ditolak: %s Perbaiki, lalu daftar lagi di halaman Daftar.",
}
LETTERS = {"aktif": Letter.REGISTRATION_APPROVED, "ditolak": Letter.REGISTRATION_REJECTED}


def note_decision(uow: UnitOfWork, event: RegistrantDecided, services: Services) -> None:
    """Open or close the account as the registration stands now, and write to its holder."""
    for standing in services.registration.standings(person_ids=[event.person_id]):
        state, reason = standing["state"], standing["reason"]
        values = {"registration": state, "registration_reason": reason}
        different = sa.or_(accounts.c.registration != state, accounts.c.registration_reason != reason)
        changed = sa.update(accounts).where(_of(event.person_id), different).values(values)
        account = uow.session.execute(changed.returning(accounts.c.id, accounts.c.second_username)).one_or_none()
        if account is not None and state in LETTERS:
            number = account.second_username or ""
            queue_mail(uow, account.id, LETTERS[state], reason=reason, number=number, path="/masuk")
            remember(uow, account.id, Told.APPROVED if state == "aktif" else Told.REJECTED, event.event_id)


def refuse_who_waits(uow: UnitOfWork, account_id: str) -> None:
    """Raises ``Forbidden`` with what became of the registration; only who knows the password reads it."""
    columns = (accounts.c.registration, accounts.c.registration_reason)
    state, reason = uow.session.execute(sa.select(*columns).where(accounts.c.id == account_id)).one()
    if text := REFUSALS.get(state):
        raise Forbidden(text % reason if "%s" in text else text, code=f"registration_{state}")


def reset_citizen_password(uow: UnitOfWork, _actor: Actor, person_id: str, password: str) -> None:
    """A password that its holder replaces at the next log-in; the holder is told, and every session ends."""
    mine = sa.select(accounts).where(_of(person_id))
    account = uow.session.execute(mine).one_or_none()
    if account is None:
        raise NotFound("Akun pendaftar ini tidak ditemukan.")
    own = (account.name, account.username, account.second_username or "", account.email)
    if problem := why_refused(password, "citizen", own):
        raise Invalid(problem, fields={"password": [problem]})
    new = {"password_hash": passwords.hash_password(password), "must_change_password": True}
    uow.session.execute(sa.update(accounts).where(accounts.c.id == account.id).values(new))
    end_sessions(uow, account.id)
    queue_mail(uow, account.id, Letter.PASSWORD_SET_BY_ADMIN, path="/masuk")
    remember(uow, account.id, Told.PASSWORD_SET, f"password:{new_id()}")
    uow.audit(Action.PASSWORD_SET, subject=account.id, people=[person_id])


def send_proof(uow: UnitOfWork, _actor: Actor, person_id: str) -> None:
    """The nomor register once more, by e-mail."""
    columns = (accounts.c.id, accounts.c.second_username)
    account = uow.session.execute(sa.select(*columns).where(_of(person_id))).one_or_none()
    if account is None:
        raise NotFound("Akun pendaftar ini tidak ditemukan.")
    queue_mail(uow, account.id, Letter.PROOF, number=account.second_username or "", path="/masuk")


def _of(person_id: str) -> sa.ColumnElement[bool]:
    return sa.and_(accounts.c.kind == "citizen", accounts.c.person_id == person_id)

"""The first step of a log-in: one answer for every wrong try, and each is counted before it costs a hash."""
from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from services.chassis.work import UnitOfWork, Work
from services.contracts.bucket import network
from services.contracts.errors import NotLoggedIn
from services.contracts.identity.answers import Entered
from services.identity import passwords
from services.identity.domain.who_may_try_again import who_counts
from services.identity.handlers import log_in_steps, telling_of_log_ins
from services.identity.handlers.registrants import refuse_who_waits
from services.identity.handlers.throttling import Counted, count, forgive
from services.identity.tables import accounts, devices, sessions
from services.identity.tokens import digest

SEPARATORS = re.compile(r"[\s.\-]")  # in a NIP as cards print it, in a nomor register as proofs group it
WRONG = "Nama pengguna atau kata sandi tidak cocok."
LATELY = timedelta(days=30)


@dataclass(frozen=True)
class Knock:
    """Whom a try is for, if anybody, and where it has been counted."""

    account_id: str
    password_hash: str | None
    counted: Counted


def log_in(
    work: Work, kind: str, username: str, password: str, address: str,
    browser: str = "", device: str = "", language: str = "id",
) -> Entered:
    """Begin a session, or the next step to it.  Same answer and time for an unknown name and a wrong password.

    No transaction is open while a password is hashed.
    """
    knock: Knock = work.do(_count, kind, as_stored(kind, username), address, device)
    if not passwords.fits(knock.password_hash, password):
        work.do(telling_of_log_ins.refused, knock.account_id, address, "Kata sandi tidak cocok.")
        raise NotLoggedIn(WRONG)
    stored = str(knock.password_hash)
    renewed = passwords.hash_password(password) if passwords.is_outdated(stored) else stored
    entered: Entered = work.do(_enter, knock, renewed, language, address, browser, device)
    return entered


def as_stored(kind: str, username: str) -> str:
    """Officials' user names in small letters, numbers without the signs that people copy with them."""
    return username.lower() if kind == "official" else SEPARATORS.sub("", username).upper()


def _count(uow: UnitOfWork, kind: str, name: str, address: str, device: str) -> Knock:
    account = uow.session.execute(
        sa.select(accounts.c.id, accounts.c.password_hash).where(
            accounts.c.kind == kind,
            sa.or_(accounts.c.username == name, accounts.c.second_username == name),
            sa.not_(accounts.c.locked),
            accounts.c.deleted_at.is_(None),  # they are locked, too; this is what the index of names says
        )
    ).one_or_none()
    account_id = account.id if account else None
    known_device = device if device and uow.session.scalar(_known_device(account_id, device)) else ""
    here = network(address)
    known_address = any(network(place) == here for place in uow.session.scalars(_known_places(account_id)))
    counted = who_counts(f"{kind}:{name}", address, device=known_device, known_address=known_address)
    count(uow, counted)
    return Knock(account_id or "", account.password_hash if account else None, counted)


def _known_device(account_id: str | None, device: str) -> sa.Select[tuple[bool]]:
    mine = (devices.c.token_digest == digest(device), devices.c.account_id == account_id)
    return sa.select(sa.exists().where(*mine))


def _known_places(account_id: str | None) -> sa.Select[str]:
    since = datetime.now(UTC) - LATELY
    lately = (sessions.c.account_id == account_id, sessions.c.began_at > since)
    return sa.select(sessions.c.address).where(*lately).distinct()


def _enter(
    uow: UnitOfWork, knock: Knock, password_hash: str, language: str, address: str, browser: str, device: str
) -> Entered:
    _keep(uow, knock, password_hash, language)
    refuse_who_waits(uow, knock.account_id)
    entered = log_in_steps.begin(uow, knock.account_id, address, browser, device)
    forgive(uow, knock.counted)  # last: until the commit everybody who comes waits for the bucket of all
    return entered


def _keep(uow: UnitOfWork, knock: Knock, password_hash: str, language: str) -> None:
    """What a right password changes: the hash is today's, letters come in the page's language."""
    new = {"password_hash": password_hash, "language": language}
    unchanged = (accounts.c.id == knock.account_id, accounts.c.password_hash == knock.password_hash)
    different = sa.tuple_(accounts.c.password_hash, accounts.c.language) != sa.tuple_(*new.values())
    uow.session.execute(sa.update(accounts).where(*unchanged, different).values(new))

"""Tambah: an account for a civil servant, with the profiles that its holder will work under."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Conflict, Forbidden, Invalid
from services.contracts.event import new_id
from services.contracts.identity.account_answers import Created
from services.identity.areas import known_areas
from services.identity.domain.which_usernames_are_good import why_not
from services.identity.domain.whose_account_it_is import OWN, is_own
from services.identity.first_password import hashed
from services.identity.handlers.granting import Wanted, checked, give, keys_of
from services.identity.handlers.inviting import invite
from services.identity.handlers.looking_up import Person, person_with
from services.identity.reach import IS_OPEN_OFFICIAL, in_reach
from services.identity.tables import accounts

NO_ADDRESS = "Tautan aktivasi dikirim lewat e-mail: isi alamatnya."
TAKEN = "Username ini sudah dipakai. Pilih yang lain."


def create_account(
    uow: UnitOfWork, actor: Actor, services: Services,
    nip: str, username: str, email: str, password: str, grants: Sequence[dict[str, Any]],
) -> Created:
    """The account; without a password an activation link goes to its holder."""
    person = person_with(uow, actor, services, nip)
    wanted = checked(actor, grants, known_areas(services, keys_of(grants)))
    return open_account(uow, actor, person, username, email, password, wanted)


def open_account(
    uow: UnitOfWork, actor: Actor, person: Person, username: str, email: str, password: str, wanted: Sequence[Wanted]
) -> Created:
    """The same for somebody who was looked up already."""
    if is_own(actor, "", person.id):
        raise Forbidden(OWN, needs=[])
    if not password and not email:
        raise Invalid(NO_ADDRESS, fields={"email": [NO_ADDRESS]})
    username = good(username)
    refuse_second_account(uow, actor, person)
    row = _row(person, username, email, hashed(password, person.name, username, person.nip, email))
    account_id = uow.session.scalar(insert(accounts).values(row).on_conflict_do_nothing().returning(accounts.c.id))
    if account_id is None:
        raise Invalid(TAKEN, fields={"username": [TAKEN]})
    after = {name: row[name] for name in ("username", "name", "nip", "email")}
    uow.audit(Action.ACCOUNT_CREATED, subject=row["id"], people=[person.id], after=after)
    give(uow, actor, row["id"], person.id, wanted)
    invited = not password and invite(uow, row["id"], actor.name)
    return Created(account_id=row["id"], username=username, invited=invited)


def good(username: str) -> str:
    """The user name in small letters.  Raises ``Invalid``."""
    username = username.lower()
    if problem := why_not(username):
        raise Invalid(problem, fields={"username": [problem]})
    return username


def refuse_second_account(uow: UnitOfWork, actor: Actor, person: Person) -> None:
    """Raises ``Conflict`` where the person has an official account; its user name is told to who may see it."""
    theirs = sa.select(accounts.c.id).where(accounts.c.person_id == person.id, IS_OPEN_OFFICIAL)
    if uow.session.scalar(theirs) is None:
        return
    seen = uow.session.scalar(sa.select(accounts.c.username).where(accounts.c.person_id == person.id, in_reach(actor)))
    known = f"{person.name} sudah punya akun, {seen}. Tambahkan profil pada akun itu."
    unseen = f"{person.name} sudah punya akun di luar wilayah kerja Anda. Minta Admin BKN Pusat menambahkan profilnya."
    raise Conflict(known if seen else unseen, code="has_account", username=seen or "", by="", at="")


def _row(person: Person, username: str, email: str, password_hash: str | None) -> dict[str, Any]:
    return {
        "id": new_id(),
        "kind": "official",
        "username": username,
        "name": person.name,
        "person_id": person.id,
        "nip": person.nip,
        "agency_id": person.home.agency_id,
        "agency_name": person.agency,
        "kanreg_id": person.home.kanreg_id,
        "email": email,
        "password_hash": password_hash,
        "must_change_password": password_hash is not None,
    }

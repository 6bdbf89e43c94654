"""An admin types a NIP and sees whose it is: limited, audited, and no more than name and agency."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Invalid, NotFound, Refusal, TooMany
from services.contracts.identity.account_answers import PersonFound
from services.contracts.registration.answers import PersonNamed
from services.identity.areas import known_areas
from services.identity.domain.how_many_look_ups import MOST, WINDOW, LookUp, may_look_up
from services.identity.domain.which_usernames_are_good import proposed
from services.identity.domain.who_may_grant_what import Area
from services.identity.domain.whose_account_it_is import may_name
from services.identity.reach import IS_OPEN_OFFICIAL, in_reach
from services.identity.tables import accounts, look_ups

NOT_YOURS = "Tidak ada pegawai instansi Anda dengan NIP ini. Minta Admin BKN Pusat bila ia bertugas di instansi Anda."

NO_AGENCY = "Instansi pemilik NIP ini tidak ada dalam daftar instansi."


@dataclass(frozen=True)
class Person:
    """A civil servant, and where this person is employed."""

    id: str
    nip: str
    name: str
    home: Area

    @property
    def agency(self) -> str:
        """The employer's name."""
        return self.home.jurisdiction.name


def count_look_ups(uow: UnitOfWork, actor: Actor, how: LookUp, number: int = 1) -> None:
    """Count them before they are answered, found or not.  Raises ``TooMany``."""
    mine = (look_ups.c.account_id == actor.account_id, look_ups.c.how == how)
    uow.session.execute(sa.delete(look_ups).where(*mine, look_ups.c.at < datetime.now(UTC) - WINDOW))
    lately = uow.session.scalar(sa.select(sa.func.coalesce(sa.func.sum(look_ups.c.number), 0)).where(*mine)) or 0
    if not may_look_up(how, lately, number):
        seconds = int(WINDOW.total_seconds())
        text = f"Paling banyak {MOST[how]} pencarian NIP dalam {seconds // 60} menit. Coba lagi nanti."
        raise TooMany(text, retry_after=seconds)
    uow.session.execute(sa.insert(look_ups).values(account_id=actor.account_id, how=how, number=number))


def look_up_person(uow: UnitOfWork, actor: Actor, services: Services, nip: str) -> PersonFound:
    """Whose NIP it is.  Raises ``Invalid`` for what is no NIP, ``NotFound`` for nobody and for somebody elsewhere."""
    person = person_with(uow, actor, services, nip)
    return PersonFound(
        nip=person.nip,
        name=person.name,
        agency=person.agency,
        account=_account_of(uow, actor, person),
        username=_free_username(uow, person.name),
    )


def person_with(uow: UnitOfWork, actor: Actor, services: Services, nip: str) -> Person:
    """The person, for whoever may give an account to this person."""
    [named] = people_with(services, actor, [nip])
    if isinstance(named, Refusal):
        raise named
    uow.audit(Action.OFFICIAL_LOOKED_UP, subject=named.id, people=[named.id])
    return named


def people_with(services: Services, actor: Actor, nips: list[str]) -> list[Person | Refusal]:
    """A person for each NIP, or why not; an agency's admin learns nothing of who works elsewhere."""
    answers: list[PersonNamed] = services.registration.people_by_nip(nips=nips)
    homes = known_areas(services, {("agency", one["agency_id"]) for one in answers if one["agency_id"]})
    return [_person(actor, one, homes.get(("agency", one["agency_id"]))) for one in answers]


def _person(actor: Actor, named: PersonNamed, home: Area | None) -> Person | Refusal:
    if not named["possible"]:
        return Invalid(named["problem"], fields={"nip": [named["problem"]]})
    if home is not None and may_name(actor, home.agency_id):
        return Person(named["person_id"], named["nip"], named["name"], home)
    text = (named["problem"] or NO_AGENCY) if may_name(actor, "") else NOT_YOURS
    return NotFound(text, fields={"nip": [text]})


def _account_of(uow: UnitOfWork, actor: Actor, person: Person) -> str:
    """The user name of the account that the person has already, where the actor may see it."""
    mine = sa.select(accounts.c.username).where(accounts.c.person_id == person.id, in_reach(actor))
    return uow.session.scalar(mine) or ""


def _free_username(uow: UnitOfWork, name: str) -> str:
    like = f"{proposed(name, ())}%"
    taken = sa.select(accounts.c.username).where(IS_OPEN_OFFICIAL, accounts.c.username.like(like))
    return proposed(name, set[Any](uow.session.scalars(taken)))

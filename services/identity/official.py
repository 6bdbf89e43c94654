"""An official's account in the hands of an admin: loaded, held against others, and refused where it is out of reach."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import Conflict, Forbidden, NotFound
from services.contracts.profiles import NAMES, Profile
from services.identity.areas import area_of
from services.identity.domain.whose_account_it_is import OWN, Held, is_own, too_high
from services.identity.reach import NOT_ENDED, in_reach
from services.identity.tables import accounts, profiles

ABSENT = "Akun ini tidak ada di wilayah kerja Anda."
STALE = "Akun ini sudah diubah admin lain sejak halaman Anda dibuka. Muat ulang, lalu ulangi perubahan Anda."


@dataclass(frozen=True)
class Official:
    """The account and the profiles that it holds, or will hold."""

    account: sa.Row[Any]
    profiles: list[sa.Row[Any]]

    @property
    def held(self) -> list[Held]:
        """The same as the rules know them."""
        return [Held(Profile(row.profile), area_of(row)) for row in self.profiles]

    def why_not(self, actor: Actor) -> str:
        """Why the actor may not change the account as a whole, or ""."""
        if is_own(actor, self.account.id, self.account.person_id or ""):
            return OWN
        higher = dict.fromkeys(NAMES[profile] for profile in too_high(actor, self.held))
        return f"Akun ini juga memegang {', '.join(higher)}, yang bukan wewenang Anda." if higher else ""


def load(uow: UnitOfWork, actor: Actor, which: sa.ColumnElement[bool], *, to_write: bool = False) -> Official:
    """One account.  Raises ``NotFound`` for one out of reach; ``to_write`` holds it until the end."""
    statement = sa.select(accounts).where(which, in_reach(actor))
    account = uow.session.execute(statement.with_for_update() if to_write else statement).one_or_none()
    if account is None:
        raise NotFound(ABSENT)
    mine = sa.select(profiles).where(profiles.c.account_id == account.id, NOT_ENDED).order_by(profiles.c.id)
    return Official(account, list(uow.session.execute(mine)))


def somebody_elses(uow: UnitOfWork, actor: Actor, account_id: str, version: int) -> Official:
    """An account to write to, as the page showed it.  Raises ``Forbidden`` for the own one, ``Conflict`` when stale."""
    official = load(uow, actor, accounts.c.id == account_id, to_write=True)
    if is_own(actor, account_id, official.account.person_id or ""):
        raise Forbidden(OWN, needs=[])
    if official.account.version != version:
        raise Conflict(STALE, code="stale", by="", at="")
    return official


def in_my_hands(uow: UnitOfWork, actor: Actor, account_id: str, version: int) -> Official:
    """The same for a change of the whole account.  Raises ``Forbidden`` when it holds more than the actor grants."""
    official = somebody_elses(uow, actor, account_id, version)
    if reason := official.why_not(actor):
        raise Forbidden(reason, needs=[])
    return official


def write(uow: UnitOfWork, official: Official, **columns: Any) -> int:
    """Change the account's row; the answer is its new version."""
    version = int(official.account.version) + 1
    changed = sa.update(accounts).where(accounts.c.id == official.account.id)
    uow.session.execute(changed.values(version=version, **columns))
    return version

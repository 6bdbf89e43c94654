"""Officials with a profile and an app each go in by COPY; those that are there already stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.importing.staging import staged, staging_table
from services.contracts.actor import JurisdictionKind
from services.contracts.event import new_id
from services.contracts.profiles import Profile
from services.identity.seeding.authenticator_app import sealed_demo_secret
from services.identity.seeding.password import password_hash
from services.identity.tables import accounts, profiles, second_factors

ACCOUNT = ("id", "username", "name")
APP = ("sealed_secret",)
PROFILE = (
    "profile_id", "profile", "jurisdiction_kind", "jurisdiction_id", "jurisdiction_name", "agency_id", "kanreg_id"
)  # fmt: skip


@dataclass(frozen=True)
class Official:
    """An account that holds one profile in one jurisdiction; the same user name is always the same account id.

    ``agency`` and ``kanreg`` say where the area lies, "" where there is none.
    """

    username: str
    name: str
    profile: Profile
    kind: JurisdictionKind
    area: str  # id
    area_name: str
    agency: str = ""
    kanreg: str = ""

    def row(self) -> tuple[str, ...]:
        """Values in the order of ``ACCOUNT``, ``APP`` and ``PROFILE``."""
        account_id = str(uuid5(NAMESPACE_URL, f"epupns:demo:{self.username}"))
        held = (new_id(), self.profile, self.kind, self.area, self.area_name, self.agency, self.kanreg)
        return account_id, self.username, self.name, sealed_demo_secret(self.username), *held


def write_officials(connection: sa.Connection, officials: Iterable[Official]) -> int:
    """How many accounts were new."""
    staging = staging_table("incoming_officials", *(sa.Column(name, sa.Text) for name in (*ACCOUNT, *APP, *PROFILE)))
    with staged(connection, staging, _rows(officials)):
        new = _new_accounts(staging, password_hash())
        added = connection.execute(new, execution_options={"preserve_rowcount": True}).rowcount
        connection.execute(_new_apps(staging))
        connection.execute(_new_profiles(staging))
    return added


def _rows(officials: Iterable[Official]) -> Iterator[tuple[Any, ...]]:
    return (official.row() for official in officials)


def _new_accounts(staging: sa.Table, hashed: str) -> sa.Insert:
    taken = (sa.cast(staging.c.id, accounts.c.id.type), staging.c.username, staging.c.name)
    same = (sa.literal("official").label("kind"), sa.literal(hashed).label("hash"), sa.true().label("demo"))
    names = [*ACCOUNT, "kind", "password_hash", "demo"]
    return insert(accounts).from_select(names, sa.select(*taken, *same)).on_conflict_do_nothing()


def _new_apps(staging: sa.Table) -> sa.Insert:
    account_id = sa.cast(staging.c.id, second_factors.c.account_id.type)
    row = sa.select(account_id, staging.c.sealed_secret).join(accounts, accounts.c.id == account_id)
    return insert(second_factors).from_select(["account_id", *APP], row).on_conflict_do_nothing()


def _new_profiles(staging: sa.Table) -> sa.Insert:
    account_id = sa.cast(staging.c.id, profiles.c.account_id.type)
    profile_id = sa.cast(staging.c.profile_id, profiles.c.id.type)
    row = sa.select(profile_id, account_id, *(staging.c[name] for name in PROFILE[1:]))
    mine = row.join(accounts, accounts.c.id == account_id)
    return insert(profiles).from_select(["id", "account_id", *PROFILE[1:]], mine).on_conflict_do_nothing()

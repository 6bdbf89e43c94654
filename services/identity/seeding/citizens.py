"""``python -m services.identity.seeding.citizens``: an account for every registrant that has none.

Needs ``REGISTRATION_DATABASE_URL`` as well; reading there is a seeder's privilege.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Any

import click
import sqlalchemy as sa

from services.chassis.environment import ConfigurationError
from services.chassis.importing.demo import assert_demo_mode
from services.chassis.importing.engine import opened_engine
from services.chassis.importing.streaming import Progress, copy_all, pages
from services.contracts.event import new_id
from services.identity.seeding.password import password_hash
from services.identity.tables import accounts

REGISTRANTS = sa.text(
    "SELECT r.person_id::text, p.nip, r.register_number, p.name, r.email"
    " FROM registrants r JOIN people p ON p.id = r.person_id"
)


def open_accounts(identity: sa.Engine, registration: sa.Engine) -> Iterator[int]:
    """Chunk by chunk, how many were new; all with the demo's public password, hashed once."""
    hashed = password_hash()
    with identity.connect() as connection:
        for rows in pages(registration, REGISTRANTS):
            with connection.begin():
                known = _known(connection, [row.person_id for row in rows])
                new = [_account(row, hashed) for row in rows if row.person_id not in known]
                copy_all(connection, {accounts: new})
            yield len(new)


def _known(connection: sa.Connection, person_ids: Sequence[str]) -> set[str]:
    citizens = sa.select(accounts.c.person_id).where(accounts.c.kind == "citizen")
    return set(connection.scalars(citizens.where(accounts.c.person_id.in_(person_ids))))


def _account(row: sa.Row[Any], hashed: str) -> dict[str, Any]:
    return {
        "id": new_id(), "kind": "citizen", "username": row.nip, "second_username": row.register_number,
        "name": row.name, "email": row.email, "person_id": row.person_id, "password_hash": hashed, "demo": True,
    }  # fmt: skip


def main() -> None:
    """Demo mode only: the password is public."""
    progress = Progress(click.echo)
    try:
        assert_demo_mode()
        with opened_engine() as identity, opened_engine("REGISTRATION_DATABASE_URL") as registration:
            for new in open_accounts(identity, registration):
                progress.add(new, "accounts")
    except ConfigurationError as error:
        sys.exit(str(error))
    progress.end("accounts of civil servants")


if __name__ == "__main__":
    main()

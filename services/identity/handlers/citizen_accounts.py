"""The account of a civil servant, opened by registration."""
from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.event import new_id
from services.identity import passwords
from services.identity.tables import accounts


def open_citizen_account(
    uow: UnitOfWork, _actor: Actor, person_id: str, nip: str, register_number: str, name: str, password: str
) -> dict[str, str]:
    """The account of a civil servant who registers."""
    row = {
        "id": new_id(),
        "kind": "citizen",
        "username": nip,
        "second_username": register_number,
        "name": name,
        "person_id": person_id,
        "password_hash": passwords.hash_password(password),
    }
    again = {key: row[key] for key in ("username", "second_username", "name", "password_hash")}
    statement = insert(accounts).values(row).on_conflict_do_update(
        index_elements=["person_id"], index_where=sa.text("kind = 'citizen'"), set_=again
    )
    return {"account_id": str(uow.session.scalar(statement.returning(accounts.c.id)))}

"""The account of a civil servant, opened by registration."""
from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import Invalid
from services.contracts.event import new_id
from services.identity import passwords
from services.identity.domain.which_passwords_are_refused import why_refused
from services.identity.tables import accounts


def open_citizen_account(
    uow: UnitOfWork, _actor: Actor, *,
    person_id: str, nip: str, register_number: str, name: str, email: str, password: str, waits: bool,
) -> dict[str, str]:
    """The account of a civil servant who registers.  Raises ``Invalid`` for a password that is short or guessable."""
    if message := why_refused(password, "citizen", (name, nip, register_number, email)):
        raise Invalid(message, fields={"password": [message]})
    row = {
        "id": new_id(),
        "kind": "citizen",
        "username": nip,
        "second_username": register_number,
        "name": name,
        "email": email,
        "person_id": person_id,
        "password_hash": passwords.hash_password(password),
        "registration": "baru" if waits else "",
        "registration_reason": "",
    }
    again = {key: row[key] for key in row.keys() - {"id", "kind", "person_id"}}
    statement = insert(accounts).values(row).on_conflict_do_update(
        index_elements=["person_id"], index_where=sa.text("kind = 'citizen'"), set_=again
    )
    return {"account_id": str(uow.session.scalar(statement.returning(accounts.c.id)))}

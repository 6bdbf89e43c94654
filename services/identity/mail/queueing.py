"""Queues a letter in the transaction of what it tells of; the job worker sends it."""
from __future__ import annotations

import json
from collections.abc import Sequence

import sqlalchemy as sa

from services.chassis.many_rows import insert_rows
from services.chassis.sealed import sealer
from services.chassis.work import UnitOfWork
from services.contracts.event import new_id
from services.identity.mail.letter import Letter
from services.identity.tables import accounts, mails


def queue_mail(uow: UnitOfWork, account_id: str, letter: Letter, **values: str) -> bool:
    """Write to the account's holder; ``values`` are what the letter's text names, ``name`` comes by itself.

    Values are sealed: a link in a letter opens an account.  False when the account has no address.
    """
    account = uow.session.execute(
        sa.select(accounts.c.name, accounts.c.email, accounts.c.language).where(accounts.c.id == account_id)
    ).one()
    if not account.email:
        return False
    queue_to(uow, account.email, account.language, letter, name=account.name, **values)
    return True


def queue_to(uow: UnitOfWork, address: str, language: str, letter: Letter, **values: str) -> None:
    """Write to an address that may belong to no account; ``values`` with the ``name``."""
    queue_letters(uow, [(address, language, letter, values)])


def queue_letters(uow: UnitOfWork, letters: Sequence[tuple[str, str, Letter, dict[str, str]]]) -> None:
    """Address, language, letter and values of each."""
    rows = [
        {"id": new_id(), "letter": letter, "language": language, "address": address,
         "sealed": sealer().seal(json.dumps(values))}
        for address, language, letter, values in letters
    ]  # fmt: skip
    if rows:
        uow.session.execute(insert_rows(mails, rows))

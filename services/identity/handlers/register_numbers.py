"""Who forgot the nomor register gets it by letter; asking tells nobody who has registered."""
from __future__ import annotations

import time
from contextlib import suppress
from typing import Any

import sqlalchemy as sa

from services.chassis.audit.journal import Journal
from services.chassis.work import UnitOfWork, Work
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.bucket import network
from services.contracts.errors import TooMany
from services.identity.domain.is_it_the_same_name import is_the_same
from services.identity.domain.who_may_try_again import ASKER, LETTERS
from services.identity.handlers.throttling import count
from services.identity.mail.letter import Letter
from services.identity.mail.queueing import queue_mail
from services.identity.tables import accounts

SAME_TIME = 0.3  # seconds until everybody is answered, as for a forgotten password


def ask(work: Work, actor: Actor, nip: str, name: str, email: str, address: str) -> dict[str, Any]:
    """The number to the account's own e-mail address, if NIP, name and address are its; same answer and time if not.

    Raises ``TooMany`` for an address from which too many ask; who asks too often for one NIP is told nothing.
    """
    begun = time.monotonic()
    work.do(count, [(ASKER, network(address))])
    with suppress(TooMany), work.begin(Journal(actor, "ask_register_number")) as uow:
        count(uow, [(LETTERS, f"register {nip}")])
        _send(uow, nip, name, email)
    time.sleep(max(0.0, SAME_TIME - (time.monotonic() - begun)))
    return {}


def _send(uow: UnitOfWork, nip: str, name: str, email: str) -> None:
    mine = (accounts.c.kind == "citizen", accounts.c.username == nip, sa.not_(accounts.c.locked))
    account = uow.session.execute(sa.select(accounts).where(*mine)).one_or_none()
    if account is None or not account.second_username:
        return
    if account.email.casefold() != email.casefold() or not is_the_same(name, account.name):
        return
    queue_mail(uow, account.id, Letter.PROOF, number=account.second_username, path="/masuk")
    uow.audit(Action.REGISTER_NUMBER_ASKED, subject=account.id, people=[account.person_id])

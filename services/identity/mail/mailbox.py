"""The mailbox of the demo: letters stay in this database instead of leaving the house; production has none."""

from __future__ import annotations

import json
import os
from typing import Any

import sqlalchemy as sa

from services.chassis.sealed import sealer
from services.chassis.work import UnitOfWork, Work
from services.contracts.actor import Actor
from services.contracts.errors import NotFound
from services.contracts.identity.answers import CaughtLetter
from services.identity.mail.carrier import Hand
from services.identity.tables import caught_letters

SHOWN = 50


def is_demo() -> bool:
    """Whether this installation may have a mailbox that everybody can open."""
    return os.environ.get("EPUPNS_MODE", "production") == "demo"


class Mailbox:
    """Takes letters as a mail server would."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def carry(self, mail_id: str, address: str, subject: str, body: str, hand: Hand) -> None:
        """Keep the letter, sealed as it was while it waited."""
        hand()
        sealed = sealer().seal(json.dumps({"subject": subject, "body": body}))
        self._work.do(_keep, {"id": mail_id, "address": address, "sealed": sealed})


def newest(uow: UnitOfWork, _actor: Actor) -> list[CaughtLetter]:
    """What was caught, newest first.  Raises ``NotFound`` in production, whatever lies in the table."""
    if not is_demo():
        raise NotFound("Halaman ini hanya ada pada peragaan.")
    rows = uow.session.execute(sa.select(caught_letters).order_by(caught_letters.c.at.desc()).limit(SHOWN))
    return [_letter(row) for row in rows]


def _letter(row: sa.Row[Any]) -> CaughtLetter:
    known = json.loads(sealer().open(row.sealed))
    return CaughtLetter(at=row.at.isoformat(), address=row.address, subject=known["subject"], body=known["body"])


def _keep(uow: UnitOfWork, row: dict[str, str]) -> None:
    uow.session.execute(sa.insert(caught_letters).values(row))

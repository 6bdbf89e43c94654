"""What the helpdesk service does, one function per use case."""
from __future__ import annotations

import secrets

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.event import new_id
from services.contracts.helpdesk.answers import TicketShown
from services.helpdesk.tables import tickets
from services.helpdesk.views import status

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no look-alikes
LENGTH = 10


def report(
    uow: UnitOfWork, actor: Actor, category: str, nip: str, name: str, email: str, description: str
) -> TicketShown:
    """Keep the report and give it a number that nobody can guess."""
    number = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    said = {"category": category, "nip": nip, "name": name, "email": email, "description": description}
    uow.session.execute(sa.insert(tickets).values(id=new_id(), number=number, **said))
    uow.audit(Action.PROBLEM_REPORTED, subject=number, after={"category": category})
    return status(uow, actor, number)

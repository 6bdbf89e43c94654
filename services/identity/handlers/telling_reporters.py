"""A reporter gets a letter about the own ticket: at the ticket's address, which may belong to no account."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.helpdesk.answers import LetterTo
from services.contracts.helpdesk.events import ReporterToTell
from services.contracts.helpdesk.news import News
from services.identity.mail.letter import Letter
from services.identity.mail.queueing import queue_to
from services.identity.tables import accounts

LETTERS: dict[News, Letter] = {
    News.ANSWERED: Letter.TICKET_ANSWERED,
    News.ASKED: Letter.TICKET_ASKED,
    News.REOPENED: Letter.TICKET_REOPENED,
}
LANGUAGE = "id"  # of who has no account


def tell_reporter(uow: UnitOfWork, event: ReporterToTell, services: Services) -> None:
    """What was answered or asked is read on the ticket's page, never in a letter."""
    to: LetterTo = services.helpdesk.letter_of(ticket_id=event.ticket_id)
    mine = (accounts.c.kind == "citizen", accounts.c.person_id == to["person_id"])
    language = uow.session.scalar(sa.select(accounts.c.language).where(*mine)) if to["person_id"] else None
    named = {"name": to["name"], "number": to["number"], "path": f"/bantuan/{to['receipt']}"}
    queue_to(uow, to["email"], language or LANGUAGE, LETTERS[News(event.what)], **named)

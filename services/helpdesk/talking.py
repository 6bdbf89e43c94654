"""Messages between operators and reporters, and the notes that only operators read."""
from __future__ import annotations

from typing import Any

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Conflict
from services.contracts.helpdesk.answers import TicketShown
from services.contracts.helpdesk.news import News
from services.contracts.helpdesk.who_may import WHO_MAY
from services.helpdesk.at_my_desks import found, tell
from services.helpdesk.changing import change, tell_reporters, wait_again, write
from services.helpdesk.views import of_receipt, status

NOT_NOW = "Jawaban laporan ini sedang disimpan. Tunggu sebentar, lalu kirim lagi."


def write_note(uow: UnitOfWork, actor: Actor, number: str, body: str) -> dict[str, Any]:
    """Catatan internal: the reporter never reads it."""
    row = found(uow, actor, number, to_write=True)
    write(uow, row, "note", actor.name, body)
    tell(uow, actor, Action.TICKET_NOTED, row)
    return {}


def write_message(uow: UnitOfWork, actor: Actor, number: str, body: str) -> dict[str, Any]:
    """Ask the reporter, or tell something before the answer; a letter says that there is a message."""
    row = found(uow, actor, number, to_write=True)
    if not WHO_MAY["write_message"].allows(row.state):
        raise Conflict(NOT_NOW, code="stale", by="", at="")
    write(uow, row, "operator", actor.name, body)
    tell(uow, actor, Action.TICKET_WRITTEN, row)
    tell_reporters(uow, [row.id], News.ASKED)
    return {"version": change(uow, row, news="operator")}


def reply(uow: UnitOfWork, actor: Actor, receipt: str, body: str) -> TicketShown:
    """Whoever holds the receipt writes again; a ticket that was answered waits anew."""
    row = of_receipt(uow, receipt, to_write=True)
    if not WHO_MAY["reply"].allows(row.state):
        raise Conflict(NOT_NOW, code="stale", by="", at="")
    write(uow, row, "reporter", "", body)
    if row.state == "answered":
        wait_again(uow, row, news="reporter", merged_into=None)
    else:
        change(uow, row, news="reporter")
    people = [row.person_id] if row.person_id else []
    uow.audit(Action.TICKET_WRITTEN, subject=row.number, people=people)
    return status(uow, actor, receipt)

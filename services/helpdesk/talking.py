"""Messages between operators and reporters, and the notes that only operators read."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Conflict
from services.contracts.helpdesk.answers import TicketShown
from services.contracts.helpdesk.news import News
from services.contracts.helpdesk.who_may import WHO_MAY
from services.helpdesk.at_my_desks import found, tell
from services.helpdesk.changing import change, tell_reporters, wait_again, write
from services.helpdesk.domain.how_many_reports import MOST_IN_A_ROW
from services.helpdesk.tables import answers, messages
from services.helpdesk.views import of_receipt, status

NOT_NOW = "Jawaban laporan ini sedang disimpan. Tunggu sebentar, lalu kirim lagi."
IN_A_ROW = "Anda sudah menulis banyak pesan. Tunggu balasan petugas, lalu tulis lagi."


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
    if _in_a_row(uow, row) >= MOST_IN_A_ROW:
        raise Conflict(IN_A_ROW, code="in_a_row", by="", at="")
    write(uow, row, "reporter", "", body)
    if row.state == "answered":
        wait_again(uow, row, news="reporter", merged_into=None)
    else:
        change(uow, row, news="reporter")
    people = [row.person_id] if row.person_id else []
    uow.audit(Action.TICKET_WRITTEN, subject=row.number, people=people)
    return status(uow, actor, receipt)


def _in_a_row(uow: UnitOfWork, row: sa.Row[Any]) -> int:
    """Messages of the reporter since an operator wrote or answered; the answer to a merged ticket is another's."""
    mine = messages.c.ticket_id == row.id
    answered = sa.or_(answers.c.ticket_id == row.id, answers.c.id == row.answer_id)
    since = sa.func.greatest(
        sa.select(sa.func.max(messages.c.at)).where(mine, messages.c.kind == "operator").scalar_subquery(),
        sa.select(sa.func.max(answers.c.given_at)).where(answered).scalar_subquery(),
    )
    written = sa.select(sa.func.count()).select_from(messages).where(mine, messages.c.kind == "reporter")
    found: int = uow.session.execute(written.where(sa.or_(since.is_(None), messages.c.at > since))).scalar_one()
    return found

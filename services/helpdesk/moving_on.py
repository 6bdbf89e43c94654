"""A ticket goes to another desk, into another ticket, or back to where it was answered."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Conflict, Invalid
from services.contracts.helpdesk.answers import LetterTo
from services.contracts.helpdesk.news import News
from services.contracts.helpdesk.who_may import WHO_MAY
from services.contracts.spelling.how_numbers_are_typed import plain_number
from services.helpdesk.at_my_desks import found, tell
from services.helpdesk.changing import change, tell_reporters, wait_again, write
from services.helpdesk.claiming import NOBODY, STALE, workable
from services.helpdesk.clusters.grouping import leave
from services.helpdesk.domain.which_tickets_have_one_answer import About, why_two
from services.helpdesk.domain.who_answers_what import Place, desk_at, profiles_beside
from services.helpdesk.receipts import receipt_of
from services.helpdesk.tables import tickets

NO_DESK = "Pilih meja lain yang menjawab laporan."
HERE = "Tiket ini sudah ada di meja itu."
INTO_ITSELF = "Tiket tidak dapat digabungkan ke dirinya sendiri."
NOT_INTO = "Tiket tujuan sudah dijawab atau digabungkan. Pilih tiket yang masih menunggu."


def hand_over(
    uow: UnitOfWork, actor: Actor, number: str, version: int, profile: str, reason: str
) -> dict[str, str]:
    """The desk of another profile that may answer it, for the person's agency; why is kept as a note."""
    row = workable(uow, actor, "hand_over", number, version)
    place = Place(row.agency_id, row.kanreg_id)
    chosen = next((one for one in profiles_beside(row.category, place) if one == profile), None)
    if chosen is None:
        raise Invalid(NO_DESK, fields={"profile": [NO_DESK]})
    desk = desk_at(chosen, place)
    if [desk.key] == row.desks:
        raise Invalid(HERE, fields={"profile": [HERE]})
    write(uow, row, "note", actor.name, reason)
    tell(uow, actor, Action.TICKET_HANDED_OVER, row, before={"desks": row.desks}, after={"desks": [desk.key]})
    leave(uow, row)
    change(uow, row, desks=[desk.key], **NOBODY)
    return {"profile": desk.profile}


def merge(
    uow: UnitOfWork, actor: Actor, number: str, version: int, into: str, reason: str
) -> dict[str, str]:
    """The ticket waits for the answer of another one at the actor's desks."""
    row = workable(uow, actor, "merge", number, version)
    other = found(uow, actor, plain_number(into), to_write=True)
    if other.id == row.id:
        raise Invalid(INTO_ITSELF, fields={"into": [INTO_ITSELF]})
    if two := why_two(_about(row), _about(other)):
        raise Invalid(two, fields={"into": [two]})
    if other.state != "waiting":
        raise Invalid(NOT_INTO, fields={"into": [NOT_INTO]})
    write(uow, row, "note", actor.name, reason)
    with_it = sa.update(tickets).where(tickets.c.merged_into == row.id)
    uow.session.execute(with_it.values(merged_into=other.id))
    tell(uow, actor, Action.TICKET_MERGED, row, after={"into": other.number})
    change(uow, row, state="merged", merged_into=other.id, **NOBODY)
    return {"into": other.number}


def reopen(uow: UnitOfWork, actor: Actor, number: str, version: int, reason: str) -> dict[str, int]:
    """An answered or merged ticket waits again; what an approval did stays done.  The reporter is told."""
    row = found(uow, actor, number, to_write=True)
    if not WHO_MAY["reopen"].allows(row.state) or row.version != version:
        raise Conflict(STALE, code="stale", by="", at="")
    write(uow, row, "note", actor.name, reason)
    tell(uow, actor, Action.TICKET_REOPENED, row)
    tell_reporters(uow, [row.id], News.REOPENED)
    return {"version": wait_again(uow, row, merged_into=None)}


def letter_of(uow: UnitOfWork, _actor: Actor, ticket_id: str) -> LetterTo:
    """To whom a letter about a ticket goes, for identity, which writes it."""
    columns = (tickets.c.number, tickets.c.name, tickets.c.email, tickets.c.person_id)
    row = uow.session.execute(sa.select(*columns).where(tickets.c.id == ticket_id)).one()
    return LetterTo(
        number=row.number, receipt=receipt_of(row.number), name=row.name, email=row.email, person_id=row.person_id
    )


def _about(row: sa.Row[Any]) -> About:
    return About(row.category, row.person_id, row.nip)

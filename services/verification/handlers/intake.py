"""A sent form becomes a case, or the next round of one; its facts are pulled once and kept."""
from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.event import new_id
from services.contracts.registration.events import FormSent
from services.verification.handlers.level1_choices import chosen_for
from services.verification.handlers.moving import Move, move
from services.verification.tables import asked_changes, cases, changes, document_uses
from services.verification.taken_in import asked_rows, change_row, columns_of, document_rows
from services.verification.unlisted import with_unlisted

FIRST_LEVEL = 1


def take_in(uow: UnitOfWork, event: FormSent, services: Services) -> None:
    """Open the case at the first level; a form that was returned and sent again is its next round."""
    [sent] = services.registration.submissions(submission_ids=[event.submission_id])
    facts = with_unlisted(sent, services)
    new = {"id": new_id(), "level": FIRST_LEVEL, "state": "queued", "version": 0}
    row = new | columns_of(facts) | chosen_for(uow, event.person_id)
    again = {name: row[name] for name in row if name not in ("id", "person_id", "version")}
    case = uow.session.execute(
        insert(cases).values(row).on_conflict_do_update(
            index_elements=["person_id"], set_=again, where=cases.c.round < facts["round"]
        ).returning(cases)
    ).one_or_none()
    if case is None:  # an older round came late: the newer one is already here
        return
    rows = [change_row(case.id, facts, position, change) for position, change in enumerate(facts["changes"])]
    if rows:
        uow.session.execute(sa.insert(changes), rows)
    if waiting := asked_rows(rows):
        uow.session.execute(sa.insert(asked_changes), waiting)
    if files := document_rows(case.id, facts):
        uow.session.execute(insert(document_uses).values(files).on_conflict_do_nothing())
    move(uow, [Move(case, "queued", FIRST_LEVEL, was="sent")])

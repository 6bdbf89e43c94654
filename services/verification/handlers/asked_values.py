"""The helpdesk has decided on values that were asked for: changes say what became of them, and are checked anew."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.many_rows import among
from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.helpdesk.events import RequestsAnswered
from services.verification.casework import load
from services.verification.domain.what_was_asked_for import refused, settled
from services.verification.handlers.checking import check
from services.verification.tables import asked_changes, cases, changes

_NOW = (changes.c.case_id == cases.c.id, changes.c.round == cases.c.round)
_LABELS = sa.func.array(
    sa.select(changes.c.facts["label"].astext).where(*_NOW).order_by(changes.c.position).scalar_subquery()
)
CHECKED = ("open", "no_office", "record_conflict")  # where somebody looks at findings; elsewhere a level checks anew


def note(uow: UnitOfWork, event: RequestsAnswered, services: Services) -> None:
    """A few forms of many wait for a value when it is decided; the others ask for it later, or never were sent."""
    mine = among(asked_changes.c.asked_id, event.asked)
    wanted = sa.select(asked_changes.c.asked_id, changes.c.id, changes.c.case_id, changes.c.facts)
    held = wanted.join(changes, changes.c.id == asked_changes.c.change_id).where(mine)
    rows = uow.session.execute(held.order_by(changes.c.id).with_for_update(of=changes)).all()
    if not rows:
        return
    name = "" if event.outcome == "refused" else _name(services, event)
    told: dict[str, Any] = {row.id: row.facts for row in rows}
    for row in rows:
        before = told[row.id]
        told[row.id] = settled(before, row.asked_id, name) if name else refused(before, row.asked_id)
    for change_id, facts in told.items():
        uow.session.execute(sa.update(changes).where(changes.c.id == change_id).values(facts=facts))
    uow.session.execute(sa.delete(asked_changes).where(mine))
    theirs = among(cases.c.id, sorted({row.case_id for row in rows}))
    uow.session.execute(sa.update(cases).where(theirs).values(change_labels=_LABELS))
    here = sa.select(cases).where(theirs, cases.c.state.in_(CHECKED))
    check(uow, load(uow, uow.session.execute(here).all()))


def _name(services: Services, event: RequestsAnswered) -> str:
    names: dict[str, str] = services.reference.labels(codes=[{"list": event.of_list, "code": event.code}])
    return names.get(f"{event.of_list}:{event.code}", event.code)

"""One entry of the audit, with everything that it says."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import REFUSED, Action
from services.contracts.errors import NotFound
from services.contracts.identity.audit_answers import AuditEntryShown
from services.identity.collected.reading import held_by, people_named
from services.identity.collected.tables import collected

MOST_NAMED = 50  # people of one entry


def audit_entry(uow: UnitOfWork, _actor: Actor, service: str, number: int) -> AuditEntryShown:
    """Raises ``NotFound``; whoever opens it leaves an entry about the same people."""
    one = sa.select(collected).where(collected.c.service == service, collected.c.number == number)
    row = uow.session.execute(one).one_or_none()
    if row is None:
        raise NotFound("Catatan ini tidak ada, atau belum terkumpul.")
    uow.audit(Action.AUDIT_ENTRY_VIEWED, subject=f"{service} {number}", people=row.people)
    return AuditEntryShown(
        service=row.service,
        number=row.number,
        at=row.at.isoformat(),
        kind=row.kind,
        account_id=row.account_id,
        name=row.name,
        held=held_by(row),
        address=row.address,
        session=row.session,
        method=row.method,
        action=row.action,
        refused=row.action in REFUSED,
        subject=row.subject,
        people=people_named(uow, row.people[:MOST_NAMED]),
        people_count=len(row.people),
        before=row.before,
        after=row.after,
        reason=row.reason,
        hash=row.hash.hex(),
    )

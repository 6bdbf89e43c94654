"""A decision on a group can be taken back for ten seconds, then it is final and acts."""
from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from services.chassis.many_rows import among
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Conflict
from services.contracts.helpdesk.events import RequestsDecided
from services.helpdesk.clusters.deciding import changed, open_group, tell
from services.helpdesk.clusters.grouping import LOCK, count, join
from services.helpdesk.tables import clusters

TOO_LATE = "Sudah lewat 10 detik: keputusan tidak dapat ditarik kembali."
AT_ONCE = 50  # decisions in one transaction
UNDECIDED: dict[str, Any] = {  # what was typed stays, for the account that decided: it decides again
    "state": "open", "outcome": "", "due_at": None, "value_name": "", "code": "", "decided_name": "",
    "decided_at": None,
}  # fmt: skip
FORGOTTEN: dict[str, Any] = {"said": {}, "reason": "", "decided_by": sa.null()}


def undo_cluster(uow: UnitOfWork, actor: Actor, cluster_id: str, version: int) -> dict[str, Any]:
    """Urungkan: the own decision of the last ten seconds is as if it had not been made; its form is filled again."""
    try:
        row = open_group(uow, actor, "undo_cluster", cluster_id, version)
    except Conflict as stale:
        raise Conflict(TOO_LATE, **{**stale.details, "code": "too_late"}) from stale
    if row.decided_by["account_id"] != actor.account_id or row.due_at <= datetime.now(UTC):
        raise Conflict(TOO_LATE, code="too_late", by=row.decided_name, at="")
    changed(uow, row, **UNDECIDED)
    tell(uow, actor, Action.REQUESTS_DECISION_UNDONE, row, after={"outcome": row.outcome})
    return {"cluster_id": row.id, "version": row.version + 1}


def complete_due(uow: UnitOfWork) -> int:
    """Make final what was decided ten seconds ago; how many decisions that was."""
    due = (clusters.c.state == "sending", clusters.c.due_at <= sa.func.now())
    if uow.session.execute(sa.select(clusters.c.id).where(*due).limit(1)).first() is None:
        return 0
    uow.session.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))  # before any row, as who decides
    oldest = sa.select(clusters).where(*due).order_by(clusters.c.due_at).limit(AT_ONCE).with_for_update()
    rows = uow.session.execute(oldest).all()
    for row in rows:
        if row.outcome == "merged":
            _merge(uow, row)
        elif row.outcome == "refused":
            changed(uow, row, state="decided", all_answered=False)
        else:
            changed(uow, row, state="acting")
            uow.publish(RequestsDecided(cluster_id=row.id))
    return len(rows)


def _merge(uow: UnitOfWork, row: sa.Row[Any]) -> None:
    """Those that are still open come to it; what a colleague has decided meanwhile stays decided."""
    wanted = (among(clusters.c.id, row.said["others"]), clusters.c.state == "open", clusters.c.desk == row.desk)
    others = list(uow.session.scalars(sa.select(clusters.c.id).where(*wanted).order_by(clusters.c.id)))
    if others:
        join(uow, row.id, others)
    changed(uow, row, **UNDECIDED, **FORGOTTEN)
    count(uow, [row.id])

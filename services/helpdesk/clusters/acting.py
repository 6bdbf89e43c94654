"""A final decision acts: reference keeps the value, once for the group, and the requests can be answered.

The message comes again while reference is away, or when we died in between; the group's id as key makes it happen once.
"""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.errors import Broken, Refusal, TooMany, Unavailable
from services.contracts.helpdesk.events import RequestsDecided
from services.helpdesk.clusters.asking_reference import ask_reference
from services.helpdesk.clusters.deciding import changed
from services.helpdesk.clusters.taking_back import UNDECIDED
from services.helpdesk.tables import clusters
from services.helpdesk.trying_again import later, settled


def act_together(uow: UnitOfWork, event: RequestsDecided, services: Services) -> None:
    """Ask reference, then keep the code; what it refuses is to be decided again, with the reason on its page."""
    acting = sa.select(clusters).where(clusters.c.id == event.cluster_id, clusters.c.state == "acting")
    row = uow.session.execute(acting.with_for_update()).one_or_none()
    if row is None:
        return
    try:
        kept = ask_reference(services, row, row.said, row.decided_by["name"])
    except (Unavailable, TooMany):
        raise
    except Broken as failure:
        later(uow, row.id, event, failure)
        return
    except Refusal as refusal:
        changed(uow, row, **UNDECIDED | {"refusal": refusal.message})
    else:
        outcome = "added" if kept.get("added") else "mapped"
        changed(uow, row, state="decided", outcome=outcome, code=kept["code"], all_answered=False)
    settled(uow, row.id)

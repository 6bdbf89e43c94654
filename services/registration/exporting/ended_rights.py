"""With a profile end the exports that its holder could ask for by it: nothing of them stays."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Jurisdiction, JurisdictionKind
from services.contracts.audit import Action
from services.contracts.identity.events import ProfileEnded
from services.registration.domain.what_can_be_exported import SEES_NUMBERS
from services.registration.exporting.asking import ALIVE
from services.registration.exporting.whose_agencies import MAY_EXPORT, agencies_in
from services.registration.tables import exports

ENDED = "Hak akses Anda atas data ini berakhir."


def cancel_without_right(uow: UnitOfWork, event: ProfileEnded, services: Services) -> None:
    """Queued, running and ready ones; who has the same right by another profile asks anew."""
    lost = _lost(event, services)
    mine = (exports.c.account_id == event.account_id, exports.c.state.in_(ALIVE), sa.or_(sa.false(), *lost))
    now = {"state": "cancelled", "link": "", "problem": ENDED, "finished_at": sa.func.now()}
    for export_id in uow.session.scalars(sa.update(exports).where(*mine).values(now).returning(exports.c.id)):
        uow.audit(Action.EXPORT_CANCELLED, subject=export_id, before={"account": event.account_id}, reason=ENDED)


def _lost(event: ProfileEnded, services: Services) -> list[sa.ColumnElement[bool]]:
    """What ended with the profile: exports of these agencies, or those with whole numbers."""
    lost: list[sa.ColumnElement[bool]] = []
    if event.profile in MAY_EXPORT:
        place = Jurisdiction(JurisdictionKind(event.jurisdiction_kind), event.jurisdiction_id)
        lost.append(exports.c.agencies.overlap(list(agencies_in(place, services))))
    if event.profile in SEES_NUMBERS:
        lost.append(exports.c.whole_numbers)
    return lost

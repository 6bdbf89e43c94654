"""A form without any change is confirmed in one step: claimed and sent, many of them from one list (manual II.B)."""
from __future__ import annotations

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import Conflict
from services.contracts.verification.answers import Sent
from services.verification.handlers import claiming, deciding


def confirm_unchanged(uow: UnitOfWork, actor: Actor, services: Services, case_id: str, version: int) -> Sent:
    """Runs in ten seconds unless it is taken back, as every sending.

    Raises ``Conflict`` when somebody else holds it, and for a form with changes: those are decided one by one.
    """
    work = claiming.workable(uow, actor, "confirm_unchanged", case_id, version)
    if work.changes:
        raise Conflict("Berkas ini membawa perubahan; putuskan di mejanya.", code="changed", by="", at="")
    claiming.claim(uow, actor, case_id, version)
    return deciding.send(uow, actor, services, case_id, version)

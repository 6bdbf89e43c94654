"""Manajemen Pendaftar: an agency admin helps a registrant in again."""
from __future__ import annotations

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Conflict
from services.contracts.profiles import Profile
from services.registration.registrants import one

NO_LOG_IN = "Pendaftaran ini belum disetujui, jadi belum ada yang dapat masuk dengannya."


def reset_registrant_password(
    uow: UnitOfWork, actor: Actor, services: Services, register_number: str, password: str, reason: str
) -> None:
    """A password that its holder replaces at the next log-in; the holder is told by e-mail, all sessions end."""
    row = one(uow, actor, register_number, Profile.AGENCY_ADMIN)
    if row.state != "aktif":
        raise Conflict(NO_LOG_IN, code="not_active", by="", at="")
    services.identity.reset_citizen_password(person_id=row.person_id, password=password)
    uow.audit(Action.REGISTRANT_RESET, subject=row.register_number, people=[row.person_id], reason=reason)


def resend_proof(uow: UnitOfWork, actor: Actor, services: Services, register_number: str) -> None:
    """The nomor register once more, by e-mail."""
    row = one(uow, actor, register_number, Profile.AGENCY_ADMIN)
    services.identity.send_proof(person_id=row.person_id)
    uow.audit(Action.PROOF_SENT, subject=row.register_number, people=[row.person_id])

"""Manajemen Verifikasi: an agency confirms its lists and opens its doors (manual III.C)."""
from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Conflict, Invalid
from services.contracts.registration.gates import Gate
from services.registration.agency_gates import confirmed, in_my_hands, override, prepared, ticks
from services.registration.domain.is_the_agency_ready import Need, items
from services.registration.tables import agency_gates, confirmed_topics, readiness_overrides

NOT_READY = "Instansi ini belum siap membuka pendaftaran. Lengkapi yang masih kurang di daftar kesiapan."
NOBODY_VETS = "Belum ada Verifikator Registrasi di instansi ini. Mintalah Admin BKN Pusat memberi profil itu."
STALE = "Pengaturan ini sudah diubah oleh %s sejak halaman dibuka."


def change_gate(
    uow: UnitOfWork, actor: Actor, services: Services, *, agency_id: str, gate: str, version: int,
    ticked: bool, opens: datetime | None, closes: datetime | None,
) -> dict[str, Any]:
    """Set or clear a tick.  Raises ``Invalid`` with what is missing, ``Conflict`` when a colleague was first."""
    agency_id, gate = in_my_hands(actor, agency_id), Gate(gate)
    rows = ticks(uow, agency_id)
    before = rows.get(gate)
    if version != (before.version if before is not None else 0):
        raise Conflict(STALE % before.by if before is not None else STALE % "", code="stale", by="", at="")
    if ticked:
        _assert_ready(uow, services, agency_id, gate, rows.get(Gate.VETTING))
    new = {"ticked": ticked, "opens": opens, "closes": closes, "version": version + 1, "by": actor.name}
    statement = insert(agency_gates).values(agency_id=agency_id, gate=gate, **new)
    again = statement.on_conflict_do_update(
        index_elements=["agency_id", "gate"], set_={**new, "at": sa.func.now()}, where=agency_gates.c.version == version
    )
    if uow.session.scalar(again.returning(agency_gates.c.version)) is None:
        raise Conflict(STALE % "", code="stale", by="", at="")
    was = {"ticked": before.ticked} if before is not None else {}
    uow.audit(Action.GATE_CHANGED, subject=f"{agency_id}:{gate}", before=was, after=_plain(new))
    return {"version": version + 1}


def confirm_topic(uow: UnitOfWork, actor: Actor, *, agency_id: str, topic: str, confirmed: bool) -> None:
    """This list of the agency is complete, or is not after all."""
    agency_id = in_my_hands(actor, agency_id)
    if confirmed:
        row = insert(confirmed_topics).values(agency_id=agency_id, topic=topic, by=actor.name)
        uow.session.execute(row.on_conflict_do_nothing())
    else:
        mine = (confirmed_topics.c.agency_id == agency_id, confirmed_topics.c.topic == topic)
        uow.session.execute(sa.delete(confirmed_topics).where(*mine))
    uow.audit(Action.READINESS_CONFIRMED, subject=f"{agency_id}:{topic}", after={"confirmed": confirmed})


def override_readiness(uow: UnitOfWork, actor: Actor, agency_id: str, reason: str) -> None:
    """The super admin lets an agency open early, or no longer."""
    uow.session.execute(sa.delete(readiness_overrides).where(readiness_overrides.c.agency_id == agency_id))
    if reason:
        row = {"agency_id": agency_id, "reason": reason, "by": actor.name}
        uow.session.execute(sa.insert(readiness_overrides).values(row))
    uow.audit(Action.READINESS_OVERRIDDEN, subject=agency_id, reason=reason, after={"overridden": bool(reason)})


def _assert_ready(
    uow: UnitOfWork, services: Services, agency_id: str, gate: Gate, vetting: sa.Row[Any] | None
) -> None:
    """Registration opens when everything is ready or overridden; vetting needs somebody who vets."""
    done = prepared(services, agency_id, confirmed(uow, agency_id), vetting=vetting)
    if gate is Gate.VETTING and not done.registration_verifiers:
        raise Invalid(NOBODY_VETS, fields={"ticked": [NOBODY_VETS]})
    missing = [item.need for item in items(done) if not item.done and item.need is not Need.VETTING]
    if gate is Gate.REGISTRATION and missing and override(uow, agency_id) is None:
        raise Invalid(NOT_READY, fields={"ticked": [NOT_READY]}, missing=missing)


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in row.items()}

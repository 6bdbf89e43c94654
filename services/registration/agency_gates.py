"""An agency's ticks and readiness as they stand; whose agency it is."""
from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor, JurisdictionKind
from services.contracts.errors import Closed, NotFound
from services.contracts.profiles import Profile
from services.contracts.registration.gates import Gate, GateShown, GatesShown, ItemShown, Topic
from services.registration.domain.is_the_agency_ready import Item, Prepared, is_ready, items
from services.registration.domain.is_the_gate_open import UNTICKED, Tick, state
from services.registration.tables import agency_gates, confirmed_topics, readiness_overrides

MOST_UNITS = 1000  # flagged ones of one agency
NOT_HERE = "Instansi ini tidak ada dalam wilayah Anda."
CLOSED = {
    "unticked": "Instansi Anda belum membuka pendaftaran. Tanyakan jadwalnya kepada bagian kepegawaian.",
    "early": "Pendaftaran untuk instansi Anda belum dibuka.",
    "late": "Pendaftaran untuk instansi Anda sudah ditutup.",
}


def in_my_hands(actor: Actor, agency_id: str) -> str:
    """The agency's id; an empty one means the actor's own.  Raises ``NotFound`` for agencies of others."""
    own = [place.id for place in actor.holds(Profile.AGENCY_ADMIN) if place.kind is JurisdictionKind.AGENCY]
    wanted = agency_id or (own[0] if own else "")
    if not wanted or (wanted not in own and not actor.holds(Profile.SUPER_ADMIN)):
        raise NotFound(NOT_HERE)
    return wanted


def ticks(uow: UnitOfWork, agency_id: str) -> dict[Gate, sa.Row[Any]]:
    """The rows of an agency's ticks; one that was never touched has none."""
    rows = uow.session.execute(sa.select(agency_gates).where(agency_gates.c.agency_id == agency_id))
    return {Gate(row.gate): row for row in rows}


def is_open(row: sa.Row[Any] | None) -> str:
    """The state of a tick now."""
    return state(Tick(row.ticked, row.opens, row.closes) if row is not None else UNTICKED, datetime.now(UTC))


def require_open(uow: UnitOfWork, agency_id: str) -> bool:
    """Raises ``Closed`` where the agency has not opened; True when it verifies registrations now."""
    rows = ticks(uow, agency_id)
    row = rows.get(Gate.REGISTRATION)
    why = is_open(row)
    if why != "open":
        opens = row.opens.isoformat() if row is not None and why == "early" else ""
        raise Closed(CLOSED[why], why=why, next_at=opens)
    return is_open(rows.get(Gate.VETTING)) == "open"


def confirmed(uow: UnitOfWork, agency_id: str) -> dict[str, sa.Row[Any]]:
    """What the agency has said is complete, by topic."""
    mine = sa.select(confirmed_topics).where(confirmed_topics.c.agency_id == agency_id)
    return {row.topic: row for row in uow.session.execute(mine)}


def prepared(services: Services, agency_id: str, said: Collection[str], *, vetting: sa.Row[Any] | None) -> Prepared:
    """What the agency has done, asked from those who know; ``said``: topics, ``vetting``: the row of that tick."""
    units = services.reference.find_areas(kind=JurisdictionKind.ORG_UNIT, agency_id=agency_id, limit=MOST_UNITS)
    holders = services.identity.verifiers_in(agency_id=agency_id)
    return Prepared(
        flagged={unit["id"]: unit["name"] for unit in units},
        with_verifier=holders["units"],
        level_2=holders["level_2"],
        registration_verifiers=holders["registration"],
        confirmed=[Topic(topic) for topic in said],
        vetting=vetting is not None and vetting.ticked,
    )


def override(uow: UnitOfWork, agency_id: str) -> sa.Row[Any] | None:
    """The super admin's word, where there is one."""
    mine = readiness_overrides.c.agency_id == agency_id
    return uow.session.execute(sa.select(readiness_overrides).where(mine)).one_or_none()


def of_agency(uow: UnitOfWork, actor: Actor, services: Services, agency_id: str) -> GatesShown:
    """An agency's ticks and readiness.  Raises ``NotFound`` for agencies of others and unknown ones."""
    agency_id = in_my_hands(actor, agency_id)
    [area] = services.reference.areas(areas=[{"kind": JurisdictionKind.AGENCY, "id": agency_id}]) or [None]
    if area is None:
        raise NotFound(NOT_HERE)
    rows, early = ticks(uow, agency_id), override(uow, agency_id)
    said = confirmed(uow, agency_id)
    done = prepared(services, agency_id, said, vetting=rows.get(Gate.VETTING))
    return GatesShown(
        agency_id=agency_id,
        agency=area["name"],
        gates=[_gate(gate, rows.get(gate)) for gate in Gate],
        items=[_item(item, said.get(item.need)) for item in items(done)],
        ready=is_ready(done),
        override=early.reason if early else "",
        override_by=early.by if early else "",
    )


def _gate(gate: Gate, row: sa.Row[Any] | None) -> GateShown:
    if row is None:
        return GateShown(gate=gate, ticked=False, opens="", closes="", version=0, by="", at="", state=is_open(None))
    return GateShown(
        gate=gate, ticked=row.ticked, version=row.version, by=row.by, at=row.at.isoformat(), state=is_open(row),
        opens=row.opens.isoformat() if row.opens else "", closes=row.closes.isoformat() if row.closes else "",
    )


def _item(item: Item, said: sa.Row[Any] | None) -> ItemShown:
    by, at = (said.by, said.at.isoformat()) if said is not None else ("", "")
    return ItemShown(need=item.need, done=item.done, names=list(item.names), by=by, at=at)

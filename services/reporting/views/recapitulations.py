"""The sheets that were issued: for the officials of the agency and above, and for who holds one on paper."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import NotFound
from services.contracts.reporting.answers import RecapitulationChecked, RecapitulationIssued, RecapitulationShown
from services.reporting.tables import recapitulations
from services.reporting.views.area import area

UNKNOWN = "Rekapitulasi ini tidak ditemukan di wilayah Anda."
NO_SHEET = "Kode ini tidak dikenal. Rekapitulasi ini tidak berlaku, atau kodenya salah terbaca."
LISTED = 20


def issued(uow: UnitOfWork, actor: Actor, services: Services, agency_id: str) -> list[RecapitulationIssued]:
    """The newest of an agency.  Raises ``NotFound`` for a foreign one."""
    area(actor, services, agency_id=agency_id)
    mine = sa.select(recapitulations).where(recapitulations.c.agency_id == agency_id)
    rows = uow.session.execute(mine.order_by(recapitulations.c.issued_at.desc()).limit(LISTED))
    return [
        RecapitulationIssued(recapitulation_id=row.id, issued_at=row.issued_at.isoformat(), issued_by=row.issued_by)
        for row in rows
    ]


def shown(uow: UnitOfWork, actor: Actor, services: Services, recapitulation_id: str) -> RecapitulationShown:
    """Raises ``NotFound`` alike for one of a foreign agency and for one that is not there."""
    one = sa.select(recapitulations).where(recapitulations.c.id == recapitulation_id)
    row = uow.session.execute(one).one_or_none()
    if row is None:
        raise NotFound(UNKNOWN)
    try:
        area(actor, services, agency_id=row.agency_id)
    except NotFound as foreign:
        raise NotFound(UNKNOWN) from foreign
    return sheet(row)


def sheet(row: sa.Row[Any]) -> RecapitulationShown:
    """Of one row of the table."""
    return RecapitulationShown(
        recapitulation_id=row.id, code=row.code, agency_id=row.agency_id, agency=row.agency, as_of=row.as_of,
        issued_at=row.issued_at.isoformat(), issued_by=row.issued_by, units=row.counted["units"],
        stages=row.counted["stages"],
    )  # fmt: skip


def checked(uow: UnitOfWork, _actor: Actor, code: str) -> RecapitulationChecked:
    """Raises ``NotFound`` for a code that stands on no sheet."""
    row = uow.session.execute(sa.select(recapitulations).where(recapitulations.c.code == code)).one_or_none()
    if row is None:
        raise NotFound(NO_SHEET)
    return RecapitulationChecked(
        agency=row.agency, issued_at=row.issued_at.isoformat(), as_of=row.as_of, stages=row.counted["stages"]
    )

"""Issues the recapitulation of an agency: what its sheet says is kept, whatever is counted later."""
from __future__ import annotations

import secrets
from datetime import UTC, datetime

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Conflict
from services.contracts.event import new_id
from services.contracts.reporting.answers import RecapitulationShown
from services.reporting.builds import how_new
from services.reporting.domain.what_counts import STAGE
from services.reporting.tables import recapitulations
from services.reporting.views.area import area
from services.reporting.views.recapitulations import sheet
from services.reporting.views.units import units_of

NOTHING_YET = "Angka masih dihitung. Terbitkan lagi beberapa saat lagi."


def issue(uow: UnitOfWork, actor: Actor, services: Services, agency_id: str) -> RecapitulationShown:
    """Raises ``NotFound`` for a foreign agency, ``Conflict`` while the first figures are being counted."""
    asked = area(actor, services, agency_id=agency_id)
    new = how_new(uow)
    if not new["as_of"]:
        raise Conflict(NOTHING_YET)
    stages = {row.a: row.people for row in uow.session.execute(asked.tallies(STAGE)) if row.people}
    counted = {"units": units_of(uow, services, agency_id), "stages": stages}
    [name] = [agency["name"] for agency in asked.visible if agency["id"] == agency_id]
    row = {
        "id": new_id(), "code": secrets.token_urlsafe(16), "agency_id": agency_id, "agency": name, "counted": counted,
        "as_of": new["as_of"], "issued_by": actor.name, "issued_at": datetime.now(UTC),
    }  # fmt: skip
    made = uow.session.execute(sa.insert(recapitulations).values(row).returning(recapitulations)).one()
    uow.audit(Action.RECAPITULATION_ISSUED, subject=made.id, after={"agency_id": agency_id, "stages": stages})
    return sheet(made)

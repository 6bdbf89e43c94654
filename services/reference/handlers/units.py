"""An org unit is made a level-1 verifier, or no longer."""

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Conflict, Forbidden, NotFound
from services.contracts.profiles import Profile
from services.contracts.reference.answers import FlaggedUnit
from services.contracts.reference.events import Level1UnitFlagged
from services.reference.domain.whose_units import NOT_HERE, may_tick, sees
from services.reference.tables import org_units


def flag_unit(uow: UnitOfWork, actor: Actor, unit_id: str, flagged: bool, version: int) -> FlaggedUnit:  # noqa: FBT001 - as the request names it
    """Set or clear the level-1 tick of a unit and tell the others."""
    unit = uow.session.execute(sa.select(org_units).where(org_units.c.id == unit_id).with_for_update()).one_or_none()
    if unit is None or not sees(actor, unit.agency_id):
        raise NotFound(NOT_HERE)
    if not may_tick(actor, unit.agency_id, flagged=flagged):
        text = "Operator Pindah Verifikator menambah unit verifikator; yang mencabut tandanya adalah Admin Instansi."
        raise Forbidden(text, needs=[Profile.AGENCY_ADMIN])
    if unit.version != version:
        raise Conflict("Unit ini sudah diubah orang lain. Muat ulang halaman.", by="", at="")
    if unit.level1 != flagged:
        version += 1
        changed = sa.update(org_units).where(org_units.c.id == unit_id)
        uow.session.execute(changed.values(level1=flagged, version=version))
        before, after = {"flagged": unit.level1}, {"flagged": flagged}
        uow.audit(Action.UNIT_FLAGGED, subject=unit_id, before=before, after=after)
        uow.publish(Level1UnitFlagged(unit_id=unit_id, agency_id=unit.agency_id, flagged=flagged, version=version))
    return FlaggedUnit(unit_id=unit_id, agency_id=unit.agency_id, name=unit.name, version=version, flagged=flagged)

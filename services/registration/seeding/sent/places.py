"""Where each unit stands; read from reference's own database, which is a seeder's privilege."""

from __future__ import annotations

from typing import cast

import sqlalchemy as sa

from services.contracts.reference.answers import Agency, UnitPlace

AGENCIES = sa.text(
    "SELECT a.id, a.code, a.name, a.national, coalesce(a.kanreg_id, '') AS kanreg_id, coalesce(r.name, '') AS"
    " kanreg_name, a.province_code, a.province FROM agencies a LEFT JOIN regional_offices r ON r.id = a.kanreg_id"
)
UNITS = sa.text("SELECT id, agency_id, path, name, position, eselon FROM org_units")


def unit_places(reference: sa.Connection) -> dict[str, UnitPlace]:
    """By unit id; as long as the list of units, however many people there are."""
    agencies = {row["id"]: cast("Agency", dict(row)) for row in reference.execute(AGENCIES).mappings()}
    units = reference.execute(UNITS).all()
    names = {unit.id: unit.name for unit in units}
    return {
        unit.id: UnitPlace(
            unit_id=unit.id, path=unit.path, names=[names[step] for step in unit.path], agency=agencies[unit.agency_id],
            position=unit.position, eselon=unit.eselon,
        )
        for unit in units
    }

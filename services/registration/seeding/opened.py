"""Agencies of a synthetic country open registration without having prepared anything."""
from __future__ import annotations

import sqlalchemy as sa

OPEN = sa.text(
    """INSERT INTO agency_gates (agency_id, gate, ticked, version, by)
       SELECT DISTINCT agency_id, 'registration', true, 1, CAST(:by AS text) FROM people
       ON CONFLICT DO NOTHING"""
)
OVERRIDE = sa.text(
    """INSERT INTO readiness_overrides (agency_id, reason, by)
       SELECT DISTINCT agency_id, CAST(:by AS text), CAST(:by AS text) FROM people
       ON CONFLICT DO NOTHING"""
)


def open_registration(connection: sa.Connection, by: str) -> None:
    """Set the tick of every agency that has people and has not decided for itself."""
    for statement in (OPEN, OVERRIDE):
        connection.execute(statement, {"by": by})

"""Where imported units stand in the tree: paths, refused places, and the level-1 ticks that others must hear of."""

from __future__ import annotations

import sqlalchemy as sa

from services.chassis.importing.refusals import refuse_where
from services.chassis.importing.report import Report
from services.contracts.reference.events import Level1UnitFlagged

FIND_PATHS = sa.text("""
    WITH RECURSIVE placed AS (
        SELECT id, agency_id, ARRAY[id] AS path FROM incoming_units WHERE parent_id = ''
        UNION ALL
        SELECT s.id, s.agency_id, u.path || s.id
        FROM incoming_units s JOIN org_units u ON u.id = s.parent_id AND u.agency_id = s.agency_id
        WHERE NOT EXISTS (SELECT 1 FROM incoming_units p WHERE p.id = s.parent_id) AND NOT s.id = ANY (u.path)
        UNION ALL
        SELECT s.id, s.agency_id, p.path || s.id
        FROM incoming_units s JOIN placed p ON p.id = s.parent_id AND p.agency_id = s.agency_id
    )
    UPDATE incoming_units s SET path = placed.path FROM placed WHERE placed.id = s.id
""")

ANNOUNCE = sa.text("""
    INSERT INTO outbox (exchange, routing_key, body)
    SELECT :exchange, :topic, jsonb_build_object(
        'type', CAST(:topic AS text), 'event_id', gen_random_uuid(), 'unit_id', s.id, 'agency_id', s.agency_id,
        'flagged', s.level1, 'version', coalesce(u.version, 0) + 1)
    FROM incoming_units s LEFT JOIN org_units u ON u.id = s.id
    WHERE s.level1 <> coalesce(u.level1, false)
    ORDER BY s.line
""")

# units that the file does not name may stand below one that it moved
REPLACE_PATHS = sa.text("""
    WITH RECURSIVE placed AS (
        SELECT id, path FROM incoming_units
        UNION ALL
        SELECT u.id, p.path || u.id FROM org_units u JOIN placed p ON p.id = u.parent_id
    )
    UPDATE org_units u SET path = placed.path FROM placed WHERE placed.id = u.id AND u.path <> placed.path
""")


def place(connection: sa.Connection, staging: sa.Table, report: Report) -> None:
    """Give each unit its path from the root, and refuse what has no place in the tree of its agency."""
    connection.execute(FIND_PATHS)
    connection.execute(sa.update(staging).where(staging.c.parent_id == "").values(parent_id=None))
    said = "Induk " + staging.c.parent_id + " tidak ada, ditolak, milik instansi lain, atau berada di bawah unit ini."
    refuse_where(connection, staging, staging.c.path.is_(None), "induk", said, report)


def announce_flags(connection: sa.Connection) -> None:
    """Publish ``Level1UnitFlagged`` for each tick that is about to change, before the units are written."""
    event = Level1UnitFlagged
    connection.execute(ANNOUNCE, {"exchange": event.exchange(), "topic": event.topic})


def replace_paths(connection: sa.Connection) -> None:
    """Follow moved units down the tree."""
    connection.execute(REPLACE_PATHS)

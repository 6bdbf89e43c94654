"""Where imported values and agencies lie: paths of locations, schools at their location, agencies in their region."""

from __future__ import annotations

import sqlalchemy as sa

from services.chassis.importing.report import Report
from services.reference.domain.where_an_agency_lies import Location, place_of
from services.reference.tables import agencies, list_values

PLACE_LOCATIONS = sa.text("""
    WITH RECURSIVE placed AS (
        SELECT code, ARRAY[code] AS path FROM list_values v
        WHERE list = 'lokasi' AND NOT EXISTS (
            SELECT 1 FROM list_values p WHERE p.list = 'lokasi' AND p.code = v.parent AND p.code <> v.code)
        UNION ALL
        SELECT v.code, placed.path || v.code FROM list_values v JOIN placed ON v.parent = placed.code
        WHERE v.list = 'lokasi' AND NOT v.code = ANY (placed.path)
    )
    UPDATE list_values v SET path = placed.path FROM placed
    WHERE v.list = 'lokasi' AND v.code = placed.code AND v.path <> placed.path
""")

# the location of a school is written as its code, or as a name that only one location has
FIND_LOCATIONS = sa.text("""
    WITH named AS (
        SELECT lower(name) AS name, min(code) AS code FROM list_values WHERE list = 'lokasi'
        GROUP BY lower(name) HAVING count(*) = 1
    ), meant AS (
        SELECT s.position AS line, coalesce(by_code.code, named.code) AS code FROM incoming_values s
        LEFT JOIN list_values by_code ON by_code.list = 'lokasi' AND by_code.code = s.place
        LEFT JOIN named ON named.name = lower(s.place)
    )
    UPDATE incoming_values s SET place = coalesce(p.code, ''), path = coalesce(p.path, '{}'),
        hint = CASE WHEN p.code IS NULL THEN s.place ELSE concat_ws(', ', p.name, (
            SELECT string_agg(above.name, ', ' ORDER BY step.n DESC)
            FROM unnest(p.path) WITH ORDINALITY AS step (code, n)
            JOIN list_values above ON above.list = 'lokasi' AND above.code = step.code AND above.code <> p.code)) END
    FROM meant LEFT JOIN list_values p ON p.list = 'lokasi' AND p.code = meant.code
    WHERE s.position = meant.line
""")
WITHOUT_ONE = sa.text("SELECT position, hint FROM incoming_values WHERE place = '' ORDER BY position")


def find_locations(connection: sa.Connection, column: str, report: Report) -> None:
    """Staged values are given the location that they name; one that nobody knows stays as the text that it was."""
    connection.execute(FIND_LOCATIONS)
    for line, named in connection.execute(WITHOUT_ONE):
        report.warn(line, column, f"{named or 'Kosong'}: lokasi ini tidak ada, atau ada beberapa dengan nama itu.")


def place_locations(connection: sa.Connection) -> None:
    """The way down to each location; the planner is told first how many there are since this transaction began."""
    connection.execute(sa.text("ANALYZE list_values"))
    connection.execute(PLACE_LOCATIONS)


def place_agencies(connection: sa.Connection, report: Report) -> None:
    """Regional agencies without a place are given the province or regency of their name; how many have none is told."""
    v, above = list_values.c, list_values.alias("above")
    up = sa.and_(above.c.list == "lokasi", above.c.code == v.parent)
    statement = sa.select(v.code, v.name, sa.func.coalesce(above.c.name, "")).outerjoin(above, up)
    rows = connection.execute(statement.where(v.list == "lokasi", v.extra["jenis"].astext.in_(("P", "KB"))))
    locations = [Location(*row) for row in rows]
    if not locations:
        return
    a, left = agencies.c, 0
    for agency in connection.execute(sa.select(agencies).where(sa.not_(a.national), a.place == "")).all():
        place = place_of(agency.kind, agency.name, agency.province, locations)
        left += not place
        if place:
            connection.execute(sa.update(agencies).where(a.id == agency.id).values(place=place))
    if left:
        report.note(f"{left} instansi daerah belum diketahui lokasinya: sekolahnya terbatas pada miliknya sendiri")

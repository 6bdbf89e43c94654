"""Whether seeded people are what they should be: possible, different, complete."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from services.registration.domain.nip import Nip
from services.registration.secrets import opened
from services.registration.tables import people

COUNTS = sa.text("""
    SELECT count(*) AS people, count(DISTINCT name) AS names, count(DISTINCT unit_id) AS units,
           (SELECT count(*) FROM person_nips n JOIN people p ON p.id = n.person_id AND p.nip = n.nip) AS nips,
           (SELECT count(DISTINCT person_id) FROM person_histories) AS with_history
    FROM people
""")
WRONG_GOLONGAN = sa.text("""
    SELECT count(*) FROM people p WHERE p.record ->> 'golongan' IS DISTINCT FROM (
        SELECT h."values" ->> 'golongan' FROM person_histories h WHERE h.person_id = p.id
        ORDER BY h."values" ->> 'tmt_golongan' DESC LIMIT 1)
""")


def check_people(registration: sa.Engine, expected: int) -> dict[str, Any]:
    """What was counted; raises ``AssertionError`` when anything is not as it should be."""
    today = datetime.now(UTC).date()
    with registration.connect() as connection:
        counts = connection.execute(COUNTS).one()
        assert counts.people == counts.nips == counts.with_history == expected, counts
        assert connection.scalar(WRONG_GOLONGAN) == 0
        rows = connection.execution_options(yield_per=1000).execute(sa.select(people.c.nip, people.c.birth_date))
        for row in rows:
            assert Nip.parse(row.nip, today).birth_date == row.birth_date
        sample = connection.scalars(sa.select(people.c.record).limit(200))
        assert all(len(opened(record)["nik"]) == 16 for record in sample)
    return {"people": counts.people, "different names": counts.names, "units with people": counts.units}

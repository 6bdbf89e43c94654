"""Civil servants of the demo country who have not registered: with whom to try *Daftar*."""

import psycopg

from deploy.local.errors import SetupError
from deploy.local.installation import Installation

UNREGISTERED = """
    SELECT nip, name, birth_date::text AS born, agency_id AS agency FROM people
    WHERE status = 'active' AND NOT EXISTS (SELECT 1 FROM registrants WHERE person_id = people.id)
    ORDER BY nip LIMIT %s
"""


def unregistered_people(installation: Installation, number: int = 12) -> list[dict[str, str]]:
    """Rows of nip, name, born, agency; refuses in production, where these are real people."""
    if installation.settings.get("EPUPNS_MODE") == "production":
        message = "There are no demo people in production."
        raise SetupError(message)
    url = installation.database_url("registration").replace("postgresql+psycopg://", "postgresql://")
    with psycopg.connect(url) as connection:
        cursor = connection.execute(UNREGISTERED, [number])
        columns = [column.name for column in cursor.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in cursor]

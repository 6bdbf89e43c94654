"""``python -m services.reporting.seeding``: what is missing between the counts and what the services hold.

Needs ``REGISTRATION_DATABASE_URL`` and ``VERIFICATION_DATABASE_URL`` as well: reading there is a seeder's privilege.
Meant for a country in which nothing is under way: what is, would be counted twice.
"""

from __future__ import annotations

import sys
from collections import Counter

import click
import sqlalchemy as sa

from services.chassis.environment import ConfigurationError
from services.chassis.importing.demo import assert_demo_mode
from services.chassis.importing.engine import opened_engine
from services.reporting.tables import counts, deltas

Counted = Counter[tuple[str, str]]  # agency and stage

REGISTERED = sa.text(
    "SELECT p.agency_id, 'registered' AS stage, count(*) AS people FROM registrants r JOIN people p"
    " ON p.id = r.person_id GROUP BY 1"
)
AT_STAGES = sa.text(
    "SELECT agency_id, CASE WHEN state IN ('queued', 'open', 'no_office', 'sending', 'record_conflict')"
    " THEN 'level-' || level ELSE state END AS stage, count(*) AS people FROM cases GROUP BY 1, 2"
)


def count_what_is_missing(reporting: sa.Engine, registration: sa.Engine, verification: sa.Engine) -> int:
    """How many counts were wrong; the difference goes in as events' effects do."""
    there: Counted = Counter()
    for engine, question in ((registration, REGISTERED), (verification, AT_STAGES)):
        with engine.connect() as connection:
            there.update({(row.agency_id, row.stage): row.people for row in connection.execute(question)})
    with reporting.begin() as connection:
        known = _known(connection)
        keys = sorted(key for key in there | known if key[1] != "sent" and there[key] != known[key])
        rows = [{"agency_id": agency, "stage": stage} for agency, stage in keys]
        if rows:
            missing = [{**row, "change": there[key] - known[key]} for key, row in zip(keys, rows, strict=True)]
            connection.execute(sa.insert(deltas), missing)
    return len(rows)


def _known(connection: sa.Connection) -> Counted:
    """What is counted, with what is still to be added up."""
    known: Counted = Counter()
    for table, number in ((counts, counts.c.people), (deltas, deltas.c.change)):
        for row in connection.execute(sa.select(table.c.agency_id, table.c.stage, number.label("people"))):
            known[row.agency_id, row.stage] += row.people
    return known


def main() -> None:
    """Demo mode only."""
    try:
        assert_demo_mode()
        with (
            opened_engine() as reporting,
            opened_engine("REGISTRATION_DATABASE_URL") as registration,
            opened_engine("VERIFICATION_DATABASE_URL") as verification,
        ):
            click.echo(f"{count_what_is_missing(reporting, registration, verification)} counts")
    except ConfigurationError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()

"""``python -m services.verification.seeding``: a case for every sent form that has none.

Needs ``REGISTRATION_DATABASE_URL``, ``REFERENCE_DATABASE_URL`` and ``IDENTITY_DATABASE_URL`` as well: reading there is
a seeder's privilege.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from random import Random
from typing import Any

import click
import sqlalchemy as sa

from services.chassis.environment import ConfigurationError
from services.chassis.importing.demo import assert_demo_mode
from services.chassis.importing.engine import opened_engine
from services.chassis.importing.streaming import Progress, copy_all, pages
from services.verification.handlers.noting_quality import write
from services.verification.seeding.case import Rows, Sent, case_of
from services.verification.seeding.deciders import Deciders, read_deciders
from services.verification.seeding.quality import sums_of
from services.verification.tables import cases

FORMS = sa.select(
    sa.column("person_id"), sa.column("facts", sa.JSON), sa.column("reasons", sa.JSON), sa.column("record_version")
).select_from(
    sa.text("(SELECT s.person_id::text, s.facts, f.reasons, p.record_version FROM submissions s"
            " JOIN forms f ON f.person_id = s.person_id AND f.round = s.round JOIN people p ON p.id = s.person_id"
            " WHERE s.round = 1) AS sent")
)  # fmt: skip
FLAGGED = sa.text("SELECT id FROM org_units WHERE level1")
SEED = 2015


def open_cases(
    verification: sa.Engine, registration: sa.Engine, flagged: Collection[str], deciders: Deciders
) -> Iterator[int]:
    """Chunk by chunk, how many were new."""
    rng, now = Random(SEED), datetime.now(UTC)
    with verification.connect() as connection:
        connection.execute(sa.text("SET synchronous_commit = off"))  # a lost chunk is made again
        connection.commit()
        for rows in pages(registration, FORMS):
            with connection.begin():
                known = _known(connection, [row.person_id for row in rows])
                new = [Sent(row.facts, row.reasons, row.record_version) for row in rows if row.person_id not in known]
                made = [case_of(sent, flagged, deciders, now, rng) for sent in new]
                copy_all(connection, _together(made))
                write(connection, sums_of(made, rng))
            yield len(new)


def _known(connection: sa.Connection, person_ids: Sequence[str]) -> set[str]:
    return set(connection.scalars(sa.select(cases.c.person_id).where(cases.c.person_id.in_(person_ids))))


def _together(made: Iterable[Rows]) -> dict[sa.Table, Sequence[dict[str, Any]]]:
    together: Rows = {}
    for rows in made:
        for table, mine in rows.items():
            together.setdefault(table, []).extend(mine)
    return dict(together)


def main() -> None:
    """Demo mode only: nobody has decided any of this."""
    progress = Progress(click.echo)
    try:
        assert_demo_mode()
        with ExitStack() as stack:
            verification, registration, reference, identity = (
                stack.enter_context(opened_engine(f"{other}DATABASE_URL"))
                for other in ("", "REGISTRATION_", "REFERENCE_", "IDENTITY_")
            )
            with reference.connect() as units, identity.connect() as profiles:
                flagged, deciders = frozenset(units.scalars(FLAGGED)), read_deciders(profiles)
            for new in open_cases(verification, registration, flagged, deciders):
                progress.add(new, "cases")
    except ConfigurationError as error:
        sys.exit(str(error))
    progress.end("cases at all levels")


if __name__ == "__main__":
    main()

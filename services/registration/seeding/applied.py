"""``python -m services.registration.seeding.applied``: records take what seeded cases say is done.

Needs ``VERIFICATION_DATABASE_URL`` as well.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import click
import sqlalchemy as sa

from services.chassis.environment import ConfigurationError
from services.chassis.importing.demo import assert_demo_mode
from services.chassis.importing.engine import opened_engine
from services.chassis.importing.streaming import Progress, copy_all, pages
from services.chassis.many_rows import among, given
from services.registration.tables import forms, people, record_changes, submissions

DONE = sa.text("SELECT id::text AS case_id, person_id::text, record_version, since FROM cases WHERE state = 'done'")


def apply_done(registration: sa.Engine, verification: sa.Engine) -> Iterator[int]:
    """Chunk by chunk, how many records were new; as ``handlers.applying`` takes what nobody has to seal."""
    with registration.connect() as connection:
        connection.execute(sa.text("SET synchronous_commit = off"))  # a lost chunk is made again
        connection.commit()
        for rows in pages(verification, DONE):
            with connection.begin():
                sent = _still_sent(connection, [row.person_id for row in rows])
                new = [row for row in rows if row.person_id in sent]
                _take(connection, new, sent)
            yield len(new)


def _still_sent(connection: sa.Connection, person_ids: Sequence[str]) -> dict[str, dict[str, str]]:
    """The new values of the forms that wait for their record."""
    mine = sa.and_(submissions.c.person_id == forms.c.person_id, submissions.c.round == forms.c.round)
    sent = sa.select(forms.c.person_id, submissions.c.facts).join(submissions, mine).where(forms.c.state == "sent")
    rows = connection.execute(sent.where(among(forms.c.person_id, person_ids)))
    return {row.person_id: {change["key"]: change["new"] for change in row.facts["changes"]} for row in rows}


def _take(connection: sa.Connection, done: Sequence[sa.Row[Any]], sent: dict[str, dict[str, str]]) -> None:
    p, f = people.c, forms.c
    taken = [{"id": row.person_id, "record": sent[row.person_id], "record_version": row.record_version} for row in done]
    new = given("new", taken, p.id, p.record, p.record_version)
    born = sa.func.coalesce(sa.cast(new.c.record["tanggal_lahir"].astext, sa.Date), p.birth_date)
    record = p.record.op("||")(sa.func.jsonb_build_object("nama", p.name)).op("||")(new.c.record)
    values = {"record": record, "record_version": new.c.record_version, "birth_date": born}
    connection.execute(sa.update(people).where(p.id == new.c.id).values(values))
    mine = among(f.person_id, [row.person_id for row in done])
    connection.execute(sa.update(forms).where(mine).values(state="done"))
    copy_all(connection, {record_changes: [_remembered(row, list(sent[row.person_id])) for row in done]})


def _remembered(row: sa.Row[Any], changed: list[str]) -> dict[str, Any]:
    version = {"person_id": row.person_id, "record_version": row.record_version, "case_id": row.case_id}
    return {**version, "changed": json.dumps(changed), "at": row.since}


def main() -> None:
    """Demo mode only: nobody has verified any of this."""
    progress = Progress(click.echo)
    try:
        assert_demo_mode()
        with opened_engine() as registration, opened_engine("VERIFICATION_DATABASE_URL") as verification:
            for new in apply_done(registration, verification):
                progress.add(new, "records")
    except ConfigurationError as error:
        sys.exit(str(error))
    progress.end("records with what was verified")


if __name__ == "__main__":
    main()

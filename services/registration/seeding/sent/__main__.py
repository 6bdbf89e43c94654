"""``python -m services.registration.seeding.sent N --document JSON``: N people more have sent their form.

Needs ``REFERENCE_DATABASE_URL`` as well.  The document stands behind every change; it is in the store already.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from random import Random
from typing import Any

import click
import sqlalchemy as sa

from services.chassis.environment import ConfigurationError
from services.chassis.importing.demo import assert_demo_mode
from services.chassis.importing.engine import opened_engine
from services.chassis.importing.streaming import Progress, copy_all, pages
from services.contracts.reference.answers import UnitPlace
from services.contracts.registration.answers import Attached
from services.registration.domain import register_number
from services.registration.seeding.sent.form import Rows, Sender, sent_form
from services.registration.seeding.sent.places import unit_places
from services.registration.tables import people, registrants


def send_forms(engine: sa.Engine, places: dict[str, UnitPlace], number: int, document: Attached) -> Iterator[int]:
    """Chunk by chunk, how many people were new."""
    rng, now = Random(number), datetime.now(UTC)
    with engine.connect() as connection:
        connection.execute(sa.text("SET synchronous_commit = off"))  # a lost chunk is made again
        connection.commit()
        for rows in pages(engine, _unregistered(number)):
            known = [row for row in rows if row.unit_id in places]
            with connection.begin():
                numbers = _new_numbers(connection, len(known))
                senders = (Sender(row, places[row.unit_id], new) for row, new in zip(known, numbers, strict=True))
                copy_all(connection, _together(sent_form(sender, document, now, rng) for sender in senders))
            yield len(known)


def _unregistered(number: int) -> sa.Select[Any]:
    """People who can register, those first who were made first."""
    taken = sa.exists().where(registrants.c.person_id == people.c.id)
    return sa.select(people).where(people.c.status == "active", ~taken).order_by(people.c.id).limit(number)


def _new_numbers(connection: sa.Connection, wanted: int) -> set[str]:
    found: set[str] = set()
    while len(found) < wanted:
        found |= {register_number.draw() for _ in range(wanted - len(found))}
        taken = sa.select(registrants.c.register_number).where(registrants.c.register_number.in_(found))
        found -= set(connection.scalars(taken))
    return found


def _together(forms: Iterator[Rows]) -> dict[sa.Table, Sequence[dict[str, Any]]]:
    together: Rows = {}
    for rows in forms:
        for table, mine in rows.items():
            together.setdefault(table, []).extend(mine)
    return dict(together)


@click.command()
@click.argument("number", type=click.IntRange(1))
@click.option("--document", required=True, help="The answer of gateway.documents.seeding.")
def main(number: int, document: str) -> None:
    """NUMBER people more register and send a form; their accounts and cases are the other services' to seed."""
    progress = Progress(click.echo)
    try:
        assert_demo_mode()
        with opened_engine() as engine, opened_engine("REFERENCE_DATABASE_URL") as reference:
            with reference.connect() as connection:
                places = unit_places(connection)
            for new in send_forms(engine, places, number, json.loads(document)):
                progress.add(new, f"of {number} forms")
    except ConfigurationError as error:
        sys.exit(str(error))
    progress.end("forms sent")


if __name__ == "__main__":
    main()

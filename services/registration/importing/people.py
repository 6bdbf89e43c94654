"""Imports people: each row is checked alone, then against reference, then against the other rows and the database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from services.chassis.importing.refusals import refuse_doubles, refuse_where
from services.chassis.importing.report import Report
from services.chassis.importing.sheet import Others, Row, read
from services.chassis.importing.staging import staged, staging_table
from services.chassis.tables import outbox
from services.contracts.event import new_id
from services.contracts.registration.events import PeopleImported
from services.registration.importing.columns import AGENCY, NIP, PERSON_COLUMNS, UNIT
from services.registration.importing.directory import Directory
from services.registration.importing.person import Person, Problem, person_of
from services.registration.secrets import sealed
from services.registration.tables import people, person_nips

BATCH = 1000  # rows that are held at once


def import_people(directory: Directory, connection: sa.Connection, path: Path, report: Report) -> None:
    """Who is in the database already is left as they are: verified changes are never overwritten by a file."""
    texts = ("nip", "name", "agency_id", "unit_id", "status")
    staging = staging_table(
        "incoming_people",
        sa.Column("line", sa.Integer),
        sa.Column("id", sa.Uuid(as_uuid=False)),
        *(sa.Column(name, sa.Text) for name in texts),
        sa.Column("birth_date", sa.Date),
        sa.Column("record", JSONB),
    )
    rows = read(path, PERSON_COLUMNS, report, Others.REFUSE)
    with staged(connection, staging, _staged_rows(directory, rows, report)):
        refuse_doubles(connection, staging, "nip", NIP, report)
        known = sa.select(person_nips.c.nip).where(person_nips.c.nip == staging.c.nip).exists()
        refuse_where(connection, staging, known, NIP, staging.c.nip + " sudah ada dalam data negara.", report)
        added = _insert(connection, staging)
        report.count("added", added)
        if added:
            event = PeopleImported(people=added)
            told = {"exchange": event.exchange(), "routing_key": event.topic, "body": event.to_wire()}
            connection.execute(sa.insert(outbox).values(told))


def _insert(connection: sa.Connection, staging: sa.Table) -> int:
    columns = [column for column in staging.columns if column.name != "line"]
    rows = sa.select(*columns).order_by(staging.c.line)
    connection.execute(sa.insert(people).from_select([column.name for column in columns], rows))
    nips = sa.select(staging.c.nip, staging.c.id)
    connection.execute(sa.insert(person_nips).from_select(["nip", "person_id"], nips))
    return connection.scalar(sa.select(sa.func.count()).select_from(staging)) or 0


def _staged_rows(directory: Directory, rows: Iterator[Row], report: Report) -> Iterator[tuple[Any, ...]]:
    today = datetime.now(UTC).date()
    while batch := list(islice(rows, BATCH)):
        persons = list(_persons(batch, today, report))
        directory.learn((person.unit for person in persons), [person.record for person in persons])
        for person in persons:
            if problems := _misplaced(directory, person):
                report.refuse_row(person.line, problems)
            else:
                agency = directory.agency_id(person.agency)
                named = (person.nip, person.name, agency, person.unit, person.status)
                record = json.dumps(sealed(person.record), ensure_ascii=False)
                yield person.line, new_id(), *named, person.birth_date, record


def _persons(batch: Iterable[Row], today: Any, report: Report) -> Iterator[Person]:
    for row in batch:
        person, problems = person_of(row, today)
        if person is None:
            report.refuse_row(row.line, problems)
        else:
            yield person


def _misplaced(directory: Directory, person: Person) -> list[Problem]:
    problems = [
        (name, f"Kode {person.record[name]} tidak ada dalam daftar.") for name in directory.unknown(person.record)
    ]
    agency = directory.agency_id(person.agency)
    if agency is None:
        problems.append((AGENCY, f"Instansi {person.agency} tidak ada."))
    elif (theirs := directory.holds(agency, person.unit)) is None:
        problems.append((UNIT, f"Unit organisasi {person.unit} tidak ada."))
    elif not theirs:
        problems.append((UNIT, f"Unit organisasi {person.unit} bukan milik instansi {person.agency}."))
    return problems

"""Fills all inboxes by the database itself: every open case once more and once more, until so many are open.

What is made here stands in verification alone: case, changes, findings, steps and decisions are those of the case that
it was made after, in the same office, under ids, a nomor register and a NIP of its own.  No other service knows its
civil servant: it is listed, searched, claimed, opened and decided like any other, and only registration would refuse to
take its values after the last level.  The cases that were there before, known to every service, are the oldest of their
inboxes, so that they are taken first.
"""
from __future__ import annotations

from math import ceil
from typing import Any

import psycopg
import sqlalchemy as sa

from services.verification import tables

TABLES = ("cases", "changes", "findings", "decisions", "transitions")
OPEN = "SELECT count(*) FROM cases WHERE state = 'open'"
OLDER = "UPDATE cases SET since = since - interval '1 hour' WHERE state = 'open'"
# ids grow with time, as UUIDv7 do
NEW_ID = """CAST(lpad(to_hex(CAST(extract(epoch FROM now()) * 1000 AS bigint) + number), 12, '0') || '7'
    || substr(noise, 1, 3) || '8' || substr(noise, 4, 15) AS uuid)"""
MORE = f"""CREATE TEMPORARY TABLE more AS SELECT old, {NEW_ID} AS id, number FROM (
    SELECT id AS old, row_number() OVER () + (SELECT count(*) FROM cases) AS number, md5(id::text || time) AS noise
    FROM cases CROSS JOIN generate_series(1, %s) AS time WHERE state = 'open' AND claimed_by IS NULL
    ORDER BY time LIMIT %s) AS numbered"""
MORE_CHANGES = f"""CREATE TEMPORARY TABLE more_changes AS SELECT old, {NEW_ID} AS id, case_id FROM (
    SELECT c.id AS old, m.id AS case_id, row_number() OVER () AS number, md5(c.id::text || m.number) AS noise
    FROM more m JOIN changes c ON c.case_id = m.old) AS numbered"""
SIGNS = "'0123456789abcdef', '23456789ABCDEFGH'"  # a nomor register is written without look-alikes
OF_ITS_OWN = {
    "id": "m.id",
    "person_id": "gen_random_uuid()",
    "submission_id": "gen_random_uuid()",
    "register_number": f"translate(lpad(to_hex(m.number), 8, '0'), {SIGNS})",
    "nip": "left(t.nip, 15) || lpad(CAST(1 + m.number % 999 AS text), 3, '0')",
    "since": "now() - random() * interval '1 hour'",
}


def fill(admin: str, wanted: int) -> dict[str, int]:
    """Until ``wanted`` cases are open: the rows that were written; nothing when so many are open already.

    ``admin``: the server's administrator on verification's database; rows that belong together by their making are
    not checked for it one by one.
    """
    with psycopg.connect(admin, autocommit=True, cursor_factory=psycopg.ClientCursor) as connection:
        had = _number(connection, OPEN)
        if not 0 < had < wanted:
            return {}
        with connection.transaction():
            connection.execute("SET LOCAL session_replication_role = replica")
            connection.execute("SET LOCAL work_mem = '256MB'")
            connection.execute(OLDER)
            connection.execute(MORE, [ceil(wanted / had), wanted - had])
            connection.execute(MORE_CHANGES)
            connection.execute("ANALYZE more, more_changes")
            written = {name: connection.execute(_copies(tables.metadata.tables[name])).rowcount for name in TABLES}
        connection.execute("VACUUM ANALYZE")
        return written


def _number(connection: psycopg.Connection[Any], question: Any) -> int:
    row = connection.execute(question).fetchone()
    return int(row[0]) if row else 0


def _copies(table: sa.Table) -> Any:
    """One INSERT ... SELECT: all columns as they are, but what each row has of its own."""
    names = [column.name for column in table.columns]
    if table.name == "cases":
        own, source = OF_ITS_OWN, "more m JOIN cases t ON t.id = m.old"
    elif table.name == "transitions":
        own, source = {"case_id": "m.id"}, "more m JOIN transitions t ON t.case_id = m.old"
    else:
        key = "id" if table.name == "changes" else "change_id"
        own, source = {key: "m.id", "case_id": "m.case_id"}, f"more_changes m JOIN {table.name} t ON t.{key} = m.old"
    columns, values = ", ".join(f'"{name}"' for name in names), ", ".join(own.get(n, f't."{n}"') for n in names)
    return f"INSERT INTO {table.name} ({columns}) SELECT {values} FROM {source}"

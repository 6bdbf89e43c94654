"""Makes a country as large as wanted by the databases themselves: everybody in it once more and once more.

A copy works in the same unit as whoever it was made after and went the same way with its form, some days earlier,
under ids, a NIP and a nomor register of its own; its birth year is another.  It stands in registration and verification
only, without riwayat rows, documents and answers, its case without changes: what Statistik and Rekapitulasi count is
all there.  Who has not sent a form is listed as missing, or registration would find it out and tell it all day.
"""
from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from math import ceil
from typing import Any

import psycopg
import sqlalchemy as sa

from services.registration import tables as registered
from services.verification import tables as verified

# the same in both databases, so that a copied case is the copied person's; another where it is filled once more
COPY_OF = "CAST(md5(CAST({} AS text) || '/:people/' || more.n) AS uuid)"
EARLIER = "{} - (more.n % 30) * interval '1 day'"
SIGNS = "'0123456789abcdef', '23456789ABCDEFGH'"  # a nomor register is written without look-alikes
NUMBERS = "(SELECT t.*, row_number() OVER (ORDER BY t.{}) AS number FROM {} t)"
NUMBER = "(more.n * :had + t.number)"
REGISTER_NUMBER = f"translate(lpad(to_hex({NUMBER}), 9, '0'), {SIGNS})"
Own = dict[str, str]  # column -> what a copy has instead
IN_REGISTRATION: dict[str, Own] = {
    "people": {
        "id": COPY_OF.format("t.id"), "nip": f"'9' || lpad(CAST({NUMBER} AS text), 17, '0')",
        "birth_date": "t.birth_date - CAST(more.n % 3650 AS int)",
    },
    "registrants": {
        "person_id": COPY_OF.format("t.person_id"), "register_number": REGISTER_NUMBER,
        "registered_at": EARLIER.format("t.registered_at"), "proof_code": "replace(gen_random_uuid()::text, '-', '')",
    },
    "forms": {
        "person_id": COPY_OF.format("t.person_id"), "answers": "'{}'", "edits": "'{}'",
        "saved_at": EARLIER.format("t.saved_at"), "sent_at": EARLIER.format("t.sent_at"),
    },
    "submissions": {
        "id": COPY_OF.format("t.id"), "person_id": COPY_OF.format("t.person_id"), "facts": "'{}'",
        "sent_at": EARLIER.format("t.sent_at"),
    },
}  # fmt: skip
IN_VERIFICATION: dict[str, Own] = {
    "cases": {
        "id": COPY_OF.format("t.id"), "person_id": COPY_OF.format("t.person_id"),
        "submission_id": COPY_OF.format("t.submission_id"), "register_number": REGISTER_NUMBER,
        "nip": f"'9' || lpad(CAST({NUMBER} AS text), 17, '0')", "sent_at": EARLIER.format("t.sent_at"),
        "since": EARLIER.format("t.since"), "claimed_by": "NULL",
    },
    "transitions": {"case_id": COPY_OF.format("t.case_id"), "at": EARLIER.format("t.at")},
}  # fmt: skip
MISSING = """SELECT keep_missing(array_agg(id)) FROM people
             WHERE NOT EXISTS (SELECT FROM missing_people WHERE person_id = id)"""
FIRST = {"people": "id", "cases": "id", "transitions": "case_id"}  # the rest: person_id


def fill(registration: str, verification: str, people: int) -> dict[str, int]:
    """Until there are ``people``: the rows that were written; nothing when there are so many already.

    The addresses are the server's administrator's on the two databases: rows that belong together by their making are
    not checked for it one by one.
    """
    with psycopg.connect(registration, autocommit=True) as connection:
        had = _number(connection, "SELECT count(*) FROM people")
    times = ceil((people - had) / had) if had else 0
    with ThreadPoolExecutor() as pool:
        one = pool.submit(_copy, registration, registered.metadata, IN_REGISTRATION, had, times, MISSING)
        other = pool.submit(_copy, verification, verified.metadata, IN_VERIFICATION, had, times)
        return one.result() | other.result()


def _copy(
    url: str, metadata: sa.MetaData, tables: dict[str, Own], people: int, times: int, afterwards: str = ""
) -> dict[str, int]:
    written = {}
    with psycopg.connect(url, autocommit=True) as connection:
        with connection.transaction():
            connection.execute("SET LOCAL session_replication_role = replica")
            connection.execute("SET LOCAL work_mem = '256MB'")
            for name, own in tables.items() if times > 0 else ():
                had = _number(connection, f"SELECT count(*) FROM {name}")
                statement = _statement(metadata.tables[name], own, times).replace(":had", str(had))
                written[name] = connection.execute(statement.replace(":people", str(people)).encode()).rowcount
            if written and afterwards:
                connection.execute(afterwards.encode())
        connection.execute("VACUUM ANALYZE")
    return written


def _statement(table: sa.Table, own: Own, times: int) -> str:
    """One INSERT ... SELECT: all columns as they are, but what each row has of its own."""
    names = [column.name for column in table.columns]
    values = ", ".join(own.get(name, f't."{name}"') for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    source = NUMBERS.format(FIRST.get(table.name, "person_id"), table.name)
    return f"INSERT INTO {table.name} ({columns}) SELECT {values} FROM {source} t, generate_series(1, {times}) more (n)"


def _number(connection: psycopg.Connection[Any], question: str) -> int:
    row = connection.execute(question.encode()).fetchone()
    return int(row[0]) if row else 0

"""A temporary table that takes rows by COPY, so that the checks between rows are questions to the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import sqlalchemy as sa
from psycopg import sql

from services.chassis.importing.report import Report


def staging_table(name: str, *columns: sa.Column[Any]) -> sa.Table:
    """A table for ``staged``; it lives as long as its transaction."""
    return sa.Table(name, sa.MetaData(), *columns, prefixes=["TEMPORARY"])


@contextmanager
def staged(connection: sa.Connection, table: sa.Table, rows: Iterable[tuple[Any, ...]]) -> Iterator[sa.Table]:
    """The table with ``rows`` in it, which are pulled one by one."""
    table.create(connection)
    copy_rows(connection, table, rows)
    connection.execute(sa.text(f"ANALYZE {table.name}"))
    yield table
    table.drop(connection)


def copy_rows(connection: sa.Connection, table: sa.Table, rows: Iterable[tuple[Any, ...]]) -> None:
    """COPY rows, whose values stand in the order of the table's columns."""
    columns = sql.SQL(", ").join(sql.Identifier(column.name) for column in table.columns)
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), columns)
    with driver(connection).cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def refuse_doubles(connection: sa.Connection, table: sa.Table, column: str, label: str, report: Report) -> None:
    """Take rows out whose value an earlier row has already; ``table`` has a column ``line``."""
    first = sa.func.first_value(table.c.line).over(partition_by=table.c[column], order_by=table.c.line)
    seen = sa.select(table.c.line, first.label("first")).where(table.c[column] != "").subquery()
    doubles = sa.delete(table).where(table.c.line == seen.c.line, seen.c.first < seen.c.line)
    for line, value, earlier in connection.execute(doubles.returning(table.c.line, table.c[column], seen.c.first)):
        report.refuse(line, label, f"{value} sudah ada di baris {earlier}.")


def refuse_where(
    connection: sa.Connection,
    table: sa.Table,
    wrong: sa.ColumnElement[bool],
    label: str,
    message: sa.ColumnElement[str],
    report: Report,
) -> None:
    """Take out the rows for which ``wrong`` holds; ``message`` is made in the database from each of them."""
    for line, said in connection.execute(sa.delete(table).where(wrong).returning(table.c.line, message)):
        report.refuse(line, label, said)


def driver(connection: sa.Connection) -> psycopg.Connection[Any]:
    """The driver's own connection, inside the same transaction."""
    found = connection.connection.driver_connection
    if not isinstance(found, psycopg.Connection):
        raise TypeError(f"COPY needs psycopg, not {type(found).__name__}.")
    return found

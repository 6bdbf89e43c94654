"""A temporary table that takes rows by COPY, so that the checks between rows are questions to the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
import sqlalchemy as sa
from psycopg import sql


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


def copy_rows(
    connection: sa.Connection, table: sa.Table, rows: Iterable[tuple[Any, ...]], names: Sequence[str] = ()
) -> None:
    """COPY rows, whose values stand in the order of ``names``, or of all the table's columns."""
    columns = sql.SQL(", ").join(map(sql.Identifier, names or [column.name for column in table.columns]))
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), columns)
    with driver(connection).cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def driver(connection: sa.Connection) -> psycopg.Connection[Any]:
    """The driver's own connection, inside the same transaction."""
    found = connection.connection.driver_connection
    if not isinstance(found, psycopg.Connection):
        raise TypeError(f"COPY needs psycopg, not {type(found).__name__}.")
    return found

"""Rows that only the database can find wrong: doubles within the file, and what a question about each row says."""

from __future__ import annotations

import sqlalchemy as sa

from services.chassis.importing.report import Report


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

"""Rows of a temporary table go into the real one: new ones are added, different ones changed, equal ones left alone."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.importing.report import Report


def upsert(
    connection: sa.Connection, table: sa.Table, rows: sa.Select[Any], report: Report, **touched: sa.ColumnElement[Any]
) -> None:
    """Write ``rows`` (named like the table's columns) and count what happened; ``touched`` is set on a changed row."""
    names = [column.name for column in rows.selected_columns]
    keys = [column.name for column in table.primary_key]
    values = [name for name in names if name not in keys]
    new = insert(table).from_select(names, rows)
    differs = sa.tuple_(*(table.c[n] for n in values)).is_distinct_from(sa.tuple_(*(new.excluded[n] for n in values)))
    settled = new.on_conflict_do_update(
        index_elements=keys, set_={name: new.excluded[name] for name in values} | touched, where=differs
    )
    total = connection.scalar(sa.select(sa.func.count()).select_from(rows.subquery())) or 0
    written = settled.returning(sa.literal_column("(xmax = 0)").label("added")).cte("written")
    added, changed = connection.execute(
        sa.select(
            sa.func.count().filter(written.c.added), sa.func.count().filter(sa.not_(written.c.added))
        ).select_from(written)
    ).one()
    report.count("added", added)
    report.count("changed", changed)
    report.count("unchanged", total - added - changed)

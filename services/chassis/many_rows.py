"""Any number of rows or keys as one parameter.

A statement keeps its text whatever the size of the batch: it is compiled once, and prepared once by the database.
"""
from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB, Insert, insert


def among(column: sa.ColumnElement[Any], values: Collection[Any]) -> sa.ColumnElement[bool]:
    """The condition that ``column`` is one of ``values``."""
    return column == sa.any_(sa.literal(list(values), sa.ARRAY(column.type)))


def given(name: str, rows: Sequence[Mapping[str, Any]], *columns: sa.ColumnElement[Any]) -> sa.TableValuedAlias:
    """``rows``, values that JSON can hold, as a table ``name``; its columns are named and typed like ``columns``."""
    typed = (sa.column(column.key or "", column.type) for column in columns)
    table = sa.func.jsonb_to_recordset(sa.literal(list(rows), JSONB)).table_valued(*typed, name=name)
    return table.render_derived(name=name, with_types=True)


def insert_rows(table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> Insert:
    """Insert ``rows``; all have the keys of the first one."""
    columns = [table.c[name] for name in rows[0]]
    return insert(table).from_select(columns, sa.select(given("given", rows, *columns)), include_defaults=False)

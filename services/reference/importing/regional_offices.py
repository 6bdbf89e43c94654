"""Imports the regional offices (kanreg), and which provinces each of them serves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from services.chassis.importing.refusals import refuse_doubles, refuse_where
from services.chassis.importing.report import Report
from services.chassis.importing.sheet import Column, Others, read
from services.chassis.importing.staging import staged, staging_table
from services.reference.importing.upsert import upsert
from services.reference.tables import regional_offices

OFFICE_COLUMNS = (
    Column("kode", ("id", "kanreg"), required=True),
    Column("romawi"),
    Column("kota"),
    Column("nama"),
)
PROVINCE_COLUMNS = (
    Column("kanreg", ("kode",), required=True),
    Column("provinsi", ("provinsi_kemendagri", "kode_provinsi"), required=True),
)


def import_regional_offices(connection: sa.Connection, path: Path, report: Report) -> None:
    """``kode`` and ``nama``, or ``romawi`` and ``kota`` from which the name is made."""
    staging = staging_table(
        "incoming_offices", sa.Column("line", sa.Integer), sa.Column("id", sa.Text), sa.Column("name", sa.Text)
    )
    with staged(connection, staging, _offices(path, report)):
        refuse_doubles(connection, staging, "id", "kode", report)
        upsert(connection, regional_offices, sa.select(staging.c.id, staging.c.name), report)


def _offices(path: Path, report: Report) -> Iterator[tuple[Any, ...]]:
    for row in read(path, OFFICE_COLUMNS, report, Others.KEEP):
        city = row.values.get("kota", "").partition(" (")[0]
        name = row.values.get("nama") or " ".join(filter(None, ("Kanreg", row.values.get("romawi", ""), city)))
        if not row.values["kode"]:
            report.refuse(row.line, "kode", "Kode kosong.")
        else:
            yield row.line, row.values["kode"], name


def import_provinces(connection: sa.Connection, path: Path, report: Report) -> None:
    """The provinces of each office; agencies without a kanreg of their own take that of their province."""
    staging = staging_table(
        "incoming_provinces",
        sa.Column("line", sa.Integer),
        sa.Column("office", sa.Text),
        sa.Column("province", sa.Text),
    )
    rows = (
        (row.line, row.values["kanreg"], row.values["provinsi"])
        for row in read(path, PROVINCE_COLUMNS, report, Others.KEEP)
    )
    with staged(connection, staging, rows):
        known = sa.select(regional_offices.c.id).where(regional_offices.c.id == staging.c.office).exists()
        refuse_where(connection, staging, ~known, "kanreg", "Kanreg " + staging.c.office + " tidak ada.", report)
        refuse_doubles(connection, staging, "province", "provinsi", report)
        served = sa.cast(sa.func.array_agg(staging.c.province), ARRAY(sa.Text))
        sums = sa.select(staging.c.office, served.label("provinces")).group_by(staging.c.office).subquery()
        statement = sa.update(regional_offices).where(regional_offices.c.id == sums.c.office)
        connection.execute(statement.values(provinces=sums.c.provinces))
        count = sa.select(sa.func.count()).select_from(staging)
        report.count("taken", connection.scalar(count) or 0)

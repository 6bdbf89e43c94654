"""Imports agencies (instansi): national ones, and regional ones with their regional office."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from services.chassis.importing.refusals import refuse_doubles, refuse_where
from services.chassis.importing.report import Report
from services.chassis.importing.sheet import Column, Others, Row, read
from services.chassis.importing.staging import staged, staging_table
from services.reference.importing.places import place_agencies
from services.reference.importing.upsert import upsert
from services.reference.tables import agencies, regional_offices

COLUMNS = (
    Column("id"),
    Column("kode", required=True),
    Column("nama", required=True),
    Column("jenis", ("jenis_p_d",), required=True),
    Column("kelompok"),
    Column("kode_provinsi", ("prov_kemendagri",)),
    Column("provinsi"),
    Column("kanreg"),
)
NATIONAL = {"P": True, "D": False}  # pusat, daerah
STAGED = ("id", "code", "name", "kind", "kanreg_id", "province_code", "province")


def import_agencies(connection: sa.Connection, path: Path, report: Report) -> None:
    """One row for each agency; an agency that is there already takes the file's values."""
    staging = staging_table(
        "incoming_agencies",
        sa.Column("line", sa.Integer),
        sa.Column("national", sa.Boolean),
        *(sa.Column(name, sa.Text) for name in STAGED),
    )
    with staged(connection, staging, _rows(path, report)):
        refuse_doubles(connection, staging, "id", "id", report)
        refuse_doubles(connection, staging, "code", "kode", report)
        _refuse_foreign(connection, staging, report)
        _find_offices(connection, staging, report)
        names = ("national", *STAGED)
        upsert(connection, agencies, sa.select(*(staging.c[name] for name in names)), report)
        place_agencies(connection, report)


def _rows(path: Path, report: Report) -> Iterator[tuple[Any, ...]]:
    for row in read(path, COLUMNS, report, Others.KEEP):
        if (said := _lacks(row)) is not None:
            report.refuse(row.line, *said)
            continue
        v = row.values
        national = NATIONAL[v["jenis"].upper()]
        office = None if national else v.get("kanreg") or None
        places = (v.get("kode_provinsi", ""), v.get("provinsi", ""))
        yield row.line, national, v.get("id") or v["kode"], v["kode"], v["nama"], v.get("kelompok", ""), office, *places


def _lacks(row: Row) -> tuple[str, str] | None:
    for name in ("kode", "nama"):
        if not row.values[name]:
            return name, "Isian kosong."
    if row.values["jenis"].upper() not in NATIONAL:
        return "jenis", f"Harus P (pusat) atau D (daerah), bukan {row.values['jenis'] or 'kosong'}."
    return None


def _refuse_foreign(connection: sa.Connection, staging: sa.Table, report: Report) -> None:
    taken = agencies.alias("taken")
    of_another = sa.select(taken.c.id).where(taken.c.code == staging.c.code, taken.c.id != staging.c.id).exists()
    said = "Kode " + staging.c.code + " sudah dipakai instansi lain."
    refuse_where(connection, staging, of_another, "kode", said, report)
    known = sa.select(regional_offices.c.id).where(regional_offices.c.id == staging.c.kanreg_id).exists()
    unknown = staging.c.kanreg_id.is_not(None) & ~known
    refuse_where(connection, staging, unknown, "kanreg", "Kanreg " + staging.c.kanreg_id + " tidak ada.", report)


def _find_offices(connection: sa.Connection, staging: sa.Table, report: Report) -> None:
    lacking = staging.c.kanreg_id.is_(None) & ~staging.c.national
    serving = staging.c.province_code == sa.any_(regional_offices.c.provinces)
    connection.execute(sa.update(staging).where(lacking, serving).values(kanreg_id=regional_offices.c.id))
    for line, name in connection.execute(sa.select(staging.c.line, staging.c.name).where(lacking)):
        report.warn(line, "kanreg", f"{name} tidak punya kanreg, sehingga level 3 belum ada verifikatornya.")

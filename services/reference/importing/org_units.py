"""Imports org units (unor) of any agencies, parents and children in any order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from services.chassis.importing.refusals import refuse_doubles, refuse_where
from services.chassis.importing.report import Report
from services.chassis.importing.sheet import Column, Others, Row, read
from services.chassis.importing.staging import staged, staging_table
from services.contracts.spelling.how_search_matches import searched_text
from services.reference.importing.tree import announce_flags, place, replace_paths
from services.reference.importing.upsert import upsert
from services.reference.tables import agencies, org_units

COLUMNS = (
    Column("id", ("kode", "unor_id"), required=True),
    Column("nama", ("nama_unor",), required=True),
    Column("instansi", ("instansi_id", "kode_instansi"), required=True),
    Column("induk", ("induk_id", "parent_id", "unor_atasan_id")),
    Column("eselon", ("eselon_id",)),
    Column("jabatan", ("nama_jabatan",)),
    Column("level1", ("verifikator_level_1", "level_1")),
    Column("aktif"),
)
TRUTH = {"1": True, "ya": True, "y": True, "true": True, "0": False, "tidak": False, "t": False, "false": False}
NAMED = ("id", "name", "parent_id", "agency_id", "eselon", "position", "level1", "active", "search", "path")


def import_units(connection: sa.Connection, path: Path, report: Report) -> None:
    """``instansi`` is an agency's id or code; a changed tick at level 1 is announced to the other services."""
    write_units(connection, _rows(path, report), report)


def write_units(connection: sa.Connection, rows: Iterator[tuple[Any, ...]], report: Report) -> None:
    """Rows of line, id, name, parent, agency (id or code), eselon, position, level1, active, search."""
    texts = ("id", "name", "parent_id", "agency_id", "eselon", "position")
    staging = staging_table(
        "incoming_units",
        sa.Column("line", sa.Integer),
        *(sa.Column(name, sa.Text) for name in texts),
        sa.Column("level1", sa.Boolean),
        sa.Column("active", sa.Boolean),
        sa.Column("search", sa.Text),
    )
    with staged(connection, staging, rows):
        path: sa.Column[list[str]] = sa.Column("path", ARRAY(sa.Text))
        connection.execute(sa.text("ALTER TABLE incoming_units ADD COLUMN path text[]"))
        staging.append_column(path)
        refuse_doubles(connection, staging, "id", "id", report)
        _find_agencies(connection, staging, report)
        place(connection, staging, report)
        announce_flags(connection)
        grown = {"version": org_units.c.version + 1}
        upsert(connection, org_units, sa.select(*(staging.c[name] for name in NAMED)), report, **grown)
        replace_paths(connection)


def _rows(path: Path, report: Report) -> Iterator[tuple[Any, ...]]:
    for row in read(path, COLUMNS, report, Others.KEEP):
        v = row.values
        flag, active = TRUTH.get(v.get("level1", "").lower() or "0"), TRUTH.get(v.get("aktif", "").lower() or "1")
        if flag is None or active is None:
            report.refuse(row.line, "level1" if flag is None else "aktif", "Harus 1 atau 0.")
        elif (empty := _empty(row)) is not None:
            report.refuse(row.line, empty, "Isian kosong.")
        else:
            texts = (v["id"], v["nama"], v.get("induk", ""), v["instansi"], v.get("eselon", ""), v.get("jabatan", ""))
            yield row.line, *texts, flag, active, searched_text(v["nama"])


def _empty(row: Row) -> str | None:
    return next((name for name in ("id", "nama", "instansi") if not row.values[name]), None)


def _find_agencies(connection: sa.Connection, staging: sa.Table, report: Report) -> None:
    by_code = sa.update(staging).where(agencies.c.code == staging.c.agency_id)
    connection.execute(by_code.values(agency_id=agencies.c.id))
    known = sa.select(agencies.c.id).where(agencies.c.id == staging.c.agency_id).exists()
    said = "Instansi " + staging.c.agency_id + " tidak ada."
    refuse_where(connection, staging, ~known, "instansi", said, report)
    elsewhere = sa.select(org_units.c.id).where(
        org_units.c.id == staging.c.id, org_units.c.agency_id != staging.c.agency_id
    )
    refuse_where(
        connection, staging, elsewhere.exists(), "instansi", sa.literal("Unit ini milik instansi lain."), report
    )

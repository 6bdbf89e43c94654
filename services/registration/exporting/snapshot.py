"""The rows of an export as they were at one moment: one statement copies them, secret values sealed as they are."""
from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from services.chassis.many_rows import among
from services.chassis.work import UnitOfWork
from services.registration.domain.what_can_be_exported import MOST_ROWS
from services.registration.tables import export_rows, exports, forms, people

TOO_MANY = "Lebih dari {most} baris. Persempit dengan instansi atau saringan lain."


def take_snapshot(uow: UnitOfWork, row: sa.Row[Any]) -> None:
    """Verified records only, in the order of their NIP; more than an export may hold ends it with a reason."""
    number = sa.func.row_number().over(order_by=people.c.nip)
    own = {"nip_baru": people.c.nip, "nama": people.c.name, "instansi_kerja": people.c.agency_id}
    values = sa.func.jsonb_build_object(*(part for pair in own.items() for part in pair))
    verified = (
        sa.select(sa.literal(row.id, sa.Uuid(as_uuid=False)), number, people.c.id, people.c.record + values)
        .join(forms, forms.c.person_id == people.c.id)
        .where(forms.c.state == "done", among(people.c.agency_id, row.agencies), *_narrowed(row))
        .limit(MOST_ROWS + 1)
    )
    columns = ["export_id", "number", "person_id", "values"]
    uow.session.execute(sa.insert(export_rows).from_select(columns, verified, include_defaults=False))
    mine = sa.select(sa.func.count()).where(export_rows.c.export_id == row.id)
    total = uow.session.scalars(mine).one()
    now: dict[str, Any] = {"state": "running", "total": total, "snapshot_at": sa.func.now()}
    if total > MOST_ROWS:
        uow.session.execute(sa.delete(export_rows).where(export_rows.c.export_id == row.id))
        now = {"state": "failed", "problem": TOO_MANY.format(most=MOST_ROWS), "finished_at": sa.func.now()}
    uow.session.execute(sa.update(exports).where(exports.c.id == row.id, exports.c.state == "queued").values(now))


def _narrowed(row: sa.Row[Any]) -> list[sa.ColumnElement[bool]]:
    asked = {"golongan": row.golongan, "jenis_jabatan": row.position}
    return [people.c.record[name].astext == value for name, value in asked.items() if value]


def rows_after(uow: UnitOfWork, export_id: str, number: int, limit: int) -> list[sa.Row[Any]]:
    """The next rows of a snapshot."""
    columns = sa.select(export_rows.c.number, export_rows.c.person_id, export_rows.c["values"].label("cells"))
    mine = (export_rows.c.export_id == export_id, export_rows.c.number > number)
    return list(uow.session.execute(columns.where(*mine).order_by(export_rows.c.number).limit(limit)))

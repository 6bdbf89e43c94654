"""The rows of an export as they were at one moment, copied page by page, secret values sealed as they are."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from services.chassis.many_rows import among
from services.chassis.work import UnitOfWork, Work
from services.registration.domain.what_can_be_exported import MOST_ROWS
from services.registration.exporting.pace import resting
from services.registration.tables import export_rows, exports, forms, people

PAGE = 2_000  # rows that one statement copies
CHOSEN = sa.text("CREATE TEMPORARY TABLE chosen (number int PRIMARY KEY, person_id uuid NOT NULL) ON COMMIT DROP")
COPIED = sa.text("""
    INSERT INTO export_rows (export_id, number, person_id, "values")
    SELECT :id, c.number, p.id,
           p.record || jsonb_build_object('nip_baru', p.nip, 'nama', p.name, 'instansi_kerja', p.agency_id)
    FROM chosen c JOIN people p ON p.id = c.person_id WHERE c.number > :start AND c.number <= :end
""")
TOO_MANY = "Lebih dari {most} baris. Persempit dengan instansi atau saringan lain."


class NotWanted(Exception):
    """It was cancelled while its rows were copied."""


def take_snapshot(uow: UnitOfWork, row: sa.Row[Any], wanted: Callable[[], bool]) -> None:
    """Verified records only, in the order of their NIP; more than an export may hold ends it with a reason.

    All pages see the database as it was when the transaction began; the worker rests between them.  Raises
    ``NotWanted`` as soon as ``wanted``, which asks in a transaction of its own, says so.
    """
    uow.session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
    uow.session.execute(CHOSEN)
    total = _choose(uow, row)
    too_many = {"state": "failed", "problem": TOO_MANY.format(most=MOST_ROWS), "forgotten": True}
    now: dict[str, Any] = {**too_many, "finished_at": sa.func.now()}
    if total <= MOST_ROWS:
        for start in range(0, total, PAGE):
            if not wanted():
                raise NotWanted
            with resting():
                uow.session.execute(COPIED, {"id": row.id, "start": start, "end": start + PAGE})
        now = {"state": "running", "snapshot_at": sa.func.now()}
    mine = (exports.c.id == row.id, exports.c.state == "queued")
    uow.session.execute(sa.update(exports).where(*mine).values(total=total, **now))


def _choose(uow: UnitOfWork, row: sa.Row[Any]) -> int:
    """Numbers the people of the export; how many, or one more than it may hold."""
    verified = (
        sa.select(people.c.id, sa.func.row_number().over(order_by=people.c.nip))
        .join(forms, forms.c.person_id == people.c.id)
        .where(forms.c.state == "done", among(people.c.agency_id, row.agencies), *_narrowed(row))
        .limit(MOST_ROWS + 1)
    )
    chosen = sa.table("chosen", sa.column("person_id"), sa.column("number"))
    uow.session.execute(sa.insert(chosen).from_select(["person_id", "number"], verified))
    uow.session.execute(sa.text("ANALYZE chosen"))
    return uow.session.scalars(sa.select(sa.func.count()).select_from(chosen)).one()


def _narrowed(row: sa.Row[Any]) -> list[sa.ColumnElement[bool]]:
    asked = {"golongan": row.golongan, "jenis_jabatan": row.position}
    return [people.c.record[name].astext == value for name, value in asked.items() if value]


def rows_after(uow: UnitOfWork, export_id: str, number: int, limit: int) -> list[sa.Row[Any]]:
    """The next rows of a snapshot."""
    columns = sa.select(export_rows.c.number, export_rows.c.person_id, export_rows.c["values"].label("cells"))
    mine = (export_rows.c.export_id == export_id, export_rows.c.number > number)
    return list(uow.session.execute(columns.where(*mine).order_by(export_rows.c.number).limit(limit)))


def forget_rows(work: Work, export_id: str, total: int) -> None:
    """All rows of a snapshot, page by page with rests: a million deleted at once hold up others."""
    for start in range(0, total, PAGE):
        with resting():
            work.do(_forget_some, export_id, start)


def _forget_some(uow: UnitOfWork, export_id: str, start: int) -> None:
    number = export_rows.c.number
    some = sa.delete(export_rows).where(export_rows.c.export_id == export_id, number > start, number <= start + PAGE)
    uow.session.execute(some)

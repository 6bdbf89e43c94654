"""Makes the file of an export part by part: what is written stays written when the process dies."""
from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from io import RawIOBase, StringIO
from typing import Any

import sqlalchemy as sa
import structlog

from services.chassis.sealed_parts import SealedParts
from services.chassis.work import UnitOfWork, Work
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.registration.domain.what_can_be_exported import is_unusual
from services.registration.exporting.asking import KEPT
from services.registration.exporting.cells import Cells
from services.registration.exporting.pace import resting
from services.registration.exporting.snapshot import forget_rows, rows_after
from services.registration.exporting.whole_files import OpenFile
from services.registration.labels import Names
from services.registration.tables import export_rows, exports

log = structlog.get_logger()
PART = 500  # rows: each is a transaction, an entry of the audit, and what memory holds at a time
PIECE = 4 * 1024 * 1024  # bytes of a part of a file that is written in one go
MARK = "\ufeff"
Maker = Callable[[Work, sa.Row[Any], Names, SealedParts], None]


def csv_part(work: Work, row: sa.Row[Any], names: Names, store: SealedParts) -> None:
    """The next rows, or the end."""
    rows = work.do(rows_after, row.id, row.done_rows, PART)
    if not rows:
        return _end(work, row, store, row.done_rows, row.parts)
    cells, text = Cells(row, names), StringIO()
    writer = csv.writer(text)
    if row.parts == 0:
        text.write(MARK)
        writer.writerow(cells.header)
    writer.writerows(cells.of([one.cells for one in rows]))
    store.write(row.id, row.parts, text.getvalue().encode())
    work.do(_note, row, rows, row.parts + 1)
    return None


def whole_file(kind: OpenFile) -> Maker:
    """A maker for a kind of file that is written from the snapshot in one go; begun anew after a crash.

    Nothing lies on the disk that is not sealed, whenever the process dies.
    """

    def make(work: Work, row: sa.Row[Any], names: Names, store: SealedParts) -> None:
        with store.begin(row.id, PIECE) as file:
            number = _fill(work, row, Cells(row, names), kind, file)
            if number is not None:
                _end(work, row, store, number, file.end())

    return make


def _fill(work: Work, row: sa.Row[Any], cells: Cells, kind: OpenFile, into: RawIOBase) -> int | None:
    """The number of the last row that there was; None when it was cancelled meanwhile."""
    number = 0
    with kind(into, row, cells.header) as file:
        while rows := work.do(rows_after, row.id, number, PART):
            with resting():
                file.add(cells.of([one.cells for one in rows]))
                fresh = number >= row.done_rows
                number = rows[-1].number
                if not work.do(_note, row, rows if fresh else [], 0, number):
                    return None
    return number


def _note(uow: UnitOfWork, row: sa.Row[Any], rows: list[sa.Row[Any]], parts: int, number: int = 0) -> bool:
    """How far it is, and whose data are in this part now; False when it does not run any more."""
    done = {"done_rows": number or rows[-1].number, "parts": parts}
    mine = (exports.c.id == row.id, exports.c.state == "running")
    if uow.session.execute(sa.update(exports).where(*mine).values(done).returning(exports.c.id)).first() is None:
        return False
    by = Actor(account_id=row.account_id, name=row.account_name)
    if rows:
        uow.audit(Action.EXPORTED, subject=row.id, people=[one.person_id for one in rows], reason=row.reason, actor=by)
    return True


def _end(work: Work, row: sa.Row[Any], store: SealedParts, number: int, parts: int) -> None:
    """After row ``number``, behind which there is none: done, or begun anew where rows of the snapshot were lost."""
    if number == row.total:
        finish(work, row, store, parts)
    else:
        work.do(_anew, row)


def _anew(uow: UnitOfWork, row: sa.Row[Any]) -> None:
    """After a crash of the server its snapshot is empty: another one is taken, and the file begins with it."""
    log.warning("export_begins_anew", export_id=row.id)
    uow.session.execute(sa.delete(export_rows).where(export_rows.c.export_id == row.id))
    queued = {"state": "queued", "done_rows": 0, "parts": 0, "total": 0}
    mine = (exports.c.id == row.id, exports.c.state == "running")
    uow.session.execute(sa.update(exports).where(*mine).values(queued))


def finish(work: Work, row: sa.Row[Any], store: SealedParts, parts: int) -> None:
    """Digest and size of what is there; the snapshot goes."""
    digest, size = hashlib.sha256(), 0
    pieces = store.read(row.id, parts)
    for _ in range(parts):
        with resting():
            piece = next(pieces)
            digest.update(piece)
            size += len(piece)
    work.do(_finished, row, {"parts": parts, "sha256": digest.hexdigest(), "size": size})
    forget_rows(work, row.id, row.total)


def _finished(uow: UnitOfWork, row: sa.Row[Any], what: dict[str, Any]) -> None:
    now = datetime.now(UTC)
    done = {"state": "done", "finished_at": now, "expires_at": now + KEPT, **what}
    mine = (exports.c.id == row.id, exports.c.state == "running")
    if uow.session.execute(sa.update(exports).where(*mine).values(done).returning(exports.c.id)).first() is None:
        return
    by = Actor(account_id=row.account_id, name=row.account_name)
    uow.audit(Action.EXPORT_FINISHED, subject=row.id, after={"rows": row.total, **what}, actor=by)
    today = (exports.c.account_id == row.account_id, exports.c.requested_at > now - KEPT)
    number, rows = uow.session.execute(sa.select(sa.func.count(), sa.func.sum(exports.c.total)).where(*today)).one()
    if is_unusual(rows, number):
        log.warning("unusual_export", export_id=row.id, rows_today=rows, exports_today=number)
        uow.audit(Action.EXPORT_ALARM, subject=row.id, after={"rows": rows, "exports": number}, actor=by)

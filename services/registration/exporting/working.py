"""One step of the export worker: what is over goes, then one export gets further, the oldest that did not fail yet."""
from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
import structlog
from psycopg.errors import SerializationFailure

from services.chassis.failure import is_transient
from services.chassis.sealed_parts import SealedParts
from services.chassis.work import UnitOfWork, Work
from services.registration.exporting.asking import WAITING
from services.registration.exporting.making import csv_part, whole_file
from services.registration.exporting.sheets import spreadsheet
from services.registration.exporting.snapshot import NotWanted, forget_rows, take_snapshot
from services.registration.exporting.whole_files import parquet
from services.registration.labels import Names
from services.registration.tables import export_rows, exports

log = structlog.get_logger()
MOST_TRIES = 5
CANNOT = "Berkas ini tidak dapat dibuat. Minta ekspor baru; bila gagal lagi, hubungi Helpdesk BKN."
MAKERS = {"csv": csv_part, "xlsx": whole_file(spreadsheet), "parquet": whole_file(parquet)}


def step(work: Work, names: Names, store: SealedParts) -> bool:
    """False when nothing waits.  One worker at a time; a step that dies is made again by the next."""
    for over in work.do(_over):
        store.forget(over.id)
        forget_rows(work, over.id, over.total)
        work.do(_forgotten, over.id)
    row = work.do(_next)
    if row is None:
        return False
    try:
        _further(work, row, names, store)
    except Exception as error:
        if _hits_all(error):
            raise
        work.do(_failed, row, error)
    return True


def _further(work: Work, row: sa.Row[Any], names: Names, store: SealedParts) -> None:
    if row.state == "queued":
        _snapshot(work, row)
    else:
        MAKERS[row.format](work, row, names, store)


def _hits_all(error: Exception) -> bool:
    """What no export is to blame for: database, broker or a service is away, the disk is full."""
    return is_transient(error) or isinstance(error, OSError)


def _failed(uow: UnitOfWork, row: sa.Row[Any], error: Exception) -> None:
    """Others go first from now on; the last try ends it with a sentence."""
    tries = row.failures + 1
    log.warning("export_failed", export_id=row.id, tries=tries, error=type(error).__name__, exc_info=error)
    now: dict[str, Any] = {"failures": tries}
    if tries >= MOST_TRIES:
        now |= {"state": "failed", "problem": CANNOT, "finished_at": sa.func.now()}
    uow.session.execute(sa.update(exports).where(exports.c.id == row.id, exports.c.state.in_(WAITING)).values(now))


def _snapshot(work: Work, row: sa.Row[Any]) -> None:
    """Nothing of it stays when it is cancelled meanwhile."""
    try:
        work.do(take_snapshot, row, lambda: work.do(_is_queued, row.id))
    except NotWanted:
        return
    except sa.exc.OperationalError as error:
        if not isinstance(error.orig, SerializationFailure):  # it was cancelled at the very end
            raise


def _is_queued(uow: UnitOfWork, export_id: str) -> bool:
    return uow.session.scalar(sa.select(exports.c.state).where(exports.c.id == export_id)) == "queued"


def _next(uow: UnitOfWork) -> sa.Row[Any] | None:
    waiting = sa.select(exports).where(exports.c.state.in_(WAITING))
    first = waiting.order_by(exports.c.failures, exports.c.requested_at).limit(1)
    return uow.session.execute(first).one_or_none()


def _over(uow: UnitOfWork) -> list[sa.Row[Any]]:
    """Exports that are over, of which something may still be there."""
    expired = sa.and_(exports.c.state == "done", exports.c.expires_at <= datetime.now(UTC))
    ended = exports.c.state.in_(("cancelled", "failed"))
    columns = sa.select(exports.c.id, exports.c.total)
    return list(uow.session.execute(columns.where(~exports.c.forgotten, sa.or_(expired, ended))))


def _forgotten(uow: UnitOfWork, export_id: str) -> None:
    uow.session.execute(sa.delete(export_rows).where(export_rows.c.export_id == export_id))
    state = sa.case((exports.c.state == "done", "expired"), else_=exports.c.state)
    over = {"forgotten": True, "link": "", "state": state}
    uow.session.execute(sa.update(exports).where(exports.c.id == export_id).values(over))

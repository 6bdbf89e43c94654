"""An operator asks for an export, sees how far it is, cancels it, and takes its file."""
from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Invalid, NotFound
from services.contracts.event import new_id
from services.contracts.form_fields import TAB_LABELS
from services.contracts.registration.exports import ColumnOffered, Exports, ExportShown, ExportTaken
from services.registration.domain.what_can_be_exported import COLUMNS, sees_numbers
from services.registration.exporting.whose_agencies import agencies_of, chosen
from services.registration.tables import exports

UNKNOWN = "Ekspor ini tidak ditemukan, atau tautannya sudah tidak berlaku."
TOO_MANY = "Masih ada ekspor Anda yang berjalan. Tunggu sampai selesai, atau batalkan."
SHOWN = 20
WAITING = ("queued", "running")
ALIVE = (*WAITING, "done")
KEPT = timedelta(hours=24)
MEDIA_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}


def exports_of(uow: UnitOfWork, actor: Actor, services: Services) -> Exports:
    """The page: columns and agencies to choose from, and the own exports."""
    mine = sa.select(exports).where(exports.c.account_id == actor.account_id)
    rows = uow.session.execute(mine.order_by(exports.c.requested_at.desc()).limit(SHOWN))
    masks = not sees_numbers(actor)
    offered = [
        ColumnOffered(
            name=field.name, label=field.label, section=TAB_LABELS[field.tab], secret=field.secret,
            masked=field.secret and masks,
        )
        for field in COLUMNS.values()
    ]  # fmt: skip
    agencies = agencies_of(actor, services)
    shown = [_shown(row, takes=may_take(actor, row, agencies)) for row in rows]
    return Exports(columns=offered, agencies=list(agencies.items()), exports=shown)


def request_export(
    uow: UnitOfWork, actor: Actor, services: Services, columns: list[str], format: str, agency_id: str, golongan: str,
    position: str, reason: str, code: str,
) -> ExportShown:
    """A line in the queue.  Raises ``Invalid`` for a code that does not fit, ``NotFound`` for a foreign agency."""
    if strange := sorted(set(columns) - COLUMNS.keys()):
        raise Invalid("Kolom ini tidak dapat diekspor.", fields={"columns": [f"Kolom tidak dikenal: {strange[0]}."]})
    agencies = chosen(agencies_of(actor, services), agency_id)
    waits = sa.exists().where(exports.c.account_id == actor.account_id, exports.c.state.in_(WAITING))
    if uow.session.scalar(sa.select(waits)):
        raise Invalid(TOO_MANY, fields={"format": [TOO_MANY]})
    services.identity.check_code(account_id=actor.account_id, code=code)
    row = {
        "id": new_id(), "account_id": actor.account_id, "account_name": actor.name, "agencies": agencies,
        "columns": [name for name in COLUMNS if name in set(columns)], "format": format, "golongan": golongan,
        "position": position, "reason": reason, "whole_numbers": sees_numbers(actor), "state": "queued",
        "link": secrets.token_urlsafe(32),
    }  # fmt: skip
    made = uow.session.execute(sa.insert(exports).values(row).returning(exports)).one()
    asked = {name: row[name] for name in ("columns", "format", "agencies", "golongan", "position", "whole_numbers")}
    uow.audit(Action.EXPORT_REQUESTED, subject=made.id, after=asked, reason=reason)
    return _shown(made, takes=True)


def cancel_export(uow: UnitOfWork, actor: Actor, export_id: str) -> dict[str, str]:
    """The worker forgets rows and parts; nothing can be taken any more.  Raises ``NotFound``."""
    mine = (exports.c.id == export_id, exports.c.account_id == actor.account_id, exports.c.state.in_(ALIVE))
    now = {"state": "cancelled", "link": "", "finished_at": sa.func.now()}
    if uow.session.execute(sa.update(exports).where(*mine).values(now).returning(exports.c.id)).first() is None:
        raise NotFound(UNKNOWN)
    uow.audit(Action.EXPORT_CANCELLED, subject=export_id)
    return {}


def take_export(uow: UnitOfWork, actor: Actor, services: Services, export_id: str, link: str) -> ExportTaken:
    """For its owner, with the link, until it expires or the right to it ends; else ``NotFound``, always alike."""
    mine = (exports.c.id == export_id, exports.c.account_id == actor.account_id, exports.c.state == "done")
    row = uow.session.execute(sa.select(exports).where(*mine)).one_or_none()
    if row is None or row.expires_at <= datetime.now(UTC) or not secrets.compare_digest(row.link, link):
        raise NotFound(UNKNOWN)
    if not may_take(actor, row, agencies_of(actor, services)):
        raise NotFound(UNKNOWN)
    uow.audit(Action.EXPORT_TAKEN, subject=export_id, after={"rows": row.done_rows, "sha256": row.sha256})
    name = f"pns-{row.requested_at:%Y%m%d}-{row.id[-8:]}.{row.format}"
    return ExportTaken(name=name, parts=row.parts, media_type=MEDIA_TYPES[row.format], manifest=manifest(row, name))


def may_take(actor: Actor, row: sa.Row[Any], agencies: Collection[str]) -> bool:
    """Whether who asked could ask for the same today: ``agencies`` are those of the actor now."""
    return set(row.agencies) <= set(agencies) and (sees_numbers(actor) or not row.whole_numbers)


def manifest(row: sa.Row[Any], name: str) -> dict[str, object]:
    """What goes beside the file: by whom, when, why, what, and its digest."""
    return {
        "file": name, "sha256": row.sha256, "bytes": row.size, "rows": row.done_rows, "columns": row.columns,
        "agencies": row.agencies, "exported_by": row.account_name, "account_id": row.account_id,
        "requested_at": row.requested_at.isoformat(), "snapshot_at": row.snapshot_at.isoformat(),
        "reason": row.reason, "export_id": row.id, "secret_numbers": "whole" if row.whole_numbers else "masked",
    }  # fmt: skip


def _shown(row: sa.Row[Any], *, takes: bool) -> ExportShown:
    ready = takes and row.state == "done" and row.expires_at > datetime.now(UTC)
    return ExportShown(
        export_id=row.id, state=row.state, format=row.format, columns=row.columns, reason=row.reason,
        requested_at=row.requested_at.isoformat(), rows=row.done_rows, total=row.total, sha256=row.sha256,
        size=row.size, expires_at=row.expires_at.isoformat() if row.expires_at else "", problem=row.problem,
        link=row.link if ready else "",
    )  # fmt: skip

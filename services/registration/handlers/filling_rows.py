"""The civil servant adds, edits, deletes and takes back rows of riwayat."""
from __future__ import annotations

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.errors import Invalid
from services.contracts.event import new_id
from services.contracts.form_fields import HISTORY_KINDS
from services.contracts.registration.answers import ROW
from services.registration.domain.what_was_overtaken import merged, overtaken
from services.registration.form import Form
from services.registration.handlers.filling import audit_saved, forget_documents, open_to_write, stale_page, store
from services.registration.secrets import digests
from services.registration.tables import person_histories


def save_history(
    uow: UnitOfWork, actor: Actor, kind: str, action: str, row_id: str, version: int, values: dict[str, str],
    seen: dict[str, str],
) -> None:
    """Add, edit or delete one riwayat row, or undo what was done with it."""
    form = open_to_write(uow, actor, "save_history", None if seen else version)
    edits: dict[str, Any] = dict(form.form.edits)
    if action == "add":
        row_id = row_id or new_id()
        action = _added_before(uow, form, kind, row_id)
    elif seen and not _known(form, kind, row_id):
        raise stale_page(form, ROW)
    elif not _known(form, kind, row_id):
        raise Invalid("Baris riwayat ini tidak ada.", fields={"row_id": ["Baris riwayat ini tidak ada."]})
    if seen:
        values = _row_beside_others(form, kind, row_id, values, seen)
    added, key, before = row_id not in form.rows[kind], f"{kind}:{row_id}", edits.get(row_id)
    if action == "undo" or (action == "delete" and added):
        edits.pop(row_id, None)
        forget_documents(uow, form, key)
    else:
        columns = {column.name for column in HISTORY_KINDS[kind].columns}
        kept = {name: value.strip() for name, value in values.items() if name in columns and value.strip()}
        edits[row_id] = {"kind": kind, "action": "add" if added else action, "values": kept}
    audit_saved(uow, form, key, digests({"row": before}), digests({"row": edits.get(row_id)}))
    store(uow, form, {key}, edits=edits)


def _known(form: Form, kind: str, row_id: str) -> bool:
    return row_id in form.rows[kind] or form.form.edits.get(row_id, {}).get("kind") == kind


def _added_before(uow: UnitOfWork, form: Form, kind: str, row_id: str) -> str:
    """``edit`` where an own row has this id already; the id of another's row, or of another kind, is refused."""
    if _known(form, kind, row_id):
        return "edit"
    if row_id in form.form.edits or not _is_free(uow, row_id):
        text = "Nomor baris ini sudah dipakai. Muat ulang halaman, lalu tambahkan sekali lagi."
        raise Invalid(text, fields={"row_id": [text]})
    return "add"


def _is_free(uow: UnitOfWork, row_id: str) -> bool:
    try:
        is_id = str(UUID(row_id)) == row_id
    except ValueError:
        return False
    taken = sa.select(person_histories.c.row_id).where(person_histories.c.row_id == row_id)
    return is_id and uow.session.execute(taken).first() is None


def _row_beside_others(
    form: Form, kind: str, row_id: str, values: dict[str, str], seen: dict[str, str]
) -> dict[str, str]:
    """The row as it becomes; raises ``Conflict`` where a column, or the row itself, was changed elsewhere."""
    edit = form.edits.get(row_id)
    if edit is not None and edit.action == "delete" and seen.get(ROW) != "delete":
        raise stale_page(form, ROW)
    now = edit.values if edit is not None and edit.action != "delete" else form.rows[kind].get(row_id, {})
    said = {name: value.strip() for name, value in values.items()}
    mine = {name: value for name, value in said.items() if value != seen.get(name, "")}
    if late := overtaken(now, mine, {name: seen.get(name, "") for name in mine}, stale=True):
        raise stale_page(form, *late)
    return merged(now, said, seen)

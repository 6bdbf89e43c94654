"""The civil servant fills the form; every save keeps what was typed, also what is not right yet."""
from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Conflict, Invalid
from services.contracts.form_fields import FORM_FIELDS, HISTORY_KINDS, Origin, Tab
from services.contracts.registration.events import FormStarted
from services.contracts.registration.who_may import WHO_MAY
from services.registration.domain.what_was_overtaken import confirmed_too_late, overtaken
from services.registration.form import Form, load
from services.registration.labels import Names
from services.registration.missing.closed import CLOSED
from services.registration.secrets import SECRET, digests, sealed
from services.registration.tables import documents, forms

MOST_DOCUMENTS = 5


def open_to_write(
    uow: UnitOfWork, actor: Actor, action: str, version: int | None = None, names: Names | None = None
) -> Form:
    """The own form, held until the end.

    Raises ``Conflict`` when it was sent or saved elsewhere meanwhile, and for who is tidak ikut.
    """
    form = load(uow, actor.person_id, names, to_write=True)
    if form.closed:
        raise Conflict(CLOSED, code="not_participating")
    if not WHO_MAY[action].allows(form.form.state):
        raise Conflict("Formulir sudah dikirim dan sedang diverifikasi; isian terkunci.", code="sent")
    if version is not None and version != form.form.version:
        raise stale_page(form)
    return form


def stale_page(form: Form, *overtaken: str) -> Conflict:
    """The refusal of a page that is behind; ``overtaken`` names what was changed elsewhere, where that is known."""
    at = form.form.saved_at.isoformat() if form.form.saved_at else ""
    text = "Formulir ini sudah disimpan dari tempat lain."
    return Conflict(text, code="stale", version=form.form.version, at=at, by="", overtaken=list(overtaken))


def save_tab(
    uow: UnitOfWork, actor: Actor, tab: str, version: int, answers: dict[str, str], confirmed: list[str],
    seen: dict[str, str],
) -> None:
    """Keep what the person says in one section; an answer that equals the state's value takes the change back."""
    form = open_to_write(uow, actor, "save_tab")
    writable = _writable(Tab(tab), [*answers, *confirmed])
    answers = {name: value.strip() for name, value in answers.items()}
    if late := _overtaken(form, version, answers, confirmed, seen):
        raise stale_page(form, *late)
    said = {**form.said, **answers}
    said = {name: value for name, value in said.items() if name not in confirmed}
    others = [name for name in form.form.confirmed if name not in writable or name not in answers]
    here = {name for name in confirmed if name in writable}
    changed = [name for name in (*answers, *confirmed) if form.said.get(name) != said.get(name)]
    before, after = (digests({name: values.get(name) for name in changed}) for values in (form.said, said))
    audit_saved(uow, form, tab, before, {**after, "confirmed": sorted(here)})
    store(uow, form, {*answers, *confirmed}, answers=sealed(said), confirmed=sorted({*others, *here}))


def _overtaken(
    form: Form, version: int, answers: dict[str, str], confirmed: list[str], seen: dict[str, str]
) -> list[str]:
    """What another page saved meanwhile and this one would undo without having shown it."""
    stale = version != form.form.version
    shown = {name: "" if name in SECRET else value for name, value in form.held.items()} | form.said
    unsaid = {name: seen[name] for name in confirmed if name in seen}
    changed = {name for name, value in form.said.items() if value != form.held.get(name, "")}
    return [
        *overtaken(shown, answers, seen, stale=stale),
        *overtaken(shown, unsaid, unsaid, stale=stale),
        *confirmed_too_late(changed, [name for name in confirmed if name not in seen], stale=stale),
    ]


def _writable(tab: Tab, names: Iterable[str]) -> set[str]:
    allowed = {f.name for f in FORM_FIELDS.values() if f.tab is tab and f.origin in (Origin.CHANGE, Origin.DECLARED)}
    if strangers := set(names) - allowed:
        text = "Isian ini tidak dapat diubah di bagian ini."
        raise Invalid(text, fields={name: [text] for name in sorted(strangers)})
    return allowed


def attach_document(
    uow: UnitOfWork, actor: Actor, change: str, document_id: str,
    name: str, media_type: str, size: int, digest: str, pages: int,
) -> None:
    """A stored file becomes the proof of one change."""
    form = open_to_write(uow, actor, "attach_document")
    _know_change(form, change)
    if len(form.documents.get(change, [])) >= MOST_DOCUMENTS:
        text = f"Paling banyak {MOST_DOCUMENTS} dokumen untuk satu perubahan. Hapus satu lebih dulu."
        raise Invalid(text, fields={change: [text]})
    _know_owner(uow, form, document_id)
    row = {"name": name, "media_type": media_type, "size": size, "digest": digest, "pages": pages}
    own = {"person_id": form.person.id, "change": change, "document_id": str(UUID(document_id))}
    uow.session.execute(insert(documents).values(**own, **row).on_conflict_do_nothing())
    after = {"change": change, "sha256": digest}
    uow.audit(Action.DOCUMENT_ATTACHED, subject=document_id, people=[form.person.id], after=after)
    store(uow, form, {change})


def detach_document(uow: UnitOfWork, actor: Actor, change: str, document_id: str) -> None:
    """Take a document off a change."""
    form = open_to_write(uow, actor, "detach_document")
    forget_documents(uow, form, change, documents.c.document_id == document_id)
    before = {"change": change}
    uow.audit(Action.DOCUMENT_DETACHED, subject=document_id, people=[form.person.id], before=before)
    store(uow, form, {change})


def _know_change(form: Form, change: str) -> None:
    kind, _, row_id = change.partition(":")
    field = FORM_FIELDS.get(change)
    of_row = kind in HISTORY_KINDS and (row_id in form.rows[kind] or row_id in form.form.edits)
    if not of_row and (field is None or field.origin is not Origin.CHANGE):
        text = "Dokumen hanya untuk isian atau riwayat yang dapat diubah."
        raise Invalid(text, fields={change: [text]})


def _know_owner(uow: UnitOfWork, form: Form, document_id: str) -> None:
    """A document is its uploader's: whoever learns its id cannot make it the proof of an own change."""
    others = sa.select(documents).where(documents.c.document_id == document_id, documents.c.person_id != form.person.id)
    if uow.session.execute(others).first():
        raise Invalid("Unggah berkas ini sekali lagi.")


def forget_documents(uow: UnitOfWork, form: Form, change: str, *which: sa.ColumnElement[bool]) -> None:
    """Take the documents off one change: all, or ``which``."""
    mine = (documents.c.person_id == form.person.id, documents.c.change == change, *which)
    uow.session.execute(sa.delete(documents).where(*mine))


def audit_saved(uow: UnitOfWork, form: Form, subject: str, before: dict[str, Any], after: dict[str, Any]) -> None:
    """The audit knows that the form was saved, and by digests what changed."""
    uow.audit(Action.FORM_SAVED, subject=subject, people=[form.person.id], before=before, after=after)


def store(uow: UnitOfWork, form: Form, mended: set[str], **values: Any) -> None:
    """Keep what changed; a verifier's reason has done its work once its field, row or document was touched."""
    reasons = {key: reason for key, reason in form.form.reasons.items() if key not in mended}
    values |= {"version": form.form.version + 1, "saved_at": datetime.now(UTC), "reasons": reasons}
    uow.session.execute(sa.update(forms).where(forms.c.person_id == form.person.id).values(values))
    if form.form.saved_at is None:
        uow.publish(FormStarted(person_id=form.person.id, agency_id=form.person.agency_id))

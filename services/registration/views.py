"""What the registration service shows: reads only."""
from __future__ import annotations

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import NotFound, Unavailable
from services.contracts.form_fields import FORM_FIELDS, HISTORY_KINDS, TAB_LABELS, FormField, Origin, Tab, fields_of
from services.contracts.identity.answers import OpeningShown
from services.contracts.identity.settings import Phase
from services.contracts.registration.answers import FieldShown, Home, Review, RowShown, TabShown, TabState, TodoItem
from services.registration.domain.what_is_missing import Missing, to_answer
from services.registration.form import Form, load
from services.registration.labels import Code, Names
from services.registration.openings import Openings
from services.registration.secrets import masked
from services.registration.shown_changes import change_sent, label
from services.registration.tables import documents


def home(uow: UnitOfWork, actor: Actor, names: Names, openings: Openings) -> Home:
    """Where the own form stands and what is left to do."""
    uow.audit(Action.FORM_VIEWED, subject="home", people=[actor.person_id])
    form = load(uow, actor.person_id, names)
    [place] = names.services.reference.unit_places(unit_ids=[form.person.unit_id]) or [None]
    whole = to_answer(form.held, form.said, form.changes, form.tabs)
    left = len({item.key for item in form.missing})
    return Home(
        name=form.person.name,
        nip=form.person.nip,
        register_number=form.registrant.register_number,
        registered_at=form.registrant.registered_at.isoformat(),
        proof_code=form.registrant.proof_code,
        registrant_state=form.registrant.state,
        form_state=form.form.state,
        version=form.form.version,
        saved_at=form.form.saved_at.isoformat() if form.form.saved_at else "",
        sent_at=form.form.sent_at.isoformat() if form.form.sent_at else "",
        percent=100 if not form.missing else min(99, max(0, 100 * (whole - left) // max(whole, 1))),
        todo=[_todo(item) for item in form.missing],
        tabs=[_tab_state(form, tab) for tab in Tab if tab in form.tabs],
        agency=place["agency"]["name"] if place else "",
        unit=place["names"][-1] if place else "",
        filling=_filling(openings, form.person.agency_id),
        closed=form.closed,
    )


def _filling(openings: Openings, agency_id: str) -> OpeningShown | None:
    """How the campaign stands for the person; what is left to do is shown also while identity is away."""
    try:
        return openings.of(Phase.FILLING, agency_id)
    except Unavailable:
        return None


def _todo(item: Missing) -> TodoItem:
    return TodoItem(tab=item.tab, anchor=item.key, message=item.message, what=item.what)


def _tab_state(form: Form, tab: Tab) -> TabState:
    changes = sum(change.tab is tab for change in form.changes)
    missing = [item for item in form.missing if item.tab is tab]
    left = len({item.key for item in missing})
    asked = [f for f in fields_of(tab) if f.origin is Origin.CHANGE and (f.required or form.held.get(f.name))]
    total = max(len(asked), left) if tab is not Tab.RIWAYAT else sum(len(rows) for rows in form.rows.values())
    state = "error" if any(item.what == "error" for item in missing) else "done" if not missing else "doing"
    if missing and state == "doing" and left >= total and not changes:
        state = "empty"
    done = max(total - left, 0)
    return TabState(tab=tab, label=TAB_LABELS[tab], state=state, changes=changes, total=total, done=done)


def open_tab(
    uow: UnitOfWork, actor: Actor, names: Names, openings: Openings, tab: str, *, to_fill: bool = False
) -> TabShown:
    """One section of the own form.  Raises ``Closed`` for who begins ``to_fill`` it outside the access hours.

    Saves know no hours: what was typed when they ended is kept.
    """
    uow.audit(Action.FORM_VIEWED, subject=tab, people=[actor.person_id])
    form = load(uow, actor.person_id, names)
    if to_fill and form.editable:
        openings.require(Phase.FILLING, form.person.agency_id)
    return tab_shown(form, names, Tab(tab))


def saved_tab(uow: UnitOfWork, actor: Actor, names: Names, tab: str) -> TabShown:
    """The section after something was saved in it, which the audit knows."""
    return tab_shown(load(uow, actor.person_id, names), names, Tab(tab))


def tab_shown(form: Form, names: Names, tab: Tab) -> TabShown:
    """The section as the page shows it."""
    if tab not in form.tabs:
        raise NotFound("Bagian formulir ini hanya untuk guru atau tenaga kesehatan.")
    labels = form.labels(names)
    missing = {item.key: item for item in form.missing}
    kinds = HISTORY_KINDS if tab is Tab.RIWAYAT else {}
    return TabShown(
        tab=tab,
        tabs=[one for one in Tab if one in form.tabs],
        version=form.form.version,
        editable=form.editable,
        saved_at=form.form.saved_at.isoformat() if form.form.saved_at else "",
        fields=[_field_shown(form, field, labels, missing.get(field.name)) for field in fields_of(tab)],
        histories={kind: _rows_shown(form, kind, labels, missing) for kind in kinds},
    )


def _field_shown(form: Form, field: FormField, labels: dict[Code, str], lack: Missing | None) -> FieldShown:
    held, said = form.held.get(field.name, ""), form.said.get(field.name, form.becomes.get(field.name))
    return FieldShown(
        name=field.name,
        label=field.label,
        kind=field.kind,
        list=field.list,
        digits=field.digits,
        origin=field.origin,
        held="" if field.secret else held,
        held_label=masked(held) if field.secret else label(field, held, labels),
        said=said,
        said_label=label(field, said, labels) if said is not None else "",
        confirmed=field.name in form.form.confirmed,
        documents=form.documents.get(field.name, []),
        error=form.form.reasons.get(field.name, "") or form.problems.get(field.name, ""),
        missing=lack.what if lack and lack.what != "error" else "",
    )


def _rows_shown(form: Form, kind: str, labels: dict[Code, str], missing: dict[str, Missing]) -> list[RowShown]:
    held = form.rows[kind]
    added = [row_id for row_id, edit in form.edits.items() if edit.kind == kind and row_id not in held]
    return [_row_shown(form, kind, row_id, labels, missing) for row_id in [*held, *added]]


def _row_shown(form: Form, kind: str, row_id: str, labels: dict[Code, str], missing: dict[str, Missing]) -> RowShown:
    key, edit = f"{kind}:{row_id}", form.edits.get(row_id)
    held = form.rows[kind].get(row_id, {})
    values = edit.values if edit and edit.action != "delete" else held
    lack, columns = missing.get(key), HISTORY_KINDS[kind].columns
    return RowShown(
        row_id=row_id,
        action=edit.action if edit else "",  # type: ignore[typeddict-item]
        held=held,
        held_labels={c.name: label(c, held.get(c.name, ""), labels) for c in columns},
        values=values,
        labels={c.name: label(c, values.get(c.name, ""), labels) for c in columns},
        documents=form.documents.get(key, []),
        error=form.form.reasons.get(key, "") or form.problems.get(key, ""),
        missing=lack.what if lack and lack.what != "error" else "",
    )


def review(uow: UnitOfWork, actor: Actor, names: Names) -> Review:
    """Periksa jawaban: every change and what is missing."""
    uow.audit(Action.FORM_VIEWED, subject="review", people=[actor.person_id])
    form = load(uow, actor.person_id, names)
    labels = form.labels(names)
    return Review(
        version=form.form.version,
        changes=[change_sent(form, change, labels) for change in form.changes],
        todo=[_todo(item) for item in form.missing],
    )


def document(uow: UnitOfWork, actor: Actor, document_id: str) -> dict[str, str | int]:
    """The facts of one document of the own form."""
    mine = sa.select(documents).where(documents.c.document_id == document_id, documents.c.person_id == actor.person_id)
    row = uow.session.execute(mine.limit(1)).one_or_none()
    if row is None:
        raise NotFound("Dokumen ini tidak ditemukan.")
    uow.audit(Action.DOCUMENT_VIEWED, subject=document_id, people=[actor.person_id])
    return {name: getattr(row, name) for name in ("document_id", "name", "media_type", "digest", "pages")}


def tab_of(change: str) -> str:
    """The section in which a change is made."""
    return Tab.RIWAYAT if ":" in change else FORM_FIELDS[change].tab if change in FORM_FIELDS else Tab.UTAMA

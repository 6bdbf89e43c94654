"""Everything that registration holds of one person, for that person (UU 27/2022, articles 6 and 7)."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.form_fields import FORM_FIELDS, HISTORY_KINDS, FormField, HistoryKind
from services.contracts.registration.missing import REASON_NAMES, STEP_NAMES
from services.contracts.registration.own_data import OwnData, Piece, Section
from services.registration.form import Form, codes_of, load
from services.registration.labels import Code, Names
from services.registration.shown_changes import change_sent, label
from services.registration.tables import follow_ups, person_nips, record_changes, submissions

Labels = dict[Code, str]


def own_data(uow: UnitOfWork, actor: Actor, names: Names) -> OwnData:
    """The record, the riwayat, the own answers, documents and forms that were sent, with names for codes."""
    uow.audit(Action.OWN_DATA_VIEWED, people=[actor.person_id])
    form = load(uow, actor.person_id)
    labels = names.of(codes_of(form))
    sections = [
        _registration(uow, form),
        Section(title="Data yang dipegang negara", pieces=_fields(form.held, labels)),
        *_histories(form, labels),
        Section(title="Isian Anda", pieces=_answers(form, labels)),
        Section(title="Dokumen", pieces=_documents(form)),
        Section(title="Formulir yang dikirim", pieces=_sent(uow, actor.person_id)),
        Section(title="Perubahan data negara", pieces=_applied(uow, actor.person_id)),
        Section(title="Tindak lanjut belum terdata", pieces=_followed_up(uow, actor.person_id)),
    ]
    return OwnData(name=form.person.name, sections=[section for section in sections if section["pieces"]])


def _registration(uow: UnitOfWork, form: Form) -> Section:
    row = form.registrant
    nips = sa.select(person_nips).where(person_nips.c.person_id == form.person.id).order_by(person_nips.c.since)
    pieces = [
        Piece(key="register_number", label="Nomor register", value=row.register_number),
        Piece(key="registered_at", label="Terdaftar", value=row.registered_at.isoformat()),
        Piece(key="notice_read_at", label="Pemberitahuan dibaca", value=row.notice_read_at.isoformat()),
        Piece(key="state", label="Status pendaftaran", value=row.state),
        Piece(key="email", label="E-mail", value=row.email),
        Piece(key="phone", label="Nomor HP", value=row.phone),
    ]
    known = [Piece(key="nip", label="NIP yang pernah berlaku", value=one.nip) for one in uow.session.execute(nips)]
    return Section(title="Pendaftaran", pieces=pieces + known)


def _fields(values: Mapping[str, str], labels: Labels) -> list[Piece]:
    return [_piece(field, values[name], labels) for name, field in FORM_FIELDS.items() if values.get(name)]


def _piece(field: FormField, value: str, labels: Labels) -> Piece:
    return Piece(key=field.name, label=field.label, value=label(field, value, labels))


def _histories(form: Form, labels: Labels) -> list[Section]:
    return [
        Section(title=kind.label, pieces=[_row(kind, row_id, row, labels) for row_id, row in form.rows[name].items()])
        for name, kind in HISTORY_KINDS.items()
    ]


def _row(kind: HistoryKind, row_id: str, row: Mapping[str, str], labels: Labels) -> Piece:
    said = [f"{c.label}: {label(c, row[c.name], labels)}" for c in kind.columns if row.get(c.name)]
    return Piece(key=row_id, label=kind.label, value="; ".join(said))


def _answers(form: Form, labels: Labels) -> list[Piece]:
    """What the person says otherwise, also while it is a draft."""
    changes = [change_sent(form, change, labels) for change in form.changes]
    return [Piece(key=one["key"], label=one["label"], value=one["new_label"] or one["action"]) for one in changes]


def _documents(form: Form) -> list[Piece]:
    return [
        Piece(key=one["document_id"], label=one["name"], value=f"{change}, {one['size']} byte, {one['pages']} hlm")
        for change, files in form.documents.items()
        for one in files
    ]


def _sent(uow: UnitOfWork, person_id: str) -> list[Piece]:
    mine = sa.select(submissions.c.id, submissions.c.round, submissions.c.sent_at)
    rows = uow.session.execute(mine.where(submissions.c.person_id == person_id).order_by(submissions.c.round))
    return [Piece(key=row.id, label=f"Kiriman ke-{row.round}", value=row.sent_at.isoformat()) for row in rows]


def _applied(uow: UnitOfWork, person_id: str) -> list[Piece]:
    mine = sa.select(record_changes).where(record_changes.c.person_id == person_id)
    rows: list[Any] = list(uow.session.execute(mine.order_by(record_changes.c.record_version)))
    said = [(row, f"{row.at.isoformat()}: {_names(row.changed)}") for row in rows]
    return [Piece(key=row.case_id, label=f"Versi {row.record_version}", value=text) for row, text in said]


def _followed_up(uow: UnitOfWork, person_id: str) -> list[Piece]:
    """What officials noted while the form was missing."""
    mine = sa.select(follow_ups).where(follow_ups.c.person_id == person_id).order_by(follow_ups.c.id)
    rows: list[Any] = list(uow.session.execute(mine))
    said = [
        (row, [row.at.isoformat(), REASON_NAMES.get(row.facts["reason"], ""), row.facts["note"], row.by])
        for row in rows
    ]
    return [Piece(key=row.id, label=STEP_NAMES[row.action], value="; ".join(filter(None, w))) for row, w in said]


def _names(changed: Any) -> str:
    """Fields and rows by name, whatever the shape of the note."""
    keys = list(changed)
    return ", ".join(FORM_FIELDS[key].label if key in FORM_FIELDS else key for key in keys)

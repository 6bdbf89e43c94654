"""One person's sent form: which fields it changes, and the rows of registrant, form, documents and submission."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

import sqlalchemy as sa

from services.contracts.event import new_id
from services.contracts.form_fields import FORM_FIELDS, FormField, Kind, changeable
from services.contracts.reference.answers import UnitPlace
from services.contracts.registration.answers import Attached, ChangeSent, Submission
from services.registration.tables import documents, forms, registrants, submissions

# what forms change, in the order of the form, each as often as it stands here; none of these fields is secret or a code
KINDS: tuple[tuple[str, ...], ...] = (
    (),
    *[("alamat",)] * 3,
    *[("gelar_belakang", "alamat")] * 3,
    *[("gelar_belakang", "tanggal_lahir", "alamat")] * 3,
)
SHARE_RETURNED = 0.04  # of those that change anything
REASON = "Dokumen tidak terbaca. Unggah salinan yang jelas."
OLDEST = timedelta(days=40)
LATEST = timedelta(hours=1)

Rows = dict[sa.Table, list[dict[str, Any]]]


@dataclass(frozen=True)
class Sender:
    """Somebody of the records who has not registered: a row of ``people``, where it works, its new number."""

    row: sa.Row[Any]
    place: UnitPlace
    register_number: str


def sent_form(sender: Sender, document: Attached, now: datetime, rng: Random) -> Rows:
    """Everything that registration would hold of this person after *Kirim*."""
    kind = rng.choice(KINDS)
    returned = bool(kind) and rng.random() < SHARE_RETURNED
    changes = [_change(field, sender, document, rng) for field in kind]
    sent_at = now - LATEST - rng.random() * OLDEST
    submission_id, person_id = new_id(), sender.row.id
    form = {
        "person_id": person_id,
        "state": "returned" if returned else "sent",
        "version": 3 if returned else 2,
        "round": 1,
        "answers": json.dumps({change["key"]: change["new"] for change in changes}),
        "confirmed": _confirmed(sender.row.record, kind),
        "reasons": json.dumps({kind[0]: REASON} if returned else {}),
        "saved_at": sent_at,
        "sent_at": sent_at,
    }
    facts = _facts(sender, submission_id, sent_at, changes)
    submission = {"id": submission_id, "person_id": person_id, "round": 1, "facts": json.dumps(facts)}
    return {
        registrants: [_registrant(sender, sent_at)],
        forms: [form],
        documents: [_document(person_id, change, sent_at) for change in changes],
        submissions: [{**submission, "sent_at": sent_at}],
    }


def _registrant(sender: Sender, at: datetime) -> dict[str, Any]:
    contact = {"email": f"{sender.register_number.lower()}@contoh.go.id", "phone": "081234567890"}
    number = {"person_id": sender.row.id, "register_number": sender.register_number}
    number["agency_id"] = sender.row.agency_id
    return {**number, **contact, "state": "aktif", "registered_at": at, "notice_read_at": at}


def _document(person_id: str, change: ChangeSent, at: datetime) -> dict[str, Any]:
    [attached] = change["documents"]
    return {"person_id": person_id, "change": change["key"], **attached, "attached_at": at}


def _confirmed(record: Mapping[str, str], changed: tuple[str, ...]) -> list[str]:
    held = {name for name, value in record.items() if value} | {"nama"}
    return [field.name for field in changeable() if field.name in held and field.name not in changed]


def _change(name: str, sender: Sender, document: Attached, rng: Random) -> ChangeSent:
    field, old = FORM_FIELDS[name], sender.row.record.get(name, "")
    new = _NEW[name](sender, rng)
    return ChangeSent(
        key=name,
        tab=field.tab,
        label=field.label,
        action="edit",
        old=old,
        new=new,
        old_label=_label(field, old),
        new_label=_label(field, new),
        details=[],
        documents=[Attached(**{**document, "document_id": new_id()})],
    )


def _label(field: FormField, value: str) -> str:
    return "-".join(reversed(value.split("-"))) if field.kind is Kind.DATE else value


def _another_day(sender: Sender, _rng: Random) -> str:
    born = sender.row.birth_date.isoformat()
    return str(born[:8] + ("01" if born[8:] != "01" else "02"))


_NEW = {
    "alamat": lambda _sender, rng: f"Jalan Contoh Nomor {rng.randint(1, 400)}, RT 01 RW 02",
    "gelar_belakang": lambda _sender, rng: rng.choice(("M.Si.", "M.Pd.", "M.M.", "M.Kes.")),
    "tanggal_lahir": _another_day,
}


def _facts(sender: Sender, submission_id: str, sent_at: datetime, changes: list[ChangeSent]) -> Submission:
    person, place, agency = sender.row, sender.place, sender.place["agency"]
    return Submission(
        submission_id=submission_id, round=1, person_id=person.id, register_number=sender.register_number,
        nip=person.nip, name=person.name, birth_date=person.birth_date.isoformat(),
        sex=person.record.get("jenis_kelamin", ""), sent_at=sent_at.isoformat(),
        agency_id=agency["id"], agency_name=agency["name"], agency_national=agency["national"],
        kanreg_id=agency["kanreg_id"], kanreg_name=agency["kanreg_name"],
        unit_path=place["path"], unit_names=place["names"], changes=changes,
    )  # fmt: skip

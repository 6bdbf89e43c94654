"""Sent forms, as the registration service hands them over."""
from collections.abc import Sequence
from typing import Any

from services.contracts.form_fields import FORM_FIELDS, HISTORY_KINDS, Tab
from services.contracts.registration.answers import Attached, ChangeSent, Submission
from tests.services.people import id_of

ROW = "golongan:01900000-0000-7000-8000-000000000001"


def document(digest: str) -> Attached:
    return Attached(
        document_id=id_of(f"document {digest}"), name="sk.pdf", media_type="application/pdf", size=1000,
        digest=digest, pages=1,
    )


def change(key: str, new: Any, old: Any = "", documents: Sequence[str] = ("proof",)) -> ChangeSent:
    """A change with a label and one document; a riwayat row's values are dicts."""
    kind = key.partition(":")[0]
    return ChangeSent(
        key=key,
        tab=Tab.RIWAYAT if ":" in key else FORM_FIELDS[key].tab,
        label=HISTORY_KINDS[kind].label if ":" in key else FORM_FIELDS[key].label,
        action="add" if ":" in key else "edit",
        old=old or (None if ":" in key else ""),
        new=new,
        old_label=str(old),
        new_label=str(new),
        details=[],
        documents=[document(digest) for digest in documents],
    )


def form(
    *changes: ChangeSent, person: str = "Budi", round: int = 1, path: Sequence[str] = ("dinas", "bidang"),
    agency: str = "sleman", national: bool = False, kanreg: str = "k1",
) -> Submission:
    """One civil servant's form; everything is named after its person."""
    return Submission(
        submission_id=id_of(f"submission {person} {round}"),
        round=round,
        person_id=id_of(person),
        register_number=number_of(person),
        nip="197503272000031007",
        name=person,
        birth_date="1975-03-27",
        sex="1",
        sent_at="2026-11-02T08:00:00+07:00",
        agency_id=agency,
        agency_name=agency.title(),
        agency_national=national,
        kanreg_id=kanreg,
        kanreg_name=kanreg.title(),
        unit_path=list(path),
        unit_names=[unit.title() for unit in path],
        changes=list(changes),
    )


def number_of(person: str) -> str:
    """The nomor register of a person of these tests."""
    return f"{person.upper():2<8}"[:8]

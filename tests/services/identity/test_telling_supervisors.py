"""An office that is late is told to whoever supervises it, by letter, and to nobody else."""
from __future__ import annotations

import json

import pytest
import sqlalchemy as sa

from services.chassis.sealed import sealer
from services.contracts.actor import JurisdictionKind
from services.contracts.profiles import Profile
from services.contracts.verification.events import OfficeLate
from services.identity.domain.who_supervises import supervisor_of
from services.identity.mail.letter import LANGUAGES, Letter, written
from services.identity.tables import mails
from tests.services.identity.office import SUPER, Office

ADMIN = {
    "profile": "agency_admin", "kind": "agency", "id": "sleman",
    "proposal": {"number": "800/1", "date": "2015-08-01", "signatory": "Sekretaris Daerah"},
}  # fmt: skip


def late(kind: str = "org_unit", office_id: str = "s-1", agency_id: str = "sleman") -> OfficeLate:
    return OfficeLate(
        level=1, office_kind=kind, office_id=office_id, office="Dinas Pendidikan", agency_id=agency_id, late=7,
        day="2026-11-23",
    )


def letters(office: Office) -> list[dict[str, str]]:
    rows = office.rows(sa.select(mails).where(mails.c.letter == Letter.OFFICE_LATE))
    return [{"to": row.address, **json.loads(sealer().open(row.sealed))} for row in rows]


@pytest.mark.parametrize(
    ("kind", "office_id", "agency_id", "expected"),
    [
        ("org_unit", "s-1", "sleman", (Profile.AGENCY_ADMIN, JurisdictionKind.AGENCY, "sleman")),
        ("agency", "sleman", "sleman", (Profile.AGENCY_ADMIN, JurisdictionKind.AGENCY, "sleman")),
        ("kanreg", "91", "", (Profile.KANREG_ADMIN, JurisdictionKind.KANREG, "91")),
        ("national_agencies", "", "", (Profile.SUPER_ADMIN, JurisdictionKind.NATIONAL, "")),
        ("national", "", "", (Profile.SUPER_ADMIN, JurisdictionKind.NATIONAL, "")),
    ],
)
def test_each_kind_of_office_has_its_supervisor(kind: str, office_id: str, agency_id: str, expected: object) -> None:
    assert supervisor_of(kind, office_id, agency_id) == expected


def test_the_agencys_admin_gets_one_letter_that_leads_to_the_late_work(office: Office) -> None:
    office.create(SUPER, grants=[ADMIN])
    event = late()
    office.service.on_office_late(event)
    office.service.on_office_late(event)
    [letter] = letters(office)
    assert (letter["to"], letter["office"], letter["late"]) == ("endah.p@contoh.go.id", "Dinas Pendidikan", "7")
    assert letter["path"] == "/admin/pekerjaan-kantor?kantor=1.s-1&lama=1"


def test_admins_of_other_agencies_and_other_profiles_get_none(office: Office) -> None:
    office.create(SUPER, grants=[ADMIN])
    office.service.on_office_late(late(office_id="b-1", agency_id="bantul"))
    office.service.on_office_late(late("kanreg", "91", ""))
    assert letters(office) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_says_how_many_are_late_and_where(language: str) -> None:
    values = {"name": "Endah", "office": "Dinas Pendidikan", "level": "1", "late": "7", "path": "/admin"}
    subject, body = written(Letter.OFFICE_LATE, language, values, "https://epupns.example")
    assert "7" in subject
    assert "Dinas Pendidikan" in body
    assert "https://epupns.example/admin" in body

"""Who is missing: everybody who is expected and whose form has not come; kept by the database, whoever writes."""
from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from services.contracts.verification.events import CaseReturned
from services.registration.tables import forms, people, registrants
from tests.services.asking import ask
from tests.services.people import id_of
from tests.services.registration.handlers.test_vetting import DEWI
from tests.services.registration.missing.office import SARI, Office

SIGNED = {
    # status of the person, state of the registrant, state of the form: where somebody who is missing stands
    ("active", None, None): "unregistered",
    ("active", "baru", "draft"): "unsent",
    ("active", "aktif", "draft"): "unsent",
    ("active", "ditolak", "draft"): "rejected",
    ("active", "aktif", "sent"): None,
    ("active", "aktif", "returned"): "returned",
    ("active", "aktif", "done"): None,
    ("retired", None, None): None,
    ("deceased", None, None): None,
    ("dismissed", None, None): None,
    ("retired", "aktif", "draft"): "unsent",  # expected since the registration, as reporting counts
    ("retired", "aktif", "done"): None,
}


@pytest.mark.parametrize(("person", "registrant", "form"), SIGNED)
def test_the_rule(office: Office, person: str, registrant: str | None, form: str | None) -> None:
    asked = sa.select(sa.func.standing_of(person, registrant, form))
    with office.running.work.begin() as uow:
        assert uow.session.scalar(asked) == SIGNED[person, registrant, form]


def standing(office: Office, person: str = "Budi") -> str | None:
    row = office.row(person)
    return row.standing if row is not None else None


def test_from_the_first_day_to_the_form_that_came_and_was_returned(office: Office) -> None:
    assert standing(office) == "unregistered"
    office.running.fill(agama="2")
    assert standing(office) == "unsent"
    submission = office.running.send()
    assert standing(office) is None
    back = CaseReturned(case_id=id_of("case"), submission_id=submission, person_id=id_of("Budi"), reasons={})
    office.running.service.on_case_returned(back)
    assert standing(office) == "returned"
    assert [event["person_id"] for event in office.running.events("standing-changed.v1")] == [id_of("Budi")]
    office.running.send()
    assert standing(office) is None


def test_a_return_that_came_late_tells_nobody(office: Office) -> None:
    office.running.fill(agama="2")
    old = CaseReturned(case_id=id_of("case"), submission_id=id_of("another"), person_id=id_of("Budi"), reasons={})
    office.running.service.on_case_returned(old)
    assert office.running.events("standing-changed.v1") == []


def test_who_was_rejected_is_missing_until_registered_again(office: Office) -> None:
    office.running.tick("vetting")
    office.running.register(SARI, "Sari Dewi", email="sari@example.org")
    number = office.running.registrant("Sari").register_number
    body: dict[str, Any] = {"register_numbers": [number], "verdict": "reject", "reason": "x"}
    ask(office.running.service, "decide_registrants", DEWI, **body)
    assert standing(office, "Sari") == "rejected"
    office.running.register(SARI, "Sari Dewi", email="sari@example.org")
    assert standing(office, "Sari") == "unsent"


def change(office: Office, table: sa.Table, person: str, **values: Any) -> None:
    own = table.c.id if table is people else table.c.person_id
    with office.running.work.begin() as uow:
        uow.session.execute(sa.update(table).where(own == id_of(person)).values(values))


def test_who_retires_is_expected_no_longer_and_who_comes_back_is(office: Office) -> None:
    change(office, people, "Sari", status="retired")
    assert standing(office, "Sari") is None
    change(office, people, "Sari", status="active")
    assert standing(office, "Sari") == "unregistered"


def test_the_list_follows_name_and_place_of_a_person(office: Office) -> None:
    change(office, people, "Sari", name="SARI DEWI LESTARI", unit_id="elsewhere", agency_id="bantul")
    row = office.row("Sari")
    assert row is not None
    assert (row.name, row.unit_id, row.agency_id) == ("SARI DEWI LESTARI", "elsewhere", "bantul")
    office.running.fill(agama="2")
    office.running.send()
    change(office, people, "Budi", unit_id="seksi")
    assert standing(office) is None, "a change of place makes nobody missing"


def test_rows_that_come_many_at_once_are_kept_too(office: Office) -> None:
    """As an import and the seeds write them: one statement each."""
    ids = [id_of(f"person {number}") for number in range(3)]
    base = {"birth_date": "1980-01-01", "agency_id": "sleman", "unit_id": "bidang", "record": {}, "name": "X"}
    with office.running.work.begin() as uow:
        status = ("active", "active", "retired")
        uow.session.execute(
            sa.insert(people), [{"id": one, "nip": str(n), "status": status[n], **base} for n, one in enumerate(ids)]
        )
        contact = {"agency_id": "sleman", "email": "x@example.org", "phone": "1", "state": "aktif"}
        rows = [{"person_id": one, "register_number": f"N{n}", **contact} for n, one in enumerate(ids)]
        uow.session.execute(sa.insert(registrants).values(rows))
        states = zip(ids, ("sent", "returned", "done"), strict=True)
        uow.session.execute(sa.insert(forms).values([{"person_id": one, "state": state} for one, state in states]))
    assert [standing(office, f"person {number}") for number in range(3)] == [None, "returned", None]

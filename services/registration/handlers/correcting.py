"""What the helpdesk has decided about a person: the record is corrected, comes to life, moves, or begins."""
from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from services.chassis.rpc_client import Services
from services.chassis.work import UnitOfWork
from services.contracts.actor import Actor
from services.contracts.audit import Action
from services.contracts.errors import Conflict, Invalid, NotFound
from services.contracts.event import new_id
from services.contracts.form_fields import FORM_FIELDS, Origin
from services.contracts.registration.events import RecordChanged, What
from services.registration.domain.is_the_value_right import problem, problems_between
from services.registration.domain.nip import Nip
from services.registration.domain.who_still_serves import SERVES, SERVES_CODE, status_of
from services.registration.secrets import digests, opened, sealed
from services.registration.tables import people, person_nips, record_changes

UNKNOWN = "Orang ini tidak ada dalam data negara."
NOT_CORRECTED = "Data ini tidak dapat dibetulkan lewat laporan."
KNOWN = "NIP ini sudah ada dalam data negara."
NO_AGENCY = "Instansi ini tidak ada."


def correct_record(
    uow: UnitOfWork, _actor: Actor, person_id: str, field: str, value: str, answer_id: str, by: str
) -> dict[str, Any]:
    """One value of the record, as the ticket's decree proves it.  Raises ``Invalid`` for what it cannot be."""
    person = held(uow, person_id)
    if _done(uow, answer_id):
        return {"record_version": person.record_version}
    about = FORM_FIELDS.get(field)
    if about is None or about.origin is not Origin.CHANGE or about.secret:
        raise Invalid(NOT_CORRECTED, fields={"field": [NOT_CORRECTED]})
    record = {**opened(person.record), "nama": person.name}
    becomes = record | {field: value}
    wrong = problem(about, value, datetime.now(UTC).date()) or problems_between(becomes).get(field, "")
    if wrong:
        raise Invalid(wrong, fields={"value": [wrong]})
    before, after = (digests({field: one.get(field, "")}) for one in (record, becomes))
    _audit(uow, Action.RECORD_CORRECTED, person_id, by, before=before, after=after)
    status = {"status": status_of(value)} if field == "kedudukan_hukum" else {}
    return write_record(uow, person, becomes, answer_id, What.CORRECTED, [field], **status)


def reinstate(uow: UnitOfWork, _actor: Actor, person_id: str, answer_id: str, by: str) -> dict[str, Any]:
    """Who is said to serve no longer serves: registration goes on."""
    person = held(uow, person_id)
    if person.status == SERVES:
        return {"record_version": person.record_version}
    record = {**opened(person.record), "nama": person.name, "kedudukan_hukum": SERVES_CODE}
    _audit(uow, Action.PERSON_REINSTATED, person_id, by, before={"status": person.status}, after={"status": SERVES})
    return write_record(uow, person, record, answer_id, What.REINSTATED, ["kedudukan_hukum"], status=SERVES)


def add_person(
    uow: UnitOfWork, _actor: Actor, services: Services, nip: str, name: str, agency_id: str, answer_id: str, by: str
) -> dict[str, Any]:
    """Somebody new, with what the NIP says; the form asks for the rest.  Raises ``Conflict`` for a known NIP."""
    read = Nip.parse(nip, datetime.now(UTC).date())
    known = sa.select(person_nips.c.person_id).where(person_nips.c.nip == str(read))
    if uow.session.scalar(known) is not None:
        raise Conflict(KNOWN, code="known", by="", at="")
    if not services.reference.areas(areas=[{"kind": "agency", "id": agency_id}]):
        raise NotFound(NO_AGENCY)
    born = read.birth_date
    record = {"tanggal_lahir": born.isoformat(), "jenis_kelamin": read.sex, "tmt_cpns": read.appointed.isoformat(),
              "kedudukan_hukum": SERVES_CODE}  # fmt: skip
    person_id = new_id()
    row = {"id": person_id, "nip": str(read), "name": name, "birth_date": born, "agency_id": agency_id, "unit_id": "",
           "record": sealed(record)}  # fmt: skip
    uow.session.execute(sa.insert(people).values(row))
    uow.session.execute(sa.insert(person_nips).values(nip=str(read), person_id=person_id))
    _audit(uow, Action.PERSON_ADDED, person_id, by, after={"agency": agency_id, "answer": answer_id})
    _keep(uow, What.ADDED, answer_id, person_id, 1, ["nama", *record], (agency_id, agency_id))
    return {"person_id": person_id}


def held(uow: UnitOfWork, person_id: str) -> sa.Row[Any]:
    """A person, held until the end.  Raises ``NotFound``."""
    row = uow.session.execute(sa.select(people).where(people.c.id == person_id).with_for_update()).one_or_none()
    if row is None:
        raise NotFound(UNKNOWN)
    return row


def write_record(
    uow: UnitOfWork, person: sa.Row[Any], record: dict[str, str], answer_id: str, what: What, changed: list[str],
    **columns: Any,
) -> dict[str, Any]:
    """The next version of the record, and which answer made it; whoever follows the record is told."""
    version = person.record_version + 1
    kept = {name: value for name, value in record.items() if name != "nama" or "nama" in person.record}
    row: dict[str, Any] = {"record": sealed(kept), "record_version": version, "name": record["nama"], **columns}
    if record.get("tanggal_lahir"):
        row["birth_date"] = date.fromisoformat(record["tanggal_lahir"])
    uow.session.execute(sa.update(people).where(people.c.id == person.id).values(row))
    now = columns.get("agency_id", person.agency_id)
    _keep(uow, what, answer_id, person.id, version, changed, (person.agency_id, now))
    return {"record_version": version}


def _keep(
    uow: UnitOfWork, what: What, answer_id: str, person_id: str, version: int, changed: list[str],
    agencies: tuple[str, str],
) -> None:
    """A line of the record's history, and the word of it; ``agencies``: before and after."""
    was, now = agencies
    history = {"person_id": person_id, "record_version": version, "case_id": answer_id, "changed": changed}
    uow.session.execute(sa.insert(record_changes).values(history))
    uow.publish(
        RecordChanged(
            person_id=person_id, agency_id=now, was=was, record_version=version, what=what, changed=changed
        )
    )


def _done(uow: UnitOfWork, answer_id: str) -> bool:
    mine = sa.select(record_changes.c.record_version).where(record_changes.c.case_id == answer_id)
    return uow.session.scalar(mine) is not None


def _audit(uow: UnitOfWork, action: Action, person_id: str, by: str, **what: Any) -> None:
    after = {**what.pop("after", {}), "by": by}
    uow.audit(action, subject=person_id, people=[person_id], after=after, **what)

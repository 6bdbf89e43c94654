"""Each action in each state: it changes something exactly where the table says that it may."""
from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from deploy.documents.states import states_of
from services.contracts.errors import Conflict
from services.contracts.profiles import Profile
from services.contracts.registration.who_may import WHO_MAY as OF_FORMS
from services.contracts.verification.who_may import WHO_MAY as OF_CASES
from services.registration.tables import asked_values, documents, forms
from services.verification.tables import cases, changes, drafts
from tests.services.asking import ask
from tests.services.conftest import OpenDatabase
from tests.services.people import agency, id_of, official
from tests.services.registration.running import ROW
from tests.services.registration.running import Running as Registration
from tests.services.verification.forms import change, form
from tests.services.verification.officials import ANI
from tests.services.verification.running import Running as Verification

TURNER = official("Tono", (Profile.ROLLBACK_OPERATOR, agency("sleman")))
ACTIONS_ON_CASES = [action for action, line in OF_CASES.items() if line.states]
SUPERVISING = {"release_for", "assign"}
ADMIN = official("Admin", (Profile.AGENCY_ADMIN, agency("sleman")))
ASKED_BY = {"turn_back": TURNER, **dict.fromkeys(SUPERVISING, ADMIN)}
ACTIONS_ON_FORMS = [action for action, line in OF_FORMS.items() if line.states]


@pytest.fixture
def verification(open_database: OpenDatabase, field_keys: None) -> Verification:
    """Budi's case, claimed by Ani, who has rejected its change."""
    running = Verification(open_database("verification"))
    running.flag("dinas")
    running.take_in(form(change("nama", "Budi S", old="Budi")))
    colleague = {"account_id": id_of("colleague"), "name": "Colleague", "person_id": ""}
    running.services.identity.verifiers["verifier_l1", "org_unit", "dinas"] = [colleague]  # type: ignore[list-item]
    running.tick(ANI, rejecting={"nama": "Tidak terbaca"})
    return running


def put_case(running: Verification, state: str, *, claimed: bool) -> None:
    """Everything that any action needs, except for the state."""
    later = datetime.now(UTC) + timedelta(minutes=5)
    held = {"claimed_by": ANI.account_id, "claimed_name": "Ani", "claimed_until": later}
    nobody = {"claimed_by": None, "claimed_name": "", "claimed_until": None}
    sent = {"outcome": "send", "outcome_by": {"name": "Ani"}, "due_at": later}
    with running.work.begin() as uow:
        uow.session.execute(sa.update(cases).values({"state": state, **sent, **(held if claimed else nobody)}))


def looks(running: Verification) -> Any:
    """The case and its drafts as the database has them."""
    with running.work.begin() as uow:
        return [uow.session.execute(sa.select(table)).all() for table in (cases, drafts)]


@pytest.mark.parametrize("state", states_of(cases))
@pytest.mark.parametrize("action", ACTIONS_ON_CASES)
def test_a_case_is_acted_on_in_the_states_of_its_line(verification: Verification, action: str, state: str) -> None:
    row = verification.case()
    [decided] = verification.shown(ANI)["changes"]
    put_case(verification, state, claimed=action != "next")
    approval = {"change_id": decided["change_id"], "verdict": "approve", "reason": ""}
    body: dict[str, Any] = {} if action == "next" else {"case_id": row.id, "version": row.version}
    if action == "save":
        body["decisions"] = [approval]
    if action == "confirm_unchanged":
        forget_changes(verification)
    if action == "assign":
        body["account_id"] = id_of("colleague")
    if action == "turn_back":
        body["reason"] = "Salah unggah"
    before = looks(verification)
    try:
        ask(verification.service, action, ASKED_BY.get(action, ANI), **body)
    except Conflict:
        assert not OF_CASES[action].allows(state)
    assert (looks(verification) != before) is OF_CASES[action].allows(state)


def forget_changes(running: Verification) -> None:
    """The form says that nothing changes."""
    with running.work.begin() as uow:
        uow.session.execute(sa.delete(changes))


@pytest.fixture
def registration(open_database: OpenDatabase, field_keys: None) -> Registration:
    """Budi's form, ready to be sent."""
    running = Registration(open_database("registration"))
    running.add_row()
    running.fill(agama="2")
    return running


FILE = {"name": "d.png", "media_type": "image/png", "size": 1, "digest": "d", "pages": 1}
BODIES: dict[str, dict[str, Any]] = {
    "save_tab": {"tab": "utama", "answers": {"alamat": "Jl. Magelang 1"}, "confirmed": []},
    "save_history": {"kind": "golongan", "action": "delete", "row_id": ROW, "values": {}},
    "attach_document": {"change": "agama", "document_id": id_of("another"), **FILE},
    "detach_document": {"change": "agama", "document_id": id_of("proof")},
    "send": {},
    "ask_value": {"list": "jfu", "name": "Pengelola arsip"},
}
UNVERSIONED = {"attach_document", "detach_document", "ask_value"}


@pytest.mark.parametrize("state", states_of(forms))
@pytest.mark.parametrize("action", ACTIONS_ON_FORMS)
def test_a_form_is_changed_in_the_states_of_its_line(registration: Registration, action: str, state: str) -> None:
    with registration.work.begin() as uow:
        uow.session.execute(sa.update(forms).values(state=state))
    before = content(registration)
    stale = {} if action in UNVERSIONED else {"version": registration.version}
    try:
        registration.ask(action, **BODIES[action], **stale)
    except Conflict:
        assert not OF_FORMS[action].allows(state)
    assert (content(registration) != before) is OF_FORMS[action].allows(state)


def content(running: Registration) -> Any:
    """The form, its documents and what was asked for, as the database has them."""
    with running.work.begin() as uow:
        return [uow.session.execute(sa.select(table)).all() for table in (forms, documents, asked_values)]

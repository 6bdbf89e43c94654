"""Who waits for the agency's approval does not get in, and learns why; an admin helps a registrant in again."""
from typing import Any

import pytest
import sqlalchemy as sa

from services.contracts.errors import Forbidden, Invalid, NotFound, NotLoggedIn
from services.contracts.profiles import Profile
from services.contracts.registration.events import RegistrantDecided
from services.identity.handlers import registrants
from services.identity.tables import mails, profiles
from tests.services.asking import ask
from tests.services.identity.running import NIP, PASSWORD, Running
from tests.services.people import id_of, service

REGISTRATION = service("registration")
SARI = {
    "person_id": id_of("Sari"), "nip": "198001012005012001", "register_number": "ZZ2CD3EF", "name": "SARI DEWI",
    "email": "sari@contoh.go.id", "password": "kereta senja payung",
}  # fmt: skip


class Registrations:
    """Registration as identity asks it."""

    def __init__(self, state: str, reason: str = "") -> None:
        self.registration, self.state, self.reason = self, state, reason

    def standings(self, person_ids: list[str]) -> list[dict[str, str]]:
        return [{"person_id": one, "state": self.state, "reason": self.reason} for one in person_ids]


def decided(running: Running, state: str, reason: str = "") -> None:
    event = RegistrantDecided(person_id=id_of("Sari"), agency_id="sleman")
    running.work.do_once(registrants.note_decision, event, Registrations(state, reason))


def enter(running: Running, password: str = "kereta senja payung") -> Any:
    return running.log_in(SARI["nip"], password, "citizen")


def letters(running: Running) -> list[str]:
    with running.work.begin() as uow:
        return list(uow.session.scalars(sa.select(mails.c.letter).order_by(mails.c.id)))


@pytest.fixture
def waiting(running: Running) -> Running:
    """Sari's account waits for her agency."""
    ask(running.service, "open_citizen_account", REGISTRATION, **SARI, waits=True)
    return running


def test_who_waits_is_told_so_after_the_right_password_only(waiting: Running) -> None:
    with pytest.raises(NotLoggedIn):
        enter(waiting, "wrong password here")
    with pytest.raises(Forbidden) as refused:
        enter(waiting)
    assert "menunggu persetujuan" in refused.value.message


def test_who_was_approved_gets_in_and_a_letter(waiting: Running) -> None:
    decided(waiting, "aktif")
    assert enter(waiting)["token"]
    assert letters(waiting) == ["registration_approved"]


def test_who_was_rejected_reads_why_and_may_register_anew(waiting: Running) -> None:
    decided(waiting, "ditolak", "Pindah instansi belum dicatat.")
    with pytest.raises(Forbidden) as refused:
        enter(waiting)
    assert "Pindah instansi belum dicatat." in refused.value.message
    assert letters(waiting) == ["registration_rejected"]
    ask(waiting.service, "open_citizen_account", REGISTRATION, **SARI, waits=False)
    assert enter(waiting)["token"]


def test_a_decision_that_changes_nothing_writes_nothing(waiting: Running) -> None:
    decided(waiting, "aktif")
    decided(waiting, "aktif")
    assert letters(waiting) == ["registration_approved"]


def test_a_password_from_an_admin_ends_the_sessions_and_is_replaced_at_the_next_log_in(running: Running) -> None:
    token = running.log_in(NIP, PASSWORD, "citizen")["token"]
    body = {"person_id": id_of("Budi"), "password": "gerbong rawa sendok"}
    ask(running.service, "reset_citizen_password", REGISTRATION, **body)
    with pytest.raises(NotLoggedIn):
        running.who_is(token)
    assert running.log_in(NIP, "gerbong rawa sendok", "citizen")["step"] == "password"


def test_a_guessable_password_is_refused_from_an_admin_too(running: Running) -> None:
    with pytest.raises(Invalid):
        ask(running.service, "reset_citizen_password", REGISTRATION, person_id=id_of("Budi"), password="12345678")


@pytest.mark.parametrize(("method", "more"), [("reset_citizen_password", {"password": "x" * 12}), ("send_proof", {})])
def test_who_has_no_account_cannot_be_helped(running: Running, method: str, more: dict[str, str]) -> None:
    with pytest.raises(NotFound):
        ask(running.service, method, REGISTRATION, person_id=id_of("Nobody"), **more)


def test_the_proof_goes_to_the_address_of_the_account(waiting: Running) -> None:
    ask(waiting.service, "send_proof", REGISTRATION, person_id=id_of("Sari"))
    assert letters(waiting) == ["proof"]


def test_verifiers_of_an_agency_are_those_of_now(running: Running) -> None:
    running.grant("ani", Profile.VERIFIER_L1, jurisdiction_kind="org_unit", jurisdiction_id="dinas", agency_id="sleman")
    running.grant("ani", Profile.VERIFIER_L2, agency_id="sleman")
    running.grant("ani", Profile.REGISTRATION_VERIFIER, agency_id="bantul", jurisdiction_id="bantul")
    asked = ask(running.service, "verifiers_in", REGISTRATION, agency_id="sleman")
    assert asked == {"units": ["dinas"], "level_2": 1, "registration": 0}
    running.run(sa.update(profiles).values(ended_at=sa.func.now()))
    asked = ask(running.service, "verifiers_in", REGISTRATION, agency_id="sleman")
    assert asked == {"units": [], "level_2": 0, "registration": 0}


def test_the_verifiers_of_one_office_are_those_of_now(running: Running) -> None:
    running.grant("ani", Profile.VERIFIER_L1, jurisdiction_kind="org_unit", jurisdiction_id="dinas", agency_id="sleman")
    here = {"profile": "verifier_l1", "jurisdiction_kind": "org_unit", "jurisdiction_id": "dinas"}
    asker = service("verification")
    found = ask(running.service, "office_verifiers", asker, **here)
    assert [(one["name"], one["person_id"]) for one in found] == [("ani", "")]
    assert ask(running.service, "office_verifiers", asker, **here | {"jurisdiction_id": "puskesmas"}) == []
    running.run(sa.update(profiles).values(ends_at=sa.func.now()))
    assert ask(running.service, "office_verifiers", asker, **here) == []

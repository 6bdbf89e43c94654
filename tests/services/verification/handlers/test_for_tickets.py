"""What answers to tickets do to cases: turned back within the operator's limits, moved along with the person."""
from __future__ import annotations

from typing import Any

import pytest

from services.contracts.errors import Conflict, NotFound
from services.contracts.profiles import Profile
from services.contracts.registration.events import PersonMoved
from tests.services.asking import ask
from tests.services.people import agency, id_of, official, service
from tests.services.verification.forms import change, form
from tests.services.verification.officials import ANI
from tests.services.verification.running import Running

NAMA = change("nama", "Budi S", old="Budi")
BIMA_OF_BANTUL = official("Bima", (Profile.VERIFIER_L2, agency("bantul")))


def turn_back(running: Running, profile: str = "rollback_operator", kind: str = "agency", area: str = "sleman") -> Any:
    who = {"account_id": id_of("account Tono"), "name": "Tono", "profile": profile, "kind": kind, "area": area}
    return ask(
        running.service, "turn_back_for", service("helpdesk"), person_id=id_of("Budi"), reason="Salah unggah", **who
    )


def test_a_ticket_turns_the_form_back_as_its_operator_may(running: Running) -> None:
    running.take_in(form(NAMA))
    for _ in range(2):  # with the person already is done
        assert turn_back(running) == {"register_number": running.case().register_number}
    assert running.where() == (1, "returned")
    assert running.steps()[-1] == ("returned", 1, "Tono")


def test_what_the_operator_may_not_turn_back_stays(running: Running) -> None:
    with pytest.raises(NotFound):
        turn_back(running)
    running.take_in(form(NAMA))
    with pytest.raises(NotFound):
        turn_back(running, area="bantul")
    with pytest.raises(NotFound):
        turn_back(running, "helpdesk_mutasi", "national", "")
    running.decide(ANI)
    with pytest.raises(Conflict):
        turn_back(running)
    assert running.where() == (2, "open")


def moved(running: Running, to: str = "bantul") -> PersonMoved:
    event = PersonMoved(person_id=id_of("Budi"), agency_id=to, was="sleman", record_version=2)
    running.service.on_person_moved(event)
    running.deliver()
    return event


def test_work_at_level_1_waits_for_a_unit_of_the_new_agency(running: Running) -> None:
    running.take_in(form(NAMA))
    running.ask("claim", ANI)
    event = moved(running)
    assert running.where() == (1, "no_office")
    case = running.case()
    assert (case.agency_id, case.agency_name, case.kanreg_id, case.claimed_by) == ("bantul", "Bantul", "k2", None)
    version = case.version
    running.service.on_person_moved(event)
    assert running.case().version == version


def test_work_at_level_2_lies_with_the_new_agency(running: Running) -> None:
    running.take_in(form(NAMA))
    running.decide(ANI)
    moved(running)
    assert running.where() == (2, "open")
    running.decide(BIMA_OF_BANTUL)
    assert (running.where(), running.case().office_id) == ((3, "open"), "k2")


def test_a_form_in_the_persons_hands_only_knows_its_agency(running: Running) -> None:
    running.take_in(form(NAMA))
    turn_back(running)
    moved(running)
    assert (running.where(), running.case().agency_id) == ((1, "returned"), "bantul")


def test_who_has_no_case_moves_without_one(running: Running) -> None:
    moved(running)

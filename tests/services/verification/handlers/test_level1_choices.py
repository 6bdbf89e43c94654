"""A choice of an operator beats the tree: for open work at once, for later rounds, and until it is given back."""
from __future__ import annotations

import pytest

from services.contracts.errors import Conflict
from services.contracts.profiles import Profile
from services.contracts.registration.events import Level1UnitChosen
from tests.services.asking import ask
from tests.services.people import agency, id_of, official, unit
from tests.services.verification.forms import change, form
from tests.services.verification.officials import ANI
from tests.services.verification.running import Running

NAMA = change("nama", "Budi S", old="Budi")
IN_SETDA = official("Seta", (Profile.VERIFIER_L1, unit("setda")))


def choose(running: Running, unit_id: str, version: int = 1) -> None:
    running.service.on_level_1_unit_chosen(
        Level1UnitChosen(
            person_id=id_of("Budi"), agency_id="sleman", unit_id=unit_id, unit_name=unit_id.title(), version=version,
            by=id_of("operator"),
        )
    )
    running.deliver()


def office(running: Running) -> str:
    assert running.where() == (1, "open")
    return str(running.case().office_id)


@pytest.fixture(autouse=True)
def setda(running: Running) -> None:
    running.flag("setda")


def test_a_choice_before_kirim_is_known_at_kirim(running: Running) -> None:
    choose(running, "setda")
    running.take_in(form(NAMA))
    assert office(running) == "setda"
    assert running.case().chosen_name == "Setda"


def test_open_work_moves_and_who_had_it_in_hand_is_told(running: Running) -> None:
    running.take_in(form(NAMA))
    running.tick(ANI)
    old = running.case()
    choose(running, "setda")
    assert office(running) == "setda"
    with pytest.raises(Conflict) as refused:
        ask(running.service, "send", ANI, case_id=old.id, version=old.version)
    assert refused.value.message == (
        "Berkas ini dipindahkan ke unit verifikator lain oleh Operator Pindah Verifikator Level 1."
    )


def test_given_back_it_goes_where_the_tree_says(running: Running) -> None:
    running.take_in(form(NAMA))
    choose(running, "setda")
    choose(running, "", 2)
    assert office(running) == "dinas"


def test_a_choice_is_for_later_rounds_too_and_beats_a_nearer_tick(running: Running) -> None:
    running.take_in(form(NAMA))
    choose(running, "setda")
    running.take_in(form(NAMA, round=2))
    running.flag("bidang")
    assert office(running) == "setda"


def test_when_the_chosen_unit_is_no_level_1_unit_any_more_the_tree_counts_again(running: Running) -> None:
    choose(running, "setda")
    running.take_in(form(NAMA))
    admin = official("Admin", (Profile.AGENCY_ADMIN, agency("sleman")))
    effect = ask(running.service, "flag_effect", admin, agency_id="sleman", unit_id="setda", flagged=False)
    [one] = effect["changes"]
    assert (one["from_name"], one["to_id"], one["cases"]) == ("Setda", "dinas", 1)
    running.flag("setda", flagged=False, version=2)
    assert office(running) == "dinas"
    running.flag("setda", version=3)
    assert office(running) == "setda"


def test_what_is_past_level_1_stays(running: Running) -> None:
    running.take_in(form(NAMA))
    running.decide(ANI)
    before = running.case().version
    choose(running, "setda")
    assert (running.where(), running.case().version) == ((2, "open"), before)


def test_twice_and_late_is_once(running: Running) -> None:
    running.take_in(form(NAMA))
    choose(running, "setda", 2)
    at = running.case().version
    choose(running, "", 1)
    choose(running, "setda", 2)
    assert (office(running), running.case().version) == ("setda", at)


def test_in_a_round_after_a_move_only_what_changed_is_asked_by_the_new_office(running: Running) -> None:
    agama, gelar = change("agama", "2", old="1"), change("gelar_depan", "Dr.", old="")
    running.take_in(form(NAMA, agama, gelar))
    running.give_back(ANI, rejecting={"nama": "Beda"})
    choose(running, "setda")
    mended, other_proof = change("nama", "Budi Santoso", old="Budi"), change("gelar_depan", "Dr.", documents=["other"])
    running.take_in(form(mended, agama, other_proof, round=2))
    assert office(running) == "setda"
    asked = {one["key"] for one in running.shown(IN_SETDA)["changes"] if one["decidable"]}
    assert asked == {"nama", "gelar_depan"}


def test_what_an_office_takes_back_after_a_move_goes_to_the_new_office_with_its_ticks(running: Running) -> None:
    running.take_in(form(NAMA))
    running.tick(ANI)
    running.ask("send", ANI)
    choose(running, "setda")
    assert running.where() == (1, "sending")
    assert running.ask("undo", ANI)["state"] == "queued"
    running.ten_seconds_later()
    assert office(running) == "setda"
    assert [one["draft"] for one in running.shown(IN_SETDA)["changes"]] == ["approve"]
    assert running.case().claimed_by is None

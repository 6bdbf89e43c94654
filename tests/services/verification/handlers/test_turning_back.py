"""Turun status: the form is the civil servant's again, its decisions last, and who had it in hand is told."""
from __future__ import annotations

import pytest

from services.contracts.actor import Actor
from services.contracts.errors import Conflict, Invalid, NotFound
from services.contracts.profiles import Profile
from tests.services.asking import ask
from tests.services.audit import entries_of
from tests.services.people import NATIONAL, agency, citizen, id_of, kanreg, official
from tests.services.verification.forms import change, form, number_of
from tests.services.verification.officials import ANI
from tests.services.verification.running import Running

NAMA, AGAMA = change("nama", "Budi S", old="Budi"), change("agama", "2", old="1")
TONO = official("Tono", (Profile.ROLLBACK_OPERATOR, agency("sleman")))
KIKI = official("Kiki", (Profile.HELPDESK_KANREG, kanreg("k1")))
BUDE = official("Bude", (Profile.HELPDESK_BKN, NATIONAL))
WHY = "Salah mengunggah ijazah"


def found(running: Running, actor: Actor, q: str = "") -> dict[str, object]:
    answer: dict[str, object] = ask(running.service, "find_to_turn_back", actor, q=q or number_of("Budi"))
    return answer


def turn(running: Running, actor: Actor) -> None:
    running.ask("turn_back", actor, reason=WHY)
    running.deliver()


def test_the_form_goes_back_with_the_reason_and_its_next_round_begins_at_level_1(running: Running) -> None:
    running.take_in(form(NAMA))
    turn(running, TONO)
    assert running.where() == (1, "returned")
    [event] = running.events("case-returned.v1")
    assert running.events("case-moved.v1")[-1]["turned_back"] is True
    assert (event["person_id"], event["submission_id"]) == (id_of("Budi"), running.case().submission_id)
    shown = ask(running.service, "timeline", citizen("Budi"), person_id=id_of("Budi"))
    assert shown["turned_back"]["reason"] == WHY
    running.take_in(form(NAMA, round=2))
    assert running.where() == (1, "open")
    assert "turned_back" not in ask(running.service, "timeline", citizen("Budi"), person_id=id_of("Budi"))


def test_what_was_decided_and_not_changed_since_is_not_asked_again(running: Running) -> None:
    running.take_in(form(NAMA, AGAMA))
    running.decide(ANI)
    turn(running, KIKI)
    running.take_in(form(NAMA, AGAMA, round=2))
    assert running.where() == (2, "open")
    running.take_in(form(NAMA, change("agama", "3", old="1"), round=3))
    assert running.where() == (1, "open")
    assert [one["key"] for one in running.shown(ANI)["changes"] if one["decidable"]] == ["agama"]


def test_who_had_the_case_in_hand_is_told_who_did_it(running: Running) -> None:
    running.take_in(form(NAMA))
    running.tick(ANI)
    old = running.case()
    assert found(running, TONO)["held_by"] == "Ani"
    turn(running, TONO)
    with pytest.raises(Conflict) as refused:
        ask(running.service, "send", ANI, case_id=old.id, version=old.version)
    assert refused.value.message == "Status berkas ini diturunkan oleh Tono; formulirnya kembali ke PNS."
    assert refused.value.details["code"] == "turned_back"
    assert refused.value.details["by"] == "Tono"


def test_it_is_found_by_nomor_register_and_nip_and_says_where_it_is(running: Running) -> None:
    running.take_in(form(NAMA))
    by_number, by_nip = found(running, TONO, "budi 2222"), found(running, TONO, "19750327 200003 1 007")
    assert by_number == by_nip
    assert (by_number["name"], by_number["level"], by_number["office"]) == ("Budi", 1, "Dinas")
    assert by_number["why_not"] == ""


def test_foreign_and_unknown_forms_look_the_same(running: Running) -> None:
    running.take_in(form(NAMA))
    elsewhere = official("Other", (Profile.ROLLBACK_OPERATOR, agency("bantul")))
    for actor, q in ((elsewhere, number_of("Budi")), (BUDE, number_of("Budi")), (TONO, "ZZZZ9999")):
        with pytest.raises(NotFound) as refused:
            found(running, actor, q)
        assert refused.value.message.startswith("Tidak ada formulir")
    with pytest.raises(NotFound):
        turn(running, elsewhere)


def test_at_level_2_the_agencys_operator_is_too_late_and_the_kanreg_is_not(running: Running) -> None:
    running.take_in(form(NAMA))
    running.decide(ANI)
    assert found(running, TONO)["why_not"]
    with pytest.raises(Conflict):
        turn(running, TONO)
    assert running.where() == (2, "open")
    turn(running, KIKI)
    assert running.where() == (2, "returned")


def test_a_national_agencys_form_at_level_2_is_bkns(running: Running) -> None:
    running.take_in(form(NAMA, national=True, kanreg=""))
    with pytest.raises(Conflict):
        turn(running, BUDE)
    running.decide(ANI)
    turn(running, BUDE)
    assert running.where() == (2, "returned")


def test_two_at_once_are_one_and_a_sent_one_waits(running: Running) -> None:
    running.take_in(form(NAMA))
    old = running.case()
    turn(running, TONO)
    with pytest.raises(Conflict):
        ask(running.service, "turn_back", KIKI, case_id=old.id, version=old.version, reason=WHY)
    assert len(running.events("case-returned.v1")) == 1
    running.take_in(form(NAMA, round=2))
    running.tick(ANI)
    running.ask("send", ANI)
    with pytest.raises(Conflict) as refused:
        turn(running, TONO)
    assert "Tunggu sepuluh detik" in refused.value.message


def test_a_reason_is_needed_and_the_audit_keeps_it(running: Running) -> None:
    running.take_in(form(NAMA))
    with pytest.raises(Invalid):
        running.ask("turn_back", TONO, reason=" ")
    turn(running, TONO)
    entry = next(one for one in entries_of(running.work) if one.action == "status_turned_back")
    assert (entry.reason, entry.people) == (WHY, [id_of("Budi")])


def test_the_own_form_is_somebody_elses_to_turn_back(running: Running) -> None:
    running.take_in(form(NAMA))
    own = official("Budi's other account", (Profile.ROLLBACK_OPERATOR, agency("sleman")), person="Budi")
    assert found(running, own)["why_not"]
    with pytest.raises(Conflict):
        turn(running, own)


def test_the_level_message_of_a_case_that_was_turned_back_changes_nothing(running: Running) -> None:
    event = running.services.registration.sent(form(NAMA))
    running.service.on_form_sent(event)
    assert running.where() == (1, "queued")
    running.ask("turn_back", TONO, reason=WHY)
    running.deliver()
    assert running.where() == (1, "returned")

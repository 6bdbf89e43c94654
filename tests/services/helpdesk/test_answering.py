"""Jawaban and Keterangan: one operator wins, ten seconds to take back, then it acts once; a refusal reopens."""
from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from services.chassis.audit.tables import entries
from services.chassis.tables import outbox
from services.contracts.actor import Actor
from services.contracts.errors import Conflict, Forbidden, Invalid, Unavailable
from services.contracts.helpdesk.events import AnswerGiven, ReporterToTell
from services.contracts.profiles import Profile
from services.helpdesk.domain.is_the_transfer_confirmed import ELSEWHERE
from services.helpdesk.receipts import receipt_of
from services.helpdesk.service import HelpdeskService
from services.helpdesk.tables import answers, tickets, transfers
from tests.services.asking import ask
from tests.services.helpdesk.answered import APPROVAL, approve, deliver, events, final
from tests.services.helpdesk.fake_services import SARI, FakeServices
from tests.services.helpdesk.reports import reported
from tests.services.people import ANONYMOUS, NATIONAL, citizen, kanreg, official, service

KANREG = official("Kani", (Profile.HELPDESK_KANREG, kanreg("k1")))
COLLEAGUE = official("Kartika", (Profile.HELPDESK_KANREG, kanreg("k1")))
MUTASI = official("Muti", (Profile.HELPDESK_MUTASI, NATIONAL))
BANTUL = {"instansi_benar": "Kab. Bantul"}  # under the same regional office
SECRET = "Keterangan yang hanya dibaca pelapor"
REJECTION: dict[str, Any] = {"verdict": "reject", "note": SECRET}


def state(helpdesk: HelpdeskService, number: str) -> str:
    with helpdesk.work.begin() as uow:
        return uow.session.execute(sa.select(tickets.c.state).where(tickets.c.number == number)).scalar_one()


def opened(helpdesk: HelpdeskService, number: str, actor: Actor = KANREG) -> Any:
    return ask(helpdesk, "ticket", actor, number=number)


def test_an_answer_is_final_after_ten_seconds_and_the_status_page_shows_it(helpdesk: HelpdeskService) -> None:
    number = reported(helpdesk, "beda_nama")
    due = ask(helpdesk, "answer", KANREG, number=number, version=0, **REJECTION)["due_at"]
    assert timedelta(seconds=8) < datetime.fromisoformat(due) - datetime.now(UTC) <= timedelta(seconds=10)
    helpdesk.complete_what_is_due()
    shown = ask(helpdesk, "status", ANONYMOUS, receipt=receipt_of(number))
    assert (state(helpdesk, number), shown["state"], shown["note"]) == ("sending", "waiting", "")
    final(helpdesk)
    shown = ask(helpdesk, "status", ANONYMOUS, receipt=receipt_of(number))
    assert (shown["state"], shown["verdict"], shown["note"]) == ("answered", "reject", SECRET)
    assert [event.what for event in events(helpdesk, ReporterToTell)] == ["answered"]


def test_what_is_taken_back_was_not_given(helpdesk: HelpdeskService) -> None:
    number = reported(helpdesk, "beda_nama")
    version = ask(helpdesk, "answer", KANREG, number=number, version=0, **REJECTION)["version"]
    with pytest.raises(Conflict):
        ask(helpdesk, "undo_answer", COLLEAGUE, number=number, version=version)
    again = ask(helpdesk, "undo_answer", KANREG, number=number, version=version)["version"]
    final(helpdesk)
    assert (state(helpdesk, number), opened(helpdesk, number)["version"]) == ("waiting", again)
    approve(helpdesk, KANREG, number, "beda_nama")
    final(helpdesk)
    with pytest.raises(Conflict):
        ask(helpdesk, "undo_answer", KANREG, number=number, version=opened(helpdesk, number)["version"])


def test_of_two_who_answer_at_once_exactly_one_wins(helpdesk: HelpdeskService) -> None:
    number = reported(helpdesk, "beda_nama")

    def try_it(who: Actor) -> bool:
        try:
            ask(helpdesk, "answer", who, number=number, version=0, **REJECTION)
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(try_it, [KANREG, COLLEAGUE] * 4))
    assert won.count(True) == 1
    with helpdesk.work.begin() as uow:
        assert uow.session.execute(sa.select(sa.func.count()).select_from(answers)).scalar_one() == 1


def test_who_holds_a_ticket_answers_it_and_nobody_the_own_report(helpdesk: HelpdeskService) -> None:
    number = reported(helpdesk, "beda_nama")
    ask(helpdesk, "claim", COLLEAGUE, number=number, version=0)
    with pytest.raises(Conflict) as refused:
        ask(helpdesk, "answer", KANREG, number=number, version=0, **REJECTION)
    assert refused.value.details["by"] == "Kartika"
    budi = official("Budi", (Profile.HELPDESK_KANREG, kanreg("k1")), person="Budi")
    ask(helpdesk, "release", COLLEAGUE, number=number, version=0)
    with pytest.raises(Forbidden):
        ask(helpdesk, "answer", budi, number=number, version=0, **REJECTION)


@pytest.mark.parametrize(
    ("effect", "named"),
    [
        ({}, ["field", "value"]), ({"field": "agama", "value": "x"}, ["field"]),
        ({"nip": "1"}, ["field", "nip", "value"]),
    ],
)  # fmt: skip
def test_an_approval_that_could_not_act_is_refused_at_its_fields(
    helpdesk: HelpdeskService, effect: dict[str, str], named: list[str]
) -> None:
    number = reported(helpdesk, "beda_nama")
    with pytest.raises(Invalid) as refused:
        ask(helpdesk, "answer", KANREG, number=number, version=0, verdict="approve", note="Baik.", effect=effect)
    assert sorted(refused.value.details["fields"]) == named


def test_an_approval_acts_once_however_often_its_message_comes(helpdesk: HelpdeskService) -> None:
    owner: FakeServices = vars(helpdesk)["services"]
    number = reported(helpdesk, "beda_nama")
    approve(helpdesk, KANREG, number, "beda_nama")
    final(helpdesk)
    assert (state(helpdesk, number), owner.done) == ("acting", [])
    [event] = events(helpdesk, AnswerGiven)
    for _ in range(3):
        helpdesk.on_answer_given(event)
    assert [(one.method, one.key) for one in owner.done] == [("correct_record", event.answer_id)]
    assert state(helpdesk, number) == "answered"


def test_a_message_that_came_while_the_owner_was_away_acts_later_with_the_same_key(helpdesk: HelpdeskService) -> None:
    owner: FakeServices = vars(helpdesk)["services"]
    number = reported(helpdesk, "beda_nama")
    approve(helpdesk, KANREG, number, "beda_nama")
    final(helpdesk)
    owner.refusal = Unavailable("Layanan tidak menjawab.")
    with pytest.raises(Unavailable):
        deliver(helpdesk)
    assert state(helpdesk, number) == "acting"
    owner.refusal = None
    deliver(helpdesk)
    assert len({one.key for one in owner.asked}) == 1
    assert (len(owner.done), state(helpdesk, number)) == (1, "answered")


def test_a_refusal_of_the_owner_reopens_the_ticket_with_its_reason(helpdesk: HelpdeskService) -> None:
    owner: FakeServices = vars(helpdesk)["services"]
    number = reported(helpdesk, "beda_nama")
    approve(helpdesk, KANREG, number, "beda_nama")
    final(helpdesk)
    owner.refusal = Conflict("Formulir sedang dikirim.", code="stale")
    deliver(helpdesk)
    seen = opened(helpdesk, number)
    assert (seen["state"], seen["claimed_by"]) == ("waiting", "")
    assert [(one["state"], one["refusal"]) for one in seen["answers"]] == [("refused", "Formulir sedang dikirim.")]
    assert events(helpdesk, ReporterToTell) == []
    owner.refusal = None
    approve(helpdesk, KANREG, number, "beda_nama")
    final(helpdesk)
    deliver(helpdesk)
    assert state(helpdesk, number) == "answered"


def test_what_was_merged_is_answered_along_and_every_reporter_is_told(helpdesk: HelpdeskService) -> None:
    first, second, third = (reported(helpdesk, "beda_nama") for _ in range(3))
    ask(helpdesk, "merge", KANREG, number=third, version=0, into=second, reason="Sama.")
    ask(helpdesk, "merge", KANREG, number=second, version=0, into=first, reason="Sama.")
    assert [one["body"] for one in ask(helpdesk, "ticket", KANREG, number=second)["messages"]] == ["Sama."]
    assert sorted(opened(helpdesk, first)["merged"]) == sorted([second, third])
    approve(helpdesk, KANREG, first, "beda_nama")
    final(helpdesk)
    deliver(helpdesk)
    assert {state(helpdesk, number) for number in (first, second, third)} == {"answered"}
    assert ask(helpdesk, "status", ANONYMOUS, receipt=receipt_of(third))["note"] == APPROVAL
    assert len(events(helpdesk, ReporterToTell)) == 3


def test_only_waiting_tickets_of_one_kind_are_merged(helpdesk: HelpdeskService) -> None:
    one, other = reported(helpdesk, "beda_nama"), reported(helpdesk, "perbaikan_data")
    for into in (one, other):
        with pytest.raises(Invalid):
            ask(helpdesk, "merge", KANREG, number=one, version=0, into=into, reason="Sama.")


@pytest.mark.parametrize(("category", "merged"), [("data_pensiun", False), ("ref_jft", True)])
def test_only_what_is_for_all_is_merged_with_the_ticket_of_another_person(
    helpdesk: HelpdeskService, category: str, merged: bool
) -> None:
    """The answer of a merged ticket is read by both reporters."""
    one, other = reported(helpdesk, category), reported(helpdesk, category, nip=SARI)
    profile = Profile.HELPDESK_BKN if merged else Profile.HELPDESK_PENSIUN
    with nullcontext() if merged else pytest.raises(Invalid):
        ask(helpdesk, "merge", official("Oki", (profile, NATIONAL)), number=one, version=0, into=other, reason="Sama.")
    assert state(helpdesk, one) == ("merged" if merged else "waiting")


def test_another_desk_answers_after_a_hand_over(helpdesk: HelpdeskService) -> None:
    number = reported(helpdesk, "beda_instansi", facts=BANTUL)
    body: dict[str, Any] = {"number": number, "version": 0, "profile": "helpdesk_mutasi", "reason": "Ini perpindahan."}
    assert ask(helpdesk, "hand_over", KANREG, **body) == {"profile": "helpdesk_mutasi"}
    seen = opened(helpdesk, number, MUTASI)
    assert [(one["kind"], one["body"]) for one in seen["messages"]] == [("note", "Ini perpindahan.")]
    assert ask(helpdesk, "tickets", KANREG, queue="waiting")["rows"] == []
    for profile in ("helpdesk_mutasi", "helpdesk_bkn", "executive"):
        with pytest.raises(Invalid):
            ask(helpdesk, "hand_over", MUTASI, **body | {"version": 1, "profile": profile})


def test_a_regional_office_moves_people_within_its_region_only(helpdesk: HelpdeskService) -> None:
    """Neither by asking the agencies itself, nor by answering what Mutasi asked."""
    number = reported(helpdesk, "beda_instansi", facts=BANTUL)
    page: dict[str, Any] = {"number": number, "version": 0}
    for agency_id in ("malang", "bkn"):
        with pytest.raises(Invalid) as refused:
            ask(helpdesk, "ask_agencies", KANREG, **page, agency_id=agency_id)
        assert refused.value.details["fields"] == {"agency_id": [ELSEWHERE]}
    ask(helpdesk, "ask_agencies", KANREG, **page, agency_id="bantul")
    ask(helpdesk, "hand_over", KANREG, **page | {"version": 1}, profile="helpdesk_mutasi", reason="Ke Malang.")
    ask(helpdesk, "ask_agencies", MUTASI, **page | {"version": 2}, agency_id="malang")
    ask(helpdesk, "hand_over", MUTASI, **page | {"version": 3}, profile="helpdesk_kanreg", reason="Selesaikan.")
    silent = sa.update(transfers).values(asked_at=datetime.now(UTC) - timedelta(days=30))
    helpdesk.work.do(lambda uow: uow.session.execute(silent))
    said: dict[str, Any] = {**page, "version": 4, "verdict": "approve", "note": APPROVAL}
    said["effect"] = {"agency_id": "malang"}
    with pytest.raises(Invalid) as refused:
        ask(helpdesk, "answer", KANREG, **said)
    assert refused.value.details["fields"] == {"agency_id": [ELSEWHERE]}
    ask(helpdesk, "hand_over", KANREG, **page | {"version": 4}, profile="helpdesk_mutasi", reason="Bukan kami.")
    ask(helpdesk, "answer", MUTASI, **said | {"version": 5})


def test_both_write_and_a_reply_to_an_answer_reopens_the_ticket(helpdesk: HelpdeskService) -> None:
    number = reported(helpdesk, "beda_nama")
    ask(helpdesk, "write_message", KANREG, number=number, body="Nomor SK-nya berapa?")
    ask(helpdesk, "write_note", KANREG, number=number, body="Sudah ditelepon.")
    shown = ask(helpdesk, "status", ANONYMOUS, receipt=receipt_of(number))
    assert (shown["state"], [(m["kind"], m["author"]) for m in shown["messages"]]) == ("asked", [("operator", "")])
    ask(helpdesk, "reply", citizen("Budi"), receipt=receipt_of(number), body="800/12/2015.")
    seen = opened(helpdesk, number)
    assert (seen["news"], [m["kind"] for m in seen["messages"]]) == ("reporter", ["operator", "note", "reporter"])
    ask(helpdesk, "answer", KANREG, number=number, version=seen["version"], **REJECTION)
    final(helpdesk)
    ask(helpdesk, "reply", ANONYMOUS, receipt=receipt_of(number), body="Masih salah.")
    assert (state(helpdesk, number), opened(helpdesk, number)["news"]) == ("waiting", "reporter")


def test_an_operator_reopens_and_the_reporter_is_told(helpdesk: HelpdeskService) -> None:
    number = reported(helpdesk, "beda_nama")
    with pytest.raises(Conflict):
        ask(helpdesk, "reopen", KANREG, number=number, version=0, reason="Salah.")
    ask(helpdesk, "answer", KANREG, number=number, version=0, **REJECTION)
    final(helpdesk)
    version = opened(helpdesk, number)["version"]
    ask(helpdesk, "reopen", KANREG, number=number, version=version, reason="Keliru menolak.")
    assert state(helpdesk, number) == "waiting"
    assert [event.what for event in events(helpdesk, ReporterToTell)] == ["answered", "reopened"]


def test_what_is_written_is_in_no_event_and_in_no_audit(helpdesk: HelpdeskService) -> None:
    number = reported(helpdesk, "beda_nama")
    ask(helpdesk, "write_message", KANREG, number=number, body=SECRET)
    ask(helpdesk, "write_note", KANREG, number=number, body=SECRET)
    ask(helpdesk, "reply", ANONYMOUS, receipt=receipt_of(number), body=SECRET)
    version = opened(helpdesk, number)["version"]
    ask(helpdesk, "answer", KANREG, number=number, version=version, **REJECTION)
    final(helpdesk)
    version = opened(helpdesk, number)["version"]
    ask(helpdesk, "reopen", KANREG, number=number, version=version, reason=SECRET)
    version = opened(helpdesk, number)["version"]
    ask(helpdesk, "hand_over", KANREG, number=number, version=version, profile="helpdesk_bkn", reason=SECRET)
    with helpdesk.work.begin() as uow:
        kept = [uow.session.execute(sa.select(table)).all() for table in (outbox, entries)]
    assert all(rows for rows in kept)
    assert SECRET not in json.dumps(kept, default=str)


def test_a_letter_goes_to_the_address_of_the_ticket(helpdesk: HelpdeskService) -> None:
    number = reported(helpdesk, "beda_nama")
    with helpdesk.work.begin() as uow:
        ticket_id = uow.session.execute(sa.select(tickets.c.id)).scalar_one()
    found = ask(helpdesk, "letter_of", service("identity"), ticket_id=ticket_id)
    assert (found["number"], found["email"]) == (number, "budi@example.org")
    assert found["receipt"] == receipt_of(number)


def test_the_next_ticket_is_the_oldest_free_one(helpdesk: HelpdeskService) -> None:
    assert ask(helpdesk, "next_ticket", KANREG) == {"number": ""}
    first, second = reported(helpdesk, "beda_nama"), reported(helpdesk, "beda_nama")
    got = [ask(helpdesk, "next_ticket", who)["number"] for who in (KANREG, COLLEAGUE)]
    assert got == [first, second]

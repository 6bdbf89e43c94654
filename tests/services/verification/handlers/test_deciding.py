"""Simpan keeps drafts, Kirim makes them final ten seconds later, Urungkan takes it back."""
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from services.chassis.work import UnitOfWork
from services.contracts.errors import Closed, Conflict, Invalid
from services.contracts.identity.answers import OpeningShown
from services.verification.handlers import deciding
from services.verification.handlers.noting_quality import note_decided
from services.verification.tables import cases, decisions, drafts, verifier_days
from tests.services.people import id_of
from tests.services.verification.forms import change, form, number_of
from tests.services.verification.officials import ANI, ATI, BIMA, CITRA
from tests.services.verification.running import WAYS_TO_DECIDE, Running

AGAMA, NAMA = change("agama", "2", old="1"), change("nama", "Budi S", old="Budi")


@pytest.fixture
def claimed(running: Running) -> Running:
    """Budi's form with two changes, claimed by Ani at level 1."""
    running.take_in(form(NAMA, AGAMA))
    running.ask("claim", ANI)
    return running


def ids(running: Running) -> dict[str, str]:
    """Change keys with their ids."""
    return {change["key"]: change["change_id"] for change in running.shown(ANI)["changes"]}


def decision(change_id: str, verdict: str = "approve", reason: str = "") -> dict[str, str]:
    return {"change_id": change_id, "verdict": verdict, "reason": reason}


def rows(running: Running, table: sa.Table) -> list[Any]:
    with running.work.begin() as uow:
        return list(uow.session.execute(sa.select(table)))


def test_a_draft_is_kept_and_may_be_changed(claimed: Running) -> None:
    nama = ids(claimed)["nama"]
    for verdict, reason in (("approve", ""), ("reject", "Beda dari ijazah"), ("reject", "Beda dari akta")):
        shown = claimed.ask("save", ANI, decisions=[decision(nama, verdict, reason)])
        [row] = [change for change in shown["changes"] if change["change_id"] == nama]
        assert (row["draft"], row["draft_reason"]) == (verdict, reason)
    assert rows(claimed, decisions) == []


def test_a_draft_may_be_taken_back(claimed: Running) -> None:
    nama = ids(claimed)["nama"]
    claimed.ask("save", ANI, decisions=[decision(nama)])
    claimed.ask("save", ANI, decisions=[decision(nama, "")])
    assert rows(claimed, drafts) == []


def test_a_change_that_is_not_named_keeps_its_draft(claimed: Running) -> None:
    nama, agama = ids(claimed)["nama"], ids(claimed)["agama"]
    claimed.ask("save", ANI, decisions=[decision(nama)])
    claimed.ask("save", ANI, decisions=[decision(agama)])
    assert {change["draft"] for change in claimed.shown(ANI)["changes"]} == {"approve"}


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_a_rejection_without_a_reason_is_refused_and_nothing_is_saved(claimed: Running, reason: str) -> None:
    nama, agama = ids(claimed)["nama"], ids(claimed)["agama"]
    with pytest.raises(Invalid) as refused:
        claimed.ask("save", ANI, decisions=[decision(agama), decision(nama, "reject", reason)])
    assert list(refused.value.details["fields"]) == [nama]
    assert rows(claimed, drafts) == []


def test_religion_can_never_be_decided_at_level_3(running: Running) -> None:
    running.take_in(form(NAMA, AGAMA))
    running.decide(ANI)
    running.decide(BIMA)
    shown = running.ask("claim", CITRA)
    [agama] = [change for change in shown["changes"] if change["key"] == "agama"]
    assert (agama["decidable"], agama["decided_by"]) == (False, "Level 1, Level 2")
    for verdict, reason in (("approve", ""), ("reject", "Tidak sesuai"), ("", "")):
        with pytest.raises(Invalid) as refused:
            running.ask("save", CITRA, decisions=[decision(agama["change_id"], verdict, reason)])
        assert refused.value.details["fields"] == {
            agama["change_id"]: ["Perubahan ini tidak diputuskan di BKN."]
        }  # fmt: skip
    running.decide(CITRA)
    assert {(row.level, row.key) for row in rows(running, decisions)} == {
        (1, "nama"), (2, "nama"), (3, "nama"), (1, "agama"), (2, "agama"),
    }  # fmt: skip


def test_a_draft_put_in_from_behind_at_another_level_is_not_made_final(running: Running) -> None:
    running.take_in(form(NAMA, AGAMA))
    running.decide(ANI)
    running.decide(BIMA)
    running.tick(CITRA)
    agama = next(change["change_id"] for change in running.shown(CITRA)["changes"] if change["key"] == "agama")
    forged = {"change_id": agama, "level": 3, "verdict": "reject", "reason": "x", "by": CITRA.account_id}
    with running.work.begin() as uow:
        uow.session.execute(sa.insert(drafts).values(forged))
    running.ask("send", CITRA)
    running.ten_seconds_later()
    assert (3, "agama") not in {(row.level, row.key) for row in rows(running, decisions)}


def test_a_change_of_another_form_is_refused(claimed: Running) -> None:
    claimed.take_in(form(NAMA, person="Sari"))
    [strange] = claimed.shown(ANI, "Sari")["changes"]
    with pytest.raises(Invalid):
        claimed.ask("save", ANI, decisions=[decision(strange["change_id"])])


def test_a_change_that_nobody_knows_is_refused(claimed: Running) -> None:
    with pytest.raises(Invalid):
        claimed.ask("save", ANI, decisions=[decision(id_of("no change"))])


def test_sending_needs_every_change_decided_and_names_those_that_are_not(claimed: Running) -> None:
    known = ids(claimed)
    claimed.ask("save", ANI, decisions=[decision(known["nama"])])
    with pytest.raises(Invalid) as refused:
        claimed.ask("send", ANI)
    assert list(refused.value.details["fields"]) == [known["agama"]]
    assert claimed.where() == (1, "open")


def test_sending_says_when_it_becomes_final_and_where_it_goes(claimed: Running) -> None:
    claimed.tick(ANI)
    sent = claimed.ask("send", ANI)
    due = datetime.fromisoformat(sent["due_at"])
    assert timedelta(seconds=5) < due - datetime.now(UTC) <= timedelta(seconds=10)
    assert (sent["to_level"], sent["version"]) == (2, claimed.case().version)


def test_before_ten_seconds_nothing_is_final(claimed: Running) -> None:
    claimed.tick(ANI)
    claimed.ask("send", ANI)
    claimed.pass_time(7)
    assert claimed.work.do(deciding.complete_due) == 0
    assert rows(claimed, decisions) == []


def test_within_ten_seconds_a_sending_is_taken_back_with_its_ticks(claimed: Running) -> None:
    claimed.tick(ANI, rejecting={"nama": "Beda"})
    claimed.ask("send", ANI)
    claimed.pass_time(7)
    shown = claimed.ask("undo", ANI)
    assert (shown["state"], shown["claim"], shown["due_at"]) == ("open", "mine", "")
    assert {c["key"]: (c["draft"], c["draft_reason"]) for c in shown["changes"]} == {
        "nama": ("reject", "Beda"), "agama": ("approve", ""),
    }  # fmt: skip
    claimed.ten_seconds_later()
    assert claimed.where() == (1, "open")


@pytest.mark.parametrize("completed", [False, True])
def test_after_ten_seconds_it_is_too_late(claimed: Running, completed: bool) -> None:
    claimed.tick(ANI)
    version = claimed.ask("send", ANI)["version"]
    if completed:
        claimed.ten_seconds_later()
    else:
        claimed.pass_time(11)
    with pytest.raises(Conflict) as refused:
        claimed.ask("undo", ANI, version=version)
    assert refused.value.details["code"] == "too_late"


def test_a_colleague_cannot_take_it_back(claimed: Running) -> None:
    claimed.tick(ANI)
    claimed.ask("send", ANI)
    with pytest.raises(Conflict):
        claimed.ask("undo", ATI)
    assert claimed.where() == (1, "sending")


def test_what_was_sent_cannot_be_saved_or_sent_again(claimed: Running) -> None:
    claimed.tick(ANI)
    claimed.ask("send", ANI)
    for method, more in {"claim": {}, **WAYS_TO_DECIDE}.items():
        with pytest.raises(Conflict):
            claimed.ask(method, ANI, **more)


def test_a_sending_that_was_lost_on_its_way_back_is_done_once(claimed: Running) -> None:
    claimed.tick(ANI)
    version = claimed.case().version
    first = claimed.ask("send", ANI, version=version, key="k")
    assert claimed.ask("send", ANI, version=version, key="k") == first


def test_with_the_sending_the_next_case_is_taken_and_only_one(claimed: Running) -> None:
    for person in ("Sari", "Tono"):
        claimed.take_in(form(NAMA, person=person))
    claimed.tick(ANI)
    version = claimed.case().version
    first = claimed.ask("send", ANI, version=version, key="k", take_next=True)
    assert first["next"] == number_of("Sari"), "the oldest"
    assert claimed.ask("send", ANI, version=version, key="k", take_next=True) == first, "lost on its way, asked again"
    assert [claimed.case(person).claimed_name for person in ("Sari", "Tono")] == ["Ani", ""]


def test_a_sending_that_is_refused_takes_no_other_case(claimed: Running) -> None:
    claimed.take_in(form(NAMA, person="Sari"))
    with pytest.raises(Invalid):
        claimed.ask("send", ANI, take_next=True)
    assert claimed.case("Sari").claimed_by is None


def test_where_no_case_is_left_none_is_taken(claimed: Running) -> None:
    claimed.tick(ANI)
    assert claimed.ask("send", ANI, take_next=True)["next"] == ""


def test_a_decision_keeps_who_made_it_in_which_office_and_why(claimed: Running) -> None:
    claimed.decide(ANI, rejecting={"nama": "  Beda dari ijazah  "})
    made = {row.key: row for row in rows(claimed, decisions)}
    assert (made["nama"].verdict, made["nama"].reason) == ("reject", "Beda dari ijazah")
    assert (made["agama"].verdict, made["agama"].reason) == ("approve", "")
    assert {(row.name, row.office, row.account_id) for row in made.values()} == {("Ani", "Dinas", ANI.account_id)}


def test_a_reason_beside_an_approval_is_not_kept(claimed: Running) -> None:
    shown = claimed.ask("save", ANI, decisions=[decision(ids(claimed)["nama"], "approve", "bagus")])
    assert {change["draft_reason"] for change in shown["changes"]} == {""}


def test_a_form_without_changes_is_confirmed_without_a_tick(running: Running) -> None:
    running.take_in(form())
    running.ask("claim", ANI)
    running.ask("send", ANI)
    running.ten_seconds_later()
    assert running.where() == (4, "completed")
    assert running.steps()[2] == ("queued", 2, "Ani")


def test_what_is_due_becomes_final_once_also_when_two_processes_look(claimed: Running) -> None:
    claimed.tick(ANI)
    claimed.ask("send", ANI)
    claimed.pass_time(11)
    with claimed.work.begin() as first:
        assert deciding.complete_due(first) == 1
        assert claimed.work.do(deciding.complete_due) == 0
    assert claimed.work.do(deciding.complete_due) == 0
    assert len(rows(claimed, decisions)) == 2


def test_a_case_that_cannot_be_completed_holds_up_no_other(claimed: Running) -> None:
    claimed.tick(ANI)
    claimed.ask("send", ANI)
    claimed.take_in(form(NAMA, person="Sari"))
    claimed.tick(ANI, person="Sari")
    claimed.ask("send", ANI, "Sari")
    with claimed.work.begin() as uow:
        broken = sa.update(cases).where(cases.c.person_id == id_of("Budi"))
        uow.session.execute(broken.values(outcome_by={"who": "nobody says in which office"}))
    claimed.ten_seconds_later()
    assert claimed.where() == (1, "sending")
    assert claimed.where("Sari") == (2, "open")
    with claimed.work.begin() as uow:
        whole = {"account_id": id_of("Ani"), "who": "a", "name": "Ani", "office": "Dinas"}
        uow.session.execute(broken.values(outcome_by=whole))
    claimed.pass_time(61)
    claimed.ten_seconds_later()
    assert claimed.where() == (2, "open")


def test_sums_that_cannot_be_added_hold_up_no_decision(claimed: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    claimed.tick(ANI)
    claimed.ask("send", ANI)
    claimed.take_in(form(NAMA, person="Sari"))
    claimed.tick(ANI, person="Sari")
    claimed.ask("send", ANI, "Sari")
    def breaks_at_budi(uow: UnitOfWork, done: list[Any]) -> None:
        note_decided(uow, done)
        if any(work.case.person_id == id_of("Budi") for work, _ in done):
            uow.session.execute(sa.text("select 1 / 0"))

    monkeypatch.setattr("services.verification.handlers.deciding.note_decided", breaks_at_budi)
    claimed.ten_seconds_later()
    assert (claimed.where(), claimed.where("Sari")) == ((2, "open"), (2, "open"))
    assert [row.cases for row in rows(claimed, verifier_days)] == [1]


def test_while_verification_is_closed_drafts_are_kept_and_nothing_becomes_final(running: Running) -> None:
    running.take_in(form(change("nama", "Budi S", old="Budi")))
    running.tick(ANI)
    running.services.identity.closed = OpeningShown(open=False, why="late", next_at="", until="", zone="WIB")
    for method in ("send", "return_form"):
        with pytest.raises(Closed) as refused:
            running.ask(method, ANI)
        assert refused.value.message == "Verifikasi untuk instansi ini sudah ditutup."
    assert running.shown(ANI)["changes"][0]["draft"] == "approve"
    running.services.identity.closed = None
    running.ask("send", ANI)

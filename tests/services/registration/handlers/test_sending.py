"""Kirim freezes the form for verification; a return opens it again."""
from dataclasses import replace
from typing import Any

import pytest

from services.contracts.actor import Actor
from services.contracts.errors import Broken, Conflict, Forbidden, Invalid
from services.contracts.event import new_id
from services.contracts.form_fields import FORM_FIELDS, Origin, Tab
from services.contracts.verification.events import CaseReturned
from services.registration.domain.which_sections_concern_whom import EVERYBODY
from tests.services.asking import ask
from tests.services.people import ANONYMOUS, citizen, id_of, service
from tests.services.registration.running import NIK, ROW, Running

NEW_ROW = {"golongan": "32", "tmt_golongan": "2020-04-01", "sk_nomor": "9/2020", "sk_tanggal": "2020-03-01"}


def refused(running: Running) -> dict[str, list[str]]:
    """What Kirim says is missing."""
    with pytest.raises(Invalid) as refusal:
        running.send()
    assert running.form().state == "draft"
    return dict(refusal.value.details["fields"])


def submission(running: Running, submission_id: str) -> Any:
    """The form as verification pulls it."""
    [found] = ask(running.service, "submissions", service("verification"), submission_ids=[submission_id])
    return found


def returned(running: Running, **reasons: str) -> CaseReturned:
    """A verifier gives back what Budi sent last."""
    submission_id = (running.events("form-sent.v1") or [{}])[-1].get("submission_id", new_id())
    event = CaseReturned(case_id=new_id(), submission_id=submission_id, person_id=id_of("Budi"), reasons=reasons)
    running.service.on_case_returned(event)
    return event


def test_an_empty_form_names_everything_that_nobody_has_looked_at(running: Running) -> None:
    running.register()
    missing = refused(running)
    required = {
        f.name for f in FORM_FIELDS.values() if f.required and f.origin is Origin.CHANGE and f.tab in EVERYBODY
    } | {"jabatan_fungsional_umum"}
    assert missing.keys() == required
    assert missing["agama"] == ["Periksa Agama: sudah benar atau perlu diubah"]


def test_each_missing_item_is_named_with_what_to_do(running: Running) -> None:
    running.fill()
    running.say("agama", "2")
    running.say("alamat", "")
    running.say("kode_pos", "55")
    running.save_row("add", golongan="32")
    [row] = running.ask("open_tab", tab="riwayat")["histories"]["golongan"]
    assert refused(running) == {
        "agama": ["Unggah dokumen pendukung Agama"],
        "alamat": ["Isi Alamat", "Unggah dokumen pendukung Alamat"],
        "kode_pos": ["Kode pos harus 5 angka; yang ditulis 2 tanda.", "Unggah dokumen pendukung Kode pos"],
        f"golongan:{row['row_id']}": ["Isi TMT golongan.", "Unggah dokumen pendukung Riwayat golongan"],
    }


def test_the_list_is_the_same_as_on_the_home_page_and_in_the_review(running: Running) -> None:
    running.register()
    running.say("agama", "2")
    named = set(refused(running))
    assert {item["anchor"] for item in running.ask("home")["todo"]} == named
    assert {item["anchor"] for item in running.ask("review")["todo"]} == named


def test_a_form_without_any_change_may_be_sent(running: Running) -> None:
    running.fill()
    assert submission(running, running.send())["changes"] == []


def test_a_sent_form_holds_the_changes_with_labels_and_documents(running: Running) -> None:
    running.fill(agama="2", alamat="Jl. Magelang 1")
    facts = submission(running, running.send())
    agama, alamat = facts["changes"]
    assert (agama["key"], agama["old"], agama["new"], agama["old_label"], agama["new_label"]) == (
        "agama", "1", "2", "Islam", "Kristen",
    )  # fmt: skip
    assert [document["digest"] for document in agama["documents"]] == ["proof"]
    assert (alamat["old_label"], alamat["new_label"]) == ("Jl. Kaliurang 7", "Jl. Magelang 1")


def test_a_sent_form_holds_all_that_verification_needs_of_the_place(running: Running) -> None:
    running.fill(unit_organisasi="seksi")
    facts = submission(running, running.send())
    assert (facts["unit_path"], facts["agency_id"], facts["agency_national"], facts["kanreg_id"]) == (
        ["dinas", "bidang", "seksi"], "sleman", False, "k1",
    )  # fmt: skip
    assert (facts["name"], facts["round"], facts["register_number"]) == (
        "BUDI SANTOSO", 1, running.ask("home")["register_number"],
    )  # fmt: skip


def test_the_event_says_that_it_was_sent_and_nothing_about_the_person(running: Running) -> None:
    running.fill(nik="3404012703750009")
    sent = running.send()
    [event] = running.events("form-sent.v1")
    assert (event["submission_id"], event["person_id"], event["round"]) == (sent, id_of("Budi"), 1)
    assert "BUDI" not in str(event)
    assert "3404012703750009" not in str(event)


def test_a_unit_of_another_agency_is_refused(running: Running) -> None:
    running.fill(unit_organisasi="elsewhere")
    assert list(refused(running)) == ["unit_organisasi"]


def test_a_code_that_no_list_holds_is_refused(running: Running) -> None:
    running.fill(agama="99")
    assert refused(running) == {"agama": ["Agama tidak ada dalam daftar. Pilih dari daftar."]}


def test_a_code_that_no_list_holds_is_refused_in_a_row_too(running: Running) -> None:
    running.fill()
    row = running.save_row("add", **{**NEW_ROW, "golongan": "99"})["histories"]["golongan"][0]["row_id"]
    running.attach(f"golongan:{row}")
    assert refused(running) == {f"golongan:{row}": ["Golongan tidak ada dalam daftar. Pilih dari daftar."]}


def test_a_row_that_is_deleted_asks_no_list(running: Running) -> None:
    running.add_row(golongan="gone from the list")
    running.fill()
    running.save_row("delete", ROW)
    running.attach(f"golongan:{ROW}")
    [change] = submission(running, running.send())["changes"]
    assert (change["action"], change["new"], change["old"]["golongan"]) == ("delete", None, "gone from the list")


def test_a_page_that_was_overtaken_sends_nothing(running: Running) -> None:
    running.fill()
    stale = running.version
    running.say("email", "b@example.org")
    with pytest.raises(Conflict):
        running.ask("send", version=stale)
    assert running.form().state == "draft"


def test_a_sending_that_was_lost_on_its_way_back_is_done_once(running: Running) -> None:
    running.fill()
    version = running.version
    first = running.ask("send", version=version, key="k")
    assert running.ask("send", version=version, key="k") == first
    assert len(running.events("form-sent.v1")) == 1


def test_what_was_sent_does_not_change_any_more(running: Running) -> None:
    running.fill(agama="2")
    sent = running.send()
    before = submission(running, sent)
    returned(running, agama="Tidak terbaca")
    running.say("agama", "1")
    assert submission(running, sent) == before


def test_a_returned_form_is_the_persons_again_with_the_reasons_at_the_fields(running: Running) -> None:
    running.fill(agama="2")
    running.send()
    returned(running, agama="Surat tidak terbaca")
    shown = running.ask("open_tab", tab=Tab.UTAMA)
    assert shown["editable"] is True
    assert {f["name"]: f["error"] for f in shown["fields"] if f["error"]} == {"agama": "Surat tidak terbaca"}
    assert running.ask("home")["form_state"] == "returned"


def test_a_reason_of_a_row_stands_at_the_row(running: Running) -> None:
    running.add_row()
    running.fill()
    running.save_row("edit", ROW, **NEW_ROW)
    running.attach(f"golongan:{ROW}")
    running.send()
    returned(running, **{f"golongan:{ROW}": "SK lain"})
    [row] = running.ask("open_tab", tab="riwayat")["histories"]["golongan"]
    assert row["error"] == "SK lain"


def test_a_reason_goes_when_its_field_is_mended_and_the_others_stay(running: Running) -> None:
    running.fill(agama="2", alamat="Jl. Magelang 1")
    running.send()
    returned(running, agama="Tidak terbaca", alamat="Kurang nomor RT")
    running.say("alamat", "Jl. Magelang 1 RT 3")
    assert running.form().reasons == {"agama": "Tidak terbaca"}


def test_sent_again_it_is_the_second_round_without_the_old_reasons(running: Running) -> None:
    running.fill(agama="2")
    first = running.send()
    returned(running, agama="Tidak terbaca")
    running.attach("agama", "a better scan")
    second = running.send()
    assert second != first
    assert submission(running, second)["round"] == 2
    assert (running.form().state, running.form().reasons) == ("sent", {})
    assert [event["round"] for event in running.events("form-sent.v1")] == [1, 2]


def test_a_return_that_comes_twice_or_late_changes_nothing(running: Running) -> None:
    running.fill(agama="2")
    running.send()
    event = returned(running, agama="Tidak terbaca")
    running.send()
    running.service.on_case_returned(event)
    running.service.on_case_returned(replace(event, event_id=new_id()))  # said again: another message, the same round
    assert running.form().state == "sent"


def test_a_form_that_was_not_sent_is_not_returned(running: Running) -> None:
    running.fill()
    returned(running, agama="Tidak terbaca")
    assert (running.form().state, running.form().reasons) == ("draft", {})


STRANGERS = [ANONYMOUS, service("reporting"), citizen("Budi"), Actor(account_id=id_of("official"))]


@pytest.mark.parametrize("stranger", STRANGERS, ids=lambda actor: actor.service or actor.name or "official")
def test_only_verification_pulls_sent_forms(running: Running, stranger: Actor) -> None:
    running.fill(nik="3404012703750009")
    with pytest.raises(Forbidden):
        ask(running.service, "submissions", stranger, submission_ids=[running.send()])


def test_verification_reads_the_secrets_that_it_has_to_check(running: Running) -> None:
    running.fill(nik="3404012703750009")
    [change] = submission(running, running.send())["changes"]
    assert (change["old"], change["new"]) == (NIK, "3404012703750009")


def test_a_sent_form_that_is_not_there_is_no_empty_answer(running: Running) -> None:
    with pytest.raises(Broken):
        submission(running, new_id())


def test_what_the_form_says_beside_its_changes_goes_along_for_the_rule_checks(running: Running) -> None:
    running.add_row()
    running.fill(tmt_pns="2002-03-01")
    beside = submission(running, running.send())["beside"]
    assert beside == {
        "tmt_cpns": "2000-03-01", "tmt_pns": "2002-03-01", "jenis_jabatan": "4", "tingkat": "",
        "golongan": [[ROW, "31", "2016-04-01"]],
    }  # fmt: skip


def test_a_riwayat_row_counts_as_the_person_says_that_it_is(running: Running) -> None:
    running.add_row()
    running.fill()
    running.save_row("edit", ROW, **{**NEW_ROW, "golongan": "33"})
    running.attach(f"golongan:{ROW}")
    assert submission(running, running.send())["beside"]["golongan"] == [[ROW, "33", "2020-04-01"]]

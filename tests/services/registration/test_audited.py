"""What registration tells the audit: each look at a record and each change, with whose it is and never with a value."""
from __future__ import annotations

import pytest

from services.contracts.errors import Conflict, NotFound
from services.contracts.verification.events import CaseCompleted
from tests.services.asking import ask
from tests.services.audit import entries_of, told
from tests.services.people import citizen, id_of
from tests.services.registration.running import NIK, NIP, ROW, Running

BUDI = [id_of("Budi")]


def test_a_look_up_names_whose_record_it_was(running: Running) -> None:
    running.look_up()
    assert told(running.work) == [("person_looked_up", "gateway", BUDI)]


def test_a_look_up_that_was_stopped_names_him_too(running: Running) -> None:
    with pytest.raises(NotFound):
        running.look_up(name="SOMEBODY ELSE")
    [entry] = entries_of(running.work)
    assert (entry.action, entry.people, entry.method) == ("refused", BUDI, "look_up")
    running.register()
    with pytest.raises(Conflict):
        running.look_up()
    assert told(running.work)[-1] == ("refused", "gateway", BUDI)


def test_a_look_up_of_nobody_names_nobody(running: Running) -> None:
    with pytest.raises(NotFound):
        running.look_up(nip="197503272000032007")
    assert told(running.work) == [("refused", "gateway", [])]


def test_registering_is_told_with_the_number(running: Running) -> None:
    number = running.register()["register_number"]
    [entry] = entries_of(running.work, "registered")
    assert (entry.subject, entry.people) == (number, BUDI)


@pytest.mark.parametrize(("method", "body", "subject"), [
    ("home", {}, "home"), ("review", {}, "review"), ("open_tab", {"tab": "posisi"}, "posisi"),
])  # fmt: skip
def test_each_look_at_the_form_is_one_entry(running: Running, method: str, body: dict[str, str], subject: str) -> None:
    running.register()
    running.ask(method, **body)
    [entry] = entries_of(running.work, "form_viewed")
    assert (entry.kind, entry.name, entry.subject, entry.people) == ("citizen", "Budi", subject, BUDI)


def test_a_save_is_one_entry_with_digests_before_and_after(running: Running) -> None:
    running.register()
    running.save("utama", nik="3404012703750008")
    running.save("utama", confirmed=["agama"], nik=NIK)
    first, second = entries_of(running.work, "form_saved")
    assert (first.subject, first.people) == ("utama", BUDI)
    assert first.after["nik"] == second.before["nik"] != second.after["nik"]
    assert (first.after["confirmed"], second.after["confirmed"]) == ([], ["agama"])
    assert len(entries_of(running.work, "form_viewed")) == 0  # the page after a save is the save's


def test_riwayat_and_documents_are_told(running: Running) -> None:
    running.register()
    running.add_row()
    running.save_row("edit", ROW, sk_nomor="2/2016")
    running.attach(f"golongan:{ROW}", "proof")
    running.ask("document", document_id=id_of("proof"))
    running.ask("detach_document", change=f"golongan:{ROW}", document_id=id_of("proof"))
    assert [(row.action, row.subject) for row in entries_of(running.work)][-4:] == [
        ("form_saved", f"golongan:{ROW}"), ("document_attached", id_of("proof")),
        ("document_viewed", id_of("proof")), ("document_detached", id_of("proof")),
    ]  # fmt: skip


def test_somebody_elses_document_is_a_refusal(running: Running) -> None:
    with pytest.raises(NotFound):
        ask(running.service, "document", citizen("Ani"), document_id=id_of("proof"))
    [entry] = entries_of(running.work)
    assert (entry.action, entry.name, entry.subject) == ("refused", "Ani", id_of("proof"))


def test_sending_and_what_the_record_took_are_told(running: Running) -> None:
    running.fill(alamat="Jl. Kaliurang 8")
    submission = running.send()
    [sent] = entries_of(running.work, "form_sent")
    assert (sent.subject, sent.people, list(sent.after)) == (submission, BUDI, ["alamat"])
    completed = CaseCompleted(
        case_id=id_of("case"), submission_id=submission, person_id=id_of("Budi"), approved=["alamat"]
    )
    running.service.on_case_completed(completed)
    [applied] = entries_of(running.work, "record_applied")
    assert (applied.kind, applied.subject, applied.people) == ("service", id_of("case"), BUDI)
    assert applied.after["alamat"] == sent.after["alamat"] != applied.before["alamat"]


def test_no_value_of_a_person_is_in_the_audit(running: Running) -> None:
    running.fill(alamat="Jl. Kaliurang 8", nik="3404012703750008")
    whole = str(entries_of(running.work))
    for value in ("Kaliurang", "3404012703750008", NIK, NIP, "budi@example.org", "081234567890", "a long password"):
        assert value not in whole

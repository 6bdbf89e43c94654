"""Kembalikan: back to the civil servant with the reasons; what did not change is not asked again."""
import pytest

from services.contracts.errors import Invalid
from services.contracts.registration.answers import Submission
from services.verification.taken_in import digest
from tests.services.verification.forms import change, form
from tests.services.verification.officials import ANI, ATI, BIMA, CITRA
from tests.services.verification.running import Running

AGAMA, NAMA = change("agama", "2", old="1"), change("nama", "Budi S", old="Budi")
NAMA_MENDED = change("nama", "Budi Santoso", old="Budi")


def again(*changes: object) -> Submission:
    return form(*changes, round=2)  # type: ignore[arg-type]


def asked(running: Running, actor: object) -> list[str]:
    """What the desk asks this person."""
    return [c["key"] for c in running.shown(actor)["changes"] if c["decidable"]]  # type: ignore[arg-type]


def test_a_returned_form_goes_back_with_the_reasons_at_its_changes(running: Running) -> None:
    running.take_in(form(AGAMA, NAMA))
    running.give_back(ANI, rejecting={"nama": "Ijazah tertulis lain"})
    assert running.where() == (1, "returned")
    [returned] = running.events("case-returned.v1")
    assert returned["reasons"] == {"nama": "Ijazah tertulis lain"}
    assert running.events("case-moved.v1")[-1]["now"] == "returned"


def test_a_return_can_be_taken_back_like_a_sending(running: Running) -> None:
    running.take_in(form(NAMA))
    running.tick(ANI, rejecting={"nama": "Beda"})
    running.ask("return_form", ANI)
    running.ask("undo", ANI)
    running.ten_seconds_later()
    assert running.where() == (1, "open")
    assert running.events("case-returned.v1") == []


def test_without_a_rejection_a_form_is_not_returned(running: Running) -> None:
    running.take_in(form(AGAMA, NAMA))
    running.tick(ANI)
    with pytest.raises(Invalid):
        running.ask("return_form", ANI)
    assert running.where() == (1, "open")


def test_one_rejection_is_enough_the_rest_may_be_undecided(running: Running) -> None:
    running.take_in(form(AGAMA, NAMA))
    running.ask("claim", ANI)
    nama = next(c["change_id"] for c in running.shown(ANI)["changes"] if c["key"] == "nama")
    running.ask("save", ANI, decisions=[{"change_id": nama, "verdict": "reject", "reason": "Beda"}])
    running.ask("return_form", ANI)
    running.ten_seconds_later()
    running.take_in(again(AGAMA, NAMA_MENDED))
    assert asked(running, ANI) == ["agama", "nama"]


def test_a_return_at_level_2_also_tells_what_level_1_rejected(running: Running) -> None:
    running.take_in(form(AGAMA, NAMA))
    running.decide(ANI, rejecting={"agama": "Surat tidak ada"})
    running.give_back(BIMA, rejecting={"nama": "Ijazah tertulis lain"})
    [returned] = running.events("case-returned.v1")
    assert returned["reasons"] == {"agama": "Surat tidak ada", "nama": "Ijazah tertulis lain"}


def test_sent_again_it_is_the_same_case_in_its_second_round(running: Running) -> None:
    running.take_in(form(NAMA))
    first = running.case()
    running.give_back(ANI, rejecting={"nama": "Beda"})
    running.take_in(again(NAMA_MENDED))
    second = running.case()
    assert (second.id, second.round, second.level, second.state) == (first.id, 2, 1, "open")
    assert second.version > first.version


def test_what_was_approved_and_did_not_change_is_not_asked_again_at_that_level(running: Running) -> None:
    running.take_in(form(AGAMA, NAMA))
    running.give_back(ANI, rejecting={"nama": "Beda"})
    running.take_in(again(AGAMA, NAMA_MENDED))
    assert asked(running, ANI) == ["nama"]
    running.decide(ANI)
    assert asked(running, BIMA) == ["agama", "nama"]


def test_a_rejected_change_that_was_sent_again_as_it_was_is_asked_again(running: Running) -> None:
    running.take_in(form(AGAMA, NAMA))
    running.give_back(ANI, rejecting={"nama": "Beda"})
    running.take_in(again(AGAMA, NAMA))
    assert asked(running, ANI) == ["nama"]


def test_a_new_document_makes_an_approved_change_new(running: Running) -> None:
    running.take_in(form(AGAMA, NAMA))
    running.give_back(ANI, rejecting={"nama": "Beda"})
    other_proof = change("agama", "2", old="1", documents=["another proof"])
    running.take_in(again(other_proof, NAMA_MENDED))
    assert asked(running, ANI) == ["agama", "nama"]


def test_a_level_that_approved_everything_before_lets_the_form_pass(running: Running) -> None:
    running.take_in(form(AGAMA, NAMA))
    running.decide(ANI)
    running.give_back(BIMA, rejecting={"nama": "Beda"})
    running.take_in(again(AGAMA, NAMA))
    assert running.where() == (2, "open")
    assert asked(running, BIMA) == ["nama"]


def test_a_change_that_was_taken_back_is_gone(running: Running) -> None:
    running.take_in(form(AGAMA, NAMA))
    running.give_back(ANI, rejecting={"nama": "Beda"})
    running.take_in(again(AGAMA))
    for verifier in (BIMA,):
        running.decide(verifier)
    assert running.events("case-completed.v1")[0]["approved"] == ["agama"]


def test_the_first_rejection_does_not_follow_a_change_that_is_approved_in_the_second_round(running: Running) -> None:
    running.take_in(form(NAMA))
    running.give_back(ANI, rejecting={"nama": "Beda"})
    running.take_in(again(NAMA_MENDED))
    for verifier in (ATI, BIMA, CITRA):
        running.decide(verifier)
    assert running.events("case-completed.v1")[0]["approved"] == ["nama"]


def test_a_claim_of_the_first_round_is_not_one_of_the_second(running: Running) -> None:
    running.take_in(form(NAMA))
    running.give_back(ANI, rejecting={"nama": "Beda"})
    running.take_in(again(NAMA_MENDED))
    assert running.case().claimed_by is None
    assert running.ask("claim", ATI)["claimed_by"] == "Ati"


def test_the_digest_covers_value_and_documents_in_any_order_and_no_label(field_keys: None) -> None:
    one = change("nama", "Budi S", documents=["a", "b"])
    assert digest(one) == digest({**one, "new_label": "BUDI S", "label": "Name", "documents": one["documents"][::-1]})
    for other in (
        change("nama", "Budi T", documents=["a", "b"]),
        change("nama", "Budi S", documents=["a"]),
        change("nama", "Budi S", documents=["a", "c"]),
        change("gelar_depan", "Budi S", documents=["a", "b"]),
    ):
        assert digest(other) != digest(one)

"""The desk: one case with its changes, documents, findings and decisions."""
import pytest

from tests.services.asking import ask
from tests.services.verification.forms import ROW, change, form, number_of
from tests.services.verification.officials import ANI, BIMA, CITRA
from tests.services.verification.running import Running

BIRTH = change("tanggal_lahir", "1975-03-28", old="1975-03-27")
AGAMA = change("agama", "2", old="1")
GOLONGAN = change(ROW, {"golongan": "32", "tmt_golongan": "2020-04-01", "sk_tanggal": "2020-05-01"})


def test_a_change_is_shown_with_old_new_documents_and_findings_side_by_side(running: Running) -> None:
    running.take_in(form(BIRTH))
    [shown] = running.shown(ANI)["changes"]
    assert (shown["label"], shown["old_label"], shown["new_label"]) == ("Tanggal lahir", "1975-03-27", "1975-03-28")
    assert [document["digest"] for document in shown["documents"]] == ["proof"]
    [found] = shown["findings"]
    assert (found["code"], found["tone"]) == ("birth_date_not_as_nip", "warn")
    assert found["text"] == "Berbeda dari NIP (19750327). Bandingkan dengan akta kelahiran atau ijazah."


def test_changes_stand_in_the_order_of_the_form(running: Running) -> None:
    running.take_in(form(BIRTH, AGAMA, GOLONGAN))
    assert [c["key"] for c in running.shown(ANI)["changes"]] == ["tanggal_lahir", "agama", ROW]


def test_what_another_level_decides_is_shown_folded_with_who_does(running: Running) -> None:
    running.take_in(form(BIRTH, AGAMA))
    running.decide(ANI)
    running.decide(BIMA)
    shown = {c["key"]: (c["decidable"], c["decided_by"]) for c in running.shown(CITRA)["changes"]}
    assert shown == {
        "tanggal_lahir": (True, "Level 1, Level 2, BKN, BKN Status"),
        "agama": (False, "Level 1, Level 2"),
    }


def test_earlier_decisions_stand_beside_their_change(running: Running) -> None:
    running.take_in(form(BIRTH))
    running.decide(ANI)
    [shown] = running.shown(BIMA)["changes"]
    [made] = shown["decisions"]
    assert (made["level"], made["verdict"], made["by"], made["office"]) == (1, "approve", "Ani", "Dinas")


@pytest.mark.parametrize("typed", ["BUDI2222", "budi2222", "Budi-2222", "BUDI 2222"])
def test_a_nomor_register_is_read_as_people_type_it(running: Running, typed: str) -> None:
    running.take_in(form(AGAMA))
    assert ask(running.service, "case", ANI, register_number=typed)["name"] == "Budi"


def test_the_levels_tell_who_has_it_and_who_had_it(running: Running) -> None:
    running.take_in(form(BIRTH))
    running.decide(ANI)
    levels = running.shown(BIMA)["levels"]
    assert [(level["state"], level["office"], level["by"]) for level in levels] == [
        ("done", "Dinas", "Ani"), ("now", "Sleman", ""), ("todo", "", ""), ("todo", "", ""),
    ]  # fmt: skip


def test_while_a_sending_runs_the_desk_is_read_only_and_knows_until_when(running: Running) -> None:
    running.take_in(form(AGAMA))
    running.tick(ANI)
    due = running.ask("send", ANI)["due_at"]
    shown = running.shown(ANI)
    assert (shown["state"], shown["due_at"], shown["claim"], shown["can_claim"]) == ("sending", due, "mine", False)
    assert [(c["decidable"], c["draft"]) for c in shown["changes"]] == [(False, "approve")]
    assert shown["register_number"] == number_of("Budi")

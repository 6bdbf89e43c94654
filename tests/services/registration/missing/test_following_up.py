"""Why somebody is missing: noted by the agency with owner, deadline and document, changed, cleared, remembered."""
from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from services.contracts.errors import Forbidden, Invalid, NotFound
from services.registration.missing.finding import today
from tests.services.asking import ask
from tests.services.people import id_of
from tests.services.registration.missing.office import BKN, KANREG, OF_BANTUL, PAPER, Office


def test_one_reason_for_several_people(office: Office) -> None:
    answer = office.note("Budi", "Sari", document=PAPER)
    assert answer == {"changed": sorted([id_of("Budi"), id_of("Sari")]), "others": []}
    opened = office.opened("Sari")
    assert (opened["reason"], opened["stage"], opened["owner"], opened["note"]) == (
        "long_leave", "noted", "Wahyu", "Cuti.",
    )  # fmt: skip
    assert (opened["document"], opened["owner_id"], opened["version"]) == (PAPER, id_of("account Wahyu"), 1)
    assert len(office.running.events("standing-changed.v1")) == 2


def test_a_document_stays_until_another_comes(office: Office) -> None:
    office.note("Budi", document=PAPER)
    office.note("Budi", reason="retired")
    opened = office.opened()
    assert (opened["reason"], opened["document"]) == ("retired", PAPER)
    facts = office.ask("follow_up_document", person_id=id_of("Budi"), document_id=PAPER["document_id"])
    assert facts == PAPER
    with pytest.raises(NotFound):
        office.ask("follow_up_document", person_id=id_of("Budi"), document_id=id_of("another"))


def test_a_page_that_is_behind_changes_nothing(office: Office) -> None:
    stale = office.chosen("Budi", "Sari")
    office.note("Budi", reason="retired")
    answer = office.note(people=stale)
    assert answer["changed"] == [id_of("Sari")]
    assert answer["others"] == [["BUDI SANTOSO", "sudah diubah orang lain sejak halaman dibuka"]]
    assert office.opened()["reason"] == "retired"


def test_who_has_sent_meanwhile_is_left_alone(office: Office) -> None:
    office.running.fill(agama="2")
    chosen = office.chosen("Budi", "Sari")
    office.running.send()
    assert office.note(people=chosen)["others"] == [["BUDI SANTOSO", "sudah mengirim formulirnya"]]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"deadline": (today() - timedelta(days=1)).isoformat()}, "deadline"),
        ({"deadline": "9999-01-01"}, "deadline"),
        ({"deadline": "besok"}, "deadline"),
        ({"owner_id": id_of("account Joko")}, "owner_id"),
        ({"reason": "bored"}, "reason"),
        ({"people": []}, "people"),
        ({"note": "x" * 1001}, "note"),
        ({"document": {**PAPER, "media_type": "text/html"}}, "document"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(office: Office, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        office.note("Budi", **wrong)
    assert field in refused.value.details["fields"]
    assert office.version("Budi") == 0


def test_only_the_agency_notes_and_for_its_own_people(office: Office) -> None:
    for above in (KANREG, BKN):
        with pytest.raises(Forbidden):
            office.note("Budi", by=above)
    with pytest.raises(NotFound):
        office.note("Budi", by=OF_BANTUL)
    with pytest.raises(NotFound):
        office.note(people=[{"person_id": id_of("Budi"), "version": 0}, {"person_id": id_of("nobody"), "version": 0}])
    assert office.version("Budi") == 0, "with one who is not theirs, nothing is done"


def test_clearing_leaves_the_history(office: Office) -> None:
    office.note("Budi", document=PAPER)
    office.ask("clear_reason", people=office.chosen("Budi"), note="Ternyata hadir.")
    opened = office.opened()
    assert (opened["reason"], opened["stage"], opened["document"], opened["deadline"]) == ("", "", None, "")
    cleared, noted = opened["steps"]
    assert (cleared["action"], cleared["note"], cleared["by"]) == ("clear", "Ternyata hadir.", "Siti")
    assert (noted["action"], noted["reason"], noted["document"], noted["owner"]) == (
        "note", "long_leave", PAPER, "Wahyu",
    )  # fmt: skip
    again = office.ask("clear_reason", people=office.chosen("Budi"), note="x")
    assert again["others"] == [["BUDI SANTOSO", "tindak lanjutnya tidak pada tahap itu"]]


def test_a_form_that_comes_ends_the_follow_up_and_the_person_can_read_it(office: Office) -> None:
    office.note("Budi")
    office.running.fill(agama="2")
    office.running.send()
    assert office.row() is None
    assert office.steps() == ["note", "received"]
    own = ask(office.running.service, "own_data", office.running.budi)
    [section] = [one for one in own["sections"] if one["title"] == "Tindak lanjut belum terdata"]
    assert [piece["label"] for piece in section["pieces"]] == ["Alasan dicatat", "Formulir diterima"]
    assert "Cuti panjang; Cuti." in section["pieces"][0]["value"]


def test_the_officials_of_the_agency_are_offered_to_its_admin(office: Office) -> None:
    assert [one["name"] for one in office.ask("owners_in", agency_id="sleman")] == ["Siti", "Wahyu"]
    with pytest.raises(NotFound):
        office.ask("owners_in", OF_BANTUL, agency_id="sleman")


def test_what_can_be_done_depends_on_side_and_stage(office: Office) -> None:
    assert office.opened()["may"] == ["note", "remind"]
    assert office.opened(by=KANREG)["may"] == ["remind"]
    office.note("Budi")
    assert office.opened()["may"] == ["note", "clear", "remind"]
    office.close_filling()
    assert office.opened()["may"] == ["note", "clear", "remind", "propose"]
